/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-reader-rows.h"

#include <glib/gi18n-lib.h>

#include "along-readers.h"

struct _AlongReaderRows
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *reader, *person;
  GtkWidget *private_group; /* (nullable) */
  gboolean offers;          /* private lines can be chosen at all */
  AlongSession *session;
  GPtrArray *people;        /* of AlongRecord: whose the family's copy can be */
  GPtrArray *private_lines; /* of AlongReportLine */
  GHashTable *chosen;       /* keys of private lines */
  GPtrArray *keys;          /* what along_reader_rows_get_private() gave away last */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlongReaderRows, along_reader_rows, ADW_TYPE_PREFERENCES_GROUP)

static void
along_reader_rows_dispose (GObject *object)
{
  AlongReaderRows *self = ALONG_READER_ROWS (object);

  g_clear_weak_pointer (&self->private_group);
  g_clear_object (&self->session);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->private_lines, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  G_OBJECT_CLASS (along_reader_rows_parent_class)->dispose (object);
}

static void
along_reader_rows_class_init (AlongReaderRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_reader_rows_dispose;
  signals[CHANGED] = g_signal_new ("changed", ALONG_TYPE_READER_ROWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
along_reader_rows_init (AlongReaderRows *self)
{
  self->offers = TRUE;
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->keys = g_ptr_array_new ();
}

AlongReader
along_reader_rows_get_reader (AlongReaderRows *self)
{
  return along_readers_at (self->session, adw_combo_row_get_selected (ADW_COMBO_ROW (self->reader)));
}

static gboolean
is_for_family (AlongReaderRows *self)
{
  return along_reader_rows_get_reader (self) == ALONG_READER_FAMILY;
}

/** along_reader_rows_get_person: of the family's copy, whose it is. */
AlongId
along_reader_rows_get_person (AlongReaderRows *self)
{
  return is_for_family (self) ? along_readers_person_at (self->people, adw_combo_row_get_selected (ADW_COMBO_ROW (self->person))) : ALONG_ID_NONE;
}

/** along_reader_rows_get_private: (transfer none): keys of the private lines that were chosen, until the next call. */
const char *const *
along_reader_rows_get_private (AlongReaderRows *self)
{
  GHashTableIter iter;
  gpointer key;

  g_ptr_array_set_size (self->keys, 0);
  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (self->keys, key);
  g_ptr_array_add (self->keys, NULL);
  return (const char *const *) self->keys->pdata;
}

/** along_reader_rows_is_complete: the family's copy must say whose it is. */
gboolean
along_reader_rows_is_complete (AlongReaderRows *self)
{
  return !is_for_family (self) || !along_id_is_none (along_reader_rows_get_person (self));
}

/** along_reader_rows_describe: (transfer full): who reads it and which private lines they get, to be written down. */
char *
along_reader_rows_describe (AlongReaderRows *self)
{
  GString *words = g_string_new (along_reader_words (along_reader_rows_get_reader (self)));

  if (is_for_family (self))
    {
      guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self->person));

      if (chosen > 0 && chosen <= self->people->len)
        g_string_append_printf (words, " (%s)", along_record_get_text (self->people->pdata[chosen - 1], ALONG_PERSON_P_NAME));
      return g_string_free (words, FALSE);
    }
  for (guint i = 0; i < self->private_lines->len; i++)
    {
      const AlongReportLine *line = self->private_lines->pdata[i];

      if (g_hash_table_contains (self->chosen, line->key))
        g_string_append_printf (words, "; %s", line->words);
    }
  return g_string_free (words, FALSE);
}

/** along_reader_rows_ask_reader: who reads it comes first. */
void
along_reader_rows_ask_reader (AlongReaderRows *self)
{
  gtk_widget_grab_focus (self->reader);
}

/** along_reader_rows_ask_person: opens the list of those whose copy it can be. */
void
along_reader_rows_ask_person (AlongReaderRows *self)
{
  gtk_widget_grab_focus (self->person);
  gtk_widget_activate (self->person);
}

static void
update (AlongReaderRows *self)
{
  gboolean family = is_for_family (self);

  gtk_widget_set_visible (self->person, family);
  if (self->private_group != NULL)
    gtk_widget_set_visible (self->private_group, !family && self->offers && self->private_lines->len > 0);
}

/** along_reader_rows_offer_private: @offer: whether private lines can be chosen for a copy of this kind */
void
along_reader_rows_offer_private (AlongReaderRows *self, gboolean offer)
{
  self->offers = offer;
  update (self);
}

static void
changed_cb (AlongReaderRows *self)
{
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
toggled_cb (AlongReaderRows *self, GtkCheckButton *check)
{
  const char *key = g_object_get_data (G_OBJECT (check), "key");

  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->chosen, g_strdup (key));
  else
    g_hash_table_remove (self->chosen, key);
  changed_cb (self);
}

static GtkWidget *
make_line (AlongReaderRows *self, const AlongReportLine *line)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();

  g_object_set_data_full (G_OBJECT (check), "key", g_strdup (line->key), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->words);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}

/** along_reader_rows_make_private: (transfer floating): the group of private lines, in sight only where some can be chosen. */
GtkWidget *
along_reader_rows_make_private (AlongReaderRows *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Private lines"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ ("Nobody gets these unless you choose them, one by one."));
  for (guint i = 0; i < self->private_lines->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_line (self, self->private_lines->pdata[i]));
  g_set_weak_pointer (&self->private_group, group);
  update (self);
  return group;
}

/* Of what is restricted, that which a drawing can show. */
static void
keep_what_is_drawn (AlongReaderRows *self, AlongFamily *family)
{
  for (guint i = self->private_lines->len; i > 0; i--)
    {
      const AlongReportLine *line = self->private_lines->pdata[i - 1];
      AlongId id;

      if (!along_id_parse (line->key, &id)
          || (along_family_find (family, ALONG_KIND_BOND, id) == NULL && along_family_find (family, ALONG_KIND_PREGNANCY, id) == NULL))
        g_ptr_array_remove_index (self->private_lines, i - 1);
    }
}

static GtkWidget *
add_combo (AlongReaderRows *self, const char *title, GtkStringList *words)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_object_unref (words);
  return row;
}

/** along_reader_rows_new: @drawn: of private lines only those that a drawing can show */
GtkWidget *
along_reader_rows_new (AlongSession *session, AlongFamily *family, gboolean drawn)
{
  AlongReaderRows *self = g_object_new (ALONG_TYPE_READER_ROWS, NULL);

  self->session = g_object_ref (session);
  self->people = along_readers_people (family);
  self->private_lines = along_report_private_lines (family, along_session_get_team (session));
  if (drawn)
    keep_what_is_drawn (self, family);
  self->reader = add_combo (self, _ ("Reader"), along_readers_model (session));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->reader), ALONG_READER_PANEL);
  self->person = add_combo (self, _ ("Whose copy it is"), along_readers_people_model (self->people));
  update (self);
  g_signal_connect_swapped (self->reader, "notify::selected", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->person, "notify::selected", G_CALLBACK (changed_cb), self);
  return GTK_WIDGET (self);
}
