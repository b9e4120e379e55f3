/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "along-demo.h"
#include "along-demonstration.h"
#include "along-facts.h"
#include "along-report.h"
#include "along-store.h"

static AlongStore *store;
static AlongFamily *team;
static char *top;
static AlongId whose; /* for whom the family's copy is */

static AlongFamily *
load (const char *name)
{
  g_autofree char *text = g_strconcat ("urn:alongside:story:", name, NULL);

  return along_store_load_sync (store, along_id_from_name (text), NULL, NULL);
}

static char *told; /* of the last report, on the screen alone: what was left out */

/* Writes the report of a family and gives back its text layer. */
static char *
print_choice (AlongFamily *family, AlongReportChoice *choice, const char *name, guint *n_pages)
{
  g_autoptr (AlongReport) report = NULL;
  g_autofree char *path = NULL;
  const char *keep = g_getenv ("ALONG_PICTURES");
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  AlongInstant now;
  char *text = NULL;

  along_instant_parse (ALONG_DEMONSTRATION_NOW, &now);
  choice->now_ms = now.ms;
  if (choice->sections == 0)
    choice->sections = ALONG_REPORT_ALL;
  if (choice->contacts_from == 0)
    choice->contacts_from = ALONG_DAY_NONE;
  path = g_build_filename (keep != NULL ? keep : top, name, NULL);
  file = g_file_new_for_path (path);
  report = along_report_new (family, team, choice);
  g_assert_true (along_report_write_pdf (report, file, &error));
  g_assert_no_error (error);
  *n_pages = along_report_n_pages (report);
  g_free (told);
  told = g_strdup (along_report_left_out (report));

  const char *command[] = { "pdftotext", "-layout", path, "-", NULL };
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error));
  g_assert_no_error (error);
  if (keep == NULL)
    g_unlink (path);
  {
    /* Lines break where they may. */
    g_autoptr (GRegex) spaces = g_regex_new ("[ \n]+", 0, 0, NULL);
    g_autofree char *laid_out = text;
    return g_regex_replace_literal (spaces, laid_out, -1, 0, " ", 0, NULL);
  }
}

static char *
print (const char *story, AlongReader reader, guint *n_pages)
{
  g_autoptr (AlongFamily) family = load (story);
  AlongReportChoice choice = { .reader = reader, .person = whose, .made_up = TRUE };
  g_autofree char *name = g_strdup_printf ("%s-%d.pdf", story, (int) reader);
  g_autoptr (GPtrArray) parents = along_facts_parents (family);

  if (reader == ALONG_READER_FAMILY && along_id_is_none (whose))
    choice.person = along_record_get_id (parents->pdata[0]);
  return print_choice (family, &choice, name, n_pages);
}

/* Two parents who live apart, what was written down with each, and what is restricted. */

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
  along_record_set_bool (person, ALONG_PERSON_P_INDEX, TRUE);
  return person;
}

static AlongId
add_contact (AlongFamily *family, AlongRecord *episode, const char *at, AlongRecord *with, gboolean shared, const char *note,
             const char *step)
{
  AlongRecord *contact = add (family, ALONG_KIND_CONTACT), *next = add (family, ALONG_KIND_NEXT_STEP);
  AlongId who = along_record_get_id (with);
  AlongInstant instant;

  g_assert_true (along_instant_parse (at, &instant));
  along_record_set_ref (contact, ALONG_CONTACT_P_EPISODE, along_record_get_id (episode));
  along_record_set_instant (contact, ALONG_CONTACT_P_AT, &instant);
  along_record_set_int (contact, ALONG_CONTACT_P_MINUTES, 40);
  along_record_set_enum (contact, ALONG_CONTACT_P_MODE, ALONG_MODE_VISIT);
  along_record_set_enum (contact, ALONG_CONTACT_P_STATUS, ALONG_CONTACT_STATUS_COMPLETED);
  along_record_set_bool (contact, ALONG_CONTACT_P_SUBSTANTIVE, TRUE);
  along_record_set_refs (contact, ALONG_CONTACT_P_PARTICIPANTS, &who, 1);
  along_record_set_text (contact, ALONG_CONTACT_P_NOTE, note);
  along_record_set_bool (contact, ALONG_CONTACT_P_SHARED_WITH_PARENT, shared);
  along_record_set_text (next, ALONG_NEXT_STEP_P_TEXT, step);
  along_record_set_ref (next, ALONG_NEXT_STEP_P_CONTACT, along_record_get_id (contact));
  return along_record_get_id (contact);
}

