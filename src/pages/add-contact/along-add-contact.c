/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-add-contact.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-announcer.h"
#include "along-chip.h"
#include "along-clock.h"
#include "along-commit.h"
#include "along-contact-chips.h"
#include "along-contact-controls.h"
#include "along-contact-entry.h"
#include "along-facts.h"
#include "along-flow.h"
#include "along-text.h"

#define PAUSE_MS 700

struct _AlongAddContact
{
  AdwWindow parent_instance;

  GtkWidget *window_title;
  GtkWidget *draft_note;
  GtkWidget *line;
  GtkWidget *examples;
  GtkWidget *chips_box;
  GtkWidget *chips;
  GtkWidget *refusal;
  GtkWidget *hint;
  GtkWidget *question_box;
  GtkWidget *question;
  GtkWidget *answer;
  GtkWidget *note;
  GtkWidget *next;
  GtkWidget *shared;
  GtkWidget *safe_box;
  GtkWidget *safe;
  GtkWidget *announcer;
  GtkWidget *add_button;
  GtkWidget *popover;

  AlongSession *session;
  AlongFamily *family;   /* (nullable): to be asked first */
  AlongFamily *shown;    /* (nullable): the family that the window shows: undo is about it */
  AlongRecord *contact;  /* (nullable): the one to change */
  gboolean with_family;
  int day;               /* of a new contact that says no day; or ALONG_DAY_NONE */
  AlongContactEntry *entry;
  AlongContactNames *names;
  AlongContactControls controls;
  AlongEntryPart refused;
  gboolean doubled;      /* another contact at the same time: both are kept */
  gboolean another;      /* the line is cleared for the next one */
  gboolean filling;      /* the program, not the person, changes a field */
  gboolean wrote;        /* something was written since it was opened or added */
  guint speak_source;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (AlongAddContact, along_add_contact, ADW_TYPE_WINDOW)

/* The cursor at the end of the line, nothing selected: typing goes on there. */
static void
focus_line (AlongAddContact *self)
{
  gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->line));
  gtk_editable_set_position (GTK_EDITABLE (self->line), -1);
}

/* The draft. */

static char *
draft_key (AlongAddContact *self)
{
  g_autofree char *family = self->family != NULL ? along_id_to_text (along_family_get_id (self->family)) : g_strdup ("");
  g_autofree char *contact = self->contact != NULL ? along_id_to_text (along_record_get_id (self->contact)) : NULL;

  return contact != NULL ? g_strconcat ("contact-change/", contact, NULL) : g_strconcat ("contact/", family, NULL);
}

static void
put_draft (AlongAddContact *self)
{
  g_autofree char *key = draft_key (self);
  g_autofree char *body = NULL;

  self->wrote = TRUE;
  if (self->contact == NULL && along_contact_entry_is_empty (self->entry))
    {
      along_session_drop_draft (self->session, key);
      return;
    }
  body = along_contact_entry_to_draft (self->entry);
  along_session_put_draft (self->session, key, self->contact != NULL ? "contact-change" : "contact",
                           self->family != NULL ? along_family_get_id (self->family) : ALONG_ID_NONE, body);
}

static void
say_draft (AlongAddContact *self, const char *words)
{
  gtk_label_set_label (GTK_LABEL (self->draft_note), words);
}

static void
draft_saved_cb (AlongAddContact *self, const char *key, gint64 ms)
{
  g_autofree char *mine = draft_key (self);
  AlongInstant at = along_instant_new (ms, ALONG_ZONE);
  g_autofree char *time = NULL;
  g_autofree char *words = NULL;

  if (!g_str_equal (key, mine) || !self->wrote)
    return;
  time = along_instant_time_words (&at);
  words = g_strdup_printf (_("Draft saved %s"), time);
  say_draft (self, words);
}

/* Words beside the chips. */

