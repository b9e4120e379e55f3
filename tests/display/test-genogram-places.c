/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody dragged along their row: either they stand where they were let go, or nothing is changed and that is said. */
#include "genogram-shown.h"

#include "along-canvas-private.h" /* the hands that a page gave it */

typedef struct
{
  Shown shown;
  int told;
} Fixture;

static void
toast_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ((Fixture *) data)->told++;
}

/* @data: which family */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const GActionEntry entries[] = { { .name = "toast", .activate = toast_cb, .parameter_type = "(sb)" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  begin_with (&fixture->shown, data);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), fixture);
  gtk_widget_insert_action_group (fixture->shown.window, "win", G_ACTION_GROUP (actions));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  end (&fixture->shown);
}

static const AlongLayoutPerson *
people_of (Fixture *fixture, guint *n)
{
  return along_layout_peek_people (fixture->shown.self->layout, n);
}

/* Who stands next to the place at @x of a row, @who left out: on the left (@side -1) or right. Returns: (transfer full) (nullable) */
static char *
next_to (Fixture *fixture, const char *who, int row, double x, int side)
{
  guint n;
  const AlongLayoutPerson *people = people_of (fixture, &n), *best = NULL;

  for (guint i = 0; i < n; i++)
    if (people[i].row == row && side * (people[i].x - x) > 0 && !g_str_equal (people[i].person->key, who)
        && (best == NULL || side * (people[i].x - best->x) < 0))
      best = &people[i];
  return best != NULL ? g_strdup (best->person->key) : NULL;
}

static double
x_of (Fixture *fixture, const char *key)
{
  guint n;
  int at = along_layout_find_person (fixture->shown.self->layout, key);

  return people_of (fixture, &n)[at].x;
}

static gboolean
is_placed (gpointer data)
{
  return along_family_count (((Fixture *) data)->shown.family, ALONG_KIND_ARRANGEMENT) > 0;
}

static gboolean
is_tidy (gpointer data)
{
  return !is_placed (data);
}

/* Lets @who go at @x of their row: they stand between the two that the mark was between, or it is said that they cannot. */
static void
drag_to (Fixture *fixture, const char *who, int row, double x, double y, int *moved, int *refused)
{
  AlongCanvas *canvas = ALONG_CANVAS (fixture->shown.self->canvas);
  g_autofree char *key = g_strconcat ("person/", who, NULL), *left = NULL, *right = NULL;
  AlongRect slot;

  if (!canvas->hands->over (canvas, ALONG_HAND_MOVE, key, NULL, x, y, &slot, canvas->hands_data))
    return;
  left = next_to (fixture, who, row, slot.x, -1);
  right = next_to (fixture, who, row, slot.x, 1);
  fixture->told = 0;
  canvas->hands->drop (canvas, ALONG_HAND_MOVE, key, NULL, x, y, canvas->hands_data);
  if (fixture->told > 0)
    {
      ++*refused;
      return;
    }
  display_wait (is_placed, fixture);
  display_turn ();
  ++*moved;
  if (left != NULL)
    g_assert_cmpfloat (x_of (fixture, left), <, x_of (fixture, who));
  if (right != NULL)
    g_assert_cmpfloat (x_of (fixture, right), >, x_of (fixture, who));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->shown.self->actions), "tidy", NULL);
  display_wait (is_tidy, fixture);
  display_turn ();
}

/* Everybody, to between any two of their row. */
static void
test_drag (Fixture *fixture, gconstpointer data)
{
  guint n;
  const AlongLayoutPerson *people = people_of (fixture, &n);
  g_autofree AlongLayoutPerson *all = g_memdup2 (people, n * sizeof *people);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  int moved = 0, refused = 0;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (keys, g_strdup (people[i].person->key));
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n; k++)
      {
        g_autofree char *right = k != i && all[k].row == all[i].row ? next_to (fixture, keys->pdata[i], all[i].row, all[k].x, 1) : NULL;

        if (right != NULL)
          drag_to (fixture, keys->pdata[i], all[i].row, (all[k].x + x_of (fixture, right)) / 2, all[i].y, &moved, &refused);
      }
  g_test_message ("%d moved, %d refused", moved, refused);
  g_assert_cmpint (moved, >, 0);
  g_assert_cmpint (refused, >, 0);
}

int
main (int argc, char **argv)
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add ("/genogram-places/tesfay", Fixture, "Tesfay", set_up, test_drag, tear_down);
  return pages_run ();
}
