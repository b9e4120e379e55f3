/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written in a dialog of the genogram is kept as it is written. */
#include "along-ask-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

static JsonObject *
object_of (JsonNode *root)
{
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
}

/* The rows that are not as they were. What nobody touched is not in a draft: the record may say something newer by the time
 * it is taken up. %NULL: all are as they were. */
static char *
write_changed (AlongAsk *ask, const char *now)
{
  g_autoptr (JsonNode) root = json_from_string (now, NULL), before = json_from_string (ask->untouched, NULL);
  JsonObject *object = object_of (root), *was = object_of (before);
  g_autoptr (GList) names = json_object_get_members (was);

  for (GList *name = names; name != NULL; name = name->next)
    if (json_node_equal (json_object_get_member (object, name->data), json_object_get_member (was, name->data)))
      json_object_remove_member (object, name->data);
  return json_object_get_size (object) > 0 ? json_to_string (root, FALSE) : NULL;
}

static void
write_id (JsonBuilder *builder, AlongId id)
{
  g_autofree char *text = along_id_to_text (id);

  json_builder_add_string_value (builder, text);
}

/* The words, not their place: the order may be another next time. */
static const char *
chosen_words (AskRow *row)
{
  GtkStringObject *words = adw_combo_row_get_selected_item (ADW_COMBO_ROW (row->widget));

  return words != NULL ? gtk_string_object_get_string (words) : "";
}

static void
write_row (JsonBuilder *builder, AskRow *row)
{
  guint at;

  json_builder_set_member_name (builder, row->name);
  switch (row->sort)
    {
    case ASK_CHOICE:
      json_builder_add_string_value (builder, chosen_words (row));
      break;
    case ASK_SWITCH:
      json_builder_add_boolean_value (builder, gtk_switch_get_active (GTK_SWITCH (row->control)));
      break;
    case ASK_RECORD:
      at = adw_combo_row_get_selected (ADW_COMBO_ROW (row->widget));
      write_id (builder, at < row->ids->len ? g_array_index (row->ids, AlongId, at) : ALONG_ID_NONE);
      break;
    case ASK_PEOPLE:
      json_builder_begin_array (builder);
      for (guint i = 0; i < row->chosen->len; i++)
        write_id (builder, g_array_index (row->chosen, AlongId, i));
      json_builder_end_array (builder);
      break;
    case ASK_LINE:
    case ASK_NUMBER:
    case ASK_DATE:
    case ASK_TIME:
      json_builder_add_string_value (builder, gtk_editable_get_text (GTK_EDITABLE (row->widget)));
      break;
    }
}

static char *
write_rows (AlongAsk *ask)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (guint i = 0; i < ask->rows->len; i++)
    write_row (builder, ask->rows->pdata[i]);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static void
read_people (AskRow *row, JsonArray *array)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
  AlongId id;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (JSON_NODE_HOLDS_VALUE (json_array_get_element (array, i))
        && along_id_parse (json_array_get_string_element (array, i), &id))
      g_array_append_val (ids, id);
  along_ask_row_tick (row, (const AlongId *) ids->data, ids->len);
}

static void
choose_words (AskRow *row, const char *words)
{
  GtkStringList *model = GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (row->widget)));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    if (g_strcmp0 (gtk_string_list_get_string (model, i), words) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row->widget), i);
}

static void
read_row (AskRow *row, JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, row->name);
  AlongId id;

  switch (row->sort)
    {
    case ASK_CHOICE:
      choose_words (row, json_object_get_string_member_with_default (object, row->name, ""));
      break;
    case ASK_SWITCH:
      gtk_switch_set_active (GTK_SWITCH (row->control), json_object_get_boolean_member_with_default (object, row->name, FALSE));
      break;
    case ASK_RECORD:
      if (along_id_parse (json_object_get_string_member_with_default (object, row->name, ""), &id))
        along_ask_row_set_id (row, id);
      break;
    case ASK_PEOPLE:
      read_people (row, JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL);
      break;
    case ASK_LINE:
    case ASK_NUMBER:
    case ASK_DATE:
    case ASK_TIME:
      gtk_editable_set_text (GTK_EDITABLE (row->widget), json_object_get_string_member_with_default (object, row->name, ""));
      break;
    }
}

static void
read_rows (AlongAsk *ask, const char *body)
{
  g_autoptr (JsonNode) root = json_from_string (body, NULL);
  JsonObject *object = object_of (root);

  for (guint i = 0; object != NULL && i < ask->rows->len; i++)
    {
      AskRow *row = ask->rows->pdata[i];

      if (json_object_has_member (object, row->name))
        read_row (row, object);
    }
}

/* Something was written: it is kept at once; as it was at first, there is nothing to keep. */
void
along_ask_keep_draft (AlongAsk *ask)
{
  AlongSession *session = along_page_get_session (ALONG_PAGE (ask->page));
  g_autofree char *now = NULL, *changed = NULL;

  if (ask->untouched == NULL || ask->filling || ask->done || session == NULL)
    return;
  now = write_rows (ask);
  changed = write_changed (ask, now);
  if (changed == NULL)
    along_session_drop_draft (session, ask->draft_key);
  else
    along_session_put_draft (session, ask->draft_key, "genogram", along_family_get_id (along_ask_get_family (ask)), changed);
}

static void
let_go_cb (AlongAsk *ask)
{
  read_rows (ask, ask->untouched);
  along_session_drop_draft (along_page_get_session (ALONG_PAGE (ask->page)), ask->draft_key);
  gtk_widget_set_visible (ask->draft, FALSE);
  gtk_widget_grab_focus (((AskRow *) ask->rows->pdata[0])->widget);
}

/* The rows are there: takes up what was being written, if anything, and says so. */
void
along_ask_use_draft (AlongAsk *ask)
{
  AlongSession *session = along_page_get_session (ALONG_PAGE (ask->page));
  const AlongDraft *draft = along_session_get_draft (session, ask->draft_key);
  GtkWidget *words, *let_go;

  ask->untouched = write_rows (ask);
  if (draft == NULL)
    return;
  ask->filling = TRUE;
  read_rows (ask, draft->body);
  ask->filling = FALSE;
  words = gtk_label_new (_ ("This is what you were writing."));
  let_go = gtk_button_new_with_mnemonic (_ ("_Let it go"));
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_set_hexpand (words, TRUE);
  g_signal_connect_swapped (let_go, "clicked", G_CALLBACK (let_go_cb), ask);
  gtk_box_append (GTK_BOX (ask->draft), words);
  gtk_box_append (GTK_BOX (ask->draft), let_go);
  gtk_widget_set_visible (ask->draft, TRUE);
}
