/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who moves, who stays, and what ends by it; what the dialogs of what has happened begin with. */
#include "genogram-shown.h"

#include "along-date-row.h"
#include "genogram-support.h"
#include "genogram/along-ask.h"

/* --- The records. No display. --- */

typedef struct
{
  AlongFamily *family;
  AlongId leanne, dean, theo, grown;
} Home;

/* Leanne with Theo, a baby, and a son who is grown up; with Dean, who is Theo's father, if @father. All at "Gimlet Street". */
static Home
home_new (gboolean father)
{
  Home home = { .family = family_new () };
  AlongRecord *leanne = PERSON (home.family, NULL, ALONG_RELATION_NOBODY, .name = "Leanne", .gender = ALONG_GENDER_FEMALE), *theo;
  g_autofree char *born = along_day_to_edtf (along_clock_today () - 126);
  AlongId all[4];
  guint n = 3;

  theo = PERSON (home.family, leanne, ALONG_RELATION_CHILD, .name = "Theo", .born = born);
  home.grown = along_record_get_id (PERSON (home.family, leanne, ALONG_RELATION_CHILD, .name = "Jermaine", .born = "1999"));
  home.leanne = along_record_get_id (leanne);
  home.theo = along_record_get_id (theo);
  if (father)
    home.dean = along_record_get_id (PERSON (home.family, theo, ALONG_RELATION_PARENT, .name = "Dean", .gender = ALONG_GENDER_MALE));
  all[0] = home.leanne;
  all[1] = home.theo;
  all[2] = home.grown;
  if (father)
    all[n++] = home.dean;
  apply (home.family, along_genogram_moved (home.family, all, n, ALONG_ID_NONE, "Gimlet Street", born));
  return home;
}

static void
says (const Home *home, const AlongId *movers, guint n, const char *words)
{
  g_autofree char *stay = along_genogram_stay_words (home->family, movers, n, along_clock_today ());

  g_assert_cmpstr (stay, ==, words);
}

/* A mother's baby goes along; a child whose father stays does not, nor who is grown up. */
static void
test_goes_along (void)
{
  for (int father = 0; father < 2; father++)
    {
      Home home = home_new (father);
      int today = along_clock_today ();
      g_autoptr (GArray) there = along_genogram_at_home (home.family, home.leanne, today);

      g_assert_cmpuint (there->len, ==, father ? 4 : 3);
      g_assert_true (along_id_equal (g_array_index (there, AlongId, 0), home.leanne));
      g_assert_cmpint (along_genogram_goes_along (home.family, home.leanne, home.theo, today), ==, !father);
      g_assert_false (along_genogram_goes_along (home.family, home.leanne, home.grown, today));
      g_assert_false (along_genogram_goes_along (home.family, home.grown, home.theo, today));
      g_object_unref (home.family);
    }
}

static void
test_stay_words (void)
{
  Home home = home_new (TRUE);
  AlongId movers[] = { home.leanne, home.grown, home.dean, home.theo };

  says (&home, movers, 1, "Theo, Jermaine and Dean stay at Gimlet Street.");
  says (&home, movers, 2, "Theo and Dean stay at Gimlet Street.");
  says (&home, movers, 3, "Theo stays at Gimlet Street. Nobody grown up stays there.");
  says (&home, movers, 4, "Nobody stays at Gimlet Street.");
  says (&home, movers, 0, NULL);
  g_object_unref (home.family);
}

/* A child with two homes who moves with one parent keeps the other's; the one who moves first keeps none. */
static void
test_two_homes (void)
{
  Home home = home_new (FALSE);
  AlongId movers[] = { home.leanne, home.theo };
  AlongRecord *second, *household;
  g_autofree char *today = along_day_to_edtf (along_clock_today ());

  second = PERSON (home.family, NULL, ALONG_RELATION_NOBODY, .name = "Craig");
  home.dean = along_record_get_id (second);
  apply (home.family, along_genogram_change_home (home.family, NULL, "Mill Lane", NULL, (AlongId[]){ home.dean, home.theo }, 2, "2026-07", along_clock_today ()));
  household = along_genogram_home_of (home.family, home.dean, along_clock_today ());
  says (&home, movers, 2, "Jermaine stays at Gimlet Street.");
  says (&home, (AlongId[]){ home.dean, home.theo }, 2, "Nobody stays at Mill Lane.");
  apply (home.family, along_genogram_moved (home.family, movers, 2, ALONG_ID_NONE, "Oak Road", today));
  g_assert_true (along_genogram_lives_in (home.family, home.theo, along_record_get_id (household), along_clock_today ()));
  g_assert_true (along_genogram_shares_home (home.family, home.leanne, home.theo, along_clock_today ()));
  g_assert_false (along_genogram_shares_home (home.family, home.grown, home.theo, along_clock_today ()));
  g_object_unref (home.family);
}

