/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A family's genogram as GEDCOM. The people in these files are alive: out goes the structure, and more only
 * where it was chosen. */
#include <string.h>

#include "along-clock.h"
#include "along-date.h"
#include "along-gedcom-date.h"
#include "along-gedcom-export-private.h"
#include "along-gedcom-words.h"
#include "along-restricted.h"
#include "along-secrets.h"

#define put along_gedcom_export_put

void
along_gedcom_export_xref (char prefix, guint number, char xref[ALONG_GEDCOM_XREF])
{
  g_snprintf (xref, ALONG_GEDCOM_XREF, "%c%u", prefix, number);
}

void
along_gedcom_export_put (Export *export, guint level, const char *tag, const char *text)
{
  along_gedcom_put_line (export->out, export->target, level, NULL, tag, text);
}

/** along_gedcom_export_date: @edtf: (nullable): then no line */
void
along_gedcom_export_date (Export *export, guint level, const char *edtf)
{
  g_autofree char *date = along_gedcom_date_from_edtf (edtf);

  if (date != NULL)
    put (export, level, "DATE", date);
}

/** along_gedcom_export_period: @from, @to: (nullable): EDTF */
void
along_gedcom_export_period (Export *export, guint level, const char *from, const char *to)
{
  g_autofree char *period = along_gedcom_period_to_text (from, to);

  if (period != NULL)
    put (export, level, "DATE", period);
}

/* The surname stands between slashes, wherever it is in the name; the last of its places as whole words. */
static char *
slashed (const char *name, const char *surname)
{
  gsize length = surname != NULL ? strlen (surname) : 0;
  const char *found = NULL;

  for (const char *at = name; length > 0 && (at = strstr (at, surname)) != NULL; at++)
    if ((at == name || at[-1] == ' ') && (at[length] == '\0' || at[length] == ' '))
      found = at;
  if (found == NULL)
    return g_strdup (name);
  return g_strdup_printf ("%.*s/%s/%s", (int) (found - name), name, surname, found + length);
}

static void
put_name (Export *export, AlongRecord *person)
{
  const char *name = along_record_get_text (person, ALONG_PERSON_P_NAME), *given = along_record_get_text (person, ALONG_PERSON_P_GIVEN);
  const char *surname = along_record_get_text (person, ALONG_PERSON_P_SURNAME);
  const char *preferred = along_record_get_text (person, ALONG_PERSON_P_PREFERRED);
  g_autofree char *value = slashed (name, surname);

  if (given == NULL && surname == NULL && preferred == NULL && g_str_equal (name, "Unknown"))
    return; /* what the record calls somebody whose name nobody knows */
  put (export, 1, "NAME", value);
  if (given != NULL)
    put (export, 2, "GIVN", given);
  if (surname != NULL)
    put (export, 2, "SURN", surname);
  if (preferred != NULL)
    put (export, 2, "NICK", preferred);
}

/* Other names: TYPE has a word for them, or takes ours. */
static void
put_aliases (Export *export, GPtrArray *aliases)
{
  gboolean seven = export->target == ALONG_GEDCOM_7_0;

  for (guint i = 0; aliases != NULL && i < aliases->len; i++)
    {
      AlongRecord *alias = g_ptr_array_index (aliases, i);
      int type = along_record_get_enum (alias, ALONG_ALIAS_P_TYPE);
      const char *word = type == ALONG_ALIAS_NICKNAME ? "nickname" : type == ALONG_ALIAS_SPELLING ? "spelling" : NULL;

      if (!along_gedcom_export_wants (export, ALONG_GEDCOM_EXPORT_IDENTITY))
        continue;
      put (export, 1, "NAME", along_record_get_text (alias, ALONG_ALIAS_P_NAME));
      if (word != NULL)
        put (export, 2, "TYPE", seven ? "OTHER" : word);
      else if (type == ALONG_ALIAS_OTHER)
        put (export, 2, "TYPE", seven ? "AKA" : "aka");
      if (word != NULL && seven)
        put (export, 3, "PHRASE", word);
    }
}

