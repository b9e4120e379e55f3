/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the record says with values of its own and a GEDCOM file in words: each pair of functions there and back. */
#include "along-gedcom-words.h"

#include <string.h>

#include "along-gedcom-date.h"
#include "along-kind.h"

typedef struct
{
  int value;
  const char *words; /* as written */
  const char *part;  /* (nullable): in small letters: words that have it are read so; "…*": also longer words; "=…": nothing besides */
} Words;

/* Read as a whole; the first of a value is written. */
static const Words outcomes[] = {
  { ALONG_PREGNANCY_OUTCOME_ECTOPIC, "Ectopic pregnancy" },
  { ALONG_PREGNANCY_OUTCOME_ECTOPIC, "Ectopic" },
  { ALONG_PREGNANCY_OUTCOME_MISCARRIAGE, "Miscarriage" },
  { ALONG_PREGNANCY_OUTCOME_MISCARRIAGE, "Late miscarriage" },
  { ALONG_PREGNANCY_OUTCOME_TERMINATION, "Termination" },
  { ALONG_PREGNANCY_OUTCOME_TERMINATION, "Termination of pregnancy" },
  { ALONG_PREGNANCY_OUTCOME_STILLBIRTH, "Stillbirth" },
  { ALONG_PREGNANCY_OUTCOME_STILLBIRTH, "Still birth" },
  { ALONG_PREGNANCY_OUTCOME_STILLBIRTH, "Stillborn" },
  { ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH, "Neonatal death" },
  { ALONG_PREGNANCY_OUTCOME_OPEN, "Pregnancy" },
};

/* In these the first that fits: the longer before the shorter. */
static const Words couples[] = {
  { ALONG_COUPLE_KIND_COHABITING, "Cohabitation", "cohabit*" },
  { ALONG_COUPLE_KIND_DATING, "Dating", "dating" },
  { ALONG_COUPLE_KIND_BRIEF, "Brief relationship", "=brief relationship" },
  { ALONG_COUPLE_KIND_BRIEF, "Brief relationship", "=brief encounter" },
  { ALONG_COUPLE_KIND_AFFAIR, "Affair", "=affair" },
  { ALONG_COUPLE_KIND_AFFAIR, "Affair", "=extramarital affair" },
  { ALONG_COUPLE_KIND_CO_PARENTS, "Co-parents", "co-parent*" },
};

static const Words genders[] = {
  { ALONG_GENDER_NON_BINARY, "Non-binary", "non-binary" },
  { ALONG_GENDER_NON_BINARY, "Non-binary", "nonbinary" },
  { ALONG_GENDER_TRANS_WOMAN, "Trans woman", "trans woman" },
  { ALONG_GENDER_TRANS_WOMAN, "Trans woman", "trans female" },
  { ALONG_GENDER_TRANS_MAN, "Trans man", "trans man" },
  { ALONG_GENDER_TRANS_MAN, "Trans man", "trans male" },
  { ALONG_GENDER_FEMALE, "Woman", "woman" },
  { ALONG_GENDER_FEMALE, "Woman", "female" },
  { ALONG_GENDER_MALE, "Man", "man" },
  { ALONG_GENDER_MALE, "Man", "male" },
  { ALONG_GENDER_UNKNOWN, "Not known", "not known" },
};

static const Words cares[] = {
  { ALONG_CARE_KIND_SPECIAL_GUARDIANSHIP, "Special guardianship", "special guardian*" },
  { ALONG_CARE_KIND_KINSHIP_FOSTER, "Kinship foster care", "kinship foster*" },
  { ALONG_CARE_KIND_KINSHIP_INFORMAL, "Kinship care", "kinship" },
  { ALONG_CARE_KIND_CONNECTED_PERSON, "Connected person", "connected person" },
  { ALONG_CARE_KIND_PRIVATE_FOSTERING, "Private fostering", "private foster*" },
  { ALONG_CARE_KIND_ADOPTION, "Adopted", "adopt*" },
  { ALONG_CARE_KIND_FOSTER, "Foster", "foster*" },
};

static const Words natures[] = {
  { ALONG_CHILD_NATURE_BIRTH, "Birth", "birth" },
  { ALONG_CHILD_NATURE_STEP, "Step", "step" },
  { ALONG_CHILD_NATURE_DONOR, "Donor", "donor" },
  { ALONG_CHILD_NATURE_SURROGATE, "Surrogate", "surroga*" },
  { ALONG_CHILD_NATURE_UNCERTAIN, "Uncertain", "uncertain" },
};

static const char *
words_of (const Words *table, gsize n, int value)
{
  for (gsize i = 0; i < n; i++)
    if (table[i].value == value)
      return table[i].words;
  return NULL;
}

static gboolean
is_letter (char c)
{
  return g_ascii_isalnum (c) || (c & 0x80) != 0;
}

