/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-support.h"

#include "along-canvas.h"
#include "along-check.h"
#include "along-clock.h"
#include "along-pages.h"
#include "genogram/along-ask-dialogs.h"
#include "pages-support.h"
#include "genogram/along-genogram-edits.h"
#include "genogram/along-genogram-page.h"

/* A family of one, and edits applied to it as the session does. */

static AlongRecord *
apply (AlongFamily *family, AlongEdit *edit, AlongId id)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (along_check_edit (edit, family, along_clock_now (), NULL, &error));
  g_assert_no_error (error);
  along_family_apply (family, edit);
  g_object_unref (edit);
  return along_family_find (family, ALONG_KIND_PERSON, id);
}

static AlongRecord *
add (AlongFamily *family, AlongRecord *to, AlongRelation relation, const char *name, int gender)
{
  AlongRecord *now = to != NULL ? along_genogram_couple_of (family, along_record_get_id (to)) : NULL;
  AlongPersonFields fields = { .name = name, .gender = gender, .kind = ALONG_COUPLE_KIND_COHABITING,
                               .with = now != NULL ? along_record_get_id (now) : ALONG_ID_NONE };
  AlongId id;
  AlongEdit *edit = along_genogram_add_person (family, to, relation, &fields, along_clock_today (), &id);

  return apply (family, edit, id);
}

static void
test_relatives (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
  AlongRecord *jade = add (family, NULL, ALONG_RELATION_NOBODY, "Jade Marsden", ALONG_GENDER_FEMALE);
  AlongRecord *kofi = add (family, jade, ALONG_RELATION_PARTNER, "Kofi Mensah", ALONG_GENDER_MALE);
  AlongRecord *child = add (family, kofi, ALONG_RELATION_CHILD, "Amara Mensah", ALONG_GENDER_FEMALE);
  AlongRecord *couple = along_genogram_couple_of (family, along_record_get_id (jade)), *link;

  g_assert_cmpstr (along_record_get_text (jade, ALONG_PERSON_P_SURNAME), ==, "Marsden");
  g_assert_nonnull (couple);
  link = along_genogram_parents_of (family, along_record_get_id (child));
  g_assert_true (along_record_refers_to (link, ALONG_CHILD_LINK_P_COUPLE, along_record_get_id (couple)));

  /* One parent, then two, who become a couple; a brother shares them. */
  add (family, jade, ALONG_RELATION_PARENT, "Donna", ALONG_GENDER_FEMALE);
  link = along_genogram_parents_of (family, along_record_get_id (jade));
  g_assert_true (along_record_has (link, ALONG_CHILD_LINK_P_PARENT));
  add (family, jade, ALONG_RELATION_PARENT, "Neil", ALONG_GENDER_MALE);
  link = along_genogram_parents_of (family, along_record_get_id (jade));
  g_assert_true (along_record_has (link, ALONG_CHILD_LINK_P_COUPLE));
  g_assert_false (along_record_has (link, ALONG_CHILD_LINK_P_PARENT));
  child = add (family, jade, ALONG_RELATION_SIBLING, "Callum", ALONG_GENDER_MALE);
  g_assert_true (along_id_equal (along_record_get_ref (link, ALONG_CHILD_LINK_P_COUPLE),
                                 along_record_get_ref (along_genogram_parents_of (family, along_record_get_id (child)),
                                                       ALONG_CHILD_LINK_P_COUPLE)));
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_COUPLE), ==, 2);
}

