/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A score of a measure that was filled in and worked out elsewhere is written down: what it came to, never its questions. */
#include "along-score-dialog.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "along-age.h"
#include "along-decimal.h"
#include "along-facts.h"
#include "along-field-words.h"
#include "along-score-register.h"
#include "along-text.h"

#define NEW "new"
#define CHANGE "change"
#define MOST_PARTS 8 /* more than any measure of the catalogue has */

/* The rows of parts, by number. */
static const char *const part_names[MOST_PARTS] = { "part-0", "part-1", "part-2", "part-3", "part-4", "part-5", "part-6", "part-7" };

/* The choice has "Not chosen yet" first, and last a measure that the catalogue does not have. */
static guint
other (void)
{
  return along_instruments ()->len + 1;
}

/* (nullable): what the catalogue knows of the measure that is chosen. */
static const AlongInstrument *
chosen (AlongAsk *ask)
{
  guint at = (guint) along_ask_get_choice (ask, "measure");

  return at > 0 && at < other () ? g_ptr_array_index (along_instruments (), at - 1) : NULL;
}

/* --- What is asked follows the measure --- */

static char *
number_text (double number)
{
  return isnan (number) ? NULL : g_strdup_printf ("%g", number);
}

static char *
maximum_proposal (AlongAsk *ask, AlongFamily *family)
{
  const AlongInstrument *instrument = chosen (ask);

  return instrument != NULL ? number_text (instrument->maximum) : NULL;
}

static char *
better_proposal (AlongAsk *ask, AlongFamily *family)
{
  const AlongInstrument *instrument = chosen (ask);

  return instrument != NULL && instrument->better != ALONG_ENUM_UNSET ? g_strdup (along_enum_words (ALONG_ENUM_BETTER, instrument->better)) : NULL;
}

/* "For 24 months and over. Isla is 8 months."; %NULL: old enough, or not about a child. */
static char *
too_young (AlongAsk *ask)
{
  const AlongInstrument *instrument = chosen (ask);
  AlongFamily *family = along_ask_get_family (ask);
  AlongRecord *about = along_family_find (family, ALONG_KIND_PERSON, along_ask_get_record (ask, "about"));
  const char *edtf = along_ask_get_date (ask, "date");
  int day = edtf != NULL ? along_date_first_day (edtf) : ALONG_DAY_NONE, born = about != NULL ? along_record_get_day (about, ALONG_PERSON_P_BORN) : ALONG_DAY_NONE;
  g_autofree char *ages = NULL, *age = NULL;

  if (instrument == NULL || born == ALONG_DAY_NONE || day == ALONG_DAY_NONE || day < born || along_age_months (born, day) > 18 * 12
      || !along_instrument_is_too_young (instrument, along_age_months (born, day)))
    return NULL;
  ages = along_instrument_ages_words (instrument);
  age = along_age_words (born, day);
  /* Translators: ages that a measure is for, first name of a baby, age: "For 24 months and over. Isla is 8 months." */
  return g_strdup_printf (_ ("For %s. %s is %s."), ages, along_facts_first_name (about), age);
}

/* What to know before the measure is used, and whose it is. */
static void
show_about (AlongAsk *ask)
{
  GtkWidget *row = g_object_get_data (G_OBJECT (along_ask_get_window (ask)), "about");
  const AlongInstrument *instrument = chosen (ask);
  g_autofree char *young = too_young (ask);
  GString *words = g_string_new (young);

  if (young != NULL)
    g_string_append_c (words, '\n');
  for (guint i = 0; instrument != NULL && i < instrument->cautions->len; i++)
    g_string_append_printf (words, "%s\n", (const char *) g_ptr_array_index (instrument->cautions, i));
  if (instrument != NULL)
    /* Translators: of a licence */
    g_string_append_printf (words, _ ("Licence: %s"), instrument->licence);
  gtk_label_set_label (GTK_LABEL (row), words->str);
  gtk_widget_set_visible (gtk_widget_get_parent (row), words->len > 0);
  along_ask_show (ask, "why", young != NULL);
  g_string_free (words, TRUE);
}

