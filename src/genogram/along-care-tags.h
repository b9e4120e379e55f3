/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-graph-family.h"

G_BEGIN_DECLS

/** AlongCareTag: a tag as it is drawn, and what it means (nullable: it says so itself), both translated. */
typedef struct
{
  const char *tag;
  const char *words;
} AlongCareTag;

gboolean    along_care_tag_of_law    (int code, AlongGraphFlags flags, AlongCareTag *tag);
gboolean    along_care_tag_of_status (int status, AlongGraphFlags flags, AlongCareTag *tag);
const char *along_care_tag_words     (const char *tag);

G_END_DECLS
