/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of calculations. One that sweeps over all answers ("the sum of every weight") comes upon its own result and
 * upon those made from it: where it does not name them, it takes no notice of them. What still goes round in a circle is
 * left to be filled in by hand, and says so. */
#include "along-expression.h"
#include "along-form-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* along_form_give_up: leaves the calculation of @question to be filled in by hand. */
void
along_form_give_up (AlongForm *self, guint question)
{
  GPtrArray *all = g_ptr_array_index (self->by_question, question);

  for (guint i = 0; i < all->len; i++)
    {
      AlongField *field = g_ptr_array_index (all, i);

      field->circular = TRUE;
      along_form_set_message (self, field, _("This cannot be worked out: its sum needs its own result."));
    }
}

/* Those whose results others need come first; @waiting is left above 0 for those that cannot be ordered. */
static GArray *
sort (AlongForm *self, guint *waiting)
{
  GArray *ordered = g_array_new (FALSE, FALSE, sizeof (guint));

  memset (waiting, 0, (self->by_question->len + 1) * sizeof *waiting);
  for (guint i = 0; i < self->calculations->len; i++)
    {
      GArray *readers = self->readers[g_array_index (self->calculations, guint, i)];

      for (guint k = 0; readers != NULL && k < readers->len; k++)
        if (g_array_index (readers, AlongReader, k).calculates)
          waiting[g_array_index (readers, AlongReader, k).question]++;
    }
  for (guint i = 0; i < self->calculations->len; i++)
    {
      guint question = g_array_index (self->calculations, guint, i);

      if (waiting[question] == 0)
        g_array_append_val (ordered, question);
    }
  for (guint i = 0; i < ordered->len; i++)
    {
      GArray *readers = self->readers[g_array_index (ordered, guint, i)];

      for (guint k = 0; readers != NULL && k < readers->len; k++)
        {
          guint reader = g_array_index (readers, AlongReader, k).question;

          if (g_array_index (readers, AlongReader, k).calculates && --waiting[reader] == 0)
            g_array_append_val (ordered, reader);
        }
    }
  return ordered;
}

static gboolean
says (const AlongExpression *expression, const char *link_id)
{
  const char *text = expression != NULL ? along_expression_get_text (expression) : "";
  gsize length = strlen (link_id);

  for (const char *at = strstr (text, link_id); at != NULL; at = strstr (at + 1, link_id))
    if (at > text && strchr ("'\"`", at[-1]) != NULL && at[length] == at[-1])
      return TRUE;
  return FALSE;
}

static gboolean
variables_say (const GPtrArray *variables, const char *link_id)
{
  for (guint i = 0; i < variables->len; i++)
    if (says (((AlongVariable *) g_ptr_array_index (variables, i))->expression, link_id))
      return TRUE;
  return FALSE;
}

/* Whether the calculation of @reader, or a variable it can see, names the item. */
static gboolean
names (AlongForm *self, const AlongQuestion *reader, const char *link_id)
{
  if (says (reader->calculated, link_id) || variables_say (along_questionnaire_get_variables (self->questionnaire), link_id))
    return TRUE;
  for (; reader != NULL; reader = reader->parent)
    if (variables_say (reader->variables, link_id))
      return TRUE;
  return FALSE;
}

static gboolean
is_about_weights (AlongForm *self, const AlongQuestion *reader)
{
  GPtrArray *variables = along_questionnaire_get_variables (self->questionnaire);
  const char *text = along_expression_get_text (reader->calculated);
  gboolean found = strstr (text, "eight") != NULL || strstr (text, "rdinal") != NULL;

  for (guint i = 0; i < variables->len && !found; i++)
    {
      const AlongVariable *variable = g_ptr_array_index (variables, i);

      text = variable->expression != NULL ? along_expression_get_text (variable->expression) : "";
      found = strstr (text, "eight") != NULL || strstr (text, "rdinal") != NULL;
    }
  return found;
}

/* along_form_can_feed: whether the calculation of @question is incomplete without an answer to @looked_at. One that sweeps
 * over everything comes upon notes and dates too: without being named they do not count, and where it is weights that are
 * summed up only what has weights does. */
