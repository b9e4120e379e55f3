/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-layout.h"

G_BEGIN_DECLS

/** What of a graph is drawn: what is not in the graph (conditions, losses, private lines: AlongGraphFlags) is not in the
 * drawing either; %ALONG_GENOGRAM_ALL is the usual. */
typedef enum
{
  ALONG_GENOGRAM_HOMES = 1 << 0,
  ALONG_GENOGRAM_BONDS = 1 << 1,
  ALONG_GENOGRAM_NAMES = 1 << 3,
  ALONG_GENOGRAM_LEGEND = 1 << 4, /* under the drawing, for paper; with headings */
  ALONG_GENOGRAM_ALL = ALONG_GENOGRAM_HOMES | ALONG_GENOGRAM_BONDS | ALONG_GENOGRAM_NAMES,
} AlongGenogramShow;

AlongScene *along_genogram_scene  (AlongLayout *layout, AlongFonts *fonts, AlongGenogramShow show)
                                   G_GNUC_WARN_UNUSED_RESULT;
AlongScene *along_genogram_legend (AlongLayout *layout, AlongFonts *fonts, AlongGenogramShow show, double width)
                                   G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
