/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who lives where on a day: the same in the dialogs, the panel and what they write down. */
#include "genogram-shown.h"

#include "along-date-row.h"
#include "genogram-support.h"
#include "genogram/along-ask-dialogs.h"
#include "genogram/along-genogram-branch.h"
#include "genogram/along-person-panel.h"

/* --- Dialogs --- */

static GtkWindow *
ask (Shown *self, const char *what, AlongRecord *about)
{
  g_autofree char *key = along_ask_key (what, along_record_get_id (about));
  GtkWindow *dialog = along_ask_open (self->self, key);

  g_assert_nonnull (dialog);
  display_turn ();
  return dialog;
}

static GtkWidget *
row (GtkWindow *dialog, const char *title)
{
  GtkWidget *found = pages_find_row (GTK_WIDGET (dialog), title);

  if (found == NULL)
    g_error ("no row %s", title);
  return found;
}

static gboolean
is_ticked (GtkWindow *dialog, const char *name)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row (dialog, name)))));
}

static void
tick (GtkWindow *dialog, const char *name, gboolean on)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row (dialog, name)))), on);
  display_turn ();
}

static void
write_day (GtkWindow *dialog, const char *title, const char *day)
{
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, title)), day);
  g_assert_true (along_date_row_read (ALONG_DATE_ROW (row (dialog, title))));
  display_turn ();
}

static void
assert_chosen (GtkWindow *dialog, const char *title, const char *words)
{
  GtkStringObject *chosen = adw_combo_row_get_selected_item (ADW_COMBO_ROW (row (dialog, title)));

  g_assert_cmpstr (gtk_string_object_get_string (chosen), ==, words);
}

static void
drop (Shown *self, GtkWindow *dialog, const char *what, AlongRecord *about)
{
  g_autofree char *key = along_ask_key (what, along_record_get_id (about)), *draft = g_strconcat ("genogram-", key, NULL);

  gtk_window_set_focus (dialog, NULL); /* an entry that blinks would complain */
  gtk_window_destroy (dialog);
  display_turn ();
  along_session_drop_draft (self->session, draft);
}

/* In the store, too. */
static void
commit (Shown *self, AlongEdit *edit)
{
  pages_commit (self->session, edit);
  g_object_unref (edit);
  display_turn ();
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  along_session_undo_finish (ALONG_SESSION (source), result, NULL, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
undo (Shown *self)
{
  gboolean done = FALSE;

  along_session_undo_async (self->session, along_family_get_id (self->family), FALSE, NULL, undone_cb, &done);
  display_wait (is_true, &done);
  display_turn ();
}

/* --- Tests --- */

static void
add_words (GtkWidget *widget, GString *words)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget))
    g_string_append_printf (words, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    add_words (child, words);
}

static char *
panel_words (AlongFamily *family, AlongRecord *person)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  g_autoptr (GString) words = g_string_new (NULL);

  along_person_panel_fill (box, family, person, TRUE, NULL, FALSE, along_clock_today ());
  add_words (box, words);
  g_object_unref (box);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* Who moved today lives in the new home, whatever is asked; a stay of before that is written down later changes nothing of it. */
static void
test_moved_today (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  int now = along_clock_today ();
  AlongRecord *one = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Orla"), *two = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Una");
  AlongId ids[] = { along_record_get_id (one), along_record_get_id (two) };
  g_autofree char *today = along_day_to_edtf (now), *words = NULL;
  AlongRecord *gimlet, *oak;

  apply (family, along_genogram_moved (family, ids, 2, ALONG_ID_NONE, "Gimlet Street", "2020"));
  gimlet = first (family, ALONG_KIND_HOUSEHOLD);
  words = panel_words (family, two);
  g_assert_nonnull (strstr (words, "with Orla"));
  apply (family, along_genogram_moved (family, ids, 1, ALONG_ID_NONE, "Oak Road", today));
  oak = along_genogram_home_of (family, ids[0], now);
  g_assert_cmpstr (along_record_get_text (oak, ALONG_HOUSEHOLD_P_NAME), ==, "Oak Road");
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *panel = panel_words (family, i == 0 ? one : two);

      g_assert_null (strstr (panel, "with "));
    }
  apply (family, along_genogram_moved (family, ids, 1, ALONG_ID_NONE, "Mill Lane", "2015"));
  g_assert_true (along_genogram_home_of (family, ids[0], now) == oak);
  /* back again the same day: it is written down */
  apply (family, along_genogram_live_together (family, ids, 2, gimlet, NULL, now));
  g_assert_true (along_genogram_lives_in (family, ids[0], along_record_get_id (gimlet), now));
}

