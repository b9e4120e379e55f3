/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawing on paper (ui.md 9): all of it on one page, or at a chosen size on several; its legend; the same in words. */
#include "along-picture-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "along-genogram-words.h"

#define BODY_SIZE 10.5
#define NAME_SHARE 0.15
#define ECOMAP_NAME_SHARE 0.32 /* names with what they do */
#define WORTH_ITS_ROOM 0.85 /* a legend that makes the drawing smaller than that has a page of its own, unless all can be read */
#define SPACE 12.0
#define STEP 5 /* percent between two sizes that are offered */
#define WORTH_TURNING 1.05 /* a page is turned if the drawing gets so much larger by it */

/* The legend is drawn so much wider than the page, and made smaller: its letters are for a screen. The first is best to read. */
static const double wider[] = { 1.4, 1.6, 1.8, 2.1 };

struct _AlongPicturePages
{
  AlongPicture *picture;
  AlongPicturePaper paper;
  AlongFonts *fonts;
  AlongPaper *pages;
  AlongScene *drawing; /* without its legend */
  AlongPaperHead head;
  double scale;        /* points of paper a unit of the drawing */
  double cuts;         /* points of the drawing along which it is cut */
  guint drawn;         /* pages that the drawing takes */
  guint legend;        /* the page of the legend, 0: there is none */
  guint words;         /* the first page of words, 0: there are none */
};

static double
short_side (const AlongPicturePaper *paper)
{
  return paper->a3 ? ALONG_A4_LONG : ALONG_A4_SHORT;
}

static double
long_side (const AlongPicturePaper *paper)
{
  return paper->a3 ? ALONG_A3_LONG : ALONG_A4_LONG;
}

static void
add_sentences (AlongPicturePages *self)
{
  g_autoptr (GPtrArray) sentences = NULL;

  if (self->drawn > 1 && along_paper_n_pages (self->pages) == self->drawn)
    along_paper_new_page (self->pages, self->paper.landscape);
  along_paper_heading (self->pages, _ ("The same in words"));
  self->words = along_paper_n_pages (self->pages);
  if (self->picture->ecomap != NULL)
    {
      along_picture_ecomap_words (self->picture->ecomap, self->pages, ECOMAP_NAME_SHARE);
      return;
    }
  sentences = along_genogram_sentences (self->picture->layout);
  for (guint i = 0; i < sentences->len; i++)
    {
      const AlongGenogramSentence *row = sentences->pdata[i];
      AlongPaperCell cells[] = { { row->name, "text-heading", NAME_SHARE, FALSE }, { row->text, "text-body", 1 - NAME_SHARE, FALSE } };

      along_paper_row (self->pages, cells, 2, 0, FALSE);
    }
}

static AlongScene *
make_legend (AlongPicturePages *self, double page_width, double how_wide, double *height)
{
  AlongScene *legend = along_picture_draw_legend (self->picture, page_width * how_wide);
  double width;

  along_scene_get_size (legend, &width, height);
  *height *= MIN (1, page_width / width);
  return legend;
}

static double
least_px (AlongPicturePages *self)
{
  double least = INFINITY;

  for (guint i = 0; i < along_scene_get_n_shapes (self->drawing); i++)
    {
      AlongShape shape;
      AlongStyle style;

      along_scene_peek_shape (self->drawing, i, &shape);
      if (shape.kind != ALONG_SHAPE_TEXT)
        continue;
      along_theme_get_style (ALONG_LOOK_PRINT, shape.style, &style);
      least = MIN (least, style.text_scale * along_fonts_base (self->picture->fonts));
    }
  return least;
}

/* How large the drawing is where there is so much room. */
static double
fitting (AlongPicturePages *self, double room)
{
  double width, height;

  along_scene_get_size (self->drawing, &width, &height);
  return MIN (1, MIN (along_paper_width (self->pages) / MAX (width, 1), room / MAX (height, 1)));
}

