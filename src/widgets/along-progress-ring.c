/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-progress-ring.h"

#include <adwaita.h>

#include "along-screen.h"

#define SIDE 24
#define THICK 3.5

struct _AlongProgressRing
{
  GtkWidget parent_instance;

  guint done, all;
};

G_DEFINE_FINAL_TYPE (AlongProgressRing, along_progress_ring, GTK_TYPE_WIDGET)

static void
along_progress_ring_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                             int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SIDE;
  *minimum_baseline = *natural_baseline = -1;
}

static void
set_colour (cairo_t *cr, guint32 rgb)
{
  GdkRGBA colour;

  along_screen_rgba (rgb, 1, &colour);
  gdk_cairo_set_source_rgba (cr, &colour);
}

static void
along_progress_ring_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AlongProgressRing *self = ALONG_PROGRESS_RING (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double share = self->all > 0 ? (double) self->done / self->all : 0, radius = (MIN (width, height) - THICK) / 2;
  AlongStyle ring, rest;
  cairo_t *cr;

  along_theme_get_style (along_screen_look (), "accent", &ring);
  along_theme_get_style (along_screen_look (), "grid", &rest);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_translate (cr, width / 2, height / 2);
  cairo_set_line_width (cr, THICK);
  set_colour (cr, rest.line);
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  cairo_stroke (cr);
  if (share > 0)
    {
      set_colour (cr, ring.line);
      cairo_arc (cr, 0, 0, radius, -G_PI / 2, -G_PI / 2 + 2 * G_PI * MIN (share, 1));
      cairo_stroke (cr);
    }
  if (share >= 1)
    {
      cairo_set_line_width (cr, 2);
      cairo_move_to (cr, -4.5, 0.5);
      cairo_line_to (cr, -1.5, 3.5);
      cairo_line_to (cr, 4.5, -3.5);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
}

static void
along_progress_ring_class_init (AlongProgressRingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = along_progress_ring_measure;
  widget_class->snapshot = along_progress_ring_snapshot;
  gtk_widget_class_set_css_name (widget_class, "progressring");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
}

static void
along_progress_ring_init (AlongProgressRing *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  along_screen_watch_look (self, G_CALLBACK (gtk_widget_queue_draw));
}

/** along_progress_ring_new: nothing done. */
GtkWidget *
along_progress_ring_new (void)
{
  return g_object_new (ALONG_TYPE_PROGRESS_RING, NULL);
}

/** along_progress_ring_set: @done of @all; @words name it and say the same: "Comfort and soothing, 2 of 3". */
void
along_progress_ring_set (AlongProgressRing *self, guint done, guint all, const char *words)
{
  g_return_if_fail (ALONG_IS_PROGRESS_RING (self));
  self->done = done;
  self->all = all;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  (double) all, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) done, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
