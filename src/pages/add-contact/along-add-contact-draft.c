/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Add contact: the draft, which is there from the first letter, and the family that it is about. */
#include "along-add-contact-private.h"

#include <glib/gi18n-lib.h>

#include "along-clock.h"
#include "along-facts.h"

char *
add_contact_draft_key (AlongAddContact *self)
{
  g_autofree char *family = self->family != NULL ? along_id_to_text (along_family_get_id (self->family)) : g_strdup ("");
  g_autofree char *contact = self->contact != NULL ? along_id_to_text (along_record_get_id (self->contact)) : NULL;

  return contact != NULL ? g_strconcat ("contact-change/", contact, NULL) : g_strconcat ("contact/", family, NULL);
}

void
add_contact_put_draft (AlongAddContact *self)
{
  g_autofree char *key = add_contact_draft_key (self);
  g_autofree char *body = NULL;

  self->wrote = TRUE;
  if (self->contact == NULL && along_contact_entry_is_empty (self->entry))
    {
      along_session_drop_draft (self->session, key);
      return;
    }
  body = along_contact_entry_to_draft (self->entry);
  along_session_put_draft (self->session, key, self->contact != NULL ? "contact-change" : "contact",
                           self->family != NULL ? along_family_get_id (self->family) : ALONG_ID_NONE, body);
}

void
add_contact_say_draft (AlongAddContact *self, const char *words, gboolean can_let_go)
{
  gtk_label_set_label (GTK_LABEL (self->draft_note), words);
  gtk_widget_set_visible (self->let_go, can_let_go);
}

void
add_contact_draft_saved_cb (AlongAddContact *self, const char *key, gint64 ms)
{
  g_autofree char *mine = add_contact_draft_key (self);
  AlongInstant at = along_instant_new (ms, ALONG_ZONE);
  g_autofree char *time = NULL;
  g_autofree char *words = NULL;

  if (!g_str_equal (key, mine) || !self->wrote)
    return;
  time = along_instant_time_words (&at);
  words = g_strdup_printf (_("Draft saved %s"), time);
  add_contact_say_draft (self, words, FALSE);
}

/* Takes up the draft of this family, if there is one. */
void
add_contact_restore_draft (AlongAddContact *self)
{
  g_autofree char *key = add_contact_draft_key (self);
  const AlongDraft *draft = along_session_get_draft (self->session, key);
  AlongInstant at;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  g_autofree char *words = NULL;

  if (draft == NULL || !along_contact_entry_from_draft (self->entry, draft->body, self->names))
    return;
  at = along_instant_new (draft->changed_at, ALONG_ZONE);
  day = along_day_to_weekday_words (at.day);
  time = along_instant_time_words (&at);
  /* Translators: day, time */
  words = g_strdup_printf (_("This is what you were writing on %s at %s."), day, time);
  add_contact_say_draft (self, words, TRUE);
}

/* What was being written goes; an empty line comes, or the contact as it is. */
void
add_contact_let_go_cb (AlongAddContact *self)
{
  g_autofree char *key = add_contact_draft_key (self);

  along_session_drop_draft (self->session, key);
  add_contact_clear (self);
  if (self->contact != NULL)
    {
      along_contact_entry_from_record (self->entry, self->family, self->contact);
      add_contact_fill (self);
    }
  add_contact_say_draft (self, "", FALSE);
  add_contact_show (self);
  add_contact_focus_line (self);
}

/* From here on it is about @family. */
void
add_contact_adopt (AlongAddContact *self, AlongFamily *family)
{
  AlongRecord *record = along_facts_family_record (family);

  g_set_object (&self->family, family);
  self->controls.family = family;
  g_clear_pointer (&self->names, along_contact_names_free);
  self->names = along_contact_names_new (family, self->controls.team, self->controls.me, along_clock_today ());
  if (record != NULL)
    adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->window_title), along_record_get_text (record, ALONG_FAMILY_P_NAME));
}

/* What was written goes along to the family that was chosen; people stay behind. With nothing written, what was being
 * written for that family is taken up. */
void
add_contact_choose_family (AlongAddContact *self, AlongFamily *family)
{
  g_autofree char *key = add_contact_draft_key (self);

  if (self->family == family)
    return;
  if (along_contact_entry_is_empty (self->entry))
    {
      add_contact_adopt (self, family);
      add_contact_restore_draft (self);
    }
  else
    {
      along_session_drop_draft (self->session, key);
      add_contact_adopt (self, family);
      g_array_set_size (self->entry->people, 0);
      g_array_set_size (self->entry->professionals, 0);
      self->entry->chosen &= ~(1u << ALONG_ENTRY_PEOPLE);
      along_contact_entry_read (self->entry, self->entry->line, self->names);
      add_contact_put_draft (self);
    }
  add_contact_fill (self);
  add_contact_show (self);
  add_contact_focus_line (self);
}
