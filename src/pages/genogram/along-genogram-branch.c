/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-genogram-branch.h"

#include <glib/gi18n-lib.h>

#include "along-facts.h"
#include "along-genogram-edits.h"
#include "along-genogram-events.h"

struct _AlongBranch
{
  GObject parent_instance;

  AlongId family;
  char *name;         /* of the first root */
  gboolean cut;
  GArray *people;     /* AlongId */
  GArray *roots;      /* AlongId: of them, who it hangs by; at least one */
  GPtrArray *records; /* copies, people first */
};

G_DEFINE_FINAL_TYPE (AlongBranch, along_branch, G_TYPE_OBJECT)

static gboolean
contains (GArray *people, AlongId id)
{
  for (guint i = 0; i < people->len; i++)
    if (along_id_equal (g_array_index (people, AlongId, i), id))
      return TRUE;
  return FALSE;
}

static void
add (GArray *people, AlongId id)
{
  if (!along_id_is_none (id) && !contains (people, id))
    g_array_append_val (people, id);
}

/* --- Who belongs to a branch --- */

/** along_genogram_branch_of: @person, their partners, their children with theirs, and so on down. Array of AlongId, @person
 * first. */
GArray *
along_genogram_branch_of (AlongFamily *family, AlongId person)
{
  GArray *line = g_array_new (FALSE, FALSE, sizeof (AlongId)), *people = g_array_new (FALSE, FALSE, sizeof (AlongId));
  AlongRecord *record;

  add (line, person);
  for (guint i = 0; i < line->len; i++)
    {
      AlongId one = g_array_index (line, AlongId, i);

      add (people, one);
      ALONG_FOREACH (record, family, ALONG_KIND_COUPLE)
        if (along_record_refers_to (record, ALONG_COUPLE_P_ONE, one))
          add (people, along_record_get_ref (record, ALONG_COUPLE_P_OTHER));
        else if (along_record_refers_to (record, ALONG_COUPLE_P_OTHER, one))
          add (people, along_record_get_ref (record, ALONG_COUPLE_P_ONE));
      ALONG_FOREACH (record, family, ALONG_KIND_CHILD_LINK)
        if (along_genogram_links_to (family, record, one))
          add (line, along_record_get_ref (record, ALONG_CHILD_LINK_P_CHILD));
    }
  g_array_unref (line);
  return people;
}

/* --- What is held --- */

static void
along_branch_finalize (GObject *object)
{
  AlongBranch *self = ALONG_BRANCH (object);

  g_free (self->name);
  g_array_unref (self->people);
  g_array_unref (self->roots);
  g_ptr_array_unref (self->records);
  G_OBJECT_CLASS (along_branch_parent_class)->finalize (object);
}

static void
along_branch_class_init (AlongBranchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = along_branch_finalize;
}

static void
along_branch_init (AlongBranch *self)
{
  self->people = g_array_new (FALSE, FALSE, sizeof (AlongId));
  self->roots = g_array_new (FALSE, FALSE, sizeof (AlongId));
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
}

/* What goes with people: a record is of the branch when everybody is whom it names there; a pregnancy also all its babies. */
static const struct
{
  AlongKindId kind;
  int needed[2];
} goes_with[] = {
  { ALONG_KIND_ALIAS, { ALONG_ALIAS_P_PERSON, -1 } },
  { ALONG_KIND_CONDITION, { ALONG_CONDITION_P_PERSON, -1 } },
  { ALONG_KIND_COUPLE, { ALONG_COUPLE_P_ONE, ALONG_COUPLE_P_OTHER } },
  { ALONG_KIND_BOND, { ALONG_BOND_P_FROM, ALONG_BOND_P_TO } },
  { ALONG_KIND_PREGNANCY, { ALONG_PREGNANCY_P_MOTHER, -1 } },
};

static void
hold (AlongBranch *self, AlongRecord *record)
{
  g_ptr_array_add (self->records, along_record_copy (record));
}

static gboolean
holds (AlongBranch *self, AlongId id)
{
  for (guint i = 0; i < self->records->len; i++)
    if (along_id_equal (along_record_get_id (self->records->pdata[i]), id))
      return TRUE;
  return FALSE;
}

static gboolean
is_among (AlongBranch *self, AlongRecord *record, int property)
{
  AlongId id = property >= 0 ? along_record_get_ref (record, property) : ALONG_ID_NONE;

  return along_id_is_none (id) || contains (self->people, id);
}

