/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AlongSplit: a list beside its content; below 1000 px the one or the other, with a swipe and Back
 * between them. The only place that knows which widget of libadwaita does this.
 *
 * Properties: folded (read only): only one is shown; content-shown (read only): the content can be seen,
 * which a swipe or Back may change; list-shown: whether the list stands beside the
 * content while not folded.
 */
#define ALONG_TYPE_SPLIT (along_split_get_type ())
G_DECLARE_FINAL_TYPE (AlongSplit, along_split, ALONG, SPLIT, GtkWidget)

GtkWidget *along_split_new            (void);
void       along_split_set_list       (AlongSplit *self, GtkWidget *list);
void       along_split_set_content    (AlongSplit *self, GtkWidget *content);
gboolean   along_split_get_folded     (AlongSplit *self);
void       along_split_show_list      (AlongSplit *self);
void       along_split_show_content   (AlongSplit *self);
gboolean   along_split_get_content_shown (AlongSplit *self);
void       along_split_set_list_shown (AlongSplit *self, gboolean shown);

G_END_DECLS
