/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-new-assessment.h"

#include <glib/gi18n-lib.h>

#include "along-age.h"
#include "along-clock.h"
#include "along-date-row.h"
#include "along-facts.h"
#include "along-own-forms.h"
#include "along-questionnaire-record.h"

struct _AlongNewAssessment
{
  AdwWindow parent_instance;

  GtkWidget *forms, *parents, *babies, *date, *blind, *early, *all_the_same, *why, *about, *start;

  AlongFamily *family;
  GPtrArray *questionnaires; /* AlongRecord */
  GPtrArray *people;         /* AlongRecord: parents first */
  GPtrArray *children;       /* AlongRecord */
  AlongQuestionnaire *chosen; /* (nullable): the form in sight, read */
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (AlongNewAssessment, along_new_assessment, ADW_TYPE_WINDOW)

/* The pregnancy that this is a baby of; %NULL: none. */
static AlongRecord *
pregnancy_of (AlongFamily *family, AlongRecord *child)
{
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    if (child != NULL && along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, along_record_get_id (child)))
      return pregnancy;
  return NULL;
}

static void
start_cb (AlongNewAssessment *self)
{
  AlongDateRow *row = ALONG_DATE_ROW (self->date);
  const char *edtf;

  if (!along_date_row_read (row))
    {
      gtk_widget_grab_focus (self->date);
      return;
    }
  edtf = along_date_row_get_edtf (row);
  if (edtf == NULL || along_date_first_day (edtf) == ALONG_DAY_NONE)
    {
      along_date_row_refuse (row, _ ("Write the day, as 12 March 2026."));
      gtk_widget_grab_focus (self->date);
      return;
    }
  if (along_date_first_day (edtf) > along_clock_today ())
    {
      along_date_row_refuse (row, _ ("This day has not come yet. Write today’s date or an earlier one."));
      gtk_widget_grab_focus (self->date);
      return;
    }
  g_signal_emit (self, chosen_signal, 0);
  gtk_window_close (GTK_WINDOW (self));
}

/** along_new_assessment_take: (transfer full): what was chosen. */
AlongFilling *
along_new_assessment_take (AlongNewAssessment *self)
{
  guint form = adw_combo_row_get_selected (ADW_COMBO_ROW (self->forms));
  guint parent = adw_combo_row_get_selected (ADW_COMBO_ROW (self->parents));
  guint baby = adw_combo_row_get_selected (ADW_COMBO_ROW (self->babies));
  int day = along_date_first_day (along_date_row_get_edtf (ALONG_DATE_ROW (self->date)));
  AlongRecord *child = baby < self->children->len ? g_ptr_array_index (self->children, baby) : NULL;

  AlongFilling *filling = along_filling_new (g_ptr_array_index (self->questionnaires, form), g_ptr_array_index (self->people, parent), child,
                                             pregnancy_of (self->family, child), day);

  filling->blind = gtk_switch_get_active (GTK_SWITCH (self->blind));
  if (gtk_widget_get_visible (self->all_the_same))
    filling->too_young = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->why))));
  return filling;
}

/* Whether the form is for a later age than the baby's: "For 24 months and over. Isla is 8 months.", else %NULL. Ages of
 * grown-ups are about the parent. */
static char *
too_young (AlongQuestionnaire *questionnaire, AlongRecord *child, AlongRecord *pregnancy, int day)
{
  double youngest = along_questionnaire_get_youngest (questionnaire);
  int born = pregnancy != NULL ? along_facts_born (pregnancy) : ALONG_DAY_NONE;
  g_autofree char *ages = NULL, *age = NULL;

  if (youngest <= 0 || youngest > 12 * 12 || child == NULL || born == ALONG_DAY_NONE || day == ALONG_DAY_NONE || day < born
      || along_age_months (born, day) >= youngest)
    return NULL;
  ages = along_questionnaire_ages_words (questionnaire);
  age = along_age_words (born, day);
  /* Translators: ages that a form is for, first name of a baby, age: "For 24 months and over. Isla is 8 months." */
  return g_strdup_printf (_ ("For %s. %s is %s."), ages, along_facts_first_name (child), age);
}

static gboolean
has_reason (AlongNewAssessment *self)
{
  g_autofree char *why = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->why))));

  return why[0] != '\0';
}

