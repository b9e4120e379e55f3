/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-over-time-parts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "along-boxed.h"
#include "along-chart-pen.h"
#include "along-clock.h"
#include "along-domain-layout.h"
#include "along-facts.h"
#include "along-screen.h"

#define ROW_HEIGHT 92
#define HEAD_HEIGHT 44
#define HEAD_LINE 17
#define SCROLLBAR 14 /* it would lie over the last row of the table */
#define MARK_WIDTH 36 /* of a time */
#define VALUE_WIDTH 26
#define VALUE_HEIGHT 14

/* What a drawing area paints: the dates at the top, or one domain; made anew at each width. */
typedef struct
{
  const AlongSeries *series;
  AlongDomainRow *row; /* %NULL: the dates */
  GPtrArray *rows;     /* keeps @row */
  int born;
} Chart;

static int
day_of (const Chart *chart, guint i)
{
  return ((AlongTime *) g_ptr_array_index (chart->series->times, i))->day;
}

static gboolean
has_marks (const AlongSeries *series)
{
  for (guint i = 1; i < series->times->len; i++)
    if (((AlongTime *) g_ptr_array_index (series->times, i))->day == ((AlongTime *) g_ptr_array_index (series->times, i - 1))->day)
      return TRUE;
  return FALSE;
}

static int
year_of (int day)
{
  int year, month, of_month;

  along_day_to_ymd (day, &year, &month, &of_month);
  return year;
}

/* The year is said where one of the dates is not of this year. */
static gboolean
has_years (const AlongSeries *series)
{
  int now = year_of (along_clock_today ());

  for (guint i = 0; i < series->times->len; i++)
    if (year_of (((AlongTime *) g_ptr_array_index (series->times, i))->day) != now)
      return TRUE;
  return FALSE;
}

/* What tells those of one day apart, each at its place; where two would lie over one another, the earlier one gives way. */
static void
draw_marks (const Chart *chart, const AlongChartPen *pen, const double *places, guint from, guint to)
{
  double until = G_MAXDOUBLE;

  for (guint i = to + 1; i-- > from;)
    {
      g_autofree char *mark = along_series_mark (chart->series, i);

      if (mark == NULL || until - places[i] < MARK_WIDTH)
        continue;
      until = places[i];
      along_chart_text (pen, "text-figure-second", ALONG_ANCHOR_MIDDLE, places[i], 18 + HEAD_LINE, mark);
    }
}

static void
draw_dates (const Chart *chart, const AlongChartPen *pen)
{
  g_autofree double *places = along_over_time_places (chart->series, chart->born, pen->width);
  double until = G_MAXDOUBLE, under = 18 + HEAD_LINE + (has_marks (chart->series) ? HEAD_LINE : 0);
  double below = has_years (chart->series) ? under + HEAD_LINE : under;

  /* The latest date first: where two would lie over one another, the earlier one gives way. */
  for (guint last = chart->series->times->len, first; last-- > 0; last = first)
    {
      int day = day_of (chart, last);
      double x;
      int year, month, of_month;
      g_autofree char *words = NULL, *age = NULL;

      for (first = last; first > 0 && day_of (chart, first - 1) == day; first--)
        ;
      x = (places[first] + places[last]) / 2;
      if (until - x < 52)
        continue;
      until = x;
      along_day_to_ymd (day, &year, &month, &of_month);
      words = g_strdup_printf (C_ ("date", "%d %s"), of_month, along_month_short (month));
      along_chart_text (pen, "text-figure-strong", ALONG_ANCHOR_MIDDLE, x, 18, words);
      draw_marks (chart, pen, places, first, last);
      if (below > under)
        {
          g_autofree char *in_year = g_strdup_printf ("%d", year);
          along_chart_text (pen, "text-figure-second", ALONG_ANCHOR_MIDDLE, x, under, in_year);
        }
      if (chart->born != ALONG_DAY_NONE && day >= chart->born)
        {
          age = g_strdup_printf (_ ("%d wk"), (day - chart->born) / 7);
          along_chart_text (pen, "text-figure-second", ALONG_ANCHOR_MIDDLE, x, below, age);
        }
    }
}

static void
draw_born (const Chart *chart, const AlongChartPen *pen, double height, gboolean named)
{
  double x;

  if (chart->born == ALONG_DAY_NONE)
    return;
  x = along_over_time_x (chart->series, chart->born, chart->born, pen->width);
  if (named)
    {
      /* Beside the age at a first date soon after. */
      gboolean near = along_over_time_x (chart->series, chart->born, day_of (chart, 0), pen->width) - x < 40;
      along_chart_text (pen, "birth", near ? ALONG_ANCHOR_END : ALONG_ANCHOR_MIDDLE, near ? x + 8 : x, height - 9, _ ("Born"));
    }
  else
    {
      along_chart_line (pen, "birth", x, 0, x, height);
    }
}

