/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-window-private.h"

#include <glib/gi18n-lib.h>

#include "along-announcer.h"
#include "along-banner.h"
#include "along-clock.h"
#include "along-facts.h"
#include "along-page-table.h"
#include "along-settings.h"
#include "along-split.h"
#include "along-support-records.h"
#include "families/along-family-line.h"
#include "start/along-start-page.h"
#include "vault/along-vault-page.h"
#include "welcome/along-welcome-page.h"

/* Below this, at the usual size of text, the window is narrow. */
#define MEDIUM 600

G_DEFINE_FINAL_TYPE (AlongWindow, along_window, ADW_TYPE_APPLICATION_WINDOW)

/* Outside: one widget at a time. */

static void
show_outside (AlongWindow *self, GtkWidget *page)
{
  adw_bin_set_child (ADW_BIN (self->outside), page);
  gtk_stack_set_visible_child_name (GTK_STACK (self->root), "outside");
  gtk_widget_grab_focus (page);
}

static AlongVaultPage *
show_vault (AlongWindow *self)
{
  GtkWidget *page = along_vault_page_new (self->session);

  show_outside (self, page);
  return ALONG_VAULT_PAGE (page);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongWindow) self = data;
  g_autoptr (GError) error = NULL;

  self->opening = FALSE;
  if (!along_session_open_finish (ALONG_SESSION (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->session != NULL)
    along_vault_page_tell (show_vault (self), error);
}

static void show_inside (AlongWindow *self);

static void
left_cb (AlongWindow *self)
{
  show_outside (self, along_welcome_page_new ());
}

/** along_window_show_start: the pages that start a caseload. */
void
along_window_show_start (AlongWindow *self)
{
  GtkWidget *page = along_start_page_new (self->session);

  g_signal_connect_object (page, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "finished", G_CALLBACK (show_inside), self, G_CONNECT_SWAPPED);
  show_outside (self, page);
}

static void
state_cb (AlongWindow *self)
{
  switch (along_session_get_state (self->session))
    {
    case ALONG_SESSION_NEW:
      show_outside (self, along_welcome_page_new ());
      break;
    case ALONG_SESSION_CLOSED:
      if (!self->opening && !self->closed)
        {
          self->opening = TRUE;
          along_session_open_async (self->session, FALSE, NULL, opened_cb, g_object_ref (self));
        }
      break;
    case ALONG_SESSION_LOCKED:
      along_vault_page_lock (show_vault (self), self->locked_after);
      break;
    case ALONG_SESSION_OPEN:
      /* The recovery sheet stays until it has been taken. */
      if (!ALONG_IS_START_PAGE (adw_bin_get_child (ADW_BIN (self->outside))))
        show_inside (self);
      break;
    default:
      break;
    }
  along_window_actions_update (self);
}

/* Inside. */

static AlongPage *
page_in (GtkWidget *holder)
{
  GtkWidget *page = holder != NULL ? adw_bin_get_child (ADW_BIN (holder)) : NULL;
  return page != NULL ? ALONG_PAGE (page) : NULL;
}

/** along_window_get_page: the page in sight; %NULL while no family is shown. */
AlongPage *
along_window_get_page (AlongWindow *self)
{
  if (self->family == NULL)
    return NULL;
  return page_in (adw_view_stack_get_visible_child (ADW_VIEW_STACK (self->stack)));
}

static gboolean
list_wanted (const char *page)
{
  g_autoptr (GVariant) kept = along_settings_get ("list-shown");
  const AlongPageRow *row = along_page_table_find (page);
  gboolean shown;

  if (page != NULL && g_variant_lookup (kept, page, "b", &shown))
    return shown;
  return row == NULL || row->list_beside;
}

/* Makes the page in sight, if it is not there yet, and gives it the family. */
static void
fill_page (AlongWindow *self)
{
  GtkWidget *holder = adw_view_stack_get_visible_child (ADW_VIEW_STACK (self->stack));
  const char *name = adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (self->stack));
  AlongPage *page = page_in (holder);

  if (self->family == NULL || holder == NULL)
    return;
  if (page == NULL)
    {
      const AlongPageRow *row = along_page_table_find (name);

      page = g_object_new (row->get_type (), NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_dpgettext2 (GETTEXT_PACKAGE, "page", row->title), -1);
      adw_bin_set_child (ADW_BIN (holder), GTK_WIDGET (page));
    }
  along_page_set_family (page, self->session, self->family);
}

