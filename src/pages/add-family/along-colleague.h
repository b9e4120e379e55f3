/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"

G_BEGIN_DECLS

AlongId along_colleague_called (AlongFamily *team, AlongEdit *edit, const char *name);

G_END_DECLS
