/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-score-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "along-chart-pen.h"
#include "along-facts.h"
#include "along-screen.h"

#define HEIGHT 168
#define TOP 22
#define BOTTOM 34 /* for the dates */
#define SIDE 44   /* for the numbers of the scale */
#define END 40    /* right of the last date */
#define DATE_WIDTH 62
#define VALUE_WIDTH 26
#define NUMBER_HEIGHT 11

/* What is drawn: copied, so that the list can go. */
typedef struct
{
  guint n;
  int *days;
  double *values; /* NAN: no total: a gap */
  double low, high;
  GArray *cut_offs; /* double */
  int born;
} Chart;

static void
free_chart (gpointer data)
{
  Chart *chart = data;

  g_array_unref (chart->cut_offs);
  g_free (chart->days);
  g_free (chart->values);
  g_free (chart);
}

static double
x_of (const Chart *chart, const AlongChartPen *pen, int day)
{
  int first = chart->days[0], last = chart->days[chart->n - 1];

  if (chart->born != ALONG_DAY_NONE)
    {
      first = MIN (first, chart->born);
      last = MAX (last, chart->born);
    }
  if (first == last)
    return (SIDE + pen->width - END) / 2;
  return SIDE + (pen->width - SIDE - END) * (day - first) / (last - first);
}

static double
y_of (const Chart *chart, double value)
{
  return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * (value - chart->low) / (chart->high - chart->low);
}

static void
draw_scale (const Chart *chart, const AlongChartPen *pen)
{
  double values[2] = { chart->low, chart->high }, last = y_of (chart, chart->low);

  for (guint i = 0; i < 2; i++)
    {
      double y = y_of (chart, values[i]);
      g_autofree char *words = g_strdup_printf ("%g", values[i]);

      along_chart_line (pen, "grid", SIDE - 10, y, pen->width - 4, y);
      along_chart_text (pen, "text-figure-second", ALONG_ANCHOR_END, SIDE - 14, y + 4, words);
    }
  for (guint i = 0; i < chart->cut_offs->len; i++)
    {
      double cut_off = g_array_index (chart->cut_offs, double, i), y = y_of (chart, cut_off);
      g_autofree char *words = g_strdup_printf ("%g", cut_off);

      if (cut_off < chart->low || cut_off > chart->high)
        continue;
      along_chart_line (pen, "threshold", SIDE - 10, y, pen->width - 4, y);
      if (fabs (y - last) < NUMBER_HEIGHT || fabs (y - y_of (chart, chart->high)) < NUMBER_HEIGHT)
        continue;
      along_chart_text (pen, "text-figure-second", ALONG_ANCHOR_END, SIDE - 14, y + 4, words);
      last = y;
    }
}

/* The latest date first: where two would lie over one another, the earlier one gives way. */
static void
draw_dates (const Chart *chart, const AlongChartPen *pen)
{
  double until = G_MAXDOUBLE;

  for (guint i = chart->n; i-- > 0;)
    {
      double x = x_of (chart, pen, chart->days[i]);
      int year, month, of_month;
      g_autofree char *words = NULL;

      if (until - x < DATE_WIDTH)
        continue;
      until = x;
      along_day_to_ymd (chart->days[i], &year, &month, &of_month);
      /* Translators: day of the month, month, year with two digits */
      words = g_strdup_printf (C_ ("date", "%d %s %02d"), of_month, along_month_short (month), year % 100);
      along_chart_text (pen, "text-figure-second", ALONG_ANCHOR_MIDDLE, x, HEIGHT - 8, words);
    }
  if (chart->born != ALONG_DAY_NONE)
    {
      double x = x_of (chart, pen, chart->born);

      along_chart_line (pen, "birth", x, 16, x, HEIGHT - BOTTOM);
      along_chart_text (pen, "birth", ALONG_ANCHOR_MIDDLE, x, 12, _ ("Born"));
    }
}

