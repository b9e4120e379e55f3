/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-minimap.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "along-screen.h"
#include "along-text.h"

/* Largest size, px. */
#define WIDTH 168
#define HEIGHT 112
#define BORDER 4

struct _AlongMinimap
{
  GtkWidget parent_instance;

  AlongCanvas *canvas;
  GtkAdjustment *adjustments[2];
  char *prefix;   /* of the items that are drawn as dots */
  gboolean room;  /* the page has room for it */

  AlongScene *painted; /* what @picture shows, and how */
  AlongLook look;
  int device_scale;
  GdkTexture *picture;
  guint made;
};

G_DEFINE_FINAL_TYPE (AlongMinimap, along_minimap, GTK_TYPE_WIDGET)

/* px of the map for a px of the scene. */
static double
scale_of (AlongScene *scene)
{
  double width, height;

  along_scene_get_size (scene, &width, &height);
  return MIN ((WIDTH - 2.0 * BORDER) / MAX (1, width), (HEIGHT - 2.0 * BORDER) / MAX (1, height));
}

static void
trace (cairo_t *cr, const AlongShape *shape)
{
  const double *at = shape->numbers;

  for (guint i = 0; i < shape->n_ops; i++)
    switch (shape->ops[i])
      {
      case ALONG_PATH_MOVE:
        cairo_move_to (cr, at[0], at[1]);
        at += 2;
        break;
      case ALONG_PATH_LINE:
        cairo_line_to (cr, at[0], at[1]);
        at += 2;
        break;
      case ALONG_PATH_CURVE:
        cairo_curve_to (cr, at[0], at[1], at[2], at[3], at[4], at[5]);
        at += 6;
        break;
      default:
        cairo_close_path (cr);
      }
}

/* Lines as hair lines, people as dots: texts could not be read and would take long. */
static void
paint (AlongMinimap *self, AlongScene *scene, cairo_t *cr, double scale)
{
  AlongStyle style;
  GdkRGBA line;

  along_theme_get_style (self->look, "person-outline", &style);
  along_screen_rgba (style.line, 1, &line);
  cairo_scale (cr, scale, scale);
  cairo_set_source_rgba (cr, line.red, line.green, line.blue, 0.45);
  cairo_set_line_width (cr, 0.75 / scale);
  for (guint i = 0; i < along_scene_get_n_shapes (scene); i++)
    {
      AlongShape shape;

      along_scene_peek_shape (scene, i, &shape);
      if (shape.kind != ALONG_SHAPE_STROKE)
        continue;
      trace (cr, &shape);
      cairo_stroke (cr);
    }
  gdk_cairo_set_source_rgba (cr, &line);
  for (guint i = 0; i < along_scene_get_n_items (scene); i++)
    {
      const AlongSceneItem *item = along_scene_peek_item (scene, i);
      double side = MAX (2.5 / scale, MIN (item->area.width, 44));

      if (self->prefix == NULL || !g_str_has_prefix (item->key, self->prefix))
        continue;
      cairo_rectangle (cr, item->area.x + (item->area.width - side) / 2, item->area.y, side, side);
      cairo_fill (cr);
    }
}

/* The picture is made once for a scene and a look. */
static void
ensure_picture (AlongMinimap *self, AlongScene *scene)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  AlongLook look = along_screen_look ();
  cairo_surface_t *surface;
  g_autoptr (GBytes) bytes = NULL;
  double width, height;
  cairo_t *cr;

  if (self->picture != NULL && self->painted == scene && self->look == look && self->device_scale == scale)
    return;
  g_set_object (&self->painted, scene);
  self->look = look;
  self->device_scale = scale;
  g_clear_object (&self->picture);
  along_scene_get_size (scene, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (width * scale_of (scene)) * scale,
                                        (int) ceil (height * scale_of (scene)) * scale);
  cr = cairo_create (surface);
  paint (self, scene, cr, scale_of (scene) * scale);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize) cairo_image_surface_get_stride (surface) * (gsize) cairo_image_surface_get_height (surface));
  self->picture = gdk_memory_texture_new (cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface),
                                          GDK_MEMORY_DEFAULT, bytes, (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_destroy (surface);
  self->made++;
}

static void
along_minimap_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  AlongMinimap *self = ALONG_MINIMAP (widget);
  AlongScene *scene = along_canvas_get_scene (self->canvas);
  double width = 0, height = 0;

  if (scene != NULL)
    along_scene_get_size (scene, &width, &height);
  *minimum = *natural
    = scene == NULL ? 0
                    : 2 * BORDER + (int) ceil ((orientation == GTK_ORIENTATION_HORIZONTAL ? width : height) * scale_of (scene));
  *minimum_baseline = *natural_baseline = -1;
}

