/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture-support.h"

#include "along-demo.h"
#include "along-demonstration.h"
#include "along-store.h"
#include "along-whole-file.h"

static AlongStore *store;
AlongFamily *picture_team;
char *picture_top;

const char *const picture_stories[PICTURE_N_STORIES] = { "s1-family", "s2-family", "s3-family", "s4-family", "s5-family" };

AlongFamily *
picture_family (const char *name)
{
  g_autofree char *text = g_strconcat ("urn:alongside:story:", name, NULL);
  AlongFamily *family = along_store_load_sync (store, along_id_from_name (text), NULL, NULL);

  g_assert_nonnull (family);
  return family;
}

AlongPictureChoice
picture_usual (AlongFamily *family)
{
  AlongInstant now;

  along_instant_parse (ALONG_DEMONSTRATION_NOW, &now);
  return (AlongPictureChoice){ .reader = ALONG_READER_PANEL, .variant = ALONG_PICTURE_SHARE_SAFE, .flags = ALONG_GRAPH_WORKER,
                               .show = ALONG_GENOGRAM_ALL, .legend = TRUE, .day = now.day, .now_ms = now.ms, .made_up = TRUE,
                               .author = "Hannah Kilburn" };
}

char *
picture_command (const char *const *command)
{
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return out;
}

/* Under ALONG_PICTURES the files stay, to be looked at. */
static char *
file_name (const char *name)
{
  return g_build_filename (g_getenv ("ALONG_PICTURES") != NULL ? g_getenv ("ALONG_PICTURES") : picture_top, name, NULL);
}

/* Returns: where it is */
char *
picture_keep (GBytes *bytes, const char *name)
{
  char *path = file_name (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  gsize length;
  const void *data;

  g_assert_nonnull (bytes);
  data = g_bytes_get_data (bytes, &length);
  g_assert_true (along_whole_file_write (file, data, length, NULL, &error));
  g_assert_no_error (error);
  return path;
}

char *
picture_text_of_pdf (const char *path)
{
  g_autofree char *words = picture_command ((const char *const[]){ "pdftotext", "-layout", path, "-", NULL });
  g_autofree char *about = picture_command ((const char *const[]){ "pdfinfo", path, NULL });

  return g_strconcat (words, about, NULL);
}

/* A picture in every way it can leave, as text; what a PNG says besides its dots too. */
char *
picture_everything (AlongPicture *picture, const char *name)
{
  GString *all = g_string_new (NULL);
  AlongPicturePaper paper = { .words = TRUE };
  g_autoptr (AlongPicturePages) pages = NULL;

  for (AlongPictureFormat format = ALONG_PICTURE_PDF; format <= ALONG_PICTURE_PNG; format++)
    {
      g_autoptr (GBytes) bytes = along_picture_to_bytes (picture, format, 96, NULL, NULL, NULL);
      g_autofree char *called = g_strconcat (name, along_picture_ending (format), NULL);
      g_autofree char *path = picture_keep (bytes, called), *file = along_picture_file_name (picture, format), *text = NULL;
      gsize length;

      if (format == ALONG_PICTURE_PDF)
        text = picture_text_of_pdf (path);
      else
        g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      if (format == ALONG_PICTURE_PNG)
        {
          /* Sizes, dots an inch, image data, end: nothing else. */
          g_assert_null (g_strstr_len (text, (gssize) length, "tEXt"));
          g_assert_null (g_strstr_len (text, (gssize) length, "iTXt"));
        }
      else
        g_string_append (all, text);
      g_string_append_printf (all, "\n%s\n", file);
    }
  pages = along_picture_pages_new (picture, &paper);
  {
    g_autoptr (GBytes) bytes = along_picture_pages_to_pdf (pages, NULL, NULL);
    g_autofree char *called = g_strconcat (name, "-pages.pdf", NULL), *path = picture_keep (bytes, called), *text = picture_text_of_pdf (path);
    g_autofree char *described = along_picture_describe (picture, "PDF", NULL);

    g_string_append (all, text);
    g_string_append (all, described);
  }
  return g_string_free (all, FALSE);
}

AlongRecord *
picture_add (AlongFamily *family, AlongKindId kind)
{
  AlongRecord *record = along_record_new (kind, along_id_new (), along_family_get_id (family));

  along_family_add (family, record);
  g_object_unref (record);
  return record;
}

AlongRecord *
picture_add_person (AlongFamily *family, const char *name, int gender)
{
  AlongRecord *person = picture_add (family, ALONG_KIND_PERSON);

  along_record_set_text (person, ALONG_PERSON_P_NAME, name);
  along_record_set_enum (person, ALONG_PERSON_P_GENDER, gender);
  along_record_set_text (person, ALONG_PERSON_P_BORN, "1999-02-03");
  return person;
}

int
picture_run (void)
{
  g_autoptr (AlongKey) key = along_demonstration_key ();
  g_autofree char *dir = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  picture_top = g_dir_make_tmp ("along-picture-XXXXXX", NULL);
  dir = g_build_filename (picture_top, "demonstration", NULL);
  along_demo_build_sync (dir, NULL, &error);
  g_assert_no_error (error);
  store = along_store_new (dir, TRUE);
  along_store_open_sync (store, key, NULL, &error);
  g_assert_no_error (error);
  picture_team = along_store_load_sync (store, ALONG_ID_NONE, NULL, &error);
  g_assert_no_error (error);

  status = g_test_run ();

  g_object_unref (picture_team);
  along_store_close_sync (store, NULL);
  g_clear_object (&store);
  g_free (picture_command ((const char *const[]){ "rm", "-rf", picture_top, NULL }));
  g_free (picture_top);
  return status;
}
