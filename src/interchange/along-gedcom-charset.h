/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

extern const guint16 along_gedcom_cp1252[128];
extern const guint16 along_gedcom_cp437[128];
extern const guint16 along_gedcom_cp850[128];
extern const guint16 along_gedcom_ansel[128];

G_END_DECLS
