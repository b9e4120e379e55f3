/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-overview-forms.h"

#include "along-assessment-order.h"
#include "along-questionnaire-record.h"
#include "along-text.h"
#include "assessments/along-series.h"

/* So many forms are read at the most: the page is there at once. */
#define MOST_READ 6

static int
newest_first (gconstpointer a, gconstpointer b)
{
  return along_assessment_compare (*(AlongRecord *const *) b, *(AlongRecord *const *) a);
}

/**
 * along_overview_form_words: what is written under @role, "own-words" or "strengths", in the newest finished form that
 * has something there.
 *
 * @assessment: (out): (transfer none): that form; untouched without words
 *
 * Returns: (transfer full) (nullable)
 */
char *
along_overview_form_words (AlongFamily *family, AlongFamily *team, const char *role, AlongRecord **assessment)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GHashTable) read = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  AlongRecord *record;

  ALONG_FOREACH (record, family, ALONG_KIND_ASSESSMENT)
    g_ptr_array_add (all, record);
  g_ptr_array_sort (all, newest_first);
  for (guint i = 0; i < all->len && i < MOST_READ; i++)
    {
      g_autoptr (AlongForm) form = along_form_of_assessment (all->pdata[i], team, read);
      AlongField *field = form != NULL ? along_form_of_role (form, role) : NULL;
      g_autofree char *words = field != NULL ? along_field_to_words (field) : NULL;

      if (along_text_is_empty (words))
        continue;
      *assessment = all->pdata[i];
      return g_steal_pointer (&words);
    }
  return NULL;
}
