/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A canvas under a real pointer: dragging, picking, finding, zooming about a point; and its map. */
#include "display-pointer.h"
#include "display-support.h"
#include "display-touch.h"

#include "along-canvas-hands.h"
#include "along-canvas-node.h"
#include "along-canvas-private.h"
#include "along-find-bar.h"
#include "along-minimap.h"
#include "along-screen.h"

typedef struct
{
  GtkWidget *window, *bar, *map;
  AlongCanvas *canvas;
  int overs, drops, clicks;
  AlongHand hand;
  char *key, *target;
  double x;
} Stage;

static const char *const names[] = { "Ann Oakes", "Ben Oakes", "Bea Hill", "Cara-Ann Hill" };

static double shift; /* of everybody in the next scene, px */

/* Rows of four, 120 px apart. */
static AlongScene *
make_scene (GtkWidget *widget, int rows)
{
  g_autoptr (AlongFonts) fonts = along_screen_fonts (widget, FALSE);
  AlongScene *scene = along_scene_new (fonts);

  along_scene_set_size (scene, 480 + shift, rows * 120);
  for (int i = 0; i < 4 * rows; i++)
    {
      g_autofree char *key = g_strdup_printf ("person/%d", i), *name = g_strdup_printf ("%s, woman, %d", names[i % 4], i);
      double x = shift + i % 4 * 120 + 60, y = i / 4 * 120 + 50;
      AlongRect area = { x - 30, y - 26, 60, 70 };

      along_scene_begin_item (scene, key, name, NULL, &area);
      along_scene_circle (scene, x, y, 22);
      along_scene_fill_stroke (scene, "person-outline");
      along_scene_end_item (scene);
    }
  return scene;
}

static gboolean
can_cb (AlongCanvas *canvas, AlongHand hand, const char *key, gpointer data)
{
  return !g_str_equal (key, "person/3");
}

static gboolean
over_cb (AlongCanvas *canvas, AlongHand hand, const char *key, const char *target, double x, double y, AlongRect *slot, gpointer data)
{
  Stage *stage = data;

  stage->overs++;
  *slot = (AlongRect){ x, 20, 0, 60 };
  return hand == ALONG_HAND_MOVE || target != NULL;
}

static void
drop_cb (AlongCanvas *canvas, AlongHand hand, const char *key, const char *target, double x, double y, gpointer data)
{
  Stage *stage = data;

  stage->drops++;
  stage->hand = hand;
  g_free (stage->key);
  g_free (stage->target);
  stage->key = g_strdup (key);
  stage->target = g_strdup (target);
  stage->x = x;
}

static void
click_cb (AlongCanvas *canvas, const char *key, double x, double y, gpointer data)
{
  ((Stage *) data)->clicks++;
}

static const AlongCanvasHands hands = { can_cb, over_cb, drop_cb, click_cb };

static void
set_up (Stage *stage, int rows)
{
  GtkWidget *overlay = gtk_overlay_new (), *scrolled = gtk_scrolled_window_new ();
  g_autoptr (AlongScene) scene = NULL;

  *stage = (Stage){ 0 };
  stage->canvas = ALONG_CANVAS (along_canvas_new ());
  along_canvas_set_find (stage->canvas, "person/");
  along_canvas_set_pick (stage->canvas, "person/");
  along_canvas_set_hands (stage->canvas, &hands, stage);
  stage->bar = along_find_bar_new (stage->canvas, "Find a person");
  stage->map = along_minimap_new (stage->canvas, "person/");
  gtk_widget_set_halign (stage->bar, GTK_ALIGN_START);
  gtk_widget_set_valign (stage->bar, GTK_ALIGN_END);
  gtk_widget_set_halign (stage->map, GTK_ALIGN_END);
  gtk_widget_set_valign (stage->map, GTK_ALIGN_END);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_EXTERNAL, GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (stage->canvas));
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scrolled);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), stage->bar);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), stage->map);
  scene = make_scene (overlay, rows);
  along_canvas_set_scene (stage->canvas, scene);
  stage->window = display_window (overlay, 700, 600);
  display_turn ();
}

