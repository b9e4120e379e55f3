/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-assessment-list.h"

#include <glib/gi18n-lib.h>

#include "along-boxed.h"
#include "along-facts.h"
#include "along-measure-plan.h"
#include "along-page.h"
#include "along-questionnaire-record.h"
#include "along-scores.h"
#include "along-when.h"

static GtkWidget *
add_row (GtkWidget *list, const char *title, const char *line, const char *more)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const char *words[] = { title, line, more };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i] != NULL && words[i][0] != '\0')
      {
        GtkWidget *label = along_boxed_label (texts, words[i], i == 0 ? "heading" : "along-second");

        if (i > 0)
          gtk_widget_add_css_class (label, "caption");
      }
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, line, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static void
add_button (GtkWidget *box, const char *mnemonic, const char *about, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (mnemonic);

  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, about, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), button);
}

/* "5 of 15": of a draft. */
static char *
draft_progress (AlongFilling *filling, JsonNode *response)
{
  g_autoptr (AlongQuestionnaire) questionnaire = along_questionnaire_of_record (filling->questionnaire, NULL);
  g_autoptr (AlongForm) form = questionnaire != NULL ? along_form_new_from_response (questionnaire, response, NULL) : NULL;
  guint done = 0, all = 0;

  if (form != NULL)
    along_form_get_progress (form, &done, &all);
  return g_strdup_printf (_ ("%u of %u"), done, all);
}

/** along_assessment_list_fill_drafts: forms begun and not finished. Returns how many. */
guint
along_assessment_list_fill_drafts (GtkWidget *list, AlongSession *session, AlongFamily *family, int today)
{
  g_autoptr (GPtrArray) drafts = along_session_list_drafts (session, along_family_get_id (family));
  guint n = 0;

  along_boxed_clear (list);
  for (guint i = 0; i < drafts->len; i++)
    {
      const AlongDraft *draft = drafts->pdata[i];
      g_autoptr (AlongFilling) filling = NULL;
      g_autoptr (JsonNode) response = NULL;
      g_autofree char *who = NULL, *day = NULL, *progress = NULL, *words = NULL;
      AlongInstant at = along_instant_new (draft->changed_at, ALONG_ZONE);
      guint section;
      GtkWidget *row, *buttons;

      if (g_strcmp0 (draft->kind, "assessment") != 0)
        continue;
      filling = along_filling_from_draft (family, along_session_get_team (session), draft, &section, &response);
      if (filling == NULL)
        continue;
      n++;
      who = along_series_who (filling->parent, filling->child);
      day = along_when_day_inside (at.day, today);
      progress = draft_progress (filling, response);
      /* Translators: a day, then "5 of 15" */
      words = g_strdup_printf (_ ("Draft from %s, %s."), day, progress);
      row = add_row (list, along_record_get_text (filling->questionnaire, ALONG_QUESTIONNAIRE_P_TITLE), who, words);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), buttons);
      add_button (buttons, _ ("_Carry on"), who, "assessments.carry-on", g_variant_new_string (draft->key));
      add_button (buttons, _ ("_Let it go"), who, "assessments.let-go", g_variant_new_string (draft->key));
    }
  return n;
}

/* (nullable): what the plan has next for a form and parent. */
static const AlongDue *
next_due (GPtrArray *plan, const AlongSeries *series)
{
  for (guint i = 0; i < plan->len; i++)
    {
      const AlongPlanned *planned = g_ptr_array_index (plan, i);

      if (planned->questionnaire != NULL && (planned->person == NULL || planned->person == series->parent)
          && g_strcmp0 (along_record_get_text (planned->questionnaire, ALONG_QUESTIONNAIRE_P_URL),
                        along_record_get_text (series->questionnaire, ALONG_QUESTIONNAIRE_P_URL)) == 0)
        return along_due_next (planned->dues);
    }
  return NULL;
}

/* "next due by 12 May 2026": while the support lasts in which the last one was filled in, with this baby. It never keeps anybody from
 * anything. */
static char *
due_words (AlongFamily *family, GPtrArray *plan, const AlongSeries *series, int today)
{
  AlongRecord *episode = along_facts_open_episode (family, today), *pregnancy = along_facts_pregnancy (family, today);
  int from = episode != NULL ? along_record_get_day (episode, ALONG_EPISODE_P_FROM) : ALONG_DAY_NONE;
  const AlongDue *due = next_due (plan, series);
  g_autofree char *day = NULL;

  if (due == NULL || episode == NULL || (from != ALONG_DAY_NONE && along_series_last (series)->day < from))
    return NULL;
  if (series->child != NULL
      && (along_record_has (series->child, ALONG_PERSON_P_DIED)
          || (pregnancy != NULL && !along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, along_record_get_id (series->child)))))
    return NULL;
  day = along_day_to_words (due->to);
  return g_strdup_printf (due->state == ALONG_DUE_OVERDUE ? _ ("next was due by %s") : _ ("next due by %s"), day);
}

/** along_assessment_list_fill: a row for each of @series (element-type AlongSeries), with what @plan (element-type AlongPlanned) has next for
 * it; @narrow: its button below. */
void
along_assessment_list_fill (GtkWidget *list, AlongSession *session, AlongFamily *family, GPtrArray *series, GPtrArray *plan, int today,
                            gboolean narrow)
{
  along_boxed_clear (list);
  for (guint i = 0; i < series->len; i++)
    {
      const AlongSeries *one = g_ptr_array_index (series, i);
      const AlongTime *last = along_series_last (one);
      g_autofree char *who = along_series_who (one->parent, one->child);
      g_autofree char *day = along_day_to_words (last->day);
      g_autofree char *times = g_strdup_printf (ngettext ("%u time", "%u times", one->times->len), one->times->len);
      /* Translators: a parent with a baby, date of the last form, how many times it was filled in */
      g_autofree char *so_far = g_strdup_printf (_ ("%s · last %s · %s"), who, day, times);
      g_autofree char *due = due_words (family, plan, one, today);
      /* Translators: what was filled in so far; when the next is due */
      g_autofree char *line = due != NULL ? g_strdup_printf (_ ("%s · %s"), so_far, due) : g_strdup (so_far);
      gboolean blind = along_series_is_hidden (one, session, family);
      g_autofree char *words = blind ? g_strdup (_ ("Shown once you have finished your own rating, or let it go.")) : along_time_words (last);
      GtkWidget *line_box;
      GtkWidget *row = add_row (list, along_record_get_text (one->questionnaire, ALONG_QUESTIONNAIRE_P_TITLE), line, words);

      line_box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
      add_button (line_box, _ ("New _review"), who, "assessments.review", g_variant_new_uint32 (i));
      along_page_edits (gtk_widget_get_last_child (line_box));
      if (narrow)
        {
          gtk_orientable_set_orientation (GTK_ORIENTABLE (line_box), GTK_ORIENTATION_VERTICAL);
          gtk_widget_set_halign (gtk_widget_get_last_child (line_box), GTK_ALIGN_START);
        }
      else
        gtk_box_append (GTK_BOX (line_box), gtk_image_new_from_icon_name ("go-next-symbolic"));
    }
}
