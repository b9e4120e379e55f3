/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ecomap: who is in it and how near, that nobody touches anybody, and what is said. */
#include "along-ecomap.h"

#include <math.h>
#include <string.h>

#include "along-date.h"
#include "along-genogram-words.h"
#include "along-labels.h"
#include "along-layout.h"

#define DAY(y, m, d) along_day_from_ymd (y, m, d)

static int today;

static AlongRecord *
add (AlongFamily *family, AlongKindId kind, const char *id)
{
  AlongRecord *record = along_record_new (kind, along_id_from_name (id), along_family_get_id (family));

  along_family_add (family, record);
  g_object_unref (record);
  return record;
}

static AlongId
id (const char *name)
{
  return along_id_from_name (name);
}

static AlongRecord *
add_person (AlongFamily *family, const char *name, int gender, gboolean index)
{
  AlongRecord *record = add (family, ALONG_KIND_PERSON, name);

  along_record_set_text (record, ALONG_PERSON_P_NAME, name);
  along_record_set_enum (record, ALONG_PERSON_P_GENDER, gender);
  along_record_set_bool (record, ALONG_PERSON_P_INDEX, index);
  return record;
}

static AlongRecord *
add_professional (AlongFamily *family, const char *name, const char *role, const char *start, const char *end)
{
  AlongRecord *record = add (family, ALONG_KIND_PROFESSIONAL, name);

  along_record_set_text (record, ALONG_PROFESSIONAL_P_NAME, name);
  along_record_set_text (record, ALONG_PROFESSIONAL_P_ROLE, role);
  along_record_set_text (record, ALONG_PROFESSIONAL_P_START, start);
  along_record_set_text (record, ALONG_PROFESSIONAL_P_END, end);
  return record;
}

static void
add_contact (AlongFamily *family, const char *professional, int day, gboolean joint)
{
  static int nth;
  g_autofree char *key = g_strdup_printf ("contact %d", nth++);
  AlongRecord *record = add (family, ALONG_KIND_PROFESSIONAL_CONTACT, key);

  along_record_set_ref (record, ALONG_PROFESSIONAL_CONTACT_P_PROFESSIONAL, id (professional));
  along_record_set_day (record, ALONG_PROFESSIONAL_CONTACT_P_DATE, day);
  along_record_set_text (record, ALONG_PROFESSIONAL_CONTACT_P_PLACE, "home");
  along_record_set_bool (record, ALONG_PROFESSIONAL_CONTACT_P_JOINT, joint);
}

static void
add_bond (AlongFamily *family, const char *from, const char *to, int kind, gboolean private)
{
  g_autofree char *key = g_strconcat ("bond", from, to, NULL);
  AlongRecord *record = add (family, ALONG_KIND_BOND, key);

  along_record_set_ref (record, ALONG_BOND_P_FROM, id (from));
  along_record_set_ref (record, ALONG_BOND_P_TO, id (to));
  along_record_set_enum (record, ALONG_BOND_P_KIND, kind);
  along_record_set_bool (record, ALONG_BOND_P_PRIVATE, private);
}

