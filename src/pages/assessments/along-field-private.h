/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-field-view.h"
#include "along-refusal.h"

G_BEGIN_DECLS

struct _AlongFieldView
{
  GtkBox parent_instance;

  AlongFieldScreen *screen;
  AlongField *field;       /* %NULL once its instance is gone */
  const AlongQuestion *question;

  GtkWidget *fold;         /* of an item with a rating: the line it folds to */
  GtkWidget *fold_ring;
  GtkWidget *fold_title, *fold_words;
  GtkWidget *body;         /* of a group: what lies in it */
  GtkWidget *within;       /* of a group: the box its fields are in, @body or one that is folded away */
  GtkWidget *expander;     /* (nullable): what folds them away */
  GtkWidget *control;      /* what takes the focus */
  GtkWidget *entry;        /* an entry row; or %NULL */
  GtkWidget *text;         /* a text view; or %NULL */
  GtkWidget *combo;
  GtkWidget *calculated;   /* the row of a score */
  GtkWidget *strip, *strip_words, *strip_note; /* the last rating */
  GtkWidget *hint;         /* beside a note: a few words help */
  GtkWidget *refusal_words;
  GPtrArray *options;      /* AlongOption, in the order of the question; of a boolean: yes, no */
  gboolean folds;
  gboolean open;
  gboolean showing;        /* the program, not a person, changes the control */
};

/* along-field-controls.c */
void       along_field_view_build_control (AlongFieldView *self);
void       along_field_view_show_answer   (AlongFieldView *self);
void       along_field_view_show_refusal  (AlongFieldView *self, const char *words);
void       along_field_view_name          (GtkWidget *widget, AlongFieldView *self, const char *name);
GtkWidget *along_question_label           (GtkWidget *box, const AlongQuestion *question, const char *css_class);
GtkWidget *along_field_view_boxed         (AlongFieldView *self, GtkWidget *row);
void       along_field_view_add_entry     (AlongFieldView *self, const char *asked);

/* along-field-choices.c */
char       along_option_key               (const AlongQuestion *question, const AlongOption *option);
void       along_field_view_add_choice    (AlongFieldView *self);
void       along_field_view_add_boolean   (AlongFieldView *self);
void       along_field_view_show_options  (AlongFieldView *self);

G_END_DECLS
