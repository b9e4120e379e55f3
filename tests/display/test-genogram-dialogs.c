/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the dialogs of the genogram ask, refuse and write down. */
#include "genogram-dialogs.h"

#include "along-check.h"
#include "along-clock.h"
#include "along-couples.h"
#include "along-date-row.h"
#include "along-facts.h"
#include "along-pages.h"
#include "genogram/along-genogram-events.h"

/* --- Twins --- */

/* One more is expected: nothing else need be said of the twin; then one of the two is lost. */
static void
test_unborn_twin (void)
{
  Shown shown;
  GtkWindow *dialog;
  AlongRecord *pregnancy, *baby, *twin;
  AlongEdit *edit;
  AlongId id;
  guint n;

  begin (&shown);
  edit = along_genogram_add_person (shown.family, named (&shown, "Chloe"), ALONG_RELATION_PREGNANCY,
                                    &(AlongPersonFields){ .gender = ALONG_GENDER_UNKNOWN, .babies = 1 }, along_clock_today (), &id);
  pages_commit (shown.session, edit);
  g_object_unref (edit);
  pregnancy = along_genogram_expected (shown.family, id);
  dialog = ask (&shown, "add", along_family_find (shown.family, ALONG_KIND_PERSON, id));
  relate (dialog, along_family_find (shown.family, ALONG_KIND_PERSON, id), "Twin");
  g_assert_false (gtk_widget_get_visible (row (dialog, "Born")));
  g_assert_false (gtk_widget_get_visible (row (dialog, "Died")));
  done (dialog);
  along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  g_assert_cmpuint (n, ==, 2);
  twin = along_family_find (shown.family, ALONG_KIND_PERSON, along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n)[1]);
  g_assert_cmpstr (along_record_get_text (twin, ALONG_PERSON_P_NAME), ==, "Baby 2");

  dialog = ask (&shown, "lost", pregnancy);
  choose (dialog, "What happened", "Miscarriage");
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, "When")), "1 May 2026");
  g_assert_false (gtk_widget_get_visible (row (dialog, "First name of baby 1")));
  assert_refused (dialog, "Who was lost", "Say which baby was lost, or that all were.");
  choose (dialog, "Who was lost", "Baby 2");
  g_assert_false (gtk_widget_get_visible (row (dialog, "First name of baby 1")));
  g_assert_true (gtk_widget_get_visible (row (dialog, "First name of baby 2")));
  done (dialog);
  g_assert_null (along_genogram_expected (shown.family, along_record_get_id (twin)));
  g_assert_nonnull (along_genogram_expected (shown.family, id));

  dialog = ask (&shown, "born", pregnancy);
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, "Born on")), "1 May 2026");
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, "First name")), "Ava");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row (dialog, "Surname"))), ==, "Ingham");
  done (dialog);
  baby = along_family_find (shown.family, ALONG_KIND_PERSON, id);
  g_assert_cmpstr (along_record_get_text (baby, ALONG_PERSON_P_NAME), ==, "Ava Ingham");
  end (&shown);
}

static gboolean
is_lit (GtkWindow *dialog)
{
  return gtk_widget_has_css_class (pages_find_button (GTK_WIDGET (dialog), "Add"), "suggested-action");
}

/* As when the row is left. */
static void
set_date (GtkWindow *dialog, const char *title, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, title)), words);
  g_assert_true (along_date_row_read (ALONG_DATE_ROW (row (dialog, title))));
  display_turn ();
}

static void
set_day (GtkWindow *dialog, const char *title, int day)
{
  g_autofree char *words = along_day_to_words (day);

  set_date (dialog, title, words);
}

static void
assert_weeks (GtkWindow *dialog, const char *weeks)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row (dialog, "Weeks of pregnancy"))), ==, weeks);
}

