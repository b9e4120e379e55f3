/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "along-page-table.h"
#include "along-record-view.h"
#include "along-session-history.h"
#include "along-split.h"
#include "along-window-private.h"
#include "add-contact/along-add-contact.h"
#include "add-family/along-add-family.h"
#include "add-family/along-family-details.h"
#include "duplicates/along-duplicates.h"
#include "duplicates/along-put-together.h"
#include "import/along-import.h"
#include "print/along-print.h"

/* The window's actions, and the one function that says which can be used now. */

static void
add_family_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (along_add_family_new (GTK_WINDOW (widget), ALONG_WINDOW (widget)->session));
}

static void
family_details_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongWindow *self = ALONG_WINDOW (widget);

  gtk_window_present (along_family_details_new (GTK_WINDOW (self), self->session, self->family));
}

static void
add_contact_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongWindow *self = ALONG_WINDOW (widget);
  AlongPage *page = along_window_get_page (self);
  const char *day = g_variant_get_string (parameter, NULL);
  int at = *day == '\0' && page != NULL ? along_page_get_day (page) : ALONG_DAY_NONE;
  g_autofree char *of_page = at != ALONG_DAY_NONE ? along_day_to_edtf (at) : NULL;

  along_add_contact_present (GTK_WINDOW (self), self->session, self->family, of_page != NULL ? of_page : day);
}

/* A contact of the family that is shown: a planned one whose time is past, to say what happened. As it was known on a
 * day it can only be read. */
static void
change_contact_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongWindow *self = ALONG_WINDOW (widget);
  AlongRecord *contact;
  AlongId id;

  if (self->family == NULL || !along_id_parse (g_variant_get_string (parameter, NULL), &id))
    return;
  contact = along_family_find (self->family, ALONG_KIND_CONTACT, id);
  if (contact != NULL && !along_window_may_change_contact (self, contact))
    gtk_window_present (along_record_view_new (GTK_WINDOW (self), contact, self->family, along_session_get_team (self->session)));
  else if (contact != NULL)
    along_add_contact_edit (GTK_WINDOW (self), self->session, self->family, contact);
}

/* A person of the family in sight, or with "" the family. */
static void
certificates_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  along_window_certificates (ALONG_WINDOW (widget));
}

static void
erase_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongWindow *self = ALONG_WINDOW (widget);
  AlongRecord *person = NULL;
  AlongId id;

  if (along_id_parse (g_variant_get_string (parameter, NULL), &id)
      && (self->family == NULL || (person = along_family_find (self->family, ALONG_KIND_PERSON, id)) == NULL))
    return;
  along_window_erase (self, person);
}

static void
as_known_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  along_window_ask_known (ALONG_WINDOW (widget));
}

static void
known_day_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  int day = along_date_first_day (g_variant_get_string (parameter, NULL));

  if (day != ALONG_DAY_NONE)
    along_window_show_known (ALONG_WINDOW (widget), day);
}

static void
step_known_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  along_window_step_known (ALONG_WINDOW (widget), g_str_equal (action, "win.earlier-change") ? -1 : 1);
}

static void
today_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  along_window_show_today (ALONG_WINDOW (widget));
}

static void
start_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  along_window_show_start (ALONG_WINDOW (widget));
}

static void
toast_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *title;
  gboolean undo;

  g_variant_get (parameter, "(&sb)", &title, &undo);
  along_window_toast (ALONG_WINDOW (widget), title, undo);
}

static void
why_not_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  along_window_say_why_not (ALONG_WINDOW (widget));
}

static void
show_family_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongId family;

  if (along_id_parse (g_variant_get_string (parameter, NULL), &family))
    along_window_show_family (ALONG_WINDOW (widget), family);
}

static void
show_found_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *family_text, *record_text;
  AlongId family, record;

  g_variant_get (parameter, "(&s&s)", &family_text, &record_text);
  if (along_id_parse (family_text, &family) && along_id_parse (record_text, &record))
    along_window_show_found (ALONG_WINDOW (widget), family, record);
}

static void
carry_on_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  along_window_carry_on (ALONG_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_page_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  along_window_show_page (ALONG_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* A family on one of its pages, also the first family that is shown, which has no page yet. */
static void
show_family_page_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongWindow *self = ALONG_WINDOW (widget);
  const char *family, *page;
  AlongId id;

  g_variant_get (parameter, "(&s&s)", &family, &page);
  if (!along_id_parse (family, &id) || along_page_table_find (page) == NULL)
    return;
  if (self->family == NULL)
    adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->stack), page);
  along_window_show_family (self, id);
  along_window_show_page (self, page);
}

