/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines from one person to another: what the dialogs ask of them, refuse and write down, and how the panel tells of them. */
#include "genogram-dialogs.h"

#include "along-field-words.h"
#include "genogram/along-genogram-edits.h"

/* From the one to the other, and not back. */
static guint
count_violence (AlongFamily *family, AlongRecord *from, AlongRecord *to)
{
  AlongRecord *bond;
  guint n = 0;

  ALONG_FOREACH (bond, family, ALONG_KIND_BOND)
    n += along_record_get_enum (bond, ALONG_BOND_P_KIND) == ALONG_BOND_VIOLENCE && along_record_get_bool (bond, ALONG_BOND_P_DIRECTED)
         && along_record_refers_to (bond, ALONG_BOND_P_FROM, along_record_get_id (from))
         && along_record_refers_to (bond, ALONG_BOND_P_TO, along_record_get_id (to));
  return n;
}

/* Nobody is close to anybody because of a dialog that was opened and closed; the words of a refusal go when it is answered. */
static void
test_connect (void)
{
  Shown shown;
  AlongRecord *chloe, *ryan;
  guint before, harm;
  GtkWindow *dialog;

  begin (&shown);
  chloe = named (&shown, "Chloe");
  ryan = named (&shown, "Ryan");
  before = along_family_count (shown.family, ALONG_KIND_BOND);
  harm = count_violence (shown.family, ryan, chloe);
  dialog = ask (&shown, "connect", chloe);
  assert_chosen (dialog, "With", "Not chosen yet");
  assert_chosen (dialog, "Feeling", "Not chosen yet");
  assert_refused (dialog, "With", "Choose who it is with.");
  choose (dialog, "With", "Ryan");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row (dialog, "With"))), ==, "");
  assert_refused (dialog, "Feeling", "Say what the line is.");
  choose (dialog, "Feeling", "Violence");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row (dialog, "Feeling"))), ==, "");
  assert_chosen (dialog, "Which way", "Not chosen yet");
  assert_refused (dialog, "Which way", "Say which way.");
  choose (dialog, "Which way", "From Ryan to Chloe");
  done (dialog);
  g_assert_cmpuint (along_family_count (shown.family, ALONG_KIND_BOND), ==, before + 1);
  g_assert_cmpuint (count_violence (shown.family, ryan, chloe), ==, harm + 1);
  end (&shown);
}

/* The line of @kind from the one to the other; there is one. */
static AlongRecord *
line_of (Shown *self, AlongRecord *from, AlongRecord *to, int kind)
{
  AlongRecord *bond, *found = NULL;

  ALONG_FOREACH (bond, self->family, ALONG_KIND_BOND)
    if (along_record_get_enum (bond, ALONG_BOND_P_KIND) == kind && along_record_refers_to (bond, ALONG_BOND_P_FROM, along_record_get_id (from))
        && along_record_refers_to (bond, ALONG_BOND_P_TO, along_record_get_id (to)))
      found = bond;
  g_assert_nonnull (found);
  return found;
}

static void
make_line (Shown *self, AlongRecord *from, AlongRecord *to, int kind, const char *label)
{
  AlongEdit *edit = along_genogram_add_bond (self->family, from, to, kind, FALSE);

  along_record_set_text (along_edit_get_change (edit, 0)->after, ALONG_BOND_P_LABEL, label);
  pages_commit (self->session, edit);
}

static void
change (GtkWindow *dialog)
{
  gtk_window_set_focus (dialog, NULL);
  pages_click_to_end (dialog, "Change");
  display_turn ();
}

/* Of two who were in conflict it is not by chance the one who was asked about who does harm. */
static void
test_becomes_harm (void)
{
  Shown shown;
  AlongRecord *chloe, *ryan;
  GtkWindow *dialog;

  begin (&shown);
  chloe = named (&shown, "Chloe");
  ryan = named (&shown, "Ryan");
  make_line (&shown, ryan, chloe, ALONG_BOND_HOSTILE, NULL);
  dialog = ask (&shown, "bond", line_of (&shown, ryan, chloe, ALONG_BOND_HOSTILE));
  choose (dialog, "Feeling", "Controls");
  assert_chosen (dialog, "Which way", "Not chosen yet");
  pages_click (GTK_WIDGET (dialog), "Change");
  display_turn ();
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row (dialog, "Which way"))), ==, "Say which way.");
  choose (dialog, "Which way", "From Ryan to Chloe");
  change (dialog);
  g_assert_true (along_record_get_bool (line_of (&shown, ryan, chloe, ALONG_BOND_CONTROLLING), ALONG_BOND_P_DIRECTED));
  end (&shown);
}

