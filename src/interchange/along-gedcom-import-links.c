/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The children of a GEDCOM document: whose they are, and in whose care. */
#include "along-gedcom-import-private.h"

#include <glib/gi18n-lib.h>

#include "along-gedcom-words.h"

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
         : pedigree == ALONG_GEDCOM_PEDIGREE_STEP      ? ALONG_CHILD_NATURE_STEP
         : pedigree == ALONG_GEDCOM_PEDIGREE_DONOR     ? ALONG_CHILD_NATURE_DONOR
         : pedigree == ALONG_GEDCOM_PEDIGREE_SURROGATE ? ALONG_CHILD_NATURE_SURROGATE
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
    case ALONG_GEDCOM_PEDIGREE_DONOR:
    case ALONG_GEDCOM_PEDIGREE_SURROGATE:
    case ALONG_GEDCOM_PEDIGREE_OTHER:
    default:
      return -1;
    }
}

/** along_gedcom_import_care_of: the care that a link tells of, in our own words below it, in the file's, else by its pedigree. */
int
along_gedcom_import_care_of (Import *import, const AlongGedcomLink *link)
{
  AlongGedcom *gedcom = import->gedcom;
  int care = along_gedcom_import_care (link->pedigree), finer = -1;
  guint own = link->famc != 0 ? along_gedcom_line_find (gedcom, link->famc, "_ALN_CARE") : 0;

  if (own != 0)
    {
      g_autofree char *code = g_strstrip (along_gedcom_line_text (gedcom, own));

      finer = along_enum_find (ALONG_ENUM_CARE_KIND, code);
    }
  if (finer < 0 && care >= 0)
    finer = along_gedcom_care_of_words (link->phrase);
  return finer >= 0 ? finer : care;
}

/* Since when and until when: below our own words, or the day of the adoption. */
static void
set_care_days (Import *import, AlongRecord *record, const AlongGedcomLink *link)
{
  AlongGedcom *gedcom = import->gedcom;
  guint own = link->famc != 0 ? along_gedcom_line_find (gedcom, link->famc, "_ALN_CARE") : 0, line = own != 0 ? own : link->adop;
  g_autofree char *from = NULL, *to = NULL;

  if (own != 0)
    {
      along_gedcom_import_take (import, own);
      if (along_gedcom_line_find (gedcom, own, "NOTE") != 0)
        {
          g_autofree char *note = along_gedcom_line_text (gedcom, along_gedcom_import_take_child (import, own, "NOTE"));

          along_gedcom_import_set_text (import, record, ALONG_CARE_LINK_P_NOTE, note, link->number);
        }
    }
  if (line == 0)
    return;
  along_gedcom_import_period (import, line, &from, &to);
  along_record_set_text (record, ALONG_CARE_LINK_P_FROM, from);
  along_record_set_text (record, ALONG_CARE_LINK_P_TO, to);
}