/* A legend may make the drawing smaller, but not so that it is hard to read. */
static gboolean
may_be_here (AlongPicturePages *self, double left, double room)
{
  return left > 0 && (fitting (self, left) >= WORTH_ITS_ROOM * fitting (self, room) || fitting (self, left) * least_px (self) >= LEAST_POINTS);
}

/* The legend where a page of the drawing, from 0, leaves room beside people: rather with large letters, then rather wide. */
static gboolean
add_legend_in_gap (AlongPicturePages *self, guint page)
{
  static const double widths[] = { 760, 594, 428, 270 }; /* px: of four columns, three, two, and one */
  g_autoptr (AlongPaperGaps) gaps = along_paper_gaps_new (self->pages, page);

  for (guint i = 0; i < G_N_ELEMENTS (wider) * G_N_ELEMENTS (widths); i++)
    {
      double scale = 1 / wider[i / G_N_ELEMENTS (widths)], width, height, x, y;
      g_autoptr (AlongScene) legend = along_picture_draw_legend (self->picture, widths[i % G_N_ELEMENTS (widths)]);

      along_scene_get_size (legend, &width, &height);
      if (!along_paper_gaps_find (gaps, width * scale, height * scale, &x, &y))
        continue;
      along_paper_set_framed (self->pages, page, legend, scale, x, y);
      self->legend = page + 1;
      return TRUE;
    }
  return FALSE;
}

/* The legend on a page of its own. */
static void
add_legend_page (AlongPicturePages *self)
{
  double height;
  g_autoptr (AlongScene) legend = NULL;

  along_paper_new_page (self->pages, self->paper.landscape);
  along_paper_heading (self->pages, _ ("Legend"));
  legend = make_legend (self, along_paper_width (self->pages), wider[0], &height);
  along_paper_scene (self->pages, legend, 0);
  self->legend = along_paper_n_pages (self->pages);
}

/* The drawing as large as it can be; a little smaller, if the legend then has a place beside it and all can be read. */
static void
set_beside_legend (AlongPicturePages *self)
{
  static const double smaller[] = { 1, 0.95, 0.9, 0.85 };
  double room = along_paper_room (self->pages), scale = fitting (self, room), width, height;

  along_scene_get_size (self->drawing, &width, &height);
  for (guint i = 0; i < G_N_ELEMENTS (smaller) && (i == 0 || scale * smaller[i] * least_px (self) >= LEAST_POINTS); i++)
    {
      self->scale = scale * smaller[i];
      along_paper_scene (self->pages, self->drawing, height * self->scale);
      if (!self->picture->legend || add_legend_in_gap (self, 0))
        return;
      along_paper_take_back (self->pages, room);
    }
  self->scale = scale;
  along_paper_scene (self->pages, self->drawing, room);
  add_legend_page (self);
}

/* All of it on the first page, as large as it can be but no larger than a px a point; the legend under it, if it may, or beside it. */
static void
set_on_one_page (AlongPicturePages *self)
{
  g_autoptr (AlongScene) legend = NULL;
  double whole, room;

  along_paper_new_page (self->pages, self->paper.landscape);
  along_paper_title (self->pages, self->head.title, self->head.under);
  whole = room = along_paper_room (self->pages);
  for (guint i = 0; self->picture->legend && legend == NULL && i < G_N_ELEMENTS (wider); i++)
    {
      double height;
      g_autoptr (AlongScene) try = make_legend (self, along_paper_width (self->pages), wider[i], &height);

      if (!may_be_here (self, whole - height - 2 * SPACE, whole))
        continue;
      legend = g_steal_pointer (&try);
      room = whole - height - 2 * SPACE;
    }
  self->drawn = 1;
  if (legend == NULL)
    {
      set_beside_legend (self);
      return;
    }
  self->scale = fitting (self, room);
  along_paper_scene (self->pages, self->drawing, room);
  along_paper_space (self->pages, SPACE);
  along_paper_scene (self->pages, legend, 0);
  self->legend = 1;
}

