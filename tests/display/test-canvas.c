/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-support.h"

#include "along-canvas-node.h"
#include "along-canvas-private.h"
#include "along-screen.h"
#include "along-zoom-pill.h"

/* A grid of people, 120 px apart, with a line between neighbours. */
static AlongScene *
make_scene (GtkWidget *widget, int columns, int rows)
{
  g_autoptr (AlongFonts) fonts = along_screen_fonts (widget, FALSE);
  AlongScene *scene = along_scene_new (fonts);

  along_scene_set_size (scene, columns * 120, rows * 120);
  along_scene_set_words (scene, "Family of many", "People in rows.");
  for (int row = 0; row < rows; row++)
    for (int column = 0; column < columns; column++)
      {
        g_autofree char *key = g_strdup_printf ("person/%d-%d", column, row);
        g_autofree char *name = g_strdup_printf ("%c%d, woman, %d", 'A' + column % 26, row, 20 + row);
        g_autofree char *label = g_strdup_printf ("%c%d", 'A' + column % 26, row);
        double x = column * 120 + 60, y = row * 120 + 50;
        AlongRect area = { x - 30, y - 26, 60, 70 };

        if (column > 0)
          {
            along_scene_move_to (scene, x - 98, y);
            along_scene_line_to (scene, x - 22, y);
            along_scene_stroke (scene, column % 2 ? "couple-solid" : "couple-dashed");
          }
        along_scene_begin_item (scene, key, name, "Sister of everyone.", &area);
        if ((row + column) % 2)
          along_scene_circle (scene, x, y, 22);
        else
          along_scene_rectangle (scene, x - 22, y - 22, 44, 44);
        along_scene_fill_stroke (scene, "person-outline");
        along_scene_text (scene, "text-age", ALONG_ANCHOR_MIDDLE, x, y + 5, 0, 1, "27");
        along_scene_text (scene, "text", ALONG_ANCHOR_MIDDLE, x, y + 38, 0, 1, label);
        along_scene_end_item (scene);
      }
  return scene;
}

typedef struct
{
  GtkWidget *window;
  AlongCanvas *canvas;
} Stage;

static void
set_up (Stage *stage, int columns, int rows)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *overlay = gtk_overlay_new (), *pill;
  g_autoptr (AlongScene) scene = NULL;

  stage->canvas = ALONG_CANVAS (along_canvas_new ());
  pill = along_zoom_pill_new (stage->canvas);
  gtk_widget_set_halign (pill, GTK_ALIGN_END);
  gtk_widget_set_valign (pill, GTK_ALIGN_END);
  gtk_widget_set_margin_end (pill, 16);
  gtk_widget_set_margin_bottom (pill, 16);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (stage->canvas));
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scrolled);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), pill);
  scene = make_scene (GTK_WIDGET (stage->canvas), columns, rows);
  along_canvas_set_scene (stage->canvas, scene);
  stage->window = display_window (overlay, 900, 600);
}

static void
tear_down (Stage *stage)
{
  g_autoptr (AlongCanvas) canvas = g_object_ref (stage->canvas);

  gtk_window_destroy (GTK_WINDOW (stage->window));
  display_turn ();
  g_assert_finalize_object (g_steal_pointer (&canvas));
}

static GtkWidget *
node_of (AlongCanvas *canvas, const char *key)
{
  GtkWidget *area = gtk_widget_get_first_child (GTK_WIDGET (canvas));

  for (GtkWidget *node = gtk_widget_get_first_child (area); node != NULL; node = gtk_widget_get_next_sibling (node))
    if (g_str_equal (along_canvas_node_key (ALONG_CANVAS_NODE (node)), key))
      return node;
  return NULL;
}

