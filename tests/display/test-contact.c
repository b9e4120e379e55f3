/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-support.h"
#include "pages-support.h"

#include <string.h>

#include "along-clock.h"
#include "along-facts.h"
#include "add-contact/along-add-contact.h"
#include "add-contact/along-contact-chips.h"
#include "add-contact/along-contact-entry.h"

/* Reading, without a window. */

static AlongContactEntry *
read_line (AlongFamily *family, AlongSession *session, const char *line)
{
  g_autoptr (AlongContactNames) names = along_contact_names_new (family, along_session_get_team (session),
                                                                 along_session_get_me (session), along_clock_today ());
  AlongContactEntry *entry = along_contact_entry_new ();

  along_contact_entry_read (entry, line, names);
  return entry;
}

static void
test_edit (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Ingham");
  AlongFamily *team = along_session_get_team (session);
  AlongRecord *me = along_session_get_me (session), *contact;
  gint64 now = along_clock_now ();
  g_autoptr (AlongContactEntry) entry
    = read_line (family, session, "v 1h10 today 10am mum+dad enab prac safe sleep rota, jade rang midwife * > bring the form");
  g_autoptr (GPtrArray) chips = along_contact_chips (entry, family, team, me, FALSE, now);
  g_autofree char *speech = along_contact_chips_speech (chips);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongEdit) edit = NULL;
  AlongEntryPart where;
  AlongInstant at;
  int hour, minute;

  g_assert_cmpstr (speech, ==,
                   "Read as: Home visit, 1 h 10, Today, Tuesday 30 June, 10:00, Done, Chloe, Aaron, Enabling, Practical, "
                   "Safe sleep. Strength: Jade rang midwife. Next step: Bring the form. Not read: rota?");
  edit = along_contact_entry_to_edit (entry, family, team, me, NULL, now, &where, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (along_edit_get_n (edit), ==, 3);
  g_assert_cmpstr (along_edit_get_title (edit), ==, "contact on 30 June");
  contact = along_edit_get_change (edit, 0)->after;
  g_assert_cmpint (along_record_get_enum (contact, ALONG_CONTACT_P_MODE), ==, ALONG_MODE_VISIT);
  g_assert_cmpint (along_record_get_enum (contact, ALONG_CONTACT_P_PLACE), ==, ALONG_PLACE_HOME);
  g_assert_cmpint (along_record_get_enum (contact, ALONG_CONTACT_P_STATUS), ==, ALONG_CONTACT_STATUS_COMPLETED);
  g_assert_cmpint (along_record_get_int (contact, ALONG_CONTACT_P_MINUTES, -1), ==, 70);
  g_assert_cmpint (along_record_get_int (contact, ALONG_CONTACT_P_ENABLING, -1), ==, 35);
  g_assert_false (along_record_has (contact, ALONG_CONTACT_P_EDUCATIONAL));
  g_assert_cmpint (along_record_get_int (contact, ALONG_CONTACT_P_PRACTICAL, -1), ==, 35);
  g_assert_true (along_record_refers_to (contact, ALONG_CONTACT_P_WORKERS, along_record_get_id (me)));
  g_assert_true (along_record_get_bool (contact, ALONG_CONTACT_P_SHARED_WITH_PARENT));
  g_assert_true (along_record_get_instant (contact, ALONG_CONTACT_P_AT, &at));
  along_instant_local_time (&at, &hour, &minute);
  g_assert_cmpint (hour * 60 + minute, ==, 600);
  g_assert_true (along_check_edit (edit, family, now, NULL, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (family);
  pages_close (session);
}

/* Three elements share 70 minutes: the first gets what is left over. */
/* Who is still to be born takes no part, whatever is said of the baby; from the birth on they do. */
static void
test_unborn (void)
{
  AlongSession *session = pages_open ();
  g_autoptr (AlongFamily) family = along_family_new (along_id_from_name ("unborn"));
  g_autoptr (AlongEdit) edit = along_edit_new ("family", along_id_from_name ("unborn"));
  g_autoptr (AlongEdit) birth = along_edit_new ("birth", along_id_from_name ("unborn"));
  AlongRecord *mother = along_edit_create (edit, ALONG_KIND_PERSON), *baby = along_edit_create (edit, ALONG_KIND_PERSON);
  AlongRecord *pregnancy = along_edit_create (edit, ALONG_KIND_PREGNANCY);
  AlongId mother_id = along_record_get_id (mother), baby_id = along_record_get_id (baby);
  AlongInstant born = along_instant_new_day (along_clock_today () - 10);

  along_record_set_text (mother, ALONG_PERSON_P_NAME, "Bronwen Hughes");
  along_record_set_text (mother, ALONG_PERSON_P_GIVEN, "Bronwen");
  along_record_set_text (baby, ALONG_PERSON_P_NAME, "Baby Hughes");
  along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER, mother_id);
  along_record_set_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &baby_id, 1);
  along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_OPEN);
  along_family_apply (family, edit);
  {
    g_autoptr (AlongContactEntry) clothes = read_line (family, session, "visit 45min today Bronwen: sorted baby clothes");
    g_autoptr (AlongContactEntry) massage = read_line (family, session, "group 1h Bronwen baby massage");

    g_assert_cmpuint (clothes->people->len, ==, 1);
    g_assert_true (along_contact_entry_has (clothes->people, mother_id));
    g_assert_cmpint (clothes->minutes, ==, 45);
    g_assert_cmpstr (clothes->reading->rest, ==, "Sorted baby clothes.");
    g_assert_cmpuint (massage->people->len, ==, 1);
    g_assert_cmpstr (massage->reading->rest, ==, "Baby massage.");
  }
  pregnancy = along_edit_change (birth, along_family_nth (family, ALONG_KIND_PREGNANCY, 0));
  along_record_set_instant (pregnancy, ALONG_PREGNANCY_P_BORN, &born);
  along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
  along_family_apply (family, birth);
  {
    g_autoptr (AlongContactEntry) both = read_line (family, session, "v 40m mum+baby");

    g_assert_cmpuint (both->people->len, ==, 2);
    g_assert_true (along_contact_entry_has (both->people, baby_id));
  }
  pages_close (session);
}

