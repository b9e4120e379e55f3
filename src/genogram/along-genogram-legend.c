/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legend, made from what is drawn. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-genogram-draw.h"
#include "along-symbols.h"

#define ROW 28.0
#define COLUMN 166.0
#define HEADING 96.0
#define SAMPLE 48.0
#define PAD 18.0

typedef struct
{
  AlongScene *scene;
  AlongFonts *fonts;
  AlongGraph *graph;
  double x, y, width;
  double heading;      /* width of the column of headings, 0: none */
  const char *pending; /* heading of the next entry */
  int columns;
  int count;
} Legend;

/* What follows is a group of its own: on paper in rows of its own, with a heading before. */
static void
begin_group (Legend *self, const char *heading)
{
  if (self->heading <= 0)
    return;
  self->count = (self->count + self->columns - 1) / self->columns * self->columns;
  self->pending = heading;
}

/* Middle of the next sample; writes its words. */
static AlongPoint
next_entry (Legend *self, const char *words)
{
  double cell = (self->width - self->heading) / self->columns;
  double x = self->x + PAD + self->heading + (self->count % self->columns) * (cell - PAD / self->columns);
  double y = self->y + PAD / 2 + ROW * (self->count / self->columns) + ROW / 2;
  double room = cell - SAMPLE - PAD - 8, wide, high, ascent;

  self->count++;
  if (self->pending != NULL)
    along_scene_text (self->scene, "text-caption-strong", ALONG_ANCHOR_START, self->x + PAD, y + 4, self->heading - 8, 1,
                      g_steal_pointer (&self->pending));
  /* Long words take a second line: both stand about the middle. */
  along_fonts_measure (self->fonts, "text", words, 0, 1, &wide, &high, &ascent);
  along_scene_text (self->scene, "text", ALONG_ANCHOR_START, x + SAMPLE + 8, wide > room ? y + 4 - high / 2 : y + 4,
                    room, 2, words);
  return (AlongPoint){ x + SAMPLE / 2, y };
}

static void
symbol_entry (Legend *self, AlongSymbolShape shape, const char *letter, const char *words)
{
  AlongPoint at = next_entry (self, words);

  along_symbol_path (self->scene, shape, at.x, at.y, 9);
  if (shape == ALONG_SHAPE_CROSS)
    along_scene_stroke (self->scene, "person-outline");
  else
    along_scene_fill_stroke (self->scene, shape == ALONG_SHAPE_DOT ? "person-mark" : "person-outline");
  if (letter != NULL)
    along_scene_text (self->scene, "text-tiny", ALONG_ANCHOR_MIDDLE, at.x, at.y + (shape == ALONG_SHAPE_TRIANGLE ? 6 : 4),
                      0, 1, letter);
}

/* Letters beside symbols. */
static void
letter_entries (Legend *self, const AlongLayoutPerson *people, guint n)
{
  const char *const letters[][2] = { { C_("in recovery", "R"), _("In recovery") },
                                     { C_("interpreter needed", "I"), C_("legend", "Interpreter") } };

  for (guint l = 0; l < G_N_ELEMENTS (letters); l++)
    for (guint i = 0; i < n; i++)
      if (people[i].person->letters != NULL && strstr (people[i].person->letters, letters[l][0]) != NULL)
        {
          AlongPoint at = next_entry (self, letters[l][1]);

          along_scene_text (self->scene, "text-second", ALONG_ANCHOR_MIDDLE, at.x, at.y + 4, 0, 1, letters[l][0]);
          break;
        }
}

