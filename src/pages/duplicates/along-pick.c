/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-pick.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-alike.h"
#include "along-clock.h"
#include "along-date.h"
#include "along-facts.h"
#include "along-session-duplicates.h"
#include "along-session-search.h"
#include "along-support-records.h"
#include "along-text.h"
#include "along-who-is-who.h"
#include "families/along-family-line.h"

/* More are not looked through by eye: whoever looks for another types. */
#define MOST_SHOWN 60
#define MOST_ALIKE 8

/** Then: what was asked for by keys while the list is not yet that of what is typed: done when it is. */
typedef enum
{
  THEN_NOTHING,
  THEN_GO,        /* into the list */
  THEN_PICK,      /* the first of it: one went into it already */
  THEN_PICK_ONLY, /* the first if it is the only one; else into the list */
} Then;

struct _AlongPick
{
  GtkBox parent_instance;

  AlongSession *session;
  AlongFamily *family;  /* (nullable): what another is chosen for */
  AlongRecord *person;  /* (nullable): a person of it */
  GCancellable *cancellable;
  char *asked, *listed; /* (nullable): what was typed when it was asked last, and for the list that is shown */
  gboolean unanswered;  /* what is typed could not be looked for */
  Then then;

  GtkWidget *search;
  GtkWidget *list;
  GtkWidget *none;
};

G_DEFINE_FINAL_TYPE (AlongPick, along_pick, GTK_TYPE_BOX)

enum
{
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/** along_pick_family_name: what @family is called beside @other: with its reference where the names are the same. */
char *
along_pick_family_name (AlongFamily *family, AlongFamily *other)
{
  AlongRecord *record = along_facts_family_record (family), *beside = along_facts_family_record (other);
  const char *name = record != NULL ? along_record_get_text (record, ALONG_FAMILY_P_NAME) : NULL;

  if (beside != NULL && along_text_equal (name, along_record_get_text (beside, ALONG_FAMILY_P_NAME))
      && along_record_has (record, ALONG_FAMILY_P_REFERENCE)
      && !along_text_equal (along_record_get_text (record, ALONG_FAMILY_P_REFERENCE), along_record_get_text (beside, ALONG_FAMILY_P_REFERENCE)))
    /* Translators: a family's name and its reference */
    return g_strdup_printf (_ ("%s (%s)"), name, along_record_get_text (record, ALONG_FAMILY_P_REFERENCE));
  return g_strdup (name != NULL ? name : "");
}

/* Rows */

static void
clear (AlongPick *self)
{
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0))) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
}

static guint
count (AlongPick *self)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) n) != NULL)
    n++;
  return n;
}

static gboolean
is_there (AlongPick *self, AlongId person)
{
  g_autofree char *id = along_id_to_text (person);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "person"), id) == 0)
      return TRUE;
  return FALSE;
}

