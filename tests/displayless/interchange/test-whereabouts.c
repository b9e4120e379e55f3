/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where somebody lives who must not be found is in no reader's copy. */
#include <string.h>

#include "along-picture.h"
#include "along-report.h"

static const AlongReader readers[] = { ALONG_READER_FAMILY, ALONG_READER_SOCIAL_WORKER, ALONG_READER_PANEL, ALONG_READER_COURT, ALONG_READER_MANAGER };

static AlongRecord *
add (AlongFamily *family, AlongKindId kind)
{
  AlongRecord *record = along_record_new (kind, along_id_new (), along_family_get_id (family));

  along_family_add (family, record);
  g_object_unref (record);
  return record;
}

static AlongRecord *
add_person (AlongFamily *family, const char *name)
{
  AlongRecord *person = add (family, ALONG_KIND_PERSON);

  along_record_set_text (person, ALONG_PERSON_P_NAME, name);
  return person;
}

static void
add_home (AlongFamily *family, const char *name, AlongRecord *one, AlongRecord *other)
{
  AlongRecord *home = add (family, ALONG_KIND_HOUSEHOLD), *people[] = { one, other };

  along_record_set_text (home, ALONG_HOUSEHOLD_P_NAME, name);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      AlongRecord *stay = add (family, ALONG_KIND_MEMBERSHIP);

      along_record_set_ref (stay, ALONG_MEMBERSHIP_P_HOUSEHOLD, along_record_get_id (home));
      along_record_set_ref (stay, ALONG_MEMBERSHIP_P_PERSON, along_record_get_id (people[i]));
    }
}

static void
add_living (AlongFamily *family, AlongRecord *child, AlongRecord *with, const char *words)
{
  AlongRecord *living = add (family, ALONG_KIND_LIVING);
  AlongId id = along_record_get_id (with);

  along_record_set_ref (living, ALONG_LIVING_P_CHILD, along_record_get_id (child));
  along_record_set_enum (living, ALONG_LIVING_P_LIVING, ALONG_LIVING_MOTHER);
  along_record_set_refs (living, ALONG_LIVING_P_WITH, &id, 1);
  along_record_set_text (living, ALONG_LIVING_P_WITH_TEXT, words);
}

/* Orla and Una, her child, are at Harbour House, which nobody may know; Cian and Ivo, his child, at Mill Lane. Orla is Cian's sister. */
static AlongFamily *
make_family (int what, AlongId *orla)
{
  AlongFamily *family = along_family_new (along_id_new ());
  AlongRecord *people[4], *mother = add_person (family, "Rhea");
  static const char *const names[] = { "Orla", "Una", "Cian", "Ivo" };
  static const int parents[] = { -1, 0, -1, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    people[i] = add_person (family, names[i]);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      AlongRecord *link = add (family, ALONG_KIND_CHILD_LINK);

      along_record_set_ref (link, ALONG_CHILD_LINK_P_CHILD, along_record_get_id (people[i]));
      along_record_set_ref (link, ALONG_CHILD_LINK_P_PARENT, along_record_get_id (parents[i] < 0 ? mother : people[parents[i]]));
      along_record_set_enum (link, ALONG_CHILD_LINK_P_NATURE, ALONG_CHILD_NATURE_BIRTH);
    }
  along_record_set_bool (people[0], ALONG_PERSON_P_INDEX, TRUE);
  along_record_set_text (people[0], what, "not to be told to anybody");
  along_record_set_text (people[0], ALONG_PERSON_P_ROLE, "mother; with the staff of Harbour House");
  add_home (family, "Harbour House", people[0], people[1]);
  add_home (family, "Mill Lane", people[2], people[3]);
  add_living (family, people[1], people[0], "staff of Harbour House");
  add_living (family, people[3], people[2], "and his grandmother");
  *orla = along_record_get_id (people[0]);
  return family;
}

static gboolean
has_home (AlongFamily *copy, const char *name)
{
  AlongRecord *home;

  ALONG_FOREACH (home, copy, ALONG_KIND_HOUSEHOLD)
    if (g_strcmp0 (along_record_get_text (home, ALONG_HOUSEHOLD_P_NAME), name) == 0)
      return TRUE;
  return FALSE;
}

