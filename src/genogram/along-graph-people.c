/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People, pregnancies and losses of a family's record on one day. */
#include "along-graph-people.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-age.h"
#include "along-facts.h"
#include "along-text.h"

#define NEONATAL_DAYS 28
#define OLDEST 115 /* years */
#define MOST_AREAS 4
#define MOST_IN_ONE 99

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
year_of (const AlongDate *date)
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
set_years (People *self, AlongGraphPerson *person, AlongRecord *record)
{
  AlongDate born, died;
  gboolean has_born = along_record_get_date (record, ALONG_PERSON_P_BORN, &born) && born.lo != ALONG_DAY_NONE;
  gboolean has_died = along_record_get_date (record, ALONG_PERSON_P_DIED, &died) && died.lo != ALONG_DAY_NONE;
  g_autofree char *first = has_born ? year_of (&born) : NULL, *last = has_died ? year_of (&died) : NULL;

  if (!person->dead && !(self->flags & ALONG_GRAPH_WITH_YEARS) && !(has_born && is_beyond (&born, self->day)))
    return;
  along_graph_set_years (person, first, person->dead ? last : NULL);
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

/* Of twins to be that are not written down one by one. */
static const char *
many_words (AlongRecord *pregnancy)
{
  guint n;

  along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  switch (n > 1 ? 1 : along_record_get_int (pregnancy, ALONG_PREGNANCY_P_MULTIPLICITY, 1))
    {
    case 1:
      return NULL;
    case 2:
      return _("twins");
    case 3:
      return _("triplets");
    default:
      return _("several babies");
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
  g_clear_pointer (&person->years_left, g_free);
  g_clear_pointer (&person->years_right, g_free);
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
  add_line (person, many_words (pregnancy));
}

/* The clinical pedigree writes the sex of a baby that was lost, where it is known. */
static const char *
sex_words (AlongGraphGender gender)
{
  return gender == ALONG_GRAPH_FEMALE ? _("female") : gender == ALONG_GRAPH_MALE ? _("male") : NULL;
}

/* "MC 9/40, 2023" */
static char *
loss_caption (AlongRecord *pregnancy, const char *code, const char *sex)
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
  if (sex != NULL)
    g_string_append_printf (text, ", %s", sex);
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
set_loss (People *self, AlongGraphPerson *person, AlongRecord *pregnancy, AlongGraphKind kind, const char *code)
{
  const char *note = along_record_get_text (pregnancy, ALONG_PREGNANCY_P_NOTE);
  /* for medical reasons, where the note says so */
  gboolean tfmr = kind == ALONG_GRAPH_TERMINATION && note != NULL && strstr (note, "TFMR") != NULL;
  const char *sex = (self->flags & ALONG_GRAPH_CLINICAL) && kind != ALONG_GRAPH_STILLBIRTH ? sex_words (person->gender) : NULL;
  g_autofree char *caption = loss_caption (pregnancy, tfmr ? C_("termination of pregnancy", "TFMR") : code, sex);
  int ended = pregnancy_end (pregnancy);

  person->kind = kind;
  g_clear_pointer (&person->inside, g_free);
  g_clear_pointer (&person->age, g_free);
  g_clear_pointer (&person->lines, g_free);
  g_clear_pointer (&person->years_left, g_free);
  g_clear_pointer (&person->years_right, g_free);
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

/* Which shading a condition asks for; 0: none. */
static guint
area_of (AlongRecord *condition)
{
  static const guint suspected[] = { ALONG_GRAPH_AREA_PHYSICAL_SUSPECTED, ALONG_GRAPH_AREA_MENTAL_SUSPECTED,
                                     ALONG_GRAPH_AREA_MISUSE_SUSPECTED };
  static const guint areas[] = { ALONG_GRAPH_AREA_PHYSICAL, ALONG_GRAPH_AREA_MENTAL, ALONG_GRAPH_AREA_MISUSE };
  static const guint recovery[] = { ALONG_GRAPH_AREA_PHYSICAL_RECOVERY, ALONG_GRAPH_AREA_MENTAL_RECOVERY,
                                    ALONG_GRAPH_AREA_MISUSE_RECOVERY };
  int area = along_record_get_enum (condition, ALONG_CONDITION_P_AREA);

  if (area < 0 || area >= (int) G_N_ELEMENTS (areas))
    return 0;
  switch (along_record_get_enum (condition, ALONG_CONDITION_P_STATUS))
    {
    case ALONG_CONDITION_STATUS_PAST:
      return 0;
    case ALONG_CONDITION_STATUS_IN_RECOVERY:
      return recovery[area];
    case ALONG_CONDITION_STATUS_SUSPECTED:
      return suspected[area];
    default:
      return areas[area];
    }
}

static void
add_letter (AlongGraphPerson *person, const char *letter)
{
  char *letters;

  if (person->letters != NULL && strstr (person->letters, letter) != NULL)
    return;
  letters = g_strconcat (person->letters != NULL ? person->letters : "", letter, NULL);
  g_free (person->letters);
  person->letters = letters;
}

/* A condition that is written down as no more than words, but has a letter of its own: smoking, obesity. */
static const char *
letter_of (AlongRecord *condition)
{
  const char *text = along_record_get_text (condition, ALONG_CONDITION_P_TEXT);
  g_autofree char *words = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  if (words == NULL || along_record_get_enum (condition, ALONG_CONDITION_P_STATUS) != ALONG_CONDITION_STATUS_CURRENT)
    return NULL;
  if (g_str_has_prefix (words, "smoker") || g_str_has_prefix (words, "smokes") || g_str_has_prefix (words, "smoking"))
    return C_("smoker", "S");
  return g_str_has_prefix (words, "obes") ? C_("obesity", "O") : NULL;
}

static int
count_areas (guint areas)
{
  int n = 0;

  for (; areas != 0; areas &= areas - 1)
    n++;
  return n;
}

/* Shading and letters; all conditions in words. More than four areas in one symbol nobody can read: then words alone,
 * under the name. */
static void
set_conditions (People *self, AlongGraphPerson *person, AlongId id)
{
  AlongRecord *condition;
  g_autoptr (GString) words = g_string_new (NULL);

  ALONG_FOREACH (condition, self->family, ALONG_KIND_CONDITION)
    {
      int status = along_record_get_enum (condition, ALONG_CONDITION_P_STATUS);
      const char *letter;

      if (!along_record_refers_to (condition, ALONG_CONDITION_P_PERSON, id) ||
          !along_record_valid_on (condition, ALONG_CONDITION_P_FROM, ALONG_CONDITION_P_TO, self->day))
        continue;
      person->areas |= area_of (condition);
      letter = letter_of (condition);
      if (letter != NULL)
        add_letter (person, letter);
      g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "",
                              along_record_get_text (condition, ALONG_CONDITION_P_TEXT));
      if (status == ALONG_CONDITION_STATUS_IN_RECOVERY)
        g_string_append_printf (words, " (%s)", _("in recovery"));
      else if (status == ALONG_CONDITION_STATUS_SUSPECTED)
        g_string_append_printf (words, " (%s)", _("perhaps"));
      else if (status == ALONG_CONDITION_STATUS_PAST)
        g_string_append_printf (words, " (%s)", C_("condition", "in the past"));
    }
  if (count_areas (person->areas) > MOST_AREAS)
    {
      person->areas = 0;
      add_line (person, words->str);
    }
  else if (words->len > 0)
    person->description = g_strdup (words->str);
  if (person->areas & (ALONG_GRAPH_AREA_PHYSICAL_RECOVERY | ALONG_GRAPH_AREA_MENTAL_RECOVERY | ALONG_GRAPH_AREA_MISUSE_RECOVERY))
    add_letter (person, C_("in recovery", "R"));
}

/* Needs another language than English, or an interpreter. */
static void
set_language (AlongGraphPerson *person, AlongRecord *record)
{
  const char *const *languages = along_record_get_lines (record, ALONG_PERSON_P_LANGUAGES);
  gboolean english = languages == NULL || languages[0] == NULL;

  for (int i = 0; languages != NULL && languages[i] != NULL; i++)
    english = english || g_ascii_strncasecmp (languages[i], "english", strlen ("english")) == 0 ||
              g_ascii_strncasecmp (languages[i], "british sign", strlen ("british sign")) == 0;
  if (!english)
    add_letter (person, C_("language need", "L"));
  if (along_record_has (record, ALONG_PERSON_P_INTERPRETER))
    add_letter (person, C_("interpreter needed", "I"));
}

/* Sex recorded at birth: an inner shape; in the clinical pedigree a word, where it says something. */
static void
set_at_birth (People *self, AlongGraphPerson *person, AlongRecord *record)
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
  add_line (person, person->at_birth == ALONG_GRAPH_FEMALE ? C_("sex at birth", "AFAB") : C_("sex at birth", "AMAB"));
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
        add_line (person, C_("under a symbol", "pet"));
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
  person->dead = died != ALONG_DAY_NONE && died <= self->day;
  set_age (self, person, record);
  set_years (self, person, record);
  if (!person->dead && !(self->flags & ALONG_GRAPH_PAST))
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
    set_loss (self, person, pregnancy, kind, code);
  else if (!born)
    set_expected (self, person, pregnancy);
  else
    {
      if (person->dead && (self->flags & ALONG_GRAPH_WITH_LOSSES) &&
          (outcome == ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH ||
           (person->birth_lo != ALONG_DAY_NONE && died >= person->birth_lo && died - person->birth_lo < NEONATAL_DAYS && person->birth_lo == person->birth_hi)))
        add_line (person, C_("neonatal death", "NND"));
      set_at_birth (self, person, record);
      set_sort (person, record);
      if (self->flags & ALONG_GRAPH_WITH_ORIENTATION)
        person->orientation = g_strdup (along_record_get_text (record, ALONG_PERSON_P_ORIENTATION));
      if (self->flags & ALONG_GRAPH_WITH_CONDITIONS)
        set_conditions (self, person, id);
      set_language (person, record);
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
    set_loss (self, person, pregnancy, kind, code);
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
