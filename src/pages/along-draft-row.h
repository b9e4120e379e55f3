/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-session.h"

G_BEGIN_DECLS

GtkWidget *along_draft_row_new (AlongSession *session, const AlongDraft *draft, const char *family, int today);

G_END_DECLS
