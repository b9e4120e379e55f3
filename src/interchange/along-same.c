/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who of a file is who of a family, one to one.
 *
 * Each rule sorts those who are left on both sides by a key, and takes only who is alone with it on either side: a
 * rule costs no more for 10,000 namesakes than for 10,000 names. From two who are the same it goes on to their
 * relatives. The keys, from the strongest: name and day of birth; the shape of everything round a person (names,
 * genders, dates and ties, refined step by step as in colour refinement), then of names alone; two names and their
 * tie; a name with births that may be one. Who cannot be told apart at all is taken in their order, where there are
 * as many. */
#include "along-same.h"

#include <stdlib.h>

#include "along-date.h"
#include "along-family.h"

#define MOST_PASSES 8
#define MOST_STEPS 64      /* of refining */
#define MOST_PAIRS 4096    /* compared one with another, of one name */
#define MOST_NAMESAKES 64  /* looked at to say that somebody is unclear */

typedef struct
{
  guint from, tie, to;
} Join;

struct _AlongSameSide
{
  GArray *nodes; /* AlongSameNode */
  GArray *joins; /* Join; once settled sorted, each once */
  guint *first;  /* of each node; one more than there are nodes */
};

enum { STEP_ONE, STEP_TWO, STEP_LAST, STEP_NAMES, N_STEPS }; /* the last of names alone */

typedef struct
{
  AlongSameSide *side[2];
  int *match[2];
  guint64 *shape[N_STEPS][2];
  GArray *todo; /* guint: of the file, just found: their relatives are next */
  guint n_found;
} Matcher;

typedef struct
{
  guint64 key;
  guint side, index;
} Entry;

typedef void (*Rule) (Matcher *matcher, const Entry *file, guint n_file, const Entry *here, guint n_here);

AlongSameSide *
along_same_side_new (void)
{
  AlongSameSide *side = g_new0 (AlongSameSide, 1);

  side->nodes = g_array_new (FALSE, FALSE, sizeof (AlongSameNode));
  side->joins = g_array_new (FALSE, FALSE, sizeof (Join));
  return side;
}

void
along_same_side_free (AlongSameSide *side)
{
  g_array_unref (side->nodes);
  g_array_unref (side->joins);
  g_free (side->first);
  g_free (side);
}

/** along_same_side_add: returns the number of the node, from 0. */
guint
along_same_side_add (AlongSameSide *side, const AlongSameNode *node)
{
  g_array_append_val (side->nodes, *node);
  return side->nodes->len - 1;
}

guint
along_same_side_size (AlongSameSide *side)
{
  return side->nodes->len;
}

static AlongSameTie
turned (AlongSameTie tie)
{
  static const AlongSameTie other[] = {
    [ALONG_SAME_PARENT] = ALONG_SAME_CHILD,      [ALONG_SAME_CHILD] = ALONG_SAME_PARENT,
    [ALONG_SAME_PARTNER] = ALONG_SAME_PARTNER,   [ALONG_SAME_CARER] = ALONG_SAME_CARED,
    [ALONG_SAME_CARED] = ALONG_SAME_CARER,       [ALONG_SAME_SIBLINGS] = ALONG_SAME_MEMBER,
    [ALONG_SAME_MEMBER] = ALONG_SAME_SIBLINGS,
  };

  return other[tie];
}

/** along_same_side_join: @other is the @tie of @one; the way back is added too. */
void
along_same_side_join (AlongSameSide *side, guint one, AlongSameTie tie, guint other)
{
  Join there = { one, tie, other }, back = { other, turned (tie), one };

  g_array_append_val (side->joins, there);
  g_array_append_val (side->joins, back);
}

static int
compare_joins (gconstpointer a, gconstpointer b)
{
  const Join *one = a, *other = b;

  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;
  if (one->tie != other->tie)
    return one->tie < other->tie ? -1 : 1;
  return (one->to > other->to) - (one->to < other->to);
}

static const Join *
join_at (const AlongSameSide *side, guint at)
{
  return &g_array_index (side->joins, Join, at);
}

static const AlongSameNode *
node_at (const AlongSameSide *side, guint at)
{
  return &g_array_index (side->nodes, AlongSameNode, at);
}

