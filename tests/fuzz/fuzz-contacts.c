/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a file of contacts: what comes out as good can be saved and written. */
#include "along-check.h"
#include "along-clock.h"
#include "along-contacts-csv.h"
#include "along-presets.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static AlongFamily *team;

static AlongFamily *
make_family (void)
{
  AlongId id = along_id_from_name ("fuzz");
  g_autoptr (AlongEdit) edit = along_edit_new ("family", id);
  AlongFamily *family = along_family_new (id);
  AlongRecord *person = along_edit_create (edit, ALONG_KIND_PERSON), *episode = along_edit_create (edit, ALONG_KIND_EPISODE);

  along_record_set_text (person, ALONG_PERSON_P_NAME, "A B");
  along_record_set_enum (person, ALONG_PERSON_P_GENDER, ALONG_GENDER_FEMALE);
  along_record_set_bool (person, ALONG_PERSON_P_INDEX, TRUE);
  along_record_set_enum (episode, ALONG_EPISODE_P_TYPE, ALONG_EPISODE_TYPE_NEW);
  along_record_set_text (episode, ALONG_EPISODE_P_FROM, "2026-01-05");
  along_family_apply (family, edit);
  return family;
}

static void
make_team (void)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("team", ALONG_ID_NONE);
  AlongRecord *worker = along_edit_create (edit, ALONG_KIND_WORKER);

  along_clock_freeze (G_GINT64_CONSTANT (1782820800000));
  along_record_set_text (worker, ALONG_WORKER_P_NAME, "W");
  along_record_set_enum (worker, ALONG_WORKER_P_ROLE, ALONG_ROLE_KEYWORKER);
  along_preset_add_modules (edit);
  team = along_family_new (ALONG_ID_NONE);
  along_family_apply (team, edit);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  g_autoptr (AlongContactsCsv) csv = along_contacts_csv_read (bytes, problems, NULL);
  const char *const *families;

  if (csv == NULL)
    return 0;
  if (team == NULL)
    make_team ();
  families = along_contacts_csv_families (csv);
  for (guint i = 0; families[i] != NULL && i < 4; i++)
    {
      g_autoptr (AlongFamily) family = make_family ();
      g_autoptr (AlongEdit) edit = along_contacts_csv_to_edit (csv, families[i], family, team, problems, NULL);
      g_autoptr (GString) out = g_string_new (NULL);

      g_assert_true (along_check_edit (edit, family, along_clock_now (), NULL, NULL));
      along_family_apply (family, edit);
      along_contacts_csv_write_family (out, family, team);
      along_contacts_csv_no_family (csv, families[i], i % 2 != 0, problems);
    }
  return 0;
}
