/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-window-private.h"

#include <glib/gi18n-lib.h>

#include "along-announcer.h"
#include "along-banner.h"
#include "along-clock.h"
#include "along-facts.h"
#include "along-flow.h"
#include "along-known-dialog.h"
#include "along-mnemonics.h"
#include "along-session-known.h"
#include "along-split.h"

/** Of people who were not known of, at most so many are named. */
#define MOST_NAMES 6

/* The family in sight as it was known on a day: its pages are given that record, and nothing in it can be changed.
 * Another family, or the room of the team, is always shown as it is now. */

/** along_window_is_looking_back: whether the family in sight is shown as it was known on a day. */
gboolean
along_window_is_looking_back (AlongWindow *self)
{
  return self->present != NULL;
}

/** along_window_known_words: what the banner says. Returns: (transfer full) */
char *
along_window_known_words (AlongWindow *self)
{
  g_autofree char *day = along_day_to_words (self->known_day);

  return g_strdup_printf (_ ("This is what we knew on %s. You cannot change the past."), day);
}

static void
show_steps (AlongWindow *self)
{
  gboolean back = along_window_is_looking_back (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.earlier-change",
                                 back && along_known_dialog_nearest (self->known_days, self->known_day, -1) != ALONG_DAY_NONE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.later-change",
                                 back && along_known_dialog_nearest (self->known_days, self->known_day, 1) != ALONG_DAY_NONE);
}

/* What shows wherever one is that this is the past: banner, steps, edge, the list beside it. */
static void
show_marks (AlongWindow *self)
{
  gboolean back = along_window_is_looking_back (self);

  if (back)
    {
      g_autofree char *words = along_window_known_words (self);

      along_banner_show (ALONG_BANNER (self->known_banner), ALONG_BANNER_AS_KNOWN, words, _ ("Back to today"));
    }
  else
    {
      along_banner_hide (ALONG_BANNER (self->known_banner));
      gtk_widget_set_visible (self->known_bar, FALSE);
    }
  along_window_fit_known (self);
  if (back)
    gtk_widget_add_css_class (self->content, "along-as-known");
  else
    gtk_widget_remove_css_class (self->content, "along-as-known");
  show_steps (self);
}

/* Who is of the family now and was not known of then. (nullable) */
static char *
missing_words (AlongWindow *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *day = along_day_to_words (self->known_day), *joined = NULL;
  AlongRecord *person;
  guint n = 0;

  ALONG_FOREACH (person, self->present, ALONG_KIND_PERSON)
    if (along_family_lookup (self->family, along_record_get_id (person)) == NULL && n++ < MOST_NAMES)
      g_ptr_array_add (names, (gpointer) along_facts_first_name (person));
  if (n == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  joined = g_strjoinv (", ", (char **) names->pdata);
  if (n > MOST_NAMES)
    /* Translators: a day, first names, a number of people */
    return g_strdup_printf (ngettext ("Not known on %s: %s and %u more.", "Not known on %s: %s and %u more.", n - MOST_NAMES), day,
                            joined, n - MOST_NAMES);
  return g_strdup_printf (_ ("Not known on %s: %s."), day, joined);
}

/** along_window_say_missing: below the steps of the genogram, who was not known of on that day. */
void
along_window_say_missing (AlongWindow *self)
{
  const char *page = adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (self->stack));
  gboolean wanted = along_window_is_looking_back (self) && along_window_has_record (self) && g_strcmp0 (page, "genogram") == 0;
  g_autofree char *words = wanted ? missing_words (self) : NULL;

  gtk_label_set_label (GTK_LABEL (self->known_missing), words != NULL ? words : "");
  gtk_widget_set_visible (self->known_bar, words != NULL);
}

/** along_window_leave_known: forgets what was known on a day; the pages go, and the family as it is comes back. */
void
along_window_leave_known (AlongWindow *self)
{
  if (!along_window_is_looking_back (self))
    return;
  along_window_let_pages_go (self);
  along_session_let_known_go (self->session, self->family);
  g_object_unref (self->family);
  self->family = g_steal_pointer (&self->present);
  self->known_day = ALONG_DAY_NONE;
  g_clear_pointer (&self->known_days, g_array_unref);
  show_marks (self);
}

