/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going about the ribbon by keys: from week to week, from band to band, to the days that matter. */
#include "along-ribbon-board-private.h"

#include <glib/gi18n-lib.h>

#include "along-announcer.h"
#include "along-ribbon-steps.h"

static gboolean
focus_key (AlongRibbonBoard *self, const char *key)
{
  self->upright = FALSE;
  return key != NULL && along_canvas_focus_item (ALONG_CANVAS (self->canvas), key);
}

/** along_ribbon_board_focus_day: the keyboard focus to the week of @day, or the nearest one; at first drawing, soon. */
gboolean
along_ribbon_board_focus_day (AlongRibbonBoard *self, int day)
{
  g_autofree char *key = NULL;

  if (self->ribbon != NULL && ribbon_board_scene (self) == NULL)
    {
      self->focus_wanted = day;
      return TRUE;
    }
  self->focus_wanted = ALONG_DAY_NONE;
  key = ribbon_board_scene (self) != NULL ? along_steps_week_at (ribbon_board_scene (self), day) : NULL;
  return focus_key (self, key);
}

/** ribbon_board_neighbour: from @key to the next item that way; @data: the board. Returns: (transfer full) (nullable): a key */
char *
ribbon_board_neighbour (AlongCanvas *canvas, const char *key, AlongMove move, gpointer data)
{
  AlongRibbonBoard *self = data;
  AlongScene *scene = ribbon_board_scene (self);
  double reach = gtk_widget_get_width (self->scrolled) / 2.0;
  AlongStep step;

  self->upright = FALSE;
  switch (move)
    {
    case ALONG_MOVE_LEFT:
      step = ALONG_STEP_LEFT;
      break;
    case ALONG_MOVE_RIGHT:
      step = ALONG_STEP_RIGHT;
      break;
    case ALONG_MOVE_PARTNER_LEFT:
      step = ALONG_STEP_FAR_LEFT;
      break;
    case ALONG_MOVE_PARTNER_RIGHT:
      step = ALONG_STEP_FAR_RIGHT;
      break;
    case ALONG_MOVE_UP:
      step = ALONG_STEP_UP;
      break;
    case ALONG_MOVE_DOWN:
      step = ALONG_STEP_DOWN;
      break;
    case ALONG_MOVE_HOME:
      return along_steps_first_week (scene);
    case ALONG_MOVE_END:
      return along_steps_week_at (scene, along_ribbon_today (self->ribbon));
    default:
      return along_canvas_neighbour (canvas, key, move);
    }
  self->upright = step == ALONG_STEP_UP || step == ALONG_STEP_DOWN;
  return along_steps_go (scene, key, step, self->cursor, reach);
}

/** ribbon_board_focused: the focus came to @key: going up and down keeps to its place. */
void
ribbon_board_focused (AlongRibbonBoard *self, const char *key)
{
  const AlongSceneItem *item = ribbon_board_item (self, key);

  if (item != NULL && (!self->upright || g_str_has_prefix (key, "week/")))
    self->cursor = ribbon_board_inside (self, item);
}

/** ribbon_board_activate: says the note @key, or chooses the week that has the focus. */
void
ribbon_board_activate (AlongRibbonBoard *self, const char *key)
{
  int day = along_ribbon_board_get_focus (self);

  if (ribbon_board_item (self, key) == NULL)
    return;
  if (g_str_has_prefix (key, "gap/") || g_str_has_prefix (key, "flag/"))
    g_signal_emit_by_name (self, "note-activated", key, ribbon_board_item (self, key)->name);
  else if (day != ALONG_DAY_NONE)
    g_signal_emit_by_name (self, "week-activated", day);
}

static void
next_note (AlongRibbonBoard *self, gboolean back)
{
  const char *key = along_canvas_get_focused (ALONG_CANVAS (self->canvas));
  int day = along_steps_day_of_key (key);
  g_autofree char *to = NULL;

  if (day == ALONG_DAY_NONE)
    day = along_ribbon_board_get_focus (self);
  to = along_steps_next_note (ribbon_board_scene (self), day, back);
  if (!focus_key (self, to))
    along_announce (GTK_WIDGET (self), back ? _ ("No flag or gap before this.") : _ ("No flag or gap after this."));
}

