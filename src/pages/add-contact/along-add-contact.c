/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-add-contact-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-announcer.h"
#include "along-clock.h"
#include "along-commit.h"
#include "along-facts.h"
#include "along-flow.h"
#include "along-narrow.h"
#include "along-text.h"
#include "history/along-history.h"

G_DEFINE_FINAL_TYPE (AlongAddContact, along_add_contact, ADW_TYPE_WINDOW)

/* The cursor at the end of the line, nothing selected: typing goes on there. */
void
add_contact_focus_line (AlongAddContact *self)
{
  gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->line));
  gtk_editable_set_position (GTK_EDITABLE (self->line), -1);
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
  add_contact_put_draft (self);
  add_contact_show (self);
}

static void
next_changed_cb (AlongAddContact *self)
{
  if (self->filling)
    return;
  along_text_set (&self->entry->next_step, gtk_editable_get_text (GTK_EDITABLE (self->next)));
  along_contact_entry_choose (self->entry, ALONG_ENTRY_NEXT);
  add_contact_put_draft (self);
  add_contact_show (self);
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
  add_contact_put_draft (self);
}

static void
shared_cb (AlongAddContact *self)
{
  if (self->filling)
    return;
  self->entry->shared = gtk_switch_get_active (GTK_SWITCH (self->shared));
  add_contact_put_draft (self);
}

static void
answer_cb (AlongAddContact *self)
{
  switch (self->asks)
    {
    case ADD_CONTACT_ASKS_PLAN:
      self->entry->status = ALONG_CONTACT_STATUS_PLANNED;
      along_contact_entry_choose (self->entry, ALONG_ENTRY_STATUS);
      add_contact_put_draft (self);
      break;
    case ADD_CONTACT_ASKS_BOTH:
      self->doubled = TRUE;
      break;
    case ADD_CONTACT_ASKS_LENGTH:
    case ADD_CONTACT_ASKS_NOTHING:
      self->length = ADD_CONTACT_LENGTH_LEFT_OUT;
      break;
    }
  add_contact_show (self);
  gtk_widget_grab_focus (self->add_button);
}

/* Fills the fields from what is written. */
void
add_contact_fill (AlongAddContact *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->line), self->entry->line);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->note)),
                            self->entry->note != NULL ? self->entry->note : "", -1);
  gtk_switch_set_active (GTK_SWITCH (self->shared), self->entry->shared);
  self->filling = FALSE;
}

void
add_contact_clear (AlongAddContact *self)
{
  g_clear_pointer (&self->entry, along_contact_entry_free);
  self->entry = along_contact_entry_new ();
  self->controls.entry = self->entry;
  self->entry->day = self->day;
  self->doubled = FALSE;
  self->length = ADD_CONTACT_LENGTH_NOT_ASKED;
  self->wrote = FALSE;
  add_contact_fill (self);
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

  add_contact_refuse (self, part, words);
  chip = add_contact_find_chip (self, part);
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
  add_contact_clear (self);
  add_contact_show (self);
  g_clear_handle_id (&self->speak_source, g_source_remove);
  add_contact_say_draft (self, _("Contact added. Write the next one."), FALSE);
  along_announcer_say (ALONG_ANNOUNCER (self->announcer), _("Contact added. Write the next one."));
  add_contact_focus_line (self);
}

