/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A couple, a feeling; a line from one person who is there to another. */
#include <glib/gi18n-lib.h>

#include "along-ask-dialogs.h"
#include "along-branch-words.h"
#include "along-facts.h"
#include "along-field-words.h"
#include "along-genogram-draw.h"
#include "along-genogram-edits.h"
#include "along-genogram-page-private.h"
#include "along-line-row.h"
#include "along-restricted.h"

typedef enum
{
  LINK_COUPLE,
  LINK_PARENT,
  LINK_CHILD,
  LINK_FEELING,
} Link;

/* --- Couples --- */

/* Of two who are new nobody has said anything yet. */
static void
couple_choice (AlongAsk *ask, const char *name, const char *title, AlongEnumId id, AlongRecord *couple, int property)
{
  if (couple != NULL)
    along_ask_choice (ask, name, title, along_enum_all_words (id), along_record_get_enum (couple, property));
  else
    {
      along_ask_choice (ask, name, title, along_ask_words_after (C_ ("choice", "Not chosen yet"), id), 0);
      along_ask_need (ask, name);
    }
}

/** along_dialog_couple_rows: the rows of a couple, as @couple (nullable) has them. */
void
along_dialog_couple_rows (AlongAsk *ask, AlongRecord *couple)
{
  couple_choice (ask, "kind", _ ("What they are to each other"), ALONG_ENUM_COUPLE_KIND, couple, ALONG_COUPLE_P_KIND);
  couple_choice (ask, "state", _ ("How it is now"), ALONG_ENUM_COUPLE_STATE, couple, ALONG_COUPLE_P_STATE);
  along_ask_date (ask, "from", _ ("From"), couple != NULL ? along_record_get_text (couple, ALONG_COUPLE_P_FROM) : NULL);
  along_ask_date (ask, "to", _ ("Until"), couple != NULL ? along_record_get_text (couple, ALONG_COUPLE_P_TO) : NULL);
  along_ask_stands_for (ask, "kind", ALONG_KIND_COUPLE, ALONG_COUPLE_P_KIND);
  along_ask_stands_for (ask, "state", ALONG_KIND_COUPLE, ALONG_COUPLE_P_STATE);
  along_ask_stands_for (ask, "from", ALONG_KIND_COUPLE, ALONG_COUPLE_P_FROM);
  along_ask_stands_for (ask, "to", ALONG_KIND_COUPLE, ALONG_COUPLE_P_TO);
}

/** along_dialog_read_couple: what the rows of two who are new say: ALONG_COUPLE_KIND_…, ALONG_COUPLE_STATE_…; -1: nothing is chosen. */
void
along_dialog_read_couple (AlongAsk *ask, int *kind, int *state)
{
  *kind = along_ask_get_choice (ask, "kind") - 1;
  *state = along_ask_get_choice (ask, "state") - 1;
}

/** along_dialog_refuse_couple: whether it is refused, in words, that something is not chosen in the rows of two who are new. */
gboolean
along_dialog_refuse_couple (AlongAsk *ask)
{
  int kind, state;

  along_dialog_read_couple (ask, &kind, &state);
  if (along_ask_has (ask, "kind") && kind < 0)
    along_ask_refuse (ask, "kind", _ ("Choose what they are to each other."));
  else if (along_ask_has (ask, "state") && state < 0)
    along_ask_refuse (ask, "state", _ ("Choose how it is now."));
  else
    return FALSE;
  return TRUE;
}

static AlongEdit *
make_couple (AlongAsk *ask, AlongFamily *family)
{
  AlongRecord *couple = along_family_find (family, ALONG_KIND_COUPLE, along_ask_get_about (ask));
  AlongEdit *edit;

  if (couple == NULL)
    return NULL;
  edit = along_edit_new (_ ("couple changed"), along_family_get_id (family));
  along_ask_fill (ask, along_edit_change (edit, couple));
  return edit;
}

