/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “Something has happened”: a birth, a loss; of several babies each is asked for. */
#include <glib/gi18n-lib.h>

#include "along-age.h"
#include "along-ask-dialogs.h"
#include "along-facts.h"
#include "along-genogram-events.h"

/* Of a single baby, g. */
#define MOST_WEIGHT 9999
#define MOST_WEEKS 45

/* Weeks of pregnancy before which no baby is born who lives. */
#define LEAST_WEEKS 21

/* How a pregnancy can be lost, as one chooses it. */
static const int losses[] = { ALONG_PREGNANCY_OUTCOME_MISCARRIAGE, ALONG_PREGNANCY_OUTCOME_STILLBIRTH, ALONG_PREGNANCY_OUTCOME_TERMINATION,
                              ALONG_PREGNANCY_OUTCOME_ECTOPIC, ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH };

/* “What happened”: which loss. Nobody has said one yet. */
void
along_dialog_loss_row (AlongAsk *ask)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  g_strv_builder_add (words, C_ ("choice", "Not chosen yet"));
  for (guint i = 0; i < G_N_ELEMENTS (losses); i++)
    g_strv_builder_add (words, along_enum_words (ALONG_ENUM_PREGNANCY_OUTCOME, losses[i]));
  along_ask_choice (ask, "loss", _ ("What happened"), g_strv_builder_end (words), 0);
  along_ask_need (ask, "loss");
}

/** along_dialog_loss_outcome: ALONG_PREGNANCY_OUTCOME_… that the row of losses says; -1: nothing is chosen, or it is not in sight. */
int
along_dialog_loss_outcome (AlongAsk *ask)
{
  int chosen = along_ask_get_choice (ask, "loss");

  return chosen > 0 ? losses[chosen - 1] : -1;
}

/** along_dialog_refuse_loss: says that it has to be chosen what happened. */
void
along_dialog_refuse_loss (AlongAsk *ask)
{
  along_ask_refuse (ask, "loss", _ ("Choose what happened."));
}

void
along_dialog_zygosity_row (AlongAsk *ask, int chosen)
{
  const char *const words[] = { C_ ("twins", "Not known"), C_ ("twins", "Yes"), C_ ("twins", "No"), NULL };

  along_ask_choice (ask, "zygosity", _ ("Identical"), g_strdupv ((char **) words), chosen);
}

/* --- Birth --- */

/* What is asked of one of several babies; there is a row for each. */
static char *
of_baby (const char *what, int i)
{
  return g_strdup_printf ("%s-%d", what, i);
}

/* What stands in for a name until the baby has one: “Baby”, “Baby 2”; once it is born with a surname “Baby Marsden”. */
static gboolean
is_stand_in (AlongRecord *baby)
{
  const char *name = along_record_get_text (baby, ALONG_PERSON_P_NAME);

  return name != NULL && g_str_has_prefix (name, _ ("Baby"));
}

/* First name, surname and gender of baby @i, who is the only one or one of several. @baby: (nullable) */
static void
baby_rows (AlongAsk *ask, int i, gboolean several, AlongRecord *baby, const char *surname)
{
  g_autofree char *name = of_baby ("name", i), *last = of_baby ("surname", i), *gender = of_baby ("gender", i);
  g_autofree char *first_title = several ? g_strdup_printf (_ ("First name of baby %d"), i + 1) : g_strdup (_ ("First name"));
  g_autofree char *last_title = several ? g_strdup_printf (_ ("Surname of baby %d"), i + 1) : g_strdup (_ ("Surname"));
  g_autofree char *gender_title = several ? g_strdup_printf (_ ("Gender of baby %d"), i + 1) : g_strdup (_ ("Gender"));
  const char *own = baby != NULL ? along_record_get_text (baby, ALONG_PERSON_P_SURNAME) : NULL;
  const char *given = baby == NULL || is_stand_in (baby)                    ? NULL
                      : along_record_has (baby, ALONG_PERSON_P_GIVEN) ? along_record_get_text (baby, ALONG_PERSON_P_GIVEN)
                                                                       : along_record_get_text (baby, ALONG_PERSON_P_NAME);

  along_ask_line (ask, name, first_title, given);
  along_ask_line (ask, last, last_title, own != NULL ? own : surname);
  along_ask_choice (ask, gender, gender_title, along_dialog_gender_words (TRUE),
                    baby != NULL ? along_record_get_enum (baby, ALONG_PERSON_P_GENDER) : ALONG_GENDER_UNKNOWN);
}