static void
test_names (void)
{
  Stage stage;
  GtkWidget *node;

  set_up (&stage, 4, 3);
  gtk_test_accessible_assert_role (stage.canvas, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (stage.canvas, GTK_ACCESSIBLE_PROPERTY_LABEL, "Family of many");
  gtk_test_accessible_assert_property (stage.canvas, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "People in rows.");
  node = node_of (stage.canvas, "person/1-2");
  gtk_test_accessible_assert_role (node, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (node, GTK_ACCESSIBLE_PROPERTY_LABEL, "B2, woman, 22");
  gtk_test_accessible_assert_property (node, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Sister of everyone.");
  along_canvas_set_selected (stage.canvas, "person/1-2");
  gtk_test_accessible_assert_state (node, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  display_picture (stage.window, "canvas.png");
  tear_down (&stage);
}

static void
test_keys (void)
{
  Stage stage;
  GtkWidget *canvas;

  set_up (&stage, 4, 3);
  canvas = GTK_WIDGET (stage.canvas);
  gtk_window_set_focus (GTK_WINDOW (stage.window), NULL);
  along_canvas_focus_item (stage.canvas, "person/1-1");
  gtk_window_set_focus (GTK_WINDOW (stage.window), NULL);
  along_canvas_set_home (stage.canvas, "person/1-1");
  g_assert_true (gtk_widget_child_focus (canvas, GTK_DIR_TAB_FORWARD));
  g_assert_cmpstr (along_canvas_get_focused (stage.canvas), ==, "person/1-1");
  display_key (canvas, GDK_KEY_Right, 0);
  g_assert_cmpstr (along_canvas_get_focused (stage.canvas), ==, "person/2-1");
  display_key (canvas, GDK_KEY_Up, 0);
  g_assert_cmpstr (along_canvas_get_focused (stage.canvas), ==, "person/2-0");
  display_key (canvas, GDK_KEY_Up, 0);
  g_assert_cmpstr (along_canvas_get_focused (stage.canvas), ==, "person/2-0");
  display_key (canvas, GDK_KEY_Page_Down, 0);
  g_assert_cmpstr (along_canvas_get_focused (stage.canvas), ==, "person/3-0");
  display_key (canvas, GDK_KEY_Home, 0);
  g_assert_cmpstr (along_canvas_get_focused (stage.canvas), ==, "person/1-1");
  g_assert_false (gtk_widget_child_focus (canvas, GTK_DIR_TAB_FORWARD)); /* one tab stop */
  along_canvas_set_find (stage.canvas, "");
  display_key (canvas, GDK_KEY_d, 0);
  g_assert_cmpstr (along_canvas_get_focused (stage.canvas), ==, "person/3-1");
  display_picture (stage.window, "canvas-focus.png");
  tear_down (&stage);
}

static char *
always_first (AlongCanvas *canvas, const char *key, AlongMove move, gpointer data)
{
  *(int *) data += 1;
  return move == ALONG_MOVE_PARTNER_LEFT ? g_strdup ("person/0-0") : NULL;
}

static void
keep_key (AlongCanvas *canvas, const char *key, char **kept)
{
  g_free (*kept);
  *kept = g_strdup (key);
}

static void
keep_menu (AlongCanvas *canvas, const char *key, double x, double y, char **kept)
{
  keep_key (canvas, key, kept);
}

static void
test_signals (void)
{
  Stage stage;
  g_autofree char *activated = NULL, *menu = NULL, *focused = NULL;
  int asked = 0;

  set_up (&stage, 4, 3);
  g_signal_connect (stage.canvas, "item-activated", G_CALLBACK (keep_key), &activated);
  g_signal_connect (stage.canvas, "item-focused", G_CALLBACK (keep_key), &focused);
  g_signal_connect (stage.canvas, "item-menu", G_CALLBACK (keep_menu), &menu);
  along_canvas_set_neighbour (stage.canvas, always_first, &asked, NULL);
  g_assert_true (along_canvas_focus_item (stage.canvas, "person/3-2"));
  g_assert_cmpstr (focused, ==, "person/3-2");
  display_key (GTK_WIDGET (stage.canvas), GDK_KEY_Return, 0);
  g_assert_cmpstr (activated, ==, "person/3-2");
  g_assert_cmpstr (along_canvas_get_selected (stage.canvas), ==, "person/3-2");
  display_key (GTK_WIDGET (stage.canvas), GDK_KEY_F10, GDK_SHIFT_MASK);
  g_assert_cmpstr (menu, ==, "person/3-2");
  display_key (GTK_WIDGET (stage.canvas), GDK_KEY_Left, GDK_CONTROL_MASK);
  g_assert_cmpint (asked, ==, 1);
  g_assert_cmpstr (along_canvas_get_focused (stage.canvas), ==, "person/0-0");
  gtk_widget_activate_action (node_of (stage.canvas, "person/1-1"), "item.activate", NULL);
  g_assert_cmpstr (activated, ==, "person/1-1");
  g_assert_false (along_canvas_focus_item (stage.canvas, "nobody"));
  tear_down (&stage);
}

static void
test_zoom (void)
{
  Stage stage;
  double before_x, before_y, after_x, after_y, width, height;
  AlongRect seen;

  set_up (&stage, 20, 20);
  g_assert_cmpfloat (along_canvas_get_zoom (stage.canvas), <, 0.3); /* fitted */
  along_canvas_set_zoom (stage.canvas, 1);
  along_canvas_to_scene (stage.canvas, 450, 300, &before_x, &before_y);
  along_canvas_zoom_in (stage.canvas);
  g_assert_cmpfloat_with_epsilon (along_canvas_get_zoom (stage.canvas), 1.1, 0.001);
  along_canvas_to_scene (stage.canvas, 450, 300, &after_x, &after_y);
  g_assert_cmpfloat_with_epsilon (before_x, after_x, 2);
  g_assert_cmpfloat_with_epsilon (before_y, after_y, 2);
  along_canvas_set_zoom (stage.canvas, 40);
  g_assert_cmpfloat (along_canvas_get_zoom (stage.canvas), ==, ALONG_ZOOM_MOST);
  along_canvas_set_zoom (stage.canvas, 0.001);
  g_assert_cmpfloat (along_canvas_get_zoom (stage.canvas), ==, ALONG_ZOOM_LEAST);
  display_key (GTK_WIDGET (stage.canvas), GDK_KEY_plus, GDK_CONTROL_MASK);
  g_assert_cmpfloat (along_canvas_get_zoom (stage.canvas), >, ALONG_ZOOM_LEAST);
  display_key (GTK_WIDGET (stage.canvas), GDK_KEY_0, GDK_CONTROL_MASK);
  gtk_test_widget_wait_for_draw (stage.window);
  display_picture (stage.window, "canvas-fit.png");
  /* By itself it is fitted as small as can be read; somebody who asks for all of it gets all of it. */
  along_canvas_set_fit_least (stage.canvas, 0.65);
  along_canvas_fit (stage.canvas);
  g_assert_cmpfloat_with_epsilon (along_canvas_get_zoom (stage.canvas), 0.65, 0.001);
  display_key (GTK_WIDGET (stage.canvas), GDK_KEY_0, GDK_CONTROL_MASK);
  g_assert_cmpfloat (along_canvas_get_zoom (stage.canvas), <, 0.3);
  along_canvas_get_view (stage.canvas, &seen);
  along_scene_get_size (along_canvas_get_scene (stage.canvas), &width, &height);
  g_assert_cmpfloat (seen.x, <=, 0);
  g_assert_cmpfloat (seen.y, <=, 0);
  g_assert_cmpfloat (seen.x + seen.width, >=, width);
  g_assert_cmpfloat (seen.y + seen.height, >=, height);
  tear_down (&stage);
}

static GtkGesture *
pinch_of (AlongCanvas *canvas)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (canvas));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkGesture) gesture = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_ZOOM (gesture))
        return gesture; /* the canvas keeps it */
    }
  return NULL;
}

