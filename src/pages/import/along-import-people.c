/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-import-people.h"

#include <glib/gi18n-lib.h>

#include "along-date.h"
#include "along-gedcom-import.h"
#include "along-words-row.h"

#define MOST_NAMED 4   /* under a heading */
#define MOST_SHOWN 200 /* in a list */

typedef enum { FRESH, UNCLEAR, HERE, N_LISTS } List;

struct _AlongImportPeople
{
  GPtrArray *names[N_LISTS];
  GPtrArray *lines[N_LISTS]; /* the same people: "Orla Quill, born 3 March 1998" */
};

static List
list_of (AlongGedcomHere *here, guint person)
{
  switch (here != NULL ? along_gedcom_here_state (here, person) : ALONG_GEDCOM_HERE_NEW)
    {
    case ALONG_GEDCOM_HERE_SAME:
      return HERE;
    case ALONG_GEDCOM_HERE_UNCLEAR:
    case ALONG_GEDCOM_HERE_CONTRADICTED:
      return UNCLEAR;
    case ALONG_GEDCOM_HERE_NEW:
    default:
      return FRESH;
    }
}

static char *
line_of (const AlongGedcomPerson *person, const char *name)
{
  g_autofree char *born = person->born != NULL ? along_date_to_words (person->born) : NULL;

  /* Translators: a name and a day */
  return born != NULL ? g_strdup_printf (_ ("%s, born %s"), name, born) : g_strdup (name);
}

/** along_import_people_new: @here: (nullable): matched; %NULL: everybody is new */
AlongImportPeople *
along_import_people_new (AlongGedcom *gedcom, AlongGedcomHere *here)
{
  AlongImportPeople *people = g_new0 (AlongImportPeople, 1);
  guint n;
  const AlongGedcomPerson *all = along_gedcom_people (gedcom, &n);

  for (List list = 0; list < N_LISTS; list++)
    {
      people->names[list] = g_ptr_array_new_with_free_func (g_free);
      people->lines[list] = g_ptr_array_new_with_free_func (g_free);
    }
  for (guint i = 0; i < n; i++)
    {
      List list = list_of (here, i);
      const char *name = along_gedcom_import_name (&all[i]);

      g_ptr_array_add (people->names[list], g_strdup (name));
      if (people->lines[list]->len < MOST_SHOWN)
        g_ptr_array_add (people->lines[list], line_of (&all[i], name));
    }
  return people;
}

void
along_import_people_free (AlongImportPeople *people)
{
  for (List list = 0; list < N_LISTS; list++)
    {
      g_ptr_array_unref (people->names[list]);
      g_ptr_array_unref (people->lines[list]);
    }
  g_free (people);
}

/** along_import_people_here: how many seem to be in the family already. */
guint
along_import_people_here (AlongImportPeople *people)
{
  return people->names[HERE]->len;
}

/** along_import_people_fresh: how many are not, or may not be. */
guint
along_import_people_fresh (AlongImportPeople *people)
{
  return people->names[FRESH]->len + people->names[UNCLEAR]->len;
}

/* "Orla Quill, Dara Finch and 3 more" */
static char *
some_names (GPtrArray *names)
{
  g_autoptr (GString) words = g_string_new (NULL);
  /* one more is soon said */
  guint more = names->len > MOST_NAMED + 1 ? names->len - MOST_NAMED : 0;

  for (guint i = 0; i < names->len - more; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", (const char *) names->pdata[i]);
  /* Translators: names, and how many people besides */
  return more > 0 ? g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", more), words->str, more) : g_strdup (words->str);
}

static char *
heading_of (List list, guint n)
{
  switch (list)
    {
    case FRESH:
      return g_strdup_printf (ngettext ("%u person is new", "%u people are new", n), n);
    case UNCLEAR:
      return g_strdup_printf (ngettext ("%u person may be here already", "%u people may be here already", n), n);
    case HERE:
    case N_LISTS:
    default:
      return g_strdup_printf (ngettext ("%u person seems to be here already", "%u people seem to be here already", n), n);
    }
}

/** along_import_add_line: adds @words under @row, an AdwExpanderRow. */
void
along_import_add_line (GtkWidget *row, const char *words)
{
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), along_words_row_new (words));
}

/* What is below a row is made when somebody opens it: two hundred rows are not laid out for those who do not ask. */
typedef struct
{
  GPtrArray *lines;
  guint more;
} Below;

static void
below_free (gpointer data, GClosure *closure)
{
  Below *below = data;

  g_ptr_array_unref (below->lines);
  g_free (below);
}

static void
opened_cb (GtkWidget *row, GParamSpec *pspec, gpointer data)
{
  Below *below = data;

  if (below->lines->len == 0 || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    return;
  for (guint i = 0; i < below->lines->len; i++)
    along_import_add_line (row, below->lines->pdata[i]);
  if (below->more > 0)
    {
      g_autofree char *words = g_strdup_printf (ngettext ("and %u more", "and %u more", below->more), below->more);

      along_import_add_line (row, words);
    }
  g_ptr_array_set_size (below->lines, 0);
}

/** along_import_fill_when_opened: puts @lines (transfer full), and how many there are @more, under @row, an AdwExpanderRow, once it is opened. */
void
along_import_fill_when_opened (GtkWidget *row, GPtrArray *lines, guint more)
{
  Below *below = g_new0 (Below, 1);

  below->lines = lines;
  below->more = more;
  g_signal_connect_data (row, "notify::expanded", G_CALLBACK (opened_cb), below, below_free, 0);
}

static gpointer
copy_words (gconstpointer words, gpointer data)
{
  return g_strdup (words);
}

static GtkWidget *
make_row (AlongImportPeople *people, List list)
{
  GtkWidget *row = adw_expander_row_new ();
  guint n = people->names[list]->len, more = n - people->lines[list]->len;
  g_autofree char *heading = heading_of (list, n), *names = some_names (people->names[list]), *about = NULL;

  if (list == UNCLEAR)
    /* Translators: names, then what is about them */
    about = g_strdup_printf (ngettext ("%s. Somebody of that name is here. It is not clear whether it is the same person, so this one comes in as new.",
                                       "%s. People of those names are here. It is not clear whether they are the same, so these come in as new.", n),
                             names);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), heading);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), about != NULL ? about : names);
  along_import_fill_when_opened (row, g_ptr_array_copy (people->lines[list], (GCopyFunc) copy_words, NULL), more);
  return row;
}

/** along_import_people_show: a row for each of the three in @group, which opens on their names; @group shows itself if
 * there is anybody. */
void
along_import_people_show (AlongImportPeople *people, AdwPreferencesGroup *group)
{
  GPtrArray *rows = g_object_get_data (G_OBJECT (group), "rows");
  gboolean any = FALSE;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  rows = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (group), "rows", rows, (GDestroyNotify) g_ptr_array_unref);
  for (List list = 0; people != NULL && list < N_LISTS; list++)
    if (people->names[list]->len > 0)
      {
        GtkWidget *row = make_row (people, list);

        adw_preferences_group_add (group, row);
        g_ptr_array_add (rows, row);
        any = TRUE;
      }
  gtk_widget_set_visible (GTK_WIDGET (group), any);
}
