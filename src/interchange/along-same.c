/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who of a file is who of a family, one to one.
 *
 * Each rule sorts those who are left on both sides by a key, and takes only who is alone with it on either side: a
 * rule costs no more for 10,000 namesakes than for 10,000 names. From two who are the same it goes on to their
 * relatives. The keys, from the strongest: name and day of birth; the shape of everything round a person (names,
 * genders, dates and ties, refined step by step as in colour refinement), then of names alone; two names and their
 * tie; a name with births that may be one, of two of whom no relative is known. Who cannot be told apart at all is
 * taken in their order, where there are as many. A name alone is enough only where both sides have the same names
 * throughout: then it is the same file again. */
#include "along-same-private.h"

#include "along-date.h"
#include "along-family.h"

#define MOST_PASSES 8
#define MOST_PAIRS 4096    /* compared one with another, of one name */
#define MOST_NAMESAKES 64  /* looked at to say that somebody is unclear */

typedef struct
{
  guint64 key;
  guint side, index;
} Entry;

typedef void (*Rule) (AlongSameMatcher *matcher, const Entry *file, guint n_file, const Entry *here, guint n_here);

/* Who is left, by a key. */

static gboolean
ends_before (int last, int first)
{
  return last != ALONG_DAY_NONE && first != ALONG_DAY_NONE && last < first;
}

/* Whether nothing speaks against the two being one. */
static gboolean
is_possible (const AlongSameNode *one, const AlongSameNode *other)
{
  return one->name == other->name
         && !(one->gender == ALONG_GENDER_FEMALE && other->gender == ALONG_GENDER_MALE)
         && !(one->gender == ALONG_GENDER_MALE && other->gender == ALONG_GENDER_FEMALE)
         && (one->born == other->born
             || (!ends_before (one->born_last, other->born_first) && !ends_before (other->born_last, one->born_first)))
         && !ends_before (one->died_last, other->died_first) && !ends_before (other->died_last, one->died_first)
         && !ends_before (one->died_last, other->born_first) && !ends_before (other->died_last, one->born_first);
}

/* A child may have the name of one who died: the dead and the living are one only where both have a birth. */
static gboolean
may_be_same (const AlongSameNode *one, const AlongSameNode *other)
{
  return is_possible (one, other) && (one->dead == other->dead || (one->born != 0 && other->born != 0));
}

static gboolean
pair (AlongSameMatcher *matcher, guint file, guint here)
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
by_key (AlongSameMatcher *matcher, GArray *entries, Rule rule)
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
take_single (AlongSameMatcher *matcher, const Entry *file, guint n_file, const Entry *here, guint n_here)
{
  if (n_file == 1 && n_here == 1)
    pair (matcher, file->index, here->index);
}

/* Nobody can tell them apart: in their order. @then: (nullable): after each two */
static void
take_in_order (AlongSameMatcher *matcher, const Entry *file, guint n_file, const Entry *here, guint n_here, void (*then) (AlongSameMatcher *matcher))
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
take_as_many (AlongSameMatcher *matcher, const Entry *file, guint n_file, const Entry *here, guint n_here)
{
  take_in_order (matcher, file, n_file, here, n_here, NULL);
}

/* Of few: each with the only one they may be, where that one may be nobody else. @alone: only where no relative is known */
static void
take_fitting (AlongSameMatcher *matcher, const Entry *file, guint n_file, const Entry *here, guint n_here, gboolean alone)
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
    if (fits[f] == 1 && fits[n_file + only[f]] == 1
        && !(alone && (matcher->kin[0][file[f].index] || matcher->kin[1][here[only[f]].index])))
      pair (matcher, file[f].index, here[only[f]].index);
}

static void
take_possible (AlongSameMatcher *matcher, const Entry *file, guint n_file, const Entry *here, guint n_here)
{
  take_fitting (matcher, file, n_file, here, n_here, FALSE);
}

typedef enum { BY_SHAPE, BY_NAME, NAMELESS, N_WAYS } Way;

static void
add_relatives (AlongSameMatcher *matcher, GArray *entries, guint side, guint index, Way way)
{
  const AlongSameSide *of = matcher->side[side];

  for (guint j = of->first[index]; j < of->first[index + 1]; j++)
    {
      const AlongSameJoin *join = join_at (of, j);
      const AlongSameNode *node = node_at (of, join->to);

      gboolean nameless = node->name != 0 && !node->known;

      if (matcher->match[side][join->to] >= 0 || (way == NAMELESS ? !nameless : way == BY_NAME && nameless))
        continue;
      add_entry (entries,
                 mix (join->tie + 1, way == BY_SHAPE ? matcher->shape[STEP_LAST][side][join->to] : way == BY_NAME ? node->name : mix (node->name, node->born)),
                 side, join->to);
    }
}

