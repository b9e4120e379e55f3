/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-plan-page.h"

#include <glib/gi18n-lib.h>

#include "along-columns.h"
#include "along-commit.h"
#include "along-facts.h"
#include "along-hope-row.h"
#include "along-phase-row.h"
#include "along-plan-ask.h"
#include "along-plan-edits.h"
#include "along-plan-side.h"
#include "along-plan-words.h"
#include "along-text.h"
#include "along-typed-row.h"

struct _AlongPlanPage
{
  AlongPage parent_instance;

  GtkWidget *stack;
  GtkWidget *empty;
  GtkWidget *empty_buttons;
  GtkWidget *before_button;
  GtkWidget *after_button;
  GtkWidget *title;
  GtkWidget *agreed;
  GtkWidget *reason;
  GtkWidget *strip;
  GtkWidget *offer;
  GtkWidget *phases;
  GtkWidget *agree_button;
  GtkWidget *understood_said; /* the words whole; while nobody changes them */
  GtkWidget *understood;
  gboolean changing; /* the words: somebody asked to */
  GtkWidget *understood_list;
  GtkWidget *understood_edit;
  GtkWidget *add_phase;
  GtkWidget *hopes;
  GtkWidget *no_hopes;
  GtkWidget *new_hope_list;
  GtkWidget *new_hope;
  GtkWidget *modules;
  GtkWidget *ending_section;
  GtkWidget *ending;
  GtkWidget *older_section;
  GtkWidget *older;
};

G_DEFINE_FINAL_TYPE (AlongPlanPage, along_plan_page, ALONG_TYPE_PAGE)

static AlongFamily *
family_of (AlongPlanPage *self)
{
  return along_page_get_family (ALONG_PAGE (self));
}

/* The episode whose plan is shown: the open one, else the last. */
static AlongRecord *
episode_of (AlongPlanPage *self)
{
  AlongRecord *episode = along_facts_open_episode (family_of (self), along_page_get_today (ALONG_PAGE (self)));

  return episode != NULL ? episode : along_facts_last_episode (family_of (self));
}

static AlongRecord *
version_of (AlongPlanPage *self)
{
  AlongRecord *episode = episode_of (self);

  return episode != NULL ? along_facts_latest_plan (family_of (self), episode) : NULL;
}

/* Takes @edit. @row: (nullable): whose words it has */
static void
commit_typed (AlongPlanPage *self, AlongEdit *edit, GtkWidget *row, const char *toast)
{
  along_commit (GTK_WIDGET (self), along_page_get_session (ALONG_PAGE (self)), edit,
                row != NULL ? along_typed_row_get_key (ADW_ENTRY_ROW (row)) : NULL, toast, NULL);
  g_object_unref (edit);
}

/* Takes @edit. */
static void
commit (AlongPlanPage *self, AlongEdit *edit, const char *toast)
{
  commit_typed (self, edit, NULL, toast);
}

static void
show_typed (AlongPlanPage *self, GtkWidget *row, const char *what, AlongId about, const char *said)
{
  g_autofree char *id = along_id_to_text (about);
  g_autofree char *key = g_strdup_printf ("%s/%s", what, id);

  along_typed_row_show (ADW_ENTRY_ROW (row), along_page_get_session (ALONG_PAGE (self)), family_of (self), key, said);
}

/* Words that are longer than a line are read whole, and changed in a line of their own: it stays while somebody is
 * in it, whatever else changes. */
static void
show_understood (AlongPlanPage *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->understood));
  gboolean had_focus = gtk_widget_get_focus_child (self->understood) != NULL;
  gboolean read = !(self->changing && had_focus) && !along_text_is_empty (words)
                  && !along_typed_row_is_changed (ADW_ENTRY_ROW (self->understood));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->understood_said), read ? words : "");
  gtk_widget_set_visible (self->understood_said, read);
  gtk_widget_set_visible (self->understood, !read);
  if (read && had_focus)
    gtk_widget_grab_focus (self->understood_said);
}

/* In a page that is read only: nothing opens. */
static void
read_understood (AlongPlanPage *self)
{
  gboolean said = !along_text_is_empty (gtk_editable_get_text (GTK_EDITABLE (self->understood)));

  gtk_widget_set_visible (self->understood, FALSE);
  gtk_widget_set_visible (self->understood_list, said);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->understood_said), FALSE);
}

static void
change_understood_cb (AlongPlanPage *self)
{
  self->changing = TRUE;
  gtk_widget_set_visible (self->understood, TRUE);
  gtk_widget_grab_focus (self->understood);
  show_understood (self);
}

