/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-ask-private.h"

#include <glib/gi18n-lib.h>

#include "along-date-row.h"
#include "along-decimal.h"
#include "along-facts.h"
#include "along-text.h"
#include "along-time-row.h"

/* The row called @name, or %NULL. */
AskRow *
along_ask_find_row (AlongAsk *ask, const char *name)
{
  for (guint i = 0; i < ask->rows->len; i++)
    {
      AskRow *row = ask->rows->pdata[i];

      if (g_str_equal (row->name, name))
        return row;
    }
  return NULL;
}

void
along_ask_row_free (gpointer data)
{
  AskRow *row = data;

  g_free (row->name);
  g_free (row->proposed);
  g_clear_pointer (&row->ids, g_array_unref);
  g_clear_pointer (&row->chosen, g_array_unref);
  g_clear_pointer (&row->checks, g_ptr_array_unref);
  g_free (row);
}

/* Somebody wrote or chose something. A row that goes with its window says that nothing is chosen: that is not meant. */
void
along_ask_touched (AskRow *row)
{
  if (gtk_widget_get_root (row->widget) == NULL)
    return;
  along_ask_answered (row);
  along_ask_keep_draft (row->ask);
  if (row->changed != NULL)
    row->changed (row->ask);
  along_ask_follow (row->ask);
  along_ask_light (row->ask);
}

/* A date is one when it has been read, not as it is typed. */
static void
read_cb (AskRow *row)
{
  if (row->changed != NULL)
    row->changed (row->ask);
  along_ask_follow (row->ask);
}

static void
touched_cb (AskRow *row)
{
  along_ask_touched (row);
}

/** along_ask_add: a row that is not asked for: a link, words. */
void
along_ask_add (AlongAsk *ask, GtkWidget *widget)
{
  if (ask->more != NULL)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (ask->more), widget);
  else
    gtk_list_box_append (GTK_LIST_BOX (ask->list), widget);
}

/* A row called @name at the end; what was said in it is told by @signal of @control. */
AskRow *
along_ask_add_row (AlongAsk *ask, const char *name, AskSort sort, GtkWidget *widget, GtkWidget *control, const char *signal)
{
  AskRow *row = g_new0 (AskRow, 1);

  g_warn_if_fail (along_ask_find_row (ask, name) == NULL);
  row->ask = ask;
  row->name = g_strdup (name);
  row->sort = sort;
  row->widget = widget;
  row->control = control;
  row->property = -1;
  g_ptr_array_add (ask->rows, row);
  along_ask_add (ask, widget);
  if (ADW_IS_ENTRY_ROW (widget))
    along_refusal_init (&row->refusal, ADW_ENTRY_ROW (widget));
  if (signal != NULL)
    g_signal_connect_swapped (control, signal, G_CALLBACK (touched_cb), row);
  return row;
}

void
along_ask_title (GtkWidget *row, const char *title)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
}

/** along_ask_line: @text: (nullable). */
GtkWidget *
along_ask_line (AlongAsk *ask, const char *name, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  along_ask_title (row, title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  along_ask_add_row (ask, name, ASK_LINE, row, row, "changed");
  return row;
}

/** along_ask_number: a whole number from 0 to @most; @number: -1: none. */
GtkWidget *
along_ask_number (AlongAsk *ask, const char *name, const char *title, gint64 number, gint64 most)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *text = number >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : g_strdup ("");

  along_ask_title (row, title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (row), 6);
  along_ask_add_row (ask, name, ASK_NUMBER, row, row, "changed")->most = most;
  return row;
}

/** along_ask_decimal: a number that may have a decimal point, or comma. @text: (nullable). */
GtkWidget *
along_ask_decimal (AlongAsk *ask, const char *name, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  along_ask_title (row, title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (row), 6);
  along_ask_add_row (ask, name, ASK_DECIMAL, row, row, "changed");
  return row;
}

/** along_ask_date: @edtf: (nullable). */
GtkWidget *
along_ask_date (AlongAsk *ask, const char *name, const char *title, const char *edtf)
{
  GtkWidget *row = along_date_row_new (title);

  along_date_row_set_edtf (ALONG_DATE_ROW (row), edtf);
  g_signal_connect_swapped (row, "notify::edtf", G_CALLBACK (read_cb), along_ask_add_row (ask, name, ASK_DATE, row, row, "changed"));
  return row;
}