static void
test_pregnancy (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
  AlongRecord *kofi = add (family, NULL, ALONG_RELATION_NOBODY, "Kofi", ALONG_GENDER_MALE);
  AlongRecord *jade = add (family, kofi, ALONG_RELATION_PARTNER, "Jade", ALONG_GENDER_FEMALE), *pregnancy;
  g_autofree char *due = along_day_to_edtf (along_clock_today () + 100);
  AlongPersonFields fields = { .due = due, .gender = ALONG_GENDER_UNKNOWN,
                               .with = along_record_get_id (along_genogram_couple_of (family, along_record_get_id (kofi))) };
  AlongId id;
  AlongEdit *edit = along_genogram_add_person (family, kofi, ALONG_RELATION_PREGNANCY, &fields, along_clock_today (), &id);

  g_assert_nonnull (apply (family, edit, id));
  pregnancy = along_family_nth (family, ALONG_KIND_PREGNANCY, 0);
  /* It is she who is pregnant, though he was asked about. */
  g_assert_true (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (jade)));
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_EDD), ==, 1);

  g_assert_true (along_genogram_ends_pregnancy (family, jade));
  g_assert_false (along_genogram_ends_pregnancy (family, kofi));

  /* Without her there is no pregnancy; the baby stays with him. */
  apply (family, along_genogram_remove_person (family, jade), id);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PREGNANCY), ==, 0);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_EDD), ==, 0);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_COUPLE), ==, 0);
  g_assert_true (along_record_refers_to (along_genogram_parents_of (family, id), ALONG_CHILD_LINK_P_PARENT,
                                         along_record_get_id (kofi)));
}

/* A name with a comma in it stays whole, with what it is and since when, also where others come; once it is not all there any more it goes. */
static void
test_names_stay (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
  AlongRecord *jade = add (family, NULL, ALONG_RELATION_NOBODY, "Jade", ALONG_GENDER_FEMALE), *alias;
  AlongEdit *edit = along_edit_new ("another name", along_family_get_id (family));
  g_autofree char *names = NULL, *more = NULL, *after = NULL;
  AlongPersonFields fields = { .name = "Jade Oakes", .gender = ALONG_GENDER_FEMALE };

  alias = along_edit_create (edit, ALONG_KIND_ALIAS);
  along_record_set_ref (alias, ALONG_ALIAS_P_PERSON, along_record_get_id (jade));
  along_record_set_text (alias, ALONG_ALIAS_P_NAME, "Smith, Jr.");
  along_record_set_enum (alias, ALONG_ALIAS_P_TYPE, ALONG_ALIAS_FORMER);
  apply (family, edit, ALONG_ID_NONE);
  fields.other_names = names = along_genogram_other_names (family, along_record_get_id (jade));
  apply (family, along_genogram_change_person (family, jade, &fields), ALONG_ID_NONE);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_ALIAS), ==, 1);
  alias = along_family_nth (family, ALONG_KIND_ALIAS, 0);
  g_assert_cmpstr (along_record_get_text (alias, ALONG_ALIAS_P_NAME), ==, "Smith, Jr.");
  g_assert_cmpint (along_record_get_enum (alias, ALONG_ALIAS_P_TYPE), ==, ALONG_ALIAS_FORMER);

  fields.other_names = more = g_strconcat ("JJ, ", names, NULL);
  apply (family, along_genogram_change_person (family, jade, &fields), ALONG_ID_NONE);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_ALIAS), ==, 2);
  g_assert_true (along_family_find (family, ALONG_KIND_ALIAS, along_record_get_id (alias)) == alias);
  g_assert_cmpint (along_record_get_enum (alias, ALONG_ALIAS_P_TYPE), ==, ALONG_ALIAS_FORMER);
  g_assert_cmpstr (along_record_get_text (alias, ALONG_ALIAS_P_NAME), ==, "Smith, Jr.");

  fields.other_names = "JJ, Smith";
  apply (family, along_genogram_change_person (family, jade, &fields), ALONG_ID_NONE);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_ALIAS), ==, 2);
  after = along_genogram_other_names (family, along_record_get_id (jade));
  g_assert_true (g_str_equal (after, "JJ, Smith") || g_str_equal (after, "Smith, JJ"));
}

