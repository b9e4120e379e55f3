/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "along-comparison.h"
#include "along-contact-words.h"
#include "along-facts.h"
#include "along-genogram-scene.h"
#include "along-genogram-words.h"
#include "along-graph-family.h"
#include "along-questionnaire-record.h"
#include "along-ribbon-records.h"
#include "report-private.h"

/* The pages after the first: drawings with their words, weeks, assessments, contacts. */

/* The ribbon is drawn this much wider than the page, and made smaller: its letters are for a screen. */
#define LEAST_WIDER 1.5

void
report_genogram (AlongReport *self)
{
  AlongGraphFlags flags = report_is_for_family (self) ? 0 : ALONG_GRAPH_WITH_CARE | ALONG_GRAPH_WITH_CONDITIONS;
  AlongGraph *graph;
  AlongLabels *labels;
  AlongLayout *layout;
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Cantarell, Sans", 14.6);
  g_autofree char *day = along_day_to_words (self->today), *title = g_strdup_printf (_ ("The family on %s"), day);

  if (along_family_count (self->family, ALONG_KIND_PERSON) == 0)
    return;
  graph = along_graph_from_family (self->family, self->today, flags);
  labels = along_labels_new (graph, fonts);
  layout = along_layout_new (graph, labels);
  along_paper_new_page (self->paper, FALSE);
  along_paper_title (self->paper, title, self->left_out);
  {
    g_autoptr (AlongScene) scene = along_genogram_scene (layout, fonts, ALONG_GENOGRAM_ALL);
    g_autoptr (AlongScene) legend = along_genogram_legend (layout, fonts, ALONG_GENOGRAM_ALL, along_paper_width (self->paper) * 1.4);
    g_autoptr (GPtrArray) sentences = along_genogram_sentences (layout);

    along_paper_scene (self->paper, scene, 430);
    along_paper_scene (self->paper, legend, 110);
    along_paper_heading (self->paper, _ ("The same in words"));
    for (guint i = 0; i < sentences->len; i++)
      {
        const AlongGenogramSentence *row = sentences->pdata[i];
        AlongPaperCell cells[] = { { row->name, "text-heading", 0.24, FALSE }, { row->text, "text-body", 0.76, FALSE } };
        along_paper_row (self->paper, cells, 2, 0, FALSE);
      }
  }
  along_layout_unref (layout);
  along_labels_free (labels);
  along_graph_unref (graph);
}

void
report_ribbon (AlongReport *self)
{
  g_autoptr (AlongRibbon) ribbon = NULL;
  g_autoptr (AlongScene) scene = NULL;
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Cantarell, Sans", 14.6);
  AlongRibbonView view = ALONG_RIBBON_VIEW_INIT;
  g_autofree char *summary = NULL;
  double width, height, wider;

  if (self->episode == NULL)
    return;
  ribbon = along_ribbon_from_family (self->family, self->team, self->today, FALSE);
  summary = along_ribbon_summary (ribbon);
  along_paper_new_page (self->paper, TRUE);
  along_paper_title (self->paper, _ ("Support over time"), NULL);
  along_paper_text (self->paper, "text-body", summary, 0);
  along_paper_space (self->paper, 8);
  view.zoom = ALONG_RIBBON_EPISODE;
  view.width = along_paper_width (self->paper) * LEAST_WIDER;
  if (report_is_for_family (self))
    view.folded = 1u << ALONG_RIBBON_SOCIAL_CARE | 1u << ALONG_RIBBON_SCORES | 1u << ALONG_RIBBON_PROFESSIONALS
                  | 1u << ALONG_RIBBON_EVENTS;
  scene = along_ribbon_build (ribbon, &view, fonts);
  /* Many lanes make it high: then it is drawn wider, so that it fills the page both ways. */
  along_scene_get_size (scene, &width, &height);
  wider = height / along_paper_room (self->paper);
  if (wider > LEAST_WIDER)
    {
      view.width = along_paper_width (self->paper) * wider;
      g_object_unref (scene);
      scene = along_ribbon_build (ribbon, &view, fonts);
    }
  along_paper_scene (self->paper, scene, along_paper_room (self->paper));
}