static AlongRecord *
couple_new (Home *home, AlongId one, AlongId other)
{
  AlongRecord *couple;

  apply (home->family, along_genogram_add_couple (home->family, along_family_lookup (home->family, one), along_family_lookup (home->family, other),
                                                  ALONG_COUPLE_KIND_DATING, ALONG_COUPLE_STATE_CURRENT, "2025", NULL));
  couple = along_genogram_find_couple (home->family, one, other);
  g_assert_nonnull (couple);
  return couple;
}

static guint
count_homes (Home *home, AlongId person)
{
  guint n = 0;
  AlongRecord *household;

  ALONG_FOREACH (household, home->family, ALONG_KIND_HOUSEHOLD)
    n += along_genogram_lives_in (home->family, person, along_record_get_id (household), along_clock_today ());
  return n;
}

/* A mother who moves in with somebody takes her baby along, and nobody who is grown up; a baby who has a second home there has that one
 * home then. */
static void
test_moved_in (void)
{
  for (int second = 0; second < 2; second++)
    {
      Home home = home_new (FALSE);
      g_autofree char *today = along_day_to_edtf (along_clock_today ());
      AlongId there[] = { ALONG_ID_NONE, home.theo };
      AlongRecord *lane;
      guint before;

      there[0] = home.dean = along_record_get_id (PERSON (home.family, NULL, ALONG_RELATION_NOBODY, .name = "Craig"));
      apply (home.family, along_genogram_change_home (home.family, NULL, "Mill Lane", NULL, there, second ? 2 : 1, "2026-07", along_clock_today ()));
      lane = along_genogram_home_of (home.family, home.dean, along_clock_today ());
      before = along_family_count (home.family, ALONG_KIND_MEMBERSHIP);
      apply (home.family, along_genogram_couple_step (home.family, couple_new (&home, home.leanne, home.dean), ALONG_COUPLE_STEP_MOVED_IN, today, home.leanne));
      g_assert_true (along_genogram_lives_in (home.family, home.leanne, along_record_get_id (lane), along_clock_today ()));
      g_assert_true (along_genogram_lives_in (home.family, home.theo, along_record_get_id (lane), along_clock_today ()));
      g_assert_false (along_genogram_lives_in (home.family, home.grown, along_record_get_id (lane), along_clock_today ()));
      g_assert_cmpuint (along_family_count (home.family, ALONG_KIND_MEMBERSHIP), ==, before + (second ? 1 : 2));
      g_assert_cmpuint (count_homes (&home, home.grown), ==, 1);
      g_object_unref (home.family);
    }
}

/* What ends on a day: what is open, and what was to end later; not what was over, nor what begins later. */
static void
test_ends (void)
{
  static const struct
  {
    const char *from, *to, *after;
  } rows[] = {
    { "2024-01-01", NULL, "2024-05-06" },
    { "2024-01-01", "2024-12-31", "2024-05-06" },
    { "2024-01-01", "2024-05", "2024-05-06" }, /* some day of May: that one */
    { "2023-01-01", "2024-02-01", "2024-02-01" },
    { "2024-06-01", "2024-12-31", "2024-12-31" },
    { "2024-06-01", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AlongFamily) family = family_new ();
      AlongRecord *child = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Alfie"), *legal;
      g_autoptr (AlongEdit) edit = along_edit_new ("", along_family_get_id (family)), ended = along_edit_new ("", along_family_get_id (family));
      AlongId id = along_record_get_id (child);

      legal = along_edit_create (edit, ALONG_KIND_LEGAL_STATUS);
      along_record_set_ref (legal, ALONG_LEGAL_STATUS_P_CHILD, id);
      along_record_set_enum (legal, ALONG_LEGAL_STATUS_P_CODE, ALONG_LEGAL_CODE_C1);
      along_record_set_text (legal, ALONG_LEGAL_STATUS_P_FROM, rows[i].from);
      along_record_set_text (legal, ALONG_LEGAL_STATUS_P_TO, rows[i].to);
      apply (family, g_steal_pointer (&edit));
      legal = first (family, ALONG_KIND_LEGAL_STATUS);
      along_events_end (ended, family, ALONG_KIND_LEGAL_STATUS, id, "2024-05-06");
      g_assert_cmpuint (along_edit_get_n (ended), ==, g_strcmp0 (rows[i].to, rows[i].after) == 0 ? 0 : 1);
      if (along_edit_get_n (ended) == 0)
        continue;
      g_assert_cmpstr (along_record_get_text (along_edit_get_change (ended, 0)->before, ALONG_LEGAL_STATUS_P_TO), ==, rows[i].to);
      apply (family, g_object_ref (ended));
      g_assert_cmpstr (along_record_get_text (legal, ALONG_LEGAL_STATUS_P_TO), ==, rows[i].after);
    }
}

