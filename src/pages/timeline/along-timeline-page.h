/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-page.h"

G_BEGIN_DECLS

/** AlongTimelinePage: planned and given support beside what happened: the Support Ribbon, its weeks, its table. */
#define ALONG_TYPE_TIMELINE_PAGE (along_timeline_page_get_type ())
G_DECLARE_FINAL_TYPE (AlongTimelinePage, along_timeline_page, ALONG, TIMELINE_PAGE, AlongPage)

G_END_DECLS