static void
show_baby (AlongAsk *ask, int i, gboolean shown)
{
  static const char *const rows[] = { "name", "surname", "gender", "alive" };

  for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
    {
      g_autofree char *row = of_baby (rows[r], i);

      along_ask_show (ask, row, shown);
    }
}

/* As it is asked for in three rows. */
static AlongBabyFields
baby_fields (AlongAsk *ask, int i)
{
  g_autofree char *name = of_baby ("name", i), *last = of_baby ("surname", i), *gender = of_baby ("gender", i);

  return (AlongBabyFields){ .given = along_ask_get_text (ask, name), .surname = along_ask_get_text (ask, last),
                            .gender = along_ask_get_choice (ask, gender) };
}

static const char *
surname_of_mother (AlongFamily *family, AlongRecord *pregnancy)
{
  AlongRecord *mother = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER));

  return mother != NULL ? along_record_get_text (mother, ALONG_PERSON_P_SURNAME) : NULL;
}

static int
n_babies (AlongAsk *ask)
{
  return along_ask_get_choice (ask, "babies") + 1;
}

static void
babies_cb (AlongAsk *ask)
{
  int n = n_babies (ask);

  for (int i = 0; i < ALONG_MOST_BABIES; i++)
    {
      g_autofree char *alive = of_baby ("alive", i);

      show_baby (ask, i, i < n);
      along_ask_show (ask, alive, n > 1 && i < n);
    }
  along_ask_set_title (ask, "name-0", n > 1 ? _ ("First name of baby 1") : _ ("First name"));
  along_ask_set_title (ask, "surname-0", n > 1 ? _ ("Surname of baby 1") : _ ("Surname"));
  along_ask_set_title (ask, "gender-0", n > 1 ? _ ("Gender of baby 1") : _ ("Gender"));
  along_ask_show (ask, "weight", n == 1);
  along_ask_show (ask, "zygosity", n > 1);
}

/* Fewer than are expected, or none who lives: that is said otherwise. */
static gboolean
is_birth_refused (AlongAsk *ask, const AlongBirth *birth, guint expected)
{
  int stillborn = 0;

  for (int i = 0; i < birth->n; i++)
    stillborn += birth->babies[i].lost;
  if ((guint) birth->n < expected)
    along_ask_refuse (ask, "babies", _ ("More than that are expected. Say of each below how it was born; one who was lost before the birth "
                                        "is said with “The pregnancy was lost”."));
  else if (stillborn == birth->n)
    along_ask_refuse (ask, "alive-0", _ ("If no baby was born alive, say it with “The pregnancy was lost”."));
  else
    return FALSE;
  return TRUE;
}

/* A birth at which nobody lives, or long past the due date: one of the two days may be wrong. It is asked, once for each date. */
static char *
doubt_about_day (AlongAsk *ask, AlongFamily *family, AlongRecord *pregnancy, const char *date)
{
  GtkWidget *row = along_ask_row (ask, "date");
  int edd = along_facts_best_edd (family, pregnancy), first = along_date_first_day (date), last = along_date_last_day (date);
  g_autofree char *due = NULL, *weeks = NULL;

  if (edd == ALONG_DAY_NONE || first == ALONG_DAY_NONE || last == ALONG_DAY_NONE
      || (along_gestation_days (edd, last) >= LEAST_WEEKS * 7 && along_gestation_days (edd, first) < (MOST_WEEKS + 1) * 7)
      || g_strcmp0 (g_object_get_data (G_OBJECT (row), "asked"), date) == 0)
    return NULL;
  g_object_set_data_full (G_OBJECT (row), "asked", g_strdup (date), g_free);
  due = along_day_to_words (edd);
  if (along_gestation_days (edd, last) < 0)
    /* Translators: the due date */
    return g_strdup_printf (_ ("By the due date, %s, that is before this pregnancy began. Are both dates right? If they are, choose Add again."), due);
  weeks = along_gestation_words (along_gestation_days (edd, last));
  /* Translators: the due date, "12 weeks" */
  return g_strdup_printf (_ ("By the due date, %s, that is at %s of pregnancy. Are both dates right? If they are, choose Add again."), due, weeks);
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
  g_autofree char *doubt = NULL;
  guint n = 0;
  const AlongId *babies;

  if (pregnancy == NULL || (birth.date = along_dialog_needed_date (ask, "date")) == NULL)
    return NULL;
  doubt = doubt_about_day (ask, family, pregnancy, birth.date);
  if (doubt != NULL)
    {
      along_ask_refuse (ask, "date", doubt);
      return NULL;
    }
  if (birth.living >= ALONG_LIVING_UNBORN)
    birth.living++; /* the born do not choose from that */
  for (int i = 0; i < birth.n; i++)
    {
      g_autofree char *alive = of_baby ("alive", i);

      birth.babies[i] = baby_fields (ask, i);
      birth.babies[i].lost = along_ask_get_choice (ask, alive) == 1;
    }
  babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  if (is_birth_refused (ask, &birth, n))
    return NULL;
  if (n > 0)
    along_ask_set_result (ask, babies[0]);
  return along_genogram_born (family, pregnancy, &birth);
}

