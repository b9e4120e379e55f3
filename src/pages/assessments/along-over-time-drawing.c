/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-over-time-parts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "along-boxed.h"
#include "along-clock.h"
#include "along-comparison.h"
#include "along-domain-layout.h"
#include "along-facts.h"
#include "along-scene.h"
#include "along-screen.h"

#define ROW_HEIGHT 92
#define HEAD_HEIGHT 44
#define HEAD_LINE 17
#define SCROLLBAR 14 /* it would lie over the last row of the table */
#define SIDE 30 /* left of the first and right of the last date */

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

/* From the first date, or the birth if that is at most a year before, to the last. */
static double
x_of (const Chart *chart, int day, double width)
{
  int first = day_of (chart, 0), last = day_of (chart, chart->series->times->len - 1);

  if (chart->born != ALONG_DAY_NONE && chart->born < first)
    first = chart->born;
  if (chart->born != ALONG_DAY_NONE && chart->born > last)
    last = chart->born;
  if (last == first)
    return width / 2;
  return SIDE + (width - 2 * SIDE) * (day - first) / (last - first);
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

static void
draw_dates (const Chart *chart, AlongScene *scene, double width)
{
  double until = -1e9, below = has_years (chart->series) ? 35 + HEAD_LINE : 35;

  /* The latest date first: where two would lie over one another, the earlier one gives way. */
  for (guint i = chart->series->times->len; i-- > 0;)
    {
      int day = day_of (chart, i);
      double x = x_of (chart, day, width);
      int year, month, of_month;
      g_autofree char *words = NULL, *age = NULL;

      if (i + 1 < chart->series->times->len && until - x < 52)
        continue;
      until = x;
      along_day_to_ymd (day, &year, &month, &of_month);
      words = g_strdup_printf (C_ ("date", "%d %s"), of_month, along_month_short (month));
      along_scene_text (scene, "text-figure-strong", ALONG_ANCHOR_MIDDLE, x, 18, 0, 1, words);
      if (below > 35)
        {
          g_autofree char *in_year = g_strdup_printf ("%d", year);
          along_scene_text (scene, "text-figure-second", ALONG_ANCHOR_MIDDLE, x, 35, 0, 1, in_year);
        }
      if (chart->born != ALONG_DAY_NONE && day >= chart->born)
        {
          age = g_strdup_printf (_ ("%d wk"), (day - chart->born) / 7);
          along_scene_text (scene, "text-figure-second", ALONG_ANCHOR_MIDDLE, x, below, 0, 1, age);
        }
    }
}

static void
draw_born (const Chart *chart, AlongScene *scene, double width, double height, gboolean named)
{
  double x;

  if (chart->born == ALONG_DAY_NONE)
    return;
  x = x_of (chart, chart->born, width);
  if (named)
    {
      /* Beside the age at a first date soon after. */
      gboolean near = x_of (chart, day_of (chart, 0), width) - x < 40;
      along_scene_text (scene, "birth", near ? ALONG_ANCHOR_END : ALONG_ANCHOR_MIDDLE, near ? x + 8 : x, height - 9, 0, 1, _ ("Born"));
    }
  else
    {
      along_scene_move_to (scene, x, 0);
      along_scene_line_to (scene, x, height);
      along_scene_stroke (scene, "birth");
    }
}

/* Why there is no point; only a dash where the words would run into a neighbour or over the edge. */
static void
draw_missing (const Chart *chart, AlongScene *scene, guint time, double x, double y, double width)
{
  const AlongScore *score = g_ptr_array_index (chart->row->scores, time);
  double next = time + 1 < chart->row->scores->len ? x_of (chart, day_of (chart, time + 1), width) : width;
  gboolean early = chart->born != ALONG_DAY_NONE && score != NULL
                   && along_domain_row_is_early (chart->row, (day_of (chart, time) - chart->born) / 7);
  const char *words = early ? _ ("too early to see") : _ ("not enough seen");

  if (score == NULL || next - x < 110)
    {
      along_scene_text (scene, "text-figure-second", ALONG_ANCHOR_MIDDLE, x, y + 4, 0, 1, "–");
      return;
    }
  along_scene_circle (scene, x, y, 4.5);
  along_scene_stroke (scene, "axis");
  along_scene_text (scene, "text-figure-second", ALONG_ANCHOR_START, x + 9, y + 4, 0, 1, words);
}

static void
draw_domain (const Chart *chart, AlongScene *scene, double width)
{
  const AlongDomainRow *row = chart->row;
  double top = 22, bottom = ROW_HEIGHT - 14, span = row->high > row->low ? row->high - row->low : 1;
  double values[3] = { row->low, (row->low + row->high) / 2, row->high };
  double last_x = 0, last_y = 0;
  gboolean joined = FALSE;

  for (guint i = 0; i < 3 && row->high > row->low; i++)
    {
      double y = bottom - (bottom - top) * (values[i] - row->low) / span;
      g_autofree char *words = g_strdup_printf ("%g", values[i]);

      along_scene_move_to (scene, 16, y);
      along_scene_line_to (scene, width - 4, y);
      along_scene_stroke (scene, "grid");
      along_scene_text (scene, "text-figure-second", ALONG_ANCHOR_END, 12, y + 4, 0, 1, words);
    }
  draw_born (chart, scene, width, ROW_HEIGHT, FALSE);
  /* A gap stays a gap: only neighbours in time are joined. */
  for (guint i = 0; i < row->scores->len; i++)
    {
      double value, x = x_of (chart, day_of (chart, i), width), y;

      if (!along_domain_row_value (row, i, &value))
        {
          joined = FALSE;
          continue;
        }
      y = bottom - (bottom - top) * (value - row->low) / span;
      if (joined)
        {
          along_scene_move_to (scene, last_x, last_y);
          along_scene_line_to (scene, x, y);
          along_scene_stroke (scene, "series");
        }
      joined = TRUE;
      last_x = x;
      last_y = y;
    }
  for (guint i = 0; i < row->scores->len; i++)
    {
      const AlongScore *score = g_ptr_array_index (row->scores, i);
      double value, x = x_of (chart, day_of (chart, i), width), y;
      g_autofree char *words = NULL;

      if (along_domain_row_value (row, i, &value))
        {
          y = bottom - (bottom - top) * (value - row->low) / span;
          along_scene_circle (scene, x, y, 4.5);
          along_scene_fill (scene, "series");
          words = g_strdup_printf (score->domain ? "%.1f" : "%g", value);
          along_scene_text (scene, "text-figure-strong", ALONG_ANCHOR_MIDDLE, x, y - 9, 0, 1, words);
        }
      else
        draw_missing (chart, scene, i, x, (top + bottom) / 2, width);
    }
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  Chart *chart = data;
  double scale = along_screen_text_scale (GTK_WIDGET (area));
  g_autoptr (AlongFonts) fonts = along_screen_usual_fonts (GTK_WIDGET (area));
  g_autoptr (AlongScene) scene = along_scene_new (fonts);

  along_scene_set_size (scene, width / scale, height / scale);
  if (chart->row == NULL)
    {
      draw_dates (chart, scene, width / scale);
      draw_born (chart, scene, width / scale, height / scale, TRUE);
    }
  else
    draw_domain (chart, scene, width / scale);
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
  int height = row != NULL ? ROW_HEIGHT : has_years (series) ? HEAD_HEIGHT + HEAD_LINE : HEAD_HEIGHT;
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

/* --- At the side --- */

static GtkWidget *
new_section (AlongColumns *columns, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  along_boxed_label (box, title, "heading");
  along_columns_append (columns, box, ALONG_COLUMN_NARROW);
  return along_boxed_list (box, title);
}

static double
step_of (const AlongCompared *change)
{
  if (change->before == NULL || change->after == NULL || !change->before->has_weight || !change->after->has_weight)
    return 0;
  return along_decimal_to_double (change->after->weight) - along_decimal_to_double (change->before->weight);
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  double one = step_of (*(AlongCompared *const *) a), other = step_of (*(AlongCompared *const *) b);

  if (fabs (one) != fabs (other))
    return fabs (other) > fabs (one) ? 1 : -1;
  return (other > one) - (other < one);
}

/* The three that moved furthest from the first to the last date, up or down; a star only for what rose. */
static void
add_moved (AlongColumns *columns, const AlongSeries *series)
{
  g_autoptr (AlongComparison) comparison
    = along_comparison_new (((AlongTime *) g_ptr_array_index (series->times, 0))->form, along_series_last (series)->form);
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();
  GtkWidget *list;

  for (guint i = 0; i < comparison->changes->len; i++)
    {
      AlongCompared *change = g_ptr_array_index (comparison->changes, i);

      if (!change->domain && step_of (change) != 0)
        g_ptr_array_add (moved, change);
    }
  if (moved->len == 0 || !along_form_has_domains (along_series_last (series)->form))
    return;
  g_ptr_array_sort (moved, compare_steps);
  list = new_section (columns, _ ("What moved most"));
  for (guint i = 0; i < MIN (moved->len, 3); i++)
    {
      const AlongCompared *change = g_ptr_array_index (moved, i);
      /* Translators: how it was, how it is */
      g_autofree char *words = g_strdup_printf (_ ("%s → %s"), along_over_time_level_word (change->question, change->before),
                                                along_over_time_level_word (change->question, change->after));
      GtkWidget *row = along_boxed_row (list, change->title, words);

      if (change->move == ALONG_MOVE_UP)
        {
          GtkWidget *star = gtk_image_new_from_icon_name ("starred-symbolic");

          gtk_widget_add_css_class (star, "along-star");
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), star);
        }
    }
}

