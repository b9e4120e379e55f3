/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-found-list.h"

#include <glib/gi18n-lib.h>

#include "along-found-row.h"
#include "along-text.h"

/* Rows of a group before the rest is asked for. */
#define FIRST_ROWS 5

struct _AlongFoundList
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *box;
  AlongFound *found; /* (nullable) */
  gboolean whole[ALONG_FOUND_N_GROUPS]; /* all of the group is asked for */
};

enum
{
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlongFoundList, along_found_list, GTK_TYPE_WIDGET)

/* What a row stands for: an item, or with none the rest of a group. */
typedef struct
{
  const AlongFoundItem *item; /* (nullable) */
  AlongFoundGroup group;
} Row;

static Row *
row_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "along-found");
}

static guint
count (const AlongFound *found, AlongFoundGroup group)
{
  guint n = 0;

  for (guint i = 0; i < found->items->len; i++)
    n += ((AlongFoundItem *) found->items->pdata[i])->group == group;
  return n;
}

/** along_found_list_words: how much was found, in a sentence. */
char *
along_found_list_words (const AlongFound *found)
{
  return along_found_any_more (found)
           ? g_strdup_printf (_ ("%u found, the newest of more"), found->items->len)
           : g_strdup_printf (ngettext ("%u found", "%u found", found->items->len), found->items->len);
}

static void
append (AlongFoundList *self, GtkWidget *widget, const AlongFoundItem *item, AlongFoundGroup group)
{
  Row *row = g_new (Row, 1);

  *row = (Row){ item, group };
  g_object_set_data_full (G_OBJECT (widget), "along-found", row, g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->box), widget);
}

static void
append_rest (AlongFoundList *self, AlongFoundGroup group, guint n)
{
  GtkWidget *widget = gtk_list_box_row_new ();
  g_autofree char *words = g_strdup_printf (ngettext ("Show %u more", "Show %u more", n), n);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "along-link");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), label);
  g_free (words);
  /* Translators: "Show 12 more: Contacts" */
  words = g_strdup_printf (_ ("Show %u more: %s"), n, along_found_group_words (group));
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  append (self, widget, NULL, group);
}

static void
clear (AlongFoundList *self)
{
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->box), 0))) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->box), row);
}

/* Two families of one name are told apart. */
static gboolean
has_namesake (AlongFoundList *self, const AlongFoundItem *item)
{
  for (guint i = 0; item->summary != NULL && i < self->found->items->len; i++)
    {
      const AlongFoundItem *other = self->found->items->pdata[i];

      if (other != item && other->summary != NULL && along_text_equal (other->summary->name, item->summary->name))
        return TRUE;
    }
  return FALSE;
}

static void
fill (AlongFoundList *self)
{
  guint shown = 0, n = 0;

  clear (self);
  for (guint i = 0; self->found != NULL && i < self->found->items->len; i++)
    {
      const AlongFoundItem *item = self->found->items->pdata[i];

      if (i == 0 || item->group != ((AlongFoundItem *) self->found->items->pdata[i - 1])->group)
        {
          shown = 0;
          n = count (self->found, item->group);
        }
      /* One more is as short as the row that would offer it. */
      if (self->whole[item->group] || shown < FIRST_ROWS || n == FIRST_ROWS + 1)
        append (self, along_found_row_new (item, has_namesake (self, item)), item, item->group);
      else if (shown == FIRST_ROWS)
        append_rest (self, item->group, n - FIRST_ROWS);
      shown++;
    }
}

/* The heading of a group stands above its first row: "Contacts", and at the end how many. */
static void
head (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  AlongFoundList *self = data;
  AlongFoundGroup group = row_of (row)->group;
  GtkWidget *box, *label;
  g_autofree char *words = NULL;

  if (before != NULL && row_of (before)->group == group)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (gtk_list_box_row_get_header (row) != NULL || self->found == NULL)
    return;
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  label = gtk_label_new (along_found_group_words (group));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  words = self->found->more[group] ? g_strdup_printf (_ ("newest %u, there are more"), count (self->found, group))
                                   : g_strdup_printf ("%u", count (self->found, group));
  label = gtk_label_new (words);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "along-second");
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "along-found-heading");
  gtk_list_box_row_set_header (row, box);
}

static void
show_rest (AlongFoundList *self, AlongFoundGroup group)
{
  guint at = 0, seen = 0;
  GtkListBoxRow *row;

  self->whole[group] = TRUE;
  fill (self);
  /* On from where one was. */
  for (; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->box), (int) at)) != NULL; at++)
    if (row_of (row)->group == group && seen++ == FIRST_ROWS)
      {
        gtk_widget_grab_focus (GTK_WIDGET (row));
        return;
      }
}

static void
open_item (AlongFoundList *self, const AlongFoundItem *item)
{
  char family[ALONG_ID_TEXT], record[ALONG_ID_TEXT];

  along_id_format (item->family, family);
  along_id_format (item->kind == ALONG_KIND_ALIAS ? item->about : item->record, record);
  if (item->group == ALONG_FOUND_FAMILIES)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-family", "s", family);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-found", "(ss)", family, record);
}

static void
activated_cb (AlongFoundList *self, GtkListBoxRow *row)
{
  const Row *what = row_of (row);

  if (what->item != NULL)
    open_item (self, what->item);
  else
    show_rest (self, what->group);
}

/** along_found_list_open_first: %FALSE if nothing is there. */
gboolean
along_found_list_open_first (AlongFoundList *self)
{
  if (self->found == NULL || self->found->items->len == 0)
    return FALSE;
  open_item (self, self->found->items->pdata[0]);
  return TRUE;
}

/* Up from the first row leaves the list; elsewhere the list goes on as it does. */
static gboolean
keynav_failed_cb (AlongFoundList *self, GtkDirectionType direction)
{
  if (direction != GTK_DIR_UP)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[LEFT], 0);
  return GDK_EVENT_STOP;
}

static void
along_found_list_dispose (GObject *object)
{
  AlongFoundList *self = ALONG_FOUND_LIST (object);

  if (self->box != NULL)
    clear (self);
  self->box = NULL;
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->found, along_found_free);
  G_OBJECT_CLASS (along_found_list_parent_class)->dispose (object);
}

static gboolean
along_found_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (ALONG_FOUND_LIST (widget)->scrolled, direction);
}

static void
along_found_list_class_init (AlongFoundListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_found_list_dispose;
  widget_class->focus = along_found_list_focus;
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
along_found_list_init (AlongFoundList *self)
{
  self->box = gtk_list_box_new ();
  gtk_widget_add_css_class (self->box, "navigation-sidebar");
  gtk_widget_add_css_class (self->box, "along-found");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->box), GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->box), head, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Found"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Found"), -1);
  g_signal_connect_swapped (self->box, "row-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->box, "keynav-failed", G_CALLBACK (keynav_failed_cb), self);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Found"), -1);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

/** along_found_list_show: @found: (transfer full) (nullable): takes the place of what is shown */
void
along_found_list_show (AlongFoundList *self, AlongFound *found)
{
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));

  clear (self);
  g_clear_pointer (&self->found, along_found_free);
  self->found = found;
  for (guint i = 0; i < ALONG_FOUND_N_GROUPS; i++)
    self->whole[i] = FALSE;
  fill (self);
  gtk_adjustment_set_value (down, 0);
}
