/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "along-facts.h"
#include "along-gedcom-export.h"
#include "along-whole-file.h"
#include "picture-support.h"

/* --- What is sensitive --- */

typedef struct
{
  AlongFamily *family;
  AlongRecord *violence, *lost, *hidden;
} Hurt;

/* Orla and Finn, who hurt her; a loss; and Orla's sister, who must not be found, with her daughter in a home of their own. */
static void
hurt_family (Hurt *hurt)
{
  AlongFamily *family = along_family_new (along_id_new ());
  AlongRecord *orla = picture_add_person (family, "Orla", ALONG_GENDER_FEMALE), *finn = picture_add_person (family, "Finn", ALONG_GENDER_MALE), *couple, *home;
  AlongRecord *niece, *link;

  hurt->family = family;
  along_record_set_bool (orla, ALONG_PERSON_P_INDEX, TRUE);
  hurt->hidden = picture_add_person (family, "Maeve", ALONG_GENDER_FEMALE);
  along_record_set_text (hurt->hidden, ALONG_PERSON_P_WHEREABOUTS, "in a refuge");
  couple = picture_add (family, ALONG_KIND_COUPLE);
  along_record_set_ref (couple, ALONG_COUPLE_P_ONE, along_record_get_id (orla));
  along_record_set_ref (couple, ALONG_COUPLE_P_OTHER, along_record_get_id (finn));
  along_record_set_enum (couple, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_MARRIED);
  hurt->violence = picture_add (family, ALONG_KIND_BOND);
  along_record_set_ref (hurt->violence, ALONG_BOND_P_FROM, along_record_get_id (finn));
  along_record_set_ref (hurt->violence, ALONG_BOND_P_TO, along_record_get_id (orla));
  along_record_set_enum (hurt->violence, ALONG_BOND_P_KIND, ALONG_BOND_VIOLENCE);
  hurt->lost = picture_add (family, ALONG_KIND_PREGNANCY);
  along_record_set_ref (hurt->lost, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (orla));
  along_record_set_enum (hurt->lost, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_MISCARRIAGE);
  along_record_set_text (hurt->lost, ALONG_PREGNANCY_P_ENDED, "2023-05-01");
  home = picture_add (family, ALONG_KIND_HOUSEHOLD);
  along_record_set_text (home, ALONG_HOUSEHOLD_P_NAME, "Harbour House");
  niece = picture_add_person (family, "Una", ALONG_GENDER_FEMALE);
  link = picture_add (family, ALONG_KIND_CHILD_LINK);
  along_record_set_ref (link, ALONG_CHILD_LINK_P_CHILD, along_record_get_id (niece));
  along_record_set_ref (link, ALONG_CHILD_LINK_P_PARENT, along_record_get_id (hurt->hidden));
  for (int i = 0; i < 3; i++)
    {
      AlongRecord *membership = picture_add (family, ALONG_KIND_MEMBERSHIP);

      along_record_set_ref (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD, along_record_get_id (home));
      along_record_set_ref (membership, ALONG_MEMBERSHIP_P_PERSON, along_record_get_id (i == 0 ? orla : i == 1 ? hurt->hidden : niece));
    }
}

