/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-genogram-page-private.h"

#include <glib/gi18n-lib.h>

#include "along-ask.h"
#include "along-canvas.h"
#include "along-ecomap-view.h"
#include "along-facts.h"
#include "along-genogram-hints.h"
#include "along-genogram-words.h"
#include "along-people-list.h"
#include "along-person-panel.h"
#include "along-screen.h"
#include "along-session-history.h"
#include "import/along-came-in.h"
#include "timeline/along-drawing.h"

/* Above this many people not everybody is shown at first, but those within some steps. */
#define MOST_PEOPLE 120

G_DEFINE_FINAL_TYPE (AlongGenogramPage, along_genogram_page, ALONG_TYPE_PAGE)

gboolean
along_genogram_page_is_on (AlongGenogramPage *self, const char *action)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), action);

  return g_variant_get_boolean (state);
}

/* The record of a drawing's item, as "person/…", "couple/…", "bond/…". */
AlongRecord *
along_genogram_page_record (AlongGenogramPage *self, const char *key, AlongKindId kind, const char *prefix)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  AlongId id;

  if (family == NULL || key == NULL || !g_str_has_prefix (key, prefix) || !along_id_parse (key + strlen (prefix), &id))
    return NULL;
  return along_family_find (family, kind, id);
}

AlongRecord *
along_genogram_page_person (AlongGenogramPage *self, const char *key)
{
  return along_genogram_page_record (self, key, ALONG_KIND_PERSON, "person/");
}

/* The chosen person, or %NULL. */
AlongRecord *
along_genogram_page_chosen (AlongGenogramPage *self)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));

  return family != NULL ? along_family_find (family, ALONG_KIND_PERSON, self->chosen) : NULL;
}

static void
fill_panel (AlongGenogramPage *self)
{
  AlongRecord *person = along_genogram_page_chosen (self);
  static const char *const of_person[] = { "edit", "add-relative", "connect", "remove", "open" };

  along_genogram_page_switch (self, !along_page_is_read_only (ALONG_PAGE (self)),
                              along_session_is_looking (along_page_get_session (ALONG_PAGE (self))));
  for (guint i = 0; i < G_N_ELEMENTS (of_person); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), of_person[i])),
                                 person != NULL
                                   && (!along_page_is_read_only (ALONG_PAGE (self)) || g_str_equal (of_person[i], "open")));
  if (person == NULL)
    {
      along_person_panel_clear (self->panel);
      adw_flap_set_reveal_flap (ADW_FLAP (self->flap), FALSE);
      return;
    }
  along_person_panel_fill (self->panel, along_page_get_family (ALONG_PAGE (self)), person,
                           along_genogram_page_is_on (self, "private"), along_genogram_page_keeper (self),
                           along_session_is_manager (along_page_get_session (ALONG_PAGE (self))), along_genogram_page_day (self));
  along_genogram_page_add_safety (self, person);
}

/* What is no person: a pregnancy that was lost has only the focus. */
static void
focus_item (AlongGenogramPage *self, const char *key)
{
  if (along_genogram_page_item (self, key) == NULL)
    return;
  if (along_genogram_page_is_on (self, "list"))
    along_people_list_focus (ALONG_PEOPLE_LIST (self->list), key);
  else
    along_canvas_focus_item (ALONG_CANVAS (self->canvas), key);
}

/**
 * along_genogram_page_choose: makes @person the chosen one, in sight and with the focus. @open: with the panel,
 * which takes the focus where it lies over the drawing.
 */
