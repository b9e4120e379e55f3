/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-timeline-said.h"

#include <glib/gi18n-lib.h>

#include "along-chip.h"
#include "along-facts.h"

/** along_timeline_clear: takes everything out of a box. */
void
along_timeline_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

static void
add_note (GtkWidget *notes, const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *image = gtk_image_new_from_icon_name ("dialog-information-symbolic"), *label = gtk_label_new (words);

  gtk_widget_add_css_class (image, "along-petrol");
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "along-second");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (notes), box);
}

/* Whether weeks can be counted by a due date or a birth; after a loss they are not, and nothing is said. */
static gboolean
has_days_of_a_baby (AlongFamily *family)
{
  AlongRecord *pregnancy = along_facts_pregnancy (family, along_family_today (family));

  return along_facts_is_loss (pregnancy) || along_facts_born (pregnancy) != ALONG_DAY_NONE
         || along_facts_best_edd (family, pregnancy) != ALONG_DAY_NONE;
}

/**
 * along_timeline_say_states: what the drawing cannot say by itself: no due date, no plan.
 *
 * @notes: a box, filled anew
 */
void
along_timeline_say_states (GtkWidget *notes, AlongRibbon *ribbon, AlongFamily *family)
{
  guint n = along_ribbon_n_episodes (ribbon), n_phases = 0, n_contacts = 0;
  AlongSupport *last = n > 0 ? along_ribbon_episode (ribbon, n - 1) : NULL;

  along_timeline_clear (notes);
  if (last == NULL)
    return;
  along_support_plan (last, &n_phases);
  along_support_contacts (last, &n_contacts);
  if (!has_days_of_a_baby (family))
    add_note (notes, _ ("Due date not known: weeks are counted from the calendar."));
  if (n_phases == 0)
    add_note (notes, n_contacts > 0 ? _ ("No plan, so there is nothing to compare with. Here is a suggestion from the contacts.")
                                   : _ ("No plan, so there is nothing to compare with."));
}

/** along_timeline_say_now: one line for each stage as it is now. @now: a box, filled anew. */
void
along_timeline_say_now (GtkWidget *now, AlongRibbon *ribbon)
{
  g_autoptr (GArray) lines = along_ribbon_now (ribbon);

  along_timeline_clear (now);
  for (guint i = 0; i < lines->len; i++)
    {
      const AlongRibbonNow *line = &g_array_index (lines, AlongRibbonNow, i);
      GtkWidget *name = gtk_label_new (line->name);
      /* The band of keyworkers is drawn in the look of the first phase. */
      const char *style = line->band == ALONG_RIBBON_WORKERS ? "phase-engage" : line->style;
      GtkWidget *tag = along_tag_new (style, NULL, line->words);

      gtk_label_set_xalign (GTK_LABEL (name), 0);
      gtk_widget_add_css_class (name, "along-second");
      gtk_widget_set_hexpand (tag, TRUE);
      gtk_grid_attach (GTK_GRID (now), name, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (now), tag, 1, (int) i, 1, 1);
    }
}
