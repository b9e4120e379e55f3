/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-commit-syncs.h"

#include "along-fault-vfs.h"
#include "store-call.h"

/* On the writer's thread: before a statement begins, and when it has come to its end. */
static int
note_statement (unsigned what, void *data, void *statement, void *text)
{
  AlongCommitSyncs *self = data;
  const char *sql = sqlite3_sql (statement);

  if (what == SQLITE_TRACE_STMT && g_str_has_prefix (sql, "BEGIN"))
    {
      self->begun = TRUE;
      self->before = along_fault_vfs_count_own (ALONG_FAULT_SYNC);
    }
  else if (what == SQLITE_TRACE_PROFILE && self->begun && (g_str_equal (sql, "COMMIT") || g_str_equal (sql, "ROLLBACK")))
    {
      guint syncs = along_fault_vfs_count_own (ALONG_FAULT_SYNC) - self->before;

      self->begun = FALSE;
      self->commits++;
      self->least = MIN (self->least, syncs);
      self->most = MAX (self->most, syncs);
    }
  return 0;
}

static gboolean
watch (AlongStore *store, StoreCall *call)
{
  sqlite3_trace_v2 (store->writer.connection->db, SQLITE_TRACE_STMT | SQLITE_TRACE_PROFILE, note_statement, call->request);
  return TRUE;
}

/** along_commit_syncs_watch: from here on, until the store is closed. The faulty file layer must be installed. */
void
along_commit_syncs_watch (AlongCommitSyncs *self, AlongStore *store)
{
  StoreCall *call = store_call_new (watch, NULL);

  *self = (AlongCommitSyncs){ .least = G_MAXUINT };
  call->request = self;
  g_assert_true (store_call_wait (store, &store->writer, call, NULL));
  store_call_free (call);
}