static void
tear_down (Stage *stage)
{
  g_autoptr (AlongCanvas) canvas = g_object_ref (stage->canvas);

  gtk_window_destroy (GTK_WINDOW (stage->window));
  display_turn ();
  g_assert_finalize_object (g_steal_pointer (&canvas));
  g_free (stage->key);
  g_free (stage->target);
}

static void
middle (Stage *stage, const char *key, double *x, double *y)
{
  GdkRectangle bounds;

  g_assert_true (along_canvas_item_bounds (stage->canvas, key, &bounds));
  *x = bounds.x + bounds.width / 2.0;
  *y = bounds.y + bounds.height / 2.0;
}

static void
point (Stage *stage, double x, double y, const char *then)
{
  display_pointer (GTK_WIDGET (stage->canvas), x, y, then);
}

static gboolean
has_dropped (gpointer data)
{
  return ((Stage *) data)->drops > 0;
}

static gboolean
has_moved_over (gpointer data)
{
  return ((Stage *) data)->overs > 0;
}

static gboolean
has_clicked (gpointer data)
{
  return ((Stage *) data)->clicks > 0;
}

static gboolean
two_picked (gpointer data)
{
  return along_canvas_count_picked (((Stage *) data)->canvas) == 2;
}

static gboolean
none_picked (gpointer data)
{
  return along_canvas_count_picked (((Stage *) data)->canvas) == 0;
}

/* The pointer has come to somebody: their node says so. */
static gboolean
is_hovered (gpointer data)
{
  GtkWidget *area = gtk_widget_get_first_child (GTK_WIDGET (((Stage *) data)->canvas));

  for (GtkWidget *node = gtk_widget_get_first_child (area); node != NULL; node = gtk_widget_get_next_sibling (node))
    if (gtk_widget_has_css_class (node, "hovered"))
      return TRUE;
  return FALSE;
}

/* From the handle at the corner of one to another; pressed without dragging it is a click. */
static void
test_link (void)
{
  Stage stage;
  GdkRectangle bounds;
  double x, y;

  set_up (&stage, 3);
  middle (&stage, "person/5", &x, &y);
  point (&stage, x, y, NULL);
  display_wait (is_hovered, &stage);
  along_canvas_item_bounds (stage.canvas, "person/5", &bounds);
  point (&stage, bounds.x + bounds.width + 4, bounds.y - 2, "click 1");
  display_wait (has_clicked, &stage);
  point (&stage, bounds.x + bounds.width + 4, bounds.y - 2, "mousedown 1");
  middle (&stage, "person/7", &x, &y);
  point (&stage, x - 40, y, NULL);
  point (&stage, x, y, NULL);
  display_wait (has_moved_over, &stage);
  display_picture (stage.window, "hands-link.png");
  point (&stage, x, y, "mouseup 1");
  display_wait (has_dropped, &stage);
  g_assert_cmpint (stage.hand, ==, ALONG_HAND_LINK);
  g_assert_cmpstr (stage.key, ==, "person/5");
  g_assert_cmpstr (stage.target, ==, "person/7");
  tear_down (&stage);
}

/* An item dragged; Escape puts it back; one that cannot be dragged pans. */
static void
test_move (void)
{
  Stage stage;
  double x, y;

  set_up (&stage, 3);
  middle (&stage, "person/4", &x, &y);
  point (&stage, x, y, "mousedown 1");
  point (&stage, x + 60, y, NULL);
  point (&stage, x + 130, y, NULL);
  display_wait (has_moved_over, &stage);
  display_picture (stage.window, "hands-move.png");
  g_assert_true (display_key (GTK_WIDGET (stage.canvas), GDK_KEY_Escape, 0));
  point (&stage, x + 130, y, "mouseup 1");
  point (&stage, x, y, "mousedown 1");
  stage.overs = 0;
  point (&stage, x + 60, y, NULL);
  point (&stage, x + 130, y, NULL);
  display_wait (has_moved_over, &stage);
  point (&stage, x + 130, y, "mouseup 1");
  display_wait (has_dropped, &stage);
  g_assert_cmpint (stage.drops, ==, 1);
  g_assert_cmpint (stage.hand, ==, ALONG_HAND_MOVE);
  g_assert_cmpstr (stage.key, ==, "person/4");
  g_assert_cmpfloat (stage.x, >, 120);
  tear_down (&stage);
}

