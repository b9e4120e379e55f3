/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-alike.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "along-date.h"
#include "along-short-names.h"
#include "along-text.h"

/* What each thing counts, of 100. Nothing but the NHS number, or a name together with a birth, is enough by itself. */
#define WORTH_NHS_NUMBER 75
#define WORTH_NAME ALONG_ALIKE_NAMESAKE
#define WORTH_SWAPPED 42
#define WORTH_OTHER_NAME 40
#define WORTH_SHORTENED 38
#define WORTH_SOUND ALONG_ALIKE_WEAK
#define WORTH_FIRST_NAME 15
#define WORTH_BORN 40
#define WORTH_BORN_SWAPPED 28
#define WORTH_BORN_SLIP 24
#define WORTH_BORN_MONTH 20 /* as far as a month is known of both */
#define WORTH_BORN_YEAR 10
#define WORTH_PHONE 15
#define WORTH_PARENTS 15
#define WORTH_FAMILY 15
#define WORTH_GENDER 3
#define AGAINST_GENDER 45

#define MOST_NAMES 8 /* that somebody is known by */
#define SLIP_YEARS 12 /* a digit of the year that makes more than this is no slip, but another generation */

/* A name as it is compared: folded words, and how they sound. */
typedef struct
{
  char *given;     /* "" if not known */
  char *surname;   /* "" if not known */
  char *first, *first_sound; /* the first of several first names, which most people go by */
  char *surname_sound;
  int generation;  /* 1 senior, 2 junior, …; 0: does not say */
} Name;

struct _AlongAlike
{
  Name *names; /* the first is the name, then what else they are called */
  guint n_names;
  gboolean placeholder;   /* "Baby", "Unborn Tierney": not a name of their own */
  AlongDate born, died;
  gboolean has_born, has_died;
  int gender;
  char nhs[11];           /* "" if none that can be */
  char *phone;            /* digits, or %NULL */
  char **parents;         /* folded */
  gboolean is_twin;
};

/**
 * along_alike_nhs_number: whether @text is an NHS number that can be: ten digits, the last of which checks the others
 * (weights 10 to 2, modulo 11; NHS Data Dictionary, NHS NUMBER).
 *
 * @number: (out): its digits; "" if it is none
 */
gboolean
along_alike_nhs_number (const char *text, char number[11])
{
  int n = 0, sum = 0, check;

  number[0] = '\0';
  for (const char *c = text != NULL ? text : ""; *c != '\0'; c++)
    {
      if (g_ascii_isspace (*c) || *c == '-')
        continue;
      if (!g_ascii_isdigit (*c) || n == 10)
        {
          number[0] = '\0';
          return FALSE;
        }
      number[n++] = *c;
    }
  number[n] = '\0';
  for (int i = 0; i < 9 && n == 10; i++)
    sum += (number[i] - '0') * (10 - i);
  check = (11 - sum % 11) % 11;
  /* All of one digit is what people type who have none. */
  if (n == 10 && check < 10 && number[9] - '0' == check && strspn (number, (char[]){ number[0], '\0' }) < 10)
    return TRUE;
  number[0] = '\0';
  return FALSE;
}

/* Names */

static GHashTable *
short_names (void)
{
  static gsize made;

  if (g_once_init_enter (&made))
    {
      GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
      guint n;
      const char *const *groups = along_short_names_groups (&n);

      for (guint g = 0; g < n; g++)
        {
          g_auto (GStrv) names = g_strsplit (groups[g], " ", -1);

          for (char **name = names; *name != NULL; name++)
            {
              GArray *of = g_hash_table_lookup (table, *name);

              if (of == NULL)
                {
                  of = g_array_new (FALSE, FALSE, sizeof (guint));
                  g_hash_table_insert (table, g_strdup (*name), of);
                }
              g_array_append_val (of, g);
            }
        }
      g_once_init_leave (&made, (gsize) table);
    }
  return (GHashTable *) made;
}

/* Whether both are forms of one name: "Kate" and "Katherine". */
static gboolean
one_is_short (const char *one, const char *other)
{
  GArray *a = g_hash_table_lookup (short_names (), one), *b = g_hash_table_lookup (short_names (), other);

  for (guint i = 0; a != NULL && b != NULL && i < a->len; i++)
    for (guint j = 0; j < b->len; j++)
      if (g_array_index (a, guint, i) == g_array_index (b, guint, j))
        return TRUE;
  return FALSE;
}

