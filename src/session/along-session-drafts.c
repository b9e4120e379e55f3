/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-private.h"

#include "along-clock.h"

/* A draft is written when typing has paused, and at the latest so long after the first change. */
#define PAUSE_MS 250
#define LONGEST_MS 900
/* A draft that the store refused is tried again after so long. */
#define AGAIN_MS 5000

void
along_draft_free (AlongDraft *draft)
{
  if (draft == NULL)
    return;
  g_free (draft->key);
  g_free (draft->kind);
  g_free (draft->body);
  g_free (draft);
}

typedef struct
{
  AlongSession *session;
  char *key;
  gint64 changed_at;
} Writing;

static gboolean on_draft_timer (gpointer data);

/* The flush is done once nothing is on its way any more. */
static void
end_flush (AlongSession *self)
{
  g_autoptr (GTask) flush = self->drafts_writing == 0 ? g_steal_pointer (&self->flush) : NULL;

  if (flush != NULL)
    g_task_return_boolean (flush, TRUE);
}

static void
on_draft_put (GObject *source, GAsyncResult *result, gpointer data)
{
  Writing *writing = data;
  AlongSession *self = writing->session;
  const AlongDraft *draft = g_hash_table_lookup (self->drafts, writing->key);

  if (!along_store_put_draft_finish (ALONG_STORE (source), result, NULL))
    {
      /* Kept in memory, over locking too, and tried again. */
      self->draft_failed = TRUE;
      if (draft != NULL)
        g_hash_table_add (self->unsaved, g_strdup (writing->key));
      if (draft != NULL && self->draft_timer == 0)
        self->draft_timer = g_timeout_add (AGAIN_MS, on_draft_timer, self);
    }
  else
    {
      self->warned = FALSE;
      if (draft != NULL)
        g_signal_emit_by_name (self, "draft-saved", writing->key, writing->changed_at);
    }
  self->drafts_writing--;
  end_flush (self);
  g_object_unref (self);
  g_free (writing->key);
  g_free (writing);
}

/* Hands every unsaved draft to the writer. */
static void
write_drafts (AlongSession *self)
{
  g_autoptr (GList) keys = g_hash_table_get_keys (self->unsaved);

  g_clear_handle_id (&self->draft_timer, g_source_remove);
  self->draft_since = 0;
  for (GList *key = keys; key != NULL; key = key->next)
    {
      const AlongDraft *draft = g_hash_table_lookup (self->drafts, key->data);
      Writing *writing;

      if (draft == NULL)
        continue;
      writing = g_new0 (Writing, 1);
      writing->session = g_object_ref (self);
      writing->key = g_strdup (draft->key);
      writing->changed_at = draft->changed_at;
      self->drafts_writing++;
      along_store_put_draft_async (self->store, self->me,
                                   &(AlongStoreDraft){ draft->key, draft->kind, draft->family, draft->body, draft->changed_at },
                                   on_draft_put, writing);
    }
  g_hash_table_remove_all (self->unsaved);
}

static gboolean
on_draft_timer (gpointer data)
{
  AlongSession *self = data;

  self->draft_timer = 0;
  if (self->store != NULL)
    write_drafts (self);
  return G_SOURCE_REMOVE;
}

/**
 * along_session_put_draft: keeps what is being typed.
 *
 * @key: one a form or dialog, as "contact/<family>"; @kind: "contact", "assessment", "family"…
 * @body: the page's own JSON text
 */
void
along_session_put_draft (AlongSession *self, const char *key, const char *kind, AlongId family, const char *body)
{
  AlongDraft *draft;
  gboolean is_new;
  gint64 now = g_get_monotonic_time () / 1000;

  g_return_if_fail (self->store != NULL);

  if (self->looking)
    return;
  is_new = !g_hash_table_contains (self->drafts, key);
  draft = g_new0 (AlongDraft, 1);
  draft->key = g_strdup (key);
  draft->kind = g_strdup (kind);
  draft->family = family;
  draft->body = g_strdup (body);
  draft->changed_at = along_clock_now ();
  g_hash_table_replace (self->drafts, draft->key, draft);
  g_hash_table_add (self->unsaved, g_strdup (key));

  if (self->draft_since == 0)
    self->draft_since = now;
  g_clear_handle_id (&self->draft_timer, g_source_remove);
  self->draft_timer = g_timeout_add ((guint) CLAMP (self->draft_since + LONGEST_MS - now, 0, PAUSE_MS), on_draft_timer, self);
  if (is_new)
    g_signal_emit_by_name (self, "drafts-changed");
}

static void
on_draft_dropped (GObject *source, GAsyncResult *result, gpointer data)
{
  along_store_drop_draft_finish (ALONG_STORE (source), result, NULL);
}

