/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-history-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-contact-words.h"
#include "along-field-words.h"
#include "along-image.h"
#include "along-text.h"

struct _AlongHistoryEdit
{
  GObject parent_instance;

  AlongId id;
  gint64 place;
  int day;
  char *time, *who, *title, *note;
  gboolean can_take_back, taken_back;
  GPtrArray *parts;
  guint n_more;
};

G_DEFINE_FINAL_TYPE (AlongHistoryEdit, along_history_edit, G_TYPE_OBJECT)

void
history_field_free (gpointer data)
{
  AlongHistoryField *field = data;

  g_free (field->name);
  g_free (field->from);
  g_free (field->to);
  g_free (field);
}

static void
part_free (gpointer data)
{
  AlongHistoryPart *part = data;

  g_free (part->name);
  g_free (part->what);
  g_free (part->by);
  g_ptr_array_unref (part->fields);
  g_free (part);
}

static void
along_history_edit_finalize (GObject *object)
{
  AlongHistoryEdit *self = ALONG_HISTORY_EDIT (object);

  g_free (self->time);
  g_free (self->who);
  g_free (self->title);
  g_free (self->note);
  g_ptr_array_unref (self->parts);
  G_OBJECT_CLASS (along_history_edit_parent_class)->finalize (object);
}

static void
along_history_edit_class_init (AlongHistoryEditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = along_history_edit_finalize;
}

static void
along_history_edit_init (AlongHistoryEdit *self)
{
  self->parts = g_ptr_array_new_with_free_func (part_free);
}

/* history_time_words: "14:30", in the programme's zone. */
char *
history_time_words (gint64 ms)
{
  const AlongInstant instant = along_instant_new (ms, ALONG_ZONE);

  return along_instant_time_words (&instant);
}

/* history_worker_words: a worker's name. @records, @team: (nullable): where it is looked up. */
char *
history_worker_words (AlongId worker, AlongFamily *records, AlongFamily *team)
{
  AlongRecord *record = team != NULL ? along_family_find (team, ALONG_KIND_WORKER, worker) : NULL;

  if (record == NULL && records != NULL)
    record = along_family_find (records, ALONG_KIND_WORKER, worker);
  if (record != NULL)
    return along_record_words (record, NULL, NULL);
  return g_strdup (along_id_is_none (worker) ? _ ("Alongside") : _ ("A worker who is not in this caseload"));
}

static const char *
what_words (const AlongStoreHistoryEntry *entry)
{
  if (entry->erased)
    return C_ ("history", "Erased");
  switch (entry->op)
    {
    case ALONG_STORE_HISTORY_CREATE:
      return C_ ("history", "Added");
    case ALONG_STORE_HISTORY_CHANGE:
      return C_ ("history", "Changed");
    case ALONG_STORE_HISTORY_DELETE:
      return C_ ("history", "Removed");
    case ALONG_STORE_HISTORY_RESTORE:
      return C_ ("history", "Put back");
    case ALONG_STORE_HISTORY_OTHER:
    default:
      return C_ ("history", "Erased");
    }
}

static void
add_field (AlongHistoryPart *part, AlongRecord *was, AlongRecord *is, int property, AlongFamily *records, AlongFamily *team)
{
  AlongKindId kind = along_record_get_kind_id (was);
  AlongHistoryField *field;

  if (kind == ALONG_KIND_ASSESSMENT && property == ALONG_ASSESSMENT_P_RESPONSE)
    {
      AlongId form = along_record_get_ref (is, ALONG_ASSESSMENT_P_QUESTIONNAIRE);

      if (along_id_is_none (form))
        form = along_record_get_ref (was, ALONG_ASSESSMENT_P_QUESTIONNAIRE);
      history_add_answers (part->fields, team != NULL ? along_family_find (team, ALONG_KIND_QUESTIONNAIRE, form) : NULL,
                           along_record_get_text (was, property), along_record_get_text (is, property));
      return;
    }
  field = g_new0 (AlongHistoryField, 1);
  field->property = property;
  field->name = g_strdup (along_property_words (kind, property));
  field->from = along_field_words (was, property, records, team);
  field->to = along_field_words (is, property, records, team);
  g_ptr_array_add (part->fields, field);
}

/* A finished assessment is read only. */
static gboolean
is_signed (AlongRecord *record)
{
  return along_record_get_kind_id (record) == ALONG_KIND_ASSESSMENT && along_record_has (record, ALONG_ASSESSMENT_P_SIGNED_AT);
}