/* It is said how a pregnancy was lost; the weeks are those of that day, not of today, until somebody writes others. */
static void
test_lost (void)
{
  Shown shown;
  GtkWindow *dialog;
  AlongRecord *pregnancy;
  AlongEdit *edit;
  AlongId id;
  int today = along_clock_today ();
  g_autofree char *due = along_day_to_edtf (today + 280 - 105);

  begin (&shown);
  edit = along_genogram_add_person (shown.family, named (&shown, "Chloe"), ALONG_RELATION_PREGNANCY,
                                    &(AlongPersonFields){ .gender = ALONG_GENDER_UNKNOWN, .due = due, .babies = 1 }, today, &id);
  pages_commit (shown.session, edit);
  g_object_unref (edit);
  pregnancy = along_genogram_expected (shown.family, id);
  dialog = ask (&shown, "lost", pregnancy);
  assert_chosen (dialog, "What happened", "Not chosen yet");
  assert_weeks (dialog, "");
  set_day (dialog, "When", today - 21);
  assert_weeks (dialog, "12");
  g_assert_false (is_lit (dialog));
  assert_refused (dialog, "What happened", "Choose what happened.");
  choose (dialog, "What happened", along_enum_words (ALONG_ENUM_PREGNANCY_OUTCOME, ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH));
  assert_weeks (dialog, ""); /* of the birth, which is not said */
  set_day (dialog, "Born", today - 28);
  assert_weeks (dialog, "11");
  choose (dialog, "What happened", "Miscarriage");
  assert_weeks (dialog, "12");
  g_assert_true (is_lit (dialog));
  set_date (dialog, "When", "2026");
  assert_weeks (dialog, ""); /* no telling */
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, "Weeks of pregnancy")), "10");
  set_day (dialog, "When", today - 21);
  assert_weeks (dialog, "10");
  done (dialog);
  g_assert_cmpint (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME), ==, ALONG_PREGNANCY_OUTCOME_MISCARRIAGE);
  g_assert_cmpint (along_record_get_int (pregnancy, ALONG_PREGNANCY_P_GESTATION_DAYS, 0), ==, 70);
  end (&shown);
}

/* A loss of before that is added has to be chosen, too. */
static void
test_loss_added (void)
{
  Shown shown;
  GtkWindow *dialog;
  guint pregnancies;

  begin (&shown);
  pregnancies = along_family_count (shown.family, ALONG_KIND_PREGNANCY);
  dialog = ask (&shown, "add", named (&shown, "Chloe"));
  relate (dialog, named (&shown, "Chloe"), "Loss");
  choose (dialog, "With", "Other");
  assert_chosen (dialog, "What happened", "Not chosen yet");
  g_assert_false (is_lit (dialog));
  assert_refused (dialog, "What happened", "Choose what happened.");
  choose (dialog, "What happened", along_enum_words (ALONG_ENUM_PREGNANCY_OUTCOME, ALONG_PREGNANCY_OUTCOME_TERMINATION));
  g_assert_true (is_lit (dialog));
  done (dialog);
  g_assert_cmpuint (along_family_count (shown.family, ALONG_KIND_PREGNANCY), ==, pregnancies + 1);
  end (&shown);
}

/* Twins of whom one hangs on the mother alone stay twins, whatever else is changed. */
static void
test_twins_stay (void)
{
  Shown shown;
  GtkWindow *dialog;
  AlongRecord *one, *other, *link;
  AlongEdit *edit;
  AlongId ids[3];
  AlongPersonFields fields = { .name = "Una Ingham", .born = "2015-05-05", .gender = ALONG_GENDER_FEMALE };

  begin (&shown);
  for (guint i = 0; i < 3; i++)
    {
      AlongRecord *now = along_genogram_couple_of (shown.family, along_record_get_id (named (&shown, "Chloe")));

      fields.name = i == 0 ? "Una Ingham" : i == 1 ? "Due Ingham" : "Tre Ingham";
      fields.with = i != 1 && now != NULL ? along_record_get_id (now) : ALONG_ID_NONE;
      edit = along_genogram_add_person (shown.family, named (&shown, "Chloe"), ALONG_RELATION_CHILD, &fields, along_clock_today (), &ids[i]);
      pages_commit (shown.session, edit);
      g_object_unref (edit);
    }
  edit = along_edit_new ("twins", along_family_get_id (shown.family));
  for (guint i = 0; i < 2; i++)
    along_record_set_text (along_edit_change (edit, along_family_find (shown.family, ALONG_KIND_PERSON, ids[i])), ALONG_PERSON_P_TWIN, "una");
  link = along_genogram_parents_of (shown.family, ids[1]);
  g_assert_true (along_record_has (link, ALONG_CHILD_LINK_P_PARENT));
  pages_commit (shown.session, edit);
  g_object_unref (edit);
  one = along_family_find (shown.family, ALONG_KIND_PERSON, ids[0]);
  other = along_family_find (shown.family, ALONG_KIND_PERSON, ids[1]);
  dialog = ask (&shown, "change", one);
  assert_chosen (dialog, "Twin or triplet of", "Due Ingham");
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, "Role")), "at school");
  gtk_window_set_focus (dialog, NULL);
  pages_click_to_end (dialog, "Change");
  display_turn ();
  g_assert_cmpstr (along_record_get_text (one, ALONG_PERSON_P_ROLE), ==, "at school");
  g_assert_cmpstr (along_record_get_text (one, ALONG_PERSON_P_TWIN), ==, "una");
  g_assert_cmpstr (along_record_get_text (other, ALONG_PERSON_P_TWIN), ==, "una");
  end (&shown);
}

