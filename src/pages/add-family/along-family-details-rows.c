/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-family-details-private.h"

#include <glib/gi18n-lib.h>

#include "along-clock.h"
#include "along-date-row.h"
#include "along-facts.h"
#include "along-time-row.h"

/* The rows of what is asked, as they stand before anything is changed. */

gboolean
along_family_details_is_worker (guint fact)
{
  return fact == ALONG_FACT_KEYWORKER || fact == ALONG_FACT_BUDDY;
}

GArray *
along_family_details_choices (AlongFamilyDetails *self, AlongFact fact)
{
  return fact == ALONG_FACT_KEYWORKER ? self->keyworkers : self->buddies;
}

static void
chosen_cb (GtkWidget *row, GParamSpec *pspec, AlongFamilyDetails *self)
{
  along_family_details_typed (row, self);
}

static GtkWidget *
add_group (AlongFamilyDetails *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (self->groups), group);
  return group;
}

static void
add_row (AlongFamilyDetails *self, GtkWidget *group, AlongFact fact, GtkWidget *row)
{
  self->rows[fact] = row;
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  if (along_family_details_is_worker (fact))
    g_signal_connect_object (row, "notify::selected", G_CALLBACK (chosen_cb), self, 0);
  else
    g_signal_connect_object (row, "changed", G_CALLBACK (along_family_details_typed), self, 0);
}

/* @text: (nullable) */
static void
add_entry (AlongFamilyDetails *self, GtkWidget *group, AlongFact fact, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  add_row (self, group, fact, row);
}

static void
add_date (AlongFamilyDetails *self, GtkWidget *group, AlongFact fact, const char *title, const AlongFamilyFacts *facts)
{
  GtkWidget *row = along_date_row_new (title);

  along_date_row_set_exact (ALONG_DATE_ROW (row), TRUE);
  along_date_row_set_edtf (ALONG_DATE_ROW (row), facts->texts[fact]);
  add_row (self, group, fact, row);
}

/* @nobody: (nullable): a choice before the colleagues; @else_words: the last one, who is asked for with @else_title */
static void
add_worker (AlongFamilyDetails *self, GtkWidget *group, AlongFact fact, const char *title, const char *nobody, AlongId current,
            AlongFact else_fact, const char *else_words, const char *else_title)
{
  GArray *ids = along_family_details_choices (self, fact);
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  AlongId none = ALONG_ID_NONE;
  AlongRecord *worker;
  guint chosen = 0;

  if (nobody != NULL)
    {
      gtk_string_list_append (names, nobody);
      g_array_append_val (ids, none);
    }
  ALONG_FOREACH (worker, along_session_get_team (self->session), ALONG_KIND_WORKER)
    {
      AlongId id = along_record_get_id (worker);

      if (along_id_equal (id, current))
        chosen = ids->len;
      gtk_string_list_append (names, along_record_get_text (worker, ALONG_WORKER_P_NAME));
      g_array_append_val (ids, id);
    }
  gtk_string_list_append (names, else_words);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), chosen);
  add_row (self, group, fact, row);
  add_entry (self, group, else_fact, else_title, NULL);
}

/* along_family_details_fill: the rows, with what is known of the family. */
void
along_family_details_fill (AlongFamilyDetails *self)
{
  int today = along_clock_today ();
  g_auto (AlongFamilyFacts) facts = { .minutes = -1 };
  GtkWidget *group = add_group (self, _ ("Family"));

  along_family_facts_read (&facts, self->family, today);
  add_entry (self, group, ALONG_FACT_NAME, _ ("Family name *"), facts.texts[ALONG_FACT_NAME]);
  add_entry (self, group, ALONG_FACT_REFERENCE, _ ("Reference *"), facts.texts[ALONG_FACT_REFERENCE]);
  add_entry (self, group, ALONG_FACT_AREA, _ ("Area"), facts.texts[ALONG_FACT_AREA]);
  add_entry (self, group, ALONG_FACT_SAFE_CONTACT, _ ("Safe contact: how, and how not"), facts.texts[ALONG_FACT_SAFE_CONTACT]);

  group = add_group (self, _ ("Support"));
  if (along_facts_open_episode (self->family, today) != NULL)
    {
      add_worker (self, group, ALONG_FACT_KEYWORKER, _ ("Keyworker *"),
                  along_id_is_none (facts.keyworker) ? C_ ("keyworker", "Nobody yet") : NULL, facts.keyworker,
                  ALONG_FACT_KEYWORKER_NAME, C_ ("keyworker", "Somebody else…"), _ ("Keyworker’s name *"));
      add_worker (self, group, ALONG_FACT_BUDDY, _ ("Buddy"), C_ ("buddy", "Nobody yet"), facts.buddy,
                  ALONG_FACT_BUDDY_NAME, C_ ("buddy", "Somebody else…"), _ ("Buddy’s name *"));
      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                             _ ("Another keyworker or buddy begins today. Who it was before stays in the record."));
    }
  add_entry (self, group, ALONG_FACT_SOCIAL_WORKER, _ ("Social worker"), facts.texts[ALONG_FACT_SOCIAL_WORKER]);
  if (along_facts_near_episode (self->family, today) == NULL)
    return;
  group = add_group (self, _ ("Referral"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ ("Support begins on the day of acceptance."));
  add_date (self, group, ALONG_FACT_REFERRED, _ ("Referred on"), &facts);
  add_entry (self, group, ALONG_FACT_REFERRED_BY, _ ("Referred by"), facts.texts[ALONG_FACT_REFERRED_BY]);
  add_date (self, group, ALONG_FACT_ACCEPTED, _ ("Accepted on"), &facts);
  add_row (self, group, ALONG_FACT_ACCEPTED_TIME, along_time_row_new (_ ("Accepted at (leave out if only the day is known)")));
  along_time_row_set_minutes (ALONG_TIME_ROW (self->rows[ALONG_FACT_ACCEPTED_TIME]), facts.minutes);
}
