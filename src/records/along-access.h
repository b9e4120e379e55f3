/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What people do with a family's record besides changing it, as the list of readers has it: the only words for it. */

#define ALONG_ACCESS_OPEN "open"
#define ALONG_ACCESS_KNOWN "known"
#define ALONG_ACCESS_PRINT "print"
#define ALONG_ACCESS_EXPORT "export"
#define ALONG_ACCESS_BUNDLE "bundle"
#define ALONG_ACCESS_NOT_WRITTEN "bundle-not-written" /* the bundle before it never came to be */
#define ALONG_ACCESS_TAKE_IN "take-in"
#define ALONG_ACCESS_KEY_ACCEPTED "key-accepted"
#define ALONG_ACCESS_KEY_LET_GO "key-let-go"

/** ALONG_ACCESS_GIVING: those after which somebody else has it, as a list for SQL. */
#define ALONG_ACCESS_GIVING "'" ALONG_ACCESS_PRINT "', '" ALONG_ACCESS_EXPORT "', '" ALONG_ACCESS_BUNDLE "', '" ALONG_ACCESS_TAKE_IN "'"

G_END_DECLS
