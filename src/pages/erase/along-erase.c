/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-erase.h"

#include <glib/gi18n-lib.h>

#include "along-certificate-view.h"
#include "along-certificate.h"
#include "along-erase-mentions.h"
#include "along-facts.h"
#include "along-message-dialog.h"
#include "along-narrow.h"
#include "along-session-erase.h"
#include "along-text.h"

struct _AlongErase
{
  AdwWindow parent_instance;

  GtkWidget *header, *cancel, *erase, *stack;
  GtkWidget *ground, *reason, *open; /* a row that leads to what is still to be decided */

  AlongSession *session;
  AlongFamily *family; /* (nullable): until it is erased */
  AlongId id, person;
  char *name; /* of who or what would go */
  AlongErasePreview *preview;
  AlongEraseMentions *mentions; /* (nullable): with the preview */
};

G_DEFINE_FINAL_TYPE (AlongErase, along_erase, ADW_TYPE_WINDOW)

enum
{
  ERASED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What is typed nobody needs when it is gone. */
static void
forget (AlongErase *self)
{
  g_clear_object (&self->family);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->mentions, along_erase_mentions_free);
  g_clear_pointer (&self->preview, along_erase_preview_free);
}

static void
along_erase_dispose (GObject *object)
{
  AlongErase *self = ALONG_ERASE (object);

  forget (self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (along_erase_parent_class)->dispose (object);
}

static void
along_erase_class_init (AlongEraseClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_erase_dispose;
  signals[ERASED] = g_signal_new ("erased", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static GtkWidget *
group_new (GtkWidget *page, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return group;
}

static void
add_count (GtkWidget *group, const char *what, guint n)
{
  GtkWidget *row, *label;
  g_autofree char *number = g_strdup_printf ("%u", n);

  if (n == 0)
    return;
  row = row_new (what, NULL);
  label = gtk_label_new (number);
  gtk_widget_add_css_class (label, "along-second");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, number, -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_counts (AlongErase *self, GtkWidget *page)
{
  GtkWidget *group = group_new (page, _ ("What will go"), _ ("Nothing of it can be brought back, by Undo or by anybody. Backups keep it until they expire."));

  for (guint i = 0; i < ALONG_N_KINDS; i++)
    {
      g_autofree char *title = along_certificate_kind (i);

      add_count (group, title, self->preview->counts[i]);
    }
  add_count (group, _ ("Earlier wordings in History"), self->preview->images);
  add_count (group, _ ("Drafts"), self->preview->drafts);
  add_count (group, _ ("Entries that stay, without this person"), self->preview->kept);
  add_count (group, _ ("Entries of other families with a whole name: they stay as they are"), self->preview->elsewhere);
}

/* With a reason, and once everything was looked at. */
static void
ready_cb (gpointer data)
{
  AlongErase *self = data;
  guint open = along_erase_mentions_undecided (self->mentions);
  g_autofree char *words = g_strdup_printf (ngettext ("%u text still to decide", "%u texts still to decide", open), open);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->open), words);
  gtk_widget_set_visible (self->open, open > 0);
  gtk_widget_set_sensitive (self->erase, open == 0 && !along_text_is_empty (gtk_editable_get_text (GTK_EDITABLE (self->reason))));
}

static void
go_on_cb (AlongErase *self)
{
  along_erase_mentions_go_on (self->mentions);
}

static void
add_reason (AlongErase *self, GtkWidget *page)
{
  GtkWidget *group = group_new (page, _ ("Why"), _ ("This stays, in the certificate. Write no names in it."));
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (int i = 0; i < ALONG_ERASE_N_GROUNDS; i++)
    gtk_string_list_append (words, along_erase_ground_words (i));
  self->ground = g_object_new (ADW_TYPE_COMBO_ROW, "title", _ ("Ground"), "model", words, NULL);
  self->reason = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason), _ ("Reason (needed)"));
  g_signal_connect_swapped (self->reason, "changed", G_CALLBACK (ready_cb), self);
  self->open = row_new ("", _ ("Go to the first"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->open), gtk_image_new_from_icon_name ("go-up-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->open), TRUE);
  g_signal_connect_swapped (self->open, "activated", G_CALLBACK (go_on_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->ground);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->reason);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->open);
}

static void
show (AlongErase *self, const char *name, GtkWidget *page)
{
  gtk_stack_add_named (GTK_STACK (self->stack), page, name);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
}

static GtkWidget *
status_new (const char *icon, const char *title, const char *description)
{
  return g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", icon, "title", title, "description", description, NULL);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongErase) self = data;
  g_autoptr (GError) error = NULL;
  GtkWidget *page;

  self->preview = along_session_preview_erase_finish (ALONG_SESSION (source), result, &error);
  if (self->family == NULL)
    return;
  if (self->preview == NULL)
    {
      show (self, "refused", status_new ("dialog-information-symbolic", _ ("This cannot be erased now"), error->message));
      return;
    }
  page = adw_preferences_page_new ();
  /* What needs looking at comes first. */
  self->mentions = along_erase_mentions_new (ADW_PREFERENCES_PAGE (page), self->preview, self->family,
                                             along_session_get_team (self->session));
  add_counts (self, page);
  add_reason (self, page);
  along_erase_mentions_set_decided (self->mentions, ready_cb, self);
  ready_cb (self);
  show (self, "ask", page);
  gtk_widget_set_visible (self->erase, TRUE);
}

/* The certificate. */

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongErase) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongErasure) erasure = along_session_erase_finish (ALONG_SESSION (source), result, &error);
  g_autoptr (GPtrArray) lines = NULL;
  AlongRecord *me = along_session_get_me (ALONG_SESSION (source));

  if (self->session == NULL)
    return;
  gtk_widget_set_sensitive (self->cancel, TRUE);
  if (erasure == NULL)
    {
      show (self, "not-erased", status_new ("dialog-information-symbolic", _ ("Nothing was erased"), error->message));
      return;
    }
  lines = along_certificate_lines (erasure, me != NULL ? along_record_get_text (me, ALONG_WORKER_P_NAME) : "");
  gtk_stack_remove (GTK_STACK (self->stack), gtk_stack_get_child_by_name (GTK_STACK (self->stack), "ask"));
  forget (self);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Certificate of erasure"));
  gtk_button_set_label (GTK_BUTTON (self->cancel), _ ("_Close"));
  gtk_button_set_use_underline (GTK_BUTTON (self->cancel), TRUE);
  show (self, "certificate", along_certificate_view_new (lines));
  gtk_widget_grab_focus (self->cancel);
  g_signal_emit (self, signals[ERASED], 0);
}

