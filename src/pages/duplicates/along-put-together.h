/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session.h"

G_BEGIN_DECLS

/** AlongPutTogetherOf: what is put together. Any of it may be ALONG_ID_NONE: families that are not given are chosen from a
 * list, of one family the second person is asked for, of two families it is asked who is who. */
typedef struct
{
  AlongId family, person;             /* what is kept */
  AlongId other_family, other_person; /* what goes */
} AlongPutTogetherOf;

/**
 * AlongPutTogether: two people of one family, or two families, put together as one edit: asks who is who, then field by
 * field where they do not agree. Nothing is changed until everything is decided.
 *
 * Asks of the window that it is transient for: "win.toast" (sb), "win.show-family" (s).
 */
#define ALONG_TYPE_PUT_TOGETHER (along_put_together_get_type ())
G_DECLARE_FINAL_TYPE (AlongPutTogether, along_put_together, ALONG, PUT_TOGETHER, AdwWindow)

GtkWindow *along_put_together_new (GtkWindow *parent, AlongSession *session, const AlongPutTogetherOf *of);

G_END_DECLS
