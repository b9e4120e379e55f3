/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is there already, changed in a dialog: what nobody touches stays, and what has to be said is never unsaid. */
#include "genogram-dialogs.h"

#include "along-date-row.h"
#include "along-field-words.h"
#include "genogram/along-genogram-edits.h"

static void
change (GtkWindow *dialog)
{
  gtk_window_set_focus (dialog, NULL);
  pages_click_to_end (dialog, "Change");
  display_turn ();
}

/* Only the day of two is put right: what they are to each other is not. */
static void
test_couple (void)
{
  Shown shown;
  AlongRecord *couple;
  GtkWindow *dialog;
  int kind, state;

  begin (&shown);
  couple = along_genogram_couple_of (shown.family, along_record_get_id (named (&shown, "Chloe")));
  kind = along_record_get_enum (couple, ALONG_COUPLE_P_KIND);
  state = along_record_get_enum (couple, ALONG_COUPLE_P_STATE);
  dialog = ask (&shown, "couple", couple);
  assert_chosen (dialog, "What they are to each other", along_enum_words (ALONG_ENUM_COUPLE_KIND, kind));
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, "From")), "May 2023");
  change (dialog);
  g_assert_cmpstr (along_record_get_text (couple, ALONG_COUPLE_P_FROM), ==, "2023-05");
  g_assert_cmpint (along_record_get_enum (couple, ALONG_COUPLE_P_KIND), ==, kind);
  g_assert_cmpint (along_record_get_enum (couple, ALONG_COUPLE_P_STATE), ==, state);

  dialog = ask (&shown, "couple", couple);
  choose (dialog, "What they are to each other", along_enum_words (ALONG_ENUM_COUPLE_KIND, ALONG_COUPLE_KIND_MARRIED));
  change (dialog);
  g_assert_cmpint (along_record_get_enum (couple, ALONG_COUPLE_P_KIND), ==, ALONG_COUPLE_KIND_MARRIED);
  g_assert_cmpint (along_record_get_enum (couple, ALONG_COUPLE_P_STATE), ==, state);
  end (&shown);
}

/* Of a new record nothing is chosen; of one that is there it is what it was, and cannot become nothing. */
static void
test_record (void)
{
  Shown shown;
  AlongRecord *child, *care = NULL;
  AlongEdit *edit;
  GtkWindow *dialog;
  const char *title;

  begin (&shown);
  title = along_property_words (ALONG_KIND_CARE_LINK, ALONG_CARE_LINK_P_KIND);
  child = named (&shown, "Wren");
  dialog = ask (&shown, "new-care", child);
  assert_chosen (dialog, title, "Not chosen yet");
  pages_close_window (dialog);
  edit = along_edit_new ("care", along_family_get_id (shown.family));
  care = along_edit_create (edit, ALONG_KIND_CARE_LINK);
  along_record_set_ref (care, ALONG_CARE_LINK_P_CHILD, along_record_get_id (child));
  along_record_set_enum (care, ALONG_CARE_LINK_P_KIND, ALONG_CARE_KIND_SPECIAL_GUARDIANSHIP);
  along_record_set_text (care, ALONG_CARE_LINK_P_FROM, "2025-01");
  {
    AlongId carer = along_record_get_id (named (&shown, "Maureen")), id = along_record_get_id (care);

    along_record_set_refs (care, ALONG_CARE_LINK_P_CARERS, &carer, 1);
    pages_commit (shown.session, edit);
    g_object_unref (edit);
    care = along_family_find (shown.family, ALONG_KIND_CARE_LINK, id);
  }
  dialog = ask (&shown, "care_link", care);
  assert_chosen (dialog, title, along_enum_words (ALONG_ENUM_CARE_KIND, ALONG_CARE_KIND_SPECIAL_GUARDIANSHIP));
  g_assert_false (offers (dialog, title, "Not chosen yet"));
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, along_property_words (ALONG_KIND_CARE_LINK, ALONG_CARE_LINK_P_NOTE))), "by her aunt");
  change (dialog);
  g_assert_cmpint (along_record_get_enum (care, ALONG_CARE_LINK_P_KIND), ==, ALONG_CARE_KIND_SPECIAL_GUARDIANSHIP);
  g_assert_cmpstr (along_record_get_text (care, ALONG_CARE_LINK_P_NOTE), ==, "by her aunt");
  dialog = ask (&shown, "care_link", care);
  choose (dialog, title, along_enum_words (ALONG_ENUM_CARE_KIND, 0));
  change (dialog);
  g_assert_cmpint (along_record_get_enum (care, ALONG_CARE_LINK_P_KIND), ==, 0);
  end (&shown);
}

