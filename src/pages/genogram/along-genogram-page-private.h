/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-genogram-branch.h"
#include "along-genogram-page.h"
#include "along-genogram-scene.h"
#include "along-genogram-drawing.h"
#include "along-genogram-hands.h"
#include "along-genogram-time.h"
#include "along-graph-family.h"
#include "along-layout.h"

G_BEGIN_DECLS

#define ALONG_GENOGRAM_STEPS 4 /* of kinship: who is shown of a large family at first */

struct _AlongGenogramPage
{
  AlongPage parent_instance;

  GtkWidget *flap, *panel, *panel_scrolled;
  GtkWidget *tools, *tools_line, *tools_space, *add, *switcher, *show_button, *print_button, *more_button;
  GtkWidget *banner, *banner_words; /* of a large family, of which a part is shown */
  GtkWidget *views, *canvas, *invite, *list, *ecomap;
  GtkWidget *came_in; /* banner: what an import left to be looked at */
  GtkWidget *kept;    /* banner: what was being written here waits */
  GtkWidget *foot, *legend, *legend_box, *legend_button;
  GtkWidget *menu; /* (nullable): of the item last asked about */
  GSimpleActionGroup *actions;
  AlongLayout *layout;
  AlongId chosen, before; /* now, and before that */
  AlongId gone; /* was chosen when they were removed */
  gboolean shown;  /* the family has been fitted */
  gboolean all;    /* of a large family everybody is shown */
  gboolean legend_chosen; /* somebody folded or unfolded the legend: it stays so */
  gboolean narrow, beside;
  int width, height;
  AlongGenogramTime time;
  AlongGenogramHands hands;
  AlongGenogramDrawing drawing;
  char **order;  /* (nullable): how people stand now */
  GPtrArray *fresh; /* (nullable): items of people who came in together, tied to nobody here, until they are drawn */
  int tools_words, tools_icons; /* px: the tools without date button and views, with “Add person” in words and without */
  int tools_views;              /* px: the names of the views */
  gboolean calm; /* the family has changed since it was drawn afresh: whoever stays keeps their order */
};

/* along-genogram-page.c */
gboolean          along_genogram_page_is_on      (AlongGenogramPage *self, const char *action);
AlongGraph       *along_genogram_page_graph      (AlongGenogramPage *self, AlongFamily *family) G_GNUC_WARN_UNUSED_RESULT;
AlongLayout      *along_genogram_page_try        (AlongGenogramPage *self, AlongFamily *after) G_GNUC_WARN_UNUSED_RESULT;
AlongGenogramShow along_genogram_page_show       (AlongGenogramPage *self);
AlongRecord      *along_genogram_page_record     (AlongGenogramPage *self, const char *key, AlongKindId kind, const char *prefix);
AlongRecord      *along_genogram_page_person     (AlongGenogramPage *self, const char *key);
char             *along_genogram_page_home_key   (AlongGenogramPage *self) G_GNUC_WARN_UNUSED_RESULT;
void              along_genogram_page_draw_legend (AlongGenogramPage *self);
void              along_genogram_page_redraw     (AlongGenogramPage *self);

/* along-genogram-chosen.c */
void              along_genogram_page_chosen_init (AlongGenogramPage *self);
AlongRecord      *along_genogram_page_chosen     (AlongGenogramPage *self);
void              along_genogram_page_select     (AlongGenogramPage *self, const char *key);
void              along_genogram_page_focused    (AlongGenogramPage *self, const char *key);
void              along_genogram_page_show_record (AlongPage *page, AlongId record);
void              along_genogram_page_choose_before (AlongGenogramPage *self);
void              along_genogram_page_choose_again (AlongGenogramPage *self, gboolean focused);
void              along_genogram_page_fill_panel (AlongGenogramPage *self);
gboolean          along_genogram_page_key        (AlongGenogramPage *self, guint key, guint code, GdkModifierType state);

