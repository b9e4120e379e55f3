/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-support.h"

#include "along-presets.h"

void
waiting_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  g_assert_true (waiting->finish (ALONG_SESSION (source), result, &waiting->error) == (waiting->error == NULL));
  waiting->done = TRUE;
}

/* Ends well, or as @code. */
void
waiting_until (Waiting *waiting, int code)
{
  while (!waiting->done)
    g_main_context_iteration (NULL, TRUE);
  if (code < 0)
    g_assert_no_error (waiting->error);
  else
    g_assert_error (waiting->error, ALONG_SESSION_ERROR, code);
  g_clear_error (&waiting->error);
}

/* The first start, with PASSPHRASE. */
void
session_begin (AlongSession *session, gboolean without_keyring)
{
  const AlongStart about = { .worker_name = "Wendy Worker", .role = ALONG_ROLE_KEYWORKER, .preset = ALONG_PRESET_OWN,
                             .team_name = "Northvale", .passphrase = PASSPHRASE, .without_keyring = without_keyring };

  DO (-1, along_session_start_finish, along_session_start_async (session, &about, NULL, waiting_cb, &waiting));
  g_assert_cmpint (along_session_get_state (session), ==, ALONG_SESSION_OPEN);
}
