/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-support.h"
#include "pages-support.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "along-entry-side.h"
#include "along-facts.h"
#include "along-mnemonics.h"
#include "along-preferences.h"
#include "along-row-words.h"
#include "along-settings.h"
#include "along-shortcuts.h"
#include "along-window.h"

static GtkWidget *
make_window (AlongSession *session)
{
  return along_window_new (pages_application (), session);
}

static void
end_window (GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
}

/* Every key of the table leads to an action that is there, and no key to two in one place. */
static void
test_keys (void)
{
  AlongSession *session = pages_open ();
  GtkWidget *window = make_window (session);
  guint n;
  const AlongShortcut *keys = along_shortcuts_table (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;
      guint key;
      GdkModifierType state;

      for (guint k = 0; k < i; k++)
        g_assert_false (g_str_equal (keys[k].where, keys[i].where) && g_str_equal (keys[k].accels, keys[i].accels));
      if (keys[i].action == NULL)
        continue;
      g_assert_true (gtk_accelerator_parse (keys[i].accels, &key, &state));
      g_assert_true (g_action_parse_detailed_name (keys[i].action, &name, &target, NULL));
      if (g_str_has_prefix (name, "win."))
        {
          gboolean found = FALSE;
          const char *installed;
          GType owner;
          const GVariantType *type;
          const char *property;

          for (guint a = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (window), a, &owner, &installed, &type,
                                                           &property); a++)
            found = found || g_str_equal (installed, name);
          g_assert_true (found);
        }
    }
  {
    GtkWindow *shown = along_shortcuts_window (GTK_WINDOW (window));

    g_assert_nonnull (pages_find_row (GTK_WIDGET (shown), "Add contact"));
    gtk_window_destroy (shown);
  }
  end_window (window);
  pages_close (session);
}

static GtkWindow *
import_of (gpointer window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (toplevels, i);
      if (g_str_equal (G_OBJECT_TYPE_NAME (one), "AlongImport") && gtk_window_get_transient_for (one) == window)
        return one;
    }
  return NULL;
}

static gboolean
imports (gpointer window)
{
  return import_of (window) != NULL;
}

static gboolean
imports_not (gpointer window)
{
  return import_of (window) == NULL;
}

static gboolean
is_read (gpointer window)
{
  return pages_find_label (GTK_WIDGET (import_of (window)), "A new family from a genogram") != NULL;
}

static gboolean
is_refused (gpointer window)
{
  return pages_find_label (GTK_WIDGET (import_of (window)), "This file cannot be imported") != NULL;
}

static gboolean
is_locked (gpointer session)
{
  return along_session_get_state (session) == ALONG_SESSION_LOCKED;
}

static void
opened_again_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (along_session_open_finish (ALONG_SESSION (source), result, NULL));
}

/* Files wait until the window is there and the caseload is open, and come one after the other. */
static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("along-files-XXXXXX", NULL);
  g_autofree char *good = g_build_filename (folder, "tree.ged", NULL), *other = g_build_filename (folder, "letter.txt", NULL);
  g_autoptr (GFile) good_file = g_file_new_for_path (good), other_file = g_file_new_for_path (other);
  AlongSession *session = pages_open ();
  GtkWidget *window = make_window (session);

  g_assert_true (g_file_set_contents (good, "0 HEAD\n1 GEDC\n2 VERS 7.0\n0 @I1@ INDI\n1 NAME Rosa /Hill/\n0 TRLR\n", -1, NULL));
  g_assert_true (g_file_set_contents (other, "Dear Rosa,\n", -1, NULL));

  along_window_open_file (ALONG_WINDOW (window), good_file);
  along_window_open_file (ALONG_WINDOW (window), other_file);
  g_assert_false (imports (window));
  gtk_window_present (GTK_WINDOW (window));
  display_wait (imports, window);
  display_wait (is_read, window);
  gtk_window_close (import_of (window));
  display_wait (is_refused, window);
  gtk_window_close (import_of (window));
  display_wait (imports_not, window);

  along_window_lock (ALONG_WINDOW (window), 0);
  display_wait (is_locked, session);
  along_window_open_file (ALONG_WINDOW (window), good_file);
  display_turn ();
  g_assert_false (imports (window));
  along_session_open_async (session, FALSE, NULL, opened_again_cb, NULL);
  display_wait (imports, window);
  display_wait (is_read, window);

  end_window (window);
  pages_close (session);
  g_file_delete (good_file, NULL, NULL);
  g_file_delete (other_file, NULL, NULL);
  g_rmdir (folder);
}

