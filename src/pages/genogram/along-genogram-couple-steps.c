/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of a couple. */
#include "along-genogram-events.h"

#include <glib/gi18n-lib.h>

#include "along-couples.h"
#include "along-facts.h"

/** along_couple_step_words: what happened, as one chooses it. */
const char *
along_couple_step_words (AlongCoupleStep step)
{
  switch (step)
    {
    case ALONG_COUPLE_STEP_MARRIED:
      return C_ ("couple", "Got married");
    case ALONG_COUPLE_STEP_CIVIL_PARTNERSHIP:
      return C_ ("couple", "Became civil partners");
    case ALONG_COUPLE_STEP_MOVED_IN:
      return C_ ("couple", "Moved in together");
    case ALONG_COUPLE_STEP_SEPARATED:
      return C_ ("couple", "Separated");
    case ALONG_COUPLE_STEP_DIVORCED:
      return C_ ("couple", "Divorced");
    case ALONG_COUPLE_STEP_ENDED:
      return C_ ("couple", "Split up");
    case ALONG_COUPLE_STEP_TOGETHER_AGAIN:
      return C_ ("couple", "Got together again");
    default:
      g_return_val_if_reached ("");
    }
}

/** along_couple_step_fits: whether that can happen next. */
gboolean
along_couple_step_fits (AlongRecord *couple, AlongCoupleStep step)
{
  int kind = along_record_get_enum (couple, ALONG_COUPLE_P_KIND), state = along_record_get_enum (couple, ALONG_COUPLE_P_STATE);
  gboolean by_law = kind == ALONG_COUPLE_KIND_MARRIED || kind == ALONG_COUPLE_KIND_CIVIL_PARTNERSHIP;
  gboolean together = state == ALONG_COUPLE_STATE_CURRENT || state == ALONG_COUPLE_STATE_RECONCILED;

  switch (step)
    {
    case ALONG_COUPLE_STEP_MARRIED:
    case ALONG_COUPLE_STEP_CIVIL_PARTNERSHIP:
      return together && !by_law;
    case ALONG_COUPLE_STEP_MOVED_IN:
      return together && !by_law && kind != ALONG_COUPLE_KIND_COHABITING;
    case ALONG_COUPLE_STEP_SEPARATED:
      return together && (by_law || kind == ALONG_COUPLE_KIND_COHABITING);
    case ALONG_COUPLE_STEP_DIVORCED:
      return by_law && (together || state == ALONG_COUPLE_STATE_SEPARATED);
    case ALONG_COUPLE_STEP_ENDED:
      return together && !by_law;
    case ALONG_COUPLE_STEP_TOGETHER_AGAIN:
      return state == ALONG_COUPLE_STATE_SEPARATED || state == ALONG_COUPLE_STATE_DIVORCED || state == ALONG_COUPLE_STATE_ENDED;
    default:
      return FALSE;
    }
}

/** along_couple_any_step_fits: whether anything can happen next to the two, of whom @couple is what they are last. */
gboolean
along_couple_any_step_fits (AlongFamily *family, AlongRecord *couple)
{
  gboolean fits = FALSE;

  for (AlongCoupleStep step = ALONG_COUPLE_STEP_MARRIED; step <= ALONG_COUPLE_STEP_TOGETHER_AGAIN; step++)
    fits = fits || along_couple_step_fits (couple, step);
  return fits && along_couple_now (family, couple) == couple;
}

/** along_couple_step_too_early: (nullable): that @date is before what the two are now began, in words: "Separated: 1 March 2026. …". */
char *
along_couple_step_too_early (AlongRecord *couple, const char *date)
{
  int state = along_record_get_enum (couple, ALONG_COUPLE_P_STATE), day = along_date_last_day (date);
  gboolean parted = state == ALONG_COUPLE_STATE_SEPARATED || state == ALONG_COUPLE_STATE_DIVORCED || state == ALONG_COUPLE_STATE_ENDED;
  int property = parted ? ALONG_COUPLE_P_TO : ALONG_COUPLE_P_FROM;
  g_autofree char *since = NULL;

  if (!along_record_has (couple, property) || day == ALONG_DAY_NONE || day >= along_record_get_day (couple, property))
    return NULL;
  since = along_date_to_words (along_record_get_text (couple, property));
  /* Translators: "Separated", or "Married", and since when */
  return g_strdup_printf (_ ("%s: %s. What happened next cannot be before that."),
                          parted ? along_enum_words (ALONG_ENUM_COUPLE_STATE, state)
                                 : along_enum_words (ALONG_ENUM_COUPLE_KIND, along_record_get_enum (couple, ALONG_COUPLE_P_KIND)),
                          since);
}

