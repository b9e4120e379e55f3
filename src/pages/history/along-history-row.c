/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-history-row.h"
#include "along-field-words.h"
#include "along-mnemonics.h"
#include "along-why-not.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* From so many letters on, what was and what is stand under one another. */
#define SHORT 60
/* So many names of records are said in the folded row. */
#define MAX_NAMES 3

struct _AlongHistoryRow
{
  AdwExpanderRow parent_instance;

  AlongHistoryEdit *edit;
  char *why_not; /* (nullable) */
  gboolean filled;
};

enum
{
  PUT_BACK,
  TAKE_BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlongHistoryRow, along_history_row, ADW_TYPE_EXPANDER_ROW)

/* What a button puts back. */
typedef struct
{
  AlongHistoryRow *row;
  gint64 n;
  int property;
  char *words, *title;
} Putting;

static void
putting_free (gpointer data, GClosure *closure)
{
  Putting *putting = data;

  g_free (putting->words);
  g_free (putting->title);
  g_free (putting);
}

static void
put_back_cb (GtkWidget *button, gpointer data)
{
  const Putting *putting = data;

  g_signal_emit (putting->row, signals[PUT_BACK], 0, putting->n, putting->property, putting->words, putting->title);
}

static void
take_back_cb (AlongHistoryRow *self)
{
  g_signal_emit (self, signals[TAKE_BACK], 0);
}