static gboolean
are_among (AlongBranch *self, AlongRecord *record, int property)
{
  guint n;
  const AlongId *ids = along_record_get_refs (record, property, &n);

  for (guint i = 0; i < n; i++)
    if (!contains (self->people, ids[i]))
      return FALSE;
  return TRUE;
}

static void
hold_all (AlongBranch *self, AlongFamily *family)
{
  AlongRecord *record;

  for (guint i = 0; i < self->people->len; i++)
    hold (self, along_family_find (family, ALONG_KIND_PERSON, g_array_index (self->people, AlongId, i)));
  for (guint i = 0; i < G_N_ELEMENTS (goes_with); i++)
    ALONG_FOREACH (record, family, goes_with[i].kind)
      if (is_among (self, record, goes_with[i].needed[0]) && is_among (self, record, goes_with[i].needed[1])
          && (goes_with[i].kind != ALONG_KIND_PREGNANCY || are_among (self, record, ALONG_PREGNANCY_P_BABIES)))
        hold (self, record);
  ALONG_FOREACH (record, family, ALONG_KIND_CHILD_LINK)
    {
      AlongId couple = along_record_get_ref (record, ALONG_CHILD_LINK_P_COUPLE);

      if (is_among (self, record, ALONG_CHILD_LINK_P_CHILD)
          && (along_id_is_none (couple) ? is_among (self, record, ALONG_CHILD_LINK_P_PARENT) : holds (self, couple)))
        hold (self, record);
    }
  ALONG_FOREACH (record, family, ALONG_KIND_CARE_LINK)
    if (is_among (self, record, ALONG_CARE_LINK_P_CHILD) && are_among (self, record, ALONG_CARE_LINK_P_CARERS))
      hold (self, record);
  ALONG_FOREACH (record, family, ALONG_KIND_EDD)
    if (holds (self, along_record_get_ref (record, ALONG_EDD_P_PREGNANCY)))
      hold (self, record);
}

static gboolean
has_parents_in (AlongFamily *family, GArray *people, AlongId child)
{
  AlongRecord *link;

  ALONG_FOREACH (link, family, ALONG_KIND_CHILD_LINK)
    for (guint i = 0; along_record_refers_to (link, ALONG_CHILD_LINK_P_CHILD, child) && i < people->len; i++)
      if (along_genogram_links_to (family, link, g_array_index (people, AlongId, i)))
        return TRUE;
  return FALSE;
}

/* Whether @person, who has nobody above them among @people, is of the branch by a partner: who has somebody above them
 * there, or parents in the family where @person has none, or, both having as much, comes first. */
static gboolean
came_by_partner (AlongFamily *family, GArray *people, guint person)
{
  AlongId id = g_array_index (people, AlongId, person);
  gboolean parents = along_genogram_parents_of (family, id) != NULL;

  for (guint i = 0; i < people->len; i++)
    {
      AlongId other = g_array_index (people, AlongId, i);
      gboolean others = along_genogram_parents_of (family, other) != NULL;

      if (i != person && along_genogram_find_couple (family, id, other) != NULL
          && (has_parents_in (family, people, other) || (others && !parents) || (others == parents && i < person)))
        return TRUE;
    }
  return FALSE;
}

/**
 * along_branch_new: takes hold of @people, who are in the family, with what joins them to one another. It hangs by all who have
 * no parents among them and did not come by a partner; the first of these gives it its name.
 *
 * @cut: putting it moves them; else it makes others like them
 */
AlongBranch *
along_branch_new (AlongFamily *family, const AlongId *people, guint n, gboolean cut)
{
  AlongBranch *self = g_object_new (ALONG_TYPE_BRANCH, NULL);

  g_return_val_if_fail (n > 0, self);
  self->family = along_family_get_id (family);
  self->cut = cut;
  for (guint i = 0; i < n; i++)
    add (self->people, people[i]);
  for (guint i = 0; i < self->people->len; i++)
    {
      AlongId id = g_array_index (self->people, AlongId, i);

      if (!has_parents_in (family, self->people, id) && !came_by_partner (family, self->people, i))
        add (self->roots, id);
    }
  if (self->roots->len == 0)
    add (self->roots, people[0]);
  self->name = g_strdup (along_facts_first_name (along_family_find (family, ALONG_KIND_PERSON, along_branch_get_root (self))));
  hold_all (self, family);
  return self;
}

/** along_branch_is_cut: whether it is moved, not copied. */
gboolean
along_branch_is_cut (AlongBranch *self)
{
  return self->cut;
}

