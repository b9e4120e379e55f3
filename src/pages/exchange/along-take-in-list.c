/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-take-in-list.h"

#include <glib/gi18n-lib.h>

#include "along-announcer.h"
#include "along-choose-fields.h"
#include "along-exchange-parts.h"
#include "along-field-words.h"
#include "along-text.h"

/* Records of one kind that are shown one by one. */
#define MOST_SHOWN 200

struct _AlongTakeInList
{
  GtkBox parent_instance;

  AlongTaking *taking;
  AlongExchange *exchange;
  AlongFamily *theirs;
  GPtrArray *checks; /* of GtkCheckButton, borrowed; their item's index is their data */
  gboolean settling;
};

G_DEFINE_FINAL_TYPE (AlongTakeInList, along_take_in_list, GTK_TYPE_BOX)

static guint changed_signal;

static void
along_take_in_list_dispose (GObject *object)
{
  AlongTakeInList *self = ALONG_TAKE_IN_LIST (object);

  g_clear_object (&self->theirs);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  G_OBJECT_CLASS (along_take_in_list_parent_class)->dispose (object);
}

static void
along_take_in_list_class_init (AlongTakeInListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_take_in_list_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
along_take_in_list_init (AlongTakeInList *self)
{
  self->checks = g_ptr_array_new ();
}

static AlongFamily *
either_family (AlongTakeInList *self, AlongRecord *record)
{
  AlongFamily *here = along_exchange_get_here (self->exchange);

  return here != NULL && along_family_lookup (here, along_record_get_id (record)) == record ? here : self->theirs;
}

static char *
name_of (AlongTakeInList *self, const AlongExchangeItem *item)
{
  AlongRecord *record = item->ours != NULL ? item->ours : item->theirs;

  return along_record_words (record, either_family (self, record), self->taking->team);
}

/* Taking and leaving out */

/* What was left out, or came back, with it. */
static void
show_taken (AlongTakeInList *self)
{
  self->settling = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    {
      guint index = GPOINTER_TO_UINT (g_object_get_data (self->checks->pdata[i], "index"));
      gtk_check_button_set_active (self->checks->pdata[i], along_exchange_get_item (self->exchange, index)->taken);
    }
  self->settling = FALSE;
}

static void
toggled_cb (GtkCheckButton *check, gpointer data)
{
  AlongTakeInList *self = data;
  guint changed;

  if (self->settling)
    return;
  changed = along_exchange_take (self->exchange, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "index")),
                                 gtk_check_button_get_active (check));
  show_taken (self);
  if (changed > 1)
    {
      gboolean taken = gtk_check_button_get_active (check);
      g_autofree char *words = g_strdup_printf (
        taken ? ngettext ("%u other that it needs comes too.", "%u others that it needs come too.", changed - 1)
              : ngettext ("%u other that belongs to it is left out too.", "%u others that belong to it are left out too.", changed - 1),
        changed - 1);
      GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
      GtkWindow *parent = GTK_IS_WINDOW (root) ? gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;

      along_announce (GTK_WIDGET (self), words);
      if (parent != NULL)
        gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast", "(sb)", words, FALSE);
    }
  g_signal_emit (self, changed_signal, 0);
}

static GtkWidget *
make_check (AlongTakeInList *self, guint index, const char *name)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), along_exchange_get_item (self->exchange, index)->taken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (check), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  g_ptr_array_add (self->checks, check);
  return check;
}

static GtkWidget *
make_row (AlongTakeInList *self, guint index, const char *subtitle)
{
  const AlongExchangeItem *item = along_exchange_get_item (self->exchange, index);
  g_autofree char *name = name_of (self, item), *title = along_exchange_markup (name), *below = along_exchange_markup (subtitle);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (item->refused == NULL && item->what != ALONG_EXCHANGE_ERASED)
    {
      GtkWidget *check = make_check (self, index, name);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
    }
  return row;
}

/* What changes */

