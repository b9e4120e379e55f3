/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a GEDCOM file that is taken into the record: what is taken in can be saved and given out again,
 * and so can the same file, or what stands after its end, taken into the same family. */
#include <string.h>

#include "along-check.h"
#include "along-gedcom-export.h"
#include "along-gedcom-import.h"

#define NOW G_GINT64_CONSTANT (1782820800000)
#define END "\n0 TRLR\n"

/* Into a family that has some of the people, or all. */
static void
take_in_more (AlongFamily *family, const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (AlongGedcom) gedcom = along_gedcom_load_bytes (bytes, NULL, NULL, NULL, NULL);
  g_autoptr (AlongGedcomHere) here = along_gedcom_here_new (family);
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  const AlongGedcomImport how = { .family = along_family_get_id (family), .here = here };
  g_autoptr (AlongEdit) edit = gedcom != NULL ? along_gedcom_to_edit (gedcom, &how, problems, NULL, NULL) : NULL;
  g_autoptr (GHashTable) met = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);
  g_autoptr (GError) error = NULL;
  guint n;

  if (edit == NULL)
    return;
  along_gedcom_people (gedcom, &n);
  for (guint i = 0; i < n; i++)
    {
      AlongId id = along_gedcom_here_person (here, i);

      if (!along_id_is_none (id))
        g_assert_true (g_hash_table_add (met, g_memdup2 (&id, sizeof id)));
    }
  along_check_edit (edit, family, NOW, NULL, &error);
  g_assert_no_error (error);
  along_family_apply (family, edit);
}

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const guint8 *end = memmem (data, size, END, strlen (END));
  gsize first = end != NULL ? (gsize) (end - data) + strlen (END) : size;
  g_autoptr (GBytes) bytes = g_bytes_new (data, first);
  g_autoptr (AlongGedcom) gedcom = along_gedcom_load_bytes (bytes, NULL, NULL, NULL, NULL);
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  const AlongGedcomImport how = { .family = ALONG_ID_NONE };
  g_autoptr (AlongEdit) edit = NULL;
  g_autoptr (AlongFamily) family = NULL;
  g_autoptr (GError) error = NULL;
  AlongGedcomExported exported;

  edit = gedcom != NULL ? along_gedcom_to_edit (gedcom, &how, problems, NULL, NULL) : NULL;
  if (edit == NULL)
    return 0;
  along_check_edit (edit, NULL, NOW, NULL, &error);
  g_assert_no_error (error);
  family = along_family_new (along_edit_get_family (edit));
  along_family_apply (family, edit);
  for (int target = ALONG_GEDCOM_5_5_1; target <= ALONG_GEDCOM_7_0; target++)
    {
      gsize length;
      g_autofree char *text
        = along_gedcom_from_family (family, target,
                                    ALONG_GEDCOM_EXPORT_EVERYTHING,
                                    &exported, &length);
      g_autoptr (GBytes) out = g_bytes_new (text, length);
      g_autoptr (AlongGedcom) again = along_gedcom_load_bytes (out, NULL, NULL, NULL, NULL);
      AlongGedcomFacts facts;

      g_assert_nonnull (again);
      along_gedcom_facts (again, &facts);
      g_assert_cmpuint (facts.people, ==, along_family_count (family, ALONG_KIND_PERSON));
    }
  take_in_more (family, first < size ? data + first : data, first < size ? size - first : size);
  return 0;
}
