/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-ask-private.h"

#include <glib/gi18n-lib.h>

#include "along-announcer.h"
#include "along-clock.h"
#include "along-commit.h"
#include "along-date-row.h"
#include "along-narrow.h"
#include "along-text.h"
#include "along-time-row.h"

#define DIALOG "along-ask-dialog"
#define WIDTH 480
#define HEIGHT 620

static void
ask_free (gpointer data)
{
  AlongAsk *ask = data;

  g_ptr_array_unref (ask->rows);
  g_free (ask->key);
  g_free (ask->draft_key);
  g_free (ask->untouched);
  g_free (ask->toast);
  g_free (ask);
}

AlongPage *
along_ask_get_page (AlongAsk *ask)
{
  return ask->page;
}

/** along_ask_get_family: (nullable): %NULL after a lock. */
AlongFamily *
along_ask_get_family (AlongAsk *ask)
{
  return along_page_get_family (ask->page);
}

/** along_ask_get_about: the record that the dialog is about. */
AlongId
along_ask_get_about (AlongAsk *ask)
{
  return ask->about;
}

int
along_ask_get_today (AlongAsk *ask)
{
  return along_page_get_today (ask->page);
}

GtkWidget *
along_ask_get_window (AlongAsk *ask)
{
  return ask->window;
}

/** along_ask_set_result: who is chosen when it is saved; without it the record it is about; ALONG_ID_NONE: whoever is chosen already. */
void
along_ask_set_result (AlongAsk *ask, AlongId person)
{
  ask->result = person;
}

/** along_ask_set_toast: what is said when it is saved, in place of the title of the edit. */
void
along_ask_set_toast (AlongAsk *ask, const char *words)
{
  g_free (ask->toast);
  ask->toast = g_strdup (words);
}

/** along_ask_on_saved: what the page does then. */
void
along_ask_on_saved (AlongAsk *ask, AlongAskSaved saved)
{
  ask->saved = saved;
}

/* --- Refusals --- */

static void
refuse_row (AskRow *row, const char *words)
{
  if (row->sort == ASK_DATE)
    along_date_row_refuse (ALONG_DATE_ROW (row->widget), words);
  else if (ADW_IS_COMBO_ROW (row->widget))
    along_refusal_set_choice (ADW_COMBO_ROW (row->widget), words);
  else
    along_refusal_set (&row->refusal, words);
}

/** along_ask_refuse: shows @words beside the row called @name (nullable), which takes the focus; without it above them all. */
void
along_ask_refuse (AlongAsk *ask, const char *name, const char *words)
{
  AskRow *row = name != NULL ? along_ask_find_row (ask, name) : NULL;
  GtkWidget *above;

  if (row == NULL || row->sort == ASK_TIME || row->sort == ASK_SWITCH || row->sort == ASK_PEOPLE
      || !gtk_widget_get_visible (row->widget))
    {
      gtk_label_set_label (GTK_LABEL (ask->words), words);
      gtk_widget_set_visible (ask->words, TRUE);
      if (row != NULL)
        gtk_widget_grab_focus (row->widget);
      along_announce (GTK_WIDGET (ask->page), words);
      return;
    }
  above = gtk_widget_get_ancestor (gtk_widget_get_parent (row->widget), ADW_TYPE_EXPANDER_ROW);
  if (above != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (above), TRUE);
  refuse_row (row, words);
  ask->refused = row;
  gtk_widget_grab_focus (row->widget);
}

static void
clear_refusals (AlongAsk *ask)
{
  gtk_widget_set_visible (ask->words, FALSE);
  if (ask->refused != NULL)
    refuse_row (ask->refused, NULL);
  ask->refused = NULL;
}

/* What was refused is answered: the words go. */
void
along_ask_answered (AskRow *row)
{
  AlongAsk *ask = row->ask;

  if (ask->refused == row)
    clear_refusals (ask);
  else
    gtk_widget_set_visible (ask->words, FALSE);
}

