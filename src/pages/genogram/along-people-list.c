/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-people-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "along-genogram-words.h"
#include "along-id.h"
#include "along-text.h"

/* Letters typed within this time of one another are one word. */
#define TYPING_MS 1000

/* --- One person, or what joins some --- */

#define ALONG_TYPE_PEOPLE_ROW (along_people_row_get_type ())
G_DECLARE_FINAL_TYPE (AlongPeopleRow, along_people_row, ALONG, PEOPLE_ROW, GObject)

struct _AlongPeopleRow
{
  GObject parent_instance;

  char *key, *name, *words;
  char *heading; /* (nullable): of the generation that begins here */
};

G_DEFINE_FINAL_TYPE (AlongPeopleRow, along_people_row, G_TYPE_OBJECT)

static void
along_people_row_finalize (GObject *object)
{
  AlongPeopleRow *self = ALONG_PEOPLE_ROW (object);

  g_free (self->key);
  g_free (self->name);
  g_free (self->words);
  g_free (self->heading);
  G_OBJECT_CLASS (along_people_row_parent_class)->finalize (object);
}

static void
along_people_row_class_init (AlongPeopleRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = along_people_row_finalize;
}

static void
along_people_row_init (AlongPeopleRow *self)
{
}

/* --- The list --- */

struct _AlongPeopleList
{
  GtkWidget parent_instance;

  GtkWidget *scrolled, *view;
  GListStore *rows;
  GtkSingleSelection *selection;
  GString *typed;
  gint64 typed_at;
};

enum
{
  ITEM_ACTIVATED,
  ITEM_MENU,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlongPeopleList, along_people_list, GTK_TYPE_WIDGET)

