/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-backup-words.h"

#include <glib/gi18n-lib.h>

#include "along-clock.h"
#include "along-date.h"
#include "along-instant.h"
#include "along-when.h"

/** along_backup_when: as a line begins: "Today at 17:02", "12 March at 17:02". */
char *
along_backup_when (gint64 ms)
{
  AlongInstant instant = along_instant_new (ms, ALONG_ZONE);
  g_autofree char *day = along_when_day (along_day_of_ms (ms, ALONG_ZONE), along_clock_today ());
  g_autofree char *time = along_instant_time_words (&instant);

  /* Translators: a day ("Today", "12 March") and a time ("17:02") */
  return g_strdup_printf (C_ ("backup", "%s at %s"), day, time);
}

/** along_backup_when_inside: the same inside a sentence: "today at 17:02". */
char *
along_backup_when_inside (gint64 ms)
{
  AlongInstant instant = along_instant_new (ms, ALONG_ZONE);
  g_autofree char *day = along_backup_day (ms), *time = along_instant_time_words (&instant);

  /* Translators: a day ("today", "12 March") and a time ("17:02"), inside a sentence */
  return g_strdup_printf (C_ ("backup inside a sentence", "%s at %s"), day, time);
}

/** along_backup_last: the last good one, below a row that says what it is: "Today at 17:02, and read back". */
char *
along_backup_last (AlongSession *session)
{
  g_autofree char *when = NULL;
  gint64 last;

  along_session_get_backup_health (session, &last, NULL);
  when = along_backup_when (last);
  /* Translators: "Today at 17:02" */
  return g_strdup_printf (_ ("%s, and read back"), when);
}

/** along_backup_day: inside a sentence: "today", "11 March". */
char *
along_backup_day (gint64 ms)
{
  return along_when_day_inside (along_day_of_ms (ms, ALONG_ZONE), along_clock_today ());
}

/** along_backup_holds: "14 families, 120 people". */
char *
along_backup_holds (const AlongSavedBackup *backup)
{
  g_autofree char *families
    = g_strdup_printf (ngettext ("%" G_GINT64_FORMAT " family", "%" G_GINT64_FORMAT " families", (gulong) backup->families),
                       backup->families);
  g_autofree char *people
    = g_strdup_printf (ngettext ("%" G_GINT64_FORMAT " person", "%" G_GINT64_FORMAT " people", (gulong) backup->people),
                       backup->people);

  /* Translators: "14 families", "120 people" */
  return g_strdup_printf (C_ ("backup", "%s, %s"), families, people);
}

/** along_backup_change: "Last change yesterday." */
char *
along_backup_change (const AlongSavedBackup *backup)
{
  g_autofree char *day = NULL;

  if (backup->changed_at <= 0)
    return g_strdup (_ ("Nothing was written in it yet."));
  day = along_backup_day (backup->changed_at);
  return g_strdup_printf (_ ("Last change %s."), day);
}

/**
 * along_backup_health: how it stands with backups, in a sentence.
 *
 * @due: (out): whether somebody should do something about it
 *
 * Returns: "" if nothing is known yet, or there is nothing to say.
 */
char *
along_backup_health (AlongSession *session, gboolean *due)
{
  const char *why;
  gint64 last;
  AlongBackupHealth health = along_session_get_backup_health (session, &last, &why);
  int age = along_clock_today () - along_day_of_ms (last, ALONG_ZONE);

  *due = health != ALONG_BACKUP_FINE;
  switch (health)
    {
    case ALONG_BACKUP_NO_FOLDER:
      return g_strdup (_ ("There is no backup. Choose a folder for them, best on another disk."));
    case ALONG_BACKUP_NONE:
      return g_strdup (_ ("There is no backup yet."));
    case ALONG_BACKUP_FAILING:
      if (last > 0 && age <= 0)
        return g_strdup_printf (_ ("No more backups are made. %s"), why);
      return last > 0 ? g_strdup_printf (ngettext ("Last backup %d day ago. %s", "Last backup %d days ago. %s", (gulong) age), age, why)
                      : g_strdup_printf (_ ("No backup was made. %s"), why);
    case ALONG_BACKUP_OLD:
      return g_strdup_printf (ngettext ("Last backup %d day ago.", "Last backup %d days ago.", (gulong) age), age);
    case ALONG_BACKUP_FINE:
    default:
      if (last == 0)
        return g_strdup ("");
      g_autofree char *when = along_backup_when_inside (last);
      /* Translators: "today at 17:02" */
      return g_strdup_printf (_ ("Last good backup: %s"), when);
    }
}
