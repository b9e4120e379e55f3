/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-page.h"
#include "along-window.h"
#include "families/along-families-list.h"
#include "families/along-family-line.h"
#include "families/along-waiting.h"

G_BEGIN_DECLS

/* What the window's files share. */

struct _AlongWindow
{
  AdwApplicationWindow parent_instance;

  GtkWidget *root;
  GtkWidget *outside;      /* a header bar and, below it, where its pages go; empty until one is shown */
  GtkWidget *outside_page; /* (nullable) */
  GtkWidget *toasts;
  GtkWidget *header;
  GtkWidget *list_toggle;
  GtkWidget *back_button;
  GtkWidget *family_button;
  GtkWidget *family_avatar;
  GtkWidget *family_name;
  GtkWidget *family_line;
  GtkWidget *switcher_clamp;
  GtkWidget *switcher_title;
  GtkWidget *add_button;
  GtkWidget *add_content;
  GtkWidget *search_button;
  GtkWidget *menu_button;
  GMenuModel *menu;
  GMenuModel *outside_menu;
  GtkWidget *banner_box;   /* the banner, and the steps from day to day below it */
  GtkWidget *known_banner;
  GtkWidget *banner;
  GtkWidget *banner_more;  /* the other button of a notice that has two */
  GtkWidget *known_bar;    /* below the banner of the day: who was not known of then */
  GtkWidget *known_missing;
  GtkWidget *known_steps;
  GtkWidget *list_note;
  GtkWidget *unknown;
  GtkWidget *split;
  GtkWidget *list_pane;
  GtkWidget *families;
  GtkWidget *waiting;
  GtkWidget *backup_line;
  GtkWidget *content;
  GtkWidget *stack;
  GtkWidget *switcher_bar;
  GtkWidget *room;         /* (nullable): a page of the team, in the place of a family's */

  AlongSession *session;
  GCancellable *cancellable; /* of the family being loaded */
  AlongId left;              /* the family that was shown when the caseload was locked */
  GQueue files;              /* of GFile: given on the command line, to be shown one after the other */
  GtkWidget *importing;      /* (nullable): weak: the window that shows one of them */
  AlongFamily *family;
  AlongFamily *present;      /* (nullable): the family as it is, while it is looked at as known on a day */
  int known_day;
  GArray *known_days;        /* (nullable): of int: when something of it became known */
  char *carry_on;     /* (nullable): key of the draft to be carried on with when its family has come */
  AlongId found, found_in; /* the record to be shown when its family has come, or none */
  char *found_by;     /* (nullable): the words that it was found by */
  AlongFamilyLine family_words; /* what stands under the family's name, as much of it as there is room for */
  char *family_facts; /* behind the family's button: who to ask and how */
  int width;
  guint resized_source;
  guint notices; /* AlongSessionNotices that nobody has read yet */
  guint locked_after; /* minutes; 0: by hand */
  gboolean whole;     /* the page in sight has taken the window over */
  gboolean closed;    /* the session is closed: the window may go */
};

/* along-window-actions.c */
void       along_window_actions_class_init    (GtkWidgetClass *widget_class);
void       along_window_actions_update        (AlongWindow *self);

/* along-window-exchange.c */
void       along_window_exchange_class_init   (GtkWidgetClass *widget_class);
void       along_window_exchange_update       (AlongWindow *self, gboolean edits);
GtkWindow *along_window_exchange_open         (AlongWindow *self, GFile *file);

/* along-window-history.c */
void       along_window_history_class_init    (GtkWidgetClass *widget_class);

/* along-window-backup.c: backups, restoring, what opens the caseload */
void       along_window_backup_class_init     (GtkWidgetClass *widget_class);
void       along_window_content_changed       (AlongWindow *self);
void       along_window_backup_update         (AlongWindow *self, gboolean open);

/* along-window-outside.c: while the caseload is closed */
void       along_window_session_changed       (AlongWindow *self);
void       along_window_show_start            (AlongWindow *self);
void       along_window_show_sheet            (AlongWindow *self);
void       along_window_locking               (AlongWindow *self);

