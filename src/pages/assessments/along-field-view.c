/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-field-private.h"

#include <glib/gi18n-lib.h>

#include "along-boxed.h"
#include "along-option-row.h"
#include "along-progress-ring.h"
#include "along-scores.h"

G_DEFINE_FINAL_TYPE (AlongFieldView, along_field_view, GTK_TYPE_BOX)

/* Of a group that is one item: its rating. */
static AlongField *
rating_in (AlongField *group)
{
  GPtrArray *children = along_field_get_children (group);

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      AlongField *child = g_ptr_array_index (children, i);

      if (along_question_is_item (along_field_get_question (child)))
        return child;
    }
  return NULL;
}

static AlongField *
note_in (AlongField *group)
{
  GPtrArray *children = along_field_get_children (group);

  for (guint i = 0; children != NULL && i < children->len; i++)
    if (g_strcmp0 (along_field_get_question (g_ptr_array_index (children, i))->role, "note") == 0)
      return g_ptr_array_index (children, i);
  return NULL;
}

/* --- Instances of repeating groups --- */

static GPtrArray *
siblings_of (AlongFieldScreen *screen, AlongField *field)
{
  AlongField *parent = along_field_get_parent (field);

  return parent != NULL ? along_field_get_children (parent) : along_form_get_fields (screen->form);
}

/** along_field_view_focus_add: to the button that adds one more of a group. Returns: whether there is one. */
gboolean
along_field_view_focus_add (AlongFieldView *self)
{
  for (GtkWidget *next = GTK_WIDGET (self); next != NULL; next = gtk_widget_get_next_sibling (next))
    if (GTK_IS_BUTTON (next))
      return gtk_widget_grab_focus (next);
  return FALSE;
}

static void
add_cb (GtkButton *button, AlongFieldView *last)
{
  AlongFieldScreen *screen = last->screen;
  AlongField *fresh = last->field != NULL ? along_form_add_instance (screen->form, last->field) : NULL;

  screen->rebuild (screen->owner, fresh, FALSE);
}

static void
remove_cb (GtkButton *button, AlongFieldView *self)
{
  AlongFieldScreen *screen = self->screen;
  AlongField *field = g_steal_pointer (&self->field), *left = field;
  GPtrArray *siblings;

  if (field == NULL)
    return;
  siblings = siblings_of (screen, field);
  for (guint i = 0; i < siblings->len; i++)
    if (g_ptr_array_index (siblings, i) != field && along_field_get_question (g_ptr_array_index (siblings, i)) == self->question)
      left = g_ptr_array_index (siblings, i);
  g_hash_table_remove (screen->views, field);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  along_form_remove_instance (screen->form, field);
  screen->rebuild (screen->owner, left, TRUE);
}

/** along_field_views_append: @fields (element-type AlongField) into @box, with a button behind repeating groups. */
void
along_field_views_append (GtkBox *box, AlongFieldScreen *screen, GPtrArray *fields)
{
  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      AlongField *field = g_ptr_array_index (fields, i);
      const AlongQuestion *question = along_field_get_question (field);
      gboolean group = question->type == ALONG_QUESTION_GROUP && question->repeats;
      GtkWidget *view, *button;

      if (question->hidden || question->control == ALONG_CONTROL_HELP || question->control == ALONG_CONTROL_FLYOVER)
        continue;
      view = along_field_view_new (screen, field);
      gtk_box_append (box, view);
      if (!group || (i + 1 < fields->len && along_field_get_question (g_ptr_array_index (fields, i + 1)) == question))
        continue;
      button = gtk_button_new_with_mnemonic (_ ("_Add another"));
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      g_object_bind_property (view, "visible", button, "visible", G_BINDING_SYNC_CREATE);
      g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), view, 0);
      gtk_box_append (box, button);
    }
}

/* --- What is seen --- */

static void
fold_cb (AlongFieldView *self)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (self), "form.open-item",
                                      g_variant_new_string (self->question->link_id));
}

static void
build_fold (AlongFieldView *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->fold = gtk_button_new ();
  gtk_widget_add_css_class (self->fold, "card");
  gtk_widget_add_css_class (self->fold, "along-fold");
  self->fold_ring = along_progress_ring_new ();
  gtk_widget_set_valign (self->fold_ring, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), self->fold_ring);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (line), texts);
  self->fold_title = along_boxed_label (texts, self->question->words, "heading");
  self->fold_words = along_boxed_label (texts, "", "along-second");
  gtk_label_set_wrap (GTK_LABEL (self->fold_words), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (self->fold_words), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_button_set_child (GTK_BUTTON (self->fold), line);
  g_signal_connect_object (self->fold, "clicked", G_CALLBACK (fold_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), self->fold);
}