static void
people_entries (Legend *self, const AlongLayoutPerson *people, guint n)
{
  gboolean shapes[ALONG_SHAPE_CROSS + 1] = { FALSE };
  gboolean pregnancy = FALSE, stillbirth = FALSE, termination = FALSE, dead = FALSE, index = FALSE, bracket = FALSE,
           adopted = FALSE, clinical = along_graph_is_clinical (self->graph);
  guint areas = 0;

  for (guint i = 0; i < n; i++)
    {
      const AlongGraphPerson *person = people[i].person;

      if (person->kind == ALONG_GRAPH_PREGNANCY)
        pregnancy = TRUE;
      else if (person->kind == ALONG_GRAPH_STILLBIRTH)
        stillbirth = TRUE;
      else
        shapes[along_symbol_shape (self->graph, person)] = TRUE;
      termination = termination || person->kind == ALONG_GRAPH_TERMINATION;
      dead = dead || (person->dead && person->kind == ALONG_GRAPH_PERSON);
      index = index || person->index;
      bracket = bracket || person->bracket;
      adopted = adopted || (person->adopted && !person->bracket);
      areas |= person->areas;
    }
  if (shapes[ALONG_SHAPE_SQUARE] && shapes[ALONG_SHAPE_CIRCLE])
    {
      AlongPoint at = next_entry (self, _("Man, woman"));

      along_scene_rectangle (self->scene, at.x - 20, at.y - 9, 18, 18);
      along_scene_fill_stroke (self->scene, "person-outline");
      along_scene_circle (self->scene, at.x + 11, at.y, 9);
      along_scene_fill_stroke (self->scene, "person-outline");
    }
  else if (shapes[ALONG_SHAPE_SQUARE])
    symbol_entry (self, ALONG_SHAPE_SQUARE, NULL, _("Man"));
  else if (shapes[ALONG_SHAPE_CIRCLE])
    symbol_entry (self, ALONG_SHAPE_CIRCLE, NULL, _("Woman"));
  if (shapes[ALONG_SHAPE_DOME])
    symbol_entry (self, ALONG_SHAPE_DOME, NULL, _("Non-binary person"));
  if (shapes[ALONG_SHAPE_DIAMOND])
    symbol_entry (self, ALONG_SHAPE_DIAMOND, clinical ? NULL : "?", clinical ? _("Gender not said") : _("Not known"));
  if (pregnancy)
    symbol_entry (self, clinical ? ALONG_SHAPE_DIAMOND : ALONG_SHAPE_TRIANGLE, "P", _("Pregnancy"));
  if (shapes[ALONG_SHAPE_DOT])
    symbol_entry (self, ALONG_SHAPE_DOT, NULL, _("Miscarriage"));
  if (shapes[ALONG_SHAPE_CROSS])
    symbol_entry (self, ALONG_SHAPE_CROSS, NULL, _("Ended pregnancy"));
  if (shapes[ALONG_SHAPE_SMALL_TRIANGLE])
    symbol_entry (self, ALONG_SHAPE_SMALL_TRIANGLE, NULL, _("Lost pregnancy"));
  if (termination && clinical)
    {
      AlongPoint at = next_entry (self, _("Ended pregnancy"));

      along_symbol_path (self->scene, ALONG_SHAPE_SMALL_TRIANGLE, at.x, at.y, 9);
      along_scene_fill_stroke (self->scene, "person-outline");
      along_scene_move_to (self->scene, at.x - 11, at.y + 11);
      along_scene_line_to (self->scene, at.x + 11, at.y - 11);
      along_scene_stroke (self->scene, "person-mark");
    }
  if (index)
    {
      AlongPoint at = next_entry (self, _("Who this is about"));

      if (clinical)
        along_symbol_arrow (self->scene, at.x + 8, at.y - 6);
      else
        {
          along_scene_circle (self->scene, at.x, at.y, 10);
          along_scene_fill_stroke (self->scene, "person-outline");
          along_scene_circle (self->scene, at.x, at.y, 6);
          along_scene_fill_stroke (self->scene, "person-outline");
        }
    }
  if (dead || stillbirth)
    {
      AlongPoint at = next_entry (self, stillbirth && !dead ? _("Stillborn baby") : _("Has died"));

      along_scene_rectangle (self->scene, at.x - 9, at.y - 9, 18, 18);
      along_scene_fill_stroke (self->scene, "person-outline");
      along_scene_move_to (self->scene, at.x - 9, at.y + 9);
      along_scene_line_to (self->scene, at.x + 9, at.y - 9);
      if (!clinical)
        {
          along_scene_move_to (self->scene, at.x - 9, at.y - 9);
          along_scene_line_to (self->scene, at.x + 9, at.y + 9);
        }
      along_scene_stroke (self->scene, "person-mark");
    }
  if (bracket || adopted)
    {
      AlongPoint at = next_entry (self, bracket ? _("Living in care") : _("Adopted"));

      for (int side = -1; side <= 1; side += 2)
        {
          along_scene_move_to (self->scene, at.x + side * 7, at.y - 9);
          along_scene_line_to (self->scene, at.x + side * 11, at.y - 9);
          along_scene_line_to (self->scene, at.x + side * 11, at.y + 9);
          along_scene_line_to (self->scene, at.x + side * 7, at.y + 9);
          along_scene_stroke (self->scene, "care-bracket");
        }
    }
  {
    static const struct
    {
      guint area;
      const char *style;
      const char *words;
    } shades[] = {
      { ALONG_GRAPH_AREA_PHYSICAL, "person-shade", N_("Physical illness") },
      { ALONG_GRAPH_AREA_MENTAL, "person-shade-stripes", N_("Mental health") },
      { ALONG_GRAPH_AREA_MISUSE, "person-shade", N_("Alcohol or drugs") },
      { ALONG_GRAPH_AREA_MISUSE_SUSPECTED, "person-shade-hatch", N_("Maybe alcohol, drugs") },
    };

    for (guint s = 0; s < G_N_ELEMENTS (shades); s++)
      if (areas & shades[s].area)
        {
          AlongPoint at = next_entry (self, _(shades[s].words));

          along_scene_rectangle (self->scene, at.x - 9, at.y - 9, 18, 18);
          along_scene_fill_stroke (self->scene, "person-outline");
          along_scene_rectangle (self->scene, at.x - 9, s < 2 ? at.y - 9 : at.y, s < 2 ? 9 : 18, s < 2 ? 18 : 9);
          along_scene_fill (self->scene, shades[s].style);
        }
  }
}