static void
add_observation (AlongFamily *family, AlongId contact, int side, AlongRecord *about, const char *text)
{
  AlongRecord *observation = add (family, ALONG_KIND_OBSERVATION);
  AlongId who = about != NULL ? along_record_get_id (about) : ALONG_ID_NONE;

  along_record_set_enum (observation, ALONG_OBSERVATION_P_SIDE, side);
  along_record_set_text (observation, ALONG_OBSERVATION_P_TEXT, text);
  along_record_set_day (observation, ALONG_OBSERVATION_P_DATE, along_date_first_day ("2026-06-22"));
  along_record_set_enum (observation, ALONG_OBSERVATION_P_TOLD, ALONG_TOLD_SEEN);
  along_record_set_ref (observation, ALONG_OBSERVATION_P_CONTACT, contact);
  if (about != NULL)
    along_record_set_refs (observation, ALONG_OBSERVATION_P_PEOPLE, &who, 1);
}

static void
add_voice (AlongFamily *family, AlongRecord *person, const char *words)
{
  AlongRecord *voice = add (family, ALONG_KIND_VOICE);

  along_record_set_ref (voice, ALONG_VOICE_P_PERSON, along_record_get_id (person));
  along_record_set_day (voice, ALONG_VOICE_P_DATE, along_date_first_day ("2026-06-20"));
  along_record_set_text (voice, ALONG_VOICE_P_WORDS, words);
  along_record_set_enum (voice, ALONG_VOICE_P_CONSENT, ALONG_VOICE_CONSENT_MAY_BE_QUOTED);
}

static AlongFamily *
two_parents (AlongId *jade_id, AlongId *kofi_id)
{
  AlongId id = along_id_new (), shared;
  AlongFamily *family = along_family_new (id);
  AlongRecord *record = along_record_new (ALONG_KIND_FAMILY, id, id), *jade, *kofi, *episode, *other;
  AlongInstant day;

  along_record_set_text (record, ALONG_FAMILY_P_NAME, "Marsden");
  along_record_set_text (record, ALONG_FAMILY_P_REFERENCE, "T-1");
  along_family_add (family, record);
  g_object_unref (record);
  jade = add_person (family, "Jade Marsden", ALONG_GENDER_FEMALE);
  kofi = add_person (family, "Kofi Mensah", ALONG_GENDER_MALE);
  *jade_id = along_record_get_id (jade);
  *kofi_id = along_record_get_id (kofi);
  episode = add (family, ALONG_KIND_EPISODE);
  along_record_set_enum (episode, ALONG_EPISODE_P_TYPE, ALONG_EPISODE_TYPE_NEW);
  along_record_set_day (episode, ALONG_EPISODE_P_FROM, along_date_first_day ("2026-06-15"));
  shared = add_contact (family, episode, "2026-06-22 10:00", jade, TRUE, "Shared note.", "Bring the red book.");
  add_contact (family, episode, "2026-06-23 10:00", jade, FALSE, "Secret note.", "Ring the social worker about the bruise.");
  add_contact (family, episode, "2026-06-24 10:00", kofi, TRUE, "Kofi alone.", "Kofi sees his own GP.");
  add_observation (family, shared, ALONG_SIDE_STRENGTH, jade, "Sings to baby.");
  add_observation (family, shared, ALONG_SIDE_WORRY, jade, "Sleeps very little.");
  add_observation (family, shared, ALONG_SIDE_WORRY, kofi, "Drinks every evening.");
  add_observation (family, shared, ALONG_SIDE_WORRY, NULL, "Shouting when Kofi comes round.");
  add_voice (family, jade, "I want calm.");
  add_voice (family, kofi, "She never listens.");

  other = add (family, ALONG_KIND_EVENT);
  along_instant_parse ("2026-06-25", &day);
  along_record_set_text (other, ALONG_EVENT_P_KIND, "strategy-discussion");
  along_record_set_text (other, ALONG_EVENT_P_TEXT, "Strategy discussion held");
  along_record_set_instant (other, ALONG_EVENT_P_DATE, &day);
  other = add (family, ALONG_KIND_EVENT);
  along_record_set_text (other, ALONG_EVENT_P_KIND, "crisis");
  along_record_set_text (other, ALONG_EVENT_P_TEXT, "Police came");
  along_record_set_instant (other, ALONG_EVENT_P_DATE, &day);
  along_record_set_bool (other, ALONG_EVENT_P_PRIVATE, TRUE);
  for (guint i = 0; i < 2; i++)
    {
      other = add (family, ALONG_KIND_BOND);
      along_record_set_ref (other, ALONG_BOND_P_FROM, i == 0 ? *kofi_id : *jade_id);
      along_record_set_ref (other, ALONG_BOND_P_TO, i == 0 ? *jade_id : *kofi_id);
      along_record_set_enum (other, ALONG_BOND_P_KIND, i == 0 ? ALONG_BOND_VIOLENCE : ALONG_BOND_MANIPULATIVE);
    }
  return family;
}

