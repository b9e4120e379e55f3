/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “Something has happened”: a death, what becomes of a couple. */
#include <glib/gi18n-lib.h>

#include "along-ask-dialogs.h"
#include "along-date-row.h"
#include "along-facts.h"
#include "along-field-words.h"
#include "along-genogram-events.h"
#include "along-genogram-page-private.h"

/* The day it happened. Nobody has said one yet. */
void
along_dialog_date_row (AlongAsk *ask, const char *title)
{
  along_ask_date (ask, "date", title, NULL);
  along_ask_need (ask, "date");
}

/* Refused without a day: everything that follows hangs on it. */
const char *
along_dialog_needed_date (AlongAsk *ask, const char *name)
{
  const char *date = along_ask_get_date (ask, name);

  if (date == NULL)
    along_ask_refuse (ask, name, _ ("Write when it was; a month or a year will do."));
  return date;
}

/* --- Death --- */

/** along_dialog_refuse_before: whether @date is refused, in words, as before a stay of @person or care (@kind; -1: any) that began later. */
gboolean
along_dialog_refuse_before (AlongAsk *ask, AlongFamily *family, int kind, AlongRecord *person, const char *date)
{
  int began;
  AlongRecord *later = along_events_begins_later (family, kind, along_record_get_id (person), date, &began);
  AlongRecord *home = later != NULL && along_record_get_kind_id (later) == ALONG_KIND_MEMBERSHIP
                        ? along_family_find (family, ALONG_KIND_HOUSEHOLD, along_record_get_ref (later, ALONG_MEMBERSHIP_P_HOUSEHOLD)) : NULL;
  g_autofree char *day = NULL, *words = NULL;

  if (later == NULL)
    return FALSE;
  day = along_day_to_words (began);
  if (home != NULL)
    /* Translators: first name, name of a home, day */
    words = g_strdup_printf (_ ("%s lives at %s from %s on. Change that first, if this date is right."), along_facts_first_name (person),
                             along_record_get_text (home, ALONG_HOUSEHOLD_P_NAME), day);
  else
    /* Translators: first name, what a record is: "care of a child", day */
    words = g_strdup_printf (_ ("Of %s something is written down from a later day on: %s, %s. Change that first, if this date is right."),
                             along_facts_first_name (person), along_kind_words (along_record_get_kind_id (later)), day);
  along_ask_refuse (ask, "date", words);
  return TRUE;
}

static AlongEdit *
make_died (AlongAsk *ask, AlongFamily *family)
{
  AlongRecord *person = along_family_find (family, ALONG_KIND_PERSON, along_ask_get_about (ask));
  const char *date = person != NULL ? along_dialog_needed_date (ask, "date") : NULL;

  if (date == NULL || along_dialog_refuse_before (ask, family, -1, person, date))
    return NULL;
  return along_genogram_died (family, person, date, along_ask_get_text (ask, "note"));
}

GtkWindow *
along_ask_died (AlongGenogramPage *page, const char *key, AlongRecord *person)
{
  g_autofree char *title = g_strdup_printf (_ ("%s died"), along_facts_first_name (person));
  AlongAsk *ask = along_ask_new (page, key, person, title, _ ("_Add"), make_died);

  along_dialog_date_row (ask, _ ("When"));
  along_ask_stands_for (ask, "date", ALONG_KIND_PERSON, ALONG_PERSON_P_DIED);
  along_ask_line (ask, "note", _ ("About the death"), along_record_get_text (person, ALONG_PERSON_P_DEATH_NOTE));
  return along_ask_present (ask, "date");
}

/* --- Couples --- */

/* What can happen next to @couple: the @at-th of it; without any more %FALSE. */
static gboolean
nth_step (AlongRecord *couple, int at, AlongCoupleStep *found)
{
  for (AlongCoupleStep step = ALONG_COUPLE_STEP_MARRIED; step <= ALONG_COUPLE_STEP_TOGETHER_AGAIN; step++)
    if (along_couple_step_fits (couple, step) && at-- == 0)
      {
        *found = step;
        return TRUE;
      }
  return FALSE;
}

/* Where several things can happen next none of them is chosen at first: the choice begins with words of that. */
static gboolean
get_step (AlongAsk *ask, AlongRecord *couple, AlongCoupleStep *step)
{
  gboolean several = nth_step (couple, 1, step);

  return nth_step (couple, along_ask_get_choice (ask, "step") - (several ? 1 : 0), step);
}