/* Where somebody lived before what is known can be written down: what began later is left as it is. */
static void
test_moved_before (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *leanne = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Leanne", .gender = ALONG_GENDER_FEMALE), *oak;
  AlongId id = along_record_get_id (leanne);
  int then = along_date_first_day ("2024-06-01");

  apply (family, along_genogram_moved (family, &id, 1, ALONG_ID_NONE, "Oak Road", "2025-03-01"));
  oak = first (family, ALONG_KIND_MEMBERSHIP);
  g_assert_null (along_genogram_home_of (family, id, then));
  apply (family, along_genogram_moved (family, &id, 1, ALONG_ID_NONE, "Mill Lane", "2024-02"));
  g_assert_cmpstr (along_record_get_text (along_genogram_home_of (family, id, then), ALONG_HOUSEHOLD_P_NAME), ==, "Mill Lane");
  g_assert_cmpstr (along_record_get_text (along_genogram_home_of (family, id, along_clock_today ()), ALONG_HOUSEHOLD_P_NAME), ==, "Oak Road");
  g_assert_cmpstr (along_record_get_text (oak, ALONG_MEMBERSHIP_P_FROM), ==, "2025-03-01");
  g_assert_false (along_record_has (oak, ALONG_MEMBERSHIP_P_TO));
}

/* --- The dialogs --- */

static GtkWindow *
ask (Shown *self, const char *what, AlongRecord *about)
{
  g_autofree char *key = along_ask_key (what, along_record_get_id (about));
  GtkWindow *dialog = along_ask_open (ALONG_GENOGRAM_PAGE (self->page), key);

  g_assert_nonnull (dialog);
  display_turn ();
  return dialog;
}

static gboolean
has_words (GtkWidget *widget, const char *words)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), words);
}

static gboolean
is_lit (GtkWindow *dialog)
{
  GtkWidget *add = pages_find_button (GTK_WIDGET (dialog), "Add");

  g_assert_nonnull (add);
  return gtk_widget_has_css_class (add, "suggested-action");
}

static void
close_dialog (GtkWindow *dialog)
{
  gtk_window_set_focus (dialog, NULL);
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

/* Leanne moves: those of her home are in sight and it is said who stays; the baby whose father is there is not ticked. */
static void
test_moved (void)
{
  Shown shown;
  GtkWindow *dialog;
  GtkWidget *who, *theo;

  begin_with (&shown, "Whitworth");
  dialog = ask (&shown, "moved", named (&shown, "Leanne"));
  who = pages_find_row (GTK_WIDGET (dialog), "Who moved");
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (who)));
  theo = pages_find_row (who, along_record_get_text (named (&shown, "Theo"), ALONG_PERSON_P_NAME));
  g_assert_true (gtk_widget_get_mapped (theo));
  display_picture (GTK_WIDGET (dialog), "genogram-moved.png");
  g_assert_nonnull (pages_find (GTK_WIDGET (dialog), has_words, "Theo and Dean stay at 8 Gimlet Street."));
  adw_action_row_activate (ADW_ACTION_ROW (theo));
  display_turn ();
  g_assert_nonnull (pages_find (GTK_WIDGET (dialog), has_words, "Dean stays at 8 Gimlet Street."));
  drop (&shown, dialog, "moved", named (&shown, "Leanne"));
  end (&shown);
}

static void
type_day (GtkWindow *dialog, const char *day)
{
  GtkWidget *when = pages_find_row (GTK_WIDGET (dialog), "When");

  gtk_editable_set_text (GTK_EDITABLE (when), day);
  g_assert_true (along_date_row_read (ALONG_DATE_ROW (when)));
  display_turn ();
}