/* The family in sight, or that there was nothing yet. */
static void
show_content (AlongWindow *self)
{
  gboolean known = along_facts_family_record (self->family) != NULL;

  along_window_show_family_button (self);
  if (!known)
    {
      g_autofree char *first = along_day_to_words (g_array_index (self->known_days, int, 0));
      g_autofree char *words = g_strdup_printf (_ ("The first that was written down of this family is of %s."), first);

      adw_status_page_set_description (ADW_STATUS_PAGE (self->unknown), words);
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->content), known ? "family" : "unknown");
  along_window_page_changed (self);
  along_window_update_chrome (self);
}

/** along_window_show_today: back to the family as it is now. */
void
along_window_show_today (AlongWindow *self)
{
  if (!along_window_is_looking_back (self))
    return;
  along_window_leave_known (self);
  show_content (self);
  if (along_window_get_page (self) != NULL)
    along_page_focus_first (along_window_get_page (self));
  along_announce (GTK_WIDGET (self), _ ("This is what we know today."));
}

typedef struct
{
  AlongWindow *window;
  int day;
} Asked;

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->window);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static gboolean
refused (AlongWindow *self, const GError *error)
{
  if (error == NULL)
    return FALSE;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    along_window_toast (self, error->message, FALSE);
  return TRUE;
}

/* From today's record to that of a day, or from one day's to another's. Takes @known. */
static void
take (AlongWindow *self, AlongFamily *known, int day)
{
  gboolean begins = !along_window_is_looking_back (self);
  g_autofree char *words = NULL;

  if (!begins)
    {
      along_window_give_family (self, known);
      along_session_let_known_go (self->session, self->family);
      g_object_unref (self->family);
    }
  else
    {
      along_window_unsay (self);
      along_window_let_pages_go (self);
      self->present = self->family;
    }
  self->family = known;
  self->known_day = day;
  show_marks (self);
  show_content (self);
  /* Whoever goes from change to change stays where they press. */
  if (begins && along_window_get_page (self) != NULL)
    along_page_focus_first (along_window_get_page (self));
  words = along_window_known_words (self);
  along_announce (GTK_WIDGET (self), words);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  AlongWindow *self = asked->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongFamily) known = along_session_load_known_finish (ALONG_SESSION (source), result, &error);

  if (refused (self, error))
    return;
  /* Another family has been chosen meanwhile. */
  if (self->family == NULL || !along_id_equal (along_family_get_id (self->family), along_family_get_id (known)))
    return;
  take (self, g_steal_pointer (&known), asked->day);
}

static void
load (AlongWindow *self, Asked *asked)
{
  along_session_load_known_async (self->session, along_family_get_id (self->family), asked->day, self->cancellable,
                                  loaded_cb, asked);
}

static void
chosen_cb (AlongWindow *self, int day)
{
  along_window_show_known (self, day);
}

/* Which days there are is read once, when one begins to look back. */
static void
days_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  AlongWindow *self = asked->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = along_session_list_known_days_finish (ALONG_SESSION (source), result, &error);

  if (refused (self, error) || self->family == NULL)
    return;
  g_clear_pointer (&self->known_days, g_array_unref);
  self->known_days = g_steal_pointer (&days);
  if (asked->day != ALONG_DAY_NONE)
    {
      load (self, g_steal_pointer (&asked));
      return;
    }
  {
    GtkWindow *dialog = along_known_dialog_new (GTK_WINDOW (self), self->known_days,
                                                along_window_is_looking_back (self) ? self->known_day : ALONG_DAY_NONE);

    g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
    gtk_window_present (dialog);
  }
}

/* @day: ALONG_DAY_NONE: to be asked for */
static void
ask (AlongWindow *self, int day)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->window = g_object_ref (self);
  asked->day = day;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (along_window_is_looking_back (self) && day != ALONG_DAY_NONE)
    load (self, asked);
  else
    along_session_list_known_days_async (self->session, along_family_get_id (self->family), self->cancellable, days_cb, asked);
}

