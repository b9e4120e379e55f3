/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-week-panel.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "along-chip.h"
#include "along-facts.h"
#include "along-flow.h"
#include "along-page.h"
#include "along-text.h"
#include "along-when.h"

struct _AlongWeekPanel
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *inner;
  GtkWidget *title;
  GtkWidget *before;
  GtkWidget *after;
  GtkWidget *close;
  GtkWidget *age;
  GtkWidget *figures;
  GtkWidget *done;
  GtkWidget *planned;
  GtkWidget *together;
  GtkWidget *contacts;
  GtkWidget *seen_section;
  GtkWidget *seen;
  GtkWidget *add;
};

enum
{
  STEP,
  CLOSE,
  CONTACT_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlongWeekPanel, along_week_panel, GTK_TYPE_WIDGET)

static void
clear_list (GtkWidget *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), child);
}

/* --- Contacts --- */

static const char *
contact_icon (AlongRecord *contact)
{
  switch (along_record_get_enum (contact, ALONG_CONTACT_P_STATUS))
    {
    case ALONG_CONTACT_STATUS_NO_ACCESS:
      return "along-door-symbolic";
    case ALONG_CONTACT_STATUS_FAMILY_CANCELLED:
    case ALONG_CONTACT_STATUS_SERVICE_CANCELLED:
      return "appointment-missed-symbolic";
    default:
      break;
    }
  return along_contact_icon (along_record_get_enum (contact, ALONG_CONTACT_P_MODE));
}

static char *
people_words (AlongFamily *family, AlongRecord *contact)
{
  GString *words = g_string_new (NULL);
  guint n = 0;
  const AlongId *people = along_record_get_refs (contact, ALONG_CONTACT_P_PARTICIPANTS, &n);

  for (guint i = 0; i < n; i++)
    {
      AlongRecord *person = along_family_find (family, ALONG_KIND_PERSON, people[i]);

      if (person != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", along_facts_first_name (person));
    }
  return g_string_free (words, FALSE);
}

/* "Home visit, 1 h 20 · Rowan, Dale"; what did not happen begins with that. */
static char *
contact_line (AlongFamily *family, AlongRecord *contact)
{
  int status = along_record_get_enum (contact, ALONG_CONTACT_P_STATUS);
  int minutes = (int) along_record_get_int (contact, ALONG_CONTACT_P_MINUTES, 0);
  g_autofree char *people = people_words (family, contact);
  g_autofree char *how = along_text_capital (along_contact_words (along_record_get_enum (contact, ALONG_CONTACT_P_MODE),
                                                       along_record_get_enum (contact, ALONG_CONTACT_P_PLACE)));
  GString *line = g_string_new (NULL);

  if (status != ALONG_CONTACT_STATUS_COMPLETED)
    g_string_append_printf (line, "%s · ", along_contact_status_words (status));
  g_string_append (line, how);
  if (status == ALONG_CONTACT_STATUS_COMPLETED && minutes > 0)
    {
      g_autofree char *length = along_when_minutes (minutes);
      g_string_append_printf (line, ", %s", length);
    }
  if (*people != '\0')
    g_string_append_printf (line, " · %s", people);
  return g_string_free (line, FALSE);
}

static char *
day_and_time (const AlongInstant *at)
{
  const char *weekday = along_weekday_name (along_day_weekday (at->day));
  g_autofree char *time = at->day_only ? NULL : along_instant_time_words (at);

  /* Translators: a weekday and a time */
  return time != NULL ? g_strdup_printf (C_ ("date", "%s %s"), weekday, time) : g_strdup (weekday);
}

static void
add_tags (GtkWidget *box, AlongRecord *contact)
{
  static const struct
  {
    int property;
    const char *words;
  } elements[] = {
    { ALONG_CONTACT_P_ENABLING, NC_ ("element", "Enabling") },
    { ALONG_CONTACT_P_EDUCATIONAL, NC_ ("element", "Educational") },
    { ALONG_CONTACT_P_PRACTICAL, NC_ ("element", "Practical") },
  };
  GtkWidget *flow = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (along_record_get_int (contact, elements[i].property, 0) > 0)
      {
        if (flow == NULL)
          {
            flow = along_flow_new ();
            gtk_widget_set_margin_top (flow, 3);
            gtk_accessible_update_property (GTK_ACCESSIBLE (flow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                            C_ ("element", "Elements"), -1);
            gtk_box_append (GTK_BOX (box), flow);
          }
        along_flow_append (ALONG_FLOW (flow),
                           along_tag_new ("chip-neutral", NULL, g_dpgettext2 (GETTEXT_PACKAGE, "element", elements[i].words)));
      }
}

static GtkWidget *
add_row (GtkWidget *list, const char *icon, const char *icon_class, const char *title, const char *title_class,
         const char *subtitle, GtkWidget **texts)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *label = gtk_label_new (title);
  g_autofree char *name = subtitle != NULL ? g_strdup_printf ("%s. %s", title, subtitle) : g_strdup (title);

  gtk_widget_add_css_class (box, "along-week-row");
  if (icon != NULL)
    {
      GtkWidget *image = gtk_image_new_from_icon_name (icon);
      gtk_widget_add_css_class (image, icon_class);
      gtk_widget_set_valign (image, GTK_ALIGN_START);
      gtk_widget_set_margin_top (image, 2);
      gtk_box_append (GTK_BOX (box), image);
    }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (title_class != NULL)
    gtk_widget_add_css_class (label, title_class);
  gtk_box_append (GTK_BOX (column), label);
  if (subtitle != NULL)
    {
      GtkWidget *second = gtk_label_new (subtitle);
      gtk_label_set_xalign (GTK_LABEL (second), 0);
      gtk_label_set_wrap (GTK_LABEL (second), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (second), PANGO_WRAP_WORD_CHAR);
      gtk_widget_add_css_class (second, "caption");
      gtk_widget_add_css_class (second, "along-second");
      gtk_box_append (GTK_BOX (column), second);
    }
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (box), column);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  if (texts != NULL)
    *texts = column;
  return row;
}

