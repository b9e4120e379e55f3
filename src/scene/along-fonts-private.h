/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "along-fonts.h"

G_BEGIN_DECLS

const char  *along_fonts_family (AlongFonts *fonts);
PangoLayout *along_fonts_layout (AlongFonts *fonts, const char *style, const char *text, double max_width,
                                 int max_lines, PangoAlignment align) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
