/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-genogram-page-private.h"

#include <glib/gi18n-lib.h>

#include "along-commit.h"
#include "along-couples.h"
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

  if (record == NULL || !(g_str_equal (response, "remove") || g_str_equal (response, "last")))
    {
      along_genogram_page_choose (removal->page, removal->page->chosen, FALSE);
      return;
    }
  edit = g_str_equal (response, "last") ? along_genogram_remove_last (family, record) : along_genogram_remove (family, record);
  along_commit (GTK_WIDGET (removal->page), along_page_get_session (ALONG_PAGE (removal->page)), edit, NULL,
                along_edit_get_title (edit), removed_cb);
}

static gboolean
is_past (AlongFamily *family, AlongRecord *couple)
{
  return along_couple_now (family, couple) != couple;
}

/* “Remove this health note?” */
static char *
question (AlongFamily *family, AlongRecord *record)
{
  switch (along_record_get_kind_id (record))
    {
    case ALONG_KIND_PERSON:
      return g_strdup_printf (_ ("Remove %s?"), along_facts_first_name (record));
    case ALONG_KIND_HOUSEHOLD:
      return g_strdup_printf (_ ("Remove %s?"), along_record_get_text (record, ALONG_HOUSEHOLD_P_NAME));
    case ALONG_KIND_COUPLE:
      return g_strdup (is_past (family, record) ? _ ("Remove what they were then?") : _ ("Remove this line?"));
    case ALONG_KIND_BOND:
    case ALONG_KIND_CHILD_LINK:
      return g_strdup (_ ("Remove this line?"));
    case ALONG_KIND_CONDITION:
      return g_strdup (_ ("Remove this health note?"));
    case ALONG_KIND_ALIAS:
      return g_strdup (_ ("Remove this name?"));
    case ALONG_KIND_MEMBERSHIP:
      return g_strdup (_ ("Remove them from this home?"));
    case ALONG_KIND_CARE_LINK:
      return g_strdup (_ ("Remove this care?"));
    case ALONG_KIND_PREGNANCY:
      return g_strdup (_ ("Remove this pregnancy?"));
    case ALONG_KIND_EDD:
      return g_strdup (_ ("Remove this due date?"));
    default:
      return g_strdup (_ ("Remove this from the record?"));
    }
}

/* Of the line between two people: @before, which may be %NULL, can stay. */
static char *
consequence_of_couple (AlongFamily *family, AlongRecord *couple, AlongRecord *before)
{
  if (is_past (family, couple))
    return g_strdup (_ ("What they are now stays, and their children stay those of both. You can undo this."));
  if (before == NULL && along_couple_otherwise (family, couple) == NULL)
    return g_strdup (_ ("Everybody stays. Their children stay those of both. You can undo this."));
  if (before == NULL)
    return g_strdup (_ ("Everybody stays. Their children stay those of both. What the two were before goes with it. You can undo this."));
  /* Translators: what two people were to each other: "Living together", "Separated" */
  return g_strdup_printf (_ ("Everybody stays. Their children stay those of both. You can undo this.\n\n"
                             "The whole line: what the two were before goes with it.\n\nOnly the last change: they are again what they were before: %s."),
                          along_couple_together (before) ? along_enum_words (ALONG_ENUM_COUPLE_KIND, along_record_get_enum (before, ALONG_COUPLE_P_KIND))
                                                         : along_enum_words (ALONG_ENUM_COUPLE_STATE, along_record_get_enum (before, ALONG_COUPLE_P_STATE)));
}

/* What goes with it, and what stays. */
static const char *
consequence (AlongFamily *family, AlongRecord *record)
{
  switch (along_record_get_kind_id (record))
    {
    case ALONG_KIND_PERSON:
      return along_genogram_ends_pregnancy (family, record)
               ? _ ("Their lines to others go too, and the pregnancy with its due date: weeks "
                    "and ages are no longer counted from it. You can undo this.")
               : _ ("Their lines to others go too. You can undo this.");
    case ALONG_KIND_CHILD_LINK:
      return _ ("Everybody stays. Only the line from parents to child goes. You can undo this.");
    case ALONG_KIND_HOUSEHOLD:
      return _ ("Everybody stays. Who lived there, and when, goes with it. You can undo this.");
    case ALONG_KIND_PREGNANCY:
      return _ ("Its due dates go with it. You can undo this.");
    default:
      return _ ("You can undo this.");
    }
}

/* Asks whether @record is to go: a person, or anything that is drawn or listed of them. */
void
along_genogram_page_ask_removal (AlongGenogramPage *self, AlongRecord *record)
{
  Removal *removal = g_new0 (Removal, 1);
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  gboolean of_two = along_record_get_kind_id (record) == ALONG_KIND_COUPLE;
  AlongRecord *before = of_two ? along_genogram_couple_before (family, record) : NULL;
  g_autofree char *title = question (family, record);
  g_autofree char *words = of_two ? consequence_of_couple (family, record, before) : g_strdup (consequence (family, record));
  AdwMessageDialog *dialog = along_message_dialog_new (GTK_WIDGET (self), title, words);

  removal->page = g_object_ref (self);
  removal->id = along_record_get_id (record);
  adw_message_dialog_add_responses (dialog, "keep", _ ("_Keep"), NULL);
  if (before != NULL)
    adw_message_dialog_add_responses (dialog, "last", _ ("Only the _Last Change"), "remove", _ ("The _Whole Line"), NULL);
  else
    adw_message_dialog_add_responses (dialog, "remove", _ ("_Remove"), NULL);
  adw_message_dialog_set_close_response (dialog, "keep");
  adw_message_dialog_set_default_response (dialog, "keep");
  g_signal_connect_data (dialog, "response", G_CALLBACK (removal_cb), removal, removal_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
