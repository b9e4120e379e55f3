/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-genogram-page.h"
#include "ask/along-ask.h"

G_BEGIN_DECLS

/* along-ask-table.c: every dialog of the genogram by its key, "what/id". */
GtkWindow *along_ask_open           (AlongGenogramPage *page, const char *key);
AlongAsk  *along_dialog_new         (AlongGenogramPage *page, const char *key, AlongRecord *about, const char *title, const char *done,
                                     AlongAskMake make);

/* The dialogs that along_ask_open() chooses from. Each is given its key and the record it is about. */

/* along-person-dialog.c, along-person-more.c */
GtkWindow *along_ask_person_add     (AlongGenogramPage *page, const char *key, AlongRecord *to);
GtkWindow *along_ask_person_change  (AlongGenogramPage *page, const char *key, AlongRecord *person);
void       along_person_more_rows   (AlongAsk *ask, AlongRecord *person);
void       along_person_more_fill   (AlongAsk *ask, AlongRecord *person);

/* along-connect-dialog.c */
GtkWindow *along_ask_connect        (AlongGenogramPage *page, const char *key, AlongRecord *from);
GtkWindow *along_ask_couple         (AlongGenogramPage *page, const char *key, AlongRecord *couple);
GtkWindow *along_ask_bond           (AlongGenogramPage *page, const char *key, AlongRecord *bond);
void       along_dialog_couple_rows (AlongAsk *ask, AlongRecord *couple);
void       along_dialog_read_couple (AlongAsk *ask, int *kind, int *state);
gboolean   along_dialog_refuse_couple (AlongAsk *ask);

/* along-around-dialog.c */
GtkWindow *along_ask_professional   (AlongGenogramPage *page, const char *key, AlongRecord *professional);
GtkWindow *along_ask_safety         (AlongGenogramPage *page, const char *key, AlongRecord *person);

/* along-gender-row.c */
char     **along_dialog_gender_words (gboolean child) G_GNUC_WARN_UNUSED_RESULT;
void       along_dialog_gender_row  (AlongAsk *ask, AlongRecord *person);
void       along_dialog_gender_follow (AlongAsk *ask, gboolean baby);

/* along-event-dialogs.c */
GtkWindow *along_ask_died           (AlongGenogramPage *page, const char *key, AlongRecord *person);
GtkWindow *along_ask_couple_step    (AlongGenogramPage *page, const char *key, AlongRecord *couple);
char      *along_dialog_title_of_two (AlongGenogramPage *page, AlongRecord *couple, const char *format, const char *otherwise) G_GNUC_WARN_UNUSED_RESULT;
void       along_dialog_date_row    (AlongAsk *ask, const char *title);
int         along_dialog_day        (AlongAsk *ask);
const char *along_dialog_needed_date (AlongAsk *ask, const char *name);
gboolean    along_dialog_refuse_before (AlongAsk *ask, AlongFamily *family, int kind, AlongRecord *person, const char *date);

/* along-birth-dialogs.c */
GtkWindow *along_ask_born           (AlongGenogramPage *page, const char *key, AlongRecord *pregnancy);
GtkWindow *along_ask_lost           (AlongGenogramPage *page, const char *key, AlongRecord *pregnancy);
void       along_dialog_loss_row    (AlongAsk *ask);
int        along_dialog_loss_outcome (AlongAsk *ask);
void       along_dialog_refuse_loss (AlongAsk *ask);
void       along_dialog_zygosity_row (AlongAsk *ask, int chosen);

/* along-care-dialogs.c */
GtkWindow *along_ask_to_care        (AlongGenogramPage *page, const char *key, AlongRecord *child);
GtkWindow *along_ask_guardianship   (AlongGenogramPage *page, const char *key, AlongRecord *child);
GtkWindow *along_ask_adopted        (AlongGenogramPage *page, const char *key, AlongRecord *child);
GtkWindow *along_ask_home           (AlongGenogramPage *page, const char *key, AlongRecord *child);

/* along-move-dialogs.c */
GtkWindow *along_ask_moved          (AlongGenogramPage *page, const char *key, AlongRecord *person);
GtkWindow *along_ask_household      (AlongGenogramPage *page, const char *key, AlongRecord *household);

/* along-record-dialogs.c: one record that is about @about, or @about itself changed. */
GtkWindow *along_ask_new_record     (AlongGenogramPage *page, const char *key, AlongRecord *about, AlongKindId kind);
GtkWindow *along_ask_change_record  (AlongGenogramPage *page, const char *key, AlongRecord *record);

G_END_DECLS
