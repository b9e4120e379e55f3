/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-fill-in-private.h"

#include <glib/gi18n-lib.h>

#include "along-announcer.h"
#include "along-clock.h"
#include "along-form-json.h"
#include "along-option-row.h"
#include "along-questionnaire-record.h"
#include "along-scores.h"
#include "along-when.h"

enum
{
  LEFT,
  FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlongFillIn, along_fill_in, ADW_TYPE_BIN)

/* --- The draft --- */

/* What was typed and is no answer is kept too. */
static void
keep_typed (AlongFillIn *self)
{
  JsonArray *array = json_array_new ();
  GHashTableIter iter;
  gpointer field, pending;

  g_hash_table_iter_init (&iter, self->screen.pending);
  while (g_hash_table_iter_next (&iter, &field, &pending))
    {
      JsonObject *object = json_object_new ();
      const char *link_id = along_field_get_link_id (field);
      guint n = 0;

      g_ptr_array_find (along_form_find_all (self->form, link_id), field, &n);
      json_object_set_string_member (object, "linkId", link_id);
      json_object_set_int_member (object, "n", n);
      json_object_set_string_member (object, "text", ((AlongPending *) pending)->typed);
      json_array_add_object_element (array, object);
    }
  g_clear_pointer (&self->filling->typed, json_node_unref);
  if (json_array_get_length (array) > 0)
    self->filling->typed = json_node_init_array (json_node_alloc (), array);
  json_array_unref (array);
}

static void
bring_back_typed (AlongFillIn *self)
{
  g_autoptr (JsonNode) typed = g_steal_pointer (&self->filling->typed);
  JsonArray *array = typed != NULL ? json_node_get_array (typed) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
      const char *link_id = object != NULL ? along_form_json_string (object, "linkId") : NULL;
      const char *text = object != NULL ? along_form_json_string (object, "text") : NULL;
      GPtrArray *all = link_id != NULL ? along_form_find_all (self->form, link_id) : NULL;
      gint64 n = object != NULL ? json_object_get_int_member_with_default (object, "n", 0) : 0;

      if (text != NULL && all != NULL && n >= 0 && n < all->len)
        along_field_screen_type (&self->screen, g_ptr_array_index (all, n), text);
    }
}

static void
put_draft (AlongFillIn *self)
{
  g_autofree char *body = NULL;

  /* What was only looked at leaves nothing behind. */
  if (self->finishing || self->look
      || (!self->touched && g_hash_table_size (self->screen.pending) == 0
          && along_session_get_draft (self->session, self->draft) == NULL))
    return;
  keep_typed (self);
  body = along_filling_to_draft (self->filling, self->section, self->form);
  along_session_put_draft (self->session, self->draft, "assessment", along_family_get_id (self->family), body);
}

/* In the header, or under it where that has no room. */
static gboolean
show_saved_idle (gpointer data)
{
  AlongFillIn *self = data;

  self->saved_source = 0;
  gtk_widget_set_visible (self->saved, !adw_flap_get_folded (ADW_FLAP (self->flap))
                                         && gtk_label_get_label (GTK_LABEL (self->draft_note))[0] != '\0');
  return G_SOURCE_REMOVE;
}

/* After this frame: the flap folds while sizes are given out. */
static void
show_saved (AlongFillIn *self)
{
  if (self->saved_source == 0)
    self->saved_source = g_idle_add_full (GTK_PRIORITY_RESIZE, show_saved_idle, self, NULL);
}

static void
draft_saved_cb (AlongFillIn *self, const char *key, gint64 ms)
{
  AlongInstant at = along_instant_new (ms, ALONG_ZONE);
  g_autofree char *time = NULL;
  g_autofree char *words = NULL;

  if (g_strcmp0 (key, self->draft) != 0)
    return;
  if (self->old_draft != NULL)
    along_session_drop_draft (self->session, self->old_draft);
  g_clear_pointer (&self->old_draft, g_free);
  time = along_instant_time_words (&at);
  words = g_strdup_printf (_ ("Draft saved %s"), time);
  gtk_label_set_label (GTK_LABEL (self->draft_note), words);
  gtk_label_set_label (GTK_LABEL (self->draft_note_below), words);
  show_saved (self);
}

/* --- Items of the section in sight --- */

