/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-contact-entry.h"

#include "along-text.h"

static GArray *
ids_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (AlongId));
}

/** along_contact_entry_new: says nothing yet; done, in the family's copy. */
AlongContactEntry *
along_contact_entry_new (void)
{
  AlongContactEntry *self = g_new0 (AlongContactEntry, 1);
  AlongLineWords nothing = { 0 };

  self->line = g_strdup ("");
  self->reading = along_contact_line_read ("", &nothing);
  self->mode = self->place = self->minutes = self->hour = self->minute = -1;
  self->day = ALONG_DAY_NONE;
  self->status = ALONG_CONTACT_STATUS_COMPLETED;
  self->people = ids_new ();
  self->professionals = ids_new ();
  self->workers = ids_new ();
  self->modules = ids_new ();
  self->shared = TRUE;
  return self;
}

void
along_contact_entry_free (AlongContactEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->line);
  along_contact_line_free (self->reading);
  g_free (self->how_tried);
  g_array_unref (self->people);
  g_array_unref (self->professionals);
  g_array_unref (self->workers);
  g_array_unref (self->modules);
  g_free (self->strength);
  g_free (self->next_step);
  g_free (self->note);
  g_free (self);
}

static gboolean
same_ids (GArray *a, GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!along_id_equal (g_array_index (a, AlongId, i), g_array_index (b, AlongId, i)))
      return FALSE;
  return TRUE;
}

static void
copy_ids (GArray *to, GArray *from)
{
  g_array_set_size (to, 0);
  if (from->len > 0)
    g_array_append_vals (to, from->data, from->len);
}

/* Whether two readings say the same about a part. */
static gboolean
says_same (AlongEntryPart part, const AlongContactLine *a, const AlongContactLine *b)
{
  switch (part)
    {
    case ALONG_ENTRY_WHAT:
      return a->mode == b->mode && a->place == b->place;
    case ALONG_ENTRY_LONG:
      return a->minutes == b->minutes;
    case ALONG_ENTRY_WHEN:
      return a->day == b->day && a->hour == b->hour && a->minute == b->minute;
    case ALONG_ENTRY_STATUS:
      return a->status == b->status;
    case ALONG_ENTRY_PEOPLE:
      return same_ids (a->people, b->people);
    case ALONG_ENTRY_WORKERS:
      return same_ids (a->workers, b->workers);
    case ALONG_ENTRY_ELEMENTS:
      return a->elements == b->elements;
    case ALONG_ENTRY_MODULES:
      return same_ids (a->modules, b->modules);
    case ALONG_ENTRY_STRENGTH:
      return along_text_equal (a->strength, b->strength);
    case ALONG_ENTRY_NEXT:
      return along_text_equal (a->next_step, b->next_step);
    case ALONG_ENTRY_FAMILY:
    default:
      return TRUE;
    }
}

/* A place without a kind is a visit there; a visit without a place is at home. */
static void
take_what (AlongContactEntry *self)
{
  self->mode = self->reading->mode;
  self->place = self->reading->place;
  if (self->mode < 0 && self->place >= 0)
    self->mode = ALONG_MODE_VISIT;
  else if (self->mode == ALONG_MODE_VISIT && self->place < 0)
    self->place = ALONG_PLACE_HOME;
}

static void
take (AlongContactEntry *self, AlongEntryPart part)
{
  const AlongContactLine *reading = self->reading;

  switch (part)
    {
    case ALONG_ENTRY_WHAT:
      take_what (self);
      break;
    case ALONG_ENTRY_LONG:
      self->minutes = reading->minutes;
      break;
    case ALONG_ENTRY_WHEN:
      self->day = reading->day;
      self->hour = reading->hour;
      self->minute = reading->minute;
      break;
    case ALONG_ENTRY_STATUS:
      self->status = reading->status >= 0 ? reading->status : ALONG_CONTACT_STATUS_COMPLETED;
      break;
    case ALONG_ENTRY_PEOPLE:
      copy_ids (self->people, reading->people);
      break;
    case ALONG_ENTRY_WORKERS:
      copy_ids (self->workers, reading->workers);
      break;
    case ALONG_ENTRY_ELEMENTS:
      self->elements = reading->elements;
      break;
    case ALONG_ENTRY_MODULES:
      copy_ids (self->modules, reading->modules);
      break;
    case ALONG_ENTRY_STRENGTH:
      along_text_set (&self->strength, reading->strength);
      break;
    case ALONG_ENTRY_NEXT:
      along_text_set (&self->next_step, reading->next_step);
      break;
    case ALONG_ENTRY_FAMILY:
    default:
      break;
    }
}

/** along_contact_entry_read: the line is now @line. */
void
along_contact_entry_read (AlongContactEntry *self, const char *line, AlongContactNames *names)
{
  AlongContactLine *reading = along_contact_line_read (line, &names->words), *before = self->reading;

  if (line != self->line)
    along_text_set (&self->line, line);
  self->reading = reading;
  for (AlongEntryPart part = 0; part < ALONG_ENTRY_N_PARTS; part++)
    {
      if (!says_same (part, before, reading))
        self->chosen &= ~(1u << part);
      if (!(self->chosen & (1u << part)))
        take (self, part);
    }
  along_contact_line_free (before);
}

