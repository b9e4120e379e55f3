/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is safe around the baby, in a person's panel, while the safety map is shown. */
#include "along-genogram-page-private.h"

#include <glib/gi18n-lib.h>

#include "along-around-edits.h"
#include "along-ask-dialogs.h"
#include "along-facts.h"

static void
add_said (GtkWidget *list, AlongFamily *family, AlongRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  AlongRecord *child = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (record, ALONG_SAFETY_P_CHILD));
  const char *why = along_record_get_text (record, ALONG_SAFETY_P_WHY), *told_by = along_record_get_text (record, ALONG_SAFETY_P_TOLD_BY);
  const char *state = along_enum_words (ALONG_ENUM_SAFE_WITH, along_record_get_enum (record, ALONG_SAFETY_P_SAFE));
  g_autofree char *since = along_date_to_words (along_record_get_text (record, ALONG_SAFETY_P_FROM));
  g_autofree char *title = child != NULL ? g_strdup_printf (C_ ("safety", "%s: %s"), along_facts_first_name (child), state) : g_strdup (state);
  g_autoptr (GString) more = g_string_new (why);

  if (*since != '\0')
    {
      g_string_append (more, more->len > 0 ? "\n" : "");
      g_string_append_printf (more, _ ("Since %s"), since);
    }
  if (told_by != NULL)
    {
      g_string_append (more, more->len > 0 ? " · " : "");
      g_string_append_printf (more, C_ ("safety", "Told by %s"), told_by);
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), more->str);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

/* The first list of the panel, what goes well: what is said here stands after it, before what is known besides. */
static GtkWidget *
first_list (GtkWidget *panel)
{
  GtkWidget *child = gtk_widget_get_first_child (panel);

  while (!GTK_IS_LIST_BOX (child) && !GTK_IS_LIST_BOX (gtk_widget_get_first_child (child)))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/** along_genogram_page_add_safety: in the panel of @person, while the safety map is shown: what is said on the day
 * that is looked at, and the way to say it. */
void
along_genogram_page_add_safety (AlongGenogramPage *self, AlongRecord *person)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  GtkWidget *heading, *list, *button, *after;
  AlongRecord *record;
  gboolean any = FALSE;

  if (!along_genogram_page_is_on (self, "safety"))
    return;
  heading = gtk_label_new (_ ("Around the baby"));
  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  ALONG_FOREACH (record, family, ALONG_KIND_SAFETY)
    if (along_record_refers_to (record, ALONG_SAFETY_P_PERSON, along_record_get_id (person)) &&
        along_around_holds (record, along_genogram_page_day (self)))
      {
        add_said (list, family, record);
        any = TRUE;
      }
  if (!any)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Nobody has said yet"));
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  button = gtk_button_new_with_label (any ? _ ("Say what is so now…") : _ ("Say who is safe…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "genogram.safety-of");
  along_page_edits (button);
  after = first_list (self->panel);
  gtk_box_insert_child_after (GTK_BOX (self->panel), heading, after);
  gtk_box_insert_child_after (GTK_BOX (self->panel), list, heading);
  gtk_box_insert_child_after (GTK_BOX (self->panel), button, list);
}

static void
open_dialog (AlongGenogramPage *self, const char *what, AlongId about)
{
  g_autofree char *key = along_ask_key (what, about);

  along_ask_open (self, key);
}

static void
act (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlongGenogramPage *self = data;
  const char *name = g_action_get_name (G_ACTION (action));
  AlongRecord *person = along_genogram_page_chosen (self);
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));

  if (family == NULL)
    return;
  if (g_str_equal (name, "add-professional"))
    open_dialog (self, "new-professional", along_family_get_id (family));
  else if (g_str_equal (name, "professional"))
    {
      AlongRecord *professional = along_genogram_page_record (self, g_variant_get_string (parameter, NULL), ALONG_KIND_PROFESSIONAL, "professional/");

      if (professional != NULL)
        open_dialog (self, "professional", along_record_get_id (professional));
    }
  else if (person != NULL)
    open_dialog (self, "safety", along_record_get_id (person));
}

/** along_genogram_page_around_init: the actions "genogram.add-professional", "genogram.professional" (s: key of an item),
 * "genogram.safety-of". */
void
along_genogram_page_around_init (AlongGenogramPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "add-professional", .activate = act },
    { .name = "professional", .activate = act, .parameter_type = "s" },
    { .name = "safety-of", .activate = act },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}