GtkWidget *
along_ask_time (AlongAsk *ask, const char *name, const char *title)
{
  GtkWidget *row = along_time_row_new (title);

  along_ask_add_row (ask, name, ASK_TIME, row, row, "changed");
  return row;
}

/* Takes @words. */
static GtkWidget *
combo_new (const char *title, char **words, int chosen)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *) words);

  along_ask_title (row, title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint) MAX (chosen, 0));
  g_strfreev (words);
  return row;
}

/** along_ask_choice: @words: (transfer full). */
GtkWidget *
along_ask_choice (AlongAsk *ask, const char *name, const char *title, char **words, int chosen)
{
  GtkWidget *row = combo_new (title, words, chosen);

  along_ask_add_row (ask, name, ASK_CHOICE, row, row, "notify::selected");
  return row;
}

/** along_ask_switch: @more: (nullable): words under the title. */
GtkWidget *
along_ask_switch (AlongAsk *ask, const char *name, const char *title, const char *more, gboolean on)
{
  GtkWidget *row = adw_action_row_new (), *toggle = gtk_switch_new ();

  along_ask_title (row, title);
  if (more != NULL)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), more);
      gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, more, -1);
    }
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), on);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  along_ask_add_row (ask, name, ASK_SWITCH, row, toggle, "notify::active");
  return row;
}

/** along_ask_record: one of the records @ids (transfer full); @words (transfer full) has as many, or one less at its end. */
GtkWidget *
along_ask_record (AlongAsk *ask, const char *name, const char *title, GArray *ids, char **words, AlongId chosen)
{
  GtkWidget *widget = combo_new (title, words, 0);
  AskRow *row = along_ask_add_row (ask, name, ASK_RECORD, widget, widget, NULL);

  row->ids = ids;
  along_ask_row_set_id (row, chosen);
  g_signal_connect_swapped (widget, "notify::selected", G_CALLBACK (touched_cb), row);
  return widget;
}

void
along_ask_row_set_id (AskRow *row, AlongId id)
{
  for (guint i = 0; i < row->ids->len; i++)
    if (along_id_equal (g_array_index (row->ids, AlongId, i), id))
      adw_combo_row_set_selected (ADW_COMBO_ROW (row->widget), i);
}

/* --- Arranging --- */

/** along_ask_begin_more: what is added next is folded away behind a row called @title. */
void
along_ask_begin_more (AlongAsk *ask, const char *title, const char *subtitle)
{
  GtkWidget *more = adw_expander_row_new ();

  along_ask_title (more, title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (more), subtitle != NULL ? subtitle : "");
  gtk_list_box_append (GTK_LIST_BOX (ask->list), more);
  ask->more = more;
}

void
along_ask_end_more (AlongAsk *ask)
{
  ask->more = NULL;
}

void
along_ask_stands_for (AlongAsk *ask, const char *name, AlongKindId kind, int property)
{
  AskRow *row = along_ask_find_row (ask, name);

  g_return_if_fail (row != NULL);
  row->kind = kind;
  row->property = property;
}

void
along_ask_on_change (AlongAsk *ask, const char *name, AlongAskChanged changed)
{
  AskRow *row = along_ask_find_row (ask, name);

  g_return_if_fail (row != NULL);
  row->changed = changed;
}

static gboolean
is_answered (AskRow *row)
{
  if (row->sort == ASK_DATE)
    return !along_text_is_empty (gtk_editable_get_text (GTK_EDITABLE (row->widget)));
  return adw_combo_row_get_selected (ADW_COMBO_ROW (row->widget)) > 0;
}

/** along_ask_need: the button that saves is lit only once this row says something: a date, or of a choice or of records not the first. */
void
along_ask_need (AlongAsk *ask, const char *name)
{
  AskRow *row = along_ask_find_row (ask, name);

  g_return_if_fail (row != NULL && (row->sort == ASK_DATE || row->sort == ASK_CHOICE || row->sort == ASK_RECORD));
  row->needed = TRUE;
}

