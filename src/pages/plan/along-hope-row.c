/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-hope-row.h"

#include <glib/gi18n-lib.h>

#include "along-clock.h"
#include "along-commit.h"
#include "along-facts.h"
#include "along-text.h"
#include "along-typed-row.h"

struct _AlongHopeRow
{
  AdwExpanderRow parent_instance;

  GtkWidget *words;
  GtkWidget *whose;
  GtkWidget *value;
  GtkWidget *steps;
  GtkWidget *state;

  AlongSession *session;
  AlongFamily *family;
  AlongRecord *hope;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (AlongHopeRow, along_hope_row, ADW_TYPE_EXPANDER_ROW)

/* The first and the last 0 to 10 of a hope; %NULL: none yet. */
static void
find_scores (AlongFamily *family, AlongRecord *hope, AlongRecord **first, AlongRecord **last)
{
  AlongRecord *score;

  *first = *last = NULL;
  ALONG_FOREACH (score, family, ALONG_KIND_HOPE_SCORE)
    {
      int day = along_record_get_day (score, ALONG_HOPE_SCORE_P_ON);

      if (!along_record_refers_to (score, ALONG_HOPE_SCORE_P_HOPE, along_record_get_id (hope)))
        continue;
      if (*first == NULL || day < along_record_get_day (*first, ALONG_HOPE_SCORE_P_ON))
        *first = score;
      if (*last == NULL || day >= along_record_get_day (*last, ALONG_HOPE_SCORE_P_ON))
        *last = score;
    }
}

static AlongEdit *
edit_new (AlongHopeRow *self, const char *title)
{
  return along_edit_new (title, along_family_get_id (self->family));
}

/* Takes @edit. @row: (nullable): whose words it has */
static void
commit (AlongHopeRow *self, AlongEdit *edit, GtkWidget *row)
{
  along_commit (GTK_WIDGET (self), self->session, edit, row != NULL ? along_typed_row_get_key (ADW_ENTRY_ROW (row)) : NULL, NULL,
                NULL);
  g_object_unref (edit);
}

static void
words_cb (AlongHopeRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->words));
  AlongEdit *edit;

  if (self->filling || along_text_is_empty (text))
    return;
  edit = edit_new (self, _("words of a hope"));
  along_record_set_text (along_edit_change (edit, self->hope), ALONG_HOPE_P_TEXT, text);
  commit (self, edit, self->words);
}

static void
whose_cb (AlongHopeRow *self)
{
  int whose = (int) adw_combo_row_get_selected (ADW_COMBO_ROW (self->whose));
  AlongEdit *edit;

  if (self->filling || whose == along_record_get_enum (self->hope, ALONG_HOPE_P_WHOSE))
    return;
  edit = edit_new (self, _("whose hope it is"));
  along_record_set_enum (along_edit_change (edit, self->hope), ALONG_HOPE_P_WHOSE, whose);
  commit (self, edit, NULL);
}

static void
state_cb (AlongHopeRow *self)
{
  int state = (int) adw_combo_row_get_selected (ADW_COMBO_ROW (self->state));
  AlongRecord *after;
  AlongEdit *edit;

  if (self->filling || state == along_record_get_enum (self->hope, ALONG_HOPE_P_STATE))
    return;
  edit = edit_new (self, _("how a hope stands"));
  after = along_edit_change (edit, self->hope);
  along_record_set_enum (after, ALONG_HOPE_P_STATE, state);
  if (state == ALONG_HOPE_STATE_OPEN)
    along_record_unset (after, ALONG_HOPE_P_ENDED);
  else
    along_record_set_day (after, ALONG_HOPE_P_ENDED, along_clock_today ());
  commit (self, edit, NULL);
}

/* One 0 to 10 a day: said again on the same day it replaces the first. */
static void
score_cb (AlongHopeRow *self)
{
  AlongEdit *edit = edit_new (self, _("0 to 10 of a hope"));
  AlongRecord *first, *last, *record;
  int today = along_clock_today ();

  find_scores (self->family, self->hope, &first, &last);
  if (last != NULL && along_record_get_day (last, ALONG_HOPE_SCORE_P_ON) == today)
    record = along_edit_change (edit, last);
  else
    {
      record = along_edit_create (edit, ALONG_KIND_HOPE_SCORE);
      along_record_set_ref (record, ALONG_HOPE_SCORE_P_HOPE, along_record_get_id (self->hope));
      along_record_set_day (record, ALONG_HOPE_SCORE_P_ON, today);
    }
  along_record_set_int (record, ALONG_HOPE_SCORE_P_VALUE, gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->value)));
  commit (self, edit, NULL);
}

