/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-time-bar.h"

#include <glib/gi18n-lib.h>

#include "along-date.h"

/* Long enough to look and to read what happened, ms. */
#define PLAY_STEP 1800
#define YEAR 365
/* Years under the line stand at least so far apart, as part of the line. */
#define YEARS_APART 0.09
#define YEARS_APART_NARROW 0.2
/* Marks nearer than this are one: a large family has more days than the line has room for. */
#define MARKS_APART (1.0 / 400)

struct _AlongTimeBar
{
  GtkBox parent_instance;

  GtkWidget *row, *earlier, *play, *later, *date, *words, *line;
  GPtrArray *days; /* of AlongGraphDay */
  AlongDayScale *scale;
  int day, today;
  guint timer;
  gboolean narrow;
  gboolean filling; /* the program, not the person, moves the line */
};

G_DEFINE_FINAL_TYPE (AlongTimeBar, along_time_bar, GTK_TYPE_BOX)

enum
{
  DAY_CHANGED,
  CLOSE_ASKED,
  SAID,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static int
nearest (AlongTimeBar *self, int step)
{
  return self->days != NULL ? along_graph_days_nearest (self->days, self->day, step) : ALONG_DAY_NONE;
}

/** along_time_bar_words: (transfer full) (nullable): what happened on the day that the line stands at, and whether that was the last. */
char *
along_time_bar_words (AlongTimeBar *self)
{
  g_autofree char *words = self->days != NULL ? along_graph_days_words (self->days, self->day) : NULL;

  if (self->scale == NULL || self->day >= self->today || nearest (self, 1) != ALONG_DAY_NONE)
    return g_steal_pointer (&words);
  return g_strdup_printf ("%s%s%s", words != NULL ? words : "", words != NULL ? " " : "", _ ("Nothing more happened since."));
}

static void
say (AlongTimeBar *self, const char *words, int day)
{
  g_autofree char *date = along_day_to_words (day), *said = g_strdup_printf (words, date);

  g_signal_emit (self, signals[SAID], 0, said);
}

static void
name_play (AlongTimeBar *self)
{
  const char *words = self->timer != 0 ? C_ ("time", "Pause") : C_ ("time", "Play");

  gtk_button_set_icon_name (GTK_BUTTON (self->play),
                            self->timer != 0 ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (self->play, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* A button that leads nowhere hands the focus on. */
static void
set_sensitive (AlongTimeBar *self, GtkWidget *button, gboolean sensitive)
{
  if (!sensitive && gtk_widget_has_focus (button))
    gtk_widget_grab_focus (self->line);
  gtk_widget_set_sensitive (button, sensitive);
}

static void
show_day (AlongTimeBar *self)
{
  g_autofree char *date = along_day_to_words (self->day);
  g_autofree char *words = along_time_bar_words (self);
  g_autofree char *value = words != NULL ? g_strdup_printf ("%s. %s", date, words) : g_strdup (date);

  self->filling = TRUE;
  if (self->scale != NULL)
    gtk_range_set_value (GTK_RANGE (self->line), along_day_scale_position (self->scale, self->day));
  self->filling = FALSE;
  gtk_label_set_label (GTK_LABEL (self->date), date);
  gtk_label_set_label (GTK_LABEL (self->words), words != NULL ? words : "");
  gtk_widget_set_tooltip_text (self->words, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->line), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, value, -1);
  set_sensitive (self, self->earlier, nearest (self, -1) != ALONG_DAY_NONE);
  set_sensitive (self, self->later, nearest (self, 1) != ALONG_DAY_NONE);
}

/* Another day, by a person or by Play. */
static void
choose (AlongTimeBar *self, int day)
{
  if (self->scale == NULL || day == ALONG_DAY_NONE)
    return;
  day = CLAMP (day, along_day_scale_first (self->scale), self->today);
  if (day == self->day)
    return;
  self->day = day;
  show_day (self);
  g_signal_emit (self, signals[DAY_CHANGED], 0, day);
}

/** along_time_bar_step: to the nearest day before (-1) or after (1) on which something happened; where there is none, that is said. */
void
along_time_bar_step (AlongTimeBar *self, int step)
{
  int to = nearest (self, step), last = self->days != NULL ? along_graph_days_nearest (self->days, self->day + 1, -1) : ALONG_DAY_NONE;

  if (to != ALONG_DAY_NONE)
    choose (self, to);
  else if (self->scale != NULL && step > 0 && last != ALONG_DAY_NONE)
    /* Translators: a day */
    say (self, _ ("Nothing more happened after %s."), last);
  else if (self->scale != NULL && step < 0)
    /* Translators: a day */
    say (self, _ ("Nothing is known of before %s."), self->day);
}

static gboolean
play_cb (gpointer data)
{
  AlongTimeBar *self = data;
  int next = nearest (self, 1);

  /* after the last thing that happened, the family of today */
  choose (self, next != ALONG_DAY_NONE ? next : self->today);
  if (self->day < self->today)
    return G_SOURCE_CONTINUE;
  self->timer = 0;
  name_play (self);
  return G_SOURCE_REMOVE;
}

/** along_time_bar_play: plays or pauses; where nothing more happened it begins again at the first day, and says so. */
void
along_time_bar_play (AlongTimeBar *self, gboolean play)
{
  if (play == (self->timer != 0) || self->scale == NULL)
    return;
  if (play)
    {
      if (nearest (self, 1) == ALONG_DAY_NONE)
        {
          choose (self, along_day_scale_first (self->scale));
          if (self->day < self->today)
            /* Translators: a day */
            say (self, _ ("From the beginning: %s"), self->day);
        }
      self->timer = g_timeout_add (PLAY_STEP, play_cb, self);
    }
  else
    g_clear_handle_id (&self->timer, g_source_remove);
  name_play (self);
}

/** along_time_bar_is_playing: */
gboolean
along_time_bar_is_playing (AlongTimeBar *self)
{
  return self->timer != 0;
}

/** along_time_bar_get_day: the day that the line stands at. */
int
along_time_bar_get_day (AlongTimeBar *self)
{
  return self->day;
}

/** along_time_bar_set_day: moves the line to @day, without a word to anybody. */
void
along_time_bar_set_day (AlongTimeBar *self, int day)
{
  if (self->scale == NULL)
    return;
  self->day = CLAMP (day, along_day_scale_first (self->scale), self->today);
  show_day (self);
}

/* Whether @day is of the year, or of the month, that @other is of. */
static gboolean
is_same (int day, int other, gboolean month)
{
  int years[2], months[2], date;

  along_day_to_ymd (day, &years[0], &months[0], &date);
  along_day_to_ymd (other, &years[1], &months[1], &date);
  return years[0] == years[1] && (!month || months[0] == months[1]);
}

/* "2024"; "Mar 2026" where another mark is of that year, too; (nullable): nothing where it is of that month. */
static char *
mark_words (GArray *named, guint i)
{
  int day = g_array_index (named, int, i), year, month, date;
  gboolean year_again = FALSE;

  for (guint k = 0; k < named->len; k++)
    year_again |= k != i && is_same (day, g_array_index (named, int, k), FALSE);
  if (i > 0 && is_same (day, g_array_index (named, int, i - 1), TRUE))
    return NULL;
  along_day_to_ymd (day, &year, &month, &date);
  if (!year_again)
    return g_strdup_printf ("<small>%d</small>", year);
  /* Translators: a short name of a month, a year */
  return g_strdup_printf (C_ ("month", "<small>%s %d</small>"), along_month_short (month), year);
}

/* A mark for each day, of days that lie close together one; under some of them the year, where there is room for it. */
static void
draw_marks (AlongTimeBar *self)
{
  double apart = self->narrow ? YEARS_APART_NARROW : YEARS_APART, last = -1, marked = -1;
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (int));
  int before = ALONG_DAY_NONE;

  gtk_scale_clear_marks (GTK_SCALE (self->line));
  for (guint i = 0; self->scale != NULL && i < self->days->len; i++)
    {
      int day = ((AlongGraphDay *) g_ptr_array_index (self->days, i))->day;
      double at = along_day_scale_position (self->scale, day);

      if (day == before || (marked >= 0 && at - marked < MARKS_APART))
        continue;
      before = day;
      marked = at;
      if (last < 0 || at - last >= apart)
        {
          last = at;
          g_array_append_val (named, day);
        }
      else
        gtk_scale_add_mark (GTK_SCALE (self->line), at, GTK_POS_BOTTOM, NULL);
    }
  for (guint i = 0; i < named->len; i++)
    {
      g_autofree char *words = mark_words (named, i);

      gtk_scale_add_mark (GTK_SCALE (self->line), along_day_scale_position (self->scale, g_array_index (named, int, i)), GTK_POS_BOTTOM, words);
    }
}

/**
 * along_time_bar_set_days: the line of a family; the day that it stands at stays, if it is on the line.
 *
 * @days: from along_graph_days(); a reference is kept
 */
void
along_time_bar_set_days (AlongTimeBar *self, GPtrArray *days, int today)
{
  gboolean at_end = self->day == ALONG_DAY_NONE || self->day >= self->today;

  g_ptr_array_ref (days);
  g_clear_pointer (&self->days, g_ptr_array_unref);
  self->days = days;
  g_clear_pointer (&self->scale, along_day_scale_free);
  self->scale = along_day_scale_new (days, today);
  self->today = today;
  self->day = at_end ? today : CLAMP (self->day, along_day_scale_first (self->scale), today);
  draw_marks (self);
  show_day (self);
}

/** along_time_bar_forget: lets go of the family. */
void
along_time_bar_forget (AlongTimeBar *self)
{
  along_time_bar_play (self, FALSE);
  g_clear_pointer (&self->days, g_ptr_array_unref);
  g_clear_pointer (&self->scale, along_day_scale_free);
  self->day = self->today = ALONG_DAY_NONE;
  gtk_scale_clear_marks (GTK_SCALE (self->line));
  gtk_label_set_label (GTK_LABEL (self->date), "");
  gtk_label_set_label (GTK_LABEL (self->words), "");
  gtk_widget_set_tooltip_text (self->words, NULL);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->line), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT);
}

