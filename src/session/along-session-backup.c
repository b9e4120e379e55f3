/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-private.h"

#include <glib/gi18n-lib.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "along-clock.h"
#include "along-instant.h"
#include "along-store-backup.h"

/** Quiet time after opening until it is known when the last backup was, from then until one is made if it is due, and
 * between two such looks while open, seconds. */
#define FIRST_GLANCE 2
#define FIRST_LOOK 20
#define NEXT_LOOK (60 * 60)
/** Between two looks at when the last one was, while another program has the caseload and makes them. */
#define NEXT_GLANCE 60
/** Days after which a backup is old, where something has changed since. */
#define OLD_DAYS 7
/** How much a backup gives way to everything else: as "nice" has it. */
#define GENTLE 10
/** Milliseconds between two tellings of how far work is. */
#define TELL_EVERY 100

struct _SessionBackup
{
  char *folder; /* (nullable) */
  guint timer;

  /* What the last look, or the last backup, found. */
  gboolean known;
  gint64 last_good; /* 0: none */
  gboolean changed; /* since then */
  gboolean any_family;
  char *why;        /* (nullable): why the last try did not work, or the next will not */
  gboolean shut;    /* the folder can only be read */

  gboolean making;
  gboolean look_again; /* when that is done: another folder was chosen */
  GTask *waiting;      /* (nullable): somebody asked for a backup while one was looked into; it is made right after */
  AlongSessionWork work;
  gboolean lock_after; /* somebody locked while the caseload was closed for work */
  GCancellable *cancellable; /* of the work */
  int permille;              /* atomic: of whichever goes on */
  int told;
  guint teller;
};

static SessionBackup *
state (AlongSession *self)
{
  if (self->backup == NULL)
    self->backup = g_new0 (SessionBackup, 1);
  return self->backup;
}

/* session_backup_ready: on the main thread, before another one tells how far it is. */
void
session_backup_ready (AlongSession *self)
{
  g_atomic_int_set (&state (self)->permille, 0);
}

static void
tell_changed (AlongSession *self)
{
  g_signal_emit_by_name (self, "backup-changed");
}

void
session_backup_free (AlongSession *self)
{
  SessionBackup *backup = g_steal_pointer (&self->backup);

  if (backup == NULL)
    return;
  g_clear_handle_id (&backup->timer, g_source_remove);
  g_clear_handle_id (&backup->teller, g_source_remove);
  g_clear_object (&backup->cancellable);
  g_free (backup->folder);
  g_free (backup->why);
  g_free (backup);
}

/* How far it is: written by the thread that works, told by the main one. */

static gboolean
teller_cb (gpointer data)
{
  AlongSession *self = data;
  int now = g_atomic_int_get (&self->backup->permille);

  if (now != self->backup->told)
    {
      self->backup->told = now;
      tell_changed (self);
    }
  return G_SOURCE_CONTINUE;
}

static void
start_telling (AlongSession *self)
{
  SessionBackup *backup = state (self);

  g_atomic_int_set (&backup->permille, 0);
  backup->told = 0;
  if (backup->teller == 0)
    backup->teller = g_timeout_add (TELL_EVERY, teller_cb, self);
}

static void
stop_telling (AlongSession *self)
{
  if (!self->backup->making && self->backup->work == ALONG_SESSION_WORK_NONE)
    g_clear_handle_id (&self->backup->teller, g_source_remove);
}

/* session_work_tell: for the thread that works; @data: the session, which the work holds. */
void
session_work_tell (double done, gpointer data)
{
  AlongSession *self = data;

  g_atomic_int_set (&self->backup->permille, (int) (done * 1000));
}

/* session_work_begin: the caseload will be closed for @work. */
void
session_work_begin (AlongSession *self, AlongSessionWork work)
{
  SessionBackup *backup = state (self);

  backup->work = work;
  backup->lock_after = FALSE;
  g_clear_object (&backup->cancellable);
  backup->cancellable = g_cancellable_new ();
  start_telling (self);
  tell_changed (self);
}

/* session_work_end: Returns: whether somebody has locked meanwhile: the caseload is not to be opened then. */
gboolean
session_work_end (AlongSession *self)
{
  self->backup->work = ALONG_SESSION_WORK_NONE;
  stop_telling (self);
  return self->backup->lock_after;
}

