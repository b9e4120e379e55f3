/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A certificate on the screen: its lines, to be saved and printed. */
GtkWidget *along_certificate_view_new (GPtrArray *lines) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
