/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-print.h"

#include <glib/gi18n-lib.h>

#include "along-access.h"
#include "along-file-dialog.h"
#include "along-narrow.h"
#include "along-print-choices.h"
#include "along-report.h"
#include "along-sheets.h"
#include "along-toasts.h"
#include "genogram/along-genogram-notation.h"

struct _AlongPrint
{
  AdwWindow parent_instance;

  GtkWidget *choices;
  GtkWidget *show_choices; /* where there is no room for both */
  GtkWidget *print;
  GtkWidget *save;
  GtkWidget *sheets; /* the pages, or what is still to be chosen */
  GtkWidget *toasts;

  AlongSession *session;
  AlongFamily *family;
  AlongId assessment; /* the one that is printed; none: the report of the family */
  AlongReport *report;
  GtkPrintOperation *operation; /* (nullable): while its dialog is open or it prints */
};

G_DEFINE_FINAL_TYPE (AlongPrint, along_print, ADW_TYPE_WINDOW)

static void
lay_out (AlongPrint *self)
{
  AlongReportChoice choice = { .assessment = self->assessment, .contacts_from = ALONG_DAY_NONE, .now_ms = along_family_now (self->family),
                               .made_up = along_session_is_demonstration (self->session),
                               .clinical = (along_genogram_notation (self->session, self->family) & ALONG_GRAPH_CLINICAL) != 0 };
  gboolean complete = along_print_choices_is_complete (ALONG_PRINT_CHOICES (self->choices));

  along_print_choices_fill (ALONG_PRINT_CHOICES (self->choices), &choice);
  g_clear_pointer (&self->report, along_report_free);
  self->report = along_report_new (self->family, along_session_get_team (self->session), &choice);
  along_print_choices_show (ALONG_PRINT_CHOICES (self->choices), self->report);
  gtk_widget_set_sensitive (self->print, complete);
  gtk_widget_set_sensitive (self->save, complete);
  along_sheets_forget (ALONG_SHEETS (self->sheets));
  along_sheets_show (ALONG_SHEETS (self->sheets), along_report_n_pages (self->report), NULL, complete);
}

static void
page_size (gpointer data, guint page, double *width, double *height)
{
  along_report_page_size (ALONG_PRINT (data)->report, page, width, height);
}

static void
paint_page (gpointer data, guint page, cairo_t *cr)
{
  along_report_paint (ALONG_PRINT (data)->report, page, cr);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer data)
{
  AlongPrint *self = data;

  if (key == GDK_KEY_Escape)
    gtk_window_close (GTK_WINDOW (self));
  else if ((key != GDK_KEY_Page_Down && key != GDK_KEY_Page_Up) || !along_sheets_turn (ALONG_SHEETS (self->sheets), key == GDK_KEY_Page_Down ? 1 : -1))
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
note (AlongPrint *self, const char *what)
{
  g_autofree char *reader = along_print_choices_describe (ALONG_PRINT_CHOICES (self->choices));
  g_autofree char *detail = g_strdup_printf ("%s; %s; %s", reader, along_report_copy_mark (self->report), along_report_left_out (self->report));

  along_session_note_access (self->session, along_family_get_id (self->family), what, detail);
}

static void
toast (AlongPrint *self, const char *words)
{
  g_autofree char *markup = g_markup_escape_text (words, -1);

  along_toasts_add (ALONG_TOASTS (self->toasts), adw_toast_new (markup));
}

/* Printing. The dialog of GTK runs a main loop of its own: meanwhile the session may lock, and this window goes. Then
 * the report is gone too, and nothing more is printed. */

static void
request_page_setup_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, GtkPageSetup *setup, gpointer data)
{
  AlongPrint *self = data;
  double width, height;

  if (self->report == NULL || (guint) page >= along_report_n_pages (self->report))
    return;
  along_report_page_size (self->report, (guint) page, &width, &height);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  AlongPrint *self = data;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, scale;

  if (self->report == NULL || (guint) page >= along_report_n_pages (self->report))
    {
      gtk_print_operation_cancel (operation);
      return;
    }
  along_report_page_size (self->report, (guint) page, &width, &height);
  scale = MIN (gtk_print_context_get_width (context) / width, gtk_print_context_get_height (context) / height);
  cairo_scale (cr, scale, scale);
  along_report_paint (self->report, (guint) page, cr);
}

