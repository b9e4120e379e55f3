/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Add contact: what follows from what is written: chips and their popovers, questions, hints, words that are spoken. */
#include "along-add-contact-private.h"

#include <glib/gi18n-lib.h>

#include "along-announcer.h"
#include "along-chip.h"
#include "along-clock.h"
#include "along-contact-chips.h"
#include "along-facts.h"
#include "along-flow.h"
#include "along-text.h"

#define PAUSE_MS 700

/* Words beside the chips. */

/* What was said while one wrote is not said twice. */
void
add_contact_refuse (AlongAddContact *self, AlongEntryPart part, const char *words)
{
  const char *hint = gtk_label_get_label (GTK_LABEL (self->hint));

  self->refused = part;
  gtk_widget_set_visible (self->hint, *hint != '\0' && g_strcmp0 (hint, words) != 0);
  gtk_label_set_label (GTK_LABEL (self->refusal), words != NULL ? words : "");
  gtk_widget_set_visible (self->refusal, words != NULL);
}

static char *
ahead_words (AlongAddContact *self)
{
  AlongInstant at;
  int today = along_day_of_ms (self->controls.now_ms, ALONG_ZONE);

  along_contact_entry_at (self->entry, self->controls.now_ms, &at);
  if (at.day == today)
    return g_strdup (_("That is later today. Plan it instead?"));
  if (at.day == today + 1)
    return g_strdup (_("That is tomorrow. Plan it instead?"));
  return g_strdup (_("That day is still to come. Plan it instead?"));
}

static char *
same_time_words (AlongRecord *other)
{
  AlongInstant at;
  g_autofree char *time = NULL;

  along_record_get_instant (other, ALONG_CONTACT_P_AT, &at);
  time = along_instant_time_words (&at);
  switch (along_record_get_enum (other, ALONG_CONTACT_P_MODE))
    {
    case ALONG_MODE_VISIT:
      /* Translators: a time */
      return g_strdup_printf (_("There is already a visit at %s. Keep both?"), time);
    case ALONG_MODE_PHONE:
    case ALONG_MODE_VIDEO:
      return g_strdup_printf (_("There is already a call at %s. Keep both?"), time);
    default:
      return g_strdup_printf (_("There is already a contact at %s. Keep both?"), time);
    }
}

/* Whether it took place, and how long it was is not said. */
gboolean
add_contact_needs_length (AlongAddContact *self)
{
  AlongContactEntry *entry = self->entry;

  return entry->mode >= 0 && along_check_needs_length (entry->mode, entry->status, entry->minutes);
}

static const char *
length_words (int mode)
{
  if (mode == ALONG_MODE_PHONE || mode == ALONG_MODE_VIDEO)
    return _("How long was it? About is good enough. A call counts as a contact from 5 minutes on.");
  return _("How long was it? About is good enough.");
}

void
add_contact_show_question (AlongAddContact *self)
{
  g_autofree char *words = NULL;
  const char *answer = NULL;
  AlongRecord *other;

  self->asks = ADD_CONTACT_ASKS_NOTHING;
  if (self->family != NULL && along_contact_entry_is_ahead (self->entry, self->controls.now_ms))
    {
      words = ahead_words (self);
      answer = _("_Plan it");
      self->asks = ADD_CONTACT_ASKS_PLAN;
    }
  else if (self->family != NULL && !self->doubled
           && (other = along_contact_entry_same_time (self->entry, self->family, self->contact, self->controls.now_ms)) != NULL)
    {
      words = same_time_words (other);
      answer = _("_Keep both");
      self->asks = ADD_CONTACT_ASKS_BOTH;
    }
  else if (self->length == ADD_CONTACT_LENGTH_ASKED && add_contact_needs_length (self))
    {
      words = g_strdup (length_words (self->entry->mode));
      answer = _("_Leave it out");
      self->asks = ADD_CONTACT_ASKS_LENGTH;
    }
  gtk_widget_set_visible (self->question_box, words != NULL);
  if (words == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (self->question), words);
  gtk_button_set_label (GTK_BUTTON (self->answer), answer);
  gtk_button_set_use_underline (GTK_BUTTON (self->answer), TRUE);
}

