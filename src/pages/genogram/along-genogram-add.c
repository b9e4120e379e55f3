/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody who was not there yet: relatives, pregnancies, losses, carers; a parent who was there already. */
#include "along-genogram-edits-private.h"

#include <glib/gi18n-lib.h>

#include "along-age.h"
#include "along-couples.h"
#include "along-facts.h"
#include "along-name.h"
#include "along-text.h"

static AlongRecord *
make_couple (AlongEdit *edit, AlongId one, AlongId other, int kind, int state)
{
  AlongRecord *couple = along_edit_create (edit, ALONG_KIND_COUPLE);

  along_record_set_ref (couple, ALONG_COUPLE_P_ONE, one);
  along_record_set_ref (couple, ALONG_COUPLE_P_OTHER, other);
  along_record_set_enum (couple, ALONG_COUPLE_P_KIND, kind);
  along_record_set_enum (couple, ALONG_COUPLE_P_STATE, state);
  return couple;
}

/* @couple, or @parent alone. */
static void
make_link (AlongEdit *edit, AlongId child, AlongId couple, AlongId parent, int nature, gboolean primary)
{
  AlongRecord *link = along_edit_create (edit, ALONG_KIND_CHILD_LINK);

  along_record_set_ref (link, ALONG_CHILD_LINK_P_CHILD, child);
  if (!along_id_is_none (couple))
    along_record_set_ref (link, ALONG_CHILD_LINK_P_COUPLE, couple);
  else
    along_record_set_ref (link, ALONG_CHILD_LINK_P_PARENT, parent);
  along_record_set_enum (link, ALONG_CHILD_LINK_P_NATURE, nature);
  along_record_set_bool (link, ALONG_CHILD_LINK_P_PRIMARY, primary);
}

static AlongRecord *
make_unknown (AlongEdit *edit, int gender)
{
  AlongRecord *unknown = along_edit_create (edit, ALONG_KIND_PERSON);

  along_record_set_text (unknown, ALONG_PERSON_P_NAME, _ ("Unknown"));
  along_record_set_enum (unknown, ALONG_PERSON_P_GENDER, gender);
  return unknown;
}

/* @fields: (nullable): nothing is said of the two. */
static AlongRecord *
fill_couple (AlongRecord *couple, const AlongPersonFields *fields)
{
  if (fields == NULL)
    return couple;
  along_record_set_enum (couple, ALONG_COUPLE_P_KIND, fields->kind);
  along_record_set_enum (couple, ALONG_COUPLE_P_STATE, fields->state);
  along_record_set_text (couple, ALONG_COUPLE_P_FROM, fields->from);
  along_record_set_text (couple, ALONG_COUPLE_P_TO, fields->to);
  return couple;
}

/* Who becomes the second parent of a baby is the other parent of the pregnancy, where nobody else is. */
static void
note_other_parent (AlongEdit *edit, AlongFamily *family, AlongId parent, AlongId child)
{
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    if (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, child)
        && !along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_MOTHER, parent)
        && !along_record_has (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT))
      along_record_set_ref (along_edit_change (edit, pregnancy), ALONG_PREGNANCY_P_OTHER_PARENT, parent);
}

/* Whether two come of one pregnancy: it says so, or they are twins by what is written. */
static gboolean
come_together (AlongFamily *family, AlongId one, AlongId other)
{
  AlongRecord *a = along_family_find (family, ALONG_KIND_PERSON, one), *b = along_family_find (family, ALONG_KIND_PERSON, other), *pregnancy;
  const char *word = a != NULL ? along_record_get_text (a, ALONG_PERSON_P_TWIN) : NULL;

  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    if (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, one) && along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, other))
      return TRUE;
  return word != NULL && b != NULL && g_strcmp0 (word, along_record_get_text (b, ALONG_PERSON_P_TWIN)) == 0;
}

