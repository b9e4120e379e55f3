/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ASSO: lines between two people where they were chosen, and twins. */
#include "along-gedcom-export-private.h"

#include "along-gedcom-convert.h"
#include "along-gedcom-words.h"
#include "along-restricted.h"

#define put along_gedcom_export_put

/* A pointer to somebody, and what they are: RELA, or ROLE with a PHRASE. */
static void
put_asso (Export *export, guint to, const char *words)
{
  char xref[ALONG_GEDCOM_XREF];

  along_gedcom_export_xref ('I', to, xref);
  along_gedcom_put_pointer (export->out, 1, "ASSO", xref);
  if (export->target == ALONG_GEDCOM_7_0)
    {
      g_auto (AlongGedcomConverted) role = along_gedcom_role_to_7 (words, NULL);

      put (export, 2, "ROLE", role.value);
      if (role.phrase != NULL)
        put (export, 3, "PHRASE", role.phrase);
    }
  else
    put (export, 2, "RELA", words);
}

static void
put_bond (Export *export, AlongRecord *bond, guint to)
{
  int kind = along_record_get_enum (bond, ALONG_BOND_P_KIND);
  const char *label = along_record_get_text (bond, ALONG_BOND_P_LABEL), *name = along_enum_text (ALONG_ENUM_BOND, kind);

  put_asso (export, to, label != NULL ? label : name);
  if (kind != ALONG_BOND_LABELLED || along_record_has (bond, ALONG_BOND_P_START) || along_record_has (bond, ALONG_BOND_P_END))
    {
      put (export, 2, "_ALN_EREL", name);
      along_gedcom_export_period (export, 3, along_record_get_text (bond, ALONG_BOND_P_START), along_record_get_text (bond, ALONG_BOND_P_END));
    }
  if (!along_record_get_bool (bond, ALONG_BOND_P_DIRECTED))
    put (export, 2, "_ALN_BOTH", NULL);
  if (along_record_has (bond, ALONG_BOND_P_CONFIDENCE))
    put (export, 2, "_ALN_SURE", along_enum_text (ALONG_ENUM_CONFIDENCE, along_record_get_enum (bond, ALONG_BOND_P_CONFIDENCE)));
  if (along_record_has (bond, ALONG_BOND_P_INTENSITY))
    {
      g_autofree char *strength = g_strdup_printf ("%d", (int) along_record_get_int (bond, ALONG_BOND_P_INTENSITY, 0));

      put (export, 2, "_ALN_STRG", strength);
    }
}

static void
put_twins (Export *export, AlongRecord *person)
{
  const char *set = along_record_get_text (person, ALONG_PERSON_P_TWIN);
  GPtrArray *twins = set != NULL ? g_hash_table_lookup (export->twins, set) : NULL;
  const char *words = !along_record_has (person, ALONG_PERSON_P_MONOZYGOTIC)         ? "twin"
                      : along_record_get_bool (person, ALONG_PERSON_P_MONOZYGOTIC) ? "identical twin"
                                                                                     : "non-identical twin";

  for (guint i = 0; twins != NULL && i < twins->len; i++)
    if (g_ptr_array_index (twins, i) != person
        && !along_gedcom_kept_hides_tie (export->kept, along_record_get_id (person), along_record_get_id (g_ptr_array_index (twins, i))))
      put_asso (export, along_gedcom_export_number (export, along_record_get_id (g_ptr_array_index (twins, i))), words);
}

/** along_gedcom_export_bonds: who is whose twin, and the lines that begin at @person. */
void
along_gedcom_export_bonds (Export *export, AlongRecord *person, guint number)
{
  GPtrArray *bonds = along_gedcom_export_of (export->of[ALONG_KIND_BOND], number);

  put_twins (export, person);
  for (guint i = 0; bonds != NULL && i < bonds->len; i++)
    {
      AlongRecord *bond = g_ptr_array_index (bonds, i);
      guint to = along_gedcom_export_number (export, along_record_get_ref (bond, ALONG_BOND_P_TO));

      if (to == 0 || along_bond_is_private (bond))
        export->exported.left_out++;
      else if (along_gedcom_export_wants (export, ALONG_GEDCOM_EXPORT_BONDS))
        put_bond (export, bond, to);
    }
}
