/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ASSO: lines between two people, and twins. */
#include "along-gedcom-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-text.h"

static gboolean
says (const char *words, const char *part)
{
  g_autofree char *small = words != NULL ? g_ascii_strdown (words, -1) : NULL;

  return small != NULL && strstr (small, part) != NULL;
}

/* Whether the two were born together, and whether the file says that they are identical: TRUE, FALSE, or -1. */
static gboolean
are_twins (const char *role, const char *phrase, int *identical)
{
  const char *words = phrase != NULL ? phrase : role;

  if (!g_str_equal (role, "MULTIPLE") && g_ascii_strcasecmp (role, "twin") != 0 && g_ascii_strcasecmp (role, "triplet") != 0
      && g_ascii_strcasecmp (role, "identical twin") != 0 && g_ascii_strcasecmp (role, "non-identical twin") != 0)
    return FALSE;
  *identical = says (words, "non-identical") || says (words, "not identical") || says (words, "fraternal") || says (words, "dizyg") ? FALSE
               : says (words, "identical") || says (words, "monozyg")                                                          ? TRUE
                                                                                                                                : -1;
  return TRUE;
}

/* Both come by one name of their set; of those who are here already it stays as it is. */
static void
join_twins (Import *import, guint one, guint other, int identical)
{
  AlongRecord *twins[] = { import->record[one], import->record[other] };
  const char *set = NULL;
  g_autofree char *name = NULL, *old = NULL;

  if (twins[0] == NULL || twins[1] == NULL)
    return;
  for (int i = 0; i < 2 && set == NULL; i++)
    set = along_record_get_text (twins[i], ALONG_PERSON_P_TWIN);
  if (set != NULL)
    name = g_strdup (set);
  else
    {
      char text[ALONG_ID_TEXT];

      along_id_format (import->person[one], text);
      name = g_strdup (strrchr (text, '-') + 1);
    }
  for (int i = 0; i < 2; i++)
    {
      old = g_strdup (along_record_get_text (twins[i], ALONG_PERSON_P_TWIN));
      along_record_set_text (twins[i], ALONG_PERSON_P_TWIN, name);
      /* two sets that turn out to be one */
      for (guint p = 0; old != NULL && strcmp (old, name) != 0 && p < import->n_people; p++)
        if (import->record[p] != NULL && g_strcmp0 (along_record_get_text (import->record[p], ALONG_PERSON_P_TWIN), old) == 0)
          along_record_set_text (import->record[p], ALONG_PERSON_P_TWIN, name);
      g_clear_pointer (&old, g_free);
      if (identical >= 0)
        along_record_set_bool (twins[i], ALONG_PERSON_P_MONOZYGOTIC, identical);
    }
}

/* The role as people would say it: "FRIEND" is a friend. */
static char *
label_of (AlongGedcom *gedcom, const char *role, const char *phrase)
{
  static const struct
  {
    const char *role, *words;
  } words[] = {
    { "FRIEND", N_ ("friend") }, { "GODP", N_ ("godparent") }, { "NGHBR", N_ ("neighbour") }, { "CHIL", N_ ("child") },
    { "FATH", N_ ("father") },   { "MOTH", N_ ("mother") },    { "PARENT", N_ ("parent") },   { "SPOU", N_ ("spouse") },
    { "HUSB", N_ ("husband") },  { "WIFE", N_ ("wife") },      { "WITN", N_ ("witness") },    { "CLERGY", N_ ("clergy") },
  };

  if (phrase != NULL)
    return g_strdup (phrase);
  for (guint i = 0; along_gedcom_is_7 (gedcom) && i < G_N_ELEMENTS (words); i++)
    if (strcmp (role, words[i].role) == 0)
      return g_strdup (_ (words[i].words));
  return g_strdup (role);
}

