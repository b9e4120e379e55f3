/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-ribbon-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-facts.h"
#include "along-field-words.h"
#include "along-support-records.h"

/* What ended longer before support began is left to the rest of the record. */
#define BEFORE_DAYS 28

/** along_reader_key: the key of a record's item. */
char *
along_reader_key (const char *prefix, AlongRecord *record)
{
  char id[ALONG_ID_TEXT];

  along_id_format (along_record_get_id (record), id);
  return g_strdup_printf ("%s/%s", prefix, id);
}

static int
compare_records_by (AlongRecord *a, AlongRecord *b, int property)
{
  int one = along_record_get_day (a, property), other = along_record_get_day (b, property);

  return (one > other) - (one < other);
}

static int
compare_episodes (gconstpointer a, gconstpointer b)
{
  return compare_records_by (*(AlongRecord *const *) a, *(AlongRecord *const *) b, ALONG_EPISODE_P_FROM);
}

static void
read_episodes (AlongRibbonReader *reader)
{
  AlongRecord *record;

  ALONG_FOREACH (record, reader->family, ALONG_KIND_EPISODE)
    if (along_record_get_day (record, ALONG_EPISODE_P_FROM) != ALONG_DAY_NONE)
      g_ptr_array_add (reader->episodes, record);
  g_ptr_array_sort (reader->episodes, compare_episodes);
  for (guint i = 0; i < reader->episodes->len; i++)
    {
      AlongRecord *episode = g_ptr_array_index (reader->episodes, i);
      g_autoptr (AlongSupport) support = along_support_from_family (reader->family, episode, reader->today);
      int referral = along_record_get_day (episode, ALONG_EPISODE_P_REFERRAL_DATE);

      along_ribbon_add_episode (reader->ribbon, support);
      if (referral != ALONG_DAY_NONE)
        along_ribbon_set_referral (reader->ribbon, referral);
    }
  reader->first = reader->episodes->len > 0
                    ? along_record_get_day (g_ptr_array_index (reader->episodes, 0), ALONG_EPISODE_P_FROM) - BEFORE_DAYS
                    : reader->today - BEFORE_DAYS;
}

static const char *
edd_source_words (AlongFamily *family, AlongRecord *pregnancy)
{
  AlongRecord *edd;
  int best = along_facts_best_edd (family, pregnancy);

  ALONG_FOREACH (edd, family, ALONG_KIND_EDD)
    {
      if (!along_record_refers_to (edd, ALONG_EDD_P_PREGNANCY, along_record_get_id (pregnancy))
          || along_record_get_day (edd, ALONG_EDD_P_EDD) != best)
        continue;
      switch (along_record_get_enum (edd, ALONG_EDD_P_SOURCE))
        {
        case ALONG_EDD_SOURCE_LMP:
          return C_ ("due date from", "last period");
        case ALONG_EDD_SOURCE_CLINICAL:
          return C_ ("due date from", "clinical");
        case ALONG_EDD_SOURCE_DATING_SCAN:
        case ALONG_EDD_SOURCE_LATE_SCAN:
          return C_ ("due date from", "scan");
        case ALONG_EDD_SOURCE_NEWBORN:
          return C_ ("due date from", "newborn check");
        default:
          return NULL;
        }
    }
  return NULL;
}

/** along_reader_pregnancy_day: birth, or end, or due date. */
int
along_reader_pregnancy_day (AlongFamily *family, AlongRecord *pregnancy)
{
  int born = along_facts_born (pregnancy), ended = along_record_get_day (pregnancy, ALONG_PREGNANCY_P_ENDED);

  return born != ALONG_DAY_NONE ? born : ended != ALONG_DAY_NONE ? ended : along_facts_best_edd (family, pregnancy);
}

/** along_reader_is_about: whether an episode is about this pregnancy. */
gboolean
along_reader_is_about (AlongRibbonReader *reader, AlongRecord *pregnancy)
{
  for (guint i = 0; i < reader->episodes->len; i++)
    if (along_support_pregnancy_of (reader->family, g_ptr_array_index (reader->episodes, i)) == pregnancy)
      return TRUE;
  return FALSE;
}

