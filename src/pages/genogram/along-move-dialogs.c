/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “Something has happened”: people move; who lives in a home. */
#include <glib/gi18n-lib.h>

#include "along-ask-dialogs.h"
#include "along-facts.h"
#include "along-genogram-events.h"
#include "along-words-row.h"

/* --- Moving --- */

/* All homes, and one more that is new. */
static void
home_row (AlongAsk *ask, AlongFamily *family)
{
  AlongId none = ALONG_ID_NONE;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  AlongRecord *home;

  g_array_append_val (ids, none);
  g_strv_builder_add (names, _ ("A new home"));
  ALONG_FOREACH (home, family, ALONG_KIND_HOUSEHOLD)
    {
      AlongId id = along_record_get_id (home);

      g_array_append_val (ids, id);
      g_strv_builder_add (names, along_record_get_text (home, ALONG_HOUSEHOLD_P_NAME));
    }
  along_ask_record (ask, "home", _ ("Where to"), ids, g_strv_builder_end (names), none);
}

static void
home_cb (AlongAsk *ask)
{
  along_ask_show (ask, "new-home", along_id_is_none (along_ask_get_record (ask, "home")));
}

/* All who are ticked, of the same home and others. */
static GArray *
movers_of (AlongAsk *ask)
{
  static const char *const rows[] = { "people", "others" };
  GArray *all = g_array_new (FALSE, FALSE, sizeof (AlongId));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint n;
      const AlongId *ids = along_ask_get_people (ask, rows[i], &n);

      g_array_append_vals (all, ids, n);
    }
  return all;
}

static AlongEdit *
make_moved (AlongAsk *ask, AlongFamily *family)
{
  const char *date = along_dialog_needed_date (ask, "date");
  g_autoptr (GArray) movers = movers_of (ask);

  if (date == NULL)
    return NULL;
  if (movers->len == 0)
    {
      along_ask_refuse (ask, "people", _ ("Choose who moved."));
      return NULL;
    }
  return along_genogram_moved (family, (const AlongId *) movers->data, movers->len, along_ask_get_record (ask, "home"),
                               along_ask_get_text (ask, "new-home"), date);
}

/* Who stays behind, in a sentence under those who are ticked. */
static void
movers_cb (AlongAsk *ask)
{
  GtkWidget *stay = g_object_get_data (G_OBJECT (along_ask_row (ask, "people")), "stay");
  g_autoptr (GArray) movers = movers_of (ask);
  g_autofree char *words = along_genogram_stay_words (along_ask_get_family (ask), (const AlongId *) movers->data, movers->len, along_dialog_day (ask));

  gtk_label_set_label (GTK_LABEL (along_words_row_get_label (stay)), words != NULL ? words : "");
  gtk_widget_set_visible (stay, words != NULL);
}

/* Whoever lives with @id on @day; of somebody without a home everybody may come along. */
static GArray *
near_of (AlongFamily *family, AlongId id, int day)
{
  return along_genogram_home_of (family, id, day) != NULL ? along_genogram_at_home (family, id, day)
                                                          : along_ask_list_people (family, ALONG_ID_NONE, NULL);
}

/* Everybody else. */
static GArray *
others_of (AlongFamily *family, AlongId id, int day)
{
  GArray *others = g_array_new (FALSE, FALSE, sizeof (AlongId));
  gboolean has_home = along_genogram_home_of (family, id, day) != NULL;
  AlongRecord *person;

  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    {
      AlongId one = along_record_get_id (person);

      if (has_home && !along_id_equal (one, id) && along_genogram_is_alive_on (person, day)
          && along_genogram_expected (family, one) == NULL && !along_genogram_shares_home (family, id, one, day))
        g_array_append_val (others, one);
    }
  return others;
}

/* Of those who live together the children who are likely to come along. */
static char *
movers_proposal (AlongAsk *ask, AlongFamily *family)
{
  g_autoptr (GArray) likely = along_genogram_with_children (family, along_ask_get_about (ask), along_dialog_day (ask));

  return along_ask_ids_to_text ((const AlongId *) likely->data, likely->len);
}

