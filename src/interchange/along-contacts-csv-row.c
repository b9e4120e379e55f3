/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a contacts file as records, or the reason why not. Nothing goes into the edit before the whole
 * row is known to be good. */
#include "along-contacts-csv-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-check.h"
#include "along-clock.h"
#include "along-facts.h"
#include "along-presets.h"
#include "along-text.h"

#define MOST_MINUTES (24 * 60)

typedef struct
{
  const char *const *fields;
  AlongFamily *family;
  AlongFamily *team;
  GHashTable *known;
  AlongEdit *edit;
  char *why; /* the first reason, or NULL */

  AlongInstant at;
  int day;
  int mode, status, place, by;
  int minutes;     /* -1: not said */
  int elements[3]; /* -1: not said; -2: took part, without minutes */
  gboolean shared;
  gboolean substantive;
  AlongRecord *episode;
  GArray *workers, *participants, *modules; /* AlongId */
  char **objectives;
} Row;

static gboolean refuse (Row *row, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (Row *row, const char *format, ...)
{
  va_list args;

  if (row->why == NULL)
    {
      va_start (args, format);
      row->why = g_strdup_vprintf (format, args);
      va_end (args);
    }
  return FALSE;
}

static char *
trimmed (Row *row, Column column)
{
  return g_strstrip (g_strdup (row->fields[column]));
}

/* Items between semicolons, empty ones left out. */
static char **
items_of (Row *row, Column column)
{
  g_auto (GStrv) parts = g_strsplit (row->fields[column], ";", -1);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (*parts[i] != '\0')
        g_ptr_array_add (items, g_strdup (parts[i]));
    }
  g_ptr_array_add (items, NULL);
  return (char **) g_ptr_array_steal (items, NULL);
}

