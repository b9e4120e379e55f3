/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values whose words differ between GEDCOM 5.5.1 and 7.0: dates, ages, roles, choices. Each pair of
 * functions is made so that going there and back gives what was there. */
#include "along-gedcom-convert.h"

#include <stdlib.h>
#include <string.h>

#include "along-gedcom-date.h"

const char *const along_gedcom_pedigree_choices[] = { "ADOPTED", "BIRTH", "FOSTER", "SEALING", "OTHER", NULL };
const char *const along_gedcom_name_choices[] = { "AKA", "BIRTH", "IMMIGRANT", "MAIDEN", "MARRIED", "PROFESSIONAL", "OTHER", NULL };

static const char *const roles[] = { "CHIL", "CLERGY", "FATH", "FRIEND", "GODP", "HUSB", "MOTH", "MULTIPLE", "NGHBR",
                                     "OFFICIATOR", "PARENT", "SPOU", "WIFE", "WITN", "OTHER", NULL };

/* What people write in RELA where 7.0 has a word. */
static const struct
{
  const char *words;
  const char *role;
} role_words[] = {
  { "child", "CHIL" },       { "clergyman", "CLERGY" },  { "priest", "CLERGY" },    { "minister", "CLERGY" },
  { "father", "FATH" },      { "godparent", "GODP" },    { "godfather", "GODP" },   { "godmother", "GODP" },
  { "husband", "HUSB" },     { "mother", "MOTH" },       { "twin", "MULTIPLE" },    { "triplet", "MULTIPLE" },
  { "neighbor", "NGHBR" },   { "neighbour", "NGHBR" },   { "officiator", "OFFICIATOR" }, { "spouse", "SPOU" },
  { "witness", "WITN" },     { "identical twin", "MULTIPLE" }, { "non-identical twin", "MULTIPLE" },
};

void
along_gedcom_converted_clear (AlongGedcomConverted *converted)
{
  g_clear_pointer (&converted->value, g_free);
  g_clear_pointer (&converted->phrase, g_free);
}

static gboolean
is_calendar (const char *word)
{
  return strcmp (word, "JULIAN") == 0 || strcmp (word, "GREGORIAN") == 0;
}

/* "JAN 1699/00" -> "JAN 1700"; "1699/00" -> "BET 1699 AND 1700" (or the later year, inside a span). */
static gboolean
settle_two_years (char **words)
{
  gboolean settled = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *slash = strchr (words[i], '/'), *year, *calendar;
      int first;

      if (slash == NULL || strspn (words[i], "0123456789/") != strlen (words[i]) || slash - words[i] < 3)
        continue;
      first = atoi (words[i]);
      if (i == 0 && words[1] == NULL)
        year = g_strdup_printf ("BET %d AND %d", first, first + 1);
      else if (i == 1 && words[2] == NULL && is_calendar (words[0]))
        {
          year = g_strdup_printf ("%d AND %s %d", first, words[0], first + 1);
          calendar = g_strconcat ("BET ", words[0], NULL);
          g_free (words[0]);
          words[0] = calendar;
        }
      else
        /* the new year began in March: after it, both names are of the year that had begun already */
        year = g_strdup_printf ("%d", i > 0 && along_calendar_month (ALONG_CALENDAR_GREGORIAN, words[i - 1]) > 3 ? first : first + 1);
      g_free (words[i]);
      words[i] = year;
      settled = TRUE;
    }
  return settled;
}

/* "@#DFRENCH R@ 1 VEND 1" -> "FRENCH_R 1 VEND 1" */
static char *
calendars_to_words (const char *value)
{
  GString *out = g_string_new (NULL);

  for (const char *c = value; *c != '\0';)
    {
      const char *close = g_str_has_prefix (c, "@#D") ? strchr (c + 3, '@') : NULL;

      if (close == NULL)
        {
          if (c[0] == '@' && c[1] == '@')
            c++;
          g_string_append_c (out, *c++);
          continue;
        }
      for (c += 3; c < close; c++)
        g_string_append_c (out, *c == ' ' ? '_' : *c);
      c = close + 1;
      if (*c != ' ')
        g_string_append_c (out, ' ');
    }
  return g_string_free (out, FALSE);
}

/* BCE and its spellings. */
static void
settle_epochs (char **words, const char *epoch)
{
  static const char *const spellings[] = { "BCE", "BC", "B.C.", "B.C", NULL };

  for (guint i = 0; words[i] != NULL; i++)
    if (g_strv_contains (spellings, words[i]))
      {
        g_free (words[i]);
        words[i] = g_strdup (epoch);
      }
}