/* Enter with nothing changed. */
static void
leave_understood_cb (AlongPlanPage *self)
{
  self->changing = FALSE;
  show_understood (self);
}

/* Esc: the words stay as they were. */
static gboolean
understood_key_cb (AlongPlanPage *self, guint key, guint code, GdkModifierType state)
{
  AlongRecord *version = version_of (self);
  const char *said = version != NULL ? along_record_get_text (version, ALONG_PLAN_VERSION_P_UNDERSTOOD) : NULL;

  if (key != GDK_KEY_Escape || along_text_is_empty (said))
    return GDK_EVENT_PROPAGATE;
  gtk_editable_set_text (GTK_EDITABLE (self->understood), said);
  leave_understood_cb (self);
  return GDK_EVENT_STOP;
}

/* Rows stay while their records do: what is open stays open, and keeps the focus. */

static gboolean
same_rows (GtkWidget *list, GPtrArray *records, AlongId (*get_id) (GtkWidget *row))
{
  guint i = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row), i++)
    if (i >= records->len || !along_id_equal (get_id (row), along_record_get_id (records->pdata[i])))
      return FALSE;
  return i == records->len;
}

static AlongId
phase_row_id (GtkWidget *row)
{
  return along_phase_row_get_id (ALONG_PHASE_ROW (row));
}

static AlongId
hope_row_id (GtkWidget *row)
{
  return along_hope_row_get_id (ALONG_HOPE_ROW (row));
}

static void
settle_phases (AlongPlanPage *self)
{
  if (along_page_is_read_only (ALONG_PAGE (self)))
    return;
  for (GtkWidget *row = gtk_widget_get_first_child (self->phases); row != NULL; row = gtk_widget_get_next_sibling (row))
    along_phase_row_settle (ALONG_PHASE_ROW (row));
}

/* Rows to be read: in a page that is read only. */
static void
read_phases (AlongPlanPage *self, GPtrArray *phases, int today)
{
  along_plan_clear (self->phases);
  for (guint i = 0; i < phases->len; i++)
    {
      GtkWidget *row = along_plan_phase_read (phases->pdata[i]);

      if (along_record_valid_on (phases->pdata[i], ALONG_PHASE_P_FROM, ALONG_PHASE_P_TO, today))
        {
          GtkWidget *now = gtk_label_new (_("Now"));

          gtk_widget_add_css_class (now, "along-petrol");
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), now);
        }
      gtk_list_box_append (GTK_LIST_BOX (self->phases), row);
    }
}

static void
show_phases (AlongPlanPage *self, AlongRecord *version, int today)
{
  g_autoptr (GPtrArray) phases = along_plan_phases (family_of (self), version);
  guint i = 0;

  if (along_page_is_read_only (ALONG_PAGE (self)))
    {
      read_phases (self, phases, today);
      return;
    }
  if (!same_rows (self->phases, phases, phase_row_id))
    {
      settle_phases (self);
      along_plan_clear (self->phases);
      for (guint n = 0; n < phases->len; n++)
        gtk_list_box_append (GTK_LIST_BOX (self->phases), along_phase_row_new (along_page_get_session (ALONG_PAGE (self)),
                                                                              family_of (self), phases->pdata[n]));
    }
  for (GtkWidget *row = gtk_widget_get_first_child (self->phases); row != NULL; row = gtk_widget_get_next_sibling (row), i++)
    along_phase_row_refresh (ALONG_PHASE_ROW (row), along_record_valid_on (phases->pdata[i], ALONG_PHASE_P_FROM,
                                                                           ALONG_PHASE_P_TO, today));
}

static int
compare_hopes (gconstpointer a, gconstpointer b)
{
  AlongRecord *one = *(AlongRecord *const *) a, *other = *(AlongRecord *const *) b;
  gboolean open = along_record_get_enum (one, ALONG_HOPE_P_STATE) == ALONG_HOPE_STATE_OPEN;
  gboolean other_open = along_record_get_enum (other, ALONG_HOPE_P_STATE) == ALONG_HOPE_STATE_OPEN;

  if (open != other_open)
    return other_open - open;
  return along_record_get_day (one, ALONG_HOPE_P_SET) - along_record_get_day (other, ALONG_HOPE_P_SET);
}

