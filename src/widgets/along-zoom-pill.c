/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-zoom-pill.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _AlongZoomPill
{
  GtkWidget parent_instance;

  GtkWidget *out, *figure, *in, *line, *fit;
  AlongCanvas *canvas;
};

G_DEFINE_FINAL_TYPE (AlongZoomPill, along_zoom_pill, GTK_TYPE_WIDGET)

static void
show_zoom (AlongZoomPill *self)
{
  double zoom = self->canvas != NULL ? along_canvas_get_zoom (self->canvas) : 1;
  /* Translators: the zoom of a drawing; %d is a whole number, %% the sign, in the order of your language. */
  g_autofree char *words = g_strdup_printf (_("%d %%"), (int) round (zoom * 100));
  /* A figure and its sign alone have no direction: it is that of the words, not of the window. */
  g_autofree char *text = g_strconcat ("\u2066", words, "\u2069", NULL);

  gtk_button_set_label (GTK_BUTTON (self->figure), text);
  gtk_widget_set_sensitive (self->out, zoom > ALONG_ZOOM_LEAST + 0.001);
  gtk_widget_set_sensitive (self->in, zoom < ALONG_ZOOM_MOST - 0.001);
}

static void
on_clicked (GtkWidget *button, AlongZoomPill *self)
{
  if (self->canvas == NULL)
    return;
  if (button == self->out)
    along_canvas_zoom_out (self->canvas);
  else if (button == self->in)
    along_canvas_zoom_in (self->canvas);
  else if (button == self->fit)
    along_canvas_fit_whole (self->canvas);
  else
    along_canvas_set_zoom (self->canvas, 1);
}

static void
along_zoom_pill_dispose (GObject *object)
{
  GtkWidget *child;

  along_zoom_pill_set_canvas (ALONG_ZOOM_PILL (object), NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (along_zoom_pill_parent_class)->dispose (object);
}

static void
along_zoom_pill_class_init (AlongZoomPillClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_zoom_pill_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_button (AlongZoomPill *self, const char *icon, const char *name)
{
  GtkWidget *button = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label ("");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  if (icon != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
along_zoom_pill_init (AlongZoomPill *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "along-zoom-pill");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Zoom"), -1);
  self->out = add_button (self, "zoom-out-symbolic", _("Zoom out"));
  self->figure = add_button (self, NULL, _("Back to 100 %"));
  gtk_widget_add_css_class (self->figure, "figure");
  self->in = add_button (self, "zoom-in-symbolic", _("Zoom in"));
  self->line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_margin_top (self->line, 6);
  gtk_widget_set_margin_bottom (self->line, 6);
  gtk_widget_set_margin_start (self->line, 3);
  gtk_widget_set_margin_end (self->line, 3);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  self->fit = add_button (self, "zoom-fit-best-symbolic", _("Fit into the window"));
  show_zoom (self);
}

/** along_zoom_pill_new: for @canvas (nullable). */
GtkWidget *
along_zoom_pill_new (AlongCanvas *canvas)
{
  AlongZoomPill *self = g_object_new (ALONG_TYPE_ZOOM_PILL, NULL);

  along_zoom_pill_set_canvas (self, canvas);
  return GTK_WIDGET (self);
}

/** along_zoom_pill_set_canvas: the canvas whose zoom it shows and changes. */
void
along_zoom_pill_set_canvas (AlongZoomPill *self, AlongCanvas *canvas)
{
  if (self->canvas == canvas)
    return;
  if (self->canvas != NULL)
    g_signal_handlers_disconnect_by_func (self->canvas, show_zoom, self);
  g_set_object (&self->canvas, canvas);
  if (canvas != NULL)
    {
      g_signal_connect_swapped (canvas, "notify::zoom", G_CALLBACK (show_zoom), self);
      show_zoom (self);
    }
}
