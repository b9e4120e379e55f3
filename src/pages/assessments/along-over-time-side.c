/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-over-time-parts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "along-boxed.h"
#include "along-comparison.h"
#include "along-facts.h"

/* Beside the picture: what moved, own words, what is still growing, what is next. */

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
  g_autofree char *day = along_series_day_words (series, series->times->len - 1);
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

/** along_over_time_add_side: what stands out of @series, each a section of its own, where there is something. */
void
along_over_time_add_side (AlongColumns *columns, AlongFamily *family, const AlongSeries *series)
{
  if (series->times->len > 1)
    add_moved (columns, series);
  add_words (columns, series);
  add_growing (columns, series);
  add_steps (columns, family, series);
}
