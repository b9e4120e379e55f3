/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-page.h"

G_BEGIN_DECLS

/**
 * AlongFormsPage: the forms and the modules of the team, to look at and to add to. Its family is the team's own
 * (along_session_get_team()).
 */
#define ALONG_TYPE_FORMS_PAGE (along_forms_page_get_type ())
G_DECLARE_FINAL_TYPE (AlongFormsPage, along_forms_page, ALONG, FORMS_PAGE, AlongPage)

G_END_DECLS