void
report_weeks (AlongReport *self)
{
  g_autoptr (AlongRibbon) ribbon = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  static const double shares[] = { 0.14, 0.32, 0.10, 0.07, 0.10, 0.12, 0.15 };
  const char *heads[] = { _ ("Week of"), _ ("Baby"), _ ("Planned"), _ ("Done"), _ ("Not done"), _ ("Hours"), _ ("Phase") };
  AlongPaperCell cells[G_N_ELEMENTS (heads)];

  if (self->episode == NULL)
    return;
  ribbon = along_ribbon_from_family (self->family, self->team, self->today, FALSE);
  rows = along_ribbon_table (ribbon);
  along_paper_new_page (self->paper, FALSE);
  along_paper_title (self->paper, _ ("Week by week"), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    cells[i] = (AlongPaperCell){ heads[i], "text-caption-strong", shares[i], FALSE };
  along_paper_row (self->paper, cells, G_N_ELEMENTS (cells), 0, TRUE);
  for (guint i = 0; i < rows->len; i++)
    {
      const AlongRibbonRow *row = rows->pdata[i];
      g_autofree char *week = along_day_to_short (row->day), *done = g_strdup_printf ("%d", row->done);
      int missed = row->no_access + row->family_cancelled + row->service_cancelled;
      g_autofree char *not_done = missed > 0 ? g_strdup_printf ("%d", missed) : g_strdup ("");
      const char *texts[] = { week, row->age != NULL ? row->age : "", row->planned != NULL ? row->planned : "", done, not_done,
                              row->hours != NULL ? row->hours : "", row->phase != NULL ? row->phase : "" };

      if (row->future || along_record_get_day (self->episode, ALONG_EPISODE_P_FROM) > row->day + 6)
        continue;
      for (guint c = 0; c < G_N_ELEMENTS (texts); c++)
        cells[c] = (AlongPaperCell){ texts[c], "text-caption", shares[c], FALSE };
      along_paper_row (self->paper, cells, G_N_ELEMENTS (cells), 0, FALSE);
    }
}

/* The newest and the oldest assessment of the same form and parent as @of. */
static void
find_series (AlongReport *self, AlongRecord *of, AlongRecord **newest, AlongRecord **oldest)
{
  AlongRecord *other;

  *newest = *oldest = of;
  ALONG_FOREACH (other, self->family, ALONG_KIND_ASSESSMENT)
    if (along_id_equal (along_record_get_ref (other, ALONG_ASSESSMENT_P_QUESTIONNAIRE),
                        along_record_get_ref (of, ALONG_ASSESSMENT_P_QUESTIONNAIRE))
        && along_id_equal (along_record_get_ref (other, ALONG_ASSESSMENT_P_PARENT), along_record_get_ref (of, ALONG_ASSESSMENT_P_PARENT))
        && along_id_equal (along_record_get_ref (other, ALONG_ASSESSMENT_P_CHILD), along_record_get_ref (of, ALONG_ASSESSMENT_P_CHILD)))
      {
        int day = along_record_get_day (other, ALONG_ASSESSMENT_P_DATE);

        if (day > along_record_get_day (*newest, ALONG_ASSESSMENT_P_DATE))
          *newest = other;
        if (day < along_record_get_day (*oldest, ALONG_ASSESSMENT_P_DATE))
          *oldest = other;
      }
}

/* The answer to the question whose id ends so. */
static char *
answer_of (AlongForm *form, const char *ending)
{
  GPtrArray *all = along_questionnaire_get_all (along_form_get_questionnaire (form));

  for (guint i = 0; i < all->len; i++)
    {
      const AlongQuestion *question = all->pdata[i];
      AlongField *field = g_str_has_suffix (question->link_id, ending) ? along_form_find (form, question->link_id) : NULL;

      if (field != NULL && along_field_get_n_answers (field) > 0)
        return along_answer_to_words (along_field_get_answer (field, 0));
    }
  return NULL;
}

/**
 * report_answer: what was written in the newest assessment that has something there.
 *
 * @ending: of the question's id: ".strengths", ".parent.words"
 * @assessment: (out): where it is from
 */
char *
report_answer (AlongReport *self, const char *ending, AlongRecord **assessment)
{
  AlongRecord *record;
  char *words = NULL;

  *assessment = NULL;
  ALONG_FOREACH (record, self->family, ALONG_KIND_ASSESSMENT)
    {
      g_autoptr (AlongForm) form = NULL;
      char *answer;

      if (*assessment != NULL
          && along_record_get_day (record, ALONG_ASSESSMENT_P_DATE) < along_record_get_day (*assessment, ALONG_ASSESSMENT_P_DATE))
        continue;
      form = along_form_of_assessment (record, self->team, NULL);
      answer = form != NULL ? answer_of (form, ending) : NULL;
      if (answer == NULL)
        continue;
      g_free (words);
      words = answer;
      *assessment = record;
    }
  return words;
}

static void
add_text_answer (AlongReport *self, AlongForm *form, const char *ending, const char *name)
{
  g_autofree char *words = answer_of (form, ending);

  if (words == NULL)
    return;
  AlongPaperCell cells[] = { { name, "text-second", 0.24, FALSE }, { words, "text-body", 0.76, FALSE } };
  along_paper_row (self->paper, cells, 2, 0, FALSE);
}

/* "3.3 at first, up": the domain and its score now stand in the same row. */
static char *
since_words (const AlongCompared *item)
{
  g_autofree char *before = NULL;

  if (item->before == NULL)
    return g_strdup (_ ("not seen at first"));
  before = along_answer_to_words (item->before);
  /* Translators: a score of the first time, how it has moved since */
  return g_strdup_printf (_ ("%s at first, %s"), before, along_move_words (item->move));
}

static void
add_domains (AlongReport *self, AlongForm *now, AlongForm *first)
{
  g_autoptr (GPtrArray) scores = along_form_get_domain_scores (now);
  g_autoptr (AlongComparison) comparison
    = first != NULL && along_comparison_possible (first, now) ? along_comparison_new (first, now) : NULL;
  AlongPaperCell heads[] = { { _ ("Domain"), "text-caption-strong", 0.36, FALSE },
                            { _ ("Now"), "text-caption-strong", 0.27, FALSE },
                            { _ ("Seen"), "text-caption-strong", 0.13, FALSE },
                            { comparison != NULL ? _ ("Since the first") : "", "text-caption-strong", 0.24, FALSE } };

  if (scores->len == 0)
    return;
  along_paper_row (self->paper, heads, 4, 0, TRUE);
  for (guint i = 0; i < scores->len; i++)
    {
      const AlongScore *score = scores->pdata[i];
      g_autofree char *words = along_score_to_words (score), *seen = g_strdup_printf (_ ("%u of %u"), score->rated, score->of);
      g_autofree char *moved = NULL;

      for (guint c = 0; comparison != NULL && c < comparison->changes->len; c++)
        {
          const AlongCompared *item = comparison->changes->pdata[c];
          if (item->domain && item->question == score->question)
            moved = since_words (item);
        }
      AlongPaperCell cells[] = { { score->title, "text-body", 0.36, FALSE },
                                { words, "text-body", 0.27, FALSE },
                                { seen, "text-body", 0.13, FALSE },
                                { moved != NULL ? moved : "", "text-body", 0.24, FALSE } };
      along_paper_row (self->paper, cells, 4, 0, FALSE);
    }
}

/* Levels of risk say who is harmed by whom: they are for those who were there (records.md 5, R). Resilience is a strength. */
static void
add_risk (AlongReport *self, AlongForm *form)
{
  AlongRiskSummary risk;
  g_autofree char *resilience = NULL;

  if (!along_form_get_risk_summary (form, &risk))
    return;
  if (risk.resilience >= 0)
    {
      resilience = g_strdup_printf (_ ("Resilience, 0 to 5: %d."), risk.resilience);
      along_paper_text (self->paper, "text-body", resilience, 0);
    }
  along_paper_text (self->paper, "text-second", _ ("The levels of risk are not part of this copy."), 0);
}

/** report_has_risk: whether an assessment has levels of risk, which no copy has. */
gboolean
report_has_risk (AlongReport *self)
{
  AlongRecord *assessment;

  ALONG_FOREACH (assessment, self->family, ALONG_KIND_ASSESSMENT)
    {
      g_autoptr (AlongForm) form = along_form_of_assessment (assessment, self->team, NULL);
      AlongRiskSummary risk;

      if (form != NULL && along_form_get_risk_summary (form, &risk))
        return TRUE;
    }
  return FALSE;
}

static void
add_assessment (AlongReport *self, AlongRecord *newest, AlongRecord *oldest)
{
  g_autoptr (AlongForm) form = along_form_of_assessment (newest, self->team, NULL);
  g_autoptr (AlongForm) first = oldest != newest ? along_form_of_assessment (oldest, self->team, NULL) : NULL;
  AlongRecord *parent = along_family_find (self->family, ALONG_KIND_PERSON, along_record_get_ref (newest, ALONG_ASSESSMENT_P_PARENT));
  AlongRecord *rater = along_family_find (self->team, ALONG_KIND_WORKER, along_record_get_ref (newest, ALONG_ASSESSMENT_P_RATER));
  g_autofree char *day = report_day_words (along_record_get_day (newest, ALONG_ASSESSMENT_P_DATE)), *line = NULL;
  AlongQuestionnaire *questionnaire;
  const char *licence;

  if (form == NULL)
    return;
  questionnaire = along_form_get_questionnaire (form);
  along_paper_heading (self->paper, along_questionnaire_get_title (questionnaire));
  line = g_strdup_printf (_ ("%s · %s · by %s"), parent != NULL ? along_facts_first_name (parent) : "", day,
                          rater != NULL ? along_record_get_text (rater, ALONG_WORKER_P_NAME) : "");
  along_paper_text (self->paper, "text-second", line, 0);
  along_paper_space (self->paper, 4);
  add_text_answer (self, form, ".strengths", _ ("Going well"));
  add_text_answer (self, form, ".parent.words", _ ("Own words"));
  add_domains (self, form, first);
  add_risk (self, form);
  licence = along_questionnaire_get_copyright (questionnaire);
  along_paper_text (self->paper, "text-second",
                   along_form_has_domains (form) ? _ ("Practitioner rating. Not a validated scale.") : licence != NULL ? licence : "", 0);
  along_paper_space (self->paper, 6);
}

typedef struct
{
  AlongReport *report;
  void (*set) (AlongReport *report, gpointer data);
  gpointer data;
} Block;

static void
set_block (AlongPaper *paper, gpointer data)
{
  Block *block = data;
  AlongPaper *own = block->report->paper;

  block->report->paper = paper;
  block->set (block->report, block->data);
  block->report->paper = own;
}

/* Not broken over two pages. */
static void
together (AlongReport *self, void (*set) (AlongReport *report, gpointer data), gpointer data)
{
  Block block = { self, set, data };

  along_paper_together (self->paper, set_block, &block);
}

static void
set_assessment (AlongReport *self, gpointer data)
{
  AlongRecord **pair = data;

  add_assessment (self, pair[0], pair[1]);
}

void
report_assessments (AlongReport *self)
{
  AlongRecord *assessment, *newest, *oldest;
  gboolean any = FALSE;

  along_paper_new_page (self->paper, FALSE);
  along_paper_title (self->paper, _ ("Assessments"), _ ("The latest of each form and parent."));
  ALONG_FOREACH (assessment, self->family, ALONG_KIND_ASSESSMENT)
    {
      find_series (self, assessment, &newest, &oldest);
      if (newest != assessment)
        continue;
      together (self, set_assessment, (AlongRecord *[]) { newest, oldest });
      any = TRUE;
    }
  if (!any)
    along_paper_text (self->paper, "text-second", _ ("Nothing written down."), 0);
}

static int
by_time (gconstpointer a, gconstpointer b)
{
  AlongInstant one, other;

  along_record_get_instant (*(AlongRecord *const *) a, ALONG_CONTACT_P_AT, &one);
  along_record_get_instant (*(AlongRecord *const *) b, ALONG_CONTACT_P_AT, &other);
  return along_instant_compare (&one, &other);
}

static void
add_contact (AlongReport *self, AlongRecord *contact, guint number)
{
  AlongInstant at;
  const char *note = along_record_get_text (contact, ALONG_CONTACT_P_NOTE);
  int state = along_record_get_enum (contact, ALONG_CONTACT_P_STATUS);
  const char *status = state != ALONG_CONTACT_STATUS_COMPLETED ? along_contact_status_words (state) : NULL;
  g_autofree char *people = report_names (self, contact, ALONG_CONTACT_P_PARTICIPANTS);
  g_autofree char *workers = report_names (self, contact, ALONG_CONTACT_P_WORKERS);
  g_autofree char *modules = report_names (self, contact, ALONG_CONTACT_P_MODULES);
  g_autofree char *mark = number > 0 ? g_strdup_printf ("[%u]", number) : g_strdup ("");
  g_autofree char *day = NULL, *time = NULL, *head = NULL;
  gint64 minutes = along_record_get_int (contact, ALONG_CONTACT_P_MINUTES, 0);

  along_record_get_instant (contact, ALONG_CONTACT_P_AT, &at);
  day = along_day_to_words (at.day);
  time = along_instant_time_words (&at);
  head = g_strdup_printf ("%s%s%s · %s%s%s%s%s%s%s", day, *time != '\0' ? ", " : "", time,
                          along_contact_words (along_record_get_enum (contact, ALONG_CONTACT_P_MODE),
                                               along_record_get_enum (contact, ALONG_CONTACT_P_PLACE)), status != NULL ? " · " : "",
                          status != NULL ? status : "", *people != '\0' ? " · " : "", people, *workers != '\0' ? " · " : "", workers);
  AlongPaperCell cells[] = { { mark, "text-second", 0.07, FALSE }, { head, "text-heading", 0.93, FALSE } };
  along_paper_need (self->paper, 34);
  along_paper_row (self->paper, cells, 2, 0, FALSE);
  if (minutes > 0)
    {
      g_autofree char *time_words = g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) minutes), (int) minutes);
      g_autofree char *length = g_strdup_printf ("%s%s%s", time_words, *modules != '\0' ? " · " : "", modules);
      along_paper_text (self->paper, "text-second", length, along_paper_width (self->paper) * 0.07);
    }
  if (note != NULL)
    along_paper_text (self->paper, "text-body", note, along_paper_width (self->paper) * 0.07);
  along_paper_space (self->paper, 7);
}