/* along-genogram-kept.c */
const char       *along_genogram_page_keeper     (AlongGenogramPage *self);
void              along_genogram_page_keep_private (AlongGenogramPage *self);
void              along_genogram_page_forget_private (AlongGenogramPage *self);
void              along_genogram_page_kept_init  (AlongGenogramPage *self);

/* along-genogram-left.c: the page lets go of its family, and finds back to it */
void              along_genogram_page_forget      (AlongPage *page);
void              along_genogram_page_come_back   (AlongGenogramPage *self, gboolean anew);
void              along_genogram_page_mark_chosen (AlongGenogramPage *self);
char             *along_genogram_page_chosen_key  (AlongGenogramPage *self) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget        *along_genogram_page_make_kept   (AlongGenogramPage *self);

/* along-genogram-fit.c */
void              along_genogram_page_fit        (AlongGenogramPage *self);
int               along_genogram_page_beside     (AlongGenogramPage *self, GtkWidget *foot, int width, int *start, int *end);

/* along-genogram-fresh.c: several people who come in at once */
void              along_genogram_page_note_fresh (AlongGenogramPage *self, AlongEdit *edit);
void              along_genogram_page_show_fresh (AlongGenogramPage *self);
void              along_genogram_page_drop_fresh (AlongGenogramPage *self);

/* along-genogram-time.c */
void              along_genogram_page_time_init    (AlongGenogramPage *self);
GtkWidget        *along_genogram_page_make_time_button (AlongGenogramPage *self);
GtkWidget        *along_genogram_page_make_time_bar (AlongGenogramPage *self);
void              along_genogram_page_time_arrange (AlongGenogramPage *self);
void              along_genogram_page_time_refresh (AlongGenogramPage *self);
void              along_genogram_page_time_drawn   (AlongGenogramPage *self);
void              along_genogram_page_time_forget  (AlongGenogramPage *self);
void              along_genogram_page_time_dispose (AlongGenogramPage *self);
int               along_genogram_page_day          (AlongGenogramPage *self);
gboolean          along_genogram_page_is_past      (AlongGenogramPage *self);
const char *const *along_genogram_page_order       (AlongGenogramPage *self);
void              along_genogram_page_show_day     (AlongGenogramPage *self, int day);
void              along_genogram_page_open_time    (AlongGenogramPage *self);

/* along-genogram-list.c */
GtkWidget        *along_genogram_page_make_list    (AlongGenogramPage *self);
void              along_genogram_page_arrange_list (AlongGenogramPage *self, double scale);
void              along_genogram_page_mark_list    (AlongGenogramPage *self);

/* along-genogram-ecomap.c */
void              along_genogram_page_ecomap_init  (AlongGenogramPage *self);
GtkWidget        *along_genogram_page_make_ecomap  (AlongGenogramPage *self);
GtkWidget        *along_genogram_page_make_switcher (AlongGenogramPage *self);
void              along_genogram_page_arrange_views (AlongGenogramPage *self);
void              along_genogram_page_draw_ecomap  (AlongGenogramPage *self);
const char       *along_genogram_page_view         (AlongGenogramPage *self);
AlongScene       *along_genogram_page_ecomap_scene (AlongGenogramPage *self, AlongFonts *fonts, AlongGraphFlags flags) G_GNUC_WARN_UNUSED_RESULT;

void              along_genogram_page_drawn         (AlongGenogramPage *self, AlongLayout *layout, AlongScene *scene);

/* along-genogram-drawing.c: a layout beside the main loop */
void              along_genogram_page_lay_out       (AlongGenogramPage *self, AlongGraph *graph);
void              along_genogram_page_stop_drawing  (AlongGenogramPage *self);
GtkWidget        *along_genogram_page_make_drawing_bar (AlongGenogramPage *self);

/* along-genogram-hands.c: a line from person to person, a person along the row */
void              along_genogram_page_hands_init    (AlongGenogramPage *self);
void              along_genogram_page_hands_forget  (AlongGenogramPage *self);
void              along_genogram_page_hands_dispose (AlongGenogramPage *self);
void              along_genogram_page_join          (AlongGenogramPage *self, const char *how);
void              along_genogram_page_step_aside    (AlongGenogramPage *self, int step);
void              along_genogram_page_tidy          (AlongGenogramPage *self);
void              along_genogram_page_tell_wishes   (AlongGenogramPage *self);
void              along_genogram_page_forget_order  (AlongGenogramPage *self);