static void
along_minimap_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AlongMinimap *self = ALONG_MINIMAP (widget);
  AlongScene *scene = along_canvas_get_scene (self->canvas);
  double scale, width, height, left, top;
  AlongStyle style;
  AlongRect seen;
  GdkRGBA ground, fill, line;
  GskRoundedRect box;

  if (scene == NULL)
    return;
  ensure_picture (self, scene);
  scale = scale_of (scene);
  along_scene_get_size (scene, &width, &height);
  along_screen_rgba (along_theme_get_ground (self->look), 0.94, &ground);
  along_theme_get_style (self->look, "selected", &style);
  along_screen_rgba (style.fill, style.fill_alpha, &fill);
  along_screen_rgba (style.line, style.line_alpha, &line);
  gtk_snapshot_append_color (snapshot, &ground,
                             &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget)));
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget)));
  along_canvas_get_view (self->canvas, &seen);
  left = BORDER + MAX (-BORDER, seen.x * scale);
  top = BORDER + MAX (-BORDER, seen.y * scale);
  gsk_rounded_rect_init_from_rect (
    &box,
    &GRAPHENE_RECT_INIT ((float) left, (float) top,
                         (float) (MIN (gtk_widget_get_width (widget), BORDER + (seen.x + seen.width) * scale) - left),
                         (float) (MIN (gtk_widget_get_height (widget), BORDER + (seen.y + seen.height) * scale) - top)),
    3);
  gtk_snapshot_append_color (snapshot, &fill, &box.bounds);
  gtk_snapshot_append_texture (snapshot, self->picture,
                               &GRAPHENE_RECT_INIT (BORDER, BORDER, (float) ceil (width * scale), (float) ceil (height * scale)));
  gtk_snapshot_append_border (snapshot, &box, (float[4]){ 2, 2, 2, 2 }, (GdkRGBA[4]){ line, line, line, line });
  gtk_snapshot_pop (snapshot);
}

/* There only while a part of the drawing is out of sight. */
static gboolean
update_cb (gpointer data)
{
  AlongMinimap *self = data;
  AlongScene *scene = along_canvas_get_scene (self->canvas);
  gboolean all = TRUE;
  double width = 0, height = 0;
  AlongRect seen;

  if (scene != NULL)
    {
      along_scene_get_size (scene, &width, &height);
      along_canvas_get_view (self->canvas, &seen);
      all = seen.x <= 1 && seen.y <= 1 && seen.x + seen.width >= width - 1 && seen.y + seen.height >= height - 1;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->room && !all);
  return G_SOURCE_REMOVE;
}

static void
moved_cb (AlongMinimap *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  /* While sizes are given out nobody may come or go. */
  g_idle_add_full (G_PRIORITY_DEFAULT, update_cb, g_object_ref (self), g_object_unref);
}

static void
go_to (AlongMinimap *self, double x, double y)
{
  AlongScene *scene = along_canvas_get_scene (self->canvas);

  if (scene != NULL)
    along_canvas_show_place (self->canvas, (x - BORDER) / scale_of (scene), (y - BORDER) / scale_of (scene));
}

static void
begin_cb (GtkGestureDrag *gesture, double x, double y, AlongMinimap *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  go_to (self, x, y);
}

static void
update_drag_cb (GtkGestureDrag *gesture, double dx, double dy, AlongMinimap *self)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    go_to (self, x + dx, y + dy);
}

static void
along_minimap_dispose (GObject *object)
{
  AlongMinimap *self = ALONG_MINIMAP (object);

  if (self->canvas != NULL)
    g_signal_handlers_disconnect_by_data (self->canvas, self);
  for (int i = 0; i < 2; i++)
    if (self->adjustments[i] != NULL)
      {
        g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
        g_clear_object (&self->adjustments[i]);
      }
  g_clear_object (&self->canvas);
  g_clear_object (&self->painted);
  g_clear_object (&self->picture);
  G_OBJECT_CLASS (along_minimap_parent_class)->dispose (object);
}

static void
along_minimap_finalize (GObject *object)
{
  g_free (ALONG_MINIMAP (object)->prefix);
  G_OBJECT_CLASS (along_minimap_parent_class)->finalize (object);
}

static void
along_minimap_class_init (AlongMinimapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_minimap_dispose;
  G_OBJECT_CLASS (klass)->finalize = along_minimap_finalize;
  widget_class->measure = along_minimap_measure;
  widget_class->snapshot = along_minimap_snapshot;
  gtk_widget_class_set_css_name (widget_class, "minimap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
along_minimap_init (AlongMinimap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->room = TRUE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Map of the whole drawing"), -1);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (update_drag_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
adjustment_cb (AlongMinimap *self)
{
  static const char *const names[] = { "hadjustment", "vadjustment" };

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GtkAdjustment) adjustment = NULL;

      g_object_get (self->canvas, names[i], &adjustment, NULL);
      if (adjustment == self->adjustments[i])
        continue;
      if (self->adjustments[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
      g_set_object (&self->adjustments[i], adjustment);
      g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (moved_cb), self);
      g_signal_connect_swapped (adjustment, "changed", G_CALLBACK (moved_cb), self);
    }
  moved_cb (self);
}

static void
scene_cb (AlongMinimap *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
  moved_cb (self);
}

/** along_minimap_new: of @canvas; items whose key begins with @prefix are drawn as dots. */
GtkWidget *
along_minimap_new (AlongCanvas *canvas, const char *prefix)
{
  AlongMinimap *self = g_object_new (ALONG_TYPE_MINIMAP, NULL);

  self->canvas = g_object_ref (canvas);
  along_text_set (&self->prefix, prefix);
  g_signal_connect_swapped (canvas, "notify::hadjustment", G_CALLBACK (adjustment_cb), self);
  g_signal_connect_swapped (canvas, "notify::vadjustment", G_CALLBACK (adjustment_cb), self);
  g_signal_connect_swapped (canvas, "notify::zoom", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (canvas, "scene-changed", G_CALLBACK (scene_cb), self);
  adjustment_cb (self);
  return GTK_WIDGET (self);
}

/** along_minimap_set_room: whether the page has room for it, as it has at first. */
void
along_minimap_set_room (AlongMinimap *self, gboolean room)
{
  self->room = room;
  moved_cb (self);
}

/** along_minimap_get_made: how many times its picture was painted, to count work. */
guint
along_minimap_get_made (AlongMinimap *self)
{
  return self->made;
}
