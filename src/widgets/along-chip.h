/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AlongChip: a rounded button of one word or a few, with an icon, in a block style of the theme
 * ("chip-strength", "phase-intensive"…). Space or a click presses it (`clicked`); Backspace and Delete take
 * it away where that is allowed. 30 px high, with an edge. Named by its words.
 *
 * Signals: removed (): take it away.
 *
 * along_tag_new() makes the like that cannot be pressed: 26 px, read as text.
 */
#define ALONG_TYPE_CHIP (along_chip_get_type ())
G_DECLARE_FINAL_TYPE (AlongChip, along_chip, ALONG, CHIP, GtkButton)

GtkWidget  *along_chip_new           (const char *style, const char *icon, const char *words);
void        along_chip_set           (AlongChip *self, const char *style, const char *icon, const char *words);
const char *along_chip_get_words     (AlongChip *self);
void        along_chip_set_removable (AlongChip *self, gboolean removable);

GtkWidget  *along_tag_new            (const char *style, const char *icon, const char *words);

G_END_DECLS
