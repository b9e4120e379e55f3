/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Facts about published instruments: what is needed to write down a number that was worked out elsewhere, and to read it. Never their
 * words: those belong to others. data/forms/instruments.json; each entry names where its facts are from. */

/** AlongSubscale: a part of an instrument with a score of its own. @items: 0: not known; @minimum, @maximum: NAN: not known */
typedef struct
{
  char *name;
  guint items;
  double minimum, maximum;
} AlongSubscale;

/** AlongCutOff: a published threshold: a total of @at or above it, or of @at or below it, means @words. */
typedef struct
{
  double at;
  gboolean below;
  char *words;
} AlongCutOff;

/**
 * AlongInstrument: one instrument.
 *
 * @items: 0: not known
 * @minimum, @maximum: of the total; NAN: not known, or there is no total
 * @better: ALONG_BETTER_HIGHER, ALONG_BETTER_LOWER; ALONG_ENUM_UNSET: as the team's own manual has it
 * @total: whether it has a total
 * @change: points that are a reliable change, as published; NAN: none known
 * @reliability: test and retest; NAN: not known
 * @safety_item: (nullable): the number of the item that is talked about at once, whatever the total
 * @pregnancy: it is for pregnancy only
 * @from_months, @to_months: for children of this age; NAN: it does not say
 * @cautions: (element-type utf8): what to know before it is used
 * @subscales: (element-type AlongSubscale); @cut_offs: (element-type AlongCutOff), the lowest first
 */
typedef struct
{
  char *id, *name, *short_name, *licence, *source, *safety_item;
  guint items;
  double minimum, maximum;
  int better;
  gboolean total, pregnancy;
  double change, reliability;
  double from_months, to_months;
  GPtrArray *subscales, *cut_offs, *cautions;
} AlongInstrument;

GPtrArray             *along_instruments       (void);
const AlongInstrument *along_instrument_find   (const char *name);
const char            *along_better_words      (int better);
char                  *along_instrument_range_words (const AlongInstrument *instrument) G_GNUC_WARN_UNUSED_RESULT;
char                  *along_instrument_ages_words (const AlongInstrument *instrument) G_GNUC_WARN_UNUSED_RESULT;
gboolean               along_instrument_is_too_young (const AlongInstrument *instrument, double months);
const AlongCutOff     *along_instrument_crossed (const AlongInstrument *instrument, double total);

G_END_DECLS
