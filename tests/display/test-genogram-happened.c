/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialogs of what has happened: what they begin with, whom they offer on which day, what they refuse. */
#include "genogram-shown.h"

#include "along-date-row.h"
#include "genogram-support.h"
#include "genogram/along-ask-dialogs.h"

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

static void
moves (Shown *shown, AlongRecord *person, AlongId home, const char *name, const char *date)
{
  AlongId id = along_record_get_id (person);
  AlongEdit *edit = along_genogram_moved (shown->family, &id, 1, home, name, date);

  pages_commit (shown->session, edit);
  g_object_unref (edit);
}

/* A small child who is proposed comes along, whatever day is typed, when somebody else was ticked before. */
static void
test_proposed_then (void)
{
  Shown shown;
  AlongRecord *leanne, *joanne, *dean;
  AlongId home;
  GtkWindow *dialog;
  GtkWidget *who, *others;

  begin_with (&shown, "Whitworth");
  leanne = named (&shown, "Leanne");
  joanne = named (&shown, "Joanne");
  dean = named (&shown, "Dean");
  home = along_record_get_id (along_genogram_home_of (shown.family, along_record_get_id (leanne), along_clock_today ()));
  moves (&shown, dean, ALONG_ID_NONE, "3 Mill Lane", "2026-03");
  moves (&shown, joanne, home, NULL, "2026-04");
  moves (&shown, joanne, ALONG_ID_NONE, "2 Quay Street", "2026-06-01");
  dialog = ask (&shown, "moved", leanne);
  who = pages_find_row (GTK_WIDGET (dialog), "Who moved");
  others = pages_find_row (GTK_WIDGET (dialog), "Others who moved with them");
  type_day (dialog, "20 June 2026");
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (who)), "Theo"));
  adw_action_row_activate (ADW_ACTION_ROW (pages_find_row (others, along_record_get_text (dean, ALONG_PERSON_P_NAME))));
  display_turn ();
  type_day (dialog, "1 May 2026"); /* Joanne lived there, too */
  g_assert_nonnull (pages_find_row (who, along_record_get_text (joanne, ALONG_PERSON_P_NAME)));
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (who)), "Leanne"));
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (who)), "Theo"));
  g_assert_null (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (who)), "Joanne"));
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (others)), "Dean"));
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

/* Who moved out was said; a day on which they did not live together is mended again: what was said stands, and nothing is refused. */
static void
test_day_mended (void)
{
  Shown shown;
  AlongRecord *couple;
  GtkWindow *dialog;
  AdwComboRow *step, *out;
  AlongId steve;

  begin_with (&shown, "Whitworth");
  steve = along_record_get_id (named (&shown, "Steve"));
  couple = along_genogram_find_couple (shown.family, along_record_get_id (named (&shown, "Joanne")), steve);
  dialog = ask (&shown, "step", couple);
  step = ADW_COMBO_ROW (pages_find_row (GTK_WIDGET (dialog), "What happened"));
  for (guint i = 0; i < g_list_model_get_n_items (adw_combo_row_get_model (step)); i++)
    if (g_str_equal (offered (step, i), along_couple_step_words (ALONG_COUPLE_STEP_SEPARATED)))
      adw_combo_row_set_selected (step, i);
  type_day (dialog, "1 May 2026");
  out = ADW_COMBO_ROW (pages_find_row (GTK_WIDGET (dialog), "Who moved out"));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (out)));
  for (guint i = 0; i < g_list_model_get_n_items (adw_combo_row_get_model (out)); i++)
    if (g_str_has_prefix (offered (out, i), "Steve"))
      adw_combo_row_set_selected (out, i);
  display_turn ();
  type_day (dialog, "1 May 2015");
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (out)));
  type_day (dialog, "1 May 2026");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (out)));
  g_assert_true (g_str_has_prefix (offered (out, adw_combo_row_get_selected (out)), "Steve"));
  pages_click_to_end (dialog, "Add");
  g_assert_false (along_genogram_shares_home (shown.family, along_record_get_id (named (&shown, "Joanne")), steve, along_day_from_ymd (2026, 5, 2)));
  end (&shown);
}

static gboolean
is_chosen (GtkWidget *widget, const char *words)
{
  return ADW_IS_COMBO_ROW (widget) && g_str_equal (offered (ADW_COMBO_ROW (widget), adw_combo_row_get_selected (ADW_COMBO_ROW (widget))), words);
}

