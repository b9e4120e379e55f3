/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several people chosen, and what is done with them. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-announcer.h"
#include "along-canvas.h"
#include "along-commit.h"
#include "along-facts.h"
#include "along-genogram-branch.h"
#include "along-genogram-edits.h"
#include "along-genogram-page-private.h"
#include "along-menu-words.h"
#include "along-message-dialog.h"

/* --- Who --- */

static void
add_person (AlongGenogramPage *self, GArray *people, const char *key)
{
  AlongRecord *person = along_genogram_page_person (self, key);
  AlongId id = person != NULL ? along_record_get_id (person) : ALONG_ID_NONE;

  if (person != NULL)
    g_array_append_val (people, id);
}

/* Those picked; nobody where fewer than two are. */
static GArray *
several (AlongGenogramPage *self)
{
  GArray *people = g_array_new (FALSE, FALSE, sizeof (AlongId));
  g_auto (GStrv) keys = along_canvas_list_picked (ALONG_CANVAS (self->canvas));

  for (char **key = keys; *key != NULL; key++)
    add_person (self, people, *key);
  if (people->len < 2)
    g_array_set_size (people, 0);
  return people;
}

/** along_genogram_page_branch: (transfer full): whom cut and copy are about: those picked, or the branch of the one chosen. */
GArray *
along_genogram_page_branch (AlongGenogramPage *self)
{
  GArray *people = several (self);

  if (people->len > 0 || along_genogram_page_chosen (self) == NULL)
    return people;
  g_array_unref (people);
  return along_genogram_branch_of (along_page_get_family (ALONG_PAGE (self)), self->chosen);
}

/* --- Removed, in one home --- */

/* A question about several people, while its dialog is open. */
typedef struct
{
  AlongGenogramPage *page;
  GArray *people;
  GtkWidget *homes, *name; /* of a home */
  GArray *ids;             /* of the homes to choose from; the first place is a new one */
} Question;

static Question *
question_new (AlongGenogramPage *self, GArray *people)
{
  Question *question = g_new0 (Question, 1);

  question->page = g_object_ref (self);
  question->people = g_array_ref (people);
  question->ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
  return question;
}

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->page);
  g_array_unref (question->people);
  g_array_unref (question->ids);
  g_free (question);
}

static void
commit (AlongGenogramPage *self, AlongEdit *edit)
{
  along_canvas_pick_none (ALONG_CANVAS (self->canvas));
  along_commit (GTK_WIDGET (self), along_page_get_session (ALONG_PAGE (self)), edit, NULL, along_edit_get_title (edit), NULL);
}

static void
remove_cb (GtkWidget *dialog, const char *response, Question *question)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (question->page));
  g_autoptr (AlongEdit) edit = NULL;

  if (family == NULL || !g_str_equal (response, "remove"))
    return;
  edit = along_genogram_remove_people (family, (AlongId *) question->people->data, question->people->len);
  if (!along_edit_is_empty (edit))
    commit (question->page, edit);
}

/* What goes with them. */
static const char *
consequence (AlongFamily *family, GArray *people)
{
  for (guint i = 0; i < people->len; i++)
    {
      AlongRecord *person = along_family_find (family, ALONG_KIND_PERSON, g_array_index (people, AlongId, i));

      if (person != NULL && along_genogram_ends_pregnancy (family, person))
        return _ ("Their lines to others go too, and the pregnancy with its due date: weeks "
                  "and ages are no longer counted from it. You can undo this.");
    }
  return _ ("Their lines to others go too. You can undo this.");
}

/* Asks once for all of them. FALSE: not several are chosen. */
gboolean
along_genogram_page_remove_several (AlongGenogramPage *self)
{
  g_autoptr (GArray) people = several (self);
  g_autofree char *title = NULL;
  AdwMessageDialog *dialog;

  if (people->len == 0 || along_page_is_read_only (ALONG_PAGE (self)))
    return FALSE;
  title = g_strdup_printf (ngettext ("Remove %u person?", "Remove %u people?", people->len), people->len);
  dialog = along_message_dialog_new (GTK_WIDGET (self), title, consequence (along_page_get_family (ALONG_PAGE (self)), people));
  adw_message_dialog_add_responses (dialog, "keep", _ ("_Keep"), "remove", _ ("_Remove"), NULL);
  adw_message_dialog_set_close_response (dialog, "keep");
  adw_message_dialog_set_default_response (dialog, "keep");
  g_signal_connect_data (dialog, "response", G_CALLBACK (remove_cb), question_new (self, people), question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

static void
together_cb (GtkWidget *dialog, const char *response, Question *question)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (question->page));
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (question->homes));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->name))));
  g_autoptr (AlongEdit) edit = NULL;
  AlongRecord *home = NULL;

  if (family == NULL || !g_str_equal (response, "add"))
    return;
  if (chosen > 0 && chosen <= question->ids->len)
    home = along_family_find (family, ALONG_KIND_HOUSEHOLD, g_array_index (question->ids, AlongId, chosen - 1));
  edit = along_genogram_live_together (family, (AlongId *) question->people->data, question->people->len, home,
                                       name[0] != '\0' ? name : _ ("Home"), along_page_get_today (ALONG_PAGE (question->page)));
  if (!along_edit_is_empty (edit))
    commit (question->page, edit);
}

