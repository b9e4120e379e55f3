/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-contact-entry.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "along-contact-words.h"
#include "along-facts.h"
#include "along-text.h"

/* A contact being written, from a record and into an edit, from a draft and into one. */

static const int element_minutes[] = {
  [ALONG_ELEMENT_ENABLING] = ALONG_CONTACT_P_ENABLING,
  [ALONG_ELEMENT_EDUCATIONAL] = ALONG_CONTACT_P_EDUCATIONAL,
  [ALONG_ELEMENT_PRACTICAL] = ALONG_CONTACT_P_PRACTICAL,
};

static void
take_refs (GArray *to, AlongRecord *record, int property)
{
  guint n;
  const AlongId *ids = along_record_get_refs (record, property, &n);

  g_array_set_size (to, 0);
  if (n > 0)
    g_array_append_vals (to, ids, n);
}

/* The newest strength or next step that was written with a contact. */
static AlongRecord *
find_strength (AlongFamily *family, AlongRecord *contact)
{
  AlongRecord *record, *found = NULL;

  ALONG_FOREACH (record, family, ALONG_KIND_OBSERVATION)
    if (along_record_refers_to (record, ALONG_OBSERVATION_P_CONTACT, along_record_get_id (contact))
        && along_record_get_enum (record, ALONG_OBSERVATION_P_SIDE) == ALONG_SIDE_STRENGTH)
      found = record;
  return found;
}

static AlongRecord *
find_next_step (AlongFamily *family, AlongRecord *contact)
{
  AlongRecord *record, *found = NULL;

  ALONG_FOREACH (record, family, ALONG_KIND_NEXT_STEP)
    if (along_record_refers_to (record, ALONG_NEXT_STEP_P_CONTACT, along_record_get_id (contact)))
      found = record;
  return found;
}

/** along_contact_entry_from_record: everything as @contact has it, as if chosen by hand. */
void
along_contact_entry_from_record (AlongContactEntry *self, AlongFamily *family, AlongRecord *contact)
{
  AlongInstant at;
  AlongRecord *strength = find_strength (family, contact), *next_step = find_next_step (family, contact);

  self->chosen = (1u << ALONG_ENTRY_N_PARTS) - 1;
  self->mode = along_record_get_enum (contact, ALONG_CONTACT_P_MODE);
  self->place = along_record_get_enum (contact, ALONG_CONTACT_P_PLACE);
  self->substantive = along_record_get_bool (contact, ALONG_CONTACT_P_SUBSTANTIVE);
  self->status = along_record_get_enum (contact, ALONG_CONTACT_P_STATUS);
  self->minutes = (int) along_record_get_int (contact, ALONG_CONTACT_P_MINUTES, 0);
  if (self->minutes == 0)
    self->minutes = (int) along_record_get_int (contact, ALONG_CONTACT_P_PLANNED_MINUTES, -1);
  if (along_record_get_instant (contact, ALONG_CONTACT_P_AT, &at))
    {
      self->day = at.day;
      if (!at.day_only)
        along_instant_local_time (&at, &self->hour, &self->minute);
    }
  along_text_set (&self->how_tried, along_record_get_text (contact, ALONG_CONTACT_P_HOW_TRIED));
  take_refs (self->people, contact, ALONG_CONTACT_P_PARTICIPANTS);
  take_refs (self->professionals, contact, ALONG_CONTACT_P_PROFESSIONALS);
  take_refs (self->workers, contact, ALONG_CONTACT_P_WORKERS);
  take_refs (self->modules, contact, ALONG_CONTACT_P_MODULES);
  self->elements = 0;
  for (guint i = 0; i < G_N_ELEMENTS (element_minutes); i++)
    if (along_record_has (contact, element_minutes[i]))
      self->elements |= 1u << i;
  along_text_set (&self->note, along_record_get_text (contact, ALONG_CONTACT_P_NOTE));
  along_text_set (&self->strength, strength != NULL ? along_record_get_text (strength, ALONG_OBSERVATION_P_TEXT) : NULL);
  along_text_set (&self->next_step, next_step != NULL ? along_record_get_text (next_step, ALONG_NEXT_STEP_P_TEXT) : NULL);
  self->shared = along_record_get_bool (contact, ALONG_CONTACT_P_SHARED_WITH_PARENT);
}

