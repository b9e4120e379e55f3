/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-picture.h"
#include "along-session.h"

G_BEGIN_DECLS

/**
 * AlongPictureView: what is on the screen.
 *
 * @ecomap: not the genogram
 * @steps: only who is so near to whom it is about; 0: everybody
 * @order: (nullable): keys of people in the order they stand in now; copied
 */
typedef struct
{
  gboolean ecomap;
  AlongGraphFlags flags;
  AlongGenogramShow show;
  guint steps;
  const char *const *order;
  int day;
} AlongPictureView;

/**
 * AlongPictureWindow: the family's drawing printed, or saved as a file: first the reader is chosen; what they will get is
 * shown as it will be, with words that say what is left out. What was given to whom is written down in the store.
 *
 * Keys: Page Up, Page Down: pages; Escape closes, or stops what is being written. Narrow: the choices come over the pages.
 */
#define ALONG_TYPE_PICTURE_WINDOW (along_picture_window_get_type ())
G_DECLARE_FINAL_TYPE (AlongPictureWindow, along_picture_window, ALONG, PICTURE_WINDOW, AdwWindow)

GtkWindow *along_picture_window_new (GtkWindow *parent, AlongSession *session, AlongFamily *family, const AlongPictureView *view,
                                     AlongPictureFormat format);

/* along-picture-copy.c */
void       along_picture_copy       (GtkWidget *widget, AlongSession *session, AlongFamily *family, const AlongPictureView *view);

G_END_DECLS
