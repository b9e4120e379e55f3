/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-restore-preview.h"

#include <glib/gi18n-lib.h>

#include "along-asked-row.h"
#include "along-backup-words.h"
#include "along-boxed.h"

/* The rows that say what it holds. */

static void
add_fact (AlongRestorePreview *self, const char *title, const char *words)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  gtk_list_box_append (GTK_LIST_BOX (self->facts), row);
}

static char *
number_words (gint64 records)
{
  return g_strdup_printf (ngettext ("%" G_GINT64_FORMAT " record in all", "%" G_GINT64_FORMAT " records in all", (gulong) records),
                          records);
}

/* Whose it is. @here: there is a caseload on this computer already */
static char *
whose_words (const AlongSavedBackup *info, gboolean here)
{
  /* Translators: a keyworker's name and a programme's */
  g_autofree char *names = info->worker != NULL && info->team != NULL ? g_strdup_printf (C_ ("backup", "%s, %s"), info->worker, info->team)
                           : info->worker != NULL                     ? g_strdup (info->worker)
                                                                      : g_strdup (info->team);

  if (here && info->of_this)
    return g_strdup (_ ("This caseload"));
  if (here && names != NULL)
    /* Translators: the names of a keyworker and a programme */
    return g_strdup_printf (_ ("Another caseload than this one: %s"), names);
  return here ? g_strdup (_ ("Another caseload than this one")) : g_steal_pointer (&names);
}

/* What of the caseload that is here is not in it; %NULL: not known. */
static char *
missing_words (AlongOpenedBackup *opened)
{
  const AlongSavedBackup *info = along_opened_backup_get_info (opened);
  g_autofree char *when = along_backup_when_inside (info->made_at), *families = NULL;
  gboolean written;
  gint64 n;

  if (!along_opened_backup_get_missing (opened, &n, &written))
    return NULL;
  if (!info->of_this)
    return g_strdup (_ ("All that is here now"));
  if (!written)
    return g_strdup (_ ("Nothing: all that is here now is in it"));
  if (n == 0)
    /* Translators: "today at 17:02" */
    return g_strdup_printf (_ ("What was written since %s"), when);
  families = g_strdup_printf (ngettext ("%" G_GINT64_FORMAT " family that is here now", "%" G_GINT64_FORMAT " families that are here now",
                                        (gulong) n), n);
  /* Translators: "1 family that is here now"; "today at 17:02" */
  return g_strdup_printf (_ ("%s, and what was written since %s"), families, when);
}

/**
 * along_restore_preview_show: says what @opened holds, and what happens when it is restored.
 *
 * @here: there is a caseload on this computer already
 * @replaced: it is not a backup, but a caseload that was kept when another took its place
 */
void
along_restore_preview_show (AlongRestorePreview *self, AlongOpenedBackup *opened, gboolean here, gboolean replaced)
{
  const AlongSavedBackup *info = along_opened_backup_get_info (opened);
  g_autofree char *made = along_backup_when (info->made_at), *holds = along_backup_holds (info);
  g_autofree char *records = number_words (info->records), *change = NULL;
  g_autofree char *all = g_strdup_printf (C_ ("backup", "%s, %s"), holds, records);
  g_autofree char *what = NULL, *whose = whose_words (info, here), *missing = missing_words (opened);

  change = info->changed_at > 0 ? along_backup_when (info->changed_at) : along_backup_change (info);
  add_fact (self, replaced ? C_ ("backup", "Kept since") : C_ ("backup", "Made"), made);
  add_fact (self, C_ ("backup", "Holds"), all);
  add_fact (self, C_ ("backup", "Last change in it"), change);
  if (missing != NULL)
    add_fact (self, C_ ("backup", "Not in it"), missing);
  if (whose != NULL)
    add_fact (self, C_ ("backup", "Whose"), whose);
  add_fact (self, C_ ("backup", "Read through"), _ ("Every page of it can be read."));
  if (replaced)
    what = g_strdup (_ ("It takes the place of the caseload that is here, and that one is kept beside it in its turn until you "
                        "let it go. From then on the recovery sheet is the one that was in use with it; your passphrase "
                        "stays."));
  else if (here)
    what = g_strdup (_ ("It takes the place of the caseload that is here. That one is kept beside it until you let it go: "
                        "what was written after this backup was made is in that one alone. The words you typed are those of "
                        "the recovery sheet from then on; your passphrase stays."));
  else
    what = g_strdup (_ ("It becomes the caseload on this computer. The words you typed are those of its recovery sheet from "
                        "then on."));
  gtk_label_set_label (GTK_LABEL (self->what_happens), what);
  gtk_widget_set_visible (self->passphrase_group, !here);
}

