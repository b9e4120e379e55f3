/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AlongSheets: pages or a picture as they will be, one sheet at a time, as large as there is room; or, before it is known whose
 * copy it is, a page that asks. A sheet is painted once: what it is painted from may belong to another thread later.
 *
 *   signal "choose" (): whose copy it is is to be asked
 */
#define ALONG_TYPE_SHEETS (along_sheets_get_type ())
G_DECLARE_FINAL_TYPE (AlongSheets, along_sheets, ALONG, SHEETS, AdwBin)

typedef void (*AlongSheetsSize) (gpointer data, guint page, double *width, double *height);
typedef void (*AlongSheetsPaint) (gpointer data, guint page, cairo_t *cr);

GtkWidget *along_sheets_new         (const char *about, AlongSheetsSize size, AlongSheetsPaint paint, gpointer data);
void       along_sheets_add_turning (AlongSheets *self, GtkBox *bar);
void       along_sheets_show        (AlongSheets *self, guint n, const char *name, gboolean complete);
void       along_sheets_forget      (AlongSheets *self);
void       along_sheets_hold        (AlongSheets *self, gboolean hold);
gboolean   along_sheets_turn        (AlongSheets *self, int by);

G_END_DECLS
