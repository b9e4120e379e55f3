/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-page.h"

G_BEGIN_DECLS

/**
 * AlongPlanPage: the plan that was agreed: phases, hopes, modules, the ending. Everything is changed in place;
 * "Re-agree plan" makes the next version and asks why, older ones stay readable.
 */
#define ALONG_TYPE_PLAN_PAGE (along_plan_page_get_type ())
G_DECLARE_FINAL_TYPE (AlongPlanPage, along_plan_page, ALONG, PLAN_PAGE, AlongPage)

G_END_DECLS
