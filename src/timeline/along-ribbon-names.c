/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-ribbon-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NAME_GAP 12
#define KEY_ROW 24

static void
draw_name (AlongRibbonPen *pen, double middle, const char *name, const char *note)
{
  double s = pen->scale, x = pen->plot_x - NAME_GAP * s;

  if (note == NULL)
    {
      along_pen_text (pen, "text", ALONG_ANCHOR_END, x, along_pen_base (pen, middle), x - 2, name);
      return;
    }
  along_pen_text (pen, "text", ALONG_ANCHOR_END, x, middle - 2 * s, x - 2, name);
  along_pen_text (pen, "text-figure-second", ALONG_ANCHOR_END, x, middle + 13 * s, x - 2, note);
}

static void
draw_axis_names (AlongRibbonPen *pen)
{
  double s = pen->scale, x = pen->plot_x - 5 * s, step = pen->unit >= 10 ? 1 : 2, widest = 0;
  int most = (int) MAX (4, floor (pen->top - 0.5 + 1e-9));

  for (int value = (int) step; value <= MIN (most, pen->top); value += (int) step)
    {
      g_autofree char *text = g_strdup_printf ("%d", value);
      /* Ticks stand at 1 to 4 unless the drawing goes beyond. */
      if (value > 4 && pen->top <= 6.5 && !pen->view->narrow)
        break;
      along_pen_text (pen, "text-figure-second", ALONG_ANCHOR_END, x, along_pen_base (pen, pen->axis_y - value * pen->unit), 0, text);
      widest = MAX (widest, along_pen_measure (pen, "text-figure-second", text));
    }
  x -= widest + 6 * s;
  if (pen->view->narrow)
    return;
  double middle = pen->axis_y - 1.75 * pen->unit;
  const char *first = pen->view->hours ? C_ ("axis", "Hours") : C_ ("axis", "Contacts");
  along_pen_text (pen, "text", ALONG_ANCHOR_END, x, middle - 3 * s, x, first);
  along_pen_text (pen, "text", ALONG_ANCHOR_END, x, middle + 13 * s, x, C_ ("axis", "a week"));
}

/** along_ribbon_draw_names: the names of the bands, at the side where reading starts. */
void
along_ribbon_draw_names (AlongRibbonPen *pen)
{
  double s = pen->scale;
  gboolean babies = pen->ribbon->babies->len > 0 && along_ribbon_anchor (pen->ribbon, pen->view->align) == ALONG_DAY_NONE;
  gboolean week = pen->view->align >= ALONG_RIBBON_BY_REFERRAL;

  if (pen->view->narrow && pen->places->len == 0)
    {
      draw_axis_names (pen);
      return;
    }
  if (babies || (!week && pen->ribbon->babies->len > 0))
    draw_name (pen, pen->ruler_y + 10 * s, C_ ("band", "Baby"), NULL);
  else if (week)
    draw_name (pen, pen->ruler_y + 10 * s, C_ ("band", "Week"), NULL);
  draw_name (pen, pen->ruler_y + 32 * s, C_ ("band", "Month"), NULL);
  draw_name (pen, pen->phase_y + 11 * s, C_ ("band", "Plan"), NULL);
  draw_axis_names (pen);
  for (guint i = 0; i < pen->places->len; i++)
    {
      const AlongRibbonPlace *place = &g_array_index (pen->places, AlongRibbonPlace, i);
      double middle = place->y + (place->rows > 1 && place->lane->band <= ALONG_RIBBON_WORKERS ? 11 * s : place->height / 2);
      g_autofree char *key = g_strdup_printf ("band/%d", (int) place->lane->band);
      along_pen_begin (pen, key, place->lane->name, NULL, 0, place->y, pen->plot_x - 4 * s, place->height);
      draw_name (pen, middle, place->lane->name, place->lane->note);
      along_pen_end (pen);
    }
}

typedef struct
{
  guint bit;
  const char *words;
} KeyEntry;

static const char *
look_words (AlongRibbonColour colour, int look)
{
  static const char *const words[][3] = {
    { NC_ ("key", "face to face"), NC_ ("key", "phone or video"), NC_ ("key", "group") },
    { NC_ ("key", "enabling"), NC_ ("key", "educational"), NC_ ("key", "practical") },
    { NC_ ("key", "keyworker"), NC_ ("key", "buddy"), NC_ ("key", "someone else") },
    { NC_ ("key", "both parents"), NC_ ("key", "mother, or wider family"), NC_ ("key", "father") },
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "key", words[colour][look]);
}

