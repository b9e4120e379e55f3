/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-people-list.h"

#include <glib/gi18n-lib.h>

#include "along-people-row.h"
#include "along-people-words.h"
#include "along-text.h"

/* Letters typed within this time of one another are one word. */
#define TYPING_MS 1000

struct _AlongPeopleList
{
  GtkWidget parent_instance;

  GtkWidget *scrolled, *box;
  GPtrArray *listed; /* (nullable): what the rows are going to say, until they are made */
  GHashTable *rows;  /* key, the row's -> row */
  GHashTable *marked; /* keys */
  char *current;     /* (nullable): key of the row one is at, or was last */
  int position;      /* of that row */
  gboolean several, edits;
  GString *typed;
  gint64 typed_at;
};

enum
{
  ITEM_ACTIVATED,
  ITEM_FOCUSED,
  ITEM_MENU,
  ITEM_ASKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlongPeopleList, along_people_list, GTK_TYPE_WIDGET)

static AlongPeopleRow *
nth (AlongPeopleList *self, int position)
{
  GtkListBoxRow *row = position >= 0 ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->box), position) : NULL;

  return row != NULL ? ALONG_PEOPLE_ROW (row) : NULL;
}

/* The row one is at, or was last. Returns: (nullable) */
static AlongPeopleRow *
here (AlongPeopleList *self)
{
  return self->current != NULL ? g_hash_table_lookup (self->rows, self->current) : NULL;
}

static void
tell (AlongPeopleList *self, guint signal, AlongPeopleRow *row)
{
  g_autofree char *key = g_strdup (along_people_row_get_key (row));

  g_signal_emit (self, signals[signal], 0, key);
}

/* @row: (nullable): where it is not about one */
static void
ask (AlongPeopleList *self, AlongPeopleRow *row, const char *what)
{
  g_autofree char *key = row != NULL ? g_strdup (along_people_row_get_key (row)) : NULL;

  g_signal_emit (self, signals[ITEM_ASKED], 0, key, what);
}

static void
ask_menu (AlongPeopleList *self, AlongPeopleRow *row, double x, double y)
{
  g_autofree char *key = g_strdup (along_people_row_get_key (row));

  g_signal_emit (self, signals[ITEM_MENU], 0, key, x, y);
}

static void
ask_menu_under (AlongPeopleList *self, AlongPeopleRow *row)
{
  graphene_rect_t place;

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self), &place))
    ask_menu (self, row, place.origin.x + place.size.width / 2, place.origin.y + place.size.height);
}

/* From now on the row called @key is the one that is meant. */
static void
go_to (AlongPeopleList *self, const char *key)
{
  along_text_set (&self->current, key);
  if (here (self) != NULL)
    self->position = along_people_row_get_position (here (self));
}

/* --- Rows --- */

/* The focus comes to a row: that is the one that is meant. */
static void
enter_cb (GtkEventController *controller, AlongPeopleList *self)
{
  AlongPeopleRow *row = ALONG_PEOPLE_ROW (gtk_event_controller_get_widget (controller));

  go_to (self, along_people_row_get_key (row));
  tell (self, ITEM_FOCUSED, row);
}

static void
asked_cb (AlongPeopleRow *row, const char *what, AlongPeopleList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (row));
  if (g_str_equal (what, "activate"))
    tell (self, ITEM_ACTIVATED, row);
  else if (g_str_equal (what, "menu"))
    ask_menu_under (self, row);
  else
    ask (self, row, what);
}

static void
make_row (AlongPeopleList *self, const AlongListed *listed, int position)
{
  GtkWidget *row = along_people_row_new (listed->key);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (focus, "enter", G_CALLBACK (enter_cb), self);
  gtk_widget_add_controller (row, focus);
  g_signal_connect (row, "asked", G_CALLBACK (asked_cb), self);
  along_people_row_tell (ALONG_PEOPLE_ROW (row), listed, position);
  along_people_row_mark (ALONG_PEOPLE_ROW (row), g_hash_table_contains (self->marked, listed->key));
  along_people_row_set_edits (ALONG_PEOPLE_ROW (row), self->edits);
  g_hash_table_insert (self->rows, (gpointer) along_people_row_get_key (ALONG_PEOPLE_ROW (row)), row);
  gtk_list_box_append (GTK_LIST_BOX (self->box), row);
}