/* Two fingers: what was between them stays between them, also where they go; zoom ends where it ends; nothing is fitted
 * again behind them. No device sends touches to a virtual screen: what the gesture does with the fingers' places is called. */
static void
test_pinch (void)
{
  static const double fingers[][3] = { { 1.5, 450, 300 }, { 2.4, 380, 340 }, { 0.6, 500, 200 }, { 900, 500, 200 } };
  GtkGesture *pinch;
  Stage stage;
  double x, y, x_now, y_now, zoom;

  set_up (&stage, 20, 20);
  pinch = pinch_of (stage.canvas);
  g_assert_nonnull (pinch);
  g_assert_cmpuint (g_signal_handler_find (pinch, G_SIGNAL_MATCH_ID, g_signal_lookup ("scale-changed", GTK_TYPE_GESTURE_ZOOM), 0, NULL, NULL, NULL), !=, 0);
  along_canvas_set_zoom (stage.canvas, 0.8);
  display_turn ();
  along_canvas_exact_scene (stage.canvas, 450, 300, &x, &y);
  zoom = along_canvas_get_zoom (stage.canvas);
  for (guint i = 0; i < G_N_ELEMENTS (fingers); i++)
    {
      along_canvas_zoom_held (stage.canvas, zoom * fingers[i][0], x, y, fingers[i][1], fingers[i][2]);
      g_assert_cmpfloat_with_epsilon (along_canvas_get_zoom (stage.canvas), MIN (zoom * fingers[i][0], ALONG_ZOOM_MOST), 0.001);
      along_canvas_exact_scene (stage.canvas, fingers[i][1], fingers[i][2], &x_now, &y_now);
      g_assert_cmpfloat_with_epsilon (x_now, x, 1);
      g_assert_cmpfloat_with_epsilon (y_now, y, 1);
    }
  display_turn ();
  g_assert_cmpfloat (along_canvas_get_zoom (stage.canvas), ==, ALONG_ZOOM_MOST);
  tear_down (&stage);
}