static void
draw_sample (AlongRibbonPen *pen, guint bit, double x, double y, double width)
{
  static const char *const looks[] = { "contact-completed", "contact-remote", "contact-group" };
  double s = pen->scale, height = 14 * s;

  for (int k = 0; k < 3; k++)
    if (bit == (guint) ALONG_KEY_FIRST << k)
      {
        along_pen_rect (pen, x, y - height / 2, width, height);
        along_scene_fill_stroke (pen->scene, looks[k]);
      }
  if (bit == ALONG_KEY_UNTOLD || bit == ALONG_KEY_MISSED || bit == ALONG_KEY_SERVICE || bit == ALONG_KEY_RATE)
    {
      along_pen_rect (pen, x, y - height / 2, width, height);
      along_scene_stroke (pen->scene, bit == ALONG_KEY_UNTOLD   ? "contact-completed"
                                      : bit == ALONG_KEY_MISSED ? "contact-missed"
                                      : bit == ALONG_KEY_RATE   ? "contact-rate"
                                                                : "contact-service-cancelled");
    }
  if (bit == ALONG_KEY_PLAN)
    {
      along_pen_rect (pen, x, y - 5 * s, width, 10 * s);
      along_scene_fill (pen->scene, "plan-band");
      along_pen_stroke_line (pen, "plan-edge", x, y - 5 * s, x + width, y - 5 * s);
      along_pen_stroke_line (pen, "plan-edge", x, y + 5 * s, x + width, y + 5 * s);
    }
  if (bit == ALONG_KEY_AVERAGE)
    along_pen_stroke_line (pen, "plan-smooth", x, y, x + width, y);
  if (bit == ALONG_KEY_GAP || bit == ALONG_KEY_PAUSE)
    {
      along_pen_move (pen, x, y - 3 * s);
      along_pen_line (pen, x, y + 3 * s);
      along_pen_line (pen, x + width, y + 3 * s);
      along_pen_line (pen, x + width, y - 3 * s);
      along_scene_stroke (pen->scene, bit == ALONG_KEY_GAP ? "gap" : "pause");
    }
}

/** along_ribbon_draw_key: explains what is drawn, and nothing else; wraps where it is too long. */
void
along_ribbon_draw_key (AlongRibbonPen *pen)
{
  AlongRibbonColour colour = pen->view->colour;
  const KeyEntry entries[] = {
    { ALONG_KEY_FIRST, look_words (colour, 0) },
    { ALONG_KEY_SECOND, look_words (colour, 1) },
    { ALONG_KEY_THIRD, look_words (colour, 2) },
    { ALONG_KEY_UNTOLD, C_ ("key", "not written down") },
    { ALONG_KEY_MISSED, C_ ("key", "no answer or family cancelled") },
    { ALONG_KEY_SERVICE, C_ ("key", "we cancelled") },
    { ALONG_KEY_RATE, C_ ("key", "short week’s rate") },
    { ALONG_KEY_PLAN, C_ ("key", "planned") },
    { ALONG_KEY_AVERAGE, C_ ("key", "5-week average") },
    { ALONG_KEY_GAP, C_ ("key", "gap") },
    { ALONG_KEY_PAUSE, C_ ("key", "agreed pause") },
  };
  double s = pen->scale, x = pen->plot_x, y = pen->key_y + 12 * s;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      double sample = 14 * s, width;

      if (!(pen->key & entries[i].bit))
        continue;
      width = sample + 8 * s + along_pen_measure (pen, "text", entries[i].words);
      if (x > pen->plot_x && x + width > pen->plot_end)
        {
          x = pen->plot_x;
          y += KEY_ROW * s;
        }
      draw_sample (pen, entries[i].bit, x, y, sample);
      along_pen_text (pen, "text", ALONG_ANCHOR_START, x + sample + 8 * s, along_pen_base (pen, y), 0, entries[i].words);
      x += width + 20 * s;
    }
  pen->height = y + 14 * s;
}