static void
childless_cb (AlongAsk *ask)
{
  along_ask_show (ask, "childless_reason", along_ask_get_choice (ask, "childless") > 0);
}

/** along_ask_couple: a couple changed. */
GtkWindow *
along_ask_couple (AlongGenogramPage *page, const char *key, AlongRecord *couple)
{
  /* Translators: title of a dialog: two first names */
  g_autofree char *title = along_dialog_title_of_two (page, couple, C_ ("couple", "%s and %s"), _ ("Couple"));
  AlongAsk *ask = along_dialog_new (page, key, couple, title, _ ("_Change"), make_couple);
  AlongRecord *chosen = along_genogram_page_chosen (page);

  along_ask_set_result (ask, chosen != NULL ? along_record_get_id (chosen) : along_record_get_ref (couple, ALONG_COUPLE_P_ONE));
  along_dialog_couple_rows (ask, couple);
  along_ask_property (ask, couple, ALONG_KIND_COUPLE, ALONG_COUPLE_P_CHILDLESS);
  along_ask_property (ask, couple, ALONG_KIND_COUPLE, ALONG_COUPLE_P_CHILDLESS_REASON);
  along_ask_property (ask, couple, ALONG_KIND_COUPLE, ALONG_COUPLE_P_NOTE);
  along_ask_on_change (ask, "childless", childless_cb);
  childless_cb (ask);
  return along_ask_present (ask, "kind");
}

/* --- Feelings --- */

/* Which way a line goes. */
enum
{
  WAY_NOT_SAID,
  WAY_THERE, /* from the person asked about to the other */
  WAY_BACK,
  WAY_BOTH,
};

/* The kinds of line in the order of the row; of a new one the first choice is none of them. */
typedef struct
{
  int *kinds;
  guint n, first;
} Kinds;

static void
kinds_free (gpointer data)
{
  Kinds *kinds = data;

  g_free (kinds->kinds);
  g_free (kinds);
}

