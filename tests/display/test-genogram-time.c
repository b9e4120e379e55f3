/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The genogram on another day: the line of the family's life, its keys, and that nothing can be changed meanwhile. */
#include "display-pointer.h"
#include "genogram-shown.h"

#include "along-announcer.h"
#include "along-banner.h"
#include "along-canvas.h"
#include "along-clock.h"
#include "along-date-row.h"
#include "along-date.h"
#include "genogram/along-people-list.h"
#include "genogram/along-time-bar.h"

#define DAY(y, m, d) along_day_from_ymd (y, m, d)

typedef struct
{
  Shown shown;
  AlongTimeBar *bar;
  GtkWidget *line;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  begin (&fixture->shown);
  fixture->bar = ALONG_TIME_BAR (fixture->shown.self->time.bar);
  fixture->line = gtk_widget_get_last_child (fixture->shown.self->time.bar);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  end (&fixture->shown);
}

static gboolean
drawn_cb (gpointer data)
{
  return ((Fixture *) data)->shown.self->time.tick == 0;
}

static gboolean
is_drawn (Fixture *fixture, const char *name)
{
  AlongRecord *person;

  ALONG_FOREACH (person, fixture->shown.family, ALONG_KIND_PERSON)
    if (g_str_equal (along_record_get_text (person, ALONG_PERSON_P_NAME), name))
      {
        g_autofree char *key = along_id_to_text (along_record_get_id (person));

        return along_layout_find_person (fixture->shown.self->layout, key) >= 0;
      }
  g_assert_not_reached ();
}

static void
go (Fixture *fixture, int day)
{
  along_genogram_page_show_day (fixture->shown.self, day);
  display_wait (drawn_cb, fixture);
}

static gboolean
may (Fixture *fixture, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->shown.self->actions), action);
}

/* The family of June 2024, and today's again, to the last point. */
static void
test_there_and_back (Fixture *fixture, gconstpointer data)
{
  AlongCanvas *canvas = ALONG_CANVAS (fixture->shown.self->canvas);
  g_autofree char *before = along_scene_to_svg (along_canvas_get_scene (canvas), ALONG_LOOK_LIGHT), *after = NULL;

  g_assert_true (is_drawn (fixture, "Wren Feather"));
  g_assert_false (gtk_widget_get_visible (fixture->shown.self->time.bar));
  go (fixture, DAY (2024, 6, 20));
  g_assert_false (is_drawn (fixture, "Wren Feather"));
  g_assert_true (is_drawn (fixture, "Poppy Ingham"));
  g_assert_true (gtk_widget_get_visible (fixture->shown.self->time.bar));
  g_assert_true (g_str_has_prefix (along_banner_get_words (ALONG_BANNER (fixture->shown.self->time.banner)), "As it was on 20 June 2024."));
  g_assert_nonnull (pages_find_label (fixture->shown.page, "20 Jun 2024"));
  g_assert_nonnull (strstr (along_scene_get_title (along_canvas_get_scene (canvas)), "20 June 2024"));
  display_picture (fixture->shown.window, "genogram-2024.png");
  /* from the banner */
  g_signal_emit_by_name (fixture->shown.self->time.banner, "button-clicked");
  display_wait (drawn_cb, fixture);
  after = along_scene_to_svg (along_canvas_get_scene (canvas), ALONG_LOOK_LIGHT);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (gtk_widget_get_visible (fixture->shown.self->time.bar));
  g_assert_nonnull (pages_find_label (fixture->shown.page, "Today"));
}

