/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person added, to somebody who is there or as the first; a person changed. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-ask-dialogs.h"
#include "along-check.h"
#include "along-clock.h"
#include "along-couples.h"
#include "along-facts.h"
#include "along-genogram-edits.h"
#include "along-date-row.h"
#include "along-text.h"
#include "duplicates/along-already-here.h"

/* The button beside the name, kept with its row. */
#define UNKNOWN "along-unknown"

/* Weeks of a pregnancy that can be written down for a loss. */
#define MOST_WEEKS 45

static AlongRelation
relation_of (AlongAsk *ask)
{
  return along_ask_has (ask, "relation") ? (AlongRelation) along_ask_get_choice (ask, "relation") : ALONG_RELATION_NOBODY;
}

static gboolean
is_one_word (const char *name)
{
  g_autofree char *tidy = along_text_tidy_line (name);

  return !along_text_is_empty (tidy) && strchr (tidy, ' ') == NULL;
}

/* "Amara" and the surname that stands below it. Returns: (nullable) */
static char *
whole_name (AlongAsk *ask)
{
  const char *name = along_ask_get_text (ask, "name"), *surname = along_ask_get_text (ask, "surname");

  return name != NULL && surname != NULL && is_one_word (name) ? g_strdup_printf ("%s %s", name, surname) : g_strdup (name);
}

static void
read_fields (AlongAsk *ask, AlongPersonFields *fields, const char *name, AlongRecord *more)
{
  *fields = (AlongPersonFields){ .name = name,
                                 .preferred = along_ask_get_text (ask, "preferred"),
                                 .other_names = along_ask_get_text (ask, "other-names"),
                                 .pronouns = along_ask_get_text (ask, "pronouns"),
                                 .role = along_ask_get_text (ask, "role"),
                                 .note = along_ask_get_text (ask, "note"),
                                 .born = along_ask_get_date (ask, "born"),
                                 .died = along_ask_get_date (ask, "died"),
                                 .due = along_ask_get_date (ask, "due"),
                                 .gender = along_ask_get_choice (ask, "gender"),
                                 .couple = along_ask_has (ask, "kind"),
                                 .from = along_ask_get_date (ask, "from"),
                                 .to = along_ask_get_date (ask, "to"),
                                 .with = along_ask_get_record (ask, "with"),
                                 .nature = along_ask_get_choice (ask, "nature"),
                                 .care = along_ask_get_choice (ask, "care-kind") - 1,
                                 .babies = along_ask_get_choice (ask, "babies") + 1,
                                 .zygosity = (AlongZygosity) along_ask_get_choice (ask, "zygosity"),
                                 .outcome = along_dialog_loss_outcome (ask),
                                 .ended = along_ask_get_date (ask, "ended"),
                                 .gestation_days = (int) along_ask_get_number (ask, "weeks", 0) * 7,
                                 .index = along_ask_get_switch (ask, "index"),
                                 .says_twin = along_ask_has (ask, "twin"),
                                 .twin_of = along_ask_get_record (ask, "twin"),
                                 .more = more };
  if (fields->couple)
    along_dialog_read_couple (ask, &fields->kind, &fields->state);
}

/* A twin of a baby who is not born yet: the same pregnancy, one more is expected. */
static gboolean
is_unborn_twin (AlongAsk *ask)
{
  return relation_of (ask) == ALONG_RELATION_TWIN && along_genogram_expected (along_ask_get_family (ask), along_ask_get_about (ask)) != NULL;
}

/* A birth of the same mother after this pregnancy had begun: it is asked, once for each date. */
static char *
doubt_about_due (AlongAsk *ask, AlongRecord *to, const AlongPersonFields *fields)
{
  GtkWidget *row = along_ask_row (ask, "due");
  int due = along_date_first_day (fields->due);
  AlongRecord *child = along_genogram_born_too_near (along_ask_get_family (ask), to, fields->with, due);
  g_autofree char *born = NULL;

  if (child == NULL || g_strcmp0 (g_object_get_data (G_OBJECT (row), "asked"), fields->due) == 0)
    return NULL;
  g_object_set_data_full (G_OBJECT (row), "asked", g_strdup (fields->due), g_free);
  born = along_day_to_words (along_record_get_day (child, ALONG_PERSON_P_BORN));
  /* Translators: first name, day of birth */
  return g_strdup_printf (_ ("%s was born on %s. Is this date right? If it is, choose Add again."), along_facts_first_name (child), born);
}

