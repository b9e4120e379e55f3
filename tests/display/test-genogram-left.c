/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The genogram is left and found again; and what it asks before it does something that may not be meant. */
#include "genogram-shown.h"

#include "along-banner.h"
#include "along-canvas.h"
#include "along-clock.h"
#include "along-facts.h"
#include "genogram/along-ask-dialogs.h"
#include "genogram/along-genogram-edits.h"

static void
type (GtkWindow *dialog, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (pages_find_row (GTK_WIDGET (dialog), title)), text);
}

/* As at a lock: the dialog and the page go, with nothing of anybody; then the family comes back. */
static void
test_found_again (void)
{
  Shown shown;
  AlongGenogramPage *page;
  AlongRecord *chloe, *ryan;
  GtkWindow *dialog;
  g_autofree char *key = NULL;

  begin (&shown);
  page = ALONG_GENOGRAM_PAGE (shown.page);
  chloe = named (&shown, "Chloe");
  ryan = named (&shown, "Ryan");
  key = along_ask_key ("add", along_record_get_id (ryan));
  g_assert_false (along_banner_get_revealed (ALONG_BANNER (page->kept)));
  along_genogram_page_choose (page, along_record_get_id (ryan), FALSE);
  dialog = along_ask_open (page, key);
  type (dialog, "Name", "Jo");
  gtk_window_set_focus (dialog, NULL);
  gtk_window_destroy (dialog);
  hide_page (&shown);
  show_page (&shown);
  page = ALONG_GENOGRAM_PAGE (shown.page);
  g_assert_true (along_record_get_bool (chloe, ALONG_PERSON_P_INDEX));
  g_assert_true (along_genogram_page_chosen (page) == ryan);
  along_page_focus_first (ALONG_PAGE (page));
  display_turn ();
  g_assert_true (along_genogram_page_chosen (page) == ryan);
  g_assert_true (along_banner_get_revealed (ALONG_BANNER (page->kept)));
  g_assert_cmpstr (along_banner_get_words (ALONG_BANNER (page->kept)), ==, "What you were writing is kept: a relative of Ryan.");
  g_signal_emit_by_name (page->kept, "button-clicked");
  display_turn ();
  dialog = pages_find_window ("AdwWindow");
  g_assert_nonnull (dialog);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (pages_find_row (GTK_WIDGET (dialog), "Name"))), ==, "Jo");
  g_assert_false (along_banner_get_revealed (ALONG_BANNER (page->kept)));
  pages_click (GTK_WIDGET (dialog), "Let it go");
  gtk_window_set_focus (dialog, NULL);
  gtk_window_destroy (dialog);
  display_turn ();
  /* Nothing waits: nothing is said of it. */
  hide_page (&shown);
  show_page (&shown);
  g_assert_false (along_banner_get_revealed (ALONG_BANNER (ALONG_GENOGRAM_PAGE (shown.page)->kept)));
  end (&shown);
}

/* A pregnancy that had begun before a birth of the same mother: asked once, then believed. */
static void
test_due_too_soon (void)
{
  Shown shown;
  AlongRecord *chloe;
  GtkWindow *dialog;
  GtkWidget *title;
  AlongEdit *edit;
  AlongId id;
  int today;
  g_autofree char *born = NULL, *due = NULL, *key = NULL, *words = NULL, *day = NULL;
  guint before;

  begin (&shown);
  today = along_clock_today ();
  born = along_day_to_edtf (today - 126);
  due = along_day_to_edtf (today + 73);
  chloe = named (&shown, "Chloe");
  edit = along_genogram_add_person (shown.family, chloe, ALONG_RELATION_CHILD,
                                    &(AlongPersonFields){ .name = "Una Ingham", .born = born, .nature = ALONG_CHILD_NATURE_BIRTH }, today, &id);
  pages_commit (shown.session, edit);
  g_object_unref (edit);
  before = along_family_count (shown.family, ALONG_KIND_PREGNANCY);
  key = along_ask_key ("add", along_record_get_id (chloe));
  dialog = along_ask_open (ALONG_GENOGRAM_PAGE (shown.page), key);
  display_turn ();
  title = pages_find_row (GTK_WIDGET (dialog), "Who is this to Chloe?");
  adw_combo_row_set_selected (ADW_COMBO_ROW (title), ALONG_RELATION_PREGNANCY);
  adw_combo_row_set_selected (ADW_COMBO_ROW (pages_find_row (GTK_WIDGET (dialog), "With")), 1);
  type (dialog, "Due date", due);
  pages_click (GTK_WIDGET (dialog), "Add");
  display_turn ();
  day = along_day_to_words (today - 126);
  words = g_strdup_printf ("Una was born on %s. Is this date right?", day);
  g_assert_nonnull (pages_find_label (GTK_WIDGET (dialog), words));
  g_assert_cmpuint (along_family_count (shown.family, ALONG_KIND_PREGNANCY), ==, before);
  gtk_window_set_focus (dialog, NULL);
  pages_click_to_end (dialog, "Add");
  g_assert_cmpuint (along_family_count (shown.family, ALONG_KIND_PREGNANCY), ==, before + 1);
  end (&shown);
}

