/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-readers.h"

#include <glib/gi18n-lib.h>

#include "along-facts.h"

/* Whoever is older can be given a copy. */
#define GROWN_YEARS 16

/** along_readers_model: (transfer full): their words; training is a reader of made-up families only. */
GtkStringList *
along_readers_model (AlongSession *session)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  for (AlongReader reader = 0; reader < ALONG_N_READERS; reader++)
    if (reader != ALONG_READER_TRAINER || along_session_is_demonstration (session))
      gtk_string_list_append (words, along_reader_words (reader));
  return words;
}

/** along_readers_at: who stands in a row of along_readers_model(). */
AlongReader
along_readers_at (AlongSession *session, guint row)
{
  return !along_session_is_demonstration (session) && row >= ALONG_READER_TRAINER ? row + 1 : row;
}

/** along_readers_people: (transfer full) (element-type AlongRecord): whose the family's copy can be, parents first. */
GPtrArray *
along_readers_people (AlongFamily *family)
{
  g_autoptr (GPtrArray) parents = along_facts_parents (family);
  GPtrArray *people = g_ptr_array_new_with_free_func (g_object_unref);
  AlongRecord *person;

  for (guint i = 0; i < parents->len; i++)
    g_ptr_array_add (people, g_object_ref (parents->pdata[i]));
  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    {
      int born = along_record_get_day (person, ALONG_PERSON_P_BORN);

      if (born != ALONG_DAY_NONE && born <= along_family_today (family) - GROWN_YEARS * 366 && !along_record_has (person, ALONG_PERSON_P_DIED)
          && !g_ptr_array_find (people, person, NULL))
        g_ptr_array_add (people, g_object_ref (person));
    }
  return people;
}

/** along_readers_people_model: (transfer full): their names; the first row asks to choose. */
GtkStringList *
along_readers_people_model (GPtrArray *people)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, _ ("Choose somebody"));
  for (guint i = 0; i < people->len; i++)
    gtk_string_list_append (words, along_record_get_text (people->pdata[i], ALONG_PERSON_P_NAME));
  return words;
}

/** along_readers_person_at: nobody is chosen before somebody chooses. */
AlongId
along_readers_person_at (GPtrArray *people, guint row)
{
  return row == 0 || row > people->len ? ALONG_ID_NONE : along_record_get_id (people->pdata[row - 1]);
}
