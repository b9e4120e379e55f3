/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-store.h"

/** Families of the store that the figures of issue and README are about. */
#define SCALE_FULL 10000

guint     scale_families  (void);
AlongKey *scale_key       (void);
char     *scale_dir       (guint families);
char     *scale_make      (guint families);
void      scale_check     (GError *error);