/* How many letters must be changed, added, left out or swapped with the next, as far as @most (optimal string alignment). */
static int
letters_off (const char *one, const char *other, int most)
{
  gsize n = strlen (one), m = strlen (other);
  int rows[3][64];

  if (n >= G_N_ELEMENTS (rows[0]) || m >= G_N_ELEMENTS (rows[0]) || ABS ((int) n - (int) m) > most)
    return most + 1;
  for (gsize j = 0; j <= m; j++)
    rows[0][j] = (int) j;
  for (gsize i = 1; i <= n; i++)
    {
      int *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];

      row[0] = (int) i;
      for (gsize j = 1; j <= m; j++)
        {
          int changed = above[j - 1] + (one[i - 1] != other[j - 1]);

          row[j] = MIN (changed, MIN (above[j], row[j - 1]) + 1);
          if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
            row[j] = MIN (row[j], two_above[j - 2] + 1);
        }
    }
  return rows[n % 3][m];
}

/* Alike in sound and not far apart in letters: "Tierney" and "Tierny", not "Mia" and "May". */
static gboolean
sounds_like (const char *one, const char *one_sound, const char *other, const char *other_sound)
{
  gsize shorter = MIN (strlen (one), strlen (other));
  int most = shorter < 4 ? 0 : shorter < 6 ? 1 : 2;

  if (most == 0 || *one == '\0')
    return strcmp (one, other) == 0;
  if (letters_off (one, other, 1) <= 1)
    return TRUE;
  return *one_sound != '\0' && strcmp (one_sound, other_sound) == 0 && letters_off (one, other, most + 1) <= most + 1;
}

static int
generation_of (const char *word)
{
  static const struct
  {
    const char *word;
    int generation;
  } words[] = { { "senior", 1 }, { "snr", 1 }, { "sr", 1 }, { "junior", 2 }, { "jnr", 2 }, { "jr", 2 }, { "ii", 2 }, { "iii", 3 } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (word, words[i].word) == 0)
      return words[i].generation;
  return 0;
}

/* The words of @text without those that only say which generation. */
static char *
plain_words (const char *text, int *generation)
{
  g_autofree char *folded = along_text_fold (text != NULL ? text : "");
  g_auto (GStrv) words = along_text_words (folded);
  GString *out = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    {
      int which = out->len > 0 ? generation_of (*word) : 0;

      if (which != 0)
        *generation = which;
      else
        g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", *word);
    }
  return g_string_free (out, FALSE);
}

static gboolean
is_placeholder (const char *given)
{
  static const char *const words[] = { "", "baby", "unborn", "unknown", "bump", "boy", "girl", "child", "twin", "not", "father", "mother", "partner" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if (length == 0 ? *given == '\0' : g_str_has_prefix (given, words[i]) && (given[length] == '\0' || given[length] == ' '))
        return TRUE;
    }
  return FALSE;
}

static void
take_name (AlongAlike *self, const char *whole, const char *given, const char *surname)
{
  Name *name;
  char *space;

  if (self->n_names == MOST_NAMES || (along_text_is_empty (whole) && along_text_is_empty (given) && along_text_is_empty (surname)))
    return;
  self->names = g_renew (Name, self->names, self->n_names + 1);
  name = &self->names[self->n_names];
  memset (name, 0, sizeof *name);
  if (!along_text_is_empty (given) || !along_text_is_empty (surname))
    {
      name->given = plain_words (given, &name->generation);
      name->surname = plain_words (surname, &name->generation);
    }
  else
    {
      name->given = plain_words (whole, &name->generation);
      space = strrchr (name->given, ' ');
      name->surname = g_strdup (space != NULL ? space + 1 : "");
      if (space != NULL)
        *space = '\0';
    }
  if (*name->given == '\0' && *name->surname == '\0')
    {
      g_clear_pointer (&name->given, g_free);
      g_clear_pointer (&name->surname, g_free);
      return;
    }
  name->first = g_strndup (name->given, strcspn (name->given, " -"));
  name->first_sound = along_text_sound (name->first);
  name->surname_sound = along_text_sound (name->surname);
  self->n_names++;
}

