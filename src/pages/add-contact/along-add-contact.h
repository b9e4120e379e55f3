/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session.h"

G_BEGIN_DECLS

/**
 * AlongAddContact: a contact in one line, read while it is typed, with a chip for each part; each chip opens the
 * normal control. Ctrl+Enter adds, Ctrl+Shift+Enter adds and writes the next, Escape closes and keeps the draft.
 *
 * Asks of the window that it is transient for: "win.toast" (sb).
 */
#define ALONG_TYPE_ADD_CONTACT (along_add_contact_get_type ())
G_DECLARE_FINAL_TYPE (AlongAddContact, along_add_contact, ALONG, ADD_CONTACT, AdwWindow)

GtkWindow *along_add_contact_present (GtkWindow *parent, AlongSession *session, AlongFamily *family, const char *day_edtf);
GtkWindow *along_add_contact_edit    (GtkWindow *parent, AlongSession *session, AlongFamily *family, AlongRecord *contact);

G_END_DECLS