static void
kind_row (AlongAsk *ask, AlongRecord *bond)
{
  Kinds *kinds = g_new0 (Kinds, 1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  int at = 0;

  kinds->kinds = along_line_row_kinds (GTK_WIDGET (along_ask_get_page (ask)), &kinds->n);
  kinds->first = bond == NULL ? 1 : 0;
  if (bond == NULL)
    g_strv_builder_add (words, C_ ("choice", "Not chosen yet"));
  for (guint i = 0; i < kinds->n; i++)
    {
      g_strv_builder_add (words, along_enum_words (ALONG_ENUM_BOND, kinds->kinds[i]));
      if (bond != NULL && kinds->kinds[i] == along_record_get_enum (bond, ALONG_BOND_P_KIND))
        at = (int) i;
    }
  along_ask_choice (ask, "feeling", _ ("Feeling"), g_strv_builder_end (words), at);
  along_line_row_picture (ADW_COMBO_ROW (along_ask_row (ask, "feeling")), kinds->kinds, kinds->n, kinds->first);
  g_object_set_data_full (G_OBJECT (along_ask_row (ask, "feeling")), "kinds", kinds, kinds_free);
}

/* The rows of a line, as @bond (nullable) has them. @way: WAY_… */
static void
bond_rows (AlongAsk *ask, AlongRecord *bond, guint way)
{
  kind_row (ask, bond);
  along_ask_property (ask, bond, ALONG_KIND_BOND, ALONG_BOND_P_LABEL);
  /* Nobody is said to do harm whom nobody has said it of. */
  along_ask_choice (ask, "way", _ ("Which way"), g_strdupv ((char *[]){ (char *) "", (char *) "", (char *) "", (char *) "", NULL }), (int) way);
  along_ask_need (ask, "way");
  along_ask_property (ask, bond, ALONG_KIND_BOND, ALONG_BOND_P_START);
  along_ask_property (ask, bond, ALONG_KIND_BOND, ALONG_BOND_P_END);
  along_ask_property (ask, bond, ALONG_KIND_BOND, ALONG_BOND_P_SOURCE);
  along_ask_property (ask, bond, ALONG_KIND_BOND, ALONG_BOND_P_CONFIDENCE);
  along_ask_choice (ask, "strength", _ ("How strong"),
                    g_strdupv ((char *[]){ (char *) C_ ("choice", "Not said"), (char *) C_ ("line", "A little"),
                                           (char *) C_ ("line", "Strong"), (char *) C_ ("line", "Very strong"), NULL }),
                    bond != NULL ? (int) CLAMP (along_record_get_int (bond, ALONG_BOND_P_INTENSITY, 0), 0, 3) : 0);
  along_ask_switch (ask, "private", _ ("Private: drawn only when asked for"), NULL,
                    bond != NULL && along_record_get_bool (bond, ALONG_BOND_P_PRIVATE));
  along_ask_stands_for (ask, "private", ALONG_KIND_BOND, ALONG_BOND_P_PRIVATE);
}

/* -1: none is chosen yet. */
static int
chosen_kind (AlongAsk *ask)
{
  const Kinds *kinds = g_object_get_data (G_OBJECT (along_ask_row (ask, "feeling")), "kinds");
  guint at = (guint) along_ask_get_choice (ask, "feeling");

  return at < kinds->first ? -1 : kinds->kinds[MIN (at - kinds->first, kinds->n - 1)];
}

static const char *const of_bond[] = { "feeling", "way", "start", "end", "source", "confidence", "strength", "private" };

static gboolean
points (int kind)
{
  return kind >= 0 && along_bond_points (along_enum_text (ALONG_ENUM_BOND, kind));
}

/* The line that is changed, or %NULL. */
static AlongRecord *
own_bond (AlongAsk *ask)
{
  return along_family_find (along_ask_get_family (ask), ALONG_KIND_BOND, along_ask_get_about (ask));
}

/* Of the lines with an end violence alone can go both ways; those without one go both ways, and one is asked about only where it
 * was said to go one way already. */
static gboolean
can_go_both_ways (int kind)
{
  return kind == ALONG_BOND_VIOLENCE || !points (kind);
}

static void
way_words (AlongAsk *ask, AlongRecord *from, AlongRecord *to, gboolean both)
{
  GtkWidget *row = along_ask_row (ask, "way");
  /* Translators: first names, of whom a line comes from and whom it goes to */
  g_autofree char *there = g_strdup_printf (_ ("From %s to %s"), along_facts_first_name (from), along_facts_first_name (to));
  g_autofree char *back = g_strdup_printf (_ ("From %s to %s"), along_facts_first_name (to), along_facts_first_name (from));
  const char *const words[] = { C_ ("choice", "Not chosen yet"), there, back, both ? C_ ("line", "Both ways") : NULL, NULL };
  GListModel *model = adw_combo_row_get_model (ADW_COMBO_ROW (row));
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (row)), n = both ? 4 : 3;

  gtk_string_list_splice (GTK_STRING_LIST (model), 0, g_list_model_get_n_items (model), words);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), chosen < n ? chosen : WAY_NOT_SAID);
}

static void
show_direction (AlongAsk *ask)
{
  AlongFamily *family = along_ask_get_family (ask);
  AlongRecord *bond = own_bond (ask);
  AlongRecord *from = along_family_find (family, ALONG_KIND_PERSON,
                                         bond != NULL ? along_record_get_ref (bond, ALONG_BOND_P_FROM) : along_ask_get_about (ask));
  AlongRecord *to = along_family_find (family, ALONG_KIND_PERSON,
                                       bond != NULL ? along_record_get_ref (bond, ALONG_BOND_P_TO) : along_ask_get_record (ask, "other"));
  int kind = chosen_kind (ask);

  along_ask_show (ask, "way", along_ask_has (ask, "feeling") && from != NULL && to != NULL
                                && (points (kind) || (bond != NULL && along_record_get_bool (bond, ALONG_BOND_P_DIRECTED))));
  if (from != NULL && to != NULL)
    way_words (ask, from, to, can_go_both_ways (kind));
}