/** along_alike_new: @facts: nothing of it is kept. */
AlongAlike *
along_alike_new (const AlongAlikeFacts *facts)
{
  AlongAlike *self = g_new0 (AlongAlike, 1);
  g_autoptr (GPtrArray) parents = g_ptr_array_new ();
  g_autoptr (GString) digits = g_string_new (NULL);

  take_name (self, facts->name, facts->given, facts->surname);
  self->placeholder = self->n_names == 0 || is_placeholder (self->names[0].given);
  /* What somebody is called stands with the surname they have. */
  if (!along_text_is_empty (facts->preferred))
    take_name (self, NULL, facts->preferred, self->n_names > 0 ? self->names[0].surname : NULL);
  for (const char *const *other = facts->others; other != NULL && *other != NULL; other++)
    {
      g_autofree char *one_word = along_text_tidy_line (*other);

      if (strchr (one_word, ' ') != NULL)
        take_name (self, one_word, NULL, NULL);
      else
        take_name (self, NULL, one_word, self->n_names > 0 ? self->names[0].surname : NULL);
    }
  self->has_born = facts->born != NULL && along_date_parse (facts->born, &self->born, NULL);
  self->has_died = facts->died != NULL && along_date_parse (facts->died, &self->died, NULL);
  self->gender = facts->gender;
  along_alike_nhs_number (facts->nhs_number, self->nhs);
  for (const char *c = facts->phone != NULL ? facts->phone : ""; *c != '\0'; c++)
    if (g_ascii_isdigit (*c))
      g_string_append_c (digits, *c);
  if (g_str_has_prefix (digits->str, "0044"))
    g_string_erase (digits, 0, 4);
  else if (g_str_has_prefix (digits->str, "44") && digits->len > 10)
    g_string_erase (digits, 0, 2);
  if (digits->str[0] == '0')
    g_string_erase (digits, 0, 1);
  if (digits->len >= 7)
    self->phone = g_strdup (digits->str);
  for (const char *const *parent = facts->parents; parent != NULL && *parent != NULL; parent++)
    {
      int generation;
      char *folded = plain_words (*parent, &generation);

      if (is_placeholder (folded))
        g_free (folded);
      else
        g_ptr_array_add (parents, folded);
    }
  g_ptr_array_add (parents, NULL);
  self->parents = (char **) g_ptr_array_steal (parents, NULL);
  self->is_twin = facts->is_twin;
  return self;
}

void
along_alike_free (AlongAlike *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_names; i++)
    {
      g_free (self->names[i].given);
      g_free (self->names[i].surname);
      g_free (self->names[i].first);
      g_free (self->names[i].first_sound);
      g_free (self->names[i].surname_sound);
    }
  g_free (self->names);
  g_free (self->phone);
  g_strfreev (self->parents);
  g_free (self);
}

static gboolean
same_first (const Name *one, const Name *other)
{
  return *one->first != '\0' && strcmp (one->first, other->first) == 0;
}

static gboolean
has_more (const Name *name)
{
  return name->given[strlen (name->first)] != '\0';
}

/* Two surnames of which one is a part of the other: "Booth" and "Tierney-Booth". */
static gboolean
surname_within (const char *one, const char *other)
{
  g_auto (GStrv) a = g_strsplit_set (one, " -", -1), b = g_strsplit_set (other, " -", -1);

  for (char **part = a; *part != NULL; part++)
    if (strlen (*part) >= 3 && g_strv_contains ((const char *const *) b, *part))
      return TRUE;
  return FALSE;
}

/* What two names have in common: one of the reasons, and what it is worth. */
static int
compare_names (const Name *one, const Name *other, guint *reason)
{
  gboolean surnames = *one->surname != '\0' && *other->surname != '\0';
  gboolean same_surname = surnames && strcmp (one->surname, other->surname) == 0;
  gboolean near_surname = surnames
                          && (sounds_like (one->surname, one->surname_sound, other->surname, other->surname_sound)
                              || surname_within (one->surname, other->surname));

  *reason = 0;
  if (is_placeholder (one->given) || is_placeholder (other->given))
    return 0;
  if (same_surname && strcmp (one->given, other->given) == 0)
    return *reason = ALONG_ALIKE_NAME, WORTH_NAME;
  if (same_surname && same_first (one, other))
    {
      /* Second first names that are there in both and differ are two people's. */
      return *reason = ALONG_ALIKE_NAME, has_more (one) && has_more (other) ? WORTH_FIRST_NAME : WORTH_NAME;
    }
  if (surnames && strcmp (one->given, other->surname) == 0 && strcmp (one->surname, other->given) == 0)
    return *reason = ALONG_ALIKE_NAME_SWAPPED, WORTH_SWAPPED;
  if ((same_surname || near_surname) && !same_first (one, other) && one_is_short (one->first, other->first))
    return *reason = ALONG_ALIKE_NAME_SHORTENED, same_surname ? WORTH_SHORTENED : WORTH_SOUND;
  if ((same_surname || near_surname) && (same_first (one, other) || sounds_like (one->first, one->first_sound, other->first, other->first_sound)))
    return *reason = ALONG_ALIKE_NAME_SOUND, WORTH_SOUND;
  if (same_first (one, other))
    return *reason = ALONG_ALIKE_FIRST_NAME, surnames ? WORTH_FIRST_NAME : WORTH_FIRST_NAME + 7;
  return 0;
}