/* along-window-family.c: one family and its pages */
AlongPage *along_window_get_page              (AlongWindow *self);
void       along_window_show_family           (AlongWindow *self, AlongId family);
void       along_window_show_page             (AlongWindow *self, const char *name);
void       along_window_page_changed          (AlongWindow *self);
gboolean   along_window_has_record            (AlongWindow *self);
void       along_window_let_pages_go          (AlongWindow *self);
void       along_window_give_family           (AlongWindow *self, AlongFamily *family);
void       along_window_forget_family         (AlongWindow *self);
void       along_window_show_family_button    (AlongWindow *self);
void       along_window_show_facts            (GtkMenuButton *button, gpointer data);

/* along-window-found.c: what a search has found */
void       along_window_show_found            (AlongWindow *self, AlongId family, AlongId record);
void       along_window_show_found_now        (AlongWindow *self);

/* along-window-carry-on.c: drafts that wait */
void       along_window_carry_on              (AlongWindow *self, const char *key);
void       along_window_carry_on_now          (AlongWindow *self);

/* along-window-erase.c */
void       along_window_erase                 (AlongWindow *self, AlongRecord *person);
void       along_window_certificates          (AlongWindow *self);

/* along-window-known.c: the family as it was known on a day */
gboolean   along_window_is_looking_back       (AlongWindow *self);
char      *along_window_known_words           (AlongWindow *self);
void       along_window_take_drops            (AlongWindow *self);
void       along_window_make_known            (AlongWindow *self);
void       along_window_ask_known             (AlongWindow *self);
void       along_window_show_known            (AlongWindow *self, int day);
void       along_window_step_known            (AlongWindow *self, int step);
void       along_window_say_missing           (AlongWindow *self);
void       along_window_show_today            (AlongWindow *self);
void       along_window_leave_known           (AlongWindow *self);
void       along_window_fit_known             (AlongWindow *self);
void       along_window_say_back              (AlongWindow *self);

/* along-window-rights.c: what may be changed of the family in sight */
gboolean   along_window_may_edit              (AlongWindow *self);
gboolean   along_window_may_add               (AlongWindow *self);
gboolean   along_window_may_change_contact    (AlongWindow *self, AlongRecord *contact);
char      *along_window_rights_words          (AlongWindow *self);
void       along_window_say_why_not           (AlongWindow *self);

/* along-window-room.c: pages of the team */
AlongPage *along_window_get_room              (AlongWindow *self);
void       along_window_show_forms            (AlongWindow *self);
void       along_window_leave_room            (AlongWindow *self);
void       along_window_forget_room           (AlongWindow *self);

/* along-window-chrome.c: header, list, banner, sizes */
void       along_window_update_chrome         (AlongWindow *self);
void       along_window_fit_line             (AlongWindow *self);
void       along_window_sizes_changed         (AlongWindow *self);
void       along_window_folded                (AlongWindow *self);
void       along_window_open_next             (AlongWindow *self);
gboolean   along_window_is_narrow             (AlongWindow *self);
gboolean   along_window_is_list_wanted        (AlongWindow *self, const char *page);
void       along_window_list_toggled          (AlongWindow *self);
void       along_window_show_list             (AlongWindow *self, gboolean shown);
void       along_window_whole_changed         (AlongWindow *self);
void       along_window_update_banner         (AlongWindow *self);
void       along_window_banner_clicked        (AlongWindow *self);
void       along_window_noticed               (AlongWindow *self);

/* along-window-lines.c: what was drawn last */
void       along_window_keep_lines            (AlongWindow *self);

/* A menu is made when it is first opened: the first frame does not wait for it. */
void       along_window_make_menu             (GtkMenuButton *button, gpointer model);
void       along_window_toast                 (AlongWindow *self, const char *title, gboolean undo);
void       along_window_toast_undone          (AlongWindow *self, const char *title, gboolean redo);

G_END_DECLS
