/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-genogram-page.h"

#include <glib/gi18n-lib.h>

#include "along-canvas.h"
#include "along-clock.h"
#include "along-commit.h"
#include "along-facts.h"
#include "along-file-dialog.h"
#include "along-genogram-edits.h"
#include "along-genogram-scene.h"
#include "along-genogram-words.h"
#include "along-graph-family.h"
#include "along-person-dialog.h"
#include "along-person-panel.h"
#include "along-screen.h"
#include "along-zoom-pill.h"
#include "print/along-print.h"
#include "timeline/along-drawing.h"

#define PANEL_WIDTH 336
#define LEGEND_WIDTH 440

struct _AlongGenogramPage
{
  AlongPage parent_instance;

  GtkWidget *flap, *panel, *views, *canvas, *list, *legend, *legend_box, *empty;
  GtkWidget *menu; /* (nullable): of the person last asked about */
  GSimpleActionGroup *actions;
  AlongLayout *layout;
  AlongId chosen;
  gboolean shown; /* the first family of this page has been fitted */
};

G_DEFINE_FINAL_TYPE (AlongGenogramPage, along_genogram_page, ALONG_TYPE_PAGE)

static gboolean
is_on (AlongGenogramPage *self, const char *name)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), name);

  return g_variant_get_boolean (state);
}

static AlongRecord *
person_of_key (AlongGenogramPage *self, const char *key)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  AlongId id;

  if (family == NULL || key == NULL || !g_str_has_prefix (key, "person/") || !along_id_parse (key + 7, &id))
    return NULL;
  return along_family_find (family, ALONG_KIND_PERSON, id);
}

static AlongRecord *
chosen_person (AlongGenogramPage *self)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));

  return family != NULL ? along_family_find (family, ALONG_KIND_PERSON, self->chosen) : NULL;
}

static void
show_panel (AlongGenogramPage *self)
{
  AlongRecord *person = chosen_person (self);
  static const char *const of_person[] = { "edit", "add-relative", "connect", "remove" };

  for (guint i = 0; i < G_N_ELEMENTS (of_person); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), of_person[i])),
                                 person != NULL);
  if (person == NULL)
    {
      along_person_panel_clear (self->panel);
      adw_flap_set_reveal_flap (ADW_FLAP (self->flap), FALSE);
      return;
    }
  along_person_panel_fill (self->panel, along_page_get_family (ALONG_PAGE (self)), person, is_on (self, "private"),
                           along_clock_today ());
}

/** along_genogram_page_choose: makes @person the chosen one, in sight and with the focus; @open: with the panel. */
void
along_genogram_page_choose (AlongGenogramPage *self, AlongId person, gboolean open)
{
  g_autofree char *id = along_id_to_text (person);
  g_autofree char *key = g_strconcat ("person/", id, NULL);

  if (person_of_key (self, key) == NULL)
    return;
  self->chosen = person;
  along_canvas_set_selected (ALONG_CANVAS (self->canvas), key);
  along_canvas_show_item (ALONG_CANVAS (self->canvas), key);
  along_canvas_focus_item (ALONG_CANVAS (self->canvas), key);
  show_panel (self);
  if (open)
    adw_flap_set_reveal_flap (ADW_FLAP (self->flap), TRUE);
}

/* Drawing. */

static AlongGraphFlags
graph_flags (AlongGenogramPage *self)
{
  return ALONG_GRAPH_WITH_LOSSES | ALONG_GRAPH_WITH_CARE | (is_on (self, "private") ? ALONG_GRAPH_WITH_PRIVATE : 0)
         | (is_on (self, "conditions") ? ALONG_GRAPH_WITH_CONDITIONS : 0);
}

static AlongGenogramShow
scene_show (AlongGenogramPage *self)
{
  return (is_on (self, "homes") ? ALONG_GENOGRAM_HOMES : 0) | (is_on (self, "feelings") ? ALONG_GENOGRAM_BONDS : 0)
         | (is_on (self, "conditions") ? ALONG_GENOGRAM_CONDITIONS : 0) | (is_on (self, "names") ? ALONG_GENOGRAM_NAMES : 0);
}

static void
fill_list (AlongGenogramPage *self, AlongFamily *family)
{
  GtkWidget *child;
  guint n;
  const AlongLayoutPerson *people = along_layout_peek_people (self->layout, &n);

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *name = along_genogram_person_name (self->layout, (int) i);
      g_autofree char *words = along_genogram_person_words (self->layout, (int) i);
      g_autofree char *safe = g_markup_escape_text (words != NULL ? words : "", -1);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", people[i].person->key);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "genogram.choose");
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
    }
}

