/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line drawn from one person to another, and somebody moved along their row. */
#include "along-canvas-hands.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "along-announcer.h"
#include "along-canvas.h"
#include "along-commit.h"
#include "along-facts.h"
#include "along-genogram-branch.h"
#include "along-genogram-edits.h"
#include "along-genogram-hints.h"
#include "along-genogram-page-private.h"

/* Further up or down than this nobody's row is meant, px of the scene. */
#define REACH 110

/* --- A line --- */

static void
append_link (GMenu *menu, const char *format, const char *name, const char *from, const char *to, const char *how)
{
  g_autofree char *words = g_strdup_printf (format, name), *target = g_strconcat (how, "/", from, "/", to, NULL);
  g_autoptr (GMenuItem) item = g_menu_item_new (words, NULL);

  g_menu_item_set_action_and_target (item, "genogram.join", "s", target);
  g_menu_append_item (menu, item);
}

/* What the two are to each other: asked where the line was let go. */
static void
ask_what (AlongGenogramPage *self, const char *from, const char *to, double x, double y)
{
  AlongRecord *one = along_genogram_page_person (self, from), *other = along_genogram_page_person (self, to);
  g_autoptr (GMenu) menu = g_menu_new (), family = g_menu_new (), more = g_menu_new ();
  g_autofree char *title = NULL;
  const char *name;

  if (one == NULL || other == NULL)
    return;
  name = along_facts_first_name (other);
  from += strlen ("person/");
  to += strlen ("person/");
  /* Translators: %s is a first name; said of the person that the line was drawn from. */
  append_link (family, _ ("A couple with %s…"), name, from, to, "couple");
  append_link (family, _ ("Parent of %s"), name, from, to, "parent");
  append_link (family, _ ("Child of %s"), name, from, to, "child");
  append_link (more, _ ("A feeling for %s…"), name, from, to, "feeling");
  title = g_strdup_printf (_ ("What is %s?"), along_facts_first_name (one));
  g_menu_append_section (menu, title, G_MENU_MODEL (family));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  along_genogram_page_pop_up (self, menu, self->canvas, x, y);
}

static void
told_no (AlongGenogramPage *self, const char *words)
{
  along_announce (GTK_WIDGET (self), words);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "(sb)", words, FALSE);
}

/* "couple/FROM/TO" and so on: what the small menu of a line says. */
void
along_genogram_page_join (AlongGenogramPage *self, const char *how)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  g_auto (GStrv) parts = g_strsplit (how, "/", 3);
  g_autoptr (AlongEdit) edit = NULL;
  AlongRecord *one, *other;
  AlongId from, to;

  if (family == NULL || g_strv_length (parts) != 3 || !along_id_parse (parts[1], &from) || !along_id_parse (parts[2], &to))
    return;
  one = along_family_find (family, ALONG_KIND_PERSON, from);
  other = along_family_find (family, ALONG_KIND_PERSON, to);
  if (one == NULL || other == NULL)
    return;
  if (g_str_equal (parts[0], "couple") && along_genogram_find_couple (family, from, to) != NULL)
    told_no (self, _ ("They are a couple already. Change it in the panel."));
  else if (g_str_equal (parts[0], "couple") || g_str_equal (parts[0], "feeling"))
    {
      /* what kind of couple, or of feeling, is asked */
      g_autofree char *key = g_strdup_printf (g_str_equal (parts[0], "couple") ? "connect/%s/%s/couple" : "connect/%s/%s", parts[1], parts[2]);

      g_action_group_activate_action (G_ACTION_GROUP (self->actions), "ask", g_variant_new_string (key));
    }
  else
    {
      gboolean parent = g_str_equal (parts[0], "parent");

      if (along_genogram_is_parent (family, parent ? from : to, parent ? to : from))
        {
          told_no (self, _ ("They are parent and child already."));
          return;
        }
      edit = parent ? along_genogram_add_parent (family, one, other, ALONG_CHILD_NATURE_BIRTH)
                    : along_genogram_add_parent (family, other, one, ALONG_CHILD_NATURE_BIRTH);
      along_commit (GTK_WIDGET (self), along_page_get_session (ALONG_PAGE (self)), edit, NULL, along_edit_get_title (edit), NULL);
    }
}

/* --- A row --- */

/* Columns are counted in each part of a family anew: parts stand side by side. */
static int
by_x (gconstpointer a, gconstpointer b)
{
  const AlongLayoutPerson *one = *(const AlongLayoutPerson *const *) a, *other = *(const AlongLayoutPerson *const *) b;

  return (one->x > other->x) - (one->x < other->x);
}

