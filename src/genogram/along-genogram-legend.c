/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legend, made from what is drawn. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-legend.h"
#include "along-symbols.h"
#include "along-kind.h"
#include "along-safety-draw.h"

#define ROW 28.0 /* of one line of words, at least */
#define ROW_GAP 5.0
#define COLUMN 166.0
#define HEADING 96.0
#define SAMPLE 48.0
#define PAD 18.0

static void
next_row (Legend *self)
{
  self->top += self->tall;
  self->tall = 0;
  self->column = 0;
}

/* What follows is a group of its own: on paper in rows of its own, with a heading before. */
void
along_legend_begin_group (Legend *self, const char *heading)
{
  if (self->heading <= 0)
    return;
  next_row (self);
  self->pending = heading;
}

/** along_legend_next: middle of the next sample; writes its @words. */
AlongPoint
along_legend_next (Legend *self, const char *words)
{
  double cell = (self->width - self->heading) / self->columns;
  double room = cell - SAMPLE - PAD - 8, wide, high, ascent, x, y;

  if (self->column == self->columns)
    next_row (self);
  x = self->x + PAD + self->heading + self->column * (cell - PAD / self->columns);
  y = self->y + PAD / 2 + self->top + ROW / 2;
  self->column++;
  if (self->pending != NULL)
    along_scene_text (self->scene, "text-caption-strong", ALONG_ANCHOR_START, self->x + PAD, y + 4, self->heading - 8, 1,
                      g_steal_pointer (&self->pending));
  /* Long words take a second line, and their row the room for it. */
  along_fonts_measure (self->fonts, "text", words, room, 2, &wide, &high, &ascent);
  along_scene_text (self->scene, "text", ALONG_ANCHOR_START, x + SAMPLE + 8, y + 4, room, 2, words);
  self->tall = MAX (self->tall, MAX (ROW, y + 4 - ascent + high - (self->y + PAD / 2 + self->top) + ROW_GAP));
  return (AlongPoint){ x + SAMPLE / 2, y };
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
  AlongPoint at = along_legend_next (self, words);
  AlongGraphUnion couple = { .kind = kind, .state = state };

  along_scene_move_to (self->scene, at.x - 16, at.y);
  along_scene_line_to (self->scene, at.x + 16, at.y);
  along_scene_stroke (self->scene, along_couple_style (&couple));
  along_couple_mark (self->scene, &couple, at.x, at.y);
  two_people (self, at);
}

static void
kind_entries (Legend *self, const AlongLayoutCouple *couples, guint n)
{
  static const struct
  {
    AlongGraphUnionKind kind;
    const char *words;
  } kinds[] = {
    { ALONG_GRAPH_MARRIED, N_("Married") },
    { ALONG_GRAPH_COHABITING, N_("Living together") },
    { ALONG_GRAPH_ENGAGED, N_("Engaged") },
    { ALONG_GRAPH_DATING, N_("Together") },
    { ALONG_GRAPH_BRIEF, N_("–: a short time") },
    { ALONG_GRAPH_AFFAIR, N_("Affair") },
    { ALONG_GRAPH_CO_PARENTS, N_("Parents together") },
    { ALONG_GRAPH_PARENTS_ONLY, N_("Parents of a child") },
  };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint c = 0; c < n; c++)
      if (couples[c].path.n >= 2 && couples[c].couple->kind == kinds[k].kind)
        {
          couple_entry (self, kinds[k].kind, ALONG_GRAPH_CURRENT, _(kinds[k].words));
          break;
        }
}

static gboolean
went_out (const AlongGraphUnion *couple)
{
  return couple->kind == ALONG_GRAPH_DATING && couple->state == ALONG_GRAPH_ENDED;
}

/* The first couple that is drawn and is so now; -1: none. Two who lived together and do so no more are separated. */
static int
find_state (const AlongLayoutCouple *couples, guint n, AlongGraphUnionState state)
{
  for (guint c = 0; c < n; c++)
    {
      const AlongGraphUnion *couple = couples[c].couple;
      AlongGraphUnionState now = couple->state == ALONG_GRAPH_ENDED && !went_out (couple) ? ALONG_GRAPH_SEPARATED : couple->state;

      if (couples[c].path.n >= 2 && now == state)
        return (int) c;
    }
  return -1;
}