static char *
svg_of (AlongFamily *family, const AlongPictureChoice *choice, char **left_out)
{
  g_autoptr (AlongPicture) picture = along_picture_new (family, picture_team, choice);
  g_autoptr (GBytes) bytes = along_picture_to_bytes (picture, ALONG_PICTURE_SVG, 96, NULL, NULL, NULL);

  *left_out = g_strdup (along_picture_left_out (picture));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_sensitive (void)
{
  Hurt hurt;
  AlongPictureChoice choice;
  char bond[ALONG_ID_TEXT], loss[ALONG_ID_TEXT];
  const char *keys[] = { bond, loss, NULL };

  hurt_family (&hurt);
  along_id_format (along_record_get_id (hurt.violence), bond);
  along_id_format (along_record_get_id (hurt.lost), loss);
  choice = picture_usual (hurt.family);
  choice.flags |= ALONG_GRAPH_WITH_PRIVATE | ALONG_GRAPH_WITH_LOSSES;
  for (int how = 0; how < 4; how++)
    {
      g_autofree char *left_out = NULL, *svg = NULL;
      gboolean chosen = how == 2;

      choice.variant = how == 0 ? ALONG_PICTURE_SHARE_SAFE : ALONG_PICTURE_AS_IT_IS;
      choice.reader = how == 3 ? ALONG_READER_FAMILY : ALONG_READER_PANEL;
      choice.private_lines = how >= 2 ? keys : NULL;
      svg = svg_of (hurt.family, &choice, &left_out);
      g_assert_cmpint (strstr (svg, "iolence") != NULL, ==, chosen);
      g_assert_cmpint (strstr (svg, "MC") != NULL, ==, chosen);
      g_assert_cmpint (strstr (left_out, "1 private line") != NULL, ==, !chosen);
      /* where she lives who must not be found, no reader is told */
      g_assert_null (strstr (svg, "ives with Orla"));
      g_assert_null (strstr (svg, "Harbour House"));
      g_assert_nonnull (strstr (svg, "Maeve"));
    }
  g_object_unref (hurt.family);
}

/* An affair is no couple in a picture that goes round; of its child it is told whose child it is. */
static void
test_short_times (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
  AlongRecord *orla = picture_add_person (family, "Orla", ALONG_GENDER_FEMALE), *finn = picture_add_person (family, "Finn", ALONG_GENDER_MALE);
  AlongRecord *cian = picture_add_person (family, "Cian", ALONG_GENDER_MALE), *una = picture_add_person (family, "Una", ALONG_GENDER_FEMALE), *link;
  AlongPictureChoice choice = picture_usual (family);

  along_record_set_bool (orla, ALONG_PERSON_P_INDEX, TRUE);
  along_record_set_text (una, ALONG_PERSON_P_BORN, "2020-02-03");
  for (int i = 0; i < 2; i++)
    {
      AlongRecord *couple = picture_add (family, ALONG_KIND_COUPLE);

      along_record_set_ref (couple, ALONG_COUPLE_P_ONE, along_record_get_id (orla));
      along_record_set_ref (couple, ALONG_COUPLE_P_OTHER, along_record_get_id (i == 0 ? finn : cian));
      along_record_set_enum (couple, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_BRIEF);
      along_record_set_enum (couple, ALONG_COUPLE_P_STATE, ALONG_COUPLE_STATE_CURRENT);
      if (i > 0)
        continue;
      link = picture_add (family, ALONG_KIND_CHILD_LINK);
      along_record_set_ref (link, ALONG_CHILD_LINK_P_CHILD, along_record_get_id (una));
      along_record_set_ref (link, ALONG_CHILD_LINK_P_COUPLE, along_record_get_id (couple));
    }
  for (int how = 0; how < 3; how++)
    {
      g_autofree char *left_out = NULL, *svg = NULL;

      choice.variant = how == 0 ? ALONG_PICTURE_SHARE_SAFE : ALONG_PICTURE_AS_IT_IS;
      choice.reader = how == 2 ? ALONG_READER_FAMILY : ALONG_READER_PANEL;
      svg = svg_of (family, &choice, &left_out);
      g_assert_cmpint (strstr (svg, "riefly with") != NULL, ==, how == 1);
      g_assert_cmpint (strstr (svg, "arent together with Finn") != NULL, ==, how != 1);
      g_assert_null (strstr (svg, "arent together with Cian"));
      g_assert_cmpint (strstr (svg, "Cian") != NULL, ==, how == 1);
      g_assert_cmpint (strstr (left_out, "short times and doubts") != NULL, ==, how != 1);
    }
}

/* Who may be the father is nobody of a picture that goes round; nor are foster carers of one that says nothing of care. */
static void
test_doubts_and_carers (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
  AlongRecord *orla = picture_add_person (family, "Orla", ALONG_GENDER_FEMALE), *finn = picture_add_person (family, "Finn", ALONG_GENDER_MALE);
  AlongRecord *una = picture_add_person (family, "Una", ALONG_GENDER_FEMALE), *sue = picture_add_person (family, "Sue", ALONG_GENDER_FEMALE), *care;
  AlongId carer = along_record_get_id (sue);
  AlongPictureChoice choice = picture_usual (family);

  along_record_set_bool (orla, ALONG_PERSON_P_INDEX, TRUE);
  along_record_set_text (una, ALONG_PERSON_P_BORN, "2020-02-03");
  for (int i = 0; i < 2; i++)
    {
      AlongRecord *link = picture_add (family, ALONG_KIND_CHILD_LINK);

      along_record_set_ref (link, ALONG_CHILD_LINK_P_CHILD, along_record_get_id (una));
      along_record_set_ref (link, ALONG_CHILD_LINK_P_PARENT, along_record_get_id (i == 0 ? orla : finn));
      along_record_set_enum (link, ALONG_CHILD_LINK_P_NATURE, i == 0 ? ALONG_CHILD_NATURE_BIRTH : ALONG_CHILD_NATURE_UNCERTAIN);
    }
  care = picture_add (family, ALONG_KIND_CARE_LINK);
  along_record_set_ref (care, ALONG_CARE_LINK_P_CHILD, along_record_get_id (una));
  along_record_set_refs (care, ALONG_CARE_LINK_P_CARERS, &carer, 1);
  along_record_set_enum (care, ALONG_CARE_LINK_P_KIND, ALONG_CARE_KIND_FOSTER);
  for (int how = 0; how < 4; how++)
    {
      g_autofree char *left_out = NULL, *svg = NULL;

      choice.variant = how == 0 ? ALONG_PICTURE_SHARE_SAFE : ALONG_PICTURE_AS_IT_IS;
      choice.reader = how == 2 ? ALONG_READER_FAMILY : ALONG_READER_PANEL;
      if (how == 3)
        choice.flags &= ~ALONG_GRAPH_WITH_CARE;
      svg = svg_of (family, &choice, &left_out);
      g_assert_cmpint (strstr (svg, "Finn") != NULL, ==, how == 1 || how == 3);
      g_assert_cmpint (strstr (svg, "Sue") != NULL, ==, how < 2);
      g_assert_nonnull (strstr (svg, "Una"));
      /* They are no losses. */
      g_assert_null (strstr (left_out, "loss"));
      g_assert_cmpint (strstr (left_out, "no kin") != NULL, ==, how != 1);
    }
}

/* What is left out is told on the screen alone: paper says the same of every copy. */
static void
test_not_told (void)
{
  Hurt hurt;
  AlongPictureChoice choice;
  AlongPicturePaper paper = { .words = TRUE };

  hurt_family (&hurt);
  choice = picture_usual (hurt.family);
  for (int ecomap = 0; ecomap < 2; ecomap++)
    {
      g_autoptr (AlongPicture) picture = NULL;
      g_autoptr (AlongPicturePages) pages = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *path = NULL, *text = NULL;

      choice.ecomap = ecomap;
      picture = along_picture_new (hurt.family, picture_team, &choice);
      if (!ecomap)
        g_assert_nonnull (strstr (along_picture_left_out (picture), "1 private line, 1 loss"));
      pages = along_picture_pages_new (picture, &paper);
      bytes = along_picture_pages_to_pdf (pages, NULL, NULL);
      path = picture_keep (bytes, "not-told.pdf");
      text = picture_text_of_pdf (path);
      g_assert_nonnull (strstr (text, "may be left out of this copy"));
      g_assert_null (strstr (text, "Left out"));
      g_assert_null (strstr (text, "private"));
      g_assert_null (strstr (text, "loss"));
    }
  g_object_unref (hurt.family);
}

/* A home is drawn, but not what it is called: that may be a street. */
static void
test_street (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
  AlongRecord *home = picture_add (family, ALONG_KIND_HOUSEHOLD);
  AlongPictureChoice choice = picture_usual (family);
  AlongId orla = ALONG_ID_NONE;

  along_record_set_text (home, ALONG_HOUSEHOLD_P_NAME, "Mill Lane");
  for (int i = 0; i < 2; i++)
    {
      AlongRecord *person = picture_add_person (family, i == 0 ? "Orla" : "Finn", i == 0 ? ALONG_GENDER_FEMALE : ALONG_GENDER_MALE);
      AlongRecord *membership = picture_add (family, ALONG_KIND_MEMBERSHIP);

      along_record_set_ref (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD, along_record_get_id (home));
      along_record_set_ref (membership, ALONG_MEMBERSHIP_P_PERSON, along_record_get_id (person));
      if (i == 0)
        orla = along_record_get_id (person);
    }
  along_record_set_bool (along_family_find (family, ALONG_KIND_PERSON, orla), ALONG_PERSON_P_INDEX, TRUE);
  for (int how = 0; how < 4; how++)
    {
      g_autofree char *left_out = NULL, *svg = NULL;

      choice.variant = how == 0 ? ALONG_PICTURE_SHARE_SAFE : ALONG_PICTURE_AS_IT_IS;
      choice.reader = how < 2 ? ALONG_READER_PANEL : ALONG_READER_FAMILY;
      choice.person = how == 3 ? orla : ALONG_ID_NONE;
      svg = svg_of (family, &choice, &left_out);
      /* Those who live there may read what they call it. */
      g_assert_cmpint (strstr (svg, "Mill Lane") != NULL, ==, how == 1 || how == 3);
      g_assert_nonnull (strstr (svg, "ives with Finn"));
      if (how == 0)
        g_assert_nonnull (strstr (left_out, "what homes are called"));
    }
}

/* Who is in no picture that goes round is in no GEDCOM file either in which nothing else was chosen; with what was chosen they are. */
static void
test_gedcom_too (void)
{
  static const char *const names[] = { "Orla", "Una", "Finn", "Cian", "Sue", "Still", "Nia" };
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
  AlongId ids[G_N_ELEMENTS (names)];
  AlongRecord *record;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    ids[i] = along_record_get_id (picture_add_person (family, names[i], ALONG_GENDER_UNKNOWN));
  along_record_set_bool (along_family_find (family, ALONG_KIND_PERSON, ids[0]), ALONG_PERSON_P_INDEX, TRUE);
  for (int i = 0; i < 2; i++)
    {
      record = picture_add (family, ALONG_KIND_CHILD_LINK);
      along_record_set_ref (record, ALONG_CHILD_LINK_P_CHILD, ids[1]);
      along_record_set_ref (record, ALONG_CHILD_LINK_P_PARENT, ids[i == 0 ? 0 : 2]);
      along_record_set_enum (record, ALONG_CHILD_LINK_P_NATURE, i == 0 ? ALONG_CHILD_NATURE_BIRTH : ALONG_CHILD_NATURE_UNCERTAIN);
    }
  record = picture_add (family, ALONG_KIND_COUPLE);
  along_record_set_ref (record, ALONG_COUPLE_P_ONE, ids[0]);
  along_record_set_ref (record, ALONG_COUPLE_P_OTHER, ids[3]);
  along_record_set_enum (record, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_AFFAIR);
  along_record_set_enum (record, ALONG_COUPLE_P_STATE, ALONG_COUPLE_STATE_ENDED);
  record = picture_add (family, ALONG_KIND_CARE_LINK);
  along_record_set_ref (record, ALONG_CARE_LINK_P_CHILD, ids[1]);
  along_record_set_refs (record, ALONG_CARE_LINK_P_CARERS, &ids[4], 1);
  along_record_set_enum (record, ALONG_CARE_LINK_P_KIND, ALONG_CARE_KIND_FOSTER);
  for (int i = 5; i < 7; i++)
    {
      record = picture_add (family, ALONG_KIND_PREGNANCY);
      along_record_set_ref (record, ALONG_PREGNANCY_P_MOTHER, ids[0]);
      along_record_set_refs (record, ALONG_PREGNANCY_P_BABIES, &ids[i], 1);
      along_record_set_enum (record, ALONG_PREGNANCY_P_OUTCOME, i == 5 ? ALONG_PREGNANCY_OUTCOME_STILLBIRTH : ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH);
      along_record_set_text (along_family_find (family, ALONG_KIND_PERSON, ids[i]), ALONG_PERSON_P_DIED, "2022-02-03");
    }
  for (int target = ALONG_GEDCOM_5_5_1; target <= ALONG_GEDCOM_7_0; target++)
    {
      g_autofree char *structure = along_gedcom_from_family (family, target, ALONG_GEDCOM_EXPORT_STRUCTURE, NULL, NULL);
      g_autofree char *all = along_gedcom_from_family (family, target, ALONG_GEDCOM_EXPORT_EVERYTHING, NULL, NULL), *left_out = NULL, *svg = NULL;
      AlongPictureChoice choice = picture_usual (family);

      choice.flags &= ~ALONG_GRAPH_WITH_CARE;
      svg = svg_of (family, &choice, &left_out);
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_assert_cmpint (strstr (structure, names[i]) != NULL, ==, i < 2);
          g_assert_cmpint (strstr (svg, names[i]) != NULL, ==, i < 2);
          g_assert_nonnull (strstr (all, names[i]));
        }
    }
}

