/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People, pregnancies and losses of a family's record on one day. */
#include "along-graph-people.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-age.h"
#include "along-facts.h"

#define NEONATAL_DAYS 28

typedef struct
{
  AlongGraph *graph;
  AlongFamily *family;
  int day;
  AlongGraphFlags flags;
} People;

/** along_graph_key: the text of an id: key of a person or couple in the graph. */
char *
along_graph_key (AlongId id)
{
  return along_id_to_text (id);
}

static void
add_line (AlongGraphPerson *person, const char *line)
{
  char *joined;

  if (line == NULL || *line == '\0')
    return;
  joined = person->lines == NULL ? g_strdup (line) : g_strconcat (person->lines, "\n", line, NULL);
  g_free (person->lines);
  person->lines = joined;
}

static AlongRecord *
pregnancy_of (People *self, AlongId person)
{
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, self->family, ALONG_KIND_PREGNANCY)
    if (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, person))
      return pregnancy;
  return NULL;
}

/* The day a pregnancy ended on, by birth or otherwise. */
static int
pregnancy_end (AlongRecord *pregnancy)
{
  int born = along_facts_born (pregnancy);

  return born != ALONG_DAY_NONE ? born : along_record_get_day (pregnancy, ALONG_PREGNANCY_P_ENDED);
}

/** along_graph_pregnancy_first_day: from which day on a pregnancy is drawn; ALONG_DAY_NONE: that is not known. */
int
along_graph_pregnancy_first_day (AlongFamily *family, AlongRecord *pregnancy)
{
  int edd = along_facts_best_edd (family, pregnancy);
  int booking = along_record_get_day (pregnancy, ALONG_PREGNANCY_P_BOOKING);
  int end = pregnancy_end (pregnancy);

  if (edd != ALONG_DAY_NONE)
    return edd - ALONG_PREGNANCY_DAYS;
  if (booking != ALONG_DAY_NONE)
    return booking;
  return end == ALONG_DAY_NONE ? ALONG_DAY_NONE : end - ALONG_PREGNANCY_DAYS;
}

static gboolean
begun (People *self, AlongRecord *pregnancy)
{
  int first = along_graph_pregnancy_first_day (self->family, pregnancy);

  return first == ALONG_DAY_NONE || self->day >= first;
}

static AlongGraphGender
gender_of (int value)
{
  switch (value)
    {
    case ALONG_GENDER_FEMALE:
      return ALONG_GRAPH_FEMALE;
    case ALONG_GENDER_MALE:
      return ALONG_GRAPH_MALE;
    case ALONG_GENDER_NON_BINARY:
      return ALONG_GRAPH_NON_BINARY;
    case ALONG_GENDER_TRANS_MAN:
      return ALONG_GRAPH_TRANS_MAN;
    case ALONG_GENDER_TRANS_WOMAN:
      return ALONG_GRAPH_TRANS_WOMAN;
    default:
      return ALONG_GRAPH_UNKNOWN;
    }
}

/* What a person is called, without the surname where there is more. */
static char *
short_name (AlongRecord *record)
{
  const char *name = along_record_get_text (record, ALONG_PERSON_P_NAME);
  const char *surname = along_record_get_text (record, ALONG_PERSON_P_SURNAME);

  if (along_record_has (record, ALONG_PERSON_P_PREFERRED) || along_record_has (record, ALONG_PERSON_P_GIVEN))
    return g_strdup (along_facts_first_name (record));
  if (name != NULL && surname != NULL && *surname != '\0' && g_str_has_suffix (name, surname))
    {
      gsize length = strlen (name) - strlen (surname);

      while (length > 0 && name[length - 1] == ' ')
        length--;
      if (length > 0)
        return g_strndup (name, length);
    }
  return g_strdup (name);
}

static char *
years_of_life (AlongRecord *record)
{
  AlongDate born, died;
  gboolean has_born = along_record_get_date (record, ALONG_PERSON_P_BORN, &born) && born.lo != ALONG_DAY_NONE;
  gboolean has_died = along_record_get_date (record, ALONG_PERSON_P_DIED, &died) && died.lo != ALONG_DAY_NONE;
  int born_year = 0, died_year = 0, month, day;

  if (has_born)
    along_day_to_ymd (born.lo, &born_year, &month, &day);
  if (has_died)
    along_day_to_ymd (died.lo, &died_year, &month, &day);
  if (has_born && has_died && born_year != died_year)
    return g_strdup_printf ("%s%d–%s%d", born.approximate ? "~" : "", born_year, died.approximate ? "~" : "", died_year);
  if (has_died)
    return g_strdup_printf (_("died %s%d"), died.approximate ? "~" : "", died_year);
  return NULL;
}

