/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-colleagues-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-exchange-parts.h"
#include "along-file-dialog.h"
#include "along-message-dialog.h"
#include "along-narrow.h"
#include "along-session-bundle.h"

/* Bytes of a file with a key at most. */
#define MOST_BYTES 16384

struct _AlongColleaguesWindow
{
  AdwWindow parent_instance;

  AlongExchangeFrame frame;
  GtkWidget *my_row, *give;
  GtkWidget *group, *list;
  GtkWidget *note;

  AlongSession *session;
  AlongColleague *pending; /* (nullable): whose fingerprint is being compared */
  char *text;              /* (nullable): of the file with one's own key */
};

G_DEFINE_FINAL_TYPE (AlongColleaguesWindow, along_colleagues_window, ADW_TYPE_WINDOW)

static void
along_colleagues_window_dispose (GObject *object)
{
  AlongColleaguesWindow *self = ALONG_COLLEAGUES_WINDOW (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->pending, along_colleague_free);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (along_colleagues_window_parent_class)->dispose (object);
}

static void
along_colleagues_window_class_init (AlongColleaguesWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_colleagues_window_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_DIALOG);
}

static void
along_colleagues_window_init (AlongColleaguesWindow *self)
{
}

static void
say (AlongColleaguesWindow *self, const char *words)
{
  gtk_label_set_text (GTK_LABEL (self->note), words != NULL ? words : "");
  gtk_widget_set_visible (self->note, words != NULL);
}

static void list_colleagues (AlongColleaguesWindow *self);

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongColleaguesWindow) self = data;
  g_autoptr (GError) error = NULL;

  /* Accepted or let go: both end with a truth value. */
  if (!g_task_propagate_boolean (G_TASK (result), &error) && self->session != NULL)
    say (self, error->message);
  if (self->session != NULL)
    list_colleagues (self);
}

/* Keys of colleagues */

static void
let_go_answered_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  AlongColleaguesWindow *self = data;
  const AlongColleague *colleague = g_object_get_data (G_OBJECT (dialog), "colleague");

  if (g_strcmp0 (response, "let-go") == 0 && self->session != NULL)
    along_session_forget_colleague_async (self->session, colleague->key.worker, changed_cb, g_object_ref (self));
}

static void
let_go_cb (GtkButton *button, gpointer data)
{
  AlongColleaguesWindow *self = data;
  const AlongColleague *colleague = g_object_get_data (G_OBJECT (button), "colleague");
  g_autofree char *heading = g_strdup_printf (_ ("Let go of %s’s key?"), colleague->name);
  AdwMessageDialog *dialog = along_message_dialog_new (GTK_WIDGET (self), heading,
                                                       _ ("Nothing can be sent to them any more until you accept a key of theirs again. "
                                                          "They stay in the team."));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "let-go", _ ("_Let go"), NULL);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "colleague", along_colleague_copy (colleague), (GDestroyNotify) along_colleague_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (let_go_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongColleaguesWindow) self = data;
  g_autoptr (GPtrArray) colleagues = along_session_list_colleagues_finish (ALONG_SESSION (source), result, NULL);
  GtkWidget *row;

  if (self->session == NULL || colleagues == NULL)
    return;
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < colleagues->len; i++)
    {
      const AlongColleague *colleague = colleagues->pdata[i];
      g_autofree char *name = along_exchange_markup (colleague->name);
      g_autofree char *words = g_strdup_printf (_ ("Let go of %s’s key"), colleague->name);
      GtkWidget *let_go = along_exchange_icon_button ("user-trash-symbolic", words);

      row = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), colleague->fingerprint);
      g_object_set_data_full (G_OBJECT (let_go), "colleague", along_colleague_copy (colleague), (GDestroyNotify) along_colleague_free);
      g_signal_connect (let_go, "clicked", G_CALLBACK (let_go_cb), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), let_go);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
    }
  gtk_widget_set_visible (self->list, colleagues->len > 0);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group),
                                         colleagues->len > 0
                                           ? _ ("You compared these keys’ fingerprints. What is made for one of them only they can open.")
                                           : _ ("None yet. Ask a colleague for their key, and add it here."));
}

static void
list_colleagues (AlongColleaguesWindow *self)
{
  along_session_list_colleagues_async (self->session, listed_cb, g_object_ref (self));
}

static void
compared_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  AlongColleaguesWindow *self = data;

  if (g_strcmp0 (response, "same") == 0 && self->session != NULL && self->pending != NULL)
    along_session_accept_colleague_async (self->session, self->pending, changed_cb, g_object_ref (self));
  g_clear_pointer (&self->pending, along_colleague_free);
}