/** along_branch_is_of: whether it was taken from this family. */
gboolean
along_branch_is_of (AlongBranch *self, AlongFamily *family)
{
  return along_id_equal (self->family, along_family_get_id (family));
}

/** along_branch_has: whether @person is one of it. */
gboolean
along_branch_has (AlongBranch *self, AlongId person)
{
  return contains (self->people, person);
}

/** along_branch_get_n: how many people. */
guint
along_branch_get_n (AlongBranch *self)
{
  return self->people->len;
}

/** along_branch_get_root: who it hangs by, the first of them. */
AlongId
along_branch_get_root (AlongBranch *self)
{
  return g_array_index (self->roots, AlongId, 0);
}

/** along_branch_get_name: first name of who it hangs by. */
const char *
along_branch_get_name (AlongBranch *self)
{
  return self->name;
}

/* --- Putting it --- */

/* @child is a child of @under, and of the partner they are with now. */
static void
fill_parents (AlongFamily *family, AlongRecord *link, AlongRecord *under)
{
  AlongRecord *couple = along_genogram_couple_of (family, along_record_get_id (under));

  along_record_unset (link, ALONG_CHILD_LINK_P_COUPLE);
  along_record_unset (link, ALONG_CHILD_LINK_P_PARENT);
  if (couple != NULL)
    along_record_set_ref (link, ALONG_CHILD_LINK_P_COUPLE, along_record_get_id (couple));
  else
    along_record_set_ref (link, ALONG_CHILD_LINK_P_PARENT, along_record_get_id (under));
}

static void
hang (AlongEdit *edit, AlongFamily *family, AlongId child, AlongRecord *under)
{
  AlongRecord *link = along_edit_create (edit, ALONG_KIND_CHILD_LINK);

  along_record_set_ref (link, ALONG_CHILD_LINK_P_CHILD, child);
  fill_parents (family, link, under);
  along_record_set_enum (link, ALONG_CHILD_LINK_P_NATURE, ALONG_CHILD_NATURE_BIRTH);
  along_record_set_bool (link, ALONG_CHILD_LINK_P_PRIMARY, TRUE);
}

static gboolean
is_by_birth (AlongRecord *link)
{
  return along_record_get_enum (link, ALONG_CHILD_LINK_P_NATURE) == ALONG_CHILD_NATURE_BIRTH;
}

static gboolean
is_male (AlongRecord *person)
{
  return along_record_get_enum (person, ALONG_PERSON_P_GENDER) == ALONG_GENDER_MALE;
}

/* The pregnancy that the roots come from is that of @under or of the partner they are with now, where one of the two can have had it and no
 * baby of it stays behind. Else it stays whose it was. */
static void
move_pregnancy (AlongBranch *self, AlongEdit *edit, AlongFamily *family, AlongRecord *pregnancy, AlongRecord *under)
{
  AlongRecord *with = along_genogram_partner_of (family, along_record_get_id (under)), *mother, *other, *changed;
  guint n;
  const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);

  for (guint i = 0; i < n; i++)
    if (!contains (self->roots, babies[i]))
      return;
  mother = !is_male (under) ? under : with != NULL && !is_male (with) ? with : NULL;
  if (mother == NULL)
    return;
  other = mother == under ? with : under;
  changed = along_edit_change (edit, pregnancy);
  along_record_set_ref (changed, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (mother));
  along_record_set_ref (changed, ALONG_PREGNANCY_P_OTHER_PARENT, other != NULL ? along_record_get_id (other) : ALONG_ID_NONE);
}

/* The same people, with other parents: whose children they were by birth they are not any more. */
static void
move (AlongBranch *self, AlongEdit *edit, AlongFamily *family, AlongRecord *under)
{
  for (guint i = 0; i < self->roots->len; i++)
    {
      AlongId root = g_array_index (self->roots, AlongId, i);
      AlongRecord *kept = along_genogram_parents_of (family, root), *link, *pregnancy;

      if (along_family_find (family, ALONG_KIND_PERSON, root) == NULL)
        continue;
      if (kept == NULL)
        hang (edit, family, root, under);
      else
        fill_parents (family, along_edit_change (edit, kept), under);
      if (kept != NULL && !is_by_birth (kept))
        continue;
      ALONG_FOREACH (link, family, ALONG_KIND_CHILD_LINK)
        if (link != kept && is_by_birth (link) && along_record_refers_to (link, ALONG_CHILD_LINK_P_CHILD, root))
          along_edit_delete (edit, link);
      ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
        if (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, root))
          move_pregnancy (self, edit, family, pregnancy, under);
    }
}

