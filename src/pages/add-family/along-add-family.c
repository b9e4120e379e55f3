/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-add-family.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "along-clock.h"
#include "along-colleague.h"
#include "along-commit.h"
#include "along-date-row.h"
#include "along-narrow.h"
#include "along-new-family.h"
#include "along-presets.h"
#include "along-refused-rows.h"
#include "along-spin.h"
#include "along-support.h"
#include "along-text.h"
#include "duplicates/along-already-here.h"

#define DRAFT "family/new"

/* The row of each field: its id in the template and its key in the draft. */
static const char *const field_ids[ALONG_NEW_N_FIELDS] = {
  [ALONG_NEW_PARENT_NAME] = "parent-name",
  [ALONG_NEW_PARENT_BORN] = "parent-born",
  [ALONG_NEW_OTHER_NAME] = "other-name",
  [ALONG_NEW_OTHER_BORN] = "other-born",
  [ALONG_NEW_DUE] = "due",
  [ALONG_NEW_BABY_BORN] = "baby-born",
  [ALONG_NEW_BABY_NAME] = "baby-name",
  [ALONG_NEW_FAMILY_NAME] = "family-name",
  [ALONG_NEW_REFERENCE] = "reference",
  [ALONG_NEW_AREA] = "area",
  [ALONG_NEW_SAFE_CONTACT] = "safe-contact",
  [ALONG_NEW_REFERRED] = "referred",
  [ALONG_NEW_REFERRED_BY] = "referred-by",
  [ALONG_NEW_ACCEPTED] = "accepted",
  [ALONG_NEW_ACCEPTED_TIME] = "accepted-time",
  [ALONG_NEW_KEYWORKER_NAME] = "keyworker-name",
  [ALONG_NEW_BUDDY_NAME] = "buddy-name",
  [ALONG_NEW_SOCIAL_WORKER] = "social-worker",
  [ALONG_NEW_PARENT_GENDER] = "parent-gender",
  [ALONG_NEW_OTHER_GENDER] = "other-gender",
  [ALONG_NEW_COUPLE] = "couple",
  [ALONG_NEW_BABY] = "baby",
  [ALONG_NEW_HOW_MANY] = "how-many",
  [ALONG_NEW_DUE_SOURCE] = "due-source",
  [ALONG_NEW_DUE_CONFIDENCE] = "due-confidence",
  [ALONG_NEW_KEYWORKER] = "keyworker",
  [ALONG_NEW_BUDDY] = "buddy",
  [ALONG_NEW_LOW] = "low",
  [ALONG_NEW_HIGH] = "high",
};

struct _AlongAddFamily
{
  AdwWindow parent_instance;

  GtkWidget *scrolled;
  GtkWidget *draft_note;
  GtkWidget *let_go;
  GtkWidget *fields[ALONG_NEW_N_FIELDS];
  GtkWidget *phase_row;
  AlongRefusedRows refused;

  AlongSession *session;
  int preset;
  AlongEdit *family_edit; /* waits for the new colleague; or %NULL */
  char *proposed_name;  /* what stands in the name because it was proposed */
  AlongId added;
  gboolean restoring;
};

G_DEFINE_FINAL_TYPE (AlongAddFamily, along_add_family, ADW_TYPE_WINDOW)

static const char *
text_of (AlongAddFamily *self, AlongNewField field)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->fields[field]));
}

static void
set_text (AlongAddFamily *self, AlongNewField field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->fields[field]), text != NULL ? text : "");
}

static guint
chosen (AlongAddFamily *self, AlongNewField field)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (self->fields[field]));
}

/* The draft. */

static void
put_draft (AlongAddFamily *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *body = NULL;

  json_builder_begin_object (builder);
  for (guint i = 0; i < ALONG_NEW_N_FIELDS; i++)
    {
      json_builder_set_member_name (builder, field_ids[i]);
      if (i < ALONG_NEW_N_TEXTS)
        json_builder_add_string_value (builder, text_of (self, i));
      else if (i == ALONG_NEW_LOW || i == ALONG_NEW_HIGH)
        json_builder_add_double_value (builder, gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->fields[i])));
      else
        json_builder_add_int_value (builder, chosen (self, i));
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  body = json_generator_to_data (generator, NULL);
  along_session_put_draft (self->session, DRAFT, "family", ALONG_ID_NONE, body);
}