/** along_contact_entry_choose: @part has been chosen by hand. */
void
along_contact_entry_choose (AlongContactEntry *self, AlongEntryPart part)
{
  self->chosen |= 1u << part;
}

gboolean
along_contact_entry_has (GArray *ids, AlongId id)
{
  for (guint i = 0; i < ids->len; i++)
    if (along_id_equal (g_array_index (ids, AlongId, i), id))
      return TRUE;
  return FALSE;
}

/** along_contact_entry_toggle: puts @id into a list of ids, or takes it out. */
void
along_contact_entry_toggle (GArray *ids, AlongId id, gboolean in)
{
  for (guint i = 0; i < ids->len; i++)
    if (along_id_equal (g_array_index (ids, AlongId, i), id))
      {
        if (!in)
          g_array_remove_index (ids, i);
        return;
      }
  if (in)
    g_array_append_val (ids, id);
}

/** along_contact_entry_take_away: takes away what one chip says. @id: of a person, worker or module; an element
 * is ALONG_ID_NONE with its number in the last byte. */
void
along_contact_entry_take_away (AlongContactEntry *self, AlongEntryPart part, AlongId id)
{
  along_contact_entry_choose (self, part);
  switch (part)
    {
    case ALONG_ENTRY_LONG:
      self->minutes = -1;
      break;
    case ALONG_ENTRY_WHEN:
      self->day = ALONG_DAY_NONE;
      self->hour = self->minute = -1;
      break;
    case ALONG_ENTRY_STATUS:
      self->status = ALONG_CONTACT_STATUS_COMPLETED;
      break;
    case ALONG_ENTRY_PEOPLE:
      along_contact_entry_toggle (self->people, id, FALSE);
      along_contact_entry_toggle (self->professionals, id, FALSE);
      break;
    case ALONG_ENTRY_WORKERS:
      along_contact_entry_toggle (self->workers, id, FALSE);
      break;
    case ALONG_ENTRY_ELEMENTS:
      self->elements &= ~(1u << id.bytes[sizeof id.bytes - 1]);
      break;
    case ALONG_ENTRY_MODULES:
      along_contact_entry_toggle (self->modules, id, FALSE);
      break;
    case ALONG_ENTRY_STRENGTH:
      along_text_set (&self->strength, NULL);
      break;
    case ALONG_ENTRY_NEXT:
      along_text_set (&self->next_step, NULL);
      break;
    case ALONG_ENTRY_WHAT:
      self->mode = self->place = -1;
      break;
    case ALONG_ENTRY_FAMILY:
    default:
      break;
    }
}

/** along_contact_entry_is_empty: whether nothing has been written that a draft would have to keep. */
gboolean
along_contact_entry_is_empty (AlongContactEntry *self)
{
  return self->chosen == 0 && along_text_is_empty (self->line) && along_text_is_empty (self->note);
}

/** along_contact_entry_happened: whether it is a contact that took place. */
gboolean
along_contact_entry_happened (AlongContactEntry *self)
{
  return self->status == ALONG_CONTACT_STATUS_COMPLETED;
}

/** along_contact_entry_at: when it was: now if nothing is said, else the day, with the time if that is said. */
void
along_contact_entry_at (AlongContactEntry *self, gint64 now_ms, AlongInstant *at)
{
  int day = self->day != ALONG_DAY_NONE ? self->day : along_day_of_ms (now_ms, ALONG_ZONE);

  if (self->hour < 0 && self->day == ALONG_DAY_NONE)
    *at = along_instant_new (now_ms / 60000 * 60000, ALONG_ZONE);
  else if (self->hour < 0 || !along_instant_from_local (day, self->hour, MAX (self->minute, 0), ALONG_ZONE, at))
    *at = along_instant_new_day (day);
}

/** along_contact_entry_is_ahead: whether it is said to have happened at a time that is still to come. */
gboolean
along_contact_entry_is_ahead (AlongContactEntry *self, gint64 now_ms)
{
  AlongInstant at;

  if (self->status == ALONG_CONTACT_STATUS_PLANNED)
    return FALSE;
  along_contact_entry_at (self, now_ms, &at);
  return at.day_only ? at.day > along_day_of_ms (now_ms, ALONG_ZONE) : at.ms > now_ms;
}

/** along_contact_entry_same_time: (nullable): another contact than @but, done or planned, at the same minute. */
AlongRecord *
along_contact_entry_same_time (AlongContactEntry *self, AlongFamily *family, AlongRecord *but, gint64 now_ms)
{
  AlongRecord *contact;
  AlongInstant mine, at;

  if (self->hour < 0)
    return NULL;
  along_contact_entry_at (self, now_ms, &mine);
  ALONG_FOREACH (contact, family, ALONG_KIND_CONTACT)
    {
      int status = along_record_get_enum (contact, ALONG_CONTACT_P_STATUS);

      if (contact != but && (status == ALONG_CONTACT_STATUS_COMPLETED || status == ALONG_CONTACT_STATUS_PLANNED)
          && along_record_get_instant (contact, ALONG_CONTACT_P_AT, &at) && !at.day_only
          && at.ms / 60000 == mine.ms / 60000)
        return contact;
    }
  return NULL;
}
