/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "along-contact-words.h"
#include "along-facts.h"
#include "along-genogram-scene.h"
#include "along-genogram-words.h"
#include "along-graph-family.h"
#include "along-ribbon-records.h"
#include "report-private.h"

/* The pages after the first: drawings with their words, weeks, contacts. */

/* The ribbon is drawn this much wider than the page, and made smaller: its letters are for a screen. */
#define LEAST_WIDER 1.15
#define MOST_WIDER 2.2

#define NAME_SHARE 0.15
#define MOST_DRAWING 430.0
#define LYING_DRAWING 330.0
#define LYING_WIDTH (ALONG_A4_LONG - 2 * ALONG_PAPER_MARGIN)
#define WORTH_TURNING 1.15 /* a page is turned if the drawing gets this much larger by it */
#define WHOLE_PAGE (ALONG_A4_LONG - 2 * ALONG_PAPER_MARGIN - 48) /* without head and foot */
#define HEADINGS_HEIGHT 96 /* title, and heading of the words, with their space */

static void
set_sentences (AlongPaper *paper, gpointer data)
{
  GPtrArray *sentences = data;

  for (guint i = 0; i < sentences->len; i++)
    {
      const AlongGenogramSentence *row = sentences->pdata[i];
      AlongPaperCell cells[] = { { row->name, "text-heading", NAME_SHARE, FALSE },
                                 { row->text, "text-body", 1 - NAME_SHARE, FALSE } };

      along_paper_row (paper, cells, 2, 0, FALSE);
    }
}

#define LEGEND_HEIGHT 140
#define LEGEND_WIDER 1.4
#define LEGEND_SPACE 20

/* The sentences follow the drawing on its page where they fit, or have a page of their own. */
static void
add_genogram (AlongReport *self, AlongLayout *layout, AlongFonts *fonts)
{
  g_autoptr (AlongScene) scene = along_genogram_scene (layout, fonts, ALONG_GENOGRAM_ALL), legend = NULL;
  g_autoptr (GPtrArray) sentences = along_genogram_sentences (layout);
  g_autofree char *day = along_day_to_words (self->today);
  g_autofree char *title = g_strdup_printf (_ ("The family on %s"), day);
  /* What is left out is said on the screen alone: on paper a number of lines or losses would tell of them. */
  const char *under = report_is_for_family (self) ? NULL : along_report_caution ();
  double width, height, upright, lying;
  gboolean lies;

  along_scene_get_size (scene, &width, &height);
  upright = MIN (MIN (1, along_paper_width (self->paper) / width), MOST_DRAWING / height);
  lying = MIN (MIN (1, LYING_WIDTH / width), LYING_DRAWING / height);
  lies = lying > upright * WORTH_TURNING
         && along_paper_height_of (self->paper, set_sentences, sentences)
              > WHOLE_PAGE - height * upright - LEGEND_HEIGHT - HEADINGS_HEIGHT;
  along_paper_new_page (self->paper, lies);
  along_paper_title (self->paper, title, under);
  legend = along_genogram_legend (layout, fonts, ALONG_GENOGRAM_ALL | ALONG_GENOGRAM_LEGEND,
                                  along_paper_width (self->paper) * LEGEND_WIDER);
  along_scene_get_size (legend, &width, &height);
  height = MIN (LEGEND_HEIGHT, height * MIN (1, along_paper_width (self->paper) / width));
  along_paper_scene (self->paper, scene,
                     lies ? along_paper_room (self->paper) - height - LEGEND_SPACE : MOST_DRAWING);
  along_paper_scene (self->paper, legend, height);
  if (lies)
    along_paper_new_page (self->paper, FALSE);
  along_paper_heading (self->paper, _ ("The same in words"));
  set_sentences (self->paper, sentences);
}

