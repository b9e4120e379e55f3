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
 * along_branch_refuse_unborn: (transfer full) (nullable): that @parent is not born yet and can have no children, in words.
 */
char *
along_branch_refuse_unborn (AlongFamily *family, AlongRecord *parent)
{
  if (along_genogram_expected (family, along_record_get_id (parent)) == NULL)
    return NULL;
  /* Translators: what a baby who is not born yet is called */
  return g_strdup_printf (_ ("%s is not born yet, and can have no children."), along_facts_first_name (parent));
}

/**
 * along_branch_refuse_age: (transfer full) (nullable): that @child was born before @parent, or so soon after that they cannot be a child
 * of theirs by birth, whatever is not known of both days, in words.
 */
char *
along_branch_refuse_age (AlongRecord *parent, AlongRecord *child)
{
  const char *text = along_record_get_text (parent, ALONG_PERSON_P_BORN);
  int born = text != NULL ? along_date_first_day (text) : ALONG_DAY_NONE, later = along_record_get_last_day (child, ALONG_PERSON_P_BORN);

  if (born == ALONG_DAY_NONE || later == ALONG_DAY_NONE || (later >= born && along_age_years (born, later) >= YOUNGEST_PARENT))
    return NULL;
  /* Translators: first names of somebody and of who would be a parent of theirs */
  return g_strdup_printf (_ ("By their dates of birth %s cannot be a child of %s."), along_facts_first_name (child),
                          along_facts_first_name (parent));
}

/**
 * along_branch_refuse_parents: (transfer full) (nullable): why the branch cannot be put under @under and whoever they are a couple with, in
 * words: as of along_branch_refuse_unborn(), or of along_branch_refuse_age() for who hangs by them.
 */
char *
along_branch_refuse_parents (AlongBranch *self, AlongFamily *family, AlongRecord *under)
{
  AlongRecord *parents[] = { under, along_genogram_partner_of (family, along_record_get_id (under)) };

  guint n;
  const AlongId *roots = along_branch_peek_roots (self, &n);

  for (guint i = 0; i < G_N_ELEMENTS (parents); i++)
    {
      char *refused = parents[i] != NULL ? along_branch_refuse_unborn (family, parents[i]) : NULL;

      for (guint r = 0; parents[i] != NULL && refused == NULL && r < n; r++)
        {
          AlongRecord *root = along_family_find (family, ALONG_KIND_PERSON, roots[r]);

          refused = root != NULL ? along_branch_refuse_age (parents[i], root) : NULL;
        }
      if (refused != NULL)
        return refused;
    }
  return NULL;
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

/* Of @root, who has other parents in @after, whose pregnancy they come from all the same. */
static void
add_pregnancies (GString *words, AlongFamily *family, AlongFamily *after, AlongId root)
{
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, after, ALONG_KIND_PREGNANCY)
    {
      AlongId id = along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER);
      AlongRecord *mother = along_family_find (after, ALONG_KIND_PERSON, id);

      if (mother == NULL || !along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, root) || along_genogram_is_parent (after, id, root)
          || !along_genogram_is_parent (family, id, root))
        continue;
      /* Translators: a first name: of a child that is moved to other parents the pregnancy is still hers */
      g_string_append_printf (words, _ ("The pregnancy stays %s’s."), along_facts_first_name (mother));
      g_string_append_c (words, '\n');
    }
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
      g_autoptr (GArray) had = along_genogram_all_parents (family, roots[i], -1), has = along_genogram_all_parents (after, roots[i], -1);
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
      add_pregnancies (words, family, after, roots[i]);
    }
  g_string_append (words, _ ("What was typed under a name, as “sister”, stays as it is: is it still right? You can undo this."));
  return g_string_free (g_steal_pointer (&words), FALSE);
}
