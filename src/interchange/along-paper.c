/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-paper-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MANY_LINES 10000

static void
page_free (gpointer data)
{
  Page *page = data;

  for (guint i = 0; i < page->placed->len; i++)
    g_object_unref (g_array_index (page->placed, Placed, i).scene);
  g_array_unref (page->placed);
  g_object_unref (page->scene);
  g_free (page);
}

/** along_paper_new: no page yet. @foot: words at the start of each foot; the page's number stands at its end. */
AlongPaper *
along_paper_new (AlongFonts *fonts, const char *head_start, const char *head_end, const char *foot)
{
  AlongPaper *self = g_new0 (AlongPaper, 1);

  self->short_side = ALONG_A4_SHORT;
  self->long_side = ALONG_A4_LONG;
  self->fonts = along_fonts_ref (fonts);
  self->head_start = g_strdup (head_start);
  self->head_end = g_strdup (head_end);
  self->foot = g_strdup (foot);
  self->pages = g_ptr_array_new_with_free_func (page_free);
  return self;
}

void
along_paper_free (AlongPaper *self)
{
  if (self == NULL)
    return;
  along_fonts_unref (self->fonts);
  g_free (self->head_start);
  g_free (self->head_end);
  g_free (self->foot);
  g_ptr_array_unref (self->pages);
  g_free (self);
}

static double
text_height (AlongPaper *self, const char *style, const char *text, double width, double *ascent)
{
  double height, up, w;

  along_fonts_measure (self->fonts, style, text, width, MANY_LINES, &w, &height, &up);
  if (ascent != NULL)
    *ascent = up;
  return height;
}

/** along_paper_set_format: pages that are made from now on have these sides, in points. Usual is A4. */
void
along_paper_set_format (AlongPaper *self, double short_side, double long_side)
{
  self->short_side = short_side;
  self->long_side = long_side;
}

/* Puts a text whose top is at @y; returns its height. */
static double
put_text (AlongPaper *self, const char *style, AlongAnchor anchor, double x, double y, double width, const char *text)
{
  double ascent, height = text_height (self, style, text, width, &ascent);

  along_scene_text (self->page->scene, style, anchor, x, y + ascent, width, MANY_LINES, text);
  return height;
}

static void
rule (AlongPaper *self, double y)
{
  along_scene_move_to (self->page->scene, ALONG_PAPER_MARGIN, y);
  along_scene_line_to (self->page->scene, self->page->width - ALONG_PAPER_MARGIN, y);
  along_scene_stroke (self->page->scene, "grid");
}

void
along_paper_new_page (AlongPaper *self, gboolean landscape)
{
  Page *page = g_new0 (Page, 1);

  page->width = landscape ? self->long_side : self->short_side;
  page->height = landscape ? self->short_side : self->long_side;
  page->scene = along_scene_new (self->fonts);
  page->placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  along_scene_set_size (page->scene, page->width, page->height);
  g_ptr_array_add (self->pages, page);
  self->page = page;
  self->y = ALONG_PAPER_MARGIN - 12;
  put_text (self, "text-caption", ALONG_ANCHOR_START, ALONG_PAPER_MARGIN, self->y, 0, self->head_start);
  self->y += put_text (self, "text-caption", ALONG_ANCHOR_END, page->width - ALONG_PAPER_MARGIN, self->y, 0, self->head_end) + 6;
  rule (self, self->y);
  self->y += 18;
}

double
along_paper_width (AlongPaper *self)
{
  return self->page->width - 2 * ALONG_PAPER_MARGIN;
}

/** along_paper_room: points left on this page. */
double
along_paper_room (AlongPaper *self)
{
  return self->page->height - ALONG_PAPER_MARGIN - FOOT_ROOM - self->y;
}

void
along_paper_space (AlongPaper *self, double height)
{
  self->y += height;
}

/** along_paper_need: goes on on a new page, of the same kind, if less than @height points are left on this one. */
void
along_paper_need (AlongPaper *self, double height)
{
  if (along_paper_room (self) < height)
    along_paper_new_page (self, self->page->width > self->page->height);
}

/** along_paper_title: the large title of a page; @under: (nullable): a line in second text. */
void
along_paper_title (AlongPaper *self, const char *text, const char *under)
{
  self->y += put_text (self, "text-display", ALONG_ANCHOR_START, ALONG_PAPER_MARGIN, self->y, along_paper_width (self), text);
  if (under != NULL)
    self->y += 4 + put_text (self, "text-second", ALONG_ANCHOR_START, ALONG_PAPER_MARGIN, self->y + 4, along_paper_width (self), under);
  self->y += 12;
}

