/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-drawing.h"

#include <adwaita.h>
#include <math.h>

#include "along-screen.h"

struct _AlongDrawing
{
  GtkWidget parent_instance;

  AlongScene *scene;
  double scale; /* px on screen for a px of the scene */
};

enum
{
  ITEM_CLICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlongDrawing, along_drawing, GTK_TYPE_WIDGET)

static void
along_drawing_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  AlongDrawing *self = ALONG_DRAWING (widget);
  double width = 0, height = 0;

  if (self->scene != NULL)
    along_scene_get_size (self->scene, &width, &height);
  *natural = (int) ceil (self->scale * (orientation == GTK_ORIENTATION_HORIZONTAL ? width : height));
  /* Drawn for a width that was: it must not keep anything from getting narrower. */
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 0 : *natural;
  *minimum_baseline = *natural_baseline = -1;
}

static void
along_drawing_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AlongDrawing *self = ALONG_DRAWING (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (self->scene == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_scale (cr, self->scale, self->scale);
  along_scene_paint (self->scene, cr, along_screen_look (), NULL);
  cairo_destroy (cr);
}

static void
on_released (AlongDrawing *self, int n_press, double x, double y)
{
  x /= self->scale;
  y /= self->scale;
  for (guint i = 0; self->scene != NULL && i < along_scene_get_n_items (self->scene); i++)
    {
      const AlongSceneItem *item = along_scene_peek_item (self->scene, i);

      if (x >= item->area.x && x < item->area.x + item->area.width && y >= item->area.y
          && y < item->area.y + item->area.height)
        {
          g_autofree char *key = g_strdup (item->key);

          g_signal_emit (self, signals[ITEM_CLICKED], 0, key);
          return;
        }
    }
}

static void
along_drawing_dispose (GObject *object)
{
  g_clear_object (&ALONG_DRAWING (object)->scene);
  G_OBJECT_CLASS (along_drawing_parent_class)->dispose (object);
}

static void
along_drawing_class_init (AlongDrawingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_drawing_dispose;
  widget_class->measure = along_drawing_measure;
  widget_class->snapshot = along_drawing_snapshot;
  signals[ITEM_CLICKED] = g_signal_new ("item-clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "drawing");
}

static void
along_drawing_init (AlongDrawing *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->scale = 1;
  along_screen_watch_look (self, G_CALLBACK (gtk_widget_queue_draw));
  g_signal_connect_object (click, "released", G_CALLBACK (on_released), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/** along_drawing_new: @role: GTK_ACCESSIBLE_ROLE_IMG or GTK_ACCESSIBLE_ROLE_PRESENTATION */
GtkWidget *
along_drawing_new (GtkAccessibleRole role)
{
  return g_object_new (ALONG_TYPE_DRAWING, "accessible-role", role, NULL);
}

/** along_drawing_set_scene: @scene: (nullable): kept */
void
along_drawing_set_scene (AlongDrawing *self, AlongScene *scene)
{
  if (!g_set_object (&self->scene, scene))
    return;
  if (scene != NULL && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (self)) == GTK_ACCESSIBLE_ROLE_IMG)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, along_scene_get_title (scene),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, along_scene_get_description (scene), -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** along_drawing_set_scale: a px of the scene is @scale px on screen, for a scene made for the usual text. */
void
along_drawing_set_scale (AlongDrawing *self, double scale)
{
  if (scale == self->scale)
    return;
  self->scale = scale;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