/* "Phone: 07700 900001 → 07700 900002", a line for each field that comes. */
static char *
change_words (AlongTakeInList *self, const AlongExchangeItem *item)
{
  GString *words = g_string_new (NULL);
  g_autofree char *who = along_exchange_who (self->taking->team, item->last->worker, item->last->at);

  for (guint i = 0; i < item->fields->len; i++)
    {
      const AlongExchangeField *field = &g_array_index (item->fields, AlongExchangeField, i);
      g_autofree char *before = NULL, *after = NULL;

      if (field->conflict || field->property < 0)
        continue;
      before = along_field_words (item->ours, field->property, along_exchange_get_here (self->exchange), self->taking->team);
      after = along_field_words (item->theirs, field->property, self->theirs, self->taking->team);
      /* Translators: the name of a field, what it was, what it is to be */
      g_string_append_printf (words, _ ("%s: %s → %s"), along_property_words (item->kind, field->property),
                              before != NULL && *before != '\0' ? before : _ ("nothing"),
                              after != NULL && *after != '\0' ? after : _ ("nothing"));
      g_string_append_c (words, '\n');
    }
  if (item->what == ALONG_EXCHANGE_GONE)
    g_string_append_printf (words, "%s\n", _ ("Removed there."));
  else if (item->what == ALONG_EXCHANGE_BACK)
    g_string_append_printf (words, "%s\n", _ ("Removed here, and there again."));
  g_string_append (words, who);
  return g_string_free (words, FALSE);
}

static gboolean
has_conflict (const AlongExchangeItem *item)
{
  for (guint i = 0; i < item->fields->len; i++)
    if (g_array_index (item->fields, AlongExchangeField, i).conflict)
      return TRUE;
  return FALSE;
}

static GtkWidget *
make_group (const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  return group;
}

static void
add_changes (AlongTakeInList *self)
{
  GtkWidget *group = NULL;

  for (guint i = 0; i < along_exchange_get_n (self->exchange); i++)
    {
      const AlongExchangeItem *item = along_exchange_get_item (self->exchange, i);
      g_autofree char *words = NULL;

      if (item->refused != NULL || (item->what != ALONG_EXCHANGE_CHANGED && item->what != ALONG_EXCHANGE_GONE && item->what != ALONG_EXCHANGE_BACK)
          || (has_conflict (item) && item->fields->len == 1))
        continue;
      if (group == NULL)
        {
          group = make_group (_ ("Changes that come"), _ ("What was here was known there when it was changed. Leave out what is not to come."));
          gtk_box_append (GTK_BOX (self), group);
        }
      words = change_words (self, item);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (self, i, words));
    }
}

/* What is new: an expander for each kind, filled when it is first opened. */

static void
fill_cb (GtkWidget *expander, GParamSpec *pspec, gpointer data)
{
  AlongTakeInList *self = data;
  AlongKindId kind = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (expander), "kind"));
  guint shown = 0;

  if (g_object_get_data (G_OBJECT (expander), "filled") != NULL)
    return;
  g_object_set_data (G_OBJECT (expander), "filled", GUINT_TO_POINTER (1));
  for (guint i = 0; i < along_exchange_get_n (self->exchange) && shown < MOST_SHOWN; i++)
    {
      const AlongExchangeItem *item = along_exchange_get_item (self->exchange, i);
      g_autofree char *who = NULL;

      if (item->what != ALONG_EXCHANGE_NEW || item->kind != kind || item->refused != NULL)
        continue;
      who = along_exchange_who (self->taking->team, item->last->worker, item->last->at);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), make_row (self, i, who));
      shown++;
    }
}

static void
add_kind (AlongTakeInList *self, GtkWidget *group, AlongKindId kind, guint n)
{
  GtkWidget *expander = adw_expander_row_new ();
  g_autofree char *counted = along_exchange_kind_words (kind, n), *name = along_text_capital (along_kind_words (kind));
  g_autofree char *title = along_exchange_markup (counted != NULL ? counted : name), *subtitle = NULL;

  if (counted != NULL)
    subtitle = n > MOST_SHOWN ? g_strdup_printf (_ ("The first %u are shown"), MOST_SHOWN) : g_strdup ("");
  else
    subtitle = n > MOST_SHOWN ? g_strdup_printf (_ ("%u, the first %u shown"), n, MOST_SHOWN) : g_strdup_printf ("%u", n);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), subtitle);
  g_object_set_data (G_OBJECT (expander), "kind", GUINT_TO_POINTER (kind));
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (fill_cb), self, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), expander);
}