/* Keeps which record a row is about. */
static void
mark_row (GtkWidget *row, AlongRecord *record)
{
  g_object_set_data_full (G_OBJECT (row), "record", along_id_to_text (along_record_get_id (record)), g_free);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  AlongInstant one, other;

  along_record_get_instant (*(AlongRecord *const *) a, ALONG_CONTACT_P_AT, &one);
  along_record_get_instant (*(AlongRecord *const *) b, ALONG_CONTACT_P_AT, &other);
  return along_instant_compare (&one, &other);
}

/* The contacts of the week, in order of time, with what came of them. */
static void
fill_contacts (AlongWeekPanel *self, AlongFamily *family, int monday)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new ();
  AlongRecord *contact;

  clear_list (self->contacts);
  ALONG_FOREACH (contact, family, ALONG_KIND_CONTACT)
    {
      AlongInstant at;

      if (along_record_get_instant (contact, ALONG_CONTACT_P_AT, &at) && at.day >= monday && at.day <= monday + 6)
        g_ptr_array_add (contacts, contact);
    }
  g_ptr_array_sort (contacts, compare_times);
  for (guint i = 0; i < contacts->len; i++)
    {
      AlongInstant at;
      GtkWidget *row, *texts;
      g_autofree char *when = NULL;
      g_autofree char *line = NULL;
      g_autofree char *id = along_id_to_text (along_record_get_id (contacts->pdata[i]));

      contact = contacts->pdata[i];
      along_record_get_instant (contact, ALONG_CONTACT_P_AT, &at);
      when = day_and_time (&at);
      line = contact_line (family, contact);
      row = add_row (self->contacts, contact_icon (contact), "along-petrol", when, "heading", line, &texts);
      add_tags (texts, contact);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "contact", g_steal_pointer (&id), g_free);
      mark_row (row, contact);
    }
  if (contacts->len == 0)
    add_row (self->contacts, NULL, NULL, _ ("No contacts in this week."), "along-second", NULL, NULL);
}