/** along_time_bar_set_narrow: what happened stands below the date, not beside it, and fewer years under the line. */
void
along_time_bar_set_narrow (AlongTimeBar *self, gboolean narrow)
{
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  g_object_ref (self->words);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (self->words)), self->words);
  if (narrow)
    gtk_box_insert_child_after (GTK_BOX (self), self->words, self->row);
  else
    gtk_box_insert_child_after (GTK_BOX (self->row), self->words, self->date);
  gtk_widget_set_hexpand (self->date, narrow);
  g_object_unref (self->words);
  draw_marks (self);
}

static void
moved_cb (AlongTimeBar *self)
{
  if (self->filling || self->scale == NULL)
    return;
  along_time_bar_play (self, FALSE);
  choose (self, along_day_scale_day (self->scale, gtk_range_get_value (GTK_RANGE (self->line))));
}

static gboolean
key_cb (AlongTimeBar *self, guint key, guint code, GdkModifierType state)
{
  int onward = gtk_widget_get_direction (self->line) == GTK_TEXT_DIR_RTL ? -1 : 1, step = 0;
  gboolean events = (state & GDK_CONTROL_MASK) != 0;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      step = -onward;
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      step = onward;
      break;
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      along_time_bar_play (self, self->timer == 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
      if (events)
        return GDK_EVENT_PROPAGATE; /* the page's own: from event to event */
      along_time_bar_play (self, FALSE);
      choose (self, self->day + (key == GDK_KEY_Page_Up ? -YEAR : YEAR));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  along_time_bar_play (self, FALSE);
  if (events)
    along_time_bar_step (self, step);
  else
    choose (self, self->day + step);
  return GDK_EVENT_STOP;
}

static void
earlier_cb (AlongTimeBar *self)
{
  along_time_bar_play (self, FALSE);
  along_time_bar_step (self, -1);
}

static void
later_cb (AlongTimeBar *self)
{
  along_time_bar_play (self, FALSE);
  along_time_bar_step (self, 1);
}

static void
play_clicked_cb (AlongTimeBar *self)
{
  along_time_bar_play (self, self->timer == 0);
}

static void
close_cb (AlongTimeBar *self)
{
  g_signal_emit (self, signals[CLOSE_ASKED], 0);
}

static void
along_time_bar_unmap (GtkWidget *widget)
{
  /* Nobody looks: nothing goes on by itself. */
  along_time_bar_play (ALONG_TIME_BAR (widget), FALSE);
  GTK_WIDGET_CLASS (along_time_bar_parent_class)->unmap (widget);
}

static void
along_time_bar_dispose (GObject *object)
{
  AlongTimeBar *self = ALONG_TIME_BAR (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->days, g_ptr_array_unref);
  g_clear_pointer (&self->scale, along_day_scale_free);
  G_OBJECT_CLASS (along_time_bar_parent_class)->dispose (object);
}

static void
along_time_bar_class_init (AlongTimeBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_time_bar_dispose;
  GTK_WIDGET_CLASS (klass)->unmap = along_time_bar_unmap;
  signals[DAY_CHANGED] = g_signal_new ("day-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT);
  signals[CLOSE_ASKED] = g_signal_new ("close-asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
  /* words for whoever looks, and for a screen reader */
  signals[SAID] = g_signal_new ("said", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_button (AlongTimeBar *self, const char *icon, const char *words, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (self->row), button);
  return button;
}

static void
along_time_bar_init (AlongTimeBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->day = self->today = ALONG_DAY_NONE;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "along-time-bar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("The family’s life"), -1);
  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  self->earlier = make_button (self, "go-previous-symbolic", _ ("What happened before"), G_CALLBACK (earlier_cb));
  self->play = make_button (self, "media-playback-start-symbolic", C_ ("time", "Play"), G_CALLBACK (play_clicked_cb));
  self->later = make_button (self, "go-next-symbolic", _ ("What happened next"), G_CALLBACK (later_cb));
  self->date = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->date, "heading");
  gtk_label_set_xalign (GTK_LABEL (self->date), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->date), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->date), 12);
  gtk_widget_set_margin_start (self->date, 6);
  gtk_box_append (GTK_BOX (self->row), self->date);
  self->words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  /* one line, whatever happened: a bar that grows would move the drawing under somebody's eyes */
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_widget_set_margin_start (self->words, 6);
  gtk_box_append (GTK_BOX (self->row), self->words);
  make_button (self, "window-close-symbolic", _ ("Close, back to today"), G_CALLBACK (close_cb));
  gtk_box_append (GTK_BOX (self), self->row);
  self->line = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 1, 0.001);
  gtk_range_set_round_digits (GTK_RANGE (self->line), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->line), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Day"), -1);
  g_signal_connect_swapped (self->line, "value-changed", G_CALLBACK (moved_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->line, keys);
  gtk_box_append (GTK_BOX (self), self->line);
}

/** along_time_bar_new: with no family yet. */
GtkWidget *
along_time_bar_new (void)
{
  return g_object_new (ALONG_TYPE_TIME_BAR, NULL);
}