/* In a new record of the panel nothing is chosen that has to be said: what kind of care it is, which order, how it is now. */
static void
test_nothing_chosen (void)
{
  static const struct
  {
    const char *what;
    AlongKindId kind;
  } cases[] = {
    { "new-care", ALONG_KIND_CARE_LINK }, { "new-legal", ALONG_KIND_LEGAL_STATUS }, { "new-support", ALONG_KIND_SUPPORT_STATUS },
    { "new-living", ALONG_KIND_LIVING },  { "new-condition", ALONG_KIND_CONDITION },
  };
  Shown shown;

  begin_with (&shown, "Whitworth");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint before = along_family_count (shown.family, cases[i].kind);
      GtkWindow *dialog = ask (&shown, cases[i].what, named (&shown, "Theo"));

      g_assert_nonnull (pages_find (GTK_WIDGET (dialog), is_chosen, "Not chosen yet"));
      g_assert_false (is_lit (dialog));
      pages_click (GTK_WIDGET (dialog), "Add");
      display_turn ();
      g_assert_cmpuint (along_family_count (shown.family, cases[i].kind), ==, before);
      drop (&shown, dialog, cases[i].what, named (&shown, "Theo"));
    }
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

/* A button that opens the dialog @key. */
static gboolean
opens (GtkWidget *widget, const char *key)
{
  GVariant *target = GTK_IS_BUTTON (widget) ? gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget)) : NULL;

  return target != NULL && g_variant_is_of_type (target, G_VARIANT_TYPE_STRING) && g_str_equal (g_variant_get_string (target, NULL), key);
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
  /* what they are to each other can be said from there */
  {
    g_autofree char *one = along_id_to_text (along_record_get_id (joanne));
    g_autofree char *two = along_id_to_text (along_record_get_id (named (&shown, "Jermaine")));
    g_autofree char *key = g_strjoin ("/", "connect", one, two, "couple", NULL);
    GtkWidget *pen = pages_find (shown.page, opens, key), *dialog;

    g_assert_nonnull (pen);
    g_assert_cmpstr (gtk_widget_get_tooltip_text (pen), ==, "Change");
    g_signal_emit_by_name (pen, "clicked");
    display_turn ();
    dialog = GTK_WIDGET (pages_find_window ("AdwWindow"));
    g_assert_nonnull (dialog);
    g_assert_nonnull (pages_find_row (dialog, "With"));
    gtk_window_set_focus (GTK_WINDOW (dialog), NULL); /* an entry that blinks would complain */
    gtk_window_destroy (GTK_WINDOW (dialog));
    display_turn ();
  }
  along_genogram_page_choose (ALONG_GENOGRAM_PAGE (shown.page), along_record_get_id (leanne), TRUE);
  display_turn ();
  g_assert_null (pages_find (shown.page, has_words, "Parents together"));
  end (&shown);
}

/* A note of the pregnancy stands in the dialog of a loss where all were lost; of one of twins it is not said. */
static void
test_note_of_twins (void)
{
  Shown shown;
  AlongRecord *joanne, *pregnancy;
  AlongEdit *edit;
  AlongId id;
  GtkWindow *dialog;
  AdwComboRow *who;
  GtkEditable *note;

  begin_with (&shown, "Whitworth");
  joanne = named (&shown, "Joanne");
  edit = along_genogram_add_person (shown.family, joanne, ALONG_RELATION_PREGNANCY, &(AlongPersonFields){ .babies = 2 }, along_clock_today (), &id);
  pages_commit (shown.session, edit);
  g_object_unref (edit);
  pregnancy = along_genogram_expected (shown.family, id);
  g_assert_nonnull (pregnancy);
  edit = along_edit_new ("note", along_family_get_id (shown.family));
  along_record_set_text (along_edit_change (edit, pregnancy), ALONG_PREGNANCY_P_NOTE, "Of both");
  pages_commit (shown.session, edit);
  g_object_unref (edit);
  dialog = ask (&shown, "lost", pregnancy);
  who = ADW_COMBO_ROW (pages_find_row (GTK_WIDGET (dialog), "Who was lost"));
  note = GTK_EDITABLE (pages_find_row (GTK_WIDGET (dialog), "Note"));
  g_assert_cmpstr (gtk_editable_get_text (note), ==, "");
  adw_combo_row_set_selected (who, 1); /* both */
  display_turn ();
  g_assert_cmpstr (gtk_editable_get_text (note), ==, "Of both");
  adw_combo_row_set_selected (who, 2);
  display_turn ();
  g_assert_cmpstr (gtk_editable_get_text (note), ==, "");
  drop (&shown, dialog, "lost", pregnancy);
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
  g_test_add_func ("/genogram-happened/day-mended", test_day_mended);
  g_test_add_func ("/genogram-happened/moved", test_moved);
  g_test_add_func ("/genogram-happened/moved-then", test_moved_then);
  g_test_add_func ("/genogram-happened/proposed-then", test_proposed_then);
  g_test_add_func ("/genogram-happened/nothing-chosen", test_nothing_chosen);
  g_test_add_func ("/genogram-happened/unlit", test_unlit);
  g_test_add_func ("/genogram-happened/died-before", test_died_before);
  g_test_add_func ("/genogram-happened/note-of-twins", test_note_of_twins);
  g_test_add_func ("/genogram-happened/panel-of-before", test_panel_of_before);
  g_test_add_func ("/genogram-happened/other-parent", test_other_parent);
  g_test_add_func ("/genogram-happened/together-again", test_together_again);
  return pages_run ();
}
