/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-week-table.h"

#include <glib/gi18n-lib.h>

/* --- One row --- */

#define ALONG_TYPE_WEEK_ROW (along_week_row_get_type ())
G_DECLARE_FINAL_TYPE (AlongWeekRow, along_week_row, ALONG, WEEK_ROW, GObject)

struct _AlongWeekRow
{
  GObject parent_instance;

  GPtrArray *rows; /* of AlongRibbonRow: kept alive */
  const AlongRibbonRow *row;
};

G_DEFINE_FINAL_TYPE (AlongWeekRow, along_week_row, G_TYPE_OBJECT)

static void
along_week_row_finalize (GObject *object)
{
  g_ptr_array_unref (ALONG_WEEK_ROW (object)->rows);
  G_OBJECT_CLASS (along_week_row_parent_class)->finalize (object);
}

static void
along_week_row_class_init (AlongWeekRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = along_week_row_finalize;
}

static void
along_week_row_init (AlongWeekRow *self)
{
}

/* --- Columns --- */

static char *
number (int value)
{
  return g_strdup_printf ("%d", value);
}

static char *
week_text (const AlongRibbonRow *row)
{
  return g_strdup (row->week);
}

static char *
age_text (const AlongRibbonRow *row)
{
  return g_strdup (row->age);
}

static char *
planned_text (const AlongRibbonRow *row)
{
  return g_strdup (row->planned);
}

static char *
done_text (const AlongRibbonRow *row)
{
  return row->future ? NULL : number (row->done);
}

static char *
visits_text (const AlongRibbonRow *row)
{
  return row->future ? NULL : number (row->visits);
}

static char *
remote_text (const AlongRibbonRow *row)
{
  return row->future ? NULL : number (row->remote);
}

static char *
groups_text (const AlongRibbonRow *row)
{
  return row->future ? NULL : number (row->groups);
}

static char *
missed_text (const AlongRibbonRow *row)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (row->future)
    return NULL;
  if (row->no_access > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%d no answer", "%d no answers", (gulong) row->no_access), row->no_access));
  if (row->family_cancelled > 0)
    g_ptr_array_add (parts, g_strdup_printf (_ ("family cancelled: %d"), row->family_cancelled));
  if (row->service_cancelled > 0)
    g_ptr_array_add (parts, g_strdup_printf (_ ("we cancelled: %d"), row->service_cancelled));
  if (parts->len == 0)
    g_ptr_array_add (parts, number (0));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

static char *
minutes_text (const AlongRibbonRow *row)
{
  return row->future ? NULL : number (row->minutes);
}

static char *
phase_text (const AlongRibbonRow *row)
{
  return row->note != NULL && row->phase != NULL ? g_strdup_printf (C_ ("phase and pause", "%s, %s"), row->phase, row->note)
         : row->note != NULL                     ? g_strdup (row->note)
                                                 : g_strdup (row->phase);
}

typedef struct
{
  const char *title;
  char *(*text) (const AlongRibbonRow *row);
  gboolean figure;
} Column;

static const Column columns[] = {
  { NC_ ("column", "Week"), week_text, FALSE },
  { NC_ ("column", "Age"), age_text, FALSE },
  { NC_ ("column", "Planned"), planned_text, TRUE },
  { NC_ ("column", "Done"), done_text, TRUE },
  { NC_ ("column", "Face to face"), visits_text, TRUE },
  { NC_ ("column", "Phone or video"), remote_text, TRUE },
  { NC_ ("column", "Group"), groups_text, TRUE },
  { NC_ ("column", "Did not happen"), missed_text, FALSE },
  { NC_ ("column", "Minutes"), minutes_text, TRUE },
  { NC_ ("column", "Phase"), phase_text, FALSE },
};

/* --- The table --- */

/** How many frames the chosen row is waited for, and kept in sight. */
#define MOST_FRAMES 20

struct _AlongWeekTable
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *view;
  GListStore *rows;
  GtkSingleSelection *selection;
  GPtrArray *shown; /* list items of the first column that stand for a row now, not owned */
  guint focus_tick, frames; /* while the chosen row is waited for */
  gboolean focused;         /* it has been, meanwhile */
};