/* Whose child it is besides has not been said: nobody's becomes that of who is with them now by itself. */
static gboolean
lacks_parent (AlongAsk *ask)
{
  return along_ask_has (ask, "with") && adw_combo_row_get_selected (ADW_COMBO_ROW (along_ask_row (ask, "with"))) == 0;
}

static gboolean
is_refused (AlongAsk *ask, AlongRecord *to, AlongRelation relation, const AlongPersonFields *fields)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *doubt = NULL;

  if (fields->name == NULL && relation != ALONG_RELATION_PREGNANCY && relation != ALONG_RELATION_LOSS && !is_unborn_twin (ask))
    along_ask_refuse (ask, "name", g_object_get_data (G_OBJECT (along_ask_row (ask, "name")), UNKNOWN) != NULL
                                     ? _ ("Write a name, or choose “Name not known”.")
                                     : _ ("Write a name."));
  else if (lacks_parent (ask))
    along_ask_refuse (ask, "with", _ ("Choose with whom."));
  else if (fields->couple && along_dialog_refuse_couple (ask))
    return TRUE;
  else if (relation == ALONG_RELATION_CARER && fields->care < 0)
    along_ask_refuse (ask, "care-kind", _ ("Choose what kind of care it is."));
  else if (relation == ALONG_RELATION_LOSS && fields->outcome < 0)
    along_dialog_refuse_loss (ask);
  else if (relation == ALONG_RELATION_PREGNANCY && fields->due != NULL
           && !along_check_edd (along_date_first_day (fields->due), along_clock_today (), &error))
    along_ask_refuse (ask, "due", error->message);
  else if (relation == ALONG_RELATION_PREGNANCY && along_genogram_has_open_pregnancy (along_ask_get_family (ask), to, fields->with))
    along_ask_refuse (ask, "due", _ ("A baby is on the way already. For twins, add a twin to that baby; if that pregnancy is over, "
                                     "write down first how it ended."));
  else if (relation == ALONG_RELATION_PREGNANCY && fields->due != NULL && (doubt = doubt_about_due (ask, to, fields)) != NULL)
    along_ask_refuse (ask, "due", doubt);
  else
    return FALSE;
  return TRUE;
}

/* What is asked beyond the fields that have a row of their own, as a person. */
static AlongRecord *
more_of (AlongAsk *ask, AlongFamily *family, AlongRecord *person)
{
  AlongRecord *more = person != NULL ? along_record_copy (person)
                                     : along_record_new (ALONG_KIND_PERSON, along_id_new (), along_family_get_id (family));

  along_ask_fill (ask, more);
  along_person_more_fill (ask, more);
  return more;
}

static AlongEdit *
make_added (AlongAsk *ask, AlongFamily *family)
{
  AlongRecord *to = along_family_find (family, ALONG_KIND_PERSON, along_ask_get_about (ask));
  AlongRelation relation = to != NULL ? relation_of (ask) : ALONG_RELATION_NOBODY;
  g_autofree char *name = whole_name (ask);
  g_autoptr (AlongRecord) more = more_of (ask, family, NULL);
  AlongPersonFields fields;
  AlongId added;
  AlongEdit *edit;

  read_fields (ask, &fields, name, more);
  if (is_refused (ask, to, relation, &fields))
    return NULL;
  edit = along_genogram_add_person (family, to, relation, &fields, along_clock_today (), &added);
  along_ask_set_result (ask, added);
  return edit;
}