static void
test_elements (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Ingham");
  g_autoptr (AlongContactEntry) entry = read_line (family, session, "v 70m yesterday 10am enab educ prac");
  g_autoptr (AlongEdit) edit = NULL;
  AlongEntryPart where;
  AlongRecord *contact;

  edit = along_contact_entry_to_edit (entry, family, along_session_get_team (session), along_session_get_me (session), NULL,
                                      along_clock_now (), &where, NULL);
  contact = along_edit_get_change (edit, 0)->after;
  g_assert_cmpint (along_record_get_int (contact, ALONG_CONTACT_P_ENABLING, 0), ==, 24);
  g_assert_cmpint (along_record_get_int (contact, ALONG_CONTACT_P_EDUCATIONAL, 0), ==, 23);
  g_assert_cmpint (along_record_get_int (contact, ALONG_CONTACT_P_PRACTICAL, 0), ==, 23);
  g_assert_finalize_object (family);
  pages_close (session);
}

/* What was said last counts; a draft gives everything back. */
static void
test_last_said (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Ingham");
  g_autoptr (AlongContactNames) names = along_contact_names_new (family, along_session_get_team (session),
                                                                 along_session_get_me (session), along_clock_today ());
  g_autoptr (AlongContactEntry) entry = along_contact_entry_new (), again = along_contact_entry_new ();
  g_autofree char *draft = NULL;

  along_contact_entry_read (entry, "v 1h", names);
  entry->minutes = 40;
  along_contact_entry_choose (entry, ALONG_ENTRY_LONG);
  along_contact_entry_read (entry, "v 1h mum", names);
  g_assert_cmpint (entry->minutes, ==, 40);
  draft = along_contact_entry_to_draft (entry);
  g_assert_true (along_contact_entry_from_draft (again, draft, names));
  g_assert_cmpint (again->minutes, ==, 40);
  g_assert_cmpstr (again->line, ==, "v 1h mum");
  g_assert_cmpuint (again->people->len, ==, 1);
  along_contact_entry_read (entry, "v 2h mum", names);
  g_assert_cmpint (entry->minutes, ==, 120);
  g_assert_false (along_contact_entry_from_draft (again, "[1", names));
  g_assert_finalize_object (family);
  pages_close (session);
}

