/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the genogram's page knows of a drawing on its way. @cancellable: (nullable): of the one that is wanted; @quiet: until it
 * is said; of the one that is in sight: @marks: AlongGraphFlags, @show: AlongGenogramShow, @day: that it is of */
typedef struct
{
  GtkWidget *bar, *spinner;
  GCancellable *cancellable;
  guint quiet, marks, show;
  int day;
} AlongGenogramDrawing;

G_END_DECLS
