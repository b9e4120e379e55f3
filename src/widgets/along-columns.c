/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-columns.h"

#define SIDE_BY_SIDE 760
#define BETWEEN 24
#define BELOW 30

/* Share of the wide column: 568 of 568 + 316. */
#define WIDE_SHARE (568.0 / 884)

struct _AlongColumns
{
  GtkWidget parent_instance;

  int least; /* width from which there are two */
  gboolean side_by_side;
};

static void along_columns_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AlongColumns, along_columns, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, along_columns_buildable_init))

static GtkBuildableIface *parent_buildable;

static gboolean
in_narrow (GtkWidget *child)
{
  return g_object_get_data (G_OBJECT (child), "along-column") != NULL;
}

/* Places the children for @width unless @measure_only. Returns the height they need. */
static int
lay_out (GtkWidget *widget, int width, gboolean measure_only)
{
  gboolean two = width >= ALONG_COLUMNS (widget)->least, rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int wide = two ? (int) ((width - BETWEEN) * WIDE_SHARE) : width, narrow = two ? width - BETWEEN - wide : width;
  int y[2] = { 0, 0 };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int column = two && in_narrow (child) ? 1 : 0, w = column == 1 ? narrow : wide, x, height;

      if (!gtk_widget_should_layout (child))
        continue;
      if (y[column] > 0)
        y[column] += BELOW;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, w, NULL, &height, NULL, NULL);
      x = column == 1 ? wide + BETWEEN : 0;
      if (!measure_only)
        gtk_widget_size_allocate (child, &(GtkAllocation){ rtl ? width - x - w : x, y[column], w, height }, -1);
      y[column] += height;
    }
  return MAX (y[0], y[1]);
}

static GtkSizeRequestMode
along_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
along_columns_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  int widths[2] = { 0, 0 };

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, wanted;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      widths[in_narrow (child)] = MAX (widths[in_narrow (child)], wanted);
    }
  *natural = MAX (*minimum, MAX (SIDE_BY_SIDE, widths[0] + BETWEEN + widths[1]));
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = lay_out (widget, for_size < 0 ? *natural : MAX (for_size, *minimum), TRUE);
}

static void
along_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ALONG_COLUMNS (widget)->side_by_side = width >= ALONG_COLUMNS (widget)->least;
  lay_out (widget, width, FALSE);
}

static void
along_columns_dispose (GObject *object)
{
  along_columns_clear (ALONG_COLUMNS (object));
  G_OBJECT_CLASS (along_columns_parent_class)->dispose (object);
}

static void
along_columns_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    along_columns_append (ALONG_COLUMNS (buildable), GTK_WIDGET (child),
                          g_strcmp0 (type, "end") == 0 ? ALONG_COLUMN_NARROW : ALONG_COLUMN_WIDE);
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
along_columns_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = along_columns_add_child;
}

static void
along_columns_class_init (AlongColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_columns_dispose;
  widget_class->get_request_mode = along_columns_get_request_mode;
  widget_class->measure = along_columns_measure;
  widget_class->size_allocate = along_columns_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "columns");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
along_columns_init (AlongColumns *self)
{
  self->least = SIDE_BY_SIDE;
}

/** along_columns_new: empty. */
GtkWidget *
along_columns_new (void)
{
  return g_object_new (ALONG_TYPE_COLUMNS, NULL);
}

/** along_columns_set_least: @width: from which there are two columns, if it is not 760 px. */
void
along_columns_set_least (AlongColumns *self, int width)
{
  self->least = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** along_columns_append: @child comes below those of its column, and last of all in one column. */
void
along_columns_append (AlongColumns *self, GtkWidget *child, AlongColumn column)
{
  g_object_set_data (G_OBJECT (child), "along-column", GINT_TO_POINTER (column == ALONG_COLUMN_NARROW));
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/** along_columns_clear: takes all out. */
void
along_columns_clear (AlongColumns *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

/** along_columns_get_side_by_side: whether there are two columns as it is shown now. */
gboolean
along_columns_get_side_by_side (AlongColumns *self)
{
  return self->side_by_side;
}
