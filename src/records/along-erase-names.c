/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-erase-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-erase-judge.h"
#include "along-text.h"

/* Names in texts: whole words, whatever their accents, a name of several words as one; a number however it is spaced. */

/* Letters on each side of a name in an excerpt. */
#define EXCERPT 60

/* What somebody is called before they have a name. */
static const char *const nobody[] = { "unknown", "baby", "unborn", "twin", "mother", "father" };

/**
 * Name: @words: folded; of a number one alone, its digits.
 *
 * @shared: others bear it, too; @kept: it is somebody else's
 * @small, @within: how often it stood in small letters, and with a capital where none was due
 */
typedef struct
{
  char **words;
  gboolean shared, kept, number;
  guint small, within;
} Name;

struct _AlongEraseNames
{
  GPtrArray *names;
};

static void
name_free (gpointer data)
{
  Name *name = data;

  g_strfreev (name->words);
  g_free (name);
}

/** along_erase_names_new: none yet. */
AlongEraseNames *
along_erase_names_new (void)
{
  AlongEraseNames *self = g_new0 (AlongEraseNames, 1);

  self->names = g_ptr_array_new_with_free_func (name_free);
  return self;
}

void
along_erase_names_free (AlongEraseNames *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->names);
  g_free (self);
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* The next word at or after @at; its end in @end. %NULL: there is none. */
static const char *
next_word (const char *at, const char **end)
{
  while (*at != '\0' && !is_letter (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  for (*end = at; **end != '\0' && is_letter (g_utf8_get_char (*end)); *end = g_utf8_next_char (*end))
    ;
  return *end > at ? at : NULL;
}

static char *
fold_word (const char *at, const char *end)
{
  g_autofree char *word = g_strndup (at, (gsize) (end - at));

  return along_text_fold (word);
}

static char **
words_of (const char *text)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  const char *at = text, *end;

  while ((at = next_word (at, &end)) != NULL)
    {
      g_autofree char *folded = fold_word (at, end);

      g_strv_builder_add (words, folded);
      at = end;
    }
  return g_strv_builder_end (words);
}

/* Numbers: of a telephone, of a patient. What comes before the first digit that counts differs with who writes it. */

static gboolean
is_spacing (char c)
{
  return c != '\0' && strchr (" +-().", c) != NULL;
}

static const char *
significant (const char *digits)
{
  if (g_str_has_prefix (digits, "00"))
    digits += 2;
  if (g_str_has_prefix (digits, "44"))
    digits += 2;
  while (*digits == '0')
    digits++;
  return digits;
}

/* Where the number @digits ends if it stands at @at, else %NULL. */
static const char *
number_end (const char *at, const char *digits)
{
  g_autoptr (GString) said = g_string_new (NULL);

  for (; g_ascii_isdigit (*at) || is_spacing (*at); at++)
    {
      if (!g_ascii_isdigit (*at))
        continue;
      g_string_append_c (said, *at);
      if (!g_ascii_isdigit (at[1]) && strcmp (significant (said->str), digits) == 0)
        return at + 1;
    }
  return NULL;
}

static char *
digits_of (const char *number)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (; *number != '\0'; number++)
    if (g_ascii_isdigit (*number))
      g_string_append_c (digits, *number);
  return g_strdup (significant (digits->str));
}

static gboolean
is_number (const char *text)
{
  guint digits = 0;

  for (; g_ascii_isdigit (*text) || is_spacing (*text); text++)
    digits += g_ascii_isdigit (*text);
  return *text == '\0' && digits >= 6;
}

static gboolean
is_nobody (char **words)
{
  if (words[0] == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (nobody) && words[1] == NULL; i++)
    if (strcmp (words[0], nobody[i]) == 0)
      return TRUE;
  /* One letter alone would be found everywhere. */
  return words[1] == NULL && g_utf8_strlen (words[0], -1) < 2;
}

/* (nullable): one that is new. */
static Name *
add (AlongEraseNames *self, const char *name)
{
  gboolean number = name != NULL && is_number (name);
  g_auto (GStrv) words = name == NULL || number ? NULL : words_of (name);
  Name *one;

  if (number)
    {
      g_autofree char *digits = digits_of (name);

      words = g_strdupv ((char *[]){ digits, NULL });
    }
  if (words == NULL || is_nobody (words))
    return NULL;
  for (guint i = 0; i < self->names->len; i++)
    if (g_strv_equal ((const char *const *) ((Name *) self->names->pdata[i])->words, (const char *const *) words))
      return NULL;
  one = g_new0 (Name, 1);
  one->words = g_steal_pointer (&words);
  one->number = number;
  g_ptr_array_add (self->names, one);
  return one;
}