/* The day of the last death of @pregnancy, of whose babies nobody lives. */
static int
last_death (AlongFamily *family, AlongRecord *pregnancy)
{
  guint n;
  const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  int last = ALONG_DAY_NONE;

  for (guint i = 0; i < n; i++)
    {
      AlongRecord *baby = along_family_find (family, ALONG_KIND_PERSON, babies[i]);
      int died = baby != NULL ? along_record_get_day (baby, ALONG_PERSON_P_DIED) : ALONG_DAY_NONE;

      if (died != ALONG_DAY_NONE && (last == ALONG_DAY_NONE || died > last))
        last = died;
    }
  return last != ALONG_DAY_NONE ? last : along_facts_born (pregnancy);
}

/* Pregnancies that support is about are counted by; a loss, or the death of all who were born, since support began is marked, no
 * more. */
static void
read_pregnancies (AlongRibbonReader *reader)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, reader->family, ALONG_KIND_PREGNANCY)
    {
      guint at = 0;
      while (at < list->len && along_reader_pregnancy_day (reader->family, g_ptr_array_index (list, at)) <= along_reader_pregnancy_day (reader->family, pregnancy))
        at++;
      g_ptr_array_insert (list, (int) at, pregnancy);
    }
  for (guint i = 0; i < list->len; i++)
    {
      AlongRecord *one = g_ptr_array_index (list, i), *baby = along_facts_baby (reader->family, one);
      int day = along_reader_pregnancy_day (reader->family, one), edd = along_facts_best_edd (reader->family, one);

      if (along_facts_is_loss (one) || along_facts_nobody_lives (reader->family, one))
        {
          day = along_facts_is_loss (one) ? day : last_death (reader->family, one);
          if (day != ALONG_DAY_NONE && day >= reader->first)
            along_ribbon_add_loss (reader->ribbon, day, edd);
        }
      else if (along_reader_is_about (reader, one))
        along_ribbon_add_baby (reader->ribbon, baby != NULL ? along_facts_first_name (baby) : NULL, edd,
                               edd_source_words (reader->family, one), along_facts_born (one));
    }
}

/* What held when support began, for a baby that support is about. */
static gboolean
is_supported (AlongRibbonReader *reader, AlongRecord *child, AlongRecord *record, int to_property)
{
  int to = along_record_get_last_day (record, to_property);
  AlongRecord *pregnancy;

  if (to != ALONG_DAY_NONE && to < reader->first)
    return FALSE;
  ALONG_FOREACH (pregnancy, reader->family, ALONG_KIND_PREGNANCY)
    if (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, along_record_get_id (child))
        && along_reader_is_about (reader, pregnancy) && !along_facts_is_loss (pregnancy))
      return TRUE;
  return FALSE;
}

/* Children with something to show on a lane: what changed since support began, or held then for the baby it is about; how
 * things have long been for others is in the rest of the record. */
static GPtrArray *
children_of (AlongRibbonReader *reader, AlongKindId kind, int child_property, int from_property, int to_property,
             GPtrArray *children)
{
  AlongRecord *record;

  ALONG_FOREACH (record, reader->family, kind)
    {
      int from = along_record_get_day (record, from_property);
      AlongRecord *child = along_family_find (reader->family, ALONG_KIND_PERSON, along_record_get_ref (record, child_property));
      if (child != NULL && from != ALONG_DAY_NONE && (from >= reader->first || is_supported (reader, child, record, to_property))
          && !g_ptr_array_find (children, child, NULL))
        g_ptr_array_add (children, child);
    }
  return children;
}

typedef struct
{
  int from, to;
  const char *words, *brief;
  char *style, *key, *own_words;
} Bar;

static void
clear_bar (gpointer data)
{
  Bar *bar = data;

  g_free (bar->style);
  g_free (bar->key);
  g_free (bar->own_words);
}

static int
compare_bars (gconstpointer a, gconstpointer b)
{
  const Bar *one = a, *other = b;

  return (one->from > other->from) - (one->from < other->from);
}

static void
put_bars (AlongRibbonReader *reader, GArray *bars, guint lane)
{
  g_array_sort (bars, compare_bars);
  for (guint i = 0; i < bars->len; i++)
    {
      const Bar *bar = &g_array_index (bars, Bar, i);
      if (bar->to == ALONG_DAY_NONE || bar->to >= reader->first)
        along_ribbon_add_bar (reader->ribbon, lane, bar->from, bar->to, bar->style, bar->own_words != NULL ? bar->own_words : bar->words,
                              bar->brief, bar->key);
    }
}

