/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-window-private.h"

#include <glib/gi18n-lib.h>

#include "along-announcer.h"
#include "along-banner.h"
#include "along-narrow.h"
#include "along-page-table.h"
#include "along-screen.h"
#include "along-settings.h"
#include "along-split.h"

/* Below this, at the usual size of text, the window is narrow. */
#define MEDIUM 600
/* From here on the header has room for the family's button beside the names of the pages; below, the family's name is
 * its title and the pages are in the bar at the bottom. */
#define ROOMY 1080
/* From here on there is room for the words beside the plus as well. */
#define WIDE 1200
/* From here on the names of the pages have room beside their icons. */
#define WIDEST 1240
/* How wide the pages are with icons over words, and with words beside icons. */
#define SWITCHER 600
#define SWITCHER_WIDE 640
/* Of the words under the family's name: what stands beside them in the room left of the pages; what does where they are the title;
 * how wide a character is. */
#define BESIDE_LINE 160
#define BESIDE_TITLE 190
#define LINE_CHAR 5.6

/* Sizes. */

static double
text_scale (AlongWindow *self)
{
  return MAX (along_screen_text_scale (GTK_WIDGET (self)), 1.0);
}

static gboolean
is_below (AlongWindow *self, int limit)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  return width > 0 && width < limit * text_scale (self);
}

/** along_window_is_narrow: one column, plus in the header, switcher at the bottom. */
gboolean
along_window_is_narrow (AlongWindow *self)
{
  return is_below (self, MEDIUM);
}

/* The list of families. */

/** along_window_is_list_wanted: whether the list stands beside a page, as it was left. */
gboolean
along_window_is_list_wanted (AlongWindow *self, const char *page)
{
  g_autoptr (GVariant) kept = along_settings_get ("list-shown");
  const AlongPageRow *row = along_page_table_find (page);
  gboolean shown;

  if (page != NULL && g_variant_lookup (kept, page, "b", &shown))
    return shown;
  return row == NULL || row->list_beside;
}

/* The header gives its middle whatever that can use before the family gets room for its name: so the middle may use
 * no more than it needs for icons over words, or, where there is room for that, for words beside icons. */
static void
limit_switcher (AlongWindow *self)
{
  int most = (int) ((is_below (self, WIDEST) ? SWITCHER : SWITCHER_WIDE) * text_scale (self));

  adw_clamp_set_maximum_size (ADW_CLAMP (self->switcher_clamp), most);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (self->switcher_clamp), most);
}

/* The bar has room for a short form of each page's name only; whoever hears the name hears all of it. */
static void
name_pages (GtkWidget *widget, guint *nth)
{
  guint n;
  const AlongPageRow *rows = along_page_table (&n);

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwViewSwitcherButton"))
    {
      if (*nth < n)
        {
          gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
          gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                          g_dpgettext2 (GETTEXT_PACKAGE, "page", rows[*nth].title), -1);
        }
      (*nth)++;
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_pages (child, nth);
}

/** along_window_fit_line: of what stands under the family's name as much as the header has room for: whoever hears it hears all of it. */
void
along_window_fit_line (AlongWindow *self)
{
  int width = gtk_widget_get_width (self->header), pages = adw_clamp_get_maximum_size (ADW_CLAMP (self->switcher_clamp));
  int room = is_below (self, ROOMY) ? width - BESIDE_TITLE : (width - pages) / 2 - BESIDE_LINE;
  g_autofree char *words = NULL;

  if (width <= 0 || (self->family_words.baby == NULL && self->family_words.phase == NULL))
    return;
  words = along_family_line_fit (&self->family_words, (glong) (room / (LINE_CHAR * text_scale (self))));
  if (!g_str_equal (words, gtk_label_get_label (GTK_LABEL (self->family_line))))
    gtk_label_set_label (GTK_LABEL (self->family_line), words);
}