/**
 * along_erase_names_add: @name: (nullable): a name, a phone number…
 *
 * @shared: somebody who stays is called so, too
 */
void
along_erase_names_add (AlongEraseNames *self, const char *name, gboolean shared)
{
  Name *one = add (self, name);

  if (one != NULL)
    one->shared = shared;
}

/** along_erase_names_keep: @name: somebody else's, of several words: where it stands whole the person is not meant, whichever of
 * its words is theirs as well. After those of the person. */
void
along_erase_names_keep (AlongEraseNames *self, const char *name)
{
  Name *one = strchr (name, ' ') != NULL && !is_number (name) ? add (self, name) : NULL;

  if (one != NULL)
    one->kept = TRUE;
}

/** along_erase_has_words: whether @name stands in @text (nullable) as whole words, or as a number. */
gboolean
along_erase_has_words (const char *text, const char *name)
{
  g_autoptr (AlongEraseNames) names = along_erase_names_new ();

  along_erase_names_add (names, name, TRUE);
  return along_erase_names_in (names, text) != ALONG_ERASE_NOT_NAMED;
}

/* Whether what is from @from to @to can stand within one name: a full stop, a comma or a new line cannot. */
static gboolean
is_within_name (const char *from, const char *to)
{
  for (; from < to; from = g_utf8_next_char (from))
    if (!strchr (" -'", *from) && g_utf8_get_char (from) != 0x2019 && g_utf8_get_char (from) != 0xA0)
      return FALSE;
  return TRUE;
}

/* Where @name ends if it stands at @at, else %NULL. Somebody else's has to be written as one: "Lily. Rose cried" is two. */
static const char *
end_of (const Name *name, const char *at)
{
  const char *from = at, *end = at;

  if (name->number)
    return number_end (at, name->words[0]);
  for (char **word = name->words; *word != NULL; word++)
    {
      g_autofree char *folded = NULL;
      const char *after = end;

      from = next_word (from, &end);
      if (from == NULL || (name->kept && !is_within_name (after, from)))
        return NULL;
      folded = fold_word (from, end);
      if (strcmp (folded, *word) != 0)
        return NULL;
      from = end;
    }
  return end;
}

/* The longest of the names that begin at @at; %NULL: none does. */
static Name *
name_at (AlongEraseNames *self, const char *at, const char **end)
{
  Name *longest = NULL;

  for (guint i = 0; i < self->names->len; i++)
    {
      Name *name = self->names->pdata[i];
      const char *stop = end_of (name, at);

      if (stop != NULL && (longest == NULL || stop > *end))
        {
          longest = name;
          *end = stop;
        }
    }
  return longest;
}

/* A name that is a word, too: known as one, or in this family's texts written more often as one. */
static gboolean
is_word (const Name *name)
{
  return name->words[1] == NULL && !name->number && (name->small > name->within || along_name_is_word (name->words[0]));
}

static AlongEraseNamed
judge (const Name *name, const char *text, const char *at, const char *end)
{
  AlongWordPlace place = { text, at, end };

  if (name->kept)
    return ALONG_ERASE_NOT_NAMED;
  if (name->words[1] != NULL || name->number)
    return name->shared ? ALONG_ERASE_PERHAPS : ALONG_ERASE_NAMED;
  return along_erase_judge (&place, name->words[0], name->shared, is_word (name));
}

/** along_erase_names_learn: @text: (nullable): one of the family's, to learn from it which names are words as well. */
void
along_erase_names_learn (AlongEraseNames *self, const char *text)
{
  const char *at = text, *end;

  while (at != NULL && (at = next_word (at, &end)) != NULL)
    {
      Name *name = name_at (self, at, &end);

      if (name != NULL && g_unichar_islower (g_utf8_get_char (at)))
        name->small++;
      else if (name != NULL && !along_erase_begins_sentence (text, at))
        name->within++;
      at = end;
    }
}

/* Goes through the names in @text that are at least so certain. @out: (nullable): gets the text without them. Returns: what is
 * the most certain of all */
static AlongEraseNamed
walk (AlongEraseNames *self, const char *text, AlongEraseNamed least, GString *out)
{
  const char *done = text, *at = text, *end;
  AlongEraseNamed most = ALONG_ERASE_NOT_NAMED;

  while ((at = next_word (at, &end)) != NULL)
    {
      const Name *name = name_at (self, at, &end);
      AlongEraseNamed sure = name != NULL ? judge (name, text, at, end) : ALONG_ERASE_NOT_NAMED;

      most = MAX (most, sure);
      if (sure >= least && out != NULL)
        {
          g_string_append_len (out, done, at - done);
          g_string_append (out, _ ("[name erased]"));
          done = end;
        }
      at = end;
    }
  if (out != NULL)
    g_string_append (out, done);
  return most;
}

