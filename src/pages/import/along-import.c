/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-import.h"

#include <glib/gi18n-lib.h>

#include "along-boxed.h"
#include "along-came-in.h"
#include "along-commit.h"
#include "along-facts.h"
#include "along-file-dialog.h"
#include "along-import-read.h"
#include "along-narrow.h"
#include "along-words-row.h"

/* To whom people are added, in the order of the list. It begins at what mixes nobody up. */
enum { NEW_FAMILY, THIS_FAMILY };

#define MOST_SHOWN 200 /* what needs a look; the whole list can be copied */

struct _AlongImport
{
  AdwWindow parent_instance;

  GtkWidget *stack;
  GtkWidget *waiting;
  GtkWidget *bar;
  GtkWidget *title;
  GtkWidget *summary;
  GtkWidget *licence;
  GtkWidget *where_group;
  GtkWidget *where;
  GtkWidget *here_row;
  GtkWidget *leave_out;
  GtkWidget *people_group;
  GtkWidget *questions_group;
  GtkWidget *questions;
  GtkWidget *problems_group;
  GtkWidget *problems;
  GtkWidget *oddities_group;
  GtkWidget *oddities; /* (nullable): the row that opens on them */
  GtkWidget *cancel;
  GtkWidget *take;
  GtkWidget *refused;

  AlongSession *session;
  AlongFamily *family; /* (nullable): the one on the screen */
  GFile *file;
  GCancellable *cancellable;
  AlongImportRead *read;
};

G_DEFINE_FINAL_TYPE (AlongImport, along_import, ADW_TYPE_WINDOW)

static void
along_import_dispose (GObject *object)
{
  AlongImport *self = ALONG_IMPORT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->read, along_import_read_free);
  g_clear_object (&self->session);
  g_clear_object (&self->family);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (along_import_parent_class)->dispose (object);
}

static void
along_import_class_init (AlongImportClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_import_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_DIALOG);
}

static void
along_import_init (AlongImport *self)
{
}

/* Taking in. */

static void
show_waiting (AlongImport *self, const char *words, gboolean can_cancel)
{
  adw_status_page_set_title (ADW_STATUS_PAGE (self->waiting), words);
  gtk_widget_set_visible (self->bar, FALSE);
  gtk_widget_set_sensitive (self->cancel, can_cancel);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "waiting");
}

static void
show_refused (AlongImport *self, const char *words)
{
  gtk_widget_set_sensitive (self->take, FALSE);
  gtk_widget_set_sensitive (self->cancel, TRUE);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->refused), words);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "refused");
}

/* The page that shows what came in: of the family, or of the forms. */
static void
show_what_came (AlongImport *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  char id[ALONG_ID_TEXT];

  if (parent != NULL && self->read->kind == ALONG_IMPORT_QUESTIONNAIRE)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-forms", NULL);
  if (parent == NULL || along_id_is_none (self->read->family))
    return;
  along_id_format (self->read->family, id);
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-family-page", "(ss)", id,
                              self->read->kind == ALONG_IMPORT_TABLE ? "timeline" : "genogram");
}

static void
committed_cb (GtkWidget *widget, const AlongCheckPlace *place, const GError *error)
{
  AlongImport *self = ALONG_IMPORT (widget);

  if (self->session == NULL)
    return;
  if (error != NULL)
    along_came_in_forget (self->session);
  if (error == NULL)
    {
      show_what_came (self);
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (place != NULL)
    show_refused (self, error->message);
  else
    {
      gtk_widget_set_sensitive (self->take, TRUE);
      gtk_widget_set_sensitive (self->cancel, TRUE);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "read");
    }
}

static void
take_cb (GtkWidget *button, gpointer data)
{
  static const char *const done[] = {
    [ALONG_IMPORT_GEDCOM] = N_ ("Genogram imported"),
    [ALONG_IMPORT_TABLE] = N_ ("Contacts imported"),
    [ALONG_IMPORT_QUESTIONNAIRE] = N_ ("Form imported"),
  };
  AlongImport *self = data;

  gtk_widget_set_sensitive (self->take, FALSE);
  show_waiting (self, _ ("Taking it in…"), FALSE);
  /* known to the page when it draws what came in */
  if (self->read->people != NULL)
    along_came_in_note (self->session, self->read->family, along_import_people_fresh (self->read->people), self->read->problems);
  along_commit_all (GTK_WIDGET (self), self->session, self->read->edits, NULL, _ (done[self->read->kind]), committed_cb);
}

