/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-vault-page.h"

#include <glib/gi18n-lib.h>

#include "backup/along-backup-words.h"
#include "along-clock.h"
#include "along-session-backup.h"
#include "along-text.h"
#include "along-instant.h"
#include "along-asked-row.h"
#include "along-vault-states.h"

/* So many seconds without a key, and the words of the sheet are gone from the page. */
#define WORDS_STAY 60

struct _AlongVaultPage
{
  AdwBin parent_instance;

  GtkWidget *status;
  GtkWidget *passphrase_list;
  GtkWidget *passphrase_row;
  GtkWidget *recovery_list;
  GtkWidget *recovery_row;
  GtkWidget *keep_list;
  GtkWidget *keep_switch;
  GtkWidget *refusal;
  GtkWidget *button;
  GtkWidget *link;
  GtkWidget *foot;

  AlongSession *session;
  GCancellable *cancellable;
  VaultShow show;
  gboolean not_kept; /* the keyring does not have the key, and may be given it */
  char *newest;      /* (nullable): path of the newest backup of this caseload */
  gboolean asking;   /* the keyring asks for its password, in a window of its own */
  guint wait_source;
  guint forget_source;
  GtkWindow *window; /* (nullable): the one it stands in */
};

G_DEFINE_FINAL_TYPE (AlongVaultPage, along_vault_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_UNLOCKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
field (AlongVaultPage *self)
{
  switch (vault_state (self->show)->field)
    {
    case FIELD_PASSPHRASE:
      return self->passphrase_row;
    case FIELD_RECOVERY:
      return self->recovery_row;
    case FIELD_NONE:
    default:
      return NULL;
    }
}

/* Where there is no passphrase, the sheet stands in its place. */
static VaultAct
link_act (AlongVaultPage *self)
{
  VaultAct what = vault_state (self->show)->link_act;

  if (along_session_is_demonstration (self->session) && what != DO_TRY_AGAIN)
    return DO_NOTHING;
  if (what == DO_PASSPHRASE && !along_session_has_passphrase (self->session))
    return vault_state (self->show)->field == FIELD_RECOVERY ? DO_NOTHING : DO_RECOVERY;
  return what;
}

static void
refuse (AlongVaultPage *self, const char *words)
{
  along_asked_row_refuse (self->refusal, field (self), words);
}

/* How long is left, in the words of the page; the button rests until then. Returns: whether it is to rest any longer. */
static gboolean
hold_on (AlongVaultPage *self)
{
  guint seconds = along_session_get_wait (self->session);
  g_autofree char *words = NULL;

  if (seconds == 0)
    return FALSE;
  if (seconds < 120)
    words = g_strdup_printf (ngettext ("Too many tries. You can try again in %u second.",
                                       "Too many tries. You can try again in %u seconds.", seconds),
                             seconds);
  else
    words = g_strdup_printf (ngettext ("Too many tries. You can try again in %u minute.",
                                       "Too many tries. You can try again in %u minutes.", (seconds + 59) / 60),
                             (seconds + 59) / 60);
  gtk_label_set_label (GTK_LABEL (self->refusal), words);
  gtk_widget_set_visible (self->refusal, TRUE);
  return TRUE;
}

static gboolean
held_cb (gpointer data)
{
  AlongVaultPage *self = data;

  if (hold_on (self))
    return G_SOURCE_CONTINUE;
  self->wait_source = 0;
  gtk_label_set_label (GTK_LABEL (self->refusal), _ ("You can try again now."));
  gtk_widget_set_sensitive (self->button, TRUE);
  return G_SOURCE_REMOVE;
}

/* After too many tries the button rests. What is left of the time is shown by the second. */
static void
hold (AlongVaultPage *self)
{
  gboolean held = self->wait_source != 0;

  g_clear_handle_id (&self->wait_source, g_source_remove);
  if (!hold_on (self))
    {
      if (held)
        gtk_widget_set_sensitive (self->button, TRUE);
      return;
    }
  gtk_widget_set_sensitive (self->button, FALSE);
  self->wait_source = g_timeout_add_seconds (1, held_cb, self);
}

/**
 * along_vault_page_forget: takes the words of the recovery sheet away that stand in their field, tried or not: somebody
 * else may be the next to sit here, or the computer goes to sleep.
 */
void
along_vault_page_forget (AlongVaultPage *self)
{
  g_clear_handle_id (&self->forget_source, g_source_remove);
  if (gtk_editable_get_text (GTK_EDITABLE (self->recovery_row))[0] == '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->recovery_row), "");
  /* What is said about a wrong word would go with it; how long is left to wait would not. */
  if (vault_state (self->show)->field == FIELD_RECOVERY && self->wait_source == 0)
    refuse (self, _ ("The words were taken away, so that nobody else finds them. Type them again."));
}

static gboolean
forget_cb (gpointer data)
{
  AlongVaultPage *self = data;

  self->forget_source = 0;
  along_vault_page_forget (self);
  return G_SOURCE_REMOVE;
}

/* From each key on anew. */
static void
forget_later (AlongVaultPage *self)
{
  g_clear_handle_id (&self->forget_source, g_source_remove);
  if (gtk_editable_get_text (GTK_EDITABLE (self->recovery_row))[0] != '\0')
    self->forget_source = g_timeout_add_seconds (WORDS_STAY, forget_cb, self);
}

static gboolean
key_cb (AlongVaultPage *self)
{
  if (self->forget_source != 0)
    forget_later (self);
  return GDK_EVENT_PROPAGATE;
}

static void
active_cb (AlongVaultPage *self, GParamSpec *pspec, GtkWindow *window)
{
  if (!gtk_window_is_active (window))
    along_vault_page_forget (self);
}

static void
along_vault_page_root (GtkWidget *widget)
{
  AlongVaultPage *self = ALONG_VAULT_PAGE (widget);

  GTK_WIDGET_CLASS (along_vault_page_parent_class)->root (widget);
  self->window = GTK_IS_WINDOW (gtk_widget_get_root (widget)) ? GTK_WINDOW (gtk_widget_get_root (widget)) : NULL;
  if (self->window != NULL)
    g_signal_connect_swapped (self->window, "notify::is-active", G_CALLBACK (active_cb), self);
}

static void
along_vault_page_unroot (GtkWidget *widget)
{
  AlongVaultPage *self = ALONG_VAULT_PAGE (widget);

  if (self->window != NULL)
    g_signal_handlers_disconnect_by_func (self->window, active_cb, self);
  self->window = NULL;
  GTK_WIDGET_CLASS (along_vault_page_parent_class)->unroot (widget);
}

static void
present (AlongVaultPage *self, VaultShow show, const char *words)
{
  g_autofree char *name = NULL;

  self->show = show;
  gtk_widget_set_visible (self->status, TRUE);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->status), vault_state (show)->icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (self->status), _ (vault_state (show)->title));
  {
    g_autofree char *escaped = g_markup_escape_text (words != NULL ? words : _ (vault_state (show)->words), -1);
    adw_status_page_set_description (ADW_STATUS_PAGE (self->status), escaped);
  }
  gtk_editable_set_text (GTK_EDITABLE (self->passphrase_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->recovery_row), "");
  gtk_widget_set_visible (self->passphrase_list, vault_state (show)->field == FIELD_PASSPHRASE);
  gtk_widget_set_visible (self->recovery_list, vault_state (show)->field == FIELD_RECOVERY);
  gtk_button_set_label (GTK_BUTTON (self->button), _ (vault_state (show)->button));
  gtk_widget_set_visible (self->keep_list, self->not_kept && vault_state (show)->field != FIELD_NONE);
  gtk_widget_set_visible (self->link, link_act (self) != DO_NOTHING);
  if (link_act (self) != DO_NOTHING)
    gtk_button_set_label (GTK_BUTTON (self->link), link_act (self) == vault_state (show)->link_act
                                                     ? _ (vault_state (show)->link) : _ ("Use the recovery sheet instead"));
  gtk_widget_set_visible (self->foot, FALSE);
  refuse (self, NULL);
  if (vault_state (show)->field != FIELD_NONE)
    hold (self);

  name = g_strdup_printf (show == SHOW_LOCK || show == SHOW_LOCK_HIDES || show == SHOW_LOCK_SHEET ? _ ("Alongside is locked.") : "%s.",
                          _ (vault_state (show)->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (field (self) != NULL ? field (self) : self->button);
}

static void
after_try (AlongVaultPage *self, gboolean worked, GError *error)
{
  gtk_widget_set_sensitive (self->button, TRUE);
  gtk_widget_set_sensitive (self->link, TRUE);
  if (worked)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->recovery_row), "");
      g_signal_emit (self, signals[SIGNAL_UNLOCKED], 0);
      return;
    }
  if (g_error_matches (error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_WAIT))
    hold (self);
  else if (g_error_matches (error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_PASSPHRASE_WRONG))
    {
      if (along_session_get_wait (self->session) > 0)
        hold (self);
      else
        {
          gboolean sheet = vault_state (self->show)->field == FIELD_RECOVERY;
          const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->recovery_row));
          g_autofree char *wrong = sheet && typed[0] != '\0' ? along_session_look_at_words (typed) : NULL;

          refuse (self, wrong != NULL ? wrong
                        : sheet       ? _ ("Those are not the words of this caseload’s sheet. Check each one.")
                                      : _ ("That is not the passphrase. Capital letters and spaces count."));
        }
      if (field (self) != NULL)
        gtk_widget_grab_focus (field (self));
    }
  else
    along_vault_page_tell (self, error);
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongVaultPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean worked = along_session_unlock_finish (ALONG_SESSION (source), result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    after_try (self, worked, error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongVaultPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean worked = along_session_open_finish (ALONG_SESSION (source), result, &error);
  gboolean asked = self->asking;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->asking = FALSE;
  after_try (self, worked, error);
  if (asked && g_error_matches (error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_KEYRING_LOCKED))
    refuse (self, along_session_has_passphrase (self->session)
                    ? _ ("The keyring is still closed. If it did not ask to be opened, use the passphrase instead.")
                    : _ ("The keyring is still closed. If it did not ask to be opened, use the recovery sheet "
                         "instead."));
}

/* The keyring's own question has no end but the person's; whoever takes another way does not wait for it. */
static void
stop_asking (AlongVaultPage *self)
{
  if (!self->asking)
    return;
  self->asking = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (self->button, TRUE);
}

static void
act (AlongVaultPage *self, VaultAct what)
{
  switch (what)
    {
    case DO_UNLOCK:
      {
        GtkWidget *row = field (self);

        if (gtk_editable_get_text (GTK_EDITABLE (row))[0] == '\0')
          {
            gtk_widget_grab_focus (row);
            return;
          }
        refuse (self, NULL);
        gtk_widget_set_sensitive (self->button, FALSE);
        gtk_widget_set_sensitive (self->link, FALSE);
        along_session_unlock_async (self->session, gtk_editable_get_text (GTK_EDITABLE (row)),
                                    row == self->recovery_row,
                                    self->not_kept && gtk_switch_get_active (GTK_SWITCH (self->keep_switch)),
                                    self->cancellable, unlocked_cb, g_object_ref (self));
        /* The words of the sheet stay for a while, until they open it: they are mended, not typed again. */
        if (row != self->recovery_row)
          gtk_editable_set_text (GTK_EDITABLE (row), "");
        return;
      }
    case DO_ASK_KEYRING:
    case DO_LOOK:
    case DO_TRY_AGAIN:
      if (self->show == SHOW_IN_USE)
        along_session_set_looking (self->session, what == DO_LOOK);
      /* After a lock only the passphrase opens. */
      if (along_session_get_state (self->session) == ALONG_SESSION_LOCKED
          && along_session_has_passphrase (self->session))
        {
          present (self, SHOW_LOCK, NULL);
          return;
        }
      self->asking = what == DO_ASK_KEYRING;
      refuse (self, self->asking ? _ ("The keyring asks to be opened in a window of its own.") : NULL);
      gtk_widget_set_sensitive (self->button, FALSE);
      gtk_widget_set_sensitive (self->link, self->asking);
      along_session_open_async (self->session, what == DO_ASK_KEYRING, self->cancellable, opened_cb,
                                g_object_ref (self));
      return;
    case DO_PASSPHRASE:
      stop_asking (self);
      present (self, SHOW_PASSPHRASE, NULL);
      return;
    case DO_RECOVERY:
      stop_asking (self);
      present (self, SHOW_RECOVERY, NULL);
      return;
    case DO_BACKUP:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.restore", "s",
                                  self->newest != NULL && self->show == SHOW_DAMAGED ? self->newest : "");
      return;
    case DO_NOTHING:
    default:
      return;
    }
}

