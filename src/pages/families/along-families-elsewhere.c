/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-families-list-private.h"

#include <glib/gi18n-lib.h>

#include "along-text.h"

/* The family that the window shows may be none of those listed: a colleague's, which has just been taken in, or one whose
 * support has ended. What is said of it is asked for by itself; and where it has just come, the list goes to where it is. */

static gboolean
is_listed (AlongFamiliesList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->families));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AlongSummary) summary = g_list_model_get_item (G_LIST_MODEL (self->families), i);
      if (along_id_equal (summary->family, self->current))
        return TRUE;
    }
  return FALSE;
}

static void
say (AlongFamiliesList *self, const char *words)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "(sb)", words, FALSE);
}

/* One step: after it the list is made again, and looked through again. */
static void
lead_to (AlongFamiliesList *self, const AlongSummary *summary)
{
  const char *action = summary->open ? "open" : "closed";

  if (!families_list_is_on (self, action))
    {
      g_action_group_change_action_state (G_ACTION_GROUP (self->actions), action, g_variant_new_boolean (TRUE));
      say (self, summary->open ? _ ("Families with support are listed now, too: this is one of them.")
                               : _ ("Closed families are listed now, too: this is one of them."));
    }
  else if (families_list_whose (self) != ALONG_LIST_ALL)
    {
      say (self, families_list_whose (self) == ALONG_LIST_MINE ? _ ("All families are listed now: this one is not among yours.")
                                                               : _ ("All families are listed now: you are not this one’s buddy."));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->all), TRUE);
    }
}

static void
elsewhere_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongFamiliesList) self = data;
  g_autoptr (GPtrArray) summaries = along_session_list_finish (ALONG_SESSION (source), result, NULL);
  AlongSummary *summary = summaries != NULL && summaries->len > 0 ? summaries->pdata[0] : NULL;

  /* Meanwhile another is shown, or a list that has it has come. */
  if (summary == NULL || self->session == NULL || !along_id_equal (summary->family, self->current) || is_listed (self))
    return;
  g_set_object (&self->elsewhere, summary);
  g_signal_emit_by_name (self, "listed");
  if (self->lead && !self->waiting && along_text_is_empty (along_families_list_get_text (self)))
    lead_to (self, summary);
}

/* families_list_look_elsewhere: the list is another, or the family: asks for the family, if the list has not got it. */
void
families_list_look_elsewhere (AlongFamiliesList *self)
{
  AlongListFilter one = { .whose = ALONG_LIST_ALL, .open = TRUE, .closed = TRUE, .one = self->current };

  /* The whole list comes soon. */
  if (self->session == NULL || self->waiting || self->partial)
    return;
  if (along_id_is_none (self->current) || is_listed (self))
    {
      g_clear_object (&self->elsewhere);
      self->lead = FALSE;
      return;
    }
  /* Whoever searches has no list to be led to. */
  if (!along_text_is_empty (along_families_list_get_text (self)))
    self->lead = FALSE;
  along_session_list_async (self->session, &one, self->cancellable, elsewhere_cb, g_object_ref (self));
}