static GtkWidget *
make_label (const char *words, const char *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static gboolean
is_long (const char *words)
{
  return g_utf8_strlen (words, -1) > SHORT || strchr (words, '\n') != NULL;
}

static char *
change_words (const AlongHistoryField *field)
{
  if (*field->from == '\0')
    return g_strdup (field->to);
  if (*field->to == '\0')
    /* Translators: what stood in a field, and does not any more */
    return g_strdup_printf (_ ("“%s” was taken out"), field->from);
  if (is_long (field->from) || is_long (field->to))
    return g_strdup_printf (_ ("Before: %s\nAfter: %s"), field->from, field->to);
  return g_strdup_printf (_ ("From “%s” to “%s”"), field->from, field->to);
}

/* A value that is soon said, on a button and in the folded row. */
#define BRIEF 24

static gboolean
is_brief (const char *words)
{
  return *words != '\0' && g_utf8_strlen (words, -1) <= BRIEF && strchr (words, '\n') == NULL;
}

/* What a button says: the value that comes back, where that is soon said. */
static char *
put_back_words (gboolean all, const char *value)
{
  if (all)
    return g_strdup (_ ("Put all of it back"));
  if (value != NULL && *value == '\0')
    return g_strdup (_ ("Make it empty again"));
  if (value != NULL && is_brief (value))
    /* Translators: on a button: the value that a field had before */
    return g_strdup_printf (_ ("Put “%s” back"), value);
  return g_strdup (value != NULL ? _ ("Put back what was before") : _ ("Put this back"));
}

/* @field: (nullable): of the whole record */
static GtkWidget *
make_put_back (AlongHistoryRow *self, const AlongHistoryPart *part, const AlongHistoryField *field)
{
  g_autofree char *says = put_back_words (field == NULL && part->is_change, field != NULL ? field->from : NULL);
  /* Translators: a field and the record it belongs to: "Phone, Jade Tierney" */
  g_autofree char *words = field != NULL ? g_strdup_printf (C_ ("put back", "%s, %s"), field->name, part->name) : g_strdup (part->name);
  GtkWidget *button = gtk_button_new_with_label (says);
  /* Translators: what a button says, and the field and record that it is about */
  g_autofree char *name = g_strdup_printf (C_ ("put back", "%s: %s"), says, words);
  Putting *putting = g_new0 (Putting, 1);

  putting->row = self;
  putting->n = part->n;
  putting->property = field != NULL ? field->property : -1;
  putting->words = g_strdup (words);
  if (field != NULL)
    {
      g_autofree char *within = along_words_within (field->name);

      /* Translators: title of an edit, after "Taken back:"; a field, and the record it belongs to */
      putting->title = g_strdup_printf (_ ("%s of %s put back"), within, part->name);
    }
  else
    /* Translators: the same of a whole record */
    putting->title = g_strdup_printf (_ ("%s put back"), part->name);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  along_button_say (button, name);
  along_widget_say_why_not (button, self->why_not);
  g_signal_connect_data (button, "clicked", G_CALLBACK (put_back_cb), putting, putting_free, 0);
  return button;
}

/* "Phone: 01"; a field that is a question needs no colon. */
static char *
line_of (const char *name, const char *value)
{
  gsize length = strlen (name);

  if (g_str_has_suffix (name, "?"))
    return g_strdup_printf ("%s %s", name, value);
  while (length > 0 && (name[length - 1] == '.' || name[length - 1] == ':'))
    length--;
  return g_strdup_printf (C_ ("field", "%.*s: %s"), (int) length, name, value);
}

static GtkWidget *
make_row (const char *name, const char *value, const char *style)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "child", box, "activatable", FALSE, NULL);
  g_autofree char *all = value != NULL ? line_of (name, value) : g_strdup (name);

  gtk_widget_add_css_class (box, "along-field");
  gtk_box_append (GTK_BOX (box), make_label (name, style));
  if (value != NULL)
    gtk_box_append (GTK_BOX (box), make_label (value, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
  return row;
}

static GtkWidget *
box_of (GtkWidget *row)
{
  return gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
}

static void
add_field (AlongHistoryRow *self, const AlongHistoryPart *part, const AlongHistoryField *field)
{
  g_autofree char *words = change_words (field);
  GtkWidget *row = make_row (field->name, words, "along-second");

  if (field->can_put_back)
    gtk_box_append (GTK_BOX (box_of (row)), make_put_back (self, part, field));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

/* So many names of fields are said in the folded row. */
#define MAX_FIELDS 2

/* A sentence that is a name among others ends without its stop. */
static char *
without_stop (char *name)
{
  gsize length = strlen (name);

  if (length > 1 && name[length - 1] == '.' && name[length - 2] != '.')
    name[length - 1] = '\0';
  return name;
}

/* "Jade Tierney (Phone)": what it was about, where that is soon said. */
static char *
name_words (const AlongHistoryPart *part)
{
  GString *words;

  if (!part->is_change || part->fields->len == 0 || part->fields->len > MAX_FIELDS)
    return without_stop (g_strdup (part->name));
  words = g_string_new (part->name);
  for (guint i = 0; i < part->fields->len; i++)
    {
      const AlongHistoryField *field = part->fields->pdata[i];

      g_string_append_printf (words, "%s%s", i == 0 ? " (" : C_ ("names", ", "), field->name);
      if (is_brief (field->to))
        g_string_append_printf (words, C_ ("history", ": “%s”"), field->to);
    }
  g_string_append_c (words, ')');
  return g_string_free (words, FALSE);
}

static char *
part_words (const AlongHistoryPart *part, const char *name)
{
  /* Translators: what became of a record, and the record: "Changed: Jade Tierney" */
  return *name != '\0' ? g_strdup_printf (C_ ("history", "%s: %s"), part->what, name) : g_strdup (part->what);
}

/* What came, or went, with a record: a line for each field. */
static char *
all_words (const AlongHistoryPart *part)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < part->fields->len; i++)
    {
      const AlongHistoryField *field = part->fields->pdata[i];
      g_autofree char *line = line_of (field->name, *field->to != '\0' ? field->to : field->from);
      g_string_append_printf (all, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (all, FALSE);
}

static void
add_part (AlongHistoryRow *self, const AlongHistoryPart *part)
{
  g_autofree char *words = part_words (part, part->name), *all = part->is_change ? NULL : all_words (part);
  GtkWidget *row = make_row (words, part->erased ? _ ("What it said has been erased.") : all != NULL && *all != '\0' ? all : NULL, "heading");

  if (part->by != NULL)
    gtk_box_append (GTK_BOX (box_of (row)), make_label (part->by, "along-second"));
  if (part->can_put_back)
    gtk_box_append (GTK_BOX (box_of (row)), make_put_back (self, part, NULL));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  for (guint i = 0; part->is_change && i < part->fields->len; i++)
    add_field (self, part, part->fields->pdata[i]);
}

static void
expanded_cb (AlongHistoryRow *self)
{
  GPtrArray *parts = along_history_edit_get_parts (self->edit);
  guint more = along_history_edit_get_n_more (self->edit);

  if (self->filled || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->filled = TRUE;
  for (guint i = 0; i < parts->len; i++)
    add_part (self, parts->pdata[i]);
  if (more > 0)
    {
      g_autofree char *words = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), make_row (words, NULL, "along-second"));
    }
  if (along_history_edit_can_take_back (self->edit))
    {
      gboolean back = along_history_edit_is_taken_back (self->edit);
      GtkWidget *row = make_row (back ? _ ("This was taken back. It can be put back, all of it.")
                                      : _ ("All of this can be taken back, also if something else came after it."), NULL, "along-second");
      GtkWidget *button = gtk_button_new_with_label (back ? _ ("Put it back") : _ ("Take this back"));

      gtk_widget_set_halign (button, GTK_ALIGN_START);
      along_widget_say_why_not (button, self->why_not);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (take_back_cb), self);
      gtk_box_append (GTK_BOX (box_of (row)), button);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
    }
}

