/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legend's entries for symbols, and what is drawn in and round them. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-legend.h"
#include "along-person-texts.h"
#include "along-symbols.h"

#define OUTLINE "person-outline"

/* What there is among the people of a drawing. */
typedef struct
{
  gboolean man, woman, dome, unknown, diamond, pet, several, many, dashed, inner, orientation;
  gboolean pregnancy, miscarriage, termination, ectopic, stillbirth;
  gboolean dead, index, bracket, adopted, ordinal, tag;
  gboolean donor, surrogate;
  guint areas;
} Seen;

static void
look_at_kind (Seen *seen, AlongGraph *graph, const AlongGraphPerson *person)
{
  AlongSymbolShape shape = along_symbol_shape (graph, person);
  const char *inside = along_person_inside (graph, person);

  switch (person->kind)
    {
    case ALONG_GRAPH_PREGNANCY:
      seen->pregnancy = TRUE;
      return;
    case ALONG_GRAPH_MISCARRIAGE:
      seen->miscarriage = TRUE;
      return;
    case ALONG_GRAPH_TERMINATION:
      seen->termination = TRUE;
      return;
    case ALONG_GRAPH_ECTOPIC:
      seen->ectopic = TRUE;
      return;
    case ALONG_GRAPH_STILLBIRTH:
      seen->stillbirth = TRUE;
      return;
    case ALONG_GRAPH_PET:
      seen->pet = TRUE;
      return;
    default:
      break;
    }
  seen->several = seen->several || person->count > 1;
  seen->many = seen->many || person->count == ALONG_GRAPH_MANY;
  seen->dashed = seen->dashed || person->professional;
  seen->man = seen->man || shape == ALONG_SHAPE_SQUARE;
  seen->woman = seen->woman || shape == ALONG_SHAPE_CIRCLE;
  seen->dome = seen->dome || shape == ALONG_SHAPE_DOME;
  if (shape == ALONG_SHAPE_DIAMOND && person->gender == ALONG_GRAPH_NON_BINARY)
    seen->diamond = TRUE;
  else if (shape == ALONG_SHAPE_DIAMOND)
    seen->unknown = TRUE;
  seen->donor = seen->donor || g_strcmp0 (inside, C_("donor", "D")) == 0;
  seen->surrogate = seen->surrogate || g_strcmp0 (inside, C_("surrogate", "S")) == 0;
}

static void
look (Seen *seen, Legend *self)
{
  guint n;
  const AlongLayoutPerson *people = along_layout_peek_people (self->layout, &n);
  gboolean clinical = along_graph_is_clinical (self->graph);

  for (guint i = 0; i < n; i++)
    {
      const AlongGraphPerson *person = people[i].person;
      gboolean trans = person->gender == ALONG_GRAPH_TRANS_MAN || person->gender == ALONG_GRAPH_TRANS_WOMAN;

      look_at_kind (seen, self->graph, person);
      seen->inner = seen->inner || (trans && !clinical && person->at_birth != ALONG_GRAPH_UNKNOWN);
      seen->orientation = seen->orientation || person->orientation != NULL;
      seen->dead = seen->dead || (person->dead && person->kind == ALONG_GRAPH_PERSON);
      seen->index = seen->index || person->index;
      seen->bracket = seen->bracket || person->bracket;
      seen->adopted = seen->adopted || person->adopted;
      seen->ordinal = seen->ordinal || people[i].ordinal > 0;
      seen->tag = seen->tag || (person->tag != NULL && (self->show & ALONG_GENOGRAM_NAMES));
      seen->areas |= person->areas;
    }
}

static AlongPoint
symbol_entry (Legend *self, AlongSymbolShape shape, const char *style, const char *letter, const char *words)
{
  AlongPoint at = along_legend_next (self, words);

  along_symbol_path (self->scene, shape, at.x, at.y, LEGEND_HALF);
  if (shape == ALONG_SHAPE_CROSS)
    along_scene_stroke (self->scene, style);
  else
    along_scene_fill_stroke (self->scene, style);
  if (letter != NULL)
    along_scene_text (self->scene, "text-tiny", ALONG_ANCHOR_MIDDLE, at.x, at.y + (shape == ALONG_SHAPE_TRIANGLE ? 6 : 4),
                      0, 1, letter);
  return at;
}

