/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-family-details.h"

#include <glib/gi18n-lib.h>

#include "along-clock.h"
#include "along-commit.h"
#include "along-date-row.h"
#include "along-facts.h"
#include "along-family-facts.h"
#include "along-narrow.h"
#include "along-refusal.h"
#include "along-time-row.h"

/** AlongFamilyDetails: what was asked when a family was added, to be written or put right later. */
struct _AlongFamilyDetails
{
  AdwWindow parent_instance;

  GtkWidget *groups;
  GtkWidget *rows[ALONG_FACT_N_FIELDS]; /* those of the support are %NULL where there is none */
  AlongRefusal refusals[ALONG_FACT_N_ROWS]; /* of the plain entry rows */
  GtkWidget *refused; /* the row of choices that shows one; or %NULL */

  AlongSession *session;
  AlongFamily *family;
  GArray *keyworkers, *buddies; /* AlongId of each choice */
};

G_DEFINE_FINAL_TYPE (AlongFamilyDetails, along_family_details, ADW_TYPE_WINDOW)

static void
show_refusal (AlongFamilyDetails *self, AlongFact fact, const char *words)
{
  GtkWidget *row = self->rows[fact];

  if (ALONG_IS_DATE_ROW (row))
    along_date_row_refuse (ALONG_DATE_ROW (row), words);
  else if (ADW_IS_COMBO_ROW (row))
    {
      along_refusal_set_choice (ADW_COMBO_ROW (row), words);
      self->refused = row;
    }
  else if (!ALONG_IS_TIME_ROW (row))
    along_refusal_set (&self->refusals[fact], words);
  gtk_widget_grab_focus (row);
}

static void
clear_refusals (AlongFamilyDetails *self)
{
  for (guint i = 0; i < ALONG_FACT_N_ROWS; i++)
    if (self->rows[i] == NULL)
      continue;
    else if (ALONG_IS_DATE_ROW (self->rows[i]))
      along_date_row_refuse (ALONG_DATE_ROW (self->rows[i]), NULL);
    else if (!ALONG_IS_TIME_ROW (self->rows[i]))
      along_refusal_set (&self->refusals[i], NULL);
  if (self->refused != NULL)
    along_refusal_set_choice (ADW_COMBO_ROW (self->refused), NULL);
  self->refused = NULL;
}