static void
along_history_row_dispose (GObject *object)
{
  g_clear_object (&ALONG_HISTORY_ROW (object)->edit);
  g_clear_pointer (&ALONG_HISTORY_ROW (object)->why_not, g_free);
  G_OBJECT_CLASS (along_history_row_parent_class)->dispose (object);
}

static void
along_history_row_class_init (AlongHistoryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_history_row_dispose;
  signals[PUT_BACK] = g_signal_new ("put-back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4,
                                    G_TYPE_INT64, G_TYPE_INT, G_TYPE_STRING, G_TYPE_STRING);
  signals[TAKE_BACK] = g_signal_new ("take-back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
along_history_row_init (AlongHistoryRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

static gboolean
has_field (const AlongHistoryPart *part, const AlongHistoryField *field)
{
  for (guint i = 0; i < part->fields->len; i++)
    {
      const AlongHistoryField *other = part->fields->pdata[i];

      if (other->property == field->property && g_str_equal (other->name, field->name))
        return TRUE;
    }
  return FALSE;
}

/* Whether a later part of the same edit gives its record all that this one gives it: what a colleague wrote, and what was
 * decided of it when it was taken in. */
static gboolean
is_said_later (GPtrArray *parts, guint index)
{
  const AlongHistoryPart *part = parts->pdata[index];
  gboolean later = FALSE;

  for (guint i = index + 1; part->is_change && part->fields->len > 0 && i < parts->len && !later; i++)
    {
      const AlongHistoryPart *other = parts->pdata[i];

      later = other->is_change && along_id_equal (other->record, part->record);
      for (guint f = 0; later && f < part->fields->len; f++)
        later = has_field (other, part->fields->pdata[f]);
    }
  return later;
}

/* "14:30 · Marta Lis · Changed: Jade Tierney; Liam Tierney · Taken back since" */
static char *
line_words (AlongHistoryEdit *edit)
{
  GPtrArray *parts = along_history_edit_get_parts (edit);
  guint n = 0, more = along_history_edit_get_n_more (edit);
  GString *line = g_string_new (along_history_edit_get_time (edit));
  const AlongHistoryPart *before = NULL;

  g_string_append_printf (line, " · %s", along_history_edit_get_who (edit));
  for (guint i = 0; i < parts->len; i++)
    {
      const AlongHistoryPart *part = parts->pdata[i];
      g_autofree char *name = NULL, *words = NULL;

      if (is_said_later (parts, i))
        continue;
      if (n++ >= MAX_NAMES)
        {
          more++;
          continue;
        }
      name = name_words (part);
      words = part_words (part, name);
      if (before != NULL && g_str_equal (before->what, part->what))
        g_string_append_printf (line, "; %s", name);
      else
        g_string_append_printf (line, " · %s", words);
      before = part;
    }
  if (more > 0)
    {
      g_autofree char *words = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);
      g_string_append_printf (line, " %s", words);
    }
  if (along_history_edit_get_note (edit) != NULL)
    g_string_append_printf (line, " · %s", along_history_edit_get_note (edit));
  return g_string_free (line, FALSE);
}

/** along_history_row_new: @why_not: (nullable): why nothing of it can be taken back or put back. */
GtkWidget *
along_history_row_new (AlongHistoryEdit *edit, const char *why_not)
{
  AlongHistoryRow *self = g_object_new (ALONG_TYPE_HISTORY_ROW, NULL);
  g_autofree char *line = line_words (edit);

  self->edit = g_object_ref (edit);
  self->why_not = g_strdup (why_not);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), along_history_edit_get_title (edit));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), line);
  return GTK_WIDGET (self);
}

AlongHistoryEdit *
along_history_row_get_edit (AlongHistoryRow *self)
{
  return self->edit;
}