static void
add_part (AlongHistoryEdit *self, const AlongStoreHistoryEntry *entry, AlongStoreHistory *history, AlongFamily *team)
{
  AlongHistoryPart *part = g_new0 (AlongHistoryPart, 1);
  AlongRecord *now = entry->kind != ALONG_KIND_ANY ? along_family_find (history->records, entry->kind, entry->record) : NULL;
  gboolean gone = g_hash_table_contains (history->gone, &entry->record), readable;
  g_autoptr (AlongRecord) was = NULL, is = NULL;
  g_autoptr (GError) error = NULL;
  guint different = 0;

  part->n = entry->n;
  part->record = entry->record;
  part->what = g_strdup (what_words (entry));
  part->is_change = entry->op == ALONG_STORE_HISTORY_CHANGE;
  part->erased = entry->erased;
  part->fields = g_ptr_array_new_with_free_func (history_field_free);
  if (!along_id_is_none (entry->origin))
    {
      g_autofree char *who = history_worker_words (entry->maker, history->records, team);
      g_autofree char *day = along_day_to_words (along_day_of_ms (entry->made_at, ALONG_ZONE));
      part->by = g_strdup_printf (C_ ("history", "%s, %s"), who, day);
    }
  g_ptr_array_add (self->parts, part);
  if (entry->kind == ALONG_KIND_ANY)
    {
      part->name = g_strdup ("");
      return;
    }
  /* What an image of a change leaves out is as it is now: enough for a name, and no field of it is shown. */
  was = now != NULL && entry->op == ALONG_STORE_HISTORY_CHANGE ? along_record_copy (now)
                                                               : along_record_new (entry->kind, entry->record, ALONG_ID_NONE);
  is = along_record_copy (was);
  readable = (entry->before == NULL || along_image_read (entry->before, was, &error))
             && (entry->after == NULL || along_image_read (entry->after, is, &error));
  for (int i = 0; readable && !entry->erased && i < (int) along_kind_get (entry->kind)->n_properties; i++)
    if (!along_value_equal (&along_kind_get (entry->kind)->properties[i], along_record_peek (was, i), along_record_peek (is, i)))
      add_field (part, was, is, i, history->records, team);
  if (entry->erased && now == NULL)
    part->name = g_strdup (along_kind_words (entry->kind));
  else
    part->name = along_record_words (entry->op == ALONG_STORE_HISTORY_DELETE ? was : entry->after != NULL ? is : now != NULL ? now : was,
                                     history->records, team);
  if (!readable || entry->erased || now == NULL || is_signed (now))
    return;
  for (guint i = 0; i < part->fields->len; i++)
    {
      AlongHistoryField *field = part->fields->pdata[i];
      g_autofree char *today = field->property >= 0 ? along_field_words (now, field->property, history->records, team) : NULL;

      field->can_put_back = part->is_change && !gone && today != NULL && strcmp (today, field->from) != 0;
      different += field->can_put_back;
    }
  /* Adding one has nothing before it; one field has its own button; what was removed comes back whole. */
  part->can_put_back = part->is_change ? gone || different > 1 : entry->op == ALONG_STORE_HISTORY_DELETE && gone;
}

/* What became of a contact, where an edit is called by it alone: its title says which contact, not what was done. */
static const char *
became_words (int op)
{
  switch (op)
    {
    case ALONG_STORE_HISTORY_CREATE:
      /* Translators: "Contact on 12 March added" */
      return C_ ("history", "%s added");
    case ALONG_STORE_HISTORY_CHANGE:
      return C_ ("history", "%s changed");
    case ALONG_STORE_HISTORY_DELETE:
      return C_ ("history", "%s removed");
    default:
      return NULL;
    }
}

/* Of an edit that is called by its one contact; which day the title names does not matter: it may have been moved since. */
static void
say_what_became (AlongHistoryEdit *self, const AlongStoreHistoryEdit *edit)
{
  const AlongStoreHistoryEntry *contact = NULL;
  g_autofree char *title = NULL;
  guint contacts = 0;

  for (guint i = 0; i < edit->entries->len; i++)
    if (((AlongStoreHistoryEntry *) edit->entries->pdata[i])->kind == ALONG_KIND_CONTACT)
      {
        contact = edit->entries->pdata[i];
        contacts++;
      }
  if (contacts != 1 || contact->erased || became_words (contact->op) == NULL || !along_contact_is_edit_title (edit->title))
    return;
  title = self->title;
  self->title = g_strdup_printf (became_words (contact->op), title);
}

/* What else there is to say of it. */
static char *
note_words (const AlongStoreHistoryEdit *edit)
{
  if (edit->undone)
    return g_strdup (_ ("Taken back since"));
  return NULL;
}

