/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-canvas-private.h"

#include <math.h>

/* Above this many named items only those near the view have a node. */
#define MOST_NODES 600

/* Smallest target, px on screen (WCAG 2.2, 2.5.8). */
#define LEAST_TARGET 24

/* --- The area: all nodes in one widget, so that panning moves one thing --- */

#define ALONG_TYPE_CANVAS_AREA (along_canvas_area_get_type ())
G_DECLARE_FINAL_TYPE (AlongCanvasArea, along_canvas_area, ALONG, CANVAS_AREA, GtkWidget)

struct _AlongCanvasArea
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (AlongCanvasArea, along_canvas_area, GTK_TYPE_WIDGET)

static void
along_canvas_area_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                           int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
}

static void
place (AlongCanvas *canvas, GtkWidget *node)
{
  int index = along_scene_find_item (canvas->scene, along_canvas_node_key (ALONG_CANVAS_NODE (node)));
  const AlongRect *area = &along_scene_peek_item (canvas->scene, index)->area;
  double width = MAX (LEAST_TARGET, ceil (area->width * canvas->placed));
  double height = MAX (LEAST_TARGET, ceil (area->height * canvas->placed));
  double x = floor ((area->x + area->width / 2) * canvas->placed - width / 2);
  double y = floor ((area->y + area->height / 2) * canvas->placed - height / 2);
  GtkRequisition least;

  gtk_widget_get_preferred_size (node, &least, NULL);
  gtk_widget_size_allocate (node,
                            &(GtkAllocation){ (int) x, (int) y, MAX (least.width, (int) width),
                                              MAX (least.height, (int) height) },
                            -1);
}

static void
along_canvas_area_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AlongCanvas *canvas = ALONG_CANVAS (gtk_widget_get_parent (widget));

  canvas->n_allocations++;
  for (GtkWidget *node = gtk_widget_get_first_child (widget); node != NULL;
       node = gtk_widget_get_next_sibling (node))
    place (canvas, node);
}

static void
along_canvas_area_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  GTK_WIDGET_CLASS (along_canvas_area_parent_class)->set_focus_child (widget, child);
  if (child != NULL)
    along_canvas_focus_came (ALONG_CANVAS (gtk_widget_get_parent (widget)),
                             along_canvas_node_key (ALONG_CANVAS_NODE (child)));
}

static void
along_canvas_area_class_init (AlongCanvasAreaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = along_canvas_area_measure;
  widget_class->size_allocate = along_canvas_area_size_allocate;
  widget_class->set_focus_child = along_canvas_area_set_focus_child;
  gtk_widget_class_set_css_name (widget_class, "canvasarea");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
along_canvas_area_init (AlongCanvasArea *self)
{
}

/* An empty area; the canvas takes its nodes out before it goes. */
GtkWidget *
along_canvas_area_new (void)
{
  return g_object_new (ALONG_TYPE_CANVAS_AREA, NULL);
}

/* --- Which items have a node --- */

static guint
count_named (AlongScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < along_scene_get_n_items (scene); i++)
    n += along_scene_peek_item (scene, i)->name != NULL;
  return n;
}

static void
seen_part (AlongCanvas *self, double beyond, AlongRect *part)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) / self->zoom;
  double height = gtk_widget_get_height (GTK_WIDGET (self)) / self->zoom;

  along_canvas_to_scene (self, 0, 0, &part->x, &part->y);
  part->x -= width * beyond;
  part->y -= height * beyond;
  part->width = width * (1 + 2 * beyond);
  part->height = height * (1 + 2 * beyond);
}

static gboolean
meets (const AlongRect *a, const AlongRect *b)
{
  return a->x < b->x + b->width && a->x + a->width > b->x && a->y < b->y + b->height && a->y + a->height > b->y;
}

