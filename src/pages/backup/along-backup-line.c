/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-backup-line.h"

#include <glib/gi18n-lib.h>

#include "along-backup-words.h"

struct _AlongBackupLine
{
  AdwBin parent_instance;

  GtkWidget *box;
  GtkWidget *row;
  GtkWidget *words;
  GtkWidget *button;
  gboolean only_when_due;
  AlongSession *session; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (AlongBackupLine, along_backup_line, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_ONLY_WHEN_DUE,
  N_PROPS
};

static void
show (AlongBackupLine *self)
{
  gboolean due = FALSE, making;
  g_autofree char *words = NULL;
  AlongBackupHealth health;
  double done;

  if (self->session == NULL || along_session_is_demonstration (self->session)
      || along_session_get_state (self->session) != ALONG_SESSION_OPEN)
    {
      gtk_widget_set_visible (self->box, FALSE);
      return;
    }
  health = along_session_get_backup_health (self->session, NULL, NULL);
  words = along_backup_health (self->session, &due);
  making = along_session_is_backing_up (self->session, &done) && done > 0;
  /* What has been read is not written anew: it would be said again. */
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->words)), words) != 0)
    gtk_label_set_label (GTK_LABEL (self->words), words);
  if (due)
    gtk_widget_add_css_class (self->words, "along-notice");
  else
    gtk_widget_remove_css_class (self->words, "along-notice");
  gtk_widget_set_visible (self->button, due);
  gtk_widget_set_sensitive (self->button, !making);
  if (due)
    {
      gboolean folder = along_session_get_backup_folder (self->session) != NULL && health != ALONG_BACKUP_FAILING;

      gtk_button_set_label (GTK_BUTTON (self->button), folder ? _ ("_Back up now") : _ ("_Choose a folder"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), folder ? "win.back-up" : "win.backups");
    }
  gtk_widget_set_visible (self->box, due || (!self->only_when_due && *words != '\0'));
}

/** along_backup_line_set_session: @session: (nullable) */
void
along_backup_line_set_session (AlongBackupLine *self, AlongSession *session)
{
  gboolean other = session != self->session;

  if (self->session != NULL && other)
    g_signal_handlers_disconnect_by_func (self->session, show, self);
  g_set_object (&self->session, session);
  if (session != NULL && other)
    g_signal_connect_object (session, "backup-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}

/* Below the list of families the button has a line of its own; on a page it is a row like the others. */
static void
along_backup_line_constructed (GObject *object)
{
  AlongBackupLine *self = ALONG_BACKUP_LINE (object);

  G_OBJECT_CLASS (along_backup_line_parent_class)->constructed (object);
  gtk_box_append (GTK_BOX (self->only_when_due ? self->box : self->row), self->button);
  gtk_widget_set_margin_start (self->row, 12);
  gtk_widget_set_margin_end (self->row, 12);
  gtk_widget_set_margin_top (self->row, 9);
  if (self->only_when_due)
    {
      gtk_widget_set_margin_start (self->button, 12);
      gtk_widget_set_margin_bottom (self->button, 9);
      return;
    }
  gtk_widget_set_margin_bottom (self->row, 9);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->words, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (gtk_widget_get_first_child (self->row), GTK_ALIGN_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (self->words), -1);
  gtk_widget_add_css_class (self->box, "card");
  gtk_widget_set_margin_top (self->box, 24);
}

static void
along_backup_line_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ONLY_WHEN_DUE)
    ALONG_BACKUP_LINE (object)->only_when_due = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
along_backup_line_dispose (GObject *object)
{
  g_clear_object (&ALONG_BACKUP_LINE (object)->session);
  G_OBJECT_CLASS (along_backup_line_parent_class)->dispose (object);
}

static void
along_backup_line_class_init (AlongBackupLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);

  object_class->constructed = along_backup_line_constructed;
  object_class->dispose = along_backup_line_dispose;
  object_class->set_property = along_backup_line_set_property;
  /* AlongBackupLine:only-when-due: nothing is shown while all is well. */
  g_object_class_install_property (object_class, PROP_ONLY_WHEN_DUE,
                                   g_param_spec_boolean ("only-when-due", NULL, NULL, FALSE,
                                                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
}

static void
along_backup_line_init (AlongBackupLine *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *icon;

  icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "drive-harddisk-symbolic", "accessible-role",
                       GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->words = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "hexpand", TRUE, "max-width-chars", 36, "accessible-role",
                              GTK_ACCESSIBLE_ROLE_STATUS, "css-classes", (const char *[]){ "caption", "along-second", NULL }, NULL);
  self->button = gtk_button_new_with_mnemonic (_ ("_Back up now"));
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "along-second");
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), self->words);
  gtk_box_append (GTK_BOX (self->box), row);
  self->row = row;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Backup"), -1);
  gtk_widget_set_visible (self->box, FALSE);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

GtkWidget *
along_backup_line_new (gboolean only_when_due)
{
  return g_object_new (ALONG_TYPE_BACKUP_LINE, "only-when-due", only_when_due, NULL);
}
