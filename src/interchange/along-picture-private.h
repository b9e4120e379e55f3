/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-ecomap.h"
#include "along-paper.h"
#include "along-picture.h"

G_BEGIN_DECLS

/* Points that stand for a drawing's unit on paper at 100 %: as large as on a screen of 96 px an inch. */
#define POINTS_A_PX 0.75

/* The smallest letters that everybody can read on paper, in points. */
#define LEAST_POINTS 6.0

struct _AlongPicture
{
  gatomicrefcount refs;
  AlongGraph *graph;   /* (nullable): of a genogram */
  AlongEcomap *ecomap; /* (nullable): of an ecomap */
  AlongFonts *fonts;
  AlongLabels *labels;
  AlongLayout *layout;
  AlongScene *scene;        /* (nullable): with the legend under it, as a file has it */
  AlongGenogramShow show;
  gboolean legend;
  gboolean nameless;
  AlongPictureVariant variant;
  char *left_out;
  char *copy_mark;
  char *title, *under;      /* over the drawing on paper */
  char *reader;             /* in words */
  char *programme, *for_whom, *foot;
  char *reference;
};

gint64      along_picture_made        (AlongPicture *self);
AlongScene *along_picture_draw        (AlongPicture *self, gboolean legend) G_GNUC_WARN_UNUSED_RESULT;
AlongScene *along_picture_draw_legend (AlongPicture *self, double width) G_GNUC_WARN_UNUSED_RESULT;

/* along-picture-roles.c */
char        *along_picture_plain_role      (const char *role, AlongFamily *copy) G_GNUC_WARN_UNUSED_RESULT;
AlongRecord *along_picture_plain_person    (AlongRecord *person, AlongFamily *copy) G_GNUC_WARN_UNUSED_RESULT;

/* along-picture-ecomap.c */
AlongEcomap *along_picture_new_ecomap      (AlongFamily *family, AlongFamily *copy, AlongFamily *team, int day,
                                            AlongGraphFlags flags) G_GNUC_WARN_UNUSED_RESULT;
char        *along_picture_ecomap_left_out (AlongEcomap *map, AlongFamily *family, AlongFamily *team, int day,
                                            AlongGraphFlags flags) G_GNUC_WARN_UNUSED_RESULT;
void         along_picture_ecomap_lay_out  (AlongEcomap *map, AlongFonts *fonts);
void         along_picture_ecomap_words    (AlongEcomap *map, AlongPaper *paper, double name_share);

G_END_DECLS
