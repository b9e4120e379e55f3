/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-merge.h"

#include <string.h>

#include "along-check.h"
#include "along-date.h"
#include "along-test-images.h"

#define NOW G_GINT64_CONSTANT (1798761600000) /* 1 January 2027 */

static int serial;

/* Gives @property some value that no other record has; references go to one of @of. */
static void
fill (AlongRecord *record, int property, AlongFamily *of, GRand *random)
{
  const AlongProperty *what = &along_record_get_kind (record)->properties[property];
  g_autofree char *text = g_strdup_printf ("%s %d", what->name, ++serial);

  switch (what->type)
    {
    case ALONG_TYPE_LINE:
    case ALONG_TYPE_TEXT:
      along_record_set_text (record, property, text);
      break;
    case ALONG_TYPE_JSON:
      along_record_set_text (record, property, "{\"item\":[]}");
      break;
    case ALONG_TYPE_DEC:
      along_record_set_text (record, property, "3");
      break;
    case ALONG_TYPE_INT:
      along_record_set_int (record, property, g_rand_int_range (random, 1, 9));
      break;
    case ALONG_TYPE_BOOL:
      along_record_set_bool (record, property, g_rand_boolean (random));
      break;
    case ALONG_TYPE_DATE:
      along_record_set_day (record, property, along_day_from_ymd (2025, 1, 1) + g_rand_int_range (random, 0, 300));
      break;
    case ALONG_TYPE_INSTANT:
      {
        AlongInstant at = { .day_only = FALSE };

        at.ms = NOW - (gint64) g_rand_int_range (random, 1, 300) * 86400000;
        at.zone = g_intern_static_string ("Europe/London");
        at.day = along_day_of_ms (at.ms, at.zone);
        along_record_set_instant (record, property, &at);
        break;
      }
    case ALONG_TYPE_ENUM:
      along_record_set_enum (record, property, g_rand_int_range (random, 0, (int) along_enum_n_values (what->enumeration)));
      break;
    case ALONG_TYPE_LINES:
      along_record_set_lines (record, property, (const char *const[]){ text, "line", NULL });
      break;
    case ALONG_TYPE_REF:
    case ALONG_TYPE_REFS:
      {
        AlongId ids[3];
        guint n = 0;

        if (along_kind_get (what->target)->owner != ALONG_OWNER_FAMILY)
          {
            g_autofree char *which = g_strdup_printf ("%s %d", along_kind_get (what->target)->name, g_rand_int_range (random, 0, 50));
            ids[n++] = along_id_from_name (which);
          }
        else
          for (guint i = 0; i < (what->type == ALONG_TYPE_REF ? 1 : 3); i++)
            {
              guint count = along_family_count (of, what->target);

              if (count > 0)
                ids[n++] = along_record_get_id (along_family_nth (of, what->target, (guint) g_rand_int_range (random, 0, (int) count)));
            }
        if (n > 0 && what->type == ALONG_TYPE_REF)
          along_record_set_ref (record, property, ids[0]);
        else if (n > 0)
          along_record_set_refs (record, property, ids, n);
        break;
      }
    }
}

static AlongRecord *
add (AlongFamily *family, AlongKindId kind)
{
  AlongRecord *record = along_record_new (kind, kind == ALONG_KIND_FAMILY ? along_family_get_id (family) : along_id_new (),
                                          along_family_get_id (family));

  along_family_add (family, record);
  g_object_unref (record); /* the family holds it */
  return along_family_lookup (family, along_record_get_id (record));
}

static AlongRecord *
add_person (AlongFamily *family, const char *name)
{
  AlongRecord *person = add (family, ALONG_KIND_PERSON);

  along_record_set_text (person, ALONG_PERSON_P_NAME, name);
  along_record_set_enum (person, ALONG_PERSON_P_GENDER, ALONG_GENDER_FEMALE);
  return person;
}