static GtkWidget *
node_of (Stage *stage, const char *key)
{
  GtkWidget *area = gtk_widget_get_first_child (GTK_WIDGET (stage->canvas));

  for (GtkWidget *node = gtk_widget_get_first_child (area); node != NULL; node = gtk_widget_get_next_sibling (node))
    if (g_str_equal (along_canvas_node_key (ALONG_CANVAS_NODE (node)), key))
      return node;
  return NULL;
}

/* Several: a band, Ctrl+click, the keys; each is said to be selected, and Escape lets them go. */
static void
test_pick (void)
{
  Stage stage;
  double x, y, to_x, to_y;
  g_auto (GStrv) picked = NULL;

  set_up (&stage, 3);
  gtk_test_accessible_assert_property (stage.canvas, GTK_ACCESSIBLE_PROPERTY_MULTI_SELECTABLE, TRUE);
  middle (&stage, "person/4", &x, &y);
  middle (&stage, "person/5", &to_x, &to_y);
  point (&stage, x - 45, y - 50, "keydown shift mousedown 1");
  point (&stage, to_x - 20, to_y, NULL);
  point (&stage, to_x, to_y + 10, "mouseup 1 keyup shift");
  display_wait (two_picked, &stage);
  picked = along_canvas_list_picked (stage.canvas);
  g_assert_cmpstr (picked[0], ==, "person/4");
  g_assert_cmpstr (picked[1], ==, "person/5");
  gtk_test_accessible_assert_state (node_of (&stage, "person/5"), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  gtk_test_accessible_assert_state (node_of (&stage, "person/6"), GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
  display_picture (stage.window, "hands-pick.png");
  g_assert_true (display_key (GTK_WIDGET (stage.canvas), GDK_KEY_Escape, 0) || TRUE);
  along_canvas_pick_none (stage.canvas);
  gtk_test_accessible_assert_state (node_of (&stage, "person/5"), GTK_ACCESSIBLE_STATE_SELECTED, FALSE);

  point (&stage, x, y, "click 1");
  point (&stage, to_x, to_y, "keydown ctrl click 1 keyup ctrl");
  display_wait (two_picked, &stage);
  along_canvas_focus_item (stage.canvas, "person/6");
  g_assert_true (display_key (GTK_WIDGET (stage.canvas), GDK_KEY_space, GDK_CONTROL_MASK));
  g_assert_cmpuint (along_canvas_count_picked (stage.canvas), ==, 3);
  g_assert_true (display_key (GTK_WIDGET (stage.canvas), GDK_KEY_space, GDK_CONTROL_MASK));
  g_assert_cmpuint (along_canvas_count_picked (stage.canvas), ==, 2);
  g_assert_true (display_key (GTK_WIDGET (stage.canvas), GDK_KEY_a, GDK_CONTROL_MASK));
  g_assert_cmpuint (along_canvas_count_picked (stage.canvas), ==, 12);
  g_assert_true (display_key (GTK_WIDGET (stage.canvas), GDK_KEY_Escape, 0));
  display_wait (none_picked, &stage);
  g_assert_false (display_key (GTK_WIDGET (stage.canvas), GDK_KEY_Escape, 0));
  tear_down (&stage);
}

static gboolean
is_zoomed (gpointer data)
{
  return along_canvas_get_zoom (((Stage *) data)->canvas) > 2.59;
}

static gboolean
is_zoomed_back (gpointer data)
{
  return along_canvas_get_zoom (((Stage *) data)->canvas) < 0.39;
}

/* Ctrl+wheel, twenty steps in and out: what was under the pointer is there still, in the middle and at an edge. */
static void
test_wheel (void)
{
  static const double places[][2] = { { 350, 280 }, { 90, 60 }, { 660, 40 } };
  Stage stage;

  set_up (&stage, 3);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      double x, y, to_x, to_y;

      along_canvas_fit (stage.canvas);
      gtk_test_widget_wait_for_draw (stage.window);
      point (&stage, places[i][0] - 5, places[i][1], NULL);
      point (&stage, places[i][0], places[i][1], NULL);
      along_canvas_to_scene (stage.canvas, places[i][0], places[i][1], &x, &y);
      point (&stage, places[i][0], places[i][1], "keydown ctrl click --repeat 10 --delay 5 4 keyup ctrl");
      display_wait (is_zoomed, &stage);
      along_canvas_to_scene (stage.canvas, places[i][0], places[i][1], &to_x, &to_y);
      g_assert_cmpfloat_with_epsilon (x, to_x, 1.5);
      g_assert_cmpfloat_with_epsilon (y, to_y, 1.5);
      point (&stage, places[i][0], places[i][1], "keydown ctrl click --repeat 20 --delay 5 5 keyup ctrl");
      display_wait (is_zoomed_back, &stage);
      along_canvas_to_scene (stage.canvas, places[i][0], places[i][1], &to_x, &to_y);
      g_assert_cmpfloat_with_epsilon (x, to_x, 3);
      g_assert_cmpfloat_with_epsilon (y, to_y, 3);
    }
  tear_down (&stage);
}

/* Letters find any word of a name, go on with blank and Backspace, round and round; the bar shows and counts. */
static void
test_find (void)
{
  Stage stage;
  GtkWidget *canvas, *count, *entry;

  set_up (&stage, 2);
  canvas = GTK_WIDGET (stage.canvas);
  entry = gtk_widget_get_first_child (stage.bar);
  count = gtk_widget_get_next_sibling (entry);
  along_canvas_focus_item (stage.canvas, "person/0");
  g_assert_false (gtk_widget_get_visible (stage.bar));
  g_assert_true (display_key (canvas, GDK_KEY_h, 0));
  g_assert_cmpstr (along_canvas_get_focused (stage.canvas), ==, "person/2");
  g_assert_true (gtk_widget_get_visible (stage.bar));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "h");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (count)), ==, "1 of 4");
  display_key (canvas, GDK_KEY_h, 0);
  g_assert_cmpstr (along_canvas_get_focused (stage.canvas), ==, "person/3");
  display_key (canvas, GDK_KEY_F3, 0);
  g_assert_cmpstr (along_canvas_get_focused (stage.canvas), ==, "person/6");
  display_key (canvas, GDK_KEY_F3, 0);
  display_key (canvas, GDK_KEY_F3, 0);
  g_assert_cmpstr (along_canvas_get_focused (stage.canvas), ==, "person/2"); /* round */
  display_key (canvas, GDK_KEY_F3, GDK_SHIFT_MASK);
  g_assert_cmpstr (along_canvas_get_focused (stage.canvas), ==, "person/7");
  display_key (canvas, GDK_KEY_x, 0);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (count)), ==, "Nobody");
  display_picture (stage.window, "hands-find.png");
  display_key (canvas, GDK_KEY_BackSpace, 0);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (count)), ==, "4 of 4");
  display_key (canvas, GDK_KEY_Escape, 0);
  g_assert_false (gtk_widget_get_visible (stage.bar));
  g_assert_cmpstr (along_canvas_get_find (stage.canvas), ==, "");
  for (const char *letter = "ann o"; *letter != '\0'; letter++)
    display_key (canvas, (guint) *letter, 0);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (count)), ==, "1 of 2");
  g_assert_cmpstr (along_canvas_get_focused (stage.canvas), ==, "person/0");
  display_key (canvas, GDK_KEY_Right, 0); /* another way ends it */
  g_assert_false (gtk_widget_get_visible (stage.bar));

  /* in the bar: the focus stays there until Escape */
  along_find_bar_open (ALONG_FIND_BAR (stage.bar));
  gtk_editable_set_text (GTK_EDITABLE (entry), "bea");
  g_assert_cmpstr (along_canvas_get_selected (stage.canvas), ==, "person/2");
  g_assert_false (gtk_widget_has_focus (node_of (&stage, "person/2")));
  display_key (stage.bar, GDK_KEY_Down, 0);
  g_assert_cmpstr (along_canvas_get_selected (stage.canvas), ==, "person/6");
  display_key (stage.bar, GDK_KEY_Escape, 0);
  g_assert_true (gtk_widget_has_focus (node_of (&stage, "person/6")));
  g_assert_false (gtk_widget_get_visible (stage.bar));
  tear_down (&stage);
}