/* What the switch says is what is true: of harm it is on, and stays so; with another kind it is again as it was. */
static void
show_private (AlongAsk *ask)
{
  GtkWidget *row = along_ask_row (ask, "private"), *toggle = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));
  gboolean harm = along_bond_is_of_harm (chosen_kind (ask)), was = !gtk_widget_get_sensitive (toggle);
  const char *why = harm ? _ ("Of violence and control always") : "";

  if (harm == was)
    return;
  if (harm)
    g_object_set_data (G_OBJECT (row), "said", GINT_TO_POINTER (gtk_switch_get_active (GTK_SWITCH (toggle))));
  gtk_switch_set_active (GTK_SWITCH (toggle), harm || GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "said")));
  gtk_widget_set_sensitive (toggle, !harm);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why, -1);
}

/* Words of their own stand beside a line of any kind: where there are some they can be seen and taken away. */
static void
feeling_cb (AlongAsk *ask)
{
  AlongRecord *bond = own_bond (ask);

  along_ask_show (ask, "label", along_ask_has (ask, "feeling")
                                  && (chosen_kind (ask) == ALONG_BOND_LABELLED
                                      || (bond != NULL && along_record_has (bond, ALONG_BOND_P_LABEL))));
  show_private (ask);
  show_direction (ask);
}

static void
turn (AlongRecord *bond)
{
  AlongId from = along_record_get_ref (bond, ALONG_BOND_P_FROM), to = along_record_get_ref (bond, ALONG_BOND_P_TO);

  along_record_set_ref (bond, ALONG_BOND_P_FROM, to);
  along_record_set_ref (bond, ALONG_BOND_P_TO, from);
}

static gboolean
fill_bond (AlongAsk *ask, AlongRecord *bond)
{
  int strength = along_ask_get_choice (ask, "strength"), kind = chosen_kind (ask), way = along_ask_get_choice (ask, "way");
  gboolean said;

  if (kind < 0)
    {
      along_ask_refuse (ask, "feeling", _ ("Say what the line is."));
      return FALSE;
    }
  if (kind == ALONG_BOND_LABELLED && along_ask_get_text (ask, "label") == NULL)
    {
      along_ask_refuse (ask, "label", _ ("Say in a word or two what it is."));
      return FALSE;
    }
  if (along_ask_has (ask, "way") && way == WAY_NOT_SAID)
    {
      along_ask_refuse (ask, "way", _ ("Say which way."));
      return FALSE;
    }
  said = along_record_get_bool (bond, ALONG_BOND_P_PRIVATE);
  along_ask_fill (ask, bond);
  along_record_set_enum (bond, ALONG_BOND_P_KIND, kind);
  /* of harm it is not somebody's wish */
  if (along_bond_is_of_harm (kind) && !said)
    along_record_unset (bond, ALONG_BOND_P_PRIVATE);
  if (along_ask_has (ask, "way") && way == WAY_BACK)
    turn (bond);
  if (points (kind) || along_ask_has (ask, "way"))
    along_record_set_bool (bond, ALONG_BOND_P_DIRECTED, way != WAY_BOTH);
  if (strength > 0)
    along_record_set_int (bond, ALONG_BOND_P_INTENSITY, strength);
  else
    along_record_unset (bond, ALONG_BOND_P_INTENSITY);
  along_line_row_used (GTK_WIDGET (along_ask_get_page (ask)), kind);
  return TRUE;
}

static AlongEdit *
make_bond (AlongAsk *ask, AlongFamily *family)
{
  AlongRecord *bond = along_family_find (family, ALONG_KIND_BOND, along_ask_get_about (ask));
  g_autoptr (AlongEdit) edit = NULL;

  if (bond == NULL)
    return NULL;
  edit = along_edit_new (_ ("line changed"), along_family_get_id (family));
  return fill_bond (ask, along_edit_change (edit, bond)) ? g_steal_pointer (&edit) : NULL;
}