/* session_work_lock: somebody locks. Returns: whether work goes on, after which it is locked. */
gboolean
session_work_lock (AlongSession *self)
{
  if (self->backup == NULL || self->backup->work == ALONG_SESSION_WORK_NONE)
    return FALSE;
  self->backup->lock_after = TRUE;
  return TRUE;
}

GCancellable *
session_work_cancellable (AlongSession *self)
{
  return self->backup->cancellable;
}

/** along_session_get_work: what the caseload is closed for. @done: (out) (optional): 0 to 1 */
AlongSessionWork
along_session_get_work (AlongSession *self, double *done)
{
  if (done != NULL)
    *done = self->backup != NULL ? g_atomic_int_get (&self->backup->permille) / 1000.0 : 0;
  return self->backup != NULL ? self->backup->work : ALONG_SESSION_WORK_NONE;
}

/** along_session_cancel_work: ends it where it can still be ended; then everything is as before. */
void
along_session_cancel_work (AlongSession *self)
{
  if (self->backup != NULL && self->backup->work != ALONG_SESSION_WORK_NONE)
    g_cancellable_cancel (self->backup->cancellable);
}

/** along_session_is_backing_up: @done: (out) (optional): 0 to 1 */
gboolean
along_session_is_backing_up (AlongSession *self, double *done)
{
  if (done != NULL)
    *done = self->backup != NULL ? g_atomic_int_get (&self->backup->permille) / 1000.0 : 0;
  return self->backup != NULL && self->backup->making;
}

/* Looking and making, in a thread of their own. */

typedef struct
{
  gboolean make;    /* whatever has changed or not */
  gboolean look;    /* make one if it is due */
  gboolean claims;  /* may make one: no other does meanwhile */
  char *folder;     /* (nullable) */
  AlongStore *store;

  gboolean made;
  gint64 last_good;
  gboolean changed, any_family;
  gboolean shut;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->folder);
  g_object_unref (job->store);
  g_free (job);
}

static int
day_of (gint64 ms)
{
  return along_day_of_ms (ms, ALONG_ZONE);
}

/* The newest that this store made: in the folder as long as there is one, else anywhere. */
static gint64
newest (GPtrArray *noted, const char *folder, gboolean only_folder, gint64 *journal)
{
  for (guint i = 0; i < noted->len; i++)
    {
      const AlongBackupInfo *info = noted->pdata[i];
      g_autofree char *its_folder = g_path_get_dirname (info->path);

      if (only_folder && (g_strcmp0 (its_folder, folder) != 0 || !g_file_test (info->path, G_FILE_TEST_EXISTS)))
        continue;
      *journal = info->journal;
      return info->made_at;
    }
  *journal = -1;
  return 0;
}

static gboolean
look (Job *job, GError **error)
{
  g_autoptr (GPtrArray) noted = along_store_list_backups_sync (job->store, error);
  gint64 now, journal, in_folder, in_folder_journal;

  if (noted == NULL || !along_store_get_journal_sync (job->store, &now, &job->any_family, error))
    return FALSE;
  job->last_good = newest (noted, NULL, FALSE, &journal);
  job->changed = journal != now;
  job->shut = job->folder != NULL && along_backup_is_shut (job->folder);
  if (job->look && job->folder != NULL)
    {
      in_folder = newest (noted, job->folder, TRUE, &in_folder_journal);
      /* Once a day, and not for what is saved there already. */
      job->make = in_folder_journal != now
                  && (in_folder == 0 || day_of (in_folder) != day_of (along_clock_now ()));
    }
  return TRUE;
}

/* What work that was killed has left: older keys, a restoration half made. */
static void
mend (AlongSession *self, AlongStore *store)
{
  g_autoptr (AlongKey) key = along_store_ref_key (store);

  if (key != NULL)
    along_store_tidy_keys_sync (self->dir, key);
  along_store_clear_left_over_sync (self->dir);
}

static void
job_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AlongSession *self = source;
  Job *job = data;
  GError *error = NULL;

  if (job->look && !self->demonstration)
    mend (self, job->store);
  if (!look (job, &error))
    {
      g_task_return_error (task, session_translate (error));
      return;
    }
  if (job->make)
    {
      g_autoptr (AlongBackupInfo) info = along_store_backup_into_sync (job->store, job->folder, session_work_tell, self,
                                                                       cancellable, &error);
      if (info == NULL)
        {
          g_task_return_error (task, session_translate (error));
          return;
        }
      job->made = TRUE;
      look (job, NULL);
    }
  g_task_return_boolean (task, TRUE);
}

