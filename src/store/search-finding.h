/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-date.h"
#include "search.h"

/* What the parts of one search share. */

/** SearchFinding: one search as it is answered. */
typedef struct
{
  StoreConnection *connection;
  const char *const *words;
  guint n;
  gboolean begin;       /* each word that is long enough may be the beginning of one, not only the last */
  GHashTable **named;   /* of each word: families with such a name, by rid; of several words only */
  GHashTable *families; /* rid -> AlongSummary: those that were asked for, without plan and contacts; %NULL: not listed */
  AlongFound *found;
  guint counts[ALONG_FOUND_N_GROUPS];
  gboolean full[SEARCH_N_TEXTS]; /* by code: there were more than were gathered */
  gboolean of_days;              /* only what is of these days, as docids count them */
  gint64 first_day, last_day;
} SearchFinding;

/* search-words.c */
gboolean search_is_common        (const char *word);
gboolean search_is_long          (const char *word);
void     search_append_word      (GString *query, const char *word, gboolean prefix);
void     search_append_note_word (GString *query, const char *word, gboolean last);

/* search-families.c: what is asked of the index, with one query each */
extern const char search_in_names[], search_in_sounds[], search_in_texts[];

gpointer    search_name_family    (gint64 docid);
gpointer    search_text_family    (gint64 docid);
gboolean    search_is_in_notes    (StoreConnection *connection, const char *const *words, guint n, gboolean last);
GHashTable *search_families_named (StoreConnection *connection, const char *word, gboolean last, gboolean alike, GError **error);

/* search-items.c */
gboolean search_take_all (SearchFinding *finding, const SearchKind *kinds, guint n_kinds, GArray **docids, guint unasked,
                          GHashTable *seen, gboolean by_sound, GError **error);

/* search-days.c */
gboolean search_take_day     (const char *text, AlongDate *day, char ***rest);
void     search_ask_for_days (SearchFinding *finding, const AlongDate *day);
