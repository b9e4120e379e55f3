/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-shortcuts.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define EVERYWHERE NC_ ("keys", "Everywhere")
#define DIALOGS NC_ ("keys", "Dialogs and forms")
#define DRAWINGS NC_ ("keys", "Drawings")
#define GENOGRAM NC_ ("keys", "Genogram")
#define RIBBON NC_ ("keys", "Timeline")
#define RATING NC_ ("keys", "Rating")
#define CHIPS NC_ ("keys", "Chips")

/* Every key that does something, as ui.md 2.1 has them: one row each, in the order in which they are shown. */
static const AlongShortcut keys[] = {
  { EVERYWHERE, "win.add-contact::", "<Control>n", NC_ ("keys", "Add contact") },
  { EVERYWHERE, "win.add-family", "<Control><Shift>n", NC_ ("keys", "Add family") },
  { EVERYWHERE, "win.search", "<Control>f", NC_ ("keys", "Search everything") },
  { EVERYWHERE, "win.show-page::overview", "<Control>1", NC_ ("keys", "Overview") },
  { EVERYWHERE, "win.show-page::genogram", "<Control>2", NC_ ("keys", "Genogram") },
  { EVERYWHERE, "win.show-page::assessments", "<Control>3", NC_ ("keys", "Assessments") },
  { EVERYWHERE, "win.show-page::timeline", "<Control>4", NC_ ("keys", "Timeline") },
  { EVERYWHERE, "win.show-page::plan", "<Control>5", NC_ ("keys", "Plan") },
  { EVERYWHERE, "win.show-forms", "<Control>8", NC_ ("keys", "Forms and modules") },
  { EVERYWHERE, "win.next-area(true)", "F6", NC_ ("keys", "Next area") },
  { EVERYWHERE, "win.next-area(false)", "<Shift>F6", NC_ ("keys", "Previous area") },
  { EVERYWHERE, "win.list", "F9", NC_ ("keys", "Families list in and out") },
  { EVERYWHERE, "win.panel", "<Shift>F9", NC_ ("keys", "Panel in and out") },
  { EVERYWHERE, "win.back", "<Alt>Left", NC_ ("keys", "Back") },
  { EVERYWHERE, "win.as-known", "<Control>k", NC_ ("keys", "As known on…") },
  { EVERYWHERE, "app.lock", "<Control>l", NC_ ("keys", "Lock") },
  { EVERYWHERE, "win.print", "<Control>p", NC_ ("keys", "Print or save as PDF") },
  { EVERYWHERE, "win.undo", "<Control>z", NC_ ("keys", "Undo") },
  { EVERYWHERE, "win.redo", "<Control><Shift>z", NC_ ("keys", "Redo") },
  { EVERYWHERE, "app.preferences", "<Control>comma", NC_ ("keys", "Preferences") },
  { EVERYWHERE, "app.keys", "<Control>question", NC_ ("keys", "Keys") },
  { EVERYWHERE, "app.help", "F1", NC_ ("keys", "Help") },
  { EVERYWHERE, NULL, "F10", NC_ ("keys", "Menu") },
  { EVERYWHERE, "win.fullscreen", "F11", NC_ ("keys", "Full screen") },
  { EVERYWHERE, "window.close", "<Control>w", NC_ ("keys", "Close this window") },
  { EVERYWHERE, "app.quit", "<Control>q", NC_ ("keys", "Quit") },

  { DIALOGS, NULL, "<Control>Return", NC_ ("keys", "Finish or add") },
  { DIALOGS, NULL, "<Control><Shift>Return", NC_ ("keys", "Add and write another") },
  { DIALOGS, NULL, "Escape", NC_ ("keys", "Close; the draft is kept") },

  { DRAWINGS, NULL, "<Control>plus", NC_ ("keys", "Zoom in") },
  { DRAWINGS, NULL, "<Control>minus", NC_ ("keys", "Zoom out") },
  { DRAWINGS, NULL, "<Control>0", NC_ ("keys", "Fit") },

  { GENOGRAM, NULL, "Up", NC_ ("keys", "Parents") },
  { GENOGRAM, NULL, "Down", NC_ ("keys", "Children") },
  { GENOGRAM, NULL, "Left Right", NC_ ("keys", "Neighbour on the row") },
  { GENOGRAM, NULL, "<Control>Left <Control>Right", NC_ ("keys", "Partners") },
  { GENOGRAM, NULL, "Home", NC_ ("keys", "The person this is about") },
  { GENOGRAM, NULL, "Page_Down Page_Up", NC_ ("keys", "Everyone, in reading order") },
  { GENOGRAM, NULL, "a...z", NC_ ("keys", "Find a person by name") },
  { GENOGRAM, NULL, "Return", NC_ ("keys", "Panel") },
  { GENOGRAM, NULL, "Menu", NC_ ("keys", "What can be done with this person") },
  { GENOGRAM, NULL, "Insert", NC_ ("keys", "Add relative") },
  { GENOGRAM, NULL, "Delete", NC_ ("keys", "Remove; asks first") },
  { GENOGRAM, NULL, "<Control><Shift>c", NC_ ("keys", "Copy picture") },
  { GENOGRAM, NULL, "Down Right", NC_ ("keys", "In the panel: along the rows, to the buttons of a row") },
  { GENOGRAM, NULL, "F3 <Shift>F3", NC_ ("keys", "The next or the one before of those found") },
  { GENOGRAM, NULL, "<Control><Shift>Left <Control><Shift>Right", NC_ ("keys", "Move one place along the row") },
  { GENOGRAM, NULL, "<Control>space", NC_ ("keys", "Choose several, one by one") },
  { GENOGRAM, NULL, "<Control>a", NC_ ("keys", "Choose everybody") },
  { GENOGRAM, NULL, "<Control>c <Control>x", NC_ ("keys", "Copy or cut a branch, or those chosen") },
  { GENOGRAM, NULL, "<Control>v", NC_ ("keys", "Paste it as a child of this person") },
  { GENOGRAM, NULL, "<Control>d", NC_ ("keys", "The family on another day") },
  { GENOGRAM, NULL, "<Control>Page_Up <Control>Page_Down", NC_ ("keys", "What happened before or after") },

  { RIBBON, NULL, "Left Right", NC_ ("keys", "One week back or on") },
  { RIBBON, NULL, "<Control>Left <Control>Right", NC_ ("keys", "Four weeks back or on") },
  { RIBBON, NULL, "Up Down", NC_ ("keys", "Band above or below") },
  { RIBBON, NULL, "Home End", NC_ ("keys", "Start or today") },
  { RIBBON, NULL, "plus minus 0", NC_ ("keys", "Zoom in, out, fit") },
  { RIBBON, NULL, "Return", NC_ ("keys", "Open the week") },
  { RIBBON, NULL, "r a", NC_ ("keys", "Referral, accepted") },
  { RIBBON, NULL, "b e", NC_ ("keys", "Birth, due date") },
  { RIBBON, NULL, "c", NC_ ("keys", "Closure") },
  { RIBBON, NULL, "n <Shift>n", NC_ ("keys", "Next or previous flag or gap") },
  { RIBBON, NULL, "t", NC_ ("keys", "Table") },
  { RIBBON, NULL, "s", NC_ ("keys", "Say the summary") },
  { RIBBON, NULL, "l", NC_ ("keys", "Alignment") },

  { RATING, NULL, "1...5", NC_ ("keys", "Choose") },
  { RATING, NULL, "n", NC_ ("keys", "Not seen") },
  { RATING, NULL, "Delete", NC_ ("keys", "Clear") },
  { RATING, NULL, "Return", NC_ ("keys", "Next item") },
  { RATING, NULL, "<Alt>Up <Alt>Down", NC_ ("keys", "Item before or after") },

  { CHIPS, NULL, "Left Right", NC_ ("keys", "Move") },
  { CHIPS, NULL, "space", NC_ ("keys", "Change") },
  { CHIPS, NULL, "BackSpace", NC_ ("keys", "Take away") },
};

