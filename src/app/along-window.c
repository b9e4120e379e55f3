/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-window-private.h"

#include <glib/gi18n-lib.h>

#include "along-announcer.h"
#include "along-banner.h"
#include "along-page-table.h"
#include "along-settings.h"
#include "along-split.h"
#include "along-toasts.h"
#include "backup/along-backup-line.h"
#include "import/along-import.h"

G_DEFINE_FINAL_TYPE (AlongWindow, along_window, ADW_TYPE_APPLICATION_WINDOW)

/* The window of a file is gone, into its family or not: the next. */
static void
imported_cb (AlongWindow *self)
{
  g_clear_weak_pointer (&self->importing);
  along_window_open_next (self);
}

/** along_window_unsay: takes every toast away: at a lock, and when another edit is the last one. */
void
along_window_unsay (AlongWindow *self)
{
  along_toasts_clear (ALONG_TOASTS (self->toasts));
}

/* What lies over the foot of a page (the legend, the zoom) and the switcher stay in sight: what is told for a moment
 * stands beside or above them, wherever they are by then. */
static gboolean
place_toasts_cb (AlongWindow *self, GtkWidget *child, GdkRectangle *place, GtkOverlay *overlay)
{
  AlongPage *page = along_window_get_page (self);
  int width = gtk_widget_get_width (GTK_WIDGET (overlay)), foot = 0, start = 0, end = 0;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (overlay)) == GTK_TEXT_DIR_RTL;
  graphene_rect_t bounds;

  if (child != self->toasts)
    return FALSE;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &place->width, NULL, NULL);
  place->width = MIN (place->width, width);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place->width, NULL, &place->height, NULL, NULL);
  if (page != NULL && gtk_widget_get_mapped (GTK_WIDGET (page))
      && gtk_widget_compute_bounds (GTK_WIDGET (page), GTK_WIDGET (overlay), &bounds))
    {
      double left = bounds.origin.x, right = width - left - bounds.size.width;

      foot = along_page_get_foot (page, place->width, &start, &end);
      if (start > 0 || end > 0)
        {
          start += (int) (rtl ? right : left);
          end += (int) (rtl ? left : right);
        }
    }
  if (gtk_widget_get_mapped (self->switcher_bar))
    foot += gtk_widget_get_height (self->switcher_bar);
  place->x = CLAMP ((rtl ? end : start) + (width - start - end - place->width) / 2, 0, MAX (width - place->width, 0));
  place->y = MAX (gtk_widget_get_height (GTK_WIDGET (overlay)) - foot - place->height, 0);
  return TRUE;
}

/* @label: (nullable): of a button that does @action in the family of the edit just made */
static void
show_toast (AlongWindow *self, const char *title, const char *label, const char *action)
{
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  AdwToast *toast = adw_toast_new (escaped);
  char id[ALONG_ID_TEXT];

  along_id_format (along_session_get_edited (self->session), id);
  if (label != NULL)
    {
      adw_toast_set_button_label (toast, label);
      adw_toast_set_action_name (toast, action);
      adw_toast_set_action_target (toast, "s", id);
    }
  along_toasts_add (ALONG_TOASTS (self->toasts), toast);
  along_announce (GTK_WIDGET (self), title);
}

/** along_window_toast: @title: plain text; @undo: with a button that takes back the edit just made, in its own family. */
void
along_window_toast (AlongWindow *self, const char *title, gboolean undo)
{
  show_toast (self, title, undo ? _ ("_Undo") : NULL, "win.undo-in");
}

/** along_window_toast_undone: what was taken back (or, with @redo, put back), with a button for the other way. */
void
along_window_toast_undone (AlongWindow *self, const char *title, gboolean redo)
{
  show_toast (self, title, redo ? _ ("_Take back") : _ ("_Put back"), redo ? "win.undo-in" : "win.redo-in");
}

static void
along_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AlongWindow *self = ALONG_WINDOW (widget);

  GTK_WIDGET_CLASS (along_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (width != self->width)
    along_window_sizes_changed (self);
  self->width = width;
}

/* Closing: the session first, so that what is being written is written. */

