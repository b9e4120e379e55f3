/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AlongPng: a PNG image (ISO/IEC 15948) made from the top down, a few rows at a time, so that a large picture needs
 * little memory and can be stopped. True colour, 8 bits, no transparency.
 */
typedef struct _AlongPng AlongPng;

AlongPng *along_png_new    (guint width, guint height, double pixels_an_inch);
void      along_png_free   (AlongPng *self);
gboolean  along_png_add    (AlongPng *self, const guint8 *rows, gsize stride, guint n_rows, GError **error);
GBytes   *along_png_finish (AlongPng *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongPng, along_png_free)

G_END_DECLS