/* A day on which there was no support: said while one writes, and again when it is added. */
static gboolean
is_outside_support (AlongAddContact *self, GError **error)
{
  AlongInstant at;
  AlongRecord *episode;

  if (self->family == NULL || self->entry->day == ALONG_DAY_NONE)
    return FALSE;
  along_contact_entry_at (self->entry, self->controls.now_ms, &at);
  episode = along_facts_near_episode (self->family, at.day);
  return episode != NULL && !along_check_contact_day (episode, at.day, error);
}

static void
show_hint (AlongAddContact *self)
{
  AlongContactEntry *entry = self->entry;
  gboolean call = entry->mode == ALONG_MODE_PHONE || entry->mode == ALONG_MODE_VIDEO;
  g_autoptr (GError) outside = NULL;
  g_autofree char *unread = NULL;
  const char *words = NULL;

  if (is_outside_support (self, &outside))
    words = outside->message;
  else if (self->asks != ADD_CONTACT_ASKS_LENGTH && along_contact_entry_happened (entry) && call && entry->minutes < 5)
    words = _("A call counts as a contact from 5 minutes on.");
  else if (along_contact_entry_happened (entry) && entry->mode == ALONG_MODE_MESSAGE && !entry->substantive)
    words = _("A message counts as a contact when it is marked as a real exchange.");
  else if (entry->reading->rest != NULL)
    /* Translators: words of the line that could not be read */
    words = unread = g_strdup_printf (_("“%s” was not read. It goes to What happened."), entry->reading->rest);
  gtk_label_set_label (GTK_LABEL (self->hint), words != NULL ? words : "");
  gtk_widget_set_visible (self->hint, words != NULL);
}

static void
show_safe_contact (AlongAddContact *self)
{
  AlongRecord *record = self->family != NULL ? along_facts_family_record (self->family) : NULL;
  const char *safe = record != NULL ? along_record_get_text (record, ALONG_FAMILY_P_SAFE_CONTACT) : NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->safe_box, !along_text_is_empty (safe));
  if (along_text_is_empty (safe))
    return;
  words = g_strdup_printf (_("Safe contact: %s"), safe);
  gtk_label_set_label (GTK_LABEL (self->safe), words);
}

/* The chips. */

static void
chip_clicked_cb (GtkWidget *chip, AlongAddContact *self)
{
  AlongEntryPart part = (AlongEntryPart) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "part"));

  if (part == ALONG_ENTRY_N_PARTS)
    add_contact_focus_line (self);
  else
    add_contact_open_popover (self, part, chip);
}

static void
chip_removed_cb (GtkWidget *chip, AlongAddContact *self)
{
  AlongEntryPart part = (AlongEntryPart) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "part"));
  AlongId id = *(AlongId *) g_object_get_data (G_OBJECT (chip), "id");

  along_contact_entry_take_away (self->entry, part, id);
  add_contact_put_draft (self);
  add_contact_show (self);
}

GtkWidget *
add_contact_find_chip (AlongAddContact *self, AlongEntryPart part)
{
  for (GtkWidget *chip = gtk_widget_get_first_child (self->chips); chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    if (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "part")) == (int) part)
      return chip;
  return NULL;
}

static GtkWidget *
chip_new (AlongAddContact *self, const AlongContactChip *chip)
{
  GtkWidget *widget = along_chip_new (chip->style, chip->icon, chip->words);

  g_object_set_data (G_OBJECT (widget), "part", GINT_TO_POINTER ((int) chip->part));
  g_object_set_data_full (G_OBJECT (widget), "id", g_memdup2 (&chip->id, sizeof chip->id), g_free);
  along_chip_set_removable (ALONG_CHIP (widget), chip->said && chip->part != ALONG_ENTRY_FAMILY);
  if (chip->part == ALONG_ENTRY_N_PARTS)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    _("This was not read. It goes to What happened."), -1);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  g_signal_connect (widget, "clicked", G_CALLBACK (chip_clicked_cb), self);
  g_signal_connect (widget, "removed", G_CALLBACK (chip_removed_cb), self);
  return widget;
}

static GPtrArray *
make_chips (AlongAddContact *self)
{
  return along_contact_chips (self->entry, self->family, self->controls.team, self->controls.me, self->with_family,
                              self->controls.now_ms);
}

