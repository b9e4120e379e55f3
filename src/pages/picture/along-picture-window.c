/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-picture-window-private.h"

#include <glib/gi18n-lib.h>

#include "along-narrow.h"
#include "along-toasts.h"
#include "print/along-print.h"
#include "print/along-sheets.h"

#define CHOICES_WIDTH 350

G_DEFINE_FINAL_TYPE (AlongPictureWindow, along_picture_window, ADW_TYPE_WINDOW)

void
along_picture_window_toast (AlongPictureWindow *self, const char *words)
{
  g_autofree char *markup = g_markup_escape_text (words, -1);

  along_toasts_add (ALONG_TOASTS (self->toasts), adw_toast_new (markup));
}

/* Written down: who gets it, what for, what was left out. */
void
along_picture_window_note (AlongPictureWindow *self, const char *what, const char *as)
{
  g_autofree char *detail = along_picture_describe (self->ready->picture, as,
                                                    along_picture_choices_purpose (ALONG_PICTURE_CHOICES (self->choices)));

  along_session_note_access (self->session, along_family_get_id (self->family), what, detail);
}

static gboolean
is_complete (AlongPictureWindow *self)
{
  return along_picture_choices_is_complete (ALONG_PICTURE_CHOICES (self->choices));
}

static guint
n_pages (AlongPictureWindow *self)
{
  return self->ready == NULL ? 0 : self->ready->pages != NULL ? along_picture_pages_count (self->ready->pages) : 1;
}

static void
update_buttons (AlongPictureWindow *self)
{
  gboolean can = self->ready != NULL && !self->preparing && is_complete (self) && self->job == NULL;

  gtk_widget_set_sensitive (self->save, can);
  gtk_widget_set_sensitive (self->print, can && self->ready->pages != NULL);
}

/* While a file is made nothing of it can be chosen anew. Whoever pressed a button that cannot be pressed meanwhile is at it
 * again afterwards. */
void
along_picture_window_working (AlongPictureWindow *self, gboolean working)
{
  if (working)
    self->at = gtk_window_get_focus (GTK_WINDOW (self));
  gtk_widget_set_sensitive (self->scrolled, !working);
  along_sheets_hold (ALONG_SHEETS (self->sheets), working);
  if (!working)
    gtk_widget_set_visible (self->working, FALSE);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), 0);
  update_buttons (self);
  if (working)
    {
      gtk_widget_set_sensitive (self->save, FALSE);
      gtk_widget_set_sensitive (self->print, FALSE);
    }
  else if (self->at == self->save)
    gtk_widget_grab_focus (self->save);
}

/* --- The preview --- */

static void
show_pages (AlongPictureWindow *self)
{
  gboolean paged = self->ready != NULL && self->ready->pages != NULL;

  along_sheets_show (ALONG_SHEETS (self->sheets), n_pages (self), paged ? NULL : _ ("The picture as it will be"), is_complete (self));
  update_buttons (self);
}

static void
sheet_size (gpointer data, guint page, double *width, double *height)
{
  const AlongPictureReady *ready = ALONG_PICTURE_WINDOW (data)->ready;

  if (ready->pages != NULL)
    along_picture_pages_size (ready->pages, page, width, height);
  else
    along_scene_get_size (along_picture_scene (ready->picture), width, height);
}

static void
paint_sheet (gpointer data, guint page, cairo_t *cr)
{
  const AlongPictureReady *ready = ALONG_PICTURE_WINDOW (data)->ready;

  if (ready->pages != NULL)
    along_picture_pages_paint (ready->pages, page, cr);
  else
    along_scene_paint (along_picture_scene (ready->picture), cr,
                       ready->setup.format == ALONG_PICTURE_PDF ? ALONG_LOOK_PRINT : ALONG_LOOK_LIGHT, NULL);
}

/* --- What is wanted --- */

static void refresh (AlongPictureWindow *self);

static void
let_ready_go (AlongPictureWindow *self)
{
  if (self->ready == NULL)
    return;
  g_clear_pointer (&self->ready, along_picture_ready_free);
  along_sheets_show (ALONG_SHEETS (self->sheets), 0, NULL, is_complete (self));
  along_sheets_forget (ALONG_SHEETS (self->sheets));
}

static void
say (GtkWidget *label, const char *words)
{
  gtk_label_set_text (GTK_LABEL (label), words != NULL ? words : "");
  gtk_widget_set_visible (label, words != NULL);
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongPictureWindow) self = data;
  g_autoptr (AlongPictureReady) ready = along_picture_prepare_finish (result);

  self->preparing = FALSE;
  g_clear_object (&self->laying);
  if (self->session == NULL)
    return;
  if (self->again)
    {
      refresh (self);
      return;
    }
  if (ready == NULL)
    return;
  let_ready_go (self);
  self->ready = g_steal_pointer (&ready);
  say (self->parts, self->ready->parts);
  say (self->warning, self->ready->warning);
  show_pages (self);
}

