/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-print-choices.h"

#include <glib/gi18n-lib.h>

#include "along-contact-words.h"
#include "along-facts.h"
#include "along-reader-rows.h"

#define N_SECTIONS 6

struct _AlongPrintChoices
{
  AdwBin parent_instance;

  GtkWidget *reader; /* AlongReaderRows */
  GtkWidget *left_out;
  GtkWidget *parts;
  GtkWidget *switches[N_SECTIONS];
  GtkWidget *since;
  GtkWidget *contacts;

  AlongFamily *family;
  GHashTable *not_contacts; /* ids, as text */
  GPtrArray *rows;          /* of GtkWidget: of contacts */
  GPtrArray *listed;        /* of AlongRecord: what the report could print */
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

  g_clear_object (&self->family);
  g_clear_pointer (&self->not_contacts, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->listed, g_ptr_array_unref);
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
  self->not_contacts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_ptr_array_new ();
  self->listed = g_ptr_array_new_with_free_func (g_object_unref);
}

static gboolean
is_for_family (AlongPrintChoices *self)
{
  return along_reader_rows_get_reader (ALONG_READER_ROWS (self->reader)) == ALONG_READER_FAMILY;
}

/** along_print_choices_is_complete: whether it can be printed: the family's copy must say whose it is. */
gboolean
along_print_choices_is_complete (AlongPrintChoices *self)
{
  return along_reader_rows_is_complete (ALONG_READER_ROWS (self->reader));
}

/** along_print_choices_ask_reader: who reads it comes first. */
void
along_print_choices_ask_reader (AlongPrintChoices *self)
{
  along_reader_rows_ask_reader (ALONG_READER_ROWS (self->reader));
}

/** along_print_choices_ask_person: opens the list of those whose copy it can be. */
void
along_print_choices_ask_person (AlongPrintChoices *self)
{
  along_reader_rows_ask_person (ALONG_READER_ROWS (self->reader));
}

/** along_print_choices_describe: who reads it and which private lines they get, to be written down. */
char *
along_print_choices_describe (AlongPrintChoices *self)
{
  return along_reader_rows_describe (ALONG_READER_ROWS (self->reader));
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
  AlongReaderRows *reader = ALONG_READER_ROWS (self->reader);

  choice->reader = along_reader_rows_get_reader (reader);
  choice->person = along_reader_rows_get_person (reader);
  choice->contacts_from = contacts_from (self);
  for (guint i = 0; i < N_SECTIONS; i++)
    if (gtk_switch_get_active (GTK_SWITCH (self->switches[i])))
      choice->sections |= sections[i].section;
  choice->private_lines = along_reader_rows_get_private (reader);
  choice->not_contacts = self->not_contacts;
}

static void
changed (AlongPrintChoices *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A check that stands for a contact. */
static void
toggled_cb (GtkCheckButton *check, AlongPrintChoices *self)
{
  const char *key = g_object_get_data (G_OBJECT (check), "key");

  if (gtk_check_button_get_active (check))
    g_hash_table_remove (self->not_contacts, key);
  else
    g_hash_table_add (self->not_contacts, g_strdup (key));
  changed (self);
}

static GtkWidget *
make_check_row (AlongPrintChoices *self, const char *words, const char *key)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !g_hash_table_contains (self->not_contacts, key));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (check), "key", g_strdup (key), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
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
      row = make_check_row (self, words, id);
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

/** along_print_choices_hide_parts: there is one thing to print, all of it. */
void
along_print_choices_hide_parts (AlongPrintChoices *self)
{
  gtk_widget_set_visible (self->parts, FALSE);
}

GtkWidget *
along_print_choices_new (AlongSession *session, AlongFamily *family)
{
  AlongPrintChoices *self = g_object_new (ALONG_TYPE_PRINT_CHOICES, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->family = g_object_ref (family);
  self->reader = along_reader_rows_new (session, family, FALSE);
  g_signal_connect_object (self->reader, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  self->left_out = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->left_out), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->left_out), 0);
  gtk_widget_add_css_class (self->left_out, "along-second");
  gtk_box_append (GTK_BOX (box), self->reader);
  gtk_box_append (GTK_BOX (box), self->left_out);
  gtk_box_append (GTK_BOX (box), along_reader_rows_make_private (ALONG_READER_ROWS (self->reader)));
  self->parts = make_parts (self);
  gtk_box_append (GTK_BOX (box), self->parts);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}
