/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-fill-in-private.h"

#include <glib/gi18n-lib.h>

#include "along-option-row.h"

/* --- Items of the section in sight --- */

/** along_fill_in_get_open: number of the item that is open; -1: none. */
int
along_fill_in_get_open (AlongFillIn *self)
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
  int item = along_fill_in_get_open (self);
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
  int item = along_fill_in_get_open (self);
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
  /* It keeps its room, and says nothing where there are no ratings. */
  gtk_label_set_label (GTK_LABEL (self->keys), item >= 0 ? _ ("Type the number on the right, or N. Enter goes on.") : "");
}

static void
show_item (AlongFillIn *self, guint item, gboolean focus)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      along_field_view_set_open (g_ptr_array_index (self->items, i), i == item);
      gtk_widget_set_visible (g_ptr_array_index (self->items, i), i == item || !along_fill_in_is_together (self));
    }
  show_buttons (self);
  if (!focus)
    return;
  along_field_view_focus (g_ptr_array_index (self->items, item));
  /* After the new sizes are known. */
  g_idle_add_full (GTK_PRIORITY_RESIZE + 20, scroll_cb, g_object_ref (self), NULL);
}

/** along_fill_in_open_number: opens one of the items in sight. */
void
along_fill_in_open_number (AlongFillIn *self, guint item)
{
  show_item (self, item, FALSE);
}

/** along_fill_in_go_next: the next item, else the next section, else the end. */
void
along_fill_in_go_next (AlongFillIn *self)
{
  int item = along_fill_in_get_open (self);

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
      along_fill_in_put_draft (self);
      if (self->items->len > 0)
        show_item (self, 0, TRUE);
      else
        along_fill_in_focus (self);
    }
}

/** along_fill_in_go_back: the item before, else the section before. */
void
along_fill_in_go_back (AlongFillIn *self)
{
  int item = along_fill_in_get_open (self);

  if (item > 0)
    show_item (self, (guint) item - 1, TRUE);
  else if (self->section > 0)
    {
      guint before = self->section - 1;

      while (before > 0 && !gtk_widget_get_visible (((AlongSection *) g_ptr_array_index (self->sections, before))->row))
        before--;
      along_fill_in_show_section (self, before);
      along_fill_in_put_draft (self);
      if (self->items->len > 0)
        show_item (self, self->items->len - 1, TRUE);
      else
        along_fill_in_focus (self);
    }
}

/** along_fill_in_open_item: action "form.open-item" (s): by link id. */
void
along_fill_in_open_item (GtkWidget *widget, const char *action, GVariant *target)
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

/** along_fill_in_clear_place: no field in sight. */
void
along_fill_in_clear_place (AlongFillIn *self)
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

/** along_fill_in_build_section: the fields of the section in sight, anew. */
void
along_fill_in_build_section (AlongFillIn *self)
{
  AlongSection *section = g_ptr_array_index (self->sections, self->section);

  along_fill_in_clear_place (self);
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
  along_fill_in_build_section (self);
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
  for (AlongField *above = along_field_get_parent (field); above != NULL; above = along_field_get_parent (above))
    if ((view = g_hash_table_lookup (self->screen.views, above)) != NULL)
      along_field_view_unfold (view);
  view = g_hash_table_lookup (self->screen.views, field);
  if (view != NULL)
    along_field_view_focus (view);
}

/** along_fill_in_row: a section was chosen in the list. */
void
along_fill_in_row (AlongFillIn *self, GtkListBoxRow *row)
{
  if (self->selecting || row == NULL)
    return;
  along_fill_in_show_section (self, (guint) gtk_list_box_row_get_index (row));
  along_fill_in_put_draft (self);
  along_fill_in_focus (self);
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
  int item = along_fill_in_get_open (self);
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

/** along_fill_in_key: keys that are the form’s, before they reach what has the focus. */
gboolean
along_fill_in_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, AlongFillIn *self)
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
    along_fill_in_go_next (self);
  else if (with == GDK_ALT_MASK && (key == GDK_KEY_Up || key == GDK_KEY_KP_Up))
    along_fill_in_go_back (self);
  else if ((with & ~GDK_SHIFT_MASK) != 0 || is_typing (focus))
    return FALSE;
  else if (enter && ALONG_IS_OPTION_ROW (focus) && along_option_row_get_active (ALONG_OPTION_ROW (focus))
           && along_fill_in_get_open (self) >= 0)
    along_fill_in_go_next (self);
  else
    return rating_key (self, key);
  return TRUE;
}

/* The first question of @fields that one sees and has not answered. */
static AlongFieldView *
first_unanswered (AlongFillIn *self, GPtrArray *fields)
{
  AlongFieldView *found = NULL;

  for (guint i = 0; fields != NULL && i < fields->len && found == NULL; i++)
    {
      AlongField *field = g_ptr_array_index (fields, i);
      AlongQuestionType type = along_field_get_question (field)->type;

      if (!along_field_is_visible (field))
        continue;
      if (type != ALONG_QUESTION_GROUP && type != ALONG_QUESTION_DISPLAY && along_field_get_n_answers (field) == 0)
        found = g_hash_table_lookup (self->screen.views, field);
      if (found == NULL)
        found = first_unanswered (self, along_field_get_children (field));
    }
  return found;
}

/** along_fill_in_focus: the next question that is not answered, else the first of the section. */
gboolean
along_fill_in_focus (AlongFillIn *self)
{
  int item = along_fill_in_get_open (self);
  AlongSection *section = g_ptr_array_index (self->sections, self->section);
  AlongFieldView *view;

  if (item >= 0)
    return along_field_view_focus (g_ptr_array_index (self->items, (guint) item));
  view = first_unanswered (self, section->fields);
  if (view != NULL && along_field_view_focus (view))
    return TRUE;
  return along_field_views_focus (self->place);
}