/* "visit, phone, video": what may stand in a column. */
static char *
words_of (AlongEnumId id)
{
  GString *words = g_string_new (NULL);

  for (int i = 0; i < (int) along_enum_n_values (id); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", along_enum_text (id, i));
  return g_string_free (words, FALSE);
}

static gboolean
read_choice (Row *row, Column column, AlongEnumId id, gboolean needed, int *value)
{
  g_autofree char *given = trimmed (row, column);
  g_autofree char *word = g_ascii_strdown (given, -1), *words = NULL;

  *value = ALONG_ENUM_UNSET;
  if (*word == '\0')
    return !needed || refuse (row, _ ("“%s” is empty."), along_contacts_csv_columns[column]);
  *value = along_enum_find (id, word);
  if (*value != ALONG_ENUM_UNSET)
    return TRUE;
  words = words_of (id);
  return refuse (row, _ ("“%s” in the column “%s” is not one of its words: %s."), given, along_contacts_csv_columns[column], words);
}

static gboolean
read_number (Row *row, Column column, int *value)
{
  g_autofree char *word = trimmed (row, column);
  guint64 number;

  *value = -1;
  if (*word == '\0')
    return TRUE;
  if (!along_text_to_number (word, MOST_MINUTES, &number))
    return refuse (row, _ ("“%s” in the column “%s” is not a number of minutes."), word, along_contacts_csv_columns[column]);
  *value = (int) number;
  return TRUE;
}

static gboolean
read_yes_no (Row *row, Column column, gboolean *value)
{
  g_autofree char *given = trimmed (row, column);
  g_autofree char *word = g_ascii_strdown (given, -1);

  *value = strcmp (word, "yes") == 0;
  if (*value || *word == '\0' || strcmp (word, "no") == 0)
    return TRUE;
  return refuse (row, _ ("“%s” in the column “%s” is neither yes nor no."), given, along_contacts_csv_columns[column]);
}

/* Whether it was a real exchange: of a message only where that is said. */
static gboolean
read_substantive (Row *row)
{
  g_autofree char *word = trimmed (row, COLUMN_SUBSTANTIVE);

  if (*word != '\0')
    return read_yes_no (row, COLUMN_SUBSTANTIVE, &row->substantive);
  row->substantive = row->mode != ALONG_MODE_MESSAGE;
  return TRUE;
}

static gboolean
read_moment (Row *row)
{
  g_autofree char *word = trimmed (row, COLUMN_AT);
  int today = along_clock_today ();

  if (*word == '\0')
    return refuse (row, _ ("“%s” is empty."), along_contacts_csv_columns[COLUMN_AT]);
  if (!along_instant_parse (word, &row->at))
    return refuse (row, _ ("“%s” is not a date and time such as 2025-05-20 15:00."), word);
  row->day = row->at.day;
  if (row->status != ALONG_CONTACT_STATUS_PLANNED
      && (row->at.day_only ? row->at.day > today : row->at.ms > along_clock_now ()))
    return refuse (row, _ ("That day has not come yet. Only a planned contact can be later than now."));
  return TRUE;
}

static gboolean
read_minutes (Row *row)
{
  if (!read_number (row, COLUMN_MINUTES, &row->minutes))
    return FALSE;
  if (along_check_needs_length (row->mode, row->status, row->minutes))
    return refuse (row, _ ("A completed contact needs its minutes."));
  return TRUE;
}

/* "yes" without minutes shares what is left over; what does not divide goes to the first. */
static gboolean
read_elements (Row *row)
{
  static const Column columns[] = { COLUMN_ENABLING, COLUMN_EDUCATIONAL, COLUMN_PRACTICAL };
  int said = 0, ticked = 0, left;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *word = trimmed (row, columns[i]);

      row->elements[i] = -1;
      if (g_ascii_strcasecmp (word, "yes") == 0)
        {
          row->elements[i] = -2;
          ticked++;
        }
      else if (g_ascii_strcasecmp (word, "no") != 0 && !read_number (row, columns[i], &row->elements[i]))
        return FALSE;
      said += MAX (row->elements[i], 0);
    }
  if (said == 0 && ticked == 0)
    return TRUE;
  left = MAX (row->minutes, 0) - said;
  if (left < 0 || (ticked == 0 && left > 0))
    return refuse (row, _ ("The minutes of the elements add up to %d, and the contact took %d."), said, MAX (row->minutes, 0));
  for (guint i = 0, first = TRUE; i < G_N_ELEMENTS (columns); i++)
    if (row->elements[i] == -2)
      {
        row->elements[i] = left / ticked + (first ? left % ticked : 0);
        first = FALSE;
      }
  return TRUE;
}

static gboolean
same_name (const char *name, const char *given)
{
  g_autofree char *one = along_text_fold (name), *other = along_text_fold (given);

  return name != NULL && strcmp (one, other) == 0;
}

/* How many records have this name, by full or preferred name, or people by their first; the last of them. */
static guint
count_named (AlongFamily *where, AlongKindId kind, int name, int other_name, const char *given, gboolean first_name,
             AlongRecord **found)
{
  AlongRecord *record;
  guint n = 0;

  ALONG_FOREACH (record, where, kind)
    if (first_name ? same_name (along_facts_first_name (record), given)
                   : same_name (along_record_get_text (record, name), given)
                       || (other_name >= 0 && same_name (along_record_get_text (record, other_name), given)))
      {
        *found = record;
        n++;
      }
  return n;
}

/* Adds the one record of this name; refuses if there is none, or more than one. */
static gboolean
add_named (Row *row, GArray *ids, AlongFamily *where, AlongKindId kind, int name, int other_name, const char *given)
{
  AlongRecord *found = NULL;
  AlongId id;
  guint n = count_named (where, kind, name, other_name, given, FALSE, &found);

  if (n == 0 && kind == ALONG_KIND_PERSON)
    n = count_named (where, kind, name, other_name, given, TRUE, &found);
  if (n > 1)
    return refuse (row, _ ("“%s” could be more than one. Write the full name."), given);
  if (n == 0)
    return refuse (row, _ ("“%s” is not known here."), given);
  id = along_record_get_id (found);
  g_array_append_val (ids, id);
  return TRUE;
}

