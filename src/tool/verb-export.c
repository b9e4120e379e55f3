/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "along-access.h"
#include "along-clock.h"
#include "along-fhir-bundle.h"
#include "along-gedcom-export.h"
#include "along-store-bundle.h"
#include "exchange-files.h"

/* The families asked for: one, or all there are. */
static GArray *
find_families (AlongStore *store, const char *family, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
  const AlongStoreListFilter filter = { ALONG_STORE_LIST_ALL, ALONG_ID_NONE, TRUE, TRUE, NULL };
  g_autoptr (GPtrArray) summaries = NULL;
  AlongId id;

  if (family != NULL)
    {
      if (!along_id_parse (family, &id))
        {
          g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--family takes the id of a family.");
          return NULL;
        }
      g_array_append_val (ids, id);
      return g_steal_pointer (&ids);
    }
  summaries = along_store_list_sync (store, &filter, NULL, error);
  if (summaries == NULL)
    return NULL;
  for (guint i = 0; i < summaries->len; i++)
    g_array_append_val (ids, ((AlongSummary *) summaries->pdata[i])->family);
  return g_steal_pointer (&ids);
}

typedef struct
{
  const char *family, *to, *key_file, *passphrase_file, *version, *with;
  gboolean cut;
} Export;

static gboolean
read_for (const Export *export, AlongColleagueKey *key, AlongSecretText **passphrase, char **name, GError **error)
{
  g_autofree char *text = NULL;
  gsize length;
  int role;

  if (export->key_file == NULL)
    {
      *passphrase = along_secret_text_read_file (export->passphrase_file, error);
      *name = g_strdup ("whoever has the passphrase");
      return *passphrase != NULL;
    }
  return g_file_get_contents (export->key_file, &text, &length, error)
         && along_colleague_read (text, (gssize) length, key, name, &role, error);
}

static int
run (AlongStore *store, const Export *export, const char *dir)
{
  g_autoptr (AlongSecretText) passphrase = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GArray) families = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  AlongColleagueKey key;
  AlongStoreGiven given;

  families = find_families (store, export->family, &error);
  if (families == NULL || !read_for (export, &key, &passphrase, &name, &error))
    return along_tool_refuse_taking (error, families == NULL ? dir : export->key_file != NULL ? export->key_file : export->passphrase_file);
  if (families->len == 0)
    return along_tool_refuse ("nothing", "There is no family in this store.", dir);
  const AlongStoreGiving giving = { (const AlongId *) (gpointer) families->data, families->len, along_tool_me (store), export->cut,
                                    export->key_file != NULL ? key.seal_key : NULL, passphrase, name };
  if (!along_store_give_sync (store, &giving, export->to, &given, NULL, &error))
    return along_tool_refuse_taking (error, export->to);
  json_builder_begin_object (builder);
  along_tool_add_text (builder, "file", export->to);
  along_tool_add_int (builder, "families", families->len);
  along_tool_add_int (builder, "records", given.records);
  along_tool_add_int (builder, "left_out", given.left_out);
  json_builder_end_object (builder);
  return along_tool_answer (json_builder_get_root (builder));
}

static gboolean
is_gedcom (const char *path)
{
  gsize length = strlen (path);

  return along_gedcom_is_packed (path) || (length > 4 && g_ascii_strcasecmp (path + length - 4, ".ged") == 0);
}

/* The words of --with; FALSE: there is one that names nothing. */
static gboolean
read_parts (const char *with, AlongGedcomExportParts *parts)
{
  g_auto (GStrv) words = g_strsplit (with != NULL ? with : "", ",", -1);

  *parts = ALONG_GEDCOM_EXPORT_STRUCTURE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      AlongGedcomExportParts part = along_gedcom_export_part (g_strstrip (words[i]));

      if (part == 0)
        return FALSE;
      *parts |= part;
    }
  return TRUE;
}

/* The one family asked for; %NULL: refused. @many: what is said where there are several */
static AlongFamily *
load_one (AlongStore *store, const Export *export, const char *many, const char *dir, int *exit_code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) families = find_families (store, export->family, &error);
  AlongFamily *family = NULL;

  if (families == NULL)
    *exit_code = along_tool_refuse_error (error, dir);
  else if (families->len != 1)
    *exit_code = along_tool_refuse (families->len == 0 ? "nothing" : "which-family", families->len == 0 ? "There is no family in this store." : many, dir);
  else if ((family = along_store_load_sync (store, g_array_index (families, AlongId, 0), NULL, &error)) == NULL)
    *exit_code = along_tool_refuse_error (error, dir);
  return family;
}

static int
answer_written (const Export *export, guint records, guint left_out)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  along_tool_add_text (builder, "file", export->to);
  along_tool_add_int (builder, "records", records);
  along_tool_add_int (builder, "left_out", left_out);
  json_builder_end_object (builder);
  return along_tool_answer (json_builder_get_root (builder));
}

