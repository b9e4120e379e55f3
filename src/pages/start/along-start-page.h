/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session.h"

G_BEGIN_DECLS

/**
 * AlongStartPage: starting a caseload, one question a page: who you are; the programme; a passphrase; the
 * recovery sheet. Back keeps what was typed. A trainer goes to the made-up families at once.
 *
 * Emits "finished" when the sheet has been taken, "left" when somebody goes back to Welcome.
 */
#define ALONG_TYPE_START_PAGE (along_start_page_get_type ())
G_DECLARE_FINAL_TYPE (AlongStartPage, along_start_page, ALONG, START_PAGE, AdwBin)

GtkWidget *along_start_page_new        (AlongSession *session);
void       along_start_page_show_sheet (AlongStartPage *self);

G_END_DECLS
