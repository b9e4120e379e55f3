/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days on which a family's drawing changes, in words. */
#include "along-graph-days.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-couples.h"
#include "along-facts.h"
#include "along-graph-people.h"

/* What is said of each value of an enum; NULL: nothing. %s: a first name, or two. */
static const char *const begun_couples[] = {
  [ALONG_COUPLE_KIND_MARRIED] = N_("%s and %s married"),
  [ALONG_COUPLE_KIND_CIVIL_PARTNERSHIP] = N_("%s and %s became civil partners"),
  [ALONG_COUPLE_KIND_COHABITING] = N_("%s and %s began to live together"),
  [ALONG_COUPLE_KIND_ENGAGED] = N_("%s and %s got engaged"),
  [ALONG_COUPLE_KIND_DATING] = N_("%s and %s became a couple"),
  [ALONG_COUPLE_KIND_BRIEF] = N_("%s and %s met"),
  [ALONG_COUPLE_KIND_AFFAIR] = N_("%s and %s met"),
  [ALONG_COUPLE_KIND_CO_PARENTS] = N_("%s and %s: parents together"),
};
static const char *const ended_couples[] = {
  [ALONG_COUPLE_STATE_SEPARATED] = N_("%s and %s separated"),
  [ALONG_COUPLE_STATE_DIVORCED] = N_("%s and %s divorced"),
  [ALONG_COUPLE_STATE_ENDED] = N_("%s and %s separated"),
  [ALONG_COUPLE_STATE_RECONCILED] = N_("%s and %s came together again"),
};
static const char *const begun_care[] = {
  [ALONG_CARE_KIND_FOSTER] = N_("%s went into foster care"),
  [ALONG_CARE_KIND_KINSHIP_INFORMAL] = N_("%s was cared for in the family"),
  [ALONG_CARE_KIND_KINSHIP_FOSTER] = N_("%s went into kinship foster care"),
  [ALONG_CARE_KIND_SPECIAL_GUARDIANSHIP] = N_("%s has a special guardian"),
  [ALONG_CARE_KIND_ADOPTION] = N_("%s was adopted"),
  [ALONG_CARE_KIND_CONNECTED_PERSON] = N_("%s went to a connected carer"),
  [ALONG_CARE_KIND_PRIVATE_FOSTERING] = N_("%s went into private fostering"),
};
static const char *const living[] = {
  [ALONG_LIVING_BOTH_PARENTS] = N_("%s went home to both parents"),
  [ALONG_LIVING_MOTHER] = N_("%s went home to the mother"),
  [ALONG_LIVING_FATHER] = N_("%s went home to the father"),
  [ALONG_LIVING_FAMILY] = N_("%s went to live with family"),
  [ALONG_LIVING_FOSTER] = N_("%s went into foster care"),
  [ALONG_LIVING_ADOPTION] = N_("%s went to live with adopters"),
  [ALONG_LIVING_PLACEMENT] = N_("%s went into a placement with a parent"),
  [ALONG_LIVING_HOSPITAL] = N_("%s was in hospital"),
};
#define WORDS_OF(table, value) ((value) >= 0 && (value) < (int) G_N_ELEMENTS (table) ? (table)[value] : NULL)

/* @told: of a child's day ("<id>/<day>") the care is told already: the move that goes with it is not told again */
typedef struct
{
  AlongFamily *family;
  int today;
  GPtrArray *days;
  GHashTable *told;
} Days;

static void
day_free (gpointer data)
{
  AlongGraphDay *day = data;

  g_free (day->when);
  g_free (day->words);
  g_free (day);
}

/* Takes @words. @edtf: (nullable): as it is written down, when it says less than a day */
static void
add (Days *self, int day, AlongGraphDayKind kind, const char *edtf, char *words)
{
  AlongGraphDay *found;

  if (day == ALONG_DAY_NONE || day > self->today || !along_day_possible (day))
    {
      g_free (words);
      return;
    }
  found = g_new0 (AlongGraphDay, 1);
  found->day = day;
  found->kind = kind;
  found->when = edtf != NULL ? along_date_to_words (edtf) : along_day_to_words (day);
  found->words = words;
  g_ptr_array_add (self->days, found);
}

