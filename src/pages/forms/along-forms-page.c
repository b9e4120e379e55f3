/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-forms-page.h"

#include <glib/gi18n-lib.h>

#include "along-questionnaire-record.h"
#include "add-contact/along-contact-names.h"
#include "along-boxed.h"
#include "along-commit.h"
#include "along-instrument-rows.h"
#include "assessments/along-fill-in.h"
#include "assessments/along-own-forms.h"

struct _AlongFormsPage
{
  AlongPage parent_instance;

  GtkWidget *stack;
  GtkWidget *forms, *add;
  GtkWidget *retired_title, *retired;
  GtkWidget *instruments;
  GtkWidget *modules_title, *modules;
  GtkWidget *over;      /* the form that is looked at; or empty */
};

G_DEFINE_FINAL_TYPE (AlongFormsPage, along_forms_page, ALONG_TYPE_PAGE)

/* --- A look --- */

static gboolean
come_back_idle (gpointer data)
{
  AlongFormsPage *self = data;

  along_page_set_whole (ALONG_PAGE (self), NULL);
  adw_bin_set_child (ADW_BIN (self->over), NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
  along_page_speak (ALONG_PAGE (self));
  along_page_focus_first (ALONG_PAGE (self));
  return G_SOURCE_REMOVE;
}

/* After the widget that asked for it is done with its signal. */
static void
leave_cb (AlongFormsPage *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, come_back_idle, g_object_ref (self), g_object_unref);
}

static void
look_action (GtkWidget *widget, const char *action, GVariant *target)
{
  AlongFormsPage *self = ALONG_FORMS_PAGE (widget);
  AlongFamily *team = along_page_get_family (ALONG_PAGE (self));
  AlongRecord *record = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *look;
  AlongId id;

  if (team != NULL && along_id_parse (g_variant_get_string (target, NULL), &id))
    record = along_family_find (team, ALONG_KIND_QUESTIONNAIRE, id);
  if (record == NULL)
    return;
  look = along_fill_in_new_look (along_page_get_session (ALONG_PAGE (self)), record, &error);
  if (look == NULL)
    {
      gtk_widget_activate_action (widget, "win.toast", "(sb)", error->message, FALSE);
      return;
    }
  g_signal_connect_object (look, "left", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self->over), look);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "over");
  along_page_set_whole (ALONG_PAGE (self), along_fill_in_get_under (ALONG_FILL_IN (look)));
  along_page_speak (ALONG_PAGE (self));
  along_fill_in_focus (ALONG_FILL_IN (look));
}

/* --- In use or not --- */

static void
set_retired (GtkWidget *widget, GVariant *target, gboolean retired)
{
  AlongFamily *team = along_page_get_family (ALONG_PAGE (widget));
  AlongRecord *record = NULL, *other;
  g_autoptr (AlongEdit) edit = NULL;
  AlongId id;

  if (team != NULL && along_id_parse (g_variant_get_string (target, NULL), &id))
    record = along_family_find (team, ALONG_KIND_QUESTIONNAIRE, id);
  if (record == NULL)
    return;
  edit = along_edit_new (retired ? _ ("form retired") : _ ("form used again"), ALONG_ID_NONE);
  /* All its versions: an earlier one is not offered in its place. */
  ALONG_FOREACH (other, team, ALONG_KIND_QUESTIONNAIRE)
    if (g_strcmp0 (along_record_get_text (other, ALONG_QUESTIONNAIRE_P_URL), along_record_get_text (record, ALONG_QUESTIONNAIRE_P_URL)) == 0
        && (retired || other == record))
      along_record_set_bool (along_edit_change (edit, other), ALONG_QUESTIONNAIRE_P_RETIRED, retired);
  along_commit (widget, along_page_get_session (ALONG_PAGE (widget)), edit, NULL, NULL, NULL);
}

static void
retire_action (GtkWidget *widget, const char *action, GVariant *target)
{
  set_retired (widget, target, TRUE);
}

