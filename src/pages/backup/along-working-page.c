/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-working-page.h"

#include <glib/gi18n-lib.h>

struct _AlongWorkingPage
{
  AdwBin parent_instance;

  GtkWidget *status;
  GtkWidget *bar;
  GtkWidget *cancel;
  AlongSession *session;
};

G_DEFINE_FINAL_TYPE (AlongWorkingPage, along_working_page, ADW_TYPE_BIN)

static void
show (AlongWorkingPage *self)
{
  double done;

  along_session_get_work (self->session, &done);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), done);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, done, -1);
  /* Once the new one is read back it is too late, and quick. */
  gtk_widget_set_sensitive (self->cancel, done < 0.9);
}

static void
cancel_cb (AlongWorkingPage *self)
{
  gtk_widget_set_sensitive (self->cancel, FALSE);
  along_session_cancel_work (self->session);
}

static void
along_working_page_dispose (GObject *object)
{
  g_clear_object (&ALONG_WORKING_PAGE (object)->session);
  G_OBJECT_CLASS (along_working_page_parent_class)->dispose (object);
}

static void
along_working_page_class_init (AlongWorkingPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_working_page_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
along_working_page_init (AlongWorkingPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *clamp = adw_clamp_new ();

  self->status = adw_status_page_new ();
  self->bar = gtk_progress_bar_new ();
  self->cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  gtk_widget_set_halign (self->cancel, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->cancel, "pill");
  g_signal_connect_object (self->cancel, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), self->cancel);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 380);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  adw_status_page_set_child (ADW_STATUS_PAGE (self->status), clamp);
  adw_bin_set_child (ADW_BIN (self), self->status);
}

GtkWidget *
along_working_page_new (AlongSession *session)
{
  AlongWorkingPage *self = g_object_new (ALONG_TYPE_WORKING_PAGE, NULL);
  gboolean rekey = along_session_get_work (session, NULL) == ALONG_SESSION_WORK_REKEY;
  const char *title = rekey ? _ ("Changing the key") : _ ("Putting the caseload in its place");

  self->session = g_object_ref (session);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->status), rekey ? "dialog-password-symbolic" : "drive-harddisk-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->status), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->status),
                                   rekey ? _ ("Everything is written anew, and read back. The caseload opens again when "
                                              "that is done. Your work is saved.")
                                         : _ ("The caseload opens when that is done."));
  gtk_widget_set_visible (self->bar, rekey);
  gtk_widget_set_visible (self->cancel, rekey);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (session, "backup-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