/* Who separated and who went out and does so no more have one line. */
static void
state_entries (Legend *self, const AlongLayoutCouple *couples, guint n)
{
  int separated = find_state (couples, n, ALONG_GRAPH_SEPARATED), ended = find_state (couples, n, ALONG_GRAPH_ENDED);
  int divorced = find_state (couples, n, ALONG_GRAPH_DIVORCED), again = find_state (couples, n, ALONG_GRAPH_RECONCILED);

  if (separated >= 0)
    couple_entry (self, couples[separated].couple->kind, ALONG_GRAPH_SEPARATED, ended >= 0 ? _("Separated, or ended") : _("Separated"));
  else if (ended >= 0)
    couple_entry (self, couples[ended].couple->kind, ALONG_GRAPH_SEPARATED, C_("legend", "Ended"));
  if (divorced >= 0)
    couple_entry (self, couples[divorced].couple->kind, ALONG_GRAPH_DIVORCED, _("Divorced"));
  if (again >= 0)
    couple_entry (self, couples[again].couple->kind, ALONG_GRAPH_RECONCILED, _("Together again"));
}

static void
couple_entries (Legend *self, const AlongLayoutCouple *couples, guint n)
{
  gboolean blood = FALSE, childless[ALONG_GRAPH_INFERTILITY + 1] = { FALSE };

  kind_entries (self, couples, n);
  state_entries (self, couples, n);
  for (guint c = 0; c < n; c++)
    {
      blood = blood || couples[c].blood;
      childless[along_couple_is_childless (self->layout, c)] = TRUE;
    }
  if (blood)
    {
      AlongPoint at = along_legend_next (self, _("Related by blood"));

      for (int side = -1; side <= 1; side += 2)
        {
          along_scene_move_to (self->scene, at.x - 16, at.y + 2 * side);
          along_scene_line_to (self->scene, at.x + 16, at.y + 2 * side);
          along_scene_stroke (self->scene, "couple-solid");
        }
      two_people (self, at);
    }
  for (AlongGraphChildless about = ALONG_GRAPH_NO_CHILDREN; about <= ALONG_GRAPH_INFERTILITY; about++)
    if (childless[about])
      {
        AlongPoint at = along_legend_next (self, about == ALONG_GRAPH_NO_CHILDREN ? _("No children") : _("Cannot have children"));

        along_childless_mark (self->scene, about, at.x, at.y - 8, ALONG_CHILDLESS_DROP);
      }
}