static void
gender_entries (Legend *self, const Seen *seen)
{
  if (seen->man && seen->woman)
    {
      AlongPoint at = along_legend_next (self, _("Man, woman"));

      along_symbol_path (self->scene, ALONG_SHAPE_SQUARE, at.x - 11, at.y, LEGEND_HALF);
      along_scene_fill_stroke (self->scene, OUTLINE);
      along_symbol_path (self->scene, ALONG_SHAPE_CIRCLE, at.x + 11, at.y, LEGEND_HALF);
      along_scene_fill_stroke (self->scene, OUTLINE);
    }
  else if (seen->man)
    symbol_entry (self, ALONG_SHAPE_SQUARE, OUTLINE, NULL, _("Man"));
  else if (seen->woman)
    symbol_entry (self, ALONG_SHAPE_CIRCLE, OUTLINE, NULL, _("Woman"));
  if (seen->dome)
    symbol_entry (self, ALONG_SHAPE_DOME, OUTLINE, NULL, _("Non-binary person"));
  if (seen->diamond)
    symbol_entry (self, ALONG_SHAPE_DIAMOND, OUTLINE, NULL, _("Non-binary person"));
  if (seen->unknown)
    symbol_entry (self, ALONG_SHAPE_DIAMOND, OUTLINE, "?", _("Not known"));
  if (seen->inner)
    {
      AlongPoint at = symbol_entry (self, ALONG_SHAPE_SQUARE, OUTLINE, NULL, _("Inside: sex recorded at birth"));

      along_symbol_inner (self->scene, ALONG_SHAPE_CIRCLE, at.x, at.y, LEGEND_HALF);
    }
  if (seen->orientation)
    {
      AlongPoint at = symbol_entry (self, ALONG_SHAPE_CIRCLE, OUTLINE, NULL, _("Sexual orientation"));

      along_symbol_orientation (self->scene, at.x, at.y, LEGEND_HALF);
    }
  if (seen->several)
    symbol_entry (self, ALONG_SHAPE_SQUARE, OUTLINE, "3", _("Several people"));
  if (seen->many)
    symbol_entry (self, ALONG_SHAPE_SQUARE, OUTLINE, C_("number not known", "n"), _("Several, number not known"));
  if (seen->dashed)
    symbol_entry (self, ALONG_SHAPE_CIRCLE, "person-dashed", NULL, _("Matters, not of the family"));
  if (seen->pet)
    {
      AlongPoint at = along_legend_next (self, _("Pet"));

      along_symbol_path (self->scene, ALONG_SHAPE_DIAMOND, at.x, at.y, 6);
      along_scene_fill_stroke (self->scene, OUTLINE);
    }
  if (seen->donor)
    symbol_entry (self, ALONG_SHAPE_SQUARE, OUTLINE, C_("donor", "D"), _("Donor"));
  if (seen->surrogate)
    symbol_entry (self, ALONG_SHAPE_CIRCLE, OUTLINE, C_("surrogate", "S"), _("Surrogate mother"));
}

/* X or one stroke, by the profile. */
static void
strike (Legend *self, AlongPoint at, double half, gboolean once)
{
  along_scene_move_to (self->scene, at.x - half, at.y + half);
  along_scene_line_to (self->scene, at.x + half, at.y - half);
  if (!once)
    {
      along_scene_move_to (self->scene, at.x - half, at.y - half);
      along_scene_line_to (self->scene, at.x + half, at.y + half);
    }
  along_scene_stroke (self->scene, "person-mark");
}

/* Letters always stand by: a triangle is a pregnancy in one notation and a loss in the other. */
static void
pregnancy_entries (Legend *self, const Seen *seen)
{
  gboolean clinical = along_graph_is_clinical (self->graph);
  AlongSymbolShape lost = clinical ? ALONG_SHAPE_SMALL_TRIANGLE : ALONG_SHAPE_DOT;
  const char *style = clinical ? OUTLINE : "person-mark";
  AlongPoint at;

  if (seen->pregnancy)
    symbol_entry (self, clinical ? ALONG_SHAPE_DIAMOND : ALONG_SHAPE_TRIANGLE, OUTLINE, "P", _("Pregnancy"));
  if (seen->miscarriage)
    {
      at = along_legend_next (self, _("MC: miscarriage"));
      along_symbol_path (self->scene, lost, at.x, at.y, clinical ? LEGEND_HALF : 5);
      along_scene_fill_stroke (self->scene, style);
    }
  if (seen->ectopic)
    {
      at = along_legend_next (self, _("ECT: ectopic pregnancy"));
      along_symbol_path (self->scene, lost, at.x, at.y, clinical ? LEGEND_HALF : 5);
      along_scene_fill_stroke (self->scene, style);
    }
  if (seen->termination)
    {
      at = symbol_entry (self, clinical ? ALONG_SHAPE_SMALL_TRIANGLE : ALONG_SHAPE_CROSS, OUTLINE, NULL, _("TOP: ended pregnancy"));
      if (clinical)
        strike (self, at, 11, TRUE);
    }
  if (seen->stillbirth)
    {
      double half = clinical ? LEGEND_HALF : 0.6 * LEGEND_HALF;

      at = along_legend_next (self, _("SB: stillborn baby"));
      along_symbol_path (self->scene, ALONG_SHAPE_SQUARE, at.x, at.y, half);
      along_scene_fill_stroke (self->scene, OUTLINE);
      strike (self, at, clinical ? half + 2 : half, clinical);
    }
  if (seen->dead)
    {
      at = symbol_entry (self, ALONG_SHAPE_SQUARE, OUTLINE, NULL, _("Has died"));
      strike (self, at, clinical ? LEGEND_HALF + 2 : LEGEND_HALF, clinical);
    }
}