static GtkAdjustment *
across (AlongCanvas *canvas)
{
  GtkAdjustment *adjustment;

  g_object_get (canvas, "hadjustment", &adjustment, NULL);
  g_object_unref (adjustment);
  return adjustment;
}

/* Until what is painted ahead, between frames and once the view rests, is painted: nothing more comes in 40 turns. */
static void
settle (AlongCanvas *canvas)
{
  guint tiles, before = 0, nodes, places;

  for (int quiet = 0; quiet < 40; quiet++)
    {
      display_turn ();
      g_usleep (10 * 1000);
      along_canvas_get_work (canvas, &tiles, &nodes, &places);
      if (tiles != before)
        quiet = 0;
      before = tiles;
    }
}

/* Panning a drawing of 300 paints only tiles that come into sight, and makes and places nothing. */
static void
test_pan (void)
{
  Stage stage;
  guint tiles[3], nodes[3], places[3];

  set_up (&stage, 20, 15);
  along_canvas_set_zoom (stage.canvas, 1);
  gtk_test_widget_wait_for_draw (stage.window);
  settle (stage.canvas);
  along_canvas_get_work (stage.canvas, &tiles[0], &nodes[0], &places[0]);
  g_assert_cmpuint (nodes[0], ==, 300);
  for (int i = 0; i < 10; i++)
    {
      gtk_adjustment_set_value (across (stage.canvas), gtk_adjustment_get_value (across (stage.canvas)) + 40);
      gtk_test_widget_wait_for_draw (stage.window);
    }
  settle (stage.canvas);
  along_canvas_get_work (stage.canvas, &tiles[1], &nodes[1], &places[1]);
  g_assert_cmpuint (nodes[1], ==, nodes[0]);
  g_assert_cmpuint (places[1], ==, places[0]);
  for (int i = 0; i < 10; i++)
    {
      gtk_adjustment_set_value (across (stage.canvas), gtk_adjustment_get_value (across (stage.canvas)) - 40);
      gtk_test_widget_wait_for_draw (stage.window);
    }
  along_canvas_get_work (stage.canvas, &tiles[2], &nodes[2], &places[2]);
  g_assert_cmpuint (tiles[2], ==, tiles[1]);
  g_assert_cmpuint (places[2], ==, places[0]);
  tear_down (&stage);
}

