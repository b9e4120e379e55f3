/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-store-bundle.h"
#include "open-store.h"

G_BEGIN_DECLS

/* Files that go between colleagues. */

/**
 * AlongToolTakeIn: how a colleague's file is taken in.
 *
 * @passphrase_file: (nullable): with the passphrase that opens it
 * @conflicts: (nullable): "ours" or "theirs": who is right where both sides changed something; %NULL: nobody decides that
 *   in silence, and the file is refused with a list
 * @other_key: though it was signed with another key than the one that was accepted of this colleague
 */
typedef struct
{
  const char *passphrase_file, *conflicts;
  gboolean other_key;
} AlongToolTakeIn;

gboolean along_tool_is_bundle     (const char *path);
int      along_tool_take_in       (AlongStore *store, const char *path, const AlongToolTakeIn *how);
int      along_tool_refuse_taking (const GError *error, const char *where);
AlongId  along_tool_me            (AlongStore *store);

G_END_DECLS