/* One goes on writing the line: "45m", or Ctrl+Enter once more to leave it out. */
static void
ask_length (AlongAddContact *self)
{
  self->length = ADD_CONTACT_LENGTH_ASKED;
  add_contact_show (self);
  add_contact_focus_line (self);
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongAddContact *self = ALONG_ADD_CONTACT (widget);
  g_autoptr (AlongEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *key = add_contact_draft_key (self);
  AlongEntryPart where = ALONG_ENTRY_WHAT;

  if (self->family == NULL)
    {
      add_contact_open_popover (self, ALONG_ENTRY_FAMILY, add_contact_find_chip (self, ALONG_ENTRY_FAMILY));
      return;
    }
  self->controls.now_ms = along_clock_now ();
  add_contact_show_question (self);
  if (self->asks == ADD_CONTACT_ASKS_PLAN || self->asks == ADD_CONTACT_ASKS_BOTH)
    {
      /* Asked once; a second Ctrl+Enter keeps both. What has not happened yet cannot be kept as done. */
      along_announcer_say (ALONG_ANNOUNCER (self->announcer), gtk_label_get_label (GTK_LABEL (self->question)));
      if (self->asks == ADD_CONTACT_ASKS_PLAN || gtk_window_get_focus (GTK_WINDOW (self)) != self->answer)
        {
          gtk_widget_grab_focus (self->answer);
          return;
        }
      self->doubled = TRUE;
    }
  self->another = g_str_equal (action, "contact.add-another");
  if (self->length == ADD_CONTACT_LENGTH_NOT_ASKED && add_contact_needs_length (self))
    {
      ask_length (self);
      return;
    }
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

static void
removed_cb (GtkWidget *widget, const AlongCheckPlace *place, const GError *error)
{
  AlongAddContact *self = ALONG_ADD_CONTACT (widget);

  if (self->session == NULL)
    return;
  if (error == NULL)
    gtk_window_destroy (GTK_WINDOW (self));
  else if (place != NULL)
    add_contact_refuse (self, ALONG_ENTRY_WHAT, error->message);
}

/* What became of it so far: read over the dialog, whose words wait. */
static void
history_cb (AlongAddContact *self)
{
  gtk_window_present (along_history_new_for_record (GTK_WINDOW (self), self->session, self->shown, self->contact));
}

static void
remove_cb (AlongAddContact *self)
{
  g_autoptr (AlongEdit) edit = along_contact_entry_removal (self->family, self->contact);
  g_autofree char *key = add_contact_draft_key (self);

  along_commit (GTK_WIDGET (self), self->session, edit, key, _("Contact removed"), removed_cb);
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

  G_OBJECT_CLASS (klass)->dispose = along_add_contact_dispose;
  G_OBJECT_CLASS (klass)->finalize = along_add_contact_finalize;
  g_type_ensure (ALONG_TYPE_FLOW);
  g_type_ensure (ALONG_TYPE_ANNOUNCER);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_install_action (widget_class, "contact.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "contact.add-another", NULL, add_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/alongside/Alongside/pages/add-contact/along-add-contact.ui");
  gtk_widget_class_bind_template_child (widget_class, AlongAddContact, window_title);
  gtk_widget_class_bind_template_child (widget_class, AlongAddContact, draft_note);
  gtk_widget_class_bind_template_child (widget_class, AlongAddContact, let_go);
  gtk_widget_class_bind_template_callback_full (widget_class, "let_go_cb", G_CALLBACK (add_contact_let_go_cb));
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
  gtk_widget_class_bind_template_child (widget_class, AlongAddContact, remove);
  gtk_widget_class_bind_template_child (widget_class, AlongAddContact, keys);
  gtk_widget_class_bind_template_callback (widget_class, history_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, shared_cb);
  gtk_widget_class_bind_template_callback (widget_class, answer_cb);
}

/* Before the widget that has the focus sees them: a text view would take Ctrl+Enter for a new line. */
static void
add_keys (AlongAddContact *self)
{
  static const guint returns[] = { GDK_KEY_Return, GDK_KEY_KP_Enter };
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (returns); i++)
    {
      gboolean another = i % 2 == 1;

      gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (keys),
        gtk_shortcut_new (gtk_keyval_trigger_new (returns[i / 2], GDK_CONTROL_MASK | (another ? GDK_SHIFT_MASK : 0)),
                          gtk_named_action_new (another ? "contact.add-another" : "contact.add")));
    }
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
along_add_contact_init (AlongAddContact *self)
{
  self->day = ALONG_DAY_NONE;
  self->entry = along_contact_entry_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_keys (self);
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
  self->controls.touched = add_contact_touched_cb;
  self->controls.data = self;
  along_narrow_as_parent (GTK_WINDOW (self), parent);
  g_signal_connect_object (session, "draft-saved", G_CALLBACK (add_contact_draft_saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "locking", G_CALLBACK (locking_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/* With the draft of what it is about, if there is one. */
static GtkWindow *
present (AlongAddContact *self)
{
  add_contact_restore_draft (self);
  add_contact_fill (self);
  add_contact_show (self);
  gtk_window_present (GTK_WINDOW (self));
  add_contact_focus_line (self);
  return GTK_WINDOW (self);
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
    add_contact_adopt (self, family);
  return present (self);
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
  gtk_label_set_label (GTK_LABEL (self->keys), _("Tab moves along the chips. Space changes one. Ctrl+Enter keeps the change."));
  gtk_widget_set_visible (self->remove, TRUE);
  add_contact_adopt (self, family);
  return present (self);
}
