/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-date.h"
#include "along-scene.h"

G_BEGIN_DECLS

/* From item to item of a ribbon's scene: weeks (or longer bins) in their row, and the bands above and below.
 * All by place, so that Left is what is seen left. @cursor: the x one is at, kept while going up and down. */

typedef enum
{
  ALONG_STEP_LEFT,
  ALONG_STEP_RIGHT,
  ALONG_STEP_FAR_LEFT,
  ALONG_STEP_FAR_RIGHT,
  ALONG_STEP_UP,
  ALONG_STEP_DOWN,
} AlongStep;

int   along_steps_day_of_key (const char *key);
char *along_steps_week_at    (AlongScene *scene, int day) G_GNUC_WARN_UNUSED_RESULT;
int   along_steps_day_at_x   (AlongScene *scene, double x);
char *along_steps_go         (AlongScene *scene, const char *key, AlongStep step, double cursor, double reach) G_GNUC_WARN_UNUSED_RESULT;
char *along_steps_next_note  (AlongScene *scene, int day, gboolean back) G_GNUC_WARN_UNUSED_RESULT;
char *along_steps_first_week (AlongScene *scene) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
