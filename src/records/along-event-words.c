/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-field-words.h"

#include <glib/gi18n-lib.h>

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

/** along_event_words: a kind of event, as in ALONG_EVENT_P_KIND, in words; one that is not known is "Event". */
const char *
along_event_words (const char *event)
{
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    if (g_strcmp0 (events[i].kind, event) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "event", events[i].words);
  return C_ ("event", "Event");
}
