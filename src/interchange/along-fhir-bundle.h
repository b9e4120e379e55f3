/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"

G_BEGIN_DECLS

/** AlongFhirBundled: what is in a bundle. @people: patients; @unread: assessments whose answers could not be read, and are not in it */
typedef struct
{
  guint people, questionnaires, responses, scores, unread;
} AlongFhirBundled;

char *along_fhir_bundle (AlongFamily *family, AlongFamily *team, AlongId assessment, gint64 made, AlongFhirBundled *bundled) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
