/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person added, to somebody who is there or as the first; a person changed. */
#include "along-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "along-check.h"
#include "along-clock.h"
#include "along-date-row.h"
#include "along-facts.h"
#include "along-kin-words.h"
#include "along-text.h"
#include "duplicates/along-already-here.h"

static AlongRelation
relation_of (Dialog *self)
{
  return self->relation != NULL ? (AlongRelation) along_dialog_chosen (self->relation) : ALONG_RELATION_NOBODY;
}

AlongEdit *
along_dialog_make_person (Dialog *self, AlongFamily *family, AlongRecord *about)
{
  AlongRelation relation = about != NULL ? relation_of (self) : ALONG_RELATION_NOBODY;
  gboolean pregnancy = relation == ALONG_RELATION_PREGNANCY;
  AlongPersonFields fields = { .name = along_dialog_text (self->name),
                               .preferred = along_dialog_text (self->preferred),
                               .other_names = along_dialog_text (self->other_names),
                               .pronouns = along_dialog_text (self->pronouns),
                               .role = along_dialog_text (self->role),
                               .note = along_dialog_text (self->note),
                               .born = along_dialog_date (self->born),
                               .died = along_dialog_date (self->died),
                               .due = along_dialog_date (self->due),
                               .gender = along_dialog_chosen (self->gender),
                               .kind = along_dialog_chosen (self->kind),
                               .state = along_dialog_chosen (self->state),
                               .with = ALONG_ID_NONE,
                               .index = self->index != NULL && gtk_switch_get_active (GTK_SWITCH (self->index)) };
  g_autoptr (GError) error = NULL;

  if (self->couples->len > 0)
    fields.with = g_array_index (self->couples, AlongId, MIN ((guint) along_dialog_chosen (self->with), self->couples->len - 1));
  if (fields.name == NULL && !pregnancy)
    {
      along_dialog_refuse (self, self->name, _ ("Write a name, or choose “Not known”."));
      return NULL;
    }
  if (pregnancy && fields.due != NULL && !along_check_edd (along_date_first_day (fields.due), along_clock_today (), &error))
    {
      along_dialog_refuse (self, self->due, error->message);
      return NULL;
    }
  return self->what == DIALOG_CHANGE
           ? along_genogram_change_person (family, about, &fields)
           : along_genogram_add_person (family, about, relation, &fields, along_clock_today (), &self->result);
}

/* Only what belongs to the relation is asked. */
static void
relation_cb (Dialog *self)
{
  AlongRelation relation = relation_of (self);
  gboolean pregnancy = relation == ALONG_RELATION_PREGNANCY, partner = relation == ALONG_RELATION_PARTNER;

  gtk_widget_set_visible (self->due, pregnancy);
  gtk_widget_set_visible (self->born, !pregnancy);
  gtk_widget_set_visible (self->died, !pregnancy);
  if (self->with != NULL)
    gtk_widget_set_visible (self->with, (pregnancy || relation == ALONG_RELATION_CHILD) && self->couples->len > 1);
  if (self->kind != NULL)
    {
      gtk_widget_set_visible (self->kind, partner);
      gtk_widget_set_visible (self->state, partner);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), pregnancy ? _ ("Name, if there is one") : _ ("Name"));
}

static const char *
get (AlongRecord *person, int property)
{
  return person != NULL ? along_record_get_text (person, property) : NULL;
}

/* “Not known” beside the name: somebody who is there without one. */
static void
unknown_cb (Dialog *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->name), _ ("Unknown"));
}

static void
unknown_button (Dialog *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Not known"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name not known"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (unknown_cb), self);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->name), button);
}

/* What is written stays a draft. */
static void
open_family_cb (Dialog *self, const char *family)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self->window));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-family", "s", family);
  gtk_window_close (GTK_WINDOW (self->window));
}

static void
person_rows (Dialog *self, AlongRecord *person)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self->page));
  g_autofree char *names = person != NULL ? along_genogram_other_names (family, along_record_get_id (person)) : NULL;

  self->name = along_dialog_entry_row (self, _ ("Name"), get (person, ALONG_PERSON_P_NAME));
  along_refusal_init (&self->refusal, ADW_ENTRY_ROW (self->name));
  if (person == NULL)
    unknown_button (self);
  self->gender = along_dialog_choice_row (self, _ ("Gender"), along_enum_all_words (ALONG_ENUM_GENDER),
                                          person != NULL ? along_record_get_enum (person, ALONG_PERSON_P_GENDER)
                                                         : ALONG_GENDER_UNKNOWN);
  self->due = along_dialog_date_row (self, _ ("Due date"), NULL);
  along_date_row_set_exact (ALONG_DATE_ROW (self->due), TRUE);
  self->born = along_dialog_date_row (self, _ ("Born"), get (person, ALONG_PERSON_P_BORN));
  if (person == NULL)
    {
      GtkWidget *row = along_already_here_new (along_page_get_session (ALONG_PAGE (self->page)), along_family_get_id (family),
                                               self->name, self->born);

      g_signal_connect_swapped (row, "open-family", G_CALLBACK (open_family_cb), self);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
    }
  self->died = along_dialog_date_row (self, _ ("Died"), get (person, ALONG_PERSON_P_DIED));
  self->preferred = along_dialog_entry_row (self, _ ("Likes to be called"), get (person, ALONG_PERSON_P_PREFERRED));
  self->other_names = along_dialog_entry_row (self, _ ("Other names, with commas between"), names);
  self->pronouns = along_dialog_entry_row (self, _ ("Pronouns"), get (person, ALONG_PERSON_P_PRONOUNS));
  self->role = along_dialog_entry_row (self, _ ("Role"), get (person, ALONG_PERSON_P_ROLE));
  self->note = along_dialog_entry_row (self, _ ("Note"), get (person, ALONG_PERSON_P_NOTE));
}

