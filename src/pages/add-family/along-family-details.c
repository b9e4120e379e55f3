/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-family-details-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "along-clock.h"
#include "along-colleague.h"
#include "along-commit.h"
#include "along-date-row.h"
#include "along-family-facts.h"
#include "along-narrow.h"
#include "along-refused-rows.h"
#include "along-text.h"
#include "along-time-row.h"

G_DEFINE_FINAL_TYPE (AlongFamilyDetails, along_family_details, ADW_TYPE_WINDOW)

/* What stands in the rows. */

static gboolean
is_somebody_else (AlongFamilyDetails *self, AlongFact fact)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (self->rows[fact])) == along_family_details_choices (self, fact)->len;
}

static void
show_rows (AlongFamilyDetails *self)
{
  static const AlongFact names[][2] = { { ALONG_FACT_KEYWORKER, ALONG_FACT_KEYWORKER_NAME }, { ALONG_FACT_BUDDY, ALONG_FACT_BUDDY_NAME } };

  for (guint i = 0; i < G_N_ELEMENTS (names) && self->rows[names[i][0]] != NULL; i++)
    {
      gboolean asked = is_somebody_else (self, names[i][0]);

      if (!asked)
        along_refused_rows_forget (&self->refused, self->rows[names[i][1]]);
      gtk_widget_set_visible (self->rows[names[i][1]], asked);
    }
}

/* The colleague chosen, or one who is added to the team with @team. */
static AlongId
choose_worker (AlongFamilyDetails *self, AlongFact fact, AlongFact name_fact, AlongEdit *team, GPtrArray *refused)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->rows[name_fact]));

  if (!is_somebody_else (self, fact))
    return g_array_index (along_family_details_choices (self, fact), AlongId, adw_combo_row_get_selected (ADW_COMBO_ROW (self->rows[fact])));
  if (!along_text_is_empty (name))
    return along_colleague_called (along_session_get_team (self->session), team, name);
  along_refused_add (refused, name_fact, _ ("Write the name of the colleague."));
  /* Somebody, so that only the name is asked for. */
  return along_id_new ();
}

/* The rows as facts. @team: gets colleagues who are new; @refused: what cannot be read */
static void
read_rows (AlongFamilyDetails *self, AlongFamilyFacts *facts, AlongEdit *team, GPtrArray *refused)
{
  GtkWidget *time = self->rows[ALONG_FACT_ACCEPTED_TIME];

  for (guint i = 0; i < ALONG_FACT_N_TEXTS; i++)
    {
      GtkWidget *row = self->rows[i];

      if (ALONG_IS_DATE_ROW (row))
        {
          if (!along_date_row_read (ALONG_DATE_ROW (row)))
            along_refused_add (refused, i, along_date_row_get_refusal (ALONG_DATE_ROW (row)));
          facts->texts[i] = g_strdup (along_date_row_get_edtf (ALONG_DATE_ROW (row)));
        }
      else if (row != NULL)
        facts->texts[i] = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
    }
  if (time != NULL)
    {
      if (!along_time_row_read (ALONG_TIME_ROW (time)))
        along_refused_add (refused, ALONG_FACT_ACCEPTED_TIME, along_time_row_get_refusal (ALONG_TIME_ROW (time)));
      facts->minutes = along_time_row_get_minutes (ALONG_TIME_ROW (time));
    }
  if (self->rows[ALONG_FACT_KEYWORKER] == NULL)
    return;
  facts->keyworker = choose_worker (self, ALONG_FACT_KEYWORKER, ALONG_FACT_KEYWORKER_NAME, team, refused);
  facts->buddy = choose_worker (self, ALONG_FACT_BUDDY, ALONG_FACT_BUDDY_NAME, team, refused);
}

/* The draft: the rows that were changed, as they are typed, by their keys. A row that nobody touched is not in it: the record
 * may say something newer by the time the draft is carried on with. */

