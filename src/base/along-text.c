/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-text.h"

#include <string.h>

/* Letters that Unicode does not take apart into a letter and a mark. */
static const struct
{
  gunichar letter;
  const char *plain;
} plain_letters[] = {
  { 0x00e6, "ae" }, { 0x0153, "oe" }, { 0x00f8, "o" }, { 0x0142, "l" }, { 0x0111, "d" },
  { 0x00f0, "d" },  { 0x00fe, "th" }, { 0x0131, "i" }, { 0x00df, "ss" },
};

static gboolean
is_ascii (const char *text)
{
  while (*text != '\0' && (guchar) *text < 0x80)
    text++;
  return *text == '\0';
}

static char *
fold_any (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *apart = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (apart, -1);
  GString *out = g_string_sized_new (strlen (folded));

  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      const char *plain = NULL;

      if (g_unichar_ismark (letter))
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (plain_letters) && plain == NULL; i++)
        if (plain_letters[i].letter == letter)
          plain = plain_letters[i].plain;
      if (letter == 0x2019 || letter == 0x2018 || letter == 0x02bc)
        plain = "'";
      if (plain != NULL)
        g_string_append (out, plain);
      else
        g_string_append_unichar (out, letter);
    }
  return g_string_free (out, FALSE);
}

/**
 * along_text_fold: @text without case, accents and typographic quotes, for comparing and finding.
 *
 * Returns: folded text in NFC; invalid UTF-8 is made valid first
 */
char *
along_text_fold (const char *text)
{
  /* Most texts have English letters only. */
  return text != NULL && is_ascii (text) ? g_ascii_strdown (text, -1) : fold_any (text);
}

/** along_text_words: the folded words of @text (letters and digits), %NULL-terminated. */
char **
along_text_words (const char *text)
{
  g_autofree char *folded = along_text_fold (text);
  GPtrArray *words = g_ptr_array_new ();
  const char *start = NULL;

  for (const char *c = folded;; c = g_utf8_next_char (c))
    {
      gunichar letter = *c != '\0' ? g_utf8_get_char (c) : 0;
      gboolean inside = letter != 0
                        && (g_unichar_isalnum (letter)
                            || (letter == '\'' && start != NULL && g_unichar_isalpha (g_utf8_get_char (c + 1))));
      if (inside && start == NULL)
        start = c;
      if (!inside && start != NULL)
        {
          g_ptr_array_add (words, g_strndup (start, (gsize) (c - start)));
          start = NULL;
        }
      if (letter == 0)
        break;
    }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

static char
sound_class (char c)
{
  switch (c)
    {
    case 'b': case 'p': case 'f': case 'v':
      return '1';
    case 'c': case 'g': case 'j': case 'k': case 'q': case 's': case 'x': case 'z':
      return '2';
    case 'd': case 't':
      return '3';
    case 'l':
      return '4';
    case 'm': case 'n':
      return '5';
    case 'r':
      return '6';
    default:
      return 0;
    }
}

/**
 * along_text_sound: a key that names with a like sound share: "Tierney" and "Tierny", "Catherine" and
 * "Kathryn". American Soundex (US National Archives), with the first letter replaced by its class
 * so that C and K, F and Ph meet, and with silent first letters (kn, gn, wr, ps) left out.
 *
 * Returns: up to four characters; empty for a word without Latin letters
 */
char *
along_text_sound (const char *word)
{
  g_autofree char *folded = along_text_fold (word);
  char letters[64], key[5] = "";
  gsize n = 0, k = 0;
  char last = 0;

  for (const char *c = folded; *c != '\0' && n < sizeof letters - 1; c++)
    if (g_ascii_isalpha (*c))
      letters[n++] = *c;
  letters[n] = '\0';
  if (n == 0)
    return g_strdup ("");

  char *start = letters;
  if (n > 2 && (memcmp (start, "kn", 2) == 0 || memcmp (start, "gn", 2) == 0 || memcmp (start, "wr", 2) == 0
                || memcmp (start, "ps", 2) == 0))
    start++;
  if (memcmp (start, "ph", 2) == 0)
    start[0] = 'f';

  last = sound_class (*start);
  key[k++] = last != 0 ? last : (*start == 'y' ? 'i' : *start);
  for (char *c = start + 1; *c != '\0' && k < 4; c++)
    {
      char class = sound_class (*c);
      if (class != 0 && class != last)
        key[k++] = class;
      if (*c != 'h' && *c != 'w')
        last = class;
    }
  return g_strdup (key);
}

/* What a folded word begins with to the ear; 0 for a word that is not of Latin letters. */
static char
first_sound (const char *folded)
{
  gboolean soft = folded[0] != '\0' && folded[1] != '\0' && strchr ("eiy", folded[1]) != NULL;

  if (g_str_has_prefix (folded, "kn") || g_str_has_prefix (folded, "gn") || g_str_has_prefix (folded, "wr")
      || g_str_has_prefix (folded, "ps"))
    folded++;
  else if (g_str_has_prefix (folded, "ph"))
    return 'f';
  switch (folded[0])
    {
    case 'c':
      return soft ? 's' : 'k';
    case 'q': case 'x':
      return folded[0] == 'q' ? 'k' : 's';
    case 'g':
      return soft ? 'j' : 'g';
    case 'z':
      return 's';
    case 'y':
      return 'i';
    default:
      return g_ascii_isalpha (folded[0]) ? folded[0] : 0;
    }
}

/** along_text_sound_alike: whether two folded words have the same key (along_text_sound()) and begin alike: "Keira" and
 * "Kiera", not "Keira" and "Sara". */
gboolean
along_text_sound_alike (const char *a, const char *b)
{
  g_autofree char *one = along_text_sound (a), *other = along_text_sound (b);

  /* A key of one letter says too little. */
  return strlen (one) >= 2 && strcmp (one, other) == 0 && first_sound (a) == first_sound (b);
}

/** along_text_letters_off: how many letters of two folded words must be changed, added, left out or swapped with the next to
 * make one of the other (optimal string alignment), as far as @most; what is farther off, or longer than 63, is @most + 1. */
int
along_text_letters_off (const char *one, const char *other, int most)
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
  return MIN (rows[n % 3][m], most + 1);
}

