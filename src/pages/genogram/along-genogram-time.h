/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-graph-days.h"

G_BEGIN_DECLS

/* The part of the genogram's page that knows which day is drawn.
 *
 * @day: ALONG_DAY_NONE: today; @order: (nullable): of the people, as they stood today; @tick, @say: what is to come */
typedef struct
{
  GtkWidget *button, *content, *entry, *list; /* the date, and what it opens */
  GtkWidget *banner, *note, *bar;
  GPtrArray *days;
  char **order;
  int day;
  guint tick, say;
  gboolean filling;
} AlongGenogramTime;

G_END_DECLS