#define MS_A_DAY (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)

/* Whether all that is known is that somebody had died when they were written down: by the day on which that was, which their
 * id tells. */
static gboolean
is_death_undated (AlongRecord *person)
{
  AlongId id = along_record_get_id (person);
  int last = along_record_get_last_day (person, ALONG_PERSON_P_DIED);
  gint64 ms = 0, days;

  if (!g_str_has_prefix (along_record_get_text (person, ALONG_PERSON_P_DIED), "../") || id.bytes[6] >> 4 != 7)
    return FALSE;
  for (int i = 0; i < 6; i++)
    ms = ms << 8 | id.bytes[i];
  days = along_clock_now () / MS_A_DAY - ms / MS_A_DAY;
  return ABS (along_clock_today () - last - days) <= 1;
}

static void
put_life (Export *export, AlongRecord *person)
{
  const char *born = along_record_get_text (person, ALONG_PERSON_P_BORN), *died = along_record_get_text (person, ALONG_PERSON_P_DIED);
  gboolean stillborn = (export->parts & ALONG_GEDCOM_EXPORT_PREGNANCIES) != 0 && along_gedcom_export_is_stillborn (export, along_record_get_id (person));

  if (born != NULL)
    {
      put (export, 1, "BIRT", NULL);
      along_gedcom_export_date (export, 2, born);
    }
  if (died == NULL && !stillborn)
    return;
  if (died != NULL && is_death_undated (person))
    put (export, 1, "DEAT", "Y"); /* died, nobody knows when */
  else
    {
      put (export, 1, "DEAT", NULL);
      along_gedcom_export_date (export, 2, died);
    }
  if (stillborn && export->target == ALONG_GEDCOM_5_5_1)
    put (export, 2, "AGE", "STILLBORN");
  else if (stillborn)
    {
      put (export, 2, "AGE", "0d");
      put (export, 3, "PHRASE", "Stillborn");
    }
}

/* In whose care a child is: PEDI has words for the two most common, ours has them all, with days and a note. */
static void
put_care_link (Export *export, AlongRecord *care)
{
  int kind = along_record_get_enum (care, ALONG_CARE_LINK_P_KIND);
  gboolean adopted = kind == ALONG_CARE_KIND_ADOPTION, seven = export->target == ALONG_GEDCOM_7_0;

  put (export, 2, "PEDI", adopted ? (seven ? "ADOPTED" : "adopted") : seven ? "FOSTER" : "foster");
  if (seven && !adopted && kind != ALONG_CARE_KIND_FOSTER)
    put (export, 3, "PHRASE", along_gedcom_words_of_care (kind));
  put (export, 2, "_ALN_CARE", along_enum_text (ALONG_ENUM_CARE_KIND, kind));
  along_gedcom_export_period (export, 3, along_record_get_text (care, ALONG_CARE_LINK_P_FROM), along_record_get_text (care, ALONG_CARE_LINK_P_TO));
  if (along_record_has (care, ALONG_CARE_LINK_P_NOTE) && along_gedcom_export_wants (export, ALONG_GEDCOM_EXPORT_NOTES))
    put (export, 3, "NOTE", along_record_get_text (care, ALONG_CARE_LINK_P_NOTE));
}

