/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-history.h"

#include <glib/gi18n-lib.h>

#include "along-announcer.h"
#include "along-clock.h"
#include "along-facts.h"
#include "along-field-words.h"
#include "along-history-changes.h"
#include "along-history-reading.h"
#include "along-narrow.h"
#include "along-toasts.h"
#include "along-when.h"

#define ALONG_TYPE_HISTORY (along_history_get_type ())
G_DECLARE_FINAL_TYPE (AlongHistory, along_history, ALONG, HISTORY, AdwWindow)

struct _AlongHistory
{
  AdwWindow parent_instance;

  GtkWidget *stack;
  GtkWidget *changes; /* (nullable) */
  GtkWidget *switcher, *bar, *heading;
  GtkWidget *toasts;
};

G_DEFINE_FINAL_TYPE (AlongHistory, along_history, ADW_TYPE_WINDOW)

/** along_history_toast: see the header. @undo: (nullable); @data: an object */
void
along_history_toast (GtkWidget *widget, const char *words, const char *undo, GCallback clicked, gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *escaped = g_markup_escape_text (words, -1);
  AdwToast *toast;

  if (!ALONG_IS_HISTORY (root))
    return;
  toast = adw_toast_new (escaped);
  if (undo != NULL)
    {
      adw_toast_set_button_label (toast, undo);
      g_signal_connect_object (toast, "button-clicked", clicked, data, 0);
    }
  along_toasts_add (ALONG_TOASTS (ALONG_HISTORY (root)->toasts), toast);
  along_announce (widget, words);
}

GtkWidget *
along_history_add_day (GtkWidget *days, GtkWidget *more, int day)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *words = along_when_day (day, along_day_of_ms (along_clock_now (), ALONG_ZONE));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), words);
  gtk_box_insert_child_after (GTK_BOX (days), group, gtk_widget_get_prev_sibling (more));
  return group;
}

void
along_history_clear_days (GtkWidget *days, GtkWidget *more)
{
  GtkWidget *child = gtk_widget_get_first_child (days);

  while (child != NULL && child != more)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);
      gtk_box_remove (GTK_BOX (days), child);
      child = next;
    }
}

static void
stop_search_cb (GtkWidget *entry)
{
  GtkRoot *root = gtk_widget_get_root (entry);

  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else if (GTK_IS_WINDOW (root))
    gtk_window_close (GTK_WINDOW (root));
}

/** along_history_search_new: @words: what it looks for, also its name. */
GtkWidget *
along_history_search_new (const char *words)
{
  GtkWidget *entry = gtk_search_entry_new ();

  g_object_set (entry, "placeholder-text", words, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect (entry, "stop-search", G_CALLBACK (stop_search_cb), NULL);
  return entry;
}

static gboolean
close_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static gboolean
search_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  AlongHistory *self = ALONG_HISTORY (widget);

  if (self->changes == NULL)
    return FALSE;
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->stack), "changes");
  along_history_changes_focus_search (ALONG_HISTORY_CHANGES (self->changes));
  return TRUE;
}

static void
along_history_class_init (AlongHistoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, close_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, search_cb, NULL);
}

static void
along_history_init (AlongHistory *self)
{
}

/* Over all families it is not one family's history. */
static void
view_cb (AlongHistory *self)
{
  gboolean all = g_strcmp0 (adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (self->stack)), "all") == 0;
  const char *title = all ? _ ("Who has read what") : gtk_window_get_title (GTK_WINDOW (self));

  gtk_label_set_label (GTK_LABEL (self->heading), title);
  adw_view_switcher_title_set_title (ADW_VIEW_SWITCHER_TITLE (self->switcher), title);
}

