/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "along-demo.h"
#include "along-demonstration.h"
#include "along-facts.h"
#include "along-gedcom-export.h"
#include "along-picture.h"
#include "along-store.h"
#include "along-whole-file.h"

static AlongStore *store;
static AlongFamily *team;
static char *top;

static const char *const stories[] = { "s1-family", "s2-family", "s3-family", "s4-family", "s5-family" };

static AlongFamily *
load (const char *name)
{
  g_autofree char *text = g_strconcat ("urn:alongside:story:", name, NULL);
  AlongFamily *family = along_store_load_sync (store, along_id_from_name (text), NULL, NULL);

  g_assert_nonnull (family);
  return family;
}

static AlongPictureChoice
usual (AlongFamily *family)
{
  AlongInstant now;

  along_instant_parse (ALONG_DEMONSTRATION_NOW, &now);
  return (AlongPictureChoice){ .reader = ALONG_READER_PANEL, .variant = ALONG_PICTURE_SHARE_SAFE, .flags = ALONG_GRAPH_WORKER,
                               .show = ALONG_GENOGRAM_ALL, .legend = TRUE, .day = now.day, .now_ms = now.ms, .made_up = TRUE,
                               .author = "Hannah Kilburn" };
}

static char *
run (const char *const *command)
{
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return out;
}

/* Under ALONG_PICTURES the files stay, to be looked at. */
static char *
file_name (const char *name)
{
  return g_build_filename (g_getenv ("ALONG_PICTURES") != NULL ? g_getenv ("ALONG_PICTURES") : top, name, NULL);
}

