/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Exit codes of the program. */
enum
{
  ALONG_TOOL_DONE = 0,
  ALONG_TOOL_REFUSED = 1,
  ALONG_TOOL_USAGE = 2,
};

/**
 * AlongVerb: a verb of alongsidectl.
 *
 * @summary: what it does, for --help
 * @run: gets the arguments from the verb's own name on, %NULL-terminated; writes its one JSON object by
 *   along_tool_answer() or along_tool_refuse() and returns an exit code
 */
typedef struct
{
  const char *name;
  const char *usage;
  const char *summary;
  int (*run) (int argc, char **argv);
} AlongVerb;

int  along_tool_answer (JsonNode *object);
int  along_tool_refuse (const char *code, const char *message, const char *where);
int  along_tool_refuse_private (const char *code, const char *message, const char *where, const char *words);
int  along_tool_usage  (const char *words);
JsonNode *along_tool_read_json (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void along_tool_add_int  (JsonBuilder *builder, const char *name, gint64 value);
void along_tool_add_text (JsonBuilder *builder, const char *name, const char *value);

gboolean along_tool_take_option (int *argc, char **argv, const char *name, const char **value);
gboolean along_tool_take_flag   (int *argc, char **argv, const char *name);

int  along_verb_gedcom    (int argc, char **argv);
int  along_verb_genogram  (int argc, char **argv);
int  along_verb_form      (int argc, char **argv);
int  along_verb_score     (int argc, char **argv);
int  along_verb_intensity (int argc, char **argv);
int  along_verb_store     (int argc, char **argv);
int  along_verb_import    (int argc, char **argv);
int  along_verb_export    (int argc, char **argv);
int  along_verb_erase    (int argc, char **argv);
int  along_verb_search    (int argc, char **argv);
int  along_verb_generate  (int argc, char **argv);

G_END_DECLS