/* The dialog. */

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
test_dialog (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Ingham");
  guint before = along_family_count (family, ALONG_KIND_CONTACT);
  GtkWidget *dialog = GTK_WIDGET (along_add_contact_present (NULL, session, family, NULL)), *line;
  g_autofree char *id = along_id_to_text (along_family_get_id (family));
  g_autofree char *key = g_strconcat ("contact/", id, NULL);
  AlongRecord *contact;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_test_widget_wait_for_draw (dialog);
  line = pages_find_type (dialog, "GtkEntry");
  g_assert_nonnull (pages_find_label (dialog, "Safe contact: "));

  /* Nothing is said: asked beside the chips. */
  gtk_editable_set_text (GTK_EDITABLE (line), "1h mum");
  gtk_widget_activate_action (dialog, "contact.add", NULL);
  gtk_test_widget_wait_for_draw (dialog);
  g_assert_nonnull (pages_find_label (dialog, "What was it:"));

  /* Kept as a draft, and there again the next time. */
  gtk_editable_set_text (GTK_EDITABLE (line), "v 1h mum enab tomorrow 10:00 rota");
  g_assert_nonnull (along_session_get_draft (session, key));
  gtk_window_close (GTK_WINDOW (dialog));
  display_wait (is_gone, &dialog);
  dialog = GTK_WIDGET (along_add_contact_present (NULL, session, family, NULL));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_test_widget_wait_for_draw (dialog);
  line = pages_find_type (dialog, "GtkEntry");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (line)), ==, "v 1h mum enab tomorrow 10:00 rota");
  g_assert_nonnull (pages_find_label (dialog, "This is what you were writing"));
  g_assert_nonnull (pages_find_label (dialog, "rota?"));

  /* Tomorrow: planned instead. */
  g_assert_nonnull (pages_find_label (dialog, "That is tomorrow. Plan it instead?"));
  display_picture (dialog, "contact-ahead.png");
  gtk_widget_activate_action (dialog, "contact.add", NULL);
  display_turn ();
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_CONTACT), ==, before);
  pages_click (dialog, "Plan it");
  gtk_widget_activate_action (dialog, "contact.add", NULL);
  display_wait (is_gone, &dialog);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_CONTACT), ==, before + 1);
  contact = along_facts_next_contact (family, along_clock_now ());
  g_assert_cmpint (along_record_get_enum (contact, ALONG_CONTACT_P_STATUS), ==, ALONG_CONTACT_STATUS_PLANNED);
  g_assert_cmpint (along_record_get_int (contact, ALONG_CONTACT_P_MINUTES, -1), ==, 0);
  g_assert_cmpint (along_record_get_int (contact, ALONG_CONTACT_P_PLANNED_MINUTES, -1), ==, 60);
  g_assert_null (along_session_get_draft (session, key));

  /* What was being written can be let go. */
  dialog = GTK_WIDGET (along_add_contact_present (NULL, session, family, NULL));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_test_widget_wait_for_draw (dialog);
  g_assert_null (pages_find_label (dialog, "Let it go"));
  gtk_editable_set_text (GTK_EDITABLE (pages_find_type (dialog, "GtkEntry")), "phone why?");
  gtk_test_widget_wait_for_draw (dialog);
  g_assert_nonnull (pages_find_label (dialog, "why?"));
  g_assert_null (pages_find_label (dialog, "why??"));
  gtk_window_close (GTK_WINDOW (dialog));
  display_wait (is_gone, &dialog);
  dialog = GTK_WIDGET (along_add_contact_present (NULL, session, family, NULL));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_test_widget_wait_for_draw (dialog);
  pages_click (dialog, "Let it go");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (pages_find_type (dialog, "GtkEntry"))), ==, "");
  g_assert_null (along_session_get_draft (session, key));
  gtk_window_close (GTK_WINDOW (dialog));
  display_wait (is_gone, &dialog);

  /* The same time again, and not at home. */
  dialog = GTK_WIDGET (along_add_contact_present (NULL, session, family, NULL));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_test_widget_wait_for_draw (dialog);
  line = pages_find_type (dialog, "GtkEntry");
  gtk_editable_set_text (GTK_EDITABLE (line), "v planned tomorrow 10:00");
  gtk_test_widget_wait_for_draw (dialog);
  g_assert_nonnull (pages_find_label (dialog, "There is already a visit at 10:00. Keep both?"));
  gtk_editable_set_text (GTK_EDITABLE (line), "v no answer yesterday 10:05");
  gtk_test_widget_wait_for_draw (dialog);
  g_assert_nonnull (pages_find_label (dialog, "No answer"));
  g_assert_nonnull (pages_find_label (dialog, "How did you try?"));
  g_assert_null (pages_find_label (dialog, "How long?"));
  display_picture (dialog, "contact-no-answer.png");

  /* One after the other. */
  gtk_widget_activate_action (dialog, "contact.add-another", NULL);
  while (along_family_count (family, ALONG_KIND_CONTACT) < before + 2)
    g_main_context_iteration (NULL, TRUE);
  display_turn ();
  g_assert_nonnull (dialog);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (line)), ==, "");
  gtk_window_close (GTK_WINDOW (dialog));
  display_wait (is_gone, &dialog);
  g_assert_null (along_session_get_draft (session, key));

  /* A day before the support began: refused in words, the same as of a table's row. */
  dialog = GTK_WIDGET (along_add_contact_present (NULL, session, family, NULL));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_test_widget_wait_for_draw (dialog);
  line = pages_find_type (dialog, "GtkEntry");
  gtk_editable_set_text (GTK_EDITABLE (line), "v 1h 27/2/2024 jade");
  gtk_test_widget_wait_for_draw (dialog);
  g_assert_nonnull (pages_find_label (dialog, "Support began on 28 February 2024."));
  gtk_widget_activate_action (dialog, "contact.add", NULL);
  gtk_test_widget_wait_for_draw (dialog);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_CONTACT), ==, before + 2);
  g_assert_nonnull (pages_find_label (dialog, "Support began on 28 February 2024."));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (gtk_widget_get_template_child (dialog, ALONG_TYPE_ADD_CONTACT, "hint"))));

  /* Without a length: asked once, then taken. */
  gtk_editable_set_text (GTK_EDITABLE (line), "v yesterday 9:15");
  gtk_widget_activate_action (dialog, "contact.add", NULL);
  gtk_test_widget_wait_for_draw (dialog);
  g_assert_nonnull (pages_find_label (dialog, "How long was it?"));
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_CONTACT), ==, before + 2);
  display_picture (dialog, "contact-length.png");
  gtk_widget_activate_action (dialog, "contact.add", NULL);
  display_wait (is_gone, &dialog);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_CONTACT), ==, before + 3);

  /* The planned one, once it has been. */
  dialog = GTK_WIDGET (along_add_contact_edit (NULL, session, family, contact));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_test_widget_wait_for_draw (dialog);
  line = pages_find_type (dialog, "GtkEntry");
  gtk_editable_set_text (GTK_EDITABLE (line), "family cancelled > ring on monday");
  gtk_widget_activate_action (dialog, "contact.add", NULL);
  gtk_test_widget_wait_for_draw (dialog);
  g_assert_nonnull (pages_find_label (dialog, "That is tomorrow."));
  gtk_editable_set_text (GTK_EDITABLE (line), "family cancelled today 10:00 > ring on monday");
  gtk_widget_activate_action (dialog, "contact.add", NULL);
  display_wait (is_gone, &dialog);
  g_assert_cmpint (along_record_get_enum (contact, ALONG_CONTACT_P_STATUS), ==, ALONG_CONTACT_STATUS_FAMILY_CANCELLED);

  g_assert_finalize_object (family);
  pages_close (session);
}

