/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-certificate.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "along-access.h"
#include "along-field-words.h"
#include "along-instant.h"

/* A4, points. */
#define WIDTH 595.28
#define HEIGHT 841.89
#define MARGIN 48.2

static void
add (GPtrArray *lines, char *line)
{
  g_ptr_array_add (lines, line);
}

static char *
day_of (gint64 ms)
{
  return along_day_to_words (along_day_of_ms (ms, ALONG_ZONE));
}

/* What people call so many of a kind; the others are called as one of them is. */
static const struct
{
  AlongKindId kind;
  const char *words;
} called[] = {
  { ALONG_KIND_PERSON, N_ ("People") },
  { ALONG_KIND_ALIAS, N_ ("Other names") },
  { ALONG_KIND_CONDITION, N_ ("Health notes") },
  { ALONG_KIND_COUPLE, N_ ("Couples") },
  { ALONG_KIND_CHILD_LINK, N_ ("Who is whose child") },
  { ALONG_KIND_CARE_LINK, N_ ("Who cares for a child") },
  { ALONG_KIND_BOND, N_ ("How people get on with each other") },
  { ALONG_KIND_HOUSEHOLD, N_ ("Homes") },
  { ALONG_KIND_MEMBERSHIP, N_ ("Who lives in which home") },
  { ALONG_KIND_PREGNANCY, N_ ("Pregnancies") },
  { ALONG_KIND_EDD, N_ ("Due dates") },
  { ALONG_KIND_SUPPORT_STATUS, N_ ("Stages of social care") },
  { ALONG_KIND_PROFESSIONAL, N_ ("Professionals") },
  { ALONG_KIND_PROFESSIONAL_CONTACT, N_ ("Contacts with professionals") },
  { ALONG_KIND_EPISODE, N_ ("Times of support") },
  { ALONG_KIND_PAUSE, N_ ("Pauses") },
  { ALONG_KIND_PLAN_VERSION, N_ ("Plans") },
  { ALONG_KIND_PHASE, N_ ("Phases") },
  { ALONG_KIND_HOPE, N_ ("Hopes") },
  { ALONG_KIND_HOPE_SCORE, N_ ("Scores of hopes") },
  { ALONG_KIND_CONTACT, N_ ("Contacts") },
  { ALONG_KIND_OBSERVATION, N_ ("Observations") },
  { ALONG_KIND_NEXT_STEP, N_ ("Next steps") },
  { ALONG_KIND_EVENT, N_ ("Events") },
  { ALONG_KIND_ASSESSMENT, N_ ("Assessments") },
  { ALONG_KIND_SCORE, N_ ("Scores") },
  { ALONG_KIND_MEASURE_DUE, N_ ("Planned measures") },
  { ALONG_KIND_OUTCOME, N_ ("Follow-ups") },
  { ALONG_KIND_SIGNAL_NOTE, N_ ("Answers to signals") },
  { ALONG_KIND_ARRANGEMENT, N_ ("Places in the picture") },
  { ALONG_KIND_SAFETY, N_ ("Who is safe around the baby") },
  { ALONG_KIND_KEPT_LINE, N_ ("Lines of files that were brought in") },
};

/** along_certificate_kind: records of a kind, as a line begins with them: "Contacts". */
char *
along_certificate_kind (AlongKindId kind)
{
  const char *words = along_kind_words (kind);
  g_autofree char *first = g_utf8_substring (words, 0, 1), *capital = g_utf8_strup (first, -1);

  for (guint i = 0; i < G_N_ELEMENTS (called); i++)
    if (called[i].kind == kind)
      return g_strdup (_ (called[i].words));
  return g_strconcat (capital, g_utf8_next_char (words), NULL);
}

static void
add_counts (GPtrArray *lines, const AlongErasure *erasure)
{
  for (guint i = 0; i < ALONG_N_KINDS; i++)
    if (erasure->counts[i] > 0)
      {
        g_autofree char *kind = along_certificate_kind (i);
        add (lines, g_strdup_printf ("%s: %u", kind, erasure->counts[i]));
      }
  add (lines, g_strdup_printf (ngettext ("%u earlier wording in History", "%u earlier wordings in History", erasure->images), erasure->images));
  if (erasure->kept > 0)
    add (lines, g_strdup_printf (ngettext ("%u entry that stays, without this person", "%u entries that stay, without this person", erasure->kept), erasure->kept));
  if (erasure->drafts > 0)
    add (lines, g_strdup_printf (ngettext ("%u draft", "%u drafts", erasure->drafts), erasure->drafts));
}

/* How it got to somebody else; a day follows. */
static const char *
given_words (const char *what)
{
  if (g_str_equal (what, ALONG_ACCESS_PRINT))
    return _ ("Printed on %s");
  if (g_str_equal (what, ALONG_ACCESS_EXPORT))
    return _ ("Saved as a file on %s");
  if (g_str_equal (what, ALONG_ACCESS_TAKE_IN))
    return _ ("With the colleague from whom it was taken in on %s");
  return _ ("Given to a colleague on %s");
}

