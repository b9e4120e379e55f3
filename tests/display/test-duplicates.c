/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-support.h"
#include "pages-support.h"

#include <string.h>

#include "along-app.h"
#include "along-choose-fields.h"
#include "along-facts.h"
#include "along-option-row.h"
#include "along-session-duplicates.h"
#include "duplicates/along-who-is-who.h"
#include "duplicates/along-duplicates.h"
#include "duplicates/along-pick.h"
#include "duplicates/along-put-together.h"

typedef struct
{
  AlongSession *session;
  AlongFamily *family;
  GtkWindow *window;
  AlongId person, twice; /* in the family */
  AlongId other;         /* a family that is the same */
  char *reference;       /* its; the made-up families are those of the tests before, too */
} Fixture;

static guint serial = 900;

static AlongRecord *
find_mother (AlongFamily *family)
{
  AlongRecord *pregnancy = along_family_nth (family, ALONG_KIND_PREGNANCY, 0);

  return along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER));
}

static void
copy_person (AlongRecord *from, AlongRecord *to)
{
  along_record_set_text (to, ALONG_PERSON_P_NAME, along_record_get_text (from, ALONG_PERSON_P_NAME));
  along_record_set_text (to, ALONG_PERSON_P_BORN, along_record_get_text (from, ALONG_PERSON_P_BORN));
  along_record_set_enum (to, ALONG_PERSON_P_GENDER, along_record_get_enum (from, ALONG_PERSON_P_GENDER));
  along_record_set_text (to, ALONG_PERSON_P_NOTE, "Likes to be called in the morning.");
  along_record_set_text (to, ALONG_PERSON_P_ROLE, "mother of the baby");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlongEdit) edit = NULL, second = NULL;
  AlongRecord *person, *family;

  fixture->session = pages_open ();
  fixture->family = pages_load (fixture->session, "Tesfay");
  fixture->person = along_record_get_id (find_mother (fixture->family));
  edit = along_edit_new ("Add person", along_family_get_id (fixture->family));
  person = along_edit_create (edit, ALONG_KIND_PERSON);
  copy_person (find_mother (fixture->family), person);
  fixture->twice = along_record_get_id (person);
  pages_commit (fixture->session, edit);
  fixture->other = along_id_new ();
  second = along_edit_new ("Add family", fixture->other);
  family = along_edit_create_with_id (second, ALONG_KIND_FAMILY, fixture->other);
  along_record_set_text (family, ALONG_FAMILY_P_NAME, "Tesfai");
  fixture->reference = g_strdup_printf ("CALD-%u", ++serial);
  along_record_set_text (family, ALONG_FAMILY_P_REFERENCE, fixture->reference);
  copy_person (find_mother (fixture->family), along_edit_create (second, ALONG_KIND_PERSON));
  pages_commit (fixture->session, second);
}

static void
present (Fixture *fixture, GtkWindow *window)
{
  fixture->window = window;
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &fixture->window);
  gtk_window_present (window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    pages_close_window (fixture->window);
  g_clear_object (&fixture->family);
  g_free (fixture->reference);
  pages_close (fixture->session);
}

static GtkWidget *
label (Fixture *fixture, const char *words)
{
  return pages_find_label (GTK_WIDGET (fixture->window), words);
}

static gboolean
shows_reason (gpointer data)
{
  return label (data, "Families that may be one") != NULL;
}

static gboolean
is_button (GtkWidget *widget, const char *what)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), what) == 0;
}

static GtkWidget *
button (Fixture *fixture, const char *words)
{
  return pages_find (GTK_WIDGET (fixture->window), is_button, words);
}

