/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-over-time.h"

#include <glib/gi18n-lib.h>

#include "along-boxed.h"
#include "along-columns.h"
#include "along-comparison.h"
#include "along-drop-down.h"
#include "along-facts.h"
#include "along-found-marks.h"
#include "along-over-time-parts.h"
#include "along-page.h"
#include "along-text.h"

/* The least width of drawing and side column: below, the drawing with its four columns has all the room. */
#define SIDE_BY_SIDE 1000

struct _AlongOverTime
{
  AdwBin parent_instance;

  AlongSeries *series;
  GtkWidget *views;     /* in the order of their names */
  GtkWidget *choice;    /* of those */
  GtkWidget *columns, *answers;
  guint n_answers;      /* which of them the answers are */
  GtkWidget *found;     /* (nullable): the row of the first word found, until it has the focus */
  guint frames;
};

enum
{
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlongOverTime, along_over_time, ADW_TYPE_BIN)

static void
leave_cb (AlongOverTime *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  leave_cb (ALONG_OVER_TIME (widget));
  return TRUE;
}

static void
along_over_time_finalize (GObject *object)
{
  AlongOverTime *self = ALONG_OVER_TIME (object);

  g_clear_weak_pointer (&self->found);
  g_clear_pointer (&self->series, along_series_free);
  G_OBJECT_CLASS (along_over_time_parent_class)->finalize (object);
}

static void
along_over_time_class_init (AlongOverTimeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = along_over_time_finalize;
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
along_over_time_init (AlongOverTime *self)
{
}

static GtkWidget *
build_head (AlongOverTime *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  g_autofree char *who = along_series_who (self->series->parent, self->series->child);
  g_autofree char *line = g_strdup_printf (ngettext ("%s · %u time", "%s · %u times", self->series->times->len), who,
                                           self->series->times->len);

  gtk_widget_set_valign (back, GTK_ALIGN_START);
  gtk_widget_add_css_class (back, "flat");
  gtk_widget_set_tooltip_text (back, _ ("Back to the list"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Back to the list"), -1);
  g_signal_connect_object (back, "clicked", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), back);
  along_boxed_label (texts, along_record_get_text (self->series->questionnaire, ALONG_QUESTIONNAIRE_P_TITLE), "title-2");
  along_boxed_label (texts, line, "along-second");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (head), texts);
  return head;
}

/* What to show, and the next one; a line of its own, so that the title has its room in a narrow window too. */
static GtkWidget *
build_tools (GtkWidget *choice, const AlongSeries *series, guint number)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *review = gtk_button_new_with_mnemonic (_ ("New _review"));
  GtkWidget *history = gtk_button_new_with_mnemonic (_ ("_History"));
  g_autofree char *id = along_id_to_text (along_record_get_id (along_series_last (series)->record));

  along_drop_down_set_name (GTK_DROP_DOWN (choice), _ ("What to show"));
  gtk_widget_set_halign (choice, GTK_ALIGN_START);
  gtk_widget_set_hexpand (choice, TRUE);
  gtk_widget_add_css_class (review, "suggested-action");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (review), "u", number);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (review), "assessments.review");
  along_page_edits (review);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (history), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (history), "win.record-history");
  along_page_edits (history);
  gtk_box_append (GTK_BOX (tools), choice);
  gtk_box_append (GTK_BOX (tools), history);
  gtk_box_append (GTK_BOX (tools), review);
  return tools;
}

static void
view_cb (AlongOverTime *self, GParamSpec *pspec, GtkDropDown *choice)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (GTK_STACK (self->views));

  gtk_selection_model_select_item (pages, gtk_drop_down_get_selected (choice), TRUE);
}

static void
add_view (AlongOverTime *self, GtkStringList *names, const char *name, GtkWidget *view)
{
  gtk_stack_add_child (GTK_STACK (self->views), view);
  gtk_string_list_append (names, name);
}

static void
build (AlongOverTime *self, AlongFamily *family, AlongFamily *team, AlongRecord *me, guint number)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  GtkWidget *columns = along_columns_new ();
  const char *foot;

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1240);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 1240);
  gtk_widget_add_css_class (box, "along-page-margin");
  gtk_box_append (GTK_BOX (box), build_head (self));
  gtk_box_append (GTK_BOX (box), build_tools (choice, self->series, number));
  self->views = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->views), FALSE);
  gtk_stack_set_hhomogeneous (GTK_STACK (self->views), FALSE);
  along_over_time_add_drawing (ALONG_COLUMNS (columns), family, self->series);
  along_columns_set_least (ALONG_COLUMNS (columns), SIDE_BY_SIDE);
  add_view (self, names, _ ("Over time"), columns);
  add_view (self, names, _ ("Table"), along_over_time_table (self->series));
  if (self->series->times->len > 1)
    add_view (self, names, _ ("Compare two dates"), along_over_time_compare (self->series));
  self->n_answers = g_list_model_get_n_items (G_LIST_MODEL (names));
  self->answers = along_over_time_answers (self->series, team, me);
  self->columns = columns;
  self->choice = choice;
  add_view (self, names, _ ("Answers of one date"), self->answers);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (view_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->views);
  if (self->series->times->len == 1)
    along_boxed_label (box, _ ("Come back after the next review to see change."), "along-second");
  foot = along_series_foot (self->series);
  if (foot != NULL)
    along_boxed_label (box, foot, "along-second");
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

