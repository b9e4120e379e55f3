/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A measure of a family's own plan: which, with whom, and when. */
#include "along-measure-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-facts.h"
#include "along-field-words.h"
#include "along-measure-plan.h"
#include "along-own-forms.h"

#define NEW "new"
#define CHANGE "change"
#define MOST_MONTHS 24

/* The points that are chosen with a switch, in their order. */
static const struct
{
  const char *name, *points;
} switches[] = {
  { "start", "start" },
  { "before", "before birth" },
  { "weeks-2", "2-3 weeks after birth" },
  { "weeks-12", "12-14 weeks after birth" },
  { "weeks-26", "26-28 weeks after birth" },
  { "end", "end" },
  { "return", "return" },
};

/* The newest versions of the team's forms, then what the catalogue knows. */
static GPtrArray *
list_forms (AlongAsk *ask)
{
  return along_own_forms_list (along_session_get_team (along_page_get_session (along_ask_get_page (ask))), TRUE);
}

static gboolean
has_point (GArray *points, const AlongPoint *wanted)
{
  for (guint i = 0; i < points->len; i++)
    {
      const AlongPoint *point = &g_array_index (points, AlongPoint, i);

      if (point->kind == wanted->kind && (wanted->kind == ALONG_POINT_EVERY || (point->from == wanted->from && point->to == wanted->to)))
        return TRUE;
    }
  return FALSE;
}

/* Every point that is switched on, every so many months, and what was agreed besides. */
static char *
write_points (AlongAsk *ask)
{
  g_autoptr (GString) all = g_string_new (NULL);
  gint64 months = along_ask_get_number (ask, "months", 0);
  const char *other = along_ask_get_text (ask, "other");

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    if (along_ask_get_switch (ask, switches[i].name))
      g_string_append_printf (all, "%s%s", all->len > 0 ? "; " : "", switches[i].points);
  if (months > 0)
    g_string_append_printf (all, "%severy %d months", all->len > 0 ? "; " : "", (int) months);
  if (other != NULL)
    g_string_append_printf (all, "%s%s", all->len > 0 ? "; " : "", other);
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static AlongEdit *
make (AlongAsk *ask, AlongFamily *family)
{
  AlongRecord *current = along_family_find (family, ALONG_KIND_MEASURE_DUE, along_ask_get_about (ask)), *line;
  g_autoptr (AlongEdit) edit = along_edit_new (current != NULL ? _ ("planned measure changed") : _ ("planned measure added"), along_family_get_id (family));
  g_autoptr (GPtrArray) forms = list_forms (ask);
  GPtrArray *instruments = along_instruments ();
  guint at = (guint) along_ask_get_choice (ask, "measure");
  g_autofree char *points = write_points (ask);

  if (at == 0)
    {
      along_ask_refuse (ask, "measure", _ ("Choose the measure."));
      return NULL;
    }
  if (points[0] == '\0')
    {
      along_ask_refuse (ask, "months", _ ("Say when: switch on a point, or write every how many months."));
      return NULL;
    }
  line = current != NULL ? along_edit_change (edit, current) : along_edit_create (edit, ALONG_KIND_MEASURE_DUE);
  along_record_unset (line, ALONG_MEASURE_DUE_P_QUESTIONNAIRE);
  if (at <= forms->len)
    {
      along_record_set_text (line, ALONG_MEASURE_DUE_P_MEASURE, along_record_get_text (forms->pdata[at - 1], ALONG_QUESTIONNAIRE_P_TITLE));
      along_record_set_ref (line, ALONG_MEASURE_DUE_P_QUESTIONNAIRE, along_record_get_id (forms->pdata[at - 1]));
    }
  else if (at - 1 - forms->len < instruments->len)
    along_record_set_text (line, ALONG_MEASURE_DUE_P_MEASURE, ((AlongInstrument *) instruments->pdata[at - 1 - forms->len])->short_name);
  along_record_set_ref (line, ALONG_MEASURE_DUE_P_PERSON, along_ask_get_record (ask, "person"));
  along_record_set_text (line, ALONG_MEASURE_DUE_P_BY, along_ask_get_text (ask, "by"));
  along_record_set_text (line, ALONG_MEASURE_DUE_P_FIRST_DUE, along_ask_get_date (ask, "first_due"));
  along_record_set_text (line, ALONG_MEASURE_DUE_P_REPEAT, points);
  along_ask_set_toast (ask, current != NULL ? _ ("Plan changed") : _ ("Added to the plan"));
  return g_steal_pointer (&edit);
}

/* --- The rows --- */

/* Among the measures; one that is none of them stays as it is called, at the end. */
static void
measure_row (AlongAsk *ask, AlongRecord *line, AlongPlanned *planned)
{
  g_autoptr (GPtrArray) forms = list_forms (ask);
  GPtrArray *instruments = along_instruments ();
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  guint chosen = 0;

  g_strv_builder_add (words, C_ ("choice", "Not chosen yet"));
  for (guint i = 0; i < forms->len; i++)
    {
      g_strv_builder_add (words, along_record_get_text (forms->pdata[i], ALONG_QUESTIONNAIRE_P_TITLE));
      if (planned != NULL && planned->questionnaire != NULL
          && g_strcmp0 (along_record_get_text (forms->pdata[i], ALONG_QUESTIONNAIRE_P_URL),
                        along_record_get_text (planned->questionnaire, ALONG_QUESTIONNAIRE_P_URL)) == 0)
        chosen = i + 1;
    }
  for (guint i = 0; i < instruments->len; i++)
    {
      g_strv_builder_add (words, ((AlongInstrument *) instruments->pdata[i])->short_name);
      if (planned != NULL && planned->instrument == instruments->pdata[i])
        chosen = forms->len + i + 1;
    }
  if (line != NULL && chosen == 0)
    {
      g_strv_builder_add (words, along_record_get_text (line, ALONG_MEASURE_DUE_P_MEASURE));
      chosen = forms->len + instruments->len + 1;
    }
  along_ask_choice (ask, "measure", along_property_words (ALONG_KIND_MEASURE_DUE, ALONG_MEASURE_DUE_P_MEASURE), g_strv_builder_end (words), (int) chosen);
  along_ask_need (ask, "measure");
  /* names of forms are long and differ at their ends: shown whole */
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (along_ask_row (ask, "measure")), TRUE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (along_ask_row (ask, "measure")), 0);
}

