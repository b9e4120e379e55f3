/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-found.h"
#include "store-private.h"

/* What the index and the parts of a search share. The numbers are part of the store's form: see schema/0003-search.sql. */

#define SEARCH_KIND_SHIFT 60
#define SEARCH_FAMILIES (G_GINT64_CONSTANT (1) << 20)
#define SEARCH_NAME_FAMILY_SHIFT 40
#define SEARCH_NAME_ROWS (G_GINT64_CONSTANT (1) << 40)
/* Days are counted from 31 December 1899. */
#define SEARCH_FIRST_DAY 2415020
#define SEARCH_DAYS (G_GINT64_CONSTANT (1) << 17)
#define SEARCH_DAY_SHIFT 43
#define SEARCH_TEXT_FAMILY_SHIFT 23
#define SEARCH_TEXT_ROWS (G_GINT64_CONSTANT (1) << 23)

/** Letters from which on a typed word is looked for in notes, and by its sound. */
#define SEARCH_LONG_ENOUGH ALONG_FOUND_LONG_ENOUGH

/** SearchKind: a kind of record that can be found. Its place in its table is its code in the index. */
typedef struct
{
  AlongKindId kind;
  AlongFoundGroup group;
  int day;           /* the property that says when; -1 for names */
  int properties[6]; /* with the words; ends with -1 */
  gboolean wordless; /* is in the index without any words, too: for its day */
} SearchKind;

#define SEARCH_N_NAMES 3
#define SEARCH_N_TEXTS 8

extern const SearchKind search_names[SEARCH_N_NAMES];
extern const SearchKind search_texts[SEARCH_N_TEXTS];

/** What search_read_text () is asked for: the title of the form that an assessment was filled in on, a person's name. */
#define SEARCH_FORM_TITLE "SELECT \"title\" FROM \"questionnaire\" WHERE \"id\" = ?"
#define SEARCH_PERSON_NAME "SELECT \"name\" FROM \"person\" WHERE \"id\" = ?"

void     search_append_text (GString *all, const char *text, gboolean json);
gboolean search_read_text   (StoreConnection *connection, const char *sql, AlongId id, char **text, GError **error);