static gboolean
has_keys (gpointer data)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (((Stage *) data)->canvas)) != NULL;
}

static gboolean
has_handle (Stage *stage, const char *key)
{
  GdkRectangle bounds;

  g_assert_true (along_canvas_item_bounds (stage->canvas, key, &bounds));
  return along_canvas_handle_at (stage->canvas, bounds.x + bounds.width + 4, bounds.y - 2) != NULL;
}

static gboolean
is_first_hovered (gpointer data)
{
  return gtk_widget_has_css_class (node_of (data, "person/0"), "hovered");
}

/* A click beside everybody takes the keyboard, and what is typed then finds, also the one who had the focus last; nobody is chosen
 * by the click. The handle goes with who is found, though the pointer rests on somebody else. */
static void
test_find_after_click (void)
{
  Stage stage;
  double x, y;

  set_up (&stage, 2);
  gtk_widget_set_visible (stage.bar, TRUE);
  gtk_widget_grab_focus (gtk_widget_get_first_child (stage.bar));
  g_assert_false (has_keys (&stage));
  middle (&stage, "person/1", &x, &y);
  point (&stage, x + 60, y, "click 1");
  display_wait (has_keys, &stage);
  g_assert_null (along_canvas_get_selected (stage.canvas));
  g_assert_cmpstr (along_canvas_get_focused (stage.canvas), ==, "person/0");
  for (const char *letter = "bea"; *letter != '\0'; letter++)
    display_key (GTK_WIDGET (stage.canvas), (guint) *letter, 0);
  g_assert_cmpstr (along_canvas_get_focused (stage.canvas), ==, "person/2");
  display_key (GTK_WIDGET (stage.canvas), GDK_KEY_Escape, 0);
  along_canvas_set_selected (stage.canvas, NULL);
  along_canvas_find (stage.canvas, "bea");
  g_assert_cmpstr (along_canvas_get_selected (stage.canvas), ==, "person/2");

  middle (&stage, "person/0", &x, &y);
  point (&stage, x, y, NULL);
  display_wait (is_first_hovered, &stage);
  g_assert_true (has_handle (&stage, "person/0"));
  display_key (GTK_WIDGET (stage.canvas), GDK_KEY_F3, 0);
  g_assert_cmpstr (along_canvas_get_focused (stage.canvas), ==, "person/6");
  along_canvas_set_selected (stage.canvas, "person/6"); /* as the genogram does */
  g_assert_false (has_handle (&stage, "person/0"));
  g_assert_true (has_handle (&stage, "person/6"));
  tear_down (&stage);
}