/* What is rated after birth waits for it. A form for a later age is used only with a reason, which stays with the answers. */
static void
show_ready (AlongNewAssessment *self)
{
  guint form = adw_combo_row_get_selected (ADW_COMBO_ROW (self->forms));
  guint baby = adw_combo_row_get_selected (ADW_COMBO_ROW (self->babies));
  AlongRecord *child = baby < self->children->len ? self->children->pdata[baby] : NULL;
  AlongRecord *pregnancy = pregnancy_of (self->family, child);
  gboolean early = form < self->questionnaires->len && pregnancy != NULL && along_facts_born (pregnancy) == ALONG_DAY_NONE
                   && g_str_has_suffix (along_record_get_text (self->questionnaires->pdata[form], ALONG_QUESTIONNAIRE_P_URL),
                                        "attachment-postnatal");
  const char *edtf = along_date_row_get_edtf (ALONG_DATE_ROW (self->date));
  g_autofree char *words = early ? g_strdup (_ ("For after the birth. Choose the form for before birth until then."))
                           : self->chosen != NULL
                             ? too_young (self->chosen, child, pregnancy,
                                          edtf != NULL ? along_date_first_day (edtf) : ALONG_DAY_NONE)
                             : NULL;
  gboolean young;

  gtk_label_set_label (GTK_LABEL (self->early), words != NULL ? words : "");
  gtk_widget_set_visible (self->early, words != NULL);
  young = !early && words != NULL;
  gtk_widget_set_visible (self->all_the_same, young);
  gtk_widget_set_sensitive (self->start, !early && (!young || has_reason (self)) && self->questionnaires->len > 0 && self->people->len > 0);
}

static void
add_line (GString *lines, const char *words)
{
  if (words != NULL && words[0] != '\0')
    g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", words);
}

/* The ages it is for, what it is, its licence. */
static void
show_about (AlongNewAssessment *self)
{
  guint form = adw_combo_row_get_selected (ADW_COMBO_ROW (self->forms));
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *ages = NULL;

  g_clear_object (&self->chosen);
  if (form < self->questionnaires->len)
    self->chosen = along_questionnaire_of_record (g_ptr_array_index (self->questionnaires, form), NULL);
  if (self->chosen != NULL)
    {
      ages = along_questionnaire_ages_words (self->chosen);
      if (ages != NULL)
        /* Translators: the ages that a form is for: "before birth", "0 to 24 months" */
        g_string_append_printf (lines, _ ("For: %s"), ages);
      add_line (lines, along_questionnaire_get_description (self->chosen));
      add_line (lines, along_questionnaire_get_copyright (self->chosen));
    }
  gtk_label_set_label (GTK_LABEL (self->about), lines->str);
  gtk_widget_set_visible (self->about, lines->len > 0);
  show_ready (self);
}

static void
along_new_assessment_finalize (GObject *object)
{
  AlongNewAssessment *self = ALONG_NEW_ASSESSMENT (object);

  g_clear_pointer (&self->questionnaires, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_object (&self->family);
  g_clear_object (&self->chosen);
  G_OBJECT_CLASS (along_new_assessment_parent_class)->finalize (object);
}

/* Titles of forms are long and differ at their ends: they are shown whole. */
static void
title_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_list_item_set_child (item, label);
}

static void
title_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static gboolean
finish_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  AlongNewAssessment *self = ALONG_NEW_ASSESSMENT (widget);

  if (gtk_widget_is_sensitive (self->start))
    start_cb (self);
  return TRUE;
}

static void
along_new_assessment_class_init (AlongNewAssessmentClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = along_new_assessment_finalize;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, finish_binding, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, finish_binding, NULL);
  g_type_ensure (ALONG_TYPE_DATE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/alongside/Alongside/pages/assessments/along-new-assessment.ui");
  gtk_widget_class_bind_template_child (widget_class, AlongNewAssessment, about);
  gtk_widget_class_bind_template_child (widget_class, AlongNewAssessment, all_the_same);
  gtk_widget_class_bind_template_child (widget_class, AlongNewAssessment, babies);
  gtk_widget_class_bind_template_child (widget_class, AlongNewAssessment, blind);
  gtk_widget_class_bind_template_child (widget_class, AlongNewAssessment, date);
  gtk_widget_class_bind_template_child (widget_class, AlongNewAssessment, early);
  gtk_widget_class_bind_template_child (widget_class, AlongNewAssessment, forms);
  gtk_widget_class_bind_template_child (widget_class, AlongNewAssessment, parents);
  gtk_widget_class_bind_template_child (widget_class, AlongNewAssessment, start);
  gtk_widget_class_bind_template_child (widget_class, AlongNewAssessment, why);
  gtk_widget_class_bind_template_callback (widget_class, show_about);
  gtk_widget_class_bind_template_callback (widget_class, show_ready);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
}