/* --- Likely --- */

/* Who is asked for first is one who is not there yet: a parent, then a brother or sister of a child, a partner, a child. */
static void
test_likely (void)
{
  Shown shown;
  GtkWindow *dialog;
  AlongRecord *chloe;
  g_autofree char *title = NULL;

  begin (&shown);
  chloe = named (&shown, "Chloe");
  g_assert_cmpint (along_genogram_likely_relation (shown.family, chloe, along_clock_today ()), ==, ALONG_RELATION_CHILD);
  g_assert_cmpint (along_genogram_likely_relation (shown.family, named (&shown, "Wren"), along_clock_today ()), ==, ALONG_RELATION_SIBLING);
  g_assert_cmpint (along_genogram_likely_relation (shown.family, named (&shown, "Maureen"), along_clock_today ()), ==, ALONG_RELATION_PARENT);
  dialog = ask (&shown, "add", chloe);
  title = g_strdup_printf ("Who is this to %s?", along_facts_first_name (chloe));
  assert_chosen (dialog, title, "Child");
  pages_close_window (dialog);
  end (&shown);
}

/* Whoever was chosen of two stays so when what became of them is written down, and the dialog says who they are. */
static void
test_step_of_two (void)
{
  const int sides[] = { ALONG_COUPLE_P_ONE, ALONG_COUPLE_P_OTHER };
  Shown shown;
  AlongRecord *couple, *found = NULL;
  AlongId chloe, of_two;

  begin (&shown);
  chloe = along_record_get_id (named (&shown, "Chloe"));
  ALONG_FOREACH (couple, shown.family, ALONG_KIND_COUPLE)
    if (along_record_get_enum (couple, ALONG_COUPLE_P_STATE) == ALONG_COUPLE_STATE_CURRENT
        && (along_record_refers_to (couple, ALONG_COUPLE_P_ONE, chloe) || along_record_refers_to (couple, ALONG_COUPLE_P_OTHER, chloe)))
      found = couple;
  g_assert_nonnull (found);
  of_two = along_record_get_id (found);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      AlongId who = along_record_get_ref (found, sides[i]);
      GtkWindow *dialog;

      along_genogram_page_choose (ALONG_GENOGRAM_PAGE (shown.page), who, FALSE);
      dialog = ask (&shown, "step", found);
      g_assert_nonnull (strstr (gtk_window_get_title (dialog), "Chloe"));
      choose (dialog, "What happened", i == 0 ? "Got married" : "Separated");
      gtk_editable_set_text (GTK_EDITABLE (row (dialog, "When")), i == 0 ? "1 March 2026" : "1 April 2026");
      pages_click_to_end (dialog, "Add");
      g_assert_true (along_id_equal (ALONG_GENOGRAM_PAGE (shown.page)->chosen, who));
      end (&shown);
      begin (&shown);
      found = along_family_lookup (shown.family, of_two);
      g_assert_nonnull (found);
    }
  end (&shown);
}

/* A name has what would be markup. */
static void
test_safety_name (void)
{
  Shown shown;
  AlongRecord *dean;
  AlongEdit *edit;
  GtkWindow *dialog;

  begin_with (&shown, "Whitworth");
  dean = named (&shown, "Dean");
  edit = along_edit_new ("name", along_family_get_id (shown.family));
  along_record_set_text (along_edit_change (edit, dean), ALONG_PERSON_P_PREFERRED, "Tom & Jo <x>");
  pages_commit (shown.session, edit);
  dialog = ask (&shown, "safety", named (&shown, "Dean"));
  g_assert_nonnull (pages_find_label (GTK_WIDGET (dialog), "Is Tom & Jo <x> safe around the baby?"));
  gtk_window_destroy (dialog);
  edit = along_edit_new ("name", along_family_get_id (shown.family));
  along_record_unset (along_edit_change (edit, named (&shown, "Dean")), ALONG_PERSON_P_PREFERRED);
  pages_commit (shown.session, edit);
  end (&shown);
}