/** along_ask_bond: a line changed: its kind, its dates, who said so. */
GtkWindow *
along_ask_bond (AlongGenogramPage *page, const char *key, AlongRecord *bond)
{
  AlongAsk *ask = along_dialog_new (page, key, bond, _ ("Line"), _ ("_Change"), make_bond);
  AlongRecord *chosen = along_genogram_page_chosen (page);

  along_ask_set_result (ask, chosen != NULL ? along_record_get_id (chosen) : along_record_get_ref (bond, ALONG_BOND_P_FROM));
  /* of the other kinds with an end nobody has said that it goes both ways */
  bond_rows (ask, bond, along_record_get_bool (bond, ALONG_BOND_P_DIRECTED) ? WAY_THERE
                        : along_record_get_enum (bond, ALONG_BOND_P_KIND) == ALONG_BOND_VIOLENCE ? WAY_BOTH
                        : WAY_NOT_SAID);
  along_ask_on_change (ask, "feeling", feeling_cb);
  feeling_cb (ask);
  return along_ask_present (ask, "feeling");
}

/* --- Two people who are there --- */

static Link
chosen_link (AlongAsk *ask)
{
  return (Link) along_ask_get_choice (ask, "link");
}

/* Refused where the two are joined that way already. */
static gboolean
is_new (AlongAsk *ask, AlongFamily *family, AlongRecord *about, AlongRecord *other)
{
  AlongId one = along_record_get_id (about), two = along_record_get_id (other);
  Link link = chosen_link (ask);

  if (link == LINK_COUPLE && along_genogram_find_couple (family, one, two) != NULL)
    along_ask_refuse (ask, "other", _ ("They are a couple already. Change it in the panel."));
  else if ((link == LINK_PARENT && along_genogram_is_parent (family, one, two))
           || (link == LINK_CHILD && along_genogram_is_parent (family, two, one)))
    along_ask_refuse (ask, "other", _ ("They are parent and child already."));
  else
    return TRUE;
  return FALSE;
}

static AlongEdit *
make_feeling (AlongAsk *ask, AlongFamily *family, AlongRecord *from, AlongRecord *to)
{
  g_autoptr (AlongEdit) edit = along_edit_new (_ ("line added"), along_family_get_id (family));
  AlongRecord *bond = along_edit_create (edit, ALONG_KIND_BOND);

  along_record_set_ref (bond, ALONG_BOND_P_FROM, along_record_get_id (from));
  along_record_set_ref (bond, ALONG_BOND_P_TO, along_record_get_id (to));
  if (!fill_bond (ask, bond))
    return NULL;
  /* It is not drawn then, and would look lost. */
  if (along_bond_is_private (bond) && !along_genogram_page_is_on (ALONG_GENOGRAM_PAGE (along_ask_get_page (ask)), "private"))
    along_ask_set_toast (ask, _ ("Private line added. It shows with Show › Private lines"));
  return g_steal_pointer (&edit);
}

static AlongEdit *
make_parent (AlongAsk *ask, AlongFamily *family, AlongRecord *parent, AlongRecord *child)
{
  int nature = along_ask_get_choice (ask, "nature");
  g_autofree char *refused = along_branch_refuse_unborn (family, parent);

  if (refused == NULL && nature == ALONG_CHILD_NATURE_BIRTH)
    refused = along_branch_refuse_age (parent, child);
  if (refused == NULL)
    return along_genogram_add_parent (family, parent, child, nature);
  along_ask_refuse (ask, "other", refused);
  return NULL;
}

