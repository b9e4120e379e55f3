/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-report.h"
#include "along-session.h"

G_BEGIN_DECLS

/* Readers that can be chosen from a list: who a copy can be for, and of the family's copy, whose it can be. */

GtkStringList *along_readers_model        (AlongSession *session) G_GNUC_WARN_UNUSED_RESULT;
AlongReader    along_readers_at           (AlongSession *session, guint row);
GPtrArray     *along_readers_people       (AlongFamily *family) G_GNUC_WARN_UNUSED_RESULT;
GtkStringList *along_readers_people_model (GPtrArray *people) G_GNUC_WARN_UNUSED_RESULT;
AlongId        along_readers_person_at    (GPtrArray *people, guint row);

G_END_DECLS