/* Reading. */

static void
add_words (GtkWidget *list, const char *words)
{
  gtk_list_box_append (GTK_LIST_BOX (list), along_words_row_new (words));
}

static void
clear_list (GtkWidget *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
}

static void
show_questions (AlongImport *self)
{
  GPtrArray *questions = self->read->questions;

  clear_list (self->questions);
  for (guint i = 0; i < MIN (questions->len, MOST_SHOWN); i++)
    add_words (self->questions, questions->pdata[i]);
  if (questions->len > MOST_SHOWN)
    {
      guint more = questions->len - MOST_SHOWN;
      g_autofree char *words = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);
      add_words (self->questions, words);
    }
  gtk_widget_set_visible (self->questions_group, questions->len > 0);
}

/* Calls @add for each, and for how many there are besides. */
static void
add_problems (GtkWidget *list, GPtrArray *problems, void (*add) (GtkWidget *list, const char *words))
{
  for (guint i = 0; i < MIN (problems->len, MOST_SHOWN); i++)
    {
      g_autofree char *words = along_import_problem_words (problems->pdata[i]);
      add (list, words);
    }
  if (problems->len > MOST_SHOWN)
    {
      guint more = problems->len - MOST_SHOWN;
      g_autofree char *words = g_strdup_printf (ngettext ("and %u more: copy the list to see all of it",
                                                          "and %u more: copy the list to see all of them", more), more);
      add (list, words);
    }
}

static void
show_problems (AlongImport *self)
{
  GPtrArray *problems = self->read->problems;
  g_autofree char *heading
    = g_strdup_printf (ngettext ("%u thing needs a look", "%u things need a look", problems->len), problems->len);

  clear_list (self->problems);
  add_problems (self->problems, problems, add_words);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->problems_group), heading);
  gtk_widget_set_visible (self->problems_group, problems->len > 0);
}

/* What was odd in the file and was read all the same lies in a row of its own, closed. */
static void
show_oddities (AlongImport *self)
{
  guint n = self->read->oddities->len;
  g_autofree char *heading = g_strdup_printf (ngettext ("%u odd thing in the file", "%u odd things in the file", n), n);

  if (self->oddities != NULL)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->oddities_group), self->oddities);
  self->oddities = NULL;
  gtk_widget_set_visible (self->oddities_group, n > 0);
  if (n == 0)
    return;
  self->oddities = adw_expander_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->oddities), heading);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->oddities),
                                 _ ("They were read as well as could be. Look here if something is missing."));
  add_problems (self->oddities, self->read->oddities, along_import_add_line);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->oddities_group), self->oddities);
}

static gboolean
is_for_family (AlongImport *self)
{
  return self->family != NULL && adw_combo_row_get_selected (ADW_COMBO_ROW (self->where)) == THIS_FAMILY;
}

/* The family on the screen, where a file may be about it; none for people of a family that is yet to come. */
static AlongId
family_of (AlongImport *self)
{
  gboolean here = self->read->kind == ALONG_IMPORT_GEDCOM ? is_for_family (self) : self->family != NULL;

  return here ? along_family_get_id (self->family) : ALONG_ID_NONE;
}

static void
copy_list (AlongImport *self, GPtrArray *problems)
{
  g_autofree char *text = along_came_in_text (problems);

  along_came_in_copy (GTK_WIDGET (self), self->session, family_of (self), text);
}

/* Both lists, what the file holds above them. */
static void
save_report (AlongImport *self)
{
  g_autofree char *name = g_file_get_basename (self->file), *problems = along_came_in_text (self->read->problems);
  g_autofree char *oddities = along_came_in_text (self->read->oddities);
  g_autofree char *text = g_strdup_printf ("%s\n%s\n\n%s\n%s", name, self->read->summary, problems, oddities);

  along_came_in_save (GTK_WINDOW (self), self->session, family_of (self), text);
}

static void
copy_problems_cb (AlongImport *self)
{
  copy_list (self, self->read->problems);
}

static void
copy_oddities_cb (AlongImport *self)
{
  copy_list (self, self->read->oddities);
}