/* --- Seen --- */

static void
fill_seen (AlongWeekPanel *self, AlongFamily *family, int monday)
{
  AlongRecord *record;

  clear_list (self->seen);
  ALONG_FOREACH (record, family, ALONG_KIND_OBSERVATION)
    {
      int day = along_record_get_day (record, ALONG_OBSERVATION_P_DATE);

      if (along_record_get_enum (record, ALONG_OBSERVATION_P_SIDE) == ALONG_SIDE_STRENGTH && day >= monday && day <= monday + 6)
        {
          const char *by = along_record_get_text (record, ALONG_OBSERVATION_P_TOLD_BY);
          const char *weekday = along_weekday_name (along_day_weekday (day));
          /* Translators: a weekday, and who saw it or told us */
          g_autofree char *source = by != NULL && *by != '\0' ? g_strdup_printf (C_ ("seen", "%s, %s"), weekday, by)
                                                              : g_strdup (weekday);
          mark_row (add_row (self->seen, "starred-symbolic", "along-star",
                             along_record_get_text (record, ALONG_OBSERVATION_P_TEXT), NULL, source, NULL), record);
        }
    }
  ALONG_FOREACH (record, family, ALONG_KIND_VOICE)
    {
      int day = along_record_get_day (record, ALONG_VOICE_P_DATE);

      if (day >= monday && day <= monday + 6)
        {
          AlongRecord *person = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (record, ALONG_VOICE_P_PERSON));
          g_autofree char *quote = g_strdup_printf (_ ("“%s”"), along_record_get_text (record, ALONG_VOICE_P_WORDS));
          /* Translators: who said it, and a weekday */
          g_autofree char *source = g_strdup_printf (C_ ("voice", "%s, %s"), person != NULL ? along_facts_first_name (person) : "",
                                                     along_weekday_name (along_day_weekday (day)));
          mark_row (add_row (self->seen, "along-voice-symbolic", "along-petrol", quote, "along-words", source, NULL), record);
        }
    }
  gtk_widget_set_visible (self->seen_section, gtk_widget_get_first_child (self->seen) != NULL);
}

/* --- Figures --- */

static void
fill_figures (AlongWeekPanel *self, AlongRibbon *ribbon, int monday)
{
  AlongSupport *support = along_ribbon_n_episodes (ribbon) > 0 ? along_ribbon_episode_on (ribbon, monday + 6) : NULL;
  int index = support != NULL ? along_support_find_week (support, monday) : -1;
  guint n = 0;
  const AlongSupportWeek *weeks = support != NULL ? along_support_weeks (support, &n) : NULL;
  g_autofree char *done = NULL;
  g_autofree char *planned = NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *together = NULL;
  double low = NAN, high = NAN;

  if (support != NULL)
    along_support_plan_between (support, monday, monday + 6, &low, &high);
  if (!isnan (low))
    {
      g_autofree char *words = along_ribbon_planned_words (low, high);
      planned = g_strdup_printf (_ ("planned %s"), words);
    }
  if (index >= 0)
    {
      const AlongSupportWeek *week = &weeks[index];
      int cancelled = week->no_access + week->family_cancelled + week->service_cancelled;

      done = g_strdup_printf (ngettext ("%d contact", "%d contacts", (gulong) week->count), week->count);
      if (week->minutes > 0)
        {
          g_autofree char *length = along_when_minutes (week->minutes);
          g_ptr_array_add (parts, g_strdup_printf (_ ("%s together"), length));
        }
      if (cancelled == 0 && week->count > 0)
        g_ptr_array_add (parts, g_strdup (_ ("every visit kept")));
      if (week->no_access > 0)
        g_ptr_array_add (parts, g_strdup_printf (ngettext ("%d no answer", "%d no answers", (gulong) week->no_access), week->no_access));
      if (week->family_cancelled > 0)
        g_ptr_array_add (parts, g_strdup_printf (_ ("family cancelled: %d"), week->family_cancelled));
      if (week->service_cancelled > 0)
        g_ptr_array_add (parts, g_strdup_printf (_ ("we cancelled: %d"), week->service_cancelled));
    }
  else
    done = g_strdup (monday > along_ribbon_today (ribbon) ? _ ("Still to come") : _ ("Outside the support"));
  gtk_label_set_label (GTK_LABEL (self->done), done);
  gtk_label_set_label (GTK_LABEL (self->planned), planned != NULL ? planned : "");
  g_ptr_array_add (parts, NULL);
  together = g_strjoinv (", ", (char **) parts->pdata);
  gtk_label_set_label (GTK_LABEL (self->together), together);
  gtk_widget_set_visible (self->together, *together != '\0');
}