static void
refuse (AlongAddContact *self, AlongEntryPart part, const char *words)
{
  self->refused = part;
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

static void
show_question (AlongAddContact *self)
{
  g_autofree char *words = NULL;
  const char *answer = NULL;
  AlongRecord *other;

  if (self->family != NULL && along_contact_entry_is_ahead (self->entry, self->controls.now_ms))
    {
      words = ahead_words (self);
      answer = _("_Plan it");
    }
  else if (self->family != NULL && !self->doubled
           && (other = along_contact_entry_same_time (self->entry, self->family, self->contact, self->controls.now_ms)) != NULL)
    {
      words = same_time_words (other);
      answer = _("_Keep both");
    }
  gtk_widget_set_visible (self->question_box, words != NULL);
  if (words == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (self->question), words);
  gtk_button_set_label (GTK_BUTTON (self->answer), answer);
  gtk_button_set_use_underline (GTK_BUTTON (self->answer), TRUE);
}

static void
show_hint (AlongAddContact *self)
{
  AlongContactEntry *entry = self->entry;
  gboolean call = entry->mode == ALONG_MODE_PHONE || entry->mode == ALONG_MODE_VIDEO;
  const char *words = NULL;

  if (along_contact_entry_happened (entry) && call && entry->minutes < 5)
    words = _("A call counts as a contact from 5 minutes on.");
  else if (along_contact_entry_happened (entry) && entry->mode == ALONG_MODE_MESSAGE && !entry->substantive)
    words = _("A message counts as a contact when it is marked as a real exchange.");
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

static void open_popover (AlongAddContact *self, AlongEntryPart part, GtkWidget *chip);
static void show (AlongAddContact *self);

static void
chip_clicked_cb (GtkWidget *chip, AlongAddContact *self)
{
  AlongEntryPart part = (AlongEntryPart) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "part"));

  if (part == ALONG_ENTRY_N_PARTS)
    focus_line (self);
  else
    open_popover (self, part, chip);
}

static void
chip_removed_cb (GtkWidget *chip, AlongAddContact *self)
{
  AlongEntryPart part = (AlongEntryPart) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "part"));
  AlongId id = *(AlongId *) g_object_get_data (G_OBJECT (chip), "id");

  along_contact_entry_take_away (self->entry, part, id);
  put_draft (self);
  show (self);
}

static GtkWidget *
find_chip (AlongAddContact *self, AlongEntryPart part)
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
                                    _("This word was not read. It is left out."), -1);
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
static void
show (AlongAddContact *self)
{
  self->controls.now_ms = along_clock_now ();
  refuse (self, ALONG_ENTRY_N_PARTS, NULL);
  show_chips (self);
  show_question (self);
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

static void
touched_cb (gpointer data, AlongEntryPart part)
{
  AlongAddContact *self = data;

  if (part == ALONG_ENTRY_WHEN)
    self->doubled = FALSE;
  put_draft (self);
  show (self);
}

/* Popovers hang on the box around the chips, which are made anew while one is open. */

static void
popover_closed_cb (AlongAddContact *self)
{
  GtkWidget *chip = find_chip (self, (AlongEntryPart) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (self->popover), "part")));

  if (chip != NULL)
    gtk_widget_grab_focus (chip);
  else
    focus_line (self);
}

static void choose_family (AlongAddContact *self, AlongFamily *family);

static void
family_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongAddContact) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongFamily) family = along_session_load_finish (ALONG_SESSION (source), result, &error);

  if (family != NULL)
    choose_family (self, family);
  else if (self->session != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    refuse (self, ALONG_ENTRY_FAMILY, error->message);
}

static void
family_chosen_cb (gpointer data, AlongId family)
{
  AlongAddContact *self = data;

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  along_session_load_async (self->session, family, self->cancellable, family_loaded_cb, g_object_ref (self));
}

static void
open_popover (AlongAddContact *self, AlongEntryPart part, GtkWidget *chip)
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

/* What is typed. */

static void
line_changed_cb (AlongAddContact *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->line));

  gtk_widget_set_visible (self->examples, strchr (text, '?') != NULL);
  if (self->filling)
    return;
  along_contact_entry_read (self->entry, text, self->names);
  if (self->contact == NULL && self->entry->day == ALONG_DAY_NONE && !(self->entry->chosen & (1u << ALONG_ENTRY_WHEN)))
    self->entry->day = self->day;
  self->doubled = FALSE;
  put_draft (self);
  show (self);
}

static void
next_changed_cb (AlongAddContact *self)
{
  if (self->filling)
    return;
  along_text_set (&self->entry->next_step, gtk_editable_get_text (GTK_EDITABLE (self->next)));
  along_contact_entry_choose (self->entry, ALONG_ENTRY_NEXT);
  put_draft (self);
  show (self);
}

static void
note_changed_cb (AlongAddContact *self, GtkTextBuffer *buffer)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  if (self->filling)
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  along_text_set (&self->entry->note, text);
  put_draft (self);
}

static void
shared_cb (AlongAddContact *self)
{
  if (self->filling)
    return;
  self->entry->shared = gtk_switch_get_active (GTK_SWITCH (self->shared));
  put_draft (self);
}

