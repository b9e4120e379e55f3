/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-session.h"

G_BEGIN_DECLS

#define PASSPHRASE "three warm quiet mugs"

typedef gboolean (*Finish) (AlongSession *session, GAsyncResult *result, GError **error);

/** Waiting: for an answer. @finish: what waiting_cb() ends it with; a callback that keeps a @result sets it and @done. */
typedef struct
{
  Finish finish;
  gboolean done;
  gpointer result;
  GError *error;
} Waiting;

void waiting_cb    (GObject *source, GAsyncResult *result, gpointer waiting);
void waiting_until (Waiting *waiting, int code);

/* Asks, with waiting_cb and &waiting, and waits until it has ended well, or as @code. */
#define DO(code, finish_with, ...)               \
  {                                              \
    Waiting waiting = { .finish = finish_with }; \
    __VA_ARGS__;                                 \
    waiting_until (&waiting, code);              \
  }

void session_begin (AlongSession *session, gboolean without_keyring);

G_END_DECLS
