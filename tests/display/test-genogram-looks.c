/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The genogram's page where there is little room: nothing is cut, nothing stays covered, keys get everywhere. */
#include "genogram-shown.h"

#include "along-canvas.h"

typedef Shown Fixture;

/* @data: how wide the window is */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  begin_at (fixture, "Whitworth and Pryce", GPOINTER_TO_INT (data), 700);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  end (fixture);
}

static gboolean
is_narrow (gpointer data)
{
  Fixture *fixture = data;

  return fixture->self->narrow && gtk_widget_get_mapped (fixture->self->legend_button) && fixture->self->shown;
}

static gboolean
has_legend (gpointer data)
{
  Fixture *fixture = data;

  return gtk_widget_get_mapped (fixture->self->legend) && gtk_widget_get_height (fixture->self->legend) > 0;
}

/* On a narrow page the legend has its whole width, above the zoom; what is too high is scrolled, also by keys. The drawing under it
 * stays as it is. */
static void
test_legend (Fixture *fixture, gconstpointer data)
{
  AlongGenogramPage *self = fixture->self;
  AlongCanvas *canvas = ALONG_CANVAS (self->canvas);
  GtkWidget *zoom = gtk_widget_get_last_child (self->foot), *scrolled = gtk_widget_get_ancestor (self->legend, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t legend, pill, page = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  double before;
  int wide;

  display_wait (is_narrow, fixture);
  before = along_canvas_get_zoom (canvas);
  gtk_widget_activate_action (self->tools, "genogram.unfold-legend", NULL);
  display_wait (has_legend, fixture);
  g_assert_cmpfloat (along_canvas_get_zoom (canvas), ==, before);
  gtk_widget_measure (self->legend, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wide, NULL, NULL);
  g_assert_cmpint (gtk_widget_get_width (self->legend), >=, wide);
  g_assert_true (gtk_widget_compute_bounds (self->legend_box, fixture->page, &legend));
  g_assert_true (gtk_widget_compute_bounds (zoom, fixture->page, &pill));
  g_assert_cmpfloat (legend.origin.y + legend.size.height, <=, pill.origin.y);
  g_assert_true (gtk_widget_compute_bounds (self->views, fixture->page, &page));
  g_assert_cmpfloat (legend.origin.y, >=, page.origin.y);
  g_assert_false (gtk_widget_get_can_focus (scrolled));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 420);
  while (!gtk_widget_get_can_focus (scrolled))
    g_main_context_iteration (NULL, TRUE);
  display_picture (fixture->window, "genogram-legend-low.png");
}

static gboolean
has_focus (gpointer data)
{
  GtkWidget *widget = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static gboolean
is_item (GtkWidget *widget, const char *words)
{
  g_autofree char *text = NULL;

  if (!g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton") || !gtk_widget_get_mapped (widget))
    return FALSE;
  g_object_get (widget, "text", &text, NULL);
  return g_strcmp0 (text, words) == 0;
}

/* Tab goes from the button that folds an open legend on to the zoom, and back past it. */
static void
test_tab (Fixture *fixture, gconstpointer data)
{
  AlongGenogramPage *self = fixture->self;
  GtkWidget *zoom = gtk_widget_get_last_child (self->foot), *fold = gtk_widget_get_last_child (self->legend_box);

  /* the order of Tab hangs on where they are: laid out, and drawn there */
  gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_true (gtk_widget_get_mapped (fold));
  gtk_widget_grab_focus (fold);
  g_assert_true (has_focus (fold));
  for (int step = 0; step < 3 && !has_focus (zoom); step++)
    gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
  g_assert_true (has_focus (zoom));
  for (int step = 0; step < 8 && !has_focus (self->canvas); step++)
    gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_BACKWARD);
  g_assert_true (has_focus (self->canvas));
}

/* Chosen in the menu of a menu: the focus is at the button again, not inside what is closed. */
static void
test_menu (Fixture *fixture, gconstpointer data)
{
  GtkMenuButton *more = GTK_MENU_BUTTON (fixture->self->more_button);
  GtkWidget *popover, *item;

  display_wait (is_narrow, fixture);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (more));
  gtk_menu_button_popup (more);
  display_turn ();
  item = pages_find (popover, is_item, "Show");
  g_assert_nonnull (item);
  g_signal_emit_by_name (item, "clicked");
  display_turn ();
  item = pages_find (popover, is_item, "Names");
  g_assert_nonnull (item);
  gtk_widget_grab_focus (item);
  g_signal_emit_by_name (item, "clicked");
  gtk_menu_button_popdown (more);
  display_turn ();
  g_assert_false (gtk_widget_get_visible (popover));
  g_assert_true (has_focus (GTK_WIDGET (more)));
  g_assert_false (has_focus (popover));
}

