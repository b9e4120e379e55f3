/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-overview-sections.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-draft-row.h"
#include "along-crowding.h"
#include "along-facts.h"
#include "along-overview-forms.h"
#include "along-overview-words.h"
#include "along-page.h"
#include "along-when.h"

#define MOST_STRENGTHS 3
#define MOST_OTHERS 3
#define MOST_WORRIES 3

void
along_overview_clear (GtkWidget *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
}

/** along_overview_add_row: a row with a picture before it. What people wrote is never read as markup. */
GtkWidget *
along_overview_add_row (GtkWidget *list, const char *icon, const char *css_class, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  if (icon != NULL)
    {
      GtkWidget *image = gtk_image_new_from_icon_name (icon);
      if (css_class != NULL)
        gtk_widget_add_css_class (image, css_class);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
    }
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static void
add_words (GtkWidget *row, const char *words, const char *class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, class);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}

static void
add_button (GtkWidget *row, const char *label, const char *action, const char *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* A sentence, and perhaps a way on, where there is nothing yet. */
static void
add_empty (GtkWidget *list, const char *words, const char *label, const char *action, const char *target)
{
  GtkWidget *row = along_overview_add_row (list, NULL, NULL, words, NULL);

  gtk_widget_add_css_class (row, "along-empty");
  if (label != NULL
      && (g_str_equal (action, "win.add-contact") ? along_page_widget_adds (list) : !along_page_widget_is_read_only (list)))
    add_button (row, label, action, target);
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  AlongRecord *one = *(AlongRecord *const *) a;
  AlongRecord *other = *(AlongRecord *const *) b;
  gboolean voices = along_record_get_kind_id (one) == ALONG_KIND_VOICE;
  int property = voices ? ALONG_VOICE_P_DATE : ALONG_OBSERVATION_P_DATE;
  int day = along_record_get_day (one, property), other_day = along_record_get_day (other, property);

  return (day < other_day) - (day > other_day);
}

/* Observations of one side that have not ended, newest first. */
static GPtrArray *
observations (AlongFamily *family, int side)
{
  GPtrArray *found = g_ptr_array_new ();
  AlongRecord *observation;

  ALONG_FOREACH (observation, family, ALONG_KIND_OBSERVATION)
    if (along_record_get_enum (observation, ALONG_OBSERVATION_P_SIDE) == side
        && !along_record_has (observation, ALONG_OBSERVATION_P_ENDED))
      g_ptr_array_add (found, observation);
  g_ptr_array_sort (found, compare_dates);
  return found;
}

static AlongRecord *
newest_voice (AlongFamily *family)
{
  AlongRecord *voice, *newest = NULL;

  ALONG_FOREACH (voice, family, ALONG_KIND_VOICE)
    if (newest == NULL
        || along_record_get_day (voice, ALONG_VOICE_P_DATE) >= along_record_get_day (newest, ALONG_VOICE_P_DATE))
      newest = voice;
  return newest;
}

/* The newest words of a parent, said in a contact or @written into a form. %FALSE: there are none. */
static gboolean
add_quote (GtkWidget *list, AlongFamily *family, const AlongFormWords *written, int today)
{
  AlongRecord *voice = newest_voice (family), *form = written->form, *person;
  int said_on = voice != NULL ? along_record_get_day (voice, ALONG_VOICE_P_DATE) : ALONG_DAY_NONE;
  int written_on = form != NULL ? along_record_get_day (form, ALONG_ASSESSMENT_P_DATE) : ALONG_DAY_NONE;
  gboolean of_form = form != NULL && (voice == NULL || written_on >= said_on);
  g_autofree char *day = NULL, *quote = NULL, *source = NULL;

  if (voice == NULL && form == NULL)
    return FALSE;
  person = along_family_find (family, ALONG_KIND_PERSON,
                              of_form ? along_record_get_ref (form, ALONG_ASSESSMENT_P_PARENT)
                                      : along_record_get_ref (voice, ALONG_VOICE_P_PERSON));
  day = along_when_day_inside (of_form ? written_on : said_on, today);
  quote = g_strdup_printf (_ ("“%s”"), of_form ? written->words : along_record_get_text (voice, ALONG_VOICE_P_WORDS));
  if (person != NULL)
    /* Translators: whose words, and when */
    source = g_strdup_printf (_ ("%s’s own words, %s"), along_facts_first_name (person), day);
  else
    source = g_strdup_printf (_ ("Own words, %s"), day);
  gtk_widget_add_css_class (along_overview_add_row (list, "along-voice-symbolic", "along-petrol", quote, source), "along-quote");
  return TRUE;
}

/* What was written as going well into the newest form that says so. */
static void
add_form_strength (GtkWidget *list, AlongFamily *team, AlongRecord *assessment, const char *words, int today)
{
  AlongRecord *questionnaire = along_family_find (team, ALONG_KIND_QUESTIONNAIRE,
                                                  along_record_get_ref (assessment, ALONG_ASSESSMENT_P_QUESTIONNAIRE));
  g_autofree char *day = along_when_day_inside (along_record_get_day (assessment, ALONG_ASSESSMENT_P_DATE), today);
  /* Translators: title of a form, date */
  g_autofree char *source = g_strdup_printf (_ ("From %s, %s"), along_record_get_text (questionnaire, ALONG_QUESTIONNAIRE_P_TITLE), day);

  along_overview_add_row (list, "starred-symbolic", "along-star", words, source);
}

/** along_overview_fill_strengths: the newest strengths and one quote. */
void
along_overview_fill_strengths (GtkWidget *list, AlongFamily *family, AlongFamily *team, int today)
{
  g_autoptr (GPtrArray) strengths = observations (family, ALONG_SIDE_STRENGTH);
  AlongFormWords written[] = { { .role = "strengths" }, { .role = "own-words" } };
  AlongRecord *form;
  guint n = 0;
  gboolean quoted;

  along_overview_clear (list);
  along_overview_read_forms (family, team, written, G_N_ELEMENTS (written));
  form = written[0].form;
  for (guint i = 0; n < MOST_STRENGTHS - 1 && (i < strengths->len || form != NULL);)
    {
      AlongRecord *seen = i < strengths->len ? strengths->pdata[i] : NULL;

      if (form != NULL && (seen == NULL
                           || along_record_get_day (form, ALONG_ASSESSMENT_P_DATE) >= along_record_get_day (seen, ALONG_OBSERVATION_P_DATE)))
        {
          add_form_strength (list, team, form, written[0].words, today);
          form = NULL;
        }
      else
        {
          g_autofree char *source = along_overview_source (family, seen, today);

          along_overview_add_row (list, "starred-symbolic", "along-star", along_record_get_text (seen, ALONG_OBSERVATION_P_TEXT), source);
          i++;
        }
      n++;
    }
  quoted = add_quote (list, family, &written[1], today);
  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    g_free (written[i].words);
  if (n == 0 && !quoted)
    add_empty (list, _ ("No strengths written down yet. What did you notice last time?"), _ ("_Add one"),
               "win.add-contact", "");
}

/* This week. */

static int
compare_contacts (gconstpointer a, gconstpointer b)
{
  AlongInstant one, other;

  along_record_get_instant (*(AlongRecord *const *) a, ALONG_CONTACT_P_AT, &one);
  along_record_get_instant (*(AlongRecord *const *) b, ALONG_CONTACT_P_AT, &other);
  return along_instant_compare (&other, &one);
}

static char *
contact_title (AlongRecord *contact, AlongFamily *team)
{
  guint n = 0;
  const AlongId *modules = along_record_get_refs (contact, ALONG_CONTACT_P_MODULES, &n);
  const char *words = along_contact_words (along_record_get_enum (contact, ALONG_CONTACT_P_MODE),
                                           along_record_get_enum (contact, ALONG_CONTACT_P_PLACE));
  g_autofree char *first = NULL;

  for (guint i = 0; i < n; i++)
    {
      AlongRecord *module = along_family_find (team, ALONG_KIND_MODULE, modules[i]);
      if (module != NULL)
        return g_strdup (along_record_get_text (module, ALONG_MODULE_P_TITLE));
    }
  first = g_utf8_strup (words, g_utf8_next_char (words) - words);
  return g_strconcat (first, g_utf8_next_char (words), NULL);
}

/* A weekday by itself is one of this week's. */
static char *
when_words (const AlongInstant *at, int today)
{
  int monday = along_day_week_start (today);
  g_autofree char *day = NULL, *time = NULL;

  if (at->day >= monday && at->day <= monday + 6)
    return along_when_instant (at, today);
  day = along_day_to_weekday_words (at->day);
  if (at->day_only)
    return g_steal_pointer (&day);
  time = along_instant_time_words (at);
  /* Translators: weekday and date, time */
  return g_strdup_printf (C_ ("date", "%s %s"), day, time);
}

static char *
contact_line (AlongFamily *family, AlongRecord *contact, int today)
{
  AlongInstant at;
  guint n = 0;
  const AlongId *people = along_record_get_refs (contact, ALONG_CONTACT_P_PARTICIPANTS, &n);
  int minutes = (int) along_record_get_int (contact, ALONG_CONTACT_P_MINUTES, 0);
  g_autofree char *when = NULL;
  GString *line;

  along_record_get_instant (contact, ALONG_CONTACT_P_AT, &at);
  when = when_words (&at, today);
  line = g_string_new (when);
  g_string_append_printf (line, " · %s", along_contact_words (along_record_get_enum (contact, ALONG_CONTACT_P_MODE),
                                                             along_record_get_enum (contact, ALONG_CONTACT_P_PLACE)));
  for (guint i = 0; i < n; i++)
    {
      AlongRecord *person = along_family_find (family, ALONG_KIND_PERSON, people[i]);

      if (person == NULL)
        continue;
      g_string_append (line, i > 0 && i + 1 == n ? C_ ("names", " and ") : C_ ("names", ", "));
      g_string_append (line, along_facts_first_name (person));
    }
  if (minutes > 0)
    {
      g_autofree char *length = along_when_minutes (minutes);
      g_string_append_printf (line, ", %s", length);
    }
  return g_string_free (line, FALSE);
}

/* @words: (nullable): in place of whether it was done: of one that is not in this week */
static void
add_contact_row (GtkWidget *list, AlongFamily *family, AlongFamily *team, AlongRecord *contact, int today, const char *words)
{
  int status = along_record_get_enum (contact, ALONG_CONTACT_P_STATUS);
  gboolean planned = status == ALONG_CONTACT_STATUS_PLANNED;
  AlongInstant at;
  g_autofree char *title = contact_title (contact, team);
  g_autofree char *line = contact_line (family, contact, today);
  GtkWidget *row;

  along_record_get_instant (contact, ALONG_CONTACT_P_AT, &at);
  row = along_overview_add_row (list,
                 status == ALONG_CONTACT_STATUS_COMPLETED ? "emblem-ok-symbolic"
                 : planned                                ? along_contact_icon (along_record_get_enum (contact, ALONG_CONTACT_P_MODE))
                                                          : "along-door-symbolic",
                 planned ? "along-petrol" : "along-second", title, line);
  {
    char id[ALONG_ID_TEXT];

    along_id_format (along_record_get_id (contact), id);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", id);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.change-contact");
  }
  add_words (row,
             planned && (at.day_only ? at.day < today : at.ms < along_family_now (family))
                 && !along_page_widget_is_read_only (list)
               ? _ ("What happened?")
             : words != NULL                                                        ? words
                                                                                    : along_contact_status_words (status),
             planned ? "along-petrol" : "along-second");
}