/* What is asked of each baby; of those nobody expected, too, in case they come. */
static void
babies_rows (AlongAsk *ask, AlongFamily *family, AlongRecord *pregnancy)
{
  guint have;
  const AlongId *ids = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &have);

  for (int i = 0; i < ALONG_MOST_BABIES; i++)
    {
      const char *const words[] = { C_ ("birth", "Born alive"), along_enum_words (ALONG_ENUM_PREGNANCY_OUTCOME, ALONG_PREGNANCY_OUTCOME_STILLBIRTH), NULL };
      g_autofree char *alive = of_baby ("alive", i), *title = g_strdup_printf (_ ("Baby %d"), i + 1);

      along_ask_choice (ask, alive, title, g_strdupv ((char **) words), 0);
      baby_rows (ask, i, TRUE, (guint) i < have ? along_family_find (family, ALONG_KIND_PERSON, ids[i]) : NULL,
                 surname_of_mother (family, pregnancy));
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

/* Where a baby born on @date is likely to live: with its mother, and with its other parent where the two had one home that day;
 * -1: it came early, its mother had no home, or it is settled already where it will live. */
static int
likely_living (AlongAsk *ask, AlongRecord *pregnancy, const char *date)
{
  AlongFamily *family = along_ask_get_family (ask);
  AlongId mother = along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER);
  AlongId other = along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT);
  int edd = along_facts_best_edd (family, pregnancy), born = date != NULL ? along_date_last_day (date) : ALONG_DAY_NONE;
  AlongRecord *home = born != ALONG_DAY_NONE ? along_genogram_home_of (family, mother, born) : NULL;
  guint n;
  const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);

  if (home == NULL || (edd != ALONG_DAY_NONE && along_born_preterm (edd, born)))
    return -1;
  for (guint i = 0; i < n; i++)
    if (along_genogram_lives_elsewhere (family, babies[i], born))
      return -1;
  return along_genogram_home_of (family, other, born) == home ? ALONG_LIVING_BOTH_PARENTS : ALONG_LIVING_MOTHER;
}

/* Where baby is, by the date of birth. */
static char *
living_proposal (AlongAsk *ask, AlongFamily *family)
{
  AlongRecord *pregnancy = along_family_find (family, ALONG_KIND_PREGNANCY, along_ask_get_about (ask));
  int living = pregnancy != NULL ? likely_living (ask, pregnancy, along_ask_get_date (ask, "date")) : -1;

  return living >= 0 ? g_strdup (along_enum_words (ALONG_ENUM_LIVING, living)) : NULL;
}

