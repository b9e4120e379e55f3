/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "along-check.h"
#include "along-family.h"
#include "along-summary.h"

G_BEGIN_DECLS

/**
 * AlongSession: the one way from the pages to the record: starts, opens and locks a store, lists and
 * loads families, commits edits, undoes them, keeps drafts, searches. No display. Main thread only;
 * everything that waits is async.
 *
 * Signals: "notify::state"; "drafts-changed" (one came or went); "noticed" (along_session_take_notices() has something); "summaries-changed" (after every commit: list again); "locking" (drop every
 * family and record now, the store closes next).
 */
#define ALONG_TYPE_SESSION (along_session_get_type ())
G_DECLARE_FINAL_TYPE (AlongSession, along_session, ALONG, SESSION, GObject)

typedef enum
{
  ALONG_SESSION_NEW,     /* there is no store yet: Welcome */
  ALONG_SESSION_CLOSED,  /* there is one, not opened: opening is tried, or was refused */
  ALONG_SESSION_LOCKED,  /* it was open and has been locked */
  ALONG_SESSION_OPEN,
} AlongSessionState;

typedef enum
{
  ALONG_SESSION_ERROR_NO_KEYRING,        /* no Secret Service: the passphrase opens it each time */
  ALONG_SESSION_ERROR_KEYRING_LOCKED,    /* the keyring is closed, or opening it was cancelled */
  ALONG_SESSION_ERROR_KEYRING_SLOW,      /* no answer from the keyring */
  ALONG_SESSION_ERROR_KEY_MISSING,       /* the key is not in the keyring */
  ALONG_SESSION_ERROR_KEY_NOT_KEPT,      /* it was never given to the keyring, or is not to be */
  ALONG_SESSION_ERROR_KEY_WRONG,         /* wrong key, or damaged: cannot be told apart */
  ALONG_SESSION_ERROR_PASSPHRASE_WRONG,
  ALONG_SESSION_ERROR_WAIT,              /* too many tries: along_session_get_wait() */
  ALONG_SESSION_ERROR_DAMAGED,           /* part of the store cannot be read */
  ALONG_SESSION_ERROR_LOG_DAMAGED,       /* the newest work cannot be read */
  ALONG_SESSION_ERROR_NEWER,             /* written by a newer Alongside */
  ALONG_SESSION_ERROR_IN_USE,            /* somebody else has it open */
  ALONG_SESSION_ERROR_FULL,
  ALONG_SESSION_ERROR_READ_ONLY,
  ALONG_SESSION_ERROR_CONFLICT,          /* changed since by somebody else */
  ALONG_SESSION_ERROR_NOTHING,           /* nothing to undo or redo */
  ALONG_SESSION_ERROR_PAST,              /* the family is looked at as it was known on a day */
  ALONG_SESSION_ERROR_TRAINER,           /* a trainer has no caseload of their own: store.md, Roles */
  ALONG_SESSION_ERROR_IO,
} AlongSessionError;

#define ALONG_SESSION_ERROR (along_session_error_quark ())
GQuark along_session_error_quark (void);

AlongSession     *along_session_new            (const char *data_dir, gboolean demonstration);
AlongSessionState along_session_get_state      (AlongSession *self);
gboolean          along_session_is_demonstration (AlongSession *self);
gboolean          along_session_has_passphrase (AlongSession *self);
gboolean          along_session_has_keyring    (AlongSession *self);
guint             along_session_get_wait       (AlongSession *self);
gboolean          along_session_is_opening     (AlongSession *self);
gboolean          along_session_is_leaving     (AlongSession *self);

/* Starting a caseload. */

/**
 * AlongStart: what first start asks.
 *
 * @passphrase: (nullable): left out on purpose
 * @without_keyring: the keyring is not given the key
 */
typedef struct
{
  const char *worker_name;
  int role;   /* ALONG_ROLE_… */
  int preset; /* ALONG_PRESET_… */
  const char *team_name;
  const char *area;
  const char *passphrase;
  gboolean without_keyring;
} AlongStart;

/* Whether the keyring is open: NO_KEYRING, KEYRING_LOCKED or KEYRING_SLOW if not. @ask: let it ask to be opened. */
void     along_session_open_keyring_async  (AlongSession *self, gboolean ask, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer data);
gboolean along_session_open_keyring_finish (AlongSession *self, GAsyncResult *result, GError **error);

void     along_session_start_async         (AlongSession *self, const AlongStart *start, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer data);
gboolean along_session_start_finish        (AlongSession *self, GAsyncResult *result, GError **error);
const char *along_session_get_sheet        (AlongSession *self);
void     along_session_take_sheet          (AlongSession *self);

/* Opening and locking. */
void     along_session_open_async          (AlongSession *self, gboolean ask_keyring, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer data);
gboolean along_session_open_finish         (AlongSession *self, GAsyncResult *result, GError **error);
/* Somebody else has it open (IN_USE): the next opening is only to look. Until it is closed nothing can be changed, no draft
 * and no setting is kept, and what is read is not written down. */
