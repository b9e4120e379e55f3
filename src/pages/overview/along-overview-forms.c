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

static gboolean
all_found (const AlongFormWords *places, guint n)
{
  for (guint i = 0; i < n; i++)
    if (places[i].form == NULL)
      return FALSE;
  return TRUE;
}

/** along_overview_read_forms: finds the words of each of @places that has none yet; a form is read once for all of them. */
void
along_overview_read_forms (AlongFamily *family, AlongFamily *team, AlongFormWords *places, guint n)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GHashTable) read = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  AlongRecord *record;

  ALONG_FOREACH (record, family, ALONG_KIND_ASSESSMENT)
    g_ptr_array_add (all, record);
  g_ptr_array_sort (all, newest_first);
  for (guint i = 0; i < all->len && i < MOST_READ && !all_found (places, n); i++)
    {
      g_autoptr (AlongForm) form = along_form_of_assessment (all->pdata[i], team, read);

      for (guint k = 0; form != NULL && k < n; k++)
        {
          AlongField *field = places[k].form == NULL ? along_form_of_role (form, places[k].role) : NULL;
          g_autofree char *words = field != NULL ? along_field_to_words (field) : NULL;

          if (along_text_is_empty (words))
            continue;
          places[k].form = all->pdata[i];
          places[k].words = g_steal_pointer (&words);
        }
    }
}
