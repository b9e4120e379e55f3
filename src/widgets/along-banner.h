/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  ALONG_BANNER_PLAIN,
  ALONG_BANNER_AS_KNOWN,
  ALONG_BANNER_MADE_UP,
} AlongBannerKind;

/**
 * AlongBanner: a line over a page that says in what state everything below is, with at most one button.
 * Slides in and out; hidden at first. Role STATUS, named by its words. Signal: button-clicked ().
 * CSS classes: along-banner and as-known or made-up.
 */
#define ALONG_TYPE_BANNER (along_banner_get_type ())
G_DECLARE_FINAL_TYPE (AlongBanner, along_banner, ALONG, BANNER, GtkWidget)

GtkWidget  *along_banner_new          (void);
void        along_banner_show         (AlongBanner *self, AlongBannerKind kind, const char *words, const char *button);
void        along_banner_hide         (AlongBanner *self);
void        along_banner_forget       (AlongBanner *self);
gboolean    along_banner_get_revealed (AlongBanner *self);
const char *along_banner_get_words    (AlongBanner *self);

void        along_banner_set_extra    (AlongBanner *self, GtkWidget *extra);
void        along_banner_set_stacked  (AlongBanner *self, gboolean stacked);

G_END_DECLS