/* A child from before is not the partner's of now; a man is not pregnant; a baby with a day of birth is born. */
static void
test_children (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
  AlongRecord *kofi = add (family, NULL, ALONG_RELATION_NOBODY, "Kofi", ALONG_GENDER_MALE), *pregnancy, *baby, *mother;
  AlongPersonFields fields = { .name = "Amara", .gender = ALONG_GENDER_FEMALE, .with = ALONG_ID_NONE,
                               .other_names = "Mara, Ama ,, Mara B." };
  g_autofree char *names = NULL, *fewer = NULL, *born = along_day_to_edtf (along_clock_today ());
  AlongId id;

  apply (family, along_genogram_add_person (family, kofi, ALONG_RELATION_PREGNANCY,
                                            &(AlongPersonFields){ .gender = ALONG_GENDER_UNKNOWN, .with = ALONG_ID_NONE },
                                            along_clock_today (), &id),
         ALONG_ID_NONE);
  baby = along_family_find (family, ALONG_KIND_PERSON, id);
  pregnancy = along_genogram_expected (family, id);
  g_assert_nonnull (pregnancy);
  mother = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER));
  g_assert_cmpstr (along_record_get_text (mother, ALONG_PERSON_P_NAME), ==, "Unknown");
  g_assert_true (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT, along_record_get_id (kofi)));
  g_assert_true (along_genogram_is_parent (family, along_record_get_id (kofi), id));
  g_assert_nonnull (along_genogram_find_couple (family, along_record_get_id (kofi), along_record_get_id (mother)));

  apply (family, along_genogram_change_person (family, baby, &(AlongPersonFields){ .name = "Isla", .born = born }), ALONG_ID_NONE);
  g_assert_null (along_genogram_expected (family, id));
  pregnancy = along_family_nth (family, ALONG_KIND_PREGNANCY, 0);
  g_assert_cmpint (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME), ==, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
  g_assert_cmpint (along_record_get_day (pregnancy, ALONG_PREGNANCY_P_BORN), ==, along_clock_today ());

  apply (family, along_genogram_add_person (family, kofi, ALONG_RELATION_CHILD, &fields, along_clock_today (), &id), ALONG_ID_NONE);
  g_assert_false (along_genogram_is_parent (family, along_record_get_id (mother), id));
  names = along_genogram_other_names (family, id);
  g_assert_cmpstr (names, ==, "Mara, Ama, Mara B.");
  fields.other_names = "Ama";
  apply (family, along_genogram_change_person (family, along_family_find (family, ALONG_KIND_PERSON, id), &fields), ALONG_ID_NONE);
  fewer = along_genogram_other_names (family, id);
  g_assert_cmpstr (fewer, ==, "Ama");
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_ALIAS), ==, 1);
}

static void
test_lines (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
  AlongRecord *one = add (family, NULL, ALONG_RELATION_NOBODY, "One", ALONG_GENDER_UNKNOWN);
  AlongRecord *two = add (family, NULL, ALONG_RELATION_NOBODY, "Two", ALONG_GENDER_UNKNOWN), *couple;

  apply (family, along_genogram_add_couple (family, one, two, ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_CURRENT, "2019", NULL),
         ALONG_ID_NONE);
  couple = along_family_nth (family, ALONG_KIND_COUPLE, 0);
  apply (family, along_genogram_change_couple (family, couple, ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_DIVORCED, "2019", "2022"),
         ALONG_ID_NONE);
  couple = along_family_nth (family, ALONG_KIND_COUPLE, 0);
  g_assert_cmpint (along_record_get_enum (couple, ALONG_COUPLE_P_STATE), ==, ALONG_COUPLE_STATE_DIVORCED);
  apply (family, along_genogram_add_bond (family, one, two, ALONG_BOND_CLOSE, TRUE), ALONG_ID_NONE);
  apply (family, along_genogram_remove_couple (family, couple), ALONG_ID_NONE);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_COUPLE), ==, 0);
  apply (family, along_genogram_remove_person (family, one), ALONG_ID_NONE);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_BOND), ==, 0);

  /* Nobody becomes their own ancestor. */
  one = add (family, two, ALONG_RELATION_PARENT, "Three", ALONG_GENDER_UNKNOWN);
  {
    g_autoptr (AlongEdit) edit = along_genogram_add_parent (family, two, one, ALONG_CHILD_NATURE_BIRTH);

    g_assert_false (along_check_edit (edit, family, along_clock_now (), NULL, NULL));
  }
}

