/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawing on paper (ui.md 9): all of it on one page, or at a chosen size on several; its legend; the same in words. */
#include "along-picture-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "along-clock.h"
#include "along-genogram-words.h"

#define BODY_SIZE 10.5
#define NAME_SHARE 0.15
#define ECOMAP_NAME_SHARE 0.32 /* names with what they do */
#define LEGEND_WIDER 1.4 /* the legend is drawn so much wider than the page, and made smaller: its letters are for a screen */
#define WORTH_ITS_ROOM 0.85 /* a legend that makes the drawing smaller than that has a page of its own, unless all can be read */
#define SPACE 12.0
#define STEP 5 /* percent between two sizes that are offered */

struct _AlongPicturePages
{
  AlongPicture *picture;
  AlongPicturePaper paper;
  AlongFonts *fonts;
  AlongPaper *pages;
  AlongScene *drawing; /* without its legend */
  double scale;        /* points of paper a unit of the drawing */
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

  along_paper_heading (self->pages, _ ("The same in words"));
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
make_legend (AlongPicturePages *self, double *height)
{
  AlongScene *legend = along_picture_draw_legend (self->picture, along_paper_width (self->pages) * LEGEND_WIDER);
  double width;

  along_scene_get_size (legend, &width, height);
  *height *= MIN (1, along_paper_width (self->pages) / width);
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

/* All of it on the first page, as large as it can be but no larger than a px a point; the legend under it, if it may. */
static void
set_on_one_page (AlongPicturePages *self)
{
  g_autoptr (AlongScene) legend = NULL;
  double legend_height = 0, room, left;
  gboolean legend_here = FALSE;

  along_paper_new_page (self->pages, self->paper.landscape);
  along_paper_title (self->pages, self->picture->title, self->picture->under);
  room = along_paper_room (self->pages);
  if (self->picture->legend)
    {
      legend = make_legend (self, &legend_height);
      left = room - legend_height - 2 * SPACE;
      legend_here = left > 0 && (fitting (self, left) >= WORTH_ITS_ROOM * fitting (self, room) || fitting (self, left) * least_px (self) >= LEAST_POINTS);
      room = legend_here ? left : room;
    }
  self->scale = fitting (self, room);
  along_paper_scene (self->pages, self->drawing, room);
  if (legend == NULL)
    return;
  if (legend_here)
    along_paper_space (self->pages, SPACE);
  else
    {
      along_paper_new_page (self->pages, self->paper.landscape);
      along_paper_heading (self->pages, _ ("Legend"));
    }
  along_paper_scene (self->pages, legend, 0);
}

static void
set_on_tiles (AlongPicturePages *self)
{
  self->scale = POINTS_A_PX * self->paper.scale / 100.0;
  along_paper_add_tiles (self->pages, self->drawing, self->scale, self->paper.landscape);
  along_paper_new_page (self->pages, self->paper.landscape);
  along_paper_title (self->pages, self->picture->title, self->picture->under);
  if (self->picture->legend)
    {
      double height;
      g_autoptr (AlongScene) legend = make_legend (self, &height);

      along_paper_scene (self->pages, legend, 0);
    }
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
  along_paper_plan_tiles (self->pages, self->drawing, POINTS_A_PX * enough / 100.0, self->paper.landscape, &tiles);
  /* Translators: a size in percent, and how many pages that would take */
  return g_strdup_printf (ngettext ("The smallest letters are too small to read. Choose %u %%: that takes %u page.",
                                    "The smallest letters are too small to read. Choose %u %%: that takes up to %u pages.",
                                    tiles.columns * tiles.rows), enough, tiles.columns * tiles.rows);
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/** along_picture_pages_to_pdf: all pages, with real text. Its title is that of the drawing: no name. */
GBytes *
along_picture_pages_to_pdf (AlongPicturePages *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (along_clock_now () / 1000);
  g_autofree char *written = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, ALONG_A4_SHORT, ALONG_A4_LONG);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;
  gboolean cancelled = FALSE;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->picture->title);
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