static void
home_cb (Question *question)
{
  gtk_widget_set_visible (question->name, adw_combo_row_get_selected (ADW_COMBO_ROW (question->homes)) == 0);
}

/* "These live together…": in which home. */
void
along_genogram_page_live_together (AlongGenogramPage *self)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  g_autoptr (GArray) people = several (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *rows = gtk_list_box_new ();
  AdwMessageDialog *dialog;
  AlongRecord *home;
  Question *question;

  g_object_ref_sink (rows);
  if (people->len > 0 && family != NULL && !along_page_is_read_only (ALONG_PAGE (self)))
    {
      g_autofree char *title = g_strdup_printf (ngettext ("Where does %u person live?", "Where do these %u people live?", people->len), people->len);

      question = question_new (self, people);
      gtk_string_list_append (names, _ ("In a home not drawn yet"));
      ALONG_FOREACH (home, family, ALONG_KIND_HOUSEHOLD)
        {
          AlongId id = along_record_get_id (home);

          gtk_string_list_append (names, along_record_get_text (home, ALONG_HOUSEHOLD_P_NAME));
          g_array_append_val (question->ids, id);
        }
      question->homes = adw_combo_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question->homes), _ ("Home"));
      adw_combo_row_set_model (ADW_COMBO_ROW (question->homes), G_LIST_MODEL (names));
      question->name = adw_entry_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question->name), _ ("What it is called"));
      gtk_list_box_append (GTK_LIST_BOX (rows), question->homes);
      gtk_list_box_append (GTK_LIST_BOX (rows), question->name);
      gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
      gtk_widget_add_css_class (rows, "boxed-list");
      dialog = along_message_dialog_new (GTK_WIDGET (self), title, _ ("A home that they have already stays as it is. You can undo this."));
      adw_message_dialog_set_extra_child (dialog, rows);
      adw_message_dialog_add_responses (dialog, "keep", _ ("_Cancel"), "add", _ ("_Live together"), NULL);
      adw_message_dialog_set_response_appearance (dialog, "add", ADW_RESPONSE_SUGGESTED);
      adw_message_dialog_set_close_response (dialog, "keep");
      adw_message_dialog_set_default_response (dialog, "add");
      g_signal_connect_swapped (question->homes, "notify::selected", G_CALLBACK (home_cb), question);
      g_signal_connect_data (dialog, "response", G_CALLBACK (together_cb), question, question_free, 0);
      gtk_window_present (GTK_WINDOW (dialog));
    }
  g_object_unref (rows);
}

/* --- What is shown of it --- */

/* The part of a person's menu that moves, cuts, copies and pastes. */
void
along_genogram_page_append_hands (AlongGenogramPage *self, GMenu *menu)
{
  g_autoptr (GMenu) places = g_menu_new (), branches = g_menu_new ();
  gboolean list = along_genogram_page_is_on (self, "list"); /* it has no left and no right */
  g_autoptr (AlongBranch) held = along_genogram_page_held_branch (self);

  if (!list)
    {
      g_menu_append (places, _ ("Move one place left"), "genogram.move-left");
      g_menu_append (places, _ ("Move one place right"), "genogram.move-right");
    }
  g_menu_append (places, _ ("Choose several"), "genogram.pick");
  g_menu_append (branches, _ ("Cut branch"), "genogram.cut");
  g_menu_append (branches, _ ("Copy branch"), "genogram.copy");
  if (held != NULL && along_branch_is_of (held, along_page_get_family (ALONG_PAGE (self))))
    g_menu_append (branches, _ ("Paste as a child"), "genogram.paste");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (places));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (branches));
}

