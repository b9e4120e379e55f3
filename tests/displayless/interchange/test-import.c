/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "along-tool.h"

/* The verb import over made-up families: what goes in, what is refused, and that a refusal leaves nothing. */

#define GEDCOM TEST_DATA "/gedcom/family-70.ged"

static gint64
records (void)
{
  g_autoptr (JsonNode) info = RUN (0, "store", "info");

  return tool_number (info, "records");
}

static guint
hits (const char *text)
{
  g_autoptr (JsonNode) found = RUN (0, "search", text);

  return json_array_get_length (json_object_get_array_member (json_node_get_object (found), "hits"));
}

static guint
warnings (JsonNode *answer)
{
  return json_array_get_length (json_object_get_array_member (json_node_get_object (answer), "warnings"));
}

static void
assert_sound (void)
{
  g_autoptr (JsonNode) verified = RUN (0, "store", "verify");

  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (verified), "problems")), ==, 0);
}

/* The first family of this seed, and a day on which it had support. */
#define TABLE "family,at,minutes,mode,status,by,note\n"
#define ROW "2025-00001,2025-06-15,"
#define NEXT_DAY "2025-00001,2025-06-16,"

/* Families that come together have a reference each: by it, each is found. */
static void
test_references (void)
{
  g_autofree char *one = tool_write ("one.ged", "0 HEAD\n1 GEDC\n2 VERS 7.0\n0 @I1@ INDI\n1 NAME Ada /Ring/\n0 TRLR\n");
  g_autofree char *other = tool_write ("other.ged", "0 HEAD\n1 GEDC\n2 VERS 7.0\n0 @I1@ INDI\n1 NAME Bea /Reed/\n0 TRLR\n");
  g_autoptr (JsonNode) answer = RUN (0, "import", one, other, "--new");
  JsonArray *families = json_object_get_array_member (json_node_get_object (answer), "families");
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  g_assert_cmpuint (json_array_get_length (families), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *reference = g_strdup_printf ("%d-%04u", g_date_time_get_year (now), i + 1);
      g_autoptr (JsonNode) again = RUN (0, "import", "--family", reference, i == 0 ? one : other);
      JsonArray *found = json_object_get_array_member (json_node_get_object (again), "families");

      g_assert_cmpstr (json_array_get_string_element (found, 0), ==, json_array_get_string_element (families, i));
    }
}

static void
test_gedcom (void)
{
  gint64 before = records ();
  g_autoptr (JsonNode) answer = NULL, again = NULL;
  const char *family;

  g_assert_cmpuint (hits ("Holroyd"), ==, 0);
  answer = RUN (0, "import", GEDCOM, "--new");
  g_assert_cmpint (tool_number (answer, "records"), >, 5);
  g_assert_cmpint (records (), ==, before + tool_number (answer, "records"));
  g_assert_cmpuint (hits ("Holroyd"), >, 0);
  family = json_array_get_string_element (json_object_get_array_member (json_node_get_object (answer), "families"), 0);
  again = RUN (0, "import", "--family", family, GEDCOM);
  g_assert_cmpint (tool_number (again, "records"), ==, tool_number (answer, "records") - 1);
  assert_sound ();
}

static void
test_table (void)
{
  static const char good[] = TABLE ROW "45,phone,completed,keyworker,\"Talked about xylophones, mostly.\"\n";
  g_autofree char *bad = g_strconcat (TABLE, NEXT_DAY "30,phone,completed,keyworker,\n", NEXT_DAY ",visit,completed,keyworker,\n", "nobody,2025-06-15,10,visit,completed,keyworker,\n", NULL);
  g_autofree char *good_path = tool_write ("good.csv", good), *bad_path = tool_write ("bad.csv", bad);
  g_autofree char *named_path = tool_write ("named.csv", TABLE "Plantagenet,2025-06-15,10,visit,completed,keyworker,\n");
  gint64 before = records ();
  g_autoptr (JsonNode) answer = NULL, part = NULL;

  tool_assert_refused (RUN (1, "import", bad_path), "row", "bad.csv:3");
  /* What stands in the table is for whoever asked, not for a log. */
  tool_assert_refused (RUN (1, "import", named_path), "row", "named.csv:2");
  g_assert_null (strstr (tool_err, "Plantagenet"));
  g_assert_nonnull (strstr (tool_err, "1 of the rows"));
  g_assert_cmpint (records (), ==, before);
  answer = RUN (0, "import", good_path);
  g_assert_cmpint (records (), ==, before + tool_number (answer, "records"));
  g_assert_cmpuint (warnings (answer), ==, 0);
  g_assert_cmpuint (hits ("xylophones"), ==, 1);
  part = RUN (0, "import", "--good-rows", bad_path);
  g_assert_cmpint (tool_number (part, "records"), ==, tool_number (answer, "records"));
  g_assert_cmpuint (warnings (part), ==, 2);
  assert_sound ();
}