/** along_gedcom_date_to_7: a 5.5.1 date value, as it stands in the line, in the words of 7.0. */
AlongGedcomConverted
along_gedcom_date_to_7 (const char *value)
{
  AlongGedcomConverted converted = { 0 };
  g_autofree char *plain = g_strstrip (calendars_to_words (value));
  g_auto (GStrv) words = NULL;
  char *bracket = strchr (plain, '(');

  if (bracket != NULL)
    {
      gsize length;

      converted.phrase = g_strdup (bracket + 1);
      length = strlen (converted.phrase);
      if (length > 0 && converted.phrase[length - 1] == ')')
        converted.phrase[length - 1] = '\0';
      *bracket = '\0';
      g_strchomp (plain);
      if (g_ascii_strncasecmp (plain, "INT ", 4) == 0)
        memmove (plain, plain + 4, strlen (plain + 4) + 1);
    }
  words = g_strsplit (plain, " ", -1);
  settle_epochs (words, "BCE");
  if (settle_two_years (words) && converted.phrase == NULL)
    converted.phrase = g_strdup (plain);
  converted.value = g_strjoinv (" ", words);
  return converted;
}

/* "FRENCH_R 1 VEND 1" -> "@#DFRENCH R@ 1 VEND 1" */
static char *
calendars_to_escapes (const char *value)
{
  static const struct
  {
    const char *word;
    const char *escape;
  } calendars[] = {
    { "JULIAN", "@#DJULIAN@" }, { "HEBREW", "@#DHEBREW@" }, { "FRENCH_R", "@#DFRENCH R@" },
    { "GREGORIAN", "@#DGREGORIAN@" }, { "ROMAN", "@#DROMAN@" },
  };
  g_auto (GStrv) words = g_strsplit (value, " ", -1);

  settle_epochs (words, "B.C.");
  for (guint i = 0; words[i] != NULL; i++)
    for (guint c = 0; c < G_N_ELEMENTS (calendars); c++)
      if (strcmp (words[i], calendars[c].word) == 0)
        {
          g_free (words[i]);
          words[i] = g_strdup (calendars[c].escape);
          break;
        }
  return g_strjoinv (" ", words);
}

static gboolean
begins_with_keyword (const char *date)
{
  static const char *const keywords[] = { "ABT ", "CAL ", "EST ", "BEF ", "AFT ", "BET ", "FROM ", "TO ", NULL };

  for (guint i = 0; keywords[i] != NULL; i++)
    if (g_str_has_prefix (date, keywords[i]))
      return TRUE;
  return FALSE;
}

/** along_gedcom_date_to_551: the inverse; escapes are written so that the value goes into the line as it is. */
AlongGedcomConverted
along_gedcom_date_to_551 (const char *value, const char *phrase)
{
  AlongGedcomConverted converted = { 0 };
  g_autofree char *date = calendars_to_escapes (value);

  if (phrase != NULL && strpbrk (phrase, "\n@()") == NULL)
    {
      g_autofree char *words = calendars_to_escapes (phrase);
      g_auto (AlongGedcomConverted) again = along_gedcom_date_to_7 (words);

      converted.drop_phrase = TRUE;
      if (strcmp (again.value, value) == 0 && g_strcmp0 (again.phrase, phrase) == 0)
        converted.value = g_steal_pointer (&words); /* dual years: they say it all */
      else if (*date == '\0')
        converted.value = g_strdup_printf ("(%s)", phrase);
      else if (!begins_with_keyword (date))
        converted.value = g_strdup_printf ("INT %s (%s)", date, phrase);
      else
        converted.drop_phrase = FALSE;
    }
  if (converted.value == NULL)
    converted.value = g_steal_pointer (&date);
  return converted;
}

/** along_gedcom_age_to_7: "CHILD" -> "< 8y" with a phrase; "<1Y 2M" -> "< 1y 2m". */
AlongGedcomConverted
along_gedcom_age_to_7 (const char *value)
{
  AlongGedcomConverted converted = { 0 };
  g_autofree char *small = g_strstrip (g_ascii_strdown (value, -1));
  const char *rest = small;

  if (strcmp (small, "child") == 0 || strcmp (small, "infant") == 0 || strcmp (small, "stillborn") == 0)
    {
      converted.value = g_strdup (*small == 'c' ? "< 8y" : *small == 'i' ? "< 1y" : "0y");
      converted.phrase = g_strstrip (g_strdup (value));
      return converted;
    }
  rest += strspn (rest, "<> ");
  if (*small == '\0' || (*rest != '\0' && strspn (rest, "0123456789ymwd ") == strlen (rest)))
    {
      gboolean bare = *rest != '\0' && strspn (rest, "0123456789") == strlen (rest);
      const char *sign = *small == '<' ? "< " : *small == '>' ? "> " : "";

      converted.value = g_strconcat (sign, rest, bare ? "y" : "", NULL);
      if (bare)
        converted.phrase = g_strstrip (g_strdup (value));
      return converted;
    }
  converted.value = g_strdup ("");
  converted.phrase = g_strstrip (g_strdup (value));
  return converted;
}

