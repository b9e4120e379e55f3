/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-take-in-after.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "along-message-dialog.h"
#include "along-take-in-window.h"

/* What came of a colleague's file where the caseload was locked meanwhile: said when it is open again. */

static const struct
{
  const char *heading, *words;
  gboolean again; /* the file can be read again */
} ends[] = {
  [ALONG_TAKE_IN_END_NOTHING]
  = { N_ ("Nothing was taken in"),
      N_ ("Alongside was locked before the file was taken in. Nothing was changed. Read the file again when you are ready."), TRUE },
  [ALONG_TAKE_IN_END_CAME]
  = { N_ ("Taken in"),
      N_ ("All of the file came in before Alongside was locked. What came to a family can be taken back in its History."), FALSE },
  [ALONG_TAKE_IN_END_BACK]
  = { N_ ("Taken back"),
      N_ ("The families are as they were before the file; colleagues and forms that came with it stay in your team. Was that not what "
          "you wanted? Read the file again, and put it back."), TRUE },
  [ALONG_TAKE_IN_END_NOT_BACK]
  = { N_ ("Nothing was taken back"),
      N_ ("Alongside was locked before that. You can still take it back for each family, in its History."), FALSE },
  [ALONG_TAKE_IN_END_PUT_BACK] = { N_ ("Put back"), N_ ("What came with the file is in the families again."), FALSE },
  [ALONG_TAKE_IN_END_NOT_PUT_BACK]
  = { N_ ("Nothing was put back"), N_ ("Alongside was locked before that. Read the file again, and put it back."), TRUE },
};

/** After: what is to be said, and over which window. */
typedef struct
{
  GtkWindow *parent;     /* (nullable): weak */
  AlongSession *session; /* whose handler has this */
  GFile *file;
  AlongTakeInEnd end;
} After;

static void
after_free (gpointer data, GClosure *closure)
{
  After *after = data;

  g_clear_weak_pointer (&after->parent);
  g_clear_object (&after->file);
  g_free (after);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  AlongSession *session = data;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  GFile *file = g_object_get_data (G_OBJECT (dialog), "file");

  if (g_strcmp0 (response, "again") == 0 && parent != NULL && along_session_get_state (session) == ALONG_SESSION_OPEN
      && !along_session_is_leaving (session))
    gtk_window_present (along_take_in_window_new (parent, session, file));
}

static void
tell (const After *after)
{
  AdwMessageDialog *dialog = along_message_dialog_new (GTK_WIDGET (after->parent), _ (ends[after->end].heading), _ (ends[after->end].words));

  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  adw_message_dialog_set_close_response (dialog, "close");
  adw_message_dialog_set_default_response (dialog, "close");
  if (ends[after->end].again)
    {
      adw_message_dialog_add_response (dialog, "again", _ ("_Read it again"));
      adw_message_dialog_set_response_appearance (dialog, "again", ADW_RESPONSE_SUGGESTED);
      adw_message_dialog_set_default_response (dialog, "again");
      g_object_set_data_full (G_OBJECT (dialog), "file", g_object_ref (after->file), g_object_unref);
    }
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), after->session, 0);
  /* It may be locked again before anybody has read this. */
  g_signal_connect_object (after->session, "locking", G_CALLBACK (gtk_window_destroy), dialog, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
state_cb (AlongSession *session, GParamSpec *pspec, gpointer data)
{
  const After *after = data;
  AlongSessionState state = along_session_get_state (session);

  if (state == ALONG_SESSION_LOCKED)
    return;
  if (state == ALONG_SESSION_OPEN && after->parent != NULL)
    tell (after);
  g_signal_handlers_disconnect_by_func (session, state_cb, data);
}

/**
 * along_take_in_after_lock: says over @parent, once the caseload is open again, what came of a colleague's file while it was
 * being locked. Where it is closed, or @parent goes, nothing is said.
 *
 * @parent: (nullable): nobody is there to be told
 * @file: offered, where it can be read again
 */
void
along_take_in_after_lock (GtkWindow *parent, AlongSession *session, GFile *file, AlongTakeInEnd end)
{
  After *after;

  if (parent == NULL)
    return;
  after = g_new0 (After, 1);
  g_set_weak_pointer (&after->parent, parent);
  after->session = session;
  after->file = g_object_ref (file);
  after->end = end;
  if (along_session_get_state (session) == ALONG_SESSION_OPEN && !along_session_is_leaving (session))
    {
      tell (after);
      after_free (after, NULL);
    }
  else
    g_signal_connect_data (session, "notify::state", G_CALLBACK (state_cb), after, after_free, 0);
}
