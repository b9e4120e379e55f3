/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "along-hash.h"
#include "along-id.h"
#include "along-wrap.h"

G_BEGIN_DECLS

/**
 * AlongBackupHeader: what a backup says of itself, in clear: nothing of any person, and the key to its pages sealed
 * to the recovery pair alone.
 *
 * @store: whose backup it is
 * @format: number of the file format
 * @made_at: milliseconds UTC
 * @by_hand: made to a file that somebody chose: never removed by itself
 * @head_n: number of the journal's last entry
 * @head_hash: its hash
 * @access_n: number of the last entry of who read what
 * @changed_at: when the journal's last entry became known, milliseconds UTC; 0: none
 * @families: how many, but for deleted ones
 * @people: how many, but for deleted ones
 * @records: of all kinds, but for deleted ones
 * @wrap: (nullable): the recovery pair, its secret half under the recovery passphrase, with the backup's own key
 */
typedef struct
{
  AlongId store;
  guint format;
  gint64 made_at;
  gboolean by_hand;
  gint64 head_n;
  guint8 head_hash[ALONG_HASH_SIZE];
  gint64 access_n;
  gint64 changed_at;
  gint64 families, people, records;
  AlongWrap *wrap;
} AlongBackupHeader;

void      along_backup_header_clear  (AlongBackupHeader        *header);
GBytes   *along_backup_header_format (const AlongBackupHeader  *header) G_GNUC_WARN_UNUSED_RESULT;
gboolean  along_backup_header_parse  (GBytes                   *bytes,
                                      AlongBackupHeader        *header,
                                      GError                  **error);
AlongKey *along_backup_header_seal   (AlongBackupHeader        *header,
                                      const char               *recovery_path,
                                      GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
AlongKey *along_backup_header_open   (const AlongBackupHeader  *header,
                                      const AlongSecretText    *passphrase,
                                      GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AlongBackupHeader, along_backup_header_clear)

G_END_DECLS
