/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-kin-words.h"

#include <glib/gi18n-lib.h>

static const char *const genders[] = {
  [ALONG_GENDER_FEMALE] = NC_ ("gender", "Woman"),
  [ALONG_GENDER_MALE] = NC_ ("gender", "Man"),
  [ALONG_GENDER_NON_BINARY] = NC_ ("gender", "Non-binary"),
  [ALONG_GENDER_TRANS_MAN] = NC_ ("gender", "Trans man"),
  [ALONG_GENDER_TRANS_WOMAN] = NC_ ("gender", "Trans woman"),
  [ALONG_GENDER_UNKNOWN] = NC_ ("gender", "Not known"),
};

static const char *const couples[] = {
  [ALONG_COUPLE_KIND_MARRIED] = NC_ ("couple", "Married"),
  [ALONG_COUPLE_KIND_CIVIL_PARTNERSHIP] = NC_ ("couple", "Civil partnership"),
  [ALONG_COUPLE_KIND_COHABITING] = NC_ ("couple", "Living together"),
  [ALONG_COUPLE_KIND_ENGAGED] = NC_ ("couple", "Engaged"),
  [ALONG_COUPLE_KIND_DATING] = NC_ ("couple", "Going out"),
  [ALONG_COUPLE_KIND_BRIEF] = NC_ ("couple", "A short time"),
  [ALONG_COUPLE_KIND_AFFAIR] = NC_ ("couple", "Affair"),
  [ALONG_COUPLE_KIND_CO_PARENTS] = NC_ ("couple", "Parents together"),
};

static const char *const states[] = {
  [ALONG_COUPLE_STATE_CURRENT] = NC_ ("couple", "Together now"),
  [ALONG_COUPLE_STATE_SEPARATED] = NC_ ("couple", "Separated"),
  [ALONG_COUPLE_STATE_DIVORCED] = NC_ ("couple", "Divorced"),
  [ALONG_COUPLE_STATE_ENDED] = NC_ ("couple", "Ended"),
  [ALONG_COUPLE_STATE_WIDOWED] = NC_ ("couple", "Widowed"),
  [ALONG_COUPLE_STATE_RECONCILED] = NC_ ("couple", "Together again"),
};

static const char *const bonds[] = {
  [ALONG_BOND_PLAIN] = NC_ ("bond", "Know each other"),
  [ALONG_BOND_CLOSE] = NC_ ("bond", "Close"),
  [ALONG_BOND_FUSED] = NC_ ("bond", "Very close"),
  [ALONG_BOND_DISTANT] = NC_ ("bond", "Distant"),
  [ALONG_BOND_HOSTILE] = NC_ ("bond", "Conflict"),
  [ALONG_BOND_CLOSE_HOSTILE] = NC_ ("bond", "Close, with conflict"),
  [ALONG_BOND_FUSED_HOSTILE] = NC_ ("bond", "Very close, with conflict"),
  [ALONG_BOND_DISTANT_HOSTILE] = NC_ ("bond", "Distant, with conflict"),
  [ALONG_BOND_CUT_OFF] = NC_ ("bond", "Cut off"),
  [ALONG_BOND_CUT_OFF_REPAIRED] = NC_ ("bond", "Cut off, then mended"),
  [ALONG_BOND_FOCUSED_ON] = NC_ ("bond", "Focused on"),
  [ALONG_BOND_FOCUSED_ON_NEGATIVE] = NC_ ("bond", "Focused on, with strain"),
  [ALONG_BOND_CAREGIVER] = NC_ ("bond", "Looks after"),
  [ALONG_BOND_SPIRITUAL] = NC_ ("bond", "Share a faith"),
  [ALONG_BOND_PHYSICAL_ABUSE] = NC_ ("bond", "Physical abuse"),
  [ALONG_BOND_EMOTIONAL_ABUSE] = NC_ ("bond", "Emotional abuse"),
  [ALONG_BOND_SEXUAL_ABUSE] = NC_ ("bond", "Sexual abuse"),
  [ALONG_BOND_VIOLENCE] = NC_ ("bond", "Violence"),
  [ALONG_BOND_CONTROLLING] = NC_ ("bond", "Controls"),
  [ALONG_BOND_MANIPULATIVE] = NC_ ("bond", "Manipulates"),
  [ALONG_BOND_NEGLECT] = NC_ ("bond", "Neglect"),
  [ALONG_BOND_DISTRUST] = NC_ ("bond", "Distrust"),
  [ALONG_BOND_INDIFFERENT] = NC_ ("bond", "Indifferent"),
  [ALONG_BOND_SUPPORTIVE] = NC_ ("bond", "Supports"),
  [ALONG_BOND_LABELLED] = NC_ ("bond", "Something else"),
};

static char **
translate (const char *context, const char *const *words, guint n)
{
  char **all = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    all[i] = g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, context, words[i]));
  return all;
}

char **
along_kin_gender_words (void)
{
  return translate ("gender", genders, G_N_ELEMENTS (genders));
}

char **
along_kin_couple_words (void)
{
  return translate ("couple", couples, G_N_ELEMENTS (couples));
}

char **
along_kin_state_words (void)
{
  return translate ("couple", states, G_N_ELEMENTS (states));
}

char **
along_kin_bond_words (void)
{
  return translate ("bond", bonds, G_N_ELEMENTS (bonds));
}

/** along_kin_couple_now: what a couple is to each other now: "Partner", "Separated". */
char *
along_kin_couple_now (AlongRecord *couple)
{
  int state = along_record_get_enum (couple, ALONG_COUPLE_P_STATE);
  int kind = along_record_get_enum (couple, ALONG_COUPLE_P_KIND);

  if (state == ALONG_COUPLE_STATE_CURRENT || state == ALONG_COUPLE_STATE_RECONCILED)
    return g_strdup (kind == ALONG_COUPLE_KIND_CO_PARENTS ? _ ("Other parent") : _ ("Partner"));
  return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "couple", states[CLAMP (state, 0, (int) G_N_ELEMENTS (states) - 1)]));
}