static int
by_position (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  return along_people_row_get_position (ALONG_PEOPLE_ROW (a)) - along_people_row_get_position (ALONG_PEOPLE_ROW (b));
}

static void
heading_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *words = along_people_row_get_heading (ALONG_PEOPLE_ROW (row));
  GtkWidget *heading = gtk_list_box_row_get_header (row);

  if (words == NULL)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (heading == NULL)
    {
      heading = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "xalign", 0.0, "wrap", TRUE, "margin-start",
                              12, "margin-end", 12, "margin-top", before != NULL ? 18 : 6, "margin-bottom", 6, NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);
      gtk_widget_add_css_class (heading, "heading");
      gtk_list_box_row_set_header (row, heading);
    }
  gtk_label_set_label (GTK_LABEL (heading), words);
}

/* Headings are read where they stand, not after all rows. */
static void
order_headings (AlongPeopleList *self)
{
  AlongPeopleRow *row;

  for (int i = 0; (row = nth (self, i)) != NULL; i++)
    {
      GtkWidget *heading = gtk_list_box_row_get_header (GTK_LIST_BOX_ROW (row));

      if (heading != NULL && gtk_widget_get_parent (heading) == self->box)
        gtk_widget_insert_before (heading, self->box, GTK_WIDGET (row));
    }
}

/* Whoever is no more listed goes. */
static void
drop_rows (AlongPeopleList *self, GHashTable *keys)
{
  GHashTableIter iter;
  gpointer key, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    if (!g_hash_table_contains (keys, key))
      {
        g_hash_table_iter_remove (&iter);
        gtk_list_box_remove (GTK_LIST_BOX (self->box), row);
      }
}

