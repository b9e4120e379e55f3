/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-one-stop.h"

struct _AlongOneStop
{
  GtkWidget parent_instance;

  GtkWidget *row; /* that Tab left; weak */
};

G_DEFINE_FINAL_TYPE (AlongOneStop, along_one_stop, GTK_TYPE_WIDGET)

/* What has the focus in @self, or %NULL. */
static GtkWidget *
focused (AlongOneStop *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? focus : NULL;
}

static gboolean
can_be_gone_to (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget) && gtk_widget_get_focusable (widget);
}

/* The row to begin with: the one that was left, else the first. */
static GtkWidget *
first_row (AlongOneStop *self)
{
  GtkWidget *list = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (self->row != NULL && gtk_widget_get_parent (self->row) == list && can_be_gone_to (self->row))
    return self->row;
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (can_be_gone_to (row))
      return row;
  return NULL;
}

static gboolean
along_one_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  AlongOneStop *self = ALONG_ONE_STOP (widget);
  GtkWidget *focus = focused (self), *row;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (along_one_stop_parent_class)->focus (widget, direction);
  if (focus != NULL)
    {
      g_set_weak_pointer (&self->row, gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW));
      return FALSE;
    }
  row = first_row (self);
  return row != NULL && gtk_widget_grab_focus (row);
}

/* @found: the buttons of @within in the order in which they are read. */
static void
collect (GtkWidget *within, GPtrArray *found)
{
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (can_be_gone_to (child))
        g_ptr_array_add (found, child);
      else
        collect (child, found);
    }
}

static gboolean
key_cb (AlongOneStop *self, guint key, guint code, GdkModifierType state)
{
  gboolean left = key == GDK_KEY_Left || key == GDK_KEY_KP_Left, right = key == GDK_KEY_Right || key == GDK_KEY_KP_Right;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkWidget *focus = focused (self), *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
  g_autoptr (GPtrArray) stops = g_ptr_array_new ();
  guint at = 0;

  if (row == NULL || (!left && !right) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  g_ptr_array_add (stops, row);
  collect (row, stops);
  if (!g_ptr_array_find (stops, focus, &at))
    return GDK_EVENT_PROPAGATE;
  if (right != rtl && at + 1 < stops->len)
    gtk_widget_grab_focus (stops->pdata[at + 1]);
  else if (right == rtl && at > 0)
    gtk_widget_grab_focus (stops->pdata[at - 1]);
  return GDK_EVENT_STOP;
}

static void
along_one_stop_dispose (GObject *object)
{
  AlongOneStop *self = ALONG_ONE_STOP (object);
  GtkWidget *list = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_weak_pointer (&self->row);
  g_clear_pointer (&list, gtk_widget_unparent);
  G_OBJECT_CLASS (along_one_stop_parent_class)->dispose (object);
}

static void
along_one_stop_class_init (AlongOneStopClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_one_stop_dispose;
  widget_class->focus = along_one_stop_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
along_one_stop_init (AlongOneStop *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/** along_one_stop_new: @list, a #GtkListBox without a parent, as one stop of Tab. */
GtkWidget *
along_one_stop_new (GtkWidget *list)
{
  GtkWidget *self = g_object_new (ALONG_TYPE_ONE_STOP, NULL);

  g_return_val_if_fail (GTK_IS_LIST_BOX (list), self);
  gtk_widget_set_parent (list, self);
  return self;
}
