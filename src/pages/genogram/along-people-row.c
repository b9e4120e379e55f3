/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-people-row.h"

#include <string.h>

#include "along-text.h"

struct _AlongPeopleRow
{
  GtkListBoxRow parent_instance;

  char *key, *heading; /* @heading: (nullable): of what begins here */
  GtkWidget *name, *words;
  int position;
};

static guint asked_signal;

G_DEFINE_FINAL_TYPE (AlongPeopleRow, along_people_row, GTK_TYPE_LIST_BOX_ROW)

/* "item.edit" and so on. */
static void
asked_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, asked_signal, 0, action + strlen ("item."));
}

static void
focus_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (widget);
}

static void
along_people_row_finalize (GObject *object)
{
  AlongPeopleRow *self = ALONG_PEOPLE_ROW (object);

  g_free (self->key);
  g_free (self->heading);
  G_OBJECT_CLASS (along_people_row_parent_class)->finalize (object);
}

static void
along_people_row_class_init (AlongPeopleRowClass *klass)
{
  static const char *const asked[] = { "item.activate", "item.menu", "item.edit", "item.add", "item.pick" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = along_people_row_finalize;
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    gtk_widget_class_install_action (widget_class, asked[i], NULL, asked_cb);
  gtk_widget_class_install_action (widget_class, "item.focus", NULL, focus_cb);
  asked_signal = g_signal_new ("asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
add_line (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
along_people_row_init (AlongPeopleRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->name = add_line (box);
  self->words = add_line (box);
  gtk_widget_add_css_class (self->words, "along-second");
  gtk_widget_add_css_class (self->words, "caption");
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

/** along_people_row_new: the row of the drawing's item called @key; it says nothing yet. */
GtkWidget *
along_people_row_new (const char *key)
{
  AlongPeopleRow *self = g_object_new (ALONG_TYPE_PEOPLE_ROW, NULL);

  self->key = g_strdup (key);
  along_people_row_mark (self, FALSE);
  return GTK_WIDGET (self);
}

/** along_people_row_tell: what it says now, and that it is the row number @position. */
void
along_people_row_tell (AlongPeopleRow *self, const AlongListed *listed, int position)
{
  gboolean words = !along_text_is_empty (listed->words);

  self->position = position;
  along_text_set (&self->heading, listed->heading);
  gtk_label_set_label (GTK_LABEL (self->name), listed->name);
  gtk_label_set_label (GTK_LABEL (self->words), words ? listed->words : "");
  gtk_widget_set_visible (self->words, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, listed->name, -1);
  if (words)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, listed->words, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/** along_people_row_mark: whether it is the chosen one, or one of those chosen. */
void
along_people_row_mark (AlongPeopleRow *self, gboolean marked)
{
  if (marked)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, marked, -1);
}

/** along_people_row_set_edits: whether what it stands for can be changed now. */
void
along_people_row_set_edits (AlongPeopleRow *self, gboolean edits)
{
  gboolean person = along_people_row_is_person (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "item.edit", edits);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "item.add", edits && person);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "item.pick", person);
}

/** along_people_row_get_key: of the drawing's item. */
const char *
along_people_row_get_key (AlongPeopleRow *self)
{
  return self->key;
}

/** along_people_row_get_name: what it is called. */
const char *
along_people_row_get_name (AlongPeopleRow *self)
{
  return gtk_label_get_label (GTK_LABEL (self->name));
}

/** along_people_row_get_heading: (nullable): what begins here. */
const char *
along_people_row_get_heading (AlongPeopleRow *self)
{
  return self->heading;
}

/** along_people_row_get_position: its place in the list, from 0. */
int
along_people_row_get_position (AlongPeopleRow *self)
{
  return self->position;
}

/** along_people_row_is_person: whether it stands for somebody, not for what joins some. */
gboolean
along_people_row_is_person (AlongPeopleRow *self)
{
  return g_str_has_prefix (self->key, "person/");
}
