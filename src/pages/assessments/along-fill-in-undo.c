/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-fill-in-private.h"

#include <glib/gi18n-lib.h>

/* What was answered and typed, as the draft keeps it, after each step. */

#define MOST_STATES 200
#define MOST_BYTES (4 * 1024 * 1024)

typedef struct
{
  char *body;
  char *link_id; /* (nullable): of the field that the step changed */
  guint n;       /* which of the fields with that link id */
} State;

static void
state_free (State *state)
{
  g_free (state->body);
  g_free (state->link_id);
  g_free (state);
}

static gboolean
end_step (gpointer data)
{
  AlongFillIn *self = data;

  self->states.step_source = 0;
  return G_SOURCE_REMOVE;
}

/* Letters of one text are one step. */
static gboolean
goes_on (AlongFillIn *self, const State *last, AlongField *field, guint n)
{
  AlongQuestionType type;

  if (self->states.step_source != 0)
    return TRUE;
  if (field == NULL)
    return last->link_id == NULL;
  type = along_field_get_question (field)->type;
  return type != ALONG_QUESTION_CHOICE && type != ALONG_QUESTION_BOOLEAN && type != ALONG_QUESTION_GROUP && last->n == n
         && g_strcmp0 (last->link_id, along_field_get_link_id (field)) == 0;
}

static void
drop_oldest (AlongFillIn *self)
{
  GPtrArray *list = self->states.list;
  gsize bytes = 0;

  for (guint i = 0; i < list->len; i++)
    bytes += strlen (((State *) g_ptr_array_index (list, i))->body);
  while (list->len > 1 && (list->len > MOST_STATES || bytes > MOST_BYTES))
    {
      bytes -= strlen (((State *) g_ptr_array_index (list, 0))->body);
      g_ptr_array_remove_index (list, 0);
      self->states.at -= self->states.at > 0 ? 1 : 0;
    }
}

/**
 * along_fill_in_add_state: what can be come back to.
 *
 * @body: (transfer full): of the draft
 * @field: (nullable): what was changed by hand
 */
void
along_fill_in_add_state (AlongFillIn *self, char *body, AlongField *field)
{
  GPtrArray *list = self->states.list = self->states.list != NULL ? self->states.list : g_ptr_array_new_with_free_func ((GDestroyNotify) state_free);
  State *last = list->len > 0 ? g_ptr_array_index (list, self->states.at) : NULL;
  State *state;
  guint n = 0;

  if (field != NULL)
    g_ptr_array_find (along_form_find_all (self->form, along_field_get_link_id (field)), field, &n);
  if (last != NULL && self->states.at > 0 && goes_on (self, last, field, n))
    {
      g_free (last->body);
      last->body = body;
      g_ptr_array_set_size (list, (int) self->states.at + 1);
      return;
    }
  if (last != NULL)
    g_ptr_array_set_size (list, (int) self->states.at + 1);
  state = g_new0 (State, 1);
  state->body = body;
  state->link_id = field != NULL ? g_strdup (along_field_get_link_id (field)) : NULL;
  state->n = n;
  g_ptr_array_add (list, state);
  self->states.at = list->len - 1;
  drop_oldest (self);
  if (list->len > 1)
    self->states.step_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, end_step, self, NULL);
}

/** along_fill_in_forget_states: at the end. */
void
along_fill_in_forget_states (AlongFillIn *self)
{
  g_clear_handle_id (&self->states.step_source, g_source_remove);
  g_clear_pointer (&self->states.list, g_ptr_array_unref);
}

static gboolean
load (AlongFillIn *self, const State *state)
{
  g_autoptr (JsonNode) root = json_from_string (state->body, NULL);
  JsonObject *object = json_node_get_object (root);
  JsonNode *typed = json_object_get_member (object, "typed");

  self->fresh = NULL;
  along_fill_in_clear_place (self);
  g_hash_table_remove_all (self->screen.pending);
  if (!along_form_load (self->form, json_object_get_member (object, "response"), NULL))
    return FALSE;
  g_clear_pointer (&self->filling->typed, json_node_unref);
  self->filling->typed = typed != NULL ? json_node_copy (typed) : NULL;
  along_fill_in_bring_back_typed (self);
  along_sections_renew (self);
  return TRUE;
}

/**
 * along_fill_in_take_back: the last answer, or text, of what is being filled in; shows where.
 *
 * @redo: puts it back
 */
void
along_fill_in_take_back (AlongFillIn *self, gboolean redo)
{
  GPtrArray *list = self->states.list;
  const State *changed;
  AlongField *field = NULL;
  GPtrArray *all;
  g_autofree char *words = NULL;

  if (list == NULL || (redo ? self->states.at + 1 >= list->len : self->states.at == 0))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "(sb)",
                                  redo ? _ ("Nothing to put back in this form.") : _ ("Nothing to take back in this form."), FALSE);
      return;
    }
  self->states.at += redo ? 1 : -1;
  changed = g_ptr_array_index (list, redo ? self->states.at : self->states.at + 1);
  if (!load (self, g_ptr_array_index (list, self->states.at)))
    return;
  all = changed->link_id != NULL ? along_form_find_all (self->form, changed->link_id) : NULL;
  if (all != NULL && all->len > 0)
    field = g_ptr_array_index (all, MIN (changed->n, all->len - 1));
  along_fill_in_show_section (self, self->section);
  if (field != NULL && along_field_is_visible (field))
    along_fill_in_go_to (self, field);
  else
    along_fill_in_focus (self);
  along_fill_in_put_draft (self);
  /* Translators: a question of the form */
  words = field == NULL ? g_strdup (redo ? _ ("Put back") : _ ("Taken back"))
                        : g_strdup_printf (redo ? _ ("Put back: %s") : _ ("Taken back: %s"), along_field_get_question (field)->words);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "(sb)", words, FALSE);
}
