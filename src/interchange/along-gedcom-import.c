/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A GEDCOM document as one edit of a family's record. What the record would refuse (dates to come, an end
 * before its beginning, loops) is left out and named, so that the edit as a whole can be saved. */
#include "along-gedcom-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-clock.h"

static AlongId
id_of (Import *import, guint person)
{
  return import->person[person];
}

static AlongId
add_unknown (Import *import)
{
  AlongRecord *record = along_edit_create (import->edit, ALONG_KIND_PERSON);

  along_record_set_text (record, ALONG_PERSON_P_NAME, "Unknown");
  along_record_set_enum (record, ALONG_PERSON_P_GENDER, ALONG_GENDER_UNKNOWN);
  return along_record_get_id (record);
}

/* Whether two people are joined that way in the family already. @record: (out) (optional) */
static gboolean
is_tied (Import *import, AlongGedcomTie tie, AlongId one, AlongId other, AlongId *record)
{
  return import->here != NULL && along_gedcom_here_tied (import->here, tie, one, other, record);
}

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
    return ALONG_COUPLE_KIND_COHABITING;
  /* nothing is said of what they were to each other: what can be seen is whether they have children */
  return couple->n_links > 0 ? ALONG_COUPLE_KIND_CO_PARENTS : ALONG_COUPLE_KIND_DATING;
}

static int
state_of (Import *import, const AlongGedcomCouple *couple, guint one, guint other)
{
  if (couple->divorced)
    return ALONG_COUPLE_STATE_DIVORCED;
  if (couple->separated)
    return ALONG_COUPLE_STATE_SEPARATED;
  if (import->people[one].dead || (other != ALONG_GEDCOM_NOBODY && import->people[other].dead))
    return ALONG_COUPLE_STATE_WIDOWED;
  return ALONG_COUPLE_STATE_CURRENT;
}

/* Whether a couple of whom one is known is a couple still, not one parent alone. */
gboolean
along_gedcom_import_says_something (const AlongGedcomCouple *couple)
{
  return couple->married || couple->engaged || couple->divorced || couple->separated || couple->type != NULL;
}

