/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-report.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-facts.h"
#include "along-hash.h"
#include "along-whole-file.h"
#include "report-private.h"

/* The body of the report in points. */
#define BODY_SIZE 10.5
#define FAMILY_SIZE 13

static const char *const reader_words[ALONG_N_READERS] = {
  NC_ ("reader", "the family"), NC_ ("reader", "the social worker"), NC_ ("reader", "the panel"),
  NC_ ("reader", "the court"),  NC_ ("reader", "training"),          NC_ ("reader", "the manager"),
};

/** along_reader_words: "the panel". */
const char *
along_reader_words (AlongReader reader)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "reader", reader_words[reader]);
}

gboolean
report_is_for_family (AlongReport *self)
{
  return self->choice.reader == ALONG_READER_FAMILY;
}

/* The number by which a record is cited, from 1. */
guint
report_cite (AlongReport *self, AlongRecord *record)
{
  guint index;

  if (!g_ptr_array_find (self->cited, record, &index))
    {
      index = self->cited->len;
      g_ptr_array_add (self->cited, g_object_ref (record));
    }
  return index + 1;
}

/* First names of the people, professionals or workers that a list refers to: "Jade, Kofi". */
char *
report_names (AlongReport *self, AlongRecord *record, int property)
{
  guint n;
  const AlongId *ids = along_record_get_refs (record, property, &n);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      AlongRecord *who = along_family_lookup (self->family, ids[i]);
      const char *name = NULL;

      if (who == NULL)
        who = along_family_lookup (self->team, ids[i]);
      if (who == NULL)
        continue;
      switch (along_record_get_kind_id (who))
        {
        case ALONG_KIND_PERSON:
          name = along_facts_first_name (who);
          break;
        case ALONG_KIND_WORKER:
          name = along_record_get_text (who, ALONG_WORKER_P_NAME);
          break;
        case ALONG_KIND_MODULE:
          name = along_record_get_text (who, ALONG_MODULE_P_TITLE);
          break;
        case ALONG_KIND_PROFESSIONAL:
          name = along_record_get_text (who, ALONG_PROFESSIONAL_P_ROLE);
          break;
        default:
          break;
        }
      if (name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  return g_string_free (names, FALSE);
}

char *
report_day_words (int day)
{
  return day == ALONG_DAY_NONE ? g_strdup ("") : along_day_to_words (day);
}

/** along_report_new_mark: a mark for the pages of one copy, by which the list of readers knows it: "7F3A-21". */
char *
along_report_new_mark (void)
{
  guint8 bytes[3];

  along_random_bytes (bytes, sizeof bytes);
  return g_strdup_printf ("%02X%02X-%02X", bytes[0], bytes[1], bytes[2]);
}

static AlongPaper *
make_paper (AlongReport *self)
{
  AlongRecord *programme = along_family_nth (self->team, ALONG_KIND_PROGRAMME, 0);
  AlongInstant now = along_instant_new (self->choice.now_ms, ALONG_ZONE);
  g_autofree char *day = along_day_to_words (now.day), *time = along_instant_time_words (&now);
  AlongRecord *person = report_is_for_family (self) ? along_family_find (self->whole, ALONG_KIND_PERSON, self->choice.person) : NULL;
  /* Translators: reader and day: "For the panel, 17 March 2026" */
  g_autofree char *for_whom = g_strdup_printf (_ ("For %s, %s"),
                                               person != NULL ? along_facts_first_name (person) : along_reader_words (self->choice.reader), day);
  g_autofree char *known = g_strdup_printf (_ ("As known on %s at %s · copy %s"), day, time, self->copy_mark);
  g_autofree char *foot = self->choice.made_up ? g_strdup_printf ("%s · %s", known, _ ("made-up family")) : g_strdup (known);

  return along_paper_new (self->fonts, programme != NULL ? along_record_get_text (programme, ALONG_PROGRAMME_P_NAME) : "", for_whom, foot);
}

/* The report of the family. */
static void
set_sections (AlongReport *self, AlongReportSections sections)
{
  if (sections & ALONG_REPORT_SUMMARY)
    report_summary (self);
  if (sections & ALONG_REPORT_GENOGRAM)
    report_genogram (self);
  if (sections & ALONG_REPORT_RIBBON)
    report_ribbon (self);
  if (sections & ALONG_REPORT_WEEKS)
    report_weeks (self);
  if ((sections & ALONG_REPORT_ASSESSMENTS) && !report_is_for_family (self))
    report_assessments (self);
  if (sections & ALONG_REPORT_CONTACTS)
    report_contacts (self);
  if (!report_is_for_family (self))
    report_method (self);
  report_ending (self);
}

/**
 * along_report_new: lays out the report of a family.
 *
 * @family, @team: read now, not kept beyond the report's life
 * @choice: what it points to is read now
 */
AlongReport *
along_report_new (AlongFamily *family, AlongFamily *team, const AlongReportChoice *choice)
{
  AlongReport *self = g_new0 (AlongReport, 1);
  AlongReportSections sections = choice->sections;

  self->choice = *choice;
  self->whole = g_object_ref (family);
  self->team = g_object_ref (team);
  self->today = along_day_of_ms (choice->now_ms, ALONG_ZONE);
  self->episode = along_facts_last_episode (family);
  self->fonts = along_fonts_new ("Cantarell, Sans", report_is_for_family (self) ? FAMILY_SIZE : BODY_SIZE);
  self->cited = g_ptr_array_new_with_free_func (g_object_unref);
  self->copy_mark = along_report_new_mark ();
  report_make_readers_copy (self, ALONG_TIE_BONDS | ALONG_TIE_HOMES, self->today);
  self->contacts = report_list_contacts (self);
  self->left_out = report_left_out_words (self);
  self->paper = make_paper (self);
  along_paper_new_page (self->paper, FALSE);

  if (!along_id_is_none (choice->assessment))
    report_one_assessment (self);
  else
    set_sections (self, sections);
  along_paper_finish (self->paper);
  self->choice.private_lines = NULL;
  self->choice.not_contacts = NULL;
  return self;
}

void
along_report_free (AlongReport *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->whole);
  g_object_unref (self->family);
  g_ptr_array_unref (self->contacts);
  g_object_unref (self->team);
  along_paper_free (self->paper);
  along_fonts_unref (self->fonts);
  g_ptr_array_unref (self->cited);
  g_free (self->left_out);
  g_free (self->copy_mark);
  g_free (self);
}