/* Ticked elements share the minutes equally, the first gets what is left over. Minutes that somebody gave to each
 * element stay as they are while neither the ticks nor the length change. */
static void
set_elements (AlongContactEntry *self, AlongRecord *record, int minutes)
{
  guint ticked = 0;
  int n = 0, given = 0;
  gboolean first = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (element_minutes); i++)
    {
      n += (self->elements >> i) & 1;
      given += (int) along_record_get_int (record, element_minutes[i], 0);
      ticked |= along_record_has (record, element_minutes[i]) ? 1u << i : 0;
    }
  if (ticked == self->elements && given == minutes)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (element_minutes); i++)
    {
      if (!(self->elements & (1u << i)))
        {
          along_record_unset (record, element_minutes[i]);
          continue;
        }
      along_record_set_int (record, element_minutes[i], minutes / n + (first ? minutes % n : 0));
      first = FALSE;
    }
}

/* Who it counts for: the keyworker if she went, else the buddy, else a volunteer, else somebody else. */
static int
by_whom (AlongContactEntry *self, AlongFamily *family, AlongFamily *team, int day)
{
  static const int roles[] = { ALONG_ALLOCATION_ROLE_KEYWORKER, ALONG_ALLOCATION_ROLE_BUDDY };
  static const int by[] = { ALONG_BY_KEYWORKER, ALONG_BY_BUDDY };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      AlongRecord *worker = along_facts_worker (family, team, roles[i], day);

      if (worker != NULL && along_contact_entry_has (self->workers, along_record_get_id (worker)))
        return by[i];
    }
  for (guint i = 0; i < self->workers->len; i++)
    {
      AlongRecord *worker = along_family_find (team, ALONG_KIND_WORKER, g_array_index (self->workers, AlongId, i));

      if (worker != NULL && along_record_get_enum (worker, ALONG_WORKER_P_ROLE) == ALONG_ROLE_VOLUNTEER)
        return ALONG_BY_VOLUNTEER;
    }
  return ALONG_BY_OTHER;
}

static void
set_refs (AlongRecord *record, int property, GArray *ids)
{
  along_record_set_refs (record, property, (const AlongId *) ids->data, ids->len);
}

static void
put_strength (AlongContactEntry *self, AlongEdit *edit, AlongRecord *current, AlongRecord *contact, int day)
{
  AlongRecord *record;

  if (along_text_is_empty (self->strength))
    {
      if (current != NULL)
        along_edit_delete (edit, current);
      return;
    }
  if (current != NULL && along_text_equal (self->strength, along_record_get_text (current, ALONG_OBSERVATION_P_TEXT)))
    return;
  record = current != NULL ? along_edit_change (edit, current) : along_edit_create (edit, ALONG_KIND_OBSERVATION);
  along_record_set_text (record, ALONG_OBSERVATION_P_TEXT, self->strength);
  if (current != NULL)
    return;
  along_record_set_enum (record, ALONG_OBSERVATION_P_SIDE, ALONG_SIDE_STRENGTH);
  along_record_set_enum (record, ALONG_OBSERVATION_P_TOLD, ALONG_TOLD_SEEN);
  along_record_set_day (record, ALONG_OBSERVATION_P_DATE, day);
  along_record_set_ref (record, ALONG_OBSERVATION_P_CONTACT, along_record_get_id (contact));
}

