/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Export: who reads it is asked first, and decides what is left out, as for the report. Private lines and losses
 * never leave this way. */
#include "along-genogram-page-private.h"

#include <glib/gi18n-lib.h>

#include "along-access.h"
#include "along-file-dialog.h"
#include "along-message-dialog.h"
#include "along-report.h"
#include "along-screen.h"

typedef struct
{
  AlongGenogramPage *page;
  GtkWidget *reader;
  gboolean svg;
  AlongReader chosen;
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->page);
  g_free (self);
}

static gboolean
write_scene (Export *self, GFile *file, GError **error)
{
  AlongGraphFlags flags = self->chosen == ALONG_READER_FAMILY ? 0 : ALONG_GRAPH_WITH_CARE | ALONG_GRAPH_WITH_CONDITIONS;
  g_autoptr (AlongFonts) fonts = along_screen_fonts (GTK_WIDGET (self->page), TRUE);
  g_autoptr (AlongGraph) graph = along_genogram_page_graph (self->page, flags);
  g_autoptr (AlongLabels) labels = along_labels_new (graph, fonts, (along_genogram_page_show (self->page) & ALONG_GENOGRAM_NAMES) != 0);
  g_autoptr (AlongLayout) layout = along_layout_new (graph, labels, NULL);
  g_autoptr (AlongScene) scene = along_genogram_scene (layout, fonts, along_genogram_page_show (self->page) | ALONG_GENOGRAM_LEGEND);

  return self->svg ? along_scene_write_svg (scene, ALONG_LOOK_PRINT, file, error)
                   : along_scene_write_pdf (scene, ALONG_LOOK_PRINT, file, error);
}

/* The name always says what kind of file it is. Takes @file. */
static GFile *
with_ending (GFile *file, const char *ending)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *longer = g_strconcat (name, ending, NULL);

  if (folder == NULL || g_str_has_suffix (lower, ending))
    return file;
  g_object_unref (file);
  return g_file_get_child (folder, longer);
}

static void
file_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *self = data;
  g_autoptr (GError) error = NULL;
  GFile *asked = along_file_dialog_finish (result, &error);
  g_autoptr (GFile) file = asked != NULL ? with_ending (asked, self->svg ? ".svg" : ".pdf") : NULL;
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self->page));
  GtkWidget *widget = GTK_WIDGET (self->page);

  if (file != NULL && family != NULL && write_scene (self, file, &error))
    {
      g_autofree char *detail = g_strdup_printf ("genogram, %s; %s; without private lines and losses%s", self->svg ? "SVG" : "PDF",
                                                 along_reader_words (self->chosen),
                                                 self->chosen == ALONG_READER_FAMILY ? ", health and care" : "");

      along_session_note_access (along_page_get_session (ALONG_PAGE (self->page)), along_family_get_id (family), ALONG_ACCESS_EXPORT, detail);
      gtk_widget_activate_action (widget, "win.toast", "(sb)", _ ("Genogram saved"), FALSE);
    }
  else if (file != NULL && family != NULL)
    gtk_widget_activate_action (widget, "win.toast", "(sb)", error->message, FALSE);
  export_free (self);
}

static void
asked_cb (GtkWidget *dialog, const char *response, gpointer data)
{
  Export *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->page));
  AlongSession *session = along_page_get_session (ALONG_PAGE (self->page));

  if (!g_str_equal (response, "export") || session == NULL)
    {
      export_free (self);
      return;
    }
  self->chosen = (AlongReader) adw_combo_row_get_selected (ADW_COMBO_ROW (self->reader));
  /* Training is a reader of made-up families only. */
  if (!along_session_is_demonstration (session) && self->chosen >= ALONG_READER_TRAINER)
    self->chosen++;
  along_file_dialog_save_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                self->svg ? _ ("Export as SVG") : _ ("Export as PDF"),
                                self->svg ? _ ("genogram.svg") : _ ("genogram.pdf"), file_cb, self);
}

/* Asks who it is for, then where to, and writes the drawing with its legend. */
void
along_genogram_page_export (AlongGenogramPage *page, gboolean svg)
{
  Export *self = g_new0 (Export, 1);
  GtkWidget *list = gtk_list_box_new ();
  AdwMessageDialog *dialog = along_message_dialog_new (GTK_WIDGET (page), _ ("Who is it for?"),
                                                       _ ("Private lines and losses are left out; for the family, health and care too. "
                                                          "The file is not locked: anybody who has it can read it."));
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (AlongReader reader = 0; reader < ALONG_N_READERS; reader++)
    if (reader != ALONG_READER_TRAINER || along_session_is_demonstration (along_page_get_session (ALONG_PAGE (page))))
      gtk_string_list_append (words, along_reader_words (reader));
  self->page = g_object_ref (page);
  self->svg = svg;
  self->reader = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reader), _ ("Reader"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->reader), G_LIST_MODEL (words));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), self->reader);
  adw_message_dialog_set_extra_child (dialog, list);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "export", _ ("_Export…"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "export", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "export");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (asked_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}
