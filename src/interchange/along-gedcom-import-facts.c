/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a GEDCOM document says of its people besides names, days and kin: pregnancies and how they went, gender, care,
 * health, who lives together. What has a place in the record is taken; the rest stays as lines. */
#include "along-gedcom-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-check.h"
#include "along-gedcom-words.h"
#include "along-text.h"

/** along_gedcom_import_take: what @line says is in the record now, so that it need not be kept as a line. */
void
along_gedcom_import_take (Import *import, guint line)
{
  import->taken[line] = TRUE;
}

/** along_gedcom_import_take_child: the line @tag below @line, which is taken; 0: there is none. */
guint
along_gedcom_import_take_child (Import *import, guint line, const char *tag)
{
  guint child = along_gedcom_line_find (import->gedcom, line, tag);

  if (child != 0)
    along_gedcom_import_take (import, child);
  return child;
}

static char *
text_of (Import *import, guint line, const char *tag)
{
  guint child = along_gedcom_line_find (import->gedcom, line, tag);
  char *text = child != 0 ? along_gedcom_line_text (import->gedcom, child) : NULL;

  return text != NULL ? g_strstrip (text) : NULL;
}

/** along_gedcom_import_period: the DATE below @line as first and last day; it is taken if it says no more than these. */
void
along_gedcom_import_period (Import *import, guint line, char **from, char **to)
{
  g_autofree char *text = text_of (import, line, "DATE"), *again = NULL;

  along_gedcom_period_of (text, from, to);
  if (*from != NULL && (along_gedcom_import_is_future (import, *from) || along_gedcom_import_ends_before (*from, *to)))
    {
      g_clear_pointer (from, g_free);
      g_clear_pointer (to, g_free);
    }
  again = along_gedcom_period_to_text (*from, *to);
  if (again != NULL && g_ascii_strcasecmp (again, text) == 0)
    along_gedcom_import_take_child (import, line, "DATE");
}

/* Whether two days (nullable) are known, and at most a year apart. */
static gboolean
are_near (const char *one, const char *other)
{
  enum { YEAR = 366 };
  int first = one != NULL ? along_date_first_day (one) : ALONG_DAY_NONE, last = one != NULL ? along_date_last_day (one) : ALONG_DAY_NONE;
  int other_first = other != NULL ? along_date_first_day (other) : ALONG_DAY_NONE;
  int other_last = other != NULL ? along_date_last_day (other) : ALONG_DAY_NONE;

  return first != ALONG_DAY_NONE && last != ALONG_DAY_NONE && other_first != ALONG_DAY_NONE && other_last != ALONG_DAY_NONE
         && other_first - last <= YEAR && first - other_last <= YEAR;
}

/* Whether the event is how the pregnancy went that this person is a baby of. Of somebody who lived on, or may have, it is
 * what they went through themselves. */
static gboolean
is_of_baby (Import *import, const AlongGedcomPerson *person, guint event, int outcome)
{
  g_autofree char *text = text_of (import, event, "DATE"), *code = text_of (import, event, "_ALN_CODE"), *from = NULL, *to = NULL;
  gboolean ours = code != NULL && along_enum_find (ALONG_ENUM_PREGNANCY_OUTCOME, code) == outcome;

  if (outcome == ALONG_PREGNANCY_OUTCOME_OPEN && (person->born != NULL || person->dead))
    return FALSE;
  if (ours)
    return TRUE;
  if (person->n_couples > 0)
    return FALSE;
  if (person->name == NULL && person->born == NULL)
    return TRUE;
  along_gedcom_period_of (text, &from, &to);
  return outcome != ALONG_PREGNANCY_OUTCOME_OPEN && (from == NULL || are_near (person->born, from))
         && (person->died == NULL || are_near (person->born, person->died)) && (from != NULL || person->died != NULL);
}

/* The event of the person that tells how a pregnancy went; 0: there is none. */
static guint
outcome_line (Import *import, guint index, int *outcome)
{
  AlongGedcom *gedcom = import->gedcom;

  for (guint line = along_gedcom_line_first (gedcom, import->people[index].line); line != 0; line = along_gedcom_line_next (gedcom, line))
    {
      g_autofree char *type = along_gedcom_line_is (gedcom, line, "EVEN") ? text_of (import, line, "TYPE") : NULL;

      *outcome = along_gedcom_outcome_of_type (type);
      if (*outcome >= 0 && is_of_baby (import, &import->people[index], line, *outcome))
        return line;
    }
  *outcome = -1;
  return 0;
}

