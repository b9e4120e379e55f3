/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* alongsidectl as a script calls it, over a store in a folder of the test's own that a passphrase opens. The
 * program is the one that ALONGSIDECTL names. */

extern char *tool_dir, *tool_store, *tool_pass;
/* What the last call said on standard error. */
extern char *tool_err;

void        tool_start          (void);
void        tool_end            (void);
JsonNode   *tool_run            (int expected, const char *const *arguments);
char       *tool_write          (const char *name, const char *text);
JsonObject *tool_member         (JsonNode *answer, const char *name);
gint64      tool_number         (JsonNode *answer, const char *name);
void        tool_assert_refused (JsonNode *answer, const char *code, const char *where);

#define RUN(expected, ...) tool_run (expected, (const char *const[]){ __VA_ARGS__, NULL })

G_END_DECLS
