/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-window-private.h"

#include <glib/gi18n-lib.h>

#include "along-access.h"
#include "along-clock.h"
#include "along-facts.h"
#include "along-page-table.h"
#include "along-split.h"
#include "along-support-records.h"
#include "families/along-family-line.h"

/* Inside. */

static AlongPage *
page_in (GtkWidget *holder)
{
  GtkWidget *page = holder != NULL ? adw_bin_get_child (ADW_BIN (holder)) : NULL;
  return page != NULL ? ALONG_PAGE (page) : NULL;
}

/** along_window_get_page: the page in sight; %NULL while no family is shown. */
AlongPage *
along_window_get_page (AlongWindow *self)
{
  if (along_window_get_room (self) != NULL)
    return along_window_get_room (self);
  if (!along_window_has_record (self))
    return NULL;
  return page_in (adw_view_stack_get_visible_child (ADW_VIEW_STACK (self->stack)));
}

/** along_window_has_record: whether there is anything of the family to be shown: on the day that it is looked at, there may not. */
gboolean
along_window_has_record (AlongWindow *self)
{
  return self->family != NULL && along_facts_family_record (self->family) != NULL;
}

/* Makes the page in sight, if it is not there yet, and gives it the family. */
static void
fill_page (AlongWindow *self)
{
  GtkWidget *holder = adw_view_stack_get_visible_child (ADW_VIEW_STACK (self->stack));
  const char *name = adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (self->stack));
  AlongPage *page = page_in (holder);

  if (self->family == NULL || holder == NULL || !along_window_has_record (self))
    return;
  if (page == NULL)
    {
      const AlongPageRow *row = along_page_table_find (name);

      page = g_object_new (row->get_type (), NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_dpgettext2 (GETTEXT_PACKAGE, "page", row->title), -1);
      g_signal_connect_object (page, "whole-changed", G_CALLBACK (along_window_whole_changed), self, G_CONNECT_SWAPPED);
      along_page_set_read_only (page, !along_window_may_edit (self));
      along_page_set_adds (page, along_window_may_add (self));
      adw_bin_set_child (ADW_BIN (holder), GTK_WIDGET (page));
    }
  along_page_set_family (page, self->session, self->family);
}

/** along_window_page_changed: another page of the family is in sight. */
void
along_window_page_changed (AlongWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (self->stack));

  if (self->family == NULL)
    return;
  fill_page (self);
  along_window_say_missing (self);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->list_toggle), along_window_is_list_wanted (self, name));
  along_window_whole_changed (self);
  along_window_actions_update (self);
}

/** along_window_show_page: @name: of the page table. */
void
along_window_show_page (AlongWindow *self, const char *name)
{
  if (!along_window_has_record (self) || along_page_table_find (name) == NULL)
    return;
  along_window_leave_room (self);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->stack), name);
  if (along_window_get_page (self) != NULL)
    along_page_focus_first (along_window_get_page (self));
}

/** along_window_let_pages_go: every page of the family goes. */
void
along_window_let_pages_go (AlongWindow *self)
{
  guint n;
  const AlongPageRow *rows = along_page_table (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *holder = adw_view_stack_get_child_by_name (ADW_VIEW_STACK (self->stack), rows[i].name);

      if (page_in (holder) != NULL)
        along_page_set_family (page_in (holder), NULL, NULL);
      adw_bin_set_child (ADW_BIN (holder), NULL);
    }
}

/** along_window_give_family: every page that there is shows @family from now on, in the place of the one it had. */
void
along_window_give_family (AlongWindow *self, AlongFamily *family)
{
  guint n;
  const AlongPageRow *rows = along_page_table (&n);

  for (guint i = 0; i < n; i++)
    {
      AlongPage *page = page_in (adw_view_stack_get_child_by_name (ADW_VIEW_STACK (self->stack), rows[i].name));

      if (page != NULL)
        along_page_set_family (page, self->session, family);
    }
}

/** along_window_forget_family: pages go, nothing of anybody stays. Another that is on its way comes all the same. */
void
along_window_forget_family (AlongWindow *self)
{
  along_window_leave_known (self);
  along_window_let_pages_go (self);
  g_clear_pointer (&self->carry_on, g_free);
  g_clear_pointer (&self->found_by, g_free);
  self->left = self->family != NULL ? along_family_get_id (self->family) : ALONG_ID_NONE;
  g_clear_object (&self->family);
  along_families_list_set_current (ALONG_FAMILIES_LIST (self->families), ALONG_ID_NONE);
  gtk_label_set_label (GTK_LABEL (self->family_name), "");
  gtk_label_set_label (GTK_LABEL (self->family_line), "");
  along_family_line_clear (&self->family_words);
  g_clear_pointer (&self->family_facts, g_free);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->family_button), NULL);
  adw_avatar_set_text (ADW_AVATAR (self->family_avatar), "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->family_button), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
}

