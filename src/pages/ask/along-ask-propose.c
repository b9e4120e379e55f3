/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row of a dialog is proposed to say, by what is said in the others, until somebody says something else. */
#include "along-ask-private.h"

#include "along-text.h"

/** along_ask_row_said: (transfer full): what a choice, a line or a number says; of a choice its words, whose place may be another
 * next time; of people their ids. */
char *
along_ask_row_said (AskRow *row)
{
  GtkStringObject *chosen = row->sort == ASK_CHOICE ? adw_combo_row_get_selected_item (ADW_COMBO_ROW (row->widget)) : NULL;

  if (row->sort == ASK_PEOPLE)
    return along_ask_ids_to_text ((const AlongId *) row->chosen->data, row->chosen->len);
  if (row->sort != ASK_CHOICE)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (row->widget)));
  return g_strdup (chosen != NULL ? gtk_string_object_get_string (chosen) : "");
}

/** along_ask_row_say: makes it say so; a choice that has no such words stays as it is. */
void
along_ask_row_say (AskRow *row, const char *words)
{
  GtkStringList *model;

  if (row->sort == ASK_PEOPLE)
    {
      g_auto (GStrv) parts = g_strsplit (words, " ", -1);
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
      AlongId id;

      for (char **part = parts; *part != NULL; part++)
        if (along_id_parse (*part, &id))
          g_array_append_val (ids, id);
      along_ask_row_tick (row, (const AlongId *) ids->data, ids->len);
      along_ask_touched (row);
      return;
    }
  if (row->sort != ASK_CHOICE)
    {
      gtk_editable_set_text (GTK_EDITABLE (row->widget), words);
      return;
    }
  model = GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (row->widget)));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    if (g_strcmp0 (gtk_string_list_get_string (model, i), words) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row->widget), i);
}

/** along_ask_ids_to_text: (transfer full): ids with blanks between, as a proposal of people says them. */
char *
along_ask_ids_to_text (const AlongId *ids, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = along_id_to_text (ids[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", id);
    }
  return g_string_free (text, FALSE);
}

/* Nothing is, of a choice, its first words: "Not said". */
static char *
proposed_now (AskRow *row)
{
  char *words = row->proposal (row->ask, along_ask_get_family (row->ask));

  if (words != NULL || row->sort != ASK_CHOICE)
    return words != NULL ? words : g_strdup ("");
  return g_strdup (gtk_string_list_get_string (GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (row->widget))), 0));
}

/** along_ask_propose: a choice, a line, a number or people called @name say what @proposal does, and go on to as the other rows
 * change, until somebody says something else there. */
void
along_ask_propose (AlongAsk *ask, const char *name, AlongAskProposal proposal)
{
  AskRow *row = along_ask_find_row (ask, name);

  g_return_if_fail (row != NULL && row->proposal == NULL);
  row->proposal = proposal;
  row->proposed = along_ask_row_said (row);
  along_ask_follow (ask);
}

/** along_ask_follow: something in the dialog has changed: what is proposed follows. Not while a draft is filled in: that was said. */
void
along_ask_follow (AlongAsk *ask)
{
  if (ask->filling || along_ask_get_family (ask) == NULL)
    return;
  for (guint i = 0; i < ask->rows->len; i++)
    {
      AskRow *row = ask->rows->pdata[i];
      g_autofree char *next = NULL;

      if (row->proposal == NULL || along_ask_row_differs (row))
        continue;
      next = proposed_now (row);
      if (g_str_equal (next, row->proposed))
        continue;
      along_text_set (&row->proposed, next);
      along_ask_row_say (row, next);
    }
}

/** along_ask_row_differs: whether somebody said something else than was proposed, and be it that nothing is so. */
gboolean
along_ask_row_differs (AskRow *row)
{
  g_autofree char *now = row->proposal != NULL ? along_ask_row_said (row) : NULL;

  return row->proposal != NULL && !g_str_equal (now, row->proposed);
}

/** along_ask_differs: as along_ask_row_differs(), of the row called @name. */
gboolean
along_ask_differs (AlongAsk *ask, const char *name)
{
  AskRow *row = along_ask_find_row (ask, name);

  return row != NULL && along_ask_row_differs (row);
}

/** along_ask_row_filled: a draft has been filled in. Where it had @row (@drafted) that says what was proposed only if it is what would
 * be now; otherwise it is as nobody has touched it. */
void
along_ask_row_filled (AskRow *row, gboolean drafted)
{
  if (row->proposal == NULL)
    return;
  g_free (row->proposed);
  row->proposed = drafted ? proposed_now (row) : along_ask_row_said (row);
}
