/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-genogram-edits.h"

#include <glib/gi18n-lib.h>

#include "along-couples.h"
#include "along-facts.h"
#include "along-field-words.h"

/* Taking somebody, a couple or a line out of the genogram, with what would stand for nothing then. */

/* The child of @link is @parent's, too, as it was of both while they were a couple. */
static void
keep_second (AlongEdit *edit, AlongFamily *family, AlongRecord *link, AlongId parent)
{
  AlongRecord *second, *other;

  ALONG_FOREACH (other, family, ALONG_KIND_CHILD_LINK)
    if (along_record_refers_to (other, ALONG_CHILD_LINK_P_CHILD, along_record_get_ref (link, ALONG_CHILD_LINK_P_CHILD))
        && along_record_refers_to (other, ALONG_CHILD_LINK_P_PARENT, parent))
      return;
  second = along_edit_create (edit, ALONG_KIND_CHILD_LINK);
  along_record_assign (second, link);
  along_record_unset (second, ALONG_CHILD_LINK_P_COUPLE);
  along_record_set_ref (second, ALONG_CHILD_LINK_P_PARENT, parent);
}

/* Children of a couple that is no more stay with @left and, unless there is none, with @second; or lose the link. */
static void
release_children (AlongEdit *edit, AlongFamily *family, AlongId couple, AlongId left, AlongId second, AlongId gone)
{
  AlongRecord *link;

  ALONG_FOREACH (link, family, ALONG_KIND_CHILD_LINK)
    {
      if (!along_record_refers_to (link, ALONG_CHILD_LINK_P_COUPLE, couple)
          || along_record_refers_to (link, ALONG_CHILD_LINK_P_CHILD, gone))
        continue;
      if (along_id_is_none (left))
        along_edit_delete (edit, link);
      else
        {
          AlongRecord *changed = along_edit_change (edit, link);

          if (!along_id_is_none (second))
            keep_second (edit, family, link, second);
          along_record_unset (changed, ALONG_CHILD_LINK_P_COUPLE);
          along_record_set_ref (changed, ALONG_CHILD_LINK_P_PARENT, left);
        }
    }
}

/* Records that are about one person only, and go with them. */
static const struct
{
  AlongKindId kind;
  int property;
} own[] = {
  { ALONG_KIND_CHILD_LINK, ALONG_CHILD_LINK_P_CHILD },
  { ALONG_KIND_CHILD_LINK, ALONG_CHILD_LINK_P_PARENT },
  { ALONG_KIND_BOND, ALONG_BOND_P_FROM },
  { ALONG_KIND_BOND, ALONG_BOND_P_TO },
  { ALONG_KIND_MEMBERSHIP, ALONG_MEMBERSHIP_P_PERSON },
  { ALONG_KIND_ALIAS, ALONG_ALIAS_P_PERSON },
  { ALONG_KIND_ARRANGEMENT, ALONG_ARRANGEMENT_P_LEFT },
  { ALONG_KIND_ARRANGEMENT, ALONG_ARRANGEMENT_P_RIGHT },
  { ALONG_KIND_CONDITION, ALONG_CONDITION_P_PERSON },
  { ALONG_KIND_CARE_LINK, ALONG_CARE_LINK_P_CHILD },
  { ALONG_KIND_LEGAL_STATUS, ALONG_LEGAL_STATUS_P_CHILD },
  { ALONG_KIND_SUPPORT_STATUS, ALONG_SUPPORT_STATUS_P_CHILD },
  { ALONG_KIND_LIVING, ALONG_LIVING_P_CHILD },
  { ALONG_KIND_SAFETY, ALONG_SAFETY_P_PERSON },
  { ALONG_KIND_SAFETY, ALONG_SAFETY_P_CHILD },
  { ALONG_KIND_KEPT_LINE, ALONG_KEPT_LINE_P_PERSON },
};

/* Takes @person out of a list; the record goes when nobody is left in it. */
static void
leave_refs (AlongEdit *edit, AlongRecord *record, int property, AlongId person)
{
  guint n;
  const AlongId *ids = along_record_get_refs (record, property, &n);
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (AlongId));

  for (guint i = 0; i < n; i++)
    if (!along_id_equal (ids[i], person))
      g_array_append_val (left, ids[i]);
  if (left->len == 0)
    along_edit_delete (edit, record);
  else
    along_record_set_refs (along_edit_change (edit, record), property, (AlongId *) left->data, left->len);
}

/* Lines of a file that were kept for a couple go with it. */
static void
remove_kept_lines (AlongEdit *edit, AlongFamily *family, AlongRecord *couple)
{
  AlongRecord *kept;

  ALONG_FOREACH (kept, family, ALONG_KIND_KEPT_LINE)
    if (along_record_refers_to (kept, ALONG_KEPT_LINE_P_COUPLE, along_record_get_id (couple)))
      along_edit_delete (edit, kept);
}