/* Without a family it is asked first; a family called so comes before one that is found by a note. */
static gboolean
has_first_row (gpointer list)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, 0);

  return row != NULL && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "Tesfay");
}

static gboolean
has_person (gpointer dialog)
{
  return pages_find_label (dialog, "Selam") != NULL;
}

static void
test_family_first (void)
{
  AlongSession *session = pages_open ();
  GtkWidget *dialog = GTK_WIDGET (along_add_contact_present (NULL, session, NULL, NULL)), *search, *list;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_test_widget_wait_for_draw (dialog);
  g_assert_nonnull (pages_find_label (dialog, "Which family?"));
  gtk_editable_set_text (GTK_EDITABLE (pages_find_type (dialog, "GtkEntry")), "v 20m mum");
  g_assert_nonnull (along_session_get_draft (session, "contact/"));
  gtk_widget_activate_action (dialog, "contact.add", NULL);
  display_turn ();
  search = pages_find_type (dialog, "GtkSearchEntry");
  g_assert_nonnull (search);
  list = pages_find_type (gtk_widget_get_parent (search), "GtkListBox");
  gtk_editable_set_text (GTK_EDITABLE (search), "tes");
  display_wait (has_first_row, list);
  g_signal_emit_by_name (search, "activate");
  display_wait (has_person, dialog);
  g_assert_null (along_session_get_draft (session, "contact/"));
  g_assert_nonnull (pages_find_label (dialog, "20 min"));
  gtk_window_close (GTK_WINDOW (dialog));
  display_wait (is_gone, &dialog);
  pages_close (session);
}