static int
open_item (AlongFillIn *self)
{
  for (guint i = 0; i < self->items->len; i++)
    if (along_field_view_is_open (g_ptr_array_index (self->items, i)))
      return (int) i;
  return -1;
}

static gboolean
scroll_cb (gpointer data)
{
  AlongFillIn *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  int item = open_item (self);
  graphene_rect_t bounds;

  if (item >= 0
      && gtk_widget_compute_bounds (g_ptr_array_index (self->items, (guint) item), self->place, &bounds))
    gtk_adjustment_set_value (adjustment, item == 0 ? 0 : bounds.origin.y);
  g_object_unref (self);
  return G_SOURCE_REMOVE;
}

static void
show_buttons (AlongFillIn *self)
{
  int item = open_item (self);
  g_autofree char *words = NULL;

  if (item >= 0 && (guint) item + 1 < self->items->len)
    {
      AlongField *field = along_field_view_get_field (g_ptr_array_index (self->items, (guint) item + 1));
      words = g_strdup_printf (_ ("Next: %s"), along_field_get_question (field)->words);
    }
  else if (self->section + 1 < self->sections->len)
    words = g_strdup_printf (_ ("Next: %s"),
                             ((AlongSection *) g_ptr_array_index (self->sections, self->section + 1))->title);
  else
    words = g_strdup (self->look ? _ ("Back to the list") : _ ("Look it over and finish"));
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->next))), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->next), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_sensitive (self->back, self->section > 0 || item > 0);
  gtk_widget_set_opacity (self->keys, item >= 0 ? 1 : 0);
}

static void
show_item (AlongFillIn *self, guint item, gboolean focus)
{
  for (guint i = 0; i < self->items->len; i++)
    along_field_view_set_open (g_ptr_array_index (self->items, i), i == item);
  show_buttons (self);
  if (!focus)
    return;
  along_field_view_focus (g_ptr_array_index (self->items, item));
  /* After the new sizes are known. */
  g_idle_add_full (GTK_PRIORITY_RESIZE + 20, scroll_cb, g_object_ref (self), NULL);
}

static void
go_next (AlongFillIn *self)
{
  int item = open_item (self);

  if (item >= 0 && (guint) item + 1 < self->items->len)
    show_item (self, (guint) item + 1, TRUE);
  else
    {
      guint next = self->section + 1;

      while (next < self->sections->len
             && !gtk_widget_get_visible (((AlongSection *) g_ptr_array_index (self->sections, next))->row))
        next++;
      if (next >= self->sections->len)
        {
          along_fill_in_show_finish (self);
          return;
        }
      along_fill_in_show_section (self, next);
      if (self->items->len > 0)
        show_item (self, 0, TRUE);
      else
        along_fill_in_focus (self);
    }
}

static void
go_back (AlongFillIn *self)
{
  int item = open_item (self);

  if (item > 0)
    show_item (self, (guint) item - 1, TRUE);
  else if (self->section > 0)
    {
      guint before = self->section - 1;

      while (before > 0 && !gtk_widget_get_visible (((AlongSection *) g_ptr_array_index (self->sections, before))->row))
        before--;
      along_fill_in_show_section (self, before);
      if (self->items->len > 0)
        show_item (self, self->items->len - 1, TRUE);
      else
        along_fill_in_focus (self);
    }
}

static void
open_item_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  AlongFillIn *self = ALONG_FILL_IN (widget);
  const char *link_id = g_variant_get_string (target, NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      AlongField *field = along_field_view_get_field (g_ptr_array_index (self->items, i));

      if (field != NULL && g_strcmp0 (along_field_get_link_id (field), link_id) == 0)
        show_item (self, i, TRUE);
    }
}

/* --- Sections --- */

static void
collect_items (AlongFillIn *self, GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (ALONG_IS_FIELD_VIEW (child) && along_field_view_get_rating (ALONG_FIELD_VIEW (child)) != NULL)
        g_ptr_array_add (self->items, child);
      else
        collect_items (self, child);
    }
}

static void
clear_place (AlongFillIn *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->items, 0);
  g_hash_table_remove_all (self->screen.views);
  while ((child = gtk_widget_get_first_child (self->place)) != NULL)
    gtk_box_remove (GTK_BOX (self->place), child);
}

/** along_fill_in_read: takes what was typed and not read yet. */
void
along_fill_in_read (AlongFillIn *self)
{
  g_autoptr (GList) views = g_hash_table_get_values (self->screen.views);

  for (GList *l = views; l != NULL; l = l->next)
    along_field_view_read (l->data);
}

