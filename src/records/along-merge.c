/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-merge-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-alike.h"
#include "along-facts.h"
#include "along-text.h"

G_DEFINE_QUARK (along-merge-error-quark, along_merge_error)

static void
clear_question (gpointer data)
{
  AlongMergeQuestion *question = data;

  g_object_unref (question->keep);
  g_object_unref (question->other);
}

static GArray *
new_questions (void)
{
  GArray *questions = g_array_new (FALSE, FALSE, sizeof (AlongMergeQuestion));

  g_array_set_clear_func (questions, clear_question);
  return questions;
}

/**
 * along_merge_new: puts nothing together yet.
 *
 * @other: (nullable): the family that goes; %NULL: people of @kept alone are put together
 */
AlongMerge *
along_merge_new (AlongFamily *kept, AlongFamily *other)
{
  AlongMerge *self = g_new0 (AlongMerge, 1);

  self->kept = g_object_ref (kept);
  self->other = g_object_ref (other != NULL ? other : kept);
  self->same = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, g_free);
  self->asked = g_array_new (FALSE, FALSE, sizeof (AlongId));
  self->questions = new_questions ();
  return self;
}

void
along_merge_free (AlongMerge *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->kept);
  g_object_unref (self->other);
  g_hash_table_unref (self->same);
  g_array_unref (self->asked);
  g_array_unref (self->questions);
  g_free (self);
}

static gboolean
refuse_two (GError **error, const char *words, AlongRecord *keep, AlongRecord *other)
{
  g_set_error (error, ALONG_MERGE_ERROR, ALONG_MERGE_ERROR_TWO_PEOPLE, words,
               along_record_get_text (keep, ALONG_PERSON_P_NAME), along_record_get_text (other, ALONG_PERSON_P_NAME));
  return FALSE;
}

static gboolean
may_be_one (AlongMerge *self, AlongRecord *keep, AlongRecord *other, GError **error)
{
  char one[11], two[11];

  if (along_alike_nhs_number (along_record_get_text (keep, ALONG_PERSON_P_NHS_NUMBER), one)
      && along_alike_nhs_number (along_record_get_text (other, ALONG_PERSON_P_NHS_NUMBER), two) && strcmp (one, two) != 0)
    return refuse_two (error,
                       /* Translators: two people's names */
                       _ ("%s and %s have two different NHS numbers, so they are two people. If one of the numbers is not right, "
                          "change it first."),
                       keep, other);
  if (merge_is_one (self) && along_alike_is_related (self->kept, along_record_get_id (keep), along_record_get_id (other)))
    return refuse_two (error,
                       /* Translators: two people's names */
                       _ ("%s and %s are drawn as a couple, as parent and child, or as twins, so they are two people. If that is not "
                          "right, take the line between them away first."),
                       keep, other);
  return TRUE;
}

/**
 * along_merge_pair: says that both are one person. Each can be in one pair.
 *
 * @keep: of the family that is kept
 * @other: of the other one, or of the same within one family
 * Errors: ALONG_MERGE_ERROR_TWO_PEOPLE, in words that name them and what to do
 */
gboolean
along_merge_pair (AlongMerge *self, AlongId keep, AlongId other, GError **error)
{
  AlongRecord *one = along_family_find (self->kept, ALONG_KIND_PERSON, keep);
  AlongRecord *two = along_family_find (self->other, ALONG_KIND_PERSON, other);

  g_return_val_if_fail (one != NULL && two != NULL && one != two, FALSE);
  for (guint i = 0; i < self->asked->len; i++)
    if (along_id_equal (g_array_index (self->asked, AlongId, i), i % 2 == 0 ? keep : other))
      return refuse_two (error,
                         /* Translators: two people's names */
                         _ ("One of %s and %s is said to be somebody else already."), one, two);
  if (!may_be_one (self, one, two, error))
    return FALSE;
  g_array_append_val (self->asked, keep);
  g_array_append_val (self->asked, other);
  return TRUE;
}

/* Proposing */

typedef struct
{
  AlongRecord *keep, *other;
  int score;
} Proposal;