static void
person_row (AlongAsk *ask, AlongRecord *line)
{
  g_autoptr (GPtrArray) parents = along_facts_parents (along_ask_get_family (ask));
  AlongId none = ALONG_ID_NONE;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_strv_builder_add (names, C_ ("parents", "Any parent"));
  g_array_append_val (ids, none);
  for (guint i = 0; i < parents->len; i++)
    {
      AlongId id = along_record_get_id (parents->pdata[i]);

      g_array_append_val (ids, id);
      g_strv_builder_add (names, along_record_get_text (parents->pdata[i], ALONG_PERSON_P_NAME));
    }
  along_ask_record (ask, "person", along_property_words (ALONG_KIND_MEASURE_DUE, ALONG_MEASURE_DUE_P_PERSON), ids, g_strv_builder_end (names),
                    line != NULL ? along_record_get_ref (line, ALONG_MEASURE_DUE_P_PERSON) : none);
}

/* What was agreed besides the points that have a row of their own. What was agreed in words (@repeat, nullable) stays in those words:
 * they may say more than the points that were read from them. */
static void
point_rows (AlongAsk *ask, GArray *points, const char *repeat)
{
  g_autoptr (GArray) besides = g_array_new (FALSE, FALSE, sizeof (AlongPoint));
  int months = 0;
  g_autofree char *other = NULL, *plain = along_points_write (points);
  gboolean in_words = repeat != NULL && !g_str_equal (plain, repeat);

  for (guint i = 0; i < points->len && !in_words; i++)
    g_array_append_val (besides, g_array_index (points, AlongPoint, i));
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      g_autoptr (GArray) one = along_points_read (switches[i].points);
      const AlongPoint *point = &g_array_index (one, AlongPoint, 0);
      g_autofree char *words = along_point_words (point);

      along_ask_switch (ask, switches[i].name, words, NULL, !in_words && has_point (points, point));
      for (guint k = besides->len; k-- > 0;)
        if (has_point (one, &g_array_index (besides, AlongPoint, k)))
          g_array_remove_index (besides, k);
    }
  for (guint k = besides->len; k-- > 0;)
    if (g_array_index (besides, AlongPoint, k).kind == ALONG_POINT_EVERY)
      {
        months = g_array_index (besides, AlongPoint, k).to;
        g_array_remove_index (besides, k);
      }
  other = in_words ? g_strdup (repeat) : along_points_write (besides);
  along_ask_number (ask, "months", _ ("Every so many months"), months > 0 ? months : -1, MOST_MONTHS);
  along_ask_line (ask, "other", _ ("Other points, as 8-10 weeks after birth"), other);
}

