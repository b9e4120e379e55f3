/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-page-table.h"

#include <glib/gi18n-lib.h>

#include "assessments/along-assessments-page.h"
#include "genogram/along-genogram-page.h"
#include "overview/along-overview-page.h"
#include "plan/along-plan-page.h"
#include "timeline/along-timeline-page.h"

/* Every page of a family, in the order of Ctrl+1, Ctrl+2, …: one row each. */
static const AlongPageRow rows[] = {
  { "overview", NC_ ("page", "Overview"), NC_ ("page", "Overview"), "user-home-symbolic", along_overview_page_get_type,
    TRUE },
  { "genogram", NC_ ("page", "Genogram"), NC_ ("page", "Genogram"), "along-genogram-symbolic", along_genogram_page_get_type,
    FALSE },
  { "assessments", NC_ ("page", "Assessments"), NC_ ("page", "Assess"), "emblem-documents-symbolic",
    along_assessments_page_get_type, TRUE },
  { "timeline", NC_ ("page", "Timeline"), NC_ ("page", "Timeline"), "along-ribbon-symbolic", along_timeline_page_get_type,
    FALSE },
  { "plan", NC_ ("page", "Plan"), NC_ ("page", "Plan"), "task-due-symbolic", along_plan_page_get_type, TRUE },
};

const AlongPageRow *
along_page_table (guint *n)
{
  *n = G_N_ELEMENTS (rows);
  return rows;
}

/** along_page_table_find: by name; %NULL: no such page. */
const AlongPageRow *
along_page_table_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_strcmp0 (rows[i].name, name) == 0)
      return &rows[i];
  return NULL;
}