/* @person: ALONG_ID_NONE: the row is of a family */
static void
add_row (AlongPick *self, AlongId family, AlongId person, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (!along_text_is_empty (subtitle))
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "family", along_id_to_text (family), g_free);
  if (!along_id_is_none (person))
    g_object_set_data_full (G_OBJECT (row), "person", along_id_to_text (person), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
say_how_many (AlongPick *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *words = NULL;

  if (count (self) > 0)
    words = g_strdup (count (self) < MOST_SHOWN ? "" : _ ("There are more. Type a name to see others."));
  else if (!along_text_is_empty (typed))
    words = g_strdup_printf (_ ("Nobody found for “%s”."), typed);
  else
    words = g_strdup (_ ("There is nobody else here yet."));
  gtk_label_set_label (GTK_LABEL (self->none), words);
  gtk_widget_set_visible (self->none, *words != '\0');
  gtk_widget_set_visible (self->list, count (self) > 0);
}

static gboolean
is_listed (AlongPick *self)
{
  return g_strcmp0 (self->listed, gtk_editable_get_text (GTK_EDITABLE (self->search))) == 0;
}

static void
pick (AlongPick *self, GtkListBoxRow *row)
{
  g_autofree char *family = g_strdup (g_object_get_data (G_OBJECT (row), "family"));
  g_autofree char *person = g_strdup (g_object_get_data (G_OBJECT (row), "person"));

  /* What was asked for by keys before that is not chosen, too. */
  self->then = THEN_NOTHING;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_signal_emit (self, signals[PICKED], 0, family, person);
}

static void
do_then (AlongPick *self, Then then)
{
  self->then = THEN_NOTHING;
  if (then == THEN_NOTHING || count (self) == 0)
    return;
  if (then == THEN_PICK || (then == THEN_PICK_ONLY && count (self) == 1))
    pick (self, gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  else
    gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
}

/* An answer that is still waited for. */
static gboolean
is_wanted (AlongPick *self, GAsyncResult *result)
{
  if (self->session == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return FALSE;
  g_clear_object (&self->cancellable);
  return TRUE;
}

/* The list is that of what was asked last. */
static void
listed (AlongPick *self)
{
  g_free (self->listed);
  self->listed = g_strdup (self->asked);
  say_how_many (self);
  if (is_listed (self))
    do_then (self, self->then);
}

/* Why there is no answer stands in place of the list, which is of something else; it can be asked for again. */
static void
not_answered (AlongPick *self, GError *error)
{
  self->unanswered = TRUE;
  self->then = THEN_NOTHING;
  g_clear_pointer (&self->listed, g_free);
  clear (self);
  gtk_widget_set_visible (self->list, FALSE);
  gtk_label_set_label (GTK_LABEL (self->none), error->message);
  gtk_widget_set_visible (self->none, !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED));
}

/* Families */

static gboolean
is_namesake (AlongPick *self, const AlongSummary *summary)
{
  AlongRecord *record = self->family != NULL ? along_facts_family_record (self->family) : NULL;

  return record != NULL && along_text_equal (summary->name, along_record_get_text (record, ALONG_FAMILY_P_NAME));
}

/* Whose name has what is typed; while nothing is, those of the same name. */
static gboolean
is_first (AlongPick *self, const AlongSummary *summary)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *words = along_text_fold (typed), *name = along_text_fold (summary->name != NULL ? summary->name : "");

  return along_text_is_empty (typed) ? is_namesake (self, summary) : strstr (name, words) != NULL;
}

static void
add_family (AlongPick *self, AlongSummary *summary)
{
  int today = along_clock_today ();
  g_autoptr (AlongSupport) support = along_support_from_summary (summary, today);
  g_auto (AlongFamilyLine) line = { NULL };
  g_autoptr (GString) more = g_string_new (NULL);
  const char *parts[4] = { summary->reference, summary->parents };

  along_family_line_make (summary, support, today, &line);
  parts[2] = line.baby;
  parts[3] = summary->keyworker_name;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!along_text_is_empty (parts[i]))
      g_string_append_printf (more, "%s%s", more->len > 0 ? " · " : "", parts[i]);
  add_row (self, summary->family, ALONG_ID_NONE, summary->name, more->str);
}

static void
families_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongPick) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = along_session_list_finish (ALONG_SESSION (source), result, &error);

  if (!is_wanted (self, result))
    return;
  if (found == NULL)
    {
      not_answered (self, error);
      return;
    }
  clear (self);
  for (int turn = 0; turn < 2; turn++)
    for (guint i = 0, n = count (self); i < found->len && n < MOST_SHOWN; i++)
      {
        AlongSummary *summary = found->pdata[i];

        if (is_first (self, summary) != (turn == 0)
            || (self->family != NULL && along_id_equal (summary->family, along_family_get_id (self->family))))
          continue;
        add_family (self, summary);
        n++;
      }
  listed (self);
}

/* People */

typedef struct
{
  AlongRecord *person;
  int score;
  guint reasons;
  gboolean related;
} Somebody;

/* Who descends from them, or is their partner, is somebody else: they stand last. */
static int
likeliest_first (gconstpointer a, gconstpointer b)
{
  const Somebody *one = a, *other = b;

  return one->related != other->related ? one->related - other->related
         : one->score != other->score   ? other->score - one->score
                                        : g_strcmp0 (along_record_get_text (one->person, ALONG_PERSON_P_NAME),
                                                     along_record_get_text (other->person, ALONG_PERSON_P_NAME));
}

