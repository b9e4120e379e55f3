/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-spark.h"

#include <adwaita.h>
#include <string.h>

#include "along-screen.h"

#define PITCH 4
#define BAR 3
#define HEIGHT 24
#define MOST_WEEKS 26

struct _AlongSpark
{
  GtkWidget parent_instance;

  AlongSparkWeek weeks[MOST_WEEKS];
  guint n_weeks;
};

G_DEFINE_FINAL_TYPE (AlongSpark, along_spark, GTK_TYPE_WIDGET)

static void
along_spark_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 12 * PITCH : HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
append (GtkSnapshot *snapshot, guint32 rgb, double alpha, double x, double y, double width, double height)
{
  GdkRGBA colour;

  along_screen_rgba (rgb, alpha, &colour);
  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
along_spark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AlongSpark *self = ALONG_SPARK (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget), most = 4, unit;
  guint shown = MIN (self->n_weeks, (guint) (width / PITCH)), first = self->n_weeks - shown;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  AlongLook look = along_screen_look ();
  AlongStyle bar, edge, band;

  along_theme_get_style (look, "contact-completed", &bar);
  along_theme_get_style (look, "plan-edge", &edge);
  along_theme_get_style (look, "plan-band", &band);
  for (guint i = first; i < self->n_weeks; i++)
    most = MAX (most, MAX (self->weeks[i].value, self->weeks[i].hi));
  unit = (height - 2) / most;
  for (guint i = 0; i < shown; i++)
    {
      const AlongSparkWeek *week = &self->weeks[first + i];
      double x = width - (shown - i) * PITCH;

      if (rtl)
        x = width - PITCH - x;
      if (week->hi > 0)
        append (snapshot, band.fill, band.fill_alpha, x, height - week->hi * unit, PITCH,
                MAX (1, (week->hi - week->lo) * unit));
      if (week->value > 0)
        append (snapshot, bar.fill, 1, x + (PITCH - BAR) / 2.0, height - week->value * unit, BAR,
                week->value * unit);
      if (week->hi > 0)
        {
          append (snapshot, edge.line, 0.8, x, height - week->hi * unit, PITCH, 1);
          append (snapshot, edge.line, 0.8, x, height - MAX (1, week->lo * unit), PITCH, 1);
        }
    }
}

static void
along_spark_class_init (AlongSparkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = along_spark_measure;
  widget_class->snapshot = along_spark_snapshot;
  gtk_widget_class_set_css_name (widget_class, "spark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
along_spark_init (AlongSpark *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  along_screen_watch_look (self, G_CALLBACK (gtk_widget_queue_draw));
}

/** along_spark_new: without weeks. */
GtkWidget *
along_spark_new (void)
{
  return g_object_new (ALONG_TYPE_SPARK, NULL);
}

/**
 * along_spark_set: shows the last of @weeks, oldest first.
 *
 * @words: the same in a sentence
 */
void
along_spark_set (AlongSpark *self, const AlongSparkWeek *weeks, guint n_weeks, const char *words)
{
  guint skipped = n_weeks > MOST_WEEKS ? n_weeks - MOST_WEEKS : 0;

  g_return_if_fail (ALONG_IS_SPARK (self));
  self->n_weeks = n_weeks - skipped;
  if (self->n_weeks > 0)
    memcpy (self->weeks, weeks + skipped, self->n_weeks * sizeof *weeks);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