static void
committed_cb (GtkWidget *widget, const AlongCheckPlace *place, const GError *error)
{
  AlongFamilyDetails *self = ALONG_FAMILY_DETAILS (widget);
  AlongKindId kind;

  gtk_widget_action_set_enabled (widget, "details.save", TRUE);
  if (error == NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  if (place == NULL)
    return;
  kind = place->record != NULL ? along_record_get_kind_id (place->record) : ALONG_N_KINDS;
  if (kind == ALONG_KIND_ALLOCATION && self->rows[ALONG_FACT_KEYWORKER] != NULL)
    show_refusal (self, ALONG_FACT_KEYWORKER, error->message);
  else if (kind != ALONG_KIND_FAMILY && self->rows[ALONG_FACT_ACCEPTED] != NULL)
    show_refusal (self, ALONG_FACT_ACCEPTED, error->message);
  else
    show_refusal (self, ALONG_FACT_NAME, error->message);
}

/* The rows as facts; FALSE if one of them cannot be read, which says so itself. */
static gboolean
read_rows (AlongFamilyDetails *self, AlongFamilyFacts *facts)
{
  for (guint i = 0; i < ALONG_FACT_N_ROWS; i++)
    {
      GtkWidget *row = self->rows[i];
      gboolean read = TRUE;

      if (row == NULL)
        continue;
      if (ALONG_IS_DATE_ROW (row))
        {
          read = along_date_row_read (ALONG_DATE_ROW (row));
          facts->texts[i] = g_strdup (along_date_row_get_edtf (ALONG_DATE_ROW (row)));
        }
      else if (ALONG_IS_TIME_ROW (row))
        {
          read = along_time_row_read (ALONG_TIME_ROW (row));
          facts->minutes = along_time_row_get_minutes (ALONG_TIME_ROW (row));
        }
      else
        facts->texts[i] = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
      if (read)
        continue;
      gtk_widget_grab_focus (row);
      return FALSE;
    }
  if (self->rows[ALONG_FACT_KEYWORKER] != NULL)
    {
      facts->keyworker = g_array_index (self->keyworkers, AlongId,
                                        adw_combo_row_get_selected (ADW_COMBO_ROW (self->rows[ALONG_FACT_KEYWORKER])));
      facts->buddy = g_array_index (self->buddies, AlongId,
                                    adw_combo_row_get_selected (ADW_COMBO_ROW (self->rows[ALONG_FACT_BUDDY])));
    }
  return TRUE;
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongFamilyDetails *self = ALONG_FAMILY_DETAILS (widget);
  AlongRecord *programme = along_session_get_programme (self->session);
  g_auto (AlongFamilyFacts) facts = { .minutes = -1, .keyworker = ALONG_ID_NONE, .buddy = ALONG_ID_NONE };
  g_autoptr (AlongEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  AlongFact where = ALONG_FACT_NAME;

  clear_refusals (self);
  if (!read_rows (self, &facts))
    return;
  edit = along_family_facts_make_edit (&facts, self->family,
                                       programme != NULL ? along_record_get_enum (programme, ALONG_PROGRAMME_P_PRESET)
                                                         : ALONG_PRESET_OWN,
                                       along_clock_today (), &where, &error);
  if (edit == NULL)
    {
      show_refusal (self, where, error->message);
      return;
    }
  if (along_edit_is_empty (edit))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_widget_action_set_enabled (widget, "details.save", FALSE);
  along_commit (widget, self->session, edit, NULL, _ ("Family details changed"), committed_cb);
}

static GtkWidget *
add_group (AlongFamilyDetails *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (self->groups), group);
  return group;
}

static void
add_row (AlongFamilyDetails *self, GtkWidget *group, AlongFact fact, GtkWidget *row)
{
  self->rows[fact] = row;
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_entry (AlongFamilyDetails *self, GtkWidget *group, AlongFact fact, const char *title, const AlongFamilyFacts *facts)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), facts->texts[fact] != NULL ? facts->texts[fact] : "");
  along_refusal_init (&self->refusals[fact], ADW_ENTRY_ROW (row));
  add_row (self, group, fact, row);
}

static void
add_date (AlongFamilyDetails *self, GtkWidget *group, AlongFact fact, const char *title, const AlongFamilyFacts *facts)
{
  GtkWidget *row = along_date_row_new (title);

  along_date_row_set_exact (ALONG_DATE_ROW (row), TRUE);
  along_date_row_set_edtf (ALONG_DATE_ROW (row), facts->texts[fact]);
  add_row (self, group, fact, row);
}

/* @ids: filled with those of the choices. @nobody: (nullable): a choice before the colleagues */
static void
add_worker (AlongFamilyDetails *self, GtkWidget *group, AlongFact fact, const char *title, const char *nobody, AlongId current,
            GArray *ids)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  AlongId none = ALONG_ID_NONE;
  AlongRecord *worker;
  guint chosen = 0;

  if (nobody != NULL)
    {
      gtk_string_list_append (names, nobody);
      g_array_append_val (ids, none);
    }
  ALONG_FOREACH (worker, along_session_get_team (self->session), ALONG_KIND_WORKER)
    {
      AlongId id = along_record_get_id (worker);

      if (along_id_equal (id, current))
        chosen = ids->len;
      gtk_string_list_append (names, along_record_get_text (worker, ALONG_WORKER_P_NAME));
      g_array_append_val (ids, id);
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), chosen);
  add_row (self, group, fact, row);
}