static void
add_person (AlongPick *self, const Somebody *one)
{
  g_autofree char *line = along_person_line (one->person), *why = along_alike_words (one->reasons & ~(guint) ALONG_ALIKE_FAMILY);
  g_autofree char *more = *why != '\0' ? g_strdup_printf (_ ("%s · %s"), _ ("In this family"), why) : g_strdup (_ ("In this family"));

  add_row (self, along_family_get_id (self->family), along_record_get_id (one->person), line, more);
}

/* @alike: whether those are wanted who may be the same, or the others */
static void
add_own (AlongPick *self, gboolean alike)
{
  g_autoptr (AlongAlike) asked = along_alike_of (self->family, self->person);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Somebody));
  AlongRecord *other;

  ALONG_FOREACH (other, self->family, ALONG_KIND_PERSON)
    if (other != self->person)
      {
        g_autoptr (AlongAlike) its = along_alike_of (self->family, other);
        Somebody one = { .person = other };

        one.related = along_alike_is_related (self->family, along_record_get_id (self->person), along_record_get_id (other));
        one.score = along_alike_score (asked, its, ALONG_ALIKE_IN_ONE_FAMILY | (one.related ? ALONG_ALIKE_RELATED : 0), &one.reasons);
        if ((one.score >= ALONG_ALIKE_WEAK) == alike)
          g_array_append_val (all, one);
      }
  g_array_sort (all, likeliest_first);
  for (guint i = 0; i < all->len; i++)
    add_person (self, &g_array_index (all, Somebody, i));
}

static void
alike_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongPick) self = data;
  g_autoptr (GPtrArray) found = along_session_find_alike_finish (ALONG_SESSION (source), result, NULL);

  if (!is_wanted (self, result))
    return;
  clear (self);
  add_own (self, TRUE);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const AlongDuplicateSide *side = &((AlongDuplicate *) found->pdata[i])->one;
      guint reasons = ((AlongDuplicate *) found->pdata[i])->reasons;
      g_autofree char *born = side->born != NULL ? along_date_to_words (side->born) : NULL;
      /* Translators: a name and a day */
      g_autofree char *line = born != NULL ? g_strdup_printf (_ ("%s, born %s"), side->name, born) : g_strdup (side->name);
      g_autofree char *why = along_alike_words (reasons);
      /* Translators: a family's name, and why two people may be one */
      g_autofree char *more = g_strdup_printf (_ ("%s family · %s"), side->family_name, why);

      if (!along_id_equal (side->family, along_family_get_id (self->family)))
        add_row (self, side->family, side->person, line, more);
    }
  add_own (self, FALSE);
  listed (self);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongPick) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongFound) found = along_session_search_finish (ALONG_SESSION (source), result, &error);

  if (!is_wanted (self, result))
    return;
  if (found == NULL)
    {
      not_answered (self, error);
      return;
    }
  clear (self);
  for (guint i = 0; i < found->items->len; i++)
    {
      const AlongFoundItem *item = found->items->pdata[i];
      AlongId person = item->kind == ALONG_KIND_ALIAS ? item->about : item->record;
      AlongRecord *here = along_id_equal (item->family, along_family_get_id (self->family)) ? along_family_lookup (self->family, person) : NULL;
      g_autofree char *line = here != NULL ? along_person_line (here) : g_strdup (item->text);
      /* Translators: a family's name */
      g_autofree char *more = here != NULL ? g_strdup (_ ("In this family")) : g_strdup_printf (_ ("%s family"), item->family_name);

      if (item->group == ALONG_FOUND_PEOPLE && here != self->person && !is_there (self, person)
          && !along_id_equal (person, along_record_get_id (self->person)))
        add_row (self, item->family, person, line, more);
    }
  listed (self);
}

/* Asking */

