/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-recovery-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-clock.h"
#include "along-date.h"

/* Points: A4 with margins of 17 mm, set by the page setup. */
#define GAP 12.0
#define WORD_HEIGHT 34.0

typedef struct
{
  char *words;
  char *team;
} Sheet;

static void
sheet_free (Sheet *sheet)
{
  memset (sheet->words, 0, strlen (sheet->words));
  g_free (sheet->words);
  g_free (sheet->team);
  g_free (sheet);
}

/* Draws a paragraph at @y and gives back where the next one starts. */
static double
draw_paragraph (GtkPrintContext *context, const char *text, double x, double y, double size, PangoWeight weight)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  g_autoptr (PangoLayout) layout = gtk_print_context_create_pango_layout (context);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");
  PangoRectangle extents;

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) ((gtk_print_context_get_width (context) - 2 * x) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_extents (layout, NULL, &extents);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  return y + (double) extents.height / PANGO_SCALE;
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Sheet *sheet)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context);
  g_auto (GStrv) words = g_strsplit (sheet->words, " ", -1);
  g_autofree char *day = along_day_to_words (along_clock_today ());
  g_autofree char *head = g_strdup_printf ("%s · %s", sheet->team, day);
  double y;

  cairo_set_source_rgb (cr, 0, 0, 0);
  y = draw_paragraph (context, _ ("Alongside recovery sheet"), 0, 0, 24, PANGO_WEIGHT_HEAVY);
  y = draw_paragraph (context, head, 0, y + GAP / 2, 11, PANGO_WEIGHT_NORMAL);
  y = draw_paragraph (context,
                      _ ("These seven words open the caseload on the computer where it was started, if the passphrase "
                         "or the computer's keyring is lost. Then nobody, not even we, can open it without them."),
                      0, y + 2 * GAP, 12, PANGO_WEIGHT_NORMAL);
  y += 2 * GAP;
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, 0.5, y, width - 1, WORD_HEIGHT * g_strv_length (words) + GAP);
  cairo_stroke (cr);
  y += GAP / 2;
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *line = g_strdup_printf ("%u   %s", i + 1, words[i]);
      draw_paragraph (context, line, 2 * GAP, y + 6, 18, PANGO_WEIGHT_BOLD);
      y += WORD_HEIGHT;
    }
  y = draw_paragraph (context, _ ("Keep it where only your team can reach it, apart from the computer. Do not photograph it."),
                      0, y + 2 * GAP, 12, PANGO_WEIGHT_NORMAL);
  draw_paragraph (context,
                  _ ("To use it: on the locked page choose “Use the recovery sheet instead” and type the words in this "
                     "order, with a space between them. The first four letters of each word are enough: no two words "
                     "begin alike."),
                  0, y + GAP, 12, PANGO_WEIGHT_NORMAL);
}

/**
 * along_recovery_sheet_print: prints the recovery sheet on one page of A4.
 *
 * @words: seven words with spaces between; wiped after use
 * @action: GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, or _EXPORT with a @file
 * @file: (nullable)
 */
void
along_recovery_sheet_print (GtkWindow *parent, const char *words, const char *team, GtkPrintOperationAction action,
                            const char *file)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  g_autoptr (GError) error = NULL;
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->words = g_strdup (words);
  sheet->team = g_strdup (team);
  gtk_page_setup_set_paper_size (setup, a4);
  gtk_page_setup_set_top_margin (setup, 17, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, 17, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, 17, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, 17, GTK_UNIT_MM);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_job_name (operation, _ ("Alongside recovery sheet"));
  if (file != NULL)
    gtk_print_operation_set_export_filename (operation, file);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_cb), sheet, (GClosureNotify) sheet_free, 0);
  if (gtk_print_operation_run (operation, action, parent, &error) == GTK_PRINT_OPERATION_RESULT_ERROR && parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast", "(sb)",
                                _ ("It did not print. Write the seven words down instead."), FALSE);
}
