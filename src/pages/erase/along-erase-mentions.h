/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-erasure.h"
#include "along-family.h"

G_BEGIN_DECLS

/** AlongEraseMentions: the texts that name the person, as they will read, and those that perhaps do, each with a question. */
typedef struct _AlongEraseMentions AlongEraseMentions;

AlongEraseMentions *along_erase_mentions_new  (AdwPreferencesPage *page, GPtrArray *mentions, AlongFamily *family, AlongFamily *team) G_GNUC_WARN_UNUSED_RESULT;
void                along_erase_mentions_free (AlongEraseMentions *self);
void                along_erase_mentions_take (AlongEraseMentions *self);
guint               along_erase_mentions_left (AlongEraseMentions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongEraseMentions, along_erase_mentions_free)

G_END_DECLS