static gboolean
read_workers (Row *row)
{
  g_auto (GStrv) names = items_of (row, COLUMN_WORKERS);
  AlongRecord *keyworker;

  for (guint i = 0; names[i] != NULL; i++)
    if (!add_named (row, row->workers, row->team, ALONG_KIND_WORKER, ALONG_WORKER_P_NAME, -1, names[i]))
      return FALSE;
  if (names[0] != NULL)
    return TRUE;
  keyworker = along_facts_worker (row->family, row->team, ALONG_ALLOCATION_ROLE_KEYWORKER, row->day);
  if (keyworker == NULL)
    return refuse (row, _ ("The row does not say who went, and the family has no keyworker on that day."));
  {
    AlongId id = along_record_get_id (keyworker);

    g_array_append_val (row->workers, id);
  }
  return TRUE;
}

static gboolean
is_father (AlongRecord *person)
{
  int gender = along_record_get_enum (person, ALONG_PERSON_P_GENDER);

  return gender == ALONG_GENDER_MALE || gender == ALONG_GENDER_TRANS_MAN;
}

/* "mother", "father": as pregnancy and parents of the family tell. */
static gboolean
add_parent (Row *row, gboolean father)
{
  AlongRecord *pregnancy = along_facts_pregnancy (row->family, row->day);
  AlongId id = ALONG_ID_NONE;

  if (pregnancy != NULL)
    id = along_record_get_ref (pregnancy, father ? ALONG_PREGNANCY_P_OTHER_PARENT : ALONG_PREGNANCY_P_MOTHER);
  if (along_id_is_none (id) || along_family_find (row->family, ALONG_KIND_PERSON, id) == NULL)
    {
      g_autoptr (GPtrArray) parents = along_facts_parents (row->family);

      id = ALONG_ID_NONE;
      for (guint i = 0; i < parents->len && along_id_is_none (id); i++)
        if (is_father (parents->pdata[i]) == father)
          id = along_record_get_id (parents->pdata[i]);
    }
  if (along_id_is_none (id))
    return refuse (row, father ? _ ("The family's father is not known here.") : _ ("The family's mother is not known here."));
  g_array_append_val (row->participants, id);
  return TRUE;
}

