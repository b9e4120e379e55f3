/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-picture.h"
#include "along-picture-window.h"

G_BEGIN_DECLS

/**
 * AlongPictureChoices: who a picture is for, what it is for, and how much of the family is in it. Private lines are
 * chosen one by one, and only for a picture as it is.
 *
 *   signal "changed" ()
 */
#define ALONG_TYPE_PICTURE_CHOICES (along_picture_choices_get_type ())
G_DECLARE_FINAL_TYPE (AlongPictureChoices, along_picture_choices, ALONG, PICTURE_CHOICES, AdwBin)

GtkWidget  *along_picture_choices_new         (AlongSession *session, AlongFamily *family, const AlongPictureView *view);
void        along_picture_choices_fill        (AlongPictureChoices *self, AlongPictureChoice *choice);
void        along_picture_choices_show        (AlongPictureChoices *self, const char *left_out);
const char *along_picture_choices_purpose     (AlongPictureChoices *self);
gboolean    along_picture_choices_is_complete (AlongPictureChoices *self);
void        along_picture_choices_ask_reader  (AlongPictureChoices *self);

G_END_DECLS