static void
draw (AlongGenogramPage *self)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  const char *home;
  g_autofree char *key = NULL;

  if (family == NULL)
    return;
  g_clear_pointer (&self->layout, along_layout_unref);
  if (along_family_count (family, ALONG_KIND_PERSON) == 0)
    {
      along_canvas_set_scene (ALONG_CANVAS (self->canvas), NULL);
      gtk_stack_set_visible_child_name (GTK_STACK (self->views), "empty");
      show_panel (self);
      return;
    }
  {
    g_autoptr (AlongFonts) fonts = along_screen_fonts (GTK_WIDGET (self));
    g_autoptr (AlongGraph) graph = along_graph_from_family (family, along_clock_today (), graph_flags (self));
    g_autoptr (AlongLabels) labels = along_labels_new (graph, fonts);
    g_autoptr (AlongScene) scene = NULL, legend = NULL;

    self->layout = along_layout_new (graph, labels);
    scene = along_genogram_scene (self->layout, fonts, scene_show (self));
    legend = along_genogram_legend (self->layout, fonts, scene_show (self), LEGEND_WIDTH);
    along_canvas_set_scene (ALONG_CANVAS (self->canvas), scene);
    along_drawing_set_scene (ALONG_DRAWING (self->legend), legend);
  }
  gtk_widget_set_visible (self->legend_box, is_on (self, "legend"));
  home = along_genogram_step (self->layout, NULL, ALONG_KIN_HOME);
  key = home != NULL ? g_strconcat ("person/", home, NULL) : NULL;
  along_canvas_set_home (ALONG_CANVAS (self->canvas), key);
  fill_list (self, family);
  gtk_stack_set_visible_child_name (GTK_STACK (self->views), is_on (self, "list") ? "list" : "drawing");
  show_panel (self);
}

static char *
neighbour_cb (AlongCanvas *canvas, const char *key, AlongMove move, gpointer data)
{
  AlongGenogramPage *self = data;
  static const AlongKinStep steps[] = {
    [ALONG_MOVE_LEFT] = ALONG_KIN_LEFT,
    [ALONG_MOVE_RIGHT] = ALONG_KIN_RIGHT,
    [ALONG_MOVE_UP] = ALONG_KIN_PARENT,
    [ALONG_MOVE_DOWN] = ALONG_KIN_CHILD,
    [ALONG_MOVE_PARTNER_LEFT] = ALONG_KIN_PARTNER_LEFT,
    [ALONG_MOVE_PARTNER_RIGHT] = ALONG_KIN_PARTNER_RIGHT,
    [ALONG_MOVE_HOME] = ALONG_KIN_HOME,
  };
  const char *found;

  if (self->layout == NULL || move > ALONG_MOVE_HOME || key == NULL || !g_str_has_prefix (key, "person/"))
    return along_canvas_neighbour (canvas, key, move);
  found = along_genogram_step (self->layout, key + 7, steps[move]);
  return found != NULL ? g_strconcat ("person/", found, NULL) : NULL;
}

/* What the canvas says. */

static void
selected_cb (AlongGenogramPage *self, const char *key)
{
  AlongRecord *person = person_of_key (self, key);

  self->chosen = person != NULL ? along_record_get_id (person) : ALONG_ID_NONE;
  along_canvas_set_selected (ALONG_CANVAS (self->canvas), person != NULL ? key : NULL);
  show_panel (self);
}

static void
activated_cb (AlongGenogramPage *self, const char *key)
{
  AlongRecord *person = person_of_key (self, key);

  if (person != NULL)
    along_genogram_page_choose (self, along_record_get_id (person), TRUE);
}