static AlongId
new_id (GHashTable *ids, AlongId old)
{
  const AlongId *made = g_hash_table_lookup (ids, &old);

  return made != NULL ? *made : ALONG_ID_NONE;
}

/* Everything of @from, with the new ids of what it names; what names others is left out. */
static void
fill_copy (AlongRecord *to, AlongRecord *from, GHashTable *ids)
{
  const AlongKind *kind = along_record_get_kind (from);

  along_record_assign (to, from);
  for (guint p = 0; p < kind->n_properties; p++)
    if (kind->properties[p].type == ALONG_TYPE_REF)
      along_record_set_ref (to, (int) p, new_id (ids, along_record_get_ref (from, (int) p)));
    else if (kind->properties[p].type == ALONG_TYPE_REFS)
      {
        g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (AlongId));
        guint n;
        const AlongId *old = along_record_get_refs (from, (int) p, &n);

        for (guint i = 0; i < n; i++)
          add (refs, new_id (ids, old[i]));
        along_record_set_refs (to, (int) p, (AlongId *) refs->data, refs->len);
      }
  if (kind->id == ALONG_KIND_PERSON)
    {
      /* Somebody's own, and only theirs. */
      along_record_unset (to, ALONG_PERSON_P_NHS_NUMBER);
      along_record_unset (to, ALONG_PERSON_P_PHONE);
      along_record_unset (to, ALONG_PERSON_P_INDEX);
      /* "Leanne’s sister; Jayden’s special guardian": the copy is neither. */
      along_record_unset (to, ALONG_PERSON_P_ROLE);
    }
}

/* Twins are those who have a word in common: those who are copied together get one of their own, who is copied alone none. */
static void
part_twins (AlongBranch *self, AlongRecord *to, const char *word, GHashTable *words)
{
  guint n = 0;

  for (guint i = 0; i < self->records->len; i++)
    n += along_record_get_kind_id (self->records->pdata[i]) == ALONG_KIND_PERSON
         && g_strcmp0 (along_record_get_text (self->records->pdata[i], ALONG_PERSON_P_TWIN), word) == 0;
  if (n < 2)
    {
      along_record_unset (to, ALONG_PERSON_P_TWIN);
      along_record_unset (to, ALONG_PERSON_P_MONOZYGOTIC);
      return;
    }
  if (!g_hash_table_contains (words, word))
    g_hash_table_insert (words, g_strdup (word), along_id_to_text (along_record_get_id (to)));
  along_record_set_text (to, ALONG_PERSON_P_TWIN, g_hash_table_lookup (words, word));
}

static void
copy (AlongBranch *self, AlongEdit *edit, AlongFamily *family, AlongRecord *under, AlongId *root)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, g_free);
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < self->records->len; i++)
    {
      AlongId old = along_record_get_id (self->records->pdata[i]), made = along_id_new ();

      g_hash_table_insert (ids, g_memdup2 (&old, sizeof old), g_memdup2 (&made, sizeof made));
    }
  for (guint i = 0; i < self->records->len; i++)
    {
      AlongRecord *from = self->records->pdata[i];
      AlongKindId kind = along_record_get_kind_id (from);
      AlongRecord *to = along_edit_create_with_id (edit, kind, new_id (ids, along_record_get_id (from)));

      fill_copy (to, from, ids);
      if (kind == ALONG_KIND_PERSON && along_record_has (from, ALONG_PERSON_P_TWIN))
        part_twins (self, to, along_record_get_text (from, ALONG_PERSON_P_TWIN), words);
    }
  *root = new_id (ids, along_branch_get_root (self));
  for (guint i = 0; under != NULL && i < self->roots->len; i++)
    hang (edit, family, new_id (ids, g_array_index (self->roots, AlongId, i)), under);
}

/** along_branch_is_there: whether anybody whom the branch hangs by is in @family now. */
gboolean
along_branch_is_there (AlongBranch *self, AlongFamily *family)
{
  for (guint i = 0; i < self->roots->len; i++)
    if (along_family_find (family, ALONG_KIND_PERSON, g_array_index (self->roots, AlongId, i)) != NULL)
      return TRUE;
  return FALSE;
}