/* The first item of the section that has no rating; the first if all have one. */
static guint
first_open (AlongFillIn *self)
{
  for (guint i = 0; i < self->items->len; i++)
    if (along_field_get_n_answers (along_field_view_get_rating (g_ptr_array_index (self->items, i))) == 0)
      return i;
  return 0;
}

static void
build_section (AlongFillIn *self)
{
  AlongSection *section = g_ptr_array_index (self->sections, self->section);

  clear_place (self);
  along_field_views_append (GTK_BOX (self->place), &self->screen, section->fields);
  collect_items (self, self->place);
  if (self->items->len > 0)
    show_item (self, first_open (self), FALSE);
  show_buttons (self);
}

/** along_fill_in_show_section: by number. */
void
along_fill_in_show_section (AlongFillIn *self, guint number)
{
  AlongSection *section;

  along_fill_in_read (self);
  self->section = MIN (number, self->sections->len - 1);
  section = g_ptr_array_index (self->sections, self->section);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "form");
  gtk_widget_set_visible (self->finish, !self->look);
  gtk_label_set_label (GTK_LABEL (self->heading), section->title);
  self->selecting = TRUE;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (section->row));
  self->selecting = FALSE;
  build_section (self);
  along_sections_show_progress (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
  if (adw_flap_get_folded (ADW_FLAP (self->flap)))
    adw_flap_set_reveal_flap (ADW_FLAP (self->flap), FALSE);
}

/** along_fill_in_go_to: brings a field into sight and the focus into it. */
void
along_fill_in_go_to (AlongFillIn *self, AlongField *field)
{
  int section = along_sections_find (self, field);
  AlongFieldView *view;

  if (section < 0)
    return;
  along_fill_in_show_section (self, (guint) section);
  for (guint i = 0; i < self->items->len; i++)
    for (AlongField *above = field; above != NULL; above = along_field_get_parent (above))
      if (along_field_view_get_field (g_ptr_array_index (self->items, i)) == above)
        show_item (self, i, TRUE);
  view = g_hash_table_lookup (self->screen.views, field);
  if (view != NULL)
    along_field_view_focus (view);
}

static void
row_cb (AlongFillIn *self, GtkListBoxRow *row)
{
  if (self->selecting || row == NULL)
    return;
  along_fill_in_show_section (self, (guint) gtk_list_box_row_get_index (row));
  put_draft (self);
  along_fill_in_focus (self);
}

/* --- What follows from an answer --- */

static gboolean
rebuild_idle (gpointer data)
{
  AlongFillIn *self = data;
  AlongField *fresh = g_steal_pointer (&self->fresh);
  AlongFieldView *view;
  GPtrArray *sections = along_sections_new (self->form);

  self->rebuild_source = 0;
  /* Instances came or went: the sections stay, what is in them does not. */
  for (guint i = 0; i < sections->len && i < self->sections->len; i++)
    {
      AlongSection *section = g_ptr_array_index (self->sections, i), *now = g_ptr_array_index (sections, i);
      GPtrArray *fields = section->fields;

      section->fields = now->fields;
      now->fields = fields;
    }
  g_ptr_array_unref (sections);
  build_section (self);
  along_sections_show_progress (self);
  view = fresh != NULL ? g_hash_table_lookup (self->screen.views, fresh) : NULL;
  if (view != NULL)
    along_field_view_focus (view);
  else
    along_fill_in_focus (self);
  return G_SOURCE_REMOVE;
}

/* An instance goes: what was typed in it goes with it. */
static void
removed_cb (AlongFillIn *self, AlongField *field)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->screen.pending);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    for (AlongField *above = key; above != NULL; above = along_field_get_parent (above))
      if (above == field)
        {
          g_hash_table_iter_remove (&iter);
          break;
        }
}

static void
typed (GtkWidget *owner)
{
  put_draft (ALONG_FILL_IN (owner));
}

static void
rebuild (GtkWidget *owner, AlongField *fresh)
{
  AlongFillIn *self = ALONG_FILL_IN (owner);

  self->fresh = fresh;
  if (self->rebuild_source == 0)
    self->rebuild_source = g_idle_add (rebuild_idle, self);
}

