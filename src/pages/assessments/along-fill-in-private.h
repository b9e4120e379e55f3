/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-field-view.h"
#include "along-fill-in.h"

G_BEGIN_DECLS

/* One part of a form that is in sight at a time. @fields: (element-type AlongField) at the top of the form. */
typedef struct
{
  char *title;
  GPtrArray *fields;
  gboolean always; /* "stop and think" */
  GtkWidget *ring, *words, *row;
} AlongSection;

struct _AlongFillIn
{
  AdwBin parent_instance;

  AlongSession *session;
  AlongFamily *family;
  AlongFilling *filling;
  AlongForm *form;
  AlongFieldScreen screen;
  AlongSeries *earlier;
  char *draft;
  char *old_draft; /* (nullable): the key it was kept under before; goes once the new one is kept */
  gboolean look;       /* only a look: nothing is kept, nothing finished; no family, nobody it is about */
  gboolean touched;    /* somebody has answered something */
  gboolean finishing;
  gboolean selecting;

  GtkWidget *header;
  GPtrArray *sections; /* AlongSection */
  guint section;
  GPtrArray *items;    /* AlongFieldView that fold, of the section in sight */
  struct
  {
    GPtrArray *list;   /* (nullable) */
    guint at;          /* the one in sight */
    guint step_source; /* while it runs, what changes belongs to one step */
  } states;            /* what can be come back to */
  AlongField *fresh;   /* (nullable): an instance that the focus goes to, or to what adds another */
  gboolean went;
  guint rebuild_source, saved_source;

  GtkWidget *under;    /* the header bar: for what the window says */
  GtkWidget *stack;
  GtkWidget *title, *line, *saved, *draft_note, *draft_note_below;
  GtkWidget *flap, *menu_button, *menu_words;
  GtkWidget *count, *bar, *list, *rate_hint, *licence;
  GtkWidget *scrolled, *heading, *place, *keys;
  GtkWidget *back, *next, *finish;
  GtkWidget *together; /* whether it is read together on one screen */
  AlongForm *last;     /* (nullable): the assessment before, also while nothing of it is shown */
  GtkWidget *summary;  /* the page before the end */
  GtkWidget *date;     /* its row with the day of the rating; or %NULL */
  GtkWidget *reason;   /* its row with why something signed is changed; or %NULL */
};

/* along-fill-in-sections.c */
GPtrArray *along_sections_new          (AlongForm *form) G_GNUC_WARN_UNUSED_RESULT;
void       along_sections_renew        (AlongFillIn *self);
void       along_sections_fill_list    (AlongFillIn *self);
void       along_sections_show_progress (AlongFillIn *self);
guint      along_sections_next_open    (AlongFillIn *self, guint from);
int        along_sections_find         (AlongFillIn *self, AlongField *field);

/* along-fill-in-draft.c: what is kept as one types */
void       along_fill_in_put_draft     (AlongFillIn *self);
void       along_fill_in_keep          (AlongFillIn *self, AlongField *field);
void       along_fill_in_bring_back_typed (AlongFillIn *self);
void       along_fill_in_show_saved    (AlongFillIn *self);
void       along_fill_in_draft_saved   (AlongFillIn *self, const char *key, gint64 ms);

/* along-fill-in-undo.c */
void       along_fill_in_add_state     (AlongFillIn *self, char *body, AlongField *field);
void       along_fill_in_forget_states (AlongFillIn *self);

/* along-fill-in-moves.c: items and sections in sight, and the keys between them */
int        along_fill_in_get_open      (AlongFillIn *self);
void       along_fill_in_open_number   (AlongFillIn *self, guint item);
void       along_fill_in_go_next       (AlongFillIn *self);
void       along_fill_in_go_back       (AlongFillIn *self);
void       along_fill_in_open_item     (GtkWidget *widget, const char *action, GVariant *target);
void       along_fill_in_clear_place   (AlongFillIn *self);
void       along_fill_in_read          (AlongFillIn *self);
void       along_fill_in_build_section (AlongFillIn *self);
void       along_fill_in_show_section  (AlongFillIn *self, guint section);
void       along_fill_in_row           (AlongFillIn *self, GtkListBoxRow *row);
gboolean   along_fill_in_key           (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                                        AlongFillIn *self);

/* along-fill-in.c */
void       along_fill_in_set_day       (AlongFillIn *self, int day);

/* along-fill-in-together.c */
gboolean   along_fill_in_is_together   (AlongFillIn *self);
void       along_fill_in_read_together (AlongFillIn *self);

/* along-fill-in-amend.c: putting right what was signed */
void       along_fill_in_add_reason    (AlongFillIn *self);
gboolean   along_fill_in_refuse_amendment (AlongFillIn *self);
gboolean   along_fill_in_put_record    (AlongFillIn *self, AlongEdit *edit, AlongRecord **assessment);

/* along-fill-in-finish.c */
void       along_fill_in_show_finish   (AlongFillIn *self);

G_END_DECLS