/* First what whoever works with families counts; then, by their kinds, the records that say more of it. */
static void
add_new (AlongTakeInList *self)
{
  static const AlongKindId first[] = { ALONG_KIND_FAMILY, ALONG_KIND_PERSON, ALONG_KIND_CONTACT };
  guint counts[ALONG_N_KINDS] = { 0 }, others = 0;
  g_autofree char *more = NULL;
  GtkWidget *group = NULL;

  for (guint i = 0; i < along_exchange_get_n (self->exchange); i++)
    {
      const AlongExchangeItem *item = along_exchange_get_item (self->exchange, i);
      if (item->what == ALONG_EXCHANGE_NEW && item->refused == NULL)
        counts[item->kind]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    {
      if (counts[first[i]] == 0)
        continue;
      if (group == NULL)
        {
          group = make_group (_ ("New here"), NULL);
          gtk_box_append (GTK_BOX (self), group);
        }
      add_kind (self, group, first[i], counts[first[i]]);
      counts[first[i]] = 0;
    }
  for (guint k = 0; k < ALONG_N_KINDS; k++)
    others += counts[k];
  if (others == 0)
    return;
  more = group != NULL ? along_exchange_more_words (others) : g_strdup (_ ("New here"));
  group = make_group (more, NULL);
  gtk_box_append (GTK_BOX (self), group);
  for (guint k = 0; k < ALONG_N_KINDS; k++)
    if (counts[k] > 0)
      add_kind (self, group, k, counts[k]);
}

/* What cannot come */

static void
add_refused (AlongTakeInList *self)
{
  GtkWidget *group = NULL;
  guint shown = 0;

  for (guint i = 0; i < along_exchange_get_n (self->exchange) && shown < MOST_SHOWN; i++)
    {
      const AlongExchangeItem *item = along_exchange_get_item (self->exchange, i);

      if (item->refused == NULL && item->what != ALONG_EXCHANGE_ERASED)
        continue;
      if (group == NULL)
        {
          group = make_group (_ ("Left out"), _ ("These do not come in."));
          gtk_box_append (GTK_BOX (self), group);
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 make_row (self, i, item->refused != NULL ? item->refused
                                                                          : _ ("This was erased here for good. A file never brings it back.")));
      shown++;
    }
}

/* What a person decides */

static void
decided_cb (AlongFieldChoice *choice, GParamSpec *pspec, gpointer data)
{
  AlongTakeInList *self = data;
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (choice), "index"));
  guint field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (choice), "field"));
  int chosen = along_field_choice_get_chosen (choice);

  along_exchange_choose (self->exchange, index, field,
                         chosen == ALONG_FIELD_UNDECIDED ? ALONG_EXCHANGE_UNDECIDED
                         : chosen == 0                   ? ALONG_EXCHANGE_OURS
                                                         : ALONG_EXCHANGE_THEIRS);
  g_signal_emit (self, changed_signal, 0);
}

