/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-plan-side.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "along-caseload.h"
#include "along-commit.h"
#include "along-date-row.h"
#include "along-facts.h"
#include "along-page.h"
#include "along-plan-edits.h"
#include "along-plan-words.h"
#include "along-support-records.h"
#include "add-contact/along-contact-names.h"

/** along_plan_clear: takes every row out of a list box. */
void
along_plan_clear (GtkWidget *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), child);
}

/* Modules. */

/* The last day on which a module was part of a contact that took place, or ALONG_DAY_NONE. */
static int
day_done (AlongFamily *family, AlongId module)
{
  AlongRecord *contact;
  int last = ALONG_DAY_NONE;

  ALONG_FOREACH (contact, family, ALONG_KIND_CONTACT)
    if (along_record_get_enum (contact, ALONG_CONTACT_P_STATUS) == ALONG_CONTACT_STATUS_COMPLETED
        && along_record_refers_to (contact, ALONG_CONTACT_P_MODULES, module))
      last = MAX (last, along_record_get_day (contact, ALONG_CONTACT_P_AT));
  return last;
}

static GtkWidget *
module_row (AlongRecord *module, int done)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), along_record_get_text (module, ALONG_MODULE_P_TITLE));
  if (done != ALONG_DAY_NONE)
    {
      g_autofree char *day = along_day_to_words (done);
      g_autofree char *line = g_strdup_printf (_("Done, last on %s"), day);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 g_object_new (GTK_TYPE_IMAGE, "icon-name", "emblem-ok-symbolic", "accessible-role",
                                               GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
    }
  return row;
}

/** along_plan_fill_modules: the modules by element, with the day of those done. */
void
along_plan_fill_modules (GtkWidget *list, AlongFamily *family, AlongFamily *team)
{
  along_plan_clear (list);
  for (int element = 0; element < 3; element++)
    {
      GtkWidget *expander = adw_expander_row_new ();
      AlongRecord *module;
      guint n = 0, n_done = 0;
      g_autofree char *line = NULL;

      ALONG_FOREACH (module, team, ALONG_KIND_MODULE)
        {
          int done;

          if (along_record_get_enum (module, ALONG_MODULE_P_ELEMENT) != element || !along_module_is_for (family, module))
            continue;
          done = day_done (family, along_record_get_id (module));
          n++;
          n_done += done != ALONG_DAY_NONE;
          adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), module_row (module, done));
        }
      /* Translators: modules done, of how many */
      line = g_strdup_printf (_("%u of %u done"), n_done, n);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), along_element_words (element));
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), line);
      gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, along_element_words (element), -1);
      gtk_list_box_append (GTK_LIST_BOX (list), expander);
    }
}

/* The ending. */

typedef struct
{
  AlongSession *session;
  AlongFamily *family;
  AlongRecord *episode;
  int property;
} Tick;

static void
tick_free (gpointer data, GClosure *closure)
{
  Tick *tick = data;

  g_object_unref (tick->session);
  g_object_unref (tick->family);
  g_object_unref (tick->episode);
  g_free (tick);
}

static Tick *
tick_new (AlongSession *session, AlongFamily *family, AlongRecord *episode, int property)
{
  Tick *tick = g_new0 (Tick, 1);

  tick->session = g_object_ref (session);
  tick->family = g_object_ref (family);
  tick->episode = g_object_ref (episode);
  tick->property = property;
  return tick;
}

static void
ticked_cb (GtkSwitch *toggle, GParamSpec *pspec, Tick *tick)
{
  g_autoptr (AlongEdit) edit = along_edit_new (_("ending agreed"), along_family_get_id (tick->family));

  along_record_set_bool (along_edit_change (edit, tick->episode), tick->property, gtk_switch_get_active (toggle));
  along_commit (GTK_WIDGET (toggle), tick->session, edit, NULL, NULL, NULL);
}

static void
goodbye_cb (AlongDateRow *row, GParamSpec *pspec, Tick *tick)
{
  g_autoptr (AlongEdit) edit = along_edit_new (_("goodbye visit"), along_family_get_id (tick->family));
  const char *edtf = along_date_row_get_edtf (row);

  along_record_set_text (along_edit_change (edit, tick->episode), tick->property, edtf);
  along_commit (GTK_WIDGET (row), tick->session, edit, NULL, NULL, NULL);
}

static void
add_switch (GtkWidget *list, const char *title, Tick *tick)
{
  GtkWidget *row = adw_action_row_new (), *toggle = gtk_switch_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), along_record_get_bool (tick->episode, tick->property));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_signal_connect_data (toggle, "notify::active", G_CALLBACK (ticked_cb), tick, tick_free, 0);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
add_said (GtkWidget *list, const char *title, const char *said)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), said);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
say_yes_or_no (GtkWidget *list, const char *title, AlongRecord *episode, int property)
{
  add_said (list, title, along_record_get_bool (episode, property) ? _("Yes") : _("Not yet"));
}

/* The same to be read, in a page that is read only. */
static void
read_ending (GtkWidget *list, AlongRecord *episode, gboolean slowing)
{
  g_autofree char *goodbye = along_record_has (episode, ALONG_EPISODE_P_ENDING_SESSION)
                               ? along_date_to_words (along_record_get_text (episode, ALONG_EPISODE_P_ENDING_SESSION))
                               : g_strdup (_("Not yet"));

  say_yes_or_no (list, _("Steps agreed with the parent"), episode, ALONG_EPISODE_P_STEPS_AGREED);
  add_said (list, _("Slower each time"), slowing ? _("Yes, from the contacts") : _("Not yet, from the contacts"));
  add_said (list, _("Goodbye visit"), goodbye);
  say_yes_or_no (list, _("They know how to come back"), episode, ALONG_EPISODE_P_COME_BACK_GIVEN);
}

