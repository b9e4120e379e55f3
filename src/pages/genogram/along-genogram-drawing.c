/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a graph to the drawing on the page. A large family is laid out beside the main loop: what was drawn before stays until
 * the new drawing is there, unless something of it is not to be seen any more; after a moment it is said that one is on its
 * way, with Cancel. */
#include <glib/gi18n-lib.h>

#include "along-announcer.h"
#include "along-canvas.h"
#include "along-genogram-page-private.h"
#include "along-people-list.h"
#include "along-screen.h"
#include "timeline/along-drawing.h"

/* Up to so many people it is done at once. */
#define MOST_AT_ONCE 300

/* Nothing is said of what takes no longer, ms. */
#define QUIET_MS 300

typedef struct
{
  AlongGraph *graph;
  AlongFonts *fonts; /* its own: one thread at a time */
  gboolean names;
  AlongGenogramShow show;
  guint marks;
  int day;
  AlongLayout *layout;
  AlongScene *scene;
} Drawing;

static void
drawing_free (gpointer data)
{
  Drawing *drawing = data;

  along_graph_unref (drawing->graph);
  along_fonts_unref (drawing->fonts);
  g_clear_pointer (&drawing->layout, along_layout_free);
  g_clear_object (&drawing->scene);
  g_free (drawing);
}

/* FALSE: called off. */
static gboolean
make (Drawing *drawing, GCancellable *cancellable)
{
  g_autoptr (AlongLabels) labels = along_labels_new (drawing->graph, drawing->fonts, drawing->names);

  drawing->layout = along_layout_new (drawing->graph, labels, cancellable);
  if (drawing->layout == NULL || g_cancellable_is_cancelled (cancellable))
    return FALSE;
  drawing->scene = along_genogram_scene (drawing->layout, drawing->fonts, drawing->show);
  return TRUE;
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  if (make (data, cancellable))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "called off");
}

static void
show (AlongGenogramPage *self, Drawing *drawing)
{
  self->drawing.marks = drawing->marks;
  self->drawing.show = drawing->show;
  self->drawing.day = drawing->day;
  along_genogram_page_drawn (self, g_steal_pointer (&drawing->layout), drawing->scene);
}

/* Whether the drawing has the focus, or had it until what had it went: it goes on there, and is taken from nobody else. */
static gboolean
has_focus (AlongGenogramPage *self)
{
  GtkRoot *root = gtk_widget_get_root (self->canvas);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus == NULL || focus == self->canvas || gtk_widget_is_ancestor (focus, self->canvas);
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GWeakRef *page = data;
  g_autoptr (AlongGenogramPage) self = g_weak_ref_get (page);
  GTask *task = G_TASK (result);
  gboolean focused;

  g_weak_ref_clear (page);
  g_free (page);
  /* Another drawing may have been begun, or the page left. */
  if (self == NULL || g_task_get_cancellable (task) != self->drawing.cancellable || !g_task_propagate_boolean (task, NULL))
    return;
  along_genogram_page_stop_drawing (self);
  focused = has_focus (self);
  show (self, g_task_get_task_data (task));
  if (focused && along_genogram_page_chosen (self) != NULL)
    along_genogram_page_choose (self, self->chosen, FALSE);
}

static void
say_cb (gpointer data)
{
  AlongGenogramPage *self = data;

  self->drawing.quiet = 0;
  gtk_widget_set_visible (self->drawing.bar, TRUE);
  gtk_spinner_start (GTK_SPINNER (self->drawing.spinner));
  along_announce (GTK_WIDGET (self), _ ("The family is being drawn."));
}

/* along_genogram_page_stop_drawing: what is on its way is not wanted any more. */
void
along_genogram_page_stop_drawing (AlongGenogramPage *self)
{
  if (self->drawing.cancellable != NULL)
    g_cancellable_cancel (self->drawing.cancellable);
  g_clear_object (&self->drawing.cancellable);
  g_clear_handle_id (&self->drawing.quiet, g_source_remove);
  if (adw_bin_get_child (ADW_BIN (self)) == NULL)
    return;
  gtk_spinner_stop (GTK_SPINNER (self->drawing.spinner));
  gtk_widget_set_visible (self->drawing.bar, FALSE);
}

/* Those near are drawn after all. Where it was they that were to be drawn, and what is in sight is of the day that is looked
 * at, that stays. */
static void
cancel_cb (AlongGenogramPage *self)
{
  gboolean redraw = self->all || self->layout == NULL || self->drawing.day != along_genogram_page_day (self);

  along_genogram_page_stop_drawing (self);
  self->all = FALSE;
  if (redraw)
    along_genogram_page_redraw (self);
  gtk_widget_grab_focus (self->canvas);
}