static void
follow_measure (AlongAsk *ask)
{
  const AlongInstrument *instrument = chosen (ask);
  gboolean is_other = (guint) along_ask_get_choice (ask, "measure") == other ();
  /* Translators: the number of the item that asks about safety */
  g_autofree char *safety = instrument != NULL && instrument->safety_item != NULL
                              ? g_strdup_printf (_ ("Safety question, item %s: any answer but the first"), instrument->safety_item)
                              : g_strdup (along_property_words (ALONG_KIND_SCORE, ALONG_SCORE_P_SAFETY_ITEM));
  guint parts = instrument != NULL ? MIN (instrument->subscales->len, MOST_PARTS) : 0;

  along_ask_show (ask, "name", is_other);
  along_ask_show (ask, "total", instrument == NULL || instrument->total);
  along_ask_show (ask, "maximum", instrument == NULL || instrument->total);
  along_ask_show (ask, "cut_off", instrument == NULL || instrument->total);
  along_ask_show (ask, "parts", instrument == NULL);
  for (guint i = 0; i < MOST_PARTS; i++)
    {
      along_ask_show (ask, part_names[i], i < parts);
      if (i < parts)
        along_ask_set_title (ask, part_names[i], ((AlongSubscale *) g_ptr_array_index (instrument->subscales, i))->name);
    }
  along_ask_show (ask, "safety_item", instrument == NULL || instrument->safety_item != NULL);
  along_ask_set_title (ask, "safety_item", safety);
  show_about (ask);
}

static void
follow_safety (AlongAsk *ask)
{
  gboolean yes = along_ask_get_choice (ask, "safety_item") == 1 + ALONG_SAFETY_ITEM_YES;

  along_ask_set_title (ask, "note", yes ? _ ("Who you told today, and when") : along_property_words (ALONG_KIND_SCORE, ALONG_SCORE_P_NOTE));
}

/* --- What is made of it --- */

/* "warmth 21; invasion 9". FALSE: refused. */
static gboolean
read_parts (AlongAsk *ask, GPtrArray *parts)
{
  const char *text = along_ask_get_text (ask, "parts");
  g_auto (GStrv) pieces = g_strsplit (text != NULL ? text : "", ";", -1);

  for (char **piece = pieces; *piece != NULL; piece++)
    {
      char *words = g_strstrip (*piece), *number = strrchr (words, ' ');
      g_autofree char *value = NULL;
      AlongDecimal decimal;

      if (words[0] == '\0')
        continue;
      if (number == NULL || !along_decimal_parse (g_strdelimit (number + 1, ",", '.'), &decimal))
        {
          along_ask_refuse (ask, "parts", _ ("Write each part with its number, and ; between: warmth 21; invasion 9."));
          return FALSE;
        }
      value = along_decimal_to_text (decimal);
      *number = '\0';
      along_parts_add (parts, g_strchomp (words), value);
    }
  return TRUE;
}

static gboolean
has_row (const AlongInstrument *instrument, const char *part)
{
  for (guint i = 0; i < MIN (instrument->subscales->len, MOST_PARTS); i++)
    if (g_str_equal (((AlongSubscale *) g_ptr_array_index (instrument->subscales, i))->name, part))
      return TRUE;
  return FALSE;
}

/* What the rows say; parts of @current (nullable) that have no row, since the catalogue does not know them, stay. */
static void
collect_parts (AlongAsk *ask, const AlongInstrument *instrument, AlongRecord *current, GPtrArray *parts)
{
  g_autoptr (GPtrArray) before = along_parts_read (current != NULL ? along_record_get_text (current, ALONG_SCORE_P_SUBSCALES) : NULL);

  for (guint i = 0; i < MIN (instrument->subscales->len, MOST_PARTS); i++)
    {
      g_autofree char *value = along_ask_get_decimal (ask, part_names[i]);

      if (value != NULL)
        along_parts_add (parts, ((AlongSubscale *) g_ptr_array_index (instrument->subscales, i))->name, value);
    }
  for (guint i = 0; i < before->len; i++)
    {
      const AlongPart *part = g_ptr_array_index (before, i);

      if (!has_row (instrument, part->name))
        along_parts_add (parts, part->name, part->value);
    }
}

