/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Babies that are expected on one day, and those that were lost. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-age.h"
#include "along-facts.h"
#include "along-graph-people-private.h"

/* Returns: (nullable): the pregnancy that @person is a baby of. */
AlongRecord *
along_people_pregnancy_of (AlongPeople *self, AlongId person)
{
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, self->family, ALONG_KIND_PREGNANCY)
    if (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, person))
      return pregnancy;
  return NULL;
}

/* The day a pregnancy ended on, by birth or otherwise. */
int
along_people_pregnancy_end (AlongRecord *pregnancy)
{
  int born = along_facts_born (pregnancy);

  return born != ALONG_DAY_NONE ? born : along_record_get_day (pregnancy, ALONG_PREGNANCY_P_ENDED);
}

/** along_graph_pregnancy_first_day: from which day on a pregnancy is drawn; ALONG_DAY_NONE: that is not known. */
int
along_graph_pregnancy_first_day (AlongFamily *family, AlongRecord *pregnancy)
{
  int edd = along_facts_best_edd (family, pregnancy);
  int booking = along_record_get_day (pregnancy, ALONG_PREGNANCY_P_BOOKING);
  int end = along_people_pregnancy_end (pregnancy);

  if (edd != ALONG_DAY_NONE)
    return edd - ALONG_PREGNANCY_DAYS;
  if (booking != ALONG_DAY_NONE)
    return booking;
  return end == ALONG_DAY_NONE ? ALONG_DAY_NONE : end - ALONG_PREGNANCY_DAYS;
}

/* Whether a pregnancy is drawn on the day; one of which nothing is known is. */
gboolean
along_people_has_begun (AlongPeople *self, AlongRecord *pregnancy)
{
  int first = along_graph_pregnancy_first_day (self->family, pregnancy);

  return first == ALONG_DAY_NONE || self->day >= first;
}

/* Of twins to be that are not written down one by one. */
static const char *
many_words (AlongRecord *pregnancy)
{
  guint n;

  along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  switch (n > 1 ? 1 : along_record_get_int (pregnancy, ALONG_PREGNANCY_P_MULTIPLICITY, 1))
    {
    case 1:
      return NULL;
    case 2:
      return _("twins");
    case 3:
      return _("triplets");
    default:
      return _("several babies");
    }
}

/* A baby that is not born yet: when it is due, and no more. */
void
along_people_set_expected (AlongPeople *self, AlongGraphPerson *person, AlongRecord *pregnancy)
{
  int edd = along_facts_best_edd (self->family, pregnancy);

  person->kind = ALONG_GRAPH_PREGNANCY;
  g_free (person->inside);
  person->inside = g_strdup ("P");
  person->dead = FALSE;
  person->years = -1;
  g_clear_pointer (&person->age, g_free);
  g_clear_pointer (&person->lines, g_free);
  g_clear_pointer (&person->years_left, g_free);
  g_clear_pointer (&person->years_right, g_free);
  if (edd != ALONG_DAY_NONE)
    {
      g_autofree char *date = along_day_to_short (edd);
      int days = along_gestation_days (edd, self->day);
      g_autofree char *weeks = along_gestation_possible (days) ? along_gestation_short (days) : NULL;
      g_autofree char *line = weeks != NULL ? g_strdup_printf (_("EDD %s (%s)"), date, weeks)
                                            : g_strdup_printf (_("EDD %s"), date);

      person->birth_lo = person->birth_hi = edd;
      along_people_add_line (person, line);
    }
  along_people_add_line (person, many_words (pregnancy));
}

/* The clinical pedigree writes the sex of a baby that was lost, where it is known. */
static const char *
sex_words (AlongGraphGender gender)
{
  return gender == ALONG_GRAPH_FEMALE ? _("female") : gender == ALONG_GRAPH_MALE ? _("male") : NULL;
}