/* Relatives of one who was found: by their shape, then by their name; the nameless of one birth, or of none,
 * are as good as one another. */
static void
go_on (AlongSameMatcher *matcher)
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
go_on_from_all (AlongSameMatcher *matcher)
{
  for (guint i = 0; i < matcher->side[0]->nodes->len; i++)
    if (matcher->match[0][i] >= 0)
      g_array_append_val (matcher->todo, i);
  go_on (matcher);
}

static void
take_single_and_go_on (AlongSameMatcher *matcher, const Entry *file, guint n_file, const Entry *here, guint n_here)
{
  take_single (matcher, file, n_file, here, n_here);
  go_on (matcher);
}

static void
take_alone_and_go_on (AlongSameMatcher *matcher, const Entry *file, guint n_file, const Entry *here, guint n_here)
{
  take_fitting (matcher, file, n_file, here, n_here, TRUE);
  go_on (matcher);
}

static void
take_as_many_and_go_on (AlongSameMatcher *matcher, const Entry *file, guint n_file, const Entry *here, guint n_here)
{
  take_in_order (matcher, file, n_file, here, n_here, go_on);
}

/* The keys of everybody who is left. */

typedef guint64 (*Key) (AlongSameMatcher *matcher, guint side, guint index);

static guint64
key_birth (AlongSameMatcher *matcher, guint side, guint index)
{
  const AlongSameNode *node = node_at (matcher->side[side], index);

  return node->known && node->born_first != ALONG_DAY_NONE && node->born_first == node->born_last ? mix (node->name, node->born) : 0;
}

static guint64
key_shape (AlongSameMatcher *matcher, guint side, guint index)
{
  const AlongSameNode *node = node_at (matcher->side[side], index);

  return matcher->same_names || matcher->kin[side][index] || (node->known && node->born != 0) ? matcher->shape[STEP_LAST][side][index] : 0;
}

static guint64
key_near_shape (AlongSameMatcher *matcher, guint side, guint index)
{
  return node_at (matcher->side[side], index)->known && matcher->kin[side][index] ? matcher->shape[STEP_TWO][side][index] : 0;
}

/* Of relatives themselves: what brothers and sisters are called is not in it. */
static guint64
key_nearest_shape (AlongSameMatcher *matcher, guint side, guint index)
{
  const AlongSameSide *of = matcher->side[side];
  gboolean joined = FALSE;

  for (guint j = of->first[index]; j < of->first[index + 1] && !joined; j++)
    joined = node_at (of, join_at (of, j)->to)->known;
  return node_at (of, index)->known && joined ? matcher->shape[STEP_ONE][side][index] : 0;
}

static guint64
key_shape_of_names (AlongSameMatcher *matcher, guint side, guint index)
{
  return node_at (matcher->side[side], index)->known && matcher->kin[side][index] ? matcher->shape[STEP_NAMES][side][index] : 0;
}

static guint64
key_name (AlongSameMatcher *matcher, guint side, guint index)
{
  const AlongSameNode *node = node_at (matcher->side[side], index);

  return node->known ? mix (node->name, 0) : 0;
}

static guint64
key_name_born (AlongSameMatcher *matcher, guint side, guint index)
{
  return node_at (matcher->side[side], index)->born != 0 ? key_name (matcher, side, index) : 0;
}

static guint64
key_name_year (AlongSameMatcher *matcher, guint side, guint index)
{
  const AlongSameNode *node = node_at (matcher->side[side], index);

  int year, month, day;

  if (!node->known || node->born_first == ALONG_DAY_NONE)
    return 0;
  along_day_to_ymd (node->born_first, &year, &month, &day);
  return mix (node->name, (guint64) year + 1);
}