/* Every chip opens a control; the chips are named; all of it fits into 360 px. */
static void
test_chips (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Tesfay");
  GtkWidget *dialog = GTK_WIDGET (along_add_contact_present (NULL, session, family, "2026-06-02")), *line, *flow;
  guint n = 0;
  int least;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_test_widget_wait_for_draw (dialog);
  line = pages_find_type (dialog, "GtkEntry");
  gtk_editable_set_text (GTK_EDITABLE (line), "t 15m");
  gtk_test_widget_wait_for_draw (dialog);
  g_assert_nonnull (pages_find_label (dialog, "Tuesday 2 June"));
  g_assert_nonnull (pages_find_label (dialog, "A message counts"));
  flow = pages_find_type (dialog, "AlongFlow");
  for (GtkWidget *chip = gtk_widget_get_first_child (flow); chip != NULL; chip = gtk_widget_get_next_sibling (chip), n++)
    {
      GtkWidget *popover;

      g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (chip)), ==, GTK_ACCESSIBLE_ROLE_BUTTON);
      g_signal_emit_by_name (chip, "clicked");
      display_turn ();
      popover = pages_find_type (dialog, "GtkPopover");
      g_assert_nonnull (popover);
      g_assert_nonnull (gtk_popover_get_child (GTK_POPOVER (popover)));
      gtk_popover_popdown (GTK_POPOVER (popover));
      display_turn ();
    }
  g_assert_cmpuint (n, >=, 9);
  gtk_widget_measure (dialog, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  gtk_window_close (GTK_WINDOW (dialog));
  display_wait (is_gone, &dialog);
  g_assert_finalize_object (family);
  pages_close (session);
}

int
main (int argc, char *argv[])
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add_func ("/contact/edit", test_edit);
  g_test_add_func ("/contact/unborn", test_unborn);
  g_test_add_func ("/contact/elements", test_elements);
  g_test_add_func ("/contact/last-said", test_last_said);
  g_test_add_func ("/contact/chips", test_chips);
  g_test_add_func ("/contact/family-first", test_family_first);
  g_test_add_func ("/contact/dialog", test_dialog);
  return pages_run ();
}
