/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-flow.h"

#define GAP 6

struct _AlongFlow
{
  GtkWidget parent_instance;
};

static void along_flow_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AlongFlow, along_flow, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, along_flow_buildable_init))

static GtkBuildableIface *parent_buildable;

static int
width_of (GtkWidget *child, int most)
{
  GtkRequisition least, wanted;

  gtk_widget_get_preferred_size (child, &least, &wanted);
  return MAX (least.width, MIN (wanted.width, most));
}

/* The first child of the line after the one that begins with @first; how high that line is. */
static GtkWidget *
end_of_line (GtkWidget *first, int width, int *height)
{
  GtkWidget *child = first;
  int x = 0;

  *height = 0;
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int w, h;

      if (!gtk_widget_should_layout (child))
        continue;
      w = width_of (child, width);
      if (x > 0 && x + w > width)
        break;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, w, NULL, &h, NULL, NULL);
      x += w + GAP;
      *height = MAX (*height, h);
    }
  return child;
}

/* Sets the children in lines of @width, and places them unless @measure_only. Returns the height. */
static int
flow (GtkWidget *widget, int width, gboolean measure_only)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  while (child != NULL)
    {
      int height, x = 0;
      GtkWidget *end = end_of_line (child, width, &height);

      for (; child != end; child = gtk_widget_get_next_sibling (child))
        {
          int w;

          if (measure_only || !gtk_widget_should_layout (child))
            continue;
          w = width_of (child, width);
          gtk_widget_size_allocate (child, &(GtkAllocation){ rtl ? width - x - w : x, y, w, height }, -1);
          x += w + GAP;
        }
      y += height + (height > 0 && end != NULL ? GAP : 0);
    }
  return y;
}

static GtkSizeRequestMode
along_flow_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
along_flow_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                    int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = flow (widget, for_size < 0 ? G_MAXINT / 2 : for_size, TRUE);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition least, wanted;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_get_preferred_size (child, &least, &wanted);
      *minimum = MAX (*minimum, least.width);
      *natural += wanted.width + (*natural > 0 ? GAP : 0);
    }
}

static void
along_flow_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  flow (widget, width, FALSE);
}

/* Left and Right go on from line to line, in the order of reading; at the ends they stay. */
static gboolean
along_flow_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  gboolean forward = (direction == GTK_DIR_RIGHT) != (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);

  if (child == NULL || (direction != GTK_DIR_LEFT && direction != GTK_DIR_RIGHT))
    return GTK_WIDGET_CLASS (along_flow_parent_class)->focus (widget, direction);
  while ((child = forward ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child)) != NULL)
    if (gtk_widget_child_focus (child, direction))
      break;
  return TRUE;
}

static void
along_flow_dispose (GObject *object)
{
  along_flow_clear (ALONG_FLOW (object));
  G_OBJECT_CLASS (along_flow_parent_class)->dispose (object);
}

static void
along_flow_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    along_flow_append (ALONG_FLOW (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
along_flow_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = along_flow_add_child;
}

static void
along_flow_class_init (AlongFlowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_flow_dispose;
  widget_class->get_request_mode = along_flow_get_request_mode;
  widget_class->measure = along_flow_measure;
  widget_class->size_allocate = along_flow_size_allocate;
  widget_class->focus = along_flow_focus;
  gtk_widget_class_set_css_name (widget_class, "flow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
along_flow_init (AlongFlow *self)
{
}

/** along_flow_new: empty. */
GtkWidget *
along_flow_new (void)
{
  return g_object_new (ALONG_TYPE_FLOW, NULL);
}

/** along_flow_append: @child comes last. */
void
along_flow_append (AlongFlow *self, GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/** along_flow_clear: takes all out. */
void
along_flow_clear (AlongFlow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}
