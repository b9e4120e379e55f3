/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-genogram-page-private.h"

#include <glib/gi18n-lib.h>

#include "ask/along-ask.h"
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
      along_genogram_page_fill_panel (self);
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
  along_genogram_page_fill_panel (self);
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

/* The page. */

static gboolean
has_focus (AlongGenogramPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->canvas);
}

static void
along_genogram_page_refresh (AlongPage *page, AlongEdit *edit)
{
  AlongGenogramPage *self = ALONG_GENOGRAM_PAGE (page);
  gboolean focused = has_focus (self);

  along_genogram_page_keep_private (self);
  along_genogram_page_choose_before (self);
  self->calm |= edit != NULL && self->order != NULL;
  if (edit != NULL && along_genogram_is_arranging (edit))
    along_genogram_page_forget_order (self); /* where people stood is what was wished away */
  along_genogram_page_time_refresh (self);
  along_came_in_show (self->came_in, along_page_get_session (page), along_page_get_family (page));
  along_genogram_page_come_back (self, edit == NULL && !self->shown);
  along_genogram_page_notation_refresh (self);
  along_genogram_page_note_fresh (self, edit);
  draw (self);
  along_genogram_page_choose_again (self, focused);
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
  along_genogram_page_hands_dispose (self);
  along_genogram_page_stop_drawing (self);
  along_genogram_page_forget_order (self);
  along_genogram_page_drop_fresh (self);
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
  along_genogram_page_chosen_init (self);
  g_signal_connect_swapped (self->canvas, "fonts-changed", G_CALLBACK (fonts_cb), self);
}
