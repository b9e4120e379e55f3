/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session.h"

G_BEGIN_DECLS

/**
 * AlongPrint: prints the report of a family, or saves it as PDF: first the reader is chosen, who decides what is
 * left out; the pages are shown as they will be. What was printed for whom is written down in the store.
 *
 * Keys: Page Up, Page Down: pages; Escape closes. Narrow: the choices come over the pages.
 */
#define ALONG_TYPE_PRINT (along_print_get_type ())
G_DECLARE_FINAL_TYPE (AlongPrint, along_print, ALONG, PRINT, AdwWindow)

GtkWindow *along_print_new (GtkWindow *parent, AlongSession *session, AlongFamily *family);
GtkWindow *along_print_new_assessment (GtkWindow *parent, AlongSession *session, AlongFamily *family, AlongId assessment);

G_END_DECLS
