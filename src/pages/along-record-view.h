/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-family.h"

G_BEGIN_DECLS

GtkWindow *along_record_view_new (GtkWindow *parent, AlongRecord *record, AlongFamily *family, AlongFamily *team);

G_END_DECLS