static void
restore_draft (AlongAddFamily *self)
{
  const AlongDraft *draft = along_session_get_draft (self->session, DRAFT);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object;

  if (draft == NULL || !json_parser_load_from_data (parser, draft->body, -1, NULL)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return;
  object = json_node_get_object (json_parser_get_root (parser));
  for (guint i = 0; i < ALONG_NEW_N_FIELDS; i++)
    if (!json_object_has_member (object, field_ids[i]))
      continue;
    else if (i < ALONG_NEW_N_TEXTS)
      set_text (self, i, json_object_get_string_member_with_default (object, field_ids[i], ""));
    else if (i == ALONG_NEW_LOW || i == ALONG_NEW_HIGH)
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->fields[i]),
                                 json_object_get_double_member_with_default (object, field_ids[i], 0));
    else
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->fields[i]),
                                  (guint) json_object_get_int_member_with_default (object, field_ids[i], 0));
  {
    AlongInstant at = along_instant_new (draft->changed_at, ALONG_ZONE);
    g_autofree char *day = along_day_to_weekday_words (at.day);
    g_autofree char *time = along_instant_time_words (&at);
    /* Translators: day, time */
    g_autofree char *words = g_strdup_printf (_ ("This is what you were writing on %s at %s."), day, time);
    gtk_label_set_label (GTK_LABEL (self->draft_note), words);
    gtk_widget_set_visible (self->let_go, TRUE);
  }
}

/* The draft goes; an empty form comes. */
static void
let_go_cb (AlongAddFamily *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  along_session_drop_draft (self->session, DRAFT);
  gtk_window_destroy (GTK_WINDOW (self));
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.add-family", NULL);
}

static void
draft_saved_cb (AlongAddFamily *self, const char *key, gint64 ms)
{
  AlongInstant at = along_instant_new (ms, ALONG_ZONE);
  g_autofree char *time = NULL;
  g_autofree char *words = NULL;

  if (g_strcmp0 (key, DRAFT) != 0)
    return;
  time = along_instant_time_words (&at);
  words = g_strdup_printf (_ ("Draft saved %s"), time);
  gtk_label_set_label (GTK_LABEL (self->draft_note), words);
}

/* What follows from what is typed. */

/* The last choice of a list of colleagues is one who is not in it yet. */
static gboolean
is_somebody_else (AlongAddFamily *self, AlongNewField field)
{
  guint n = g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (self->fields[field])));

  return n > 0 && chosen (self, field) == n - 1;
}

static void
show_fields (AlongAddFamily *self)
{
  AlongNewBaby baby = (AlongNewBaby) chosen (self, ALONG_NEW_BABY);
  gboolean other = !along_text_is_empty (text_of (self, ALONG_NEW_OTHER_NAME));

  gtk_widget_set_visible (self->fields[ALONG_NEW_DUE], baby == ALONG_NEW_BABY_EXPECTED);
  gtk_widget_set_visible (self->fields[ALONG_NEW_DUE_SOURCE], baby == ALONG_NEW_BABY_EXPECTED);
  gtk_widget_set_visible (self->fields[ALONG_NEW_DUE_CONFIDENCE], baby == ALONG_NEW_BABY_EXPECTED);
  gtk_widget_set_visible (self->fields[ALONG_NEW_BABY_BORN], baby == ALONG_NEW_BABY_HERE);
  gtk_widget_set_visible (self->fields[ALONG_NEW_BABY_NAME], baby == ALONG_NEW_BABY_HERE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->fields[ALONG_NEW_BABY_NAME]),
                                 chosen (self, ALONG_NEW_HOW_MANY) > 0 ? _ ("Names of the babies, with commas between") : _ ("Name of the baby"));
  gtk_widget_set_visible (self->fields[ALONG_NEW_COUPLE], other);
  gtk_widget_set_visible (self->fields[ALONG_NEW_OTHER_GENDER], other);
  gtk_widget_set_visible (self->fields[ALONG_NEW_OTHER_BORN], other);
  gtk_widget_set_visible (self->fields[ALONG_NEW_KEYWORKER_NAME], is_somebody_else (self, ALONG_NEW_KEYWORKER));
  gtk_widget_set_visible (self->fields[ALONG_NEW_BUDDY_NAME], is_somebody_else (self, ALONG_NEW_BUDDY));
}