/* Whose twin @person is said to be is what is known: with @of (ALONG_ID_NONE: with nobody) they share the word. */
static gboolean
is_so_already (AlongFamily *family, AlongRecord *person, AlongId of)
{
  const char *word = along_record_get_text (person, ALONG_PERSON_P_TWIN);
  AlongRecord *other;

  ALONG_FOREACH (other, family, ALONG_KIND_PERSON)
    if (other != person && word != NULL && g_strcmp0 (along_record_get_text (other, ALONG_PERSON_P_TWIN), word) == 0
        && (along_id_is_none (of) || along_id_equal (along_record_get_id (other), of)))
      return !along_id_is_none (of);
  return along_id_is_none (of);
}

static AlongEdit *
make_changed (AlongAsk *ask, AlongFamily *family)
{
  AlongRecord *person = along_family_find (family, ALONG_KIND_PERSON, along_ask_get_about (ask));
  g_autoptr (AlongRecord) more = NULL;
  AlongPersonFields fields;

  if (person == NULL)
    return NULL;
  more = more_of (ask, family, person);
  read_fields (ask, &fields, along_ask_get_text (ask, "name"), more);
  fields.says_twin = fields.says_twin && !is_so_already (family, person, fields.twin_of);
  return is_refused (ask, NULL, ALONG_RELATION_NOBODY, &fields) ? NULL : along_genogram_change_person (family, person, &fields);
}

/* --- Which rows --- */

/* The surname is guessed while only one name is written. */
static void
guess_surname (AlongAsk *ask)
{
  AlongFamily *family = along_ask_get_family (ask);
  AlongRecord *to = along_family_find (family, ALONG_KIND_PERSON, along_ask_get_about (ask));
  AlongId with = along_ask_get_record (ask, "with");
  const char *guess = to != NULL ? along_genogram_guess_surname (family, to, relation_of (ask), with) : NULL;
  gboolean wanted = guess != NULL && is_one_word (along_ask_get_text (ask, "name"));

  if (along_ask_row (ask, "surname") == NULL)
    return;
  if (wanted && !along_ask_has (ask, "surname"))
    along_ask_set_text (ask, "surname", guess);
  along_ask_show (ask, "surname", wanted);
}

/* One parent by birth is there and a second comes: the two are a couple then. */
static gboolean
is_second_parent (AlongAsk *ask)
{
  AlongFamily *family = along_ask_get_family (ask);
  AlongRecord *link = along_genogram_parents_of (family, along_ask_get_about (ask));
  g_autoptr (GArray) by_birth = along_genogram_all_parents (family, along_ask_get_about (ask), ALONG_CHILD_NATURE_BIRTH);

  return by_birth->len == 1 && relation_of (ask) == ALONG_RELATION_PARENT && along_ask_get_choice (ask, "nature") == ALONG_CHILD_NATURE_BIRTH
         && link != NULL && along_record_has (link, ALONG_CHILD_LINK_P_PARENT)
         && along_record_get_enum (link, ALONG_CHILD_LINK_P_NATURE) == ALONG_CHILD_NATURE_BIRTH;
}

/* A child is a girl or a boy, and so is who is not born yet. */
static void
gender_cb (AlongAsk *ask)
{
  AlongRelation relation = relation_of (ask);
  gboolean added = along_ask_row (ask, "relation") != NULL;

  along_dialog_gender_follow (ask, added ? relation == ALONG_RELATION_PREGNANCY || relation == ALONG_RELATION_LOSS || is_unborn_twin (ask)
                                         : along_genogram_expected (along_ask_get_family (ask), along_ask_get_about (ask)) != NULL);
}