/* Each parent's copy holds what was shared with them, and nothing sensitive about the other. */
static void
test_which_parent (void)
{
  AlongId jade, kofi;
  g_autoptr (AlongFamily) family = two_parents (&jade, &kofi);
  AlongReportChoice choice = { .reader = ALONG_READER_FAMILY, .person = jade };
  g_autofree char *hers = NULL, *his = NULL, *nobodys = NULL, *thirds = NULL;
  AlongRecord *third, *record;
  static const char *const never[] = { "bruise", "Secret note", "Drinks every", "Shouting", "Strategy", "Police", "iolence" };
  guint pages;

  hers = print_choice (family, &choice, "jade.pdf", &pages);
  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    g_assert_null (strstr (hers, never[i]));
  g_assert_nonnull (strstr (hers, "For Jade"));
  g_assert_nonnull (strstr (hers, "Bring the red book"));
  g_assert_nonnull (strstr (hers, "Sleeps very little"));
  g_assert_nonnull (strstr (hers, "I want calm"));
  g_assert_null (strstr (hers, "She never listens"));
  g_assert_null (strstr (hers, "Kofi alone"));
  g_assert_null (strstr (hers, "his own GP"));
  g_assert_nonnull (strstr (hers, "1 contact in"));
  g_assert_nonnull (strstr (hers, "40 minutes together"));

  choice.person = kofi;
  his = print_choice (family, &choice, "kofi.pdf", &pages);
  g_assert_nonnull (strstr (his, "Kofi alone"));
  g_assert_nonnull (strstr (his, "She never listens"));
  g_assert_null (strstr (his, "Sleeps very little"));
  g_assert_null (strstr (his, "Shared note"));
  g_assert_null (strstr (his, "I want calm"));

  choice.person = ALONG_ID_NONE;
  nobodys = print_choice (family, &choice, "nobody.pdf", &pages);
  g_assert_null (strstr (nobodys, "Sleeps very little"));
  g_assert_null (strstr (nobodys, "I want calm"));
  /* Nothing is shared with nobody: no sum of nothing, and no heading above nothing. */
  g_assert_null (strstr (nobodys, "0 contacts"));
  g_assert_null (strstr (nobodys, "Nothing written down"));
  g_assert_null (strstr (nobodys, "Week by week"));
  g_assert_nonnull (strstr (nobodys, "No contact is part of this copy yet"));

  /* Words that may not be quoted are none. */
  third = add_person (family, "Esi Mensah", ALONG_GENDER_FEMALE);
  add_voice (family, third, "Keep this to yourself.");
  record = along_family_nth (family, ALONG_KIND_VOICE, along_family_count (family, ALONG_KIND_VOICE) - 1);
  along_record_set_enum (record, ALONG_VOICE_P_CONSENT, ALONG_VOICE_CONSENT_INTERNAL_ONLY);
  choice.person = along_record_get_id (third);
  thirds = print_choice (family, &choice, "esi.pdf", &pages);
  g_assert_null (strstr (thirds, "Keep this"));
  g_assert_null (strstr (thirds, "Nothing written down"));
  g_assert_nonnull (strstr (thirds, "No contact is part of this copy yet"));

  /* Some of the contacts say nothing about the plan. */
  g_assert_null (strstr (hers, "Below plan"));
  g_assert_null (strstr (hers, "Planned"));
}