static void
remove_from_pregnancy (AlongEdit *edit, AlongFamily *family, AlongRecord *pregnancy, AlongId person)
{
  AlongRecord *edd;
  guint n = 0;
  gboolean baby = along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, person);

  along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  if (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_MOTHER, person) || (baby && n == 1))
    {
      along_edit_delete (edit, pregnancy);
      ALONG_FOREACH (edd, family, ALONG_KIND_EDD)
        if (along_record_refers_to (edd, ALONG_EDD_P_PREGNANCY, along_record_get_id (pregnancy)))
          along_edit_delete (edit, edd);
    }
  else if (baby)
    {
      gint64 babies = along_record_get_int (pregnancy, ALONG_PREGNANCY_P_MULTIPLICITY, 0);

      leave_refs (edit, pregnancy, ALONG_PREGNANCY_P_BABIES, person);
      if (babies > 1)
        along_record_set_int (along_edit_change (edit, pregnancy), ALONG_PREGNANCY_P_MULTIPLICITY, MAX (babies - 1, (gint64) n - 1));
    }
  else if (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT, person))
    along_record_unset (along_edit_change (edit, pregnancy), ALONG_PREGNANCY_P_OTHER_PARENT);
}

/* Nobody is a twin of themselves: who had the word in common with @person alone has it no more. */
static void
leave_twins (AlongEdit *edit, AlongFamily *family, AlongRecord *person)
{
  const char *word = along_record_get_text (person, ALONG_PERSON_P_TWIN);
  AlongRecord *other, *left = NULL;
  guint n = 0;

  ALONG_FOREACH (other, family, ALONG_KIND_PERSON)
    if (word != NULL && other != person && g_strcmp0 (along_record_get_text (other, ALONG_PERSON_P_TWIN), word) == 0)
      {
        left = other;
        n++;
      }
  if (n != 1)
    return;
  left = along_edit_change (edit, left);
  along_record_unset (left, ALONG_PERSON_P_TWIN);
  along_record_unset (left, ALONG_PERSON_P_MONOZYGOTIC);
}

/** along_genogram_ends_pregnancy: whether a pregnancy, with its due dates, goes when @person is removed. */
gboolean
along_genogram_ends_pregnancy (AlongFamily *family, AlongRecord *person)
{
  AlongId id = along_record_get_id (person);
  AlongRecord *pregnancy;
  guint n;

  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    {
      along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
      if (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_MOTHER, id)
          || (n == 1 && along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, id)))
        return TRUE;
    }
  return FALSE;
}

/** along_genogram_remove_person: the person, their couples, links, lines and homes; children stay with the other parent. */
AlongEdit *
along_genogram_remove_person (AlongFamily *family, AlongRecord *person)
{
  g_autofree char *title = g_strdup_printf (_ ("%s removed"), along_facts_first_name (person));
  AlongEdit *edit = along_edit_new (title, along_family_get_id (family));
  AlongId id = along_record_get_id (person);
  AlongRecord *record;

  along_edit_delete (edit, person);
  ALONG_FOREACH (record, family, ALONG_KIND_COUPLE)
    {
      gboolean one = along_record_refers_to (record, ALONG_COUPLE_P_ONE, id);

      if (!one && !along_record_refers_to (record, ALONG_COUPLE_P_OTHER, id))
        continue;
      along_edit_delete (edit, record);
      remove_kept_lines (edit, family, record);
      release_children (edit, family, along_record_get_id (record),
                        along_record_get_ref (record, one ? ALONG_COUPLE_P_OTHER : ALONG_COUPLE_P_ONE), ALONG_ID_NONE, id);
    }
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    ALONG_FOREACH (record, family, own[i].kind)
      if (along_record_refers_to (record, own[i].property, id))
        along_edit_delete (edit, record);
  ALONG_FOREACH (record, family, ALONG_KIND_CARE_LINK)
    if (along_record_refers_to (record, ALONG_CARE_LINK_P_CARERS, id)
        && !along_record_refers_to (record, ALONG_CARE_LINK_P_CHILD, id))
      leave_refs (edit, record, ALONG_CARE_LINK_P_CARERS, id);
  ALONG_FOREACH (record, family, ALONG_KIND_PREGNANCY)
    remove_from_pregnancy (edit, family, record, id);
  leave_twins (edit, family, person);
  return edit;
}

/* Children of @couple are those of @to, which is of the same two. */
static void
move_children (AlongEdit *edit, AlongFamily *family, AlongRecord *couple, AlongRecord *to)
{
  AlongRecord *link;

  ALONG_FOREACH (link, family, ALONG_KIND_CHILD_LINK)
    if (along_record_refers_to (link, ALONG_CHILD_LINK_P_COUPLE, along_record_get_id (couple)))
      along_record_set_ref (along_edit_change (edit, link), ALONG_CHILD_LINK_P_COUPLE, along_record_get_id (to));
}