/* How sure it is, and how strong: lines of ours. */
static void
set_strength (Import *import, AlongRecord *bond, guint line)
{
  AlongGedcom *gedcom = import->gedcom;
  guint sure_line = along_gedcom_line_find (gedcom, line, "_ALN_SURE"), strength_line = along_gedcom_line_find (gedcom, line, "_ALN_STRG");
  g_autofree char *sure = sure_line != 0 ? along_gedcom_line_text (gedcom, sure_line) : NULL;
  g_autofree char *strength = strength_line != 0 ? along_gedcom_line_text (gedcom, strength_line) : NULL;
  int confidence = sure != NULL ? along_enum_find (ALONG_ENUM_CONFIDENCE, sure) : -1;
  guint64 number;

  if (confidence >= 0)
    {
      along_record_set_enum (bond, ALONG_BOND_P_CONFIDENCE, confidence);
      along_gedcom_import_take (import, sure_line);
    }
  if (strength != NULL && along_text_to_number (strength, 3, &number) && number > 0)
    {
      along_record_set_int (bond, ALONG_BOND_P_INTENSITY, (gint64) number);
      along_gedcom_import_take (import, strength_line);
    }
}

static void
add_bond (Import *import, guint index, guint other, guint line, const char *role, const char *phrase)
{
  AlongGedcom *gedcom = import->gedcom;
  guint own = along_gedcom_line_find (gedcom, line, "_ALN_EREL");
  g_autofree char *kind_words = own != 0 ? along_gedcom_line_text (gedcom, own) : NULL, *from = NULL, *to = NULL, *label = NULL;
  int kind = kind_words != NULL ? along_enum_find (ALONG_ENUM_BOND, kind_words) : -1;
  AlongRecord *bond;

  if (kind < 0)
    kind = ALONG_BOND_LABELLED;
  if (along_gedcom_import_is_tied (import, ALONG_GEDCOM_TIE_BOND + kind, import->person[index], import->person[other], NULL))
    return;
  bond = along_edit_create (import->edit, ALONG_KIND_BOND);
  along_record_set_ref (bond, ALONG_BOND_P_FROM, import->person[index]);
  along_record_set_ref (bond, ALONG_BOND_P_TO, import->person[other]);
  along_record_set_enum (bond, ALONG_BOND_P_KIND, kind);
  if (role != NULL)
    label = label_of (gedcom, role, phrase);
  /* Of another kind only where it is not the kind's own words: then it is what somebody calls it. */
  if (label != NULL && (kind == ALONG_BOND_LABELLED || strcmp (label, along_enum_text (ALONG_ENUM_BOND, kind)) != 0))
    {
      along_gedcom_import_set_line (import, bond, ALONG_BOND_P_LABEL, label, along_gedcom_line_number (gedcom, line));
    }
  along_record_set_bool (bond, ALONG_BOND_P_DIRECTED, along_gedcom_import_take_child (import, line, "_ALN_BOTH") == 0);
  set_strength (import, bond, line);
  if (own != 0)
    {
      along_gedcom_import_take (import, own);
      along_gedcom_import_period (import, own, &from, &to);
      along_record_set_text (bond, ALONG_BOND_P_START, from);
      along_record_set_text (bond, ALONG_BOND_P_END, to);
    }
}

/** along_gedcom_import_bonds: of one person, after the people. */
void
along_gedcom_import_bonds (Import *import, guint index)
{
  AlongGedcom *gedcom = import->gedcom;

  if (along_id_is_none (import->person[index]))
    return;
  for (guint line = along_gedcom_line_first (gedcom, import->people[index].line); line != 0; line = along_gedcom_line_next (gedcom, line))
    {
      g_autofree char *to = NULL, *role = NULL, *phrase = NULL;
      guint other, role_line, phrase_line;
      int identical;

      if (!along_gedcom_line_is (gedcom, line, "ASSO"))
        continue;
      to = along_gedcom_line_pointer (gedcom, line);
      if (to == NULL || !along_gedcom_find_person (gedcom, to, &other) || other == index || along_id_is_none (import->person[other]))
        continue;
      role_line = along_gedcom_line_find (gedcom, line, along_gedcom_is_7 (gedcom) ? "ROLE" : "RELA");
      phrase_line = role_line != 0 ? along_gedcom_line_find (gedcom, role_line, "PHRASE") : 0;
      role = role_line != 0 ? g_strstrip (along_gedcom_line_text (gedcom, role_line)) : NULL;
      phrase = phrase_line != 0 ? along_gedcom_line_text (gedcom, phrase_line) : NULL;
      along_gedcom_import_take (import, line);
      if (role_line != 0)
        along_gedcom_import_take (import, role_line);
      if (phrase_line != 0)
        along_gedcom_import_take (import, phrase_line);
      if (role != NULL && are_twins (role, phrase, &identical))
        join_twins (import, index, other, identical);
      else
        add_bond (import, index, other, line, role, phrase);
    }
}