static const AlongReportLine *
find_line (GPtrArray *lines, const char *words)
{
  for (guint i = 0; i < lines->len; i++)
    if (strstr (((const AlongReportLine *) lines->pdata[i])->words, words) != NULL)
      return lines->pdata[i];
  g_assert_not_reached ();
}

/* What is restricted goes to a reader only if it was chosen, each line by itself. */
static void
test_chosen_lines (void)
{
  AlongId jade, kofi;
  g_autoptr (AlongFamily) family = two_parents (&jade, &kofi);
  g_autoptr (GPtrArray) lines = along_report_private_lines (family, team);
  const char *keys[] = { find_line (lines, "iolence")->key, find_line (lines, "Police")->key, NULL };
  AlongReportChoice choice = { .reader = ALONG_READER_COURT };
  g_autofree char *without = NULL, *with = NULL, *hers = NULL;
  guint pages;

  g_assert_cmpuint (lines->len, ==, 3);
  without = print_choice (family, &choice, "court.pdf", &pages);
  g_assert_null (strstr (without, "iolence"));
  g_assert_null (strstr (without, "anipulat"));
  g_assert_nonnull (strstr (told, "2 private lines"));
  g_assert_nonnull (strstr (told, "1 private event"));
  g_assert_null (strstr (without, "rivate line"));
  g_assert_null (strstr (without, "rivate event"));
  g_assert_nonnull (strstr (without, "Drinks every"));

  choice.private_lines = keys;
  with = print_choice (family, &choice, "court-chosen.pdf", &pages);
  g_assert_nonnull (strstr (with, "iolence"));
  g_assert_null (strstr (with, "anipulat"));
  g_assert_nonnull (strstr (told, "1 private line."));

  /* The family's copy has none of them, whatever was chosen for another reader. */
  choice.reader = ALONG_READER_FAMILY;
  choice.person = jade;
  hers = print_choice (family, &choice, "jade-chosen.pdf", &pages);
  g_assert_null (strstr (hers, "iolence"));
}

/* The risk review: no word from its restricted lines unless chosen. */
static void
test_risk_review (void)
{
  g_autoptr (AlongFamily) family = load ("s5-family");
  g_autoptr (GPtrArray) lines = along_report_private_lines (family, team);
  AlongReportChoice choice = { .reader = ALONG_READER_PANEL, .sections = ALONG_REPORT_ASSESSMENTS };
  g_autofree char *without = NULL;
  guint pages, factors = 0;

  without = print_choice (family, &choice, "risk.pdf", &pages);
  g_assert_null (strstr (without, "domestic abuse and substance"));
  for (guint i = 0; i < lines->len; i++)
    {
      const AlongReportLine *line = lines->pdata[i];
      const char *keys[] = { line->key, NULL };
      g_autofree char *with = NULL, *start = g_strndup (line->words, MIN (strlen (line->words), 24));

      if (strstr (line->key, "/r0") == NULL)
        continue;
      factors++;
      g_assert_null (strstr (without, start));
      choice.private_lines = keys;
      with = print_choice (family, &choice, "risk-chosen.pdf", &pages);
      g_assert_nonnull (strstr (with, start));
    }
  g_test_message ("%u restricted lines", factors);
  g_assert_cmpuint (factors, >, 0);
}

/* What is signed and the lines to sign it on are on one page. */
static void
test_signatures (void)
{
  static const char *const stories[] = { "s1-family", "s2-family", "s3-family", "s4-family", "s5-family" };
  static const AlongReader readers[] = { ALONG_READER_FAMILY, ALONG_READER_PANEL };

  for (guint i = 0; i < G_N_ELEMENTS (stories) * G_N_ELEMENTS (readers); i++)
    {
      guint n;
      g_autofree char *text = print (stories[i / 2], readers[i % 2], &n);
      g_auto (GStrv) pages = g_strsplit (text, "\f", -1);

      for (guint p = 0; pages[p] != NULL; p++)
        {
          if (strstr (pages[p], "Team manager") != NULL)
            g_assert_nonnull (strstr (pages[p], "Next steps"));
          /* The weeks go on under their heads. */
          if (g_regex_match_simple ("[0-9] [A-Z][a-z][a-z] 20[0-9][0-9] [0-9]+ weeks", pages[p], 0, 0))
            g_assert_nonnull (strstr (pages[p], "Week of"));
        }
    }
}