static void
show_hopes (AlongPlanPage *self)
{
  g_autoptr (GPtrArray) hopes = g_ptr_array_new ();
  AlongRecord *hope;

  ALONG_FOREACH (hope, family_of (self), ALONG_KIND_HOPE)
    g_ptr_array_add (hopes, hope);
  g_ptr_array_sort (hopes, compare_hopes);
  gtk_widget_set_visible (self->hopes, hopes->len > 0);
  gtk_widget_set_visible (self->no_hopes, hopes->len == 0 && along_page_is_read_only (ALONG_PAGE (self)));
  if (along_page_is_read_only (ALONG_PAGE (self)))
    {
      along_plan_clear (self->hopes);
      for (guint i = 0; i < hopes->len; i++)
        gtk_list_box_append (GTK_LIST_BOX (self->hopes), along_hope_row_read (family_of (self), hopes->pdata[i]));
      return;
    }
  if (!same_rows (self->hopes, hopes, hope_row_id))
    {
      along_plan_clear (self->hopes);
      for (guint i = 0; i < hopes->len; i++)
        gtk_list_box_append (GTK_LIST_BOX (self->hopes), along_hope_row_new (along_page_get_session (ALONG_PAGE (self)),
                                                                            family_of (self), hopes->pdata[i]));
    }
  for (GtkWidget *row = gtk_widget_get_first_child (self->hopes); row != NULL; row = gtk_widget_get_next_sibling (row))
    along_hope_row_refresh (ALONG_HOPE_ROW (row));
  show_typed (self, self->new_hope, "hope-new", along_family_get_id (family_of (self)), NULL);
}

static void
show_empty (AlongPlanPage *self, AlongRecord *episode)
{
  AlongRecord *pregnancy = along_facts_pregnancy (family_of (self), along_page_get_today (ALONG_PAGE (self)));
  GtkWidget *likely = along_facts_born (pregnancy) != ALONG_DAY_NONE ? self->after_button : self->before_button;

  gtk_widget_remove_css_class (self->before_button, "suggested-action");
  gtk_widget_remove_css_class (self->after_button, "suggested-action");
  gtk_widget_add_css_class (likely, "suggested-action");
  gtk_widget_set_visible (self->empty_buttons, episode != NULL && !along_page_is_read_only (ALONG_PAGE (self)));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty),
                                   along_page_is_read_only (ALONG_PAGE (self)) ? _("No plan yet.")
                                   : episode != NULL ? _("No plan yet. Two ways in: before birth, or after.")
                                                     : _("No plan yet. It starts when the family is accepted."));
}

static void
show_version (AlongPlanPage *self, AlongRecord *version)
{
  AlongFamily *family = family_of (self);
  g_autofree char *title = along_plan_title (version);
  g_autofree char *agreed = along_plan_agreed_words (family, version);
  gboolean edits = !along_page_is_read_only (ALONG_PAGE (self));
  const char *reason = along_record_get_text (version, ALONG_PLAN_VERSION_P_REASON);
  const char *understood = along_record_get_text (version, ALONG_PLAN_VERSION_P_UNDERSTOOD);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->agreed), agreed);
  gtk_label_set_label (GTK_LABEL (self->reason), reason != NULL ? reason : "");
  gtk_widget_set_visible (self->reason, !along_text_is_empty (reason));
  gtk_button_set_label (GTK_BUTTON (self->agree_button),
                        along_record_has (version, ALONG_PLAN_VERSION_P_AGREED) ? _("_Re-agree plan") : _("_Agreed with…"));
  gtk_button_set_use_underline (GTK_BUTTON (self->agree_button), TRUE);
  show_typed (self, self->understood, "plan-understood", along_record_get_id (version), understood);
  show_understood (self);
  along_plan_fill_strip (self->strip, family, version);
  if (!edits)
    read_understood (self);
  gtk_widget_set_visible (self->offer, edits && along_plan_birth_in_steady (family, version) != ALONG_DAY_NONE);
}

/* Modules and older versions change with few edits: their lists are made anew only for these. */
static gboolean
touches (AlongEdit *edit, AlongKindId kind)
{
  if (edit == NULL)
    return TRUE;
  for (guint i = 0; i < along_edit_get_n (edit); i++)
    {
      const AlongChange *change = along_edit_get_change (edit, i);
      if (along_record_get_kind_id (change->after != NULL ? change->after : change->before) == kind)
        return TRUE;
    }
  return FALSE;
}

