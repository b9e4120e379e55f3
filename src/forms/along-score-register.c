/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-score-register.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "along-facts.h"
#include "along-form-json.h"

/* --- Parts: [{"name": "Warmth", "value": "21"}] --- */

static void
free_part (gpointer data)
{
  AlongPart *part = data;

  g_free (part->name);
  g_free (part->value);
  g_free (part);
}

/** along_parts_add: @value: a decimal, as text. */
void
along_parts_add (GPtrArray *parts, const char *name, const char *value)
{
  AlongPart *part = g_new0 (AlongPart, 1);

  part->name = g_strdup (name);
  part->value = g_strdup (value);
  g_ptr_array_add (parts, part);
}

/**
 * along_parts_read: what the parts of a score came to.
 *
 * @json: (nullable): of the record; what is no part is passed over
 *
 * Returns: (transfer full) (element-type AlongPart)
 */
GPtrArray *
along_parts_read (const char *json)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (free_part);
  g_autoptr (JsonNode) root = json != NULL ? along_form_json_read (json, -1, NULL) : NULL;
  JsonArray *array = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *name = object != NULL ? along_form_json_string (object, "name") : NULL;
      const char *value = object != NULL ? along_form_json_string (object, "value") : NULL;

      if (name != NULL && value != NULL)
        along_parts_add (parts, name, value);
    }
  return parts;
}

/** along_parts_write: (transfer full) (nullable): the JSON for the record; %NULL: there are none. */
char *
along_parts_write (GPtrArray *parts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  if (parts->len == 0)
    return NULL;
  json_builder_begin_array (builder);
  for (guint i = 0; i < parts->len; i++)
    {
      const AlongPart *part = g_ptr_array_index (parts, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, part->name);
      json_builder_set_member_name (builder, "value");
      json_builder_add_string_value (builder, part->value);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* --- Scores of one measure --- */

/** along_measured_free: frees @measured. */
void
along_measured_free (AlongMeasured *measured)
{
  g_ptr_array_unref (measured->scores);
  g_free (measured);
}

/** along_measured_last: (transfer none): the latest. */
AlongRecord *
along_measured_last (const AlongMeasured *measured)
{
  return g_ptr_array_index (measured->scores, measured->scores->len - 1);
}

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  AlongRecord *one = *(AlongRecord *const *) a, *other = *(AlongRecord *const *) b;
  int day = along_record_get_day (one, ALONG_SCORE_P_DATE), other_day = along_record_get_day (other, ALONG_SCORE_P_DATE);
  AlongId id = along_record_get_id (one), other_id = along_record_get_id (other);

  /* ids rise with the time at which they were made */
  return day != other_day ? (day > other_day) - (day < other_day) : along_id_compare (id, other_id);
}

static int
compare_measured (gconstpointer a, gconstpointer b)
{
  AlongRecord *one = along_measured_last (*(AlongMeasured *const *) a), *other = along_measured_last (*(AlongMeasured *const *) b);

  return -compare_scores (&one, &other);
}

/* Other words for the same measure are the same measure. */
static gboolean
is_of (const AlongMeasured *measured, AlongRecord *score)
{
  AlongRecord *of = g_ptr_array_index (measured->scores, 0);
  const char *name = along_record_get_text (score, ALONG_SCORE_P_INSTRUMENT), *other = along_record_get_text (of, ALONG_SCORE_P_INSTRUMENT);
  const char *version = along_record_get_text (score, ALONG_SCORE_P_VERSION), *other_version = along_record_get_text (of, ALONG_SCORE_P_VERSION);
  const AlongInstrument *instrument = along_instrument_find (name);
  g_autofree char *folded = g_utf8_casefold (name != NULL ? name : "", -1), *other_folded = g_utf8_casefold (other != NULL ? other : "", -1);

  if (!along_id_equal (along_record_get_ref (score, ALONG_SCORE_P_ABOUT), along_record_get_ref (of, ALONG_SCORE_P_ABOUT))
      || g_strcmp0 (version, other_version) != 0)
    return FALSE;
  return instrument != NULL ? instrument == along_instrument_find (other) : g_str_equal (folded, other_folded);
}

/**
 * along_measured_list: the score register of a family, the measure used last first. Another version of a measure is another measure.
 *
 * Returns: (transfer full) (element-type AlongMeasured)
 */
GPtrArray *
along_measured_list (AlongFamily *family)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) along_measured_free);
  AlongRecord *score;

  ALONG_FOREACH (score, family, ALONG_KIND_SCORE)
    {
      AlongMeasured *measured = NULL;

      if (along_record_get_day (score, ALONG_SCORE_P_DATE) == ALONG_DAY_NONE)
        continue;
      for (guint i = 0; i < list->len && measured == NULL; i++)
        if (is_of (g_ptr_array_index (list, i), score))
          measured = g_ptr_array_index (list, i);
      if (measured == NULL)
        {
          measured = g_new0 (AlongMeasured, 1);
          measured->instrument = along_instrument_find (along_record_get_text (score, ALONG_SCORE_P_INSTRUMENT));
          measured->about = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (score, ALONG_SCORE_P_ABOUT));
          measured->scores = g_ptr_array_new_with_free_func (g_object_unref);
          g_ptr_array_add (list, measured);
        }
      g_ptr_array_add (measured->scores, g_object_ref (score));
    }
  for (guint i = 0; i < list->len; i++)
    {
      AlongMeasured *measured = g_ptr_array_index (list, i);

      g_ptr_array_sort (measured->scores, compare_scores);
      measured->title = along_record_get_text (along_measured_last (measured), ALONG_SCORE_P_INSTRUMENT);
    }
  g_ptr_array_sort (list, compare_measured);
  return list;
}

