/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-session.h"

G_BEGIN_DECLS

/** What came of a colleague's file. */
typedef enum
{
  ALONG_TAKE_IN_END_NOTHING, /* it was not taken in */
  ALONG_TAKE_IN_END_CAME,
  ALONG_TAKE_IN_END_BACK,    /* taken back */
  ALONG_TAKE_IN_END_NOT_BACK,
  ALONG_TAKE_IN_END_PUT_BACK,
  ALONG_TAKE_IN_END_NOT_PUT_BACK,
} AlongTakeInEnd;

void along_take_in_after_lock (GtkWindow *parent, AlongSession *session, GFile *file, AlongTakeInEnd end);

G_END_DECLS