static gboolean
is_called_anew (gpointer session)
{
  AlongRecord *me = along_session_get_me (session);
  return g_strcmp0 (along_record_get_text (me, ALONG_WORKER_P_NAME), "Gillian Hart") == 0;
}

/* What is chosen is kept, and takes effect at once. */
static void
test_preferences (void)
{
  AlongSession *session = pages_open ();
  GtkWidget *window = make_window (session), *row;
  GtkWindow *preferences;
  g_autoptr (GObject) watching = g_object_new (G_TYPE_OBJECT, NULL);

  gtk_window_present (GTK_WINDOW (window));
  preferences = along_preferences_new (GTK_WINDOW (window), session);
  gtk_window_present (preferences);
  along_settings_watch (G_CALLBACK (along_preferences_apply_look), watching);

  adw_combo_row_set_selected (ADW_COMBO_ROW (pages_find_row (GTK_WIDGET (preferences), "Light or dark")), 2);
  display_turn ();
  g_assert_true (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  adw_combo_row_set_selected (ADW_COMBO_ROW (pages_find_row (GTK_WIDGET (preferences), "Light or dark")), 0);
  display_turn ();
  g_assert_false (adw_style_manager_get_dark (adw_style_manager_get_default ()));

  adw_combo_row_set_selected (ADW_COMBO_ROW (pages_find_row (GTK_WIDGET (preferences), "Lock when nobody has typed for")), 0);
  {
    g_autoptr (GVariant) minutes = along_settings_get ("idle-minutes");
    g_assert_cmpuint (g_variant_get_uint32 (minutes), ==, 5);
  }

  /* Beside its title, what is chosen would be cut where the text is large: it stands below. */
  g_assert_true (adw_combo_row_get_use_subtitle (ADW_COMBO_ROW (pages_find_row (GTK_WIDGET (preferences), "Lock when nobody has typed for"))));
  g_assert_nonnull (pages_find_label (GTK_WIDGET (preferences), "5 minutes"));

  row = pages_find_row (GTK_WIDGET (preferences), "Your name");
  gtk_editable_set_text (GTK_EDITABLE (row), "Gillian Hart");
  g_signal_emit_by_name (row, "apply");
  display_wait (is_called_anew, session);
  gtk_editable_set_text (GTK_EDITABLE (row), "  ");
  g_signal_emit_by_name (row, "apply");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Gillian Hart");

  gtk_window_destroy (preferences);
  end_window (window);
  pages_close (session);
}

/* In a window from right to left every field begins at the right, whatever is written in it. */
static void
test_entry_side (void)
{
  GtkWidget *window, *entry, *text;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  along_entry_side_mend ();
  entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (entry), "Gillian Thwaite");
  window = display_window (entry, 300, 100);
  text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry)));
  g_assert_cmpfloat (gtk_editable_get_alignment (GTK_EDITABLE (text)), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "ليلى");
  g_assert_cmpfloat (gtk_editable_get_alignment (GTK_EDITABLE (text)), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "07700 900123");
  g_assert_cmpfloat (gtk_editable_get_alignment (GTK_EDITABLE (text)), ==, gtk_widget_has_focus (text) ? 1 : 0);
  gtk_window_destroy (GTK_WINDOW (window));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (entry), "Gillian Thwaite");
  window = display_window (entry, 300, 100);
  g_assert_cmpfloat (gtk_editable_get_alignment (GTK_EDITABLE (gtk_editable_get_delegate (GTK_EDITABLE (entry)))), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A button with a mnemonic has one plain name. */
static gboolean
is_menu_shown (GtkWidget *widget, const char *icon)
{
  return GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget)), icon) == 0;
}