/* @child is a child of @couple, as the twins are who had @first alone. Whether other children of theirs are, too, nobody said. */
static void
link_to_couple (AlongEdit *edit, AlongFamily *family, AlongId child, AlongId first, AlongId couple)
{
  AlongRecord *link;

  ALONG_FOREACH (link, family, ALONG_KIND_CHILD_LINK)
    {
      AlongId id = along_record_get_ref (link, ALONG_CHILD_LINK_P_CHILD);
      gboolean self = along_id_equal (id, child);
      g_autoptr (GArray) parents = along_genogram_all_parents (family, id, ALONG_CHILD_NATURE_BIRTH);
      AlongRecord *changed;

      if (!along_record_refers_to (link, ALONG_CHILD_LINK_P_PARENT, first) || parents->len != 1
          || along_record_get_enum (link, ALONG_CHILD_LINK_P_NATURE) != ALONG_CHILD_NATURE_BIRTH || (!self && !come_together (family, child, id)))
        continue;
      changed = along_edit_change (edit, link);
      along_record_unset (changed, ALONG_CHILD_LINK_P_PARENT);
      along_record_set_ref (changed, ALONG_CHILD_LINK_P_COUPLE, couple);
    }
}

/* A first parent stands alone; a second makes the two a couple; a couple of one takes the second in; after two by birth, couple or not,
 * a link of its own. So has a step-parent. */
static void
link_parent (AlongEdit *edit, AlongFamily *family, AlongId parent, AlongId child, int nature, const AlongPersonFields *couple_fields)
{
  AlongRecord *link = along_genogram_parents_of (family, child);
  AlongRecord *couple = link != NULL
                          ? along_family_find (family, ALONG_KIND_COUPLE, along_record_get_ref (link, ALONG_CHILD_LINK_P_COUPLE))
                          : NULL;
  g_autoptr (GArray) by_birth = along_genogram_all_parents (family, child, ALONG_CHILD_NATURE_BIRTH);

  if (nature == ALONG_CHILD_NATURE_BIRTH)
    note_other_parent (edit, family, parent, child);
  if (link == NULL || nature != ALONG_CHILD_NATURE_BIRTH || by_birth->len != 1
      || along_record_get_enum (link, ALONG_CHILD_LINK_P_NATURE) != ALONG_CHILD_NATURE_BIRTH
      || (couple != NULL && along_record_has (couple, ALONG_COUPLE_P_OTHER)))
    make_link (edit, child, ALONG_ID_NONE, parent, nature, link == NULL && nature != ALONG_CHILD_NATURE_STEP);
  else if (couple != NULL)
    along_record_set_ref (along_edit_change (edit, couple), ALONG_COUPLE_P_OTHER, parent);
  else
    {
      AlongId first = along_record_get_ref (link, ALONG_CHILD_LINK_P_PARENT);

      couple = along_genogram_find_couple (family, first, parent);
      if (couple == NULL)
        couple = fill_couple (make_couple (edit, first, parent, ALONG_COUPLE_KIND_CO_PARENTS, ALONG_COUPLE_STATE_CURRENT), couple_fields);
      link_to_couple (edit, family, child, first, along_record_get_id (couple));
    }
}

/* The parents by birth that @to has, each link of theirs; without any, one who is not known joins the two. */
static void
link_sibling (AlongEdit *edit, AlongFamily *family, AlongId to, AlongId sibling)
{
  AlongRecord *link, *unknown;
  gboolean any = FALSE;

  ALONG_FOREACH (link, family, ALONG_KIND_CHILD_LINK)
    if (along_record_refers_to (link, ALONG_CHILD_LINK_P_CHILD, to)
        && along_record_get_enum (link, ALONG_CHILD_LINK_P_NATURE) != ALONG_CHILD_NATURE_STEP)
      {
        make_link (edit, sibling, along_record_get_ref (link, ALONG_CHILD_LINK_P_COUPLE),
                   along_record_get_ref (link, ALONG_CHILD_LINK_P_PARENT), along_record_get_enum (link, ALONG_CHILD_LINK_P_NATURE),
                   along_record_get_bool (link, ALONG_CHILD_LINK_P_PRIMARY));
        any = TRUE;
      }
  if (any)
    return;
  unknown = make_unknown (edit, ALONG_GENDER_UNKNOWN);
  make_link (edit, to, ALONG_ID_NONE, along_record_get_id (unknown), ALONG_CHILD_NATURE_BIRTH, TRUE);
  make_link (edit, sibling, ALONG_ID_NONE, along_record_get_id (unknown), ALONG_CHILD_NATURE_BIRTH, TRUE);
}

/* --- Twins --- */

