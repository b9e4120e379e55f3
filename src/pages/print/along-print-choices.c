/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-print-choices.h"

#include <glib/gi18n-lib.h>

#include "along-contact-words.h"
#include "along-facts.h"
#include "along-readers.h"

#define N_SECTIONS 6

struct _AlongPrintChoices
{
  AdwBin parent_instance;

  GtkWidget *reader;
  GtkWidget *person;
  GtkWidget *left_out;
  GtkWidget *private_group;
  GtkWidget *switches[N_SECTIONS];
  GtkWidget *since;
  GtkWidget *contacts;

  AlongSession *session;
  AlongFamily *family;
  GPtrArray *people;        /* of AlongRecord: may be given the family's copy */
  GPtrArray *private_lines; /* of AlongReportLine */
  GHashTable *chosen;       /* keys of private lines */
  GHashTable *not_contacts; /* ids, as text */
  GPtrArray *rows;          /* of GtkWidget: of contacts */
  GPtrArray *listed;        /* of AlongRecord: what the report could print */
  GPtrArray *keys;          /* what along_print_choices_fill() gave away last */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlongPrintChoices, along_print_choices, ADW_TYPE_BIN)

static const struct
{
  AlongReportSections section;
  const char *name;
} sections[N_SECTIONS] = {
  { ALONG_REPORT_SUMMARY, NC_ ("report", "Summary") },
  { ALONG_REPORT_GENOGRAM, NC_ ("report", "Genogram and its words") },
  { ALONG_REPORT_RIBBON, NC_ ("report", "Support over time") },
  { ALONG_REPORT_WEEKS, NC_ ("report", "Week by week") },
  { ALONG_REPORT_ASSESSMENTS, NC_ ("report", "Assessments") },
  { ALONG_REPORT_CONTACTS, NC_ ("report", "Contacts and records") },
};

/* Days back from today; 0: the whole of the support; -1: from tomorrow, so none. */
static const struct
{
  int days;
  const char *name;
} times[] = {
  { 28, N_ ("The last four weeks too") },
  { 91, N_ ("The last three months too") },
  { 0, N_ ("All of this support") },
  { -1, N_ ("Those that page 1 refers to") },
};

static void
along_print_choices_dispose (GObject *object)
{
  AlongPrintChoices *self = ALONG_PRINT_CHOICES (object);

  g_clear_object (&self->session);
  g_clear_object (&self->family);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->private_lines, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->not_contacts, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->listed, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  G_OBJECT_CLASS (along_print_choices_parent_class)->dispose (object);
}