/** along_measured_better: ALONG_BETTER_HIGHER or ALONG_BETTER_LOWER; ALONG_ENUM_UNSET where it was not always written down as the same. */
int
along_measured_better (const AlongMeasured *measured)
{
  int better = along_record_get_enum (along_measured_last (measured), ALONG_SCORE_P_BETTER);

  for (guint i = 0; i < measured->scores->len; i++)
    if (along_record_get_enum (g_ptr_array_index (measured->scores, i), ALONG_SCORE_P_BETTER) != better)
      return ALONG_ENUM_UNSET;
  return better;
}

/** along_measured_value: the total of this number. Returns: whether there is one */
gboolean
along_measured_value (const AlongMeasured *measured, guint number, double *value)
{
  *value = along_record_get_decimal (g_ptr_array_index (measured->scores, number), ALONG_SCORE_P_TOTAL, NAN);
  return !isnan (*value);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static void
add_number (GArray *numbers, double number)
{
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, double, i) == number)
      return;
  g_array_append_val (numbers, number);
}

/**
 * along_measured_cut_offs: the thresholds, the lowest first: the one that was written down last, and those that are published.
 *
 * Returns: (transfer full) (element-type double)
 */
GArray *
along_measured_cut_offs (const AlongMeasured *measured)
{
  GArray *cut_offs = g_array_new (FALSE, FALSE, sizeof (double));
  double written = NAN;

  for (guint i = 0; i < measured->scores->len; i++)
    written = along_record_get_decimal (g_ptr_array_index (measured->scores, i), ALONG_SCORE_P_CUT_OFF, written);
  if (!isnan (written))
    add_number (cut_offs, written);
  for (guint i = 0; measured->instrument != NULL && i < measured->instrument->cut_offs->len; i++)
    add_number (cut_offs, ((AlongCutOff *) g_ptr_array_index (measured->instrument->cut_offs, i))->at);
  g_array_sort (cut_offs, compare_numbers);
  return cut_offs;
}

/** along_measured_range: from the least to the most that it can come to; where that is not known, of what it came to. */
void
along_measured_range (const AlongMeasured *measured, double *low, double *high)
{
  double most = along_record_get_decimal (along_measured_last (measured), ALONG_SCORE_P_MAXIMUM, NAN), value;

  *low = measured->instrument != NULL && !isnan (measured->instrument->minimum) ? measured->instrument->minimum : 0;
  *high = !isnan (most)                                                              ? most
          : measured->instrument != NULL && !isnan (measured->instrument->maximum) ? measured->instrument->maximum
                                                                                     : *low + 1;
  for (guint i = 0; i < measured->scores->len; i++)
    if (along_measured_value (measured, i, &value))
      {
        *low = MIN (*low, value);
        *high = MAX (*high, value);
      }
}

/** along_measured_title_words: "EPDS"; with a version "PSOC, 17 items". */
char *
along_measured_title_words (const AlongMeasured *measured)
{
  const char *version = along_record_get_text (along_measured_last (measured), ALONG_SCORE_P_VERSION);

  /* Translators: the name of a measure, its version */
  return version != NULL ? g_strdup_printf (_ ("%s, %s"), measured->title, version) : g_strdup (measured->title);
}

/**
 * along_measured_change_words: "Reliably better since 8 January 2026: 19, now 14. Crossed the threshold of 15." What is more than chance
 * is only said where it is published.
 *
 * Returns: (transfer full) (nullable): %NULL: one of the two has no total
 */