static void
use_again_action (GtkWidget *widget, const char *action, GVariant *target)
{
  set_retired (widget, target, FALSE);
}

/* --- The list --- */

/* "Version 0.1.0 · Original wording written for Alongside."; then what it asks for that we cannot do. */
static char *
form_words (AlongRecord *record, AlongQuestionnaire *form, guint unsupported)
{
  const char *licence = along_record_get_text (record, ALONG_QUESTIONNAIRE_P_LICENCE);
  g_autofree char *ages = form != NULL ? along_questionnaire_ages_words (form) : NULL;
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, _ ("Version %s"), along_record_get_text (record, ALONG_QUESTIONNAIRE_P_VERSION));
  if (ages != NULL)
    g_string_append_printf (words, " · %s", ages);
  if (licence != NULL && licence[0] != '\0')
    g_string_append_printf (words, " · %s", licence);
  else
    g_string_append_printf (words, " · %s", _ ("no licence named in the file"));
  if (form == NULL)
    g_string_append_printf (words, "\n%s", _ ("This form cannot be read."));
  else if (unsupported > 0)
    {
      g_string_append_c (words, '\n');
      g_string_append_printf (words, ngettext ("This form asks for things Alongside cannot do yet: %u question.",
                                               "This form asks for things Alongside cannot do yet: %u questions.",
                                               unsupported), unsupported);
    }
  return g_string_free (words, FALSE);
}

static GtkWidget *
inner_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *below = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static const char *
question_words (AlongQuestionnaire *form, const char *link_id)
{
  const AlongQuestion *question = along_questionnaire_find (form, link_id);

  return question != NULL && question->words[0] != '\0' ? question->words : _ ("The form as a whole");
}

static GtkWidget *
form_button (const char *mnemonic, const char *action, const char *id, const char *title)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (mnemonic);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

/* Versions that are kept for the answers given in them. */
static void
add_earlier (GtkWidget *row, AlongRecord *record, AlongFamily *team)
{
  const char *url = along_record_get_text (record, ALONG_QUESTIONNAIRE_P_URL);
  GString *versions = g_string_new (NULL);
  g_autofree char *words = NULL;
  AlongRecord *other;

  ALONG_FOREACH (other, team, ALONG_KIND_QUESTIONNAIRE)
    if (other != record && g_strcmp0 (along_record_get_text (other, ALONG_QUESTIONNAIRE_P_URL), url) == 0)
      g_string_append_printf (versions, "%s%s", versions->len > 0 ? ", " : "", along_record_get_text (other, ALONG_QUESTIONNAIRE_P_VERSION));
  words = g_string_free (versions, FALSE);
  if (words[0] != '\0')
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), inner_row (_ ("Earlier versions, kept for the answers given in them"), words));
}

/* Into the list of those in use, or of those that are not. */
static void
add_form (AlongFormsPage *self, AlongFamily *team, AlongRecord *record, gboolean retired)
{
  g_autoptr (AlongQuestionnaire) form = along_questionnaire_of_record (record, NULL);
  GPtrArray *problems = form != NULL ? along_questionnaire_get_problems (form) : NULL;
  const char *about = form != NULL ? along_questionnaire_get_description (form) : NULL;
  const char *title = along_record_get_text (record, ALONG_QUESTIONNAIRE_P_TITLE);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *words = form_words (record, form, problems != NULL ? problems->len : 0);
  g_autofree char *below = g_markup_escape_text (words, -1);
  g_autofree char *id = along_id_to_text (along_record_get_id (record));
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *look = form_button (_ ("_Preview"), "forms.look", id, title);
  GtkWidget *keep = retired ? form_button (_ ("_Use again"), "forms.use-again", id, title) : form_button (_ ("_Retire"), "forms.retire", id, title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), below);
  gtk_widget_set_sensitive (look, form != NULL);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), look);
  if (form != NULL)
    {
      guint n = along_questionnaire_count_questions (form);
      g_autofree char *count = g_strdup_printf (ngettext ("%u question", "%u questions", n), n);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), inner_row (count, about != NULL ? about : ""));
    }
  for (guint i = 0; problems != NULL && i < MIN (problems->len, 200); i++)
    {
      const AlongProblem *problem = g_ptr_array_index (problems, i);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), inner_row (question_words (form, problem->link_id), problem->text));
    }
  add_earlier (row, record, team);
  {
    GtkWidget *line = inner_row (retired ? _ ("Offer it again") : _ ("No longer offer it"),
                                 retired ? _ ("It can be chosen for a new assessment.") : _ ("What was filled in stays, and can be read."));

    adw_action_row_add_suffix (ADW_ACTION_ROW (line), keep);
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), line);
  }
  gtk_list_box_append (GTK_LIST_BOX (retired ? self->retired : self->forms), row);
}