/* Why there is no point; only a dash where the words would run into a neighbour or over the edge. */
static void
draw_missing (const Chart *chart, const AlongChartPen *pen, guint time, const double *places, double y)
{
  const AlongScore *score = g_ptr_array_index (chart->row->scores, time);
  double x = places[time], next = time + 1 < chart->row->scores->len ? places[time + 1] : pen->width;
  gboolean early = chart->born != ALONG_DAY_NONE && score != NULL
                   && along_domain_row_is_early (chart->row, (day_of (chart, time) - chart->born) / 7);
  const char *words = early ? _ ("too early to see") : _ ("not enough seen");

  if (score == NULL || next - x < 110)
    {
      along_chart_text (pen, "text-figure-second", ALONG_ANCHOR_MIDDLE, x, y + 4, "–");
      return;
    }
  along_chart_dot (pen, x, y);
  along_scene_stroke (pen->scene, "axis");
  along_chart_text (pen, "text-figure-second", ALONG_ANCHOR_START, x + 9, y + 4, words);
}

static void
draw_domain (const Chart *chart, const AlongChartPen *pen)
{
  g_autofree double *places = along_over_time_places (chart->series, chart->born, pen->width);
  const AlongDomainRow *row = chart->row;
  double top = 22, bottom = ROW_HEIGHT - 14, span = row->high > row->low ? row->high - row->low : 1;
  double values[3] = { row->low, (row->low + row->high) / 2, row->high };
  double last_x = 0, last_y = 0, value_x = G_MAXDOUBLE, value_y = 0;
  gboolean joined = FALSE;

  for (guint i = 0; i < 3 && row->high > row->low; i++)
    {
      double y = bottom - (bottom - top) * (values[i] - row->low) / span;
      g_autofree char *words = g_strdup_printf ("%g", values[i]);

      along_chart_line (pen, "grid", 16, y, pen->width - 4, y);
      along_chart_text (pen, "text-figure-second", ALONG_ANCHOR_END, 12, y + 4, words);
    }
  draw_born (chart, pen, ROW_HEIGHT, FALSE);
  /* A gap stays a gap: only neighbours in time are joined. */
  for (guint i = 0; i < row->scores->len; i++)
    {
      double value, x = places[i], y;

      if (!along_domain_row_value (row, i, &value))
        {
          joined = FALSE;
          continue;
        }
      y = bottom - (bottom - top) * (value - row->low) / span;
      if (joined)
        {
          along_chart_line (pen, "series", last_x, last_y, x, y);
        }
      joined = TRUE;
      last_x = x;
      last_y = y;
    }
  /* The latest value first: where two would lie over one another, the earlier one stands
   * under its point; without room there it is only in the table. */
  for (guint i = row->scores->len; i-- > 0;)
    {
      const AlongScore *score = g_ptr_array_index (row->scores, i);
      double value, x = places[i], y, over;
      g_autofree char *words = NULL;

      if (!along_domain_row_value (row, i, &value))
        {
          draw_missing (chart, pen, i, places, (top + bottom) / 2);
          continue;
        }
      y = bottom - (bottom - top) * (value - row->low) / span;
      along_chart_dot (pen, x, y);
      along_scene_fill (pen->scene, "series");
      over = y - 9;
      if (value_x - x < VALUE_WIDTH && fabs (value_y - over) < VALUE_HEIGHT)
        over = y + 19;
      if (over > ROW_HEIGHT - 2)
        continue;
      value_x = x;
      value_y = over;
      words = g_strdup_printf (score->domain ? "%.1f" : "%g", value);
      along_chart_text (pen, "text-figure-strong", ALONG_ANCHOR_MIDDLE, x, over, words);
    }
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  Chart *chart = data;
  double scale = along_screen_text_scale (GTK_WIDGET (area));
  g_autoptr (AlongFonts) fonts = along_screen_fonts (GTK_WIDGET (area), TRUE);
  g_autoptr (AlongScene) scene = along_scene_new (fonts);
  AlongChartPen pen = { scene, width / scale, gtk_widget_get_direction (GTK_WIDGET (area)) == GTK_TEXT_DIR_RTL };

  along_scene_set_size (scene, width / scale, height / scale);
  if (chart->row == NULL)
    {
      draw_dates (chart, &pen);
      draw_born (chart, &pen, height / scale, TRUE);
    }
  else
    draw_domain (chart, &pen);
  cairo_scale (cr, scale, scale);
  along_scene_paint (scene, cr, along_screen_look (), NULL);
}

static void
free_chart (gpointer data)
{
  Chart *chart = data;

  g_ptr_array_unref (chart->rows);
  g_free (chart);
}

static GtkWidget *
new_chart (const AlongSeries *series, GPtrArray *rows, AlongDomainRow *row, int born)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role",
                                  row != NULL ? GTK_ACCESSIBLE_ROLE_IMG : GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  Chart *chart = g_new0 (Chart, 1);
  int head = HEAD_HEIGHT + (has_years (series) ? HEAD_LINE : 0) + (has_marks (series) ? HEAD_LINE : 0);
  int height = row != NULL ? ROW_HEIGHT : head;
  double scale = along_screen_text_scale (area);

  chart->series = series;
  chart->rows = g_ptr_array_ref (rows);
  chart->row = row;
  chart->born = born;
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), 180);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), (int) ceil (height * scale));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, chart, free_chart);
  gtk_widget_set_hexpand (area, TRUE);
  if (row != NULL)
    {
      g_autofree char *words = along_over_time_row_words (row, series);
      gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
    }
  return area;
}

