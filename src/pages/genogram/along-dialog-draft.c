/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-dialog-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/* The rows that a draft keeps, in a fixed order, by the name they have in it. */
typedef struct
{
  const char *name;
  GtkWidget *row;
} Kept;

#define N_KEPT 14

static void
list_rows (Dialog *self, Kept kept[N_KEPT])
{
  const Kept rows[N_KEPT] = { { "relation", self->relation }, { "with", self->with }, { "kind", self->kind },
                              { "state", self->state }, { "name", self->name }, { "gender", self->gender },
                              { "due", self->due }, { "born", self->born }, { "died", self->died },
                              { "preferred", self->preferred }, { "other-names", self->other_names },
                              { "pronouns", self->pronouns }, { "role", self->role }, { "note", self->note } };

  for (int i = 0; i < N_KEPT; i++)
    kept[i] = rows[i];
}

static JsonObject *
object_of (JsonNode *root)
{
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
}

/* The rows that are not as they were. What nobody touched is not in a draft: the record may say something newer by the time
 * it is taken up. %NULL: all are as they were. */
static char *
write_changed (Dialog *self, const char *now)
{
  g_autoptr (JsonNode) root = json_from_string (now, NULL), before = json_from_string (self->untouched, NULL);
  JsonObject *object = object_of (root), *was = object_of (before);
  g_autoptr (GList) names = json_object_get_members (was);

  for (GList *name = names; name != NULL; name = name->next)
    if (json_node_equal (json_object_get_member (object, name->data), json_object_get_member (was, name->data)))
      json_object_remove_member (object, name->data);
  return json_object_get_size (object) > 0 ? json_to_string (root, FALSE) : NULL;
}

static char *
write_rows (Dialog *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  Kept kept[N_KEPT];

  list_rows (self, kept);
  json_builder_begin_object (builder);
  for (int i = 0; i < N_KEPT; i++)
    {
      if (kept[i].row == NULL)
        continue;
      json_builder_set_member_name (builder, kept[i].name);
      if (ADW_IS_COMBO_ROW (kept[i].row))
        json_builder_add_int_value (builder, along_dialog_chosen (kept[i].row));
      else
        json_builder_add_string_value (builder, gtk_editable_get_text (GTK_EDITABLE (kept[i].row)));
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static void
read_rows (Dialog *self, const char *body)
{
  g_autoptr (JsonNode) root = json_from_string (body, NULL);
  JsonObject *object = object_of (root);
  Kept kept[N_KEPT];

  if (object == NULL)
    return;
  list_rows (self, kept);
  for (int i = 0; i < N_KEPT; i++)
    {
      if (kept[i].row == NULL || !json_object_has_member (object, kept[i].name))
        continue;
      if (ADW_IS_COMBO_ROW (kept[i].row))
        adw_combo_row_set_selected (ADW_COMBO_ROW (kept[i].row),
                                    (guint) MAX (0, json_object_get_int_member_with_default (object, kept[i].name, 0)));
      else
        gtk_editable_set_text (GTK_EDITABLE (kept[i].row),
                               json_object_get_string_member_with_default (object, kept[i].name, ""));
    }
}

/* Something was written: it is kept at once; as it was at first, there is nothing to keep. */
void
along_dialog_keep_draft (Dialog *self)
{
  AlongSession *session = along_page_get_session (ALONG_PAGE (self->page));
  g_autofree char *now = NULL, *changed = NULL;

  if (self->draft_key == NULL || self->untouched == NULL || self->filling || self->done || session == NULL)
    return;
  now = write_rows (self);
  changed = write_changed (self, now);
  if (changed == NULL)
    along_session_drop_draft (session, self->draft_key);
  else
    along_session_put_draft (session, self->draft_key, "genogram",
                             along_family_get_id (along_page_get_family (ALONG_PAGE (self->page))), changed);
}

static void
let_go_cb (Dialog *self)
{
  read_rows (self, self->untouched);
  along_session_drop_draft (along_page_get_session (ALONG_PAGE (self->page)), self->draft_key);
  gtk_widget_set_visible (self->draft, FALSE);
  gtk_widget_grab_focus (self->name);
}

/* The rows are there: takes up what was being written, if anything, and says so. */
void
along_dialog_use_draft (Dialog *self)
{
  AlongSession *session = along_page_get_session (ALONG_PAGE (self->page));
  const AlongDraft *draft = along_session_get_draft (session, self->draft_key);
  GtkWidget *words, *let_go;

  self->untouched = write_rows (self);
  if (draft == NULL)
    return;
  self->filling = TRUE;
  read_rows (self, draft->body);
  self->filling = FALSE;
  words = gtk_label_new (_ ("This is what you were writing."));
  let_go = gtk_button_new_with_mnemonic (_ ("_Let it go"));
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_set_hexpand (words, TRUE);
  g_signal_connect_swapped (let_go, "clicked", G_CALLBACK (let_go_cb), self);
  gtk_box_append (GTK_BOX (self->draft), words);
  gtk_box_append (GTK_BOX (self->draft), let_go);
  gtk_widget_set_visible (self->draft, TRUE);
}
