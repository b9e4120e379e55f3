/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button far down a panel that opens a menu once it is in sight: GTK has no place on the screen for the menu of what is scrolled
 * away, as where a screen reader presses a button that it has not gone to. */
#include "along-happened-button.h"

/* Frames that the panel is waited for, at most. */
#define MOST_FRAMES 60
#define STILL 3

typedef struct
{
  GtkWidget *popover;
  graphene_point_t at;
  int still, frames;
} Opening;

static gboolean
open_cb (GtkWidget *button, GdkFrameClock *clock, gpointer data)
{
  Opening *opening = data;
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (button));
  graphene_point_t at;

  if (root == NULL || !gtk_widget_compute_point (button, root, &GRAPHENE_POINT_INIT (0, 0), &at))
    {
      g_object_set_data (G_OBJECT (button), "opening", NULL);
      return G_SOURCE_REMOVE;
    }
  opening->still = opening->frames > 0 && graphene_point_near (&at, &opening->at, 0.5f) ? opening->still + 1 : 0;
  opening->at = at;
  if (opening->still < STILL && ++opening->frames < MOST_FRAMES)
    return G_SOURCE_CONTINUE;
  g_object_set_data (G_OBJECT (button), "opening", NULL);
  gtk_popover_popup (GTK_POPOVER (opening->popover));
  return G_SOURCE_REMOVE;
}

static void
clicked_cb (GtkWidget *button, GtkWidget *popover)
{
  guint before = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "opening"));
  Opening *opening;

  if (gtk_widget_get_visible (popover))
    {
      gtk_popover_popdown (GTK_POPOVER (popover));
      return;
    }
  if (before != 0)
    gtk_widget_remove_tick_callback (button, before);
  opening = g_new0 (Opening, 1);
  opening->popover = popover;
  gtk_widget_grab_focus (button); /* which brings it into sight */
  g_object_set_data (G_OBJECT (button), "opening",
                     GUINT_TO_POINTER (gtk_widget_add_tick_callback (button, open_cb, opening, g_free)));
}

static void
shown_cb (GtkWidget *popover, GParamSpec *pspec, GtkWidget *button)
{
  if (gtk_widget_get_visible (popover))
    gtk_widget_set_state_flags (button, GTK_STATE_FLAG_CHECKED, FALSE);
  else
    gtk_widget_unset_state_flags (button, GTK_STATE_FLAG_CHECKED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, gtk_widget_get_visible (popover), -1);
}

static void
destroy_cb (GtkWidget *button, GtkWidget *popover)
{
  gtk_widget_unparent (popover);
}

/** along_happened_button_new: (transfer floating): a button with @words that opens @menu. */
GtkWidget *
along_happened_button_new (const char *words, GMenuModel *menu)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (words);
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  gtk_widget_set_parent (popover, button);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), popover);
  g_signal_connect (button, "destroy", G_CALLBACK (destroy_cb), popover);
  g_signal_connect (popover, "notify::visible", G_CALLBACK (shown_cb), button);
  return button;
}