/* Only what belongs to the relation is asked. */
static void
relation_cb (AlongAsk *ask)
{
  AlongRelation relation = relation_of (ask);
  gboolean pregnancy = relation == ALONG_RELATION_PREGNANCY, partner = relation == ALONG_RELATION_PARTNER;
  gboolean loss = relation == ALONG_RELATION_LOSS, carer = relation == ALONG_RELATION_CARER;
  int outcome = along_dialog_loss_outcome (ask);
  gboolean person = !pregnancy && !loss && !is_unborn_twin (ask), twins = pregnancy && along_ask_get_choice (ask, "babies") > 0;
  GtkWidget *with = along_ask_row (ask, "with");

  along_ask_show (ask, "due", pregnancy);
  along_ask_show (ask, "babies", pregnancy);
  along_ask_show (ask, "zygosity", relation == ALONG_RELATION_TWIN || twins);
  along_ask_show (ask, "loss", loss);
  along_ask_show (ask, "ended", loss);
  along_ask_show (ask, "weeks", loss);
  along_ask_show (ask, "born", person || (loss && outcome == ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH));
  along_ask_show (ask, "died", person);
  if (with != NULL)
    along_ask_show (ask, "with", (pregnancy || loss || relation == ALONG_RELATION_CHILD)
                                   && g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (with))) > 2);
  along_ask_show (ask, "nature", relation == ALONG_RELATION_PARENT || relation == ALONG_RELATION_CHILD);
  partner = partner || is_second_parent (ask);
  along_ask_show (ask, "kind", partner);
  along_ask_show (ask, "state", partner);
  along_ask_show (ask, "care-kind", carer);
  along_ask_show (ask, "from", partner || carer);
  along_ask_show (ask, "to", partner || carer);
  along_ask_set_title (ask, "name", person ? _ ("Name") : _ ("Name, if there is one"));
  along_ask_set_title (ask, "born", person ? _ ("Born, or age") : _ ("Born"));
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (along_ask_row (ask, "name")), UNKNOWN), person);
  gender_cb (ask);
  guess_surname (ask);
}

/* Of two parents that is known which they are. */
static char *
kind_proposal (AlongAsk *ask, AlongFamily *family)
{
  return is_second_parent (ask) ? g_strdup (along_enum_words (ALONG_ENUM_COUPLE_KIND, ALONG_COUPLE_KIND_CO_PARENTS)) : NULL;
}

static char *
state_proposal (AlongAsk *ask, AlongFamily *family)
{
  return is_second_parent (ask) ? g_strdup (along_enum_words (ALONG_ENUM_COUPLE_STATE, ALONG_COUPLE_STATE_CURRENT)) : NULL;
}

/* “Name not known” beside the name: somebody who is there without one. */
static void
unknown_cb (AlongAsk *ask)
{
  along_ask_set_text (ask, "name", _ ("Unknown"));
  along_ask_show (ask, "surname", FALSE);
}

static void
unknown_button (AlongAsk *ask)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Name not known"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (along_ask_row (ask, "name")), UNKNOWN, button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (unknown_cb), ask);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (along_ask_row (ask, "name")), button);
}

/* What is written stays a draft. */
static void
open_family_cb (AlongAsk *ask, const char *family)
{
  GtkWindow *window = GTK_WINDOW (along_ask_get_window (ask)), *parent = gtk_window_get_transient_for (window);

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-family", "s", family);
  gtk_window_close (window);
}

static const char *
get (AlongRecord *person, int property)
{
  return person != NULL ? along_record_get_text (person, property) : NULL;
}

/* The row of a person called @name, with what is known. */
static void
add_line (AlongAsk *ask, const char *name, const char *title, AlongRecord *person, int property)
{
  along_ask_line (ask, name, title, get (person, property));
}

static void
refusals_of_dates (AlongAsk *ask)
{
  along_ask_stands_for (ask, "born", ALONG_KIND_PERSON, ALONG_PERSON_P_BORN);
  along_ask_stands_for (ask, "died", ALONG_KIND_PERSON, ALONG_PERSON_P_DIED);
}