static void
show_phase (AlongAddFamily *self)
{
  guint n;
  const AlongPresetPhase *phases = along_preset_phases (self->preset, &n);
  g_autofree char *edtf = NULL;
  g_autofree char *line = NULL;
  const char *typed = text_of (self, ALONG_NEW_ACCEPTED);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->phase_row),
                                 along_phase_kind_words ((AlongPhaseKind) phases[0].phase));
  if (!along_text_is_empty (typed) && along_date_parse_typed (typed, &edtf, NULL))
    {
      int from = along_date_first_day (edtf);
      g_autofree char *first = along_day_to_words (from);
      g_autofree char *last = along_day_to_words (along_day_week_start (from) + phases[0].weeks * 7 - 1);
      /* Translators: first and last day of a phase */
      line = g_strdup_printf (_ ("%s to %s. The whole plan of the programme follows; change it on the Plan page."), first, last);
    }
  else
    line = g_strdup_printf (ngettext ("%d week from the day of acceptance. Without an acceptance there is no plan yet.",
                                      "%d weeks from the day of acceptance. Without an acceptance there is no plan yet.",
                                      (gulong) phases[0].weeks),
                            phases[0].weeks);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->phase_row), line);
}

/* Proposes the family's name until somebody writes another one. */
static void
propose_name (AlongAddFamily *self)
{
  g_autofree char *name = along_new_family_propose_name (text_of (self, ALONG_NEW_PARENT_NAME),
                                                         text_of (self, ALONG_NEW_OTHER_NAME));
  const char *typed = text_of (self, ALONG_NEW_FAMILY_NAME);

  if (!along_text_is_empty (typed) && g_strcmp0 (typed, self->proposed_name) != 0)
    return;
  g_free (self->proposed_name);
  self->proposed_name = g_steal_pointer (&name);
  set_text (self, ALONG_NEW_FAMILY_NAME, self->proposed_name);
}

/* What is typed, as the record. */

/* The colleague of a field: one of the list, or one who is added to the team with @team. @nobody: choices before the
 * list. */
static AlongId
choose_worker (AlongAddFamily *self, AlongNewField field, AlongNewField name_field, guint nobody, AlongEdit *team,
               GPtrArray *refused)
{
  guint index = chosen (self, field);

  if (index < nobody)
    return ALONG_ID_NONE;
  if (!is_somebody_else (self, field))
    return along_record_get_id (along_family_nth (along_session_get_team (self->session), ALONG_KIND_WORKER, index - nobody));
  if (!along_text_is_empty (text_of (self, name_field)))
    return along_colleague_called (along_session_get_team (self->session), team, text_of (self, name_field));
  along_refused_add (refused, name_field, _ ("Write the name of the colleague."));
  /* Somebody, so that only the name is asked for. */
  return along_id_new ();
}

