/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody added to who is there: what has to be said of them, and what nobody is taken to have said. */
#include "genogram-dialogs.h"

#include "along-clock.h"
#include "along-date-row.h"
#include "genogram/along-genogram-edits.h"

static gboolean
is_lit (GtkWindow *dialog)
{
  return gtk_widget_has_css_class (pages_find_button (GTK_WIDGET (dialog), "Add"), "suggested-action");
}

/* The choices of a row, with commas. */
static char *
choices_of (GtkWindow *dialog, const char *title)
{
  GListModel *model = adw_combo_row_get_model (ADW_COMBO_ROW (row (dialog, title)));
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) choice = g_list_model_get_item (model, i);

      g_string_append_printf (words, "%s%s", i > 0 ? " | " : "", gtk_string_object_get_string (choice));
    }
  return g_string_free (words, FALSE);
}

/* Nobody's child becomes that of who is with them now by itself: it has to be said, and that it is somebody else's is kept while it is
 * being written. */
static void
test_whose_child (void)
{
  Shown shown;
  GtkWindow *dialog;
  AlongRecord *chloe, *aaron, *child, *link;
  g_autofree char *choices = NULL;
  guint people, n = 0;

  begin (&shown);
  chloe = named (&shown, "Chloe");
  aaron = named (&shown, "Aaron");
  people = along_family_count (shown.family, ALONG_KIND_PERSON);
  dialog = ask (&shown, "add", chloe);
  relate (dialog, chloe, "Child");
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, "Name")), "Tia");
  assert_chosen (dialog, "With", "Not chosen yet");
  choices = choices_of (dialog, "With");
  g_assert_true (g_str_has_prefix (choices, "Not chosen yet | Aaron"));
  g_assert_true (g_str_has_suffix (choices, " | Other, or not known"));
  g_assert_false (is_lit (dialog));
  assert_refused (dialog, "With", "Choose with whom.");
  g_assert_cmpuint (along_family_count (shown.family, ALONG_KIND_PERSON), ==, people);
  choose (dialog, "With", "Other");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row (dialog, "With"))), ==, "");
  g_assert_true (is_lit (dialog));
  gtk_window_set_focus (dialog, NULL);
  pages_close_window (dialog);

  dialog = ask (&shown, "add", chloe);
  assert_chosen (dialog, "With", "Other, or not known");
  choose (dialog, "With", "Not chosen yet");
  g_assert_false (is_lit (dialog));
  gtk_window_set_focus (dialog, NULL);
  pages_close_window (dialog);
  dialog = ask (&shown, "add", chloe);
  assert_chosen (dialog, "With", "Not chosen yet");
  choose (dialog, "With", "Other");
  done (dialog);

  child = named (&shown, "Tia");
  g_assert_nonnull (child);
  g_assert_true (along_genogram_is_parent (shown.family, along_record_get_id (chloe), along_record_get_id (child)));
  g_assert_false (along_genogram_is_parent (shown.family, along_record_get_id (aaron), along_record_get_id (child)));
  ALONG_FOREACH (link, shown.family, ALONG_KIND_CHILD_LINK)
    n += along_record_refers_to (link, ALONG_CHILD_LINK_P_CHILD, along_record_get_id (child));
  g_assert_cmpuint (n, ==, 1);
  end (&shown);
}

/* The only one there was can be chosen, though it is over; nobody is asked of who has never been with anybody. */
static void
test_only_partner (void)
{
  Shown shown;
  GtkWindow *dialog;
  AlongRecord *donor, *partner;
  AlongEdit *edit;
  AlongId id;

  begin (&shown);
  edit = along_edit_new ("two", along_family_get_id (shown.family));
  donor = along_edit_create (edit, ALONG_KIND_PERSON);
  along_record_set_text (donor, ALONG_PERSON_P_NAME, "Leah Oak");
  along_record_set_enum (donor, ALONG_PERSON_P_GENDER, ALONG_GENDER_FEMALE);
  pages_commit (shown.session, edit);
  g_object_unref (edit);
  dialog = ask (&shown, "add", named (&shown, "Leah"));
  relate (dialog, named (&shown, "Leah"), "Child");
  g_assert_false (gtk_widget_get_visible (row (dialog, "With")));
  g_assert_true (is_lit (dialog));
  pages_close_window (dialog);
  edit = along_genogram_add_person (shown.family, named (&shown, "Leah"), ALONG_RELATION_PARTNER,
                                    &(AlongPersonFields){ .name = "Dan Ash", .kind = ALONG_COUPLE_KIND_DATING,
                                                          .state = ALONG_COUPLE_STATE_ENDED },
                                    along_clock_today (), &id);
  pages_commit (shown.session, edit);
  g_object_unref (edit);
  partner = named (&shown, "Dan Ash");
  dialog = ask (&shown, "add", named (&shown, "Leah"));
  relate (dialog, named (&shown, "Leah"), "Child");
  assert_chosen (dialog, "With", "Not chosen yet");
  choose (dialog, "With", "Dan Ash");
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, "Name")), "Pia");
  done (dialog);
  g_assert_true (along_genogram_is_parent (shown.family, along_record_get_id (partner), along_record_get_id (named (&shown, "Pia"))));
  end (&shown);
}