/** along_paper_heading: a heading over a line, kept together with what follows. */
void
along_paper_heading (AlongPaper *self, const char *text)
{
  along_paper_need (self, 80);
  self->y += 8;
  self->y += put_text (self, "text-title", ALONG_ANCHOR_START, ALONG_PAPER_MARGIN, self->y, along_paper_width (self), text) + 4;
  rule (self, self->y);
  self->y += 7;
}

/* How many bytes of @text, up to a word's end, fit into @room; 0: not even one line. */
static gsize
fitting (AlongPaper *self, const char *style, const char *text, double width, double room)
{
  gsize best = 0;

  for (const char *c = text;; c++)
    {
      const char *end = c + strcspn (c, " \n");
      g_autofree char *part = g_strndup (text, (gsize) (end - text));

      if (text_height (self, style, part, width, NULL) > room)
        return best;
      best = (gsize) (end - text);
      if (*end == '\0')
        return best;
      c = end;
    }
}

/** along_paper_text: a paragraph, carried over to further pages as it needs. */
void
along_paper_text (AlongPaper *self, const char *style, const char *text, double indent)
{
  double width = along_paper_width (self) - indent;

  while (*text != '\0')
    {
      double height = text_height (self, style, text, width, NULL);
      gsize fits;

      if (height <= along_paper_room (self))
        {
          self->y += put_text (self, style, ALONG_ANCHOR_START, ALONG_PAPER_MARGIN + indent, self->y, width, text);
          return;
        }
      fits = fitting (self, style, text, width, along_paper_room (self));
      if (fits > 0)
        {
          g_autofree char *part = g_strndup (text, fits);
          put_text (self, style, ALONG_ANCHOR_START, ALONG_PAPER_MARGIN + indent, self->y, width, part);
          text += fits;
          while (*text == ' ' || *text == '\n')
            text++;
        }
      along_paper_new_page (self, self->page->width > self->page->height);
    }
}

static void
put_mark (AlongPaper *self, const char *mark, double x, double y)
{
  AlongScene *scene = self->page->scene;

  if (g_str_equal (mark, "star"))
    {
      static const double points[][2] = { { 0, -5 }, { 1.3, -1.6 }, { 5, -1.5 }, { 2.1, 0.7 }, { 3.1, 4.2 },
                                          { 0, 2.1 },  { -3.1, 4.2 }, { -2.1, 0.7 }, { -5, -1.5 }, { -1.3, -1.6 } };
      for (guint i = 0; i < G_N_ELEMENTS (points); i++)
        (i == 0 ? along_scene_move_to : along_scene_line_to) (scene, x + points[i][0], y + points[i][1]);
      along_scene_close_path (scene);
      along_scene_fill (scene, "contact-completed");
    }
  else
    {
      along_scene_rectangle (scene, x - 3.2, y - 3.2, 6.4, 6.4);
      along_scene_stroke (scene, "person-outline");
    }
}

/**
 * along_paper_point: a point of a list with its source under it.
 *
 * @mark: "star" or "box"
 * @under: (nullable): in second text
 */
void
along_paper_point (AlongPaper *self, const char *mark, const char *style, const char *text, const char *under)
{
  double width = along_paper_width (self) - 18;
  double whole = text_height (self, style, text, width, NULL) + (under != NULL ? text_height (self, "text-caption", under, width, NULL) : 0);

  along_paper_need (self, MIN (whole, 200));
  put_mark (self, mark, ALONG_PAPER_MARGIN + 6, self->y + 7);
  along_paper_text (self, style, text, 18);
  if (under != NULL)
    along_paper_text (self, "text-second", under, 18);
  self->y += 4;
}

/* The first lines of a row stand on one line, however large their letters are. */
static double
tallest_cell (AlongPaper *self, const AlongPaperCell *cells, guint n, double width, double *first_line)
{
  double tallest = 0, line = 0, ascent;

  for (guint i = 0; i < n; i++)
    {
      text_height (self, cells[i].style, cells[i].text, width * cells[i].share - 8, &ascent);
      line = MAX (line, ascent);
    }
  for (guint i = 0; i < n; i++)
    {
      double height = text_height (self, cells[i].style, cells[i].text, width * cells[i].share - 8, &ascent);
      tallest = MAX (tallest, height + line - ascent);
    }
  if (first_line != NULL)
    *first_line = line;
  return tallest;
}

/** along_paper_row_height: points that a row over the whole width takes. */
double
along_paper_row_height (AlongPaper *self, const AlongPaperCell *cells, guint n)
{
  return tallest_cell (self, cells, n, along_paper_width (self), NULL) + 4;
}