/* Mother and other parent of a child, as the file has them; ALONG_GEDCOM_NOBODY: not known. */
static void
parents_of (Import *import, const AlongGedcomPerson *person, guint *mother, guint *other)
{
  const AlongGedcomCouple *couple = person->n_links > 0 ? &import->couples[import->links[person->links[0]].couple] : NULL;

  *mother = *other = ALONG_GEDCOM_NOBODY;
  if (couple == NULL || couple->wife == couple->husband)
    return;
  *mother = couple->wife;
  *other = couple->husband;
  if (*mother == ALONG_GEDCOM_NOBODY && *other != ALONG_GEDCOM_NOBODY && import->people[*other].sex != 'M')
    {
      *mother = *other;
      *other = ALONG_GEDCOM_NOBODY;
    }
}

/** along_gedcom_import_is_loss: whether the record of a person stands for a pregnancy that was lost: nobody was named, and there
 * is no mark that a person would have to hold. */
gboolean
along_gedcom_import_is_loss (Import *import, guint index)
{
  const AlongGedcomPerson *person = &import->people[index];
  guint mother, other;
  int outcome;

  if (person->confidential || person->name != NULL || person->n_couples > 0 || person->n_links != 1 || person->born != NULL
      || outcome_line (import, index, &outcome) == 0)
    return FALSE;
  parents_of (import, person, &mother, &other);
  return mother != ALONG_GEDCOM_NOBODY
         && (outcome == ALONG_PREGNANCY_OUTCOME_MISCARRIAGE || outcome == ALONG_PREGNANCY_OUTCOME_TERMINATION
             || outcome == ALONG_PREGNANCY_OUTCOME_ECTOPIC);
}

static void
add_due_date (Import *import, AlongRecord *pregnancy, guint event)
{
  g_autofree char *from = NULL, *to = NULL, *text = text_of (import, event, "DATE");
  AlongRecord *edd;
  int day;

  along_gedcom_period_of (text, &from, &to);
  day = from != NULL ? along_date_first_day (from) : ALONG_DAY_NONE;
  if (day == ALONG_DAY_NONE || day != along_date_last_day (from) || !along_check_edd (day, import->today, NULL))
    return;
  edd = along_edit_create (import->edit, ALONG_KIND_EDD);
  along_record_set_ref (edd, ALONG_EDD_P_PREGNANCY, along_record_get_id (pregnancy));
  along_record_set_day (edd, ALONG_EDD_P_EDD, day);
  along_record_set_day (edd, ALONG_EDD_P_RECORDED, import->today);
  along_record_set_enum (edd, ALONG_EDD_P_SOURCE, ALONG_EDD_SOURCE_OTHER);
  along_record_set_enum (edd, ALONG_EDD_P_CONFIDENCE, ALONG_EDD_CONFIDENCE_UNKNOWN);
  along_record_set_bool (edd, ALONG_EDD_P_BEST, TRUE);
  along_gedcom_import_take_child (import, event, "DATE");
}

static void
set_gestation (Import *import, AlongRecord *pregnancy, guint event)
{
  g_autofree char *text = event != 0 ? text_of (import, event, "_ALN_GEST") : NULL;
  guint64 days;

  if (text == NULL || !along_text_to_number (text, 320, &days))
    return;
  along_record_set_int (pregnancy, ALONG_PREGNANCY_P_GESTATION_DAYS, (gint64) days);
  along_gedcom_import_take_child (import, event, "_ALN_GEST");
}

/* What a baby shares with those of the same pregnancy: to be a twin, the whole day of its end, or that it goes on; NULL: nothing
 * that says that they are of one. */
static char *
shared_by (Import *import, guint index, int outcome, const char *ended)
{
  AlongRecord *baby = import->record[index];
  const char *twins = baby != NULL ? along_record_get_text (baby, ALONG_PERSON_P_TWIN) : NULL;
  int day = ended != NULL ? along_date_first_day (ended) : ALONG_DAY_NONE;

  if (along_id_is_none (import->person[index]))
    return NULL;
  if (twins != NULL)
    return g_strconcat ("twins ", twins, NULL);
  if (outcome == ALONG_PREGNANCY_OUTCOME_OPEN || (day != ALONG_DAY_NONE && day == along_date_last_day (ended)))
    return g_strdup (ended != NULL ? ended : "");
  return NULL;
}

