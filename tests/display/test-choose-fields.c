/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-support.h"
#include "pages-support.h"

#include "along-app.h"
#include "along-choose-fields.h"
#include "along-option-row.h"

typedef struct
{
  AlongChooseFields *chooser;
  GtkWidget *window;
  int decided;
} Fixture;

static AlongFieldChoice *
add (GListStore *store, const char *group, const char *name, const char *one, const char *from_one, const char *other,
     const char *from_other)
{
  AlongFieldChoice *choice = along_field_choice_new (group, name);

  along_field_choice_add (choice, one, from_one);
  along_field_choice_add (choice, other, from_other);
  g_list_store_append (store, choice);
  g_object_unref (choice); /* the list holds it */
  return choice;
}

static GListStore *
some_choices (void)
{
  GListStore *store = g_list_store_new (ALONG_TYPE_FIELD_CHOICE);

  add (store, "Jade Tierney", "Date of birth", "3 May 2006", "Marta Lis, 2 March 2026", "5 March 2006", "Hannah Kilburn, 9 March 2026");
  add (store, "Jade Tierney", "Phone", NULL, NULL, "07700 900123", "Hannah Kilburn, 9 March 2026");
  add (store, "Jade Tierney", "Note", "Likes to be texted first, and does not pick up from numbers that she does not know.",
       "Marta Lis, 2 March 2026", "Text first.", "Hannah Kilburn, 9 March 2026");
  add (store, "Kai Booth & son", "Role", "father", "Marta Lis, 2 March 2026", "partner", NULL);
  return store;
}

static void
decided_cb (AlongChooseFields *chooser, Fixture *fixture)
{
  fixture->decided++;
}

static void
set_up (Fixture *fixture, int width)
{
  static const char *const sides[] = { "Tierney family", "Tierny-Booth family", NULL };
  static const char *const all[] = { "All of Tierney", "All of Tierny-Booth", NULL };
  g_autoptr (GListStore) store = some_choices ();
  GtkWidget *clamp = adw_clamp_new (), *scrolled = gtk_scrolled_window_new ();

  fixture->decided = 0;
  fixture->chooser = ALONG_CHOOSE_FIELDS (along_choose_fields_new ());
  along_choose_fields_set_sides (fixture->chooser, sides, all);
  along_choose_fields_set_model (fixture->chooser, G_LIST_MODEL (store));
  g_signal_connect (fixture->chooser, "decided", G_CALLBACK (decided_cb), fixture);
  g_object_add_weak_pointer (G_OBJECT (fixture->chooser), (gpointer *) &fixture->chooser);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (fixture->chooser));
  gtk_widget_add_css_class (clamp, "along-form-body");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  fixture->window = display_window (scrolled, width, 900);
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  display_turn ();
  g_assert_null (fixture->chooser);
}

static gboolean
is_option (GtkWidget *widget, const char *what)
{
  return ALONG_IS_OPTION_ROW (widget) && pages_find_label (widget, what) != NULL;
}

static GtkWidget *
option (Fixture *fixture, const char *value)
{
  return pages_find (fixture->window, is_option, value);
}

static int
chosen (Fixture *fixture, guint which)
{
  g_autoptr (AlongFieldChoice) choice = g_list_model_get_item (along_choose_fields_get_model (fixture->chooser), which);

  return along_field_choice_get_chosen (choice);
}

static gboolean
is_button_of (GtkWidget *widget, const char *what)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), what) == 0;
}

