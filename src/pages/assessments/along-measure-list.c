/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The measure plan on the page of assessments: a row for each measure with what is next, folded out how each of its points stands. It
 * never keeps anybody from anything. */
#include "along-measure-list.h"

#include <glib/gi18n-lib.h>

#include "along-boxed.h"
#include "along-facts.h"
#include "along-measure-dialog.h"

/* Beside the words, which say it too. */
static const char *
icon_of (AlongDueState state)
{
  switch (state)
    {
    case ALONG_DUE_DONE:
      return "object-select-symbolic";
    case ALONG_DUE_NOW:
      return "alarm-symbolic";
    case ALONG_DUE_OVERDUE:
      return "dialog-warning-symbolic";
    case ALONG_DUE_MISSED:
      return "window-close-symbolic";
    case ALONG_DUE_COMING:
    case ALONG_DUE_WAITING:
      return "content-loading-symbolic";
    }
  g_assert_not_reached ();
}

static GtkWidget *
new_icon (AlongDueState state)
{
  return g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_of (state), "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

static void
add_point (GtkWidget *measure, const AlongDue *due)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *point = along_point_words (&due->point), *words = along_due_words (due);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), point);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), new_icon (due->state));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (measure), row);
}

static void
add_button (GtkWidget *box, const char *mnemonic, const char *about, const char *action, const char *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (mnemonic);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, about, -1);
  along_page_edits (button);
  gtk_box_append (GTK_BOX (box), button);
}

/* "form-id/person-id": what is filled in, or the name of the measure whose score is written down. */
static void
add_begin (GtkWidget *box, const AlongPlanned *planned, const char *title)
{
  g_autofree char *form = planned->questionnaire != NULL ? along_id_to_text (along_record_get_id (planned->questionnaire)) : NULL;
  g_autofree char *person = planned->person != NULL ? along_id_to_text (along_record_get_id (planned->person)) : g_strdup ("");
  g_autofree char *target = form != NULL ? g_strdup_printf ("%s/%s", form, person) : NULL;

  if (target != NULL)
    add_button (box, _ ("_Fill in"), title, "assessments.begin", target);
}

static void
add_buttons (GtkWidget *measure, AlongFamily *family, const AlongPlanned *planned, const char *title)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const AlongDue *next = along_due_next (planned->dues);

  if (next != NULL && (next->state == ALONG_DUE_NOW || next->state == ALONG_DUE_OVERDUE))
    add_begin (box, planned, title);
  if (planned->record != NULL)
    {
      g_autofree char *id = along_id_to_text (along_record_get_id (planned->record)), *key = along_measure_dialog_key (family, planned->record);

      add_button (box, _ ("Chan_ge"), title, "assessments.measure", key);
      add_button (box, _ ("_Take out of the plan"), title, "assessments.delete-measure", id);
    }
  if (gtk_widget_get_first_child (box) == NULL)
    {
      g_object_ref_sink (row);
      g_object_unref (row);
      g_object_ref_sink (box);
      g_object_unref (box);
      return;
    }
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (measure), row);
}

/* What was agreed in words that name no point is shown as it was said. */
static void
add_said (GtkWidget *measure, const AlongPlanned *planned)
{
  const char *repeat = planned->record != NULL ? along_record_get_text (planned->record, ALONG_MEASURE_DUE_P_REPEAT) : NULL;
  const char *by = planned->record != NULL ? along_record_get_text (planned->record, ALONG_MEASURE_DUE_P_BY) : NULL;
  const char *titles[] = { _ ("Agreed"), _ ("Done by") }, *words[] = { repeat, by };
  g_autofree char *points = along_points_write (planned->points);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i] != NULL && !g_str_equal (words[i], points))
      {
        GtkWidget *row = adw_action_row_new ();

        adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
        adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), titles[i]);
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words[i]);
        adw_expander_row_add_row (ADW_EXPANDER_ROW (measure), row);
      }
}

/** along_measure_list_fill: a row for each of @plan (element-type AlongPlanned); those that were folded out stay so. */
void
along_measure_list_fill (GtkWidget *list, AlongFamily *family, GPtrArray *plan)
{
  g_autoptr (GHashTable) open = along_boxed_folded_out (list);

  along_boxed_clear (list);
  for (guint i = 0; i < plan->len; i++)
    {
      const AlongPlanned *planned = g_ptr_array_index (plan, i);
      const AlongDue *next = along_due_next (planned->dues);
      GtkWidget *row = adw_expander_row_new ();
      g_autofree char *words = along_planned_words (planned);
      /* Translators: a measure, the first name of a parent */
      g_autofree char *title = planned->person != NULL ? g_strdup_printf (_ ("%s with %s"), planned->title, along_facts_first_name (planned->person))
                                                       : g_strdup (planned->title);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), words);
      adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), new_icon (next != NULL ? next->state : ALONG_DUE_WAITING));
      for (guint k = 0; k < planned->dues->len; k++)
        add_point (row, &g_array_index (planned->dues, AlongDue, k));
      add_said (row, planned);
      add_buttons (row, family, planned, title);
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), g_hash_table_contains (open, title));
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
}
