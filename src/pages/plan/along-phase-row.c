/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-phase-row.h"

#include <glib/gi18n-lib.h>

#include "along-commit.h"
#include "along-date-row.h"
#include "along-page.h"
#include "along-plan-edits.h"
#include "along-plan-words.h"
#include "along-spin.h"

#define PAUSE_MS 800

struct _AlongPhaseRow
{
  AdwExpanderRow parent_instance;

  GtkWidget *name;
  GtkWidget *from;
  GtkWidget *to;
  GtkWidget *low;
  GtkWidget *high;
  GtkWidget *high_row;
  GtkWidget *now;

  AlongSession *session;
  AlongFamily *family;
  AlongRecord *phase;
  gboolean filling;
  guint pause_source;
};

G_DEFINE_FINAL_TYPE (AlongPhaseRow, along_phase_row, ADW_TYPE_EXPANDER_ROW)

static void
refuse_contacts (AlongPhaseRow *self, const char *words)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->high_row), words != NULL ? words : "");
  if (words != NULL)
    {
      gtk_widget_add_css_class (self->high_row, "along-refused");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->high), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->high), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
      return;
    }
  gtk_widget_remove_css_class (self->high_row, "along-refused");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->high), GTK_ACCESSIBLE_STATE_INVALID);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->high), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
committed_cb (GtkWidget *widget, const AlongCheckPlace *place, const GError *error)
{
  AlongPhaseRow *self = ALONG_PHASE_ROW (widget);

  if (error == NULL)
    return;
  if (place == NULL)
    {
      along_page_show_again (widget);
      return;
    }
  switch (place->property)
    {
    case ALONG_PHASE_P_FROM:
      along_date_row_refuse (ALONG_DATE_ROW (self->from), error->message);
      break;
    case ALONG_PHASE_P_TO:
      along_date_row_refuse (ALONG_DATE_ROW (self->to), error->message);
      break;
    default:
      refuse_contacts (self, error->message);
    }
}

/* Takes @edit. */
static void
commit (AlongPhaseRow *self, AlongEdit *edit, const char *toast)
{
  along_commit (GTK_WIDGET (self), self->session, edit, NULL, toast, committed_cb);
  g_object_unref (edit);
}

static void
name_cb (AlongPhaseRow *self)
{
  int name = (int) adw_combo_row_get_selected (ADW_COMBO_ROW (self->name));

  if (!self->filling && name != along_record_get_enum (self->phase, ALONG_PHASE_P_PHASE))
    commit (self, along_plan_set_phase (self->family, self->phase, name), NULL);
}

static void
day_changed (AlongPhaseRow *self, GtkWidget *row, int property,
             AlongEdit *(*move) (AlongFamily *family, AlongRecord *phase, int day, GError **error))
{
  const char *edtf = along_date_row_get_edtf (ALONG_DATE_ROW (row));
  g_autoptr (GError) error = NULL;
  AlongEdit *edit;

  if (self->filling || edtf == NULL || along_date_first_day (edtf) == along_record_get_day (self->phase, property))
    return;
  edit = move (self->family, self->phase, along_date_first_day (edtf), &error);
  if (edit == NULL)
    along_date_row_refuse (ALONG_DATE_ROW (row), error->message);
  else
    commit (self, edit, NULL);
}

static void
from_cb (AlongPhaseRow *self)
{
  day_changed (self, self->from, ALONG_PHASE_P_FROM, along_plan_move_from);
}

static void
to_cb (AlongPhaseRow *self)
{
  day_changed (self, self->to, ALONG_PHASE_P_TO, along_plan_move_to);
}

static void
take_contacts (AlongPhaseRow *self)
{
  double low = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->low));
  double high = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->high));

  if (low > high)
    refuse_contacts (self, _("The most cannot be less than the least."));
  else if (low != along_record_get_decimal (self->phase, ALONG_PHASE_P_LOW, -1)
           || high != along_record_get_decimal (self->phase, ALONG_PHASE_P_HIGH, -1))
    commit (self, along_plan_set_contacts (self->family, self->phase, low, high), NULL);
}

static gboolean
pause_cb (gpointer data)
{
  AlongPhaseRow *self = data;

  self->pause_source = 0;
  take_contacts (self);
  return G_SOURCE_REMOVE;
}

/* One edit for a run of clicks. */
static void
contacts_cb (AlongPhaseRow *self)
{
  if (self->filling)
    return;
  refuse_contacts (self, NULL);
  g_clear_handle_id (&self->pause_source, g_source_remove);
  self->pause_source = g_timeout_add (PAUSE_MS, pause_cb, self);
}

static void
remove_cb (AlongPhaseRow *self)
{
  commit (self, along_plan_remove_phase (self->family, self->phase), _("Phase taken out"));
}