static GArray *
new_bars (void)
{
  GArray *bars = g_array_new (FALSE, TRUE, sizeof (Bar));

  g_array_set_clear_func (bars, clear_bar);
  return bars;
}

/* A stage in short, where its words do not fit. */
static const char *
legal_brief (int code)
{
  static const char *const tags[] = {
    [ALONG_LEGAL_CODE_V2] = "s20", [ALONG_LEGAL_CODE_C1] = "ICO", [ALONG_LEGAL_CODE_C2] = "CO",
    [ALONG_LEGAL_CODE_E1] = "PO",  [ALONG_LEGAL_CODE_L2] = "EPO", [ALONG_LEGAL_CODE_SGO] = "SGO",
    [ALONG_LEGAL_CODE_CAO] = "CAO",
  };

  return code >= 0 && code < (int) G_N_ELEMENTS (tags) ? tags[code] : NULL;
}

static const char *
status_brief (int status)
{
  switch (status)
    {
    case ALONG_SUPPORT_STATUS_CHILD_IN_NEED:
      return C_ ("short status", "CIN");
    case ALONG_SUPPORT_STATUS_CHILD_PROTECTION:
      return C_ ("short status", "CP plan");
    case ALONG_SUPPORT_STATUS_UNIVERSAL:
      return C_ ("short status", "Universal");
    case ALONG_SUPPORT_STATUS_PRE_PROCEEDINGS:
      return C_ ("short status", "Pre-pr.");
    default:
      return NULL;
    }
}

static void
read_social_care (AlongRibbonReader *reader)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new ();

  children_of (reader, ALONG_KIND_SUPPORT_STATUS, ALONG_SUPPORT_STATUS_P_CHILD, ALONG_SUPPORT_STATUS_P_FROM,
               ALONG_SUPPORT_STATUS_P_TO, children);
  children_of (reader, ALONG_KIND_LEGAL_STATUS, ALONG_LEGAL_STATUS_P_CHILD, ALONG_LEGAL_STATUS_P_FROM,
               ALONG_LEGAL_STATUS_P_TO, children);
  for (guint i = 0; i < children->len; i++)
    {
      AlongRecord *child = g_ptr_array_index (children, i), *record;
      g_autoptr (GArray) bars = new_bars ();
      /* Translators: the lane of stages of social care of one child among several */
      g_autofree char *name = children->len > 1 ? g_strdup_printf (C_ ("band", "Social care, %s"), along_facts_first_name (child))
                                                : g_strdup (C_ ("band", "Social care"));

      ALONG_FOREACH (record, reader->family, ALONG_KIND_SUPPORT_STATUS)
        {
          int status = along_record_get_enum (record, ALONG_SUPPORT_STATUS_P_STATUS);
          if (status == ALONG_ENUM_UNSET || !along_record_refers_to (record, ALONG_SUPPORT_STATUS_P_CHILD, along_record_get_id (child)))
            continue;
          Bar bar = { along_record_get_day (record, ALONG_SUPPORT_STATUS_P_FROM), along_record_get_last_day (record, ALONG_SUPPORT_STATUS_P_TO),
                      along_enum_words (ALONG_ENUM_SUPPORT_STATUS, status), status_brief (status),
                      g_strconcat ("stage-", along_enum_text (ALONG_ENUM_SUPPORT_STATUS, status), NULL), along_reader_key ("status", record), NULL };
          g_array_append_val (bars, bar);
        }
      ALONG_FOREACH (record, reader->family, ALONG_KIND_LEGAL_STATUS)
        {
          int code = along_record_get_enum (record, ALONG_LEGAL_STATUS_P_CODE);
          const char *own = along_record_has (record, ALONG_LEGAL_STATUS_P_TEXT) ? along_record_get_text (record, ALONG_LEGAL_STATUS_P_TEXT) : NULL;
          if (code == ALONG_ENUM_UNSET || !along_record_refers_to (record, ALONG_LEGAL_STATUS_P_CHILD, along_record_get_id (child)))
            continue;
          Bar bar = { along_record_get_day (record, ALONG_LEGAL_STATUS_P_FROM), along_record_get_last_day (record, ALONG_LEGAL_STATUS_P_TO),
                      along_enum_words (ALONG_ENUM_LEGAL_CODE, code), legal_brief (code),
                      g_strdup (code == ALONG_LEGAL_CODE_V2 ? "stage-looked-after" : "stage-order"), along_reader_key ("legal", record),
                      code == ALONG_LEGAL_CODE_OTHER ? g_strdup (own) : NULL };
          g_array_append_val (bars, bar);
        }
      put_bars (reader, bars, along_ribbon_add_lane (reader->ribbon, ALONG_RIBBON_SOCIAL_CARE, name));
    }
}

