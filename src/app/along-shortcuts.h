/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AlongShortcut: a key and what it does.
 *
 * @where: the area in which it works, translated by the reader with the context "keys"
 * @action: (nullable): detailed name of the action it activates anywhere; %NULL: the area itself listens
 * @accels: as gtk_accelerator_parse() reads them, without an action as GtkShortcutLabel does
 * @does: translated by the reader with the context "keys"
 */
typedef struct
{
  const char *where;
  const char *action;
  const char *accels;
  const char *does;
} AlongShortcut;

const AlongShortcut *along_shortcuts_table  (guint *n);
void            along_shortcuts_apply  (GtkApplication *application);
GtkWindow      *along_shortcuts_window (GtkWindow *parent);

G_END_DECLS
