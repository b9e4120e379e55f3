/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-time-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-refusal.h"
#include "along-text.h"

struct _AlongTimeRow
{
  AdwEntryRow parent_instance;

  AlongRefusal refusal;
  int minutes;
  gboolean filling, unread;
};

enum
{
  PROP_MINUTES = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AlongTimeRow, along_time_row, ADW_TYPE_ENTRY_ROW)

/** along_time_parse_typed: minutes since midnight of a time as people write it, or -1. */
int
along_time_parse_typed (const char *typed)
{
  g_autofree char *text = g_ascii_strdown (typed, -1);
  int numbers[2] = { 0, 0 }, digits[2] = { 0, 0 }, part = 0;
  gboolean morning, afternoon;
  const char *c;

  g_strstrip (text);
  for (c = text; g_ascii_isdigit (*c) || (part == 0 && digits[0] > 0 && strchr (":.h ", *c) != NULL && *c != '\0'); c++)
    {
      if (!g_ascii_isdigit (*c))
        {
          if (!g_ascii_isdigit (c[1]))
            {
              c++;
              break;
            }
          part = 1;
          continue;
        }
      if (++digits[part] > 4)
        return -1;
      numbers[part] = numbers[part] * 10 + (*c - '0');
    }
  while (*c == ' ')
    c++;
  morning = g_str_equal (c, "am");
  afternoon = g_str_equal (c, "pm");
  if (digits[0] == 0 || (*c != '\0' && !morning && !afternoon) || (part == 1 && (digits[0] > 2 || digits[1] != 2)))
    return -1;
  if (digits[0] > 2)
    {
      numbers[1] = numbers[0] % 100;
      numbers[0] /= 100;
    }
  if (morning || afternoon)
    {
      if (numbers[0] < 1 || numbers[0] > 12)
        return -1;
      numbers[0] = numbers[0] % 12 + (afternoon ? 12 : 0);
    }
  return numbers[0] < 24 && numbers[1] < 60 ? numbers[0] * 60 + numbers[1] : -1;
}

static void
fill (AlongTimeRow *self, int minutes)
{
  g_autofree char *text = minutes >= 0 ? g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60) : g_strdup ("");

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
  self->filling = FALSE;
  self->unread = FALSE;
}

static void
take (AlongTimeRow *self, int minutes)
{
  if (self->minutes == minutes)
    return;
  self->minutes = minutes;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MINUTES]);
}

static void
on_changed (AlongTimeRow *self)
{
  if (self->filling)
    return;
  self->unread = TRUE;
  along_refusal_set (&self->refusal, NULL);
}

static void
on_leave (AlongTimeRow *self)
{
  along_time_row_read (self);
}

static void
along_time_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_MINUTES)
    g_value_set_int (value, ALONG_TIME_ROW (object)->minutes);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
along_time_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_MINUTES)
    along_time_row_set_minutes (ALONG_TIME_ROW (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
along_time_row_class_init (AlongTimeRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = along_time_row_get_property;
  object_class->set_property = along_time_row_set_property;
  props[PROP_MINUTES] = g_param_spec_int ("minutes", NULL, NULL, -1, 24 * 60 - 1, -1,
                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
along_time_row_init (AlongTimeRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->minutes = -1;
  along_refusal_init (&self->refusal, ADW_ENTRY_ROW (self));
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (self, "changed", G_CALLBACK (on_changed), NULL);
  g_signal_connect (self, "entry-activated", G_CALLBACK (on_leave), NULL);
}

/** along_time_row_new: an empty row called @title. */
GtkWidget *
along_time_row_new (const char *title)
{
  return g_object_new (ALONG_TYPE_TIME_ROW, "title", title, NULL);
}

/** along_time_row_get_minutes: minutes since midnight last read, or -1. */
int
along_time_row_get_minutes (AlongTimeRow *self)
{
  return self->minutes;
}

/** along_time_row_set_minutes: shows the time; -1: an empty row. */
void
along_time_row_set_minutes (AlongTimeRow *self, int minutes)
{
  along_refusal_set (&self->refusal, NULL);
  fill (self, minutes);
  take (self, minutes);
}

/** along_time_row_read: reads what was typed. Returns: %FALSE if it is no time; then words stand beside it. */
gboolean
along_time_row_read (AlongTimeRow *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self));
  int minutes;

  if (!self->unread)
    return along_refusal_get (&self->refusal) == NULL;
  self->unread = FALSE;
  minutes = along_time_parse_typed (typed);
  if (minutes < 0 && !along_text_is_empty (typed))
    {
      along_refusal_set (&self->refusal, _("Write a time like 14:30."));
      take (self, -1);
      return FALSE;
    }
  along_time_row_set_minutes (self, minutes);
  return TRUE;
}

/** along_time_row_get_refusal: (nullable): the words beside the time. */
const char *
along_time_row_get_refusal (AlongTimeRow *self)
{
  return along_refusal_get (&self->refusal);
}
