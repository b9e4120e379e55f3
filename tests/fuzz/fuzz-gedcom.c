/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a GEDCOM file: read, counted, written in both versions, read again with the same people. */
#include "along-gedcom-write.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
write_and_read (AlongGedcom *gedcom, AlongGedcomTarget target)
{
  gsize length;
  char *text = along_gedcom_write (gedcom, target, &length);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, length);
  g_autoptr (AlongGedcom) again = along_gedcom_load_bytes (bytes, NULL, NULL, NULL, NULL);
  AlongGedcomFacts before, after;

  g_assert_nonnull (again);
  along_gedcom_facts (gedcom, &before);
  along_gedcom_facts (again, &after);
  g_assert_cmpuint (before.people, ==, after.people);
  g_assert_cmpuint (before.couples, ==, after.couples);
  g_assert_cmpuint (before.child_links, ==, after.child_links);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (AlongGedcom) gedcom = along_gedcom_load_bytes (bytes, NULL, NULL, NULL, NULL);

  if (gedcom == NULL)
    return 0;
  write_and_read (gedcom, ALONG_GEDCOM_5_5_1);
  write_and_read (gedcom, ALONG_GEDCOM_7_0);
  return 0;
}