static AlongFamily *
new_family (void)
{
  AlongFamily *family = along_family_new (id ("family"));
  AlongRecord *record;

  add_person (family, "Jade", ALONG_GENDER_FEMALE, TRUE);
  add_person (family, "Kofi", ALONG_GENDER_MALE, FALSE);
  add_person (family, "Grace", ALONG_GENDER_FEMALE, FALSE);
  add_person (family, "Neil", ALONG_GENDER_MALE, FALSE);
  add_person (family, "Stranger", ALONG_GENDER_MALE, FALSE);
  record = add (family, ALONG_KIND_HOUSEHOLD, "flat");
  along_record_set_text (record, ALONG_HOUSEHOLD_P_NAME, "Flat 2");
  for (int i = 0; i < 2; i++)
    {
      record = add (family, ALONG_KIND_MEMBERSHIP, i == 0 ? "m1" : "m2");
      along_record_set_ref (record, ALONG_MEMBERSHIP_P_HOUSEHOLD, id ("flat"));
      along_record_set_ref (record, ALONG_MEMBERSHIP_P_PERSON, id (i == 0 ? "Jade" : "Kofi"));
    }
  add_bond (family, "Grace", "Jade", ALONG_BOND_CLOSE, FALSE);
  add_bond (family, "Jade", "Kofi", ALONG_BOND_CLOSE, FALSE);
  add_bond (family, "Jade", "Neil", ALONG_BOND_DISTANT, FALSE);
  add_bond (family, "Stranger", "Jade", ALONG_BOND_CONTROLLING, FALSE);
  record = add_professional (family, "Bev Lumb", "community midwife", "2026-01-10", NULL);
  along_record_set_enum (record, ALONG_PROFESSIONAL_P_RING, ALONG_RING_INNER);
  along_record_set_enum (record, ALONG_PROFESSIONAL_P_TIE, ALONG_TIE_STRONG);
  along_record_set_enum (record, ALONG_PROFESSIONAL_P_FLOW, ALONG_FLOW_TO_FAMILY);
  along_record_set_text (record, ALONG_PROFESSIONAL_P_PURPOSE, "Antenatal care");
  add_professional (family, "Carol Nuttall", "health visitor", "2026-01-10", NULL);
  add_professional (family, "Joe Firth", "personal adviser", "2024-01-10", "2026-02-01");
  add_professional (family, "Long Ago", "solicitor", "2020-01-10", "2021-02-01");
  add_professional (family, "To Come", "housing officer", "2026-05-01", NULL);
  for (int i = 0; i < 6; i++)
    add_contact (family, "Carol Nuttall", today - 7 * i, FALSE);
  return family;
}

static const AlongEcomapSystem *
find (AlongEcomap *map, const char *prefix, const char *name)
{
  g_autofree char *text = along_id_to_text (id (name)), *key = g_strconcat (prefix, text, NULL);

  return along_ecomap_find (map, key);
}

static const char *
line_of (const AlongEcomapSystem *system)
{
  return ((AlongEcomapLine *) g_ptr_array_index (system->lines, 0))->kind;
}

static void
test_read (void)
{
  g_autoptr (AlongFamily) family = new_family ();
  g_autoptr (AlongEcomap) map = along_ecomap_new (family, NULL, today, ALONG_GRAPH_WORKER, TRUE);
  const AlongEcomapSystem *bev = find (map, "professional/", "Bev Lumb"), *carol = find (map, "professional/", "Carol Nuttall");
  const AlongEcomapSystem *joe = find (map, "professional/", "Joe Firth"), *grace = find (map, "person/", "Grace");
  g_autofree char *words = along_ecomap_words (bev), *felt = along_ecomap_words (grace), *unsaid = along_ecomap_words (joe), *summary = NULL, *home = NULL;

  g_assert_cmpuint (along_ecomap_get_members (map)->len, ==, 2);
  g_assert_cmpuint (along_ecomap_get_systems (map)->len, ==, 5);
  g_assert_cmpint (bev->ring, ==, ALONG_ECOMAP_INNER);
  g_assert_false (bev->derived);
  g_assert_cmpstr (line_of (bev), ==, "fused");
  g_assert_cmpint (carol->ring, ==, ALONG_ECOMAP_INNER); /* six times in twelve weeks */
  g_assert_true (carol->derived);
  g_assert_cmpstr (line_of (carol), ==, "plain");
  /* nobody has said how important he is: neither do words, and he is not put far away */
  g_assert_cmpint (joe->ring, ==, ALONG_ECOMAP_MIDDLE);
  g_assert_true (joe->ended);
  g_assert_null (strstr (unsaid, "mportant"));
  /* whose work is over has not broken with anybody */
  g_assert_cmpstr (line_of (joe), ==, "ended");
  g_assert_null (find (map, "professional/", "Long Ago"));
  g_assert_null (find (map, "professional/", "To Come"));
  g_assert_cmpint (grace->ring, ==, ALONG_ECOMAP_INNER);
  g_assert_cmpint (find (map, "person/", "Neil")->ring, ==, ALONG_ECOMAP_OUTER);
  g_assert_true (((AlongEcomapLine *) g_ptr_array_index (find (map, "person/", "Neil")->lines, 0))->outward);
  g_assert_cmpstr (words, ==, "Very important. 0 contacts in 12 weeks. Strong. They give to the family. Antenatal care. Since 10 January 2026.");
  g_assert_cmpstr (felt, ==, "Close: Jade.");
  along_ecomap_set_crowding (map, "7 people visit most weeks.");
  summary = along_ecomap_summary (map);
  home = along_ecomap_home_name (map);
  g_assert_cmpstr (home, ==, "At home: Jade and Kofi");
  g_assert_cmpstr (summary, ==, "At home: Jade and Kofi. 2 people of the family around them. 2 professionals. 7 people visit most weeks.");
}