/* Who comes to live with the other lives in the home that the other has, and their children come along who would stay behind. */
static void
move_in (AlongEdit *edit, AlongFamily *family, AlongRecord *couple, AlongId who, const char *date)
{
  AlongId one = along_record_get_ref (couple, ALONG_COUPLE_P_ONE), other = along_record_get_ref (couple, ALONG_COUPLE_P_OTHER);
  AlongRecord *home = along_genogram_home_of (family, along_id_equal (who, one) ? other : one, along_date_last_day (date));
  g_autoptr (GArray) movers = along_genogram_with_children (family, who, along_date_last_day (date));

  if (home != NULL)
    along_events_move (edit, family, (const AlongId *) movers->data, movers->len, along_record_get_id (home), date);
}

/* What the two are from @date on: a record of its own, so that any day before still has what they were then. */
static AlongRecord *
begin_another (AlongEdit *edit, AlongRecord *couple, const char *date)
{
  AlongRecord *next = along_edit_create (edit, ALONG_KIND_COUPLE);

  along_record_assign (next, couple);
  along_record_unset (next, ALONG_COUPLE_P_NOTE);
  along_record_unset (next, ALONG_COUPLE_P_TO);
  along_record_set_text (next, ALONG_COUPLE_P_FROM, date);
  return next;
}

static void
begin_kind (AlongEdit *edit, AlongRecord *couple, int kind, const char *date)
{
  AlongRecord *next = begin_another (edit, couple, date);

  along_record_set_enum (next, ALONG_COUPLE_P_KIND, kind);
  along_record_set_enum (next, ALONG_COUPLE_P_STATE, ALONG_COUPLE_STATE_CURRENT);
  along_record_set_text (along_edit_change (edit, couple), ALONG_COUPLE_P_TO, date);
}

/* Who parted already and is divorced now: that they were apart before stays. */
static void
end_state (AlongEdit *edit, AlongRecord *couple, int state, const char *date)
{
  gboolean parted = along_record_get_enum (couple, ALONG_COUPLE_P_STATE) == ALONG_COUPLE_STATE_SEPARATED
                    && along_record_has (couple, ALONG_COUPLE_P_TO);
  AlongRecord *ended = parted ? begin_another (edit, couple, along_record_get_text (couple, ALONG_COUPLE_P_FROM))
                              : along_edit_change (edit, couple);

  along_record_set_enum (ended, ALONG_COUPLE_P_STATE, state);
  along_record_set_text (ended, ALONG_COUPLE_P_TO, date);
}

/**
 * along_genogram_couple_step: what becomes of a couple, from @date on. Their record until then stays as it was, for the days it
 * is of; along_couples_on() finds the one of a day.
 *
 * @couple: what they are now: along_couple_now()
 * @moved: of a separation: which of them leaves their home; where they come together: which of them moves in with the other;
 *   ALONG_ID_NONE: nobody, or not known
 */
AlongEdit *
along_genogram_couple_step (AlongFamily *family, AlongRecord *couple, AlongCoupleStep step, const char *date, AlongId moved)
{
  AlongRecord *one = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (couple, ALONG_COUPLE_P_ONE));
  AlongRecord *other = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (couple, ALONG_COUPLE_P_OTHER));
  g_autofree char *title = g_strdup_printf ("%s, %s: %s", one != NULL ? along_facts_first_name (one) : _ ("Unknown"),
                                            other != NULL ? along_facts_first_name (other) : _ ("Unknown"),
                                            along_couple_step_words (step));
  AlongEdit *edit = along_edit_new (title, along_family_get_id (family));
  static const int kinds[] = { [ALONG_COUPLE_STEP_MARRIED] = ALONG_COUPLE_KIND_MARRIED,
                               [ALONG_COUPLE_STEP_CIVIL_PARTNERSHIP] = ALONG_COUPLE_KIND_CIVIL_PARTNERSHIP,
                               [ALONG_COUPLE_STEP_MOVED_IN] = ALONG_COUPLE_KIND_COHABITING };
  static const int states[] = { [ALONG_COUPLE_STEP_SEPARATED] = ALONG_COUPLE_STATE_SEPARATED,
                                [ALONG_COUPLE_STEP_DIVORCED] = ALONG_COUPLE_STATE_DIVORCED,
                                [ALONG_COUPLE_STEP_ENDED] = ALONG_COUPLE_STATE_ENDED };

  if (step <= ALONG_COUPLE_STEP_MOVED_IN)
    begin_kind (edit, couple, kinds[step], date);
  else if (step == ALONG_COUPLE_STEP_TOGETHER_AGAIN)
    along_record_set_enum (begin_another (edit, couple, date), ALONG_COUPLE_P_STATE, ALONG_COUPLE_STATE_RECONCILED);
  else
    {
      end_state (edit, couple, states[step], date);
      if (!along_id_is_none (moved))
        along_events_end (edit, family, ALONG_KIND_MEMBERSHIP, moved, date);
      return edit;
    }
  if (!along_id_is_none (moved))
    move_in (edit, family, couple, moved, date);
  return edit;
}