void
along_genogram_page_choose (AlongGenogramPage *self, AlongId person, gboolean open)
{
  g_autofree char *id = along_id_to_text (person);
  g_autofree char *key = g_strconcat ("person/", id, NULL);

  if (along_genogram_page_person (self, key) == NULL)
    {
      focus_item (self, key);
      return;
    }
  if (!along_id_equal (self->chosen, person))
    self->before = self->chosen;
  along_genogram_page_select (self, key);
  along_canvas_show_item (ALONG_CANVAS (self->canvas), key);
  if (open)
    adw_flap_set_reveal_flap (ADW_FLAP (self->flap), TRUE);
  if (adw_flap_get_reveal_flap (ADW_FLAP (self->flap)) && !self->beside)
    gtk_widget_child_focus (self->panel, GTK_DIR_TAB_FORWARD);
  else if (along_genogram_page_is_on (self, "list"))
    along_people_list_focus (ALONG_PEOPLE_LIST (self->list), key);
  else
    along_canvas_focus_item (ALONG_CANVAS (self->canvas), key);
}

typedef struct
{
  AlongGenogramPage *page; /* a reference */
  gpointer focus; /* what had the focus then; only compared */
} Chosen;

static void
chosen_free (gpointer data)
{
  Chosen *chosen = data;

  g_object_unref (chosen->page);
  g_free (chosen);
}

static gpointer
focus_now (AlongGenogramPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

/* Who has gone elsewhere meanwhile is not brought back. */
static gboolean
focus_chosen_cb (gpointer data)
{
  Chosen *chosen = data;
  AlongGenogramPage *self = chosen->page;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && along_genogram_page_chosen (self) != NULL && focus_now (self) == chosen->focus)
    along_genogram_page_choose (self, self->chosen, FALSE);
  return G_SOURCE_REMOVE;
}

static void
along_genogram_page_show_record (AlongPage *page, AlongId record)
{
  Chosen *chosen;

  if (along_genogram_page_is_on (ALONG_GENOGRAM_PAGE (page), "ecomap"))
    g_action_group_change_action_state (G_ACTION_GROUP (ALONG_GENOGRAM_PAGE (page)->actions), "ecomap", g_variant_new_boolean (FALSE));
  along_genogram_page_choose (ALONG_GENOGRAM_PAGE (page), record, TRUE);
  /* Of a page that was not in sight before, the drawing has no items yet that could take the focus. */
  chosen = g_new0 (Chosen, 1);
  chosen->page = g_object_ref (ALONG_GENOGRAM_PAGE (page));
  chosen->focus = focus_now (chosen->page);
  g_timeout_add_full (G_PRIORITY_LOW, 200, focus_chosen_cb, chosen, chosen_free);
}

/* Drawing. */

/**
 * along_genogram_page_graph: (transfer full): @family as true on the day that is looked at, with what is shown of it; of a large one
 * only who is near. Nobody in it has a place of before.
 */
AlongGraph *
along_genogram_page_graph (AlongGenogramPage *self, AlongFamily *family)
{
  AlongGraphFlags flags = ALONG_GRAPH_WORKER | along_genogram_page_notation (self) | along_genogram_page_marks (self);
  AlongGraphFlags not_shown = along_genogram_page_is_on (self, "conditions") ? 0 : ALONG_GRAPH_WITH_CONDITIONS;
  AlongGraphFlags own_homes = along_genogram_page_is_on (self, "homes") ? ALONG_GRAPH_WITH_OWN_HOMES : 0;
  AlongGraph *graph = along_graph_from_family (family, along_genogram_page_day (self),
                                               (flags & ~not_shown) | own_homes | (along_genogram_page_is_past (self) ? ALONG_GRAPH_PAST : 0));

  if (!self->all && along_graph_get_people (graph)->len > MOST_PEOPLE)
    along_graph_keep_near (graph, ALONG_GENOGRAM_STEPS);
  return graph;
}

AlongGenogramShow
along_genogram_page_show (AlongGenogramPage *self)
{
  static const struct
  {
    const char *action;
    AlongGenogramShow shows;
  } what[] = { { "homes", ALONG_GENOGRAM_HOMES }, { "feelings", ALONG_GENOGRAM_BONDS }, { "names", ALONG_GENOGRAM_NAMES } };
  AlongGenogramShow show = 0;

  for (guint i = 0; i < G_N_ELEMENTS (what); i++)
    if (along_genogram_page_is_on (self, what[i].action))
      show |= what[i].shows;
  return show;
}

