/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "along-clock.h"
#include "along-commit.h"
#include "along-facts.h"
#include "along-overview-sections.h"
#include "along-page.h"
#include "along-when.h"

#define MOST_STEPS 4

/* A step and where it is kept. */
typedef struct
{
  AlongSession *session;
  AlongFamily *family;
  AlongRecord *step;
  gboolean pressed; /* once is enough: the row goes with the next look at the record */
} Step;

static void
free_step (gpointer data, GClosure *closure)
{
  Step *step = data;

  g_object_unref (step->session);
  g_object_unref (step->family);
  g_object_unref (step->step);
  g_free (step);
}

/* "Kofi · by 12 May 2026", "agreed 3 May 2026" */
static char *
step_line (AlongFamily *family, AlongRecord *step, int today)
{
  const char *who = along_record_get_text (step, ALONG_NEXT_STEP_P_WHO);
  int due = along_record_get_day (step, ALONG_NEXT_STEP_P_DUE), said = along_facts_step_said (family, step);
  g_autofree char *day = due != ALONG_DAY_NONE || said != ALONG_DAY_NONE
                           ? along_when_day_inside (due != ALONG_DAY_NONE ? due : said, today)
                           : NULL;
  g_autofree char *when = NULL;

  if (due != ALONG_DAY_NONE)
    when = due < today ? g_strdup_printf (_ ("was due %s"), day) : g_strdup_printf (_ ("by %s"), day);
  else if (day != NULL)
    /* Translators: of a next step: the day it was agreed on */
    when = g_strdup_printf (_ ("agreed %s"), day);
  if (who == NULL || *who == '\0')
    return g_steal_pointer (&when);
  return when != NULL ? g_strdup_printf (_ ("%s · %s"), who, when) : g_strdup (who);
}

static void
done_cb (GtkWidget *button, Step *step)
{
  g_autoptr (AlongEdit) edit = NULL;

  if (step->pressed)
    return;
  step->pressed = TRUE;
  edit = along_edit_new (_ ("next step"), along_family_get_id (step->family));
  along_record_set_day (along_edit_change (edit, step->step), ALONG_NEXT_STEP_P_DONE, along_clock_today ());
  /* The button is gone by the time that it is to be said. */
  along_commit (gtk_widget_get_ancestor (button, ALONG_TYPE_PAGE), step->session, edit, NULL, _ ("Next step done"), NULL);
}

static void
add_done (GtkWidget *row, AlongSession *session, AlongFamily *family, AlongRecord *record)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Done"));
  Step *step = g_new0 (Step, 1);

  step->session = g_object_ref (session);
  step->family = g_object_ref (family);
  step->step = g_object_ref (record);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  along_record_get_text (record, ALONG_NEXT_STEP_P_TEXT), -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (done_cb), step, free_step, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* Which of the rows has the focus; -1: none of them */
static int
focused_row (GtkWidget *list)
{
  GtkRoot *root = gtk_widget_get_root (list);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean here = focus != NULL && gtk_widget_is_ancestor (focus, list);
  GtkWidget *row = here ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

/** along_overview_fill_steps: what was agreed to do next, the soonest first; the focus stays in its place. %FALSE: nothing. */
gboolean
along_overview_fill_steps (GtkWidget *list, AlongSession *session, AlongFamily *family, int today)
{
  g_autoptr (GPtrArray) steps = along_facts_next_steps (family, today, TRUE);
  int focused = focused_row (list);

  along_overview_clear (list);
  for (guint i = 0; i < steps->len && i < MOST_STEPS; i++)
    {
      g_autofree char *line = step_line (family, steps->pdata[i], today);
      GtkWidget *row = along_overview_add_row (list, NULL, NULL, along_record_get_text (steps->pdata[i], ALONG_NEXT_STEP_P_TEXT), line);

      g_object_set_data_full (G_OBJECT (row), "record", along_id_to_text (along_record_get_id (steps->pdata[i])), g_free);
      if (!along_page_widget_is_read_only (list))
        add_done (row, session, family, steps->pdata[i]);
    }
  if (steps->len > MOST_STEPS)
    {
      guint more = steps->len - MOST_STEPS;
      g_autofree char *words = g_strdup_printf (ngettext ("and %u more step", "and %u more steps", more), more);

      gtk_widget_add_css_class (along_overview_add_row (list, NULL, NULL, words, NULL), "along-empty");
    }
  if (focused >= 0 && steps->len > 0)
    {
      int last = (int) MIN (steps->len, MOST_STEPS) - 1;

      gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), MIN (focused, last))));
    }
  else if (focused >= 0)
    along_page_focus_first (ALONG_PAGE (gtk_widget_get_ancestor (list, ALONG_TYPE_PAGE)));
  return steps->len > 0;
}
