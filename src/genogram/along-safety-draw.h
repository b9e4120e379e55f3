/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-scene.h"

G_BEGIN_DECLS

/* The chips of the safety map. @safe: a value of safe_with. */

/** Room of the mark before a chip's words, px. */
#define ALONG_SAFETY_MARK 16.0

const char *along_safety_style (int safe);
void        along_safety_mark  (AlongScene *scene, int safe, double x, double y);
void        along_safety_draw  (AlongScene *scene, AlongFonts *fonts, int safe, const char *words, double x, double top);

G_END_DECLS