/* The person the drawing is about: key of an item. Returns: (nullable) */
char *
along_genogram_page_home_key (AlongGenogramPage *self)
{
  const char *home = self->layout != NULL ? along_genogram_step (self->layout, NULL, ALONG_KIN_HOME) : NULL;

  return home != NULL ? g_strconcat ("person/", home, NULL) : NULL;
}

/* What is said over the drawing: of a large family that not everybody is shown, of one alone what comes next. */
static void
say_state (AlongGenogramPage *self, guint n_all)
{
  guint n;
  const AlongLayoutPerson *people = along_layout_peek_people (self->layout, &n);
  g_autofree char *home = along_genogram_page_home_key (self);
  AlongRecord *person = along_genogram_page_person (self, home);
  const char *first = person != NULL ? along_facts_first_name (person) : n > 0 ? people[0].person->name : "";
  gboolean part = n < n_all && n_all > MOST_PEOPLE && !self->all;

  gtk_widget_set_visible (self->invite, n == 1 && !along_page_is_read_only (ALONG_PAGE (self)));
  if (n == 1)
    {
      g_autofree char *words = g_strdup_printf (_ ("Add who matters to %s. You can draw it together."), first);

      gtk_label_set_label (GTK_LABEL (self->invite), words);
    }
  gtk_widget_set_visible (self->banner, part);
  if (part)
    {
      g_autofree char *words = g_strdup_printf (_ ("This is a large family. Showing four steps from %s."), first);

      gtk_label_set_label (GTK_LABEL (self->banner_words), words);
    }
}

static void
draw (AlongGenogramPage *self)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  const char *const *order = along_genogram_page_order (self);
  g_autoptr (AlongGraph) graph = NULL;

  if (family == NULL)
    return;
  if (along_family_count (family, ALONG_KIND_PERSON) == 0)
    {
      along_genogram_page_stop_drawing (self);
      g_clear_pointer (&self->layout, along_layout_free);
      along_canvas_set_scene (ALONG_CANVAS (self->canvas), NULL);
      along_people_list_set_layout (ALONG_PEOPLE_LIST (self->list), NULL, NULL, ALONG_DAY_NONE);
      gtk_stack_set_visible_child_name (GTK_STACK (self->views), "empty");
      gtk_widget_set_visible (self->banner, FALSE);
      fill_panel (self);
      return;
    }
  graph = along_genogram_page_graph (self, family);
  if (order == NULL && self->calm)
    order = (const char *const *) self->order;
  if (order != NULL)
    along_graph_set_previous (graph, order);
  along_genogram_page_lay_out (self, graph);
}

/* along_genogram_page_drawn: @layout (transfer full) and the scene made of it are what is shown now. */
void
along_genogram_page_drawn (AlongGenogramPage *self, AlongLayout *layout, AlongScene *scene)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  g_autofree char *home = NULL;

  g_clear_pointer (&self->layout, along_layout_free);
  self->layout = layout;
  along_canvas_set_scene (ALONG_CANVAS (self->canvas), scene);
  along_genogram_page_mark_chosen (self);
  along_genogram_page_draw_legend (self);
  home = along_genogram_page_home_key (self);
  along_canvas_set_home (ALONG_CANVAS (self->canvas), home);
  along_people_list_set_layout (ALONG_PEOPLE_LIST (self->list), self->layout, family, along_genogram_page_day (self));
  say_state (self, along_family_count (family, ALONG_KIND_PERSON));
  along_genogram_page_draw_ecomap (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->views), along_genogram_page_view (self));
  along_genogram_page_time_drawn (self);
  if (!along_genogram_page_is_past (self))
    {
      g_strfreev (self->order);
      self->order = along_layout_list_order (self->layout);
    }
  along_genogram_page_tell_wishes (self);
  fill_panel (self);
  if (!self->shown)
    along_genogram_page_fit (self);
  else
    along_genogram_page_show_fresh (self);
  self->shown = TRUE;
}