static char *
named_home (AlongFamily *family)
{
  g_autoptr (AlongEcomap) map = along_ecomap_new (family, NULL, today, ALONG_GRAPH_WORKER, TRUE);

  return along_ecomap_home_name (map);
}

static void
add_child (AlongFamily *family, const char *couple, const char *child, const char *born)
{
  g_autofree char *key = g_strconcat ("child", child, NULL);
  AlongRecord *link = add (family, ALONG_KIND_CHILD_LINK, key);

  along_record_set_text (add_person (family, child, ALONG_GENDER_FEMALE, FALSE), ALONG_PERSON_P_BORN, born);
  along_record_set_ref (link, ALONG_CHILD_LINK_P_CHILD, id (child));
  along_record_set_ref (link, ALONG_CHILD_LINK_P_COUPLE, id (couple));
}

/* Without a home of the record: who lives with whom it is about, as the drawing says, and their children who are not grown
 * up; and that nobody has written a home down. */
static void
test_no_home (void)
{
  g_autoptr (AlongFamily) family = along_family_new (id ("family"));
  g_autofree char *alone = NULL, *dating = NULL, *together = NULL, *apart = NULL;
  AlongRecord *couple, *record;

  add_person (family, "Mia", ALONG_GENDER_FEMALE, TRUE);
  alone = named_home (family);
  g_assert_cmpstr (alone, ==, "No home written down: Mia");
  add_person (family, "Dan", ALONG_GENDER_MALE, FALSE);
  couple = add (family, ALONG_KIND_COUPLE, "couple");
  along_record_set_ref (couple, ALONG_COUPLE_P_ONE, id ("Mia"));
  along_record_set_ref (couple, ALONG_COUPLE_P_OTHER, id ("Dan"));
  along_record_set_enum (couple, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_DATING);
  dating = named_home (family);
  g_assert_cmpstr (dating, ==, "No home written down: Mia");
  along_record_set_enum (couple, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_COHABITING);
  add_child (family, "couple", "Ava", "2026-03-01");
  add_child (family, "couple", "Old", "2000-03-01");
  add_child (family, "couple", "Fay", "2020-03-01");
  record = add (family, ALONG_KIND_CARE_LINK, "care");
  along_record_set_ref (record, ALONG_CARE_LINK_P_CHILD, id ("Fay"));
  along_record_set_enum (record, ALONG_CARE_LINK_P_KIND, ALONG_CARE_KIND_FOSTER);
  together = named_home (family);
  g_assert_cmpstr (together, ==, "No home written down: Mia, Dan and Ava");
  /* a home of his own */
  along_record_set_text (add (family, ALONG_KIND_HOUSEHOLD, "his"), ALONG_HOUSEHOLD_P_NAME, "Flat 7");
  record = add (family, ALONG_KIND_MEMBERSHIP, "m");
  along_record_set_ref (record, ALONG_MEMBERSHIP_P_HOUSEHOLD, id ("his"));
  along_record_set_ref (record, ALONG_MEMBERSHIP_P_PERSON, id ("Dan"));
  apart = named_home (family);
  g_assert_cmpstr (apart, ==, "No home written down: Mia and Ava");
}

static char *
words_of (AlongLayout *layout, const char *name)
{
  g_autofree char *key = along_id_to_text (id (name));

  return along_genogram_person_words (layout, along_layout_find_person (layout, key));
}

