/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-canvas-private.h"

#include <math.h>

#include "along-screen.h"

/* What the canvas paints under and over the drawing: who is chosen, the handle of a line, and what is being dragged. All of
 * it in the colours of the theme's style "selected". */

#define HANDLE_RADIUS 12.0f

static void
colours (AlongCanvas *self, GdkRGBA *fill, GdkRGBA *line, float *width)
{
  AlongStyle style;

  along_theme_get_style (self->look, "selected", &style);
  along_screen_rgba (style.fill, style.fill_alpha, fill);
  along_screen_rgba (style.line, style.line_alpha, line);
  *width = (float) style.line_width;
}

static void
box_of (const AlongSceneItem *item, double zoom, double beyond, GskRoundedRect *box)
{
  const AlongRect *area = &item->area;
  double side = MIN (area->width, area->height) * zoom + 2 * beyond;

  gsk_rounded_rect_init_from_rect (box,
                                   &GRAPHENE_RECT_INIT ((float) (floor (area->x * zoom) - beyond), (float) (floor (area->y * zoom) - beyond),
                                                        (float) (ceil (area->width * zoom) + 2 * beyond),
                                                        (float) (ceil (area->height * zoom) + 2 * beyond)),
                                   item->round ? (float) (side / 2) : 8);
}

static void
append_box (GtkSnapshot *snapshot, const GskRoundedRect *box, const GdkRGBA *fill)
{
  gtk_snapshot_push_rounded_clip (snapshot, box);
  gtk_snapshot_append_color (snapshot, fill, &box->bounds);
  gtk_snapshot_pop (snapshot);
}

static void
append_edge (GtkSnapshot *snapshot, const GskRoundedRect *box, const GdkRGBA *line, float width)
{
  gtk_snapshot_append_border (snapshot, box, (float[4]){ width, width, width, width },
                              (GdkRGBA[4]){ *line, *line, *line, *line });
}

/* The box of an item: its tint over the tiles, and what is drawn there over that. @stretch: of the tiles */
static void
snapshot_mark (AlongCanvas *self, GtkSnapshot *snapshot, const char *key, double stretch)
{
  int index = along_scene_find_item (self->scene, key);
  GtkWidget *node = g_hash_table_lookup (self->nodes, key);
  GskRoundedRect box;
  GdkRGBA fill, line;
  float width;

  if (index < 0)
    return;
  colours (self, &fill, &line, &width);
  box_of (along_scene_peek_item (self->scene, (guint) index), self->zoom, 6, &box);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &fill, &box.bounds);
  if (stretch > 0)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_scale (snapshot, (float) stretch, (float) stretch);
      along_tiles_snapshot_part (self->tiles, snapshot, key,
                                 &(AlongRect){ box.bounds.origin.x / stretch, box.bounds.origin.y / stretch,
                                               box.bounds.size.width / stretch, box.bounds.size.height / stretch });
      gtk_snapshot_restore (snapshot);
    }
  gtk_snapshot_pop (snapshot);
  /* the ring of the focus is its edge */
  if (node != NULL && (gtk_widget_get_state_flags (node) & GTK_STATE_FLAG_FOCUS_VISIBLE)
      && (gtk_widget_get_state_flags (node) & GTK_STATE_FLAG_FOCUSED))
    return;
  append_edge (snapshot, &box, &line, width);
}

/* Boxes behind what is chosen; 0, 0 is the scene's. @stretch: of the tiles; 0: the boxes alone */
void
along_canvas_snapshot_marked (AlongCanvas *self, GtkSnapshot *snapshot, double stretch)
{
  GHashTableIter iter;
  gpointer key;

  if (self->flush)
    return;
  if (g_hash_table_size (self->picked) == 0 && self->selected != NULL)
    snapshot_mark (self, snapshot, self->selected, stretch);
  g_hash_table_iter_init (&iter, self->picked);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    snapshot_mark (self, snapshot, key, stretch);
}

