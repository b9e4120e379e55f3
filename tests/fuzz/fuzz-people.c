/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a GEDCOM file that is taken into the record: what is taken in can be saved and given out again. */
#include "along-check.h"
#include "along-gedcom-export.h"
#include "along-gedcom-import.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
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
  along_check_edit (edit, NULL, G_GINT64_CONSTANT (1782820800000), NULL, &error);
  g_assert_no_error (error);
  family = along_family_new (along_edit_get_family (edit));
  along_family_apply (family, edit);
  for (int target = ALONG_GEDCOM_5_5_1; target <= ALONG_GEDCOM_7_0; target++)
    {
      gsize length;
      g_autofree char *text
        = along_gedcom_from_family (family, target,
                                    ALONG_GEDCOM_EXPORT_NOTES | ALONG_GEDCOM_EXPORT_BONDS | ALONG_GEDCOM_EXPORT_CARE
                                      | ALONG_GEDCOM_EXPORT_HEALTH,
                                    &exported, &length);
      g_autoptr (GBytes) out = g_bytes_new (text, length);
      g_autoptr (AlongGedcom) again = along_gedcom_load_bytes (out, NULL, NULL, NULL, NULL);
      AlongGedcomFacts facts;

      g_assert_nonnull (again);
      along_gedcom_facts (again, &facts);
      g_assert_cmpuint (facts.people, ==, along_family_count (family, ALONG_KIND_PERSON));
    }
  return 0;
}
