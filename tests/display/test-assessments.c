/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-support.h"
#include "pages-support.h"

#include <string.h>

#include "along-scores.h"
#include "assessments/along-assessments-page.h"
#include "assessments/along-fill-in.h"

typedef struct
{
  GtkWidget *page;
  const char *words;
  AlongFamily *family;
  guint count;
} Wanted;

static gboolean
is_said (gpointer data)
{
  Wanted *wanted = data;
  return pages_find_label (wanted->page, wanted->words) != NULL;
}

static gboolean
is_counted (gpointer data)
{
  Wanted *wanted = data;
  return along_family_count (wanted->family, ALONG_KIND_ASSESSMENT) == wanted->count;
}

static gboolean
has_left (gpointer data)
{
  Wanted *wanted = data;
  return pages_find_type (wanted->page, "AlongFillIn") == NULL;
}

static void
expect (GtkWidget *page, const char *words)
{
  Wanted wanted = { page, words, NULL, 0 };
  g_test_message ("%s", words);
  display_wait (is_said, &wanted);
}

/* Every question that must be answered, but for ratings. */
static void
answer_required (AlongForm *form)
{
  GPtrArray *all = along_questionnaire_get_all (along_form_get_questionnaire (form));

  for (guint i = 0; i < all->len; i++)
    {
      const AlongQuestion *question = g_ptr_array_index (all, i);
      AlongField *field = along_form_find (form, question->link_id);

      if (question->required && question->type == ALONG_QUESTION_CHOICE && !question->rated
          && along_field_is_visible (field))
        along_form_choose (form, field, 0);
    }
}

static AlongForm *
form_of (GtkWidget *page)
{
  GtkWidget *fill_in = pages_find_type (page, "AlongFillIn");

  g_assert_nonnull (fill_in);
  return along_fill_in_get_form (ALONG_FILL_IN (fill_in));
}

/* Begun, left, carried on with, finished; then it is there after the store was closed. */
static void
test_fill_in (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Ingham");
  AlongPage *page = g_object_new (ALONG_TYPE_ASSESSMENTS_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 1100, 800);
  guint before = along_family_count (family, ALONG_KIND_ASSESSMENT);
  Wanted wanted = { GTK_WIDGET (page), NULL, family, before + 1 };
  AlongRecord *record;
  AlongForm *form;
  AlongField *rated;
  guint signed_by_me = 0;
  int least;

  along_page_set_family (page, session, family);
  expect (GTK_WIDGET (page), "Parenting skills");
  expect (GTK_WIDGET (page), "Chloe with Wren · last 22 June 2026");
  display_picture (window, "assessments-list.png");
  gtk_widget_activate_action (GTK_WIDGET (page), "assessments.review", "u", 0);
  expect (GTK_WIDGET (page), "0 of 18 looked at");
  form = form_of (GTK_WIDGET (page));
  answer_required (form);
  pages_click (GTK_WIDGET (page), "Next: Safe and well");
  expect (GTK_WIDGET (page), "Safe sleep");
  g_assert_null (pages_find_label (GTK_WIDGET (page), "Last time"));
  g_assert_true (display_key (pages_find_type (GTK_WIDGET (page), "AlongFillIn"), GDK_KEY_4, 0));
  expect (GTK_WIDGET (page), "1 of 18 looked at");
  expect (GTK_WIDGET (page), "Last time, 22 June: Reliably");
  display_picture (window, "assessments-fill-in.png");
  gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_test_message ("needs %d px", least);
  g_assert_cmpint (least, <=, 360);
  g_signal_emit_by_name (pages_find_type (GTK_WIDGET (page), "AlongFillIn"), "left");

  expect (GTK_WIDGET (page), "Draft from today");
  pages_click (GTK_WIDGET (page), "Carry on");
  expect (GTK_WIDGET (page), "1 of 18 looked at");
  expect (GTK_WIDGET (page), "Safe and well");
  form = form_of (GTK_WIDGET (page));
  rated = along_form_first_unrated (form);
  g_assert_nonnull (rated);
  pages_click (GTK_WIDGET (page), "Finish…");
  expect (GTK_WIDGET (page), "17 not rated yet.");
  pages_click (GTK_WIDGET (page), "Mark them as not seen");
  g_assert_null (pages_find_label (GTK_WIDGET (page), "not rated yet."));
  display_picture (window, "assessments-finish.png");
  pages_click (GTK_WIDGET (page), "Sign and finish");
  display_wait (is_counted, &wanted);
  display_wait (has_left, &wanted);
  g_assert_null (pages_find_label (GTK_WIDGET (page), "Draft from"));
  expect (GTK_WIDGET (page), "last 30 June 2026 · 2 times");

  gtk_widget_activate_action (GTK_WIDGET (page), "assessments.open", "u", 0);
  expect (GTK_WIDGET (page), "Not enough seen");
  display_picture (window, "assessments-over-time.png");
  {
    g_autofree char *words = along_page_summarise (page);
    g_assert_nonnull (strstr (words, "Safe and well: 5.0 in June"));
  }
  gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_test_message ("needs %d px", least);
  g_assert_cmpint (least, <=, 360);
  along_page_set_family (page, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_assert_finalize_object (family);
  pages_close (session);

  session = pages_open ();
  family = pages_load (session, "Ingham");
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_ASSESSMENT), ==, before + 1);
  ALONG_FOREACH (record, family, ALONG_KIND_ASSESSMENT)
    signed_by_me += along_record_get_day (record, ALONG_ASSESSMENT_P_DATE) == along_day_from_ymd (2026, 6, 30)
                    && along_id_equal (along_record_get_ref (record, ALONG_ASSESSMENT_P_SIGNED_BY),
                                       along_record_get_id (along_session_get_me (session)));
  g_assert_cmpuint (signed_by_me, ==, 1);
  g_assert_finalize_object (family);
  pages_close (session);
}

/* Each family: the list is spoken, each series opens, and all of it is let go. */
static void
test_all (void)
{
  static const char *const names[] = { "Ingham", "Miah", "Tesfay", "Whitworth" };
  AlongSession *session = pages_open ();
  AlongPage *page = g_object_new (ALONG_TYPE_ASSESSMENTS_PAGE, NULL);
  GtkWidget *window = display_window (GTK_WIDGET (page), 360, 640);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      AlongFamily *family = pages_load (session, names[i]);

      along_page_set_family (page, session, family);
      for (guint k = 0; k < along_family_count (family, ALONG_KIND_ASSESSMENT); k++)
        {
          g_autofree char *words = NULL;

          gtk_widget_activate_action (GTK_WIDGET (page), "assessments.open", "u", k);
          gtk_test_widget_wait_for_draw (window);
          words = along_page_summarise (page);
          g_assert_cmpuint (strlen (words), >, 20);
        }
      along_page_set_family (page, NULL, NULL);
      display_turn ();
      g_assert_finalize_object (family);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  pages_close (session);
}

int
main (int argc, char *argv[])
{
  int result;

  if (!display_init (&argc, &argv))
    return 77;
  pages_start ();
  g_test_add_func ("/assessments/fill-in", test_fill_in);
  g_test_add_func ("/assessments/all", test_all);
  result = g_test_run ();
  pages_end ();
  return result;
}
