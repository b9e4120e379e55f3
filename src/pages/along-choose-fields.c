/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-choose-fields.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "along-abreast.h"
#include "along-announcer.h"
#include "along-mnemonics.h"
#include "along-option-row.h"

#define BETWEEN 9

/* One field as it is shown. */
typedef struct
{
  AlongFieldChoice *choice;
  GtkWidget *row;
  GPtrArray *options; /* of AlongOptionRow, borrowed */
} Field;

struct _AlongChooseFields
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *count;
  char **sides;
  char **all; /* (nullable): what the button of each side says */
  GListModel *model;
  GPtrArray *fields; /* of Field */
  guint undecided;
  gboolean taking_all;
};

enum
{
  PROP_UNDECIDED = 1,
  N_PROPS,
};

enum
{
  DECIDED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlongChooseFields, along_choose_fields, GTK_TYPE_WIDGET)

static void
free_field (gpointer data)
{
  Field *field = data;

  g_object_unref (field->choice);
  g_ptr_array_unref (field->options);
  g_free (field);
}

/* What is chosen */

/** along_choose_fields_count_words: how much is still to be decided. */
char *
along_choose_fields_count_words (AlongChooseFields *self)
{
  if (self->fields->len == 0)
    return g_strdup (_ ("There is nothing to choose."));
  if (self->undecided == 0)
    return g_strdup (_ ("All is decided."));
  return g_strdup_printf (ngettext ("%u thing still to decide", "%u things still to decide", self->undecided), self->undecided);
}

static void
recount (AlongChooseFields *self)
{
  g_autofree char *words = NULL;
  guint undecided = 0;

  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = self->fields->pdata[i];
      gboolean open = along_field_choice_get_chosen (field->choice) == ALONG_FIELD_UNDECIDED;

      undecided += open;
      for (guint w = 0; w < field->options->len; w++)
        {
          AlongOptionRow *option = field->options->pdata[w];
          gboolean active = along_field_choice_get_chosen (field->choice) == (int) w;

          along_option_row_set_active (option, active);
          if (active)
            gtk_widget_add_css_class (GTK_WIDGET (option), "chosen");
          else
            gtk_widget_remove_css_class (GTK_WIDGET (option), "chosen");
        }
    }
  if (undecided != self->undecided)
    {
      self->undecided = undecided;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNDECIDED]);
    }
  words = along_choose_fields_count_words (self);
  gtk_label_set_label (GTK_LABEL (self->count), words);
}

static void
by_person (AlongChooseFields *self)
{
  along_announce (GTK_WIDGET (self), gtk_label_get_label (GTK_LABEL (self->count)));
  if (self->undecided == 0)
    g_signal_emit (self, signals[DECIDED], 0);
}

static void
chosen_cb (AlongOptionRow *option, AlongChooseFields *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = self->fields->pdata[i];
      guint which;

      if (g_ptr_array_find (field->options, option, &which))
        {
          along_field_choice_set_chosen (field->choice, (int) which);
          by_person (self);
          return;
        }
    }
}

/* Somebody else chose, or all of one side. */
static void
choice_cb (AlongChooseFields *self)
{
  if (!self->taking_all)
    recount (self);
}

static void
take_all_cb (GtkWidget *button, AlongChooseFields *self)
{
  const char *group = g_object_get_data (G_OBJECT (button), "group");
  int side = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "side"));

  self->taking_all = TRUE;
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = self->fields->pdata[i];

      if (g_strcmp0 (along_field_choice_get_group (field->choice), group) == 0 && side < (int) field->options->len)
        along_field_choice_set_chosen (field->choice, side);
    }
  self->taking_all = FALSE;
  recount (self);
  by_person (self);
}

/* What is shown */

