/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searched.h"

AlongFound *
searched_find (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  AlongFound *found = along_store_search_sync (fixture->store, text, NULL, &error);

  g_assert_no_error (error);
  return found;
}

/* What is found, one in a line: the group's number, the family, what stands there with the words found in [ ]. */
char *
searched_tell (const AlongFound *found)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < found->items->len; i++)
    {
      const AlongFoundItem *item = found->items->pdata[i];
      guint at = 0;

      g_string_append_printf (all, "%s%d %s%s: ", i > 0 ? "\n" : "", item->group, item->family_name, item->by_sound ? "~" : "");
      for (guint j = 0; j < item->marks->len; j++)
        {
          const AlongFoundMark *mark = &g_array_index (item->marks, AlongFoundMark, j);
          g_string_append_len (all, item->text + at, mark->start - at);
          g_string_append_c (all, '[');
          g_string_append_len (all, item->text + mark->start, mark->end - mark->start);
          g_string_append_c (all, ']');
          at = mark->end;
        }
      g_string_append (all, item->text + at);
    }
  return g_string_free (all, FALSE);
}

void
searched_assert (Fixture *fixture, const char *text, const char *expected)
{
  g_autoptr (AlongFound) found = searched_find (fixture, text);
  g_autofree char *told = searched_tell (found);

  g_assert_cmpstr (told, ==, expected);
}

AlongId
searched_add (Fixture *fixture, AlongId family, AlongKindId kind, int text, const char *words, int date, const char *day)
{
  g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);
  g_autoptr (AlongEdit) edit = along_edit_new ("Add", family);
  AlongRecord *record = along_edit_create (edit, kind);

  along_record_set_text (record, text, words);
  if (date >= 0)
    along_record_set_text (record, date, day);
  if (kind == ALONG_KIND_ALIAS)
    along_record_set_ref (record, ALONG_ALIAS_P_PERSON,
                          along_record_get_id (along_family_nth (loaded, ALONG_KIND_PERSON, 0)));
  fixture_commit (fixture, edit);
  return along_record_get_id (record);
}
