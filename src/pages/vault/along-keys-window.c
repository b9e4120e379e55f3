/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-keys-window.h"

#include <glib/gi18n-lib.h>

#include "along-asked-row.h"
#include "along-boxed.h"
#include "along-narrow.h"

/* So many seconds after the last letter, and the words of the sheet are gone from the window. */
#define WORDS_STAY 60

struct _AlongKeysWindow
{
  AdwWindow parent_instance;

  GtkWidget *list;
  GtkWidget *old_row, *words_row, *new_row, *again_row; /* those that are not asked for are not visible */
  GtkWidget *refusal;
  GtkWidget *link; /* (nullable): to the other way of being known */
  GtkWidget *cancel;
  GtkWidget *button;
  GtkWidget *spinner;

  AlongSession *session;
  gboolean sheet;
  gboolean working;
  guint forget_source;
};

G_DEFINE_FINAL_TYPE (AlongKeysWindow, along_keys_window, ADW_TYPE_WINDOW)

static void
along_keys_window_dispose (GObject *object)
{
  g_clear_handle_id (&ALONG_KEYS_WINDOW (object)->forget_source, g_source_remove);
  g_clear_object (&ALONG_KEYS_WINDOW (object)->session);
  G_OBJECT_CLASS (along_keys_window_parent_class)->dispose (object);
}

static void
along_keys_window_class_init (AlongKeysWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_keys_window_dispose;
}

static void
along_keys_window_init (AlongKeysWindow *self)
{
}

static const char *
text_of (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* Where it is typed who this is; %NULL where nobody is asked. */
static GtkWidget *
proof_row (AlongKeysWindow *self)
{
  return gtk_widget_get_visible (self->words_row) ? self->words_row
         : gtk_widget_get_visible (self->old_row) ? self->old_row
                                                  : NULL;
}

/* Somebody else may be the next to sit here. */
static void
forget_words (AlongKeysWindow *self)
{
  g_clear_handle_id (&self->forget_source, g_source_remove);
  if (self->working || *text_of (self->words_row) == '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->words_row), "");
  along_asked_row_refuse (self->refusal, NULL, _ ("The words were taken away, so that nobody else finds them. Type them again."));
}

static gboolean
forget_cb (gpointer data)
{
  AlongKeysWindow *self = data;

  self->forget_source = 0;
  forget_words (self);
  return G_SOURCE_REMOVE;
}

/* From each letter on anew, in whichever row. */
static void
forget_later (AlongKeysWindow *self)
{
  g_clear_handle_id (&self->forget_source, g_source_remove);
  if (*text_of (self->words_row) != '\0')
    self->forget_source = g_timeout_add_seconds (WORDS_STAY, forget_cb, self);
}

static void
active_cb (AlongKeysWindow *self)
{
  if (!gtk_window_is_active (GTK_WINDOW (self)))
    forget_words (self);
}

/* @by_sheet: the words of the recovery sheet are asked for in the place of the passphrase. */
static void
ask_by (AlongKeysWindow *self, gboolean by_sheet)
{
  GtkWidget *asked = by_sheet ? self->words_row : self->old_row, *other = by_sheet ? self->old_row : self->words_row;

  gtk_editable_set_text (GTK_EDITABLE (self->old_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->words_row), "");
  along_asked_row_refuse (self->refusal, self->old_row, NULL);
  along_asked_row_refuse (self->refusal, self->words_row, NULL);
  gtk_widget_set_visible (asked, TRUE);
  gtk_window_set_focus (GTK_WINDOW (self), asked);
  gtk_widget_grab_focus (asked);
  gtk_widget_set_visible (other, FALSE);
  gtk_button_set_label (GTK_BUTTON (self->link), by_sheet ? _ ("Use the passphrase instead") : _ ("Use the recovery sheet instead"));
}

static void
link_cb (AlongKeysWindow *self)
{
  ask_by (self, proof_row (self) == self->old_row);
}

static void
set_working (AlongKeysWindow *self, gboolean working)
{
  self->working = working;
  gtk_widget_set_sensitive (self->button, !working);
  gtk_widget_set_sensitive (self->cancel, !working);
  if (self->link != NULL)
    gtk_widget_set_sensitive (self->link, !working);
  gtk_widget_set_visible (self->spinner, working);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), working);
}

static void
ended (AlongKeysWindow *self, const GError *error)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (self->session == NULL)
    return;
  set_working (self, FALSE);
  if (g_error_matches (error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_PASSPHRASE_WRONG) && proof_row (self) == self->words_row)
    {
      /* What was typed stays for a while: it is mended, not typed again. */
      g_autofree char *wrong = along_session_look_at_words (text_of (self->words_row));

      along_asked_row_refuse (self->refusal, self->words_row,
                              wrong != NULL ? wrong : _ ("Those are not the words of this caseload’s sheet. Check each one."));
      gtk_editable_set_position (GTK_EDITABLE (self->words_row), -1);
      return;
    }
  if (g_error_matches (error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_PASSPHRASE_WRONG))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->old_row), "");
      along_asked_row_refuse (self->refusal, self->old_row, _ ("That is not the passphrase. Capital letters and spaces count."));
      return;
    }
  if (error != NULL)
    {
      along_asked_row_refuse (self->refusal, NULL, error->message);
      return;
    }
  if (parent != NULL && self->sheet)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-sheet", NULL);
  else if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast", "(sb)", _ ("The passphrase is changed"), FALSE);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongKeysWindow) self = data;
  g_autoptr (GError) error = NULL;

  along_session_change_passphrase_finish (ALONG_SESSION (source), result, &error);
  ended (self, error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongKeysWindow) self = data;
  g_autoptr (GError) error = NULL;

  along_session_new_sheet_finish (ALONG_SESSION (source), result, &error);
  ended (self, error);
}

