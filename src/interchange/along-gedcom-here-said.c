/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the family's record says of its people and couples, so that what a document says besides is not passed over. */
#include "along-gedcom-here-private.h"

#include <string.h>

#include "along-date.h"
#include "along-text.h"

typedef struct
{
  AlongId id;
  int kind, state;
  char *from, *to, *note;
} Couple;

static void
couple_free (gpointer data)
{
  Couple *couple = data;

  g_free (couple->from);
  g_free (couple->to);
  g_free (couple->note);
  g_free (couple);
}

static void
clear_said (gpointer data)
{
  AlongGedcomHereSaid *said = data;

  g_free (said->born);
  g_free (said->died);
  g_free (said->note);
}

static char *
called_key (guint person, const char *name)
{
  g_autofree char *tidy = along_text_tidy_line (name), *folded = along_text_fold (tidy);

  return g_strdup_printf ("%u %s", person, folded);
}

static void
add_name (AlongGedcomHere *here, guint person, const char *name)
{
  if (name != NULL)
    g_hash_table_add (here->called, called_key (person, name));
}

/* @ended: (nullable): EDTF */
static char *
loss_key (AlongId mother, int outcome, const char *ended)
{
  char text[ALONG_ID_TEXT];

  along_id_format (mother, text);
  return g_strdup_printf ("%s %d %s", text, outcome, ended != NULL ? ended : "");
}

/* A kept line in the same words whichever version it is in. */
static char *
kept_key (const char *about, const char *tag, const char *text)
{
  GString *key = g_string_new (about);

  g_string_append_printf (key, " %s ", tag);
  for (const char *c = text; *c != '\0' && *c != '\n'; c++)
    if ((guchar) *c >= 0x80 || g_ascii_isalnum (*c))
      g_string_append_c (key, g_ascii_toupper (*c));
  return g_string_free (key, FALSE);
}

static void
add_kept (AlongGedcomHere *here, AlongRecord *record)
{
  AlongId person = along_record_get_ref (record, ALONG_KEPT_LINE_P_PERSON);
  g_autofree char *about = along_id_is_none (person) ? NULL : along_id_to_text (person);
  g_auto (GStrv) lines = g_strsplit (along_record_get_text (record, ALONG_KEPT_LINE_P_TEXT), "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 3);

      if (i == 0 && words[0] != NULL && words[1] != NULL && words[1][0] == '@' && strlen (words[1]) > 2)
        g_hash_table_add (here->xrefs, g_strndup (words[1] + 1, strlen (words[1]) - 2));
      else if (words[0] != NULL && words[1] != NULL && about != NULL)
        g_hash_table_add (here->kept, kept_key (about, words[1], words[2] != NULL ? words[2] : ""));
    }
}

static void
add_records (AlongGedcomHere *here, AlongFamily *family, AlongKindId kind)
{
  AlongRecord *record;

  ALONG_FOREACH (record, family, kind)
    {
      AlongId id = along_record_get_id (record);

      g_hash_table_add (here->records, g_memdup2 (&id, sizeof id));
    }
}

/* Copies it: after the people and their numbers. */
void
along_gedcom_here_add_said (AlongGedcomHere *here, AlongFamily *family)
{
  AlongRecord *record;
  guint index;

  here->said = g_array_new (FALSE, TRUE, sizeof (AlongGedcomHereSaid));
  g_array_set_clear_func (here->said, clear_said);
  here->called = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  here->couples = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  ALONG_FOREACH (record, family, ALONG_KIND_PERSON)
    {
      AlongGedcomHereSaid said = { g_strdup (along_record_get_text (record, ALONG_PERSON_P_BORN)),
                                   g_strdup (along_record_get_text (record, ALONG_PERSON_P_DIED)),
                                   g_strdup (along_record_get_text (record, ALONG_PERSON_P_NOTE)) };

      add_name (here, here->said->len, along_record_get_text (record, ALONG_PERSON_P_NAME));
      g_array_append_val (here->said, said);
    }
  ALONG_FOREACH (record, family, ALONG_KIND_ALIAS)
    if (along_gedcom_here_index (here, along_record_get_ref (record, ALONG_ALIAS_P_PERSON), &index))
      add_name (here, index, along_record_get_text (record, ALONG_ALIAS_P_NAME));
  here->losses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ALONG_FOREACH (record, family, ALONG_KIND_PREGNANCY)
    if (!along_record_has (record, ALONG_PREGNANCY_P_BABIES))
      g_hash_table_add (here->losses, loss_key (along_record_get_ref (record, ALONG_PREGNANCY_P_MOTHER),
                                                along_record_get_enum (record, ALONG_PREGNANCY_P_OUTCOME),
                                                along_record_get_text (record, ALONG_PREGNANCY_P_ENDED)));
  here->houses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  ALONG_FOREACH (record, family, ALONG_KIND_HOUSEHOLD)
    {
      AlongId id = along_record_get_id (record);

      g_hash_table_insert (here->houses, along_text_fold (along_record_get_text (record, ALONG_HOUSEHOLD_P_NAME)),
                           g_memdup2 (&id, sizeof id));
    }
  here->xrefs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  here->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ALONG_FOREACH (record, family, ALONG_KIND_KEPT_LINE)
    add_kept (here, record);
  here->records = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);
  add_records (here, family, ALONG_KIND_COUPLE);
  add_records (here, family, ALONG_KIND_HOUSEHOLD);
  add_records (here, family, ALONG_KIND_PERSON);
  ALONG_FOREACH (record, family, ALONG_KIND_COUPLE)
    {
      g_autofree char *key = along_gedcom_here_tie_key (ALONG_GEDCOM_TIE_COUPLE, along_record_get_ref (record, ALONG_COUPLE_P_ONE),
                                                        along_record_get_ref (record, ALONG_COUPLE_P_OTHER));
      GPtrArray *couples = g_hash_table_lookup (here->couples, key);
      Couple *couple = g_new0 (Couple, 1);

      if (couples == NULL)
        {
          couples = g_ptr_array_new_with_free_func (couple_free);
          g_hash_table_insert (here->couples, g_steal_pointer (&key), couples);
        }
      couple->id = along_record_get_id (record);
      couple->kind = along_record_get_enum (record, ALONG_COUPLE_P_KIND);
      couple->state = along_record_get_enum (record, ALONG_COUPLE_P_STATE);
      couple->from = g_strdup (along_record_get_text (record, ALONG_COUPLE_P_FROM));
      couple->to = g_strdup (along_record_get_text (record, ALONG_COUPLE_P_TO));
      couple->note = g_strdup (along_record_get_text (record, ALONG_COUPLE_P_NOTE));
      g_ptr_array_add (couples, couple);
    }
}

