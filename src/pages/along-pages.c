/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-pages.h"

#include "along-pages-resource.h"
#include "add-contact/along-add-contact.h"
#include "add-family/along-add-family.h"
#include "assessments/along-assessments-page.h"
#include "assessments/along-fill-in.h"
#include "assessments/along-new-assessment.h"
#include "families/along-families-list.h"
#include "families/along-family-row.h"
#include "forms/along-forms-page.h"
#include "overview/along-overview-page.h"
#include "plan/along-plan-page.h"
#include "start/along-start-page.h"
#include "timeline/along-timeline-page.h"
#include "timeline/along-week-panel.h"
#include "vault/along-vault-page.h"
#include "welcome/along-welcome-page.h"

/* Every widget class with a template: one row each. */
static GType (*const get_types[]) (void) = {
  along_add_contact_get_type,
  along_add_family_get_type,
  along_assessments_page_get_type,
  along_families_list_get_type,
  along_family_row_get_type,
  along_fill_in_get_type,
  along_forms_page_get_type,
  along_new_assessment_get_type,
  along_overview_page_get_type,
  along_plan_page_get_type,
  along_start_page_get_type,
  along_timeline_page_get_type,
  along_vault_page_get_type,
  along_week_panel_get_type,
  along_welcome_page_get_type,
};

static GType types[G_N_ELEMENTS (get_types)];

/**
 * along_pages_register: makes the templates of the pages known: the resource of a static library is not
 * there by itself, nor are classes that only a template names. Called once by main and by test fixtures.
 */
void
along_pages_register (void)
{
  along_pages_register_resource ();
  for (guint i = 0; i < G_N_ELEMENTS (get_types); i++)
    types[i] = get_types[i] ();
}

/** along_pages_templates: every class with a template, after along_pages_register(). */
const GType *
along_pages_templates (guint *n)
{
  *n = G_N_ELEMENTS (types);
  return types;
}
