/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "along-facts.h"
#include "along-field-words.h"
#include "along-ribbon-reader.h"

/* An event that is a fact elsewhere in the record, and where it stood before. */
typedef struct
{
  const char *kind;
  int day;
} Fact;

static void
add_fact (AlongRibbonReader *reader, guint lane, GArray *facts, const char *kind, int day, const char *words)
{
  Fact fact = { kind, day };
  g_autofree char *date = NULL, *all = NULL, *edtf = NULL, *key = NULL;

  if (day == ALONG_DAY_NONE || day > reader->today)
    return;
  date = along_day_to_words (day);
  edtf = along_day_to_edtf (day);
  key = g_strdup_printf ("event/%s-%s", kind, edtf);
  /* Translators: an event, then its date */
  all = g_strdup_printf (C_ ("event", "%s, %s"), words != NULL ? words : along_event_words (kind), date);
  g_array_append_val (facts, fact);
  along_ribbon_add_mark (reader->ribbon, lane, day, kind, all, key);
}

static void
add_facts (AlongRibbonReader *reader, guint lane, GArray *facts)
{
  AlongRecord *pregnancy;

  for (guint i = 0; i < reader->episodes->len; i++)
    {
      AlongRecord *episode = g_ptr_array_index (reader->episodes, i);
      AlongSupport *support = along_ribbon_episode (reader->ribbon, i);
      const AlongSupportContact *first = along_support_first_contact (support);
      int panel = along_record_get_day (episode, ALONG_EPISODE_P_PANEL_AT), accepted = along_record_get_day (episode, ALONG_EPISODE_P_ACCEPTED_AT);

      add_fact (reader, lane, facts, "referral", along_record_get_day (episode, ALONG_EPISODE_P_REFERRAL_DATE), NULL);
      if (panel == accepted && panel != ALONG_DAY_NONE)
        {
          Fact fact = { "panel", panel };
          g_array_append_val (facts, fact);
          add_fact (reader, lane, facts, "accepted", accepted, C_ ("event", "Accepted by the panel"));
        }
      else
        {
          add_fact (reader, lane, facts, "panel", panel, NULL);
          add_fact (reader, lane, facts, "accepted", accepted, NULL);
        }
      if (along_support_is_return (support))
        add_fact (reader, lane, facts, "return", along_support_from (support), NULL);
      else if (first != NULL)
        add_fact (reader, lane, facts, "first-contact", first->at.day, NULL);
      add_fact (reader, lane, facts, "closure", along_support_to (support), NULL);
    }
  ALONG_FOREACH (pregnancy, reader->family, ALONG_KIND_PREGNANCY)
    {
      int day = along_reader_pregnancy_day (reader->family, pregnancy);

      if (along_facts_is_loss (pregnancy) && day >= reader->first)
        add_fact (reader, lane, facts, "loss", day, NULL);
      else if (along_reader_is_about (reader, pregnancy))
        add_fact (reader, lane, facts, "birth", along_facts_born (pregnancy), NULL);
    }
}

static gboolean
is_told (GArray *facts, const char *kind, int day)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const Fact *fact = &g_array_index (facts, Fact, i);
      if (fact->day == day && g_strcmp0 (fact->kind, kind) == 0)
        return TRUE;
    }
  return FALSE;
}

/** along_reader_read_events: band H. */
void
along_reader_read_events (AlongRibbonReader *reader)
{
  guint lane = along_ribbon_add_lane (reader->ribbon, ALONG_RIBBON_EVENTS, C_ ("band", "Events"));
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (Fact));
  AlongRecord *event;

  add_facts (reader, lane, facts);
  ALONG_FOREACH (event, reader->family, ALONG_KIND_EVENT)
    {
      const char *kind = along_record_get_text (event, ALONG_EVENT_P_KIND);
      int day = along_record_get_day (event, ALONG_EVENT_P_DATE);
      const char *text = along_record_has (event, ALONG_EVENT_P_TEXT) ? along_record_get_text (event, ALONG_EVENT_P_TEXT)
                                                                      : along_event_words (kind);

      if (day == ALONG_DAY_NONE || is_told (facts, kind, day) || (along_record_get_bool (event, ALONG_EVENT_P_PRIVATE) && !reader->with_private))
        continue;
      g_autofree char *date = along_day_to_words (day);
      g_autofree char *words = g_strdup_printf (C_ ("event", "%s, %s"), text, date);
      g_autofree char *key = along_reader_key ("event", event);
      along_ribbon_add_mark (reader->ribbon, lane, day, kind, words, key);
    }
}