static void
add_child_link (Import *import, AlongId child, AlongId couple, AlongId parent, AlongGedcomPedigree pedigree, gboolean primary)
{
  AlongRecord *record;

  if (along_id_is_none (couple) ? along_gedcom_import_is_tied (import, ALONG_GEDCOM_TIE_PARENT, child, parent, NULL)
                                : along_gedcom_import_is_tied (import, ALONG_GEDCOM_TIE_CHILD, child, couple, NULL))
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
add_care_link (Import *import, const AlongGedcomLink *link, AlongId child, const AlongId *carers, guint n, int care, gboolean primary)
{
  AlongRecord *record;

  if (n > 0 && along_gedcom_import_is_tied (import, ALONG_GEDCOM_TIE_CARE, child, carers[0], NULL))
    return;
  record = along_edit_create (import->edit, ALONG_KIND_CARE_LINK);
  along_record_set_ref (record, ALONG_CARE_LINK_P_CHILD, child);
  along_record_set_refs (record, ALONG_CARE_LINK_P_CARERS, carers, n);
  along_record_set_enum (record, ALONG_CARE_LINK_P_KIND, care);
  along_record_set_bool (record, ALONG_CARE_LINK_P_PRIMARY, primary);
  set_care_days (import, record, link);
}

/* To one parent alone: where the file tells the two apart. */
static void
link_to_one (Import *import, const AlongGedcomLink *link, AlongId child, guint parent, AlongGedcomPedigree pedigree, gboolean primary)
{
  AlongId id;
  int care = along_gedcom_import_care (pedigree);

  if (parent == ALONG_GEDCOM_NOBODY)
    return;
  id = import->person[parent];
  if (care >= 0)
    add_care_link (import, link, child, &id, 1, care, primary);
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
  return parent != ALONG_GEDCOM_NOBODY && along_gedcom_here_take_child (import->here, import->person[parent]);
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
  AlongId child = import->person[link->child];
  gboolean known = FALSE, other = FALSE;

  if (!along_gedcom_here_has_parents (import->here, link->child))
    return FALSE;
  for (guint i = 0; i < couple->n_partners && !other; i++)
    if (couple->partners[i] != ALONG_GEDCOM_NOBODY)
      {
        AlongId parent = import->person[couple->partners[i]];

        known = TRUE;
        other = !along_gedcom_import_is_tied (import, ALONG_GEDCOM_TIE_PARENT, child, parent, NULL)
                && !along_gedcom_import_is_tied (import, ALONG_GEDCOM_TIE_CARE, child, parent, NULL);
      }
  if (other)
    along_import_problems_add (import->problems, link->number,
                               _ ("%s is here with other parents, or with one of them. Their parents were left as they are: connect them by hand."),
                               along_gedcom_import_name (&import->people[link->child]));
  /* the document knows nobody: whom the record knows is enough */
  return known || !along_gedcom_import_is_tied (import, ALONG_GEDCOM_TIE_PARENT, child, import->lone_parent[link->couple], NULL);
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
                                       : along_gedcom_import_is_tied (import, ALONG_GEDCOM_TIE_PARENT, import->person[link->child],
                                                                      import->person[known], NULL))
      || !along_gedcom_here_fuller (import->here, couple, import->links, known, &other) || other == link->child)
    return;
  along_import_problems_add (import->problems, link->number, _ ("%s may have the same parents as %s: connect them by hand."),
                             along_gedcom_import_name (&import->people[link->child]), along_gedcom_import_name (&import->people[other]));
}

void
along_gedcom_import_link (Import *import, guint index)
{
  const AlongGedcomLink *link = &import->links[index];
  const AlongGedcomCouple *couple = &import->couples[link->couple];
  gboolean primary = is_primary (import, index);
  AlongId child;
  int care = along_gedcom_import_care_of (import, link);

  if (link->child != ALONG_GEDCOM_NOBODY && along_id_is_none (import->person[link->child]))
    return; /* a pregnancy that was lost */
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
  child = link->child != ALONG_GEDCOM_NOBODY ? import->person[link->child] : along_gedcom_import_unknown (import);
  if (along_gedcom_import_is_apart (couple, link))
    {
      link_to_one (import, link, child, couple->husband, link->to_partner[0], primary && by_birth (link->to_partner[0]));
      link_to_one (import, link, child, couple->wife, link->to_partner[1], primary && by_birth (link->to_partner[1]));
      return;
    }
  if (care >= 0)
    {
      AlongId carers[2];
      guint n = 0;

      for (guint i = 0; i < couple->n_partners && n < 2; i++)
        if (couple->partners[i] != ALONG_GEDCOM_NOBODY && !(n == 1 && along_id_equal (carers[0], import->person[couple->partners[i]])))
          carers[n++] = import->person[couple->partners[i]];
      add_care_link (import, link, child, carers, n, care, primary);
      return;
    }
  if (!along_id_is_none (import->couple[link->couple]) || !along_id_is_none (import->lone_parent[link->couple]))
    add_child_link (import, child, import->couple[link->couple], import->lone_parent[link->couple], link->pedigree, primary);
}