AlongHistoryEdit *
history_edit_new (const AlongStoreHistoryEdit *edit, AlongStoreHistory *history, AlongFamily *team)
{
  AlongHistoryEdit *self = g_object_new (ALONG_TYPE_HISTORY_EDIT, NULL);
  g_autofree char *first = g_utf8_substring (edit->title, 0, MIN (1, g_utf8_strlen (edit->title, -1)));
  g_autofree char *capital = g_utf8_strup (first, -1);

  self->id = edit->id;
  self->place = edit->first_n;
  self->day = along_day_of_ms (edit->known_at, ALONG_ZONE);
  self->time = history_time_words (edit->known_at);
  self->who = history_worker_words (edit->worker, history->records, team);
  /* Titles are made to follow a colon: "Taken back: words of a hope". */
  self->title = along_id_is_none (edit->of) ? g_strconcat (capital, edit->title + strlen (first), NULL)
                                            : g_strdup_printf (edit->redo ? _ ("Put back: %s") : _ ("Taken back: %s"), edit->title);
  self->note = note_words (edit);
  self->taken_back = edit->undone;
  self->can_take_back = along_id_is_none (edit->of) && (!edit->lasting || edit->taken_in);
  if (along_id_is_none (edit->of))
    say_what_became (self, edit);
  for (guint i = 0; i < edit->entries->len; i++)
    add_part (self, edit->entries->pdata[i], history, team);
  for (guint i = 0; i < self->parts->len; i++)
    self->can_take_back &= !((AlongHistoryPart *) self->parts->pdata[i])->erased;
  self->n_more = edit->n_entries - edit->entries->len;
  return self;
}

AlongId
along_history_edit_get_id (AlongHistoryEdit *self)
{
  return self->id;
}

/** along_history_edit_get_day: Julian day number, in the programme's zone, from which it is known here. */
int
along_history_edit_get_day (AlongHistoryEdit *self)
{
  return self->day;
}

const char *
along_history_edit_get_time (AlongHistoryEdit *self)
{
  return self->time;
}

const char *
along_history_edit_get_who (AlongHistoryEdit *self)
{
  return self->who;
}

/** along_history_edit_get_title: what was done: "Add contact". */
const char *
along_history_edit_get_title (AlongHistoryEdit *self)
{
  return self->title;
}

/** along_history_edit_get_note: (nullable): that it was taken back, or where it came from. */
const char *
along_history_edit_get_note (AlongHistoryEdit *self)
{
  return self->note;
}

/** along_history_edit_can_take_back: whether it is one of the edits that can be taken back, or put back again. */
gboolean
along_history_edit_can_take_back (AlongHistoryEdit *self)
{
  return self->can_take_back;
}

gboolean
along_history_edit_is_taken_back (AlongHistoryEdit *self)
{
  return self->taken_back;
}

/** along_history_edit_get_parts: (element-type AlongHistoryPart) */
GPtrArray *
along_history_edit_get_parts (AlongHistoryEdit *self)
{
  return self->parts;
}

/** along_history_edit_get_n_more: how many records it changed that are not among its parts. */
guint
along_history_edit_get_n_more (AlongHistoryEdit *self)
{
  return self->n_more;
}

gint64
along_history_edit_get_place (AlongHistoryEdit *self)
{
  return self->place;
}

static gboolean
field_matches (const AlongHistoryField *field, const char *word)
{
  g_autofree char *name = along_text_fold (field->name), *from = along_text_fold (field->from), *to = along_text_fold (field->to);

  return strstr (name, word) != NULL || strstr (from, word) != NULL || strstr (to, word) != NULL;
}

static gboolean
has_word (AlongHistoryEdit *self, const char *word)
{
  g_autofree char *title = along_text_fold (self->title), *who = along_text_fold (self->who);

  if (strstr (title, word) != NULL || strstr (who, word) != NULL)
    return TRUE;
  for (guint i = 0; i < self->parts->len; i++)
    {
      const AlongHistoryPart *part = self->parts->pdata[i];
      g_autofree char *name = along_text_fold (part->name);

      if (strstr (name, word) != NULL)
        return TRUE;
      for (guint f = 0; f < part->fields->len; f++)
        if (field_matches (part->fields->pdata[f], word))
          return TRUE;
    }
  return FALSE;
}

/** along_history_edit_matches: whether each of @words is found in it; case and accents do not count. */
gboolean
along_history_edit_matches (AlongHistoryEdit *self, const char *words)
{
  g_autofree char *folded = along_text_fold (words);
  g_auto (GStrv) all = g_strsplit (folded, " ", -1);

  for (char **word = all; *word != NULL; word++)
    if (**word != '\0' && !has_word (self, *word))
      return FALSE;
  return TRUE;
}