/** along_genogram_remove_couple: the line between two people: all that is written down of them as a couple; their children stay
 * those of both. Of what they only were before, @couple alone. */
AlongEdit *
along_genogram_remove_couple (AlongFamily *family, AlongRecord *couple)
{
  AlongEdit *edit = along_edit_new (_ ("couple removed"), along_family_get_id (family));
  AlongRecord *now = along_couple_now (family, couple), *other;

  ALONG_FOREACH (other, family, ALONG_KIND_COUPLE)
    {
      if (other != couple && (now != couple || !along_couple_same_two (other, couple)))
        continue;
      along_edit_delete (edit, other);
      remove_kept_lines (edit, family, other);
      if (now != couple)
        move_children (edit, family, other, now);
      else
        release_children (edit, family, along_record_get_id (other), along_record_get_ref (couple, ALONG_COUPLE_P_ONE),
                          along_record_get_ref (couple, ALONG_COUPLE_P_OTHER), ALONG_ID_NONE);
    }
  return edit;
}

/** along_genogram_couple_before: what the two of @couple, who are that now, are without it by what is written down: they had
 * parted, or were together until then. Returns: (nullable): nothing, or only what was over. */
AlongRecord *
along_genogram_couple_before (AlongFamily *family, AlongRecord *couple)
{
  AlongRecord *before = along_couple_now (family, couple) == couple ? along_couple_otherwise (family, couple) : NULL;

  if (before == NULL || !along_couple_together (before))
    return before;
  return along_couple_together (couple) && (!along_record_has (before, ALONG_COUPLE_P_TO) || along_couple_gave_way (before, couple)) ? before : NULL;
}

/** along_genogram_remove_last: only the last that became of the two of @couple: they are again what they were before, which is
 * along_genogram_couple_before(). */
AlongEdit *
along_genogram_remove_last (AlongFamily *family, AlongRecord *couple)
{
  AlongEdit *edit = along_edit_new (_ ("couple removed"), along_family_get_id (family));
  AlongRecord *before = along_genogram_couple_before (family, couple);

  g_return_val_if_fail (before != NULL, edit);
  along_edit_delete (edit, couple);
  remove_kept_lines (edit, family, couple);
  move_children (edit, family, couple, before);
  if (along_couple_gave_way (before, couple))
    along_record_unset (along_edit_change (edit, before), ALONG_COUPLE_P_TO);
  return edit;
}

/** along_genogram_remove_line: a feeling, or what joins a child to parents or carers. */
AlongEdit *
along_genogram_remove_line (AlongFamily *family, AlongRecord *line)
{
  AlongEdit *edit = along_edit_new (_ ("line removed"), along_family_get_id (family));

  along_edit_delete (edit, line);
  return edit;
}

/* Nobody lives in a home that is no more. */
static AlongEdit *
remove_home (AlongFamily *family, AlongRecord *home)
{
  g_autofree char *title = g_strdup_printf (_ ("%s removed"), along_record_get_text (home, ALONG_HOUSEHOLD_P_NAME));
  AlongEdit *edit = along_edit_new (title, along_family_get_id (family));
  AlongRecord *membership;

  along_edit_delete (edit, home);
  ALONG_FOREACH (membership, family, ALONG_KIND_MEMBERSHIP)
    if (along_record_refers_to (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD, along_record_get_id (home)))
      along_edit_delete (edit, membership);
  return edit;
}

static AlongEdit *
remove_pregnancy (AlongFamily *family, AlongRecord *pregnancy)
{
  AlongEdit *edit = along_edit_new (_ ("pregnancy removed"), along_family_get_id (family));
  AlongRecord *edd;

  along_edit_delete (edit, pregnancy);
  ALONG_FOREACH (edd, family, ALONG_KIND_EDD)
    if (along_record_refers_to (edd, ALONG_EDD_P_PREGNANCY, along_record_get_id (pregnancy)))
      along_edit_delete (edit, edd);
  return edit;
}

/** along_genogram_remove: @record, of whatever kind, and what would stand for nothing without it. */
AlongEdit *
along_genogram_remove (AlongFamily *family, AlongRecord *record)
{
  AlongKindId kind = along_record_get_kind_id (record);
  g_autofree char *title = NULL;
  AlongEdit *edit;

  switch (kind)
    {
    case ALONG_KIND_PERSON:
      return along_genogram_remove_person (family, record);
    case ALONG_KIND_COUPLE:
      return along_genogram_remove_couple (family, record);
    case ALONG_KIND_HOUSEHOLD:
      return remove_home (family, record);
    case ALONG_KIND_PREGNANCY:
      return remove_pregnancy (family, record);
    case ALONG_KIND_BOND:
    case ALONG_KIND_CHILD_LINK:
      return along_genogram_remove_line (family, record);
    default:
      title = g_strdup_printf (_ ("removed: %s"), along_kind_words (kind));
      edit = along_edit_new (title, along_family_get_id (family));
      along_edit_delete (edit, record);
      return edit;
    }
}