static gboolean
is_among (GArray *ids, AlongId id)
{
  gboolean found = FALSE;

  for (guint i = 0; !found && i < ids->len; i++)
    found = along_id_equal (g_array_index (ids, AlongId, i), id);
  return found;
}

/* Whom somebody ticked: who is only proposed is not among them. */
static GArray *
ticked_of (AlongAsk *ask)
{
  guint n;
  const AlongId *others = along_ask_get_people (ask, "others", &n);
  GArray *ticked;

  if (along_ask_differs (ask, "people"))
    return movers_of (ask);
  ticked = g_array_new (FALSE, FALSE, sizeof (AlongId));
  g_array_append_vals (ticked, others, n);
  return ticked;
}

/* Who of @near is to be ticked: where all that was ticked there is only proposed nobody, as then it is proposed anew; but if some of the others
 * who were @ticked are there, they and who is proposed. */
static GArray *
ticked_near (AlongAsk *ask, AlongFamily *family, AlongId id, GArray *near, GArray *ticked)
{
  GArray *there = g_array_new (FALSE, FALSE, sizeof (AlongId));

  for (guint i = 0; i < ticked->len; i++)
    if (is_among (near, g_array_index (ticked, AlongId, i)))
      g_array_append_val (there, g_array_index (ticked, AlongId, i));
  if (there->len > 0 && !along_ask_differs (ask, "people"))
    {
      g_autoptr (GArray) likely = along_genogram_with_children (family, id, along_dialog_day (ask));

      g_array_append_vals (there, likely->data, likely->len);
    }
  return there;
}

/* Who lived there may have been others on the day that is typed. Whom somebody ticked stays so. */
static void
day_cb (AlongAsk *ask)
{
  AlongFamily *family = along_ask_get_family (ask);
  AlongId id = along_ask_get_about (ask);
  g_autoptr (GArray) ticked = ticked_of (ask), there = NULL;
  GArray *near, *others;
  gboolean any;

  if (along_family_find (family, ALONG_KIND_PERSON, id) == NULL)
    return;
  near = near_of (family, id, along_dialog_day (ask));
  others = others_of (family, id, along_dialog_day (ask));
  any = others->len > 0;
  there = ticked_near (ask, family, id, near, ticked);
  along_ask_offer_people (ask, "people", near, (const AlongId *) there->data, there->len);
  along_ask_offer_people (ask, "others", others, (const AlongId *) ticked->data, ticked->len);
  along_ask_show (ask, "others", any);
  movers_cb (ask);
}

/* Those who live with @id are in sight; everybody else is folded away. Of somebody without a home all are in sight. */
static void
mover_rows (AlongAsk *ask, AlongFamily *family, AlongId id)
{
  int today = along_ask_get_today (ask);
  GtkWidget *row = along_ask_people (ask, "people", _ ("Who moved"), near_of (family, id, today), NULL, 0), *stay = along_words_row_new (NULL);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "stay", stay);
  along_ask_add (ask, stay);
  along_ask_people (ask, "others", _ ("Others who moved with them"), others_of (family, id, today), NULL, 0);
  along_ask_propose (ask, "people", movers_proposal);
  along_ask_on_change (ask, "people", movers_cb);
  along_ask_on_change (ask, "others", movers_cb);
  along_ask_on_change (ask, "date", day_cb);
}

/** along_ask_moved: “Moved home”: @person, and who else came along. */
GtkWindow *
along_ask_moved (AlongGenogramPage *page, const char *key, AlongRecord *person)
{
  g_autofree char *title = g_strdup_printf (_ ("%s moved"), along_facts_first_name (person));
  AlongAsk *ask = along_dialog_new (page, key, person, title, _ ("_Add"), make_moved);
  AlongFamily *family = along_ask_get_family (ask);
  GtkWindow *window;

  along_dialog_date_row (ask, _ ("When"));
  home_row (ask, family);
  along_ask_on_change (ask, "home", home_cb);
  along_ask_line (ask, "new-home", _ ("Name of the new home"), NULL);
  mover_rows (ask, family, along_record_get_id (person));
  window = along_ask_present (ask, "date");
  /* with what a draft had */
  home_cb (ask);
  day_cb (ask);
  return window;
}

