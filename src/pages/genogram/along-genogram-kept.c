/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept private of a family: who may have it shown, and what the panel says of it to others. */
#include "along-genogram-page-private.h"

#include <glib/gi18n-lib.h>

#include "along-facts.h"
#include "along-panel-lists.h"
#include "along-restricted.h"
#include "along-session-history.h"

/**
 * along_genogram_page_keeper: who is asked for what is kept private: the keyworker, by a trainer. The buddy knocks at that door too,
 * and has to know of violence behind it.
 *
 * No caseload with real families is made for a trainer (along_session_start_async()), so that paper, pictures, the safety map and History
 * have nobody to ask; this is for who is a trainer all the same.
 *
 * Returns: (transfer none) (nullable): a name; %NULL: who looks may have it shown
 */
const char *
along_genogram_page_keeper (AlongGenogramPage *self)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  AlongSession *session = along_page_get_session (ALONG_PAGE (self));
  AlongRecord *me = family != NULL ? along_session_get_me (session) : NULL, *keyworker;

  if (me == NULL || along_record_get_enum (me, ALONG_WORKER_P_ROLE) != ALONG_ROLE_TRAINER || along_session_is_demonstration (session))
    return NULL;
  keyworker = along_facts_worker (family, along_session_get_team (session), ALONG_ALLOCATION_ROLE_KEYWORKER, along_family_today (family));
  if (keyworker == NULL || along_id_equal (along_record_get_id (keyworker), along_record_get_id (me)))
    return NULL;
  return along_record_get_text (keyworker, ALONG_WORKER_P_NAME);
}

/** along_genogram_page_keep_private: switches “Private lines” off for who may not have them shown. */
void
along_genogram_page_keep_private (AlongGenogramPage *self)
{
  GSimpleAction *action = G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "private"));
  gboolean may = along_genogram_page_keeper (self) == NULL;

  g_simple_action_set_enabled (action, may);
  if (!may)
    g_simple_action_set_state (action, g_variant_new_boolean (FALSE));
}

/** along_genogram_page_forget_private: what was asked to be seen of one family is not seen of the next: private lines, the safety map. */
void
along_genogram_page_forget_private (AlongGenogramPage *self)
{
  static const char *const asked[] = { "private", "safety" };

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), asked[i])),
                               g_variant_new_boolean (FALSE));
}

/* From the row of the panel: the focus stays with who is chosen, whose panel is filled anew. */
static void
show_private (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlongGenogramPage *self = data;

  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "private", g_variant_new_boolean (TRUE));
  along_genogram_page_choose (self, self->chosen, TRUE);
}

/** along_genogram_page_kept_init: the action "genogram.show-private". */
void
along_genogram_page_kept_init (AlongGenogramPage *self)
{
  static const GActionEntry entries[] = { { .name = "show-private", .activate = show_private } };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}

/**
 * along_panel_kept_private: a row that says how much of @person is kept private, if there is anything on @today.
 *
 * @keeper: (nullable): who is asked for it; without one the row shows it
 */
void
along_panel_kept_private (GtkWidget *list, AlongFamily *family, AlongId person, const char *keeper, int today)
{
  AlongRecord *bond;
  GtkWidget *row;
  g_autofree char *words = NULL;
  guint n = 0;

  ALONG_FOREACH (bond, family, ALONG_KIND_BOND)
    n += along_bond_is_private (bond) && along_record_valid_on (bond, ALONG_BOND_P_START, ALONG_BOND_P_END, today)
         && (along_record_refers_to (bond, ALONG_BOND_P_FROM, person) || along_record_refers_to (bond, ALONG_BOND_P_TO, person));
  if (n == 0)
    return;
  if (keeper != NULL)
    {
      /* Translators: %s: the name of the keyworker */
      words = g_strdup_printf (_ ("Kept private. Ask %s if you need this."), keeper);
      along_panel_row (list, words, NULL);
      return;
    }
  words = g_strdup_printf (ngettext ("%u line is kept private", "%u lines are kept private", n), n);
  row = along_panel_row (list, words, _ ("Show private lines"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "genogram.show-private");
}