static gboolean
read_participants (Row *row)
{
  g_auto (GStrv) names = items_of (row, COLUMN_PARTICIPANTS);

  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean father = g_ascii_strcasecmp (names[i], "father") == 0;

      if (father || g_ascii_strcasecmp (names[i], "mother") == 0)
        {
          if (!add_parent (row, father))
            return FALSE;
        }
      else if (!add_named (row, row->participants, row->family, ALONG_KIND_PERSON, ALONG_PERSON_P_NAME, ALONG_PERSON_P_PREFERRED, names[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
team_has_objective (AlongFamily *team, const char *code)
{
  AlongRecord *module;

  ALONG_FOREACH (module, team, ALONG_KIND_MODULE)
    {
      const char *const *codes = along_record_get_lines (module, ALONG_MODULE_P_OBJECTIVES);

      if (codes != NULL && g_strv_contains (codes, code))
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_content (Row *row)
{
  g_auto (GStrv) modules = items_of (row, COLUMN_MODULES);

  row->objectives = items_of (row, COLUMN_OBJECTIVES);
  for (guint i = 0; row->objectives[i] != NULL; i++)
    if (along_preset_objective (row->objectives[i]) == NULL && !team_has_objective (row->team, row->objectives[i]))
      return refuse (row, _ ("“%s” is not the code of an objective."), row->objectives[i]);
  for (guint i = 0; modules[i] != NULL; i++)
    if (!add_named (row, row->modules, row->team, ALONG_KIND_MODULE, ALONG_MODULE_P_CODE, -1, modules[i]))
      return FALSE;
  return TRUE;
}

static gboolean
find_episode (Row *row)
{
  g_autoptr (GError) why = NULL;

  row->episode = along_facts_near_episode (row->family, row->day);
  if (row->episode == NULL)
    return refuse (row, _ ("This family has no support to which a contact could belong."));
  return along_check_contact_day (row->episode, row->day, &why) || refuse (row, "%s", why->message);
}

/* Two contacts of one kind in the same minute, or of one day without an hour, are one. */
static char *
key_of (const AlongInstant *at, int mode)
{
  return at->day_only ? g_strdup_printf ("%d day %d", mode, at->day)
                      : g_strdup_printf ("%d at %" G_GINT64_FORMAT, mode, at->ms / 60000);
}

enum
{
  KNOWN_IN_RECORD = 1,
  KNOWN_IN_FILE,
};

/** along_contacts_csv_known_new: the contacts that @family has, for along_contacts_csv_take_row() to find a second one. */
GHashTable *
along_contacts_csv_known_new (AlongFamily *family)
{
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  AlongRecord *contact;
  AlongInstant at;

  ALONG_FOREACH (contact, family, ALONG_KIND_CONTACT)
    if (along_record_get_instant (contact, ALONG_CONTACT_P_AT, &at))
      g_hash_table_insert (known, key_of (&at, along_record_get_enum (contact, ALONG_CONTACT_P_MODE)),
                           GINT_TO_POINTER (KNOWN_IN_RECORD));
  return known;
}

static gboolean
check_twice (Row *row)
{
  g_autofree char *key = key_of (&row->at, row->mode);
  int where = GPOINTER_TO_INT (g_hash_table_lookup (row->known, key));

  if (where == KNOWN_IN_RECORD)
    return refuse (row, _ ("A contact of this kind at this time is there already."));
  if (where == KNOWN_IN_FILE)
    return refuse (row, _ ("This contact is in the file twice."));
  g_hash_table_insert (row->known, g_steal_pointer (&key), GINT_TO_POINTER (KNOWN_IN_FILE));
  return TRUE;
}

static void
add_observations (Row *row, Column column, int side, AlongId contact)
{
  g_auto (GStrv) texts = items_of (row, column);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      AlongRecord *observation = along_edit_create (row->edit, ALONG_KIND_OBSERVATION);

      along_record_set_enum (observation, ALONG_OBSERVATION_P_SIDE, side);
      along_record_set_text (observation, ALONG_OBSERVATION_P_TEXT, texts[i]);
      along_record_set_day (observation, ALONG_OBSERVATION_P_DATE, row->day);
      along_record_set_enum (observation, ALONG_OBSERVATION_P_TOLD, ALONG_TOLD_SEEN);
      along_record_set_ref (observation, ALONG_OBSERVATION_P_CONTACT, contact);
    }
}

static void
add_contact (Row *row)
{
  static const int elements[] = { ALONG_CONTACT_P_ENABLING, ALONG_CONTACT_P_EDUCATIONAL, ALONG_CONTACT_P_PRACTICAL };
  AlongRecord *contact = along_edit_create (row->edit, ALONG_KIND_CONTACT);
  AlongId id = along_record_get_id (contact);
  AlongInstant now = along_instant_new (along_clock_now (), ALONG_ZONE);
  gboolean happened = row->status == ALONG_CONTACT_STATUS_COMPLETED;
  g_auto (GStrv) steps = items_of (row, COLUMN_NEXT_STEP);

  along_record_set_ref (contact, ALONG_CONTACT_P_EPISODE, along_record_get_id (row->episode));
  along_record_set_instant (contact, ALONG_CONTACT_P_AT, &row->at);
  along_record_set_int (contact, ALONG_CONTACT_P_MINUTES, happened ? MAX (row->minutes, 0) : 0);
  if (!happened && row->minutes > 0)
    along_record_set_int (contact, ALONG_CONTACT_P_PLANNED_MINUTES, row->minutes);
  along_record_set_enum (contact, ALONG_CONTACT_P_MODE, row->mode);
  along_record_set_enum (contact, ALONG_CONTACT_P_STATUS, row->status);
  if (row->place != ALONG_ENUM_UNSET)
    along_record_set_enum (contact, ALONG_CONTACT_P_PLACE, row->place);
  along_record_set_bool (contact, ALONG_CONTACT_P_SUBSTANTIVE, happened && row->substantive);
  along_record_set_enum (contact, ALONG_CONTACT_P_BY, row->by != ALONG_ENUM_UNSET ? row->by : ALONG_BY_KEYWORKER);
  along_record_set_refs (contact, ALONG_CONTACT_P_WORKERS, (const AlongId *) row->workers->data, row->workers->len);
  along_record_set_refs (contact, ALONG_CONTACT_P_PARTICIPANTS, (const AlongId *) row->participants->data, row->participants->len);
  along_record_set_refs (contact, ALONG_CONTACT_P_MODULES, (const AlongId *) row->modules->data, row->modules->len);
  along_record_set_lines (contact, ALONG_CONTACT_P_OBJECTIVES, (const char *const *) row->objectives);
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (row->elements[i] >= 0)
      along_record_set_int (contact, elements[i], row->elements[i]);
  along_record_set_text (contact, ALONG_CONTACT_P_NOTE, row->fields[COLUMN_NOTE]);
  along_record_set_instant (contact, ALONG_CONTACT_P_ENTERED_AT, &now);
  along_record_set_bool (contact, ALONG_CONTACT_P_SHARED_WITH_PARENT, row->shared);
  add_observations (row, COLUMN_STRENGTHS, ALONG_SIDE_STRENGTH, id);
  add_observations (row, COLUMN_WORRIES, ALONG_SIDE_WORRY, id);
  for (guint i = 0; steps[i] != NULL; i++)
    {
      AlongRecord *step = along_edit_create (row->edit, ALONG_KIND_NEXT_STEP);

      along_record_set_text (step, ALONG_NEXT_STEP_P_TEXT, steps[i]);
      along_record_set_ref (step, ALONG_NEXT_STEP_P_CONTACT, id);
    }
}

/**
 * along_contacts_csv_take_row: adds what a row says to @edit: a contact, and its observations and next steps.
 *
 * @known: of along_contacts_csv_known_new(), for all rows of one family
 *
 * Returns: (nullable) (transfer full): why the row cannot be taken; then nothing was added
 */
char *
along_contacts_csv_take_row (const char *const fields[N_COLUMNS], AlongFamily *family, AlongFamily *team, GHashTable *known,
                             AlongEdit *edit)
{
  Row row = { .fields = fields, .family = family, .team = team, .known = known, .edit = edit };

  row.workers = g_array_new (FALSE, FALSE, sizeof (AlongId));
  row.participants = g_array_new (FALSE, FALSE, sizeof (AlongId));
  row.modules = g_array_new (FALSE, FALSE, sizeof (AlongId));
  if (read_choice (&row, COLUMN_MODE, ALONG_ENUM_MODE, TRUE, &row.mode)
      && read_choice (&row, COLUMN_STATUS, ALONG_ENUM_CONTACT_STATUS, TRUE, &row.status)
      && read_choice (&row, COLUMN_PLACE, ALONG_ENUM_PLACE, FALSE, &row.place)
      && read_choice (&row, COLUMN_BY, ALONG_ENUM_BY, FALSE, &row.by) && read_moment (&row) && read_minutes (&row)
      && read_elements (&row) && read_yes_no (&row, COLUMN_SHARED, &row.shared) && read_substantive (&row) && find_episode (&row) && read_workers (&row)
      && read_participants (&row) && read_content (&row) && check_twice (&row))
    add_contact (&row);
  g_array_unref (row.workers);
  g_array_unref (row.participants);
  g_array_unref (row.modules);
  g_strfreev (row.objectives);
  return row.why;
}