typedef struct
{
  AlongRecord *contact;
  guint number;
} Numbered;

static void
set_contact (AlongReport *self, gpointer data)
{
  const Numbered *numbered = data;

  add_contact (self, numbered->contact, numbered->number);
}

void
report_contacts (AlongReport *self)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  int from = self->choice.contacts_from != ALONG_DAY_NONE ? self->choice.contacts_from : self->today - 28;
  AlongRecord *contact;

  along_paper_new_page (self->paper, FALSE);
  along_paper_title (self->paper, _ ("Contacts and records"), NULL);
  for (guint i = 0; i < self->cited->len; i++)
    {
      AlongRecord *record = self->cited->pdata[i];

      if (along_record_get_kind_id (record) == ALONG_KIND_CONTACT)
        together (self, set_contact, &(Numbered){ record, i + 1 });
      else
        {
          g_autofree char *mark = g_strdup_printf ("[%u]", i + 1);
          g_autofree char *day = report_day_words (along_record_get_day (record, ALONG_OBSERVATION_P_DATE));
          g_autofree char *text = g_strdup_printf ("%s. %s", day, along_record_get_text (record, ALONG_OBSERVATION_P_TEXT));
          AlongPaperCell cells[] = { { mark, "text-second", 0.07, FALSE }, { text, "text-body", 0.93, FALSE } };
          along_paper_row (self->paper, cells, 2, 0, FALSE);
        }
    }
  ALONG_FOREACH (contact, self->family, ALONG_KIND_CONTACT)
    if (along_record_get_day (contact, ALONG_CONTACT_P_AT) >= from && along_record_get_day (contact, ALONG_CONTACT_P_AT) <= self->today
        && !g_ptr_array_find (self->cited, contact, NULL))
      g_ptr_array_add (chosen, contact);
  g_ptr_array_sort (chosen, by_time);
  if (chosen->len > 0)
    along_paper_heading (self->paper, _ ("Contacts"));
  for (guint i = 0; i < chosen->len; i++)
    together (self, set_contact, &(Numbered){ chosen->pdata[i], 0 });
  if (chosen->len == 0 && self->cited->len == 0)
    along_paper_text (self->paper, "text-second", _ ("Nothing written down."), 0);
}

static void
set_method (AlongReport *self, gpointer data)
{
  along_paper_heading (self->paper, _ ("How the figures are worked out"));
  along_paper_text (self->paper, "text-second",
                   _ ("A contact is a real exchange with a parent or carer: face to face, or five minutes and more by phone or video; messages "
                      "only if they were marked so. Contacts a week are divided by the share of the week that lies inside the support and outside "
                      "agreed pauses. The smooth line is the mean of five weeks, with half the weight on the first and the last. The 48 hours run "
                      "from the moment the panel accepted the family to the first contact. A domain’s score is the mean of its rated items, shown "
                      "when at least two are rated (three where it has four); items not seen are left out."),
                   0);
}

void
report_method (AlongReport *self)
{
  together (self, set_method, NULL);
}
