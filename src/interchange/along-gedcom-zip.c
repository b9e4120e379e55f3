/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GEDZIP: a zip archive with gedcom.ged in it. */
#include "along-gedcom-private.h"
#include "along-gedcom-write.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_ENTRIES 100000
#define STEP 262144

static GBytes *
read_entry (struct archive *archive, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (STEP);

  for (;;)
    {
      la_ssize_t n = archive_read_data (archive, buffer, STEP);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (n == 0)
        break;
      if (n < 0)
        {
          g_set_error_literal (error, ALONG_INTERCHANGE_ERROR, ALONG_INTERCHANGE_ERROR_DAMAGED,
                               _ ("This GEDZIP file is damaged: what is in it could not be unpacked."));
          return NULL;
        }
      if (out->len + (gsize) n > ALONG_GEDCOM_MOST_BYTES)
        {
          g_set_error_literal (error, ALONG_INTERCHANGE_ERROR, ALONG_INTERCHANGE_ERROR_TOO_BIG,
                               _ ("The family tree in this GEDZIP file is larger than 256 MB, which is more than Alongside reads."));
          return NULL;
        }
      g_byte_array_append (out, buffer, (guint) n);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

/**
 * along_gedcom_unzip: the bytes of gedcom.ged in a GEDZIP archive (or else of its first .ged file).
 *
 * Errors: ALONG_INTERCHANGE_ERROR_DAMAGED, _TOO_BIG (once unpacked: an archive that swells is stopped),
 *   _NOT_THIS_KIND if there is no .ged in it
 */
GBytes *
along_gedcom_unzip (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  GBytes *found = NULL;
  gboolean whole = TRUE, named = FALSE;
  int entries = 0;
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, data, length) != ARCHIVE_OK)
    whole = FALSE;
  while (whole && !named && entries++ < MOST_ENTRIES)
    {
      int result = archive_read_next_header (archive, &entry);
      const char *name;
      GBytes *bytes_of_it;

      if (result == ARCHIVE_EOF)
        break;
      if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
        {
          whole = FALSE;
          break;
        }
      name = archive_entry_pathname (entry);
      if (name == NULL || strlen (name) < 4 || g_ascii_strcasecmp (name + strlen (name) - 4, ".ged") != 0)
        continue;
      named = g_ascii_strcasecmp (name, "gedcom.ged") == 0;
      if (found != NULL && !named)
        continue;
      bytes_of_it = read_entry (archive, cancellable, error);
      g_clear_pointer (&found, g_bytes_unref);
      found = bytes_of_it;
      if (found == NULL)
        {
          archive_read_free (archive);
          return NULL;
        }
    }
  archive_read_free (archive);
  if (found == NULL)
    g_set_error_literal (error, ALONG_INTERCHANGE_ERROR,
                         whole ? ALONG_INTERCHANGE_ERROR_NOT_THIS_KIND : ALONG_INTERCHANGE_ERROR_DAMAGED,
                         whole ? _ ("There is no GEDCOM file (gedcom.ged) in this archive.")
                               : _ ("This GEDZIP file is damaged: what is in it could not be unpacked."));
  return found;
}

static la_ssize_t
write_cb (struct archive *archive, void *data, const void *buffer, size_t length)
{
  g_byte_array_append (data, buffer, (guint) length);
  return (la_ssize_t) length;
}

/** along_gedcom_zip: an archive with @text, of @length bytes, as its gedcom.ged. */
GBytes *
along_gedcom_zip (const char *text, gsize length, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  struct archive *archive = archive_write_new ();
  struct archive_entry *entry = archive_entry_new ();
  gboolean whole;

  archive_entry_set_pathname (entry, "gedcom.ged");
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  archive_entry_set_size (entry, (la_int64_t) length);
  whole = archive_write_set_format_zip (archive) == ARCHIVE_OK && archive_write_zip_set_compression_deflate (archive) == ARCHIVE_OK
          && archive_write_open (archive, out, NULL, write_cb, NULL) == ARCHIVE_OK && archive_write_header (archive, entry) == ARCHIVE_OK
          && archive_write_data (archive, text, length) == (la_ssize_t) length;
  whole &= archive_write_close (archive) == ARCHIVE_OK;
  archive_entry_free (entry);
  archive_write_free (archive);
  if (!whole)
    {
      g_set_error_literal (error, ALONG_INTERCHANGE_ERROR, ALONG_INTERCHANGE_ERROR_DAMAGED, _ ("The file could not be packed."));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}
