/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-commit.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "along-message-dialog.h"
#include "along-page.h"
#include "along-text.h"

typedef struct
{
  GtkWidget *widget;
  AlongSession *session;
  GPtrArray *edits; /* all of them, or none */
  char *draft;
  char *toast;
  AlongCommitted done;
} Commit;

static void
commit_free (Commit *commit)
{
  g_object_unref (commit->widget);
  g_object_unref (commit->session);
  g_ptr_array_unref (commit->edits);
  g_free (commit->draft);
  g_free (commit->toast);
  g_free (commit);
}

static void start (Commit *commit);

/* Every word that somebody typed into the edit, one to a line. */
static void
add_typed_words (GString *words, AlongEdit *edit)
{

  for (guint i = 0; i < along_edit_get_n (edit); i++)
    {
      const AlongChange *change = along_edit_get_change (edit, i);
      const AlongKind *kind;

      if (change->after == NULL)
        continue;
      kind = along_record_get_kind (change->after);
      for (guint j = 0; j < kind->n_properties; j++)
        {
          AlongType type = kind->properties[j].type;
          const AlongValue *value = along_record_peek (change->after, (int) j);

          if ((type != ALONG_TYPE_LINE && type != ALONG_TYPE_TEXT) || !value->is_set
              || (change->before != NULL
                  && along_value_equal (&kind->properties[j], value, along_record_peek (change->before, (int) j))))
            continue;
          g_string_append_printf (words, "%s\n", value->text);
        }
    }
}

/* Nobody else looks after what the page shows: it must not stand there as if it were saved. */
static void
show_again (Commit *commit)
{
  if (commit->done == NULL)
    along_page_show_again (commit->widget);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Commit *commit = data;

  if (g_strcmp0 (response, "again") == 0)
    {
      start (g_object_steal_data (G_OBJECT (dialog), "commit"));
      return;
    }
  if (g_strcmp0 (response, "copy") == 0)
    {
      g_autoptr (GString) words = g_string_new (NULL);

      for (guint i = 0; i < commit->edits->len; i++)
        add_typed_words (words, commit->edits->pdata[i]);
      gdk_clipboard_set_text (gtk_widget_get_clipboard (commit->widget), words->str);
    }
  show_again (commit);
}

/* Takes @commit: the dialog's from here on, also when a lock takes the dialog away. */
static void
tell (Commit *commit, const GError *error)
{
  gboolean refused = error->domain == ALONG_CHECK_ERROR;
  AdwMessageDialog *dialog = along_message_dialog_new (
    commit->widget, _ ("This was not saved"),
    g_error_matches (error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_FULL)
      ? _ ("This computer is full, so nothing more can be saved. Make some room, then try again.")
    : refused || g_error_matches (error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_CONFLICT) ? error->message
      : _ ("Your words are still here. Try again, or copy them."));

  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  if (!refused)
    {
      adw_message_dialog_add_responses (dialog, "copy", _ ("_Copy"), "again", _ ("_Try again"), NULL);
      adw_message_dialog_set_response_appearance (dialog, "again", ADW_RESPONSE_SUGGESTED);
    }
  adw_message_dialog_set_close_response (dialog, "close");
  adw_message_dialog_set_default_response (dialog, refused ? "close" : "again");
  g_object_set_data_full (G_OBJECT (dialog), "commit", commit, (GDestroyNotify) commit_free);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), commit);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The toast stands in the window: a dialog asks the one that it is transient for. */
static void
say (Commit *commit)
{
  GtkWidget *widget = commit->widget;

  while (widget != NULL && !gtk_widget_activate_action (widget, "win.toast", "(sb)", commit->toast, TRUE))
    {
      GtkRoot *root = gtk_widget_get_root (widget);
      GtkWindow *parent = GTK_IS_WINDOW (root) ? gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;
      widget = parent != NULL ? GTK_WIDGET (parent) : NULL;
    }
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Commit *commit = data;
  AlongCheckPlace place = { NULL, -1 };
  g_autoptr (GError) error = NULL;

  if (along_session_commit_finish (ALONG_SESSION (source), result, &place, &error))
    {
      /* Several edits do not take the draft with them. */
      if (commit->draft != NULL && commit->edits->len > 1)
        along_session_drop_draft (commit->session, commit->draft);
      if (commit->toast != NULL)
        say (commit);
      if (commit->done != NULL)
        commit->done (commit->widget, NULL, NULL);
      commit_free (commit);
      return;
    }
  if (error->domain == ALONG_CHECK_ERROR && commit->done != NULL)
    {
      commit->done (commit->widget, &place, error);
      commit_free (commit);
      return;
    }
  if (commit->done != NULL)
    commit->done (commit->widget, NULL, error);
  tell (commit, error);
}

static void
start (Commit *commit)
{
  if (commit->edits->len == 1)
    along_session_commit_async (commit->session, commit->edits->pdata[0], commit->draft, NULL, committed_cb, commit);
  else
    along_session_commit_all_async (commit->session, commit->edits, NULL, committed_cb, commit);
}

static Commit *
commit_new (GtkWidget *widget, AlongSession *session, GPtrArray *edits, const char *draft, const char *toast,
            AlongCommitted done)
{
  Commit *commit = g_new0 (Commit, 1);

  commit->widget = g_object_ref (widget);
  commit->session = g_object_ref (session);
  commit->edits = g_ptr_array_ref (edits);
  commit->draft = g_strdup (draft);
  commit->toast = toast != NULL ? along_text_capital (toast) : NULL; /* names of edits begin small: they follow a colon elsewhere */
  commit->done = done;
  return commit;
}

/**
 * along_commit: commits @edit, says so with a toast and Undo, or says that it was not saved and offers to
 * try again or to copy the words.
 *
 * @widget: in a window, or in a dialog that is transient for one; held until the end
 * @draft: (nullable): key of the draft that this edit finishes
 * @toast: (nullable): "Contact added"; plain text, which begins with a capital whatever it is
 * @done: (nullable): called after each try
 */
void
along_commit (GtkWidget *widget, AlongSession *session, AlongEdit *edit, const char *draft, const char *toast,
              AlongCommitted done)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (edits, g_object_ref (edit));
  start (commit_new (widget, session, edits, draft, toast, done));
}

/** along_commit_all: the same for several edits, of one family or of several: all of them are saved, or none. */
void
along_commit_all (GtkWidget *widget, AlongSession *session, GPtrArray *edits, const char *draft, const char *toast,
                  AlongCommitted done)
{
  start (commit_new (widget, session, edits, draft, toast, done));
}
