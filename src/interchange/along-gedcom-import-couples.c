/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The couples of a GEDCOM document, and those of whom it knows one parent, or none. */
#include "along-gedcom-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-gedcom-words.h"

static gboolean
type_has (const char *type, const char *word)
{
  g_autofree char *small = type != NULL ? g_ascii_strdown (type, -1) : NULL;

  return small != NULL && strstr (small, word) != NULL;
}

static int
kind_of (const AlongGedcomCouple *couple)
{
  if (couple->married && type_has (couple->type, "civil") && type_has (couple->type, "partner"))
    return ALONG_COUPLE_KIND_CIVIL_PARTNERSHIP;
  if (couple->married && type_has (couple->type, "common"))
    return ALONG_COUPLE_KIND_COHABITING;
  if (couple->married)
    return ALONG_COUPLE_KIND_MARRIED;
  if (couple->engaged)
    return ALONG_COUPLE_KIND_ENGAGED;
  if (couple->type != NULL)
    {
      int kind = along_gedcom_couple_of_type (couple->type);

      return kind >= 0 ? kind : ALONG_COUPLE_KIND_COHABITING;
    }
  /* nothing is said of what they were to each other: what can be seen is whether they have children */
  return couple->n_links > 0 ? ALONG_COUPLE_KIND_CO_PARENTS : ALONG_COUPLE_KIND_DATING;
}

static int
state_of (Import *import, const AlongGedcomCouple *couple, guint one, guint other)
{
  if (couple->changed)
    return ALONG_COUPLE_STATE_CURRENT;
  if (couple->reconciled && !couple->again && couple->resumed == NULL)
    return ALONG_COUPLE_STATE_RECONCILED;
  if (couple->divorced)
    return ALONG_COUPLE_STATE_DIVORCED;
  if (couple->separated)
    return ALONG_COUPLE_STATE_SEPARATED;
  if (couple->ended)
    return ALONG_COUPLE_STATE_ENDED;
  if (import->people[one].dead || (other != ALONG_GEDCOM_NOBODY && import->people[other].dead))
    return ALONG_COUPLE_STATE_WIDOWED;
  return couple->again || couple->resumed != NULL ? ALONG_COUPLE_STATE_RECONCILED : ALONG_COUPLE_STATE_CURRENT;
}

/* Whether @record is of a time that was over when the two became something else. */
static gboolean
is_past (AlongRecord *record)
{
  return along_record_has (record, ALONG_COUPLE_P_TO) && along_record_get_enum (record, ALONG_COUPLE_P_STATE) == ALONG_COUPLE_STATE_CURRENT;
}

/* What those who married were before. */
static int
kind_before (const AlongGedcomCouple *couple)
{
  int kind = along_gedcom_couple_of_type (couple->before);

  return kind >= 0 ? kind : ALONG_COUPLE_KIND_COHABITING;
}

/* Whether @record is of what the two were at another time than @couple, by what the file says: something else, and of one of
 * them alone it has the day: the day of the one is not that of the other. */
static gboolean
is_other_time (AlongRecord *record, const AlongGedcomCouple *couple)
{
  int kind = along_record_get_enum (record, ALONG_COUPLE_P_KIND);
  gboolean dated = along_record_has (record, ALONG_COUPLE_P_FROM);

  if (!along_gedcom_import_says_something (couple) || kind_of (couple) == kind || dated == (couple->from != NULL))
    return FALSE;
  /* what is taken for granted where nothing is said */
  return dated || (kind != ALONG_COUPLE_KIND_CO_PARENTS && kind != ALONG_COUPLE_KIND_DATING);
}

/* Whether a couple of whom one is known is a couple still, not one parent alone. */
gboolean
along_gedcom_import_says_something (const AlongGedcomCouple *couple)
{
  return couple->married || couple->engaged || couple->divorced || couple->separated || couple->ended || couple->reconciled
         || couple->type != NULL;
}

/* Under what is there already, unless it is the same. */
static void
append_words (Import *import, AlongRecord *record, int property, const char *words, guint number)
{
  const char *there = along_record_get_text (record, property);
  g_autofree char *both = NULL;

  if (words == NULL || *words == '\0' || (there != NULL && strstr (there, words) != NULL))
    return;
  both = there != NULL ? g_strdup_printf ("%s\n%s", there, words) : g_strdup (words);
  along_gedcom_import_set_text (import, record, property, both, number);
}

