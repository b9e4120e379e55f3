/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which kinds of line were drawn last on this computer, for the page that draws them: the action "recent-lines" has them as
 * its state, the newest first. Only kinds, of nobody. */
#include "along-settings.h"
#include "along-window-private.h"

#define KEY "recent-lines"

static void
change_cb (GSimpleAction *action, GVariant *names)
{
  g_simple_action_set_state (action, names);
  along_settings_set (KEY, names);
}

void
along_window_keep_lines (AlongWindow *self)
{
  g_autoptr (GVariant) kept = along_settings_get (KEY);
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (KEY, NULL, kept);

  g_signal_connect (action, "change-state", G_CALLBACK (change_cb), NULL);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
}