/* At a size of one's own, the legend where it costs no page: rather on the first. */
static void
set_on_tiles (AlongPicturePages *self)
{
  g_autoptr (AlongScene) legend = NULL;
  double page_width = (self->paper.landscape ? long_side (&self->paper) : short_side (&self->paper)) - 2 * ALONG_PAPER_MARGIN, width, height;
  AlongPaperTiles tiles;

  self->scale = POINTS_A_PX * self->paper.scale / 100.0;
  along_paper_plan_tiles (self->pages, self->drawing, self->scale, self->paper.landscape, &self->head, 0, &tiles);
  for (guint i = 0; self->picture->legend && !tiles.below && i < G_N_ELEMENTS (wider); i++)
    {
      double below;

      g_clear_object (&legend);
      legend = make_legend (self, page_width, wider[i], &below);
      along_paper_plan_tiles (self->pages, self->drawing, self->scale, self->paper.landscape, &self->head, below, &tiles);
    }
  along_paper_add_tiles (self->pages, self->drawing, self->scale, self->paper.landscape, &self->head, legend, &tiles);
  along_scene_get_size (self->drawing, &width, &height);
  self->cuts = (width * (tiles.rows - 1) + height * (tiles.columns - 1)) * self->scale;
  self->drawn = along_paper_n_pages (self->pages);
  if (tiles.below)
    self->legend = 1;
  else if (self->picture->legend && !add_legend_in_gap (self, 0) && !add_legend_in_gap (self, self->drawn - 1))
    add_legend_page (self);
}

/** along_picture_pages_new: @paper: read now. May take its time for a large family. */
AlongPicturePages *
along_picture_pages_new (AlongPicture *picture, const AlongPicturePaper *paper)
{
  AlongPicturePages *self = g_new0 (AlongPicturePages, 1);

  self->picture = along_picture_ref (picture);
  self->paper = *paper;
  along_picture_lay_out (picture, NULL);
  self->fonts = along_fonts_new ("Cantarell, Sans", BODY_SIZE);
  self->pages = along_paper_new (self->fonts, picture->programme, picture->for_whom, picture->foot);
  along_paper_set_format (self->pages, short_side (paper), long_side (paper));
  self->head = (AlongPaperHead){ picture->title, picture->under };
  self->drawing = along_picture_draw (picture, FALSE);
  if (paper->scale == 0)
    set_on_one_page (self);
  else
    set_on_tiles (self);
  if (paper->words)
    add_sentences (self);
  along_paper_finish (self->pages);
  return self;
}

void
along_picture_pages_free (AlongPicturePages *self)
{
  if (self == NULL)
    return;
  along_paper_free (self->pages);
  g_object_unref (self->drawing);
  along_fonts_unref (self->fonts);
  along_picture_unref (self->picture);
  g_free (self);
}

guint
along_picture_pages_count (AlongPicturePages *self)
{
  return along_paper_n_pages (self->pages);
}

/** along_picture_pages_size: in points */
void
along_picture_pages_size (AlongPicturePages *self, guint page, double *width, double *height)
{
  along_paper_page_size (self->pages, page, width, height);
}

void
along_picture_pages_paint (AlongPicturePages *self, guint page, cairo_t *cr)
{
  along_paper_paint (self->pages, page, cr);
}

/** along_picture_pages_least: how high the smallest letters of the drawing are on paper, in points. */
double
along_picture_pages_least (AlongPicturePages *self)
{
  return least_px (self) * self->scale;
}

/* Whether on other paper all of it fits on one page with letters that can be read. */
static gboolean
would_do (AlongPicturePages *self, gboolean a3, gboolean landscape)
{
  AlongPicturePaper other = { .a3 = a3, .landscape = landscape };
  g_autoptr (AlongPicturePages) pages = along_picture_pages_new (self->picture, &other);

  return along_picture_pages_least (pages) >= LEAST_POINTS;
}

/**
 * along_picture_pages_warn: (nullable): what to choose instead, where the smallest letters are too small to be read.
 */
