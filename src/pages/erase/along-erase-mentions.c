/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-erase-mentions.h"

#include <glib/gi18n-lib.h>

#include "along-field-words.h"

/** Shown: one text. @buffer: (nullable): as it will read; @check: (nullable): whether what is in doubt goes; then either @view,
 * where it is changed, or @excerpt is seen */
typedef struct
{
  AlongEraseMention *mention;
  GtkTextBuffer *buffer;
  GtkWidget *check, *view, *excerpt;
} Shown;

struct _AlongEraseMentions
{
  GArray *shown;
  GPtrArray *mentions;
  AlongFamily *family, *team;
};

/* "Home visit, 12 March 2026: what happened" */
static char *
title_of (AlongEraseMentions *self, const AlongEraseMention *mention)
{
  AlongRecord *record = along_family_find (self->family, mention->kind, mention->record);
  g_autofree char *words = record != NULL ? along_record_words (record, self->family, self->team)
                                          : g_strdup_printf (_ ("%s, removed"), along_kind_words (mention->kind));

  return g_strdup_printf ("%s · %s", words, along_property_words (mention->kind, mention->property));
}

static GtkWidget *
label_new (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static GtkWidget *
view_new (const char *title, const char *words)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_widget_add_css_class (view, "along-framed");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), words != NULL ? words : "", -1);
  return view;
}

/* A row with room for words; what is put into it goes into @box. */
static GtkWidget *
row_new (const char *title, GtkWidget **box)
{
  GtkWidget *row = adw_preferences_row_new (), *label = label_new (title);

  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "along-second");
  gtk_widget_set_margin_top (*box, 9);
  gtk_widget_set_margin_bottom (*box, 9);
  gtk_widget_set_margin_start (*box, 12);
  gtk_widget_set_margin_end (*box, 12);
  gtk_box_append (GTK_BOX (*box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), *box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static Shown *
shown_at (AlongEraseMentions *self, guint i)
{
  return &g_array_index (self->shown, Shown, i);
}

/* Where nothing is to be changed there is nothing to write in. */
static void
checked_cb (GtkCheckButton *check, AlongEraseMentions *self)
{
  const Shown *shown = shown_at (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "along-place")));
  const AlongEraseMention *mention = shown->mention;
  gboolean goes = gtk_check_button_get_active (check);
  gboolean changes = goes || g_strcmp0 (mention->text, mention->without) != 0;

  if (mention->fixed)
    return;
  gtk_text_buffer_set_text (shown->buffer, goes ? mention->all : mention->without, -1);
  gtk_widget_set_visible (shown->view, changes);
  gtk_widget_set_visible (shown->excerpt, !changes);
}