/** along_erase_names_in: whether @text (nullable) names the person: the most certain place in it. */
AlongEraseNamed
along_erase_names_in (AlongEraseNames *self, const char *text)
{
  return text != NULL ? walk (self, text, ALONG_ERASE_SMALL, NULL) : ALONG_ERASE_NOT_NAMED;
}

/** along_erase_names_without: @text with each name replaced of which it is at least so certain that the person is meant. */
char *
along_erase_names_without (AlongEraseNames *self, const char *text, AlongEraseNamed least)
{
  GString *out = g_string_new (NULL);

  walk (self, text, MAX (least, ALONG_ERASE_SMALL), out);
  return g_string_free (out, FALSE);
}

/* Calls @place for each place in @text where the person is perhaps named. */
static void
each_place (AlongEraseNames *self, const char *text, void (*place) (const char *from, const char *to, gpointer data), gpointer data)
{
  const char *at = text, *end;

  while ((at = next_word (at, &end)) != NULL)
    {
      const Name *name = name_at (self, at, &end);

      if (name != NULL && judge (name, text, at, end) > ALONG_ERASE_NOT_NAMED)
        place (at, end, data);
      at = end;
    }
}

/** Excerpt: what has been put together of @text so far: up to @done. */
typedef struct
{
  const char *text, *done;
  GString *out;
} Excerpt;

/* Whole words, @n letters or a few less. */
static const char *
back (const char *text, const char *at, guint n)
{
  const char *from = at;

  for (guint i = 0; i < n && from > text; i++)
    from = g_utf8_prev_char (from);
  while (from > text && from < at && !g_unichar_isspace (g_utf8_get_char (from)))
    from = g_utf8_next_char (from);
  return from;
}

static const char *
forth (const char *at, guint n)
{
  for (guint i = 0; i < n && *at != '\0'; i++)
    at = g_utf8_next_char (at);
  while (*at != '\0' && !g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

/* The words around a place, if they are not there already with those around the one before. */
static void
add_around (const char *from, const char *to, gpointer data)
{
  Excerpt *excerpt = data;
  const char *begin = MAX (back (excerpt->text, from, EXCERPT), excerpt->done), *end = forth (to, EXCERPT);

  if (begin > excerpt->done)
    g_string_append (excerpt->out, excerpt->out->len > 0 ? " … " : "… ");
  while (begin > excerpt->text && begin > excerpt->done && g_unichar_isspace (g_utf8_get_char (begin)))
    begin = g_utf8_next_char (begin);
  if (end > begin)
    g_string_append_len (excerpt->out, begin, end - begin);
  excerpt->done = MAX (end, excerpt->done);
}

/** along_erase_names_excerpt: (nullable): the words around each place where the person is perhaps named. */
char *
along_erase_names_excerpt (AlongEraseNames *self, const char *text)
{
  Excerpt excerpt = { text, text, g_string_new (NULL) };
  g_autofree char *words = NULL;

  each_place (self, text, add_around, &excerpt);
  words = g_string_free (excerpt.out, FALSE);
  if (*words == '\0')
    return NULL;
  g_strstrip (words);
  g_strdelimit (words, "\n\t", ' ');
  return g_strconcat (words, *excerpt.done != '\0' ? " …" : "", NULL);
}

static void
add_bold (const char *from, const char *to, gpointer data)
{
  Excerpt *excerpt = data;
  g_autofree char *before = g_markup_escape_text (excerpt->done, from - excerpt->done);
  g_autofree char *name = g_markup_escape_text (from, to - from);

  g_string_append_printf (excerpt->out, "%s<b>%s</b>", before, name);
  excerpt->done = to;
}

/** along_erase_names_markup: @text as Pango's markup, with each place where the person is perhaps named in bold. */
char *
along_erase_names_markup (AlongEraseNames *self, const char *text)
{
  Excerpt excerpt = { text, text, g_string_new (NULL) };
  g_autofree char *rest = NULL;

  each_place (self, text, add_bold, &excerpt);
  rest = g_markup_escape_text (excerpt.done, -1);
  g_string_append (excerpt.out, rest);
  return g_string_free (excerpt.out, FALSE);
}