/* What cannot be taken back is not within a slip of the mouse: a section of its own, the last. */
static void
test_erase_last (void)
{
  AlongSession *session = pages_open ();
  GtkWidget *window = make_window (session), *button;
  g_autoptr (GMenuModel) last = NULL;
  g_autofree char *action = NULL;
  GMenuModel *menu;

  gtk_window_present (GTK_WINDOW (window));
  button = pages_find (window, is_menu_shown, "open-menu-symbolic");
  g_assert_nonnull (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
  last = g_menu_model_get_item_link (menu, g_menu_model_get_n_items (menu) - 1, G_MENU_LINK_SECTION);
  g_assert_cmpint (g_menu_model_get_n_items (last), ==, 1);
  g_assert_true (g_menu_model_get_item_attribute (last, 0, G_MENU_ATTRIBUTE_ACTION, "s", &action));
  g_assert_cmpstr (action, ==, "win.erase");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  end_window (window);
  pages_close (session);
}

static void
test_mnemonics (void)
{
  GtkWidget *button, *window;

  along_mnemonics_mend ();
  button = gtk_button_new_with_mnemonic ("_Continue");
  window = display_window (button, 200, 100);
  if (gtk_get_minor_version () < 10)
    gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Continue");
  gtk_button_set_label (GTK_BUTTON (button), "Go _on");
  if (gtk_get_minor_version () < 10)
    gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Go on");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A row is called by its title once and described by its subtitle; words given later stand. */
static void
test_row_words (void)
{
  GtkWidget *list = gtk_list_box_new (), *row, *window;

  along_row_words_mend ();
  row = g_object_new (ADW_TYPE_ACTION_ROW, "title", "Kofi &amp; Jade", "subtitle", "Partner", NULL);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  window = display_window (list, 200, 100);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Kofi & Jade");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Partner");
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), "");
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "Partner: Kofi", -1);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Partner: Kofi");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What was begun for another family is carried on with there, in the dialog it was written in. */

static GtkWindow *
dialog_titled (const char *title)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (toplevels, i);
      if (g_strcmp0 (gtk_window_get_title (one), title) == 0)
        return one;
    }
  return NULL;
}

static gboolean
is_open (gpointer title)
{
  return dialog_titled (title) != NULL;
}

static gboolean
shows_overview (gpointer window)
{
  return pages_find_type (window, "AlongOverviewPage") != NULL;
}

static void
carry_on (AlongSession *session, const char *key, const char *kind, AlongFamily *family, const char *body, char *title,
          const char *row, const char *typed)
{
  GtkWidget *window = make_window (session);
  g_autoptr (AlongFamily) shown = pages_load (session, "Miah");
  g_autofree char *id = along_id_to_text (along_family_get_id (shown));

  along_session_put_draft (session, key, kind, along_family_get_id (family), body);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (window, "win.show-family", "s", id);
  display_wait (shows_overview, window);
  gtk_widget_activate_action (window, "win.carry-on", "s", key);
  display_wait (is_open, title);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (pages_find_row (GTK_WIDGET (dialog_titled (title)), row))), ==, typed);
  along_session_drop_draft (session, key);
  gtk_window_destroy (dialog_titled (title));
  /* At a lock the window lets its pages go. */
  along_session_lock_async (session, NULL, NULL);
  display_wait (is_locked, session);
  end_window (window);
  pages_unlock (session);
}

static void
test_carry_on (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Tesfay");
  g_autoptr (GPtrArray) parents = along_facts_parents (family);
  AlongRecord *parent = parents->pdata[0];
  g_autofree char *id = along_id_to_text (along_family_get_id (family)), *person = along_id_to_text (along_record_get_id (parent));
  g_autofree char *details = g_strconcat ("family-details/", id, NULL), *change = g_strconcat ("genogram-change/", person, NULL);
  g_autofree char *relative = g_strconcat ("genogram-add/", person, NULL), *first = g_strconcat ("genogram-add/", id, NULL);
  g_autofree char *edit = g_strdup_printf ("Edit %s", along_facts_first_name (parent));

  carry_on (session, details, "family-details", family, "{\"area\":\"Elland\"}", (char *) "Family details", "Area", "Elland");
  carry_on (session, change, "genogram", family, "{\"role\":\"Baker\"}", edit, "Role", "Baker");
  carry_on (session, relative, "genogram", family, "{\"name\":\"Ann\"}", (char *) "Add relative", "Name", "Ann");
  carry_on (session, first, "genogram", family, "{\"name\":\"Bea\"}", (char *) "Add person", "Name", "Bea");
  g_clear_object (&family);
  pages_close (session);
}

static gpointer
loss_question (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (toplevels, i);
      if (ADW_IS_MESSAGE_DIALOG (one) && g_str_has_prefix (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (one)), "Take back: "))
        return one;
    }
  return NULL;
}

static gboolean
asks_loss (gpointer data)
{
  return loss_question () != NULL;
}

static gboolean
says_open_first (gpointer window)
{
  return pages_find_label (window, "Open the family first, then take it back.") != NULL;
}

static gboolean
asks_no_more (gpointer data)
{
  return loss_question () == NULL;
}