/* --- Safety --- */

/* Another answer does not take over why the one before was given. */
static void
test_safety_reason (void)
{
  Shown shown;
  GtkWindow *dialog;
  AlongRecord *ryan;
  g_autofree char *before = NULL, *why = NULL;
  const char *question = "Is Ryan safe around the baby?";
  const char *other = along_enum_words (ALONG_ENUM_SAFE_WITH, ALONG_SAFE_WITH_NOT_KNOWN);

  begin (&shown);
  ryan = named (&shown, "Ryan");
  dialog = ask (&shown, "safety", ryan);
  display_turn ();
  before = g_strdup (gtk_string_object_get_string (adw_combo_row_get_selected_item (ADW_COMBO_ROW (row (dialog, question)))));
  why = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row (dialog, "Why"))));
  g_assert_cmpstr (before, !=, other);
  g_assert_cmpstr (why, !=, "");
  choose (dialog, question, other);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row (dialog, "Why"))), ==, "");
  choose (dialog, question, before);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row (dialog, "Why"))), ==, why);
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, "Why")), "told us himself");
  choose (dialog, question, other);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row (dialog, "Why"))), ==, "told us himself");
  gtk_window_set_focus (dialog, NULL);
  gtk_window_destroy (dialog);
  end (&shown);
}

/* Two are expected: one alone is not born. */
static void
test_fewer_born (void)
{
  Shown shown;
  GtkWindow *dialog;
  AlongRecord *pregnancy;
  AlongEdit *edit;
  AlongId id;

  begin (&shown);
  edit = along_genogram_add_person (shown.family, named (&shown, "Chloe"), ALONG_RELATION_PREGNANCY,
                                    &(AlongPersonFields){ .gender = ALONG_GENDER_UNKNOWN, .babies = 2 }, along_clock_today (), &id);
  pages_commit (shown.session, edit);
  g_object_unref (edit);
  pregnancy = along_genogram_expected (shown.family, id);
  dialog = ask (&shown, "born", pregnancy);
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, "Born on")), "1 May 2026");
  assert_chosen (dialog, "How many babies", "Twins");
  choose (dialog, "How many babies", "One");
  pages_click (GTK_WIDGET (dialog), "Add");
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row (dialog, "How many babies"))), "More than that"));
  choose (dialog, "How many babies", "Twins");
  choose (dialog, "Baby 1", "Stillbirth");
  choose (dialog, "Baby 2", "Stillbirth");
  pages_click (GTK_WIDGET (dialog), "Add");
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row (dialog, "Baby 1"))), "If no baby"));
  g_assert_nonnull (along_genogram_expected (shown.family, id));
  choose (dialog, "Baby 2", "Born alive");
  done (dialog);
  g_assert_cmpint (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME), ==, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
  end (&shown);
}

/* --- Care --- */

static void
tick (GtkWindow *dialog, const char *name, gboolean on)
{
  GtkWidget *check = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row (dialog, name)));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), on);
  display_turn ();
}

/* What was written stays a draft. */
static void
close_dialog (GtkWindow *dialog)
{
  gtk_window_set_focus (dialog, NULL); /* an entry that blinks would complain */
  gtk_window_destroy (dialog);
  display_turn ();
}

/* Closes the dialog; nothing of it is kept. */
static void
drop (Shown *self, GtkWindow *dialog, const char *what, AlongRecord *about)
{
  g_autofree char *key = along_ask_key (what, along_record_get_id (about)), *draft = g_strconcat ("genogram-", key, NULL);

  close_dialog (dialog);
  along_session_drop_draft (self->session, draft);
}