/* Where no family is shown, beside a list that is empty and says so itself, there is nothing to say. */
static void
show_nothing (AlongWindow *self)
{
  gboolean empty = along_families_list_is_empty (ALONG_FAMILIES_LIST (self->families));

  gtk_stack_set_visible_child_name (GTK_STACK (self->content), empty ? "blank" : "nothing");
}

/* The family is gone: adding it was taken back, or it was put together with another, which may be on its way already. */
static void
leave_family (AlongWindow *self)
{
  GCancellable *loading = g_steal_pointer (&self->cancellable);

  along_window_forget_family (self);
  self->cancellable = loading;
  along_window_show_list (self, TRUE);
  along_window_update_chrome (self);
}

/* Who had the family on the day that it is looked at. */
static void
add_worker (AlongWindow *self, GString *facts, int role, const char *words)
{
  AlongRecord *worker = along_facts_worker (self->family, along_session_get_team (self->session), role,
                                            along_family_today (self->family));

  if (worker != NULL)
    g_string_append_printf (facts, "\n%s %s", words, along_record_get_text (worker, ALONG_WORKER_P_NAME));
}

/** along_window_show_family_button: what the button of the family says and shows: its name, one line; behind it who to ask and how. */
void
along_window_show_family_button (AlongWindow *self)
{
  AlongFamily *family = self->present != NULL && !along_window_has_record (self) ? self->present : self->family;
  AlongRecord *record = family != NULL ? along_facts_family_record (family) : NULL;
  gboolean back = along_window_is_looking_back (self);
  g_autoptr (AlongSummary) summary = NULL;
  g_autofree char *words = NULL;
  g_autofree char *initials = NULL;
  GString *facts;

  if (record == NULL)
    {
      if (self->family != NULL)
        leave_family (self);
      if (along_window_get_room (self) == NULL)
        show_nothing (self);
      return;
    }
  summary = along_families_list_get_summary (ALONG_FAMILIES_LIST (self->families), along_family_get_id (self->family));
  /* What stood there may be of another family. */
  along_family_line_clear (&self->family_words);
  if (summary == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->family_line), "");
      adw_avatar_set_text (ADW_AVATAR (self->family_avatar), along_record_get_text (record, ALONG_FAMILY_P_NAME));
    }
  if (summary != NULL && !back)
    {
      g_autoptr (AlongSupport) support = along_support_from_summary (summary, along_clock_today ());

      along_family_line_make (summary, support, along_clock_today (), &self->family_words);
      words = along_family_line_words (&self->family_words);
      gtk_label_set_label (GTK_LABEL (self->family_line), words);
      initials = along_family_line_initials (summary);
      adw_avatar_set_text (ADW_AVATAR (self->family_avatar), initials);
    }
  if (back)
    {
      g_autofree char *day = along_day_to_words (self->known_day);
      g_autofree char *known = g_strdup_printf (_ ("As known on %s"), day);

      gtk_label_set_label (GTK_LABEL (self->family_line), known);
    }
  gtk_widget_set_visible (self->family_line, gtk_label_get_label (GTK_LABEL (self->family_line))[0] != '\0');
  gtk_label_set_label (GTK_LABEL (self->family_name), along_record_get_text (record, ALONG_FAMILY_P_NAME));
  g_free (words);
  words = g_strdup_printf ("%s, %s", gtk_label_get_label (GTK_LABEL (self->family_name)),
                           gtk_label_get_label (GTK_LABEL (self->family_line)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->family_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);

  facts = g_string_new (NULL);
  /* In whole here: of several children the line is cut in a narrow header. */
  if (!back && *gtk_label_get_label (GTK_LABEL (self->family_line)) != '\0')
    g_string_append_printf (facts, "%s\n", gtk_label_get_label (GTK_LABEL (self->family_line)));
  g_string_append_printf (facts, _ ("Reference %s"), along_record_get_text (record, ALONG_FAMILY_P_REFERENCE));
  if (back)
    {
      add_worker (self, facts, ALONG_ALLOCATION_ROLE_KEYWORKER, C_ ("before a name", "Keyworker:"));
      add_worker (self, facts, ALONG_ALLOCATION_ROLE_BUDDY, C_ ("before a name", "Buddy:"));
    }
  else
    {
      if (summary != NULL && summary->keyworker_name != NULL)
        g_string_append_printf (facts, "\n%s %s", C_ ("before a name", "Keyworker:"), summary->keyworker_name);
      if (summary != NULL && summary->buddy_name != NULL)
        g_string_append_printf (facts, "\n%s %s", C_ ("before a name", "Buddy:"), summary->buddy_name);
    }
  if (along_record_has (record, ALONG_FAMILY_P_SAFE_CONTACT))
    g_string_append_printf (facts, "\n%s %s", _ ("Safe contact:"),
                            along_record_get_text (record, ALONG_FAMILY_P_SAFE_CONTACT));
  if (along_record_has (record, ALONG_FAMILY_P_MASTER_RECORD))
    g_string_append_printf (facts, "\n%s %s", _ ("Main record held by:"),
                            along_record_get_text (record, ALONG_FAMILY_P_MASTER_RECORD));
  g_free (self->family_facts);
  self->family_facts = g_string_free (facts, FALSE);
  along_window_fit_line (self);
}

