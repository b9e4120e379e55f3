/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "genogram-shown.h"

#include "along-facts.h"
#include "genogram/along-ask-dialogs.h"

/* The dialogs of the genogram, as tests open, read and fill them in. */

static inline GtkWindow *
ask (Shown *self, const char *what, AlongRecord *about)
{
  g_autofree char *key = along_ask_key (what, along_record_get_id (about));
  GtkWindow *dialog = along_ask_open (ALONG_GENOGRAM_PAGE (self->page), key);

  g_assert_nonnull (dialog);
  display_turn ();
  return dialog;
}

static inline GtkWidget *
row (GtkWindow *dialog, const char *title)
{
  GtkWidget *found = pages_find_row (GTK_WIDGET (dialog), title);

  if (found == NULL)
    g_error ("no row %s", title);
  return found;
}

/* Which of the choices of the row reads @words. */
static inline void
choose (GtkWindow *dialog, const char *title, const char *words)
{
  AdwComboRow *combo = ADW_COMBO_ROW (row (dialog, title));
  GListModel *model = adw_combo_row_get_model (combo);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) choice = g_list_model_get_item (model, i);

      if (g_str_has_prefix (gtk_string_object_get_string (choice), words))
        {
          adw_combo_row_set_selected (combo, i);
          display_turn ();
          return;
        }
    }
  g_error ("%s has no %s", title, words);
}

/* Whom the new person is to @to. */
static inline void
relate (GtkWindow *dialog, AlongRecord *to, const char *relation)
{
  g_autofree char *title = g_strdup_printf ("Who is this to %s?", along_facts_first_name (to));

  choose (dialog, title, relation);
}

/* Whether @words are among the choices of the row. */
static inline gboolean
offers (GtkWindow *dialog, const char *title, const char *words)
{
  GListModel *model = adw_combo_row_get_model (ADW_COMBO_ROW (row (dialog, title)));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) choice = g_list_model_get_item (model, i);

      if (g_str_equal (gtk_string_object_get_string (choice), words))
        return TRUE;
    }
  return FALSE;
}

static inline void
assert_chosen (GtkWindow *dialog, const char *title, const char *words)
{
  GtkStringObject *chosen = adw_combo_row_get_selected_item (ADW_COMBO_ROW (row (dialog, title)));

  g_assert_cmpstr (gtk_string_object_get_string (chosen), ==, words);
}

static inline void
assert_refused (GtkWindow *dialog, const char *title, const char *words)
{
  pages_click (GTK_WIDGET (dialog), "Add");
  display_turn ();
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row (dialog, title))), ==, words);
}

static inline void
done (GtkWindow *dialog)
{
  gtk_window_set_focus (dialog, NULL); /* an entry that blinks would complain */
  pages_click_to_end (dialog, "Add");
  display_turn ();
}
