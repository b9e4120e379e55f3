/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-form.h"

G_BEGIN_DECLS

/** AlongPending: words in a field that are no answer to it. @refusal: (nullable): why; %NULL: not read yet. */
typedef struct
{
  char *typed;
  char *refusal;
} AlongPending;

void along_pending_free (AlongPending *pending);

/**
 * AlongFieldScreen: what the views of one form share; belongs to who shows the form.
 *
 * @last: (nullable): the earlier answers to the same form
 * @views: AlongField -> its AlongFieldView, borrowed
 * @pending: AlongField -> AlongPending: what was typed and is no answer; kept while the field is out of sight
 * @typed: called when @pending changed
 * @rebuild: called when instances of a group came or went; @focus (nullable): one of them that the focus goes to, with @went to what
 *   adds another
 */
typedef struct
{
  AlongForm *form;
  AlongForm *last;
  char *last_day;
  GHashTable *views;
  GHashTable *pending;
  void (*typed) (GtkWidget *owner, AlongField *field);
  void (*rebuild) (GtkWidget *owner, AlongField *focus, gboolean went);
  GtkWidget *owner;
} AlongFieldScreen;

/**
 * AlongFieldView: one field of a form and all that lies under it, to be filled in, whatever its type. What
 * is answered goes to the form at once; along_field_view_refresh() shows what the form has made of it.
 * An item with a rating folds to a line. CSS class: along-item.
 */
#define ALONG_TYPE_FIELD_VIEW (along_field_view_get_type ())
G_DECLARE_FINAL_TYPE (AlongFieldView, along_field_view, ALONG, FIELD_VIEW, GtkBox)

GtkWidget  *along_field_view_new         (AlongFieldScreen *screen, AlongField *field);
AlongField *along_field_view_get_field   (AlongFieldView *self);
void        along_field_view_refresh     (AlongFieldView *self);
AlongField *along_field_view_get_rating  (AlongFieldView *self);
gboolean    along_field_view_is_open     (AlongFieldView *self);
void        along_field_view_set_open    (AlongFieldView *self, gboolean open);
gboolean    along_field_view_choose_key  (AlongFieldView *self, char key);
void       along_field_view_unfold (AlongFieldView *self);
gboolean    along_field_view_focus       (AlongFieldView *self);
void        along_field_view_read        (AlongFieldView *self);
gboolean    along_field_view_focus_add   (AlongFieldView *self);
gboolean    along_field_screen_type      (AlongFieldScreen *screen, AlongField *field, const char *typed);

void        along_field_views_append     (GtkBox *box, AlongFieldScreen *screen, GPtrArray *fields);
gboolean    along_field_views_focus      (GtkWidget *box);

G_END_DECLS
