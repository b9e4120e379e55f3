/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The part of the genogram's page that is done with the hands on the drawing, or by keys that do the same: a line from
 * person to person, somebody moved along their row, several chosen, a branch cut, copied and put elsewhere, finding.
 *
 * @find, @map: over the drawing; @several: in the place of the tools; @told: (nullable): what was said of wishes that cannot be followed, so that it is
 * said once */
typedef struct
{
  GtkWidget *find, *several, *several_words, *map;
  char *told;
  gboolean left_branch; /* what was cut or copied was let go with its family */
} AlongGenogramHands;

G_END_DECLS
