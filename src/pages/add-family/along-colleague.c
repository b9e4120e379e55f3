/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-colleague.h"

#include "along-text.h"

static gboolean
is_called (AlongRecord *worker, const char *wanted)
{
  g_autofree char *folded = along_text_fold (along_record_get_text (worker, ALONG_WORKER_P_NAME));

  return g_strcmp0 (folded, wanted) == 0;
}

/** along_colleague_called: who in @team, or added by @edit before, is called @name; else a keyworker whom @edit adds. */
AlongId
along_colleague_called (AlongFamily *team, AlongEdit *edit, const char *name)
{
  g_autofree char *tidy = along_text_tidy_line (name);
  g_autofree char *wanted = along_text_fold (tidy);
  AlongRecord *worker;

  ALONG_FOREACH (worker, team, ALONG_KIND_WORKER)
    if (is_called (worker, wanted))
      return along_record_get_id (worker);
  for (guint i = 0; i < along_edit_get_n (edit); i++)
    if (is_called (along_edit_get_change (edit, i)->after, wanted))
      return along_record_get_id (along_edit_get_change (edit, i)->after);
  worker = along_edit_create (edit, ALONG_KIND_WORKER);
  along_record_set_text (worker, ALONG_WORKER_P_NAME, tidy);
  along_record_set_enum (worker, ALONG_WORKER_P_ROLE, ALONG_ROLE_KEYWORKER);
  return along_record_get_id (worker);
}
