/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-support.h"
#include "pages-support.h"

#include <string.h>

#include "along-clock.h"
#include "along-facts.h"
#include "along-graph-family.h"
#include "along-summary.h"
#include "families/along-families-list.h"
#include "families/along-family-guess.h"
#include "overview/along-overview-near.h"

/* Whom somebody may have meant. */

static AlongSummary *
summary_new (const char *name, const char *parents)
{
  AlongSummary *summary = along_summary_new ();

  summary->name = g_strdup (name);
  summary->parents = g_strdup (parents);
  return summary;
}

static void
test_guess (void)
{
  static const struct
  {
    const char *typed, *meant;
  } cases[] = {
    { "Tierny", "Tierney" },          { "teirney", "Tierney" },      { "Whitwoth", "Whitworth and Pryce" },
    { "pryse", "Whitworth and Pryce" }, { "marsden mensah", "Marsden–Mensah" }, { "Rowen", "Tierney" },
    { "zzz", NULL },                  { "ti", NULL },                { "Bartholomew", NULL },
  };
  g_autoptr (GPtrArray) summaries = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (summaries, summary_new ("Marsden–Mensah", "Jade, Kofi"));
  g_ptr_array_add (summaries, summary_new ("Tierney", "Rowan, Dale"));
  g_ptr_array_add (summaries, summary_new ("Whitworth and Pryce", "Leanne, Dean"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *guess = along_family_guess (summaries, cases[i].typed);
      g_assert_cmpstr (guess, ==, cases[i].meant);
    }
}

/* The list. */

typedef struct
{
  GtkWidget *list;
  const char *words;
} Look;

static gboolean
shows (gpointer data)
{
  Look *look = data;

  return pages_find_label (look->list, look->words) != NULL;
}

static gboolean
shows_not (gpointer data)
{
  return !shows (data);
}

static void
search (GtkWidget *list, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (pages_find_type (list, "GtkSearchEntry")), text);
}

static void
test_search (void)
{
  AlongSession *session = pages_open ();
  GtkWidget *list = along_families_list_new ();
  GtkWidget *window = display_window (list, 300, 600);

  along_families_list_set_session (ALONG_FAMILIES_LIST (list), session);
  display_wait (shows, &(Look){ list, "Tesfay" });
  /* Mistyped: one click away. */
  search (list, "Whitwoth");
  display_wait (shows, &(Look){ list, "No family called “Whitwoth”." });
  display_wait (shows, &(Look){ list, "Did you mean Whitworth and Pryce?" });
  pages_click (list, "Did you mean");
  display_wait (shows_not, &(Look){ list, "Did you mean" });
  display_wait (shows, &(Look){ list, "Whitworth and Pryce" });
  /* A family that is closed is not in this list, and is not said to be unknown. */
  search (list, "Holdsworth");
  display_wait (shows, &(Look){ list, "Look in all families, open and closed" });
  pages_click (list, "Look in all families");
  display_wait (shows, &(Look){ list, "Holdsworth and Marsden" });
  search (list, "");
  display_wait (shows, &(Look){ list, "Tesfay" });

  along_families_list_set_session (ALONG_FAMILIES_LIST (list), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  pages_close (session);
}

/* Of a large family the small drawing has the parents, their partners and children, with everything it refers to. */
static void
test_near (void)
{
  static const char *const names[] = { "Miah", "Ingham", "Holdsworth" };
  AlongSession *session = pages_open ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (AlongFamily) family = pages_load (session, names[i]);
      g_autoptr (AlongFamily) near = along_overview_near (family);
      g_autoptr (GPtrArray) parents = along_facts_parents (family);
      g_autoptr (AlongGraph) graph = along_graph_from_family (near, along_clock_today (), ALONG_GRAPH_WITH_CARE);
      AlongRecord *link;

      g_assert_cmpuint (along_family_count (near, ALONG_KIND_PERSON), >, parents->len);
      g_assert_cmpuint (along_family_count (near, ALONG_KIND_PERSON), <, along_family_count (family, ALONG_KIND_PERSON));
      for (guint p = 0; p < parents->len; p++)
        g_assert_nonnull (along_family_find (near, ALONG_KIND_PERSON, along_record_get_id (parents->pdata[p])));
      ALONG_FOREACH (link, near, ALONG_KIND_CHILD_LINK)
        g_assert_nonnull (along_family_find (near, ALONG_KIND_PERSON, along_record_get_ref (link, ALONG_CHILD_LINK_P_CHILD)));
    }
  pages_close (session);
}

int
main (int argc, char *argv[])
{
  int result;

  if (!display_init (&argc, &argv))
    return 77;
  pages_start ();
  g_test_add_func ("/families/guess", test_guess);
  g_test_add_func ("/families/search", test_search);
  g_test_add_func ("/families/near", test_near);
  result = g_test_run ();
  pages_end ();
  return result;
}