void     along_session_set_looking         (AlongSession *self, gboolean looking);
gboolean along_session_is_looking          (AlongSession *self);
char    *along_session_why_not             (AlongSession *self);
/* … and that one has closed it: opened here in earnest. */
gboolean along_session_is_free             (AlongSession *self);
void     along_session_reopen_async        (AlongSession *self, GAsyncReadyCallback callback, gpointer data);
gboolean along_session_reopen_finish       (AlongSession *self, GAsyncResult *result, GError **error);
void     along_session_unlock_async        (AlongSession *self, const char *passphrase, gboolean is_recovery,
                                            gboolean keep_key, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean along_session_unlock_finish       (AlongSession *self, GAsyncResult *result, GError **error);
void     along_session_lock_async          (AlongSession *self, GAsyncReadyCallback callback, gpointer data);
gboolean along_session_lock_finish         (AlongSession *self, GAsyncResult *result, GError **error);
void     along_session_close_async         (AlongSession *self, GAsyncReadyCallback callback, gpointer data);
gboolean along_session_close_finish        (AlongSession *self, GAsyncResult *result, GError **error);

/** What was found about the store, for a person to be told once, in words of the page's own. */
typedef enum
{
  ALONG_SESSION_NOTICE_LOG_CUT = 1 << 0, /* the end of the log could not be read (a power cut, perhaps): both files
                                            were copied aside */
  ALONG_SESSION_NOTICE_OLDER = 1 << 1,   /* the store is older than when it was last closed */
  ALONG_SESSION_NOTICE_DAMAGED = 1 << 2, /* part of it cannot be read: found by looking over it in the background */
  ALONG_SESSION_NOTICE_KEPT = 1 << 3,    /* the keyring was asked to keep the key, and does */
  ALONG_SESSION_NOTICE_NOT_KEPT = 1 << 4, /* … and does not */
  ALONG_SESSION_NOTICE_STALE = 1 << 5,   /* only looked at, and what is written meanwhile cannot be read here */
  ALONG_SESSION_NOTICE_BY_SHEET = 1 << 6, /* the recovery sheet opened it, though there is a passphrase: forgotten, perhaps */
} AlongSessionNotices;

guint        along_session_take_notices    (AlongSession *self);

/* While open. */
AlongFamily *along_session_get_team        (AlongSession *self);
AlongRecord *along_session_get_me          (AlongSession *self);
AlongRecord *along_session_get_programme   (AlongSession *self);

typedef enum
{
  ALONG_LIST_MINE,
  ALONG_LIST_BUDDIED,
  ALONG_LIST_ALL,
} AlongListWhose;

/**
 * AlongListFilter: which families to list, in order of name.
 *
 * @text: (nullable): words typed: names, former names, sounds-alike, and notes from the third letter
 * @one: only this family, whoever's it is, open or closed; ALONG_ID_NONE: all
 */
typedef struct
{
  AlongListWhose whose;
  gboolean open;
  gboolean closed;
  const char *text;
  AlongId one;
} AlongListFilter;

/* The first list after opening, of the usual families without a text, has no more than these, for nobody to wait for
 * more than is seen at once: whoever gets so many asks again. */
#define ALONG_SESSION_FIRST_LIST 48

AlongListWhose along_session_get_usual_list (AlongSession *self);
void       along_session_list_async        (AlongSession *self, const AlongListFilter *filter, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer data);
/* Returns: (transfer full) (element-type AlongSummary) */
GPtrArray *along_session_list_finish       (AlongSession *self, GAsyncResult *result, GError **error);

void         along_session_load_async      (AlongSession *self, AlongId family, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer data);
/* The same AlongFamily while anybody holds it; edits committed here are applied to it. */
AlongFamily *along_session_load_finish     (AlongSession *self, GAsyncResult *result, GError **error);

/* Checks the edit (along_check_edit), commits it durably, applies it to loaded families. @place: see
 * along_session_commit_finish(). @draft: (nullable) key of the draft that this edit finishes. */
void     along_session_commit_async        (AlongSession *self, AlongEdit *edit, const char *draft,
                                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
void     along_session_commit_all_async    (AlongSession *self, GPtrArray *edits, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer data);
/* @place: (out) (optional): where it was refused, if the error is an ALONG_CHECK_ERROR */
gboolean along_session_commit_finish       (AlongSession *self, GAsyncResult *result, AlongCheckPlace *place, GError **error);

AlongId  along_session_get_edited          (AlongSession *self);

/* Undo and redo of this worker's edits in a family, over restarts. @what: (out): the title of the edit. */
void     along_session_undo_async          (AlongSession *self, AlongId family, gboolean redo, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer data);
gboolean along_session_undo_finish         (AlongSession *self, GAsyncResult *result, char **what, GError **error);

/* Drafts: one for each open form or dialog, named by a key of the page's choosing ("contact/<family>"…). */

typedef struct
{
  char *key;
  char *kind;      /* "contact", "assessment", "family"… */
  AlongId family;  /* or ALONG_ID_NONE */
  char *body;      /* the page's own JSON text */
  gint64 changed_at;
} AlongDraft;

void       along_draft_free                (AlongDraft *draft);
/* Kept at once in memory, durable within a second; "draft-saved" (key, instant ms) is emitted when it is. */
void       along_session_put_draft         (AlongSession *self, const char *key, const char *kind, AlongId family, const char *body);
void       along_session_drop_draft        (AlongSession *self, const char *key);
/* Both from memory: drafts are read when the store opens. */
const AlongDraft *along_session_get_draft  (AlongSession *self, const char *key);
GPtrArray *along_session_list_drafts       (AlongSession *self, AlongId family);
GPtrArray *along_session_list_all_drafts   (AlongSession *self);

/* Writing in `access`: that somebody read, exported or printed. @what: ALONG_ACCESS_OPEN…;
 * @detail: reader, purpose, what was left out. */
void       along_session_note_access       (AlongSession *self, AlongId family, const char *what, const char *detail);

/* Rows of the setting table, read when the store opens. */
const char *along_session_get_setting      (AlongSession *self, const char *name);
/* @value: (nullable): %NULL forgets it */
void        along_session_set_setting      (AlongSession *self, const char *name, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongDraft, along_draft_free)

G_END_DECLS