/* The word that a set of twins has in common and nobody else has: what @one has already, or their first name. */
char *
along_edits_twin_word (AlongFamily *family, AlongRecord *one)
{
  const char *name = along_facts_first_name (one);
  AlongRecord *person;

  if (along_record_has (one, ALONG_PERSON_P_TWIN))
    return g_strdup (along_record_get_text (one, ALONG_PERSON_P_TWIN));
  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    if (g_strcmp0 (along_record_get_text (person, ALONG_PERSON_P_TWIN), name) == 0)
      return along_id_to_text (along_record_get_id (one));
  return g_strdup (name);
}

static void
set_twin (AlongRecord *person, const char *word, AlongZygosity zygosity)
{
  along_record_set_text (person, ALONG_PERSON_P_TWIN, word);
  if (zygosity != ALONG_ZYGOSITY_NOT_SAID)
    along_record_set_bool (person, ALONG_PERSON_P_MONOZYGOTIC, zygosity == ALONG_ZYGOSITY_IDENTICAL);
}

/* "Baby"; of several "Baby 1": a surname was not said either */
static void
name_baby (AlongRecord *baby, int nth, int of_how_many)
{
  g_autofree char *name = of_how_many > 1 ? g_strdup_printf (_ ("Baby %d"), nth) : g_strdup (_ ("Baby"));

  along_record_set_text (baby, ALONG_PERSON_P_NAME, name);
}

/* How many are expected with @baby. */
static int
n_expected (AlongFamily *family, AlongId baby)
{
  AlongRecord *pregnancy = along_genogram_expected (family, baby);
  guint n = 1;

  if (pregnancy != NULL)
    along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  return (int) n;
}

/* The same parents, the same day of birth, the same word; of a baby who is expected one more is. */
static void
link_twin (AlongEdit *edit, AlongFamily *family, AlongRecord *to, AlongRecord *twin, const AlongPersonFields *fields)
{
  AlongId id = along_record_get_id (twin);
  g_autofree char *word = along_edits_twin_word (family, to);
  AlongZygosity zygosity = fields->zygosity;
  AlongRecord *pregnancy;

  link_sibling (edit, family, along_record_get_id (to), id);
  if (zygosity == ALONG_ZYGOSITY_NOT_SAID && along_record_has (to, ALONG_PERSON_P_MONOZYGOTIC))
    zygosity = along_record_get_bool (to, ALONG_PERSON_P_MONOZYGOTIC) ? ALONG_ZYGOSITY_IDENTICAL : ALONG_ZYGOSITY_FRATERNAL;
  set_twin (along_edit_change (edit, to), word, zygosity);
  set_twin (twin, word, zygosity);
  if (along_text_is_empty (fields->name))
    name_baby (twin, n_expected (family, along_record_get_id (to)) + 1, ALONG_MOST_BABIES);
  if (!along_record_has (twin, ALONG_PERSON_P_BORN))
    along_record_set_text (twin, ALONG_PERSON_P_BORN, along_record_get_text (to, ALONG_PERSON_P_BORN));
  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    if (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, along_record_get_id (to)))
      {
        guint n;
        const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
        g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (AlongId));
        AlongRecord *changed = along_edit_change (edit, pregnancy);

        g_array_append_vals (all, babies, n);
        g_array_append_val (all, id);
        along_record_set_refs (changed, ALONG_PREGNANCY_P_BABIES, (AlongId *) all->data, all->len);
        along_record_set_int (changed, ALONG_PREGNANCY_P_MULTIPLICITY,
                              MAX (along_record_get_int (pregnancy, ALONG_PREGNANCY_P_MULTIPLICITY, 1), all->len));
      }
}

/* --- Pregnancies --- */

static void
make_edd (AlongEdit *edit, AlongRecord *pregnancy, const char *due, int today)
{
  AlongRecord *edd = along_edit_create (edit, ALONG_KIND_EDD);

  along_record_set_ref (edd, ALONG_EDD_P_PREGNANCY, along_record_get_id (pregnancy));
  along_record_set_text (edd, ALONG_EDD_P_EDD, due);
  along_record_set_day (edd, ALONG_EDD_P_RECORDED, today);
  along_record_set_enum (edd, ALONG_EDD_P_SOURCE, ALONG_EDD_SOURCE_OTHER);
  along_record_set_enum (edd, ALONG_EDD_P_CONFIDENCE, ALONG_EDD_CONFIDENCE_UNKNOWN);
  along_record_set_bool (edd, ALONG_EDD_P_BEST, TRUE);
}

