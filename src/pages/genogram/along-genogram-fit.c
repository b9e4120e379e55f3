/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-genogram-page-private.h"

#include <glib/gi18n-lib.h>

#include "along-canvas.h"
#include "along-screen.h"

/* How much of the drawing is in sight at first, and when it is asked to fit; and where beside it there is room. */

/* A zoom at which labels can still be read. */
#define READABLE 0.8

/* A zoom at which one sees that there are people, and where. */
#define AT_A_GLANCE 0.25

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

/** along_genogram_page_note_fresh: who comes in with @edit (nullable: nobody), if there are several. */
void
along_genogram_page_note_fresh (AlongGenogramPage *self, AlongEdit *edit)
{
  g_clear_pointer (&self->fresh, g_ptr_array_unref);
  for (guint i = 0; edit != NULL && i < along_edit_get_n (edit); i++)
    {
      const AlongChange *change = along_edit_get_change (edit, i);
      g_autofree char *id = NULL;

      if ((change->op != ALONG_OP_CREATE && change->op != ALONG_OP_RESTORE) || along_record_get_kind_id (change->after) != ALONG_KIND_PERSON)
        continue;
      if (self->fresh == NULL)
        self->fresh = g_ptr_array_new_with_free_func (g_free);
      id = along_id_to_text (along_record_get_id (change->after));
      g_ptr_array_add (self->fresh, g_strconcat ("person/", id, NULL));
    }
  if (self->fresh != NULL && self->fresh->len < 2)
    g_clear_pointer (&self->fresh, g_ptr_array_unref);
}

static gboolean
are_in_sight (AlongGenogramPage *self, GPtrArray *keys)
{
  AlongScene *scene = along_canvas_get_scene (ALONG_CANVAS (self->canvas));
  AlongRect seen;

  along_canvas_get_view (ALONG_CANVAS (self->canvas), &seen);
  for (guint i = 0; scene != NULL && i < keys->len; i++)
    {
      int at = along_scene_find_item (scene, keys->pdata[i]);
      AlongRect area = at >= 0 ? along_scene_peek_item (scene, (guint) at)->area : seen;

      if (area.x < seen.x || area.y < seen.y || area.x + area.width > seen.x + seen.width || area.y + area.height > seen.y + seen.height)
        return FALSE;
    }
  return TRUE;
}

/** along_genogram_page_show_fresh: those who came in together may stand far off, tied to nobody here: the drawing is fitted again, if one
 * of them is not in sight; where it is too large for that, it is said. */
void
along_genogram_page_show_fresh (AlongGenogramPage *self)
{
  g_autoptr (GPtrArray) fresh = g_steal_pointer (&self->fresh);

  if (fresh == NULL || are_in_sight (self, fresh))
    return;
  along_canvas_fit_small (ALONG_CANVAS (self->canvas), AT_A_GLANCE);
  if (!are_in_sight (self, fresh))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "(sb)",
                                _ ("Not everybody who came in fits into the window. Move the drawing to see them."), FALSE);
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
