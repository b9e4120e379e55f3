/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-picture-choices.h"
#include "along-picture-job.h"
#include "along-picture-paper.h"
#include "along-picture-window.h"

G_BEGIN_DECLS

struct _AlongPictureWindow
{
  AdwWindow parent_instance;

  GtkWidget *choices, *rows, *scrolled;
  GtkWidget *folds, *show_choices; /* where there is no room for both */
  GtkWidget *print, *save, *report;
  GtkWidget *sheets; /* the preview, or what is still to be chosen */
  GtkWidget *working, *bar; /* while a file is made */
  GtkWidget *at;            /* (nullable): what had the focus before that; only to be compared with */
  GtkWidget *parts, *warning; /* what is on which page, what to choose instead */
  GtkWidget *toasts;

  AlongSession *session;
  AlongFamily *family;
  AlongPictureReady *ready; /* (nullable): what is shown */
  gboolean preparing, again; /* a picture is being laid out; and what is wanted has changed since */
  GCancellable *laying;      /* (nullable): of the picture that is being laid out */
  AlongPictureJob *job;      /* (nullable): while a file is made */
  guint tick;
  GtkPrintOperation *operation; /* (nullable): while its dialog is open or it prints */
};

void along_picture_window_toast   (AlongPictureWindow *self, const char *words);
void along_picture_window_note    (AlongPictureWindow *self, const char *what, const char *as);
void along_picture_window_working (AlongPictureWindow *self, gboolean working);

/* along-picture-save.c */
void along_picture_window_ask_file (AlongPictureWindow *self);
void along_picture_window_stop     (AlongPictureWindow *self);
void along_picture_window_end_job  (AlongPictureWindow *self);

/* along-picture-print.c */
void along_picture_window_print    (AlongPictureWindow *self);
void along_picture_window_end_print (AlongPictureWindow *self);

G_END_DECLS
