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

/** along_dialog_day: the last day of the date that is written; before one is, today. */
int
along_dialog_day (AlongAsk *ask)
{
  const char *date = along_ask_get_date (ask, "date");
  int day = date != NULL ? along_date_last_day (date) : ALONG_DAY_NONE;

  return day != ALONG_DAY_NONE ? day : along_ask_get_today (ask);
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
  AlongAsk *ask = along_dialog_new (page, key, person, title, _ ("_Add"), make_died);

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
  return (guint) at < can_move_in (family, couple, along_dialog_day (ask), who) ? who[at] : ALONG_ID_NONE;
}

static gboolean
joins (AlongCoupleStep step)
{
  return step == ALONG_COUPLE_STEP_TOGETHER_AGAIN || step == ALONG_COUPLE_STEP_MOVED_IN;
}

/* Somebody was said to have moved, and on the day that was typed then that cannot be: once it is asked again. */
#define GONE "what-was-said-is-gone"

static void
set_gone (AlongAsk *ask, const char *row, gboolean gone)
{
  g_object_set_data (G_OBJECT (along_ask_row (ask, row)), GONE, GUINT_TO_POINTER (gone));
}

/* Whether somebody is said to have moved in this row, in sight or not. */
static gboolean
is_said (AlongAsk *ask, const char *row)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (along_ask_row (ask, row))) >= MOVED_FIRST;
}

static gboolean
is_move_gone (AlongAsk *ask, AlongCoupleStep step)
{
  const char *row = parts (step) ? "out" : "in";

  if ((!parts (step) && !joins (step)) || g_object_steal_data (G_OBJECT (along_ask_row (ask, row)), GONE) == NULL)
    return FALSE;
  along_ask_refuse (ask, along_ask_has (ask, row) ? row : NULL,
                    _ ("They lived otherwise on that day. Say again who moved, or add it as it is now."));
  return TRUE;
}

static AlongEdit *
make_step (AlongAsk *ask, AlongFamily *family)
{
  AlongRecord *couple = along_family_find (family, ALONG_KIND_COUPLE, along_ask_get_about (ask));
  g_autofree char *early = NULL;
  AlongCoupleStep step;
  const char *date;

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
  if (is_move_gone (ask, step))
    return NULL;
  return along_genogram_couple_step (family, couple, step, date, moved_by (ask, family, couple, step));
}

static const char *
name_of (AlongFamily *family, AlongId id)
{
  AlongRecord *person = along_family_find (family, ALONG_KIND_PERSON, id);

  return person != NULL ? along_record_get_text (person, ALONG_PERSON_P_NAME) : _ ("Unknown");
}

static gboolean
share_home (AlongFamily *family, AlongRecord *couple, int day)
{
  return along_genogram_shares_home (family, along_record_get_ref (couple, ALONG_COUPLE_P_ONE), along_record_get_ref (couple, ALONG_COUPLE_P_OTHER), day);
}

static GStrvBuilder *
words_new (void)
{
  GStrvBuilder *words = g_strv_builder_new ();

  g_strv_builder_add (words, C_ ("who moved", "Not known"));
  g_strv_builder_add (words, C_ ("who moved", "Nobody"));
  return words;
}

/* Who of the two left the home they share. */
static char **
out_words (AlongFamily *family, AlongRecord *couple)
{
  g_autoptr (GStrvBuilder) words = words_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    g_strv_builder_add (words, name_of (family, along_record_get_ref (couple, sides[i])));
  return g_strv_builder_end (words);
}

/* Who of them came to live with the other, and with whom: "Jade and Theo, to 8 Gimlet Street". */
static char **
in_words (AlongFamily *family, AlongRecord *couple, int day)
{
  g_autoptr (GStrvBuilder) words = words_new ();
  AlongId who[2];
  guint n = can_move_in (family, couple, day, who);

  for (guint i = 0; i < n; i++)
    {
      AlongId one = along_record_get_ref (couple, ALONG_COUPLE_P_ONE), with = along_id_equal (who[i], one) ? along_record_get_ref (couple, ALONG_COUPLE_P_OTHER) : one;
      g_autoptr (GArray) movers = along_genogram_with_children (family, who[i], day);
      g_autofree char *names = along_genogram_names (family, (const AlongId *) movers->data, movers->len);
      /* Translators: first names, and the name of the home where the other lives */
      g_autofree char *to = g_strdup_printf (C_ ("who moved", "%s, to %s"), names,
                                             along_record_get_text (along_genogram_home_of (family, with, day), ALONG_HOUSEHOLD_P_NAME));

      g_strv_builder_add (words, to);
    }
  return g_strv_builder_end (words);
}