/* Whoever works comes first: a thread of its own, that gives way. It is not one that others use after, for there is no way
 * back from giving way. */
static gpointer
gentle_thread (gpointer data)
{
  g_autoptr (GTask) task = data;

  if (setpriority (PRIO_PROCESS, (id_t) syscall (SYS_gettid), GENTLE) != 0)
    g_debug ("A backup does not give way.");
  job_thread (task, g_task_get_source_object (task), g_task_get_task_data (task), g_task_get_cancellable (task));
  return NULL;
}

static void run_job (AlongSession *self, gboolean make, gboolean only_look, GTask *asked);

/* @asked: (transfer full) */
static void
back_up (AlongSession *self, GTask *asked)
{
  SessionBackup *backup = state (self);
  g_autoptr (GTask) task = asked;

  if (self->store == NULL || self->demonstration)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "%s", _ ("The caseload is closed."));
  else if (self->looking)
    {
      g_autofree char *why_not = along_session_why_not (self);

      g_task_return_new_error (task, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_READ_ONLY, "%s", why_not);
    }
  else if (backup->folder == NULL)
    g_task_return_new_error (task, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_IO, "%s",
                             _ ("Choose a folder for backups first."));
  else if (backup->waiting != NULL)
    g_task_return_new_error (task, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_IN_USE, "%s",
                             _ ("A backup is being made already."));
  else if (backup->making)
    backup->waiting = g_steal_pointer (&task);
  else
    run_job (self, TRUE, FALSE, g_steal_pointer (&task));
}

/* What was asked for while the last job ran. */
static void
run_next (AlongSession *self)
{
  SessionBackup *backup = state (self);
  g_autoptr (GTask) waiting = g_steal_pointer (&backup->waiting);
  gboolean look_again = backup->look_again;

  backup->look_again = FALSE;
  if (waiting != NULL && g_task_return_error_if_cancelled (waiting))
    g_clear_object (&waiting);
  if (waiting != NULL)
    back_up (self, g_steal_pointer (&waiting));
  else if (look_again && self->store != NULL && !self->looking)
    run_job (self, FALSE, FALSE, NULL);
}

static void
on_job_done (GObject *source, GAsyncResult *result, gpointer data)
{
  AlongSession *self = ALONG_SESSION (source);
  SessionBackup *backup = state (self);
  g_autoptr (GTask) asked = data;
  Job *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  gboolean worked = g_task_propagate_boolean (G_TASK (result), &error);

  if (job->claims)
    backup->making = FALSE;
  stop_telling (self);
  if (self->store == job->store)
    {
      backup->known = TRUE;
      backup->last_good = job->last_good;
      backup->changed = job->changed;
      backup->any_family = job->any_family;
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && (!worked || job->make))
        {
          g_free (backup->why);
          backup->why = worked ? NULL : g_strdup (error->message);
        }
      else if (worked && job->shut != backup->shut)
        {
          g_free (backup->why);
          backup->why = job->shut ? g_strdup (_ ("The folder for backups can only be read. Choose another folder.")) : NULL;
        }
      backup->shut = job->shut;
    }
  tell_changed (self);
  if (asked != NULL && worked)
    g_task_return_boolean (asked, TRUE);
  else if (asked != NULL)
    g_task_return_error (asked, g_steal_pointer (&error));
  g_clear_error (&error);
  if (!backup->making)
    run_next (self);
}

/* @asked: (nullable) (transfer full): who waits */
static void
run_job (AlongSession *self, gboolean make, gboolean only_look, GTask *asked)
{
  SessionBackup *backup = state (self);
  GCancellable *cancellable = asked != NULL ? g_task_get_cancellable (asked) : NULL;
  g_autoptr (GTask) task = g_task_new (self, cancellable, on_job_done, asked);
  Job *job = g_new0 (Job, 1);

  job->make = make;
  job->look = !make && !only_look;
  job->folder = g_strdup (backup->folder);
  job->store = g_object_ref (self->store);
  job->claims = !only_look;
  if (job->claims)
    {
      backup->making = TRUE;
      start_telling (self);
    }
  g_task_set_source_tag (task, run_job);
  g_task_set_task_data (task, job, job_free);
  g_task_set_check_cancellable (task, FALSE);
  if (job->claims)
    g_thread_unref (g_thread_new ("backup", gentle_thread, g_object_ref (task)));
  else
    g_task_run_in_thread (task, job_thread);
  if (make)
    tell_changed (self);
}

