/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-page.h"

G_BEGIN_DECLS

/**
 * AlongAssessmentsPage: the forms filled in with a family; one of them being filled in; how one moved over
 * time. A form being filled in stays on the page when the family changes elsewhere; its draft is kept.
 */
#define ALONG_TYPE_ASSESSMENTS_PAGE (along_assessments_page_get_type ())
G_DECLARE_FINAL_TYPE (AlongAssessmentsPage, along_assessments_page, ALONG, ASSESSMENTS_PAGE, AlongPage)

G_END_DECLS