/* The adoption as the event that other programs look for. */
static void
put_adoptions (Export *export, guint person)
{
  GArray *parents = g_hash_table_lookup (export->parents, GUINT_TO_POINTER (person));
  AlongId husband, wife;
  char xref[ALONG_GEDCOM_XREF];

  for (guint i = 0; parents != NULL && i < parents->len; i++)
    {
      guint number = g_array_index (parents, guint, i);
      const Union *u = g_ptr_array_index (export->unions, number - 1);

      for (guint c = 0; c < u->children->len; c++)
        {
          const Child *child = &g_array_index (u->children, Child, c);

          if (child->child != person || child->care == NULL
              || along_record_get_enum (child->care, ALONG_CARE_LINK_P_KIND) != ALONG_CARE_KIND_ADOPTION)
            continue;
          put (export, 1, "ADOP", NULL);
          along_gedcom_export_date (export, 2, along_record_get_text (child->care, ALONG_CARE_LINK_P_FROM));
          along_gedcom_export_xref ('F', number, xref);
          along_gedcom_put_pointer (export->out, 2, "FAMC", xref);
          along_gedcom_export_positions (export, u, &husband, &wife);
          put (export, 3, "ADOP", along_id_is_none (husband) ? "WIFE" : along_id_is_none (wife) ? "HUSB" : "BOTH");
        }
    }
}

static void
put_links (Export *export, guint person)
{
  GArray *parents = g_hash_table_lookup (export->parents, GUINT_TO_POINTER (person));
  GArray *spouses = g_hash_table_lookup (export->spouses, GUINT_TO_POINTER (person));
  gboolean several = parents != NULL && parents->len > 1;
  char xref[ALONG_GEDCOM_XREF];

  for (guint i = 0; parents != NULL && i < parents->len; i++)
    {
      guint number = g_array_index (parents, guint, i);
      const Union *u = g_ptr_array_index (export->unions, number - 1);

      along_gedcom_export_xref ('F', number, xref);
      along_gedcom_put_pointer (export->out, 1, "FAMC", xref);
      for (guint c = 0; c < u->children->len; c++)
        {
          const Child *child = &g_array_index (u->children, Child, c);

          if (child->child != person)
            continue;
          if (child->care != NULL)
            put_care_link (export, child->care);
          else if (child->nature != NULL && export->target == ALONG_GEDCOM_7_0)
            {
              put (export, 2, "PEDI", "OTHER");
              put (export, 3, "PHRASE", child->nature);
            }
          else if (several && child->to_father == NULL && child->to_mother == NULL)
            put (export, 2, "PEDI", export->target == ALONG_GEDCOM_7_0 ? "BIRTH" : "birth");
        }
    }
  for (guint i = 0; spouses != NULL && i < spouses->len; i++)
    {
      along_gedcom_export_xref ('F', g_array_index (spouses, guint, i), xref);
      along_gedcom_put_pointer (export->out, 1, "FAMS", xref);
    }
}

static void
put_note (Export *export, AlongRecord *record, int property)
{
  const char *note = along_record_get_text (record, property);

  if (note == NULL)
    return;
  if ((export->parts & ALONG_GEDCOM_EXPORT_NOTES) != 0)
    put (export, 1, "NOTE", note);
  else
    export->exported.left_out++;
}

/* What the file that a record came from said besides: of those who must not be found nothing; what it marked does not go out. @one, @other: whom it is about;
 * @from: where the lines of the record begin */
static void
put_kept (Export *export, AlongId about, AlongId one, AlongId other, const char *tag, gsize from)
{
  gboolean lines = (export->parts & ALONG_GEDCOM_EXPORT_KEPT) != 0;

  if (!along_gedcom_kept_is_about (export->kept, about, tag))
    return;
  if (lines && (along_must_not_be_found (export->whole, one, export->reader) || along_must_not_be_found (export->whole, other, export->reader)))
    {
      lines = FALSE;
      export->exported.left_out++;
    }
  export->exported.left_out += along_gedcom_kept_merge (export->kept, about, tag, lines, export->out, from, along_gedcom_export_called, export);
}

static void
put_person (Export *export, AlongRecord *person, guint number)
{
  char xref[ALONG_GEDCOM_XREF];
  gsize from;

  along_gedcom_export_xref ('I', number, xref);
  along_gedcom_put_line (export->out, export->target, 0, xref, "INDI", NULL);
  from = export->out->len;
  put_name (export, person);
  put_aliases (export, along_gedcom_export_of (export->of[ALONG_KIND_ALIAS], number));
  put (export, 1, "SEX", along_gedcom_export_sex (export, person));
  put_life (export, person);
  put_adoptions (export, number);
  along_gedcom_export_facts (export, person, number);
  put_links (export, number);
  along_gedcom_export_bonds (export, person, number);
  put_note (export, person, ALONG_PERSON_P_NOTE);
  put_kept (export, along_record_get_id (person), along_record_get_id (person), ALONG_ID_NONE, "INDI", from);
  export->exported.records++;
}