/* Of the damaged page: the last good copy, by its day. */
static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongVaultPage) self = data;
  g_autoptr (GPtrArray) backups = along_session_list_backups_finish (ALONG_SESSION (source), result, NULL);

  for (guint i = 0; backups != NULL && i < backups->len && self->session != NULL && self->show == SHOW_DAMAGED; i++)
    {
      const AlongSavedBackup *backup = backups->pdata[i];

      if (backup->of_this)
        {
          g_autofree char *day = along_backup_day (backup->made_at);
          /* Translators: "yesterday", "11 March" */
          g_autofree char *label = g_strdup_printf (_ ("_Open copy from %s"), day);

          const char *before = adw_status_page_get_description (ADW_STATUS_PAGE (self->status));
          g_autofree char *words = g_strdup_printf ("%s %s", before, _ ("Open the last good copy?"));

          adw_status_page_set_description (ADW_STATUS_PAGE (self->status), words);
          along_text_set (&self->newest, backup->path);
          gtk_button_set_label (GTK_BUTTON (self->button), label);
          return;
        }
    }
}

static void
button_cb (AlongVaultPage *self)
{
  if (gtk_widget_get_sensitive (self->button))
    act (self, vault_state (self->show)->act);
}

static void
link_cb (AlongVaultPage *self)
{
  act (self, link_act (self));
}