/* Who lived there, and who stays, is of the day that is typed; whom somebody ticked stays ticked. */
static void
test_moved_then (void)
{
  Shown shown;
  AlongRecord *leanne, *joanne;
  AlongId both[2];
  GtkWindow *dialog;
  GtkWidget *who, *others;
  AlongEdit *edit;

  begin_with (&shown, "Whitworth");
  leanne = named (&shown, "Leanne");
  joanne = named (&shown, "Joanne");
  both[0] = along_record_get_id (leanne);
  both[1] = along_record_get_id (joanne);
  edit = along_genogram_moved (shown.family, both, 2, ALONG_ID_NONE, "2 Quay Street", "2017-02");
  pages_commit (shown.session, edit);
  g_object_unref (edit);
  dialog = ask (&shown, "moved", leanne);
  who = pages_find_row (GTK_WIDGET (dialog), "Who moved");
  others = pages_find_row (GTK_WIDGET (dialog), "Others who moved with them");
  g_assert_null (pages_find_row (who, along_record_get_text (joanne, ALONG_PERSON_P_NAME)));
  type_day (dialog, "1 May 2018");
  g_assert_nonnull (pages_find (GTK_WIDGET (dialog), has_words, "Joanne stays at 2 Quay Street."));
  g_assert_nonnull (pages_find_row (who, along_record_get_text (joanne, ALONG_PERSON_P_NAME)));
  g_assert_null (pages_find_row (who, along_record_get_text (named (&shown, "Theo"), ALONG_PERSON_P_NAME)));
  adw_action_row_activate (ADW_ACTION_ROW (pages_find_row (who, along_record_get_text (joanne, ALONG_PERSON_P_NAME))));
  display_turn ();
  g_assert_nonnull (pages_find (GTK_WIDGET (dialog), has_words, "Nobody stays at 2 Quay Street."));
  type_day (dialog, "1 November 2026");
  g_assert_null (pages_find_row (who, along_record_get_text (joanne, ALONG_PERSON_P_NAME)));
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (others)), "Joanne"));
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (who)), "Leanne"));
  g_assert_nonnull (pages_find (GTK_WIDGET (dialog), has_words, "Nobody stays at 2 Quay Street. Theo and Dean stay at 8 Gimlet Street."));
  drop (&shown, dialog, "moved", leanne);
  end (&shown);
}

static const char *
offered (AdwComboRow *row, guint at)
{
  return gtk_string_list_get_string (GTK_STRING_LIST (adw_combo_row_get_model (row)), at);
}

/* Together again: who moved in names the children who come along and the home of that day; what was said and cannot be on another day is
 * not written down, nor dropped without a word. */
static void
test_together_again (void)
{
  Shown shown;
  AlongRecord *leanne, *dean, *couple = NULL, *one;
  AlongId id;
  GtkWindow *dialog;
  AdwComboRow *in;
  AlongEdit *edit;
  guint memberships;

  begin_with (&shown, "Whitworth");
  leanne = named (&shown, "Leanne");
  dean = named (&shown, "Dean");
  id = along_record_get_id (dean);
  couple = along_genogram_find_couple (shown.family, along_record_get_id (leanne), id);
  edit = along_genogram_couple_step (shown.family, couple, ALONG_COUPLE_STEP_SEPARATED, "2026-03-01", id);
  pages_commit (shown.session, edit);
  g_object_unref (edit);
  edit = along_genogram_moved (shown.family, &id, 1, ALONG_ID_NONE, "3 Mill Lane", "2026-05-01");
  pages_commit (shown.session, edit);
  g_object_unref (edit);
  ALONG_FOREACH (one, shown.family, ALONG_KIND_COUPLE)
    if (along_couple_step_fits (one, ALONG_COUPLE_STEP_TOGETHER_AGAIN) && along_record_refers_to (one, ALONG_COUPLE_P_ONE, along_record_get_id (leanne))
        + along_record_refers_to (one, ALONG_COUPLE_P_OTHER, along_record_get_id (leanne)) > 0
        && along_record_refers_to (one, ALONG_COUPLE_P_ONE, id) + along_record_refers_to (one, ALONG_COUPLE_P_OTHER, id) > 0)
      couple = one;
  dialog = ask (&shown, "step", couple);
  in = ADW_COMBO_ROW (pages_find_row (GTK_WIDGET (dialog), "What happened"));
  adw_combo_row_set_selected (in, 1 < g_list_model_get_n_items (adw_combo_row_get_model (in)) ? g_list_model_get_n_items (adw_combo_row_get_model (in)) - 1 : 0);
  type_day (dialog, "1 June 2026");
  in = ADW_COMBO_ROW (pages_find_row (GTK_WIDGET (dialog), "Who moved in"));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (in)));
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (in)), ==, 4);
  for (guint i = 2; i < 4; i++)
    if (g_str_has_suffix (offered (in, i), "to 3 Mill Lane"))
      {
        g_assert_cmpstr (offered (in, i), ==, "Leanne and Theo, to 3 Mill Lane");
        adw_combo_row_set_selected (in, i);
      }
  display_turn ();
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (in)), ==, "Nobody stays at 8 Gimlet Street.");
  display_picture (GTK_WIDGET (dialog), "genogram-together-again.png");

  type_day (dialog, "1 April 2026"); /* Dean had no home then */
  g_assert_cmpuint (adw_combo_row_get_selected (in), ==, 0);
  memberships = along_family_count (shown.family, ALONG_KIND_MEMBERSHIP);
  pages_click (GTK_WIDGET (dialog), "Add");
  display_turn ();
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (in)), "They lived otherwise on that day."));
  g_assert_cmpuint (along_family_count (shown.family, ALONG_KIND_MEMBERSHIP), ==, memberships);
  drop (&shown, dialog, "step", couple);
  end (&shown);
}