/* A record of each kind, several times, with everything filled in. */
static AlongFamily *
some_family (GRand *random, guint n_people, guint each)
{
  AlongFamily *family = along_family_new (along_id_new ());
  AlongRecord *record = add (family, ALONG_KIND_FAMILY);

  for (guint p = 0; p < along_record_get_kind (record)->n_properties; p++)
    fill (record, (int) p, family, random);
  for (guint i = 0; i < n_people; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person%d Family", ++serial);
      record = add_person (family, name);
      for (guint p = 0; p < along_record_get_kind (record)->n_properties; p++)
        if (p != ALONG_PERSON_P_NAME && p != ALONG_PERSON_P_NHS_NUMBER && p != ALONG_PERSON_P_DIED)
          fill (record, (int) p, family, random);
    }
  /* Twice, so that references to kinds that come later are there too. */
  for (guint round = 0; round < each; round++)
    for (AlongKindId kind = 0; kind < ALONG_N_KINDS; kind++)
      if (along_kind_get (kind)->owner == ALONG_OWNER_FAMILY && kind != ALONG_KIND_FAMILY && kind != ALONG_KIND_PERSON)
        {
          record = add (family, kind);
          for (guint p = 0; p < along_record_get_kind (record)->n_properties; p++)
            fill (record, (int) p, family, random);
          if (kind == ALONG_KIND_CHILD_LINK)
            along_record_unset (record, g_rand_boolean (random) && along_record_has (record, ALONG_CHILD_LINK_P_COUPLE) ? ALONG_CHILD_LINK_P_PARENT : ALONG_CHILD_LINK_P_COUPLE);
        }
  return family;
}

static void
assert_same (GHashTable *one, GHashTable *other)
{
  GHashTableIter iter;
  gpointer id, image;

  g_assert_cmpuint (g_hash_table_size (one), ==, g_hash_table_size (other));
  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &id, &image))
    g_assert_cmpstr (image, ==, g_hash_table_lookup (other, id));
}

/* The opposite of an edit that has not been applied yet, as the store makes it. */
static AlongEdit *
opposite (AlongEdit *edit)
{
  AlongEdit *back = along_edit_new ("back", along_edit_get_family (edit));

  for (guint i = 0; i < along_edit_get_n (edit); i++)
    {
      const AlongChange *change = along_edit_get_change (edit, i);

      switch (change->op)
        {
        case ALONG_OP_CREATE:
          along_edit_delete (back, change->after);
          break;
        case ALONG_OP_DELETE:
          {
            g_autoptr (AlongRecord) gone = along_record_copy (change->before);
            along_record_set_deleted (gone, TRUE);
            along_edit_restore (back, gone);
            break;
          }
        case ALONG_OP_CHANGE:
          along_record_assign (along_edit_change (back, change->after), change->before);
          break;
        case ALONG_OP_RESTORE:
          g_assert_not_reached ();
        }
    }
  return back;
}

static void
decide_all (AlongMerge *merge, GRand *random)
{
  guint n;
  const AlongMergeQuestion *questions = along_merge_questions (merge, &n);

  for (guint i = 0; i < n; i++)
    along_merge_decide (merge, i, (AlongMergeTake) g_rand_int_range (random, 0, questions[i].both ? 3 : 2));
}

/* Every reference of the family goes to a record that is there. */
static void
assert_whole (AlongFamily *family, AlongId gone)
{
  AlongRecord *record;

  for (AlongKindId kind = 0; kind < ALONG_N_KINDS; kind++)
    ALONG_FOREACH (record, family, kind)
      {
        const AlongKind *of = along_record_get_kind (record);

        for (int p = 0; p < (int) of->n_properties; p++)
          {
            guint n = 0;
            AlongId one = ALONG_ID_NONE;
            const AlongId *ids = &one;

            if (of->properties[p].type == ALONG_TYPE_REF && along_record_has (record, p))
              {
                one = along_record_get_ref (record, p);
                n = 1;
              }
            else if (of->properties[p].type == ALONG_TYPE_REFS)
              ids = along_record_get_refs (record, p, &n);
            for (guint i = 0; i < n; i++)
              {
                g_assert_false (along_id_equal (ids[i], gone));
                if (along_kind_get (of->properties[p].target)->owner == ALONG_OWNER_FAMILY)
                  g_assert_nonnull (along_family_find (family, of->properties[p].target, ids[i]));
                for (guint j = 0; j < i; j++)
                  g_assert_false (along_id_equal (ids[i], ids[j]));
              }
          }
      }
}

