/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-put-together-private.h"

#include <glib/gi18n-lib.h>

#include "along-choose-fields.h"
#include "along-field-words.h"
#include "along-instant.h"
#include "along-pick.h"
#include "along-session-duplicates.h"

/* Field by field: the questions as they are shown. */

static char *
from_words (AlongPutTogether *self, AlongRecord *record, int property)
{
  AlongFamily *team = along_session_get_team (self->session);

  for (guint i = 0; self->written != NULL && i < self->written->len; i++)
    {
      const AlongWritten *written = &g_array_index (self->written, AlongWritten, i);
      AlongRecord *worker;
      g_autofree char *day = NULL;

      if (written->property != property || !along_id_equal (written->record, along_record_get_id (record)))
        continue;
      worker = team != NULL ? along_family_find (team, ALONG_KIND_WORKER, written->worker) : NULL;
      day = along_day_to_words (along_day_of_ms (written->known_at, ALONG_ZONE));
      /* Translators: who wrote it, and the day */
      return worker != NULL ? g_strdup_printf (_ ("%s, %s"), along_record_get_text (worker, ALONG_WORKER_P_NAME), day) : g_steal_pointer (&day);
    }
  return NULL;
}

static GListModel *
make_choices (AlongPutTogether *self)
{
  GListStore *store = g_list_store_new (ALONG_TYPE_FIELD_CHOICE);
  AlongFamily *team = along_session_get_team (self->session);
  guint n;
  const AlongMergeQuestion *questions = along_merge_questions (self->merge, &n);

  for (guint i = 0; i < n; i++)
    {
      const AlongMergeQuestion *question = &questions[i];
      g_autofree char *group = along_record_words (question->keep, self->kept, team);
      g_autoptr (AlongFieldChoice) choice = along_field_choice_new (
        group, along_property_words (along_record_get_kind_id (question->keep), question->property));
      g_autofree char *one = along_field_words (question->keep, question->property, self->kept, team);
      g_autofree char *two = along_field_words (question->other, question->property, self->other, team);
      g_autofree char *from_one = from_words (self, question->keep, question->property);
      g_autofree char *from_two = from_words (self, question->other, question->property);

      along_field_choice_add (choice, one, from_one);
      along_field_choice_add (choice, two, from_two);
      if (question->both)
        along_field_choice_add (choice, _ ("Both, one after the other"), NULL);
      along_field_choice_set_chosen (choice, question->take);
      g_list_store_append (store, choice);
    }
  return G_LIST_MODEL (store);
}

/* What each side stands for: names, and where those are the same what tells them apart. */
static void
name_sides (AlongPutTogether *self)
{
  g_autofree char *one = NULL, *two = NULL, *all_one = NULL, *all_two = NULL;

  if (put_together_is_one_family (self))
    {
      one = g_strdup (along_record_get_text (along_family_lookup (self->kept, self->of.person), ALONG_PERSON_P_NAME));
      two = g_strdup (along_record_get_text (along_family_lookup (self->kept, self->of.other_person), ALONG_PERSON_P_NAME));
    }
  else
    {
      one = along_pick_family_name (self->kept, self->other);
      two = along_pick_family_name (self->other, self->kept);
    }
  if (g_strcmp0 (one, two) == 0)
    {
      g_autofree char *name = g_steal_pointer (&one);

      g_free (two);
      /* Translators: a name that two have */
      one = g_strdup_printf (C_ ("one of two", "%s, the first"), name);
      /* Translators: a name that two have */
      two = g_strdup_printf (C_ ("one of two", "%s, the second"), name);
    }
  /* Translators: on a button: whose values are taken, one and all */
  all_one = g_strdup_printf (_ ("All of %s"), one);
  all_two = g_strdup_printf (_ ("All of %s"), two);
  along_choose_fields_set_sides (ALONG_CHOOSE_FIELDS (self->chooser), (const char *const[]){ one, two, NULL },
                                 (const char *const[]){ all_one, all_two, NULL });
}

/* put_together_count: says how much is still to be decided. */
void
put_together_count (AlongPutTogether *self)
{
  g_autofree char *words = along_choose_fields_count_words (ALONG_CHOOSE_FIELDS (self->chooser));

  gtk_label_set_label (GTK_LABEL (self->count), words);
}

/* put_together_show_fields: what the two do not agree on, to be chosen. */
void
put_together_show_fields (AlongPutTogether *self)
{
  g_autoptr (GListModel) choices = make_choices (self);
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean any = g_list_model_get_n_items (choices) > 0;

  name_sides (self);
  along_choose_fields_set_model (ALONG_CHOOSE_FIELDS (self->chooser), choices);
  gtk_widget_set_visible (self->chooser, any);
  put_together_count (self);
  g_string_append (words, any ? _ ("Choose where the two do not agree. What only one of them says is kept unless you choose otherwise, and so "
                                   "is everything that was written about either.")
                              : _ ("The two agree on everything that both say. What only one of them says is kept, and so is "
                                   "everything that was written about either."));
  if (along_merge_has_one_support (self->merge))
    g_string_append_printf (words, "\n\n%s", _ ("Both families have support at the same time. It becomes one."));
  if (!put_together_is_one_family (self))
    g_string_append_printf (words, "\n\n%s", _ ("In the list there is one family afterwards. You can take it back with Undo, or later from History."));
  gtk_label_set_label (GTK_LABEL (self->intro), words->str);
  put_together_show_page (self, "fields");
  if (!any || !along_choose_fields_focus_undecided (ALONG_CHOOSE_FIELDS (self->chooser)))
    gtk_widget_grab_focus (self->next);
}
