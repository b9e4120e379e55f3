/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The panel of a person on the day that is looked at: what came later is not in it. */
#include "genogram-shown.h"

#include "genogram/along-person-panel.h"

#define DAY(y, m, d) along_day_from_ymd (y, m, d)

/* Each label of @widget, as it is read; not what can be done, which the page takes away on a day of before. */
static void
add_words (GtkWidget *widget, GString *words)
{
  if (GTK_IS_BUTTON (widget) || g_str_equal (G_OBJECT_TYPE_NAME (widget), "AlongHappenedButton"))
    return;
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget))
    g_string_append_printf (words, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    add_words (child, words);
}

/* What the panel of whoever is called @name says on @day. */
static char *
panel_on (Shown *self, const char *name, int day)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  g_autoptr (GString) words = g_string_new (NULL);

  along_person_panel_fill (box, self->family, named (self, name), TRUE, NULL, FALSE, day);
  add_words (box, words);
  g_object_unref (box);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* @there, @later: until %NULL */
static void
assert_panel (Shown *self, const char *name, int day, const char *const *there, const char *const *later)
{
  g_autofree char *words = panel_on (self, name, day);

  for (; *there != NULL; there++)
    if (strstr (words, *there) == NULL)
      g_error ("%s: “%s” is not in: %s", name, *there, words);
  for (; *later != NULL; later++)
    if (strstr (words, *later) != NULL)
      g_error ("%s: “%s” is in: %s", name, *later, words);
}

#define WORDS(...) ((const char *const[]){ __VA_ARGS__, NULL })
#define NONE ((const char *const[]){ NULL })

static AlongRecord *
add (Shown *self, AlongKindId kind, AlongRecord *person, int property)
{
  AlongRecord *record = along_record_new (kind, along_id_new (), along_family_get_id (self->family));

  along_record_set_ref (record, property, along_record_get_id (person));
  along_family_add (self->family, record);
  g_object_unref (record);
  return record;
}

/* Poppy lived with her mother until 3 July 2024. */
static void
test_care (void)
{
  Shown shown;
  int today;

  begin (&shown);
  today = along_family_today (shown.family);
  assert_panel (&shown, "Poppy", DAY (2024, 6, 20), WORDS ("As it was on 20 June 2024", "since 26 May 2024", "Pre-proceedings"),
                WORDS ("Foster care", "3 July 2024", "special guardian", "Maureen Sugden", "Connected person", "care order"));
  assert_panel (&shown, "Poppy", DAY (2024, 8, 1), WORDS ("Foster care", "Angela Hirst · since 3 July 2024", "26 May 2024 to 3 July 2024"),
                WORDS ("special guardian", "Maureen Sugden", "Connected person", "November 2024"));
  assert_panel (&shown, "Poppy", today,
                WORDS ("Foster care", "Angela Hirst · 3 July 2024 to 15 November 2024", "Special guardianship", "child; lives with her special guardian"),
                WORDS ("As it was on"));
  end (&shown);
}

/* Health, other names: what has begun; what was over later goes on. */
static void
test_health (void)
{
  Shown shown;
  AlongRecord *condition, *alias, *chloe;

  begin (&shown);
  chloe = named (&shown, "Chloe");
  condition = add (&shown, ALONG_KIND_CONDITION, chloe, ALONG_CONDITION_P_PERSON);
  along_record_set_text (condition, ALONG_CONDITION_P_TEXT, "anaemia");
  along_record_set_enum (condition, ALONG_CONDITION_P_STATUS, ALONG_CONDITION_STATUS_PAST);
  along_record_set_text (condition, ALONG_CONDITION_P_FROM, "2023-02-01");
  along_record_set_text (condition, ALONG_CONDITION_P_TO, "2025-03-01");
  alias = add (&shown, ALONG_KIND_ALIAS, chloe, ALONG_ALIAS_P_PERSON);
  along_record_set_text (alias, ALONG_ALIAS_P_NAME, "Chloe Feather");
  along_record_set_text (alias, ALONG_ALIAS_P_FROM, "2025-02-01");
  assert_panel (&shown, "Chloe", DAY (2023, 6, 1), WORDS ("anaemia", "since 1 February 2023"),
                WORDS ("post-traumatic", "In the past", "March 2025", "Chloe Feather"));
  assert_panel (&shown, "Chloe", along_family_today (shown.family),
                WORDS ("anaemia", "In the past · 1 February 2023 to 1 March 2025", "post-traumatic", "Chloe Feather"), NONE);
  end (&shown);
}