static void
look_at (Fixture *fixture, const char *name)
{
  g_autofree char *light = g_strdup_printf ("%s.png", name), *dark = g_strdup_printf ("%s-dark.png", name);

  display_picture (GTK_WIDGET (fixture->window), light);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  display_picture (GTK_WIDGET (fixture->window), dark);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

static gboolean
shows_apart (gpointer data)
{
  return label (data, "Not the same") != NULL && button (data, "Ask about them again") != NULL;
}

static gboolean
shows_none_apart (gpointer data)
{
  return button (data, "Ask about them again") == NULL && button (data, "Not the same") != NULL;
}

/* Found with the reasons; "Not the same" is remembered, and taken back. */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  present (fixture, along_duplicates_new (NULL, fixture->session));
  display_wait (shows_reason, fixture);
  g_assert_nonnull (label (fixture, "People who may be one"));
  g_assert_nonnull (label (fixture, "Same name"));
  look_at (fixture, "duplicates");
  g_signal_emit_by_name (button (fixture, "Not the same"), "clicked");
  display_wait (shows_apart, fixture);
  g_assert_true (along_session_are_apart (fixture->session, along_family_get_id (fixture->family), fixture->other));
  look_at (fixture, "duplicates-apart");
  g_signal_emit_by_name (button (fixture, "Ask about them again"), "clicked");
  display_wait (shows_none_apart, fixture);
  g_assert_false (along_session_are_apart (fixture->session, along_family_get_id (fixture->family), fixture->other));
}

static gboolean
shows_fields (gpointer data)
{
  return button (data, "_Put together") != NULL;
}

static gboolean
is_one (gpointer data)
{
  Fixture *fixture = data;

  return fixture->window == NULL && along_family_lookup (fixture->family, fixture->twice) == NULL;
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  along_session_undo_finish (ALONG_SESSION (source), result, NULL, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
take_all (Fixture *fixture)
{
  while (along_choose_fields_get_undecided (ALONG_CHOOSE_FIELDS (pages_find_type (GTK_WIDGET (fixture->window), "AlongChooseFields"))) > 0)
    {
      GListModel *model = along_choose_fields_get_model (ALONG_CHOOSE_FIELDS (pages_find_type (GTK_WIDGET (fixture->window), "AlongChooseFields")));

      for (guint i = 0; i < g_list_model_get_n_items (model); i++)
        {
          g_autoptr (AlongFieldChoice) choice = g_list_model_get_item (model, i);
          along_field_choice_set_chosen (choice, 1);
        }
    }
}

/* Two people of one family: nothing is done before everything is decided; then one person, and two again by undo. */
static void
test_people (Fixture *fixture, gconstpointer data)
{
  AlongId family = along_family_get_id (fixture->family);
  const AlongPutTogetherOf of = { family, fixture->person, family, fixture->twice };
  gboolean done = FALSE;

  present (fixture, along_put_together_new (NULL, fixture->session, &of));
  display_wait (shows_fields, fixture);
  look_at (fixture, "put-together");
  g_assert_cmpuint (along_choose_fields_get_undecided (ALONG_CHOOSE_FIELDS (pages_find_type (GTK_WIDGET (fixture->window), "AlongChooseFields"))), >, 0);
  g_signal_emit_by_name (button (fixture, "_Put together"), "clicked");
  display_turn ();
  g_assert_nonnull (fixture->window);
  g_assert_true (ALONG_IS_OPTION_ROW (gtk_window_get_focus (fixture->window)));
  take_all (fixture);
  g_signal_emit_by_name (button (fixture, "_Put together"), "clicked");
  display_wait (is_one, fixture);
  along_session_undo_async (fixture->session, family, FALSE, NULL, undone_cb, &done);
  pages_wait (&done);
  g_assert_nonnull (along_family_lookup (fixture->family, fixture->twice));
}

static gboolean
asks_who (gpointer data)
{
  return label (data, "Who is the same person as") != NULL;
}

static void
test_somebody (Fixture *fixture, gconstpointer data)
{
  AlongId family = along_family_get_id (fixture->family);
  const AlongPutTogetherOf of = { family, fixture->person, family, ALONG_ID_NONE };

  present (fixture, along_put_together_new (NULL, fixture->session, &of));
  display_wait (asks_who, fixture);
  look_at (fixture, "same-person");
}

static gboolean
asks_who_is_who (gpointer data)
{
  return label (data, "Who of") != NULL;
}

static gboolean
families_are_one (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GPtrArray) list = NULL;

  if (fixture->window != NULL)
    return FALSE;
  list = pages_list (fixture->session);
  for (guint i = 0; i < list->len; i++)
    if (along_id_equal (((AlongSummary *) list->pdata[i])->family, fixture->other))
      return FALSE;
  return TRUE;
}

static gboolean
asks_nobody (gpointer found)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (one) && gtk_widget_get_mapped (GTK_WIDGET (one)))
        {
          *(GtkWindow **) found = one;
          return TRUE;
        }
    }
  return FALSE;
}