/* Of each kind that can refer to a person, a record that refers to the one who goes: all refer to the other after. */
static void
test_all_kinds (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
  AlongRecord *keep, *other, *third, *record;
  g_autoptr (AlongMerge) merge = NULL;
  g_autoptr (AlongEdit) edit = NULL, back = NULL;
  g_autoptr (GHashTable) before = NULL, after = NULL;
  g_autoptr (GError) error = NULL;
  guint n_made = 0;

  along_record_set_text (add (family, ALONG_KIND_FAMILY), ALONG_FAMILY_P_NAME, "Tierney");
  keep = add_person (family, "Jade Tierney");
  other = add_person (family, "Jade Tierny");
  third = add_person (family, "Dawn Tierney");
  for (AlongKindId kind = 0; kind < ALONG_N_KINDS; kind++)
    for (int p = 0; p < (int) along_kind_get (kind)->n_properties; p++)
      {
        const AlongProperty *property = &along_kind_get (kind)->properties[p];
        AlongId id = along_record_get_id (other);

        if (along_kind_get (kind)->owner != ALONG_OWNER_FAMILY || property->target != ALONG_KIND_PERSON
            || (property->type != ALONG_TYPE_REF && property->type != ALONG_TYPE_REFS))
          continue;
        record = add (family, kind);
        for (int q = 0; q < (int) along_kind_get (kind)->n_properties; q++)
          if (along_kind_get (kind)->properties[q].type != ALONG_TYPE_REF && along_kind_get (kind)->properties[q].type != ALONG_TYPE_REFS)
            fill (record, q, family, random);
          else if (along_kind_get (kind)->properties[q].target == ALONG_KIND_PERSON && along_kind_get (kind)->properties[q].type == ALONG_TYPE_REF
                   && kind != ALONG_KIND_COUPLE)
            along_record_set_ref (record, q, along_record_get_id (third));
        if (property->type == ALONG_TYPE_REF)
          along_record_set_ref (record, p, id);
        else
          along_record_set_refs (record, p, (const AlongId[]){ along_record_get_id (kind == ALONG_KIND_PREGNANCY ? third : keep), id }, 2);
        n_made++;
      }
  g_assert_cmpuint (n_made, >=, 25);
  before = along_test_images (family);
  merge = along_merge_new (family, NULL);
  g_assert_true (along_merge_pair (merge, along_record_get_id (keep), along_record_get_id (other), &error));
  g_assert_no_error (error);
  along_merge_settle (merge);
  decide_all (merge, random);
  edit = along_merge_edit (merge, "Same person", &error);
  g_assert_no_error (error);
  back = opposite (edit);
  along_family_apply (family, edit);
  assert_whole (family, along_record_get_id (other));
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PERSON), ==, 2);
  along_family_apply (family, back);
  after = along_test_images (family);
  assert_same (before, after);
}

