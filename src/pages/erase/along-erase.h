/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session.h"

G_BEGIN_DECLS

/**
 * AlongErase: erases a family, or a person of it, for good: shows what would go and the words that name the person, asks
 * why, asks twice, and ends with the certificate.
 *
 * Signal: erased (): it is gone; the window stays for the certificate.
 */
#define ALONG_TYPE_ERASE (along_erase_get_type ())
G_DECLARE_FINAL_TYPE (AlongErase, along_erase, ALONG, ERASE, AdwWindow)

GtkWindow *along_erase_new (GtkWindow *parent, AlongSession *session, AlongFamily *family, AlongRecord *person);

G_END_DECLS