static void
go_cb (AlongKeysWindow *self)
{
  GtkWidget *asked = proof_row (self);
  gboolean by_sheet = asked == self->words_row;

  if (self->working)
    return;
  along_asked_row_refuse (self->refusal, asked, NULL);
  if (asked != NULL && *text_of (asked) == '\0')
    {
      gtk_widget_grab_focus (asked);
      return;
    }
  if (!self->sheet && !along_asked_row_take_passphrase (self->refusal, self->new_row, self->again_row))
    return;
  set_working (self, TRUE);
  if (self->sheet)
    along_session_new_sheet_async (self->session, asked != NULL ? text_of (asked) : NULL, by_sheet, made_cb, g_object_ref (self));
  else
    along_session_change_passphrase_async (self->session, asked != NULL ? text_of (asked) : NULL, by_sheet,
                                           text_of (self->new_row), changed_cb, g_object_ref (self));
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType mods, gpointer data)
{
  AlongKeysWindow *self = data;

  if (key != GDK_KEY_Escape || self->working)
    return GDK_EVENT_PROPAGATE;
  gtk_window_close (GTK_WINDOW (self));
  return GDK_EVENT_STOP;
}

static GtkWidget *
row_new (AlongKeysWindow *self, const char *title, gboolean visible)
{
  GtkWidget *row = adw_password_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  /* What was taken away does not come back with Ctrl+Z. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (row), FALSE);
  along_asked_row_name_eye (row);
  gtk_widget_set_visible (row, visible);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (go_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "changed", G_CALLBACK (forget_later), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return row;
}

static GtkWindow *
window_new (GtkWindow *parent, AlongSession *session, gboolean sheet, gboolean by_sheet, const char *title, const char *words,
            const char *label)
{
  AlongKeysWindow *self = g_object_new (ALONG_TYPE_KEYS_WINDOW, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE,
                                        "default-width", 460, "default-height", sheet ? 400 : 460, "title", title, NULL);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();
  GtkWidget *about = gtk_label_new (words);
  GtkEventController *keys = gtk_event_controller_key_new ();
  gboolean ask_old = along_session_has_passphrase (session);

  self->session = g_object_ref (session);
  self->sheet = sheet;
  self->cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  self->button = gtk_button_new_with_mnemonic (label);
  self->spinner = gtk_spinner_new ();
  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_widget_add_css_class (self->button, "suggested-action");
  along_narrow_title (ADW_HEADER_BAR (header), GTK_WINDOW (self));
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->button);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->spinner);
  g_signal_connect_object (self->cancel, "clicked", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (go_cb), self, G_CONNECT_SWAPPED);

  gtk_label_set_wrap (GTK_LABEL (about), TRUE);
  gtk_label_set_xalign (GTK_LABEL (about), 0);
  self->list = along_boxed_list_new (title);
  self->old_row = row_new (self, sheet ? _ ("Passphrase") : _ ("Passphrase until now"), ask_old);
  self->words_row = row_new (self, _ ("Seven words"), FALSE);
  self->new_row = row_new (self, _ ("New passphrase"), !sheet);
  self->again_row = row_new (self, _ ("Once more"), !sheet);
  gtk_widget_set_visible (self->list, ask_old || !sheet);
  self->refusal = g_object_new (GTK_TYPE_LABEL, "visible", FALSE, "wrap", TRUE, "xalign", 0.0, "accessible-role",
                                GTK_ACCESSIBLE_ROLE_ALERT, "css-classes", (const char *[]){ "along-notice", NULL }, NULL);
  gtk_box_append (GTK_BOX (box), about);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->refusal);
  if (ask_old)
    {
      self->link = gtk_button_new ();
      gtk_widget_set_halign (self->link, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (self->link, "flat");
      gtk_widget_add_css_class (self->link, "along-link");
      g_signal_connect_object (self->link, "clicked", G_CALLBACK (link_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), self->link);
    }
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (page), header);
  gtk_box_append (GTK_BOX (page), scroller);
  adw_window_set_content (ADW_WINDOW (self), page);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  along_narrow_as_parent (GTK_WINDOW (self), parent);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  if (ask_old)
    ask_by (self, by_sheet);
  else
    gtk_window_set_focus (GTK_WINDOW (self), sheet ? self->button : self->new_row);
  return GTK_WINDOW (self);
}

/**
 * along_keys_window_new_passphrase: another passphrase, or the first.
 *
 * @by_sheet: the one until now is forgotten: the words of the recovery sheet are asked for at once
 */
GtkWindow *
along_keys_window_new_passphrase (GtkWindow *parent, AlongSession *session, gboolean by_sheet)
{
  gboolean has = along_session_has_passphrase (session);
  const char *title = !has ? _ ("Set a passphrase") : by_sheet ? _ ("Set a new passphrase") : _ ("Change the passphrase");

  return window_new (parent, session, FALSE, by_sheet, title,
                     _ ("It opens the caseload after a lock. Choose a few words that you can remember and nobody would guess. "
                        "The recovery sheet stays as it is."),
                     has && !by_sheet ? _ ("C_hange") : _ ("_Set"));
}

/** along_keys_window_new_sheet: new words for the recovery sheet. */
GtkWindow *
along_keys_window_new_sheet (GtkWindow *parent, AlongSession *session)
{
  return window_new (parent, session, TRUE, FALSE, _ ("New recovery sheet"),
                     _ ("You get seven new words, to print or write down at once. The old sheet no longer opens the caseload, "
                        "nor any backup made from now on. Keep it as long as you keep older backups: they open with "
                        "the old one."),
                     _ ("_New sheet"));
}
