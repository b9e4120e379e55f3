/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-families-list.h"

G_BEGIN_DECLS

/* What the files of the list share. */

struct _AlongFamiliesList
{
  AdwBin parent_instance;

  GtkWidget *search;
  GtkWidget *menu_button;
  GMenuModel *menu;
  GtkWidget *mine;
  GtkWidget *buddied;
  GtkWidget *all;
  GtkWidget *whose;
  GtkWidget *told; /* how much was found */
  GtkWidget *stack;
  GtkWidget *found;
  GtkWidget *view;
  GtkWidget *empty;
  GtkWidget *add;
  GtkWidget *meant;

  AlongSession *session;
  GCancellable *cancellable; /* of the listing under way */
  GListStore *families;
  GtkSliceListModel *shown;
  guint rest_source;
  GtkSingleSelection *selection;
  GSimpleActionGroup *actions;
  AlongId current;
  AlongSummary *elsewhere; /* (nullable): of the current family, where it is not among those listed */
  gboolean lead;           /* the current family is new on the screen: the list is to lead to it */
  char *suggestion;
  char *asked;       /* the text that the list is for, or will be when it has come */
  gboolean waiting;
  gboolean first;    /* nothing has been listed yet since the caseload was opened */
  gboolean partial;  /* there may be more than what is listed */
  GHashTable *namesakes; /* names that several of the listed families have */
  GHashTable *bound; /* the GtkListItem of each row on screen */
  char *open_first;  /* Enter was pressed on this text: the first of its list is opened when it comes; or %NULL */
};

/* along-families-list.c */
gboolean       families_list_is_on           (AlongFamiliesList *self, const char *action);
AlongListWhose families_list_whose           (AlongFamiliesList *self);

/* along-families-elsewhere.c */
void           families_list_look_elsewhere  (AlongFamiliesList *self);

/* along-families-order.c */
void           families_put_in_order         (GPtrArray *summaries, const char *order);

/* along-families-empty.c */
void           families_list_show_empty      (AlongFamiliesList *self);
void           families_list_show_none_found (AlongFamiliesList *self);
void           families_list_take_meant      (AlongFamiliesList *self);

/* along-families-rows.c */
void           families_list_make_rows       (AlongFamiliesList *self);
void           families_list_drafts_changed  (AlongFamiliesList *self);

G_END_DECLS