static void
test_form (void)
{
  g_autofree char *path = tool_write ("form.json", "{\"resourceType\": \"Questionnaire\", \"url\": \"urn:test:form\", "
                                                   "\"version\": \"1\", \"status\": \"active\", \"title\": \"A form\", "
                                                   "\"item\": [{\"linkId\": \"1\", \"type\": \"string\", \"text\": \"Who?\"}]}");
  g_autoptr (JsonNode) answer = RUN (0, "import", path);
  g_autoptr (JsonNode) again = RUN (0, "import", path), built_in = RUN (0, "import", FORMS "/parenting-skills.json");

  g_assert_cmpint (tool_number (answer, "records"), ==, 1);
  g_assert_cmpint (tool_number (again, "records"), ==, 0);
  g_assert_cmpuint (warnings (again), >, 0);
  g_assert_cmpint (tool_number (built_in, "records"), ==, 0);
}

/* A file at fault keeps out those beside it too. */
static void
test_refused (void)
{
  g_autofree char *text = NULL, *cut_path = NULL, *wrong_path = NULL, *json_path = NULL, *table_path = NULL, *broken_path = NULL;
  gint64 before = records ();
  gsize length;

  g_assert_true (g_file_get_contents (GEDCOM, &text, &length, NULL));
  text[length / 2] = '\0';
  cut_path = tool_write ("cut.ged", text);
  wrong_path = tool_write ("picture.ged", "\x89PNG\r\n\x1a\n");
  json_path = tool_write ("patient.json", "{\"resourceType\": \"Patient\"}");
  broken_path = tool_write ("broken.json", "{\"resourceType\": \"Questionnaire\", \"item\": [{");
  table_path = tool_write ("other.csv", "name,price\nbread,2\n");
  tool_assert_refused (RUN (1, "import", GEDCOM, cut_path), "cut-off", NULL);
  tool_assert_refused (RUN (1, "import", GEDCOM, wrong_path), "not-this-kind", "picture.ged");
  tool_assert_refused (RUN (1, "import", GEDCOM, json_path), "not-this-kind", "patient.json");
  tool_assert_refused (RUN (1, "import", GEDCOM, broken_path), "damaged", "broken.json");
  tool_assert_refused (RUN (1, "import", GEDCOM, table_path), "not-this-kind", "other.csv");
  tool_assert_refused (RUN (1, "import", GEDCOM, "/nowhere/at/all.ged"), "unreadable", "all.ged");
  tool_assert_refused (RUN (1, "import", GEDCOM, "--family", "nobody's"), "no-family", "nobody's");
  RUN (2, "import");
  RUN (2, "import", GEDCOM, "--new", "--family", "T-1");
  RUN (2, "import", GEDCOM, "--frobnicate");
  g_assert_cmpint (records (), ==, before);
  assert_sound ();
}

/* The link that closes the circle is left out and named with its line. */
static void
test_own_ancestor (void)
{
  g_autofree char *path = tool_write ("circle.ged",
    "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n2 FORM LINEAGE-LINKED\n1 CHAR UTF-8\n"
    "0 @I1@ INDI\n1 NAME Ada /Ring/\n1 FAMS @F1@\n1 FAMC @F2@\n"
    "0 @I2@ INDI\n1 NAME Bea /Ring/\n1 FAMC @F1@\n1 FAMS @F2@\n"
    "0 @F1@ FAM\n1 WIFE @I1@\n1 CHIL @I2@\n0 @F2@ FAM\n1 WIFE @I2@\n1 CHIL @I1@\n0 TRLR\n");
  g_autoptr (JsonNode) answer = RUN (0, "import", path);
  JsonArray *list = json_object_get_array_member (json_node_get_object (answer), "warnings");
  gboolean named = FALSE;

  for (guint i = 0; i < json_array_get_length (list); i++)
    named |= strstr (json_array_get_string_element (list, i), "own ancestor") != NULL
             && strstr (json_array_get_string_element (list, i), "circle.ged:") != NULL;
  g_assert_true (named);
  assert_sound ();
}

int
main (int argc, char **argv)
{
  JsonNode *made;
  int rc;

  g_test_init (&argc, &argv, NULL);
  tool_start ();
  made = RUN (0, "generate", "--families", "2", "--seed", "7");
  json_node_unref (made);
  g_test_add_func ("/import/references", test_references);
  g_test_add_func ("/import/gedcom", test_gedcom);
  g_test_add_func ("/import/table", test_table);
  g_test_add_func ("/import/form", test_form);
  g_test_add_func ("/import/refused", test_refused);
  g_test_add_func ("/import/own-ancestor", test_own_ancestor);
  rc = g_test_run ();
  tool_end ();
  return rc;
}
