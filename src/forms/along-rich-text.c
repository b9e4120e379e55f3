/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that a form formats: XHTML and Markdown as Pango markup. Only what a label can show comes through: bold, italic,
 * underlined, small, raised and lowered text, colours that can be read, lines and lists. Scripts, pictures, addresses to be
 * fetched and everything unknown fall away; what is left is always well formed. */
#include "along-rich-text.h"

#include "along-form-json.h"

#include <string.h>

#define MAX_LENGTH 100000
#define MAX_OPEN 40

/* Elements with the tag they become; "" only their content; NULL: nothing of them. */
static const struct
{
  const char *element;
  const char *tag;
} elements[] = {
  { "b", "b" },      { "strong", "b" }, { "th", "b" },     { "i", "i" },       { "em", "i" },       { "cite", "i" },
  { "u", "u" },      { "ins", "u" },    { "s", "s" },      { "del", "s" },     { "sub", "sub" },    { "sup", "sup" },
  { "small", "small" }, { "big", "big" }, { "code", "tt" }, { "tt", "tt" },    { "h1", "b" },       { "h2", "b" },
  { "h3", "b" },     { "h4", "b" },     { "h5", "b" },     { "h6", "b" },      { "script", NULL },  { "style", NULL },
  { "iframe", NULL }, { "object", NULL }, { "embed", NULL }, { "svg", NULL },  { "head", NULL },    { "template", NULL },
  { "noscript", NULL }, { "form", NULL }, { "select", NULL }, { "textarea", NULL }, { "audio", NULL }, { "video", NULL },
};

/* Elements that stand on lines of their own. */
static const char *const blocks[] = { "p", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "br" };

typedef struct
{
  GString *out;
  char *open[MAX_OPEN];          /* names of elements */
  const char *tags[MAX_OPEN];    /* what closes them; "" nothing */
  guint n;
  gboolean line;                 /* something stands on this line */
  gboolean space;                /* a space is waiting */
} Writer;

static gboolean
is_block (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    if (strcmp (blocks[i], name) == 0)
      return TRUE;
  return FALSE;
}

static void
new_line (Writer *writer)
{
  if (writer->line)
    g_string_append_c (writer->out, '\n');
  writer->line = writer->space = FALSE;
}

static void
write_letter (Writer *writer, gunichar letter)
{
  if (letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r')
    {
      writer->space = writer->line;
      return;
    }
  if (letter < 0x20 || !g_unichar_validate (letter))
    return;
  if (writer->space)
    g_string_append_c (writer->out, ' ');
  writer->space = FALSE;
  writer->line = TRUE;
  if (letter == '&')
    g_string_append (writer->out, "&amp;");
  else if (letter == '<')
    g_string_append (writer->out, "&lt;");
  else if (letter == '>')
    g_string_append (writer->out, "&gt;");
  else
    g_string_append_unichar (writer->out, letter);
}

/* "&amp;", "&#233;", "&#xe9;": the letter, and the text behind it; an "&" alone is one. */
static const char *
read_entity (const char *c, gunichar *letter)
{
  static const struct { const char *name; gunichar letter; } names[] = {
    { "amp;", '&' }, { "lt;", '<' }, { "gt;", '>' }, { "quot;", '"' }, { "apos;", '\'' }, { "nbsp;", 0xa0 },
    { "pound;", 0xa3 }, { "ndash;", 0x2013 }, { "mdash;", 0x2014 }, { "bull;", 0x2022 }, { "hellip;", 0x2026 },
    { "lsquo;", 0x2018 }, { "rsquo;", 0x2019 }, { "ldquo;", 0x201c }, { "rdquo;", 0x201d },
  };
  char *end = NULL;
  guint64 number = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (c + 1, names[i].name))
      {
        *letter = names[i].letter;
        return c + 1 + strlen (names[i].name);
      }
  if (c[1] == '#' && (c[2] == 'x' || c[2] == 'X') && g_ascii_isxdigit (c[3]))
    number = g_ascii_strtoull (c + 3, &end, 16);
  else if (c[1] == '#' && g_ascii_isdigit (c[2]))
    number = g_ascii_strtoull (c + 2, &end, 10);
  if (end != NULL && *end == ';')
    {
      *letter = number <= 0x10ffff ? (gunichar) number : 0;
      return end + 1;
    }
  *letter = '&';
  return c + 1;
}