/* “As known on…” opens a window of its own: what it was chosen in does not stay over that. */
static void
test_known (Fixture *fixture, gconstpointer data)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (fixture->self->time.button);
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));

  gtk_menu_button_popup (button);
  display_turn ();
  g_assert_true (gtk_widget_get_visible (popover));
  pages_click (popover, "As known on…");
  display_turn ();
  g_assert_false (gtk_widget_get_visible (popover));
}

/* The day that was chosen is drawn. */
static gboolean
is_drawn (gpointer data)
{
  return ((AlongGenogramPage *) data)->time.tick == 0;
}

/* With the panel beside a drawing that is just wide enough for one, and on another day, nothing is pushed out of the window. */
static void
test_tools (Fixture *fixture, gconstpointer data)
{
  AlongGenogramPage *self = fixture->self;
  g_autofree char *home = along_genogram_page_home_key (self);
  int least;

  g_assert_true (self->beside);
  along_genogram_page_choose (self, along_record_get_id (along_genogram_page_person (self, home)), FALSE);
  along_genogram_page_show_day (self, along_page_get_today (ALONG_PAGE (self)) - 3000);
  display_wait (is_drawn, self);
  g_assert_nonnull (gtk_widget_get_ancestor (pages_find_label (self->add, "Add person"), GTK_TYPE_BUTTON));
  adw_flap_set_reveal_flap (ADW_FLAP (self->flap), TRUE);
  display_turn ();
  gtk_widget_measure (self->tools, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least + gtk_widget_get_width (self->panel_scrolled), <=, GPOINTER_TO_INT (data));
  /* the names of the views have a line of their own there */
  g_assert_true (gtk_widget_get_mapped (self->switcher));
  g_assert_true (gtk_widget_get_parent (self->switcher) == self->tools_line);
  g_assert_nonnull (pages_find_label (self->add, "Add person"));
  adw_flap_set_reveal_flap (ADW_FLAP (self->flap), FALSE);
  display_turn ();
  g_assert_nonnull (pages_find_label (self->add, "Add person"));
  g_assert_true (gtk_widget_get_parent (self->switcher) == self->tools);
}

/* Whether Cynthia, who was found, lies below the bar that she was found with. */
static gboolean
is_below_bar (gpointer data)
{
  AlongGenogramPage *self = ((Fixture *) data)->self;
  const char *found = along_canvas_get_focused (ALONG_CANVAS (self->canvas));
  GdkRectangle item;
  graphene_rect_t bar;

  return found != NULL && gtk_widget_get_height (self->hands.find) > 0
         && along_canvas_item_bounds (ALONG_CANVAS (self->canvas), found, &item)
         && gtk_widget_compute_bounds (self->hands.find, self->canvas, &bar) && item.y >= bar.origin.y + bar.size.height;
}

/* Who was found does not lie under the bar that they were found with. */
static void
test_find (Fixture *fixture, gconstpointer data)
{
  AlongGenogramPage *self = fixture->self;
  AlongCanvas *canvas = ALONG_CANVAS (self->canvas);

  display_wait (is_narrow, fixture);
  along_canvas_set_zoom (canvas, 2);
  gtk_widget_activate_action (self->tools, "genogram.find", NULL);
  display_turn ();
  along_canvas_find (canvas, "Cynthia"); /* in the first row: there is nothing above */
  display_wait (is_below_bar, fixture);
  display_picture (fixture->window, "genogram-found.png");
}

int
main (int argc, char **argv)
{
  if (!pages_init (&argc, &argv))
    return 77;
#define ADD(name, width, func) g_test_add ("/genogram-looks/" name, Fixture, GINT_TO_POINTER (width), set_up, func, tear_down)
  ADD ("legend", 360, test_legend);
  ADD ("tab", 1100, test_tab);
  ADD ("menu", 360, test_menu);
  ADD ("known", 1000, test_known);
  ADD ("tools", 900, test_tools);
  ADD ("find", 360, test_find);
  return pages_run ();
}