static const char *const keys[ALONG_FACT_N_FIELDS] = {
  [ALONG_FACT_NAME] = "name",
  [ALONG_FACT_REFERENCE] = "reference",
  [ALONG_FACT_AREA] = "area",
  [ALONG_FACT_SAFE_CONTACT] = "safe-contact",
  [ALONG_FACT_REFERRED] = "referred",
  [ALONG_FACT_REFERRED_BY] = "referred-by",
  [ALONG_FACT_ACCEPTED] = "accepted",
  [ALONG_FACT_SOCIAL_WORKER] = "social-worker",
  [ALONG_FACT_ACCEPTED_TIME] = "accepted-time",
  [ALONG_FACT_KEYWORKER_NAME] = "keyworker-name",
  [ALONG_FACT_BUDDY_NAME] = "buddy-name",
  [ALONG_FACT_KEYWORKER] = "keyworker",
  [ALONG_FACT_BUDDY] = "buddy",
};

#define SOMEBODY_ELSE "somebody-else"

/* Who is chosen, as a word for the draft. */
static char *
worker_to_text (AlongFamilyDetails *self, AlongFact fact)
{
  GArray *choices = along_family_details_choices (self, fact);
  guint index = adw_combo_row_get_selected (ADW_COMBO_ROW (self->rows[fact]));

  return index < choices->len ? along_id_to_text (g_array_index (choices, AlongId, index)) : g_strdup (SOMEBODY_ELSE);
}

static void
choose_from_text (AlongFamilyDetails *self, AlongFact fact, const char *text)
{
  GArray *choices = along_family_details_choices (self, fact);
  AlongId id;

  if (g_str_equal (text, SOMEBODY_ELSE))
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->rows[fact]), choices->len);
  else if (along_id_parse (text, &id))
    for (guint i = 0; i < choices->len; i++)
      if (along_id_equal (g_array_index (choices, AlongId, i), id))
        adw_combo_row_set_selected (ADW_COMBO_ROW (self->rows[fact]), i);
}

static char *
row_to_text (AlongFamilyDetails *self, AlongFact fact)
{
  return along_family_details_is_worker (fact) ? worker_to_text (self, fact) : g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->rows[fact])));
}

/* %NULL: nothing is changed. */
static char *
draft_body (AlongFamilyDetails *self)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (root, object);
  for (guint i = 0; i < ALONG_FACT_N_FIELDS; i++)
    if (self->rows[i] != NULL)
      {
        g_autofree char *text = row_to_text (self, i);
        if (!g_str_equal (text, self->as_it_was[i]))
          json_object_set_string_member (object, keys[i], text);
      }
  return json_object_get_size (object) > 0 ? json_to_string (root, FALSE) : NULL;
}

/* What is as it was is no draft. */
static void
put_draft (AlongFamilyDetails *self)
{
  g_autofree char *body = draft_body (self);

  if (body == NULL)
    along_session_drop_draft (self->session, self->draft);
  else
    along_session_put_draft (self->session, self->draft, "family-details", along_family_get_id (self->family), body);
}

static void
say_draft (AlongFamilyDetails *self, const char *words, gboolean can_let_go)
{
  gtk_label_set_label (GTK_LABEL (self->draft_note), words);
  gtk_widget_set_visible (self->let_go, can_let_go);
  gtk_widget_set_visible (self->note, words[0] != '\0');
}

/* @texts: one for each row, %NULL: that row stays */
static void
put_rows (AlongFamilyDetails *self, const char *const *texts)
{
  self->filling = TRUE;
  for (guint i = 0; i < ALONG_FACT_N_FIELDS; i++)
    {
      if (self->rows[i] == NULL || texts[i] == NULL)
        continue;
      if (along_family_details_is_worker (i))
        choose_from_text (self, i, texts[i]);
      else if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->rows[i])), texts[i]))
        gtk_editable_set_text (GTK_EDITABLE (self->rows[i]), texts[i]);
    }
  self->filling = FALSE;
  show_rows (self);
}

static void
put_body (AlongFamilyDetails *self, const char *body)
{
  g_autoptr (JsonNode) root = json_from_string (body, NULL);
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  const char *texts[ALONG_FACT_N_FIELDS] = { NULL };

  for (guint i = 0; object != NULL && i < ALONG_FACT_N_FIELDS; i++)
    texts[i] = json_object_get_string_member_with_default (object, keys[i], NULL);
  put_rows (self, texts);
}

