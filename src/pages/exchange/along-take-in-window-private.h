/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-exchange-parts.h"
#include "along-session-bundle.h"
#include "along-take-in-window.h"

G_BEGIN_DECLS

/* Used by along-take-in-window.c and along-take-in-maker.c alone. */

struct _AlongTakeInWindow
{
  AdwWindow parent_instance;

  AlongExchangeFrame frame;
  GtkWidget *passphrase, *refusal;
  GtkWidget *read, *maker, *fingerprint, *accept, *summary, *lists;

  AlongSession *session;
  GFile *file;
  GCancellable *cancellable;
  AlongTaking *taking;
  GArray *edits; /* (nullable): what was taken in */
  gboolean putting_back;
  gboolean team_came; /* with what was taken in */
  gboolean came;      /* it says that all of it is here */
  GtkWindow *over;    /* (nullable): weak: the window below it */
  gboolean locked;    /* a lock took it away */
};

void        along_take_in_window_update     (AlongTakeInWindow *self);

/* along-take-in-maker.c: who made the file */
const char *along_take_in_maker_of          (const AlongTaking *taking);
void        along_take_in_window_show_maker (AlongTakeInWindow *self);
void        along_take_in_window_compare    (AlongTakeInWindow *self);

G_END_DECLS