static int
better_first (gconstpointer a, gconstpointer b)
{
  return ((const Proposal *) b)->score - ((const Proposal *) a)->score;
}

static AlongRecord *
only_baby (AlongFamily *family, AlongRecord *pregnancy)
{
  guint n;
  const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);

  return n == 1 ? along_family_find (family, ALONG_KIND_PERSON, babies[0]) : NULL;
}

/* The one baby of the pregnancies of one mother that may be one: it may have no name yet. */
static void
propose_babies (AlongMerge *self, GPtrArray *pairs)
{
  guint n = pairs->len;
  AlongRecord *one, *two;

  for (guint i = 0; i + 1 < n; i += 2)
    ALONG_FOREACH (one, self->kept, ALONG_KIND_PREGNANCY)
      if (along_record_refers_to (one, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (pairs->pdata[i])))
        ALONG_FOREACH (two, self->other, ALONG_KIND_PREGNANCY)
          if (along_record_refers_to (two, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (pairs->pdata[i + 1]))
              && merge_same_time_of_birth (self, one, two, FALSE))
            {
              AlongRecord *keep = only_baby (self->kept, one), *other = only_baby (self->other, two);

              if (keep != NULL && other != NULL && !g_ptr_array_find (pairs, keep, NULL) && !g_ptr_array_find (pairs, other, NULL))
                {
                  g_ptr_array_add (pairs, keep);
                  g_ptr_array_add (pairs, other);
                }
            }
}

/* Those from @least on, of people who are in no pair yet. */
static void
propose_from (GPtrArray *pairs, GArray *proposals, int least)
{
  for (guint i = 0; i < proposals->len; i++)
    {
      const Proposal *proposal = &g_array_index (proposals, Proposal, i);

      if (proposal->score < least || g_ptr_array_find (pairs, proposal->keep, NULL) || g_ptr_array_find (pairs, proposal->other, NULL))
        continue;
      g_ptr_array_add (pairs, proposal->keep);
      g_ptr_array_add (pairs, proposal->other);
    }
}

/**
 * along_merge_propose: of two families, who may be whom, for a person to say yes or no to.
 *
 * @n_likely: (out) (nullable): so many pairs are likely enough to stand as chosen; those after them only to be offered
 * Returns: (transfer container) (element-type AlongRecord): kept, other, kept, other…, the likeliest first
 */
GPtrArray *
along_merge_propose (AlongMerge *self, guint *n_likely)
{
  GPtrArray *pairs = g_ptr_array_new ();
  g_autoptr (GArray) proposals = g_array_new (FALSE, FALSE, sizeof (Proposal));
  AlongRecord *keep, *other;

  ALONG_FOREACH (keep, self->kept, ALONG_KIND_PERSON)
    {
      g_autoptr (AlongAlike) one = along_alike_of (self->kept, keep);

      ALONG_FOREACH (other, self->other, ALONG_KIND_PERSON)
        {
          g_autoptr (AlongAlike) two = along_alike_of (self->other, other);
          /* Two families that are one: who has one name there is as likely one person as within one family, and who only
           * sounds alike is worth proposing. */
          Proposal proposal = { keep, other, along_alike_score (one, two, ALONG_ALIKE_IN_ONE_FAMILY, NULL) };

          if (proposal.score >= ALONG_ALIKE_WEAK)
            g_array_append_val (proposals, proposal);
        }
    }
  g_array_sort (proposals, better_first);
  propose_from (pairs, proposals, ALONG_ALIKE_POSSIBLE);
  propose_babies (self, pairs);
  if (n_likely != NULL)
    *n_likely = pairs->len / 2;
  propose_from (pairs, proposals, ALONG_ALIKE_WEAK);
  propose_babies (self, pairs);
  return pairs;
}

/* Questions */

/* An end that is not there says something too: it goes on. */
static gboolean
is_end (const AlongProperty *property)
{
  static const char *const ends[] = { "to", "end", "ended", "died", NULL };

  return g_strv_contains (ends, property->name);
}