static void
menu_cb (AlongGenogramPage *self, const char *key, double x, double y)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  double at_x = x, at_y = y;

  if (person_of_key (self, key) != NULL)
    {
      selected_cb (self, key);
      g_menu_append (menu, _ ("Open"), "genogram.open");
      g_menu_append (menu, _ ("Edit…"), "genogram.edit");
      g_menu_append (menu, _ ("Add relative…"), "genogram.add-relative");
      g_menu_append (menu, _ ("Connect…"), "genogram.connect");
      g_menu_append (menu, _ ("Remove…"), "genogram.remove");
    }
  else
    g_menu_append (menu, _ ("Add person…"), "genogram.add-person");
  /* A stack would take the menu for one of its pages: it belongs to the page itself, until the next one. */
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_widget_translate_coordinates (self->canvas, GTK_WIDGET (self), x, y, &at_x, &at_y);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) at_x, (int) at_y, 1, 1 });
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static gboolean
key_cb (AlongGenogramPage *self, guint key, guint code, GdkModifierType state)
{
  AlongRecord *person = person_of_key (self, along_canvas_get_focused (ALONG_CANVAS (self->canvas)));

  if (key != GDK_KEY_Insert && key != GDK_KEY_KP_Insert && key != GDK_KEY_Delete && key != GDK_KEY_KP_Delete)
    return GDK_EVENT_PROPAGATE;
  if (person != NULL && !along_id_equal (along_record_get_id (person), self->chosen))
    along_genogram_page_choose (self, along_record_get_id (person), FALSE);
  g_action_group_activate_action (G_ACTION_GROUP (self->actions),
                                  key == GDK_KEY_Insert || key == GDK_KEY_KP_Insert
                                    ? (chosen_person (self) != NULL ? "add-relative" : "add-person")
                                    : "remove",
                                  NULL);
  return GDK_EVENT_STOP;
}

/* Removing asks. */

typedef struct
{
  AlongGenogramPage *page;
  AlongId id;
} Removal;

static void
removal_cb (GtkWidget *dialog, const char *response, gpointer data)
{
  g_autofree Removal *removal = data;
  AlongFamily *family = along_page_get_family (ALONG_PAGE (removal->page));
  AlongRecord *record = family != NULL ? along_family_lookup (family, removal->id) : NULL;
  g_autoptr (AlongEdit) edit = NULL;

  if (record != NULL && g_str_equal (response, "remove"))
    {
      AlongKindId kind = along_record_get_kind_id (record);

      edit = kind == ALONG_KIND_PERSON   ? along_genogram_remove_person (family, record)
             : kind == ALONG_KIND_COUPLE ? along_genogram_remove_couple (family, record)
                                         : along_genogram_remove_bond (family, record);
      along_commit (GTK_WIDGET (removal->page), along_page_get_session (ALONG_PAGE (removal->page)), edit, NULL,
                    along_edit_get_title (edit), NULL);
    }
  g_object_unref (removal->page);
}

static void
ask_removal (AlongGenogramPage *self, AlongRecord *record)
{
  Removal *removal = g_new0 (Removal, 1);
  gboolean person = along_record_get_kind_id (record) == ALONG_KIND_PERSON;
  g_autofree char *title = person ? g_strdup_printf (_ ("Remove %s?"), along_facts_first_name (record)) : g_strdup (_ ("Remove this line?"));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, title,
                                              person ? _ ("Their lines to others go too. You can undo this.")
                                                     : _ ("You can undo this."));

  removal->page = g_object_ref (self);
  removal->id = along_record_get_id (record);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep"), "remove", _ ("_Remove"), NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect (dialog, "response", G_CALLBACK (removal_cb), removal);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Export: as paper has it; private lines never leave this way. */

static void
export_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongGenogramPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = along_file_dialog_finish (result, &error);
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  g_autofree char *name = NULL;

  if (file == NULL || family == NULL)
    return;
  name = g_file_get_basename (file);
  {
    g_autoptr (AlongFonts) fonts = along_screen_fonts (GTK_WIDGET (self));
    g_autoptr (AlongGraph) graph = along_graph_from_family (family, along_clock_today (),
                                                            graph_flags (self) & ~(guint) ALONG_GRAPH_WITH_PRIVATE);
    g_autoptr (AlongLabels) labels = along_labels_new (graph, fonts);
    g_autoptr (AlongLayout) layout = along_layout_new (graph, labels);
    g_autoptr (AlongScene) scene = along_genogram_scene (layout, fonts, scene_show (self) | ALONG_GENOGRAM_LEGEND);
    gboolean svg = g_str_has_suffix (name, ".svg");

    if (svg ? along_scene_write_svg (scene, ALONG_LOOK_PRINT, file, &error)
            : along_scene_write_pdf (scene, ALONG_LOOK_PRINT, file, &error))
      {
        along_session_note_access (along_page_get_session (ALONG_PAGE (self)), along_family_get_id (family), "export",
                                   svg ? "genogram, SVG, without private lines" : "genogram, PDF, without private lines");
        gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "(sb)", _ ("Genogram saved"), FALSE);
      }
    else
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "(sb)", error->message, FALSE);
  }
}

