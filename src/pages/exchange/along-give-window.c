/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-give-window.h"

#include <glib/gi18n-lib.h>

#include "along-exchange-parts.h"
#include "along-file-dialog.h"
#include "along-mnemonics.h"
#include "along-narrow.h"
#include "along-session-bundle.h"
#include "along-summary.h"

/* Families shown at a time; others are found by name. */
#define MOST_SHOWN 20
/* Letters from which on a passphrase will do. */
#define FAIR 12

struct _AlongGiveWindow
{
  AdwWindow parent_instance;

  AlongExchangeFrame frame;
  GtkWidget *families_group, *search, *families;
  GtkWidget *to, *to_whom, *passphrase_group, *passphrase, *strength, *read_out;
  GtkWidget *cut;

  AlongSession *session;
  GCancellable *cancellable, *listing;
  GHashTable *chosen;    /* AlongId -> reference */
  GPtrArray *summaries;  /* (nullable): of AlongSummary */
  GPtrArray *colleagues; /* (nullable): of AlongColleague */
  char *made; /* the words that were made for the person */
};

G_DEFINE_FINAL_TYPE (AlongGiveWindow, along_give_window, ADW_TYPE_WINDOW)

static void
let_go (AlongGiveWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->listing);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->listing);
  g_clear_object (&self->session);
}

/* Closed, or taken away by a lock: what is being written holds the window until it has ended; disposing comes too late to end it. */
static void
along_give_window_unrealize (GtkWidget *widget)
{
  let_go (ALONG_GIVE_WINDOW (widget));
  GTK_WIDGET_CLASS (along_give_window_parent_class)->unrealize (widget);
}

static void
along_give_window_dispose (GObject *object)
{
  AlongGiveWindow *self = ALONG_GIVE_WINDOW (object);

  let_go (self);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->summaries, g_ptr_array_unref);
  g_clear_pointer (&self->colleagues, g_ptr_array_unref);
  g_clear_pointer (&self->made, g_free);
  G_OBJECT_CLASS (along_give_window_parent_class)->dispose (object);
}

static void
along_give_window_class_init (AlongGiveWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_give_window_dispose;
  GTK_WIDGET_CLASS (klass)->unrealize = along_give_window_unrealize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_DIALOG);
}

static void
along_give_window_init (AlongGiveWindow *self)
{
  self->chosen = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, g_free);
}

/* The colleague chosen; NULL: whoever has the passphrase. */
static const AlongColleague *
chosen_colleague (AlongGiveWindow *self)
{
  guint index = adw_combo_row_get_selected (ADW_COMBO_ROW (self->to));

  return self->colleagues != NULL && index < self->colleagues->len ? self->colleagues->pdata[index] : NULL;
}

static const char *
passphrase_of (AlongGiveWindow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->passphrase));
}

static void
update (AlongGiveWindow *self)
{
  const AlongColleague *colleague = chosen_colleague (self);
  glong length = g_utf8_strlen (passphrase_of (self), -1);
  g_autofree char *fingerprint = colleague != NULL
                                   /* Translators: a fingerprint follows */
                                   ? g_strdup_printf (_ ("Only they can open it. Their key:\n%s"), colleague->fingerprint)
                                   : g_strdup (_ ("Whoever has the file and the passphrase can open it."));

  gboolean made = g_strcmp0 (passphrase_of (self), self->made) == 0;
  /* Translators: seven words follow */
  g_autofree char *read_out = g_strdup_printf (_ ("To read out: %s"), passphrase_of (self));

  gtk_label_set_text (GTK_LABEL (self->to_whom), fingerprint);
  gtk_label_set_text (GTK_LABEL (self->read_out), read_out);
  gtk_widget_set_visible (self->read_out, made);
  gtk_widget_set_visible (self->passphrase_group, colleague == NULL);
  gtk_label_set_text (GTK_LABEL (self->strength),
                      length < FAIR ? _ ("Too short. Use 12 letters or more.")
                      : made           ? _ ("Strong: nobody will guess it.")
                                       : _ ("Long enough. Words of your own are guessed more easily than those made for you."));
  gtk_widget_set_sensitive (self->frame.action,
                            g_hash_table_size (self->chosen) > 0 && (colleague != NULL || length >= FAIR));
}