static void
show_read (AlongImport *self, AlongImportRead *read)
{
  gtk_label_set_text (GTK_LABEL (self->title), read->title);
  gtk_label_set_text (GTK_LABEL (self->summary), read->summary);
  gtk_label_set_text (GTK_LABEL (self->licence), read->licence != NULL ? read->licence : "");
  gtk_widget_set_visible (self->licence, read->licence != NULL);
  gtk_widget_set_visible (self->where_group, read->kind == ALONG_IMPORT_GEDCOM && self->family != NULL);
  gtk_widget_set_visible (self->here_row, read->people != NULL && along_import_people_here (read->people) > 0);
  along_import_people_show (read->people, ADW_PREFERENCES_GROUP (self->people_group));
  show_problems (self);
  show_oddities (self);
  show_questions (self);
  gtk_widget_set_sensitive (self->take, read->edits->len > 0);
  gtk_button_set_label (GTK_BUTTON (self->cancel), read->edits->len > 0 ? _ ("_Cancel") : _ ("_Close"));
  gtk_button_set_label (GTK_BUTTON (self->take), read->whole ? C_ ("button", "Import") : _ ("Import the good ones"));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "read");
  gtk_widget_grab_focus (self->take);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongImport) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongImportRead) read = along_import_read_finish (result, &error);

  /* Closed, or another choice has begun another reading. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL
      || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  if (read == NULL)
    {
      show_refused (self, error->message);
      return;
    }
  along_import_read_free (self->read);
  self->read = g_steal_pointer (&read);
  show_read (self, self->read);
}

static void
progress_cb (double done, gpointer data)
{
  AlongImport *self = data;

  gtk_widget_set_visible (self->bar, TRUE);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), done);
}

static void
start_reading (AlongImport *self)
{
  gboolean anew = !gtk_switch_get_active (GTK_SWITCH (self->leave_out));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (self->take, FALSE);
  show_waiting (self, _ ("Reading the file…"), TRUE);
  along_import_read_async (self->session, is_for_family (self) ? self->family : NULL, anew, self->file, self->cancellable, progress_cb, read_cb,
                           g_object_ref (self));
}

static void
where_cb (AlongImport *self)
{
  if (self->read != NULL)
    start_reading (self);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer data)
{
  AlongImport *self = data;

  if (key == GDK_KEY_Escape && gtk_widget_get_sensitive (self->cancel))
    gtk_window_close (GTK_WINDOW (self));
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK) && self->read != NULL
           && gtk_widget_get_sensitive (self->take))
    take_cb (self->take, self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* Into the family on the screen, or as a new one. */
static GtkWidget *
make_where (AlongImport *self)
{
  AlongRecord *record = self->family != NULL ? along_facts_family_record (self->family) : NULL;
  const char *name = record != NULL ? along_record_get_text (record, ALONG_FAMILY_P_NAME) : NULL;
  const char *const choices[] = { [NEW_FAMILY] = _ ("A new family"), [THIS_FAMILY] = name != NULL ? name : _ ("This family"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (choices);

  self->where_group = adw_preferences_group_new ();
  self->where = adw_combo_row_new ();
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->where), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->where), _ ("Add these people _to"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->where), G_LIST_MODEL (model));
  g_signal_connect_object (self->where, "notify::selected", G_CALLBACK (where_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->where_group), self->where);
  self->here_row = adw_action_row_new ();
  self->leave_out = gtk_switch_new ();
  gtk_switch_set_active (GTK_SWITCH (self->leave_out), TRUE);
  gtk_widget_set_valign (self->leave_out, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->here_row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->here_row), _ ("_Leave out who seems to be here already"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->here_row), self->leave_out);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->here_row), self->leave_out);
  g_signal_connect_object (self->leave_out, "notify::active", G_CALLBACK (where_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->where_group), self->here_row);
  return self->where_group;
}

static GtkWidget *
make_waiting_page (AlongImport *self)
{
  self->waiting = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->waiting), "folder-download-symbolic");
  self->bar = gtk_progress_bar_new ();
  gtk_widget_set_halign (self->bar, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (self->bar, 240, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("How much has been read"), -1);
  adw_status_page_set_child (ADW_STATUS_PAGE (self->waiting), self->bar);
  return self->waiting;
}

