/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-genogram-page-private.h"

#include <glib/gi18n-lib.h>

#include "along-file-dialog.h"
#include "along-screen.h"

/* Export: as paper has it; private lines never leave this way. */

static gboolean
write_scene (AlongGenogramPage *self, GFile *file, gboolean svg, GError **error)
{
  g_autoptr (AlongFonts) fonts = along_screen_fonts (GTK_WIDGET (self));
  g_autoptr (AlongGraph) graph = along_genogram_page_graph (self, FALSE);
  g_autoptr (AlongLabels) labels = along_labels_new (graph, fonts);
  g_autoptr (AlongLayout) layout = along_layout_new (graph, labels);
  g_autoptr (AlongScene) scene = along_genogram_scene (layout, fonts, along_genogram_page_show (self) | ALONG_GENOGRAM_LEGEND);

  return svg ? along_scene_write_svg (scene, ALONG_LOOK_PRINT, file, error)
             : along_scene_write_pdf (scene, ALONG_LOOK_PRINT, file, error);
}

static void
export_cb (AlongGenogramPage *self, GAsyncResult *result, gboolean svg)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = along_file_dialog_finish (result, &error);
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));

  if (file == NULL || family == NULL)
    return;
  if (write_scene (self, file, svg, &error))
    {
      along_session_note_access (along_page_get_session (ALONG_PAGE (self)), along_family_get_id (family), "export",
                                 svg ? "genogram, SVG, without private lines" : "genogram, PDF, without private lines");
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "(sb)", _ ("Genogram saved"), FALSE);
    }
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "(sb)", error->message, FALSE);
}

static void
svg_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongGenogramPage) self = data;

  export_cb (self, result, TRUE);
}

static void
pdf_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongGenogramPage) self = data;

  export_cb (self, result, FALSE);
}

/* Asks where to, then writes the drawing with its legend. What was asked for is written, whatever the name. */
void
along_genogram_page_export (AlongGenogramPage *self, gboolean svg)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  along_file_dialog_save_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                svg ? _ ("Export as SVG") : _ ("Export as PDF"), svg ? _ ("genogram.svg") : _ ("genogram.pdf"),
                                svg ? svg_cb : pdf_cb, g_object_ref (self));
}
