/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-print.h"

#include <glib/gi18n-lib.h>

#include "along-clock.h"
#include "along-facts.h"
#include "along-file-dialog.h"
#include "along-report.h"

struct _AlongPrint
{
  AdwWindow parent_instance;

  GtkWidget *reader;
  GtkWidget *person;   /* whom the family's copy is for */
  GtkWidget *contacts; /* which are listed */
  GtkWidget *switches[6];
  GtkWidget *left_out;
  GtkWidget *paper;
  GtkWidget *count;
  GtkWidget *back;
  GtkWidget *next;
  GtkWidget *toasts;

  AlongSession *session;
  AlongFamily *family;
  AlongReport *report;
  GPtrArray *people;            /* of AlongRecord: the choices of @person */
  GtkPrintOperation *operation; /* while the printer's dialog is open; or %NULL */
  guint page;
};

G_DEFINE_FINAL_TYPE (AlongPrint, along_print, ADW_TYPE_WINDOW)

static const struct
{
  AlongReportSections section;
  const char *name;
} sections[] = {
  { ALONG_REPORT_SUMMARY, NC_ ("report", "Summary") },
  { ALONG_REPORT_GENOGRAM, NC_ ("report", "Genogram and its words") },
  { ALONG_REPORT_RIBBON, NC_ ("report", "Support over time") },
  { ALONG_REPORT_WEEKS, NC_ ("report", "Week by week") },
  { ALONG_REPORT_ASSESSMENTS, NC_ ("report", "Assessments") },
  { ALONG_REPORT_CONTACTS, NC_ ("report", "Contacts and records") },
};

static void
show_page (AlongPrint *self)
{
  guint n = along_report_n_pages (self->report);
  g_autofree char *words = NULL;

  self->page = MIN (self->page, n - 1);
  words = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, n);
  gtk_label_set_text (GTK_LABEL (self->count), words);
  gtk_widget_set_sensitive (self->back, self->page > 0);
  gtk_widget_set_sensitive (self->next, self->page + 1 < n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->paper), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (self->paper);
}

static AlongReader
chosen_reader (AlongPrint *self)
{
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self->reader));

  /* Training is a reader of made-up families only. */
  return !along_session_is_demonstration (self->session) && chosen >= ALONG_READER_TRAINER ? chosen + 1 : chosen;
}

/* From which day on contacts are listed; those that page 1 refers to always are. */
static int
contacts_from (AlongPrint *self)
{
  int today = along_clock_today ();

  switch (adw_combo_row_get_selected (ADW_COMBO_ROW (self->contacts)))
    {
    case 0:
      return today + 1;
    case 2:
      return today - 91;
    case 3:
      return ALONG_DAY_NONE + 1;
    default:
      return ALONG_DAY_NONE;
    }
}

static void
lay_out (AlongPrint *self)
{
  AlongReportChoice choice = { .reader = chosen_reader (self), .contacts_from = contacts_from (self), .now_ms = along_clock_now (),
                               .made_up = along_session_is_demonstration (self->session) };
  guint person = adw_combo_row_get_selected (ADW_COMBO_ROW (self->person));

  choice.person = person < self->people->len ? along_record_get_id (self->people->pdata[person]) : ALONG_ID_NONE;
  gtk_widget_set_visible (self->person, choice.reader == ALONG_READER_FAMILY && self->people->len > 0);
  gtk_widget_set_visible (self->contacts, gtk_switch_get_active (GTK_SWITCH (self->switches[5])));

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (gtk_switch_get_active (GTK_SWITCH (self->switches[i])))
      choice.sections |= sections[i].section;
  g_clear_pointer (&self->report, along_report_free);
  self->report = along_report_new (self->family, along_session_get_team (self->session), &choice);
  gtk_label_set_text (GTK_LABEL (self->left_out), along_report_left_out (self->report));
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->switches[4], ADW_TYPE_ACTION_ROW), choice.reader != ALONG_READER_FAMILY);
  show_page (self);
}

/* The largest rectangle of the page's shape in the middle of the widget. */
static void
draw_paper (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  AlongPrint *self = data;
  double w, h, scale;

  if (self->report == NULL)
    return;
  along_report_page_size (self->report, self->page, &w, &h);
  scale = MIN ((width - 16) / w, (height - 16) / h);
  if (scale <= 0)
    return;
  cairo_translate (cr, (width - w * scale) / 2, (height - h * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.18);
  cairo_rectangle (cr, 2, 3, w, h);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, w, h);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  along_report_paint (self->report, self->page, cr);
}

