/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-alike-private.h"

#include <string.h>

#include "along-name.h"
#include "along-short-names.h"
#include "along-text.h"

/* Names as people have them: two, short ones, married ones, written by ear. */

#define MOST_NAMES 8 /* that somebody is known by */

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

/* Alike in sound and not far apart in letters: "Tierney" and "Tierny", not "Mia" and "May". */
static gboolean
sounds_like (const char *one, const char *one_sound, const char *other, const char *other_sound)
{
  gsize shorter = MIN (strlen (one), strlen (other));
  int most = shorter < 4 ? 0 : shorter < 6 ? 1 : 2;

  if (most == 0 || *one == '\0')
    return strcmp (one, other) == 0;
  if (along_text_letters_off (one, other, 1) <= 1)
    return TRUE;
  return *one_sound != '\0' && strcmp (one_sound, other_sound) == 0 && along_text_letters_off (one, other, most + 1) <= most + 1;
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
char *
alike_plain_words (const char *text, int *generation)
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

gboolean
alike_is_placeholder (const char *given)
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

void
alike_take_name (AlongAlike *self, const char *whole, const char *given, const char *surname)
{
  AlikeName *name;
  const char *last;

  if (self->n_names == MOST_NAMES || (along_text_is_empty (whole) && along_text_is_empty (given) && along_text_is_empty (surname)))
    return;
  self->names = g_renew (AlikeName, self->names, self->n_names + 1);
  name = &self->names[self->n_names];
  memset (name, 0, sizeof *name);
  if (!along_text_is_empty (given) || !along_text_is_empty (surname))
    {
      name->given = alike_plain_words (given, &name->generation);
      name->surname = alike_plain_words (surname, &name->generation);
    }
  else
    {
      name->given = alike_plain_words (whole, &name->generation);
      last = along_name_surname (name->given);
      name->surname = g_strdup (last != NULL ? last : "");
      if (last != NULL)
        name->given[last - 1 - name->given] = '\0';
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

static gboolean
same_first (const AlikeName *one, const AlikeName *other)
{
  return *one->first != '\0' && strcmp (one->first, other->first) == 0;
}

static gboolean
has_more (const AlikeName *name)
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
compare_names (const AlikeName *one, const AlikeName *other, guint *reason)
{
  gboolean surnames = *one->surname != '\0' && *other->surname != '\0';
  gboolean same_surname = surnames && strcmp (one->surname, other->surname) == 0;
  gboolean near_surname = surnames
                          && (sounds_like (one->surname, one->surname_sound, other->surname, other->surname_sound)
                              || surname_within (one->surname, other->surname));

  *reason = 0;
  if (alike_is_placeholder (one->given) || alike_is_placeholder (other->given))
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
int
alike_score_names (const AlongAlike *one, const AlongAlike *other, guint *reason)
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
