/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-fill-in-private.h"

#include <glib/gi18n-lib.h>

#include "along-announcer.h"
#include "along-clock.h"
#include "along-form-json.h"
#include "along-questionnaire-record.h"
#include "along-scores.h"
#include "along-when.h"

enum
{
  LEFT,
  FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlongFillIn, along_fill_in, ADW_TYPE_BIN)

/* --- What follows from an answer --- */

static gboolean
rebuild_idle (gpointer data)
{
  AlongFillIn *self = data;
  AlongField *fresh = g_steal_pointer (&self->fresh);
  AlongFieldView *view;

  self->rebuild_source = 0;
  along_sections_renew (self);
  along_fill_in_build_section (self);
  along_sections_show_progress (self);
  view = fresh != NULL ? g_hash_table_lookup (self->screen.views, fresh) : NULL;
  if (view == NULL || !(self->went ? along_field_view_focus_add (view) : along_field_view_focus (view)))
    along_fill_in_focus (self);
  return G_SOURCE_REMOVE;
}

/* An instance goes: what was typed in it goes with it. */
static void
removed_cb (AlongFillIn *self, AlongField *field)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->screen.pending);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    for (AlongField *above = key; above != NULL; above = along_field_get_parent (above))
      if (above == field)
        {
          g_hash_table_iter_remove (&iter);
          break;
        }
}

static void
typed (GtkWidget *owner, AlongField *field)
{
  along_fill_in_keep (ALONG_FILL_IN (owner), field);
}

static void
rebuild (GtkWidget *owner, AlongField *focus, gboolean went)
{
  AlongFillIn *self = ALONG_FILL_IN (owner);

  self->fresh = focus;
  self->went = went;
  if (self->rebuild_source == 0)
    self->rebuild_source = g_idle_add (rebuild_idle, self);
}

/* (nullable): what comes of it changed too; an instance that went is not there any more. */
static AlongField *
changed_by_hand (GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      AlongField *field = g_ptr_array_index (fields, i);

      if (along_field_get_change (field) & (ALONG_CHANGE_ANSWERS | ALONG_CHANGE_ADDED) && along_field_get_question (field)->calculated == NULL)
        return field;
    }
  return NULL;
}

static void
changed_cb (AlongForm *form, GPtrArray *fields, AlongFillIn *self)
{
  for (guint i = 0; i < fields->len; i++)
    {
      AlongField *field = g_ptr_array_index (fields, i);

      /* What hangs on it too: the line an item folds to, the hint beside its note. */
      for (AlongField *above = field; above != NULL; above = along_field_get_parent (above))
        {
          AlongFieldView *view = g_hash_table_lookup (self->screen.views, above);
          GPtrArray *siblings = above == field ? NULL : along_field_get_children (above);

          if (view != NULL)
            along_field_view_refresh (view);
          for (guint k = 0; siblings != NULL && k < siblings->len; k++)
            if (g_strcmp0 (along_field_get_question (g_ptr_array_index (siblings, k))->role, "note") == 0
                && (view = g_hash_table_lookup (self->screen.views, g_ptr_array_index (siblings, k))) != NULL)
              along_field_view_refresh (view);
        }
      if (along_field_is_alert (field) && along_field_get_change (field) & ALONG_CHANGE_ANSWERS)
        along_announce (GTK_WIDGET (self), _ ("Act on this today. Follow your safeguarding steps, then write here who you told and when."));
    }
  along_sections_show_progress (self);
  self->touched = TRUE;
  along_fill_in_keep (self, changed_by_hand (fields));
}

static void
leave (AlongFillIn *self)
{
  along_fill_in_read (self);
  g_signal_emit (self, signals[LEFT], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  AlongFillIn *self = ALONG_FILL_IN (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "form") != 0)
    {
      along_fill_in_show_section (self, self->section);
      along_fill_in_focus (self);
    }
  else
    leave (self);
  return TRUE;
}

/* --- Made and taken apart --- */

static void
along_fill_in_dispose (GObject *object)
{
  AlongFillIn *self = ALONG_FILL_IN (object);

  g_clear_handle_id (&self->rebuild_source, g_source_remove);
  g_clear_handle_id (&self->saved_source, g_source_remove);
  along_fill_in_forget_states (self);
  if (self->place != NULL && self->screen.views != NULL)
    along_fill_in_clear_place (self);
  self->place = NULL;
  G_OBJECT_CLASS (along_fill_in_parent_class)->dispose (object);
}

static void
along_fill_in_finalize (GObject *object)
{
  AlongFillIn *self = ALONG_FILL_IN (object);

  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->screen.views, g_hash_table_unref);
  g_clear_pointer (&self->screen.pending, g_hash_table_unref);
  g_free (self->screen.last_day);
  g_clear_pointer (&self->earlier, along_series_free);
  g_clear_object (&self->form);
  g_clear_pointer (&self->filling, along_filling_free);
  g_clear_object (&self->family);
  g_clear_object (&self->session);
  g_free (self->draft);
  g_free (self->old_draft);
  G_OBJECT_CLASS (along_fill_in_parent_class)->finalize (object);
}

