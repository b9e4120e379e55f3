/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-already-here.h"

#include <glib/gi18n-lib.h>

#include "along-announcer.h"
#include "along-date-row.h"
#include "along-session-duplicates.h"
#include "along-text.h"

/* Milliseconds after the last key. */
#define AFTER 600

struct _AlongAlreadyHere
{
  AdwPreferencesRow parent_instance;

  AlongSession *session;
  AlongId family;    /* the one that somebody is added to, or ALONG_ID_NONE */
  GtkWidget *name;   /* borrowed: it is beside this */
  GtkWidget *born;
  GCancellable *cancellable;
  guint timer;
  char *found_family;

  GtkWidget *words;
  GtkWidget *open;
};

enum
{
  OPEN_FAMILY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlongAlreadyHere, along_already_here, ADW_TYPE_PREFERENCES_ROW)

static void
stop (AlongAlreadyHere *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
along_already_here_dispose (GObject *object)
{
  AlongAlreadyHere *self = ALONG_ALREADY_HERE (object);

  stop (self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->found_family, g_free);
  G_OBJECT_CLASS (along_already_here_parent_class)->dispose (object);
}

static void
along_already_here_class_init (AlongAlreadyHereClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_already_here_dispose;
  signals[OPEN_FAMILY] = g_signal_new ("open-family", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                       1, G_TYPE_STRING);
}

static void
along_already_here_init (AlongAlreadyHere *self)
{
}

static void
show (AlongAlreadyHere *self, const AlongDuplicate *found)
{
  g_autofree char *born = found->one.born != NULL ? along_date_to_words (found->one.born) : NULL, *words = NULL;
  gboolean here = along_id_equal (found->one.family, self->family);

  if (born != NULL)
    words = here ? /* Translators: a name and a day */
              g_strdup_printf (_ ("%s, born %s, is in this family already. Is this the same person?"), found->one.name, born)
            : /* Translators: a name, a day, and a family's name */
              g_strdup_printf (_ ("%s, born %s, is here already, in the %s family. Is this the same person?"), found->one.name, born,
                               found->one.family_name);
  else
    words = here ? /* Translators: a name */
              g_strdup_printf (_ ("%s is in this family already. Is this the same person?"), found->one.name)
            : /* Translators: a name and a family's name */
              g_strdup_printf (_ ("%s is here already, in the %s family. Is this the same person?"), found->one.name, found->one.family_name);
  g_free (self->found_family);
  self->found_family = along_id_to_text (found->one.family);
  gtk_widget_set_visible (self->open, !here);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  /* Said once, not at every key. */
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->words)), words) == 0)
    return;
  gtk_label_set_label (GTK_LABEL (self->words), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  along_announce (GTK_WIDGET (self), words);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongAlreadyHere) self = data;
  g_autoptr (GPtrArray) found = along_session_find_alike_finish (ALONG_SESSION (source), result, NULL);

  if (self->session == NULL || found == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  if (found->len > 0)
    show (self, found->pdata[0]);
  else
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      gtk_label_set_label (GTK_LABEL (self->words), "");
    }
}

static gboolean
ask_cb (gpointer data)
{
  AlongAlreadyHere *self = data;
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->born));
  g_autofree char *born = NULL;
  AlongAlikeFacts facts = { .name = gtk_editable_get_text (GTK_EDITABLE (self->name)), .gender = ALONG_ENUM_UNSET };

  self->timer = 0;
  if (!along_text_is_empty (typed) && gtk_widget_get_visible (self->born))
    along_date_parse_typed (typed, &born, NULL);
  facts.born = born;
  stop (self);
  if (self->session == NULL || along_session_get_state (self->session) != ALONG_SESSION_OPEN)
    return G_SOURCE_REMOVE;
  self->cancellable = g_cancellable_new ();
  along_session_find_alike_async (self->session, &facts, 1, self->cancellable, found_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
changed_cb (AlongAlreadyHere *self)
{
  stop (self);
  self->timer = g_timeout_add (AFTER, ask_cb, self);
}

static void
open_cb (AlongAlreadyHere *self)
{
  g_autofree char *family = g_strdup (self->found_family);

  g_signal_emit (self, signals[OPEN_FAMILY], 0, family);
}

/**
 * along_already_here_new: hidden, until there is somebody.
 *
 * @family: the one that somebody is added to, or ALONG_ID_NONE
 * @name: an entry row; @born: a row for a date. Both live at least as long as this.
 */
GtkWidget *
along_already_here_new (AlongSession *session, AlongId family, GtkWidget *name, GtkWidget *born)
{
  AlongAlreadyHere *self = g_object_new (ALONG_TYPE_ALREADY_HERE, "activatable", FALSE, "focusable", FALSE, "visible", FALSE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->session = g_object_ref (session);
  self->family = family;
  self->name = name;
  self->born = born;
  self->words = gtk_label_new ("");
  self->open = gtk_button_new_with_label (_ ("Open that family"));
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_widget_add_css_class (self->words, "along-notice");
  gtk_widget_set_halign (self->open, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, "along-field");
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_box_append (GTK_BOX (box), self->open);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  g_signal_connect_object (self->open, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (name, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (born, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  if (!along_text_is_empty (gtk_editable_get_text (GTK_EDITABLE (name))))
    changed_cb (self);
  return GTK_WIDGET (self);
}
