/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-picture.h"

G_BEGIN_DECLS

#define PICTURE_N_STORIES 5

extern const char *const picture_stories[PICTURE_N_STORIES];
extern AlongFamily *picture_team;
extern char *picture_top; /* a folder that goes at the end */

/* picture_run: with the demonstration's families at hand, runs the tests. */
int                 picture_run         (void);
AlongFamily        *picture_family      (const char *name) G_GNUC_WARN_UNUSED_RESULT;
AlongPictureChoice  picture_usual       (AlongFamily *family);
char               *picture_command     (const char *const *command) G_GNUC_WARN_UNUSED_RESULT;
char               *picture_keep        (GBytes *bytes, const char *name) G_GNUC_WARN_UNUSED_RESULT;
char               *picture_text_of_pdf (const char *path) G_GNUC_WARN_UNUSED_RESULT;
char               *picture_everything  (AlongPicture *picture, const char *name) G_GNUC_WARN_UNUSED_RESULT;
AlongRecord        *picture_add         (AlongFamily *family, AlongKindId kind);
AlongRecord        *picture_add_person  (AlongFamily *family, const char *name, int gender);

G_END_DECLS
