/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-history-words.h"

#include <glib/gi18n-lib.h>

#include "along-clock.h"
#include "along-field-words.h"
#include "session-private.h"

/* So many people, contacts or other records going at once are more than a slip of the keys should take. */
#define MANY_PEOPLE 5
#define MANY_CONTACTS 5
#define MANY_RECORDS 25

/* Taking back any edit: planned, decided on, carried out. */

struct _AlongTakeBack
{
  GObject parent_instance;

  AlongStoreTakeBack *plan;
  GPtrArray *changed;  /* of AlongChangedSince, as in the plan */
  gboolean *back;      /* for each of those */
  gboolean carried_out;
  char *loss;          /* (nullable) */
};

G_DEFINE_FINAL_TYPE (AlongTakeBack, along_take_back, G_TYPE_OBJECT)

static void
changed_free (gpointer data)
{
  AlongChangedSince *changed = data;

  g_free (changed->group);
  g_free (changed->name);
  g_free (changed->now);
  g_free (changed->was);
  g_free (changed->since);
  g_free (changed);
}

static void
along_take_back_finalize (GObject *object)
{
  AlongTakeBack *self = ALONG_TAKE_BACK (object);

  g_clear_pointer (&self->plan, along_store_take_back_free);
  g_clear_pointer (&self->changed, g_ptr_array_unref);
  g_free (self->back);
  g_free (self->loss);
  G_OBJECT_CLASS (along_take_back_parent_class)->finalize (object);
}

static void
along_take_back_class_init (AlongTakeBackClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = along_take_back_finalize;
}

static void
along_take_back_init (AlongTakeBack *self)
{
  self->changed = g_ptr_array_new_with_free_func (changed_free);
}

static void
add_changed (AlongTakeBack *self, const AlongStoreChanged *from, AlongFamily *family, AlongFamily *team)
{
  AlongChangedSince *changed = g_new0 (AlongChangedSince, 1);
  g_autofree char *who = history_worker_words (from->by, family, team);
  g_autofree char *day = along_day_to_words (along_day_of_ms (from->since, ALONG_ZONE));

  changed->record = along_record_get_id (from->current);
  changed->property = from->property;
  changed->group = along_record_words (from->current, family, team);
  if (from->property < 0)
    {
      changed->name = g_strdup (_ ("This was added by the edit"));
      changed->now = g_strdup (_ ("Keep it, with what was written since"));
      changed->was = g_strdup (_ ("Remove it"));
    }
  else
    {
      changed->name = g_strdup (along_property_words (along_record_get_kind_id (from->current), from->property));
      changed->now = along_field_words (from->current, from->property, family, team);
      changed->was = along_field_words (from->was, from->property, family, team);
    }
  /* Translators: who, day */
  changed->since = g_strdup_printf (C_ ("history", "%s, %s"), who, day);
  g_ptr_array_add (self->changed, changed);
}

const char *
along_take_back_get_title (AlongTakeBack *self)
{
  return along_edit_get_title (self->plan->edit);
}

/** along_take_back_is_redo: it was taken back before, and would be put back. */
gboolean
along_take_back_is_redo (AlongTakeBack *self)
{
  return self->plan->redo;
}

GPtrArray *
along_take_back_get_changed (AlongTakeBack *self)
{
  return self->changed;
}

/** along_take_back_decide: @back: what was changed since goes back too; otherwise it stays. */
void
along_take_back_decide (AlongTakeBack *self, guint index, gboolean back)
{
  g_return_if_fail (index < self->changed->len);
  self->back[index] = back;
}

/** along_take_back_get_loss: what goes, in sentences, where that is a whole family, two that were put together, or much else
 * at once (an import); %NULL: nothing that has to be asked about. */
const char *
along_take_back_get_loss (AlongTakeBack *self)
{
  return self->loss;
}

/* "3 people, 2 contacts and 14 other things" */
static char *
count_words (guint people, guint contacts, guint others)
{
  const struct
  {
    guint n;
    char *words;
  } all[] = {
    { people, g_strdup_printf (ngettext ("%u person", "%u people", people), people) },
    { contacts, g_strdup_printf (ngettext ("%u contact", "%u contacts", contacts), contacts) },
    { others, g_strdup_printf (ngettext ("%u other thing that was written down", "%u other things that were written down", others), others) },
  };
  GString *words = g_string_new (NULL);
  guint n = (people > 0) + (contacts > 0) + (others > 0), said = 0;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      if (all[i].n > 0)
        {
          g_string_append_printf (words, "%s%s", said == 0 ? "" : said + 1 == n ? C_ ("between the last two", " and ") : ", ", all[i].words);
          said++;
        }
      g_free (all[i].words);
    }
  return g_string_free (words, FALSE);
}

