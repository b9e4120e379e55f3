/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-fixture.h"

AlongFound *searched_find   (Fixture *fixture, const char *text) G_GNUC_WARN_UNUSED_RESULT;
char       *searched_tell   (const AlongFound *found) G_GNUC_WARN_UNUSED_RESULT;
void        searched_assert (Fixture *fixture, const char *text, const char *expected);
AlongId     searched_add    (Fixture *fixture, AlongId family, AlongKindId kind, int text, const char *words, int date,
                             const char *day);