/* Two families: who is who is asked, the larger is kept, and undo brings the other back. */
static void
test_families (Fixture *fixture, gconstpointer data)
{
  const AlongPutTogetherOf of = { .family = fixture->other, .other_family = along_family_get_id (fixture->family) };
  guint before = along_family_count (fixture->family, ALONG_KIND_PERSON);
  g_autoptr (AlongFamily) other = pages_load_id (fixture->session, fixture->other); /* somebody shows it meanwhile */
  gboolean done = FALSE;

  present (fixture, along_put_together_new (NULL, fixture->session, &of));
  display_wait (asks_who_is_who, fixture);
  look_at (fixture, "who-is-who");
  /* Nobody is said to be the same: asked about before it goes on. */
  {
    GtkWidget *selam = pages_find_row (GTK_WIDGET (fixture->window),
                                       along_record_get_text (along_family_nth (other, ALONG_KIND_PERSON, 0), ALONG_PERSON_P_NAME));
    guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (selam));
    GtkWindow *question;

    adw_combo_row_set_selected (ADW_COMBO_ROW (selam), 0);
    g_signal_emit_by_name (button (fixture, "_Next"), "clicked");
    display_wait (asks_nobody, &question);
    display_picture (GTK_WIDGET (question), "nobody-the-same.png");
    adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "back");
    g_assert_nonnull (label (fixture, "Who of"));
    adw_combo_row_set_selected (ADW_COMBO_ROW (selam), chosen);
  }
  g_signal_emit_by_name (button (fixture, "_Next"), "clicked");
  display_wait (shows_fields, fixture);
  look_at (fixture, "families-together");
  take_all (fixture);
  g_signal_emit_by_name (button (fixture, "_Put together"), "clicked");
  display_wait (families_are_one, fixture);
  g_assert_cmpuint (along_family_count (fixture->family, ALONG_KIND_PERSON), ==, before);
  g_assert_null (along_facts_family_record (other));
  g_assert_cmpuint (along_family_count (other, ALONG_KIND_PERSON), ==, 0);
  g_assert_cmpstr (along_record_get_text (along_facts_family_record (fixture->family), ALONG_FAMILY_P_NAME), ==, "Tesfai");
  along_session_undo_async (fixture->session, along_family_get_id (fixture->family), FALSE, NULL, undone_cb, &done);
  pages_wait (&done);
  g_assert_cmpstr (along_record_get_text (along_facts_family_record (fixture->family), ALONG_FAMILY_P_NAME), !=, "Tesfai");
  {
    g_autoptr (AlongFamily) back = pages_load_id (fixture->session, fixture->other);
    g_assert_true (back == other);
    g_assert_cmpuint (along_family_count (back, ALONG_KIND_PERSON), ==, 1);
    g_assert_nonnull (along_facts_family_record (back));
  }
}

static AlongFamily *
family_of (const char *name, const char *born, const char *second)
{
  AlongId id = along_id_new ();
  g_autoptr (AlongEdit) edit = along_edit_new ("made", id);
  AlongRecord *first = along_edit_create (edit, ALONG_KIND_PERSON), *other = along_edit_create (edit, ALONG_KIND_PERSON);
  AlongFamily *family = along_family_new (id);

  along_record_set_text (first, ALONG_PERSON_P_NAME, second);
  along_record_set_text (other, ALONG_PERSON_P_NAME, name);
  along_record_set_text (other, ALONG_PERSON_P_BORN, born);
  along_family_apply (family, edit);
  return family;
}

static const char *
chosen_of (GtkWidget *row)
{
  return gtk_string_object_get_string (adw_combo_row_get_selected_item (ADW_COMBO_ROW (row)));
}

