/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-take-in-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-asked-row.h"
#include "along-file-dialog.h"
#include "along-message-dialog.h"
#include "along-narrow.h"
#include "along-take-in-after.h"
#include "along-take-in-families.h"

G_DEFINE_FINAL_TYPE (AlongTakeInWindow, along_take_in_window, ADW_TYPE_WINDOW)

/* Of what a lock ended, its callback says what came of it. */
static void
tell_after_lock (AlongTakeInWindow *self, AlongSession *session, AlongTakeInEnd end)
{
  if (self->locked)
    along_take_in_after_lock (self->over, session, self->file, end);
}

/* A lock closes the store and wipes its key at once: what goes on is ended, and is not left to go on by itself. What was told
 * last may have been read by nobody: it is told again. */
static void
let_go (AlongTakeInWindow *self)
{
  if (self->session != NULL && along_session_is_leaving (self->session))
    {
      self->locked = TRUE;
      if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->frame.stack)), "read") == 0)
        tell_after_lock (self, self->session, ALONG_TAKE_IN_END_NOTHING);
      else if (self->came)
        tell_after_lock (self, self->session, ALONG_TAKE_IN_END_CAME);
    }
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
}

/* Closed, or taken away by a lock. What is being done holds the window until it has ended: disposing comes too late to end it. */
static void
along_take_in_window_unrealize (GtkWidget *widget)
{
  let_go (ALONG_TAKE_IN_WINDOW (widget));
  GTK_WIDGET_CLASS (along_take_in_window_parent_class)->unrealize (widget);
}

static void
along_take_in_window_dispose (GObject *object)
{
  AlongTakeInWindow *self = ALONG_TAKE_IN_WINDOW (object);

  let_go (self);
  G_OBJECT_CLASS (along_take_in_window_parent_class)->dispose (object);
  /* The lists are gone by now. */
  g_clear_pointer (&self->taking, along_taking_free);
  g_clear_pointer (&self->edits, g_array_unref);
}

static void
along_take_in_window_finalize (GObject *object)
{
  AlongTakeInWindow *self = ALONG_TAKE_IN_WINDOW (object);

  g_clear_weak_pointer (&self->over);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (along_take_in_window_parent_class)->finalize (object);
}

static void
along_take_in_window_class_init (AlongTakeInWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_take_in_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = along_take_in_window_finalize;
  GTK_WIDGET_CLASS (klass)->unrealize = along_take_in_window_unrealize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_DIALOG);
}

static void
along_take_in_window_init (AlongTakeInWindow *self)
{
}

static void start_reading (AlongTakeInWindow *self, const char *passphrase);

/* What is in it: whether it can be taken in now. */
void
along_take_in_window_update (AlongTakeInWindow *self)
{
  guint undecided = along_taking_count_undecided (self->taking), taken = 0;

  for (guint f = 0; f < self->taking->families->len; f++)
    for (guint i = 0; i < along_exchange_get_n (self->taking->families->pdata[f]); i++)
      taken += along_exchange_get_item (self->taking->families->pdata[f], i)->taken;
  /* Another key under a known name: somebody may pretend. First it is compared. */
  gtk_widget_set_sensitive (self->frame.action, undecided == 0 && taken > 0 && self->taking->key != ALONG_TAKING_KEY_CHANGED);
}

/* Taking back, and putting back */

static void take_back_cb (AlongTakeInWindow *self);
static void put_back_cb (AlongTakeInWindow *self);

static void
tell_taken_in (AlongTakeInWindow *self)
{
  self->came = TRUE;
  if (self->edits->len == 0)
    {
      along_exchange_frame_tell (&self->frame, "emblem-ok-symbolic", _ ("Taken in"),
                                 _ ("No family’s record changed. The colleagues and forms of the file are in your team now."));
      return;
    }
  along_exchange_frame_tell (&self->frame, "emblem-ok-symbolic", _ ("Taken in"),
                             _ ("If it was the wrong file, take all of it back here. Later you can do so for each family, in its History."));
  along_exchange_frame_offer (&self->frame, _ ("Take it all _back"), G_CALLBACK (take_back_cb), self);
}

static void
tell_taken_back (AlongTakeInWindow *self)
{
  along_exchange_frame_tell (&self->frame, "edit-undo-symbolic", _ ("Taken back"),
                             self->team_came
                               ? _ ("The families are as they were before this file. The colleagues and forms that came with it stay in "
                                    "your team. Was that not what you wanted? Put it back here.")
                               : _ ("The families are as they were before this file. Was that not what you wanted? Put it back here."));
  along_exchange_frame_offer (&self->frame, _ ("_Put it back"), G_CALLBACK (put_back_cb), self);
}

