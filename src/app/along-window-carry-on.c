/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-window-private.h"

#include <string.h>

/* Drafts that wait: each is carried on with where it was begun, after its family is there. */

/* The page itself knows what its drafts are about. */
static void
carry_on_in (AlongWindow *self, const char *page, const char *action, const char *key)
{
  along_window_show_page (self, page);
  if (along_window_get_page (self) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (along_window_get_page (self)), action, "s", key);
}

static void
open_draft (AlongWindow *self, const AlongDraft *draft)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const char *after = strchr (draft->key, '/');

  if (g_str_equal (draft->kind, "family"))
    gtk_widget_activate_action (widget, "win.add-family", NULL);
  else if (g_str_equal (draft->kind, "contact"))
    gtk_widget_activate_action (widget, "win.add-contact", "s", "");
  else if (g_str_equal (draft->kind, "contact-change") && after != NULL)
    gtk_widget_activate_action (widget, "win.change-contact", "s", after + 1);
  else if (g_str_equal (draft->kind, "family-details"))
    gtk_widget_activate_action (widget, "win.family-details", NULL);
  else if (g_str_equal (draft->kind, "plan"))
    along_window_show_page (self, "plan");
  else if (g_str_equal (draft->kind, "genogram"))
    carry_on_in (self, "genogram", "genogram.carry-on", draft->key);
  else if (g_str_equal (draft->kind, "score") && g_str_has_prefix (draft->key, "score-"))
    carry_on_in (self, "assessments", "assessments.score", draft->key + strlen ("score-"));
  else if (g_str_equal (draft->kind, "measure") && g_str_has_prefix (draft->key, "measure-"))
    carry_on_in (self, "assessments", "assessments.measure", draft->key + strlen ("measure-"));
  else if (g_str_equal (draft->kind, "assessment"))
    carry_on_in (self, "assessments", "assessments.carry-on", draft->key);
}

/** along_window_carry_on: with the draft of this key, of whatever family. */
void
along_window_carry_on (AlongWindow *self, const char *key)
{
  const AlongDraft *draft = along_session_get_draft (self->session, key);

  g_clear_pointer (&self->carry_on, g_free);
  if (draft == NULL)
    return;
  if (along_id_is_none (draft->family)
      || (self->family != NULL && along_id_equal (along_family_get_id (self->family), draft->family)))
    {
      open_draft (self, draft);
      return;
    }
  self->carry_on = g_strdup (key);
  along_window_show_family (self, draft->family);
}

/** along_window_carry_on_now: a family has come: with the draft that waited for it, if one did. */
void
along_window_carry_on_now (AlongWindow *self)
{
  g_autofree char *key = g_steal_pointer (&self->carry_on);
  const AlongDraft *draft = key != NULL ? along_session_get_draft (self->session, key) : NULL;

  if (draft != NULL && self->family != NULL && along_id_equal (along_family_get_id (self->family), draft->family))
    open_draft (self, draft);
}
