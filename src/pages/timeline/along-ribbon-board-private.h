/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside the board: along-ribbon-board.c draws and scrolls it, along-ribbon-board-moves.c goes about it by keys. */

#include "along-canvas.h"
#include "along-ribbon-board.h"

struct _AlongRibbonBoard
{
  GtkWidget parent_instance;

  GtkWidget *names;
  GtkWidget *scrolled;
  GtkWidget *canvas;

  AlongRibbon *ribbon;
  AlongRibbonView view;
  double cursor; /* x in the scene that Up and Down keep to */
  gboolean upright; /* the focus goes up or down now */
  int focus_wanted; /* a day to focus once there is a drawing, or ALONG_DAY_NONE */
  double plot_width;
  int hold_day; /* to be brought back once the plot has its size, or ALONG_DAY_NONE */
  double hold_at;
  guint hold_source;
  gboolean shown; /* has been brought to today once */
  int width;
  guint rebuild_source;
};

AlongScene           *ribbon_board_scene     (AlongRibbonBoard *self);
GtkAdjustment        *ribbon_board_sideways  (AlongRibbonBoard *self);
const AlongSceneItem *ribbon_board_item      (AlongRibbonBoard *self, const char *key);
double                ribbon_board_inside    (AlongRibbonBoard *self, const AlongSceneItem *item);

char                 *ribbon_board_neighbour (AlongCanvas *canvas, const char *key, AlongMove move, gpointer data);
void                  ribbon_board_focused   (AlongRibbonBoard *self, const char *key);
void                  ribbon_board_activate  (AlongRibbonBoard *self, const char *key);
gboolean              ribbon_board_key       (AlongRibbonBoard *self, guint key, guint code, GdkModifierType state);
gboolean              ribbon_board_scroll    (AlongRibbonBoard *self, double dx, double dy, GtkEventController *controller);