static void
fill_age (AlongWeekPanel *self, AlongRibbon *ribbon, AlongFamily *family, int monday)
{
  g_autofree char *age = along_ribbon_age_words (ribbon, monday);
  AlongRecord *pregnancy = along_facts_pregnancy (family, monday);
  g_autoptr (GPtrArray) babies = pregnancy != NULL ? along_facts_living_babies (family, pregnancy) : g_ptr_array_new ();
  int born = pregnancy != NULL ? along_facts_born (pregnancy) : ALONG_DAY_NONE;
  g_autofree char *words = NULL;

  if (age != NULL && babies->len == 1 && born != ALONG_DAY_NONE && born <= monday)
    /* Translators: a baby's name and age */
    words = g_strdup_printf (_ ("%s is %s"), along_facts_first_name (babies->pdata[0]), age);
  else if (age != NULL && babies->len > 1 && born != ALONG_DAY_NONE && born <= monday)
    {
      g_autoptr (GString) names = g_string_new (NULL);

      for (guint i = 0; i < babies->len; i++)
        /* Translators: between names */
        g_string_append_printf (names, "%s%s", i > 0 ? C_ ("names", ", ") : "", along_facts_first_name (babies->pdata[i]));
      words = g_strdup_printf (_ ("%s: %s"), names->str, age);
    }
  else if (age != NULL)
    words = along_text_capital (age);
  gtk_label_set_label (GTK_LABEL (self->age), words != NULL ? words : "");
  gtk_widget_set_visible (self->age, words != NULL);
}

/** along_week_panel_show: the calendar week of @day. */
void
along_week_panel_show (AlongWeekPanel *self, AlongRibbon *ribbon, AlongFamily *family, int day)
{
  int monday = along_day_week_start (day), today = along_ribbon_today (ribbon), year, month, of_month;
  int this_year, this_month, this_day;
  g_autofree char *title = NULL;
  g_autofree char *target = along_day_to_edtf (today >= monday && today <= monday + 6 ? today : monday);

  along_day_to_ymd (monday, &year, &month, &of_month);
  along_day_to_ymd (today, &this_year, &this_month, &this_day);
  if (ABS (today - monday) < 330)
    /* Translators: the Monday of a week: day, month */
    title = g_strdup_printf (_ ("Week of %d %s"), of_month, along_month_name (month));
  else
    title = g_strdup_printf (_ ("Week of %d %s %d"), of_month, along_month_name (month), year);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  fill_age (self, ribbon, family, monday);
  fill_figures (self, ribbon, monday);
  fill_contacts (self, family, monday);
  fill_seen (self, family, monday);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add), "s", target);
}

/** along_week_panel_clear: nothing of the family stays. */
void
along_week_panel_clear (AlongWeekPanel *self)
{
  GtkWidget *labels[] = { self->title, self->age, self->done, self->planned, self->together };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    gtk_label_set_label (GTK_LABEL (labels[i]), "");
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL);
  clear_list (self->contacts);
  clear_list (self->seen);
}