/* @words: a sentence of a table, translated, with one %s or two */
static char *
say (const char *words, const char *one, const char *other)
{
  return g_strdup_printf (words, one, other);
}

static const char *
name_of (Days *self, AlongId id)
{
  AlongRecord *person = along_family_find (self->family, ALONG_KIND_PERSON, id);

  return person != NULL ? along_facts_first_name (person) : C_("person", "somebody");
}

static char *
told_key (AlongId child, int day)
{
  g_autofree char *text = along_id_to_text (child);

  return g_strdup_printf ("%s/%d", text, day);
}

static gboolean
is_told (Days *self, AlongId child, int day)
{
  g_autofree char *key = told_key (child, day);

  return g_hash_table_contains (self->told, key);
}

static void
tell (Days *self, AlongId child, int day)
{
  g_hash_table_add (self->told, told_key (child, day));
}

static void
add_lives (Days *self)
{
  AlongRecord *person, *pregnancy;

  ALONG_FOREACH (pregnancy, self->family, ALONG_KIND_PREGNANCY)
    {
      int born = along_facts_born (pregnancy);
      guint n;
      const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);

      for (guint b = 0; b < n && born != ALONG_DAY_NONE; b++)
        {
          AlongRecord *baby = along_family_find (self->family, ALONG_KIND_PERSON, babies[b]);

          if (baby == NULL || along_record_has (baby, ALONG_PERSON_P_BORN))
            continue;
          tell (self, babies[b], born);
          add (self, born, ALONG_DAY_OF_BIRTH, NULL, g_strdup_printf (_("%s was born"), along_facts_first_name (baby)));
        }
    }
  ALONG_FOREACH (person, self->family, ALONG_KIND_PERSON)
    {
      int born = along_record_get_day (person, ALONG_PERSON_P_BORN), died = along_record_get_day (person, ALONG_PERSON_P_DIED);
      const char *name = along_facts_first_name (person);

      if (born != ALONG_DAY_NONE)
        tell (self, along_record_get_id (person), born);
      if (died != ALONG_DAY_NONE)
        tell (self, along_record_get_id (person), died);
      add (self, born, ALONG_DAY_OF_BIRTH, along_record_get_text (person, ALONG_PERSON_P_BORN),
           g_strdup_printf (_("%s was born"), name));
      add (self, died, ALONG_DAY_OF_DEATH, along_record_get_text (person, ALONG_PERSON_P_DIED),
           g_strdup_printf (_("%s died"), name));
    }
}

static void
add_pregnancies (Days *self, AlongGraphFlags flags)
{
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, self->family, ALONG_KIND_PREGNANCY)
    {
      const char *mother = name_of (self, along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER));
      int began = along_graph_pregnancy_first_day (self->family, pregnancy);

      if (along_facts_is_loss (pregnancy) && !(flags & ALONG_GRAPH_WITH_LOSSES))
        continue;
      add (self, began, ALONG_DAY_OF_PREGNANCY, NULL, g_strdup_printf (_("%s was pregnant"), mother));
      if (along_facts_is_loss (pregnancy) && along_facts_born (pregnancy) == ALONG_DAY_NONE)
        add (self, along_record_get_day (pregnancy, ALONG_PREGNANCY_P_ENDED), ALONG_DAY_OF_PREGNANCY,
             along_record_get_text (pregnancy, ALONG_PREGNANCY_P_ENDED), g_strdup_printf (_("A pregnancy of %s ended"), mother));
    }
}

