/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-option-texts.h"

/* In heights of a line, so that they grow with the text: the column of the words, and from where on there is room. */
#define COLUMN 7
#define ROOM 22
#define BETWEEN 12
#define BELOW 3

struct _AlongOptionTexts
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (AlongOptionTexts, along_option_texts, GTK_TYPE_LAYOUT_MANAGER)

static int
natural (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int size;

  gtk_widget_measure (widget, orientation, for_size, NULL, &size, NULL, NULL);
  return size;
}

/* Where the second label begins; 0: below the first. */
static int
second_at (GtkWidget *words, int width)
{
  PangoContext *context = gtk_widget_get_pango_context (words);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int line = PANGO_PIXELS (pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics));
  int needed = natural (words, GTK_ORIENTATION_HORIZONTAL, -1);

  pango_font_metrics_unref (metrics);
  if (width < ROOM * line || needed > width / 2)
    return 0;
  return MAX (COLUMN * line, needed + BETWEEN);
}

/* Places both for @width unless @measure_only. Returns the height they need. */
static int
lay_out (GtkWidget *widget, int width, int height, gboolean measure_only)
{
  GtkWidget *words = gtk_widget_get_first_child (widget), *more = gtk_widget_get_next_sibling (words);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int at = gtk_widget_should_layout (more) ? second_at (words, width) : 0;
  int first = natural (words, GTK_ORIENTATION_VERTICAL, at > 0 ? at - BETWEEN : width), second;

  if (!gtk_widget_should_layout (more))
    {
      if (!measure_only)
        gtk_widget_size_allocate (words, &(GtkAllocation){ 0, (height - first) / 2, width, first }, -1);
      return first;
    }
  second = natural (more, GTK_ORIENTATION_VERTICAL, width - at);
  if (at == 0)
    {
      if (!measure_only)
        {
          gtk_widget_size_allocate (words, &(GtkAllocation){ 0, 0, width, first }, -1);
          gtk_widget_size_allocate (more, &(GtkAllocation){ 0, first + BELOW, width, second }, -1);
        }
      return first + BELOW + second;
    }
  if (!measure_only)
    {
      int top = (height - MAX (first, second)) / 2;

      gtk_widget_size_allocate (words, &(GtkAllocation){ rtl ? width - at + BETWEEN : 0, top, at - BETWEEN, first }, -1);
      gtk_widget_size_allocate (more, &(GtkAllocation){ rtl ? 0 : at, top, width - at, second }, -1);
    }
  return MAX (first, second);
}

static GtkSizeRequestMode
along_option_texts_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
along_option_texts_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural_size, int *minimum_baseline, int *natural_baseline)
{
  int height = 0;

  *minimum = *natural_size = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int least, usual;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &usual, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural_size += usual + BETWEEN;
      height = MAX (height, natural (child, GTK_ORIENTATION_VERTICAL, -1));
    }
  /* For no width in particular: the least of all heights, which is that of the widest. */
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural_size = for_size >= 0 ? lay_out (widget, MAX (for_size, *minimum), 0, TRUE) : height;
}

static void
along_option_texts_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (widget, width, height, FALSE);
}

static void
along_option_texts_class_init (AlongOptionTextsClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = along_option_texts_get_request_mode;
  manager_class->measure = along_option_texts_measure;
  manager_class->allocate = along_option_texts_allocate;
}

static void
along_option_texts_init (AlongOptionTexts *self)
{
}

/** along_option_texts_new: for a box with two labels in it. */
GtkLayoutManager *
along_option_texts_new (void)
{
  return g_object_new (ALONG_TYPE_OPTION_TEXTS, NULL);
}