/* A stay that ends today and was written down after the one that begins today is not where somebody lives. */
static void
test_written_later (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  int now = along_clock_today ();
  AlongRecord *orla = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Orla");
  AlongId id = along_record_get_id (orla);
  g_autofree char *today = along_day_to_edtf (now);

  apply (family, along_genogram_moved (family, &id, 1, ALONG_ID_NONE, "Oak Road", today));
  apply (family, along_genogram_moved (family, &id, 1, ALONG_ID_NONE, "Gimlet Street", "2020"));
  g_assert_cmpstr (along_record_get_text (along_family_nth (family, ALONG_KIND_MEMBERSHIP, 1), ALONG_MEMBERSHIP_P_TO), ==, today);
  g_assert_cmpstr (along_record_get_text (along_genogram_home_of (family, id, now), ALONG_HOUSEHOLD_P_NAME), ==, "Oak Road");
  g_assert_cmpstr (along_record_get_text (along_genogram_home_of (family, id, now - 1), ALONG_HOUSEHOLD_P_NAME), ==, "Gimlet Street");
}

/* A grandmother who died since was there on the day of the move; and of a child whose father lived then, the mother does not take it. */
static void
test_died_since (void)
{
  static const struct
  {
    const char *died;
    gboolean there;
  } rows[] = { { "2025-06-03", TRUE }, { "2025", TRUE }, { "2024", FALSE }, { "2024-06", TRUE }, { "2024-05-06", FALSE }, { "2024-05-07", TRUE }, { "2023", FALSE } };
  int day = along_date_last_day ("2024-05-06");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (int father = 0; father < 2; father++)
      {
        g_autoptr (AlongFamily) family = family_new ();
        AlongRecord *leanne = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Leanne", .gender = ALONG_GENDER_FEMALE);
        AlongRecord *theo = PERSON (family, leanne, ALONG_RELATION_CHILD, .name = "Theo", .born = "2022-03-04"), *dead;
        AlongId all[3] = { along_record_get_id (leanne), along_record_get_id (theo) };
        gboolean there = rows[i].there;
        g_autofree char *words = NULL;

        dead = father ? PERSON (family, theo, ALONG_RELATION_PARENT, .name = "Dean", .gender = ALONG_GENDER_MALE)
                      : PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Marcia");
        all[2] = along_record_get_id (dead);
        apply (family, along_genogram_moved (family, all, 3, ALONG_ID_NONE, "Oak Road", "2022-03-04"));
        along_record_set_text (dead, ALONG_PERSON_P_DIED, rows[i].died);
        g_assert_cmpint (along_genogram_is_alive_on (dead, day), ==, there);
        words = along_genogram_stay_words (family, all, 2, day);
        g_assert_cmpstr (words, ==, !there ? "Nobody stays at Oak Road." : father ? "Dean stays at Oak Road." : "Marcia stays at Oak Road.");
        g_assert_cmpint (along_genogram_goes_along (family, all[0], all[1], day), ==, !(father && there));
      }
}

static AlongRecord *
home_called (AlongFamily *family, const char *name)
{
  AlongRecord *home;

  ALONG_FOREACH (home, family, ALONG_KIND_HOUSEHOLD)
    if (g_strcmp0 (along_record_get_text (home, ALONG_HOUSEHOLD_P_NAME), name) == 0)
      return home;
  g_error ("no home %s", name);
}

