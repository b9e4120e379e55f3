/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-welcome-page.h"

#include <glib/gi18n-lib.h>

struct _AlongWelcomePage
{
  AdwBin parent_instance;

  GtkWidget *status;
  GtkWidget *start_row;
};

G_DEFINE_FINAL_TYPE (AlongWelcomePage, along_welcome_page, ADW_TYPE_BIN)

static void
along_welcome_page_class_init (AlongWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/alongside/Alongside/pages/welcome/along-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AlongWelcomePage, status);
  gtk_widget_class_bind_template_child (widget_class, AlongWelcomePage, start_row);
}

static void
along_welcome_page_init (AlongWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Welcome to Alongside. Three choices."), -1);
}

GtkWidget *
along_welcome_page_new (void)
{
  return g_object_new (ALONG_TYPE_WELCOME_PAGE, NULL);
}