static char *
loss_words (AlongEdit *edit, gboolean redo)
{
  guint people = 0, contacts = 0, others = 0;
  const char *gone = NULL, *back = NULL;
  gboolean two = FALSE;
  g_autofree char *counted = NULL;

  for (guint i = 0; i < along_edit_get_n (edit); i++)
    {
      const AlongChange *change = along_edit_get_change (edit, i);
      AlongRecord *record = change->after != NULL ? change->after : change->before;
      AlongKindId kind = along_record_get_kind_id (record);

      two |= !along_id_equal (along_record_get_family (record), along_edit_get_family (edit));
      if (kind == ALONG_KIND_FAMILY && change->op == ALONG_OP_DELETE)
        gone = along_record_get_text (change->before, ALONG_FAMILY_P_NAME);
      else if (kind == ALONG_KIND_FAMILY && change->op == ALONG_OP_RESTORE && change->after != NULL)
        back = along_record_get_text (change->after, ALONG_FAMILY_P_NAME);
      else if (change->op == ALONG_OP_DELETE)
        *(kind == ALONG_KIND_PERSON ? &people : kind == ALONG_KIND_CONTACT ? &contacts : &others) += 1;
    }
  if (two && back != NULL)
    /* Translators: a family's name */
    return g_strdup_printf (_ ("Two families were put together. They become two again: %s is in the list once more, with all that was its own."),
                            back);
  if (two && gone != NULL)
    /* Translators: a family's name */
    return g_strdup_printf (_ ("Two families become one again: %s goes from the list, and all of it into the other."), gone);
  counted = count_words (people, contacts, others);
  if (gone != NULL)
    return *counted != '\0'
             /* Translators: a family's name; what goes with it: "3 people and 2 contacts" */
             ? g_strdup_printf (_ ("The whole family %s goes, with %s."), gone, counted)
             /* Translators: a family's name */
             : g_strdup_printf (_ ("The whole family %s goes."), gone);
  if (!redo && (people >= MANY_PEOPLE || contacts >= MANY_CONTACTS || people + contacts + others >= MANY_RECORDS))
    /* Translators: "12 people and 30 other things that were written down" */
    return g_strdup_printf (_ ("This was much at once, and all of it goes: %s."), counted);
  return NULL;
}

static void
on_planned (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  AlongSession *session = g_task_get_source_object (task);
  GError *error = NULL;
  AlongStoreTakeBack *plan = along_store_plan_take_back_finish (ALONG_STORE (source), result, &error);
  g_autoptr (AlongFamily) family = NULL;
  AlongTakeBack *self;

  if (plan == NULL)
    {
      g_task_return_error (task, session_translate (error));
      g_object_unref (task);
      return;
    }
  self = g_object_new (ALONG_TYPE_TAKE_BACK, NULL);
  self->plan = plan;
  self->back = g_new0 (gboolean, MAX (plan->changed->len, 1));
  self->loss = loss_words (plan->edit, plan->redo);
  family = session->store != NULL ? session_peek_family (session, along_edit_get_family (plan->edit)) : NULL;
  for (guint i = 0; i < plan->changed->len; i++)
    add_changed (self, plan->changed->pdata[i], family, session->team);
  g_task_return_pointer (task, self, g_object_unref);
  g_object_unref (task);
}

static gboolean
refuse_closed (AlongSession *session, GTask *task)
{
  if (session->store != NULL)
    return FALSE;
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "%s", "closed");
  g_object_unref (task);
  return TRUE;
}

/** along_session_plan_take_back_async: fails with NOTHING where there is nothing that can be taken back. */
void
along_session_plan_take_back_async (AlongSession *session, AlongId edit, AlongId family, gboolean redo,
                                    GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (session, NULL, callback, data);

  g_task_set_source_tag (task, along_session_plan_take_back_async);
  if (!refuse_closed (session, task))
    along_store_plan_take_back_async (session->store, edit, family, session->me, redo, on_planned, task);
}

AlongTakeBack *
along_session_plan_take_back_finish (AlongSession *session, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_taken_back (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  AlongSession *session = g_task_get_source_object (task);
  AlongTakeBack *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (along_store_take_back_finish (ALONG_STORE (source), result, &error))
    {
      session_apply (session, self->plan->edit);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, session_translate (error));
  g_object_unref (task);
}

/**
 * along_session_take_back_async: carries out @decided, once. Refused, with words, where that would leave something that
 * cannot be (along_check_edit()), where what it removes is needed by something later, or where it was changed meanwhile.
 */
void
along_session_take_back_async (AlongSession *session, AlongTakeBack *decided, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (session, NULL, callback, data);
  g_autoptr (AlongFamily) family = NULL;
  GError *error = NULL;

  g_return_if_fail (!decided->carried_out);
  g_task_set_source_tag (task, along_session_take_back_async);
  g_task_set_task_data (task, g_object_ref (decided), g_object_unref);
  if (refuse_closed (session, task))
    return;
  decided->carried_out = TRUE;
  for (guint i = 0; i < decided->changed->len; i++)
    if (decided->back[i])
      along_store_take_back_add (decided->plan, decided->plan->changed->pdata[i]);
  family = session_peek_family (session, along_edit_get_family (decided->plan->edit));
  if (!session_refuse_past (session, along_edit_get_family (decided->plan->edit), &error) && along_edit_is_empty (decided->plan->edit))
    g_set_error_literal (&error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_NOTHING, _ ("Everything stays as it is."));
  if (error != NULL || !along_check_edit (decided->plan->edit, family, along_clock_now (), NULL, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  along_store_take_back_async (session->store, decided->plan, session->me, on_taken_back, task);
}

gboolean
along_session_take_back_finish (AlongSession *session, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
