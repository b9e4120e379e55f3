/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"

G_BEGIN_DECLS

AlongFamily *along_overview_near (AlongFamily *family) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
