/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-genogram-page-private.h"

#include "along-canvas.h"
#include "along-screen.h"

/* How much of the drawing is in sight at first, and when it is asked to fit; and where beside it there is room. */

/* A zoom at which labels can still be read. */
#define READABLE 0.8

/* From this text scale on the whole drawing would be a part of it anyway. */
#define LARGE_TEXT 1.5

/* Joins the area of the item called "person/" and @key to @area, if it is drawn. */
static void
join_person (AlongScene *scene, const char *key, AlongRect *area)
{
  g_autofree char *item = g_strconcat ("person/", key, NULL);
  int at = along_scene_find_item (scene, item);

  if (at >= 0)
    *area = area->width > 0 ? along_rect_join (*area, along_scene_peek_item (scene, at)->area) : along_scene_peek_item (scene, at)->area;
}

static gboolean
is_now (const AlongGraphUnion *couple)
{
  return couple->state == ALONG_GRAPH_CURRENT || couple->state == ALONG_GRAPH_RECONCILED;
}

/* The person the drawing is about, with their partners (@past: those of before too), and with their children where @children. */
static AlongRect
nearest (AlongGenogramPage *self, AlongScene *scene, const char *home, gboolean past, gboolean children)
{
  AlongRect area = { 0 };
  int person = along_layout_find_person (self->layout, home);
  guint n_people, n_couples, n_lines;
  const AlongLayoutPerson *people = along_layout_peek_people (self->layout, &n_people);
  const AlongLayoutCouple *couples = along_layout_peek_couples (self->layout, &n_couples);
  const AlongLayoutLine *lines = along_layout_peek_lines (self->layout, &n_lines);

  join_person (scene, home, &area);
  for (guint i = 0; i < n_couples; i++)
    if ((couples[i].one == person || couples[i].other == person) && (past || is_now (couples[i].couple)))
      {
        int partner = couples[i].one == person ? couples[i].other : couples[i].one;

        if (partner >= 0)
          join_person (scene, people[partner].person->key, &area);
        for (guint l = 0; l < n_lines && children; l++)
          if (lines[l].couple == (int) i && lines[l].child >= 0)
            join_person (scene, people[lines[l].child].person->key, &area);
      }
  return area;
}

/* The whole drawing; where there is little room, or the text is large, the person it is about and as many of partners and children
 * as can be read beside them: partners first, those of today before those of before. */
void
along_genogram_page_fit (AlongGenogramPage *self)
{
  static const struct
  {
    gboolean past, children;
  } with[] = { { TRUE, TRUE }, { TRUE, FALSE }, { FALSE, TRUE }, { FALSE, FALSE } };
  AlongScene *scene = along_canvas_get_scene (ALONG_CANVAS (self->canvas));
  g_autofree char *home = along_genogram_page_home_key (self);
  double scale = along_screen_text_scale (GTK_WIDGET (self)), width = gtk_widget_get_width (self->canvas);
  AlongRect area = { 0 };

  if ((!self->narrow && scale < LARGE_TEXT) || scene == NULL || home == NULL)
    {
      along_canvas_fit (ALONG_CANVAS (self->canvas));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (with); i++)
    {
      area = nearest (self, scene, home + strlen ("person/"), with[i].past, with[i].children);
      if (width <= 0 || area.width * scale * READABLE <= width)
        break;
    }
  along_canvas_fit_area (ALONG_CANVAS (self->canvas), &area);
}

/* Between things that lie over the drawing, px. */
#define GAP 12
/* What is told for a moment is that much higher than a tool, above and below, px. */
#define HIGHER 4

/* The part of @widget's bounds in @page at its start and at its end: how far from the page's own start and end it lies. */
static gboolean
sides (GtkWidget *page, GtkWidget *widget, double *start, double *end, double *height)
{
  graphene_rect_t bounds;
  double left, right;
  gboolean rtl = gtk_widget_get_direction (page) == GTK_TEXT_DIR_RTL;

  if (widget == NULL || !gtk_widget_get_mapped (widget) || !gtk_widget_compute_bounds (widget, page, &bounds))
    return FALSE;
  left = bounds.origin.x;
  right = gtk_widget_get_width (page) - left - bounds.size.width;
  *start = rtl ? right : left;
  *end = rtl ? left : right;
  *height = bounds.size.height;
  return TRUE;
}

/**
 * along_genogram_page_beside: where something @width wide covers neither the legend nor the zoom in @foot, nor the drawing above them:
 * between the two, or beside a high legend over the zoom, or between the tools; on a narrow page, where nothing is free, over the
 * foot, which ends the drawing there.
 *
 * @start, @end: (inout): as of along_page_get_foot()
 * Returns: how far above the page's lower edge, px
 */
int
along_genogram_page_beside (AlongGenogramPage *self, GtkWidget *foot, int width, int *start, int *end)
{
  GtkWidget *page = GTK_WIDGET (self);
  GtkWidget *pill = gtk_widget_get_last_child (foot), *holder = gtk_widget_get_first_child (foot), *legend = NULL;
  double from, to, high, left, zoom_from, zoom_to, zoom_high, legend_from, legend_to, legend_high;
  double page_width = gtk_widget_get_width (page), space_from, space_to, space_high;
  graphene_point_t lower;

  if (!sides (page, foot, &from, &to, &high) || !sides (page, pill, &zoom_from, &zoom_to, &zoom_high))
    return 0;
  for (GtkWidget *child = gtk_widget_get_first_child (holder); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child))
      legend = child;
  if (!sides (page, legend, &legend_from, &legend_to, &legend_high))
    {
      legend_to = page_width - from;
      legend_high = 0;
    }
  left = page_width - legend_to + GAP;
  if (zoom_from - GAP - left >= width)
    {
      *start = (int) left;
      *end = (int) (page_width - zoom_from + GAP);
      return 0;
    }
  if (legend_high > zoom_high && page_width - to - left >= width)
    {
      *start = (int) left;
      *end = (int) to;
      return (int) (zoom_high + GAP);
    }
  if (sides (page, self->tools_space, &space_from, &space_to, &space_high) && page_width - space_from - space_to >= width
      && gtk_widget_compute_point (self->tools_space, page, &GRAPHENE_POINT_INIT (0, (float) space_high + GAP + HIGHER), &lower))
    {
      *start = (int) space_from;
      *end = (int) space_to;
      return gtk_widget_get_height (page) - (int) lower.y;
    }
  /* Over a legend that fills the page, as over a foot that ends the drawing. */
  if (high > gtk_widget_get_height (page) / 2.0)
    return 0;
  return self->narrow && legend_high <= zoom_high ? 0 : (int) high + GAP;
}