/* Who is not born yet stands with the mother, and is not said to live there; nobody lives with them. */
static void
test_unborn (void)
{
  g_autoptr (AlongFamily) family = new_family ();
  AlongRecord *pregnancy = add (family, ALONG_KIND_PREGNANCY, "pregnancy"), *edd = add (family, ALONG_KIND_EDD, "edd");
  AlongId baby = id ("Baby");
  g_autoptr (AlongEcomap) map = NULL;
  g_autoptr (AlongGraph) graph = NULL;
  g_autoptr (AlongLabels) labels = NULL;
  g_autoptr (AlongLayout) layout = NULL;
  g_autofree char *home = NULL, *jade = NULL, *unborn = NULL;

  add_child (family, "couple", "Baby", NULL);
  along_record_set_ref (along_family_find (family, ALONG_KIND_CHILD_LINK, id ("childBaby")), ALONG_CHILD_LINK_P_COUPLE, ALONG_ID_NONE);
  along_record_set_ref (along_family_find (family, ALONG_KIND_CHILD_LINK, id ("childBaby")), ALONG_CHILD_LINK_P_PARENT, id ("Jade"));
  along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER, id ("Jade"));
  along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_OPEN);
  along_record_set_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &baby, 1);
  along_record_set_ref (edd, ALONG_EDD_P_PREGNANCY, id ("pregnancy"));
  along_record_set_day (edd, ALONG_EDD_P_EDD, today + 60);
  map = along_ecomap_new (family, NULL, today, ALONG_GRAPH_WORKER, TRUE);
  home = along_ecomap_home_name (map);
  g_assert_cmpstr (home, ==, "At home: Jade and Kofi; expected: Baby");
  graph = along_graph_from_family (family, today, ALONG_GRAPH_WORKER);
  labels = along_labels_new (graph, NULL, TRUE);
  layout = along_layout_new (graph, labels, NULL);
  jade = words_of (layout, "Jade");
  unborn = words_of (layout, "Baby");
  g_assert_nonnull (strcasestr (jade, "lives with Kofi"));
  g_assert_null (strcasestr (jade, "lives with Kofi and"));
  g_assert_null (strcasestr (unborn, "lives with"));
}

static gboolean
draws (AlongEcomap *map, const char *words)
{
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Sans", 14.667);
  g_autoptr (AlongScene) scene = NULL;
  g_autofree char *svg = NULL;

  along_ecomap_lay_out (map, fonts, 1);
  scene = along_ecomap_scene (map, fonts, FALSE);
  svg = along_scene_to_svg (scene, ALONG_LOOK_LIGHT);
  return strstr (svg, words) != NULL;
}

/* Whoever is a partner today and not at home stands round it without a feeling written down, and as nothing but that; an affair does
 * not. That nobody has written a home down stands on the drawing too; on a copy, from which one may have been taken, it does not, and nobody is said to live elsewhere. */
static void
test_partner (void)
{
  g_autoptr (AlongFamily) family = along_family_new (id ("family"));
  g_autoptr (AlongEcomap) map = NULL, copy = NULL, felt = NULL, secret = NULL, over = NULL;
  g_autofree char *words = NULL;
  AlongRecord *couple = add (family, ALONG_KIND_COUPLE, "couple");

  add_person (family, "Mia", ALONG_GENDER_FEMALE, TRUE);
  add_person (family, "Dan", ALONG_GENDER_MALE, FALSE);
  along_record_set_ref (couple, ALONG_COUPLE_P_ONE, id ("Mia"));
  along_record_set_ref (couple, ALONG_COUPLE_P_OTHER, id ("Dan"));
  along_record_set_enum (couple, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_DATING);
  map = along_ecomap_new (family, NULL, today, ALONG_GRAPH_WORKER, TRUE);
  g_assert_nonnull (find (map, "person/", "Dan"));
  words = along_ecomap_words (find (map, "person/", "Dan"));
  g_assert_nonnull (strstr (words, "Partner: Mia"));
  g_assert_true (draws (map, "No home written down"));
  copy = along_ecomap_new (family, NULL, today, ALONG_GRAPH_WORKER, FALSE);
  g_assert_null (find (copy, "person/", "Dan"));
  g_assert_false (draws (copy, "No home written down"));

  along_record_set_enum (couple, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_AFFAIR);
  secret = along_ecomap_new (family, NULL, today, ALONG_GRAPH_WORKER, TRUE);
  g_assert_null (find (secret, "person/", "Dan"));
  along_record_set_enum (couple, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_MARRIED);
  along_record_set_enum (couple, ALONG_COUPLE_P_STATE, ALONG_COUPLE_STATE_DIVORCED);
  over = along_ecomap_new (family, NULL, today, ALONG_GRAPH_WORKER, TRUE);
  g_assert_null (find (over, "person/", "Dan"));
  along_record_set_enum (couple, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_DATING);
  along_record_set_enum (couple, ALONG_COUPLE_P_STATE, ALONG_COUPLE_STATE_CURRENT);
  add_bond (family, "Mia", "Dan", ALONG_BOND_DISTANT, FALSE);
  felt = along_ecomap_new (family, NULL, today, ALONG_GRAPH_WORKER, TRUE);
  g_assert_cmpuint (find (felt, "person/", "Dan")->lines->len, ==, 1);
  g_assert_cmpint (find (felt, "person/", "Dan")->ring, ==, ALONG_ECOMAP_OUTER);
}