/* A child is a girl or a boy; who is grown up by their date a woman or a man: what is chosen stays, in other words. */
static void
test_gender (void)
{
  Shown shown;
  AlongRecord *wren;
  GtkWindow *dialog;

  begin (&shown);
  wren = named (&shown, "Wren");
  dialog = ask (&shown, "change", wren);
  g_assert_true (offers (dialog, "Gender", "Girl") && offers (dialog, "Gender", "Boy"));
  g_assert_false (offers (dialog, "Gender", "Woman") || offers (dialog, "Gender", "Man"));
  choose (dialog, "Gender", "Boy");
  change (dialog);
  g_assert_cmpint (along_record_get_enum (wren, ALONG_PERSON_P_GENDER), ==, ALONG_GENDER_MALE);
  dialog = ask (&shown, "change", wren);
  assert_chosen (dialog, "Gender", "Boy");
  pages_close_window (dialog);
  dialog = ask (&shown, "change", named (&shown, "Chloe"));
  assert_chosen (dialog, "Gender", "Woman");
  pages_close_window (dialog);

  dialog = ask (&shown, "add", named (&shown, "Maureen"));
  relate (dialog, named (&shown, "Maureen"), "Somebody else");
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, "Name")), "Ida Fenn");
  choose (dialog, "Gender", "Woman");
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, "Born, or age")), "7");
  g_assert_true (along_date_row_read (ALONG_DATE_ROW (row (dialog, "Born, or age"))));
  assert_chosen (dialog, "Gender", "Girl");
  pages_close_window (dialog);
  dialog = ask (&shown, "add", named (&shown, "Maureen"));
  assert_chosen (dialog, "Gender", "Girl");
  done (dialog);
  g_assert_cmpint (along_record_get_enum (named (&shown, "Ida"), ALONG_PERSON_P_GENDER), ==, ALONG_GENDER_FEMALE);
  end (&shown);
}

/* What is written of who is safe, and of a professional, is not lost with the dialog; another answer still has reasons of its own. */
static void
test_around (void)
{
  Shown shown;
  GtkWindow *dialog;
  g_autofree char *id = NULL, *key = NULL;
  const char *question = "Is Ryan safe around the baby?";

  begin (&shown);
  dialog = ask (&shown, "safety", named (&shown, "Ryan"));
  choose (dialog, question, along_enum_words (ALONG_ENUM_SAFE_WITH, ALONG_SAFE_WITH_NOT_KNOWN));
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, "Why")), "came sober twice");
  gtk_window_set_focus (dialog, NULL);
  pages_close_window (dialog);
  dialog = ask (&shown, "safety", named (&shown, "Ryan"));
  assert_chosen (dialog, question, along_enum_words (ALONG_ENUM_SAFE_WITH, ALONG_SAFE_WITH_NOT_KNOWN));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row (dialog, "Why"))), ==, "came sober twice");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row (dialog, "Who told us"))), ==, "");
  gtk_window_set_focus (dialog, NULL);
  pages_close_window (dialog);

  id = along_id_to_text (along_family_get_id (shown.family));
  key = g_strconcat ("new-professional/", id, NULL);
  for (guint i = 0; i < 2; i++)
    {
      dialog = along_ask_open (shown.self, key);
      display_turn ();
      if (i == 0)
        gtk_editable_set_text (GTK_EDITABLE (row (dialog, "Role")), "peer supporter");
      else
        g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row (dialog, "Role"))), ==, "peer supporter");
      gtk_window_set_focus (dialog, NULL);
      pages_close_window (dialog);
    }
  end (&shown);
}

int
main (int argc, char *argv[])
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add_func ("/genogram-changed/couple", test_couple);
  g_test_add_func ("/genogram-changed/record", test_record);
  g_test_add_func ("/genogram-changed/gender", test_gender);
  g_test_add_func ("/genogram-changed/around", test_around);
  return pages_run ();
}
