/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “Something has happened”: a death, what becomes of a couple. */
#include <glib/gi18n-lib.h>

#include "along-ask-dialogs.h"
#include "along-date-row.h"
#include "along-facts.h"
#include "along-genogram-events.h"
#include "along-genogram-page-private.h"

/* The day it happened: today, until another is written. */
void
along_dialog_date_row (AlongAsk *ask, const char *title)
{
  g_autofree char *today = along_day_to_edtf (along_ask_get_today (ask));

  along_ask_date (ask, "date", title, today);
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

static AlongEdit *
make_died (AlongAsk *ask, AlongFamily *family)
{
  AlongRecord *person = along_family_find (family, ALONG_KIND_PERSON, along_ask_get_about (ask));
  const char *date = person != NULL ? along_dialog_needed_date (ask, "date") : NULL;

  return date != NULL ? along_genogram_died (family, person, date, along_ask_get_text (ask, "note")) : NULL;
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

static AlongCoupleStep
chosen_step (AlongAsk *ask, AlongRecord *couple)
{
  int chosen = along_ask_get_choice (ask, "step");

  for (AlongCoupleStep step = ALONG_COUPLE_STEP_MARRIED; step <= ALONG_COUPLE_STEP_TOGETHER_AGAIN; step++)
    if (along_couple_step_fits (couple, step) && chosen-- == 0)
      return step;
  return ALONG_COUPLE_STEP_TOGETHER_AGAIN;
}

static AlongEdit *
make_step (AlongAsk *ask, AlongFamily *family)
{
  AlongRecord *couple = along_family_find (family, ALONG_KIND_COUPLE, along_ask_get_about (ask));
  const char *date = couple != NULL ? along_dialog_needed_date (ask, "date") : NULL;

  return date != NULL ? along_genogram_couple_step (family, couple, chosen_step (ask, couple), date, along_ask_get_record (ask, "out"))
                      : NULL;
}

static void
step_cb (AlongAsk *ask)
{
  AlongRecord *couple = along_family_find (along_ask_get_family (ask), ALONG_KIND_COUPLE, along_ask_get_about (ask));
  AlongCoupleStep step = couple != NULL ? chosen_step (ask, couple) : ALONG_COUPLE_STEP_MARRIED;

  along_ask_show (ask, "out", step == ALONG_COUPLE_STEP_SEPARATED || step == ALONG_COUPLE_STEP_ENDED || step == ALONG_COUPLE_STEP_DIVORCED);
}

/* Who of the two left the home they share. */
static void
out_row (AlongAsk *ask, AlongFamily *family, AlongRecord *couple)
{
  int today = along_ask_get_today (ask);
  const int sides[] = { ALONG_COUPLE_P_ONE, ALONG_COUPLE_P_OTHER };
  AlongId none = ALONG_ID_NONE;
  GArray *ids;
  g_autoptr (GStrvBuilder) names = NULL;
  AlongRecord *home = along_genogram_home_of (family, along_record_get_ref (couple, ALONG_COUPLE_P_ONE), today);

  if (home == NULL || home != along_genogram_home_of (family, along_record_get_ref (couple, ALONG_COUPLE_P_OTHER), today))
    return;
  ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
  names = g_strv_builder_new ();
  g_array_append_val (ids, none);
  g_strv_builder_add (names, _ ("Nobody, or not known"));
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      AlongRecord *person = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (couple, sides[i]));
      AlongId id = along_record_get_ref (couple, sides[i]);

      if (person == NULL)
        continue;
      g_array_append_val (ids, id);
      g_strv_builder_add (names, along_record_get_text (person, ALONG_PERSON_P_NAME));
    }
  along_ask_record (ask, "out", _ ("Who moved out"), ids, g_strv_builder_end (names), none);
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

  for (AlongCoupleStep step = ALONG_COUPLE_STEP_MARRIED; step <= ALONG_COUPLE_STEP_TOGETHER_AGAIN; step++)
    if (along_couple_step_fits (couple, step))
      g_strv_builder_add (words, along_couple_step_words (step));
  /* who was chosen stays so */
  along_ask_set_result (ask, chosen != NULL && along_record_refers_to (couple, ALONG_COUPLE_P_OTHER, along_record_get_id (chosen))
                               ? along_record_get_id (chosen)
                               : along_record_get_ref (couple, ALONG_COUPLE_P_ONE));
  along_ask_choice (ask, "step", _ ("What happened"), g_strv_builder_end (words), 0);
  along_ask_on_change (ask, "step", step_cb);
  along_dialog_date_row (ask, _ ("When"));
  out_row (ask, family, couple);
  step_cb (ask);
  return along_ask_present (ask, "step");
}