/** along_ask_born: “Baby is born”, of an open pregnancy. */
GtkWindow *
along_ask_born (AlongGenogramPage *page, const char *key, AlongRecord *pregnancy)
{
  AlongAsk *ask = along_dialog_new (page, key, pregnancy, _ ("Baby is born"), _ ("_Add"), make_born);
  AlongFamily *family = along_ask_get_family (ask);
  const char *const babies[] = { C_ ("babies", "One"), C_ ("babies", "Twins"), C_ ("babies", "Triplets"), C_ ("babies", "Four"), NULL };
  guint have;
  int expected;

  along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &have);
  expected = (int) MAX ((gint64) have, along_record_get_int (pregnancy, ALONG_PREGNANCY_P_MULTIPLICITY, 1));
  along_dialog_date_row (ask, _ ("Born on"));
  along_ask_stands_for (ask, "date", ALONG_KIND_PREGNANCY, ALONG_PREGNANCY_P_BORN);
  along_ask_time (ask, "time", _ ("At"));
  along_ask_choice (ask, "babies", _ ("How many babies"), g_strdupv ((char **) babies), CLAMP (expected, 1, ALONG_MOST_BABIES) - 1);
  along_ask_on_change (ask, "babies", babies_cb);
  babies_rows (ask, family, pregnancy);
  along_dialog_zygosity_row (ask, ALONG_ZYGOSITY_NOT_SAID);
  along_ask_number (ask, "weight", _ ("Weight in grams"), -1, MOST_WEIGHT);
  along_ask_choice (ask, "living", _ ("Where baby is now"), living_words (), 0);
  along_ask_propose (ask, "living", living_proposal);
  along_ask_line (ask, "place", _ ("Place of birth"), along_record_get_text (pregnancy, ALONG_PREGNANCY_P_PLACE));
  along_ask_line (ask, "mode", _ ("How baby was born"), along_record_get_text (pregnancy, ALONG_PREGNANCY_P_MODE_OF_BIRTH));
  babies_cb (ask);
  return along_ask_present (ask, "date");
}

/* --- Loss --- */

/* Of several babies: nobody is lost until it is said who. */
enum
{
  WHO_NOT_SAID,
  WHO_ALL,
  WHO_FIRST,
};

/* How many babies the dialog has rows for. */
static int
n_asked (AlongAsk *ask)
{
  int n = 0;

  for (;; n++)
    {
      g_autofree char *name = of_baby ("name", n);

      if (along_ask_row (ask, name) == NULL)
        return n;
    }
}

static gboolean
is_lost (AlongAsk *ask, int i)
{
  int who = along_ask_get_choice (ask, "who");

  return !along_ask_has (ask, "who") || who == WHO_ALL || who == WHO_FIRST + i;
}

/* How far along it was on @date, in whole weeks, by the best due date; -1: there is no telling, as of a month. */
static int
weeks_on (AlongFamily *family, AlongRecord *pregnancy, const char *date)
{
  int edd = along_facts_best_edd (family, pregnancy), from, to;

  if (date == NULL || edd == ALONG_DAY_NONE || along_date_first_day (date) == ALONG_DAY_NONE)
    return -1;
  from = along_gestation_days (edd, along_date_first_day (date));
  to = along_gestation_days (edd, along_date_last_day (date));
  return along_gestation_possible (from) && along_gestation_possible (to) && from / 7 == to / 7 ? from / 7 : -1;
}

/* The weeks, by the day on which the pregnancy ended. */
static char *
weeks_proposal (AlongAsk *ask, AlongFamily *family)
{
  AlongRecord *pregnancy = along_family_find (family, ALONG_KIND_PREGNANCY, along_ask_get_about (ask));
  gboolean lived = along_dialog_loss_outcome (ask) == ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH;
  int weeks = pregnancy != NULL ? weeks_on (family, pregnancy, along_ask_get_date (ask, lived ? "born" : "date")) : -1;

  return weeks >= 0 ? g_strdup_printf ("%d", weeks) : NULL;
}

/* What is noted of the pregnancy is said of all its babies: of one of several who are lost nothing is said yet. */
static char *
note_proposal (AlongAsk *ask, AlongFamily *family)
{
  AlongRecord *pregnancy = along_family_find (family, ALONG_KIND_PREGNANCY, along_ask_get_about (ask));
  gboolean all = !along_ask_has (ask, "who") || along_ask_get_choice (ask, "who") == WHO_ALL;

  return pregnancy != NULL && all ? g_strdup (along_record_get_text (pregnancy, ALONG_PREGNANCY_P_NOTE)) : NULL;
}