/* @team: (out): colleagues who come with it; @refused: (out): every field that cannot be taken. %NULL: there are such. */
static AlongEdit *
make_edits (AlongAddFamily *self, AlongEdit **team, GPtrArray **refused)
{
  g_auto (AlongNewFamily) new_family = { .baby = (AlongNewBaby) chosen (self, ALONG_NEW_BABY) };

  for (guint i = 0; i < ALONG_NEW_N_TEXTS; i++)
    new_family.texts[i] = g_strdup (text_of (self, i));
  new_family.couple = (int) chosen (self, ALONG_NEW_COUPLE);
  new_family.babies = (int) chosen (self, ALONG_NEW_HOW_MANY) + 1;
  new_family.genders[0] = (int) chosen (self, ALONG_NEW_PARENT_GENDER);
  new_family.genders[1] = (int) chosen (self, ALONG_NEW_OTHER_GENDER);
  new_family.due_source = (int) chosen (self, ALONG_NEW_DUE_SOURCE);
  new_family.due_confidence = (int) chosen (self, ALONG_NEW_DUE_CONFIDENCE);
  new_family.low = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->fields[ALONG_NEW_LOW]));
  new_family.high = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->fields[ALONG_NEW_HIGH]));
  *team = along_edit_new (_ ("new colleague"), ALONG_ID_NONE);
  *refused = along_refused_new ();
  new_family.keyworker = choose_worker (self, ALONG_NEW_KEYWORKER, ALONG_NEW_KEYWORKER_NAME, 0, *team, *refused);
  new_family.buddy = choose_worker (self, ALONG_NEW_BUDDY, ALONG_NEW_BUDDY_NAME, 1, *team, *refused);
  return along_new_family_make_edit (&new_family, self->preset, along_clock_today (), *refused);
}

static void
changed_cb (AlongAddFamily *self)
{
  g_autoptr (GPtrArray) refused = NULL;

  if (self->restoring)
    return;
  self->restoring = TRUE; /* what is proposed is not typed */
  propose_name (self);
  self->restoring = FALSE;
  if (self->refused.shown->len > 0)
    {
      g_autoptr (AlongEdit) team = NULL, edit = make_edits (self, &team, &refused);

      along_refused_rows_keep (&self->refused, refused);
    }
  show_fields (self);
  show_phase (self);
  put_draft (self);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongAddFamily) self = data;
  g_autoptr (GPtrArray) summaries = along_session_list_finish (ALONG_SESSION (source), result, NULL);
  g_autofree char *reference = NULL;

  if (summaries == NULL || self->session == NULL || !along_text_is_empty (text_of (self, ALONG_NEW_REFERENCE)))
    return;
  reference = along_summary_propose_reference (summaries, along_clock_today ());
  self->restoring = TRUE;
  set_text (self, ALONG_NEW_REFERENCE, reference);
  self->restoring = FALSE;
}

/* Adding. */

static void
refuse_one (AlongAddFamily *self, AlongNewField field, const char *words)
{
  g_autoptr (GPtrArray) refused = along_refused_new ();

  along_refused_add (refused, field, words);
  along_refused_rows_show (&self->refused, refused);
}

