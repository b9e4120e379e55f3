/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AlongFonts: the family and base size that a drawing's texts are measured and painted with. The same
 * fonts must be used to lay out and to paint. Needs no display. Reference counted, one thread at a time.
 */
typedef struct _AlongFonts AlongFonts;

AlongFonts *along_fonts_new     (const char *family, double base_px);
AlongFonts *along_fonts_ref     (AlongFonts *fonts);
void        along_fonts_unref   (AlongFonts *fonts);
double      along_fonts_base    (AlongFonts *fonts);
void        along_fonts_measure (AlongFonts *fonts,
                                 const char *style,
                                 const char *text,
                                 double      max_width,
                                 int         max_lines,
                                 double     *width,
                                 double     *height,
                                 double     *ascent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongFonts, along_fonts_unref)

G_END_DECLS