/* Texts that stay with a name in them of which nobody but who erased could tell whose it is. */
static void
add_left (GPtrArray *lines, const AlongErasure *erasure)
{
  for (guint i = 0; i < ALONG_N_KINDS; i++)
    if (erasure->left[i] > 0)
      {
        g_autofree char *kind = along_certificate_kind (i);
        g_autofree char *texts = g_strdup_printf (ngettext ("%u text in this caseload with the name, left as somebody else’s or a word",
                                                            "%u texts in this caseload with the name, left as somebody else’s or a word",
                                                            erasure->left[i]), erasure->left[i]);

        add (lines, g_strdup_printf (_ ("%s: %s"), kind, texts));
      }
}

static void
add_elsewhere (GPtrArray *lines, const AlongErasure *erasure)
{
  if (erasure->elsewhere > 0)
    add (lines, g_strdup_printf (ngettext ("%u entry of another family with a whole name: look at it there",
                                           "%u entries of other families with a whole name: look at them there", erasure->elsewhere),
                                 erasure->elsewhere));
}

static void
add_places (GPtrArray *lines, const AlongErasure *erasure)
{
  add_left (lines, erasure);
  add_elsewhere (lines, erasure);
  if (erasure->places_unknown)
    add (lines, g_strdup (_ ("This could not be found out. Open the certificate again from the menu.")));
  else if (erasure->places->len == 0)
    add (lines, g_strdup (along_erasure_count_left (erasure) + erasure->elsewhere > 0 ? _ ("Outside this caseload: nowhere that is known.") : _ ("None known.")));
  for (guint i = 0; i < erasure->places->len; i++)
    {
      const AlongErasePlace *place = erasure->places->pdata[i];
      g_autofree char *day = place->at != 0 ? day_of (place->at) : NULL;
      g_autofree char *name = g_path_get_basename (place->words);

      switch (place->kind)
        {
        case ALONG_ERASE_PLACE_BACKUP:
          add (lines, g_strdup_printf (_ ("Backup of %s, until it expires: %s"), day, name));
          break;
        case ALONG_ERASE_PLACE_GIVEN:
          add (lines, g_strdup_printf (given_words (place->words), day));
          break;
        case ALONG_ERASE_PLACE_REPLACED:
        default:
          add (lines, g_strdup_printf (_ ("Caseload that a restored one took the place of: %s"), name));
        }
    }
}

/** along_certificate_lines: its words; a line that begins with "#" is a heading. @who: who erased. (element-type utf8) */
GPtrArray *
along_certificate_lines (const AlongErasure *erasure, const char *who)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  const AlongInstant at = along_instant_new (erasure->at, ALONG_ZONE);
  g_autofree char *day = day_of (erasure->at), *time = along_instant_time_words (&at);

  add (lines, g_strconcat ("#", _ ("Certificate of erasure"), NULL));
  add (lines, g_strdup (erasure->whole_family ? _ ("A family’s record was erased.") : _ ("A person was erased from a family’s record.")));
  add (lines, g_strdup_printf (_ ("On %s at %s, by %s"), day, time, who));
  add (lines, g_strdup_printf (_ ("Why: %s. %s"), along_erase_ground_words (erasure->ground), erasure->reason));
  add (lines, g_strdup_printf (_ ("Kept until then as: %s"), erasure->retention));
  add (lines, g_strdup_printf (_ ("Entry %" G_GINT64_FORMAT " of the journal"), erasure->n));
  add (lines, g_strconcat ("#", _ ("What was erased"), NULL));
  add_counts (lines, erasure);
  add (lines, g_strconcat ("#", _ ("Where it may live on"), NULL));
  add_places (lines, erasure);
  return lines;
}

static void
draw (cairo_t *cr, PangoContext *context, GPtrArray *lines)
{
  double y = MARGIN;

  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = lines->pdata[i];
      gboolean heading = line[0] == '#';
      PangoLayout *layout = pango_layout_new (context);
      PangoFontDescription *font = pango_font_description_from_string (heading ? "Sans Bold 13" : "Sans 11");
      int height;

      pango_layout_set_font_description (layout, font);
      pango_layout_set_width (layout, (int) ((WIDTH - 2 * MARGIN) * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_text (layout, heading ? line + 1 : line, -1);
      pango_layout_get_pixel_size (layout, NULL, &height);
      if (heading && i > 0)
        y += 14;
      /* Lines on one page: a family has at most some forty kinds of record. */
      cairo_move_to (cr, MARGIN, y);
      cairo_set_source_rgb (cr, 0, 0, 0);
      pango_cairo_show_layout (cr, layout);
      y += height + 4;
      pango_font_description_free (font);
      g_object_unref (layout);
    }
}

/** along_certificate_save: as a PDF. */
gboolean
along_certificate_save (GPtrArray *lines, const char *path, GError **error)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = pango_cairo_create_context (cr);
  cairo_status_t status;

  pango_cairo_context_set_resolution (context, 72);
  draw (cr, context, lines);
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The certificate could not be saved there. Choose another place."));
  return FALSE;
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *print, int page, gpointer lines)
{
  PangoContext *context = gtk_print_context_create_pango_context (print);

  draw (gtk_print_context_get_cairo_context (print), context, lines);
  g_object_unref (context);
}

/** along_certificate_print: asks for a printer. */
void
along_certificate_print (GPtrArray *lines, GtkWindow *parent)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();

  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), g_ptr_array_ref (lines),
                         (GClosureNotify) (void (*) (void)) g_ptr_array_unref, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