/* Ages: exact where the day of birth is known, else about. */
static void
set_age (People *self, AlongGraphPerson *person, AlongRecord *record)
{
  AlongDate born, died;
  int day = self->day;
  int middle;

  if (!along_record_get_date (record, ALONG_PERSON_P_BORN, &born))
    return;
  person->birth_lo = born.lo;
  person->birth_hi = born.hi;
  if (born.lo == ALONG_DAY_NONE || born.hi == ALONG_DAY_NONE)
    return;
  if (person->dead)
    {
      if (!along_record_get_date (record, ALONG_PERSON_P_DIED, &died) || died.lo == ALONG_DAY_NONE ||
          died.hi == ALONG_DAY_NONE || died.hi - died.lo > 366)
        return;
      day = died.lo + (died.hi - died.lo) / 2;
    }
  middle = born.lo + (born.hi - born.lo) / 2;
  if (middle > day || born.hi - born.lo > 12 * 366)
    return;
  person->years = along_age_years (middle, day);
  if (born.lo == born.hi)
    {
      person->inside = along_age_short (born.lo, day);
      person->age = along_age_words (born.lo, day);
    }
  else if (person->years >= 2)
    {
      gboolean about = born.approximate || along_age_years (born.lo, day) != along_age_years (born.hi, day);

      person->inside = g_strdup_printf ("%s%d", about ? "~" : "", person->years);
      if (about)
        person->age = g_strdup_printf (_("about %d"), person->years);
    }
}

static void
set_expected (People *self, AlongGraphPerson *person, AlongRecord *pregnancy)
{
  int edd = along_facts_best_edd (self->family, pregnancy);

  person->kind = ALONG_GRAPH_PREGNANCY;
  g_free (person->inside);
  person->inside = g_strdup ("P");
  person->dead = FALSE;
  person->years = -1;
  g_clear_pointer (&person->age, g_free);
  g_clear_pointer (&person->lines, g_free);
  if (edd != ALONG_DAY_NONE)
    {
      g_autofree char *date = along_day_to_short (edd);
      int days = along_gestation_days (edd, self->day);
      g_autofree char *weeks = along_gestation_possible (days) ? along_gestation_short (days) : NULL;
      g_autofree char *line = weeks != NULL ? g_strdup_printf (_("EDD %s (%s)"), date, weeks)
                                            : g_strdup_printf (_("EDD %s"), date);

      person->birth_lo = person->birth_hi = edd;
      add_line (person, line);
    }
}

