/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing. The dialog of GTK runs a main loop of its own: meanwhile the session may lock, and the window goes. Then what
 * it shows is gone too, and nothing more is printed. */
#include "along-picture-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-access.h"

static gboolean
has_page (AlongPictureWindow *self, int page)
{
  return self->ready != NULL && self->ready->pages != NULL && (guint) page < along_picture_pages_count (self->ready->pages);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  AlongPictureWindow *self = data;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, scale;

  if (!has_page (self, page))
    {
      gtk_print_operation_cancel (operation);
      return;
    }
  along_picture_pages_size (self->ready->pages, (guint) page, &width, &height);
  scale = MIN (gtk_print_context_get_width (context) / width, gtk_print_context_get_height (context) / height);
  cairo_scale (cr, scale, scale);
  along_picture_pages_paint (self->ready->pages, (guint) page, cr);
}

/* GTK's print dialog has no other handle: it is the one that belongs to this window. */
static void
close_dialog (AlongPictureWindow *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i - 1);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (self))
        gtk_window_close (window);
    }
}

/** along_picture_window_end_print: nothing more is printed. */
void
along_picture_window_end_print (AlongPictureWindow *self)
{
  if (self->operation == NULL)
    return;
  close_dialog (self);
  gtk_print_operation_cancel (self->operation);
}

static GtkPageSetup *
page_setup (AlongPictureWindow *self)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (self->ready->setup.paper.a3 ? GTK_PAPER_NAME_A3 : GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_page_setup_set_orientation (setup, self->ready->setup.paper.landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  return setup;
}

/** along_picture_window_print: the pages, on the paper that was chosen. */
void
along_picture_window_print (AlongPictureWindow *self)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autoptr (GtkPageSetup) setup = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  GtkPrintOperationResult result;

  if (!has_page (self, 0) || self->job != NULL)
    return;
  setup = page_setup (self);
  /* Where it is printed to a file, the file is called by reference too. */
  name = along_picture_file_name (self->ready->picture, ALONG_PICTURE_PAGES);
  *strrchr (name, '.') = '\0';
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, (int) along_picture_pages_count (self->ready->pages));
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, along_picture_copy_mark (self->ready->picture));
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), self);
  self->operation = operation;
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error);
  self->operation = NULL;
  if (self->ready == NULL)
    return;
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      along_picture_window_note (self, ALONG_ACCESS_PRINT, C_ ("a picture", "pages"));
      along_picture_paper_rows_remember (ALONG_PICTURE_PAPER_ROWS (self->rows));
      along_picture_window_toast (self, _ ("Sent to the printer"));
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    along_picture_window_toast (self, _ ("The printer did not take it. Try another, or save as PDF."));
}