static void
turn_cb (GtkWidget *button, gpointer data)
{
  AlongPrint *self = data;

  self->page = button == self->next ? self->page + 1 : self->page - 1;
  show_page (self);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer data)
{
  AlongPrint *self = data;

  if (key == GDK_KEY_Escape)
    gtk_window_close (GTK_WINDOW (self));
  else if (key == GDK_KEY_Page_Down && gtk_widget_get_sensitive (self->next))
    turn_cb (self->next, self);
  else if (key == GDK_KEY_Page_Up && gtk_widget_get_sensitive (self->back))
    turn_cb (self->back, self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
note (AlongPrint *self, const char *what)
{
  g_autofree char *detail = g_strdup_printf ("%s; %s; %s", along_reader_words (chosen_reader (self)), along_report_copy_mark (self->report),
                                             along_report_left_out (self->report));

  along_session_note_access (self->session, along_family_get_id (self->family), what, detail);
}

static void
toast (AlongPrint *self, const char *words)
{
  g_autofree char *markup = g_markup_escape_text (words, -1);

  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), adw_toast_new (markup));
}

/* Printing. */

static void
request_page_setup_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, GtkPageSetup *setup, gpointer data)
{
  AlongPrint *self = data;
  double width, height;

  if (self->report == NULL)
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

  if (self->report == NULL)
    return;
  along_report_page_size (self->report, (guint) page, &width, &height);
  scale = MIN (gtk_print_context_get_width (context) / width, gtk_print_context_get_height (context) / height);
  cairo_scale (cr, scale, scale);
  along_report_paint (self->report, (guint) page, cr);
}

static void
print_cb (GtkWidget *button, gpointer data)
{
  /* The printer's dialog turns the main loop: a lock may close this one meanwhile. */
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
  if (self->operation != NULL)
    return;
  self->operation = operation;
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error);
  self->operation = NULL;
  if (self->report == NULL)
    return;
  switch (result)
    {
    case GTK_PRINT_OPERATION_RESULT_APPLY:
      note (self, "print");
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
      note (self, "export");
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

/* The printer's own dialog does not go with its parent. */
static void
end_operation (AlongPrint *self)
{
  g_autoptr (GList) windows = NULL;

  if (self->operation == NULL)
    return;
  windows = gtk_window_list_toplevels ();
  for (GList *at = windows; at != NULL; at = at->next)
    if (GTK_IS_DIALOG (at->data) && gtk_window_get_transient_for (at->data) == GTK_WINDOW (self))
      gtk_dialog_response (at->data, GTK_RESPONSE_CANCEL);
  gtk_print_operation_cancel (self->operation);
}

static void
along_print_dispose (GObject *object)
{
  AlongPrint *self = ALONG_PRINT (object);

  end_operation (self);
  g_clear_pointer (&self->people, g_ptr_array_unref);
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

static GtkWidget *
make_icon_button (const char *icon, const char *name, GCallback clicked, gpointer data)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", clicked, data);
  return button;
}

/* The family's copy is one parent's. */
static GtkWidget *
make_person (AlongPrint *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->people = along_facts_parents (self->family);
  for (guint i = 0; i < self->people->len; i++)
    gtk_string_list_append (names, along_facts_first_name (self->people->pdata[i]));
  self->person = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->person), _ ("This copy is for"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->person), _ ("Nothing in it is about somebody else’s health or worries."));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->person), G_LIST_MODEL (names));
  return self->person;
}

static GtkWidget *
make_contacts (AlongPrint *self)
{
  const char *const choices[] = { _ ("Those that page 1 refers to"), _ ("The last four weeks too"), _ ("The last three months too"),
                                  _ ("All contacts"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (choices);

  self->contacts = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->contacts), _ ("Contacts listed"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->contacts), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->contacts), 1);
  return self->contacts;
}