/* Who is likely to be somebody stands as chosen, with the reason; whose name only sounds alike is offered first, no more. */
static void
test_weak (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlongFamily) kept = family_of ("Jade Tierney", "2006-05-03", "Maria Lowe");
  g_autoptr (AlongFamily) other = family_of ("Jade Tierney", "2006-05-03", "Mariah Lowe");
  GtkWidget *who = along_who_is_who_new (kept, other, ALONG_ID_NONE, ALONG_ID_NONE);
  GtkWidget *window = display_window (who, 360, 600), *jade = pages_find_row (who, "Jade Tierney"), *maria = pages_find_row (who, "Mariah Lowe");
  GListModel *offered = adw_combo_row_get_model (ADW_COMBO_ROW (maria));
  g_autoptr (GtkStringObject) first = g_list_model_get_item (offered, 1);

  g_assert_cmpstr (chosen_of (jade), ==, "Jade Tierney");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (jade)), "Same name, born the same day"));
  g_assert_null (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (jade)), "one family"));
  g_assert_cmpstr (chosen_of (maria), ==, "Somebody new");
  g_assert_cmpstr (gtk_string_object_get_string (first), ==, "Maria Lowe");
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (maria)), "Perhaps Maria Lowe. Names sound alike"));
  g_assert_cmpuint (g_list_model_get_n_items (offered), ==, 3);
  display_picture (window, "who-is-who-weak.png");
  /* Who is chosen is there to be read, however narrow it is and long the reason. */
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (pages_find_label (maria, "Somebody new")))));
  /* What is chosen is what is said. */
  {
    g_autoptr (AlongMerge) merge = along_merge_new (kept, other);
    g_autoptr (GError) error = NULL;

    adw_combo_row_set_selected (ADW_COMBO_ROW (maria), 1);
    g_assert_true (along_who_is_who_pair (who, merge, &error));
    g_assert_false (along_merge_pair (merge, along_record_get_id (along_family_nth (kept, ALONG_KIND_PERSON, 0)),
                                      along_record_get_id (along_family_nth (other, ALONG_KIND_PERSON, 0)), &error));
    g_assert_error (error, ALONG_MERGE_ERROR, ALONG_MERGE_ERROR_TWO_PEOPLE);
  }
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
}

static gboolean
asks_which (gpointer data)
{
  return label (data, "Which two families are one?") != NULL && pages_find_row (GTK_WIDGET (((Fixture *) data)->window), "Tesfai") != NULL;
}

static gboolean
asks_other (gpointer data)
{
  return label (data, "Which family is the same as Tesfai?") != NULL && pages_find_row (GTK_WIDGET (((Fixture *) data)->window), "Tesfay") != NULL;
}

/* Two families that were not found are chosen by hand. */
static void
test_by_hand (Fixture *fixture, gconstpointer data)
{
  const AlongPutTogetherOf of = { ALONG_ID_NONE, ALONG_ID_NONE, ALONG_ID_NONE, ALONG_ID_NONE };

  present (fixture, along_put_together_new (NULL, fixture->session, &of));
  display_wait (asks_which, fixture);
  look_at (fixture, "which-families");
  gtk_widget_activate (pages_find_row (GTK_WIDGET (fixture->window), "Tesfai"));
  display_wait (asks_other, fixture);
  gtk_widget_activate (pages_find_row (GTK_WIDGET (fixture->window), "Tesfay"));
  display_wait (asks_who_is_who, fixture);
}

static gboolean
presses (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean done = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !done; i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &done);
    }
  return done;
}

static gboolean
asks_same_as_miah (gpointer data)
{
  return label (data, "Which family is the same as Miah and Khatun?") != NULL
         && pages_find_row (GTK_WIDGET (((Fixture *) data)->window), "Ingham") != NULL;
}

