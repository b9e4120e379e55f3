/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-graph-family.h"
#include "along-session.h"

G_BEGIN_DECLS

AlongGraphFlags along_genogram_notation (AlongSession *session, AlongFamily *family);

G_END_DECLS