static const AlongLayoutPerson *
drawn_person (AlongGenogramPage *self, const char *key)
{
  int index = self->layout != NULL && g_str_has_prefix (key, "person/") ? along_layout_find_person (self->layout, key + strlen ("person/"))
                                                                        : -1;
  guint n;

  return index >= 0 ? &along_layout_peek_people (self->layout, &n)[index] : NULL;
}

/* Everybody of @person's row, from left to right. */
static GPtrArray *
row_of (AlongGenogramPage *self, const AlongLayoutPerson *person)
{
  GPtrArray *row = g_ptr_array_new ();
  guint n;
  const AlongLayoutPerson *people = along_layout_peek_people (self->layout, &n);

  for (guint i = 0; i < n; i++)
    if (people[i].row == person->row)
      g_ptr_array_add (row, (gpointer) &people[i]);
  g_ptr_array_sort (row, by_x);
  return row;
}

static gboolean
are_couple (AlongGenogramPage *self, const AlongLayoutPerson *a, const AlongLayoutPerson *b)
{
  guint n, n_people;
  const AlongLayoutPerson *people = along_layout_peek_people (self->layout, &n_people);
  const AlongLayoutCouple *couples = along_layout_peek_couples (self->layout, &n);

  for (guint i = 0; i < n; i++)
    if (couples[i].other >= 0 && !couples[i].bracket
        && ((&people[couples[i].one] == a && &people[couples[i].other] == b)
            || (&people[couples[i].one] == b && &people[couples[i].other] == a)))
      return TRUE;
  return FALSE;
}

/* Whether somebody can stand before place @gap of the row, themselves not counted: not between two who stand together. */
static gboolean
is_gap (AlongGenogramPage *self, GPtrArray *others, guint gap)
{
  return gap == 0 || gap == others->len || !are_couple (self, others->pdata[gap - 1], others->pdata[gap]);
}

static double
gap_x (GPtrArray *others, guint gap)
{
  const AlongLayoutPerson *left = gap > 0 ? others->pdata[gap - 1] : NULL;
  const AlongLayoutPerson *right = gap < others->len ? others->pdata[gap] : NULL;

  if (left == NULL)
    return right->x - right->half - ALONG_SYMBOL / 2;
  if (right == NULL)
    return left->x + left->half + ALONG_SYMBOL / 2;
  return (left->x + left->half + right->x - right->half) / 2;
}

/* The place of the row nearest to @x, or -1 where that is where they stand. @others: the row without them. */
static int
nearest_gap (AlongGenogramPage *self, const AlongLayoutPerson *person, GPtrArray *others, double x)
{
  int best = -1, here = 0;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < others->len; i++)
    here += ((const AlongLayoutPerson *) others->pdata[i])->x < person->x;
  for (guint gap = 0; gap <= others->len; gap++)
    {
      double away = fabs ((int) gap == here ? person->x - x : gap_x (others, gap) - x);

      if (((int) gap == here || is_gap (self, others, gap)) && away < least)
        {
          least = away;
          best = (int) gap;
        }
    }
  return best == here ? -1 : best;
}

static GPtrArray *
others_of (AlongGenogramPage *self, const AlongLayoutPerson *person)
{
  GPtrArray *row = row_of (self, person);

  g_ptr_array_remove (row, (gpointer) person);
  return row;
}

/* The row as ids, with @person before place @gap of the others. */
static GArray *
new_row (const AlongLayoutPerson *person, GPtrArray *others, guint gap)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (AlongId));

  for (guint i = 0; i <= others->len; i++)
    {
      AlongId id;

      if (i == gap && along_id_parse (person->person->key, &id))
        g_array_append_val (ids, id);
      if (i < others->len && along_id_parse (((const AlongLayoutPerson *) others->pdata[i])->person->key, &id))
        g_array_append_val (ids, id);
    }
  return ids;
}

/* Whether @person stands right of @left (nullable) and left of @right (nullable) in @layout. */
static gboolean
stands_between (AlongLayout *layout, const char *person, const AlongLayoutPerson *left, const AlongLayoutPerson *right)
{
  guint n;
  const AlongLayoutPerson *people = along_layout_peek_people (layout, &n);
  int at = along_layout_find_person (layout, person);
  int before = left != NULL ? along_layout_find_person (layout, left->person->key) : -1;
  int after = right != NULL ? along_layout_find_person (layout, right->person->key) : -1;

  return at >= 0 && (before < 0 || people[before].x < people[at].x) && (after < 0 || people[after].x > people[at].x);
}