/* A picture that nobody waits for any more is not laid out; it can be, later. */
static void
test_cancelled_layout (void)
{
  g_autoptr (AlongFamily) family = picture_family ("s1-family");
  AlongPictureChoice choice = picture_usual (family);
  g_autoptr (AlongPicture) picture = along_picture_new (family, picture_team, &choice);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (along_picture_lay_out (picture, cancellable));
  g_assert_true (along_picture_lay_out (picture, NULL));
  bytes = along_picture_to_bytes (picture, ALONG_PICTURE_SVG, 96, NULL, NULL, NULL);
  g_assert_nonnull (bytes);
}

/* What is left out is called what it is: to Nuala Orla's pregnancy is somebody else's. */
static void
test_whose_pregnancy (void)
{
  AlongFamily *family = along_family_new (along_id_new ());
  AlongRecord *mother = picture_add_person (family, "Orla", ALONG_GENDER_FEMALE), *hers = picture_add_person (family, "Nuala", ALONG_GENDER_FEMALE), *pregnancy, *edd;
  AlongPictureChoice choice = picture_usual (family);
  g_autofree char *own = NULL, *others = NULL, *svg = NULL, *other = NULL;

  along_record_set_bool (mother, ALONG_PERSON_P_INDEX, TRUE);
  pregnancy = picture_add (family, ALONG_KIND_PREGNANCY);
  along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (mother));
  along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_OPEN);
  edd = picture_add (family, ALONG_KIND_EDD);
  along_record_set_ref (edd, ALONG_EDD_P_PREGNANCY, along_record_get_id (pregnancy));
  along_record_set_text (edd, ALONG_EDD_P_EDD, "2026-09-01");
  along_record_set_bool (edd, ALONG_EDD_P_BEST, TRUE);
  choice.reader = ALONG_READER_FAMILY;
  choice.person = along_record_get_id (mother);
  svg = svg_of (family, &choice, &own);
  g_assert_nonnull (strstr (svg, "EDD"));
  g_assert_cmpstr (own, ==, "Left out for this reader: nothing.");
  choice.person = along_record_get_id (hers);
  other = svg_of (family, &choice, &others);
  g_assert_null (strstr (other, "EDD"));
  g_assert_cmpstr (others, ==, "Left out for this reader: 1 pregnancy.");
  g_object_unref (family);
}