/** along_over_time_new: @number: of the series in the list, for "assessments.review". */
GtkWidget *
along_over_time_new (AlongSession *session, AlongFamily *family, const AlongSeries *series, guint number)
{
  AlongOverTime *self = g_object_new (ALONG_TYPE_OVER_TIME, NULL);
  g_autoptr (AlongFilling) same = along_filling_again (family, series, along_series_last (series)->day);

  self->series = along_series_find (family, along_session_get_team (session), same);
  build (self, family, along_session_get_team (session), along_session_get_me (session), number);
  return GTK_WIDGET (self);
}

/* So many frames until a view that has just been chosen is laid out: before, there is nothing to scroll to. */
#define FRAMES 2

static gboolean
focus_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AlongOverTime *self = ALONG_OVER_TIME (widget);

  if (++self->frames < FRAMES)
    return G_SOURCE_CONTINUE;
  if (self->found != NULL)
    {
      gtk_widget_grab_focus (self->found);
      g_clear_weak_pointer (&self->found);
    }
  return G_SOURCE_REMOVE;
}

/* Marks the words among the answers of @assessment, or else beside the picture. Returns: (nullable): the first that is marked */
static GtkWidget *
mark_found (AlongOverTime *self, AlongId assessment, const char *const *words, gboolean begin)
{
  GtkWidget *first = NULL;

  for (guint i = 0; i < self->series->times->len; i++)
    if (along_id_equal (along_record_get_id (((AlongTime *) g_ptr_array_index (self->series->times, i))->record), assessment))
      {
        GtkWidget *answers = along_over_time_answers_of (self->answers, i);

        /* What was written, before the questions. */
        first = along_found_mark_labels (answers, words, begin, "subtitle");
        if (first == NULL)
          first = along_found_mark_labels (answers, words, begin, NULL);
      }
  if (first != NULL)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), self->n_answers);
  else
    first = along_found_mark_labels (self->columns, words, begin, NULL);
  return first;
}

/** along_over_time_show_answers: the answers of @assessment. */
void
along_over_time_show_answers (AlongOverTime *self, AlongId assessment)
{
  for (guint i = 0; i < self->series->times->len; i++)
    if (along_id_equal (along_record_get_id (((AlongTime *) g_ptr_array_index (self->series->times, i))->record), assessment))
      {
        along_over_time_answers_of (self->answers, i);
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), self->n_answers);
      }
}

/**
 * along_over_time_find: shows what @text has found in @assessment, with the words marked: among the answers of its date, or
 * where they are not there, in what stands beside the picture.
 */
void
along_over_time_find (AlongOverTime *self, AlongId assessment, const char *text)
{
  g_auto (GStrv) words = along_text_words (text);
  GtkWidget *first = NULL, *row;

  /* Searching takes words for beginnings only where they are not found whole: here, too. */
  if (words[0] != NULL)
    first = mark_found (self, assessment, (const char *const *) words, FALSE);
  if (words[0] != NULL && first == NULL)
    first = mark_found (self, assessment, (const char *const *) words, TRUE);
  row = first != NULL ? gtk_widget_get_ancestor (first, GTK_TYPE_LIST_BOX_ROW) : NULL;
  if (row == NULL)
    return;
  g_set_weak_pointer (&self->found, row);
  self->frames = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_cb, NULL, NULL);
}

/** along_over_time_summarise: "Reading baby: 2.3 in July, now 4.0, going well, up 1.7." for each domain. */
char *
along_over_time_summarise (AlongOverTime *self)
{
  GString *words = g_string_new (along_record_get_text (self->series->questionnaire, ALONG_QUESTIONNAIRE_P_TITLE));
  g_autoptr (GPtrArray) rows = along_over_time_rows (self->series);

  g_string_append_c (words, '.');
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *line = along_over_time_row_words (g_ptr_array_index (rows, i), self->series);

      g_string_append_printf (words, " %s", line);
    }
  return g_string_free (words, FALSE);
}
