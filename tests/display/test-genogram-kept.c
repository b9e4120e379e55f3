/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the panel says of what is kept private, to the keyworker and to others; a menu far down the panel; whom the list counts from. */
#include "display-support.h"
#include "pages-support.h"

#include <adwaita.h>

#include "along-clock.h"
#include "along-page.h"
#include "along-presets.h"
#include "add-family/along-colleague.h"
#include "add-family/along-new-family.h"
#include "add-family/along-refused-rows.h"
#include "genogram/along-genogram-edits.h"
#include "genogram/along-genogram-page-private.h"

#define ASK "Kept private. Ask Marta Keane if you need this."
#define SHOW "1 line is kept private"

/* Jade, whose keyworker is Marta and whose buddy is who looks, and Neil, whom a private line joins. */
static AlongFamily *
add_family (AlongSession *session)
{
  g_auto (AlongNewFamily) from = { .baby = ALONG_NEW_BABY_NOT_KNOWN, .low = 1, .high = 2 };
  g_autoptr (GPtrArray) refused = along_refused_new ();
  g_autoptr (AlongEdit) team = along_edit_new ("colleague", ALONG_ID_NONE), edit = NULL, add = NULL, line = NULL;
  AlongFamily *family;
  AlongRecord *jade, *neil;
  AlongId id;

  from.buddy = along_record_get_id (along_session_get_me (session));
  from.keyworker = along_colleague_called (along_session_get_team (session), team, "Marta Keane");
  pages_commit (session, team);
  from.texts[ALONG_NEW_PARENT_NAME] = g_strdup ("Jade Lowe");
  from.texts[ALONG_NEW_FAMILY_NAME] = g_strdup ("Lowe");
  from.texts[ALONG_NEW_REFERENCE] = g_strdup ("2026-0001");
  edit = along_new_family_make_edit (&from, ALONG_PRESET_OWN, along_clock_today (), refused);
  g_assert_nonnull (edit);
  pages_commit (session, edit);
  family = pages_load_id (session, along_edit_get_family (edit));
  jade = along_family_nth (family, ALONG_KIND_PERSON, 0);
  add = along_genogram_add_person (family, jade, ALONG_RELATION_PARENT, &(AlongPersonFields){ .name = "Neil Lowe" }, along_clock_today (), &id);
  pages_commit (session, add);
  along_family_apply (family, add);
  neil = along_family_lookup (family, id);
  line = along_genogram_add_bond (family, neil, jade, ALONG_BOND_VIOLENCE, TRUE);
  pages_commit (session, line);
  along_family_apply (family, line);
  return family;
}

static void
become (AlongSession *session, int role)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("what I do", ALONG_ID_NONE);

  along_record_set_enum (along_edit_change (edit, along_session_get_me (session)), ALONG_WORKER_P_ROLE, role);
  pages_commit (session, edit);
}

static gboolean
is_private_on (AlongGenogramPage *page)
{
  return along_genogram_page_is_on (page, "private");
}

static GtkWidget *
show_page (AlongSession *session, AlongFamily *family, GtkWidget **page)
{
  GtkWidget *window = gtk_window_new ();

  *page = g_object_new (ALONG_TYPE_GENOGRAM_PAGE, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 500);
  gtk_window_set_child (GTK_WINDOW (window), *page);
  along_page_set_family (ALONG_PAGE (*page), session, family);
  gtk_window_present (GTK_WINDOW (window));
  display_turn ();
  along_genogram_page_choose (ALONG_GENOGRAM_PAGE (*page), along_record_get_id (along_family_nth (family, ALONG_KIND_PERSON, 0)), TRUE);
  return window;
}

