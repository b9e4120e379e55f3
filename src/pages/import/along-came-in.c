/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-came-in.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "along-access.h"
#include "along-banner.h"
#include "along-boxed.h"
#include "along-file-dialog.h"
#include "along-import-read.h"
#include "along-narrow.h"
#include "along-words-row.h"

#define KEY "along-came-in"

typedef struct
{
  AlongId family;
  guint people;
  GPtrArray *problems; /* AlongImportProblem */
} CameIn;

static void
came_in_free (gpointer data)
{
  CameIn *came = data;

  g_ptr_array_unref (came->problems);
  g_free (came);
}

/** along_came_in_forget: it has been seen, or did not come in after all. */
void
along_came_in_forget (AlongSession *session)
{
  g_object_set_data (G_OBJECT (session), KEY, NULL);
}

/** along_came_in_note: @problems: AlongImportProblem; none: there is nothing to be said */
void
along_came_in_note (AlongSession *session, AlongId family, guint people, GPtrArray *problems)
{
  CameIn *came;

  if (problems->len == 0)
    {
      along_came_in_forget (session);
      return;
    }
  came = g_new0 (CameIn, 1);
  came->family = family;
  came->people = people;
  came->problems = g_ptr_array_ref (problems);
  g_object_set_data_full (G_OBJECT (session), KEY, came, came_in_free);
  g_signal_handlers_disconnect_by_func (session, along_came_in_forget, NULL);
  g_signal_connect (session, "locking", G_CALLBACK (along_came_in_forget), NULL);
}

char *
along_came_in_text (GPtrArray *problems)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *words = along_import_problem_words (problems->pdata[i]);

      g_string_append_printf (text, "%s\n", words);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A list that leaves the program. */
typedef struct
{
  GtkWindow *window;
  AlongSession *session;
  AlongId family;
  GBytes *bytes;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->window);
  g_object_unref (saving->session);
  g_bytes_unref (saving->bytes);
  g_free (saving);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  GtkWindow *parent = gtk_window_get_transient_for (saving->window);
  gboolean saved = g_file_replace_contents_finish (G_FILE (source), result, NULL, NULL);

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast", "(sb)",
                                saved ? _ ("Saved. The file is not locked: whoever has it can read it.")
                                      : _ ("The list could not be saved. Choose another place for it."), FALSE);
  saving_free (saving);
}

/* Written down before there is anything: what is said may be more than what came to be, never less. */
static void
file_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  g_autoptr (GFile) file = along_file_dialog_finish (result, NULL);

  if (file == NULL || along_session_get_state (saving->session) != ALONG_SESSION_OPEN)
    {
      saving_free (saving);
      return;
    }
  along_session_note_access (saving->session, saving->family, ALONG_ACCESS_EXPORT, _ ("what needs a look after an import, as a file"));
  g_file_replace_contents_bytes_async (file, saving->bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                       saved_cb, saving);
}

/** along_came_in_save: asks where to, and writes @text there. @family: whom it is about; none: it is not here yet */
void
along_came_in_save (GtkWindow *window, AlongSession *session, AlongId family, const char *text)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->window = g_object_ref (window);
  saving->session = g_object_ref (session);
  saving->family = family;
  saving->bytes = g_bytes_new (text, strlen (text));
  along_file_dialog_save_async (window, _ ("Save the list"), _ ("import.txt"), file_cb, saving);
}

/* What somebody else has copied since stays. */
static void
locking_cb (GdkContentProvider *content)
{
  GdkClipboard *clipboard = gdk_display_get_clipboard (gdk_display_get_default ());

  if (gdk_clipboard_get_content (clipboard) == content)
    gdk_clipboard_set_content (clipboard, NULL);
}

/** along_came_in_copy: @text to the clipboard, until the caseload locks. @family: as of along_came_in_save() */
void
along_came_in_copy (GtkWidget *widget, AlongSession *session, AlongId family, const char *text)
{
  g_autoptr (GdkContentProvider) content = gdk_content_provider_new_typed (G_TYPE_STRING, text);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), content);
  g_signal_connect_object (session, "locking", G_CALLBACK (locking_cb), content, G_CONNECT_SWAPPED);
  along_session_note_access (session, family, ALONG_ACCESS_EXPORT, _ ("what needs a look after an import, on the clipboard"));
}

/* The list in a window of its own. */

typedef struct
{
  AlongSession *session;
  AlongId family;
  char *text;
} Listed;

