/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session-backup.h"

G_BEGIN_DECLS

/**
 * AlongRestorePreview: the page that says what a backup holds before it is restored, with the passphrase that a new caseload
 * can have. Part of AlongRestoreWindow, which owns the widgets by their parents.
 *
 * @restore: the button; its clicks are the window's
 */
typedef struct
{
  GtkWidget *facts;
  GtkWidget *what_happens;
  GtkWidget *passphrase_group;
  GtkWidget *passphrase_row, *again_row;
  GtkWidget *refusal;
  GtkWidget *restore;
} AlongRestorePreview;

GtkWidget *along_restore_preview_new  (AlongRestorePreview *self);
void       along_restore_preview_show (AlongRestorePreview *self, AlongOpenedBackup *opened, gboolean here, gboolean replaced);
gboolean   along_restore_preview_take_passphrase (AlongRestorePreview *self, const char **passphrase);

/* Parts that the window's other page has too. */
GtkWidget *along_restore_refusal_new    (void);
GtkWidget *along_restore_pill_new       (const char *label);
GtkWidget *along_restore_passphrase_new (const char *title);

G_END_DECLS
