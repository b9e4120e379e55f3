/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A baby who was born and died within days: a loss in every copy, and the twin who lives is none. */
#include <glib/gstdio.h>
#include <string.h>

#include "along-demonstration.h"
#include "along-facts.h"
#include "along-gedcom-export.h"
#include "along-picture.h"
#include "along-report.h"
#include "along-restricted.h"

typedef struct
{
  AlongFamily *family;
  AlongRecord *mother, *living, *dead, *pregnancy;
  AlongPictureChoice choice;
} Twins;

static AlongRecord *
add (Twins *twins, AlongKindId kind)
{
  AlongRecord *record = along_record_new (kind, along_id_new (), along_family_get_id (twins->family));

  along_family_add (twins->family, record);
  g_object_unref (record);
  return record;
}

static AlongRecord *
add_person (Twins *twins, const char *name, const char *born, const char *died)
{
  AlongRecord *person = add (twins, ALONG_KIND_PERSON);

  along_record_set_text (person, ALONG_PERSON_P_NAME, name);
  along_record_set_text (person, ALONG_PERSON_P_BORN, born);
  if (died != NULL)
    along_record_set_text (person, ALONG_PERSON_P_DIED, died);
  return person;
}

static void
add_child (Twins *twins, AlongRecord *child)
{
  AlongRecord *link = add (twins, ALONG_KIND_CHILD_LINK);

  along_record_set_ref (link, ALONG_CHILD_LINK_P_CHILD, along_record_get_id (child));
  along_record_set_ref (link, ALONG_CHILD_LINK_P_PARENT, along_record_get_id (twins->mother));
  along_record_set_enum (link, ALONG_CHILD_LINK_P_NATURE, ALONG_CHILD_NATURE_BIRTH);
}