static void
all_by_key (AlongSameMatcher *matcher, Key key, Rule rule)
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
take_both_ends (AlongSameMatcher *matcher, const Entry *file, guint n_file, const Entry *here, guint n_here)
{
  const AlongSameJoin *one = join_at (matcher->side[0], file->index), *other = join_at (matcher->side[1], here->index);

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
ties_by_names (AlongSameMatcher *matcher)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint s = 0; s < 2; s++)
    for (guint j = 0; j < matcher->side[s]->joins->len; j++)
      {
        const AlongSameJoin *join = join_at (matcher->side[s], j);
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
match_all (AlongSameMatcher *matcher, GCancellable *cancellable, GError **error)
{
  static const struct { Key key; Rule rule; } rules[] = {
    { key_birth, take_single_and_go_on },          { key_shape, take_single_and_go_on },
    { key_near_shape, take_single_and_go_on },     { key_nearest_shape, take_single_and_go_on },
    { key_shape_of_names, take_single_and_go_on }, { NULL, NULL }, /* ties by their names */
    { key_name_born, take_alone_and_go_on },         { key_name_year, take_alone_and_go_on },
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
  AlongSameMatcher matcher;
  guint8 *state;
} Sorting;

/* Who of those left has a namesake who is left too. */
static void
note_unclear (AlongSameMatcher *matcher, const Entry *file, guint n_file, const Entry *here, guint n_here)
{
  Sorting *sorting = (Sorting *) matcher;

  for (guint f = 0; f < n_file; f++)
    for (guint h = 0; h < MIN (n_here, MOST_NAMESAKES); h++)
      if (is_possible (node_at (matcher->side[0], file[f].index), node_at (matcher->side[1], here[h].index)))
        {
          sorting->state[file[f].index] = ALONG_SAME_UNCLEAR;
          break;
        }
}

/* Of brothers and sisters together: how many have a name, as far as two. */
static guint
count_members (const AlongSameSide *side, guint siblings)
{
  guint n = 0;

  for (guint j = side->first[siblings]; j < side->first[siblings + 1] && n < 2; j++)
    n += node_at (side, join_at (side, j)->to)->known;
  return n;
}

/* Who has a relative with a name, be it a brother or sister; of brothers and sisters together: whether two have one. */
static guint8 *
find_kin (const AlongSameSide *side)
{
  guint8 *kin = g_malloc0 (side->nodes->len + 1);

  for (guint i = 0; i < side->nodes->len; i++)
    if (node_at (side, i)->name == 0)
      kin[i] = count_members (side, i) > 1;
  for (guint i = 0; i < side->nodes->len; i++)
    for (guint j = side->first[i]; j < side->first[i + 1] && node_at (side, i)->name != 0 && !kin[i]; j++)
      {
        guint to = join_at (side, j)->to;

        kin[i] = to != i && (node_at (side, to)->name != 0 ? node_at (side, to)->known : kin[to]);
      }
  return kin;
}

/* Whether the same names are on both sides, each as often. */
static gboolean
have_same_names (const AlongSameSide *one, const AlongSameSide *other)
{
  const AlongSameSide *const side[2] = { one, other };
  guint n[2] = { 0, 0 };
  guint64 sum[2] = { 0, 0 };

  for (guint s = 0; s < 2; s++)
    for (guint i = 0; i < side[s]->nodes->len; i++)
      if (node_at (side[s], i)->known)
        {
          n[s]++;
          sum[s] += mix (node_at (side[s], i)->name, 1);
        }
  return n[0] == n[1] && sum[0] == sum[1];
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
  AlongSameMatcher *matcher = &sorting.matcher;
  gboolean whole;

  along_same_side_settle (file);
  along_same_side_settle (here);
  matcher->todo = g_array_new (FALSE, FALSE, sizeof (guint));
  matcher->kin[0] = find_kin (file);
  matcher->kin[1] = find_kin (here);
  matcher->same_names = have_same_names (file, here);
  for (guint s = 0; s < 2; s++)
    for (guint i = 0; i < matcher->side[s]->nodes->len; i++)
      matcher->match[s][i] = -1;
  whole = along_same_find_shapes (matcher, cancellable, error) && match_all (matcher, cancellable, error);
  for (guint i = 0; i < file->nodes->len; i++)
    state[i] = match[i] >= 0 ? ALONG_SAME_FOUND : ALONG_SAME_NEW;
  if (whole)
    all_by_key (matcher, key_name, note_unclear);
  for (guint s = 0; s < 2; s++)
    for (guint step = 0; step < N_STEPS; step++)
      g_free (matcher->shape[step][s]);
  g_free (matcher->kin[0]);
  g_free (matcher->kin[1]);
  g_array_unref (matcher->todo);
  g_free (matcher->match[1]);
  return whole;
}