/* --- looks --- */

static double
lightness (const guint parts[3])
{
  double sum = 0;
  static const double share[] = { 0.2126, 0.7152, 0.0722 };

  for (guint i = 0; i < 3; i++)
    {
      double level = parts[i] / 255.0;

      sum += share[i] * level * level; /* near enough to sRGB's curve */
    }
  return sum;
}

/* A colour that can be told from a light ground and from a dark one; what is nearly black or white stays as text is. */
static gboolean
read_colour (const char *value, char colour[8])
{
  static const struct { const char *name; const char *hex; } names[] = {
    { "red", "#e01b24" }, { "green", "#26864f" }, { "blue", "#3584e4" }, { "orange", "#d9730d" }, { "purple", "#a347ba" },
    { "maroon", "#b5394a" }, { "teal", "#2190a4" }, { "brown", "#986a44" }, { "gray", "#808080" }, { "grey", "#808080" },
  };
  guint parts[3];
  double light;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (names[i].name, value) == 0)
      {
        g_strlcpy (colour, names[i].hex, 8);
        return TRUE;
      }
  if (value[0] != '#' || strspn (value + 1, "0123456789abcdefABCDEF") != strlen (value + 1) || (strlen (value) != 4 && strlen (value) != 7))
    return FALSE;
  for (guint i = 0; i < 3; i++)
    parts[i] = strlen (value) == 4
                 ? (guint) g_ascii_xdigit_value (value[1 + i]) * 17
                 : (guint) (g_ascii_xdigit_value (value[1 + 2 * i]) * 16 + g_ascii_xdigit_value (value[2 + 2 * i]));
  light = lightness (parts);
  g_snprintf (colour, 8, "#%02x%02x%02x", parts[0], parts[1], parts[2]);
  return light > 0.1 && light < 0.45;
}

static gboolean
is_heavy (const char *value)
{
  return strcmp (value, "bold") == 0 || strcmp (value, "bolder") == 0 || g_ascii_strtoull (value, NULL, 10) >= 600;
}

/* CSS as the attributes of a span: colour, weight, slant and underline; "" for none of them. */
static char *
span_of_style (const char *style)
{
  g_auto (GStrv) rules = g_strsplit (style, ";", 20);
  GString *span = g_string_new (NULL);
  guint seen = 0;

  for (guint i = 0; rules[i] != NULL; i++)
    {
      g_auto (GStrv) halves = g_strsplit (rules[i], ":", 2);
      const char *name, *value;
      char colour[8];

      if (halves[0] == NULL || halves[1] == NULL)
        continue;
      name = g_strstrip (halves[0]);
      value = g_strstrip (halves[1]);
      if (g_ascii_strcasecmp (name, "color") == 0 && (seen & 1) == 0 && read_colour (value, colour))
        {
          g_string_append_printf (span, " foreground=\"%s\"", colour);
          seen |= 1;
        }
      else if (g_ascii_strcasecmp (name, "font-weight") == 0 && (seen & 2) == 0 && is_heavy (value))
        {
          g_string_append (span, " weight=\"bold\"");
          seen |= 2;
        }
      else if (g_ascii_strcasecmp (name, "font-style") == 0 && (seen & 4) == 0 && strcmp (value, "italic") == 0)
        {
          g_string_append (span, " style=\"italic\"");
          seen |= 4;
        }
      else if (g_ascii_strcasecmp (name, "text-decoration") == 0 && (seen & 8) == 0 && strstr (value, "underline") != NULL)
        {
          g_string_append (span, " underline=\"single\"");
          seen |= 8;
        }
    }
  return g_string_free (span, FALSE);
}

/* --- elements --- */

static void
open_tag (Writer *writer, const char *tag, const char *attributes)
{
  if (tag[0] == '\0')
    return;
  if (writer->space)
    g_string_append_c (writer->out, ' ');
  writer->space = FALSE;
  g_string_append_printf (writer->out, "<%s%s>", tag, attributes);
}