static void
all_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongTakeInWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean worked = along_session_take_all_back_finish (ALONG_SESSION (source), result, &error);

  if (self->session == NULL)
    {
      tell_after_lock (self, ALONG_SESSION (source),
                       self->putting_back ? (worked ? ALONG_TAKE_IN_END_PUT_BACK : ALONG_TAKE_IN_END_NOT_PUT_BACK)
                                          : (worked ? ALONG_TAKE_IN_END_BACK : ALONG_TAKE_IN_END_NOT_BACK));
      return;
    }
  if (!worked && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      along_exchange_frame_tell (&self->frame, "dialog-warning-symbolic",
                                 self->putting_back ? _ ("Nothing was put back") : _ ("Nothing was taken back"), error->message);
      /* What was changed since stays changed; for room, or for a disk, something can be done. */
      if (!g_error_matches (error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_CONFLICT))
        along_exchange_frame_offer (&self->frame, _ ("_Try again"), self->putting_back ? G_CALLBACK (put_back_cb) : G_CALLBACK (take_back_cb),
                                    self);
    }
  /* Cancelled, it stands as it did. */
  else if (worked == self->putting_back)
    tell_taken_in (self);
  else
    tell_taken_back (self);
}

static void
all_back (AlongTakeInWindow *self, gboolean putting_back)
{
  self->putting_back = putting_back;
  self->came = FALSE;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  along_exchange_frame_wait (&self->frame, putting_back ? _ ("Putting it back…") : _ ("Taking it back…"), self->cancellable);
  along_session_take_all_back_async (self->session, self->edits, putting_back, along_exchange_frame_progress, &self->frame,
                                     self->cancellable, all_back_cb, g_object_ref (self));
}

static void
take_back_cb (AlongTakeInWindow *self)
{
  all_back (self, FALSE);
}

static void
put_back_cb (AlongTakeInWindow *self)
{
  all_back (self, TRUE);
}

static void
another_cb (AlongTakeInWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    along_take_in_window_choose (parent, self->session);
  gtk_window_close (GTK_WINDOW (self));
}

static void
tell_refused (AlongTakeInWindow *self, const char *words)
{
  along_exchange_frame_tell (&self->frame, "dialog-warning-symbolic", _ ("This file cannot be taken in"), words);
  along_exchange_frame_offer (&self->frame, _ ("Choose _another file…"), G_CALLBACK (another_cb), self);
}

/* Nothing of it is new; but what came and was taken back may be put back. */
static void
found_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongTakeInWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) edits = along_session_find_taken_back_finish (ALONG_SESSION (source), result, &error);

  if (self->session == NULL)
    return;
  if (error != NULL)
    {
      tell_refused (self, error->message);
      return;
    }
  if (edits == NULL || edits->len == 0)
    {
      along_exchange_frame_tell (&self->frame, "emblem-ok-symbolic", _ ("You have all of this already"),
                                 _ ("Nothing in this file is new here. Nothing was changed."));
      return;
    }
  g_clear_pointer (&self->edits, g_array_unref);
  self->edits = g_steal_pointer (&edits);
  along_exchange_frame_tell (&self->frame, "edit-undo-symbolic", _ ("You took this back"),
                             _ ("All or part of what is in this file came here before, and was taken back. It can be put back as it was."));
  along_exchange_frame_offer (&self->frame, _ ("_Put it back"), G_CALLBACK (put_back_cb), self);
}

static void
show_taking (AlongTakeInWindow *self)
{
  g_autofree char *words = NULL;

  if (along_taking_is_all_here (self->taking))
    {
      along_exchange_frame_wait (&self->frame, _ ("Reading the file…"), NULL);
      along_session_find_taken_back_async (self->session, self->taking, found_back_cb, g_object_ref (self));
      return;
    }
  along_take_in_window_show_maker (self);
  words = along_take_in_families_summary (self->taking);
  gtk_label_set_text (GTK_LABEL (self->summary), words);
  along_take_in_families_fill (GTK_BOX (self->lists), self->taking, G_CALLBACK (along_take_in_window_update), self);
  gtk_button_set_label (GTK_BUTTON (self->frame.action), _ ("_Take it in"));
  along_exchange_frame_show (&self->frame, "read", FALSE);
  along_take_in_window_update (self);
  gtk_widget_child_focus (self->read, GTK_DIR_TAB_FORWARD);
}

/* Reading */