/* Who is pregnant, the other parent, and what their children are linked to. */
typedef struct
{
  AlongId mother, other, couple;
} Expecting;

/* Who @with is beside @id: a couple of theirs, or somebody they have children with and are no couple. */
static AlongId
other_parent (AlongFamily *family, AlongId id, AlongId with)
{
  AlongRecord *couple = along_family_find (family, ALONG_KIND_COUPLE, with);

  if (couple == NULL)
    return along_family_find (family, ALONG_KIND_PERSON, with) != NULL ? with : ALONG_ID_NONE;
  return along_record_get_ref (couple, along_record_refers_to (couple, ALONG_COUPLE_P_ONE, id) ? ALONG_COUPLE_P_OTHER : ALONG_COUPLE_P_ONE);
}

/*
 * It is @to, or whoever @with says is the other parent where @to is a man. A man without a partner is not the one who is
 * pregnant: she is somebody not known.
 */
static Expecting
who_expects (AlongEdit *edit, AlongFamily *family, AlongRecord *to, AlongId with)
{
  AlongId id = along_record_get_id (to);
  Expecting who = { id, other_parent (family, id, with), along_family_find (family, ALONG_KIND_COUPLE, with) != NULL ? with : ALONG_ID_NONE };

  if (along_record_get_enum (to, ALONG_PERSON_P_GENDER) != ALONG_GENDER_MALE)
    return who;
  if (along_id_is_none (who.other))
    {
      who.other = along_record_get_id (make_unknown (edit, ALONG_GENDER_FEMALE));
      who.couple = along_record_get_id (make_couple (edit, who.other, id, ALONG_COUPLE_KIND_CO_PARENTS, ALONG_COUPLE_STATE_CURRENT));
    }
  who.mother = who.other;
  who.other = id;
  return who;
}

/* Who would expect, if they are there. */
static AlongId
mother_of (AlongFamily *family, AlongRecord *to, AlongId with)
{
  AlongId id = along_record_get_id (to);

  return along_record_get_enum (to, ALONG_PERSON_P_GENDER) == ALONG_GENDER_MALE ? other_parent (family, id, with) : id;
}

/**
 * along_genogram_born_too_near: (nullable): a child of who would expect with @to and @with who was born so late that a pregnancy
 * due on @due had begun by then: nobody conceives sooner than %ALONG_PREGNANCY_DAYS less two weeks before the due date.
 */
AlongRecord *
along_genogram_born_too_near (AlongFamily *family, AlongRecord *to, AlongId with, int due)
{
  AlongId mother = mother_of (family, to, with);
  AlongRecord *link;

  if (along_id_is_none (mother))
    return NULL;
  ALONG_FOREACH (link, family, ALONG_KIND_CHILD_LINK)
    {
      AlongRecord *child = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (link, ALONG_CHILD_LINK_P_CHILD));
      int born = child != NULL ? along_record_get_day (child, ALONG_PERSON_P_BORN) : ALONG_DAY_NONE;

      if (along_genogram_links_to (family, link, mother) && born != ALONG_DAY_NONE && born > due - (ALONG_PREGNANCY_DAYS - 14)
          && along_record_get_enum (link, ALONG_CHILD_LINK_P_NATURE) == ALONG_CHILD_NATURE_BIRTH)
        return child;
    }
  return NULL;
}

/** along_genogram_has_open_pregnancy: whether who would expect with @to and @with has a baby on the way already. */
gboolean
along_genogram_has_open_pregnancy (AlongFamily *family, AlongRecord *to, AlongId with)
{
  AlongRecord *pregnancy;
  AlongId mother = mother_of (family, to, with);

  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    if (!along_id_is_none (mother) && along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_MOTHER, mother)
        && along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME) == ALONG_PREGNANCY_OUTCOME_OPEN)
      return TRUE;
  return FALSE;
}

static AlongRecord *
make_pregnancy (AlongEdit *edit, const Expecting *who, int outcome)
{
  AlongRecord *pregnancy = along_edit_create (edit, ALONG_KIND_PREGNANCY);

  along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER, who->mother);
  along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT, who->other);
  along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME, outcome);
  return pregnancy;
}