static void
test_nothing_changes_the_past (Fixture *fixture, gconstpointer data)
{
  AlongRecord *person = along_family_nth (fixture->shown.family, ALONG_KIND_PERSON, 0);
  static const char *const edits[] = { "add-person", "add-relative", "edit", "connect", "remove", "ask", "remove-record" };

  along_genogram_page_choose (fixture->shown.self, along_record_get_id (person), TRUE);
  go (fixture, DAY (2025, 1, 1));
  g_assert_true (along_page_is_read_only (ALONG_PAGE (fixture->shown.page)));
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    g_assert_false (may (fixture, edits[i]));
  g_assert_true (may (fixture, "picture"));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->shown.self->actions), "today", NULL);
  display_wait (drawn_cb, fixture);
  g_assert_false (along_page_is_read_only (ALONG_PAGE (fixture->shown.page)));
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    g_assert_true (may (fixture, edits[i]));
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  int today = along_page_get_today (ALONG_PAGE (fixture->shown.page)), event;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->shown.self->actions), "life", NULL);
  display_turn ();
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->shown.window)) == fixture->line);
  g_assert_cmpint (along_time_bar_get_day (fixture->bar), ==, today);
  display_key (fixture->line, GDK_KEY_Left, 0);
  g_assert_cmpint (along_genogram_page_day (fixture->shown.self), ==, today - 1);
  display_key (fixture->line, GDK_KEY_Left, GDK_CONTROL_MASK);
  event = along_graph_days_nearest (fixture->shown.self->time.days, today - 1, -1);
  g_assert_cmpint (along_genogram_page_day (fixture->shown.self), ==, event);
  display_key (fixture->line, GDK_KEY_Page_Up, 0);
  g_assert_cmpint (along_genogram_page_day (fixture->shown.self), ==, event - 365);
  display_key (fixture->line, GDK_KEY_Right, GDK_CONTROL_MASK);
  g_assert_cmpint (along_genogram_page_day (fixture->shown.self), ==,
                   along_graph_days_nearest (fixture->shown.self->time.days, event - 365, 1));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->shown.self->actions), "day-before", NULL);
  g_assert_cmpint (along_genogram_page_day (fixture->shown.self), <, event);
  /* from right to left the same keys go where they point */
  gtk_widget_set_direction (fixture->line, GTK_TEXT_DIR_RTL);
  go (fixture, DAY (2025, 1, 1));
  display_key (fixture->line, GDK_KEY_Left, 0);
  g_assert_cmpint (along_genogram_page_day (fixture->shown.self), ==, DAY (2025, 1, 2));
}

/* Play takes the steps, and begins again at the first day; whoever moves the line takes over. */
static void
test_play (Fixture *fixture, gconstpointer data)
{
  int first;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->shown.self->actions), "life", NULL);
  display_turn ();
  first = ((AlongGraphDay *) g_ptr_array_index (fixture->shown.self->time.days, 0))->day;
  display_key (fixture->line, GDK_KEY_space, 0);
  g_assert_true (along_time_bar_is_playing (fixture->bar));
  g_assert_cmpint (along_genogram_page_day (fixture->shown.self), ==, first);
  display_turn ();
  g_assert_true (along_time_bar_is_playing (fixture->bar));
  display_key (fixture->line, GDK_KEY_Right, 0);
  g_assert_false (along_time_bar_is_playing (fixture->bar));
  along_time_bar_play (fixture->bar, TRUE);
  gtk_widget_set_visible (fixture->shown.self->time.bar, FALSE);
  g_assert_false (along_time_bar_is_playing (fixture->bar));
}

static void
said_cb (char **said, const char *words)
{
  g_free (*said);
  *said = g_strdup (words);
}

static gboolean
is_called (GtkWidget *widget, const char *words)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), words) == 0;
}