static void
add_couples (Days *self)
{
  g_autoptr (AlongCouples) couples = along_couples_new (self->family);
  AlongRecord *couple;

  ALONG_FOREACH (couple, self->family, ALONG_KIND_COUPLE)
    {
      const char *one = name_of (self, along_record_get_ref (couple, ALONG_COUPLE_P_ONE));
      const char *other = name_of (self, along_record_get_ref (couple, ALONG_COUPLE_P_OTHER));
      int kind = along_record_get_enum (couple, ALONG_COUPLE_P_KIND), state = along_record_get_enum (couple, ALONG_COUPLE_P_STATE);
      const char *begun = WORDS_OF (begun_couples, kind), *ended = WORDS_OF (ended_couples, state);

      if (along_couples_again (couples, couple))
        {
          begun = ended_couples[ALONG_COUPLE_STATE_RECONCILED];
          ended = state != ALONG_COUPLE_STATE_RECONCILED ? ended : NULL;
        }
      /* of a divorce the wedding is told with their separation */
      if (begun != NULL && along_couples_parted (couples, couple) == NULL)
        add (self, along_record_get_day (couple, ALONG_COUPLE_P_FROM), ALONG_DAY_OF_COUPLE,
             along_record_get_text (couple, ALONG_COUPLE_P_FROM), say (_(begun), one, other));
      if (ended != NULL)
        add (self, along_record_get_day (couple, ALONG_COUPLE_P_TO), ALONG_DAY_OF_COUPLE,
             along_record_get_text (couple, ALONG_COUPLE_P_TO), say (_(ended), one, other));
    }
}

/* One day of one child, unless something that says as much has been told of it. */
static void
add_of_child (Days *self, AlongRecord *record, int child_property, int from, const char *words)
{
  AlongId child = along_record_get_ref (record, child_property);
  int day = along_record_get_day (record, from);

  if (words == NULL || day == ALONG_DAY_NONE)
    return;
  tell (self, child, day);
  add (self, day, ALONG_DAY_OF_CARE, along_record_get_text (record, from), say (_(words), name_of (self, child), ""));
}

/* "Leanne", "Leanne and Dean": with whom a child lives from @record on, at home; %NULL: that is not said by name. */
static char *
home_with (Days *self, AlongRecord *record)
{
  int where = along_record_get_enum (record, ALONG_LIVING_P_LIVING);
  guint n;
  const AlongId *with = along_record_get_refs (record, ALONG_LIVING_P_WITH, &n);

  if ((where != ALONG_LIVING_BOTH_PARENTS && where != ALONG_LIVING_MOTHER && where != ALONG_LIVING_FATHER) || n == 0 || n > 2)
    return NULL;
  return n == 1 ? g_strdup (name_of (self, with[0])) : g_strdup_printf (C_("names", "%s and %s"), name_of (self, with[0]), name_of (self, with[1]));
}

static void
add_living (Days *self, AlongRecord *record)
{
  AlongId child = along_record_get_ref (record, ALONG_LIVING_P_CHILD);
  int day = along_record_get_day (record, ALONG_LIVING_P_FROM);
  g_autofree char *with = home_with (self, record);

  if (day == ALONG_DAY_NONE || is_told (self, child, day))
    return;
  if (with == NULL)
    {
      add_of_child (self, record, ALONG_LIVING_P_CHILD, ALONG_LIVING_P_FROM,
                    WORDS_OF (living, along_record_get_enum (record, ALONG_LIVING_P_LIVING)));
      return;
    }
  tell (self, child, day);
  /* Translators: a child's first name, and those of one or two parents */
  add (self, day, ALONG_DAY_OF_CARE, along_record_get_text (record, ALONG_LIVING_P_FROM), g_strdup_printf (_("%s came home to %s"), name_of (self, child), with));
}

