/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-page.h"
#include "along-window.h"
#include "families/along-families-list.h"

G_BEGIN_DECLS

/* What the window's two files share. */

struct _AlongWindow
{
  AdwApplicationWindow parent_instance;

  GtkWidget *root;
  GtkWidget *outside;
  GtkWidget *toasts;
  GtkWidget *list_toggle;
  GtkWidget *back_button;
  GtkWidget *family_button;
  GtkWidget *family_avatar;
  GtkWidget *family_name;
  GtkWidget *family_line;
  GtkWidget *family_facts;
  GtkWidget *switcher_title;
  GtkWidget *add_button;
  GtkWidget *add_content;
  GtkWidget *search_button;
  GtkWidget *menu_button;
  GtkWidget *banner;
  GtkWidget *split;
  GtkWidget *list_pane;
  GtkWidget *families;
  GtkWidget *content;
  GtkWidget *stack;
  GtkWidget *switcher_bar;

  AlongSession *session;
  GCancellable *cancellable; /* of the family being loaded */
  AlongFamily *family;
  gboolean opening;
  int width;
  guint resized_source;
  guint locked_after; /* minutes; 0: by hand */
  gboolean closed;    /* the session is closed: the window may go */
};

void       along_window_actions_class_init (GtkWidgetClass *widget_class);
void       along_window_actions_update     (AlongWindow *self);

AlongPage *along_window_get_page           (AlongWindow *self);
void       along_window_show_family        (AlongWindow *self, AlongId family);
void       along_window_show_page          (AlongWindow *self, const char *name);
void       along_window_show_start         (AlongWindow *self);
void       along_window_toast              (AlongWindow *self, const char *title, gboolean undo);
gboolean   along_window_is_narrow          (AlongWindow *self);
void       along_window_show_list          (AlongWindow *self, gboolean shown);

G_END_DECLS