static void
along_new_assessment_init (AlongNewAssessment *self)
{
  self->people = g_ptr_array_new_with_free_func (g_object_unref);
  self->children = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->start);
}

static void
fill_forms (AlongNewAssessment *self, AlongFamily *team, int today)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) titles = gtk_signal_list_item_factory_new ();
  AlongRecord *pregnancy = along_facts_pregnancy (self->family, today);
  gboolean born = pregnancy == NULL || along_facts_born (pregnancy) != ALONG_DAY_NONE;

  self->questionnaires = along_own_forms_list (team, born);
  for (guint i = 0; i < self->questionnaires->len; i++)
    gtk_string_list_append (list, along_record_get_text (self->questionnaires->pdata[i], ALONG_QUESTIONNAIRE_P_TITLE));
  g_signal_connect (titles, "setup", G_CALLBACK (title_setup_cb), NULL);
  g_signal_connect (titles, "bind", G_CALLBACK (title_bind_cb), NULL);
  adw_combo_row_set_list_factory (ADW_COMBO_ROW (self->forms), titles);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->forms), G_LIST_MODEL (list));
}

static void
fill_people (AlongNewAssessment *self, int today)
{
  g_autoptr (GPtrArray) parents = along_facts_parents (self->family);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) babies = gtk_string_list_new (NULL);
  AlongRecord *current = along_facts_pregnancy (self->family, today);
  guint of_current = 0;
  AlongRecord *person;

  for (guint i = 0; i < parents->len; i++)
    g_ptr_array_add (self->people, g_object_ref (parents->pdata[i]));
  /* Every baby, those of this support first; one who was lost is neither rated with nor asked about. */
  ALONG_FOREACH (person, self->family, ALONG_KIND_PERSON)
    {
      AlongRecord *pregnancy = pregnancy_of (self->family, person);

      if (pregnancy == NULL)
        {
          if (!g_ptr_array_find (parents, person, NULL))
            g_ptr_array_add (self->people, g_object_ref (person));
        }
      else if (!along_facts_is_loss (pregnancy))
        g_ptr_array_insert (self->children, pregnancy == current ? (int) of_current++ : -1, g_object_ref (person));
    }
  for (guint i = 0; i < self->people->len; i++)
    gtk_string_list_append (names, along_record_get_text (self->people->pdata[i], ALONG_PERSON_P_NAME));
  for (guint i = 0; i < self->children->len; i++)
    {
      const char *name = along_record_get_text (self->children->pdata[i], ALONG_PERSON_P_NAME);
      gtk_string_list_append (babies, name != NULL && name[0] != '\0' ? name : _ ("Baby, not born yet"));
    }
  gtk_string_list_append (babies, _ ("No baby"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->parents), G_LIST_MODEL (names));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->babies), G_LIST_MODEL (babies));
}

/** along_new_assessment_new: for a family; @team has the forms. */
GtkWidget *
along_new_assessment_new (AlongFamily *family, AlongFamily *team)
{
  AlongNewAssessment *self = g_object_new (ALONG_TYPE_NEW_ASSESSMENT, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL);
  int today = along_clock_today ();
  g_autofree char *day = along_day_to_edtf (today);

  self->family = g_object_ref (family);
  fill_forms (self, team, today);
  fill_people (self, today);
  along_date_row_set_exact (ALONG_DATE_ROW (self->date), TRUE);
  along_date_row_set_edtf (ALONG_DATE_ROW (self->date), day);
  show_about (self);
  gtk_widget_grab_focus (self->forms);
  return GTK_WIDGET (self);
}