static void
set_subtitle (GtkWidget *row, const char *words)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

/* As long as nobody is said to have moved out both are drawn in their home: that is said where nobody knows. Of who moves in it is said
 * who stays where they come from. */
static void
say_moved (AlongAsk *ask)
{
  AlongFamily *family = along_ask_get_family (ask);
  AlongRecord *couple = along_family_find (family, ALONG_KIND_COUPLE, along_ask_get_about (ask));
  AlongId who = couple != NULL ? moved_by (ask, family, couple, ALONG_COUPLE_STEP_MOVED_IN) : ALONG_ID_NONE;
  g_autoptr (GArray) movers = NULL;
  g_autofree char *words = NULL;

  set_subtitle (along_ask_row (ask, "out"),
                along_ask_get_choice (ask, "out") == MOVED_NOT_KNOWN ? _ ("Both stay drawn in their home for now.") : "");
  if (!along_id_is_none (who))
    {
      movers = along_genogram_with_children (family, who, along_dialog_day (ask));
      words = along_genogram_stay_words (family, (const AlongId *) movers->data, movers->len, along_dialog_day (ask));
    }
  set_subtitle (along_ask_row (ask, "in"), words != NULL ? words : "");
}

static void
moved_cb (AlongAsk *ask)
{
  set_gone (ask, "out", FALSE);
  set_gone (ask, "in", FALSE);
  say_moved (ask);
}

/* Which of the two rows is asked, by what happened and where they lived that day; what was said in one that is not is not forgotten: the day
 * may be mended. */
static void
step_cb (AlongAsk *ask)
{
  AlongFamily *family = along_ask_get_family (ask);
  AlongRecord *couple = along_family_find (family, ALONG_KIND_COUPLE, along_ask_get_about (ask));
  static const char *const rows[] = { "out", "in" };
  AlongCoupleStep step;
  gboolean chosen = couple != NULL && get_step (ask, couple, &step);
  gboolean share = couple != NULL && share_home (family, couple, along_dialog_day (ask));
  AlongId who[2];

  along_ask_show (ask, "out", chosen && parts (step) && share);
  along_ask_show (ask, "in", chosen && joins (step) && !share && can_move_in (family, couple, along_dialog_day (ask), who) > 0);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (is_said (ask, rows[i]))
      set_gone (ask, rows[i], !along_ask_has (ask, rows[i]));
}

/* They may have lived otherwise on another day. */
static void
day_cb (AlongAsk *ask)
{
  AlongFamily *family = along_ask_get_family (ask);
  AlongRecord *couple = along_family_find (family, ALONG_KIND_COUPLE, along_ask_get_about (ask));
  gboolean said = is_said (ask, "in");
  g_auto (GStrv) words = couple != NULL ? in_words (family, couple, along_dialog_day (ask)) : NULL;

  if (words == NULL)
    return;
  along_ask_offer_words (ask, "in", (const char *const *) words);
  step_cb (ask);
  say_moved (ask);
  if (said && !is_said (ask, "in"))
    set_gone (ask, "in", TRUE);
}

/** along_dialog_title_of_two: (transfer full): @format with two first names, as "What became of Leanne and Dean": of several couples of one
 * person one has to see which; @otherwise where one of the two is not there. */
char *
along_dialog_title_of_two (AlongGenogramPage *page, AlongRecord *couple, const char *format, const char *otherwise)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (page));
  AlongRecord *one = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (couple, ALONG_COUPLE_P_ONE));
  AlongRecord *other = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (couple, ALONG_COUPLE_P_OTHER));

  if (one == NULL || other == NULL)
    return g_strdup (otherwise);
  return g_strdup_printf (format, along_facts_first_name (one), along_facts_first_name (other));
}

/** along_ask_couple_step: what became of a couple. */
GtkWindow *
along_ask_couple_step (AlongGenogramPage *page, const char *key, AlongRecord *couple)
{
  /* Translators: two first names */
  g_autofree char *title = along_dialog_title_of_two (page, couple, _ ("What became of %s and %s"), _ ("What became of them"));
  AlongAsk *ask = along_dialog_new (page, key, couple, title, _ ("_Add"), make_step);
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
  along_ask_on_change (ask, "date", day_cb);
  along_ask_choice (ask, "out", _ ("Who moved out"), out_words (family, couple), MOVED_NOT_KNOWN);
  along_ask_on_change (ask, "out", moved_cb);
  along_ask_choice (ask, "in", _ ("Who moved in"), in_words (family, couple, along_ask_get_today (ask)), MOVED_NOT_KNOWN);
  along_ask_on_change (ask, "in", moved_cb);
  step_cb (ask);
  say_moved (ask);
  return along_ask_present (ask, "step");
}
