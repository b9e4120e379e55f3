/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record that is about a person or a pregnancy: a health note, another name, a home, care, a status, a due date. */
#include <glib/gi18n-lib.h>

#include "along-ask-dialogs.h"
#include "along-field-words.h"
#include "along-genogram-page-private.h"

#define MOST_ASKED 14

/* What is asked of each kind, in this order; -1 ends it. */
static const struct
{
  AlongKindId kind;
  int owner; /* the property that says whom or what it is about; -1: several, none of them to be changed */
  const char *add, *change;
  int asked[MOST_ASKED];
} kinds[] = {
  { ALONG_KIND_CONDITION, ALONG_CONDITION_P_PERSON, N_ ("Add a health note"), N_ ("Health note"),
    { ALONG_CONDITION_P_TEXT, ALONG_CONDITION_P_AREA, ALONG_CONDITION_P_STATUS, ALONG_CONDITION_P_FROM, ALONG_CONDITION_P_TO, -1 } },
  { ALONG_KIND_ALIAS, ALONG_ALIAS_P_PERSON, N_ ("Add another name"), N_ ("Other name"),
    { ALONG_ALIAS_P_NAME, ALONG_ALIAS_P_TYPE, ALONG_ALIAS_P_FROM, ALONG_ALIAS_P_TO, -1 } },
  { ALONG_KIND_MEMBERSHIP, ALONG_MEMBERSHIP_P_PERSON, N_ ("Add a home"), N_ ("Lives at"),
    { ALONG_MEMBERSHIP_P_HOUSEHOLD, ALONG_MEMBERSHIP_P_FROM, ALONG_MEMBERSHIP_P_TO, -1 } },
  { ALONG_KIND_CARE_LINK, ALONG_CARE_LINK_P_CHILD, N_ ("Add care"), N_ ("Care"),
    { ALONG_CARE_LINK_P_KIND, ALONG_CARE_LINK_P_CARERS, ALONG_CARE_LINK_P_FROM, ALONG_CARE_LINK_P_TO, ALONG_CARE_LINK_P_PRIMARY,
      ALONG_CARE_LINK_P_NOTE, -1 } },
  { ALONG_KIND_LEGAL_STATUS, ALONG_LEGAL_STATUS_P_CHILD, N_ ("Add a legal status"), N_ ("Legal status"),
    { ALONG_LEGAL_STATUS_P_CODE, ALONG_LEGAL_STATUS_P_TEXT, ALONG_LEGAL_STATUS_P_FROM, ALONG_LEGAL_STATUS_P_TO, -1 } },
  { ALONG_KIND_SUPPORT_STATUS, ALONG_SUPPORT_STATUS_P_CHILD, N_ ("Add social care"), N_ ("Social care"),
    { ALONG_SUPPORT_STATUS_P_STATUS, ALONG_SUPPORT_STATUS_P_FROM, ALONG_SUPPORT_STATUS_P_TO, -1 } },
  { ALONG_KIND_LIVING, ALONG_LIVING_P_CHILD, N_ ("Add where the child lives"), N_ ("Where the child lives"),
    { ALONG_LIVING_P_LIVING, ALONG_LIVING_P_WITH, ALONG_LIVING_P_WITH_TEXT, ALONG_LIVING_P_FROM, ALONG_LIVING_P_TO, -1 } },
  { ALONG_KIND_EDD, ALONG_EDD_P_PREGNANCY, N_ ("Add a due date"), N_ ("Due date"),
    { ALONG_EDD_P_EDD, ALONG_EDD_P_RECORDED, ALONG_EDD_P_SOURCE, ALONG_EDD_P_CONFIDENCE, ALONG_EDD_P_BEST, -1 } },
  { ALONG_KIND_CHILD_LINK, -1, NULL, N_ ("Parents and child"),
    { ALONG_CHILD_LINK_P_NATURE, ALONG_CHILD_LINK_P_PRIMARY, ALONG_CHILD_LINK_P_FROM, ALONG_CHILD_LINK_P_TO, -1 } },
  { ALONG_KIND_PREGNANCY, -1, NULL, N_ ("Pregnancy"),
    { ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_P_BOOKING, ALONG_PREGNANCY_P_ENDED, ALONG_PREGNANCY_P_GESTATION_DAYS,
      ALONG_PREGNANCY_P_PLACE, ALONG_PREGNANCY_P_WEIGHT_G, ALONG_PREGNANCY_P_MODE_OF_BIRTH, ALONG_PREGNANCY_P_FEEDING,
      ALONG_PREGNANCY_P_NEONATAL_UNIT, ALONG_PREGNANCY_P_CONCEALED, ALONG_PREGNANCY_P_NOTE, -1 } },
};

