/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-ask.h"
#include "along-refusal.h"

G_BEGIN_DECLS

typedef enum
{
  ASK_LINE,
  ASK_NUMBER,
  ASK_DECIMAL,
  ASK_DATE,
  ASK_TIME,
  ASK_CHOICE,
  ASK_SWITCH,
  ASK_RECORD, /* one of some records, or none */
  ASK_PEOPLE, /* any number of people */
} AskSort;

/* One row. Owned by the dialog; its widgets by the window. */
typedef struct
{
  AlongAsk *ask;
  char *name;
  AskSort sort;
  GtkWidget *widget, *control;
  GArray *ids;    /* (nullable) AlongId: what a RECORD or PEOPLE row chooses from */
  GArray *chosen; /* (nullable) AlongId, of PEOPLE */
  GPtrArray *checks; /* (nullable) of PEOPLE, a check button for each of the ids */
  AlongKindId kind;
  int property; /* -1: none */
  gint64 most;  /* of NUMBER */
  int before;   /* of a CHOICE of the values of a property: how many words stand before them, that none is chosen */
  gboolean needed;
  AlongRefusal refusal;
  AlongAskChanged changed; /* (nullable) */
  AlongAskProposal proposal; /* (nullable) */
  char *proposed; /* (nullable): what it said last */
} AskRow;

struct _AlongAsk
{
  AlongPage *page; /* alive as long as the window it is in; the dialog goes with that */
  GtkWidget *window, *list, *more;
  GtkWidget *add; /* the button that saves */
  GtkWidget *words; /* of a refusal that belongs to no one row */
  GtkWidget *draft; /* says that what is written is from another time */
  GPtrArray *rows;  /* AskRow */
  AskRow *refused;  /* (nullable) */
  AlongAskMake make;
  AlongAskSaved saved; /* (nullable) */
  AlongId about, result;
  char *key;       /* "what/id" */
  const char *draft_kind; /* of the drafts of its page: "genogram" */
  char *draft_key; /* "genogram-what/id" */
  char *untouched; /* the rows as they were at first, as a draft would keep them */
  char *toast;     /* (nullable) */
  gboolean filling, done, again;
};

AskRow *along_ask_find_row   (AlongAsk *ask, const char *name);
AskRow *along_ask_add_row    (AlongAsk *ask, const char *name, AskSort sort, GtkWidget *widget, GtkWidget *control, const char *signal);
void    along_ask_title      (GtkWidget *row, const char *title);
void    along_ask_row_free   (gpointer data);
void    along_ask_row_set_id (AskRow *row, AlongId id);
void    along_ask_row_tick   (AskRow *row, const AlongId *ids, guint n);
void    along_ask_touched    (AskRow *row);
void    along_ask_answered   (AskRow *row);
void    along_ask_light      (AlongAsk *ask);
char   *along_ask_row_said   (AskRow *row) G_GNUC_WARN_UNUSED_RESULT;
void    along_ask_row_say    (AskRow *row, const char *words);
gboolean along_ask_row_differs (AskRow *row);
void    along_ask_row_filled (AskRow *row, gboolean drafted);
void    along_ask_keep_draft (AlongAsk *ask);
void    along_ask_use_draft  (AlongAsk *ask);

G_END_DECLS