static void
ask_passphrase (AlongTakeInWindow *self, const char *refused)
{
  gtk_button_set_label (GTK_BUTTON (self->frame.action), _ ("_Open"));
  along_exchange_frame_show (&self->frame, "passphrase", TRUE);
  along_asked_row_refuse (self->refusal, self->passphrase, refused);
  gtk_widget_grab_focus (self->passphrase);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongTakeInWindow) self = data;
  g_autoptr (GError) error = NULL;
  AlongTaking *taking = along_session_look_into_finish (ALONG_SESSION (source), result, &error);

  if (self->session == NULL)
    {
      along_taking_free (taking);
      tell_after_lock (self, ALONG_SESSION (source), ALONG_TAKE_IN_END_NOTHING);
      return;
    }
  if (taking != NULL)
    {
      self->taking = taking;
      show_taking (self);
    }
  else if (g_error_matches (error, ALONG_TAKING_ERROR, ALONG_TAKING_ERROR_PASSPHRASE))
    ask_passphrase (self, NULL);
  else if (g_error_matches (error, ALONG_TAKING_ERROR, ALONG_TAKING_ERROR_WRONG_PASSPHRASE))
    {
      /* What was typed stays: it is mended, not typed again. */
      ask_passphrase (self, error->message);
      gtk_editable_set_position (GTK_EDITABLE (self->passphrase), -1);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell_refused (self, error->message);
  else if (*gtk_editable_get_text (GTK_EDITABLE (self->passphrase)) != '\0')
    ask_passphrase (self, NULL);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
start_reading (AlongTakeInWindow *self, const char *passphrase)
{
  g_autofree char *path = g_file_get_path (self->file);

  if (path == NULL)
    {
      tell_refused (self, _ ("It is not on this computer. Copy it here first."));
      return;
    }
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  along_exchange_frame_wait (&self->frame, _ ("Reading the file…"), self->cancellable);
  along_session_look_into_async (self->session, path, passphrase, along_exchange_frame_progress, &self->frame, self->cancellable,
                                 read_cb, g_object_ref (self));
}

/* Taking in */

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongTakeInWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) edits = NULL;
  AlongTaking *back = NULL;
  AlongId family = ALONG_ID_NONE;
  GtkWindow *parent;
  GtkWidget *list;
  char id[ALONG_ID_TEXT];

  if (self->session == NULL)
    {
      gboolean came = along_session_take_in_finish (ALONG_SESSION (source), result, &back, NULL, NULL);

      tell_after_lock (self, ALONG_SESSION (source), came ? ALONG_TAKE_IN_END_CAME : ALONG_TAKE_IN_END_NOTHING);
      along_taking_free (back);
      return;
    }
  if (!along_session_take_in_finish (ALONG_SESSION (source), result, &back, &edits, &error))
    {
      self->taking = back;
      if (back != NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          /* As before, with all that was decided. */
          along_exchange_frame_show (&self->frame, "read", TRUE);
          along_take_in_window_update (self);
          gtk_widget_grab_focus (self->frame.action);
        }
      else if (back != NULL && !g_error_matches (error, ALONG_TAKING_ERROR, ALONG_TAKING_ERROR_CHANGED))
        {
          AdwMessageDialog *dialog = along_message_dialog_new (GTK_WIDGET (self), _ ("Nothing was taken in"), error->message);

          adw_message_dialog_add_responses (dialog, "close", _ ("_Close"), NULL);
          along_exchange_frame_show (&self->frame, "read", TRUE);
          along_take_in_window_update (self);
          gtk_window_present (GTK_WINDOW (dialog));
        }
      else
        along_exchange_frame_tell (&self->frame, "dialog-warning-symbolic", _ ("Nothing was taken in"), error->message);
      return;
    }
  g_clear_pointer (&self->edits, g_array_unref);
  self->edits = g_steal_pointer (&edits);
  /* What they show is gone with the task. */
  while ((list = gtk_widget_get_first_child (self->lists)) != NULL)
    gtk_box_remove (GTK_BOX (self->lists), list);
  parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  if (along_id_parse (g_object_get_data (G_OBJECT (self), "family"), &family) && parent != NULL)
    {
      along_id_format (family, id);
      gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-family", "s", id);
    }
  tell_taken_in (self);
}