static AlongPeopleRow *
nth (AlongPeopleList *self, guint position)
{
  g_autoptr (AlongPeopleRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  return row; /* the list keeps it */
}

/* How far @row is from the row of @from, in words that say from whom it is counted. */
static char *
generation_words (int row, const AlongLayoutPerson *from)
{
  int up = from->row - row;
  const char *name = from->person->name;

  switch (up)
    {
    case 0:
      return g_strdup_printf (C_ ("generation", "The same generation as %s"), name);
    case 1:
      return g_strdup_printf (C_ ("generation", "%s’s parents’ generation"), name);
    case 2:
      return g_strdup_printf (C_ ("generation", "%s’s grandparents’ generation"), name);
    case 3:
      return g_strdup_printf (C_ ("generation", "%s’s great-grandparents’ generation"), name);
    case -1:
      return g_strdup_printf (C_ ("generation", "%s’s children’s generation"), name);
    case -2:
      return g_strdup_printf (C_ ("generation", "%s’s grandchildren’s generation"), name);
    default:
      if (up > 0)
        return g_strdup_printf (ngettext ("%d generation before %s", "%d generations before %s", (gulong) up), up, name);
      return g_strdup_printf (ngettext ("%d generation after %s", "%d generations after %s", (gulong) -up), -up, name);
    }
}

/* Who lives, or is expected, and has a name that can be said. */
static gboolean
can_be_named (const AlongGraphPerson *person)
{
  return !person->dead && (person->kind == ALONG_GRAPH_PERSON || person->kind == ALONG_GRAPH_PREGNANCY)
         && !along_text_is_empty (person->name);
}

/* Whether the support is rather about @one than about @other (nullable): whom the drawing is about, who does not live elsewhere, the
 * youngest. */
static gboolean
comes_before (const AlongGraphPerson *one, const AlongGraphPerson *other)
{
  if (other == NULL || one->index != other->index)
    return other == NULL || one->index;
  if (one->bracket != other->bracket)
    return !one->bracket;
  return one->birth_lo > other->birth_lo;
}

/* Whose generation the others are told from: a child of whom the drawing is about, since from the child's side people's roles are
 * written ("maternal grandmother"), or else the person themselves. */
static const AlongLayoutPerson *
peek_from (AlongLayout *layout)
{
  guint n, n_couples, n_lines;
  const AlongLayoutPerson *people = along_layout_peek_people (layout, &n), *from = NULL;
  const AlongLayoutCouple *couples = along_layout_peek_couples (layout, &n_couples);
  const AlongLayoutLine *lines = along_layout_peek_lines (layout, &n_lines);
  const char *key = along_genogram_step (layout, NULL, ALONG_KIN_HOME);
  int home = key != NULL ? along_layout_find_person (layout, key) : 0;

  for (guint i = 0; i < n_lines; i++)
    if (lines[i].child >= 0 && (couples[lines[i].couple].one == home || couples[lines[i].couple].other == home)
        && can_be_named (people[lines[i].child].person)
        && comes_before (people[lines[i].child].person, from != NULL ? from->person : NULL))
      from = &people[lines[i].child];
  return from != NULL ? from : &people[home];
}

/* @heading: (nullable): of what begins here. Takes @name and @words. */
static void
add_row (GPtrArray *rows, const char *prefix, const char *key, char *name, char *words, const char *heading)
{
  AlongPeopleRow *row = g_object_new (ALONG_TYPE_PEOPLE_ROW, NULL);

  row->key = g_strconcat (prefix, key, NULL);
  row->name = name;
  row->words = words;
  row->heading = g_strdup (heading);
  g_ptr_array_add (rows, row);
}

static void
add_people (GPtrArray *rows, AlongLayout *layout)
{
  g_auto (GStrv) order = along_layout_list_order (layout);
  guint n;
  const AlongLayoutPerson *people = along_layout_peek_people (layout, &n), *from = peek_from (layout);
  int last = -1;

  for (char **key = order; *key != NULL; key++)
    {
      int person = along_layout_find_person (layout, *key);
      g_autofree char *heading = NULL;

      if (!along_genogram_is_kin (layout, person))
        continue;
      heading = people[person].row != last ? generation_words (people[person].row, from) : NULL;
      add_row (rows, "person/", *key, along_genogram_person_name (layout, person), along_genogram_person_words (layout, person), heading);
      last = people[person].row;
    }
}

/* Who is there because they care for somebody: of no generation. */
static void
add_carers (GPtrArray *rows, AlongLayout *layout)
{
  g_auto (GStrv) order = along_layout_list_order (layout);
  const char *heading = C_ ("list", "Carers");

  for (char **key = order; *key != NULL; key++)
    {
      int person = along_layout_find_person (layout, *key);

      if (along_genogram_is_kin (layout, person))
        continue;
      add_row (rows, "person/", *key, along_genogram_person_name (layout, person), along_genogram_person_words (layout, person), heading);
      heading = NULL;
    }
}

/* Of somebody who is in the drawing. Returns: (nullable) */
static char *
drawn_name (AlongLayout *layout, AlongId id)
{
  g_autofree char *key = along_id_to_text (id);
  int person = along_layout_find_person (layout, key);
  guint n;

  return person >= 0 ? g_strdup (along_layout_peek_people (layout, &n)[person].person->name) : NULL;
}

/* "Keira, Kai, Rowan" */
static char *
member_words (AlongLayout *layout, const AlongGraphHome *home)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n;
  const AlongLayoutPerson *people = along_layout_peek_people (layout, &n);

  for (guint i = 0; i < home->members->len; i++)
    {
      int person = along_layout_find_person (layout, home->members->pdata[i]);

      /* who is not born yet lives nowhere by themselves */
      if (person >= 0 && people[person].person->name != NULL && people[person].person->kind != ALONG_GRAPH_PREGNANCY)
        g_string_append_printf (names, "%s%s", names->len > 0 ? C_ ("names", ", ") : "", people[person].person->name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* What joins the people, each in a row of its own: as in the drawing it can be opened, changed and removed. */
static void
add_lines (GPtrArray *rows, AlongLayout *layout)
{
  guint n;
  const AlongLayoutCouple *couples = along_layout_peek_couples (layout, &n);
  const AlongLayoutBond *bonds;
  const AlongLayoutHome *homes;
  GPtrArray *all;
  const char *heading = C_ ("list", "Couples");
  AlongId id;

  for (guint i = 0; i < n; i++)
    {
      char *name = along_id_parse (couples[i].couple->key, &id) ? along_genogram_couple_words (layout, i) : NULL;

      if (name == NULL)
        continue;
      add_row (rows, "couple/", couples[i].couple->key, name,
               couples[i].couple->kind == ALONG_GRAPH_CO_PARENTS ? NULL : g_strdup (couples[i].couple->caption), heading);
      heading = NULL;
    }
  homes = along_layout_peek_homes (layout, &n);
  heading = C_ ("list", "Homes");
  for (guint i = 0; i < n; i++)
    if (homes[i].part == 0)
      {
        add_row (rows, "home/", homes[i].home->key, g_strdup (homes[i].home->name), member_words (layout, homes[i].home), heading);
        heading = NULL;
      }
  /* who lives alone has no outline in the drawing, and yet a home */
  all = along_graph_get_homes (along_layout_get_graph (layout));
  for (guint i = 0; i < all->len; i++)
    {
      const AlongGraphHome *home = all->pdata[i];

      if (home->members->len != 1 || home->name == NULL)
        continue;
      add_row (rows, "home/", home->key, g_strdup (home->name), member_words (layout, home), heading);
      heading = NULL;
    }
  bonds = along_layout_peek_bonds (layout, &n);
  for (guint i = 0; i < n; i++)
    add_row (rows, "bond/", bonds[i].bond->key, along_genogram_bond_words (layout, i), NULL, i == 0 ? C_ ("list", "Feelings") : NULL);
}

/* "Jake, cared for by Rose, Bill". @day: of the drawing */
static void
add_care (GPtrArray *rows, AlongLayout *layout, AlongFamily *family, int day)
{
  const char *heading = C_ ("list", "Care");
  AlongRecord *care;

  ALONG_FOREACH (care, family, ALONG_KIND_CARE_LINK)
    {
      g_autofree char *child = drawn_name (layout, along_record_get_ref (care, ALONG_CARE_LINK_P_CHILD));
      g_autofree char *key = along_id_to_text (along_record_get_id (care));
      g_autoptr (GString) carers = g_string_new (NULL);
      guint n;
      const AlongId *ids = along_record_get_refs (care, ALONG_CARE_LINK_P_CARERS, &n);

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *carer = drawn_name (layout, ids[i]);

          if (carer != NULL)
            g_string_append_printf (carers, "%s%s", carers->len > 0 ? C_ ("names", ", ") : "", carer);
        }
      if (child == NULL || carers->len == 0 || !along_record_holds_on (care, ALONG_CARE_LINK_P_FROM, ALONG_CARE_LINK_P_TO, day))
        continue;
      /* Translators: a child, and who cares for it */
      add_row (rows, "care_link/", key, g_strdup_printf (_ ("%s, cared for by %s"), child, carers->str),
               g_strdup (along_enum_words (ALONG_ENUM_CARE_KIND, along_record_get_enum (care, ALONG_CARE_LINK_P_KIND))), heading);
      heading = NULL;
    }
}

/**
 * along_people_list_set_layout: who and what is listed. Where one was stays, if that is still there.
 *
 * @layout: (nullable): nobody
 * @family: (nullable): of @layout, on @day
 */
void
along_people_list_set_layout (AlongPeopleList *self, AlongLayout *layout, AlongFamily *family, int day)
{
  g_autofree char *current = g_strdup (along_people_list_get_current (self));
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint at = 0;

  if (layout != NULL)
    {
      add_people (rows, layout);
      add_carers (rows, layout);
      add_lines (rows, layout);
      add_care (rows, layout, family, day);
    }
  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (((AlongPeopleRow *) rows->pdata[i])->key, current) == 0)
      at = i;
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata, rows->len);
  if (rows->len > 0)
    gtk_single_selection_set_selected (self->selection, at);
}