/* Words of their own that were said of a line are in sight when its kind is another, and can be taken away. */
static void
test_own_words (void)
{
  Shown shown;
  AlongRecord *chloe, *ryan;
  GtkWindow *dialog;
  const char *title = along_property_words (ALONG_KIND_BOND, ALONG_BOND_P_LABEL);

  begin (&shown);
  chloe = named (&shown, "Chloe");
  ryan = named (&shown, "Ryan");
  make_line (&shown, chloe, ryan, ALONG_BOND_LABELLED, "hates him");
  dialog = ask (&shown, "bond", line_of (&shown, chloe, ryan, ALONG_BOND_LABELLED));
  choose (dialog, "Feeling", "Close");
  g_assert_true (gtk_widget_get_visible (row (dialog, title)));
  change (dialog);
  along_genogram_page_choose (shown.self, along_record_get_id (chloe), TRUE);
  display_turn ();
  g_assert_nonnull (pages_find_label (shown.self->panel, "hates him (close)"));
  dialog = ask (&shown, "bond", line_of (&shown, chloe, ryan, ALONG_BOND_CLOSE));
  g_assert_true (gtk_widget_get_visible (row (dialog, title)));
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, title)), "");
  change (dialog);
  g_assert_false (along_record_has (line_of (&shown, chloe, ryan, ALONG_BOND_CLOSE), ALONG_BOND_P_LABEL));
  end (&shown);
}

static GtkWidget *
toggle_of (GtkWindow *dialog, const char *title)
{
  return adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row (dialog, title)));
}

static gboolean
is_on (GtkWindow *dialog, const char *title)
{
  return gtk_switch_get_active (GTK_SWITCH (toggle_of (dialog, title)));
}

/* That a line of harm is private is to be seen before it is saved, and is no wish that stays with another kind. */
static void
test_private (void)
{
  static const char title[] = "Private: drawn only when asked for";
  Shown shown;
  GtkWindow *dialog;

  begin (&shown);
  dialog = ask (&shown, "connect", named (&shown, "Chloe"));
  choose (dialog, "With", "Ryan");
  choose (dialog, "Feeling", "Close");
  g_assert_false (is_on (dialog, title));
  choose (dialog, "Feeling", "Neglect");
  g_assert_true (is_on (dialog, title));
  g_assert_false (gtk_widget_is_sensitive (toggle_of (dialog, title)));
  display_picture (GTK_WIDGET (dialog), "genogram-line-harm.png");
  choose (dialog, "Feeling", "Distant");
  g_assert_false (is_on (dialog, title));
  g_assert_true (gtk_widget_is_sensitive (toggle_of (dialog, title)));
  choose (dialog, "Feeling", "Neglect");
  choose (dialog, "Which way", "From Ryan to Chloe");
  done (dialog);
  g_assert_false (along_record_has (line_of (&shown, named (&shown, "Ryan"), named (&shown, "Chloe"), ALONG_BOND_NEGLECT), ALONG_BOND_P_PRIVATE));
  end (&shown);
}

/* Nobody is a parent before they are born, nor of somebody older. */
static void
test_no_parent (void)
{
  Shown shown;
  AlongRecord *leanne, *theo;
  GtkWindow *dialog;

  begin_with (&shown, "Whitworth");
  leanne = named (&shown, "Leanne");
  theo = named (&shown, "Theo");
  g_assert_true (along_record_has (theo, ALONG_PERSON_P_BORN));
  dialog = ask (&shown, "connect", theo);
  choose (dialog, "With", "Dean");
  choose (dialog, "What Theo is to them", "Parent of");
  assert_refused (dialog, "With", "By their dates of birth Dean cannot be a child of Theo.");
  g_assert_true (along_record_has (leanne, ALONG_PERSON_P_BORN));
  end (&shown);
}

int
main (int argc, char *argv[])
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add_func ("/genogram-lines/connect", test_connect);
  g_test_add_func ("/genogram-lines/becomes-harm", test_becomes_harm);
  g_test_add_func ("/genogram-lines/own-words", test_own_words);
  g_test_add_func ("/genogram-lines/private", test_private);
  g_test_add_func ("/genogram-lines/no-parent", test_no_parent);
  return pages_run ();
}
