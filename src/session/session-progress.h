/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "along-session-progress.h"

G_BEGIN_DECLS

/** SessionProgress: who is told how far @task, which has it in its data, has come. @call: (nullable) */
typedef struct
{
  GTask *task;
  AlongSessionProgress call;
  gpointer data;
} SessionProgress;

void session_progress_tell (double part, gpointer progress);

G_END_DECLS