static void
settle (AlongSameSide *side)
{
  guint kept = 0;

  g_array_sort (side->joins, compare_joins);
  for (guint i = 0; i < side->joins->len; i++)
    if (i == 0 || compare_joins (join_at (side, i), join_at (side, kept - 1)) != 0)
      g_array_index (side->joins, Join, kept++) = *join_at (side, i);
  g_array_set_size (side->joins, kept);
  g_free (side->first);
  side->first = g_new0 (guint, side->nodes->len + 2);
  for (guint i = 0; i < kept; i++)
    side->first[join_at (side, i)->from + 1]++;
  for (guint i = 0; i < side->nodes->len; i++)
    side->first[i + 1] += side->first[i];
}

static guint64
mix (guint64 a, guint64 b)
{
  a ^= b + G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) + (a << 6) + (a >> 2);
  a *= G_GUINT64_CONSTANT (0xFF51AFD7ED558CCD);
  return a ^ a >> 33;
}

/* The shape round each person. */

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint64 one = *(const guint64 *) a, other = *(const guint64 *) b;

  return (one > other) - (one < other);
}

static guint
count_shapes (Matcher *matcher, guint64 *const shape[2])
{
  guint sizes[2] = { matcher->side[0]->nodes->len, matcher->side[1]->nodes->len }, distinct = 0;
  g_autofree guint64 *all = g_new (guint64, sizes[0] + sizes[1] + 1);

  for (guint s = 0, at = 0; s < 2; s++)
    for (guint i = 0; i < sizes[s]; i++)
      all[at++] = shape[s][i];
  qsort (all, sizes[0] + sizes[1], sizeof *all, compare_numbers);
  for (guint i = 0; i < sizes[0] + sizes[1]; i++)
    distinct += i == 0 || all[i] != all[i - 1];
  return distinct;
}

/* Who has no name says nothing of their relatives: the record has such people for those the file leaves out. */
static void
refine (const AlongSameSide *side, const guint64 *from, guint64 *to)
{
  for (guint i = 0; i < side->nodes->len; i++)
    {
      guint64 sum = 0;

      for (guint j = side->first[i]; j < side->first[i + 1]; j++)
        {
          const Join *join = join_at (side, j);
          const AlongSameNode *other = node_at (side, join->to);

          if (other->name == 0 || other->known)
            sum += mix (join->tie + 1, from[join->to]);
        }
      to[i] = mix (from[i], sum);
    }
}

/* Until nobody more is told apart. */
static gboolean
refine_all (Matcher *matcher, guint step, GCancellable *cancellable, GError **error)
{
  guint distinct = count_shapes (matcher, matcher->shape[step]), before = 0;

  for (guint i = 0; i < MOST_STEPS && distinct != before; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      before = distinct;
      for (guint s = 0; s < 2; s++)
        {
          guint64 *next = g_new (guint64, matcher->side[s]->nodes->len + 1);

          refine (matcher->side[s], matcher->shape[step][s], next);
          g_free (matcher->shape[step][s]);
          matcher->shape[step][s] = next;
        }
      distinct = count_shapes (matcher, matcher->shape[step]);
    }
  return TRUE;
}

static gboolean
find_shapes (Matcher *matcher, GCancellable *cancellable, GError **error)
{
  for (guint s = 0; s < 2; s++)
    {
      const AlongSameSide *side = matcher->side[s];

      for (guint step = 0; step < N_STEPS; step++)
        matcher->shape[step][s] = g_new0 (guint64, side->nodes->len + 1);
      for (guint i = 0; i < side->nodes->len; i++)
        {
          const AlongSameNode *node = node_at (side, i);

          matcher->shape[STEP_NAMES][s][i] = mix (node->name, 1);
          matcher->shape[STEP_LAST][s][i]
            = node->name == 0 ? 1 : mix (mix (mix (node->name, (guint64) node->gender), node->born), node->dead);
        }
      refine (side, matcher->shape[STEP_LAST][s], matcher->shape[STEP_ONE][s]);
      refine (side, matcher->shape[STEP_ONE][s], matcher->shape[STEP_TWO][s]);
      refine (side, matcher->shape[STEP_TWO][s], matcher->shape[STEP_LAST][s]);
    }
  return refine_all (matcher, STEP_LAST, cancellable, error) && refine_all (matcher, STEP_NAMES, cancellable, error);
}

/* Who is left, by a key. */

static gboolean
ends_before (int last, int first)
{
  return last != ALONG_DAY_NONE && first != ALONG_DAY_NONE && last < first;
}

/* Whether nothing speaks against the two being one. */
static gboolean
may_be_same (const AlongSameNode *one, const AlongSameNode *other)
{
  return one->name == other->name
         && !(one->gender == ALONG_GENDER_FEMALE && other->gender == ALONG_GENDER_MALE)
         && !(one->gender == ALONG_GENDER_MALE && other->gender == ALONG_GENDER_FEMALE)
         && (one->born == other->born
             || (!ends_before (one->born_last, other->born_first) && !ends_before (other->born_last, one->born_first)))
         && !ends_before (one->died_last, other->died_first) && !ends_before (other->died_last, one->died_first);
}

