/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tags of care status, per nation: the table is along-care-tags.def. */
#include "along-care-tags.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-record.h"

typedef enum
{
  ENGLAND_WALES,
  SCOTLAND,
  NORTHERN_IRELAND,
  N_NATIONS,
} Nation;

typedef struct
{
  gboolean law;
  int value;
  const char *words[2 * N_NATIONS]; /* tag and meaning, by nation */
} Row;

#define VALUE_LEGAL(VALUE) TRUE, ALONG_LEGAL_CODE_##VALUE
#define VALUE_STATUS(VALUE) FALSE, ALONG_SUPPORT_STATUS_##VALUE
#define CARE_TAG(WHERE, VALUE, ...) { VALUE_##WHERE (VALUE), { __VA_ARGS__ } },
static const Row rows[] = {
#include "along-care-tags.def"
};
#undef CARE_TAG

static gboolean
find (gboolean law, int value, AlongGraphFlags flags, AlongCareTag *tag)
{
  Nation nation = flags & ALONG_GRAPH_SCOTLAND           ? SCOTLAND
                  : flags & ALONG_GRAPH_NORTHERN_IRELAND ? NORTHERN_IRELAND
                                                         : ENGLAND_WALES;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].law == law && rows[i].value == value)
      {
        const char *words = rows[i].words[2 * nation + 1];

        *tag = (AlongCareTag){ _(rows[i].words[2 * nation]), words != NULL ? _(words) : NULL };
        return TRUE;
      }
  return FALSE;
}

/** along_care_tag_of_law: the tag of a legal status (a value of legal_code); %FALSE: it has none, only its own words. */
gboolean
along_care_tag_of_law (int code, AlongGraphFlags flags, AlongCareTag *tag)
{
  return find (TRUE, code, flags, tag);
}

/** along_care_tag_of_status: the tag of a stage of social care (a value of support_status); %FALSE: it has none. */
gboolean
along_care_tag_of_status (int status, AlongGraphFlags flags, AlongCareTag *tag)
{
  return find (FALSE, status, flags, tag);
}

/** along_care_tag_words: (nullable): what a tag means, as “care order” of “CO”, in whatever nation it is used. */
const char *
along_care_tag_words (const char *tag)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint nation = 0; nation < N_NATIONS; nation++)
      if (strcmp (_(rows[i].words[2 * nation]), tag) == 0 && rows[i].words[2 * nation + 1] != NULL)
        return _(rows[i].words[2 * nation + 1]);
  return NULL;
}