static void
session_closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongWindow) self = data;

  g_autoptr (GError) error = NULL;

  if (along_session_close_finish (ALONG_SESSION (source), result, &error)
      || along_session_get_state (self->session) != ALONG_SESSION_OPEN)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  /* What is being typed could not be kept: whoever closes once more lets it go. */
  self->closed = FALSE;
  gtk_window_present (GTK_WINDOW (self));
  along_window_toast (self, error->message, FALSE);
}

static gboolean
along_window_close_request (GtkWindow *window)
{
  AlongWindow *self = ALONG_WINDOW (window);

  if (!self->closed)
    {
      int width, height;

      gtk_window_get_default_size (window, &width, &height);
      along_settings_set ("window-size", g_variant_new ("(ii)", width, height));
      along_settings_set ("window-maximized", g_variant_new_boolean (gtk_window_is_maximized (window)));
      self->closed = TRUE;
      if (along_session_get_state (self->session) == ALONG_SESSION_OPEN)
        {
          gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
          along_session_close_async (self->session, session_closed_cb, g_object_ref (self));
          return GDK_EVENT_STOP;
        }
    }
  return GTK_WINDOW_CLASS (along_window_parent_class)->close_request (window);
}

/* Nothing can take the focus, and no dialog be in front, before the window is there. */
static void
along_window_map (GtkWidget *widget)
{
  AlongWindow *self = ALONG_WINDOW (widget);

  GTK_WIDGET_CLASS (along_window_parent_class)->map (widget);
  if (self->outside_page != NULL && gtk_widget_get_mapped (self->outside_page))
    gtk_widget_child_focus (self->outside_page, GTK_DIR_TAB_FORWARD);
  along_window_open_next (self);
}

static void
along_window_dispose (GObject *object)
{
  AlongWindow *self = ALONG_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->resized_source, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->family);
  g_clear_object (&self->present);
  g_clear_pointer (&self->known_days, g_array_unref);
  g_queue_clear_full (&self->files, g_object_unref);
  g_clear_weak_pointer (&self->importing);
  along_family_line_clear (&self->family_words);
  g_clear_pointer (&self->family_facts, g_free);
  g_clear_pointer (&self->found_by, g_free);
  g_clear_pointer (&self->carry_on, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (along_window_parent_class)->dispose (object);
}

static void
along_window_class_init (AlongWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_window_dispose;
  widget_class->map = along_window_map;
  widget_class->size_allocate = along_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = along_window_close_request;
  along_window_actions_class_init (widget_class);

  g_type_ensure (ALONG_TYPE_ANNOUNCER);
  g_type_ensure (ALONG_TYPE_BACKUP_LINE);
  g_type_ensure (ALONG_TYPE_BANNER);
  g_type_ensure (ALONG_TYPE_FAMILIES_LIST);
  g_type_ensure (ALONG_TYPE_SPLIT);
  g_type_ensure (ALONG_TYPE_WAITING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/alongside/Alongside/along-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, root);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, outside);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, header);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, list_toggle);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, family_button);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, family_avatar);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, family_name);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, family_line);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, switcher_title);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, switcher_clamp);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, add_content);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, outside_menu);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, split);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, banner_box);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, known_banner);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, known_bar);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, list_note);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, unknown);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, list_pane);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, families);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, waiting);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, backup_line);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, content);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, switcher_bar);
  gtk_widget_class_bind_template_callback (widget_class, along_window_banner_clicked);
  gtk_widget_class_bind_template_callback (widget_class, along_window_content_changed);
  gtk_widget_class_bind_template_callback (widget_class, along_window_folded);
  gtk_widget_class_bind_template_callback (widget_class, along_window_list_toggled);
  gtk_widget_class_bind_template_callback (widget_class, along_window_sizes_changed);
  gtk_widget_class_bind_template_callback (widget_class, along_window_page_changed);
  gtk_widget_class_bind_template_callback (widget_class, along_window_show_today);
}

void
along_window_make_menu (GtkMenuButton *button, gpointer model)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, model);
}

