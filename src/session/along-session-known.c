/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-session-known.h"

#include <glib/gi18n-lib.h>

#include "along-access.h"
#include "along-clock.h"
#include "along-store-known.h"
#include "session-private.h"

/* Held by nobody any more. */
static void
known_gone_cb (gpointer data, GObject *known)
{
  AlongSession *self = data;

  g_ptr_array_remove_fast (self->known, known);
}

/* session_forget_known: no family is held as it was known any more. */
void
session_forget_known (AlongSession *self)
{
  while (self->known->len > 0)
    along_session_let_known_go (self, self->known->pdata[0]);
}

/** along_session_let_known_go: nobody looks at @known any more: edits in that family are taken again. */
void
along_session_let_known_go (AlongSession *self, AlongFamily *known)
{
  if (g_ptr_array_remove_fast (self->known, known))
    g_object_weak_unref (G_OBJECT (known), known_gone_cb, self);
}

/* session_refuse_past: whether a family is held as it was known, so that nothing in it may be changed; says so. */
gboolean
session_refuse_past (AlongSession *self, AlongId family, GError **error)
{
  for (guint i = 0; i < self->known->len; i++)
    if (along_id_equal (along_family_get_id (self->known->pdata[i]), family))
      {
        g_set_error_literal (error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_PAST,
                             _ ("This is what we knew on an earlier day. You cannot change the past."));
        return TRUE;
      }
  return FALSE;
}

typedef struct
{
  AlongId family;
  int day;
} Known;

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  AlongSession *self = g_task_get_source_object (task);
  const Known *known = g_task_get_task_data (task);
  GError *error = NULL;
  AlongFamily *family = along_store_load_known_finish (ALONG_STORE (source), result, &error);
  g_autofree char *day = NULL;

  if (family == NULL)
    {
      g_task_return_error (task, session_translate (error));
      g_object_unref (task);
      return;
    }
  if (session_refuse_closed (self, task))
    {
      g_object_unref (family);
      return;
    }
  day = along_day_to_edtf (known->day);
  along_session_note_access (self, known->family, ALONG_ACCESS_KNOWN, day);
  g_object_weak_ref (G_OBJECT (family), known_gone_cb, self);
  g_ptr_array_add (self->known, family);
  g_task_return_pointer (task, family, g_object_unref);
  g_object_unref (task);
}

/**
 * along_session_load_known_async: a family as it was known at the end of @day, in the programme's zone, or now if
 * that day is not over. It is read away from the main thread.
 *
 * @day: Julian day number
 */
void
along_session_load_known_async (AlongSession *self, AlongId family, int day, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  Known *known;

  g_task_set_source_tag (task, along_session_load_known_async);
  if (session_refuse_closed (self, task))
    return;
  known = g_new0 (Known, 1);
  known->family = family;
  known->day = day;
  g_task_set_task_data (task, known, g_free);
  along_store_load_known_async (self->store, family, MIN (along_ms_of_day (day + 1, ALONG_ZONE) - 1, along_clock_now ()),
                                cancellable, on_loaded, task);
}

/** along_session_load_known_finish: (transfer full): with no record in it if nothing was known yet. */
AlongFamily *
along_session_load_known_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_days (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  GError *error = NULL;
  GArray *days = along_store_list_known_days_finish (ALONG_STORE (source), result, &error);

  if (days != NULL)
    g_task_return_pointer (task, days, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, session_translate (error));
  g_object_unref (task);
}

/** along_session_list_known_days_async: the days on which anything of the family became known. */
void
along_session_list_known_days_async (AlongSession *self, AlongId family, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, along_session_list_known_days_async);
  if (!session_refuse_closed (self, task))
    along_store_list_known_days_async (self->store, family, cancellable, on_days, task);
}

/** along_session_list_known_days_finish: in order, each once. Returns: (transfer full) (element-type int) */
GArray *
along_session_list_known_days_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