static void
along_print_choices_class_init (AlongPrintChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_print_choices_dispose;
  signals[CHANGED] = g_signal_new ("changed", ALONG_TYPE_PRINT_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
along_print_choices_init (AlongPrintChoices *self)
{
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->not_contacts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_ptr_array_new ();
  self->listed = g_ptr_array_new_with_free_func (g_object_unref);
  self->keys = g_ptr_array_new ();
}

static AlongReader
chosen_reader (AlongPrintChoices *self)
{
  return along_readers_at (self->session, adw_combo_row_get_selected (ADW_COMBO_ROW (self->reader)));
}

static gboolean
is_for_family (AlongPrintChoices *self)
{
  return chosen_reader (self) == ALONG_READER_FAMILY;
}

static AlongId
chosen_person (AlongPrintChoices *self)
{
  return along_readers_person_at (self->people, adw_combo_row_get_selected (ADW_COMBO_ROW (self->person)));
}

/** along_print_choices_is_complete: whether it can be printed: the family's copy must say whose it is. */
gboolean
along_print_choices_is_complete (AlongPrintChoices *self)
{
  return !is_for_family (self) || !along_id_is_none (chosen_person (self));
}

/** along_print_choices_ask_reader: who reads it comes first. */
void
along_print_choices_ask_reader (AlongPrintChoices *self)
{
  gtk_widget_grab_focus (self->reader);
}

/** along_print_choices_ask_person: opens the list of those whose copy it can be. */
void
along_print_choices_ask_person (AlongPrintChoices *self)
{
  gtk_widget_grab_focus (self->person);
  gtk_widget_activate (self->person);
}

/** along_print_choices_describe: who reads it and which private lines they get, to be written down. */
char *
along_print_choices_describe (AlongPrintChoices *self)
{
  GString *words = g_string_new (along_reader_words (chosen_reader (self)));

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

static int
contacts_from (AlongPrintChoices *self)
{
  guint chosen = MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (self->since)), G_N_ELEMENTS (times) - 1);
  AlongRecord *episode = along_facts_last_episode (self->family);
  int from = episode != NULL ? along_record_get_day (episode, ALONG_EPISODE_P_FROM) : ALONG_DAY_NONE;

  if (chosen == 0)
    return ALONG_DAY_NONE;
  if (times[chosen].days != 0)
    return along_family_today (self->family) - times[chosen].days;
  return from;
}

/** along_print_choices_fill: writes into @choice what was chosen; its lists are ours, until the next call. */
void
along_print_choices_fill (AlongPrintChoices *self, AlongReportChoice *choice)
{
  GHashTableIter iter;
  gpointer key;

  choice->reader = chosen_reader (self);
  choice->person = is_for_family (self) ? chosen_person (self) : ALONG_ID_NONE;
  choice->contacts_from = contacts_from (self);
  for (guint i = 0; i < N_SECTIONS; i++)
    if (gtk_switch_get_active (GTK_SWITCH (self->switches[i])))
      choice->sections |= sections[i].section;
  g_ptr_array_set_size (self->keys, 0);
  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (self->keys, key);
  g_ptr_array_add (self->keys, NULL);
  choice->private_lines = (const char *const *) self->keys->pdata;
  choice->not_contacts = self->not_contacts;
}

static void
changed (AlongPrintChoices *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A check that stands for a key: in @set, or not. */
static void
toggled_cb (GtkCheckButton *check, GHashTable *set)
{
  const char *key = g_object_get_data (G_OBJECT (check), "key");

  if (gtk_check_button_get_active (check) == GPOINTER_TO_INT (g_object_get_data (G_OBJECT (check), "ticked-is-in")))
    g_hash_table_add (set, g_strdup (key));
  else
    g_hash_table_remove (set, key);
  changed (ALONG_PRINT_CHOICES (g_object_get_data (G_OBJECT (check), "choices")));
}

static GtkWidget *
make_check_row (AlongPrintChoices *self, const char *words, const char *key, GHashTable *set, gboolean ticked_is_in)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_hash_table_contains (set, key) == ticked_is_in);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (check), "key", g_strdup (key), g_free);
  g_object_set_data (G_OBJECT (check), "ticked-is-in", GINT_TO_POINTER (ticked_is_in));
  g_object_set_data (G_OBJECT (check), "choices", self);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), set);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}

static char *
contact_words (AlongRecord *contact)
{
  AlongInstant at;
  g_autofree char *day = NULL, *time = NULL;
  const char *what = along_contact_words (along_record_get_enum (contact, ALONG_CONTACT_P_MODE),
                                          along_record_get_enum (contact, ALONG_CONTACT_P_PLACE));

  along_record_get_instant (contact, ALONG_CONTACT_P_AT, &at);
  day = along_day_to_words (at.day);
  time = along_instant_time_words (&at);
  return g_strdup_printf ("%s%s%s · %s", day, *time != '\0' ? ", " : "", time, what);
}

/* Rows are made when somebody opens the list: support of years has hundreds of contacts. */
static void
list_contacts (AlongPrintChoices *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self->contacts), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self->contacts)))
    return;
  for (guint i = self->listed->len; i > 0; i--)
    {
      AlongRecord *contact = self->listed->pdata[i - 1];
      g_autofree char *words = contact_words (contact);
      char id[ALONG_ID_TEXT];
      GtkWidget *row;

      along_id_format (along_record_get_id (contact), id);
      row = make_check_row (self, words, id, self->not_contacts, FALSE);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self->contacts), row);
      g_ptr_array_add (self->rows, row);
    }
}