static void
steps_cb (AlongHopeRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->steps));
  g_auto (GStrv) parts = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  AlongEdit *edit;

  if (self->filling)
    return;
  parts = g_strsplit (text, ";", -1);
  for (char **part = parts; *part != NULL; part++)
    if (!along_text_is_empty (*part))
      g_ptr_array_add (lines, g_strstrip (*part));
  g_ptr_array_add (lines, NULL);
  edit = edit_new (self, _("small steps"));
  along_record_set_lines (along_edit_change (edit, self->hope), ALONG_HOPE_P_STEPS, (const char *const *) lines->pdata);
  commit (self, edit, self->steps);
}

static GtkWidget *
combo_row (AlongHopeRow *self, const char *title, const char *const *words, GCallback callback)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (words);
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "model", model, NULL);

  g_signal_connect_swapped (row, "notify::selected", callback, self);
  return row;
}

static GtkWidget *
entry_row (AlongHopeRow *self, const char *title, GCallback callback)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, "show-apply-button", TRUE, NULL);

  g_signal_connect_swapped (row, "apply", callback, self);
  return row;
}

static GtkWidget *
score_row (AlongHopeRow *self)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_with_mnemonic (_("_Write down"));

  self->value = gtk_spin_button_new_with_range (0, 10, 1);
  gtk_widget_set_valign (self->value, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->value), GTK_ACCESSIBLE_PROPERTY_LABEL, _("0 to 10 today"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (score_cb), self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("0 to 10 today"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->value);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
along_hope_row_dispose (GObject *object)
{
  AlongHopeRow *self = ALONG_HOPE_ROW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->family);
  g_clear_object (&self->hope);
  G_OBJECT_CLASS (along_hope_row_parent_class)->dispose (object);
}

static void
along_hope_row_class_init (AlongHopeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_hope_row_dispose;
}

static void
along_hope_row_init (AlongHopeRow *self)
{
  g_auto (GStrv) whose = along_enum_all_words (ALONG_ENUM_WHOSE);
  g_auto (GStrv) states = along_enum_all_words (ALONG_ENUM_HOPE_STATE);
  AdwExpanderRow *row = ADW_EXPANDER_ROW (self);

  self->words = entry_row (self, _("In their own words"), G_CALLBACK (words_cb));
  self->whose = combo_row (self, _("Whose hope"), (const char *const *) whose, G_CALLBACK (whose_cb));
  self->steps = entry_row (self, _("Small steps, with ; between"), G_CALLBACK (steps_cb));
  self->state = combo_row (self, _("How it stands"), (const char *const *) states, G_CALLBACK (state_cb));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_expander_row_add_row (row, score_row (self));
  adw_expander_row_add_row (row, self->words);
  adw_expander_row_add_row (row, self->steps);
  adw_expander_row_add_row (row, self->whose);
  adw_expander_row_add_row (row, self->state);
}

/** along_hope_row_new: for one hope. */
GtkWidget *
along_hope_row_new (AlongSession *session, AlongFamily *family, AlongRecord *hope)
{
  AlongHopeRow *self = g_object_new (ALONG_TYPE_HOPE_ROW, NULL);

  self->session = g_object_ref (session);
  self->family = g_object_ref (family);
  self->hope = g_object_ref (hope);
  return GTK_WIDGET (self);
}

/** along_hope_row_get_id: of the hope. */
AlongId
along_hope_row_get_id (AlongHopeRow *self)
{
  return along_record_get_id (self->hope);
}

