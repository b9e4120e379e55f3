/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-generate.h"

#include <math.h>

#include "along-image.h"
#include "along-presets.h"
#include "generate-private.h"

/* A made-up team for trying out large caseloads. The shares are those of the two programmes' published
 * documents where they state one (care experience a third, the trio two thirds, homelessness a half, babies'
 * heritage 51 %, children at home 83 %), and otherwise chosen to look plausible. */

/* Weeks before the due date at the first contact, by share. */
static const struct
{
  double share, from, to;
} starts[] = {
  { 0.35, 20.1, 27.5 }, { 0.42, 12.1, 20.0 }, { 0.13, 4.1, 12.0 }, { 0.07, -4.0, 4.0 }, { 0.03, -24.0, -4.1 },
};

static void
count_checksum (GChecksum *sum, AlongEdit *edit)
{
  for (guint i = 0; i < along_edit_get_n (edit); i++)
    {
      AlongRecord *record = along_edit_get_change (edit, i)->after;
      AlongId id = along_record_get_id (record);
      g_autofree char *image = along_image_whole (record);

      g_checksum_update (sum, id.bytes, sizeof id.bytes);
      g_checksum_update (sum, (const guchar *) image, -1);
    }
}

static AlongEdit *
make_team (Generate *g, guint families, GError **error)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("Start the caseload", ALONG_ID_NONE);
  AlongRecord *programme = generate_record (g, edit, ALONG_KIND_PROGRAMME);
  guint workers = MAX (2, (families * 12 + 149) / 150);

  along_edit_set_lasting (edit, TRUE);
  along_record_set_text (programme, ALONG_PROGRAMME_P_NAME, "Made-up programme");
  along_record_set_enum (programme, ALONG_PROGRAMME_P_PRESET, ALONG_PRESET_MANCHESTER);
  for (guint i = 0; i <= workers; i++)
    {
      AlongRecord *worker = generate_record (g, edit, ALONG_KIND_WORKER);
      gboolean manager = i == workers;
      g_autofree char *name = g_strdup_printf ("%s %s", generate_given (g, i % 3 != 0), generate_surname (g));
      GenerateWorker row = { along_record_get_id (worker), i % 5 == 4 ? 1776 : 2220 };

      along_record_set_text (worker, ALONG_WORKER_P_NAME, name);
      along_record_set_enum (worker, ALONG_WORKER_P_ROLE, manager ? ALONG_ROLE_MANAGER : ALONG_ROLE_KEYWORKER);
      along_record_set_int (worker, ALONG_WORKER_P_WEEKLY_MINUTES, row.weekly_minutes);
      if (manager)
        g->manager = row.id;
      else
        g_array_append_val (g->keyworkers, row);
    }
  along_preset_add_modules (edit);
  g->forms = generate_forms_new (g, edit, error);
  return g->forms != NULL ? g_steal_pointer (&edit) : NULL;
}

static AlongEdit *
make_family (Generate *g, guint least_contacts)
{
  GenerateFamily f = { .family = generate_id (g), .born = ALONG_DAY_NONE };
  double u = generate_real (g), weeks = 16;
  int due;

  f.edit = along_edit_new ("Add family", f.family);
  f.calderdale = generate_chance (g, 1 / 3.0);
  f.start = g->today - generate_between (g, 7, 729);
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if ((u -= starts[i].share) < 0)
      {
        weeks = starts[i].from + generate_real (g) * (starts[i].to - starts[i].from);
        break;
      }
  f.edd = f.start + (int) floor (weeks * 7);
  f.loss = weeks > 4 && generate_chance (g, 0.01);
  due = f.edd + (generate_chance (g, 0.08) ? -generate_between (g, 22, 70) : generate_between (g, -20, 13));
  if (weeks <= 4)
    due = MIN (due, f.start + generate_between (g, 1, 20));
  if (!f.loss && due < g->today)
    f.born = due;
  generate_people (g, &f, (guint) generate_between (g, 6, 18));
  generate_work (g, &f, least_contacts);
  generate_around (g, &f);
  g->made->families++;
  return f.edit;
}

/**
 * along_generate_sync: fills an empty, open store with made-up families. The same numbers and seed give the
 * same records.
 *
 * @contacts: at least so many in all; 0: as many as come
 * @made: (out): what was made; free its checksum
 */
gboolean
along_generate_sync (AlongStore *store, guint families, guint64 seed, guint contacts, GCancellable *cancellable,
                     AlongGenerated *made, GError **error)
{
  Generate g = { .state = seed, .seed_mark = (guint) (seed * 2654435761u >> 4), .made = made };
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (AlongEdit) team = NULL;
  char me[ALONG_ID_TEXT];
  gboolean done = TRUE;

  *made = (AlongGenerated){ 0 };
  g.today = along_date_first_day (GENERATE_TODAY);
  g.keyworkers = g_array_new (FALSE, FALSE, sizeof (GenerateWorker));
  team = make_team (&g, families, error);
  along_id_format (g.manager, me);
  done = team != NULL && along_store_commit_sync (store, team, g.manager, NULL, error)
         && along_store_put_setting_sync (store, "me", me, error);
  if (done)
    count_checksum (sum, team);
  for (guint i = 0; done && i < families; i++)
    {
      /* What is still missing is spread over the families still to come. */
      guint least = made->contacts < contacts ? (contacts - made->contacts + families - i - 1) / (families - i) : 0;
      g_autoptr (AlongEdit) edit = make_family (&g, least);

      count_checksum (sum, edit);
      done = !g_cancellable_set_error_if_cancelled (cancellable, error) && along_store_commit_sync (store, edit, g.manager, NULL, error);
    }
  g_array_unref (g.keyworkers);
  generate_forms_free (g.forms);
  made->checksum = g_strdup (g_checksum_get_string (sum));
  return done;
}
