/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-erase-mentions.h"

#include <glib/gi18n-lib.h>

#include "along-abreast.h"
#include "along-announcer.h"
#include "along-erase-text.h"
#include "along-field-words.h"
#include "along-option-row.h"

/* Between what is side by side. */
#define BETWEEN 9

/** What is done about a text in which somebody else may be meant. */
typedef enum
{
  LEFT,
  TAKEN,
  N_ANSWERS,
  UNDECIDED = N_ANSWERS,
} Answer;

/**
 * Shown: one text.
 *
 * @text: (nullable): where it is changed: as it will read
 * @options: (nullable): of one in doubt: the answers; then either @text or @excerpt is seen
 * @typed: (nullable): with each answer what stood in @text when another was chosen; @offered: (nullable): what was offered there
 */
typedef struct
{
  AlongEraseMention *mention;
  GtkWidget *text, *options[N_ANSWERS], *excerpt;
  Answer answer;
  char *typed[N_ANSWERS], *offered;
} Shown;

struct _AlongEraseMentions
{
  GArray *shown;
  AlongErasePreview *preview; /* whoever made this keeps it as long */
  AlongFamily *family, *team;
  GtkWidget *all; /* (nullable): says how many are to be decided */
  AlongEraseDecided decided; /* (nullable) */
  gpointer decided_data;
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

static char *
words_in (const Shown *shown)
{
  GtkTextBuffer *buffer = along_erase_text_get_buffer (shown->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* What somebody typed with the answer of before stays there, and is there again when they come back to it. */
static void
keep_typed (Shown *shown)
{
  g_autofree char *words = shown->offered != NULL ? words_in (shown) : NULL;

  if (words != NULL && g_strcmp0 (words, shown->offered) != 0)
    {
      g_free (shown->typed[shown->answer]);
      shown->typed[shown->answer] = g_steal_pointer (&words);
    }
}

/* The text with this answer: as somebody typed it; else with the names out of what they typed, or out of what stands there. */
static char *
offer (AlongEraseMentions *self, const Shown *shown)
{
  const AlongEraseMention *mention = shown->mention;

  if (shown->typed[shown->answer] != NULL)
    return g_strdup (shown->typed[shown->answer]);
  if (shown->answer == LEFT)
    return g_strdup (mention->without);
  if (shown->typed[LEFT] != NULL)
    return along_erase_names_without (self->preview->names, shown->typed[LEFT], ALONG_ERASE_SMALL);
  return g_strdup (mention->all);
}

/* The words around the name; in a finished form as they will read, with what is in doubt in bold. */
static void
show_excerpt (AlongEraseMentions *self, Shown *shown)
{
  const AlongEraseMention *mention = shown->mention;
  const char *words = mention->excerpt != NULL ? mention->excerpt : mention->text;
  AlongEraseNamed least = shown->answer == TAKEN ? ALONG_ERASE_SMALL : ALONG_ERASE_NAMED;
  g_autofree char *without = mention->fixed ? along_erase_names_without (self->preview->names, words, least) : g_strdup (words);
  g_autofree char *markup = along_erase_names_markup (self->preview->names, without);

  gtk_label_set_markup (GTK_LABEL (shown->excerpt), markup);
}

static void
show_answer (AlongEraseMentions *self, Shown *shown)
{
  const AlongEraseMention *mention = shown->mention;
  /* Where nothing is to be changed there is nothing to write in. */
  gboolean changes = shown->answer == TAKEN
                     || (shown->answer == LEFT && g_strcmp0 (mention->text, mention->without) != 0);

  show_excerpt (self, shown);
  if (mention->fixed)
    return;
  g_clear_pointer (&shown->offered, g_free);
  if (changes)
    {
      shown->offered = offer (self, shown);
      gtk_text_buffer_set_text (along_erase_text_get_buffer (shown->text), shown->offered, -1);
    }
  gtk_widget_set_visible (shown->text, changes);
  gtk_widget_set_visible (shown->excerpt, !changes);
}

/** along_erase_mentions_undecided: how many texts are still to be looked at. */
guint
along_erase_mentions_undecided (AlongEraseMentions *self)
{
  guint n = 0;

  for (guint i = 0; i < self->shown->len; i++)
    n += shown_at (self, i)->mention->all != NULL && shown_at (self, i)->answer == UNDECIDED;
  return n;
}

static void
tell_decided (AlongEraseMentions *self)
{
  guint n = along_erase_mentions_undecided (self);
  g_autofree char *words = n > 0 ? g_strdup_printf (ngettext ("%u text still to decide", "%u texts still to decide", n), n)
                                 : g_strdup (_ ("All is decided."));

  if (self->all != NULL)
    gtk_label_set_label (GTK_LABEL (self->all), words);
  if (self->decided != NULL)
    self->decided (self->decided_data);
}

static void
decide (AlongEraseMentions *self, Shown *shown, Answer decided)
{
  if (shown->answer == decided)
    return;
  keep_typed (shown);
  shown->answer = decided;
  for (Answer answer = 0; answer < N_ANSWERS; answer++)
    {
      along_option_row_set_active (ALONG_OPTION_ROW (shown->options[answer]), answer == decided);
      if (answer == decided)
        gtk_widget_add_css_class (shown->options[answer], "chosen");
      else
        gtk_widget_remove_css_class (shown->options[answer], "chosen");
    }
  show_answer (self, shown);
}

static void
chosen_cb (GtkWidget *option, AlongEraseMentions *self)
{
  Shown *shown = shown_at (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (option), "along-place")));

  decide (self, shown, option == shown->options[TAKEN] ? TAKEN : LEFT);
  tell_decided (self);
  along_announce (option, gtk_label_get_label (GTK_LABEL (self->all)));
}

static void
add_text (AlongEraseMentions *self, GtkWidget *group, Shown *shown)
{
  g_autofree char *title = title_of (self, shown->mention);
  GtkWidget *box, *row = row_new (title, &box);

  if (shown->mention->fixed)
    gtk_box_append (GTK_BOX (box), label_new (_ ("A finished form: only the name goes.")));
  else
    gtk_box_append (GTK_BOX (box), shown->text = along_erase_text_new (title, shown->mention->without));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_answers (AlongEraseMentions *self, GtkWidget *box, guint place, const char *title, const char *described)
{
  Shown *shown = shown_at (self, place);
  GtkWidget *group = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP, NULL);

  gtk_widget_set_layout_manager (group, along_abreast_new (BETWEEN));
  gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  shown->options[TAKEN] = along_option_row_new_radio (NULL, _ ("Take the name out"), NULL);
  shown->options[LEFT] = along_option_row_new_radio (ALONG_OPTION_ROW (shown->options[TAKEN]), _ ("Leave it"), NULL);
  for (int answer = TAKEN; answer >= LEFT; answer--)
    {
      GtkWidget *option = g_object_ref_sink (shown->options[answer]);

      gtk_widget_add_css_class (option, "along-either");
      gtk_accessible_update_property (GTK_ACCESSIBLE (option), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, described, -1);
      g_object_set_data (G_OBJECT (option), "along-place", GUINT_TO_POINTER (place));
      g_signal_connect (option, "chosen", G_CALLBACK (chosen_cb), self);
      gtk_box_append (GTK_BOX (group), option);
    }
  gtk_box_append (GTK_BOX (box), group);
}

static void
add_question (AlongEraseMentions *self, GtkWidget *group, guint place)
{
  Shown *shown = shown_at (self, place);
  const AlongEraseMention *mention = shown->mention;
  const char *excerpt = mention->excerpt != NULL ? mention->excerpt : mention->text;
  g_autofree char *title = title_of (self, mention), *described = g_strdup_printf ("%s: %s", title, excerpt);
  GtkWidget *box, *row = row_new (title, &box);

  shown->answer = UNDECIDED;
  shown->excerpt = label_new (NULL);
  gtk_box_append (GTK_BOX (box), shown->excerpt);
  if (!mention->fixed)
    gtk_box_append (GTK_BOX (box), shown->text = along_erase_text_new (title, NULL));
  add_answers (self, box, place, title, described);
  show_answer (self, shown);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/* One answer for all that have none, or for all of them. */
static void
answer_all (AlongEraseMentions *self, Answer answer, gboolean decided_too)
{
  for (guint i = 0; i < self->shown->len; i++)
    if (shown_at (self, i)->options[answer] != NULL && (decided_too || shown_at (self, i)->answer == UNDECIDED))
      decide (self, shown_at (self, i), answer);
  tell_decided (self);
  along_announce (self->all, gtk_label_get_label (GTK_LABEL (self->all)));
}

static void
take_all_cb (AlongEraseMentions *self)
{
  answer_all (self, TAKEN, TRUE);
}

static void
leave_others_cb (AlongEraseMentions *self)
{
  answer_all (self, LEFT, FALSE);
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

static GtkWidget *
button_new (AlongEraseMentions *self, const char *words, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (words);

  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

/* How many are to be decided, and one answer for them where there are many. */
static void
add_all (AlongEraseMentions *self, GtkWidget *group, gboolean many)
{
  GtkWidget *box, *row = row_new ("", &box), *buttons;

  self->all = gtk_widget_get_first_child (box);
  gtk_widget_remove_css_class (self->all, "caption");
  gtk_widget_remove_css_class (self->all, "along-second");
  gtk_widget_add_css_class (self->all, "heading");
  if (many)
    {
      buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_set_layout_manager (buttons, along_abreast_new (BETWEEN));
      gtk_box_append (GTK_BOX (buttons), button_new (self, _ ("Take _all out"), G_CALLBACK (take_all_cb)));
      gtk_box_append (GTK_BOX (buttons), button_new (self, _ ("Leave the _others"), G_CALLBACK (leave_others_cb)));
      gtk_box_append (GTK_BOX (box), buttons);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_questions (AlongEraseMentions *self, AdwPreferencesPage *page, guint n)
{
  GtkWidget *group = group_new (page, _ ("Where somebody else may be meant"),
                                _ ("Others have this name, or it is a word as well. Say for each text: take it out, or leave it for somebody else, or a word."));

  add_all (self, group, n > 1);
  for (guint i = 0; i < self->shown->len; i++)
    if (shown_at (self, i)->mention->all != NULL)
      add_question (self, group, i);
  tell_decided (self);
}

static void
add_texts (AlongEraseMentions *self, AdwPreferencesPage *page)
{
  GtkWidget *group = group_new (page, _ ("Where the name stands in what stays"),
                                _ ("So it will read. Change what else says who it was; what you leave empty goes."));

  for (guint i = 0; i < self->shown->len; i++)
    if (shown_at (self, i)->mention->all == NULL)
      add_text (self, group, shown_at (self, i));
}

static void
shown_clear (gpointer data)
{
  Shown *shown = data;

  for (Answer answer = 0; answer < N_ANSWERS; answer++)
    {
      g_clear_object (&shown->options[answer]);
      g_free (shown->typed[answer]);
    }
  g_free (shown->offered);
}

/**
 * along_erase_mentions_new: adds the texts to @page, for as long as which it is kept: what is to be decided first.
 *
 * @preview: gets what is decided; whoever calls this keeps it as long
 */
AlongEraseMentions *
along_erase_mentions_new (AdwPreferencesPage *page, AlongErasePreview *preview, AlongFamily *family, AlongFamily *team)
{
  AlongEraseMentions *self = g_new0 (AlongEraseMentions, 1);
  guint questions = 0;

  self->shown = g_array_new (FALSE, TRUE, sizeof (Shown));
  g_array_set_clear_func (self->shown, shown_clear);
  self->preview = preview;
  self->family = g_object_ref (family);
  self->team = g_object_ref (team);
  for (guint i = 0; i < preview->mentions->len; i++)
    {
      const Shown shown = { .mention = preview->mentions->pdata[i] };
      g_array_append_val (self->shown, shown);
      questions += shown.mention->all != NULL;
    }
  if (questions > 0)
    add_questions (self, page, questions);
  if (questions < self->shown->len)
    add_texts (self, page);
  return self;
}

void
along_erase_mentions_free (AlongEraseMentions *self)
{
  for (guint i = 0; i < self->shown->len; i++)
    for (Answer answer = 0; answer < N_ANSWERS; answer++)
      if (shown_at (self, i)->options[answer] != NULL)
        g_signal_handlers_disconnect_by_data (shown_at (self, i)->options[answer], self);
  g_array_unref (self->shown);
  g_object_unref (self->family);
  g_object_unref (self->team);
  g_free (self);
}

/** along_erase_mentions_set_decided: @callback: called with @data whenever something was decided. */
void
along_erase_mentions_set_decided (AlongEraseMentions *self, AlongEraseDecided callback, gpointer data)
{
  self->decided = callback;
  self->decided_data = data;
}

/** along_erase_mentions_take: notes in the mentions what was decided. */
void
along_erase_mentions_take (AlongEraseMentions *self)
{
  for (guint i = 0; i < self->shown->len; i++)
    {
      const Shown *shown = shown_at (self, i);

      shown->mention->strike = shown->mention->all != NULL && shown->answer == TAKEN;
      if (shown->text == NULL || !gtk_widget_get_visible (shown->text))
        continue;
      g_free (shown->mention->without);
      shown->mention->without = words_in (shown);
    }
}

/** along_erase_mentions_left: in how many texts the name stays where it is in doubt. */
guint
along_erase_mentions_left (AlongEraseMentions *self)
{
  guint left = 0;

  for (guint i = 0; i < self->shown->len; i++)
    left += shown_at (self, i)->mention->all != NULL && shown_at (self, i)->answer != TAKEN;
  return left;
}

/** along_erase_mentions_go_on: the focus on the first text that is still to be decided. */
void
along_erase_mentions_go_on (AlongEraseMentions *self)
{
  for (guint i = 0; i < self->shown->len; i++)
    if (shown_at (self, i)->mention->all != NULL && shown_at (self, i)->answer == UNDECIDED)
      {
        gtk_widget_grab_focus (shown_at (self, i)->options[TAKEN]);
        return;
      }
}