static void
restore_draft (AlongFamilyDetails *self)
{
  const AlongDraft *draft = along_session_get_draft (self->session, self->draft);
  AlongInstant at;
  g_autofree char *day = NULL, *time = NULL, *words = NULL;

  if (draft == NULL)
    return;
  put_body (self, draft->body);
  at = along_instant_new (draft->changed_at, ALONG_ZONE);
  day = along_day_to_weekday_words (at.day);
  time = along_instant_time_words (&at);
  /* Translators: day, time */
  words = g_strdup_printf (_ ("This is what you were writing on %s at %s."), day, time);
  say_draft (self, words, TRUE);
}

static void
draft_saved_cb (AlongFamilyDetails *self, const char *key, gint64 ms)
{
  AlongInstant at = along_instant_new (ms, ALONG_ZONE);
  g_autofree char *time = NULL, *words = NULL;

  if (g_strcmp0 (key, self->draft) != 0)
    return;
  time = along_instant_time_words (&at);
  words = g_strdup_printf (_ ("Draft saved %s"), time);
  say_draft (self, words, TRUE);
}

static void
let_go_cb (AlongFamilyDetails *self)
{
  along_session_drop_draft (self->session, self->draft);
  along_refused_rows_clear (&self->refused);
  put_rows (self, (const char *const *) self->as_it_was);
  say_draft (self, "", FALSE);
  gtk_widget_grab_focus (self->rows[ALONG_FACT_NAME]);
}

/* A row was typed in, or another was chosen. */
void
along_family_details_typed (GtkWidget *row, AlongFamilyDetails *self)
{
  if (self->filling)
    return;
  along_refused_rows_forget (&self->refused, row);
  show_rows (self);
  put_draft (self);
}

/* Saving. */

static void
refuse_one (AlongFamilyDetails *self, AlongFact fact, const char *words)
{
  g_autoptr (GPtrArray) refused = along_refused_new ();

  along_refused_add (refused, fact, words);
  along_refused_rows_show (&self->refused, refused);
}

