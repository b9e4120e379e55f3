/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-start-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-recovery-sheet.h"
#include "along-session-backup.h"
#include "along-asked-row.h"
#include "along-text.h"

/* A passphrase shorter than this is easily tried out. */

struct _AlongStartPage
{
  AdwBin parent_instance;

  GtkWidget *steps;
  GtkWidget *name_row;
  GtkWidget *role_row;
  GtkWidget *who_refusal;
  GtkWidget *preset_row;
  GtkWidget *team_row;
  GtkWidget *area_row;
  GtkWidget *team_refusal;
  GtkWidget *passphrase_row;
  GtkWidget *again_row;
  GtkWidget *passphrase_refusal;
  GtkWidget *making;
  GtkWidget *without_words;
  GtkWidget *passphrase_button;
  GtkWidget *without_button;
  GtkWidget *leave_out_button;
  GtkWidget *sheet_title, *sheet_about;
  GtkWidget *sheet_words;
  GtkWidget *keyring_words;
  GtkWidget *keyring_making;
  GtkWidget *keyring_refusal;
  GtkWidget *open_keyring_button;
  GtkWidget *without_keyring_button;
  GtkWidget *no_keyring;
  GtkWidget *have_button;

  AlongSession *session;
  GCancellable *cancellable;
  GCancellable *asking;     /* (nullable): while the keyring asks for its password, in a window of its own */
  gboolean with_passphrase;
  gboolean keyring_absent;
};

G_DEFINE_FINAL_TYPE (AlongStartPage, along_start_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_FINISHED,
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* In the order of the combo rows in the template. */
static const int roles[] = { ALONG_ROLE_KEYWORKER, ALONG_ROLE_MANAGER, ALONG_ROLE_TRAINER };
static const int presets[] = { ALONG_PRESET_CALDERDALE, ALONG_PRESET_MANCHESTER, ALONG_PRESET_OWN };

static const char *
text_of (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
go (AlongStartPage *self, const char *step, GtkWidget *focus)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->steps), step);
  gtk_widget_grab_focus (focus);
}

static void
leave_cb (AlongStartPage *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
who_cb (AlongStartPage *self)
{
  gboolean unnamed = along_text_is_empty (text_of (self->name_row));

  along_asked_row_refuse (self->who_refusal, self->name_row, unnamed ? _ ("Write your name, as families know it.") : NULL);
  if (unnamed)
    return;
  if (roles[adw_combo_row_get_selected (ADW_COMBO_ROW (self->role_row))] == ALONG_ROLE_TRAINER)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.train", NULL);
  else
    go (self, "programme", self->preset_row);
}

static void
back_to_who_cb (AlongStartPage *self)
{
  go (self, "who", self->name_row);
}

static void
programme_cb (AlongStartPage *self)
{
  gboolean unnamed = along_text_is_empty (text_of (self->team_row));

  along_asked_row_refuse (self->team_refusal, self->team_row, unnamed ? _ ("Write the name of your team.") : NULL);
  if (!unnamed)
    go (self, "passphrase", self->passphrase_row);
}

static void
back_to_programme_cb (AlongStartPage *self)
{
  go (self, "programme", self->preset_row);
}

static void
show_sheet (AlongStartPage *self)
{
  g_auto (GStrv) words = g_strsplit (along_session_get_sheet (self->session), " ", -1);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (lines, "%s%u  %s", i > 0 ? "\n" : "", i + 1, words[i]);
  gtk_label_set_label (GTK_LABEL (self->sheet_words), lines->str);
  explicit_bzero (lines->str, lines->len);
  if (along_session_is_another_sheet (self->session))
    {
      gtk_label_set_label (GTK_LABEL (self->sheet_title), _ ("Your new recovery sheet"));
      gtk_label_set_label (GTK_LABEL (self->sheet_about),
                           _ ("Print this now and keep it where only your team can reach it. Your old sheet no longer opens the "
                              "caseload. Keep it only as long as you keep older backups: they open with the old one."));
    }
  gtk_widget_set_visible (self->no_keyring, !along_session_has_keyring (self->session));
  gtk_label_set_label (GTK_LABEL (self->no_keyring),
                       along_session_has_passphrase (self->session)
                         ? (self->keyring_absent ? _ ("This computer has no keyring to hold the key. Your passphrase "
                                                      "opens the caseload each time.")
                                                 : _ ("The keyring does not hold the key. Your passphrase opens the "
                                                      "caseload each time."))
                         : (self->keyring_absent ? _ ("This computer has no keyring to hold the key. Your recovery "
                                                      "sheet opens the caseload each time.")
                                                 : _ ("The keyring does not hold the key. Your recovery sheet opens "
                                                      "the caseload each time.")));
  /* Not the button: whoever presses Enter from page to page must not miss the words. */
  go (self, "sheet", self->sheet_words);
  gtk_label_select_region (GTK_LABEL (self->sheet_words), 0, 0);
}

/* Waiting: what can be pressed rests, and the words say why. */
static void
set_waiting (AlongStartPage *self, gboolean waiting)
{
  /* A text that goes grey with the focus in it would complain. */
  if (waiting)
    gtk_window_set_focus (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL);
  gtk_widget_set_sensitive (self->steps, !waiting);
  gtk_widget_set_visible (self->making, waiting);
  gtk_widget_set_visible (self->keyring_making, waiting);
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongStartPage) self = data;
  g_autoptr (GError) error = NULL;

  set_waiting (self, FALSE);
  if (along_session_start_finish (ALONG_SESSION (source), result, &error))
    show_sheet (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      go (self, "passphrase", self->passphrase_row);
      along_asked_row_refuse (self->passphrase_refusal, NULL, error->message);
    }
}