/* Actions. */

static void
act (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlongGenogramPage *self = data;
  const char *name = g_action_get_name (G_ACTION (action));
  AlongRecord *person = chosen_person (self);
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWindow *window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;

  if (family == NULL)
    return;
  if (g_str_equal (name, "add-person"))
    along_person_dialog_add (self, along_family_count (family, ALONG_KIND_PERSON) == 0 ? NULL : person);
  else if (g_str_equal (name, "fit"))
    along_canvas_fit (ALONG_CANVAS (self->canvas));
  else if (g_str_equal (name, "close-panel"))
    {
      adw_flap_set_reveal_flap (ADW_FLAP (self->flap), FALSE);
      along_genogram_page_choose (self, self->chosen, FALSE);
    }
  else if (g_str_equal (name, "print"))
    gtk_window_present (along_print_new (window, along_page_get_session (ALONG_PAGE (self)), family));
  else if (g_str_equal (name, "export-svg"))
    along_file_dialog_save_async (window, _ ("Export as SVG"), _ ("genogram.svg"), export_cb, g_object_ref (self));
  else if (g_str_equal (name, "export-pdf"))
    along_file_dialog_save_async (window, _ ("Export as PDF"), _ ("genogram.pdf"), export_cb, g_object_ref (self));
  else if (person == NULL)
    return;
  else if (g_str_equal (name, "open"))
    adw_flap_set_reveal_flap (ADW_FLAP (self->flap), TRUE);
  else if (g_str_equal (name, "edit"))
    along_person_dialog_change (self, person);
  else if (g_str_equal (name, "add-relative"))
    along_person_dialog_add (self, person);
  else if (g_str_equal (name, "connect"))
    along_connect_dialog_new (self, person);
  else if (g_str_equal (name, "remove"))
    ask_removal (self, person);
}

static void
act_on (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlongGenogramPage *self = data;
  const char *name = g_action_get_name (G_ACTION (action));
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  AlongRecord *record;
  AlongId id;

  if (family == NULL || !along_id_parse (g_variant_get_string (parameter, NULL), &id)
      || (record = along_family_lookup (family, id)) == NULL)
    return;
  if (g_str_equal (name, "choose"))
    along_genogram_page_choose (self, id, TRUE);
  else if (g_str_equal (name, "edit-couple"))
    along_couple_dialog_change (self, record);
  else
    ask_removal (self, record);
}

static void
changed_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  g_simple_action_set_state (action, state);
  draw (data);
}

static const GActionEntry entries[] = {
  { .name = "add-person", .activate = act },
  { .name = "add-relative", .activate = act },
  { .name = "edit", .activate = act },
  { .name = "connect", .activate = act },
  { .name = "remove", .activate = act },
  { .name = "open", .activate = act },
  { .name = "close-panel", .activate = act },
  { .name = "fit", .activate = act },
  { .name = "print", .activate = act },
  { .name = "export-svg", .activate = act },
  { .name = "export-pdf", .activate = act },
  { .name = "choose", .activate = act_on, .parameter_type = "s" },
  { .name = "edit-couple", .activate = act_on, .parameter_type = "s" },
  { .name = "remove-record", .activate = act_on, .parameter_type = "s" },
  { .name = "homes", .state = "true", .change_state = changed_cb },
  { .name = "feelings", .state = "true", .change_state = changed_cb },
  { .name = "private", .state = "false", .change_state = changed_cb },
  { .name = "conditions", .state = "true", .change_state = changed_cb },
  { .name = "names", .state = "true", .change_state = changed_cb },
  { .name = "legend", .state = "true", .change_state = changed_cb },
  { .name = "list", .state = "false", .change_state = changed_cb },
};

/* The page. */

static void
along_genogram_page_refresh (AlongPage *page, AlongEdit *edit)
{
  AlongGenogramPage *self = ALONG_GENOGRAM_PAGE (page);

  draw (self);
  if (!self->shown)
    along_canvas_fit (ALONG_CANVAS (self->canvas));
  self->shown = TRUE;
}

