/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *along_mnemonics_plain (const char *label);
void  along_mnemonics_mend  (void);
void  along_button_say      (GtkWidget *button, const char *name);

G_END_DECLS