/* "Date of birth: 3 May 2006, from Marta Lis, 2 March 2026" */
static void
name_option (GtkWidget *option, AlongFieldChoice *choice, guint which, const char *value)
{
  const char *from = along_field_choice_get_from (choice, which), *name = along_field_choice_get_name (choice);
  g_autofree char *words = from != NULL
                             /* Translators: name of a field, its value, and where that comes from: "Date of birth: 3 May 2006, from Marta, 2 March 2026" */
                             ? g_strdup_printf (_ ("%s: %s, from %s"), name, value, from)
                             /* Translators: name of a field and its value */
                             : g_strdup_printf (_ ("%s: %s"), name, value);

  gtk_accessible_update_property (GTK_ACCESSIBLE (option), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static GtkWidget *
make_option (AlongChooseFields *self, Field *field, guint which)
{
  const char *value = along_field_choice_get_value (field->choice, which);
  const char *from = along_field_choice_get_from (field->choice, which);
  const char *side = self->sides != NULL && which < g_strv_length (self->sides) ? self->sides[which] : NULL;
  g_autofree char *more = NULL;
  GtkWidget *option;

  if (value == NULL)
    value = _ ("Nothing written");
  /* Translators: which of two, and who wrote it when */
  more = side != NULL && from != NULL ? g_strdup_printf (_ ("%s · %s"), side, from) : g_strdup (from != NULL ? from : side);
  option = along_option_row_new_radio (which > 0 ? field->options->pdata[0] : NULL, value, more);
  name_option (option, field->choice, which, value);
  /* Who said it is in the name already. */
  if (side != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (option), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, side, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (option), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  gtk_widget_add_css_class (option, "along-either");
  g_signal_connect_object (option, "chosen", G_CALLBACK (chosen_cb), self, 0);
  g_ptr_array_add (field->options, option);
  return option;
}

static GtkWidget *
make_field (AlongChooseFields *self, AlongFieldChoice *choice)
{
  Field *field = g_new0 (Field, 1);
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *name = gtk_label_new (along_field_choice_get_name (choice));
  GtkWidget *options = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP, NULL);

  field->choice = g_object_ref (choice);
  field->options = g_ptr_array_new ();
  field->row = adw_preferences_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (field->row), FALSE);
  gtk_widget_set_focusable (field->row, FALSE);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_widget_set_layout_manager (options, along_abreast_new (BETWEEN));
  gtk_accessible_update_property (GTK_ACCESSIBLE (options), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  along_field_choice_get_name (choice), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  along_field_choice_get_name (choice), -1);
  for (guint i = 0; i < along_field_choice_get_n (choice); i++)
    gtk_box_append (GTK_BOX (options), make_option (self, field, i));
  gtk_widget_add_css_class (inside, "along-field");
  gtk_box_append (GTK_BOX (inside), name);
  gtk_box_append (GTK_BOX (inside), options);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (field->row), inside);
  g_ptr_array_add (self->fields, field);
  g_signal_connect_object (choice, "notify::chosen", G_CALLBACK (choice_cb), self, G_CONNECT_SWAPPED);
  return field->row;
}

/* Over the values of a record: which side is which, and all of one at once. */
static GtkWidget *
make_head (AlongChooseFields *self, const char *group, guint n)
{
  GtkWidget *row = adw_preferences_row_new (), *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (sides, along_abreast_new (BETWEEN));
  gtk_widget_add_css_class (sides, "along-field");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  for (guint i = 0; i < n; i++)
    {
      const char *title = self->sides[i];
      GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *words = gtk_label_new (title);
      /* Translators: which of two sides: "Take all: Here" */
      g_autofree char *all = self->all != NULL ? g_strdup (self->all[i]) : g_strdup_printf (_ ("Take all: %s"), title);
      GtkWidget *button = gtk_button_new_with_label (all);
      /* Translators: what a button does, and the record's name: "Take all: Here, Jade Tierney" */
      g_autofree char *name = group != NULL ? g_strdup_printf (_ ("%s, %s"), all, group) : g_strdup (all);

      gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
      gtk_label_set_xalign (GTK_LABEL (words), 0);
      gtk_label_set_wrap (GTK_LABEL (words), TRUE);
      gtk_widget_add_css_class (words, "heading");
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      along_button_say (button, name);
      g_object_set_data_full (G_OBJECT (button), "group", g_strdup (group), g_free);
      g_object_set_data (G_OBJECT (button), "side", GINT_TO_POINTER ((int) i));
      g_signal_connect_object (button, "clicked", G_CALLBACK (take_all_cb), self, 0);
      gtk_box_append (GTK_BOX (side), words);
      gtk_box_append (GTK_BOX (side), button);
      gtk_box_append (GTK_BOX (sides), side);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), sides);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("All of one side"), -1);
  return row;
}

/* Whether what comes after the @i-th is of the same group. */
static gboolean
goes_on (AlongChooseFields *self, guint i, const char *group)
{
  g_autoptr (AlongFieldChoice) next = g_list_model_get_item (self->model, i + 1);

  return next != NULL && g_strcmp0 (along_field_choice_get_group (next), group) == 0;
}