/* Nobody goes to care by one key: what care it is has to be chosen; nor before they were born. */
static void
test_to_care (void)
{
  Shown shown;
  GtkWindow *dialog;
  AlongRecord *poppy;
  guint cares;

  begin (&shown);
  poppy = named (&shown, "Poppy");
  cares = along_family_count (shown.family, ALONG_KIND_CARE_LINK);
  dialog = ask (&shown, "to-care", poppy);
  assert_refused (dialog, "Kind of care", "Choose what kind of care it is.");
  choose (dialog, "Kind of care", "Foster");
  choose (dialog, "Where the child lives", "Foster home");
  g_assert_null (pages_find_label (row (dialog, "Where the child lives"), "Not born yet"));
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, "When")), "1 May 2024");
  pages_click (GTK_WIDGET (dialog), "Add");
  display_turn ();
  g_assert_nonnull (pages_find_label (GTK_WIDGET (dialog), "Poppy was born later: 24 May 2024."));
  /* the words take part in going round by Tab: a list goes no further than a row that has no place for the focus */
  {
    GtkWidget *list = gtk_widget_get_ancestor (row (dialog, "When"), GTK_TYPE_LIST_BOX), *kind = row (dialog, "Kind of care");
    GtkWidget *focus = NULL;

    gtk_widget_grab_focus (row (dialog, "When"));
    for (int tabs = 0; tabs < 6 && focus != kind; tabs++)
      {
        g_assert_true (gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD));
        focus = gtk_window_get_focus (dialog);
        focus = GTK_IS_LIST_BOX_ROW (focus) ? focus : gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);
      }
    g_assert_true (focus == kind);
  }
  g_assert_cmpuint (along_family_count (shown.family, ALONG_KIND_CARE_LINK), ==, cares);
  drop (&shown, dialog, "to-care", poppy);
  end (&shown);
}

/* Of parents who live apart none is proposed; where the child lives follows from who is ticked, until somebody says otherwise. */
static void
test_came_home (void)
{
  Shown shown;
  GtkWindow *dialog;
  AlongRecord *poppy;

  begin (&shown);
  poppy = named (&shown, "Poppy");
  dialog = ask (&shown, "came-home", poppy);
  assert_chosen (dialog, "Where the child lives", "Not said");
  g_assert_null (pages_find_row (GTK_WIDGET (dialog), "Bill Sugden")); /* he died */
  g_assert_null (pages_find_row (GTK_WIDGET (dialog), "Daisy"));       /* a child */
  pages_click (GTK_WIDGET (dialog), "Add");
  display_turn ();
  g_assert_nonnull (pages_find_label (GTK_WIDGET (dialog), "Choose whom the child came home to."));
  tick (dialog, "Chloe Ingham", TRUE);
  assert_chosen (dialog, "Where the child lives", "Home with mother");
  tick (dialog, "Chloe Ingham", FALSE);
  assert_chosen (dialog, "Where the child lives", "Not said");
  tick (dialog, "Ryan Dacre", TRUE);
  assert_chosen (dialog, "Where the child lives", "Home with father");
  choose (dialog, "Where the child lives", "Somewhere else");
  tick (dialog, "Chloe Ingham", TRUE);
  assert_chosen (dialog, "Where the child lives", "Somewhere else");
  drop (&shown, dialog, "came-home", poppy);
  end (&shown);
}