/* Couples and children of that day, and what a pregnancy had come to. */
static void
test_kin (void)
{
  Shown shown;

  begin (&shown);
  assert_panel (&shown, "Chloe", DAY (2023, 6, 1), WORDS ("Ryan Dacre", "since October 2022", "19 ·"),
                WORDS ("Aaron", "Poppy", "Wren", "Ended", "February 2024", "Pregnancy"));
  assert_panel (&shown, "Chloe", DAY (2025, 5, 20), WORDS ("Aaron Feather", "Poppy Ingham", "October 2022 to 9 February 2024", "Baby born", "Still pregnant"),
                WORDS ("Wren", "Miscarriage", "3 June 2025"));
  assert_panel (&shown, "Chloe", DAY (2026, 1, 10), WORDS ("Miscarriage", "Still pregnant"), NONE);
  assert_panel (&shown, "Chloe", along_family_today (shown.family), WORDS ("Wren Feather", "Miscarriage"), WORDS ("Still pregnant"));
  end (&shown);
}

/* Of a day before his death nobody is told of it. */
static void
test_death (void)
{
  Shown shown;

  begin (&shown);
  assert_panel (&shown, "Bill", DAY (2022, 3, 1), WORDS ("about 65", "since 1982"), WORDS ("died", "Died", "2023", "Widowed"));
  assert_panel (&shown, "Maureen", DAY (2022, 3, 1), WORDS ("Bill Sugden", "since 1982"), WORDS ("2023", "Widowed"));
  assert_panel (&shown, "Bill", DAY (2023, 1, 22), WORDS ("died", "Died", "22 January 2023"), WORDS ("about 6"));
  assert_panel (&shown, "Bill", along_family_today (shown.family), WORDS ("died", "22 January 2023"), NONE);
  end (&shown);
}

/* A baby who died soon after birth lived until then. */
static void
test_newborn (void)
{
  Shown shown;
  AlongRecord *wren, *pregnancy, *theirs = NULL;

  begin (&shown);
  wren = named (&shown, "Wren");
  ALONG_FOREACH (pregnancy, shown.family, ALONG_KIND_PREGNANCY)
    if (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, along_record_get_id (wren)))
      theirs = pregnancy;
  along_record_set_enum (theirs, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH);
  along_record_set_text (theirs, ALONG_PREGNANCY_P_ENDED, "2026-05-04");
  along_record_set_text (wren, ALONG_PERSON_P_DIED, "2026-05-04");
  assert_panel (&shown, "Wren", DAY (2026, 5, 2), WORDS ("1 day", "Baby born"), WORDS ("lived", "died", "Died", "4 May 2026"));
  assert_panel (&shown, "Wren", DAY (2026, 5, 5), WORDS ("lived 3 days", "Baby died soon after birth"), NONE);
  end (&shown);
}

static gboolean
is_drawn (gpointer page)
{
  return ALONG_GENOGRAM_PAGE (page)->time.tick == 0;
}

/* In the page: the panel follows the day. */
static void
test_follows (void)
{
  Shown shown;
  AlongGenogramPage *page;

  begin (&shown);
  page = ALONG_GENOGRAM_PAGE (shown.page);
  g_assert_null (pages_find_row (page->panel, "Foster care"));
  along_genogram_page_choose (page, along_record_get_id (named (&shown, "Poppy")), TRUE);
  g_assert_nonnull (pages_find_row (page->panel, "Foster care"));
  along_genogram_page_show_day (page, DAY (2024, 6, 20));
  display_wait (is_drawn, page);
  g_assert_null (pages_find_row (page->panel, "Foster care"));
  g_assert_nonnull (pages_find_label (page->panel, "As it was on 20 June 2024"));
  display_picture (shown.window, "genogram-panel-2024.png");
  g_action_group_activate_action (G_ACTION_GROUP (page->actions), "today", NULL);
  display_wait (is_drawn, page);
  g_assert_nonnull (pages_find_row (page->panel, "Foster care"));
  end (&shown);
}

/* A line that one draws to another is told as a sentence, the same in both panels. */
static void
test_lines (void)
{
  Shown shown;
  int today;

  begin (&shown);
  today = along_family_today (shown.family);
  assert_panel (&shown, "Chloe", today, WORDS ("Chloe is focused on Wren · since 1 May 2026", "Lorraine supports Chloe · since June 2025"), WORDS ("Focused on"));
  assert_panel (&shown, "Wren", today, WORDS ("Chloe is focused on Wren · since 1 May 2026"), NONE);
  end (&shown);
}

int
main (int argc, char *argv[])
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add_func ("/genogram-panel/care", test_care);
  g_test_add_func ("/genogram-panel/health", test_health);
  g_test_add_func ("/genogram-panel/kin", test_kin);
  g_test_add_func ("/genogram-panel/death", test_death);
  g_test_add_func ("/genogram-panel/newborn", test_newborn);
  g_test_add_func ("/genogram-panel/lines", test_lines);
  g_test_add_func ("/genogram-panel/follows", test_follows);
  return pages_run ();
}
