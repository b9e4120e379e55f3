/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several people come in by one step: the drawing stays as it is, unless they are tied to nobody who was there. */
#include "genogram-shown.h"

#include "along-canvas.h"

#define ZOOM 2.5

static AlongRecord *
person (AlongEdit *edit, const char *name)
{
  AlongRecord *record = along_edit_create (edit, ALONG_KIND_PERSON);

  along_record_set_text (record, ALONG_PERSON_P_NAME, name);
  along_record_set_enum (record, ALONG_PERSON_P_GENDER, ALONG_GENDER_UNKNOWN);
  return record;
}

/* Two who are a couple. */
static AlongRecord *
couple (AlongEdit *edit, const char *one, const char *other)
{
  AlongRecord *first = person (edit, one), *second = person (edit, other), *record = along_edit_create (edit, ALONG_KIND_COUPLE);

  along_record_set_ref (record, ALONG_COUPLE_P_ONE, along_record_get_id (first));
  along_record_set_ref (record, ALONG_COUPLE_P_OTHER, along_record_get_id (second));
  along_record_set_enum (record, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_MARRIED);
  along_record_set_enum (record, ALONG_COUPLE_P_STATE, ALONG_COUPLE_STATE_CURRENT);
  return first;
}

static gboolean
is_drawn (gpointer data)
{
  Shown *shown = data;
  AlongGenogramPage *page = ALONG_GENOGRAM_PAGE (shown->page);
  guint n;

  return page->layout != NULL && along_layout_peek_people (page->layout, &n) != NULL
         && n >= along_family_count (shown->family, ALONG_KIND_PERSON);
}

/* @parents_of: (nullable): whose parents the two who come in are */
static double
zoom_after (Shown *shown, AlongRecord *parents_of)
{
  AlongCanvas *canvas = ALONG_CANVAS (ALONG_GENOGRAM_PAGE (shown->page)->canvas);
  AlongEdit *edit = along_edit_new ("two", along_family_get_id (shown->family));
  AlongRecord *first = couple (edit, "Ned Oakes", "Nell Oakes");

  if (parents_of != NULL)
    {
      AlongRecord *link = along_edit_create (edit, ALONG_KIND_CHILD_LINK);

      along_record_set_ref (link, ALONG_CHILD_LINK_P_CHILD, along_record_get_id (parents_of));
      along_record_set_ref (link, ALONG_CHILD_LINK_P_PARENT, along_record_get_id (first));
      along_record_set_enum (link, ALONG_CHILD_LINK_P_NATURE, ALONG_CHILD_NATURE_BIRTH);
    }
  along_canvas_set_zoom (canvas, ZOOM);
  display_turn ();
  pages_commit (shown->session, edit);
  g_object_unref (edit);
  display_wait (is_drawn, shown);
  display_turn ();
  return along_canvas_get_zoom (canvas);
}

static void
test_calm (void)
{
  Shown shown;

  begin (&shown);
  g_assert_cmpfloat (zoom_after (&shown, named (&shown, "Ryan")), ==, ZOOM);
  end (&shown);
}

static void
test_strangers (void)
{
  Shown shown;

  begin (&shown);
  g_assert_cmpfloat (zoom_after (&shown, NULL), <, ZOOM);
  end (&shown);
}

/* Whoever looks at the list sees them there; the drawing shows them when it is looked at. */
static void
test_in_list (void)
{
  Shown shown;
  AlongGenogramPage *page;

  begin (&shown);
  page = ALONG_GENOGRAM_PAGE (shown.page);
  g_action_group_change_action_state (G_ACTION_GROUP (page->actions), "list", g_variant_new_boolean (TRUE));
  display_turn ();
  g_assert_cmpfloat (zoom_after (&shown, NULL), ==, ZOOM);
  g_assert_nonnull (page->fresh);
  g_action_group_change_action_state (G_ACTION_GROUP (page->actions), "list", g_variant_new_boolean (FALSE));
  display_turn ();
  g_assert_null (page->fresh);
  g_assert_cmpfloat (along_canvas_get_zoom (ALONG_CANVAS (page->canvas)), <, ZOOM);
  end (&shown);
}

int
main (int argc, char *argv[])
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add_func ("/genogram-fresh/calm", test_calm);
  g_test_add_func ("/genogram-fresh/strangers", test_strangers);
  g_test_add_func ("/genogram-fresh/in-list", test_in_list);
  return pages_run ();
}