/* Under what is there already, unless it is the same. */
static void
append_words (AlongRecord *record, int property, const char *words)
{
  const char *there = along_record_get_text (record, property);
  g_autofree char *both = NULL;

  if (words == NULL || *words == '\0' || g_strcmp0 (there, words) == 0)
    return;
  both = there != NULL ? g_strdup_printf ("%s\n%s", there, words) : g_strdup (words);
  along_record_set_text (record, property, both);
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
  if (record == NULL || along_gedcom_import_ends_before (from, to) || along_record_get_enum (record, ALONG_COUPLE_P_STATE) != state_of (import, couple, one, other)
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

/* Two who are @here as a couple: as they are; what the file says of them besides is said. Of two who came together twice
 * the couple that the file means. */
static AlongId
couple_here (Import *import, const AlongGedcomCouple *couple, guint one, guint other, const char *notes, AlongId here)
{
  AlongGedcomHereCouple says = { .kind = couple->married || couple->engaged ? kind_of (couple) : -1,
                                 .state = couple->divorced || couple->separated ? state_of (import, couple, one, other) : -1,
                                 .from = couple->from, .note = notes };

  if (!along_gedcom_import_ends_before (couple->from, couple->to))
    says.to = couple->to;
  if (along_gedcom_here_has_couple (import->here, id_of (import, one), other != ALONG_GEDCOM_NOBODY ? id_of (import, other) : ALONG_ID_NONE,
                                    &says, &here))
    return here;
  along_import_problems_add (import->problems, couple->number,
                             _ ("%s and %s are here as a couple already. The file says more, or something else, of what they are to each other, "
                                "of when it began or ended, or in a note. Add it by hand."),
                             along_gedcom_import_name (&import->people[one]),
                             along_gedcom_import_name (other != ALONG_GEDCOM_NOBODY ? &import->people[other] : NULL));
  return here;
}

static AlongId
add_couple_of (Import *import, const AlongGedcomCouple *couple, guint one, guint other, const char *notes)
{
  gint64 key = along_gedcom_import_pair (one, other);
  AlongRecord *record;
  AlongId here;

  if (is_tied (import, ALONG_GEDCOM_TIE_COUPLE, id_of (import, one), other != ALONG_GEDCOM_NOBODY ? id_of (import, other) : ALONG_ID_NONE,
               &here))
    return couple_here (import, couple, one, other, notes, here);
  record = other != ALONG_GEDCOM_NOBODY ? same_couple (import, couple, one, other) : NULL;
  if (record != NULL)
    {
      append_words (record, ALONG_COUPLE_P_NOTE, notes);
      return along_record_get_id (record);
    }
  record = along_edit_create (import->edit, ALONG_KIND_COUPLE);
  g_hash_table_insert (import->pairs, g_memdup2 (&key, sizeof key), record);
  along_record_set_ref (record, ALONG_COUPLE_P_ONE, id_of (import, one));
  if (other != ALONG_GEDCOM_NOBODY)
    along_record_set_ref (record, ALONG_COUPLE_P_OTHER, id_of (import, other));
  along_record_set_enum (record, ALONG_COUPLE_P_KIND, kind_of (couple));
  along_record_set_enum (record, ALONG_COUPLE_P_STATE, state_of (import, couple, one, other));
  along_record_set_text (record, ALONG_COUPLE_P_FROM, couple->from);
  if (!along_gedcom_import_ends_before (couple->from, couple->to))
    along_record_set_text (record, ALONG_COUPLE_P_TO, couple->to);
  along_record_set_text (record, ALONG_COUPLE_P_NOTE, notes);
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

  if (says && is_tied (import, ALONG_GEDCOM_TIE_COUPLE, id_of (import, one), ALONG_ID_NONE, NULL))
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
        import->lone_parent[index] = id_of (import, one);
    }
  else if (!in_doubt && count_without_parents (import, couple) > 1)
    import->lone_parent[index] = add_unknown (import); /* brothers and sisters stay together */
  if (says && in_doubt)
    along_import_problems_add (import->problems, couple->number,
                               _ ("The file has %s as one of a couple and does not name the other. Add it by hand."),
                               along_gedcom_import_name (&import->people[one]));
}

static void
add_couple (Import *import, guint index)
{
  const AlongGedcomCouple *couple = &import->couples[index];
  g_autofree char *notes = along_gedcom_import_notes (import, couple->line);
  guint one = ALONG_GEDCOM_NOBODY, others = 0;

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

static gboolean
by_birth (AlongGedcomPedigree pedigree)
{
  return pedigree == ALONG_GEDCOM_PEDIGREE_UNSAID || pedigree == ALONG_GEDCOM_PEDIGREE_BIRTH
         || pedigree == ALONG_GEDCOM_PEDIGREE_SEALING;
}

static int
nature_of (AlongGedcomPedigree pedigree)
{
  return by_birth (pedigree)                           ? ALONG_CHILD_NATURE_BIRTH
         : pedigree == ALONG_GEDCOM_PEDIGREE_STEP ? ALONG_CHILD_NATURE_STEP
                                                  : ALONG_CHILD_NATURE_UNCERTAIN;
}

/* The care that a pedigree means, or -1 for those that are a child_link. */
int
along_gedcom_import_care (AlongGedcomPedigree pedigree)
{
  switch (pedigree)
    {
    case ALONG_GEDCOM_PEDIGREE_ADOPTED:
      return ALONG_CARE_KIND_ADOPTION;
    case ALONG_GEDCOM_PEDIGREE_FOSTER:
      return ALONG_CARE_KIND_FOSTER;
    case ALONG_GEDCOM_PEDIGREE_GUARDIAN:
      return ALONG_CARE_KIND_CONNECTED_PERSON;
    case ALONG_GEDCOM_PEDIGREE_UNSAID:
    case ALONG_GEDCOM_PEDIGREE_BIRTH:
    case ALONG_GEDCOM_PEDIGREE_STEP:
    case ALONG_GEDCOM_PEDIGREE_SEALING:
    case ALONG_GEDCOM_PEDIGREE_OTHER:
    default:
      return -1;
    }
}

static void
add_child_link (Import *import, AlongId child, AlongId couple, AlongId parent, AlongGedcomPedigree pedigree, gboolean primary)
{
  AlongRecord *record;

  if (along_id_is_none (couple) ? is_tied (import, ALONG_GEDCOM_TIE_PARENT, child, parent, NULL)
                                : is_tied (import, ALONG_GEDCOM_TIE_CHILD, child, couple, NULL))
    return;
  record = along_edit_create (import->edit, ALONG_KIND_CHILD_LINK);
  along_record_set_ref (record, ALONG_CHILD_LINK_P_CHILD, child);
  along_record_set_ref (record, ALONG_CHILD_LINK_P_COUPLE, couple);
  if (along_id_is_none (couple))
    along_record_set_ref (record, ALONG_CHILD_LINK_P_PARENT, parent);
  along_record_set_enum (record, ALONG_CHILD_LINK_P_NATURE, nature_of (pedigree));
  along_record_set_bool (record, ALONG_CHILD_LINK_P_PRIMARY, primary);
}

static void
add_care_link (Import *import, AlongId child, const AlongId *carers, guint n, int care, gboolean primary)
{
  AlongRecord *record;

  if (n > 0 && is_tied (import, ALONG_GEDCOM_TIE_CARE, child, carers[0], NULL))
    return;
  record = along_edit_create (import->edit, ALONG_KIND_CARE_LINK);
  along_record_set_ref (record, ALONG_CARE_LINK_P_CHILD, child);
  along_record_set_refs (record, ALONG_CARE_LINK_P_CARERS, carers, n);
  along_record_set_enum (record, ALONG_CARE_LINK_P_KIND, care);
  along_record_set_bool (record, ALONG_CARE_LINK_P_PRIMARY, primary);
}

/* To one parent alone: where the file tells the two apart. */
static void
link_to_one (Import *import, AlongId child, guint parent, AlongGedcomPedigree pedigree, gboolean primary)
{
  AlongId id;
  int care = along_gedcom_import_care (pedigree);

  if (parent == ALONG_GEDCOM_NOBODY)
    return;
  id = id_of (import, parent);
  if (care >= 0)
    add_care_link (import, child, &id, 1, care, primary);
  else
    add_child_link (import, child, ALONG_ID_NONE, id, pedigree, primary);
}

static gboolean
is_primary (Import *import, guint link)
{
  const AlongGedcomPerson *child;
  guint first = ALONG_GEDCOM_NOBODY;

  if (import->links[link].child == ALONG_GEDCOM_NOBODY)
    return TRUE;
  child = &import->people[import->links[link].child];
  for (guint i = 0; i < child->n_links; i++)
    {
      const AlongGedcomLink *other = &import->links[child->links[i]];

      if (other->makes_loop)
        continue;
      if (by_birth (other->pedigree) || by_birth (other->to_partner[0]) || by_birth (other->to_partner[1]))
        return child->links[i] == link;
      if (first == ALONG_GEDCOM_NOBODY)
        first = child->links[i];
    }
  return first == link;
}

/* Whether the file tells how the child belongs to the one partner and how to the other. */
gboolean
along_gedcom_import_is_apart (const AlongGedcomCouple *couple, const AlongGedcomLink *link)
{
  return link->to_partner[0] != link->to_partner[1] && couple->husband != couple->wife;
}

static gboolean
is_place_of (Import *import, guint parent)
{
  return parent != ALONG_GEDCOM_NOBODY && along_gedcom_here_take_child (import->here, id_of (import, parent));
}

/* Whether a child of whom only the place is known is nobody's, or was taken in with the parents. */
static gboolean
is_place_taken (Import *import, const AlongGedcomLink *link)
{
  const AlongGedcomCouple *couple = &import->couples[link->couple];

  if (along_id_is_none (import->couple[link->couple]) && along_id_is_none (import->lone_parent[link->couple]))
    return TRUE;
  return import->here != NULL
         && (along_gedcom_here_take_child (import->here, import->couple[link->couple])
             || along_gedcom_here_take_child (import->here, import->lone_parent[link->couple])
             || (along_gedcom_import_is_apart (couple, link)
                 && (is_place_of (import, couple->husband) || is_place_of (import, couple->wife))));
}

/* Somebody who has their parents in the record: those of the file, or others, beside whom a second set would be drawn. */
static gboolean
has_parents_here (Import *import, const AlongGedcomLink *link)
{
  const AlongGedcomCouple *couple = &import->couples[link->couple];
  AlongId child = id_of (import, link->child);
  gboolean known = FALSE, other = FALSE;

  if (!along_gedcom_here_has_parents (import->here, link->child))
    return FALSE;
  for (guint i = 0; i < couple->n_partners && !other; i++)
    if (couple->partners[i] != ALONG_GEDCOM_NOBODY)
      {
        AlongId parent = id_of (import, couple->partners[i]);

        known = TRUE;
        other = !is_tied (import, ALONG_GEDCOM_TIE_PARENT, child, parent, NULL) && !is_tied (import, ALONG_GEDCOM_TIE_CARE, child, parent, NULL);
      }
  if (other)
    along_import_problems_add (import->problems, link->number,
                               _ ("%s is here with other parents, or with one of them. Their parents were left as they are: connect them by hand."),
                               along_gedcom_import_name (&import->people[link->child]));
  /* the document knows nobody: whom the record knows is enough */
  return known || !is_tied (import, ALONG_GEDCOM_TIE_PARENT, child, import->lone_parent[link->couple], NULL);
}

/* The one parent whom the document knows of a couple, or nobody. %FALSE: it knows more. */
static gboolean
has_one_parent (const AlongGedcomCouple *couple, guint *known)
{
  *known = ALONG_GEDCOM_NOBODY;
  for (guint i = 0; i < couple->n_partners; i++)
    {
      if (couple->partners[i] == ALONG_GEDCOM_NOBODY || couple->partners[i] == *known)
        continue;
      if (*known != ALONG_GEDCOM_NOBODY)
        return FALSE;
      *known = couple->partners[i];
    }
  return TRUE;
}

/* A brother or sister has more parents here than the document names: whether the child has them too is not for it to say. */
static void
say_same_parents (Import *import, const AlongGedcomLink *link)
{
  const AlongGedcomCouple *couple = &import->couples[link->couple];
  guint known, other;

  if (import->here == NULL || link->child == ALONG_GEDCOM_NOBODY || !has_one_parent (couple, &known)
      || (known == ALONG_GEDCOM_NOBODY ? along_gedcom_here_has_parents (import->here, link->child)
                                       : is_tied (import, ALONG_GEDCOM_TIE_PARENT, id_of (import, link->child), id_of (import, known), NULL))
      || !along_gedcom_here_fuller (import->here, couple, import->links, known, &other) || other == link->child)
    return;
  along_import_problems_add (import->problems, link->number, _ ("%s may have the same parents as %s: connect them by hand."),
                             along_gedcom_import_name (&import->people[link->child]), along_gedcom_import_name (&import->people[other]));
}

static void
add_link (Import *import, guint index)
{
  const AlongGedcomLink *link = &import->links[index];
  const AlongGedcomCouple *couple = &import->couples[link->couple];
  gboolean primary = is_primary (import, index);
  AlongId child;
  int care = along_gedcom_import_care (link->pedigree);

  if (link->makes_loop)
    {
      along_import_problems_add (import->problems, link->number, _ ("This link would make somebody their own ancestor. It was left out."));
      return;
    }
  if (by_birth (link->pedigree))
    say_same_parents (import, link);
  if (link->child != ALONG_GEDCOM_NOBODY && import->here != NULL && by_birth (link->pedigree) && has_parents_here (import, link))
    return;
  if (link->child == ALONG_GEDCOM_NOBODY && is_place_taken (import, link))
    return;
  child = link->child != ALONG_GEDCOM_NOBODY ? id_of (import, link->child) : add_unknown (import);
  if (along_gedcom_import_is_apart (couple, link))
    {
      link_to_one (import, child, couple->husband, link->to_partner[0], primary && by_birth (link->to_partner[0]));
      link_to_one (import, child, couple->wife, link->to_partner[1], primary && by_birth (link->to_partner[1]));
      return;
    }
  if (care >= 0)
    {
      AlongId carers[2];
      guint n = 0;

      for (guint i = 0; i < couple->n_partners && n < 2; i++)
        if (couple->partners[i] != ALONG_GEDCOM_NOBODY && !(n == 1 && along_id_equal (carers[0], id_of (import, couple->partners[i]))))
          carers[n++] = id_of (import, couple->partners[i]);
      add_care_link (import, child, carers, n, care, primary);
      return;
    }
  if (!along_id_is_none (import->couple[link->couple]) || !along_id_is_none (import->lone_parent[link->couple]))
    add_child_link (import, child, import->couple[link->couple], import->lone_parent[link->couple], link->pedigree, primary);
}

/* A stillborn child is a person and, with a known mother, a pregnancy that ended so. */
static void
add_stillbirth (Import *import, guint index)
{
  const AlongGedcomPerson *person = &import->people[index];
  const AlongGedcomCouple *couple;
  AlongRecord *record;
  AlongId baby = id_of (import, index);
  const char *ended = person->died != NULL ? person->died : person->born;

  if (!person->stillborn || person->n_links == 0)
    return;
  couple = &import->couples[import->links[person->links[0]].couple];
  if (couple->wife == ALONG_GEDCOM_NOBODY || couple->wife == couple->husband
      || is_tied (import, ALONG_GEDCOM_TIE_PREGNANCY, baby, id_of (import, couple->wife), NULL))
    return;
  /* here with other parents, who were left as they are */
  if (import->here != NULL && along_gedcom_here_has_parents (import->here, index)
      && !is_tied (import, ALONG_GEDCOM_TIE_PARENT, baby, id_of (import, couple->wife), NULL))
    return;
  record = along_edit_create (import->edit, ALONG_KIND_PREGNANCY);
  along_record_set_ref (record, ALONG_PREGNANCY_P_MOTHER, id_of (import, couple->wife));
  if (couple->husband != ALONG_GEDCOM_NOBODY)
    along_record_set_ref (record, ALONG_PREGNANCY_P_OTHER_PARENT, id_of (import, couple->husband));
  along_record_set_enum (record, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_STILLBIRTH);
  if (ended != NULL && !along_gedcom_import_is_future (import, ended))
    along_record_set_text (record, ALONG_PREGNANCY_P_ENDED, ended);
  along_record_set_refs (record, ALONG_PREGNANCY_P_BABIES, &baby, 1);
}

/* ASSO: a line between two people, with the file's words. */
static void
add_bonds (Import *import, guint index)
{
  AlongGedcom *gedcom = import->gedcom;

  for (guint line = along_gedcom_line_first (gedcom, import->people[index].line); line != 0; line = along_gedcom_line_next (gedcom, line))
    {
      g_autofree char *to = NULL, *words = NULL, *kind_words = NULL;
      guint other, role, phrase, own;
      int kind = ALONG_BOND_LABELLED;
      AlongRecord *bond;

      if (!along_gedcom_line_is (gedcom, line, "ASSO"))
        continue;
      to = along_gedcom_line_pointer (gedcom, line);
      if (to == NULL || !along_gedcom_find_person (gedcom, to, &other) || other == index)
        continue;
      role = along_gedcom_line_find (gedcom, line, along_gedcom_is_7 (gedcom) ? "ROLE" : "RELA");
      phrase = role != 0 ? along_gedcom_line_find (gedcom, role, "PHRASE") : 0;
      own = along_gedcom_line_find (gedcom, line, "_ALN_EREL");
      words = role != 0 ? along_gedcom_line_text (gedcom, phrase != 0 ? phrase : role) : NULL;
      kind_words = own != 0 ? along_gedcom_line_text (gedcom, own) : NULL;
      if (kind_words != NULL && along_enum_find (ALONG_ENUM_BOND, kind_words) >= 0)
        kind = along_enum_find (ALONG_ENUM_BOND, kind_words);
      if (is_tied (import, ALONG_GEDCOM_TIE_BOND + kind, id_of (import, index), id_of (import, other), NULL))
        continue;
      bond = along_edit_create (import->edit, ALONG_KIND_BOND);
      along_record_set_ref (bond, ALONG_BOND_P_FROM, id_of (import, index));
      along_record_set_ref (bond, ALONG_BOND_P_TO, id_of (import, other));
      along_record_set_enum (bond, ALONG_BOND_P_KIND, kind);
      if (kind == ALONG_BOND_LABELLED)
        along_record_set_text (bond, ALONG_BOND_P_LABEL, words);
      along_record_set_bool (bond, ALONG_BOND_P_DIRECTED, along_gedcom_line_find (gedcom, line, "_ALN_BOTH") == 0);
    }
}

static void
add_family (Import *import, const AlongGedcomImport *how, AlongId id)
{
  AlongRecord *record = along_edit_create_with_id (import->edit, ALONG_KIND_FAMILY, id);
  const char *surname = NULL;
  g_autofree char *name = NULL, *reference = NULL, *text = along_id_to_text (id);
  guint index;

  if (how->index != NULL && along_gedcom_find_person (import->gedcom, how->index, &index))
    surname = import->people[index].surname;
  for (guint i = 0; i < import->n_people && surname == NULL; i++)
    surname = import->people[i].surname;
  name = how->name != NULL ? g_strdup (how->name) : surname != NULL ? g_strdup (surname) : g_strdup (_ ("Imported family"));
  reference = how->reference != NULL ? g_strdup (how->reference) : g_strdup_printf ("GEDCOM-%.8s", text);
  along_record_set_text (record, ALONG_FAMILY_P_NAME, name);
  along_record_set_text (record, ALONG_FAMILY_P_REFERENCE, reference);
}

/* Looked at now and then. */
static gboolean
is_cancelled (GCancellable *cancellable, guint turn)
{
  return turn % 512 == 0 && g_cancellable_is_cancelled (cancellable);
}

/**
 * along_gedcom_to_edit: the people, couples and links of a document as one edit (one step of undo): not
 * committed, so that it can be looked at first.
 *
 * Lines that no record has a place for are not in it (along_gedcom_facts() counts them).
 *
 * Of people who are in the family already (@how) only what joins them to others, where it is new and nothing in the
 * record speaks against it: then, and where the file says of them what the record does not, a problem says so.
 *
 * @problems: AlongImportProblem are added: what was left out or changed so that the record can hold it
 * Errors: G_IO_ERROR_CANCELLED
 */
AlongEdit *
along_gedcom_to_edit (AlongGedcom *gedcom, const AlongGedcomImport *how, GPtrArray *problems,
                      GCancellable *cancellable, GError **error)
{
  gboolean fresh = along_id_is_none (how->family);
  AlongId family = fresh ? along_id_new () : how->family;
  g_autoptr (AlongEdit) edit = along_edit_new (_ ("family tree taken in from a file"), family);
  Import import = { .gedcom = gedcom, .edit = edit, .problems = problems, .here = how->here,
                    .today = along_clock_today () };
  g_autofree AlongId *person = NULL, *couple = NULL, *lone_parent = NULL;
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint about_index;
  const char *about = NULL;

  import.people = along_gedcom_people (gedcom, &import.n_people);
  import.couples = along_gedcom_couples (gedcom, &import.n_couples);
  import.links = along_gedcom_links (gedcom, &import.n_links);
  import.person = person = g_new0 (AlongId, import.n_people + 1);
  import.couple = couple = g_new0 (AlongId, import.n_couples + 1);
  import.lone_parent = lone_parent = g_new0 (AlongId, import.n_couples + 1);
  import.pairs = pairs;
  if (fresh)
    add_family (&import, how, family);
  if (how->here != NULL && !along_gedcom_here_match (how->here, gedcom, cancellable, error))
    return NULL;
  if (how->index != NULL && along_gedcom_find_person (gedcom, how->index, &about_index))
    about = import.people[about_index].xref;
  for (guint i = 0; i < import.n_people && !is_cancelled (cancellable, i); i++)
    along_gedcom_import_person (&import, i, about);
  for (guint i = 0; i < import.n_couples && !is_cancelled (cancellable, i); i++)
    add_couple (&import, i);
  for (guint i = 0; i < import.n_links && !is_cancelled (cancellable, i); i++)
    add_link (&import, i);
  for (guint i = 0; i < import.n_people && !is_cancelled (cancellable, i); i++)
    {
      add_stillbirth (&import, i);
      add_bonds (&import, i);
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&edit);
}
