/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-put-together-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-access.h"
#include "along-facts.h"
#include "along-pick.h"
#include "along-who-is-who.h"

/* Which two are put together, and who of the one is who of the other. */

static void
add_words (GtkWidget *box, const char *words, const char *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
}

static void loaded_cb (GObject *source, GAsyncResult *result, gpointer data);

/* put_together_load: one of the two families; then the other, or what is asked first. */
void
put_together_load (AlongPutTogether *self, AlongId family)
{
  put_together_show_page (self, "waiting");
  along_session_load_async (self->session, family, self->cancellable, loaded_cb, g_object_ref (self));
}

/* The page that asks, with nothing but a heading. */
static void
clear_ask (AlongPutTogether *self, const char *heading)
{
  GtkWidget *child;

  self->who = NULL;
  while ((child = gtk_widget_get_first_child (self->ask_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->ask_box), child);
  add_words (self->ask_box, heading, "title-2");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->ask_scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
}

static void
picked_cb (AlongPutTogether *self, const char *family_text, const char *person_text)
{
  AlongId family, person = ALONG_ID_NONE;

  if (!along_id_parse (family_text, &family))
    return;
  if (person_text != NULL)
    along_id_parse (person_text, &person);
  if (self->kept == NULL)
    {
      self->of.family = family;
      put_together_load (self, family);
      return;
    }
  self->of.other_family = family;
  self->of.other_person = person;
  if (put_together_is_one_family (self))
    put_together_settle (self);
  else
    {
      g_clear_object (&self->other);
      put_together_load (self, family);
    }
}

/* @pick: (transfer full): a list to choose from, below @more */
static void
show_pick (AlongPutTogether *self, const char *heading, const char *more, GtkWidget *pick)
{
  clear_ask (self, heading);
  if (more != NULL)
    add_words (self->ask_box, more, "along-second");
  gtk_box_append (GTK_BOX (self->ask_box), pick);
  g_signal_connect_object (pick, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  put_together_show_page (self, "ask");
  gtk_widget_grab_focus (pick);
}

/* put_together_ask_family: which other family; or, of none yet, which two. */
void
put_together_ask_family (AlongPutTogether *self)
{
  g_autofree char *name = self->kept != NULL ? along_pick_family_name (self->kept, self->kept) : NULL;
  /* Translators: a family's name */
  g_autofree char *heading = name != NULL ? g_strdup_printf (_ ("Which family is the same as %s?"), name) : g_strdup (_ ("Which two families are one?"));

  show_pick (self, heading, name != NULL ? NULL : _ ("Choose the first, then the other."), along_pick_new_family (self->session, self->kept));
}

static void
ask_person (AlongPutTogether *self)
{
  AlongRecord *person = along_family_find (self->kept, ALONG_KIND_PERSON, self->of.person);
  /* Translators: a first name */
  g_autofree char *heading = g_strdup_printf (_ ("Who is the same person as %s?"), along_facts_first_name (person));

  show_pick (self, heading, _ ("The likeliest stand first. If it is somebody of another family, the two families are put together."),
             along_pick_new_person (self->session, self->kept, person));
}

static void
ask_who (AlongPutTogether *self)
{
  g_autofree char *other = along_pick_family_name (self->other, self->kept), *kept = along_pick_family_name (self->kept, self->other);
  /* Translators: the names of two families */
  g_autofree char *heading = g_strdup_printf (_ ("Who of %s is who of %s?"), other, kept);

  clear_ask (self, heading);
  self->who = along_who_is_who_new (self->kept, self->other, self->of.person, self->of.other_person);
  add_words (self->ask_box,
             along_who_is_who_any (self->who) ? _ ("Who seems to be the same is chosen already. Look at each, and change what is not right.")
                                              : _ ("Look at each, and choose who they are."),
             "along-second");
  gtk_box_append (GTK_BOX (self->ask_box), self->who);
  put_together_show_page (self, "ask");
  gtk_widget_child_focus (self->who, GTK_DIR_TAB_FORWARD);
}

/* What was begun about somebody who goes must be finished first: afterwards it would be about nobody. */
static gboolean
has_draft (AlongPutTogether *self)
{
  g_autoptr (GPtrArray) drafts = along_session_list_drafts (self->session, self->of.other_family);
  char id[ALONG_ID_TEXT];

  if (!put_together_is_one_family (self))
    return drafts->len > 0;
  along_id_format (self->of.other_person, id);
  for (guint i = 0; i < drafts->len; i++)
    {
      const AlongDraft *draft = drafts->pdata[i];

      if (strstr (draft->key, id) != NULL || (draft->body != NULL && strstr (draft->body, id) != NULL))
        return TRUE;
    }
  return FALSE;
}

static guint
count_records (AlongFamily *family)
{
  guint n = 0;

  for (AlongKindId kind = 0; kind < ALONG_N_KINDS; kind++)
    n += along_family_count (family, kind);
  return n;
}

/* The one with more in it is kept, so that less comes over. */
static void
keep_the_larger (AlongPutTogether *self)
{
  AlongPutTogetherOf of = self->of;
  AlongFamily *kept = self->kept;

  if (put_together_is_one_family (self) || count_records (self->other) <= count_records (self->kept))
    return;
  self->of = (AlongPutTogetherOf){ of.other_family, of.other_person, of.family, of.person };
  self->kept = self->other;
  self->other = kept;
}

static void
begin (AlongPutTogether *self)
{
  if (along_facts_family_record (self->kept) == NULL || along_facts_family_record (self->other) == NULL
      || (put_together_is_one_family (self) && along_family_find (self->kept, ALONG_KIND_PERSON, self->of.person) == NULL))
    {
      put_together_refuse (self, _ ("One of the two is not here any more."));
      return;
    }
  keep_the_larger (self);
  if (has_draft (self))
    {
      g_autofree char *name = along_pick_family_name (self->other, self->kept);
      g_autofree char *words = g_strdup_printf (
        /* Translators: a family's name */
        _ ("Something about %s has been begun and not finished. Finish it, or let go of it, then try again."), name);

      put_together_refuse (self, words);
      return;
    }
  /* What is in either is about to be read. */
  along_session_note_access (self->session, self->of.family, ALONG_ACCESS_OPEN, NULL);
  if (!put_together_is_one_family (self))
    along_session_note_access (self->session, self->of.other_family, ALONG_ACCESS_OPEN, NULL);
  if (!put_together_is_one_family (self))
    ask_who (self);
  else if (along_id_is_none (self->of.other_person))
    ask_person (self);
  else
    put_together_settle (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongPutTogether) self = data;
  g_autoptr (GError) error = NULL;
  AlongFamily *family = along_session_load_finish (ALONG_SESSION (source), result, &error);

  if (self->session == NULL)
    {
      g_clear_object (&family);
      return;
    }
  if (family == NULL)
    {
      put_together_refuse (self, _ ("One of the two cannot be read now. Close this, then try again."));
      return;
    }
  if (self->kept == NULL)
    {
      self->kept = family;
      if (along_id_is_none (self->of.other_family))
        {
          put_together_ask_family (self);
          return;
        }
      if (!put_together_is_one_family (self))
        {
          put_together_load (self, self->of.other_family);
          return;
        }
      self->other = g_object_ref (family);
    }
  else
    self->other = family;
  begin (self);
}