/* Dates, times and numbers are what they should be; the first that is not has the focus, and words beside it. */
static gboolean
can_be_read (AlongAsk *ask)
{
  for (guint i = 0; i < ask->rows->len; i++)
    {
      AskRow *row = ask->rows->pdata[i];
      g_autofree char *tidy = row->sort == ASK_NUMBER ? along_text_tidy_line (gtk_editable_get_text (GTK_EDITABLE (row->widget))) : NULL;
      guint64 number;

      if (!gtk_widget_get_visible (row->widget))
        continue;
      if (row->sort == ASK_NUMBER && !along_text_is_empty (tidy) && !along_text_to_number (tidy, (guint64) row->most, &number))
        {
          /* Translators: a number */
          g_autofree char *words = g_strdup_printf (_ ("Write a whole number, up to %d."), (int) row->most);

          along_ask_refuse (ask, row->name, words);
          return FALSE;
        }
      if (row->sort == ASK_DECIMAL && along_ask_get_text (ask, row->name) != NULL)
        {
          g_autofree char *decimal = along_ask_get_decimal (ask, row->name);

          if (decimal == NULL)
            {
              along_ask_refuse (ask, row->name, _ ("Write a number, for example 12 or 12.5."));
              return FALSE;
            }
        }
      if ((row->sort == ASK_DATE && !along_date_row_read (ALONG_DATE_ROW (row->widget)))
          || (row->sort == ASK_TIME && !along_time_row_read (ALONG_TIME_ROW (row->widget))))
        {
          gtk_widget_grab_focus (row->widget);
          return FALSE;
        }
    }
  return TRUE;
}

/* The name of the row that a refusal belongs to: that of the property; for one of a date nobody was asked for by itself the
 * one date there is. Returns: (nullable) */
static const char *
row_of (AlongAsk *ask, const AlongCheckPlace *place)
{
  const AlongKind *kind = place->record != NULL ? along_record_get_kind (place->record) : NULL;

  for (guint i = 0; kind != NULL && i < ask->rows->len; i++)
    {
      AskRow *row = ask->rows->pdata[i];

      if (row->property >= 0 && row->kind == kind->id && row->property == place->property)
        return row->name;
    }
  if (kind != NULL && place->property >= 0 && along_ask_has (ask, "date")
      && (kind->properties[place->property].type == ALONG_TYPE_DATE || kind->properties[place->property].type == ALONG_TYPE_INSTANT))
    return "date";
  if (kind != NULL && (kind->id == ALONG_KIND_CHILD_LINK || kind->id == ALONG_KIND_BOND || kind->id == ALONG_KIND_COUPLE))
    return along_ask_has (ask, "other") ? "other" : along_ask_has (ask, "relation") ? "relation" : NULL;
  return NULL;
}

/* GTK 4.8: an entry that goes with the focus in it complains of it. */
static void
close_window (GtkWidget *window)
{
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- Saving --- */

static void
committed_cb (GtkWidget *page, const AlongCheckPlace *place, const GError *error)
{
  GtkWidget *window = g_object_get_data (G_OBJECT (page), DIALOG);
  AlongAsk *ask = window != NULL ? g_object_get_data (G_OBJECT (window), DIALOG) : NULL;

  /* the one that was saved may be closed, and another open since */
  if (ask == NULL || gtk_widget_get_sensitive (ask->list))
    return;
  gtk_widget_set_sensitive (ask->list, TRUE);
  if (error == NULL)
    {
      AlongId result = ask->result;
      AlongAskSaved saved = ask->saved;
      g_autofree char *again = ask->again ? g_strdup (ask->key) : NULL;

      ask->done = TRUE;
      close_window (window);
      if (saved != NULL)
        saved (ALONG_PAGE (page), result, again);
    }
  else if (place != NULL)
    along_ask_refuse (ask, row_of (ask, place), error->message);
}

static void
finish (AlongAsk *ask, gboolean again)
{
  AlongFamily *family = along_ask_get_family (ask);
  g_autoptr (AlongEdit) edit = NULL;

  clear_refusals (ask);
  if (family == NULL || !gtk_widget_get_sensitive (ask->list) || !can_be_read (ask))
    return;
  ask->again = again;
  g_clear_pointer (&ask->toast, g_free);
  edit = ask->make (ask, family);
  if (edit == NULL)
    return;
  gtk_widget_set_sensitive (ask->list, FALSE);
  along_commit (GTK_WIDGET (ask->page), along_page_get_session (ask->page), edit, ask->draft_key,
                ask->toast != NULL ? ask->toast : along_edit_get_title (edit), committed_cb);
}

static void
done_cb (AlongAsk *ask)
{
  finish (ask, FALSE);
}

static gboolean
key_cb (AlongAsk *ask, guint key, guint code, GdkModifierType state)
{
  if (key == GDK_KEY_Escape)
    close_window (ask->window);
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK))
    finish (ask, (state & GDK_SHIFT_MASK) != 0);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* --- The window --- */