static void
show (AlongChooseFields *self)
{
  GtkWidget *child, *group = NULL;
  const char *heading = NULL;
  guint n = self->model != NULL ? g_list_model_get_n_items (self->model) : 0;

  for (guint i = 0; i < self->fields->len; i++)
    g_signal_handlers_disconnect_by_func (((Field *) self->fields->pdata[i])->choice, choice_cb, self);
  g_ptr_array_set_size (self->fields, 0);
  while ((child = gtk_widget_get_next_sibling (self->count)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AlongFieldChoice) choice = g_list_model_get_item (self->model, i);
      const char *its = along_field_choice_get_group (choice);

      if (group == NULL || g_strcmp0 (heading, its) != 0)
        {
          g_autofree char *title = its != NULL ? g_markup_escape_text (its, -1) : NULL;

          group = adw_preferences_group_new ();
          heading = its;
          if (title != NULL)
            adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
          /* One thing is taken as soon as all of it is; each value says which side it is of. */
          if (self->sides != NULL && goes_on (self, i, its))
            adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                       make_head (self, its, MIN (g_strv_length (self->sides), along_field_choice_get_n (choice))));
          gtk_box_append (GTK_BOX (self->box), group);
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_field (self, choice));
    }
  recount (self);
}

static void
along_choose_fields_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_UNDECIDED)
    g_value_set_uint (value, ALONG_CHOOSE_FIELDS (object)->undecided);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
along_choose_fields_dispose (GObject *object)
{
  AlongChooseFields *self = ALONG_CHOOSE_FIELDS (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->sides, g_strfreev);
  g_clear_pointer (&self->all, g_strfreev);
  G_OBJECT_CLASS (along_choose_fields_parent_class)->dispose (object);
}

static void
along_choose_fields_class_init (AlongChooseFieldsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = along_choose_fields_get_property;
  object_class->dispose = along_choose_fields_dispose;
  props[PROP_UNDECIDED] = g_param_spec_uint ("undecided", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[DECIDED] = g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "choosefields");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
along_choose_fields_init (AlongChooseFields *self)
{
  self->fields = g_ptr_array_new_with_free_func (free_field);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->count), 0);
  gtk_label_set_wrap (GTK_LABEL (self->count), TRUE);
  gtk_widget_add_css_class (self->count, "along-second");
  gtk_box_append (GTK_BOX (self->box), self->count);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  recount (self);
}

/** along_choose_fields_hide_count: whoever shows along_choose_fields_count_words() where it does not scroll away. */
void
along_choose_fields_hide_count (AlongChooseFields *self)
{
  gtk_widget_set_visible (self->count, FALSE);
}

/** along_choose_fields_new: with nothing to choose yet. */
GtkWidget *
along_choose_fields_new (void)
{
  return g_object_new (ALONG_TYPE_CHOOSE_FIELDS, NULL);
}

/**
 * along_choose_fields_set_sides: what the first, second and third value of each field stand for, as "Here" and "From
 * Marta Lis"; with them there is a button to take all of one side.
 *
 * @titles: (nullable): %NULL-terminated
 * @all: (nullable): what those buttons say, one for each of @titles: "All of Tierney"; else "Take all: Here"
 */
void
along_choose_fields_set_sides (AlongChooseFields *self, const char *const *titles, const char *const *all)
{
  g_strfreev (self->sides);
  g_strfreev (self->all);
  self->sides = g_strdupv ((char **) titles);
  self->all = g_strdupv ((char **) all);
  show (self);
}

/**
 * along_choose_fields_set_model: shows these, in their order; what is chosen already stays so.
 *
 * @choices: (nullable): list of AlongFieldChoice, those of one group together
 */
void
along_choose_fields_set_model (AlongChooseFields *self, GListModel *choices)
{
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, choices);
  if (choices != NULL)
    g_signal_connect_object (choices, "items-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}

/** along_choose_fields_get_model: (nullable) */
GListModel *
along_choose_fields_get_model (AlongChooseFields *self)
{
  return self->model;
}

guint
along_choose_fields_get_undecided (AlongChooseFields *self)
{
  return self->undecided;
}

/** along_choose_fields_focus_undecided: brings the keyboard to the first field without a choice. %FALSE: there is none. */
gboolean
along_choose_fields_focus_undecided (AlongChooseFields *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = self->fields->pdata[i];

      if (along_field_choice_get_chosen (field->choice) == ALONG_FIELD_UNDECIDED && field->options->len > 0)
        return gtk_widget_grab_focus (field->options->pdata[0]);
    }
  return FALSE;
}