static gboolean
has_focus (AlongPeopleList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* The rows as they are listed now. Where one was stays, or the row that has come into its place. */
static void
make_rows (AlongPeopleList *self)
{
  g_autoptr (GPtrArray) listed = g_steal_pointer (&self->listed);
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean focused = has_focus (self);

  if (listed == NULL)
    return;
  for (guint i = 0; i < listed->len; i++)
    g_hash_table_add (keys, ((AlongListed *) listed->pdata[i])->key);
  drop_rows (self, keys);
  for (guint i = 0; i < listed->len; i++)
    {
      const AlongListed *each = listed->pdata[i];
      AlongPeopleRow *row = g_hash_table_lookup (self->rows, each->key);

      if (row != NULL)
        along_people_row_tell (row, each, (int) i);
      else
        make_row (self, each, (int) i);
    }
  gtk_list_box_invalidate_sort (GTK_LIST_BOX (self->box));
  gtk_list_box_invalidate_headers (GTK_LIST_BOX (self->box));
  order_headings (self);
  if (here (self) != NULL)
    go_to (self, self->current);
  else if (focused && listed->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (nth (self, MIN (self->position, (int) listed->len - 1))));
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
  g_clear_pointer (&self->listed, g_ptr_array_unref);
  self->listed = layout != NULL ? along_people_words (layout, family, day) : g_ptr_array_new ();
  if (layout == NULL)
    along_text_set (&self->current, NULL);
  else if (self->current == NULL)
    self->current = along_people_home (layout);
  /* Nothing of who is gone stays. */
  if (layout == NULL || gtk_widget_get_mapped (GTK_WIDGET (self)))
    make_rows (self);
}

/** along_people_list_set_marked: who looks chosen, and is said to be. @several: Escape asks for nobody any more. */
void
along_people_list_set_marked (AlongPeopleList *self, const char *const *keys, gboolean several)
{
  GHashTableIter iter;
  gpointer key, row;

  self->several = several;
  /* Whoever comes to the list comes to who is chosen. */
  if (!several && keys[0] != NULL && !has_focus (self))
    go_to (self, keys[0]);
  g_hash_table_remove_all (self->marked);
  for (; *keys != NULL; keys++)
    g_hash_table_add (self->marked, g_strdup (*keys));
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    along_people_row_mark (row, g_hash_table_contains (self->marked, key));
}

/** along_people_list_set_edits: whether anything can be changed now. */
void
along_people_list_set_edits (AlongPeopleList *self, gboolean edits)
{
  GHashTableIter iter;
  gpointer row;

  self->edits = edits;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    along_people_row_set_edits (row, edits);
}

/** along_people_list_get_current: (nullable): key of the row one is at, or was last. */
const char *
along_people_list_get_current (AlongPeopleList *self)
{
  return here (self) != NULL ? self->current : NULL;
}

/** along_people_list_focus: goes to the row with @key (nullable, or not there: stays where it is) and takes the focus. */
gboolean
along_people_list_focus (AlongPeopleList *self, const char *key)
{
  AlongPeopleRow *row;

  make_rows (self);
  row = key != NULL ? g_hash_table_lookup (self->rows, key) : NULL;
  if (row == NULL)
    row = here (self) != NULL ? here (self) : nth (self, 0);
  if (row == NULL)
    return FALSE;
  go_to (self, along_people_row_get_key (row));
  return gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* --- Keys --- */

static gboolean
find (AlongPeopleList *self, gunichar letter)
{
  int n = (int) g_hash_table_size (self->rows), from = here (self) != NULL ? self->position : 0;
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
  for (int i = 0; i < n; i++)
    {
      AlongPeopleRow *row = nth (self, (from + i) % n);
      g_autofree char *name = along_text_fold (along_people_row_get_name (row));

      if (along_people_row_is_person (row) && g_str_has_prefix (name, typed))
        return gtk_widget_grab_focus (GTK_WIDGET (row));
    }
  return FALSE;
}

static gboolean
is_marked (AlongPeopleList *self, AlongPeopleRow *row)
{
  return self->several && g_hash_table_contains (self->marked, along_people_row_get_key (row));
}

/* One person further, who comes to those chosen; back over somebody who is one of them, whom one comes from goes. */
static gboolean
extend (AlongPeopleList *self, int step)
{
  AlongPeopleRow *row = here (self), *next = row != NULL ? nth (self, self->position + step) : NULL;

  if (next == NULL || !along_people_row_is_person (row) || !along_people_row_is_person (next))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return TRUE;
    }
  if (is_marked (self, row) && is_marked (self, next))
    ask (self, row, "pick-out");
  else
    {
      ask (self, row, "pick-in");
      ask (self, next, "pick-in");
    }
  gtk_widget_grab_focus (GTK_WIDGET (next));
  return TRUE;
}

static gboolean
pick_by_key (AlongPeopleList *self, guint key, GdkModifierType held)
{
  AlongPeopleRow *row = here (self);
  gboolean up = key == GDK_KEY_Up || key == GDK_KEY_KP_Up, down = key == GDK_KEY_Down || key == GDK_KEY_KP_Down;

  if (held == GDK_SHIFT_MASK && (up || down))
    return extend (self, up ? -1 : 1);
  if (held == GDK_CONTROL_MASK && (key == GDK_KEY_a || key == GDK_KEY_A))
    ask (self, NULL, "pick-all");
  else if (held == GDK_CONTROL_MASK && (key == GDK_KEY_space || key == GDK_KEY_KP_Space) && row != NULL)
    ask (self, row, is_marked (self, row) ? "pick-out" : "pick-in");
  else if (held == 0 && key == GDK_KEY_Escape && self->several)
    ask (self, NULL, "pick-none");
  else if (held == 0 && ((up && self->position == 0) || (down && nth (self, self->position + 1) == NULL)))
    gtk_widget_error_bell (GTK_WIDGET (self)); /* the list is not left */
  else
    return FALSE;
  return TRUE;
}

static gboolean
key_cb (AlongPeopleList *self, guint key, guint code, GdkModifierType state)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();
  gunichar letter = gdk_keyval_to_unicode (key);

  if (here (self) != NULL && (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && held == GDK_SHIFT_MASK)))
    {
      ask_menu_under (self, here (self));
      return GDK_EVENT_STOP;
    }
  if (pick_by_key (self, key, held))
    return GDK_EVENT_STOP;
  if ((held & ~GDK_SHIFT_MASK) != 0 || !g_unichar_isalpha (letter))
    return GDK_EVENT_PROPAGATE;
  return find (self, letter);
}

/* --- Pointer and fingers --- */

