/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which characters a GEDCOM file is written in, and putting them into UTF-8. The order of decision: byte
 * order mark, pattern of zero bytes, what the header says, whether the bytes can be that. */
#include "along-gedcom-charset.h"
#include "along-gedcom-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEAD_SEARCHED 65536
#define MOST_MARKS 8 /* on one letter; more are put down as they come */
#define CANCEL_EVERY (1u << 20)

typedef enum
{
  SET_UTF8,
  SET_UTF16LE,
  SET_UTF16BE,
  SET_TABLE,
  SET_ANSEL,
} Set;

typedef struct
{
  AlongGedcom *self;
  GString *text;
  guint line;
  guint warned; /* the line of the last warning: one a line is enough */
  gunichar before;
} Output;

static void
put (Output *out, gunichar c)
{
  if (c < 0x80)
    g_string_append_c (out->text, (char) c);
  else
    g_string_append_unichar (out->text, c);
  if ((c == '\n' && out->before == '\r') || (c == '\r' && out->before == '\n'))
    out->before = 0;
  else
    {
      if (c == '\n' || c == '\r')
        out->line++;
      out->before = c;
    }
}

static void
put_unreadable (Output *out)
{
  put (out, 0xFFFD);
  if (out->warned == out->line)
    return;
  out->warned = out->line;
  along_gedcom_warn (out->self, out->line, _ ("There are characters here that could not be read. They are shown as “\uFFFD”."));
}

static gboolean
from_utf8 (Output *out, const guchar *data, gsize length, GCancellable *cancellable)
{
  gsize i = 0, next_look = CANCEL_EVERY;

  while (i < length)
    {
      if (data[i] != 0 && data[i] < 0x80)
        put (out, data[i++]);
      else
        {
          gunichar c = data[i] == 0 ? (gunichar) -1 : g_utf8_get_char_validated ((const char *) data + i, length - i);

          if (c >= 0x110000)
            {
              put_unreadable (out);
              i++;
            }
          else
            {
              put (out, c);
              i += g_utf8_skip[data[i]];
            }
        }
      if (i >= next_look)
        {
          if (g_cancellable_is_cancelled (cancellable))
            return FALSE;
          next_look = i + CANCEL_EVERY;
        }
    }
  return TRUE;
}

