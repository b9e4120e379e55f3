/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-domain-layout.h"

#define BETWEEN 12
#define BELOW 3

/* In average letters, so that the columns grow with the text: the least width for all side by side; the columns. */
#define ROOM 76
#define NAME 21
#define NOW 15
#define SINCE 11

struct _AlongDomainLayout
{
  GtkLayoutManager parent_instance;

  gboolean head;
};

G_DEFINE_FINAL_TYPE (AlongDomainLayout, along_domain_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Name, chart, now, since. */
static void
children_of (GtkWidget *widget, GtkWidget *children[4])
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  for (guint i = 0; i < 4; i++)
    {
      children[i] = child;
      child = gtk_widget_get_next_sibling (child);
    }
}

static int
natural (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int size;

  gtk_widget_measure (widget, orientation, for_size, NULL, &size, NULL, NULL);
  return size;
}

static int
letter (GtkWidget *widget)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int width = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  return width;
}

static void
place (GtkWidget *widget, GtkWidget *child, int x, int y, int width, int height, int whole)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  gtk_widget_size_allocate (child, &(GtkAllocation){ rtl ? whole - x - width : x, y, width, height }, -1);
}

static int
side_by_side (GtkWidget *widget, GtkWidget *children[4], int width, int height, gboolean measure_only)
{
  int one = letter (widget), widths[4] = { NAME * one, 0, NOW * one, SINCE * one }, tallest = 0, x = 0;

  widths[1] = width - widths[0] - widths[2] - widths[3] - 3 * BETWEEN;
  for (guint i = 0; i < 4; i++)
    {
      int needed = natural (children[i], GTK_ORIENTATION_VERTICAL, widths[i]);

      tallest = MAX (tallest, needed);
      if (!measure_only)
        place (widget, children[i], x, i == 1 ? 0 : (height - needed) / 2, widths[i], i == 1 ? height : needed, width);
      x += widths[i] + BETWEEN;
    }
  return tallest;
}

static int
under_one_another (GtkWidget *widget, GtkWidget *children[4], int width, gboolean measure_only)
{
  int since = MIN (natural (children[3], GTK_ORIENTATION_HORIZONTAL, -1), width / 2);
  int name = width - since - BETWEEN;
  int top = MAX (natural (children[0], GTK_ORIENTATION_VERTICAL, name), natural (children[3], GTK_ORIENTATION_VERTICAL, since));
  int now = natural (children[2], GTK_ORIENTATION_VERTICAL, width);
  int chart = natural (children[1], GTK_ORIENTATION_VERTICAL, width);

  if (!measure_only)
    {
      place (widget, children[0], 0, 0, name, top, width);
      place (widget, children[3], width - since, 0, since, top, width);
      place (widget, children[2], 0, top + BELOW, width, now, width);
      place (widget, children[1], 0, top + now + 2 * BELOW, width, chart, width);
    }
  return top + now + chart + 2 * BELOW;
}

/* The head of rows that stand under one another: only the dates. */
static int
dates_only (GtkWidget *widget, GtkWidget *children[4], int width, gboolean measure_only)
{
  int needed = natural (children[1], GTK_ORIENTATION_VERTICAL, width);

  if (!measure_only)
    place (widget, children[1], 0, 0, width, needed, width);
  return needed;
}

static GtkSizeRequestMode
along_domain_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
lay_out (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, gboolean measure_only)
{
  gboolean head = ALONG_DOMAIN_LAYOUT (manager)->head, side = width >= ROOM * letter (widget);
  GtkWidget *children[4];

  children_of (widget, children);
  for (guint i = 0; i < 4 && head && !measure_only; i++)
    gtk_widget_set_child_visible (children[i], side || i == 1);
  if (side)
    return side_by_side (widget, children, width, height, measure_only);
  return head ? dates_only (widget, children, width, measure_only)
              : under_one_another (widget, children, width, measure_only);
}

static void
along_domain_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                             int *minimum, int *natural_size, int *minimum_baseline, int *natural_baseline)
{
  int least = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int needed;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
      least = MAX (least, needed);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural_size = MAX (least, ROOM * letter (widget));
    }
  else
    *minimum = *natural_size = lay_out (manager, widget, MAX (for_size >= 0 ? for_size : ROOM * letter (widget), least), 0, TRUE);
}

static void
along_domain_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (manager, widget, width, height, FALSE);
}

static void
along_domain_layout_class_init (AlongDomainLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = along_domain_layout_get_request_mode;
  manager_class->measure = along_domain_layout_measure;
  manager_class->allocate = along_domain_layout_allocate;
}

static void
along_domain_layout_init (AlongDomainLayout *self)
{
}

/** along_domain_layout_new: for a box with the four in it. @head: it is the names of the columns, and the dates. */
GtkLayoutManager *
along_domain_layout_new (gboolean head)
{
  AlongDomainLayout *self = g_object_new (ALONG_TYPE_DOMAIN_LAYOUT, NULL);

  self->head = head;
  return GTK_LAYOUT_MANAGER (self);
}