/** along_restore_preview_take_passphrase: whether the passphrase, where one is asked for, is the same twice; left out, it is none. */
gboolean
along_restore_preview_take_passphrase (AlongRestorePreview *self, const char **passphrase)
{
  const char *first = gtk_editable_get_text (GTK_EDITABLE (self->passphrase_row));

  *passphrase = NULL;
  along_asked_row_refuse (self->refusal, self->again_row, NULL);
  if (!gtk_widget_get_visible (self->passphrase_group))
    return TRUE;
  /* It may be left out. */
  if ((*first != '\0' || *gtk_editable_get_text (GTK_EDITABLE (self->again_row)) != '\0')
      && !along_asked_row_take_passphrase (self->refusal, self->passphrase_row, self->again_row))
    return FALSE;
  *passphrase = *first != '\0' ? first : NULL;
  return TRUE;
}

/* Building. */

/** along_restore_refusal_new: where it is said why something is not taken. */
GtkWidget *
along_restore_refusal_new (void)
{
  return g_object_new (GTK_TYPE_LABEL, "visible", FALSE, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, "accessible-role",
                       GTK_ACCESSIBLE_ROLE_ALERT, "css-classes", (const char *[]){ "along-notice", NULL }, NULL);
}

/** along_restore_pill_new: the one button of a page. */
GtkWidget *
along_restore_pill_new (const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  return button;
}

/** along_restore_passphrase_new: a row in which what is typed is not seen. */
GtkWidget *
along_restore_passphrase_new (const char *title)
{
  GtkWidget *row = adw_password_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  along_asked_row_name_eye (row);
  return row;
}

/** along_restore_preview_new: fills @self with widgets; returns the page that they are in. */
GtkWidget *
along_restore_preview_new (AlongRestorePreview *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *list = along_boxed_list_new (_ ("Passphrase")), *about = gtk_label_new (_ ("A passphrase opens the caseload after a lock. You may "
                                                                             "leave it out: then the recovery sheet does."));

  self->facts = along_boxed_list_new (_ ("What the backup holds"));
  self->what_happens = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->what_happens), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->what_happens), 0);
  gtk_label_set_wrap (GTK_LABEL (about), TRUE);
  gtk_label_set_xalign (GTK_LABEL (about), 0);
  gtk_widget_add_css_class (about, "along-second");
  self->passphrase_group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  self->passphrase_row = along_restore_passphrase_new (_ ("Passphrase"));
  self->again_row = along_restore_passphrase_new (_ ("Once more"));
  gtk_list_box_append (GTK_LIST_BOX (list), self->passphrase_row);
  gtk_list_box_append (GTK_LIST_BOX (list), self->again_row);
  gtk_box_append (GTK_BOX (self->passphrase_group), about);
  gtk_box_append (GTK_BOX (self->passphrase_group), list);
  self->refusal = along_restore_refusal_new ();
  self->restore = along_restore_pill_new (_ ("_Restore"));
  gtk_box_append (GTK_BOX (box), self->facts);
  gtk_box_append (GTK_BOX (box), self->what_happens);
  gtk_box_append (GTK_BOX (box), self->passphrase_group);
  gtk_box_append (GTK_BOX (box), self->refusal);
  gtk_box_append (GTK_BOX (box), self->restore);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What the backup holds"), -1);
  return scroller;
}