static void
add_care (Days *self)
{
  AlongRecord *record;

  ALONG_FOREACH (record, self->family, ALONG_KIND_CARE_LINK)
    add_of_child (self, record, ALONG_CARE_LINK_P_CHILD, ALONG_CARE_LINK_P_FROM,
                  WORDS_OF (begun_care, along_record_get_enum (record, ALONG_CARE_LINK_P_KIND)));
  ALONG_FOREACH (record, self->family, ALONG_KIND_LIVING)
    add_living (self, record);
  /* Care that nothing follows on that day: another home, another carer. */
  ALONG_FOREACH (record, self->family, ALONG_KIND_CARE_LINK)
    {
      AlongId child = along_record_get_ref (record, ALONG_CARE_LINK_P_CHILD);
      int last = along_record_get_last_day (record, ALONG_CARE_LINK_P_TO);

      if (last != ALONG_DAY_NONE && !is_told (self, child, last))
        {
          tell (self, child, last);
          add (self, last, ALONG_DAY_OF_CARE, along_record_get_text (record, ALONG_CARE_LINK_P_TO),
               g_strdup_printf (_("Care of %s by others ended"), name_of (self, child)));
        }
    }
  ALONG_FOREACH (record, self->family, ALONG_KIND_LEGAL_STATUS)
    {
      AlongId child = along_record_get_ref (record, ALONG_LEGAL_STATUS_P_CHILD);
      int code = along_record_get_enum (record, ALONG_LEGAL_STATUS_P_CODE), day = along_record_get_day (record, ALONG_LEGAL_STATUS_P_FROM);
      const char *text = along_record_get_text (record, ALONG_LEGAL_STATUS_P_TEXT);

      /* the guardian, or the adoption, has been told of */
      if ((code == ALONG_LEGAL_CODE_SGO || code == ALONG_LEGAL_CODE_ADOPTED) && is_told (self, child, day))
        continue;
      add (self, day, ALONG_DAY_OF_CARE, along_record_get_text (record, ALONG_LEGAL_STATUS_P_FROM),
           /* Translators: a child's first name, and an order of a court */
           g_strdup_printf (C_("order", "%s: %s"), name_of (self, child),
                            code == ALONG_LEGAL_CODE_OTHER && text != NULL ? text : along_enum_words (ALONG_ENUM_LEGAL_CODE, code)));
    }
}

/* The first names of those who move in, or out, on @day; %NULL: nobody whose move is not told otherwise. */
static char *
movers (Days *self, AlongId household, int day, gboolean in)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *but_last = NULL;
  AlongRecord *membership, *other;

  ALONG_FOREACH (membership, self->family, ALONG_KIND_MEMBERSHIP)
    {
      AlongId person = along_record_get_ref (membership, ALONG_MEMBERSHIP_P_PERSON);
      gboolean on = in ? along_record_get_day (membership, ALONG_MEMBERSHIP_P_FROM) == day
                       : along_record_get_last_day (membership, ALONG_MEMBERSHIP_P_TO) == day;

      if (!on || !along_record_refers_to (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD, household) || is_told (self, person, day))
        continue;
      /* who goes straight from one home to the next is told of there */
      ALONG_FOREACH (other, self->family, ALONG_KIND_MEMBERSHIP)
        if (!in && along_record_refers_to (other, ALONG_MEMBERSHIP_P_PERSON, person) &&
            along_record_get_day (other, ALONG_MEMBERSHIP_P_FROM) == day)
          on = FALSE;
      if (on)
        g_ptr_array_add (names, (gpointer) name_of (self, person));
    }
  if (names->len == 0)
    return NULL;
  if (names->len == 1)
    return g_strdup (g_ptr_array_index (names, 0));
  {
    const char *last = g_ptr_array_steal_index (names, names->len - 1);

    g_ptr_array_add (names, NULL);
    but_last = g_strjoinv (", ", (char **) names->pdata);
    /* Translators: first names; the first may be several with commas between them */
    return g_strdup_printf (C_("names", "%s and %s"), but_last, last);
  }
}