/** along_people_list_get_current: (nullable): key of the person one is at. */
const char *
along_people_list_get_current (AlongPeopleList *self)
{
  AlongPeopleRow *row = gtk_single_selection_get_selected_item (self->selection);

  return row != NULL ? row->key : NULL;
}

static void
go_to (AlongPeopleList *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
}

/** along_people_list_focus: goes to the person with @key (nullable: stays where it is) and takes the focus. */
gboolean
along_people_list_focus (AlongPeopleList *self, const char *key)
{
  for (guint i = 0; key != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    if (g_str_equal (nth (self, i)->key, key))
      go_to (self, i);
  return gtk_widget_grab_focus (self->view);
}

/* --- Rows --- */

static GtkWidget *
line_new (GtkWidget *box, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *words;

  gtk_widget_set_margin_top (line_new (box, "heading"), 12);
  gtk_widget_set_margin_top (line_new (box, NULL), 6);
  words = line_new (box, "along-second");
  gtk_widget_add_css_class (words, "caption");
  gtk_widget_set_margin_bottom (words, 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_item_set_child (item, box);
}

/* The row is called as the item of the drawing is, and says the same of it; its three lines would be read as one. */
static void
tell (GtkListItem *item, const AlongPeopleRow *row)
{
  GtkAccessible *widget = GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_list_item_get_child (item)));

  gtk_accessible_update_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, row->name, -1);
  if (row->words != NULL && row->words[0] != '\0')
    gtk_accessible_update_property (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, row->words, -1);
  else
    gtk_accessible_reset_property (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *heading = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *name = gtk_widget_get_next_sibling (heading), *words = gtk_widget_get_next_sibling (name);
  AlongPeopleRow *row = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (heading), row->heading != NULL ? row->heading : "");
  gtk_widget_set_visible (heading, row->heading != NULL);
  gtk_label_set_label (GTK_LABEL (name), row->name);
  gtk_label_set_label (GTK_LABEL (words), row->words != NULL ? row->words : "");
  gtk_widget_set_visible (words, row->words != NULL && row->words[0] != '\0');
  tell (item, row);
}

static void
activate_cb (AlongPeopleList *self, guint position)
{
  g_autofree char *key = g_strdup (nth (self, position)->key);

  g_signal_emit (self, signals[ITEM_ACTIVATED], 0, key);
}

static void
ask_menu (AlongPeopleList *self, double x, double y)
{
  g_autofree char *key = g_strdup (along_people_list_get_current (self));

  if (key != NULL)
    g_signal_emit (self, signals[ITEM_MENU], 0, key, x, y);
}