/* merge_companions: what goes with @property, as the parts of a name with the name, as far as -1; %NULL: nothing. */
const int *
merge_companions (AlongKindId kind, int property)
{
  static const int of_name[] = { ALONG_PERSON_P_GIVEN, ALONG_PERSON_P_SURNAME, -1 };
  static const int of_minutes[] = { ALONG_CONTACT_P_ENABLING, ALONG_CONTACT_P_EDUCATIONAL, ALONG_CONTACT_P_PRACTICAL, -1 };

  return kind == ALONG_KIND_PERSON && property == ALONG_PERSON_P_NAME         ? of_name
         : kind == ALONG_KIND_CONTACT && property == ALONG_CONTACT_P_MINUTES ? of_minutes
                                                                             : NULL;
}

static gboolean
is_companion (AlongKindId kind, int property)
{
  const AlongKind *of = along_kind_get (kind);

  for (int p = 0; p < (int) of->n_properties; p++)
    for (const int *with = merge_companions (kind, p); with != NULL && *with >= 0; with++)
      if (*with == property)
        return TRUE;
  return FALSE;
}

/* What is found from others, or follows another question. */
static gboolean
is_silent (AlongKindId kind, int property)
{
  if (is_companion (kind, property))
    return TRUE;
  switch (kind)
    {
    case ALONG_KIND_PERSON: /* who is in focus of either is so */
      return property == ALONG_PERSON_P_INDEX;
    case ALONG_KIND_CONTACT:
      return property == ALONG_CONTACT_P_ENTERED_AT;
    case ALONG_KIND_CHILD_LINK:
      return property == ALONG_CHILD_LINK_P_PRIMARY;
    case ALONG_KIND_CARE_LINK:
      return property == ALONG_CARE_LINK_P_PRIMARY;
    case ALONG_KIND_EDD:
      return property == ALONG_EDD_P_BEST;
    default:
      return FALSE;
    }
}

/* Two ways round are one couple. */
static gboolean
is_turned (AlongRecord *keep, int property)
{
  return along_record_get_kind_id (keep) == ALONG_KIND_COUPLE && (property == ALONG_COUPLE_P_ONE || property == ALONG_COUPLE_P_OTHER);
}

/* Kinds whose every value is shown, also where only one says something. */
static gboolean
is_about (AlongKindId kind)
{
  return kind == ALONG_KIND_PERSON || kind == ALONG_KIND_FAMILY;
}

/* @keep and @other are mapped copies. */
static gboolean
must_ask (AlongRecord *keep, AlongRecord *other, int property)
{
  const AlongProperty *of = &along_record_get_kind (keep)->properties[property];
  gboolean one = along_record_has (keep, property), two = along_record_has (other, property);

  if (of->type == ALONG_TYPE_LINES || of->type == ALONG_TYPE_REFS || is_turned (keep, property)
      || is_silent (along_record_get_kind_id (keep), property)
      || along_value_equal (of, along_record_peek (keep, property), along_record_peek (other, property)))
    return FALSE;
  return (one && two) || is_end (of) || (two && is_about (along_record_get_kind_id (keep)));
}

/* What only the one who goes says comes over, unless a person says that it is not so. */
static AlongMergeTake
usual (AlongRecord *keep, int property)
{
  return along_record_has (keep, property) || is_end (&along_record_get_kind (keep)->properties[property]) ? ALONG_MERGE_UNDECIDED
                                                                                                           : ALONG_MERGE_OTHER;
}

static AlongMergeTake
decided_before (GArray *before, AlongRecord *other, int property, AlongMergeTake otherwise)
{
  for (guint i = 0; i < before->len; i++)
    {
      const AlongMergeQuestion *question = &g_array_index (before, AlongMergeQuestion, i);

      if (question->property == property && along_id_equal (along_record_get_id (question->other), along_record_get_id (other)))
        return question->take;
    }
  return otherwise;
}

static void
ask_about (AlongMerge *self, GArray *before, AlongRecord *other)
{
  const AlongKind *kind = along_record_get_kind (other);
  AlongRecord *keep = along_family_find (self->kept, kind->id, merge_map (self, along_record_get_id (other)));
  g_autoptr (AlongRecord) one = keep != NULL ? merge_mapped (self, keep) : NULL, two = merge_mapped (self, other);

  for (int p = 0; one != NULL && p < (int) kind->n_properties; p++)
    if (must_ask (one, two, p))
      {
        const AlongMergeQuestion question = { g_object_ref (keep), g_object_ref (other), p, kind->properties[p].type == ALONG_TYPE_TEXT && along_record_has (one, p),
                                              decided_before (before, other, p, usual (one, p)) };

        g_array_append_val (self->questions, question);
      }
}

