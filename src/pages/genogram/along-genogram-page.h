/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-page.h"

G_BEGIN_DECLS

/**
 * AlongGenogramPage: the family drawn, with a panel for the chosen person. Keys: ui.md 2.1, Genogram: the
 * canvas has its own; the page adds Insert (add relative) and Delete (remove, asks).
 */
#define ALONG_TYPE_GENOGRAM_PAGE (along_genogram_page_get_type ())
G_DECLARE_FINAL_TYPE (AlongGenogramPage, along_genogram_page, ALONG, GENOGRAM_PAGE, AlongPage)

void along_genogram_page_choose (AlongGenogramPage *self, AlongId person, gboolean open);

G_END_DECLS