/* What comes next is drawn as if nothing had been before. */
void
along_genogram_page_forget_order (AlongGenogramPage *self)
{
  g_clear_pointer (&self->order, g_strfreev);
  self->calm = FALSE;
}

/* along_genogram_page_redraw: as it is on the day that is looked at now. */
void
along_genogram_page_redraw (AlongGenogramPage *self)
{
  draw (self);
}

/* The desktop's text has another size or family. */
static void
fonts_cb (AlongGenogramPage *self)
{
  draw (self);
  along_genogram_page_arrange (self);
}

/* From person to person. */

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
    [ALONG_MOVE_END] = ALONG_KIN_LAST,
    [ALONG_MOVE_PREVIOUS] = ALONG_KIN_PREVIOUS,
    [ALONG_MOVE_NEXT] = ALONG_KIN_NEXT,
  };
  gboolean person = key != NULL && g_str_has_prefix (key, "person/");
  const char *found;

  if (self->layout == NULL || (!person && move != ALONG_MOVE_HOME && move != ALONG_MOVE_END))
    return along_canvas_neighbour (canvas, key, move);
  found = along_genogram_step (self->layout, person ? key + strlen ("person/") : NULL, steps[move]);
  return found != NULL ? g_strconcat ("person/", found, NULL) : NULL;
}

/* What the canvas and the list say. */

void
along_genogram_page_select (AlongGenogramPage *self, const char *key)
{
  AlongRecord *person = along_genogram_page_person (self, key);

  self->chosen = person != NULL ? along_record_get_id (person) : ALONG_ID_NONE;
  along_canvas_set_selected (ALONG_CANVAS (self->canvas), person != NULL ? key : NULL);
  fill_panel (self);
}

/* Who has the focus is the chosen one: never do two people look it. */
static void
focused_cb (AlongGenogramPage *self, const char *key)
{
  AlongRecord *person = along_genogram_page_person (self, key);

  if (person == NULL || along_id_equal (along_record_get_id (person), self->chosen))
    return;
  self->before = ALONG_ID_NONE;
  along_genogram_page_select (self, key);
}

/* A click: the panel opens beside, or over the drawing. */
static void
clicked_cb (AlongGenogramPage *self, const char *key)
{
  AlongRecord *person = along_genogram_page_person (self, key);

  if (person != NULL)
    along_genogram_page_choose (self, along_record_get_id (person), TRUE);
  else
    along_genogram_page_select (self, NULL);
}

static void
activated_cb (AlongGenogramPage *self, const char *key)
{
  AlongRecord *person = along_genogram_page_person (self, key);

  if (person != NULL)
    along_genogram_page_choose (self, along_record_get_id (person), TRUE);
  else
    along_genogram_page_ask_item (self, key);
}

static void
canvas_menu_cb (AlongGenogramPage *self, const char *key, double x, double y)
{
  along_genogram_page_open_menu (self, key, self->canvas, x, y);
}

/* Insert and Delete, on the drawing and on the list. */
gboolean
along_genogram_page_key (AlongGenogramPage *self, guint key, guint code, GdkModifierType state)
{
  gboolean list = along_genogram_page_is_on (self, "list");
  const char *at = list ? along_people_list_get_current (ALONG_PEOPLE_LIST (self->list))
                        : along_canvas_get_focused (ALONG_CANVAS (self->canvas));
  gboolean insert = key == GDK_KEY_Insert || key == GDK_KEY_KP_Insert;
  AlongRecord *record;

  if (!list && along_genogram_page_hands_key (self, key, state))
    return GDK_EVENT_STOP;
  if (!insert && key != GDK_KEY_Delete && key != GDK_KEY_KP_Delete)
    return GDK_EVENT_PROPAGATE;
  if (along_page_is_read_only (ALONG_PAGE (self)))
    {
      along_page_say_why_not (ALONG_PAGE (self));
      return GDK_EVENT_STOP;
    }
  if (!insert && !list && along_genogram_page_remove_several (self))
    return GDK_EVENT_STOP;
  record = along_genogram_page_item (self, at);
  if (record != NULL)
    {
      if (!insert)
        along_genogram_page_ask_removal (self, record);
    }
  else
    {
      if (along_genogram_page_person (self, at) != NULL)
        along_genogram_page_select (self, at);
      g_action_group_activate_action (G_ACTION_GROUP (self->actions),
                                      !insert                                        ? "remove"
                                      : along_genogram_page_chosen (self) != NULL ? "add-relative"
                                                                                     : "add-person",
                                      NULL);
    }
  return GDK_EVENT_STOP;
}

