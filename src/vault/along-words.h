/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "along-secret-text.h"

G_BEGIN_DECLS

/** Words on the list, and words on a recovery sheet: 7 of 2,048 are 77 bits. */
#define ALONG_WORDS_LIST 2048
#define ALONG_WORDS_SHEET 7

AlongSecretText *along_words_random (void) G_GNUC_WARN_UNUSED_RESULT;
AlongSecretText *along_words_parse  (const AlongSecretText *typed, GError **error) G_GNUC_WARN_UNUSED_RESULT;
AlongSecretText *along_words_tidy   (const AlongSecretText *typed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
