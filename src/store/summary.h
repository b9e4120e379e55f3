/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-private.h"

void summary_read (AlongSummary *summary, const void *body, gsize body_length, const void *contacts,
                   gsize contacts_length);

/* summary-contacts.c */
gboolean    summary_unpack_contacts (const void *bytes, gsize length, GArray *contacts);
GByteArray *summary_pack_contacts   (StoreConnection *connection, AlongId family, AlongId episode, GError **error);
gboolean    summary_write_contacts  (StoreConnection *connection, gint64 rid, AlongId family, gboolean *done,
                                     GError **error);
