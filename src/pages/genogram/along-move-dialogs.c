/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “Something has happened”: people move; who lives in a home. */
#include <glib/gi18n-lib.h>

#include "along-ask-dialogs.h"
#include "along-facts.h"
#include "along-genogram-events.h"

static const char *
needed_date (AlongAsk *ask)
{
  const char *date = along_ask_get_date (ask, "date");

  if (date == NULL)
    along_ask_refuse (ask, "date", _ ("Write when it was; a month or a year will do."));
  return date;
}

static void
date_row (AlongAsk *ask, const char *title)
{
  g_autofree char *today = along_day_to_edtf (along_ask_get_today (ask));

  along_ask_date (ask, "date", title, today);
}

/* Everybody but @except. */
static GArray *
people_but (AlongFamily *family, AlongId except)
{
  g_auto (GStrv) names = NULL;

  return along_ask_list_people (family, except, &names);
}

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

static AlongEdit *
make_moved (AlongAsk *ask, AlongFamily *family)
{
  const char *date = needed_date (ask);
  guint n;
  const AlongId *people = along_ask_get_people (ask, "people", &n);

  if (date == NULL)
    return NULL;
  if (n == 0)
    {
      along_ask_refuse (ask, "people", _ ("Choose who moved."));
      return NULL;
    }
  return along_genogram_moved (family, people, n, along_ask_get_record (ask, "home"), along_ask_get_text (ask, "new-home"), date);
}

/** along_ask_moved: “Moved home”: @person, and who else came along. */
GtkWindow *
along_ask_moved (AlongGenogramPage *page, const char *key, AlongRecord *person)
{
  g_autofree char *title = g_strdup_printf (_ ("%s moved"), along_facts_first_name (person));
  AlongAsk *ask = along_ask_new (page, key, person, title, _ ("_Add"), make_moved);
  AlongFamily *family = along_ask_get_family (ask);
  AlongId id = along_record_get_id (person);

  date_row (ask, _ ("When"));
  home_row (ask, family);
  along_ask_on_change (ask, "home", home_cb);
  along_ask_line (ask, "new-home", _ ("Name of the new home"), NULL);
  along_ask_people (ask, "people", _ ("Who moved"), people_but (family, ALONG_ID_NONE), &id, 1);
  home_cb (ask);
  return along_ask_present (ask, "date");
}

/* --- A home --- */

static AlongEdit *
make_household (AlongAsk *ask, AlongFamily *family)
{
  AlongRecord *household = along_family_find (family, ALONG_KIND_HOUSEHOLD, along_ask_get_about (ask));
  const char *name = along_ask_get_text (ask, "name");
  guint n;
  const AlongId *people = along_ask_get_people (ask, "people", &n);

  if (name == NULL)
    {
      along_ask_refuse (ask, "name", _ ("Give the home a name, for example the street."));
      return NULL;
    }
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
  AlongAsk *ask = along_ask_new (page, key, about, change ? _ ("Home") : _ ("New home"), change ? _ ("_Change") : _ ("_Add"),
                                 make_household);
  AlongFamily *family = along_ask_get_family (ask);
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (AlongId));
  AlongId id = along_record_get_id (about);
  AlongRecord *membership;

  ALONG_FOREACH (membership, family, ALONG_KIND_MEMBERSHIP)
    if (change && along_record_refers_to (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD, id)
        && along_record_valid_on (membership, ALONG_MEMBERSHIP_P_FROM, ALONG_MEMBERSHIP_P_TO, along_ask_get_today (ask)))
      {
        AlongId person = along_record_get_ref (membership, ALONG_MEMBERSHIP_P_PERSON);

        g_array_append_val (there, person);
      }
  if (!change)
    g_array_append_val (there, id);
  along_ask_line (ask, "name", _ ("Name of the home"), change ? along_record_get_text (about, ALONG_HOUSEHOLD_P_NAME) : NULL);
  along_ask_people (ask, "people", _ ("Who lives here"), people_but (family, ALONG_ID_NONE), (const AlongId *) there->data, there->len);
  along_ask_date (ask, "date", change ? _ ("Those who come or go, on") : _ ("Since"), NULL);
  along_ask_line (ask, "note", _ ("Note"), change ? along_record_get_text (about, ALONG_HOUSEHOLD_P_NOTE) : NULL);
  return along_ask_present (ask, "name");
}
