/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-put-together.h"

#include "along-merge.h"

G_BEGIN_DECLS

/* What the files of the window share. */

struct _AlongPutTogether
{
  AdwWindow parent_instance;

  AlongSession *session;
  GCancellable *cancellable;
  AlongPutTogetherOf of;
  AlongFamily *kept, *other; /* the same within one family */
  AlongMerge *merge;
  GPtrArray *records;        /* what is asked about */
  GArray *written;           /* (nullable): of AlongWritten */

  GtkWidget *stack;
  GtkWidget *title;
  GtkWidget *cancel, *back, *next;
  GtkWidget *ask_box;        /* who is who */
  GtkWidget *who;            /* (nullable): the list in it */
  GtkWidget *ask_scrolled;
  GtkWidget *refused;
  GtkWidget *intro;
  GtkWidget *chooser;
  GtkWidget *count;          /* how much is still to be decided: stays in sight */
  GtkWidget *foot;           /* words of a refusal */
};

/* along-put-together.c */
gboolean put_together_is_one_family (AlongPutTogether *self);
void     put_together_show_page     (AlongPutTogether *self, const char *page);
void     put_together_refuse        (AlongPutTogether *self, const char *words);
void     put_together_settle        (AlongPutTogether *self);

/* along-put-together-begin.c: which two, and who of the one is who of the other */
void     put_together_load          (AlongPutTogether *self, AlongId family);
void     put_together_ask_family    (AlongPutTogether *self);

/* along-put-together-fields.c */
void     put_together_count         (AlongPutTogether *self);
void     put_together_show_fields   (AlongPutTogether *self);

G_END_DECLS
