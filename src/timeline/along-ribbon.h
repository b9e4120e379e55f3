/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-caseload.h"
#include "along-scene.h"
#include "along-support.h"

G_BEGIN_DECLS

/**
 * AlongRibbon: what the Support Ribbon shows of one family, as plain values: its episodes and the lanes
 * beside them. Reference counted, one thread at a time. Fill it first, then build scenes from it.
 */
typedef struct _AlongRibbon AlongRibbon;

typedef enum
{
  ALONG_RIBBON_SOCIAL_CARE,   /* D: bars */
  ALONG_RIBBON_HOME,          /* E: bars, one lane a child */
  ALONG_RIBBON_WORKERS,       /* F: bars and notches */
  ALONG_RIBBON_PROFESSIONALS, /* G: worked out from along_ribbon_add_professional() */
  ALONG_RIBBON_EVENTS,        /* H: marks */
  ALONG_RIBBON_SCORES,        /* I: points */
  ALONG_RIBBON_VOICE,         /* J: marks */
  ALONG_RIBBON_N_BANDS,
} AlongRibbonBand;

typedef enum
{
  ALONG_RIBBON_6_WEEKS,
  ALONG_RIBBON_13_WEEKS,
  ALONG_RIBBON_40_WEEKS,
  ALONG_RIBBON_EPISODE,
  ALONG_RIBBON_ALL,
  ALONG_RIBBON_N_ZOOMS,
} AlongRibbonZoom;

typedef enum
{
  ALONG_RIBBON_BY_CALENDAR,
  ALONG_RIBBON_BY_EDD,
  ALONG_RIBBON_BY_BIRTH,
  ALONG_RIBBON_BY_REFERRAL,
  ALONG_RIBBON_BY_ACCEPTED,
  ALONG_RIBBON_BY_CLOSURE,
} AlongRibbonAlign;

typedef enum
{
  ALONG_RIBBON_COLOUR_NONE,     /* face to face, phone or video, group */
  ALONG_RIBBON_COLOUR_ELEMENT,  /* enabling, educational, practical */
  ALONG_RIBBON_COLOUR_WHO_CAME, /* keyworker, buddy, other */
  ALONG_RIBBON_COLOUR_WHO_TOOK_PART, /* both parents, mother, father; wider family counts with the parent */
} AlongRibbonColour;

/**
 * AlongRibbonView: how the ribbon is looked at.
 *
 * @first: first day of the window, or ALONG_DAY_NONE: @focus, or else today, four fifths along it
 * @focus: a day that must be in the window, or ALONG_DAY_NONE
 * @selected: first day of the chosen bin, or ALONG_DAY_NONE
 * @width: of the whole scene in px, band names included
 * @folded: bands not drawn: bit 1 << AlongRibbonBand
 * @hours: direct hours a week instead of contacts
 * @in_part: only some of the contacts are there, so nothing is said about plan, average, gaps and flags
 * @narrow: as on a small window: lower axis, one line for each band as it is now
 * @rtl: mirrored
 * @plot_only: without band names and key, and as wide as all time at this zoom, to be scrolled beside a
 *   scene that has only the names (@names_only), above one that has only the key (@key_only)
 */
typedef struct
{
  AlongRibbonZoom zoom;
  AlongRibbonAlign align;
  AlongRibbonColour colour;
  int first;
  int focus;
  int selected;
  double width;
  guint folded;
  gboolean hours;
  gboolean in_part;
  gboolean narrow;
  gboolean rtl;
  gboolean plot_only;
  gboolean names_only;
  gboolean key_only;
} AlongRibbonView;

#define ALONG_RIBBON_VIEW_INIT                                                                                 \
  { .zoom = ALONG_RIBBON_40_WEEKS, .first = ALONG_DAY_NONE, .focus = ALONG_DAY_NONE,                           \
    .selected = ALONG_DAY_NONE, .width = 936 }