/* --- The rows --- */

static GtkWidget *
new_line (GtkWidget *card, gboolean head)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (line, along_domain_layout_new (head));
  gtk_widget_add_css_class (line, head ? "along-domain-head" : "along-domain-row");
  gtk_box_append (GTK_BOX (card), line);
  return line;
}

static GtkWidget *
add_column (GtkWidget *line, const char *words, const char *more, const char *css_class)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (line), box);
  along_boxed_label (box, words, css_class);
  if (more != NULL && more[0] != '\0')
    along_boxed_label (box, more, "along-second");
  return box;
}

static void
add_head (GtkWidget *card, const AlongSeries *series, GPtrArray *rows, int born)
{
  GtkWidget *line = new_line (card, TRUE);

  add_column (line, _ ("Domain"), NULL, "along-second");
  gtk_box_append (GTK_BOX (line), new_chart (series, rows, NULL, born));
  add_column (line, _ ("Now"), NULL, "along-second");
  add_column (line, series->times->len > 1 ? _ ("Since the first") : "", NULL, "along-second");
}

static void
add_domain (GtkWidget *card, const AlongSeries *series, GPtrArray *rows, AlongDomainRow *row, int born)
{
  GtkWidget *line = new_line (card, FALSE);
  g_autofree char *now = along_domain_row_now (row);
  g_autofree char *seen = along_domain_row_seen (row);
  int way;
  g_autofree char *since = along_domain_row_since (row, &way);

  add_column (line, row->title, NULL, "heading");
  gtk_box_append (GTK_BOX (line), new_chart (series, rows, row, born));
  add_column (line, now, seen, NULL);
  add_column (line, since, NULL, way > 0 ? "along-risen" : "along-second");
}

/** along_over_time_add_drawing: domains on one time axis, and beside them what stands out; @series outlives it. */
void
along_over_time_add_drawing (AlongColumns *columns, AlongFamily *family, const AlongSeries *series)
{
  g_autoptr (GPtrArray) rows = along_over_time_rows (series);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  AlongRecord *pregnancy = along_family_find (family, ALONG_KIND_PREGNANCY,
                                              along_record_get_ref (along_series_last (series)->record, ALONG_ASSESSMENT_P_PREGNANCY));
  int born = ALONG_DAY_NONE;

  if (pregnancy != NULL)
    born = along_facts_born (pregnancy);
  else if (series->child != NULL)
    born = along_record_get_day (series->child, ALONG_PERSON_P_BORN);
  /* A birth long before or after would leave no room for the dates. */
  if (born != ALONG_DAY_NONE
      && (born < ((AlongTime *) g_ptr_array_index (series->times, 0))->day - 400 || born > along_series_last (series)->day))
    born = ALONG_DAY_NONE;
  gtk_widget_add_css_class (card, "card");
  if (rows->len > 0)
    add_head (card, series, rows, born);
  for (guint i = 0; i < rows->len; i++)
    add_domain (card, series, rows, g_ptr_array_index (rows, i), born);
  if (rows->len == 0)
    along_boxed_label (card, _ ("This form has no scores. Its answers are under Answers of one date."), "along-domain-row");
  along_columns_append (columns, card, ALONG_COLUMN_WIDE);
  along_over_time_add_side (columns, family, series);
}

/** along_over_time_table: the same as a table: a row for each domain, a column for each date. */
GtkWidget *
along_over_time_table (const AlongSeries *series)
{
  g_autoptr (GPtrArray) rows = along_over_time_rows (series);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE, "row-spacing", 12,
                                  "column-spacing", 24, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Scores at each date"), -1);
  /* It has the focus, to be scrolled by the arrows. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Scores at each date"), -1);
  for (guint i = 0; i < rows->len + 1; i++)
    for (guint k = 0; k < series->times->len + 1; k++)
      {
        g_autofree char *words = NULL;
        GtkWidget *label;

        if (i == 0)
          words = k == 0 ? g_strdup ("") : along_series_day_words (series, k - 1);
        else if (k == 0)
          words = g_strdup (((AlongDomainRow *) g_ptr_array_index (rows, i - 1))->title);
        else
          {
            const AlongScore *score = g_ptr_array_index (((AlongDomainRow *) g_ptr_array_index (rows, i - 1))->scores, k - 1);
            words = score != NULL ? along_score_to_words (score) : g_strdup ("–");
          }
        label = gtk_label_new (words);
        gtk_label_set_xalign (GTK_LABEL (label), 0);
        if (i == 0 || k == 0)
          gtk_widget_add_css_class (label, "heading");
        gtk_grid_attach (GTK_GRID (grid), label, (int) k, (int) i, 1, 1);
      }
  gtk_widget_add_css_class (grid, "along-domain-row");
  gtk_widget_set_margin_bottom (grid, SCROLLBAR);
  /* A column out of sight must be seen to be there. */
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scrolled), FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_widget_add_css_class (scrolled, "card");
  return scrolled;
}