static GtkWidget *
make_copy (AlongImport *self, void (*copied) (AlongImport *self))
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  GtkWidget *save = gtk_button_new_from_icon_name ("document-save-symbolic");

  gtk_widget_add_css_class (copy, "flat");
  gtk_widget_set_tooltip_text (copy, _ ("Copy the list"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (copy), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Copy the list"), -1);
  gtk_widget_set_valign (copy, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (copy, "clicked", G_CALLBACK (copied), self);
  gtk_widget_add_css_class (save, "flat");
  gtk_widget_set_tooltip_text (save, _ ("Save both lists"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (save), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Save both lists"), -1);
  gtk_widget_set_valign (save, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (save_report), self);
  gtk_box_append (GTK_BOX (box), copy);
  gtk_box_append (GTK_BOX (box), save);
  return box;
}

static GtkWidget *
make_read_page (AlongImport *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->title = gtk_label_new (NULL);
  self->summary = gtk_label_new (NULL);
  self->licence = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->title, "title-2");
  gtk_widget_add_css_class (self->licence, "along-second");
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *label = i == 0 ? self->title : i == 1 ? self->summary : self->licence;
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_box_append (GTK_BOX (box), make_where (self));
  self->people_group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->people_group), _ ("Who is in it"));
  gtk_box_append (GTK_BOX (box), self->people_group);
  self->problems_group = adw_preferences_group_new ();
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self->problems_group), make_copy (self, copy_problems_cb));
  self->problems = along_boxed_list_new (_ ("What needs a look"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->problems_group), self->problems);
  gtk_box_append (GTK_BOX (box), self->problems_group);
  self->oddities_group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->oddities_group), _ ("How it was read"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self->oddities_group),
                                               make_copy (self, copy_oddities_cb));
  gtk_box_append (GTK_BOX (box), self->oddities_group);
  self->questions_group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->questions_group), _ ("What it asks"));
  self->questions = along_boxed_list_new (_ ("What it asks"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->questions_group), self->questions);
  gtk_box_append (GTK_BOX (box), self->questions_group);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static void
build (AlongImport *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  self->take = gtk_button_new_with_label (C_ ("button", "Import"));
  gtk_widget_add_css_class (self->take, "suggested-action");
  gtk_widget_set_sensitive (self->take, FALSE);
  g_signal_connect (self->take, "clicked", G_CALLBACK (take_cb), self);
  g_signal_connect_swapped (self->cancel, "clicked", G_CALLBACK (gtk_window_close), self);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_ ("Import"), NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->take);

  self->refused = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->refused), "emblem-documents-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->refused), _ ("This file cannot be imported"));
  /* What scrolls in it has the focus. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->refused)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("This file cannot be imported"), -1);

  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), make_waiting_page (self), "waiting");
  gtk_stack_add_named (GTK_STACK (self->stack), make_read_page (self), "read");
  gtk_stack_add_named (GTK_STACK (self->stack), self->refused, "refused");
  gtk_box_append (GTK_BOX (page), header);
  gtk_box_append (GTK_BOX (page), self->stack);
  adw_window_set_content (ADW_WINDOW (self), page);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/** along_import_new: reads @file and shows what it holds. */
GtkWindow *
along_import_new (GtkWindow *parent, AlongSession *session, AlongFamily *family, GFile *file)
{
  AlongImport *self = g_object_new (ALONG_TYPE_IMPORT, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE,
                                    "default-width", 640, "default-height", 560, "title", _ ("Import"), NULL);

  self->session = g_object_ref (session);
  self->file = g_object_ref (file);
  g_set_object (&self->family, family);
  build (self);
  along_narrow_as_parent (GTK_WINDOW (self), parent);
  g_signal_connect_object (session, "locking", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  start_reading (self);
  return GTK_WINDOW (self);
}

typedef struct
{
  AlongSession *session;
  AlongFamily *family;
} Choosing;

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Choosing *choosing = data;
  g_autoptr (GFile) file = along_file_dialog_finish (result, NULL);

  if (file != NULL && along_session_get_state (choosing->session) == ALONG_SESSION_OPEN)
    gtk_window_present (along_import_new (GTK_WINDOW (source), choosing->session, choosing->family, file));
  g_object_unref (choosing->session);
  g_clear_object (&choosing->family);
  g_free (choosing);
}

/** along_import_choose: asks for a file, then shows what it holds. */
void
along_import_choose (GtkWindow *parent, AlongSession *session, AlongFamily *family)
{
  Choosing *choosing = g_new0 (Choosing, 1);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  choosing->session = g_object_ref (session);
  choosing->family = family != NULL ? g_object_ref (family) : NULL;
  gtk_file_filter_set_name (filter, _ ("Genograms, contacts and forms"));
  gtk_file_filter_add_suffix (filter, "ged");
  gtk_file_filter_add_suffix (filter, "gdz");
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "json");
  along_file_dialog_open_async (parent, _ ("Import"), filter, chosen_cb, choosing);
}