static void
along_fill_in_class_init (AlongFillInClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_fill_in_dispose;
  G_OBJECT_CLASS (klass)->finalize = along_fill_in_finalize;
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "form.open-item", "s", along_fill_in_open_item);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/alongside/Alongside/pages/assessments/along-fill-in.ui");
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, back);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, bar);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, count);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, draft_note);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, draft_note_below);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, finish);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, flap);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, heading);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, keys);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, licence);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, line);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, list);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, menu_words);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, next);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, place);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, rate_hint);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, header);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, saved);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, scrolled);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, stack);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, summary);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, title);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, together);
  gtk_widget_class_bind_template_child (widget_class, AlongFillIn, under);
  gtk_widget_class_bind_template_callback (widget_class, along_fill_in_show_finish);
  gtk_widget_class_bind_template_callback (widget_class, along_fill_in_go_back);
  gtk_widget_class_bind_template_callback (widget_class, along_fill_in_go_next);
  gtk_widget_class_bind_template_callback (widget_class, along_fill_in_read_together);
  gtk_widget_class_bind_template_callback (widget_class, leave);
  gtk_widget_class_bind_template_callback (widget_class, along_fill_in_row);
}

static void
along_fill_in_init (AlongFillIn *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->items = g_ptr_array_new ();
  self->screen.views = g_hash_table_new (NULL, NULL);
  self->screen.pending = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) along_pending_free);
  self->screen.rebuild = rebuild;
  self->screen.typed = typed;
  self->screen.owner = GTK_WIDGET (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->flap, "notify::folded", G_CALLBACK (along_fill_in_show_saved), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (along_fill_in_key), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
show_head (AlongFillIn *self)
{
  g_autofree char *who = along_series_who (self->filling->parent, self->filling->child);
  g_autofree char *day = along_day_to_words (self->filling->day);
  /* Translators: a parent with a baby, first form or review, date */
  g_autofree char *line
    = self->look ? g_strdup (_ ("Only a look: nothing is kept"))
                 : g_strdup_printf (_ ("%s · %s · %s"), who,
                                    self->filling->amends != NULL ? _ ("changing what was signed")
                                    : self->filling->blind        ? _ ("rated without seeing what was rated before")
                                    : self->earlier != NULL       ? _ ("review")
                                                                  : _ ("first time"),
                                    day);

  gtk_label_set_label (GTK_LABEL (self->title),
                       along_record_get_text (self->filling->questionnaire, ALONG_QUESTIONNAIRE_P_TITLE));
  gtk_label_set_label (GTK_LABEL (self->line), line);
}

/* @filling: (transfer full); @family, @draft: (nullable) */
static AlongFillIn *
make (AlongSession *session, AlongFamily *family, AlongFilling *filling, JsonNode *response, GError **error)
{
  g_autoptr (AlongFilling) what = filling;
  g_autoptr (AlongQuestionnaire) questionnaire = along_questionnaire_of_record (what->questionnaire, error);
  g_autoptr (AlongForm) form = NULL;
  g_autoptr (JsonNode) known = along_filling_known (what, family);
  AlongFillIn *self;

  if (questionnaire == NULL)
    return NULL;
  form = response != NULL ? along_form_new_from_response (questionnaire, response, error) : along_form_new_about (questionnaire, known);
  if (form == NULL)
    return NULL;
  self = g_object_new (ALONG_TYPE_FILL_IN, NULL);
  self->session = g_object_ref (session);
  self->family = family != NULL ? g_object_ref (family) : NULL;
  self->look = family == NULL;
  self->filling = g_steal_pointer (&what);
  self->form = self->screen.form = g_steal_pointer (&form);
  return self;
}

static void
find_last (AlongFillIn *self)
{
  if (self->filling->blind)
    return;
  self->earlier = along_series_find (self->family, along_session_get_team (self->session), self->filling);
  for (guint i = 0; self->earlier != NULL && i < self->earlier->times->len; i++)
    {
      AlongTime *time = g_ptr_array_index (self->earlier->times, i);

      if (time->day > self->filling->day)
        break;
      if (self->filling->amends != NULL
          && along_id_equal (along_record_get_id (time->record), along_record_get_id (self->filling->amends)))
        continue;
      self->screen.last = self->last = time->form;
      g_free (self->screen.last_day);
      self->screen.last_day = along_when_day_inside (time->day, along_clock_today ());
    }
}

/* @section: where one was; what was begun goes on where something is to be answered. */
static void
show_all (AlongFillIn *self, guint section)
{
  const char *licence = along_questionnaire_get_copyright (along_form_get_questionnaire (self->form));

  self->sections = along_sections_new (self->form);
  show_head (self);
  gtk_label_set_label (GTK_LABEL (self->licence), licence != NULL ? licence : "");
  gtk_widget_set_visible (self->licence, licence != NULL);
  gtk_widget_set_visible (self->rate_hint, along_form_has_domains (self->form));
  along_sections_fill_list (self);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (self->form, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  along_fill_in_show_section (self, self->touched ? along_sections_next_open (self, section) : section);
  along_fill_in_keep (self, NULL);
}

/** along_fill_in_set_day: the rating is of another day. */
void
along_fill_in_set_day (AlongFillIn *self, int day)
{
  self->filling->day = day;
  self->touched = TRUE;
  show_head (self);
  along_fill_in_put_draft (self);
}

/** along_fill_in_use_day: as along_fill_in_set_day(). Returns: whether it was another day before. */
gboolean
along_fill_in_use_day (AlongFillIn *self, int day)
{
  if (self->filling->day == day)
    return FALSE;
  along_fill_in_set_day (self, day);
  return TRUE;
}

/* Who the parent is to the baby is known from the record; it can be changed like any answer. */
static void
answer_who (AlongFillIn *self)
{
  GPtrArray *all = along_questionnaire_get_all (along_form_get_questionnaire (self->form));
  AlongRecord *pregnancy = self->filling->pregnancy;
  AlongId parent = along_record_get_id (self->filling->parent);
  const char *code = NULL;

  if (pregnancy != NULL && along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_MOTHER, parent))
    code = "mother";
  else if (pregnancy != NULL && along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT, parent))
    code = along_record_get_enum (self->filling->parent, ALONG_PERSON_P_GENDER) == ALONG_GENDER_MALE ? "father" : "partner";
  for (guint i = 0; i < all->len && code != NULL; i++)
    {
      const AlongQuestion *question = g_ptr_array_index (all, i);

      if (g_str_has_suffix (question->link_id, ".ctx.who"))
        along_form_choose_code (self->form, along_form_find (self->form, question->link_id), code);
    }
}