/* "Who helped 2": one of several of a repeating group; the question itself where there is one. */
static char *
instance_words (AlongFieldView *self)
{
  GPtrArray *siblings = siblings_of (self->screen, self->field);
  guint n = 0, of = 0;

  for (guint i = 0; i < siblings->len; i++)
    if (along_field_get_question (g_ptr_array_index (siblings, i)) == self->question)
      {
        of++;
        if (g_ptr_array_index (siblings, i) == self->field)
          n = of;
      }
  /* Translators: what a part of a form is called, which one of several it is */
  return of > 1 ? g_strdup_printf (_ ("%s %u"), self->question->words, n) : g_strdup (self->question->words);
}

/* "2 of 3": which of the section's items it is. */
static void
add_place (AlongFieldView *self, GtkWidget *line)
{
  GPtrArray *siblings = along_field_get_children (along_field_get_parent (self->field));
  guint n = 0, of = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < siblings->len; i++)
    if (rating_in (g_ptr_array_index (siblings, i)) != NULL)
      {
        of++;
        if (g_ptr_array_index (siblings, i) == self->field)
          n = of;
      }
  words = g_strdup_printf (_ ("%u of %u"), n, of);
  gtk_widget_set_valign (along_boxed_label (line, words, "along-second"), GTK_ALIGN_CENTER);
}

/* A group whose form says that it can be folded away. */
static void
fold_away (AlongFieldView *self)
{
  self->expander = gtk_expander_new (_ ("Show or hide"));
  gtk_expander_set_expanded (GTK_EXPANDER (self->expander), !self->question->folded);
  if (self->question->words[0] != '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, self->question->words, -1);
  self->within = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_margin_top (self->within, 12);
  gtk_expander_set_child (GTK_EXPANDER (self->expander), self->within);
  gtk_box_append (GTK_BOX (self->body), self->expander);
}

/** along_field_view_unfold: shows what lies in it, where that is folded away. */
void
along_field_view_unfold (AlongFieldView *self)
{
  if (self->expander != NULL)
    gtk_expander_set_expanded (GTK_EXPANDER (self->expander), TRUE);
}

static void
build_group (AlongFieldView *self)
{
  gboolean top = along_field_get_parent (self->field) == NULL;

  self->folds = rating_in (self->field) != NULL && !top;
  if (self->folds)
    build_fold (self);
  self->body = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 18,
                             "accessible-role", self->question->repeats ? GTK_ACCESSIBLE_ROLE_GROUP : GTK_ACCESSIBLE_ROLE_GENERIC, NULL);
  gtk_box_append (GTK_BOX (self), self->body);
  gtk_widget_add_css_class (self->body, "along-item");
  if (self->question->words[0] != '\0' && (!top || self->question->repeats))
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      g_autofree char *words = instance_words (self);
      GtkWidget *title;

      gtk_box_append (GTK_BOX (self->body), line);
      title = g_str_equal (words, self->question->words) ? along_question_label (line, self->question, "title-3")
                                                         : along_boxed_label (line, words, "title-3");
      gtk_widget_set_hexpand (title, TRUE);
      if (self->folds)
        add_place (self, line);
      if (self->question->repeats)
        {
          GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Remove"));
          g_autofree char *name = g_strdup_printf (_ ("Remove: %s"), words);

          gtk_accessible_update_property (GTK_ACCESSIBLE (self->body), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
          gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
          gtk_widget_add_css_class (button, "flat");
          gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
          g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
          gtk_box_append (GTK_BOX (line), button);
        }
    }
  self->within = self->body;
  if (self->question->collapsible && !self->folds && !top)
    fold_away (self);
  along_field_views_append (GTK_BOX (self->within), self->screen, along_field_get_children (self->field));
}