/* Two due dates of what is one pregnancy: both stay written down, and a person says which of them counts. */
static void
ask_when_due (AlongMerge *self, GArray *before)
{
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, self->other, ALONG_KIND_PREGNANCY)
    {
      AlongRecord *kept = along_family_find (self->kept, ALONG_KIND_PREGNANCY, merge_map (self, along_record_get_id (pregnancy)));
      AlongRecord *one = merge_goes (self, pregnancy) ? along_facts_edd (self->kept, kept) : NULL, *two = along_facts_edd (self->other, pregnancy);

      if (one != NULL && two != NULL && along_record_get_day (one, ALONG_EDD_P_EDD) != along_record_get_day (two, ALONG_EDD_P_EDD))
        {
          const AlongMergeQuestion question = { g_object_ref (one), g_object_ref (two), ALONG_EDD_P_EDD, FALSE,
                                                decided_before (before, two, ALONG_EDD_P_EDD, ALONG_MERGE_UNDECIDED) };

          g_array_append_val (self->questions, question);
        }
    }
}

/* merge_asks_when_due: whether @question is which of two due dates counts; its records do not become one. */
gboolean
merge_asks_when_due (const AlongMergeQuestion *question)
{
  return along_record_get_kind_id (question->keep) == ALONG_KIND_EDD && question->property == ALONG_EDD_P_EDD;
}

/**
 * along_merge_settle: finds all that becomes one with those who were paired, and what has to be asked. To be called
 * after the pairing; what was decided before stays decided.
 */
void
along_merge_settle (AlongMerge *self)
{
  /* People before what hangs on them, the family itself first. */
  static const AlongKindId first[] = { ALONG_KIND_FAMILY, ALONG_KIND_PERSON, ALONG_KIND_EPISODE, ALONG_KIND_ALLOCATION };
  g_autoptr (GArray) before = self->questions;
  AlongRecord *record;

  g_hash_table_remove_all (self->same);
  for (guint i = 0; i + 1 < self->asked->len; i += 2)
    merge_make_same (self, g_array_index (self->asked, AlongId, i + 1), g_array_index (self->asked, AlongId, i));
  merge_match (self);
  self->questions = new_questions ();
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    ALONG_FOREACH (record, self->other, first[i])
      if (merge_goes (self, record))
        ask_about (self, before, record);
  for (AlongKindId kind = 0; kind < ALONG_N_KINDS; kind++)
    {
      gboolean done = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (first); i++)
        done |= first[i] == kind;
      if (!done)
        ALONG_FOREACH (record, self->other, kind)
          if (merge_goes (self, record))
            ask_about (self, before, record);
      if (kind == ALONG_KIND_EDD)
        ask_when_due (self, before);
    }
}

/** along_merge_questions: what has to be decided, those of one record together. Borrowed until the next settling. */
const AlongMergeQuestion *
along_merge_questions (AlongMerge *self, guint *n)
{
  *n = self->questions->len;
  return (const AlongMergeQuestion *) (gpointer) self->questions->data;
}

void
along_merge_decide (AlongMerge *self, guint question, AlongMergeTake take)
{
  AlongMergeQuestion *asked;

  g_return_if_fail (question < self->questions->len);
  asked = &g_array_index (self->questions, AlongMergeQuestion, question);
  g_return_if_fail (take != ALONG_MERGE_BOTH || asked->both);
  asked->take = take;
}

/** along_merge_has_one_support: whether both families have support at one time, which becomes one. */
gboolean
along_merge_has_one_support (AlongMerge *self)
{
  AlongRecord *episode;

  if (!merge_is_one (self))
    ALONG_FOREACH (episode, self->other, ALONG_KIND_EPISODE)
      if (merge_goes (self, episode))
        return TRUE;
  return FALSE;
}
