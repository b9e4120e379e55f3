/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-record.h"

G_BEGIN_DECLS

const guint *along_image_order (const AlongKind *kind);
gboolean     along_image_scan  (const char *image, AlongRecord *into);

G_END_DECLS
