/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who cares for whose child, in words; who is there by care alone. */
#include "along-genogram-words.h"

#include <glib/gi18n-lib.h>

static gboolean
is_care (AlongGraphNature nature)
{
  return nature == ALONG_GRAPH_FOSTER || nature == ALONG_GRAPH_KINSHIP;
}

static gboolean
is_in (const AlongLayoutCouple *couple, int person)
{
  return couple->one == person || couple->other == person;
}

/* Adds "foster carer of Jake". */
static void
tell (AlongLayout *layout, GString *text, AlongGraphNature nature, int child)
{
  guint n;
  const AlongGraphPerson *who = along_layout_peek_people (layout, &n)[child].person;
  const char *name = who->name != NULL ? who->name : C_("person", "somebody");
  g_autofree char *words = g_strdup_printf (nature == ALONG_GRAPH_FOSTER ? _("foster carer of %s") : _("carer of %s"), name);

  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words);
}

/** along_genogram_carer_words: whom @person cares for without being a parent: "foster carer of Jake". Returns: (nullable) */
char *
along_genogram_carer_words (AlongLayout *layout, int person)
{
  guint n, n_couples;
  const AlongLayoutCouple *couples = along_layout_peek_couples (layout, &n_couples);
  const AlongLayoutLine *lines = along_layout_peek_lines (layout, &n);
  const AlongLayoutSecondary *seconds;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (lines[i].child >= 0 && lines[i].couple >= 0 && lines[i].link != NULL && is_care (lines[i].link->nature)
        && is_in (&couples[lines[i].couple], person))
      tell (layout, text, lines[i].link->nature, lines[i].child);
  seconds = along_layout_peek_secondaries (layout, &n);
  for (guint i = 0; i < n; i++)
    if (is_care (seconds[i].link->nature) && is_in (&couples[seconds[i].couple], person))
      tell (layout, text, seconds[i].link->nature, seconds[i].child);
  return text->len == 0 ? NULL : g_string_free (g_steal_pointer (&text), FALSE);
}

/* Whether the two of @couple are more than carers of the same child. */
static gboolean
is_kinship (AlongLayout *layout, int couple)
{
  guint n, n_couples;
  const AlongLayoutCouple *couples = along_layout_peek_couples (layout, &n_couples);
  const AlongLayoutLine *lines = along_layout_peek_lines (layout, &n);

  if (couples[couple].couple->kind != ALONG_GRAPH_PARENTS_ONLY)
    return TRUE;
  for (guint i = 0; i < n; i++)
    if (lines[i].couple == couple && lines[i].child >= 0 && (lines[i].link == NULL || !is_care (lines[i].link->nature)))
      return TRUE;
  return FALSE;
}

/** along_genogram_is_kin: whether @person has a place in a generation: is a child, a parent or a partner of somebody who is drawn, or
 * stands alone; not who is there by care alone. */
gboolean
along_genogram_is_kin (AlongLayout *layout, int person)
{
  g_autofree char *carer = along_genogram_carer_words (layout, person);
  guint n, n_couples;
  const AlongLayoutCouple *couples = along_layout_peek_couples (layout, &n_couples);
  const AlongLayoutLine *lines = along_layout_peek_lines (layout, &n);

  if (carer == NULL)
    return TRUE;
  for (guint i = 0; i < n; i++)
    if (lines[i].child == person)
      return TRUE;
  for (guint c = 0; c < n_couples; c++)
    if (is_in (&couples[c], person) && is_kinship (layout, (int) c))
      return TRUE;
  return FALSE;
}
