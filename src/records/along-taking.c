/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-taking.h"

G_DEFINE_QUARK (along-taking-error-quark, along_taking_error)

AlongTaking *
along_taking_new (void)
{
  AlongTaking *self = g_new0 (AlongTaking, 1);

  self->families = g_ptr_array_new_with_free_func ((GDestroyNotify) along_exchange_free);
  self->team_new = g_ptr_array_new_with_free_func (g_object_unref);
  self->seen = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
along_taking_free (AlongTaking *self)
{
  if (self == NULL)
    return;
  /* What was compared points into the file. */
  g_ptr_array_unref (self->families);
  g_ptr_array_unref (self->team_new);
  g_array_unref (self->seen);
  g_clear_object (&self->team);
  if (self->file != NULL)
    self->free_file (self->file);
  g_free (self->maker_name);
  g_free (self->team_name);
  g_free (self->fingerprint);
  g_free (self);
}

/** along_taking_count: how many records are of a sort, in all families. */
guint
along_taking_count (const AlongTaking *self, AlongExchangeWhat what)
{
  guint count = 0;

  for (guint i = 0; i < self->families->len; i++)
    count += along_exchange_count (self->families->pdata[i], what);
  return count;
}

/** along_taking_count_undecided: how many decisions a person has still to make. */
guint
along_taking_count_undecided (const AlongTaking *self)
{
  guint count = 0;

  for (guint i = 0; i < self->families->len; i++)
    count += along_exchange_count_undecided (self->families->pdata[i]);
  return count;
}

/** along_taking_is_all_here: whether there is nothing in the file that is not here already. */
gboolean
along_taking_is_all_here (const AlongTaking *self)
{
  guint items = 0;

  for (guint i = 0; i < self->families->len; i++)
    items += along_exchange_get_n (self->families->pdata[i]);
  return items == along_taking_count (self, ALONG_EXCHANGE_ERASED);
}