/* Where a newborn lives is proposed for all to see, once it is known when it was born: with its mother, if she has a home. */
static void
test_born_where (void)
{
  Shown shown;
  GtkWindow *dialog;
  AlongRecord *donna, *pregnancy;
  AlongEdit *edit;
  AlongId id, at_home;

  begin (&shown);
  donna = named (&shown, "Donna");
  at_home = along_record_get_id (donna);
  edit = along_genogram_change_home (shown.family, NULL, "9 Fold Street", NULL, &at_home, 1, "2020", along_clock_today ());
  pages_commit (shown.session, edit);
  g_object_unref (edit);
  edit = along_genogram_add_person (shown.family, donna, ALONG_RELATION_PREGNANCY,
                                    &(AlongPersonFields){ .gender = ALONG_GENDER_UNKNOWN, .babies = 1 }, along_clock_today (), &id);
  pages_commit (shown.session, edit);
  g_object_unref (edit);
  pregnancy = along_genogram_expected (shown.family, id);
  dialog = ask (&shown, "born", pregnancy);
  assert_chosen (dialog, "Where baby is now", "Not said");
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, "Born on")), "2 March 2026");
  g_assert_true (along_date_row_read (ALONG_DATE_ROW (row (dialog, "Born on"))));
  assert_chosen (dialog, "Where baby is now", "Home with mother");
  choose (dialog, "Where baby is now", "Hospital");
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, "Born on")), "3 March 2026");
  g_assert_true (along_date_row_read (ALONG_DATE_ROW (row (dialog, "Born on"))));
  assert_chosen (dialog, "Where baby is now", "Hospital");

  /* taken back on purpose it stays so in the draft, whatever comes to the date */
  choose (dialog, "Where baby is now", "Not said");
  close_dialog (dialog);
  dialog = ask (&shown, "born", pregnancy);
  assert_chosen (dialog, "Where baby is now", "Not said");
  g_assert_cmpstr (along_date_row_get_edtf (ALONG_DATE_ROW (row (dialog, "Born on"))), ==, "2026-03-03");
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, "Born on")), "4 March 2026");
  g_assert_true (along_date_row_read (ALONG_DATE_ROW (row (dialog, "Born on"))));
  assert_chosen (dialog, "Where baby is now", "Not said");

  /* let go of it is proposed anew */
  pages_click (GTK_WIDGET (dialog), "Let it go");
  display_turn ();
  assert_chosen (dialog, "Where baby is now", "Not said");
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, "Born on")), "4 March 2026");
  g_assert_true (along_date_row_read (ALONG_DATE_ROW (row (dialog, "Born on"))));
  assert_chosen (dialog, "Where baby is now", "Home with mother");

  /* and what was only proposed goes on to follow the date after a draft */
  close_dialog (dialog);
  dialog = ask (&shown, "born", pregnancy);
  assert_chosen (dialog, "Where baby is now", "Home with mother");
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, "Born on")), "");
  g_assert_true (along_date_row_read (ALONG_DATE_ROW (row (dialog, "Born on"))));
  assert_chosen (dialog, "Where baby is now", "Not said");
  drop (&shown, dialog, "born", pregnancy);
  end (&shown);
}

/* What two who are new to each other are is not written down before somebody says it: a partner added, two who are there joined. */
static void
test_couple_unsaid (void)
{
  Shown shown;
  GtkWindow *dialog;
  AlongRecord *chloe, *donna;
  g_autofree char *title = NULL, *one = NULL, *other = NULL, *key = NULL;
  guint people, couples;

  begin (&shown);
  chloe = named (&shown, "Chloe");
  donna = named (&shown, "Donna");
  people = along_family_count (shown.family, ALONG_KIND_PERSON);
  couples = along_family_count (shown.family, ALONG_KIND_COUPLE);
  dialog = ask (&shown, "add", chloe);
  title = g_strdup_printf ("Who is this to %s?", along_facts_first_name (chloe));
  choose (dialog, title, "Partner");
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, "Name")), "Kit Shaw");
  assert_chosen (dialog, "What they are to each other", "Not chosen yet");
  assert_chosen (dialog, "How it is now", "Not chosen yet");
  g_assert_false (gtk_widget_has_css_class (pages_find_button (GTK_WIDGET (dialog), "Add"), "suggested-action"));
  pages_click (GTK_WIDGET (dialog), "Add");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row (dialog, "What they are to each other"))), ==, "Choose what they are to each other.");
  choose (dialog, "What they are to each other", "Going out");
  pages_click (GTK_WIDGET (dialog), "Add");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row (dialog, "How it is now"))), ==, "Choose how it is now.");
  g_assert_cmpuint (along_family_count (shown.family, ALONG_KIND_PERSON), ==, people);
  choose (dialog, "How it is now", "Ended");
  done (dialog);
  g_assert_cmpuint (along_family_count (shown.family, ALONG_KIND_COUPLE), ==, couples + 1);
  {
    AlongRecord *couple = along_genogram_find_couple (shown.family, along_record_get_id (chloe), along_record_get_id (named (&shown, "Kit")));

    g_assert_cmpint (along_record_get_enum (couple, ALONG_COUPLE_P_KIND), ==, ALONG_COUPLE_KIND_DATING);
    g_assert_cmpint (along_record_get_enum (couple, ALONG_COUPLE_P_STATE), ==, ALONG_COUPLE_STATE_ENDED);
    dialog = ask (&shown, "couple", couple);
    g_assert_cmpstr (gtk_window_get_title (dialog), ==, "Chloe and Kit");
    assert_chosen (dialog, "How it is now", "Ended");
    close_dialog (dialog);
  }

  one = along_id_to_text (along_record_get_id (donna));
  other = along_id_to_text (along_record_get_id (named (&shown, "Kit")));
  key = g_strdup_printf ("couple/%s/%s", one, other);
  along_genogram_page_join (ALONG_GENOGRAM_PAGE (shown.page), key);
  display_turn ();
  dialog = GTK_WINDOW (g_object_get_data (G_OBJECT (shown.page), "along-ask-dialog"));
  g_assert_nonnull (dialog);
  assert_chosen (dialog, "With", "Kit Shaw");
  assert_chosen (dialog, "What they are to each other", "Not chosen yet");
  display_picture (GTK_WIDGET (dialog), "genogram-couple-unsaid.png");
  pages_click (GTK_WIDGET (dialog), "Add");
  g_assert_cmpuint (along_family_count (shown.family, ALONG_KIND_COUPLE), ==, couples + 1);
  close_dialog (dialog);
  end (&shown);
}