static void
along_plan_page_refresh (AlongPage *page, AlongEdit *edit)
{
  AlongPlanPage *self = ALONG_PLAN_PAGE (page);
  AlongFamily *family = family_of (self);
  AlongSession *session = along_page_get_session (page);
  AlongRecord *episode = episode_of (self), *version = version_of (self);
  int today = along_page_get_today (ALONG_PAGE (self));

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), version != NULL ? "plan" : "empty");
  if (version == NULL)
    {
      show_empty (self, episode);
      along_plan_clear (self->modules);
      return;
    }
  show_version (self, version);
  show_phases (self, version, today);
  show_hopes (self);
  if (touches (edit, ALONG_KIND_CONTACT) || gtk_widget_get_first_child (self->modules) == NULL)
    along_plan_fill_modules (self->modules, family, along_session_get_team (session));
  if (touches (edit, ALONG_KIND_CONTACT) || touches (edit, ALONG_KIND_PHASE) || touches (edit, ALONG_KIND_EPISODE))
    gtk_widget_set_visible (self->ending_section, along_plan_fill_ending (self->ending, session, family, episode, today));
  if (touches (edit, ALONG_KIND_PLAN_VERSION))
    gtk_widget_set_visible (self->older_section, along_plan_fill_older (self->older, family, episode, version));
}

/* Nothing of the family stays in a row or a label. */
static void
along_plan_page_forget (AlongPage *page)
{
  AlongPlanPage *self = ALONG_PLAN_PAGE (page);
  GtkWidget *lists[] = { self->phases, self->hopes, self->modules, self->ending, self->older };
  GtkWidget *labels[] = { self->title, self->agreed, self->reason };

  settle_phases (self);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    along_plan_clear (lists[i]);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    gtk_label_set_label (GTK_LABEL (labels[i]), "");
  along_typed_row_forget (ADW_ENTRY_ROW (self->understood));
  self->changing = FALSE;
  show_understood (self);
  along_typed_row_forget (ADW_ENTRY_ROW (self->new_hope));
}

static char *
along_plan_page_summarise (AlongPage *page)
{
  AlongPlanPage *self = ALONG_PLAN_PAGE (page);
  AlongRecord *version = version_of (self);

  return version != NULL ? along_plan_sentence (family_of (self), version, along_page_get_today (ALONG_PAGE (self)))
                         : g_strdup (along_page_is_read_only (page) ? _("No plan yet.")
                                                                    : _("No plan yet. Two ways in: before birth, or after."));
}

/* The current phase is where a keyworker's hands start. */
static gboolean
along_plan_page_focus_first (AlongPage *page)
{
  AlongPlanPage *self = ALONG_PLAN_PAGE (page);
  AlongRecord *version = version_of (self);
  g_autoptr (GPtrArray) phases = NULL;
  int today = along_page_get_today (ALONG_PAGE (self));

  if (version == NULL && along_page_is_read_only (page))
    return FALSE;
  if (version == NULL)
    return gtk_widget_child_focus (self->empty_buttons, GTK_DIR_TAB_FORWARD);
  phases = along_plan_phases (family_of (self), version);
  for (guint i = 0; i < phases->len; i++)
    if (along_record_valid_on (phases->pdata[i], ALONG_PHASE_P_FROM, ALONG_PHASE_P_TO, today))
      {
        GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->phases), (int) i);
        return row != NULL && gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
      }
  return gtk_widget_child_focus (self->phases, GTK_DIR_TAB_FORWARD);
}

/* What the buttons do. */

static void
first_plan_cb (AlongPlanPage *self)
{
  AlongRecord *programme = along_session_get_programme (along_page_get_session (ALONG_PAGE (self)));
  AlongRecord *episode = episode_of (self);

  if (episode == NULL)
    return;
  commit (self,
          along_plan_first (family_of (self), episode,
                            programme != NULL ? along_record_get_enum (programme, ALONG_PROGRAMME_P_PRESET) : ALONG_PRESET_OWN,
                            along_page_get_today (ALONG_PAGE (self))),
          _("Plan made"));
}

static void
add_phase_cb (AlongPlanPage *self)
{
  commit (self, along_plan_add_phase (family_of (self), version_of (self), along_page_get_today (ALONG_PAGE (self))), _("Phase added"));
}

static void
agree_cb (AlongPlanPage *self)
{
  AlongRecord *version = version_of (self);

  along_plan_ask (GTK_WIDGET (self), along_page_get_session (ALONG_PAGE (self)), family_of (self), version,
                  along_record_has (version, ALONG_PLAN_VERSION_P_AGREED));
}

static void
understood_cb (AlongPlanPage *self)
{
  self->changing = FALSE;
  commit_typed (self,
                along_plan_understood (family_of (self), version_of (self),
                                       gtk_editable_get_text (GTK_EDITABLE (self->understood))),
                self->understood, NULL);
}