static AlongPlanned *
find_planned (GPtrArray *plan, AlongRecord *line)
{
  for (guint i = 0; i < plan->len; i++)
    if (((AlongPlanned *) plan->pdata[i])->record == line)
      return plan->pdata[i];
  return NULL;
}

/**
 * along_measure_dialog_open: @key: of along_measure_dialog_key(). Nothing happens where the line is no more, or nobody may change it.
 *
 * Returns: (nullable)
 */
GtkWindow *
along_measure_dialog_open (AlongPage *page, const char *key)
{
  AlongFamily *family = along_page_get_family (page);
  gboolean change = g_str_has_prefix (key, CHANGE "/");
  const char *after = strchr (key, '/');
  g_autoptr (GPtrArray) plan = NULL;
  g_autoptr (GArray) points = NULL;
  AlongRecord *line = NULL;
  const char *repeat;
  AlongAsk *ask;
  AlongId id;

  if (family == NULL || along_page_is_read_only (page) || after == NULL || !along_id_parse (after + 1, &id))
    return NULL;
  if (change && (line = along_family_find (family, ALONG_KIND_MEASURE_DUE, id)) == NULL)
    return NULL;
  along_ask_close (page);
  repeat = line != NULL ? along_record_get_text (line, ALONG_MEASURE_DUE_P_REPEAT) : NULL;
  plan = along_planned_list (family, along_session_get_team (along_page_get_session (page)), along_page_get_today (page));
  points = along_points_read (repeat);
  ask = along_ask_new (page, ALONG_MEASURE_DRAFTS, key, line, change ? _ ("Planned measure") : _ ("Add to the plan"), change ? _ ("_Change") : _ ("_Add"),
                       make);
  measure_row (ask, line, line != NULL ? find_planned (plan, line) : NULL);
  person_row (ask, line);
  point_rows (ask, points, repeat);
  along_ask_date (ask, "first_due", along_property_words (ALONG_KIND_MEASURE_DUE, ALONG_MEASURE_DUE_P_FIRST_DUE),
                  line != NULL ? along_record_get_text (line, ALONG_MEASURE_DUE_P_FIRST_DUE) : NULL);
  along_ask_line (ask, "by", along_property_words (ALONG_KIND_MEASURE_DUE, ALONG_MEASURE_DUE_P_BY),
                  line != NULL ? along_record_get_text (line, ALONG_MEASURE_DUE_P_BY) : NULL);
  return along_ask_present (ask, "measure");
}

/** along_measure_dialog_key: @line: (nullable): to be changed; %NULL: a new one. */
char *
along_measure_dialog_key (AlongFamily *family, AlongRecord *line)
{
  return line != NULL ? along_ask_key (CHANGE, along_record_get_id (line)) : along_ask_key (NEW, along_family_get_id (family));
}