/* A disc with two dots and a line between them. */
static void
snapshot_handle (AlongCanvas *self, GtkSnapshot *snapshot)
{
  GdkRGBA fill, line, ground;
  double x, y;
  float width;
  cairo_t *cr;

  if (!along_canvas_handle_place (self, &x, &y))
    return;
  colours (self, &fill, &line, &width);
  along_screen_rgba (along_theme_get_ground (self->look), 1, &ground);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) x - HANDLE_RADIUS - 1, (float) y - HANDLE_RADIUS - 1,
                                                                 2 * HANDLE_RADIUS + 2, 2 * HANDLE_RADIUS + 2));
  cairo_arc (cr, x, y, HANDLE_RADIUS, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, &line);
  cairo_fill (cr);
  gdk_cairo_set_source_rgba (cr, &ground);
  cairo_arc (cr, x - 4, y + 4, 2.5, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_arc (cr, x + 4, y - 4, 2.5, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_move_to (cr, x - 4, y + 4);
  cairo_line_to (cr, x + 4, y - 4);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
snapshot_band (AlongCanvas *self, GtkSnapshot *snapshot, const GdkRGBA *fill, const GdkRGBA *line)
{
  GskRoundedRect box;

  gsk_rounded_rect_init_from_rect (&box,
                                   &GRAPHENE_RECT_INIT ((float) MIN (self->drag_from[0], self->drag_at[0]),
                                                        (float) MIN (self->drag_from[1], self->drag_at[1]),
                                                        (float) fabs (self->drag_at[0] - self->drag_from[0]),
                                                        (float) fabs (self->drag_at[1] - self->drag_from[1])),
                                   2);
  gtk_snapshot_push_opacity (snapshot, 0.5);
  append_box (snapshot, &box, fill);
  gtk_snapshot_pop (snapshot);
  append_edge (snapshot, &box, line, 1);
}

/* From the middle of the symbol, which is the top of the item, to the pointer; dashed where it may not be let go. */
static void
snapshot_line (AlongCanvas *self, GtkSnapshot *snapshot, const GdkRGBA *line, float width)
{
  GdkRectangle bounds;
  double from_x, from_y, dash[] = { 6, 5 };
  cairo_t *cr;

  if (!along_canvas_item_bounds (self, self->dragged, &bounds))
    return;
  from_x = bounds.x + bounds.width / 2.0;
  from_y = bounds.y + MIN (bounds.height / 2.0, 24 * self->zoom);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)),
                                                                 (float) gtk_widget_get_height (GTK_WIDGET (self))));
  gdk_cairo_set_source_rgba (cr, line);
  cairo_set_line_width (cr, width + 1);
  if (!self->drag_allowed)
    cairo_set_dash (cr, dash, G_N_ELEMENTS (dash), 0);
  cairo_move_to (cr, from_x, from_y);
  cairo_line_to (cr, self->drag_at[0], self->drag_at[1]);
  cairo_stroke (cr);
  cairo_arc (cr, self->drag_at[0], self->drag_at[1], 5, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/* The place it would stand, and its box where the pointer has it. */
static void
snapshot_move (AlongCanvas *self, GtkSnapshot *snapshot, const GdkRGBA *fill, const GdkRGBA *line, float width)
{
  GdkRectangle bounds;
  GskRoundedRect box;
  double x, y;

  if (!along_canvas_item_bounds (self, self->dragged, &bounds))
    return;
  along_canvas_origin (self, &x, &y);
  if (self->drag_allowed && self->drag_slot.height > 0)
    gtk_snapshot_append_color (snapshot, line,
                               &GRAPHENE_RECT_INIT ((float) round (x + self->drag_slot.x * self->zoom) - 2,
                                                    (float) round (y + self->drag_slot.y * self->zoom), 4,
                                                    (float) ceil (self->drag_slot.height * self->zoom)));
  gsk_rounded_rect_init_from_rect (&box,
                                   &GRAPHENE_RECT_INIT ((float) (bounds.x + self->drag_at[0] - self->drag_from[0]),
                                                        (float) (bounds.y + self->drag_at[1] - self->drag_from[1]),
                                                        (float) bounds.width, (float) bounds.height),
                                   8);
  gtk_snapshot_push_opacity (snapshot, 0.6);
  append_box (snapshot, &box, fill);
  gtk_snapshot_pop (snapshot);
  append_edge (snapshot, &box, line, width);
}

static void
snapshot_target (AlongCanvas *self, GtkSnapshot *snapshot, const GdkRGBA *line, float width)
{
  GdkRectangle bounds;
  GskRoundedRect box;

  if (self->drag_target == NULL || !self->drag_allowed || !along_canvas_item_bounds (self, self->drag_target, &bounds))
    return;
  gsk_rounded_rect_init_from_rect (&box,
                                   &GRAPHENE_RECT_INIT ((float) bounds.x - 7, (float) bounds.y - 7, (float) bounds.width + 14,
                                                        (float) bounds.height + 14),
                                   10);
  append_edge (snapshot, &box, line, width + 2);
}

/* The handle, the band, the line or the item that is being dragged; 0, 0 is the canvas's. */
void
along_canvas_snapshot_over (AlongCanvas *self, GtkSnapshot *snapshot)
{
  GdkRGBA fill, line;
  float width;

  colours (self, &fill, &line, &width);
  snapshot_handle (self, snapshot);
  if (self->drag == DRAG_BAND)
    snapshot_band (self, snapshot, &fill, &line);
  else if (self->drag == DRAG_LINK)
    {
      snapshot_target (self, snapshot, &line, width);
      snapshot_line (self, snapshot, &line, width);
    }
  else if (self->drag == DRAG_MOVE)
    snapshot_move (self, snapshot, &fill, &line, width);
}