/* --- Removing --- */

static AdwMessageDialog *
question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static gboolean
nobody_is_married_cb (gpointer data)
{
  Shown *shown = data;
  AlongRecord *couple;

  ALONG_FOREACH (couple, shown->family, ALONG_KIND_COUPLE)
    if (g_strcmp0 (along_record_get_text (couple, ALONG_COUPLE_P_FROM), "2026-03-01") == 0)
      return FALSE;
  return TRUE;
}

/* Of two who married after they had lived together it is asked what is to go, and said what stays. */
static void
test_line_removed (void)
{
  Shown shown;
  AlongRecord *couple = NULL, *record, *now;
  AdwMessageDialog *dialog;

  begin (&shown);
  ALONG_FOREACH (record, shown.family, ALONG_KIND_COUPLE)
    if (along_couple_step_fits (record, ALONG_COUPLE_STEP_MARRIED) && along_record_has (record, ALONG_COUPLE_P_OTHER))
      couple = record;
  g_assert_nonnull (couple);
  {
    g_autoptr (AlongEdit) edit = along_genogram_couple_step (shown.family, couple, ALONG_COUPLE_STEP_MARRIED, "2026-03-01", ALONG_ID_NONE);

    pages_commit (shown.session, edit);
  }
  now = along_couple_now (shown.family, couple);
  g_assert_true (now != couple);
  along_genogram_page_ask_removal (ALONG_GENOGRAM_PAGE (shown.page), now);
  display_turn ();
  dialog = question ();
  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog),
                            along_enum_words (ALONG_ENUM_COUPLE_KIND, along_record_get_enum (couple, ALONG_COUPLE_P_KIND))));
  g_assert_true (adw_message_dialog_has_response (dialog, "last"));
  g_assert_cmpstr (adw_message_dialog_get_default_response (dialog), ==, "keep");
  display_picture (GTK_WIDGET (dialog), "genogram-line-removed.png");
  adw_message_dialog_response (dialog, "last");
  gtk_window_destroy (GTK_WINDOW (dialog));
  display_wait (nobody_is_married_cb, &shown);
  g_assert_true (along_couple_now (shown.family, couple) == couple && !along_record_has (couple, ALONG_COUPLE_P_TO));
  end (&shown);
}

int
main (int argc, char *argv[])
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add_func ("/genogram-dialogs/likely", test_likely);
  g_test_add_func ("/genogram-dialogs/unborn-twin", test_unborn_twin);
  g_test_add_func ("/genogram-dialogs/lost", test_lost);
  g_test_add_func ("/genogram-dialogs/loss-added", test_loss_added);
  g_test_add_func ("/genogram-dialogs/fewer-born", test_fewer_born);
  g_test_add_func ("/genogram-dialogs/twins-stay", test_twins_stay);
  g_test_add_func ("/genogram-dialogs/safety-reason", test_safety_reason);
  g_test_add_func ("/genogram-dialogs/safety-name", test_safety_name);
  g_test_add_func ("/genogram-dialogs/to-care", test_to_care);
  g_test_add_func ("/genogram-dialogs/came-home", test_came_home);
  g_test_add_func ("/genogram-dialogs/born-where", test_born_where);
  g_test_add_func ("/genogram-dialogs/couple-unsaid", test_couple_unsaid);
  g_test_add_func ("/genogram-dialogs/line-removed", test_line_removed);
  g_test_add_func ("/genogram-dialogs/step-of-two", test_step_of_two); /* after which they are married */
  return pages_run ();
}