static AlongRecord *
stay_of (AlongFamily *family, AlongId person, AlongRecord *home)
{
  AlongRecord *stay;

  ALONG_FOREACH (stay, family, ALONG_KIND_MEMBERSHIP)
    if (along_record_refers_to (stay, ALONG_MEMBERSHIP_P_PERSON, person)
        && along_record_refers_to (stay, ALONG_MEMBERSHIP_P_HOUSEHOLD, along_record_get_id (home)))
      return stay;
  g_error ("no stay");
}

/* Who is unticked in a home goes on a day that is said: no stay is deleted; undone, all is as before. */
static void
test_gone (void)
{
  Shown shown;
  GtkWindow *dialog;
  AlongRecord *home, *stay, *donna, *asa;
  AlongId ids[2];
  guint before;

  begin (&shown);
  donna = named (&shown, "Donna");
  commit (&shown, along_genogram_add_person (shown.family, NULL, ALONG_RELATION_NOBODY, &(AlongPersonFields){ .name = "Asa Voss" },
                                             along_clock_today (), &ids[1]));
  asa = named (&shown, "Asa");
  ids[0] = along_record_get_id (donna);
  commit (&shown, along_genogram_change_home (shown.family, NULL, "9 Fold Street", NULL, ids, 2, "2020", along_clock_today ()));
  before = along_family_count (shown.family, ALONG_KIND_MEMBERSHIP);
  home = home_called (shown.family, "9 Fold Street");
  stay = stay_of (shown.family, ids[0], home);
  dialog = ask (&shown, "household", home);
  g_assert_true (is_ticked (dialog, along_record_get_text (donna, ALONG_PERSON_P_NAME)));
  tick (dialog, along_record_get_text (donna, ALONG_PERSON_P_NAME), FALSE);
  pages_click (GTK_WIDGET (dialog), "Change");
  display_turn ();
  g_assert_nonnull (pages_find_label (GTK_WIDGET (dialog), "Write since when Donna does not live here. If it was never so, remove it in the panel, under Homes."));
  g_assert_cmpuint (along_family_count (shown.family, ALONG_KIND_MEMBERSHIP), ==, before);
  write_day (dialog, "Those who come or go, on", "1 March 2026");
  gtk_window_set_focus (dialog, NULL); /* an entry that blinks would complain */
  pages_click_to_end (dialog, "Change");
  display_turn ();
  g_assert_cmpuint (along_family_count (shown.family, ALONG_KIND_MEMBERSHIP), ==, before);
  g_assert_cmpstr (along_record_get_text (stay, ALONG_MEMBERSHIP_P_FROM), ==, "2020");
  g_assert_cmpstr (along_record_get_text (stay, ALONG_MEMBERSHIP_P_TO), ==, "2026-03-01");
  g_assert_true (along_genogram_lives_in (shown.family, ids[1], along_record_get_id (home), along_clock_today ()));
  undo (&shown);
  g_assert_true (along_genogram_lives_in (shown.family, ids[0], along_record_get_id (home), along_clock_today ()));

  /* and who moved out today is not ticked */
  {
    g_autofree char *today = along_day_to_edtf (along_clock_today ());

    commit (&shown, along_genogram_change_home (shown.family, home, "9 Fold Street", NULL, &ids[1], 1, today, along_clock_today ()));
  }
  dialog = ask (&shown, "household", home);
  g_assert_false (is_ticked (dialog, along_record_get_text (donna, ALONG_PERSON_P_NAME)));
  g_assert_true (is_ticked (dialog, along_record_get_text (asa, ALONG_PERSON_P_NAME)));
  drop (&shown, dialog, "household", home);
  end (&shown);
}