static void
ask (AlongPick *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (self->cancellable != NULL && g_strcmp0 (typed, self->asked) == 0)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (is_listed (self) || self->session == NULL || along_session_get_state (self->session) != ALONG_SESSION_OPEN)
    return;
  self->cancellable = g_cancellable_new ();
  g_free (self->asked);
  self->asked = g_strdup (typed);
  self->unanswered = FALSE;
  if (self->person == NULL)
    {
      const AlongListFilter filter = { ALONG_LIST_ALL, TRUE, TRUE, along_text_is_empty (typed) ? NULL : typed };

      along_session_list_async (self->session, &filter, self->cancellable, families_cb, g_object_ref (self));
    }
  else if (!along_text_is_empty (typed))
    along_session_search_async (self->session, typed, self->cancellable, found_cb, g_object_ref (self));
  else
    {
      const AlongAlikeFacts facts = {
        .name = along_record_get_text (self->person, ALONG_PERSON_P_NAME),
        .given = along_record_get_text (self->person, ALONG_PERSON_P_GIVEN),
        .surname = along_record_get_text (self->person, ALONG_PERSON_P_SURNAME),
        .preferred = along_record_get_text (self->person, ALONG_PERSON_P_PREFERRED),
        .born = along_record_get_text (self->person, ALONG_PERSON_P_BORN),
        .gender = along_record_get_enum (self->person, ALONG_PERSON_P_GENDER),
        .nhs_number = along_record_get_text (self->person, ALONG_PERSON_P_NHS_NUMBER),
        .phone = along_record_get_text (self->person, ALONG_PERSON_P_PHONE),
      };

      along_session_find_alike_async (self->session, &facts, MOST_ALIKE, self->cancellable, alike_cb, g_object_ref (self));
    }
}

/* Whoever types fast and goes on by keys means the list of what is typed, not the one that is still shown. */
static void
go_on (AlongPick *self, Then then)
{
  if (is_listed (self))
    {
      do_then (self, then);
      return;
    }
  self->then = then;
  ask (self);
}

static gboolean
key_cb (AlongPick *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down
      && ((key != GDK_KEY_Tab && key != GDK_KEY_KP_Tab) || is_listed (self) || self->unanswered))
    return GDK_EVENT_PROPAGATE;
  go_on (self, THEN_GO);
  return GDK_EVENT_STOP;
}

static void
activate_cb (AlongPick *self)
{
  go_on (self, self->then == THEN_GO ? THEN_PICK : THEN_PICK_ONLY);
}

static void
typed_cb (AlongPick *self)
{
  self->then = THEN_NOTHING;
  self->unanswered = FALSE;
}

static gboolean
along_pick_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ALONG_PICK (widget)->search);
}

static void
along_pick_dispose (GObject *object)
{
  AlongPick *self = ALONG_PICK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->person);
  g_clear_object (&self->family);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (along_pick_parent_class)->dispose (object);
}

static void
along_pick_finalize (GObject *object)
{
  AlongPick *self = ALONG_PICK (object);

  g_free (self->asked);
  g_free (self->listed);
  G_OBJECT_CLASS (along_pick_parent_class)->finalize (object);
}

static void
along_pick_class_init (AlongPickClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_pick_dispose;
  G_OBJECT_CLASS (klass)->finalize = along_pick_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = along_pick_grab_focus;
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  G_TYPE_STRING, G_TYPE_STRING);
}

static void
along_pick_init (AlongPick *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->search = gtk_search_entry_new ();
  self->list = gtk_list_box_new ();
  self->none = gtk_label_new (NULL);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_visible (self->list, FALSE);
  gtk_label_set_wrap (GTK_LABEL (self->none), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->none), 0);
  gtk_widget_add_css_class (self->none, "along-second");
  gtk_widget_set_visible (self->none, FALSE);
  gtk_box_append (GTK_BOX (self), self->search);
  gtk_box_append (GTK_BOX (self), self->list);
  gtk_box_append (GTK_BOX (self), self->none);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (ask), self);
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (pick), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->search, keys);
}

static GtkWidget *
make (AlongSession *session, AlongFamily *family, AlongRecord *person, const char *search, const char *list)
{
  AlongPick *self = g_object_new (ALONG_TYPE_PICK, NULL);

  self->session = g_object_ref (session);
  g_set_object (&self->family, family);
  g_set_object (&self->person, person);
  g_object_set (self->search, "placeholder-text", search, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, search, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, list, -1);
  ask (self);
  return GTK_WIDGET (self);
}

GtkWidget *
along_pick_new_family (AlongSession *session, AlongFamily *than)
{
  return make (session, than, NULL, _ ("Name or reference"), _ ("Families"));
}

GtkWidget *
along_pick_new_person (AlongSession *session, AlongFamily *family, AlongRecord *person)
{
  return make (session, family, person, _ ("Name, of any family"), _ ("People"));
}
