/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-page.h"

G_BEGIN_DECLS

/**
 * AlongPageRow: a page of a family.
 *
 * @title, @short_title: translated by the reader, with the context "page"; the short one is for the bar at
 *   the bottom of a narrow window
 * @list_beside: the list of families stands beside it until somebody folds it away
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *short_title;
  const char *icon;
  GType (*get_type) (void);
  gboolean list_beside;
} AlongPageRow;

const AlongPageRow *along_page_table      (guint *n);
const AlongPageRow *along_page_table_find (const char *name);

G_END_DECLS
