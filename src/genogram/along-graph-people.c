/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AlongPeople of a family's record on one day. */
#include "along-graph-people.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-age.h"
#include "along-facts.h"
#include "along-graph-people-private.h"
#include "along-text.h"

#define NEONATAL_DAYS 28
#define OLDEST 115 /* years */
#define MOST_IN_ONE 99

/** along_graph_key: the text of an id: key of a person or couple in the graph. */
char *
along_graph_key (AlongId id)
{
  return along_id_to_text (id);
}

/* A further line under the name; none or an empty one adds nothing. */
void
along_people_add_line (AlongGraphPerson *person, const char *line)
{
  char *joined;

  if (line == NULL || *line == '\0')
    return;
  joined = person->lines == NULL ? g_strdup (line) : g_strconcat (person->lines, "\n", line, NULL);
  g_free (person->lines);
  person->lines = joined;
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

/* "1941", or "~1941" */
char *
along_graph_year (const AlongDate *date)
{
  int year, month, day;

  along_day_to_ymd (date->lo, &year, &month, &day);
  return g_strdup_printf ("%s%d", date->approximate ? "~" : "", year);
}

/* Whether nobody can be as old as who was born then would be: of them no death is known, and no age is told. */
static gboolean
is_beyond (const AlongDate *born, int day)
{
  return born->hi != ALONG_DAY_NONE && born->hi < day && along_age_years (born->hi, day) > OLDEST;
}

/* "1941–" and "2002"; where the birth is not known, "d. 2002". */
static void
set_years (AlongPeople *self, AlongGraphPerson *person, AlongRecord *record)
{
  AlongDate born, died;
  gboolean has_born = along_record_get_date (record, ALONG_PERSON_P_BORN, &born) && born.lo != ALONG_DAY_NONE;
  gboolean has_died = along_record_get_date (record, ALONG_PERSON_P_DIED, &died) && died.lo != ALONG_DAY_NONE;
  g_autofree char *first = has_born ? along_graph_year (&born) : NULL, *last = has_died ? along_graph_year (&died) : NULL;

  if (!person->dead && !(self->flags & ALONG_GRAPH_WITH_YEARS) && !(has_born && is_beyond (&born, self->day)))
    return;
  along_graph_set_years (person, first, person->dead ? last : NULL);
}

/* Ages: exact where the day of birth is known, else about. */
static void
set_age (AlongPeople *self, AlongGraphPerson *person, AlongRecord *record)
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
  if (middle > day || born.hi - born.lo > 12 * 366 || (!person->dead && is_beyond (&born, day)))
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

/* Who was born, nobody wrote down when, is there now; on a day before today from when they were due. */
static gboolean
is_born (AlongPeople *self, AlongRecord *record, AlongRecord *pregnancy)
{
  int born = along_record_get_day (record, ALONG_PERSON_P_BORN), outcome, edd;

  if (pregnancy == NULL)
    return born == ALONG_DAY_NONE || born <= self->day;
  if (born == ALONG_DAY_NONE)
    born = along_facts_born (pregnancy);
  if (born != ALONG_DAY_NONE)
    return born <= self->day;
  outcome = along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME);
  if (outcome != ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH && outcome != ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH)
    return FALSE;
  edd = along_facts_best_edd (self->family, pregnancy);
  return !(self->flags & ALONG_GRAPH_PAST) || edd == ALONG_DAY_NONE || edd <= self->day;
}

/* Whether somebody is dead on the day. Of a newborn the pregnancy may be all that says so. */
static gboolean
is_dead (AlongPeople *self, AlongRecord *record, AlongRecord *pregnancy)
{
  int died = along_record_get_day (record, ALONG_PERSON_P_DIED);
  guint n = 0;

  if (pregnancy != NULL)
    along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  if (!along_record_has (record, ALONG_PERSON_P_DIED) && n == 1
      && along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME) == ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH)
    {
      died = along_record_get_day (pregnancy, ALONG_PREGNANCY_P_ENDED);
      return died == ALONG_DAY_NONE || died <= self->day;
    }
  return died != ALONG_DAY_NONE && died <= self->day;
}

/* Sex recorded at birth: an inner shape; in the clinical pedigree a word, where it says something. */
static void
set_at_birth (AlongPeople *self, AlongGraphPerson *person, AlongRecord *record)
{
  if (!along_record_has (record, ALONG_PERSON_P_SEX_AT_BIRTH) || !(self->flags & ALONG_GRAPH_WITH_SEX_AT_BIRTH))
    return;
  switch (along_record_get_enum (record, ALONG_PERSON_P_SEX_AT_BIRTH))
    {
    case ALONG_SEX_AT_BIRTH_FEMALE:
      person->at_birth = ALONG_GRAPH_FEMALE;
      break;
    case ALONG_SEX_AT_BIRTH_MALE:
      person->at_birth = ALONG_GRAPH_MALE;
      break;
    default:
      return;
    }
  if (!(self->flags & ALONG_GRAPH_CLINICAL) || person->at_birth == person->gender)
    return;
  /* Translators: assigned female, or male, at birth */
  along_people_add_line (person, person->at_birth == ALONG_GRAPH_FEMALE ? C_("sex at birth", "AFAB") : C_("sex at birth", "AMAB"));
}