/* The toast's Undo asks first where much would go, as the keys do. */
static void
test_toast_asks (void)
{
  AlongSession *session = pages_open ();
  GtkWidget *window = make_window (session);
  g_autoptr (AlongFamily) family = pages_load (session, "Tesfay");
  g_autofree char *id = along_id_to_text (along_family_get_id (family));
  g_autoptr (AlongEdit) edit = along_edit_new ("a whole tree", along_family_get_id (family));
  guint before = along_family_count (family, ALONG_KIND_PERSON);

  for (guint i = 0; i < 30; i++)
    {
      AlongRecord *person = along_edit_create (edit, ALONG_KIND_PERSON);
      along_record_set_text (person, ALONG_PERSON_P_NAME, "Somebody of the tree");
      along_record_set_enum (person, ALONG_PERSON_P_GENDER, ALONG_GENDER_UNKNOWN);
    }
  gtk_window_present (GTK_WINDOW (window));
  display_turn ();
  /* Beside the list alone nothing is in sight that could be taken back. */
  gtk_widget_activate_action (window, "win.undo", NULL);
  display_wait (says_open_first, window);
  pages_commit (session, edit);
  gtk_widget_activate_action (window, "win.undo-in", "s", id);
  display_wait (asks_loss, NULL);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (loss_question ()), "30 people"));
  g_assert_cmpstr (adw_message_dialog_get_default_response (loss_question ()), ==, "cancel");
  /* A lock takes the question away without an answer: the next one is asked all the same. */
  gtk_window_destroy (loss_question ());
  display_turn ();
  gtk_widget_activate_action (window, "win.undo-in", "s", id);
  display_wait (asks_loss, NULL);
  gtk_window_close (GTK_WINDOW (loss_question ()));
  display_wait (asks_no_more, NULL);
  {
    g_autoptr (AlongFamily) after = pages_load (session, "Tesfay");
    g_assert_cmpuint (along_family_count (after, ALONG_KIND_PERSON), ==, before + 30);
  }
  g_clear_object (&family);
  end_window (window);
  pages_close (session);
}

static void
add_person (AlongSession *session, AlongFamily *family)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("a cousin", along_family_get_id (family));
  AlongRecord *person = along_edit_create (edit, ALONG_KIND_PERSON);

  along_record_set_text (person, ALONG_PERSON_P_NAME, "A cousin");
  along_record_set_enum (person, ALONG_PERSON_P_GENDER, ALONG_GENDER_UNKNOWN);
  pages_commit (session, edit);
}

typedef struct
{
  AlongFamily *family;
  guint people;
} Counted;

static gboolean
counts (gpointer data)
{
  Counted *counted = data;

  return along_family_count (counted->family, ALONG_KIND_PERSON) == counted->people;
}

/* Undo pressed again before the one before is through: each takes one edit back, none is refused. */
static void
test_undo_fast (void)
{
  AlongSession *session = pages_open ();
  GtkWidget *window = make_window (session);
  g_autoptr (AlongFamily) family = pages_load (session, "Tesfay");
  g_autofree char *id = along_id_to_text (along_family_get_id (family));
  guint before = along_family_count (family, ALONG_KIND_PERSON);

  gtk_window_present (GTK_WINDOW (window));
  display_turn ();
  for (guint i = 0; i < 3; i++)
    add_person (session, family);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PERSON), ==, before + 3);
  for (guint i = 0; i < 3; i++)
    gtk_widget_activate_action (window, "win.undo-in", "s", id);
  display_wait (counts, &(Counted){ family, before });
  gtk_widget_activate_action (window, "win.redo-in", "s", id);
  gtk_widget_activate_action (window, "win.redo-in", "s", id);
  display_wait (counts, &(Counted){ family, before + 2 });
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 1);
  g_clear_object (&family);
  end_window (window);
  pages_close (session);
}

int
main (int argc, char **argv)
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add_func ("/window/keys", test_keys);
  g_test_add_func ("/window/files", test_files);
  g_test_add_func ("/window/carry-on", test_carry_on);
  g_test_add_func ("/window/toast-asks", test_toast_asks);
  g_test_add_func ("/window/undo-fast", test_undo_fast);
  g_test_add_func ("/window/preferences", test_preferences);
  g_test_add_func ("/window/entry-side", test_entry_side);
  g_test_add_func ("/window/erase-last", test_erase_last);
  g_test_add_func ("/window/mnemonics", test_mnemonics);
  g_test_add_func ("/window/row-words", test_row_words);
  return pages_run ();
}
