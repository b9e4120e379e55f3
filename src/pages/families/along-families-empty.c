/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-families-list-private.h"

#include <glib/gi18n-lib.h>

#include "along-family-guess.h"
#include "along-text.h"

/* What the list says where it has nothing to show, and the way on. */

/* A way on, under the words that say that the search found none. @suggestion: (transfer full) */
static void
offer (AlongFamiliesList *self, char *suggestion)
{
  g_autofree char *words = g_strdup_printf (_ ("Did you mean %s?"), suggestion);

  g_free (self->suggestion);
  self->suggestion = suggestion;
  gtk_button_set_label (GTK_BUTTON (self->meant), words);
  gtk_widget_set_visible (self->meant, TRUE);
}

static void
guessed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongFamiliesList) self = data;
  g_autoptr (GPtrArray) summaries = along_session_list_finish (ALONG_SESSION (source), result, NULL);
  g_autofree char *guess = NULL;

  if (summaries == NULL || self->session == NULL)
    return;
  guess = along_family_guess (summaries, along_families_list_get_text (self));
  if (guess != NULL)
    offer (self, g_steal_pointer (&guess));
}

/* families_list_take_meant: what was offered is looked for. */
void
families_list_take_meant (AlongFamiliesList *self)
{
  g_autofree char *suggestion = g_steal_pointer (&self->suggestion);

  gtk_editable_set_text (GTK_EDITABLE (self->search), suggestion);
  gtk_widget_grab_focus (self->search);
}

/* None of one's own does not mean that there are none: a colleague's may have come. */
static void
others_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongFamiliesList) self = data;
  g_autoptr (GPtrArray) summaries = along_session_list_finish (ALONG_SESSION (source), result, NULL);

  if (summaries == NULL || summaries->len == 0 || self->session == NULL || families_list_whose (self) != ALONG_LIST_MINE
      || g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "empty") != 0 || !along_text_is_empty (along_families_list_get_text (self)))
    return;
  gtk_label_set_label (GTK_LABEL (self->empty), _ ("You are the keyworker of no family just now. Those of others are under All."));
}

/* families_list_show_empty: there is nobody to list. */
void
families_list_show_empty (AlongFamiliesList *self)
{
  AlongListFilter everybody = { .whose = ALONG_LIST_ALL, .open = TRUE };
  AlongListWhose filter = families_list_whose (self);

  gtk_label_set_label (GTK_LABEL (self->empty),
                       filter == ALONG_LIST_BUDDIED ? _ ("You are not a buddy to any family just now.")
                       : !families_list_is_on (self, "open")      ? _ ("No closed families here.")
                                                    : _ ("No families yet. Add the first one."));
  gtk_widget_set_visible (self->add, filter != ALONG_LIST_BUDDIED && families_list_is_on (self, "open"));
  gtk_widget_set_visible (self->meant, FALSE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
  if (filter == ALONG_LIST_MINE && families_list_is_on (self, "open"))
    along_session_list_async (self->session, &everybody, self->cancellable, others_cb, g_object_ref (self));
}

/* families_list_show_none_found: neither a name nor a word: it may have been meant to be another. */
void
families_list_show_none_found (AlongFamiliesList *self)
{
  g_auto (GStrv) words = along_text_words (along_families_list_get_text (self));
  AlongListFilter everybody = { .whose = ALONG_LIST_ALL, .open = TRUE, .closed = TRUE };
  gboolean one = g_strv_length (words) <= 1;
  g_autofree char *none = g_strdup_printf (_ ("Nothing found for “%s”."), along_families_list_get_text (self));

  gtk_label_set_label (GTK_LABEL (self->empty), none);
  gtk_widget_set_visible (self->add, FALSE);
  gtk_widget_set_visible (self->meant, FALSE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
  if (one)
    along_session_list_async (self->session, &everybody, self->cancellable, guessed_cb, g_object_ref (self));
}