/* Families */

static void
toggled_cb (GtkCheckButton *check, gpointer data)
{
  AlongGiveWindow *self = data;
  AlongSummary *summary = g_object_get_data (G_OBJECT (check), "summary");

  if (gtk_check_button_get_active (check))
    g_hash_table_insert (self->chosen, g_memdup2 (&summary->family, sizeof summary->family), g_strdup (summary->reference));
  else
    g_hash_table_remove (self->chosen, &summary->family);
  update (self);
}

static void
add_family (AlongGiveWindow *self, AlongSummary *summary)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  g_autofree char *name = along_exchange_markup (summary->name), *reference = along_exchange_markup (summary->reference);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), reference);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_hash_table_contains (self->chosen, &summary->family));
  g_object_set_data_full (G_OBJECT (check), "summary", g_object_ref (summary), g_object_unref);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_list_box_append (GTK_LIST_BOX (self->families), row);
}

/* Those that are chosen first. */
static void
show_families (AlongGiveWindow *self)
{
  GtkWidget *row;
  guint shown = 0;

  while ((row = gtk_widget_get_first_child (self->families)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->families), row);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->summaries->len && shown < MOST_SHOWN; i++)
      {
        AlongSummary *summary = self->summaries->pdata[i];

        if (g_hash_table_contains (self->chosen, &summary->family) != (pass == 0))
          continue;
        add_family (self, summary);
        shown++;
      }
  gtk_widget_set_visible (self->families, shown > 0);
  gtk_widget_set_visible (self->search, self->summaries->len > MOST_SHOWN / 2 || *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0');
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->families_group),
                                         shown == 0 ? _ ("No family is called that.")
                                         : self->summaries->len > shown ? _ ("There are more: type a name to find one.") : NULL);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongGiveWindow) self = data;
  g_autoptr (GPtrArray) summaries = along_session_list_finish (ALONG_SESSION (source), result, NULL);

  if (self->session == NULL || summaries == NULL)
    return;
  g_clear_pointer (&self->summaries, g_ptr_array_unref);
  self->summaries = g_steal_pointer (&summaries);
  show_families (self);
}

static void
list_families (AlongGiveWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  const AlongListFilter filter = { ALONG_LIST_ALL, TRUE, TRUE, *text != '\0' ? text : NULL };

  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  self->listing = g_cancellable_new ();
  along_session_list_async (self->session, &filter, self->listing, listed_cb, g_object_ref (self));
}

/* Writing */

/* What was chosen is still there: another folder may have room. */
static void
choose_again_cb (AlongGiveWindow *self)
{
  gtk_button_set_label (GTK_BUTTON (self->frame.cancel), _ ("_Cancel"));
  along_exchange_frame_show (&self->frame, "choose", TRUE);
  gtk_widget_grab_focus (self->frame.action);
}

static void
given_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongGiveWindow) self = data;
  g_autoptr (GError) error = NULL;
  guint counts[ALONG_N_KINDS] = { 0 }, left_out = 0;

  if (along_session_give_finish (ALONG_SESSION (source), result, counts, &left_out, &error))
    {
      const AlongColleague *colleague;
      g_autoptr (GString) words = g_string_new (NULL);
      g_autofree char *in_it = along_exchange_count_words (counts);

      if (self->session == NULL)
        return;
      colleague = chosen_colleague (self);
      /* Translators: how many families, people and contacts are in the file */
      g_string_append_printf (words, _ ("In it: %s."), in_it);
      if (left_out > 0)
        {
          g_string_append_c (words, ' ');
          g_string_append_printf (words, ngettext ("%u restricted record was left out.", "%u restricted records were left out.", left_out),
                                  left_out);
        }
      g_string_append_c (words, ' ');
      if (colleague != NULL)
        g_string_append_printf (words, _ ("Only %s can open it: send it as you like."), colleague->name);
      else
        g_string_append (words, _ ("Send the file, and tell the passphrase by telephone. Never send both the same way."));
      along_exchange_frame_tell (&self->frame, "emblem-ok-symbolic", _ ("The file is saved"), words->str);
      return;
    }
  if (self->session == NULL)
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      along_exchange_frame_show (&self->frame, "choose", TRUE);
      gtk_widget_grab_focus (self->frame.action);
      return;
    }
  along_exchange_frame_tell (&self->frame, "dialog-warning-symbolic", _ ("No file was made"), error->message);
  along_exchange_frame_offer (&self->frame, _ ("_Go back"), G_CALLBACK (choose_again_cb), self);
}

