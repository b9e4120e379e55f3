/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-option-row.h"

#include "along-option-texts.h"
#include "along-text.h"

struct _AlongOptionRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *mark;
  GtkWidget *words, *more, *cap;
  gboolean is_radio;
  gboolean by_person;
};

enum
{
  PROP_ACTIVE = 1,
  N_PROPS,
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlongOptionRow, along_option_row, GTK_TYPE_WIDGET)

static void
choose (AlongOptionRow *self)
{
  gboolean active = along_option_row_get_active (self);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->is_radio && active)
    return;
  self->by_person = TRUE;
  along_option_row_set_active (self, self->is_radio || !active);
  self->by_person = FALSE;
}

static void
on_choose (GtkWidget *widget, const char *action, GVariant *parameter)
{
  choose (ALONG_OPTION_ROW (widget));
}

static gboolean
on_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  choose (ALONG_OPTION_ROW (widget));
  return TRUE;
}

static void
on_click (GtkGestureClick *gesture, int n_press, double x, double y, AlongOptionRow *self)
{
  if (gtk_widget_contains (GTK_WIDGET (self), x, y))
    choose (self);
}

static void
on_toggled (AlongOptionRow *self)
{
  gboolean active = along_option_row_get_active (self);

  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED,
                               active ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACTIVE]);
  if (self->by_person)
    g_signal_emit (self, signals[CHOSEN], 0);
}

/* The radio of a question that Tab comes to: the chosen one, else the first. */
static GtkWidget *
tab_stop (GtkWidget *group, gboolean *focused)
{
  GtkWidget *stop = NULL;

  *focused = FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (group); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!ALONG_IS_OPTION_ROW (child) || !ALONG_OPTION_ROW (child)->is_radio || !gtk_widget_is_visible (child))
        continue;
      *focused |= gtk_widget_has_focus (child);
      if (stop == NULL || along_option_row_get_active (ALONG_OPTION_ROW (child)))
        stop = child;
    }
  return stop;
}

/* A question is one stop: Tab goes on to the next question, arrows go to the other answers. */
static gboolean
along_option_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean focused;

  if (ALONG_OPTION_ROW (widget)->is_radio && (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
      && (tab_stop (gtk_widget_get_parent (widget), &focused) != widget || focused))
    return FALSE;
  return GTK_WIDGET_CLASS (along_option_row_parent_class)->focus (widget, direction);
}

static void
along_option_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ACTIVE)
    g_value_set_boolean (value, along_option_row_get_active (ALONG_OPTION_ROW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
along_option_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ACTIVE)
    along_option_row_set_active (ALONG_OPTION_ROW (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
along_option_row_dispose (GObject *object)
{
  g_clear_pointer (&ALONG_OPTION_ROW (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (along_option_row_parent_class)->dispose (object);
}

static void
along_option_row_class_init (AlongOptionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const guint keys[] = { GDK_KEY_space, GDK_KEY_KP_Space, GDK_KEY_Return, GDK_KEY_KP_Enter };

  object_class->get_property = along_option_row_get_property;
  object_class->set_property = along_option_row_set_property;
  object_class->dispose = along_option_row_dispose;
  props[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i], 0, on_key, NULL);
  gtk_widget_class_install_action (widget_class, "option.choose", NULL, on_choose);
  widget_class->focus = along_option_row_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "option");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO);
}

static GtkWidget *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
along_option_row_init (AlongOptionRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkGesture *click = gtk_gesture_click_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  /* The mark only shows; the row is what is pressed and read out. */
  self->mark = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             "can-focus", FALSE, "focusable", FALSE, "can-target", FALSE, "valign",
                             GTK_ALIGN_START, NULL);
  gtk_box_append (GTK_BOX (self->box), self->mark);
  gtk_widget_set_layout_manager (texts, along_option_texts_new ());
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), texts);
  self->words = add_label (texts, "words");
  self->more = add_label (texts, "along-second");
  self->cap = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->cap, "keycap");
  gtk_widget_set_valign (self->cap, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->cap, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->cap);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (click, "released", G_CALLBACK (on_click), self);
  g_signal_connect_object (self->mark, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
make (GtkAccessibleRole role, const char *words, const char *more)
{
  AlongOptionRow *self = g_object_new (ALONG_TYPE_OPTION_ROW, "accessible-role", role, NULL);

  self->is_radio = role == GTK_ACCESSIBLE_ROLE_RADIO;
  along_option_row_set_words (self, words, more);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
  return GTK_WIDGET (self);
}

/**
 * along_option_row_new_radio: one answer of several; choosing it lets go of the others of its group. Put them
 * into a box with role RADIO_GROUP and the question as its name.
 *
 * @group: (nullable): another of the same question, %NULL for the first
 * @more: (nullable): a longer line beside or below
 */
GtkWidget *
along_option_row_new_radio (AlongOptionRow *group, const char *words, const char *more)
{
  GtkWidget *widget = make (GTK_ACCESSIBLE_ROLE_RADIO, words, more);
  AlongOptionRow *self = ALONG_OPTION_ROW (widget);

  if (group != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (self->mark), GTK_CHECK_BUTTON (group->mark));
  return widget;
}

/** along_option_row_new_check: an answer that can be ticked beside others. */
GtkWidget *
along_option_row_new_check (const char *words, const char *more)
{
  return make (GTK_ACCESSIBLE_ROLE_CHECKBOX, words, more);
}

/** along_option_row_set_words: @words name it, @more (nullable) describes it. */
void
along_option_row_set_words (AlongOptionRow *self, const char *words, const char *more)
{
  gtk_label_set_label (GTK_LABEL (self->words), words);
  gtk_label_set_label (GTK_LABEL (self->more), more != NULL ? more : "");
  gtk_widget_set_visible (self->more, !along_text_is_empty (more));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (!along_text_is_empty (more))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, more, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/** along_option_row_set_particular: the longer line is about this very question, and so as strong as other text. */
void
along_option_row_set_particular (AlongOptionRow *self)
{
  gtk_widget_remove_css_class (self->more, "along-second");
}

/** along_option_row_set_key: shows the key that the page chooses it by; %NULL for none. */
void
along_option_row_set_key (AlongOptionRow *self, const char *cap)
{
  gtk_widget_set_visible (self->cap, cap != NULL);
  gtk_label_set_label (GTK_LABEL (self->cap), cap != NULL ? cap : "");
  if (cap != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, cap, -1);
}

/** along_option_row_set_active: chosen or not; `chosen` is not emitted. */
void
along_option_row_set_active (AlongOptionRow *self, gboolean active)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->mark), active);
}

/** along_option_row_get_active: whether it is chosen. */
gboolean
along_option_row_get_active (AlongOptionRow *self)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->mark));
}