static void
along_genogram_page_forget (AlongPage *page)
{
  AlongGenogramPage *self = ALONG_GENOGRAM_PAGE (page);
  GtkWidget *child;

  along_person_dialog_close (self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  along_canvas_set_scene (ALONG_CANVAS (self->canvas), NULL);
  along_drawing_set_scene (ALONG_DRAWING (self->legend), NULL);
  along_person_panel_clear (self->panel);
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  adw_flap_set_reveal_flap (ADW_FLAP (self->flap), FALSE);
  g_clear_pointer (&self->layout, along_layout_unref);
  self->chosen = ALONG_ID_NONE;
  self->shown = FALSE;
}

static char *
along_genogram_page_summarise (AlongPage *page)
{
  AlongGenogramPage *self = ALONG_GENOGRAM_PAGE (page);

  return self->layout != NULL ? along_genogram_summary (self->layout)
                              : g_strdup (_ ("Who is in this family? Start with the person you are supporting."));
}

static gboolean
along_genogram_page_focus_first (AlongPage *page)
{
  AlongGenogramPage *self = ALONG_GENOGRAM_PAGE (page);
  const char *home = self->layout != NULL ? along_genogram_step (self->layout, NULL, ALONG_KIN_HOME) : NULL;
  g_autofree char *key = home != NULL ? g_strconcat ("person/", home, NULL) : NULL;

  return key != NULL && along_canvas_focus_item (ALONG_CANVAS (self->canvas), key);
}

static void
along_genogram_page_toggle_panel (AlongPage *page)
{
  AlongGenogramPage *self = ALONG_GENOGRAM_PAGE (page);

  if (chosen_person (self) != NULL)
    adw_flap_set_reveal_flap (ADW_FLAP (self->flap), !adw_flap_get_reveal_flap (ADW_FLAP (self->flap)));
}

static void
along_genogram_page_dispose (GObject *object)
{
  AlongGenogramPage *self = ALONG_GENOGRAM_PAGE (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->layout, along_layout_unref);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (along_genogram_page_parent_class)->dispose (object);
}

static void
along_genogram_page_class_init (AlongGenogramPageClass *klass)
{
  AlongPageClass *page_class = ALONG_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_genogram_page_dispose;
  page_class->refresh = along_genogram_page_refresh;
  page_class->forget = along_genogram_page_forget;
  page_class->summarise = along_genogram_page_summarise;
  page_class->focus_first = along_genogram_page_focus_first;
  page_class->toggle_panel = along_genogram_page_toggle_panel;
}

static GtkWidget *
menu_button (const char *icon, const char *label, GMenu *menu)
{
  GtkWidget *button = gtk_menu_button_new ();

  if (icon != NULL)
    {
      gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
      gtk_widget_set_tooltip_text (button, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  else
    gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  g_object_unref (menu);
  return button;
}

static GtkWidget *
make_tools (void)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *add = gtk_button_new (), *content = adw_button_content_new ();
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *print = gtk_button_new_from_icon_name ("document-print-symbolic");
  GMenu *show = g_menu_new (), *more = g_menu_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("Add person"));
  gtk_button_set_child (GTK_BUTTON (add), content);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "genogram.add-person");
  gtk_widget_set_hexpand (space, TRUE);
  g_menu_append (show, _ ("Same home"), "genogram.homes");
  g_menu_append (show, _ ("Feelings"), "genogram.feelings");
  g_menu_append (show, _ ("Private lines"), "genogram.private");
  g_menu_append (show, _ ("Conditions"), "genogram.conditions");
  g_menu_append (show, _ ("Names"), "genogram.names");
  g_menu_append (show, _ ("Legend"), "genogram.legend");
  g_menu_append (more, _ ("List of people"), "genogram.list");
  g_menu_append (more, _ ("Fit"), "genogram.fit");
  g_menu_append (more, _ ("Export as SVG…"), "genogram.export-svg");
  g_menu_append (more, _ ("Export as PDF…"), "genogram.export-pdf");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (print), "genogram.print");
  gtk_widget_set_tooltip_text (print, _ ("Print"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (print), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Print"), -1);
  gtk_widget_set_margin_top (tools, 12);
  gtk_widget_set_margin_bottom (tools, 6);
  gtk_widget_set_margin_start (tools, 12);
  gtk_widget_set_margin_end (tools, 12);
  gtk_box_append (GTK_BOX (tools), add);
  gtk_box_append (GTK_BOX (tools), space);
  gtk_box_append (GTK_BOX (tools), menu_button (NULL, _ ("Show"), show));
  gtk_box_append (GTK_BOX (tools), print);
  gtk_box_append (GTK_BOX (tools), menu_button ("view-more-symbolic", _ ("More"), more));
  return tools;
}

static GtkWidget *
make_views (AlongGenogramPage *self)
{
  GtkWidget *overlay = gtk_overlay_new (), *scrolled = gtk_scrolled_window_new (), *pill, *start = gtk_button_new_with_label (_ ("Add person"));
  GtkWidget *list_scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();

  self->canvas = along_canvas_new ();
  along_canvas_set_neighbour (ALONG_CANVAS (self->canvas), neighbour_cb, self, NULL);
  along_canvas_set_find (ALONG_CANVAS (self->canvas), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->canvas);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scrolled);
  pill = along_zoom_pill_new (ALONG_CANVAS (self->canvas));
  gtk_widget_set_halign (pill, GTK_ALIGN_END);
  gtk_widget_set_valign (pill, GTK_ALIGN_END);
  gtk_widget_set_margin_end (pill, 12);
  gtk_widget_set_margin_bottom (pill, 12);
  self->legend = along_drawing_new (GTK_ACCESSIBLE_ROLE_IMG);
  self->legend_box = gtk_expander_new (_ ("Legend"));
  gtk_expander_set_child (GTK_EXPANDER (self->legend_box), self->legend);
  gtk_widget_add_css_class (self->legend_box, "card");
  gtk_widget_set_halign (self->legend_box, GTK_ALIGN_START);
  gtk_widget_set_valign (self->legend_box, GTK_ALIGN_END);
  gtk_widget_set_margin_start (self->legend_box, 12);
  gtk_widget_set_margin_bottom (self->legend_box, 12);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->legend_box);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), pill);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_widget_set_margin_top (self->list, 12);
  gtk_widget_set_margin_bottom (self->list, 12);
  gtk_widget_set_margin_start (self->list, 12);
  gtk_widget_set_margin_end (self->list, 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("People"), -1);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (list_scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (list_scrolled), clamp);

  self->empty = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty), "along-genogram-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), _ ("Who is in this family? Start with the person you are supporting."));
  gtk_widget_set_halign (start, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (start, "pill");
  gtk_widget_add_css_class (start, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (start), "genogram.add-person");
  adw_status_page_set_child (ADW_STATUS_PAGE (self->empty), start);

  self->views = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->views), overlay, "drawing");
  gtk_stack_add_named (GTK_STACK (self->views), list_scrolled, "list");
  gtk_stack_add_named (GTK_STACK (self->views), self->empty, "empty");
  gtk_widget_set_vexpand (self->views, TRUE);
  return self->views;
}