/* --- What it looks like --- */

/* Elements that close, and only characters that XML 1.0 has. */
static void
check_xml (GBytes *bytes)
{
  static const GMarkupParser parser = { NULL };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (strlen (text), ==, g_bytes_get_size (bytes));
  g_assert_true (g_markup_parse_context_parse (context, text, -1, &error));
  g_assert_no_error (error);
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_no_error (error);
  g_assert_null (strstr (text, "&#"));
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      g_assert_true (letter == '\n' || (letter >= 0x20 && letter < 0x7f) || (letter >= 0xa0 && letter <= 0xd7ff) || (letter >= 0xe000 && letter <= 0xfffd)
                     || letter >= 0x10000);
    }
}

static void
check_svg (AlongFamily *family, const char *name)
{
  AlongPictureChoice choice = picture_usual (family);
  g_autoptr (AlongPicture) picture = along_picture_new (family, picture_team, &choice);
  g_autoptr (GBytes) bytes = along_picture_to_bytes (picture, ALONG_PICTURE_SVG, 96, NULL, NULL, NULL);
  g_autofree char *path = picture_keep (bytes, name);
  AlongScene *scene = along_picture_scene (picture);
  double width, height;

  check_xml (bytes);
  along_scene_get_size (scene, &width, &height);
  for (guint i = 0; i < along_scene_get_n_shapes (scene); i++)
    {
      AlongShape shape;

      along_scene_peek_shape (scene, i, &shape);
      g_assert_cmpfloat (shape.bounds.x, >=, 0);
      g_assert_cmpfloat (shape.bounds.y, >=, 0);
      g_assert_cmpfloat (shape.bounds.x + shape.bounds.width, <=, width);
      g_assert_cmpfloat (shape.bounds.y + shape.bounds.height, <=, height);
    }
}

