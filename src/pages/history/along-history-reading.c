/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-history-reading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-drop-down.h"
#include "along-history.h"

#define PAGE 60

struct _AlongHistoryReading
{
  AdwBin parent_instance;

  AlongSession *session;
  AlongId family; /* ALONG_ID_NONE: all */
  GtkWidget *name;   /* (nullable): of a family, where all are shown */
  GtkWidget *worker, *kind;
  char **whats;      /* in the order of the list, after "Everything" */
  GArray *workers;   /* of AlongId, in the order of the list; the first is none: everybody */
  GtkWidget *stack, *days, *group, *more;
  int day;
  gint64 place;
  guint n;
  GtkWidget *last; /* the last row; */
  char *said;      /* (nullable) what it says, */
  guint times;     /* and of how many it says it */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (AlongHistoryReading, along_history_reading, ADW_TYPE_BIN)

static void
clear (AlongHistoryReading *self)
{
  along_history_clear_days (self->days, self->more);
  self->group = NULL;
  self->place = 0;
  self->n = 0;
  g_clear_pointer (&self->said, g_free);
}

/* One more of what the last row says: whoever goes to and fro opens a family several times in a minute. */
static gboolean
is_again (AlongHistoryReading *self, const char *title, const char *words, int day)
{
  g_autofree char *said = g_strconcat (title, "\n", words, NULL), *counted = NULL;

  if (self->said == NULL || self->day != day || strcmp (self->said, said) != 0)
    {
      g_free (self->said);
      self->said = g_steal_pointer (&said);
      self->times = 1;
      return FALSE;
    }
  self->times++;
  counted = g_strdup_printf (ngettext ("%s · %u time", "%s · %u times", self->times), words, self->times);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->last), counted);
  return TRUE;
}

/* "Opened by Marta Lis" · "Rowan, 14:30 · for the court; copy 7F3A-21" */
static void
add_line (AlongHistoryReading *self, const AlongAccessLine *line)
{
  GtkWidget *row;
  g_autoptr (GString) words = g_string_new (line->time);
  /* Translators: what was done, and who did it: "Opened: Marta Lis" */
  g_autofree char *title = g_strdup_printf (C_ ("access", "%s: %s"), line->what, line->who);

  if (along_id_is_none (self->family))
    g_string_append_printf (words, " · %s", *line->family_name != '\0' ? line->family_name : _ ("the team’s own records"));
  if (*line->detail != '\0')
    g_string_append_printf (words, " · %s", line->detail);
  self->place = line->place;
  self->n++;
  if (is_again (self, title, words->str, line->day))
    return;
  if (self->group == NULL || line->day != self->day)
    {
      self->group = along_history_add_day (self->days, self->more, line->day);
      self->day = line->day;
    }
  self->last = row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words->str);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
}

typedef struct
{
  AlongHistoryReading *reading;
  gboolean again;
} Asking;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Asking *asking = data;
  g_autoptr (AlongHistoryReading) self = asking->reading;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = along_session_access_finish (ALONG_SESSION (source), result, &error);

  if (lines == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
        along_history_toast (GTK_WIDGET (self), error->message, NULL, NULL, NULL);
      return;
    }
  if (asking->again)
    clear (self);
  for (guint i = 0; i < lines->len; i++)
    add_line (self, lines->pdata[i]);
  gtk_widget_set_visible (self->more, lines->len == PAGE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->n > 0 ? "list" : "empty");
}

static void
read_page (AlongHistoryReading *self, gboolean again)
{
  Asking *asking = g_new0 (Asking, 1);
  guint kind = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind)), worker = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->worker));
  const AlongAccessAsk ask = {
    .family = self->family,
    .family_name = self->name != NULL ? gtk_editable_get_text (GTK_EDITABLE (self->name)) : NULL,
    .worker = worker < self->workers->len ? g_array_index (self->workers, AlongId, worker) : ALONG_ID_NONE,
    .what = kind > 0 && kind <= g_strv_length (self->whats) ? self->whats[kind - 1] : NULL,
    .before = again ? 0 : self->place,
    .n = PAGE,
  };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  asking->reading = g_object_ref (self);
  asking->again = again;
  along_session_access_async (self->session, &ask, self->cancellable, read_cb, asking);
}

static void
again_cb (AlongHistoryReading *self)
{
  read_page (self, TRUE);
}

