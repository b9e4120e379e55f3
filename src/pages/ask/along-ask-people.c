/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a dialog in which any of several people can be ticked. */
#include "along-ask-private.h"

#include <glib/gi18n-lib.h>

/* Who is ticked, in words under the title. */
static void
say_people (AskRow *row)
{
  AlongFamily *family = along_ask_get_family (row->ask);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < row->chosen->len; i++)
    {
      AlongRecord *person = along_family_find (family, ALONG_KIND_PERSON, g_array_index (row->chosen, AlongId, i));

      if (person != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", along_record_get_text (person, ALONG_PERSON_P_NAME));
    }
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row->widget), words->len > 0 ? words->str : _ ("Nobody chosen"));
}

static void
ticked_cb (AskRow *row)
{
  g_array_set_size (row->chosen, 0);
  for (guint i = 0; i < row->ids->len; i++)
    if (gtk_check_button_get_active (row->checks->pdata[i]))
      g_array_append_val (row->chosen, g_array_index (row->ids, AlongId, i));
  say_people (row);
  along_ask_touched (row);
}

/* Ticks these and no others. */
void
along_ask_row_tick (AskRow *row, const AlongId *ids, guint n)
{
  for (guint i = 0; i < row->ids->len; i++)
    {
      gboolean on = FALSE;

      for (guint j = 0; j < n; j++)
        on = on || along_id_equal (g_array_index (row->ids, AlongId, i), ids[j]);
      g_signal_handlers_block_by_func (row->checks->pdata[i], ticked_cb, row);
      gtk_check_button_set_active (row->checks->pdata[i], on);
      g_signal_handlers_unblock_by_func (row->checks->pdata[i], ticked_cb, row);
    }
  g_array_set_size (row->chosen, 0);
  for (guint i = 0; i < row->ids->len; i++)
    if (gtk_check_button_get_active (row->checks->pdata[i]))
      g_array_append_val (row->chosen, g_array_index (row->ids, AlongId, i));
  say_people (row);
}

static void
add_person (AskRow *row, AlongId id)
{
  AlongRecord *person = along_family_find (along_ask_get_family (row->ask), ALONG_KIND_PERSON, id);
  GtkWidget *one = adw_action_row_new (), *check = gtk_check_button_new ();

  along_ask_title (one, person != NULL ? along_record_get_text (person, ALONG_PERSON_P_NAME) : "");
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (one), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (one), check);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row->widget), one);
  g_ptr_array_add (row->checks, check);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (ticked_cb), row);
}

/* Takes @ids. */
static void
list (AskRow *row, GArray *ids)
{
  row->ids = ids;
  for (guint i = 0; i < ids->len; i++)
    add_person (row, g_array_index (ids, AlongId, i));
}

/** along_ask_people: any of the people @ids (transfer full), @n of them @chosen. */
GtkWidget *
along_ask_people (AlongAsk *ask, const char *name, const char *title, GArray *ids, const AlongId *chosen, guint n)
{
  GtkWidget *widget = adw_expander_row_new ();
  AskRow *row = along_ask_add_row (ask, name, ASK_PEOPLE, widget, widget, NULL);

  along_ask_title (widget, title);
  row->chosen = g_array_new (FALSE, FALSE, sizeof (AlongId));
  row->checks = g_ptr_array_new ();
  list (row, ids);
  along_ask_row_tick (row, chosen, n);
  return widget;
}

static gboolean
is_same (GArray *one, GArray *other)
{
  gboolean same = one->len == other->len;

  for (guint i = 0; same && i < one->len; i++)
    same = along_id_equal (g_array_index (one, AlongId, i), g_array_index (other, AlongId, i));
  return same;
}

/** along_ask_offer_people: the row called @name has other people: @ids (transfer full), @n of them @chosen; with the same ones it stays as
 * it is. Without any chosen it is proposed anew, where it was. */
void
along_ask_offer_people (AlongAsk *ask, const char *name, GArray *ids, const AlongId *chosen, guint n)
{
  AskRow *row = along_ask_find_row (ask, name);
  g_autoptr (GArray) before = NULL;
  gboolean differs;

  g_return_if_fail (row != NULL && row->sort == ASK_PEOPLE);
  if (is_same (row->ids, ids))
    {
      g_array_unref (ids);
      return;
    }
  differs = along_ask_row_differs (row);
  before = row->ids;
  for (guint i = 0; i < row->checks->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (row->widget), gtk_widget_get_ancestor (row->checks->pdata[i], ADW_TYPE_ACTION_ROW));
  g_ptr_array_set_size (row->checks, 0);
  list (row, ids);
  along_ask_row_tick (row, chosen, n);
  if (!differs && n == 0)
    along_ask_row_filled (row, FALSE);
}