AlongRibbon  *along_ribbon_new         (int today);
AlongRibbon  *along_ribbon_ref         (AlongRibbon *self);
void          along_ribbon_unref       (AlongRibbon *self);

/* Filling. Episodes in order of time. Words are copied; @key is that of the scene's item. */
void  along_ribbon_add_episode         (AlongRibbon *self, AlongSupport *support);
void  along_ribbon_add_baby            (AlongRibbon *self, const char *name, int edd, const char *edd_source, int birth);
void  along_ribbon_add_loss            (AlongRibbon *self, int day, int edd);
guint along_ribbon_add_lane            (AlongRibbon *self, AlongRibbonBand band, const char *name);
void  along_ribbon_add_bar             (AlongRibbon *self, guint lane, int from, int to, const char *style,
                                        const char *words, const char *brief, const char *key);
void  along_ribbon_add_notch           (AlongRibbon *self, guint lane, int from, int to, const char *words);
void  along_ribbon_add_mark            (AlongRibbon *self, guint lane, int day, const char *kind, const char *words,
                                        const char *key);
void  along_ribbon_set_scale           (AlongRibbon *self, guint lane, double low, double high, const char *note);
void  along_ribbon_add_point           (AlongRibbon *self, guint lane, int day, double value, const char *words,
                                        const char *key);
void  along_ribbon_add_professional    (AlongRibbon *self, const AlongProfessionalContact *contact);
void  along_ribbon_set_crowding        (AlongRibbon *self, int people);
void  along_ribbon_set_known           (AlongRibbon *self);
void  along_ribbon_set_referral        (AlongRibbon *self, int day);

/* Asking. */
int           along_ribbon_today       (AlongRibbon *self);
char         *along_ribbon_today_words (AlongRibbon *self) G_GNUC_WARN_UNUSED_RESULT;
guint         along_ribbon_n_episodes  (AlongRibbon *self);
AlongSupport *along_ribbon_episode     (AlongRibbon *self, guint index);
AlongSupport *along_ribbon_episode_on  (AlongRibbon *self, int day);
void          along_ribbon_window      (AlongRibbon *self, const AlongRibbonView *view, int *first, int *days);
AlongScene   *along_ribbon_build       (AlongRibbon *self, const AlongRibbonView *view, AlongFonts *fonts) G_GNUC_WARN_UNUSED_RESULT;
int           along_ribbon_anchor      (AlongRibbon *self, AlongRibbonAlign align);
char         *along_ribbon_summary     (AlongRibbon *self) G_GNUC_WARN_UNUSED_RESULT;
char         *along_ribbon_summary_brief (AlongRibbon *self) G_GNUC_WARN_UNUSED_RESULT;
char         *along_ribbon_week_words  (AlongRibbon *self, int day) G_GNUC_WARN_UNUSED_RESULT;
char         *along_ribbon_age_words   (AlongRibbon *self, int day) G_GNUC_WARN_UNUSED_RESULT;
char         *along_ribbon_planned_words (double low, double high) G_GNUC_WARN_UNUSED_RESULT;

/**
 * AlongRibbonRow: a week of the table, each cell in words; numbers also as numbers.
 *
 * @day: its Monday
 * @phase: (nullable)
 */
typedef struct
{
  int day;
  char *week;
  char *age;
  char *planned;
  char *phase;
  int done, visits, remote, groups;
  int no_access, family_cancelled, service_cancelled;
  int minutes;
  char *hours;
  char *note;
  gboolean future;
} AlongRibbonRow;

/**
 * AlongRibbonNow: what a lane of bars says today, for where there is no room for the lane.
 *
 * @name: of the lane; @words: of its last bar by today; @style: of that bar
 * @since: first day of the bar
 */
typedef struct
{
  AlongRibbonBand band;
  const char *name;
  const char *words;
  const char *style;
  int since;
} AlongRibbonNow;

GArray       *along_ribbon_now         (AlongRibbon *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray    *along_ribbon_table       (AlongRibbon *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongRibbon, along_ribbon_unref)

G_END_DECLS
