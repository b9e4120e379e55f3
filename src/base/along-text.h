/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *along_text_fold       (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char   **along_text_words      (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char    *along_text_sound      (const char *word) G_GNUC_WARN_UNUSED_RESULT;
gboolean along_text_sound_alike (const char *a, const char *b);
int      along_text_letters_off (const char *one, const char *other, int most);
char    *along_text_tidy_line  (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char    *along_text_capital    (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char    *along_text_tidy       (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean along_text_is_empty   (const char *text);
gboolean along_text_equal      (const char *a, const char *b);
void     along_text_set        (char **field, const char *value);
gboolean along_text_to_number  (const char *text, guint64 most, guint64 *number);

G_END_DECLS
