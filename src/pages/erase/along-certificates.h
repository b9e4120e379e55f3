/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session.h"

G_BEGIN_DECLS

#define ALONG_TYPE_CERTIFICATES (along_certificates_get_type ())
G_DECLARE_FINAL_TYPE (AlongCertificates, along_certificates, ALONG, CERTIFICATES, AdwWindow)

/* What was erased, for a manager: each certificate as it stands today. */
GtkWindow *along_certificates_new (GtkWindow *parent, AlongSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
