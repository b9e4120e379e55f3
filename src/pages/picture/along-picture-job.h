/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-picture-paper.h"
#include "along-picture.h"

G_BEGIN_DECLS

/**
 * AlongPictureReady: a picture that is laid out, for its preview and for what is made of it.
 *
 * @pages: (nullable): of pages for paper
 * @setup: as it was asked for, with the way the page lies
 * @parts: (nullable): what is on which page
 * @warning: (nullable): what to choose instead, or what is made smaller than was asked for
 */
typedef struct
{
  AlongPicture *picture;
  AlongPicturePages *pages;
  AlongPictureSetup setup;
  char *parts, *warning;
} AlongPictureReady;

void               along_picture_ready_free     (AlongPictureReady *self);
void               along_picture_prepare_async  (AlongPicture *picture, const AlongPictureSetup *setup, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer data);
AlongPictureReady *along_picture_prepare_finish (GAsyncResult *result);

/**
 * AlongPictureJob: a file that is being made, on another thread. Until it is done nobody else may touch what it is made of.
 */
typedef struct _AlongPictureJob AlongPictureJob;

AlongPictureJob *along_picture_job_start  (AlongPictureReady *ready, GFile *file, GAsyncReadyCallback callback, gpointer data);
gboolean         along_picture_job_finish (AlongPictureJob *self, GAsyncResult *result, GError **error);
void             along_picture_job_stop   (AlongPictureJob *self);
gboolean         along_picture_job_wait   (AlongPictureJob *self);
double           along_picture_job_done   (AlongPictureJob *self);
void             along_picture_job_free   (AlongPictureJob *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongPictureReady, along_picture_ready_free)

G_END_DECLS