static void
update_chrome (AlongWindow *self)
{
  gboolean folded = along_split_get_folded (ALONG_SPLIT (self->split));
  gboolean list_only = folded && !along_split_get_content_shown (ALONG_SPLIT (self->split));
  gboolean narrow = along_window_is_narrow (self);
  gboolean title_visible = adw_view_switcher_title_get_title_visible (ADW_VIEW_SWITCHER_TITLE (self->switcher_title));
  gboolean family = self->family != NULL && !list_only;
  guint n;
  const AlongPageRow *rows = along_page_table (&n);

  gtk_widget_set_visible (self->list_toggle, !folded);
  gtk_widget_set_visible (self->back_button, folded && !list_only);
  gtk_widget_set_visible (self->family_button, family && !narrow);
  gtk_widget_set_visible (self->search_button, !narrow);
  gtk_widget_set_visible (self->add_button, self->family != NULL);
  adw_view_switcher_title_set_view_switcher_enabled (ADW_VIEW_SWITCHER_TITLE (self->switcher_title), family);
  adw_view_switcher_title_set_title (ADW_VIEW_SWITCHER_TITLE (self->switcher_title),
                                     family && narrow ? gtk_label_get_label (GTK_LABEL (self->family_name))
                                     : list_only      ? _ ("Families")
                                                      : "");
  adw_view_switcher_title_set_subtitle (ADW_VIEW_SWITCHER_TITLE (self->switcher_title),
                                        family && narrow ? gtk_label_get_label (GTK_LABEL (self->family_line)) : "");
  adw_view_switcher_bar_set_reveal (ADW_VIEW_SWITCHER_BAR (self->switcher_bar), family && title_visible && n > 1);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (self->add_content), narrow ? "" : _ ("Add contact"));
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "along-narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "along-narrow");
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *holder = adw_view_stack_get_child_by_name (ADW_VIEW_STACK (self->stack), rows[i].name);
      adw_view_stack_page_set_title (adw_view_stack_get_page (ADW_VIEW_STACK (self->stack), holder),
                                     g_dpgettext2 (GETTEXT_PACKAGE, "page",
                                                   title_visible ? rows[i].short_title : rows[i].title));
    }
  along_window_actions_update (self);
}

static gboolean
resized_cb (gpointer data)
{
  AlongWindow *self = data;

  self->resized_source = 0;
  if (self->session != NULL)
    update_chrome (self);
  return G_SOURCE_REMOVE;
}

/* What follows from the sizes is done after this frame: nothing may ask for a new size inside one. */
static void
sizes_changed_cb (AlongWindow *self)
{
  if (self->resized_source == 0)
    self->resized_source = g_idle_add_full (GTK_PRIORITY_RESIZE, resized_cb, self, NULL);
}

/* A window that gets too narrow for both keeps the family in sight. */
static void
folded_cb (AlongWindow *self)
{
  if (self->family != NULL && along_split_get_folded (ALONG_SPLIT (self->split)))
    along_split_show_content (ALONG_SPLIT (self->split));
  sizes_changed_cb (self);
}

static void
page_changed_cb (AlongWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (self->stack));

  if (self->family == NULL)
    return;
  fill_page (self);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->list_toggle), list_wanted (name));
  along_window_actions_update (self);
}

