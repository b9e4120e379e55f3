/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-instrument-rows.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "along-instruments.h"

static void
add_line (GtkWidget *row, const char *title, const char *words)
{
  GtkWidget *line = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), words);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (line), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (line), 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), line);
}

/* "Warmth, 7 items; Invasion, 7 items" */
static char *
subscale_words (const AlongInstrument *instrument)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < instrument->subscales->len; i++)
    {
      const AlongSubscale *subscale = g_ptr_array_index (instrument->subscales, i);

      g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", subscale->name);
      if (subscale->items > 0)
        g_string_append_printf (words, ngettext (", %u item", ", %u items", subscale->items), subscale->items);
      if (!isnan (subscale->minimum))
        /* Translators: the least and the most of a score */
        g_string_append_printf (words, _ (", %g to %g"), subscale->minimum, subscale->maximum);
    }
  return g_string_free (words, FALSE);
}

/* "10 or more: the usual threshold" */
static char *
cut_off_words (const AlongInstrument *instrument)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < instrument->cut_offs->len; i++)
    {
      const AlongCutOff *cut_off = g_ptr_array_index (instrument->cut_offs, i);

      g_string_append_printf (words, "%s", i > 0 ? "\n" : "");
      /* Translators: a score, what it means */
      g_string_append_printf (words, cut_off->below ? _ ("%g or less: %s") : _ ("%g or more: %s"), cut_off->at, cut_off->words);
    }
  return g_string_free (words, FALSE);
}

static void
add_instrument (GtkWidget *list, const AlongInstrument *instrument)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *range = along_instrument_range_words (instrument), *ages = along_instrument_ages_words (instrument);
  g_autofree char *line = g_strdup_printf ("%s%s%s", range, ages != NULL ? " · " : "", ages != NULL ? ages : "");
  /* Translators: the short and the full name of a measure */
  g_autofree char *title = g_str_equal (instrument->name, instrument->short_name)
                             ? g_strdup (instrument->name)
                             : g_strdup_printf (_ ("%s: %s"), instrument->short_name, instrument->name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), line);
  for (guint i = 0; i < instrument->cautions->len; i++)
    add_line (row, _ ("Take care"), g_ptr_array_index (instrument->cautions, i));
  if (instrument->safety_item != NULL)
    add_line (row, _ ("Item for safety"), instrument->safety_item);
  if (instrument->cut_offs->len > 0)
    {
      g_autofree char *words = cut_off_words (instrument);

      add_line (row, _ ("Published thresholds"), words);
    }
  if (!isnan (instrument->change))
    {
      g_autofree char *words = g_strdup_printf (ngettext ("%g point", "%g points", (gulong) instrument->change), instrument->change);

      add_line (row, _ ("A change that is more than chance"), words);
    }
  if (instrument->subscales->len > 0)
    {
      g_autofree char *words = subscale_words (instrument);

      add_line (row, _ ("Parts"), words);
    }
  add_line (row, _ ("Licence"), instrument->licence);
  add_line (row, _ ("Where this is from"), instrument->source);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

/** along_instrument_rows_fill: a row for each, with what to know before it is used. */
void
along_instrument_rows_fill (GtkWidget *list)
{
  GPtrArray *all = along_instruments ();

  for (guint i = 0; i < all->len; i++)
    add_instrument (list, g_ptr_array_index (all, i));
}
