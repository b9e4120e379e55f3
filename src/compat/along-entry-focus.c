/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-entry-focus.h"

/* The entry in an AdwEntryRow of libadwaita 1.2 has no accessible of its own, and the row does not say that it has the focus
 * for it: a screen reader is silent there. Newer ones say so. What follows is the interface of GTK 4.8 alone, which keeps it to
 * itself and no longer changes. */

#define OLD_MINOR 8
#define FOCUSED 1

typedef struct
{
  GTypeInterface parent;
  GtkATContext *(*get_at_context) (GtkAccessible *self);
  gboolean (*get_platform_state) (GtkAccessible *self, int state);
} OldAccessible;

static gboolean (*widget_state) (GtkAccessible *self, int state);

static gboolean
get_platform_state (GtkAccessible *self, int state)
{
  if (state == FOCUSED && ADW_IS_ENTRY_ROW (self))
    {
      GtkEditable *entry = gtk_editable_get_delegate (GTK_EDITABLE (self));

      return entry != NULL && gtk_widget_has_focus (GTK_WIDGET (entry));
    }
  return widget_state (self, state);
}

/** along_entry_focus_mend: entry rows say that they have the focus. Once, when the toolkit is ready. */
void
along_entry_focus_mend (void)
{
  OldAccessible *accessible;

  if (gtk_get_major_version () != 4 || gtk_get_minor_version () != OLD_MINOR || widget_state != NULL)
    return;
  /* Rows have it from GtkWidget, with the same table. */
  accessible = g_type_interface_peek (g_type_class_ref (ADW_TYPE_ENTRY_ROW), g_type_from_name ("GtkAccessible"));
  widget_state = accessible->get_platform_state;
  accessible->get_platform_state = get_platform_state;
}
