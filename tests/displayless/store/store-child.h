/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-fixture.h"

/** Child: the test's own program once more, at work on a caseload; what it says comes by a pipe. */
typedef struct
{
  GPid pid;
  int out;
} Child;

/** ChildRun: what the child does; @more: what it was given, %NULL behind the last. Returns: what it exits with */
typedef int (*ChildRun) (const char *dir, AlongKey *key, char **more);

int      child_main     (int argc, char **argv, ChildRun run);
gboolean child_say      (const char *words);

void     child_start    (Child *child, const char *dir, AlongKey *key, const char *const *more);
void     child_start_on (Child *child, Fixture *fixture, const char *const *more);
void     child_hear     (Child *child, char *words, gsize length);
char    *child_kill     (Child *child);
char    *child_wait     (Child *child);