static void
person_rows (AlongAsk *ask, AlongRecord *person, AlongRecord *to)
{
  AlongFamily *family = along_ask_get_family (ask);
  g_autofree char *names = person != NULL ? along_genogram_other_names (family, along_record_get_id (person)) : NULL;

  add_line (ask, "name", _ ("Name"), person, ALONG_PERSON_P_NAME);
  along_ask_on_change (ask, "name", guess_surname);
  if (person == NULL)
    unknown_button (ask);
  if (to != NULL)
    {
      along_ask_line (ask, "surname", _ ("Surname"), NULL);
      along_ask_show (ask, "surname", FALSE);
    }
  along_dialog_gender_row (ask, person);
  if (to != NULL)
    {
      along_ask_date (ask, "due", _ ("Due date"), NULL);
      along_date_row_set_exact (ALONG_DATE_ROW (along_ask_row (ask, "due")), TRUE);
      along_ask_stands_for (ask, "due", ALONG_KIND_EDD, ALONG_EDD_P_EDD);
      along_ask_date (ask, "ended", _ ("When"), NULL);
      along_ask_stands_for (ask, "ended", ALONG_KIND_PREGNANCY, ALONG_PREGNANCY_P_ENDED);
      along_ask_number (ask, "weeks", _ ("Weeks of pregnancy"), -1, MOST_WEEKS);
    }
  along_ask_date (ask, "born", _ ("Born, or age"), get (person, ALONG_PERSON_P_BORN));
  along_date_row_set_of_birth (ALONG_DATE_ROW (along_ask_row (ask, "born")));
  if (person == NULL)
    {
      GtkWidget *row = along_already_here_new (along_page_get_session (along_ask_get_page (ask)), along_family_get_id (family),
                                               along_ask_row (ask, "name"), along_ask_row (ask, "born"));

      g_signal_connect_swapped (row, "open-family", G_CALLBACK (open_family_cb), ask);
      along_ask_add (ask, row);
    }
  along_ask_date (ask, "died", _ ("Died"), get (person, ALONG_PERSON_P_DIED));
  along_ask_on_change (ask, "born", gender_cb);
  along_ask_on_change (ask, "died", gender_cb);
  refusals_of_dates (ask);
  add_line (ask, "preferred", _ ("Likes to be called"), person, ALONG_PERSON_P_PREFERRED);
  along_ask_line (ask, "other-names", _ ("Other names, with commas between"), names);
  add_line (ask, "pronouns", _ ("Pronouns"), person, ALONG_PERSON_P_PRONOUNS);
  add_line (ask, "role", _ ("Role"), person, ALONG_PERSON_P_ROLE);
  add_line (ask, "note", _ ("Note"), person, ALONG_PERSON_P_NOTE);
}

/* --- The rows of a relation --- */

/* Who is with @person in @couple, as one to choose from. */
static void
add_partner (AlongFamily *family, AlongRecord *couple, AlongId person, GStrvBuilder *names, GArray *ids)
{
  gboolean one = along_record_refers_to (couple, ALONG_COUPLE_P_ONE, person);
  AlongId id = along_record_get_id (couple);
  AlongRecord *other = NULL;

  if (one || along_record_refers_to (couple, ALONG_COUPLE_P_OTHER, person))
    other = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (couple, one ? ALONG_COUPLE_P_OTHER : ALONG_COUPLE_P_ONE));
  if (other == NULL || along_couple_now (family, couple) != couple)
    return;
  g_strv_builder_add (names, along_record_get_text (other, ALONG_PERSON_P_NAME));
  g_array_append_val (ids, id);
}

/* “With”: whose child it is besides @to. It has to be said; who is with them now is the first to choose from. */
static void
with_row (AlongAsk *ask, AlongRecord *to)
{
  AlongFamily *family = along_ask_get_family (ask);
  AlongId id = along_record_get_id (to), none = ALONG_ID_NONE;
  AlongRecord *couple, *now = along_genogram_couple_of (family, id);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
  g_autoptr (GArray) beside = along_genogram_parents_beside (family, id);

  g_strv_builder_add (names, C_ ("choice", "Not chosen yet"));
  g_array_append_val (ids, none);
  if (now != NULL)
    add_partner (family, now, id, names, ids);
  ALONG_FOREACH (couple, family, ALONG_KIND_COUPLE)
    if (couple != now)
      add_partner (family, couple, id, names, ids);
  for (guint i = 0; i < beside->len; i++)
    {
      AlongId key = g_array_index (beside, AlongId, i);
      AlongRecord *other = along_family_find (family, ALONG_KIND_PERSON, key);

      if (other == NULL)
        continue;
      g_strv_builder_add (names, along_record_get_text (other, ALONG_PERSON_P_NAME));
      g_array_append_val (ids, key);
    }
  g_strv_builder_add (names, _ ("Other, or not known"));
  g_array_append_val (ids, none);
  along_ask_record (ask, "with", _ ("With"), ids, g_strv_builder_end (names), none);
  adw_combo_row_set_selected (ADW_COMBO_ROW (along_ask_row (ask, "with")), 0);
  along_ask_need (ask, "with");
}