static void
around_birth_cb (AlongPlanPage *self)
{
  AlongRecord *version = version_of (self);
  int birth = along_plan_birth_in_steady (family_of (self), version);

  if (birth != ALONG_DAY_NONE)
    commit (self, along_plan_around_birth (family_of (self), version, birth), _("Intensive phase added"));
}

static void
new_hope_cb (AlongPlanPage *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->new_hope));

  if (along_text_is_empty (words))
    return;
  commit_typed (self, along_hope_add (family_of (self), words, along_page_get_today (ALONG_PAGE (self))), self->new_hope, _("Hope added"));
}

/* A hope that was looked for. */
static void
along_plan_page_show_record (AlongPage *page, AlongId record)
{
  for (GtkWidget *row = gtk_widget_get_first_child (ALONG_PLAN_PAGE (page)->hopes); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (ALONG_IS_HOPE_ROW (row) && along_id_equal (along_hope_row_get_id (ALONG_HOPE_ROW (row)), record))
      gtk_widget_grab_focus (row);
}

static void
along_plan_page_class_init (AlongPlanPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AlongPageClass *page_class = ALONG_PAGE_CLASS (klass);

  g_type_ensure (ALONG_TYPE_COLUMNS);
  page_class->refresh = along_plan_page_refresh;
  page_class->forget = along_plan_page_forget;
  page_class->summarise = along_plan_page_summarise;
  page_class->focus_first = along_plan_page_focus_first;
  page_class->show_record = along_plan_page_show_record;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/alongside/Alongside/pages/plan/along-plan-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AlongPlanPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AlongPlanPage, empty);
  gtk_widget_class_bind_template_child (widget_class, AlongPlanPage, empty_buttons);
  gtk_widget_class_bind_template_child (widget_class, AlongPlanPage, before_button);
  gtk_widget_class_bind_template_child (widget_class, AlongPlanPage, after_button);
  gtk_widget_class_bind_template_child (widget_class, AlongPlanPage, title);
  gtk_widget_class_bind_template_child (widget_class, AlongPlanPage, agreed);
  gtk_widget_class_bind_template_child (widget_class, AlongPlanPage, reason);
  gtk_widget_class_bind_template_child (widget_class, AlongPlanPage, strip);
  gtk_widget_class_bind_template_child (widget_class, AlongPlanPage, offer);
  gtk_widget_class_bind_template_child (widget_class, AlongPlanPage, phases);
  gtk_widget_class_bind_template_child (widget_class, AlongPlanPage, agree_button);
  gtk_widget_class_bind_template_child (widget_class, AlongPlanPage, understood_said);
  gtk_widget_class_bind_template_child (widget_class, AlongPlanPage, understood);
  gtk_widget_class_bind_template_child (widget_class, AlongPlanPage, understood_list);
  gtk_widget_class_bind_template_child (widget_class, AlongPlanPage, understood_edit);
  gtk_widget_class_bind_template_child (widget_class, AlongPlanPage, add_phase);
  gtk_widget_class_bind_template_child (widget_class, AlongPlanPage, no_hopes);
  gtk_widget_class_bind_template_child (widget_class, AlongPlanPage, new_hope_list);
  gtk_widget_class_bind_template_child (widget_class, AlongPlanPage, hopes);
  gtk_widget_class_bind_template_child (widget_class, AlongPlanPage, new_hope);
  gtk_widget_class_bind_template_child (widget_class, AlongPlanPage, modules);
  gtk_widget_class_bind_template_child (widget_class, AlongPlanPage, ending_section);
  gtk_widget_class_bind_template_child (widget_class, AlongPlanPage, ending);
  gtk_widget_class_bind_template_child (widget_class, AlongPlanPage, older_section);
  gtk_widget_class_bind_template_child (widget_class, AlongPlanPage, older);
  gtk_widget_class_bind_template_callback (widget_class, first_plan_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_phase_cb);
  gtk_widget_class_bind_template_callback (widget_class, agree_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_understood_cb);
  gtk_widget_class_bind_template_callback (widget_class, understood_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_understood_cb);
  gtk_widget_class_bind_template_callback (widget_class, around_birth_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_hope_cb);
}

static void
along_plan_page_init (AlongPlanPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  along_page_edits (self->add_phase);
  along_page_edits (self->agree_button);
  along_page_edits (self->understood_edit);
  along_page_edits (self->new_hope_list);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (understood_key_cb), self);
  gtk_widget_add_controller (self->understood, keys);
}
