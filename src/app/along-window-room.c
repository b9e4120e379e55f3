/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-window-private.h"

#include <glib/gi18n-lib.h>

#include "along-split.h"
#include "forms/along-forms-page.h"

/* A room is a page of the whole team, in the place of a family's: forms and modules. */

/** along_window_get_room: (nullable): the room in sight. */
AlongPage *
along_window_get_room (AlongWindow *self)
{
  if (self->room == NULL || gtk_stack_get_visible_child (GTK_STACK (self->content)) != self->room)
    return NULL;
  return ALONG_PAGE (self->room);
}

/** along_window_show_forms: goes to Forms and modules. */
void
along_window_show_forms (AlongWindow *self)
{
  along_window_show_today (self);
  if (self->room == NULL)
    {
      self->room = g_object_new (ALONG_TYPE_FORMS_PAGE, NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->room), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Forms and modules"), -1);
      g_signal_connect_object (self->room, "whole-changed", G_CALLBACK (along_window_whole_changed), self, G_CONNECT_SWAPPED);
      gtk_stack_add_child (GTK_STACK (self->content), self->room);
    }
  along_page_set_family (ALONG_PAGE (self->room), self->session, along_session_get_team (self->session));
  gtk_stack_set_visible_child (GTK_STACK (self->content), self->room);
  if (along_split_get_folded (ALONG_SPLIT (self->split)))
    along_split_show_content (ALONG_SPLIT (self->split));
  along_window_whole_changed (self);
  along_window_update_chrome (self);
  along_page_focus_first (ALONG_PAGE (self->room));
}

/** along_window_leave_room: back to the family that was in sight before. */
void
along_window_leave_room (AlongWindow *self)
{
  if (along_window_get_room (self) == NULL || self->family == NULL)
    return;
  gtk_stack_set_visible_child_name (GTK_STACK (self->content), "family");
  along_window_page_changed (self);
  along_window_update_chrome (self);
}

/** along_window_forget_room: nothing of the team stays. */
void
along_window_forget_room (AlongWindow *self)
{
  GtkWidget *room = g_steal_pointer (&self->room);

  if (room == NULL)
    return;
  along_page_set_family (ALONG_PAGE (room), NULL, NULL);
  gtk_stack_remove (GTK_STACK (self->content), room);
}
