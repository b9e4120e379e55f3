/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a person beyond what is asked at first: folded away, and what is sensitive behind a row that says so. */
#include <glib/gi18n-lib.h>

#include "along-ask-dialogs.h"
#include "along-couples.h"
#include "along-genogram-edits.h"

static const int more[] = { ALONG_PERSON_P_PRONOUNCED, ALONG_PERSON_P_PHONE, ALONG_PERSON_P_LANGUAGES, ALONG_PERSON_P_INTERPRETER,
                            ALONG_PERSON_P_COMMUNICATION, ALONG_PERSON_P_FIRST_TIME_PARENT, ALONG_PERSON_P_NHS_NUMBER,
                            ALONG_PERSON_P_DEATH_NOTE, ALONG_PERSON_P_COUNT };

/* Health, faith, origin, care: what the law calls special, and what must not be found out. */
static const int sensitive[] = { ALONG_PERSON_P_SEX_AT_BIRTH, ALONG_PERSON_P_ORIENTATION, ALONG_PERSON_P_ETHNICITY,
                                 ALONG_PERSON_P_ETHNICITY_SELF, ALONG_PERSON_P_ETHNICITY_SOURCE, ALONG_PERSON_P_FAITH,
                                 ALONG_PERSON_P_CARE, ALONG_PERSON_P_CARE_LEAVER, ALONG_PERSON_P_LEARNING_DISABILITY,
                                 ALONG_PERSON_P_UNMET_LEARNING_NEED, ALONG_PERSON_P_PREVIOUS_CHILDREN_REMOVED,
                                 ALONG_PERSON_P_MIGRATION, ALONG_PERSON_P_WHEREABOUTS, ALONG_PERSON_P_SAFETY };

static gboolean
is_listed (const GArray *ids, AlongId id)
{
  for (guint i = 0; i < ids->len; i++)
    if (along_id_equal (g_array_index (ids, AlongId, i), id))
      return TRUE;
  return FALSE;
}

/* Brothers and sisters: those one can be a twin of; and whoever is said to be one, wherever they hang. */
static void
twin_row (AlongAsk *ask, AlongRecord *person)
{
  AlongFamily *family = along_ask_get_family (ask);
  AlongId id = along_record_get_id (person), none = ALONG_ID_NONE, chosen = ALONG_ID_NONE;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const char *word = along_record_get_text (person, ALONG_PERSON_P_TWIN);
  AlongRecord *link, *own = along_genogram_parents_of (family, id);

  g_array_append_val (ids, none);
  g_strv_builder_add (names, C_ ("twin", "Nobody"));
  ALONG_FOREACH (link, family, ALONG_KIND_CHILD_LINK)
    {
      AlongId other = along_record_get_ref (link, ALONG_CHILD_LINK_P_CHILD);
      AlongRecord *sibling = along_family_find (family, ALONG_KIND_PERSON, other);

      gboolean twins = sibling != NULL && word != NULL && g_strcmp0 (along_record_get_text (sibling, ALONG_PERSON_P_TWIN), word) == 0;

      if (sibling == NULL || along_id_equal (other, id) || is_listed (ids, other)
          || (!twins && (own == NULL || !along_couple_same_parents (family, link, own))))
        continue;
      g_array_append_val (ids, other);
      g_strv_builder_add (names, along_record_get_text (sibling, ALONG_PERSON_P_NAME));
      if (twins)
        chosen = other;
    }
  if (ids->len == 1)
    {
      g_array_unref (ids);
      return;
    }
  along_ask_record (ask, "twin", _ ("Twin or triplet of"), ids, g_strv_builder_end (names), chosen);
  along_dialog_zygosity_row (ask, !along_record_has (person, ALONG_PERSON_P_MONOZYGOTIC)       ? ALONG_ZYGOSITY_NOT_SAID
                                  : along_record_get_bool (person, ALONG_PERSON_P_MONOZYGOTIC) ? ALONG_ZYGOSITY_IDENTICAL
                                                                                              : ALONG_ZYGOSITY_FRATERNAL);
}

/* The rows, in two groups. @person: (nullable): %NULL: somebody new. */
void
along_person_more_rows (AlongAsk *ask, AlongRecord *person)
{
  along_ask_begin_more (ask, _ ("More"), _ ("Languages, phone, how to say the name"));
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    along_ask_property (ask, person, ALONG_KIND_PERSON, more[i]);
  along_ask_choice (ask, "sort", _ ("Drawn as"), along_enum_all_words (ALONG_ENUM_PERSON_SORT),
                    person != NULL && along_record_has (person, ALONG_PERSON_P_SORT) ? along_record_get_enum (person, ALONG_PERSON_P_SORT)
                                                                                     : ALONG_PERSON_SORT_PERSON);
  if (person != NULL)
    twin_row (ask, person);
  along_ask_end_more (ask);
  along_ask_begin_more (ask, _ ("Sensitive"), _ ("Faith, origin, care history, keeping safe: only what they agree to have written down"));
  for (guint i = 0; i < G_N_ELEMENTS (sensitive); i++)
    along_ask_property (ask, person, ALONG_KIND_PERSON, sensitive[i]);
  along_ask_end_more (ask);
}

/* What of those rows is not a property as it stands. @person: somebody to be filled in. */
void
along_person_more_fill (AlongAsk *ask, AlongRecord *person)
{
  int sort = along_ask_get_choice (ask, "sort");

  if (sort != ALONG_PERSON_SORT_PERSON || along_record_has (person, ALONG_PERSON_P_SORT))
    along_record_set_enum (person, ALONG_PERSON_P_SORT, sort);
  if (along_ask_has (ask, "zygosity"))
    switch ((AlongZygosity) along_ask_get_choice (ask, "zygosity"))
      {
      case ALONG_ZYGOSITY_IDENTICAL:
        along_record_set_bool (person, ALONG_PERSON_P_MONOZYGOTIC, TRUE);
        break;
      case ALONG_ZYGOSITY_FRATERNAL:
        along_record_set_bool (person, ALONG_PERSON_P_MONOZYGOTIC, FALSE);
        break;
      case ALONG_ZYGOSITY_NOT_SAID:
        along_record_unset (person, ALONG_PERSON_P_MONOZYGOTIC);
        break;
      }
}