static void
add_words (AlongColumns *columns, const AlongSeries *series)
{
  const AlongTime *last = along_series_last (series);
  AlongField *field = along_form_of_role (last->form, "own-words");
  AlongField *agreement = along_form_of_role (last->form, "agreement");
  g_autofree char *words = field != NULL ? along_field_to_words (field) : NULL;
  g_autofree char *agrees = agreement != NULL ? along_field_to_words (agreement) : NULL;
  g_autofree char *day = along_day_to_words (last->day);
  g_autofree char *title = NULL, *quoted = NULL, *line = NULL;

  if (words == NULL || words[0] == '\0')
    return;
  title = series->parent != NULL ? g_strdup_printf (_ ("%s’s own words"), along_facts_first_name (series->parent))
                                 : g_strdup (_ ("Own words"));
  quoted = g_strdup_printf (_ ("“%s”"), words);
  if (agreement != NULL && along_field_get_n_answers (agreement) > 0
      && g_strcmp0 (along_field_get_answer (agreement, 0)->code, "yes") == 0)
    /* Translators: a date */
    line = g_strdup_printf (_ ("%s · agrees with the ratings"), day);
  else
    line = agrees != NULL && agrees[0] != '\0' ? g_strdup_printf (_ ("%s · agrees: %s"), day, agrees) : g_strdup (day);
  gtk_widget_add_css_class (along_boxed_row (new_section (columns, title), quoted, line), "along-quote");
}

