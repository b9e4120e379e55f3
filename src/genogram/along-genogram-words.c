/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawing in words: what a screen reader says of each person, couple and line, the drawing's own
 * description, and “The same in words” of a report. */
#include "along-genogram-words-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-care-tags.h"
#include "along-genogram-draw.h"
#include "along-person-texts.h"
#include "along-text.h"

#define GROWN_UP 18

const AlongLayoutPerson *
along_words_person (AlongLayout *layout, int person)
{
  guint n;

  return person < 0 ? NULL : &along_layout_peek_people (layout, &n)[person];
}

const char *
along_words_name (AlongLayout *layout, int person)
{
  const AlongLayoutPerson *at = along_words_person (layout, person);

  if (at == NULL || at->person->name == NULL || *at->person->name == '\0')
    return _("somebody not known");
  return at->person->name;
}

gboolean
along_words_is_boy (const AlongGraphPerson *person)
{
  return person->gender == ALONG_GRAPH_MALE || person->gender == ALONG_GRAPH_TRANS_MAN;
}

gboolean
along_words_is_girl (const AlongGraphPerson *person)
{
  return person->gender == ALONG_GRAPH_FEMALE || person->gender == ALONG_GRAPH_TRANS_WOMAN;
}

static const char *
gender_word (const AlongGraphPerson *person)
{
  gboolean child = person->years >= 0 && person->years < GROWN_UP;

  if (along_words_is_boy (person))
    return child ? _("boy") : _("man");
  if (along_words_is_girl (person))
    return child ? _("girl") : _("woman");
  if (person->gender == ALONG_GRAPH_NON_BINARY)
    return child ? _("non-binary child") : _("non-binary person");
  return NULL;
}

static const char *
kind_word (AlongGraphKind kind)
{
  switch (kind)
    {
    case ALONG_GRAPH_PREGNANCY:
      return _("baby not yet born");
    case ALONG_GRAPH_MISCARRIAGE:
      return _("miscarriage");
    case ALONG_GRAPH_TERMINATION:
      return _("ended pregnancy");
    case ALONG_GRAPH_STILLBIRTH:
      return _("stillborn baby");
    case ALONG_GRAPH_ECTOPIC:
      return _("ectopic pregnancy");
    case ALONG_GRAPH_PET:
      return _("pet");
    default:
      return NULL;
    }
}

void
along_words_add (GString *text, const char *separator, const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, words);
}

static gboolean
says (const char *words)
{
  return words != NULL && *words != '\0';
}

/* First letter small, to go on inside a sentence. */
static char *
inside_sentence (const char *words)
{
  g_autofree char *first = NULL;

  if (!says (words))
    return NULL;
  /* a code stays as it is */
  if (g_unichar_isupper (g_utf8_get_char (g_utf8_next_char (words))))
    return g_strdup (words);
  first = g_utf8_strdown (words, g_utf8_next_char (words) - words);
  return g_strconcat (first, g_utf8_next_char (words), NULL);
}

/* Of several people in one symbol: how many, and of what gender. */
static char *
several_words (const AlongGraphPerson *who)
{
  if (who->count == ALONG_GRAPH_MANY)
    return g_strdup (along_words_is_boy (who)    ? _("several men or boys")
                     : along_words_is_girl (who) ? _("several women or girls")
                                     : _("several people"));
  return g_strdup_printf (along_words_is_boy (who)    ? ngettext ("%d man or boy", "%d men or boys", who->count)
                          : along_words_is_girl (who) ? ngettext ("%d woman or girl", "%d women or girls", who->count)
                                          : ngettext ("%d person", "%d people", who->count),
                          who->count);
}

