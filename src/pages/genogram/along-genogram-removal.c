/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-genogram-page-private.h"

#include <glib/gi18n-lib.h>

#include "along-commit.h"
#include "along-facts.h"
#include "along-genogram-edits.h"
#include "along-message-dialog.h"

/* Removing asks. */

typedef struct
{
  AlongGenogramPage *page;
  AlongId id;
} Removal;

static void
removal_free (gpointer data, GClosure *closure)
{
  Removal *removal = data;

  g_object_unref (removal->page);
  g_free (removal);
}

/* The focus goes to whoever is still chosen, or to the person this is about. */
static void
removed_cb (GtkWidget *page, const AlongCheckPlace *place, const GError *error)
{
  AlongGenogramPage *self = ALONG_GENOGRAM_PAGE (page);

  if (along_genogram_page_chosen (self) != NULL)
    along_genogram_page_choose (self, self->chosen, FALSE);
  else if (error == NULL)
    along_page_focus_first (ALONG_PAGE (self));
}

static void
removal_cb (GtkWidget *dialog, const char *response, gpointer data)
{
  Removal *removal = data;
  AlongFamily *family = along_page_get_family (ALONG_PAGE (removal->page));
  AlongRecord *record = family != NULL ? along_family_lookup (family, removal->id) : NULL;
  g_autoptr (AlongEdit) edit = NULL;
  AlongKindId kind;

  if (record == NULL || !g_str_equal (response, "remove"))
    {
      along_genogram_page_choose (removal->page, removal->page->chosen, FALSE);
      return;
    }
  kind = along_record_get_kind_id (record);
  edit = kind == ALONG_KIND_PERSON   ? along_genogram_remove_person (family, record)
         : kind == ALONG_KIND_COUPLE ? along_genogram_remove_couple (family, record)
                                     : along_genogram_remove_line (family, record);
  along_commit (GTK_WIDGET (removal->page), along_page_get_session (ALONG_PAGE (removal->page)), edit, NULL,
                along_edit_get_title (edit), removed_cb);
}

/* Asks whether @record (a person, a couple, a feeling, a line to a child) is to go. */
void
along_genogram_page_ask_removal (AlongGenogramPage *self, AlongRecord *record)
{
  Removal *removal = g_new0 (Removal, 1);
  gboolean person = along_record_get_kind_id (record) == ALONG_KIND_PERSON;
  gboolean child = along_record_get_kind_id (record) == ALONG_KIND_CHILD_LINK;
  g_autofree char *title = person ? g_strdup_printf (_ ("Remove %s?"), along_facts_first_name (record)) : g_strdup (_ ("Remove this line?"));
  AdwMessageDialog *dialog = along_message_dialog_new (GTK_WIDGET (self), title,
                                                       child ? _ ("Everybody stays. Only the line from parents to child goes. You can undo this.")
                                                       : !person ? _ ("You can undo this.")
                                                       : along_genogram_ends_pregnancy (along_page_get_family (ALONG_PAGE (self)), record)
                                                         ? _ ("Their lines to others go too, and the pregnancy with its due date: weeks "
                                                              "and ages are no longer counted from it. You can undo this.")
                                                         : _ ("Their lines to others go too. You can undo this."));

  removal->page = g_object_ref (self);
  removal->id = along_record_get_id (record);
  adw_message_dialog_add_responses (dialog, "keep", _ ("_Keep"), "remove", _ ("_Remove"), NULL);
  adw_message_dialog_set_close_response (dialog, "keep");
  adw_message_dialog_set_default_response (dialog, "keep");
  g_signal_connect_data (dialog, "response", G_CALLBACK (removal_cb), removal, removal_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
