/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is in no picture and no GEDCOM file because nothing that these show leads to them. */
#include <string.h>

#include "along-gedcom-export.h"
#include "along-picture.h"

static AlongRecord *
add (AlongFamily *family, AlongKindId kind)
{
  AlongRecord *record = along_record_new (kind, along_id_new (), along_family_get_id (family));

  along_family_add (family, record);
  g_object_unref (record);
  return record;
}

static char *
svg_of (AlongFamily *family, const AlongPictureChoice *choice, char **left_out)
{
  g_autoptr (AlongPicture) picture = along_picture_new (family, NULL, choice);
  g_autoptr (GBytes) bytes = along_picture_to_bytes (picture, ALONG_PICTURE_SVG, 96, NULL, NULL, NULL);

  *left_out = g_strdup (along_picture_left_out (picture));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Neither a line or a home that stays here, nor that she carried the child, makes that somebody who is there by a secret goes out. */
static void
test_tied_by_what_stays (void)
{
  static const char *const names[] = { "Orla", "Una", "Cian", "Rhea" };
  const AlongGedcomExportParts plain = ALONG_GEDCOM_EXPORT_EVERYTHING & ~ALONG_GEDCOM_EXPORT_SECRETS;

  for (int way = 0; way < 4; way++) /* in private, violence, hiding, at home */
    {
      g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
      AlongGedcomExportParts parts[] = { ALONG_GEDCOM_EXPORT_STRUCTURE, plain & ~ALONG_GEDCOM_EXPORT_HOMES, plain, ALONG_GEDCOM_EXPORT_EVERYTHING };
      AlongPictureChoice choice = { .variant = ALONG_PICTURE_SHARE_SAFE, .flags = ALONG_GRAPH_WORKER, .day = along_day_from_ymd (2026, 3, 12) };
      AlongId ids[G_N_ELEMENTS (names)];
      AlongRecord *record;

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          record = add (family, ALONG_KIND_PERSON);
          along_record_set_text (record, ALONG_PERSON_P_NAME, names[i]);
          along_record_set_text (record, ALONG_PERSON_P_BORN, "1999-02-03");
          ids[i] = along_record_get_id (record);
        }
      along_record_set_bool (along_family_find (family, ALONG_KIND_PERSON, ids[0]), ALONG_PERSON_P_INDEX, TRUE);
      for (int i = 0; i < 2; i++)
        {
          record = add (family, ALONG_KIND_CHILD_LINK);
          along_record_set_ref (record, ALONG_CHILD_LINK_P_CHILD, ids[1]);
          along_record_set_ref (record, ALONG_CHILD_LINK_P_PARENT, ids[i == 0 ? 0 : 3]);
          along_record_set_enum (record, ALONG_CHILD_LINK_P_NATURE, i == 0 ? ALONG_CHILD_NATURE_BIRTH : ALONG_CHILD_NATURE_SURROGATE);
        }
      record = add (family, ALONG_KIND_PREGNANCY);
      along_record_set_ref (record, ALONG_PREGNANCY_P_MOTHER, ids[3]);
      along_record_set_refs (record, ALONG_PREGNANCY_P_BABIES, &ids[1], 1);
      along_record_set_enum (record, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
      record = add (family, ALONG_KIND_COUPLE);
      along_record_set_ref (record, ALONG_COUPLE_P_ONE, ids[0]);
      along_record_set_ref (record, ALONG_COUPLE_P_OTHER, ids[2]);
      along_record_set_enum (record, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_AFFAIR);
      along_record_set_enum (record, ALONG_COUPLE_P_STATE, ALONG_COUPLE_STATE_ENDED);
      if (way < 2)
        {
          record = add (family, ALONG_KIND_BOND);
          along_record_set_ref (record, ALONG_BOND_P_FROM, ids[0]);
          along_record_set_ref (record, ALONG_BOND_P_TO, ids[2]);
          along_record_set_enum (record, ALONG_BOND_P_KIND, way == 0 ? ALONG_BOND_CLOSE : ALONG_BOND_VIOLENCE);
          along_record_set_bool (record, ALONG_BOND_P_PRIVATE, way == 0);
        }
      else
        {
          AlongRecord *home = add (family, ALONG_KIND_HOUSEHOLD);

          for (int i = 0; i < 2; i++)
            {
              record = add (family, ALONG_KIND_MEMBERSHIP);
              along_record_set_ref (record, ALONG_MEMBERSHIP_P_HOUSEHOLD, along_record_get_id (home));
              along_record_set_ref (record, ALONG_MEMBERSHIP_P_PERSON, ids[i == 0 ? 0 : 2]);
            }
          if (way == 2)
            along_record_set_text (along_family_find (family, ALONG_KIND_PERSON, ids[2]), ALONG_PERSON_P_WHEREABOUTS, "in a refuge");
        }
      for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
        {
          g_autofree char *text = along_gedcom_from_family (family, ALONG_GEDCOM_7_0, parts[p], NULL, NULL);

          g_assert_true (strstr (text, "Orla") != NULL && strstr (text, "Una") != NULL);
          g_assert_cmpint (strstr (text, "Cian") != NULL, ==, p == 3 || (p == 2 && way == 3));
          g_assert_cmpint (strstr (text, "Rhea") != NULL, ==, p == 3);
        }
      for (int family_copy = 0; family_copy < 2; family_copy++)
        for (int homes = 0; homes < 2; homes++)
          {
            g_autofree char *left_out = NULL, *svg = NULL;
            gboolean stays = way == 3 && homes;

            choice.reader = family_copy ? ALONG_READER_FAMILY : ALONG_READER_PANEL;
            choice.person = family_copy ? ids[0] : ALONG_ID_NONE;
            choice.show = homes ? ALONG_GENOGRAM_ALL : ALONG_GENOGRAM_ALL & ~ALONG_GENOGRAM_HOMES;
            svg = svg_of (family, &choice, &left_out);
            g_assert_true (strstr (svg, "Orla") != NULL && strstr (svg, "Una") != NULL);
            g_assert_cmpint (strstr (svg, "Cian") != NULL, ==, stays);
            g_assert_null (strstr (svg, "Rhea"));
            g_assert_nonnull (strstr (left_out, stays ? "1 person who is no kin" : "2 people who are no kin"));
            g_assert_null (strstr (left_out, "loss"));
          }
    }
}

/* A loss that is not in the picture is told of, whoever else is not in it but would not be drawn so far away. */
static void
test_counted (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
  AlongPictureChoice choice = { .variant = ALONG_PICTURE_SHARE_SAFE, .flags = ALONG_GRAPH_WORKER, .day = along_day_from_ymd (2026, 3, 12),
                                .reader = ALONG_READER_PANEL, .show = ALONG_GENOGRAM_ALL, .steps = 1 };
  static const char *const names[] = { "Orla", "Una", "Ivo", "Cian", "Rhea" };
  AlongId ids[G_N_ELEMENTS (names)];
  g_autofree char *left_out = NULL, *svg = NULL;
  AlongRecord *record;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      record = add (family, ALONG_KIND_PERSON);
      along_record_set_text (record, ALONG_PERSON_P_NAME, names[i]);
      ids[i] = along_record_get_id (record);
    }
  along_record_set_bool (along_family_find (family, ALONG_KIND_PERSON, ids[0]), ALONG_PERSON_P_INDEX, TRUE);
  for (int i = 0; i < 2; i++) /* Una of Orla, Ivo of Una */
    {
      record = add (family, ALONG_KIND_CHILD_LINK);
      along_record_set_ref (record, ALONG_CHILD_LINK_P_CHILD, ids[i + 1]);
      along_record_set_ref (record, ALONG_CHILD_LINK_P_PARENT, ids[i]);
      along_record_set_enum (record, ALONG_CHILD_LINK_P_NATURE, ALONG_CHILD_NATURE_BIRTH);
    }
  for (int i = 0; i < 2; i++) /* Ivo's affairs, two steps away */
    {
      record = add (family, ALONG_KIND_COUPLE);
      along_record_set_ref (record, ALONG_COUPLE_P_ONE, ids[2]);
      along_record_set_ref (record, ALONG_COUPLE_P_OTHER, ids[3 + i]);
      along_record_set_enum (record, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_AFFAIR);
      along_record_set_enum (record, ALONG_COUPLE_P_STATE, ALONG_COUPLE_STATE_CURRENT);
    }
  record = add (family, ALONG_KIND_PREGNANCY);
  along_record_set_ref (record, ALONG_PREGNANCY_P_MOTHER, ids[0]);
  along_record_set_enum (record, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_MISCARRIAGE);
  along_record_set_text (record, ALONG_PREGNANCY_P_ENDED, "2023-05-01");
  svg = svg_of (family, &choice, &left_out);
  g_assert_nonnull (strstr (left_out, "1 loss"));
  g_assert_null (strstr (left_out, "no kin"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ties/tied-by-what-stays", test_tied_by_what_stays);
  g_test_add_func ("/ties/counted", test_counted);
  return g_test_run ();
}
