/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands under a name is in somebody's own words: it may say where they live, or what else a copy leaves out. */
#include "along-picture-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-facts.h"
#include "along-text.h"

/* Translators: words for who somebody is to another, and parts of such words, small, with a space between them; none that says that a
 * child is in care or adopted, or whose partner somebody is. */
#define PLAIN_WORDS                                                                                                                   \
  N_ ("mother father parent maternal paternal great grand grandmother grandfather grandparent mum mam dad nan nana gran granny "  \
      "grandma grandpa grandad aunt auntie uncle cousin sister brother half twin child baby daughter son niece nephew friend "       \
      "neighbour godmother godfather")

static gboolean
is_name (AlongFamily *copy, const char *word)
{
  AlongRecord *person;

  ALONG_FOREACH (person, copy, ALONG_KIND_PERSON)
    {
      g_autofree char *name = along_text_fold (along_facts_first_name (person));

      if (g_str_equal (name, word))
        return TRUE;
    }
  return FALSE;
}

/* Whether @word is whose they are: of somebody in the copy, who is named there anyway. */
static gboolean
is_owner (AlongFamily *copy, const char *word)
{
  static const char *const endings[] = { "’s", "'s" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (word, endings[i]))
      {
        g_autofree char *bare = g_strndup (word, strlen (word) - strlen (endings[i])), *name = along_text_fold (bare);

        return is_name (copy, name);
      }
  return FALSE;
}

/**
 * along_picture_plain_role: what of @role may stand in a copy that goes round: what says no more than who somebody is, as “maternal
 * grandmother” of “maternal grandmother; lives in Leeds”.
 *
 * @copy: who is in it; whose mother or cousin somebody is may be said of them alone
 * Returns: (transfer full) (nullable)
 */
char *
along_picture_plain_role (const char *role, AlongFamily *copy)
{
  g_auto (GStrv) plain = g_strsplit (_ (PLAIN_WORDS), " ", -1), words = NULL;
  g_autofree char *first = g_strndup (role, strcspn (role, ";,("));
  guint n = 0;

  g_strstrip (first);
  words = g_strsplit_set (first, " -", -1);
  for (char **word = words; *word != NULL; word++)
    {
      g_autofree char *folded = along_text_fold (*word);

      if (**word == '\0')
        continue;
      if (is_owner (copy, *word))
        continue;
      if (!g_strv_contains ((const char *const *) plain, folded))
        return NULL;
      n++;
    }
  return n > 0 ? g_steal_pointer (&first) : NULL;
}

/** along_picture_plain_person: (transfer full): @person, under whose name nothing stands but who they are, as along_picture_plain_role(). */
AlongRecord *
along_picture_plain_person (AlongRecord *person, AlongFamily *copy)
{
  g_autofree char *role = along_record_has (person, ALONG_PERSON_P_ROLE)
                            ? along_picture_plain_role (along_record_get_text (person, ALONG_PERSON_P_ROLE), copy) : NULL;
  AlongRecord *plain = along_record_copy (person);

  along_record_unset (plain, ALONG_PERSON_P_ROLE);
  if (role != NULL)
    along_record_set_text (plain, ALONG_PERSON_P_ROLE, role);
  return plain;
}