/* A key of two people, either way round. */
gint64
along_gedcom_import_pair (guint one, guint other)
{
  return (gint64) MIN (one, other) << 32 | MAX (one, other);
}

static gboolean
says_other (AlongRecord *record, int property, const char *date)
{
  return date != NULL && along_record_has (record, property) && g_strcmp0 (along_record_get_text (record, property), date) != 0;
}

/* The couple that an earlier record of the file made of the same two, unless they came together twice. */
static AlongRecord *
same_couple (Import *import, const AlongGedcomCouple *couple, guint one, guint other)
{
  gint64 key = along_gedcom_import_pair (one, other);
  AlongRecord *record = g_hash_table_lookup (import->pairs, &key);
  const char *from = record != NULL ? along_record_get_text (record, ALONG_COUPLE_P_FROM) : NULL;
  const char *to = record != NULL ? along_record_get_text (record, ALONG_COUPLE_P_TO) : NULL;

  from = from != NULL ? from : couple->from;
  to = to != NULL ? to : couple->to;
  if (record == NULL || couple->changed || couple->again || (couple->resumed != NULL && !couple->divorced) || is_past (record) || is_other_time (record, couple) || along_gedcom_import_ends_before (from, to) || along_record_get_enum (record, ALONG_COUPLE_P_STATE) != state_of (import, couple, one, other)
      || says_other (record, ALONG_COUPLE_P_FROM, couple->from) || says_other (record, ALONG_COUPLE_P_TO, couple->to))
    return NULL;
  if (!along_record_has (record, ALONG_COUPLE_P_FROM))
    along_record_set_text (record, ALONG_COUPLE_P_FROM, from);
  if (!along_record_has (record, ALONG_COUPLE_P_TO))
    along_record_set_text (record, ALONG_COUPLE_P_TO, to);
  if (along_gedcom_import_says_something (couple))
    along_record_set_enum (record, ALONG_COUPLE_P_KIND, kind_of (couple));
  return record;
}

/* instead of a kind: they parted then, came together again */
enum { PARTED = -1, RESUMED = -2 };

/* What two were from or until a day. */
static char *
told_key (guint one, guint other, int kind, const char *day)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %d %s", along_gedcom_import_pair (one, other), kind, day != NULL ? day : "");
}

static void
tell (Import *import, const AlongGedcomCouple *couple, guint one, guint other, int kind, AlongRecord *record, int property)
{
  char *key = told_key (one, other, kind, along_record_get_text (record, property));
  AlongGedcomTold told = { along_record_get_id (record), couple };

  if (g_hash_table_contains (import->told, key))
    g_free (key);
  else
    g_hash_table_insert (import->told, key, g_memdup2 (&told, sizeof told));
}

static const AlongGedcomTold *
told_of (Import *import, guint one, guint other, int kind, const char *day)
{
  g_autofree char *key = told_key (one, other, kind, day);

  return g_hash_table_lookup (import->told, key);
}

/* The first two of a couple. */
static gboolean
first_two (const AlongGedcomCouple *couple, guint *one, guint *other)
{
  *one = *other = ALONG_GEDCOM_NOBODY;
  for (guint i = 0; i < couple->n_partners && *other == ALONG_GEDCOM_NOBODY; i++)
    if (*one == ALONG_GEDCOM_NOBODY)
      *one = couple->partners[i];
    else if (couple->partners[i] != *one)
      *other = couple->partners[i];
  return *other != ALONG_GEDCOM_NOBODY;
}

/** along_gedcom_import_before: (nullable): the record that has what those who married were before */
const AlongGedcomTold *
along_gedcom_import_before (Import *import, const AlongGedcomCouple *couple)
{
  guint one, other;

  return couple->together != NULL && first_two (couple, &one, &other) ? told_of (import, one, other, kind_before (couple), couple->together) : NULL;
}

/** along_gedcom_import_parted: (nullable): the record that has that those who were divorced, or came together again, had parted */
const AlongGedcomTold *
along_gedcom_import_parted (Import *import, const AlongGedcomCouple *couple)
{
  guint one, other;

  return couple->parted != NULL && first_two (couple, &one, &other) ? told_of (import, one, other, PARTED, couple->parted) : NULL;
}

/** along_gedcom_import_resumed: (nullable): the record that has that they were together again, and what came of it */
const AlongGedcomTold *
along_gedcom_import_resumed (Import *import, const AlongGedcomCouple *couple)
{
  guint one, other;

  return couple->resumed != NULL && first_two (couple, &one, &other) ? told_of (import, one, other, RESUMED, couple->resumed) : NULL;
}