static void
changed_cb (AlongForm *form, GPtrArray *fields, AlongFillIn *self)
{
  for (guint i = 0; i < fields->len; i++)
    {
      AlongField *field = g_ptr_array_index (fields, i);

      /* What hangs on it too: the line an item folds to, the hint beside its note. */
      for (AlongField *above = field; above != NULL; above = along_field_get_parent (above))
        {
          AlongFieldView *view = g_hash_table_lookup (self->screen.views, above);
          GPtrArray *siblings = above == field ? NULL : along_field_get_children (above);

          if (view != NULL)
            along_field_view_refresh (view);
          for (guint k = 0; siblings != NULL && k < siblings->len; k++)
            if (g_strcmp0 (along_field_get_question (g_ptr_array_index (siblings, k))->role, "note") == 0
                && (view = g_hash_table_lookup (self->screen.views, g_ptr_array_index (siblings, k))) != NULL)
              along_field_view_refresh (view);
        }
      if (along_field_is_alert (field) && along_field_get_change (field) & ALONG_CHANGE_ANSWERS)
        along_announce (GTK_WIDGET (self), _ ("Act on this today. Follow your safeguarding steps, then write here who you told and when."));
    }
  along_sections_show_progress (self);
  self->touched = TRUE;
  put_draft (self);
}

/* --- Keys --- */

static gboolean
is_typing (GtkWidget *focus)
{
  return GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus);
}

static gboolean
rating_key (AlongFillIn *self, guint key)
{
  int item = open_item (self);
  AlongFieldView *view = item >= 0 ? g_ptr_array_index (self->items, (guint) item) : NULL;
  guint32 letter = gdk_keyval_to_unicode (gdk_keyval_to_upper (key));

  /* A section that is one item by itself. */
  if (view == NULL && ((AlongSection *) g_ptr_array_index (self->sections, self->section))->fields->len > 0)
    view = g_hash_table_lookup (self->screen.views,
                                ((AlongSection *) g_ptr_array_index (self->sections, self->section))->fields->pdata[0]);
  if (view == NULL)
    return FALSE;
  if (key == GDK_KEY_Delete)
    {
      AlongField *rating = along_field_view_get_rating (view);

      if (rating != NULL)
        along_form_clear (self->form, rating);
      return rating != NULL;
    }
  return (g_ascii_isdigit ((char) letter) || letter == 'N') && letter < 128 && along_field_view_choose_key (view, (char) letter);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, AlongFillIn *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GdkModifierType with = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK);
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;

  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "form") != 0)
    return FALSE;
  if (with == GDK_CONTROL_MASK && enter)
    along_fill_in_show_finish (self);
  else if (with == GDK_ALT_MASK && (key == GDK_KEY_Down || key == GDK_KEY_KP_Down))
    go_next (self);
  else if (with == GDK_ALT_MASK && (key == GDK_KEY_Up || key == GDK_KEY_KP_Up))
    go_back (self);
  else if ((with & ~GDK_SHIFT_MASK) != 0 || is_typing (focus))
    return FALSE;
  else if (enter && ALONG_IS_OPTION_ROW (focus) && along_option_row_get_active (ALONG_OPTION_ROW (focus))
           && open_item (self) >= 0)
    go_next (self);
  else
    return rating_key (self, key);
  return TRUE;
}

static void
leave (AlongFillIn *self)
{
  along_fill_in_read (self);
  g_signal_emit (self, signals[LEFT], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  AlongFillIn *self = ALONG_FILL_IN (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "form") != 0)
    {
      along_fill_in_show_section (self, self->section);
      along_fill_in_focus (self);
    }
  else
    leave (self);
  return TRUE;
}

/* --- Made and taken apart --- */

static void
along_fill_in_dispose (GObject *object)
{
  AlongFillIn *self = ALONG_FILL_IN (object);

  g_clear_handle_id (&self->rebuild_source, g_source_remove);
  g_clear_handle_id (&self->saved_source, g_source_remove);
  if (self->place != NULL && self->screen.views != NULL)
    clear_place (self);
  self->place = NULL;
  G_OBJECT_CLASS (along_fill_in_parent_class)->dispose (object);
}