/** along_gedcom_here_said: what the record says of a person of the document; (nullable): they are new. */
const AlongGedcomHereSaid *
along_gedcom_here_said (AlongGedcomHere *here, guint person)
{
  return here->match[person] >= 0 ? &g_array_index (here->said, AlongGedcomHereSaid, here->match[person]) : NULL;
}

/** along_gedcom_here_is_called: whether the record has that name, or one that is written alike, for somebody who is here. */
gboolean
along_gedcom_here_is_called (AlongGedcomHere *here, guint person, const char *name)
{
  g_autofree char *key = here->match[person] >= 0 ? called_key ((guint) here->match[person], name) : NULL;

  return key != NULL && g_hash_table_contains (here->called, key);
}

/** along_gedcom_here_has_day: whether @there, EDTF of the record, says all that @day says: the same, or more exactly.
 * Both (nullable). */
gboolean
along_gedcom_here_has_day (const char *there, const char *day)
{
  int first, last, there_first, there_last;

  if (day == NULL || g_strcmp0 (there, day) == 0)
    return TRUE;
  if (there == NULL)
    return FALSE;
  first = along_date_first_day (day);
  last = along_date_last_day (day);
  there_first = along_date_first_day (there);
  there_last = along_date_last_day (there);
  return (first != ALONG_DAY_NONE || last != ALONG_DAY_NONE)
         && (first == ALONG_DAY_NONE || (there_first != ALONG_DAY_NONE && first <= there_first))
         && (last == ALONG_DAY_NONE || (there_last != ALONG_DAY_NONE && there_last <= last));
}

/** along_gedcom_here_has_note: whether @note, what the document says, is in @there, what the record says. Both (nullable). */
gboolean
along_gedcom_here_has_note (const char *there, const char *note)
{
  g_autofree char *words = note != NULL ? along_text_tidy (note) : NULL;

  return words == NULL || *words == '\0' || (there != NULL && strstr (there, words) != NULL);
}

/** along_gedcom_here_has_couple: whether a couple of the two says all that @says; (out) @couple: that one, else unchanged. */
gboolean
along_gedcom_here_has_couple (AlongGedcomHere *here, AlongId one, AlongId other, const AlongGedcomHereCouple *says, AlongId *couple)
{
  g_autofree char *key = along_gedcom_here_tie_key (ALONG_GEDCOM_TIE_COUPLE, one, other);
  GPtrArray *couples = g_hash_table_lookup (here->couples, key);

  for (guint i = 0; couples != NULL && i < couples->len; i++)
    {
      const Couple *there = couples->pdata[i];

      if ((says->kind >= 0 && says->kind != there->kind) || (says->state >= 0 && says->state != there->state)
          || !along_gedcom_here_has_day (there->from, says->from) || !along_gedcom_here_has_day (there->to, says->to)
          || !along_gedcom_here_has_note (there->note, says->note))
        continue;
      *couple = there->id;
      return TRUE;
    }
  return FALSE;
}

/** along_gedcom_here_has_loss: whether the record has a loss of hers that went so on that day; @ended: (nullable): EDTF. */
gboolean
along_gedcom_here_has_loss (AlongGedcomHere *here, AlongId mother, int outcome, const char *ended)
{
  g_autofree char *key = loss_key (mother, outcome, ended);

  return g_hash_table_contains (here->losses, key);
}

/** along_gedcom_here_household: (out) @household: the one of that name. */
gboolean
along_gedcom_here_household (AlongGedcomHere *here, const char *name, AlongId *household)
{
  g_autofree char *folded = along_text_fold (name);
  const AlongId *id = g_hash_table_lookup (here->houses, folded);

  if (id != NULL)
    *household = *id;
  return id != NULL;
}

/** along_gedcom_here_has_xref: whether a kept record of the family is called @xref. */
gboolean
along_gedcom_here_has_xref (AlongGedcomHere *here, const char *xref)
{
  return g_hash_table_contains (here->xrefs, xref);
}

/** along_gedcom_here_keeps: whether the family keeps a line with these words about that record. */
gboolean
along_gedcom_here_keeps (AlongGedcomHere *here, AlongId about, const char *tag, const char *text)
{
  g_autofree char *id = along_id_to_text (about), *key = kept_key (id, tag, text);

  return g_hash_table_contains (here->kept, key);
}

/** along_gedcom_here_is_record: whether it is a person, couple or household of the family. */
gboolean
along_gedcom_here_is_record (AlongGedcomHere *here, AlongId id)
{
  return g_hash_table_contains (here->records, &id);
}
