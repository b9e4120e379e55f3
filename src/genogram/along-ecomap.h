/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"
#include "along-graph-family.h"
#include "along-scene.h"

G_BEGIN_DECLS

/**
 * AlongEcomap: the household in the middle, and round it everybody outside who matters to it: professionals, and people
 * of the family who live elsewhere, as true on one day. Who matters more stands nearer.
 *
 * Made in three steps: along_ecomap_new() reads the record, along_ecomap_lay_out() finds the places, along_ecomap_scene()
 * draws. Pure and deterministic.
 */
typedef struct _AlongEcomap AlongEcomap;

typedef enum
{
  ALONG_ECOMAP_INNER,
  ALONG_ECOMAP_MIDDLE,
  ALONG_ECOMAP_OUTER,
  ALONG_ECOMAP_RINGS,
} AlongEcomapRing;

/** AlongEcomapLine: @kind: an id of genogram.md 1.9; @home: (nullable): the first name of whom at home it is with;
 * @outward: it goes from the household to the system; @directed: from one of both only */
typedef struct
{
  char *kind;
  char *home;
  gboolean outward;
  gboolean directed;
  gboolean both_ways;
} AlongEcomapLine;

/**
 * AlongEcomapSystem: one outside.
 *
 * @key: "professional/<id>" or "person/<id>"
 * @person: (nullable): of the ecomap's graph; %NULL: a professional
 * @role: (nullable): role of a professional, or the words under a person's name
 * @couple: (nullable): a partner of somebody at home, of whom no feeling is written down
 * @derived: nobody has said the ring; it follows from @contacts, or from the feelings
 * @contacts: in the 84 days up to the day
 * @to_family, @from_family: which way help flows, if it is said
 * @x, @y: middle, px; @half: half its size
 */
typedef struct
{
  char *key;
  char *name;
  char *role;
  char *agency;
  char *purpose;
  const AlongGraphPerson *person;
  AlongEcomapRing ring;
  const AlongGraphUnion *couple;
  gboolean derived;
  gboolean ended;
  gboolean to_family, from_family;
  int tie; /* of ALONG_ENUM_TIE, -1: not said */
  int since, until;
  guint contacts;
  GPtrArray *lines; /* of AlongEcomapLine, at least one */
  double x, y, half;
} AlongEcomapSystem;

AlongEcomap *along_ecomap_new          (AlongFamily *family, AlongFamily *team, int day, AlongGraphFlags flags, gboolean whole)
                                        G_GNUC_WARN_UNUSED_RESULT;
void         along_ecomap_free         (AlongEcomap *self);
void         along_ecomap_set_crowding (AlongEcomap *self, const char *words);
void         along_ecomap_lay_out      (AlongEcomap *self, AlongFonts *fonts, double stretch);

int          along_ecomap_get_day      (AlongEcomap *self);
GPtrArray   *along_ecomap_get_systems  (AlongEcomap *self);
GPtrArray   *along_ecomap_get_members  (AlongEcomap *self);
const AlongEcomapSystem *along_ecomap_find (AlongEcomap *self, const char *key);

char        *along_ecomap_home_name    (AlongEcomap *self) G_GNUC_WARN_UNUSED_RESULT;
char        *along_ecomap_name         (const AlongEcomapSystem *system) G_GNUC_WARN_UNUSED_RESULT;
char        *along_ecomap_words        (const AlongEcomapSystem *system) G_GNUC_WARN_UNUSED_RESULT;
char        *along_ecomap_summary      (AlongEcomap *self) G_GNUC_WARN_UNUSED_RESULT;
const char  *along_ecomap_tie_words    (const AlongEcomapSystem *system);
const char  *along_ecomap_line_words   (const AlongEcomapSystem *system, const AlongEcomapLine *line);

/** Keys of the ecomap: round the rings, in and out, and in reading order. */
typedef enum
{
  ALONG_ECOMAP_LEFT,
  ALONG_ECOMAP_RIGHT,
  ALONG_ECOMAP_INWARD,
  ALONG_ECOMAP_OUTWARD,
  ALONG_ECOMAP_HOME,
  ALONG_ECOMAP_PREVIOUS,
  ALONG_ECOMAP_NEXT,
  ALONG_ECOMAP_LAST,
} AlongEcomapStep;

const char  *along_ecomap_step         (AlongEcomap *self, const char *key, AlongEcomapStep step);

AlongScene  *along_ecomap_scene        (AlongEcomap *self, AlongFonts *fonts, gboolean legend) G_GNUC_WARN_UNUSED_RESULT;
AlongScene  *along_ecomap_legend       (AlongEcomap *self, AlongFonts *fonts, double width) G_GNUC_WARN_UNUSED_RESULT;

/** Key of the household's item. */
#define ALONG_ECOMAP_HOUSEHOLD "household"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongEcomap, along_ecomap_free)

G_END_DECLS
