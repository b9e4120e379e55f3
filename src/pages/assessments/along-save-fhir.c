/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One assessment, or all of a family's and its scores, into a FHIR file: asked about before, since what is in it is in clear. */
#include "along-save-fhir.h"

#include <glib/gi18n-lib.h>

#include "along-access.h"
#include "along-clock.h"
#include "along-fhir-bundle.h"
#include "along-file-dialog.h"
#include "along-message-dialog.h"

typedef struct
{
  AlongPage *page; /* (nullable): gone meanwhile */
  AlongId family, assessment;
} Wish;

static void
wish_free (Wish *wish)
{
  g_clear_weak_pointer (&wish->page);
  g_free (wish);
}

/* The family of the wish, while the page still shows it. Returns: (nullable) */
static AlongFamily *
family_of (const Wish *wish)
{
  AlongFamily *family = wish->page != NULL ? along_page_get_family (wish->page) : NULL;

  return family != NULL && along_id_equal (along_family_get_id (family), wish->family) ? family : NULL;
}

static void
tell (AlongPage *page, const char *words)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "win.toast", "(sb)", words, FALSE);
}

typedef struct
{
  GFile *file;
  char *text;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_object_unref (writing->file);
  g_free (writing->text);
  g_free (writing);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Writing *writing = data;
  g_autofree char *path = g_file_get_path (writing->file);
  GError *error = NULL;

  /* for its owner only, and whole or not at all */
  if (path == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("Choose a folder on this computer."));
  else if (g_file_set_contents_full (path, writing->text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    tell (ALONG_PAGE (source), _ ("Saved. The file can be read by anyone who has it."));
  else
    {
      g_autofree char *words = g_strdup_printf (_ ("Not saved: %s"), error->message);

      tell (ALONG_PAGE (source), words);
    }
}

/** along_write_fhir: writes @assessment, or with ALONG_ID_NONE all of them, to @file, in a thread; says what became of it. */
void
along_write_fhir (AlongPage *page, AlongId assessment, GFile *file)
{
  AlongSession *session = along_page_get_session (page);
  AlongFamily *family = along_page_get_family (page);
  g_autoptr (GTask) task = NULL;
  Writing *writing = g_new0 (Writing, 1);
  AlongFhirBundled bundled;

  writing->file = g_object_ref (file);
  writing->text = along_fhir_bundle (family, along_session_get_team (session), assessment, along_clock_now (), &bundled);
  along_session_note_access (session, along_family_get_id (family), ALONG_ACCESS_EXPORT,
                             along_id_is_none (assessment) ? "assessments and scores, FHIR R4" : "one assessment, FHIR R4");
  task = g_task_new (page, NULL, written_cb, NULL);
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, write_in_thread);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wish *wish = data;
  g_autoptr (GFile) file = along_file_dialog_finish (result, NULL);

  if (file != NULL && family_of (wish) != NULL)
    along_write_fhir (wish->page, wish->assessment, file);
  wish_free (wish);
}

static void
asked_cb (AdwMessageDialog *dialog, const char *response, Wish *wish)
{
  GtkRoot *root = wish->page != NULL ? gtk_widget_get_root (GTK_WIDGET (wish->page)) : NULL;
  Wish *next;

  if (!g_str_equal (response, "save") || family_of (wish) == NULL || !GTK_IS_WINDOW (root))
    return;
  next = g_new0 (Wish, 1);
  g_set_weak_pointer (&next->page, wish->page);
  next->family = wish->family;
  next->assessment = wish->assessment;
  along_file_dialog_save_async (GTK_WINDOW (root), _ ("Save as FHIR"), "assessments.json", chosen_cb, next);
}

/** along_save_fhir: asks, then where to; then along_write_fhir(). */
void
along_save_fhir (AlongPage *page, AlongId assessment)
{
  AdwMessageDialog *dialog = along_message_dialog_new (GTK_WIDGET (page), _ ("Save as FHIR?"),
                                                       _ ("The file is for other programs. Anyone who has it can read it: names, answers, "
                                                          "scores and notes, also what is restricted. That it was saved is kept in the list "
                                                          "of what left."));
  Wish *wish = g_new0 (Wish, 1);

  g_set_weak_pointer (&wish->page, page);
  wish->family = along_family_get_id (along_page_get_family (page));
  wish->assessment = assessment;
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "save", _ ("_Save…"), NULL);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (asked_cb), wish, (GClosureNotify) (void (*) (void)) wish_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
