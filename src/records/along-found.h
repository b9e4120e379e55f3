/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-kind.h"
#include "along-summary.h"

G_BEGIN_DECLS

/** What is found is shown in these groups, in this order. */
typedef enum
{
  ALONG_FOUND_FAMILIES,
  ALONG_FOUND_PEOPLE,
  ALONG_FOUND_CONTACTS,
  ALONG_FOUND_NOTES,
  ALONG_FOUND_ASSESSMENTS,
  ALONG_FOUND_STEPS,
  ALONG_FOUND_HOPES,
  ALONG_FOUND_WORDS, /* own words, and what families say of the support */
  ALONG_FOUND_EVENTS,
} AlongFoundGroup;

#define ALONG_FOUND_N_GROUPS (ALONG_FOUND_EVENTS + 1)

/** How many are found of each group. */
#define ALONG_FOUND_MOST 50

/** AlongFoundMark: bytes of a text, from @start up to @end, that are what was looked for. */
typedef struct
{
  guint start, end;
} AlongFoundMark;

/**
 * AlongFoundItem: one record found.
 *
 * @about: the person it is about, for people and their other names; else none
 * @family_name: of the family it belongs to
 * @closed: the family's support has ended
 * @day: of the record, or ALONG_DAY_NONE
 * @title: (nullable): the name of an assessment's form; of a person's other name, the name they go by
 * @text: one line: a name, or the words around what was found
 * @marks: (element-type AlongFoundMark): in order
 * @by_sound: the name only sounds like what was typed; @letters_off: by how many letters it differs
 * @summary: (nullable): of a family
 */
typedef struct
{
  AlongFoundGroup group;
  AlongKindId kind;
  AlongId family, record, about;
  char *family_name;
  gboolean closed;
  int day;
  char *title;
  char *text;
  GArray *marks;
  gboolean by_sound;
  int letters_off;
  AlongSummary *summary;
} AlongFoundItem;

/**
 * AlongFound: what a text finds.
 *
 * @items: (element-type AlongFoundItem): by group; in each the newest first, names before those that only sound alike, of
 * which the nearest in letters first
 * @more: by group: there are more than these
 */
typedef struct
{
  GPtrArray *items;
  gboolean more[ALONG_FOUND_N_GROUPS];
} AlongFound;

AlongFound     *along_found_new       (void);
void            along_found_free      (AlongFound *self);
AlongFoundItem *along_found_add       (AlongFound *self, AlongFoundGroup group, AlongKindId kind);
gboolean        along_found_any_more  (const AlongFound *self);

/** Letters from which on a typed word is looked for as the beginning of one, wherever it stands. */
#define ALONG_FOUND_LONG_ENOUGH 3

/* The words of @words are folded, as of along_text_words(); the last is the beginning of one, and with @begin each that is
 * long enough. */
gboolean        along_found_has       (const char *text, const char *const *words, guint which, gboolean begin);
GArray         *along_found_marks     (const char *text, const char *const *words, gboolean begin) G_GNUC_WARN_UNUSED_RESULT;
void            along_found_show      (AlongFoundItem *item, const char *text, const char *const *words, gboolean begin, guint letters);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongFound, along_found_free)

G_END_DECLS