static void
list_toggled_cb (AlongWindow *self)
{
  gboolean shown = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->list_toggle));
  const char *name = self->family != NULL
                       ? adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (self->stack)) : NULL;

  along_split_set_list_shown (ALONG_SPLIT (self->split), shown || self->family == NULL);
  if (name != NULL && list_wanted (name) != shown)
    {
      g_autoptr (GVariant) kept = along_settings_get ("list-shown");
      GVariantBuilder builder;
      GVariantIter iter;
      const char *key;
      gboolean value;

      g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sb}"));
      g_variant_iter_init (&iter, kept);
      while (g_variant_iter_next (&iter, "{&sb}", &key, &value))
        if (!g_str_equal (key, name))
          g_variant_builder_add (&builder, "{sb}", key, value);
      g_variant_builder_add (&builder, "{sb}", name, shown);
      along_settings_set ("list-shown", g_variant_builder_end (&builder));
    }
}

/** along_window_show_list: brings the list of families into sight, or takes it away. */
void
along_window_show_list (AlongWindow *self, gboolean shown)
{
  if (along_split_get_folded (ALONG_SPLIT (self->split)))
    {
      if (shown || self->family == NULL)
        along_split_show_list (ALONG_SPLIT (self->split));
      else
        along_split_show_content (ALONG_SPLIT (self->split));
      update_chrome (self);
    }
  else
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->list_toggle), shown);
}

/** along_window_show_page: @name: of the page table. */
void
along_window_show_page (AlongWindow *self, const char *name)
{
  if (self->family == NULL || along_page_table_find (name) == NULL)
    return;
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->stack), name);
  if (along_window_get_page (self) != NULL)
    along_page_focus_first (along_window_get_page (self));
}

static void
let_pages_go (AlongWindow *self)
{
  guint n;
  const AlongPageRow *rows = along_page_table (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *holder = adw_view_stack_get_child_by_name (ADW_VIEW_STACK (self->stack), rows[i].name);

      if (page_in (holder) != NULL)
        along_page_set_family (page_in (holder), NULL, NULL);
      adw_bin_set_child (ADW_BIN (holder), NULL);
    }
}

/* The family is gone: adding it was taken back. */
static void
leave_family (AlongWindow *self)
{
  let_pages_go (self);
  g_clear_object (&self->family);
  gtk_stack_set_visible_child_name (GTK_STACK (self->content), "nothing");
  along_families_list_set_current (ALONG_FAMILIES_LIST (self->families), ALONG_ID_NONE);
  along_window_show_list (self, TRUE);
  update_chrome (self);
}