static void
make (AlongStartPage *self, gboolean without_keyring)
{
  AlongStart about = {
    .worker_name = text_of (self->name_row),
    .role = roles[adw_combo_row_get_selected (ADW_COMBO_ROW (self->role_row))],
    .preset = presets[adw_combo_row_get_selected (ADW_COMBO_ROW (self->preset_row))],
    .team_name = text_of (self->team_row),
    .area = text_of (self->area_row),
    .passphrase = self->with_passphrase ? text_of (self->passphrase_row) : NULL,
    .without_keyring = without_keyring,
  };

  set_waiting (self, TRUE);
  along_session_start_async (self->session, &about, self->cancellable, started_cb, g_object_ref (self));
  gtk_editable_set_text (GTK_EDITABLE (self->passphrase_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->again_row), "");
}

/* A closed keyring has a page of its own; one that is not there, or does not answer, is done without. */
static void
keyring_seen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongStartPage) self = data;
  g_autoptr (GError) error = NULL;

  if (along_session_open_keyring_finish (ALONG_SESSION (source), result, &error))
    make (self, FALSE);
  else if (g_error_matches (error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_KEYRING_LOCKED))
    {
      set_waiting (self, FALSE);
      along_asked_row_refuse (self->keyring_refusal, NULL, NULL);
      gtk_label_set_label (GTK_LABEL (self->keyring_words),
                           self->with_passphrase
                             ? _ ("The keyring of this computer can hold the key, so that your caseload opens without a "
                                  "question. Open it for that, or go on with your passphrase each time.")
                             : _ ("The keyring of this computer can hold the key, so that your caseload opens without a "
                                  "question. Open it for that, or go on with your recovery sheet each time."));
      gtk_button_set_label (GTK_BUTTON (self->without_keyring_button),
                            self->with_passphrase ? _ ("Go on with the _passphrase") : _ ("Go on with the recovery _sheet"));
      go (self, "keyring", self->open_keyring_button);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      self->keyring_absent = g_error_matches (error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_NO_KEYRING);
      make (self, TRUE);
    }
}

static void
start (AlongStartPage *self, gboolean with_passphrase)
{
  self->with_passphrase = with_passphrase;
  set_waiting (self, TRUE);
  along_session_open_keyring_async (self->session, FALSE, self->cancellable, keyring_seen_cb, g_object_ref (self));
}

/* The keyring's question has no end but the person's: nothing waits for it that takes another way. */
static void
stop_asking (AlongStartPage *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  gtk_widget_set_sensitive (self->open_keyring_button, TRUE);
  along_asked_row_refuse (self->keyring_refusal, NULL, NULL);
}

static void
keyring_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongStartPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean worked = along_session_open_keyring_finish (ALONG_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  stop_asking (self);
  if (worked)
    {
      make (self, FALSE);
      return;
    }
  along_asked_row_refuse (self->keyring_refusal, NULL,
                          self->with_passphrase
                            ? _ ("The keyring is still closed. If it did not ask to be opened, go on with the "
                                 "passphrase.")
                            : _ ("The keyring is still closed. If it did not ask to be opened, go on with the "
                                 "recovery sheet."));
  gtk_widget_grab_focus (self->open_keyring_button);
}

static void
open_keyring_cb (AlongStartPage *self)
{
  stop_asking (self);
  self->asking = g_cancellable_new ();
  gtk_widget_set_sensitive (self->open_keyring_button, FALSE);
  along_asked_row_refuse (self->keyring_refusal, NULL, _ ("The keyring asks to be opened in a window of its own."));
  along_session_open_keyring_async (self->session, TRUE, self->asking, keyring_opened_cb, g_object_ref (self));
}

static void
without_keyring_cb (AlongStartPage *self)
{
  stop_asking (self);
  make (self, TRUE);
}

static void
back_to_passphrase_cb (AlongStartPage *self)
{
  stop_asking (self);
  go (self, "passphrase", self->passphrase_row);
}

