/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * A parcel: one file that leaves the caseload's folder: a header, in clear but for what is sealed in it, and the
 * pages of an encrypted store. Numbers have their highest byte first.
 *
 *     0   8  "ALNGPRCL"
 *     8   4  version
 *    12   4  kind
 *    16   4  bytes of the header      20   8  bytes of the pages
 *    28      the header
 *    then 32  BLAKE2b-256 of all before
 *    then    the pages
 */

/** ParcelKind: what a parcel is for; also its number in the file. */
typedef enum
{
  PARCEL_BACKUP = 1,
  PARCEL_BUNDLE = 2,
} ParcelKind;

/** Bytes that a header has at most. */
#define PARCEL_HEADER_MOST 65536
/** What a parcel is called, beside its place, while it is being written. */
#define PARCEL_UNFINISHED ".part"

gboolean parcel_write       (const char *path, ParcelKind kind, GBytes *header, const char *pages_path,
                             GCancellable *cancellable, GError **error);
gboolean parcel_read_header (const char *path, ParcelKind kind, GBytes **header, GError **error);
gboolean parcel_extract     (const char *path, ParcelKind kind, const char *to_path, GCancellable *cancellable,
                             GError **error);
gboolean parcel_destroy     (const char *path, ParcelKind kind, GError **error);
void     parcel_put         (guint8 *to, guint64 number, int size);
guint64  parcel_get         (const guint8 *from, int size);
gboolean parcel_fail_writing (int number, GError **error);

G_END_DECLS
