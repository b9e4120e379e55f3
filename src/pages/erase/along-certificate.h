/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-erasure.h"

G_BEGIN_DECLS

/* The certificate of an erasure: what was erased, when, by whom and why, without saying of whom. */

char      *along_certificate_kind  (AlongKindId kind) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *along_certificate_lines (const AlongErasure *erasure, const char *who) G_GNUC_WARN_UNUSED_RESULT;
gboolean   along_certificate_save  (GPtrArray *lines, const char *path, GError **error);
void       along_certificate_print (GPtrArray *lines, GtkWindow *parent);

G_END_DECLS