/* Several people in one symbol, and whoever is there but not of the family. */
static void
set_sort (AlongGraphPerson *person, AlongRecord *record)
{
  const char *count = along_record_get_text (record, ALONG_PERSON_P_COUNT);
  guint64 number = 0;

  switch (along_record_get_enum (record, ALONG_PERSON_P_SORT))
    {
    case ALONG_PERSON_SORT_SIGNIFICANT_OTHER:
      person->professional = TRUE;
      break;
    case ALONG_PERSON_SORT_PET:
      person->kind = ALONG_GRAPH_PET;
      if (person->lines == NULL)
        along_people_add_line (person, C_("under a symbol", "pet"));
      break;
    default:
      break;
    }
  if (count == NULL || person->kind == ALONG_GRAPH_PET)
    return;
  if (!along_text_to_number (count, MOST_IN_ONE, &number) ? g_strcmp0 (count, "n") != 0 : number < 2)
    return;
  person->count = number > 0 ? (int) number : ALONG_GRAPH_MANY;
  g_free (person->inside);
  person->inside = number > 0 ? g_strdup_printf ("%d", (int) number) : g_strdup (C_("number not known", "n"));
  g_clear_pointer (&person->age, g_free);
}

static void
add_person (AlongPeople *self, AlongRecord *record, int rank)
{
  AlongId id = along_record_get_id (record);
  AlongRecord *pregnancy = along_people_pregnancy_of (self, id);
  gboolean born = is_born (self, record, pregnancy);
  int outcome = pregnancy != NULL ? along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME) : -1;
  int ended = pregnancy != NULL ? along_people_pregnancy_end (pregnancy) : ALONG_DAY_NONE;
  int died = along_record_get_day (record, ALONG_PERSON_P_DIED);
  g_autofree char *key = along_graph_key (id), *name = NULL;
  AlongGraphPerson *person;
  AlongGraphKind kind = ALONG_GRAPH_PERSON;
  const char *code = NULL;
  gboolean lost = pregnancy != NULL && along_people_loss_kind (outcome, &kind, &code) &&
                  (ended == ALONG_DAY_NONE || ended <= self->day);

  if (lost && !(self->flags & ALONG_GRAPH_WITH_LOSSES))
    return;
  if (!born && !lost && (pregnancy == NULL || !along_people_has_begun (self, pregnancy)))
    return;
  name = short_name (record);
  person = along_graph_add_person (self->graph, key, name);
  person->rank = rank;
  person->gender = gender_of (along_record_get_enum (record, ALONG_PERSON_P_GENDER));
  person->index = along_record_get_bool (record, ALONG_PERSON_P_INDEX);
  person->dead = is_dead (self, record, pregnancy);
  set_age (self, person, record);
  set_years (self, person, record);
  if (!person->dead && !(self->flags & ALONG_GRAPH_PAST))
    along_people_add_line (person, along_record_get_text (record, ALONG_PERSON_P_ROLE));
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
    along_people_set_loss (self, person, pregnancy, kind, code);
  else if (!born)
    along_people_set_expected (self, person, pregnancy);
  else
    {
      if (person->dead && (self->flags & ALONG_GRAPH_WITH_LOSSES) &&
          (outcome == ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH ||
           (person->birth_lo != ALONG_DAY_NONE && died >= person->birth_lo && died - person->birth_lo < NEONATAL_DAYS && person->birth_lo == person->birth_hi)))
        along_people_add_line (person, C_("neonatal death", "NND"));
      set_at_birth (self, person, record);
      set_sort (person, record);
      if (self->flags & ALONG_GRAPH_WITH_ORIENTATION)
        person->orientation = g_strdup (along_record_get_text (record, ALONG_PERSON_P_ORIENTATION));
      if (self->flags & ALONG_GRAPH_WITH_CONDITIONS)
        along_people_set_conditions (self, person, id);
      along_people_set_language (person, record);
    }
}

/** along_graph_add_people: everybody who is in the picture on @day. */
void
along_graph_add_people (AlongGraph *graph, AlongFamily *family, int day, AlongGraphFlags flags)
{
  AlongPeople self = { graph, family, day, flags };
  AlongRecord *record;
  int rank = 0;

  ALONG_FOREACH (record, family, ALONG_KIND_PERSON)
    add_person (&self, record, rank++);
  ALONG_FOREACH (record, family, ALONG_KIND_PREGNANCY)
    along_people_add_pregnancy (&self, record);
}
