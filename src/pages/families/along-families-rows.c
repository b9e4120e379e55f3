/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-families-list-private.h"

#include <glib/gi18n-lib.h>

#include "along-family-row.h"
#include "along-text.h"

/* The rows of the list: what is in sight only. */

static void
clicked_cb (GtkGestureClick *gesture, int presses, double x, double y, GtkListItem *item)
{
  gtk_widget_activate_action (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), "list.activate-item", "u",
                              gtk_list_item_get_position (item));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = along_family_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "released", G_CALLBACK (clicked_cb), item);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (item, row);
}

/* In a row what waits is a picture; to the ear it is a sentence. */
static void
show_waiting (AlongFamiliesList *self, GtkListItem *item)
{
  AlongSummary *summary = gtk_list_item_get_item (item);
  g_autoptr (GPtrArray) drafts = along_session_list_drafts (self->session, summary->family);
  GtkWidget *row = gtk_list_item_get_child (item);

  along_family_row_set_waiting (ALONG_FAMILY_ROW (row), drafts->len > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  drafts->len > 0 ? _ ("Something you were writing waits here") : "", -1);
}

/* families_list_drafts_changed: where something waits may be another row. */
void
families_list_drafts_changed (AlongFamiliesList *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    show_waiting (self, item);
}

static void
bind_cb (AlongFamiliesList *self, GtkListItem *item)
{
  AlongRecord *me = along_session_get_me (self->session);
  AlongSummary *summary = gtk_list_item_get_item (item);

  GtkWidget *row = gtk_list_item_get_child (item);
  g_autofree char *speech = along_family_row_show (ALONG_FAMILY_ROW (row), summary,
                                                   me != NULL && along_id_equal (summary->buddy, along_record_get_id (me)));

  if (g_hash_table_contains (self->namesakes, summary->name) && !along_text_is_empty (summary->reference))
    {
      g_autofree char *alone = g_steal_pointer (&speech);

      along_family_row_tell_apart (ALONG_FAMILY_ROW (row), summary->reference);
      /* Translators: a family in sentences, and its reference */
      speech = g_strdup_printf (_ ("%s Reference %s."), alone, summary->reference);
    }
  /* The widget that has the focus is the list's own around the row. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, speech, -1);
  show_waiting (self, item);
  g_hash_table_add (self->bound, item);
}

static void
unbind_cb (AlongFamiliesList *self, GtkListItem *item)
{
  g_hash_table_remove (self->bound, item);
  along_family_row_clear (ALONG_FAMILY_ROW (gtk_list_item_get_child (item)));
}

/* families_list_make_rows: the list shows a row for each family, made when it comes into sight. */
void
families_list_make_rows (AlongFamiliesList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->view), factory);
}
