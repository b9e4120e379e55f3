/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-gedcom-window.h"

#include <glib/gi18n-lib.h>

#include "along-access.h"
#include "along-date.h"
#include "along-facts.h"
#include "along-file-dialog.h"
#include "along-gedcom-export.h"
#include "along-narrow.h"
#include "print/along-readers.h"

/* What can be chosen besides the structure, in the order of the list. */
static const struct
{
  AlongGedcomExportParts part;
  gboolean of_others; /* about health, care or losses: not for the family's own copy */
  const char *title, *subtitle;
} choices[] = {
  { ALONG_GEDCOM_EXPORT_HOMES, FALSE, N_ ("_Who lives together"), N_ ("Households by their names, which may be addresses; never where somebody lives who must not be found") },
  { ALONG_GEDCOM_EXPORT_BONDS, FALSE, N_ ("_Feelings"), N_ ("Private lines stay here, and so do violence and control") },
  { ALONG_GEDCOM_EXPORT_IDENTITY, TRUE, N_ ("_Other names and gender"),
    N_ ("Former and other names, gender identity, sex at birth, sexual orientation; pets, and several people in one") },
  { ALONG_GEDCOM_EXPORT_NOTES, FALSE, N_ ("_Notes"), N_ ("About people and couples") },
  { ALONG_GEDCOM_EXPORT_CARE, TRUE, N_ ("C_are"), N_ ("Fostering, adoption, guardianship, legal status, where a child lives; carers who are no kin") },
  { ALONG_GEDCOM_EXPORT_HEALTH, TRUE, N_ ("_Health"), N_ ("Health notes") },
  { ALONG_GEDCOM_EXPORT_PREGNANCIES, TRUE, N_ ("_Pregnancies and losses"), N_ ("Due dates, miscarriage, stillbirth, termination, and babies who died in their first four weeks") },
  { ALONG_GEDCOM_EXPORT_SECRETS, TRUE, N_ ("_Short times and doubts"),
    N_ ("Affairs, a father who is not sure, donors and surrogates; who is there only because of them") },
  { ALONG_GEDCOM_EXPORT_KEPT, TRUE, N_ ("From an _imported file"), N_ ("Lines that have no place here: sources, places, other events") },
};

enum { OLD, SEVEN, PACKED, N_FORMATS };

struct _AlongGedcomWindow
{
  AdwWindow parent_instance;

  GtkWidget *reader, *person, *format, *save, *cancel, *spinner;
  GtkWidget *checks[G_N_ELEMENTS (choices)];
  AlongSession *session;
  AlongFamily *family;
  GPtrArray *people; /* of AlongRecord: whose the family's copy can be */
  GCancellable *cancellable;
  char *of_when; /* (nullable): what the file has where that is not what is on the screen, or not the family as it is now */
};

G_DEFINE_FINAL_TYPE (AlongGedcomWindow, along_gedcom_window, ADW_TYPE_WINDOW)

static void
along_gedcom_window_dispose (GObject *object)
{
  AlongGedcomWindow *self = ALONG_GEDCOM_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
  g_clear_object (&self->family);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  G_OBJECT_CLASS (along_gedcom_window_parent_class)->dispose (object);
}

static void
along_gedcom_window_finalize (GObject *object)
{
  g_object_unref (ALONG_GEDCOM_WINDOW (object)->cancellable);
  g_free (ALONG_GEDCOM_WINDOW (object)->of_when);
  G_OBJECT_CLASS (along_gedcom_window_parent_class)->finalize (object);
}

static void
along_gedcom_window_class_init (AlongGedcomWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_gedcom_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = along_gedcom_window_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_DIALOG);
}

static void
along_gedcom_window_init (AlongGedcomWindow *self)
{
  self->cancellable = g_cancellable_new ();
}

static AlongReader
reader_of (AlongGedcomWindow *self)
{
  return along_readers_at (self->session, adw_combo_row_get_selected (ADW_COMBO_ROW (self->reader)));
}

/* Of the family's copy, whose it is; none: it is not said yet, or it is not the family's. */
static AlongId
person_of (AlongGedcomWindow *self)
{
  return reader_of (self) == ALONG_READER_FAMILY
           ? along_readers_person_at (self->people, adw_combo_row_get_selected (ADW_COMBO_ROW (self->person))) : ALONG_ID_NONE;
}

static gboolean
is_complete (AlongGedcomWindow *self)
{
  return reader_of (self) != ALONG_READER_FAMILY || !along_id_is_none (person_of (self));
}

static AlongGedcomExportParts
parts_of (AlongGedcomWindow *self)
{
  AlongGedcomExportParts parts = ALONG_GEDCOM_EXPORT_STRUCTURE;

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (gtk_widget_get_sensitive (self->checks[i]) && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[i])))
      parts |= choices[i].part;
  return parts;
}