/* After the last thing that happened there is no next one: the button says so by being insensitive, the bar in words, and a key is told. */
static void
test_nothing_more (Fixture *fixture, gconstpointer data)
{
  GPtrArray *days = fixture->shown.self->time.days;
  int last = ((AlongGraphDay *) g_ptr_array_index (days, days->len - 1))->day;
  g_autofree char *words = NULL, *said = NULL, *date = along_day_to_words (last), *more = g_strdup_printf ("Nothing more happened after %s.", date);

  g_signal_connect_swapped (fixture->bar, "said", G_CALLBACK (said_cb), &said);
  go (fixture, last);
  words = along_time_bar_words (fixture->bar);
  g_assert_true (g_str_has_suffix (words, "Nothing more happened since."));
  g_assert_false (gtk_widget_get_sensitive (pages_find (fixture->shown.page, is_called, "What happened next")));
  g_assert_true (gtk_widget_get_sensitive (pages_find (fixture->shown.page, is_called, "What happened before")));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->shown.self->actions), "day-after", NULL);
  g_assert_cmpstr (said, ==, more);
  g_assert_cmpint (along_genogram_page_day (fixture->shown.self), ==, last);
  display_picture (fixture->shown.window, "genogram-nothing-more.png");
  along_time_bar_play (fixture->bar, TRUE);
  g_assert_true (g_str_has_prefix (said, "From the beginning: "));
  g_assert_cmpint (along_genogram_page_day (fixture->shown.self), ==, ((AlongGraphDay *) g_ptr_array_index (days, 0))->day);
  along_time_bar_play (fixture->bar, FALSE);
  g_assert_false (gtk_widget_get_sensitive (pages_find (fixture->shown.page, is_called, "What happened before")));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->shown.self->actions), "day-before", NULL);
  g_assert_true (g_str_has_prefix (said, "Nothing is known of before "));
}

/* As known on… is asked in a dialog of its own: what it was chosen from is gone. */
static void
test_as_known (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (fixture->shown.self->time.button)));

  g_action_group_activate_action (G_ACTION_GROUP (fixture->shown.self->actions), "another-day", NULL);
  display_turn ();
  g_assert_true (gtk_widget_get_visible (popover));
  g_signal_emit_by_name (pages_find_button (popover, "As known on…"), "clicked");
  display_turn ();
  g_assert_false (gtk_widget_get_visible (popover));
}

/* However often the line moves, the drawing is made once a frame; the last day counts. */
static void
test_once_a_frame (Fixture *fixture, gconstpointer data)
{
  AlongLayout *before = fixture->shown.self->layout;

  for (int day = DAY (2024, 1, 1); day < DAY (2024, 3, 1); day++)
    along_genogram_page_show_day (fixture->shown.self, day);
  g_assert_true (fixture->shown.self->layout == before);
  display_wait (drawn_cb, fixture);
  g_assert_nonnull (strstr (along_graph_get_title (along_layout_get_graph (fixture->shown.self->layout)), "29 February 2024"));
}

static void
test_date (Fixture *fixture, gconstpointer data)
{
  AlongDateRow *entry;
  GtkListBoxRow *row;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->shown.self->actions), "another-day", NULL);
  display_turn ();
  entry = ALONG_DATE_ROW (fixture->shown.self->time.entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "1 January 2199");
  along_date_row_read (entry);
  g_assert_nonnull (along_date_row_get_refusal (entry));
  g_assert_false (along_genogram_page_is_past (fixture->shown.self));
  gtk_editable_set_text (GTK_EDITABLE (entry), "3/5/2023");
  along_date_row_read (entry);
  display_wait (drawn_cb, fixture);
  g_assert_cmpint (along_genogram_page_day (fixture->shown.self), ==, DAY (2023, 5, 3));
  /* each day that something happened on can be gone to by its words */
  g_action_group_activate_action (G_ACTION_GROUP (fixture->shown.self->actions), "another-day", NULL);
  display_turn ();
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (fixture->shown.self->time.list), 0);
  g_assert_cmpuint (fixture->shown.self->time.days->len, >, 20);
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (fixture->shown.self->time.list), (int) fixture->shown.self->time.days->len - 1));
  g_signal_emit_by_name (fixture->shown.self->time.list, "row-activated", row);
  display_wait (drawn_cb, fixture);
  g_assert_cmpint (along_genogram_page_day (fixture->shown.self), ==,
                   ((AlongGraphDay *) g_ptr_array_index (fixture->shown.self->time.days, fixture->shown.self->time.days->len - 1))->day);
}

static gboolean
is_out (gpointer data)
{
  return !gtk_widget_get_visible (((Fixture *) data)->shown.self->time.bar);
}