static char *
keep (GBytes *bytes, const char *name)
{
  char *path = file_name (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  gsize length;
  const void *data;

  g_assert_nonnull (bytes);
  data = g_bytes_get_data (bytes, &length);
  g_assert_true (along_whole_file_write (file, data, length, NULL, &error));
  g_assert_no_error (error);
  return path;
}

static char *
text_of_pdf (const char *path)
{
  g_autofree char *words = run ((const char *const[]){ "pdftotext", "-layout", path, "-", NULL });
  g_autofree char *about = run ((const char *const[]){ "pdfinfo", path, NULL });

  return g_strconcat (words, about, NULL);
}

/* A picture in every way it can leave, as text; what a PNG says besides its dots too. */
static char *
everything (AlongPicture *picture, const char *name)
{
  GString *all = g_string_new (NULL);
  AlongPicturePaper paper = { .words = TRUE };
  g_autoptr (AlongPicturePages) pages = NULL;

  for (AlongPictureFormat format = ALONG_PICTURE_PDF; format <= ALONG_PICTURE_PNG; format++)
    {
      g_autoptr (GBytes) bytes = along_picture_to_bytes (picture, format, 96, NULL, NULL, NULL);
      g_autofree char *called = g_strconcat (name, along_picture_ending (format), NULL);
      g_autofree char *path = keep (bytes, called), *file = along_picture_file_name (picture, format), *text = NULL;
      gsize length;

      if (format == ALONG_PICTURE_PDF)
        text = text_of_pdf (path);
      else
        g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      if (format == ALONG_PICTURE_PNG)
        {
          /* Sizes, dots an inch, image data, end: nothing else. */
          g_assert_null (g_strstr_len (text, (gssize) length, "tEXt"));
          g_assert_null (g_strstr_len (text, (gssize) length, "iTXt"));
        }
      else
        g_string_append (all, text);
      g_string_append_printf (all, "\n%s\n", file);
    }
  pages = along_picture_pages_new (picture, &paper);
  {
    g_autoptr (GBytes) bytes = along_picture_pages_to_pdf (pages, NULL, NULL);
    g_autofree char *called = g_strconcat (name, "-pages.pdf", NULL), *path = keep (bytes, called), *text = text_of_pdf (path);
    g_autofree char *described = along_picture_describe (picture, "PDF", NULL);

    g_string_append (all, text);
    g_string_append (all, described);
  }
  return g_string_free (all, FALSE);
}

/* --- Nobody can be known by it --- */

static void
add_words (GPtrArray *words, const char *text)
{
  g_auto (GStrv) parts = text != NULL ? g_strsplit_set (text, " -–—,.'’()", -1) : NULL;

  for (char **part = parts; part != NULL && *part != NULL; part++)
    {
      g_autofree char *folded = g_utf8_casefold (*part, -1);

      /* An unborn baby is called so in every family. */
      if (g_utf8_strlen (*part, -1) > 1 && !g_str_equal (folded, "baby") && !g_str_equal (folded, "unborn") && !g_str_equal (folded, "unknown"))
        g_ptr_array_add (words, g_strdup (*part));
    }
}

static GPtrArray *
names_of (AlongFamily *family)
{
  static const int person[] = { ALONG_PERSON_P_NAME, ALONG_PERSON_P_GIVEN, ALONG_PERSON_P_SURNAME, ALONG_PERSON_P_PREFERRED, ALONG_PERSON_P_PRONOUNCED };
  static const int of_family[] = { ALONG_FAMILY_P_NAME, ALONG_FAMILY_P_REFERENCE, ALONG_FAMILY_P_HOME };
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  AlongRecord *record;

  ALONG_FOREACH (record, family, ALONG_KIND_PERSON)
    {
      for (guint i = 0; i < G_N_ELEMENTS (person); i++)
        add_words (words, along_record_get_text (record, person[i]));
      /* "child" is a word, "Jade’s mum" is somebody. */
      if (along_record_has (record, ALONG_PERSON_P_ROLE) && strchr (along_record_get_text (record, ALONG_PERSON_P_ROLE), ' ') != NULL)
        g_ptr_array_add (words, g_strdup (along_record_get_text (record, ALONG_PERSON_P_ROLE)));
    }
  ALONG_FOREACH (record, family, ALONG_KIND_ALIAS)
    add_words (words, along_record_get_text (record, ALONG_ALIAS_P_NAME));
  ALONG_FOREACH (record, family, ALONG_KIND_HOUSEHOLD)
    g_ptr_array_add (words, g_strdup (along_record_get_text (record, ALONG_HOUSEHOLD_P_NAME)));
  ALONG_FOREACH (record, family, ALONG_KIND_FAMILY)
    for (guint i = 0; i < G_N_ELEMENTS (of_family); i++)
      if (along_record_has (record, of_family[i]))
        g_ptr_array_add (words, g_strdup (along_record_get_text (record, of_family[i])));
  return words;
}

static gboolean
has_word (const char *text, const char *word)
{
  g_autofree char *escaped = g_regex_escape_string (word, -1), *pattern = g_strdup_printf ("(?<![\\p{L}\\d])%s(?![\\p{L}\\d])", escaped);

  return g_regex_match_simple (pattern, text, G_REGEX_CASELESS, 0);
}

static void
test_nameless (void)
{
  for (guint s = 0; s < G_N_ELEMENTS (stories); s++)
    for (AlongPictureVariant variant = ALONG_PICTURE_INITIALS; variant <= ALONG_PICTURE_NUMBERS; variant++)
      {
        g_autoptr (AlongFamily) family = load (stories[s]);
        AlongPictureChoice choice = usual (family);
        g_autoptr (AlongPicture) picture = NULL;
        g_autofree char *text = NULL, *said = NULL, *numbers = NULL, *name = g_strdup_printf ("nameless-%s-%d", stories[s], variant);
        g_autoptr (GRegex) element = NULL;
        g_autoptr (GPtrArray) names = names_of (family);
        AlongRecord *record;

        choice.variant = variant;
        picture = along_picture_new (family, team, &choice);
        text = everything (picture, name);
        /* Without where it stands, the mark of the copy, and how many bytes there are: numbers of nobody. */
        numbers = g_strdup_printf ("<[^>]*>|%s|File size:.*", along_picture_copy_mark (picture));
        element = g_regex_new (numbers, 0, 0, NULL);
        said = g_regex_replace_literal (element, text, -1, 0, " ", 0, NULL);
        g_assert_cmpuint (names->len, >, 10);
        for (guint i = 0; i < names->len; i++)
          if (has_word (text, names->pdata[i]))
            g_error ("story %s: “%s” is in a picture without names", stories[s], (char *) names->pdata[i]);
        /* Days, and the ids of records, would lead to somebody as well. */
        ALONG_FOREACH (record, family, ALONG_KIND_PERSON)
          {
            char id[ALONG_ID_TEXT];
            int born = along_record_get_day (record, ALONG_PERSON_P_BORN), year, month, day;

            along_id_format (along_record_get_id (record), id);
            g_assert_null (strstr (text, id));
            if (born == ALONG_DAY_NONE)
              continue;
            along_day_to_ymd (born, &year, &month, &day);
            /* The day a file was made is in it. */
            if (year < 2024)
              {
                g_autofree char *words = g_strdup_printf ("%d", year);
                if (has_word (said, words))
                  g_error ("story %s: the year %s is in a picture without names", stories[s], words);
              }
          }
      }
}

/* The test above can fail: with names, the same words are there. */
static void
test_named (void)
{
  g_autoptr (AlongFamily) family = load ("s1-family");
  AlongPictureChoice choice = usual (family);
  g_autoptr (AlongPicture) picture = along_picture_new (family, team, &choice);
  g_autofree char *text = everything (picture, "named"), *described = along_picture_describe (picture, "SVG", "Conference on 3 May");
  g_autofree char *name = along_picture_file_name (picture, ALONG_PICTURE_SVG);
  AlongRecord *person;

  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    if (along_record_get_bool (person, ALONG_PERSON_P_INDEX) && along_record_has (person, ALONG_PERSON_P_GIVEN))
      g_assert_true (has_word (text, along_facts_first_name (person)));
  g_assert_nonnull (strstr (text, "made-up family"));
  g_assert_nonnull (strstr (text, "Hannah Kilburn"));
  g_assert_nonnull (strstr (text, along_picture_copy_mark (picture)));
  /* Called by its reference. */
  g_assert_true (g_str_has_prefix (name, "DEMO-"));
  g_assert_nonnull (strstr (described, "the panel (Conference on 3 May)"));
  g_assert_nonnull (strstr (described, along_picture_copy_mark (picture)));
  g_assert_nonnull (strstr (described, along_picture_left_out (picture)));
}

/* --- What is sensitive --- */

typedef struct
{
  AlongFamily *family;
  AlongRecord *violence, *lost, *hidden;
} Hurt;

static AlongRecord *
add (AlongFamily *family, AlongKindId kind)
{
  AlongRecord *record = along_record_new (kind, along_id_new (), along_family_get_id (family));

  along_family_add (family, record);
  g_object_unref (record);
  return record;
}

static AlongRecord *
add_person (AlongFamily *family, const char *name, int gender)
{
  AlongRecord *person = add (family, ALONG_KIND_PERSON);

  along_record_set_text (person, ALONG_PERSON_P_NAME, name);
  along_record_set_enum (person, ALONG_PERSON_P_GENDER, gender);
  along_record_set_text (person, ALONG_PERSON_P_BORN, "1999-02-03");
  return person;
}

/* Orla and Finn, who hurt her; a loss; and Orla's sister, who must not be found, with her daughter in a home of their own. */
static void
hurt_family (Hurt *hurt)
{
  AlongFamily *family = along_family_new (along_id_new ());
  AlongRecord *orla = add_person (family, "Orla", ALONG_GENDER_FEMALE), *finn = add_person (family, "Finn", ALONG_GENDER_MALE), *couple, *home;
  AlongRecord *niece, *link;

  hurt->family = family;
  along_record_set_bool (orla, ALONG_PERSON_P_INDEX, TRUE);
  hurt->hidden = add_person (family, "Maeve", ALONG_GENDER_FEMALE);
  along_record_set_text (hurt->hidden, ALONG_PERSON_P_WHEREABOUTS, "in a refuge");
  couple = add (family, ALONG_KIND_COUPLE);
  along_record_set_ref (couple, ALONG_COUPLE_P_ONE, along_record_get_id (orla));
  along_record_set_ref (couple, ALONG_COUPLE_P_OTHER, along_record_get_id (finn));
  along_record_set_enum (couple, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_MARRIED);
  hurt->violence = add (family, ALONG_KIND_BOND);
  along_record_set_ref (hurt->violence, ALONG_BOND_P_FROM, along_record_get_id (finn));
  along_record_set_ref (hurt->violence, ALONG_BOND_P_TO, along_record_get_id (orla));
  along_record_set_enum (hurt->violence, ALONG_BOND_P_KIND, ALONG_BOND_VIOLENCE);
  hurt->lost = add (family, ALONG_KIND_PREGNANCY);
  along_record_set_ref (hurt->lost, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (orla));
  along_record_set_enum (hurt->lost, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_MISCARRIAGE);
  along_record_set_text (hurt->lost, ALONG_PREGNANCY_P_ENDED, "2023-05-01");
  home = add (family, ALONG_KIND_HOUSEHOLD);
  along_record_set_text (home, ALONG_HOUSEHOLD_P_NAME, "Harbour House");
  niece = add_person (family, "Una", ALONG_GENDER_FEMALE);
  link = add (family, ALONG_KIND_CHILD_LINK);
  along_record_set_ref (link, ALONG_CHILD_LINK_P_CHILD, along_record_get_id (niece));
  along_record_set_ref (link, ALONG_CHILD_LINK_P_PARENT, along_record_get_id (hurt->hidden));
  for (int i = 0; i < 3; i++)
    {
      AlongRecord *membership = add (family, ALONG_KIND_MEMBERSHIP);

      along_record_set_ref (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD, along_record_get_id (home));
      along_record_set_ref (membership, ALONG_MEMBERSHIP_P_PERSON, along_record_get_id (i == 0 ? orla : i == 1 ? hurt->hidden : niece));
    }
}

static char *
svg_of (AlongFamily *family, const AlongPictureChoice *choice, char **left_out)
{
  g_autoptr (AlongPicture) picture = along_picture_new (family, team, choice);
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
  choice = usual (hurt.family);
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
      /* A reader who may know where she lives sees it only in a picture that does not go round. */
      g_assert_cmpint (strstr (svg, "ives with Orla") != NULL, ==, how == 1 || how == 2);
      g_assert_cmpint (strstr (svg, "Harbour House") != NULL, ==, how == 1 || how == 2);
      g_assert_nonnull (strstr (svg, "Maeve"));
    }
  g_object_unref (hurt.family);
}

