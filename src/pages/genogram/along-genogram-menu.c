/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of what is under the pointer, or has the focus; what Enter does with what is no person. */
#include "along-genogram-page-private.h"

#include <glib/gi18n-lib.h>

#include "along-ask-dialogs.h"
#include "along-canvas.h"
#include "along-ecomap-view.h"
#include "along-genogram-events.h"

/* What stands in the drawing or the list beside people: by what its key begins with, and the dialog it opens. */
static const struct
{
  const char *prefix;
  AlongKindId kind;
  const char *dialog;
  const char *change;
} items[] = {
  { "couple/", ALONG_KIND_COUPLE, "couple", N_ ("Change this couple…") },
  { "bond/", ALONG_KIND_BOND, "bond", N_ ("Change this line…") },
  { "home/", ALONG_KIND_HOUSEHOLD, "household", N_ ("Change this home…") },
  { "person/", ALONG_KIND_PREGNANCY, "pregnancy", N_ ("Change this pregnancy…") },
  { "child_link/", ALONG_KIND_CHILD_LINK, "child_link", N_ ("Change this link…") },
  { "care_link/", ALONG_KIND_CARE_LINK, "care_link", N_ ("Change this care…") },
};

/* And two who are parents together and nothing else: "couple/parents/ID/ID". */
#define PARENTS "couple/parents/"

static int
find_item (AlongGenogramPage *self, const char *key, AlongRecord **record)
{
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      *record = along_genogram_page_record (self, key, items[i].kind, items[i].prefix);
      if (*record != NULL)
        return (int) i;
    }
  return -1;
}

/* The record of an item that is no person. Returns: (nullable) */
AlongRecord *
along_genogram_page_item (AlongGenogramPage *self, const char *key)
{
  AlongRecord *record;

  return find_item (self, key, &record) >= 0 ? record : NULL;
}

static char *
dialog_of (int item, AlongRecord *record)
{
  return along_ask_key (items[item].dialog, along_record_get_id (record));
}

/* Two who have a child and are no couple of the record are no record: the dialog that says what they are to each other. Returns:
 * (nullable): @key is not about two such */
static char *
parents_dialog (const char *key)
{
  return key != NULL && g_str_has_prefix (key, PARENTS) ? g_strconcat ("connect/", key + strlen (PARENTS), NULL) : NULL;
}

/* Enter on an item that is no person: its dialog. */
void
along_genogram_page_ask_item (AlongGenogramPage *self, const char *key)
{
  AlongRecord *record;
  int item = find_item (self, key, &record);
  g_autofree char *dialog = item >= 0 ? dialog_of (item, record) : parents_dialog (key);

  if (dialog != NULL)
    along_ask_open (self, dialog);
}

static void
append_ask (GMenu *menu, const char *words, const char *key)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (words, NULL);

  g_menu_item_set_action_and_target (item, "genogram.ask", "s", key);
  g_menu_append_item (menu, item);
}

