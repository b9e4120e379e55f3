/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several people who come in at once and are tied to nobody who was there: they may stand far off. Whoever is tied to the family is
 * drawn beside it, and the drawing stays as it is: edits are calm. */
#include "along-genogram-page-private.h"

#include <glib/gi18n-lib.h>

#include "along-canvas.h"

/* A zoom at which one sees that there are people, and where. */
#define AT_A_GLANCE 0.25

/* Trees of who is tied to whom: from a person to another of the same tree, borrowed; at the root there is none. */

static AlongRecord *
root_of (GHashTable *trees, AlongRecord *person)
{
  AlongRecord *up;

  while ((up = g_hash_table_lookup (trees, person)) != NULL)
    {
      AlongRecord *above = g_hash_table_lookup (trees, up);

      if (above != NULL)
        g_hash_table_insert (trees, person, above); /* half of the way the next time */
      person = up;
    }
  return person;
}

/* @first: (inout): of whom the record has told so far */
static void
tie (GHashTable *trees, AlongFamily *family, AlongRecord **first, AlongId id)
{
  AlongRecord *person = along_family_find (family, ALONG_KIND_PERSON, id), *one, *other;

  if (person == NULL)
    return;
  if (*first == NULL)
    *first = person;
  one = root_of (trees, *first);
  other = root_of (trees, person);
  if (one != other)
    g_hash_table_insert (trees, other, one);
}

/* @other, @several: -1: there is none. */
static void
tie_of (GHashTable *trees, AlongFamily *family, AlongRecord *record, int one, int other, int several)
{
  AlongRecord *first = NULL;
  guint n = 0;
  const AlongId *ids = several >= 0 ? along_record_get_refs (record, several, &n) : NULL;

  tie (trees, family, &first, along_record_get_ref (record, one));
  if (other >= 0)
    tie (trees, family, &first, along_record_get_ref (record, other));
  for (guint i = 0; i < n; i++)
    tie (trees, family, &first, ids[i]);
}

/* By couple, birth, descent and care. */
static GHashTable *
trees_of (AlongFamily *family)
{
  GHashTable *trees = g_hash_table_new (NULL, NULL);
  AlongRecord *record;

  ALONG_FOREACH (record, family, ALONG_KIND_COUPLE)
    tie_of (trees, family, record, ALONG_COUPLE_P_ONE, ALONG_COUPLE_P_OTHER, -1);
  ALONG_FOREACH (record, family, ALONG_KIND_PREGNANCY)
    tie_of (trees, family, record, ALONG_PREGNANCY_P_MOTHER, ALONG_PREGNANCY_P_OTHER_PARENT, ALONG_PREGNANCY_P_BABIES);
  ALONG_FOREACH (record, family, ALONG_KIND_CARE_LINK)
    tie_of (trees, family, record, ALONG_CARE_LINK_P_CHILD, -1, ALONG_CARE_LINK_P_CARERS);
  ALONG_FOREACH (record, family, ALONG_KIND_CHILD_LINK)
    {
      AlongRecord *couple = along_family_find (family, ALONG_KIND_COUPLE, along_record_get_ref (record, ALONG_CHILD_LINK_P_COUPLE));
      AlongRecord *child = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (record, ALONG_CHILD_LINK_P_CHILD));

      tie_of (trees, family, record, ALONG_CHILD_LINK_P_CHILD, ALONG_CHILD_LINK_P_PARENT, -1);
      if (couple != NULL)
        tie (trees, family, &child, along_record_get_ref (couple, ALONG_COUPLE_P_ONE));
    }
  return trees;
}

/* Who comes in with @edit. (transfer full) (element-type AlongRecord): their records in @family */
static GHashTable *
comers_of (AlongFamily *family, AlongEdit *edit)
{
  GHashTable *comers = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < along_edit_get_n (edit); i++)
    {
      const AlongChange *change = along_edit_get_change (edit, i);
      AlongRecord *person;

      if ((change->op != ALONG_OP_CREATE && change->op != ALONG_OP_RESTORE) || along_record_get_kind_id (change->after) != ALONG_KIND_PERSON)
        continue;
      person = along_family_find (family, ALONG_KIND_PERSON, along_record_get_id (change->after));
      if (person != NULL)
        g_hash_table_add (comers, person);
    }
  return comers;
}

/**
 * along_genogram_page_note_fresh: who has come in with @edit (nullable: nobody) and is tied to nobody who was there, if there are
 * several.
 */
void
along_genogram_page_note_fresh (AlongGenogramPage *self, AlongEdit *edit)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  g_autoptr (GHashTable) comers = edit != NULL ? comers_of (family, edit) : NULL, trees = NULL, here = NULL;
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_free);
  AlongRecord *person;

  if (comers == NULL || g_hash_table_size (comers) < 2)
    return;
  trees = trees_of (family);
  here = g_hash_table_new (NULL, NULL);
  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    if (!g_hash_table_contains (comers, person))
      g_hash_table_add (here, root_of (trees, person));
  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    if (g_hash_table_contains (comers, person) && !g_hash_table_contains (here, root_of (trees, person)))
      {
        g_autofree char *id = along_id_to_text (along_record_get_id (person));

        g_ptr_array_add (fresh, g_strconcat ("person/", id, NULL));
      }
  if (fresh->len < 2)
    return;
  along_genogram_page_drop_fresh (self);
  self->fresh = g_steal_pointer (&fresh);
}

/** along_genogram_page_drop_fresh: nobody is waited for. */
void
along_genogram_page_drop_fresh (AlongGenogramPage *self)
{
  g_clear_pointer (&self->fresh, g_ptr_array_unref);
}

static gboolean
are_in_sight (AlongGenogramPage *self, GPtrArray *keys)
{
  AlongScene *scene = along_canvas_get_scene (ALONG_CANVAS (self->canvas));
  AlongRect seen;

  along_canvas_get_view (ALONG_CANVAS (self->canvas), &seen);
  for (guint i = 0; scene != NULL && i < keys->len; i++)
    {
      int at = along_scene_find_item (scene, keys->pdata[i]);
      AlongRect area = at >= 0 ? along_scene_peek_item (scene, (guint) at)->area : seen;

      if (area.x < seen.x || area.y < seen.y || area.x + area.width > seen.x + seen.width || area.y + area.height > seen.y + seen.height)
        return FALSE;
    }
  return TRUE;
}

/**
 * along_genogram_page_show_fresh: the drawing is fitted again, if one of those who came in is not in sight; where it is too large for
 * that, it is said. While the list or the ecomap is looked at they wait.
 */
void
along_genogram_page_show_fresh (AlongGenogramPage *self)
{
  g_autoptr (GPtrArray) fresh = NULL;

  if (self->fresh == NULL || !g_str_equal (along_genogram_page_view (self), "drawing"))
    return;
  fresh = g_steal_pointer (&self->fresh);
  if (are_in_sight (self, fresh))
    return;
  along_canvas_fit_small (ALONG_CANVAS (self->canvas), AT_A_GLANCE);
  if (!are_in_sight (self, fresh))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "(sb)",
                                _ ("Not everybody who came in fits into the window. Move the drawing to see them."), FALSE);
}