static void
add_moves (Days *self)
{
  AlongRecord *membership;
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int in = 1; in >= 0; in--)
    ALONG_FOREACH (membership, self->family, ALONG_KIND_MEMBERSHIP)
      {
        int property = in ? ALONG_MEMBERSHIP_P_FROM : ALONG_MEMBERSHIP_P_TO;
        int day = in ? along_record_get_day (membership, property) : along_record_get_last_day (membership, property);
        AlongId id = along_record_get_ref (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD);
        AlongRecord *household = along_family_find (self->family, ALONG_KIND_HOUSEHOLD, id);
        const char *home = household != NULL ? along_record_get_text (household, ALONG_HOUSEHOLD_P_NAME) : NULL;
        g_autofree char *key = told_key (id, in ? day : -day), *who = NULL;

        if (day == ALONG_DAY_NONE || household == NULL || !g_hash_table_add (done, g_steal_pointer (&key)))
          continue;
        who = movers (self, id, day, in);
        if (who != NULL)
          /* Translators: who, and the name of the home */
          add (self, day, ALONG_DAY_OF_MOVE, along_record_get_text (membership, property),
               home == NULL ? g_strdup_printf (in ? _("%s moved in") : _("%s moved out"), who)
                            : g_strdup_printf (in ? _("%s moved in: %s") : _("%s moved out: %s"), who, home));
      }
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const AlongGraphDay *one = *(AlongGraphDay *const *) a, *other = *(AlongGraphDay *const *) b;

  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  return one->kind != other->kind ? (int) one->kind - (int) other->kind : strcmp (one->words, other->words);
}

/**
 * along_graph_days: (transfer full) (element-type AlongGraphDay): what happened in the family up to @today, in the order of
 * days: births, deaths, couples, pregnancies, care and moves. Of a date that says less than a day it is the day on which
 * the drawing changes: the first that it may mean, or of the end of care or of a stay the last.
 *
 * @flags: losses are told of with %ALONG_GRAPH_WITH_LOSSES only, care with %ALONG_GRAPH_WITH_CARE only
 */
GPtrArray *
along_graph_days (AlongFamily *family, int today, AlongGraphFlags flags)
{
  GPtrArray *days = g_ptr_array_new_with_free_func (day_free);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Days self = { family, today, days, told };

  add_lives (&self);
  add_pregnancies (&self, flags);
  add_couples (&self);
  if (flags & ALONG_GRAPH_WITH_CARE)
    add_care (&self);
  add_moves (&self);
  g_ptr_array_sort (days, compare_days);
  return days;
}

/** along_graph_days_nearest: the nearest day before (@step -1) or after (1) @day that has one; ALONG_DAY_NONE: none has. */
int
along_graph_days_nearest (GPtrArray *days, int day, int step)
{
  int found = ALONG_DAY_NONE;

  for (guint i = 0; i < days->len; i++)
    {
      int at = ((AlongGraphDay *) g_ptr_array_index (days, i))->day;

      if (step > 0 && at > day)
        return at;
      if (step < 0 && at < day)
        found = at;
    }
  return found;
}

/** along_graph_days_words: what happened on @day: "Liam moved out. Alfie was born." Returns: (nullable) */
char *
along_graph_days_words (GPtrArray *days, int day)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++)
    {
      const AlongGraphDay *one = g_ptr_array_index (days, i);

      if (one->day == day)
        g_string_append_printf (words, "%s%s.", words->len > 0 ? " " : "", one->words);
    }
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

/**
 * along_graph_days_undated: (transfer full) (element-type utf8): first names of those of @graph, drawn as alive, of
 * whom no day or year of birth is written down: they are drawn as today. Strings are the records'.
 */
GPtrArray *
along_graph_days_undated (AlongFamily *family, AlongGraph *graph)
{
  GPtrArray *names = g_ptr_array_new ();
  AlongRecord *person;

  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    {
      g_autofree char *key = along_id_to_text (along_record_get_id (person));
      const AlongGraphPerson *drawn = along_graph_find_person (graph, key);

      if (drawn != NULL && drawn->kind == ALONG_GRAPH_PERSON && !drawn->dead && drawn->birth_lo == ALONG_DAY_NONE)
        g_ptr_array_add (names, (gpointer) along_facts_first_name (person));
    }
  return names;
}
