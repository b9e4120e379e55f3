/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-canvas-node.h"

#include "along-canvas-private.h"
#include "along-text.h"

struct _AlongCanvasNode
{
  GtkWidget parent_instance;

  char *key;
  char *name;
  char *description;
};

G_DEFINE_FINAL_TYPE (AlongCanvasNode, along_canvas_node, GTK_TYPE_WIDGET)

static AlongCanvas *
canvas_of (GtkWidget *widget)
{
  return ALONG_CANVAS (gtk_widget_get_ancestor (widget, ALONG_TYPE_CANVAS));
}

static void
on_activate (GtkWidget *widget, const char *action, GVariant *parameter)
{
  along_canvas_activate_item (canvas_of (widget), ALONG_CANVAS_NODE (widget)->key);
}

static void
on_menu (GtkWidget *widget, const char *action, GVariant *parameter)
{
  along_canvas_ask_menu (canvas_of (widget), ALONG_CANVAS_NODE (widget)->key);
}

static void
on_focus (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (widget);
}

static void
along_canvas_node_finalize (GObject *object)
{
  AlongCanvasNode *self = ALONG_CANVAS_NODE (object);

  g_free (self->key);
  g_free (self->name);
  g_free (self->description);
  G_OBJECT_CLASS (along_canvas_node_parent_class)->finalize (object);
}

static void
along_canvas_node_class_init (AlongCanvasNodeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = along_canvas_node_finalize;
  gtk_widget_class_set_css_name (widget_class, "canvasnode");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_install_action (widget_class, "item.activate", NULL, on_activate);
  gtk_widget_class_install_action (widget_class, "item.menu", NULL, on_menu);
  gtk_widget_class_install_action (widget_class, "item.focus", NULL, on_focus);
}

static void
along_canvas_node_init (AlongCanvasNode *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/** along_canvas_node_new: a node for the item with @key, without a name yet. */
AlongCanvasNode *
along_canvas_node_new (const char *key)
{
  AlongCanvasNode *self = g_object_new (ALONG_TYPE_CANVAS_NODE, NULL);

  self->key = g_strdup (key);
  return self;
}

/** along_canvas_node_key: the item's key. */
const char *
along_canvas_node_key (AlongCanvasNode *self)
{
  return self->key;
}

/** along_canvas_node_name: the accessible name. */
const char *
along_canvas_node_name (AlongCanvasNode *self)
{
  return self->name;
}

/** along_canvas_node_set_words: accessible name and (nullable) description. */
void
along_canvas_node_set_words (AlongCanvasNode *self, const char *name, const char *description)
{
  if (!along_text_equal (self->name, name))
    {
      along_text_set (&self->name, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  if (!along_text_equal (self->description, description))
    {
      along_text_set (&self->description, description);
      if (description != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                        -1);
      else
        gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
}

/** along_canvas_node_set_selected: tells assistive technology that the item is the chosen one. */
void
along_canvas_node_set_selected (AlongCanvasNode *self, gboolean selected)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}
