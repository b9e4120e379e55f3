/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-genogram-hints.h"

#include <glib/gi18n-lib.h>

#include "along-facts.h"

static int
place_in (const AlongId *row, guint n, AlongId id)
{
  for (guint i = 0; i < n; i++)
    if (along_id_equal (row[i], id))
      return (int) i;
  return -1;
}

/* Written down unless it is already. */
static void
wish_for (AlongEdit *edit, AlongFamily *family, AlongId left, AlongId right)
{
  AlongRecord *wish;
  gboolean said = FALSE;

  ALONG_FOREACH (wish, family, ALONG_KIND_ARRANGEMENT)
    said |= along_record_refers_to (wish, ALONG_ARRANGEMENT_P_LEFT, left)
            && along_record_refers_to (wish, ALONG_ARRANGEMENT_P_RIGHT, right);
  if (!said)
    {
      AlongRecord *made = along_edit_create (edit, ALONG_KIND_ARRANGEMENT);

      along_record_set_ref (made, ALONG_ARRANGEMENT_P_LEFT, left);
      along_record_set_ref (made, ALONG_ARRANGEMENT_P_RIGHT, right);
    }
}

/**
 * along_genogram_place: @person stands in their row as @row says, ids from left to right: right of the one before them and
 * left of the one after. What was wished of them before and is not so in @row is forgotten.
 */
AlongEdit *
along_genogram_place (AlongFamily *family, AlongRecord *person, const AlongId *row, guint n)
{
  g_autofree char *title = g_strdup_printf (_ ("%s moved along"), along_facts_first_name (person));
  AlongEdit *edit = along_edit_new (title, along_family_get_id (family));
  AlongId id = along_record_get_id (person);
  int at = place_in (row, n, id);
  AlongRecord *wish;

  ALONG_FOREACH (wish, family, ALONG_KIND_ARRANGEMENT)
    {
      AlongId left = along_record_get_ref (wish, ALONG_ARRANGEMENT_P_LEFT);
      AlongId right = along_record_get_ref (wish, ALONG_ARRANGEMENT_P_RIGHT);
      int left_at = place_in (row, n, left), right_at = place_in (row, n, right);

      if ((along_id_equal (left, id) || along_id_equal (right, id)) && (left_at < 0 || right_at < 0 || left_at > right_at))
        along_edit_delete (edit, wish);
    }
  if (at > 0)
    wish_for (edit, family, row[at - 1], id);
  if (at >= 0 && at + 1 < (int) n)
    wish_for (edit, family, id, row[at + 1]);
  return edit;
}

/** along_genogram_tidy: every wish of the family is forgotten. */
AlongEdit *
along_genogram_tidy (AlongFamily *family)
{
  AlongEdit *edit = along_edit_new (_ ("drawing tidied"), along_family_get_id (family));
  AlongRecord *wish;

  ALONG_FOREACH (wish, family, ALONG_KIND_ARRANGEMENT)
    along_edit_delete (edit, wish);
  return edit;
}

/** along_genogram_is_arranging: whether @edit, which may be an undone one, is about who stands left of whom. */
gboolean
along_genogram_is_arranging (AlongEdit *edit)
{
  for (guint i = 0; i < along_edit_get_n (edit); i++)
    {
      const AlongChange *change = along_edit_get_change (edit, i);

      if (along_record_get_kind_id (change->after != NULL ? change->after : change->before) == ALONG_KIND_ARRANGEMENT)
        return TRUE;
    }
  return FALSE;
}