static gboolean
from_utf16 (Output *out, const guchar *data, gsize length, gboolean big, GCancellable *cancellable)
{
  for (gsize i = 0; i + 1 < length; i += 2)
    {
      gunichar c = big ? data[i] << 8 | data[i + 1] : data[i + 1] << 8 | data[i];

      if (c >= 0xD800 && c < 0xDC00 && i + 3 < length)
        {
          gunichar low = big ? data[i + 2] << 8 | data[i + 3] : data[i + 3] << 8 | data[i + 2];

          if (low >= 0xDC00 && low < 0xE000)
            {
              c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
              i += 2;
            }
        }
      if (c == 0 || (c >= 0xD800 && c < 0xE000))
        put_unreadable (out);
      else
        put (out, c);
      if ((i & (CANCEL_EVERY - 1)) == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
    }
  if (length % 2 != 0)
    put_unreadable (out);
  return TRUE;
}

static gboolean
from_table (Output *out, const guchar *data, gsize length, const guint16 *table, GCancellable *cancellable)
{
  for (gsize i = 0; i < length; i++)
    {
      gunichar c = data[i] < 0x80 ? data[i] : table[data[i] - 0x80];

      if (c == 0)
        put_unreadable (out);
      else
        put (out, c);
      if ((i & (CANCEL_EVERY - 1)) == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
    }
  return TRUE;
}

/* A letter with the marks that came before it, as one composed character where there is one. */
static void
put_composed (Output *out, gunichar letter, const gunichar *marks, guint n_marks)
{
  gunichar cluster[MOST_MARKS + 1];
  g_autofree char *utf8 = NULL, *composed = NULL;

  cluster[0] = letter;
  memcpy (cluster + 1, marks, n_marks * sizeof *marks);
  utf8 = g_ucs4_to_utf8 (cluster, n_marks + 1, NULL, NULL, NULL);
  composed = g_utf8_normalize (utf8, -1, G_NORMALIZE_NFC);
  g_string_append (out->text, composed);
  out->before = letter;
}

static gboolean
from_ansel (Output *out, const guchar *data, gsize length, GCancellable *cancellable)
{
  gunichar marks[MOST_MARKS];
  guint n_marks = 0;

  for (gsize i = 0; i < length; i++)
    {
      gunichar c = data[i] < 0x80 ? data[i] : along_gedcom_ansel[data[i] - 0x80];

      if ((i & (CANCEL_EVERY - 1)) == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      if (data[i] >= 0xE0 && c != 0 && n_marks < MOST_MARKS)
        marks[n_marks++] = c;
      else if (n_marks > 0 && c > ' ')
        {
          put_composed (out, c, marks, n_marks);
          n_marks = 0;
        }
      else
        {
          /* marks without a letter: they stay, on what comes before, and the line is named */
          for (guint m = 0; m < n_marks; m++)
            put (out, marks[m]);
          if (n_marks > 0 || c == 0)
            put_unreadable (out);
          n_marks = 0;
          if (c != 0)
            put (out, c);
        }
    }
  if (n_marks > 0)
    put_unreadable (out);
  return TRUE;
}

/* The value of the header's CHAR line, in capitals, or %NULL. */
static char *
declared_charset (const char *data, gsize length, gboolean *is_7)
{
  const char *p = data, *end = data + MIN (length, HEAD_SEARCHED);
  gboolean in_gedc = FALSE;
  char *found = NULL;

  *is_7 = FALSE;
  for (guint records = 0; p < end;)
    {
      const char *eol = p;
      g_autofree char *line = NULL;

      while (eol < end && *eol != '\n' && *eol != '\r')
        eol++;
      line = g_strndup (p, MIN (eol - p, 80));
      g_strstrip (line);
      if (line[0] == '0' && ++records > 1)
        break;
      if (line[0] == '1')
        in_gedc = strstr (line, "GEDC") != NULL;
      if (line[0] == '1' && found == NULL)
        {
          const char *tag = line + 1 + strspn (line + 1, " \t");

          if (g_ascii_strncasecmp (tag, "CHAR", 4) == 0 && (tag[4] == ' ' || tag[4] == '\t'))
            found = g_strstrip (g_ascii_strup (tag + 5, -1));
        }
      if (in_gedc && line[0] == '2' && strstr (line, "VERS 7") != NULL)
        *is_7 = TRUE;
      p = eol < end ? eol + 1 : end;
    }
  return found;
}

static gboolean
has_high_bytes (const guchar *data, gsize length)
{
  gsize i = 0;

  for (; i + 8 <= length; i += 8)
    {
      guint64 word;

      memcpy (&word, data + i, 8);
      if ((word & G_GUINT64_CONSTANT (0x8080808080808080)) != 0)
        return TRUE;
    }
  for (; i < length; i++)
    if (data[i] >= 0x80)
      return TRUE;
  return FALSE;
}

/* Whether some character of several bytes is well formed: a file cannot have those by chance. */
static gboolean
has_utf8_letters (const char *data, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) data[i] >= 0xC2)
      {
        gunichar c = g_utf8_get_char_validated (data + i, length - i);

        if (c < 0x110000 || c == (gunichar) -2) /* -2: cut off by the end of the file */
          return TRUE;
      }
  return FALSE;
}

/* Whether the bytes are likelier to be ANSEL than a Windows set: marks stand before letters, and
 * bytes without a meaning in ANSEL are rare. */
static gboolean
looks_like_ansel (const guchar *data, gsize length)
{
  gsize good = 0, bad = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (data[i] < 0x80)
        continue;
      if (along_gedcom_ansel[data[i] - 0x80] == 0)
        bad++;
      else if (data[i] >= 0xE0 && !(i + 1 < length && (g_ascii_isalpha (data[i + 1]) || data[i + 1] >= 0xA1)))
        bad++;
      else
        good++;
    }
  return good > bad;
}