/* What the button of the family says and shows: its name, one line; behind it who to ask and how. */
static void
show_family_button (AlongWindow *self)
{
  AlongRecord *record = self->family != NULL ? along_facts_family_record (self->family) : NULL;
  g_autoptr (AlongSummary) summary = NULL;
  g_autofree char *words = NULL;
  g_autofree char *parents = NULL;
  GString *facts;

  if (record == NULL)
    {
      if (self->family != NULL)
        leave_family (self);
      return;
    }
  summary = along_families_list_get_summary (ALONG_FAMILIES_LIST (self->families), along_family_get_id (self->family));
  if (summary != NULL)
    {
      g_autoptr (AlongSupport) support = along_support_from_summary (summary, along_clock_today ());
      g_auto (AlongFamilyLine) line = { NULL };

      along_family_line_make (summary, support, along_clock_today (), &line);
      words = along_family_line_words (&line);
      gtk_label_set_label (GTK_LABEL (self->family_line), words);
    }
  gtk_widget_set_visible (self->family_line, gtk_label_get_label (GTK_LABEL (self->family_line))[0] != '\0');
  gtk_label_set_label (GTK_LABEL (self->family_name), along_record_get_text (record, ALONG_FAMILY_P_NAME));
  parents = along_facts_parents_words (self->family);
  words = (g_free (words), g_strdup_printf ("%s %s", parents, along_record_get_text (record, ALONG_FAMILY_P_NAME)));
  adw_avatar_set_text (ADW_AVATAR (self->family_avatar), words);

  g_free (words);
  words = g_strdup_printf ("%s, %s", gtk_label_get_label (GTK_LABEL (self->family_name)),
                           gtk_label_get_label (GTK_LABEL (self->family_line)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->family_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);

  facts = g_string_new (NULL);
  g_string_append_printf (facts, _ ("Reference %s"), along_record_get_text (record, ALONG_FAMILY_P_REFERENCE));
  if (summary != NULL && summary->keyworker_name != NULL)
    g_string_append_printf (facts, "\n%s %s", C_ ("before a name", "Keyworker:"), summary->keyworker_name);
  if (summary != NULL && summary->buddy_name != NULL)
    g_string_append_printf (facts, "\n%s %s", C_ ("before a name", "Buddy:"), summary->buddy_name);
  if (along_record_has (record, ALONG_FAMILY_P_SAFE_CONTACT))
    g_string_append_printf (facts, "\n%s %s", _ ("Safe contact:"),
                            along_record_get_text (record, ALONG_FAMILY_P_SAFE_CONTACT));
  if (along_record_has (record, ALONG_FAMILY_P_MASTER_RECORD))
    g_string_append_printf (facts, "\n%s %s", _ ("Main record held by:"),
                            along_record_get_text (record, ALONG_FAMILY_P_MASTER_RECORD));
  gtk_label_set_label (GTK_LABEL (self->family_facts), facts->str);
  g_string_free (facts, TRUE);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongFamily) family = along_session_load_finish (ALONG_SESSION (source), result, &error);

  if (family == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        along_window_toast (self, error->message, FALSE);
      return;
    }
  g_set_object (&self->family, family);
  along_session_note_access (self->session, along_family_get_id (family), "open", NULL);
  show_family_button (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->content), "family");
  if (along_split_get_folded (ALONG_SPLIT (self->split)))
    along_split_show_content (ALONG_SPLIT (self->split));
  page_changed_cb (self);
  along_families_list_set_current (ALONG_FAMILIES_LIST (self->families), along_family_get_id (family));
  update_chrome (self);
  /* Whoever goes through the list with the keys stays in it; everybody else goes on to the page. */
  if (along_window_get_page (self) != NULL
      && (along_split_get_folded (ALONG_SPLIT (self->split))
          || !along_families_list_is_in_rows (ALONG_FAMILIES_LIST (self->families))))
    along_page_focus_first (along_window_get_page (self));
}

/** along_window_show_family: loads a family and shows it on the page in sight. */
void
along_window_show_family (AlongWindow *self, AlongId family)
{
  if (self->family != NULL && along_id_equal (along_family_get_id (self->family), family))
    {
      if (along_split_get_folded (ALONG_SPLIT (self->split)))
        along_split_show_content (ALONG_SPLIT (self->split));
      return;
    }
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  along_session_load_async (self->session, family, self->cancellable, loaded_cb, g_object_ref (self));
}

/* The one button that a banner has today: from the made-up families to a caseload of one's own. */
static void
banner_cb (AlongWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.own", NULL);
}

static void
show_inside (AlongWindow *self)
{
  if (along_session_is_demonstration (self->session))
    along_banner_show (ALONG_BANNER (self->banner), ALONG_BANNER_MADE_UP,
                       _ ("Made-up families. Nothing here is real."), _ ("Start my own"));
  adw_bin_set_child (ADW_BIN (self->outside), NULL);
  along_families_list_set_session (ALONG_FAMILIES_LIST (self->families), self->session);
  gtk_stack_set_visible_child_name (GTK_STACK (self->content), "nothing");
  gtk_stack_set_visible_child_name (GTK_STACK (self->root), "inside");
  update_chrome (self);
  along_families_list_focus_search (ALONG_FAMILIES_LIST (self->families));
}

/* The store closes next: dialogs go (their drafts are kept), pages go, nothing of anybody stays. */
static void
locking_cb (AlongWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GList *windows = g_list_copy (gtk_application_get_windows (application));

  for (GList *item = windows; item != NULL; item = item->next)
    if (item->data != self && gtk_window_get_transient_for (item->data) == GTK_WINDOW (self))
      gtk_window_destroy (item->data);
  g_list_free (windows);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  let_pages_go (self);
  along_families_list_set_session (ALONG_FAMILIES_LIST (self->families), NULL);
  along_families_list_set_current (ALONG_FAMILIES_LIST (self->families), ALONG_ID_NONE);
  g_clear_object (&self->family);
  gtk_label_set_label (GTK_LABEL (self->family_name), "");
  gtk_label_set_label (GTK_LABEL (self->family_line), "");
  gtk_label_set_label (GTK_LABEL (self->family_facts), "");
  adw_avatar_set_text (ADW_AVATAR (self->family_avatar), "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->family_button), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  along_window_actions_update (self);
}

static void
locked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!along_session_lock_finish (ALONG_SESSION (source), result, &error))
    along_window_toast (self, error->message, FALSE);
}

