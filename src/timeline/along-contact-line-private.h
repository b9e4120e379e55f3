/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside the reader of a contact's one line. */

#include "along-contact-line.h"

/**
 * ContactWords: a piece of the line, word by word.
 *
 * @typed: as typed; @folded: the same, folded, without a mark at the end
 * @used: understood, or a small word that means nothing by itself
 */
typedef struct
{
  char **typed;
  char **folded;
  gboolean *used;
  guint n;
} ContactWords;

guint contact_words_match (const ContactWords *words, guint at, const char *name);
void  contact_words_take  (ContactWords *words, guint at, guint n);

void  contact_line_read_when (AlongContactLine *self, ContactWords *words, int today, gboolean ahead);
