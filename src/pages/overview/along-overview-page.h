/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-page.h"

G_BEGIN_DECLS

/**
 * AlongOverviewPage: know this family before you ring the bell. The safe contact first, then what goes well,
 * this week, hopes; the family, who else is involved, and last what is worth keeping in mind.
 */
#define ALONG_TYPE_OVERVIEW_PAGE (along_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (AlongOverviewPage, along_overview_page, ALONG, OVERVIEW_PAGE, AlongPage)

G_END_DECLS