/* An event of a couple; without a day 5.5.1 and 7.0 say Y. */
static void
put_event (Export *export, const char *tag, const char *type, const char *date)
{
  gboolean is_even = g_str_equal (tag, "EVEN");

  put (export, 1, tag, date == NULL && !is_even ? "Y" : NULL);
  if (type != NULL)
    put (export, 2, "TYPE", type);
  along_gedcom_export_date (export, 2, date);
}

/* What two were to each other besides married. */
static const char *
type_of_kind (const Union *u, int kind)
{
  if (kind == ALONG_COUPLE_KIND_CO_PARENTS && u->children->len > 0 && !along_record_has (u->couple, ALONG_COUPLE_P_FROM))
    return NULL; /* two who are nothing else to each other are that */
  return along_gedcom_type_of_couple (kind);
}

/* Unless it goes out as the annulment that it came in as: kept of the divorce, or of the separation before it. */
static void
put_divorce (Export *export, const Union *u, AlongRecord *couple)
{
  gboolean annulled = along_gedcom_kept_has (export->kept, along_record_get_id (couple), "ANUL")
                      || along_gedcom_kept_has (export->kept, along_record_get_id (u->couple), "ANUL");

  if ((export->parts & ALONG_GEDCOM_EXPORT_KEPT) == 0 || !annulled)
    put_event (export, "DIV", NULL, along_record_get_text (couple, ALONG_COUPLE_P_TO));
}

/* That two have no children is of the losses; GEDCOM has no word for why. */
static void
put_childless (Export *export, guint level, AlongRecord *couple)
{
  if (!along_record_has (couple, ALONG_COUPLE_P_CHILDLESS) || !along_gedcom_export_wants (export, ALONG_GEDCOM_EXPORT_PREGNANCIES))
    return;
  put (export, level, "_ALN_CHLD", along_enum_text (ALONG_ENUM_CHILDLESS, along_record_get_enum (couple, ALONG_COUPLE_P_CHILDLESS)));
  if (along_record_has (couple, ALONG_COUPLE_P_CHILDLESS_REASON))
    put (export, level + 1, "NOTE", along_record_get_text (couple, ALONG_COUPLE_P_CHILDLESS_REASON));
}

/* That those who parted came together again, and how that ended. */
static void
put_again (Export *export, const Union *u)
{
  const char *to = along_record_get_text (u->again, ALONG_COUPLE_P_TO), *note = along_record_get_text (u->again, ALONG_COUPLE_P_NOTE);
  int state = along_record_get_enum (u->again, ALONG_COUPLE_P_STATE);

  put_event (export, "EVEN", "Reconciliation", along_record_get_text (u->again, ALONG_COUPLE_P_FROM));
  if (note != NULL && along_gedcom_export_wants (export, ALONG_GEDCOM_EXPORT_NOTES))
    put (export, 2, "NOTE", note);
  put_childless (export, 2, u->again); /* each time has its own */
  if (state == ALONG_COUPLE_STATE_DIVORCED)
    put_divorce (export, u, u->again);
  else if (state == ALONG_COUPLE_STATE_SEPARATED || state == ALONG_COUPLE_STATE_ENDED)
    put_event (export, "EVEN", state == ALONG_COUPLE_STATE_ENDED ? "End of relationship" : "Separation", to);
}