/* Whether they parted and were divorced, or came together again, and when they parted is known. Of whom nobody knows the other it is
 * one record. */
static gboolean
has_parted (Import *import, const AlongGedcomCouple *couple, guint one, guint other)
{
  return couple->parted != NULL && other != ALONG_GEDCOM_NOBODY
         && (couple->resumed != NULL || state_of (import, couple, one, other) == ALONG_COUPLE_STATE_DIVORCED) && !along_gedcom_import_ends_before (couple->from, couple->to) && !along_gedcom_import_ends_before (couple->from, couple->parted);
}

/* What those who parted were until something else came of it. */
static int
state_parted (const AlongGedcomCouple *couple)
{
  return couple->parted_ended ? ALONG_COUPLE_STATE_ENDED : ALONG_COUPLE_STATE_SEPARATED;
}

static gboolean
here_has (Import *import, guint one, guint other, const AlongGedcomHereCouple *says, AlongId *here)
{
  return along_gedcom_here_has_couple (import->here, import->person[one], other != ALONG_GEDCOM_NOBODY ? import->person[other] : ALONG_ID_NONE,
                                       says, here);
}

/* Two who are @here as a couple: as they are; what the file says of them besides is said. Of two who came together twice
 * the couple that the file means. */
static AlongId
couple_here (Import *import, const AlongGedcomCouple *couple, guint one, guint other, const char *notes, AlongId here)
{
  AlongGedcomHereCouple says = { .kind = couple->married || couple->engaged ? kind_of (couple) : -1,
                                 .state = couple->divorced || couple->separated || couple->ended || couple->reconciled ? state_of (import, couple, one, other) : -1,
                                 .from = couple->from, .note = notes };

  gboolean all = TRUE;

  if (!along_gedcom_import_ends_before (couple->from, couple->to))
    says.to = couple->to;
  if (couple->together != NULL)
    {
      AlongGedcomHereCouple before = { .kind = kind_before (couple), .state = -1, .from = couple->together };
      AlongId id;

      all = here_has (import, one, other, &before, &id);
    }
  if (has_parted (import, couple, one, other))
    {
      AlongGedcomHereCouple divorced = says;
      AlongId id;

      divorced.note = NULL;
      divorced.from = couple->resumed != NULL ? couple->resumed : divorced.from;
      all = here_has (import, one, other, &divorced, &id) && all;
      says.state = state_parted (couple);
      says.to = couple->parted;
    }
  if (here_has (import, one, other, &says, &here) && all)
    return here;
  along_import_problems_add (import->problems, couple->number,
                             _ ("%s and %s are here as a couple already. The file says more, or something else, of what they are to each other, "
                                "of when it began or ended, or in a note. Add it by hand."),
                             along_gedcom_import_name (&import->people[one]),
                             along_gedcom_import_name (other != ALONG_GEDCOM_NOBODY ? &import->people[other] : NULL));
  return here;
}

/* That they have no children, and why: a line of ours, below @at. */
static void
set_childless (Import *import, const AlongGedcomCouple *couple, guint at, AlongRecord *record)
{
  guint line = along_gedcom_line_find (import->gedcom, at, "_ALN_CHLD"), why;
  g_autofree char *code = line != 0 ? along_gedcom_line_text (import->gedcom, line) : NULL, *reason = NULL;
  int childless = code != NULL ? along_enum_find (ALONG_ENUM_CHILDLESS, code) : -1;

  if (childless < 0)
    return;
  along_record_set_enum (record, ALONG_COUPLE_P_CHILDLESS, childless);
  along_gedcom_import_take (import, line);
  why = along_gedcom_import_take_child (import, line, "NOTE");
  reason = why != 0 ? along_gedcom_line_text (import->gedcom, why) : NULL;
  along_gedcom_import_set_line (import, record, ALONG_COUPLE_P_CHILDLESS_REASON, reason, couple->number);
}

/* That they lived together until they married. */
static void
add_before (Import *import, const AlongGedcomCouple *couple, guint one, guint other)
{
  AlongRecord *record = along_edit_create (import->edit, ALONG_KIND_COUPLE);

  along_record_set_ref (record, ALONG_COUPLE_P_ONE, import->person[one]);
  along_record_set_ref (record, ALONG_COUPLE_P_OTHER, import->person[other]);
  along_record_set_enum (record, ALONG_COUPLE_P_KIND, kind_before (couple));
  along_record_set_enum (record, ALONG_COUPLE_P_STATE, ALONG_COUPLE_STATE_CURRENT);
  along_record_set_text (record, ALONG_COUPLE_P_FROM, couple->together);
  along_record_set_text (record, ALONG_COUPLE_P_TO, couple->from);
  tell (import, couple, one, other, kind_before (couple), record, ALONG_COUPLE_P_FROM);
}

