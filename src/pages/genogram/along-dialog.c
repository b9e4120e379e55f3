/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "along-commit.h"
#include "along-date-row.h"
#include "along-text.h"

#define DIALOG "along-genogram-dialog"

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_array_unref (self->people);
  g_array_unref (self->couples);
  g_free (self->draft_key);
  g_free (self->untouched);
  g_free (self);
}

GtkWidget *
along_dialog_entry_row (Dialog *self, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (along_dialog_keep_draft), self);
  return row;
}

GtkWidget *
along_dialog_date_row (Dialog *self, const char *title, const char *edtf)
{
  GtkWidget *row = along_date_row_new (title);

  along_date_row_set_edtf (ALONG_DATE_ROW (row), edtf);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (along_dialog_keep_draft), self);
  return row;
}

/* Takes @words. */
GtkWidget *
along_dialog_choice_row (Dialog *self, const char *title, char **words, int selected)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *) words);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint) MAX (selected, 0));
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (along_dialog_keep_draft), self);
  g_strfreev (words);
  return row;
}

GtkWidget *
along_dialog_switch_row (Dialog *self, const char *title, gboolean on)
{
  GtkWidget *row = adw_action_row_new (), *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), on);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return toggle;
}

const char *
along_dialog_text (GtkWidget *row)
{
  const char *text = row != NULL ? gtk_editable_get_text (GTK_EDITABLE (row)) : NULL;

  return along_text_is_empty (text) ? NULL : text;
}

int
along_dialog_chosen (GtkWidget *row)
{
  return row != NULL ? (int) adw_combo_row_get_selected (ADW_COMBO_ROW (row)) : 0;
}

const char *
along_dialog_date (GtkWidget *row)
{
  return row != NULL && gtk_widget_get_visible (row) ? along_date_row_get_edtf (ALONG_DATE_ROW (row)) : NULL;
}

/* Shows @words beside @row, which takes the focus; %NULL: above them all. */
void
along_dialog_refuse (Dialog *self, GtkWidget *row, const char *words)
{
  if (row != NULL && ALONG_IS_DATE_ROW (row))
    along_date_row_refuse (ALONG_DATE_ROW (row), words);
  else if (row != NULL && row == self->name)
    along_refusal_set (&self->refusal, words);
  else if (row != NULL && ADW_IS_COMBO_ROW (row))
    {
      along_refusal_set_choice (ADW_COMBO_ROW (row), words);
      self->refused = row;
    }
  else
    {
      gtk_label_set_label (GTK_LABEL (self->words), words);
      gtk_widget_set_visible (self->words, TRUE);
      return;
    }
  gtk_widget_grab_focus (row);
}

static void
clear_refusals (Dialog *self)
{
  GtkWidget *dates[] = { self->born, self->died, self->due, self->from, self->to };

  /* The check may say something else of a date now that another one was put right. */
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    if (dates[i] != NULL)
      along_date_row_refuse (ALONG_DATE_ROW (dates[i]), NULL);
  gtk_widget_set_visible (self->words, FALSE);
  if (self->name != NULL)
    along_refusal_set (&self->refusal, NULL);
  if (self->refused != NULL)
    along_refusal_set_choice (ADW_COMBO_ROW (self->refused), NULL);
  self->refused = NULL;
}

static gboolean
dates_can_be_read (Dialog *self)
{
  GtkWidget *rows[] = { self->born, self->died, self->due, self->from, self->to };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i] != NULL && gtk_widget_get_visible (rows[i]) && !along_date_row_read (ALONG_DATE_ROW (rows[i])))
      {
        gtk_widget_grab_focus (rows[i]);
        return FALSE;
      }
  return TRUE;
}

static AlongEdit *
make_edit (Dialog *self)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self->page));
  AlongRecord *about = family != NULL ? along_family_lookup (family, self->about) : NULL;

  if (family == NULL || (about == NULL && self->what != DIALOG_ADD))
    return NULL;
  return self->what == DIALOG_COUPLE || self->what == DIALOG_CONNECT ? along_dialog_make_connection (self, family, about)
                                                                     : along_dialog_make_person (self, family, about);
}

/* The row that a refusal belongs to. Returns: (nullable) */
static GtkWidget *
row_of (Dialog *self, const AlongCheckPlace *place)
{
  AlongKindId kind = place->record != NULL ? along_record_get_kind_id (place->record) : ALONG_N_KINDS;

  switch (kind)
    {
    case ALONG_KIND_PERSON:
      return place->property == ALONG_PERSON_P_BORN ? self->born : place->property == ALONG_PERSON_P_DIED ? self->died : self->name;
    case ALONG_KIND_EDD:
      return self->due;
    case ALONG_KIND_COUPLE:
      return place->property == ALONG_COUPLE_P_TO     ? self->to
             : place->property == ALONG_COUPLE_P_FROM ? self->from
                                                      : self->other;
    case ALONG_KIND_CHILD_LINK:
    case ALONG_KIND_BOND:
      return self->other != NULL ? self->other : self->relation;
    default:
      return NULL;
    }
}

