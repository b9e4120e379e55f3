/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-edit.h"
#include "along-page.h"

G_BEGIN_DECLS

/**
 * AlongAsk: a small dialog of a page: rows that are asked for, what is made of them, words of a refusal beside the
 * row they are about. What is written in it is kept as a draft as it is written, until it is saved or let go.
 *
 * A row is known by its name, which the draft keeps too. A row may stand for a property of a kind of record: then a
 * refusal of that property is shown there, and along_ask_fill() takes it.
 *
 * It lives as long as its window.
 */
typedef struct _AlongAsk AlongAsk;

/** AlongAskMake: the edit that the rows say; %NULL: refused, along_ask_refuse() has said why. */
typedef AlongEdit *(*AlongAskMake) (AlongAsk *ask, AlongFamily *family);
typedef void (*AlongAskChanged) (AlongAsk *ask);

/** AlongAskSaved: it is saved, and closed. @result: see along_ask_set_result(); @again: (nullable): the key, to be opened once more. */
typedef void (*AlongAskSaved) (AlongPage *page, AlongId result, const char *again);

/** AlongAskProposal: (transfer full) (nullable): what a row is proposed to say now: words, or ids of along_ask_ids_to_text(). */
typedef char *(*AlongAskProposal) (AlongAsk *ask, AlongFamily *family);

AlongAsk   *along_ask_new           (AlongPage *page, const char *drafts, const char *key, AlongRecord *about, const char *title,
                                     const char *done, AlongAskMake make);
void        along_ask_on_saved      (AlongAsk *ask, AlongAskSaved saved);
GtkWindow  *along_ask_present       (AlongAsk *ask, const char *first);
void        along_ask_close         (AlongPage *page);

/* along-ask-rows.c: rows, in the order in which they are added. */
GtkWidget  *along_ask_line          (AlongAsk *ask, const char *name, const char *title, const char *text);
GtkWidget  *along_ask_number        (AlongAsk *ask, const char *name, const char *title, gint64 number, gint64 most);
GtkWidget  *along_ask_decimal       (AlongAsk *ask, const char *name, const char *title, const char *text);
GtkWidget  *along_ask_date          (AlongAsk *ask, const char *name, const char *title, const char *edtf);
GtkWidget  *along_ask_time          (AlongAsk *ask, const char *name, const char *title);
GtkWidget  *along_ask_choice        (AlongAsk *ask, const char *name, const char *title, char **words, int chosen);
GtkWidget  *along_ask_switch        (AlongAsk *ask, const char *name, const char *title, const char *more, gboolean on);
GtkWidget  *along_ask_record        (AlongAsk *ask, const char *name, const char *title, GArray *ids, char **words, AlongId chosen);
void        along_ask_add           (AlongAsk *ask, GtkWidget *row);
void        along_ask_begin_more    (AlongAsk *ask, const char *title, const char *subtitle);
void        along_ask_end_more      (AlongAsk *ask);
void        along_ask_stands_for    (AlongAsk *ask, const char *name, AlongKindId kind, int property);
void        along_ask_on_change     (AlongAsk *ask, const char *name, AlongAskChanged changed);
void        along_ask_need          (AlongAsk *ask, const char *name);
void        along_ask_offer_words   (AlongAsk *ask, const char *name, const char *const *words);
void        along_ask_rename_words  (AlongAsk *ask, const char *name, const char *const *words);
void        along_ask_show          (AlongAsk *ask, const char *name, gboolean visible);
void        along_ask_set_title     (AlongAsk *ask, const char *name, const char *title);

/* along-ask-people.c */
GtkWidget  *along_ask_people        (AlongAsk *ask, const char *name, const char *title, GArray *ids, const AlongId *chosen, guint n);
void        along_ask_offer_people  (AlongAsk *ask, const char *name, GArray *ids, const AlongId *chosen, guint n);

/* along-ask-propose.c */
void        along_ask_propose       (AlongAsk *ask, const char *name, AlongAskProposal proposal);
void        along_ask_follow        (AlongAsk *ask);
gboolean    along_ask_differs       (AlongAsk *ask, const char *name);
char       *along_ask_ids_to_text   (const AlongId *ids, guint n) G_GNUC_WARN_UNUSED_RESULT;

/* What the rows say now. A row that is not there, or not in sight, says nothing. */
gboolean       along_ask_has        (AlongAsk *ask, const char *name);
GtkWidget     *along_ask_row        (AlongAsk *ask, const char *name);
const char    *along_ask_get_text   (AlongAsk *ask, const char *name);
gint64         along_ask_get_number (AlongAsk *ask, const char *name, gint64 otherwise);
char          *along_ask_get_decimal (AlongAsk *ask, const char *name) G_GNUC_WARN_UNUSED_RESULT;
const char    *along_ask_get_date   (AlongAsk *ask, const char *name);
int            along_ask_get_time   (AlongAsk *ask, const char *name);
int            along_ask_get_choice (AlongAsk *ask, const char *name);
gboolean       along_ask_get_switch (AlongAsk *ask, const char *name);
AlongId        along_ask_get_record (AlongAsk *ask, const char *name);
const AlongId *along_ask_get_people (AlongAsk *ask, const char *name, guint *n);
void           along_ask_set_text   (AlongAsk *ask, const char *name, const char *text);

AlongPage         *along_ask_get_page   (AlongAsk *ask);
AlongFamily       *along_ask_get_family (AlongAsk *ask);
AlongId            along_ask_get_about  (AlongAsk *ask);
int                along_ask_get_today  (AlongAsk *ask);
GtkWidget         *along_ask_get_window (AlongAsk *ask);
void               along_ask_set_result (AlongAsk *ask, AlongId person);
void               along_ask_set_toast  (AlongAsk *ask, const char *words);
void               along_ask_refuse     (AlongAsk *ask, const char *name, const char *words);

/* along-ask-record.c: rows made from the description of a kind. */
void        along_ask_property      (AlongAsk *ask, AlongRecord *now, AlongKindId kind, int property);
void        along_ask_fill          (AlongAsk *ask, AlongRecord *record);

char       *along_ask_key           (const char *what, AlongId id) G_GNUC_WARN_UNUSED_RESULT;
char      **along_ask_words_after   (const char *nothing, AlongEnumId id) G_GNUC_WARN_UNUSED_RESULT;
GArray     *along_ask_list_people   (AlongFamily *family, AlongId except, char ***names);

G_END_DECLS