static void
test_people (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
  AlongRecord *keep, *other, *kai, *baby, *couple[2], *link, *home, *record;
  g_autoptr (AlongMerge) merge = NULL;
  g_autoptr (AlongEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  const AlongMergeQuestion *questions;
  guint n;

  along_record_set_text (add (family, ALONG_KIND_FAMILY), ALONG_FAMILY_P_NAME, "Tierney");
  keep = add_person (family, "Jade Tierney");
  other = add_person (family, "Jade Tierny");
  kai = add_person (family, "Kai Booth");
  baby = add_person (family, "Baby Tierney");
  along_record_set_text (keep, ALONG_PERSON_P_BORN, "2006-05-03");
  along_record_set_text (other, ALONG_PERSON_P_BORN, "2006-03-05");
  along_record_set_text (other, ALONG_PERSON_P_PHONE, "07700 900123");
  along_record_set_text (keep, ALONG_PERSON_P_NOTE, "One.");
  along_record_set_text (other, ALONG_PERSON_P_NOTE, "Two.");
  along_record_set_lines (keep, ALONG_PERSON_P_LANGUAGES, (const char *const[]){ "English", NULL });
  along_record_set_lines (other, ALONG_PERSON_P_LANGUAGES, (const char *const[]){ "English", "Irish", NULL });
  along_record_set_bool (other, ALONG_PERSON_P_INDEX, TRUE);
  for (int i = 0; i < 2; i++)
    {
      couple[i] = add (family, ALONG_KIND_COUPLE);
      along_record_set_ref (couple[i], ALONG_COUPLE_P_ONE, along_record_get_id (i == 0 ? keep : kai));
      along_record_set_ref (couple[i], ALONG_COUPLE_P_OTHER, along_record_get_id (i == 0 ? kai : other));
      along_record_set_enum (couple[i], ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_COHABITING);
      along_record_set_enum (couple[i], ALONG_COUPLE_P_STATE, i == 0 ? ALONG_COUPLE_STATE_CURRENT : ALONG_COUPLE_STATE_SEPARATED);
      link = add (family, ALONG_KIND_CHILD_LINK);
      along_record_set_ref (link, ALONG_CHILD_LINK_P_CHILD, along_record_get_id (baby));
      along_record_set_ref (link, ALONG_CHILD_LINK_P_COUPLE, along_record_get_id (couple[i]));
      along_record_set_enum (link, ALONG_CHILD_LINK_P_NATURE, ALONG_CHILD_NATURE_BIRTH);
    }
  home = add (family, ALONG_KIND_HOUSEHOLD);
  along_record_set_text (home, ALONG_HOUSEHOLD_P_NAME, "Home");
  for (int i = 0; i < 2; i++)
    {
      record = add (family, ALONG_KIND_MEMBERSHIP);
      along_record_set_ref (record, ALONG_MEMBERSHIP_P_HOUSEHOLD, along_record_get_id (home));
      along_record_set_ref (record, ALONG_MEMBERSHIP_P_PERSON, along_record_get_id (i == 0 ? keep : other));
    }
  record = add (family, ALONG_KIND_BOND);
  along_record_set_ref (record, ALONG_BOND_P_FROM, along_record_get_id (keep));
  along_record_set_ref (record, ALONG_BOND_P_TO, along_record_get_id (other));

  merge = along_merge_new (family, NULL);
  g_assert_false (along_merge_pair (merge, along_record_get_id (keep), along_record_get_id (kai), &error));
  g_assert_error (error, ALONG_MERGE_ERROR, ALONG_MERGE_ERROR_TWO_PEOPLE);
  g_clear_error (&error);
  g_assert_true (along_merge_pair (merge, along_record_get_id (keep), along_record_get_id (other), &error));
  g_assert_false (along_merge_pair (merge, along_record_get_id (keep), along_record_get_id (baby), NULL));
  along_merge_settle (merge);
  questions = along_merge_questions (merge, &n);
  /* name, born, phone, note; the couple's state. Languages are put together. */
  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpint (questions[0].property, ==, ALONG_PERSON_P_NAME);
  g_assert_cmpint (questions[1].property, ==, ALONG_PERSON_P_BORN);
  g_assert_cmpint (questions[2].property, ==, ALONG_PERSON_P_PHONE);
  g_assert_cmpint (questions[2].take, ==, ALONG_MERGE_OTHER); /* only one has it: it comes, unless somebody says no */
  g_assert_cmpint (questions[3].property, ==, ALONG_PERSON_P_NOTE);
  g_assert_true (questions[3].both);
  g_assert_cmpint (questions[4].property, ==, ALONG_COUPLE_P_STATE);
  along_merge_decide (merge, 0, ALONG_MERGE_KEEP);
  along_merge_decide (merge, 1, ALONG_MERGE_OTHER);
  along_merge_decide (merge, 3, ALONG_MERGE_BOTH);
  g_assert_null (along_merge_edit (merge, "Same person", &error));
  g_assert_error (error, ALONG_MERGE_ERROR, ALONG_MERGE_ERROR_UNDECIDED);
  g_clear_error (&error);
  along_merge_settle (merge); /* what was decided stays so */
  questions = along_merge_questions (merge, &n);
  g_assert_cmpint (questions[1].take, ==, ALONG_MERGE_OTHER);
  along_merge_decide (merge, 4, ALONG_MERGE_KEEP);
  edit = along_merge_edit (merge, "Same person", &error);
  g_assert_no_error (error);
  g_assert_true (along_check_edit (edit, family, NOW, NULL, &error));
  g_assert_no_error (error);
  along_family_apply (family, edit);
  keep = along_family_lookup (family, along_record_get_id (keep));
  g_assert_cmpstr (along_record_get_text (keep, ALONG_PERSON_P_NAME), ==, "Jade Tierney");
  g_assert_cmpstr (along_record_get_text (keep, ALONG_PERSON_P_BORN), ==, "2006-03-05");
  g_assert_cmpstr (along_record_get_text (keep, ALONG_PERSON_P_PHONE), ==, "07700 900123");
  g_assert_cmpstr (along_record_get_text (keep, ALONG_PERSON_P_NOTE), ==, "One.\n\nTwo.");
  g_assert_true (along_record_get_bool (keep, ALONG_PERSON_P_INDEX));
  g_assert_cmpuint (g_strv_length ((char **) along_record_get_lines (keep, ALONG_PERSON_P_LANGUAGES)), ==, 2);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_COUPLE), ==, 1);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_CHILD_LINK), ==, 1);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_MEMBERSHIP), ==, 1);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_BOND), ==, 0);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_ALIAS), ==, 1);
  g_assert_cmpstr (along_record_get_text (along_family_nth (family, ALONG_KIND_ALIAS, 0), ALONG_ALIAS_P_NAME), ==, "Jade Tierny");
  assert_whole (family, along_record_get_id (other));
}