static const char *
set_words (int set)
{
  switch (set)
    {
    case ALONG_MODULE_SET_BEFORE:
      return _ ("before birth");
    case ALONG_MODULE_SET_AFTER:
      return _ ("after birth");
    default:
      return _ ("before and after birth");
    }
}

static void
add_module (AlongFormsPage *self, AlongRecord *module)
{
  const char *kit = along_record_get_text (module, ALONG_MODULE_P_KIT);
  g_autofree char *words
    = g_strdup_printf ("%s · %s%s%s", along_element_words (along_record_get_enum (module, ALONG_MODULE_P_ELEMENT)),
                       set_words (along_record_get_enum (module, ALONG_MODULE_P_SET)),
                       kit != NULL && kit[0] != '\0' ? "\n" : "", kit != NULL ? kit : "");

  along_boxed_row (self->modules, along_record_get_text (module, ALONG_MODULE_P_TITLE), words);
}

/* Before birth, both, after birth; then by name. */
static int
compare_modules (gconstpointer a, gconstpointer b)
{
  AlongRecord *one = *(AlongRecord *const *) a, *other = *(AlongRecord *const *) b;
  int set = along_record_get_enum (one, ALONG_MODULE_P_SET), other_set = along_record_get_enum (other, ALONG_MODULE_P_SET);

  if (set != other_set)
    return set - other_set;
  return g_utf8_collate (along_record_get_text (one, ALONG_MODULE_P_TITLE),
                         along_record_get_text (other, ALONG_MODULE_P_TITLE));
}

static void
along_forms_page_refresh (AlongPage *page, AlongEdit *edit)
{
  AlongFormsPage *self = ALONG_FORMS_PAGE (page);
  AlongFamily *team = along_page_get_family (page);
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (GPtrArray) modules = g_ptr_array_new ();
  AlongRecord *record;

  along_own_forms_ensure (GTK_WIDGET (self), along_page_get_session (page));
  along_boxed_clear (self->forms);
  along_boxed_clear (self->retired);
  along_boxed_clear (self->modules);
  forms = along_own_forms_list (team, FALSE);
  for (guint i = 0; i < forms->len; i++)
    add_form (self, team, g_ptr_array_index (forms, i), FALSE);
  ALONG_FOREACH (record, team, ALONG_KIND_QUESTIONNAIRE)
    if (along_record_get_bool (record, ALONG_QUESTIONNAIRE_P_RETIRED) && along_questionnaire_is_last (record, team))
      add_form (self, team, record, TRUE);
  ALONG_FOREACH (record, team, ALONG_KIND_MODULE)
    g_ptr_array_add (modules, record);
  g_ptr_array_sort (modules, compare_modules);
  for (guint i = 0; i < modules->len; i++)
    add_module (self, g_ptr_array_index (modules, i));
  gtk_widget_set_visible (self->forms, gtk_widget_get_first_child (self->forms) != NULL);
  gtk_widget_set_visible (self->retired, gtk_widget_get_first_child (self->retired) != NULL);
  gtk_widget_set_visible (self->retired_title, gtk_widget_get_visible (self->retired));
  gtk_widget_set_visible (self->modules, gtk_widget_get_first_child (self->modules) != NULL);
  gtk_widget_set_visible (self->modules_title, gtk_widget_get_visible (self->modules));
}

