/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-scores.h"

G_BEGIN_DECLS

/** How something moved between two dates. NONE: one of the two is missing. */
typedef enum
{
  ALONG_MOVE_NONE,
  ALONG_MOVE_UP,
  ALONG_MOVE_SAME,
  ALONG_MOVE_DOWN,
} AlongMove;

/**
 * AlongCompared: one item or domain at two dates.
 *
 * @question: the item (its group has the title) or the domain's group, of the later form
 * @domain: whether it is a domain
 * @title: what it is called
 * @before, @after: (nullable): the answers, of a question that is asked once; of a domain the scores, %NULL where not shown
 * @before_words, @after_words: (nullable): what was answered, all of it; %NULL of a domain, and where there is no answer
 * @marked: a move worth pointing out: two levels or more on an item, 0.5 or more on a domain of which the same items
 *   were rated both times
 * @same_items: of a domain: the same items were rated both times
 */
typedef struct
{
  const AlongQuestion *question;
  gboolean domain;
  const char *title;
  AlongAnswer *before;
  AlongAnswer *after;
  char *before_words;
  char *after_words;
  AlongMove move;
  gboolean marked;
  gboolean same_items;
} AlongCompared;

/**
 * AlongComparison: two responses to the same form side by side.
 *
 * @changes: (element-type AlongCompared): domains, each followed by its items, in the order of the form; of a form without domains
 *   every question that was answered at one date at least
 * @shared: how many items both have; @only_one: how many only one of them has (another version)
 */
typedef struct
{
  GPtrArray *changes;
  guint shared;
  guint only_one;
} AlongComparison;

gboolean         along_comparison_possible (AlongForm *before, AlongForm *after);
AlongComparison *along_comparison_new      (AlongForm *before, AlongForm *after) G_GNUC_WARN_UNUSED_RESULT;
void             along_comparison_free     (AlongComparison *comparison);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongComparison, along_comparison_free)
const char      *along_move_words          (AlongMove move);

G_END_DECLS