/* A set that the C library knows, as a table; FALSE if it does not. */
static gboolean
table_from_library (const char *name, guint16 *table)
{
  for (int i = 0; i < 128; i++)
    {
      char byte = (char) (i + 0x80);
      g_autofree char *utf8 = g_convert (&byte, 1, "UTF-8", name, NULL, NULL, NULL);

      if (utf8 == NULL && i == 0x41)
        return FALSE;
      table[i] = utf8 != NULL ? (guint16) g_utf8_get_char (utf8) : 0;
    }
  return TRUE;
}

static const char *
digits_of (const char *name)
{
  while (*name != '\0' && !g_ascii_isdigit (*name))
    name++;
  return name;
}

/* The one-byte set that @declared names, filled into @table; its name, or %NULL if it names none. */
static const char *
declared_table (const char *declared, guint16 *table)
{
  const guint16 *known = NULL;
  const char *name = NULL;

  if (strstr (declared, "437") != NULL)
    known = along_gedcom_cp437, name = "CP437";
  else if (strstr (declared, "850") != NULL || strcmp (declared, "IBMPC") == 0 || strcmp (declared, "IBM-PC") == 0
           || strcmp (declared, "IBM PC") == 0 || strcmp (declared, "IBM") == 0 || strcmp (declared, "OEM") == 0
           || strcmp (declared, "MSDOS") == 0 || strcmp (declared, "IBM DOS") == 0)
    known = along_gedcom_cp850, name = "CP850"; /* where the two differ, 850 has letters and 437 frames */
  else if (strstr (declared, "WINDOWS-125") != NULL || strstr (declared, "CP125") != NULL)
    {
      g_autofree char *library = g_strconcat ("CP", digits_of (declared), NULL);

      if (strcmp (library, "CP1252") != 0 && table_from_library (library, table))
        return g_intern_string (library);
      known = along_gedcom_cp1252, name = "CP1252";
    }
  else if (g_str_has_prefix (declared, "MACINTOSH") || g_str_has_prefix (declared, "MACROMAN"))
    {
      if (table_from_library ("MACINTOSH", table))
        return "MACINTOSH";
    }
  else if (g_str_has_prefix (declared, "ISO-8859-") && strcmp (declared, "ISO-8859-1") != 0)
    {
      if (table_from_library (declared, table))
        return g_intern_string (declared);
    }
  else if (strstr (declared, "ANSI") != NULL || strstr (declared, "LATIN") != NULL || strstr (declared, "WINDOWS") != NULL
           || strstr (declared, "8859") != NULL)
    known = along_gedcom_cp1252, name = "CP1252";
  if (known != NULL)
    memcpy (table, known, 128 * sizeof *table);
  return name;
}