static void
test_whole (void)
{
  for (guint s = 0; s < PICTURE_N_STORIES; s++)
    {
      g_autoptr (AlongFamily) family = picture_family (picture_stories[s]);
      g_autofree char *name = g_strdup_printf ("whole-%s.svg", picture_stories[s]);

      check_svg (family, name);
    }
}

static void
test_hostile_names (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
  g_autofree char *endless = g_strnfill (10000, 'x');
  const char *names[] = { "\u202eevil\u202c <b>&\"'</b>", "\u0645\u0631\u064a\u0645 \u0627\u0644\u0633\u064a\u062f", "Z\u0335\u0321\u0322a\u0301\u0302\u0303l",
                          "tab\there\nline", "nul\x01\x1f\x7f\xc2\x85", "\xef\xbf\xbe\xef\xbf\xbf", "\U0001F476", endless };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    picture_add_person (family, names[i], ALONG_GENDER_UNKNOWN);
  check_svg (family, "hostile.svg");
}

/* The ecomap takes the same ways out: who comes is named, and no private line of harm is. */
static void
test_ecomap (void)
{
  g_autoptr (AlongFamily) family = picture_family ("s1-family");
  AlongPictureChoice choice = picture_usual (family);
  g_autoptr (AlongPicture) picture = NULL;
  g_autofree char *text = NULL, *name = NULL;
  AlongRecord *professional;
  guint named = 0;

  choice.ecomap = TRUE;
  picture = along_picture_new (family, picture_team, &choice);
  text = picture_everything (picture, "ecomap");
  name = along_picture_file_name (picture, ALONG_PICTURE_PDF);
  ALONG_FOREACH (professional, family, ALONG_KIND_PROFESSIONAL)
    named += strstr (text, along_record_get_text (professional, ALONG_PROFESSIONAL_P_ROLE)) != NULL;
  g_assert_cmpuint (named, >, 0);
  g_assert_nonnull (strstr (text, "Ecomap on 30 June 2026"));
  g_assert_nonnull (strstr (text, "made-up family"));
  g_assert_nonnull (strstr (text, "At home: "));
  g_assert_nonnull (strstr (name, "ecomap.pdf"));
}

