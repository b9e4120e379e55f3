/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A branch cut, copied, and put under somebody else. */
#include "along-genogram-page-private.h"

#include <glib/gi18n-lib.h>

#include "along-announcer.h"
#include "along-branch-words.h"
#include "along-canvas.h"
#include "along-commit.h"
#include "along-facts.h"
#include "along-genogram-branch.h"
#include "along-message-dialog.h"

static void
told (AlongGenogramPage *self, const char *words)
{
  along_announce (GTK_WIDGET (self), words);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "(sb)", words, FALSE);
}

static void
commit (AlongGenogramPage *self, AlongEdit *edit)
{
  along_canvas_pick_none (ALONG_CANVAS (self->canvas));
  along_commit (GTK_WIDGET (self), along_page_get_session (ALONG_PAGE (self)), edit, NULL, along_edit_get_title (edit), NULL);
}

/**
 * along_genogram_page_held_branch: what this process holds of a branch. Other programs are offered nothing: the type has no words
 * for them.
 *
 * Returns: (transfer full) (nullable)
 */
AlongBranch *
along_genogram_page_held_branch (AlongGenogramPage *self)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (self)));
  g_auto (GValue) value = G_VALUE_INIT;

  if (content == NULL)
    return NULL;
  g_value_init (&value, ALONG_TYPE_BRANCH);
  return gdk_content_provider_get_value (content, &value, NULL) ? g_value_dup_object (&value) : NULL;
}

static void
drop_branch (AlongGenogramPage *self)
{
  g_autoptr (AlongBranch) held = along_genogram_page_held_branch (self);

  if (held != NULL)
    gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL);
}

/* The family is left: nothing of what is held goes with it. That it was so is said where somebody would paste it. */
void
along_genogram_page_leave_branch (AlongGenogramPage *self)
{
  g_autoptr (AlongBranch) held = along_genogram_page_held_branch (self);

  if (held == NULL)
    return;
  self->hands.left_branch = TRUE;
  drop_branch (self);
}

/* @cut: they go elsewhere when they are put there, and stay until then. */
void
along_genogram_page_take_branch (AlongGenogramPage *self, gboolean cut)
{
  g_autoptr (GArray) people = along_genogram_page_branch (self);
  g_autoptr (AlongBranch) taken = NULL;
  g_autoptr (GdkContentProvider) content = NULL;
  g_autofree char *words = NULL;

  if (people->len == 0 || along_page_is_read_only (ALONG_PAGE (self)))
    return;
  taken = along_branch_new (along_page_get_family (ALONG_PAGE (self)), (AlongId *) people->data, people->len, cut);
  content = gdk_content_provider_new_typed (ALONG_TYPE_BRANCH, taken);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);
  self->hands.left_branch = FALSE;
  words = g_strdup_printf (cut ? ngettext ("%s, %u person, can be moved: choose the new parent and paste.",
                                           "%s’s branch, %u people, can be moved: choose the new parent and paste.", people->len)
                               : ngettext ("%s, %u person, copied: choose a parent and paste.",
                                           "%s’s branch, %u people, copied: choose a parent and paste.", people->len),
                           along_branch_get_name (taken), people->len);
  told (self, words);
}

/* They are there already: whether it is meant that the copy is of other people. */
static void
paste_cb (GtkWidget *dialog, const char *response, AlongGenogramPage *self)
{
  AlongEdit *edit = g_object_get_data (G_OBJECT (dialog), "edit");

  if (g_str_equal (response, "add") && along_page_get_family (ALONG_PAGE (self)) != NULL && !along_page_is_read_only (ALONG_PAGE (self)))
    commit (self, edit);
}

