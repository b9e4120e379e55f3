/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "keyring-watch.h"

struct _KeyringWatch
{
  GMutex lock;
  GCond changed;
  GThread *thread;
  gint64 seconds;
  gint64 deadline; /* monotonic microseconds; 0 while resting */
  gboolean ended;
  gboolean over;
  GCancellable *inner;
  GCancellable *outer;
  gulong outer_handler;
};

static gpointer
watch_thread (gpointer data)
{
  KeyringWatch *watch = data;

  g_mutex_lock (&watch->lock);
  while (!watch->ended && !watch->over)
    {
      if (watch->deadline == 0)
        g_cond_wait (&watch->changed, &watch->lock);
      else if (!g_cond_wait_until (&watch->changed, &watch->lock, watch->deadline))
        watch->over = watch->deadline != 0 && g_get_monotonic_time () >= watch->deadline;
    }
  gboolean over = watch->over && !watch->ended;
  g_mutex_unlock (&watch->lock);
  if (over)
    g_cancellable_cancel (watch->inner);
  return NULL;
}

static void
outer_cancelled (GCancellable *outer, gpointer inner)
{
  g_cancellable_cancel (inner);
}

/* keyring_watch_new: starts counting. @outer may be %NULL. */
KeyringWatch *
keyring_watch_new (guint seconds, GCancellable *outer)
{
  KeyringWatch *watch = g_new0 (KeyringWatch, 1);

  g_mutex_init (&watch->lock);
  g_cond_init (&watch->changed);
  watch->seconds = seconds;
  watch->inner = g_cancellable_new ();
  if (outer != NULL)
    {
      watch->outer = g_object_ref (outer);
      watch->outer_handler = g_cancellable_connect (outer, G_CALLBACK (outer_cancelled),
                                                    g_object_ref (watch->inner), g_object_unref);
    }
  watch->deadline = g_get_monotonic_time () + watch->seconds * G_USEC_PER_SEC;
  watch->thread = g_thread_new ("keyring-watch", watch_thread, watch);
  return watch;
}

void
keyring_watch_free (KeyringWatch *watch)
{
  if (watch == NULL)
    return;
  g_mutex_lock (&watch->lock);
  watch->ended = TRUE;
  g_cond_signal (&watch->changed);
  g_mutex_unlock (&watch->lock);
  g_thread_join (watch->thread);
  g_cancellable_disconnect (watch->outer, watch->outer_handler);
  g_clear_object (&watch->outer);
  g_object_unref (watch->inner);
  g_cond_clear (&watch->changed);
  g_mutex_clear (&watch->lock);
  g_free (watch);
}

/* keyring_watch_get_cancellable: for the calls that are to be cut short. */
GCancellable *
keyring_watch_get_cancellable (KeyringWatch *watch)
{
  return watch->inner;
}

static void
set_deadline (KeyringWatch *watch, gint64 deadline)
{
  g_mutex_lock (&watch->lock);
  watch->deadline = deadline;
  g_cond_signal (&watch->changed);
  g_mutex_unlock (&watch->lock);
}

/* keyring_watch_rest: no limit while a person is being asked. */
void
keyring_watch_rest (KeyringWatch *watch)
{
  set_deadline (watch, 0);
}

/* keyring_watch_go_on: the whole time again. */
void
keyring_watch_go_on (KeyringWatch *watch)
{
  set_deadline (watch, g_get_monotonic_time () + watch->seconds * G_USEC_PER_SEC);
}

/* keyring_watch_is_over: whether the time ran out, rather than anything else having failed. */
gboolean
keyring_watch_is_over (KeyringWatch *watch)
{
  g_mutex_lock (&watch->lock);
  gboolean over = watch->over;
  g_mutex_unlock (&watch->lock);
  return over;
}

/* keyring_watch_is_cancelled: whether the caller gave up. */
gboolean
keyring_watch_is_cancelled (KeyringWatch *watch, GError **error)
{
  return g_cancellable_set_error_if_cancelled (watch->outer, error);
}