/** along_plan_fill_ending: the checklist of the ending while tapering or in light touch. %FALSE: not yet. */
gboolean
along_plan_fill_ending (GtkWidget *list, AlongSession *session, AlongFamily *family, AlongRecord *episode, int today)
{
  AlongRecord *phase = along_facts_phase (family, episode, today);
  int name = phase != NULL ? along_record_get_enum (phase, ALONG_PHASE_P_PHASE) : ALONG_ENUM_UNSET;
  AlongSupport *support;
  GtkWidget *slower, *goodbye;
  gboolean slowing;

  along_plan_clear (list);
  if (name != ALONG_PHASE_NAME_TAPER && name != ALONG_PHASE_NAME_LIGHT_TOUCH)
    return FALSE;
  support = along_support_from_family (family, episode, today);
  slowing = along_support_slowing (support);
  along_support_unref (support);
  if (along_page_widget_is_read_only (list))
    {
      read_ending (list, episode, slowing);
      return TRUE;
    }
  add_switch (list, _("Steps agreed with the parent"), tick_new (session, family, episode, ALONG_EPISODE_P_STEPS_AGREED));
  slower = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (slower), _("Slower each time"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (slower), slowing ? _("Yes, from the contacts") : _("Not yet, from the contacts"));
  gtk_list_box_append (GTK_LIST_BOX (list), slower);
  goodbye = along_date_row_new (_("Goodbye visit"));
  along_date_row_set_exact (ALONG_DATE_ROW (goodbye), TRUE);
  along_date_row_set_edtf (ALONG_DATE_ROW (goodbye), along_record_get_text (episode, ALONG_EPISODE_P_ENDING_SESSION));
  g_signal_connect_data (goodbye, "notify::edtf", G_CALLBACK (goodbye_cb),
                         tick_new (session, family, episode, ALONG_EPISODE_P_ENDING_SESSION), tick_free, 0);
  gtk_list_box_append (GTK_LIST_BOX (list), goodbye);
  add_switch (list, _("They know how to come back"), tick_new (session, family, episode, ALONG_EPISODE_P_COME_BACK_GIVEN));
  return TRUE;
}

/** along_plan_phase_read: a row that says a phase, to be read. */
GtkWidget *
along_plan_phase_read (AlongRecord *phase)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *line = along_plan_phase_line (phase);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 along_plan_phase_words (along_record_get_enum (phase, ALONG_PHASE_P_PHASE)));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  return row;
}

/* Older versions. */

static int
compare_versions (gconstpointer a, gconstpointer b)
{
  return (int) (along_record_get_int (*(AlongRecord *const *) b, ALONG_PLAN_VERSION_P_VERSION, 0)
                - along_record_get_int (*(AlongRecord *const *) a, ALONG_PLAN_VERSION_P_VERSION, 0));
}

/** along_plan_fill_older: the versions before @latest, to be read. %FALSE: there are none. */
gboolean
along_plan_fill_older (GtkWidget *list, AlongFamily *family, AlongRecord *episode, AlongRecord *latest)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new ();
  AlongRecord *version;

  along_plan_clear (list);
  ALONG_FOREACH (version, family, ALONG_KIND_PLAN_VERSION)
    if (version != latest && along_record_refers_to (version, ALONG_PLAN_VERSION_P_EPISODE, along_record_get_id (episode)))
      g_ptr_array_add (versions, version);
  g_ptr_array_sort (versions, compare_versions);
  for (guint i = 0; i < versions->len; i++)
    {
      GtkWidget *expander = adw_expander_row_new ();
      g_autoptr (GPtrArray) phases = along_plan_phases (family, versions->pdata[i]);
      g_autofree char *title = along_plan_title (versions->pdata[i]);
      g_autofree char *agreed = along_plan_agreed_words (family, versions->pdata[i]);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (expander), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), agreed);
      gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
      for (guint j = 0; j < phases->len; j++)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), along_plan_phase_read (phases->pdata[j]));
      gtk_list_box_append (GTK_LIST_BOX (list), expander);
    }
  return versions->len > 0;
}

/* The strip. */

/** along_plan_fill_strip: the phases side by side, each as wide as it is long. */
void
along_plan_fill_strip (GtkWidget *grid, AlongFamily *family, AlongRecord *version)
{
  g_autoptr (GPtrArray) phases = along_plan_phases (family, version);
  GtkWidget *child;
  int at = 0;

  while ((child = gtk_widget_get_first_child (grid)) != NULL)
    gtk_grid_remove (GTK_GRID (grid), child);
  for (guint i = 0; i < phases->len; i++)
    {
      AlongRecord *phase = phases->pdata[i];
      int name = along_record_get_enum (phase, ALONG_PHASE_P_PHASE);
      int days = along_record_has (phase, ALONG_PHASE_P_TO)
                   ? along_record_get_last_day (phase, ALONG_PHASE_P_TO) - along_record_get_day (phase, ALONG_PHASE_P_FROM) + 1
                   : 28;
      int weeks = CLAMP ((days + 3) / 7, 1, 104);
      const char *words = along_plan_phase_words (name);
      GtkWidget *label = gtk_label_new (words);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (label, words);
      gtk_widget_add_css_class (label, "along-chip");
      gtk_widget_add_css_class (label, "along-strip");
      gtk_widget_add_css_class (label, along_plan_phase_style (name));
      gtk_grid_attach (GTK_GRID (grid), label, at, 0, weeks, 1);
      at += weeks;
    }
}