static void
listed_free (gpointer data)
{
  Listed *listed = data;

  g_object_unref (listed->session);
  g_free (listed->text);
  g_free (listed);
}

static void
copy_cb (GtkWidget *window)
{
  const Listed *listed = g_object_get_data (G_OBJECT (window), "listed");

  along_came_in_copy (window, listed->session, listed->family, listed->text);
}

static void
save_cb (GtkWidget *window)
{
  const Listed *listed = g_object_get_data (G_OBJECT (window), "listed");

  along_came_in_save (GTK_WINDOW (window), listed->session, listed->family, listed->text);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer window)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_window_close (window);
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_button (GtkWidget *window, const char *icon, const char *words, GCallback pressed)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_swapped (button, "clicked", pressed, window);
  return button;
}

static void
present_list (GtkWidget *banner, AlongSession *session, const CameIn *came)
{
  Listed *listed = g_new0 (Listed, 1);
  GtkRoot *root = gtk_widget_get_root (banner);
  GtkWindow *parent = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
  GtkWidget *window = adw_window_new (), *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new (), *list = along_boxed_list_new (_ ("What needs a look"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_object_set (window, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE, "default-width", 560, "default-height", 480,
                "title", _ ("What needs a look"), NULL);
  listed->session = g_object_ref (session);
  listed->family = came->family;
  listed->text = along_came_in_text (came->problems);
  g_object_set_data_full (G_OBJECT (window), "listed", listed, listed_free);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), make_button (window, "document-save-symbolic", _ ("Save the list"), G_CALLBACK (save_cb)));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), make_button (window, "edit-copy-symbolic", _ ("Copy the list"), G_CALLBACK (copy_cb)));
  for (guint i = 0; i < came->problems->len; i++)
    {
      g_autofree char *words = along_import_problem_words (came->problems->pdata[i]);

      gtk_list_box_append (GTK_LIST_BOX (list), along_words_row_new (words));
    }
  gtk_widget_set_margin_start (list, 18);
  gtk_widget_set_margin_end (list, 18);
  gtk_widget_set_margin_top (list, 18);
  gtk_widget_set_margin_bottom (list, 18);
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  adw_clamp_set_child (ADW_CLAMP (clamp), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (page), header);
  gtk_box_append (GTK_BOX (page), scrolled);
  adw_window_set_content (ADW_WINDOW (window), page);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), window);
  gtk_widget_add_controller (window, keys);
  along_narrow_as_parent (GTK_WINDOW (window), parent);
  gtk_window_present (GTK_WINDOW (window));
}

/* Seen is seen: the banner goes. */
static void
see_cb (GtkWidget *banner)
{
  AlongSession *session = g_object_get_data (G_OBJECT (banner), "session");
  const CameIn *came = session != NULL ? g_object_get_data (G_OBJECT (session), KEY) : NULL;

  along_banner_hide (ALONG_BANNER (banner));
  if (came == NULL)
    return;
  present_list (banner, session, came);
  along_came_in_forget (session);
}

/** along_came_in_new: a banner that is not in sight. */
GtkWidget *
along_came_in_new (void)
{
  GtkWidget *banner = along_banner_new ();

  g_signal_connect (banner, "button-clicked", G_CALLBACK (see_cb), NULL);
  return banner;
}

/** along_came_in_show: shows the banner, if an import into @family (nullable) left something to be looked at. */
void
along_came_in_show (GtkWidget *banner, AlongSession *session, AlongFamily *family)
{
  const CameIn *came = session != NULL && family != NULL ? g_object_get_data (G_OBJECT (session), KEY) : NULL;
  g_autofree char *people = NULL, *look = NULL, *words = NULL;

  g_object_set_data_full (G_OBJECT (banner), "session", session != NULL ? g_object_ref (session) : NULL, g_object_unref);
  if (came == NULL || !along_id_equal (came->family, along_family_get_id (family)))
    {
      along_banner_hide (ALONG_BANNER (banner));
      return;
    }
  people = g_strdup_printf (ngettext ("%u person came in.", "%u people came in.", came->people), came->people);
  look = g_strdup_printf (ngettext ("%u thing needs a look.", "%u things need a look.", came->problems->len), came->problems->len);
  words = g_strdup_printf ("%s %s", people, look);
  along_banner_show (ALONG_BANNER (banner), ALONG_BANNER_PLAIN, words, _ ("See them"));
}