static void
along_fill_in_finalize (GObject *object)
{
  AlongFillIn *self = ALONG_FILL_IN (object);

  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->screen.views, g_hash_table_unref);
  g_clear_pointer (&self->screen.pending, g_hash_table_unref);
  g_free (self->screen.last_day);
  g_clear_pointer (&self->earlier, along_series_free);
  g_clear_object (&self->form);
  g_clear_pointer (&self->filling, along_filling_free);
  g_clear_object (&self->family);
  g_clear_object (&self->session);
  g_free (self->draft);
  g_free (self->old_draft);
  G_OBJECT_CLASS (along_fill_in_parent_class)->finalize (object);
}

static void
along_fill_in_class_init (AlongFillInClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_fill_in_dispose;
  G_OBJECT_CLASS (klass)->finalize = along_fill_in_finalize;
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "form.open-item", "s", open_item_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/alongside/Alongside/pages/assessments/along-fill-in.ui");
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, back);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, bar);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, count);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, draft_note);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, draft_note_below);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, finish);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, flap);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, heading);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, keys);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, licence);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, line);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, list);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, menu_words);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, next);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, place);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, saved);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, scrolled);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, stack);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, summary);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, title);
  gtk_widget_class_bind_template_callback (widget_class, along_fill_in_show_finish);
  gtk_widget_class_bind_template_callback (widget_class, go_back);
  gtk_widget_class_bind_template_callback (widget_class, go_next);
  gtk_widget_class_bind_template_callback (widget_class, leave);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
}

static void
along_fill_in_init (AlongFillIn *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->items = g_ptr_array_new ();
  self->screen.views = g_hash_table_new (NULL, NULL);
  self->screen.pending = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) along_pending_free);
  self->screen.rebuild = rebuild;
  self->screen.typed = typed;
  self->screen.owner = GTK_WIDGET (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->flap, "notify::folded", G_CALLBACK (show_saved), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
show_head (AlongFillIn *self)
{
  g_autofree char *who = along_series_who (self->filling->parent, self->filling->child);
  g_autofree char *day = along_day_to_words (self->filling->day);
  /* Translators: a parent with a baby, first form or review, date */
  g_autofree char *line
    = self->look ? g_strdup (_ ("Only a look: nothing is kept"))
                 : g_strdup_printf (_ ("%s · %s · %s"), who, self->earlier != NULL ? _ ("review") : _ ("first time"), day);

  gtk_label_set_label (GTK_LABEL (self->title),
                       along_record_get_text (self->filling->questionnaire, ALONG_QUESTIONNAIRE_P_TITLE));
  gtk_label_set_label (GTK_LABEL (self->line), line);
}

/* @filling: (transfer full); @family, @draft: (nullable) */
static AlongFillIn *
make (AlongSession *session, AlongFamily *family, AlongFilling *filling, JsonNode *response, GError **error)
{
  g_autoptr (AlongFilling) what = filling;
  g_autoptr (AlongQuestionnaire) questionnaire = along_questionnaire_of_record (what->questionnaire, error);
  g_autoptr (AlongForm) form = NULL;
  AlongFillIn *self;

  if (questionnaire == NULL)
    return NULL;
  form = response != NULL ? along_form_new_from_response (questionnaire, response, error) : along_form_new (questionnaire);
  if (form == NULL)
    return NULL;
  self = g_object_new (ALONG_TYPE_FILL_IN, NULL);
  self->session = g_object_ref (session);
  self->family = family != NULL ? g_object_ref (family) : NULL;
  self->look = family == NULL;
  self->filling = g_steal_pointer (&what);
  self->form = self->screen.form = g_steal_pointer (&form);
  return self;
}

static void
find_last (AlongFillIn *self)
{
  self->earlier = along_series_find (self->family, along_session_get_team (self->session), self->filling);
  for (guint i = 0; self->earlier != NULL && i < self->earlier->times->len; i++)
    {
      AlongTime *time = g_ptr_array_index (self->earlier->times, i);

      if (time->day > self->filling->day)
        break;
      self->screen.last = time->form;
      g_free (self->screen.last_day);
      self->screen.last_day = along_when_day_inside (time->day, along_clock_today ());
    }
}

static void
show_all (AlongFillIn *self, guint section)
{
  const char *licence = along_questionnaire_get_copyright (along_form_get_questionnaire (self->form));

  self->sections = along_sections_new (self->form);
  show_head (self);
  gtk_label_set_label (GTK_LABEL (self->licence), licence != NULL ? licence : "");
  gtk_widget_set_visible (self->licence, licence != NULL);
  along_sections_fill_list (self);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (self->form, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  along_fill_in_show_section (self, section);
}

/** along_fill_in_set_day: the rating is of another day. */
void
along_fill_in_set_day (AlongFillIn *self, int day)
{
  self->filling->day = day;
  self->touched = TRUE;
  show_head (self);
  put_draft (self);
}

/** along_fill_in_use_day: as along_fill_in_set_day(). Returns: whether it was another day before. */
gboolean
along_fill_in_use_day (AlongFillIn *self, int day)
{
  if (self->filling->day == day)
    return FALSE;
  along_fill_in_set_day (self, day);
  return TRUE;
}

/* Who the parent is to the baby is known from the record; it can be changed like any answer. */
static void
answer_who (AlongFillIn *self)
{
  GPtrArray *all = along_questionnaire_get_all (along_form_get_questionnaire (self->form));
  AlongRecord *pregnancy = self->filling->pregnancy;
  AlongId parent = along_record_get_id (self->filling->parent);
  const char *code = NULL;

  if (pregnancy != NULL && along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_MOTHER, parent))
    code = "mother";
  else if (pregnancy != NULL && along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT, parent))
    code = along_record_get_enum (self->filling->parent, ALONG_PERSON_P_GENDER) == ALONG_GENDER_MALE ? "father" : "partner";
  for (guint i = 0; i < all->len && code != NULL; i++)
    {
      const AlongQuestion *question = g_ptr_array_index (all, i);

      if (g_str_has_suffix (question->link_id, ".ctx.who"))
        along_form_choose_code (self->form, along_form_find (self->form, question->link_id), code);
    }
}

