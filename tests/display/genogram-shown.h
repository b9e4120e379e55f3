/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "display-support.h"

#include "genogram/along-genogram-page-private.h"
#include "pages-support.h"

/* The genogram of one of the made-up families in a window of its own, as tests look at it. */

typedef struct
{
  AlongSession *session;
  AlongFamily *family;
  GtkWidget *window, *page;
  AlongGenogramPage *self; /* the page */
} Shown;

static inline void
show_page_at (Shown *self, int width, int height)
{
  self->window = gtk_window_new ();
  self->page = g_object_new (ALONG_TYPE_GENOGRAM_PAGE, NULL);
  self->self = ALONG_GENOGRAM_PAGE (self->page);
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  gtk_window_set_child (GTK_WINDOW (self->window), self->page);
  along_page_set_family (ALONG_PAGE (self->page), self->session, self->family);
  gtk_window_present (GTK_WINDOW (self->window));
  display_turn ();
}

static inline void
show_page (Shown *self)
{
  show_page_at (self, 1100, 700);
}

static inline void
hide_page (Shown *self)
{
  along_page_set_family (ALONG_PAGE (self->page), NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (self->window));
  display_turn ();
}

static inline void
begin_at (Shown *self, const char *family, int width, int height)
{
  self->session = pages_open ();
  self->family = pages_load (self->session, family);
  show_page_at (self, width, height);
}

static inline void
begin_with (Shown *self, const char *family)
{
  begin_at (self, family, 1100, 700);
}

/* The Inghams. */
static inline void
begin (Shown *self)
{
  begin_with (self, "Ingham");
}

static inline void
end (Shown *self)
{
  hide_page (self);
  g_object_unref (self->family);
  pages_close (self->session);
}

/* Whose name begins so; there is somebody. */
static inline AlongRecord *
named (Shown *self, const char *name)
{
  AlongRecord *person;

  ALONG_FOREACH (person, self->family, ALONG_KIND_PERSON)
    if (g_str_has_prefix (along_record_get_text (person, ALONG_PERSON_P_NAME), name))
      return person;
  g_error ("nobody is called %s", name);
}
