/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-contacts-csv-private.h"
#include "along-csv.h"
#include "along-facts.h"

const char *const along_contacts_csv_columns[N_COLUMNS + 1] = {
  "family",   "at",          "minutes",   "mode",       "status",  "place", "by",        "workers", "participants", "enabling",
  "educational", "practical", "objectives", "modules",  "note",    "strengths", "worries", "next_step", "shared_with_parent",
  "substantive", NULL,
};

/** along_contacts_csv_write_header: a byte order mark (spreadsheets need it to see UTF-8) and the names of the columns. */
void
along_contacts_csv_write_header (GString *out)
{
  g_string_append (out, "\xEF\xBB\xBF");
  along_csv_write (out, along_contacts_csv_columns);
}

/* The names of those that a property refers to. */
static char *
names_of (AlongFamily *family, AlongRecord *record, int property, AlongKindId kind, int name)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n;
  const AlongId *ids = along_record_get_refs (record, property, &n);

  for (guint i = 0; i < n; i++)
    {
      AlongRecord *other = along_family_find (family, kind, ids[i]);

      if (other == NULL)
        continue;
      if (names->len > 0)
        g_string_append_c (names, ';');
      g_string_append (names, along_record_get_text (other, name));
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* Texts become a list: a semicolon inside one would end it. */
static void
append_item (GString *list, const char *text)
{
  if (list->len > 0)
    g_string_append_c (list, ';');
  for (const char *c = text; *c != '\0'; c++)
    g_string_append_c (list, *c == ';' ? ',' : *c);
}

static char *
observations_of (AlongFamily *family, AlongId contact, int side)
{
  g_autoptr (GString) list = g_string_new (NULL);
  AlongRecord *observation;

  ALONG_FOREACH (observation, family, ALONG_KIND_OBSERVATION)
    if (along_record_refers_to (observation, ALONG_OBSERVATION_P_CONTACT, contact)
        && along_record_get_enum (observation, ALONG_OBSERVATION_P_SIDE) == side)
      append_item (list, along_record_get_text (observation, ALONG_OBSERVATION_P_TEXT));
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static char *
next_steps_of (AlongFamily *family, AlongId contact)
{
  g_autoptr (GString) list = g_string_new (NULL);
  AlongRecord *step;

  ALONG_FOREACH (step, family, ALONG_KIND_NEXT_STEP)
    if (along_record_refers_to (step, ALONG_NEXT_STEP_P_CONTACT, contact))
      append_item (list, along_record_get_text (step, ALONG_NEXT_STEP_P_TEXT));
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static char *
number_or_empty (AlongRecord *record, int property)
{
  if (!along_record_has (record, property))
    return g_strdup ("");
  return g_strdup_printf ("%" G_GINT64_FORMAT, along_record_get_int (record, property, 0));
}

static char *
enum_or_empty (AlongRecord *record, int property, AlongEnumId id)
{
  return g_strdup (along_record_has (record, property) ? along_enum_text (id, along_record_get_enum (record, property)) : "");
}

/* "2025-05-20 15:00" by the clocks of the programme's zone, or the day alone. */
static char *
moment_of (AlongRecord *contact)
{
  AlongInstant at;
  g_autofree char *day = NULL;
  int hour, minute;

  if (!along_record_get_instant (contact, ALONG_CONTACT_P_AT, &at))
    return g_strdup ("");
  day = along_day_to_edtf (along_record_get_day (contact, ALONG_CONTACT_P_AT));
  if (at.day_only)
    return g_steal_pointer (&day);
  at.zone = ALONG_ZONE;
  along_instant_local_time (&at, &hour, &minute);
  return g_strdup_printf ("%s %02d:%02d", day, hour, minute);
}

static void
write_contact (GString *out, AlongFamily *family, AlongFamily *team, AlongRecord *contact, const char *reference)
{
  char *fields[N_COLUMNS + 1] = { NULL };
  AlongId id = along_record_get_id (contact);
  const char *const *objectives = along_record_get_lines (contact, ALONG_CONTACT_P_OBJECTIVES);
  const char *note = along_record_get_text (contact, ALONG_CONTACT_P_NOTE);
  gboolean happened = along_record_get_enum (contact, ALONG_CONTACT_P_STATUS) == ALONG_CONTACT_STATUS_COMPLETED;

  fields[COLUMN_FAMILY] = g_strdup (reference);
  fields[COLUMN_AT] = moment_of (contact);
  fields[COLUMN_MINUTES] = number_or_empty (contact, happened ? ALONG_CONTACT_P_MINUTES : ALONG_CONTACT_P_PLANNED_MINUTES);
  fields[COLUMN_MODE] = enum_or_empty (contact, ALONG_CONTACT_P_MODE, ALONG_ENUM_MODE);
  fields[COLUMN_STATUS] = enum_or_empty (contact, ALONG_CONTACT_P_STATUS, ALONG_ENUM_CONTACT_STATUS);
  fields[COLUMN_PLACE] = enum_or_empty (contact, ALONG_CONTACT_P_PLACE, ALONG_ENUM_PLACE);
  fields[COLUMN_BY] = enum_or_empty (contact, ALONG_CONTACT_P_BY, ALONG_ENUM_BY);
  fields[COLUMN_WORKERS] = names_of (team, contact, ALONG_CONTACT_P_WORKERS, ALONG_KIND_WORKER, ALONG_WORKER_P_NAME);
  fields[COLUMN_PARTICIPANTS] = names_of (family, contact, ALONG_CONTACT_P_PARTICIPANTS, ALONG_KIND_PERSON, ALONG_PERSON_P_NAME);
  fields[COLUMN_ENABLING] = number_or_empty (contact, ALONG_CONTACT_P_ENABLING);
  fields[COLUMN_EDUCATIONAL] = number_or_empty (contact, ALONG_CONTACT_P_EDUCATIONAL);
  fields[COLUMN_PRACTICAL] = number_or_empty (contact, ALONG_CONTACT_P_PRACTICAL);
  fields[COLUMN_OBJECTIVES] = objectives != NULL ? g_strjoinv (";", (char **) objectives) : g_strdup ("");
  fields[COLUMN_MODULES] = names_of (team, contact, ALONG_CONTACT_P_MODULES, ALONG_KIND_MODULE, ALONG_MODULE_P_CODE);
  fields[COLUMN_NOTE] = g_strdup (note != NULL ? note : "");
  fields[COLUMN_STRENGTHS] = observations_of (family, id, ALONG_SIDE_STRENGTH);
  fields[COLUMN_WORRIES] = observations_of (family, id, ALONG_SIDE_WORRY);
  fields[COLUMN_NEXT_STEP] = next_steps_of (family, id);
  fields[COLUMN_SHARED] = g_strdup (along_record_get_bool (contact, ALONG_CONTACT_P_SHARED_WITH_PARENT) ? "yes" : "no");
  fields[COLUMN_SUBSTANTIVE] = g_strdup (along_record_get_bool (contact, ALONG_CONTACT_P_SUBSTANTIVE) ? "yes" : "no");
  along_csv_write (out, (const char *const *) fields);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (fields[i]);
}

/** along_contacts_csv_write_family: appends the contacts of a family; returns how many. */
guint
along_contacts_csv_write_family (GString *out, AlongFamily *family, AlongFamily *team)
{
  AlongRecord *record = along_facts_family_record (family), *contact;
  const char *reference = record != NULL ? along_record_get_text (record, ALONG_FAMILY_P_REFERENCE) : "";
  guint n = 0;

  ALONG_FOREACH (contact, family, ALONG_KIND_CONTACT)
    {
      write_contact (out, family, team, contact, reference);
      n++;
    }
  return n;
}