static char **
words (const char *const *list)
{
  return g_strdupv ((char **) list);
}

static void
relation_rows (AlongAsk *ask, AlongRecord *to)
{
  const char *const relations[] = { C_ ("relation", "Parent"), C_ ("relation", "Partner"), C_ ("relation", "Brother or sister"),
                                    C_ ("relation", "Twin"), C_ ("relation", "Child"), C_ ("relation", "Pregnancy"),
                                    C_ ("relation", "Loss"), C_ ("relation", "Carer"), C_ ("relation", "Somebody else"), NULL };
  const char *const babies[] = { C_ ("babies", "One"), C_ ("babies", "Twins"), C_ ("babies", "Triplets"), C_ ("babies", "Four"), NULL };
  g_autofree char *title = g_strdup_printf (_ ("Who is this to %s?"), along_facts_first_name (to));

  along_ask_choice (ask, "relation", title, words (relations),
                    along_genogram_likely_relation (along_ask_get_family (ask), to, along_clock_today ()));
  along_ask_on_change (ask, "relation", relation_cb);
  with_row (ask, to);
  along_ask_on_change (ask, "with", guess_surname);
  along_ask_choice (ask, "nature", _ ("How they are related"), along_enum_all_words (ALONG_ENUM_CHILD_NATURE), ALONG_CHILD_NATURE_BIRTH);
  along_ask_on_change (ask, "nature", relation_cb);
  along_dialog_couple_rows (ask, NULL);
  along_ask_propose (ask, "kind", kind_proposal);
  along_ask_propose (ask, "state", state_proposal);
  along_ask_choice (ask, "care-kind", _ ("Kind of care"), along_ask_words_after (C_ ("choice", "Not chosen yet"), ALONG_ENUM_CARE_KIND), 0);
  along_ask_choice (ask, "babies", _ ("How many babies"), words (babies), 0);
  along_ask_on_change (ask, "babies", relation_cb);
  along_dialog_loss_row (ask);
  along_ask_on_change (ask, "loss", relation_cb);
  along_dialog_zygosity_row (ask, ALONG_ZYGOSITY_NOT_SAID);
}

/** along_ask_person_add: a new person. @to: (nullable): whom the question is about; %NULL: the first person. */
GtkWindow *
along_ask_person_add (AlongGenogramPage *page, const char *key, AlongRecord *to)
{
  AlongAsk *ask = along_dialog_new (page, key, to, to != NULL ? _ ("Add relative") : _ ("Add person"), _ ("_Add"), make_added);

  if (to != NULL)
    relation_rows (ask, to);
  person_rows (ask, NULL, to);
  along_person_more_rows (ask, NULL);
  if (to == NULL)
    along_ask_switch (ask, "index", _ ("The support is about this person"), NULL,
                      along_family_count (along_ask_get_family (ask), ALONG_KIND_PERSON) == 0);
  relation_cb (ask);
  return along_ask_present (ask, to != NULL ? "relation" : "name");
}

GtkWindow *
along_ask_person_change (AlongGenogramPage *page, const char *key, AlongRecord *person)
{
  g_autofree char *title = g_strdup_printf (_ ("Edit %s"), along_facts_first_name (person));
  AlongAsk *ask = along_dialog_new (page, key, person, title, _ ("_Change"), make_changed);

  person_rows (ask, person, NULL);
  along_person_more_rows (ask, person);
  along_ask_switch (ask, "index", _ ("The support is about this person"), NULL, along_record_get_bool (person, ALONG_PERSON_P_INDEX));
  return along_ask_present (ask, "name");
}