static AlongHistory *
make_window (GtkWindow *parent, AlongSession *session, const char *title)
{
  AlongHistory *self = g_object_new (ALONG_TYPE_HISTORY, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE,
                                     "default-width", 720, "default-height", 700, "title", title, NULL);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *switcher = adw_view_switcher_title_new (), *bar = adw_view_switcher_bar_new ();
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", title, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, "margin-top", 12,
                                     "margin-start", 12, "margin-end", 12, NULL);

  along_narrow_controls (ADW_HEADER_BAR (header), along_narrow_as_parent (GTK_WINDOW (self), parent));
  self->stack = adw_view_stack_new ();
  self->toasts = along_toasts_new ();
  gtk_widget_add_css_class (heading, "title-4");
  adw_view_switcher_title_set_title (ADW_VIEW_SWITCHER_TITLE (switcher), title);
  adw_view_switcher_title_set_stack (ADW_VIEW_SWITCHER_TITLE (switcher), ADW_VIEW_STACK (self->stack));
  adw_view_switcher_bar_set_stack (ADW_VIEW_SWITCHER_BAR (bar), ADW_VIEW_STACK (self->stack));
  g_object_bind_property (switcher, "title-visible", bar, "reveal", G_BINDING_SYNC_CREATE);
  /* In a narrow window it stands in the header. */
  g_object_bind_property (switcher, "title-visible", heading, "visible", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), switcher);
  adw_header_bar_set_centering_policy (ADW_HEADER_BAR (header), ADW_CENTERING_POLICY_STRICT);
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (page), header);
  gtk_box_append (GTK_BOX (page), along_announcer_new ());
  gtk_box_append (GTK_BOX (page), heading);
  gtk_box_append (GTK_BOX (page), self->stack);
  /* Below the list, not over it: what it tells of is often the lowest row. */
  gtk_box_append (GTK_BOX (page), self->toasts);
  gtk_box_append (GTK_BOX (page), bar);
  self->switcher = switcher;
  self->heading = heading;
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (view_cb), self, G_CONNECT_SWAPPED);
  self->bar = bar;
  adw_window_set_content (ADW_WINDOW (self), page);
  /* The session closes next: nothing of the record stays on the screen. */
  g_signal_connect_object (session, "locking", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  return self;
}

/* With one view there is nothing to switch. */
static void
settle (AlongHistory *self)
{
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (ADW_VIEW_STACK (self->stack));

  adw_view_switcher_title_set_view_switcher_enabled (ADW_VIEW_SWITCHER_TITLE (self->switcher),
                                                     g_list_model_get_n_items (G_LIST_MODEL (pages)) > 1);
  gtk_widget_set_visible (self->bar, g_list_model_get_n_items (G_LIST_MODEL (pages)) > 1);
}

static void
add_changes (AlongHistory *self, AlongSession *session, AlongId family, AlongId record)
{
  self->changes = along_history_changes_new (session, family, record);
  adw_view_stack_add_titled_with_icon (ADW_VIEW_STACK (self->stack), self->changes, "changes", _ ("What changed"),
                                       "document-open-recent-symbolic");
}

static void
add_reading (AlongHistory *self, AlongSession *session, AlongId family, const char *name, const char *words)
{
  adw_view_stack_add_titled_with_icon (ADW_VIEW_STACK (self->stack), along_history_reading_new (session, family), name, words,
                                       along_id_is_none (family) ? "system-users-symbolic" : "view-reveal-symbolic");
}

/** along_history_new: of a family; @family: (nullable): %NULL: of the team's own records. */
GtkWindow *
along_history_new (GtkWindow *parent, AlongSession *session, AlongFamily *family)
{
  AlongRecord *record = family != NULL ? along_facts_family_record (family) : NULL;
  const char *name = record != NULL ? along_record_get_text (record, ALONG_FAMILY_P_NAME) : NULL;
  /* Translators: name of a family */
  g_autofree char *title = name != NULL ? g_strdup_printf (_ ("History of %s"), name) : g_strdup (_ ("History of the team’s records"));
  AlongId id = family != NULL ? along_family_get_id (family) : ALONG_ID_NONE;
  AlongHistory *self = make_window (parent, session, title);

  add_changes (self, session, id, ALONG_ID_NONE);
  if (family != NULL)
    add_reading (self, session, id, "reading", _ ("Who has read it"));
  if (along_session_is_manager (session))
    add_reading (self, session, ALONG_ID_NONE, "all", _ ("All families"));
  settle (self);
  along_history_changes_focus_search (ALONG_HISTORY_CHANGES (self->changes));
  return GTK_WINDOW (self);
}

/** along_history_new_for_record: of one record, and of what says something of it. */
GtkWindow *
along_history_new_for_record (GtkWindow *parent, AlongSession *session, AlongFamily *family, AlongRecord *record)
{
  g_autofree char *name = along_record_words (record, family, along_session_get_team (session));
  /* Translators: what a record is called: a person, a contact and its day */
  g_autofree char *title = g_strdup_printf (_ ("History of %s"), name);
  AlongHistory *self = make_window (parent, session, title);

  add_changes (self, session, along_record_get_family (record), along_record_get_id (record));
  settle (self);
  along_history_changes_focus_search (ALONG_HISTORY_CHANGES (self->changes));
  return GTK_WINDOW (self);
}

/** along_history_new_for_reading: the manager's: who has read, printed and given out which family's record. */
GtkWindow *
along_history_new_for_reading (GtkWindow *parent, AlongSession *session)
{
  AlongHistory *self = make_window (parent, session, _ ("Who has read what"));

  add_reading (self, session, ALONG_ID_NONE, "all", _ ("All families"));
  settle (self);
  return GTK_WINDOW (self);
}