static void
index_entry (Legend *self)
{
  AlongPoint at = along_legend_next (self, _("Who this is about"));

  if (along_graph_is_clinical (self->graph))
    {
      along_symbol_arrow (self->scene, at.x + 8, at.y - 6);
      return;
    }
  for (double half = 10; half > 5; half -= 4)
    {
      along_scene_circle (self->scene, at.x, at.y, half);
      along_scene_fill_stroke (self->scene, OUTLINE);
    }
}

static void
care_entries (Legend *self, const Seen *seen)
{
  if (seen->bracket || seen->adopted)
    {
      AlongPoint at = along_legend_next (self, seen->bracket && seen->adopted ? _("Living in care, or adopted")
                                               : seen->bracket                ? _("Living in care")
                                                                              : _("Adopted"));

      along_symbol_brackets (self->scene, at.x, at.y, 3);
    }
  if (seen->tag)
    {
      AlongPoint at = along_legend_next (self, _("Care, social care"));

      along_scene_rounded (self->scene, at.x - 16, at.y - 7, 32, 14, 7);
      along_scene_fill_stroke (self->scene, "tag-care");
    }
}

static void
shade_entries (Legend *self, const Seen *seen)
{
  static const struct
  {
    guint area;
    const char *words;
  } shades[] = {
    { ALONG_GRAPH_AREA_PHYSICAL, N_("Physical illness") },
    { ALONG_GRAPH_AREA_PHYSICAL_RECOVERY, N_("Getting over physical illness") },
    { ALONG_GRAPH_AREA_PHYSICAL_SUSPECTED, N_("Maybe physical illness") },
    { ALONG_GRAPH_AREA_MENTAL, N_("Mental health") },
    { ALONG_GRAPH_AREA_MENTAL_RECOVERY, N_("Mental health, in recovery") },
    { ALONG_GRAPH_AREA_MENTAL_SUSPECTED, N_("Maybe mental health") },
    { ALONG_GRAPH_AREA_MISUSE, N_("Alcohol or drugs") },
    { ALONG_GRAPH_AREA_MISUSE_SUSPECTED, N_("Maybe alcohol, drugs") },
    { ALONG_GRAPH_AREA_MISUSE_RECOVERY, N_("Alcohol or drugs, in recovery") },
  };

  for (guint s = 0; s < G_N_ELEMENTS (shades); s++)
    if (seen->areas & shades[s].area)
      {
        AlongPoint at = symbol_entry (self, ALONG_SHAPE_SQUARE, OUTLINE, NULL, _(shades[s].words));

        along_symbol_shade (self->scene, ALONG_SHAPE_SQUARE, shades[s].area, along_graph_is_clinical (self->graph), at.x, at.y,
                            LEGEND_HALF);
      }
}

/* Letters beside symbols. */
static void
letter_entries (Legend *self)
{
  const char *const letters[][2] = { { C_("in recovery", "R"), _("In recovery") },
                                     { C_("smoker", "S"), _("Smokes") },
                                     { C_("obesity", "O"), _("Obesity") },
                                     { C_("language need", "L"), _("Another language") },
                                     { C_("interpreter needed", "I"), C_("legend", "Interpreter") } };
  guint n;
  const AlongLayoutPerson *people = along_layout_peek_people (self->layout, &n);

  for (guint l = 0; l < G_N_ELEMENTS (letters); l++)
    for (guint i = 0; i < n; i++)
      if (people[i].person->letters != NULL && strstr (people[i].person->letters, letters[l][0]) != NULL)
        {
          AlongPoint at = along_legend_next (self, letters[l][1]);

          along_scene_text (self->scene, "text-second", ALONG_ANCHOR_MIDDLE, at.x, at.y + 4, 0, 1, letters[l][0]);
          break;
        }
}

/** along_legend_people: symbols, what is in them and round them, and homes. */
void
along_legend_people (Legend *self)
{
  Seen seen = { 0 };
  guint n;

  look (&seen, self);
  gender_entries (self, &seen);
  pregnancy_entries (self, &seen);
  if (seen.index)
    index_entry (self);
  care_entries (self, &seen);
  shade_entries (self, &seen);
  letter_entries (self);
  if (seen.ordinal)
    {
      AlongPoint at = along_legend_next (self, _("Order of birth"));

      along_scene_text (self->scene, "text-second", ALONG_ANCHOR_MIDDLE, at.x, at.y + 4, 0, 1, "1. 2.");
    }
  along_layout_peek_homes (self->layout, &n);
  if (n > 0 && (self->show & ALONG_GENOGRAM_HOMES))
    {
      AlongPoint at = along_legend_next (self, _("Same home"));

      along_scene_rounded (self->scene, at.x - 16, at.y - 8, 32, 16, 5);
      along_scene_fill_stroke (self->scene, "household");
    }
}