/* GTK's print dialog has no other handle: it is the one that belongs to this window. */
static void
close_print_dialog (AlongPrint *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i - 1);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (self))
        gtk_window_close (window);
    }
}

static void
locking_cb (AlongPrint *self)
{
  along_sheets_show (ALONG_SHEETS (self->sheets), 0, NULL, FALSE);
  along_sheets_forget (ALONG_SHEETS (self->sheets));
  g_clear_pointer (&self->report, along_report_free);
  if (self->operation != NULL)
    {
      close_print_dialog (self);
      gtk_print_operation_cancel (self->operation);
    }
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
print_cb (GtkWidget *button, gpointer data)
{
  g_autoptr (AlongPrint) self = g_object_ref (data);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  g_autoptr (GError) error = NULL;
  GtkPrintOperationResult result;

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, (int) along_report_n_pages (self->report));
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, along_report_copy_mark (self->report));
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (request_page_setup_cb), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), self);
  self->operation = operation;
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error);
  self->operation = NULL;
  if (self->report == NULL)
    return;
  switch (result)
    {
    case GTK_PRINT_OPERATION_RESULT_APPLY:
      note (self, ALONG_ACCESS_PRINT);
      toast (self, _ ("Sent to the printer"));
      break;
    case GTK_PRINT_OPERATION_RESULT_ERROR:
      toast (self, _ ("The printer did not take it. Try another, or save as PDF."));
      break;
    default:
      break;
    }
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongPrint) self = data;
  g_autoptr (GFile) file = along_file_dialog_finish (result, NULL);
  g_autoptr (GError) error = NULL;

  if (file == NULL || self->report == NULL)
    return;
  if (along_report_write_pdf (self->report, file, &error))
    {
      note (self, ALONG_ACCESS_EXPORT);
      toast (self, _ ("Saved. The file is not locked: whoever has it can read it."));
    }
  else
    toast (self, _ ("This was not saved. Choose another folder, or make some room."));
}

static void
save_cb (GtkWidget *button, gpointer data)
{
  AlongPrint *self = data;
  g_autofree char *name = along_report_file_name (self->family);

  along_file_dialog_save_async (GTK_WINDOW (self), _ ("Save as PDF"), name, file_chosen_cb, g_object_ref (self));
}

static void
along_print_dispose (GObject *object)
{
  AlongPrint *self = ALONG_PRINT (object);

  g_clear_pointer (&self->report, along_report_free);
  g_clear_object (&self->session);
  g_clear_object (&self->family);
  G_OBJECT_CLASS (along_print_parent_class)->dispose (object);
}

static void
along_print_class_init (AlongPrintClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_print_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_DIALOG);
}

static void
choose_cb (AlongPrint *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->show_choices), TRUE);
  along_print_choices_ask_person (ALONG_PRINT_CHOICES (self->choices));
}