static void
test_panel (void)
{
  static const char *const stories[] = { "s1-family", "s2-family", "s3-family", "s4-family", "s5-family" };

  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      guint pages;
      g_autofree char *text = print (stories[i], ALONG_READER_PANEL, &pages);
      g_autofree char *last = g_strdup_printf ("Page %u of %u", pages, pages);

      g_assert_cmpint (pages, >, 5);
      g_assert_nonnull (strstr (text, last));
      g_assert_nonnull (strstr (text, "Going well"));
      g_assert_nonnull (strstr (text, "Worth keeping in mind"));
      g_assert_nonnull (strstr (text, "The same in words"));
      g_assert_nonnull (strstr (text, "made-up family"));
      g_assert_nonnull (strstr (text, "Not a validated scale"));
      g_assert_true (strstr (text, "Going well") < strstr (text, "Worth keeping in mind"));
      if (g_str_equal (stories[i], "s2-family"))
        g_assert_nonnull (strstr (text, "Social worker: Rukhsana Amin"));
    }
}

/* The family's copy is one parent's: what is not shared, what is about others, and what is special stays out of every page. */
static void
test_family_copy (void)
{
  g_autoptr (AlongFamily) family = load ("s5-family");
  g_autoptr (GPtrArray) parents = along_facts_parents (family);
  AlongRecord *record, *mother = parents->pdata[0];
  guint pages, steps = 0, own = 0;
  g_autofree char *text = NULL;

  whose = along_record_get_id (mother);
  text = print ("s5-family", ALONG_READER_FAMILY, &pages);
  whose = ALONG_ID_NONE;
  ALONG_FOREACH (record, family, ALONG_KIND_NEXT_STEP)
    {
      AlongRecord *contact = along_family_find (family, ALONG_KIND_CONTACT, along_record_get_ref (record, ALONG_NEXT_STEP_P_CONTACT));

      if (contact != NULL && along_record_get_bool (contact, ALONG_CONTACT_P_SHARED_WITH_PARENT))
        continue;
      steps++;
      g_assert_null (strstr (text, along_record_get_text (record, ALONG_NEXT_STEP_P_TEXT)));
    }
  g_assert_cmpuint (steps, >, 0);
  ALONG_FOREACH (record, family, ALONG_KIND_VOICE)
    {
      g_autofree char *start = g_utf8_substring (along_record_get_text (record, ALONG_VOICE_P_WORDS), 0, 16);

      if (along_record_refers_to (record, ALONG_VOICE_P_PERSON, along_record_get_id (mother)))
        own += strstr (text, start) != NULL;
      else
        g_assert_null (strstr (text, start));
    }
  g_assert_cmpuint (own, >, 0);
  ALONG_FOREACH (record, family, ALONG_KIND_OBSERVATION)
    if (along_record_get_enum (record, ALONG_OBSERVATION_P_SIDE) == ALONG_SIDE_WORRY)
      {
        AlongRecord *contact = along_family_find (family, ALONG_KIND_CONTACT, along_record_get_ref (record, ALONG_OBSERVATION_P_CONTACT));

        if (contact == NULL || !along_record_get_bool (contact, ALONG_CONTACT_P_SHARED_WITH_PARENT))
          g_assert_null (strstr (text, along_record_get_text (record, ALONG_OBSERVATION_P_TEXT)));
      }
  g_assert_null (strstr (text, "Events"));
  g_assert_null (strstr (text, "Social care"));
}

/* The story of a removal has lines of violence and a loss: no reader gets them unasked. */
static void
test_left_out (void)
{
  guint pages;
  g_autofree char *panel = print ("s5-family", ALONG_READER_PANEL, &pages);
  g_autofree char *family = print ("s5-family", ALONG_READER_FAMILY, &pages);

  g_assert_nonnull (strstr (panel, "may be left out of this copy"));
  g_assert_null (strstr (panel, "rivate line"));
  g_assert_null (strstr (panel, "Left out"));
  g_assert_null (strstr (panel, "iolence and"));
  g_assert_null (strstr (panel, "iscarriage"));
  g_assert_null (strstr (family, "Not a validated scale"));
  g_assert_nonnull (strstr (family, "I see this differently"));
}