static void
put_couple_events (Export *export, const Union *u)
{
  const char *from = along_record_get_text (u->couple, ALONG_COUPLE_P_FROM), *to = along_record_get_text (u->couple, ALONG_COUPLE_P_TO);
  int kind = along_record_get_enum (u->couple, ALONG_COUPLE_P_KIND), state = along_record_get_enum (u->couple, ALONG_COUPLE_P_STATE);
  const char *type = type_of_kind (u, kind);
  gboolean again = along_couples_again (export->couples, u->couple);

  if (again)
    put_event (export, "EVEN", "Reconciliation", from);
  else if (kind == ALONG_COUPLE_KIND_MARRIED || kind == ALONG_COUPLE_KIND_CIVIL_PARTNERSHIP)
    put_event (export, "MARR", kind == ALONG_COUPLE_KIND_MARRIED ? NULL : "Civil partnership", from);
  else if (kind == ALONG_COUPLE_KIND_ENGAGED)
    put_event (export, "ENGA", NULL, from);
  else if (export->target == ALONG_GEDCOM_7_0)
    put (export, 1, "NO", "MARR");
  if (type != NULL)
    put_event (export, "EVEN", type, from);
  if (to != NULL && (state == ALONG_COUPLE_STATE_CURRENT || (again && state == ALONG_COUPLE_STATE_RECONCILED)))
    put_event (export, "EVEN", "Change of relationship", to);
  if (state == ALONG_COUPLE_STATE_DIVORCED)
    put_divorce (export, u, u->couple);
  else if (state == ALONG_COUPLE_STATE_ENDED)
    put_event (export, "EVEN", "End of relationship", to);
  else if (state == ALONG_COUPLE_STATE_SEPARATED || (state == ALONG_COUPLE_STATE_RECONCILED && !again))
    put_event (export, "EVEN", "Separation", to);
  if (state == ALONG_COUPLE_STATE_RECONCILED && !again)
    put_event (export, "EVEN", "Reconciliation", NULL);
  if (u->divorce != NULL)
    put_divorce (export, u, u->divorce);
  if (u->again != NULL)
    put_again (export, u);
}

static void
put_union (Export *export, const Union *u, guint number)
{
  AlongId husband, wife;
  char xref[ALONG_GEDCOM_XREF];
  gsize from;

  along_gedcom_export_xref ('F', number, xref);
  along_gedcom_put_line (export->out, export->target, 0, xref, "FAM", NULL);
  from = export->out->len;
  along_gedcom_export_positions (export, u, &husband, &wife);
  if (along_gedcom_export_number (export, husband) != 0)
    {
      along_gedcom_export_xref ('I', along_gedcom_export_number (export, husband), xref);
      along_gedcom_put_pointer (export->out, 1, "HUSB", xref);
    }
  if (along_gedcom_export_number (export, wife) != 0)
    {
      along_gedcom_export_xref ('I', along_gedcom_export_number (export, wife), xref);
      along_gedcom_put_pointer (export->out, 1, "WIFE", xref);
    }
  for (guint i = 0; i < u->children->len; i++)
    {
      const Child *child = &g_array_index (u->children, Child, i);

      along_gedcom_export_xref ('I', child->child, xref);
      along_gedcom_put_pointer (export->out, 1, "CHIL", xref);
      /* 7.0 has one word for both, unless they differ */
      if (child->nature != NULL && export->target == ALONG_GEDCOM_7_0)
        continue;
      if (child->to_father != NULL)
        put (export, 2, "_FREL", child->to_father);
      if (child->to_mother != NULL)
        put (export, 2, "_MREL", child->to_mother);
    }
  if (u->couple != NULL)
    {
      AlongRecord *then = u->divorce != NULL ? u->divorce : u->again;

      put_couple_events (export, u);
      put_childless (export, 1, u->divorce != NULL && along_record_has (u->divorce, ALONG_COUPLE_P_CHILDLESS) ? u->divorce : u->couple);
      put_note (export, u->couple, ALONG_COUPLE_P_NOTE);
      if (u->divorce != NULL)
        put_note (export, u->divorce, ALONG_COUPLE_P_NOTE);
      put_kept (export, along_record_get_id (u->couple), u->one, u->other, "FAM", from);
      if (then != NULL)
        put_kept (export, along_record_get_id (then), u->one, u->other, "FAM", from);
    }
  else if (along_id_is_none (u->other))
    put_kept (export, u->one, u->one, ALONG_ID_NONE, "FAM", from);
  export->exported.records++;
}