static AlongCanvasNode *
add_node (AlongCanvas *self, const AlongSceneItem *item, GtkWidget *after)
{
  AlongCanvasNode *node = along_canvas_node_new (item->key);

  self->n_nodes_made++;
  along_canvas_node_set_words (node, item->name, item->description);
  if (item->round)
    gtk_widget_add_css_class (GTK_WIDGET (node), "round");
  gtk_widget_insert_after (GTK_WIDGET (node), self->area, after);
  g_hash_table_insert (self->nodes, (gpointer) along_canvas_node_key (node), node);
  if (along_canvas_is_marked (self, item->key))
    along_canvas_node_set_selected (node, TRUE);
  return node;
}

static void
drop_node (AlongCanvas *self, GtkWidget *node)
{
  g_hash_table_remove (self->nodes, along_canvas_node_key (ALONG_CANVAS_NODE (node)));
  gtk_widget_unparent (node);
}

static gboolean
is_wanted (AlongCanvas *self, const AlongSceneItem *item, gboolean all)
{
  return item->name != NULL
         && (all || meets (&item->area, &self->near) || g_strcmp0 (item->key, self->focused) == 0);
}

/*
 * Brings the nodes in line with the scene: nodes of items that stay are kept, so that the focus stays, and
 * stand in the scene's order, which is the order a screen reader goes through.
 */
void
along_canvas_sync_nodes (AlongCanvas *self)
{
  GtkWidget *node = gtk_widget_get_first_child (self->area), *last = NULL;
  gboolean all;

  while (node != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (node);
      const char *key = along_canvas_node_key (ALONG_CANVAS_NODE (node));
      int index = self->scene != NULL ? along_scene_find_item (self->scene, key) : -1;

      if (index < 0 || along_scene_peek_item (self->scene, index)->name == NULL)
        drop_node (self, node);
      node = next;
    }
  if (self->scene == NULL)
    return;
  all = count_named (self->scene) <= MOST_NODES;
  seen_part (self, 1, &self->near);
  for (guint i = 0; i < along_scene_get_n_items (self->scene); i++)
    {
      const AlongSceneItem *item = along_scene_peek_item (self->scene, i);
      GtkWidget *known = g_hash_table_lookup (self->nodes, item->key);

      if (!is_wanted (self, item, all))
        {
          if (known != NULL)
            drop_node (self, known);
          continue;
        }
      if (known == NULL)
        known = GTK_WIDGET (add_node (self, item, last));
      else
        {
          along_canvas_node_set_words (ALONG_CANVAS_NODE (known), item->name, item->description);
          if (gtk_widget_get_prev_sibling (known) != last)
            gtk_widget_insert_after (known, self->area, last);
        }
      last = known;
    }
  gtk_widget_queue_allocate (self->area);
}

/* The view moved: of many items, make nodes for those that came near. */
void
along_canvas_check_near (AlongCanvas *self)
{
  AlongRect seen;

  if (self->scene == NULL || count_named (self->scene) <= MOST_NODES)
    return;
  seen_part (self, 0, &seen);
  if (seen.x < self->near.x || seen.y < self->near.y || seen.x + seen.width > self->near.x + self->near.width
      || seen.y + seen.height > self->near.y + self->near.height || seen.width * 4 < self->near.width)
    along_canvas_sync_nodes (self);
}

/* The node of the named item with @key, made now if it was too far away to have one. */
AlongCanvasNode *
along_canvas_ensure_node (AlongCanvas *self, const char *key)
{
  AlongCanvasNode *node = key != NULL ? g_hash_table_lookup (self->nodes, key) : NULL;
  int index;

  if (node != NULL)
    return node;
  index = along_scene_find_item (self->scene, key);
  if (index < 0 || along_scene_peek_item (self->scene, index)->name == NULL)
    return NULL;
  node = add_node (self, along_scene_peek_item (self->scene, index), gtk_widget_get_last_child (self->area));
  place (self, GTK_WIDGET (node));
  return node;
}

/* Takes all nodes out. */
void
along_canvas_clear_nodes (AlongCanvas *self)
{
  GtkWidget *node;

  while ((node = gtk_widget_get_first_child (self->area)) != NULL)
    drop_node (self, node);
}
