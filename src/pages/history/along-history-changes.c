/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-history-changes.h"

#include <glib/gi18n-lib.h>

#include "along-announcer.h"
#include "along-history-row.h"
#include "along-history.h"
#include "along-take-back-dialog.h"

#define PAGE 40

struct _AlongHistoryChanges
{
  AdwBin parent_instance;

  AlongSession *session;
  AlongId family, record;
  GtkWidget *search;
  GtkWidget *stack;  /* list, empty, none, waiting */
  GtkWidget *scrolled;
  GtkWidget *days;   /* a group for each day, then "Show more" */
  GtkWidget *group;  /* (nullable): of the last day */
  GtkWidget *more;
  int day;           /* of that group */
  gint64 place;      /* of the last edit that is shown */
  guint n;           /* how many are shown */
  AlongId pressed;   /* the edit that something was pressed in: the keyboard goes on there */
  GArray *open;      /* of AlongId: the edits that were open when it was made anew */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (AlongHistoryChanges, along_history_changes, ADW_TYPE_BIN)

static void read_page (AlongHistoryChanges *self, gboolean again);

/* Putting back and taking back. */

static void told_cb (GtkWidget *widget, const char *words, gboolean done, gboolean redo);

/* From the toast of what was taken back, or put back: the other way. */
static void
other_way_cb (AdwToast *toast, gpointer data)
{
  AlongHistoryChanges *self = data;

  along_take_back (GTK_WIDGET (self), self->session, self->pressed, self->family, FALSE, told_cb);
}

static void
told_cb (GtkWidget *widget, const char *words, gboolean done, gboolean redo)
{
  along_history_toast (widget, words, !done ? NULL : redo ? _ ("_Take back") : _ ("_Put back"), G_CALLBACK (other_way_cb), widget);
}

/* From the toast of a value that was put back, which was an edit of its own: the last. */
static void
undo_cb (AdwToast *toast, gpointer data)
{
  AlongHistoryChanges *self = data;

  along_take_back (GTK_WIDGET (self), self->session, ALONG_ID_NONE, self->family, FALSE, told_cb);
}

typedef struct
{
  AlongHistoryChanges *changes;
  char *words;
} Putting;

static void
put_back_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Putting *putting = data;
  AlongHistoryChanges *self = putting->changes;
  g_autoptr (GError) error = NULL;

  if (along_session_put_back_finish (ALONG_SESSION (source), result, &error))
    {
      g_autofree char *words = g_strdup_printf (_ ("Put back: %s"), putting->words);
      along_history_toast (GTK_WIDGET (self), words, _ ("_Undo"), G_CALLBACK (undo_cb), self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    along_history_toast (GTK_WIDGET (self), error->message, NULL, NULL, NULL);
  g_object_unref (self);
  g_free (putting->words);
  g_free (putting);
}

static void
put_back_cb (AlongHistoryRow *row, gint64 n, int property, const char *words, const char *title, gpointer data)
{
  AlongHistoryChanges *self = data;
  Putting *putting = g_new0 (Putting, 1);

  putting->changes = g_object_ref (self);
  putting->words = g_strdup (words);
  self->pressed = along_history_edit_get_id (along_history_row_get_edit (row));
  along_session_put_back_async (self->session, n, property, title, put_back_done_cb, putting);
}

static void
take_back_cb (AlongHistoryRow *row, gpointer data)
{
  AlongHistoryChanges *self = data;

  self->pressed = along_history_edit_get_id (along_history_row_get_edit (row));
  along_take_back (GTK_WIDGET (self), self->session, self->pressed, self->family, FALSE, told_cb);
}

/* The list. */

static void
clear (AlongHistoryChanges *self)
{
  along_history_clear_days (self->days, self->more);
  self->group = NULL;
  self->day = ALONG_DAY_NONE;
  self->n = 0;
  self->place = 0;
}

static void
note_open (AlongHistoryChanges *self, GtkWidget *within)
{
  if (ALONG_IS_HISTORY_ROW (within))
    {
      AlongId edit = along_history_edit_get_id (along_history_row_get_edit (ALONG_HISTORY_ROW (within)));

      if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (within)))
        g_array_append_val (self->open, edit);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child))
    note_open (self, child);
}

