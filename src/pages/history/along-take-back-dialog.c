/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-take-back-dialog.h"

#include <glib/gi18n-lib.h>

#include "along-choose-fields.h"
#include "along-message-dialog.h"
#include "along-narrow.h"

/* Taking an edit back: at once where nothing of it was changed since, else after a question, field by field. What is planned
 * holds only once the one before is done: keys pressed meanwhile wait, as many as somebody means by pressing fast; a key
 * that is held down does not run on after it was let go. */
#define WAITING "along-taking-back"
#define MOST_WAITING 3

typedef struct
{
  GtkWidget *widget;
  AlongSession *session;
  AlongId edit, family;
  AlongTakeBack *plan; /* (nullable): while it is being planned */
  AlongTakenBack told;
  gboolean last, redo; /* it is about the last edit there is */
  GtkWidget *fields;   /* (nullable): in the question */
  GtkWidget *go;
} TakingBack;

static void
taking_back_free (gpointer data)
{
  TakingBack *self = data;

  g_object_unref (self->widget);
  g_object_unref (self->session);
  g_clear_object (&self->plan);
  g_free (self);
}

static void
waiting_free (gpointer data)
{
  g_queue_free_full (data, taking_back_free);
}

static void planned_cb (GObject *source, GAsyncResult *result, gpointer data);

static void
plan (TakingBack *self)
{
  along_session_plan_take_back_async (self->session, self->edit, self->family, self->redo, planned_cb, self);
}

/* @done: the next one follows; of what was refused or left nothing that waits for it is meant any more. */
static void
end (TakingBack *self, gboolean done)
{
  GObject *session = G_OBJECT (self->session);
  GQueue *waiting = g_object_get_data (session, WAITING);
  TakingBack *next = done ? g_queue_pop_head (waiting) : NULL;

  if (next != NULL)
    plan (next);
  else
    g_object_set_data (session, WAITING, NULL);
  taking_back_free (self);
}

static void
leave (gpointer data)
{
  end (data, FALSE);
}

/* Why it could not be: in a dialog, since it needs thought; a toast says the short ones. */
static void
refuse (TakingBack *self, const GError *error)
{
  gboolean asks = error->domain == ALONG_CHECK_ERROR || g_error_matches (error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_CONFLICT);
  AdwMessageDialog *dialog;

  if (!asks || gtk_widget_get_root (self->widget) == NULL)
    {
      gboolean nothing = self->last && g_error_matches (error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_NOTHING);

      self->told (self->widget, !nothing ? error->message : self->redo ? _ ("Nothing to put back.") : _ ("Nothing to take back."), FALSE, FALSE);
      return;
    }
  dialog = along_message_dialog_new (self->widget, _ ("This stays as it is"), error->message);
  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  adw_message_dialog_set_close_response (dialog, "close");
  adw_message_dialog_set_default_response (dialog, "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TakingBack *self = data;
  g_autoptr (GError) error = NULL;
  gboolean redo = along_take_back_is_redo (self->plan), done = along_session_take_back_finish (ALONG_SESSION (source), result, &error);

  if (done)
    {
      g_autofree char *words
        = g_strdup_printf (redo ? _ ("Put back: %s") : _ ("Taken back: %s"), along_take_back_get_title (self->plan));
      self->told (self->widget, words, TRUE, redo);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    refuse (self, error);
  end (self, done);
}

static void
carry_out (TakingBack *self)
{
  along_session_take_back_async (self->session, self->plan, taken_back_cb, self);
}

/* The question. */

static void
undecided_cb (TakingBack *self)
{
  gtk_widget_set_sensitive (self->go, along_choose_fields_get_undecided (ALONG_CHOOSE_FIELDS (self->fields)) == 0);
}

static void
go_cb (GtkWidget *button, gpointer data)
{
  TakingBack *self = data;
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (button));
  GListModel *choices = along_choose_fields_get_model (ALONG_CHOOSE_FIELDS (self->fields));

  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (AlongFieldChoice) choice = g_list_model_get_item (choices, i);
      along_take_back_decide (self->plan, i, along_field_choice_get_chosen (choice) == 1);
    }
  carry_out (g_object_steal_data (G_OBJECT (window), "taking-back"));
  gtk_window_destroy (window);
}

static GListModel *
make_choices (AlongTakeBack *plan)
{
  GListStore *choices = g_list_store_new (ALONG_TYPE_FIELD_CHOICE);
  GPtrArray *changed = along_take_back_get_changed (plan);

  for (guint i = 0; i < changed->len; i++)
    {
      const AlongChangedSince *since = changed->pdata[i];
      g_autoptr (AlongFieldChoice) choice = along_field_choice_new (since->group, since->name);

      along_field_choice_add (choice, since->now, since->since);
      along_field_choice_add (choice, since->was, NULL);
      g_list_store_append (choices, choice);
    }
  return G_LIST_MODEL (choices);
}

static gboolean
escape_cb (GtkWidget *window, GVariant *args, gpointer data)
{
  gtk_window_close (GTK_WINDOW (window));
  return TRUE;
}