static void
along_window_init (AlongWindow *self)
{
  guint n;
  const AlongPageRow *rows = along_page_table (&n);

  g_queue_init (&self->files);
  gtk_widget_init_template (GTK_WIDGET (self));
  along_window_make_known (self);
  along_window_keep_lines (self);
  along_window_take_drops (self);
  g_signal_connect_object (gtk_widget_get_parent (self->toasts), "get-child-position", G_CALLBACK (place_toasts_cb), self, G_CONNECT_SWAPPED);
  /* Its name is said once, with and without the words beside the plus. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu_button), along_window_make_menu, self->menu, NULL);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->family_button), along_window_show_facts, self, NULL);
  g_signal_connect_object (self->families, "listed", G_CALLBACK (along_window_show_family_button), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < n; i++)
    adw_view_stack_add_titled (ADW_VIEW_STACK (self->stack), adw_bin_new (), rows[i].name,
                               g_dpgettext2 (GETTEXT_PACKAGE, "page", rows[i].title));
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *holder = adw_view_stack_get_child_by_name (ADW_VIEW_STACK (self->stack), rows[i].name);
      adw_view_stack_page_set_icon_name (adw_view_stack_get_page (ADW_VIEW_STACK (self->stack), holder), rows[i].icon);
    }
}

/** along_window_open_next: shows what the next of the files holds, if the caseload is open and no other is shown. */
void
along_window_open_next (AlongWindow *self)
{
  g_autoptr (GFile) file = NULL;
  GtkWindow *window;

  if (self->importing != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) || g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->root)), "inside") != 0
      || along_session_get_state (self->session) != ALONG_SESSION_OPEN)
    return;
  file = g_queue_pop_head (&self->files);
  if (file == NULL)
    return;
  along_window_show_today (self);
  window = along_window_exchange_open (self, file);
  if (window == NULL)
    window = along_import_new (GTK_WINDOW (self), self->session, self->family, file);
  g_set_weak_pointer (&self->importing, GTK_WIDGET (window));
  g_signal_connect_object (self->importing, "destroy", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->importing));
}

/** along_window_open_file: shows what @file holds: now, or when the caseload is open. */
void
along_window_open_file (AlongWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  /* A backup can be opened whether there is a caseload or not. */
  if (path != NULL && g_str_has_suffix (path, ".alongside-backup"))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.restore", "s", path);
      return;
    }
  g_queue_push_tail (&self->files, g_object_ref (file));
  along_window_open_next (self);
}

/** along_window_apply_settings: what of the preferences concerns the window. */
void
along_window_apply_settings (AlongWindow *self)
{
  g_autoptr (GVariant) hints = along_settings_get ("key-hints");

  if (g_variant_get_boolean (hints))
    gtk_widget_remove_css_class (GTK_WIDGET (self), "along-without-hints");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "along-without-hints");
  along_window_sizes_changed (self);
}

GtkWidget *
along_window_new (GtkApplication *application, AlongSession *session)
{
  AlongWindow *self = g_object_new (ALONG_TYPE_WINDOW, "application", application, NULL);
  g_autoptr (GVariant) size = along_settings_get ("window-size");
  g_autoptr (GVariant) maximized = along_settings_get ("window-maximized");
  int width, height;

  g_variant_get (size, "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_variant_get_boolean (maximized))
    gtk_window_maximize (GTK_WINDOW (self));
  self->session = g_object_ref (session);
  self->banner_more = gtk_button_new_with_mnemonic (_ ("_Set a new passphrase…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner_more), "win.forgotten-passphrase");
  gtk_widget_set_halign (self->banner_more, GTK_ALIGN_END);
  along_banner_set_extra (ALONG_BANNER (self->banner), self->banner_more);
  along_window_apply_settings (self);
  g_signal_connect_swapped (session, "notify::state", G_CALLBACK (along_window_session_changed), self);
  g_signal_connect_swapped (session, "summaries-changed", G_CALLBACK (along_window_unsay), self);
  g_signal_connect_swapped (session, "noticed", G_CALLBACK (along_window_noticed), self);
  g_signal_connect_swapped (session, "locking", G_CALLBACK (along_window_locking), self);
  along_window_session_changed (self);
  return GTK_WIDGET (self);
}
