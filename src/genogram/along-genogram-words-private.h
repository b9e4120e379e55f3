/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-genogram-words.h"

G_BEGIN_DECLS

/* The drawing in words: used by along-genogram-words.c and along-genogram-couple-words.c alone. */

/* along-genogram-words.c: who; @words (nullable) behind what stands there already */
const AlongLayoutPerson *along_words_person  (AlongLayout *layout, int person);
const char              *along_words_name    (AlongLayout *layout, int person);
gboolean                 along_words_is_boy  (const AlongGraphPerson *person);
gboolean                 along_words_is_girl (const AlongGraphPerson *person);
void                     along_words_add     (GString *text, const char *separator, const char *words);

/* along-genogram-couple-words.c: whose child, in whose care, whose partner; NULL: nothing to say */
char       *along_words_list      (GPtrArray *names) G_GNUC_WARN_UNUSED_RESULT;
char       *along_words_child     (AlongLayout *layout, const AlongGraphPerson *who, const AlongGraphChild *link, const AlongLayoutCouple *couple) G_GNUC_WARN_UNUSED_RESULT;
char       *along_words_care      (AlongLayout *layout, const AlongGraphChild *link, const AlongLayoutCouple *couple) G_GNUC_WARN_UNUSED_RESULT;
char       *along_words_partner   (AlongLayout *layout, const AlongLayoutCouple *couple, int person) G_GNUC_WARN_UNUSED_RESULT;
const char *along_words_childless (AlongGraphChildless childless);

G_END_DECLS