static gboolean
stays_open (AlongHistoryChanges *self, AlongId edit)
{
  for (guint i = 0; i < self->open->len; i++)
    if (along_id_equal (edit, g_array_index (self->open, AlongId, i)))
      return TRUE;
  return FALSE;
}

static void
add_edit (AlongHistoryChanges *self, AlongHistoryEdit *edit)
{
  int day = along_history_edit_get_day (edit);
  g_autofree char *why_not = along_session_why_not (self->session);
  GtkWidget *row = along_history_row_new (edit, why_not);

  if (self->group == NULL || day != self->day)
    {
      self->group = along_history_add_day (self->days, self->more, day);
      self->day = day;
    }
  g_signal_connect (row, "put-back", G_CALLBACK (put_back_cb), self);
  g_signal_connect (row, "take-back", G_CALLBACK (take_back_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  self->place = along_history_edit_get_place (edit);
  self->n++;
  if (stays_open (self, along_history_edit_get_id (edit)))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
}

/* The row of an edit, or %NULL. */
static GtkWidget *
find_row (GtkWidget *within, AlongId edit)
{
  if (ALONG_IS_HISTORY_ROW (within))
    return along_id_equal (along_history_edit_get_id (along_history_row_get_edit (ALONG_HISTORY_ROW (within))), edit) ? within : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, edit);
      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct
{
  AlongHistoryChanges *changes;
  gboolean again; /* from the newest: what stands there goes */
} Reading;

static const char *
search_words (AlongHistoryChanges *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

static void
say (AlongHistoryChanges *self, gboolean more)
{
  g_autofree char *words = more ? g_strdup_printf (ngettext ("%u change is shown, and there are older ones.",
                                                             "%u changes are shown, and there are older ones.", self->n), self->n)
                                : g_strdup_printf (ngettext ("%u change is shown.", "%u changes are shown.", self->n), self->n);

  along_announce (GTK_WIDGET (self), words);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Reading *reading = data;
  g_autoptr (AlongHistoryChanges) self = reading->changes;
  g_autoptr (GError) error = NULL;
  gboolean more, focused = FALSE;
  GtkWidget *open;
  g_autoptr (GPtrArray) edits = along_session_history_finish (ALONG_SESSION (source), result, &more, &error);
  guint shown = self->n;

  if (edits == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
        along_history_toast (GTK_WIDGET (self), error->message, NULL, NULL, NULL);
      return;
    }
  g_clear_object (&self->cancellable);
  if (reading->again)
    {
      GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
      double at = gtk_adjustment_get_value (adjustment);

      focused = gtk_widget_get_focus_child (self->days) != NULL;
      note_open (self, self->days);
      clear (self);
      gtk_adjustment_set_value (adjustment, at);
    }
  for (guint i = 0; i < edits->len; i++)
    add_edit (self, edits->pdata[i]);
  g_array_set_size (self->open, 0);
  gtk_widget_set_visible (self->more, more);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->n > 0             ? "list"
                                                             : *search_words (self) != '\0' ? "none"
                                                                                            : "empty");
  /* Whoever pressed something in a change goes on there. */
  open = focused ? find_row (self->days, self->pressed) : NULL;
  if (focused)
    gtk_widget_child_focus (open != NULL ? open : self->days, GTK_DIR_TAB_FORWARD);
  /* Whoever asked for more goes on reading there. */
  if (!reading->again && shown > 0 && shown < self->n && !more)
    gtk_widget_child_focus (self->group, GTK_DIR_TAB_FORWARD);
  if (self->n > 0)
    say (self, more);
}

/* @again: from the newest, as many as are shown now; else the next page. */
static void
read_page (AlongHistoryChanges *self, gboolean again)
{
  Reading *reading = g_new0 (Reading, 1);
  const AlongHistoryAsk ask = { self->family, self->record, search_words (self), again ? 0 : self->place,
                                again ? MAX (self->n, PAGE) : PAGE };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  reading->changes = g_object_ref (self);
  reading->again = again;
  along_session_history_async (self->session, &ask, self->cancellable, read_cb, reading);
}

static void
more_cb (AlongHistoryChanges *self)
{
  read_page (self, FALSE);
}

static void
search_cb (AlongHistoryChanges *self)
{
  self->n = 0;
  read_page (self, TRUE);
}

/* After every commit of anybody's: many may come at once. */
static void
committed_cb (AlongHistoryChanges *self)
{
  read_page (self, TRUE);
}

/** along_history_changes_focus_search: brings the keyboard to the words to look for. */
void
along_history_changes_focus_search (AlongHistoryChanges *self)
{
  gtk_widget_grab_focus (self->search);
}

static void
along_history_changes_dispose (GObject *object)
{
  AlongHistoryChanges *self = ALONG_HISTORY_CHANGES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (along_history_changes_parent_class)->dispose (object);
}

static void
along_history_changes_finalize (GObject *object)
{
  g_array_unref (ALONG_HISTORY_CHANGES (object)->open);
  G_OBJECT_CLASS (along_history_changes_parent_class)->finalize (object);
}

static void
along_history_changes_class_init (AlongHistoryChangesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_history_changes_dispose;
  G_OBJECT_CLASS (klass)->finalize = along_history_changes_finalize;
}

static GtkWidget *
make_status (const char *icon, const char *title, const char *description)
{
  return g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", icon, "title", title, "description", description, NULL);
}

static GtkWidget *
clamped (GtkWidget *child)
{
  return g_object_new (ADW_TYPE_CLAMP, "child", child, "maximum-size", 680, NULL);
}

static void
along_history_changes_init (AlongHistoryChanges *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->open = g_array_new (FALSE, FALSE, sizeof (AlongId));
  self->search = along_history_search_new (_ ("Search what was changed"));
  g_object_set (self->search, "margin-top", 12, "margin-start", 12, "margin-end", 12, "margin-bottom", 6, NULL);
  self->more = gtk_button_new_with_mnemonic (_ ("Show _more"));
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->more, "pill");
  gtk_widget_set_visible (self->more, FALSE);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_cb), self);
  self->days = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_widget_add_css_class (self->days, "along-history");
  gtk_box_append (GTK_BOX (self->days), self->more);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), clamped (self->days));
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), adw_bin_new (), "waiting");
  gtk_stack_add_named (GTK_STACK (self->stack), self->scrolled, "list");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       make_status ("document-open-recent-symbolic", _ ("Nothing has been changed yet"),
                                    _ ("Each change will stand here, with who made it and when.")), "empty");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       make_status ("edit-find-symbolic", _ ("Nothing found"), _ ("Try fewer words, or a part of a name.")), "none");
  gtk_box_append (GTK_BOX (box), clamped (self->search));
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_bin_set_child (ADW_BIN (self), box);
  self->day = ALONG_DAY_NONE;
}

/** along_history_changes_new: @family: ALONG_ID_NONE: the team's own; @record: only this one's, or ALONG_ID_NONE. */
GtkWidget *
along_history_changes_new (AlongSession *session, AlongId family, AlongId record)
{
  AlongHistoryChanges *self = g_object_new (ALONG_TYPE_HISTORY_CHANGES, NULL);

  self->session = g_object_ref (session);
  self->family = family;
  self->record = record;
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect_object (session, "summaries-changed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  read_page (self, TRUE);
  return GTK_WIDGET (self);
}
