/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-summary.h"

G_BEGIN_DECLS

/** AlongFamilyRow: one family in the list: initials, name, and a line that says where they are. */
#define ALONG_TYPE_FAMILY_ROW (along_family_row_get_type ())
G_DECLARE_FINAL_TYPE (AlongFamilyRow, along_family_row, ALONG, FAMILY_ROW, AdwBin)

GtkWidget *along_family_row_new   (void);
char      *along_family_row_show  (AlongFamilyRow *self, AlongSummary *summary, gboolean buddied) G_GNUC_WARN_UNUSED_RESULT;
void       along_family_row_set_waiting (AlongFamilyRow *self, gboolean waiting);
void       along_family_row_clear (AlongFamilyRow *self);

void       along_family_row_mark  (AlongFamilyRow *self, PangoAttrList *marks);
void       along_family_row_tell_apart (AlongFamilyRow *self, const char *reference);

G_END_DECLS
