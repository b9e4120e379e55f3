/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-ecomap.h"

G_BEGIN_DECLS

/* Shared by the files of the ecomap.
 *
 * @systems: of AlongEcomapSystem, in reading order: ring by ring, each clockwise from the top
 * @members: of AlongGraphPerson of @graph: who is at home
 * @radius: of the household; @columns: its members in a row; @rings: half heights of the guides, 0: nobody on it */
struct _AlongEcomap
{
  AlongGraph *graph;
  GPtrArray *systems;
  GPtrArray *members;
  char *home; /* (nullable): its name */
  gboolean whole; /* no reader's copy */
  gboolean has_home; /* of the record; else members are who seem to live together */
  char *crowding;
  int day;

  double stretch; /* how much wider than high the rings are */
  double x, y, radius;
  int columns;
  double cell_width, cell_height, home_height;
  double rings[ALONG_ECOMAP_RINGS];
  double width, height;
};

const char *along_ecomap_home_label (AlongEcomap *self);

G_END_DECLS
