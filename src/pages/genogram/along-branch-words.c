/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-branch-words.h"

#include <glib/gi18n-lib.h>

#include "along-age.h"
#include "along-date.h"
#include "along-facts.h"
#include "along-genogram-edits.h"

/* Nobody has a child younger, years. */
#define YOUNGEST_PARENT 10

/**
 * along_branch_find_too_old: (transfer none) (nullable): who of those that the branch hangs by was born before @under, or so soon
 * after that they cannot be a child of theirs, whatever is not known of both days.
 */
AlongRecord *
along_branch_find_too_old (AlongBranch *self, AlongFamily *family, AlongRecord *under)
{
  const char *born = along_record_get_text (under, ALONG_PERSON_P_BORN);
  int parent = born != NULL ? along_date_first_day (born) : ALONG_DAY_NONE;
  guint n;
  const AlongId *roots = along_branch_peek_roots (self, &n);

  for (guint i = 0; i < n && parent != ALONG_DAY_NONE; i++)
    {
      AlongRecord *root = along_family_find (family, ALONG_KIND_PERSON, roots[i]);
      int child = root != NULL ? along_record_get_last_day (root, ALONG_PERSON_P_BORN) : ALONG_DAY_NONE;

      if (child != ALONG_DAY_NONE && (child < parent || along_age_years (parent, child) < YOUNGEST_PARENT))
        return root;
    }
  return NULL;
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

/* Of all its links: parents who are no couple have one each. */
static GArray *
parents_of (AlongFamily *family, AlongId child)
{
  GArray *parents = g_array_new (FALSE, FALSE, sizeof (AlongId));
  AlongRecord *link;

  ALONG_FOREACH (link, family, ALONG_KIND_CHILD_LINK)
    if (along_record_refers_to (link, ALONG_CHILD_LINK_P_CHILD, child))
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

/* "Barry, Brenda", or nothing: those of @parents who are not among @but (nullable). */
static char *
names_of (AlongFamily *family, GArray *parents, GArray *but)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < parents->len; i++)
    {
      AlongId id = g_array_index (parents, AlongId, i);
      AlongRecord *person = along_family_find (family, ALONG_KIND_PERSON, id);
      gboolean stays = FALSE;

      for (guint j = 0; but != NULL && j < but->len; j++)
        stays = stays || along_id_equal (g_array_index (but, AlongId, j), id);
      if (person != NULL && !stays)
        g_string_append_printf (names, "%s%s", names->len > 0 ? C_ ("names", ", ") : "", along_facts_first_name (person));
    }
  return g_string_free (names, FALSE);
}

/** along_branch_move_words: (transfer full): what @edit, which moves the branch, comes to: of each whose parents change, who they are then
 * and who they were. */
char *
along_branch_move_words (AlongBranch *self, AlongFamily *family, AlongEdit *edit)
{
  g_autoptr (AlongFamily) after = along_genogram_family_after (family, edit);
  g_autoptr (GString) words = g_string_new (NULL);
  guint n;
  const AlongId *roots = along_branch_peek_roots (self, &n);

  for (guint i = 0; i < n; i++)
    {
      AlongRecord *root = along_family_find (after, ALONG_KIND_PERSON, roots[i]);
      g_autoptr (GArray) had = parents_of (family, roots[i]), has = parents_of (after, roots[i]);
      g_autofree char *before = names_of (family, had, has), *then = names_of (after, has, NULL);

      if (root == NULL)
        continue;
      if (before[0] != '\0')
        /* Translators: a first name, parents then, parents until now */
        g_string_append_printf (words, _ ("%s: child of %s, no longer of %s."), along_facts_first_name (root), then, before);
      else
        /* Translators: a first name, parents then */
        g_string_append_printf (words, _ ("%s: child of %s."), along_facts_first_name (root), then);
      g_string_append_c (words, '\n');
    }
  g_string_append (words, _ ("What was typed under a name, as “sister”, stays as it is: is it still right? You can undo this."));
  return g_string_free (g_steal_pointer (&words), FALSE);
}