static void
answer_cb (AlongAddContact *self)
{
  if (along_contact_entry_is_ahead (self->entry, self->controls.now_ms))
    {
      self->entry->status = ALONG_CONTACT_STATUS_PLANNED;
      along_contact_entry_choose (self->entry, ALONG_ENTRY_STATUS);
      put_draft (self);
    }
  else
    self->doubled = TRUE;
  show (self);
  gtk_widget_grab_focus (self->add_button);
}

/* Fills the fields from what is written. */
static void
fill (AlongAddContact *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->line), self->entry->line);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->note)),
                            self->entry->note != NULL ? self->entry->note : "", -1);
  gtk_switch_set_active (GTK_SWITCH (self->shared), self->entry->shared);
  self->filling = FALSE;
}

static void
clear_entry (AlongAddContact *self)
{
  g_clear_pointer (&self->entry, along_contact_entry_free);
  self->entry = along_contact_entry_new ();
  self->controls.entry = self->entry;
  self->entry->day = self->day;
  self->doubled = FALSE;
  self->wrote = FALSE;
  fill (self);
}

/* Takes up the draft of this family, if there is one. */
static void
restore_draft (AlongAddContact *self)
{
  g_autofree char *key = draft_key (self);
  const AlongDraft *draft = along_session_get_draft (self->session, key);
  AlongInstant at;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  g_autofree char *words = NULL;

  if (draft == NULL || !along_contact_entry_from_draft (self->entry, draft->body, self->names))
    return;
  at = along_instant_new (draft->changed_at, ALONG_ZONE);
  day = along_day_to_weekday_words (at.day);
  time = along_instant_time_words (&at);
  /* Translators: day, time */
  words = g_strdup_printf (_("This is what you were writing on %s at %s."), day, time);
  say_draft (self, words);
}

/* From here on it is about @family. */
static void
adopt (AlongAddContact *self, AlongFamily *family)
{
  AlongRecord *record = along_facts_family_record (family);

  g_set_object (&self->family, family);
  self->controls.family = family;
  g_clear_pointer (&self->names, along_contact_names_free);
  self->names = along_contact_names_new (family, self->controls.team, self->controls.me, along_clock_today ());
  if (record != NULL)
    adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->window_title), along_record_get_text (record, ALONG_FAMILY_P_NAME));
}

/* What was written goes along to the family that was chosen; people stay behind. With nothing written, what was being
 * written for that family is taken up. */
static void
choose_family (AlongAddContact *self, AlongFamily *family)
{
  g_autofree char *key = draft_key (self);

  if (self->family == family)
    return;
  if (along_contact_entry_is_empty (self->entry))
    {
      adopt (self, family);
      restore_draft (self);
    }
  else
    {
      along_session_drop_draft (self->session, key);
      adopt (self, family);
      g_array_set_size (self->entry->people, 0);
      g_array_set_size (self->entry->professionals, 0);
      self->entry->chosen &= ~(1u << ALONG_ENTRY_PEOPLE);
      along_contact_entry_read (self->entry, self->entry->line, self->names);
      put_draft (self);
    }
  fill (self);
  show (self);
  focus_line (self);
}

/* Adding. */

static AlongEntryPart
part_of_property (int property)
{
  switch (property)
    {
    case ALONG_CONTACT_P_AT:
      return ALONG_ENTRY_WHEN;
    case ALONG_CONTACT_P_MINUTES:
      return ALONG_ENTRY_LONG;
    default:
      return ALONG_ENTRY_WHAT;
    }
}