static void
close_last (Writer *writer)
{
  writer->n--;
  if (writer->tags[writer->n][0] != '\0')
    g_string_append_printf (writer->out, "</%s>", writer->tags[writer->n]);
  if (is_block (writer->open[writer->n]))
    new_line (writer);
  g_free (writer->open[writer->n]);
}

static void
close_element (Writer *writer, const char *name)
{
  guint at = writer->n;

  while (at > 0 && strcmp (writer->open[at - 1], name) != 0)
    at--;
  while (at > 0 && writer->n >= at)
    close_last (writer);
}

/* The value of an attribute between @start and @end; NULL if it has none. */
static char *
attribute (const char *start, const char *end, const char *name)
{
  g_autofree char *text = g_strndup (start, (gsize) (end - start));
  gsize length = strlen (name);

  for (const char *at = strstr (text, name); at != NULL; at = strstr (at + 1, name))
    {
      const char *c = at + length;

      if (at == text || !g_ascii_isspace (at[-1]))
        continue;
      c += strspn (c, " \t\r\n");
      if (*c++ != '=')
        continue;
      c += strspn (c, " \t\r\n");
      if (*c == '"' || *c == '\'')
        {
          const char *close = strchr (c + 1, *c);

          return close != NULL ? g_strndup (c + 1, (gsize) (close - c - 1)) : NULL;
        }
    }
  return NULL;
}

/* Skips an element of which nothing is shown. */
static const char *
skip_element (const char *c, const char *name)
{
  g_autofree char *end = g_strconcat ("</", name, NULL);

  for (; *c != '\0'; c++)
    if (*c == '<' && g_ascii_strncasecmp (c, end, strlen (end)) == 0)
      {
        c += strcspn (c, ">");
        return *c == '>' ? c + 1 : c;
      }
  return c;
}