static const char *
nature_words (AlongGraphNature nature)
{
  switch (nature)
    {
    case ALONG_GRAPH_UNCERTAIN:
      return _("Perhaps a parent");
    case ALONG_GRAPH_ADOPTED:
      return _("Adopted");
    case ALONG_GRAPH_FOSTER:
      return _("Fostered (LW: lives with)");
    case ALONG_GRAPH_KINSHIP:
      return _("Family carer");
    case ALONG_GRAPH_STEP:
      return _("Stepchild");
    case ALONG_GRAPH_DONOR:
      return _("Donor’s child");
    case ALONG_GRAPH_SURROGATE:
      return _("Carried by a surrogate");
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
  for (guint nature = ALONG_GRAPH_UNCERTAIN; nature <= ALONG_GRAPH_STEP; nature++)
    if (drawn[nature] && nature_words (nature) != NULL)
      {
        AlongPoint at = along_legend_next (self, nature_words (nature));

        /* From above to a child: neither a couple nor a feeling. */
        for (int line = nature == ALONG_GRAPH_ADOPTED ? -1 : 0; line <= 1; line += 2)
          {
            along_scene_move_to (self->scene, at.x + 2.5 * line, at.y - 13);
            along_scene_line_to (self->scene, at.x + 2.5 * line, at.y + 3);
            along_scene_stroke (self->scene, line < 0 ? "structure" : along_nature_style (nature));
          }
        along_scene_circle (self->scene, at.x, at.y + 8, 5);
        along_scene_fill_stroke (self->scene, "person-outline");
        if (nature == ALONG_GRAPH_UNCERTAIN)
          along_scene_text (self->scene, "text-caption-strong", ALONG_ANCHOR_START, at.x + 4, at.y, 0, 1, "?");
      }
}

/* Two legs from one point: with a bar, or a question mark. */
static void
twin_entries (Legend *self)
{
  guint n, n_people;
  const AlongLayoutLine *lines = along_layout_peek_lines (self->layout, &n);
  const AlongLayoutPerson *people = along_layout_peek_people (self->layout, &n_people);
  gboolean drawn[ALONG_GRAPH_FRATERNAL + 1] = { FALSE };
  const char *const words[] = { _("Twins, not known whether identical"), _("Identical twins"), _("Twins, not identical") };

  for (guint i = 0; i < n; i++)
    if (lines[i].role == ALONG_LINE_LEG && lines[i].child >= 0)
      drawn[people[lines[i].child].person->zygosity] = TRUE;
  for (guint z = 0; z < G_N_ELEMENTS (drawn); z++)
    if (drawn[z])
      {
        AlongPoint at = along_legend_next (self, words[z]);

        along_scene_move_to (self->scene, at.x - 11, at.y + 9);
        along_scene_line_to (self->scene, at.x, at.y - 9);
        along_scene_line_to (self->scene, at.x + 11, at.y + 9);
        if (z == ALONG_GRAPH_IDENTICAL)
          {
            along_scene_move_to (self->scene, at.x - 5, at.y - 1);
            along_scene_line_to (self->scene, at.x + 5, at.y - 1);
          }
        along_scene_stroke (self->scene, "structure");
        if (z == ALONG_GRAPH_ZYGOSITY_UNKNOWN)
          along_scene_text (self->scene, "text-tiny", ALONG_ANCHOR_MIDDLE, at.x, at.y + 9, 0, 1, "?");
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
      at = along_legend_next (self, along_bond_words (bonds[b].bond->kind));
      {
        AlongPoint ends[2] = { { at.x - 22, at.y }, { at.x + 22, at.y } };
        AlongPolyline line = { ends, 2 };

        along_bond_draw (self->scene, bonds[b].bond->kind, bonds[b].bond->both_ways, &line);
      }
    }
}

/* Who is safe around the baby: what is drawn of it. */
static void
safety_entries (Legend *self)
{
  static const int order[] = { ALONG_SAFE_WITH_SAFE, ALONG_SAFE_WITH_WITH_SOMEBODY, ALONG_SAFE_WITH_NOT_SAFE, ALONG_SAFE_WITH_NOT_KNOWN };
  guint n;
  const AlongLayoutPerson *people = along_layout_peek_people (self->layout, &n);

  for (guint s = 0; s < G_N_ELEMENTS (order); s++)
    for (guint i = 0; i < n; i++)
      if (people[i].person->safety != NULL && people[i].person->safe == order[s])
        {
          /* Translators: whether somebody is safe */
          g_autofree char *words = g_strdup_printf (_("Around the baby: %s"), people[i].person->safety);
          AlongPoint at = along_legend_next (self, words);

          along_scene_rounded (self->scene, at.x - 18, at.y - 9, 36, 18, order[s] == ALONG_SAFE_WITH_NOT_SAFE ? 2 : 9);
          along_scene_fill_stroke (self->scene, along_safety_style (order[s]));
          along_safety_mark (self->scene, order[s], at.x, at.y);
          break;
        }
}

/** along_legend_draw: draws the legend at (@x, @y), @width wide; returns its height. */
double
along_legend_draw (AlongScene *scene, AlongLayout *layout, AlongFonts *fonts, AlongGenogramShow show, double x,
                   double y, double width)
{
  double scale = along_fonts_base (fonts) / 14.667;
  Legend self = { scene, fonts, along_layout_get_graph (layout), layout, show, x, y, width,
                  show & ALONG_GENOGRAM_LEGEND ? HEADING * scale : 0, NULL, 1, 0, 0, 0 };
  guint n;
  const AlongLayoutCouple *couples;
  const AlongLayoutBond *bonds;

  self.columns = CLAMP ((int) ((width - self.heading) / (COLUMN * scale)), 1, 5);
  along_legend_begin_group (&self, _("People"));
  along_legend_people (&self);
  along_legend_begin_group (&self, _("Couples"));
  couples = along_layout_peek_couples (layout, &n);
  couple_entries (&self, couples, n);
  along_legend_begin_group (&self, _("Children"));
  nature_entries (&self, layout);
  twin_entries (&self);
  along_legend_begin_group (&self, _("Feelings"));
  bonds = along_layout_peek_bonds (layout, &n);
  if (show & ALONG_GENOGRAM_BONDS)
    bond_entries (&self, bonds, n);
  along_legend_begin_group (&self, _("Around the baby"));
  safety_entries (&self);
  return PAD + self.top + self.tall;
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