static void
loss_cb (AlongAsk *ask)
{
  int outcome = along_dialog_loss_outcome (ask);

  along_ask_show (ask, "born", outcome == ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH);
  for (int i = 0; i < n_asked (ask); i++)
    show_baby (ask, i, is_lost (ask, i));
}

static AlongEdit *
make_lost (AlongAsk *ask, AlongFamily *family)
{
  AlongRecord *pregnancy = along_family_find (family, ALONG_KIND_PREGNANCY, along_ask_get_about (ask));
  AlongLoss loss = { .outcome = along_dialog_loss_outcome (ask),
                     .born = along_ask_get_date (ask, "born"),
                     .gestation_days = (int) along_ask_get_number (ask, "weeks", 0) * 7,
                     .note = along_ask_get_text (ask, "note") };
  guint n = 0;
  const AlongId *babies;

  if (loss.outcome < 0)
    {
      along_dialog_refuse_loss (ask);
      return NULL;
    }
  if (pregnancy == NULL || (loss.ended = along_dialog_needed_date (ask, "date")) == NULL)
    return NULL;
  if (along_ask_has (ask, "who") && along_ask_get_choice (ask, "who") == WHO_NOT_SAID)
    {
      along_ask_refuse (ask, "who", _ ("Say which baby was lost, or that all were."));
      return NULL;
    }
  for (int i = 0; i < MIN (n_asked (ask), ALONG_MOST_BABIES); i++)
    {
      loss.babies[i] = baby_fields (ask, i);
      loss.babies[i].lost = is_lost (ask, i);
    }
  babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  along_ask_set_result (ask, along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER));
  for (guint i = n; i > 0; i--)
    if (is_lost (ask, (int) i - 1))
      along_ask_set_result (ask, babies[i - 1]);
  return along_genogram_lost (family, pregnancy, &loss);
}

/* “Who was lost”: of twins both, or one of them. */
static void
who_row (AlongAsk *ask, AlongFamily *family, const AlongId *ids, guint n)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  g_strv_builder_add (words, C_ ("choice", "Not chosen yet"));
  g_strv_builder_add (words, n == 2 ? C_ ("babies", "Both") : C_ ("babies", "All of them"));
  for (guint i = 0; i < n; i++)
    {
      AlongRecord *baby = along_family_find (family, ALONG_KIND_PERSON, ids[i]);

      g_strv_builder_add (words, baby != NULL ? along_record_get_text (baby, ALONG_PERSON_P_NAME) : _ ("Unknown"));
    }
  along_ask_choice (ask, "who", _ ("Who was lost"), g_strv_builder_end (words), WHO_NOT_SAID);
  along_ask_on_change (ask, "who", loss_cb);
}

/** along_ask_lost: “The pregnancy was lost”, of an open pregnancy. */
GtkWindow *
along_ask_lost (AlongGenogramPage *page, const char *key, AlongRecord *pregnancy)
{
  AlongAsk *ask = along_dialog_new (page, key, pregnancy, _ ("A loss"), _ ("_Add"), make_lost);
  AlongFamily *family = along_ask_get_family (ask);
  guint n;
  const AlongId *ids = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);

  along_dialog_loss_row (ask);
  along_ask_on_change (ask, "loss", loss_cb);
  if (n > 1)
    who_row (ask, family, ids, n);
  along_ask_date (ask, "born", _ ("Born"), NULL);
  along_dialog_date_row (ask, _ ("When"));
  along_ask_stands_for (ask, "date", ALONG_KIND_PREGNANCY, ALONG_PREGNANCY_P_ENDED);
  along_ask_number (ask, "weeks", _ ("Weeks of pregnancy"), -1, MOST_WEEKS);
  along_ask_propose (ask, "weeks", weeks_proposal);
  for (guint i = 0; i < MIN (n, ALONG_MOST_BABIES); i++)
    baby_rows (ask, (int) i, n > 1, along_family_find (family, ALONG_KIND_PERSON, ids[i]), surname_of_mother (family, pregnancy));
  along_ask_line (ask, "note", _ ("Note"), NULL);
  along_ask_propose (ask, "note", note_proposal);
  loss_cb (ask);
  return along_ask_present (ask, "loss");
}