/* A gap or less than was planned, as the list of families and the timeline say it, with the sums behind it. */
static void
add_notice (GtkWidget *list, AlongFamily *family, int today)
{
  g_autofree char *why = NULL;
  g_autofree char *words = along_overview_notice (family, today, &why);
  GtkWidget *row;

  if (words == NULL)
    return;
  row = along_overview_add_row (list, "along-ribbon-symbolic", "along-notice", words, why);
  gtk_widget_add_css_class (row, "along-notice");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", "timeline");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-page");
}

/** along_overview_fill_week: contacts of this week, planned and done; the next and the last one; what needs saying of them. */
void
along_overview_fill_week (GtkWidget *list, AlongFamily *family, AlongFamily *team, int today)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new ();
  int monday = along_day_week_start (today);
  AlongRecord *contact, *next = along_facts_next_contact (family, along_family_now (family));
  AlongRecord *last = along_facts_last_contact (family, today);

  along_overview_clear (list);
  ALONG_FOREACH (contact, family, ALONG_KIND_CONTACT)
    {
      int day = along_record_get_day (contact, ALONG_CONTACT_P_AT);
      if (day >= monday && day <= monday + 6)
        g_ptr_array_add (contacts, contact);
    }
  g_ptr_array_sort (contacts, compare_contacts);
  if (next != NULL && !g_ptr_array_find (contacts, next, NULL))
    add_contact_row (list, family, team, next, today, C_ ("contact", "Next"));
  for (guint i = 0; i < contacts->len; i++)
    add_contact_row (list, family, team, contacts->pdata[i], today, NULL);
  if (last != NULL && !g_ptr_array_find (contacts, last, NULL))
    add_contact_row (list, family, team, last, today, C_ ("contact", "Last contact"));
  if (gtk_widget_get_first_child (list) == NULL)
    {
      if (along_facts_open_episode (family, today) == NULL)
        add_empty (list, _ ("No contacts written down."), NULL, NULL, NULL);
      else if (along_facts_latest_plan (family, along_facts_open_episode (family, today)) == NULL)
        add_empty (list, _ ("No plan yet. Agree one with the family when you are ready."), _ ("_Make a plan"),
                   "win.show-page", "plan");
      else
        add_empty (list, _ ("No contacts yet. Write the first one down when you have met."), _ ("_Add contact"),
                   "win.add-contact", "");
    }
  add_notice (list, family, today);
}

