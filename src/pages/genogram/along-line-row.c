/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-line-row.h"

#include "along-genogram-draw.h"
#include "along-screen.h"
#include "timeline/along-drawing.h"

#define WIDTH 56.0
#define HEIGHT 24.0
#define EDGE 4.0
#define MOST_RECENT 6 /* kinds that are remembered */
#define KINDS "along-line-kinds"
#define FIRST "along-line-first"
#define ACTION "recent-lines"

/* --- What was used last --- */

/* The window that keeps what this computer remembers; %NULL: there is none, as in a test. */
static GActionGroup *
memory (GtkWidget *within)
{
  GtkRoot *root = gtk_widget_get_root (within);

  return root != NULL && G_IS_ACTION_GROUP (root) && g_action_group_has_action (G_ACTION_GROUP (root), ACTION) ? G_ACTION_GROUP (root)
                                                                                                              : NULL;
}

static gboolean
has (const GArray *kinds, int kind)
{
  for (guint i = 0; i < kinds->len; i++)
    if (g_array_index (kinds, int, i) == kind)
      return TRUE;
  return FALSE;
}

static GArray *
recent (GtkWidget *within)
{
  GArray *kinds = g_array_new (FALSE, FALSE, sizeof (int));
  GActionGroup *group = memory (within);
  g_autoptr (GVariant) state = group != NULL ? g_action_group_get_action_state (group, ACTION) : NULL;
  g_autofree const char **names = state != NULL ? g_variant_get_strv (state, NULL) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL && kinds->len < MOST_RECENT; i++)
    {
      int kind = along_enum_find (ALONG_ENUM_BOND, names[i]);

      if (kind >= 0 && !has (kinds, kind))
        g_array_append_val (kinds, kind);
    }
  return kinds;
}

/** along_line_row_kinds: all kinds of line, those used last first. @n: (out). Free it with g_free(). */
int *
along_line_row_kinds (GtkWidget *within, guint *n)
{
  GArray *kinds = recent (within);

  for (int kind = 0; kind < (int) along_enum_n_values (ALONG_ENUM_BOND); kind++)
    if (!has (kinds, kind))
      g_array_append_val (kinds, kind);
  *n = kinds->len;
  return (int *) g_array_free (kinds, FALSE);
}

/** along_line_row_used: @kind was drawn: it comes first next time. Only which kind it was is remembered. */
void
along_line_row_used (GtkWidget *within, int kind)
{
  GActionGroup *group = memory (within);
  g_autoptr (GArray) before = recent (within);
  GVariantBuilder names;

  if (group == NULL)
    return;
  g_variant_builder_init (&names, G_VARIANT_TYPE_STRING_ARRAY);
  g_variant_builder_add (&names, "s", along_enum_text (ALONG_ENUM_BOND, kind));
  for (guint i = 0, kept = 1; i < before->len && kept < MOST_RECENT; i++)
    if (g_array_index (before, int, i) != kind)
      {
        g_variant_builder_add (&names, "s", along_enum_text (ALONG_ENUM_BOND, g_array_index (before, int, i)));
        kept++;
      }
  g_action_group_change_action_state (group, ACTION, g_variant_builder_end (&names));
}

/* --- The pictures --- */

static AlongScene *
draw (GtkWidget *widget, int kind)
{
  g_autoptr (AlongFonts) fonts = along_screen_fonts (widget, TRUE);
  AlongScene *scene = along_scene_new (fonts);
  AlongPoint ends[2] = { { EDGE, HEIGHT / 2 }, { WIDTH - EDGE, HEIGHT / 2 } };
  AlongPolyline line = { ends, 2 };

  along_scene_set_size (scene, WIDTH, HEIGHT);
  along_bond_draw (scene, along_enum_text (ALONG_ENUM_BOND, kind), FALSE, &line);
  return scene;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *label = gtk_label_new (NULL);
  GtkWidget *picture = along_drawing_new (GTK_ACCESSIBLE_ROLE_PRESENTATION);

  gtk_widget_set_valign (picture, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *picture = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkStringObject *words = gtk_list_item_get_item (item);
  const GArray *kinds = g_object_get_data (G_OBJECT (factory), KINDS);
  guint at = gtk_list_item_get_position (item);
  guint first = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), FIRST));
  g_autoptr (AlongScene) scene = at >= first && at - first < kinds->len ? draw (picture, g_array_index (kinds, int, at - first)) : NULL;

  along_drawing_set_scale (ALONG_DRAWING (picture), along_screen_text_scale (picture));
  along_drawing_set_scene (ALONG_DRAWING (picture), scene);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (picture)), gtk_string_object_get_string (words));
}

/** along_line_row_picture: draws each of the @n @kinds beside its words; they are in the order of the row's model, from its choice
 * number @first on. */
void
along_line_row_picture (AdwComboRow *row, const int *kinds, guint n, guint first)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (int));

  g_array_append_vals (kept, kinds, n);
  g_object_set_data_full (G_OBJECT (factory), KINDS, kept, (GDestroyNotify) g_array_unref);
  g_object_set_data (G_OBJECT (factory), FIRST, GUINT_TO_POINTER (first));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  adw_combo_row_set_list_factory (row, factory);
}
