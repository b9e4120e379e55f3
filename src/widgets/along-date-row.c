/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-date-row.h"

#include <glib/gi18n-lib.h>

#include "along-age.h"
#include "along-clock.h"
#include "along-date.h"
#include "along-refusal.h"
#include "along-text.h"

struct _AlongDateRow
{
  AdwEntryRow parent_instance;

  AlongRefusal refusal;
  GtkWidget *button;
  GtkWidget *calendar;
  char *edtf;
  char *unreadable; /* why what stands there is no date, also while the words are out of sight */
  gboolean exact;
  gboolean of_birth; /* an age will do */
  gboolean filling; /* the program, not the person, changes the text */
  gboolean unread;  /* the text changed since it was read */
};

enum
{
  PROP_EDTF = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AlongDateRow, along_date_row, ADW_TYPE_ENTRY_ROW)

static void
take (AlongDateRow *self, const char *edtf)
{
  if (along_text_equal (self->edtf, edtf))
    return;
  along_text_set (&self->edtf, edtf);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EDTF]);
}

static void
fill (AlongDateRow *self, const char *edtf)
{
  g_autofree char *words = edtf != NULL ? along_date_to_words (edtf) : NULL;

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), words != NULL ? words : "");
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
  self->filling = FALSE;
  self->unread = FALSE;
  g_clear_pointer (&self->unreadable, g_free);
}

static void
on_changed (AlongDateRow *self)
{
  if (self->filling)
    return;
  self->unread = TRUE;
  g_clear_pointer (&self->unreadable, g_free);
  along_refusal_set (&self->refusal, NULL);
}

static void
on_leave (AlongDateRow *self)
{
  if (self->unread)
    along_date_row_read (self);
}

static void
on_day (AlongDateRow *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_autofree char *edtf = g_date_time_format (date, "%Y-%m-%d");

  if (self->filling)
    return;
  along_refusal_set (&self->refusal, NULL);
  fill (self, edtf);
  take (self, edtf);
}

/* The calendar opens at the date of the row, else at today. */
static void
on_calendar_shown (AlongDateRow *self)
{
  int day, year, month, of_month;
  g_autoptr (GDateTime) date = NULL;

  along_date_row_read (self);
  day = self->edtf != NULL ? along_date_first_day (self->edtf) : ALONG_DAY_NONE;
  along_day_to_ymd (day != ALONG_DAY_NONE ? day : along_clock_today (), &year, &month, &of_month);
  date = g_date_time_new_local (year, month, of_month, 12, 0, 0);
  self->filling = TRUE;
  gtk_calendar_select_day (GTK_CALENDAR (self->calendar), date);
  self->filling = FALSE;
}

static void
along_date_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_EDTF)
    g_value_set_string (value, ALONG_DATE_ROW (object)->edtf);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
along_date_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_EDTF)
    along_date_row_set_edtf (ALONG_DATE_ROW (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
along_date_row_finalize (GObject *object)
{
  g_free (ALONG_DATE_ROW (object)->edtf);
  g_free (ALONG_DATE_ROW (object)->unreadable);
  G_OBJECT_CLASS (along_date_row_parent_class)->finalize (object);
}

static void
along_date_row_class_init (AlongDateRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = along_date_row_get_property;
  object_class->set_property = along_date_row_set_property;
  object_class->finalize = along_date_row_finalize;
  props[PROP_EDTF] = g_param_spec_string ("edtf", NULL, NULL, NULL,
                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
along_date_row_init (AlongDateRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *popover = gtk_popover_new ();

  self->calendar = gtk_calendar_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), self->calendar);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_set_tooltip_text (self->button, _("Choose from a calendar"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Choose from a calendar"), -1);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  along_refusal_init (&self->refusal, ADW_ENTRY_ROW (self));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->button);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (self, "changed", G_CALLBACK (on_changed), NULL);
  g_signal_connect (self, "entry-activated", G_CALLBACK (on_leave), NULL);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (on_day), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "show", G_CALLBACK (on_calendar_shown), self, G_CONNECT_SWAPPED);
}

/** along_date_row_new: an empty row called @title. */
GtkWidget *
along_date_row_new (const char *title)
{
  return g_object_new (ALONG_TYPE_DATE_ROW, "title", title, NULL);
}

/** along_date_row_get_edtf: (nullable): the date last read. Call along_date_row_read() first to be sure. */
const char *
along_date_row_get_edtf (AlongDateRow *self)
{
  return self->edtf;
}

/** along_date_row_set_edtf: shows @edtf in words; %NULL or empty: an empty row. */
void
along_date_row_set_edtf (AlongDateRow *self, const char *edtf)
{
  g_return_if_fail (ALONG_IS_DATE_ROW (self));
  if (along_text_is_empty (edtf))
    edtf = NULL;
  along_refusal_set (&self->refusal, NULL);
  fill (self, edtf);
  take (self, edtf);
}

/** along_date_row_set_exact: whether only a whole day will do, not a month or "about 1980". */
void
along_date_row_set_exact (AlongDateRow *self, gboolean exact)
{
  self->exact = exact;
}

/** along_date_row_set_of_birth: an age in years will do: "19" is about the year of birth. */
void
along_date_row_set_of_birth (AlongDateRow *self)
{
  self->of_birth = TRUE;
}

/* What stands there is no date. */
static gboolean
refuse_text (AlongDateRow *self, const char *words)
{
  along_text_set (&self->unreadable, words);
  along_refusal_set (&self->refusal, words);
  take (self, NULL);
  return FALSE;
}

/**
 * along_date_row_read: reads what was typed.
 *
 * Returns: %FALSE if it is no date; then words stand beside it
 */
gboolean
along_date_row_read (AlongDateRow *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *edtf = NULL;
  AlongDate date;

  /* Words that were taken away since then do not make it a date. */
  if (!self->unread && self->unreadable != NULL)
    along_refusal_set (&self->refusal, self->unreadable);
  if (!self->unread)
    return along_refusal_get (&self->refusal) == NULL;
  self->unread = FALSE;
  if (along_text_is_empty (typed))
    {
      along_date_row_set_edtf (self, NULL);
      return TRUE;
    }
  if (!(self->of_birth && along_age_parse_typed (typed, along_clock_today (), &edtf)) && !along_date_parse_typed (typed, &edtf, &error))
    return refuse_text (self, error->message);
  if (self->exact
      && (!along_date_parse (edtf, &date, NULL) || date.precision != ALONG_DATE_DAY || date.approximate
          || date.uncertain))
    return refuse_text (self, _("The day, month and year are needed here."));
  along_date_row_set_edtf (self, edtf);
  return TRUE;
}

/** along_date_row_refuse: puts @words beside the date, which is readable but cannot be; %NULL takes them away. */
void
along_date_row_refuse (AlongDateRow *self, const char *words)
{
  along_refusal_set (&self->refusal, words);
}

/** along_date_row_get_refusal: (nullable): the words beside the date. */
const char *
along_date_row_get_refusal (AlongDateRow *self)
{
  return along_refusal_get (&self->refusal);
}