/* “With”: whose child it is besides @to; who is with them now is proposed. */
static void
with_row (Dialog *self, AlongRecord *to)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self->page));
  AlongId id = along_record_get_id (to), none = ALONG_ID_NONE;
  AlongRecord *couple, *now = along_genogram_couple_of (family, id);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  int proposed = -1;

  ALONG_FOREACH (couple, family, ALONG_KIND_COUPLE)
    {
      gboolean one = along_record_refers_to (couple, ALONG_COUPLE_P_ONE, id);
      AlongId key = along_record_get_id (couple);
      AlongRecord *other;

      if (!one && !along_record_refers_to (couple, ALONG_COUPLE_P_OTHER, id))
        continue;
      other = along_family_find (family, ALONG_KIND_PERSON,
                                 along_record_get_ref (couple, one ? ALONG_COUPLE_P_OTHER : ALONG_COUPLE_P_ONE));
      if (other == NULL)
        continue;
      if (couple == now)
        proposed = (int) self->couples->len;
      g_strv_builder_add (names, along_record_get_text (other, ALONG_PERSON_P_NAME));
      g_array_append_val (self->couples, key);
    }
  if (proposed < 0)
    proposed = (int) self->couples->len;
  g_strv_builder_add (names, _ ("Somebody else, or not known"));
  g_array_append_val (self->couples, none);
  self->with = along_dialog_choice_row (self, _ ("With"), g_strv_builder_end (names), proposed);
}

/** along_person_dialog_add: a new person. @to: (nullable): whom the question is about; %NULL: the first person. */
GtkWindow *
along_person_dialog_add (AlongGenogramPage *page, AlongRecord *to)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (page));
  Dialog *self = along_dialog_new (page, DIALOG_ADD, to, to != NULL ? _ ("Add relative") : _ ("Add person"), _ ("_Add"));
  g_autofree char *id = along_id_to_text (to != NULL ? along_record_get_id (to) : along_family_get_id (family));

  if (to != NULL)
    {
      const char *words[] = { C_ ("relation", "Parent"), C_ ("relation", "Partner"), C_ ("relation", "Brother or sister"),
                              C_ ("relation", "Child"), C_ ("relation", "Pregnancy"), C_ ("relation", "Carer"),
                              C_ ("relation", "Somebody else"), NULL };
      g_autofree char *title = g_strdup_printf (_ ("Who is this to %s?"), along_facts_first_name (to));

      self->relation = along_dialog_choice_row (self, title, g_strdupv ((char **) words), ALONG_RELATION_PARENT);
      with_row (self, to);
      along_dialog_couple_rows (self, NULL);
      g_signal_connect_swapped (self->relation, "notify::selected", G_CALLBACK (relation_cb), self);
    }
  person_rows (self, NULL);
  if (to == NULL)
    self->index = along_dialog_switch_row (self, _ ("The support is about this person"),
                                           along_family_count (family, ALONG_KIND_PERSON) == 0);
  self->draft_key = g_strconcat ("genogram-add/", id, NULL);
  along_dialog_use_draft (self);
  relation_cb (self);
  return along_dialog_present (self, to != NULL ? self->relation : self->name);
}

GtkWindow *
along_person_dialog_change (AlongGenogramPage *page, AlongRecord *person)
{
  g_autofree char *title = g_strdup_printf (_ ("Edit %s"), along_facts_first_name (person));
  g_autofree char *id = along_id_to_text (along_record_get_id (person));
  Dialog *self = along_dialog_new (page, DIALOG_CHANGE, person, title, _ ("_Change"));

  person_rows (self, person);
  self->index = along_dialog_switch_row (self, _ ("The support is about this person"),
                                         along_record_get_bool (person, ALONG_PERSON_P_INDEX));
  self->draft_key = g_strconcat ("genogram-change/", id, NULL);
  along_dialog_use_draft (self);
  relation_cb (self);
  return along_dialog_present (self, self->name);
}
