/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a menu, a question or a key of the drawing offers is about what it is on, and what can come of it. */
#include "genogram-shown.h"

#include "along-canvas.h"
#include "along-clock.h"
#include "genogram/along-genogram-branch.h"
#include "genogram/along-genogram-edits.h"

static char *
key_of (const char *kind, AlongRecord *record)
{
  g_autofree char *id = along_id_to_text (along_record_get_id (record));

  return g_strconcat (kind, "/", id, NULL);
}

static AlongRecord *
couple_of (Shown *self, const char *name)
{
  AlongRecord *couple = along_genogram_couple_of (self->family, along_record_get_id (named (self, name)));

  g_assert_nonnull (couple);
  return couple;
}

static gboolean
is_in_menu (Shown *self, const char *key, const char *words)
{
  GtkWidget *menu;
  gboolean found;

  along_genogram_page_open_menu (self->self, key, self->self->canvas, 100, 100);
  display_turn ();
  menu = self->self->menu;
  g_assert_nonnull (menu);
  g_assert_nonnull (pages_find_label (menu, "Change this couple…"));
  found = pages_find_label (menu, words) != NULL;
  along_genogram_page_drop_menu (self->self);
  display_turn ();
  return found;
}

/* Of two whom a death parted nothing can become any more: it is not asked. */
static void
test_couple (void)
{
  Shown shown;
  AlongRecord *couple;
  AlongEdit *edit;
  g_autofree char *key = NULL;

  begin (&shown);
  couple = couple_of (&shown, "Chloe");
  key = key_of ("couple", couple);
  g_assert_true (is_in_menu (&shown, key, "What became of them…"));
  edit = along_edit_new ("parted", along_family_get_id (shown.family));
  along_record_set_enum (along_edit_change (edit, couple), ALONG_COUPLE_P_STATE, ALONG_COUPLE_STATE_WIDOWED);
  pages_commit (shown.session, edit);
  g_object_unref (edit);
  display_turn ();
  g_assert_false (is_in_menu (&shown, key, "What became of them…"));
  end (&shown);
}

/* Whether it is said that a pregnancy goes with the two when they are removed. */
static gboolean
says_pregnancy (Shown *self, const char *one, const char *other)
{
  g_autofree char *first = key_of ("person", named (self, one)), *second = key_of ("person", named (self, other));
  AdwMessageDialog *question;
  gboolean said;

  along_canvas_pick (ALONG_CANVAS (self->self->canvas), first, TRUE);
  along_canvas_pick (ALONG_CANVAS (self->self->canvas), second, TRUE);
  display_turn ();
  g_assert_true (along_genogram_page_remove_several (self->self));
  display_turn ();
  question = ADW_MESSAGE_DIALOG (pages_find_window ("AdwMessageDialog"));
  g_assert_cmpstr (adw_message_dialog_get_heading (question), ==, "Remove 2 people?");
  g_assert_true (g_str_has_prefix (adw_message_dialog_get_body (question), "Their lines to others go too"));
  said = strstr (adw_message_dialog_get_body (question), "and the pregnancy with its due date") != NULL;
  gtk_window_destroy (GTK_WINDOW (question));
  display_turn ();
  along_canvas_pick_none (ALONG_CANVAS (self->self->canvas));
  display_turn ();
  return said;
}

/* Two are removed, one of them a mother: her pregnancy goes, and it is said. */
static void
test_several (void)
{
  Shown shown;
  AlongRecord *pregnancy;

  begin (&shown);
  ALONG_FOREACH (pregnancy, shown.family, ALONG_KIND_PREGNANCY)
    {
      g_assert_false (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (named (&shown, "Maureen"))));
      g_assert_false (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (named (&shown, "Ryan"))));
    }
  g_assert_false (says_pregnancy (&shown, "Maureen", "Ryan"));
  g_assert_true (along_genogram_ends_pregnancy (shown.family, named (&shown, "Chloe")));
  g_assert_true (says_pregnancy (&shown, "Ryan", "Chloe"));
  g_assert_true (says_pregnancy (&shown, "Chloe", "Ryan"));
  end (&shown);
}

/* With the focus on a loss nobody is copied or cut, and least of all who was chosen before. */
static void
test_loss (void)
{
  Shown shown;
  AlongRecord *chloe;
  AlongId id;
  AlongEdit *edit;
  g_autofree char *text = NULL, *key = NULL;
  const guint keys[] = { GDK_KEY_c, GDK_KEY_x };

  begin (&shown);
  chloe = named (&shown, "Chloe");
  edit = along_genogram_add_person (shown.family, chloe, ALONG_RELATION_LOSS,
                                    &(AlongPersonFields){ .outcome = ALONG_PREGNANCY_OUTCOME_MISCARRIAGE, .ended = "2019" },
                                    along_clock_today (), &id);
  pages_commit (shown.session, edit);
  g_object_unref (edit);
  display_turn ();
  text = along_id_to_text (id);
  key = g_strconcat ("person/", text, NULL);
  along_genogram_page_choose (shown.self, along_record_get_id (chloe), TRUE);
  g_assert_true (along_canvas_focus_item (ALONG_CANVAS (shown.self->canvas), key));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (AlongBranch) held = NULL;

      display_key (shown.self->canvas, keys[i], GDK_CONTROL_MASK);
      held = along_genogram_page_held_branch (shown.self);
      g_assert_null (held);
    }
  along_genogram_page_choose (shown.self, along_record_get_id (chloe), TRUE);
  display_key (shown.self->canvas, GDK_KEY_c, GDK_CONTROL_MASK);
  {
    g_autoptr (AlongBranch) held = along_genogram_page_held_branch (shown.self);

    g_assert_nonnull (held);
  }
  end (&shown);
}

int
main (int argc, char *argv[])
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add_func ("/genogram-offered/couple", test_couple);
  g_test_add_func ("/genogram-offered/several", test_several);
  g_test_add_func ("/genogram-offered/loss", test_loss);
  return pages_run ();
}