static AlongEdit *
make_connection (AlongAsk *ask, AlongFamily *family)
{
  AlongRecord *about = along_family_find (family, ALONG_KIND_PERSON, along_ask_get_about (ask));
  AlongRecord *other = along_family_find (family, ALONG_KIND_PERSON, along_ask_get_record (ask, "other"));
  int kind, state;

  if (other == NULL)
    along_ask_refuse (ask, "other", _ ("Choose who it is with."));
  if (about == NULL || other == NULL || !is_new (ask, family, about, other))
    return NULL;
  switch (chosen_link (ask))
    {
    case LINK_COUPLE:
      along_dialog_read_couple (ask, &kind, &state);
      return along_dialog_refuse_couple (ask) ? NULL : along_genogram_add_couple (family, about, other, kind, state, along_ask_get_date (ask, "from"),
                                                                                  along_ask_get_date (ask, "to"));
    case LINK_PARENT:
      return make_parent (ask, family, about, other);
    case LINK_CHILD:
      return make_parent (ask, family, other, about);
    default:
      return make_feeling (ask, family, about, other);
    }
}

static void
link_cb (AlongAsk *ask)
{
  static const char *const of_couple[] = { "kind", "state", "from", "to" };
  Link link = chosen_link (ask);

  for (guint i = 0; i < G_N_ELEMENTS (of_couple); i++)
    along_ask_show (ask, of_couple[i], link == LINK_COUPLE);
  for (guint i = 0; i < G_N_ELEMENTS (of_bond); i++)
    along_ask_show (ask, of_bond[i], link == LINK_FEELING);
  along_ask_show (ask, "nature", link == LINK_PARENT || link == LINK_CHILD);
  feeling_cb (ask);
}

/* The other person, where the key says who: "connect/id/id", and what of it: "connect/id/id/couple". */
static AlongId
other_of (const char *key, Link *link)
{
  g_auto (GStrv) parts = g_strsplit (key, "/", 4);
  guint n = g_strv_length (parts);
  AlongId id = ALONG_ID_NONE;

  *link = n > 3 && g_str_equal (parts[3], "couple") ? LINK_COUPLE : LINK_FEELING;
  if (n > 2 && !along_id_parse (parts[2], &id))
    id = ALONG_ID_NONE;
  return id;
}

/** along_ask_connect: a line from @from to somebody. Returns: (nullable): there is nobody else. */
GtkWindow *
along_ask_connect (AlongGenogramPage *page, const char *key, AlongRecord *from)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (page));
  const char *const links[] = { C_ ("connection", "A couple"), C_ ("connection", "Parent of"), C_ ("connection", "Child of"),
                                C_ ("connection", "A feeling"), NULL };
  g_autofree char *title = g_strdup_printf (_ ("Connect %s"), along_facts_first_name (from));
  g_autofree char *between = g_strdup_printf (_ ("What %s is to them"), along_facts_first_name (from));
  g_auto (GStrv) names = NULL;
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();
  AlongId nobody = ALONG_ID_NONE, other;
  GArray *people;
  AlongAsk *ask;
  Link link;

  if (along_family_count (family, ALONG_KIND_PERSON) < 2)
    return NULL;
  ask = along_dialog_new (page, key, from, title, _ ("_Add"), make_connection);
  other = other_of (key, &link);
  people = along_ask_list_people (family, along_record_get_id (from), &names);
  g_array_prepend_val (people, nobody);
  g_strv_builder_add (choices, C_ ("choice", "Not chosen yet"));
  g_strv_builder_addv (choices, (const char **) names);
  along_ask_record (ask, "other", _ ("With"), people, g_strv_builder_end (choices), other);
  along_ask_choice (ask, "link", between, g_strdupv ((char **) links), (int) link);
  along_ask_on_change (ask, "other", show_direction);
  along_ask_on_change (ask, "link", link_cb);
  along_dialog_couple_rows (ask, NULL);
  along_ask_choice (ask, "nature", _ ("How they are related"), along_enum_all_words (ALONG_ENUM_CHILD_NATURE), ALONG_CHILD_NATURE_BIRTH);
  /* a line that was dragged goes the way it was dragged */
  bond_rows (ask, NULL, along_id_equal (other, ALONG_ID_NONE) ? WAY_NOT_SAID : WAY_THERE);
  along_ask_on_change (ask, "feeling", feeling_cb);
  link_cb (ask);
  return along_ask_present (ask, "other");
}