/* Where a newborn lives is proposed by the homes of the day of its birth, not by where its parents moved since. */
static void
test_born_then (void)
{
  Shown shown;
  GtkWindow *dialog;
  AlongRecord *donna, *pregnancy;
  AlongId ids[2], baby;

  begin (&shown);
  donna = named (&shown, "Donna");
  ids[0] = along_record_get_id (donna);
  commit (&shown, along_genogram_add_person (shown.family, NULL, ALONG_RELATION_NOBODY, &(AlongPersonFields){ .name = "Asa Voss" },
                                             along_clock_today (), &ids[1]));
  commit (&shown, along_genogram_moved (shown.family, &ids[0], 1, ALONG_ID_NONE, "9 Fold Street", "2020"));
  commit (&shown, along_genogram_moved (shown.family, &ids[1], 1, ALONG_ID_NONE, "2 Quay Street", "2020"));
  commit (&shown, along_genogram_add_person (shown.family, donna, ALONG_RELATION_PREGNANCY,
                                             &(AlongPersonFields){ .gender = ALONG_GENDER_UNKNOWN, .babies = 1, .with = ids[1] },
                                             along_clock_today (), &baby));
  pregnancy = along_genogram_expected (shown.family, baby);
  commit (&shown, along_genogram_moved (shown.family, ids, 2, ALONG_ID_NONE, "3 Mill Lane", "2026-05-01"));
  dialog = ask (&shown, "born", pregnancy);
  write_day (dialog, "Born on", "2 March 2026");
  assert_chosen (dialog, "Where baby is now", "Home with mother");
  write_day (dialog, "Born on", "3 May 2026");
  assert_chosen (dialog, "Where baby is now", "Home with both parents");
  drop (&shown, dialog, "born", pregnancy);
  end (&shown);
}

static void
care (Shown *self, AlongRecord *child, AlongId carer, const char *date, int legal)
{
  AlongCareChange change = { .step = ALONG_CARE_STEP_MOVED, .kind = ALONG_CARE_KIND_FOSTER, .carers = &carer, .n_carers = 1, .legal = legal,
                             .living = -1, .date = date };

  commit (self, along_genogram_care (self->family, child, &change));
}

static gboolean
asks (GtkWindow *dialog, const char *title)
{
  GtkWidget *found = pages_find_row (GTK_WIDGET (dialog), title);

  return found != NULL && gtk_widget_get_visible (found);
}

/* Whether the switch of that row is on. */
static gboolean
ends (GtkWindow *dialog, const char *title)
{
  return gtk_switch_get_active (GTK_SWITCH (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row (dialog, title)))));
}

static const char *
end_of_legal (AlongFamily *family, AlongId child, int code)
{
  AlongRecord *legal;

  ALONG_FOREACH (legal, family, ALONG_KIND_LEGAL_STATUS)
    if (along_record_refers_to (legal, ALONG_LEGAL_STATUS_P_CHILD, child) && along_record_get_enum (legal, ALONG_LEGAL_STATUS_P_CODE) == code)
      return along_record_get_text (legal, ALONG_LEGAL_STATUS_P_TO);
  g_error ("no such status");
}

