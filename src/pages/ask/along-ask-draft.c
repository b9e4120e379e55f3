/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written in a dialog is kept as it is written. */
#include "along-ask-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "along-date-row.h"

static JsonObject *
object_of (JsonNode *root)
{
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
}

static gboolean
is_untouched (AlongAsk *ask, const char *name, JsonObject *now, JsonObject *was)
{
  AskRow *row = along_ask_find_row (ask, name);

  return json_node_equal (json_object_get_member (now, name), json_object_get_member (was, name)) && !along_ask_row_differs (row);
}

/* The rows that are not as they were. What nobody touched is not in a draft: the record may say something newer by the time
 * it is taken up. What somebody took back to what it was at first, though something else was proposed, is. %NULL: all are as
 * they were. */
static char *
write_changed (AlongAsk *ask, const char *now)
{
  g_autoptr (JsonNode) root = json_from_string (now, NULL), before = json_from_string (ask->untouched, NULL);
  JsonObject *object = object_of (root), *was = object_of (before);
  g_autoptr (GList) names = json_object_get_members (was);

  for (GList *name = names; name != NULL; name = name->next)
    if (is_untouched (ask, name->data, object, was))
      json_object_remove_member (object, name->data);
  return json_object_get_size (object) > 0 ? json_to_string (root, FALSE) : NULL;
}

static void
write_id (JsonBuilder *builder, AlongId id)
{
  g_autofree char *text = along_id_to_text (id);

  json_builder_add_string_value (builder, text);
}

static void
write_row (JsonBuilder *builder, AskRow *row)
{
  g_autofree char *said = NULL;
  guint at;

  json_builder_set_member_name (builder, row->name);
  switch (row->sort)
    {
    case ASK_SWITCH:
      json_builder_add_boolean_value (builder, gtk_switch_get_active (GTK_SWITCH (row->control)));
      break;
    case ASK_RECORD:
      at = adw_combo_row_get_selected (ADW_COMBO_ROW (row->widget));
      /* that nobody was chosen is something else than that it is none of them */
      if (row->needed && at == 0)
        json_builder_add_string_value (builder, "");
      else
        write_id (builder, at < row->ids->len ? g_array_index (row->ids, AlongId, at) : ALONG_ID_NONE);
      break;
    case ASK_PEOPLE:
      json_builder_begin_array (builder);
      for (guint i = 0; i < row->chosen->len; i++)
        write_id (builder, g_array_index (row->chosen, AlongId, i));
      json_builder_end_array (builder);
      break;
    case ASK_CHOICE:
    case ASK_LINE:
    case ASK_NUMBER:
    case ASK_DECIMAL:
    case ASK_DATE:
    case ASK_TIME:
      said = along_ask_row_said (row);
      json_builder_add_string_value (builder, said);
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
  along_ask_touched (row);
}

static void
read_row (AskRow *row, JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, row->name);
  AlongId id;

  switch (row->sort)
    {
    case ASK_SWITCH:
      gtk_switch_set_active (GTK_SWITCH (row->control), json_object_get_boolean_member_with_default (object, row->name, FALSE));
      break;
    case ASK_RECORD:
      if (along_id_parse (json_object_get_string_member_with_default (object, row->name, ""), &id))
        along_ask_row_set_id (row, id);
      else if (row->needed)
        adw_combo_row_set_selected (ADW_COMBO_ROW (row->widget), 0);
      break;
    case ASK_PEOPLE:
      read_people (row, JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL);
      break;
    case ASK_CHOICE:
    case ASK_LINE:
    case ASK_NUMBER:
    case ASK_DECIMAL:
    case ASK_DATE:
    case ASK_TIME:
      along_ask_row_say (row, json_object_get_string_member_with_default (object, row->name, ""));
      /* what hangs on a date follows before the rows below are read */
      if (row->sort == ASK_DATE)
        along_date_row_read (ALONG_DATE_ROW (row->widget));
      break;
    }
}

/* Nothing is proposed meanwhile, and what was said stays said. */
static void
read_rows (AlongAsk *ask, const char *body, gboolean draft)
{
  g_autoptr (JsonNode) root = json_from_string (body, NULL);
  JsonObject *object = object_of (root);

  ask->filling = TRUE;
  /* once more where it is one of some words: which those are hangs on rows below, too */
  for (guint i = 0; object != NULL && i < 2 * ask->rows->len; i++)
    {
      AskRow *row = ask->rows->pdata[i % ask->rows->len];

      if (json_object_has_member (object, row->name) && (i < ask->rows->len || row->sort == ASK_CHOICE))
        read_row (row, object);
    }
  for (guint i = 0; i < ask->rows->len; i++)
    {
      AskRow *row = ask->rows->pdata[i];

      along_ask_row_filled (row, draft && object != NULL && json_object_has_member (object, row->name));
    }
  ask->filling = FALSE;
  along_ask_follow (ask);
}

/* Something was written: it is kept at once; as it was at first, there is nothing to keep. */
void
along_ask_keep_draft (AlongAsk *ask)
{
  AlongSession *session = along_page_get_session (ask->page);
  g_autofree char *now = NULL, *changed = NULL;

  if (ask->untouched == NULL || ask->filling || ask->done || session == NULL)
    return;
  now = write_rows (ask);
  changed = write_changed (ask, now);
  if (changed == NULL)
    along_session_drop_draft (session, ask->draft_key);
  else
    along_session_put_draft (session, ask->draft_key, ask->draft_kind, along_family_get_id (along_ask_get_family (ask)), changed);
}

static void
let_go_cb (AlongAsk *ask)
{
  read_rows (ask, ask->untouched, FALSE);
  along_session_drop_draft (along_page_get_session (ask->page), ask->draft_key);
  gtk_widget_set_visible (ask->draft, FALSE);
  gtk_widget_grab_focus (((AskRow *) ask->rows->pdata[0])->widget);
}

/* The rows are there: takes up what was being written, if anything, and says so. */
void
along_ask_use_draft (AlongAsk *ask)
{
  AlongSession *session = along_page_get_session (ask->page);
  const AlongDraft *draft = along_session_get_draft (session, ask->draft_key);
  GtkWidget *words, *let_go;

  ask->untouched = write_rows (ask);
  if (draft == NULL)
    return;
  read_rows (ask, draft->body, TRUE);
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