static int
compare_births (gconstpointer a, gconstpointer b, gpointer data)
{
  const int *days = data;
  int first = days[((const Child *) a)->child], second = days[((const Child *) b)->child];

  if (first == ALONG_DAY_NONE || second == ALONG_DAY_NONE)
    return 0;
  return first < second ? -1 : first > second;
}

/* Children stand in the order of their births; those without a day stay where they are known to be. */
static void
sort_children (Export *export)
{
  g_autofree int *days = g_new (int, g_hash_table_size (export->people) + export->losses->len + 1);
  AlongRecord *person;

  for (guint i = 0; i <= g_hash_table_size (export->people) + export->losses->len; i++)
    days[i] = ALONG_DAY_NONE;
  ALONG_FOREACH (person, export->family, ALONG_KIND_PERSON)
    days[along_gedcom_export_number (export, along_record_get_id (person))] = along_record_get_day (person, ALONG_PERSON_P_BORN);
  for (guint i = 0; i < export->losses->len; i++)
    {
      const Loss *loss = &g_array_index (export->losses, Loss, i);

      days[loss->number] = along_record_get_day (loss->pregnancy, ALONG_PREGNANCY_P_ENDED);
    }
  for (guint i = 0; i < export->unions->len; i++)
    g_array_sort_with_data (((Union *) g_ptr_array_index (export->unions, i))->children, compare_births, days);
}

/* The words of ours in a file of 7.0, each with its meaning's name. */
static void
put_schema (Export *export)
{
  static const struct
  {
    AlongGedcomExportParts part;
    const char *tag, *name;
  } tags[] = {
    { ALONG_GEDCOM_EXPORT_BONDS, "_ALN_EREL", "emotional-line" },
    { ALONG_GEDCOM_EXPORT_BONDS, "_ALN_BOTH", "both-ways" },
    { ALONG_GEDCOM_EXPORT_BONDS, "_ALN_SURE", "how-sure" },
    { ALONG_GEDCOM_EXPORT_BONDS, "_ALN_STRG", "strength-1-to-3" },
    { ALONG_GEDCOM_EXPORT_HOMES, "_ALN_HOUS", "household" },
    { ALONG_GEDCOM_EXPORT_CARE, "_ALN_CARE", "care" },
    { ALONG_GEDCOM_EXPORT_CARE, "_ALN_WITH", "lives-with" },
    { ALONG_GEDCOM_EXPORT_CARE | ALONG_GEDCOM_EXPORT_HEALTH | ALONG_GEDCOM_EXPORT_IDENTITY | ALONG_GEDCOM_EXPORT_PREGNANCIES, "_ALN_CODE", "value" },
    { ALONG_GEDCOM_EXPORT_PREGNANCIES, "_ALN_GEST", "gestation-days" },
    { ALONG_GEDCOM_EXPORT_PREGNANCIES, "_ALN_CHLD", "no-children" },
  };
  gboolean begun = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (tags) && export->target == ALONG_GEDCOM_7_0; i++)
    if ((export->parts & tags[i].part) != 0)
      {
        if (!begun)
          g_string_append (export->out, "1 SCHMA\n");
        begun = TRUE;
        g_string_append_printf (export->out, "2 TAG %s https://alongside.org/gedcom/%s\n", tags[i].tag, tags[i].name);
      }
}

static AlongTies
ties_of (AlongGedcomExportParts parts)
{
  return (parts & ALONG_GEDCOM_EXPORT_BONDS ? ALONG_TIE_BONDS : 0) | (parts & ALONG_GEDCOM_EXPORT_HOMES ? ALONG_TIE_HOMES : 0)
         | (parts & ALONG_GEDCOM_EXPORT_CARE ? ALONG_TIE_CARE | ALONG_TIE_LIVING : 0);
}