guint
along_report_n_pages (AlongReport *self)
{
  return along_paper_n_pages (self->paper);
}

/** along_report_page_size: in points; a landscape page is wider than high. */
void
along_report_page_size (AlongReport *self, guint page, double *width, double *height)
{
  along_paper_page_size (self->paper, page, width, height);
}

/** along_report_paint: paints a page in points. */
void
along_report_paint (AlongReport *self, guint page, cairo_t *cr)
{
  along_paper_paint (self->paper, page, cr);
}

/** along_report_caution: what paper and pictures say of what is left out: on all alike, so that it tells of nothing. */
const char *
along_report_caution (void)
{
  return _ ("Some things may be left out of this copy.");
}

/** along_report_left_out_sentence: @what: a list of what a reader does not get; empty: nothing. For the screen alone. */
char *
along_report_left_out_sentence (const char *what)
{
  return *what != '\0' ? g_strdup_printf (_ ("Left out for this reader: %s."), what) : g_strdup (_ ("Left out for this reader: nothing."));
}

/** along_report_left_out: a sentence that says what this reader does not get; for the screen and the list of readers alone. */
const char *
along_report_left_out (AlongReport *self)
{
  return self->left_out;
}

/**
 * along_report_contacts: the contacts of the chosen time that this reader may get, oldest first, left out or not.
 *
 * Returns: (transfer none) (element-type AlongRecord)
 */
GPtrArray *
along_report_contacts (AlongReport *self)
{
  return self->contacts;
}

/** along_report_copy_mark: the mark on every page of this copy: "7F3A-21". */
const char *
along_report_copy_mark (AlongReport *self)
{
  return self->copy_mark;
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/** along_report_write_pdf: writes the pages as a PDF with real text. The file is whole, or not there. */
gboolean
along_report_write_pdf (AlongReport *self, GFile *file, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, ALONG_A4_SHORT, ALONG_A4_LONG);
  AlongRecord *record = along_facts_family_record (self->whole);
  cairo_t *cr = cairo_create (surface);

  if (record != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, along_record_get_text (record, ALONG_FAMILY_P_REFERENCE));
  for (guint i = 0; i < along_report_n_pages (self); i++)
    {
      double width, height;

      along_report_page_size (self, i, &width, &height);
      cairo_pdf_surface_set_size (surface, width, height);
      along_report_paint (self, i, cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return along_whole_file_write (file, bytes->data, bytes->len, NULL, error);
}

/** along_report_file_name: what to call the file: by reference, never by name: "DEMO-0001 report.pdf". */
char *
along_report_file_name (AlongFamily *family)
{
  AlongRecord *record = along_facts_family_record (family);
  const char *reference = record != NULL ? along_record_get_text (record, ALONG_FAMILY_P_REFERENCE) : "";
  g_autofree char *safe = g_strdup (reference);

  return g_strdup_printf ("%s %s.pdf", g_strdelimit (safe, "/\\:", '-'), _ ("report"));
}
