/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-certificates.h"

#include <glib/gi18n-lib.h>

#include "along-boxed.h"
#include "along-certificate-view.h"
#include "along-certificate.h"
#include "along-instant.h"
#include "along-narrow.h"
#include "along-session-erase.h"

struct _AlongCertificates
{
  AdwWindow parent_instance;

  GtkWidget *stack;
  GtkWidget *back, *close;
  GtkWidget *rows;
  GtkWidget *from; /* (nullable): the row that was chosen last */

  AlongSession *session;
  GPtrArray *erasures; /* (nullable): of AlongErasure */
};

G_DEFINE_FINAL_TYPE (AlongCertificates, along_certificates, ADW_TYPE_WINDOW)

static void
along_certificates_dispose (GObject *object)
{
  AlongCertificates *self = ALONG_CERTIFICATES (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->erasures, g_ptr_array_unref);
  G_OBJECT_CLASS (along_certificates_parent_class)->dispose (object);
}

static void
along_certificates_class_init (AlongCertificatesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_certificates_dispose;
}

static const char *
who (AlongCertificates *self, AlongId worker)
{
  AlongFamily *team = along_session_get_team (self->session);
  AlongRecord *record = team != NULL ? along_family_find (team, ALONG_KIND_WORKER, worker) : NULL;

  return record != NULL ? along_record_get_text (record, ALONG_WORKER_P_NAME) : _ ("somebody");
}

static void
go (AlongCertificates *self, const char *page)
{
  gboolean one = g_str_equal (page, "one");

  gtk_window_set_title (GTK_WINDOW (self), one ? _ ("Certificate of erasure") : _ ("What was erased"));
  gtk_widget_set_visible (self->back, one);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
}

static void
back_cb (AlongCertificates *self)
{
  go (self, "list");
  gtk_widget_grab_focus (self->from != NULL ? self->from : self->close);
}

static void
chosen_cb (GtkListBox *list, GtkWidget *row, AlongCertificates *self)
{
  const AlongErasure *erasure = self->erasures->pdata[gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))];
  g_autoptr (GPtrArray) lines = along_certificate_lines (erasure, who (self, erasure->worker));
  GtkWidget *before = gtk_stack_get_child_by_name (GTK_STACK (self->stack), "one");

  if (before != NULL)
    gtk_stack_remove (GTK_STACK (self->stack), before);
  gtk_stack_add_named (GTK_STACK (self->stack), along_certificate_view_new (lines), "one");
  self->from = row;
  go (self, "one");
  gtk_widget_grab_focus (self->back);
}

static GtkWidget *
row_new (AlongCertificates *self, const AlongErasure *erasure)
{
  GtkWidget *row = adw_action_row_new (), *arrow;
  const AlongInstant at = along_instant_new (erasure->at, ALONG_ZONE);
  g_autofree char *day = along_day_to_words (along_day_of_ms (erasure->at, ALONG_ZONE)), *time = along_instant_time_words (&at);
  /* Translators: a day, a time */
  g_autofree char *title = g_strdup_printf (_ ("%s at %s"), day, time);
  /* Translators: "A family", why ("Asked for by the person"), who erased */
  g_autofree char *words = g_strdup_printf (_ ("%s · %s · by %s"), erasure->whole_family ? _ ("A family") : _ ("A person"),
                                            along_erase_ground_words (erasure->ground), who (self, erasure->worker));
  g_autofree char *subtitle = g_markup_escape_text (words, -1);

  arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
add_status (AlongCertificates *self, const char *title, const char *words)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "edit-clear-all-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (status), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (status)), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_stack_add_named (GTK_STACK (self->stack), status, "none");
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "none");
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongCertificates) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) erasures = along_session_list_erasures_finish (ALONG_SESSION (source), result, &error);

  if (self->session == NULL)
    return;
  if (erasures == NULL || erasures->len == 0)
    {
      add_status (self, erasures == NULL ? _ ("This cannot be shown now") : _ ("Nothing was erased"),
                  erasures == NULL ? error->message : _ ("When a family or a person is erased, its certificate is kept here."));
      gtk_widget_grab_focus (self->close);
      return;
    }
  self->erasures = g_steal_pointer (&erasures);
  for (guint i = 0; i < self->erasures->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->rows), row_new (self, self->erasures->pdata[i]));
  go (self, "list");
  gtk_widget_child_focus (self->rows, GTK_DIR_TAB_FORWARD);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer data)
{
  AlongCertificates *self = data;

  if (key != GDK_KEY_Escape && !(key == GDK_KEY_Left && (state & GDK_ALT_MASK)))
    return GDK_EVENT_PROPAGATE;
  if (gtk_widget_get_visible (self->back))
    back_cb (self);
  else if (key == GDK_KEY_Escape)
    gtk_window_close (GTK_WINDOW (self));
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_list (AlongCertificates *self)
{
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("No certificate says of whom it is. Each tells where what was erased may live on today."));
  self->rows = along_boxed_list_new (_ ("What was erased"));
  g_signal_connect (self->rows, "row-activated", G_CALLBACK (chosen_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->rows);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}

static void
along_certificates_init (AlongCertificates *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->close = gtk_button_new_with_mnemonic (_ ("_Close"));
  self->back = gtk_button_new_with_mnemonic (_ ("_Back"));
  self->stack = gtk_stack_new ();
  along_narrow_title (ADW_HEADER_BAR (header), GTK_WINDOW (self));
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->close), "window.close");
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->close);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->back);
  gtk_widget_set_visible (self->back, FALSE);
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), make_list (self), "list");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWindow *
along_certificates_new (GtkWindow *parent, AlongSession *session)
{
  AlongCertificates *self = g_object_new (ALONG_TYPE_CERTIFICATES, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE,
                                          "default-width", 560, "default-height", 620, "title", _ ("What was erased"), "accessible-role",
                                          GTK_ACCESSIBLE_ROLE_DIALOG, NULL);

  self->session = g_object_ref (session);
  along_narrow_as_parent (GTK_WINDOW (self), parent);
  g_signal_connect_object (session, "locking", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  along_session_list_erasures_async (session, listed_cb, g_object_ref (self));
  return GTK_WINDOW (self);
}