static void
refresh (AlongPictureWindow *self)
{
  AlongRecord *me = along_session_get_me (self->session);
  AlongPictureChoice choice = { .now_ms = along_family_now (self->family), .made_up = along_session_is_demonstration (self->session),
                                .author = me != NULL ? along_record_get_text (me, ALONG_WORKER_P_NAME) : NULL };
  AlongPictureSetup setup;
  g_autoptr (AlongPicture) picture = NULL;

  self->again = self->preparing;
  if (self->preparing)
    g_cancellable_cancel (self->laying); /* nobody wants that one any more */
  if (self->preparing || self->job != NULL)
    return;
  along_picture_choices_fill (ALONG_PICTURE_CHOICES (self->choices), &choice);
  along_picture_paper_rows_fill (ALONG_PICTURE_PAPER_ROWS (self->rows), &setup);
  picture = along_picture_new (self->family, along_session_get_team (self->session), &choice);
  along_picture_choices_show (ALONG_PICTURE_CHOICES (self->choices), along_picture_left_out (picture));
  self->preparing = TRUE;
  show_pages (self);
  self->laying = g_cancellable_new ();
  along_picture_prepare_async (picture, &setup, self->laying, prepared_cb, g_object_ref (self));
}

/* --- What is pressed --- */

static void
report_cb (GtkWidget *button, gpointer data)
{
  AlongPictureWindow *self = data;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_window_present (along_print_new (parent, self->session, self->family));
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer data)
{
  AlongPictureWindow *self = data;

  if (key == GDK_KEY_Escape && self->job != NULL)
    along_picture_window_stop (self);
  else if (key == GDK_KEY_Escape)
    gtk_window_close (GTK_WINDOW (self));
  else if ((key != GDK_KEY_Page_Down && key != GDK_KEY_Page_Up) || !along_sheets_turn (ALONG_SHEETS (self->sheets), key == GDK_KEY_Page_Down ? 1 : -1))
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
choose_cb (AlongPictureWindow *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->show_choices), TRUE);
  along_picture_choices_ask_reader (ALONG_PICTURE_CHOICES (self->choices));
}

/* The session closes next: nothing of the record stays on the screen, and what was made is written down. */
static void
locking_cb (AlongPictureWindow *self)
{
  along_picture_window_end_job (self);
  let_ready_go (self);
  along_picture_window_end_print (self);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
along_picture_window_close_request (GtkWindow *window)
{
  AlongPictureWindow *self = ALONG_PICTURE_WINDOW (window);

  if (self->laying != NULL)
    g_cancellable_cancel (self->laying);
  if (self->job != NULL)
    along_picture_window_end_job (self);
  return GTK_WINDOW_CLASS (along_picture_window_parent_class)->close_request (window);
}

static void
along_picture_window_dispose (GObject *object)
{
  AlongPictureWindow *self = ALONG_PICTURE_WINDOW (object);

  if (self->laying != NULL)
    g_cancellable_cancel (self->laying);
  /* Whoever closed it another way than by its button: the thread still reads what is made. */
  if (self->job != NULL)
    along_picture_window_end_job (self);
  let_ready_go (self);
  g_clear_object (&self->session);
  g_clear_object (&self->family);
  G_OBJECT_CLASS (along_picture_window_parent_class)->dispose (object);
}

static void
along_picture_window_class_init (AlongPictureWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_picture_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = along_picture_window_close_request;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_DIALOG);
}

static void
along_picture_window_init (AlongPictureWindow *self)
{
}

/* --- Building it --- */

static GtkWidget *
make_preview (AlongPictureWindow *self)
{
  self->sheets = along_sheets_new (NULL, sheet_size, paint_sheet, self);
  g_signal_connect_object (self->sheets, "choose", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  return self->sheets;
}

static GtkWidget *
make_working (AlongPictureWindow *self)
{
  GtkWidget *stop = gtk_button_new_with_mnemonic (_ ("_Stop"));

  self->working = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->bar = gtk_progress_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("The picture is being made"), -1);
  gtk_widget_set_valign (self->bar, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (self->bar, 160, -1);
  g_signal_connect_swapped (stop, "clicked", G_CALLBACK (along_picture_window_stop), self);
  gtk_box_append (GTK_BOX (self->working), self->bar);
  gtk_box_append (GTK_BOX (self->working), stop);
  gtk_widget_set_visible (self->working, FALSE);
  return self->working;
}

/* Whether the choices fold is known while the window's room is being shared out: the button has its height also where it is
 * not there, so that it comes without the bar being too low for it. */
static GtkWidget *
make_show_choices (AlongPictureWindow *self)
{
  self->folds = gtk_stack_new ();
  self->show_choices = gtk_toggle_button_new_with_mnemonic (_ ("_Choices"));
  gtk_stack_set_hhomogeneous (GTK_STACK (self->folds), FALSE);
  gtk_stack_add_named (GTK_STACK (self->folds), gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), "beside");
  gtk_stack_add_named (GTK_STACK (self->folds), self->show_choices, "folded");
  return self->folds;
}

static void
folded_cb (AdwFlap *flap, GParamSpec *property, gpointer data)
{
  AlongPictureWindow *self = data;

  gtk_stack_set_visible_child_name (GTK_STACK (self->folds), adw_flap_get_folded (flap) ? "folded" : "beside");
}

