/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *along_family_guess (GPtrArray *summaries, const char *typed);

G_END_DECLS