/* The last rating, shown only after a new one has been chosen. */
static void
build_strip (AlongFieldView *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *clock = gtk_image_new_from_icon_name ("document-open-recent-symbolic");

  self->strip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  gtk_widget_add_css_class (self->strip, "along-last");
  gtk_box_append (GTK_BOX (self->strip), clock);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (self->strip), texts);
  self->strip_words = along_boxed_label (texts, "", "heading");
  self->strip_note = along_boxed_label (texts, "", NULL);
  along_boxed_label (texts, _ ("Shown now that you have chosen"), "caption");
  gtk_widget_set_margin_top (self->strip, 12);
  gtk_widget_set_visible (self->strip, FALSE);
  gtk_box_append (GTK_BOX (self), self->strip);
}

static AlongField *
last_of (AlongFieldView *self)
{
  AlongField *field = self->screen->last != NULL ? along_form_find (self->screen->last, self->question->link_id) : NULL;

  return field != NULL && along_field_get_n_answers (field) > 0 ? field : NULL;
}

static void
show_strip (AlongFieldView *self)
{
  AlongField *last = last_of (self);
  AlongField *note = last != NULL && along_field_get_parent (last) != NULL ? note_in (along_field_get_parent (last)) : NULL;
  gboolean shown = last != NULL && along_field_get_n_answers (self->field) > 0;
  int chosen = last != NULL ? along_field_get_chosen (last) : -1;
  g_autofree char *answer = last != NULL ? along_field_to_words (last) : NULL;

  if (shown)
    {
      const AlongQuestion *question = along_field_get_question (last);
      /* Translators: the date of the earlier form, the rating then */
      g_autofree char *words
        = g_strdup_printf (_ ("Last time, %s: %s"), self->screen->last_day,
                           chosen >= 0 ? ((AlongOption *) g_ptr_array_index (question->options, (guint) chosen))->word
                                       : answer);
      g_autofree char *said = note != NULL ? along_field_to_words (note) : NULL;
      g_autofree char *quoted = said != NULL && said[0] != '\0' ? g_strdup_printf (_ ("“%s”"), said) : NULL;

      gtk_label_set_label (GTK_LABEL (self->strip_words), words);
      gtk_label_set_label (GTK_LABEL (self->strip_note), quoted != NULL ? quoted : "");
      gtk_widget_set_visible (self->strip_note, quoted != NULL);
    }
  gtk_widget_set_visible (self->strip, shown);
}

static void
show_fold (AlongFieldView *self)
{
  AlongField *rating = rating_in (self->field);
  AlongField *note = note_in (self->field);
  int chosen = along_field_get_chosen (rating);
  g_autofree char *said = note != NULL && along_field_is_enabled (note) ? along_field_to_words (note) : NULL;
  g_autofree char *words = NULL;

  if (chosen < 0)
    words = g_strdup (_ ("Not rated yet"));
  else
    {
      const AlongOption *option = g_ptr_array_index (along_field_get_question (rating)->options, (guint) chosen);

      words = said != NULL && said[0] != '\0' ? g_strdup_printf (_ ("%s · “%s”"), option->word, said)
                                              : g_strdup (option->word);
    }
  along_progress_ring_set (ALONG_PROGRESS_RING (self->fold_ring), chosen >= 0 ? 1 : 0, 1, words);
  gtk_label_set_label (GTK_LABEL (self->fold_words), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fold), GTK_ACCESSIBLE_PROPERTY_LABEL, self->question->words,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_widget_set_visible (self->fold, !self->open);
  gtk_widget_set_visible (self->body, self->open);
}

static void
show_calculated (AlongFieldView *self)
{
  g_autoptr (AlongScore) score = along_field_get_score (self->field);
  const char *message = along_field_get_message (self->field);
  AlongAnswer *stored = along_field_get_stored (self->field);
  g_autofree char *words = score != NULL ? along_score_to_words (score) : along_field_to_words (self->field);

  if (stored != NULL)
    {
      g_autofree char *was = along_answer_to_words (stored), *is = g_steal_pointer (&words);

      /* Translators: what the answers come to, what had been stored with them */
      words = g_strdup_printf (_ ("%s. It was stored as %s."), is, was);
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->calculated), message != NULL ? message : words);
}

static void
show_hint (AlongFieldView *self)
{
  AlongField *group = along_field_get_parent (self->field);
  AlongField *rating = group != NULL ? rating_in (group) : NULL;
  AlongField *last = NULL;

  if (rating == NULL)
    return;
  if (self->screen->last != NULL)
    last = along_form_find (self->screen->last, along_field_get_link_id (rating));
  gtk_widget_set_visible (self->hint, along_form_asks_for_note (rating, last));
}

