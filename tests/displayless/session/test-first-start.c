/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First start and the starts after it, over a real keyring that is open, closed or not there. */
#include "along-session.h"

#include "along-presets.h"
#include "along-store.h"
#include "along-test-drop.h"
#include "along-test-folder.h"
#include "along-test-keyring.h"
#include "along-vault.h"
#include "session-support.h"

static AlongTestKeyring *keyring;

static void
look_at_keyring (AlongSession *session, gboolean ask, int code)
{
  DO (code, along_session_open_keyring_finish, along_session_open_keyring_async (session, ask, NULL, waiting_cb, &waiting));
}

static void
open_again (AlongSession *session, gboolean ask, int code)
{
  DO (code, along_session_open_finish, along_session_open_async (session, ask, NULL, waiting_cb, &waiting));
}

static void
unlock (AlongSession *session, gboolean keep_key)
{
  DO (-1, along_session_unlock_finish, along_session_unlock_async (session, PASSPHRASE, FALSE, keep_key, NULL, waiting_cb, &waiting));
}

static void
close_session (AlongSession *session)
{
  DO (-1, along_session_close_finish, along_session_close_async (session, waiting_cb, &waiting));
}

/* Open keyring: the key goes there, and opens the caseload without a question. */
static void
test_open (void)
{
  if (!along_test_keyring_fresh (keyring))
    return;

  g_autofree char *dir = g_dir_make_tmp ("along-start-XXXXXX", NULL);
  g_autofree char *store = g_build_filename (dir, "caseload", NULL);
  AlongSession *session = along_session_new (store, FALSE);

  look_at_keyring (session, FALSE, -1);
  session_begin (session, FALSE);
  g_assert_true (along_session_has_keyring (session));
  close_session (session);
  open_again (session, FALSE, -1);
  close_session (session);
  /* Closed later on, it is the keyring that is asked for. */
  along_test_keyring_lock (keyring);
  open_again (session, FALSE, ALONG_SESSION_ERROR_KEYRING_LOCKED);
  if (along_test_keyring_can_ask (keyring))
    {
      along_test_keyring_answer (keyring, NULL);
      open_again (session, TRUE, ALONG_SESSION_ERROR_KEYRING_LOCKED);
      along_test_keyring_answer (keyring, ALONG_TEST_KEYRING_PASSWORD);
      open_again (session, TRUE, -1);
      close_session (session);
    }
  along_test_drop (session);
  along_test_folder_remove (dir);
}

/* Closed keyring, left closed: it is not asked for what it never got; later on it can be given the key. */
static void
test_closed (void)
{
  if (!along_test_keyring_fresh (keyring))
    return;

  g_autofree char *dir = g_dir_make_tmp ("along-start-XXXXXX", NULL);
  g_autofree char *store = g_build_filename (dir, "caseload", NULL);
  AlongSession *session = along_session_new (store, FALSE);

  along_test_keyring_lock (keyring);
  look_at_keyring (session, FALSE, ALONG_SESSION_ERROR_KEYRING_LOCKED);
  session_begin (session, TRUE);
  g_assert_false (along_session_has_keyring (session));
  close_session (session);
  open_again (session, FALSE, ALONG_SESSION_ERROR_KEY_NOT_KEPT);
  unlock (session, FALSE);
  g_assert_cmpuint (along_session_take_notices (session), ==, 0);
  g_assert_false (along_session_has_keyring (session));
  close_session (session);
  if (along_test_keyring_can_ask (keyring))
    {
      along_test_keyring_answer (keyring, NULL);
      unlock (session, TRUE);
      g_assert_cmpuint (along_session_take_notices (session), ==, ALONG_SESSION_NOTICE_NOT_KEPT);
      g_assert_false (along_session_has_keyring (session));
      close_session (session);
      along_test_keyring_answer (keyring, ALONG_TEST_KEYRING_PASSWORD);
      unlock (session, TRUE);
      g_assert_cmpuint (along_session_take_notices (session), ==, ALONG_SESSION_NOTICE_KEPT);
      g_assert_true (along_session_has_keyring (session));
      close_session (session);
      open_again (session, FALSE, -1);
      close_session (session);
    }
  along_test_drop (session);
  along_test_folder_remove (dir);
}

/* A trainer has the made-up families and no others: nothing is made. */
static void
test_trainer (void)
{
  const AlongStart about = { .worker_name = "Wendy Worker", .role = ALONG_ROLE_TRAINER, .preset = ALONG_PRESET_OWN, .team_name = "Northvale",
                             .passphrase = PASSPHRASE, .without_keyring = TRUE };
  g_autofree char *dir = g_dir_make_tmp ("along-start-XXXXXX", NULL);
  g_autofree char *store = g_build_filename (dir, "caseload", NULL);
  AlongSession *session = along_session_new (store, FALSE);

  DO (ALONG_SESSION_ERROR_TRAINER, along_session_start_finish, along_session_start_async (session, &about, NULL, waiting_cb, &waiting));
  g_assert_cmpint (along_session_get_state (session), ==, ALONG_SESSION_NEW);
  g_assert_false (g_file_test (store, G_FILE_TEST_EXISTS));
  along_test_drop (session);
  along_test_folder_remove (dir);
}

/* None there: told apart from a closed one. */
static void
test_absent (void)
{
  if (!along_test_keyring_fresh (keyring))
    return;

  g_autofree char *dir = g_dir_make_tmp ("along-start-XXXXXX", NULL);
  g_autofree char *store = g_build_filename (dir, "caseload", NULL);
  AlongSession *session = along_session_new (store, FALSE);

  along_test_keyring_kill (keyring);
  look_at_keyring (session, FALSE, ALONG_SESSION_ERROR_NO_KEYRING);
  session_begin (session, TRUE);
  close_session (session);
  open_again (session, FALSE, ALONG_SESSION_ERROR_NO_KEYRING);
  unlock (session, FALSE);
  close_session (session);
  /* One that comes later never had it. */
  along_test_keyring_start (keyring);
  open_again (session, FALSE, ALONG_SESSION_ERROR_KEY_NOT_KEPT);
  along_test_drop (session);
  along_test_folder_remove (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  along_vault_register ();
  along_store_register ();
  keyring = along_test_keyring_new ();
  g_test_add_func ("/session/trainer", test_trainer);
  g_test_add_func ("/session/first-start/open", test_open);
  g_test_add_func ("/session/first-start/closed", test_closed);
  g_test_add_func ("/session/first-start/absent", test_absent);
  int status = g_test_run ();
  along_test_keyring_free (keyring);
  return status;
}