/* @last becomes that they parted; their divorce, or that they are together again, is a record that follows it. */
static AlongRecord *
part (Import *import, AlongRecord *last, const AlongGedcomCouple *couple)
{
  AlongRecord *then = along_edit_create (import->edit, ALONG_KIND_COUPLE);

  along_record_assign (then, last);
  along_record_unset (then, ALONG_COUPLE_P_NOTE);
  along_record_set_enum (last, ALONG_COUPLE_P_STATE, state_parted (couple));
  along_record_set_text (last, ALONG_COUPLE_P_TO, couple->parted);
  if (couple->resumed != NULL)
    {
      g_autofree char *notes = along_gedcom_import_notes (import, couple->resumed_line);

      along_record_set_text (then, ALONG_COUPLE_P_FROM, couple->resumed);
      along_record_unset (then, ALONG_COUPLE_P_CHILDLESS);
      along_record_unset (then, ALONG_COUPLE_P_CHILDLESS_REASON);
      set_childless (import, couple, couple->resumed_line, then);
      along_gedcom_import_set_text (import, then, ALONG_COUPLE_P_NOTE, notes, couple->number);
      if (along_gedcom_import_ends_before (couple->resumed, couple->to))
        along_record_unset (then, ALONG_COUPLE_P_TO);
    }
  return then;
}

static AlongId
add_couple_of (Import *import, const AlongGedcomCouple *couple, guint one, guint other, const char *notes)
{
  gint64 key = along_gedcom_import_pair (one, other);
  AlongRecord *record, *before;
  AlongId here;

  if (along_gedcom_import_is_tied (import, ALONG_GEDCOM_TIE_COUPLE, import->person[one],
                                   other != ALONG_GEDCOM_NOBODY ? import->person[other] : ALONG_ID_NONE, &here))
    return couple_here (import, couple, one, other, notes, here);
  record = other != ALONG_GEDCOM_NOBODY ? same_couple (import, couple, one, other) : NULL;
  if (record != NULL)
    {
      append_words (import, record, ALONG_COUPLE_P_NOTE, notes, couple->number);
      tell (import, couple, one, other, along_record_get_enum (record, ALONG_COUPLE_P_KIND), record, ALONG_COUPLE_P_FROM);
      return along_record_get_id (record);
    }
  before = g_hash_table_lookup (import->pairs, &key);
  if (couple->together != NULL && other != ALONG_GEDCOM_NOBODY && told_of (import, one, other, kind_before (couple), couple->together) == NULL
      && !(before != NULL && is_past (before) && g_strcmp0 (along_record_get_text (before, ALONG_COUPLE_P_TO), couple->from) == 0))
    add_before (import, couple, one, other);
  record = along_edit_create (import->edit, ALONG_KIND_COUPLE);
  g_hash_table_insert (import->pairs, g_memdup2 (&key, sizeof key), record);
  along_record_set_ref (record, ALONG_COUPLE_P_ONE, import->person[one]);
  if (other != ALONG_GEDCOM_NOBODY)
    along_record_set_ref (record, ALONG_COUPLE_P_OTHER, import->person[other]);
  along_record_set_enum (record, ALONG_COUPLE_P_KIND,
                         couple->again && before != NULL ? along_record_get_enum (before, ALONG_COUPLE_P_KIND) : kind_of (couple));
  along_record_set_enum (record, ALONG_COUPLE_P_STATE, state_of (import, couple, one, other));
  along_record_set_text (record, ALONG_COUPLE_P_FROM, couple->from);
  if (!along_gedcom_import_ends_before (couple->from, couple->to))
    along_record_set_text (record, ALONG_COUPLE_P_TO, couple->to);
  along_gedcom_import_set_text (import, record, ALONG_COUPLE_P_NOTE, notes, couple->number);
  set_childless (import, couple, couple->line, record);
  if (has_parted (import, couple, one, other))
    {
      AlongRecord *then = part (import, record, couple);

      g_hash_table_insert (import->pairs, g_memdup2 (&key, sizeof key), then);
      tell (import, couple, one, other, PARTED, record, ALONG_COUPLE_P_TO);
      if (couple->resumed != NULL)
        tell (import, couple, one, other, RESUMED, then, ALONG_COUPLE_P_FROM);
    }
  tell (import, couple, one, other, along_record_get_enum (record, ALONG_COUPLE_P_KIND), record, ALONG_COUPLE_P_FROM);
  return along_record_get_id (record);
}