static void
file_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongGiveWindow) self = data;
  g_autoptr (GFile) file = along_file_dialog_finish (result, NULL);
  g_autoptr (GArray) families = g_array_new (FALSE, FALSE, sizeof (AlongId));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  GHashTableIter iter;
  gpointer id;

  if (path == NULL || self->session == NULL || along_session_get_state (self->session) != ALONG_SESSION_OPEN)
    return;
  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (families, id, 1);
  const AlongGiving giving = { (const AlongId *) (gpointer) families->data, families->len, chosen_colleague (self), passphrase_of (self),
                               gtk_switch_get_active (GTK_SWITCH (self->cut)) };
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  along_exchange_frame_wait (&self->frame, _ ("Writing the file…"), self->cancellable);
  along_session_give_async (self->session, &giving, path, along_exchange_frame_progress, &self->frame, self->cancellable, given_cb,
                            g_object_ref (self));
}

/* The name carries the reference, never the name. */
static char *
suggested_name (AlongGiveWindow *self)
{
  GHashTableIter iter;
  gpointer reference = NULL;

  if (g_hash_table_size (self->chosen) != 1)
    return g_strdup_printf (ngettext ("%u-family" ALONG_EXCHANGE_ENDING, "%u-families" ALONG_EXCHANGE_ENDING, g_hash_table_size (self->chosen)),
                            g_hash_table_size (self->chosen));
  g_hash_table_iter_init (&iter, self->chosen);
  g_hash_table_iter_next (&iter, NULL, &reference);
  return g_strdelimit (g_strconcat (reference != NULL ? reference : "family", ALONG_EXCHANGE_ENDING, NULL), G_DIR_SEPARATOR_S, '-');
}

static void
save_cb (AlongGiveWindow *self)
{
  g_autofree char *name = suggested_name (self);

  along_file_dialog_save_async (GTK_WINDOW (self), _ ("Save the file for a colleague"), name, file_cb, g_object_ref (self));
}

/* To whom */

static void
colleagues_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongGiveWindow) self = data;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *colleagues = along_session_list_colleagues_finish (ALONG_SESSION (source), result, NULL);

  if (self->session == NULL || colleagues == NULL)
    {
      g_clear_pointer (&colleagues, g_ptr_array_unref);
      return;
    }
  g_clear_pointer (&self->colleagues, g_ptr_array_unref);
  self->colleagues = colleagues;
  for (guint i = 0; i < colleagues->len; i++)
    gtk_string_list_append (names, ((const AlongColleague *) colleagues->pdata[i])->name);
  gtk_string_list_append (names, _ ("With a passphrase"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->to), G_LIST_MODEL (names));
  update (self);
}

static void
made_cb (AlongGiveWindow *self)
{
  g_free (self->made);
  self->made = along_session_make_passphrase ();
  gtk_editable_set_text (GTK_EDITABLE (self->passphrase), self->made);
}

static void
copy_cb (AlongGiveWindow *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), passphrase_of (self));
}

static GtkWidget *
make_families (AlongGiveWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->families_group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->families_group), _ ("Which families"));
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Find a family"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Find a family"), -1);
  gtk_widget_set_visible (self->search, FALSE);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (list_families), self, G_CONNECT_SWAPPED);
  self->families = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->families), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->families, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->families), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Which families"), -1);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), self->families);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->families_group), box);
  return self->families_group;
}

