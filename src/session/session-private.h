/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-session-backup.h"
#include "along-store-backup.h"

G_BEGIN_DECLS

struct _AlongOpenedBackup
{
  AlongBackup *backup;
  AlongSavedBackup *info;
  gboolean compared; /* with the caseload that was open */
  AlongBackupMissing missing;
};

/** SessionAsked: what is to be opened before it takes the place of the caseload. */
typedef struct
{
  char *path;             /* (nullable): not there any more */
  gint64 at;              /* when it was replaced; of a backup 0 */
  AlongSecretText *words; /* (nullable): with the key in the keyring */
  AlongStore *present;    /* (nullable): what it would take the place of, open */
} SessionAsked;

/** SessionBackup: what is known of backups, and the work that the caseload is closed for. */
typedef struct _SessionBackup SessionBackup;

struct _AlongSession
{
  GObject parent_instance;

  char *dir;
  gboolean demonstration;
  gboolean looking; /* the store is open, or will be, only to be read: another program has it */
  AlongSessionState state;

  /* While open. */
  AlongStore *store;
  AlongFamily *team;
  AlongId me;
  GHashTable *settings;
  AlongListWhose usual_list;
  guint notices;
  guint follow_timer;    /* while looking: asks every so often what the other program has committed */
  gint64 followed, following_to; /* the last entry of the journal that is shown then, or is being read; -1: none yet */
  guint64 followed_file; /* 0: not known yet */
  guint following;       /* how many families are being read anew */
  guint follow_failures; /* readings in a row */
  gboolean follow_lost;  /* one of those that are being read could not be */
  gboolean is_free;      /* … and that program has closed it */
  gboolean asking_news;
  guint look_timer;      /* until the store is looked over in the background */
  GPtrArray *first_list; /* read while opening, for whoever lists the usual families first; %NULL once it is stale */
  GHashTable *loaded;    /* id of a family -> GWeakRef of its AlongFamily */
  GHashTable *committed; /* id of a family -> number of its last commit, as a pointer */
  guint n_commits;
  GPtrArray *known; /* of AlongFamily, not held: as they were known, and looked at */
  AlongId edited; /* family of the last edit */

  GHashTable *drafts;    /* key -> AlongDraft */
  GHashTable *unsaved;   /* set of keys of drafts that are not durable yet */
  guint draft_timer;
  gint64 draft_since;    /* monotonic time of the first change that is not durable */
  guint drafts_writing;  /* handed to the store, without an answer yet */
  GTask *flush;          /* (nullable): waits for all of those */
  gboolean draft_failed; /* the store refused one since the last flush began */

  SessionBackup *backup; /* along-session-backup.c */

  GPtrArray *leaving;    /* (nullable): tasks that wait for the store to be closed */
  AlongSessionState leave_to;
  guint opening;         /* tries to open that have not ended yet */
  gboolean leave_waits;  /* for those: what they open is closed again at once */
  gboolean told_locking; /* "locking" has been emitted */
  gboolean warned;       /* closing was refused once for a draft that could not be kept */
};

AlongStore *session_make_store       (AlongSession *self, const char *dir);
char       *session_path             (AlongSession *self, const char *name);
GError     *session_translate        (GError *error);
void        session_refuse           (GTask *task, GError *error);
gboolean    session_refuse_closed    (AlongSession *self, GTask *task);
void        session_set_state        (AlongSession *self, AlongSessionState state);
void        session_opening_begins   (AlongSession *self, GTask *task);
void        session_open_store_async (AlongSession *self, AlongKey *key, GTask *task);
void        session_follow           (AlongSession *self);
void        session_notice           (AlongSession *self, guint notices);
void        session_apply            (AlongSession *self, AlongEdit *edit);
AlongFamily *session_peek_family     (AlongSession *self, AlongId family);

gboolean    session_refuse_past      (AlongSession *self, AlongId family, GError **error);
void        session_forget_known     (AlongSession *self);

AlongStoreListWhose session_store_whose (AlongListWhose whose);

/* Drafts: those read from the store when it opened; @done is called when each that was not durable has been tried. */
void        session_take_drafts      (AlongSession *self, GPtrArray *stored);
void        session_flush_drafts     (AlongSession *self, GAsyncReadyCallback done, gpointer data);
void        session_forget_drafts    (AlongSession *self, gboolean unsaved_too);
AlongDraft *session_take_draft       (AlongSession *self, const char *key);
void        session_put_back_draft   (AlongSession *self, AlongDraft *draft);
void        session_draft_finished   (AlongSession *self, const char *key);

/* Backups: told when the store has been opened, is about to be closed, and when the session goes. */
void        session_backup_ready     (AlongSession *self);
AlongSavedBackup *session_saved_backup (const AlongBackupInfo *info, AlongId store);
AlongOpenedBackup *session_opened_backup (AlongSession *self, AlongBackup *backup, AlongStore *present);
SessionAsked *session_asked           (AlongSession *self, const char *path, const char *words);
void        session_asked_free       (gpointer data);
AlongId     session_store_id         (AlongSession *self);
void        session_backup_opened    (AlongSession *self);
void        session_backup_closing   (AlongSession *self);
void        session_backup_free      (AlongSession *self);
void        session_work_begin       (AlongSession *self, AlongSessionWork work);
void        session_work_tell        (double done, gpointer data);
gboolean    session_work_end         (AlongSession *self);
GCancellable *session_work_cancellable (AlongSession *self);
gboolean    session_work_lock        (AlongSession *self);
gboolean    session_is_sheet_pending (GHashTable *settings);
gboolean    session_mend_sheet       (AlongSession *self, AlongStore *store, const char *words, GError **error);

G_END_DECLS
