/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-waiting.h"

#include <glib/gi18n-lib.h>

#include "along-boxed.h"
#include "along-clock.h"
#include "along-draft-row.h"

struct _AlongWaiting
{
  AdwBin parent_instance;

  GtkWidget *list;
  AlongSession *session;
  GCancellable *cancellable; /* of the listing under way */
};

G_DEFINE_FINAL_TYPE (AlongWaiting, along_waiting, ADW_TYPE_BIN)

static void
clear (AlongWaiting *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  gtk_widget_set_visible (self->list, FALSE);
}

/* Only a family that is being added, and a contact without one yet, are about none. Of a family that is not there any
 * more, nothing can be carried on. @name: (nullable): of the family */
static gboolean
can_be_carried_on (const AlongDraft *draft, const char *name)
{
  return name != NULL || (along_id_is_none (draft->family) && !g_str_equal (draft->kind, "genogram"));
}

/* %NULL: there is no such family any more. */
static const char *
name_of (GPtrArray *summaries, AlongId family)
{
  for (guint i = 0; i < summaries->len; i++)
    {
      const AlongSummary *summary = g_ptr_array_index (summaries, i);

      if (along_id_equal (summary->family, family))
        return summary->name;
    }
  return NULL;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongWaiting) self = data;
  g_autoptr (GPtrArray) summaries = along_session_list_finish (ALONG_SESSION (source), result, NULL);
  g_autoptr (GPtrArray) drafts = NULL;

  if (summaries == NULL || self->session == NULL)
    return;
  clear (self);
  drafts = along_session_list_all_drafts (self->session);
  for (guint i = 0; i < drafts->len; i++)
    {
      const AlongDraft *draft = g_ptr_array_index (drafts, i);
      const char *name = along_id_is_none (draft->family) ? NULL : name_of (summaries, draft->family);

      if (can_be_carried_on (draft, name))
        gtk_list_box_append (GTK_LIST_BOX (self->list), along_draft_row_new (self->session, draft, name, along_clock_today ()));
    }
  gtk_widget_set_visible (self->list, gtk_widget_get_first_child (self->list) != NULL);
}

/* The drafts as they are by now. */
static void
show_drafts (AlongWaiting *self)
{
  AlongListFilter everybody = { .whose = ALONG_LIST_ALL, .open = TRUE, .closed = TRUE };
  g_autoptr (GPtrArray) drafts = self->session != NULL ? along_session_list_all_drafts (self->session) : NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (drafts == NULL || drafts->len == 0)
    {
      clear (self);
      return;
    }
  self->cancellable = g_cancellable_new ();
  along_session_list_async (self->session, &everybody, self->cancellable, listed_cb, g_object_ref (self));
}

/** along_waiting_set_session: @session: (nullable): open; %NULL: nothing of anybody stays */
void
along_waiting_set_session (AlongWaiting *self, AlongSession *session)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, show_drafts, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (session, "drafts-changed", G_CALLBACK (show_drafts), self, G_CONNECT_SWAPPED);
  show_drafts (self);
}

static void
along_waiting_dispose (GObject *object)
{
  AlongWaiting *self = ALONG_WAITING (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (along_waiting_parent_class)->dispose (object);
}

static void
along_waiting_class_init (AlongWaitingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_waiting_dispose;
}

static void
along_waiting_init (AlongWaiting *self)
{
  GtkWidget *clamp = adw_clamp_new (), *heading = gtk_label_new (_ ("Where you left off"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->list = along_boxed_list_new (_ ("Where you left off"));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  g_object_bind_property (self->list, "visible", self, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), self->list);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 680);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  adw_bin_set_child (ADW_BIN (self), clamp);
  gtk_widget_set_visible (self->list, FALSE);
}

/** along_waiting_new: empty, until it has a session. */
GtkWidget *
along_waiting_new (void)
{
  return g_object_new (ALONG_TYPE_WAITING, NULL);
}