static void
reader_cb (AlongGedcomWindow *self)
{
  gboolean family = reader_of (self) == ALONG_READER_FAMILY;

  gtk_widget_set_visible (self->person, family);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      GtkWidget *row = gtk_widget_get_ancestor (self->checks[i], ADW_TYPE_ACTION_ROW);
      gboolean may = !family || !choices[i].of_others;

      gtk_widget_set_sensitive (row, may);
      gtk_widget_set_sensitive (self->checks[i], may);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), may ? _ (choices[i].subtitle) : _ ("Not in the family’s copy: it may be about others"));
    }
}

/* Writing. */

typedef struct
{
  AlongFamily *family; /* a copy that is the thread's */
  GFile *file;
  AlongGedcomTarget target;
  AlongGedcomExportParts parts;
  AlongId person; /* whose copy it is, or none */
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_object_unref (writing->family);
  g_object_unref (writing->file);
  g_free (writing);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Writing *writing = data;
  g_autofree char *name = g_file_get_basename (writing->file);
  g_autoptr (GBytes) contents = NULL;
  GError *error = NULL;
  gsize length;
  char *text = along_gedcom_for_reader (writing->family, writing->person, writing->target, writing->parts, NULL, &length);

  contents = along_gedcom_contents (text, length, writing->target, name, &error);
  if (contents != NULL
      && g_file_replace_contents (writing->file, g_bytes_get_data (contents, NULL), g_bytes_get_size (contents), NULL, FALSE,
                                  G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
show_working (AlongGedcomWindow *self, gboolean working)
{
  gtk_widget_set_visible (self->spinner, working);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), working);
  gtk_widget_set_sensitive (self->save, !working);
}

static void
toast (AlongGedcomWindow *self, const char *words)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast", "(sb)", words, FALSE);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AlongGedcomWindow *self = ALONG_GEDCOM_WINDOW (source);
  const Writing *writing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_autofree char *name = g_file_get_basename (writing->file), *words = g_strdup_printf (_ ("%s saved"), name), *longer = NULL;

      if (self->of_when != NULL)
        longer = g_strdup_printf ("%s. %s", words, self->of_when);
      toast (self, longer != NULL ? longer : words);
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (self->session != NULL)
    {
      show_working (self, FALSE);
      toast (self, writing->target == ALONG_GEDCOM_5_5_1 && error->domain == ALONG_INTERCHANGE_ERROR
                     ? error->message : _ ("The file could not be written. Choose another place for it."));
    }
}

static const char *const endings[N_FORMATS] = { ".ged", ".ged", ".gdz" };

/* The name says what kind of file it is. */
static GFile *
with_ending (GFile *file, guint format)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file), *longer = NULL;
  gsize length = strlen (name);

  if (folder == NULL || (length > 4 && g_ascii_strcasecmp (name + length - 4, endings[format]) == 0))
    return g_object_ref (file);
  longer = g_strconcat (name, endings[format], NULL);
  return g_file_get_child (folder, longer);
}

/* Who gets it, for the list of what left: of the family's copy, whose it is. */
static char *
reader_words (AlongGedcomWindow *self)
{
  AlongRecord *person = along_family_find (self->family, ALONG_KIND_PERSON, person_of (self));
  const char *reader = along_reader_words (reader_of (self));

  return person != NULL ? g_strdup_printf ("%s (%s)", reader, along_record_get_text (person, ALONG_PERSON_P_NAME)) : g_strdup (reader);
}

/** along_gedcom_window_save: writes what is chosen into @file, with the ending of its kind; nothing before it is said whose copy it is. */
void
along_gedcom_window_save (AlongGedcomWindow *self, GFile *file)
{
  guint format = adw_combo_row_get_selected (ADW_COMBO_ROW (self->format));
  g_autoptr (GTask) task = NULL;
  g_autofree char *words = NULL, *detail = NULL, *reader = NULL;
  Writing *writing;

  if (!is_complete (self) || self->session == NULL || along_session_get_state (self->session) != ALONG_SESSION_OPEN)
    return;
  writing = g_new0 (Writing, 1);
  /* what the thread reads: records of its own, since those of the family are the main thread’s */
  writing->family = along_family_copy (self->family);
  writing->file = with_ending (file, format);
  writing->target = format == OLD ? ALONG_GEDCOM_5_5_1 : ALONG_GEDCOM_7_0;
  writing->parts = parts_of (self);
  writing->person = person_of (self);
  words = along_gedcom_export_words (writing->parts);
  reader = reader_words (self);
  detail = g_strdup_printf ("genogram, GEDCOM %s; %s; %s%s%s", format == OLD ? "5.5.1" : "7.0", reader, words,
                            self->of_when != NULL ? "; " : "", self->of_when != NULL ? self->of_when : "");
  along_session_note_access (self->session, along_family_get_id (self->family), ALONG_ACCESS_EXPORT, detail);
  show_working (self, TRUE);
  task = g_task_new (self, self->cancellable, written_cb, NULL);
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, write_in_thread);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongGedcomWindow) self = data;
  g_autoptr (GFile) file = along_file_dialog_finish (result, NULL);

  if (file != NULL)
    along_gedcom_window_save (self, file);
}