static GtkWidget *
make_preview (AlongPrint *self)
{
  self->sheets = along_sheets_new (_ ("It has their own words and the contacts they took part in that are shared with the family."), page_size, paint_page,
                                   self);
  g_signal_connect_object (self->sheets, "choose", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  return self->sheets;
}

/* Under both: the choices may lie over the pages. */
static GtkWidget *
make_bar (AlongPrint *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->show_choices = gtk_toggle_button_new_with_mnemonic (_ ("_Choices"));
  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (bar, 6);
  gtk_widget_set_margin_bottom (bar, 12);
  gtk_box_append (GTK_BOX (bar), self->show_choices);
  along_sheets_add_turning (ALONG_SHEETS (self->sheets), GTK_BOX (bar));
  return bar;
}

static void
along_print_init (AlongPrint *self)
{
}

static void
build (AlongPrint *self, gboolean narrow)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new (), *overlay = gtk_overlay_new ();
  GtkWidget *flap = adw_flap_new (), *scrolled = gtk_scrolled_window_new (), *preview = make_preview (self), *bar = make_bar (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  /* In a narrow window the buttons say the same, and need the room. */
  GtkWidget *title = adw_window_title_new (narrow ? "" : _ ("Print or save as PDF"), NULL);

  self->print = gtk_button_new_with_mnemonic (_ ("_Print…"));
  self->save = gtk_button_new_with_mnemonic (_ ("_Save as PDF…"));
  self->choices = along_print_choices_new (self->session, self->family);
  g_signal_connect_object (self->choices, "changed", G_CALLBACK (lay_out), self, G_CONNECT_SWAPPED);
  /* A narrow screen has room for most of it. */
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->save))), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->save))), 9);
  gtk_widget_add_css_class (self->print, "suggested-action");
  g_signal_connect (self->print, "clicked", G_CALLBACK (print_cb), self);
  g_signal_connect (self->save, "clicked", G_CALLBACK (save_cb), self);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), title);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->save);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->print);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->choices);
  gtk_widget_add_css_class (scrolled, "background");
  gtk_widget_set_size_request (scrolled, 300, -1);
  adw_flap_set_flap (ADW_FLAP (flap), scrolled);
  adw_flap_set_separator (ADW_FLAP (flap), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_flap_set_content (ADW_FLAP (flap), preview);
  adw_flap_set_fold_policy (ADW_FLAP (flap), ADW_FLAP_FOLD_POLICY_AUTO);
  g_object_bind_property (flap, "folded", self->show_choices, "visible", G_BINDING_SYNC_CREATE);
  g_object_bind_property (flap, "reveal-flap", self->show_choices, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  gtk_widget_set_vexpand (flap, TRUE);

  gtk_box_append (GTK_BOX (page), header);
  gtk_box_append (GTK_BOX (page), flap);
  gtk_box_append (GTK_BOX (page), bar);
  self->toasts = along_toasts_new ();
  gtk_overlay_set_child (GTK_OVERLAY (overlay), page);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->toasts);
  adw_window_set_content (ADW_WINDOW (self), overlay);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static GtkWindow *
make (GtkWindow *parent, AlongSession *session, AlongFamily *family, AlongId assessment)
{
  AlongPrint *self = g_object_new (ALONG_TYPE_PRINT, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE,
                                   "default-width", 980, "default-height", 720, "title", _ ("Print or save as PDF"), NULL);

  self->session = g_object_ref (session);
  self->family = g_object_ref (family);
  self->assessment = assessment;
  build (self, along_narrow_as_parent (GTK_WINDOW (self), parent));
  if (!along_id_is_none (assessment))
    along_print_choices_hide_parts (ALONG_PRINT_CHOICES (self->choices));
  lay_out (self);
  g_signal_connect_object (self, "map", G_CALLBACK (along_print_choices_ask_reader), self->choices, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  /* The session closes next: nothing of the record stays on the screen. */
  g_signal_connect_object (session, "locking", G_CALLBACK (locking_cb), self, G_CONNECT_SWAPPED);
  return GTK_WINDOW (self);
}

/** along_print_new: shows the pages of @family's report; nothing is printed before the person says so. */
GtkWindow *
along_print_new (GtkWindow *parent, AlongSession *session, AlongFamily *family)
{
  return make (parent, session, family, ALONG_ID_NONE);
}

/** along_print_new_assessment: shows the pages of the report of one assessment. */
GtkWindow *
along_print_new_assessment (GtkWindow *parent, AlongSession *session, AlongFamily *family, AlongId assessment)
{
  return make (parent, session, family, assessment);
}
