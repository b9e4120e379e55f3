/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-window-private.h"

#include <glib/gi18n-lib.h>

#include "along-facts.h"

/* What may be changed of what is in sight: nothing of a day that is past, nor while somebody else has the caseload open; of
 * a family that one is the buddy of, contacts are added, and the rest is the keyworker's. The role decides what is shown;
 * it is no barrier against whoever owns the machine. */

static AlongRecord *
who_has (AlongWindow *self, int role)
{
  return along_facts_worker (self->family, along_session_get_team (self->session), role, along_family_today (self->family));
}

static gboolean
is_me (AlongWindow *self, AlongRecord *worker)
{
  AlongRecord *me = along_session_get_me (self->session);

  return me != NULL && worker != NULL && along_id_equal (along_record_get_id (worker), along_record_get_id (me));
}

/* Of a family in which somebody else is the keyworker: the buddy who is no manager, and the trainer. */
static gboolean
only_adds (AlongWindow *self)
{
  AlongRecord *me = along_session_get_me (self->session), *keyworker;
  int role = me != NULL ? along_record_get_enum (me, ALONG_WORKER_P_ROLE) : ALONG_ENUM_UNSET;

  if (self->family == NULL || role == ALONG_ROLE_MANAGER)
    return FALSE;
  keyworker = who_has (self, ALONG_ALLOCATION_ROLE_KEYWORKER);
  return keyworker != NULL && !is_me (self, keyworker)
         && (role == ALONG_ROLE_TRAINER || is_me (self, who_has (self, ALONG_ALLOCATION_ROLE_BUDDY)));
}

/** along_window_may_add: whether contacts can be added. */
gboolean
along_window_may_add (AlongWindow *self)
{
  return !along_window_is_looking_back (self) && !along_session_is_looking (self->session);
}

/** along_window_may_edit: whether all of the family in sight can be changed. */
gboolean
along_window_may_edit (AlongWindow *self)
{
  return along_window_may_add (self) && !only_adds (self);
}

/** along_window_may_change_contact: one's own, where the rest is another's. */
gboolean
along_window_may_change_contact (AlongWindow *self, AlongRecord *contact)
{
  AlongRecord *me = along_session_get_me (self->session);

  return along_window_may_edit (self)
         || (along_window_may_add (self) && me != NULL
             && along_record_refers_to (contact, ALONG_CONTACT_P_WORKERS, along_record_get_id (me)));
}

/** along_window_say_why_not: why nothing can be changed just now; silent where something can. */
void
along_window_say_why_not (AlongWindow *self)
{
  AlongPage *page = along_window_get_page (self);
  g_autofree char *words = along_window_is_looking_back (self) || (page != NULL && along_page_is_past (page))
                             ? g_strdup (_ ("Go back to today to change something."))
                             : along_window_rights_words (self);

  if (words != NULL)
    along_window_toast (self, words, FALSE);
}

/** along_window_rights_words: what the banner says of it; %NULL: everything can be changed. */
char *
along_window_rights_words (AlongWindow *self)
{
  if (along_session_is_looking (self->session))
    return along_session_why_not (self->session);
  if (self->family != NULL && along_window_get_room (self) == NULL && !along_window_is_looking_back (self) && only_adds (self))
    return g_strdup_printf (_ ("You can read this family and add contacts. %s looks after the rest."),
                            along_record_get_text (who_has (self, ALONG_ALLOCATION_ROLE_KEYWORKER), ALONG_WORKER_P_NAME));
  return NULL;
}