/* The page. */

static gboolean
has_focus (AlongGenogramPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->canvas);
}

/* Somebody who was added is taken back, or was removed: it goes on with who was chosen before. */
static void
choose_before (AlongGenogramPage *self)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  g_autofree char *id = along_id_to_text (self->before), *key = g_strconcat ("person/", id, NULL);

  if (family == NULL || along_id_is_none (self->chosen) || along_genogram_page_chosen (self) != NULL)
    return;
  self->gone = self->chosen;
  self->chosen = along_family_find (family, ALONG_KIND_PERSON, self->before) != NULL ? self->before : ALONG_ID_NONE;
  self->before = ALONG_ID_NONE;
  along_canvas_set_selected (ALONG_CANVAS (self->canvas), along_id_is_none (self->chosen) ? NULL : key);
}

/* Who was removed is put back: it goes on with them, if nobody is at work elsewhere. */
static void
choose_again (AlongGenogramPage *self, gboolean focused)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  AlongId gone = self->gone;

  if (family == NULL || along_id_is_none (gone) || along_family_find (family, ALONG_KIND_PERSON, gone) == NULL)
    return;
  self->gone = ALONG_ID_NONE;
  if (focused)
    along_genogram_page_choose (self, gone, FALSE);
}

static void
along_genogram_page_refresh (AlongPage *page, AlongEdit *edit)
{
  AlongGenogramPage *self = ALONG_GENOGRAM_PAGE (page);
  gboolean focused = has_focus (self);

  along_genogram_page_keep_private (self);
  choose_before (self);
  self->calm |= edit != NULL && self->order != NULL;
  if (edit != NULL && along_genogram_is_arranging (edit))
    along_genogram_page_forget_order (self); /* where people stood is what was wished away */
  along_genogram_page_time_refresh (self);
  along_came_in_show (self->came_in, along_page_get_session (page), along_page_get_family (page));
  along_genogram_page_come_back (self, edit == NULL && !self->shown);
  along_genogram_page_notation_refresh (self);
  along_genogram_page_note_fresh (self, edit);
  draw (self);
  choose_again (self, focused);
  /* Who had the focus may be gone: it stays in the drawing. */
  if (!focused || has_focus (self))
    return;
  if (along_genogram_page_chosen (self) != NULL)
    along_genogram_page_choose (self, self->chosen, FALSE);
  else
    along_page_focus_first (page);
}

static char *
along_genogram_page_summarise (AlongPage *page)
{
  AlongGenogramPage *self = ALONG_GENOGRAM_PAGE (page);

  if (self->layout != NULL && along_genogram_page_is_on (self, "ecomap") && along_ecomap_view_get_map (ALONG_ECOMAP_VIEW (self->ecomap)) != NULL)
    return along_ecomap_summary (along_ecomap_view_get_map (ALONG_ECOMAP_VIEW (self->ecomap)));
  return self->layout != NULL ? along_genogram_summary (self->layout)
                              : g_strdup (_ ("Who is in this family? Start with the person you are supporting."));
}