static void
search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongWindow *self = ALONG_WINDOW (widget);

  along_window_show_list (self, TRUE);
  along_families_list_focus_search (ALONG_FAMILIES_LIST (self->families));
}

static void
list_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongWindow *self = ALONG_WINDOW (widget);

  along_window_show_list (self, !gtk_widget_get_mapped (self->list_pane));
}

static void
panel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  along_page_toggle_panel (along_window_get_page (ALONG_WINDOW (widget)));
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongWindow *self = ALONG_WINDOW (widget);

  along_window_show_list (self, TRUE);
  along_families_list_focus_search (ALONG_FAMILIES_LIST (self->families));
}

enum
{
  AREA_LIST,
  AREA_PAGE,
  AREA_PANEL,
  N_AREAS,
};

static gboolean
is_in (GtkWidget *focus, GtkWidget *area)
{
  return focus != NULL && area != NULL && (focus == area || gtk_widget_is_ancestor (focus, area));
}

/* F6 goes round list, page and panel; Shift+F6 the other way. What is not in sight is passed over. */
static void
next_area_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongWindow *self = ALONG_WINDOW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  AlongPage *page = along_window_get_page (self);
  GtkWidget *panel = page != NULL ? along_page_get_panel (page) : NULL;
  gboolean there[N_AREAS] = { gtk_widget_get_mapped (self->families), page != NULL, panel != NULL };
  int step = g_variant_get_boolean (parameter) ? 1 : N_AREAS - 1;
  int area = is_in (focus, self->families)            ? AREA_LIST
             : is_in (focus, panel)                   ? AREA_PANEL
             : is_in (focus, page != NULL ? GTK_WIDGET (page) : NULL) ? AREA_PAGE
             : step == 1                              ? AREA_PANEL
                                                      : AREA_LIST;

  for (int i = 0; i < N_AREAS; i++)
    {
      area = (area + step) % N_AREAS;
      if (!there[area])
        continue;
      if (area == AREA_LIST)
        along_families_list_focus_search (ALONG_FAMILIES_LIST (self->families));
      else if (area == AREA_PAGE)
        along_page_focus_first (page);
      else
        gtk_widget_child_focus (panel, GTK_DIR_TAB_FORWARD);
      return;
    }
}

static void
show_forms_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  along_window_show_forms (ALONG_WINDOW (widget));
}

static void
lock_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  along_window_lock (ALONG_WINDOW (widget), 0);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongWindow *self = ALONG_WINDOW (widget);
  AlongPage *page = along_window_get_page (self);

  /* The genogram prints what it shows; from there the report is one button away. */
  if (page != NULL && gtk_widget_activate_action (GTK_WIDGET (page), "genogram.print", NULL))
    return;
  gtk_window_present (along_print_new (GTK_WINDOW (self), self->session, self->family));
}

static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongWindow *self = ALONG_WINDOW (widget);

  along_import_choose (GTK_WINDOW (self), self->session, self->family);
}

static void
duplicates_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (along_duplicates_new (GTK_WINDOW (widget), ALONG_WINDOW (widget)->session));
}

/* The family that is shown: which other is the same. */
static void
same_family_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongWindow *self = ALONG_WINDOW (widget);
  const AlongPutTogetherOf of = { along_family_get_id (self->family), ALONG_ID_NONE, ALONG_ID_NONE, ALONG_ID_NONE };

  gtk_window_present (along_put_together_new (GTK_WINDOW (self), self->session, &of));
}

/* A person of the family that is shown: who else is the same. */
static void
same_person_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongWindow *self = ALONG_WINDOW (widget);
  AlongPutTogetherOf of = { .person = ALONG_ID_NONE };

  if (self->family == NULL || !along_id_parse (g_variant_get_string (parameter, NULL), &of.person))
    return;
  of.family = of.other_family = along_family_get_id (self->family);
  gtk_window_present (along_put_together_new (GTK_WINDOW (self), self->session, &of));
}

static void
fullscreen_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

/* The table. */

