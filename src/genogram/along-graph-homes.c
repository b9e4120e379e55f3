/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who lives together on one day. */
#include <glib/gi18n-lib.h>

#include "along-graph-builder.h"
#include "along-graph-people.h"

/* Babies not yet born live where their mother lives. */
static void
add_unborn (Builder *self, AlongGraphHome *home, const char *mother)
{
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, self->family, ALONG_KIND_PREGNANCY)
    {
      char text[ALONG_ID_TEXT];
      guint n;
      const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);

      if (g_strcmp0 (along_builder_key (self, along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER), text), mother) != 0)
        continue;
      for (guint b = 0; b < MAX (n, 1); b++)
        {
          char baby_text[ALONG_ID_TEXT];
          const char *baby = along_builder_key (self, n > 0 ? babies[b] : along_record_get_id (pregnancy), baby_text);
          const AlongGraphPerson *who = along_graph_find_person (self->graph, baby);

          if (who != NULL && who->kind == ALONG_GRAPH_PREGNANCY)
            along_graph_add_member (home, baby);
        }
    }
}

/* Who lives in a home alone has no outline round them: the name of the home stands under theirs, unless it is called as they are. */
static void
name_single (Builder *self, AlongGraphHome *home)
{
  AlongGraphPerson *who = home->members->len == 1 ? along_graph_find_person (self->graph, home->members->pdata[0]) : NULL;
  g_autofree char *words = NULL, *lines = NULL;

  if (who == NULL || home->name == NULL || *home->name == '\0' || (who->name != NULL && g_str_has_prefix (who->name, home->name)))
    return;
  /* Translators: the name of a home, under a person's name */
  words = g_strdup_printf (C_("under a symbol", "lives at %s"), home->name);
  lines = who->lines != NULL && *who->lines != '\0' ? g_strdup_printf ("%s\n%s", who->lines, words) : g_strdup (words);
  g_free (who->lines);
  who->lines = g_steal_pointer (&lines);
}

/* Homes, and who lives in them on the day. */
void
along_builder_add_homes (Builder *self)
{
  AlongRecord *household, *membership;

  ALONG_FOREACH (household, self->family, ALONG_KIND_HOUSEHOLD)
    {
      AlongId id = along_record_get_id (household);
      g_autofree char *key = along_graph_key (id);
      AlongGraphHome *home = along_graph_add_home (self->graph, key,
                                                   along_record_get_text (household, ALONG_HOUSEHOLD_P_NAME));

      ALONG_FOREACH (membership, self->family, ALONG_KIND_MEMBERSHIP)
        {
          char text[ALONG_ID_TEXT];
          const char *person = along_builder_key (self, along_record_get_ref (membership, ALONG_MEMBERSHIP_P_PERSON), text);
          const AlongGraphPerson *who = along_graph_find_person (self->graph, person);

          if (who != NULL && !who->dead && along_record_refers_to (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD, id) &&
              along_record_holds_on (membership, ALONG_MEMBERSHIP_P_FROM, ALONG_MEMBERSHIP_P_TO, self->day))
            {
              along_graph_add_member (home, person);
              add_unborn (self, home, person);
            }
        }
      if (self->flags & ALONG_GRAPH_WITH_OWN_HOMES)
        name_single (self, home);
    }
}
