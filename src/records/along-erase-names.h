/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Names, and numbers, of somebody who is to be erased, looked for in texts. A text that says "Will" may speak of somebody
 * else of that name, or begin with a word: that is not for us to say. */

/** Whether a text names the person. */
typedef enum
{
  ALONG_ERASE_NOT_NAMED,
  ALONG_ERASE_SMALL,   /* a word of the language, written as one: perhaps by somebody who writes no capitals */
  ALONG_ERASE_PERHAPS, /* a name that others bear, too, or that may be a word */
  ALONG_ERASE_NAMED,
} AlongEraseNamed;

typedef struct _AlongEraseNames AlongEraseNames;

AlongEraseNames *along_erase_names_new     (void) G_GNUC_WARN_UNUSED_RESULT;
void             along_erase_names_free    (AlongEraseNames *self);
void             along_erase_names_add     (AlongEraseNames *self, const char *name, gboolean shared);
void             along_erase_names_keep    (AlongEraseNames *self, const char *name);
void             along_erase_names_learn   (AlongEraseNames *self, const char *text);
AlongEraseNamed  along_erase_names_in      (AlongEraseNames *self, const char *text);
char            *along_erase_names_without (AlongEraseNames *self, const char *text, AlongEraseNamed least) G_GNUC_WARN_UNUSED_RESULT;
char            *along_erase_names_excerpt (AlongEraseNames *self, const char *text) G_GNUC_WARN_UNUSED_RESULT;
char            *along_erase_names_markup  (AlongEraseNames *self, const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* The same in the texts of a JSON value. */
AlongEraseNamed  along_erase_names_in_json      (AlongEraseNames *self, const char *json);
char            *along_erase_names_without_json (AlongEraseNames *self, const char *json, AlongEraseNamed least) G_GNUC_WARN_UNUSED_RESULT;
char            *along_erase_names_excerpt_json (AlongEraseNames *self, const char *json) G_GNUC_WARN_UNUSED_RESULT;

gboolean         along_erase_has_words     (const char *text, const char *name);
gboolean         along_name_is_word        (const char *folded);
gboolean         along_name_is_everyday    (const char *folded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongEraseNames, along_erase_names_free)

G_END_DECLS