static void
link_baby (AlongEdit *edit, const Expecting *who, AlongId baby)
{
  make_link (edit, baby, who->couple, who->mother, ALONG_CHILD_NATURE_BIRTH, TRUE);
  if (along_id_is_none (who->couple) && !along_id_is_none (who->other))
    make_link (edit, baby, ALONG_ID_NONE, who->other, ALONG_CHILD_NATURE_BIRTH, FALSE);
}

/* @first: one baby, with what is known of it; the others of twins are made beside it. */
static void
expect (AlongEdit *edit, AlongFamily *family, AlongRecord *to, AlongRecord *first, const AlongPersonFields *fields, int today)
{
  Expecting who = who_expects (edit, family, to, fields->with);
  AlongRecord *pregnancy = make_pregnancy (edit, &who, ALONG_PREGNANCY_OUTCOME_OPEN);
  AlongId babies[ALONG_MOST_BABIES] = { along_record_get_id (first) };
  int n = CLAMP (fields->babies, 1, ALONG_MOST_BABIES);
  g_autofree char *word = n > 1 ? along_id_to_text (along_record_get_id (pregnancy)) : NULL;

  if (along_text_is_empty (fields->name))
    name_baby (first, 1, n);
  for (int i = 0; i < n; i++)
    {
      AlongRecord *baby = first;

      if (i > 0)
        {
          baby = along_edit_create (edit, ALONG_KIND_PERSON);
          along_record_set_enum (baby, ALONG_PERSON_P_GENDER, ALONG_GENDER_UNKNOWN);
          name_baby (baby, i + 1, n);
          babies[i] = along_record_get_id (baby);
        }
      link_baby (edit, &who, babies[i]);
      if (word != NULL)
        set_twin (baby, word, fields->zygosity);
    }
  along_record_set_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, babies, (guint) n);
  along_record_set_int (pregnancy, ALONG_PREGNANCY_P_MULTIPLICITY, n);
  if (fields->due != NULL)
    make_edd (edit, pregnancy, fields->due, today);
}

/*
 * A pregnancy that was lost. A baby who was given a name, was stillborn or died after birth is a person; of the others only
 * the pregnancy is kept.
 *
 * Returns: what stands in the drawing: the person, or the pregnancy
 */
static AlongId
lose (AlongEdit *edit, AlongFamily *family, AlongRecord *to, AlongRecord *baby, const AlongPersonFields *fields)
{
  Expecting who = who_expects (edit, family, to, fields->with);
  AlongRecord *pregnancy = make_pregnancy (edit, &who, fields->outcome);
  AlongId id = along_record_get_id (baby);
  gboolean died = fields->outcome == ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH;
  int born = died ? along_edits_whole_day (fields->born) : ALONG_DAY_NONE;

  along_record_set_text (pregnancy, ALONG_PREGNANCY_P_ENDED, fields->ended);
  if (fields->gestation_days > 0)
    along_record_set_int (pregnancy, ALONG_PREGNANCY_P_GESTATION_DAYS, fields->gestation_days);
  if (along_text_is_empty (fields->name) && !died && fields->outcome != ALONG_PREGNANCY_OUTCOME_STILLBIRTH)
    {
      along_edit_delete (edit, baby);
      return along_record_get_id (pregnancy);
    }
  if (along_text_is_empty (fields->name))
    name_baby (baby, 1, 1);
  if (died)
    along_record_set_text (baby, ALONG_PERSON_P_DIED, fields->ended);
  if (born != ALONG_DAY_NONE)
    {
      AlongInstant at = along_instant_new_day (born);

      along_record_set_instant (pregnancy, ALONG_PREGNANCY_P_BORN, &at);
    }
  along_record_set_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &id, 1);
  link_baby (edit, &who, id);
  return id;
}

/* --- Carers --- */

