/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session.h"

G_BEGIN_DECLS

/**
 * AlongImport: shows what a file holds (GEDCOM, a table of contacts, a FHIR questionnaire) and takes it in when the
 * person says so: one edit, or nothing.
 *
 * @family of along_import_new(): (nullable): the family on the screen; a genogram's people go into it, or become a
 * new family, as the person chooses. Contacts go to the families that their rows name.
 * Asks of the window that it is transient for: "win.toast" (sb), "win.show-family-page" (ss), "win.show-forms".
 */
#define ALONG_TYPE_IMPORT (along_import_get_type ())
G_DECLARE_FINAL_TYPE (AlongImport, along_import, ALONG, IMPORT, AdwWindow)

GtkWindow *along_import_new    (GtkWindow *parent, AlongSession *session, AlongFamily *family, GFile *file);
void       along_import_choose (GtkWindow *parent, AlongSession *session, AlongFamily *family);

G_END_DECLS