/* On a day when the first of two is not born yet there is only the other. */
static void
test_before_one_was_born (void)
{
  for (int with_home = 0; with_home < 2; with_home++)
    {
      g_autoptr (AlongFamily) family = along_family_new (id ("family"));
      g_autoptr (AlongEcomap) map = NULL;
      AlongRecord *couple = add (family, ALONG_KIND_COUPLE, "couple");

      along_record_set_text (add_person (family, "Jade", ALONG_GENDER_FEMALE, TRUE), ALONG_PERSON_P_BORN, "2000");
      along_record_set_text (add_person (family, "Ella", ALONG_GENDER_FEMALE, FALSE), ALONG_PERSON_P_BORN, "2003");
      along_record_set_text (add_person (family, "Dan", ALONG_GENDER_MALE, FALSE), ALONG_PERSON_P_BORN, "2001");
      along_record_set_ref (couple, ALONG_COUPLE_P_ONE, id ("Ella"));
      along_record_set_ref (couple, ALONG_COUPLE_P_OTHER, id ("Dan"));
      if (with_home)
        {
          AlongRecord *lives = add (family, ALONG_KIND_MEMBERSHIP, "lives");

          along_record_set_text (add (family, ALONG_KIND_HOUSEHOLD, "home"), ALONG_HOUSEHOLD_P_NAME, "Mill Lane");
          along_record_set_ref (lives, ALONG_MEMBERSHIP_P_HOUSEHOLD, id ("home"));
          along_record_set_ref (lives, ALONG_MEMBERSHIP_P_PERSON, id ("Jade"));
        }
      map = along_ecomap_new (family, NULL, along_date_first_day ("2002-06-01"), ALONG_GRAPH_WORKER, TRUE);
      g_assert_null (find (map, "person/", "Dan"));
    }
}

/* What goes one way is said as it is drawn: from whom to whom. */
static void
test_directions (void)
{
  g_autoptr (AlongFamily) family = new_family ();
  g_autoptr (AlongEcomap) map = NULL;
  g_autofree char *to = NULL, *from = NULL, *both = NULL;

  add_bond (family, "Jade", "Stranger", ALONG_BOND_VIOLENCE, FALSE);
  add_person (family, "Old", ALONG_GENDER_MALE, FALSE);
  add_bond (family, "Jade", "Old", ALONG_BOND_NEGLECT, FALSE);
  map = along_ecomap_new (family, NULL, today, ALONG_GRAPH_WORKER | ALONG_GRAPH_WITH_PRIVATE, TRUE);
  to = along_ecomap_words (find (map, "person/", "Stranger"));
  from = along_ecomap_words (find (map, "person/", "Old"));
  g_assert_nonnull (strstr (to, "Controls: Stranger to Jade."));
  g_assert_nonnull (strstr (to, "Violence, both ways: Jade."));
  g_assert_nonnull (strstr (from, "Neglect: Jade to Old."));
}

/* Feelings that carry harm are there when they are asked for only; a past day has its own people. */
static void
test_private_and_past (void)
{
  g_autoptr (AlongFamily) family = new_family ();
  g_autoptr (AlongEcomap) map = along_ecomap_new (family, NULL, today, ALONG_GRAPH_WORKER, TRUE);
  g_autoptr (AlongEcomap) whole = along_ecomap_new (family, NULL, today, ALONG_GRAPH_WORKER | ALONG_GRAPH_WITH_PRIVATE, TRUE);
  g_autoptr (AlongEcomap) then = along_ecomap_new (family, NULL, DAY (2025, 6, 1), ALONG_GRAPH_WORKER, TRUE);

  g_assert_null (find (map, "person/", "Stranger"));
  g_assert_nonnull (find (whole, "person/", "Stranger"));
  g_assert_null (find (then, "professional/", "Bev Lumb"));
  g_assert_false (find (then, "professional/", "Joe Firth")->ended);
}

