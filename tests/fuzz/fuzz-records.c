/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Images of records, as the journal keeps them: text of any kind, or put together from names and values that a
 * record may have, in good and bad places. What is read can be written, and gives the same again. */
#include "along-age.h"
#include "along-check.h"
#include "along-image.h"
#include "fuzz-bytes.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char *const values[] = {
  "null", "true", "false", "0", "1", "-1", "9223372036854775807", "-9223372036854775808", "1e400", "0.5", "[]", "{}",
  "[null]", "[\"a\",\"b\"]", "[\"a\",1]", "\"\"", "\"2026-02-30\"", "\"2026-03\"", "\"20XX~\"", "\"../2026\"", "\"2026/..\"",
  "\"2026-05-20T15:00:00+01:00[Europe/London]\"", "\"9999-12-31T23:59:60.999999-23:59[UTC]\"", "\"0000-01-01T00:00:00Z\"",
  "\"2026-03-29T01:30\"", "\"2026-05-20T15:00:00Z[Nowhere/Known]\"", "\"c757873d-ec9a-4326-a141-556f43239520\"",
  "[\"c757873d-ec9a-4326-a141-556f43239520\"]", "\"visit\"", "\"completed\"", "\"birth\"", "\"3.75\"", "\"1e309\"",
  "\"\\u0000\"", "\"\\ud800\"", "\"line\\nline\"",
};

static char *
make_image (FuzzBytes *bytes, const AlongKind *kind)
{
  GString *image = g_string_new ("{\"_v\":1");

  while (bytes->size > 0 && image->len < 4096)
    {
      const AlongProperty *property = &kind->properties[fuzz_take (bytes, kind->n_properties)];

      g_string_append_printf (image, ",\"%s\":", property->name);
      if (property->type == ALONG_TYPE_ENUM && fuzz_take (bytes, 2) == 0)
        g_string_append_printf (image, "\"%s\"",
                                along_enum_text (property->enumeration,
                                                 (int) fuzz_take (bytes, along_enum_n_values (property->enumeration))));
      else if (fuzz_take (bytes, 4) > 0)
        g_string_append (image, FUZZ_PICK (bytes, values));
      else
        {
          gsize length;
          const guint8 *data = fuzz_take_bytes (bytes, 40, &length);
          g_autofree char *text = g_strndup ((const char *) data, length);
          along_image_append_string (image, text);
        }
    }
  g_string_append_c (image, '}');
  return g_string_free (image, FALSE);
}

/* Everything that is asked of a value elsewhere. */
static void
look (AlongRecord *record)
{
  const AlongKind *kind = along_record_get_kind (record);

  for (int i = 0; i < (int) kind->n_properties; i++)
    {
      AlongInstant instant, again;

      if (kind->properties[i].type == ALONG_TYPE_DATE)
        {
          g_autofree char *words = along_date_to_words (along_record_get_text (record, i)), *typed = NULL;
          int day = along_record_get_day (record, i);

          along_date_parse_typed (words, &typed, NULL);
          if (day != ALONG_DAY_NONE)
            g_free (along_age_words (day, 2461222));
        }
      if (kind->properties[i].type == ALONG_TYPE_INSTANT && along_record_get_instant (record, i, &instant))
        {
          g_autofree char *text = along_instant_to_text (&instant);

          g_assert_true (along_instant_parse (text, &again));
          g_free (along_instant_time_words (&instant));
        }
      if (kind->properties[i].type == ALONG_TYPE_DEC)
        along_record_get_decimal (record, i, 0);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  FuzzBytes bytes = { data, size };
  AlongKindId kind = fuzz_take (&bytes, ALONG_N_KINDS);
  g_autoptr (AlongEdit) edit = along_edit_new ("Fuzz", along_id_from_name ("family"));
  AlongRecord *record = along_edit_create_with_id (edit, kind, along_id_from_name ("family"));
  g_autoptr (AlongRecord) again = along_record_new (kind, along_record_get_id (record), along_record_get_family (record));
  g_autofree char *image = fuzz_take (&bytes, 8) == 0 ? g_strndup ((const char *) bytes.data, bytes.size)
                                                      : make_image (&bytes, along_kind_get (kind));
  gboolean read = along_image_read (image, record, NULL);
  g_autofree char *whole = along_image_whole (record), *rewhole = NULL;

  look (record);
  along_check_edit (edit, NULL, G_GINT64_CONSTANT (1782820800000), NULL, NULL);
  if (!read)
    return 0;
  g_assert_true (along_image_read (whole, again, NULL));
  rewhole = along_image_whole (again);
  g_assert_cmpstr (whole, ==, rewhole);
  return 0;
}