/** along_week_panel_focus: to the first thing in it. */
gboolean
along_week_panel_focus (AlongWeekPanel *self)
{
  return gtk_widget_grab_focus (self->before);
}

/** along_week_panel_focus_record: to the row of one record; %FALSE if it has none. */
gboolean
along_week_panel_focus_record (AlongWeekPanel *self, AlongId record)
{
  GtkWidget *lists[] = { self->contacts, self->seen };
  char id[ALONG_ID_TEXT];

  along_id_format (record, id);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (GtkWidget *row = gtk_widget_get_first_child (lists[i]); row != NULL; row = gtk_widget_get_next_sibling (row))
      if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "record"), id) == 0)
        return gtk_widget_grab_focus (row);
  return FALSE;
}

/** along_week_panel_set_compact: as a card: no scrolling of its own. */
void
along_week_panel_set_compact (AlongWeekPanel *self, gboolean compact)
{
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  compact ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (self->scrolled, !compact);
  if (compact)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "card");
      gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
    }
}

/** along_week_panel_set_closable: whether a button puts it away, where it lies over the ribbon. */
void
along_week_panel_set_closable (AlongWeekPanel *self, gboolean closable)
{
  gtk_widget_set_visible (self->close, closable);
}

static void
contact_activated_cb (AlongWeekPanel *self, GtkListBoxRow *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), "contact");

  if (id != NULL)
    g_signal_emit (self, signals[CONTACT_ACTIVATED], 0, id);
}

static void
before_cb (AlongWeekPanel *self)
{
  g_signal_emit (self, signals[STEP], 0, -1);
}

static void
after_cb (AlongWeekPanel *self)
{
  g_signal_emit (self, signals[STEP], 0, 1);
}

static void
close_cb (AlongWeekPanel *self)
{
  g_signal_emit (self, signals[CLOSE], 0);
}

static void
along_week_panel_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (child != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (along_week_panel_parent_class)->dispose (object);
}

static void
along_week_panel_class_init (AlongWeekPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_week_panel_dispose;
  signals[STEP] = g_signal_new ("step", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[CONTACT_ACTIVATED] = g_signal_new ("contact-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                             G_TYPE_STRING);
  signals[CLOSE] = g_signal_new ("close", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "weekpanel");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/alongside/Alongside/pages/timeline/along-week-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, AlongWeekPanel, scrolled);
  gtk_widget_class_bind_template_child (widget_class, AlongWeekPanel, inner);
  gtk_widget_class_bind_template_child (widget_class, AlongWeekPanel, title);
  gtk_widget_class_bind_template_child (widget_class, AlongWeekPanel, before);
  gtk_widget_class_bind_template_child (widget_class, AlongWeekPanel, after);
  gtk_widget_class_bind_template_child (widget_class, AlongWeekPanel, close);
  gtk_widget_class_bind_template_child (widget_class, AlongWeekPanel, age);
  gtk_widget_class_bind_template_child (widget_class, AlongWeekPanel, figures);
  gtk_widget_class_bind_template_child (widget_class, AlongWeekPanel, done);
  gtk_widget_class_bind_template_child (widget_class, AlongWeekPanel, planned);
  gtk_widget_class_bind_template_child (widget_class, AlongWeekPanel, together);
  gtk_widget_class_bind_template_child (widget_class, AlongWeekPanel, contacts);
  gtk_widget_class_bind_template_child (widget_class, AlongWeekPanel, seen_section);
  gtk_widget_class_bind_template_child (widget_class, AlongWeekPanel, seen);
  gtk_widget_class_bind_template_child (widget_class, AlongWeekPanel, add);
  gtk_widget_class_bind_template_callback (widget_class, contact_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, before_cb);
  gtk_widget_class_bind_template_callback (widget_class, after_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
along_week_panel_init (AlongWeekPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  along_page_adds (self->add);
}