static gboolean
overlap (const AlongRect *a, const AlongRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

/* How far a point is from a piece of a line. */
static double
away (double px, double py, double x1, double y1, double x2, double y2)
{
  double dx = x2 - x1, dy = y2 - y1, t = CLAMP (((px - x1) * dx + (py - y1) * dy) / (dx * dx + dy * dy), 0, 1);

  return hypot (px - x1 - t * dx, py - y1 - t * dy);
}

/* Read from what is painted: every text is inside its own system, no two texts or systems touch, no line of another's
 * passes under them. */
static void
check_drawn (AlongEcomap *map, AlongScene *scene)
{
  GPtrArray *systems = along_ecomap_get_systems (map);
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (AlongRect));
  double width, height;
  int household = along_scene_find_item (scene, ALONG_ECOMAP_HOUSEHOLD);
  AlongRect home = along_scene_peek_item (scene, (guint) household)->area;
  double hx = home.x + home.width / 2, hy = home.y + home.height / 2;

  along_scene_get_size (scene, &width, &height);
  for (guint i = 0; i < along_scene_get_n_shapes (scene); i++)
    {
      AlongShape shape;
      AlongRect area;

      along_scene_peek_shape (scene, i, &shape);
      g_assert_cmpfloat (shape.bounds.x, >=, 0);
      g_assert_cmpfloat (shape.bounds.y, >=, 0);
      g_assert_cmpfloat (shape.bounds.x + shape.bounds.width, <=, width);
      g_assert_cmpfloat (shape.bounds.y + shape.bounds.height, <=, height);
      if (shape.kind != ALONG_SHAPE_TEXT || shape.item < 0)
        continue;
      area = along_scene_peek_item (scene, (guint) shape.item)->area;
      g_assert_cmpfloat (shape.bounds.x, >=, area.x);
      g_assert_cmpfloat (shape.bounds.x + shape.bounds.width, <=, area.x + area.width);
      g_assert_cmpfloat (shape.bounds.y, >=, area.y);
      g_assert_cmpfloat (shape.bounds.y + shape.bounds.height, <=, area.y + area.height);
      for (guint t = 0; t < texts->len; t++)
        g_assert_false (overlap (&g_array_index (texts, AlongRect, t), &shape.bounds));
      g_array_append_val (texts, shape.bounds);
    }
  for (guint a = 0; a < systems->len; a++)
    {
      const AlongEcomapSystem *one = g_ptr_array_index (systems, a);

      g_assert_cmpfloat (hypot (one->x - hx, one->y - hy), >, home.width / 2 + one->half + 30);
      for (guint b = 0; b < systems->len; b++)
        {
          const AlongEcomapSystem *other = g_ptr_array_index (systems, b);

          if (a == b)
            continue;
          g_assert_cmpfloat (hypot (one->x - other->x, one->y - other->y), >, one->half + other->half);
          g_assert_cmpfloat (away (one->x, one->y, hx, hy, other->x, other->y), >, one->half);
        }
    }
}

static void
test_places (void)
{
  static const double stretches[] = { 1, 1.4 };
  static const char *const roles[] = { "perinatal mental health nurse", "social worker", "independent parenting assessor", "GP" };

  for (guint way = 0; way < 4; way++)
    for (guint n = 1; n <= 40; n++)
      {
        g_autoptr (AlongFamily) family = along_family_new (id ("family"));
        g_autoptr (AlongFonts) fonts = along_fonts_new ("Sans", n % 2 == 0 ? 14.667 : 22);
        g_autoptr (AlongEcomap) map = NULL;
        g_autoptr (AlongScene) scene = NULL, again = NULL;
        g_autofree char *svg = NULL, *same = NULL;

        add_person (family, "Jade", ALONG_GENDER_FEMALE, TRUE);
        for (guint i = 0; i < n; i++)
          {
            g_autofree char *name = g_strdup_printf ("Fionnuala Whitworth-Number %u", i);

            if (i % 3 == 2)
              {
                add_person (family, name, i % 2 == 0 ? ALONG_GENDER_MALE : ALONG_GENDER_FEMALE, FALSE);
                add_bond (family, name, "Jade", i % 4 == 0 ? ALONG_BOND_CLOSE : i % 4 == 1 ? ALONG_BOND_HOSTILE : ALONG_BOND_DISTANT, FALSE);
              }
            else
              /* all on one ring, or spread */
              along_record_set_enum (add_professional (family, name, roles[i % 4], NULL, NULL), ALONG_PROFESSIONAL_P_RING,
                                     way < 3 ? (int) way : (int) (i % 3));
          }
        map = along_ecomap_new (family, NULL, today, ALONG_GRAPH_WORKER, TRUE);
        g_assert_cmpuint (along_ecomap_get_systems (map)->len, ==, n);
        along_ecomap_lay_out (map, fonts, stretches[(n + way) % 2]);
        scene = along_ecomap_scene (map, fonts, n % 5 == 0);
        check_drawn (map, scene);
        svg = along_scene_to_svg (scene, ALONG_LOOK_LIGHT);
        along_ecomap_lay_out (map, fonts, stretches[(n + way) % 2]);
        again = along_ecomap_scene (map, fonts, n % 5 == 0);
        same = along_scene_to_svg (again, ALONG_LOOK_LIGHT);
        g_assert_cmpstr (svg, ==, same);
      }
}