static char *
people_words (AlongRibbonReader *reader, AlongRecord *record, int refs, int text)
{
  guint n;
  const AlongId *ids = along_record_get_refs (record, refs, &n);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      AlongRecord *person = along_family_find (reader->family, ALONG_KIND_PERSON, ids[i]);
      if (person == NULL)
        continue;
      if (words->len > 0)
        g_string_append (words, C_ ("names", " and "));
      g_string_append (words, along_facts_first_name (person));
    }
  if (words->len == 0 && text >= 0 && along_record_has (record, text))
    g_string_append (words, along_record_get_text (record, text));
  return g_string_free (words, FALSE);
}

static const char *
living_brief (int living)
{
  switch (living)
    {
    case ALONG_LIVING_BOTH_PARENTS:
    case ALONG_LIVING_MOTHER:
    case ALONG_LIVING_FATHER:
      return C_ ("short living", "Home");
    case ALONG_LIVING_FAMILY:
      return C_ ("short living", "Family");
    case ALONG_LIVING_FOSTER:
      return C_ ("short living", "Foster");
    case ALONG_LIVING_PLACEMENT:
      return C_ ("short living", "Placement");
    default:
      return NULL;
    }
}

static char *
living_words (AlongRibbonReader *reader, AlongRecord *record, int living)
{
  g_autofree char *with = people_words (reader, record, ALONG_LIVING_P_WITH, ALONG_LIVING_P_WITH_TEXT);

  if (*with == '\0')
    return NULL;
  switch (living)
    {
    case ALONG_LIVING_BOTH_PARENTS:
    case ALONG_LIVING_MOTHER:
    case ALONG_LIVING_FATHER:
      return g_strdup_printf (C_ ("living", "Home with %s"), with);
    case ALONG_LIVING_FAMILY:
      return g_strdup_printf (C_ ("living", "With %s"), with);
    case ALONG_LIVING_PLACEMENT:
      return g_strdup_printf (C_ ("living", "With %s, in a placement"), with);
    default:
      return NULL;
    }
}

/* When support began that is about a pregnancy. */
static int
support_began (AlongRibbonReader *reader, AlongRecord *pregnancy)
{
  for (guint i = 0; i < reader->episodes->len; i++)
    {
      AlongRecord *episode = g_ptr_array_index (reader->episodes, i);
      if (along_support_pregnancy_of (reader->family, episode) == pregnancy)
        return along_record_get_day (episode, ALONG_EPISODE_P_FROM);
    }
  return reader->first;
}

/* Before birth a child has no home of its own: the block says so. */
static void
add_unborn (AlongRibbonReader *reader, GArray *bars, AlongRecord *child)
{
  AlongRecord *pregnancy;

  for (guint i = 0; i < bars->len; i++)
    if (g_str_equal (g_array_index (bars, Bar, i).style, "home-unborn"))
      return;
  ALONG_FOREACH (pregnancy, reader->family, ALONG_KIND_PREGNANCY)
    {
      int edd = along_facts_best_edd (reader->family, pregnancy), born = along_facts_born (pregnancy);
      if (!along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, along_record_get_id (child)) || edd == ALONG_DAY_NONE
          || along_facts_is_loss (pregnancy))
        continue;
      int from = MAX (edd - 280, support_began (reader, pregnancy));
      if (born != ALONG_DAY_NONE && from >= born)
        return;
      Bar bar = { from, born, along_enum_words (ALONG_ENUM_LIVING, ALONG_LIVING_UNBORN), NULL, g_strdup ("home-unborn"),
                  along_reader_key ("unborn", child), NULL };
      g_array_append_val (bars, bar);
      return;
    }
}