/* Whoever types fast and presses Return, or Down and Return, means what they have typed, not what is shown until then. */
static void
test_fast (Fixture *fixture, gconstpointer data)
{
  const AlongPutTogetherOf of = { ALONG_ID_NONE, ALONG_ID_NONE, ALONG_ID_NONE, ALONG_ID_NONE };
  GtkWidget *search;

  present (fixture, along_put_together_new (NULL, fixture->session, &of));
  display_wait (asks_which, fixture);
  g_assert_nonnull (pages_find_row (GTK_WIDGET (fixture->window), "Ingham")); /* before both in the alphabet */
  search = pages_find_type (GTK_WIDGET (fixture->window), "GtkSearchEntry");
  gtk_editable_set_text (GTK_EDITABLE (search), "khatun"); /* notes of others have it, too */
  g_assert_true (presses (search, GDK_KEY_Down));
  g_signal_emit_by_name (search, "activate");
  display_wait (asks_same_as_miah, fixture);
  search = pages_find_type (GTK_WIDGET (fixture->window), "GtkSearchEntry");
  gtk_editable_set_text (GTK_EDITABLE (search), fixture->reference);
  g_signal_emit_by_name (search, "activate");
  display_wait (asks_who_is_who, fixture);
  g_assert_nonnull (label (fixture, "Tesfai"));
}

static void
picked_cb (GtkWidget *pick, const char *family, const char *person, gpointer data)
{
  ++*(guint *) data;
}

static gboolean
lists_what_is_typed (gpointer data)
{
  GtkWidget *window = GTK_WIDGET (((Fixture *) data)->window);

  return pages_find_row (window, "Tesfai") != NULL && pages_find_row (window, "Ingham") == NULL;
}

static gboolean
lists_all (gpointer data)
{
  return pages_find_row (GTK_WIDGET (((Fixture *) data)->window), "Ingham") != NULL;
}

/* A row that is clicked while what is typed is still looked for is chosen alone. */
static void
test_clicked (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pick = along_pick_new_family (fixture->session, NULL), *search = pages_find_type (pick, "GtkSearchEntry");
  guint n = 0;

  g_signal_connect (pick, "picked", G_CALLBACK (picked_cb), &n);
  present (fixture, g_object_new (GTK_TYPE_WINDOW, "child", pick, NULL));
  display_wait (lists_all, fixture);
  gtk_editable_set_text (GTK_EDITABLE (search), fixture->reference);
  g_assert_true (presses (search, GDK_KEY_Down));
  g_signal_emit_by_name (search, "activate");
  gtk_widget_activate (pages_find_row (GTK_WIDGET (fixture->window), "Ingham"));
  g_assert_cmpuint (n, ==, 1);
  display_wait (lists_what_is_typed, fixture);
  g_assert_cmpuint (n, ==, 1);
}

/* A family that somebody is in the middle of writing about does not go. */
static void
test_draft (Fixture *fixture, gconstpointer data)
{
  const AlongPutTogetherOf of = { .family = fixture->other, .other_family = along_family_get_id (fixture->family) };

  along_session_put_draft (fixture->session, "contact/x", "contact", fixture->other, "{}");
  present (fixture, along_put_together_new (NULL, fixture->session, &of));
  while (label (fixture, "has been begun and not finished") == NULL)
    g_main_context_iteration (NULL, TRUE);
  along_session_drop_draft (fixture->session, "contact/x");
}

int
main (int argc, char **argv)
{
  if (!pages_init (&argc, &argv))
    return 77;
  pages_style ();
  g_test_add ("/duplicates/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/duplicates/people", Fixture, NULL, set_up, test_people, tear_down);
  g_test_add ("/duplicates/somebody", Fixture, NULL, set_up, test_somebody, tear_down);
  g_test_add ("/duplicates/families", Fixture, NULL, set_up, test_families, tear_down);
  g_test_add ("/duplicates/weak", Fixture, NULL, set_up, test_weak, tear_down);
  g_test_add ("/duplicates/draft", Fixture, NULL, set_up, test_draft, tear_down);
  g_test_add ("/duplicates/by-hand", Fixture, NULL, set_up, test_by_hand, tear_down);
  g_test_add ("/duplicates/clicked", Fixture, NULL, set_up, test_clicked, tear_down);
  g_test_add ("/duplicates/fast", Fixture, NULL, set_up, test_fast, tear_down);
  return pages_run ();
}