static gboolean
has_map (gpointer data)
{
  return gtk_widget_get_mapped (((Stage *) data)->map);
}

static gboolean
has_no_map (gpointer data)
{
  return !gtk_widget_get_visible (((Stage *) data)->map);
}

static gboolean
is_at_end (gpointer data)
{
  AlongRect seen;

  along_canvas_get_view (((Stage *) data)->canvas, &seen);
  return seen.y > 3000;
}

/* The map is there while not all is in sight, moves the view, and is painted once however much is panned. */
static void
test_map (void)
{
  Stage stage;
  AlongRect seen;
  guint made;

  set_up (&stage, 40);
  along_canvas_fit (stage.canvas);
  gtk_test_widget_wait_for_draw (stage.window);
  display_wait (has_no_map, &stage);
  along_canvas_set_zoom (stage.canvas, 1);
  display_wait (has_map, &stage);
  gtk_test_widget_wait_for_draw (stage.window);
  gtk_test_accessible_assert_role (stage.map, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (stage.map, GTK_ACCESSIBLE_PROPERTY_LABEL, "Map of the whole drawing");
  made = along_minimap_get_made (ALONG_MINIMAP (stage.map));
  g_assert_cmpuint (made, ==, 1);
  along_canvas_show_place (stage.canvas, 240, 500);
  along_canvas_get_view (stage.canvas, &seen);
  g_assert_cmpfloat_with_epsilon (seen.y + seen.height / 2, 500, 2);
  gtk_test_widget_wait_for_draw (stage.window);
  display_picture (stage.window, "hands-map.png");
  display_pointer (stage.map, gtk_widget_get_width (stage.map) / 2.0, gtk_widget_get_height (stage.map) * 0.9, "click 1");
  display_wait (is_at_end, &stage);
  g_assert_cmpuint (along_minimap_get_made (ALONG_MINIMAP (stage.map)), ==, made);
  along_minimap_set_room (ALONG_MINIMAP (stage.map), FALSE);
  display_wait (has_no_map, &stage);
  tear_down (&stage);
}

static gboolean
is_there (gpointer data)
{
  return !along_canvas_is_changing (((Stage *) data)->canvas);
}

/* Another scene: where things may move it is glided to, painting no tile on the way, and not else. Whoever has the focus stays
 * where they are on the screen. */
static void
test_change (void)
{
  Stage stage;
  g_autoptr (AlongScene) more = NULL, less = NULL;
  guint tiles[2], nodes, places;
  GdkRectangle before, after;

  set_up (&stage, 3);
  along_canvas_set_glide (stage.canvas, "person/");
  more = make_scene (stage.window, 5);
  shift = 90;
  less = make_scene (stage.window, 2);
  shift = 0;
  along_canvas_set_scene (stage.canvas, more);
  g_assert_false (along_canvas_is_changing (stage.canvas)); /* the desktop lets nothing move */
  gtk_test_widget_wait_for_draw (stage.window);
  along_canvas_focus_item (stage.canvas, "person/5");
  along_canvas_set_zoom (stage.canvas, 1.5);
  gtk_test_widget_wait_for_draw (stage.window);
  along_canvas_item_bounds (stage.canvas, "person/5", &before);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  along_canvas_get_work (stage.canvas, &tiles[0], &nodes, &places);
  along_canvas_set_scene (stage.canvas, less);
  g_assert_true (along_canvas_is_changing (stage.canvas));
  gtk_test_widget_wait_for_draw (stage.window);
  if (along_canvas_is_changing (stage.canvas))
    {
      along_canvas_get_work (stage.canvas, &tiles[1], &nodes, &places);
      g_assert_cmpuint (tiles[0], ==, tiles[1]);
      display_picture (stage.window, "hands-change.png");
    }
  display_wait (is_there, &stage);
  gtk_test_widget_wait_for_draw (stage.window);
  along_canvas_item_bounds (stage.canvas, "person/5", &after);
  g_assert_cmpint (ABS (after.x - before.x), <=, 1);
  g_assert_cmpint (ABS (after.y - before.y), <=, 1);
  /* whoever pans meanwhile is not held up */
  along_canvas_set_scene (stage.canvas, more);
  g_assert_true (along_canvas_is_changing (stage.canvas));
  along_canvas_show_place (stage.canvas, 10, 10);
  g_assert_false (along_canvas_is_changing (stage.canvas));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  tear_down (&stage);
}

/* --- Fingers --- */

static void
count_cb (int *times)
{
  ++*times;
}

static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller; /* the widget has it */
    }
  g_assert_not_reached ();
}

