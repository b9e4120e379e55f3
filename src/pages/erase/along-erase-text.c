/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-erase-text.h"

/* A text that is changed where it stands, as high as it is. GtkTextView finds out in its own time how high that is, when
 * nothing else is to be drawn, and until then shows half a line: here it is measured at once. */

#define MARGIN_X 9
#define MARGIN_Y 6
/* Of the line in which the cursor stands. */
#define CURSOR 2

static GtkSizeRequestMode
request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
height_of (GtkWidget *view, int width)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;
  g_autofree char *words = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  words = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  layout = gtk_widget_create_pango_layout (view, words);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, MAX (width - 2 * MARGIN_X - CURSOR, 1) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height + 2 * MARGIN_Y + CURSOR;
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
         int *natural_baseline)
{
  GtkWidget *view = gtk_widget_get_first_child (widget);

  gtk_widget_measure (view, orientation, for_size, minimum, natural, NULL, NULL);
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL || for_size <= 0)
    return;
  *minimum = MAX (*minimum, height_of (view, for_size));
  *natural = MAX (*natural, *minimum);
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

/** along_erase_text_new: @title: what it is called; @words: (nullable) */
GtkWidget *
along_erase_text_new (const char *title, const char *words)
{
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), MARGIN_X);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), MARGIN_X);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), MARGIN_Y);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), MARGIN_Y);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_text_buffer_set_text (buffer, words != NULL ? words : "", -1);
  gtk_widget_add_css_class (text, "along-framed");
  gtk_widget_set_overflow (text, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (text), view);
  gtk_widget_set_layout_manager (text, gtk_custom_layout_new (request_mode, measure, allocate));
  g_signal_connect_object (buffer, "changed", G_CALLBACK (gtk_widget_queue_resize), text, G_CONNECT_SWAPPED);
  return text;
}

GtkTextBuffer *
along_erase_text_get_buffer (GtkWidget *text)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_widget_get_first_child (text)));
}