static void
open_element (Writer *writer, const char *name, const char *start, const char *end)
{
  const char *tag = "";
  g_autofree char *style = attribute (start, end, "style");
  g_autofree char *span = style != NULL ? span_of_style (style) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (strcmp (elements[i].element, name) == 0)
      tag = elements[i].tag;
  if (is_block (name))
    new_line (writer);
  if (strcmp (name, "td") == 0 || strcmp (name, "th") == 0)
    writer->space = writer->line;
  if (strcmp (name, "img") == 0)
    {
      g_autofree char *words = attribute (start, end, "alt");

      for (const char *c = words; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
        write_letter (writer, g_utf8_get_char (c));
    }
  if (strcmp (name, "br") == 0 || strcmp (name, "img") == 0 || strcmp (name, "hr") == 0 || end[-1] == '/' || writer->n == MAX_OPEN)
    return;
  if (span != NULL && span[0] != '\0' && tag[0] == '\0')
    tag = "span";
  open_tag (writer, tag, strcmp (tag, "span") == 0 ? span : "");
  if (strcmp (name, "li") == 0)
    {
      g_string_append (writer->out, "• ");
      writer->line = TRUE;
    }
  writer->open[writer->n] = g_strdup (name);
  writer->tags[writer->n++] = tag;
}

/* From "<" on: one tag, comment or declaration. */
static const char *
read_tag (Writer *writer, const char *c)
{
  gboolean closing = c[1] == '/';
  const char *start = c + (closing ? 2 : 1), *end;
  g_autofree char *name = NULL;
  char quote = '\0';

  if (g_str_has_prefix (c, "<!--"))
    {
      end = strstr (c, "-->");
      return end != NULL ? end + 3 : c + strlen (c);
    }
  if (g_str_has_prefix (c, "<![CDATA["))
    return c + strlen ("<![CDATA[");
  if (*start != '!' && *start != '?' && !g_ascii_isalpha (*start))
    {
      write_letter (writer, '<');
      return c + 1;
    }
  for (end = start; *end != '\0' && (quote != '\0' || *end != '>'); end++)
    if (quote != '\0' ? *end == quote : *end == '"' || *end == '\'')
      quote = quote != '\0' ? '\0' : *end;
  name = g_ascii_strdown (start, (gssize) strcspn (start, " \t\r\n/>"));
  if (*end == '\0')
    return end;
  if (closing)
    close_element (writer, name);
  else
    {
      for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
        if (elements[i].tag == NULL && strcmp (elements[i].element, name) == 0)
          return end[-1] == '/' ? end + 1 : skip_element (end + 1, name);
      open_element (writer, name, start, end);
    }
  return end + 1;
}

static char *
finish (Writer *writer)
{
  while (writer->n > 0)
    close_last (writer);
  while (writer->out->len > 0 && writer->out->str[writer->out->len - 1] == '\n')
    g_string_truncate (writer->out, writer->out->len - 1);
  return g_string_free (writer->out, FALSE);
}

/**
 * along_rich_text_from_xhtml: the words of @xhtml as Pango markup.
 *
 * Returns: (transfer full): well-formed markup; "" if nothing of it can be shown
 */
char *
along_rich_text_from_xhtml (const char *xhtml)
{
  Writer writer = { .out = g_string_new (NULL) };

  for (const char *c = xhtml; *c != '\0' && writer.out->len < MAX_LENGTH;)
    {
      gunichar letter;

      if (*c == '<')
        c = read_tag (&writer, c);
      else if (g_str_has_prefix (c, "]]>"))
        c += 3;
      else
        {
          const char *next = g_utf8_next_char (c);

          letter = g_utf8_get_char (c);
          c = *c == '&' ? read_entity (c, &letter) : next;
          if (letter != 0)
            write_letter (&writer, letter);
        }
    }
  return finish (&writer);
}

/* --- Markdown --- */

static void
append_escaped (GString *html, const char *text, gsize length)
{
  g_autofree char *part = g_strndup (text, length);
  g_autofree char *escaped = g_markup_escape_text (part, -1);

  g_string_append (html, escaped);
}

/* "[words](address)" and "![words](address)": the words. */
static const char *
read_link (GString *html, const char *c)
{
  const char *words = c + (*c == '!' ? 2 : 1), *middle = strstr (words, "]("), *line = strchr (words, '\n');
  const char *end = middle != NULL ? strchr (middle, ')') : NULL;

  if (end == NULL || (line != NULL && line < end))
    return NULL;
  append_escaped (html, words, (gsize) (middle - words));
  return end + 1;
}

/* Signs around words: "**" and "__" bold, "*" and "_" italic, "`" code. */
static void
read_line (GString *html, const char *line)
{
  static const struct { const char *sign; const char *element; } signs[]
    = { { "**", "b" }, { "__", "b" }, { "~~", "s" }, { "*", "i" }, { "_", "i" }, { "`", "code" } };
  const char *open[8];
  guint n = 0;

  for (const char *c = line; *c != '\0';)
    {
      const char *behind = (*c == '[' || (c[0] == '!' && c[1] == '[')) ? read_link (html, c) : NULL;
      guint row = 0;

      if (behind != NULL)
        {
          c = behind;
          continue;
        }
      if (*c == '\\' && c[1] != '\0' && strchr ("\\`*_{}[]()#+-.!~<>", c[1]) != NULL)
        {
          append_escaped (html, c + 1, 1);
          c += 2;
          continue;
        }
      while (row < G_N_ELEMENTS (signs) && !g_str_has_prefix (c, signs[row].sign))
        row++;
      /* An underscore within a word, and a star with space around it, are only themselves. */
      if (row < G_N_ELEMENTS (signs))
        {
          gsize length = strlen (signs[row].sign);
          gboolean closes = n > 0 && open[n - 1] == signs[row].element;
          gboolean within = *c == '_' && c > line && g_ascii_isalnum (c[-1]) && g_ascii_isalnum (c[length]);

          if (!within && (closes ? c > line && !g_ascii_isspace (c[-1]) : c[length] != '\0' && !g_ascii_isspace (c[length]) && n < G_N_ELEMENTS (open)
                                                                            && strstr (c + length, signs[row].sign) != NULL))
            {
              g_string_append_printf (html, closes ? "</%s>" : "<%s>", signs[row].element);
              if (closes)
                n--;
              else
                open[n++] = signs[row].element;
              c += length;
              continue;
            }
        }
      /* Tags within Markdown are read as such, further on. */
      if (*c == '<' || *c == '>')
        g_string_append_c (html, *c);
      else
        append_escaped (html, c, (gsize) (g_utf8_next_char (c) - c));
      c = g_utf8_next_char (c);
    }
  while (n > 0)
    g_string_append_printf (html, "</%s>", open[--n]);
}

/**
 * along_rich_text_from_markdown: the words of @markdown as Pango markup.
 *
 * Returns: (transfer full): well-formed markup
 */
char *
along_rich_text_from_markdown (const char *markdown)
{
  g_auto (GStrv) lines = g_strsplit (markdown, "\n", -1);
  g_autoptr (GString) html = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL && html->len < MAX_LENGTH; i++)
    {
      const char *line = g_strchomp (lines[i]);
      guint hashes = (guint) strspn (line + strspn (line, " "), "#");

      line += strspn (line, " ");
      if (hashes > 0 && hashes <= 6 && line[hashes] == ' ')
        {
          g_string_append_printf (html, "<h%u>", hashes);
          read_line (html, line + hashes + 1);
          g_string_append_printf (html, "</h%u>", hashes);
        }
      else if ((line[0] == '-' || line[0] == '*' || line[0] == '+') && line[1] == ' ')
        {
          g_string_append (html, "<li>");
          read_line (html, line + 2);
          g_string_append (html, "</li>");
        }
      else if (line[0] == '\0')
        g_string_append (html, "<br/>");
      else
        {
          if (g_ascii_isdigit (line[0]))
            g_string_append (html, "<br/>");
          read_line (html, line[0] == '>' && line[1] == ' ' ? line + 2 : line);
          g_string_append_c (html, '\n');
        }
    }
  return along_rich_text_from_xhtml (html->str);
}