/* Of the rows "out" and "in". After these those who can have moved. */
enum
{
  MOVED_NOT_KNOWN,
  MOVED_NOBODY,
  MOVED_FIRST,
};

static const int sides[] = { ALONG_COUPLE_P_ONE, ALONG_COUPLE_P_OTHER };

/* Which of the two can move in with the other, who has a home then. */
static guint
can_move_in (AlongFamily *family, AlongRecord *couple, int day, AlongId who[2])
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (couple, sides[i])) != NULL
        && along_genogram_home_of (family, along_record_get_ref (couple, sides[1 - i]), day) != NULL)
      who[n++] = along_record_get_ref (couple, sides[i]);
  return n;
}

static gboolean
parts (AlongCoupleStep step)
{
  return step == ALONG_COUPLE_STEP_SEPARATED || step == ALONG_COUPLE_STEP_ENDED || step == ALONG_COUPLE_STEP_DIVORCED;
}

/* Who moved by it. */
static AlongId
moved_by (AlongAsk *ask, AlongFamily *family, AlongRecord *couple, AlongCoupleStep step)
{
  int at = along_ask_get_choice (ask, parts (step) ? "out" : "in") - MOVED_FIRST;
  AlongId who[2];

  if (at < 0)
    return ALONG_ID_NONE;
  if (parts (step))
    return along_record_get_ref (couple, sides[at]);
  return (guint) at < can_move_in (family, couple, along_ask_get_today (ask), who) ? who[at] : ALONG_ID_NONE;
}

/* The row names the home where the other lives today; on a day of before that may have been another. */
static gboolean
is_move_refused (AlongAsk *ask, AlongFamily *family, AlongRecord *couple, AlongId who, const char *date)
{
  AlongId one = along_record_get_ref (couple, ALONG_COUPLE_P_ONE), other = along_record_get_ref (couple, ALONG_COUPLE_P_OTHER);
  AlongId with = along_id_equal (who, one) ? other : one;
  g_autofree char *words = NULL;

  if (along_genogram_home_of (family, with, along_ask_get_today (ask)) == along_genogram_home_of (family, with, along_date_last_day (date)))
    return FALSE;
  /* Translators: a first name */
  words = g_strdup_printf (_ ("%s lived elsewhere that day. Leave this at “Not known” and write the move down with “Moved home…”."),
                           along_facts_first_name (along_family_find (family, ALONG_KIND_PERSON, with)));
  along_ask_refuse (ask, "in", words);
  return TRUE;
}

static AlongEdit *
make_step (AlongAsk *ask, AlongFamily *family)
{
  AlongRecord *couple = along_family_find (family, ALONG_KIND_COUPLE, along_ask_get_about (ask));
  g_autofree char *early = NULL;
  AlongCoupleStep step;
  const char *date;
  AlongId who;

  if (couple == NULL)
    return NULL;
  if (!get_step (ask, couple, &step))
    {
      along_ask_refuse (ask, "step", _ ("Choose what happened."));
      return NULL;
    }
  date = along_dialog_needed_date (ask, "date");
  early = date != NULL ? along_couple_step_too_early (couple, date) : NULL;
  if (early != NULL)
    along_ask_refuse (ask, "date", early);
  if (date == NULL || early != NULL)
    return NULL;
  who = moved_by (ask, family, couple, step);
  if (!along_id_is_none (who) && !parts (step) && is_move_refused (ask, family, couple, who, date))
    return NULL;
  return along_genogram_couple_step (family, couple, step, date, who);
}

static void
step_cb (AlongAsk *ask)
{
  AlongRecord *couple = along_family_find (along_ask_get_family (ask), ALONG_KIND_COUPLE, along_ask_get_about (ask));
  AlongCoupleStep step;
  gboolean chosen = couple != NULL && get_step (ask, couple, &step);

  along_ask_show (ask, "out", chosen && parts (step));
  along_ask_show (ask, "in", chosen && (step == ALONG_COUPLE_STEP_TOGETHER_AGAIN || step == ALONG_COUPLE_STEP_MOVED_IN));
}

