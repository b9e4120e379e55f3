/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-contact-controls.h"

#include <glib/gi18n-lib.h>

#include "along-contact-chips.h"
#include "along-date-row.h"
#include "along-drop-down.h"
#include "along-facts.h"
#include "along-option-row.h"
#include "along-text.h"
#include "along-time-row.h"
#include "along-when.h"

/* What a chip's popover holds: one normal control, or a few. */

static GtkWidget *
box_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_size_request (box, 260, -1);
  return box;
}

static void
add_heading (GtkWidget *box, const char *words)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
}

static void
touched (AlongContactControls *controls, AlongEntryPart part)
{
  along_contact_entry_choose (controls->entry, part);
  controls->touched (controls->data, part);
}

/* The number or id that an option stands for. */
static void
set_number (GtkWidget *option, int number)
{
  g_object_set_data (G_OBJECT (option), "number", GINT_TO_POINTER (number));
}

static int
get_number (AlongOptionRow *option)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (option), "number"));
}

static void
set_id (GtkWidget *option, AlongId id)
{
  g_object_set_data_full (G_OBJECT (option), "id", g_memdup2 (&id, sizeof id), g_free);
}

static AlongId
get_id (AlongOptionRow *option)
{
  return *(AlongId *) g_object_get_data (G_OBJECT (option), "id");
}

/* What: kind, place, and whether a message was a real exchange. */

static void
mode_cb (AlongOptionRow *option, AlongContactControls *controls)
{
  AlongContactEntry *entry = controls->entry;
  GtkWidget *box = gtk_widget_get_ancestor (GTK_WIDGET (option), GTK_TYPE_BOX);

  entry->mode = get_number (option);
  if (entry->mode == ALONG_MODE_VISIT && entry->place < 0)
    entry->place = ALONG_PLACE_HOME;
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (box), "place"), entry->mode == ALONG_MODE_VISIT);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (box), "real"), entry->mode == ALONG_MODE_MESSAGE);
  touched (controls, ALONG_ENTRY_WHAT);
}

static void
place_cb (GtkDropDown *dropdown, GParamSpec *pspec, AlongContactControls *controls)
{
  controls->entry->place = (int) gtk_drop_down_get_selected (dropdown);
  touched (controls, ALONG_ENTRY_WHAT);
}

static void
real_cb (AlongOptionRow *option, AlongContactControls *controls)
{
  controls->entry->substantive = along_option_row_get_active (option);
  touched (controls, ALONG_ENTRY_WHAT);
}

static GtkWidget *
what_new (AlongContactControls *controls)
{
  static const int modes[]
    = { ALONG_MODE_VISIT, ALONG_MODE_PHONE, ALONG_MODE_VIDEO, ALONG_MODE_GROUP, ALONG_MODE_MESSAGE };
  AlongContactEntry *entry = controls->entry;
  GtkWidget *box = box_new (), *place, *real;
  g_autoptr (GtkStringList) places = gtk_string_list_new (NULL);
  AlongOptionRow *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      GtkWidget *option = along_option_row_new_radio (group, along_contact_what_words (modes[i], -1), NULL);

      if (group == NULL)
        group = ALONG_OPTION_ROW (option);
      set_number (option, modes[i]);
      along_option_row_set_active (ALONG_OPTION_ROW (option), entry->mode == modes[i]);
      g_signal_connect (option, "chosen", G_CALLBACK (mode_cb), controls);
      gtk_box_append (GTK_BOX (box), option);
    }
  for (int i = 0; i <= ALONG_PLACE_OTHER; i++)
    gtk_string_list_append (places, along_enum_words (ALONG_ENUM_PLACE, i));
  place = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&places)), NULL);
  along_drop_down_set_name (GTK_DROP_DOWN (place), _("Where"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (place), entry->place >= 0 ? (guint) entry->place : ALONG_PLACE_HOME);
  gtk_widget_set_visible (place, entry->mode == ALONG_MODE_VISIT);
  g_signal_connect (place, "notify::selected", G_CALLBACK (place_cb), controls);
  gtk_box_append (GTK_BOX (box), place);
  real = along_option_row_new_check (_("A real exchange"), _("Only then a message counts as a contact."));
  along_option_row_set_active (ALONG_OPTION_ROW (real), entry->substantive);
  gtk_widget_set_visible (real, entry->mode == ALONG_MODE_MESSAGE);
  g_signal_connect (real, "chosen", G_CALLBACK (real_cb), controls);
  gtk_box_append (GTK_BOX (box), real);
  g_object_set_data (G_OBJECT (box), "place", place);
  g_object_set_data (G_OBJECT (box), "real", real);
  return box;
}

