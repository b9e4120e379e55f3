/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AlongApplication: one process, one caseload. The made-up families run in a process of their own, where
 * the day never changes.
 */
#define ALONG_TYPE_APPLICATION (along_application_get_type ())
G_DECLARE_FINAL_TYPE (AlongApplication, along_application, ALONG, APPLICATION, AdwApplication)

AlongApplication *along_application_new    (void);
void              along_application_locked (AlongApplication *self);

G_END_DECLS