/* Of 2,500 people only those near the view have a node; the focus reaches the others too. */
static void
test_many (void)
{
  Stage stage;
  guint tiles, nodes, places;

  set_up (&stage, 50, 50);
  along_canvas_set_zoom (stage.canvas, 1);
  gtk_test_widget_wait_for_draw (stage.window);
  {
    GtkWidget *area = gtk_widget_get_first_child (GTK_WIDGET (stage.canvas));
    guint alive = 0;

    for (GtkWidget *node = gtk_widget_get_first_child (area); node != NULL; node = gtk_widget_get_next_sibling (node))
      alive++;
    g_assert_cmpuint (alive, <, 600);
  }
  g_assert_null (node_of (stage.canvas, "person/49-49"));
  g_assert_true (along_canvas_focus_item (stage.canvas, "person/49-49"));
  gtk_test_widget_wait_for_draw (stage.window);
  g_assert_nonnull (node_of (stage.canvas, "person/49-49"));
  g_assert_true (gtk_widget_has_focus (node_of (stage.canvas, "person/49-49")));
  along_canvas_get_work (stage.canvas, &tiles, &nodes, &places);
  g_assert_cmpuint (nodes, <, 3500);
  tear_down (&stage);
}

/* A new scene keeps the focus where its key is still there, and the zoom. */
static void
test_again (void)
{
  Stage stage;
  g_autoptr (AlongScene) scene = NULL;

  set_up (&stage, 4, 3);
  along_canvas_focus_item (stage.canvas, "person/2-2");
  along_canvas_set_zoom (stage.canvas, 1.5);
  scene = make_scene (GTK_WIDGET (stage.canvas), 5, 3);
  along_canvas_set_scene (stage.canvas, scene);
  gtk_test_widget_wait_for_draw (stage.window);
  g_assert_true (gtk_widget_has_focus (node_of (stage.canvas, "person/2-2")));
  g_assert_cmpfloat (along_canvas_get_zoom (stage.canvas), ==, 1.5);
  along_canvas_set_scene (stage.canvas, NULL);
  gtk_test_widget_wait_for_draw (stage.window);
  g_assert_false (along_canvas_focus_item (stage.canvas, "person/2-2"));
  tear_down (&stage);
}

static void
count (AlongCanvas *canvas, int *times)
{
  ++*times;
}

/* Dark is followed at once; larger text asks the page for a new drawing. */
static void
test_desktop (void)
{
  Stage stage;
  guint tiles[2], nodes, places;
  int times = 0, dpi;

  set_up (&stage, 4, 3);
  gtk_test_widget_wait_for_draw (stage.window);
  along_canvas_get_work (stage.canvas, &tiles[0], &nodes, &places);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  gtk_test_widget_wait_for_draw (stage.window);
  along_canvas_get_work (stage.canvas, &tiles[1], &nodes, &places);
  g_assert_cmpuint (tiles[1], >, tiles[0]);
  display_picture (stage.window, "canvas-dark.png");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  g_signal_connect (stage.canvas, "fonts-changed", G_CALLBACK (count), &times);
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * 1024, NULL);
  g_assert_cmpint (times, >=, 1);
  {
    g_autoptr (AlongFonts) large = along_screen_fonts (stage.window, FALSE);

    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
    {
      g_autoptr (AlongFonts) usual = along_screen_fonts (stage.window, FALSE);

      g_assert_cmpfloat (along_fonts_base (large), >, 1.5 * along_fonts_base (usual));
    }
  }
  tear_down (&stage);
}

int
main (int argc, char **argv)
{
  if (!display_init (&argc, &argv))
    return 77;
  g_test_add_func ("/canvas/names", test_names);
  g_test_add_func ("/canvas/keys", test_keys);
  g_test_add_func ("/canvas/signals", test_signals);
  g_test_add_func ("/canvas/zoom", test_zoom);
  g_test_add_func ("/canvas/pinch", test_pinch);
  g_test_add_func ("/canvas/pan", test_pan);
  g_test_add_func ("/canvas/many", test_many);
  g_test_add_func ("/canvas/again", test_again);
  g_test_add_func ("/canvas/desktop", test_desktop);
  return g_test_run ();
}