/** along_print_choices_show: shows what @report leaves out and which contacts it can have. */
void
along_print_choices_show (AlongPrintChoices *self, AlongReport *report)
{
  gboolean family = is_for_family (self), same;
  GPtrArray *contacts = along_report_contacts (report);
  g_autofree char *subtitle = NULL;
  guint without = 0;

  gtk_label_set_text (GTK_LABEL (self->left_out), along_report_left_out (report));
  gtk_widget_set_visible (self->left_out, along_print_choices_is_complete (self));
  gtk_widget_set_visible (self->contacts, along_print_choices_is_complete (self));
  gtk_widget_set_visible (self->person, family);
  gtk_widget_set_visible (self->private_group, !family && self->private_lines->len > 0);
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->switches[4], ADW_TYPE_ACTION_ROW), !family);
  same = contacts->len == self->listed->len;
  for (guint i = 0; same && i < contacts->len; i++)
    same = contacts->pdata[i] == self->listed->pdata[i];
  for (guint i = 0; i < contacts->len; i++)
    {
      char id[ALONG_ID_TEXT];
      along_id_format (along_record_get_id (contacts->pdata[i]), id);
      without += g_hash_table_contains (self->not_contacts, id);
    }
  /* Translators: how many contacts are printed, of how many there are */
  subtitle = g_strdup_printf (_ ("%u of %u"), contacts->len - without, contacts->len);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->contacts), subtitle);
  if (same)
    return;
  g_ptr_array_set_size (self->listed, 0);
  for (guint i = 0; i < contacts->len; i++)
    g_ptr_array_add (self->listed, g_object_ref (contacts->pdata[i]));
  list_contacts (self);
}

static GtkWidget *
make_combo (AlongPrintChoices *self, const char *title, GtkStringList *words)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  return row;
}

static GtkWidget *
make_reader_group (AlongPrintChoices *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GtkStringList) readers = along_readers_model (self->session), people = along_readers_people_model (self->people);

  self->reader = make_combo (self, _ ("Reader"), readers);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->reader), ALONG_READER_PANEL);
  self->person = make_combo (self, _ ("Whose copy it is"), people);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->reader);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->person);
  g_signal_connect_swapped (self->reader, "notify::selected", G_CALLBACK (changed), self);
  g_signal_connect_swapped (self->person, "notify::selected", G_CALLBACK (changed), self);
  return group;
}

static GtkWidget *
make_private_group (AlongPrintChoices *self)
{
  self->private_group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->private_group), _ ("Private lines"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->private_group),
                                         _ ("Nobody gets these unless you choose them, one by one."));
  for (guint i = 0; i < self->private_lines->len; i++)
    {
      const AlongReportLine *line = self->private_lines->pdata[i];
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->private_group),
                                 make_check_row (self, line->words, line->key, self->chosen, TRUE));
    }
  return self->private_group;
}

static GtkWidget *
make_parts (AlongPrintChoices *self)
{
  GtkWidget *parts = adw_preferences_group_new ();
  g_autoptr (GtkStringList) since = gtk_string_list_new (NULL);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (parts), _ ("What to print"));
  for (guint i = 0; i < N_SECTIONS; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      self->switches[i] = gtk_switch_new ();
      gtk_switch_set_active (GTK_SWITCH (self->switches[i]), TRUE);
      gtk_widget_set_valign (self->switches[i], GTK_ALIGN_CENTER);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), g_dpgettext2 (GETTEXT_PACKAGE, "report", sections[i].name));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->switches[i]);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->switches[i]);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (parts), row);
      g_signal_connect_swapped (self->switches[i], "notify::active", G_CALLBACK (changed), self);
    }
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    gtk_string_list_append (since, _ (times[i].name));
  self->since = make_combo (self, _ ("Contacts"), since);
  g_signal_connect_swapped (self->since, "notify::selected", G_CALLBACK (changed), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (parts), self->since);
  self->contacts = adw_expander_row_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->contacts), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Chosen contacts"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->contacts), _ ("Chosen contacts"));
  g_signal_connect_swapped (self->contacts, "notify::expanded", G_CALLBACK (list_contacts), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (parts), self->contacts);
  return parts;
}

GtkWidget *
along_print_choices_new (AlongSession *session, AlongFamily *family)
{
  AlongPrintChoices *self = g_object_new (ALONG_TYPE_PRINT_CHOICES, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->session = g_object_ref (session);
  self->family = g_object_ref (family);
  self->private_lines = along_report_private_lines (family, along_session_get_team (session));
  self->people = along_readers_people (family);
  self->left_out = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->left_out), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->left_out), 0);
  gtk_widget_add_css_class (self->left_out, "along-second");
  gtk_box_append (GTK_BOX (box), make_reader_group (self));
  gtk_box_append (GTK_BOX (box), self->left_out);
  gtk_box_append (GTK_BOX (box), make_private_group (self));
  gtk_box_append (GTK_BOX (box), make_parts (self));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}