static AlongFieldChoice *
make_choice (AlongTakeInList *self, guint index, guint which)
{
  const AlongExchangeItem *item = along_exchange_get_item (self->exchange, index);
  const AlongExchangeField *field = &g_array_index (item->fields, AlongExchangeField, which);
  g_autofree char *name = name_of (self, item), *ours = NULL, *theirs = NULL, *our_who = NULL, *their_who = NULL;
  AlongFieldChoice *choice;

  if (field->ours != NULL)
    our_who = along_exchange_who (self->taking->team, field->ours->worker, field->ours->at);
  their_who = along_exchange_who (self->taking->team, field->theirs->worker, field->theirs->at);
  if (field->property == ALONG_EXCHANGE_STANDS)
    {
      choice = along_field_choice_new (name, _ ("Is it to be in the record?"));
      ours = g_strdup (item->ours_stands ? _ ("Keep it") : _ ("It stays removed"));
      theirs = g_strdup (item->theirs_stands ? _ ("Bring it back") : _ ("Remove it"));
    }
  else if (field->property == ALONG_EXCHANGE_SIGNED)
    {
      choice = along_field_choice_new (name, _ ("The whole of it: it was signed"));
      ours = g_strdup (_ ("As it is here"));
      theirs = g_strdup (_ ("As it is in the file"));
    }
  else
    {
      choice = along_field_choice_new (name, along_property_words (item->kind, field->property));
      ours = along_field_words (item->ours, field->property, along_exchange_get_here (self->exchange), self->taking->team);
      theirs = along_field_words (item->theirs, field->property, self->theirs, self->taking->team);
    }
  along_field_choice_add (choice, ours, our_who);
  along_field_choice_add (choice, theirs, their_who);
  g_object_set_data (G_OBJECT (choice), "index", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (choice), "field", GUINT_TO_POINTER (which));
  g_signal_connect_object (choice, "notify::chosen", G_CALLBACK (decided_cb), self, 0);
  return choice;
}

static void
add_conflicts (AlongTakeInList *self)
{
  g_autoptr (GListStore) choices = g_list_store_new (ALONG_TYPE_FIELD_CHOICE);
  const char *const sides[] = { _ ("Here"), _ ("In the file"), NULL };
  GtkWidget *fields, *title;

  for (guint i = 0; i < along_exchange_get_n (self->exchange); i++)
    {
      const AlongExchangeItem *item = along_exchange_get_item (self->exchange, i);

      for (guint f = 0; item->refused == NULL && f < item->fields->len; f++)
        if (g_array_index (item->fields, AlongExchangeField, f).conflict)
          {
            g_autoptr (AlongFieldChoice) choice = make_choice (self, i, f);
            g_list_store_append (choices, choice);
          }
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (choices)) == 0)
    return;
  title = gtk_label_new (_ ("Changed on both sides"));
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  fields = along_choose_fields_new ();
  along_choose_fields_set_sides (ALONG_CHOOSE_FIELDS (fields), sides, NULL);
  along_choose_fields_set_model (ALONG_CHOOSE_FIELDS (fields), G_LIST_MODEL (choices));
  gtk_box_append (GTK_BOX (self), title);
  gtk_box_append (GTK_BOX (self), fields);
}

/** along_take_in_list_name: what the family is called: here, or in the file. */
char *
along_take_in_list_name (AlongTaking *taking, AlongExchange *exchange)
{
  AlongFamily *here = along_exchange_get_here (exchange);
  g_autoptr (AlongFamily) theirs = along_exchange_get_theirs (exchange);
  AlongId id = along_exchange_get_family (exchange);
  AlongRecord *record = here != NULL ? along_family_find (here, ALONG_KIND_FAMILY, id) : NULL;

  if (record == NULL)
    record = along_family_find (theirs, ALONG_KIND_FAMILY, id);
  return g_strdup (record != NULL && along_record_has (record, ALONG_FAMILY_P_NAME) ? along_record_get_text (record, ALONG_FAMILY_P_NAME)
                                                                                     : _ ("A family"));
}

GtkWidget *
along_take_in_list_new (AlongTaking *taking, AlongExchange *exchange)
{
  AlongTakeInList *self = g_object_new (ALONG_TYPE_TAKE_IN_LIST, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 18, NULL);
  g_autofree char *name = along_take_in_list_name (taking, exchange);
  GtkWidget *title = gtk_label_new (name);

  self->taking = taking;
  self->exchange = exchange;
  self->theirs = along_exchange_get_theirs (exchange);
  gtk_widget_add_css_class (title, "title-3");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_box_append (GTK_BOX (self), title);
  add_conflicts (self);
  add_changes (self);
  add_new (self);
  add_refused (self);
  return GTK_WIDGET (self);
}