/* A second one of the same kind joins the first, where they are not said to have begun on different days. */
static void
make_care (AlongEdit *edit, AlongFamily *family, AlongRecord *child, AlongId carer, const AlongPersonFields *fields)
{
  AlongId id = along_record_get_id (child);
  AlongRecord *care;

  ALONG_FOREACH (care, family, ALONG_KIND_CARE_LINK)
    {
      guint n;
      const AlongId *carers = along_record_get_refs (care, ALONG_CARE_LINK_P_CARERS, &n);

      if (n <= 1 && along_record_refers_to (care, ALONG_CARE_LINK_P_CHILD, id)
          && along_record_get_enum (care, ALONG_CARE_LINK_P_KIND) == fields->care
          && (fields->from == NULL || g_strcmp0 (fields->from, along_record_get_text (care, ALONG_CARE_LINK_P_FROM)) == 0)
          && g_strcmp0 (fields->to, along_record_get_text (care, ALONG_CARE_LINK_P_TO)) == 0)
        {
          AlongId both[2] = { n == 1 ? carers[0] : carer, carer };

          along_record_set_refs (along_edit_change (edit, care), ALONG_CARE_LINK_P_CARERS, both, n + 1);
          return;
        }
    }
  care = along_edit_create (edit, ALONG_KIND_CARE_LINK);
  along_record_set_ref (care, ALONG_CARE_LINK_P_CHILD, id);
  along_record_set_refs (care, ALONG_CARE_LINK_P_CARERS, &carer, 1);
  along_record_set_enum (care, ALONG_CARE_LINK_P_KIND, fields->care);
  along_record_set_text (care, ALONG_CARE_LINK_P_FROM, fields->from);
  along_record_set_text (care, ALONG_CARE_LINK_P_TO, fields->to);
}

/* --- Adding --- */

/**
 * along_genogram_add_person: a new person, and all that follows from who they are to @to.
 *
 * @to: (nullable): whom @relation is about; %NULL: nobody
 * @added: (out): the new person; of a loss without a name the pregnancy
 */
AlongEdit *
along_genogram_add_person (AlongFamily *family, AlongRecord *to, AlongRelation relation, const AlongPersonFields *fields,
                           int today, AlongId *added)
{
  g_autofree char *name = along_text_tidy_line (fields->name);
  g_autofree char *title = relation == ALONG_RELATION_LOSS      ? g_strdup (_ ("loss added"))
                           : !along_text_is_empty (name)        ? g_strdup_printf (_ ("%s added"), name)
                           : fields->babies > 1 ? g_strdup (_ ("pregnancy added"))
                                                                : g_strdup_printf (_ ("%s added"), _ ("Baby"));
  AlongEdit *edit = along_edit_new (title, along_family_get_id (family));
  AlongRecord *person = along_edit_create (edit, ALONG_KIND_PERSON);
  AlongId id = along_record_get_id (person), other;

  along_edits_fill_person (person, fields);
  if (relation != ALONG_RELATION_LOSS)
    along_edits_other_names (edit, family, person, fields->other_names);
  *added = id;
  if (to == NULL)
    return edit;
  other = along_record_get_id (to);
  switch (relation)
    {
    case ALONG_RELATION_PARENT:
      link_parent (edit, family, id, other, fields->nature, fields->couple ? fields : NULL);
      break;
    case ALONG_RELATION_PARTNER:
      fill_couple (make_couple (edit, other, id, fields->kind, fields->state), fields);
      break;
    case ALONG_RELATION_SIBLING:
      link_sibling (edit, family, other, id);
      break;
    case ALONG_RELATION_TWIN:
      link_twin (edit, family, to, person, fields);
      break;
    case ALONG_RELATION_PREGNANCY:
      expect (edit, family, to, person, fields, today);
      break;
    case ALONG_RELATION_LOSS:
      *added = lose (edit, family, to, person, fields);
      break;
    case ALONG_RELATION_CHILD:
      make_link (edit, id, along_family_find (family, ALONG_KIND_COUPLE, fields->with) != NULL ? fields->with : ALONG_ID_NONE, other,
                 fields->nature, fields->nature != ALONG_CHILD_NATURE_STEP);
      if (along_family_find (family, ALONG_KIND_PERSON, fields->with) != NULL)
        make_link (edit, id, ALONG_ID_NONE, fields->with, fields->nature, FALSE);
      break;
    case ALONG_RELATION_CARER:
      make_care (edit, family, to, id, fields);
      break;
    case ALONG_RELATION_NOBODY:
      break;
    }
  return edit;
}

/** along_genogram_add_parent: @parent and @child are both there. @nature: ALONG_CHILD_NATURE_… */
AlongEdit *
along_genogram_add_parent (AlongFamily *family, AlongRecord *parent, AlongRecord *child, int nature)
{
  AlongEdit *edit = along_edits_about (family, _ ("parent of %s added"), child);

  link_parent (edit, family, along_record_get_id (parent), along_record_get_id (child), nature, NULL);
  return edit;
}