static gboolean
is_counted (gpointer times)
{
  return *(int *) times > 0;
}

/* Puts a finger down on @key and lets it rest there until that is a long press. */
static void
rest_on (Stage *stage, const char *key, double *x, double *y)
{
  GtkEventController *press = find_controller (GTK_WIDGET (stage->canvas), GTK_TYPE_GESTURE_LONG_PRESS);
  int pressed = 0;
  gulong id = g_signal_connect_swapped (press, "pressed", G_CALLBACK (count_cb), &pressed);

  middle (stage, key, x, y);
  display_touch (GTK_WIDGET (stage->canvas), GDK_TOUCH_BEGIN, 1, *x, *y);
  display_wait (is_counted, &pressed);
  g_signal_handler_disconnect (press, id);
}

/* A tap chooses; a finger that rests on somebody asks for their menu, and that alone; one that goes on from there draws a line. */
static void
test_fingers (void)
{
  Stage stage;
  GtkWidget *canvas;
  double x, y, to_x, to_y;
  int selected = 0, menus = 0;

  if (!display_has_touch ())
    {
      g_test_skip ("touches of this GTK are not known");
      return;
    }
  set_up (&stage, 3);
  canvas = GTK_WIDGET (stage.canvas);
  g_signal_connect_swapped (canvas, "item-selected", G_CALLBACK (count_cb), &selected);
  g_signal_connect_swapped (canvas, "item-activated", G_CALLBACK (count_cb), &selected);
  g_signal_connect_swapped (canvas, "item-menu", G_CALLBACK (count_cb), &menus);
  middle (&stage, "person/5", &x, &y);
  display_touch (canvas, GDK_TOUCH_BEGIN, 1, x, y);
  display_touch (canvas, GDK_TOUCH_END, 1, x, y);
  g_assert_cmpint (selected, ==, 1);
  g_assert_cmpint (menus, ==, 0);
  rest_on (&stage, "person/5", &x, &y);
  display_touch (canvas, GDK_TOUCH_END, 1, x, y);
  g_assert_cmpint (menus, ==, 1);
  g_assert_cmpint (selected, ==, 1);
  rest_on (&stage, "person/5", &x, &y);
  middle (&stage, "person/6", &to_x, &to_y);
  display_touch_drag (canvas, 1, x, y, to_x, to_y);
  display_touch (canvas, GDK_TOUCH_END, 1, to_x, to_y);
  g_assert_cmpint (stage.drops, ==, 1);
  g_assert_cmpint (stage.hand, ==, ALONG_HAND_LINK);
  g_assert_cmpstr (stage.key, ==, "person/5");
  g_assert_cmpstr (stage.target, ==, "person/6");
  g_assert_cmpint (menus, ==, 1);
  /* while somebody is picked a tap picks too, and lets go of who is */
  along_canvas_pick (stage.canvas, "person/5", TRUE);
  middle (&stage, "person/6", &to_x, &to_y);
  display_touch (canvas, GDK_TOUCH_BEGIN, 1, to_x, to_y);
  display_touch (canvas, GDK_TOUCH_END, 1, to_x, to_y);
  g_assert_cmpuint (along_canvas_count_picked (stage.canvas), ==, 2);
  middle (&stage, "person/5", &x, &y);
  display_touch (canvas, GDK_TOUCH_BEGIN, 1, x, y);
  display_touch (canvas, GDK_TOUCH_END, 1, x, y);
  g_assert_cmpuint (along_canvas_count_picked (stage.canvas), ==, 1);
  tear_down (&stage);
}