static void
save_cb (AlongGedcomWindow *self)
{
  guint format = adw_combo_row_get_selected (ADW_COMBO_ROW (self->format));
  g_autofree char *name = g_strconcat (_ ("genogram"), endings[format], NULL);

  if (!is_complete (self))
    {
      gtk_widget_grab_focus (self->person);
      gtk_widget_activate (self->person);
      return;
    }
  along_file_dialog_save_async (GTK_WINDOW (self), _ ("Save as GEDCOM"), name, chosen_cb, g_object_ref (self));
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer data)
{
  AlongGedcomWindow *self = data;

  if (key == GDK_KEY_Escape)
    gtk_window_close (GTK_WINDOW (self));
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK) && gtk_widget_get_sensitive (self->save))
    save_cb (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_combo (const char *title, GtkStringList *words)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  return row;
}

static GtkWidget *
make_first (AlongGedcomWindow *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GtkStringList) readers = along_readers_model (self->session), formats = gtk_string_list_new (NULL), people = NULL;

  self->people = along_readers_people (self->family);
  people = along_readers_people_model (self->people);
  gtk_string_list_append (formats, _ ("GEDCOM 5.5.1"));
  gtk_string_list_append (formats, _ ("GEDCOM 7.0"));
  gtk_string_list_append (formats, _ ("7.0, packed (.gdz)"));
  self->reader = make_combo (_ ("Who is it _for?"), readers);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->reader), ALONG_READER_PANEL);
  self->person = make_combo (_ ("Whose copy it is"), people);
  self->format = make_combo (_ ("_Kind of file"), formats);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->format), _ ("Most programs read 5.5.1"));
  g_signal_connect_object (self->reader, "notify::selected", G_CALLBACK (reader_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->reader);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->person);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->format);
  return group;
}

static GtkWidget *
make_choices (AlongGedcomWindow *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("What else goes out"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("Names, what people like to be called, dates, who is whose child and who are or were a couple always go out. What stands below stays here unless you "
                                            "choose it. Whom it is about, and who somebody is to the child, stay here always: GEDCOM has no word for that."));
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      GtkWidget *row = adw_action_row_new ();

      self->checks[i] = gtk_check_button_new ();
      gtk_widget_set_valign (self->checks[i], GTK_ALIGN_CENTER);
      adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (choices[i].title));
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), self->checks[i]);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->checks[i]);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return group;
}

/* A GEDCOM file is no picture of a day: it has all that is known, with its dates. @day: the day on the screen, or ALONG_DAY_NONE */
static char *
of_when (AlongFamily *family, int day)
{
  g_autofree char *shown = day != ALONG_DAY_NONE ? along_day_to_words (day) : NULL, *known = NULL;

  if (along_family_get_known (family) == 0)
    return shown != NULL ? g_strdup_printf (_ ("Today’s family is saved, not that of %s."), shown) : NULL;
  known = along_day_to_words (along_family_today (family));
  if (shown == NULL)
    return g_strdup_printf (_ ("The family is saved as it was known on %s. What was written down later is not in the file."), known);
  return g_strdup_printf (_ ("The family is saved as it was known on %s, not only that of %s. What was written down later is not in the file."),
                          known, shown);
}

static GtkWidget *
make_words (const char *words, const char *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
build (AlongGedcomWindow *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new (), *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  self->save = gtk_button_new_with_mnemonic (_ ("_Save…"));
  self->spinner = gtk_spinner_new ();
  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_widget_add_css_class (self->save, "suggested-action");
  g_signal_connect_swapped (self->cancel, "clicked", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_ ("Save as GEDCOM"), NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->spinner);
  if (self->of_when != NULL)
    gtk_box_append (GTK_BOX (box), make_words (self->of_when, "along-notice"));
  gtk_box_append (GTK_BOX (box), make_first (self));
  gtk_box_append (GTK_BOX (box), make_choices (self));
  gtk_box_append (GTK_BOX (box), make_words (_ ("Not in the file either: phone numbers, ethnicity and all else of a person that no row above names; contacts, "
                                                "plans and assessments. If the file is imported again, these have to be said again."), "along-second"));
  gtk_box_append (GTK_BOX (box), make_words (_ ("The file is not locked: anybody who has it can read it. That it was saved is written down."), "along-second"));
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 600);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (page), header);
  gtk_box_append (GTK_BOX (page), scrolled);
  adw_window_set_content (ADW_WINDOW (self), page);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  reader_cb (self);
}

/**
 * along_gedcom_window_new: @parent: (nullable)
 * @family: as it is, or as it was known on a day
 * @day: the day before its today that is on the screen; ALONG_DAY_NONE: none, it is its today
 */
GtkWindow *
along_gedcom_window_new (GtkWindow *parent, AlongSession *session, AlongFamily *family, int day)
{
  AlongGedcomWindow *self = g_object_new (ALONG_TYPE_GEDCOM_WINDOW, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE,
                                          "default-width", 600, "default-height", 640, "title", _ ("Save as GEDCOM"), NULL);

  self->session = g_object_ref (session);
  self->family = g_object_ref (family);
  self->of_when = of_when (family, day);
  build (self);
  along_narrow_as_parent (GTK_WINDOW (self), parent);
  g_signal_connect_object (session, "locking", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  return GTK_WINDOW (self);
}
