/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-layout-work.h"

G_BEGIN_DECLS

/* BondField: what an emotional line should keep clear of, on a grid round the two people it joins: symbols and texts above
 * all, then lines that it would lie on. */
typedef struct _BondField BondField;

BondField *along_bond_field_new    (AlongLayout *layout);
void       along_bond_field_aim    (BondField *field, const AlongLayoutBond *bond);
void       along_bond_field_free   (BondField *field);
double     along_bond_field_cost   (BondField *field, const AlongPolyline *path, double most);
double     along_bond_field_room   (BondField *field, const AlongRect *rect);
gboolean   along_bond_field_search (BondField *field, int from, int to, double most, AlongPolyline *path);

AlongPoint along_bond_border       (AlongLayout *layout, int person, double x, double y);

G_END_DECLS