char *
along_measured_change_words (const AlongMeasured *measured, guint from, guint to)
{
  double points = measured->instrument != NULL ? measured->instrument->change : NAN, before, after;
  g_autoptr (GArray) cut_offs = along_measured_cut_offs (measured);
  int better = along_measured_better (measured);
  AlongRecord *first = g_ptr_array_index (measured->scores, from);
  g_autofree char *day = NULL, *way = NULL;
  GString *words;

  if (!along_measured_value (measured, from, &before) || !along_measured_value (measured, to, &after))
    return NULL;
  day = along_day_to_words (along_record_get_day (first, ALONG_SCORE_P_DATE));
  words = g_string_new (NULL);
  /* Translators: "reliably better", a day, the score then, the score now */
  g_string_append_printf (words, _ ("Since %s: %s, from %g to %g."), day, along_change_words (along_change_judge (before, after, better, points)),
                          before, after);
  for (guint i = 0; better != ALONG_ENUM_UNSET && i < cut_offs->len; i++)
    {
      double cut_off = g_array_index (cut_offs, double, i);

      if (along_change_is_past (before, cut_off, better) == along_change_is_past (after, cut_off, better))
        continue;
      g_string_append_c (words, ' ');
      g_string_append_printf (words, _ ("It has crossed the threshold of %g."), cut_off);
    }
  return g_string_free (words, FALSE);
}

/* --- One score --- */

/** along_score_record_words: "14 of 30"; "no total". */
char *
along_score_record_words (AlongRecord *score)
{
  double total = along_record_get_decimal (score, ALONG_SCORE_P_TOTAL, NAN), most = along_record_get_decimal (score, ALONG_SCORE_P_MAXIMUM, NAN);

  if (isnan (total))
    return g_strdup (_ ("no total"));
  /* Translators: a score, the highest it can be */
  return isnan (most) ? g_strdup_printf ("%g", total) : g_strdup_printf (_ ("%g of %g"), total, most);
}

/**
 * along_score_record_meaning: "lower is better; 13 or more: depression is likely; safety question: yes": which way is better, the
 * published or the written threshold, whether the safety question was answered with yes.
 */
char *
along_score_record_meaning (AlongRecord *score)
{
  const AlongInstrument *instrument = along_instrument_find (along_record_get_text (score, ALONG_SCORE_P_INSTRUMENT));
  double total = along_record_get_decimal (score, ALONG_SCORE_P_TOTAL, NAN), cut_off = along_record_get_decimal (score, ALONG_SCORE_P_CUT_OFF, NAN);
  int better = along_record_get_enum (score, ALONG_SCORE_P_BETTER), safety = along_record_get_enum (score, ALONG_SCORE_P_SAFETY_ITEM);
  const AlongCutOff *crossed = instrument != NULL && !isnan (total) ? along_instrument_crossed (instrument, total) : NULL;
  GString *words = g_string_new (along_better_words (better));

  if (crossed != NULL)
    {
      g_string_append (words, "; ");
      /* Translators: a score, what it means */
      g_string_append_printf (words, crossed->below ? _ ("%g or less: %s") : _ ("%g or more: %s"), crossed->at, crossed->words);
    }
  if (!isnan (cut_off) && !isnan (total) && (crossed == NULL || crossed->at != cut_off))
    {
      g_string_append (words, "; ");
      g_string_append_printf (words, along_change_is_past (total, cut_off, better) ? _ ("at or past the threshold of %g")
                                                                                   : _ ("on the better side of the threshold of %g"),
                              cut_off);
    }
  if (safety == ALONG_SAFETY_ITEM_YES)
    g_string_append_printf (words, "; %s", _ ("safety question answered yes"));
  else if (safety == ALONG_ENUM_UNSET && instrument != NULL && instrument->safety_item != NULL)
    g_string_append_printf (words, "; %s", _ ("how the safety question was answered is not known"));
  return g_string_free (words, FALSE);
}

/** along_score_record_more: (transfer full) (nullable): parts, by whom, the note, a line each; %NULL: none of them. */
char *
along_score_record_more (AlongRecord *score)
{
  g_autoptr (GPtrArray) parts = along_parts_read (along_record_get_text (score, ALONG_SCORE_P_SUBSCALES));
  const char *by = along_record_get_text (score, ALONG_SCORE_P_DONE_BY), *note = along_record_get_text (score, ALONG_SCORE_P_NOTE);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const AlongPart *part = g_ptr_array_index (parts, i);

      /* Translators: a part of a measure, its score */
      g_string_append_printf (words, _ ("%s %s"), part->name, part->value);
      g_string_append (words, i + 1 < parts->len ? "; " : "\n");
    }
  if (by != NULL)
    {
      g_string_append_printf (words, _ ("Done by %s"), by);
      g_string_append_c (words, '\n');
    }
  if (note != NULL)
    g_string_append (words, note);
  g_strchomp (words->str);
  if (words->str[0] == '\0')
    {
      g_string_free (words, TRUE);
      return NULL;
    }
  return g_string_free (words, FALSE);
}
