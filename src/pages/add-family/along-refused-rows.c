/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-refused-rows.h"

#include "along-date-row.h"
#include "along-words-row.h"

/* One that is on screen. */
typedef struct
{
  guint field;
  GtkWidget *row;   /* of the field */
  GtkWidget *words; /* the row under it */
} Shown;

static void
free_refused (gpointer data)
{
  AlongRefused *refused = data;

  g_free (refused->words);
  g_free (refused);
}

/** along_refused_new: an empty list. Returns: (transfer full) (element-type AlongRefused) */
GPtrArray *
along_refused_new (void)
{
  return g_ptr_array_new_with_free_func (free_refused);
}

/** along_refused_add: refuses a field; the first words for it stay. Returns: %FALSE, to be handed on */
gboolean
along_refused_add (GPtrArray *refused, guint field, const char *words)
{
  AlongRefused *one;

  if (along_refused_find (refused, field) != NULL)
    return FALSE;
  one = g_new0 (AlongRefused, 1);
  one->field = field;
  one->words = g_strdup (words);
  g_ptr_array_add (refused, one);
  return FALSE;
}

/** along_refused_find: (transfer none) (nullable): the words for a field */
const char *
along_refused_find (GPtrArray *refused, guint field)
{
  for (guint i = 0; i < refused->len; i++)
    {
      const AlongRefused *one = g_ptr_array_index (refused, i);

      if (one->field == field)
        return one->words;
    }
  return NULL;
}

/** along_refused_rows_init: nothing is refused yet. */
void
along_refused_rows_init (AlongRefusedRows *self, GtkWidget *const *fields, GtkWidget *scrolled)
{
  self->fields = fields;
  self->scrolled = scrolled;
  self->shown = g_ptr_array_new_with_free_func (g_free);
}

/** along_refused_rows_end: when the fields go. */
void
along_refused_rows_end (AlongRefusedRows *self)
{
  g_clear_pointer (&self->shown, g_ptr_array_unref);
}

static void
take_away (AlongRefusedRows *self, guint i)
{
  Shown *shown = g_ptr_array_index (self->shown, i);

  gtk_widget_remove_css_class (shown->row, "along-refused");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (shown->row), GTK_ACCESSIBLE_STATE_INVALID);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (shown->row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_list_box_remove (GTK_LIST_BOX (gtk_widget_get_parent (shown->words)), shown->words);
  g_ptr_array_remove_index (self->shown, i);
}

/** along_refused_rows_clear: all is well again. */
void
along_refused_rows_clear (AlongRefusedRows *self)
{
  while (self->shown->len > 0)
    take_away (self, self->shown->len - 1);
}

/** along_refused_rows_forget: @field is another one by now, or out of sight. */
void
along_refused_rows_forget (AlongRefusedRows *self, GtkWidget *field)
{
  for (guint i = self->shown->len; i-- > 0;)
    if (self->fields[((Shown *) g_ptr_array_index (self->shown, i))->field] == field)
      take_away (self, i);
}

static GtkWidget *
row_of (GtkWidget *field)
{
  return GTK_IS_LIST_BOX_ROW (field) ? field : gtk_widget_get_ancestor (field, GTK_TYPE_LIST_BOX_ROW);
}

static GtkWidget *
new_words (const char *words)
{
  GtkWidget *row = along_words_row_new (words);

  gtk_widget_add_css_class (along_words_row_get_label (row), "along-notice");
  return row;
}

/* The words stand under the field that has the focus: they come into sight with it. */
static gboolean
reveal_cb (GtkWidget *words, GdkFrameClock *clock, gpointer scrolled)
{
  GtkWidget *viewport = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  graphene_rect_t bounds;

  if (gtk_widget_get_height (words) == 0)
    return G_SOURCE_CONTINUE;
  if (gtk_widget_compute_bounds (words, viewport, &bounds))
    {
      double top = gtk_adjustment_get_value (adjustment) + bounds.origin.y;
      gtk_adjustment_clamp_page (adjustment, top, top + bounds.size.height + 12);
    }
  return G_SOURCE_REMOVE;
}

static void
show_one (AlongRefusedRows *self, const AlongRefused *refused)
{
  Shown *shown = g_new0 (Shown, 1);
  GtkWidget *label;

  shown->field = refused->field;
  shown->row = row_of (self->fields[refused->field]);
  shown->words = new_words (refused->words);
  label = along_words_row_get_label (shown->words);
  g_ptr_array_add (self->shown, shown);
  gtk_list_box_insert (GTK_LIST_BOX (gtk_widget_get_parent (shown->row)), shown->words,
                       gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (shown->row)) + 1);
  /* The row's own words, from when it was left, would say it twice. They take the state away with them. */
  if (ALONG_IS_DATE_ROW (shown->row))
    along_date_row_refuse (ALONG_DATE_ROW (shown->row), NULL);
  gtk_widget_add_css_class (shown->row, "along-refused");
  gtk_accessible_update_state (GTK_ACCESSIBLE (shown->row), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (shown->row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, label, NULL, -1);
}

/* Whether @one stands before @other on screen. */
static gboolean
is_above (GtkWidget *one, GtkWidget *other, GtkWidget *within)
{
  graphene_rect_t first, second;

  return gtk_widget_compute_bounds (one, within, &first) && gtk_widget_compute_bounds (other, within, &second)
         && first.origin.y < second.origin.y;
}

/** along_refused_rows_show: all of @refused at once, each at its field; the highest one takes the focus. */
void
along_refused_rows_show (AlongRefusedRows *self, GPtrArray *refused)
{
  const Shown *first = NULL;

  along_refused_rows_clear (self);
  for (guint i = 0; i < refused->len; i++)
    show_one (self, g_ptr_array_index (refused, i));
  for (guint i = 0; i < self->shown->len; i++)
    {
      const Shown *shown = g_ptr_array_index (self->shown, i);

      if (first == NULL || is_above (shown->row, first->row, self->scrolled))
        first = shown;
    }
  if (first == NULL)
    return;
  gtk_widget_grab_focus (first->row);
  gtk_widget_add_tick_callback (first->words, reveal_cb, self->scrolled, NULL);
}

/** along_refused_rows_keep: what is well by now, going by @refused, loses its words; nothing new is refused while one types. */
void
along_refused_rows_keep (AlongRefusedRows *self, GPtrArray *refused)
{
  for (guint i = self->shown->len; i-- > 0;)
    {
      const Shown *shown = g_ptr_array_index (self->shown, i);
      const char *words = along_refused_find (refused, shown->field);

      if (words == NULL)
        take_away (self, i);
      else
        gtk_label_set_label (GTK_LABEL (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (shown->words))), words);
    }
}