static void
along_genogram_page_init (AlongGenogramPage *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "genogram", G_ACTION_GROUP (self->actions));
  self->flap = adw_flap_new ();
  self->panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_margin_top (self->panel, 18);
  gtk_widget_set_margin_bottom (self->panel, 18);
  gtk_widget_set_margin_start (self->panel, 18);
  gtk_widget_set_margin_end (self->panel, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->panel);
  gtk_widget_set_size_request (scrolled, PANEL_WIDTH, -1);
  /* What expands inside does not widen the panel. */
  gtk_widget_set_hexpand (scrolled, FALSE);
  gtk_widget_add_css_class (scrolled, "background");
  gtk_box_append (GTK_BOX (body), make_tools ());
  gtk_box_append (GTK_BOX (body), make_views (self));
  adw_flap_set_content (ADW_FLAP (self->flap), body);
  adw_flap_set_flap (ADW_FLAP (self->flap), scrolled);
  adw_flap_set_separator (ADW_FLAP (self->flap), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_flap_set_flap_position (ADW_FLAP (self->flap), GTK_PACK_END);
  adw_flap_set_fold_policy (ADW_FLAP (self->flap), ADW_FLAP_FOLD_POLICY_AUTO);
  adw_flap_set_reveal_flap (ADW_FLAP (self->flap), FALSE);
  adw_flap_set_swipe_to_open (ADW_FLAP (self->flap), FALSE);
  adw_bin_set_child (ADW_BIN (self), self->flap);
  g_signal_connect_swapped (self->canvas, "item-selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->canvas, "item-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->canvas, "item-menu", G_CALLBACK (menu_cb), self);
  g_signal_connect_swapped (self->canvas, "fonts-changed", G_CALLBACK (draw), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->canvas, keys);
}
