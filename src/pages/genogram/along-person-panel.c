/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-person-panel.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "along-age.h"
#include "along-boxed.h"
#include "along-chip.h"
#include "along-facts.h"
#include "along-genogram-edits.h"
#include "along-graph-family.h"
#include "along-kin-words.h"
#include "along-page.h"
#include "along-restricted.h"

#define MOST_STRENGTHS 3

void
along_person_panel_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static GtkWidget *
section (GtkWidget *box, const char *title)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  return along_boxed_list (box, title);
}

static GtkWidget *
row_new (GtkWidget *list, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
    }
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

/* A fact: the value with what it is under it; read out the other way round. */
static void
fact_new (GtkWidget *list, const char *what, const char *value)
{
  GtkWidget *row = row_new (list, value, what);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", what, value);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* As in the drawing: of a birthday that is not known to the day, about so many years. Returns: (nullable) */
static char *
age_words (AlongRecord *person, int today)
{
  AlongDate born;
  int middle;

  if (along_record_has (person, ALONG_PERSON_P_DIED) || !along_record_get_date (person, ALONG_PERSON_P_BORN, &born)
      || born.lo == ALONG_DAY_NONE || born.hi == ALONG_DAY_NONE || born.lo > today)
    return NULL;
  if (born.lo == born.hi)
    return along_age_words (born.lo, today);
  middle = along_age_years (born.lo + (born.hi - born.lo) / 2, today);
  return middle > 0 ? g_strdup_printf (_ ("about %d"), middle) : NULL;
}

static void
add_head (GtkWidget *box, AlongFamily *family, AlongRecord *person, int today)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *name = gtk_label_new (along_record_get_text (person, ALONG_PERSON_P_NAME)), *second;
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *line = NULL;
  g_autofree char *age = age_words (person, today);

  gtk_box_append (GTK_BOX (head), adw_avatar_new (48, along_record_get_text (person, ALONG_PERSON_P_NAME), TRUE));
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_widget_add_css_class (name, "title-2");
  if (along_record_has (person, ALONG_PERSON_P_ROLE))
    g_ptr_array_add (parts, g_strdup (along_record_get_text (person, ALONG_PERSON_P_ROLE)));
  if (age != NULL)
    g_ptr_array_add (parts, g_steal_pointer (&age));
  if (along_record_has (person, ALONG_PERSON_P_PRONOUNS))
    g_ptr_array_add (parts, g_strdup (along_record_get_text (person, ALONG_PERSON_P_PRONOUNS)));
  g_ptr_array_add (parts, NULL);
  line = g_strjoinv (" · ", (char **) parts->pdata);
  second = gtk_label_new (line);
  gtk_label_set_xalign (GTK_LABEL (second), 0);
  gtk_label_set_wrap (GTK_LABEL (second), TRUE);
  gtk_widget_add_css_class (second, "along-second");
  gtk_widget_set_visible (second, line[0] != '\0');
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), name);
  gtk_box_append (GTK_BOX (lines), second);
  gtk_box_append (GTK_BOX (head), lines);
  gtk_widget_set_valign (close, GTK_ALIGN_START);
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_tooltip_text (close, _ ("Close the panel"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Close the panel"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "genogram.close-panel");
  gtk_box_append (GTK_BOX (head), close);
  gtk_box_append (GTK_BOX (box), head);

  if (along_record_get_bool (person, ALONG_PERSON_P_INDEX))
    {
      AlongRecord *record = along_facts_family_record (family);

      if (record != NULL && along_record_has (record, ALONG_FAMILY_P_SAFE_CONTACT))
        gtk_box_append (GTK_BOX (box), along_tag_new ("chip-safety", "along-shield-symbolic",
                                                      along_record_get_text (record, ALONG_FAMILY_P_SAFE_CONTACT)));
    }
}

static void
add_strengths (GtkWidget *box, AlongFamily *family, AlongRecord *person, int today)
{
  AlongRecord *observation;
  GtkWidget *list = section (box, _ ("Going well"));
  guint n = 0;

  for (guint i = along_family_count (family, ALONG_KIND_OBSERVATION); i > 0 && n < MOST_STRENGTHS; i--)
    {
      GtkWidget *image;

      observation = along_family_nth (family, ALONG_KIND_OBSERVATION, i - 1);
      if (along_record_get_enum (observation, ALONG_OBSERVATION_P_SIDE) != ALONG_SIDE_STRENGTH
          || !along_record_refers_to (observation, ALONG_OBSERVATION_P_PEOPLE, along_record_get_id (person))
          || along_record_get_day (observation, ALONG_OBSERVATION_P_DATE) > today)
        continue;
      image = gtk_image_new_from_icon_name ("starred-symbolic");
      gtk_widget_add_css_class (image, "along-star");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row_new (list, along_record_get_text (observation, ALONG_OBSERVATION_P_TEXT), NULL)),
                                 image);
      n++;
    }
  if (n == 0)
    row_new (list, _ ("Nothing written down yet."), NULL);
}

