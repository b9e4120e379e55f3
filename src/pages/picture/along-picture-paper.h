/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-picture.h"
#include "along-session.h"

G_BEGIN_DECLS

/** How a picture is made: on which paper, or as what kind of file. */
typedef struct
{
  AlongPictureFormat format;
  AlongPicturePaper paper;
  gboolean turn; /* the page is laid so that the drawing is largest */
  double dots;   /* an inch, of a PNG */
} AlongPictureSetup;

/**
 * AlongPicturePaperRows: kind, paper, size of the drawing and resolution. What was chosen last is there the next time: it
 * is kept in the caseload.
 *
 *   signal "changed" ()
 */
#define ALONG_TYPE_PICTURE_PAPER_ROWS (along_picture_paper_rows_get_type ())
G_DECLARE_FINAL_TYPE (AlongPicturePaperRows, along_picture_paper_rows, ALONG, PICTURE_PAPER_ROWS, AdwBin)

GtkWidget *along_picture_paper_rows_new      (AlongSession *session, AlongPictureFormat format);
void       along_picture_paper_rows_fill     (AlongPicturePaperRows *self, AlongPictureSetup *setup);
void       along_picture_paper_rows_remember (AlongPicturePaperRows *self);

G_END_DECLS
