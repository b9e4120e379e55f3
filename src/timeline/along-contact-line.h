/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "along-id.h"

G_BEGIN_DECLS

/**
 * AlongLineWord: a name that a contact's one line may hold: a person, a worker or a module.
 *
 * @names: %NULL-terminated: each on its own, in any case: "Jade", "Jade Marsden", "mum"
 */
typedef struct
{
  AlongId id;
  const char *const *names;
} AlongLineWord;

/**
 * AlongLineWords: what the line is read against.
 *
 * @today: "yesterday", "Monday" and times are seen from it
 */
typedef struct
{
  const AlongLineWord *people;
  guint n_people;
  const AlongLineWord *workers;
  guint n_workers;
  const AlongLineWord *modules;
  guint n_modules;
  int today;
} AlongLineWords;

/**
 * AlongContactLine: what a line says. What it does not say is unset: -1, ALONG_DAY_NONE, empty.
 *
 * @mode: ALONG_MODE_…; @place: ALONG_PLACE_…; @status: ALONG_CONTACT_STATUS_…
 * @hour, @minute: of the programme's clocks
 * @people, @workers, @modules: (element-type AlongId)
 * @elements: bits 1 << ALONG_ELEMENT_…
 * @strength: (nullable): the words before a "*"; @next_step: (nullable): the words after ">"
 * @unread: (element-type char *): words that mean nothing here, and clauses that are sentences, as typed
 * @rest: (nullable): the same as sentences, for what happened
 */
typedef struct
{
  int mode, place, status;
  int minutes;
  int day, hour, minute;
  GArray *people, *workers, *modules;
  guint elements;
  char *strength;
  char *next_step;
  char *rest;
  GPtrArray *unread;
} AlongContactLine;

AlongContactLine *along_contact_line_read (const char *line, const AlongLineWords *words) G_GNUC_WARN_UNUSED_RESULT;
void              along_contact_line_free (AlongContactLine *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongContactLine, along_contact_line_free)

G_END_DECLS
