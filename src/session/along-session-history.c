/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-history-words.h"

#include <glib/gi18n-lib.h>

#include "along-access.h"
#include "along-clock.h"
#include "session-private.h"

/* So many edits are read at once when only some of them may be what is looked for. */
#define SEARCH_PAGE 200

/* Edits. */

typedef struct
{
  AlongId family, record;
  char *words;
  gint64 before;
  guint n;
  GPtrArray *found;
  gboolean more;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->words);
  g_clear_pointer (&reading->found, g_ptr_array_unref);
  g_free (reading);
}

static void read_on (AlongSession *self, GTask *task);

static void
on_history (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  AlongSession *self = g_task_get_source_object (task);
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (AlongStoreHistory) history = along_store_history_finish (ALONG_STORE (source), result, &error);

  if (history == NULL)
    {
      session_refuse (task, error);
      return;
    }
  if (session_refuse_closed (self, task))
    return;
  reading->more = history->more;
  for (guint i = 0; i < history->edits->len; i++)
    {
      const AlongStoreHistoryEdit *edit = history->edits->pdata[i];
      g_autoptr (AlongHistoryEdit) made = NULL;

      if (reading->found->len == reading->n)
        {
          reading->more = TRUE;
          break;
        }
      made = history_edit_new (edit, history, self->team);
      reading->before = edit->first_n;
      if (reading->words == NULL || along_history_edit_matches (made, reading->words))
        g_ptr_array_add (reading->found, g_steal_pointer (&made));
    }
  if (reading->found->len < reading->n && reading->more)
    {
      read_on (self, task);
      return;
    }
  g_task_return_pointer (task, g_steal_pointer (&reading->found), (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
}

static void
read_on (AlongSession *self, GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  const AlongStoreHistoryFilter filter = { reading->family, reading->record, reading->before,
                                           reading->words != NULL ? SEARCH_PAGE : reading->n };

  along_store_history_async (self->store, &filter, g_task_get_cancellable (task), on_history, task);
}

/** along_session_history_async: what was changed, the newest first, in words. */
void
along_session_history_async (AlongSession *self, const AlongHistoryAsk *ask, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  Reading *reading = g_new0 (Reading, 1);

  reading->family = ask->family;
  reading->record = ask->record;
  reading->words = ask->words != NULL && *ask->words != '\0' ? g_strdup (ask->words) : NULL;
  reading->before = ask->before;
  reading->n = ask->n;
  reading->found = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_source_tag (task, along_session_history_async);
  g_task_set_task_data (task, reading, reading_free);
  if (!session_refuse_closed (self, task))
    read_on (self, task);
}

GPtrArray *
along_session_history_finish (AlongSession *self, GAsyncResult *result, gboolean *more, GError **error)
{
  const Reading *reading = g_task_get_task_data (G_TASK (result));

  *more = reading->more;
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Putting back. */

static void
on_put_back (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  GError *error = NULL;

  if (along_session_commit_finish (ALONG_SESSION (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  g_object_unref (task);
}

static void
on_restore_planned (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  AlongSession *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (AlongEdit) edit = along_store_plan_restore_finish (ALONG_STORE (source), result, &error);

  if (edit == NULL)
    session_refuse (task, error);
  else
    along_session_commit_async (self, edit, NULL, NULL, on_put_back, task);
}

/** along_session_put_back_async: refused, with words, where the value no longer fits (along_check_edit()). */
void
along_session_put_back_async (AlongSession *self, gint64 n, int property, const char *title, GAsyncReadyCallback callback,
                              gpointer data)
{
  GTask *task = g_task_new (self, NULL, callback, data);

  g_task_set_source_tag (task, along_session_put_back_async);
  if (!session_refuse_closed (self, task))
    along_store_plan_restore_async (self->store, n, property, title, on_restore_planned, task);
}

gboolean
along_session_put_back_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Who read it. */

void
along_access_line_free (AlongAccessLine *line)
{
  g_free (line->time);
  g_free (line->who);
  g_free (line->family_name);
  g_free (line->what);
  g_free (line->detail);
  g_free (line);
}

static const struct
{
  const char *what, *words;
} accesses[] = {
  { ALONG_ACCESS_OPEN, NC_ ("access", "Opened") },
  { ALONG_ACCESS_KNOWN, NC_ ("access", "Opened as known on a day") },
  { ALONG_ACCESS_PRINT, NC_ ("access", "Printed") },
  { ALONG_ACCESS_EXPORT, NC_ ("access", "Saved as a file") },
  { ALONG_ACCESS_BUNDLE, NC_ ("access", "Given to a colleague") },
  { ALONG_ACCESS_NOT_WRITTEN, NC_ ("access", "Not given after all") },
  { ALONG_ACCESS_TAKE_IN, NC_ ("access", "Taken in from a colleague") },
  { ALONG_ACCESS_KEY_ACCEPTED, NC_ ("access", "A colleague’s key was accepted") },
  { ALONG_ACCESS_KEY_LET_GO, NC_ ("access", "A colleague’s key was let go") },
};

static char *
access_words (const char *what)
{
  for (guint i = 0; i < G_N_ELEMENTS (accesses); i++)
    if (g_str_equal (accesses[i].what, what))
      return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "access", accesses[i].words));
  /* Translators: how a newer Alongside calls what was done */
  return g_strdup_printf (C_ ("access", "Something else (%s)"), what);
}

/** along_session_access_kinds: what can be asked for, and its words; the same number of each, %NULL-terminated. */
void
along_session_access_kinds (char ***whats, char ***words)
{
  *whats = g_new0 (char *, G_N_ELEMENTS (accesses) + 1);
  *words = g_new0 (char *, G_N_ELEMENTS (accesses) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (accesses); i++)
    {
      (*whats)[i] = g_strdup (accesses[i].what);
      (*words)[i] = access_words (accesses[i].what);
    }
}

/* A day is kept as EDTF. */
static char *
detail_words (const AlongStoreAccess *access)
{
  if (access->detail == NULL)
    return g_strdup ("");
  return g_str_equal (access->what, ALONG_ACCESS_KNOWN) ? along_date_to_words (access->detail) : g_strdup (access->detail);
}

static void
on_access (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  AlongSession *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) stored = along_store_access_finish (ALONG_STORE (source), result, &error);
  GPtrArray *lines;

  if (stored == NULL)
    {
      session_refuse (task, error);
      return;
    }
  if (session_refuse_closed (self, task))
    return;
  lines = g_ptr_array_new_full (stored->len, (GDestroyNotify) along_access_line_free);
  for (guint i = 0; i < stored->len; i++)
    {
      const AlongStoreAccess *access = stored->pdata[i];
      AlongAccessLine *line = g_new0 (AlongAccessLine, 1);

      line->place = access->n;
      line->day = along_day_of_ms (access->at, ALONG_ZONE);
      line->time = history_time_words (access->at);
      line->family = access->family;
      line->who = history_worker_words (access->worker, NULL, self->team);
      line->family_name = g_strdup (access->name != NULL ? access->name : "");
      line->what = access_words (access->what);
      line->detail = detail_words (access);
      g_ptr_array_add (lines, line);
    }
  g_task_return_pointer (task, lines, (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
}

/** along_session_access_async: who opened, printed or gave out what, the newest first. */
void
along_session_access_async (AlongSession *self, const AlongAccessAsk *ask, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  const AlongStoreAccessFilter filter = { ask->family, ask->family_name, ask->worker, ask->what, ask->before, ask->n };

  g_task_set_source_tag (task, along_session_access_async);
  if (!session_refuse_closed (self, task))
    along_store_access_async (self->store, &filter, cancellable, on_access, task);
}

GPtrArray *
along_session_access_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/** along_session_is_manager: whether I am shown what a manager is shown. */
gboolean
along_session_is_manager (AlongSession *self)
{
  AlongRecord *me = self->store != NULL ? along_session_get_me (self) : NULL;

  return me != NULL && along_record_get_enum (me, ALONG_WORKER_P_ROLE) == ALONG_ROLE_MANAGER;
}