gboolean
along_form_can_feed (AlongForm *self, guint question, guint looked_at)
{
  GPtrArray *all = along_questionnaire_get_all (self->questionnaire);
  const AlongQuestion *reader = g_ptr_array_index (all, question), *feeding = g_ptr_array_index (all, looked_at);

  if (feeding->rated || feeding->calculated != NULL || names (self, reader, feeding->link_id))
    return TRUE;
  switch (feeding->type)
    {
    case ALONG_QUESTION_BOOLEAN:
    case ALONG_QUESTION_INTEGER:
    case ALONG_QUESTION_DECIMAL:
    case ALONG_QUESTION_QUANTITY:
    case ALONG_QUESTION_CHOICE:
    case ALONG_QUESTION_OPEN_CHOICE:
      return !is_about_weights (self, reader);
    default:
      return FALSE;
    }
}

static void
leave_out (AlongForm *self, guint reader, guint question)
{
  GArray *readers = self->readers[question];
  guint8 bit = (guint8) (1u << (question % 8));

  if (self->left_out[reader] == NULL)
    self->left_out[reader] = g_new0 (guint8, self->by_question->len / 8 + 1);
  self->left_out[reader][question / 8] |= bit;
  self->value_reads[reader][question / 8] &= (guint8) ~bit;
  if (self->value_feeds[reader] != NULL)
    self->value_feeds[reader][question / 8] &= (guint8) ~bit;
  for (guint i = readers->len; i > 0; i--)
    if (g_array_index (readers, AlongReader, i - 1).question == reader && g_array_index (readers, AlongReader, i - 1).calculates)
      g_array_remove_index (readers, i - 1);
}

/* Of the calculations at @stuck: who reads whom, directly or through others. */
static guint64 *
find_reach (AlongForm *self, const GArray *stuck, gsize words)
{
  guint n = stuck->len;
  guint64 *reach = g_new0 (guint64, n * words);

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n; k++)
      {
        guint looked_at = g_array_index (stuck, guint, k);
        const guint8 *reads = self->value_reads[g_array_index (stuck, guint, i)];

        if (reads != NULL && (reads[looked_at / 8] & (1u << (looked_at % 8))) != 0)
          reach[i * words + k / 64] |= G_GUINT64_CONSTANT (1) << (k % 64);
      }
  for (guint between = 0; between < n; between++)
    for (guint i = 0; i < n; i++)
      if ((reach[i * words + between / 64] >> (between % 64) & 1) != 0)
        for (gsize w = 0; w < words; w++)
          reach[i * words + w] |= reach[between * words + w];
  return reach;
}

/* Takes out what goes round only because a calculation sweeps over everything. */
static void
break_sweeps (AlongForm *self, const guint *waiting)
{
  GPtrArray *all = along_questionnaire_get_all (self->questionnaire);
  g_autoptr (GArray) stuck = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint64 *reach = NULL;
  gsize words;

  for (guint i = 0; i < self->calculations->len; i++)
    if (waiting[g_array_index (self->calculations, guint, i)] > 0)
      g_array_append_val (stuck, g_array_index (self->calculations, guint, i));
  words = stuck->len / 64 + 1;
  reach = find_reach (self, stuck, words);
  for (guint i = 0; i < stuck->len; i++)
    for (guint k = 0; k < stuck->len; k++)
      {
        guint reader = g_array_index (stuck, guint, i), question = g_array_index (stuck, guint, k);
        const guint8 *reads = self->value_reads[reader];

        if (reads != NULL && (reads[question / 8] & (1u << (question % 8))) != 0 && (reach[k * words + i / 64] >> (i % 64) & 1) != 0
            && !names (self, g_ptr_array_index (all, reader), ((AlongQuestion *) g_ptr_array_index (all, question))->link_id))
          leave_out (self, reader, question);
      }
}

/* along_form_order_calculations: puts them into the order of their dependencies, before the first is worked out. */
void
along_form_order_calculations (AlongForm *self)
{
  g_autofree guint *waiting = g_new0 (guint, self->by_question->len + 1);
  g_autoptr (GArray) ordered = sort (self, waiting);

  if (ordered->len < self->calculations->len)
    {
      break_sweeps (self, waiting);
      g_array_unref (ordered);
      ordered = sort (self, waiting);
    }
  for (guint i = 0; i < self->calculations->len; i++)
    if (waiting[g_array_index (self->calculations, guint, i)] > 0)
      along_form_give_up (self, g_array_index (self->calculations, guint, i));
  g_array_unref (self->calculations);
  self->calculations = g_steal_pointer (&ordered);
}