/* The pregnancy of a mother that went so; twins are babies of one. @shared: (nullable): of shared_by() */
static AlongRecord *
pregnancy_of (Import *import, guint mother, guint other, int outcome, const char *ended, const char *shared, gboolean *fresh)
{
  g_autofree char *key = g_strdup_printf ("%u %u %d %s", mother, other, outcome, shared != NULL ? shared : "");
  AlongRecord *record = shared != NULL ? g_hash_table_lookup (import->pregnancies, key) : NULL;

  *fresh = record == NULL;
  if (record != NULL)
    return record;
  record = along_edit_create (import->edit, ALONG_KIND_PREGNANCY);
  along_record_set_ref (record, ALONG_PREGNANCY_P_MOTHER, import->person[mother]);
  if (other != ALONG_GEDCOM_NOBODY)
    along_record_set_ref (record, ALONG_PREGNANCY_P_OTHER_PARENT, import->person[other]);
  along_record_set_enum (record, ALONG_PREGNANCY_P_OUTCOME, outcome);
  if (ended != NULL)
    along_record_set_text (record, ALONG_PREGNANCY_P_ENDED, ended);
  if (shared != NULL)
    g_hash_table_insert (import->pregnancies, g_steal_pointer (&key), record);
  return record;
}

/* Whether the record has these parents' pregnancy already: of this baby, or this loss. */
static gboolean
is_pregnancy_here (Import *import, guint index, guint mother, int outcome, const char *ended)
{
  AlongId baby = import->person[index];

  if (import->here == NULL)
    return FALSE;
  if (along_id_is_none (baby))
    return along_gedcom_here_has_loss (import->here, import->person[mother], outcome, ended);
  /* here with other parents, who were left as they are */
  return along_gedcom_import_is_tied (import, ALONG_GEDCOM_TIE_PREGNANCY, baby, import->person[mother], NULL)
         || (along_gedcom_here_has_parents (import->here, index)
             && !along_gedcom_import_is_tied (import, ALONG_GEDCOM_TIE_PARENT, baby, import->person[mother], NULL));
}

/* A baby to come, a baby who died, a loss: a pregnancy of the mother, if she is known. */
static void
add_pregnancy (Import *import, guint index)
{
  const AlongGedcomPerson *person = &import->people[index];
  AlongId baby = import->person[index];
  g_autofree char *from = NULL, *to = NULL, *shared = NULL;
  const char *ended = person->died != NULL ? person->died : person->born;
  guint mother, other, n, event;
  gboolean fresh;
  int outcome = -1;
  AlongRecord *record;

  event = outcome_line (import, index, &outcome);
  if (event == 0 && person->stillborn)
    outcome = ALONG_PREGNANCY_OUTCOME_STILLBIRTH;
  parents_of (import, person, &mother, &other);
  if (outcome < 0 || mother == ALONG_GEDCOM_NOBODY || (outcome == ALONG_PREGNANCY_OUTCOME_OPEN && (person->born != NULL || person->dead)))
    return;
  if (event != 0 && outcome != ALONG_PREGNANCY_OUTCOME_OPEN)
    {
      along_gedcom_import_period (import, event, &from, &to);
      ended = from != NULL ? from : ended;
    }
  if (outcome == ALONG_PREGNANCY_OUTCOME_OPEN || (ended != NULL && along_gedcom_import_is_future (import, ended)))
    ended = NULL;
  if (event != 0)
    {
      along_gedcom_import_take (import, event);
      along_gedcom_import_take_child (import, event, "TYPE");
      along_gedcom_import_take_child (import, event, "_ALN_CODE");
    }
  if (is_pregnancy_here (import, index, mother, outcome, ended))
    return;
  shared = shared_by (import, index, outcome, ended);
  record = pregnancy_of (import, mother, other, outcome, ended, shared, &fresh);
  if (event != 0 && fresh && outcome == ALONG_PREGNANCY_OUTCOME_OPEN)
    add_due_date (import, record, event);
  else if (event != 0 && outcome == ALONG_PREGNANCY_OUTCOME_OPEN)
    along_gedcom_import_take_child (import, event, "DATE");
  set_gestation (import, record, event);
  if (!along_id_is_none (baby))
    {
      const AlongId *there = along_record_get_refs (record, ALONG_PREGNANCY_P_BABIES, &n);
      g_autofree AlongId *babies = g_new (AlongId, n + 1);

      if (n > 0)
        memcpy (babies, there, n * sizeof *babies);
      babies[n] = baby;
      along_record_set_refs (record, ALONG_PREGNANCY_P_BABIES, babies, n + 1);
      if (n > 0)
        along_record_set_int (record, ALONG_PREGNANCY_P_MULTIPLICITY, n + 1);
    }
}