static GtkWidget *
spin_row (AlongPhaseRow *self, GtkWidget **spin, const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  *spin = gtk_spin_button_new_with_range (0, 14, 0.5);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (*spin), 1);
  along_spin_show_plain (GTK_SPIN_BUTTON (*spin));
  gtk_widget_set_valign (*spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*spin), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_swapped (*spin, "value-changed", G_CALLBACK (contacts_cb), self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), *spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), *spin);
  return row;
}

static GtkWidget *
remove_row (AlongPhaseRow *self)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_with_mnemonic (_("_Take this phase out"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
along_phase_row_dispose (GObject *object)
{
  AlongPhaseRow *self = ALONG_PHASE_ROW (object);

  g_clear_handle_id (&self->pause_source, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->family);
  g_clear_object (&self->phase);
  G_OBJECT_CLASS (along_phase_row_parent_class)->dispose (object);
}

static void
along_phase_row_class_init (AlongPhaseRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_phase_row_dispose;
}

static void
along_phase_row_init (AlongPhaseRow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  AdwExpanderRow *row = ADW_EXPANDER_ROW (self);

  for (int i = 0; i <= ALONG_PHASE_NAME_LIGHT_TOUCH; i++)
    gtk_string_list_append (names, along_plan_phase_words (i));
  self->name = g_object_new (ADW_TYPE_COMBO_ROW, "title", _("Phase"), "model", names, NULL);
  self->from = along_date_row_new (_("First day"));
  self->to = along_date_row_new (_("Last day"));
  along_date_row_set_exact (ALONG_DATE_ROW (self->from), TRUE);
  along_date_row_set_exact (ALONG_DATE_ROW (self->to), TRUE);
  self->now = gtk_label_new (_("Now"));
  gtk_widget_add_css_class (self->now, "along-petrol");
  gtk_widget_set_visible (self->now, FALSE);
  g_signal_connect_swapped (self->name, "notify::selected", G_CALLBACK (name_cb), self);
  g_signal_connect_swapped (self->from, "notify::edtf", G_CALLBACK (from_cb), self);
  g_signal_connect_swapped (self->to, "notify::edtf", G_CALLBACK (to_cb), self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_expander_row_add_action (row, self->now);
  adw_expander_row_add_row (row, self->name);
  adw_expander_row_add_row (row, self->from);
  adw_expander_row_add_row (row, self->to);
  adw_expander_row_add_row (row, spin_row (self, &self->low, _("Contacts a week, at least")));
  self->high_row = spin_row (self, &self->high, _("Contacts a week, at most"));
  adw_expander_row_add_row (row, self->high_row);
  adw_expander_row_add_row (row, remove_row (self));
}

/** along_phase_row_new: for one phase of the plan in force. */
GtkWidget *
along_phase_row_new (AlongSession *session, AlongFamily *family, AlongRecord *phase)
{
  AlongPhaseRow *self = g_object_new (ALONG_TYPE_PHASE_ROW, NULL);

  self->session = g_object_ref (session);
  self->family = g_object_ref (family);
  self->phase = g_object_ref (phase);
  return GTK_WIDGET (self);
}

/** along_phase_row_get_id: of the phase. */
AlongId
along_phase_row_get_id (AlongPhaseRow *self)
{
  return along_record_get_id (self->phase);
}

/** along_phase_row_settle: commits what waits for a pause in clicking, before the row goes. */
void
along_phase_row_settle (AlongPhaseRow *self)
{
  if (self->pause_source == 0)
    return;
  g_clear_handle_id (&self->pause_source, g_source_remove);
  if (along_family_find (self->family, ALONG_KIND_PHASE, along_record_get_id (self->phase)) != NULL)
    take_contacts (self);
}

/** along_phase_row_refresh: shows the phase as it is now. @current: today lies in it. */
void
along_phase_row_refresh (AlongPhaseRow *self, gboolean current)
{
  int name = along_record_get_enum (self->phase, ALONG_PHASE_P_PHASE);
  g_autofree char *line = along_plan_phase_line (self->phase);
  /* Translators: a phase, which is the one now */
  g_autofree char *speech = current ? g_strdup_printf (_("%s, now"), along_plan_phase_words (name))
                                    : g_strdup (along_plan_phase_words (name));

  self->filling = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), along_plan_phase_words (name));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), line);
  /* After the title, which names it only when it changes: "now" goes when the phase is over. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, speech, -1);
  gtk_widget_set_visible (self->now, current);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->name), (guint) name);
  along_date_row_set_edtf (ALONG_DATE_ROW (self->from), along_record_get_text (self->phase, ALONG_PHASE_P_FROM));
  along_date_row_set_edtf (ALONG_DATE_ROW (self->to), along_record_get_text (self->phase, ALONG_PHASE_P_TO));
  if (self->pause_source == 0)
    {
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->low), along_record_get_decimal (self->phase, ALONG_PHASE_P_LOW, 0));
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->high), along_record_get_decimal (self->phase, ALONG_PHASE_P_HIGH, 0));
      refuse_contacts (self, NULL);
    }
  self->filling = FALSE;
}
