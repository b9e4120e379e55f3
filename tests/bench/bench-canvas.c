/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <time.h>

#include "along-canvas.h"
#include "along-screen.h"
#include "along-widgets.h"
#include "bench-times.h"

/* Frames of the canvas: main-thread CPU from before-paint to after-paint, window 1200x800, 300 frames each. */

#define FRAMES 300

typedef struct
{
  double spent[FRAMES];
  int n;
  gint64 began;
} Meter;

static gint64
thread_ns (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * 1000000000 + now.tv_nsec;
}

static void
on_before (GdkFrameClock *clock, Meter *meter)
{
  meter->began = thread_ns ();
}

static void
on_after (GdkFrameClock *clock, Meter *meter)
{
  if (meter->n < FRAMES)
    meter->spent[meter->n++] = (double) (thread_ns () - meter->began) / 1e6;
}

/* 25 columns of 20: about 80 people are in sight at 100 %. */
static AlongScene *
make_scene (GtkWidget *widget)
{
  g_autoptr (AlongFonts) fonts = along_screen_fonts (widget, FALSE);
  AlongScene *scene = along_scene_new (fonts);

  along_scene_set_size (scene, 25 * 110, 20 * 110);
  for (int i = 0; i < 500; i++)
    {
      g_autofree char *key = g_strdup_printf ("person/%d", i);
      double x = (i % 25) * 110 + 55, y = (i / 25) * 110 + 45;
      AlongRect area = { x - 30, y - 26, 60, 76 };

      along_scene_move_to (scene, x + 22, y);
      along_scene_line_to (scene, x + 88, y);
      along_scene_stroke (scene, i % 3 ? "couple-solid" : "couple-dashed");
      along_scene_move_to (scene, x, y + 60);
      along_scene_line_to (scene, x, y + 88);
      along_scene_stroke (scene, "structure");
      if (i % 4 == 0)
        {
          along_scene_move_to (scene, x, y);
          along_scene_line_to (scene, x + 110, y + 110);
          along_scene_stroke (scene, "bond-close");
        }
      along_scene_begin_item (scene, key, key, NULL, &area);
      if (i % 2)
        along_scene_circle (scene, x, y, 22);
      else
        along_scene_rectangle (scene, x - 22, y - 22, 44, 44);
      along_scene_fill_stroke (scene, "person-outline");
      along_scene_text (scene, "text-age", ALONG_ANCHOR_MIDDLE, x, y + 5, 0, 1, "27");
      along_scene_text (scene, "text", ALONG_ANCHOR_MIDDLE, x, y + 38, 96, 2, key);
      along_scene_end_item (scene);
    }
  return scene;
}

static void
run (const char *name, GtkWidget *window, AlongCanvas *canvas, void (*step) (AlongCanvas *canvas, int frame))
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  Meter meter = { .n = 0 };
  guint tiles[2], nodes[2], places[2];
  gulong before = g_signal_connect (clock, "before-paint", G_CALLBACK (on_before), &meter);
  gulong after = g_signal_connect_after (clock, "after-paint", G_CALLBACK (on_after), &meter);
  double sum = 0;

  along_canvas_get_work (canvas, &tiles[0], &nodes[0], &places[0]);
  for (int frame = 0; meter.n < FRAMES; frame++)
    {
      int had = meter.n;

      step (canvas, frame);
      gtk_widget_queue_draw (window);
      while (meter.n == had)
        g_main_context_iteration (NULL, TRUE);
    }
  along_canvas_get_work (canvas, &tiles[1], &nodes[1], &places[1]);
  g_signal_handler_disconnect (clock, before);
  g_signal_handler_disconnect (clock, after);
  qsort (meter.spent, FRAMES, sizeof (double), bench_compare);
  for (int i = 0; i < FRAMES; i++)
    sum += meter.spent[i];
  g_print ("%-26s mean %5.2f ms  median %5.2f  p99 %5.2f  tiles %4u  nodes made %4u  placings %4u\n", name,
           sum / FRAMES, meter.spent[FRAMES / 2], meter.spent[FRAMES * 99 / 100], tiles[1] - tiles[0],
           nodes[1] - nodes[0], places[1] - places[0]);
}

/* What a frame costs in which the whole window has another colour: nobody can be below. */
#define BENCH_TYPE_PLAIN (bench_plain_get_type ())
G_DECLARE_FINAL_TYPE (BenchPlain, bench_plain, BENCH, PLAIN, GtkWidget)
struct _BenchPlain
{
  GtkWidget parent_instance;
  int frame;
};
G_DEFINE_FINAL_TYPE (BenchPlain, bench_plain, GTK_TYPE_WIDGET)

static void
bench_plain_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GdkRGBA colour = { (float) (BENCH_PLAIN (widget)->frame++ % 2), 1, 1, 1 };

  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget)));
}

static void
bench_plain_class_init (BenchPlainClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = bench_plain_snapshot;
}

static void
bench_plain_init (BenchPlain *self)
{
}

static void
run_plain (void)
{
  GtkWidget *window = gtk_window_new (), *plain = g_object_new (BENCH_TYPE_PLAIN, NULL);
  Meter meter = { .n = 0 };

  gtk_window_set_child (GTK_WINDOW (window), plain);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  g_signal_connect (gtk_widget_get_frame_clock (window), "before-paint", G_CALLBACK (on_before), &meter);
  g_signal_connect_after (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_after), &meter);
  while (meter.n < FRAMES)
    {
      int had = meter.n;

      gtk_widget_queue_draw (plain);
      while (meter.n == had)
        g_main_context_iteration (NULL, TRUE);
    }
  qsort (meter.spent, FRAMES, sizeof (double), bench_compare);
  g_print ("%-26s median %5.2f  p99 %5.2f  (the least that GTK takes to show another picture)\n", "one colour after another",
           meter.spent[FRAMES / 2], meter.spent[FRAMES * 99 / 100]);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
step_still (AlongCanvas *canvas, int frame)
{
}

static void
step_pan (AlongCanvas *canvas, int frame)
{
  GtkAdjustment *across = NULL, *down = NULL;
  int at = frame % 200 < 100 ? frame % 100 : 100 - frame % 100;

  g_object_get (canvas, "hadjustment", &across, "vadjustment", &down, NULL);
  gtk_adjustment_set_value (across, at * 15);
  gtk_adjustment_set_value (down, at * 13);
  g_object_unref (across);
  g_object_unref (down);
}

static void
step_zoom (AlongCanvas *canvas, int frame)
{
  along_canvas_set_zoom (canvas, 0.6 + 0.004 * (frame % 200));
}

int
main (void)
{
  GtkWidget *window, *scrolled, *canvas;
  g_autoptr (AlongScene) scene = NULL;

  if (!gtk_init_check ())
    return 77;
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  along_widgets_register ();
  run_plain ();
  window = gtk_window_new ();
  scrolled = gtk_scrolled_window_new ();
  canvas = along_canvas_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), canvas);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  run ("empty canvas", window, ALONG_CANVAS (canvas), step_still);
  scene = make_scene (canvas);
  along_canvas_set_scene (ALONG_CANVAS (canvas), scene);
  along_canvas_set_zoom (ALONG_CANVAS (canvas), 1);
  run ("500 people, still", window, ALONG_CANVAS (canvas), step_still);
  run ("500 people, panning", window, ALONG_CANVAS (canvas), step_pan);
  run ("500 people, panning again", window, ALONG_CANVAS (canvas), step_pan);
  run ("500 people, zooming", window, ALONG_CANVAS (canvas), step_zoom);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