/** along_shortcuts_table: every key the program has. */
const AlongShortcut *
along_shortcuts_table (guint *n)
{
  *n = G_N_ELEMENTS (keys);
  return keys;
}

/** along_shortcuts_apply: gives each action its key. */
void
along_shortcuts_apply (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].action != NULL)
      gtk_application_set_accels_for_action (application, keys[i].action, (const char *const[]){ keys[i].accels, NULL });
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer window)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_window_close (window);
  return GDK_EVENT_STOP;
}

/* libadwaita leaves the button of the search without a name. */
static void
name_search (GtkWidget *widget)
{
  const char *icon = GTK_IS_TOGGLE_BUTTON (widget) ? gtk_button_get_icon_name (GTK_BUTTON (widget)) : NULL;

  if (g_strcmp0 (icon, "edit-find-symbolic") == 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search"), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_search (child);
}

/** along_shortcuts_window: shows the table above, with a search. Returns: (transfer none): modal, not yet presented. */
GtkWindow *
along_shortcuts_window (GtkWindow *parent)
{
  GtkWindow *window = g_object_new (ADW_TYPE_PREFERENCES_WINDOW, "transient-for", parent, "modal", TRUE,
                                    "destroy-with-parent", TRUE, "title", _ ("Keys"), "default-width", 560,
                                    "default-height", 680, NULL);
  GtkWidget *page = adw_preferences_page_new (), *group = NULL;
  GtkEventController *controller = gtk_event_controller_key_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkWidget *row = adw_action_row_new (), *label = gtk_shortcut_label_new (keys[i].accels);

      if (i == 0 || keys[i].where != keys[i - 1].where)
        {
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                           g_dpgettext2 (GETTEXT_PACKAGE, "keys", keys[i].where));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
        }
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), g_dpgettext2 (GETTEXT_PACKAGE, "keys", keys[i].does));
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  name_search (GTK_WIDGET (window));
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_cb), window);
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
  return window;
}
