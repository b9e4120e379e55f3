/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "along-family.h"
#include "along-secrets.h"

G_BEGIN_DECLS

/** Who a report is for: it decides what is left out. */
typedef enum
{
  ALONG_READER_FAMILY,
  ALONG_READER_SOCIAL_WORKER,
  ALONG_READER_PANEL,
  ALONG_READER_COURT,
  ALONG_READER_TRAINER,
  ALONG_READER_MANAGER,
  ALONG_N_READERS,
} AlongReader;

typedef enum
{
  ALONG_REPORT_SUMMARY = 1 << 0,
  ALONG_REPORT_GENOGRAM = 1 << 1,
  ALONG_REPORT_RIBBON = 1 << 2,
  ALONG_REPORT_WEEKS = 1 << 3,
  ALONG_REPORT_ASSESSMENTS = 1 << 4,
  ALONG_REPORT_CONTACTS = 1 << 5,
  ALONG_REPORT_ALL = (1 << 6) - 1,
} AlongReportSections;

/**
 * AlongReportChoice: what is to be printed.
 *
 * @person: for the family's copy: who it is for; it holds nothing of a sensitive kind about anybody else. Without
 *   somebody it holds nothing of that kind at all
 * @private_lines: (nullable) (array zero-terminated=1): keys of along_report_private_lines() that this reader gets
 * @not_contacts: (nullable): ids, as text, of contacts that were chosen to be left out
 * @contacts_from: contacts from this day on are chosen besides those that page 1 refers to; ALONG_DAY_NONE: the
 *   last four weeks
 * @assessment: the report of this one assessment alone; ALONG_ID_NONE: of the family
 * @now_ms: what "as known on" says
 * @made_up: the family is a made-up one
 * @clinical: the genogram in the notation of a clinical pedigree
 */
typedef struct
{
  AlongReader reader;
  AlongId person;
  AlongId assessment;
  const char *const *private_lines;
  GHashTable *not_contacts;
  AlongReportSections sections;
  int contacts_from;
  gint64 now_ms;
  gboolean made_up;
  gboolean clinical;
} AlongReportChoice;

/**
 * AlongReportLine: something restricted: violence and control, a loss, what a person asked to keep private. A reader
 * gets it only if somebody chose it, one by one; the family's copy never has it.
 *
 * @words: as the person who chooses reads it: "Jade and Kofi: violence"
 */
typedef struct
{
  char *key;
  char *words;
} AlongReportLine;

/**
 * AlongReport: the printed report of one family, laid out on pages of A4 by us, ready to be painted.
 */
typedef struct _AlongReport AlongReport;

AlongReport *along_report_new        (AlongFamily *family, AlongFamily *team, const AlongReportChoice *choice) G_GNUC_WARN_UNUSED_RESULT;
void         along_report_free       (AlongReport *self);
guint        along_report_n_pages    (AlongReport *self);
void         along_report_page_size  (AlongReport *self, guint page, double *width, double *height);
void         along_report_paint      (AlongReport *self, guint page, cairo_t *cr);
const char  *along_report_left_out   (AlongReport *self);
GPtrArray   *along_report_contacts   (AlongReport *self);
const char  *along_report_copy_mark  (AlongReport *self);
gboolean     along_report_write_pdf  (AlongReport *self, GFile *file, GError **error);

AlongFamily *along_report_readers_copy  (AlongFamily *family, AlongReader reader, AlongId person,
                                         const char *const *private_lines, AlongTies ties, int day) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray   *along_report_private_lines (AlongFamily *family, AlongFamily *team) G_GNUC_WARN_UNUSED_RESULT;

const char  *along_reader_words      (AlongReader reader);
const char  *along_report_caution    (void);
char        *along_report_left_out_sentence (const char *what) G_GNUC_WARN_UNUSED_RESULT;
char        *along_report_new_mark   (void) G_GNUC_WARN_UNUSED_RESULT;
char        *along_report_file_name  (AlongFamily *family) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongReport, along_report_free)

G_END_DECLS
