/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int along_review_due (const char *url, int last, int born, int edd);

G_END_DECLS