static void
put_next_step (AlongContactEntry *self, AlongEdit *edit, AlongRecord *current, AlongRecord *contact)
{
  AlongRecord *record;

  if (along_text_is_empty (self->next_step))
    {
      if (current != NULL)
        along_edit_delete (edit, current);
      return;
    }
  if (current != NULL && along_text_equal (self->next_step, along_record_get_text (current, ALONG_NEXT_STEP_P_TEXT)))
    return;
  record = current != NULL ? along_edit_change (edit, current) : along_edit_create (edit, ALONG_KIND_NEXT_STEP);
  along_record_set_text (record, ALONG_NEXT_STEP_P_TEXT, self->next_step);
  if (current == NULL)
    along_record_set_ref (record, ALONG_NEXT_STEP_P_CONTACT, along_record_get_id (contact));
}

/* What happened, and after it what of the line was not read: no word that was written is lost. */
static char *
whole_note (AlongContactEntry *self)
{
  if (self->reading->rest == NULL)
    return g_strdup (self->note);
  if (along_text_is_empty (self->note))
    return g_strdup (self->reading->rest);
  return g_strconcat (self->note, "\n", self->reading->rest, NULL);
}

static AlongEdit *
refuse (AlongEntryPart *where, AlongEntryPart part, const char *words, GError **error)
{
  *where = part;
  g_set_error_literal (error, ALONG_CHECK_ERROR, ALONG_CHECK_ERROR_NEEDED, words);
  return NULL;
}

/* A contact that keeps its day keeps its support. */
static AlongRecord *
kept_episode (AlongFamily *family, AlongRecord *contact, int day)
{
  AlongInstant at;

  if (contact == NULL || !along_record_get_instant (contact, ALONG_CONTACT_P_AT, &at) || at.day != day)
    return NULL;
  return along_family_find (family, ALONG_KIND_EPISODE, along_record_get_ref (contact, ALONG_CONTACT_P_EPISODE));
}

/**
 * along_contact_entry_to_edit: the edit that adds the contact, with its strength and next step, or changes
 * @contact.
 *
 * @me: (nullable): went, if nobody is said to have gone
 * @contact: (nullable): the record to change
 * @where: (out): the part that is refused
 *
 * Returns: (transfer full) (nullable): %NULL with words for beside that part
 */