/* Decides for a file without mark and zero bytes; the set's name goes to self->charset. */
static Set
decide (AlongGedcom *self, const guchar *data, gsize length, guint16 *table)
{
  gboolean is_7 = FALSE, high = has_high_bytes (data, length);
  g_autofree char *declared = declared_charset ((const char *) data, length, &is_7);
  const char *said = declared != NULL ? declared : "";
  gboolean says_utf8 = is_7 || g_str_has_prefix (said, "UTF") || strcmp (said, "UNICODE") == 0;
  gboolean letters = high && has_utf8_letters ((const char *) data, length);

  self->charset = "UTF-8";
  if (!high)
    {
      if (strcmp (said, "ASCII") == 0 || strcmp (said, "US-ASCII") == 0)
        self->charset = "ASCII";
      else if (strcmp (said, "ANSEL") == 0 && !is_7)
        self->charset = "ANSEL";
      else if (!says_utf8 && *said != '\0' && declared_table (said, table) != NULL)
        self->charset = declared_table (said, table);
      else if (strcmp (said, "UNICODE") == 0)
        along_gedcom_warn (self, 0, _ ("The file says that it is UNICODE; it was read as UTF-8, which it is."));
      return SET_UTF8;
    }
  if (g_utf8_validate_len ((const char *) data, length, NULL) || (letters && (says_utf8 || *said == '\0')) || is_7)
    {
      if (!says_utf8 && *said != '\0')
        along_gedcom_warn (self, 0, _ ("The file says that it is written in %s; it was read as UTF-8, which it is."), said);
      else if (*said == '\0' && !is_7)
        along_gedcom_warn (self, 0, _ ("The file does not say how its letters are written; it was read as UTF-8."));
      return SET_UTF8;
    }
  self->charset = declared_table (said, table);
  if (self->charset != NULL)
    return SET_TABLE;
  if ((strcmp (said, "ANSEL") == 0 || *said == '\0') && looks_like_ansel (data, length))
    {
      if (*said == '\0')
        along_gedcom_warn (self, 0, _ ("The file does not say how its letters are written; it was read as ANSEL."));
      self->charset = "ANSEL";
      return SET_ANSEL;
    }
  along_gedcom_warn (self, 0, _ ("The file does not say rightly how its letters are written; it was read as Windows letters (CP1252)."));
  memcpy (table, along_gedcom_cp1252, 128 * sizeof *table);
  self->charset = "CP1252";
  return SET_TABLE;
}

/**
 * along_gedcom_to_utf8: sets @self's text and charset from its bytes. A file that is well-formed UTF-8 is
 * used where it lies; any other is put into memory of its own.
 *
 * Returns: FALSE only if cancelled
 */
gboolean
along_gedcom_to_utf8 (AlongGedcom *self, GCancellable *cancellable, GError **error)
{
  gsize length;
  const guchar *data = g_bytes_get_data (self->bytes, &length);
  guint16 table[128];
  Output out = { .self = self, .line = 1 };
  Set set;
  gboolean done = FALSE;

  if (length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    {
      data += 3;
      length -= 3;
      set = SET_UTF8;
      self->charset = "UTF-8";
    }
  else if (length >= 2 && ((data[0] == 0xFF && data[1] == 0xFE) || (data[0] == 0xFE && data[1] == 0xFF)))
    {
      set = data[0] == 0xFF ? SET_UTF16LE : SET_UTF16BE;
      data += 2;
      length -= 2;
    }
  else if (length >= 4 && data[0] != 0 && data[1] == 0 && data[2] != 0 && data[3] == 0)
    set = SET_UTF16LE;
  else if (length >= 4 && data[0] == 0 && data[1] != 0 && data[2] == 0 && data[3] != 0)
    set = SET_UTF16BE;
  else
    set = decide (self, data, length, table);

  if (set == SET_UTF8 && memchr (data, 0, length) == NULL && g_utf8_validate_len ((const char *) data, length, NULL))
    {
      self->text = (const char *) data;
      self->length = (guint32) length;
      return TRUE;
    }
  out.text = g_string_sized_new (length + length / 8 + 16);
  switch (set)
    {
    case SET_UTF8:
      done = from_utf8 (&out, data, length, cancellable);
      break;
    case SET_UTF16LE:
    case SET_UTF16BE:
      self->charset = set == SET_UTF16LE ? "UTF-16LE" : "UTF-16BE";
      done = from_utf16 (&out, data, length, set == SET_UTF16BE, cancellable);
      break;
    case SET_TABLE:
      done = from_table (&out, data, length, table, cancellable);
      break;
    case SET_ANSEL:
      done = from_ansel (&out, data, length, cancellable);
      break;
    }
  self->length = (guint32) out.text->len;
  self->owned = g_string_free (out.text, FALSE);
  self->text = self->owned;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  if (!done)
    g_cancellable_set_error_if_cancelled (cancellable, error);
  return done;
}
