/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-who-is-who.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "along-alike.h"
#include "along-date.h"
#include "along-family.h"

/* Room for the name that is chosen, in letters. */
#define LEAST_CHARS 14
#define MOST_CHARS 24

/** along_person_line: "Jade Tierney, born 3 May 2006" */
char *
along_person_line (AlongRecord *person)
{
  g_autofree char *born = along_record_has (person, ALONG_PERSON_P_BORN)
                            ? along_date_to_words (along_record_get_text (person, ALONG_PERSON_P_BORN)) : NULL;
  const char *name = along_record_get_text (person, ALONG_PERSON_P_NAME);

  /* Translators: a name and a day */
  return born != NULL ? g_strdup_printf (_ ("%s, born %s"), name, born) : g_strdup (name);
}

static gboolean
has_namesake (AlongFamily *family, AlongRecord *person)
{
  AlongRecord *other;

  ALONG_FOREACH (other, family, ALONG_KIND_PERSON)
    if (other != person
        && g_strcmp0 (along_record_get_text (other, ALONG_PERSON_P_NAME), along_record_get_text (person, ALONG_PERSON_P_NAME)) == 0)
      return TRUE;
  return FALSE;
}

static AlongId *
keep_id (AlongRecord *record)
{
  AlongId id = along_record_get_id (record);

  return g_memdup2 (&id, sizeof id);
}

/* Somebody to be chosen; the room is small: the day only where it tells them apart. */
static void
offer (GtkStringList *names, GPtrArray *ids, AlongFamily *kept, AlongRecord *person)
{
  g_autofree char *line = along_person_line (person);

  gtk_string_list_append (names, has_namesake (kept, person) ? line : along_record_get_text (person, ALONG_PERSON_P_NAME));
  g_ptr_array_add (ids, keep_id (person));
}

/* Why the two may be one; that both families are one is why it is asked, and no reason. (nullable) where nothing but
 * somebody says so. */
static char *
reason_words (AlongFamily *kept, AlongRecord *keep, AlongFamily *other, AlongRecord *person, gboolean likely, gboolean said)
{
  g_autoptr (AlongAlike) one = along_alike_of (kept, keep), two = along_alike_of (other, person);
  g_autofree char *words = NULL;
  guint reasons = 0;

  along_alike_score (one, two, ALONG_ALIKE_IN_ONE_FAMILY, &reasons);
  words = along_alike_words (reasons & ~(guint) ALONG_ALIKE_FAMILY);
  if (*words == '\0')
    {
      if (said)
        return NULL;
      g_free (words);
      words = g_strdup (_ ("The baby of the same mother"));
    }
  return likely ? g_steal_pointer (&words)
                /* Translators: a name, and why: "Perhaps Maria Lowe. Names sound alike" */
                : g_strdup_printf (_ ("Perhaps %s. %s"), along_record_get_text (keep, ALONG_PERSON_P_NAME), words);
}

static void
chosen_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_width_chars (GTK_LABEL (label), LEAST_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_CHARS);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_list_item_set_child (item, label);
}

static void
chosen_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), name);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), name);
}

/* Who is chosen is what the row is for: where it is narrow the words below the name go on more lines instead. */
static void
keep_room (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) chosen = gtk_signal_list_item_factory_new ();

  g_signal_connect (chosen, "setup", G_CALLBACK (chosen_setup_cb), NULL);
  g_signal_connect (chosen, "bind", G_CALLBACK (chosen_bind_cb), NULL);
  adw_combo_row_set_list_factory (row, adw_combo_row_get_factory (row));
  adw_combo_row_set_factory (row, chosen);
}

static GtkWidget *
make_row (AlongFamily *kept, AlongFamily *other, AlongRecord *person, AlongRecord *likeliest, gboolean chosen, gboolean said)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) words = g_string_new (NULL);
  AlongRecord *one;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), along_record_get_text (person, ALONG_PERSON_P_NAME));
  gtk_string_list_append (names, _ ("Somebody new"));
  if (likeliest != NULL)
    offer (names, ids, kept, likeliest);
  ALONG_FOREACH (one, kept, ALONG_KIND_PERSON)
    if (one != likeliest)
      offer (names, ids, kept, one);
  if (along_record_has (person, ALONG_PERSON_P_BORN))
    {
      g_autofree char *born = along_date_to_words (along_record_get_text (person, ALONG_PERSON_P_BORN));
      /* Translators: a day */
      g_string_append_printf (words, _ ("born %s"), born);
    }
  if (likeliest != NULL)
    {
      g_autofree char *why = reason_words (kept, likeliest, other, person, chosen, said);
      if (why != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", why);
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words->str);
  keep_room (ADW_COMBO_ROW (row));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), likeliest != NULL && chosen ? 1 : 0);
  g_object_set_data_full (G_OBJECT (row), "person", keep_id (person), g_free);
  g_object_set_data_full (G_OBJECT (row), "ids", ids, (GDestroyNotify) g_ptr_array_unref);
  return row;
}

/**
 * along_who_is_who_new: with who is likely to be whom already chosen, and why; who only may be is offered first.
 *
 * @one, @two: somebody of @kept and of @other who are said to be the same, or ALONG_ID_NONE
 */
GtkWidget *
along_who_is_who_new (AlongFamily *kept, AlongFamily *other, AlongId one, AlongId two)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (AlongMerge) merge = along_merge_new (kept, other);
  guint n_likely;
  g_autoptr (GPtrArray) proposed = along_merge_propose (merge, &n_likely);
  GPtrArray *rows = g_ptr_array_new ();
  AlongRecord *person;

  ALONG_FOREACH (person, other, ALONG_KIND_PERSON)
    {
      gboolean said = !along_id_is_none (one) && along_id_equal (along_record_get_id (person), two);
      AlongRecord *likeliest = said ? along_family_find (kept, ALONG_KIND_PERSON, one) : NULL;
      gboolean chosen = likeliest != NULL;
      GtkWidget *row;

      for (guint i = 0; i + 1 < proposed->len && likeliest == NULL; i += 2)
        if (proposed->pdata[i + 1] == person)
          {
            likeliest = proposed->pdata[i];
            chosen = i / 2 < n_likely;
          }
      row = make_row (kept, other, person, likeliest, chosen, said);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      g_ptr_array_add (rows, row);
    }
  g_object_set_data_full (G_OBJECT (group), "rows", rows, (GDestroyNotify) g_ptr_array_unref);
  return group;
}

/** along_who_is_who_any: whether anybody is said to be somebody of the other family. */
gboolean
along_who_is_who_any (GtkWidget *list)
{
  GPtrArray *rows = g_object_get_data (G_OBJECT (list), "rows");

  for (guint i = 0; i < rows->len; i++)
    if (adw_combo_row_get_selected (rows->pdata[i]) > 0)
      return TRUE;
  return FALSE;
}

/** along_who_is_who_pair: says to @merge who is chosen to be whom. */
gboolean
along_who_is_who_pair (GtkWidget *list, AlongMerge *merge, GError **error)
{
  GPtrArray *rows = g_object_get_data (G_OBJECT (list), "rows");

  for (guint i = 0; i < rows->len; i++)
    {
      guint chosen = adw_combo_row_get_selected (rows->pdata[i]);
      const AlongId *person = g_object_get_data (rows->pdata[i], "person");
      const GPtrArray *ids = g_object_get_data (rows->pdata[i], "ids");

      if (chosen > 0 && chosen <= ids->len && !along_merge_pair (merge, *(const AlongId *) ids->pdata[chosen - 1], *person, error))
        return FALSE;
    }
  return TRUE;
}
