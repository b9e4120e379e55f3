/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-genogram-scene.h"

G_BEGIN_DECLS

/* A genogram on its way from the layout into a scene, shared by the files that draw its parts. */
typedef struct
{
  AlongScene *scene;
  AlongLayout *layout;
  AlongGraph *graph;
  AlongFonts *fonts;
  AlongGenogramShow show;
} AlongDrawing;

/* along-genogram-paths.c */
void      along_line_draw   (AlongScene *scene, const AlongPolyline *path, double dx, double dy);
void      along_line_round  (AlongScene *scene, const AlongPolyline *path, double radius, gboolean closed);
void      along_line_beside (AlongScene *scene, const AlongPolyline *path, double off);
AlongRect along_line_bounds (const AlongPolyline *path, double pad);

/* along-genogram-lines.c */
void      along_drawing_sibships    (AlongDrawing *self);
void      along_drawing_couples     (AlongDrawing *self);
void      along_drawing_secondaries (AlongDrawing *self);

/* along-genogram-people.c */
void      along_drawing_people      (AlongDrawing *self);

/* along-genogram-notes.c */
void      along_drawing_plate       (AlongDrawing *self, double x, double y, double width, double height);
void      along_drawing_notes       (AlongDrawing *self);

G_END_DECLS