static const struct
{
  const char *name;
  const char *parameter;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "win.start", NULL, start_cb },
  { "win.toast", "(sb)", toast_cb },
  { "win.why-not", NULL, why_not_cb },
  { "win.add-family", NULL, add_family_cb },
  { "win.family-details", NULL, family_details_cb },
  { "win.add-contact", "s", add_contact_cb },
  { "win.change-contact", "s", change_contact_cb },
  { "win.show-family", "s", show_family_cb },
  { "win.show-found", "(ss)", show_found_cb },
  { "win.carry-on", "s", carry_on_cb },
  { "win.show-page", "s", show_page_cb },
  { "win.show-family-page", "(ss)", show_family_page_cb },
  { "win.show-forms", NULL, show_forms_cb },
  { "win.erase", "s", erase_cb },
  { "win.certificates", NULL, certificates_cb },
  { "win.as-known", NULL, as_known_cb },
  { "win.known-day", "s", known_day_cb },
  { "win.earlier-change", NULL, step_known_cb },
  { "win.later-change", NULL, step_known_cb },
  { "win.today", NULL, today_cb },
  { "win.search", NULL, search_cb },
  { "win.list", NULL, list_cb },
  { "win.panel", NULL, panel_cb },
  { "win.back", NULL, back_cb },
  { "win.next-area", "b", next_area_cb },
  { "win.lock", NULL, lock_cb },
  { "win.print", NULL, print_cb },
  { "win.import", NULL, import_cb },
  { "win.duplicates", NULL, duplicates_cb },
  { "win.same-family", NULL, same_family_cb },
  { "win.same-person", "s", same_person_cb },
  { "win.fullscreen", NULL, fullscreen_cb },
};

void
along_window_actions_class_init (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter, actions[i].activate);
  along_window_history_class_init (widget_class);
  along_window_exchange_class_init (widget_class);
  along_window_backup_class_init (widget_class);
}

/** along_window_actions_update: which actions can be used, from the session's state and the page in sight. */
void
along_window_actions_update (AlongWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AlongSessionState state = along_session_get_state (self->session);
  gboolean open = state == ALONG_SESSION_OPEN
                  && g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->root)), "inside") == 0;
  gboolean family = open && self->family != NULL, back = along_window_is_looking_back (self);
  gboolean record = family && along_window_has_record (self), adds = open && along_window_may_add (self);
  gboolean edits = adds && (self->family == NULL || along_window_may_edit (self)), looking = along_session_is_looking (self->session);
  AlongPage *page = open ? along_window_get_page (self) : NULL;
  gboolean folded = along_split_get_folded (ALONG_SPLIT (self->split));

  along_window_backup_update (self, open);
  along_window_exchange_update (self, adds);
  gtk_widget_action_set_enabled (widget, "win.start", state == ALONG_SESSION_NEW);
  gtk_widget_action_set_enabled (widget, "win.add-family", adds);
  gtk_widget_action_set_enabled (widget, "win.family-details", family && edits);
  gtk_widget_action_set_enabled (widget, "win.add-contact", adds);
  gtk_widget_action_set_enabled (widget, "win.change-contact", family);
  gtk_widget_action_set_enabled (widget, "win.show-family", open);
  gtk_widget_action_set_enabled (widget, "win.show-found", open);
  gtk_widget_action_set_enabled (widget, "win.carry-on", adds);
  gtk_widget_action_set_enabled (widget, "win.show-page", record);
  gtk_widget_action_set_enabled (widget, "win.show-forms", open);
  gtk_widget_action_set_enabled (widget, "win.search", open);
  gtk_widget_action_set_enabled (widget, "win.list", open);
  gtk_widget_action_set_enabled (widget, "win.panel", page != NULL && along_page_has_panel (page));
  gtk_widget_action_set_enabled (widget, "win.back",
                                 open && folded && along_split_get_content_shown (ALONG_SPLIT (self->split)));
  gtk_widget_action_set_enabled (widget, "win.next-area", open);
  gtk_widget_action_set_enabled (widget, "win.lock", open);
  gtk_widget_action_set_enabled (widget, "win.print", record && !looking);
  gtk_widget_action_set_enabled (widget, "win.import", adds);
  gtk_widget_action_set_enabled (widget, "win.certificates", open && along_session_is_manager (self->session));
  gtk_widget_action_set_enabled (widget, "win.erase", family && edits && along_session_is_manager (self->session));
  gtk_widget_action_set_enabled (widget, "win.as-known", family && along_window_get_room (self) == NULL);
  gtk_widget_action_set_enabled (widget, "win.known-day", family);
  gtk_widget_action_set_enabled (widget, "win.today", back);
  gtk_widget_action_set_enabled (widget, "win.undo-in", adds);
  gtk_widget_action_set_enabled (widget, "win.undo", adds);
  gtk_widget_action_set_enabled (widget, "win.redo", adds);
  gtk_widget_action_set_enabled (widget, "win.duplicates", adds);
  gtk_widget_action_set_enabled (widget, "win.same-family", family && edits);
  gtk_widget_action_set_enabled (widget, "win.same-person", family && edits);
  gtk_widget_action_set_enabled (widget, "win.redo-in", adds);
  gtk_widget_action_set_enabled (widget, "win.history", open && !back);
  gtk_widget_action_set_enabled (widget, "win.record-history", open && !back && family);
  gtk_widget_action_set_enabled (widget, "win.reading", open && along_session_is_manager (self->session));
}