static void
keys_cb (AlongGiveWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.colleagues", NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
make_to (AlongGiveWindow *self)
{
  GtkWidget *group = adw_preferences_group_new (), *keys = gtk_button_new_with_mnemonic (_ ("_Keys of colleagues…"));
  const char *const only[] = { _ ("With a passphrase"), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (only);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("To whom"));
  gtk_widget_add_css_class (keys, "flat");
  g_signal_connect_object (keys, "clicked", G_CALLBACK (keys_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), keys);
  self->to = adw_combo_row_new ();
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->to), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->to), _ ("_For"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->to), G_LIST_MODEL (names));
  g_signal_connect_object (self->to, "notify::selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  self->to_whom = along_exchange_below (NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->to);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->to_whom);
  return group;
}

static GtkWidget *
make_passphrase (AlongGiveWindow *self)
{
  GtkWidget *other = gtk_button_new_with_mnemonic (_ ("_Other words")), *copy = gtk_button_new_with_mnemonic (_ ("Co_py"));
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  along_button_say (copy, _ ("Copy the passphrase"));
  self->passphrase_group = adw_preferences_group_new ();
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->passphrase_group),
                                         _ ("These words were made for you. Tell them by telephone, or write your own."));
  self->passphrase = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->passphrase), _ ("Passphrase"));
  self->read_out = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "margin-top", 12, NULL);
  self->strength = along_exchange_below (NULL);
  gtk_widget_set_margin_top (buttons, 12);
  gtk_box_append (GTK_BOX (buttons), other);
  gtk_box_append (GTK_BOX (buttons), copy);
  g_signal_connect_object (other, "clicked", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (copy, "clicked", G_CALLBACK (copy_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->passphrase_group), self->passphrase);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->passphrase_group), self->read_out);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->passphrase_group), self->strength);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->passphrase_group), buttons);
  return self->passphrase_group;
}

static GtkWidget *
make_cut (AlongGiveWindow *self)
{
  GtkWidget *group = adw_preferences_group_new (), *row = adw_action_row_new ();

  self->cut = gtk_switch_new ();
  gtk_widget_set_valign (self->cut, GTK_ALIGN_CENTER);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("What is left out"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("_Leave out restricted lines"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("For another team: violence and control, where somebody must not be found, pregnancies that were lost, and what a "
                                  "person asked to keep private. A signed form with any of it is left out whole. That a child died, "
                                  "however young, stays in: nobody should ask after them."));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->cut);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->cut);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

GtkWindow *
along_give_window_new (GtkWindow *parent, AlongSession *session, AlongFamily *family)
{
  AlongGiveWindow *self = g_object_new (ALONG_TYPE_GIVE_WINDOW, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE,
                                        "default-width", 640, "default-height", 640, "title", _ ("Send to a colleague"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *about = gtk_label_new (_ ("The whole record of these families goes into one locked file, with all that was written in it and by whom."));
  AlongRecord *record = family != NULL ? along_family_find (family, ALONG_KIND_FAMILY, along_family_get_id (family)) : NULL;

  self->session = g_object_ref (session);
  along_exchange_frame_init (&self->frame, ADW_WINDOW (self), _ ("_Save file…"));
  g_signal_connect_object (self->frame.action, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  if (record != NULL)
    {
      AlongId id = along_family_get_id (family);
      g_hash_table_insert (self->chosen, g_memdup2 (&id, sizeof id), g_strdup (along_record_get_text (record, ALONG_FAMILY_P_REFERENCE)));
    }
  gtk_label_set_wrap (GTK_LABEL (about), TRUE);
  gtk_label_set_xalign (GTK_LABEL (about), 0);
  gtk_box_append (GTK_BOX (box), about);
  gtk_box_append (GTK_BOX (box), make_families (self));
  gtk_box_append (GTK_BOX (box), make_to (self));
  gtk_box_append (GTK_BOX (box), make_passphrase (self));
  gtk_box_append (GTK_BOX (box), make_cut (self));
  gtk_stack_add_named (GTK_STACK (self->frame.stack), along_exchange_clamp (box, _ ("Send to a colleague")), "choose");
  made_cb (self);
  g_signal_connect_object (self->passphrase, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  along_exchange_frame_show (&self->frame, "choose", FALSE);
  update (self);
  list_families (self);
  along_session_list_colleagues_async (session, colleagues_cb, g_object_ref (self));
  along_narrow_as_parent (GTK_WINDOW (self), parent);
  g_signal_connect_object (session, "locking", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  return GTK_WINDOW (self);
}