static void
committed_cb (GtkWidget *widget, const AlongCheckPlace *place, const GError *error)
{
  AlongAddFamily *self = ALONG_ADD_FAMILY (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  char id[ALONG_ID_TEXT];

  gtk_widget_action_set_enabled (widget, "family.add", TRUE);
  if (error != NULL)
    {
      /* Every field is checked before; what is left is about the record as a whole. */
      if (place != NULL)
        refuse_one (self, ALONG_NEW_PARENT_NAME, error->message);
      return;
    }
  along_id_format (self->added, id);
  if (parent != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-family", "s", id);
      gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast", "(sb)", _ ("Family added"), TRUE);
    }
  gtk_window_destroy (GTK_WINDOW (self));
}

/* The colleague is there: now the family. */
static void
team_committed_cb (GtkWidget *widget, const AlongCheckPlace *place, const GError *error)
{
  AlongAddFamily *self = ALONG_ADD_FAMILY (widget);
  g_autoptr (AlongEdit) edit = g_steal_pointer (&self->family_edit);

  if (self->session == NULL)
    return;
  if (error == NULL)
    {
      along_commit (widget, self->session, edit, DRAFT, NULL, committed_cb);
      return;
    }
  gtk_widget_action_set_enabled (widget, "family.add", TRUE);
  if (place != NULL)
    refuse_one (self, ALONG_NEW_KEYWORKER, error->message);
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongAddFamily *self = ALONG_ADD_FAMILY (widget);
  g_autoptr (AlongEdit) edit = NULL, team = NULL;
  g_autoptr (GPtrArray) refused = NULL;

  /* Dates are read now, not when the focus leaves them: that would count as typing. */
  for (guint i = 0; i < ALONG_NEW_N_TEXTS; i++)
    if (ALONG_IS_DATE_ROW (self->fields[i]))
      along_date_row_read (ALONG_DATE_ROW (self->fields[i]));
  edit = make_edits (self, &team, &refused);
  along_refused_rows_show (&self->refused, refused);
  if (edit == NULL)
    return;
  self->added = along_edit_get_family (edit);
  gtk_widget_action_set_enabled (widget, "family.add", FALSE);
  if (along_edit_is_empty (team))
    {
      along_commit (widget, self->session, edit, DRAFT, NULL, committed_cb);
      return;
    }
  g_set_object (&self->family_edit, edit);
  along_commit (widget, self->session, team, NULL, NULL, team_committed_cb);
}

static void
fill_workers (AlongAddFamily *self)
{
  AlongFamily *team = along_session_get_team (self->session);
  AlongRecord *me = along_session_get_me (self->session);
  g_autoptr (GtkStringList) keyworkers = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) buddies = gtk_string_list_new (NULL);
  AlongRecord *worker;
  guint mine = 0;

  gtk_string_list_append (buddies, C_ ("buddy", "Nobody yet"));
  ALONG_FOREACH (worker, team, ALONG_KIND_WORKER)
    {
      gtk_string_list_append (keyworkers, along_record_get_text (worker, ALONG_WORKER_P_NAME));
      gtk_string_list_append (buddies, along_record_get_text (worker, ALONG_WORKER_P_NAME));
      if (me != NULL && along_id_equal (along_record_get_id (worker), along_record_get_id (me)))
        mine = i_worker;
    }
  gtk_string_list_append (keyworkers, C_ ("keyworker", "Somebody else…"));
  gtk_string_list_append (buddies, C_ ("buddy", "Somebody else…"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->fields[ALONG_NEW_KEYWORKER]), G_LIST_MODEL (keyworkers));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->fields[ALONG_NEW_BUDDY]), G_LIST_MODEL (buddies));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->fields[ALONG_NEW_KEYWORKER]), mine);
}

static void
along_add_family_dispose (GObject *object)
{
  AlongAddFamily *self = ALONG_ADD_FAMILY (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->family_edit);
  G_OBJECT_CLASS (along_add_family_parent_class)->dispose (object);
}

static void
along_add_family_finalize (GObject *object)
{
  AlongAddFamily *self = ALONG_ADD_FAMILY (object);

  along_refused_rows_end (&self->refused);
  g_free (self->proposed_name);
  G_OBJECT_CLASS (along_add_family_parent_class)->finalize (object);
}

static void
along_add_family_class_init (AlongAddFamilyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_add_family_dispose;
  G_OBJECT_CLASS (klass)->finalize = along_add_family_finalize;
  g_type_ensure (ALONG_TYPE_DATE_ROW);
  gtk_widget_class_install_action (widget_class, "family.add", NULL, add_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "family.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "family.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/alongside/Alongside/pages/add-family/along-add-family.ui");
  gtk_widget_class_bind_template_child (widget_class, AlongAddFamily, scrolled);
  gtk_widget_class_bind_template_child (widget_class, AlongAddFamily, draft_note);
  gtk_widget_class_bind_template_child (widget_class, AlongAddFamily, let_go);
  gtk_widget_class_bind_template_callback (widget_class, let_go_cb);
  gtk_widget_class_bind_template_child_full (widget_class, "phase-row", FALSE,
                                             G_STRUCT_OFFSET (AlongAddFamily, phase_row));
  for (guint i = 0; i < ALONG_NEW_N_FIELDS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, field_ids[i], FALSE,
                                               G_STRUCT_OFFSET (AlongAddFamily, fields) + (gssize) (i * sizeof (GtkWidget *)));
}

/* What two parents are to each other; that need not be said. */
static void
fill_couples (AlongAddFamily *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  gtk_string_list_append (kinds, C_ ("choice", "Not said"));
  for (guint i = 0; i < along_enum_n_values (ALONG_ENUM_COUPLE_KIND); i++)
    gtk_string_list_append (kinds, along_enum_words (ALONG_ENUM_COUPLE_KIND, (int) i));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->fields[ALONG_NEW_COUPLE]), G_LIST_MODEL (kinds));
}