AlongEdit *
along_contact_entry_to_edit (AlongContactEntry *self, AlongFamily *family, AlongFamily *team, AlongRecord *me,
                             AlongRecord *contact, gint64 now_ms, AlongEntryPart *where, GError **error)
{
  g_autoptr (AlongEdit) edit = NULL;
  g_autofree char *title = NULL, *note = whole_note (self);
  g_autoptr (GError) why = NULL;
  AlongInstant at, now = along_instant_new (now_ms, ALONG_ZONE);
  AlongRecord *record, *episode;
  int minutes = along_contact_entry_happened (self) ? MAX (self->minutes, 0) : 0;

  if (self->mode < 0)
    return refuse (where, ALONG_ENTRY_WHAT, _("What was it: a visit, a call, a video call, a group or a message?"), error);
  if (self->workers->len == 0 && me == NULL)
    return refuse (where, ALONG_ENTRY_WORKERS, _("Who went?"), error);
  along_contact_entry_at (self, now_ms, &at);
  episode = kept_episode (family, contact, at.day);
  if (episode == NULL)
    {
      episode = along_facts_near_episode (family, at.day);
      if (episode == NULL)
        return refuse (where, ALONG_ENTRY_WHEN, _("This family has no support to which a contact could belong."), error);
      if (!along_check_contact_day (episode, at.day, &why))
        return refuse (where, ALONG_ENTRY_WHEN, why->message, error);
    }

  if (self->workers->len == 0)
    along_contact_entry_toggle (self->workers, along_record_get_id (me), TRUE);
  title = along_contact_edit_title (&at);
  edit = along_edit_new (title, along_family_get_id (family));
  record = contact != NULL ? along_edit_change (edit, contact) : along_edit_create (edit, ALONG_KIND_CONTACT);
  along_record_set_ref (record, ALONG_CONTACT_P_EPISODE, along_record_get_id (episode));
  along_record_set_instant (record, ALONG_CONTACT_P_AT, &at);
  along_record_set_enum (record, ALONG_CONTACT_P_MODE, self->mode);
  if (self->place >= 0 && (self->mode == ALONG_MODE_VISIT || self->mode == ALONG_MODE_GROUP))
    along_record_set_enum (record, ALONG_CONTACT_P_PLACE, self->place);
  else
    along_record_unset (record, ALONG_CONTACT_P_PLACE);
  if (self->mode == ALONG_MODE_MESSAGE)
    along_record_set_bool (record, ALONG_CONTACT_P_SUBSTANTIVE, self->substantive);
  else
    along_record_unset (record, ALONG_CONTACT_P_SUBSTANTIVE);
  along_record_set_enum (record, ALONG_CONTACT_P_STATUS, self->status);
  along_record_set_int (record, ALONG_CONTACT_P_MINUTES, minutes);
  if (!along_contact_entry_happened (self) && self->minutes > 0)
    along_record_set_int (record, ALONG_CONTACT_P_PLANNED_MINUTES, self->minutes);
  along_record_set_enum (record, ALONG_CONTACT_P_BY, by_whom (self, family, team, at.day));
  set_refs (record, ALONG_CONTACT_P_WORKERS, self->workers);
  set_refs (record, ALONG_CONTACT_P_PARTICIPANTS, self->people);
  set_refs (record, ALONG_CONTACT_P_PROFESSIONALS, self->professionals);
  set_refs (record, ALONG_CONTACT_P_MODULES, self->modules);
  set_elements (self, record, minutes);
  along_record_set_text (record, ALONG_CONTACT_P_NOTE, note);
  along_record_set_text (record, ALONG_CONTACT_P_HOW_TRIED,
                         self->status == ALONG_CONTACT_STATUS_NO_ACCESS ? self->how_tried : NULL);
  if (contact == NULL)
    along_record_set_instant (record, ALONG_CONTACT_P_ENTERED_AT, &now);
  along_record_set_bool (record, ALONG_CONTACT_P_SHARED_WITH_PARENT, self->shared);
  put_strength (self, edit, contact != NULL ? find_strength (family, contact) : NULL, record, at.day);
  put_next_step (self, edit, contact != NULL ? find_next_step (family, contact) : NULL, record);
  return g_steal_pointer (&edit);
}

/**
 * along_contact_entry_removal: the edit that takes @contact out, with the strengths, worries and next steps that were
 * written with it.
 */
AlongEdit *
along_contact_entry_removal (AlongFamily *family, AlongRecord *contact)
{
  static const struct
  {
    AlongKindId kind;
    int property;
  } with_it[] = {
    { ALONG_KIND_OBSERVATION, ALONG_OBSERVATION_P_CONTACT },
    { ALONG_KIND_NEXT_STEP, ALONG_NEXT_STEP_P_CONTACT },
  };
  AlongInstant at;
  g_autofree char *title = NULL;
  AlongEdit *edit;
  AlongRecord *record;

  along_record_get_instant (contact, ALONG_CONTACT_P_AT, &at);
  title = along_contact_edit_title (&at);
  edit = along_edit_new (title, along_family_get_id (family));
  for (guint i = 0; i < G_N_ELEMENTS (with_it); i++)
    ALONG_FOREACH (record, family, with_it[i].kind)
      if (along_record_refers_to (record, with_it[i].property, along_record_get_id (contact)))
        along_edit_delete (edit, record);
  along_edit_delete (edit, contact);
  return edit;
}

/* Drafts. */

static void
add_ids (JsonBuilder *builder, const char *name, GArray *ids)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < ids->len; i++)
    {
      char text[ALONG_ID_TEXT];
      along_id_format (g_array_index (ids, AlongId, i), text);
      json_builder_add_string_value (builder, text);
    }
  json_builder_end_array (builder);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text != NULL ? text : "");
}

