/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-take-in-families.h"

#include <glib/gi18n-lib.h>

#include "along-exchange-parts.h"
#include "along-take-in-list.h"

/* So many families are shown in full whatever is in them; of more, only those with something to decide. */
#define FEW 3
/* Rows for families at most. */
#define MOST_ROWS 100

/** Filling: what a row needs when it is opened; as long as the row is there. */
typedef struct
{
  AlongTaking *taking;
  AlongExchange *exchange;
  GCallback changed;
  gpointer object; /* (nullable): weak */
} Filling;

static void
filling_free (gpointer data, GClosure *closure)
{
  Filling *filling = data;

  g_clear_weak_pointer (&filling->object);
  g_free (filling);
}

static GtkWidget *
list_new (AlongTaking *taking, AlongExchange *exchange, GCallback changed, gpointer object)
{
  GtkWidget *list = along_take_in_list_new (taking, exchange);

  g_signal_connect_object (list, "changed", changed, object, G_CONNECT_SWAPPED);
  return list;
}

static void
expanded_cb (AdwExpanderRow *expander, GParamSpec *pspec, Filling *filling)
{
  GtkWidget *list, *row;

  if (filling->exchange == NULL || filling->object == NULL)
    return;
  list = list_new (filling->taking, filling->exchange, filling->changed, filling->object);
  filling->exchange = NULL;
  /* The row has the family's name. */
  gtk_widget_set_visible (gtk_widget_get_first_child (list), FALSE);
  gtk_widget_set_margin_start (list, 12);
  gtk_widget_set_margin_end (list, 12);
  gtk_widget_set_margin_top (list, 12);
  gtk_widget_set_margin_bottom (list, 18);
  row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", list, "activatable", FALSE, "focusable", FALSE, NULL);
  adw_expander_row_add_row (expander, row);
}

/* Adds how many records of each kind come: those that are new here (@fresh), or those that change. */
static guint
count (const AlongExchange *exchange, gboolean fresh, guint counts[ALONG_N_KINDS])
{
  guint n = 0;

  for (guint i = 0; i < along_exchange_get_n (exchange); i++)
    {
      const AlongExchangeItem *item = along_exchange_get_item (exchange, i);
      gboolean changes
        = item->what == ALONG_EXCHANGE_CHANGED || item->what == ALONG_EXCHANGE_GONE || item->what == ALONG_EXCHANGE_BACK;

      if (!item->taken || (fresh ? item->what != ALONG_EXCHANGE_NEW : !changes))
        continue;
      counts[item->kind]++;
      n++;
    }
  return n;
}

/* "New here: 3 people and 2 more records", "Changes: 1 contact": each that there is. */
static char *
count_words (const AlongExchange *const *exchanges, guint n, const char *between)
{
  guint new_ones[ALONG_N_KINDS] = { 0 }, changes[ALONG_N_KINDS] = { 0 }, n_new = 0, n_changes = 0;
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      n_new += count (exchanges[i], TRUE, new_ones);
      n_changes += count (exchanges[i], FALSE, changes);
    }
  if (n_new > 0)
    {
      g_autofree char *words = along_exchange_count_words (new_ones);
      /* Translators: how many families, people and contacts come that are not here yet */
      g_string_append_printf (all, _ ("New here: %s"), words);
    }
  if (n_changes > 0)
    {
      g_autofree char *words = along_exchange_count_words (changes);
      g_string_append (all, n_new > 0 ? between : "");
      /* Translators: how many families, people and contacts change */
      g_string_append_printf (all, _ ("Changes: %s"), words);
    }
  return g_string_free (all, FALSE);
}

/** along_take_in_families_summary: what comes with a file, in a few sentences. */
char *
along_take_in_families_summary (const AlongTaking *taking)
{
  g_autofree char *come = count_words ((const AlongExchange *const *) taking->families->pdata, taking->families->len, ".\n");
  GString *words = g_string_new (come);
  guint conflicts = along_taking_count_undecided (taking);

  if (words->len > 0)
    g_string_append_c (words, '.');
  if (conflicts > 0)
    {
      g_string_append (words, words->len > 0 ? "\n" : "");
      g_string_append_printf (words, ngettext ("%u thing was changed on both sides: you decide.",
                                               "%u things were changed on both sides: you decide.", conflicts), conflicts);
    }
  if (words->len == 0)
    g_string_append (words, _ ("Nothing in the records changes: only who wrote what comes along."));
  if (taking->cut)
    g_string_append_printf (words, "\n%s", _ ("Restricted lines were left out by the sender."));
  return g_string_free (words, FALSE);
}

static void
add_row (GtkWidget *group, AlongTaking *taking, AlongExchange *exchange, GCallback changed, gpointer object)
{
  GtkWidget *expander = adw_expander_row_new ();
  g_autofree char *name = along_take_in_list_name (taking, exchange), *title = along_exchange_markup (name);
  g_autofree char *come = count_words ((const AlongExchange *const[]){ exchange }, 1, " · ");
  Filling *filling = g_new0 (Filling, 1);

  filling->taking = taking;
  filling->exchange = exchange;
  filling->changed = changed;
  g_set_weak_pointer (&filling->object, object);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), *come != '\0' ? come : _ ("Nothing new"));
  g_signal_connect_data (expander, "notify::expanded", G_CALLBACK (expanded_cb), filling, filling_free, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), expander);
}

void
along_take_in_families_fill (GtkBox *box, AlongTaking *taking, GCallback changed, gpointer object)
{
  gboolean few = taking->families->len <= FEW;
  GtkWidget *group = NULL;
  guint rows = 0, others = 0;

  for (guint i = 0; i < taking->families->len; i++)
    if (few || along_exchange_count_undecided (taking->families->pdata[i]) > 0)
      gtk_box_append (box, list_new (taking, taking->families->pdata[i], changed, object));
  for (guint i = 0; !few && i < taking->families->len; i++)
    {
      if (along_exchange_count_undecided (taking->families->pdata[i]) > 0)
        continue;
      if (group == NULL)
        {
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Nothing to decide"));
          adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ ("Open a family to see what comes, or to leave part of it out."));
          gtk_box_append (box, group);
        }
      if (rows++ < MOST_ROWS)
        add_row (group, taking, taking->families->pdata[i], changed, object);
      else
        others++;
    }
  if (others > 0)
    {
      g_autofree char *words = g_strdup_printf (ngettext ("%u more family comes whole.", "%u more families come whole.", others), others);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), along_exchange_below (words));
    }
}