/* What was signed and is to be put right. (transfer full) (nullable) */
static JsonNode *
signed_answers (const AlongFilling *filling)
{
  const char *text = filling->amends != NULL ? along_record_get_text (filling->amends, ALONG_ASSESSMENT_P_RESPONSE) : NULL;

  return text != NULL ? along_form_json_read (text, -1, NULL) : NULL;
}

/**
 * along_fill_in_new: a form, new, from a draft, or signed before and to be put right.
 *
 * @filling: (transfer full)
 * @draft: (nullable): what was begun
 *
 * Returns: %NULL with a GError: the form or the answers cannot be read
 */
GtkWidget *
along_fill_in_new (AlongSession *session, AlongFamily *family, AlongFilling *filling, const AlongDraft *draft,
                   GError **error)
{
  g_autoptr (JsonNode) response = NULL;
  guint section = 0;
  AlongFilling *begun = draft != NULL ? along_filling_from_draft (family, along_session_get_team (session), draft,
                                                                  &section, &response) : NULL;
  g_autoptr (AlongFilling) unwanted = begun != NULL ? filling : NULL;
  AlongFillIn *self;

  if (begun == NULL)
    response = signed_answers (filling);
  self = make (session, family, begun != NULL ? begun : filling, response, error);
  if (self == NULL)
    return NULL;
  self->draft = along_filling_draft_key (self->filling, family);
  if (begun != NULL && !g_str_equal (draft->key, self->draft))
    self->old_draft = g_strdup (draft->key);
  if (begun != NULL)
    self->touched = TRUE;
  else if (self->filling->amends == NULL)
    answer_who (self);
  find_last (self);
  along_fill_in_bring_back_typed (self);
  g_signal_connect_object (session, "draft-saved", G_CALLBACK (along_fill_in_draft_saved), self, G_CONNECT_SWAPPED);
  show_all (self, section);
  return GTK_WIDGET (self);
}

/** along_fill_in_new_look: a form only to be looked at and tried. */
GtkWidget *
along_fill_in_new_look (AlongSession *session, AlongRecord *questionnaire, GError **error)
{
  AlongFillIn *self = make (session, NULL, along_filling_new (questionnaire, NULL, NULL, NULL, along_clock_today ()), NULL, error);

  if (self == NULL)
    return NULL;
  show_all (self, 0);
  gtk_widget_set_visible (self->finish, FALSE);
  return GTK_WIDGET (self);
}

/** along_fill_in_get_under: (transfer none): an empty bin below the header bar. */
GtkWidget *
along_fill_in_get_under (AlongFillIn *self)
{
  return self->under;
}

/** along_fill_in_get_form: (transfer none): what is being filled in. */
AlongForm *
along_fill_in_get_form (AlongFillIn *self)
{
  return self->form;
}

/** along_fill_in_summarise: "Attachment and attunement, after birth. Keira with Rowan. 5 of 15 looked at." */
char *
along_fill_in_summarise (AlongFillIn *self)
{
  return g_strdup_printf ("%s. %s. %s.", gtk_label_get_label (GTK_LABEL (self->title)),
                          gtk_label_get_label (GTK_LABEL (self->line)), gtk_label_get_label (GTK_LABEL (self->count)));
}