/* How long. */

static void
minutes_cb (GtkSpinButton *spin, AlongContactControls *controls)
{
  int minutes = gtk_spin_button_get_value_as_int (spin);

  controls->entry->minutes = minutes > 0 ? minutes : -1;
  touched (controls, ALONG_ENTRY_LONG);
}

static GtkWidget *
long_new (AlongContactControls *controls)
{
  GtkWidget *box = box_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (0, 24 * 60, 5);

  add_heading (box, _("Minutes"));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), MAX (controls->entry->minutes, 0));
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Minutes"), -1);
  g_signal_connect (spin, "value-changed", G_CALLBACK (minutes_cb), controls);
  gtk_box_append (GTK_BOX (box), spin);
  return box;
}

/* When. */

static void
day_cb (AlongDateRow *row, GParamSpec *pspec, AlongContactControls *controls)
{
  const char *edtf = along_date_row_get_edtf (row);

  controls->entry->day = edtf != NULL ? along_date_first_day (edtf) : ALONG_DAY_NONE;
  touched (controls, ALONG_ENTRY_WHEN);
}

static void
time_cb (AlongTimeRow *row, GParamSpec *pspec, AlongContactControls *controls)
{
  int minutes = along_time_row_get_minutes (row);

  controls->entry->hour = minutes >= 0 ? minutes / 60 : -1;
  controls->entry->minute = minutes >= 0 ? minutes % 60 : -1;
  touched (controls, ALONG_ENTRY_WHEN);
}

static GtkWidget *
when_new (AlongContactControls *controls)
{
  AlongContactEntry *entry = controls->entry;
  GtkWidget *box = box_new (), *list = gtk_list_box_new ();
  GtkWidget *day = along_date_row_new (_("Day")), *time = along_time_row_new (_("Time"));
  AlongInstant at;
  g_autofree char *edtf = NULL;

  along_contact_entry_at (entry, controls->now_ms, &at);
  edtf = along_day_to_edtf (at.day);
  along_date_row_set_exact (ALONG_DATE_ROW (day), TRUE);
  along_date_row_set_edtf (ALONG_DATE_ROW (day), edtf);
  if (!at.day_only)
    {
      int hour, minute;
      along_instant_local_time (&at, &hour, &minute);
      along_time_row_set_minutes (ALONG_TIME_ROW (time), hour * 60 + minute);
    }
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), day);
  gtk_list_box_append (GTK_LIST_BOX (list), time);
  g_signal_connect (day, "notify::edtf", G_CALLBACK (day_cb), controls);
  g_signal_connect (time, "notify::minutes", G_CALLBACK (time_cb), controls);
  gtk_box_append (GTK_BOX (box), list);
  return box;
}

/* Whether it happened. */

static void
status_cb (AlongOptionRow *option, AlongContactControls *controls)
{
  GtkWidget *box = gtk_widget_get_ancestor (GTK_WIDGET (option), GTK_TYPE_BOX);

  controls->entry->status = get_number (option);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (box), "tried"),
                          controls->entry->status == ALONG_CONTACT_STATUS_NO_ACCESS);
  touched (controls, ALONG_ENTRY_STATUS);
}

static void
tried_cb (GtkEditable *editable, AlongContactControls *controls)
{
  along_text_set (&controls->entry->how_tried, gtk_editable_get_text (editable));
  touched (controls, ALONG_ENTRY_STATUS);
}