/* At the ends of a couple's line: not to be taken for a feeling. */
static void
two_people (Legend *self, AlongPoint at)
{
  along_scene_rectangle (self->scene, at.x - 24, at.y - 4, 8, 8);
  along_scene_fill_stroke (self->scene, "person-outline");
  along_scene_circle (self->scene, at.x + 20, at.y, 4);
  along_scene_fill_stroke (self->scene, "person-outline");
}

static void
couple_entry (Legend *self, AlongGraphUnionKind kind, AlongGraphUnionState state, const char *words)
{
  AlongPoint at = next_entry (self, words);
  AlongGraphUnion couple = { .kind = kind, .state = state };

  along_scene_move_to (self->scene, at.x - 16, at.y);
  along_scene_line_to (self->scene, at.x + 16, at.y);
  along_scene_stroke (self->scene, along_couple_style (&couple));
  along_couple_mark (self->scene, &couple, at.x, at.y);
  two_people (self, at);
}

static void
couple_entries (Legend *self, const AlongLayoutCouple *couples, guint n)
{
  static const struct
  {
    AlongGraphUnionKind kind;
    const char *words;
  } kinds[] = {
    { ALONG_GRAPH_COHABITING, N_("Living together") }, { ALONG_GRAPH_ENGAGED, N_("Engaged") },
    { ALONG_GRAPH_DATING, N_("Together") },            { ALONG_GRAPH_BRIEF, N_("Brief") },
    { ALONG_GRAPH_CO_PARENTS, N_("Parents together, not a couple") },
  };
  static const struct
  {
    AlongGraphUnionState state;
    const char *words;
  } states[] = {
    { ALONG_GRAPH_SEPARATED, N_("Separated") },
    { ALONG_GRAPH_DIVORCED, N_("Divorced") },
    { ALONG_GRAPH_RECONCILED, N_("Together again") },
  };
  gboolean married = FALSE, blood = FALSE;

  for (guint c = 0; c < n; c++)
    {
      married = married || (couples[c].other >= 0 && couples[c].couple->kind == ALONG_GRAPH_MARRIED);
      blood = blood || couples[c].blood;
    }
  if (married)
    couple_entry (self, ALONG_GRAPH_MARRIED, ALONG_GRAPH_CURRENT, _("Married"));
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint c = 0; c < n; c++)
      if (couples[c].other >= 0 && couples[c].couple->kind == kinds[k].kind)
        {
          couple_entry (self, kinds[k].kind, ALONG_GRAPH_CURRENT, _(kinds[k].words));
          break;
        }
  for (guint s = 0; s < G_N_ELEMENTS (states); s++)
    for (guint c = 0; c < n; c++)
      if (couples[c].other >= 0 && (couples[c].couple->state == states[s].state ||
                                    (s == 0 && couples[c].couple->state == ALONG_GRAPH_ENDED)))
        {
          couple_entry (self, couples[c].couple->kind, states[s].state, _(states[s].words));
          break;
        }
  if (blood)
    {
      AlongPoint at = next_entry (self, _("Related by blood"));

      for (int side = -1; side <= 1; side += 2)
        {
          along_scene_move_to (self->scene, at.x - 16, at.y + 2 * side);
          along_scene_line_to (self->scene, at.x + 16, at.y + 2 * side);
          along_scene_stroke (self->scene, "couple-solid");
        }
      two_people (self, at);
    }
}

static const char *
nature_words (AlongGraphNature nature)
{
  switch (nature)
    {
    case ALONG_GRAPH_ADOPTED:
      return _("Adopted");
    case ALONG_GRAPH_FOSTER:
      return _("Fostered");
    case ALONG_GRAPH_KINSHIP:
      return _("Family carer");
    case ALONG_GRAPH_STEP:
      return _("Stepchild");
    case ALONG_GRAPH_DONOR:
      return _("Donor");
    case ALONG_GRAPH_SURROGATE:
      return _("Surrogate mother");
    default:
      return NULL;
    }
}

