/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who made a file that is taken in, and whether their key is known: it is compared before it is accepted. */
#include "along-take-in-window-private.h"

#include <glib/gi18n-lib.h>

#include "along-clock.h"
#include "along-when.h"

/* along_take_in_maker_of: what whoever made the file is called. */
const char *
along_take_in_maker_of (const AlongTaking *taking)
{
  return taking->maker_name != NULL ? taking->maker_name : _ ("a colleague");
}

static void
accepted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongTakeInWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!along_session_accept_colleague_finish (ALONG_SESSION (source), result, &error) || self->taking == NULL)
    return;
  self->taking->key = ALONG_TAKING_KEY_ACCEPTED;
  along_take_in_window_update (self);
  along_take_in_window_show_maker (self);
}

static void
compared_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  AlongTakeInWindow *self = data;
  AlongColleague colleague = { 0 };

  if (g_strcmp0 (response, "same") != 0 || self->taking == NULL || self->session == NULL)
    return;
  colleague.key = self->taking->maker;
  colleague.name = (char *) along_take_in_maker_of (self->taking);
  colleague.role = ALONG_ROLE_OTHER;
  along_session_accept_colleague_async (self->session, &colleague, accepted_cb, g_object_ref (self));
}

/* along_take_in_window_compare: asks whether the fingerprint is the one that its maker reads out. */
void
along_take_in_window_compare (AlongTakeInWindow *self)
{
  along_exchange_compare (GTK_WIDGET (self), along_take_in_maker_of (self->taking), self->taking->fingerprint, G_CALLBACK (compared_cb), self);
}

/* along_take_in_window_show_maker: who made the file, and whether their key is known. */
void
along_take_in_window_show_maker (AlongTakeInWindow *self)
{
  AlongInstant at = along_instant_new (self->taking->made_at, ALONG_ZONE);
  g_autofree char *when = along_when_instant (&at, along_clock_today ());
  g_autofree char *plain = self->taking->team_name != NULL
                             /* Translators: a colleague's name, their team */
                             ? g_strdup_printf (_ ("From %s, %s"), along_take_in_maker_of (self->taking), self->taking->team_name)
                             : g_strdup_printf (_ ("From %s"), along_take_in_maker_of (self->taking));
  g_autofree char *title = along_exchange_markup (plain), *subtitle = NULL;
  const char *words;

  switch (self->taking->key)
    {
    case ALONG_TAKING_KEY_ACCEPTED:
      words = _ ("You know this key.");
      break;
    case ALONG_TAKING_KEY_OWN:
      words = _ ("It was made in this caseload.");
      break;
    case ALONG_TAKING_KEY_CHANGED:
      words = _ ("This is not the key that you know of theirs. Ring them and compare it before you take it in.");
      break;
    case ALONG_TAKING_KEY_UNKNOWN:
    default:
      words = _ ("Not confirmed: nobody has compared this key yet.");
      break;
    }
  subtitle = g_strdup_printf ("%s\n%s", when, words);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->maker), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->maker), subtitle);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->fingerprint), self->taking->fingerprint);
  gtk_widget_set_visible (self->accept,
                          self->taking->key == ALONG_TAKING_KEY_UNKNOWN || self->taking->key == ALONG_TAKING_KEY_CHANGED);
}