AlongGedcomConverted
along_gedcom_age_to_551 (const char *value, const char *phrase)
{
  AlongGedcomConverted converted = { 0 };

  if (phrase != NULL && strchr (phrase, '\n') == NULL)
    {
      /* a phrase that, read as 5.5.1, gives this value again can stand alone */
      g_auto (AlongGedcomConverted) again = along_gedcom_age_to_7 (phrase);

      if (again.phrase != NULL && strcmp (again.phrase, phrase) == 0 && strcmp (again.value, value) == 0)
        {
          converted.value = g_strdup (phrase);
          converted.drop_phrase = TRUE;
          return converted;
        }
    }
  if ((value[0] == '<' || value[0] == '>') && value[1] == ' ')
    converted.value = g_strdup_printf ("%c%s", value[0], value + 2);
  else
    converted.value = g_strdup (value);
  return converted;
}

static const char *
choice_of (const char *value, const char *const *choices)
{
  for (; *choices != NULL; choices++)
    if (g_ascii_strcasecmp (value, *choices) == 0)
      return *choices;
  return NULL;
}

/** along_gedcom_choice_to_7: "birth" -> "BIRTH"; what is no choice -> OTHER with a phrase. */
AlongGedcomConverted
along_gedcom_choice_to_7 (const char *value, const char *const *choices, const char *phrase)
{
  AlongGedcomConverted converted = { 0 };
  const char *choice = choice_of (value, choices);

  if (choice != NULL || *value == '\0' || *value == '_')
    converted.value = g_strdup (choice != NULL ? choice : value);
  else
    {
      converted.value = g_strdup ("OTHER");
      converted.phrase = phrase == NULL ? g_strdup (value) : NULL;
    }
  return converted;
}

AlongGedcomConverted
along_gedcom_choice_to_551 (const char *value, const char *const *choices, const char *phrase)
{
  AlongGedcomConverted converted = { 0 };

  if (strcmp (value, "OTHER") == 0 && phrase != NULL && *phrase != '\0' && strchr (phrase, '\n') == NULL
      && choice_of (phrase, choices) == NULL && *phrase != '_')
    {
      converted.value = g_strdup (phrase);
      converted.drop_phrase = TRUE;
    }
  else if (choice_of (value, choices) != NULL)
    converted.value = g_ascii_strdown (value, -1);
  else
    converted.value = g_strdup (value);
  return converted;
}

/* The role that words mean; %NULL if 7.0 has no word for it. */
static const char *
role_of (const char *words, gboolean *is_the_word)
{
  const char *role = choice_of (words, roles);

  *is_the_word = role != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (role_words) && role == NULL; i++)
    if (g_ascii_strcasecmp (words, role_words[i].words) == 0)
      role = role_words[i].role;
  return role;
}

/** along_gedcom_role_to_7: RELA's words as a ROLE; the words themselves stay as a phrase. */
AlongGedcomConverted
along_gedcom_role_to_7 (const char *value, const char *phrase)
{
  AlongGedcomConverted converted = { 0 };
  gboolean is_the_word;
  const char *role = role_of (value, &is_the_word);

  converted.value = g_strdup (role != NULL ? role : "OTHER");
  if (!is_the_word && phrase == NULL)
    converted.phrase = g_strdup (value);
  return converted;
}

AlongGedcomConverted
along_gedcom_role_to_551 (const char *value, const char *phrase)
{
  AlongGedcomConverted converted = { 0 };
  gboolean is_the_word = TRUE;
  const char *role = phrase != NULL && strchr (phrase, '\n') == NULL ? role_of (phrase, &is_the_word) : NULL;

  if (phrase != NULL && !is_the_word && strcmp (role != NULL ? role : "OTHER", value) == 0)
    {
      converted.value = g_strdup (phrase);
      converted.drop_phrase = TRUE;
    }
  else
    converted.value = choice_of (value, roles) != NULL ? g_ascii_strdown (value, -1) : g_strdup (value);
  return converted;
}
