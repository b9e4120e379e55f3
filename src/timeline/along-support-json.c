/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-support-json.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "along-clock.h"
#include "along-clocks.h"
#include "along-intensity.h"
#include "along-signals.h"

/* More than anybody plans or spends; keeps sums in range whatever a file says. */
#define MOST_PER_WEEK 1000.0
#define MOST_MINUTES (7 * 24 * 60)

G_DEFINE_QUARK (along-timeline-error-quark, along_timeline_error)

/* A value that is not what it should be: @where is its place in the file, as "contacts[3].mode". */
static gboolean
refuse (GError **error, const char *where, const char *expected)
{
  g_set_error (error, ALONG_TIMELINE_ERROR, ALONG_TIMELINE_ERROR_UNREADABLE,
               /* Translators: the place of a value in a file, then what should stand there */
               _ ("%s should be %s."), where, expected);
  return FALSE;
}

static JsonNode *
peek_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

static const char *
peek_text (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static gboolean
read_day (JsonObject *object, const char *name, const char *where, gboolean needed, int *day, GError **error)
{
  JsonNode *node = peek_member (object, name);
  AlongDate date;
  const char *text;

  *day = ALONG_DAY_NONE;
  if (node == NULL && !needed)
    return TRUE;
  text = peek_text (node);
  if (text == NULL || !along_date_parse (text, &date, NULL) || date.precision != ALONG_DATE_DAY
      || date.lo == ALONG_DAY_NONE)
    return refuse (error, where, _ ("a date such as 2026-03-12"));
  *day = date.lo;
  return TRUE;
}

static gboolean
read_instant (JsonObject *object, const char *name, const char *where, AlongInstant *instant, GError **error)
{
  const char *text = peek_text (peek_member (object, name));

  if (text == NULL || !along_instant_parse (text, instant))
    return refuse (error, where, _ ("a date, or a date and time such as 2026-03-12T14:30:00+00:00"));
  return TRUE;
}

static gboolean
read_number (JsonObject *object, const char *name, const char *where, gboolean needed, double most, double *number,
             GError **error)
{
  JsonNode *node = peek_member (object, name);

  *number = 0;
  if (node == NULL && !needed)
    return TRUE;
  if (node != NULL && JSON_NODE_HOLDS_VALUE (node)
      && (json_node_get_value_type (node) == G_TYPE_INT64 || json_node_get_value_type (node) == G_TYPE_DOUBLE))
    {
      *number = json_node_get_double (node);
      if (*number >= 0 && *number <= most)
        return TRUE;
    }
  return refuse (error, where, _ ("a number that is not below zero"));
}

static gboolean
read_word (JsonObject *object, const char *name, const char *where, const char *const *words, const char *otherwise,
           int *index, GError **error)
{
  JsonNode *node = peek_member (object, name);
  const char *text = node == NULL ? otherwise : peek_text (node);

  for (*index = 0; text != NULL && words[*index] != NULL; (*index)++)
    if (strcmp (words[*index], text) == 0)
      return TRUE;
  g_autofree char *all = g_strjoinv (", ", (char **) words);
  /* Translators: what follows is a list of words from a file format */
  g_autofree char *expected = g_strdup_printf (_ ("one of %s"), all);
  return refuse (error, where, expected);
}

typedef gboolean (*ReadFunc) (AlongSupport *support, JsonObject *object, const char *where, GError **error);

static gboolean
read_contact (AlongSupport *support, JsonObject *object, const char *where, GError **error)
{
  static const char *const modes[] = { "visit", "phone", "video", "group", "message", NULL };
  static const char *const statuses[] = { "completed", "no-access", "family-cancelled", "service-cancelled", "planned", NULL };
  static const char *const by[] = { "keyworker", "buddy", "volunteer", "other", NULL };
  g_autofree char *at = g_strconcat (where, ".at", NULL);
  g_autofree char *mode = g_strconcat (where, ".mode", NULL);
  g_autofree char *status = g_strconcat (where, ".status", NULL);
  g_autofree char *by_whom = g_strconcat (where, ".by", NULL);
  g_autofree char *minutes = g_strconcat (where, ".minutes", NULL);
  AlongSupportContact contact = { 0 };
  JsonNode *substantive = peek_member (object, "substantive");
  double spent;
  int m, s, b;

  if (!read_instant (object, "at", at, &contact.at, error) || !read_word (object, "mode", mode, modes, NULL, &m, error)
      || !read_word (object, "status", status, statuses, "completed", &s, error)
      || !read_word (object, "by", by_whom, by, "keyworker", &b, error)
      || !read_number (object, "minutes", minutes, FALSE, MOST_MINUTES, &spent, error))
    return FALSE;
  if (s >= ALONG_SUPPORT_N_STATUSES) /* planned: counts in no formula */
    return TRUE;
  contact.mode = (AlongSupportMode) m;
  contact.status = (AlongSupportStatus) s;
  contact.by = (AlongSupportBy) b;
  contact.minutes = (int) lround (spent);
  contact.substantive = substantive != NULL && JSON_NODE_HOLDS_VALUE (substantive)
                        && json_node_get_value_type (substantive) == G_TYPE_BOOLEAN && json_node_get_boolean (substantive);
  along_support_add_contact (support, &contact);
  return TRUE;
}

/* The words of a plan's phases, with those that the stories use. */
static AlongPhaseKind
phase_kind (const char *text)
{
  AlongPhaseKind kind = ALONG_PHASE_STEADY;

  if (g_strcmp0 (text, "light touch") == 0)
    return ALONG_PHASE_LIGHT_TOUCH;
  if (g_strcmp0 (text, "returned: engage") == 0)
    return ALONG_PHASE_ENGAGE;
  along_phase_kind_from_id (text, &kind);
  return kind;
}

static gboolean
read_phase (AlongSupport *support, JsonObject *object, const char *where, GError **error)
{
  g_autofree char *from = g_strconcat (where, ".from", NULL);
  g_autofree char *to = g_strconcat (where, ".to", NULL);
  g_autofree char *low = g_strconcat (where, ".low", NULL);
  g_autofree char *high = g_strconcat (where, ".high", NULL);
  g_autofree char *version = g_strconcat (where, ".version", NULL);
  AlongSupportPhase phase = { 0 };
  double number;

  if (!read_day (object, "from", from, TRUE, &phase.from, error) || !read_day (object, "to", to, FALSE, &phase.to, error)
      || !read_number (object, "low", low, TRUE, MOST_PER_WEEK, &phase.low, error)
      || !read_number (object, "high", high, TRUE, MOST_PER_WEEK, &phase.high, error)
      || !read_number (object, "version", version, FALSE, G_MAXINT, &number, error))
    return FALSE;
  if (phase.high < phase.low)
    return refuse (error, high, _ ("no less than “low”"));
  if (phase.to != ALONG_DAY_NONE && phase.to < phase.from)
    return refuse (error, to, _ ("no earlier than “from”"));
  phase.version = (int) number;
  phase.kind = phase_kind (peek_text (peek_member (object, "phase")));
  along_support_add_phase (support, &phase);
  return TRUE;
}

static gboolean
read_pause (AlongSupport *support, JsonObject *object, const char *where, GError **error)
{
  g_autofree char *from_where = g_strconcat (where, ".from", NULL);
  g_autofree char *to_where = g_strconcat (where, ".to", NULL);
  int from, to;

  if (!read_day (object, "from", from_where, TRUE, &from, error) || !read_day (object, "to", to_where, TRUE, &to, error))
    return FALSE;
  if (to < from)
    return refuse (error, to_where, _ ("no earlier than “from”"));
  along_support_add_pause (support, from, to, peek_text (peek_member (object, "reason")));
  return TRUE;
}

static gboolean
read_list (AlongSupport *support, JsonObject *object, const char *name, ReadFunc read, GError **error)
{
  JsonNode *node = peek_member (object, name);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (error, name, _ ("a list"));
  JsonArray *list = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *element = json_array_get_element (list, i);
      g_autofree char *where = g_strdup_printf ("%s[%u]", name, i);

      if (!JSON_NODE_HOLDS_OBJECT (element))
        return refuse (error, where, _ ("an object"));
      if (!read (support, json_node_get_object (element), where, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_acknowledged (AlongSupport *support, JsonObject *object, GError **error)
{
  JsonNode *node = peek_member (object, "acknowledged");

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (error, "acknowledged", _ ("a list"));
  JsonArray *list = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      const char *text = peek_text (json_array_get_element (list, i));
      g_autofree char *where = g_strdup_printf ("acknowledged[%u]", i);
      AlongDate date;

      if (text == NULL || !along_date_parse (text, &date, NULL) || date.precision != ALONG_DATE_DAY)
        return refuse (error, where, _ ("a date such as 2026-03-12"));
      along_support_acknowledge (support, date.lo);
    }
  return TRUE;
}

/**
 * along_support_from_json: reads what the verb “intensity” is given.
 *
 * Returns: (transfer full) (nullable): NULL with @error, which names the value, where one cannot be read
 */
AlongSupport *
along_support_from_json (JsonNode *node, GError **error)
{
  JsonNode *member;
  int from, to, today, edd, birth;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      refuse (error, _ ("The file"), _ ("an object"));
      return NULL;
    }
  JsonObject *root = json_node_get_object (node);
  member = peek_member (root, "episode");
  if (member == NULL || !JSON_NODE_HOLDS_OBJECT (member))
    {
      refuse (error, "episode", _ ("an object"));
      return NULL;
    }
  JsonObject *episode = json_node_get_object (member);
  if (!read_day (episode, "from", "episode.from", TRUE, &from, error)
      || !read_day (episode, "to", "episode.to", FALSE, &to, error)
      || !read_day (root, "today", "today", FALSE, &today, error) || !read_day (root, "edd", "edd", FALSE, &edd, error)
      || !read_day (root, "birth", "birth", FALSE, &birth, error))
    return NULL;
  if (to != ALONG_DAY_NONE && to < from)
    {
      refuse (error, "episode.to", _ ("no earlier than “from”"));
      return NULL;
    }

  g_autoptr (AlongSupport) support = along_support_new (from, to, today != ALONG_DAY_NONE ? today : along_clock_today ());
  along_support_set_pregnancy (support, edd, birth);
  if (peek_member (root, "accepted") != NULL)
    {
      AlongInstant accepted;
      if (!read_instant (root, "accepted", "accepted", &accepted, error))
        return NULL;
      along_support_set_accepted (support, &accepted);
    }
  if (!read_list (support, root, "contacts", read_contact, error) || !read_list (support, root, "plan", read_phase, error)
      || !read_list (support, root, "pauses", read_pause, error) || !read_acknowledged (support, root, error))
    return NULL;
  return g_steal_pointer (&support);
}

/* Numbers that cannot be worked out are null. */
static void
add_number (JsonBuilder *builder, const char *name, double number)
{
  if (name != NULL)
    json_builder_set_member_name (builder, name);
  if (isfinite (number))
    json_builder_add_double_value (builder, number);
  else
    json_builder_add_null_value (builder);
}

static void
add_count (JsonBuilder *builder, const char *name, int count, gboolean known)
{
  json_builder_set_member_name (builder, name);
  if (known)
    json_builder_add_int_value (builder, count);
  else
    json_builder_add_null_value (builder);
}

static void
add_day (JsonBuilder *builder, const char *name, int day)
{
  g_autofree char *text = along_day_to_edtf (day);

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_weekly (JsonBuilder *builder, AlongSupport *self)
{
  g_autoptr (GArray) rates = along_support_rates (self);

  json_builder_set_member_name (builder, "weekly");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rates->len; i++)
    {
      const AlongSupportRate *rate = &g_array_index (rates, AlongSupportRate, i);
      json_builder_begin_object (builder);
      add_day (builder, "from", rate->from);
      json_builder_set_member_name (builder, "count");
      json_builder_add_int_value (builder, rate->count);
      add_number (builder, "exposure", rate->exposure);
      add_number (builder, "rate", rate->rate);
      add_number (builder, "low", rate->low);
      add_number (builder, "high", rate->high);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_smoothed (JsonBuilder *builder, AlongSupport *self)
{
  guint n;
  g_autofree double *smoothed = along_support_smoothed (self, &n);

  json_builder_set_member_name (builder, "smoothed");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    add_number (builder, NULL, smoothed[i]);
  json_builder_end_array (builder);
}

static void
add_gap (JsonBuilder *builder, AlongSupport *self)
{
  AlongSupportGap gap;

  along_support_gap (self, &gap);
  json_builder_set_member_name (builder, "gap");
  json_builder_begin_object (builder);
  add_count (builder, "days", gap.days, gap.days >= 0);
  add_count (builder, "limit", gap.limit, gap.limit > 0);
  json_builder_set_member_name (builder, "alert");
  json_builder_add_boolean_value (builder, gap.alert);
  json_builder_end_object (builder);
}

static void
add_signals (JsonBuilder *builder, AlongSupport *self)
{
  g_autoptr (GArray) signals = along_support_signals (self, ALONG_SIGNAL_THRESHOLD);

  json_builder_set_member_name (builder, "signals");
  json_builder_begin_array (builder);
  for (guint i = 0; i < signals->len; i++)
    {
      const AlongSupportSignal *signal = &g_array_index (signals, AlongSupportSignal, i);
      json_builder_begin_object (builder);
      add_day (builder, "week", signal->week);
      add_number (builder, "value", signal->value);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  add_number (builder, "threshold", ALONG_SIGNAL_THRESHOLD);
}

/**
 * along_support_figures_to_json: what the verb “intensity” answers. The current intensity of a closed
 * episode is null, as at today; what it ended with is “current_at_reference”.
 *
 * Returns: (transfer full)
 */
JsonNode *
along_support_figures_to_json (AlongSupport *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  AlongSupportAdherence adherence;
  AlongSupportOffer offer;
  AlongStandard48 standard;

  along_support_adherence (self, &adherence);
  along_support_offer (self, &offer);
  along_support_standard48 (self, along_clock_now (), &standard);
  json_builder_begin_object (builder);
  add_weekly (builder, self);
  add_smoothed (builder, self);
  add_number (builder, "current", along_support_is_open (self) ? along_support_current (self) : NAN);
  add_number (builder, "current_at_reference", along_support_current (self));
  add_day (builder, "reference_day", along_support_reference_day (self));
  add_number (builder, "dose", along_support_dose (self));
  add_number (builder, "adherence", adherence.adherence);
  add_number (builder, "shortfall", adherence.shortfall);
  add_number (builder, "surplus", adherence.surplus_contacts);
  json_builder_set_member_name (builder, "offered");
  json_builder_add_int_value (builder, offer.offered);
  add_number (builder, "reach", offer.reach);
  add_number (builder, "reliability", offer.reliability);
  add_number (builder, "hours", along_support_total_hours (self));
  add_gap (builder, self);
  add_signals (builder, self);
  add_number (builder, "weeks_before_edd", along_support_weeks_before_edd (self));
  json_builder_set_member_name (builder, "standard48");
  json_builder_begin_object (builder);
  add_number (builder, "hours", standard.hours);
  json_builder_set_member_name (builder, "state");
  json_builder_add_string_value (builder, along_standard_state_to_id (standard.state));
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