/* An affair is no couple in a picture that goes round; of its child it is told whose child it is. */
static void
test_short_times (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
  AlongRecord *orla = add_person (family, "Orla", ALONG_GENDER_FEMALE), *finn = add_person (family, "Finn", ALONG_GENDER_MALE);
  AlongRecord *cian = add_person (family, "Cian", ALONG_GENDER_MALE), *una = add_person (family, "Una", ALONG_GENDER_FEMALE), *link;
  AlongPictureChoice choice = usual (family);

  along_record_set_bool (orla, ALONG_PERSON_P_INDEX, TRUE);
  along_record_set_text (una, ALONG_PERSON_P_BORN, "2020-02-03");
  for (int i = 0; i < 2; i++)
    {
      AlongRecord *couple = add (family, ALONG_KIND_COUPLE);

      along_record_set_ref (couple, ALONG_COUPLE_P_ONE, along_record_get_id (orla));
      along_record_set_ref (couple, ALONG_COUPLE_P_OTHER, along_record_get_id (i == 0 ? finn : cian));
      along_record_set_enum (couple, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_BRIEF);
      along_record_set_enum (couple, ALONG_COUPLE_P_STATE, ALONG_COUPLE_STATE_CURRENT);
      if (i > 0)
        continue;
      link = add (family, ALONG_KIND_CHILD_LINK);
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
  AlongRecord *orla = add_person (family, "Orla", ALONG_GENDER_FEMALE), *finn = add_person (family, "Finn", ALONG_GENDER_MALE);
  AlongRecord *una = add_person (family, "Una", ALONG_GENDER_FEMALE), *sue = add_person (family, "Sue", ALONG_GENDER_FEMALE), *care;
  AlongId carer = along_record_get_id (sue);
  AlongPictureChoice choice = usual (family);

  along_record_set_bool (orla, ALONG_PERSON_P_INDEX, TRUE);
  along_record_set_text (una, ALONG_PERSON_P_BORN, "2020-02-03");
  for (int i = 0; i < 2; i++)
    {
      AlongRecord *link = add (family, ALONG_KIND_CHILD_LINK);

      along_record_set_ref (link, ALONG_CHILD_LINK_P_CHILD, along_record_get_id (una));
      along_record_set_ref (link, ALONG_CHILD_LINK_P_PARENT, along_record_get_id (i == 0 ? orla : finn));
      along_record_set_enum (link, ALONG_CHILD_LINK_P_NATURE, i == 0 ? ALONG_CHILD_NATURE_BIRTH : ALONG_CHILD_NATURE_UNCERTAIN);
    }
  care = add (family, ALONG_KIND_CARE_LINK);
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
  choice = usual (hurt.family);
  for (int ecomap = 0; ecomap < 2; ecomap++)
    {
      g_autoptr (AlongPicture) picture = NULL;
      g_autoptr (AlongPicturePages) pages = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *path = NULL, *text = NULL;

      choice.ecomap = ecomap;
      picture = along_picture_new (hurt.family, team, &choice);
      if (!ecomap)
        g_assert_nonnull (strstr (along_picture_left_out (picture), "1 private line, 1 loss"));
      pages = along_picture_pages_new (picture, &paper);
      bytes = along_picture_pages_to_pdf (pages, NULL, NULL);
      path = keep (bytes, "not-told.pdf");
      text = text_of_pdf (path);
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
  AlongRecord *home = add (family, ALONG_KIND_HOUSEHOLD);
  AlongPictureChoice choice = usual (family);
  AlongId orla = ALONG_ID_NONE;

  along_record_set_text (home, ALONG_HOUSEHOLD_P_NAME, "Mill Lane");
  for (int i = 0; i < 2; i++)
    {
      AlongRecord *person = add_person (family, i == 0 ? "Orla" : "Finn", i == 0 ? ALONG_GENDER_FEMALE : ALONG_GENDER_MALE);
      AlongRecord *membership = add (family, ALONG_KIND_MEMBERSHIP);

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
    ids[i] = along_record_get_id (add_person (family, names[i], ALONG_GENDER_UNKNOWN));
  along_record_set_bool (along_family_find (family, ALONG_KIND_PERSON, ids[0]), ALONG_PERSON_P_INDEX, TRUE);
  for (int i = 0; i < 2; i++)
    {
      record = add (family, ALONG_KIND_CHILD_LINK);
      along_record_set_ref (record, ALONG_CHILD_LINK_P_CHILD, ids[1]);
      along_record_set_ref (record, ALONG_CHILD_LINK_P_PARENT, ids[i == 0 ? 0 : 2]);
      along_record_set_enum (record, ALONG_CHILD_LINK_P_NATURE, i == 0 ? ALONG_CHILD_NATURE_BIRTH : ALONG_CHILD_NATURE_UNCERTAIN);
    }
  record = add (family, ALONG_KIND_COUPLE);
  along_record_set_ref (record, ALONG_COUPLE_P_ONE, ids[0]);
  along_record_set_ref (record, ALONG_COUPLE_P_OTHER, ids[3]);
  along_record_set_enum (record, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_AFFAIR);
  along_record_set_enum (record, ALONG_COUPLE_P_STATE, ALONG_COUPLE_STATE_ENDED);
  record = add (family, ALONG_KIND_CARE_LINK);
  along_record_set_ref (record, ALONG_CARE_LINK_P_CHILD, ids[1]);
  along_record_set_refs (record, ALONG_CARE_LINK_P_CARERS, &ids[4], 1);
  along_record_set_enum (record, ALONG_CARE_LINK_P_KIND, ALONG_CARE_KIND_FOSTER);
  for (int i = 5; i < 7; i++)
    {
      record = add (family, ALONG_KIND_PREGNANCY);
      along_record_set_ref (record, ALONG_PREGNANCY_P_MOTHER, ids[0]);
      along_record_set_refs (record, ALONG_PREGNANCY_P_BABIES, &ids[i], 1);
      along_record_set_enum (record, ALONG_PREGNANCY_P_OUTCOME, i == 5 ? ALONG_PREGNANCY_OUTCOME_STILLBIRTH : ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH);
      along_record_set_text (along_family_find (family, ALONG_KIND_PERSON, ids[i]), ALONG_PERSON_P_DIED, "2022-02-03");
    }
  for (int target = ALONG_GEDCOM_5_5_1; target <= ALONG_GEDCOM_7_0; target++)
    {
      g_autofree char *structure = along_gedcom_from_family (family, target, ALONG_GEDCOM_EXPORT_STRUCTURE, NULL, NULL);
      g_autofree char *all = along_gedcom_from_family (family, target, ALONG_GEDCOM_EXPORT_EVERYTHING, NULL, NULL), *left_out = NULL, *svg = NULL;
      AlongPictureChoice choice = usual (family);

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
  g_autoptr (AlongFamily) family = load ("s1-family");
  AlongPictureChoice choice = usual (family);
  g_autoptr (AlongPicture) picture = along_picture_new (family, team, &choice);
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
  AlongRecord *mother = add_person (family, "Orla", ALONG_GENDER_FEMALE), *hers = add_person (family, "Nuala", ALONG_GENDER_FEMALE), *pregnancy, *edd;
  AlongPictureChoice choice = usual (family);
  g_autofree char *own = NULL, *others = NULL, *svg = NULL, *other = NULL;

  along_record_set_bool (mother, ALONG_PERSON_P_INDEX, TRUE);
  pregnancy = add (family, ALONG_KIND_PREGNANCY);
  along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (mother));
  along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_OPEN);
  edd = add (family, ALONG_KIND_EDD);
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
  AlongPictureChoice choice = usual (family);
  g_autoptr (AlongPicture) picture = along_picture_new (family, team, &choice);
  g_autoptr (GBytes) bytes = along_picture_to_bytes (picture, ALONG_PICTURE_SVG, 96, NULL, NULL, NULL);
  g_autofree char *path = keep (bytes, name);
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
  for (guint s = 0; s < G_N_ELEMENTS (stories); s++)
    {
      g_autoptr (AlongFamily) family = load (stories[s]);
      g_autofree char *name = g_strdup_printf ("whole-%s.svg", stories[s]);

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
    add_person (family, names[i], ALONG_GENDER_UNKNOWN);
  check_svg (family, "hostile.svg");
}

/* Words of each page of a PDF, each inside its page. */
static void
check_boxes (const char *path, guint n_pages, double width, double height)
{
  g_autofree char *boxes = run ((const char *const[]){ "pdftotext", "-bbox", path, "-", NULL });
  g_autoptr (GRegex) word = g_regex_new ("<word xMin=\"([-0-9.]+)\" yMin=\"([-0-9.]+)\" xMax=\"([-0-9.]+)\" yMax=\"([-0-9.]+)\">", 0, 0, NULL);
  g_autoptr (GRegex) page = g_regex_new ("<page width=\"([0-9.]+)\" height=\"([0-9.]+)\">", 0, 0, NULL);
  g_autoptr (GMatchInfo) pages = NULL;
  guint n = 0, words = 0;

  g_regex_match (page, boxes, 0, &pages);
  for (; g_match_info_matches (pages); g_match_info_next (pages, NULL), n++)
    {
      g_autofree char *w = g_match_info_fetch (pages, 1), *h = g_match_info_fetch (pages, 2);

      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (w, NULL), width, 0.1);
      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (h, NULL), height, 0.1);
    }
  g_assert_cmpuint (n, ==, n_pages);
  g_clear_pointer (&pages, g_match_info_unref);
  g_regex_match (word, boxes, 0, &pages);
  for (; g_match_info_matches (pages); g_match_info_next (pages, NULL), words++)
    for (int i = 1; i <= 4; i++)
      {
        g_autofree char *at = g_match_info_fetch (pages, i);

        g_assert_cmpfloat (g_ascii_strtod (at, NULL), >=, 0);
        g_assert_cmpfloat (g_ascii_strtod (at, NULL), <=, i % 2 == 1 ? width : height);
      }
  g_assert_cmpuint (words, >, 20);
}

static void
test_paper (void)
{
  static const AlongPicturePaper papers[] = { { .words = TRUE }, { .landscape = TRUE, .words = TRUE }, { .a3 = TRUE }, { .a3 = TRUE, .landscape = TRUE } };

  for (guint s = 0; s < G_N_ELEMENTS (stories); s++)
    for (guint p = 0; p < G_N_ELEMENTS (papers); p++)
      {
        g_autoptr (AlongFamily) family = load (stories[s]);
        AlongPictureChoice choice = usual (family);
        g_autoptr (AlongPicture) picture = along_picture_new (family, team, &choice);
        g_autoptr (AlongPicturePages) pages = along_picture_pages_new (picture, &papers[p]);
        g_autoptr (GBytes) bytes = along_picture_pages_to_pdf (pages, NULL, NULL);
        g_autofree char *name = g_strdup_printf ("paper-%s-%u.pdf", stories[s], p), *path = keep (bytes, name), *text = text_of_pdf (path);
        double width, height;

        along_picture_pages_size (pages, 0, &width, &height);
        g_assert_cmpfloat_with_epsilon (MAX (width, height), papers[p].a3 ? 1190.55 : 841.89, 0.1);
        g_assert_cmpint (width > height, ==, papers[p].landscape);
        check_boxes (path, along_picture_pages_count (pages), width, height);
        g_assert_nonnull (strstr (text, "For the panel, 30 June 2026"));
        g_assert_nonnull (strstr (text, "Page 1 of"));
        g_assert_nonnull (strstr (text, "made-up family"));
        g_assert_nonnull (strstr (text, "The family on"));
        g_assert_cmpint (strstr (text, "The same in words") != NULL, ==, papers[p].words);
      }
}

/* At a size of one's own on as many pages as it takes: each says where it belongs, and together they show everybody. */
static void
test_tiles (void)
{
  g_autoptr (AlongFamily) family = load ("s5-family");
  AlongPictureChoice choice = usual (family);
  g_autoptr (AlongPicture) picture = along_picture_new (family, team, &choice);
  AlongPicturePaper paper = { .scale = 120 };
  g_autoptr (AlongPicturePages) pages = along_picture_pages_new (picture, &paper);
  g_autoptr (GBytes) bytes = along_picture_pages_to_pdf (pages, NULL, NULL);
  g_autofree char *path = keep (bytes, "tiles.pdf"), *text = text_of_pdf (path);
  AlongScene *scene = along_picture_scene (picture);
  guint named = 0;

  g_assert_cmpuint (along_picture_pages_count (pages), >, 3);
  g_assert_nonnull (strstr (text, "Row 1, column 1"));
  g_assert_nonnull (strstr (text, "Row 1, column 2"));
  for (guint i = 0; i < along_scene_get_n_shapes (scene); i++)
    {
      AlongShape shape;

      along_scene_peek_shape (scene, i, &shape);
      if (shape.kind != ALONG_SHAPE_TEXT || !(g_str_equal (shape.style, "text") || g_str_equal (shape.style, "text-strong"))
          || strchr (shape.text, ' ') != NULL || strstr (shape.text, "…") != NULL)
        continue;
      named++;
      if (strstr (text, shape.text) == NULL)
        g_error ("“%s” is on no page", shape.text);
    }
  g_assert_cmpuint (named, >, 5);
  g_assert_null (along_picture_pages_warn (pages));
}

/* The ecomap takes the same ways out: who comes is named, and no private line of harm is. */
static void
test_ecomap (void)
{
  g_autoptr (AlongFamily) family = load ("s1-family");
  AlongPictureChoice choice = usual (family);
  g_autoptr (AlongPicture) picture = NULL;
  g_autofree char *text = NULL, *name = NULL;
  AlongRecord *professional;
  guint named = 0;

  choice.ecomap = TRUE;
  picture = along_picture_new (family, team, &choice);
  text = everything (picture, "ecomap");
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
  choice = usual (hurt.family);
  choice.ecomap = TRUE;
  {
    g_autoptr (AlongPicture) picture = along_picture_new (hurt.family, team, &choice);
    g_autofree char *text = everything (picture, "ecomap-of-hidden");

    g_assert_nonnull (strstr (text, "Household: Orla"));
    g_assert_null (strstr (text, "written down"));
    g_assert_null (strstr (text, "Finn"));
  }
  g_object_unref (hurt.family);
}

/* Letters that nobody can read are warned of, with what to choose instead; which then is read. */
static void
test_small_letters (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
  AlongPictureChoice choice;
  g_autoptr (AlongPicture) picture = NULL;
  AlongPicturePaper paper = { .a3 = FALSE };
  g_autoptr (AlongPicturePages) pages = NULL;
  g_autofree char *warning = NULL;
  guint percent = 0;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person%u", i);
      AlongRecord *couple, *one = add_person (family, name, ALONG_GENDER_FEMALE), *other = add_person (family, name, ALONG_GENDER_MALE);

      couple = add (family, ALONG_KIND_COUPLE);
      along_record_set_ref (couple, ALONG_COUPLE_P_ONE, along_record_get_id (one));
      along_record_set_ref (couple, ALONG_COUPLE_P_OTHER, along_record_get_id (other));
      along_record_set_enum (couple, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_MARRIED);
    }
  choice = usual (family);
  picture = along_picture_new (family, team, &choice);
  pages = along_picture_pages_new (picture, &paper);
  g_assert_cmpfloat (along_picture_pages_least (pages), <, 6);
  warning = along_picture_pages_warn (pages);
  g_assert_nonnull (warning);
  g_assert_cmpint (sscanf (strstr (warning, "Choose "), "Choose %u", &percent), ==, 1);
  g_clear_pointer (&pages, along_picture_pages_free);
  paper.scale = percent;
  pages = along_picture_pages_new (picture, &paper);
  g_assert_cmpfloat (along_picture_pages_least (pages), >=, 6);
  g_assert_null (along_picture_pages_warn (pages));
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
  g_autofree char *folder = g_build_filename (top, "full", NULL), *path = g_build_filename (folder, "there.svg", NULL), *data = g_strnfill (300000, 'a');
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
  g_autoptr (AlongKey) key = along_demonstration_key ();
  g_autofree char *dir = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  top = g_dir_make_tmp ("along-picture-XXXXXX", NULL);
  dir = g_build_filename (top, "demonstration", NULL);
  along_demo_build_sync (dir, NULL, &error);
  g_assert_no_error (error);
  store = along_store_new (dir, TRUE);
  along_store_open_sync (store, key, NULL, &error);
  g_assert_no_error (error);
  team = along_store_load_sync (store, ALONG_ID_NONE, NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/picture/short-times", test_short_times);
  g_test_add_func ("/picture/doubts-and-carers", test_doubts_and_carers);
  g_test_add_func ("/picture/not-told", test_not_told);
  g_test_add_func ("/picture/street", test_street);
  g_test_add_func ("/picture/gedcom-too", test_gedcom_too);
  g_test_add_func ("/picture/cancelled-layout", test_cancelled_layout);
  g_test_add_func ("/picture/nameless", test_nameless);
  g_test_add_func ("/picture/named", test_named);
  g_test_add_func ("/picture/sensitive", test_sensitive);
  g_test_add_func ("/picture/whose-pregnancy", test_whose_pregnancy);
  g_test_add_func ("/picture/whole", test_whole);
  g_test_add_func ("/picture/hostile-names", test_hostile_names);
  g_test_add_func ("/picture/paper", test_paper);
  g_test_add_func ("/picture/tiles", test_tiles);
  g_test_add_func ("/picture/ecomap", test_ecomap);
  g_test_add_func ("/picture/ecomap-of-hidden", test_ecomap_of_hidden);
  g_test_add_func ("/picture/small-letters", test_small_letters);
  g_test_add_func ("/picture/not-written", test_not_written);
  g_test_add_func ("/picture/large-image", test_large_image);
  status = g_test_run ();

  g_object_unref (team);
  along_store_close_sync (store, NULL);
  g_clear_object (&store);
  g_free (run ((const char *const[]){ "rm", "-rf", top, NULL }));
  g_free (top);
  return status;
}