static void
more_cb (AlongHistoryReading *self)
{
  read_page (self, FALSE);
}

static void
along_history_reading_dispose (GObject *object)
{
  AlongHistoryReading *self = ALONG_HISTORY_READING (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->workers, g_array_unref);
  g_clear_pointer (&self->whats, g_strfreev);
  g_clear_pointer (&self->said, g_free);
  G_OBJECT_CLASS (along_history_reading_parent_class)->dispose (object);
}

static void
along_history_reading_class_init (AlongHistoryReadingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_history_reading_dispose;
}

static void
along_history_reading_init (AlongHistoryReading *self)
{
  self->workers = g_array_new (FALSE, FALSE, sizeof (AlongId));
}

static GtkWidget *
make_drop_down (GtkStringList *words, const char *name)
{
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (words), NULL);

  along_drop_down_set_name (GTK_DROP_DOWN (drop_down), name);
  gtk_widget_set_tooltip_text (drop_down, name);
  gtk_widget_set_hexpand (drop_down, TRUE);
  return drop_down;
}

static GtkWidget *
make_filters (AlongHistoryReading *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkStringList *names = gtk_string_list_new ((const char *const[]){ _ ("Everybody"), NULL });
  GtkStringList *words = gtk_string_list_new ((const char *const[]){ C_ ("access", "Everything"), NULL });
  g_auto (GStrv) kinds = NULL;
  AlongFamily *team = along_session_get_team (self->session);
  const AlongId everybody = ALONG_ID_NONE;
  AlongRecord *worker;

  g_array_append_val (self->workers, everybody);
  ALONG_FOREACH (worker, team, ALONG_KIND_WORKER)
    {
      AlongId id = along_record_get_id (worker);
      g_array_append_val (self->workers, id);
      gtk_string_list_append (names, along_record_get_text (worker, ALONG_WORKER_P_NAME));
    }
  along_session_access_kinds (&self->whats, &kinds);
  gtk_string_list_splice (words, 1, 0, (const char *const *) kinds);
  self->worker = make_drop_down (names, _ ("Who"));
  self->kind = make_drop_down (words, _ ("What they did"));
  gtk_box_set_homogeneous (GTK_BOX (pair), TRUE);
  gtk_box_append (GTK_BOX (pair), self->worker);
  gtk_box_append (GTK_BOX (pair), self->kind);
  if (along_id_is_none (self->family))
    {
      self->name = along_history_search_new (_ ("Name of a family"));
      g_signal_connect_swapped (self->name, "search-changed", G_CALLBACK (again_cb), self);
      gtk_box_append (GTK_BOX (box), self->name);
    }
  gtk_box_append (GTK_BOX (box), pair);
  g_object_set (box, "margin-top", 12, "margin-start", 12, "margin-end", 12, "margin-bottom", 6, NULL);
  return box;
}

static GtkWidget *
clamped (GtkWidget *child)
{
  return g_object_new (ADW_TYPE_CLAMP, "child", child, "maximum-size", 680, NULL);
}

static void
build (AlongHistoryReading *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scrolled = gtk_scrolled_window_new (), *empty;

  self->more = gtk_button_new_with_mnemonic (_ ("Show _more"));
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->more, "pill");
  gtk_widget_set_visible (self->more, FALSE);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_cb), self);
  self->days = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_widget_add_css_class (self->days, "along-history");
  gtk_box_append (GTK_BOX (self->days), self->more);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamped (self->days));
  empty = g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "view-reveal-symbolic", "title", _ ("Nobody yet"),
                        "description", _ ("Opening, printing and saving as a file are written down here."), NULL);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), adw_bin_new (), "waiting");
  gtk_stack_add_named (GTK_STACK (self->stack), scrolled, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_box_append (GTK_BOX (box), clamped (make_filters (self)));
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_swapped (self->worker, "notify::selected", G_CALLBACK (again_cb), self);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (again_cb), self);
}

/** along_history_reading_new: @family: ALONG_ID_NONE: of all families. */
GtkWidget *
along_history_reading_new (AlongSession *session, AlongId family)
{
  AlongHistoryReading *self = g_object_new (ALONG_TYPE_HISTORY_READING, NULL);

  self->session = g_object_ref (session);
  self->family = family;
  build (self);
  read_page (self, TRUE);
  return GTK_WIDGET (self);
}
