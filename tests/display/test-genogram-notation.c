/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The notation of a family: chosen in the Show menu, remembered for that family alone; marks that are off unless asked for. */
#include "genogram-shown.h"

#include "along-canvas.h"
#include "genogram/along-genogram-notation.h"

typedef struct
{
  Shown shown;
  AlongFamily *other;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  begin (&fixture->shown);
  fixture->other = pages_load (fixture->shown.session, "Tesfay");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->other);
  end (&fixture->shown);
}

static void
show (Fixture *fixture, AlongFamily *family)
{
  along_page_set_family (ALONG_PAGE (fixture->shown.page), NULL, NULL);
  along_page_set_family (ALONG_PAGE (fixture->shown.page), fixture->shown.session, family);
  display_turn ();
}

static char *
notation (Fixture *fixture)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (fixture->shown.self->actions), "notation");

  return g_variant_dup_string (state, NULL);
}

static void
test_remembered (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = notation (fixture), *there = NULL, *again = NULL;

  g_assert_cmpstr (first, ==, "social");
  g_assert_false (along_graph_is_clinical (along_layout_get_graph (fixture->shown.self->layout)));
  g_assert_false (along_genogram_notation (fixture->shown.session, fixture->shown.family) & ALONG_GRAPH_CLINICAL);
  gtk_widget_activate_action (fixture->shown.page, "genogram.notation", "s", "clinical");
  display_turn ();
  g_assert_true (along_graph_is_clinical (along_layout_get_graph (fixture->shown.self->layout)));
  g_assert_true (along_genogram_notation (fixture->shown.session, fixture->shown.family) & ALONG_GRAPH_CLINICAL);
  display_picture (fixture->shown.window, "genogram-clinical.png");
  show (fixture, fixture->other);
  there = notation (fixture);
  g_assert_cmpstr (there, ==, "social");
  g_assert_false (along_graph_is_clinical (along_layout_get_graph (fixture->shown.self->layout)));
  show (fixture, fixture->shown.family);
  again = notation (fixture);
  g_assert_cmpstr (again, ==, "clinical");
  g_assert_true (along_graph_is_clinical (along_layout_get_graph (fixture->shown.self->layout)));
  gtk_widget_activate_action (fixture->shown.page, "genogram.notation", "s", "social");
  g_assert_false (along_genogram_notation (fixture->shown.session, fixture->shown.family) & ALONG_GRAPH_CLINICAL);
}

static const AlongGraphPerson *
drawn (Fixture *fixture, AlongRecord *person)
{
  g_autofree char *key = along_id_to_text (along_record_get_id (person));

  return along_graph_find_person (along_layout_get_graph (fixture->shown.self->layout), key);
}

/* Off at first, and off again with the next family. */
static void
test_marks (Fixture *fixture, gconstpointer data)
{
  AlongRecord *person = along_family_nth (fixture->shown.family, ALONG_KIND_PERSON, 0);

  along_record_set_text (person, ALONG_PERSON_P_ORIENTATION, "bisexual");
  along_record_set_text (person, ALONG_PERSON_P_BORN, "2004-05-06");
  show (fixture, fixture->shown.family);
  g_assert_null (drawn (fixture, person)->orientation);
  g_assert_null (drawn (fixture, person)->years_left);
  gtk_widget_activate_action (fixture->shown.page, "genogram.orientation", NULL);
  gtk_widget_activate_action (fixture->shown.page, "genogram.years", NULL);
  display_turn ();
  g_assert_cmpstr (drawn (fixture, person)->orientation, ==, "bisexual");
  g_assert_cmpstr (drawn (fixture, person)->years_left, ==, "2004–");
  display_picture (fixture->shown.window, "genogram-marks.png");
  show (fixture, fixture->other);
  g_assert_false (along_genogram_page_is_on (fixture->shown.self, "orientation"));
  show (fixture, fixture->shown.family);
  g_assert_null (drawn (fixture, person)->orientation);
}

#define ADD(name, test) g_test_add ("/genogram-notation/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  if (!pages_init (&argc, &argv))
    return 77;
  ADD ("remembered", test_remembered);
  ADD ("marks", test_marks);
  return pages_run ();
}