/* The chips are made anew; the focus stays where it was, or goes to the nearest that is left. */
static void
show_chips (AlongAddContact *self)
{
  g_autoptr (GPtrArray) chips = make_chips (self);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self)), *again = NULL;
  int at = -1, n = 0;

  for (GtkWidget *chip = gtk_widget_get_first_child (self->chips); chip != NULL; chip = gtk_widget_get_next_sibling (chip), n++)
    if (chip == focus)
      at = n;
  along_flow_clear (ALONG_FLOW (self->chips));
  for (guint i = 0; i < chips->len; i++)
    {
      GtkWidget *widget = chip_new (self, chips->pdata[i]);

      along_flow_append (ALONG_FLOW (self->chips), widget);
      if ((int) i <= at)
        again = widget;
    }
  if (again != NULL)
    gtk_widget_grab_focus (again);
}

static gboolean
speak_cb (gpointer data)
{
  AlongAddContact *self = data;
  g_autoptr (GPtrArray) chips = make_chips (self);
  g_autofree char *speech = along_contact_chips_speech (chips);

  self->speak_source = 0;
  along_announcer_say (ALONG_ANNOUNCER (self->announcer), speech);
  if (gtk_widget_get_visible (self->question_box))
    along_announcer_say (ALONG_ANNOUNCER (self->announcer), gtk_label_get_label (GTK_LABEL (self->question)));
  return G_SOURCE_REMOVE;
}

/* Shows everything that follows from what is written; speaks it after a pause. */
void
add_contact_show (AlongAddContact *self)
{
  self->controls.now_ms = along_clock_now ();
  add_contact_refuse (self, ALONG_ENTRY_N_PARTS, NULL);
  show_chips (self);
  add_contact_show_question (self);
  show_hint (self);
  show_safe_contact (self);
  self->filling = TRUE;
  if (!along_text_equal (gtk_editable_get_text (GTK_EDITABLE (self->next)),
                         self->entry->next_step != NULL ? self->entry->next_step : ""))
    gtk_editable_set_text (GTK_EDITABLE (self->next), self->entry->next_step != NULL ? self->entry->next_step : "");
  self->filling = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "contact.add-another", self->contact == NULL);
  g_clear_handle_id (&self->speak_source, g_source_remove);
  if (self->family != NULL)
    self->speak_source = g_timeout_add (PAUSE_MS, speak_cb, self);
}

void
add_contact_touched_cb (gpointer data, AlongEntryPart part)
{
  AlongAddContact *self = data;

  if (part == ALONG_ENTRY_WHEN)
    self->doubled = FALSE;
  add_contact_put_draft (self);
  add_contact_show (self);
}

/* Popovers hang on the box around the chips, which are made anew while one is open. */

static void
popover_closed_cb (AlongAddContact *self)
{
  GtkWidget *chip = add_contact_find_chip (self, (AlongEntryPart) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (self->popover), "part")));

  if (chip != NULL)
    gtk_widget_grab_focus (chip);
  else
    add_contact_focus_line (self);
}

static void
family_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongAddContact) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongFamily) family = along_session_load_finish (ALONG_SESSION (source), result, &error);

  if (family != NULL)
    add_contact_choose_family (self, family);
  else if (self->session != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    add_contact_refuse (self, ALONG_ENTRY_FAMILY, error->message);
}

static void
family_chosen_cb (gpointer data, AlongId family)
{
  AlongAddContact *self = data;

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  along_session_load_async (self->session, family, self->cancellable, family_loaded_cb, g_object_ref (self));
}

void
add_contact_open_popover (AlongAddContact *self, AlongEntryPart part, GtkWidget *chip)
{
  graphene_rect_t bounds;
  GdkRectangle at = { 0 };
  GtkWidget *control;

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_new ();
      gtk_widget_set_parent (self->popover, self->chips_box);
      gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
      g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (popover_closed_cb), self);
    }
  control = part == ALONG_ENTRY_FAMILY ? along_contact_family_list_new (self->session, family_chosen_cb, self)
                                       : along_contact_controls_new (&self->controls, part);
  g_object_set_data (G_OBJECT (self->popover), "part", GINT_TO_POINTER ((int) part));
  gtk_popover_set_child (GTK_POPOVER (self->popover), control);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  along_chip_get_words (ALONG_CHIP (chip)), -1);
  if (gtk_widget_compute_bounds (chip, self->chips_box, &bounds))
    at = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &at);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}