static void
along_vault_page_dispose (GObject *object)
{
  AlongVaultPage *self = ALONG_VAULT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->wait_source, g_source_remove);
  g_clear_handle_id (&self->forget_source, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->newest, g_free);
  G_OBJECT_CLASS (along_vault_page_parent_class)->dispose (object);
}

static void
along_vault_page_class_init (AlongVaultPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_vault_page_dispose;
  widget_class->root = along_vault_page_root;
  widget_class->unroot = along_vault_page_unroot;
  signals[SIGNAL_UNLOCKED]
    = g_signal_new ("unlocked", ALONG_TYPE_VAULT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/alongside/Alongside/pages/vault/along-vault-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AlongVaultPage, status);
  gtk_widget_class_bind_template_child (widget_class, AlongVaultPage, passphrase_list);
  gtk_widget_class_bind_template_child (widget_class, AlongVaultPage, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, AlongVaultPage, recovery_list);
  gtk_widget_class_bind_template_child (widget_class, AlongVaultPage, recovery_row);
  gtk_widget_class_bind_template_child (widget_class, AlongVaultPage, keep_list);
  gtk_widget_class_bind_template_child (widget_class, AlongVaultPage, keep_switch);
  gtk_widget_class_bind_template_child (widget_class, AlongVaultPage, refusal);
  gtk_widget_class_bind_template_child (widget_class, AlongVaultPage, button);
  gtk_widget_class_bind_template_child (widget_class, AlongVaultPage, link);
  gtk_widget_class_bind_template_child (widget_class, AlongVaultPage, foot);
  gtk_widget_class_bind_template_callback (widget_class, button_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_cb);
}