static void
test_names (void)
{
  Fixture fixture;

  set_up (&fixture, 600);
  gtk_test_accessible_assert_role (option (&fixture, "3 May 2006"), GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_test_accessible_assert_property (option (&fixture, "3 May 2006"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Date of birth: 3 May 2006, from Marta Lis, 2 March 2026");
  gtk_test_accessible_assert_property (option (&fixture, "3 May 2006"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Tierney family");
  gtk_test_accessible_assert_property (option (&fixture, "Nothing written"), GTK_ACCESSIBLE_PROPERTY_LABEL, "Phone: Nothing written");
  gtk_test_accessible_assert_role (gtk_widget_get_parent (option (&fixture, "3 May 2006")), GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  g_assert_nonnull (pages_find_label (fixture.window, "Kai Booth & son"));
  tear_down (&fixture);
}

static void
test_choosing (void)
{
  Fixture fixture;

  set_up (&fixture, 600);
  g_assert_cmpuint (along_choose_fields_get_undecided (fixture.chooser), ==, 4);
  g_assert_nonnull (pages_find_label (fixture.window, "4 things still to decide"));
  g_assert_true (along_choose_fields_focus_undecided (fixture.chooser));
  g_assert_true (gtk_widget_has_focus (option (&fixture, "3 May 2006")));
  display_key (option (&fixture, "5 March 2006"), GDK_KEY_space, 0);
  g_assert_cmpint (chosen (&fixture, 0), ==, 1);
  g_assert_cmpuint (along_choose_fields_get_undecided (fixture.chooser), ==, 3);
  g_assert_true (along_choose_fields_focus_undecided (fixture.chooser));
  g_assert_true (gtk_widget_has_focus (option (&fixture, "Nothing written")));
  display_key (option (&fixture, "3 May 2006"), GDK_KEY_space, 0); /* another mind */
  g_assert_cmpint (chosen (&fixture, 0), ==, 0);
  gtk_test_accessible_assert_state (option (&fixture, "5 March 2006"), GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);
  g_assert_cmpint (fixture.decided, ==, 0);
  /* "All of Tierney" of the second record's only group leaves the first record alone, and the other way round. */
  g_signal_emit_by_name (pages_find (fixture.window, is_button_of, "All of Tierney"), "clicked");
  g_assert_cmpint (chosen (&fixture, 2), ==, 0);
  g_assert_cmpint (chosen (&fixture, 3), ==, ALONG_FIELD_UNDECIDED);
  g_assert_nonnull (pages_find_label (fixture.window, "1 thing still to decide"));
  display_key (option (&fixture, "partner"), GDK_KEY_space, 0);
  g_assert_cmpint (fixture.decided, ==, 1);
  g_assert_nonnull (pages_find_label (fixture.window, "All is decided."));
  g_assert_false (along_choose_fields_focus_undecided (fixture.chooser));
  {
    g_autoptr (AlongFieldChoice) choice = g_list_model_get_item (along_choose_fields_get_model (fixture.chooser), 3);
    along_field_choice_set_chosen (choice, 0); /* by the program: shown, and no signal */
  }
  gtk_test_accessible_assert_state (option (&fixture, "father"), GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);
  g_assert_cmpint (fixture.decided, ==, 1);
  tear_down (&fixture);
}

static gboolean
same_height (GtkWidget *window, GtkWidget *one, GtkWidget *other)
{
  double y_one, y_other;

  gtk_widget_translate_coordinates (one, window, 0, 0, NULL, &y_one);
  gtk_widget_translate_coordinates (other, window, 0, 0, NULL, &y_other);
  return ABS (y_one - y_other) < 1;
}

static void
test_widths (void)
{
  Fixture fixture;

  set_up (&fixture, 700);
  g_assert_true (same_height (fixture.window, option (&fixture, "3 May 2006"), option (&fixture, "5 March 2006")));
  display_picture (fixture.window, "choose-fields.png");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  display_picture (fixture.window, "choose-fields-dark.png");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  tear_down (&fixture);
  set_up (&fixture, 360);
  g_assert_false (same_height (fixture.window, option (&fixture, "3 May 2006"), option (&fixture, "5 March 2006")));
  g_assert_cmpint (gtk_widget_get_width (fixture.window), <=, 360);
  display_picture (fixture.window, "choose-fields-narrow.png");
  tear_down (&fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  set_up (&fixture, 700);
  display_picture (fixture.window, "choose-fields-rtl.png");
  {
    double x_one, x_other;

    gtk_widget_translate_coordinates (option (&fixture, "3 May 2006"), fixture.window, 0, 0, &x_one, NULL);
    gtk_widget_translate_coordinates (option (&fixture, "5 March 2006"), fixture.window, 0, 0, &x_other, NULL);
    g_assert_cmpfloat (x_one, >, x_other);
  }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  tear_down (&fixture);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * 1024, NULL);
  set_up (&fixture, 720);
  g_assert_false (same_height (fixture.window, option (&fixture, "3 May 2006"), option (&fixture, "5 March 2006")));
  g_assert_cmpint (gtk_widget_get_width (fixture.window), <=, 720);
  display_picture (fixture.window, "choose-fields-large.png");
  tear_down (&fixture);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

static void
test_empty (void)
{
  GtkWidget *chooser = along_choose_fields_new (), *window = display_window (chooser, 400, 300);
  g_autoptr (GListStore) store = some_choices ();

  g_assert_nonnull (pages_find_label (window, "There is nothing to choose."));
  along_choose_fields_set_model (ALONG_CHOOSE_FIELDS (chooser), G_LIST_MODEL (store));
  g_assert_cmpuint (along_choose_fields_get_undecided (ALONG_CHOOSE_FIELDS (chooser)), ==, 4);
  g_list_store_remove (store, 0); /* decided elsewhere: the list follows */
  g_assert_cmpuint (along_choose_fields_get_undecided (ALONG_CHOOSE_FIELDS (chooser)), ==, 3);
  along_choose_fields_set_model (ALONG_CHOOSE_FIELDS (chooser), NULL);
  g_assert_cmpuint (along_choose_fields_get_undecided (ALONG_CHOOSE_FIELDS (chooser)), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
}

int
main (int argc, char **argv)
{
  if (!display_init (&argc, &argv))
    return 77;
  along_app_register ();
  pages_style ();
  g_test_add_func ("/choose-fields/names", test_names);
  g_test_add_func ("/choose-fields/choosing", test_choosing);
  g_test_add_func ("/choose-fields/widths", test_widths);
  g_test_add_func ("/choose-fields/empty", test_empty);
  return g_test_run ();
}