static void
add_date (GtkWidget *list, const char *title, AlongRecord *person, int property)
{
  g_autofree char *words = NULL;

  if (!along_record_has (person, property))
    return;
  words = along_date_to_words (along_record_get_text (person, property));
  fact_new (list, title, words);
}

static void
add_about (GtkWidget *box, AlongFamily *family, AlongRecord *person, int today)
{
  g_autofree char *title = g_strdup_printf (_ ("About %s"), along_facts_first_name (person));
  GtkWidget *list = section (box, title);
  AlongRecord *pregnancy, *membership;

  add_date (list, _ ("Born"), person, ALONG_PERSON_P_BORN);
  add_date (list, _ ("Died"), person, ALONG_PERSON_P_DIED);
  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    {
      int edd = along_facts_best_edd (family, pregnancy);

      if (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME) == ALONG_PREGNANCY_OUTCOME_OPEN && edd != ALONG_DAY_NONE
          && along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (person)))
        {
          g_autofree char *due = along_day_to_words (edd);
          g_autofree char *weeks = along_gestation_full (along_gestation_days (edd, today));
          /* Translators: weeks of pregnancy, due date */
          g_autofree char *words = g_strdup_printf (_ ("%s, due %s"), weeks, due);

          fact_new (list, _ ("Pregnant"), words);
        }
    }
  ALONG_FOREACH (membership, family, ALONG_KIND_MEMBERSHIP)
    if (along_record_refers_to (membership, ALONG_MEMBERSHIP_P_PERSON, along_record_get_id (person))
        && along_record_valid_on (membership, ALONG_MEMBERSHIP_P_FROM, ALONG_MEMBERSHIP_P_TO, today))
      {
        AlongRecord *home = along_family_find (family, ALONG_KIND_HOUSEHOLD,
                                               along_record_get_ref (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD));
        if (home != NULL)
          fact_new (list, _ ("Lives at"), along_record_get_text (home, ALONG_HOUSEHOLD_P_NAME));
      }
  {
    g_autofree char *names = along_genogram_other_names (family, along_record_get_id (person));

    if (names != NULL)
      fact_new (list, _ ("Other names"), names);
  }
  if (along_record_has (person, ALONG_PERSON_P_COMMUNICATION))
    fact_new (list, _ ("Likes to be told"), along_record_get_text (person, ALONG_PERSON_P_COMMUNICATION));
  if (along_record_has (person, ALONG_PERSON_P_NOTE))
    fact_new (list, _ ("Note"), along_record_get_text (person, ALONG_PERSON_P_NOTE));
  if (gtk_widget_get_first_child (list) == NULL)
    row_new (list, _ ("Nothing written down yet."), NULL);
}

static GtkWidget *
icon_button (const char *icon, const char *words, const char *action, const char *target)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  along_page_edits (button);
  return button;
}

/* @record: (nullable): what joins the two: it can be removed from here, and a couple changed. */
static void
add_kin (GtkWidget *list, AlongRecord *other, const char *words, AlongRecord *record)
{
  GtkWidget *row;
  g_autofree char *id = NULL;

  if (other == NULL)
    return;
  id = along_id_to_text (along_record_get_id (other));
  row = row_new (list, along_record_get_text (other, ALONG_PERSON_P_NAME), words);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "genogram.choose");
  if (record != NULL)
    {
      g_autofree char *key = along_id_to_text (along_record_get_id (record));

      if (along_record_get_kind_id (record) == ALONG_KIND_COUPLE)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon_button ("document-edit-symbolic", _ ("Change this couple"),
                                                                      "genogram.edit-couple", key));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon_button ("window-close-symbolic", _ ("Remove this line"),
                                                                    "genogram.remove-record", key));
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
}

static AlongRecord *
person_of (AlongFamily *family, AlongRecord *record, int property)
{
  return along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (record, property));
}

static void
add_kinship (GtkWidget *list, AlongFamily *family, AlongId id)
{
  AlongRecord *couple, *link;

  ALONG_FOREACH (couple, family, ALONG_KIND_COUPLE)
    {
      gboolean one = along_record_refers_to (couple, ALONG_COUPLE_P_ONE, id);
      g_autofree char *words = along_kin_couple_now (couple);

      if (one || along_record_refers_to (couple, ALONG_COUPLE_P_OTHER, id))
        add_kin (list, person_of (family, couple, one ? ALONG_COUPLE_P_OTHER : ALONG_COUPLE_P_ONE), words, couple);
    }
  ALONG_FOREACH (link, family, ALONG_KIND_CHILD_LINK)
    {
      AlongRecord *of = along_family_find (family, ALONG_KIND_COUPLE, along_record_get_ref (link, ALONG_CHILD_LINK_P_COUPLE));

      if (along_record_refers_to (link, ALONG_CHILD_LINK_P_CHILD, id))
        {
          add_kin (list, person_of (family, link, ALONG_CHILD_LINK_P_PARENT), _ ("Parent"), link);
          if (of != NULL)
            {
              add_kin (list, person_of (family, of, ALONG_COUPLE_P_ONE), _ ("Parent"), link);
              add_kin (list, person_of (family, of, ALONG_COUPLE_P_OTHER), _ ("Parent"), link);
            }
        }
      else if (along_record_refers_to (link, ALONG_CHILD_LINK_P_PARENT, id)
               || (of != NULL
                   && (along_record_refers_to (of, ALONG_COUPLE_P_ONE, id) || along_record_refers_to (of, ALONG_COUPLE_P_OTHER, id))))
        add_kin (list, person_of (family, link, ALONG_CHILD_LINK_P_CHILD), _ ("Child"), link);
    }
}