/* One family's assessments and scores, a row of the list of what left. */
static int
write_fhir (AlongStore *store, const Export *export, const char *dir)
{
  g_autoptr (GError) error = NULL;
  int exit_code = 0;
  g_autoptr (AlongFamily) family = load_one (store, export, "A FHIR file holds one family: give --family.", dir, &exit_code);
  g_autoptr (AlongFamily) team = family != NULL ? along_store_load_sync (store, ALONG_ID_NONE, NULL, &error) : NULL;
  g_autofree char *text = NULL;
  AlongFhirBundled bundled;

  if (family == NULL)
    return exit_code;
  if (team == NULL)
    return along_tool_refuse_error (error, dir);
  text = along_fhir_bundle (family, team, ALONG_ID_NONE, along_clock_now (), &bundled);
  along_store_note_access_async (store, along_tool_me (store), along_family_get_id (family), ALONG_ACCESS_EXPORT, "assessments, FHIR R4; alongsidectl");
  if (!g_file_set_contents_full (export->to, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &error))
    return along_tool_refuse ("not-written", error->message, export->to);
  return answer_written (export, bundled.responses + bundled.scores, bundled.unread);
}

/* One family's genogram, a row of the list of what left. */
static int
write_gedcom (AlongStore *store, const Export *export, AlongGedcomExportParts parts, const char *dir)
{
  gboolean seven = export->version != NULL ? export->version[0] == '7' : along_gedcom_is_packed (export->to);
  AlongGedcomTarget target = seven ? ALONG_GEDCOM_7_0 : ALONG_GEDCOM_5_5_1;
  g_autoptr (GError) error = NULL;
  int exit_code = 0;
  g_autoptr (AlongFamily) family = load_one (store, export, "A GEDCOM file holds one family: give --family.", dir, &exit_code);
  g_autoptr (GBytes) contents = NULL;
  g_autofree char *words = along_gedcom_export_words (parts), *detail = NULL;
  AlongGedcomExported exported;
  gsize length;
  char *text;

  if (family == NULL)
    return exit_code;
  text = along_gedcom_from_family (family, target, parts, &exported, &length);
  contents = along_gedcom_contents (text, length, target, export->to, &error);
  if (contents == NULL)
    return along_tool_refuse ("unfit", error->message, export->to);
  detail = g_strdup_printf ("genogram, GEDCOM %s; alongsidectl; %s", seven ? "7.0" : "5.5.1", words);
  along_store_note_access_async (store, along_tool_me (store), along_family_get_id (family), ALONG_ACCESS_EXPORT, detail);
  if (!g_file_set_contents_full (export->to, g_bytes_get_data (contents, NULL), (gssize) g_bytes_get_size (contents),
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &error))
    return along_tool_refuse ("not-written", error->message, export->to);
  return answer_written (export, exported.records, exported.left_out);
}

/** along_verb_export: writes families into a file for a colleague, a genogram as GEDCOM, or assessments as FHIR. */
int
along_verb_export (int argc, char **argv)
{
  static const char usage[] = "export [--family ID] --to FILE" ALONG_BUNDLE_ENDING " --for KEY" ALONG_COLLEAGUE_ENDING
                              "|--bundle-passphrase-file F [--leave-out-restricted] " ALONG_TOOL_STORE_USAGE
                              "\n       alongsidectl export [--family ID] --to FILE.ged|.gdz [--version 5.5.1|7.0] "
                              "[--with notes,lines,care,health,pregnancies,secrets,identity,homes,kept,confidential] " ALONG_TOOL_STORE_USAGE
                              "\n       alongsidectl export [--family ID] --to FILE.json " ALONG_TOOL_STORE_USAGE;
  Export export = { 0 };
  AlongGedcomExportParts parts;
  gboolean gedcom, fhir;
  AlongToolStore which;
  AlongStore *store;
  int exit_code;

  if (!along_tool_take_store (&argc, argv, &which) || !along_tool_take_option (&argc, argv, "--family", &export.family)
      || !along_tool_take_option (&argc, argv, "--to", &export.to) || !along_tool_take_option (&argc, argv, "--for", &export.key_file)
      || !along_tool_take_option (&argc, argv, "--bundle-passphrase-file", &export.passphrase_file)
      || !along_tool_take_option (&argc, argv, "--version", &export.version) || !along_tool_take_option (&argc, argv, "--with", &export.with))
    return along_tool_usage (usage);
  export.cut = along_tool_take_flag (&argc, argv, "--leave-out-restricted");
  gedcom = export.to != NULL && is_gedcom (export.to);
  fhir = export.to != NULL && g_str_has_suffix (export.to, ".json");
  if (argc != 1 || export.to == NULL
      || (fhir ? export.key_file != NULL || export.passphrase_file != NULL || export.cut || export.version != NULL || export.with != NULL
          : gedcom ? export.key_file != NULL || export.passphrase_file != NULL || export.cut
                     || (export.version != NULL && !g_str_equal (export.version, "5.5.1") && !g_str_equal (export.version, "7.0"))
                 : (export.key_file == NULL) == (export.passphrase_file == NULL) || export.version != NULL || export.with != NULL)
      || !read_parts (export.with, &parts))
    return along_tool_usage (usage);
  if (!gedcom && !fhir && !g_str_has_suffix (export.to, ALONG_BUNDLE_ENDING))
    return along_tool_refuse ("unknown-kind", "Files for a colleague end with " ALONG_BUNDLE_ENDING ", genograms with .ged or .gdz, assessments with .json.", export.to);
  store = along_tool_open_store (&which, &exit_code);
  if (store == NULL)
    return exit_code;
  exit_code = gedcom ? write_gedcom (store, &export, parts, which.dir) : fhir ? write_fhir (store, &export, which.dir) : run (store, &export, which.dir);
  return along_tool_close_store (store, exit_code);
}