static guint
find (AlongKindId kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return i;
  g_assert_not_reached ();
}

/* One due date is the one to use. */
static void
keep_one_best (AlongEdit *edit, AlongFamily *family, AlongRecord *edd)
{
  AlongRecord *other;

  if (!along_record_get_bool (edd, ALONG_EDD_P_BEST))
    return;
  ALONG_FOREACH (other, family, ALONG_KIND_EDD)
    if (!along_id_equal (along_record_get_id (other), along_record_get_id (edd))
        && along_id_equal (along_record_get_ref (other, ALONG_EDD_P_PREGNANCY), along_record_get_ref (edd, ALONG_EDD_P_PREGNANCY))
        && along_record_get_bool (other, ALONG_EDD_P_BEST))
      along_record_set_bool (along_edit_change (edit, other), ALONG_EDD_P_BEST, FALSE);
}

/* A new home by its name, where none of those that are there was chosen. FALSE: refused. */
static gboolean
find_home (AlongAsk *ask, AlongEdit *edit, AlongRecord *membership)
{
  const char *name = along_ask_get_text (ask, "new-home");
  AlongRecord *home;

  if (along_record_has (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD))
    return TRUE;
  if (name == NULL)
    {
      along_ask_refuse (ask, "new-home", _ ("Give the home a name, for example the street."));
      return FALSE;
    }
  home = along_edit_create (edit, ALONG_KIND_HOUSEHOLD);
  along_record_set_text (home, ALONG_HOUSEHOLD_P_NAME, name);
  along_record_set_ref (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD, along_record_get_id (home));
  return TRUE;
}

static AlongEdit *
make (AlongAsk *ask, AlongFamily *family)
{
  AlongRecord *about = along_family_lookup (family, along_ask_get_about (ask)), *record;
  g_autoptr (AlongEdit) edit = NULL;
  AlongKindId kind = (AlongKindId) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (along_ask_get_window (ask)), "kind"));
  g_autofree char *title = NULL;
  gboolean change;

  if (about == NULL)
    return NULL;
  change = along_record_get_kind_id (about) == kind;
  title = g_strdup_printf (change ? _ ("changed: %s") : _ ("added: %s"), along_kind_words (kind));
  edit = along_edit_new (title, along_family_get_id (family));
  record = change ? along_edit_change (edit, about) : along_edit_create (edit, kind);
  if (!change)
    along_record_set_ref (record, kinds[find (kind)].owner, along_record_get_id (about));
  along_ask_fill (ask, record);
  if (kind == ALONG_KIND_MEMBERSHIP && !find_home (ask, edit, record))
    return NULL;
  if (kind == ALONG_KIND_EDD)
    keep_one_best (edit, family, record);
  return g_steal_pointer (&edit);
}

/* --- Rows that choose among records --- */

static void
home_cb (AlongAsk *ask)
{
  along_ask_show (ask, "new-home", along_id_is_none (along_ask_get_record (ask, "household")));
}

