/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-over-time-parts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
free_score (gpointer data)
{
  along_score_free (data);
}

static void
free_row (gpointer data)
{
  AlongDomainRow *row = data;

  g_free (row->link_id);
  g_ptr_array_unref (row->scores);
  g_free (row);
}

/* Domains where the form has them, else what is worked out. */
static GPtrArray *
scores_of (AlongForm *form)
{
  return along_form_has_domains (form) ? along_form_get_domain_scores (form) : along_form_get_calculated_scores (form);
}

/**
 * along_over_time_rows: a row for each domain of the latest form.
 *
 * Returns: (transfer full) (element-type AlongDomainRow)
 */
GPtrArray *
along_over_time_rows (const AlongSeries *series)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);
  g_autoptr (GPtrArray) latest = scores_of (along_series_last (series)->form);

  for (guint i = 0; i < latest->len; i++)
    {
      const AlongScore *score = g_ptr_array_index (latest, i);
      AlongDomainRow *row;

      if (score->question->hidden)
        continue;
      row = g_new0 (AlongDomainRow, 1);
      row->link_id = g_strdup (score->question->link_id);
      row->title = score->title;
      row->scores = g_ptr_array_new_with_free_func (free_score);
      row->low = G_MAXDOUBLE;
      row->high = -G_MAXDOUBLE;
      along_question_widen_scale (score->question, &row->low, &row->high);
      for (guint k = 0; k < series->times->len; k++)
        g_ptr_array_add (row->scores,
                         along_form_get_score (((AlongTime *) g_ptr_array_index (series->times, k))->form, row->link_id));
      for (guint k = 0; k < series->times->len && !score->domain; k++)
        {
          double value;

          if (along_domain_row_value (row, k, &value))
            {
              row->low = MIN (row->low, MIN (value, 0));
              row->high = MAX (row->high, value);
            }
        }
      g_ptr_array_add (rows, row);
    }
  return rows;
}

/** along_domain_row_value: the score at a time; %FALSE: there is none to show. */
gboolean
along_domain_row_value (const AlongDomainRow *row, guint time, double *value)
{
  const AlongScore *score = g_ptr_array_index (row->scores, time);

  if (score == NULL || score->state != ALONG_SCORE_READY || score->value == NULL || !score->value->has_number)
    return FALSE;
  *value = along_decimal_to_double (score->value->number);
  return TRUE;
}

static gboolean
is_early (const AlongQuestion *question, int weeks)
{
  if (question->from_weeks > weeks)
    return TRUE;
  for (guint i = 0; i < question->children->len; i++)
    if (is_early (g_ptr_array_index (question->children, i), weeks))
      return TRUE;
  return FALSE;
}

/** along_domain_row_is_early: whether something in it cannot be seen at this age of the baby yet. */
gboolean
along_domain_row_is_early (const AlongDomainRow *row, int weeks)
{
  const AlongScore *score = g_ptr_array_index (row->scores, row->scores->len - 1);

  return score != NULL && is_early (score->question, weeks);
}

static const AlongScore *
latest (const AlongDomainRow *row)
{
  return g_ptr_array_index (row->scores, row->scores->len - 1);
}

/** along_domain_row_now: "Going well", or why there is no score; with the value where it is no domain. */
char *
along_domain_row_now (const AlongDomainRow *row)
{
  const AlongScore *score = latest (row);
  char *words;

  if (score == NULL)
    return g_strdup ("");
  if (!score->domain || score->state != ALONG_SCORE_READY || score->value == NULL)
    words = along_score_to_words (score);
  else
    words = g_strdup (along_score_level_words (score->value->number));
  if (words[0] != '\0')
    {
      g_autofree char *first = g_utf8_substring (words, 0, 1);
      g_autofree char *upper = g_utf8_strup (first, -1);
      char *whole = g_strconcat (upper, g_utf8_next_char (words), NULL);

      g_free (words);
      words = whole;
    }
  return words;
}

/** along_domain_row_seen: "3 of 3 seen". */
char *
along_domain_row_seen (const AlongDomainRow *row)
{
  const AlongScore *score = latest (row);

  if (score == NULL || !score->domain)
    return g_strdup ("");
  /* Translators: how many items were rated, of how many */
  return g_strdup_printf (_ ("%u of %u seen"), score->rated, score->of);
}

/* Domains are means, with one decimal. */
static char *
value_words (const AlongDomainRow *row, double value)
{
  const AlongScore *score = latest (row);

  return g_strdup_printf (score == NULL || score->domain ? "%.1f" : "%g", value);
}

/**
 * along_domain_row_since: "up 1.7", since the first score; "" for fewer than two.
 *
 * @way: (out): 1, 0 or -1
 */
char *
along_domain_row_since (const AlongDomainRow *row, int *way)
{
  double unit = latest (row) == NULL || latest (row)->domain ? 10 : 1e6;
  double first = 0, last = 0, value, step;
  g_autofree char *words = NULL;
  guint n = 0;

  *way = 0;
  for (guint i = 0; i < row->scores->len; i++)
    if (along_domain_row_value (row, i, &value))
      {
        first = n == 0 ? value : first;
        last = value;
        n++;
      }
  if (n < 2)
    return g_strdup ("");
  step = round ((last - first) * unit) / unit;
  *way = step > 0 ? 1 : step < 0 ? -1 : 0;
  if (*way == 0)
    return g_strdup (_ ("the same"));
  words = value_words (row, fabs (step));
  return g_strdup_printf (*way > 0 ? _ ("up %s") : _ ("down %s"), words);
}

/** along_over_time_level_word: "Mostly": the words of a rating without its number. */
const char *
along_over_time_level_word (const AlongQuestion *question, const AlongAnswer *answer)
{
  const AlongOption *option = along_question_find_option (question, answer);

  return option != NULL ? option->word : answer->text != NULL ? answer->text : "";
}


/** along_over_time_row_words: "Comfort and soothing: 2.3 in July, 3.0, now 4.3, going well, up 2.0." */
char *
along_over_time_row_words (const AlongDomainRow *row, const AlongSeries *series)
{
  GString *words = g_string_new (row->title);
  g_autofree char *since = NULL;
  g_autofree char *now = NULL;
  int way;
  guint n = 0;

  for (guint i = 0; i + 1 < row->scores->len; i++)
    {
      double value;
      int year, month, day;
      g_autofree char *said = NULL;

      if (!along_domain_row_value (row, i, &value))
        continue;
      along_day_to_ymd (((AlongTime *) g_ptr_array_index (series->times, i))->day, &year, &month, &day);
      g_string_append (words, n++ == 0 ? ": " : ", ");
      /* Translators: a score, the name of a month */
      said = value_words (row, value);
      g_string_append_printf (words, n == 1 ? _ ("%s in %s") : "%s", said, along_month_name (month));
    }
  if (latest (row) != NULL)
    now = along_score_to_words (latest (row));
  since = along_domain_row_since (row, &way);
  g_string_append (words, n == 0 ? ": " : ", ");
  g_string_append_printf (words, C_ ("over time", "now %s"), now != NULL ? now : "");
  if (since[0] != '\0')
    g_string_append_printf (words, ", %s", since);
  g_string_append_c (words, '.');
  return g_string_free (words, FALSE);
}