static void
ask_to_compare (AlongColleaguesWindow *self)
{
  along_exchange_compare (GTK_WIDGET (self), self->pending->name, self->pending->fingerprint, G_CALLBACK (compared_cb), self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongColleaguesWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_load_contents_finish (G_FILE (source), result, &text, &length, NULL, &error) || self->session == NULL)
    {
      if (self->session != NULL)
        say (self, error->message);
      return;
    }
  g_clear_pointer (&self->pending, along_colleague_free);
  self->pending = along_session_read_key_file (text, (gssize) MIN (length, MOST_BYTES), &error);
  if (self->pending == NULL)
    {
      say (self, error->message);
      return;
    }
  say (self, NULL);
  ask_to_compare (self);
}

static void
look_at (AlongColleaguesWindow *self, GFile *file)
{
  g_file_load_contents_async (file, NULL, read_cb, g_object_ref (self));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongColleaguesWindow) self = data;
  g_autoptr (GFile) file = along_file_dialog_finish (result, NULL);

  if (file != NULL && self->session != NULL)
    look_at (self, file);
}

static void
add_cb (AlongColleaguesWindow *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Keys of colleagues"));
  gtk_file_filter_add_suffix (filter, "along-key");
  along_file_dialog_open_async (GTK_WINDOW (self), _ ("Add a colleague’s key"), filter, chosen_cb, g_object_ref (self));
}

/* One's own */

static void
my_key_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongColleaguesWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (AlongColleague) mine = along_session_get_my_key_finish (ALONG_SESSION (source), result, &text, &error);

  if (self->session == NULL)
    return;
  if (mine == NULL)
    {
      say (self, error->message);
      return;
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->my_row), mine->fingerprint);
  g_free (self->text);
  self->text = g_steal_pointer (&text);
  gtk_widget_set_sensitive (self->give, TRUE);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongColleaguesWindow) self = data;
  g_autoptr (GError) error = NULL;

  g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);
  if (self->session != NULL)
    say (self, error != NULL ? error->message : _ ("Your key is saved. Send the file to your colleague: there is nothing secret in it."));
}

static void
save_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongColleaguesWindow) self = data;
  g_autoptr (GFile) file = along_file_dialog_finish (result, NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (file == NULL || self->session == NULL || self->text == NULL)
    return;
  bytes = g_bytes_new (self->text, strlen (self->text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, written_cb, g_object_ref (self));
}

static void
give_cb (AlongColleaguesWindow *self)
{
  along_file_dialog_save_async (GTK_WINDOW (self), _ ("Save your key for a colleague"), "my-key" ALONG_KEY_ENDING, save_cb,
                                g_object_ref (self));
}

static GtkWidget *
make_mine (AlongColleaguesWindow *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *about = along_exchange_below (_ ("Give it to colleagues who are to send you families. Read them the fingerprint by "
                                              "telephone."));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("My key"));
  self->my_row = adw_action_row_new ();
  self->give = gtk_button_new_with_mnemonic (_ ("_Give my key…"));
  gtk_widget_add_css_class (self->give, "flat");
  gtk_widget_set_valign (self->give, GTK_ALIGN_START);
  gtk_widget_set_sensitive (self->give, FALSE);
  g_signal_connect_object (self->give, "clicked", G_CALLBACK (give_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->my_row), _ ("Fingerprint"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), self->give);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->my_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), about);
  return group;
}

static GtkWidget *
make_theirs (AlongColleaguesWindow *self)
{
  self->group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _ ("Colleagues"));
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_visible (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Colleagues"), -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), self->list);
  return self->group;
}

GtkWindow *
along_colleagues_window_new (GtkWindow *parent, AlongSession *session, GFile *file)
{
  AlongColleaguesWindow *self = g_object_new (ALONG_TYPE_COLLEAGUES_WINDOW, "transient-for", parent, "modal", TRUE,
                                              "destroy-with-parent", TRUE, "default-width", 560, "default-height", 520, "title",
                                              _ ("Keys of colleagues"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->session = g_object_ref (session);
  along_exchange_frame_init (&self->frame, ADW_WINDOW (self), _ ("_Add a key…"));
  gtk_button_set_label (GTK_BUTTON (self->frame.cancel), _ ("_Close"));
  g_signal_connect_object (self->frame.action, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  self->note = g_object_new (GTK_TYPE_LABEL, "visible", FALSE, "wrap", TRUE, "xalign", 0.0, "accessible-role",
                             GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_box_append (GTK_BOX (box), self->note);
  gtk_box_append (GTK_BOX (box), make_mine (self));
  gtk_box_append (GTK_BOX (box), make_theirs (self));
  gtk_stack_add_named (GTK_STACK (self->frame.stack), along_exchange_clamp (box, _ ("Keys of colleagues")), "keys");
  along_exchange_frame_show (&self->frame, "keys", TRUE);
  along_session_get_my_key_async (session, my_key_cb, g_object_ref (self));
  list_colleagues (self);
  if (file != NULL)
    look_at (self, file);
  along_narrow_as_parent (GTK_WINDOW (self), parent);
  g_signal_connect_object (session, "locking", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  return GTK_WINDOW (self);
}
