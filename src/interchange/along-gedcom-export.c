/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A family's genogram as GEDCOM. The people in these files are alive: out goes the structure, and more only
 * where it was chosen. */
#include <string.h>

#include "along-date.h"
#include "along-gedcom-date.h"
#include "along-gedcom-export-private.h"

#define ROOM 16 /* for "I" or "F" and a number */

static void
xref_of (char prefix, guint number, char xref[ROOM])
{
  g_snprintf (xref, ROOM, "%c%u", prefix, number);
}

static void
put (Export *export, guint level, const char *tag, const char *text)
{
  along_gedcom_put_line (export->out, export->target, level, NULL, tag, text);
}

static void
put_date (Export *export, guint level, const char *edtf)
{
  g_autofree char *date = along_gedcom_date_from_edtf (edtf);

  if (date != NULL)
    put (export, level, "DATE", date);
}

static void
put_name (Export *export, AlongRecord *person)
{
  const char *name = along_record_get_text (person, ALONG_PERSON_P_NAME), *given = along_record_get_text (person, ALONG_PERSON_P_GIVEN);
  const char *surname = along_record_get_text (person, ALONG_PERSON_P_SURNAME);
  const char *preferred = along_record_get_text (person, ALONG_PERSON_P_PREFERRED);
  g_autofree char *value = NULL;

  /* the surname stands between slashes, wherever it is in the name */
  if (surname != NULL && name != NULL && g_str_has_suffix (name, surname))
    value = g_strdup_printf ("%.*s/%s/", (int) (strlen (name) - strlen (surname)), name, surname);
  else
    value = g_strdup (name);
  put (export, 1, "NAME", value);
  if (given != NULL)
    put (export, 2, "GIVN", given);
  if (surname != NULL)
    put (export, 2, "SURN", surname);
  if (preferred != NULL)
    put (export, 2, "NICK", preferred);
}

static const char *
sex_of (int gender)
{
  switch (gender)
    {
    case ALONG_GENDER_FEMALE:
    case ALONG_GENDER_TRANS_WOMAN:
      return "F";
    case ALONG_GENDER_MALE:
    case ALONG_GENDER_TRANS_MAN:
      return "M";
    default:
      return "U";
    }
}

static gboolean
is_stillborn (Export *export, AlongId person)
{
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, export->family, ALONG_KIND_PREGNANCY)
    if (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME) == ALONG_PREGNANCY_OUTCOME_STILLBIRTH
        && along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, person))
      return TRUE;
  return FALSE;
}

static void
put_life (Export *export, AlongRecord *person)
{
  const char *born = along_record_get_text (person, ALONG_PERSON_P_BORN), *died = along_record_get_text (person, ALONG_PERSON_P_DIED);
  gboolean stillborn = (export->parts & ALONG_GEDCOM_EXPORT_HEALTH) != 0 && is_stillborn (export, along_record_get_id (person));

  if (born != NULL)
    {
      put (export, 1, "BIRT", NULL);
      put_date (export, 2, born);
    }
  if (died == NULL && !stillborn)
    return;
  if (died != NULL && g_str_has_prefix (died, "../"))
    put (export, 1, "DEAT", "Y"); /* died, nobody knows when */
  else
    {
      put (export, 1, "DEAT", NULL);
      put_date (export, 2, died);
    }
  if (stillborn && export->target == ALONG_GEDCOM_5_5_1)
    put (export, 2, "AGE", "STILLBORN");
  else if (stillborn)
    {
      put (export, 2, "AGE", "0d");
      put (export, 3, "PHRASE", "Stillborn");
    }
}

static void
put_links (Export *export, guint person)
{
  GArray *parents = g_hash_table_lookup (export->parents, GUINT_TO_POINTER (person));
  GArray *spouses = g_hash_table_lookup (export->spouses, GUINT_TO_POINTER (person));
  char xref[ROOM];

  for (guint i = 0; parents != NULL && i < parents->len; i++)
    {
      guint number = g_array_index (parents, guint, i);
      const Union *u = g_ptr_array_index (export->unions, number - 1);

      xref_of ('F', number, xref);
      along_gedcom_put_pointer (export->out, 1, "FAMC", xref);
      for (guint c = 0; c < u->children->len; c++)
        {
          const Child *child = &g_array_index (u->children, Child, c);

          if (child->pedigree != NULL && along_gedcom_export_number (export, child->child) == person)
            {
              g_autofree char *small = g_ascii_strdown (child->pedigree, -1);

              put (export, 2, "PEDI", export->target == ALONG_GEDCOM_7_0 ? child->pedigree : small);
            }
        }
    }
  for (guint i = 0; spouses != NULL && i < spouses->len; i++)
    {
      xref_of ('F', g_array_index (spouses, guint, i), xref);
      along_gedcom_put_pointer (export->out, 1, "FAMS", xref);
    }
}