/* --- A home --- */

static GArray *
who_lives_in (AlongFamily *family, AlongId household, int day)
{
  GArray *there = g_array_new (FALSE, FALSE, sizeof (AlongId));
  AlongRecord *person;

  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    {
      AlongId id = along_record_get_id (person);

      if (along_genogram_lives_in (family, id, household, day))
        g_array_append_val (there, id);
    }
  return there;
}

/* Who goes, goes on a day: that they ever lived here is not taken back by a tick. Returns: whether it is refused */
static gboolean
refuse_gone (AlongAsk *ask, AlongFamily *family, AlongRecord *household, GArray *people)
{
  g_autoptr (GArray) there = who_lives_in (family, along_record_get_id (household), along_ask_get_today (ask));
  g_autofree char *names = NULL, *words = NULL;
  guint gone = 0;

  for (guint i = 0; i < there->len; i++)
    if (!is_among (people, g_array_index (there, AlongId, i)))
      g_array_index (there, AlongId, gone++) = g_array_index (there, AlongId, i);
  if (gone == 0 || along_ask_get_date (ask, "date") != NULL)
    return FALSE;
  names = along_genogram_names (family, (const AlongId *) there->data, gone);
  /* Translators: first names */
  words = g_strdup_printf (ngettext ("Write since when %s does not live here. If it was never so, remove it in the panel, under Homes.",
                                     "Write since when %s do not live here. If it was never so, remove it in the panel, under Homes.", gone), names);
  along_ask_refuse (ask, "date", words);
  return TRUE;
}

static AlongEdit *
make_household (AlongAsk *ask, AlongFamily *family)
{
  AlongRecord *household = along_family_find (family, ALONG_KIND_HOUSEHOLD, along_ask_get_about (ask));
  const char *name = along_ask_get_text (ask, "name");
  guint n;
  const AlongId *people = along_ask_get_people (ask, "people", &n);
  g_autoptr (GArray) stay = g_array_new (FALSE, FALSE, sizeof (AlongId));

  if (name == NULL)
    {
      along_ask_refuse (ask, "name", _ ("Give the home a name, for example the street."));
      return NULL;
    }
  if (n > 0)
    g_array_append_vals (stay, people, n);
  if (household != NULL && refuse_gone (ask, family, household, stay))
    return NULL;
  if (n > 0)
    along_ask_set_result (ask, people[0]);
  return along_genogram_change_home (family, household, name, along_ask_get_text (ask, "note"), people, n,
                                     along_ask_get_date (ask, "date"), along_ask_get_today (ask));
}

/**
 * along_ask_household: a home and who lives in it now.
 *
 * @about: a household, or a person for whom a new one is added
 */
GtkWindow *
along_ask_household (AlongGenogramPage *page, const char *key, AlongRecord *about)
{
  gboolean change = along_record_get_kind_id (about) == ALONG_KIND_HOUSEHOLD;
  AlongAsk *ask = along_dialog_new (page, key, about, change ? _ ("Home") : _ ("New home"), change ? _ ("_Change") : _ ("_Add"),
                                 make_household);
  AlongFamily *family = along_ask_get_family (ask);
  AlongId id = along_record_get_id (about);
  g_autoptr (GArray) there = change ? who_lives_in (family, id, along_ask_get_today (ask)) : g_array_new (FALSE, FALSE, sizeof (AlongId));

  if (!change)
    g_array_append_val (there, id);
  along_ask_line (ask, "name", _ ("Name of the home"), change ? along_record_get_text (about, ALONG_HOUSEHOLD_P_NAME) : NULL);
  along_ask_people (ask, "people", _ ("Who lives here"), along_ask_list_people (family, ALONG_ID_NONE, NULL), (const AlongId *) there->data, there->len);
  along_ask_date (ask, "date", change ? _ ("Those who come or go, on") : _ ("Since"), NULL);
  along_ask_line (ask, "note", _ ("Note"), change ? along_record_get_text (about, ALONG_HOUSEHOLD_P_NOTE) : NULL);
  return along_ask_present (ask, "name");
}