/* Whether @text, in small letters, has @part as words. */
static gboolean
has_words (const char *text, const char *part)
{
  gsize length = strlen (part);
  gboolean open = part[length - 1] == '*';
  const char *at;

  if (part[0] == '=')
    return strcmp (text, part + 1) == 0;
  length -= open;
  for (at = text; *at != '\0'; at++)
    if (strncmp (at, part, length) == 0 && (at == text || !is_letter (at[-1])) && (open || !is_letter (at[length])))
      return TRUE;
  return FALSE;
}

static int
value_of (const Words *table, gsize n, const char *words)
{
  g_autofree char *small = words != NULL ? g_ascii_strdown (words, -1) : NULL;

  for (gsize i = 0; small != NULL && i < n; i++)
    if (has_words (small, table[i].part))
      return table[i].value;
  return -1;
}

/** along_gedcom_type_of_outcome: (nullable): %NULL for a live birth, which BIRT says. */
const char *
along_gedcom_type_of_outcome (int outcome)
{
  return words_of (outcomes, G_N_ELEMENTS (outcomes), outcome);
}

/** along_gedcom_outcome_of_type: -1: @type (nullable) is about something else: a termination may be of employment. */
int
along_gedcom_outcome_of_type (const char *type)
{
  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (outcomes); i++)
    if (g_ascii_strcasecmp (type, outcomes[i].words) == 0)
      return outcomes[i].value;
  return -1;
}

/** along_gedcom_type_of_couple: (nullable): %NULL for those that have tags of their own. */
const char *
along_gedcom_type_of_couple (int kind)
{
  return words_of (couples, G_N_ELEMENTS (couples), kind);
}

/** along_gedcom_couple_of_type: -1: not one of ours; @type: (nullable) */
int
along_gedcom_couple_of_type (const char *type)
{
  return value_of (couples, G_N_ELEMENTS (couples), type);
}

const char *
along_gedcom_words_of_gender (int gender)
{
  return words_of (genders, G_N_ELEMENTS (genders), gender);
}

/** along_gedcom_gender_of_words: -1: other words than the record has a value for; @words: (nullable) */
int
along_gedcom_gender_of_words (const char *words)
{
  return value_of (genders, G_N_ELEMENTS (genders), words);
}

const char *
along_gedcom_words_of_care (int care)
{
  return words_of (cares, G_N_ELEMENTS (cares), care);
}

/** along_gedcom_care_of_words: -1: no care that the record has a value for; @words: (nullable) */
int
along_gedcom_care_of_words (const char *words)
{
  return value_of (cares, G_N_ELEMENTS (cares), words);
}

const char *
along_gedcom_words_of_nature (int nature)
{
  return words_of (natures, G_N_ELEMENTS (natures), nature);
}

/* A date without its "about": FROM and TO take nothing else. */
static char *
point_of (const char *edtf)
{
  char *text = along_gedcom_date_from_edtf (edtf), *second;

  if (text == NULL || !g_ascii_isalpha (text[0]) || strchr (text, ' ') != text + 3
      || (g_ascii_strncasecmp (text, "ABT", 3) != 0 && text[0] != 'B' && g_ascii_strncasecmp (text, "AFT", 3) != 0))
    return text;
  memmove (text, text + 4, strlen (text + 4) + 1);
  second = strstr (text, " AND ");
  if (second != NULL)
    *second = '\0';
  return text;
}

/**
 * along_gedcom_period_to_text: "FROM 2020 TO MAR 2022", or what there is of it.
 *
 * @from, @to: (nullable): EDTF
 * Returns: (nullable): %NULL if neither can be said
 */
char *
along_gedcom_period_to_text (const char *from, const char *to)
{
  g_autofree char *first = point_of (from), *last = point_of (to), *whole = along_gedcom_date_from_edtf (from);

  if (first != NULL && last != NULL)
    return g_strdup_printf ("FROM %s TO %s", first, last);
  if (last != NULL)
    return g_strconcat ("TO ", last, NULL);
  if (first != NULL && strcmp (first, whole) == 0)
    return g_strconcat ("FROM ", first, NULL);
  return g_steal_pointer (&whole);
}

/** along_gedcom_period_of: the inverse. @text: (nullable); (out) (nullable) @from, @to: EDTF, to be freed */
void
along_gedcom_period_of (const char *text, char **from, char **to)
{
  g_autofree char *edtf = text != NULL ? along_gedcom_date_to_edtf (text, NULL, NULL) : NULL;
  char *slash = edtf != NULL ? strchr (edtf, '/') : NULL;

  *from = *to = NULL;
  if (edtf == NULL)
    return;
  if (slash == NULL || (g_ascii_strncasecmp (text, "FROM", 4) != 0 && g_ascii_strncasecmp (text, "TO", 2) != 0))
    {
      *from = g_steal_pointer (&edtf);
      return;
    }
  *slash = '\0';
  if (*edtf != '\0' && strcmp (edtf, "..") != 0)
    *from = g_strdup (edtf);
  if (slash[1] != '\0' && strcmp (slash + 1, "..") != 0)
    *to = g_strdup (slash + 1);
}