/* The home, who lives there, and with whom the child does stay here; of others they go out, the family's own copy apart. */
static void
test_copies (void)
{
  static const int whats[] = { ALONG_PERSON_P_WHEREABOUTS, ALONG_PERSON_P_SAFETY };

  for (guint w = 0; w < G_N_ELEMENTS (whats); w++)
    for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
      {
        AlongId orla;
        g_autoptr (AlongFamily) family = make_family (whats[w], &orla);
        g_autoptr (AlongFamily) copy = along_report_readers_copy (family, readers[i], ALONG_ID_NONE, NULL, ALONG_TIE_HOMES, along_day_from_ymd (2026, 6, 30));
        AlongRecord *living;
        guint told = 0;

        g_assert_cmpuint (along_family_count (copy, ALONG_KIND_PERSON), ==, 5);
        g_assert_cmpuint (along_family_count (copy, ALONG_KIND_HOUSEHOLD), ==, 1);
        g_assert_cmpuint (along_family_count (copy, ALONG_KIND_MEMBERSHIP), ==, 2);
        g_assert_false (has_home (copy, "Harbour House"));
        g_assert_cmpstr (along_record_get_text (along_family_lookup (copy, orla), ALONG_PERSON_P_ROLE), ==, "mother");
        g_assert_cmpint (has_home (copy, "Mill Lane"), ==, readers[i] != ALONG_READER_FAMILY);
        g_assert_cmpuint (along_family_count (copy, ALONG_KIND_LIVING), ==, readers[i] == ALONG_READER_FAMILY ? 0 : 2);
        ALONG_FOREACH (living, copy, ALONG_KIND_LIVING)
          {
            g_assert_cmpint (along_record_get_enum (living, ALONG_LIVING_P_LIVING), ==, ALONG_LIVING_MOTHER);
            told += along_record_has (living, ALONG_LIVING_P_WITH) + along_record_has (living, ALONG_LIVING_P_WITH_TEXT);
            g_assert_cmpstr (along_record_get_text (living, ALONG_LIVING_P_WITH_TEXT), !=, "staff of Harbour House");
          }
        g_assert_cmpuint (told, ==, readers[i] == ALONG_READER_FAMILY ? 0 : 2);
      }
}

/* Whoever it is for, she does not hide from herself; that somebody of the family was chosen says nothing of a copy for others. */
static void
test_own_copy (void)
{
  AlongId orla;
  g_autoptr (AlongFamily) family = make_family (ALONG_PERSON_P_WHEREABOUTS, &orla);

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autoptr (AlongFamily) copy = along_report_readers_copy (family, readers[i], orla, NULL, ALONG_TIE_HOMES, along_day_from_ymd (2026, 6, 30));

      g_assert_cmpint (has_home (copy, "Harbour House"), ==, readers[i] == ALONG_READER_FAMILY);
      g_assert_cmpint (g_str_has_suffix (along_record_get_text (along_family_lookup (copy, orla), ALONG_PERSON_P_ROLE), "House"), ==,
                       readers[i] == ALONG_READER_FAMILY);
    }
}

/* Nor is the home in a picture of the record as it is, in its outlines or its words. */
static void
test_picture (void)
{
  AlongId orla;
  g_autoptr (AlongFamily) family = make_family (ALONG_PERSON_P_WHEREABOUTS, &orla);

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      AlongPictureChoice choice = { .reader = readers[i], .variant = ALONG_PICTURE_AS_IT_IS, .flags = ALONG_GRAPH_WORKER,
                                    .show = ALONG_GENOGRAM_ALL, .legend = TRUE, .day = along_day_from_ymd (2026, 6, 30) };
      g_autoptr (AlongPicture) picture = along_picture_new (family, NULL, &choice);
      g_autoptr (GBytes) bytes = along_picture_to_bytes (picture, ALONG_PICTURE_SVG, 96, NULL, NULL, NULL);
      g_autofree char *svg = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      g_assert_nonnull (strstr (svg, "Orla"));
      g_assert_null (strstr (svg, "Harbour"));
      g_assert_cmpint (strstr (svg, "Mill Lane") != NULL, ==, readers[i] != ALONG_READER_FAMILY);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/whereabouts/copies", test_copies);
  g_test_add_func ("/whereabouts/own-copy", test_own_copy);
  g_test_add_func ("/whereabouts/picture", test_picture);
  return g_test_run ();
}