/* --- elements of a form --- */

/**
 * along_rich_text_of_member: how the text under @name is to look, by its rendering-xhtml, -markdown or -style.
 *
 * Returns: (transfer full) (nullable): Pango markup; %NULL where it does not say, or where the words are shown in translation
 */
char *
along_rich_text_of_member (JsonObject *object, const char *name)
{
  g_autofree char *other = g_strconcat ("_", name, NULL);
  g_autofree char *words = along_form_json_words (object, name);
  const char *plain = along_form_json_string (object, name), *xhtml = NULL, *markdown = NULL, *style = NULL;
  JsonArray *extensions = along_form_json_array (along_form_json_object (object, other), "extension");
  char *markup = NULL;

  for (guint i = 0; extensions != NULL && i < json_array_get_length (extensions); i++)
    {
      JsonObject *extension = along_form_json_element (extensions, i);
      const char *url = along_form_json_string (extension, "url"), *value = along_form_json_string (extension, "valueString");

      if (url != NULL && g_str_has_suffix (url, "/rendering-xhtml"))
        xhtml = value;
      else if (url != NULL && g_str_has_suffix (url, "/rendering-markdown"))
        markdown = value != NULL ? value : along_form_json_string (extension, "valueMarkdown");
      else if (url != NULL && g_str_has_suffix (url, "/rendering-style"))
        style = value;
    }
  if (plain == NULL || g_strcmp0 (plain, words) != 0)
    return NULL;
  if (xhtml != NULL)
    markup = along_rich_text_from_xhtml (xhtml);
  else if (markdown != NULL)
    markup = along_rich_text_from_markdown (markdown);
  else if (style != NULL)
    {
      g_autofree char *span = span_of_style (style);
      g_autofree char *escaped = g_markup_escape_text (plain, -1);

      markup = span[0] != '\0' ? g_strdup_printf ("<span%s>%s</span>", span, escaped) : NULL;
    }
  if (markup != NULL && markup[0] == '\0')
    g_clear_pointer (&markup, g_free);
  return markup;
}