static gboolean
is_low (gpointer data)
{
  int height = gtk_widget_get_height (((Fixture *) data)->shown.window);

  return height > 0 && height < 500;
}

/* The line of its life takes room from the drawing, not size; afterwards it is as it was. */
static void
test_size (Fixture *fixture, gconstpointer data)
{
  AlongCanvas *canvas = ALONG_CANVAS (fixture->shown.self->canvas);
  double zoom;

  gtk_window_set_default_size (GTK_WINDOW (fixture->shown.window), 1100, 420);
  display_wait (is_low, fixture);
  display_turn ();
  along_genogram_page_fit (fixture->shown.self);
  display_turn ();
  zoom = along_canvas_get_zoom (canvas);
  g_assert_cmpfloat (zoom, <, 1);
  go (fixture, DAY (2025, 3, 1));
  display_turn ();
  g_assert_cmpfloat (along_canvas_get_zoom (canvas), ==, zoom);
  go (fixture, DAY (2023, 3, 1));
  display_turn ();
  g_assert_cmpfloat (along_canvas_get_zoom (canvas), ==, zoom);
  g_signal_emit_by_name (fixture->shown.self->time.banner, "button-clicked");
  display_wait (is_out, fixture);
  display_wait (drawn_cb, fixture);
  display_turn ();
  g_assert_cmpfloat (fabs (along_canvas_get_zoom (canvas) - zoom), <, 0.001);
}

static guint
count_text (GtkWidget *widget, const char *text, gboolean *twice, GHashTable *seen)
{
  guint n = 0;

  if (GTK_IS_LABEL (widget) && (text == NULL || g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), text)))
    {
      n++;
      *twice |= !g_hash_table_add (seen, g_strdup (gtk_label_get_text (GTK_LABEL (widget))));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_text (child, text, twice, seen);
  return n;
}

/* No two marks under the line read the same: where years repeat, months tell them apart. */
static void
test_marks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_free);
  static const int of[][2] = { { 2025, 12 }, { 2026, 1 }, { 2026, 3 }, { 2026, 5 } };
  gboolean twice = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (of); i++)
    {
      AlongGraphDay *day = g_new0 (AlongGraphDay, 1);

      day->day = DAY (of[i][0], of[i][1], 3);
      day->words = day->when = (char *) "";
      g_ptr_array_add (days, day);
    }
  along_time_bar_set_days (fixture->bar, days, DAY (2026, 6, 1));
  g_assert_cmpuint (count_text (fixture->line, NULL, &twice, seen), ==, 4);
  g_assert_false (twice);
  g_assert_true (g_hash_table_contains (seen, "2025"));
  g_assert_true (g_hash_table_contains (seen, "Mar 2026"));
  along_time_bar_forget (fixture->bar);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static gboolean
is_as_wide (gpointer data)
{
  Fixture *fixture = data;
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (fixture->shown.window), &width, &height);
  return fixture->shown.self->width == width;
}

/* Where the words of “Add person” do not fit they stay away: from day to day no tool comes or goes. */
static void
test_tools (Fixture *fixture, gconstpointer data)
{
  GtkWidget *add = fixture->shown.self->add, *switcher = fixture->shown.self->switcher;
  guint changes = 0;

  for (int width = 900; width > 600 && ADW_IS_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (add))); width -= 20)
    {
      gtk_window_set_default_size (GTK_WINDOW (fixture->shown.window), width, 700);
      display_wait (is_as_wide, fixture);
    }
  g_assert_false (ADW_IS_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (add))));
  g_assert_true (gtk_widget_get_visible (switcher));
  go (fixture, DAY (2024, 6, 20));
  g_signal_connect_swapped (add, "notify::child", G_CALLBACK (count_cb), &changes);
  g_signal_connect_swapped (add, "notify::tooltip-text", G_CALLBACK (count_cb), &changes);
  g_signal_connect_swapped (switcher, "notify::parent", G_CALLBACK (count_cb), &changes);
  for (int day = DAY (2024, 6, 21); day < DAY (2024, 6, 26); day++)
    go (fixture, day);
  g_assert_cmpuint (changes, ==, 0);
  /* and come back where there is room */
  gtk_window_set_default_size (GTK_WINDOW (fixture->shown.window), 1100, 700);
  display_wait (is_as_wide, fixture);
  g_assert_true (ADW_IS_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (add))));
}

