/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-find-bar.h"

#include <glib/gi18n-lib.h>

#include "along-announcer.h"
#include "along-text.h"

struct _AlongFindBar
{
  GtkWidget parent_instance;

  GtkWidget *entry, *count;
  AlongCanvas *canvas;
  gboolean showing; /* the entry is being filled with what was typed on the canvas */
};

G_DEFINE_FINAL_TYPE (AlongFindBar, along_find_bar, GTK_TYPE_WIDGET)

static gboolean
has_focus (AlongFindBar *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
}

/* The focus goes to who was found, or back to where it was in the drawing. */
static void
close_bar (AlongFindBar *self)
{
  gboolean back = has_focus (self);

  if (back)
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  along_canvas_find (self->canvas, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
found_cb (AlongFindBar *self, const char *words, guint nth, guint n)
{
  g_autofree char *count = NULL, *said = NULL;

  if (words == NULL)
    {
      if (has_focus (self))
        {
          gtk_label_set_label (GTK_LABEL (self->count), "");
          return;
        }
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  self->showing = TRUE;
  if (!along_text_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), words))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
      gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
    }
  self->showing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  if (n > 0)
    /* Translators: which of the people found it is, and how many there are: "2 of 5". */
    count = g_strdup_printf (_ ("%u of %u"), nth, n);
  else
    count = g_strdup (_ ("Nobody"));
  gtk_label_set_label (GTK_LABEL (self->count), count);
  if (n == 0)
    said = g_strdup_printf (_ ("Nobody called “%s”."), words);
  else if (has_focus (self))
    {
      const char *key = along_canvas_get_focused (self->canvas);
      AlongScene *scene = along_canvas_get_scene (self->canvas);
      int index = scene != NULL ? along_scene_find_item (scene, key) : -1;

      /* The focus stays in the entry, so nobody else says who it is. */
      said = g_strdup_printf ("%s. %s", index >= 0 ? along_scene_peek_item (scene, (guint) index)->name : "", count);
    }
  along_announce (GTK_WIDGET (self), said != NULL ? said : count);
}

static void
changed_cb (AlongFindBar *self)
{
  if (!self->showing)
    along_canvas_find (self->canvas, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
next_cb (AlongFindBar *self)
{
  along_canvas_find_next (self->canvas, 1);
}

static void
previous_cb (AlongFindBar *self)
{
  along_canvas_find_next (self->canvas, -1);
}

static gboolean
key_cb (AlongFindBar *self, guint key, guint code, GdkModifierType state)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;

  if (key == GDK_KEY_Escape)
    close_bar (self);
  else if ((enter && held == GDK_SHIFT_MASK) || key == GDK_KEY_Up || (key == GDK_KEY_F3 && held == GDK_SHIFT_MASK)
           || (held == (GDK_CONTROL_MASK | GDK_SHIFT_MASK) && key == GDK_KEY_G))
    previous_cb (self);
  else if ((enter && held == 0 && gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)))))
           || key == GDK_KEY_Down || (key == GDK_KEY_F3 && held == 0) || (held == GDK_CONTROL_MASK && key == GDK_KEY_g))
    next_cb (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
along_find_bar_dispose (GObject *object)
{
  AlongFindBar *self = ALONG_FIND_BAR (object);
  GtkWidget *child;

  if (self->canvas != NULL)
    g_signal_handlers_disconnect_by_data (self->canvas, self);
  g_clear_object (&self->canvas);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (along_find_bar_parent_class)->dispose (object);
}

static void
along_find_bar_class_init (AlongFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_find_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
}

static void
add_button (AlongFindBar *self, const char *icon, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
along_find_bar_init (AlongFindBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "along-find-bar");
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 3);
  self->entry = gtk_entry_new ();
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY, "edit-find-symbolic");
  gtk_entry_set_icon_activatable (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY, FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 12);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 22);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  self->count = gtk_label_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (self->count), 7);
  gtk_widget_add_css_class (self->count, "along-second");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_widget_set_parent (self->count, GTK_WIDGET (self));
  add_button (self, "go-up-symbolic", _ ("The one before"), G_CALLBACK (previous_cb));
  add_button (self, "go-down-symbolic", _ ("The next one"), G_CALLBACK (next_cb));
  add_button (self, "window-close-symbolic", _ ("Close"), G_CALLBACK (close_bar));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** along_find_bar_new: for @canvas; @name: what is looked for, as "Find a person". */
GtkWidget *
along_find_bar_new (AlongCanvas *canvas, const char *name)
{
  AlongFindBar *self = g_object_new (ALONG_TYPE_FIND_BAR, NULL);

  self->canvas = g_object_ref (canvas);
  g_signal_connect_swapped (canvas, "found", G_CALLBACK (found_cb), self);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/** along_find_bar_open: in sight, with the focus, to be typed in. */
void
along_find_bar_open (AlongFindBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->entry);
}
