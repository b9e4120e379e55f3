/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of what is under the pointer, or has the focus. */
#include "along-genogram-page-private.h"

#include <glib/gi18n-lib.h>

#include "along-canvas.h"

static void
append_on (GMenu *menu, const char *words, const char *action, AlongRecord *record)
{
  g_autofree char *id = along_id_to_text (along_record_get_id (record));
  g_autoptr (GMenuItem) item = g_menu_item_new (words, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

/* What can be done with the item called @key; @menu stays empty where that is nothing. */
static void
fill_menu (AlongGenogramPage *self, GMenu *menu, const char *key)
{
  AlongRecord *couple = along_genogram_page_record (self, key, ALONG_KIND_COUPLE, "couple/");
  AlongRecord *bond = along_genogram_page_record (self, key, ALONG_KIND_BOND, "bond/");

  if (along_genogram_page_fill_several (self, menu, key))
    return;
  if (along_genogram_page_person (self, key) != NULL)
    {
      along_genogram_page_select (self, key);
      g_menu_append (menu, _ ("Open"), "genogram.open");
      if (along_page_is_read_only (ALONG_PAGE (self)))
        return;
      g_menu_append (menu, _ ("Edit…"), "genogram.edit");
      g_menu_append (menu, _ ("Add relative…"), "genogram.add-relative");
      g_menu_append (menu, _ ("Connect…"), "genogram.connect");
      along_genogram_page_append_hands (self, menu);
      append_on (menu, _ ("Same person as…"), "win.same-person", along_genogram_page_person (self, key));
      append_on (menu, _ ("History…"), "win.record-history", along_genogram_page_person (self, key));
      g_menu_append (menu, _ ("Remove…"), "genogram.remove");
      return;
    }
  if (along_page_is_read_only (ALONG_PAGE (self)))
    return;
  if (couple != NULL)
    append_on (menu, _ ("Change this couple…"), "genogram.edit-couple", couple);
  if (couple != NULL || bond != NULL)
    append_on (menu, _ ("Remove this line…"), "genogram.remove-record", couple != NULL ? couple : bond);
  else
    g_menu_append (menu, _ ("Add person…"), "genogram.add-person");
}

void
along_genogram_page_drop_menu (AlongGenogramPage *self)
{
  GtkWidget *menu = g_steal_pointer (&self->menu);

  if (menu == NULL)
    return;
  g_signal_handlers_disconnect_by_data (menu, self);
  gtk_widget_set_has_tooltip (self->canvas, TRUE);
  gtk_popover_popdown (GTK_POPOVER (menu));
  gtk_widget_unparent (menu);
}

/* A menu that was left gives the focus back to where it came from. */
static void
menu_closed_cb (AlongGenogramPage *self)
{
  gtk_widget_set_has_tooltip (self->canvas, TRUE);
  if (along_genogram_page_chosen (self) != NULL)
    along_genogram_page_choose (self, self->chosen, FALSE);
  else
    along_page_focus_first (ALONG_PAGE (self));
}

/* The menu of the item called @key, at @x, @y of @from. */
void
along_genogram_page_open_menu (AlongGenogramPage *self, const char *key, GtkWidget *from, double x, double y)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  double at_x = x, at_y = y;

  fill_menu (self, menu, key);
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    return;
  /* A stack would take the menu for one of its pages: it belongs to the page itself, until the next one. */
  along_genogram_page_drop_menu (self);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_widget_translate_coordinates (from, GTK_WIDGET (self), x, y, &at_x, &at_y);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) at_x, (int) at_y, 1, 1 });
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (menu_closed_cb), self);
  /* No words over the menu about what lies under it. */
  gtk_widget_set_has_tooltip (self->canvas, FALSE);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}