/* One of twins died as a newborn: the loss is of no reader unasked; the other twin is a child of the family. */
static void
test_outlived_twin (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
  AlongRecord *died = add_person (family, "Sol", ALONG_GENDER_MALE), *lives = add_person (family, "Ada", ALONG_GENDER_FEMALE);
  AlongRecord *pregnancy = add (family, ALONG_KIND_PREGNANCY);
  AlongId babies[2] = { along_record_get_id (died), along_record_get_id (lives) };
  g_autoptr (AlongFamily) copy = NULL;

  along_record_set_text (died, ALONG_PERSON_P_DIED, "1999-02-06");
  along_record_set_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, babies, 2);
  along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH);
  copy = along_report_readers_copy (family, ALONG_READER_PANEL, ALONG_ID_NONE, NULL, 0, ALONG_DAY_NONE);
  g_assert_nonnull (along_family_find (copy, ALONG_KIND_PERSON, babies[1]));
  g_assert_null (along_family_find (copy, ALONG_KIND_PERSON, babies[0]));
  g_assert_cmpuint (along_family_count (copy, ALONG_KIND_PREGNANCY), ==, 0);
}

/* Where only the day of acceptance is known, days are told, not hours. */
static void
test_first_contact (void)
{
  g_autoptr (AlongFamily) family = load ("s1-family");
  AlongReportChoice choice = { .reader = ALONG_READER_PANEL };
  guint pages;
  g_autofree char *hours = print ("s1-family", ALONG_READER_PANEL, &pages), *days = NULL;
  g_autoptr (AlongEdit) edit = along_edit_new ("day", along_family_get_id (family));
  AlongRecord *episode = along_edit_change (edit, along_family_nth (family, ALONG_KIND_EPISODE, 0));
  AlongInstant accepted;

  g_assert_true (g_regex_match_simple ("First contact [0-9]+ hours? after the family was accepted", hours, 0, 0));
  g_assert_true (along_record_get_instant (episode, ALONG_EPISODE_P_ACCEPTED_AT, &accepted));
  accepted = along_instant_new_day (accepted.day);
  along_record_set_instant (episode, ALONG_EPISODE_P_ACCEPTED_AT, &accepted);
  along_family_apply (family, edit);
  days = print_choice (family, &choice, "first-contact.pdf", &pages);
  g_assert_true (g_regex_match_simple ("First contact ([0-9]+ days? after|on the day on which) the family was accepted", days, 0, 0));
}

/* --- One assessment --- */

static char *
print_assessment (AlongFamily *family, AlongRecord *assessment, AlongReader reader)
{
  char id[ALONG_ID_TEXT];
  AlongReportChoice choice = { .reader = reader, .made_up = TRUE, .assessment = along_record_get_id (assessment),
                               .person = along_record_get_ref (assessment, ALONG_ASSESSMENT_P_PARENT) };
  g_autofree char *name = NULL;
  guint pages;

  along_id_format (choice.assessment, id);
  name = g_strdup_printf ("assessment-%s-%d.pdf", id, (int) reader);
  return print_choice (family, &choice, name, &pages);
}

static AlongRecord *
find_assessment (AlongFamily *family, const char *title)
{
  AlongRecord *assessment;

  ALONG_FOREACH (assessment, family, ALONG_KIND_ASSESSMENT)
    {
      AlongRecord *form = along_family_find (team, ALONG_KIND_QUESTIONNAIRE, along_record_get_ref (assessment, ALONG_ASSESSMENT_P_QUESTIONNAIRE));

      if (form != NULL && g_str_equal (along_record_get_text (form, ALONG_QUESTIONNAIRE_P_TITLE), title))
        return assessment;
    }
  g_assert_not_reached ();
}

/* @parts: one after the other in @text */
static void
assert_order (const char *text, const char *const *parts)
{
  const char *at = text;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *found = strstr (at, parts[i]);

      if (found == NULL)
        g_error ("“%s” does not follow in: %s", parts[i], text);
      at = found + 1;
    }
}