/** along_overview_fill_hopes: open hopes with the last score and the first. %FALSE: there are none. */
gboolean
along_overview_fill_hopes (GtkWidget *list, AlongFamily *family, int today)
{
  AlongRecord *hope;
  guint n = 0;

  along_overview_clear (list);
  ALONG_FOREACH (hope, family, ALONG_KIND_HOPE)
    {
      AlongRecord *score, *first = NULL, *last = NULL;
      AlongRecord *owner = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (hope, ALONG_HOPE_P_OWNER));
      g_autofree char *line = NULL;
      GtkWidget *row;

      if (along_record_get_enum (hope, ALONG_HOPE_P_STATE) != ALONG_HOPE_STATE_OPEN)
        continue;
      ALONG_FOREACH (score, family, ALONG_KIND_HOPE_SCORE)
        {
          int on = along_record_get_day (score, ALONG_HOPE_SCORE_P_ON);

          if (!along_record_refers_to (score, ALONG_HOPE_SCORE_P_HOPE, along_record_get_id (hope)))
            continue;
          if (first == NULL || on < along_record_get_day (first, ALONG_HOPE_SCORE_P_ON))
            first = score;
          if (last == NULL || on >= along_record_get_day (last, ALONG_HOPE_SCORE_P_ON))
            last = score;
        }
      if (last != NULL)
        {
          const char *name = owner != NULL ? along_facts_first_name (owner) : NULL;
          int now = (int) along_record_get_int (last, ALONG_HOPE_SCORE_P_VALUE, 0);
          int then = (int) along_record_get_int (first, ALONG_HOPE_SCORE_P_VALUE, 0);
          g_autofree char *when = along_day_to_words (along_record_get_day (first, ALONG_HOPE_SCORE_P_ON));
          g_autofree char *says = name != NULL ? g_strdup_printf (_ ("%s says %d out of 10."), name, now)
                                               : g_strdup_printf (_ ("Now %d out of 10."), now);

          if (first != last)
            /* Translators: "Jade says 6 out of 10.", the first score, when */
            line = g_strdup_printf (_ ("%s It was %d on %s."), says, then, when);
          else
            line = g_steal_pointer (&says);
        }
      row = along_overview_add_row (list, NULL, NULL, along_record_get_text (hope, ALONG_HOPE_P_TEXT), line);
      if (last != NULL)
        {
          GtkWidget *bar = gtk_level_bar_new_for_interval (0, 10);

          gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), (double) along_record_get_int (last, ALONG_HOPE_SCORE_P_VALUE, 0));
          gtk_widget_set_size_request (bar, 120, -1);
          gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
          gtk_widget_add_css_class (bar, "along-hope");
          gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, line, -1);
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), bar);
        }
      n++;
    }
  return n > 0;
}

