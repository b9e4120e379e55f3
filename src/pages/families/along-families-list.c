/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-families-list-private.h"

#include <glib/gi18n-lib.h>

#include "along-found-list.h"
#include "along-session-search.h"
#include "along-text.h"

/* A list view makes some two hundred rows at once; a screenful comes first, the rest when nobody waits. */
#define FIRST_ROWS 16
#define REST_AFTER 120 /* ms */

G_DEFINE_FINAL_TYPE (AlongFamiliesList, along_families_list, ADW_TYPE_BIN)

enum
{
  SIGNAL_LISTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void list_again (AlongFamiliesList *self);

/* families_list_is_on: whether open, or closed, families are listed. */
gboolean
families_list_is_on (AlongFamiliesList *self, const char *action)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), action);
  return g_variant_get_boolean (state);
}

AlongListWhose
families_list_whose (AlongFamiliesList *self)
{
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->buddied)))
    return ALONG_LIST_BUDDIED;
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->all)))
    return ALONG_LIST_ALL;
  return ALONG_LIST_MINE;
}

/* Listing. */

static void
select_current (AlongFamiliesList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AlongSummary) summary = g_list_model_get_item (G_LIST_MODEL (self->shown), i);
      if (along_id_equal (summary->family, self->current))
        {
          gtk_single_selection_set_selected (self->selection, i);
          return;
        }
    }
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

static gboolean
rest_cb (gpointer data)
{
  AlongFamiliesList *self = data;

  self->rest_source = 0;
  if (self->partial)
    {
      list_again (self);
      return G_SOURCE_REMOVE;
    }
  gtk_slice_list_model_set_size (self->shown, G_MAXUINT);
  select_current (self);
  return G_SOURCE_REMOVE;
}

static void
open_wanted (AlongFamiliesList *self)
{
  g_autofree char *wanted = g_steal_pointer (&self->open_first);

  if (wanted != NULL && along_text_equal (wanted, along_families_list_get_text (self)))
    along_found_list_open_first (ALONG_FOUND_LIST (self->found));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongFamiliesList) self = data;
  g_autoptr (AlongFound) found = along_session_search_finish (ALONG_SESSION (source), result, NULL);
  g_autofree char *words = NULL;

  /* Cancelled by the next letter, or by a lock. */
  if (found == NULL || self->session == NULL || along_text_is_empty (along_families_list_get_text (self)))
    return;
  self->waiting = FALSE;
  families_list_look_elsewhere (self);
  if (found->items->len == 0)
    {
      along_found_list_show (ALONG_FOUND_LIST (self->found), NULL);
      gtk_label_set_label (GTK_LABEL (self->told), "");
      families_list_show_none_found (self);
      return;
    }
  words = along_found_list_words (found);
  gtk_label_set_label (GTK_LABEL (self->told), words);
  along_found_list_show (ALONG_FOUND_LIST (self->found), g_steal_pointer (&found));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "found");
  open_wanted (self);
}

/* The same name twice: their references tell them apart. */
static void
note_namesakes (AlongFamiliesList *self, GPtrArray *summaries)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_remove_all (self->namesakes);
  for (guint i = 0; i < summaries->len; i++)
    {
      const AlongSummary *summary = summaries->pdata[i];

      if (!g_hash_table_add (seen, summary->name))
        g_hash_table_add (self->namesakes, g_strdup (summary->name));
    }
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongFamiliesList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) summaries = along_session_list_finish (ALONG_SESSION (source), result, &error);

  /* Cancelled by the next letter, or by a lock. */
  if (summaries == NULL || self->session == NULL)
    return;
  g_autoptr (GVariant) order = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "order");

  self->waiting = FALSE;
  families_put_in_order (summaries, g_variant_get_string (order, NULL));
  note_namesakes (self, summaries);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  gtk_slice_list_model_set_size (self->shown, FIRST_ROWS);
  if (summaries->len > FIRST_ROWS)
    self->rest_source = g_timeout_add_full (G_PRIORITY_LOW, REST_AFTER, rest_cb, self, NULL);
  g_list_store_splice (self->families, 0, g_list_model_get_n_items (G_LIST_MODEL (self->families)), summaries->pdata,
                       summaries->len);
  self->partial = self->first && summaries->len == ALONG_SESSION_FIRST_LIST;
  self->first = FALSE;
  g_signal_emit (self, signals[SIGNAL_LISTED], 0);
  families_list_look_elsewhere (self);
  if (summaries->len == 0)
    {
      families_list_show_empty (self);
      return;
    }
  select_current (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
}