static void
nature_entries (Legend *self, AlongLayout *layout)
{
  guint n;
  gboolean drawn[ALONG_GRAPH_STEP + 1] = { FALSE };
  const AlongLayoutLine *lines = along_layout_peek_lines (layout, &n);
  const AlongLayoutSecondary *seconds;

  for (guint i = 0; i < n; i++)
    if (lines[i].link != NULL)
      drawn[lines[i].link->nature] = TRUE;
  seconds = along_layout_peek_secondaries (layout, &n);
  for (guint i = 0; i < n; i++)
    drawn[seconds[i].link->nature] = TRUE;
  for (guint nature = ALONG_GRAPH_DONOR; nature <= ALONG_GRAPH_STEP; nature++)
    if (drawn[nature] && nature_words (nature) != NULL)
      {
        AlongPoint at = next_entry (self, nature_words (nature));

        /* From above to a child: neither a couple nor a feeling. */
        for (int line = nature == ALONG_GRAPH_ADOPTED ? -1 : 0; line <= 1; line += 2)
          {
            along_scene_move_to (self->scene, at.x + 2.5 * line, at.y - 13);
            along_scene_line_to (self->scene, at.x + 2.5 * line, at.y + 3);
            along_scene_stroke (self->scene, line < 0 ? "structure" : along_nature_style (nature));
          }
        along_scene_circle (self->scene, at.x, at.y + 8, 5);
        along_scene_fill_stroke (self->scene, "person-outline");
      }
}

static void
bond_entries (Legend *self, const AlongLayoutBond *bonds, guint n)
{
  for (guint b = 0; b < n; b++)
    {
      gboolean again = FALSE;
      AlongPoint at;

      for (guint earlier = 0; earlier < b; earlier++)
        again = again || g_strcmp0 (bonds[earlier].bond->kind, bonds[b].bond->kind) == 0;
      if (again)
        continue;
      at = next_entry (self, along_bond_words (bonds[b].bond->kind));
      {
        AlongPoint ends[2] = { { at.x - 22, at.y }, { at.x + 22, at.y } };
        AlongPolyline line = { ends, 2 };

        along_bond_draw (self->scene, bonds[b].bond->kind, FALSE, &line);
      }
    }
}

/** along_legend_draw: draws the legend at (@x, @y), @width wide; returns its height. */
double
along_legend_draw (AlongScene *scene, AlongLayout *layout, AlongFonts *fonts, AlongGenogramShow show, double x,
                   double y, double width)
{
  double scale = along_fonts_base (fonts) / 14.667;
  Legend self = { scene, fonts, along_layout_get_graph (layout), x, y, width, show & ALONG_GENOGRAM_LEGEND ? HEADING * scale : 0,
                  NULL, 1, 0 };
  guint n;
  const AlongLayoutPerson *people = along_layout_peek_people (layout, &n);
  const AlongLayoutCouple *couples;
  const AlongLayoutBond *bonds;

  self.columns = CLAMP ((int) ((width - self.heading) / (COLUMN * scale)), 1, 5);
  begin_group (&self, _("People"));
  people_entries (&self, people, n);
  letter_entries (&self, people, n);
  along_layout_peek_homes (layout, &n);
  if (n > 0 && (show & ALONG_GENOGRAM_HOMES))
    {
      AlongPoint at = next_entry (&self, _("Same home"));

      along_scene_rounded (scene, at.x - 16, at.y - 8, 32, 16, 5);
      along_scene_fill_stroke (scene, "household");
    }
  begin_group (&self, _("Couples"));
  couples = along_layout_peek_couples (layout, &n);
  couple_entries (&self, couples, n);
  begin_group (&self, _("Children"));
  nature_entries (&self, layout);
  begin_group (&self, _("Feelings"));
  bonds = along_layout_peek_bonds (layout, &n);
  if (show & ALONG_GENOGRAM_BONDS)
    bond_entries (&self, bonds, n);
  return PAD + ROW * ((self.count + self.columns - 1) / self.columns);
}

/** along_genogram_legend: the legend alone, @width wide. */
AlongScene *
along_genogram_legend (AlongLayout *layout, AlongFonts *fonts, AlongGenogramShow show, double width)
{
  AlongScene *scene = along_scene_new (fonts);
  double height = along_legend_draw (scene, layout, fonts, show, 0, 0, width);

  along_scene_set_size (scene, width, height);
  along_scene_set_words (scene, _("Legend"), NULL);
  return scene;
}