/* Lit: whatever is needed is said. Unlit it can be pressed, too, and says what it is that is missing. */
void
along_ask_light (AlongAsk *ask)
{
  gboolean lit = TRUE;

  for (guint i = 0; i < ask->rows->len; i++)
    {
      AskRow *row = ask->rows->pdata[i];

      lit = lit && (!row->needed || !gtk_widget_get_visible (row->widget) || is_answered (row));
    }
  if (lit)
    gtk_widget_add_css_class (ask->add, "suggested-action");
  else
    gtk_widget_remove_css_class (ask->add, "suggested-action");
}

static void
set_words (AskRow *row, const char *const *words, guint chosen)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (words);

  g_signal_handlers_block_by_func (row->widget, touched_cb, row);
  adw_combo_row_set_model (ADW_COMBO_ROW (row->widget), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row->widget), chosen);
  g_signal_handlers_unblock_by_func (row->widget, touched_cb, row);
}

/** along_ask_rename_words: the choices of the row called @name, as many as before, are called @words now; what is chosen stays. */
void
along_ask_rename_words (AlongAsk *ask, const char *name, const char *const *words)
{
  AskRow *row = along_ask_find_row (ask, name);
  GtkStringList *now;

  g_return_if_fail (row != NULL && row->sort == ASK_CHOICE);
  now = GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (row->widget)));
  for (guint i = 0; words[i] != NULL; i++)
    if (g_strcmp0 (gtk_string_list_get_string (now, i), words[i]) != 0)
      {
        set_words (row, words, adw_combo_row_get_selected (ADW_COMBO_ROW (row->widget)));
        return;
      }
}

/** along_ask_offer_words: the choice called @name has other words; what is chosen stays so where its words are still among them, otherwise
 * it is the first. */
void
along_ask_offer_words (AlongAsk *ask, const char *name, const char *const *words)
{
  AskRow *row = along_ask_find_row (ask, name);
  g_autofree char *said = row != NULL ? along_ask_row_said (row) : NULL;
  guint at = 0;

  g_return_if_fail (row != NULL && row->sort == ASK_CHOICE);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], said))
      at = i;
  set_words (row, words, at);
}

/** along_ask_show: a row out of sight says nothing. */
void
along_ask_show (AlongAsk *ask, const char *name, gboolean visible)
{
  AskRow *row = along_ask_find_row (ask, name);

  if (row != NULL)
    gtk_widget_set_visible (row->widget, visible);
}

void
along_ask_set_title (AlongAsk *ask, const char *name, const char *title)
{
  AskRow *row = along_ask_find_row (ask, name);

  if (row != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->widget), title);
}

/* --- What they say --- */

static AskRow *
asked (AlongAsk *ask, const char *name)
{
  AskRow *row = along_ask_find_row (ask, name);

  return row != NULL && gtk_widget_get_visible (row->widget) ? row : NULL;
}

gboolean
along_ask_has (AlongAsk *ask, const char *name)
{
  return asked (ask, name) != NULL;
}

GtkWidget *
along_ask_row (AlongAsk *ask, const char *name)
{
  AskRow *row = along_ask_find_row (ask, name);

  return row != NULL ? row->widget : NULL;
}

/** along_ask_get_text: (nullable): what was typed; %NULL: nothing. */
const char *
along_ask_get_text (AlongAsk *ask, const char *name)
{
  AskRow *row = asked (ask, name);
  const char *text = row != NULL ? gtk_editable_get_text (GTK_EDITABLE (row->widget)) : NULL;

  return along_text_is_empty (text) ? NULL : text;
}

gint64
along_ask_get_number (AlongAsk *ask, const char *name, gint64 otherwise)
{
  const char *text = along_ask_get_text (ask, name);
  g_autofree char *tidy = along_text_tidy_line (text);

  return text != NULL && tidy != NULL ? g_ascii_strtoll (tidy, NULL, 10) : otherwise;
}

/** along_ask_get_decimal: (nullable): the number as it is kept: "12.5". */
char *
along_ask_get_decimal (AlongAsk *ask, const char *name)
{
  AlongDecimal decimal;
  g_autofree char *tidy = along_text_tidy_line (along_ask_get_text (ask, name));

  if (along_text_is_empty (tidy) || !along_decimal_parse (g_strdelimit (tidy, ",", '.'), &decimal))
    return NULL;
  return along_decimal_to_text (decimal);
}