static void
committed_cb (GtkWidget *widget, const AlongCheckPlace *place, const GError *error)
{
  AlongFamilyDetails *self = ALONG_FAMILY_DETAILS (widget);
  AlongKindId kind;

  if (self->session == NULL)
    return;
  gtk_widget_action_set_enabled (widget, "details.save", TRUE);
  if (error == NULL)
    {
      along_session_drop_draft (self->session, self->draft);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  if (place == NULL)
    return;
  kind = place->record != NULL ? along_record_get_kind_id (place->record) : ALONG_N_KINDS;
  if ((kind == ALONG_KIND_ALLOCATION || kind == ALONG_KIND_WORKER) && self->rows[ALONG_FACT_KEYWORKER] != NULL)
    refuse_one (self, ALONG_FACT_KEYWORKER, error->message);
  else if (kind != ALONG_KIND_FAMILY && self->rows[ALONG_FACT_ACCEPTED] != NULL)
    refuse_one (self, ALONG_FACT_ACCEPTED, error->message);
  else
    refuse_one (self, ALONG_FACT_NAME, error->message);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongFamilyDetails *self = ALONG_FAMILY_DETAILS (widget);
  AlongRecord *programme = along_session_get_programme (self->session);
  g_auto (AlongFamilyFacts) facts = { .minutes = -1, .keyworker = ALONG_ID_NONE, .buddy = ALONG_ID_NONE };
  g_autoptr (AlongEdit) edit = NULL, team = along_edit_new (_ ("new colleague"), ALONG_ID_NONE);
  g_autoptr (GPtrArray) refused = along_refused_new ();
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func (g_object_unref);

  self->filling = TRUE; /* dates that are read are not typed */
  read_rows (self, &facts, team, refused);
  self->filling = FALSE;
  edit = along_family_facts_make_edit (&facts, self->family,
                                       programme != NULL ? along_record_get_enum (programme, ALONG_PROGRAMME_P_PRESET)
                                                         : ALONG_PRESET_OWN,
                                       along_clock_today (), refused);
  along_refused_rows_show (&self->refused, refused);
  if (edit == NULL)
    return;
  if (along_edit_is_empty (edit))
    {
      along_session_drop_draft (self->session, self->draft);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_widget_action_set_enabled (widget, "details.save", FALSE);
  if (along_edit_is_empty (team))
    {
      along_commit (widget, self->session, edit, self->draft, _ ("Family details changed"), committed_cb);
      return;
    }
  g_ptr_array_add (edits, g_object_ref (team));
  g_ptr_array_add (edits, g_object_ref (edit));
  along_commit_all (widget, self->session, edits, self->draft, _ ("Family details changed"), committed_cb);
}

static void
along_family_details_dispose (GObject *object)
{
  AlongFamilyDetails *self = ALONG_FAMILY_DETAILS (object);

  self->filling = TRUE; /* rows that go are not typed in */
  g_clear_object (&self->session);
  g_clear_object (&self->family);
  G_OBJECT_CLASS (along_family_details_parent_class)->dispose (object);
}

static void
along_family_details_finalize (GObject *object)
{
  AlongFamilyDetails *self = ALONG_FAMILY_DETAILS (object);

  along_refused_rows_end (&self->refused);
  g_free (self->draft);
  for (guint i = 0; i < ALONG_FACT_N_FIELDS; i++)
    g_free (self->as_it_was[i]);
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

/* Above the rows: what became of the draft. */
static void
add_note (AlongFamilyDetails *self)
{
  self->note = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->draft_note = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "wrap", TRUE,
                                   "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, "xalign", 0.0, NULL);
  self->let_go = gtk_button_new_with_mnemonic (_ ("_Let it go"));
  gtk_widget_add_css_class (self->draft_note, "caption");
  gtk_widget_add_css_class (self->draft_note, "along-second");
  gtk_widget_add_css_class (self->let_go, "flat");
  gtk_widget_add_css_class (self->let_go, "along-link");
  gtk_widget_set_valign (self->let_go, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->let_go, "clicked", G_CALLBACK (let_go_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->note), self->draft_note);
  gtk_box_append (GTK_BOX (self->note), self->let_go);
  gtk_box_append (GTK_BOX (self->groups), self->note);
  gtk_widget_set_visible (self->note, FALSE);
}

static void
along_family_details_init (AlongFamilyDetails *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel")), *save = gtk_button_new_with_mnemonic (_ ("_Save"));
  GtkWidget *clamp = adw_clamp_new ();

  self->keyworkers = g_array_new (FALSE, FALSE, sizeof (AlongId));
  self->buddies = g_array_new (FALSE, FALSE, sizeof (AlongId));
  self->scrolled = gtk_scrolled_window_new ();
  along_refused_rows_init (&self->refused, self->rows, self->scrolled);
  self->groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  add_note (self);
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
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), clamp);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Family details"), -1);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), self->scrolled);
  adw_window_set_content (ADW_WINDOW (self), box);
}

/** along_family_details_new: the dialog, with what is known of @family, and the draft of the last time if there is one. */
GtkWindow *
along_family_details_new (GtkWindow *parent, AlongSession *session, AlongFamily *family)
{
  AlongFamilyDetails *self = g_object_new (ALONG_TYPE_FAMILY_DETAILS, "transient-for", parent, "accessible-role",
                                           GTK_ACCESSIBLE_ROLE_DIALOG, NULL);

  along_narrow_as_parent (GTK_WINDOW (self), parent);
  self->session = g_object_ref (session);
  self->family = g_object_ref (family);
  {
    g_autofree char *id = along_id_to_text (along_family_get_id (family));
    self->draft = g_strconcat ("family-details/", id, NULL);
  }
  self->filling = TRUE;
  along_family_details_fill (self);
  self->filling = FALSE;
  show_rows (self);
  for (guint i = 0; i < ALONG_FACT_N_FIELDS; i++)
    if (self->rows[i] != NULL)
      self->as_it_was[i] = row_to_text (self, i);
  restore_draft (self);
  g_signal_connect_object (session, "draft-saved", G_CALLBACK (draft_saved_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (self->rows[ALONG_FACT_NAME]);
  return GTK_WINDOW (self);
}