/** along_field_view_refresh: shows what the form now says of the field; not of those under it. */
void
along_field_view_refresh (AlongFieldView *self)
{
  if (self->field == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), along_field_is_visible (self->field));
  self->showing = TRUE;
  if (self->folds)
    show_fold (self);
  if (self->calculated != NULL)
    show_calculated (self);
  else
    along_field_view_show_answer (self);
  if (self->strip != NULL)
    show_strip (self);
  if (self->hint != NULL)
    show_hint (self);
  self->showing = FALSE;
}

/** along_field_view_get_field: (nullable): %NULL once it has been taken away. */
AlongField *
along_field_view_get_field (AlongFieldView *self)
{
  return self->field;
}

/** along_field_view_get_rating: (nullable): of an item that folds: its rating. */
AlongField *
along_field_view_get_rating (AlongFieldView *self)
{
  return self->folds && self->field != NULL ? rating_in (self->field) : NULL;
}

gboolean
along_field_view_is_open (AlongFieldView *self)
{
  return self->open;
}

/** along_field_view_set_open: of an item that folds. */
void
along_field_view_set_open (AlongFieldView *self, gboolean open)
{
  self->open = open;
  if (self->folds && self->field != NULL)
    show_fold (self);
}

/** along_field_view_choose_key: answers a choice by the key on its option's cap. %FALSE: there is none. */
gboolean
along_field_view_choose_key (AlongFieldView *self, char key)
{
  if (self->field == NULL)
    return FALSE;
  if (self->question->type == ALONG_QUESTION_GROUP)
    {
      AlongField *rating = rating_in (self->field);
      AlongFieldView *view = rating != NULL ? g_hash_table_lookup (self->screen->views, rating) : NULL;

      return view != NULL && along_field_view_choose_key (view, key);
    }
  for (guint i = 0; i < self->question->options->len && self->options != NULL; i++)
    if (along_option_key (self->question, g_ptr_array_index (self->question->options, i)) == key)
      {
        along_form_choose (self->screen->form, self->field, i);
        gtk_widget_grab_focus (g_ptr_array_index (self->options, i));
        return TRUE;
      }
  return FALSE;
}

/** along_field_view_focus: puts the focus on its control, or the first under it. */
gboolean
along_field_view_focus (AlongFieldView *self)
{
  if (self->options != NULL && self->field != NULL)
    {
      int chosen = along_field_get_chosen (self->field);
      return gtk_widget_grab_focus (g_ptr_array_index (self->options, chosen >= 0 && (guint) chosen < self->options->len
                                                                        ? (guint) chosen : 0));
    }
  if (self->control != NULL)
    return gtk_widget_grab_focus (self->control);
  return along_field_views_focus (self->within != NULL ? self->within : GTK_WIDGET (self));
}

/** along_field_views_focus: the first control of the views in @box, wherever the focus is now. */
gboolean
along_field_views_focus (GtkWidget *box)
{
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (ALONG_IS_FIELD_VIEW (child) && gtk_widget_get_visible (child) && along_field_view_focus (ALONG_FIELD_VIEW (child)))
      return TRUE;
  return FALSE;
}

static void
along_field_view_finalize (GObject *object)
{
  AlongFieldView *self = ALONG_FIELD_VIEW (object);

  g_clear_pointer (&self->options, g_ptr_array_unref);
  G_OBJECT_CLASS (along_field_view_parent_class)->finalize (object);
}

static void
along_field_view_class_init (AlongFieldViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = along_field_view_finalize;
}

static void
along_field_view_init (AlongFieldView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

/** along_field_view_new: @screen and @field outlive it, or the field's instance is removed by it. */
GtkWidget *
along_field_view_new (AlongFieldScreen *screen, AlongField *field)
{
  AlongFieldView *self = g_object_new (ALONG_TYPE_FIELD_VIEW, NULL);

  self->screen = screen;
  self->field = field;
  self->question = along_field_get_question (field);
  self->open = TRUE;
  g_hash_table_insert (screen->views, field, self);
  if (self->question->type == ALONG_QUESTION_GROUP)
    build_group (self);
  else
    {
      along_field_view_build_control (self);
      if (along_question_is_item (self->question))
        build_strip (self);
      if (self->question->type != ALONG_QUESTION_DISPLAY && along_field_get_children (field) != NULL)
        along_field_views_append (GTK_BOX (self), screen, along_field_get_children (field));
    }
  along_field_view_refresh (self);
  return GTK_WIDGET (self);
}
