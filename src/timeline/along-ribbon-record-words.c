/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "along-ribbon-records.h"

static const struct
{
  const char *kind, *words;
} events[] = {
  { "referral", NC_ ("event", "Referral") },
  { "panel", NC_ ("event", "Panel") },
  { "accepted", NC_ ("event", "Accepted") },
  { "first-contact", NC_ ("event", "First contact") },
  { "birth", NC_ ("event", "Birth") },
  { "loss", NC_ ("event", "Loss") },
  { "closure", NC_ ("event", "Support ended") },
  { "return", NC_ ("event", "Back with us") },
  { "strategy-discussion", NC_ ("event", "Strategy discussion") },
  { "conference", NC_ ("event", "Conference") },
  { "review-conference", NC_ ("event", "Review conference") },
  { "core-group", NC_ ("event", "Core group") },
  { "review", NC_ ("event", "Review") },
  { "assessment-report", NC_ ("event", "Assessment report") },
  { "legal-planning", NC_ ("event", "Legal planning meeting") },
  { "letter-before-proceedings", NC_ ("event", "Letter before proceedings") },
  { "pre-proceedings-meeting", NC_ ("event", "Pre-proceedings meeting") },
  { "pre-proceedings-end", NC_ ("event", "Pre-proceedings ended") },
  { "family-group-meeting", NC_ ("event", "Family group meeting") },
  { "court", NC_ ("event", "Court") },
  { "order", NC_ ("event", "Court order") },
  { "removal", NC_ ("event", "Moved to care") },
  { "return-home", NC_ ("event", "Came home") },
  { "placement", NC_ ("event", "Placement") },
  { "admission", NC_ ("event", "Hospital admission") },
  { "discharge", NC_ ("event", "Home from hospital") },
  { "move", NC_ ("event", "Moved house") },
  { "crisis", NC_ ("event", "Crisis") },
  { "supervision", NC_ ("event", "Supervision") },
  { "advocacy", NC_ ("event", "Advocacy") },
  { "meeting", NC_ ("event", "Meeting") },
};

/** along_ribbon_event_words: a kind of event in words; one that is not known is "Event". */
const char *
along_ribbon_event_words (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    if (g_strcmp0 (events[i].kind, kind) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "event", events[i].words);
  return C_ ("event", "Event");
}

/** along_ribbon_status_words: @status: ALONG_SUPPORT_STATUS_… */
const char *
along_ribbon_status_words (int status)
{
  static const char *const words[] = {
    [ALONG_SUPPORT_STATUS_NONE] = NC_ ("status", "Not involved"),
    [ALONG_SUPPORT_STATUS_UNIVERSAL] = NC_ ("status", "Universal services"),
    [ALONG_SUPPORT_STATUS_FAMILY_HELP] = NC_ ("status", "Family help"),
    [ALONG_SUPPORT_STATUS_ASSESSMENT] = NC_ ("status", "Assessment"),
    [ALONG_SUPPORT_STATUS_CHILD_IN_NEED] = NC_ ("status", "Child in need"),
    [ALONG_SUPPORT_STATUS_CHILD_PROTECTION] = NC_ ("status", "Child protection plan"),
    [ALONG_SUPPORT_STATUS_PRE_PROCEEDINGS] = NC_ ("status", "Pre-proceedings"),
    [ALONG_SUPPORT_STATUS_PROCEEDINGS] = NC_ ("status", "Proceedings"),
    [ALONG_SUPPORT_STATUS_LOOKED_AFTER] = NC_ ("status", "Looked after"),
    [ALONG_SUPPORT_STATUS_ORDER] = NC_ ("status", "Order"),
  };

  g_return_val_if_fail (status >= 0 && status < (int) G_N_ELEMENTS (words), "");
  return g_dpgettext2 (GETTEXT_PACKAGE, "status", words[status]);
}

/** along_ribbon_legal_words: @code: ALONG_LEGAL_CODE_… */
const char *
along_ribbon_legal_words (int code)
{
  static const char *const words[] = {
    [ALONG_LEGAL_CODE_V2] = NC_ ("legal", "Voluntary care (s20)"),
    [ALONG_LEGAL_CODE_C1] = NC_ ("legal", "Interim care order"),
    [ALONG_LEGAL_CODE_C2] = NC_ ("legal", "Care order"),
    [ALONG_LEGAL_CODE_E1] = NC_ ("legal", "Placement order"),
    [ALONG_LEGAL_CODE_L1] = NC_ ("legal", "Police protection"),
    [ALONG_LEGAL_CODE_L2] = NC_ ("legal", "Emergency protection order"),
    [ALONG_LEGAL_CODE_SGO] = NC_ ("legal", "Special guardianship order"),
    [ALONG_LEGAL_CODE_CAO] = NC_ ("legal", "Child arrangements order"),
    [ALONG_LEGAL_CODE_ADOPTED] = NC_ ("legal", "Adoption order"),
    [ALONG_LEGAL_CODE_OTHER] = NC_ ("legal", "Other legal status"),
  };

  g_return_val_if_fail (code >= 0 && code < (int) G_N_ELEMENTS (words), "");
  return g_dpgettext2 (GETTEXT_PACKAGE, "legal", words[code]);
}

/** along_ribbon_living_words: @living: ALONG_LIVING_…; where a child lives, without names */
const char *
along_ribbon_living_words (int living)
{
  static const char *const words[] = {
    [ALONG_LIVING_UNBORN] = NC_ ("living", "Not born yet"),
    [ALONG_LIVING_BOTH_PARENTS] = NC_ ("living", "Home with both parents"),
    [ALONG_LIVING_MOTHER] = NC_ ("living", "Home with mother"),
    [ALONG_LIVING_FATHER] = NC_ ("living", "Home with father"),
    [ALONG_LIVING_FAMILY] = NC_ ("living", "With family"),
    [ALONG_LIVING_FOSTER] = NC_ ("living", "Foster home"),
    [ALONG_LIVING_ADOPTION] = NC_ ("living", "Adoptive home"),
    [ALONG_LIVING_PLACEMENT] = NC_ ("living", "With parent, in a placement"),
    [ALONG_LIVING_HOSPITAL] = NC_ ("living", "Hospital"),
    [ALONG_LIVING_OTHER] = NC_ ("living", "Somewhere else"),
    [ALONG_LIVING_NOT_KNOWN] = NC_ ("living", "Not known"),
  };

  g_return_val_if_fail (living >= 0 && living < (int) G_N_ELEMENTS (words), "");
  return g_dpgettext2 (GETTEXT_PACKAGE, "living", words[living]);
}
