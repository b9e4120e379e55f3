/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-row-words.h"

#include "along-mnemonics.h"

/* A row of libadwaita is called by the label of its title: with GTK 4.8 after a name that it was given (so it is called twice),
 * with GTK 4.18 instead of one; and of its subtitle it is silent, in both. */

static char *
plain_words (AdwPreferencesRow *row, const char *words)
{
  char *plain = NULL;

  if (words == NULL || !adw_preferences_row_get_use_markup (row) || !pango_parse_markup (words, -1, 0, NULL, &plain, NULL, NULL))
    return g_strdup (words);
  return plain;
}

static void
say (GtkAccessible *row, GtkAccessibleRelation instead_of, GtkAccessibleProperty property, const char *words)
{
  gtk_accessible_reset_relation (row, instead_of);
  if (words != NULL && *words != '\0')
    gtk_accessible_update_property (row, property, words, -1);
  else
    gtk_accessible_reset_property (row, property);
}

static char *
title_words (AdwPreferencesRow *row)
{
  g_autofree char *title = plain_words (row, adw_preferences_row_get_title (row));

  return title != NULL && adw_preferences_row_get_use_underline (row) ? along_mnemonics_plain (title) : g_steal_pointer (&title);
}

static const char *
get_subtitle (AdwPreferencesRow *row)
{
  return ADW_IS_EXPANDER_ROW (row) ? adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row))
                                   : adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
}

static void
notify_cb (GObject *object, GParamSpec *pspec)
{
  AdwPreferencesRow *row = ADW_PREFERENCES_ROW (object);
  gboolean markup = g_str_equal (pspec->name, "use-markup");

  if (markup || g_str_equal (pspec->name, "title") || g_str_equal (pspec->name, "use-underline"))
    {
      g_autofree char *title = title_words (row);

      say (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, GTK_ACCESSIBLE_PROPERTY_LABEL, title);
    }
  if (markup || g_str_equal (pspec->name, "subtitle"))
    {
      g_autofree char *subtitle = plain_words (row, get_subtitle (row));

      say (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle);
    }
}

/**
 * along_row_words_mend: every row with a title made from now on is called by it once and described by its subtitle; other
 * words are given to it after these. Once, when the toolkit is ready.
 */
void
along_row_words_mend (void)
{
  /* Kept: a class that is let go of could be made anew without it. */
  GObjectClass *action = g_type_class_ref (ADW_TYPE_ACTION_ROW), *expander = g_type_class_ref (ADW_TYPE_EXPANDER_ROW);

  action->notify = notify_cb;
  expander->notify = notify_cb;
}