/* Their child stays that of both; what a file said of the couple goes with it. */
static void
test_couple_removed (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
  AlongRecord *one = add (family, NULL, ALONG_RELATION_NOBODY, "One", ALONG_GENDER_UNKNOWN);
  AlongRecord *two = add (family, one, ALONG_RELATION_PARTNER, "Two", ALONG_GENDER_UNKNOWN);
  AlongRecord *couple = along_family_nth (family, ALONG_KIND_COUPLE, 0), *child, *kept;
  AlongEdit *edit = along_edit_new ("kept", along_family_get_id (family));

  child = add (family, one, ALONG_RELATION_CHILD, "Three", ALONG_GENDER_UNKNOWN);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_CHILD_LINK), ==, 1);
  kept = along_edit_create (edit, ALONG_KIND_KEPT_LINE);
  along_record_set_ref (kept, ALONG_KEPT_LINE_P_COUPLE, along_record_get_id (couple));
  along_record_set_text (kept, ALONG_KEPT_LINE_P_FORMAT, "GEDCOM 5.5.1");
  along_record_set_text (kept, ALONG_KEPT_LINE_P_TEXT, "0 FAM\n1 EVEN");
  apply (family, edit, ALONG_ID_NONE);
  apply (family, along_genogram_remove_couple (family, couple), ALONG_ID_NONE);
  g_assert_true (along_genogram_is_parent (family, along_record_get_id (one), along_record_get_id (child)));
  g_assert_true (along_genogram_is_parent (family, along_record_get_id (two), along_record_get_id (child)));
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_KEPT_LINE), ==, 0);
}

/* What was said of somebody around one child does not become one about all of them. */
static void
test_child_removed (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
  AlongRecord *one = add (family, NULL, ALONG_RELATION_NOBODY, "One", ALONG_GENDER_UNKNOWN);
  AlongRecord *child = add (family, one, ALONG_RELATION_CHILD, "Two", ALONG_GENDER_UNKNOWN);
  AlongRecord *records[2];
  AlongEdit *edit = along_edit_new ("safety", along_family_get_id (family));

  for (int i = 0; i < 2; i++)
    {
      records[i] = along_edit_create (edit, ALONG_KIND_SAFETY);
      along_record_set_ref (records[i], ALONG_SAFETY_P_PERSON, along_record_get_id (one));
      along_record_set_enum (records[i], ALONG_SAFETY_P_SAFE, ALONG_SAFE_WITH_NOT_SAFE);
    }
  along_record_set_ref (records[0], ALONG_SAFETY_P_CHILD, along_record_get_id (child));
  apply (family, edit, ALONG_ID_NONE);
  apply (family, along_genogram_remove_person (family, child), ALONG_ID_NONE);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_SAFETY), ==, 1);
  apply (family, along_genogram_remove_person (family, one), ALONG_ID_NONE);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_SAFETY), ==, 0);
}

/* Until the panel has slid in: what is painted between two frames has no place yet. */
static void
settle (void)
{
  for (int i = 0; i < 40; i++)
    {
      g_usleep (10000);
      display_turn ();
    }
}

static GtkWidget *
newest_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_WINDOW (window))
        return window;
    }
  return NULL;
}