static void
ask_paste (AlongGenogramPage *self, AlongBranch *held, AlongEdit *edit)
{
  guint n = along_branch_get_n (held);
  g_autofree char *title = g_strdup_printf (ngettext ("%s is in this family already", "%s’s branch, %u people, is in this family already", n),
                                            along_branch_get_name (held), n);
  AdwMessageDialog *dialog = along_message_dialog_new (
    GTK_WIDGET (self), title,
    ngettext ("Add them once more, as another person? To move them, cut and paste.",
              "Add them once more, as other people? To move them, cut and paste.", n));

  adw_message_dialog_add_responses (dialog, "keep", _ ("_Cancel"), "add", _ ("_Add Once More"), NULL);
  adw_message_dialog_set_close_response (dialog, "keep");
  adw_message_dialog_set_default_response (dialog, "keep");
  g_object_set_data_full (G_OBJECT (dialog), "edit", g_object_ref (edit), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (paste_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- Moved --- */

/* A question about what was cut, while its dialog is open. */
typedef struct
{
  AlongGenogramPage *page;
  AlongBranch *held;
  AlongId under;
} Move;

static void
move_free (gpointer data, GClosure *closure)
{
  Move *move = data;

  g_object_unref (move->page);
  g_object_unref (move->held);
  g_free (move);
}

/* The family may have changed since it was asked. */
static void
move_cb (Move *move, const char *response)
{
  AlongGenogramPage *self = move->page;
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  AlongRecord *under = family != NULL ? along_family_find (family, ALONG_KIND_PERSON, move->under) : NULL;
  g_autoptr (AlongEdit) edit = NULL;
  AlongId root;

  if (!g_str_equal (response, "move") || under == NULL || !along_branch_is_of (move->held, family) || along_page_is_read_only (ALONG_PAGE (self)))
    return;
  edit = along_branch_put (move->held, family, under, &root);
  if (edit == NULL)
    return;
  drop_branch (self);
  commit (self, edit);
}

/* Whose people change their parents: that is asked first, with what it would come to. */
static void
ask_move (AlongGenogramPage *self, AlongBranch *held, AlongRecord *under, AlongEdit *edit)
{
  guint n = along_branch_get_n (held);
  /* Translators: who is cut out, how many people, who is to be their parent */
  g_autofree char *title = g_strdup_printf (ngettext ("Move %s, %u person, to %s?", "Move %s’s branch, %u people, to %s?", n),
                                            along_branch_get_name (held), n, along_facts_first_name (under));
  g_autofree char *words = along_branch_move_words (held, along_page_get_family (ALONG_PAGE (self)), edit);
  AdwMessageDialog *dialog = along_message_dialog_new (GTK_WIDGET (self), title, words);
  Move *move = g_new0 (Move, 1);

  move->page = g_object_ref (self);
  move->held = g_object_ref (held);
  move->under = along_record_get_id (under);
  adw_message_dialog_add_responses (dialog, "keep", _ ("_Keep"), "move", _ ("_Move"), NULL);
  adw_message_dialog_set_close_response (dialog, "keep");
  adw_message_dialog_set_default_response (dialog, "keep");
  g_signal_connect_data (dialog, "response", G_CALLBACK (move_cb), move, move_free, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Under the chosen person. */
void
along_genogram_page_put_branch (AlongGenogramPage *self)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  AlongRecord *under = along_genogram_page_chosen (self);
  g_autoptr (AlongBranch) held = along_genogram_page_held_branch (self);
  g_autoptr (AlongEdit) edit = NULL;
  g_autofree char *refused = NULL;
  AlongId root;

  if (family == NULL || along_page_is_read_only (ALONG_PAGE (self)))
    return;
  if (held == NULL || !along_branch_is_of (held, family))
    {
      told (self, self->hands.left_branch ? _ ("A branch is pasted in the family where it was cut or copied; it was let go when you left that. "
                                               "Cut or copy one of this family, or add the people here.")
                                          : _ ("Nothing is held to be pasted. Cut or copy a branch of this family first."));
      return;
    }
  if (under == NULL)
    {
      told (self, _ ("Choose first whose child the branch is to be."));
      return;
    }
  edit = along_branch_put (held, family, under, &root);
  if (edit == NULL)
    {
      g_autofree char *words = g_strdup_printf (_ ("%s’s branch cannot be put under one of its own people."), along_branch_get_name (held));

      told (self, words);
      return;
    }
  refused = along_branch_refuse_parents (held, family, under);
  if (refused != NULL)
    told (self, refused);
  else if (along_branch_is_cut (held))
    ask_move (self, held, under, edit);
  else if (along_branch_is_there (held, family))
    ask_paste (self, held, edit);
  else
    commit (self, edit);
}