/** along_window_lock: @idle_minutes: after which it locks by itself; 0: asked for. */
void
along_window_lock (AlongWindow *self, guint idle_minutes)
{
  if (self->session == NULL || along_session_get_state (self->session) != ALONG_SESSION_OPEN
      || ALONG_IS_START_PAGE (adw_bin_get_child (ADW_BIN (self->outside))))
    return;
  self->locked_after = idle_minutes;
  along_session_lock_async (self->session, locked_cb, g_object_ref (self));
}

/** along_window_toast: @title: plain text; @undo: with a button that takes the last edit back. */
void
along_window_toast (AlongWindow *self, const char *title, gboolean undo)
{
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
  along_announce (GTK_WIDGET (self), title);
}

/* Sizes. */

static double
text_scale (AlongWindow *self)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? MAX (dpi / (96.0 * 1024.0), 1.0) : 1.0;
}

/** along_window_is_narrow: one column, plus in the header, switcher at the bottom. */
gboolean
along_window_is_narrow (AlongWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  return width > 0 && width < MEDIUM * text_scale (self);
}

static void
along_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AlongWindow *self = ALONG_WINDOW (widget);

  GTK_WIDGET_CLASS (along_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (width != self->width)
    sizes_changed_cb (self);
  self->width = width;
}

/* Closing: the session first, so that what is being written is written. */

static void
session_closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongWindow) self = data;

  along_session_close_finish (ALONG_SESSION (source), result, NULL);
  gtk_window_close (GTK_WINDOW (self));
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
  g_clear_object (&self->session);
  G_OBJECT_CLASS (along_window_parent_class)->dispose (object);
}

static void
along_window_class_init (AlongWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_window_dispose;
  widget_class->size_allocate = along_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = along_window_close_request;
  along_window_actions_class_init (widget_class);

  g_type_ensure (ALONG_TYPE_ANNOUNCER);
  g_type_ensure (ALONG_TYPE_BANNER);
  g_type_ensure (ALONG_TYPE_FAMILIES_LIST);
  g_type_ensure (ALONG_TYPE_SPLIT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/alongside/Alongside/along-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, root);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, outside);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, list_toggle);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, family_button);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, family_avatar);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, family_name);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, family_line);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, family_facts);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, switcher_title);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, add_content);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, split);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, list_pane);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, families);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, content);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AlongWindow, switcher_bar);
  gtk_widget_class_bind_template_callback (widget_class, banner_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, sizes_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
}

static void
along_window_init (AlongWindow *self)
{
  guint n;
  const AlongPageRow *rows = along_page_table (&n);

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Its name is said once, with and without the words beside the plus. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  g_signal_connect_swapped (self->families, "listed", G_CALLBACK (show_family_button), self);
  for (guint i = 0; i < n; i++)
    adw_view_stack_add_titled (ADW_VIEW_STACK (self->stack), adw_bin_new (), rows[i].name,
                               g_dpgettext2 (GETTEXT_PACKAGE, "page", rows[i].title));
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *holder = adw_view_stack_get_child_by_name (ADW_VIEW_STACK (self->stack), rows[i].name);
      adw_view_stack_page_set_icon_name (adw_view_stack_get_page (ADW_VIEW_STACK (self->stack), holder), rows[i].icon);
    }
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
  g_signal_connect_swapped (session, "notify::state", G_CALLBACK (state_cb), self);
  g_signal_connect_swapped (session, "locking", G_CALLBACK (locking_cb), self);
  state_cb (self);
  return GTK_WIDGET (self);
}
