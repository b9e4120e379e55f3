/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-field-choice.h"

typedef struct
{
  char *value; /* (nullable): nothing is written there */
  char *from;  /* (nullable) */
} Said;

struct _AlongFieldChoice
{
  GObject parent_instance;

  char *group;
  char *name;
  GArray *said; /* of Said */
  int chosen;
};

enum
{
  PROP_CHOSEN = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AlongFieldChoice, along_field_choice, G_TYPE_OBJECT)

static void
clear_said (gpointer data)
{
  Said *said = data;

  g_free (said->value);
  g_free (said->from);
}

static void
along_field_choice_get_property_value (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHOSEN)
    g_value_set_int (value, ALONG_FIELD_CHOICE (object)->chosen);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
along_field_choice_set_property_value (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHOSEN)
    along_field_choice_set_chosen (ALONG_FIELD_CHOICE (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
along_field_choice_finalize (GObject *object)
{
  AlongFieldChoice *self = ALONG_FIELD_CHOICE (object);

  g_free (self->group);
  g_free (self->name);
  g_array_unref (self->said);
  G_OBJECT_CLASS (along_field_choice_parent_class)->finalize (object);
}

static void
along_field_choice_class_init (AlongFieldChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = along_field_choice_get_property_value;
  object_class->set_property = along_field_choice_set_property_value;
  object_class->finalize = along_field_choice_finalize;
  props[PROP_CHOSEN] = g_param_spec_int ("chosen", NULL, NULL, ALONG_FIELD_UNDECIDED, G_MAXINT, ALONG_FIELD_UNDECIDED,
                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
along_field_choice_init (AlongFieldChoice *self)
{
  self->said = g_array_new (FALSE, FALSE, sizeof (Said));
  g_array_set_clear_func (self->said, clear_said);
  self->chosen = ALONG_FIELD_UNDECIDED;
}

/**
 * along_field_choice_new: nothing is said yet, nothing chosen.
 *
 * @group: the heading it comes under, as the record's name: "Jade Tierney"; those of one group follow one another
 * @name: of the field: "Date of birth"
 */
AlongFieldChoice *
along_field_choice_new (const char *group, const char *name)
{
  AlongFieldChoice *self = g_object_new (ALONG_TYPE_FIELD_CHOICE, NULL);

  self->group = g_strdup (group);
  self->name = g_strdup (name);
  return self;
}

/**
 * along_field_choice_add: one more value to choose, returned by its number; the first is that of the first side.
 *
 * @value: (nullable): in words; %NULL or "": nothing is written there
 * @from: (nullable): who said so and when: "Marta Lis, 2 March 2026"
 */
guint
along_field_choice_add (AlongFieldChoice *self, const char *value, const char *from)
{
  const Said said = { g_strdup (value != NULL && *value != '\0' ? value : NULL),
                      g_strdup (from != NULL && *from != '\0' ? from : NULL) };

  g_array_append_val (self->said, said);
  return self->said->len - 1;
}

const char *
along_field_choice_get_group (AlongFieldChoice *self)
{
  return self->group;
}

const char *
along_field_choice_get_name (AlongFieldChoice *self)
{
  return self->name;
}

guint
along_field_choice_get_n (AlongFieldChoice *self)
{
  return self->said->len;
}

/** along_field_choice_get_value: (nullable) */
const char *
along_field_choice_get_value (AlongFieldChoice *self, guint which)
{
  g_return_val_if_fail (which < self->said->len, NULL);
  return g_array_index (self->said, Said, which).value;
}

/** along_field_choice_get_from: (nullable) */
const char *
along_field_choice_get_from (AlongFieldChoice *self, guint which)
{
  g_return_val_if_fail (which < self->said->len, NULL);
  return g_array_index (self->said, Said, which).from;
}

void
along_field_choice_set_chosen (AlongFieldChoice *self, int which)
{
  g_return_if_fail (which >= ALONG_FIELD_UNDECIDED && which < (int) self->said->len);
  if (self->chosen == which)
    return;
  self->chosen = which;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOSEN]);
}

int
along_field_choice_get_chosen (AlongFieldChoice *self)
{
  return self->chosen;
}