/* Outside what it can come to. */
static gboolean
refuse_outside (AlongAsk *ask, const AlongInstrument *instrument, AlongRecord *score)
{
  double total = along_record_get_decimal (score, ALONG_SCORE_P_TOTAL, NAN), most = along_record_get_decimal (score, ALONG_SCORE_P_MAXIMUM, NAN);
  double least = instrument != NULL ? instrument->minimum : NAN;
  g_autofree char *words = NULL;

  if (!isnan (total) && !isnan (most) && total > most)
    words = g_strdup_printf (_ ("This is more than the highest possible, %g. Look at the sheet again."), most);
  else if (!isnan (total) && !isnan (least) && total < least)
    words = g_strdup_printf (_ ("This is less than the lowest possible, %g. Look at the sheet again."), least);
  if (words != NULL)
    along_ask_refuse (ask, "total", words);
  for (guint i = 0; words == NULL && instrument != NULL && i < MIN (instrument->subscales->len, MOST_PARTS); i++)
    {
      const AlongSubscale *part = g_ptr_array_index (instrument->subscales, i);
      g_autofree char *text = along_ask_get_decimal (ask, part_names[i]);
      double value = text != NULL ? g_ascii_strtod (text, NULL) : NAN;

      if (isnan (value) || isnan (part->minimum) || (value >= part->minimum && value <= part->maximum))
        continue;
      words = g_strdup_printf (_ ("From %g to %g. Look at the sheet again."), part->minimum, part->maximum);
      along_ask_refuse (ask, part_names[i], words);
    }
  return words != NULL;
}

/* Whom it is about, which measure, the day, a number. */
static gboolean
refuse_missing (AlongAsk *ask, AlongRecord *score)
{
  int day = along_record_get_day (score, ALONG_SCORE_P_DATE);
  gboolean safety = along_record_get_enum (score, ALONG_SCORE_P_SAFETY_ITEM) == ALONG_SAFETY_ITEM_YES;

  if (along_ask_get_choice (ask, "measure") == 0)
    along_ask_refuse (ask, "measure", _ ("Choose the measure; one that is not there is the last of them."));
  else if (!along_record_has (score, ALONG_SCORE_P_INSTRUMENT))
    along_ask_refuse (ask, "name", _ ("Write what the measure is called."));
  else if (!along_record_has (score, ALONG_SCORE_P_ABOUT))
    along_ask_refuse (ask, "about", _ ("Choose whom it is about."));
  else if (day == ALONG_DAY_NONE)
    along_ask_refuse (ask, "date", _ ("Write the day, as 12 March 2026."));
  else if (day > along_ask_get_today (ask))
    along_ask_refuse (ask, "date", _ ("This day has not come yet. Write today’s date or an earlier one."));
  else if (!along_record_has (score, ALONG_SCORE_P_TOTAL) && !along_record_has (score, ALONG_SCORE_P_SUBSCALES))
    along_ask_refuse (ask, along_ask_has (ask, "total") ? "total" : part_names[0], _ ("Write what it came to: the total, or its parts."));
  else if (along_record_get_enum (score, ALONG_SCORE_P_BETTER) == ALONG_ENUM_UNSET)
    along_ask_refuse (ask, "better", _ ("Choose which way is better: your manual says."));
  else if (along_ask_has (ask, "why") && along_ask_get_text (ask, "why") == NULL)
    along_ask_refuse (ask, "why", _ ("Write why it is used at this age all the same."));
  else if (safety && !along_record_has (score, ALONG_SCORE_P_NOTE))
    along_ask_refuse (ask, "note", _ ("Act on this today. Follow your safeguarding steps, then write here who you told and when."));
  else
    return FALSE;
  return TRUE;
}