/* Items come in reading order, and the keys reach everybody. */
static void
test_keys (void)
{
  g_autoptr (AlongFamily) family = new_family ();
  g_autoptr (AlongEcomap) map = along_ecomap_new (family, NULL, today, ALONG_GRAPH_WORKER, TRUE);
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Sans", 14.667);
  g_autoptr (AlongScene) scene = NULL;
  g_autoptr (GPtrArray) named = g_ptr_array_new ();
  const char *key = ALONG_ECOMAP_HOUSEHOLD;
  guint round = 0;

  along_ecomap_lay_out (map, fonts, 1.4);
  scene = along_ecomap_scene (map, fonts, FALSE);
  for (guint i = 0; i < along_scene_get_n_items (scene); i++)
    if (along_scene_peek_item (scene, i)->name != NULL)
      g_ptr_array_add (named, (gpointer) along_scene_peek_item (scene, i)->key);
  g_assert_cmpuint (named->len, ==, 6);
  for (guint i = 0; i < named->len; i++)
    {
      g_assert_cmpstr (g_ptr_array_index (named, i), ==, key);
      key = along_ecomap_step (map, key, ALONG_ECOMAP_NEXT);
    }
  g_assert_null (key);
  key = along_ecomap_step (map, ALONG_ECOMAP_HOUSEHOLD, ALONG_ECOMAP_OUTWARD);
  g_assert_cmpint (along_ecomap_find (map, key)->ring, ==, ALONG_ECOMAP_INNER);
  for (const char *at = key; round == 0 || g_strcmp0 (at, key) != 0; round++)
    {
      const char *next = along_ecomap_step (map, at, ALONG_ECOMAP_RIGHT);

      g_assert_cmpstr (along_ecomap_step (map, next, ALONG_ECOMAP_LEFT), ==, at);
      at = next;
    }
  g_assert_cmpuint (round, ==, 5);
  g_assert_cmpstr (along_ecomap_step (map, key, ALONG_ECOMAP_INWARD), ==, ALONG_ECOMAP_HOUSEHOLD);
  g_assert_cmpint (along_ecomap_find (map, along_ecomap_step (map, key, ALONG_ECOMAP_OUTWARD))->ring, ==, ALONG_ECOMAP_MIDDLE);
  g_assert_cmpstr (along_ecomap_step (map, key, ALONG_ECOMAP_HOME), ==, ALONG_ECOMAP_HOUSEHOLD);
  g_assert_nonnull (along_ecomap_step (map, ALONG_ECOMAP_HOUSEHOLD, ALONG_ECOMAP_LAST));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  today = DAY (2026, 3, 12);
  g_test_add_func ("/genogram/ecomap/no-home", test_no_home);
  g_test_add_func ("/genogram/ecomap/unborn", test_unborn);
  g_test_add_func ("/genogram/ecomap/before-one-was-born", test_before_one_was_born);
  g_test_add_func ("/genogram/ecomap/partner", test_partner);
  g_test_add_func ("/genogram/ecomap/directions", test_directions);
  g_test_add_func ("/genogram/ecomap/read", test_read);
  g_test_add_func ("/genogram/ecomap/private-and-past", test_private_and_past);
  g_test_add_func ("/genogram/ecomap/places", test_places);
  g_test_add_func ("/genogram/ecomap/keys", test_keys);
  return g_test_run ();
}
