/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contacts committed while a window draws every frame: the gaps between frames without and with commits, and
 * what a commit asks of the main thread. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "along-store.h"
#include "bench-times.h"

#define COMMITS 100
/* Frames from one commit to the next. */
#define EVERY 6

typedef struct
{
  AlongStore *store; /* %NULL: frames alone */
  AlongId worker, family, episode, person;
  GtkWidget *area;
  gint64 last;
  int frames, made, done;
  double gaps[COMMITS * EVERY + 1];
  double asked; /* the longest that starting one took, ms of the main thread */
  double took;  /* the longest until one was durable */
  gint64 began;
} Frames;

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Frames *frames = data;
  GError *error = NULL;

  along_store_commit_finish (ALONG_STORE (source), result, &error);
  bench_check (error);
  frames->took = MAX (frames->took, (double) (g_get_monotonic_time () - frames->began) / 1000);
  frames->done++;
}

static void
commit (Frames *frames)
{
  double start = bench_ms (CLOCK_THREAD_CPUTIME_ID);
  g_autoptr (AlongEdit) edit = along_edit_new ("Add contact", frames->family);
  AlongRecord *contact = along_edit_create (edit, ALONG_KIND_CONTACT);
  AlongInstant at = along_instant_new (1751000000000 + (gint64) frames->made * 86400000, ALONG_ZONE);

  along_record_set_ref (contact, ALONG_CONTACT_P_EPISODE, frames->episode);
  along_record_set_instant (contact, ALONG_CONTACT_P_AT, &at);
  along_record_set_int (contact, ALONG_CONTACT_P_MINUTES, 60);
  along_record_set_enum (contact, ALONG_CONTACT_P_MODE, ALONG_MODE_VISIT);
  along_record_set_enum (contact, ALONG_CONTACT_P_STATUS, ALONG_CONTACT_STATUS_COMPLETED);
  along_record_set_enum (contact, ALONG_CONTACT_P_BY, ALONG_BY_KEYWORKER);
  along_record_set_refs (contact, ALONG_CONTACT_P_WORKERS, &frames->worker, 1);
  along_record_set_refs (contact, ALONG_CONTACT_P_PARTICIPANTS, &frames->person, 1);
  along_record_set_text (contact, ALONG_CONTACT_P_NOTE, "We walked to the park and talked about sleep, and about the letter.");
  along_record_set_instant (contact, ALONG_CONTACT_P_ENTERED_AT, &at);
  frames->began = g_get_monotonic_time ();
  along_store_commit_async (frames->store, edit, frames->worker, NULL, NULL, committed_cb, frames);
  frames->made++;
  frames->asked = MAX (frames->asked, bench_ms (CLOCK_THREAD_CPUTIME_ID) - start);
}

static gboolean
tick_cb (GtkWidget *area, GdkFrameClock *clock, gpointer data)
{
  Frames *frames = data;
  gint64 now = g_get_monotonic_time ();

  if (frames->last != 0 && frames->frames < COMMITS * EVERY)
    frames->gaps[frames->frames++] = (double) (now - frames->last) / 1000;
  frames->last = now;
  gtk_widget_queue_draw (area);
  if (frames->store != NULL && frames->made < COMMITS && frames->frames % EVERY == 0 && frames->done == frames->made)
    commit (frames);
  return G_SOURCE_CONTINUE;
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  Frames *frames = data;

  cairo_arc (cr, width / 2.0, height / 2.0, 20 + frames->frames % 200, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
run (const char *name, Frames *frames)
{
  GtkWidget *window = adw_window_new ();
  guint tick;
  int missed = 0;

  frames->area = gtk_drawing_area_new ();
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (frames->area), draw_cb, frames, NULL);
  adw_window_set_content (ADW_WINDOW (window), frames->area);
  gtk_window_set_default_size (GTK_WINDOW (window), 800, 600);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (frames->area))
    g_main_context_iteration (NULL, TRUE);
  tick = gtk_widget_add_tick_callback (frames->area, tick_cb, frames, NULL);
  while (frames->frames < COMMITS * EVERY || frames->done < frames->made)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (frames->area, tick);
  gtk_window_destroy (GTK_WINDOW (window));
  qsort (frames->gaps, (gsize) frames->frames, sizeof (double), bench_compare);
  for (int i = 0; i < frames->frames; i++)
    missed += frames->gaps[i] > 1.5 * frames->gaps[frames->frames / 2];
  printf ("%-28s %4d frames, gaps: median %5.1f  p99 %5.1f  longest %5.1f ms; missed %d", name, frames->frames,
          frames->gaps[frames->frames / 2], frames->gaps[frames->frames * 99 / 100], frames->gaps[frames->frames - 1], missed);
  if (frames->store != NULL)
    printf ("; %d commits, the main thread's part at most %.2f ms, durable after at most %.1f ms", frames->done, frames->asked,
            frames->took);
  printf ("\n");
}

static void
make_family (Frames *frames)
{
  g_autoptr (AlongEdit) team = along_edit_new ("Worker", ALONG_ID_NONE), edit = NULL;
  AlongRecord *worker = along_edit_create (team, ALONG_KIND_WORKER), *family, *person, *episode;
  GError *error = NULL;

  along_record_set_text (worker, ALONG_WORKER_P_NAME, "Wendy Worker");
  along_record_set_enum (worker, ALONG_WORKER_P_ROLE, ALONG_ROLE_KEYWORKER);
  frames->worker = along_record_get_id (worker);
  along_store_commit_sync (frames->store, team, frames->worker, NULL, &error);
  bench_check (error);

  frames->family = along_id_new ();
  edit = along_edit_new ("New family", frames->family);
  family = along_edit_create_with_id (edit, ALONG_KIND_FAMILY, frames->family);
  along_record_set_text (family, ALONG_FAMILY_P_NAME, "Lowe");
  along_record_set_text (family, ALONG_FAMILY_P_REFERENCE, "B-1");
  person = along_edit_create (edit, ALONG_KIND_PERSON);
  along_record_set_text (person, ALONG_PERSON_P_NAME, "Jade Lowe");
  along_record_set_enum (person, ALONG_PERSON_P_GENDER, ALONG_GENDER_FEMALE);
  frames->person = along_record_get_id (person);
  episode = along_edit_create (edit, ALONG_KIND_EPISODE);
  along_record_set_enum (episode, ALONG_EPISODE_P_TYPE, ALONG_EPISODE_TYPE_NEW);
  along_record_set_text (episode, ALONG_EPISODE_P_FROM, "2025-01-06");
  frames->episode = along_record_get_id (episode);
  along_store_commit_sync (frames->store, edit, frames->worker, NULL, &error);
  bench_check (error);
}

int
main (void)
{
  g_autofree char *dir = g_dir_make_tmp ("along-bench-XXXXXX", NULL);
  g_autoptr (AlongKey) key = along_key_new_random ();
  g_autoptr (AlongStore) store = along_store_new (dir, FALSE);
  g_autoptr (GDir) left = NULL;
  Frames alone = { 0 }, with = { .store = store };
  GError *error = NULL;
  const char *name;

  along_store_register ();
  along_store_create_sync (store, key, &error);
  bench_check (error);
  along_store_open_sync (store, key, NULL, &error);
  bench_check (error);
  make_family (&with);
  adw_init ();
  run ("frames alone", &alone);
  run ("frames while contacts go in", &with);
  along_store_close_sync (store, &error);
  bench_check (error);
  left = g_dir_open (dir, 0, NULL);
  while (left != NULL && (name = g_dir_read_name (left)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);
      g_unlink (path);
    }
  g_rmdir (dir);
  return 0;
}