static void
read_homes (AlongRibbonReader *reader)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new ();
  AlongRecord *pregnancy;

  children_of (reader, ALONG_KIND_LIVING, ALONG_LIVING_P_CHILD, ALONG_LIVING_P_FROM, ALONG_LIVING_P_TO, children);
  ALONG_FOREACH (pregnancy, reader->family, ALONG_KIND_PREGNANCY)
    {
      AlongRecord *baby = along_facts_baby (reader->family, pregnancy);
      if (baby != NULL && along_reader_is_about (reader, pregnancy) && !along_facts_is_loss (pregnancy) && !g_ptr_array_find (children, baby, NULL))
        g_ptr_array_add (children, baby);
    }
  for (guint i = 0; i < children->len; i++)
    {
      AlongRecord *child = g_ptr_array_index (children, i), *record;
      g_autoptr (GArray) bars = new_bars ();
      g_autofree char *name = g_strdup_printf (C_ ("band", "%s lives"), along_facts_first_name (child));

      ALONG_FOREACH (record, reader->family, ALONG_KIND_LIVING)
        {
          int living = along_record_get_enum (record, ALONG_LIVING_P_LIVING);
          if (living == ALONG_ENUM_UNSET || !along_record_refers_to (record, ALONG_LIVING_P_CHILD, along_record_get_id (child)))
            continue;
          Bar bar = { along_record_get_day (record, ALONG_LIVING_P_FROM), along_record_get_last_day (record, ALONG_LIVING_P_TO),
                      along_enum_words (ALONG_ENUM_LIVING, living), living_brief (living),
                      g_strconcat ("home-", along_enum_text (ALONG_ENUM_LIVING, living), NULL), along_reader_key ("living", record),
                      living_words (reader, record, living) };
          g_array_append_val (bars, bar);
        }
      add_unborn (reader, bars, child);
      put_bars (reader, bars, along_ribbon_add_lane (reader->ribbon, ALONG_RIBBON_HOME, name));
    }
}

static int
end_of_allocation (AlongRibbonReader *reader, AlongRecord *allocation)
{
  int to = along_record_get_last_day (allocation, ALONG_ALLOCATION_P_TO);
  AlongRecord *episode = along_family_find (reader->family, ALONG_KIND_EPISODE, along_record_get_ref (allocation, ALONG_ALLOCATION_P_EPISODE));

  return to != ALONG_DAY_NONE || episode == NULL ? to : along_record_get_last_day (episode, ALONG_EPISODE_P_TO);
}

static const char *
worker_name (AlongRibbonReader *reader, AlongId id)
{
  AlongRecord *worker = along_family_find (reader->team, ALONG_KIND_WORKER, id);

  return worker != NULL ? along_record_get_text (worker, ALONG_WORKER_P_NAME) : _ ("Unknown");
}

/* Days on which the keyworker was away while working with this family. */
static void
read_absences (AlongRibbonReader *reader, guint lane, AlongId worker, int from, int to)
{
  AlongRecord *absence;

  ALONG_FOREACH (absence, reader->team, ALONG_KIND_ABSENCE)
    {
      int start = along_record_get_day (absence, ALONG_ABSENCE_P_FROM), end = along_record_get_last_day (absence, ALONG_ABSENCE_P_TO);
      AlongId cover = along_record_get_ref (absence, ALONG_ABSENCE_P_COVER);

      if (!along_record_refers_to (absence, ALONG_ABSENCE_P_WORKER, worker) || start == ALONG_DAY_NONE
          || (to != ALONG_DAY_NONE && start > to))
        continue;
      if (end == ALONG_DAY_NONE)
        end = MAX (start, reader->today);
      if (end < from)
        continue;
      start = MAX (start, from);
      int days = end - start + 1;
      g_autofree char *words
        = along_id_is_none (cover)
            ? g_strdup_printf (ngettext ("%s was away for %d day", "%s was away for %d days", (gulong) days), worker_name (reader, worker), days)
            : g_strdup_printf (ngettext ("%s covered for %d day", "%s covered for %d days", (gulong) days), worker_name (reader, cover), days);
      along_ribbon_add_notch (reader->ribbon, lane, start, end, words);
    }
}

/* Whether two spans share a day; without an end: still. */
static gboolean
overlap (int from, int to, int other_from, int other_to)
{
  return (other_to == ALONG_DAY_NONE || other_to >= from) && (to == ALONG_DAY_NONE || other_from <= to);
}

