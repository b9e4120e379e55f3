/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-finding.h"

#include <string.h>

#include "along-text.h"

/* Tokens that a day is typed in, at most: "24 June 2026". */
#define DAY_TOKENS 3
/* Those among which a day is looked for. */
#define MOST_TOKENS 16

/* Takes the first day, or month of a year, out of what was typed: "24 June", "Liya 24/6". @rest: (out): the words without it. */
gboolean
search_take_day (const char *text, AlongDate *day, char ***rest)
{
  g_auto (GStrv) tokens = g_strsplit_set (text, " \t\n", -1);
  guint n = g_strv_length (tokens);

  for (guint length = MIN (DAY_TOKENS, n); length > 0; length--)
    for (guint at = 0; at + length <= MIN (n, MOST_TOKENS); at++)
      {
        g_autoptr (GString) typed = g_string_new (NULL), other = g_string_new (NULL);
        g_autofree char *edtf = NULL;

        for (guint i = 0; i < n; i++)
          g_string_append_printf (i >= at && i < at + length ? typed : other, " %s", tokens[i]);
        /* A number alone is a year to nobody who looks for something, and a word alone no day. */
        if (strpbrk (typed->str, "0123456789") == NULL || (length == 1 && strpbrk (typed->str, "/.-") == NULL)
            || strpbrk (typed->str, "~?*") != NULL || !along_date_parse_typed (typed->str + 1, &edtf, NULL)
            || !along_date_parse (edtf, day, NULL) || day->precision > ALONG_DATE_MONTH || day->lo == ALONG_DAY_NONE
            || day->hi == ALONG_DAY_NONE)
          continue;
        *rest = along_text_words (other->str);
        return TRUE;
      }
  return FALSE;
}

void
search_ask_for_days (SearchFinding *finding, const AlongDate *day)
{
  finding->of_days = TRUE;
  finding->first_day = SEARCH_DAYS - 1 - CLAMP (day->hi - SEARCH_FIRST_DAY, 0, SEARCH_DAYS - 1);
  finding->last_day = SEARCH_DAYS - 1 - CLAMP (day->lo - SEARCH_FIRST_DAY, 0, SEARCH_DAYS - 1);
}