static gboolean
pair (Matcher *matcher, guint file, guint here)
{
  if (matcher->match[0][file] >= 0 || matcher->match[1][here] >= 0
      || !may_be_same (node_at (matcher->side[0], file), node_at (matcher->side[1], here)))
    return FALSE;
  matcher->match[0][file] = (int) here;
  matcher->match[1][here] = (int) file;
  matcher->n_found++;
  g_array_append_val (matcher->todo, file);
  return TRUE;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *one = a, *other = b;

  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;
  if (one->side != other->side)
    return one->side < other->side ? -1 : 1;
  return (one->index > other->index) - (one->index < other->index);
}

static void
add_entry (GArray *entries, guint64 key, guint side, guint index)
{
  Entry entry = { key, side, index };

  g_array_append_val (entries, entry);
}

/* Calls @rule for each key that both sides have. */
static void
by_key (Matcher *matcher, GArray *entries, Rule rule)
{
  const Entry *all = (const Entry *) entries->data;
  guint begin = 0, middle, end;

  g_array_sort (entries, compare_entries);
  for (; begin < entries->len; begin = end)
    {
      for (middle = begin; middle < entries->len && all[middle].key == all[begin].key && all[middle].side == 0; middle++)
        ;
      for (end = middle; end < entries->len && all[end].key == all[begin].key; end++)
        ;
      if (middle > begin && end > middle)
        rule (matcher, all + begin, middle - begin, all + middle, end - middle);
    }
}

static void
take_single (Matcher *matcher, const Entry *file, guint n_file, const Entry *here, guint n_here)
{
  if (n_file == 1 && n_here == 1)
    pair (matcher, file->index, here->index);
}

/* Nobody can tell them apart: in their order. @then: (nullable): after each two */
static void
take_in_order (Matcher *matcher, const Entry *file, guint n_file, const Entry *here, guint n_here, void (*then) (Matcher *matcher))
{
  guint h = 0;

  for (guint f = 0; n_file == n_here && f < n_file; f++)
    {
      if (matcher->match[0][file[f].index] >= 0)
        continue;
      while (h < n_here && matcher->match[1][here[h].index] >= 0)
        h++;
      if (h < n_here && pair (matcher, file[f].index, here[h].index) && then != NULL)
        then (matcher);
    }
}

static void
take_as_many (Matcher *matcher, const Entry *file, guint n_file, const Entry *here, guint n_here)
{
  take_in_order (matcher, file, n_file, here, n_here, NULL);
}

/* Of few: each with the only one they may be, where that one may be nobody else. */
static void
take_possible (Matcher *matcher, const Entry *file, guint n_file, const Entry *here, guint n_here)
{
  g_autofree guint *fits = NULL, *only = NULL;

  if ((guint64) n_file * n_here > MOST_PAIRS)
    return;
  fits = g_new0 (guint, n_file + n_here);
  only = g_new0 (guint, n_file);
  for (guint f = 0; f < n_file; f++)
    for (guint h = 0; h < n_here; h++)
      if (may_be_same (node_at (matcher->side[0], file[f].index), node_at (matcher->side[1], here[h].index)))
        {
          fits[f]++;
          fits[n_file + h]++;
          only[f] = h;
        }
  for (guint f = 0; f < n_file; f++)
    if (fits[f] == 1 && fits[n_file + only[f]] == 1)
      pair (matcher, file[f].index, here[only[f]].index);
}

typedef enum { BY_SHAPE, BY_NAME, NAMELESS, N_WAYS } Way;

static void
add_relatives (Matcher *matcher, GArray *entries, guint side, guint index, Way way)
{
  const AlongSameSide *of = matcher->side[side];

  for (guint j = of->first[index]; j < of->first[index + 1]; j++)
    {
      const Join *join = join_at (of, j);
      const AlongSameNode *node = node_at (of, join->to);

      if (matcher->match[side][join->to] < 0 && (way != NAMELESS || (node->name != 0 && !node->known)))
        add_entry (entries, mix (join->tie + 1, way == BY_SHAPE ? matcher->shape[STEP_LAST][side][join->to] : node->name), side, join->to);
    }
}