static void
test_page (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Ingham");
  GtkWidget *window = gtk_window_new (), *page = g_object_new (ALONG_TYPE_GENOGRAM_PAGE, NULL), *canvas;
  AlongRecord *person = along_family_nth (family, ALONG_KIND_PERSON, 0);
  g_autofree char *words = NULL;

  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 700);
  gtk_window_set_child (GTK_WINDOW (window), page);
  along_page_set_family (ALONG_PAGE (page), session, family);
  gtk_window_present (GTK_WINDOW (window));
  display_turn ();
  canvas = pages_find_type (page, "AlongCanvas");
  g_assert_nonnull (along_canvas_get_scene (ALONG_CANVAS (canvas)));
  words = along_page_summarise (ALONG_PAGE (page));
  g_assert_nonnull (words);
  along_genogram_page_choose (ALONG_GENOGRAM_PAGE (page), along_record_get_id (person), TRUE);
  display_turn ();
  settle ();
  display_picture (window, "genogram.png");
  g_assert_true (g_str_has_prefix (along_canvas_get_selected (ALONG_CANVAS (canvas)), "person/"));
  g_assert_nonnull (pages_find_label (page, "Relationships"));
  /* The menu, twice over, as from the keyboard. */
  for (int i = 0; i < 2; i++)
    {
      g_signal_emit_by_name (canvas, "item-menu", along_canvas_get_selected (ALONG_CANVAS (canvas)), 100.0, 100.0);
      display_turn ();
      g_assert_nonnull (pages_find_label (page, "Connect…"));
    }
  gtk_popover_popdown (GTK_POPOVER (pages_find_type (page, "GtkPopoverMenu")));
  settle ();
  /* Letters find people, never a line. */
  display_key (canvas, GDK_KEY_a, 0);
  g_assert_true (along_canvas_get_focused (ALONG_CANVAS (canvas)) == NULL
                 || g_str_has_prefix (along_canvas_get_focused (ALONG_CANVAS (canvas)), "person/"));
  /* Whoever has the focus is the chosen one: never do two look it. */
  for (guint nth = 0; nth < 3; nth++)
    {
      g_autofree char *id = along_id_to_text (along_record_get_id (along_family_nth (family, ALONG_KIND_PERSON, nth)));
      g_autofree char *key = g_strconcat ("person/", id, NULL);

      g_assert_true (along_canvas_focus_item (ALONG_CANVAS (canvas), key));
      g_assert_cmpstr (along_canvas_get_selected (ALONG_CANVAS (canvas)), ==, key);
    }
  along_genogram_page_choose (ALONG_GENOGRAM_PAGE (page), along_record_get_id (person), TRUE);
  /* Somebody without a name is refused in a line of its own, and taken as not known with one press. */
  gtk_widget_activate_action (pages_find_label (page, "Relationships"), "genogram.add-relative", NULL);
  display_turn ();
  {
    GtkWidget *dialog = newest_window (), *name = pages_find_type (dialog, "AdwEntryRow");

    pages_click (dialog, "Add");
    display_turn ();
    g_assert_true (gtk_widget_get_mapped (pages_find_label (dialog, "Write a name, or choose “Name not known”.")));
    pages_click (name, "Name not known");
    g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Unknown");
    gtk_window_close (GTK_WINDOW (dialog));
    display_turn ();
  }
  /* Each dialog comes and goes without a complaint, whatever was chosen in it. */
  {
    g_autofree char *id = along_id_to_text (along_record_get_id (person));
    static const char *const dialogs[] = { "add", "change", "connect", "died", "to-care", "guardianship", "adopted", "came-home", "moved",
                                           "new-household", "new-condition", "new-alias", "new-membership", "new-care", "new-legal",
                                           "new-support", "new-living" };

    for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
      {
        g_autofree char *key = g_strconcat (dialogs[i], "/", id, NULL);
        GtkWindow *window_of = along_ask_open (ALONG_GENOGRAM_PAGE (page), key);
        GtkWidget *combo;

        g_test_message ("%s", key);
        g_assert_nonnull (window_of);
        display_turn ();
        combo = pages_find_type (GTK_WIDGET (window_of), "AdwComboRow");
        for (guint choice = 0; combo != NULL && choice < g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (combo))); choice++)
          {
            adw_combo_row_set_selected (ADW_COMBO_ROW (combo), choice);
            display_turn ();
          }
        gtk_window_set_focus (window_of, NULL); /* an entry that blinks would complain */
        display_turn ();
        gtk_window_destroy (window_of);
        display_turn ();
        {
          g_autofree char *draft = g_strconcat ("genogram-", key, NULL);

          along_session_drop_draft (session, draft);
        }
      }
  }
  /* What is written in any row of it is kept: rows of a dialog have names of their own. */
  {
    g_autofree char *id = along_id_to_text (along_record_get_id (person)), *key = g_strconcat ("change/", id, NULL);
    GtkWindow *dialog = along_ask_open (ALONG_GENOGRAM_PAGE (page), key);

    gtk_editable_set_text (GTK_EDITABLE (pages_find_row (GTK_WIDGET (dialog), "Care history")), "with an aunt for a year");
    gtk_editable_set_text (GTK_EDITABLE (pages_find_row (GTK_WIDGET (dialog), "Languages")), "English, Sylheti");
    gtk_window_set_focus (dialog, NULL);
    display_turn ();
    pages_click_to_end (dialog, "Change");
    person = along_family_nth (family, ALONG_KIND_PERSON, 0);
    g_assert_cmpstr (along_record_get_text (person, ALONG_PERSON_P_CARE), ==, "with an aunt for a year");
    g_assert_cmpstr (along_record_get_lines (person, ALONG_PERSON_P_LANGUAGES)[1], ==, "Sylheti");
  }
  /* The same as a list, by generation. */
  gtk_widget_activate_action (pages_find_label (page, "Relationships"), "genogram.list", NULL);
  display_turn ();
  /* Counted from the child, as roles are ("mother"). */
  g_assert_nonnull (pages_find_label (pages_find_type (page, "AlongPeopleList"), "Parents"));
  {
    GtkWidget *view = pages_find_type (page, "AlongPeopleList"), *first = pages_find_type (view, "AlongPeopleRow");

    gtk_test_accessible_assert_property (first, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         gtk_label_get_label (GTK_LABEL (pages_find_type (first, "GtkLabel"))));
    /* One stop of Tab, however many there are. */
    g_assert_true (gtk_widget_grab_focus (view));
    g_assert_false (gtk_widget_child_focus (pages_find_type (page, "AlongPeopleList"), GTK_DIR_TAB_FORWARD));
  }
  gtk_widget_activate_action (pages_find_label (page, "Relationships"), "genogram.list", NULL);
  display_turn ();
  /* A dialog goes when the store locks; what was written in it is kept. */
  gtk_widget_activate_action (pages_find_label (page, "Relationships"), "genogram.edit", NULL);
  display_turn ();
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 2);
  {
    GtkWidget *dialog = newest_window (), *name = pages_find_type (dialog, "AdwEntryRow");

    gtk_editable_set_text (GTK_EDITABLE (name), "Half a na");
  }
  along_page_set_family (ALONG_PAGE (page), NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 1);
  {
    g_autofree char *id = along_id_to_text (along_record_get_id (person));
    g_autofree char *key = g_strconcat ("genogram-change/", id, NULL);

    g_assert_nonnull (strstr (along_session_get_draft (session, key)->body, "Half a na"));
    g_assert_null (strstr (along_session_get_draft (session, key)->body, "gender")); /* nobody touched that row */
  }
  g_assert_null (along_canvas_get_scene (ALONG_CANVAS (canvas)));
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (family);
  display_turn ();
  pages_close (session);
}

int
main (int argc, char *argv[])
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add_func ("/genogram/relatives", test_relatives);
  g_test_add_func ("/genogram/names-stay", test_names_stay);
  g_test_add_func ("/genogram/pregnancy", test_pregnancy);
  g_test_add_func ("/genogram/children", test_children);
  g_test_add_func ("/genogram/lines", test_lines);
  g_test_add_func ("/genogram/couple-removed", test_couple_removed);
  g_test_add_func ("/genogram/child-removed", test_child_removed);
  g_test_add_func ("/genogram/page", test_page);
  return pages_run ();
}