/** along_window_show_facts: makes the popover of the family's button, when it is pressed. */
void
along_window_show_facts (GtkMenuButton *button, gpointer data)
{
  AlongWindow *self = data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *label = gtk_label_new (self->family_facts), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *change = gtk_button_new_with_mnemonic (_ ("Family _details…")), *same = gtk_button_new_with_mnemonic (_ ("_Same family as…"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (change), "win.family-details");
  gtk_widget_set_visible (change, along_window_may_edit (self));
  g_signal_connect_swapped (change, "clicked", G_CALLBACK (gtk_popover_popdown), popover);
  gtk_box_append (GTK_BOX (box), label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (same), "win.same-family");
  gtk_widget_set_visible (same, along_window_may_edit (self));
  g_signal_connect_swapped (same, "clicked", G_CALLBACK (gtk_popover_popdown), popover);
  gtk_box_append (GTK_BOX (box), change);
  gtk_box_append (GTK_BOX (box), same);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

/* The buttons that lead from page to page are made for the first family: before, nobody sees them. */
static void
make_switchers (AlongWindow *self)
{
  AdwViewStack *stack = ADW_VIEW_STACK (self->stack);

  if (adw_view_switcher_title_get_stack (ADW_VIEW_SWITCHER_TITLE (self->switcher_title)) != NULL)
    return;
  adw_view_switcher_title_set_stack (ADW_VIEW_SWITCHER_TITLE (self->switcher_title), stack);
  adw_view_switcher_bar_set_stack (ADW_VIEW_SWITCHER_BAR (self->switcher_bar), stack);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongFamily) family = along_session_load_finish (ALONG_SESSION (source), result, &error);
  gboolean back, may, had;

  if (family == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      g_clear_pointer (&self->carry_on, g_free);
      along_window_toast (self, error->message, FALSE);
      return;
    }
  back = along_window_is_looking_back (self);
  along_window_leave_known (self);
  /* Pages are read only from their making on: whose family it is may be another matter now. */
  may = self->family != NULL && along_window_may_edit (self);
  had = self->family != NULL;
  g_set_object (&self->family, family);
  if (had && may != along_window_may_edit (self))
    along_window_let_pages_go (self);
  make_switchers (self);
  along_session_note_access (self->session, along_family_get_id (family), ALONG_ACCESS_OPEN, NULL);
  along_window_show_family_button (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->content), "family");
  if (along_split_get_folded (ALONG_SPLIT (self->split)))
    along_split_show_content (ALONG_SPLIT (self->split));
  along_window_update_banner (self);
  along_window_page_changed (self);
  along_families_list_set_current (ALONG_FAMILIES_LIST (self->families), along_family_get_id (family));
  along_window_update_chrome (self);
  /* Whoever goes through the list with the keys stays in it; everybody else goes on to the page. */
  if (along_window_get_page (self) != NULL
      && (along_split_get_folded (ALONG_SPLIT (self->split))
          || !along_families_list_is_in_rows (ALONG_FAMILIES_LIST (self->families))))
    along_page_focus_first (along_window_get_page (self));
  along_window_carry_on_now (self);
  along_window_show_found_now (self);
  if (back)
    along_window_say_back (self);
}

/** along_window_show_family: loads a family and shows it on the page in sight. */
void
along_window_show_family (AlongWindow *self, AlongId family)
{
  if (self->family != NULL && along_id_equal (along_family_get_id (self->family), family))
    {
      gboolean back = along_window_is_looking_back (self);

      along_window_leave_room (self);
      along_window_show_today (self);
      if (back)
        along_window_say_back (self);
      if (along_split_get_folded (ALONG_SPLIT (self->split)))
        along_split_show_content (ALONG_SPLIT (self->split));
      return;
    }
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  along_session_load_async (self->session, family, self->cancellable, loaded_cb, g_object_ref (self));
}