/* What there is to say of a professional: the next joint visit, else the purpose. */
static char *
professional_line (AlongFamily *family, AlongRecord *professional, int today)
{
  AlongRecord *visit, *next = NULL;
  const char *purpose = along_record_get_text (professional, ALONG_PROFESSIONAL_P_PURPOSE);

  ALONG_FOREACH (visit, family, ALONG_KIND_PROFESSIONAL_CONTACT)
    if (along_record_refers_to (visit, ALONG_PROFESSIONAL_CONTACT_P_PROFESSIONAL, along_record_get_id (professional))
        && along_record_get_bool (visit, ALONG_PROFESSIONAL_CONTACT_P_JOINT)
        && along_record_get_day (visit, ALONG_PROFESSIONAL_CONTACT_P_DATE) >= today
        && (next == NULL
            || along_record_get_day (visit, ALONG_PROFESSIONAL_CONTACT_P_DATE)
                 < along_record_get_day (next, ALONG_PROFESSIONAL_CONTACT_P_DATE)))
      next = visit;
  if (next != NULL)
    {
      g_autofree char *day = along_when_day_inside (along_record_get_day (next, ALONG_PROFESSIONAL_CONTACT_P_DATE), today);
      return g_strdup_printf (_ ("Joint visit %s"), day);
    }
  return g_strdup (purpose);
}