/** along_genogram_person_name: accessible name up to the age: “Alfie, boy, 3”. */
char *
along_genogram_person_name (AlongLayout *layout, int person)
{
  const AlongGraphPerson *who = along_words_person (layout, person)->person;
  const char *kind = kind_word (who->kind);
  g_autoptr (GString) text = NULL;

  if (who->spoken != NULL)
    return g_strdup (who->spoken);
  text = g_string_new (who->name);
  if (who->count != 1)
    {
      g_autofree char *several = several_words (who);

      along_words_add (text, ", ", several);
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
  along_words_add (text, ", ", kind != NULL ? kind : gender_word (who));
  if (kind != NULL && !says (who->name))
    return along_text_capital (kind);
  if (who->kind == ALONG_GRAPH_PERSON && who->dead)
    along_words_add (text, ", ", _("died"));
  if (who->kind == ALONG_GRAPH_PERSON)
    along_words_add (text, ", ", who->age != NULL ? who->age : who->inside);
  if (text->len == 0)
    along_words_add (text, "", _("Not known"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* “close”, “their own words (close)”, “conflict, since 2024” */
static char *
feeling_words (const AlongGraphBond *bond)
{
  g_autofree char *said = along_genogram_feeling (bond->kind, bond->label);
  g_autoptr (GString) text = g_string_new (said);

  along_words_add (text, ", ", bond->words);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* “Leanne is focused on Theo, since 2024”. (nullable): it is no sentence, or somebody told it in other words */
static char *
sentence_of (AlongLayout *layout, const AlongLayoutBond *bond)
{
  g_autofree char *kind = inside_sentence (along_bond_words (bond->bond->kind)), *sentence = NULL;
  GString *text;

  if (!bond->bond->directed || (bond->bond->label != NULL && g_ascii_strcasecmp (bond->bond->label, kind) != 0))
    return NULL;
  sentence = along_genogram_bond_sentence (bond->bond->kind, along_words_name (layout, bond->from), along_words_name (layout, bond->to));
  if (sentence == NULL)
    return NULL;
  text = g_string_new (sentence);
  along_words_add (text, ", ", bond->bond->words);
  return g_string_free (text, FALSE);
}

/** along_genogram_bond_words: “Grace and Jade: close”, “Leanne is focused on Theo”. */
char *
along_genogram_bond_words (AlongLayout *layout, guint bond)
{
  guint n;
  const AlongLayoutBond *about = &along_layout_peek_bonds (layout, &n)[bond];
  g_autofree char *words = feeling_words (about->bond), *sentence = sentence_of (layout, about);

  if (sentence != NULL)
    return g_steal_pointer (&sentence);
  if (about->bond->directed)
    return g_strdup_printf (_("%s to %s: %s"), along_words_name (layout, about->from), along_words_name (layout, about->to), words);
  return g_strdup_printf (_("%s and %s: %s"), along_words_name (layout, about->from), along_words_name (layout, about->to), words);
}

static void
add_origins (AlongLayout *layout, int person, GString *text, const char *separator)
{
  guint n_couples, n;
  const AlongLayoutCouple *couples = along_layout_peek_couples (layout, &n_couples);
  const AlongLayoutLine *lines = along_layout_peek_lines (layout, &n);
  const AlongLayoutSecondary *seconds;

  for (guint i = 0; i < n; i++)
    if (lines[i].child == person)
      {
        const AlongGraphPerson *who = along_words_person (layout, person)->person;
        gboolean care = lines[i].link != NULL && lines[i].link->nature >= ALONG_GRAPH_DONOR;
        g_autofree char *words = care ? along_words_care (layout, lines[i].link, &couples[lines[i].couple])
                                      : along_words_child (layout, who, lines[i].link, &couples[lines[i].couple]);

        along_words_add (text, separator, words);
      }
  seconds = along_layout_peek_secondaries (layout, &n);
  for (guint i = 0; i < n; i++)
    if (seconds[i].child == person)
      {
        g_autofree char *words = along_words_care (layout, seconds[i].link, &couples[seconds[i].couple]);

        along_words_add (text, separator, words);
      }
}

static void
add_couples (AlongLayout *layout, int person, GString *text, const char *separator)
{
  guint n_couples, n;
  const AlongLayoutCouple *couples = along_layout_peek_couples (layout, &n_couples);
  const AlongLayoutLine *lines = along_layout_peek_lines (layout, &n);

  for (guint c = 0; c < n_couples; c++)
    {
      g_autoptr (GPtrArray) children = g_ptr_array_new ();
      g_autofree char *partner = NULL;
      g_autofree char *names = NULL;
      g_autofree char *words = NULL;

      if (couples[c].one != person && couples[c].other != person)
        continue;
      for (guint i = 0; i < n; i++)
        if (lines[i].couple == (int) c && lines[i].child >= 0 &&
            (lines[i].link == NULL || (lines[i].link->nature != ALONG_GRAPH_FOSTER && lines[i].link->nature != ALONG_GRAPH_KINSHIP)) &&
            along_words_person (layout, lines[i].child)->person->name != NULL)
          g_ptr_array_add (children, (gpointer) along_words_name (layout, lines[i].child));
      if (couples[c].one >= 0 && couples[c].other >= 0)
        partner = along_words_partner (layout, &couples[c], person);
      along_words_add (text, separator, partner);
      if (partner != NULL && couples[c].blood)
        along_words_add (text, ", ", _("related by blood"));
      along_words_add (text, ", ", along_words_childless (couples[c].couple->childless));
      if (children->len == 0)
        continue;
      names = along_words_list (children);
      words = partner == NULL ? g_strdup_printf (_("parent of %s"), names)
                              : g_strdup_printf (_("their children: %s"), names);
      if (partner != NULL && children->len == 1)
        {
          g_free (words);
          words = g_strdup_printf (_("their child: %s"), names);
        }
      along_words_add (text, ", ", words);
    }
}

static gboolean
is_unborn (AlongLayout *layout, int person)
{
  guint n;

  return along_layout_peek_people (layout, &n)[person].person->kind == ALONG_GRAPH_PREGNANCY;
}

/* Who is not born yet stands in the outline of the mother's home, and lives nowhere. */
static void
add_homes (AlongLayout *layout, int person, GString *text, const char *separator)
{
  guint n;
  const AlongLayoutHome *homes = along_layout_peek_homes (layout, &n);

  for (guint h = 0, end; h < n; h = end)
    {
      g_autoptr (GPtrArray) others = g_ptr_array_new ();
      gboolean member = FALSE;
      g_autofree char *names = NULL;
      g_autofree char *words = NULL;

      for (end = h; end < n && homes[end].home == homes[h].home; end++)
        for (int m = 0; m < homes[end].n_members; m++)
          if (is_unborn (layout, homes[end].members[m]))
            continue;
          else if (homes[end].members[m] == person)
            member = TRUE;
          else
            g_ptr_array_add (others, (gpointer) along_words_name (layout, homes[end].members[m]));
      if (!member || others->len == 0)
        continue;
      names = along_words_list (others);
      words = g_strdup_printf (_("lives with %s"), names);
      along_words_add (text, separator, words);
    }
}

/* From where the person stands: "Donna: conflict", "from Liam: violence"; or a sentence. */
static char *
bond_from (AlongLayout *layout, const AlongLayoutBond *bond, int person)
{
  g_autofree char *words = feeling_words (bond->bond), *sentence = sentence_of (layout, bond);

  if (sentence != NULL)
    return g_steal_pointer (&sentence);
  if (!bond->bond->directed)
    return g_strdup_printf (C_("a person: a feeling", "%s: %s"),
                            along_words_name (layout, bond->from == person ? bond->to : bond->from), words);
  return bond->from == person ? g_strdup_printf (_("to %s: %s"), along_words_name (layout, bond->to), words)
                              : g_strdup_printf (_("from %s: %s"), along_words_name (layout, bond->from), words);
}

static void
add_bonds (AlongLayout *layout, int person, GString *text, const char *separator)
{
  guint n;
  const AlongLayoutBond *bonds = along_layout_peek_bonds (layout, &n);

  for (guint b = 0; b < n; b++)
    {
      g_autofree char *words = NULL;

      if (bonds[b].from != person && bonds[b].to != person)
        continue;
      words = bond_from (layout, &bonds[b], person);
      along_words_add (text, separator, words);
    }
}

/* Whether @words stand in @text, whole words: “CO” is not in “Colin”. */
static gboolean
has_words (const char *text, const char *words)
{
  gsize n = strlen (words);

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    if ((at == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)))) && !g_unichar_isalnum (g_utf8_get_char (at + n)))
      return TRUE;
  return FALSE;
}

static void
add_lines (AlongLayout *layout, const AlongGraphPerson *who, GString *text, const char *separator)
{
  AlongGraph *graph = along_layout_get_graph (layout);
  g_autofree char *under = along_person_lines (graph, who);
  g_autofree char *years = along_person_is_over (graph, who) ? along_person_years (who) : NULL;
  g_auto (GStrv) lines = under != NULL ? g_strsplit (under, "\n", -1) : NULL;
  g_auto (GStrv) tags = who->tag != NULL ? g_strsplit (who->tag, "\n", -1) : NULL;

  along_words_add (text, separator, years);
  for (char **line = lines; line != NULL && *line != NULL; line++)
    along_words_add (text, separator, *line);
  for (char **each = tags; each != NULL && *each != NULL; each++)
    {
      g_auto (GStrv) parts = g_strsplit (*each, " · ", -1);
      g_autoptr (GString) tag = g_string_new (NULL);

      for (char **part = parts; *part != NULL; part++)
        {
          g_autofree char *words = text->len + tag->len > 0 ? inside_sentence (*part) : g_strdup (*part);

          /* “in foster care with Rose” says it */
          if (words != NULL && !has_words (text->str, words))
            along_words_add (tag, ", ", words);
        }
      if (tag->len > 0)
        along_words_add (text, separator, tag->str);
    }
}

/* What marks in and beside the symbol say, and no words under it. */
static void
add_marks (const AlongGraphPerson *who, GString *text, const char *separator)
{
  static const struct
  {
    const char *context, *letter, *words;
  } letters[] = { { "language need", "L", N_("another language than English") },
                  { "interpreter needed", "I", N_("needs an interpreter") } };

  if (who->professional)
    along_words_add (text, separator, _("not of the family, but matters"));
  if (who->at_birth != ALONG_GRAPH_UNKNOWN && who->at_birth != who->gender)
    along_words_add (text, separator, who->at_birth == ALONG_GRAPH_FEMALE ? _("recorded female at birth") : _("recorded male at birth"));
  along_words_add (text, separator, who->orientation);
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (who->letters != NULL && strstr (who->letters, g_dpgettext2 (GETTEXT_PACKAGE, letters[i].context, letters[i].letter)) != NULL)
      along_words_add (text, separator, _(letters[i].words));
  if (who->twins != NULL && who->zygosity == ALONG_GRAPH_IDENTICAL)
    along_words_add (text, separator, _("identical twin"));
  else if (who->twins != NULL)
    along_words_add (text, separator, who->kind == ALONG_GRAPH_PREGNANCY ? _("expected together") : _("born together"));
  /* what the “?” between their lines says */
  if (who->twins != NULL && who->zygosity == ALONG_GRAPH_ZYGOSITY_UNKNOWN)
    along_words_add (text, separator, _("not known whether identical"));
}

/* Every sentence but the first, which goes on from the name, begins with a capital. */
static char *
sentences_of (const char *text, gboolean first)
{
  g_auto (GStrv) parts = g_strsplit (text, ". ", -1);

  for (char **part = first ? parts : parts + 1; *part != NULL; part++)
    {
      char *upper = along_text_capital (*part);

      g_free (*part);
      *part = upper;
    }
  return g_strjoinv (". ", parts);
}

/** along_genogram_person_words: accessible description: where they come from, with whom, then each line. */
char *
along_genogram_person_words (AlongLayout *layout, int person)
{
  const AlongGraphPerson *who = along_words_person (layout, person)->person;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *carer = NULL;

  add_origins (layout, person, text, ", ");
  add_lines (layout, who, text, ", ");
  add_marks (who, text, ", ");
  add_couples (layout, person, text, ". ");
  carer = along_genogram_carer_words (layout, person);
  along_words_add (text, ". ", carer);
  add_homes (layout, person, text, ". ");
  along_words_add (text, ". ", who->description);
  add_bonds (layout, person, text, ". ");
  return text->len == 0 ? NULL : sentences_of (text->str, FALSE);
}

/* "2 people"; of babies on the way it is said that they are, those that were lost and pets are no people. */
static char *
count_words (const AlongLayoutPerson *people, guint n)
{
  guint there = 0, expected = 0;
  g_autofree char *persons = NULL, *babies = NULL;

  for (guint i = 0; i < n; i++)
    {
      there += people[i].person->kind == ALONG_GRAPH_PERSON || people[i].person->kind == ALONG_GRAPH_STILLBIRTH;
      expected += people[i].person->kind == ALONG_GRAPH_PREGNANCY;
    }
  persons = g_strdup_printf (ngettext ("%u person", "%u people", there), there);
  if (expected == 0)
    return g_steal_pointer (&persons);
  babies = expected == 1 ? g_strdup (_("a baby on the way")) : g_strdup_printf (ngettext ("%u baby on the way", "%u babies on the way", expected), expected);
  /* Translators: how many people a family has, and how many babies on the way, in: "A family of 2 people, a baby on the way, in 2 generations" */
  return g_strdup_printf (C_("in a sentence", "%s, %s,"), persons, babies);
}

/** along_genogram_summary: how many people in how many generations, and whom it is about. */
char *
along_genogram_summary (AlongLayout *layout)
{
  guint n;
  const AlongLayoutPerson *people = along_layout_peek_people (layout, &n);
  g_autoptr (GPtrArray) index = g_ptr_array_new ();
  g_autofree char *count = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *names = NULL;
  int generations = along_layout_get_n_rows (layout);

  for (guint i = 0; i < n; i++)
    if (people[i].person->index && people[i].person->name != NULL)
      g_ptr_array_add (index, people[i].person->name);
  count = count_words (people, n);
  rows = g_strdup_printf (ngettext ("%d generation", "%d generations", generations), generations);
  if (index->len == 0)
    return g_strdup_printf (_("A family of %s in %s."), count, rows);
  names = along_words_list (index);
  return g_strdup_printf (_("A family of %s in %s, drawn around %s."), count, rows, names);
}

static void
free_sentence (gpointer data)
{
  AlongGenogramSentence *sentence = data;

  g_free (sentence->key);
  g_free (sentence->name);
  g_free (sentence->text);
  g_free (sentence);
}

/* Steps of kinship from the people the drawing is about; far away for those not linked. */
static int *
distances (AlongLayout *layout, guint n)
{
  guint n_couples, n_lines;
  const AlongLayoutCouple *couples = along_layout_peek_couples (layout, &n_couples);
  const AlongLayoutLine *lines = along_layout_peek_lines (layout, &n_lines);
  int *far = g_new (int, n + 1);

  for (guint i = 0; i < n; i++)
    far[i] = along_words_person (layout, i)->person->index ? 0 : 1000;
  for (int round = 0; round < 6; round++)
    {
      for (guint c = 0; c < n_couples; c++)
        if (couples[c].one >= 0 && couples[c].other >= 0)
          {
            far[couples[c].one] = MIN (far[couples[c].one], far[couples[c].other] + 1);
            far[couples[c].other] = MIN (far[couples[c].other], far[couples[c].one] + 1);
          }
      for (guint l = 0; l < n_lines; l++)
        {
          const int parents[2] = { couples[lines[l].couple].one, couples[lines[l].couple].other };

          for (int p = 0; p < 2 && lines[l].child >= 0; p++)
            if (parents[p] >= 0)
              {
                far[lines[l].child] = MIN (far[lines[l].child], far[parents[p]] + 1);
                far[parents[p]] = MIN (far[parents[p]], far[lines[l].child] + 2);
              }
        }
    }
  return far;
}

typedef struct
{
  AlongLayout *layout;
  const int *far;
} Nearness;

static int
compare_nearness (gconstpointer a, gconstpointer b, gpointer data)
{
  const Nearness *self = data;
  int p = *(const int *) a, q = *(const int *) b;
  const AlongLayoutPerson *one, *other;

  if (self->far[p] != self->far[q])
    return self->far[p] - self->far[q];
  one = along_words_person (self->layout, p);
  other = along_words_person (self->layout, q);
  if (one->row != other->row)
    return one->row - other->row;
  return one->x < other->x ? -1 : one->x > other->x;
}

/**
 * along_genogram_sentences: (transfer full) (element-type AlongGenogramSentence): the whole family in
 * words, those nearest to the people it is about first.
 */
GPtrArray *
along_genogram_sentences (AlongLayout *layout)
{
  guint n;
  const AlongLayoutPerson *people = along_layout_peek_people (layout, &n);
  GPtrArray *sentences = g_ptr_array_new_with_free_func (free_sentence);
  g_autofree int *far = distances (layout, n);
  g_autofree int *order = g_new (int, n + 1);
  Nearness nearness = { layout, far };

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, n, sizeof *order, compare_nearness, &nearness);
  for (guint i = 0; i < n; i++)
    {
      const AlongGraphPerson *who = people[order[i]].person;
      AlongGenogramSentence *sentence = g_new0 (AlongGenogramSentence, 1);
      const char *kind = kind_word (who->kind);
      g_autoptr (GString) first = g_string_new (NULL);
      g_autoptr (GString) rest = g_string_new (NULL);

      g_autofree char *several = who->count != 1 ? several_words (who) : NULL;

      along_words_add (first, ", ", several != NULL                      ? several
                        : who->kind != ALONG_GRAPH_PERSON ? kind
                        : who->age != NULL                ? who->age
                                                          : who->inside);
      if (who->dead && who->kind == ALONG_GRAPH_PERSON)
        along_words_add (first, ", ", _("died"));
      add_origins (layout, order[i], first, ", ");
      add_lines (layout, who, first, ", ");
      add_marks (who, first, ", ");
      add_couples (layout, order[i], rest, ". ");
      add_homes (layout, order[i], rest, ". ");
      along_words_add (rest, ". ", who->description);
      add_bonds (layout, order[i], rest, ". ");
      along_words_add (first, ". ", rest->str);
      sentence->key = g_strdup (who->key);
      sentence->name = g_strdup (who->name != NULL ? who->name : kind != NULL ? kind : _("Not known"));
      {
        g_autofree char *text = sentences_of (first->str, TRUE);

        sentence->text = *text == '\0' ? g_strdup (_("Nothing more is known.")) : g_strconcat (text, ".", NULL);
      }
      g_ptr_array_add (sentences, sentence);
    }
  return sentences;
}