static void
response_cb (AlongErase *self, const char *response)
{
  AlongEraseOrder order = { .family = self->id, .person = self->person };

  if (g_strcmp0 (response, "erase") != 0)
    return;
  along_erase_mentions_take (self->mentions);
  order.ground = adw_combo_row_get_selected (ADW_COMBO_ROW (self->ground));
  order.reason = gtk_editable_get_text (GTK_EDITABLE (self->reason));
  order.mentions = self->preview->mentions;
  gtk_widget_set_visible (self->erase, FALSE);
  gtk_widget_set_sensitive (self->cancel, FALSE);
  show (self, "working", status_new ("document-open-recent-symbolic", _ ("Erasing…"), _ ("The caseload’s file is written anew. This takes a moment.")));
  along_session_erase_async (self->session, &order, erased_cb, g_object_ref (self));
}

static void
erase_cb (AlongErase *self)
{
  /* A long name has no room in a heading. */
  g_autofree char *question = g_strdup_printf (_ ("Erase %s? Nobody can bring this back."), self->name);
  guint left = along_erase_mentions_left (self->mentions);
  g_autofree char *stays = left > 0 ? g_strdup_printf (ngettext ("The name stays in %u text where somebody else may be meant.",
                                                                 "The name stays in %u texts where somebody else may be meant.", left), left)
                                    : NULL;
  g_autofree char *body = stays != NULL ? g_strdup_printf ("%s\n\n%s", question, stays) : g_strdup (question);
  AdwMessageDialog *dialog = along_message_dialog_new (GTK_WIDGET (self), _ ("Erase for good?"), body);

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "erase", _ ("_Erase for good"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "erase", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
along_erase_init (AlongErase *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->header = adw_header_bar_new ();
  self->cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  self->erase = gtk_button_new_with_mnemonic (_ ("_Erase…"));
  self->stack = gtk_stack_new ();
  along_narrow_title (ADW_HEADER_BAR (self->header), GTK_WINDOW (self));
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (self->header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (self->header), FALSE);
  gtk_widget_add_css_class (self->header, "flat");
  gtk_widget_add_css_class (self->erase, "destructive-action");
  gtk_widget_set_visible (self->erase, FALSE);
  gtk_widget_set_sensitive (self->erase, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->cancel), "window.close");
  g_signal_connect_swapped (self->erase, "clicked", G_CALLBACK (erase_cb), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (self->header), self->cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (self->header), self->erase);
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_box_append (GTK_BOX (box), self->header);
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 680);
}

/** along_erase_new: @person: (nullable): %NULL: the whole family. Not yet presented. */
GtkWindow *
along_erase_new (GtkWindow *parent, AlongSession *session, AlongFamily *family, AlongRecord *person)
{
  AlongErase *self = g_object_new (ALONG_TYPE_ERASE, "transient-for", parent, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL);
  AlongRecord *record = person != NULL ? person : along_facts_family_record (family);
  g_autofree char *title = NULL;

  along_narrow_as_parent (GTK_WINDOW (self), parent);
  self->session = g_object_ref (session);
  self->family = g_object_ref (family);
  self->id = along_family_get_id (family);
  self->person = person != NULL ? along_record_get_id (person) : ALONG_ID_NONE;
  self->name = person != NULL ? g_strdup (along_record_get_text (person, ALONG_PERSON_P_NAME))
                              : g_strdup_printf (_ ("the %s family"), record != NULL ? along_record_get_text (record, ALONG_FAMILY_P_NAME) : "");
  title = g_strdup_printf (_ ("Erase %s"), self->name);
  gtk_window_set_title (GTK_WINDOW (self), title);
  along_session_preview_erase_async (session, self->id, self->person, NULL, previewed_cb, g_object_ref (self));
  return GTK_WINDOW (self);
}
