/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-store-bundle.h"
#include "store-fixture.h"

/** Pair: two caseloads; the first has a family. */
typedef struct
{
  Fixture *marta, *sam;
  AlongId family, person;
  char *file;
  AlongColleagueKey sam_key;
} Pair;

void pair_init (Pair *pair);
void pair_clear (Pair *pair);
void pair_give (Pair *pair, Fixture *from, const AlongColleagueKey *to, gboolean cut);
AlongTaking *pair_look (Pair *pair, Fixture *to);
guint pair_take (Fixture *to, AlongTaking *taking);
void pair_assert_refused (Pair *pair, Fixture *to, int code);
gint64 pair_journal_of (Fixture *fixture);
void pair_assert_same (Pair *pair);
void pair_set_phone (Fixture *fixture, Pair *pair, const char *phone);