/* --- Keys and pointer --- */

static gboolean
find (AlongPeopleList *self, gunichar letter)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows)), from = gtk_single_selection_get_selected (self->selection);
  gint64 now = g_get_monotonic_time ();
  g_autofree char *typed = NULL;

  if (now - self->typed_at > TYPING_MS * 1000)
    {
      g_string_truncate (self->typed, 0);
      from++;
    }
  self->typed_at = now;
  g_string_append_unichar (self->typed, letter);
  typed = along_text_fold (self->typed->str);
  for (guint i = 0; i < n; i++)
    {
      const AlongPeopleRow *row = nth (self, (from + i) % n);
      g_autofree char *name = along_text_fold (row->name);

      if (g_str_has_prefix (row->key, "person/") && g_str_has_prefix (name, typed))
        {
          go_to (self, (from + i) % n);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
key_cb (AlongPeopleList *self, guint key, guint code, GdkModifierType state)
{
  gunichar letter = gdk_keyval_to_unicode (key);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  graphene_rect_t place;

  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK)))
    {
      if (focus == NULL || !gtk_widget_compute_bounds (focus, GTK_WIDGET (self), &place))
        return GDK_EVENT_PROPAGATE;
      ask_menu (self, place.origin.x + place.size.width / 2, place.origin.y + place.size.height);
      return GDK_EVENT_STOP;
    }
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) || !g_unichar_isalpha (letter))
    return GDK_EVENT_PROPAGATE;
  return find (self, letter);
}

/* The row under the pointer, which becomes the one that is meant. */
static gboolean
point_at (AlongPeopleList *self, double x, double y)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  while (at != NULL && gtk_widget_get_parent (at) != self->view)
    at = gtk_widget_get_parent (at);
  if (at == NULL)
    return FALSE;
  gtk_widget_grab_focus (at);
  gtk_widget_activate_action (at, "listitem.select", "(bb)", FALSE, FALSE);
  return TRUE;
}

static void
released_cb (AlongPeopleList *self, int n, double x, double y)
{
  if (n == 1 && point_at (self, x, y))
    activate_cb (self, gtk_single_selection_get_selected (self->selection));
}

static void
second_cb (AlongPeopleList *self, int n, double x, double y)
{
  if (point_at (self, x, y))
    ask_menu (self, x, y);
}

/* A finger that rests on a row asks for its menu, and for nothing besides. */
static void
pressed_long_cb (GtkGesture *press, double x, double y, GtkGesture *first)
{
  AlongPeopleList *self = ALONG_PEOPLE_LIST (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (press)));

  gtk_gesture_set_state (first, GTK_EVENT_SEQUENCE_DENIED);
  second_cb (self, 1, x, y);
}

/* --- Class --- */

static gboolean
along_people_list_grab_focus (GtkWidget *widget)
{
  return along_people_list_focus (ALONG_PEOPLE_LIST (widget), NULL);
}

/* One stop of Tab: the arrows go along the rows. */
static gboolean
along_people_list_focus_next (GtkWidget *widget, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) && focus != NULL && gtk_widget_is_ancestor (focus, widget))
    return FALSE;
  return GTK_WIDGET_CLASS (along_people_list_parent_class)->focus (widget, direction);
}

static void
along_people_list_dispose (GObject *object)
{
  AlongPeopleList *self = ALONG_PEOPLE_LIST (object);

  if (self->view != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->view), NULL);
  self->view = NULL;
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (along_people_list_parent_class)->dispose (object);
}

static void
along_people_list_finalize (GObject *object)
{
  g_string_free (ALONG_PEOPLE_LIST (object)->typed, TRUE);
  G_OBJECT_CLASS (along_people_list_parent_class)->finalize (object);
}

static void
along_people_list_class_init (AlongPeopleListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_people_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = along_people_list_finalize;
  widget_class->grab_focus = along_people_list_grab_focus;
  widget_class->focus = along_people_list_focus_next;
  signals[ITEM_ACTIVATED] = g_signal_new ("item-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ITEM_MENU] = g_signal_new ("item-menu", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
along_people_list_init (AlongPeopleList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *first = gtk_gesture_click_new (), *second = gtk_gesture_click_new (), *press = gtk_gesture_long_press_new ();

  self->typed = g_string_new (NULL);
  self->rows = g_list_store_new (ALONG_TYPE_PEOPLE_ROW);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("People"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->view);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (first), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (first, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (first));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (second), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (second, "pressed", G_CALLBACK (second_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (second));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect (press, "pressed", G_CALLBACK (pressed_long_cb), first);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

/** along_people_list_new: a list of nobody yet. */
GtkWidget *
along_people_list_new (void)
{
  return g_object_new (ALONG_TYPE_PEOPLE_LIST, NULL);
}