/* Nothing is written down that nobody said: no day, of several things that can have happened none. */
static void
test_unlit (void)
{
  Shown shown;
  AlongRecord *couple, *both = NULL;
  guint couples;
  GtkWindow *dialog;
  AdwComboRow *step;

  begin_with (&shown, "Whitworth");
  dialog = ask (&shown, "died", named (&shown, "Joanne"));
  g_assert_false (is_lit (dialog));
  pages_click (GTK_WIDGET (dialog), "Add");
  display_turn ();
  g_assert_false (along_record_has (named (&shown, "Joanne"), ALONG_PERSON_P_DIED));
  gtk_editable_set_text (GTK_EDITABLE (pages_find_row (GTK_WIDGET (dialog), "When")), "1 May 2026");
  display_turn ();
  g_assert_true (is_lit (dialog));
  close_dialog (dialog);

  ALONG_FOREACH (couple, shown.family, ALONG_KIND_COUPLE)
    if (along_record_refers_to (couple, ALONG_COUPLE_P_ONE, along_record_get_id (named (&shown, "Leanne")))
        || along_record_refers_to (couple, ALONG_COUPLE_P_OTHER, along_record_get_id (named (&shown, "Leanne"))))
      if (along_couple_step_fits (couple, ALONG_COUPLE_STEP_SEPARATED))
        both = couple;
  g_assert_nonnull (both);
  couples = along_family_count (shown.family, ALONG_KIND_COUPLE);
  dialog = ask (&shown, "step", both);
  step = ADW_COMBO_ROW (pages_find_row (GTK_WIDGET (dialog), "What happened"));
  gtk_editable_set_text (GTK_EDITABLE (pages_find_row (GTK_WIDGET (dialog), "When")), "1 May 2026");
  display_turn ();
  g_assert_false (is_lit (dialog));
  pages_click (GTK_WIDGET (dialog), "Add");
  display_turn ();
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (step)), ==, "Choose what happened.");
  g_assert_cmpuint (along_family_count (shown.family, ALONG_KIND_COUPLE), ==, couples);
  display_picture (GTK_WIDGET (dialog), "genogram-step.png");
  adw_combo_row_set_selected (step, 1);
  display_turn ();
  g_assert_true (is_lit (dialog));
  close_dialog (dialog);
  end (&shown);
}

/* Nobody died before they came to where they live; it is said which stay that is. */
static void
test_died_before (void)
{
  Shown shown;
  AlongRecord *joanne;
  AlongId id;
  GtkWindow *dialog;
  GtkWidget *when;
  AlongEdit *edit;

  begin_with (&shown, "Whitworth");
  joanne = named (&shown, "Joanne");
  id = along_record_get_id (joanne);
  edit = along_genogram_moved (shown.family, &id, 1, ALONG_ID_NONE, "5 Canal Row", "2026-04-12");
  pages_commit (shown.session, edit);
  g_object_unref (edit);
  dialog = ask (&shown, "died", joanne);
  when = pages_find_row (GTK_WIDGET (dialog), "When");
  gtk_editable_set_text (GTK_EDITABLE (when), "1 April 2026");
  pages_click (GTK_WIDGET (dialog), "Add");
  display_turn ();
  g_assert_nonnull (pages_find (GTK_WIDGET (dialog), has_words,
                                "Joanne lives at 5 Canal Row from 12 April 2026 on. Change that first, if this date is right."));
  g_assert_false (along_record_has (named (&shown, "Joanne"), ALONG_PERSON_P_DIED));
  close_dialog (dialog);
  end (&shown);
}