static GtkWidget *
status_new (AlongContactControls *controls)
{
  static const int statuses[] = { ALONG_CONTACT_STATUS_COMPLETED, ALONG_CONTACT_STATUS_NO_ACCESS,
                                  ALONG_CONTACT_STATUS_FAMILY_CANCELLED, ALONG_CONTACT_STATUS_SERVICE_CANCELLED,
                                  ALONG_CONTACT_STATUS_PLANNED };
  AlongContactEntry *entry = controls->entry;
  GtkWidget *box = box_new (), *tried = gtk_entry_new ();
  AlongOptionRow *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      GtkWidget *option = along_option_row_new_radio (group, along_contact_status_words (statuses[i]), NULL);

      if (group == NULL)
        group = ALONG_OPTION_ROW (option);
      set_number (option, statuses[i]);
      along_option_row_set_active (ALONG_OPTION_ROW (option), entry->status == statuses[i]);
      g_signal_connect (option, "chosen", G_CALLBACK (status_cb), controls);
      gtk_box_append (GTK_BOX (box), option);
    }
  gtk_entry_set_placeholder_text (GTK_ENTRY (tried), _("How did you try?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (tried), GTK_ACCESSIBLE_PROPERTY_LABEL, _("How did you try?"), -1);
  gtk_editable_set_text (GTK_EDITABLE (tried), entry->how_tried != NULL ? entry->how_tried : "");
  gtk_widget_set_visible (tried, entry->status == ALONG_CONTACT_STATUS_NO_ACCESS);
  g_signal_connect (tried, "changed", G_CALLBACK (tried_cb), controls);
  gtk_box_append (GTK_BOX (box), tried);
  g_object_set_data (G_OBJECT (box), "tried", tried);
  return box;
}

/* Lists of people, workers, elements, modules. */

static void
person_cb (AlongOptionRow *option, AlongContactControls *controls)
{
  along_contact_entry_toggle (controls->entry->people, get_id (option), along_option_row_get_active (option));
  touched (controls, ALONG_ENTRY_PEOPLE);
}

static void
professional_cb (AlongOptionRow *option, AlongContactControls *controls)
{
  along_contact_entry_toggle (controls->entry->professionals, get_id (option), along_option_row_get_active (option));
  touched (controls, ALONG_ENTRY_PEOPLE);
}

/* "You" stands without being said; the first choice by hand says it. */
static void
worker_cb (AlongOptionRow *option, AlongContactControls *controls)
{
  GArray *workers = controls->entry->workers;

  if (workers->len == 0 && controls->me != NULL)
    along_contact_entry_toggle (workers, along_record_get_id (controls->me), TRUE);
  along_contact_entry_toggle (workers, get_id (option), along_option_row_get_active (option));
  touched (controls, ALONG_ENTRY_WORKERS);
}

static void
element_cb (AlongOptionRow *option, AlongContactControls *controls)
{
  guint bit = 1u << get_number (option);

  if (along_option_row_get_active (option))
    controls->entry->elements |= bit;
  else
    controls->entry->elements &= ~bit;
  touched (controls, ALONG_ENTRY_ELEMENTS);
}

static void
module_cb (AlongOptionRow *option, AlongContactControls *controls)
{
  along_contact_entry_toggle (controls->entry->modules, get_id (option), along_option_row_get_active (option));
  touched (controls, ALONG_ENTRY_MODULES);
}

static void
add_check (GtkWidget *box, AlongContactControls *controls, AlongId id, const char *words, const char *more, gboolean in,
           GCallback callback)
{
  GtkWidget *option = along_option_row_new_check (words, more);

  set_id (option, id);
  along_option_row_set_active (ALONG_OPTION_ROW (option), in);
  g_signal_connect (option, "chosen", callback, controls);
  gtk_box_append (GTK_BOX (box), option);
}

static GtkWidget *
people_new (AlongContactControls *controls)
{
  GtkWidget *box = box_new ();
  AlongRecord *record;
  gboolean headed = FALSE;

  ALONG_FOREACH (record, controls->family, ALONG_KIND_PERSON)
    if (!along_record_has (record, ALONG_PERSON_P_DIED))
      add_check (box, controls, along_record_get_id (record), along_record_get_text (record, ALONG_PERSON_P_NAME), NULL,
                 along_contact_entry_has (controls->entry->people, along_record_get_id (record)), G_CALLBACK (person_cb));
  ALONG_FOREACH (record, controls->family, ALONG_KIND_PROFESSIONAL)
    {
      g_autofree char *words = along_contact_professional_words (record);

      if (!headed)
        add_heading (box, _("Professionals"));
      headed = TRUE;
      add_check (box, controls, along_record_get_id (record), words,
                 along_record_has (record, ALONG_PROFESSIONAL_P_NAME) ? along_record_get_text (record, ALONG_PROFESSIONAL_P_ROLE)
                                                                      : NULL,
                 along_contact_entry_has (controls->entry->professionals, along_record_get_id (record)),
                 G_CALLBACK (professional_cb));
    }
  return box;
}

static GtkWidget *
workers_new (AlongContactControls *controls)
{
  GtkWidget *box = box_new ();
  AlongRecord *worker;

  ALONG_FOREACH (worker, controls->team, ALONG_KIND_WORKER)
    add_check (box, controls, along_record_get_id (worker), along_record_get_text (worker, ALONG_WORKER_P_NAME),
               worker == controls->me ? C_ ("worker", "You") : NULL,
               controls->entry->workers->len == 0
                 ? worker == controls->me
                 : along_contact_entry_has (controls->entry->workers, along_record_get_id (worker)),
               G_CALLBACK (worker_cb));
  return box;
}

static GtkWidget *
elements_new (AlongContactControls *controls)
{
  GtkWidget *box = box_new ();

  for (int i = 0; i < 3; i++)
    {
      GtkWidget *option = along_option_row_new_check (along_element_words (i), NULL);

      set_number (option, i);
      along_option_row_set_active (ALONG_OPTION_ROW (option), (controls->entry->elements & (1u << i)) != 0);
      g_signal_connect (option, "chosen", G_CALLBACK (element_cb), controls);
      gtk_box_append (GTK_BOX (box), option);
    }
  return box;
}

static GtkWidget *
modules_new (AlongContactControls *controls)
{
  GtkWidget *box = box_new ();
  AlongRecord *module;

  for (int element = 0; element < 3; element++)
    {
      add_heading (box, along_element_words (element));
      ALONG_FOREACH (module, controls->team, ALONG_KIND_MODULE)
        if (along_record_get_enum (module, ALONG_MODULE_P_ELEMENT) == element
            && along_module_is_for (controls->family, module))
          add_check (box, controls, along_record_get_id (module), along_record_get_text (module, ALONG_MODULE_P_TITLE), NULL,
                     along_contact_entry_has (controls->entry->modules, along_record_get_id (module)), G_CALLBACK (module_cb));
    }
  return box;
}

/* Words. */

static void
strength_cb (GtkEditable *editable, AlongContactControls *controls)
{
  along_text_set (&controls->entry->strength, gtk_editable_get_text (editable));
  touched (controls, ALONG_ENTRY_STRENGTH);
}

static void
next_cb (GtkEditable *editable, AlongContactControls *controls)
{
  along_text_set (&controls->entry->next_step, gtk_editable_get_text (editable));
  touched (controls, ALONG_ENTRY_NEXT);
}

static GtkWidget *
words_new (AlongContactControls *controls, const char *title, const char *text, GCallback callback)
{
  GtkWidget *box = box_new (), *entry = gtk_entry_new ();

  add_heading (box, title);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect (entry, "changed", callback, controls);
  gtk_box_append (GTK_BOX (box), entry);
  return box;
}

static GtkWidget *
scrolled_new (GtkWidget *child)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 300);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), child);
  return scrolled;
}

