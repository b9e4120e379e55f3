/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-family-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "along-clock.h"
#include "along-family-line.h"
#include "along-spark.h"
#include "along-support-records.h"
#include "along-support-spark.h"

struct _AlongFamilyRow
{
  AdwBin parent_instance;

  GtkWidget *avatar;
  GtkWidget *name;
  GtkWidget *line;
  GtkWidget *notice;
  GtkWidget *waiting;
  GtkWidget *spark;
};

G_DEFINE_FINAL_TYPE (AlongFamilyRow, along_family_row, ADW_TYPE_BIN)

static void
along_family_row_class_init (AlongFamilyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ALONG_TYPE_SPARK);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/alongside/Alongside/pages/families/along-family-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AlongFamilyRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, AlongFamilyRow, name);
  gtk_widget_class_bind_template_child (widget_class, AlongFamilyRow, line);
  gtk_widget_class_bind_template_child (widget_class, AlongFamilyRow, notice);
  gtk_widget_class_bind_template_child (widget_class, AlongFamilyRow, spark);
  gtk_widget_class_bind_template_child (widget_class, AlongFamilyRow, waiting);
}

static void
along_family_row_init (AlongFamilyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
along_family_row_new (void)
{
  return g_object_new (ALONG_TYPE_FAMILY_ROW, NULL);
}

static void
show_spark (AlongFamilyRow *self, AlongSupport *support)
{
  AlongSupportSpark spark;
  AlongSparkWeek weeks[ALONG_SPARK_MOST];

  if (support == NULL)
    {
      along_spark_set (ALONG_SPARK (self->spark), NULL, 0, "");
      return;
    }
  along_support_spark (support, ALONG_SPARK_MOST, &spark);
  for (guint i = 0; i < spark.weeks; i++)
    weeks[i] = (AlongSparkWeek){ spark.rates[i], isnan (spark.low[i]) ? -1 : spark.low[i],
                                 isnan (spark.high[i]) ? -1 : spark.high[i] };
  along_spark_set (ALONG_SPARK (self->spark), weeks, spark.weeks, _ ("Contacts in the last weeks"));
}

/** along_family_row_clear: nothing of anybody stays in the row. */
void
along_family_row_clear (AlongFamilyRow *self)
{
  adw_avatar_set_text (ADW_AVATAR (self->avatar), "");
  gtk_label_set_label (GTK_LABEL (self->name), "");
  gtk_label_set_label (GTK_LABEL (self->line), "");
  gtk_label_set_label (GTK_LABEL (self->notice), "");
  gtk_widget_set_tooltip_text (self->notice, NULL);
  gtk_widget_set_visible (self->waiting, FALSE);
  show_spark (self, NULL);
}

/** along_family_row_tell_apart: @reference comes first below the name, because another family has the same. */
void
along_family_row_tell_apart (AlongFamilyRow *self, const char *reference)
{
  const char *line = gtk_label_get_label (GTK_LABEL (self->line));
  /* Translators: a family's reference, and what stands below its name: "CALD-26-004 · 31+0 weeks" */
  g_autofree char *words = *line != '\0' ? g_strdup_printf (_ ("%s · %s"), reference, line) : g_strdup (reference);

  gtk_label_set_label (GTK_LABEL (self->line), words);
}

/** along_family_row_mark: @marks: (nullable): what of the name was looked for */
void
along_family_row_mark (AlongFamilyRow *self, PangoAttrList *marks)
{
  gtk_label_set_attributes (GTK_LABEL (self->name), marks);
}

/** along_family_row_set_waiting: whether something was begun for this family and not finished. */
void
along_family_row_set_waiting (AlongFamilyRow *self, gboolean waiting)
{
  gtk_widget_set_visible (self->waiting, waiting);
}

/**
 * along_family_row_show: @buddied: the reader is its buddy.
 *
 * Returns: the row in sentences, as along_family_line_speech()
 */
char *
along_family_row_show (AlongFamilyRow *self, AlongSummary *summary, gboolean buddied)
{
  int today = along_clock_today ();
  g_autoptr (AlongSupport) support = NULL;
  g_auto (AlongFamilyLine) line = { NULL };
  g_autofree char *initials = NULL;
  g_autofree char *words = NULL;

  support = along_support_from_summary (summary, today);
  along_family_line_make (summary, support, today, &line);
  if (line.notice != NULL || (buddied && !summary->is_return))
    {
      g_free (line.phase);
      line.phase = buddied && line.notice == NULL ? g_strdup (_ ("You are buddy")) : NULL;
    }
  /* "Back with us · Steady" fills the row; the baby's age stands on the family's own pages. */
  if (summary->is_return && line.phase != NULL)
    g_clear_pointer (&line.baby, g_free);
  words = along_family_line_words (&line);
  initials = along_family_line_initials (summary);
  adw_avatar_set_text (ADW_AVATAR (self->avatar), initials);
  gtk_label_set_label (GTK_LABEL (self->name), summary->name);
  if (line.notice != NULL && words[0] != '\0')
    {
      g_autofree char *dotted = g_strdup_printf ("%s · ", words);
      gtk_label_set_label (GTK_LABEL (self->line), dotted);
    }
  else
    gtk_label_set_label (GTK_LABEL (self->line), words);
  gtk_widget_set_tooltip_text (self->line, words);
  gtk_label_set_label (GTK_LABEL (self->notice), line.notice != NULL ? line.notice : "");
  gtk_widget_set_tooltip_text (self->notice, line.notice_said);
  gtk_widget_set_visible (self->notice, line.notice != NULL);

  show_spark (self, support);
  return along_family_line_speech (summary, support, today);
}