/* FACT of TYPE "Gender identity": then SEX is what was written down at birth. */
static gboolean
take_gender (Import *import, AlongRecord *person, guint index, guint line)
{
  g_autofree char *code = text_of (import, line, "_ALN_CODE"), *words = along_gedcom_line_text (import->gedcom, line);
  int gender = code != NULL ? along_enum_find (ALONG_ENUM_GENDER, code) : -1;
  char sex = import->people[index].sex;

  if (gender < 0)
    gender = along_gedcom_gender_of_words (words);
  if (gender < 0)
    return FALSE;
  along_record_set_enum (person, ALONG_PERSON_P_GENDER, gender);
  if (sex == 'F' || sex == 'M')
    along_record_set_enum (person, ALONG_PERSON_P_SEX_AT_BIRTH, sex == 'F' ? ALONG_SEX_AT_BIRTH_FEMALE : ALONG_SEX_AT_BIRTH_MALE);
  return TRUE;
}

static void
take_health (Import *import, AlongRecord *person, guint line)
{
  AlongRecord *record = along_edit_create (import->edit, ALONG_KIND_CONDITION);
  g_autofree char *words = along_gedcom_line_text (import->gedcom, line), *code = text_of (import, line, "_ALN_CODE"), *from = NULL, *to = NULL;
  g_auto (GStrv) codes = g_strsplit (code != NULL ? code : "", " ", 2);
  int area = codes[0] != NULL ? along_enum_find (ALONG_ENUM_CONDITION_AREA, codes[0]) : -1;
  int status = codes[0] != NULL && codes[1] != NULL ? along_enum_find (ALONG_ENUM_CONDITION_STATUS, codes[1]) : -1;

  along_record_set_ref (record, ALONG_CONDITION_P_PERSON, along_record_get_id (person));
  along_gedcom_import_set_line (import, record, ALONG_CONDITION_P_TEXT, words, along_gedcom_line_number (import->gedcom, line));
  along_record_set_enum (record, ALONG_CONDITION_P_AREA, area >= 0 ? area : ALONG_CONDITION_AREA_TEXT_ONLY);
  along_record_set_enum (record, ALONG_CONDITION_P_STATUS, status >= 0 ? status : ALONG_CONDITION_STATUS_CURRENT);
  along_gedcom_import_period (import, line, &from, &to);
  along_record_set_text (record, ALONG_CONDITION_P_FROM, from);
  along_record_set_text (record, ALONG_CONDITION_P_TO, to);
}

/* A status of a child that holds from a day on; without that day the record has no place for it. */
static const struct
{
  const char *type;
  AlongKindId kind;
  AlongEnumId values;
  int child, value, from, to, words;
} statuses[] = {
  { ALONG_GEDCOM_TYPE_SUPPORT, ALONG_KIND_SUPPORT_STATUS, ALONG_ENUM_SUPPORT_STATUS, ALONG_SUPPORT_STATUS_P_CHILD,
    ALONG_SUPPORT_STATUS_P_STATUS, ALONG_SUPPORT_STATUS_P_FROM, ALONG_SUPPORT_STATUS_P_TO, -1 },
  { ALONG_GEDCOM_TYPE_LEGAL, ALONG_KIND_LEGAL_STATUS, ALONG_ENUM_LEGAL_CODE, ALONG_LEGAL_STATUS_P_CHILD, ALONG_LEGAL_STATUS_P_CODE,
    ALONG_LEGAL_STATUS_P_FROM, ALONG_LEGAL_STATUS_P_TO, ALONG_LEGAL_STATUS_P_TEXT },
  { ALONG_GEDCOM_TYPE_LIVING, ALONG_KIND_LIVING, ALONG_ENUM_LIVING, ALONG_LIVING_P_CHILD, ALONG_LIVING_P_LIVING, ALONG_LIVING_P_FROM,
    ALONG_LIVING_P_TO, ALONG_LIVING_P_WITH_TEXT },
};