/** along_ribbon_board_go: to the week of the referral, birth, …; by calendar: of today. Says so if there is none. */
void
along_ribbon_board_go (AlongRibbonBoard *self, AlongRibbonAlign anchor)
{
  static const char *const none[] = {
    [ALONG_RIBBON_BY_EDD] = N_ ("The due date is not known."),
    [ALONG_RIBBON_BY_BIRTH] = N_ ("There is no birth yet."),
    [ALONG_RIBBON_BY_REFERRAL] = N_ ("The day of the referral is not known."),
    [ALONG_RIBBON_BY_ACCEPTED] = N_ ("Not accepted yet."),
    [ALONG_RIBBON_BY_CLOSURE] = N_ ("Support has not ended."),
  };
  int day;

  if (self->ribbon == NULL)
    return;
  day = anchor == ALONG_RIBBON_BY_CALENDAR ? along_ribbon_today (self->ribbon) : along_ribbon_anchor (self->ribbon, anchor);
  if (day == ALONG_DAY_NONE)
    along_announce (GTK_WIDGET (self), _ (none[anchor]));
  else
    along_ribbon_board_focus_day (self, day);
}

/** along_ribbon_board_page: scrolls by windows, later for positive @pages. */
void
along_ribbon_board_page (AlongRibbonBoard *self, int pages)
{
  GtkAdjustment *adjustment = ribbon_board_sideways (self);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double by = gtk_adjustment_get_page_size (adjustment) * 0.9 * pages * (rtl ? -1 : 1);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + by);
}

static gboolean
zoom_by_key (AlongRibbonBoard *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      if (self->view.zoom > 0)
        along_ribbon_board_set_zoom (self, self->view.zoom - 1);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      if (self->view.zoom + 1 < ALONG_RIBBON_N_ZOOMS)
        along_ribbon_board_set_zoom (self, self->view.zoom + 1);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      along_ribbon_board_set_zoom (self, ALONG_RIBBON_EPISODE);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
letter (AlongRibbonBoard *self, guint key)
{
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_r:
      along_ribbon_board_go (self, ALONG_RIBBON_BY_REFERRAL);
      return TRUE;
    case GDK_KEY_a:
      along_ribbon_board_go (self, ALONG_RIBBON_BY_ACCEPTED);
      return TRUE;
    case GDK_KEY_b:
      along_ribbon_board_go (self, ALONG_RIBBON_BY_BIRTH);
      return TRUE;
    case GDK_KEY_e:
      along_ribbon_board_go (self, ALONG_RIBBON_BY_EDD);
      return TRUE;
    case GDK_KEY_c:
      along_ribbon_board_go (self, ALONG_RIBBON_BY_CLOSURE);
      return TRUE;
    case GDK_KEY_t:
      g_signal_emit_by_name (self, "asked", "table");
      return TRUE;
    case GDK_KEY_s:
      g_signal_emit_by_name (self, "asked", "summary");
      return TRUE;
    case GDK_KEY_l:
      g_signal_emit_by_name (self, "asked", "alignment");
      return TRUE;
    default:
      return FALSE;
    }
}

/** ribbon_board_key: "key-pressed": zoom, notes and letters. Returns: whether it was one of them */
gboolean
ribbon_board_key (AlongRibbonBoard *self, guint key, guint code, GdkModifierType state)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if (self->ribbon == NULL || ribbon_board_scene (self) == NULL)
    return FALSE;
  /* A plus may need Shift. */
  if ((held & ~(GDK_SHIFT_MASK | GDK_CONTROL_MASK)) == 0 && zoom_by_key (self, key))
    return TRUE;
  if ((held & ~GDK_SHIFT_MASK) == 0 && gdk_keyval_to_lower (key) == GDK_KEY_n)
    {
      next_note (self, (held & GDK_SHIFT_MASK) != 0);
      return TRUE;
    }
  return held == 0 && letter (self, key);
}

/** ribbon_board_scroll: "scroll": with Ctrl it zooms. Returns: whether it did */
gboolean
ribbon_board_scroll (AlongRibbonBoard *self, double dx, double dy, GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if ((state & GDK_CONTROL_MASK) == 0 || dy == 0)
    return FALSE;
  zoom_by_key (self, dy < 0 ? GDK_KEY_plus : GDK_KEY_minus);
  return TRUE;
}
