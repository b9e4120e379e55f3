/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "along-scene.h"

G_BEGIN_DECLS

void along_texture_paint (cairo_t *cr, AlongTexture texture, const AlongRect *area);
void along_texture_write (GString *out, AlongTexture texture, const char *id, guint32 rgb, double alpha);

G_END_DECLS