/* Who cares for a child in place of the parents, now. */
static void
add_care (GtkWidget *list, AlongFamily *family, AlongId id, int today)
{
  AlongRecord *link;

  ALONG_FOREACH (link, family, ALONG_KIND_CARE_LINK)
    {
      guint n;
      const AlongId *carers = along_record_get_refs (link, ALONG_CARE_LINK_P_CARERS, &n);

      if (!along_record_valid_on (link, ALONG_CARE_LINK_P_FROM, ALONG_CARE_LINK_P_TO, today))
        continue;
      for (guint i = 0; i < n; i++)
        if (along_record_refers_to (link, ALONG_CARE_LINK_P_CHILD, id))
          add_kin (list, along_family_find (family, ALONG_KIND_PERSON, carers[i]), _ ("Carer"), link);
        else if (along_id_equal (carers[i], id))
          add_kin (list, person_of (family, link, ALONG_CARE_LINK_P_CHILD), _ ("Cared for by them"), link);
    }
}

static void
add_relationships (GtkWidget *box, AlongFamily *family, AlongRecord *person, gboolean with_private, int today)
{
  GtkWidget *list = section (box, _ ("Relationships"));
  g_auto (GStrv) words = along_enum_all_words (ALONG_ENUM_BOND);
  AlongId id = along_record_get_id (person);
  AlongRecord *bond;

  add_kinship (list, family, id);
  add_care (list, family, along_record_get_id (person), today);
  ALONG_FOREACH (bond, family, ALONG_KIND_BOND)
    {
      gboolean from = along_record_refers_to (bond, ALONG_BOND_P_FROM, id);

      if ((!from && !along_record_refers_to (bond, ALONG_BOND_P_TO, id)) || (!with_private && along_bond_is_private (bond))
          || !along_record_valid_on (bond, ALONG_BOND_P_START, ALONG_BOND_P_END, today))
        continue;
      add_kin (list, person_of (family, bond, from ? ALONG_BOND_P_TO : ALONG_BOND_P_FROM),
               words[along_record_get_enum (bond, ALONG_BOND_P_KIND)], bond);
    }
  if (gtk_widget_get_first_child (list) == NULL)
    row_new (list, _ ("Nobody yet."), NULL);
}

/* Opens a window about them. */
static void
add_opener (GtkWidget *box, AlongRecord *person, const char *words, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (words);
  g_autofree char *id = along_id_to_text (along_record_get_id (person));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  along_page_edits (button);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_buttons (GtkWidget *box, AlongRecord *person)
{
  g_autofree char *edit = g_strdup_printf (_ ("Edit %s"), along_facts_first_name (person));
  const struct
  {
    const char *words, *action;
  } buttons[] = { { edit, "genogram.edit" },
                  { _ ("Add relative"), "genogram.add-relative" },
                  { _ ("Connect…"), "genogram.connect" },
                  { _ ("Remove…"), "genogram.remove" } };
  GtkWidget *pair = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (buttons[i].words);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), buttons[i].action);
      gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
      along_page_edits (button);
      if (i % 2 == 0)
        {
          pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
          gtk_box_set_homogeneous (GTK_BOX (pair), TRUE);
          gtk_box_append (GTK_BOX (box), pair);
        }
      gtk_box_append (GTK_BOX (pair), button);
    }
}

/** along_person_panel_fill: shows @person in @box. @with_private: private lines are listed too; @may_erase: whoever
 * looks may erase the person. */
void
along_person_panel_fill (GtkWidget *box, AlongFamily *family, AlongRecord *person, gboolean with_private, gboolean may_erase,
                         int today)
{
  along_person_panel_clear (box);
  add_head (box, family, person, today);
  add_strengths (box, family, person, today);
  add_about (box, family, person, today);
  add_relationships (box, family, person, with_private, today);
  add_buttons (box, person);
  add_opener (box, person, _ ("Same person as…"), "win.same-person");
  add_opener (box, person, _ ("History…"), "win.record-history");
  /* A manager's act of its own, and not there for others. */
  if (may_erase)
    add_opener (box, person, _ ("Erase…"), "win.erase");
}
