/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *along_name_surname (const char *name);
char       *along_name_given   (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