/** along_gedcom_from_family: along_gedcom_for_reader() of nobody of the family. */
char *
along_gedcom_from_family (AlongFamily *family, AlongGedcomTarget target, AlongGedcomExportParts parts,
                          AlongGedcomExported *exported, gsize *length)
{
  return along_gedcom_for_reader (family, ALONG_ID_NONE, target, parts, exported, length);
}

/**
 * along_gedcom_for_reader: the genogram of a family as a GEDCOM file.
 *
 * Structure only, unless @parts says more: names, dates of birth, death, marriage and separation, and who is
 * whose child by birth; not what along_without_secrets() leaves out, nor who is there by care alone. Where gender and SEX (7.0: as
 * observed at birth) differ, the gender is written: the file outs nobody.
 *
 * @reader: whose copy it is, or %ALONG_ID_NONE: nobody of the family. Nobody hides from themselves; what homes are called is told of
 *   their own alone
 * @exported: (out) (optional)
 * @length: (out) (optional): bytes
 */
char *
along_gedcom_for_reader (AlongFamily *family, AlongId reader, AlongGedcomTarget target, AlongGedcomExportParts parts,
                         AlongGedcomExported *exported, gsize *length)
{
  g_autoptr (AlongFamily) shown = (parts & ALONG_GEDCOM_EXPORT_SECRETS) != 0
                                    ? g_object_ref (family)
                                    : along_without_secrets (family, reader, ties_of (parts), ALONG_DAY_NONE);
  Export export = { .whole = family, .family = shown, .reader = reader, .target = target, .parts = parts };
  AlongRecord *person;

  export.out = g_string_new (NULL);
  for (AlongKindId kind = 0; kind < ALONG_N_KINDS; kind++)
    export.exported.left_out += along_family_count (family, kind) - along_family_count (shown, kind);
  along_gedcom_export_begin (&export);
  along_gedcom_put_head (export.out, target);
  put_schema (&export);
  g_string_append (export.out, target == ALONG_GEDCOM_5_5_1 ? "1 SOUR ALONGSIDE\n1 SUBM @U1@\n" : "1 SOUR ALONGSIDE\n");
  if ((parts & ALONG_GEDCOM_EXPORT_KEPT) != 0)
    along_gedcom_kept_merge_head (export.kept, "0 HEAD", export.out, strstr (export.out->str, "1 GEDC") - export.out->str,
                                  along_gedcom_export_called, &export);
  if (target == ALONG_GEDCOM_5_5_1)
    g_string_append (export.out, "0 @U1@ SUBM\n1 NAME Alongside\n");
  sort_children (&export);
  ALONG_FOREACH (person, shown, ALONG_KIND_PERSON)
    if (along_gedcom_export_number (&export, along_record_get_id (person)) != 0)
      put_person (&export, person, along_gedcom_export_number (&export, along_record_get_id (person)));
  along_gedcom_export_losses (&export);
  for (guint i = 0; i < export.unions->len; i++)
    put_union (&export, g_ptr_array_index (export.unions, i), i + 1);
  along_gedcom_export_homes (&export);
  if ((parts & ALONG_GEDCOM_EXPORT_KEPT) != 0)
    {
      guint unfit;

      export.exported.records += along_gedcom_kept_others (export.kept, export.out, along_gedcom_export_called, &export, &unfit);
      export.exported.left_out += unfit;
    }
  else
    export.exported.left_out += along_family_count (family, ALONG_KIND_KEPT_LINE);
  g_string_append (export.out, "0 TRLR\n");
  along_gedcom_export_end (&export);
  if (exported != NULL)
    *exported = export.exported;
  if (length != NULL)
    *length = export.out->len;
  return g_string_free (export.out, FALSE);
}
