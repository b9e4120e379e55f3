/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AlongRefused: a field that cannot be taken as it is, and why, in words for that field.
 *
 * @field: number of the field, as whoever asks counts them
 */
typedef struct
{
  guint field;
  char *words;
} AlongRefused;

GPtrArray  *along_refused_new  (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean    along_refused_add  (GPtrArray *refused, guint field, const char *words);
const char *along_refused_find (GPtrArray *refused, guint field);

/**
 * AlongRefusedRows: the words of every refusal, each in a row under its field; also for assistive technology.
 *
 * @fields: (array): the widget of each field, alive as long as this
 * @scrolled: what they scroll in
 */
typedef struct
{
  GtkWidget *const *fields;
  GtkWidget *scrolled;
  GPtrArray *shown;
} AlongRefusedRows;

void along_refused_rows_init  (AlongRefusedRows *self, GtkWidget *const *fields, GtkWidget *scrolled);
void along_refused_rows_clear (AlongRefusedRows *self);
void along_refused_rows_end   (AlongRefusedRows *self);
void along_refused_rows_show  (AlongRefusedRows *self, GPtrArray *refused);
void along_refused_rows_forget (AlongRefusedRows *self, GtkWidget *field);
void along_refused_rows_keep  (AlongRefusedRows *self, GPtrArray *refused);

G_END_DECLS