static void
refuse_there (AlongAddContact *self, AlongEntryPart part, const char *words)
{
  GtkWidget *chip;

  refuse (self, part, words);
  chip = find_chip (self, part);
  if (chip == NULL)
    return;
  gtk_accessible_update_relation (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->refusal, NULL, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_widget_grab_focus (chip);
}

static void
committed_cb (GtkWidget *widget, const AlongCheckPlace *place, const GError *error)
{
  AlongAddContact *self = ALONG_ADD_CONTACT (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  const char *words = self->contact != NULL ? _("Contact changed") : _("Contact added");

  if (self->session == NULL)
    return;
  gtk_widget_action_set_enabled (widget, "contact.add", TRUE);
  if (error != NULL)
    {
      if (place != NULL)
        refuse_there (self, part_of_property (place->property), error->message);
      return;
    }
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast", "(sb)", words, self->family == self->shown);
  if (!self->another)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  clear_entry (self);
  show (self);
  g_clear_handle_id (&self->speak_source, g_source_remove);
  say_draft (self, _("Contact added. Write the next one."));
  along_announcer_say (ALONG_ANNOUNCER (self->announcer), _("Contact added. Write the next one."));
  focus_line (self);
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongAddContact *self = ALONG_ADD_CONTACT (widget);
  g_autoptr (AlongEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *key = draft_key (self);
  AlongEntryPart where = ALONG_ENTRY_WHAT;

  if (self->family == NULL)
    {
      open_popover (self, ALONG_ENTRY_FAMILY, find_chip (self, ALONG_ENTRY_FAMILY));
      return;
    }
  self->controls.now_ms = along_clock_now ();
  show_question (self);
  if (gtk_widget_get_visible (self->question_box))
    {
      /* Asked once; a second Ctrl+Enter keeps both. What has not happened yet cannot be kept as done. */
      along_announcer_say (ALONG_ANNOUNCER (self->announcer), gtk_label_get_label (GTK_LABEL (self->question)));
      if (along_contact_entry_is_ahead (self->entry, self->controls.now_ms)
          || gtk_window_get_focus (GTK_WINDOW (self)) != self->answer)
        {
          gtk_widget_grab_focus (self->answer);
          return;
        }
    }
  self->another = g_str_equal (action, "contact.add-another");
  edit = along_contact_entry_to_edit (self->entry, self->family, self->controls.team, self->controls.me, self->contact,
                                      self->controls.now_ms, &where, &error);
  if (edit == NULL)
    {
      refuse_there (self, where, error->message);
      return;
    }
  gtk_widget_action_set_enabled (widget, "contact.add", FALSE);
  along_commit (widget, self->session, edit, key, NULL, committed_cb);
}

/* Lock: the store closes next; what was written is a draft. */
static void
locking_cb (AlongAddContact *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
along_add_contact_dispose (GObject *object)
{
  AlongAddContact *self = ALONG_ADD_CONTACT (object);

  g_clear_handle_id (&self->speak_source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->family);
  g_clear_object (&self->shown);
  g_clear_object (&self->contact);
  G_OBJECT_CLASS (along_add_contact_parent_class)->dispose (object);
}

static void
along_add_contact_finalize (GObject *object)
{
  AlongAddContact *self = ALONG_ADD_CONTACT (object);

  g_clear_pointer (&self->entry, along_contact_entry_free);
  g_clear_pointer (&self->names, along_contact_names_free);
  G_OBJECT_CLASS (along_add_contact_parent_class)->finalize (object);
}

static void
along_add_contact_class_init (AlongAddContactClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const guint returns[] = { GDK_KEY_Return, GDK_KEY_KP_Enter };

  G_OBJECT_CLASS (klass)->dispose = along_add_contact_dispose;
  G_OBJECT_CLASS (klass)->finalize = along_add_contact_finalize;
  g_type_ensure (ALONG_TYPE_FLOW);
  g_type_ensure (ALONG_TYPE_ANNOUNCER);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_install_action (widget_class, "contact.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "contact.add-another", NULL, add_cb);
  for (guint i = 0; i < G_N_ELEMENTS (returns); i++)
    {
      gtk_widget_class_add_binding_action (widget_class, returns[i], GDK_CONTROL_MASK, "contact.add", NULL);
      gtk_widget_class_add_binding_action (widget_class, returns[i], GDK_CONTROL_MASK | GDK_SHIFT_MASK, "contact.add-another",
                                           NULL);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/alongside/Alongside/pages/add-contact/along-add-contact.ui");
  gtk_widget_class_bind_template_child (widget_class, AlongAddContact, window_title);
  gtk_widget_class_bind_template_child (widget_class, AlongAddContact, draft_note);
  gtk_widget_class_bind_template_child (widget_class, AlongAddContact, line);
  gtk_widget_class_bind_template_child (widget_class, AlongAddContact, examples);
  gtk_widget_class_bind_template_child (widget_class, AlongAddContact, chips_box);
  gtk_widget_class_bind_template_child (widget_class, AlongAddContact, chips);
  gtk_widget_class_bind_template_child (widget_class, AlongAddContact, refusal);
  gtk_widget_class_bind_template_child (widget_class, AlongAddContact, hint);
  gtk_widget_class_bind_template_child (widget_class, AlongAddContact, question_box);
  gtk_widget_class_bind_template_child (widget_class, AlongAddContact, question);
  gtk_widget_class_bind_template_child (widget_class, AlongAddContact, answer);
  gtk_widget_class_bind_template_child (widget_class, AlongAddContact, note);
  gtk_widget_class_bind_template_child (widget_class, AlongAddContact, next);
  gtk_widget_class_bind_template_child (widget_class, AlongAddContact, shared);
  gtk_widget_class_bind_template_child (widget_class, AlongAddContact, safe_box);
  gtk_widget_class_bind_template_child (widget_class, AlongAddContact, safe);
  gtk_widget_class_bind_template_child (widget_class, AlongAddContact, announcer);
  gtk_widget_class_bind_template_child (widget_class, AlongAddContact, add_button);
  gtk_widget_class_bind_template_callback (widget_class, line_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, shared_cb);
  gtk_widget_class_bind_template_callback (widget_class, answer_cb);
}

static void
along_add_contact_init (AlongAddContact *self)
{
  self->day = ALONG_DAY_NONE;
  self->entry = along_contact_entry_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->note)), "changed", G_CALLBACK (note_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

static AlongAddContact *
add_contact_new (GtkWindow *parent, AlongSession *session)
{
  AlongAddContact *self = g_object_new (ALONG_TYPE_ADD_CONTACT, "transient-for", parent, NULL);
  g_autoptr (AlongFamily) nobody = along_family_new (ALONG_ID_NONE);

  self->session = g_object_ref (session);
  self->controls.entry = self->entry;
  self->controls.team = along_session_get_team (session);
  self->controls.me = along_session_get_me (session);
  self->names = along_contact_names_new (nobody, self->controls.team, self->controls.me, along_clock_today ());
  self->controls.touched = touched_cb;
  self->controls.data = self;
  if (parent != NULL && gtk_widget_get_width (GTK_WIDGET (parent)) > 0 && gtk_widget_get_width (GTK_WIDGET (parent)) < 640)
    gtk_window_set_default_size (GTK_WINDOW (self), gtk_widget_get_width (GTK_WIDGET (parent)),
                                 gtk_widget_get_height (GTK_WIDGET (parent)));
  g_signal_connect_object (session, "draft-saved", G_CALLBACK (draft_saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "locking", G_CALLBACK (locking_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * along_add_contact_present: opens the dialog for a new contact, with the draft from the last time.
 *
 * @parent: (nullable); @family: (nullable): %NULL: it is asked first
 * @day_edtf: (nullable): the day that is meant if the line says none; %NULL or "": today
 *
 * Returns: (transfer none): the dialog, shown
 */
GtkWindow *
along_add_contact_present (GtkWindow *parent, AlongSession *session, AlongFamily *family, const char *day_edtf)
{
  AlongAddContact *self = add_contact_new (parent, session);
  int day = !along_text_is_empty (day_edtf) ? along_date_first_day (day_edtf) : ALONG_DAY_NONE;

  self->day = day == along_clock_today () ? ALONG_DAY_NONE : day;
  self->entry->day = self->day;
  self->with_family = family == NULL;
  g_set_object (&self->shown, family);
  if (family != NULL)
    adopt (self, family);
  restore_draft (self);
  fill (self);
  show (self);
  gtk_window_present (GTK_WINDOW (self));
  focus_line (self);
  return GTK_WINDOW (self);
}

/**
 * along_add_contact_edit: opens the dialog on a contact that is there already, to change it. One that was planned and
 * whose time is past asks "What happened?".
 */
GtkWindow *
along_add_contact_edit (GtkWindow *parent, AlongSession *session, AlongFamily *family, AlongRecord *contact)
{
  AlongAddContact *self = add_contact_new (parent, session);
  AlongInstant at;
  gboolean past = along_record_get_enum (contact, ALONG_CONTACT_P_STATUS) == ALONG_CONTACT_STATUS_PLANNED
                  && along_record_get_instant (contact, ALONG_CONTACT_P_AT, &at)
                  && (at.day_only ? at.day <= along_clock_today () : at.ms <= along_clock_now ());
  const char *title = past ? _("What happened?") : _("Change contact");

  g_set_object (&self->shown, family);
  g_set_object (&self->contact, contact);
  along_contact_entry_from_record (self->entry, family, contact);
  if (past)
    self->entry->status = ALONG_CONTACT_STATUS_COMPLETED;
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->window_title), title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_button_set_label (GTK_BUTTON (self->add_button), _("_Done"));
  adopt (self, family);
  restore_draft (self);
  fill (self);
  show (self);
  gtk_window_present (GTK_WINDOW (self));
  focus_line (self);
  return GTK_WINDOW (self);
}