void
report_genogram (AlongReport *self)
{
  /* Of private lines and losses, those that are in the copy. */
  AlongGraphFlags flags = ALONG_GRAPH_WITH_PRIVATE | ALONG_GRAPH_WITH_LOSSES | along_graph_nation (self->team)
                          | (self->choice.clinical ? ALONG_GRAPH_CLINICAL : 0);
  AlongGraph *graph;
  AlongLabels *labels;
  AlongLayout *layout;
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Cantarell, Sans", 14.6);

  if (along_family_count (self->family, ALONG_KIND_PERSON) == 0)
    return;
  if (!report_is_for_family (self))
    flags |= ALONG_GRAPH_WITH_CARE | ALONG_GRAPH_WITH_CONDITIONS | ALONG_GRAPH_WITH_SECRETS;
  graph = along_graph_from_family (self->family, self->today, flags);
  labels = along_labels_new (graph, fonts, TRUE);
  layout = along_layout_new (graph, labels, NULL);
  add_genogram (self, layout, fonts);
  along_layout_free (layout);
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
  double width, height;

  if (self->episode == NULL || (report_is_for_family (self) && !report_has_contacts (self)))
    return;
  ribbon = along_ribbon_from_family (self->family, self->team, self->today, FALSE);
  /* Of some of the contacts nothing can be said about the plan. */
  summary = report_is_for_family (self) ? g_strdup (_ ("The contacts that are part of this copy."))
                                        : along_ribbon_summary (ribbon);
  along_paper_new_page (self->paper, TRUE);
  along_paper_title (self->paper, _ ("Support over time"), NULL);
  along_paper_text (self->paper, "text-body", summary, 0);
  along_paper_space (self->paper, 8);
  view.zoom = ALONG_RIBBON_EPISODE;
  view.in_part = report_is_for_family (self);
  if (report_is_for_family (self))
    view.folded = (1u << ALONG_RIBBON_N_BANDS) - 1 - (1u << ALONG_RIBBON_WORKERS);
  /* As large as it can be: many lanes make it high, then it is drawn wider, and all of it smaller. */
  for (double wider = LEAST_WIDER; wider <= MOST_WIDER; wider += 0.05)
    {
      g_clear_object (&scene);
      view.width = along_paper_width (self->paper) * wider;
      scene = along_ribbon_build (ribbon, &view, fonts);
      along_scene_get_size (scene, &width, &height);
      if (height <= along_paper_room (self->paper) * wider)
        break;
    }
  along_paper_scene (self->paper, scene, along_paper_room (self->paper));
}

/* A column of the table of weeks: its name and its share of the width. */
typedef struct
{
  const char *name;
  double share;
} Column;

#define MOST_COLUMNS 7

static void
add_heads (AlongReport *self, const Column *columns, guint n)
{
  AlongPaperCell cells[MOST_COLUMNS];

  for (guint i = 0; i < n; i++)
    cells[i] = (AlongPaperCell){ columns[i].name, "text-caption-strong", columns[i].share, FALSE };
  along_paper_row (self->paper, cells, n, 0, TRUE);
}

static void
add_week (AlongReport *self, const Column *columns, guint n, const char *const *texts)
{
  AlongPaperCell cells[MOST_COLUMNS];

  for (guint i = 0; i < n; i++)
    cells[i] = (AlongPaperCell){ texts[i] != NULL ? texts[i] : "", "text-caption", columns[i].share, FALSE };
  if (along_paper_room (self->paper) < along_paper_row_height (self->paper, cells, n))
    {
      along_paper_new_page (self->paper, FALSE);
      add_heads (self, columns, n);
    }
  along_paper_row (self->paper, cells, n, 0, FALSE);
}

/* The family's copy has the weeks in which somebody met, and no plan to hold them against: it has not all
 * contacts. */
