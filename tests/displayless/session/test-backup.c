/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups, restoring and changing what opens the caseload, through the session, over a real keyring. */
#include "along-session-backup.h"

#include <glib/gstdio.h>

#include "along-store.h"
#include "along-test-drop.h"
#include "along-test-folder.h"
#include "along-test-keyring.h"
#include "along-vault.h"
#include "along-wrap.h"
#include "session-support.h"

#define NEW "two long green boats"

static AlongTestKeyring *keyring;

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->result = along_session_list_backups_finish (ALONG_SESSION (source), result, &waiting->error);
  waiting->done = TRUE;
}

static GPtrArray *
list (AlongSession *session)
{
  Waiting waiting = { 0 };

  along_session_list_backups_async (session, NULL, listed_cb, &waiting);
  waiting_until (&waiting, -1);
  return waiting.result;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->result = along_session_open_backup_finish (ALONG_SESSION (source), result, &waiting->error);
  waiting->done = TRUE;
}

static AlongOpenedBackup *
open_backup (AlongSession *session, const char *path, const char *words, int code)
{
  Waiting waiting = { 0 };

  along_session_open_backup_async (session, path, words, NULL, opened_cb, &waiting);
  waiting_until (&waiting, code);
  return waiting.result;
}

static void
former_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->result = along_session_open_replaced_finish (ALONG_SESSION (source), result, &waiting->error);
  waiting->done = TRUE;
}

static AlongOpenedBackup *
open_former (AlongSession *session, gint64 at, const char *words, int code)
{
  Waiting waiting = { 0 };

  along_session_open_replaced_async (session, at, words, NULL, former_cb, &waiting);
  waiting_until (&waiting, code);
  return waiting.result;
}

/* When the one was replaced that alone is kept. */
static gint64
last_replaced (AlongSession *session, guint of)
{
  g_autoptr (GArray) replaced = along_session_list_replaced (session);

  g_assert_cmpuint (replaced->len, ==, of);
  return g_array_index (replaced, gint64, 0);
}

static void
drop (AlongSession *session)
{
  DO (-1, along_session_close_finish, along_session_close_async (session, waiting_cb, &waiting));
  along_test_drop (session);
}

static AlongSession *
start (const char *dir)
{
  AlongSession *session = along_session_new (dir, FALSE);

  session_begin (session, FALSE);
  return session;
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  along_session_commit_finish (ALONG_SESSION (source), result, NULL, &waiting->error);
  waiting->done = TRUE;
}

static void
add_family (AlongSession *session, const char *name)
{
  AlongId id = along_id_new ();
  g_autoptr (AlongEdit) edit = along_edit_new ("Add family", id);
  AlongRecord *family = along_edit_create_with_id (edit, ALONG_KIND_FAMILY, id);
  Waiting waiting = { 0 };

  along_record_set_text (family, ALONG_FAMILY_P_NAME, name);
  along_record_set_text (family, ALONG_FAMILY_P_REFERENCE, "T-1");
  along_session_commit_async (session, edit, NULL, NULL, committed_cb, &waiting);
  waiting_until (&waiting, -1);
}