/* Relatives of one who was found: by their shape, then by their name; the nameless are as good as one another. */
static void
go_on (Matcher *matcher)
{
  static const Rule rules[N_WAYS] = { take_as_many, take_possible, take_as_many };
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  while (matcher->todo->len > 0)
    {
      guint file = g_array_index (matcher->todo, guint, matcher->todo->len - 1), here = (guint) matcher->match[0][file];

      g_array_set_size (matcher->todo, matcher->todo->len - 1);
      for (Way way = 0; way < N_WAYS; way++)
        {
          g_array_set_size (entries, 0);
          add_relatives (matcher, entries, 0, file, way);
          add_relatives (matcher, entries, 1, here, way);
          by_key (matcher, entries, rules[way]);
        }
    }
}

static void
go_on_from_all (Matcher *matcher)
{
  for (guint i = 0; i < matcher->side[0]->nodes->len; i++)
    if (matcher->match[0][i] >= 0)
      g_array_append_val (matcher->todo, i);
  go_on (matcher);
}

static void
take_single_and_go_on (Matcher *matcher, const Entry *file, guint n_file, const Entry *here, guint n_here)
{
  take_single (matcher, file, n_file, here, n_here);
  go_on (matcher);
}

static void
take_possible_and_go_on (Matcher *matcher, const Entry *file, guint n_file, const Entry *here, guint n_here)
{
  take_possible (matcher, file, n_file, here, n_here);
  go_on (matcher);
}

static void
take_as_many_and_go_on (Matcher *matcher, const Entry *file, guint n_file, const Entry *here, guint n_here)
{
  take_in_order (matcher, file, n_file, here, n_here, go_on);
}

/* The keys of everybody who is left. */

typedef guint64 (*Key) (Matcher *matcher, guint side, guint index);

static guint64
key_birth (Matcher *matcher, guint side, guint index)
{
  const AlongSameNode *node = node_at (matcher->side[side], index);

  return node->known && node->born != 0 ? mix (node->name, node->born) : 0;
}

static guint64
key_shape (Matcher *matcher, guint side, guint index)
{
  return matcher->shape[STEP_LAST][side][index];
}

/* Whether there is more than a name: a birth or a relative. */
static guint64
key_near_shape (Matcher *matcher, guint side, guint index)
{
  const AlongSameSide *of = matcher->side[side];

  return node_at (of, index)->known && of->first[index + 1] > of->first[index] ? matcher->shape[STEP_TWO][side][index] : 0;
}

static guint64
key_nearest_shape (Matcher *matcher, guint side, guint index)
{
  const AlongSameSide *of = matcher->side[side];
  gboolean joined = FALSE;

  for (guint j = of->first[index]; j < of->first[index + 1] && !joined; j++)
    joined = node_at (of, join_at (of, j)->to)->known;
  return node_at (of, index)->known && joined ? matcher->shape[STEP_ONE][side][index] : 0;
}

static guint64
key_shape_of_names (Matcher *matcher, guint side, guint index)
{
  const AlongSameSide *of = matcher->side[side];

  return node_at (of, index)->known && of->first[index + 1] > of->first[index] ? matcher->shape[STEP_NAMES][side][index] : 0;
}

static guint64
key_name (Matcher *matcher, guint side, guint index)
{
  const AlongSameNode *node = node_at (matcher->side[side], index);

  return node->known ? mix (node->name, 0) : 0;
}

static guint64
key_name_born (Matcher *matcher, guint side, guint index)
{
  return node_at (matcher->side[side], index)->born != 0 ? key_name (matcher, side, index) : 0;
}

static guint64
key_name_year (Matcher *matcher, guint side, guint index)
{
  const AlongSameNode *node = node_at (matcher->side[side], index);

  int year, month, day;

  if (!node->known || node->born_first == ALONG_DAY_NONE)
    return 0;
  along_day_to_ymd (node->born_first, &year, &month, &day);
  return mix (node->name, (guint64) year + 1);
}

static void
all_by_key (Matcher *matcher, Key key, Rule rule)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint s = 0; s < 2; s++)
    for (guint i = 0; i < matcher->side[s]->nodes->len; i++)
      {
        guint64 of = matcher->match[s][i] < 0 ? key (matcher, s, i) : 0;

        if (of != 0)
          add_entry (entries, of, s, i);
      }
  by_key (matcher, entries, rule);
}

