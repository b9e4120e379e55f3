/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-contact-controls.h"

#include <glib/gi18n-lib.h>

#include "along-text.h"

/* The list that asks which family a contact is with: typed letters narrow it, Enter takes the first. */

typedef struct
{
  AlongSession *session;
  GCancellable *cancellable;
  GtkWidget *list;
  char *text; /* (nullable): typed */
  AlongContactFamilyChosen chosen;
  gpointer data;
  gboolean waiting;      /* the list of @text is on its way */
  gboolean choose_first; /* Enter was pressed before it came */
} FamilyList;

static void
family_list_free (FamilyList *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->session);
  g_free (self->text);
  g_free (self);
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, FamilyList *self)
{
  const AlongId *id = g_object_get_data (G_OBJECT (row), "id");

  self->chosen (self->data, *id);
}

/* Whether a word of the family's name begins so. What is found by other names or notes comes after these: Enter must
 * not take a family that one did not mean. */
static gboolean
begins_so (AlongSummary *summary, const char *text)
{
  g_autofree char *start = along_text_fold (text != NULL ? text : "");
  g_auto (GStrv) words = along_text_words (summary->name);

  for (char **word = words; *word != NULL; word++)
    if (g_str_has_prefix (*word, start))
      return TRUE;
  return FALSE;
}

static void
add_row (FamilyList *self, AlongSummary *summary)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), summary->name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&summary->family, sizeof summary->family), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
choose_first (FamilyList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);

  self->choose_first = FALSE;
  if (row != NULL)
    activated_cb (GTK_LIST_BOX (self->list), row, self);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) summaries = along_session_list_finish (ALONG_SESSION (source), result, &error);
  FamilyList *self;
  GtkWidget *child;

  if (summaries == NULL)
    return; /* the list is gone, or another one is on its way */
  self = data;
  self->waiting = FALSE;
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (int first = 1; first >= 0; first--)
    for (guint i = 0; i < summaries->len; i++)
      if (begins_so (summaries->pdata[i], self->text) == first)
        add_row (self, summaries->pdata[i]);
  if (self->choose_first)
    choose_first (self);
}

static void
list_families (FamilyList *self, const char *text)
{
  AlongListFilter filter = { .whose = ALONG_LIST_ALL, .open = TRUE, .text = text };

  along_text_set (&self->text, text);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->waiting = TRUE;
  self->choose_first = FALSE;
  along_session_list_async (self->session, &filter, self->cancellable, listed_cb, self);
}

static void
search_cb (GtkSearchEntry *entry, FamilyList *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  if (!along_text_equal (text, self->text))
    list_families (self, text);
}

static void
enter_cb (GtkSearchEntry *entry, FamilyList *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  /* The first of the list for just this text, when it has come. */
  if (!along_text_equal (text, self->text))
    list_families (self, text);
  if (self->waiting)
    self->choose_first = TRUE;
  else
    choose_first (self);
}

/* The search takes Escape for itself: it closes what the list stands in, as Escape does elsewhere in it. */
static void
stop_search_cb (GtkSearchEntry *entry, gpointer unused)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

/** along_contact_family_list_new: calls @chosen with the family that is chosen. */
GtkWidget *
along_contact_family_list_new (AlongSession *session, AlongContactFamilyChosen chosen, gpointer data)
{
  FamilyList *self = g_new0 (FamilyList, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *search = gtk_search_entry_new (), *scrolled = gtk_scrolled_window_new ();

  self->session = g_object_ref (session);
  self->cancellable = g_cancellable_new ();
  self->list = gtk_list_box_new ();
  self->chosen = chosen;
  self->data = data;
  g_object_set_data_full (G_OBJECT (box), "families", self, (GDestroyNotify) family_list_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search families"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Families"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_widget_set_size_request (scrolled, 260, 240);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_box_append (GTK_BOX (box), search);
  gtk_box_append (GTK_BOX (box), scrolled);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (search, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect (search, "activate", G_CALLBACK (enter_cb), self);
  g_signal_connect (search, "stop-search", G_CALLBACK (stop_search_cb), NULL);
  list_families (self, NULL);
  return box;
}
