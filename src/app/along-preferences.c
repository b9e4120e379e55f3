/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-preferences.h"

#include <glib/gi18n-lib.h>

#include "along-commit.h"
#include "along-narrow.h"
#include "along-settings.h"
#include "along-text.h"
#include "along-why-not.h"
#include "backup/along-backup-page.h"

/** Choice: one of the values that a setting on this computer can have. */
typedef struct
{
  const char *value; /* as g_variant_parse() reads it */
  const char *words;
} Choice;

static const Choice looks[] = {
  { "'desktop'", NC_ ("preferences", "As the desktop") },
  { "'light'", NC_ ("preferences", "Light") },
  { "'dark'", NC_ ("preferences", "Dark") },
  { NULL },
};
static const Choice sizes[] = {
  { "uint32 100", NC_ ("preferences", "As the desktop") },
  { "uint32 125", NC_ ("preferences", "Larger") },
  { "uint32 150", NC_ ("preferences", "Much larger") },
  { "uint32 200", NC_ ("preferences", "Twice as large") },
  { NULL },
};
static const Choice minutes[] = {
  { "uint32 5", NC_ ("preferences", "5 minutes") },
  { "uint32 10", NC_ ("preferences", "10 minutes") },
  { "uint32 15", NC_ ("preferences", "15 minutes") },
  { NULL },
};

/**
 * along_preferences_apply_look: light or dark and the size of text, as chosen on this computer. After the toolkit is
 * ready, and again after each change.
 */
void
along_preferences_apply_look (void)
{
  static int desktop_dpi = 0;
  GtkSettings *settings = gtk_settings_get_default ();
  g_autoptr (GVariant) look = along_settings_get ("look");
  g_autoptr (GVariant) size = along_settings_get ("text-size");
  const char *chosen = g_variant_get_string (look, NULL);
  guint percent = g_variant_get_uint32 (size);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      g_str_equal (chosen, "light")  ? ADW_COLOR_SCHEME_FORCE_LIGHT
                                      : g_str_equal (chosen, "dark") ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                     : ADW_COLOR_SCHEME_DEFAULT);
  if (percent == 100 && desktop_dpi == 0)
    return;
  if (desktop_dpi == 0)
    g_object_get (settings, "gtk-xft-dpi", &desktop_dpi, NULL);
  if (desktop_dpi <= 0)
    desktop_dpi = 96 * 1024;
  g_object_set (settings, "gtk-xft-dpi", (int) ((gint64) desktop_dpi * percent / 100), NULL);
}

/* Rows for what is kept on this computer. */

static void
chosen_cb (AdwComboRow *row, GParamSpec *pspec, const Choice *choices)
{
  const char *key = g_object_get_data (G_OBJECT (row), "key");

  along_settings_set (key, g_variant_new_parsed (choices[adw_combo_row_get_selected (row)].value));
}

/* What is chosen stands below the title, where it has the whole width: beside it, large text would be cut. */
static GtkWidget *
value_row_new (void)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  return row;
}

static GtkWidget *
choice_row (const char *title, const char *key, const Choice *choices)
{
  GtkWidget *row = value_row_new ();
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autoptr (GVariant) now = along_settings_get (key);
  guint selected = 0;

  for (guint i = 0; choices[i].value != NULL; i++)
    {
      g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_parsed (choices[i].value));

      gtk_string_list_append (words, g_dpgettext2 (GETTEXT_PACKAGE, "preferences", choices[i].words));
      if (g_variant_equal (value, now))
        selected = i;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_object_set_data (G_OBJECT (row), "key", (gpointer) key);
  g_signal_connect (row, "notify::selected", G_CALLBACK (chosen_cb), (gpointer) choices);
  return row;
}

static void
switched_cb (GtkSwitch *toggle, GParamSpec *pspec, const char *key)
{
  along_settings_set (key, g_variant_new_boolean (gtk_switch_get_active (toggle)));
}

static GtkWidget *
switch_row (const char *title, const char *subtitle, const char *key)
{
  GtkWidget *row = adw_action_row_new (), *toggle = gtk_switch_new ();
  g_autoptr (GVariant) now = along_settings_get (key);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_switch_set_active (GTK_SWITCH (toggle), g_variant_get_boolean (now));
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_signal_connect (toggle, "notify::active", G_CALLBACK (switched_cb), (gpointer) key);
  return row;
}

/* Rows for who you are: changes of the worker's own record. */

static void
committed_cb (GtkWidget *widget, const AlongCheckPlace *place, const GError *error)
{
}

