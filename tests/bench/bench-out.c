/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "along-picture.h"
#include "bench-times.h"

/* What leaves the genogram of 500 people: as SVG, PDF, PNG, on one page and on many. Best of RUNS, ms; the layout, which is
 * measured elsewhere, is not in it. */

#define RUNS 5
#define PEOPLE 500

static AlongRecord *
add (AlongFamily *family, AlongKindId kind)
{
  AlongRecord *record = along_record_new (kind, along_id_new (), along_family_get_id (family));

  along_family_add (family, record);
  g_object_unref (record);
  return record;
}

static AlongRecord *
add_person (AlongFamily *family, guint number, int year)
{
  AlongRecord *person = add (family, ALONG_KIND_PERSON);
  g_autofree char *name = g_strdup_printf ("Person %u", number), *born = g_strdup_printf ("%d-05-%02u", year, number % 28 + 1);

  along_record_set_text (person, ALONG_PERSON_P_NAME, name);
  along_record_set_text (person, ALONG_PERSON_P_BORN, born);
  along_record_set_enum (person, ALONG_PERSON_P_GENDER, number % 2 == 0 ? ALONG_GENDER_FEMALE : ALONG_GENDER_MALE);
  along_record_set_bool (person, ALONG_PERSON_P_INDEX, number == 0);
  return person;
}

/* A couple, their three children, those with their partners, theirs, until there are enough. */
static AlongFamily *
make_family (void)
{
  AlongFamily *family = along_family_new (along_id_new ());
  g_autoptr (GPtrArray) next = g_ptr_array_new ();
  guint n = 0;

  g_ptr_array_add (next, add_person (family, n++, 1900));
  for (guint i = 0; n + 4 <= PEOPLE; i++)
    {
      AlongRecord *person = next->pdata[i], *partner, *couple = add (family, ALONG_KIND_COUPLE);
      int year = 1900 + (i == 0 ? 0 : i < 4 ? 25 : i < 13 ? 50 : i < 40 ? 75 : 100);

      partner = add_person (family, n++, year);
      along_record_set_ref (couple, ALONG_COUPLE_P_ONE, along_record_get_id (person));
      along_record_set_ref (couple, ALONG_COUPLE_P_OTHER, along_record_get_id (partner));
      along_record_set_enum (couple, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_MARRIED);
      for (int c = 0; c < 3; c++)
        {
          AlongRecord *child = add_person (family, n++, year + 25 + c), *link = add (family, ALONG_KIND_CHILD_LINK);

          along_record_set_ref (link, ALONG_CHILD_LINK_P_CHILD, along_record_get_id (child));
          along_record_set_ref (link, ALONG_CHILD_LINK_P_COUPLE, along_record_get_id (couple));
          along_record_set_enum (link, ALONG_CHILD_LINK_P_NATURE, ALONG_CHILD_NATURE_BIRTH);
          g_ptr_array_add (next, child);
        }
    }
  return family;
}

static void
bench_format (AlongPicture *picture, AlongPictureFormat format, const char *name, double dots)
{
  double best = G_MAXDOUBLE;
  gsize size = 0;

  for (int i = 0; i < RUNS; i++)
    {
      double start = bench_ms (CLOCK_MONOTONIC);
      g_autoptr (GBytes) bytes = along_picture_to_bytes (picture, format, dots, NULL, NULL, NULL);

      best = MIN (best, bench_ms (CLOCK_MONOTONIC) - start);
      size = g_bytes_get_size (bytes);
    }
  printf ("%-28s %8.1f ms%s, %6.0f kB\n", name, best, format == ALONG_PICTURE_PNG ? "" : " (at most 300)", size / 1000.0);
}

static void
bench_pages (AlongPicture *picture, guint scale)
{
  double best = G_MAXDOUBLE;
  guint n = 0;

  for (int i = 0; i < RUNS; i++)
    {
      AlongPicturePaper paper = { .a3 = TRUE, .landscape = TRUE, .scale = scale };
      double start = bench_ms (CLOCK_MONOTONIC);
      g_autoptr (AlongPicturePages) pages = along_picture_pages_new (picture, &paper);
      g_autoptr (GBytes) bytes = along_picture_pages_to_pdf (pages, NULL, NULL);

      g_assert_nonnull (bytes);
      best = MIN (best, bench_ms (CLOCK_MONOTONIC) - start);
      n = along_picture_pages_count (pages);
    }
  printf ("A3, %3u %% (0: on one), %3u pages %8.1f ms\n", scale, n, best);
}

int
main (int argc, char **argv)
{
  g_autoptr (AlongFamily) family = make_family ();
  AlongPictureChoice choice = { .reader = ALONG_READER_PANEL, .flags = ALONG_GRAPH_WORKER, .show = ALONG_GENOGRAM_ALL, .legend = TRUE,
                                .day = along_family_today (family), .now_ms = along_family_now (family) };
  double start = bench_ms (CLOCK_MONOTONIC);
  g_autoptr (AlongPicture) picture = along_picture_new (family, NULL, &choice);
  double made = bench_ms (CLOCK_MONOTONIC) - start;
  double width, height;

  start = bench_ms (CLOCK_MONOTONIC);
  along_scene_get_size (along_picture_scene (picture), &width, &height);
  printf ("%u people, %.0f by %.0f px: from the record %.1f ms, texts, layout and scene once %.1f ms\n",
          along_family_count (family, ALONG_KIND_PERSON), width, height, made, bench_ms (CLOCK_MONOTONIC) - start);
  bench_format (picture, ALONG_PICTURE_SVG, "SVG", 96);
  bench_format (picture, ALONG_PICTURE_PDF, "PDF", 96);
  bench_format (picture, ALONG_PICTURE_PNG, "PNG, 96 dots an inch", 96);
  bench_format (picture, ALONG_PICTURE_PNG, "PNG, 150 dots an inch", 150);
  bench_pages (picture, 0);
  bench_pages (picture, 60);
  return 0;
}