/* Tries @edit out: whether the layout could not follow what it wishes of @person, to stand before place @gap of @others. */
static gboolean
cannot_stand (AlongGenogramPage *self, AlongEdit *edit, const char *person, GPtrArray *others, guint gap)
{
  g_autoptr (AlongFamily) after = along_genogram_family_after (along_page_get_family (ALONG_PAGE (self)), edit);
  g_autoptr (AlongLayout) layout = along_genogram_page_try (self, after);
  const AlongDroppedHint *dropped;
  guint n;

  if (layout == NULL)
    return FALSE;
  dropped = along_layout_peek_dropped_hints (layout, &n);
  for (guint i = 0; i < n; i++)
    if (g_str_equal (dropped[i].hint->left, person) || g_str_equal (dropped[i].hint->right, person))
      return TRUE;
  return !stands_between (layout, person, gap > 0 ? others->pdata[gap - 1] : NULL, gap < others->len ? others->pdata[gap] : NULL);
}

static void
moved_cb (GtkWidget *page, const AlongCheckPlace *place, const GError *error)
{
  AlongGenogramPage *self = ALONG_GENOGRAM_PAGE (page);
  g_autofree char *id = along_id_to_text (self->chosen), *key = g_strconcat ("person/", id, NULL), *words = NULL;
  const AlongLayoutPerson *person = drawn_person (self, key);
  g_autoptr (GPtrArray) row = person != NULL ? row_of (self, person) : NULL;
  guint at;

  if (error != NULL || row == NULL || !g_ptr_array_find (row, person, &at))
    return;
  words = at > 0 ? g_strdup_printf (_ ("%s stands right of %s now."), person->person->name,
                                    ((const AlongLayoutPerson *) row->pdata[at - 1])->person->name)
                 : g_strdup_printf (_ ("%s stands first in the row now."), person->person->name);
  along_announce (page, words);
}

static void
put (AlongGenogramPage *self, const AlongLayoutPerson *person, GPtrArray *others, guint gap)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  g_autofree char *key = g_strconcat ("person/", person->person->key, NULL);
  AlongRecord *record = along_genogram_page_person (self, key);
  g_autoptr (GArray) row = new_row (person, others, gap);
  g_autoptr (AlongEdit) edit = NULL;

  if (record == NULL)
    return;
  edit = along_genogram_place (family, record, (AlongId *) row->data, row->len);
  if (cannot_stand (self, edit, person->person->key, others, gap))
    {
      g_autofree char *words = g_strdup_printf (_ ("%s cannot stand there: the lines of the family say otherwise."),
                                                along_facts_first_name (record));

      told_no (self, words);
      return;
    }
  along_genogram_page_select (self, key);
  if (!along_edit_is_empty (edit))
    along_commit (GTK_WIDGET (self), along_page_get_session (ALONG_PAGE (self)), edit, NULL, along_edit_get_title (edit), moved_cb);
}

/* The chosen person one place to the left (@step -1) or right; over two who stand together in one step. */
void
along_genogram_page_step_aside (AlongGenogramPage *self, int step)
{
  g_autofree char *id = along_id_to_text (self->chosen), *key = g_strconcat ("person/", id, NULL);
  const AlongLayoutPerson *person = drawn_person (self, key);
  g_autoptr (GPtrArray) others = NULL;
  int at = 0;

  if (person == NULL || along_page_is_read_only (ALONG_PAGE (self)))
    return;
  others = others_of (self, person);
  for (guint i = 0; i < others->len; i++)
    at += ((const AlongLayoutPerson *) others->pdata[i])->x < person->x;
  do
    at += step;
  while (at > 0 && at < (int) others->len && !is_gap (self, others, (guint) at));
  if (at < 0 || at > (int) others->len)
    {
      gtk_widget_error_bell (self->canvas);
      along_announce (GTK_WIDGET (self), step < 0 ? _ ("There is nobody further left in this row.")
                                                  : _ ("There is nobody further right in this row."));
      return;
    }
  put (self, person, others, (guint) at);
}

/* --- Tidy, and wishes that cannot be followed --- */

/* Gives the placing back to the program. */
void
along_genogram_page_tidy (AlongGenogramPage *self)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  g_autoptr (AlongEdit) edit = family != NULL ? along_genogram_tidy (family) : NULL;

  if (edit == NULL || along_page_is_read_only (ALONG_PAGE (self)))
    return;
  along_genogram_page_forget_order (self);
  if (along_edit_is_empty (edit))
    {
      along_genogram_page_redraw (self);
      told_no (self, _ ("Drawn afresh. Nobody was placed by hand."));
      return;
    }
  along_commit (GTK_WIDGET (self), along_page_get_session (ALONG_PAGE (self)), edit, NULL, _ ("Drawing tidied"), NULL);
}