static void
list_again (AlongFamiliesList *self)
{
  AlongListFilter filter = { .whose = families_list_whose (self), .open = families_list_is_on (self, "open"), .closed = families_list_is_on (self, "closed") };
  gboolean searching = !along_text_is_empty (along_families_list_get_text (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->session == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  along_text_set (&self->asked, along_families_list_get_text (self));
  self->waiting = TRUE;
  /* A search looks everywhere: whose families are listed is no question then. */
  gtk_widget_set_visible (self->whose, !searching);
  gtk_widget_set_visible (self->told, searching);
  if (searching)
    {
      along_session_search_async (self->session, along_families_list_get_text (self), self->cancellable, found_cb, g_object_ref (self));
      return;
    }
  along_found_list_show (ALONG_FOUND_LIST (self->found), NULL);
  gtk_label_set_label (GTK_LABEL (self->told), "");
  along_session_list_async (self->session, &filter, self->cancellable, listed_cb, g_object_ref (self));
}

static void
whose_cb (AlongFamiliesList *self, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    list_again (self);
}

/* Opening, and the keys of the search. */

static void
activate_cb (AlongFamiliesList *self, guint position)
{
  g_autoptr (AlongSummary) summary = g_list_model_get_item (G_LIST_MODEL (self->families), position);
  char id[ALONG_ID_TEXT];

  if (summary == NULL)
    return;
  along_id_format (summary->family, id);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-family", "s", id);
}

static void
search_activated_cb (AlongFamiliesList *self)
{
  if (along_text_is_empty (along_families_list_get_text (self)))
    return;
  if (!self->waiting && along_text_equal (self->asked, along_families_list_get_text (self)))
    {
      along_found_list_open_first (ALONG_FOUND_LIST (self->found));
      return;
    }
  /* The list on the screen is another text's. */
  along_text_set (&self->open_first, along_families_list_get_text (self));
  if (!along_text_equal (self->asked, along_families_list_get_text (self)))
    list_again (self);
}

static void
search_stopped_cb (AlongFamiliesList *self)
{
  g_clear_pointer (&self->open_first, g_free);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

/* Esc in what was found: back to the list as it was before the search. */
static gboolean
found_key_cb (AlongFamiliesList *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  search_stopped_cb (self);
  gtk_widget_grab_focus (self->search);
  return GDK_EVENT_STOP;
}

static gboolean
search_key_cb (AlongFamiliesList *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_child_focus (self->stack, GTK_DIR_TAB_FORWARD);
}

static void
changed_state_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  AlongFamiliesList *self = data;

  g_simple_action_set_state (action, value);
  /* Neither open nor closed would be an empty list: the other one comes on. */
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN) && !families_list_is_on (self, "open") && !families_list_is_on (self, "closed"))
    {
      const char *other = g_str_equal (g_action_get_name (G_ACTION (action)), "open") ? "closed" : "open";
      g_action_group_change_action_state (G_ACTION_GROUP (self->actions), other, g_variant_new_boolean (TRUE));
      return;
    }
  list_again (self);
}

static void
along_families_list_dispose (GObject *object)
{
  AlongFamiliesList *self = ALONG_FAMILIES_LIST (object);

  along_families_list_set_session (self, NULL);
  if (self->selection != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->view), NULL);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->families);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->suggestion, g_free);
  g_clear_pointer (&self->asked, g_free);
  g_clear_pointer (&self->open_first, g_free);
  g_clear_pointer (&self->bound, g_hash_table_unref);
  g_clear_pointer (&self->namesakes, g_hash_table_unref);
  G_OBJECT_CLASS (along_families_list_parent_class)->dispose (object);
}