char *
along_picture_pages_warn (AlongPicturePages *self)
{
  double least = along_picture_pages_least (self), px = least_px (self);
  guint enough;
  AlongPaperTiles tiles;

  if (least >= LEAST_POINTS || isinf (least))
    return NULL;
  if (self->paper.scale == 0 && would_do (self, self->paper.a3, !self->paper.landscape))
    return g_strdup (self->paper.landscape ? _ ("The smallest letters are too small to read. They can be read with the page upright.")
                                           : _ ("The smallest letters are too small to read. They can be read with the page on its side."));
  if (self->paper.scale == 0 && !self->paper.a3 && (would_do (self, TRUE, FALSE) || would_do (self, TRUE, TRUE)))
    return g_strdup (_ ("The smallest letters are too small to read. They can be read on A3."));
  enough = (guint) ceil (LEAST_POINTS / (px * POINTS_A_PX) * 100 / STEP) * STEP;
  along_paper_plan_tiles (self->pages, self->drawing, POINTS_A_PX * enough / 100.0, self->paper.landscape, &self->head, 0, &tiles);
  /* Translators: a size in percent, and how many pages that would take */
  return g_strdup_printf (ngettext ("The smallest letters are too small to read. Choose %u %%: that takes %u page.",
                                    "The smallest letters are too small to read. Choose %u %%: that takes up to %u pages.",
                                    tiles.columns * tiles.rows), enough, tiles.columns * tiles.rows);
}

/**
 * along_picture_pages_beats: whether these are to be chosen rather than @other, the same drawing on pages that lie the other way:
 * on one page, where it is larger by a little at least; else where there are fewer pages, or it is cut along less of it.
 */
gboolean
along_picture_pages_beats (AlongPicturePages *self, AlongPicturePages *other)
{
  guint n = along_picture_pages_count (self), n_other = along_picture_pages_count (other);

  if (self->paper.scale == 0)
    return self->scale > other->scale * WORTH_TURNING;
  return n != n_other ? n < n_other : self->cuts < other->cuts;
}

static void
add_part (GString *words, guint from, guint to, const char *what)
{
  /* Translators: which pages */
  g_autofree char *pages = from == to ? g_strdup_printf (_ ("Page %u"), from) : g_strdup_printf (_ ("Pages %u to %u"), from, to);

  g_string_append (words, words->len > 0 ? " " : "");
  /* Translators: which pages, and what is on them */
  g_string_append_printf (words, _ ("%s: %s."), pages, what);
}

/** along_picture_pages_words: (transfer full): what is on which page. */
char *
along_picture_pages_words (AlongPicturePages *self)
{
  GString *words = g_string_new (NULL);
  gboolean with_legend = self->drawn == 1 && self->legend == 1;

  add_part (words, 1, self->drawn, with_legend ? _ ("the drawing and its legend") : _ ("the drawing"));
  if (self->legend > 0 && !with_legend)
    add_part (words, self->legend, self->legend, C_ ("on a page", "the legend"));
  if (self->words > 0)
    add_part (words, self->words, along_picture_pages_count (self), C_ ("on a page", "the same in words"));
  return g_string_free (words, FALSE);
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/** along_picture_pages_to_pdf: all pages, with real text. Its title is that of the drawing: no name. Of a copy without
 * names and dates it is not said when it was made. */
GBytes *
along_picture_pages_to_pdf (AlongPicturePages *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (along_picture_made (self->picture) / 1000);
  g_autofree char *written = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, ALONG_A4_SHORT, ALONG_A4_LONG);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;
  gboolean cancelled = FALSE;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->picture->title);
  /* left unset it would be now */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, written);
  for (guint i = 0; i < along_picture_pages_count (self) && !cancelled; i++)
    {
      double width, height;

      along_picture_pages_size (self, i, &width, &height);
      cairo_pdf_surface_set_size (surface, width, height);
      along_picture_pages_paint (self, i, cr);
      cairo_show_page (cr);
      cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (cancelled)
    return NULL;
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The drawing is too large for this computer. Try a smaller one."));
  return NULL;
}