static gboolean
timer_cb (gpointer data)
{
  AlongSession *self = data;

  self->backup->timer = g_timeout_add_seconds (NEXT_LOOK, timer_cb, self);
  if (self->store != NULL && !self->backup->making)
    run_job (self, FALSE, FALSE, NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
glance_cb (gpointer data)
{
  AlongSession *self = data;

  /* Whoever only looks makes none. */
  self->backup->timer = self->looking ? g_timeout_add_seconds (NEXT_GLANCE, glance_cb, self)
                                      : g_timeout_add_seconds (FIRST_LOOK, timer_cb, self);
  if (self->store != NULL && !self->backup->making)
    run_job (self, FALSE, TRUE, NULL);
  return G_SOURCE_REMOVE;
}

void
session_backup_opened (AlongSession *self)
{
  SessionBackup *backup = state (self);

  if (self->demonstration)
    return;
  g_clear_handle_id (&backup->timer, g_source_remove);
  backup->timer = g_timeout_add_seconds (FIRST_GLANCE, glance_cb, self);
}

void
session_backup_closing (AlongSession *self)
{
  SessionBackup *backup = state (self);

  g_clear_handle_id (&backup->timer, g_source_remove);
  backup->known = FALSE;
  backup->shut = FALSE;
  g_clear_pointer (&backup->why, g_free);
}

/**
 * along_session_set_backup_folder: where backups go: from now on, at once if one is due.
 *
 * @folder: (nullable): %NULL: nowhere
 */
void
along_session_set_backup_folder (AlongSession *self, const char *folder)
{
  SessionBackup *backup = state (self);

  if (folder != NULL && *folder == '\0')
    folder = NULL;
  if (g_strcmp0 (folder, backup->folder) == 0)
    return;
  g_free (backup->folder);
  backup->folder = g_strdup (folder);
  g_clear_pointer (&backup->why, g_free);
  backup->shut = FALSE;
  tell_changed (self);
  if (self->store == NULL || self->demonstration || self->looking)
    return;
  if (backup->making)
    backup->look_again = TRUE;
  else
    run_job (self, FALSE, FALSE, NULL);
}

/** along_session_get_backup_folder: %NULL: none was chosen. */
const char *
along_session_get_backup_folder (AlongSession *self)
{
  return state (self)->folder;
}

/**
 * along_session_get_backup_health: whether anybody need be told; whoever only looks need not: the other program does.
 *
 * @last_good: (out) (optional): when the last good backup was made, milliseconds UTC; 0: none, or not known yet
 * @why: (out) (optional) (nullable): in words, why the last try did not work
 */
AlongBackupHealth
along_session_get_backup_health (AlongSession *self, gint64 *last_good, const char **why)
{
  SessionBackup *backup = state (self);
  int age;

  if (last_good != NULL)
    *last_good = backup->known ? backup->last_good : 0;
  if (why != NULL)
    *why = backup->why;
  if (!backup->known || self->demonstration || self->looking || !backup->any_family)
    return ALONG_BACKUP_FINE;
  age = backup->last_good > 0 ? along_clock_today () - day_of (backup->last_good) : G_MAXINT;
  if (backup->why != NULL && (age > 0 || backup->shut))
    return ALONG_BACKUP_FAILING;
  if (backup->last_good == 0)
    return backup->folder != NULL ? ALONG_BACKUP_NONE : ALONG_BACKUP_NO_FOLDER;
  return backup->changed && age > OLD_DAYS ? ALONG_BACKUP_OLD : ALONG_BACKUP_FINE;
}

/**
 * along_session_back_up_async: makes a backup in the folder now, if anything has changed or not; where one is being made or
 * looked into by itself, right after that.
 */
void
along_session_back_up_async (AlongSession *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, along_session_back_up_async);
  back_up (self, task);
}

gboolean
along_session_back_up_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
