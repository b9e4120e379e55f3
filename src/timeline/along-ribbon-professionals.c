/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-ribbon-private.h"

#include <glib/gi18n-lib.h>

#include "along-signals.h"

/* Above the line, for how many there were at most; at text size 100 %. */
#define PEOPLE_ROOM 14.0

typedef struct
{
  int day, people;
} Step;

static int
compare_contacts (gconstpointer a, gconstpointer b)
{
  const AlongProfessionalContact *one = a, *other = b;

  return one->day < other->day ? -1 : one->day > other->day;
}

/* F17 as it changes: somebody counts for 28 days from each contact. */
static GArray *
find_steps (GArray *contacts)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autoptr (GHashTable) counted = g_hash_table_new (NULL, NULL);
  guint next = 0, old = 0;

  g_array_sort (contacts, compare_contacts);
  while (next < contacts->len || old < contacts->len)
    {
      int in = next < contacts->len ? g_array_index (contacts, AlongProfessionalContact, next).day : G_MAXINT;
      int out = g_array_index (contacts, AlongProfessionalContact, old).day + 28;
      int day = MIN (in, out);

      for (; next < contacts->len && g_array_index (contacts, AlongProfessionalContact, next).day == day; next++)
        {
          gpointer who = GUINT_TO_POINTER (g_array_index (contacts, AlongProfessionalContact, next).who);
          g_hash_table_insert (counted, who, GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (counted, who)) + 1));
        }
      for (; old < next && g_array_index (contacts, AlongProfessionalContact, old).day + 28 == day; old++)
        {
          gpointer who = GUINT_TO_POINTER (g_array_index (contacts, AlongProfessionalContact, old).who);
          int left = GPOINTER_TO_INT (g_hash_table_lookup (counted, who)) - 1;
          if (left > 0)
            g_hash_table_insert (counted, who, GINT_TO_POINTER (left));
          else
            g_hash_table_remove (counted, who);
        }
      Step step = { day, (int) g_hash_table_size (counted) };
      if (steps->len == 0 || g_array_index (steps, Step, steps->len - 1).people != step.people)
        g_array_append_val (steps, step);
    }
  return steps;
}

/** along_ribbon_draw_professionals: band G as a single line of how many there are (F17), with the line above which it is a lot. */
void
along_ribbon_draw_professionals (AlongRibbonPen *pen, const AlongRibbonPlace *place)
{
  g_autoptr (GArray) steps = find_steps (pen->ribbon->professionals);
  int most = pen->ribbon->crowding + 2, until = MIN (pen->ribbon->today, pen->first + pen->days - 1), before = 0, peak = -1;
  double s = pen->scale, bottom = place->y + place->height - 2 * s, unit, y;
  double start = along_pen_x (pen, pen->first), free_to = pen->plot_end;

  for (guint i = 0; i < steps->len; i++)
    most = MAX (most, g_array_index (steps, Step, i).people);
  unit = (place->height - (PEOPLE_ROOM + 4) * s) / most;
  y = bottom - pen->ribbon->crowding * unit;
  along_pen_stroke_line (pen, "threshold", pen->plot_x, y, pen->plot_end, y);
  along_pen_move (pen, start, bottom);
  for (guint i = 0; i < steps->len; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);
      if (step->day > until)
        break;
      if (step->day < pen->first)
        {
          before = step->people;
          along_pen_move (pen, start, bottom - before * unit);
          continue;
        }
      double x = along_pen_x (pen, step->day);
      along_pen_line (pen, x, bottom - before * unit);
      along_pen_line (pen, x, bottom - step->people * unit);
      before = step->people;
      if (peak < 0 || step->people > g_array_index (steps, Step, peak).people)
        peak = (int) i;
    }
  if (until >= pen->first)
    along_pen_line (pen, along_pen_x (pen, until + 1), bottom - before * unit);
  along_scene_stroke (pen->scene, "professionals");
  if (peak >= 0)
    {
      const Step *top = &g_array_index (steps, Step, peak);
      g_autofree char *people = g_strdup_printf (ngettext ("%d person", "%d people", (gulong) top->people), top->people);
      g_autofree char *date = along_ribbon_day_brief (pen->ribbon, top->day);
      g_autofree char *words = g_strdup_printf (ngettext ("%d professional seen in four weeks, at most, on %s.",
                                                          "%d professionals seen in four weeks, at most, on %s.",
                                                          (gulong) top->people), top->people, date);
      double x = along_pen_x (pen, top->day), width = along_pen_measure (pen, "text-figure", people);
      double left = CLAMP (x - width / 2, pen->plot_x, MAX (pen->plot_x, pen->plot_end - width));
      along_pen_begin (pen, "professionals/peak", words, NULL, left, place->y - 12 * s, width, 24);
      along_pen_text (pen, "text-figure", ALONG_ANCHOR_START, left, bottom - top->people * unit - 4 * s, 0, people);
      along_pen_end (pen);
      free_to = left;
      if (left + width < pen->plot_end - 2 * 140 * s)
        free_to = pen->plot_end;
    }
  g_autofree char *note = g_strdup_printf (ngettext ("more than %d is a lot", "more than %d is a lot", (gulong) pen->ribbon->crowding), pen->ribbon->crowding);
  double width = along_pen_measure (pen, "text-figure-second", note);
  double today = along_pen_x (pen, CLAMP (pen->ribbon->today, pen->first, pen->first + pen->days));
  double end = pen->plot_end - today > width + 8 * s || until < pen->ribbon->today ? pen->plot_end - 3 * s : today - 6 * s;
  end = MIN (end, free_to < pen->plot_end ? free_to - 8 * s : pen->plot_end);
  if (end - width > pen->plot_x)
    along_pen_text (pen, "text-figure-second", ALONG_ANCHOR_END, end, y - 4 * s, 0, note);
}