/* As long as nobody is said to have moved out both are drawn in their home: that is said where nobody knows. */
static void
out_cb (AlongAsk *ask)
{
  GtkWidget *row = along_ask_row (ask, "out");
  const char *words = along_ask_get_choice (ask, "out") == MOVED_NOT_KNOWN ? _ ("Both stay drawn in their home for now.") : "";

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static const char *
name_of (AlongFamily *family, AlongId id)
{
  AlongRecord *person = along_family_find (family, ALONG_KIND_PERSON, id);

  return person != NULL ? along_record_get_text (person, ALONG_PERSON_P_NAME) : _ ("Unknown");
}

/* Who of the two left the home they share; where they share none, who of them came to live with the other. */
static void
moved_rows (AlongAsk *ask, AlongFamily *family, AlongRecord *couple)
{
  int today = along_ask_get_today (ask);
  gboolean share = along_genogram_shares_home (family, along_record_get_ref (couple, ALONG_COUPLE_P_ONE), along_record_get_ref (couple, ALONG_COUPLE_P_OTHER), today);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  AlongId who[2];
  guint n = share ? 0 : can_move_in (family, couple, today, who);

  g_strv_builder_add (words, C_ ("who moved", "Not known"));
  g_strv_builder_add (words, C_ ("who moved", "Nobody"));
  for (guint i = 0; i < G_N_ELEMENTS (sides) && share; i++)
    g_strv_builder_add (words, name_of (family, along_record_get_ref (couple, sides[i])));
  for (guint i = 0; i < n; i++)
    {
      AlongId one = along_record_get_ref (couple, ALONG_COUPLE_P_ONE), with = along_id_equal (who[i], one) ? along_record_get_ref (couple, ALONG_COUPLE_P_OTHER) : one;
      /* Translators: a first name, and the name of the home where the other lives */
      g_autofree char *to = g_strdup_printf (C_ ("who moved", "%s, to %s"), along_facts_first_name (along_family_find (family, ALONG_KIND_PERSON, who[i])),
                                             along_record_get_text (along_genogram_home_of (family, with, today), ALONG_HOUSEHOLD_P_NAME));

      g_strv_builder_add (words, to);
    }
  if (share)
    {
      along_ask_choice (ask, "out", _ ("Who moved out"), g_strv_builder_end (words), MOVED_NOT_KNOWN);
      along_ask_on_change (ask, "out", out_cb);
      out_cb (ask);
    }
  else if (n > 0)
    along_ask_choice (ask, "in", _ ("Who moved in"), g_strv_builder_end (words), MOVED_NOT_KNOWN);
}

/* "What became of Leanne and Dean": of several couples of one person one has to see which. */
static char *
title_of (AlongGenogramPage *page, AlongRecord *couple)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (page));
  AlongRecord *one = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (couple, ALONG_COUPLE_P_ONE));
  AlongRecord *other = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (couple, ALONG_COUPLE_P_OTHER));

  if (one == NULL || other == NULL)
    return g_strdup (_ ("What became of them"));
  /* Translators: two first names */
  return g_strdup_printf (_ ("What became of %s and %s"), along_facts_first_name (one), along_facts_first_name (other));
}

/** along_ask_couple_step: what became of a couple. */
GtkWindow *
along_ask_couple_step (AlongGenogramPage *page, const char *key, AlongRecord *couple)
{
  g_autofree char *title = title_of (page, couple);
  AlongAsk *ask = along_ask_new (page, key, couple, title, _ ("_Add"), make_step);
  AlongFamily *family = along_ask_get_family (ask);
  AlongRecord *chosen = along_genogram_page_chosen (page);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  AlongCoupleStep step;
  gboolean several = nth_step (couple, 1, &step);

  if (several)
    g_strv_builder_add (words, C_ ("choice", "Not chosen yet"));
  for (int i = 0; nth_step (couple, i, &step); i++)
    g_strv_builder_add (words, along_couple_step_words (step));
  /* who was chosen stays so */
  along_ask_set_result (ask, chosen != NULL && along_record_refers_to (couple, ALONG_COUPLE_P_OTHER, along_record_get_id (chosen))
                               ? along_record_get_id (chosen)
                               : along_record_get_ref (couple, ALONG_COUPLE_P_ONE));
  along_ask_choice (ask, "step", _ ("What happened"), g_strv_builder_end (words), 0);
  along_ask_on_change (ask, "step", step_cb);
  if (several)
    along_ask_need (ask, "step");
  along_dialog_date_row (ask, _ ("When"));
  moved_rows (ask, family, couple);
  step_cb (ask);
  return along_ask_present (ask, "step");
}
