/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "along-date.h"
#include "along-instant.h"
#include "copy.h"
#include "parcel.h"

/* A folder of backups: what they are called, which are in it, and which have had their time. */

/* backup_file_name: day, time and the store's first letters: names that sort by age, and never name anybody. */
char *
backup_file_name (AlongId store, gint64 made_at)
{
  AlongInstant instant = along_instant_new (made_at, ALONG_ZONE);
  g_autofree char *day = along_day_to_edtf (along_day_of_ms (made_at, ALONG_ZONE));
  char id[ALONG_ID_TEXT];
  int hour, minute;

  along_instant_local_time (&instant, &hour, &minute);
  along_id_format (store, id);
  /* The last digits are those that differ between stores made in one hour. */
  return g_strdup_printf ("Alongside %s %02d.%02d.%02d %s%s", day, hour, minute, (int) (made_at / 1000 % 60),
                          id + ALONG_ID_TEXT - 1 - 6, ALONG_BACKUP_ENDING);
}

/* backup_read_header: what the file @path says of itself. */
gboolean
backup_read_header (const char *path, AlongBackupHeader *header, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  return parcel_read_header (path, PARCEL_BACKUP, &bytes, error) && along_backup_header_parse (bytes, header, error);
}

/** along_backup_read_sync: what a backup says of itself, without opening it. */
AlongBackupInfo *
along_backup_read_sync (const char *path, GError **error)
{
  g_auto (AlongBackupHeader) header = { 0 };

  return backup_read_header (path, &header, error) ? backup_info_of (&header, path) : NULL;
}

/**
 * along_backup_list_sync: the backups in a folder whose beginning can be read, newest first.
 *
 * @store: ALONG_ID_NONE: those of any caseload
 */
GPtrArray *
along_backup_list_sync (const char *folder, AlongId store, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) along_backup_info_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (dir == NULL)
    {
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_IO,
                           _ ("The folder for backups is not there. If it is on a stick or another disk, connect it; or "
                              "choose another folder."));
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ALONG_BACKUP_ENDING))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);
        AlongBackupInfo *info = along_backup_read_sync (path, NULL);

        if (info != NULL && (along_id_is_none (store) || along_id_equal (store, info->store)))
          g_ptr_array_add (found, info);
        else
          along_backup_info_free (info);
      }
  g_ptr_array_sort (found, backup_newest_first);
  return g_steal_pointer (&found);
}

/** along_backup_is_shut: whether @folder is there and can only be read. Quick, and leaves nothing in it. */
gboolean
along_backup_is_shut (const char *folder)
{
  return g_access (folder, W_OK) != 0 && (errno == EROFS || errno == EACCES || errno == EPERM);
}

/** along_backup_try_folder_sync: whether backups can be made in @folder: something is written in it, and removed. */
gboolean
along_backup_try_folder_sync (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, ".alongside-XXXXXX", NULL);
  int fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  gboolean done;

  if (fd < 0)
    return parcel_fail_writing (errno, error);
  done = write (fd, "", 1) == 1;
  if (!done)
    parcel_fail_writing (errno, error);
  close (fd);
  g_unlink (path);
  return done;
}

/*
 * backup_choose: which backups of a folder stay: the newest of each of the last ALONG_BACKUP_DAYS days and of the last
 * ALONG_BACKUP_WEEKS weeks that have one.
 *
 * @made: when each was made, newest first
 */
void
backup_choose (const gint64 *made, guint n, gboolean *keep)
{
  guint days = 0, weeks = 0;
  int last_day = ALONG_DAY_NONE, last_week = ALONG_DAY_NONE;

  for (guint i = 0; i < n; i++)
    {
      int day = along_day_of_ms (made[i], ALONG_ZONE), week = along_day_week_start (day);

      keep[i] = FALSE;
      if (day != last_day && days < ALONG_BACKUP_DAYS)
        {
          keep[i] = TRUE;
          days++;
        }
      if (week != last_week && weeks < ALONG_BACKUP_WEEKS)
        {
          keep[i] = TRUE;
          weeks++;
        }
      last_day = day;
      last_week = week;
    }
}

/* What a making that was cut short has left, of this store's alone: the names of two differ. */
static void
remove_unfinished (AlongStore *self, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *any = backup_file_name (self->id, 0);
  g_autofree char *ending = g_strconcat (strrchr (any, ' '), PARCEL_UNFINISHED, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ending))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);
        g_unlink (path);
      }
}

static gboolean
is_in (GPtrArray *infos, const AlongBackupInfo *info)
{
  for (guint i = 0; i < infos->len; i++)
    if (((AlongBackupInfo *) infos->pdata[i])->made_at == info->made_at)
      return TRUE;
  return FALSE;
}

/* backup_expire: removes from @folder the backups of this store whose time has come, right after @made_now was made there:
 * that one stays, whatever the clock says. What cannot be removed (a stick that can only be read) is tried again the next time. */
void
backup_expire (AlongStore *self, const char *folder, const AlongBackupInfo *made_now)
{
  g_autoptr (GPtrArray) found = along_backup_list_sync (folder, self->id, NULL);
  g_autoptr (GPtrArray) noted = along_store_list_backups_sync (self, NULL);

  if (found == NULL || noted == NULL)
    return;
  remove_unfinished (self, folder);
  for (guint i = found->len; i-- > 0;)
    {
      AlongBackupInfo *info = found->pdata[i];

      if (!is_in (noted, info))
        backup_note (self, info, FALSE, NULL); /* made, and the program ended before it was noted */
      if (info->by_hand)
        g_ptr_array_remove_index (found, i);
    }
  g_autofree gint64 *made = g_new (gint64, found->len + 1);
  g_autofree gboolean *keep = g_new (gboolean, found->len + 1);
  for (guint i = 0; i < found->len; i++)
    made[i] = ((AlongBackupInfo *) found->pdata[i])->made_at;
  backup_choose (made, found->len, keep);
  for (guint i = 1; i < found->len; i++)
    {
      AlongBackupInfo *info = found->pdata[i];
      g_autoptr (GError) error = NULL;

      copy_step ("expire");
      if (keep[i] || strcmp (info->path, made_now->path) == 0)
        continue;
      if (parcel_destroy (info->path, PARCEL_BACKUP, &error))
        backup_note (self, info, TRUE, NULL);
      else
        g_debug ("A backup was not removed: %s", error->message);
    }
  /* Those whose files somebody took out of the folder. */
  for (guint i = 0; i < noted->len; i++)
    {
      AlongBackupInfo *info = noted->pdata[i];
      g_autofree char *its_folder = g_path_get_dirname (info->path);

      if (!info->by_hand && g_strcmp0 (its_folder, folder) == 0 && g_access (info->path, F_OK) != 0 && errno == ENOENT)
        backup_note (self, info, TRUE, NULL);
    }
}