static GtkWidget *
make_header (AlongAsk *ask, const char *done)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel")), *add = gtk_button_new_with_mnemonic (done);

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  along_narrow_title (ADW_HEADER_BAR (header), GTK_WINDOW (ask->window));
  ask->add = add;
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), add);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (close_window), ask->window);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (done_cb), ask);
  return header;
}

static GtkWidget *
make_inside (AlongAsk *ask)
{
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (ask->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (ask->list, "boxed-list");
  gtk_widget_set_valign (ask->list, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (ask->words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (ask->words), 0);
  gtk_widget_add_css_class (ask->words, "along-notice");
  gtk_widget_set_visible (ask->words, FALSE);
  gtk_widget_set_visible (ask->draft, FALSE);
  gtk_widget_set_margin_top (inside, 18);
  gtk_widget_set_margin_bottom (inside, 18);
  gtk_widget_set_margin_start (inside, 12);
  gtk_widget_set_margin_end (inside, 12);
  gtk_box_append (GTK_BOX (inside), ask->draft);
  gtk_box_append (GTK_BOX (inside), ask->words);
  gtk_box_append (GTK_BOX (inside), ask->list);
  adw_clamp_set_child (ADW_CLAMP (clamp), inside);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

/**
 * along_ask_new: a dialog without rows.
 *
 * @drafts: a literal: the kind of the drafts of its page
 * @key: what the page makes it from, "what/id"
 * @about: (nullable): the record it is about
 * @done: words of the button that saves, with its mnemonic
 */
AlongAsk *
along_ask_new (AlongPage *page, const char *drafts, const char *key, AlongRecord *about, const char *title, const char *done,
               AlongAskMake make)
{
  AlongAsk *ask = g_new0 (AlongAsk, 1);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  ask->page = page;
  ask->make = make;
  ask->about = about != NULL ? along_record_get_id (about) : ALONG_ID_NONE;
  ask->result = ask->about;
  ask->key = g_strdup (key);
  ask->draft_kind = drafts;
  ask->draft_key = g_strconcat (drafts, "-", key, NULL);
  ask->rows = g_ptr_array_new_with_free_func (along_ask_row_free);
  ask->window = g_object_new (ADW_TYPE_WINDOW, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL);
  ask->list = gtk_list_box_new ();
  ask->words = gtk_label_new (NULL);
  ask->draft = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_window_set_title (GTK_WINDOW (ask->window), title);
  gtk_window_set_modal (GTK_WINDOW (ask->window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (ask->window), WIDTH, HEIGHT);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (ask->window), GTK_WINDOW (root));
  along_narrow_as_parent (GTK_WINDOW (ask->window), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (ask->window), TRUE);
  gtk_box_append (GTK_BOX (box), make_header (ask, done));
  gtk_box_append (GTK_BOX (box), make_inside (ask));
  adw_window_set_content (ADW_WINDOW (ask->window), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), ask);
  gtk_widget_add_controller (ask->window, keys);
  g_object_set_data_full (G_OBJECT (ask->window), DIALOG, ask, ask_free);
  /* Only one at a time; forgotten when it closes. */
  g_object_set_data (G_OBJECT (page), DIALOG, ask->window);
  return ask;
}

static void
closed_cb (GtkWidget *window, AlongPage *page)
{
  if (g_object_get_data (G_OBJECT (page), DIALOG) == window)
    g_object_set_data (G_OBJECT (page), DIALOG, NULL);
}

/** along_ask_present: opens the dialog, with what was being written in it, and the row called @first in focus. */
GtkWindow *
along_ask_present (AlongAsk *ask, const char *first)
{
  AskRow *row = along_ask_find_row (ask, first);

  ask->more = NULL;
  along_ask_use_draft (ask);
  along_ask_light (ask);
  g_signal_connect_object (ask->window, "destroy", G_CALLBACK (closed_cb), ask->page, 0);
  gtk_window_present (GTK_WINDOW (ask->window));
  if (row != NULL)
    gtk_widget_grab_focus (row->widget);
  return GTK_WINDOW (ask->window);
}

/** along_ask_close: closes the dialog that is open, if any: the store is about to lock. */
void
along_ask_close (AlongPage *page)
{
  GtkWidget *window = g_object_get_data (G_OBJECT (page), DIALOG);

  if (window != NULL)
    close_window (window);
}