static void
add_familys_weeks (AlongReport *self, GPtrArray *rows)
{
  const Column columns[] = { { _ ("Week of"), 0.17 },
                             { _ ("Baby"), 0.33 },
                             { _ ("Contacts"), 0.13 },
                             { _ ("Hours"), 0.17 },
                             { _ ("Phase"), 0.20 } };

  add_heads (self, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < rows->len; i++)
    {
      const AlongRibbonRow *row = rows->pdata[i];
      g_autofree char *week = along_day_to_short (row->day), *done = g_strdup_printf ("%d", row->done);
      const char *texts[] = { week, row->age, done, row->hours, row->phase };

      if (!row->future && row->done > 0)
        add_week (self, columns, G_N_ELEMENTS (columns), texts);
    }
}

static void
add_all_weeks (AlongReport *self, GPtrArray *rows)
{
  const Column columns[] = { { _ ("Week of"), 0.14 }, { _ ("Baby"), 0.32 },     { _ ("Planned"), 0.10 },
                             { _ ("Done"), 0.07 },    { _ ("Not done"), 0.10 }, { _ ("Hours"), 0.12 },
                             { _ ("Phase"), 0.15 } };

  add_heads (self, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < rows->len; i++)
    {
      const AlongRibbonRow *row = rows->pdata[i];
      int missed = row->no_access + row->family_cancelled + row->service_cancelled;
      g_autofree char *week = along_day_to_short (row->day), *done = g_strdup_printf ("%d", row->done);
      g_autofree char *not_done = missed > 0 ? g_strdup_printf ("%d", missed) : NULL;
      const char *texts[] = { week, row->age, row->planned, done, not_done, row->hours, row->phase };

      if (!row->future && along_record_get_day (self->episode, ALONG_EPISODE_P_FROM) <= row->day + 6)
        add_week (self, columns, G_N_ELEMENTS (columns), texts);
    }
}

void
report_weeks (AlongReport *self)
{
  g_autoptr (AlongRibbon) ribbon = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (self->episode == NULL || (report_is_for_family (self) && !report_has_contacts (self)))
    return;
  ribbon = along_ribbon_from_family (self->family, self->team, self->today, FALSE);
  rows = along_ribbon_table (ribbon);
  along_paper_new_page (self->paper, FALSE);
  along_paper_title (self->paper, _ ("Week by week"),
                     report_is_for_family (self) ? _ ("The contacts that are part of this copy") : NULL);
  if (report_is_for_family (self))
    add_familys_weeks (self, rows);
  else
    add_all_weeks (self, rows);
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

/** report_together: what @set sets is not broken over two pages. */
void
report_together (AlongReport *self, void (*set) (AlongReport *report, gpointer data), gpointer data)
{
  Block block = { self, set, data };

  along_paper_together (self->paper, set_block, &block);
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
                                               along_record_get_enum (contact, ALONG_CONTACT_P_PLACE)),
                          status != NULL ? " · " : "", status != NULL ? status : "",
                          *people != '\0' ? " · " : "", people, *workers != '\0' ? " · " : "", workers);
  AlongPaperCell cells[] = { { mark, "text-second", 0.07, FALSE }, { head, "text-heading", 0.93, FALSE } };
  along_paper_need (self->paper, 34);
  along_paper_row (self->paper, cells, 2, 0, FALSE);
  if (minutes > 0)
    {
      g_autofree char *time_words
        = g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) minutes), (int) minutes);
      g_autofree char *length
        = g_strdup_printf ("%s%s%s", time_words, *modules != '\0' ? " · " : "", modules);
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

/** report_list_contacts: the contacts of the chosen time in this reader's copy, oldest first */
GPtrArray *
report_list_contacts (AlongReport *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  int from = self->choice.contacts_from != ALONG_DAY_NONE ? self->choice.contacts_from : self->today - 28;
  AlongRecord *contact;

  ALONG_FOREACH (contact, self->family, ALONG_KIND_CONTACT)
    {
      int day = along_record_get_day (contact, ALONG_CONTACT_P_AT);

      if (day >= from && day <= self->today)
        g_ptr_array_add (list, g_object_ref (contact));
    }
  g_ptr_array_sort (list, by_time);
  return list;
}