/* Whether all people and lines of the drawing in sight are in @graph, too. */
static gboolean
has_all (AlongGraph *graph, AlongGraph *drawn)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *people = along_graph_get_people (drawn), *bonds = along_graph_get_bonds (drawn), *left = along_graph_get_bonds (graph);

  for (guint i = 0; i < left->len; i++)
    g_hash_table_add (keys, ((AlongGraphBond *) left->pdata[i])->key);
  for (guint i = 0; i < bonds->len; i++)
    if (!g_hash_table_contains (keys, ((AlongGraphBond *) bonds->pdata[i])->key))
      return FALSE;
  for (guint i = 0; i < people->len; i++)
    if (along_graph_find_person (graph, ((AlongGraphPerson *) people->pdata[i])->key) == NULL)
      return FALSE;
  return TRUE;
}

/* Whether something is in sight that @drawing, which may take a while, does not show: switched off, or taken away. On another
 * day the old drawing stays: that is no secret. */
static gboolean
hides (AlongGenogramPage *self, const Drawing *drawing)
{
  return self->layout != NULL
         && ((self->drawing.marks & ~drawing->marks) != 0 || (self->drawing.show & ~drawing->show) != 0
             || (self->drawing.day == drawing->day && !has_all (drawing->graph, along_layout_get_graph (self->layout))));
}

/* Nothing is in sight, nor read out, until the next drawing is there. */
static void
undraw (AlongGenogramPage *self)
{
  g_autofree char *chosen = g_strdup (along_canvas_get_selected (ALONG_CANVAS (self->canvas)));

  g_clear_pointer (&self->layout, along_layout_free);
  along_canvas_set_scene (ALONG_CANVAS (self->canvas), NULL);
  along_drawing_set_scene (ALONG_DRAWING (self->legend), NULL);
  along_people_list_set_layout (ALONG_PEOPLE_LIST (self->list), NULL, NULL, ALONG_DAY_NONE);
  along_genogram_page_draw_ecomap (self);
  along_genogram_page_select (self, chosen); /* the panel, too */
}

/* along_genogram_page_lay_out: draws @graph as the page shows it, at once or in a while: along_genogram_page_drawn() comes
 * then. */
void
along_genogram_page_lay_out (AlongGenogramPage *self, AlongGraph *graph)
{
  Drawing *drawing = g_new0 (Drawing, 1);
  g_autoptr (GTask) task = NULL;
  GWeakRef *page;

  along_genogram_page_stop_drawing (self);
  drawing->graph = along_graph_ref (graph);
  drawing->fonts = along_screen_fonts (GTK_WIDGET (self), TRUE);
  drawing->names = along_genogram_page_is_on (self, "names");
  drawing->show = along_genogram_page_show (self);
  drawing->marks = along_genogram_page_marks (self) | (along_genogram_page_is_on (self, "conditions") ? ALONG_GRAPH_WITH_CONDITIONS : 0);
  drawing->day = along_genogram_page_day (self);
  if (along_graph_get_people (graph)->len <= MOST_AT_ONCE)
    {
      if (make (drawing, NULL))
        show (self, drawing);
      drawing_free (drawing);
      return;
    }
  if (hides (self, drawing))
    undraw (self);
  page = g_new0 (GWeakRef, 1);
  g_weak_ref_init (page, self);
  self->drawing.cancellable = g_cancellable_new ();
  self->drawing.quiet = g_timeout_add_once (QUIET_MS, say_cb, self);
  task = g_task_new (NULL, self->drawing.cancellable, worked_cb, page);
  g_task_set_task_data (task, drawing, drawing_free);
  g_task_run_in_thread (task, work);
}

/**
 * along_genogram_page_try: how the page would draw @after, in which somebody was placed by hand.
 *
 * Returns: (transfer full) (nullable): %NULL where it would take a while
 */
AlongLayout *
along_genogram_page_try (AlongGenogramPage *self, AlongFamily *after)
{
  g_autoptr (AlongGraph) graph = along_genogram_page_graph (self, after);
  g_autoptr (AlongFonts) fonts = NULL;
  g_autoptr (AlongLabels) labels = NULL;

  if (along_graph_get_people (graph)->len > MOST_AT_ONCE)
    return NULL;
  fonts = along_screen_fonts (GTK_WIDGET (self), TRUE);
  labels = along_labels_new (graph, fonts, along_genogram_page_is_on (self, "names"));
  return along_layout_new (graph, labels, NULL);
}

/* along_genogram_page_make_drawing_bar: "The family is being drawn…", to lie over the drawing. */
GtkWidget *
along_genogram_page_make_drawing_bar (AlongGenogramPage *self)
{
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));

  self->drawing.bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->drawing.spinner = gtk_spinner_new ();
  gtk_widget_add_css_class (self->drawing.bar, "along-several");
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (cancel_cb), self);
  gtk_box_append (GTK_BOX (self->drawing.bar), self->drawing.spinner);
  gtk_box_append (GTK_BOX (self->drawing.bar), gtk_label_new (_ ("The family is being drawn…")));
  gtk_box_append (GTK_BOX (self->drawing.bar), cancel);
  gtk_widget_set_halign (self->drawing.bar, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->drawing.bar, GTK_ALIGN_START);
  gtk_widget_set_margin_top (self->drawing.bar, 12);
  gtk_widget_set_visible (self->drawing.bar, FALSE);
  return self->drawing.bar;
}