/** along_window_update_chrome: what of the header is shown, from the sizes and from what is in sight. */
void
along_window_update_chrome (AlongWindow *self)
{
  gboolean folded = along_split_get_folded (ALONG_SPLIT (self->split));
  gboolean list_only = folded && !along_split_get_content_shown (ALONG_SPLIT (self->split));
  gboolean narrow = along_window_is_narrow (self);
  gboolean title_visible = adw_view_switcher_title_get_title_visible (ADW_VIEW_SWITCHER_TITLE (self->switcher_title));
  gboolean room = along_window_get_room (self) != NULL && !list_only;
  gboolean family = self->family != NULL && !list_only && !room;
  gboolean record = along_window_has_record (self);
  gboolean roomy = !is_below (self, ROOMY);
  gboolean bar = family && (!roomy || title_visible);
  guint n, nth = 0;
  const AlongPageRow *rows = along_page_table (&n);

  gtk_widget_set_visible (self->list_toggle, !folded);
  gtk_widget_set_visible (self->back_button, folded && !list_only);
  gtk_widget_set_visible (self->family_button, family && roomy);
  gtk_widget_set_visible (self->search_button, !narrow);
  gtk_widget_set_visible (self->add_button, self->family != NULL);
  adw_view_switcher_title_set_view_switcher_enabled (ADW_VIEW_SWITCHER_TITLE (self->switcher_title), family && roomy && record);
  limit_switcher (self);
  along_window_fit_line (self);
  adw_view_switcher_title_set_title (ADW_VIEW_SWITCHER_TITLE (self->switcher_title),
                                     family && !roomy ? gtk_label_get_label (GTK_LABEL (self->family_name))
                                     : list_only      ? _ ("Families")
                                     : room           ? _ ("Forms and modules")
                                                      : "");
  adw_view_switcher_title_set_subtitle (ADW_VIEW_SWITCHER_TITLE (self->switcher_title),
                                        family && !roomy ? gtk_label_get_label (GTK_LABEL (self->family_line)) : "");
  adw_view_switcher_bar_set_reveal (ADW_VIEW_SWITCHER_BAR (self->switcher_bar), bar && n > 1 && !self->whole && record);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (self->add_content),
                                narrow || (roomy && is_below (self, WIDE)) ? "" : _ ("Add contact"));
  along_banner_set_stacked (ALONG_BANNER (self->known_banner), !roomy);
  along_window_fit_known (self);
  along_window_update_banner (self);
  along_narrow_controls (ADW_HEADER_BAR (self->header), narrow);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "along-narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "along-narrow");
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *holder = adw_view_stack_get_child_by_name (ADW_VIEW_STACK (self->stack), rows[i].name);
      adw_view_stack_page_set_title (adw_view_stack_get_page (ADW_VIEW_STACK (self->stack), holder),
                                     g_dpgettext2 (GETTEXT_PACKAGE, "page",
                                                   bar ? rows[i].short_title : rows[i].title));
    }
  name_pages (self->switcher_bar, &nth);
  along_window_actions_update (self);
}

static gboolean
resized_cb (gpointer data)
{
  AlongWindow *self = data;

  self->resized_source = 0;
  if (self->session != NULL)
    along_window_update_chrome (self);
  return G_SOURCE_REMOVE;
}

/** along_window_sizes_changed: what follows from the sizes is done after this frame: nothing may ask for a new size inside one. */
void
along_window_sizes_changed (AlongWindow *self)
{
  if (self->resized_source == 0)
    self->resized_source = g_idle_add_full (GTK_PRIORITY_RESIZE, resized_cb, self, NULL);
}

/** along_window_folded: a window that gets too narrow for both keeps the family in sight. */
void
along_window_folded (AlongWindow *self)
{
  if (self->family != NULL && along_split_get_folded (ALONG_SPLIT (self->split)))
    along_split_show_content (ALONG_SPLIT (self->split));
  along_window_sizes_changed (self);
}

/** along_window_list_toggled: remembers for the page in sight whether the list stands beside it. */
void
along_window_list_toggled (AlongWindow *self)
{
  gboolean shown = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->list_toggle));
  const char *name = self->family != NULL
                       ? adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (self->stack)) : NULL;

  along_split_set_list_shown (ALONG_SPLIT (self->split), shown || self->family == NULL);
  if (name != NULL && along_window_is_list_wanted (self, name) != shown)
    {
      g_autoptr (GVariant) kept = along_settings_get ("list-shown");
      GVariantBuilder builder;
      GVariantIter iter;
      const char *key;
      gboolean value;

      g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sb}"));
      g_variant_iter_init (&iter, kept);
      while (g_variant_iter_next (&iter, "{&sb}", &key, &value))
        if (!g_str_equal (key, name))
          g_variant_builder_add (&builder, "{sb}", key, value);
      g_variant_builder_add (&builder, "{sb}", name, shown);
      along_settings_set ("list-shown", g_variant_builder_end (&builder));
    }
}

/** along_window_show_list: brings the list of families into sight, or takes it away. */
void
along_window_show_list (AlongWindow *self, gboolean shown)
{
  if (along_split_get_folded (ALONG_SPLIT (self->split)))
    {
      if (shown || self->family == NULL)
        along_split_show_list (ALONG_SPLIT (self->split));
      else
        along_split_show_content (ALONG_SPLIT (self->split));
      along_window_update_chrome (self);
    }
  else
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->list_toggle), shown);
}

/* The banner stands below the header bar in sight. */
static void
place_banner (AlongWindow *self, GtkWidget *under)
{
  GtkWidget *box = gtk_widget_get_parent (self->header), *from = gtk_widget_get_parent (self->banner_box);
  g_autoptr (GtkWidget) banner = g_object_ref (self->banner_box);

  if (from == (under != NULL ? under : box))
    return;
  if (from == box)
    gtk_box_remove (GTK_BOX (box), banner);
  else if (ADW_IS_BIN (from))
    adw_bin_set_child (ADW_BIN (from), NULL);
  if (under != NULL)
    adw_bin_set_child (ADW_BIN (under), banner);
  else
    gtk_box_insert_child_after (GTK_BOX (box), banner, self->header);
}