/* The best that any name of one says of any of the other. */
static int
score_names (const AlongAlike *one, const AlongAlike *other, guint *reason)
{
  int best = 0;

  *reason = 0;
  for (guint i = 0; i < one->n_names; i++)
    for (guint j = 0; j < other->n_names; j++)
      {
        guint why;
        int worth = compare_names (&one->names[i], &other->names[j], &why);

        if ((i > 0 || j > 0) && worth >= WORTH_OTHER_NAME)
          {
            worth = WORTH_OTHER_NAME;
            why = ALONG_ALIKE_OTHER_NAME;
          }
        if (worth > best)
          {
            best = worth;
            *reason = why;
          }
      }
  return best;
}

/* Days */

static gboolean
is_day (const AlongDate *date)
{
  return date->lo != ALONG_DAY_NONE && date->lo == date->hi;
}

static gboolean
overlap (const AlongDate *one, const AlongDate *other)
{
  return (one->hi == ALONG_DAY_NONE || other->lo == ALONG_DAY_NONE || other->lo <= one->hi)
         && (other->hi == ALONG_DAY_NONE || one->lo == ALONG_DAY_NONE || one->lo <= other->hi);
}

static int
digits_off (int one, int other)
{
  int off = 0;

  for (; one != 0 || other != 0; one /= 10, other /= 10)
    off += one % 10 != other % 10;
  return off;
}

/* Whether one digit of the two, written as day, month and year, is another. */
static gboolean
one_digit_off (int one, int other)
{
  int y1, m1, d1, y2, m2, d2;

  along_day_to_ymd (one, &y1, &m1, &d1);
  along_day_to_ymd (other, &y2, &m2, &d2);
  return ABS (y1 - y2) <= SLIP_YEARS && digits_off (d1, d2) + digits_off (m1, m2) + digits_off (y1, y2) == 1;
}

static gboolean
is_swapped (int one, int other)
{
  int y1, m1, d1, y2, m2, d2;

  along_day_to_ymd (one, &y1, &m1, &d1);
  along_day_to_ymd (other, &y2, &m2, &d2);
  return y1 == y2 && m1 == d2 && d1 == m2;
}

/* What two births are worth; less than 0: they cannot be of one person. */
static int
score_births (const AlongAlike *one, const AlongAlike *other, guint *reason)
{
  *reason = 0;
  if (!one->has_born || !other->has_born)
    return 0;
  if (is_day (&one->born) && is_day (&other->born))
    {
      if (one->born.lo == other->born.lo)
        return *reason = ALONG_ALIKE_BORN, WORTH_BORN;
      if (is_swapped (one->born.lo, other->born.lo))
        return *reason = ALONG_ALIKE_BORN_SWAPPED, WORTH_BORN_SWAPPED;
      if (one_digit_off (one->born.lo, other->born.lo))
        return *reason = ALONG_ALIKE_BORN_SLIP, WORTH_BORN_SLIP;
      return -1;
    }
  if (!overlap (&one->born, &other->born))
    {
      /* What is only about right may be a year out. */
      gboolean loose = one->born.approximate || one->born.uncertain || other->born.approximate || other->born.uncertain;
      int apart = one->born.lo > other->born.hi ? one->born.lo - other->born.hi : other->born.lo - one->born.hi;

      return loose && apart <= 366 ? 0 : -1;
    }
  *reason = ALONG_ALIKE_BORN_NEAR;
  return one->born.precision <= ALONG_DATE_MONTH && other->born.precision <= ALONG_DATE_MONTH ? WORTH_BORN_MONTH
         : one->born.precision <= ALONG_DATE_YEAR && other->born.precision <= ALONG_DATE_YEAR ? WORTH_BORN_YEAR
                                                                                              : 0;
}