static void
fill (AlongFamilyDetails *self)
{
  int today = along_clock_today ();
  g_auto (AlongFamilyFacts) facts = { .minutes = -1 };
  GtkWidget *group = add_group (self, _ ("Family"));

  along_family_facts_read (&facts, self->family, today);
  add_entry (self, group, ALONG_FACT_NAME, _ ("Family name *"), &facts);
  add_entry (self, group, ALONG_FACT_REFERENCE, _ ("Reference *"), &facts);
  add_entry (self, group, ALONG_FACT_AREA, _ ("Area"), &facts);
  add_entry (self, group, ALONG_FACT_SAFE_CONTACT, _ ("Safe contact: how to reach them, and how not"), &facts);

  group = add_group (self, _ ("Support"));
  if (along_facts_open_episode (self->family, today) != NULL)
    {
      add_worker (self, group, ALONG_FACT_KEYWORKER, _ ("Keyworker *"),
                  along_id_is_none (facts.keyworker) ? C_ ("keyworker", "Nobody yet") : NULL, facts.keyworker, self->keyworkers);
      add_worker (self, group, ALONG_FACT_BUDDY, _ ("Buddy"), C_ ("buddy", "Nobody yet"), facts.buddy, self->buddies);
      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                             _ ("Another keyworker or buddy begins today. Who it was before stays in the record."));
    }
  add_entry (self, group, ALONG_FACT_SOCIAL_WORKER, _ ("Social worker"), &facts);
  if (along_facts_near_episode (self->family, today) == NULL)
    return;
  group = add_group (self, _ ("Referral"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ ("Support begins on the day of acceptance."));
  add_date (self, group, ALONG_FACT_REFERRED, _ ("Referred on"), &facts);
  add_entry (self, group, ALONG_FACT_REFERRED_BY, _ ("Referred by"), &facts);
  add_date (self, group, ALONG_FACT_ACCEPTED, _ ("Accepted on"), &facts);
  add_row (self, group, ALONG_FACT_ACCEPTED_TIME, along_time_row_new (_ ("Accepted at (leave out if only the day is known)")));
  along_time_row_set_minutes (ALONG_TIME_ROW (self->rows[ALONG_FACT_ACCEPTED_TIME]), facts.minutes);
}

static void
along_family_details_dispose (GObject *object)
{
  AlongFamilyDetails *self = ALONG_FAMILY_DETAILS (object);

  g_clear_object (&self->session);
  g_clear_object (&self->family);
  G_OBJECT_CLASS (along_family_details_parent_class)->dispose (object);
}

static void
along_family_details_finalize (GObject *object)
{
  AlongFamilyDetails *self = ALONG_FAMILY_DETAILS (object);

  g_array_unref (self->keyworkers);
  g_array_unref (self->buddies);
  G_OBJECT_CLASS (along_family_details_parent_class)->finalize (object);
}

static void
along_family_details_class_init (AlongFamilyDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_family_details_dispose;
  G_OBJECT_CLASS (klass)->finalize = along_family_details_finalize;
  gtk_widget_class_install_action (widget_class, "details.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "details.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "details.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
along_family_details_init (AlongFamilyDetails *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel")), *save = gtk_button_new_with_mnemonic (_ ("_Save"));
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();

  self->keyworkers = g_array_new (FALSE, FALSE, sizeof (AlongId));
  self->buddies = g_array_new (FALSE, FALSE, sizeof (AlongId));
  self->groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Family details"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 680, 720);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "details.save");
  gtk_widget_add_css_class (save, "suggested-action");
  gtk_widget_set_margin_top (self->groups, 18);
  gtk_widget_set_margin_bottom (self->groups, 24);
  gtk_widget_set_margin_start (self->groups, 12);
  gtk_widget_set_margin_end (self->groups, 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->groups);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Family details"), -1);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (self), box);
}

/** along_family_details_new: the dialog, with what is known of @family. */
GtkWindow *
along_family_details_new (GtkWindow *parent, AlongSession *session, AlongFamily *family)
{
  AlongFamilyDetails *self = g_object_new (ALONG_TYPE_FAMILY_DETAILS, "transient-for", parent, "accessible-role",
                                           GTK_ACCESSIBLE_ROLE_DIALOG, NULL);

  along_narrow_as_parent (GTK_WINDOW (self), parent);
  self->session = g_object_ref (session);
  self->family = g_object_ref (family);
  fill (self);
  gtk_widget_grab_focus (self->rows[ALONG_FACT_NAME]);
  return GTK_WINDOW (self);
}
