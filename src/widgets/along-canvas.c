/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-canvas-private.h"

#include <math.h>

#include "along-screen.h"
#include "along-text.h"

enum
{
  PROP_ZOOM = 1,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  ITEM_SELECTED,
  ITEM_ACTIVATED,
  ITEM_FOCUSED,
  ITEM_MENU,
  PICKED,
  FOUND,
  SCENE_CHANGED,
  FONTS_CHANGED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (AlongCanvas, along_canvas, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* --- Look --- */

static void
on_look (AlongCanvas *self)
{
  self->look = along_screen_look ();
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_fonts (AlongCanvas *self)
{
  g_signal_emit (self, signals[FONTS_CHANGED], 0);
}

/* --- Adjustments --- */

static void
on_scrolled (AlongCanvas *self)
{
  if (!self->fitting)
    along_canvas_end_change (self);
  along_canvas_check_near (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (AlongCanvas *self, int which, GtkAdjustment *adjustment)
{
  if (self->adjustments[which] == adjustment && adjustment != NULL)
    return;
  if (self->adjustments[which] != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->adjustments[which], on_scrolled, self);
      g_object_unref (self->adjustments[which]);
    }
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  self->adjustments[which] = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (on_scrolled), self);
  along_canvas_configure (self);
}

static void
along_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AlongCanvas *self = ALONG_CANVAS (object);

  switch (id)
    {
    case PROP_ZOOM:
      along_canvas_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      set_adjustment (self, id == PROP_VADJUSTMENT, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[id == PROP_VSCROLL_POLICY] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
along_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AlongCanvas *self = ALONG_CANVAS (object);

  switch (id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom / self->unit);
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[id == PROP_VADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[id == PROP_VSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* --- Size --- */

static void
along_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  AlongCanvas *self = ALONG_CANVAS (widget);
  double width = 0, height = 0;

  if (self->scene != NULL)
    along_scene_get_size (self->scene, &width, &height);
  *minimum = 64;
  *natural = MAX (*minimum, (int) ceil (orientation == GTK_ORIENTATION_HORIZONTAL ? width : height));
  *minimum_baseline = *natural_baseline = -1;
}

static void
along_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AlongCanvas *self = ALONG_CANVAS (widget);
  double scene_width = 0, scene_height = 0, x, y;
  GskTransform *transform;

  along_canvas_keep_fit (self, width, height);
  along_canvas_configure (self);
  if (self->scene != NULL)
    along_scene_get_size (self->scene, &scene_width, &scene_height);
  along_canvas_origin (self, &x, &y);
  if (!self->moving || self->zoom > 2 * self->placed || self->zoom < 0.5 * self->placed)
    self->placed = self->zoom;
  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  if (self->placed != self->zoom)
    transform = gsk_transform_scale (transform, (float) (self->zoom / self->placed), (float) (self->zoom / self->placed));
  gtk_widget_allocate (self->area, MAX (1, (int) ceil (scene_width * self->placed)),
                       MAX (1, (int) ceil (scene_height * self->placed)), -1, transform);
}

static void
along_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  along_canvas_snapshot_all (ALONG_CANVAS (widget), snapshot);
}

/* --- Focus --- */

static gboolean
along_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  AlongCanvas *self = ALONG_CANVAS (widget);
  const char *first = self->focused;

  if (gtk_widget_get_focus_child (widget) != NULL || self->scene == NULL)
    return FALSE; /* Tab leaves; arrows are keys of the drawing */
  if (along_scene_find_item (self->scene, first) < 0)
    first = self->selected;
  if (along_scene_find_item (self->scene, first) < 0)
    first = self->home;
  if (first != NULL && along_canvas_focus_item (self, first))
    return TRUE;
  for (guint i = 0; i < along_scene_get_n_items (self->scene); i++)
    if (along_scene_peek_item (self->scene, i)->name != NULL)
      return along_canvas_focus_item (self, along_scene_peek_item (self->scene, i)->key);
  return FALSE;
}

static gboolean
along_canvas_grab_focus (GtkWidget *widget)
{
  return along_canvas_focus (widget, GTK_DIR_TAB_FORWARD);
}

/* --- Class --- */

static void
along_canvas_dispose (GObject *object)
{
  AlongCanvas *self = ALONG_CANVAS (object);

  along_canvas_stop (self);
  along_canvas_end_change (self);
  along_canvas_stop_drag (self);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_handle_id (&self->prepare_source, g_source_remove);
  g_clear_handle_id (&self->fit_source, g_source_remove);
  if (self->area != NULL)
    along_canvas_clear_nodes (self);
  g_clear_pointer (&self->area, gtk_widget_unparent);
  for (int i = 0; i < 2; i++)
    if (self->adjustments[i] != NULL)
      {
        g_signal_handlers_disconnect_by_func (self->adjustments[i], on_scrolled, self);
        g_clear_object (&self->adjustments[i]);
      }
  if (self->neighbour_destroy != NULL)
    self->neighbour_destroy (self->neighbour_data);
  self->neighbour_destroy = NULL;
  self->neighbour = NULL;
  g_clear_object (&self->scene);
  G_OBJECT_CLASS (along_canvas_parent_class)->dispose (object);
}

static void
along_canvas_finalize (GObject *object)
{
  AlongCanvas *self = ALONG_CANVAS (object);

  along_tiles_free (self->tiles);
  g_hash_table_unref (self->nodes);
  g_string_free (self->typed, TRUE);
  g_hash_table_unref (self->picked);
  g_free (self->find_prefix);
  g_free (self->glide_prefix);
  g_free (self->pick_prefix);
  g_free (self->dragged);
  g_free (self->drag_target);
  g_free (self->selected);
  g_free (self->focused);
  g_free (self->home);
  g_free (self->hovered);
  G_OBJECT_CLASS (along_canvas_parent_class)->finalize (object);
}

static void
along_canvas_class_init (AlongCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->set_property = along_canvas_set_property;
  object_class->get_property = along_canvas_get_property;
  object_class->dispose = along_canvas_dispose;
  object_class->finalize = along_canvas_finalize;
  widget_class->measure = along_canvas_measure;
  widget_class->size_allocate = along_canvas_size_allocate;
  widget_class->snapshot = along_canvas_snapshot;
  widget_class->focus = along_canvas_focus;
  widget_class->grab_focus = along_canvas_grab_focus;

  /** AlongCanvas:zoom: 0.1 to 4; 1 is 100 %. */
  props[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, ALONG_ZOOM_LEAST, ALONG_ZOOM_MOST, 1,
                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  signals[ITEM_SELECTED] = g_signal_new ("item-selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ITEM_ACTIVATED] = g_signal_new ("item-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ITEM_FOCUSED] = g_signal_new ("item-focused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ITEM_MENU] = g_signal_new ("item-menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                     G_TYPE_STRING, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[PICKED] = g_signal_new ("picked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FOUND] = g_signal_new ("found", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING,
                                 G_TYPE_UINT, G_TYPE_UINT);
  signals[SCENE_CHANGED] = g_signal_new ("scene-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FONTS_CHANGED] = g_signal_new ("fonts-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
along_canvas_init (AlongCanvas *self)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));

  self->zoom = self->unit = self->placed = 1;
  self->fit_least = ALONG_ZOOM_LEAST;
  self->look = along_screen_look ();
  self->tiles = along_tiles_new ();
  self->nodes = g_hash_table_new (g_str_hash, g_str_equal);
  self->typed = g_string_new (NULL);
  self->picked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->area = along_canvas_area_new ();
  gtk_widget_set_parent (self->area, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  set_adjustment (self, 0, NULL);
  set_adjustment (self, 1, NULL);
  along_screen_watch_look (self, G_CALLBACK (on_look));
  g_signal_connect_object (settings, "notify::gtk-font-name", G_CALLBACK (on_fonts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (on_fonts), self, G_CONNECT_SWAPPED);
  along_canvas_add_input (self);
}

/** along_canvas_new: an empty canvas. */
GtkWidget *
along_canvas_new (void)
{
  return g_object_new (ALONG_TYPE_CANVAS, NULL);
}

/**
 * along_canvas_set_scene: shows @scene. Zoom, place, selection and focus stay where their keys are still in
 * it; the first scene is fitted into the view, and what was fitted whole stays so.
 *
 * @scene: (nullable): kept by the canvas
 */
void
along_canvas_set_scene (AlongCanvas *self, AlongScene *scene)
{
  gboolean first = self->scene == NULL, whole = self->fitted && !self->held && self->fit_area.width <= 0;
  int held;
  AlongRect before;
  const char *title = scene != NULL ? along_scene_get_title (scene) : NULL;
  const char *description = scene != NULL ? along_scene_get_description (scene) : NULL;

  g_return_if_fail (ALONG_IS_CANVAS (self));
  if (self->scene == scene)
    return;
  along_canvas_begin_change (self, scene);
  held = along_canvas_held_item (self, scene, &before);
  g_set_object (&self->scene, scene);
  if (self->flush)
    along_canvas_stop (self); /* places of the scene before mean nothing now */
  /* Nothing is read out of a drawing that is gone. */
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  if (title != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (description != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  along_tiles_set (self->tiles, scene, self->look, self->zoom, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  if (first && scene != NULL && !self->flush)
    along_canvas_fit (self);
  else if (whole)
    self->fit_wanted = TRUE; /* the whole drawing was in view: it stays so */
  self->loose = held >= 0;
  self->fitting = TRUE;
  along_canvas_configure (self);
  self->fitting = FALSE;
  if (whole && scene != NULL && !self->flush && gtk_widget_get_width (GTK_WIDGET (self)) > 64)
    along_canvas_apply_fit (self);
  else if (held >= 0)
    along_canvas_hold_item (self, &before, &along_scene_peek_item (scene, (guint) held)->area);
  along_canvas_sync_nodes (self);
  along_canvas_stop_drag (self);
  along_canvas_forget_picked (self);
  if (scene == NULL)
    along_canvas_find_end (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_signal_emit (self, signals[SCENE_CHANGED], 0);
}

/** along_canvas_get_scene: (nullable): owned by the canvas. */
AlongScene *
along_canvas_get_scene (AlongCanvas *self)
{
  return self->scene;
}

/** along_canvas_set_neighbour: how the focus goes from item to item; %NULL for by place in the drawing. */
void
along_canvas_set_neighbour (AlongCanvas *self, AlongNeighbour func, gpointer data, GDestroyNotify destroy)
{
  if (self->neighbour_destroy != NULL)
    self->neighbour_destroy (self->neighbour_data);
  self->neighbour = func;
  self->neighbour_data = data;
  self->neighbour_destroy = destroy;
}

/** along_canvas_neighbour: the item next to @key by place in the drawing; for neighbour functions to fall back. */
char *
along_canvas_neighbour (AlongCanvas *self, const char *key, AlongMove move)
{
  return self->scene != NULL ? along_canvas_near_item (self->scene, key, move, self->home) : NULL;
}

/** along_canvas_set_home: the item that Home goes to, and that has the first focus. */
void
along_canvas_set_home (AlongCanvas *self, const char *key)
{
  along_text_set (&self->home, key);
}

/** along_canvas_set_find: letters find, by its name, an item whose key begins with @prefix; %NULL: none, as at first. */
void
along_canvas_set_find (AlongCanvas *self, const char *prefix)
{
  along_text_set (&self->find_prefix, prefix);
}

/**
 * along_canvas_set_flush: for a drawing that is built for the size and zoom it is seen at: it begins at the
 * very edge, always stands at 100 %, and shows by itself what is selected. Off at first; set before a scene is.
 */
void
along_canvas_set_flush (AlongCanvas *self, gboolean flush)
{
  self->flush = flush;
}

/** along_canvas_set_selected: draws a box behind the item with @key; %NULL for none. Emits nothing. */
void
along_canvas_set_selected (AlongCanvas *self, const char *key)
{
  if (along_text_equal (self->selected, key))
    return;
  along_text_set (&self->selected, key);
  along_canvas_mark_nodes (self);
}

/** along_canvas_get_selected: (nullable): key of the selected item. */
const char *
along_canvas_get_selected (AlongCanvas *self)
{
  return self->selected;
}

/** along_canvas_get_focused: (nullable): key of the item that has, or had last, the focus. */
const char *
along_canvas_get_focused (AlongCanvas *self)
{
  return self->focused;
}

/** along_canvas_focus_item: moves the keyboard focus to the named item with @key, and it into view. */
gboolean
along_canvas_focus_item (AlongCanvas *self, const char *key)
{
  AlongCanvasNode *node = self->scene != NULL ? along_canvas_ensure_node (self, key) : NULL;

  return node != NULL && gtk_widget_grab_focus (GTK_WIDGET (node));
}

/**
 * along_canvas_get_work: work done so far, for measures: tiles painted, nodes made, times that the nodes
 * were placed. Panning makes no nodes and places none.
 */
void
along_canvas_get_work (AlongCanvas *self, guint *tiles, guint *nodes, guint *allocations)
{
  *tiles = along_tiles_get_made (self->tiles);
  *nodes = self->n_nodes_made;
  *allocations = self->n_allocations;
}

/* --- What the parts of the canvas tell the page --- */

void
along_canvas_select (AlongCanvas *self, const char *key)
{
  g_autofree char *kept = g_strdup (key);

  along_canvas_set_selected (self, kept);
  g_signal_emit (self, signals[ITEM_SELECTED], 0, kept);
}

void
along_canvas_activate_item (AlongCanvas *self, const char *key)
{
  g_autofree char *kept = g_strdup (key);

  along_canvas_set_selected (self, kept);
  g_signal_emit (self, signals[ITEM_ACTIVATED], 0, kept);
}

void
along_canvas_ask_menu (AlongCanvas *self, const char *key)
{
  g_autofree char *kept = g_strdup (key);
  GdkRectangle bounds;

  along_canvas_bring (self, kept, FALSE);
  if (along_canvas_item_bounds (self, kept, &bounds))
    g_signal_emit (self, signals[ITEM_MENU], 0, kept, bounds.x + bounds.width / 2.0,
                   (double) (bounds.y + bounds.height));
}

void
along_canvas_focus_came (AlongCanvas *self, const char *key)
{
  g_autofree char *kept = g_strdup (key);

  along_text_set (&self->focused, kept);
  if (self->taking_keys)
    return;
  if (self->drag <= DRAG_WAITING)
    along_canvas_show_item (self, kept);
  along_canvas_tell_focused (self, kept);
}

void
along_canvas_tell_focused (AlongCanvas *self, const char *key)
{
  g_signal_emit (self, signals[ITEM_FOCUSED], 0, key);
}

void
along_canvas_tell_picked (AlongCanvas *self)
{
  g_signal_emit (self, signals[PICKED], 0);
}

void
along_canvas_tell_found (AlongCanvas *self, const char *words, guint nth, guint n)
{
  g_signal_emit (self, signals[FOUND], 0, words, nth, n);
}

void
along_canvas_notify_zoom (AlongCanvas *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZOOM]);
}