/**
 * along_fill_in_new: a form, new or from a draft.
 *
 * @filling: (transfer full)
 * @draft: (nullable): what was begun
 *
 * Returns: %NULL with a GError: the form or the answers cannot be read
 */
GtkWidget *
along_fill_in_new (AlongSession *session, AlongFamily *family, AlongFilling *filling, const AlongDraft *draft,
                   GError **error)
{
  g_autoptr (JsonNode) response = NULL;
  guint section = 0;
  AlongFilling *begun = draft != NULL ? along_filling_from_draft (family, along_session_get_team (session), draft,
                                                                  &section, &response) : NULL;
  g_autoptr (AlongFilling) unwanted = begun != NULL ? filling : NULL;
  AlongFillIn *self = make (session, family, begun != NULL ? begun : filling, response, error);

  if (self == NULL)
    return NULL;
  self->draft = along_filling_draft_key (self->filling, family);
  if (begun != NULL && !g_str_equal (draft->key, self->draft))
    self->old_draft = g_strdup (draft->key);
  if (begun == NULL)
    answer_who (self);
  else
    self->touched = TRUE;
  find_last (self);
  bring_back_typed (self);
  show_all (self, section);
  g_signal_connect_object (session, "draft-saved", G_CALLBACK (draft_saved_cb), self, G_CONNECT_SWAPPED);
  put_draft (self);
  return GTK_WIDGET (self);
}

/** along_fill_in_new_look: a form only to be looked at and tried. */
GtkWidget *
along_fill_in_new_look (AlongSession *session, AlongRecord *questionnaire, GError **error)
{
  AlongFillIn *self = make (session, NULL, along_filling_new (questionnaire, NULL, NULL, NULL, along_clock_today ()), NULL, error);

  if (self == NULL)
    return NULL;
  show_all (self, 0);
  gtk_widget_set_visible (self->finish, FALSE);
  return GTK_WIDGET (self);
}

/** along_fill_in_get_form: (transfer none): what is being filled in. */
AlongForm *
along_fill_in_get_form (AlongFillIn *self)
{
  return self->form;
}

/** along_fill_in_focus: the next item not rated, else the first of the section. */
gboolean
along_fill_in_focus (AlongFillIn *self)
{
  int item = open_item (self);

  if (item >= 0)
    return along_field_view_focus (g_ptr_array_index (self->items, (guint) item));
  return along_field_views_focus (self->place);
}

/** along_fill_in_summarise: "Attachment and attunement, after birth. Keira with Rowan. 5 of 15 looked at." */
char *
along_fill_in_summarise (AlongFillIn *self)
{
  return g_strdup_printf ("%s. %s. %s.", gtk_label_get_label (GTK_LABEL (self->title)),
                          gtk_label_get_label (GTK_LABEL (self->line)), gtk_label_get_label (GTK_LABEL (self->count)));
}