/** along_overview_fill_others: professionals involved today, and first, where many of them come, how many. Returns: how many
 * are involved. @team: (nullable): how many are a lot */
guint
along_overview_fill_others (GtkWidget *list, AlongFamily *family, AlongFamily *team, int today)
{
  AlongRecord *professional;
  guint n = 0;

  along_overview_clear (list);
  if (along_crowding_is_much (family, team, today))
    {
      g_autofree char *words = along_crowding_words (family, team, today);

      add_button (along_overview_add_row (list, NULL, NULL, words, NULL), _ ("_See visits"), "win.show-page", "timeline");
    }
  ALONG_FOREACH (professional, family, ALONG_KIND_PROFESSIONAL)
    {
      g_autofree char *line = NULL;
      const char *role = along_record_get_text (professional, ALONG_PROFESSIONAL_P_ROLE);
      const char *name = along_record_get_text (professional, ALONG_PROFESSIONAL_P_NAME);
      g_autofree char *title = NULL;

      if (!along_record_valid_on (professional, ALONG_PROFESSIONAL_P_START, ALONG_PROFESSIONAL_P_END, today))
        continue;
      if (++n > MOST_OTHERS)
        continue;
      line = professional_line (family, professional, today);
      {
        g_autofree char *first = g_utf8_strup (role, g_utf8_next_char (role) - role);
        title = g_strconcat (first, g_utf8_next_char (role), NULL);
      }
      along_overview_add_row (list, NULL, NULL, title, line != NULL ? line : name);
    }
  if (n > MOST_OTHERS)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MOST_OTHERS), n - MOST_OTHERS);
      gtk_widget_add_css_class (along_overview_add_row (list, NULL, NULL, more, NULL), "along-empty");
    }
  if (n == 0)
    add_empty (list, _ ("Nobody else is written down yet."), NULL, NULL, NULL);
  return n;
}

/** along_overview_fill_worries: at most three, with what is being done. %FALSE: there are none. */
gboolean
along_overview_fill_worries (GtkWidget *list, AlongFamily *family, int today)
{
  g_autoptr (GPtrArray) worries = observations (family, ALONG_SIDE_WORRY);

  along_overview_clear (list);
  for (guint i = 0; i < worries->len && i < MOST_WORRIES; i++)
    {
      const char *done = along_record_get_text (worries->pdata[i], ALONG_OBSERVATION_P_BEING_DONE);
      g_autofree char *source = along_overview_source (family, worries->pdata[i], today);

      along_overview_add_row (list, "view-pin-symbolic", "along-pin",
               along_record_get_text (worries->pdata[i], ALONG_OBSERVATION_P_TEXT), done != NULL ? done : source);
    }
  return worries->len > 0;
}

/* Drafts. */

/** along_overview_fill_drafts: what was being written for this family. %FALSE: nothing. */
gboolean
along_overview_fill_drafts (GtkWidget *list, AlongSession *session, AlongFamily *family, int today)
{
  g_autoptr (GPtrArray) drafts = along_session_list_drafts (session, along_family_get_id (family));
  AlongRecord *record = along_facts_family_record (family);
  const char *name = record != NULL ? along_record_get_text (record, ALONG_FAMILY_P_NAME) : "";

  along_overview_clear (list);
  /* They are of today, and to be written on with. */
  if (along_page_widget_is_read_only (list))
    return FALSE;
  for (guint i = 0; i < drafts->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), along_draft_row_new (session, drafts->pdata[i], name, today));
  return drafts->len > 0;
}
