/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-person-panel.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "along-age.h"
#include "along-chip.h"
#include "along-facts.h"
#include "along-genogram-page-private.h"
#include "along-happened-button.h"
#include "along-page.h"
#include "along-panel-lists.h"

#define MOST_STRENGTHS 3

void
along_person_panel_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/* Whether @person had died on the day of @today, as in the drawing. */
static gboolean
had_died (AlongRecord *person, int today)
{
  return along_record_has (person, ALONG_PERSON_P_DIED) && along_record_get_day (person, ALONG_PERSON_P_DIED) <= today;
}

/* As in the drawing: of a birthday that is not known to the day, about so many years. Returns: (nullable) */
static char *
age_words (AlongRecord *person, int today)
{
  AlongDate born;
  int middle;

  if (had_died (person, today) || !along_record_get_date (person, ALONG_PERSON_P_BORN, &born)
      || born.lo == ALONG_DAY_NONE || born.hi == ALONG_DAY_NONE || born.lo > today)
    return NULL;
  if (born.lo == born.hi)
    return along_age_words (born.lo, today);
  middle = along_age_years (born.lo + (born.hi - born.lo) / 2, today);
  return middle > 0 ? g_strdup_printf (_ ("about %d"), middle) : NULL;
}

/* "lived 2 days" of a newborn; of anybody else who died that they did. */
static char *
death_words (AlongRecord *person, int today)
{
  AlongDate born, died;
  g_autofree char *age = NULL;

  if (!had_died (person, today))
    return NULL;
  if (!along_facts_died_newborn (person) || !along_record_get_date (person, ALONG_PERSON_P_BORN, &born)
      || !along_record_get_date (person, ALONG_PERSON_P_DIED, &died) || born.lo != born.hi || died.lo != died.hi || died.lo == born.lo)
    return g_strdup (C_ ("person", "died"));
  age = along_age_words (born.lo, died.lo);
  /* Translators: an age of days or weeks */
  return g_strdup_printf (_ ("lived %s"), age);
}

/* On a day of before: which one it is. */
static void
add_day (GtkWidget *box, AlongFamily *family, int today)
{
  g_autofree char *date = along_day_to_words (today), *words = g_strdup_printf (_ ("As it was on %s"), date);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "along-known-note");
  gtk_widget_set_visible (label, today < along_family_today (family));
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_head (GtkWidget *box, AlongFamily *family, AlongRecord *person, int today)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *name = gtk_label_new (along_record_get_text (person, ALONG_PERSON_P_NAME)), *second;
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *line = NULL;
  g_autofree char *age = age_words (person, today), *death = death_words (person, today);

  gtk_box_append (GTK_BOX (head), adw_avatar_new (48, along_record_get_text (person, ALONG_PERSON_P_NAME), TRUE));
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_widget_add_css_class (name, "title-2");
  /* as in the drawing: who they are to whom is what they are today */
  if (along_record_has (person, ALONG_PERSON_P_ROLE) && today >= along_family_today (family))
    g_ptr_array_add (parts, g_strdup (along_record_get_text (person, ALONG_PERSON_P_ROLE)));
  if (age != NULL)
    g_ptr_array_add (parts, g_steal_pointer (&age));
  if (death != NULL)
    g_ptr_array_add (parts, g_steal_pointer (&death));
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
  add_day (box, family, today);

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
  GtkWidget *list = along_panel_section (box, _ ("Going well"));
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
      adw_action_row_add_prefix (ADW_ACTION_ROW (along_panel_row (list, along_record_get_text (observation, ALONG_OBSERVATION_P_TEXT), NULL)),
                                 image);
      n++;
    }
  if (n == 0)
    along_panel_row (list, _ ("Nothing written down yet."), NULL);
}

static void
add_date (GtkWidget *list, const char *title, AlongRecord *person, int property)
{
  g_autofree char *words = NULL;

  if (!along_record_has (person, property))
    return;
  words = along_date_to_words (along_record_get_text (person, property));
  along_panel_fact (list, title, words);
}

static void
add_about (GtkWidget *box, AlongFamily *family, AlongRecord *person, int today)
{
  g_autofree char *title = g_strdup_printf (_ ("About %s"), along_facts_first_name (person));
  GtkWidget *list = along_panel_section (box, title);

  add_date (list, _ ("Born"), person, ALONG_PERSON_P_BORN);
  if (had_died (person, today))
    add_date (list, _ ("Died"), person, ALONG_PERSON_P_DIED);
  along_panel_names (list, family, person, today);
  if (along_record_has (person, ALONG_PERSON_P_COMMUNICATION))
    along_panel_fact (list, _ ("Likes to be told"), along_record_get_text (person, ALONG_PERSON_P_COMMUNICATION));
  if (along_record_has (person, ALONG_PERSON_P_NOTE))
    along_panel_fact (list, _ ("Note"), along_record_get_text (person, ALONG_PERSON_P_NOTE));
  if (gtk_widget_get_first_child (list) == NULL)
    along_panel_row (list, _ ("Nothing written down yet."), NULL);
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

/* “Something has happened”: a menu of what can have. */
static void
add_happened (GtkWidget *box, AlongFamily *family, AlongRecord *person, int today)
{
  g_autoptr (GMenu) menu = along_genogram_happened_menu (family, person, today);
  GtkWidget *button;

  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    return;
  button = along_happened_button_new (_ ("Something has happened"), G_MENU_MODEL (menu));
  along_page_edits (button);
  gtk_box_append (GTK_BOX (box), button);
}

/** along_person_panel_fill: shows @person in @box. @with_private: private lines are listed too; @keeper: (nullable): who is
 * asked for them; @may_erase: whoever looks may erase the person. */
void
along_person_panel_fill (GtkWidget *box, AlongFamily *family, AlongRecord *person, gboolean with_private, const char *keeper,
                         gboolean may_erase, int today)
{
  along_person_panel_clear (box);
  add_head (box, family, person, today);
  add_strengths (box, family, person, today);
  add_about (box, family, person, today);
  along_panel_relationships (box, family, person, with_private, keeper, today);
  add_buttons (box, person);
  add_happened (box, family, person, today);
  along_panel_pregnancies (box, family, person, today);
  along_panel_homes (box, family, person, today);
  along_panel_health (box, family, person, today);
  along_panel_care (box, family, person, today);
  add_opener (box, person, _ ("Same person as…"), "win.same-person");
  add_opener (box, person, _ ("History…"), "win.record-history");
  /* A manager's act of its own, and not there for others. */
  if (may_erase)
    add_opener (box, person, _ ("Erase…"), "win.erase");
}