static void
along_families_list_class_init (AlongFamiliesListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_families_list_dispose;
  g_type_ensure (ALONG_TYPE_FOUND_LIST);
  signals[SIGNAL_LISTED]
    = g_signal_new ("listed", ALONG_TYPE_FAMILIES_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/alongside/Alongside/pages/families/along-families-list.ui");
  gtk_widget_class_bind_template_child (widget_class, AlongFamiliesList, search);
  gtk_widget_class_bind_template_child (widget_class, AlongFamiliesList, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AlongFamiliesList, menu);
  gtk_widget_class_bind_template_child (widget_class, AlongFamiliesList, mine);
  gtk_widget_class_bind_template_child (widget_class, AlongFamiliesList, buddied);
  gtk_widget_class_bind_template_child (widget_class, AlongFamiliesList, all);
  gtk_widget_class_bind_template_child (widget_class, AlongFamiliesList, whose);
  gtk_widget_class_bind_template_child (widget_class, AlongFamiliesList, told);
  gtk_widget_class_bind_template_child (widget_class, AlongFamiliesList, stack);
  gtk_widget_class_bind_template_child (widget_class, AlongFamiliesList, found);
  gtk_widget_class_bind_template_child (widget_class, AlongFamiliesList, view);
  gtk_widget_class_bind_template_child (widget_class, AlongFamiliesList, empty);
  gtk_widget_class_bind_template_child (widget_class, AlongFamiliesList, add);
  gtk_widget_class_bind_template_child (widget_class, AlongFamiliesList, meant);
  gtk_widget_class_bind_template_callback (widget_class, list_again);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, found_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, along_families_list_focus_search);
  gtk_widget_class_bind_template_callback (widget_class, whose_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, families_list_take_meant);
}

/* The menu is made when it is first opened: the first frame does not wait for it. */
static void
make_menu (GtkMenuButton *button, gpointer model)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, model);
}

static void
along_families_list_init (AlongFamiliesList *self)
{
  static const GActionEntry entries[] = {
    { .name = "open", .state = "true", .change_state = changed_state_cb },
    { .name = "closed", .state = "false", .change_state = changed_state_cb },
    { .name = "order", .parameter_type = "s", .state = "'name'", .change_state = changed_state_cb },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Families"), -1);

  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu_button), make_menu, self->menu, NULL);

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "families", G_ACTION_GROUP (self->actions));

  self->bound = g_hash_table_new (NULL, NULL);
  self->namesakes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->families = g_list_store_new (ALONG_TYPE_SUMMARY);
  self->shown = gtk_slice_list_model_new (G_LIST_MODEL (g_object_ref (self->families)), 0, FIRST_ROWS);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  families_list_make_rows (self);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
}

GtkWidget *
along_families_list_new (void)
{
  return g_object_new (ALONG_TYPE_FAMILIES_LIST, NULL);
}

/** along_families_list_set_session: lists the families of @session; %NULL lets go of them all. */
void
along_families_list_set_session (AlongFamiliesList *self, AlongSession *session)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  if (session == NULL)
    {
      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
      if (self->found != NULL)
        along_found_list_show (ALONG_FOUND_LIST (self->found), NULL);
      if (self->families != NULL)
        g_list_store_remove_all (self->families);
      g_clear_object (&self->elsewhere);
      return;
    }
  /* Nothing is listed for these: there is no session yet. */
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "waiting");
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (along_session_get_usual_list (session) == ALONG_LIST_MINE ? self->mine : self->all), TRUE);
  self->session = g_object_ref (session);
  self->first = TRUE;
  list_again (self);
  g_signal_connect_swapped (session, "summaries-changed", G_CALLBACK (list_again), self);
  g_signal_connect_swapped (session, "drafts-changed", G_CALLBACK (families_list_drafts_changed), self);
}

/** along_families_list_set_current: marks the family that the window shows. */
void
along_families_list_set_current (AlongFamiliesList *self, AlongId family)
{
  self->lead = !along_id_equal (self->current, family);
  self->current = family;
  select_current (self);
  families_list_look_elsewhere (self);
}

/** along_families_list_get_summary: of a family in the list as it stands, or of the current one. Returns: (transfer full) (nullable). */
AlongSummary *
along_families_list_get_summary (AlongFamiliesList *self, AlongId family)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->families));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AlongSummary) summary = g_list_model_get_item (G_LIST_MODEL (self->families), i);
      if (along_id_equal (summary->family, family))
        return g_steal_pointer (&summary);
    }
  if (self->elsewhere != NULL && along_id_equal (self->elsewhere->family, family))
    return g_object_ref (self->elsewhere);
  return NULL;
}

/** along_families_list_get_text: what is looked for, as typed. */
const char *
along_families_list_get_text (AlongFamiliesList *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

void
along_families_list_focus_search (AlongFamiliesList *self)
{
  gtk_widget_grab_focus (self->search);
}

/** along_families_list_is_in_rows: whether the focus is on a family's row. */
gboolean
along_families_list_is_in_rows (AlongFamiliesList *self)
{
  return gtk_widget_get_state_flags (self->view) & GTK_STATE_FLAG_FOCUS_WITHIN;
}

/** along_families_list_is_empty: whether it lists nobody just now. */
gboolean
along_families_list_is_empty (AlongFamiliesList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->families)) == 0;
}
