/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-abreast.h"

/* In heights of a line, so that it grows with the text: what each child has at least, side by side. */
#define ROOM 12

struct _AlongAbreast
{
  GtkLayoutManager parent_instance;

  int between;
};

G_DEFINE_FINAL_TYPE (AlongAbreast, along_abreast, GTK_TYPE_LAYOUT_MANAGER)

static int
room (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int line = PANGO_PIXELS (pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics));

  pango_font_metrics_unref (metrics);
  return ROOM * line;
}

static int
count (GtkWidget *widget, int *least)
{
  int n = 0;

  *least = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        int minimum;

        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
        *least = MAX (*least, minimum);
        n++;
      }
  return n;
}

/* Places the children for @width unless @measure_only. Returns the height they need. */
static int
lay_out (AlongAbreast *self, GtkWidget *widget, int width, gboolean measure_only)
{
  int least, n = count (widget, &least), between = self->between, x = 0, y = 0, tallest = 0;
  gboolean abreast = n > 1 && width >= n * MAX (least, room (widget)) + (n - 1) * between;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int each = abreast ? (width - (n - 1) * between) / n : width;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); abreast && child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        int height;

        gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, each, NULL, &height, NULL, NULL);
        tallest = MAX (tallest, height);
      }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int height = tallest;

      if (!gtk_widget_should_layout (child))
        continue;
      if (!abreast)
        gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, each, NULL, &height, NULL, NULL);
      if (!measure_only)
        gtk_widget_size_allocate (child, &(GtkAllocation){ rtl ? width - x - each : x, y, each, height }, -1);
      if (abreast)
        x += each + between;
      else
        y += height + between;
    }
  return abreast ? tallest : MAX (y - between, 0);
}

static GtkSizeRequestMode
along_abreast_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
along_abreast_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                       int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  AlongAbreast *self = ALONG_ABREAST (manager);
  int least, n = count (widget, &least), wide = n * MAX (least, room (widget)) + MAX (n - 1, 0) * self->between;

  *minimum = least;
  *natural = wide;
  /* For no width in particular: the least of all heights, which is that of the widest. */
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = lay_out (self, widget, for_size >= 0 ? MAX (for_size, least) : wide, TRUE);
}

static void
along_abreast_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (ALONG_ABREAST (manager), widget, width, FALSE);
}

static void
along_abreast_class_init (AlongAbreastClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = along_abreast_get_request_mode;
  manager_class->measure = along_abreast_measure;
  manager_class->allocate = along_abreast_allocate;
}

static void
along_abreast_init (AlongAbreast *self)
{
}

/** along_abreast_new: @between: px between two children, beside or below one another. */
GtkLayoutManager *
along_abreast_new (int between)
{
  AlongAbreast *self = g_object_new (ALONG_TYPE_ABREAST, NULL);

  self->between = between;
  return GTK_LAYOUT_MANAGER (self);
}