/* "MC 9/40, 2023" */
static char *
loss_caption (AlongRecord *pregnancy, const char *code)
{
  gint64 days = along_record_get_int (pregnancy, ALONG_PREGNANCY_P_GESTATION_DAYS, -1);
  int ended = pregnancy_end (pregnancy);
  g_autoptr (GString) text = g_string_new (code);

  if (days > 0)
    g_string_append_printf (text, " %d/40", (int) (days / 7));
  if (ended != ALONG_DAY_NONE)
    {
      int year, month, day;

      along_day_to_ymd (ended, &year, &month, &day);
      g_string_append_printf (text, ", %d", year);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
loss_kind (int outcome, AlongGraphKind *kind, const char **code)
{
  switch (outcome)
    {
    case ALONG_PREGNANCY_OUTCOME_MISCARRIAGE:
      *kind = ALONG_GRAPH_MISCARRIAGE;
      *code = C_("miscarriage", "MC");
      return TRUE;
    case ALONG_PREGNANCY_OUTCOME_STILLBIRTH:
      *kind = ALONG_GRAPH_STILLBIRTH;
      *code = C_("stillbirth", "SB");
      return TRUE;
    case ALONG_PREGNANCY_OUTCOME_TERMINATION:
      *kind = ALONG_GRAPH_TERMINATION;
      *code = C_("termination of pregnancy", "TOP");
      return TRUE;
    case ALONG_PREGNANCY_OUTCOME_ECTOPIC:
      *kind = ALONG_GRAPH_ECTOPIC;
      *code = C_("ectopic pregnancy", "ECT");
      return TRUE;
    default:
      return FALSE;
    }
}

static void
set_loss (AlongGraphPerson *person, AlongRecord *pregnancy, AlongGraphKind kind, const char *code)
{
  g_autofree char *caption = loss_caption (pregnancy, code);
  int ended = pregnancy_end (pregnancy);

  person->kind = kind;
  g_clear_pointer (&person->inside, g_free);
  g_clear_pointer (&person->age, g_free);
  g_clear_pointer (&person->lines, g_free);
  if (ended != ALONG_DAY_NONE)
    person->birth_lo = person->birth_hi = ended;
  if (kind != ALONG_GRAPH_STILLBIRTH)
    g_clear_pointer (&person->name, g_free);
  add_line (person, caption);
}

static gboolean
is_born (AlongRecord *record, AlongRecord *pregnancy, int day)
{
  int born = along_record_get_day (record, ALONG_PERSON_P_BORN);

  if (born == ALONG_DAY_NONE && pregnancy != NULL)
    born = along_facts_born (pregnancy);
  return born == ALONG_DAY_NONE ? pregnancy == NULL : born <= day;
}

static void
set_conditions (People *self, AlongGraphPerson *person, AlongId id)
{
  AlongRecord *condition;
  g_autoptr (GString) words = g_string_new (NULL);

  ALONG_FOREACH (condition, self->family, ALONG_KIND_CONDITION)
    {
      int status = along_record_get_enum (condition, ALONG_CONDITION_P_STATUS);
      static const guint areas[] = { ALONG_GRAPH_AREA_PHYSICAL, ALONG_GRAPH_AREA_MENTAL, ALONG_GRAPH_AREA_MISUSE, 0 };
      int area = along_record_get_enum (condition, ALONG_CONDITION_P_AREA);

      if (!along_record_refers_to (condition, ALONG_CONDITION_P_PERSON, id) ||
          !along_record_valid_on (condition, ALONG_CONDITION_P_FROM, ALONG_CONDITION_P_TO, self->day))
        continue;
      if (status != ALONG_CONDITION_STATUS_PAST && area >= 0 && area < (int) G_N_ELEMENTS (areas))
        {
          guint flag = areas[area];

          if (flag == ALONG_GRAPH_AREA_MISUSE && status == ALONG_CONDITION_STATUS_SUSPECTED)
            flag = ALONG_GRAPH_AREA_MISUSE_SUSPECTED;
          person->areas |= flag;
          if (status == ALONG_CONDITION_STATUS_IN_RECOVERY && flag != 0)
            person->areas |= ALONG_GRAPH_AREA_RECOVERY;
        }
      g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "",
                              along_record_get_text (condition, ALONG_CONDITION_P_TEXT));
      if (status == ALONG_CONDITION_STATUS_IN_RECOVERY)
        g_string_append_printf (words, " (%s)", _("in recovery"));
      else if (status == ALONG_CONDITION_STATUS_SUSPECTED)
        g_string_append_printf (words, " (%s)", _("perhaps"));
    }
  if (person->areas & ALONG_GRAPH_AREA_RECOVERY)
    person->letters = g_strdup (C_("in recovery", "R"));
  if (words->len > 0)
    person->description = g_string_free (g_steal_pointer (&words), FALSE);
}

static void
set_letters (AlongGraphPerson *person, AlongRecord *record)
{
  char *letters;

  if (!along_record_has (record, ALONG_PERSON_P_INTERPRETER))
    return;
  letters = g_strconcat (person->letters != NULL ? person->letters : "", C_("interpreter needed", "I"), NULL);
  g_free (person->letters);
  person->letters = letters;
}

static void
add_person (People *self, AlongRecord *record, int rank)
{
  AlongId id = along_record_get_id (record);
  AlongRecord *pregnancy = pregnancy_of (self, id);
  gboolean born = is_born (record, pregnancy, self->day);
  int outcome = pregnancy != NULL ? along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME) : -1;
  int ended = pregnancy != NULL ? pregnancy_end (pregnancy) : ALONG_DAY_NONE;
  int died = along_record_get_day (record, ALONG_PERSON_P_DIED);
  g_autofree char *key = along_graph_key (id), *name = NULL;
  AlongGraphPerson *person;
  AlongGraphKind kind = ALONG_GRAPH_PERSON;
  const char *code = NULL;
  gboolean lost = pregnancy != NULL && loss_kind (outcome, &kind, &code) &&
                  (ended == ALONG_DAY_NONE || ended <= self->day);

  if (lost && !(self->flags & ALONG_GRAPH_WITH_LOSSES))
    return;
  if (!born && !lost && (pregnancy == NULL || !begun (self, pregnancy)))
    return;
  name = short_name (record);
  person = along_graph_add_person (self->graph, key, name);
  person->rank = rank;
  person->gender = gender_of (along_record_get_enum (record, ALONG_PERSON_P_GENDER));
  person->index = along_record_get_bool (record, ALONG_PERSON_P_INDEX);
  if (along_record_has (record, ALONG_PERSON_P_SEX_AT_BIRTH))
    person->at_birth = gender_of (along_record_get_enum (record, ALONG_PERSON_P_SEX_AT_BIRTH));
  person->dead = died != ALONG_DAY_NONE && died <= self->day;
  set_age (self, person, record);
  if (person->dead)
    {
      g_autofree char *years = years_of_life (record);

      add_line (person, years);
    }
  else if (!(self->flags & ALONG_GRAPH_PAST))
    add_line (person, along_record_get_text (record, ALONG_PERSON_P_ROLE));
  if (along_record_has (record, ALONG_PERSON_P_TWIN))
    {
      person->twins = g_strdup (along_record_get_text (record, ALONG_PERSON_P_TWIN));
      person->zygosity = along_record_has (record, ALONG_PERSON_P_MONOZYGOTIC)
                           ? (along_record_get_bool (record, ALONG_PERSON_P_MONOZYGOTIC) ? ALONG_GRAPH_IDENTICAL
                                                                                          : ALONG_GRAPH_FRATERNAL)
                           : ALONG_GRAPH_ZYGOSITY_UNKNOWN;
    }
  else if (pregnancy != NULL)
    {
      guint n;

      along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
      if (n > 1)
        person->twins = along_graph_key (along_record_get_id (pregnancy));
    }
  if (lost)
    set_loss (person, pregnancy, kind, code);
  else if (!born)
    set_expected (self, person, pregnancy);
  else
    {
      if (person->dead && died != ALONG_DAY_NONE && person->birth_lo != ALONG_DAY_NONE &&
          died - person->birth_lo < NEONATAL_DAYS && person->birth_lo == person->birth_hi)
        add_line (person, C_("neonatal death", "NND"));
      if (self->flags & ALONG_GRAPH_WITH_CONDITIONS)
        set_conditions (self, person, id);
      set_letters (person, record);
    }
}

