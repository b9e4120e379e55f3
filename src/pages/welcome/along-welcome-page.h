/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AlongWelcomePage: where there is no caseload yet: one decision, in a list of ways in. What it asks of the
 * window: "win.start" and "app.made-up".
 */
#define ALONG_TYPE_WELCOME_PAGE (along_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (AlongWelcomePage, along_welcome_page, ALONG, WELCOME_PAGE, AdwBin)

GtkWidget *along_welcome_page_new (void);

G_END_DECLS