/* "Now 6 out of 10. It was 3 on 20 January 2026. Met." */
static char *
hope_line (AlongFamily *family, AlongRecord *hope)
{
  AlongRecord *first, *last;
  GString *line = g_string_new (NULL);
  AlongRecord *owner = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (hope, ALONG_HOPE_P_OWNER));
  int state = along_record_get_enum (hope, ALONG_HOPE_P_STATE);

  find_scores (family, hope, &first, &last);
  if (state == ALONG_HOPE_STATE_MET)
    g_string_append (line, _("Met. "));
  else if (state == ALONG_HOPE_STATE_STOPPED)
    g_string_append (line, _("Stopped. "));
  if (last == NULL)
    g_string_append (line, _("No 0 to 10 yet."));
  else
    {
      int now = (int) along_record_get_int (last, ALONG_HOPE_SCORE_P_VALUE, 0);

      if (owner != NULL)
        /* Translators: first name; 0 to 10 */
        g_string_append_printf (line, _("%s says %d out of 10."), along_facts_first_name (owner), now);
      else
        g_string_append_printf (line, _("Now %d out of 10."), now);
      if (first != last)
        {
          g_autofree char *day = along_date_to_words (along_record_get_text (first, ALONG_HOPE_SCORE_P_ON));
          /* Translators: 0 to 10, day */
          g_string_append_printf (line, _(" It was %d on %s."), (int) along_record_get_int (first, ALONG_HOPE_SCORE_P_VALUE, 0), day);
        }
    }
  return g_string_free (line, FALSE);
}

/** along_hope_row_read: a row that says a hope, to be read. */
GtkWidget *
along_hope_row_read (AlongFamily *family, AlongRecord *hope)
{
  GtkWidget *row = adw_action_row_new ();
  const char *words = along_record_get_text (hope, ALONG_HOPE_P_TEXT);
  const char *const *lines = along_record_get_lines (hope, ALONG_HOPE_P_STEPS);
  g_autofree char *steps = lines != NULL ? g_strjoinv ("; ", (char **) lines) : NULL;
  g_autofree char *line = hope_line (family, hope);
  g_autofree char *said = steps != NULL && steps[0] != '\0' ? g_strdup_printf ("%s\n%s", line, steps) : g_strdup (line);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words != NULL ? words : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), said);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static void
show_typed (AlongHopeRow *self, GtkWidget *row, const char *what, const char *said)
{
  g_autofree char *id = along_id_to_text (along_record_get_id (self->hope));
  g_autofree char *key = g_strdup_printf ("%s/%s", what, id);

  along_typed_row_show (ADW_ENTRY_ROW (row), self->session, self->family, key, said);
}

/** along_hope_row_refresh: shows the hope as it is now. */
void
along_hope_row_refresh (AlongHopeRow *self)
{
  AlongRecord *first, *last;
  const char *words = along_record_get_text (self->hope, ALONG_HOPE_P_TEXT);
  const char *const *lines = along_record_get_lines (self->hope, ALONG_HOPE_P_STEPS);
  g_autofree char *steps = lines != NULL ? g_strjoinv ("; ", (char **) lines) : g_strdup ("");
  g_autofree char *line = hope_line (self->family, self->hope);

  find_scores (self->family, self->hope, &first, &last);
  self->filling = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), words != NULL ? words : "");
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), line);
  show_typed (self, self->words, "hope-words", words);
  show_typed (self, self->steps, "hope-steps", steps);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->whose), (guint) along_record_get_enum (self->hope, ALONG_HOPE_P_WHOSE));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->state), (guint) along_record_get_enum (self->hope, ALONG_HOPE_P_STATE));
  if (last != NULL)
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->value), (double) along_record_get_int (last, ALONG_HOPE_SCORE_P_VALUE, 0));
  self->filling = FALSE;
}

/** along_hope_add: a new hope, open, of the first parent. */
AlongEdit *
along_hope_add (AlongFamily *family, const char *words, int today)
{
  AlongEdit *edit = along_edit_new (_("new hope"), along_family_get_id (family));
  AlongRecord *hope = along_edit_create (edit, ALONG_KIND_HOPE);
  g_autoptr (GPtrArray) parents = along_facts_parents (family);

  along_record_set_text (hope, ALONG_HOPE_P_TEXT, words);
  along_record_set_enum (hope, ALONG_HOPE_P_WHOSE, ALONG_WHOSE_PARENT);
  along_record_set_enum (hope, ALONG_HOPE_P_STATE, ALONG_HOPE_STATE_OPEN);
  along_record_set_day (hope, ALONG_HOPE_P_SET, today);
  if (parents->len > 0)
    along_record_set_ref (hope, ALONG_HOPE_P_OWNER, along_record_get_id (parents->pdata[0]));
  return edit;
}
