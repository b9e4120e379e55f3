/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form of 772 items in the window: from the choice of it to its first frame, a key pressed in one of its entries and a
 * choice made, with all that follows until the program waits again (the draft that is kept, too), and its memory. Processor
 * time of the process: others may be at work on the machine. */
#include <adwaita.h>
#include <stdlib.h>
#include <string.h>

#include "along-clock.h"
#include "along-questionnaire-record.h"
#include "along-test-forms.h"
#include "assessments/along-fill-in.h"
#include "bench-times.h"
#include "display-support.h"
#include "pages-support.h"

#define KEYS 600

/* RssAnon, kB. */
static long
memory_kb (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  line = status != NULL ? strstr (status, "RssAnon:") : NULL;
  return line != NULL ? strtol (line + strlen ("RssAnon:"), NULL, 10) : 0;
}

static AlongRecord *
add_form (AlongSession *session)
{
  g_autofree char *text = along_test_form_of_772 (772);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongQuestionnaire) questionnaire = along_questionnaire_new_from_text (text, -1, &error);
  g_autoptr (AlongEdit) edit = along_edit_new ("Form", ALONG_ID_NONE);

  bench_check (error);
  along_questionnaire_add_record (edit, questionnaire);
  pages_commit (session, edit);
  return along_family_find (along_session_get_team (session), ALONG_KIND_QUESTIONNAIRE, along_questionnaire_record_id ("urn:test:large", "1"));
}

static AlongRecord *
first_person (AlongFamily *family)
{
  return along_family_nth (family, ALONG_KIND_PERSON, 0);
}

static void
on_painted (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

/* Until the window has been drawn anew. */
static void
wait_for_frame (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean painted = FALSE;
  gulong id = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &painted);

  gtk_widget_queue_draw (window);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, id);
}

static void
find_all (GtkWidget *widget, const char *type, GPtrArray *found)
{
  if (gtk_widget_get_mapped (widget) && strcmp (G_OBJECT_TYPE_NAME (widget), type) == 0)
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    find_all (child, type, found);
}

static void
report (const char *name, double *times, double *frames)
{
  qsort (times, KEYS, sizeof *times, bench_compare);
  qsort (frames, KEYS, sizeof *frames, bench_compare);
  g_print ("fill-in: %s: median %.2f ms, 99 %% %.2f ms (target 4); the frame after it %.2f and %.2f ms\n", name, times[KEYS / 2], times[KEYS * 99 / 100],
           frames[KEYS / 2], frames[KEYS * 99 / 100]);
}

/* A letter typed at the end of one entry after the other. */
static void
bench_keys (GtkWidget *window, GtkWidget *view)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  double times[KEYS], frames[KEYS];

  find_all (view, "AdwEntryRow", entries);
  g_assert_cmpuint (entries->len, >, 0);
  for (guint i = 0; i < KEYS; i++)
    {
      GtkEditable *text = gtk_editable_get_delegate (g_ptr_array_index (entries, i / 20 % entries->len));
      int at = (int) strlen (gtk_editable_get_text (text));
      double started = bench_ms (CLOCK_THREAD_CPUTIME_ID), handled;

      gtk_editable_insert_text (text, i % 20 == 19 ? " " : "a", 1, &at);
      handled = bench_ms (CLOCK_THREAD_CPUTIME_ID);
      wait_for_frame (window);
      times[i] = handled - started;
      frames[i] = bench_ms (CLOCK_THREAD_CPUTIME_ID) - handled;
    }
  report ("a key in an entry", times, frames);
}

/* One option after the other. */
static void
bench_choices (GtkWidget *window, AlongFillIn *view)
{
  AlongForm *form = along_fill_in_get_form (view);
  AlongField *section = g_ptr_array_index (along_form_get_fields (form), 0);
  GPtrArray *fields = along_field_get_children (section);
  double times[KEYS], frames[KEYS];

  for (guint i = 0, k = 0; k < KEYS; i++)
    {
      AlongField *field = g_ptr_array_index (fields, i % fields->len);
      double started, handled;

      if (along_field_get_question (field)->options->len == 0)
        continue;
      started = bench_ms (CLOCK_THREAD_CPUTIME_ID);
      along_form_choose (form, field, (i / fields->len) % 4);
      handled = bench_ms (CLOCK_THREAD_CPUTIME_ID);
      wait_for_frame (window);
      times[k] = handled - started;
      frames[k++] = bench_ms (CLOCK_THREAD_CPUTIME_ID) - handled;
    }
  report ("a choice", times, frames);
}

static GtkWidget *
open_form (AlongSession *session, AlongFamily *family, AlongRecord *questionnaire, GtkWidget *window)
{
  g_autoptr (GError) error = NULL;
  AlongFilling *filling = along_filling_new (questionnaire, first_person (family), NULL, NULL, along_clock_today ());
  GtkWidget *view = along_fill_in_new (session, family, filling, NULL, &error);

  bench_check (error);
  adw_window_set_content (ADW_WINDOW (window), view);
  wait_for_frame (window);
  return view;
}

static void
bench_window (void)
{
  AlongSession *session = pages_open ();
  g_autoptr (AlongFamily) family = pages_load (session, "Miah");
  AlongRecord *large = add_form (session);
  /* Before it, one of our own, so that what the page itself takes is there already. */
  AlongRecord *small = along_family_nth (along_session_get_team (session), ALONG_KIND_QUESTIONNAIRE, 0);
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "default-width", 1200, "default-height", 800, NULL), *view;
  double started, opened;
  long before;

  gtk_window_present (GTK_WINDOW (window));
  open_form (session, family, small, window);
  before = memory_kb ();
  started = bench_ms (CLOCK_PROCESS_CPUTIME_ID);
  view = open_form (session, family, large, window);
  opened = bench_ms (CLOCK_PROCESS_CPUTIME_ID);
  g_print ("fill-in: 772 items: in the window after %.0f ms (target 250), memory %ld kB (target 25,000)\n", opened - started, memory_kb () - before);
  bench_keys (window, view);
  bench_choices (window, ALONG_FILL_IN (view));
  g_print ("fill-in: memory after %d keys and choices %ld kB\n", 2 * KEYS, memory_kb () - before);
  gtk_window_destroy (GTK_WINDOW (window));
  pages_close (session);
}

int
main (int argc, char **argv)
{
  if (!pages_init (&argc, &argv))
    return 77;
  bench_window ();
  pages_end ();
  return 0;
}