/* A stage that fingers touch, at 100 %; FALSE: they cannot here. */
static gboolean
set_up_touch (Stage *stage)
{
  if (!display_has_touch ())
    {
      g_test_skip ("touches of this GTK are not known");
      return FALSE;
    }
  set_up (stage, 12);
  along_canvas_set_zoom (stage->canvas, 1);
  display_turn ();
  return TRUE;
}

/* Two fingers, 60 px apart, go twice as far apart. @x, @y: (out): what is between them then */
static void
pinch_out (Stage *stage, double *x, double *y)
{
  GtkWidget *canvas = GTK_WIDGET (stage->canvas);

  display_touch_drag (canvas, 1, 300, 300, 270, 300);
  display_touch_drag (canvas, 2, 360, 300, 390, 300);
  g_assert_cmpfloat_with_epsilon (along_canvas_get_zoom (stage->canvas), 2, 0.02);
  along_canvas_to_scene (stage->canvas, 330, 300, x, y);
}

/* One finger moves the drawing, wherever it was put down; two zoom it, and what is between them stays there. */
static void
test_pinch (void)
{
  Stage stage;
  GtkWidget *canvas;
  double x, y, to_x, to_y;

  if (!set_up_touch (&stage))
    return;
  canvas = GTK_WIDGET (stage.canvas);
  middle (&stage, "person/21", &x, &y);
  display_touch (canvas, GDK_TOUCH_BEGIN, 1, x, y);
  display_touch_drag (canvas, 1, x, y, x, y - 80);
  display_turn ();
  middle (&stage, "person/21", &to_x, &to_y);
  g_assert_cmpfloat_with_epsilon (to_y, y - 80, 1.5);
  display_touch (canvas, GDK_TOUCH_END, 1, x, y - 80);
  display_turn ();
  g_assert_cmpint (stage.drops, ==, 0);

  along_canvas_to_scene (stage.canvas, 330, 300, &x, &y);
  display_touch (canvas, GDK_TOUCH_BEGIN, 1, 300, 300);
  display_touch (canvas, GDK_TOUCH_BEGIN, 2, 360, 300);
  pinch_out (&stage, &to_x, &to_y);
  g_assert_cmpfloat_with_epsilon (x, to_x, 2);
  g_assert_cmpfloat_with_epsilon (y, to_y, 2);
  display_touch (canvas, GDK_TOUCH_END, 2, 390, 300);
  display_touch (canvas, GDK_TOUCH_END, 1, 270, 300);
  tear_down (&stage);
}