/**
 * along_contact_controls_new: the control for a part of a contact.
 *
 * @controls: outlives the widget
 */
GtkWidget *
along_contact_controls_new (AlongContactControls *controls, AlongEntryPart part)
{
  switch (part)
    {
    case ALONG_ENTRY_WHAT:
      return what_new (controls);
    case ALONG_ENTRY_LONG:
      return long_new (controls);
    case ALONG_ENTRY_WHEN:
      return when_new (controls);
    case ALONG_ENTRY_STATUS:
      return status_new (controls);
    case ALONG_ENTRY_PEOPLE:
      return scrolled_new (people_new (controls));
    case ALONG_ENTRY_WORKERS:
      return scrolled_new (workers_new (controls));
    case ALONG_ENTRY_ELEMENTS:
      return elements_new (controls);
    case ALONG_ENTRY_MODULES:
      return scrolled_new (modules_new (controls));
    case ALONG_ENTRY_STRENGTH:
      return words_new (controls, _("What went well"), controls->entry->strength, G_CALLBACK (strength_cb));
    case ALONG_ENTRY_NEXT:
      return words_new (controls, _("Next step"), controls->entry->next_step, G_CALLBACK (next_cb));
    case ALONG_ENTRY_FAMILY:
    default:
      g_return_val_if_reached (NULL);
    }
}