/* One died before the other was born. */
static gboolean
never_met (const AlongAlike *one, const AlongAlike *other)
{
  return (one->has_died && other->has_born && one->died.hi != ALONG_DAY_NONE && other->born.lo != ALONG_DAY_NONE
          && one->died.hi < other->born.lo);
}

static gboolean
died_apart (const AlongAlike *one, const AlongAlike *other)
{
  return one->has_died && other->has_died && !overlap (&one->died, &other->died);
}

/* The rest */

static int
sex_of (int gender)
{
  switch (gender)
    {
    case ALONG_GENDER_FEMALE:
      return 1;
    case ALONG_GENDER_MALE:
      return 2;
    default:
      return 0; /* one may have been asked, the other not */
    }
}

static int
score_parents (const AlongAlike *one, const AlongAlike *other)
{
  guint both = 0, n = g_strv_length (one->parents), m = g_strv_length (other->parents);

  for (char **parent = one->parents; *parent != NULL; parent++)
    both += g_strv_contains ((const char *const *) other->parents, *parent);
  return both == 0 ? 0 : both == MAX (n, m) ? WORTH_PARENTS : WORTH_PARENTS / 2;
}

static int
generation (const AlongAlike *self)
{
  return self->n_names > 0 ? self->names[0].generation : 0;
}

/**
 * along_alike_score: how likely it is that both are one person, 0 (they are not, or nothing says so) to 100.
 *
 * @setting: AlongAlikeSetting
 * @reasons: (out) (optional): AlongAlikeReasons
 */
int
along_alike_score (const AlongAlike *one, const AlongAlike *other, guint setting, guint *reasons)
{
  gboolean same_nhs = one->nhs[0] != '\0' && strcmp (one->nhs, other->nhs) == 0;
  guint name_reason, born_reason, why = 0;
  int name, born, score;

  if (reasons != NULL)
    *reasons = 0;
  if ((setting & ALONG_ALIKE_RELATED) || (one->nhs[0] != '\0' && other->nhs[0] != '\0' && !same_nhs))
    return 0;
  born = score_births (one, other, &born_reason);
  if (born < 0 && !same_nhs)
    return 0;
  name = score_names (one, other, &name_reason);
  if (same_nhs)
    {
      /* Two people under one number: one of the numbers is wrong, and somebody should look. */
      score = WORTH_NHS_NUMBER + (name > 0 ? 10 : 0) + (born > 0 ? 15 : born < 0 ? -10 : 0);
      why = ALONG_ALIKE_NHS_NUMBER | name_reason | born_reason;
    }
  else
    {
      int parents = score_parents (one, other);
      gboolean phone = one->phone != NULL && g_strcmp0 (one->phone, other->phone) == 0;

      if (name == 0 || never_met (one, other) || never_met (other, one) || died_apart (one, other)
          || one->placeholder || other->placeholder
          || (generation (one) != 0 && generation (other) != 0 && generation (one) != generation (other)))
        return 0;
      /* Twins, and brothers and sisters near in age, have names that are alike. */
      if ((one->is_twin || other->is_twin) && name_reason != ALONG_ALIKE_NAME && name_reason != ALONG_ALIKE_NAME_SWAPPED)
        return 0;
      if ((setting & ALONG_ALIKE_IN_ONE_FAMILY) && parents > 0
          && (name_reason == ALONG_ALIKE_NAME_SOUND || name_reason == ALONG_ALIKE_FIRST_NAME))
        return 0;
      score = name + born;
      why = name_reason | born_reason;
      if (phone)
        {
          score += WORTH_PHONE;
          why |= ALONG_ALIKE_PHONE;
        }
      if (parents > 0)
        {
          score += parents;
          why |= ALONG_ALIKE_PARENTS;
        }
      if ((setting & ALONG_ALIKE_IN_ONE_FAMILY) && name >= WORTH_SHORTENED)
        {
          score += WORTH_FAMILY;
          why |= ALONG_ALIKE_FAMILY;
        }
      if (sex_of (one->gender) != 0 && sex_of (other->gender) != 0)
        score += sex_of (one->gender) == sex_of (other->gender) ? WORTH_GENDER : -AGAINST_GENDER;
    }
  if (reasons != NULL)
    *reasons = why;
  return CLAMP (score, 0, 100);
}

