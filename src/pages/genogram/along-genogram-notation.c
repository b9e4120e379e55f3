/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which notation a family is drawn in, and the marks that are off unless asked for. The notation is remembered for each
 * family, in the caseload; the marks only until another family is opened. */
#include "along-genogram-notation.h"

#include "along-genogram-page-private.h"

#define SOCIAL "social"
#define CLINICAL "clinical"

static const struct
{
  const char *action;
  AlongGraphFlags flag;
} marks[] = {
  { "years", ALONG_GRAPH_WITH_YEARS },
  { "orientation", ALONG_GRAPH_WITH_ORIENTATION },
  { "sex-at-birth", ALONG_GRAPH_WITH_SEX_AT_BIRTH },
};

static char *
setting_of (AlongFamily *family)
{
  g_autofree char *id = along_id_to_text (along_family_get_id (family));

  return g_strconcat ("genogram-notation/", id, NULL);
}

static gboolean
is_clinical (AlongSession *session, AlongFamily *family)
{
  g_autofree char *name = setting_of (family);

  return g_strcmp0 (along_session_get_setting (session, name), CLINICAL) == 0;
}

/**
 * along_genogram_notation: the flags of the notation that @family is drawn in, on the screen and on paper: the profile
 * that was chosen for it, and the words of the nation in which the team works.
 */
AlongGraphFlags
along_genogram_notation (AlongSession *session, AlongFamily *family)
{
  return (is_clinical (session, family) ? ALONG_GRAPH_CLINICAL : 0) | along_graph_nation (along_session_get_team (session));
}

/* The notation of the family that is shown, with its years where they are asked for. */
AlongGraphFlags
along_genogram_page_notation (AlongGenogramPage *self)
{
  return along_genogram_notation (along_page_get_session (ALONG_PAGE (self)), along_page_get_family (ALONG_PAGE (self)))
         | (along_genogram_page_is_on (self, "years") ? ALONG_GRAPH_WITH_YEARS : 0);
}

/* What besides is on the screen alone: marks that somebody asked to see, and who told us. */
AlongGraphFlags
along_genogram_page_marks (AlongGenogramPage *self)
{
  AlongGraphFlags flags = along_genogram_page_is_on (self, "private") ? ALONG_GRAPH_WITH_PRIVATE | ALONG_GRAPH_WITH_SOURCES : 0;

  if (along_genogram_page_is_on (self, "safety"))
    flags |= ALONG_GRAPH_WITH_SAFETY;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (along_genogram_page_is_on (self, marks[i].action))
      flags |= marks[i].flag;
  return flags;
}

static void
redraw (AlongGenogramPage *self)
{
  if (along_page_get_family (ALONG_PAGE (self)) != NULL)
    ALONG_PAGE_GET_CLASS (self)->refresh (ALONG_PAGE (self), NULL);
}

static void
notation_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  AlongGenogramPage *self = data;
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  const char *notation = g_variant_get_string (state, NULL);
  g_autofree char *name = NULL;

  if (family == NULL || !(g_str_equal (notation, SOCIAL) || g_str_equal (notation, CLINICAL)))
    return;
  g_simple_action_set_state (action, state);
  name = setting_of (family);
  along_session_set_setting (along_page_get_session (ALONG_PAGE (self)), name, g_str_equal (notation, CLINICAL) ? CLINICAL : NULL);
  redraw (self);
}

static void
mark_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  g_simple_action_set_state (action, state);
  redraw (data);
}

/* Adds the actions “genogram.notation” (social, clinical) and those of the marks. */
void
along_genogram_page_notation_init (AlongGenogramPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "notation", .parameter_type = "s", .state = "'" SOCIAL "'", .change_state = notation_cb },
    { .name = "years", .state = "false", .change_state = mark_cb },
    { .name = "orientation", .state = "false", .change_state = mark_cb },
    { .name = "sex-at-birth", .state = "false", .change_state = mark_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}

static GSimpleAction *
find (AlongGenogramPage *self, const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name));
}

/* Before a family is drawn: the menu says the notation that was chosen for this one. */
void
along_genogram_page_notation_refresh (AlongGenogramPage *self)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  gboolean clinical = family != NULL && is_clinical (along_page_get_session (ALONG_PAGE (self)), family);

  g_simple_action_set_state (find (self, "notation"), g_variant_new_string (clinical ? CLINICAL : SOCIAL));
}

/* Another family, or none: what was asked to be seen of the last one is not shown of the next. */
void
along_genogram_page_notation_forget (AlongGenogramPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    g_simple_action_set_state (find (self, marks[i].action), g_variant_new_boolean (FALSE));
}