/* A trainer is told whom to ask, and cannot have it shown; the buddy can, from the row itself, and the row goes. */
static void
test_kept (void)
{
  g_autofree char *place = g_dir_make_tmp ("along-kept-XXXXXX", NULL);
  AlongSession *session = pages_start_own (place, NULL);
  g_autoptr (AlongFamily) family = add_family (session);
  GtkWidget *page, *window, *row;
  AlongGenogramPage *self;

  become (session, ALONG_ROLE_TRAINER);
  window = show_page (session, family, &page);
  self = ALONG_GENOGRAM_PAGE (page);
  pages_see (page, ASK);
  display_picture (window, "kept-trainer.png");
  g_assert_null (pages_find_label (page, SHOW));
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "private", NULL);
  g_assert_false (is_private_on (self));
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();

  become (session, ALONG_ROLE_KEYWORKER);
  window = show_page (session, family, &page);
  self = ALONG_GENOGRAM_PAGE (page);
  pages_see (page, SHOW);
  g_assert_null (pages_find_label (page, ASK));
  row = pages_find_row (page, SHOW);
  g_signal_emit_by_name (row, "activate");
  display_turn ();
  g_assert_true (is_private_on (self));
  g_assert_null (pages_find_label (page, SHOW));
  g_assert_nonnull (pages_find_label (page, "Violence"));
  display_picture (window, "kept-buddy.png");
  /* asked for once, of this family alone */
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "safety", g_variant_new_boolean (TRUE));
  along_page_set_family (ALONG_PAGE (page), NULL, NULL);
  along_page_set_family (ALONG_PAGE (page), session, family);
  display_turn ();
  g_assert_false (is_private_on (self));
  g_assert_false (along_genogram_page_is_on (self, "safety"));
  along_genogram_page_choose (self, along_record_get_id (along_family_nth (family, ALONG_KIND_PERSON, 0)), TRUE);
  pages_see (page, SHOW);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  pages_close (session);
  pages_remove_folder (place);
}

static gboolean
is_open (gpointer button)
{
  GtkWidget *menu = pages_find_type (button, "GtkPopoverMenu");

  return menu != NULL && gtk_widget_get_mapped (menu);
}

static gboolean
is_closed (gpointer button)
{
  return !is_open (button);
}

static float
top_of (GtkWidget *button)
{
  graphene_rect_t seen;

  g_assert_true (gtk_widget_compute_bounds (button, gtk_widget_get_ancestor (button, GTK_TYPE_SCROLLED_WINDOW), &seen));
  return seen.origin.y;
}

static gboolean
is_below (gpointer button)
{
  return top_of (button) > gtk_widget_get_height (gtk_widget_get_ancestor (button, GTK_TYPE_SCROLLED_WINDOW));
}

/* Pressed where it is out of sight, as by a screen reader, the button comes into sight before its menu opens; pressed again it closes. */
static void
test_happened (void)
{
  AlongSession *session = pages_open ();
  g_autoptr (AlongFamily) family = pages_load (session, "Whitworth");
  GtkWidget *page, *window = show_page (session, family, &page), *button, *scrolled;

  pages_see (page, "Something has happened");
  button = pages_find_button (page, "Something has happened");
  scrolled = gtk_widget_get_ancestor (button, GTK_TYPE_SCROLLED_WINDOW);
  display_wait (is_below, button);
  pages_click (page, "Something has happened");
  display_wait (is_open, button);
  g_assert_cmpfloat (top_of (button), >=, 0);
  g_assert_cmpfloat (top_of (button) + gtk_widget_get_height (button), <=, gtk_widget_get_height (scrolled));
  pages_click (page, "Something has happened");
  display_wait (is_closed, button);
  /* pressed twice before it is in sight it opens once, and stays closed when it is closed */
  pages_click (page, "Something has happened");
  pages_click (page, "Something has happened");
  display_wait (is_open, button);
  gtk_popover_popdown (GTK_POPOVER (pages_find_type (button, "GtkPopoverMenu")));
  display_turn ();
  g_assert_true (is_closed (button));
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  pages_close (session);
}

/* Generations are counted from the child the support is about, not from an older one who lives elsewhere. */
static void
test_list_from_child (void)
{
  AlongSession *session = pages_open ();
  g_autoptr (AlongFamily) family = pages_load (session, "Whitworth");
  GtkWidget *page, *window = show_page (session, family, &page), *list;

  g_action_group_activate_action (G_ACTION_GROUP (ALONG_GENOGRAM_PAGE (page)->actions), "list", NULL);
  display_turn ();
  list = pages_find_type (page, "AlongPeopleList");
  pages_see (list, "Children");
  pages_see (list, "Parents");
  g_assert_null (pages_find_label (list, "generation"));
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  pages_close (session);
}

int
main (int argc, char **argv)
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add_func ("/genogram-kept/kept", test_kept);
  g_test_add_func ("/genogram-kept/happened", test_happened);
  g_test_add_func ("/genogram-kept/list-from-child", test_list_from_child);
  return pages_run ();
}