static void
home_rows (AlongAsk *ask, AlongRecord *now)
{
  AlongFamily *family = along_ask_get_family (ask);
  AlongId none = ALONG_ID_NONE;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  AlongRecord *home;

  ALONG_FOREACH (home, family, ALONG_KIND_HOUSEHOLD)
    {
      AlongId id = along_record_get_id (home);

      g_array_append_val (ids, id);
      g_strv_builder_add (names, along_record_get_text (home, ALONG_HOUSEHOLD_P_NAME));
    }
  g_array_append_val (ids, none);
  g_strv_builder_add (names, _ ("A new home"));
  along_ask_record (ask, "household", _ ("Home"), ids, g_strv_builder_end (names),
                    now != NULL ? along_record_get_ref (now, ALONG_MEMBERSHIP_P_HOUSEHOLD) : none);
  along_ask_stands_for (ask, "household", ALONG_KIND_MEMBERSHIP, ALONG_MEMBERSHIP_P_HOUSEHOLD);
  along_ask_on_change (ask, "household", home_cb);
  along_ask_line (ask, "new-home", _ ("Name of the new home"), NULL);
  home_cb (ask);
}

/* @owner: the child, who does not care for themselves. */
static void
people_row (AlongAsk *ask, AlongRecord *now, AlongKindId kind, int property, AlongId owner)
{
  const AlongProperty *about = &along_kind_get (kind)->properties[property];
  guint n = 0;
  const AlongId *ids = now != NULL ? along_record_get_refs (now, property, &n) : NULL;
  g_auto (GStrv) names = NULL;
  GArray *people = along_ask_list_people (along_ask_get_family (ask), owner, &names);

  along_ask_people (ask, about->name, along_property_words (kind, property), people, ids, n);
  along_ask_stands_for (ask, about->name, kind, property);
}

static GtkWindow *
open (AlongGenogramPage *page, const char *key, AlongRecord *about, AlongKindId kind, gboolean change)
{
  guint at = find (kind);
  AlongRecord *now = change ? about : NULL, *chosen = along_genogram_page_chosen (page);
  AlongAsk *ask = along_dialog_new (page, key, about, _ (change ? kinds[at].change : kinds[at].add), change ? _ ("_Change") : _ ("_Add"), make);
  AlongId owner = change && kinds[at].owner >= 0 ? along_record_get_ref (about, kinds[at].owner) : along_record_get_id (about);
  const char *first = NULL;

  g_object_set_data (G_OBJECT (along_ask_get_window (ask)), "kind", GINT_TO_POINTER ((int) kind));
  along_ask_set_result (ask, chosen != NULL ? along_record_get_id (chosen) : owner);
  for (guint i = 0; i < MOST_ASKED && kinds[at].asked[i] >= 0; i++)
    {
      int property = kinds[at].asked[i];
      const AlongProperty *asked = &along_kind_get (kind)->properties[property];

      if (kind == ALONG_KIND_MEMBERSHIP && property == ALONG_MEMBERSHIP_P_HOUSEHOLD)
        home_rows (ask, now);
      else if (asked->type == ALONG_TYPE_REFS)
        people_row (ask, now, kind, property, owner);
      else
        along_ask_property (ask, now, kind, property);
      if (first == NULL)
        first = asked->name;
    }
  if (kind == ALONG_KIND_EDD && !change)
    {
      g_autofree char *today = along_day_to_edtf (along_ask_get_today (ask));

      along_ask_set_text (ask, "recorded", today);
      gtk_switch_set_active (GTK_SWITCH (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (along_ask_row (ask, "best")))), TRUE);
    }
  return along_ask_present (ask, first);
}

/** along_ask_new_record: a record of @kind about @about, a person or a pregnancy. */
GtkWindow *
along_ask_new_record (AlongGenogramPage *page, const char *key, AlongRecord *about, AlongKindId kind)
{
  return open (page, key, about, kind, FALSE);
}

/** along_ask_change_record: a record of one of the kinds above. */
GtkWindow *
along_ask_change_record (AlongGenogramPage *page, const char *key, AlongRecord *record)
{
  return open (page, key, record, along_record_get_kind_id (record), TRUE);
}