static gboolean
is_called_2024 (gpointer data)
{
  return along_genogram_page_day (((Fixture *) data)->shown.self) == DAY (2024, 6, 20);
}

static gboolean
has_chosen (gpointer data)
{
  AlongRecord *person = along_genogram_page_chosen (((Fixture *) data)->shown.self);

  return person != NULL && g_str_equal (along_record_get_text (person, ALONG_PERSON_P_NAME), "Maureen Sugden");
}

static gboolean
is_gone (gpointer popover)
{
  return !gtk_widget_get_visible (popover);
}

static gboolean
is_open (gpointer popover)
{
  return gtk_widget_get_mapped (popover);
}

/* A day is typed, with Enter; then the first click on somebody chooses them. */
static void
test_first_click (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (fixture->shown.self->time.button)));
  AlongRecord *person;
  g_autofree char *key = NULL;
  GdkRectangle at;

  if (!display_has_pointer ())
    {
      g_test_skip ("no xdotool");
      return;
    }
  ALONG_FOREACH (person, fixture->shown.family, ALONG_KIND_PERSON)
    if (g_str_equal (along_record_get_text (person, ALONG_PERSON_P_NAME), "Maureen Sugden"))
      {
        g_autofree char *id = along_id_to_text (along_record_get_id (person));

        key = g_strconcat ("person/", id, NULL);
      }
  along_page_focus_first (ALONG_PAGE (fixture->shown.page));
  display_turn ();
  display_pointer (fixture->shown.self->canvas, 5, 5, "key ctrl+d");
  display_wait (is_open, popover);
  display_pointer (fixture->shown.self->time.entry, 60, 30, "key ctrl+a type --delay 5 20/6/2024");
  display_turn ();
  display_pointer (fixture->shown.self->time.entry, 60, 30, "key Return");
  display_wait (is_called_2024, fixture);
  display_wait (is_gone, popover);
  display_wait (drawn_cb, fixture);
  display_turn ();
  g_assert_true (along_canvas_item_bounds (ALONG_CANVAS (fixture->shown.self->canvas), key, &at));
  display_pointer (fixture->shown.self->canvas, at.x + at.width / 2.0, at.y + 20, "click 1");
  display_wait (has_chosen, fixture);
}

static gboolean
is_said (gpointer announcer)
{
  const char *said = along_announcer_said (announcer);

  return said != NULL && *said != '\0';
}

/* What is said of a day counts everybody who is drawn, and says who of them had died. */
static void
test_said (Fixture *fixture, gconstpointer data)
{
  AlongAnnouncer *announcer = ALONG_ANNOUNCER (along_announcer_new ());
  guint n;

  gtk_box_append (GTK_BOX (fixture->shown.self->tools), GTK_WIDGET (announcer));
  go (fixture, DAY (2023, 1, 21));
  display_wait (is_said, announcer);
  along_layout_peek_people (fixture->shown.self->layout, &n);
  g_assert_cmpuint (n, ==, 17);
  g_assert_cmpstr (along_announcer_said (announcer), ==, "21 January 2023. 17 people, 1 of them had died.");
}

/* Nothing of a family stays when it goes. */
static void
test_forgotten (Fixture *fixture, gconstpointer data)
{
  go (fixture, DAY (2024, 6, 20));
  along_page_set_family (ALONG_PAGE (fixture->shown.page), NULL, NULL);
  g_assert_false (along_page_is_read_only (ALONG_PAGE (fixture->shown.page)));
  g_assert_false (gtk_widget_get_visible (fixture->shown.self->time.bar));
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (fixture->shown.self->time.list), 0));
  g_assert_null (fixture->shown.self->time.days);
  along_page_set_family (ALONG_PAGE (fixture->shown.page), fixture->shown.session, fixture->shown.family);
  g_assert_cmpint (along_genogram_page_day (fixture->shown.self), ==, along_page_get_today (ALONG_PAGE (fixture->shown.page)));
}