static void
test_one_assessment (void)
{
  g_autoptr (AlongFamily) family = load ("s1-family");
  AlongRecord *skills = find_assessment (family, "Parenting skills"), *risk = find_assessment (family, "Risk review and resilience");
  g_autofree char *panel = print_assessment (family, skills, ALONG_READER_PANEL);
  g_autofree char *trainer = print_assessment (family, skills, ALONG_READER_TRAINER);
  g_autofree char *parents = print_assessment (family, skills, ALONG_READER_FAMILY);
  g_autofree char *risks = print_assessment (family, risk, ALONG_READER_PANEL);

  assert_order (panel, (const char *[]) { "Parenting skills", "Keira", "Filled in by", "Signed", "Not a validated scale", "Going well", "Scores",
                                          "Safe and well", "4.5", "4 of 4", "About this rating", "Safe sleep", "Evidence", "Feeding",
                                          "Running the home and using support", "Some things may be left out of this copy.", NULL });
  /* Nobody's own sentences for training; no ratings in the parent's own copy. */
  assert_order (trainer, (const char *[]) { "Scores", "Safe sleep", NULL });
  g_assert_null (strstr (trainer, "Evidence"));
  g_assert_null (strstr (trainer, "Going well"));
  assert_order (parents, (const char *[]) { "Parenting skills", "Going well", NULL });
  g_assert_null (strstr (parents, "Safe sleep"));
  g_assert_null (strstr (parents, "Scores"));
  /* Violence is a restricted line of the risk review: nobody chose it. */
  assert_order (risks, (const char *[]) { "Scores", "Highest level", "Alcohol", "Resilience", NULL });
  g_assert_null (strstr (risks, "Domestic abuse"));
}

/* Every assessment of the stories for every reader: pages, and never what belongs to somebody else in a parent's copy. */
static void
test_every_assessment (void)
{
  static const char *const stories[] = { "s1-family", "s2-family", "s3-family", "s4-family", "s5-family" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      g_autoptr (AlongFamily) family = load (stories[i]);
      AlongRecord *assessment;

      ALONG_FOREACH (assessment, family, ALONG_KIND_ASSESSMENT)
        for (int reader = 0; reader < ALONG_N_READERS; reader++)
          {
            g_autofree char *text = print_assessment (family, assessment, reader);

            g_assert_null (strstr (text, "Nothing written down."));
            g_assert_true ((strstr (text, "Scores") == NULL) == (reader == ALONG_READER_FAMILY) || strstr (text, "My own view") != NULL);
            n++;
          }
    }
  g_assert_cmpuint (n, >, 60);
}

int
main (int argc, char **argv)
{
  g_autoptr (AlongKey) key = along_demonstration_key ();
  g_autofree char *dir = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  top = g_dir_make_tmp ("along-report-XXXXXX", NULL);
  dir = g_build_filename (top, "demonstration", NULL);
  along_demo_build_sync (dir, NULL, &error);
  g_assert_no_error (error);
  store = along_store_new (dir, TRUE);
  along_store_open_sync (store, key, NULL, &error);
  g_assert_no_error (error);
  team = along_store_load_sync (store, ALONG_ID_NONE, NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/report/panel", test_panel);
  g_test_add_func ("/report/left-out", test_left_out);
  g_test_add_func ("/report/outlived-twin", test_outlived_twin);
  g_test_add_func ("/report/first-contact", test_first_contact);
  g_test_add_func ("/report/family-copy", test_family_copy);
  g_test_add_func ("/report/which-parent", test_which_parent);
  g_test_add_func ("/report/chosen-lines", test_chosen_lines);
  g_test_add_func ("/report/risk-review", test_risk_review);
  g_test_add_func ("/report/signatures", test_signatures);
  g_test_add_func ("/report/one-assessment", test_one_assessment);
  g_test_add_func ("/report/every-assessment", test_every_assessment);
  status = g_test_run ();

  g_object_unref (team);
  along_store_close_sync (store, NULL);
  g_clear_object (&store);
  const char *command[] = { "rm", "-rf", top, NULL };
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_free (top);
  return status;
}