/* A pregnancy whose baby is not written down as a person yet, or was lost. */
static void
add_pregnancy (People *self, AlongRecord *pregnancy)
{
  int outcome = along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME);
  int ended = pregnancy_end (pregnancy);
  g_autofree char *key = NULL;
  AlongGraphPerson *person;
  AlongGraphKind kind;
  const char *code;
  gboolean loss = loss_kind (outcome, &kind, &code) && (ended == ALONG_DAY_NONE || ended <= self->day);

  if (along_record_has (pregnancy, ALONG_PREGNANCY_P_BABIES))
    return;
  if (loss ? !(self->flags & ALONG_GRAPH_WITH_LOSSES)
           : !begun (self, pregnancy) || (ended != ALONG_DAY_NONE && ended <= self->day))
    return;
  key = along_graph_key (along_record_get_id (pregnancy));
  person = along_graph_add_person (self->graph, key, loss ? NULL : _("Baby"));
  if (loss)
    set_loss (person, pregnancy, kind, code);
  else
    set_expected (self, person, pregnancy);
}

/** along_graph_add_people: everybody who is in the picture on @day. */
void
along_graph_add_people (AlongGraph *graph, AlongFamily *family, int day, AlongGraphFlags flags)
{
  People self = { graph, family, day, flags };
  AlongRecord *record;
  int rank = 0;

  ALONG_FOREACH (record, family, ALONG_KIND_PERSON)
    add_person (&self, record, rank++);
  ALONG_FOREACH (record, family, ALONG_KIND_PREGNANCY)
    add_pregnancy (&self, record);
}