static AlongRecord *
add_couple (AlongFamily *family, AlongRecord *one, AlongRecord *other, int kind, const char *from, const char *to)
{
  AlongRecord *couple = add (family, ALONG_KIND_COUPLE);

  along_record_set_ref (couple, ALONG_COUPLE_P_ONE, along_record_get_id (one));
  if (other != NULL)
    along_record_set_ref (couple, ALONG_COUPLE_P_OTHER, along_record_get_id (other));
  along_record_set_enum (couple, ALONG_COUPLE_P_KIND, kind);
  along_record_set_enum (couple, ALONG_COUPLE_P_STATE, ALONG_COUPLE_STATE_CURRENT);
  along_record_set_text (couple, ALONG_COUPLE_P_FROM, from);
  along_record_set_text (couple, ALONG_COUPLE_P_TO, to);
  return couple;
}

/* What two people were before and what they are now stay two, whether the other knows the day of the wedding or not. */
static void
test_couple_of_several_times (void)
{
  for (int dated = 0; dated < 2; dated++)
    {
      g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
      AlongRecord *keep, *other, *kai, *married = NULL, *before = NULL, *couple;
      g_autoptr (AlongMerge) merge = NULL;
      g_autoptr (AlongEdit) edit = NULL;
      g_autoptr (GError) error = NULL;
      guint n;

      along_record_set_text (add (family, ALONG_KIND_FAMILY), ALONG_FAMILY_P_NAME, "Tierney");
      keep = add_person (family, "Jade Tierney");
      other = add_person (family, "Jade Tierney");
      kai = add_person (family, "Kai Booth");
      add_couple (family, other, kai, ALONG_COUPLE_KIND_COHABITING, "2015", "2021-08-17");
      add_couple (family, other, kai, ALONG_COUPLE_KIND_MARRIED, "2021-08-17", NULL);
      add_couple (family, keep, kai, ALONG_COUPLE_KIND_MARRIED, dated ? "2021-08-17" : NULL, NULL);
      merge = along_merge_new (family, NULL);
      g_assert_true (along_merge_pair (merge, along_record_get_id (keep), along_record_get_id (other), NULL));
      along_merge_settle (merge);
      along_merge_questions (merge, &n);
      for (guint i = 0; i < n; i++)
        along_merge_decide (merge, i, ALONG_MERGE_KEEP);
      edit = along_merge_edit (merge, "Same person", &error);
      g_assert_no_error (error);
      along_family_apply (family, edit);
      g_assert_cmpuint (along_family_count (family, ALONG_KIND_COUPLE), ==, 2);
      ALONG_FOREACH (couple, family, ALONG_KIND_COUPLE)
        if (along_record_get_enum (couple, ALONG_COUPLE_P_KIND) == ALONG_COUPLE_KIND_MARRIED)
          married = couple;
        else
          before = couple;
      g_assert_cmpstr (along_record_get_text (before, ALONG_COUPLE_P_FROM), ==, "2015");
      g_assert_cmpstr (along_record_get_text (before, ALONG_COUPLE_P_TO), ==, "2021-08-17");
      g_assert_cmpstr (along_record_get_text (married, ALONG_COUPLE_P_FROM), ==, "2021-08-17");
    }
}

