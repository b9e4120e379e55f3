/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-session.h"

G_BEGIN_DECLS

/* What was changed, in words, and who read it; taking back any edit and putting back earlier values. */

/**
 * AlongHistoryField: one field of a record in an edit.
 *
 * @property: -1 for one of many answers of a form
 * @from, @to: in words; "": nothing was there
 * @can_put_back: @from can be asked for with along_session_put_back_async()
 */
typedef struct
{
  int property;
  char *name;
  char *from, *to;
  gboolean can_put_back;
} AlongHistoryField;

/**
 * AlongHistoryPart: one record in an edit.
 *
 * @n: its number, for along_session_put_back_async()
 * @name: what the record is called; @what: what became of it: "Changed", "Added"
 * @is_change: its fields went from one value to another; else they came or went with it
 * @by: (nullable): who made it and when, where it was made in another's caseload
 * @fields: (element-type AlongHistoryField); empty where what was there has been erased (@erased)
 * @can_put_back: the record can go back to what it was before
 */
typedef struct
{
  gint64 n;
  AlongId record;
  char *name, *what, *by;
  GPtrArray *fields;
  gboolean is_change, erased, can_put_back;
} AlongHistoryPart;

/** AlongHistoryEdit: one edit, in words. Nobody changes it. */
#define ALONG_TYPE_HISTORY_EDIT (along_history_edit_get_type ())
G_DECLARE_FINAL_TYPE (AlongHistoryEdit, along_history_edit, ALONG, HISTORY_EDIT, GObject)

AlongId     along_history_edit_get_id       (AlongHistoryEdit *self);
int         along_history_edit_get_day      (AlongHistoryEdit *self);
const char *along_history_edit_get_time     (AlongHistoryEdit *self);
const char *along_history_edit_get_who      (AlongHistoryEdit *self);
const char *along_history_edit_get_title    (AlongHistoryEdit *self);
const char *along_history_edit_get_note     (AlongHistoryEdit *self);
gboolean    along_history_edit_can_take_back (AlongHistoryEdit *self);
gboolean    along_history_edit_is_taken_back (AlongHistoryEdit *self);
GPtrArray  *along_history_edit_get_parts    (AlongHistoryEdit *self);
guint       along_history_edit_get_n_more   (AlongHistoryEdit *self);
gint64      along_history_edit_get_place    (AlongHistoryEdit *self);
gboolean    along_history_edit_matches      (AlongHistoryEdit *self, const char *words);

/**
 * AlongHistoryAsk: which edits.
 *
 * @family: ALONG_ID_NONE: of the team's own records
 * @record: only what is said of this one, or ALONG_ID_NONE
 * @words: (nullable): only edits in which all of these are found
 * @before: along_history_edit_get_place() of the last one that is there already; 0: from the newest
 * @n: how many
 */
typedef struct
{
  AlongId family, record;
  const char *words;
  gint64 before;
  guint n;
} AlongHistoryAsk;

void       along_session_history_async  (AlongSession *self, const AlongHistoryAsk *ask, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer data);
/* @more: (out): whether there may be older ones. Returns: (transfer full) (element-type AlongHistoryEdit): newest first */
GPtrArray *along_session_history_finish (AlongSession *self, GAsyncResult *result, gboolean *more, GError **error);

/* Puts one field (@property -1: the whole record) back to what it was before part @n; an edit of its own, called @title. */
void       along_session_put_back_async  (AlongSession *self, gint64 n, int property, const char *title,
                                          GAsyncReadyCallback callback, gpointer data);
gboolean   along_session_put_back_finish (AlongSession *self, GAsyncResult *result, GError **error);

/**
 * AlongChangedSince: something that was changed after the edit that is to be taken back.
 *
 * @property: -1: the record itself, which the edit added
 * @group: the record's name; @name: the field's
 * @now, @was: in words; "": nothing; @since: by whom and when
 */
typedef struct
{
  AlongId record;
  int property;
  char *group, *name;
  char *now, *was;
  char *since;
} AlongChangedSince;

/** AlongTakeBack: how an edit would be taken back (or put back), to be decided on and carried out. */
#define ALONG_TYPE_TAKE_BACK (along_take_back_get_type ())
G_DECLARE_FINAL_TYPE (AlongTakeBack, along_take_back, ALONG, TAKE_BACK, GObject)

const char *along_take_back_get_title   (AlongTakeBack *self);
gboolean    along_take_back_is_redo     (AlongTakeBack *self);
/* (element-type AlongChangedSince): what was changed since, left as it is unless decided otherwise */
GPtrArray  *along_take_back_get_changed (AlongTakeBack *self);
const char *along_take_back_get_loss    (AlongTakeBack *self);
void        along_take_back_decide      (AlongTakeBack *self, guint index, gboolean back);

/* @edit: ALONG_ID_NONE: the one that undo (or @redo) would take in @family */
void           along_session_plan_take_back_async  (AlongSession *self, AlongId edit, AlongId family, gboolean redo,
                                                    GAsyncReadyCallback callback, gpointer data);
AlongTakeBack *along_session_plan_take_back_finish (AlongSession *self, GAsyncResult *result, GError **error);
void           along_session_take_back_async  (AlongSession *self, AlongTakeBack *decided, GAsyncReadyCallback callback, gpointer data);
gboolean       along_session_take_back_finish (AlongSession *self, GAsyncResult *result, GError **error);

/**
 * AlongAccessLine: somebody opened, printed or gave out something.
 *
 * @day: Julian day number; @time: "14:30"; @who, @family_name, @what, @detail: in words, "" where there is nothing
 */
typedef struct
{
  gint64 place;
  int day;
  AlongId family;
  char *time, *who, *family_name, *what, *detail;
} AlongAccessLine;

typedef struct
{
  AlongId family; /* ALONG_ID_NONE: all */
  const char *family_name; /* (nullable): part of it */
  AlongId worker; /* ALONG_ID_NONE: all */
  const char *what; /* (nullable): ALONG_ACCESS_OPEN… */
  gint64 before;
  guint n;
} AlongAccessAsk;

void       along_access_line_free      (AlongAccessLine *line);
void       along_session_access_async  (AlongSession *self, const AlongAccessAsk *ask, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer data);
/* Returns: (transfer full) (element-type AlongAccessLine): newest first */
GPtrArray *along_session_access_finish (AlongSession *self, GAsyncResult *result, GError **error);
void       along_session_access_kinds  (char ***whats, char ***words);
gboolean   along_session_is_manager    (AlongSession *self);

G_END_DECLS
