/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AlongOption: one answer of several (role RADIO) or one that can be ticked (CHECKBOX): a mark, bold words,
 * a longer line below, and the key that chooses it. The whole row is the target. Space, Enter or a click
 * chooses; arrows move on. Its action "option.choose" can be called by assistive technology.
 *
 * Property: active. Signal: chosen (): a person (not the program) changed it. CSS node: `option`.
 */
#define ALONG_TYPE_OPTION (along_option_get_type ())
G_DECLARE_FINAL_TYPE (AlongOption, along_option, ALONG, OPTION, GtkWidget)

GtkWidget  *along_option_new_radio  (AlongOption *group, const char *words, const char *more);
GtkWidget  *along_option_new_check  (const char *words, const char *more);
void        along_option_set_words  (AlongOption *self, const char *words, const char *more);
const char *along_option_get_words  (AlongOption *self);
void        along_option_set_key    (AlongOption *self, const char *cap);
void        along_option_set_active (AlongOption *self, gboolean active);
gboolean    along_option_get_active (AlongOption *self);

G_END_DECLS