/* "MC 9/40, 2023" */
static char *
loss_caption (AlongRecord *pregnancy, const char *code, const char *sex)
{
  gint64 days = along_record_get_int (pregnancy, ALONG_PREGNANCY_P_GESTATION_DAYS, -1);
  int ended = along_people_pregnancy_end (pregnancy);
  g_autoptr (GString) text = g_string_new (code);

  if (days > 0)
    g_string_append_printf (text, " %d/40", (int) (days / 7));
  if (ended != ALONG_DAY_NONE)
    {
      int year, month, day;

      along_day_to_ymd (ended, &year, &month, &day);
      g_string_append_printf (text, ", %d", year);
    }
  if (sex != NULL)
    g_string_append_printf (text, ", %s", sex);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Whether an @outcome is a loss. Fills @kind and @code, its short words. */
gboolean
along_people_loss_kind (int outcome, AlongGraphKind *kind, const char **code)
{
  switch (outcome)
    {
    case ALONG_PREGNANCY_OUTCOME_MISCARRIAGE:
      *kind = ALONG_GRAPH_MISCARRIAGE;
      *code = C_("miscarriage", "MC");
      return TRUE;
    case ALONG_PREGNANCY_OUTCOME_STILLBIRTH:
      *kind = ALONG_GRAPH_STILLBIRTH;
      *code = C_("stillbirth", "SB");
      return TRUE;
    case ALONG_PREGNANCY_OUTCOME_TERMINATION:
      *kind = ALONG_GRAPH_TERMINATION;
      *code = C_("termination of pregnancy", "TOP");
      return TRUE;
    case ALONG_PREGNANCY_OUTCOME_ECTOPIC:
      *kind = ALONG_GRAPH_ECTOPIC;
      *code = C_("ectopic pregnancy", "ECT");
      return TRUE;
    default:
      return FALSE;
    }
}

/* Whether the note of a termination begins by saying that it was for medical reasons; one in which it is said, denied or asked
 * further on does not. */
static gboolean
is_for_medical_reasons (AlongRecord *pregnancy)
{
  const char *note = along_record_get_text (pregnancy, ALONG_PREGNANCY_P_NOTE);

  return note != NULL && g_str_has_prefix (note, "TFMR") && (note[4] == '\0' || strchr (".,;:\n", note[4]) != NULL);
}

/* A baby that was lost: how, when, and after how many weeks. */
void
along_people_set_loss (AlongPeople *self, AlongGraphPerson *person, AlongRecord *pregnancy, AlongGraphKind kind, const char *code)
{
  gboolean tfmr = kind == ALONG_GRAPH_TERMINATION && is_for_medical_reasons (pregnancy);
  const char *sex = (self->flags & ALONG_GRAPH_CLINICAL) && kind != ALONG_GRAPH_STILLBIRTH ? sex_words (person->gender) : NULL;
  g_autofree char *caption = loss_caption (pregnancy, tfmr ? C_("termination of pregnancy", "TFMR") : code, sex);
  int ended = along_people_pregnancy_end (pregnancy);

  person->kind = kind;
  g_clear_pointer (&person->inside, g_free);
  g_clear_pointer (&person->age, g_free);
  g_clear_pointer (&person->lines, g_free);
  g_clear_pointer (&person->years_left, g_free);
  g_clear_pointer (&person->years_right, g_free);
  if (ended != ALONG_DAY_NONE)
    person->birth_lo = person->birth_hi = ended;
  if (kind != ALONG_GRAPH_STILLBIRTH)
    g_clear_pointer (&person->name, g_free);
  along_people_add_line (person, caption);
}

/* A pregnancy whose baby is not written down as a person yet, or was lost. */
void
along_people_add_pregnancy (AlongPeople *self, AlongRecord *pregnancy)
{
  int outcome = along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME);
  int ended = along_people_pregnancy_end (pregnancy);
  g_autofree char *key = NULL;
  AlongGraphPerson *person;
  AlongGraphKind kind;
  const char *code;
  gboolean loss = along_people_loss_kind (outcome, &kind, &code) && (ended == ALONG_DAY_NONE || ended <= self->day);

  if (along_record_has (pregnancy, ALONG_PREGNANCY_P_BABIES))
    return;
  if (loss ? !(self->flags & ALONG_GRAPH_WITH_LOSSES)
           : !along_people_has_begun (self, pregnancy) || (ended != ALONG_DAY_NONE && ended <= self->day))
    return;
  key = along_graph_key (along_record_get_id (pregnancy));
  person = along_graph_add_person (self->graph, key, loss ? NULL : _("Baby"));
  if (loss)
    along_people_set_loss (self, person, pregnancy, kind, code);
  else
    along_people_set_expected (self, person, pregnancy);
}