static void
append_on (GMenu *menu, const char *words, const char *action, AlongRecord *record)
{
  g_autofree char *id = along_id_to_text (along_record_get_id (record));
  g_autoptr (GMenuItem) item = g_menu_item_new (words, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

/* More about a person: what is a record of its own. */
static GMenu *
add_menu (AlongRecord *person)
{
  static const struct
  {
    const char *words, *what;
  } adds[] = { { N_ ("Health note…"), "new-condition" },     { N_ ("Home…"), "new-membership" },
               { N_ ("Care…"), "new-care" },                 { N_ ("Legal status…"), "new-legal" },
               { N_ ("Social care…"), "new-support" },       { N_ ("Where the child lives…"), "new-living" },
               { N_ ("Another name…"), "new-alias" } };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (adds); i++)
    {
      g_autofree char *key = along_ask_key (adds[i].what, along_record_get_id (person));

      append_ask (menu, _ (adds[i].words), key);
    }
  return menu;
}

static void
fill_for_person (AlongGenogramPage *self, GMenu *menu, AlongRecord *person)
{
  g_autoptr (GMenu) happened = along_genogram_happened_menu (along_page_get_family (ALONG_PAGE (self)), person,
                                                             along_page_get_today (ALONG_PAGE (self)));
  g_autoptr (GMenu) add = add_menu (person);

  g_menu_append (menu, _ ("Edit…"), "genogram.edit");
  g_menu_append (menu, _ ("Add relative…"), "genogram.add-relative");
  g_menu_append (menu, _ ("Connect…"), "genogram.connect");
  if (!along_genogram_page_is_on (self, "ecomap"))
    along_genogram_page_append_hands (self, menu);
  if (g_menu_model_get_n_items (G_MENU_MODEL (happened)) > 0)
    g_menu_append_submenu (menu, _ ("Something has happened"), G_MENU_MODEL (happened));
  g_menu_append_submenu (menu, _ ("Add to the record"), G_MENU_MODEL (add));
  append_on (menu, _ ("Same person as…"), "win.same-person", person);
  append_on (menu, _ ("History…"), "win.record-history", person);
  g_menu_append (menu, _ ("Remove…"), "genogram.remove");
}

static void
fill_for_item (AlongGenogramPage *self, GMenu *menu, int item, AlongRecord *record)
{
  g_autofree char *dialog = dialog_of (item, record);

  append_ask (menu, _ (items[item].change), dialog);
  if (items[item].kind == ALONG_KIND_COUPLE && along_couple_any_step_fits (along_page_get_family (ALONG_PAGE (self)), record))
    {
      g_autofree char *step = along_ask_key ("step", along_record_get_id (record));

      append_ask (menu, _ ("What became of them…"), step);
    }
  append_on (menu, items[item].kind == ALONG_KIND_HOUSEHOLD || items[item].kind == ALONG_KIND_PREGNANCY ? _ ("Remove…") : _ ("Remove this line…"),
             "genogram.remove-record", record);
}

/* What can be done with the item called @key; @menu stays empty where that is nothing. */
static void
fill_menu (AlongGenogramPage *self, GMenu *menu, const char *key)
{
  AlongRecord *person = along_genogram_page_person (self, key), *record;
  int item = find_item (self, key, &record);
  g_autofree char *parents = parents_dialog (key);

  if (along_genogram_page_fill_several (self, menu, key))
    return;
  if (person != NULL)
    {
      along_genogram_page_select (self, key);
      g_menu_append (menu, _ ("Open"), "genogram.open");
    }
  if (along_page_is_read_only (ALONG_PAGE (self)))
    return;
  if (person != NULL)
    fill_for_person (self, menu, person);
  else if (item >= 0)
    fill_for_item (self, menu, item, record);
  else if (parents != NULL)
    append_ask (menu, _ ("What they are to each other…"), parents);
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
  if (along_genogram_page_is_on (self, "ecomap"))
    along_ecomap_view_focus (ALONG_ECOMAP_VIEW (self->ecomap), along_ecomap_view_get_focused (ALONG_ECOMAP_VIEW (self->ecomap)));
  else if (along_genogram_page_chosen (self) != NULL)
    along_genogram_page_choose (self, self->chosen, FALSE);
  else
    along_page_focus_first (ALONG_PAGE (self));
}

/* @menu at @x, @y of @from. */
void
along_genogram_page_pop_up (AlongGenogramPage *self, GMenu *menu, GtkWidget *from, double x, double y)
{
  double at_x = x, at_y = y;

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

/* The menu of the item called @key, at @x, @y of @from. */
void
along_genogram_page_open_menu (AlongGenogramPage *self, const char *key, GtkWidget *from, double x, double y)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  fill_menu (self, menu, key);
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0)
    along_genogram_page_pop_up (self, menu, from, x, y);
}
