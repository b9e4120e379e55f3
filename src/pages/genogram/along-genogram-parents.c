/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose child somebody is: parents who are no couple have a link each. And whom somebody would have one with. */
#include "along-genogram-edits.h"

/** along_genogram_parents_of: the child link that says whose child @child is: the primary one first. Returns: (nullable). */
AlongRecord *
along_genogram_parents_of (AlongFamily *family, AlongId child)
{
  AlongRecord *link, *found = NULL;

  ALONG_FOREACH (link, family, ALONG_KIND_CHILD_LINK)
    if (along_record_refers_to (link, ALONG_CHILD_LINK_P_CHILD, child)
        && (found == NULL || along_record_get_bool (link, ALONG_CHILD_LINK_P_PRIMARY)))
      found = link;
  return found;
}

/** along_genogram_links_to: whether @link makes its child one of @parent, alone or in a couple. */
gboolean
along_genogram_links_to (AlongFamily *family, AlongRecord *link, AlongId parent)
{
  AlongRecord *couple = along_family_find (family, ALONG_KIND_COUPLE, along_record_get_ref (link, ALONG_CHILD_LINK_P_COUPLE));

  return along_record_refers_to (link, ALONG_CHILD_LINK_P_PARENT, parent)
         || (couple != NULL && (along_record_refers_to (couple, ALONG_COUPLE_P_ONE, parent)
                                || along_record_refers_to (couple, ALONG_COUPLE_P_OTHER, parent)));
}

/** along_genogram_is_parent: whether @child is drawn as a child of @parent. */
gboolean
along_genogram_is_parent (AlongFamily *family, AlongId parent, AlongId child)
{
  AlongRecord *link;

  ALONG_FOREACH (link, family, ALONG_KIND_CHILD_LINK)
    if (along_record_refers_to (link, ALONG_CHILD_LINK_P_CHILD, child) && along_genogram_links_to (family, link, parent))
      return TRUE;
  return FALSE;
}

static void
add_once (GArray *parents, AlongId id)
{
  for (guint i = 0; i < parents->len; i++)
    if (along_id_equal (g_array_index (parents, AlongId, i), id))
      return;
  if (!along_id_is_none (id))
    g_array_append_val (parents, id);
}

/**
 * along_genogram_all_parents: whom @child is linked to, by whatever link: alone, or in a couple.
 *
 * @nature: ALONG_CHILD_NATURE_…, of links of that nature alone; -1: of all
 *
 * Returns: (transfer full) (element-type AlongId): each once
 */
GArray *
along_genogram_all_parents (AlongFamily *family, AlongId child, int nature)
{
  GArray *parents = g_array_new (FALSE, FALSE, sizeof (AlongId));
  AlongRecord *link;

  ALONG_FOREACH (link, family, ALONG_KIND_CHILD_LINK)
    if (along_record_refers_to (link, ALONG_CHILD_LINK_P_CHILD, child)
        && (nature < 0 || along_record_get_enum (link, ALONG_CHILD_LINK_P_NATURE) == nature))
      {
        AlongRecord *couple = along_family_find (family, ALONG_KIND_COUPLE, along_record_get_ref (link, ALONG_CHILD_LINK_P_COUPLE));

        add_once (parents, along_record_get_ref (link, ALONG_CHILD_LINK_P_PARENT));
        if (couple == NULL)
          continue;
        add_once (parents, along_record_get_ref (couple, ALONG_COUPLE_P_ONE));
        add_once (parents, along_record_get_ref (couple, ALONG_COUPLE_P_OTHER));
      }
  return parents;
}

/** along_genogram_partner_of: (nullable): whom @person is a couple with now. */
AlongRecord *
along_genogram_partner_of (AlongFamily *family, AlongId person)
{
  AlongRecord *couple = along_genogram_couple_of (family, person);
  int property;

  if (couple == NULL)
    return NULL;
  property = along_record_refers_to (couple, ALONG_COUPLE_P_ONE, person) ? ALONG_COUPLE_P_OTHER : ALONG_COUPLE_P_ONE;
  return along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (couple, property));
}