/** along_window_show_known: the family in sight as it was known on @day; from today on, as it is. */
void
along_window_show_known (AlongWindow *self, int day)
{
  if (self->family == NULL)
    return;
  if (day >= along_clock_today ())
    along_window_show_today (self);
  else if (!along_window_is_looking_back (self) || day != self->known_day)
    ask (self, day);
}

/** along_window_ask_known: asks for the day. */
void
along_window_ask_known (AlongWindow *self)
{
  if (self->family != NULL)
    ask (self, ALONG_DAY_NONE);
}

/** along_window_say_back: the record is shown as it is now; nobody is brought there without a word. */
void
along_window_say_back (AlongWindow *self)
{
  along_window_toast (self, _ ("Back to today: this is what we know now."), FALSE);
}

/** along_window_step_known: to the nearest day before (-1) or after (1) on which something became known. */
void
along_window_step_known (AlongWindow *self, int step)
{
  int day = along_window_is_looking_back (self) ? along_known_dialog_nearest (self->known_days, self->known_day, step) : ALONG_DAY_NONE;

  if (day != ALONG_DAY_NONE)
    along_window_show_known (self, day);
}

/* The steps, in their order. */
static const struct
{
  const char *words, *name, *icon, *action;
} steps[] = {
  { NC_ ("change", "_Earlier"), NC_ ("change", "Earlier change"), "go-previous-symbolic", "win.earlier-change" },
  { NC_ ("change", "_Another day…"), NC_ ("change", "Another day…"), "x-office-calendar-symbolic", "win.as-known" },
  { NC_ ("change", "_Later"), NC_ ("change", "Later change"), "go-next-symbolic", "win.later-change" },
};

/* Words and picture, of which one is shown. */
static GtkWidget *
make_step (guint step)
{
  const char *name = g_dpgettext2 (GETTEXT_PACKAGE, "change", steps[step].name);
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new_with_mnemonic (g_dpgettext2 (GETTEXT_PACKAGE, "change", steps[step].words));

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), button);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (steps[step].icon));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, name);
  along_button_say (button, name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), steps[step].action);
  return button;
}

/* @narrow: there is room for the picture only. */
static void
show_step (GtkWidget *button, gboolean narrow)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (button)));

  gtk_widget_set_visible (label, !narrow);
  gtk_widget_set_visible (gtk_widget_get_next_sibling (label), narrow);
  gtk_widget_remove_css_class (button, narrow ? "text-button" : "image-button");
  gtk_widget_add_css_class (button, narrow ? "image-button" : "text-button");
}

/** along_window_fit_known: the banner of the day as there is room for it. Where the list stands alone, nothing of that day is
 * in sight, and the list says of itself that it is of today. */
void
along_window_fit_known (AlongWindow *self)
{
  AlongSplit *split = ALONG_SPLIT (self->split);
  gboolean back = along_window_is_looking_back (self), narrow = along_window_is_narrow (self);
  gboolean list_only = along_split_get_folded (split) && !along_split_get_content_shown (split);
  GtkWidget *button = gtk_widget_get_first_child (self->known_steps);

  gtk_widget_set_visible (self->list_note, back);
  gtk_widget_set_visible (self->known_banner, back && !list_only);
  for (; button != NULL; button = gtk_widget_get_next_sibling (button))
    show_step (button, narrow);
}

/** along_window_make_known: the steps in the banner: the change before, another day, the change after. */
void
along_window_make_known (AlongWindow *self)
{
  self->known_day = ALONG_DAY_NONE;
  self->known_steps = along_flow_new ();
  for (guint step = 0; step < G_N_ELEMENTS (steps); step++)
    along_flow_append (ALONG_FLOW (self->known_steps), make_step (step));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->known_steps), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Days on which something changed"), -1);
  along_banner_set_extra (ALONG_BANNER (self->known_banner), self->known_steps);
  self->known_missing = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, NULL);
  adw_bin_set_child (ADW_BIN (self->known_bar), self->known_missing);
}