/* Says, once, that somebody can no longer stand where they were put. */
void
along_genogram_page_tell_wishes (AlongGenogramPage *self)
{
  guint n;
  const AlongDroppedHint *dropped = along_layout_peek_dropped_hints (self->layout, &n);
  g_autoptr (GString) which = g_string_new (NULL);
  const AlongGraphPerson *person = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < n; i++)
    if (dropped[i].fault != ALONG_HINT_NOT_THERE)
      {
        g_string_append_printf (which, "%s<%s ", dropped[i].hint->left, dropped[i].hint->right);
        person = along_graph_find_person (along_layout_get_graph (self->layout), dropped[i].hint->left);
      }
  if (person == NULL || g_strcmp0 (self->hands.told, which->str) == 0)
    return;
  g_free (self->hands.told);
  self->hands.told = g_string_free (g_steal_pointer (&which), FALSE);
  words = g_strdup_printf (_ ("%s no longer stands where you put them: the family has changed. Tidy forgets what was placed by hand."),
                           person->name);
  told_no (self, words);
}

/* --- The canvas's hands --- */

static gboolean
can_cb (AlongCanvas *canvas, AlongHand hand, const char *key, gpointer data)
{
  AlongGenogramPage *self = data;
  const AlongLayoutPerson *person = drawn_person (self, key);
  g_autoptr (GPtrArray) row = NULL;

  if (person == NULL || along_page_is_read_only (ALONG_PAGE (self)) || along_genogram_page_person (self, key) == NULL)
    return FALSE;
  if (hand == ALONG_HAND_LINK)
    return TRUE;
  row = row_of (self, person);
  return row->len > 1;
}

static int
gap_at (AlongGenogramPage *self, const AlongLayoutPerson *person, GPtrArray *others, double x, double y)
{
  return fabs (y - person->y) > REACH ? -1 : nearest_gap (self, person, others, x);
}

static gboolean
over_cb (AlongCanvas *canvas, AlongHand hand, const char *key, const char *target, double x, double y, AlongRect *slot, gpointer data)
{
  AlongGenogramPage *self = data;
  const AlongLayoutPerson *person = drawn_person (self, key);
  g_autoptr (GPtrArray) others = NULL;
  int gap;

  if (hand == ALONG_HAND_LINK)
    return target != NULL && along_genogram_page_person (self, target) != NULL;
  if (person == NULL)
    return FALSE;
  others = others_of (self, person);
  gap = gap_at (self, person, others, x, y);
  if (gap < 0)
    return FALSE;
  *slot = (AlongRect){ gap_x (others, (guint) gap), person->y - ALONG_SYMBOL, 0, 2 * ALONG_SYMBOL };
  return TRUE;
}

static void
drop_cb (AlongCanvas *canvas, AlongHand hand, const char *key, const char *target, double x, double y, gpointer data)
{
  AlongGenogramPage *self = data;
  const AlongLayoutPerson *person = drawn_person (self, key);
  g_autoptr (GPtrArray) others = NULL;
  GdkRectangle bounds;
  int gap;

  if (hand == ALONG_HAND_LINK)
    {
      if (along_canvas_item_bounds (canvas, target, &bounds))
        ask_what (self, key, target, bounds.x + bounds.width / 2.0, bounds.y + bounds.height / 2.0);
      return;
    }
  if (person == NULL)
    return;
  others = others_of (self, person);
  gap = gap_at (self, person, others, x, y);
  if (gap >= 0)
    put (self, person, others, (guint) gap);
}

/* The handle pressed: by the dialog, which asks for the other person too. */
static void
click_cb (AlongCanvas *canvas, const char *key, double x, double y, gpointer data)
{
  AlongGenogramPage *self = data;

  along_genogram_page_select (self, key);
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "connect", NULL);
}

static const AlongCanvasHands hands = { can_cb, over_cb, drop_cb, click_cb };

/* --- Of the page --- */

void
along_genogram_page_hands_init (AlongGenogramPage *self)
{
  along_canvas_set_pick (ALONG_CANVAS (self->canvas), "person/");
  along_canvas_set_glide (ALONG_CANVAS (self->canvas), "person/");
  along_canvas_set_hands (ALONG_CANVAS (self->canvas), &hands, self);
  along_genogram_page_several_init (self);
}

void
along_genogram_page_hands_forget (AlongGenogramPage *self)
{
  g_clear_pointer (&self->hands.told, g_free);
  along_canvas_pick_none (ALONG_CANVAS (self->canvas));
  along_canvas_find (ALONG_CANVAS (self->canvas), NULL);
  along_genogram_page_leave_branch (self);
}

void
along_genogram_page_hands_dispose (AlongGenogramPage *self)
{
  g_clear_pointer (&self->hands.told, g_free);
  if (adw_bin_get_child (ADW_BIN (self)) != NULL)
    along_canvas_set_hands (ALONG_CANVAS (self->canvas), NULL, NULL);
}
