/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-support.h"

#include "along-widgets.h"

/* display_init: starts GTK, libadwaita and the widgets. FALSE: there is no display, the program returns 77. */
gboolean
display_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL); /* icons and schemas lie in the data folders, so those are not isolated */
  if (!gtk_init_check ())
    return FALSE;
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  along_widgets_register ();
  return TRUE;
}

static gboolean
is_mapped (gpointer window)
{
  return gtk_widget_get_mapped (window) && gtk_widget_get_width (window) > 0;
}

/* display_window: a shown window around @child. */
GtkWidget *
display_window (GtkWidget *child, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  display_wait (is_mapped, window);
  gtk_test_widget_wait_for_draw (window);
  return window;
}

/* display_wait: runs the main loop until @until says so, at most some seconds. */
void
display_wait (DisplayUntil until, gpointer data)
{
  gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (!until (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

/* display_turn: whatever waits in the main loop is done. */
void
display_turn (void)
{
  for (int i = 0; i < 200 && g_main_context_pending (NULL); i++)
    g_main_context_iteration (NULL, FALSE);
}

/* display_key: as if @key were pressed with @widget focused: its key controllers and bindings, then its parents'. */
gboolean
display_key (GtkWidget *widget, guint key, GdkModifierType state)
{
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (at);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
          gboolean handled = FALSE;

          if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
            g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
          else if (GTK_IS_SHORTCUT_CONTROLLER (controller))
            for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)) && !handled; j++)
              {
                g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
                GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

                if (GTK_IS_KEYVAL_TRIGGER (trigger)
                    && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key
                    && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == state)
                  handled = gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, at,
                                                          gtk_shortcut_get_arguments (shortcut));
              }
          if (handled)
            return TRUE;
        }
    }
  return FALSE;
}

/* display_picture: where ALONG_TEST_PICTURES names a folder, saves what @window shows there. */
void
display_picture (GtkWidget *window, const char *name)
{
  const char *folder = g_getenv ("ALONG_TEST_PICTURES");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  int width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);
  cairo_surface_t *surface;
  cairo_t *cr;

  if (path == NULL)
    return;
  gtk_test_widget_wait_for_draw (window);
  paintable = gtk_widget_paintable_new (window);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cr = cairo_create (surface);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
}
