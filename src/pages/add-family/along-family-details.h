/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session.h"

G_BEGIN_DECLS

#define ALONG_TYPE_FAMILY_DETAILS (along_family_details_get_type ())
G_DECLARE_FINAL_TYPE (AlongFamilyDetails, along_family_details, ALONG, FAMILY_DETAILS, AdwWindow)

GtkWindow *along_family_details_new (GtkWindow *parent, AlongSession *session, AlongFamily *family);

G_END_DECLS