/* Of a day of before the dialogs of care know who cared for the child then, with whom it had lived, and what was in force. */
static void
test_care_then (void)
{
  Shown shown;
  GtkWindow *dialog;
  AlongRecord *mother, *child, *guardian, *later;
  AlongId id, born;
  g_autofree char *ico = NULL, *voluntary = NULL;

  begin (&shown);
  mother = named (&shown, "Donna");
  guardian = named (&shown, "Martin");
  later = named (&shown, "Lorraine");
  id = along_record_get_id (mother);
  commit (&shown, along_genogram_add_person (shown.family, mother, ALONG_RELATION_CHILD,
                                             &(AlongPersonFields){ .name = "Kit Voss", .gender = ALONG_GENDER_UNKNOWN, .born = "2020-03-04" },
                                             along_clock_today (), &born));
  child = along_family_find (shown.family, ALONG_KIND_PERSON, born);
  commit (&shown, along_genogram_moved (shown.family, (AlongId[]){ id, born }, 2, ALONG_ID_NONE, "9 Fold Street", "2020-03-04"));
  care (&shown, child, along_record_get_id (guardian), "2022-05-06", ALONG_LEGAL_CODE_C1);
  care (&shown, child, along_record_get_id (later), "2024-05-06", ALONG_LEGAL_CODE_V2);

  dialog = ask (&shown, "guardianship", child);
  g_assert_true (is_ticked (dialog, along_record_get_text (later, ALONG_PERSON_P_NAME)));
  write_day (dialog, "Date of the order", "1 June 2023");
  g_assert_true (is_ticked (dialog, along_record_get_text (guardian, ALONG_PERSON_P_NAME)));
  g_assert_false (is_ticked (dialog, along_record_get_text (later, ALONG_PERSON_P_NAME)));
  drop (&shown, dialog, "guardianship", child);

  ico = g_strdup_printf ("This has ended too: %s", along_enum_words (ALONG_ENUM_LEGAL_CODE, ALONG_LEGAL_CODE_C1));
  voluntary = g_strdup_printf ("This has ended too: %s", along_enum_words (ALONG_ENUM_LEGAL_CODE, ALONG_LEGAL_CODE_V2));
  dialog = ask (&shown, "came-home", child);
  g_assert_true (ends (dialog, voluntary) && !asks (dialog, ico));
  g_assert_false (is_ticked (dialog, along_record_get_text (mother, ALONG_PERSON_P_NAME)));
  write_day (dialog, "When", "1 June 2023");
  g_assert_true (asks (dialog, ico) && !asks (dialog, voluntary) && !ends (dialog, ico));
  g_assert_true (is_ticked (dialog, along_record_get_text (mother, ALONG_PERSON_P_NAME)));
  assert_chosen (dialog, "Where the child lives", "Home with mother");
  /* before any of it nothing can have ended */
  write_day (dialog, "When", "1 June 2021");
  g_assert_true (!asks (dialog, ico) && !asks (dialog, voluntary));
  write_day (dialog, "When", "1 June 2023");
  /* what was said stays said, also after a draft */
  gtk_switch_set_active (GTK_SWITCH (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row (dialog, ico)))), TRUE);
  tick (dialog, along_record_get_text (guardian, ALONG_PERSON_P_NAME), TRUE);
  write_day (dialog, "When", "2 June 2023");
  g_assert_true (asks (dialog, ico) && ends (dialog, ico));
  gtk_window_set_focus (dialog, NULL); /* an entry that blinks would complain */
  gtk_window_destroy (dialog);
  display_turn ();
  dialog = ask (&shown, "came-home", child);
  g_assert_true (asks (dialog, ico) && ends (dialog, ico) && !asks (dialog, voluntary));
  g_assert_true (is_ticked (dialog, along_record_get_text (guardian, ALONG_PERSON_P_NAME)));
  g_assert_true (is_ticked (dialog, along_record_get_text (mother, ALONG_PERSON_P_NAME)));
  tick (dialog, along_record_get_text (guardian, ALONG_PERSON_P_NAME), FALSE);
  /* and what the switch named is what ends */
  gtk_window_set_focus (dialog, NULL);
  pages_click_to_end (dialog, "Add");
  display_turn ();
  g_assert_cmpstr (end_of_legal (shown.family, born, ALONG_LEGAL_CODE_C1), ==, "2023-06-02");
  g_assert_null (end_of_legal (shown.family, born, ALONG_LEGAL_CODE_V2));
  undo (&shown);
  g_assert_cmpstr (end_of_legal (shown.family, born, ALONG_LEGAL_CODE_C1), ==, "2024-05-06");
  end (&shown);
}

int
main (int argc, char **argv)
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add_func ("/genogram-stays/moved-today", test_moved_today);
  g_test_add_func ("/genogram-stays/written-later", test_written_later);
  g_test_add_func ("/genogram-stays/died-since", test_died_since);
  g_test_add_func ("/genogram-stays/gone", test_gone);
  g_test_add_func ("/genogram-stays/born-then", test_born_then);
  g_test_add_func ("/genogram-stays/care-then", test_care_then);
  return pages_run ();
}