static void
committed_cb (GtkWidget *page, const AlongCheckPlace *place, const GError *error)
{
  GtkWidget *window = g_object_get_data (G_OBJECT (page), DIALOG);
  Dialog *self = window != NULL ? g_object_get_data (G_OBJECT (window), DIALOG) : NULL;

  if (self == NULL)
    return;
  gtk_widget_set_sensitive (self->list, TRUE);
  if (error == NULL)
    {
      AlongId result = self->result;

      self->done = TRUE;
      gtk_window_destroy (GTK_WINDOW (window));
      along_genogram_page_choose (ALONG_GENOGRAM_PAGE (page), result, FALSE);
    }
  else if (place != NULL)
    along_dialog_refuse (self, row_of (self, place), error->message);
}

static void
done_cb (Dialog *self)
{
  g_autoptr (AlongEdit) edit = NULL;

  clear_refusals (self);
  if (!gtk_widget_get_sensitive (self->list) || !dates_can_be_read (self))
    return;
  edit = make_edit (self);
  if (edit == NULL)
    return;
  gtk_widget_set_sensitive (self->list, FALSE);
  along_commit (GTK_WIDGET (self->page), along_page_get_session (ALONG_PAGE (self->page)), edit, self->draft_key,
                along_edit_get_title (edit), committed_cb);
}

static gboolean
key_cb (Dialog *self, guint key, guint code, GdkModifierType state)
{
  if (key == GDK_KEY_Escape)
    gtk_window_destroy (GTK_WINDOW (self->window));
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK))
    done_cb (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* An empty dialog about @about (nullable). */
Dialog *
along_dialog_new (AlongGenogramPage *page, DialogWhat what, AlongRecord *about, const char *title, const char *done)
{
  Dialog *self = g_new0 (Dialog, 1);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel")), *add = gtk_button_new_with_mnemonic (done);
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->what = what;
  self->page = page;
  self->about = about != NULL ? along_record_get_id (about) : ALONG_ID_NONE;
  self->result = self->about;
  self->people = g_array_new (FALSE, FALSE, sizeof (AlongId));
  self->couples = g_array_new (FALSE, FALSE, sizeof (AlongId));
  self->window = g_object_new (ADW_TYPE_WINDOW, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL);
  self->list = gtk_list_box_new ();
  self->words = gtk_label_new (NULL);
  gtk_window_set_title (GTK_WINDOW (self->window), title);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 460, what == DIALOG_COUPLE || what == DIALOG_CONNECT ? 420 : 620);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self->window), GTK_WINDOW (root));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self->window), TRUE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_widget_add_css_class (add, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), add);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_destroy), self->window);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (done_cb), self);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_widget_add_css_class (self->words, "along-notice");
  gtk_widget_set_visible (self->words, FALSE);
  gtk_widget_set_margin_top (inside, 18);
  gtk_widget_set_margin_bottom (inside, 18);
  gtk_widget_set_margin_start (inside, 12);
  gtk_widget_set_margin_end (inside, 12);
  self->draft = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_visible (self->draft, FALSE);
  gtk_box_append (GTK_BOX (inside), self->draft);
  gtk_box_append (GTK_BOX (inside), self->words);
  gtk_box_append (GTK_BOX (inside), self->list);
  adw_clamp_set_child (ADW_CLAMP (clamp), inside);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (self->window), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->window, keys);
  g_object_set_data_full (G_OBJECT (self->window), DIALOG, self, dialog_free);
  /* Only one at a time; forgotten when it closes. */
  g_object_set_data (G_OBJECT (page), DIALOG, self->window);
  return self;
}

static void
closed_cb (GtkWidget *window, AlongGenogramPage *page)
{
  if (g_object_get_data (G_OBJECT (page), DIALOG) == window)
    g_object_set_data (G_OBJECT (page), DIALOG, NULL);
}

/* Opens the dialog, with @first in focus. */
GtkWindow *
along_dialog_present (Dialog *self, GtkWidget *first)
{
  g_signal_connect_object (self->window, "destroy", G_CALLBACK (closed_cb), self->page, 0);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (first);
  return GTK_WINDOW (self->window);
}

/** along_person_dialog_close: closes the dialog that is open, if any: the store is about to lock. */
void
along_person_dialog_close (AlongGenogramPage *page)
{
  GtkWidget *window = g_object_get_data (G_OBJECT (page), DIALOG);

  if (window != NULL)
    gtk_window_destroy (GTK_WINDOW (window));
}
