/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “Something has happened”: a birth, a loss, a death, what becomes of a couple. */
#include <glib/gi18n-lib.h>

#include "along-age.h"
#include "along-ask-dialogs.h"
#include "along-date-row.h"
#include "along-facts.h"
#include "along-genogram-events.h"

/* Of a single baby, g. */
#define MOST_WEIGHT 9999
#define MOST_WEEKS 45

/* How a pregnancy can be lost, as one chooses it. */
static const int losses[] = { ALONG_PREGNANCY_OUTCOME_MISCARRIAGE, ALONG_PREGNANCY_OUTCOME_STILLBIRTH, ALONG_PREGNANCY_OUTCOME_TERMINATION,
                              ALONG_PREGNANCY_OUTCOME_ECTOPIC, ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH };

/* “What happened”: which loss. */
void
along_dialog_loss_row (AlongAsk *ask)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (losses); i++)
    g_strv_builder_add (words, along_enum_words (ALONG_ENUM_PREGNANCY_OUTCOME, losses[i]));
  along_ask_choice (ask, "loss", _ ("What happened"), g_strv_builder_end (words), 0);
}

int
along_dialog_loss_outcome (int chosen)
{
  return losses[CLAMP (chosen, 0, (int) G_N_ELEMENTS (losses) - 1)];
}

void
along_dialog_zygosity_row (AlongAsk *ask, int chosen)
{
  const char *const words[] = { C_ ("twins", "Not known"), C_ ("twins", "Yes"), C_ ("twins", "No"), NULL };

  along_ask_choice (ask, "zygosity", _ ("Identical"), g_strdupv ((char **) words), chosen);
}

/* The day it happened: today, until another is written. */
static void
date_row (AlongAsk *ask, const char *title)
{
  g_autofree char *today = along_day_to_edtf (along_ask_get_today (ask));

  along_ask_date (ask, "date", title, today);
}

/* Refused without a day: everything that follows hangs on it. */
static const char *
needed_date (AlongAsk *ask, const char *name)
{
  const char *date = along_ask_get_date (ask, name);

  if (date == NULL)
    along_ask_refuse (ask, name, _ ("Write when it was; a month or a year will do."));
  return date;
}

/* --- Birth --- */

static int
n_babies (AlongAsk *ask)
{
  return along_ask_get_choice (ask, "babies") + 1;
}

static void
babies_cb (AlongAsk *ask)
{
  int n = n_babies (ask);

  for (int i = 1; i < ALONG_MOST_BABIES; i++)
    {
      g_autofree char *name = g_strdup_printf ("name-%d", i), *gender = g_strdup_printf ("gender-%d", i);

      along_ask_show (ask, name, i < n);
      along_ask_show (ask, gender, i < n);
    }
  along_ask_show (ask, "weight", n == 1);
  along_ask_show (ask, "zygosity", n > 1);
}

static AlongEdit *
make_born (AlongAsk *ask, AlongFamily *family)
{
  AlongRecord *pregnancy = along_family_find (family, ALONG_KIND_PREGNANCY, along_ask_get_about (ask));
  AlongBirth birth = { .date = along_ask_get_date (ask, "date"),
                       .minutes = along_ask_get_time (ask, "time"),
                       .place = along_ask_get_text (ask, "place"),
                       .mode = along_ask_get_text (ask, "mode"),
                       .weight_g = (int) along_ask_get_number (ask, "weight", 0),
                       .living = along_ask_get_choice (ask, "living") - 1,
                       .zygosity = (AlongZygosity) along_ask_get_choice (ask, "zygosity"),
                       .n = n_babies (ask) };
  guint n = 0;
  const AlongId *babies;

  if (pregnancy == NULL || (birth.date = needed_date (ask, "date")) == NULL)
    return NULL;
  if (birth.living >= ALONG_LIVING_UNBORN)
    birth.living++; /* the born do not choose from that */
  for (int i = 0; i < birth.n; i++)
    {
      g_autofree char *name = g_strdup_printf ("name-%d", i), *gender = g_strdup_printf ("gender-%d", i);

      birth.babies[i].name = along_ask_get_text (ask, name);
      birth.babies[i].gender = along_ask_get_choice (ask, gender);
    }
  babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  if (n > 0)
    along_ask_set_result (ask, babies[0]);
  return along_genogram_born (family, pregnancy, &birth);
}