/** along_paper_row: a row of a table; it stays on one page unless it is longer than one. */
void
along_paper_row (AlongPaper *self, const AlongPaperCell *cells, guint n, double indent, gboolean with_rule)
{
  double width = along_paper_width (self) - indent, x = ALONG_PAPER_MARGIN + indent, line, ascent;
  double tallest = tallest_cell (self, cells, n, width, &line);

  along_paper_need (self, MIN (tallest, 300));
  for (guint i = 0; i < n; i++)
    {
      double w = width * cells[i].share;

      text_height (self, cells[i].style, cells[i].text, w - 8, &ascent);
      if (*cells[i].text != '\0')
        put_text (self, cells[i].style, cells[i].end ? ALONG_ANCHOR_END : ALONG_ANCHOR_START, cells[i].end ? x + w : x,
                  self->y + line - ascent, w - 8, cells[i].text);
      x += w;
    }
  self->y += tallest + 4;
  if (with_rule)
    {
      rule (self, self->y - 1);
      self->y += 3;
    }
}

static double
text_width (AlongPaper *self, const char *style, const char *text)
{
  double width, height, ascent;

  along_fonts_measure (self->fonts, style, text, 0, 1, &width, &height, &ascent);
  return width;
}

/* Each fact is as wide as it needs and some of what is left; all the same where there is not enough for all of them. */
static void
share_width (AlongPaper *self, const char *const *names, const char *const *values, guint n, double *widths)
{
  double whole = along_paper_width (self) - 24, needed = 0;

  for (guint i = 0; i < n; i++)
    {
      widths[i] = 12 + MAX (text_width (self, "text-heading", values[i]), text_width (self, "text-second", names[i]));
      needed += widths[i];
    }
  for (guint i = 0; i < n; i++)
    widths[i] = needed <= whole ? widths[i] + (whole - needed) / n : whole / n;
}

/** along_paper_facts: a few facts side by side in a box. */
void
along_paper_facts (AlongPaper *self, const char *const *names, const char *const *values, guint n)
{
  g_autofree double *widths = g_new (double, n);
  double tallest = 0, top = self->y, x = ALONG_PAPER_MARGIN + 14;

  share_width (self, names, values, n, widths);
  for (guint i = 0; i < n; i++)
    tallest = MAX (tallest, text_height (self, "text-heading", values[i], widths[i] - 10, NULL));
  along_scene_rounded (self->page->scene, ALONG_PAPER_MARGIN, top, along_paper_width (self), tallest + 40, 6);
  along_scene_stroke (self->page->scene, "grid");
  for (guint i = 0; i < n; i++)
    {
      put_text (self, "text-second", ALONG_ANCHOR_START, x, top + 11, widths[i] - 10, names[i]);
      put_text (self, "text-heading", ALONG_ANCHOR_START, x, top + 26, widths[i] - 10, values[i]);
      x += widths[i];
    }
  self->y = top + tallest + 48;
}

/** along_paper_scene: a drawing, made smaller if it has to be, never larger. */
void
along_paper_scene (AlongPaper *self, AlongScene *scene, double most_height)
{
  Placed placed = { .scene = g_object_ref (scene), .scale = 1 };
  double width, height;

  along_scene_get_size (scene, &width, &height);
  placed.scale = MIN (1, along_paper_width (self) / MAX (width, 1));
  if (most_height > 0)
    placed.scale = MIN (placed.scale, most_height / MAX (height, 1));
  /* a height that was made to fit exactly may be more by a rounding */
  if (height * placed.scale > along_paper_room (self) + 0.01)
    {
      along_paper_new_page (self, self->page->width > self->page->height);
      placed.scale = MIN (placed.scale, along_paper_room (self) / MAX (height, 1));
    }
  placed.x = ALONG_PAPER_MARGIN + (along_paper_width (self) - width * placed.scale) / 2;
  placed.y = self->y;
  g_array_append_val (self->page->placed, placed);
  self->y += height * placed.scale + 8;
}

/** along_paper_beside: a drawing in its own size at the start, and lines of text beside it. */
void
along_paper_beside (AlongPaper *self, AlongScene *scene, const AlongPaperCell *lines, guint n)
{
  Placed placed = { .scene = g_object_ref (scene), .scale = 1 };
  double width, height, y, x, room;

  along_scene_get_size (scene, &width, &height);
  x = ALONG_PAPER_MARGIN + width + 20;
  room = along_paper_width (self) - width - 20;
  y = 0;
  for (guint i = 0; i < n; i++)
    y += text_height (self, lines[i].style, lines[i].text, room, NULL) + 3;
  along_paper_need (self, MAX (height, y));
  placed.x = ALONG_PAPER_MARGIN;
  placed.y = self->y;
  g_array_append_val (self->page->placed, placed);
  y = self->y + MAX (0, (height - y) / 2);
  for (guint i = 0; i < n; i++)
    y += put_text (self, lines[i].style, ALONG_ANCHOR_START, x, y, room, lines[i].text) + 3;
  self->y = MAX (self->y + height, y) + 4;
}

