/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The score register on the page of assessments: a row for each measure, folded out its picture and its numbers. */
#include "along-score-list.h"

#include <glib/gi18n-lib.h>

#include "along-boxed.h"
#include "along-facts.h"
#include "along-score-chart.h"
#include "along-score-dialog.h"
#include "along-score-register.h"

#define ID "along-score"

static GtkWidget *
add_button (GtkWidget *row, const char *icon, const char *words, const char *action, const char *target)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

static GtkWidget *
new_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
add_score (GtkWidget *measure, AlongFamily *family, AlongRecord *score)
{
  g_autofree char *day = along_day_to_words (along_record_get_day (score, ALONG_SCORE_P_DATE)), *words = along_score_record_words (score);
  g_autofree char *meaning = along_score_record_meaning (score), *more = along_score_record_more (score);
  /* Translators: a day, "14 of 30" */
  g_autofree char *title = g_strdup_printf (_ ("%s: %s"), day, words);
  g_autofree char *subtitle = more != NULL ? g_strdup_printf ("%s\n%s", meaning, more) : g_strdup (meaning);
  g_autofree char *id = along_id_to_text (along_record_get_id (score)), *key = along_score_dialog_key (family, score);
  GtkWidget *row = new_row (title, subtitle);

  along_page_edits (add_button (row, "document-open-recent-symbolic", _ ("History"), "win.record-history", id));
  along_page_edits (add_button (row, "document-edit-symbolic", _ ("Change"), "assessments.score", key));
  along_page_edits (add_button (row, "user-trash-symbolic", _ ("Delete"), "assessments.delete-score", id));
  g_object_set_data_full (G_OBJECT (row), ID, g_strdup (id), g_free);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (measure), row);
}

static void
add_chart (GtkWidget *measure, const AlongMeasured *measured, int born)
{
  GtkWidget *row = gtk_list_box_row_new (), *chart = along_score_chart_new (measured, born);

  gtk_widget_set_margin_top (chart, 12);
  gtk_widget_set_margin_bottom (chart, 6);
  gtk_widget_set_margin_start (chart, 6);
  gtk_widget_set_margin_end (chart, 6);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), chart);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (measure), row);
}

/* Since the first, and since the one before. */
static void
add_change (GtkWidget *measure, const AlongMeasured *measured)
{
  guint last = measured->scores->len - 1;
  g_autofree char *since_first = along_measured_change_words (measured, 0, last);
  g_autofree char *since_before = last > 1 ? along_measured_change_words (measured, last - 1, last) : NULL;
  g_autofree char *words = since_before != NULL && since_first != NULL ? g_strdup_printf ("%s\n%s", since_first, since_before) : NULL;
  const char *said = words != NULL ? words : since_first != NULL ? since_first : since_before;

  if (said != NULL)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (measure), new_row (_ ("What has changed"), said));
}

static void
add_measure (GtkWidget *list, AlongFamily *family, const AlongMeasured *measured, int born)
{
  GtkWidget *row = adw_expander_row_new ();
  AlongRecord *last = along_measured_last (measured);
  g_autofree char *name = along_measured_title_words (measured), *words = along_score_record_words (last);
  g_autofree char *day = along_day_to_words (along_record_get_day (last, ALONG_SCORE_P_DATE)), *meaning = along_score_record_meaning (last);
  /* Translators: "14 of 30", a day, "lower is better" */
  g_autofree char *subtitle = g_strdup_printf (_ ("%s on %s · %s"), words, day, meaning);
  /* Translators: a measure, a first name: "EPDS about Keira" */
  g_autofree char *title = measured->about != NULL ? g_strdup_printf (_ ("%s about %s"), name, along_facts_first_name (measured->about)) : g_strdup (name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  if (measured->scores->len > 1)
    {
      add_chart (row, measured, born);
      add_change (row, measured);
    }
  for (guint i = measured->scores->len; i-- > 0;)
    add_score (row, family, g_ptr_array_index (measured->scores, i));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

/** along_score_list_fill: a row for each measure that was used; those that were folded out stay so. Returns how many. */
guint
along_score_list_fill (GtkWidget *list, AlongFamily *family, int today)
{
  g_autoptr (GPtrArray) measures = along_measured_list (family);
  g_autoptr (GHashTable) open = along_boxed_folded_out (list);
  AlongRecord *pregnancy = along_facts_pregnancy (family, today);
  int born = pregnancy != NULL ? along_facts_born (pregnancy) : ALONG_DAY_NONE;

  along_boxed_clear (list);
  for (guint i = 0; i < measures->len; i++)
    {
      GtkWidget *row;

      add_measure (list, family, g_ptr_array_index (measures, i), born);
      row = gtk_widget_get_last_child (list);
      if (g_hash_table_contains (open, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row))))
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
    }
  return measures->len;
}

static GtkWidget *
find_score (GtkWidget *widget, const char *id)
{
  GtkWidget *found = g_strcmp0 (g_object_get_data (G_OBJECT (widget), ID), id) == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_score (child, id);
  return found;
}

/** along_score_list_show: folds out the measure of @score, whose row has the focus. Returns: whether it is there */
gboolean
along_score_list_show (GtkWidget *list, AlongId score)
{
  g_autofree char *id = along_id_to_text (score);
  GtkWidget *row = find_score (list, id);

  if (row == NULL)
    return FALSE;
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (gtk_widget_get_ancestor (row, ADW_TYPE_EXPANDER_ROW)), TRUE);
  gtk_widget_grab_focus (row);
  return TRUE;
}