/** along_branch_peek_roots: (transfer none): whom it hangs by. @n: (out) */
const AlongId *
along_branch_peek_roots (AlongBranch *self, guint *n)
{
  *n = self->roots->len;
  return (const AlongId *) self->roots->data;
}

/**
 * along_branch_put: the branch hangs from @under (nullable: from nobody): as it was when it was taken, with new ids, or
 * where it was cut the people themselves. Of a copy nothing says who it is to others: no role. @root: (out): who it hangs by now.
 *
 * Returns: (nullable): %NULL: @under is one of the branch, or of what was cut nobody is there any more
 */
AlongEdit *
along_branch_put (AlongBranch *self, AlongFamily *family, AlongRecord *under, AlongId *root)
{
  g_autofree char *title = NULL;
  AlongEdit *edit;

  *root = along_branch_get_root (self);
  if (self->cut && (under == NULL || contains (self->people, along_record_get_id (under)) || !along_branch_is_there (self, family)))
    return NULL;
  title = self->cut       ? g_strdup_printf (_ ("%s’s branch moved"), self->name)
          : under != NULL ? g_strdup_printf (_ ("%s’s branch pasted under %s"), self->name, along_facts_first_name (under))
                          : g_strdup_printf (_ ("%s’s branch pasted"), self->name);
  edit = along_edit_new (title, self->family);
  if (self->cut)
    move (self, edit, family, under);
  else
    copy (self, edit, family, under, root);
  return edit;
}

/* --- Several people --- */

/** along_genogram_family_after: all that @family holds, as it would be after @edit (nullable): to be tried out, or changed
 * step by step. */
AlongFamily *
along_genogram_family_after (AlongFamily *family, AlongEdit *edit)
{
  AlongFamily *made = along_family_copy (family);

  if (edit != NULL)
    along_family_apply (made, edit);
  return made;
}

static gboolean
is_same (AlongRecord *a, AlongRecord *b)
{
  const AlongKind *kind = along_record_get_kind (a);

  for (guint p = 0; p < kind->n_properties; p++)
    if (!along_value_equal (&kind->properties[p], along_record_peek (a, (int) p), along_record_peek (b, (int) p)))
      return FALSE;
  return TRUE;
}

/** along_genogram_remove_people: all of them, each with what along_genogram_remove_person() takes, in one edit. */
AlongEdit *
along_genogram_remove_people (AlongFamily *family, const AlongId *people, guint n)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u person removed", "%u people removed", n), n);
  AlongEdit *edit = along_edit_new (title, along_family_get_id (family));
  g_autoptr (AlongFamily) after = along_genogram_family_after (family, NULL);

  for (guint i = 0; i < n; i++)
    {
      AlongRecord *person = along_family_find (after, ALONG_KIND_PERSON, people[i]);
      g_autoptr (AlongEdit) one = person != NULL ? along_genogram_remove_person (after, person) : NULL;

      if (one != NULL)
        along_family_apply (after, one);
    }
  for (int kind = 0; kind < ALONG_N_KINDS; kind++)
    for (guint i = 0; i < along_family_count (family, (AlongKindId) kind); i++)
      {
        AlongRecord *before = along_family_nth (family, (AlongKindId) kind, i);
        AlongRecord *left = along_family_find (after, (AlongKindId) kind, along_record_get_id (before));

        if (left == NULL)
          along_edit_delete (edit, before);
        else if (!is_same (before, left))
          along_record_assign (along_edit_change (edit, before), left);
      }
  return edit;
}

/** along_genogram_live_together: @people live in @home, or where it is %NULL in a new one called @name. Homes that they have
 * already stay: a child may have two. */
AlongEdit *
along_genogram_live_together (AlongFamily *family, const AlongId *people, guint n, AlongRecord *home, const char *name, int today)
{
  AlongEdit *edit = along_edit_new (_ ("home written down"), along_family_get_id (family));
  AlongRecord *place = home;

  if (place == NULL)
    {
      place = along_edit_create (edit, ALONG_KIND_HOUSEHOLD);
      along_record_set_text (place, ALONG_HOUSEHOLD_P_NAME, name);
    }
  for (guint i = 0; i < n; i++)
    if (home == NULL || !along_genogram_lives_in (family, people[i], along_record_get_id (home), today))
      {
        AlongRecord *membership = along_edit_create (edit, ALONG_KIND_MEMBERSHIP);

        along_record_set_ref (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD, along_record_get_id (place));
        along_record_set_ref (membership, ALONG_MEMBERSHIP_P_PERSON, people[i]);
      }
  return edit;
}
