/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-known-dialog.h"

#include <glib/gi18n-lib.h>

#include "along-clock.h"
#include "along-date-row.h"
#include "along-date.h"
#include "along-narrow.h"

struct _AlongKnownDialog
{
  AdwWindow parent_instance;

  GtkWidget *day;
  GtkWidget *earlier;
  GtkWidget *later;
  GArray *days; /* of int: those with changes */
};

G_DEFINE_FINAL_TYPE (AlongKnownDialog, along_known_dialog, ADW_TYPE_WINDOW)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static int
get_day (AlongKnownDialog *self)
{
  const char *edtf = along_date_row_get_edtf (ALONG_DATE_ROW (self->day));

  return edtf != NULL ? along_date_first_day (edtf) : ALONG_DAY_NONE;
}

/**
 * along_known_dialog_nearest: the nearest day before (@step -1) or after (1) @day on which something became known;
 * ALONG_DAY_NONE: there is none.
 *
 * @days: (nullable) (element-type int): Julian day numbers, the earliest first
 */
int
along_known_dialog_nearest (GArray *days, int day, int step)
{
  int found = ALONG_DAY_NONE;

  for (guint i = 0; days != NULL && i < days->len; i++)
    {
      int at = g_array_index (days, int, i);

      if (step < 0 && at < day)
        found = at;
      else if (step > 0 && at > day)
        return at;
    }
  return found;
}

/* From the day that stands there. */
static int
nearest (AlongKnownDialog *self, int step)
{
  int day = get_day (self);

  return along_known_dialog_nearest (self->days, day != ALONG_DAY_NONE ? day : along_clock_today (), step);
}

static void
day_changed_cb (AlongKnownDialog *self)
{
  gtk_widget_set_sensitive (self->earlier, nearest (self, -1) != ALONG_DAY_NONE);
  gtk_widget_set_sensitive (self->later, nearest (self, 1) != ALONG_DAY_NONE);
}

/** along_known_dialog_step: to the nearest day before (-1) or after (1) on which something changed. */
void
along_known_dialog_step (AlongKnownDialog *self, int step)
{
  int day = nearest (self, step);
  g_autofree char *edtf = day != ALONG_DAY_NONE ? along_day_to_edtf (day) : NULL;

  if (edtf != NULL)
    along_date_row_set_edtf (ALONG_DATE_ROW (self->day), edtf);
}

static void
earlier_cb (AlongKnownDialog *self)
{
  along_known_dialog_step (self, -1);
}

static void
later_cb (AlongKnownDialog *self)
{
  along_known_dialog_step (self, 1);
}

static void
show_cb (AlongKnownDialog *self)
{
  int day;

  if (!along_date_row_read (ALONG_DATE_ROW (self->day)))
    return;
  day = get_day (self);
  if (day == ALONG_DAY_NONE)
    along_date_row_refuse (ALONG_DATE_ROW (self->day), _ ("Which day?"));
  else if (day > along_clock_today ())
    along_date_row_refuse (ALONG_DATE_ROW (self->day), _ ("That day is still to come."));
  else
    {
      g_signal_emit (self, signals[CHOSEN], 0, day);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  gtk_widget_grab_focus (self->day);
}

static void
along_known_dialog_dispose (GObject *object)
{
  g_clear_pointer (&ALONG_KNOWN_DIALOG (object)->days, g_array_unref);
  G_OBJECT_CLASS (along_known_dialog_parent_class)->dispose (object);
}

static void
along_known_dialog_class_init (AlongKnownDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_known_dialog_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
make_step (AlongKnownDialog *self, const char *words, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (words);

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
make_header (AlongKnownDialog *self)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *show = gtk_button_new_with_mnemonic (C_ ("as known", "_Show"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_widget_add_css_class (header, "flat");
  gtk_widget_add_css_class (show, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  g_signal_connect_swapped (show, "clicked", G_CALLBACK (show_cb), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), show);
  return header;
}

static GtkWidget *
make_body (AlongKnownDialog *self)
{
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();
  GtkWidget *steps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->day = along_date_row_new (_ ("Day"));
  along_date_row_set_exact (ALONG_DATE_ROW (self->day), TRUE);
  g_signal_connect_swapped (self->day, "notify::edtf", G_CALLBACK (day_changed_cb), self);
  g_signal_connect_swapped (self->day, "entry-activated", G_CALLBACK (show_cb), self);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("Every page shows what we knew at the end of that day. Names of workers and "
                                            "forms are those of today."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->day);
  self->earlier = make_step (self, _ ("_Earlier change"), G_CALLBACK (earlier_cb));
  self->later = make_step (self, _ ("_Later change"), G_CALLBACK (later_cb));
  gtk_box_set_homogeneous (GTK_BOX (steps), TRUE);
  gtk_widget_set_margin_top (steps, 12);
  gtk_box_append (GTK_BOX (steps), self->earlier);
  gtk_box_append (GTK_BOX (steps), self->later);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), steps);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  gtk_widget_set_vexpand (page, TRUE);
  return page;
}

static void
along_known_dialog_init (AlongKnownDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_title (GTK_WINDOW (self), _ ("As known on…"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 420, 300);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), make_body (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_focus (GTK_WINDOW (self), self->day);
}

/**
 * along_known_dialog_new: not yet presented.
 *
 * @days: (element-type int): those on which something became known, in order
 * @day: the one that is looked at now; ALONG_DAY_NONE: the last one before today with a change is offered
 */
GtkWindow *
along_known_dialog_new (GtkWindow *parent, GArray *days, int day)
{
  AlongKnownDialog *self = g_object_new (ALONG_TYPE_KNOWN_DIALOG, "transient-for", parent, NULL);

  along_narrow_as_parent (GTK_WINDOW (self), parent);
  self->days = g_array_ref (days);
  if (day == ALONG_DAY_NONE)
    along_known_dialog_step (self, -1);
  else
    {
      g_autofree char *edtf = along_day_to_edtf (day);
      along_date_row_set_edtf (ALONG_DATE_ROW (self->day), edtf);
    }
  day_changed_cb (self);
  return GTK_WINDOW (self);
}