static void
baby_rows (AlongAsk *ask, AlongFamily *family, AlongRecord *pregnancy)
{
  guint have;
  const AlongId *ids = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &have);

  for (int i = 0; i < ALONG_MOST_BABIES; i++)
    {
      AlongRecord *baby = (guint) i < have ? along_family_find (family, ALONG_KIND_PERSON, ids[i]) : NULL;
      g_autofree char *name = g_strdup_printf ("name-%d", i), *gender = g_strdup_printf ("gender-%d", i);
      g_autofree char *title = i == 0 ? g_strdup (_ ("Name")) : g_strdup_printf (_ ("Name of baby %d"), i + 1);
      g_autofree char *of = i == 0 ? g_strdup (_ ("Gender")) : g_strdup_printf (_ ("Gender of baby %d"), i + 1);

      along_ask_line (ask, name, title, baby != NULL ? along_record_get_text (baby, ALONG_PERSON_P_NAME) : NULL);
      along_ask_choice (ask, gender, of, along_enum_all_words (ALONG_ENUM_GENDER),
                        baby != NULL ? along_record_get_enum (baby, ALONG_PERSON_P_GENDER) : ALONG_GENDER_UNKNOWN);
    }
}

/* Where babies can live: everything but “Not born yet”. */
static char **
living_words (void)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  g_strv_builder_add (words, C_ ("choice", "Not said"));
  for (guint i = 0; i < along_enum_n_values (ALONG_ENUM_LIVING); i++)
    if (i != ALONG_LIVING_UNBORN)
      g_strv_builder_add (words, along_enum_words (ALONG_ENUM_LIVING, (int) i));
  return g_strv_builder_end (words);
}

/** along_ask_born: “Baby is born”, of an open pregnancy. */
GtkWindow *
along_ask_born (AlongGenogramPage *page, const char *key, AlongRecord *pregnancy)
{
  AlongAsk *ask = along_ask_new (page, key, pregnancy, _ ("Baby is born"), _ ("_Add"), make_born);
  AlongFamily *family = along_ask_get_family (ask);
  const char *const babies[] = { C_ ("babies", "One"), C_ ("babies", "Twins"), C_ ("babies", "Triplets"), C_ ("babies", "Four"), NULL };
  guint have;
  int expected;

  along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &have);
  expected = (int) MAX ((gint64) have, along_record_get_int (pregnancy, ALONG_PREGNANCY_P_MULTIPLICITY, 1));
  date_row (ask, _ ("Born on"));
  along_ask_stands_for (ask, "date", ALONG_KIND_PREGNANCY, ALONG_PREGNANCY_P_BORN);
  along_ask_time (ask, "time", _ ("At"));
  along_ask_choice (ask, "babies", _ ("How many babies"), g_strdupv ((char **) babies), CLAMP (expected, 1, ALONG_MOST_BABIES) - 1);
  along_ask_on_change (ask, "babies", babies_cb);
  baby_rows (ask, family, pregnancy);
  along_dialog_zygosity_row (ask, ALONG_ZYGOSITY_NOT_SAID);
  along_ask_number (ask, "weight", _ ("Weight in grams"), -1, MOST_WEIGHT);
  along_ask_choice (ask, "living", _ ("Where baby is now"), living_words (), 0);
  along_ask_line (ask, "place", _ ("Place of birth"), along_record_get_text (pregnancy, ALONG_PREGNANCY_P_PLACE));
  along_ask_line (ask, "mode", _ ("How baby was born"), along_record_get_text (pregnancy, ALONG_PREGNANCY_P_MODE_OF_BIRTH));
  babies_cb (ask);
  return along_ask_present (ask, "date");
}

/* --- Loss --- */

static void
loss_cb (AlongAsk *ask)
{
  int outcome = along_dialog_loss_outcome (along_ask_get_choice (ask, "loss"));

  along_ask_show (ask, "born", outcome == ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH);
}

static AlongEdit *
make_lost (AlongAsk *ask, AlongFamily *family)
{
  AlongRecord *pregnancy = along_family_find (family, ALONG_KIND_PREGNANCY, along_ask_get_about (ask));
  AlongLoss loss = { .outcome = along_dialog_loss_outcome (along_ask_get_choice (ask, "loss")),
                     .born = along_ask_get_date (ask, "born"),
                     .gestation_days = (int) along_ask_get_number (ask, "weeks", 0) * 7,
                     .name = along_ask_get_text (ask, "name"),
                     .gender = along_ask_get_choice (ask, "gender"),
                     .note = along_ask_get_text (ask, "note") };
  guint n = 0;
  const AlongId *babies;

  if (pregnancy == NULL || (loss.ended = needed_date (ask, "date")) == NULL)
    return NULL;
  babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  along_ask_set_result (ask, n > 0 ? babies[0] : along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER));
  return along_genogram_lost (family, pregnancy, &loss);
}