static void
put_bonds (Export *export, GPtrArray *bonds)
{
  for (guint i = 0; bonds != NULL && i < bonds->len; i++)
    {
      AlongRecord *bond = g_ptr_array_index (bonds, i);
      int kind = along_record_get_enum (bond, ALONG_BOND_P_KIND);
      guint to = along_gedcom_export_number (export, along_record_get_ref (bond, ALONG_BOND_P_TO));
      const char *label = along_record_get_text (bond, ALONG_BOND_P_LABEL), *name = along_enum_text (ALONG_ENUM_BOND, kind);
      char xref[ROOM];

      /* violence and control are restricted, whoever asks */
      if ((export->parts & ALONG_GEDCOM_EXPORT_BONDS) == 0 || along_record_get_bool (bond, ALONG_BOND_P_PRIVATE) || to == 0
          || (kind >= ALONG_BOND_PHYSICAL_ABUSE && kind <= ALONG_BOND_NEGLECT))
        {
          export->exported.left_out++;
          continue;
        }
      export->exported.records++;
      xref_of ('I', to, xref);
      along_gedcom_put_pointer (export->out, 1, "ASSO", xref);
      if (export->target == ALONG_GEDCOM_7_0)
        {
          put (export, 2, "ROLE", "OTHER");
          put (export, 3, "PHRASE", label != NULL ? label : name);
        }
      else
        put (export, 2, "RELA", label != NULL ? label : name);
      if (kind != ALONG_BOND_LABELLED)
        put (export, 2, "_ALN_EREL", name);
      if (!along_record_get_bool (bond, ALONG_BOND_P_DIRECTED))
        put (export, 2, "_ALN_BOTH", NULL);
    }
}

static void
put_conditions (Export *export, GPtrArray *conditions)
{
  for (guint i = 0; conditions != NULL && i < conditions->len; i++)
    {
      AlongRecord *condition = g_ptr_array_index (conditions, i);

      if ((export->parts & ALONG_GEDCOM_EXPORT_HEALTH) == 0)
        {
          export->exported.left_out++;
          continue;
        }
      export->exported.records++;
      put (export, 1, "FACT", along_record_get_text (condition, ALONG_CONDITION_P_TEXT));
      put (export, 2, "TYPE", "Health");
      put_date (export, 2, along_record_get_text (condition, ALONG_CONDITION_P_FROM));
    }
}

static void
put_note (Export *export, AlongRecord *record, int property)
{
  const char *note = along_record_get_text (record, property);

  if (note == NULL)
    return;
  if ((export->parts & ALONG_GEDCOM_EXPORT_NOTES) != 0)
    put (export, 1, "NOTE", note);
  else
    export->exported.left_out++;
}

static void
put_person (Export *export, AlongRecord *person, guint number, GHashTable *bonds, GHashTable *conditions)
{
  char xref[ROOM];

  xref_of ('I', number, xref);
  along_gedcom_put_line (export->out, export->target, 0, xref, "INDI", NULL);
  put_name (export, person);
  put (export, 1, "SEX", sex_of (along_record_get_enum (person, ALONG_PERSON_P_GENDER)));
  put_life (export, person);
  put_links (export, number);
  put_bonds (export, along_gedcom_export_of (bonds, number));
  put_conditions (export, along_gedcom_export_of (conditions, number));
  put_note (export, person, ALONG_PERSON_P_NOTE);
  export->exported.records++;
}

static void
put_couple_events (Export *export, AlongRecord *couple)
{
  const char *from = along_record_get_text (couple, ALONG_COUPLE_P_FROM), *to = along_record_get_text (couple, ALONG_COUPLE_P_TO);

  switch (along_record_get_enum (couple, ALONG_COUPLE_P_KIND))
    {
    case ALONG_COUPLE_KIND_MARRIED:
    case ALONG_COUPLE_KIND_CIVIL_PARTNERSHIP:
      put (export, 1, "MARR", from == NULL ? "Y" : NULL);
      if (along_record_get_enum (couple, ALONG_COUPLE_P_KIND) == ALONG_COUPLE_KIND_CIVIL_PARTNERSHIP)
        put (export, 2, "TYPE", "Civil partnership");
      put_date (export, 2, from);
      break;
    case ALONG_COUPLE_KIND_ENGAGED:
      put (export, 1, "ENGA", from == NULL ? "Y" : NULL);
      put_date (export, 2, from);
      break;
    case ALONG_COUPLE_KIND_COHABITING:
      put (export, 1, "EVEN", NULL);
      put (export, 2, "TYPE", "Cohabitation");
      put_date (export, 2, from);
      break;
    default:
      break;
    }
  switch (along_record_get_enum (couple, ALONG_COUPLE_P_STATE))
    {
    case ALONG_COUPLE_STATE_DIVORCED:
      put (export, 1, "DIV", to == NULL ? "Y" : NULL);
      put_date (export, 2, to);
      break;
    case ALONG_COUPLE_STATE_SEPARATED:
    case ALONG_COUPLE_STATE_ENDED:
      put (export, 1, "EVEN", NULL);
      put (export, 2, "TYPE", "Separation");
      put_date (export, 2, to);
      break;
    default:
      break;
    }
}