enum
{
  WEEK_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlongWeekTable, along_week_table, GTK_TYPE_WIDGET)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column->figure ? 1 : 0);
  if (column->figure)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *column)
{
  AlongWeekRow *row = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *text = column->text (row->row);
  g_autofree char *name = NULL;

  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  /* Translators: title of a column, and what stands there */
  name = g_strdup_printf (C_ ("cell", "%s: %s"), g_dpgettext2 (GETTEXT_PACKAGE, "column", column->title),
                          text != NULL && *text != '\0' ? text : C_ ("cell", "nothing"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The row itself is a widget of the list's own: the one above the cell that lies right in the list, or in
 * nothing yet. */
static GtkWidget *
row_of (GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item), *row = child, *above;

  while ((above = gtk_widget_get_parent (row)) != NULL && !GTK_IS_LIST_VIEW (above))
    row = above;
  return row != child ? row : NULL;
}

/* It has the focus, and no name of its own. */
static void
name_row (GtkListItem *item)
{
  AlongWeekRow *week = gtk_list_item_get_item (item);
  GtkWidget *row = row_of (item);
  g_autofree char *name = week != NULL ? week_text (week->row) : NULL;

  if (row != NULL && name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
made_cb (AlongWeekTable *self, GtkListItem *item)
{
  g_signal_connect_object (gtk_list_item_get_child (item), "map", G_CALLBACK (name_row), item, G_CONNECT_SWAPPED);
}

static void
shown_cb (AlongWeekTable *self, GtkListItem *item)
{
  name_row (item);
  g_ptr_array_add (self->shown, item);
}

static void
gone_cb (AlongWeekTable *self, GtkListItem *item)
{
  g_ptr_array_remove_fast (self->shown, item);
}

/* The list may keep the widget of a row that is not. */
static gboolean
is_in_sight (AlongWeekTable *self, GtkWidget *row)
{
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (row) && gtk_widget_compute_bounds (row, self->scrolled, &bounds) && bounds.origin.y >= 0
         && bounds.origin.y < (float) gtk_widget_get_height (self->scrolled);
}

static gboolean
focus_chosen (AlongWeekTable *self)
{
  guint chosen = gtk_single_selection_get_selected (self->selection);

  for (guint i = 0; i < self->shown->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->shown, i);
      GtkWidget *row;

      if (gtk_list_item_get_position (item) != chosen)
        continue;
      row = row_of (item);
      return row != NULL && is_in_sight (self, row) && gtk_widget_grab_focus (row);
    }
  return FALSE;
}

static void
scroll_to_chosen (AlongWeekTable *self)
{
  gtk_widget_activate_action (gtk_widget_get_last_child (self->view), "list.scroll-to-item", "u",
                              gtk_single_selection_get_selected (self->selection));
}

static gboolean
focus_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AlongWeekTable *self = ALONG_WEEK_TABLE (widget);
  GtkWidget *at = gtk_root_get_focus (gtk_widget_get_root (widget));
  gboolean left = self->focused && (at == NULL || !gtk_widget_is_ancestor (at, widget));
  gboolean focused = !left && focus_chosen (self);

  self->focused |= focused;
  /* Newer GTK moves what it shows once more while it learns how high the rows are. */
  if (!left && self->frames++ < MOST_FRAMES)
    {
      if (!focused)
        scroll_to_chosen (self);
      return G_SOURCE_CONTINUE;
    }
  if (!focused && !left)
    gtk_widget_child_focus (self->scrolled, GTK_DIR_TAB_FORWARD);
  self->focus_tick = 0;
  return G_SOURCE_REMOVE;
}

static void
activate_cb (AlongWeekTable *self, guint position)
{
  g_autoptr (AlongWeekRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row != NULL)
    g_signal_emit (self, signals[WEEK_ACTIVATED], 0, row->row->day);
}

/** along_week_table_set_ribbon: %NULL empties it. The chosen week stays, where it still is. */
void
along_week_table_set_ribbon (AlongWeekTable *self, AlongRibbon *ribbon)
{
  int chosen = along_week_table_get_chosen (self);
  g_autoptr (GPtrArray) table = ribbon != NULL ? along_ribbon_table (ribbon) : NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; table != NULL && i < table->len; i++)
    {
      AlongWeekRow *row = g_object_new (ALONG_TYPE_WEEK_ROW, NULL);

      row->rows = g_ptr_array_ref (table);
      row->row = g_ptr_array_index (table, i);
      g_ptr_array_add (items, row);
    }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), items->pdata, items->len);
  if (chosen != ALONG_DAY_NONE)
    along_week_table_choose (self, chosen);
}

/** along_week_table_choose: selects the week of @day, and brings it into view. */
void
along_week_table_choose (AlongWeekTable *self, int day)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows)), found = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AlongWeekRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      if (row->row->day <= day)
        found = i;
    }
  if (n == 0)
    return;
  gtk_single_selection_set_selected (self->selection, found);
  scroll_to_chosen (self);
}

/** along_week_table_get_chosen: the Monday of the selected week; ALONG_DAY_NONE: none. */
int
along_week_table_get_chosen (AlongWeekTable *self)
{
  AlongWeekRow *row = gtk_single_selection_get_selected_item (self->selection);

  return row != NULL ? row->row->day : ALONG_DAY_NONE;
}

guint
along_week_table_get_n_weeks (AlongWeekTable *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

static gboolean
along_week_table_grab_focus (GtkWidget *widget)
{
  AlongWeekTable *self = ALONG_WEEK_TABLE (widget);

  /* The chosen row has a widget, and can be brought into view, once the list has been laid out. */
  if (focus_chosen (self))
    return TRUE;
  self->frames = 0;
  self->focused = FALSE;
  if (self->focus_tick == 0)
    self->focus_tick = gtk_widget_add_tick_callback (widget, focus_cb, NULL, NULL);
  return TRUE;
}

static void
along_week_table_dispose (GObject *object)
{
  AlongWeekTable *self = ALONG_WEEK_TABLE (object);

  if (self->focus_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->focus_tick);
  self->focus_tick = 0;
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  G_OBJECT_CLASS (along_week_table_parent_class)->dispose (object);
}

static void
along_week_table_class_init (AlongWeekTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_week_table_dispose;
  widget_class->grab_focus = along_week_table_grab_focus;
  signals[WEEK_ACTIVATED] = g_signal_new ("week-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "weektable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
along_week_table_init (AlongWeekTable *self)
{
  self->shown = g_ptr_array_new ();
  self->rows = g_list_store_new (ALONG_TYPE_WEEK_ROW);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  self->view = gtk_column_view_new (GTK_SELECTION_MODEL (self->selection));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) &columns[i]);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) &columns[i]);
      if (i == 0)
        {
          g_signal_connect_swapped (factory, "setup", G_CALLBACK (made_cb), self);
          g_signal_connect_swapped (factory, "bind", G_CALLBACK (shown_cb), self);
          g_signal_connect_swapped (factory, "unbind", G_CALLBACK (gone_cb), self);
        }
      column = gtk_column_view_column_new (g_dpgettext2 (GETTEXT_PACKAGE, "column", columns[i].title), factory);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, i + 1 == G_N_ELEMENTS (columns));
      gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
    }
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "along-weeks");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Table of weeks"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (self->scrolled), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->view);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}
