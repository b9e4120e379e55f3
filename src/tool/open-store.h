/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-store.h"
#include "verbs.h"

G_BEGIN_DECLS

/**
 * AlongToolStore: which store a verb works on and how it is opened.
 *
 * @dir: the folder: --store, or the one that the program uses
 * @passphrase_file: (nullable): --passphrase-file; without it the keyring has the key
 */
typedef struct
{
  const char *dir;
  const char *passphrase_file;
} AlongToolStore;

gboolean    along_tool_take_store   (int *argc, char **argv, AlongToolStore *which);
AlongStore *along_tool_open_store   (const AlongToolStore *which, int *exit_code);
AlongStore *along_tool_open_store_with (const AlongToolStore *which, AlongKey **used, gboolean *in_keyring, int *exit_code);
AlongStore *along_tool_create_store (const AlongToolStore *which, char **recovery, int *exit_code);
int         along_tool_close_store  (AlongStore *store, int exit_code);
int         along_tool_refuse_error (const GError *error, const char *where);

#define ALONG_TOOL_STORE_USAGE "[--store DIR] [--passphrase-file F]"

G_END_DECLS