/** report_has_contacts: whether one is in this reader's copy, of any time */
gboolean
report_has_contacts (AlongReport *self)
{
  return along_family_count (self->family, ALONG_KIND_CONTACT) > 0;
}

/* Nobody chose to leave it out, and page 1 does not refer to it. */
static gboolean
is_wanted (AlongReport *self, AlongRecord *contact)
{
  char id[ALONG_ID_TEXT];

  along_id_format (along_record_get_id (contact), id);
  return !g_ptr_array_find (self->cited, contact, NULL)
         && (self->choice.not_contacts == NULL || !g_hash_table_contains (self->choice.not_contacts, id));
}

static void
add_cited (AlongReport *self, AlongRecord *record, guint number)
{
  gboolean form = along_record_get_kind_id (record) == ALONG_KIND_ASSESSMENT;
  AlongId of = form ? along_record_get_ref (record, ALONG_ASSESSMENT_P_QUESTIONNAIRE) : ALONG_ID_NONE;
  AlongRecord *questionnaire = form ? along_family_find (self->team, ALONG_KIND_QUESTIONNAIRE, of) : NULL;
  const char *title = questionnaire != NULL ? along_record_get_text (questionnaire, ALONG_QUESTIONNAIRE_P_TITLE)
                                            : _ ("Assessment");
  const char *words = form ? title : along_record_get_text (record, ALONG_OBSERVATION_P_TEXT);
  int at = along_record_get_day (record, form ? ALONG_ASSESSMENT_P_DATE : ALONG_OBSERVATION_P_DATE);
  g_autofree char *mark = g_strdup_printf ("[%u]", number);
  g_autofree char *day = report_day_words (at);
  g_autofree char *text = g_strdup_printf ("%s. %s", day, words);
  AlongPaperCell cells[] = { { mark, "text-second", 0.07, FALSE }, { text, "text-body", 0.93, FALSE } };

  along_paper_row (self->paper, cells, 2, 0, FALSE);
}

void
report_contacts (AlongReport *self)
{
  guint more = 0;

  if (report_is_for_family (self) && self->contacts->len == 0)
    return;
  along_paper_new_page (self->paper, FALSE);
  along_paper_title (self->paper, _ ("Contacts and records"), NULL);
  for (guint i = 0; i < self->cited->len; i++)
    {
      AlongRecord *record = self->cited->pdata[i];

      if (along_record_get_kind_id (record) == ALONG_KIND_CONTACT)
        report_together (self, set_contact, &(Numbered){ record, i + 1 });
      else
        add_cited (self, record, i + 1);
    }
  for (guint i = 0; i < self->contacts->len; i++)
    if (is_wanted (self, self->contacts->pdata[i]))
      {
        if (more++ == 0 && self->cited->len > 0)
          along_paper_heading (self->paper, _ ("More contacts"));
        report_together (self, set_contact, &(Numbered){ self->contacts->pdata[i], 0 });
      }
  if (more == 0 && self->cited->len == 0)
    along_paper_text (self->paper, "text-second", _ ("Nothing written down."), 0);
}

static void
set_method (AlongReport *self, gpointer data)
{
  along_paper_heading (self->paper, _ ("How the figures are worked out"));
  along_paper_text (self->paper, "text-second",
                    _ ("A contact is a real exchange with a parent or carer: face to face, or five "
                       "minutes and more by phone or video; messages only if they were marked so. "
                       "Contacts a week are divided by the share of the week that lies inside the "
                       "support and outside agreed pauses. The smooth line is the mean of five weeks, "
                       "with half the weight on the first and the last. The 48 hours run from the moment "
                       "the panel accepted the family to the first contact. A domain’s score is the mean "
                       "of its rated items, shown when at least two are rated (three where it has four); "
                       "items not seen are left out."),
                    0);
}

void
report_method (AlongReport *self)
{
  report_together (self, set_method, NULL);
}
