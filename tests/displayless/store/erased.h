/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-store-erase.h"
#include "store-fixture.h"

gboolean           erased_can_count (void);
gint64             erased_due     (Fixture *fixture);
guint              erased_count   (Fixture *fixture, const char *const *planted);
void               erased_verify  (Fixture *fixture);
void               erased_erase   (Fixture *fixture, AlongId family, AlongId person, GPtrArray *mentions);
AlongFamily       *erased_load    (Fixture *fixture, AlongId family, AlongId person, GPtrArray *mentions) G_GNUC_WARN_UNUSED_RESULT;
AlongErasePreview *erased_preview (Fixture *fixture, AlongId family, AlongId person) G_GNUC_WARN_UNUSED_RESULT;
