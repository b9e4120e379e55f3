/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ecomap on the genogram's page: one of three views, its keys, its day, and what becomes of it. */
#include "display-support.h"

#include "along-canvas.h"
#include "along-date.h"
#include "along-pages.h"
#include "pages-support.h"
#include "genogram/along-ecomap-view.h"
#include "genogram/along-genogram-page-private.h"

typedef struct
{
  AlongSession *session;
  AlongFamily *family;
  GtkWidget *window, *page, *canvas;
  AlongGenogramPage *self;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->session = pages_open ();
  fixture->family = pages_load (fixture->session, "Whitworth and Pryce");
  fixture->window = gtk_window_new ();
  fixture->page = g_object_new (ALONG_TYPE_GENOGRAM_PAGE, NULL);
  fixture->self = ALONG_GENOGRAM_PAGE (fixture->page);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 760);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  along_page_set_family (ALONG_PAGE (fixture->page), fixture->session, fixture->family);
  gtk_window_present (GTK_WINDOW (fixture->window));
  display_turn ();
  fixture->canvas = pages_find_type (fixture->self->ecomap, "AlongCanvas");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  along_page_set_family (ALONG_PAGE (fixture->page), NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->family);
  display_turn ();
  pages_close (fixture->session);
}

static GtkToggleButton *
toggle (Fixture *fixture, const char *words)
{
  return GTK_TOGGLE_BUTTON (pages_find_button (fixture->self->switcher, words));
}

static void
test_views (Fixture *fixture, gconstpointer data)
{
  g_autofree char *said = NULL;

  g_assert_cmpstr (along_genogram_page_view (fixture->self), ==, "drawing");
  g_assert_null (along_ecomap_view_get_map (ALONG_ECOMAP_VIEW (fixture->self->ecomap)));
  gtk_toggle_button_set_active (toggle (fixture, "Ecomap"), TRUE);
  display_turn ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (fixture->self->views)), ==, "ecomap");
  g_assert_true (gtk_widget_get_mapped (fixture->canvas));
  said = along_page_summarise (ALONG_PAGE (fixture->page));
  g_assert_true (g_str_has_prefix (said, "At home: "));
  display_picture (fixture->window, "ecomap.png");
  /* one view at a time, whichever way it is chosen */
  gtk_widget_activate_action (fixture->self->tools, "genogram.list", NULL);
  display_turn ();
  g_assert_cmpstr (along_genogram_page_view (fixture->self), ==, "list");
  g_assert_true (gtk_toggle_button_get_active (toggle (fixture, "List")));
  gtk_widget_activate_action (fixture->self->tools, "genogram.ecomap", NULL);
  display_turn ();
  g_assert_cmpstr (along_genogram_page_view (fixture->self), ==, "ecomap");
  gtk_toggle_button_set_active (toggle (fixture, "Drawing"), TRUE);
  display_turn ();
  g_assert_cmpstr (along_genogram_page_view (fixture->self), ==, "drawing");
  g_assert_null (along_ecomap_view_get_map (ALONG_ECOMAP_VIEW (fixture->self->ecomap)));
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  AlongEcomapView *view = ALONG_ECOMAP_VIEW (fixture->self->ecomap);
  AlongEcomap *map;
  const char *first = NULL;

  gtk_widget_activate_action (fixture->self->tools, "genogram.ecomap", NULL);
  display_turn ();
  map = along_ecomap_view_get_map (view);
  g_assert_cmpstr (along_ecomap_view_get_focused (view), ==, ALONG_ECOMAP_HOUSEHOLD);
  /* everybody, in reading order, and no farther */
  for (guint i = 0; i < along_ecomap_get_systems (map)->len; i++)
    {
      const AlongEcomapSystem *system = g_ptr_array_index (along_ecomap_get_systems (map), i);

      display_key (fixture->canvas, GDK_KEY_Page_Down, 0);
      g_assert_cmpstr (along_ecomap_view_get_focused (view), ==, system->key);
      if (system->person != NULL)
        first = system->key;
    }
  display_key (fixture->canvas, GDK_KEY_Page_Down, 0);
  g_assert_cmpstr (along_ecomap_view_get_focused (view), ==,
                   ((AlongEcomapSystem *) g_ptr_array_index (along_ecomap_get_systems (map), along_ecomap_get_systems (map)->len - 1))->key);
  display_key (fixture->canvas, GDK_KEY_Home, 0);
  g_assert_cmpstr (along_ecomap_view_get_focused (view), ==, ALONG_ECOMAP_HOUSEHOLD);
  display_key (fixture->canvas, GDK_KEY_Up, 0);
  g_assert_cmpstr (along_ecomap_view_get_focused (view), ==, along_ecomap_step (map, ALONG_ECOMAP_HOUSEHOLD, ALONG_ECOMAP_OUTWARD));
  /* a person of the family is gone on with in the drawing */
  g_assert_nonnull (first);
  {
    g_autofree char *key = g_strdup (first);

    g_signal_emit_by_name (view, "item-activated", key);
    display_turn ();
    g_assert_cmpstr (along_genogram_page_view (fixture->self), ==, "drawing");
    g_assert_cmpstr (along_canvas_get_selected (ALONG_CANVAS (fixture->self->canvas)), ==, key);
  }
}

static gboolean
drawn_cb (gpointer data)
{
  return ((Fixture *) data)->self->time.tick == 0;
}

/* On another day those of that day; what is private is drawn only when it is asked for. */
static void
test_day (Fixture *fixture, gconstpointer data)
{
  AlongEcomapView *view = ALONG_ECOMAP_VIEW (fixture->self->ecomap);
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Sans", 14.667);
  g_autoptr (AlongScene) scene = NULL;
  guint now;

  gtk_widget_activate_action (fixture->self->tools, "genogram.ecomap", NULL);
  display_turn ();
  now = along_ecomap_get_systems (along_ecomap_view_get_map (view))->len;
  along_genogram_page_show_day (fixture->self, along_day_from_ymd (2025, 10, 9));
  display_wait (drawn_cb, fixture);
  g_assert_cmpint (along_ecomap_get_day (along_ecomap_view_get_map (view)), ==, along_day_from_ymd (2025, 10, 9));
  g_assert_cmpuint (along_ecomap_get_systems (along_ecomap_view_get_map (view))->len, <, now);
  scene = along_genogram_page_ecomap_scene (fixture->self, fonts, ALONG_GRAPH_WORKER);
  g_assert_nonnull (strstr (along_scene_get_title (scene), "9 October 2025"));
  along_page_set_family (ALONG_PAGE (fixture->page), NULL, NULL);
  g_assert_null (along_ecomap_view_get_map (view));
  g_assert_null (along_canvas_get_scene (ALONG_CANVAS (fixture->canvas)));
}

#define ADD(name, test) g_test_add ("/ecomap/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  if (!pages_init (&argc, &argv))
    return 77;
  ADD ("views", test_views);
  ADD ("keys", test_keys);
  ADD ("day", test_day);
  return pages_run ();
}