/* The row at @x, @y. Returns: (nullable) */
static AlongPeopleRow *
row_at (AlongPeopleList *self, double x, double y)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = at != NULL ? gtk_widget_get_ancestor (at, ALONG_TYPE_PEOPLE_ROW) : NULL;

  return row != NULL ? ALONG_PEOPLE_ROW (row) : NULL;
}

/* A click with Ctrl or Shift, and a finger while several are chosen, take somebody in or out. */
static void
pressed_cb (GtkGesture *click, int n, double x, double y, AlongPeopleList *self)
{
  GdkModifierType held = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));
  GdkDevice *device = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (click));
  gboolean touch = device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;

  if ((held & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0 && !(touch && self->several))
    gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_DENIED);
}

static void
released_cb (GtkGesture *click, int n, double x, double y, AlongPeopleList *self)
{
  AlongPeopleRow *row = row_at (self, x, y), *before = here (self);

  gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
  if (row == NULL || !along_people_row_is_person (row))
    return;
  /* Who was chosen alone is the first of several. */
  if (!self->several && before != NULL && before != row && along_people_row_is_person (before))
    ask (self, before, "pick-in");
  ask (self, row, "pick");
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
second_cb (AlongPeopleList *self, int n, double x, double y)
{
  AlongPeopleRow *row = row_at (self, x, y);

  if (row == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  ask_menu (self, row, x, y);
}

/* A finger that rests on a row asks for its menu, and for nothing besides. */
static void
pressed_long_cb (GtkGesture *press, double x, double y, AlongPeopleList *self)
{
  gtk_gesture_set_state (press, GTK_EVENT_SEQUENCE_CLAIMED);
  second_cb (self, 1, x, y);
}

static void
activated_cb (AlongPeopleList *self, GtkListBoxRow *row)
{
  tell (self, ITEM_ACTIVATED, ALONG_PEOPLE_ROW (row));
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
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (along_people_list_parent_class)->focus (widget, direction);
  return !has_focus (ALONG_PEOPLE_LIST (widget)) && along_people_list_focus (ALONG_PEOPLE_LIST (widget), NULL);
}

static void
along_people_list_map (GtkWidget *widget)
{
  make_rows (ALONG_PEOPLE_LIST (widget));
  GTK_WIDGET_CLASS (along_people_list_parent_class)->map (widget);
}

static void
along_people_list_dispose (GObject *object)
{
  AlongPeopleList *self = ALONG_PEOPLE_LIST (object);

  g_hash_table_remove_all (self->rows);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  G_OBJECT_CLASS (along_people_list_parent_class)->dispose (object);
}

static void
along_people_list_finalize (GObject *object)
{
  AlongPeopleList *self = ALONG_PEOPLE_LIST (object);

  g_clear_pointer (&self->listed, g_ptr_array_unref);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->marked);
  g_free (self->current);
  g_string_free (self->typed, TRUE);
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
  widget_class->map = along_people_list_map;
  signals[ITEM_ACTIVATED] = g_signal_new ("item-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ITEM_FOCUSED] = g_signal_new ("item-focused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ITEM_MENU] = g_signal_new ("item-menu", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[ITEM_ASKED] = g_signal_new ("item-asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_input (AlongPeopleList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *first = gtk_gesture_click_new (), *second = gtk_gesture_click_new (), *press = gtk_gesture_long_press_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (first), GTK_PHASE_CAPTURE);
  g_signal_connect (first, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (first, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (first));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (second), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (second, "pressed", G_CALLBACK (second_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (second));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect (press, "pressed", G_CALLBACK (pressed_long_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

static void
along_people_list_init (AlongPeopleList *self)
{
  self->typed = g_string_new (NULL);
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  self->marked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->box = gtk_list_box_new ();
  /* Who is chosen the page says. */
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->box), GTK_SELECTION_NONE);
  gtk_list_box_set_sort_func (GTK_LIST_BOX (self->box), by_position, NULL, NULL);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->box), heading_cb, NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("People"),
                                  GTK_ACCESSIBLE_PROPERTY_MULTI_SELECTABLE, TRUE, -1);
  g_signal_connect_swapped (self->box, "row-activated", G_CALLBACK (activated_cb), self);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->box);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  add_input (self);
}

/** along_people_list_new: a list of nobody yet. */
GtkWidget *
along_people_list_new (void)
{
  return g_object_new (ALONG_TYPE_PEOPLE_LIST, NULL);
}
