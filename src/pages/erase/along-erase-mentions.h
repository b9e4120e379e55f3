/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-erasure.h"
#include "along-family.h"

G_BEGIN_DECLS

/** AlongEraseMentions: the texts that perhaps name the person, each with a question, and those that do, as they will read. */
typedef struct _AlongEraseMentions AlongEraseMentions;
typedef void (*AlongEraseDecided) (gpointer data);

AlongEraseMentions *along_erase_mentions_new  (AdwPreferencesPage *page, AlongErasePreview *preview, AlongFamily *family, AlongFamily *team) G_GNUC_WARN_UNUSED_RESULT;
void                along_erase_mentions_free (AlongEraseMentions *self);
void                along_erase_mentions_set_decided (AlongEraseMentions *self, AlongEraseDecided callback, gpointer data);
void                along_erase_mentions_take (AlongEraseMentions *self);
guint               along_erase_mentions_left (AlongEraseMentions *self);
guint               along_erase_mentions_undecided (AlongEraseMentions *self);
void                along_erase_mentions_go_on (AlongEraseMentions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongEraseMentions, along_erase_mentions_free)

G_END_DECLS