/* How far along it was today, in whole weeks, by the best due date; -1: there is no telling. */
static gint64
weeks_now (AlongFamily *family, AlongRecord *pregnancy, int today)
{
  int edd = along_facts_best_edd (family, pregnancy);
  int days = edd != ALONG_DAY_NONE ? along_gestation_days (edd, today) : -1;

  return along_gestation_possible (days) ? days / 7 : -1;
}

/** along_ask_lost: “The pregnancy was lost”, of an open pregnancy. */
GtkWindow *
along_ask_lost (AlongGenogramPage *page, const char *key, AlongRecord *pregnancy)
{
  AlongAsk *ask = along_ask_new (page, key, pregnancy, _ ("A loss"), _ ("_Add"), make_lost);
  AlongFamily *family = along_ask_get_family (ask);
  guint n;
  const AlongId *ids = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  AlongRecord *baby = n > 0 ? along_family_find (family, ALONG_KIND_PERSON, ids[0]) : NULL;

  along_dialog_loss_row (ask);
  along_ask_on_change (ask, "loss", loss_cb);
  along_ask_date (ask, "born", _ ("Born"), NULL);
  date_row (ask, _ ("When"));
  along_ask_stands_for (ask, "date", ALONG_KIND_PREGNANCY, ALONG_PREGNANCY_P_ENDED);
  along_ask_number (ask, "weeks", _ ("Weeks of pregnancy"), weeks_now (family, pregnancy, along_ask_get_today (ask)), MOST_WEEKS);
  along_ask_line (ask, "name", _ ("Name, if there is one"), baby != NULL ? along_record_get_text (baby, ALONG_PERSON_P_NAME) : NULL);
  along_ask_choice (ask, "gender", _ ("Gender"), along_enum_all_words (ALONG_ENUM_GENDER),
                    baby != NULL ? along_record_get_enum (baby, ALONG_PERSON_P_GENDER) : ALONG_GENDER_UNKNOWN);
  along_ask_line (ask, "note", _ ("Note"), along_record_get_text (pregnancy, ALONG_PREGNANCY_P_NOTE));
  loss_cb (ask);
  return along_ask_present (ask, "loss");
}

/* --- Death --- */

static AlongEdit *
make_died (AlongAsk *ask, AlongFamily *family)
{
  AlongRecord *person = along_family_find (family, ALONG_KIND_PERSON, along_ask_get_about (ask));
  const char *date = person != NULL ? needed_date (ask, "date") : NULL;

  return date != NULL ? along_genogram_died (family, person, date, along_ask_get_text (ask, "note")) : NULL;
}

GtkWindow *
along_ask_died (AlongGenogramPage *page, const char *key, AlongRecord *person)
{
  g_autofree char *title = g_strdup_printf (_ ("%s died"), along_facts_first_name (person));
  AlongAsk *ask = along_ask_new (page, key, person, title, _ ("_Add"), make_died);

  date_row (ask, _ ("When"));
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
  const char *date = couple != NULL ? needed_date (ask, "date") : NULL;

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

/** along_ask_couple_step: what became of a couple. */
GtkWindow *
along_ask_couple_step (AlongGenogramPage *page, const char *key, AlongRecord *couple)
{
  AlongAsk *ask = along_ask_new (page, key, couple, _ ("What became of them"), _ ("_Add"), make_step);
  AlongFamily *family = along_ask_get_family (ask);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (AlongCoupleStep step = ALONG_COUPLE_STEP_MARRIED; step <= ALONG_COUPLE_STEP_TOGETHER_AGAIN; step++)
    if (along_couple_step_fits (couple, step))
      g_strv_builder_add (words, along_couple_step_words (step));
  along_ask_set_result (ask, along_record_get_ref (couple, ALONG_COUPLE_P_ONE));
  along_ask_choice (ask, "step", _ ("What happened"), g_strv_builder_end (words), 0);
  along_ask_on_change (ask, "step", step_cb);
  date_row (ask, _ ("When"));
  out_row (ask, family, couple);
  step_cb (ask);
  return along_ask_present (ask, "step");
}