/* Why it was used at this age stands before the note, and stays with the numbers. */
static void
set_note (AlongAsk *ask, AlongRecord *score)
{
  const char *note = along_ask_get_text (ask, "note"), *why = along_ask_get_text (ask, "why");
  g_autofree char *because = why != NULL ? g_strdup_printf (_ ("Used below its age: %s."), why) : NULL;
  g_autofree char *whole = because != NULL && note != NULL ? g_strdup_printf ("%s %s", because, note) : NULL;

  along_record_set_text (score, ALONG_SCORE_P_NOTE, whole != NULL ? whole : because != NULL ? because : note);
}

static AlongEdit *
make (AlongAsk *ask, AlongFamily *family)
{
  AlongRecord *current = along_family_find (family, ALONG_KIND_SCORE, along_ask_get_about (ask)), *score;
  const AlongInstrument *instrument = chosen (ask);
  g_autoptr (AlongEdit) edit = along_edit_new (current != NULL ? _ ("score changed") : _ ("score added"), along_family_get_id (family));
  g_autoptr (GPtrArray) parts = along_parts_read (NULL);
  g_autofree char *total = along_ask_get_decimal (ask, "total"), *most = along_ask_get_decimal (ask, "maximum");
  g_autofree char *cut_off = along_ask_get_decimal (ask, "cut_off"), *json = NULL;
  int better = along_ask_get_choice (ask, "better") - 1, safety = along_ask_get_choice (ask, "safety_item") - 1;

  if (instrument != NULL)
    collect_parts (ask, instrument, current, parts);
  else if (!read_parts (ask, parts))
    return NULL;
  json = along_parts_write (parts);
  score = current != NULL ? along_edit_change (edit, current) : along_edit_create (edit, ALONG_KIND_SCORE);
  along_record_set_text (score, ALONG_SCORE_P_INSTRUMENT, instrument != NULL ? instrument->short_name : along_ask_get_text (ask, "name"));
  along_record_set_text (score, ALONG_SCORE_P_VERSION, along_ask_get_text (ask, "version"));
  along_record_set_text (score, ALONG_SCORE_P_DATE, along_ask_get_date (ask, "date"));
  along_record_set_ref (score, ALONG_SCORE_P_ABOUT, along_ask_get_record (ask, "about"));
  along_record_set_text (score, ALONG_SCORE_P_DONE_BY, along_ask_get_text (ask, "done_by"));
  along_record_set_text (score, ALONG_SCORE_P_TOTAL, total);
  along_record_set_text (score, ALONG_SCORE_P_SUBSCALES, json);
  along_record_set_text (score, ALONG_SCORE_P_MAXIMUM, most);
  along_record_set_text (score, ALONG_SCORE_P_CUT_OFF, cut_off);
  if (better >= 0)
    along_record_set_enum (score, ALONG_SCORE_P_BETTER, better);
  else
    along_record_unset (score, ALONG_SCORE_P_BETTER);
  if (safety >= 0)
    along_record_set_enum (score, ALONG_SCORE_P_SAFETY_ITEM, safety);
  else if (along_ask_has (ask, "safety_item"))
    along_record_unset (score, ALONG_SCORE_P_SAFETY_ITEM);
  set_note (ask, score);
  if (refuse_missing (ask, score) || refuse_outside (ask, instrument, score))
    return NULL;
  along_ask_set_toast (ask, current != NULL ? _ ("Score changed") : _ ("Score written down"));
  return g_steal_pointer (&edit);
}

/* --- The rows --- */

static char **
measure_words (void)
{
  GPtrArray *all = along_instruments ();
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  g_strv_builder_add (words, C_ ("choice", "Not chosen yet"));
  for (guint i = 0; i < all->len; i++)
    g_strv_builder_add (words, ((AlongInstrument *) g_ptr_array_index (all, i))->short_name);
  g_strv_builder_add (words, C_ ("measure", "Another measure"));
  return g_strv_builder_end (words);
}

static int
measure_of (AlongRecord *score)
{
  const AlongInstrument *instrument = score != NULL ? along_instrument_find (along_record_get_text (score, ALONG_SCORE_P_INSTRUMENT)) : NULL;
  guint at;

  if (score == NULL)
    return 0;
  return instrument != NULL && g_ptr_array_find (along_instruments (), instrument, &at) ? (int) at + 1 : (int) other ();
}