/* A pregnancy asks it, too; there a name need not be, and none is offered for who has none yet. */
static void
test_pregnancy (void)
{
  Shown shown;
  GtkWindow *dialog;
  AlongRecord *chloe;
  guint pregnancies;

  begin (&shown);
  chloe = named (&shown, "Chloe");
  pregnancies = along_family_count (shown.family, ALONG_KIND_PREGNANCY);
  dialog = ask (&shown, "add", chloe);
  relate (dialog, chloe, "Child");
  g_assert_nonnull (pages_find_button (GTK_WIDGET (dialog), "Name not known"));
  g_assert_nonnull (pages_find_row (GTK_WIDGET (dialog), "Born, or age"));
  relate (dialog, chloe, "Pregnancy");
  g_assert_null (pages_find_button (GTK_WIDGET (dialog), "Name not known"));
  assert_refused (dialog, "With", "Choose with whom.");
  choose (dialog, "With", "Aaron");
  done (dialog);
  g_assert_cmpuint (along_family_count (shown.family, ALONG_KIND_PREGNANCY), ==, pregnancies + 1);
  end (&shown);
}

/* An age will do for a date of birth. */
static void
test_age (void)
{
  Shown shown;
  GtkWindow *dialog;
  AlongRecord *chloe;
  int today;
  g_autofree char *about = NULL;

  begin (&shown);
  today = along_clock_today ();
  chloe = named (&shown, "Chloe");
  dialog = ask (&shown, "add", chloe);
  relate (dialog, chloe, "Somebody else");
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, "Name")), "Olga Fenn");
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, "Born, or age")), "60");
  done (dialog);
  about = g_strdup (along_record_get_text (named (&shown, "Olga"), ALONG_PERSON_P_BORN));
  g_assert_nonnull (about);
  g_assert_cmpint (ABS (along_date_first_day (about) - (today - (int) (60.5 * 365.25))), <, 400);
  end (&shown);
}

/* A birth nine weeks into a pregnancy: one of the two days is wrong, and it is asked before it is believed. */
static void
test_born_early (void)
{
  Shown shown;
  AlongRecord *pregnancy;
  AlongEdit *edit;
  AlongId id;
  GtkWindow *dialog;

  begin (&shown);
  edit = along_genogram_add_person (shown.family, named (&shown, "Donna"), ALONG_RELATION_PREGNANCY,
                                    &(AlongPersonFields){ .gender = ALONG_GENDER_UNKNOWN, .babies = 1, .due = "2026-09-01" },
                                    along_clock_today (), &id);
  pages_commit (shown.session, edit);
  g_object_unref (edit);
  pregnancy = along_genogram_expected (shown.family, id);
  dialog = ask (&shown, "born", pregnancy);
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, "Born on")), "1 February 2026");
  g_assert_true (along_date_row_read (ALONG_DATE_ROW (row (dialog, "Born on"))));
  pages_click (GTK_WIDGET (dialog), "Add");
  display_turn ();
  g_assert_nonnull (pages_find_label (GTK_WIDGET (dialog), "By the due date, 1 September 2026, that is at 9 weeks of pregnancy. Are both dates right? If they are, choose Add again."));
  g_assert_true (along_genogram_expected (shown.family, id) == pregnancy);
  display_picture (GTK_WIDGET (dialog), "genogram-born-early.png");
  done (dialog);
  g_assert_null (along_genogram_expected (shown.family, id));
  end (&shown);
}

int
main (int argc, char *argv[])
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add_func ("/genogram-relatives/whose-child", test_whose_child);
  g_test_add_func ("/genogram-relatives/only-partner", test_only_partner);
  g_test_add_func ("/genogram-relatives/pregnancy", test_pregnancy);
  g_test_add_func ("/genogram-relatives/age", test_age);
  g_test_add_func ("/genogram-relatives/born-early", test_born_early);
  return pages_run ();
}
