/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AlongLockReason: what makes the caseload lock by itself.
 *
 * @ALONG_LOCK_IDLE: nobody touched keyboard or mouse for the set time
 * @ALONG_LOCK_SESSION: the desktop session was locked
 * @ALONG_LOCK_SCREENSAVER: the screen saver came on
 * @ALONG_LOCK_SLEEP: the computer is about to sleep
 */
typedef enum
{
  ALONG_LOCK_IDLE,
  ALONG_LOCK_SESSION,
  ALONG_LOCK_SCREENSAVER,
  ALONG_LOCK_SLEEP,
} AlongLockReason;

/**
 * AlongLockSources: what the watcher can hear just now.
 *
 * @ALONG_LOCK_HEARS_LOGIND: session locks and sleep
 * @ALONG_LOCK_HEARS_SCREENSAVER: the screen saver
 */
typedef enum
{
  ALONG_LOCK_HEARS_NOTHING = 0,
  ALONG_LOCK_HEARS_LOGIND = 1 << 0,
  ALONG_LOCK_HEARS_SCREENSAVER = 1 << 1,
} AlongLockSources;

#define ALONG_TYPE_LOCK_WATCHER (along_lock_watcher_get_type ())
G_DECLARE_FINAL_TYPE (AlongLockWatcher, along_lock_watcher, ALONG, LOCK_WATCHER, GObject)

AlongLockWatcher *along_lock_watcher_new         (GDBusConnection  *system_bus,
                                                  GDBusConnection  *session_bus);
void              along_lock_watcher_set_idle    (AlongLockWatcher *self,
                                                  guint             seconds);
void              along_lock_watcher_touch       (AlongLockWatcher *self);
void              along_lock_watcher_locked      (AlongLockWatcher *self);
AlongLockSources  along_lock_watcher_get_sources (AlongLockWatcher *self);

G_END_DECLS