/* Parents first, then the others. */
static void
about_row (AlongAsk *ask, AlongRecord *score)
{
  AlongFamily *family = along_ask_get_family (ask);
  g_autoptr (GPtrArray) parents = along_facts_parents (family), people = g_ptr_array_new ();
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  AlongRecord *person;

  for (guint i = 0; i < parents->len; i++)
    g_ptr_array_add (people, parents->pdata[i]);
  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    if (!g_ptr_array_find (parents, person, NULL))
      g_ptr_array_add (people, person);
  for (guint i = 0; i < people->len; i++)
    {
      const char *name = along_record_get_text (people->pdata[i], ALONG_PERSON_P_NAME);
      AlongId id = along_record_get_id (people->pdata[i]);

      g_array_append_val (ids, id);
      g_strv_builder_add (names, name != NULL ? name : _ ("Baby, not born yet"));
    }
  along_ask_record (ask, "about", along_property_words (ALONG_KIND_SCORE, ALONG_SCORE_P_ABOUT), ids, g_strv_builder_end (names),
                    score != NULL           ? along_record_get_ref (score, ALONG_SCORE_P_ABOUT)
                    : people->len > 0 ? along_record_get_id (people->pdata[0])
                                            : ALONG_ID_NONE);
}

static void
notice_row (AlongAsk *ask)
{
  GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "along-second");
  gtk_widget_set_margin_top (label, 9);
  gtk_widget_set_margin_bottom (label, 9);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  along_ask_add (ask, row);
  g_object_set_data (G_OBJECT (along_ask_get_window (ask)), "about", label);
}

/* What a part came to: of a measure of the catalogue a row for each, of another one a line with all of them. */
static void
part_rows (AlongAsk *ask, AlongRecord *score)
{
  const AlongInstrument *instrument = chosen (ask);
  g_autoptr (GPtrArray) parts = along_parts_read (score != NULL ? along_record_get_text (score, ALONG_SCORE_P_SUBSCALES) : NULL);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < MOST_PARTS; i++)
    {
      const char *name = instrument != NULL && i < instrument->subscales->len ? ((AlongSubscale *) instrument->subscales->pdata[i])->name : NULL;
      const char *value = NULL;

      for (guint k = 0; name != NULL && k < parts->len; k++)
        if (g_str_equal (((AlongPart *) parts->pdata[k])->name, name))
          value = ((AlongPart *) parts->pdata[k])->value;
      along_ask_decimal (ask, part_names[i], "", value);
    }
  for (guint i = 0; i < parts->len; i++)
    g_string_append_printf (all, "%s%s %s", i > 0 ? "; " : "", ((AlongPart *) parts->pdata[i])->name, ((AlongPart *) parts->pdata[i])->value);
  along_ask_line (ask, "parts", _ ("Parts: name and number, with ; between"), all->str);
}

static const char *
text_of (AlongRecord *score, int property)
{
  return score != NULL ? along_record_get_text (score, property) : NULL;
}

