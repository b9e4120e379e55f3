/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "along-id.h"

static void
test_new (void)
{
  AlongId last = ALONG_ID_NONE;

  for (int i = 0; i < 100000; i++)
    {
      AlongId id = along_id_new ();
      g_assert_cmpint (along_id_compare (last, id), <, 0);
      g_assert_cmpint (id.bytes[6] >> 4, ==, 7);
      g_assert_cmpint (id.bytes[8] >> 6, ==, 2);
      last = id;
    }
}

static void
test_text (void)
{
  AlongId id = along_id_new (), read;
  g_autofree char *text = along_id_to_text (id);

  g_assert_true (along_id_parse (text, &read));
  g_assert_true (along_id_equal (id, read));
  g_assert_false (along_id_parse ("0190", &read));
  g_assert_false (along_id_parse ("0190163d-8694-739b-aea5-966c26f8ad9g", &read));
  g_assert_false (along_id_parse (NULL, &read));
  g_assert_true (along_id_is_none (ALONG_ID_NONE));
}

static void
test_name (void)
{
  /* The example of RFC 9562, A.4, in the DNS namespace, is not reachable here; this one was made by
   * Python's uuid.uuid5 (uuid.NAMESPACE_URL, …). */
  g_autofree char *text = along_id_to_text (along_id_from_name ("http://www.example.com/"));

  g_assert_cmpstr (text, ==, "fcde3c85-2270-590f-9e7c-ee003d65e0e2");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ids/new", test_new);
  g_test_add_func ("/ids/text", test_text);
  g_test_add_func ("/ids/name", test_name);
  return g_test_run ();
}