/* Of somebody with whom each was nobody knows whether it was one. */
static void
test_couple_of_one (void)
{
  for (int same = 0; same < 2; same++)
    {
      g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
      AlongRecord *keep, *other;
      g_autoptr (AlongMerge) merge = NULL;
      g_autoptr (AlongEdit) edit = NULL;
      g_autoptr (GError) error = NULL;

      along_record_set_text (add (family, ALONG_KIND_FAMILY), ALONG_FAMILY_P_NAME, "Tierney");
      keep = add_person (family, "Jade Tierney");
      other = add_person (family, "Jade Tierney");
      add_couple (family, keep, NULL, ALONG_COUPLE_KIND_DATING, "2015", NULL);
      add_couple (family, other, NULL, same ? ALONG_COUPLE_KIND_DATING : ALONG_COUPLE_KIND_COHABITING, "2015", NULL);
      merge = along_merge_new (family, NULL);
      g_assert_true (along_merge_pair (merge, along_record_get_id (keep), along_record_get_id (other), NULL));
      along_merge_settle (merge);
      edit = along_merge_edit (merge, "Same person", &error);
      g_assert_no_error (error);
      along_family_apply (family, edit);
      g_assert_cmpuint (along_family_count (family, ALONG_KIND_COUPLE), ==, same ? 1 : 2);
    }
}

static void
test_refused (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
  AlongRecord *mother = add_person (family, "Jade Tierney"), *girl = add_person (family, "Jade Tierney"), *third = add_person (family, "Jade Tierney"), *link;
  g_autoptr (AlongMerge) merge = along_merge_new (family, NULL);
  g_autoptr (GError) error = NULL;

  link = add (family, ALONG_KIND_CHILD_LINK);
  along_record_set_ref (link, ALONG_CHILD_LINK_P_CHILD, along_record_get_id (girl));
  along_record_set_ref (link, ALONG_CHILD_LINK_P_PARENT, along_record_get_id (mother));
  g_assert_false (along_merge_pair (merge, along_record_get_id (girl), along_record_get_id (mother), &error));
  g_assert_error (error, ALONG_MERGE_ERROR, ALONG_MERGE_ERROR_TWO_PEOPLE);
  g_clear_error (&error);
  along_record_set_text (mother, ALONG_PERSON_P_NHS_NUMBER, "9434765919");
  along_record_set_text (third, ALONG_PERSON_P_NHS_NUMBER, "943 476 5870");
  g_assert_false (along_merge_pair (merge, along_record_get_id (third), along_record_get_id (mother), &error));
  g_assert_error (error, ALONG_MERGE_ERROR, ALONG_MERGE_ERROR_TWO_PEOPLE);
}

static AlongRecord *
add_contact (AlongFamily *family, AlongRecord *episode, AlongRecord *person, const char *at, const char *note)
{
  AlongRecord *contact = add (family, ALONG_KIND_CONTACT);
  AlongInstant when;
  AlongId id = along_record_get_id (person);

  g_assert_true (along_instant_parse (at, &when));
  along_record_set_ref (contact, ALONG_CONTACT_P_EPISODE, along_record_get_id (episode));
  along_record_set_instant (contact, ALONG_CONTACT_P_AT, &when);
  along_record_set_instant (contact, ALONG_CONTACT_P_ENTERED_AT, &when);
  along_record_set_int (contact, ALONG_CONTACT_P_MINUTES, 60);
  along_record_set_enum (contact, ALONG_CONTACT_P_MODE, ALONG_MODE_VISIT);
  along_record_set_enum (contact, ALONG_CONTACT_P_STATUS, ALONG_CONTACT_STATUS_COMPLETED);
  along_record_set_enum (contact, ALONG_CONTACT_P_BY, ALONG_BY_KEYWORKER);
  along_record_set_refs (contact, ALONG_CONTACT_P_PARTICIPANTS, &id, 1);
  along_record_set_text (contact, ALONG_CONTACT_P_NOTE, note);
  return contact;
}

static AlongRecord *
add_episode (AlongFamily *family, const char *from)
{
  AlongRecord *episode = add (family, ALONG_KIND_EPISODE);

  along_record_set_enum (episode, ALONG_EPISODE_P_TYPE, ALONG_EPISODE_TYPE_NEW);
  along_record_set_text (episode, ALONG_EPISODE_P_FROM, from);
  return episode;
}

/* One time of support that two workers wrote down: it becomes one; a visit that both wrote down counts once, with both
 * notes; a contact before the day that was chosen as its beginning comes over as it is. */