/** along_paper_height_of: how high what @set sets is, on paper that is thrown away; INFINITY: more than a page */
double
along_paper_height_of (AlongPaper *self, void (*set) (AlongPaper *paper, gpointer data), gpointer data)
{
  g_autoptr (AlongPaper) trial = along_paper_new (self->fonts, "", "", "");
  double room;

  along_paper_set_format (trial, self->short_side, self->long_side);
  trial->trial = TRUE;
  along_paper_new_page (trial, self->page->width > self->page->height);
  room = along_paper_room (trial);
  set (trial, data);
  return trial->pages->len == 1 ? room - along_paper_room (trial) : INFINITY;
}

/**
 * along_paper_together: what @set sets is not broken over two pages, unless it is longer than one. It is called twice:
 * the first time to see how high it is.
 */
void
along_paper_together (AlongPaper *self, void (*set) (AlongPaper *paper, gpointer data), gpointer data)
{
  double height = along_paper_height_of (self, set, data);

  if (isfinite (height))
    along_paper_need (self, height);
  set (self, data);
}

#define BOX_HEIGHT 92

/** along_paper_box: an empty box to write in, with its title. */
void
along_paper_box (AlongPaper *self, const char *title)
{
  along_paper_need (self, BOX_HEIGHT + 12);
  self->y += 6;
  along_scene_rounded (self->page->scene, ALONG_PAPER_MARGIN, self->y, along_paper_width (self), BOX_HEIGHT, 6);
  along_scene_stroke (self->page->scene, "grid");
  put_text (self, "text-heading", ALONG_ANCHOR_START, ALONG_PAPER_MARGIN + 10, self->y + 8, along_paper_width (self) - 20, title);
  self->y += BOX_HEIGHT + 6;
}

/** along_paper_signatures: lines to sign on, at the foot of the page if there is room. */
void
along_paper_signatures (AlongPaper *self, const char *const *names, guint n)
{
  double gap = 18, width;

  along_paper_need (self, ALONG_PAPER_SIGNATURES);
  width = (along_paper_width (self) - gap * (n - 1)) / n;
  self->y += self->trial ? 22 : CLAMP (along_paper_room (self) - 22, 22, 40);
  for (guint i = 0; i < n; i++)
    {
      double x = ALONG_PAPER_MARGIN + i * (width + gap);

      along_scene_move_to (self->page->scene, x, self->y);
      along_scene_line_to (self->page->scene, x + width, self->y);
      along_scene_stroke (self->page->scene, "plan-edge");
      put_text (self, "text-second", ALONG_ANCHOR_START, x, self->y + 5, width, names[i]);
    }
  self->y += 20;
}

/** along_paper_finish: writes the feet. */
void
along_paper_finish (AlongPaper *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      g_autofree char *number = NULL;
      double y;

      self->page = self->pages->pdata[i];
      y = self->page->height - ALONG_PAPER_MARGIN - 4;
      /* Translators: the number of a page and how many there are */
      number = g_strdup_printf (_ ("Page %u of %u"), i + 1, self->pages->len);
      rule (self, y);
      put_text (self, "text-caption", ALONG_ANCHOR_START, ALONG_PAPER_MARGIN, y + 6, 0, self->foot);
      put_text (self, "text-caption", ALONG_ANCHOR_END, self->page->width - ALONG_PAPER_MARGIN, y + 6, 0, number);
    }
}

guint
along_paper_n_pages (AlongPaper *self)
{
  return self->pages->len;
}

void
along_paper_page_size (AlongPaper *self, guint page, double *width, double *height)
{
  *width = ((Page *) self->pages->pdata[page])->width;
  *height = ((Page *) self->pages->pdata[page])->height;
}

/** along_paper_paint: paints a page in points, its top left corner at the origin, in the look of paper. */
void
along_paper_paint (AlongPaper *self, guint number, cairo_t *cr)
{
  Page *page = self->pages->pdata[number];

  along_scene_paint (page->scene, cr, ALONG_LOOK_PRINT, NULL);
  for (guint i = 0; i < page->placed->len; i++)
    {
      Placed *placed = &g_array_index (page->placed, Placed, i);

      cairo_save (cr);
      cairo_translate (cr, placed->x, placed->y);
      cairo_scale (cr, placed->scale, placed->scale);
      if (placed->part.width > 0)
        {
          cairo_translate (cr, -placed->part.x, -placed->part.y);
          cairo_rectangle (cr, placed->part.x, placed->part.y, placed->part.width, placed->part.height);
          cairo_clip (cr);
        }
      along_scene_paint (placed->scene, cr, ALONG_LOOK_PRINT, placed->part.width > 0 ? &placed->part : NULL);
      cairo_restore (cr);
    }
}
