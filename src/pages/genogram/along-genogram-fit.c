/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-genogram-page-private.h"

#include "along-canvas.h"
#include "along-screen.h"

/* How much of the drawing is in sight at first, and when it is asked to fit. */

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