/** along_reader_read_scores: band I, the register of scores. */
void
along_reader_read_scores (AlongRibbonReader *reader)
{
  g_autoptr (GHashTable) lanes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  AlongRecord *score;

  ALONG_FOREACH (score, reader->family, ALONG_KIND_SCORE)
    {
      const char *instrument = along_record_get_text (score, ALONG_SCORE_P_INSTRUMENT);
      double total = along_record_get_decimal (score, ALONG_SCORE_P_TOTAL, -1), most = along_record_get_decimal (score, ALONG_SCORE_P_MAXIMUM, 0);
      int day = along_record_get_day (score, ALONG_SCORE_P_DATE);
      gpointer lane;

      if (total < 0 || most <= 0 || day == ALONG_DAY_NONE || day < reader->first)
        continue;
      if (!g_hash_table_lookup_extended (lanes, instrument, NULL, &lane))
        {
          gboolean up = along_record_get_enum (score, ALONG_SCORE_P_BETTER) == ALONG_BETTER_HIGHER;
          /* Translators: the range of a score and which way is better */
          g_autofree char *note = g_strdup_printf (up ? _ ("0 to %g, up is better") : _ ("0 to %g, down is better"), most);
          lane = GUINT_TO_POINTER (along_ribbon_add_lane (reader->ribbon, ALONG_RIBBON_SCORES, instrument));
          along_ribbon_set_scale (reader->ribbon, GPOINTER_TO_UINT (lane), 0, most, note);
          g_hash_table_insert (lanes, g_strdup (instrument), lane);
        }
      g_autofree char *date = along_day_to_words (day);
      g_autofree char *words = g_strdup_printf (_ ("%s: %g of %g, %s"), instrument, total, most, date);
      g_autofree char *key = along_reader_key ("score", score);
      along_ribbon_add_point (reader->ribbon, GPOINTER_TO_UINT (lane), day, total, words, key);
    }
}

/** along_reader_read_voices: band J. */
void
along_reader_read_voices (AlongRibbonReader *reader)
{
  AlongRecord *voice, *one = NULL;
  gboolean same = TRUE;

  ALONG_FOREACH (voice, reader->family, ALONG_KIND_VOICE)
    {
      same = same && (one == NULL || along_id_equal (along_record_get_ref (one, ALONG_VOICE_P_PERSON), along_record_get_ref (voice, ALONG_VOICE_P_PERSON)));
      one = voice;
    }
  if (one == NULL)
    return;
  AlongRecord *speaker = along_family_find (reader->family, ALONG_KIND_PERSON, along_record_get_ref (one, ALONG_VOICE_P_PERSON));
  g_autofree char *name = same && speaker != NULL ? g_strdup_printf (C_ ("band", "%s’s words"), along_facts_first_name (speaker))
                                                  : g_strdup (C_ ("band", "Own words"));
  guint lane = along_ribbon_add_lane (reader->ribbon, ALONG_RIBBON_VOICE, name);
  ALONG_FOREACH (voice, reader->family, ALONG_KIND_VOICE)
    {
      int day = along_record_get_day (voice, ALONG_VOICE_P_DATE);
      AlongRecord *person = along_family_find (reader->family, ALONG_KIND_PERSON, along_record_get_ref (voice, ALONG_VOICE_P_PERSON));

      if (day == ALONG_DAY_NONE)
        continue;
      g_autofree char *date = along_day_to_words (day);
      /* Translators: what somebody said, who, when */
      g_autofree char *words = g_strdup_printf (C_ ("voice", "“%s” %s, %s"), along_record_get_text (voice, ALONG_VOICE_P_WORDS),
                                                person != NULL ? along_facts_first_name (person) : _ ("Unknown"), date);
      g_autofree char *key = along_reader_key ("voice", voice);
      along_ribbon_add_mark (reader->ribbon, lane, day, NULL, words, key);
    }
}
