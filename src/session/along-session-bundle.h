/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-session-progress.h"
#include "along-session.h"
#include "along-taking.h"

G_BEGIN_DECLS

/* Families given to a colleague in one file, and taken in from one; the keys that go with it. All of it while the
 * caseload is open; locking ends it. Errors are ALONG_TAKING_ERROR or ALONG_SESSION_ERROR. */

/** What the names of the files end with: families, and a key. */
#define ALONG_EXCHANGE_ENDING ".along"
#define ALONG_KEY_ENDING ".along-key"

/**
 * AlongColleague: somebody's public keys with what they are known by.
 *
 * @name: as their worker record here says, or their file
 * @fingerprint: to be compared by telephone
 */
typedef struct
{
  AlongColleagueKey key;
  char *name;
  int role;
  char *fingerprint;
} AlongColleague;

AlongColleague *along_colleague_new  (const AlongColleagueKey *key, const char *name, int role) G_GNUC_WARN_UNUSED_RESULT;
void            along_colleague_free (AlongColleague *self);
AlongColleague *along_colleague_copy (const AlongColleague *self) G_GNUC_WARN_UNUSED_RESULT;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongColleague, along_colleague_free)

/**
 * AlongGiving: what is given to whom.
 *
 * @colleague: (nullable): whose accepted key it is made for; @passphrase: (nullable): without one, a passphrase
 * @cut: leave out what is restricted
 */
typedef struct
{
  const AlongId *families;
  guint n_families;
  const AlongColleague *colleague;
  const char *passphrase;
  gboolean cut;
} AlongGiving;

void         along_session_give_async       (AlongSession *self, const AlongGiving *giving, const char *path, AlongSessionProgress progress,
                                             gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                                             gpointer data);
/* @counts: (out) (optional): ALONG_N_KINDS of them: how many records of each kind; @left_out: (out) (optional) */
gboolean     along_session_give_finish      (AlongSession *self, GAsyncResult *result, guint *counts, guint *left_out, GError **error);
char        *along_session_make_passphrase  (void) G_GNUC_WARN_UNUSED_RESULT;

/* Reads a file and compares it; nothing is changed. @passphrase: (nullable) */
void         along_session_look_into_async  (AlongSession *self, const char *path, const char *passphrase, AlongSessionProgress progress,
                                             gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                                             gpointer data);
AlongTaking *along_session_look_into_finish (AlongSession *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* @taking: (transfer full). @back: (out) (optional): given back where it was refused, or cancelled: then all is as it was */
void         along_session_take_in_async    (AlongSession *self, AlongTaking *taking, AlongSessionProgress progress,
                                             gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                                             gpointer data);
/** AlongTakenIn: what became of one family when a file was taken in. */
typedef struct
{
  AlongId edit, family;
} AlongTakenIn;

/* @edits: (out) (optional) (transfer full) (element-type AlongTakenIn): not what came along of the team's, which stays */
gboolean     along_session_take_in_finish   (AlongSession *self, GAsyncResult *result, AlongTaking **back, GArray **edits,
                                             GError **error);
/* Takes all of @edits back, or with @put_back puts all of them back, or does nothing: whatever families they are of. In the
 * order in which they were made. */
void         along_session_take_all_back_async  (AlongSession *self, GArray *edits, gboolean put_back, AlongSessionProgress progress,
                                                 gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                                                 gpointer data);
gboolean     along_session_take_all_back_finish (AlongSession *self, GAsyncResult *result, GError **error);
/* What came before of @taking, of which nothing is new, and was taken back: to be put back by the above. */
void         along_session_find_taken_back_async  (AlongSession *self, const AlongTaking *taking, GAsyncReadyCallback callback,
                                                   gpointer data);
/* Returns: (transfer full) (element-type AlongTakenIn): from the oldest */
GArray      *along_session_find_taken_back_finish (AlongSession *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Keys. */
void         along_session_list_colleagues_async  (AlongSession *self, GAsyncReadyCallback callback, gpointer data);
/* Returns: (transfer full) (element-type AlongColleague): accepted ones, by name */
GPtrArray   *along_session_list_colleagues_finish (AlongSession *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The fingerprint was compared: @colleague is a colleague from now on, whether known before or not. */
void         along_session_accept_colleague_async  (AlongSession *self, const AlongColleague *colleague, GAsyncReadyCallback callback,
                                                    gpointer data);
gboolean     along_session_accept_colleague_finish (AlongSession *self, GAsyncResult *result, GError **error);
void         along_session_forget_colleague_async  (AlongSession *self, AlongId worker, GAsyncReadyCallback callback, gpointer data);
gboolean     along_session_forget_colleague_finish (AlongSession *self, GAsyncResult *result, GError **error);
/* One's own, and with @text: (out) (optional) (transfer full): the file to give to a colleague. */
void            along_session_get_my_key_async  (AlongSession *self, GAsyncReadyCallback callback, gpointer data);
AlongColleague *along_session_get_my_key_finish (AlongSession *self, GAsyncResult *result, char **text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
AlongColleague *along_session_read_key_file     (const char *text, gssize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