static void
name_cb (AdwEntryRow *row, AlongSession *session)
{
  AlongRecord *me = along_session_get_me (session);
  const char *name = gtk_editable_get_text (GTK_EDITABLE (row));
  g_autoptr (AlongEdit) edit = NULL;

  if (me == NULL)
    return;
  if (along_text_is_empty (name))
    {
      gtk_editable_set_text (GTK_EDITABLE (row), along_record_get_text (me, ALONG_WORKER_P_NAME));
      return;
    }
  edit = along_edit_new (_ ("my name"), ALONG_ID_NONE);
  along_record_set_text (along_edit_change (edit, me), ALONG_WORKER_P_NAME, name);
  along_commit (GTK_WIDGET (row), session, edit, NULL, NULL, committed_cb);
}

static const int roles[] = { ALONG_ROLE_KEYWORKER, ALONG_ROLE_MANAGER };

static void
role_cb (AdwComboRow *row, GParamSpec *pspec, AlongSession *session)
{
  AlongRecord *me = along_session_get_me (session);
  guint selected = adw_combo_row_get_selected (row);
  g_autoptr (AlongEdit) edit = NULL;

  if (me == NULL || selected >= G_N_ELEMENTS (roles)
      || along_record_get_enum (me, ALONG_WORKER_P_ROLE) == roles[selected])
    return;
  edit = along_edit_new (_ ("what I do"), ALONG_ID_NONE);
  along_record_set_enum (along_edit_change (edit, me), ALONG_WORKER_P_ROLE, roles[selected]);
  along_commit (GTK_WIDGET (row), session, edit, NULL, NULL, committed_cb);
}

static GtkWidget *
you_group (AlongSession *session, AlongRecord *me)
{
  GtkWidget *group = adw_preferences_group_new (), *name = adw_entry_row_new ();
  g_autofree char *why_not = along_session_why_not (session); /* it stands there, and cannot be changed */
  int role = along_record_get_enum (me, ALONG_WORKER_P_ROLE);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), C_ ("preferences", "You"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (name), _ ("Your name"));
  gtk_editable_set_text (GTK_EDITABLE (name), along_record_get_text (me, ALONG_WORKER_P_NAME));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (name), TRUE);
  g_signal_connect_object (name, "apply", G_CALLBACK (name_cb), session, 0);
  along_widget_say_why_not (name, why_not);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), name);
  /* Other roles are given by a manager, not chosen here. */
  if (role == ALONG_ROLE_KEYWORKER || role == ALONG_ROLE_MANAGER)
    {
      GtkWidget *row = value_row_new ();
      g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

      gtk_string_list_append (words, C_ ("role", "Keyworker"));
      gtk_string_list_append (words, C_ ("role", "Team manager"));
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("What you do"));
      adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), role == ALONG_ROLE_KEYWORKER ? 0 : 1);
      along_widget_say_why_not (row, why_not);
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (role_cb), session, 0);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return group;
}

/* The words of social care and of the courts on the genogram are those of a nation. */

static void
nation_cb (AdwComboRow *row, GParamSpec *pspec, AlongSession *session)
{
  AlongRecord *programme = along_session_get_programme (session);
  int nation = (int) adw_combo_row_get_selected (row);
  g_autoptr (AlongEdit) edit = NULL;

  if (programme == NULL || along_record_get_enum (programme, ALONG_PROGRAMME_P_NATION) == nation)
    return;
  edit = along_edit_new (_ ("our nation"), ALONG_ID_NONE);
  along_record_set_enum (along_edit_change (edit, programme), ALONG_PROGRAMME_P_NATION, nation);
  along_commit (GTK_WIDGET (row), session, edit, NULL, NULL, committed_cb);
}

static GtkWidget *
programme_group (AlongSession *session, AlongRecord *programme)
{
  GtkWidget *group = adw_preferences_group_new (), *row = value_row_new ();
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autofree char *why_not = along_session_why_not (session);
  int now = along_record_get_enum (programme, ALONG_PROGRAMME_P_NATION);

  for (guint i = 0; i < along_enum_n_values (ALONG_ENUM_NATION); i++)
    gtk_string_list_append (words, along_enum_words (ALONG_ENUM_NATION, (int) i));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), C_ ("preferences", "The programme"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Words of social care and of the courts"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), now != ALONG_ENUM_UNSET ? (guint) now : ALONG_NATION_ENGLAND_WALES);
  along_widget_say_why_not (row, why_not);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (nation_cb), session, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer window)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_window_close (window);
  return GDK_EVENT_STOP;
}

/* What opens the caseload: each leads to a window, or a question, in front of the main one. */

/* @target: (nullable): floating */
static void
leave_for (GtkWidget *widget, const char *action, GVariant *target)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  GtkWindow *main_window = gtk_window_get_transient_for (window);
  g_autoptr (GVariant) held = target != NULL ? g_variant_ref_sink (target) : NULL;

  g_object_ref (main_window);
  gtk_window_destroy (window);
  gtk_widget_activate_action_variant (GTK_WIDGET (main_window), action, held);
  g_object_unref (main_window);
}

