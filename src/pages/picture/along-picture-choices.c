/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-picture-choices.h"

#include <glib/gi18n-lib.h>

#include "print/along-reader-rows.h"

struct _AlongPictureChoices
{
  AdwBin parent_instance;

  GtkWidget *reader; /* AlongReaderRows */
  GtkWidget *purpose, *left_out, *variant, *means, *legend;
  GtkWidget *everybody; /* (nullable): of a family that all are on the screen of, there is nothing to ask */
  AlongPictureView view;
  char **order; /* of the view */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlongPictureChoices, along_picture_choices, ADW_TYPE_BIN)

static const struct
{
  const char *name, *means;
} variants[ALONG_PICTURE_N_VARIANTS] = {
  { NC_ ("picture", "Safe to share"), N_ ("Without private lines, losses (also babies who died in their first four weeks), short times, doubts about a parent, names of homes, words under names that say more than who somebody is, and where somebody lives who must not be found.") },
  { NC_ ("picture", "As it is"), N_ ("As on the screen, with those private lines that you choose.") },
  { NC_ ("picture", "With initials"), N_ ("Safe to share, and without names, dates and anything written in words. Ages in whole years, pregnancies by trimester.") },
  { NC_ ("picture", "With numbers"), N_ ("Safe to share, and without names, dates and anything written in words. Ages in whole years, pregnancies by trimester.") },
};

static void
along_picture_choices_dispose (GObject *object)
{
  AlongPictureChoices *self = ALONG_PICTURE_CHOICES (object);

  g_clear_pointer (&self->order, g_strfreev);
  G_OBJECT_CLASS (along_picture_choices_parent_class)->dispose (object);
}

static void
along_picture_choices_class_init (AlongPictureChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_picture_choices_dispose;
  signals[CHANGED] = g_signal_new ("changed", ALONG_TYPE_PICTURE_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
along_picture_choices_init (AlongPictureChoices *self)
{
}

static AlongPictureVariant
chosen_variant (AlongPictureChoices *self)
{
  return (AlongPictureVariant) MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (self->variant)), ALONG_PICTURE_N_VARIANTS - 1);
}

/** along_picture_choices_is_complete: the family's copy must say whose it is. */
gboolean
along_picture_choices_is_complete (AlongPictureChoices *self)
{
  return along_reader_rows_is_complete (ALONG_READER_ROWS (self->reader));
}

/** along_picture_choices_purpose: what it is for, as the worker wrote; may be empty. */
const char *
along_picture_choices_purpose (AlongPictureChoices *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->purpose));
}

/** along_picture_choices_ask_reader: who reads it comes first. */
void
along_picture_choices_ask_reader (AlongPictureChoices *self)
{
  along_reader_rows_ask_reader (ALONG_READER_ROWS (self->reader));
}

/** along_picture_choices_fill: writes into @choice what was chosen; its lists are ours, until the next call. */
void
along_picture_choices_fill (AlongPictureChoices *self, AlongPictureChoice *choice)
{
  AlongReaderRows *reader = ALONG_READER_ROWS (self->reader);

  choice->reader = along_reader_rows_get_reader (reader);
  choice->person = along_reader_rows_get_person (reader);
  choice->variant = chosen_variant (self);
  choice->ecomap = self->view.ecomap;
  choice->flags = self->view.flags;
  choice->show = self->view.show;
  choice->day = self->view.day;
  choice->order = (const char *const *) self->order;
  choice->steps = self->everybody != NULL && gtk_switch_get_active (GTK_SWITCH (self->everybody)) ? 0 : self->view.steps;
  choice->legend = gtk_switch_get_active (GTK_SWITCH (self->legend));
  choice->private_lines = along_reader_rows_get_private (reader);
}

/** along_picture_choices_show: @left_out: a sentence that says what this reader does not get */
void
along_picture_choices_show (AlongPictureChoices *self, const char *left_out)
{
  gtk_label_set_text (GTK_LABEL (self->left_out), left_out);
}

static void
changed_cb (AlongPictureChoices *self)
{
  gtk_widget_set_visible (self->left_out, along_picture_choices_is_complete (self));
  along_reader_rows_offer_private (ALONG_READER_ROWS (self->reader), chosen_variant (self) == ALONG_PICTURE_AS_IT_IS);
  gtk_label_set_text (GTK_LABEL (self->means), _ (variants[chosen_variant (self)].means));
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
new_row (const char *title, GtkWidget *suffix)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), suffix);
  return row;
}

static GtkWidget *
add_combo (AlongPictureChoices *self, GtkWidget *group, const char *title, GtkStringList *words)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_object_unref (words);
  return row;
}

static GtkWidget *
make_reader_group (AlongPictureChoices *self, AlongSession *session, AlongFamily *family)
{
  self->reader = along_reader_rows_new (session, family, TRUE);
  self->purpose = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->purpose), _ ("What it is for"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->reader), self->purpose);
  return self->reader;
}

static GtkWidget *
make_what_group (AlongPictureChoices *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkStringList *words = gtk_string_list_new (NULL);

  /* Whom an ecomap is about could be told by who comes. */
  for (guint i = 0; i < (self->view.ecomap ? ALONG_PICTURE_INITIALS : ALONG_PICTURE_N_VARIANTS); i++)
    gtk_string_list_append (words, g_dpgettext2 (GETTEXT_PACKAGE, "picture", variants[i].name));
  self->variant = add_combo (self, group, C_ ("of a picture", "Copy"), words);
  self->legend = gtk_switch_new ();
  gtk_switch_set_active (GTK_SWITCH (self->legend), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (_ ("Legend"), self->legend));
  if (self->view.steps == 0)
    return group;
  self->everybody = gtk_switch_new ();
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (_ ("Everybody, not only who is on the screen"), self->everybody));
  g_signal_connect_swapped (self->everybody, "notify::active", G_CALLBACK (changed_cb), self);
  return group;
}

static GtkWidget *
make_words (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "along-second");
  return label;
}

GtkWidget *
along_picture_choices_new (AlongSession *session, AlongFamily *family, const AlongPictureView *view)
{
  AlongPictureChoices *self = g_object_new (ALONG_TYPE_PICTURE_CHOICES, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->view = *view;
  self->order = g_strdupv ((char **) view->order);
  self->means = make_words ();
  self->left_out = make_words ();
  gtk_box_append (GTK_BOX (box), make_reader_group (self, session, family));
  gtk_box_append (GTK_BOX (box), make_what_group (self));
  gtk_box_append (GTK_BOX (words), self->means);
  gtk_box_append (GTK_BOX (words), self->left_out);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), along_reader_rows_make_private (ALONG_READER_ROWS (self->reader)));
  adw_bin_set_child (ADW_BIN (self), box);
  changed_cb (self);
  g_signal_connect_object (self->reader, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->variant, "notify::selected", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->legend, "notify::active", G_CALLBACK (changed_cb), self);
  return GTK_WIDGET (self);
}