static GtkWidget *
new_paragraph (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

/* Takes @self: the window's from here on, also when a lock takes it away. */
static void
ask (TakingBack *self)
{
  const char *const sides[] = { C_ ("side", "As it is now"), C_ ("side", "As it was before"), NULL };
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (self->widget));
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE,
                                    "default-width", 640, "default-height", 560, "title", _ ("Changed since"),
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new (), *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *cancel;
  GtkEventController *keys = gtk_shortcut_controller_new ();
  g_autoptr (GListModel) choices = make_choices (self->plan);
  gboolean redo = along_take_back_is_redo (self->plan);
  g_autofree char *question
    /* Translators: title of an edit: "change of a phone number" */
    = g_strdup_printf (_ ("Part of “%s” was changed since. Choose what it is to be."), along_take_back_get_title (self->plan));

  along_narrow_as_parent (GTK_WINDOW (window), parent);
  cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), window);
  self->go = gtk_button_new_with_mnemonic (redo ? _ ("_Put back") : _ ("_Take back"));
  gtk_widget_add_css_class (self->go, "suggested-action");
  g_signal_connect (self->go, "clicked", G_CALLBACK (go_cb), self);
  along_narrow_title (ADW_HEADER_BAR (header), GTK_WINDOW (window));
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->go);

  self->fields = along_choose_fields_new ();
  along_choose_fields_set_sides (ALONG_CHOOSE_FIELDS (self->fields), sides, NULL);
  along_choose_fields_set_model (ALONG_CHOOSE_FIELDS (self->fields), choices);
  g_signal_connect_swapped (self->fields, "notify::undecided", G_CALLBACK (undecided_cb), self);
  undecided_cb (self);
  gtk_box_append (GTK_BOX (box), new_paragraph (question));
  /* What goes with it, whatever is decided about the fields. */
  if (along_take_back_get_loss (self->plan) != NULL)
    gtk_box_append (GTK_BOX (box), new_paragraph (along_take_back_get_loss (self->plan)));
  gtk_box_append (GTK_BOX (box), self->fields);
  gtk_widget_add_css_class (box, "along-history");
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (page), header);
  gtk_box_append (GTK_BOX (page), scrolled);
  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
  g_object_set_data_full (G_OBJECT (window), "taking-back", self, leave);
  gtk_window_present (GTK_WINDOW (window));
  along_choose_fields_focus_undecided (ALONG_CHOOSE_FIELDS (self->fields));
}

static void
loss_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  if (g_str_equal (response, "go"))
    carry_out (g_object_steal_data (G_OBJECT (dialog), "taking-back"));
}

/* Much goes at once: nobody loses a whole family to a slip of the keys. Takes @self, as ask() does. */
static void
ask_loss (TakingBack *self)
{
  gboolean redo = along_take_back_is_redo (self->plan);
  g_autofree char *heading = g_strdup_printf (redo ? _ ("Put back: %s?") : _ ("Take back: %s?"), along_take_back_get_title (self->plan));
  g_autofree char *body = g_strdup_printf ("%s\n\n%s", along_take_back_get_loss (self->plan),
                                           redo ? _ ("You can take it back again.") : _ ("You can put it back again, also later from History."));
  AdwMessageDialog *dialog = along_message_dialog_new (self->widget, heading, body);

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Leave it"), "go", redo ? _ ("_Put back") : _ ("_Take back"), NULL);
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_default_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (loss_cb), NULL);
  g_object_set_data_full (G_OBJECT (dialog), "taking-back", self, leave);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TakingBack *self = data;
  g_autoptr (GError) error = NULL;

  self->plan = along_session_plan_take_back_finish (ALONG_SESSION (source), result, &error);
  if (self->plan != NULL && along_take_back_get_changed (self->plan)->len == 0
      && (along_take_back_get_loss (self->plan) == NULL || gtk_widget_get_root (self->widget) == NULL))
    {
      carry_out (self);
      return;
    }
  if (self->plan != NULL && along_take_back_get_changed (self->plan)->len == 0)
    {
      ask_loss (self);
      return;
    }
  if (self->plan != NULL && gtk_widget_get_root (self->widget) != NULL)
    {
      ask (self);
      return;
    }
  if (self->plan == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    refuse (self, error);
  end (self, FALSE);
}

/**
 * along_take_back: takes an edit back, or puts it back where it was taken back before; asks where part of it was changed
 * since, and where much goes with it (along_take_back_get_loss()). While one is being taken back the next waits; more than
 * three do not.
 *
 * @widget: in a window; held until the end
 * @edit: ALONG_ID_NONE: the one that undo (or @redo) would take in @family
 */
void
along_take_back (GtkWidget *widget, AlongSession *session, AlongId edit, AlongId family, gboolean redo, AlongTakenBack told)
{
  GQueue *waiting = g_object_get_data (G_OBJECT (session), WAITING);
  TakingBack *self;

  if (waiting != NULL && g_queue_get_length (waiting) >= MOST_WAITING)
    return;
  self = g_new0 (TakingBack, 1);
  self->edit = edit;
  self->family = family;
  self->widget = g_object_ref (widget);
  self->session = g_object_ref (session);
  self->told = told;
  self->last = along_id_is_none (edit);
  self->redo = redo;
  if (waiting != NULL)
    {
      g_queue_push_tail (waiting, self);
      return;
    }
  g_object_set_data_full (G_OBJECT (session), WAITING, g_queue_new (), waiting_free);
  plan (self);
}