/* along-genogram-hands-keys.c */
void              along_genogram_page_hands_actions (AlongGenogramPage *self);
gboolean          along_genogram_page_hands_key     (AlongGenogramPage *self, const char *focused, guint key, GdkModifierType state);
void              along_genogram_page_hands_overlays (AlongGenogramPage *self, GtkOverlay *overlay);
void              along_genogram_page_hands_arrange (AlongGenogramPage *self);

/* along-genogram-several.c */
void              along_genogram_page_several_init  (AlongGenogramPage *self);
GtkWidget        *along_genogram_page_make_several  (AlongGenogramPage *self, GtkWidget *tools);
gboolean          along_genogram_page_fill_several  (AlongGenogramPage *self, GMenu *menu, const char *key);
void              along_genogram_page_append_hands  (AlongGenogramPage *self, GMenu *menu);
void              along_genogram_page_pick_chosen   (AlongGenogramPage *self);
gboolean          along_genogram_page_remove_several (AlongGenogramPage *self);
void              along_genogram_page_live_together (AlongGenogramPage *self);
GArray           *along_genogram_page_branch        (AlongGenogramPage *self) G_GNUC_WARN_UNUSED_RESULT;

/* along-genogram-paste.c */
AlongBranch      *along_genogram_page_held_branch   (AlongGenogramPage *self) G_GNUC_WARN_UNUSED_RESULT;
void              along_genogram_page_take_branch   (AlongGenogramPage *self, gboolean cut);
void              along_genogram_page_put_branch    (AlongGenogramPage *self);
void              along_genogram_page_leave_branch  (AlongGenogramPage *self);

/* along-genogram-notation.c */
void              along_genogram_page_notation_init    (AlongGenogramPage *self);
void              along_genogram_page_notation_refresh (AlongGenogramPage *self);
void              along_genogram_page_notation_forget  (AlongGenogramPage *self);
AlongGraphFlags   along_genogram_page_notation   (AlongGenogramPage *self);
AlongGraphFlags   along_genogram_page_marks      (AlongGenogramPage *self);

/* along-safety-panel.c */
void              along_genogram_page_around_init  (AlongGenogramPage *self);
void              along_genogram_page_add_safety   (AlongGenogramPage *self, AlongRecord *person);

/* along-genogram-menu.c */
void              along_genogram_page_open_menu  (AlongGenogramPage *self, const char *key, GtkWidget *from, double x, double y);
void              along_genogram_page_pop_up     (AlongGenogramPage *self, GMenu *menu, GtkWidget *from, double x, double y);
void              along_genogram_page_drop_menu  (AlongGenogramPage *self);
AlongRecord      *along_genogram_page_item       (AlongGenogramPage *self, const char *key);
void              along_genogram_page_ask_item   (AlongGenogramPage *self, const char *key);
GMenu            *along_genogram_happened_menu   (AlongFamily *family, AlongRecord *person, int today) G_GNUC_WARN_UNUSED_RESULT;

/* along-genogram-actions.c */
void              along_genogram_page_add_actions (AlongGenogramPage *self);
void              along_genogram_page_switch     (AlongGenogramPage *self, gboolean may_edit, gboolean looking);

/* along-genogram-build.c */
void              along_genogram_page_build      (AlongGenogramPage *self);
void              along_genogram_page_arrange    (AlongGenogramPage *self);
void              along_genogram_page_fit_tools  (AlongGenogramPage *self);

/* along-genogram-removal.c */
void              along_genogram_page_ask_removal (AlongGenogramPage *self, AlongRecord *record);

/* along-genogram-out.c */
gboolean          along_genogram_page_out        (AlongGenogramPage *self, const char *action);
void              along_genogram_page_out_init   (AlongGenogramPage *self);

G_END_DECLS
