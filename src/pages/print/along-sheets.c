/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-sheets.h"

#include <glib/gi18n-lib.h>

#define EDGE 8
#define SHADOW 0.18

struct _AlongSheets
{
  AdwBin parent_instance;

  GtkWidget *stack, *sheet;
  GtkWidget *back, *count, *next; /* (nullable): where they were asked for */
  AlongSheetsSize size;
  AlongSheetsPaint paint;
  gpointer data;
  guint n, page;
  char *name; /* (nullable): of what is no pages */
  gboolean complete, hold;
  cairo_surface_t *shown; /* (nullable): the sheet, as it was painted last */
  int shown_width, shown_height;
  guint shown_page;
};

enum
{
  CHOOSE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlongSheets, along_sheets, ADW_TYPE_BIN)

static void
along_sheets_finalize (GObject *object)
{
  AlongSheets *self = ALONG_SHEETS (object);

  g_clear_pointer (&self->shown, cairo_surface_destroy);
  g_free (self->name);
  G_OBJECT_CLASS (along_sheets_parent_class)->finalize (object);
}

static void
along_sheets_class_init (AlongSheetsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = along_sheets_finalize;
  signals[CHOOSE] = g_signal_new ("choose", ALONG_TYPE_SHEETS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
render (AlongSheets *self, int width, int height)
{
  int factor = gtk_widget_get_scale_factor (self->sheet);
  double w, h, scale;
  cairo_t *cr;

  g_clear_pointer (&self->shown, cairo_surface_destroy);
  self->size (self->data, self->page, &w, &h);
  scale = MIN ((width - 2 * EDGE) / MAX (w, 1), (height - 2 * EDGE) / MAX (h, 1));
  if (scale <= 0)
    return;
  self->shown = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * factor, height * factor);
  cairo_surface_set_device_scale (self->shown, factor, factor);
  self->shown_width = width;
  self->shown_height = height;
  self->shown_page = self->page;
  cr = cairo_create (self->shown);
  cairo_translate (cr, (width - w * scale) / 2, (height - h * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_rgba (cr, 0, 0, 0, SHADOW);
  cairo_rectangle (cr, 2 / scale, 3 / scale, w, h);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, w, h);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  self->paint (self->data, self->page, cr);
  cairo_destroy (cr);
}

static void
draw_sheet (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  AlongSheets *self = data;

  if (self->n > 0 && !self->hold
      && (self->shown == NULL || self->shown_width != width || self->shown_height != height || self->shown_page != self->page))
    render (self, width, height);
  if (self->shown == NULL)
    return;
  cairo_set_source_surface (cr, self->shown, 0, 0);
  cairo_paint (cr);
}

static void
update (AlongSheets *self)
{
  g_autofree char *words = NULL;

  /* Translators: the number of a page and how many there are */
  words = self->n > 1 ? g_strdup_printf (_ ("Page %u of %u"), self->page + 1, self->n) : g_strdup (self->n == 1 ? _ ("1 page") : "");
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->complete ? "sheet" : "to-choose");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sheet), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name != NULL ? self->name : words, -1);
  gtk_widget_queue_draw (self->sheet);
  if (self->count == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (self->count), self->complete && self->name == NULL ? words : "");
  gtk_widget_set_sensitive (self->back, self->complete && self->page > 0);
  gtk_widget_set_sensitive (self->next, self->complete && self->page + 1 < self->n);
  gtk_widget_set_visible (self->back, self->n > 1);
  gtk_widget_set_visible (self->next, self->n > 1);
}

/**
 * along_sheets_show: @n: how many pages there are; 0: nothing to be painted yet
 *
 * @name: (nullable): what is shown, where it is no pages
 * @complete: whether it is known whose copy it is
 */
void
along_sheets_show (AlongSheets *self, guint n, const char *name, gboolean complete)
{
  g_autofree char *old = self->name;

  self->n = n;
  self->page = n > 0 ? MIN (self->page, n - 1) : self->page; /* while there is nothing it stays for what comes */
  self->name = g_strdup (name);
  self->complete = complete;
  update (self);
}

/** along_sheets_forget: what is shown has changed, or goes. */
void
along_sheets_forget (AlongSheets *self)
{
  g_clear_pointer (&self->shown, cairo_surface_destroy);
  gtk_widget_queue_draw (self->sheet);
}

/** along_sheets_hold: @hold: nothing is painted anew, since another thread has what it is painted from */
void
along_sheets_hold (AlongSheets *self, gboolean hold)
{
  self->hold = hold;
  gtk_widget_queue_draw (self->sheet);
}

/** along_sheets_turn: @by: 1 or -1; FALSE: there is no such page. */
gboolean
along_sheets_turn (AlongSheets *self, int by)
{
  if (!self->complete || (by < 0 ? self->page == 0 : self->page + 1 >= self->n))
    return FALSE;
  self->page += by;
  update (self);
  return TRUE;
}

static void
turn_cb (GtkWidget *button, gpointer data)
{
  AlongSheets *self = data;

  along_sheets_turn (self, button == self->next ? 1 : -1);
}

static void
choose_cb (AlongSheets *self)
{
  g_signal_emit (self, signals[CHOOSE], 0);
}

static GtkWidget *
make_icon_button (AlongSheets *self, const char *icon, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (turn_cb), self, 0);
  return button;
}

/** along_sheets_add_turning: adds the buttons that turn the page to @bar, and between them which page it is. */
void
along_sheets_add_turning (AlongSheets *self, GtkBox *bar)
{
  self->back = make_icon_button (self, "go-previous-symbolic", _ ("Page before"));
  self->next = make_icon_button (self, "go-next-symbolic", _ ("Next page"));
  self->count = gtk_label_new (NULL);
  gtk_box_append (bar, self->back);
  gtk_box_append (bar, self->count);
  gtk_box_append (bar, self->next);
}

static void
along_sheets_init (AlongSheets *self)
{
  self->sheet = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);
  gtk_widget_set_hexpand (self->sheet, TRUE);
  gtk_widget_set_vexpand (self->sheet, TRUE);
  gtk_widget_set_size_request (self->sheet, 280, 360);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->sheet), draw_sheet, self, NULL);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), self->sheet, "sheet");
  adw_bin_set_child (ADW_BIN (self), self->stack);
}

/* The family's copy is one person's: before it is known whose, there is nothing to show. */
static GtkWidget *
make_to_choose (AlongSheets *self, const char *about)
{
  GtkWidget *page = adw_status_page_new (), *button = gtk_button_new_with_mnemonic (_ ("Choose _somebody"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "avatar-default-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Choose whose copy this is"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), about);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

/**
 * along_sheets_new: @about: (nullable): what a person's copy has, for the page that asks whose it is
 *
 * @size, @paint: of a page; called with @data while there are pages
 */
GtkWidget *
along_sheets_new (const char *about, AlongSheetsSize size, AlongSheetsPaint paint, gpointer data)
{
  AlongSheets *self = g_object_new (ALONG_TYPE_SHEETS, NULL);

  self->size = size;
  self->paint = paint;
  self->data = data;
  gtk_stack_add_named (GTK_STACK (self->stack), make_to_choose (self, about), "to-choose");
  return GTK_WIDGET (self);
}