/* Whoever expects a baby with somebody has them among their relationships, though nobody said what the two are to each other. */
static void
test_other_parent (void)
{
  Shown shown;
  AlongRecord *leanne, *joanne;
  AlongEdit *edit;

  begin_with (&shown, "Whitworth");
  leanne = named (&shown, "Leanne");
  joanne = named (&shown, "Joanne");
  edit = along_edit_new ("baby", along_family_get_id (shown.family));
  {
    AlongRecord *pregnancy = along_edit_create (edit, ALONG_KIND_PREGNANCY);

    along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (joanne));
    along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT, along_record_get_id (named (&shown, "Jermaine")));
    along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_OPEN);
  }
  pages_commit (shown.session, edit);
  g_object_unref (edit);
  along_genogram_page_choose (ALONG_GENOGRAM_PAGE (shown.page), along_record_get_id (joanne), TRUE);
  display_turn ();
  g_assert_nonnull (pages_find (shown.page, has_words, "Parents together"));
  along_genogram_page_choose (ALONG_GENOGRAM_PAGE (shown.page), along_record_get_id (leanne), TRUE);
  display_turn ();
  g_assert_null (pages_find (shown.page, has_words, "Parents together"));
  end (&shown);
}

static gboolean
begins (GtkWidget *widget, const char *words)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), words);
}

/* On a day of before the panel has the partners and children of that day, as the drawing has. */
static void
test_panel_of_before (void)
{
  Shown shown;
  GtkWidget *panel;

  begin_with (&shown, "Whitworth");
  panel = ALONG_GENOGRAM_PAGE (shown.page)->panel;
  along_genogram_page_choose (ALONG_GENOGRAM_PAGE (shown.page), along_record_get_id (named (&shown, "Leanne")), TRUE);
  display_turn ();
  g_assert_nonnull (pages_find (panel, begins, "Dean Pryce"));
  g_assert_nonnull (pages_find (panel, begins, "Theo Pryce"));
  g_assert_null (pages_find (panel, begins, "Living together · since May 2017"));
  along_genogram_page_show_day (ALONG_GENOGRAM_PAGE (shown.page), along_date_first_day ("2018-05-01"));
  display_turn ();
  along_genogram_page_choose (ALONG_GENOGRAM_PAGE (shown.page), along_record_get_id (named (&shown, "Leanne")), TRUE);
  display_turn ();
  g_assert_nonnull (pages_find (panel, begins, "Mia"));
  g_assert_nonnull (pages_find (panel, begins, "Living together · since May 2017"));
  g_assert_null (pages_find (panel, begins, "Dean Pryce"));
  g_assert_null (pages_find (panel, begins, "Theo Pryce"));
  g_assert_null (pages_find (panel, begins, "8 Gimlet Street"));
  display_picture (shown.window, "genogram-panel-2018.png");
  end (&shown);
}

int
main (int argc, char *argv[])
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add_func ("/genogram-moves/goes-along", test_goes_along);
  g_test_add_func ("/genogram-moves/stay-words", test_stay_words);
  g_test_add_func ("/genogram-moves/two-homes", test_two_homes);
  g_test_add_func ("/genogram-moves/ends", test_ends);
  g_test_add_func ("/genogram-moves/moved-before", test_moved_before);
  g_test_add_func ("/genogram-moves/moved", test_moved);
  g_test_add_func ("/genogram-moves/moved-in", test_moved_in);
  g_test_add_func ("/genogram-moves/moved-then", test_moved_then);
  g_test_add_func ("/genogram-moves/unlit", test_unlit);
  g_test_add_func ("/genogram-moves/died-before", test_died_before);
  g_test_add_func ("/genogram-moves/panel-of-before", test_panel_of_before);
  g_test_add_func ("/genogram-moves/other-parent", test_other_parent);
  g_test_add_func ("/genogram-moves/together-again", test_together_again);
  return pages_run ();
}