static void
along_add_family_init (AlongAddFamily *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  along_refused_rows_init (&self->refused, self->fields, self->scrolled);
  along_date_row_set_of_birth (ALONG_DATE_ROW (self->fields[ALONG_NEW_PARENT_BORN]));
  along_date_row_set_of_birth (ALONG_DATE_ROW (self->fields[ALONG_NEW_OTHER_BORN]));
  fill_couples (self);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->fields[ALONG_NEW_OTHER_GENDER]), ALONG_GENDER_UNKNOWN);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->fields[ALONG_NEW_DUE_SOURCE]), ALONG_EDD_SOURCE_DATING_SCAN);
  along_spin_show_plain (GTK_SPIN_BUTTON (self->fields[ALONG_NEW_LOW]));
  along_spin_show_plain (GTK_SPIN_BUTTON (self->fields[ALONG_NEW_HIGH]));
  for (guint i = 0; i < ALONG_NEW_N_FIELDS; i++)
    if (i < ALONG_NEW_N_TEXTS)
      g_signal_connect_swapped (self->fields[i], "changed", G_CALLBACK (changed_cb), self);
    else if (i == ALONG_NEW_LOW || i == ALONG_NEW_HIGH)
      g_signal_connect_swapped (self->fields[i], "value-changed", G_CALLBACK (changed_cb), self);
    else
      g_signal_connect_swapped (self->fields[i], "notify::selected", G_CALLBACK (changed_cb), self);
}

/* What is written stays a draft. */
static void
open_family_cb (AlongAddFamily *self, const char *family)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-family", "s", family);
  gtk_window_close (GTK_WINDOW (self));
}

/* Under the birth of each parent: who is here already. */
static void
add_already_here (AlongAddFamily *self)
{
  static const AlongNewField rows[][2] = { { ALONG_NEW_PARENT_NAME, ALONG_NEW_PARENT_BORN }, { ALONG_NEW_OTHER_NAME, ALONG_NEW_OTHER_BORN } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *born = self->fields[rows[i][1]];
      GtkWidget *row = along_already_here_new (self->session, ALONG_ID_NONE, self->fields[rows[i][0]], born);
      GtkWidget *list = gtk_widget_get_ancestor (born, GTK_TYPE_LIST_BOX);

      g_signal_connect_object (row, "open-family", G_CALLBACK (open_family_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_insert (GTK_LIST_BOX (list), row, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (born)) + 1);
    }
}

/** along_add_family_new: the dialog, with the draft from the last time if there is one. */
GtkWindow *
along_add_family_new (GtkWindow *parent, AlongSession *session)
{
  AlongAddFamily *self = g_object_new (ALONG_TYPE_ADD_FAMILY, "transient-for", parent, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL);
  AlongRecord *programme = along_session_get_programme (session);
  AlongListFilter everybody = { .whose = ALONG_LIST_ALL, .open = TRUE, .closed = TRUE };
  const AlongPresetPhase *phases;
  guint n;

  along_narrow_as_parent (GTK_WINDOW (self), parent);
  self->session = g_object_ref (session);
  self->preset = programme != NULL ? along_record_get_enum (programme, ALONG_PROGRAMME_P_PRESET) : ALONG_PRESET_OWN;
  self->restoring = TRUE;
  phases = along_preset_phases (self->preset, &n);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->fields[ALONG_NEW_LOW]), g_ascii_strtod (phases[0].low, NULL));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->fields[ALONG_NEW_HIGH]), g_ascii_strtod (phases[0].high, NULL));
  fill_workers (self);
  restore_draft (self);
  self->restoring = FALSE;
  show_fields (self);
  show_phase (self);
  add_already_here (self);
  g_signal_connect_object (session, "draft-saved", G_CALLBACK (draft_saved_cb), self, G_CONNECT_SWAPPED);
  along_session_list_async (session, &everybody, NULL, listed_cb, g_object_ref (self));
  gtk_widget_grab_focus (self->fields[ALONG_NEW_PARENT_NAME]);
  return GTK_WINDOW (self);
}