static void
add_int (JsonBuilder *builder, const char *name, int number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

/** along_contact_entry_to_draft: everything that was written, as JSON. */
char *
along_contact_entry_to_draft (AlongContactEntry *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "line", self->line);
  add_int (builder, "chosen", (int) self->chosen);
  add_int (builder, "mode", self->mode);
  add_int (builder, "place", self->place);
  add_int (builder, "substantive", self->substantive);
  add_int (builder, "minutes", self->minutes);
  add_int (builder, "day", self->day);
  add_int (builder, "hour", self->hour);
  add_int (builder, "minute", self->minute);
  add_int (builder, "status", self->status);
  add_int (builder, "elements", (int) self->elements);
  add_int (builder, "shared", self->shared);
  add_text (builder, "how_tried", self->how_tried);
  add_text (builder, "strength", self->strength);
  add_text (builder, "next_step", self->next_step);
  add_text (builder, "note", self->note);
  add_ids (builder, "people", self->people);
  add_ids (builder, "professionals", self->professionals);
  add_ids (builder, "workers", self->workers);
  add_ids (builder, "modules", self->modules);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  return json_generator_to_data (generator, NULL);
}

static void
get_ids (JsonObject *object, const char *name, GArray *ids)
{
  JsonNode *node = json_object_get_member (object, name);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  g_array_set_size (ids, 0);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      AlongId id;

      if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_string (element) != NULL
          && along_id_parse (json_node_get_string (element), &id))
        g_array_append_val (ids, id);
    }
}

static int
get_int (JsonObject *object, const char *name, int least, int most, int otherwise)
{
  gint64 number = json_object_get_int_member_with_default (object, name, otherwise);

  return number >= least && number <= most ? (int) number : otherwise;
}

static void
get_text (JsonObject *object, const char *name, char **text)
{
  const char *value = json_object_get_string_member_with_default (object, name, "");

  along_text_set (text, along_text_is_empty (value) ? NULL : value);
}

/**
 * along_contact_entry_from_draft: takes what along_contact_entry_to_draft() made, and reads its line.
 *
 * Returns: whether it was one
 */
gboolean
along_contact_entry_from_draft (AlongContactEntry *self, const char *draft, AlongContactNames *names)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object;

  if (!json_parser_load_from_data (parser, draft, -1, NULL) || json_parser_get_root (parser) == NULL
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return FALSE;
  object = json_node_get_object (json_parser_get_root (parser));
  along_text_set (&self->line, json_object_get_string_member_with_default (object, "line", ""));
  self->chosen = (guint) get_int (object, "chosen", 0, (1 << ALONG_ENTRY_N_PARTS) - 1, 0);
  self->mode = get_int (object, "mode", 0, ALONG_MODE_MESSAGE, -1);
  self->place = get_int (object, "place", 0, ALONG_PLACE_OTHER, -1);
  self->substantive = get_int (object, "substantive", 0, 1, 0) != 0;
  self->minutes = get_int (object, "minutes", 0, 24 * 60, -1);
  self->day = get_int (object, "day", 0, G_MAXINT, ALONG_DAY_NONE);
  self->hour = get_int (object, "hour", 0, 23, -1);
  self->minute = get_int (object, "minute", 0, 59, -1);
  self->status = get_int (object, "status", 0, ALONG_CONTACT_STATUS_SERVICE_CANCELLED, ALONG_CONTACT_STATUS_COMPLETED);
  self->elements = (guint) get_int (object, "elements", 0, 7, 0);
  self->shared = get_int (object, "shared", 0, 1, 1) != 0;
  get_text (object, "how_tried", &self->how_tried);
  get_text (object, "strength", &self->strength);
  get_text (object, "next_step", &self->next_step);
  get_text (object, "note", &self->note);
  get_ids (object, "people", self->people);
  get_ids (object, "professionals", self->professionals);
  get_ids (object, "workers", self->workers);
  get_ids (object, "modules", self->modules);
  /* What was chosen by hand was chosen after the line was written so. */
  along_contact_line_free (self->reading);
  self->reading = along_contact_line_read (self->line, &names->words);
  along_contact_entry_read (self, self->line, names);
  return TRUE;
}
