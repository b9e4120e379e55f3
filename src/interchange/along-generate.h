/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "along-store.h"

G_BEGIN_DECLS

/**
 * AlongGenerated: what was made.
 *
 * @returns: families that came back after their support had ended
 * @checksum: SHA-256 over every record made, in order, as hex; to be freed
 */
typedef struct
{
  guint families, people, contacts, assessments, returns;
  char *checksum;
} AlongGenerated;

gboolean along_generate_sync (AlongStore *store, guint families, guint64 seed, guint contacts, GCancellable *cancellable,
                              AlongGenerated *made, GError **error);

G_END_DECLS