/* What the look in the background finds out is waited for. */
static AlongBackupHealth
health (AlongSession *session, AlongBackupHealth expected, gint64 *last)
{
  for (int i = 0; i < 100 && along_session_get_backup_health (session, last, NULL) != expected; i++)
    {
      g_usleep (100 * 1000);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  return along_session_get_backup_health (session, last, NULL);
}

static void
back_up (AlongSession *session)
{
  DO (-1, along_session_back_up_finish, along_session_back_up_async (session, NULL, waiting_cb, &waiting));
}

static void
test_all (void)
{
  if (!along_test_keyring_fresh (keyring))
    return;

  g_autofree char *top = g_dir_make_tmp ("along-backup-XXXXXX", NULL);
  g_autofree char *dir = g_build_filename (top, "one", "caseload", NULL), *other = g_build_filename (top, "two", "caseload", NULL);
  g_autofree char *folder = g_build_filename (top, "backups", NULL), *sheet = NULL, *path = NULL, *new_sheet = NULL;
  AlongSession *session = start (dir);
  AlongOpenedBackup *opened;
  gint64 last, first;

  g_mkdir (folder, 0700);
  sheet = g_strdup (along_session_get_sheet (session));
  along_session_take_sheet (session);
  g_assert_cmpint (along_session_get_backup_health (session, NULL, NULL), ==, ALONG_BACKUP_FINE);
  add_family (session, "Lowe");
  g_assert_cmpint (health (session, ALONG_BACKUP_NO_FOLDER, &last), ==, ALONG_BACKUP_NO_FOLDER);
  DO (ALONG_SESSION_ERROR_IO, along_session_back_up_finish, along_session_back_up_async (session, NULL, waiting_cb, &waiting));

  /* A folder was chosen: one is made at once, by itself. */
  along_session_set_backup_folder (session, folder);
  g_assert_cmpint (health (session, ALONG_BACKUP_FINE, &last), ==, ALONG_BACKUP_FINE);
  for (int i = 0; i < 100 && last == 0; i++)
    health (session, ALONG_BACKUP_OLD, &last);
  g_assert_cmpint (last, >, 0);
  {
    g_autoptr (GPtrArray) backups = list (session);
    const AlongSavedBackup *saved;

    g_assert_cmpuint (backups->len, ==, 1);
    saved = backups->pdata[0];
    g_assert_true (saved->of_this);
    g_assert_cmpint (saved->families, ==, 1);
    path = g_strdup (saved->path);
  }

  /* What it holds, for who has the sheet. */
  g_assert_null (open_backup (session, path, "able able able able able able able", ALONG_SESSION_ERROR_PASSPHRASE_WRONG));
  g_assert_null (open_backup (session, "/nowhere/at all", sheet, ALONG_SESSION_ERROR_IO));
  add_family (session, "Tierney");

  /* On another computer: the file and the sheet. */
  AlongSession *second = along_session_new (other, FALSE);
  g_assert_cmpint (along_session_get_state (second), ==, ALONG_SESSION_NEW);
  opened = open_backup (second, path, sheet, -1);
  g_assert_cmpint (along_opened_backup_get_info (opened)->families, ==, 1);
  g_assert_cmpstr (along_opened_backup_get_info (opened)->worker, ==, "Wendy Worker");
  g_assert_cmpstr (along_opened_backup_get_info (opened)->team, ==, "Northvale");
  DO (-1, along_session_restore_finish,
      along_session_restore_async (second, opened, "another passphrase", FALSE, NULL, waiting_cb, &waiting));
  g_assert_cmpint (along_session_get_state (second), ==, ALONG_SESSION_OPEN);
  g_assert_cmpstr (along_record_get_text (along_session_get_me (second), ALONG_WORKER_P_NAME), ==, "Wendy Worker");
  g_assert_null (along_session_get_sheet (second));
  drop (second);
  second = along_session_new (other, FALSE);
  DO (-1, along_session_open_finish, along_session_open_async (second, FALSE, NULL, waiting_cb, &waiting));
  drop (second);

  /* In the place of the present one, which is kept. The passphrase stays. */
  opened = open_backup (session, path, sheet, -1);
  DO (-1, along_session_restore_finish,
      along_session_restore_async (session, opened, NULL, FALSE, NULL, waiting_cb, &waiting));
  g_assert_cmpint (along_session_get_state (session), ==, ALONG_SESSION_OPEN);
  first = last_replaced (session, 1);

  /* It was the wrong one: what there was is put back, by the words (the second has taken the first key's place in the one
   * keyring of both); and once more the other way, by the keyring's key. */
  g_assert_null (open_former (session, 1, NULL, ALONG_SESSION_ERROR_NOTHING));
  g_assert_null (open_former (session, first, "able able able able able able able", ALONG_SESSION_ERROR_PASSPHRASE_WRONG));
  for (int i = 0; i < 2; i++)
    {
      gint64 at = last_replaced (session, 1 + i);

      while (g_get_real_time () / 1000 < at + 1000)
        g_usleep (50 * 1000);
      opened = open_former (session, at, i == 0 ? sheet : NULL, -1);
      g_assert_cmpint (along_opened_backup_get_info (opened)->families, ==, i == 0 ? 2 : 1);
      g_assert_cmpint (along_opened_backup_get_info (opened)->made_at, ==, at);
      g_assert_true (along_opened_backup_get_info (opened)->of_this);
      DO (-1, along_session_restore_finish,
          along_session_restore_async (session, opened, NULL, FALSE, NULL, waiting_cb, &waiting));
      g_assert_cmpint (along_session_get_state (session), ==, ALONG_SESSION_OPEN);
      g_assert_cmpint (last_replaced (session, 2 + i), >, at);
    }
  DO (-1, along_session_lock_finish, along_session_lock_async (session, waiting_cb, &waiting));
  DO (-1, along_session_unlock_finish,
      along_session_unlock_async (session, PASSPHRASE, FALSE, FALSE, NULL, waiting_cb, &waiting));
  /* What was put back is kept too until somebody lets it go. */
  for (guint left = 3; left > 0; left--)
    DO (-1, along_session_let_go_finish,
        along_session_let_go_async (session, last_replaced (session, left), waiting_cb, &waiting));
  g_autoptr (GArray) none = along_session_list_replaced (session);
  g_assert_cmpuint (none->len, ==, 0);

  /* Another passphrase, another sheet, another key; each opens it, over a restart. */
  DO (ALONG_SESSION_ERROR_PASSPHRASE_WRONG, along_session_change_passphrase_finish,
      along_session_change_passphrase_async (session, "wrong", FALSE, "a new passphrase", waiting_cb, &waiting));
  DO (-1, along_session_change_passphrase_finish,
      along_session_change_passphrase_async (session, PASSPHRASE, FALSE, "a new passphrase", waiting_cb, &waiting));
  DO (ALONG_SESSION_ERROR_PASSPHRASE_WRONG, along_session_new_sheet_finish,
      along_session_new_sheet_async (session, PASSPHRASE, FALSE, waiting_cb, &waiting));
  DO (-1, along_session_new_sheet_finish, along_session_new_sheet_async (session, "a new passphrase", FALSE, waiting_cb, &waiting));
  new_sheet = g_strdup (along_session_get_sheet (session));
  g_assert_cmpstr (new_sheet, !=, sheet);
  along_session_take_sheet (session);
  DO (-1, along_session_rekey_finish, along_session_rekey_async (session, waiting_cb, &waiting));
  g_assert_cmpint (along_session_get_state (session), ==, ALONG_SESSION_OPEN);
  g_assert_cmpint (along_session_get_work (session, NULL), ==, ALONG_SESSION_WORK_NONE);
  {
    /* Locked while it opens again. */
    Waiting rekeying = { .finish = along_session_rekey_finish };

    along_session_rekey_async (session, waiting_cb, &rekeying);
    while (!along_session_is_opening (session) && !rekeying.done)
      g_main_context_iteration (NULL, TRUE);
    g_assert_false (rekeying.done);
    DO (-1, along_session_lock_finish, along_session_lock_async (session, waiting_cb, &waiting));
    waiting_until (&rekeying, -1);
    g_assert_cmpint (along_session_get_state (session), ==, ALONG_SESSION_LOCKED);
    DO (-1, along_session_unlock_finish,
        along_session_unlock_async (session, "a new passphrase", FALSE, FALSE, NULL, waiting_cb, &waiting));
  }
  back_up (session);
  drop (session);
  session = along_session_new (dir, FALSE);
  along_session_set_backup_folder (session, folder);
  DO (-1, along_session_open_finish, along_session_open_async (session, FALSE, NULL, waiting_cb, &waiting));
  DO (-1, along_session_lock_finish, along_session_lock_async (session, waiting_cb, &waiting));
  DO (-1, along_session_unlock_finish,
      along_session_unlock_async (session, "a new passphrase", FALSE, FALSE, NULL, waiting_cb, &waiting));
  DO (-1, along_session_lock_finish, along_session_lock_async (session, waiting_cb, &waiting));
  DO (ALONG_SESSION_ERROR_PASSPHRASE_WRONG, along_session_unlock_finish,
      along_session_unlock_async (session, sheet, TRUE, FALSE, NULL, waiting_cb, &waiting));
  DO (-1, along_session_unlock_finish, along_session_unlock_async (session, new_sheet, TRUE, FALSE, NULL, waiting_cb, &waiting));
  /* The newest backup opens with the new sheet, the one before with the old. */
  {
    g_autoptr (GPtrArray) backups = list (session);
    const AlongSavedBackup *newest = backups->pdata[0];

    along_opened_backup_free (open_backup (session, newest->path, new_sheet, -1));
    g_assert_null (open_backup (session, newest->path, sheet, ALONG_SESSION_ERROR_PASSPHRASE_WRONG));
  }
  drop (session);
  along_test_folder_remove (top);
}

static void
make_cheap (const char *path, const char *words)
{
  g_autoptr (AlongSecretText) text = along_secret_text_new (words);
  g_autoptr (GPtrArray) keys = along_wrap_file_open_sync (path, text, NULL);
  g_autoptr (AlongWrap) cheap = along_wrap_new_sync (text, ALONG_WRAP_COST_TESTING, NULL);

  g_assert_nonnull (keys);
  for (guint i = 0; i < keys->len; i++)
    g_assert_true (along_wrap_seal (cheap, along_key_get_generation (keys->pdata[i]), keys->pdata[i], NULL));
  g_assert_true (along_wrap_write (cheap, path, NULL));
}

/* The passphrase is forgotten: the words of the sheet stand for it, are counted as at the lock, after another key too; the
 * sheet goes on, and its words make another sheet. */
static void
test_forgotten (void)
{
  if (!along_test_keyring_fresh (keyring))
    return;

  g_autofree char *top = g_dir_make_tmp ("along-backup-XXXXXX", NULL);
  g_autofree char *dir = g_build_filename (top, "caseload", NULL), *sheet = NULL, *other = NULL, *new_sheet = NULL;
  g_autofree char *recovery = g_build_filename (dir, "recovery.wrap", NULL), *of_other = NULL, *kept = NULL;
  AlongSession *session = start (dir), *second;
  gsize length, other_length;

  sheet = g_strdup (along_session_get_sheet (session));
  along_session_take_sheet (session);
  DO (-1, along_session_rekey_finish, along_session_rekey_async (session, waiting_cb, &waiting));
  along_session_take_notices (session);

  /* Told of only where the words opened it. */
  DO (-1, along_session_lock_finish, along_session_lock_async (session, waiting_cb, &waiting));
  DO (-1, along_session_unlock_finish, along_session_unlock_async (session, sheet, TRUE, FALSE, NULL, waiting_cb, &waiting));
  g_assert_cmpuint (along_session_take_notices (session) & ALONG_SESSION_NOTICE_BY_SHEET, !=, 0);
  g_assert_cmpuint (along_session_take_notices (session), ==, 0);

  DO (ALONG_SESSION_ERROR_PASSPHRASE_WRONG, along_session_change_passphrase_finish,
      along_session_change_passphrase_async (session, "able able able able able able able", TRUE, NEW, waiting_cb, &waiting));
  /* The one is not taken for the other. */
  DO (ALONG_SESSION_ERROR_PASSPHRASE_WRONG, along_session_change_passphrase_finish,
      along_session_change_passphrase_async (session, PASSPHRASE, TRUE, NEW, waiting_cb, &waiting));
  DO (ALONG_SESSION_ERROR_PASSPHRASE_WRONG, along_session_change_passphrase_finish,
      along_session_change_passphrase_async (session, sheet, FALSE, NEW, waiting_cb, &waiting));
  DO (-1, along_session_change_passphrase_finish,
      along_session_change_passphrase_async (session, sheet, TRUE, NEW, waiting_cb, &waiting));

  /* Another caseload's recovery.wrap in the place of this one's: its words prove nothing here. */
  other = g_build_filename (top, "other", NULL);
  second = start (other);
  of_other = g_build_filename (other, "recovery.wrap", NULL);
  {
    g_autofree char *strange = NULL, *words = g_strdup (along_session_get_sheet (second));

    g_assert_true (g_file_get_contents (recovery, &kept, &length, NULL));
    g_assert_true (g_file_get_contents (of_other, &strange, &other_length, NULL));
    g_assert_true (g_file_set_contents (recovery, strange, (gssize) other_length, NULL));
    DO (ALONG_SESSION_ERROR_KEY_WRONG, along_session_change_passphrase_finish,
        along_session_change_passphrase_async (session, words, TRUE, "one of somebody else", waiting_cb, &waiting));
    g_assert_true (g_file_set_contents (recovery, kept, (gssize) length, NULL));
  }
  drop (second);

  DO (-1, along_session_lock_finish, along_session_lock_async (session, waiting_cb, &waiting));
  DO (ALONG_SESSION_ERROR_PASSPHRASE_WRONG, along_session_unlock_finish,
      along_session_unlock_async (session, PASSPHRASE, FALSE, FALSE, NULL, waiting_cb, &waiting));
  DO (-1, along_session_unlock_finish, along_session_unlock_async (session, sheet, TRUE, FALSE, NULL, waiting_cb, &waiting));
  DO (-1, along_session_lock_finish, along_session_lock_async (session, waiting_cb, &waiting));
  DO (-1, along_session_unlock_finish, along_session_unlock_async (session, NEW, FALSE, FALSE, NULL, waiting_cb, &waiting));
  g_assert_cmpuint (along_session_take_notices (session) & ALONG_SESSION_NOTICE_BY_SHEET, ==, 0);

  DO (-1, along_session_new_sheet_finish, along_session_new_sheet_async (session, sheet, TRUE, waiting_cb, &waiting));
  new_sheet = g_strdup (along_session_get_sheet (session));
  along_session_take_sheet (session);
  DO (ALONG_SESSION_ERROR_PASSPHRASE_WRONG, along_session_new_sheet_finish,
      along_session_new_sheet_async (session, sheet, TRUE, waiting_cb, &waiting));
  g_assert_null (along_session_get_sheet (session));

  /* Ten wrong ones: the right words wait too, and nothing is changed. Each at little cost. */
  make_cheap (recovery, new_sheet);
  for (int i = 0; i < 10; i++)
    DO (ALONG_SESSION_ERROR_PASSPHRASE_WRONG, along_session_change_passphrase_finish,
        along_session_change_passphrase_async (session, sheet, TRUE, "never set", waiting_cb, &waiting));
  g_assert_cmpuint (along_session_get_wait (session), >, 0);
  DO (ALONG_SESSION_ERROR_WAIT, along_session_change_passphrase_finish,
      along_session_change_passphrase_async (session, new_sheet, TRUE, "never set", waiting_cb, &waiting));
  DO (-1, along_session_change_passphrase_finish,
      along_session_change_passphrase_async (session, NEW, FALSE, PASSPHRASE, waiting_cb, &waiting));
  drop (session);
  along_test_folder_remove (top);
}

/* Somebody locks while the caseload is closed for work: it stays locked. */
static void
test_locked_meanwhile (void)
{
  if (!along_test_keyring_fresh (keyring))
    return;

  g_autofree char *top = g_dir_make_tmp ("along-backup-XXXXXX", NULL);
  g_autofree char *dir = g_build_filename (top, "caseload", NULL);
  AlongSession *session = start (dir);
  Waiting changing = { .finish = along_session_rekey_finish };

  along_session_rekey_async (session, waiting_cb, &changing);
  while (along_session_get_state (session) == ALONG_SESSION_OPEN)
    g_main_context_iteration (NULL, TRUE);
  along_session_lock_async (session, NULL, NULL);
  waiting_until (&changing, -1);
  g_assert_cmpint (along_session_get_state (session), ==, ALONG_SESSION_LOCKED);
  DO (-1, along_session_unlock_finish,
      along_session_unlock_async (session, PASSPHRASE, FALSE, FALSE, NULL, waiting_cb, &waiting));

  /* At once, while it is still being closed. */
  Waiting again = { .finish = along_session_rekey_finish };
  along_session_rekey_async (session, waiting_cb, &again);
  along_session_lock_async (session, NULL, NULL);
  waiting_until (&again, -1);
  g_assert_cmpint (along_session_get_state (session), ==, ALONG_SESSION_LOCKED);
  DO (-1, along_session_unlock_finish,
      along_session_unlock_async (session, PASSPHRASE, FALSE, FALSE, NULL, waiting_cb, &waiting));
  drop (session);
  along_test_folder_remove (top);
}

/* Somebody locks while a caseload is being made of a backup: it takes its place, and is locked. */
static void
test_locked_while_restoring (void)
{
  if (!along_test_keyring_fresh (keyring))
    return;

  g_autofree char *top = g_dir_make_tmp ("along-backup-XXXXXX", NULL);
  g_autofree char *dir = g_build_filename (top, "one", "caseload", NULL), *folder = g_build_filename (top, "backups", NULL);
  AlongSession *session = start (dir);
  g_autofree char *sheet = g_strdup (along_session_get_sheet (session));
  Waiting restoring = { .finish = along_session_restore_finish };

  g_mkdir (folder, 0700);
  along_session_take_sheet (session);
  add_family (session, "Lowe");
  along_session_set_backup_folder (session, folder);
  for (gint64 last = 0; last == 0;)
    {
      g_main_context_iteration (NULL, TRUE);
      along_session_get_backup_health (session, &last, NULL);
    }
  g_autoptr (GPtrArray) backups = list (session);
  AlongOpenedBackup *opened = open_backup (session, ((AlongSavedBackup *) backups->pdata[0])->path, sheet, -1);
  along_session_restore_async (session, opened, NULL, FALSE, NULL, waiting_cb, &restoring);
  along_session_lock_async (session, NULL, NULL);
  waiting_until (&restoring, -1);
  g_assert_cmpint (along_session_get_state (session), ==, ALONG_SESSION_LOCKED);
  DO (-1, along_session_unlock_finish,
      along_session_unlock_async (session, PASSPHRASE, FALSE, FALSE, NULL, waiting_cb, &waiting));
  g_autoptr (GArray) replaced = along_session_list_replaced (session);
  g_assert_cmpuint (replaced->len, ==, 1);
  drop (session);
  along_test_folder_remove (top);
}

int
main (int argc, char **argv)
{
  int rc;

  g_test_init (&argc, &argv, NULL);
  along_store_register ();
  along_vault_register ();
  keyring = along_test_keyring_new ();
  if (keyring == NULL)
    return 77;
  g_test_add_func ("/session/backup/all", test_all);
  g_test_add_func ("/session/backup/forgotten", test_forgotten);
  g_test_add_func ("/session/backup/locked-meanwhile", test_locked_meanwhile);
  g_test_add_func ("/session/backup/locked-while-restoring", test_locked_while_restoring);
  rc = g_test_run ();
  along_test_keyring_free (keyring);
  return rc;
}