static void
take_in (AlongTakeInWindow *self)
{
  char *id = g_new (char, ALONG_ID_TEXT);

  along_id_format (self->taking->families->len == 1 ? along_exchange_get_family (self->taking->families->pdata[0]) : ALONG_ID_NONE, id);
  g_object_set_data_full (G_OBJECT (self), "family", id, g_free);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->team_came = self->taking->team_new->len > 0;
  along_exchange_frame_wait (&self->frame, _ ("Taking it in…"), self->cancellable);
  along_session_take_in_async (self->session, g_steal_pointer (&self->taking), along_exchange_frame_progress, &self->frame,
                               self->cancellable, taken_cb, g_object_ref (self));
}

static void
action_cb (AlongTakeInWindow *self)
{
  if (self->taking != NULL)
    take_in (self);
  else if (*gtk_editable_get_text (GTK_EDITABLE (self->passphrase)) == '\0')
    gtk_widget_grab_focus (self->passphrase);
  else
    {
      along_asked_row_refuse (self->refusal, self->passphrase, NULL);
      start_reading (self, gtk_editable_get_text (GTK_EDITABLE (self->passphrase)));
    }
}

static GtkWidget *
make_passphrase_page (AlongTakeInWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *list = gtk_list_box_new ();
  GtkWidget *about = gtk_label_new (_ ("This file opens with a passphrase. Your colleague can tell it to you by telephone."));

  gtk_label_set_wrap (GTK_LABEL (about), TRUE);
  gtk_label_set_xalign (GTK_LABEL (about), 0);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Passphrase"), -1);
  self->passphrase = adw_password_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->passphrase), _ ("Passphrase"));
  along_asked_row_name_eye (self->passphrase);
  g_signal_connect_object (self->passphrase, "entry-activated", G_CALLBACK (action_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (list), self->passphrase);
  self->refusal = g_object_new (GTK_TYPE_LABEL, "visible", FALSE, "wrap", TRUE, "xalign", 0.0, "accessible-role",
                                GTK_ACCESSIBLE_ROLE_ALERT, "css-classes", (const char *[]){ "along-notice", NULL }, NULL);
  gtk_box_append (GTK_BOX (box), about);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), self->refusal);
  return along_exchange_clamp (box, _ ("Passphrase"));
}

static GtkWidget *
make_read_page (AlongTakeInWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24), *group = adw_preferences_group_new ();

  self->maker = adw_action_row_new ();
  self->fingerprint = adw_action_row_new ();
  self->accept = gtk_button_new_with_mnemonic (_ ("_Compare…"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->maker), 0);
  gtk_widget_set_valign (self->accept, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->accept, "clicked", G_CALLBACK (along_take_in_window_compare), self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->fingerprint), _ ("Fingerprint"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->fingerprint), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->fingerprint), self->accept);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->maker);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->fingerprint);
  self->summary = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->summary), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  self->lists = gtk_box_new (GTK_ORIENTATION_VERTICAL, 36);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), self->summary);
  gtk_box_append (GTK_BOX (box), self->lists);
  self->read = along_exchange_clamp (box, _ ("Take in from a colleague"));
  return self->read;
}

/** along_take_in_window_new: reads @file and shows what comes of it. */
GtkWindow *
along_take_in_window_new (GtkWindow *parent, AlongSession *session, GFile *file)
{
  AlongTakeInWindow *self = g_object_new (ALONG_TYPE_TAKE_IN_WINDOW, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE,
                                          "default-width", 680, "default-height", 640, "title", _ ("Take in from a colleague"), NULL);

  self->session = g_object_ref (session);
  self->file = g_object_ref (file);
  g_set_weak_pointer (&self->over, parent);
  along_exchange_frame_init (&self->frame, ADW_WINDOW (self), _ ("_Take it in"));
  g_signal_connect_object (self->frame.action, "clicked", G_CALLBACK (action_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (GTK_STACK (self->frame.stack), make_passphrase_page (self), "passphrase");
  gtk_stack_add_named (GTK_STACK (self->frame.stack), make_read_page (self), "read");
  along_narrow_as_parent (GTK_WINDOW (self), parent);
  g_signal_connect_object (session, "locking", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  start_reading (self, NULL);
  return GTK_WINDOW (self);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongSession) session = data;
  g_autoptr (GFile) file = along_file_dialog_finish (result, NULL);

  if (file != NULL && along_session_get_state (session) == ALONG_SESSION_OPEN)
    gtk_window_present (along_take_in_window_new (GTK_WINDOW (source), session, file));
}

/** along_take_in_window_choose: asks for a file, then shows what comes of it. */
void
along_take_in_window_choose (GtkWindow *parent, AlongSession *session)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Families from a colleague"));
  gtk_file_filter_add_suffix (filter, "along");
  along_file_dialog_open_async (parent, _ ("Take in from a colleague"), filter, chosen_cb, g_object_ref (session));
}