static void
read_workers (AlongRibbonReader *reader)
{
  guint lane = along_ribbon_add_lane (reader->ribbon, ALONG_RIBBON_WORKERS, C_ ("band", "Keyworker"));
  g_autoptr (GArray) bars = new_bars ();
  AlongRecord *record, *other;

  ALONG_FOREACH (record, reader->family, ALONG_KIND_ALLOCATION)
    {
      AlongId worker = along_record_get_ref (record, ALONG_ALLOCATION_P_WORKER);
      Bar bar = { along_record_get_day (record, ALONG_ALLOCATION_P_FROM), end_of_allocation (reader, record), worker_name (reader, worker),
                  NULL, g_strdup ("keyworker"), along_reader_key ("allocation", record), NULL };

      if (along_record_get_enum (record, ALONG_ALLOCATION_P_ROLE) != ALONG_ALLOCATION_ROLE_KEYWORKER)
        {
          clear_bar (&bar);
          continue;
        }
      bar.brief = bar.words;
      ALONG_FOREACH (other, reader->family, ALONG_KIND_ALLOCATION)
        if (along_record_get_enum (other, ALONG_ALLOCATION_P_ROLE) == ALONG_ALLOCATION_ROLE_BUDDY && bar.own_words == NULL
            && overlap (bar.from, bar.to, along_record_get_day (other, ALONG_ALLOCATION_P_FROM), end_of_allocation (reader, other))
            && along_record_refers_to (other, ALONG_ALLOCATION_P_EPISODE, along_record_get_ref (record, ALONG_ALLOCATION_P_EPISODE)))
          bar.own_words = g_strdup_printf (_ ("%s, with %s as buddy"), bar.words,
                                           worker_name (reader, along_record_get_ref (other, ALONG_ALLOCATION_P_WORKER)));
      g_array_append_val (bars, bar);
      read_absences (reader, lane, worker, bar.from, bar.to);
    }
  put_bars (reader, bars, lane);
}

static void
read_professionals (AlongRibbonReader *reader)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (along_id_hash_key, along_id_equal_key);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
  AlongRecord *record, *programme = along_family_nth (reader->team, ALONG_KIND_PROGRAMME, 0);

  along_ribbon_add_lane (reader->ribbon, ALONG_RIBBON_PROFESSIONALS, C_ ("band", "Professionals"));
  if (programme != NULL && along_record_has (programme, ALONG_PROGRAMME_P_CROWDING))
    along_ribbon_set_crowding (reader->ribbon, (int) along_record_get_int (programme, ALONG_PROGRAMME_P_CROWDING, 5));
  ALONG_FOREACH (record, reader->family, ALONG_KIND_PROFESSIONAL)
    {
      AlongId id = along_record_get_id (record);
      g_array_append_val (ids, id);
    }
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_insert (numbers, &g_array_index (ids, AlongId, i), GUINT_TO_POINTER (i + 1));
  ALONG_FOREACH (record, reader->family, ALONG_KIND_PROFESSIONAL_CONTACT)
    {
      AlongId id = along_record_get_ref (record, ALONG_PROFESSIONAL_CONTACT_P_PROFESSIONAL);
      AlongProfessionalContact contact = { along_record_get_day (record, ALONG_PROFESSIONAL_CONTACT_P_DATE),
                                           GPOINTER_TO_UINT (g_hash_table_lookup (numbers, &id)),
                                           g_strcmp0 (along_record_get_text (record, ALONG_PROFESSIONAL_CONTACT_P_PLACE), "home") == 0 };
      if (contact.day != ALONG_DAY_NONE && contact.who != 0)
        along_ribbon_add_professional (reader->ribbon, &contact);
    }
}

/**
 * along_ribbon_from_family: everything the ribbon shows of a family, but the scores of assessments: whoever
 * knows the forms adds those as lanes of their own.
 *
 * @team: the AlongFamily of the team's own records
 * @with_private: events that are private too
 */
AlongRibbon *
along_ribbon_from_family (AlongFamily *family, AlongFamily *team, int today, gboolean with_private)
{
  g_autoptr (GPtrArray) episodes = g_ptr_array_new ();
  AlongRibbonReader reader = { along_ribbon_new (today), family, team, today, today, with_private, episodes };

  if (along_family_get_known (family) != 0)
    along_ribbon_set_known (reader.ribbon);
  read_episodes (&reader);
  read_pregnancies (&reader);
  read_social_care (&reader);
  read_homes (&reader);
  read_workers (&reader);
  read_professionals (&reader);
  along_reader_read_events (&reader);
  along_reader_read_scores (&reader);
  along_reader_read_voices (&reader);
  return reader.ribbon;
}