static int
compare_weights (gconstpointer a, gconstpointer b)
{
  AlongField *one = *(AlongField *const *) a, *other = *(AlongField *const *) b;

  return along_decimal_compare (along_field_get_answer (one, 0)->weight, along_field_get_answer (other, 0)->weight);
}

/* The three with the lowest ratings, up to "Getting there". */
static void
add_growing (AlongColumns *columns, const AlongSeries *series)
{
  AlongForm *form = along_series_last (series)->form;
  GPtrArray *all = along_questionnaire_get_all (along_form_get_questionnaire (form));
  g_autoptr (GPtrArray) growing = g_ptr_array_new ();
  GtkWidget *list;

  for (guint i = 0; i < all->len; i++)
    {
      const AlongQuestion *question = g_ptr_array_index (all, i);
      AlongField *field = g_strcmp0 (question->role, "rating") == 0 ? along_form_find (form, question->link_id) : NULL;
      AlongAnswer *answer = field != NULL && along_field_is_enabled (field) ? along_field_get_answer (field, 0) : NULL;

      if (answer != NULL && answer->has_weight && question->parent != NULL
          && along_decimal_compare (answer->weight, along_decimal_from_int (3)) <= 0)
        g_ptr_array_add (growing, field);
    }
  if (growing->len == 0 || !along_form_has_domains (form))
    return;
  g_ptr_array_sort (growing, compare_weights);
  list = new_section (columns, _ ("Still growing"));
  for (guint i = 0; i < MIN (growing->len, 3); i++)
    {
      AlongField *field = g_ptr_array_index (growing, i);
      const AlongQuestion *question = along_field_get_question (field);

      along_boxed_row (list, question->parent->words, along_over_time_level_word (question, along_field_get_answer (field, 0)));
    }
}

static void
add_steps (AlongColumns *columns, AlongFamily *family, const AlongSeries *series)
{
  AlongId assessment = along_record_get_id (along_series_last (series)->record);
  GtkWidget *list = NULL;
  AlongRecord *step;

  ALONG_FOREACH (step, family, ALONG_KIND_NEXT_STEP)
    {
      const char *who = along_record_get_text (step, ALONG_NEXT_STEP_P_WHO);
      const char *due = along_record_get_text (step, ALONG_NEXT_STEP_P_DUE);
      g_autofree char *day = due != NULL && due[0] != '\0' ? along_date_to_words (due) : NULL;
      g_autofree char *line = NULL;

      if (!along_id_equal (along_record_get_ref (step, ALONG_NEXT_STEP_P_ASSESSMENT), assessment))
        continue;
      if (list == NULL)
        list = new_section (columns, _ ("Next steps"));
      if (day != NULL)
        line = who != NULL && who[0] != '\0' ? g_strdup_printf (_ ("%s · by %s"), who, day) : g_strdup_printf (_ ("by %s"), day);
      along_boxed_row (list, along_record_get_text (step, ALONG_NEXT_STEP_P_TEXT), line != NULL ? line : who);
    }
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
  if (series->times->len > 1)
    add_moved (columns, series);
  add_words (columns, series);
  add_growing (columns, series);
  add_steps (columns, family, series);
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
          words = k == 0 ? g_strdup ("") : along_day_to_words (((AlongTime *) g_ptr_array_index (series->times, k - 1))->day);
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