/**
 * along_alike_words: why they may be one, for a person to read: "Same NHS number, names sound alike".
 */
char *
along_alike_words (guint reasons)
{
  static const struct
  {
    guint reason;
    const char *words;
  } all[] = {
    { ALONG_ALIKE_NHS_NUMBER, N_ ("same NHS number") },
    { ALONG_ALIKE_NAME, N_ ("same name") },
    { ALONG_ALIKE_NAME_SWAPPED, N_ ("first name and surname swapped") },
    { ALONG_ALIKE_OTHER_NAME, N_ ("another name is the same") },
    { ALONG_ALIKE_NAME_SHORTENED, N_ ("a short form of the name") },
    { ALONG_ALIKE_NAME_SOUND, N_ ("names sound alike") },
    { ALONG_ALIKE_FIRST_NAME, N_ ("same first name") },
    { ALONG_ALIKE_BORN, N_ ("born the same day") },
    { ALONG_ALIKE_BORN_SWAPPED, N_ ("day and month of birth swapped") },
    { ALONG_ALIKE_BORN_SLIP, N_ ("one digit of the birth differs") },
    { ALONG_ALIKE_BORN_NEAR, N_ ("may be born the same day") },
    { ALONG_ALIKE_PHONE, N_ ("same phone") },
    { ALONG_ALIKE_PARENTS, N_ ("same parents") },
    { ALONG_ALIKE_FAMILY, N_ ("in one family") },
  };
  GString *words = g_string_new (NULL);
  gunichar first;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (reasons & all[i].reason)
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", _ (all[i].words));
  if (words->len == 0)
    return g_string_free (words, FALSE);
  first = g_unichar_toupper (g_utf8_get_char (words->str));
  {
    g_autoptr (GString) whole = words;
    GString *out = g_string_new (NULL);

    g_string_append_unichar (out, first);
    g_string_append (out, g_utf8_next_char (whole->str));
    return g_string_free (out, FALSE);
  }
}

/* Keys */

static guint64
mix (guint64 hash, guint64 with)
{
  hash ^= with + G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + (hash << 6) + (hash >> 2);
  return hash * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
}

static guint64
key_of (guint kind, const char *one, const char *other, gint64 number)
{
  guint64 hash = mix (kind, (guint64) number);

  for (const char *c = one; c != NULL && *c != '\0'; c++)
    hash = mix (hash, (guchar) *c);
  hash = mix (hash, 0x100);
  for (const char *c = other; c != NULL && *c != '\0'; c++)
    hash = mix (hash, (guchar) *c);
  return hash;
}

/* The day with day and month the other way round, if there is one. */
static int
swapped (int day)
{
  int y, m, d;

  along_day_to_ymd (day, &y, &m, &d);
  return d <= 12 && d != m ? along_day_from_ymd (y, d, m) : ALONG_DAY_NONE;
}

/**
 * along_alike_keys: calls @add with numbers of which two people share at least one if along_alike_score() finds them
 * possibly the same (but for those who have nothing in common that can be looked up).
 */
void
along_alike_keys (const AlongAlike *self, void (*add) (guint64 key, gpointer data), gpointer data)
{
  gboolean day = self->has_born && is_day (&self->born);

  if (self->nhs[0] != '\0')
    add (key_of (1, self->nhs, NULL, 0), data);
  if (self->phone != NULL)
    add (key_of (2, self->phone, NULL, 0), data);
  if (self->placeholder)
    return;
  for (guint i = 0; i < self->n_names; i++)
    {
      const Name *name = &self->names[i];
      const char *low = name->first_sound, *high = name->surname_sound;

      if (day)
        {
          int other = swapped (self->born.lo);

          /* Both ways of writing the day have the lesser of the two in the key. */
          add (key_of (3, name->first_sound, NULL, self->born.lo), data);
          add (key_of (4, name->surname_sound, NULL, self->born.lo), data);
          if (other != ALONG_DAY_NONE)
            add (key_of (5, name->surname_sound, NULL, MIN (other, self->born.lo)), data);
        }
      if (strcmp (low, high) > 0) /* swapped names meet */
        {
          low = name->surname_sound;
          high = name->first_sound;
        }
      if (*low != '\0' || *high != '\0')
        add (key_of (6, low, high, 0), data);
    }
}