static void
key_row_cb (GtkWidget *row)
{
  leave_for (row, g_object_get_data (G_OBJECT (row), "leads-to"), NULL);
}

static void
add_key_row (GtkWidget *group, const char *title, const char *subtitle, const char *leads_to, const char *why_not)
{
  GtkWidget *row = adw_action_row_new (), *arrow;

  arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  g_object_set_data (G_OBJECT (row), "leads-to", (gpointer) leads_to);
  along_widget_say_why_not (row, why_not);
  g_signal_connect (row, "activated", G_CALLBACK (key_row_cb), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_key_rows (GtkWidget *group, AlongSession *session)
{
  gboolean has = along_session_has_passphrase (session);
  g_autofree char *why_not = along_session_why_not (session);

  add_key_row (group, has ? _ ("Change the passphrase…") : _ ("Set a passphrase…"), _ ("What opens the caseload after a lock"),
               "win.change-passphrase", why_not);
  add_key_row (group, _ ("New recovery sheet…"), _ ("If the sheet is lost, or somebody else may have seen it"), "win.new-sheet", why_not);
  add_key_row (group, _ ("Change the key…"), _ ("If a copy of the caseload and its key may be in other hands"), "win.change-key", why_not);
}

/* Backups. */

static void
folder_chosen_cb (GtkWidget *page, const char *path)
{
  along_settings_set ("backup-folder", g_variant_new_string (path));
}

static void
restore_cb (GtkWidget *page, const char *path)
{
  leave_for (page, "win.restore", g_variant_new_string (path));
}

static void
put_back_cb (GtkWidget *page, gint64 replaced)
{
  leave_for (page, "win.put-back", g_variant_new_int64 (replaced));
}

/** along_preferences_show_backups: @window: as along_preferences_new() made it. */
void
along_preferences_show_backups (GtkWindow *window)
{
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (window), "backups");
}

/* libadwaita asks for 360 px inside, and with its own border that is more than a narrow screen has. */
static void
ask_for_less (GtkWidget *widget)
{
  int width, height;

  gtk_widget_get_size_request (widget, &width, &height);
  if (width > 0)
    gtk_widget_set_size_request (widget, -1, height);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !ADW_IS_PREFERENCES_PAGE (child);
       child = gtk_widget_get_next_sibling (child))
    ask_for_less (child);
}

/** along_preferences_new: @session: while it is closed, only what concerns this computer. Returns: (transfer none). */
GtkWindow *
along_preferences_new (GtkWindow *parent, AlongSession *session)
{
  GtkWindow *window = g_object_new (ADW_TYPE_PREFERENCES_WINDOW, "transient-for", parent, "modal", TRUE,
                                    "destroy-with-parent", TRUE, "search-enabled", FALSE, "title", _ ("Preferences"),
                                    "default-width", 560, "default-height", 620, NULL);
  GtkWidget *page = adw_preferences_page_new (), *look = adw_preferences_group_new (), *lock = adw_preferences_group_new ();
  AlongRecord *me = along_session_get_me (session), *programme = along_session_get_programme (session);
  GtkEventController *keys = gtk_event_controller_key_new ();

  if (me != NULL)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (you_group (session, me)));
  if (programme != NULL)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (programme_group (session, programme)));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (look), C_ ("preferences", "Look"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (look), choice_row (_ ("Light or dark"), "look", looks));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (look), choice_row (_ ("Size of text"), "text-size", sizes));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (look),
                             switch_row (_ ("Key hints"), _ ("The key beside each answer of a form"), "key-hints"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (look));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (lock), C_ ("preferences", "Locking"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (lock),
                                         _ ("Your work is saved first, even the sentence you are typing."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (lock),
                             choice_row (_ ("Lock when nobody has typed for"), "idle-minutes", minutes));
  if (me != NULL && !along_session_is_demonstration (session))
    add_key_rows (lock, session);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (lock));
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), C_ ("preferences", "You and this computer"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "preferences-system-symbolic");
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  if (me != NULL && !along_session_is_demonstration (session))
    {
      GtkWidget *backups = along_backup_page_new (session);

      g_signal_connect (backups, "folder-chosen", G_CALLBACK (folder_chosen_cb), NULL);
      g_signal_connect (backups, "restore", G_CALLBACK (restore_cb), NULL);
      g_signal_connect (backups, "put-back", G_CALLBACK (put_back_cb), NULL);
      adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (backups));
    }
  if (along_narrow_as_parent (window, parent))
    ask_for_less (GTK_WIDGET (window));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), window);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  return window;
}