/* The finger that is moving the drawing is the first of two when another comes down. */
static void
test_pan_to_pinch (void)
{
  Stage stage;
  GtkWidget *canvas;
  double x, y, to_x, to_y;

  if (!set_up_touch (&stage))
    return;
  canvas = GTK_WIDGET (stage.canvas);
  display_touch (canvas, GDK_TOUCH_BEGIN, 1, 340, 300);
  display_touch_drag (canvas, 1, 340, 300, 300, 300);
  along_canvas_to_scene (stage.canvas, 330, 300, &x, &y);
  display_touch (canvas, GDK_TOUCH_BEGIN, 2, 360, 300);
  pinch_out (&stage, &to_x, &to_y);
  g_assert_cmpfloat_with_epsilon (x, to_x, 2);
  display_touch (canvas, GDK_TOUCH_END, 1, 270, 300);
  display_touch (canvas, GDK_TOUCH_END, 2, 390, 300);
  tear_down (&stage);
}

int
main (int argc, char **argv)
{
  if (!display_init (&argc, &argv) || !display_has_pointer ())
    return 77;
  g_test_add_func ("/hands/link", test_link);
  g_test_add_func ("/hands/move", test_move);
  g_test_add_func ("/hands/pick", test_pick);
  g_test_add_func ("/hands/wheel", test_wheel);
  g_test_add_func ("/hands/find", test_find);
  g_test_add_func ("/hands/find-after-click", test_find_after_click);
  g_test_add_func ("/hands/map", test_map);
  g_test_add_func ("/hands/change", test_change);
  g_test_add_func ("/hands/fingers", test_fingers);
  g_test_add_func ("/hands/pinch", test_pinch);
  g_test_add_func ("/hands/pan-to-pinch", test_pan_to_pinch);
  return g_test_run ();
}