static gboolean
along_genogram_page_focus_first (AlongPage *page)
{
  AlongGenogramPage *self = ALONG_GENOGRAM_PAGE (page);
  g_autofree char *home = along_genogram_page_chosen (self) != NULL ? along_genogram_page_chosen_key (self) : along_genogram_page_home_key (self);

  if (self->layout != NULL && along_genogram_page_is_on (self, "ecomap"))
    return along_ecomap_view_focus (ALONG_ECOMAP_VIEW (self->ecomap), NULL);
  if (self->layout != NULL && along_genogram_page_is_on (self, "list"))
    return along_people_list_focus (ALONG_PEOPLE_LIST (self->list), home);
  return home != NULL ? along_canvas_focus_item (ALONG_CANVAS (self->canvas), home)
                      : self->layout != NULL && gtk_widget_grab_focus (self->canvas);
}

static void
along_genogram_page_toggle_panel (AlongPage *page)
{
  AlongGenogramPage *self = ALONG_GENOGRAM_PAGE (page);

  if (along_genogram_page_chosen (self) == NULL)
    return;
  if (adw_flap_get_reveal_flap (ADW_FLAP (self->flap)))
    g_action_group_activate_action (G_ACTION_GROUP (self->actions), "close-panel", NULL);
  else
    along_genogram_page_choose (self, self->chosen, TRUE);
}

/* The legend and the zoom, while they are in sight. */
static int
along_genogram_page_get_foot (AlongPage *page, int width, int *start, int *end)
{
  AlongGenogramPage *self = ALONG_GENOGRAM_PAGE (page);
  GtkWidget *foot = gtk_widget_get_mapped (self->foot) ? self->foot : along_ecomap_view_get_foot (ALONG_ECOMAP_VIEW (self->ecomap));

  return gtk_widget_get_mapped (foot) ? along_genogram_page_beside (self, foot, width, start, end) : 0;
}

static void
new_size_cb (AlongPage *page, int width, int height)
{
  AlongGenogramPage *self = ALONG_GENOGRAM_PAGE (page);

  self->width = width;
  self->height = height;
  along_genogram_page_arrange (self);
}

static void
along_genogram_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AlongGenogramPage *self = ALONG_GENOGRAM_PAGE (widget);

  GTK_WIDGET_CLASS (along_genogram_page_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
along_genogram_page_dispose (GObject *object)
{
  AlongGenogramPage *self = ALONG_GENOGRAM_PAGE (object);

  along_genogram_page_drop_menu (self);
  along_genogram_page_time_dispose (self);
  along_genogram_page_drop_dialog (self);
  along_genogram_page_hands_dispose (self);
  along_genogram_page_stop_drawing (self);
  along_genogram_page_forget_order (self);
  along_genogram_page_note_fresh (self, NULL);
  g_clear_pointer (&self->layout, along_layout_free);
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
  page_class->get_foot = along_genogram_page_get_foot;
  page_class->show_record = along_genogram_page_show_record;
  page_class->arrange = new_size_cb;
  GTK_WIDGET_CLASS (klass)->size_allocate = along_genogram_page_size_allocate;
}

static void
along_genogram_page_init (AlongGenogramPage *self)
{
  along_genogram_page_add_actions (self);
  along_genogram_page_notation_init (self);
  along_genogram_page_time_init (self);
  along_genogram_page_ecomap_init (self);
  along_genogram_page_kept_init (self);
  along_genogram_page_around_init (self);
  along_genogram_page_build (self);
  along_genogram_page_out_init (self);
  along_genogram_page_hands_init (self);
  along_canvas_set_neighbour (ALONG_CANVAS (self->canvas), neighbour_cb, self, NULL);
  g_signal_connect_swapped (self->canvas, "item-selected", G_CALLBACK (clicked_cb), self);
  g_signal_connect_swapped (self->canvas, "item-focused", G_CALLBACK (focused_cb), self);
  g_signal_connect_swapped (self->canvas, "item-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->canvas, "item-menu", G_CALLBACK (canvas_menu_cb), self);
  g_signal_connect_swapped (self->canvas, "fonts-changed", G_CALLBACK (fonts_cb), self);
  g_signal_connect_swapped (self->list, "item-activated", G_CALLBACK (activated_cb), self);
}