static GtkWidget *
make_choices (AlongPrint *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *group = adw_preferences_group_new (), *parts = adw_preferences_group_new ();
  g_autoptr (GtkStringList) readers = gtk_string_list_new (NULL);

  for (guint i = 0; i < ALONG_N_READERS; i++)
    if (i != ALONG_READER_TRAINER || along_session_is_demonstration (self->session))
      gtk_string_list_append (readers, along_reader_words (i));
  self->reader = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reader), _ ("Reader"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->reader), G_LIST_MODEL (readers));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->reader), ALONG_READER_PANEL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->reader);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_person (self));
  self->left_out = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->left_out), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->left_out), 0);
  gtk_widget_add_css_class (self->left_out, "along-second");

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (parts), _ ("What to print"));
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      GtkWidget *row = adw_action_row_new ();

      self->switches[i] = gtk_switch_new ();
      gtk_switch_set_active (GTK_SWITCH (self->switches[i]), TRUE);
      gtk_widget_set_valign (self->switches[i], GTK_ALIGN_CENTER);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), g_dpgettext2 (GETTEXT_PACKAGE, "report", sections[i].name));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->switches[i]);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->switches[i]);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (parts), row);
      g_signal_connect_swapped (self->switches[i], "notify::active", G_CALLBACK (lay_out), self);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (parts), make_contacts (self));
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), self->left_out);
  gtk_box_append (GTK_BOX (box), parts);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  g_signal_connect_swapped (self->reader, "notify::selected", G_CALLBACK (lay_out), self);
  g_signal_connect_swapped (self->person, "notify::selected", G_CALLBACK (lay_out), self);
  g_signal_connect_swapped (self->contacts, "notify::selected", G_CALLBACK (lay_out), self);
  return box;
}

static GtkWidget *
make_preview (AlongPrint *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->paper = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);
  gtk_widget_set_hexpand (self->paper, TRUE);
  gtk_widget_set_vexpand (self->paper, TRUE);
  gtk_widget_set_size_request (self->paper, 280, 360);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->paper), draw_paper, self, NULL);
  self->back = make_icon_button ("go-previous-symbolic", _ ("Page before"), G_CALLBACK (turn_cb), self);
  self->next = make_icon_button ("go-next-symbolic", _ ("Next page"), G_CALLBACK (turn_cb), self);
  self->count = gtk_label_new (NULL);
  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_bottom (bar, 12);
  gtk_box_append (GTK_BOX (bar), self->back);
  gtk_box_append (GTK_BOX (bar), self->count);
  gtk_box_append (GTK_BOX (bar), self->next);
  gtk_box_append (GTK_BOX (box), self->paper);
  gtk_box_append (GTK_BOX (box), bar);
  return box;
}

static void
along_print_init (AlongPrint *self)
{
}

static void
build (AlongPrint *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *print = gtk_button_new_with_mnemonic (_ ("_Print…")), *save = gtk_button_new_with_mnemonic (_ ("_Save as PDF…"));
  GtkWidget *flap = adw_flap_new (), *choices = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->toasts = adw_toast_overlay_new ();
  gtk_widget_add_css_class (print, "suggested-action");
  g_signal_connect (print, "clicked", G_CALLBACK (print_cb), self);
  g_signal_connect (save, "clicked", G_CALLBACK (save_cb), self);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_ ("Print or save as PDF"), NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), save);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), print);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (choices), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (choices), make_choices (self));
  gtk_widget_set_size_request (choices, 320, -1);
  adw_flap_set_flap (ADW_FLAP (flap), choices);
  adw_flap_set_separator (ADW_FLAP (flap), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_flap_set_content (ADW_FLAP (flap), make_preview (self));
  adw_flap_set_fold_policy (ADW_FLAP (flap), ADW_FLAP_FOLD_POLICY_AUTO);
  gtk_widget_set_vexpand (flap, TRUE);

  gtk_box_append (GTK_BOX (page), header);
  gtk_box_append (GTK_BOX (page), flap);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (self->toasts), page);
  adw_window_set_content (ADW_WINDOW (self), self->toasts);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/** along_print_new: shows the pages of @family's report; nothing is printed before the person says so. */
GtkWindow *
along_print_new (GtkWindow *parent, AlongSession *session, AlongFamily *family)
{
  AlongPrint *self = g_object_new (ALONG_TYPE_PRINT, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE,
                                   "default-width", 980, "default-height", 720, "title", _ ("Print or save as PDF"), NULL);

  self->session = g_object_ref (session);
  self->family = g_object_ref (family);
  if (parent != NULL && gtk_widget_get_width (GTK_WIDGET (parent)) > 0 && gtk_widget_get_width (GTK_WIDGET (parent)) < 980)
    gtk_window_set_default_size (GTK_WINDOW (self), gtk_widget_get_width (GTK_WIDGET (parent)),
                                 gtk_widget_get_height (GTK_WIDGET (parent)));
  build (self);
  lay_out (self);
  gtk_window_set_focus (GTK_WINDOW (self), self->reader);
  /* The session closes next: nothing of the record stays on the screen. */
  g_signal_connect_object (session, "locking", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  return GTK_WINDOW (self);
}