/* A gap stays a gap: only neighbours in time are joined. */
static void
draw_values (const Chart *chart, const AlongChartPen *pen)
{
  double until = G_MAXDOUBLE;

  for (guint i = 1; i < chart->n; i++)
    if (!isnan (chart->values[i - 1]) && !isnan (chart->values[i]))
      along_chart_line (pen, "series", x_of (chart, pen, chart->days[i - 1]), y_of (chart, chart->values[i - 1]),
                        x_of (chart, pen, chart->days[i]), y_of (chart, chart->values[i]));
  for (guint i = chart->n; i-- > 0;)
    {
      double x = x_of (chart, pen, chart->days[i]), y;
      g_autofree char *words = NULL;

      if (isnan (chart->values[i]))
        {
          along_chart_text (pen, "text-figure-second", ALONG_ANCHOR_MIDDLE, x, (TOP + HEIGHT - BOTTOM) / 2.0, "–");
          continue;
        }
      y = y_of (chart, chart->values[i]);
      along_chart_dot (pen, x, y);
      along_scene_fill (pen->scene, "series");
      if (until - x < VALUE_WIDTH)
        continue;
      until = x;
      words = g_strdup_printf ("%g", chart->values[i]);
      along_chart_text (pen, "text-figure-strong", ALONG_ANCHOR_MIDDLE, x, y - 9, words);
    }
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const Chart *chart = data;
  double scale = along_screen_text_scale (GTK_WIDGET (area));
  g_autoptr (AlongFonts) fonts = along_screen_fonts (GTK_WIDGET (area), TRUE);
  g_autoptr (AlongScene) scene = along_scene_new (fonts);
  AlongChartPen pen = { scene, width / scale, gtk_widget_get_direction (GTK_WIDGET (area)) == GTK_TEXT_DIR_RTL };

  along_scene_set_size (scene, width / scale, height / scale);
  draw_scale (chart, &pen);
  draw_dates (chart, &pen);
  draw_values (chart, &pen);
  cairo_scale (cr, scale, scale);
  along_scene_paint (scene, cr, along_screen_look (), NULL);
}

/* "EPDS, 0 to 30. 8 January 2026: 19 of 30. 12 March 2026: 14 of 30. Threshold 13." */
static char *
chart_words (const AlongMeasured *measured, const Chart *chart)
{
  g_autofree char *title = along_measured_title_words (measured);
  GString *words = g_string_new (NULL);

  /* Translators: a measure, the least and the most of its scale */
  g_string_append_printf (words, _ ("%s, %g to %g."), title, chart->low, chart->high);
  for (guint i = 0; i < chart->n; i++)
    {
      g_autofree char *day = along_day_to_words (chart->days[i]), *value = along_score_record_words (measured->scores->pdata[i]);

      g_string_append_printf (words, " %s: %s.", day, value);
    }
  for (guint i = 0; i < chart->cut_offs->len; i++)
    {
      g_string_append_c (words, ' ');
      g_string_append_printf (words, _ ("Threshold %g."), g_array_index (chart->cut_offs, double, i));
    }
  return g_string_free (words, FALSE);
}

/** along_score_chart_new: the totals on a true axis of time. @born: a birth to be marked, or ALONG_DAY_NONE */
GtkWidget *
along_score_chart_new (const AlongMeasured *measured, int born)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);
  Chart *chart = g_new0 (Chart, 1);
  g_autofree char *words = NULL;

  chart->n = measured->scores->len;
  chart->days = g_new (int, chart->n);
  chart->values = g_new (double, chart->n);
  for (guint i = 0; i < chart->n; i++)
    {
      chart->days[i] = along_record_get_day (measured->scores->pdata[i], ALONG_SCORE_P_DATE);
      if (!along_measured_value (measured, i, &chart->values[i]))
        chart->values[i] = NAN;
    }
  along_measured_range (measured, &chart->low, &chart->high);
  chart->cut_offs = along_measured_cut_offs (measured);
  /* A birth long before or after would leave no room for the dates. */
  chart->born = born != ALONG_DAY_NONE && born > chart->days[0] - 400 && born <= chart->days[chart->n - 1] ? born : ALONG_DAY_NONE;
  words = chart_words (measured, chart);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), 240);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), (int) ceil (HEIGHT * along_screen_text_scale (area)));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, chart, free_chart);
  gtk_widget_set_hexpand (area, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return area;
}