static void
put_union (Export *export, const Union *u, guint number)
{
  AlongId husband, wife;
  char xref[ROOM];

  xref_of ('F', number, xref);
  along_gedcom_put_line (export->out, export->target, 0, xref, "FAM", NULL);
  along_gedcom_export_positions (export, u, &husband, &wife);
  if (along_gedcom_export_number (export, husband) != 0)
    {
      xref_of ('I', along_gedcom_export_number (export, husband), xref);
      along_gedcom_put_pointer (export->out, 1, "HUSB", xref);
    }
  if (along_gedcom_export_number (export, wife) != 0)
    {
      xref_of ('I', along_gedcom_export_number (export, wife), xref);
      along_gedcom_put_pointer (export->out, 1, "WIFE", xref);
    }
  for (guint i = 0; i < u->children->len; i++)
    {
      const Child *child = &g_array_index (u->children, Child, i);

      xref_of ('I', along_gedcom_export_number (export, child->child), xref);
      along_gedcom_put_pointer (export->out, 1, "CHIL", xref);
      if (child->to_father != NULL)
        put (export, 2, "_FREL", child->to_father);
      if (child->to_mother != NULL)
        put (export, 2, "_MREL", child->to_mother);
    }
  if (u->couple != NULL)
    {
      put_couple_events (export, u->couple);
      put_note (export, u->couple, ALONG_COUPLE_P_NOTE);
    }
  export->exported.records++;
}

static int
compare_births (gconstpointer a, gconstpointer b, gpointer data)
{
  AlongFamily *family = data;
  AlongRecord *one = along_family_find (family, ALONG_KIND_PERSON, ((const Child *) a)->child);
  AlongRecord *other = along_family_find (family, ALONG_KIND_PERSON, ((const Child *) b)->child);
  int first = along_record_get_day (one, ALONG_PERSON_P_BORN), second = along_record_get_day (other, ALONG_PERSON_P_BORN);

  if (first == ALONG_DAY_NONE || second == ALONG_DAY_NONE)
    return 0;
  return first < second ? -1 : first > second;
}

/**
 * along_gedcom_from_family: the genogram of a family as a GEDCOM file.
 *
 * Structure only, unless @parts says more: names, dates of birth, death, marriage and separation, and who is
 * whose child by birth. Where gender and SEX (7.0: as observed at birth) differ, the gender is written: the
 * file outs nobody.
 *
 * @exported: (out) (optional)
 * @length: (out) (optional): bytes
 */
char *
along_gedcom_from_family (AlongFamily *family, AlongGedcomTarget target, AlongGedcomExportParts parts,
                          AlongGedcomExported *exported, gsize *length)
{
  Export export = { .family = family, .target = target, .parts = parts };
  g_autoptr (GHashTable) bonds = NULL, conditions = NULL;
  AlongRecord *person;
  guint number = 0;

  export.out = g_string_new (NULL);
  along_gedcom_export_begin (&export);
  bonds = along_gedcom_export_group (&export, ALONG_KIND_BOND, ALONG_BOND_P_FROM);
  conditions = along_gedcom_export_group (&export, ALONG_KIND_CONDITION, ALONG_CONDITION_P_PERSON);
  along_gedcom_put_head (export.out, target);
  if ((parts & ALONG_GEDCOM_EXPORT_BONDS) != 0 && target == ALONG_GEDCOM_7_0)
    g_string_append (export.out, "1 SCHMA\n2 TAG _ALN_EREL https://alongside.org/gedcom/emotional-line\n"
                                 "2 TAG _ALN_BOTH https://alongside.org/gedcom/both-ways\n");
  g_string_append (export.out, "1 SOUR ALONGSIDE\n");
  if (target == ALONG_GEDCOM_5_5_1)
    g_string_append (export.out, "1 SUBM @U1@\n0 @U1@ SUBM\n1 NAME Alongside\n");
  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    put_person (&export, person, ++number, bonds, conditions);
  for (guint i = 0; i < export.unions->len; i++)
    {
      Union *u = g_ptr_array_index (export.unions, i);

      g_array_sort_with_data (u->children, compare_births, family);
      put_union (&export, u, i + 1);
    }
  g_string_append (export.out, "0 TRLR\n");
  along_gedcom_export_end (&export);
  if (exported != NULL)
    *exported = export.exported;
  if (length != NULL)
    *length = export.out->len;
  return g_string_free (export.out, FALSE);
}