/* along_genogram_page_pick_chosen: the chosen one is the first of several, or one more of them: further ones come by a finger, or by keys. */
void
along_genogram_page_pick_chosen (AlongGenogramPage *self)
{
  g_autofree char *key = along_genogram_page_chosen_key (self);

  along_canvas_pick (ALONG_CANVAS (self->canvas), key, TRUE);
}

/* The menu of several. FALSE: @key is not one of several. */
gboolean
along_genogram_page_fill_several (AlongGenogramPage *self, GMenu *menu, const char *key)
{
  g_autoptr (GArray) people = several (self);
  g_auto (GStrv) keys = along_canvas_list_picked (ALONG_CANVAS (self->canvas));

  if (people->len == 0 || (key != NULL && !g_strv_contains ((const char *const *) keys, key)) || along_page_is_read_only (ALONG_PAGE (self)))
    return FALSE;
  g_menu_append (menu, _ ("These live together…"), "genogram.live-together");
  g_menu_append (menu, _ ("Cut"), "genogram.cut");
  g_menu_append (menu, _ ("Copy"), "genogram.copy");
  g_menu_append (menu, _ ("Remove…"), "genogram.remove-several");
  return TRUE;
}

/* "3 people chosen", with what can be done. */
static void
picked_cb (AlongGenogramPage *self)
{
  g_auto (GStrv) keys = along_canvas_list_picked (ALONG_CANVAS (self->canvas));
  guint n = along_canvas_count_picked (ALONG_CANVAS (self->canvas));
  gboolean shown = gtk_widget_get_visible (self->hands.several);
  g_autofree char *words = g_strdup_printf (ngettext ("%u person chosen", "%u people chosen", n), n);

  /* What stands for no person of the record, as a loss, is not one of several: then this comes again. */
  for (char **key = keys; *key != NULL; key++)
    if (along_genogram_page_person (self, *key) == NULL)
      {
        along_canvas_pick (ALONG_CANVAS (self->canvas), *key, FALSE);
        return;
      }
  gtk_widget_set_visible (self->hands.several, n > 0);
  gtk_stack_set_visible_child (GTK_STACK (gtk_widget_get_parent (self->hands.several)), n > 0 ? self->hands.several : gtk_widget_get_first_child (gtk_widget_get_parent (self->hands.several)));
  along_genogram_page_mark_list (self);
  if (n > 0)
    gtk_label_set_label (GTK_LABEL (self->hands.several_words), words);
  if (n > 0 || shown)
    along_announce (GTK_WIDGET (self), n > 0 ? words : _ ("Nobody is chosen with others any more."));
}

static void
none_cb (AlongGenogramPage *self)
{
  along_canvas_pick_none (ALONG_CANVAS (self->canvas));
  if (along_genogram_page_is_on (self, "list"))
    gtk_widget_grab_focus (self->list);
  else
    gtk_widget_grab_focus (self->canvas);
}

static void
menu_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  along_genogram_page_fill_several (data, menu, NULL);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/**
 * along_genogram_page_make_several: (transfer floating): the bar of several, which stands in the place of @tools while there are some:
 * nothing under it moves, and it covers nobody.
 */
GtkWidget *
along_genogram_page_make_several (AlongGenogramPage *self, GtkWidget *tools)
{
  GtkWidget *menu = gtk_menu_button_new (), *close = gtk_button_new_from_icon_name ("window-close-symbolic"), *stack = gtk_stack_new ();

  self->hands.several = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->hands.several, "along-several");
  self->hands.several_words = gtk_label_new (NULL);
  along_menu_button_set_words (menu, _ ("With them"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (menu), menu_cb, self, NULL);
  along_page_edits (menu);
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_tooltip_text (close, _ ("Choose nobody"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Choose nobody"), -1);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (none_cb), self);
  gtk_box_append (GTK_BOX (self->hands.several), self->hands.several_words);
  gtk_box_append (GTK_BOX (self->hands.several), menu);
  gtk_box_append (GTK_BOX (self->hands.several), close);
  gtk_widget_set_halign (self->hands.several, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->hands.several, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (self->hands.several_words), TRUE);
  gtk_widget_set_visible (self->hands.several, FALSE);
  gtk_stack_set_hhomogeneous (GTK_STACK (stack), FALSE);
  gtk_stack_add_child (GTK_STACK (stack), tools);
  gtk_stack_add_child (GTK_STACK (stack), self->hands.several);
  return stack;
}

void
along_genogram_page_several_init (AlongGenogramPage *self)
{
  g_signal_connect_swapped (self->canvas, "picked", G_CALLBACK (picked_cb), self);
}