/* Keeps tabs and line ends only if @lines; other control characters are dropped. All of those are single bytes, and
 * where there are no others there is nothing to compose. */
static char *
tidy (const char *text, gboolean lines)
{
  g_autofree char *composed = NULL;
  char *tidied, *out;

  if (text != NULL && !is_ascii (text))
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);
      text = composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
    }
  if (text == NULL)
    text = "";
  tidied = out = g_malloc (strlen (text) + 1);
  for (const char *c = text; *c != '\0'; c++)
    {
      char letter = *c;

      if (letter == '\r')
        {
          if (c[1] == '\n')
            continue;
          letter = '\n';
        }
      if (!lines && (letter == '\n' || letter == '\t'))
        letter = ' ';
      if ((guchar) letter < 0x20 && letter != '\n' && letter != '\t')
        continue;
      if (!lines && letter == ' ' && (out == tidied || out[-1] == ' '))
        continue;
      *out++ = letter;
    }
  *out = '\0';
  return g_strstrip (tidied);
}

/** along_text_tidy_line: @text as one line in NFC, without control characters and doubled spaces. */
char *
along_text_tidy_line (const char *text)
{
  return tidy (text, FALSE);
}

/** along_text_tidy: @text in NFC with "\n" line ends, without other control characters. */
char *
along_text_tidy (const char *text)
{
  return tidy (text, TRUE);
}

/** along_text_capital: @text with its first letter as a capital. @text: (nullable): is "" */
char *
along_text_capital (const char *text)
{
  const char *rest = text != NULL && *text != '\0' ? g_utf8_next_char (text) : NULL;
  g_autofree char *first = rest != NULL ? g_utf8_strup (text, rest - text) : NULL;

  return rest != NULL ? g_strconcat (first, rest, NULL) : g_strdup ("");
}

/** along_text_is_empty: whether @text is %NULL, empty or white space. */
gboolean
along_text_is_empty (const char *text)
{
  if (text == NULL)
    return TRUE;
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isspace (g_utf8_get_char (c)))
      return FALSE;
  return TRUE;
}

/** along_text_equal: whether two texts are the same; %NULL equals only %NULL. */
gboolean
along_text_equal (const char *a, const char *b)
{
  return g_strcmp0 (a, b) == 0;
}

/** along_text_set: replaces the text that @field owns by a copy of @value. */
void
along_text_set (char **field, const char *value)
{
  char *copy = g_strdup (value);

  g_free (*field);
  *field = copy;
}

/**
 * along_text_to_number: reads @text, decimal digits and nothing else, as a number of at most @most. Not by
 * g_ascii_string_to_unsigned (): that takes errno for an answer, and fails by chance where two threads read their first
 * number at the same moment (GLib 2.74).
 *
 * @number: untouched where @text is no such number
 */
gboolean
along_text_to_number (const char *text, guint64 most, guint64 *number)
{
  guint64 read = 0;

  if (*text == '\0')
    return FALSE;
  for (const char *c = text; *c != '\0'; c++)
    {
      guint digit = (guint) g_ascii_digit_value (*c);

      if (!g_ascii_isdigit (*c) || digit > most || read > (most - digit) / 10)
        return FALSE;
      read = read * 10 + digit;
    }
  *number = read;
  return TRUE;
}