/* Where somebody hides no copy guesses who lives with her. */
static void
test_ecomap_of_hidden (void)
{
  Hurt hurt;
  AlongPictureChoice choice;
  AlongRecord *person;

  hurt_family (&hurt);
  ALONG_FOREACH (person, hurt.family, ALONG_KIND_PERSON)
    if (along_record_get_bool (person, ALONG_PERSON_P_INDEX))
      along_record_set_text (person, ALONG_PERSON_P_WHEREABOUTS, "in a refuge");
  choice = picture_usual (hurt.family);
  choice.ecomap = TRUE;
  {
    g_autoptr (AlongPicture) picture = along_picture_new (hurt.family, picture_team, &choice);
    g_autofree char *text = picture_everything (picture, "ecomap-of-hidden");

    g_assert_nonnull (strstr (text, "Household: Orla"));
    g_assert_null (strstr (text, "written down"));
    g_assert_null (strstr (text, "Finn"));
  }
  g_object_unref (hurt.family);
}

/* --- When it cannot be written --- */

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_not_written (void)
{
  g_autofree char *folder = g_build_filename (picture_top, "full", NULL), *path = g_build_filename (folder, "there.svg", NULL), *data = g_strnfill (300000, 'a');
  g_autofree char *text = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path), away = NULL, child = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  struct rlimit limit, small;

  g_mkdir (folder, 0700);
  g_assert_true (along_whole_file_write (file, "before", 6, NULL, &error));
  g_assert_no_error (error);
  /* No room: as on a full disk the last bytes do not go in. */
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &limit);
  small = limit;
  small.rlim_cur = 100000;
  setrlimit (RLIMIT_FSIZE, &small);
  g_assert_false (along_whole_file_write (file, data, 300000, NULL, &error));
  setrlimit (RLIMIT_FSIZE, &limit);
  g_assert_nonnull (strstr (error->message, "There is no room left"));
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (along_whole_file_write (file, data, 300000, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  away = g_file_get_child (file, "below a file.svg");
  g_assert_false (along_whole_file_write (away, data, 10, NULL, &error));
  g_assert_nonnull (strstr (error->message, "Choose another"));
  g_clear_error (&error);
  child = g_file_new_for_path (folder);
  g_assert_false (along_whole_file_write (child, data, 10, NULL, &error));
  g_assert_nonnull (strstr (error->message, "A folder has that name"));
  /* What was there is there, and nothing else. */
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "before");
  g_assert_cmpuint (count_files (folder), ==, 1);
}

