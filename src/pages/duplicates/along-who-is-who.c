/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-who-is-who.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "along-date.h"
#include "along-family.h"

/** along_person_line: "Jade Tierney, born 3 May 2006" */
char *
along_person_line (AlongRecord *person)
{
  g_autofree char *born = along_record_has (person, ALONG_PERSON_P_BORN)
                            ? along_date_to_words (along_record_get_text (person, ALONG_PERSON_P_BORN)) : NULL;
  const char *name = along_record_get_text (person, ALONG_PERSON_P_NAME);

  /* Translators: a name and a day */
  return born != NULL ? g_strdup_printf (_ ("%s, born %s"), name, born) : g_strdup (name);
}

static guint
place_of (AlongFamily *family, AlongRecord *person)
{
  for (guint i = 0; i < along_family_count (family, ALONG_KIND_PERSON); i++)
    if (along_family_nth (family, ALONG_KIND_PERSON, i) == person)
      return i;
  return G_MAXUINT;
}

static gboolean
has_namesake (AlongFamily *family, AlongRecord *person)
{
  AlongRecord *other;

  ALONG_FOREACH (other, family, ALONG_KIND_PERSON)
    if (other != person
        && g_strcmp0 (along_record_get_text (other, ALONG_PERSON_P_NAME), along_record_get_text (person, ALONG_PERSON_P_NAME)) == 0)
      return TRUE;
  return FALSE;
}

static AlongId *
keep_id (AlongRecord *record)
{
  AlongId id = along_record_get_id (record);

  return g_memdup2 (&id, sizeof id);
}

/**
 * along_who_is_who_new: with who seems to be whom already chosen.
 *
 * @one, @two: somebody of @kept and of @other who are said to be the same, or ALONG_ID_NONE
 */
GtkWidget *
along_who_is_who_new (AlongFamily *kept, AlongFamily *other, AlongId one, AlongId two)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (AlongMerge) merge = along_merge_new (kept, other);
  g_autoptr (GPtrArray) proposed = along_merge_propose (merge);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *rows = g_ptr_array_new (), *ids = g_ptr_array_new_with_free_func (g_free);
  AlongRecord *person;

  gtk_string_list_append (names, _ ("Nobody: somebody new"));
  ALONG_FOREACH (person, kept, ALONG_KIND_PERSON)
    {
      g_autofree char *line = along_person_line (person);

      /* The room is small: the day only where it tells them apart. */
      gtk_string_list_append (names, has_namesake (kept, person) ? line : along_record_get_text (person, ALONG_PERSON_P_NAME));
      g_ptr_array_add (ids, keep_id (person));
    }
  ALONG_FOREACH (person, other, ALONG_KIND_PERSON)
    {
      GtkWidget *row = adw_combo_row_new ();
      guint at;

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), along_record_get_text (person, ALONG_PERSON_P_NAME));
      if (along_record_has (person, ALONG_PERSON_P_BORN))
        {
          g_autofree char *born = along_date_to_words (along_record_get_text (person, ALONG_PERSON_P_BORN));
          /* Translators: a day */
          g_autofree char *words = g_strdup_printf (_ ("born %s"), born);

          adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
        }
      adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
      for (guint i = 0; i < ids->len; i++)
        if (!along_id_is_none (one) && along_id_equal (*(const AlongId *) ids->pdata[i], one)
            && along_id_equal (along_record_get_id (person), two))
          adw_combo_row_set_selected (ADW_COMBO_ROW (row), i + 1);
      for (guint i = 1; i < proposed->len && adw_combo_row_get_selected (ADW_COMBO_ROW (row)) == 0; i += 2)
        if (proposed->pdata[i] == person && (at = place_of (kept, proposed->pdata[i - 1])) != G_MAXUINT)
          adw_combo_row_set_selected (ADW_COMBO_ROW (row), at + 1);
      g_object_set_data_full (G_OBJECT (row), "person", keep_id (person), g_free);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      g_ptr_array_add (rows, row);
    }
  g_object_set_data_full (G_OBJECT (group), "rows", rows, (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data_full (G_OBJECT (group), "ids", ids, (GDestroyNotify) g_ptr_array_unref);
  return group;
}

/** along_who_is_who_pair: says to @merge who is chosen to be whom. */
gboolean
along_who_is_who_pair (GtkWidget *list, AlongMerge *merge, GError **error)
{
  GPtrArray *rows = g_object_get_data (G_OBJECT (list), "rows"), *ids = g_object_get_data (G_OBJECT (list), "ids");

  for (guint i = 0; i < rows->len; i++)
    {
      guint chosen = adw_combo_row_get_selected (rows->pdata[i]);
      const AlongId *person = g_object_get_data (rows->pdata[i], "person");

      if (chosen > 0 && chosen <= ids->len && !along_merge_pair (merge, *(const AlongId *) ids->pdata[chosen - 1], *person, error))
        return FALSE;
    }
  return TRUE;
}
