/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-person-dialog.h"
#include "along-refusal.h"

G_BEGIN_DECLS

/* The frame that the genogram's small dialogs share: a list of rows, what becomes of them, words of a refusal. */

typedef enum
{
  DIALOG_ADD,
  DIALOG_CHANGE,
  DIALOG_COUPLE,
  DIALOG_CONNECT,
} DialogWhat;

/* One dialog: what it is about, and its rows; those it does not have are %NULL. */
typedef struct
{
  DialogWhat what;
  AlongGenogramPage *page; /* alive as long as the window it is in; the dialog goes with that */
  GtkWidget *window, *list;
  AlongId about;
  AlongId result; /* whom to show when it is saved */
  GtkWidget *relation, *with, *name, *preferred, *other_names, *gender, *pronouns, *born, *died, *due, *role, *note, *index;
  GtkWidget *other, *link, *kind, *state, *from, *to, *bond, *is_private;
  GtkWidget *words;   /* of a refusal that belongs to no one field */
  GtkWidget *refused; /* (nullable): the row of choices that shows one */
  GtkWidget *draft;   /* says that what is written is from another time */
  GArray *people;     /* AlongId, of @other */
  GArray *couples;    /* AlongId, of @with; the last is ALONG_ID_NONE */
  char *draft_key;    /* (nullable): of what is written here */
  char *untouched;    /* the rows as they were at first, as a draft would keep them */
  AlongRefusal refusal;
  gboolean filling, done;
} Dialog;

Dialog     *along_dialog_new        (AlongGenogramPage *page, DialogWhat what, AlongRecord *about, const char *title,
                                     const char *done);
GtkWindow  *along_dialog_present    (Dialog *self, GtkWidget *first);
GtkWidget  *along_dialog_entry_row  (Dialog *self, const char *title, const char *text);
GtkWidget  *along_dialog_date_row   (Dialog *self, const char *title, const char *edtf);
GtkWidget  *along_dialog_choice_row (Dialog *self, const char *title, char **words, int selected);
GtkWidget  *along_dialog_switch_row (Dialog *self, const char *title, gboolean on);
const char *along_dialog_text       (GtkWidget *row);
int         along_dialog_chosen     (GtkWidget *row);
const char *along_dialog_date       (GtkWidget *row);
void        along_dialog_refuse     (Dialog *self, GtkWidget *row, const char *words);

/* along-person-dialog.c, along-connect-dialog.c: the edit that was written, or %NULL when it is refused. */
AlongEdit  *along_dialog_make_person     (Dialog *self, AlongFamily *family, AlongRecord *about);
AlongEdit  *along_dialog_make_connection (Dialog *self, AlongFamily *family, AlongRecord *about);
void        along_dialog_couple_rows     (Dialog *self, AlongRecord *couple);

/* along-dialog-draft.c: what is written in a dialog about a person is kept as it is written. */
void        along_dialog_keep_draft (Dialog *self);
void        along_dialog_use_draft  (Dialog *self);

G_END_DECLS