/* A picture that would be too large is made smaller, and what is stopped is not made. */
static void
test_large_image (void)
{
  g_autoptr (AlongFonts) fonts = along_fonts_new (NULL, 14);
  g_autoptr (AlongScene) scene = along_scene_new (fonts);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  along_scene_set_size (scene, 40000, 20000);
  along_scene_circle (scene, 20000, 10000, 9000);
  along_scene_stroke (scene, "person-outline");
  g_assert_cmpfloat (along_scene_png_scale (scene, 2) * along_scene_png_scale (scene, 2) * 40000 * 20000, <=, 200e6 + 1);
  g_cancellable_cancel (cancellable);
  g_assert_null (along_scene_to_png (scene, ALONG_LOOK_LIGHT, 2, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture/short-times", test_short_times);
  g_test_add_func ("/picture/doubts-and-carers", test_doubts_and_carers);
  g_test_add_func ("/picture/not-told", test_not_told);
  g_test_add_func ("/picture/street", test_street);
  g_test_add_func ("/picture/gedcom-too", test_gedcom_too);
  g_test_add_func ("/picture/cancelled-layout", test_cancelled_layout);
  g_test_add_func ("/picture/sensitive", test_sensitive);
  g_test_add_func ("/picture/whose-pregnancy", test_whose_pregnancy);
  g_test_add_func ("/picture/whole", test_whole);
  g_test_add_func ("/picture/hostile-names", test_hostile_names);
  g_test_add_func ("/picture/ecomap", test_ecomap);
  g_test_add_func ("/picture/ecomap-of-hidden", test_ecomap_of_hidden);
  g_test_add_func ("/picture/not-written", test_not_written);
  g_test_add_func ("/picture/large-image", test_large_image);
  return picture_run ();
}