/* Those of the file with whom the child lives. */
static void
set_with (Import *import, AlongRecord *record, guint line)
{
  AlongGedcom *gedcom = import->gedcom;
  g_autoptr (GArray) with = g_array_new (FALSE, FALSE, sizeof (AlongId));

  for (guint child = along_gedcom_line_first (gedcom, line); child != 0; child = along_gedcom_line_next (gedcom, child))
    {
      g_autofree char *xref = along_gedcom_line_is (gedcom, child, "_ALN_WITH") ? along_gedcom_line_pointer (gedcom, child) : NULL;
      guint person;

      if (xref == NULL || !along_gedcom_find_person (gedcom, xref, &person) || along_id_is_none (import->person[person]))
        continue;
      g_array_append_val (with, import->person[person]);
      along_gedcom_import_take (import, child);
    }
  along_record_set_refs (record, ALONG_LIVING_P_WITH, (const AlongId *) (gpointer) with->data, with->len);
}

static gboolean
take_status (Import *import, AlongRecord *person, guint line, const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_ascii_strcasecmp (type, statuses[i].type) == 0)
      {
        g_autofree char *code = text_of (import, line, "_ALN_CODE"), *from = NULL, *to = NULL, *words = NULL;
        int value = code != NULL ? along_enum_find (statuses[i].values, code) : -1;
        AlongRecord *record;

        along_gedcom_import_period (import, line, &from, &to);
        if (value < 0 || from == NULL)
          return FALSE;
        record = along_edit_create (import->edit, statuses[i].kind);
        along_record_set_ref (record, statuses[i].child, along_record_get_id (person));
        along_record_set_enum (record, statuses[i].value, value);
        along_record_set_text (record, statuses[i].from, from);
        along_record_set_text (record, statuses[i].to, to);
        words = text_of (import, line, "NOTE");
        if (statuses[i].words >= 0 && words != NULL)
          {
            along_gedcom_import_set_line (import, record, statuses[i].words, words, along_gedcom_line_number (import->gedcom, line));
            along_gedcom_import_take_child (import, line, "NOTE");
          }
        if (statuses[i].kind == ALONG_KIND_LIVING)
          set_with (import, record, line);
        return TRUE;
      }
  return FALSE;
}

/* A fact of which the record has one: the first. */
static gboolean
take_line (Import *import, AlongRecord *person, int property, const char *words, guint line)
{
  if (along_record_has (person, property))
    return FALSE;
  along_gedcom_import_set_line (import, person, property, words, along_gedcom_line_number (import->gedcom, line));
  return TRUE;
}

static gboolean
take_sort (Import *import, AlongRecord *person, guint line)
{
  g_autofree char *code = text_of (import, line, "_ALN_CODE");
  int sort = code != NULL ? along_enum_find (ALONG_ENUM_PERSON_SORT, code) : -1;

  if (sort < 0 || along_record_has (person, ALONG_PERSON_P_SORT))
    return FALSE;
  along_record_set_enum (person, ALONG_PERSON_P_SORT, sort);
  return TRUE;
}

static void
take_fact (Import *import, AlongRecord *person, guint index, guint line)
{
  g_autofree char *type = text_of (import, line, "TYPE"), *words = along_gedcom_line_text (import->gedcom, line);
  gboolean taken = FALSE;

  if (type == NULL || *words == '\0')
    return;
  if (g_ascii_strcasecmp (type, ALONG_GEDCOM_TYPE_GENDER) == 0)
    taken = take_gender (import, person, index, line);
  else if (g_ascii_strcasecmp (type, ALONG_GEDCOM_TYPE_ORIENTATION) == 0)
    taken = take_line (import, person, ALONG_PERSON_P_ORIENTATION, words, line);
  else if (g_ascii_strcasecmp (type, ALONG_GEDCOM_TYPE_COUNT) == 0)
    taken = take_line (import, person, ALONG_PERSON_P_COUNT, words, line);
  else if (g_ascii_strcasecmp (type, ALONG_GEDCOM_TYPE_SORT) == 0)
    taken = take_sort (import, person, line);
  else if (g_ascii_strcasecmp (type, ALONG_GEDCOM_TYPE_HEALTH) == 0)
    {
      take_health (import, person, line);
      taken = TRUE;
    }
  else
    taken = take_status (import, person, line, type);
  if (!taken)
    return;
  along_gedcom_import_take (import, line);
  along_gedcom_import_take_child (import, line, "TYPE");
  along_gedcom_import_take_child (import, line, "_ALN_CODE");
}

