/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside the dialog: its parts see each other here. along-add-contact.c has the dialog and what is typed into it,
 * along-add-contact-draft.c what is kept of it and for whom, along-add-contact-show.c what follows from it. */

#include "along-add-contact.h"
#include "along-contact-controls.h"
#include "along-contact-entry.h"

/* A length that is missing is asked for once; the second answer may be to leave it out. */
typedef enum
{
  ADD_CONTACT_LENGTH_NOT_ASKED,
  ADD_CONTACT_LENGTH_ASKED,
  ADD_CONTACT_LENGTH_LEFT_OUT,
} AddContactLength;

/* The question below the chips. */
typedef enum
{
  ADD_CONTACT_ASKS_NOTHING,
  ADD_CONTACT_ASKS_PLAN,
  ADD_CONTACT_ASKS_BOTH,
  ADD_CONTACT_ASKS_LENGTH,
} AddContactQuestion;

struct _AlongAddContact
{
  AdwWindow parent_instance;

  GtkWidget *window_title;
  GtkWidget *draft_note;
  GtkWidget *let_go;
  GtkWidget *line;
  GtkWidget *examples;
  GtkWidget *chips_box;
  GtkWidget *chips;
  GtkWidget *refusal;
  GtkWidget *hint;
  GtkWidget *question_box;
  GtkWidget *question;
  GtkWidget *answer;
  GtkWidget *note;
  GtkWidget *next;
  GtkWidget *shared;
  GtkWidget *safe_box;
  GtkWidget *safe;
  GtkWidget *announcer;
  GtkWidget *add_button;
  GtkWidget *remove;
  GtkWidget *keys;
  GtkWidget *popover;

  AlongSession *session;
  AlongFamily *family;   /* (nullable): to be asked first */
  AlongFamily *shown;    /* (nullable): the family that the window shows: undo is about it */
  AlongRecord *contact;  /* (nullable): the one to change */
  gboolean with_family;
  int day;               /* of a new contact that says no day; or ALONG_DAY_NONE */
  AlongContactEntry *entry;
  AlongContactNames *names;
  AlongContactControls controls;
  AlongEntryPart refused;
  gboolean doubled;      /* another contact at the same time: both are kept */
  AddContactLength length; /* asked for once */
  AddContactQuestion asks;
  gboolean another;      /* the line is cleared for the next one */
  gboolean filling;      /* the program, not the person, changes a field */
  gboolean wrote;        /* something was written since it was opened or added */
  guint speak_source;
  GCancellable *cancellable;
};

void       add_contact_focus_line     (AlongAddContact *self);
void       add_contact_fill           (AlongAddContact *self);
void       add_contact_clear          (AlongAddContact *self);

char      *add_contact_draft_key      (AlongAddContact *self);
void       add_contact_put_draft      (AlongAddContact *self);
void       add_contact_restore_draft  (AlongAddContact *self);
void       add_contact_say_draft      (AlongAddContact *self, const char *words, gboolean can_let_go);
void       add_contact_draft_saved_cb (AlongAddContact *self, const char *key, gint64 ms);
void       add_contact_let_go_cb      (AlongAddContact *self);
void       add_contact_adopt          (AlongAddContact *self, AlongFamily *family);
void       add_contact_choose_family  (AlongAddContact *self, AlongFamily *family);

void       add_contact_show           (AlongAddContact *self);
void       add_contact_show_question  (AlongAddContact *self);
gboolean   add_contact_needs_length   (AlongAddContact *self);
void       add_contact_refuse         (AlongAddContact *self, AlongEntryPart part, const char *words);
GtkWidget *add_contact_find_chip      (AlongAddContact *self, AlongEntryPart part);
void       add_contact_open_popover   (AlongAddContact *self, AlongEntryPart part, GtkWidget *chip);
void       add_contact_touched_cb     (gpointer data, AlongEntryPart part);