static gboolean
has_more (gpointer data)
{
  Shown *shown = data;

  return along_family_count (shown->family, ALONG_KIND_PERSON) > GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (shown->page), "count"));
}

/* Copied people are in this family already: they come once more only if that is meant, and without words of who they are. */
static void
test_paste_asks (void)
{
  Shown shown;
  AlongGenogramPage *page;
  AlongRecord *ryan, *person;
  guint n, roles = 0;

  begin (&shown);
  page = ALONG_GENOGRAM_PAGE (shown.page);
  ryan = named (&shown, "Ryan");
  n = along_family_count (shown.family, ALONG_KIND_PERSON);
  g_object_set_data (G_OBJECT (page), "count", GUINT_TO_POINTER (n));
  ALONG_FOREACH (person, shown.family, ALONG_KIND_PERSON)
    roles += along_record_has (person, ALONG_PERSON_P_ROLE);
  g_assert_true (along_record_has (ryan, ALONG_PERSON_P_ROLE));
  along_genogram_page_choose (page, along_record_get_id (ryan), FALSE);
  along_genogram_page_take_branch (page, FALSE);
  along_genogram_page_choose (page, along_record_get_id (named (&shown, "Maureen")), FALSE);
  for (int meant = 0; meant < 2; meant++)
    {
      along_genogram_page_put_branch (page);
      display_turn ();
      g_assert_cmpuint (along_family_count (shown.family, ALONG_KIND_PERSON), ==, n);
      pages_answer ("in this family already", meant ? "add" : "keep");
      if (!meant)
        g_assert_cmpuint (along_family_count (shown.family, ALONG_KIND_PERSON), ==, n);
    }
  display_wait (has_more, &shown);
  ALONG_FOREACH (person, shown.family, ALONG_KIND_PERSON)
    roles -= along_record_has (person, ALONG_PERSON_P_ROLE);
  g_assert_cmpuint (roles, ==, 0);
  end (&shown);
}

static gboolean
is_settled (gpointer page)
{
  return !along_canvas_is_changing (ALONG_CANVAS (ALONG_GENOGRAM_PAGE (page)->canvas));
}

static void
toast_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_clear_pointer ((char **) data, g_free);
  g_variant_get (parameter, "(sb)", (char **) data, NULL);
}

/* As from a file: @n people who are tied to nobody. */
static void
add_strangers (Shown *shown, guint n)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("genogram imported", along_family_get_id (shown->family));

  for (guint i = 0; i < n; i++)
    {
      AlongRecord *person = along_edit_create (edit, ALONG_KIND_PERSON);

      along_record_set_text (person, ALONG_PERSON_P_NAME, "Stranger");
      along_record_set_enum (person, ALONG_PERSON_P_GENDER, ALONG_GENDER_UNKNOWN);
    }
  pages_commit (shown->session, edit);
  display_turn ();
  display_wait (is_settled, shown->page);
}

/* Who comes in with others and is tied to nobody here comes into sight, or it is said; one person who is added moves nothing. */
static void
test_strangers (void)
{
  static const GActionEntry entries[] = { { .name = "toast", .activate = toast_cb, .parameter_type = "(sb)" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autofree char *words = NULL;
  Shown shown;
  AlongCanvas *canvas;
  AlongScene *scene;
  AlongRect seen;

  begin_with (&shown, "Whitworth");
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), &words);
  gtk_widget_insert_action_group (shown.window, "win", G_ACTION_GROUP (actions));
  canvas = ALONG_CANVAS (ALONG_GENOGRAM_PAGE (shown.page)->canvas);
  along_canvas_set_zoom (canvas, 1.5);
  add_strangers (&shown, 1);
  g_assert_cmpfloat (along_canvas_get_zoom (canvas), ==, 1.5);
  add_strangers (&shown, 12);
  scene = along_canvas_get_scene (canvas);
  along_canvas_get_view (canvas, &seen);
  for (guint i = 0; i < along_scene_get_n_items (scene); i++)
    {
      AlongRect area = along_scene_peek_item (scene, i)->area;

      g_assert_cmpfloat (area.x, >=, seen.x);
      g_assert_cmpfloat (area.y, >=, seen.y);
      g_assert_cmpfloat (area.x + area.width, <=, seen.x + seen.width);
      g_assert_cmpfloat (area.y + area.height, <=, seen.y + seen.height);
    }
  g_assert_null (words);
  add_strangers (&shown, 40);
  g_assert_nonnull (words);
  g_assert_true (g_str_has_prefix (words, "Not everybody who came in fits"));
  end (&shown);
}

int
main (int argc, char *argv[])
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add_func ("/genogram-left/found-again", test_found_again);
  g_test_add_func ("/genogram-left/due-too-soon", test_due_too_soon);
  g_test_add_func ("/genogram-left/paste-asks", test_paste_asks);
  g_test_add_func ("/genogram-left/strangers", test_strangers);
  return pages_run ();
}