/* The household that the record _ALN_HOUS stands for: one of that name that is here, else a new one. */
static AlongId
household_of (Import *import, const char *xref)
{
  g_autofree char *name = NULL, *note = NULL;
  const AlongId *there = xref != NULL ? g_hash_table_lookup (import->houses, xref) : NULL;
  guint source = xref != NULL ? along_gedcom_record (import->gedcom, xref) : 0;
  AlongRecord *record;
  AlongId id;

  if (there != NULL)
    return *there;
  if (source == 0 || !along_gedcom_line_is (import->gedcom, source, "_ALN_HOUS"))
    return ALONG_ID_NONE;
  name = text_of (import, source, "NAME");
  note = text_of (import, source, "NOTE");
  along_gedcom_import_take (import, source);
  along_gedcom_import_take_child (import, source, "NAME");
  along_gedcom_import_take_child (import, source, "NOTE");
  if (name == NULL || *name == '\0')
    {
      g_free (name);
      name = g_strdup (_ ("Household"));
    }
  if (import->here == NULL || !along_gedcom_here_household (import->here, name, &id))
    {
      record = along_edit_create (import->edit, ALONG_KIND_HOUSEHOLD);
      along_gedcom_import_set_line (import, record, ALONG_HOUSEHOLD_P_NAME, name, along_gedcom_line_number (import->gedcom, source));
      along_gedcom_import_set_text (import, record, ALONG_HOUSEHOLD_P_NOTE, note, along_gedcom_line_number (import->gedcom, source));
      id = along_record_get_id (record);
    }
  g_hash_table_insert (import->houses, g_strdup (xref), g_memdup2 (&id, sizeof id));
  return id;
}

/* The address that says what the household is called, as we write it; another, of whoever changed the file, is kept. */
static void
take_address (Import *import, guint line, const char *xref)
{
  g_autofree char *name = text_of (import, along_gedcom_record (import->gedcom, xref), "NAME"), *address = text_of (import, line, "ADDR");

  if (address != NULL && g_strcmp0 (name, address) == 0)
    along_gedcom_import_take_child (import, line, "ADDR");
}

static void
take_home (Import *import, AlongRecord *person, guint line)
{
  guint pointer = along_gedcom_line_find (import->gedcom, line, "_ALN_HOUS");
  g_autofree char *xref = pointer != 0 ? along_gedcom_line_pointer (import->gedcom, pointer) : NULL;
  AlongId household = household_of (import, xref);
  g_autofree char *from = NULL, *to = NULL;
  AlongRecord *record;

  if (along_id_is_none (household))
    return;
  along_gedcom_import_period (import, line, &from, &to);
  record = along_edit_create (import->edit, ALONG_KIND_MEMBERSHIP);
  along_record_set_ref (record, ALONG_MEMBERSHIP_P_HOUSEHOLD, household);
  along_record_set_ref (record, ALONG_MEMBERSHIP_P_PERSON, along_record_get_id (person));
  along_record_set_text (record, ALONG_MEMBERSHIP_P_FROM, from);
  along_record_set_text (record, ALONG_MEMBERSHIP_P_TO, to);
  along_gedcom_import_take (import, line);
  along_gedcom_import_take (import, pointer);
  take_address (import, line, xref);
}

/** along_gedcom_import_homes: households that nobody lives in are households, too. */
void
along_gedcom_import_homes (Import *import)
{
  for (guint line = along_gedcom_line_first (import->gedcom, 0); line != 0; line = along_gedcom_line_next (import->gedcom, line))
    if (along_gedcom_line_is (import->gedcom, line, "_ALN_HOUS"))
      {
        g_autofree char *xref = along_gedcom_line_xref (import->gedcom, line);

        household_of (import, xref);
      }
}

/** along_gedcom_import_facts: after people, couples and links. Of those who are here already only how a pregnancy went. */
void
along_gedcom_import_facts (Import *import, guint index)
{
  AlongGedcom *gedcom = import->gedcom;
  AlongRecord *person = import->record[index];

  add_pregnancy (import, index);
  if (person == NULL)
    return;
  for (guint line = along_gedcom_line_first (gedcom, import->people[index].line); line != 0; line = along_gedcom_line_next (gedcom, line))
    if (along_gedcom_line_is (gedcom, line, "FACT") || along_gedcom_line_is (gedcom, line, "EVEN"))
      take_fact (import, person, index, line);
    else if (along_gedcom_line_is (gedcom, line, "RESI"))
      take_home (import, person, line);
}