/* Two of the file, and two here: both ends of a tie. */
static void
take_both_ends (Matcher *matcher, const Entry *file, guint n_file, const Entry *here, guint n_here)
{
  const Join *one = join_at (matcher->side[0], file->index), *other = join_at (matcher->side[1], here->index);

  if (n_file != 1 || n_here != 1 || matcher->match[0][one->from] >= 0 || matcher->match[0][one->to] >= 0
      || matcher->match[1][other->from] >= 0 || matcher->match[1][other->to] >= 0
      || !may_be_same (node_at (matcher->side[0], one->from), node_at (matcher->side[1], other->from))
      || !may_be_same (node_at (matcher->side[0], one->to), node_at (matcher->side[1], other->to)))
    return;
  pair (matcher, one->from, other->from);
  pair (matcher, one->to, other->to);
  go_on (matcher);
}

static void
ties_by_names (Matcher *matcher)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint s = 0; s < 2; s++)
    for (guint j = 0; j < matcher->side[s]->joins->len; j++)
      {
        const Join *join = join_at (matcher->side[s], j);
        const AlongSameNode *from = node_at (matcher->side[s], join->from), *to = node_at (matcher->side[s], join->to);

        /* each tie once; a partner's both ways round where both have one name */
        if (from->known && to->known && matcher->match[s][join->from] < 0 && matcher->match[s][join->to] < 0
            && (join->tie == ALONG_SAME_PARENT || join->tie == ALONG_SAME_CARER
                || (join->tie == ALONG_SAME_PARTNER && (from->name < to->name || (from->name == to->name && join->from < join->to)))))
          add_entry (entries, mix (mix (from->name, join->tie), to->name), s, j);
      }
  by_key (matcher, entries, take_both_ends);
}

static gboolean
match_all (Matcher *matcher, GCancellable *cancellable, GError **error)
{
  static const struct { Key key; Rule rule; } rules[] = {
    { key_birth, take_single_and_go_on },          { key_shape, take_single_and_go_on },
    { key_near_shape, take_single_and_go_on },     { key_nearest_shape, take_single_and_go_on },
    { key_shape_of_names, take_single_and_go_on }, { NULL, NULL }, /* ties by their names */
    { key_name_born, take_possible_and_go_on },  { key_name_year, take_possible_and_go_on },
  };

  for (guint pass = 0; pass < MOST_PASSES; pass++)
    {
      guint before = matcher->n_found;

      for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          if (rules[i].key != NULL)
            all_by_key (matcher, rules[i].key, rules[i].rule);
          else
            ties_by_names (matcher);
        }
      go_on_from_all (matcher);
      if (matcher->n_found == before)
        all_by_key (matcher, key_shape, take_as_many_and_go_on);
      if (matcher->n_found == before)
        break;
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

typedef struct
{
  Matcher matcher;
  guint8 *state;
} Sorting;

/* Who of those left has a namesake who is left too. */
static void
note_unclear (Matcher *matcher, const Entry *file, guint n_file, const Entry *here, guint n_here)
{
  Sorting *sorting = (Sorting *) matcher;

  for (guint f = 0; f < n_file; f++)
    for (guint h = 0; h < MIN (n_here, MOST_NAMESAKES); h++)
      if (may_be_same (node_at (matcher->side[0], file[f].index), node_at (matcher->side[1], here[h].index)))
        {
          sorting->state[file[f].index] = ALONG_SAME_UNCLEAR;
          break;
        }
}

/**
 * along_same_match: who of @file is who of @here, one to one.
 *
 * @match: (out): of each node of @file the node of @here, or -1
 * @state: (out): of each node of @file an AlongSameState
 * Errors: G_IO_ERROR_CANCELLED
 */
gboolean
along_same_match (AlongSameSide *file, AlongSameSide *here, int *match, guint8 *state, GCancellable *cancellable, GError **error)
{
  Sorting sorting = { .matcher = { .side = { file, here }, .match = { match, g_new (int, here->nodes->len + 1) } }, .state = state };
  Matcher *matcher = &sorting.matcher;
  gboolean whole;

  settle (file);
  settle (here);
  matcher->todo = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint s = 0; s < 2; s++)
    for (guint i = 0; i < matcher->side[s]->nodes->len; i++)
      matcher->match[s][i] = -1;
  whole = find_shapes (matcher, cancellable, error) && match_all (matcher, cancellable, error);
  for (guint i = 0; i < file->nodes->len; i++)
    state[i] = match[i] >= 0 ? ALONG_SAME_FOUND : ALONG_SAME_NEW;
  if (whole)
    all_by_key (matcher, key_name, note_unclear);
  for (guint s = 0; s < 2; s++)
    for (guint step = 0; step < N_STEPS; step++)
      g_free (matcher->shape[step][s]);
  g_array_unref (matcher->todo);
  g_free (matcher->match[1]);
  return whole;
}