/* Whether the list and the drawing have @care, and say the same. */
static gboolean
is_care_told (Fixture *fixture, AlongRecord *care)
{
  AlongPeopleList *list = ALONG_PEOPLE_LIST (fixture->shown.self->list);
  GPtrArray *children = along_graph_get_children (along_layout_get_graph (fixture->shown.self->layout));
  g_autofree char *id = along_id_to_text (along_record_get_id (care)), *key = g_strconcat ("care_link/", id, NULL);
  g_autofree char *child = along_id_to_text (along_record_get_ref (care, ALONG_CARE_LINK_P_CHILD));
  gboolean listed, drawn = FALSE;

  along_people_list_focus (list, key);
  listed = g_strcmp0 (along_people_list_get_current (list), key) == 0;
  for (guint i = 0; i < children->len; i++)
    {
      const AlongGraphChild *link = children->pdata[i];

      drawn = drawn || (g_str_equal (link->child, child) && link->nature == ALONG_GRAPH_FOSTER);
    }
  g_assert_cmpint (listed, ==, drawn);
  return listed;
}

/* On the day on which care ends what comes after it is so already. */
static void
test_last_day_of_care (Fixture *fixture, gconstpointer data)
{
  AlongRecord *person, *child = NULL, *carer = NULL, *care;
  AlongId id;

  ALONG_FOREACH (person, fixture->shown.family, ALONG_KIND_PERSON)
    if (g_str_equal (along_record_get_text (person, ALONG_PERSON_P_NAME), "Poppy Ingham"))
      child = person;
    else if (along_record_has (person, ALONG_PERSON_P_INDEX))
      carer = person;
  g_assert_true (child != NULL && carer != NULL);
  id = along_record_get_id (carer);
  care = along_record_new (ALONG_KIND_CARE_LINK, along_id_new (), along_family_get_id (fixture->shown.family));
  along_record_set_ref (care, ALONG_CARE_LINK_P_CHILD, along_record_get_id (child));
  along_record_set_refs (care, ALONG_CARE_LINK_P_CARERS, &id, 1);
  along_record_set_enum (care, ALONG_CARE_LINK_P_KIND, ALONG_CARE_KIND_FOSTER);
  along_record_set_text (care, ALONG_CARE_LINK_P_FROM, "2024-06-01");
  along_record_set_text (care, ALONG_CARE_LINK_P_TO, "2024-06-20");
  along_family_add (fixture->shown.family, care);
  along_page_set_family (ALONG_PAGE (fixture->shown.page), NULL, NULL);
  along_page_set_family (ALONG_PAGE (fixture->shown.page), fixture->shown.session, fixture->shown.family);
  display_turn ();
  go (fixture, DAY (2024, 6, 19));
  g_assert_true (is_care_told (fixture, care));
  go (fixture, DAY (2024, 6, 20));
  g_assert_false (is_care_told (fixture, care));
  g_object_unref (care);
}

#define ADD(name, test) g_test_add ("/genogram-time/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  if (!pages_init (&argc, &argv))
    return 77;
  ADD ("there-and-back", test_there_and_back);
  ADD ("nothing-changes-the-past", test_nothing_changes_the_past);
  ADD ("keys", test_keys);
  ADD ("play", test_play);
  ADD ("nothing-more", test_nothing_more);
  ADD ("as-known", test_as_known);
  ADD ("once-a-frame", test_once_a_frame);
  ADD ("date", test_date);
  ADD ("size", test_size);
  ADD ("marks", test_marks);
  ADD ("tools", test_tools);
  ADD ("first-click", test_first_click);
  ADD ("said", test_said);
  ADD ("forgotten", test_forgotten);
  ADD ("last-day-of-care", test_last_day_of_care);
  return pages_run ();
}