/* Under both: the choices may lie over the pages. */
static GtkWidget *
make_bar (AlongPictureWindow *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (bar, 6);
  gtk_widget_set_margin_bottom (bar, 12);
  gtk_box_append (GTK_BOX (bar), make_show_choices (self));
  along_sheets_add_turning (ALONG_SHEETS (self->sheets), GTK_BOX (bar));
  gtk_box_append (GTK_BOX (bar), make_working (self));
  return bar;
}

static GtkWidget *
make_header (AlongPictureWindow *self, gboolean narrow)
{
  GtkWidget *header = adw_header_bar_new ();

  self->print = gtk_button_new_with_mnemonic (_ ("_Print…"));
  self->save = gtk_button_new_with_mnemonic (_ ("_Save…"));
  self->report = gtk_button_new_with_mnemonic (_ ("Whole _report…"));
  gtk_widget_set_tooltip_text (self->report, _ ("The report of this family, in which the genogram is a page"));
  gtk_widget_add_css_class (self->print, "suggested-action");
  g_signal_connect_swapped (self->print, "clicked", G_CALLBACK (along_picture_window_print), self);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (along_picture_window_ask_file), self);
  g_signal_connect (self->report, "clicked", G_CALLBACK (report_cb), self);
  /* In a narrow window the buttons say the same, and need the room. */
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (narrow ? "" : gtk_window_get_title (GTK_WINDOW (self)), NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->save);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->print);
  if (narrow)
    gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->report))), PANGO_ELLIPSIZE_END);
  return header;
}

static GtkWidget *
make_choices (AlongPictureWindow *self, const AlongPictureView *view, AlongPictureFormat format)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->choices = along_picture_choices_new (self->session, self->family, view);
  self->rows = along_picture_paper_rows_new (self->session, format);
  g_signal_connect_object (self->choices, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->choices);
  gtk_box_append (GTK_BOX (box), self->rows);
  gtk_box_append (GTK_BOX (box), self->report);
  gtk_widget_set_halign (self->report, GTK_ALIGN_START);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  self->scrolled = gtk_scrolled_window_new ();
  /* As wide as is good to read, not as wide as the longest of its words; where those need more, it pans. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_EXTERNAL, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), box);
  gtk_widget_add_css_class (self->scrolled, "background");
  /* What expands inside does not widen it. */
  gtk_widget_set_hexpand (self->scrolled, FALSE);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (self->scrolled), CHOICES_WIDTH);
  return self->scrolled;
}

/* What is said of the pages, under them. */
static GtkWidget *
make_said (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_visible (label, FALSE);
  return label;
}

static void
build (AlongPictureWindow *self, const AlongPictureView *view, AlongPictureFormat format, gboolean narrow)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *overlay = gtk_overlay_new (), *flap = adw_flap_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *header = make_header (self, narrow), *preview = make_preview (self), *bar = make_bar (self);

  adw_flap_set_flap (ADW_FLAP (flap), make_choices (self, view, format));
  adw_flap_set_separator (ADW_FLAP (flap), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_flap_set_content (ADW_FLAP (flap), preview);
  adw_flap_set_fold_policy (ADW_FLAP (flap), ADW_FLAP_FOLD_POLICY_AUTO);
  g_signal_connect (flap, "notify::folded", G_CALLBACK (folded_cb), self);
  folded_cb (ADW_FLAP (flap), NULL, self);
  g_object_bind_property (flap, "reveal-flap", self->show_choices, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  gtk_widget_set_vexpand (flap, TRUE);
  gtk_box_append (GTK_BOX (page), header);
  self->parts = make_said ();
  self->warning = make_said ();
  gtk_widget_add_css_class (self->parts, "along-second");
  gtk_box_append (GTK_BOX (page), flap);
  gtk_box_append (GTK_BOX (page), self->parts);
  gtk_box_append (GTK_BOX (page), self->warning);
  gtk_box_append (GTK_BOX (page), bar);
  self->toasts = along_toasts_new ();
  gtk_overlay_set_child (GTK_OVERLAY (overlay), page);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->toasts);
  adw_window_set_content (ADW_WINDOW (self), overlay);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * along_picture_window_new: shows the drawing of @family as it would go out; nothing does before the person says so.
 *
 * @parent: (nullable)
 * @format: what is offered first
 */
GtkWindow *
along_picture_window_new (GtkWindow *parent, AlongSession *session, AlongFamily *family, const AlongPictureView *view, AlongPictureFormat format)
{
  AlongPictureWindow *self = g_object_new (ALONG_TYPE_PICTURE_WINDOW, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE,
                                           "default-width", 1020, "default-height", 760, "title", _ ("Picture of the family"), NULL);

  self->session = g_object_ref (session);
  self->family = g_object_ref (family);
  build (self, view, format, along_narrow_as_parent (GTK_WINDOW (self), parent));
  refresh (self);
  show_pages (self);
  g_signal_connect_object (self, "map", G_CALLBACK (along_picture_choices_ask_reader), self->choices, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (session, "locking", G_CALLBACK (locking_cb), self, G_CONNECT_SWAPPED);
  return GTK_WINDOW (self);
}