/* Orla's twins of 27 June: one lives, the other died on 29 June; the pregnancy is a birth, not a loss. */
static void
begin (Twins *twins)
{
  AlongId babies[2];
  AlongInstant now;

  *twins = (Twins){ .family = along_family_new (along_id_new ()) };
  twins->mother = add_person (twins, "Orla", "1999-02-03", NULL);
  along_record_set_bool (twins->mother, ALONG_PERSON_P_INDEX, TRUE);
  twins->living = add_person (twins, "Aoife", "2026-06-27", NULL);
  twins->dead = add_person (twins, "Lorcan", "2026-06-27", "2026-06-29");
  twins->pregnancy = add (twins, ALONG_KIND_PREGNANCY);
  babies[0] = along_record_get_id (twins->living);
  babies[1] = along_record_get_id (twins->dead);
  along_record_set_ref (twins->pregnancy, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (twins->mother));
  along_record_set_refs (twins->pregnancy, ALONG_PREGNANCY_P_BABIES, babies, 2);
  along_record_set_enum (twins->pregnancy, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
  add_child (twins, twins->living);
  add_child (twins, twins->dead);
  along_instant_parse (ALONG_DEMONSTRATION_NOW, &now);
  twins->choice = (AlongPictureChoice){ .reader = ALONG_READER_PANEL, .variant = ALONG_PICTURE_SHARE_SAFE, .flags = ALONG_GRAPH_WORKER,
                                        .show = ALONG_GENOGRAM_ALL, .legend = TRUE, .day = now.day, .now_ms = now.ms, .made_up = TRUE };
}

static char *
svg_of (Twins *twins, char **left_out)
{
  g_autoptr (AlongPicture) picture = along_picture_new (twins->family, NULL, &twins->choice);
  g_autoptr (GBytes) bytes = along_picture_to_bytes (picture, ALONG_PICTURE_SVG, 96, NULL, NULL, NULL);

  *left_out = g_strdup (along_picture_left_out (picture));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_newborn (void)
{
  static const struct
  {
    const char *born, *died;
    gboolean newborn;
  } rows[] = {
    { "2026-06-27", "2026-06-27", TRUE },   { "2026-06-01", "2026-06-28", TRUE },  { "2026-06-01", "2026-06-29", FALSE },
    { "2026-06", "2026-06", TRUE },         { "2026-06-27", "2026-06", TRUE },     { "2026-06", "2026-08", FALSE },
    { "2026", "2026", FALSE },              { "2026-06-27", NULL, FALSE },         { "2026-06-27", "2026-06-01", FALSE },
  };
  Twins twins;

  begin (&twins);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AlongRecord *person = add_person (&twins, "Una", rows[i].born, rows[i].died);

      g_assert_cmpint (along_facts_died_newborn (person), ==, rows[i].newborn);
      g_assert_false (along_record_is_restricted (person));
    }
  g_object_unref (twins.family);
}

/* Safe to share: neither the baby nor the death; the twin stays. As it is: whoever was chosen. */
static void
test_pictures (void)
{
  Twins twins;
  char dead[ALONG_ID_TEXT];
  const char *keys[] = { dead, NULL };

  begin (&twins);
  along_id_format (along_record_get_id (twins.dead), dead);
  for (int how = 0; how < 4; how++)
    {
      g_autofree char *left_out = NULL, *svg = NULL;
      gboolean chosen = how == 2;

      twins.choice.variant = how == 0 ? ALONG_PICTURE_SHARE_SAFE : ALONG_PICTURE_AS_IT_IS;
      twins.choice.reader = how == 3 ? ALONG_READER_FAMILY : ALONG_READER_PANEL;
      twins.choice.person = how == 3 ? along_record_get_id (twins.mother) : ALONG_ID_NONE;
      twins.choice.private_lines = how >= 2 ? keys : NULL;
      svg = svg_of (&twins, &left_out);
      g_assert_nonnull (strstr (svg, "Aoife"));
      g_assert_cmpint (strstr (svg, "Lorcan") != NULL, ==, chosen);
      g_assert_cmpint (strstr (svg, "NND") != NULL, ==, chosen);
      g_assert_cmpint (strstr (left_out, "1 loss") != NULL, ==, !chosen);
      g_assert_null (strstr (left_out, "no kin"));
    }
  g_object_unref (twins.family);
}

/* Who is listed to be chosen: such a baby once, by the pregnancy where all of it was lost. */
static void
test_chosen_once (void)
{
  Twins twins;

  begin (&twins);
  for (int lost = 0; lost < 2; lost++)
    {
      g_autoptr (GPtrArray) lines = NULL;
      char id[ALONG_ID_TEXT];

      along_record_set_enum (twins.pregnancy, ALONG_PREGNANCY_P_OUTCOME,
                             lost ? ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH : ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
      lines = along_report_private_lines (twins.family, NULL);
      along_id_format (along_record_get_id (lost ? twins.pregnancy : twins.dead), id);
      g_assert_cmpuint (lines->len, ==, 1);
      g_assert_cmpstr (((AlongReportLine *) lines->pdata[0])->key, ==, id);
    }
  g_object_unref (twins.family);
}

/* A birth all of whose babies died newborn goes with them, day, place and all: for others, and for the mother. */
static void
test_all_died (void)
{
  static const AlongReader readers[] = { ALONG_READER_PANEL, ALONG_READER_FAMILY };
  Twins twins;

  begin (&twins);
  g_assert_false (along_facts_nobody_lives (twins.family, twins.pregnancy));
  for (int both = 0; both < 2; both++)
    {
      if (both)
        along_record_set_text (twins.living, ALONG_PERSON_P_DIED, "2026-06-30");
      for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
        {
          g_autoptr (AlongFamily) copy = along_report_readers_copy (
            twins.family, readers[i], i == 1 ? along_record_get_id (twins.mother) : ALONG_ID_NONE, NULL, 0, twins.choice.day);

          g_assert_cmpint (along_family_find (copy, ALONG_KIND_PREGNANCY, along_record_get_id (twins.pregnancy)) == NULL, ==, both);
          g_assert_cmpint (along_family_find (copy, ALONG_KIND_PERSON, along_record_get_id (twins.living)) == NULL, ==, both);
          g_assert_null (along_family_find (copy, ALONG_KIND_PERSON, along_record_get_id (twins.dead)));
        }
    }
  {
    g_autoptr (GPtrArray) lines = along_report_private_lines (twins.family, NULL);

    g_assert_cmpuint (lines->len, ==, 1);
  }
  g_object_unref (twins.family);
}

/* The text of the first page for @reader. */
static char *
page_one (Twins *twins, AlongReader reader)
{
  g_autoptr (AlongFamily) team = along_family_new (ALONG_ID_NONE);
  AlongReportChoice choice = { .reader = reader, .made_up = TRUE, .sections = ALONG_REPORT_SUMMARY, .contacts_from = ALONG_DAY_NONE,
                               .now_ms = twins->choice.now_ms };
  g_autoptr (AlongReport) report = along_report_new (twins->family, team, &choice);
  g_autofree char *folder = g_dir_make_tmp ("along-newborn-XXXXXX", NULL), *path = g_build_filename (folder, "one.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const char *command[] = { "pdftotext", "-layout", path, "-", NULL };
  char *text = NULL;

  g_assert_true (along_report_write_pdf (report, file, NULL));
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, NULL));
  g_assert_true (g_file_delete (file, NULL, NULL));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return text;
}

/* Page 1 names the twin who lives, whoever comes first in the record; of a child who died it tells no age. */
static void
test_page_one (void)
{
  Twins twins;
  AlongId babies[2];
  AlongInstant born;
  g_autofree char *one = NULL, *none = NULL;

  begin (&twins);
  babies[0] = along_record_get_id (twins.dead);
  babies[1] = along_record_get_id (twins.living);
  born = along_instant_new_day (along_record_get_day (twins.dead, ALONG_PERSON_P_BORN));
  along_record_set_refs (twins.pregnancy, ALONG_PREGNANCY_P_BABIES, babies, 2);
  along_record_set_instant (twins.pregnancy, ALONG_PREGNANCY_P_BORN, &born);
  one = page_one (&twins, ALONG_READER_PANEL);
  g_assert_nonnull (strstr (one, "Aoife"));
  g_assert_nonnull (strstr (one, "born 27 June 2026"));
  g_assert_null (strstr (one, "Lorcan"));
  /* At six weeks: no newborn, so the birth stays in the copy. */
  along_record_set_text (twins.living, ALONG_PERSON_P_DIED, "2026-08-10");
  twins.choice.now_ms += 90 * G_GINT64_CONSTANT (86400000);
  none = page_one (&twins, ALONG_READER_PANEL);
  g_assert_nonnull (strstr (none, "Support since"));
  g_assert_null (strstr (none, "born 27 June 2026"));
  g_object_unref (twins.family);
}

/* With initials or numbers: no age that would give the day of birth or of death, in the drawing or in its words. The number of the
 * copy is any number, one like a year too. */
static void
test_ages_of_nobody (void)
{
  Twins twins;
  char dead[ALONG_ID_TEXT];

  begin (&twins);
  along_id_format (along_record_get_id (twins.dead), dead);
  add_child (&twins, add_person (&twins, "Cormac", "2026-02-24", NULL));
  add_child (&twins, add_person (&twins, "Sean", "2025-02-24", NULL));
  add_child (&twins, add_person (&twins, "Donal", "2024-01-10", "2024-05-20"));
  for (AlongPictureVariant variant = ALONG_PICTURE_INITIALS; variant <= ALONG_PICTURE_NUMBERS; variant++)
    {
      g_autofree char *left_out = NULL, *svg = NULL;

      twins.choice.variant = variant;
      svg = svg_of (&twins, &left_out);
      g_assert_nonnull (strstr (svg, "&lt;1"));
      g_assert_nonnull (strstr (svg, "under 1"));
      g_assert_false (g_regex_match_simple ("[0-9]+ (day|week|month)|>[0-9]+[dm]<|>(?!Copy )[^<]*\\b(19|20)[0-9][0-9]\\b[^<]*<", svg, 0, 0));
    }
  g_object_unref (twins.family);
}

static void
test_gedcom (void)
{
  Twins twins;

  begin (&twins);
  for (int target = ALONG_GEDCOM_5_5_1; target <= ALONG_GEDCOM_7_0; target++)
    {
      g_autofree char *structure = along_gedcom_from_family (twins.family, target, ALONG_GEDCOM_EXPORT_STRUCTURE, NULL, NULL);
      g_autofree char *chosen = along_gedcom_from_family (twins.family, target, ALONG_GEDCOM_EXPORT_PREGNANCIES, NULL, NULL);

      g_assert_null (strstr (structure, "Lorcan"));
      g_assert_null (strstr (structure, "29 JUN 2026"));
      g_assert_nonnull (strstr (structure, "Aoife"));
      g_assert_nonnull (strstr (chosen, "Lorcan"));
      g_assert_nonnull (strstr (chosen, "29 JUN 2026"));
    }
  g_object_unref (twins.family);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/newborn/who", test_newborn);
  g_test_add_func ("/newborn/pictures", test_pictures);
  g_test_add_func ("/newborn/chosen-once", test_chosen_once);
  g_test_add_func ("/newborn/all-died", test_all_died);
  g_test_add_func ("/newborn/page-one", test_page_one);
  g_test_add_func ("/newborn/ages-of-nobody", test_ages_of_nobody);
  g_test_add_func ("/newborn/gedcom", test_gedcom);
  return g_test_run ();
}
