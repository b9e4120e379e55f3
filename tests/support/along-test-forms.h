/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Large forms, made up. */

char *along_test_form_of_twenty (void) G_GNUC_WARN_UNUSED_RESULT;
char *along_test_form_of_772    (guint32 seed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