/** along_session_drop_draft: lets a draft go; none with this key is no matter. */
void
along_session_drop_draft (AlongSession *self, const char *key)
{
  gboolean was = g_hash_table_contains (self->drafts, key);

  g_return_if_fail (self->store != NULL);

  if (self->looking)
    return;
  /* The writer works in order: a draft handed over before is removed after it. */
  along_store_drop_draft_async (self->store, key, on_draft_dropped, NULL);
  along_draft_free (session_take_draft (self, key));
  if (was)
    g_signal_emit_by_name (self, "drafts-changed");
}

/* Takes a draft out, for the edit that finishes it. */
AlongDraft *
session_take_draft (AlongSession *self, const char *key)
{
  gpointer draft = NULL;

  g_hash_table_remove (self->unsaved, key);
  g_hash_table_steal_extended (self->drafts, key, NULL, &draft);
  return draft;
}

/* The edit was refused: what was being written is a draft again, unless the page has put a newer one meanwhile. %NULL is
 * allowed. */
void
session_put_back_draft (AlongSession *self, AlongDraft *draft)
{
  if (draft == NULL || g_hash_table_contains (self->drafts, draft->key))
    {
      along_draft_free (draft);
      return;
    }
  g_hash_table_add (self->unsaved, g_strdup (draft->key));
  g_hash_table_replace (self->drafts, draft->key, draft);
  if (self->store != NULL)
    write_drafts (self);
}

/* The store has removed a draft with the edit that finished it; what a page put meanwhile goes after it. */
void
session_draft_finished (AlongSession *self, const char *key)
{
  if (self->store != NULL && g_hash_table_contains (self->drafts, key))
    along_store_drop_draft_async (self->store, key, on_draft_dropped, NULL);
  g_hash_table_remove (self->unsaved, key);
  g_hash_table_remove (self->drafts, key);
  g_signal_emit_by_name (self, "drafts-changed");
}

/** along_session_get_draft: (nullable): borrowed until the draft is put again or dropped. */
const AlongDraft *
along_session_get_draft (AlongSession *self, const char *key)
{
  return g_hash_table_lookup (self->drafts, key);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const AlongDraft *one = *(const AlongDraft *const *) a, *other = *(const AlongDraft *const *) b;

  return one->changed_at < other->changed_at ? 1 : one->changed_at > other->changed_at ? -1 : g_strcmp0 (one->key, other->key);
}

/**
 * along_session_list_drafts: the drafts of a family, or with ALONG_ID_NONE those of none, newest first.
 *
 * Returns: (transfer container) (element-type AlongDraft): borrowed drafts
 */
GPtrArray *
along_session_list_drafts (AlongSession *self, AlongId family)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (along_id_equal (((AlongDraft *) value)->family, family))
      g_ptr_array_add (list, value);
  g_ptr_array_sort (list, newest_first);
  return list;
}

/** along_session_list_all_drafts: whatever waits to be carried on with, newest first. Returns: as along_session_list_drafts() */
GPtrArray *
along_session_list_all_drafts (AlongSession *self)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (list, value);
  g_ptr_array_sort (list, newest_first);
  return list;
}

/* Those that the store had when it opened. @stored: (element-type AlongStoreDraft) */
void
session_take_drafts (AlongSession *self, GPtrArray *stored)
{
  for (guint i = 0; i < stored->len; i++)
    {
      const AlongStoreDraft *from = stored->pdata[i];
      AlongDraft *draft;

      /* What could not be kept when the store was locked is newer. */
      if (g_hash_table_contains (self->unsaved, from->key))
        continue;
      draft = g_new0 (AlongDraft, 1);
      draft->key = g_strdup (from->key);
      draft->kind = g_strdup (from->kind);
      draft->family = from->family;
      draft->body = g_strdup (from->body);
      draft->changed_at = from->changed_at;
      g_hash_table_replace (self->drafts, draft->key, draft);
    }
  if (g_hash_table_size (self->unsaved) > 0)
    write_drafts (self);
}

void
session_flush_drafts (AlongSession *self, GAsyncReadyCallback done, gpointer data)
{
  g_return_if_fail (self->flush == NULL);

  self->draft_failed = FALSE;
  self->flush = g_task_new (self, NULL, done, data);
  write_drafts (self);
  end_flush (self);
}

/* @unsaved_too: FALSE keeps those that the store could not take, which are nowhere else. */
void
session_forget_drafts (AlongSession *self, gboolean unsaved_too)
{
  GHashTableIter iter;
  gpointer key;

  g_clear_handle_id (&self->draft_timer, g_source_remove);
  self->draft_since = 0;
  if (unsaved_too)
    g_hash_table_remove_all (self->unsaved);
  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (self->unsaved, key))
      g_hash_table_iter_remove (&iter);
}