static void
add_rows (AlongAsk *ask, AlongRecord *score)
{
  g_autofree char *today = along_day_to_edtf (along_ask_get_today (ask));
  int better = score != NULL ? along_record_get_enum (score, ALONG_SCORE_P_BETTER) : ALONG_ENUM_UNSET;
  int safety = score != NULL ? along_record_get_enum (score, ALONG_SCORE_P_SAFETY_ITEM) : ALONG_ENUM_UNSET;

  along_ask_choice (ask, "measure", along_property_words (ALONG_KIND_SCORE, ALONG_SCORE_P_INSTRUMENT), measure_words (), measure_of (score));
  along_ask_need (ask, "measure");
  along_ask_line (ask, "name", _ ("What it is called"), text_of (score, ALONG_SCORE_P_INSTRUMENT));
  notice_row (ask);
  about_row (ask, score);
  along_ask_date (ask, "date", along_property_words (ALONG_KIND_SCORE, ALONG_SCORE_P_DATE), score != NULL ? text_of (score, ALONG_SCORE_P_DATE) : today);
  along_ask_need (ask, "date");
  along_ask_line (ask, "why", _ ("Why it is used at this age all the same"), NULL);
  along_ask_decimal (ask, "total", along_property_words (ALONG_KIND_SCORE, ALONG_SCORE_P_TOTAL), text_of (score, ALONG_SCORE_P_TOTAL));
  part_rows (ask, score);
  along_ask_choice (ask, "better", along_property_words (ALONG_KIND_SCORE, ALONG_SCORE_P_BETTER),
                    along_ask_words_after (C_ ("choice", "Not chosen yet"), ALONG_ENUM_BETTER), better + 1);
  along_ask_need (ask, "better");
  along_ask_choice (ask, "safety_item", along_property_words (ALONG_KIND_SCORE, ALONG_SCORE_P_SAFETY_ITEM),
                    along_ask_words_after (C_ ("choice", "Not said"), ALONG_ENUM_SAFETY_ITEM), safety + 1);
  along_ask_line (ask, "note", along_property_words (ALONG_KIND_SCORE, ALONG_SCORE_P_NOTE), text_of (score, ALONG_SCORE_P_NOTE));
  along_ask_begin_more (ask, _ ("More about it"), _ ("Highest possible, threshold, version, by whom"));
  along_ask_decimal (ask, "maximum", along_property_words (ALONG_KIND_SCORE, ALONG_SCORE_P_MAXIMUM), text_of (score, ALONG_SCORE_P_MAXIMUM));
  along_ask_decimal (ask, "cut_off", _ ("Threshold, from your own manual"), text_of (score, ALONG_SCORE_P_CUT_OFF));
  along_ask_line (ask, "version", along_property_words (ALONG_KIND_SCORE, ALONG_SCORE_P_VERSION), text_of (score, ALONG_SCORE_P_VERSION));
  along_ask_line (ask, "done_by", along_property_words (ALONG_KIND_SCORE, ALONG_SCORE_P_DONE_BY), text_of (score, ALONG_SCORE_P_DONE_BY));
  along_ask_end_more (ask);
}

/**
 * along_score_dialog_open: @key: of along_score_dialog_key(). Nothing happens where the score is no more, or nobody may change it.
 *
 * Returns: (nullable)
 */
GtkWindow *
along_score_dialog_open (AlongPage *page, const char *key)
{
  AlongFamily *family = along_page_get_family (page);
  gboolean change = g_str_has_prefix (key, CHANGE "/");
  const char *after = strchr (key, '/');
  AlongRecord *score = NULL;
  AlongAsk *ask;
  AlongId id;

  if (family == NULL || along_page_is_read_only (page) || after == NULL || !along_id_parse (after + 1, &id))
    return NULL;
  if (change && (score = along_family_find (family, ALONG_KIND_SCORE, id)) == NULL)
    return NULL;
  along_ask_close (page);
  ask = along_ask_new (page, ALONG_SCORE_DRAFTS, key, score, change ? _ ("Score") : _ ("Write down a score"), change ? _ ("_Change") : _ ("_Add"), make);
  add_rows (ask, score);
  if (score == NULL)
    {
      along_ask_propose (ask, "maximum", maximum_proposal);
      along_ask_propose (ask, "better", better_proposal);
    }
  along_ask_on_change (ask, "measure", follow_measure);
  along_ask_on_change (ask, "about", show_about);
  along_ask_on_change (ask, "date", show_about);
  along_ask_on_change (ask, "safety_item", follow_safety);
  follow_measure (ask);
  follow_safety (ask);
  return along_ask_present (ask, "measure");
}

/** along_score_dialog_key: @score: (nullable): to be changed; %NULL: a new one. */
char *
along_score_dialog_key (AlongFamily *family, AlongRecord *score)
{
  return score != NULL ? along_ask_key (CHANGE, along_record_get_id (score)) : along_ask_key (NEW, along_family_get_id (family));
}