/* @parent, or nobody, is known: whom the children who are here already hang from. */
static gboolean
parents_here (Import *import, guint index, guint parent)
{
  return import->here != NULL
         && along_gedcom_here_parents (import->here, &import->couples[index], import->links, parent, &import->couple[index],
                                       &import->lone_parent[index]);
}

/* Of children whose parents nobody knows: how many have none here either. */
static guint
count_without_parents (Import *import, const AlongGedcomCouple *couple)
{
  guint n = 0;

  for (guint l = 0; l < couple->n_links; l++)
    {
      guint child = import->links[couple->links[l]].child;

      n += child == ALONG_GEDCOM_NOBODY || import->here == NULL || !along_gedcom_here_has_parents (import->here, child);
    }
  return n;
}

/* A couple of whom @one is known, or nobody. */
static void
add_half_couple (Import *import, guint index, guint one, const char *notes)
{
  const AlongGedcomCouple *couple = &import->couples[index];
  gboolean says = one != ALONG_GEDCOM_NOBODY && along_gedcom_import_says_something (couple), in_doubt;
  guint child;

  if (says && along_gedcom_import_is_tied (import, ALONG_GEDCOM_TIE_COUPLE, import->person[one], ALONG_ID_NONE, NULL))
    {
      import->couple[index] = add_couple_of (import, couple, one, ALONG_GEDCOM_NOBODY, notes);
      return;
    }
  in_doubt = parents_here (import, index, one);
  if (!in_doubt && one != ALONG_GEDCOM_NOBODY)
    {
      in_doubt = import->here != NULL && along_gedcom_here_fuller (import->here, couple, import->links, one, &child);
      if (says && !in_doubt)
        import->couple[index] = add_couple_of (import, couple, one, ALONG_GEDCOM_NOBODY, notes);
      else
        import->lone_parent[index] = import->person[one];
    }
  else if (!in_doubt && count_without_parents (import, couple) > 1)
    import->lone_parent[index] = along_gedcom_import_unknown (import); /* brothers and sisters stay together */
  if (says && in_doubt)
    along_import_problems_add (import->problems, couple->number,
                               _ ("The file has %s as one of a couple and does not name the other. Add it by hand."),
                               along_gedcom_import_name (&import->people[one]));
}

/* Whether two are no more to each other than carers of the same children: a file of ours, which says nothing else of them. */
static gboolean
only_care (Import *import, const AlongGedcomCouple *couple)
{
  if (along_gedcom_import_says_something (couple) || couple->not_married || couple->n_links == 0)
    return FALSE;
  for (guint l = 0; l < couple->n_links; l++)
    {
      const AlongGedcomLink *link = &import->links[couple->links[l]];

      if (link->famc == 0 || along_gedcom_line_find (import->gedcom, link->famc, "_ALN_CARE") == 0)
        return FALSE;
    }
  return TRUE;
}

void
along_gedcom_import_couple (Import *import, guint index)
{
  const AlongGedcomCouple *couple = &import->couples[index];
  g_autofree char *notes = along_gedcom_import_notes (import, couple->line);
  guint one = ALONG_GEDCOM_NOBODY, others = 0;

  if (only_care (import, couple))
    return;
  for (guint i = 0; i < couple->n_partners; i++)
    {
      guint partner = couple->partners[i];

      if (partner == ALONG_GEDCOM_NOBODY || partner == one)
        continue;
      if (one == ALONG_GEDCOM_NOBODY)
        {
          one = partner;
          continue;
        }
      {
        AlongId id = add_couple_of (import, couple, one, partner, notes);

        if (others++ == 0)
          import->couple[index] = id;
      }
    }
  if (one != ALONG_GEDCOM_NOBODY && along_gedcom_import_ends_before (couple->from, couple->to))
    along_import_problems_add (import->problems, couple->number, _ ("This couple ends before it begins. The end was left out."));
  if (others > 1)
    along_import_problems_add (import->problems, couple->number, _ ("This couple has more than two partners. It was taken as several couples; the children are with the first."));
  if (others == 0)
    add_half_couple (import, index, one, notes);
}