static void
add_text (AlongEraseMentions *self, GtkWidget *group, Shown *shown)
{
  g_autofree char *title = title_of (self, shown->mention);
  GtkWidget *box, *row = row_new (title, &box), *view;

  if (shown->mention->fixed)
    gtk_box_append (GTK_BOX (box), label_new (_ ("A finished form: only the name goes.")));
  else
    {
      view = view_new (title, shown->mention->without);
      gtk_box_append (GTK_BOX (box), view);
      shown->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_question (AlongEraseMentions *self, GtkWidget *group, Shown *shown, guint place)
{
  g_autofree char *title = title_of (self, shown->mention), *described = NULL;
  GtkWidget *box, *row = row_new (title, &box);

  shown->excerpt = label_new (shown->mention->excerpt);
  gtk_box_append (GTK_BOX (box), shown->excerpt);
  if (!shown->mention->fixed)
    {
      shown->view = view_new (title, shown->mention->without);
      shown->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (shown->view));
      gtk_box_append (GTK_BOX (box), shown->view);
    }
  shown->check = g_object_ref_sink (gtk_check_button_new_with_mnemonic (_ ("_Take the name out here")));
  described = g_strdup_printf ("%s: %s", title, shown->mention->excerpt != NULL ? shown->mention->excerpt : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (shown->check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, described, -1);
  g_object_set_data (G_OBJECT (shown->check), "along-place", GUINT_TO_POINTER (place));
  g_signal_connect (shown->check, "toggled", G_CALLBACK (checked_cb), self);
  gtk_box_append (GTK_BOX (box), shown->check);
  checked_cb (GTK_CHECK_BUTTON (shown->check), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
all_cb (AlongEraseMentions *self)
{
  for (guint i = 0; i < self->shown->len; i++)
    if (shown_at (self, i)->check != NULL)
      gtk_check_button_set_active (GTK_CHECK_BUTTON (shown_at (self, i)->check), TRUE);
}

static GtkWidget *
group_new (AdwPreferencesPage *page, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return group;
}

/* One answer for all, where there are many. */
static void
add_all (AlongEraseMentions *self, GtkWidget *group)
{
  GtkWidget *row = adw_action_row_new (), *all = gtk_button_new_with_mnemonic (_ ("Take _all out"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("In all of these"));
  gtk_widget_set_valign (all, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (all, "clicked", G_CALLBACK (all_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), all);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_questions (AlongEraseMentions *self, AdwPreferencesPage *page, guint n)
{
  GtkWidget *group = group_new (page, _ ("Where somebody else may be meant"),
                                _ ("Others have this name, or it is a word as well. It stays wherever you do not take it out."));

  if (n > 1)
    add_all (self, group);
  for (guint i = 0; i < self->shown->len; i++)
    if (shown_at (self, i)->mention->all != NULL)
      add_question (self, group, shown_at (self, i), i);
}

/**
 * along_erase_mentions_new: adds the texts to @page, for as long as which it is kept.
 *
 * @mentions: (element-type AlongEraseMention): gets what is decided
 */
AlongEraseMentions *
along_erase_mentions_new (AdwPreferencesPage *page, GPtrArray *mentions, AlongFamily *family, AlongFamily *team)
{
  AlongEraseMentions *self = g_new0 (AlongEraseMentions, 1);
  GtkWidget *group = NULL;
  guint questions = 0;

  self->shown = g_array_new (FALSE, TRUE, sizeof (Shown));
  self->mentions = g_ptr_array_ref (mentions);
  self->family = g_object_ref (family);
  self->team = g_object_ref (team);
  for (guint i = 0; i < mentions->len; i++)
    {
      const Shown shown = { .mention = mentions->pdata[i] };
      g_array_append_val (self->shown, shown);
      questions += shown.mention->all != NULL;
    }
  for (guint i = 0; i < mentions->len; i++)
    {
      if (shown_at (self, i)->mention->all != NULL)
        continue;
      if (group == NULL)
        group = group_new (page, _ ("Where the name stands in what stays"),
                           _ ("So it will read. Change what else says who it was; what you leave empty goes."));
      add_text (self, group, shown_at (self, i));
    }
  if (questions > 0)
    add_questions (self, page, questions);
  return self;
}

void
along_erase_mentions_free (AlongEraseMentions *self)
{
  for (guint i = 0; i < self->shown->len; i++)
    if (shown_at (self, i)->check != NULL)
      {
        g_signal_handlers_disconnect_by_data (shown_at (self, i)->check, self);
        g_object_unref (shown_at (self, i)->check);
      }
  g_array_unref (self->shown);
  g_ptr_array_unref (self->mentions);
  g_object_unref (self->family);
  g_object_unref (self->team);
  g_free (self);
}

/** along_erase_mentions_take: notes in the mentions what was decided. */
void
along_erase_mentions_take (AlongEraseMentions *self)
{
  for (guint i = 0; i < self->shown->len; i++)
    {
      const Shown *shown = shown_at (self, i);
      GtkTextIter start, end;

      shown->mention->strike = shown->check != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (shown->check));
      if (shown->buffer == NULL)
        continue;
      gtk_text_buffer_get_bounds (shown->buffer, &start, &end);
      g_free (shown->mention->without);
      shown->mention->without = gtk_text_buffer_get_text (shown->buffer, &start, &end, FALSE);
    }
}

/** along_erase_mentions_left: in how many texts the name stays where it is in doubt. */
guint
along_erase_mentions_left (AlongEraseMentions *self)
{
  guint left = 0;

  for (guint i = 0; i < self->shown->len; i++)
    left += shown_at (self, i)->check != NULL && !gtk_check_button_get_active (GTK_CHECK_BUTTON (shown_at (self, i)->check));
  return left;
}
