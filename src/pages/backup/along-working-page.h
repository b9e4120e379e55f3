/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session-backup.h"

G_BEGIN_DECLS

/** AlongWorkingPage: stands where the caseload would be while it is closed for a change of key, or a restoration. */
#define ALONG_TYPE_WORKING_PAGE (along_working_page_get_type ())
G_DECLARE_FINAL_TYPE (AlongWorkingPage, along_working_page, ALONG, WORKING_PAGE, AdwBin)

GtkWidget *along_working_page_new (AlongSession *session);

G_END_DECLS
