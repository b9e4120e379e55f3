/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AlongColumns: sections in two columns side by side where there is room for 760 px, else all in one, in
 * the order they were added: so a section of the narrow column may come between two of the wide one. In a
 * template, children of type "end" go to the narrow column. Put it into a clamp inside a scrolled window.
 */
#define ALONG_TYPE_COLUMNS (along_columns_get_type ())
G_DECLARE_FINAL_TYPE (AlongColumns, along_columns, ALONG, COLUMNS, GtkWidget)

typedef enum
{
  ALONG_COLUMN_WIDE,
  ALONG_COLUMN_NARROW,
} AlongColumn;

GtkWidget *along_columns_new           (void);
void       along_columns_set_least     (AlongColumns *self, int width);
void       along_columns_append        (AlongColumns *self, GtkWidget *child, AlongColumn column);
void       along_columns_clear         (AlongColumns *self);
gboolean   along_columns_get_side_by_side (AlongColumns *self);

G_END_DECLS