static void
along_vault_page_init (AlongVaultPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* What was taken away does not come back with Ctrl+Z. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->passphrase_row), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->recovery_row), FALSE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (self->recovery_row, "changed", G_CALLBACK (forget_later), self);
  along_asked_row_name_eye (self->passphrase_row);
  along_asked_row_name_eye (self->recovery_row);
}

GtkWidget *
along_vault_page_new (AlongSession *session)
{
  AlongVaultPage *self = g_object_new (ALONG_TYPE_VAULT_PAGE, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/** along_vault_page_lock: the lock page. @idle_minutes: after which it locked by itself; 0: by hand. */
void
along_vault_page_lock (AlongVaultPage *self, guint idle_minutes)
{
  AlongInstant now = along_instant_new (along_clock_now (), ALONG_ZONE);
  g_autofree char *time = along_instant_time_words (&now);
  g_autofree char *foot = NULL;

  present (self,
           along_session_has_passphrase (self->session) ? SHOW_LOCK
           : along_session_has_keyring (self->session)  ? SHOW_LOCK_HIDES
                                                        : SHOW_LOCK_SHEET,
           NULL);
  if (idle_minutes > 0)
    foot = g_strdup_printf (ngettext ("Locked at %s after %u minute. Ctrl+L locks at any time.",
                                      "Locked at %s after %u minutes. Ctrl+L locks at any time.", idle_minutes),
                            time, idle_minutes);
  else
    foot = g_strdup_printf (_ ("Locked at %s. Ctrl+L locks at any time."), time);
  gtk_label_set_label (GTK_LABEL (self->foot), foot);
  gtk_widget_set_visible (self->foot, TRUE);
}

/** along_vault_page_tell: why opening was refused, and the way on. */
void
along_vault_page_tell (AlongVaultPage *self, const GError *why)
{
  g_autofree char *words = NULL;
  VaultShow show = vault_state_of (why, along_session_has_passphrase (self->session));

  self->not_kept |= show == SHOW_NOT_KEPT || show == SHOW_NOT_KEPT_SHEET;
  /* What cannot be read decides what to do about it. */
  if (show == SHOW_DAMAGED)
    words = g_strdup_printf ("%s %s", why->message, _ (vault_state (show)->words));
  present (self, show, show == SHOW_OTHER ? why->message : words);
  if (show == SHOW_DAMAGED)
    along_session_list_backups_async (self->session, NULL, listed_cb, g_object_ref (self));
}