static void
passphrase_cb (AlongStartPage *self)
{
  if (along_asked_row_take_passphrase (self->passphrase_refusal, self->passphrase_row, self->again_row))
    start (self, TRUE);
}

/* First what leaving it out means, then the choice. */
static void
leave_out_cb (AlongStartPage *self)
{
  along_asked_row_refuse (self->passphrase_refusal, self->passphrase_row, NULL);
  gtk_widget_set_visible (self->without_words, TRUE);
  gtk_widget_set_visible (self->without_button, TRUE);
  gtk_widget_set_visible (self->leave_out_button, FALSE);
  gtk_widget_grab_focus (self->without_button);
}

static void
without_cb (AlongStartPage *self)
{
  start (self, FALSE);
}

static void
print_cb (AlongStartPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  AlongRecord *team = along_session_get_programme (self->session);

  along_recovery_sheet_print (GTK_WINDOW (root), along_session_get_sheet (self->session), team != NULL ? along_record_get_text (team, ALONG_PROGRAMME_P_NAME) : "",
                              GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, NULL);
}

static void
have_cb (AlongStartPage *self)
{
  gtk_label_set_label (GTK_LABEL (self->sheet_words), "");
  along_session_take_sheet (self->session);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static void
along_start_page_dispose (GObject *object)
{
  AlongStartPage *self = ALONG_START_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (along_start_page_parent_class)->dispose (object);
}

static void
along_start_page_class_init (AlongStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_start_page_dispose;
  signals[SIGNAL_FINISHED]
    = g_signal_new ("finished", ALONG_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LEFT]
    = g_signal_new ("left", ALONG_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/alongside/Alongside/pages/start/along-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AlongStartPage, steps);
  gtk_widget_class_bind_template_child (widget_class, AlongStartPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, AlongStartPage, role_row);
  gtk_widget_class_bind_template_child (widget_class, AlongStartPage, who_refusal);
  gtk_widget_class_bind_template_child (widget_class, AlongStartPage, preset_row);
  gtk_widget_class_bind_template_child (widget_class, AlongStartPage, team_row);
  gtk_widget_class_bind_template_child (widget_class, AlongStartPage, area_row);
  gtk_widget_class_bind_template_child (widget_class, AlongStartPage, team_refusal);
  gtk_widget_class_bind_template_child (widget_class, AlongStartPage, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, AlongStartPage, again_row);
  gtk_widget_class_bind_template_child (widget_class, AlongStartPage, passphrase_refusal);
  gtk_widget_class_bind_template_child (widget_class, AlongStartPage, making);
  gtk_widget_class_bind_template_child (widget_class, AlongStartPage, without_words);
  gtk_widget_class_bind_template_child (widget_class, AlongStartPage, passphrase_button);
  gtk_widget_class_bind_template_child (widget_class, AlongStartPage, without_button);
  gtk_widget_class_bind_template_child (widget_class, AlongStartPage, leave_out_button);
  gtk_widget_class_bind_template_child (widget_class, AlongStartPage, sheet_title);
  gtk_widget_class_bind_template_child (widget_class, AlongStartPage, sheet_about);
  gtk_widget_class_bind_template_child (widget_class, AlongStartPage, sheet_words);
  gtk_widget_class_bind_template_child (widget_class, AlongStartPage, keyring_words);
  gtk_widget_class_bind_template_child (widget_class, AlongStartPage, keyring_making);
  gtk_widget_class_bind_template_child (widget_class, AlongStartPage, keyring_refusal);
  gtk_widget_class_bind_template_child (widget_class, AlongStartPage, open_keyring_button);
  gtk_widget_class_bind_template_child (widget_class, AlongStartPage, without_keyring_button);
  gtk_widget_class_bind_template_child (widget_class, AlongStartPage, no_keyring);
  gtk_widget_class_bind_template_child (widget_class, AlongStartPage, have_button);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, who_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_to_who_cb);
  gtk_widget_class_bind_template_callback (widget_class, programme_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_to_programme_cb);
  gtk_widget_class_bind_template_callback (widget_class, passphrase_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, without_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_keyring_cb);
  gtk_widget_class_bind_template_callback (widget_class, without_keyring_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_to_passphrase_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, have_cb);
}

static void
along_start_page_init (AlongStartPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  along_asked_row_name_eye (self->passphrase_row);
  along_asked_row_name_eye (self->again_row);
}

GtkWidget *
along_start_page_new (AlongSession *session)
{
  AlongStartPage *self = g_object_new (ALONG_TYPE_START_PAGE, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/** along_start_page_show_sheet: goes on where a start was left: the sheet has not been taken yet. */
void
along_start_page_show_sheet (AlongStartPage *self)
{
  show_sheet (self);
}
