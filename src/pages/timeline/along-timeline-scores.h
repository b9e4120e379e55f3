/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"
#include "along-ribbon.h"

G_BEGIN_DECLS

guint along_timeline_add_scores (AlongRibbon *ribbon, AlongFamily *family, AlongFamily *team, guint most);

G_END_DECLS