static void
along_forms_page_forget (AlongPage *page)
{
  AlongFormsPage *self = ALONG_FORMS_PAGE (page);

  along_page_set_whole (page, NULL);
  adw_bin_set_child (ADW_BIN (self->over), NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
  along_boxed_clear (self->forms);
  along_boxed_clear (self->retired);
  along_boxed_clear (self->modules);
}

static char *
along_forms_page_summarise (AlongPage *page)
{
  AlongFamily *team = along_page_get_family (page);
  GtkWidget *look = adw_bin_get_child (ADW_BIN (ALONG_FORMS_PAGE (page)->over));
  guint forms = along_family_count (team, ALONG_KIND_QUESTIONNAIRE), modules = along_family_count (team, ALONG_KIND_MODULE);
  g_autofree char *first = NULL, *second = NULL;

  if (look != NULL)
    return along_fill_in_summarise (ALONG_FILL_IN (look));
  first = g_strdup_printf (ngettext ("%u form", "%u forms", forms), forms);
  second = g_strdup_printf (ngettext ("%u module", "%u modules", modules), modules);
  /* Translators: "4 forms, 26 modules." */
  return g_strdup_printf (_ ("%s, %s."), first, second);
}

static gboolean
along_forms_page_focus_first (AlongPage *page)
{
  AlongFormsPage *self = ALONG_FORMS_PAGE (page);
  GtkWidget *look = adw_bin_get_child (ADW_BIN (self->over));

  if (look != NULL)
    return along_fill_in_focus (ALONG_FILL_IN (look));
  if (gtk_widget_get_visible (self->forms))
    return gtk_widget_child_focus (self->forms, GTK_DIR_TAB_FORWARD);
  return gtk_widget_grab_focus (self->add);
}

static gboolean
along_forms_page_take_back (AlongPage *page, gboolean redo)
{
  GtkWidget *over = adw_bin_get_child (ADW_BIN (ALONG_FORMS_PAGE (page)->over));

  if (!ALONG_IS_FILL_IN (over))
    return FALSE;
  along_fill_in_take_back (ALONG_FILL_IN (over), redo);
  return TRUE;
}

static void
along_forms_page_class_init (AlongFormsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AlongPageClass *page_class = ALONG_PAGE_CLASS (klass);

  page_class->refresh = along_forms_page_refresh;
  page_class->forget = along_forms_page_forget;
  page_class->summarise = along_forms_page_summarise;
  page_class->focus_first = along_forms_page_focus_first;
  page_class->take_back = along_forms_page_take_back;
  gtk_widget_class_install_action (widget_class, "forms.look", "s", look_action);
  gtk_widget_class_install_action (widget_class, "forms.retire", "s", retire_action);
  gtk_widget_class_install_action (widget_class, "forms.use-again", "s", use_again_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/alongside/Alongside/pages/forms/along-forms-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AlongFormsPage, add);
  gtk_widget_class_bind_template_child (widget_class, AlongFormsPage, forms);
  gtk_widget_class_bind_template_child (widget_class, AlongFormsPage, instruments);
  gtk_widget_class_bind_template_child (widget_class, AlongFormsPage, modules);
  gtk_widget_class_bind_template_child (widget_class, AlongFormsPage, modules_title);
  gtk_widget_class_bind_template_child (widget_class, AlongFormsPage, over);
  gtk_widget_class_bind_template_child (widget_class, AlongFormsPage, retired);
  gtk_widget_class_bind_template_child (widget_class, AlongFormsPage, retired_title);
  gtk_widget_class_bind_template_child (widget_class, AlongFormsPage, stack);
}

static void
along_forms_page_init (AlongFormsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  along_instrument_rows_fill (self->instruments);
}