/** along_window_whole_changed: the page in sight takes the window over, or gives it back. */
void
along_window_whole_changed (AlongWindow *self)
{
  AlongPage *page = along_window_get_page (self);
  gboolean whole = page != NULL && along_page_get_whole (page);

  place_banner (self, whole ? along_page_get_under (page) : NULL);
  if (whole == self->whole)
    return;
  self->whole = whole;
  gtk_widget_set_visible (self->header, !whole);
  along_split_set_list_shown (ALONG_SPLIT (self->split),
                              !whole && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->list_toggle)));
  along_window_sizes_changed (self);
}

/* The gravest comes first; the others follow it when it has been read. */
static const char *
notice_words (guint notices)
{
  return notices & ALONG_SESSION_NOTICE_DAMAGED
           ? _ ("Part of this record cannot be read. Nothing has been changed. Tell whoever looks after this computer.")
         : notices & ALONG_SESSION_NOTICE_OLDER
           ? _ ("This caseload is older than when it was last closed. Has an old copy been put in its place?")
         : notices & ALONG_SESSION_NOTICE_STALE
           ? _ ("What you see may be old: what is written in the other window cannot be read here. Lock, and open it again.")
         : notices & ALONG_SESSION_NOTICE_NOT_KEPT
           ? _ ("The keyring did not take the key. What you opened the caseload with opens it next time too.")
         : notices == ALONG_SESSION_NOTICE_BY_SHEET
           ? _ ("The recovery sheet opened your caseload. Is the passphrase forgotten?")
           : _ ("The computer stopped in the middle of the last change. Both files were copied aside. Look at what you "
                "did last.");
}

/** along_window_noticed: takes what the session has found out about the store, to be told once. */
void
along_window_noticed (AlongWindow *self)
{
  self->notices |= along_session_take_notices (self->session);
  if (self->notices & ALONG_SESSION_NOTICE_KEPT)
    along_window_toast (self, _ ("The key is in your keyring now"), FALSE);
  self->notices &= ~(guint) ALONG_SESSION_NOTICE_KEPT;
  along_window_update_banner (self);
  if (along_session_is_free (self->session) && self->notices == 0)
    along_announce (self->banner, along_banner_get_words (ALONG_BANNER (self->banner)));
}

/** along_window_update_banner: the one banner that is due. */
void
along_window_update_banner (AlongWindow *self)
{
  /* A narrow window has room for one: that of the day that is looked at comes before all but what has to be read. */
  gboolean room = !along_window_is_narrow (self) || !gtk_widget_get_visible (self->known_banner);
  gboolean by_sheet = self->notices == ALONG_SESSION_NOTICE_BY_SHEET;
  g_autofree char *rights = along_session_get_state (self->session) == ALONG_SESSION_OPEN ? along_window_rights_words (self) : NULL;

  gtk_widget_set_tooltip_text (self->add_button, along_window_may_add (self) || rights == NULL ? _ ("Add contact (Ctrl+N)") : rights);
  gtk_widget_set_visible (self->banner_more, by_sheet);
  along_banner_set_stacked (ALONG_BANNER (self->banner), by_sheet && is_below (self, ROOMY));
  if (self->notices != 0)
    along_banner_show (ALONG_BANNER (self->banner), ALONG_BANNER_PLAIN, notice_words (self->notices),
                       by_sheet ? C_ ("banner", "Not now") : C_ ("banner", "I have read this"));
  else if (!room)
    along_banner_hide (ALONG_BANNER (self->banner));
  else if (rights != NULL && (along_session_is_looking (self->session) || !along_session_is_demonstration (self->session)))
    along_banner_show (ALONG_BANNER (self->banner), ALONG_BANNER_PLAIN, rights,
                       !along_session_is_free (self->session)           ? NULL
                       : along_session_is_demonstration (self->session) ? C_ ("banner", "Open them")
                                                                        : C_ ("banner", "Open it"));
  else if (along_session_is_demonstration (self->session))
    along_banner_show (ALONG_BANNER (self->banner), ALONG_BANNER_MADE_UP,
                       _ ("Made-up families. Nothing here is real."), _ ("Start my own"));
  else
    along_banner_hide (ALONG_BANNER (self->banner));
}

static void
reopened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!along_session_reopen_finish (ALONG_SESSION (source), result, &error)
      && along_session_get_state (self->session) == ALONG_SESSION_CLOSED)
    along_window_tell (self, error);
}

/** along_window_banner_clicked: a notice has been read; or what is free now is opened; or from the made-up families to a
 * caseload of one's own. */
void
along_window_banner_clicked (AlongWindow *self)
{
  static const guint gravest_first[]
    = { ALONG_SESSION_NOTICE_DAMAGED, ALONG_SESSION_NOTICE_OLDER, ALONG_SESSION_NOTICE_STALE,
        ALONG_SESSION_NOTICE_NOT_KEPT, ALONG_SESSION_NOTICE_LOG_CUT, ALONG_SESSION_NOTICE_BY_SHEET };

  for (guint i = 0; i < G_N_ELEMENTS (gravest_first); i++)
    if (self->notices & gravest_first[i])
      {
        self->notices &= ~gravest_first[i];
        along_window_update_banner (self);
        return;
      }
  if (along_session_is_free (self->session))
    along_session_reopen_async (self->session, reopened_cb, g_object_ref (self));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "app.own", NULL);
}