static void
test_support (void)
{
  g_autoptr (AlongFamily) kept = along_family_new (along_id_new ()), other = along_family_new (along_id_new ());
  AlongRecord *jade, *jade_too, *one, *two;
  g_autoptr (AlongMerge) merge = along_merge_new (kept, other);
  g_autoptr (AlongEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  const AlongMergeQuestion *questions;
  guint n;

  along_record_set_text (add (kept, ALONG_KIND_FAMILY), ALONG_FAMILY_P_NAME, "Tierney");
  along_record_set_text (add (other, ALONG_KIND_FAMILY), ALONG_FAMILY_P_NAME, "Tierney");
  for (int i = 0; i < 2; i++)
    along_record_set_text (along_family_nth (i == 0 ? kept : other, ALONG_KIND_FAMILY, 0), ALONG_FAMILY_P_REFERENCE, "C-1");
  jade = add_person (kept, "Jade Tierney");
  jade_too = add_person (other, "Jade Tierney");
  one = add_episode (kept, "2026-02-01");
  two = add_episode (other, "2026-01-05");
  add_contact (kept, one, jade, "2026-02-10T10:00:00.000Z", "Hannah's note.");
  add_contact (other, two, jade_too, "2026-02-10T10:00:00.000Z", "Samina's note.");
  add_contact (other, two, jade_too, "2026-01-08T10:00:00.000Z", "Before.");
  g_assert_true (along_merge_pair (merge, along_record_get_id (jade), along_record_get_id (jade_too), &error));
  along_merge_settle (merge);
  g_assert_true (along_merge_has_one_support (merge));
  questions = along_merge_questions (merge, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (questions[0].property, ==, ALONG_EPISODE_P_FROM);
  g_assert_cmpint (questions[1].property, ==, ALONG_CONTACT_P_NOTE);
  along_merge_decide (merge, 0, ALONG_MERGE_KEEP);
  along_merge_decide (merge, 1, ALONG_MERGE_BOTH);
  edit = along_merge_edit (merge, "One family", &error);
  g_assert_no_error (error);
  g_assert_true (along_check_edit (edit, kept, NOW, NULL, &error));
  g_assert_no_error (error);
  along_family_apply (kept, edit);
  g_assert_cmpuint (along_family_count (kept, ALONG_KIND_EPISODE), ==, 1);
  g_assert_cmpuint (along_family_count (kept, ALONG_KIND_CONTACT), ==, 2);
  g_assert_cmpstr (along_record_get_text (along_family_nth (kept, ALONG_KIND_CONTACT, 0), ALONG_CONTACT_P_NOTE), ==,
                   "Hannah's note.\n\nSamina's note.");
  assert_whole (kept, ALONG_ID_NONE);
}

/* Whether a value that was in one of the families is in the result: as it was, in a list, within a text. */
static gboolean
is_kept (AlongFamily *result, AlongRecord *old, AlongId now_id, int property)
{
  AlongRecord *now = along_family_lookup (result, now_id);
  const AlongProperty *of = &along_record_get_kind (old)->properties[property];

  if (now == NULL)
    return FALSE;
  if (of->type == ALONG_TYPE_REF || of->type == ALONG_TYPE_REFS) /* assert_whole() looks at those */
    return along_record_has (now, property) == along_record_has (old, property) || along_record_has (now, property);
  if (of->type == ALONG_TYPE_LINES)
    {
      for (const char *const *line = along_record_get_lines (old, property); *line != NULL; line++)
        if (!g_strv_contains (along_record_get_lines (now, property), *line))
          return FALSE;
      return TRUE;
    }
  if (of->type == ALONG_TYPE_TEXT)
    return strstr (along_record_get_text (now, property), along_record_get_text (old, property)) != NULL;
  return along_value_equal (of, along_record_peek (old, property), along_record_peek (now, property));
}

static gboolean
was_decided_against (AlongMerge *merge, AlongRecord *old, int property)
{
  guint n;
  const AlongMergeQuestion *questions = along_merge_questions (merge, &n);

  for (guint i = 0; i < n; i++)
    if (questions[i].property == property
        && ((questions[i].other == old && questions[i].take == ALONG_MERGE_KEEP)
            || (questions[i].keep == old && questions[i].take == ALONG_MERGE_OTHER)))
      return TRUE;
  return FALSE;
}

/* Two families of every kind of record put together with some of their people the same: every value of either is in the
 * result, or was decided against; all references hold; and the opposite puts both back. */
static void
test_families (void)
{
  guint tried = 0;

  for (guint seed = 0; seed < 60; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (AlongFamily) kept = some_family (random, 4, 3), other = some_family (random, 3, 2);
      g_autoptr (GHashTable) kept_before = along_test_images (kept), other_before = along_test_images (other), kept_after = NULL, other_after = NULL;
      g_autoptr (AlongMerge) merge = along_merge_new (kept, other);
      g_autoptr (AlongEdit) edit = NULL, back = NULL;
      g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref), originals = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GError) error = NULL;
      AlongRecord *record;
      guint n_pairs = seed % 4;

      for (guint i = 0; i < n_pairs; i++)
        {
          along_merge_pair (merge, along_record_get_id (along_family_nth (kept, ALONG_KIND_PERSON, i)),
                            along_record_get_id (along_family_nth (other, ALONG_KIND_PERSON, i)), &error);
          g_assert_no_error (error);
        }
      along_merge_settle (merge);
      decide_all (merge, random);
      edit = along_merge_edit (merge, "One family", &error);
      if (g_error_matches (error, ALONG_MERGE_ERROR, ALONG_MERGE_ERROR_KEYWORKERS))
        continue;
      tried++;
      g_assert_no_error (error);
      for (AlongKindId kind = 0; kind < ALONG_N_KINDS; kind++)
        {
          ALONG_FOREACH (record, kept, kind)
            {
              g_ptr_array_add (all, g_object_ref (record));
              g_ptr_array_add (originals, along_record_copy (record));
            }
          ALONG_FOREACH (record, other, kind)
            {
              g_ptr_array_add (all, g_object_ref (record));
              g_ptr_array_add (originals, along_record_copy (record));
            }
        }
      back = opposite (edit);
      along_family_apply (kept, edit);
      along_family_apply (other, edit);
      for (AlongKindId kind = 0; kind < ALONG_N_KINDS; kind++)
        g_assert_cmpuint (along_family_count (other, kind), ==, 0);
      assert_whole (kept, ALONG_ID_NONE);
      for (guint i = 0; i < along_edit_get_n (edit); i++)
        {
          const AlongChange *change = along_edit_get_change (edit, i);
          if (change->after != NULL)
            {
              g_assert_true (along_id_equal (along_record_get_family (change->after), along_family_get_id (kept)));
            }
        }
      for (guint i = 0; i < all->len; i++)
        {
          AlongRecord *old = originals->pdata[i];
          AlongId id = along_record_get_id (old), to = along_merge_new_id (id, along_edit_get_id (edit));
          const AlongKind *kind = along_record_get_kind (old);
          guint n;
          const AlongMergeQuestion *questions = along_merge_questions (merge, &n);

          if (along_family_lookup (kept, id) != NULL)
            to = id;
          for (guint q = 0; q < n; q++)
            if (kind->id != ALONG_KIND_EDD && along_id_equal (along_record_get_id (questions[q].other), id))
              to = along_record_get_id (questions[q].keep);
          if (along_family_lookup (kept, to) == NULL) /* became one that says the same, or a bond to oneself */
            continue;
          for (int p = 0; p < (int) kind->n_properties; p++)
            {
              gboolean free_to_change = (kind->id == ALONG_KIND_PLAN_VERSION && p == ALONG_PLAN_VERSION_P_VERSION)
                                        || (kind->id == ALONG_KIND_EDD && p == ALONG_EDD_P_BEST)
                                        || (kind->id == ALONG_KIND_PERSON && (p == ALONG_PERSON_P_GIVEN || p == ALONG_PERSON_P_SURNAME))
                                        || (kind->properties[p].type == ALONG_TYPE_BOOL && !along_record_get_bool (old, p));

              if (along_record_has (old, p) && !free_to_change && !was_decided_against (merge, all->pdata[i], p)
                  && !is_kept (kept, old, to, p))
                g_error ("seed %u: %s.%s is lost", seed, kind->name, kind->properties[p].name);
            }
        }
      along_family_apply (kept, back);
      along_family_apply (other, back);
      kept_after = along_test_images (kept);
      other_after = along_test_images (other);
      assert_same (kept_before, kept_after);
      assert_same (other_before, other_after);
    }
  g_assert_cmpuint (tried, >, 40);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/all-kinds", test_all_kinds);
  g_test_add_func ("/merge/people", test_people);
  g_test_add_func ("/merge/couple-of-several-times", test_couple_of_several_times);
  g_test_add_func ("/merge/couple-of-one", test_couple_of_one);
  g_test_add_func ("/merge/refused", test_refused);
  g_test_add_func ("/merge/support", test_support);
  g_test_add_func ("/merge/families", test_families);
  return g_test_run ();
}
