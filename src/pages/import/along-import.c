/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-import.h"

#include <glib/gi18n-lib.h>

#include "along-commit.h"
#include "along-file-dialog.h"
#include "along-import-read.h"

struct _AlongImport
{
  AdwWindow parent_instance;

  GtkWidget *stack;
  GtkWidget *title;
  GtkWidget *summary;
  GtkWidget *licence;
  GtkWidget *problems_group;
  GtkWidget *problems;
  GtkWidget *take;
  GtkWidget *refused;

  AlongSession *session;
  GCancellable *cancellable;
  AlongImportRead *read;
  guint next_edit;
};

G_DEFINE_FINAL_TYPE (AlongImport, along_import, ADW_TYPE_WINDOW)

static void
along_import_dispose (GObject *object)
{
  AlongImport *self = ALONG_IMPORT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->read, along_import_read_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (along_import_parent_class)->dispose (object);
}

static void
along_import_class_init (AlongImportClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_import_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_DIALOG);
}

static void
along_import_init (AlongImport *self)
{
  self->cancellable = g_cancellable_new ();
}

static void take_next (AlongImport *self);

static void
committed_cb (GtkWidget *widget, const AlongCheckPlace *place, const GError *error)
{
  AlongImport *self = ALONG_IMPORT (widget);

  if (error != NULL)
    {
      gtk_widget_set_sensitive (self->take, TRUE);
      if (place != NULL)
        {
          adw_status_page_set_description (ADW_STATUS_PAGE (self->refused), error->message);
          gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "refused");
        }
      return;
    }
  self->next_edit++;
  take_next (self);
}

static void
take_next (AlongImport *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  AlongId family = self->read->family;

  if (self->next_edit < self->read->edits->len)
    {
      gboolean last = self->next_edit + 1 == self->read->edits->len;
      along_commit (GTK_WIDGET (self), self->session, self->read->edits->pdata[self->next_edit], NULL,
                    last ? _ ("Taken in") : NULL, committed_cb);
      return;
    }
  if (parent != NULL && !along_id_is_none (family))
    {
      char id[ALONG_ID_TEXT];
      along_id_format (family, id);
      gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-family", "s", id);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
take_cb (GtkWidget *button, gpointer data)
{
  AlongImport *self = data;

  gtk_widget_set_sensitive (self->take, FALSE);
  take_next (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongImport) self = data;
  g_autoptr (GError) error = NULL;
  AlongImportRead *read = along_import_read_finish (result, &error);
  g_autofree char *heading = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    {
      along_import_read_free (read);
      return;
    }
  if (read == NULL)
    {
      adw_status_page_set_description (ADW_STATUS_PAGE (self->refused), error->message);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "refused");
      return;
    }
  self->read = read;
  gtk_label_set_text (GTK_LABEL (self->title), read->title);
  gtk_label_set_text (GTK_LABEL (self->summary), read->summary);
  gtk_label_set_text (GTK_LABEL (self->licence), read->licence != NULL ? read->licence : "");
  gtk_widget_set_visible (self->licence, read->licence != NULL);
  for (guint i = 0; i < MIN (read->problems->len, 500); i++)
    {
      GtkWidget *label = gtk_label_new (read->problems->pdata[i]);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_selectable (GTK_LABEL (label), FALSE);
      gtk_widget_set_margin_start (label, 12);
      gtk_widget_set_margin_end (label, 12);
      gtk_widget_set_margin_top (label, 9);
      gtk_widget_set_margin_bottom (label, 9);
      gtk_list_box_append (GTK_LIST_BOX (self->problems), label);
    }
  gtk_widget_set_visible (self->problems_group, read->problems->len > 0);
  heading = g_strdup_printf (ngettext ("%u thing needs a look", "%u things need a look", read->problems->len), read->problems->len);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->problems_group), heading);
  gtk_widget_set_sensitive (self->take, read->edits->len > 0);
  gtk_button_set_label (GTK_BUTTON (self->take), read->whole ? _ ("Take it in") : _ ("Take in the good ones"));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "read");
  gtk_widget_grab_focus (self->take);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer data)
{
  AlongImport *self = data;

  if (key == GDK_KEY_Escape)
    gtk_window_close (GTK_WINDOW (self));
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK) && self->read != NULL
           && gtk_widget_get_sensitive (self->take))
    take_cb (self->take, self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_read_page (AlongImport *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->title = gtk_label_new (NULL);
  self->summary = gtk_label_new (NULL);
  self->licence = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->title, "title-2");
  gtk_widget_add_css_class (self->licence, "along-second");
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *label = i == 0 ? self->title : i == 1 ? self->summary : self->licence;
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_box_append (GTK_BOX (box), label);
    }
  self->problems_group = adw_preferences_group_new ();
  self->problems = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->problems), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->problems, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->problems), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What needs a look"), -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->problems_group), self->problems);
  gtk_box_append (GTK_BOX (box), self->problems_group);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static void
build (AlongImport *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel")), *reading = adw_status_page_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->take = gtk_button_new_with_label (_ ("Take it in"));
  gtk_widget_add_css_class (self->take, "suggested-action");
  gtk_widget_set_sensitive (self->take, FALSE);
  g_signal_connect (self->take, "clicked", G_CALLBACK (take_cb), self);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_ ("Import"), NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->take);

  self->refused = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->refused), "emblem-documents-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->refused), _ ("This file cannot be taken in"));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (reading), "folder-download-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (reading), _ ("Reading the file…"));

  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), reading, "reading");
  gtk_stack_add_named (GTK_STACK (self->stack), make_read_page (self), "read");
  gtk_stack_add_named (GTK_STACK (self->stack), self->refused, "refused");
  gtk_box_append (GTK_BOX (page), header);
  gtk_box_append (GTK_BOX (page), self->stack);
  adw_window_set_content (ADW_WINDOW (self), page);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/** along_import_new: reads @file and shows what it holds. */
GtkWindow *
along_import_new (GtkWindow *parent, AlongSession *session, AlongFamily *family, GFile *file)
{
  AlongImport *self = g_object_new (ALONG_TYPE_IMPORT, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE,
                                    "default-width", 640, "default-height", 560, "title", _ ("Import"), NULL);

  self->session = g_object_ref (session);
  build (self);
  g_signal_connect_object (session, "locking", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  along_import_read_async (session, family, file, self->cancellable, read_cb, g_object_ref (self));
  return GTK_WINDOW (self);
}

typedef struct
{
  AlongSession *session;
  AlongFamily *family;
} Choosing;

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Choosing *choosing = data;
  g_autoptr (GFile) file = along_file_dialog_finish (result, NULL);

  if (file != NULL && along_session_get_state (choosing->session) == ALONG_SESSION_OPEN)
    gtk_window_present (along_import_new (GTK_WINDOW (source), choosing->session, choosing->family, file));
  g_object_unref (choosing->session);
  g_clear_object (&choosing->family);
  g_free (choosing);
}

/** along_import_choose: asks for a file, then shows what it holds. */
void
along_import_choose (GtkWindow *parent, AlongSession *session, AlongFamily *family)
{
  Choosing *choosing = g_new0 (Choosing, 1);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  choosing->session = g_object_ref (session);
  choosing->family = family != NULL ? g_object_ref (family) : NULL;
  gtk_file_filter_set_name (filter, _ ("Genograms, contacts and forms"));
  gtk_file_filter_add_suffix (filter, "ged");
  gtk_file_filter_add_suffix (filter, "gdz");
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "json");
  along_file_dialog_open_async (parent, _ ("Import"), filter, chosen_cb, choosing);
}
