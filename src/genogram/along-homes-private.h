/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-layout-work.h"

G_BEGIN_DECLS

/* Outlines of homes: used by along-homes.c, along-home-grid.c and along-home-outline.c alone. */
#define MEMBER_PAD 10.0
#define OTHER_PAD 6.0
#define CORE_PAD 3.0

/* HomeGrid: the place round one home as cells. */
typedef struct _HomeGrid HomeGrid;

AlongRect along_home_box             (AlongLayout *layout, int person, double pad);
gboolean  along_home_meets_others    (AlongLayout *layout, const guint8 *is_member, const AlongRect *box, double pad);
void      along_home_add_outline     (AlongLayoutHome *home, AlongPolyline outline);

HomeGrid *along_home_grid_new        (AlongLayout *layout, const AlongLayoutHome *home, const guint8 *is_member);
void      along_home_grid_free       (HomeGrid *self);
int       along_home_grid_divide     (HomeGrid *self, int *parts);
void      along_home_grid_outline    (HomeGrid *self, AlongLayoutHome *home, const AlongRect *tag_room);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HomeGrid, along_home_grid_free)

G_END_DECLS