/** along_ask_get_date: (nullable): EDTF. */
const char *
along_ask_get_date (AlongAsk *ask, const char *name)
{
  AskRow *row = asked (ask, name);

  return row != NULL ? along_date_row_get_edtf (ALONG_DATE_ROW (row->widget)) : NULL;
}

/** along_ask_get_time: minutes since midnight, or -1. */
int
along_ask_get_time (AlongAsk *ask, const char *name)
{
  AskRow *row = asked (ask, name);

  return row != NULL ? along_time_row_get_minutes (ALONG_TIME_ROW (row->widget)) : -1;
}

/** along_ask_get_choice: number of the chosen words; 0 where nothing is asked. */
int
along_ask_get_choice (AlongAsk *ask, const char *name)
{
  AskRow *row = asked (ask, name);

  return row != NULL ? (int) adw_combo_row_get_selected (ADW_COMBO_ROW (row->widget)) : 0;
}

gboolean
along_ask_get_switch (AlongAsk *ask, const char *name)
{
  AskRow *row = asked (ask, name);

  return row != NULL && gtk_switch_get_active (GTK_SWITCH (row->control));
}

/** along_ask_get_record: ALONG_ID_NONE: none of them. */
AlongId
along_ask_get_record (AlongAsk *ask, const char *name)
{
  AskRow *row = asked (ask, name);
  guint at = row != NULL ? adw_combo_row_get_selected (ADW_COMBO_ROW (row->widget)) : GTK_INVALID_LIST_POSITION;

  return row != NULL && at < row->ids->len ? g_array_index (row->ids, AlongId, at) : ALONG_ID_NONE;
}

/** along_ask_get_people: (nullable): @n of them. */
const AlongId *
along_ask_get_people (AlongAsk *ask, const char *name, guint *n)
{
  AskRow *row = asked (ask, name);

  *n = row != NULL ? row->chosen->len : 0;
  return *n > 0 ? (const AlongId *) row->chosen->data : NULL;
}

void
along_ask_set_text (AlongAsk *ask, const char *name, const char *text)
{
  AskRow *row = along_ask_find_row (ask, name);

  if (row != NULL && row->sort == ASK_DATE)
    along_date_row_set_edtf (ALONG_DATE_ROW (row->widget), text);
  else if (row != NULL)
    gtk_editable_set_text (GTK_EDITABLE (row->widget), text != NULL ? text : "");
}

/* --- What rows are made from --- */

/** along_ask_key: the key of a dialog. */
char *
along_ask_key (const char *what, AlongId id)
{
  g_autofree char *text = along_id_to_text (id);

  return g_strconcat (what, "/", text, NULL);
}

/** along_ask_words_after: @nothing, then the words of the enum. */
char **
along_ask_words_after (const char *nothing, AlongEnumId id)
{
  g_auto (GStrv) all = along_enum_all_words (id);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  g_strv_builder_add (words, nothing);
  g_strv_builder_addv (words, (const char **) all);
  return g_strv_builder_end (words);
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (along_record_get_text (*(AlongRecord *const *) a, ALONG_PERSON_P_NAME),
                         along_record_get_text (*(AlongRecord *const *) b, ALONG_PERSON_P_NAME));
}

/** along_ask_list_people: everybody but @except, by name. @names: (out) (optional): as many. Returns: (transfer full) AlongId */
GArray *
along_ask_list_people (AlongFamily *family, AlongId except, char ***names)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  AlongRecord *person;

  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    if (!along_id_equal (along_record_get_id (person), except))
      g_ptr_array_add (people, person);
  g_ptr_array_sort (people, by_name);
  for (guint i = 0; i < people->len; i++)
    {
      AlongId id = along_record_get_id (people->pdata[i]);

      g_array_append_val (ids, id);
      g_strv_builder_add (builder, along_record_get_text (people->pdata[i], ALONG_PERSON_P_NAME));
    }
  if (names != NULL)
    *names = g_strv_builder_end (builder);
  return ids;
}
