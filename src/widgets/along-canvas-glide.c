/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-canvas-private.h"

#include <math.h>

#include "along-text.h"

/* From one scene to the next: what glides, and who stays where they are on the screen. */

/* Nothing that changes takes longer to be there (ui.md 7). */
#define CHANGE_MS 200

/* Whatever was on the way is there. */
void
along_canvas_end_change (AlongCanvas *self)
{
  if (self->change == NULL)
    return;
  if (self->change_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->change_tick);
  self->change_tick = 0;
  g_clear_pointer (&self->change, along_canvas_change_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
on_change_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AlongCanvas *self = ALONG_CANVAS (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double t;

  gtk_widget_queue_draw (widget);
  if (!self->change_begun)
    return G_SOURCE_CONTINUE;
  if (self->change_from == 0)
    self->change_from = now;
  t = (double) (now - self->change_from) / (CHANGE_MS * 1000.0);
  if (t < 1)
    {
      self->change_at = 1 - pow (1 - t, 3);
      return G_SOURCE_CONTINUE;
    }
  self->change_tick = 0;
  along_canvas_end_change (self);
  return G_SOURCE_REMOVE;
}

/* The next scene is glided to, where the desktop lets things move. */
void
along_canvas_begin_change (AlongCanvas *self, AlongScene *next)
{
  along_canvas_end_change (self);
  if (self->glide_prefix == NULL || self->scene == NULL || next == NULL || self->flush
      || !gtk_widget_get_mapped (GTK_WIDGET (self)) || !adw_get_enable_animations (GTK_WIDGET (self)))
    return;
  self->change = along_canvas_change_new (self, self->glide_prefix);
  self->change_begun = FALSE;
  self->change_from = 0;
  self->change_at = 0;
  self->change_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_change_tick, NULL, NULL);
}

/* FALSE: nothing glides, all is there at once. The tick that ends it comes by itself. */
gboolean
along_canvas_snapshot_change (AlongCanvas *self, GtkSnapshot *snapshot)
{
  double x, y, dx, dy;

  if (!self->change_begun && !along_canvas_change_begin (self->change))
    {
      self->change_from = 1;
      self->change_begun = TRUE;
      return FALSE;
    }
  self->change_begun = TRUE;
  along_canvas_origin (self, &x, &y);
  if (self->selected != NULL && along_canvas_change_place (self->change, self->selected, self->change_at, &dx, &dy))
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x + dx), (float) (y + dy)));
      along_canvas_snapshot_marked (self, snapshot, 0);
      gtk_snapshot_restore (snapshot);
    }
  along_canvas_change_snapshot (self->change, snapshot, self->change_at);
  return TRUE;
}

/* Who a person is at work with, if they are in @scene too. */
static const char *
held_key (AlongCanvas *self, AlongScene *scene)
{
  const char *keys[] = { self->focused, self->selected, self->home };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i] != NULL && along_scene_find_item (scene, keys[i]) >= 0)
      return keys[i];
  return NULL;
}

/* The item in sight that is to stay where it is on the screen when @next is shown: its index there, or -1; @before: where it
 * is now. */
int
along_canvas_held_item (AlongCanvas *self, AlongScene *next, AlongRect *before)
{
  const char *key = self->scene != NULL && next != NULL && !self->flush && self->glide_prefix != NULL ? held_key (self, next) : NULL;
  int index = key != NULL ? along_scene_find_item (self->scene, key) : -1;
  AlongRect seen;

  if (index < 0)
    return -1;
  *before = along_scene_peek_item (self->scene, (guint) index)->area;
  along_canvas_get_view (self, &seen);
  if (before->x >= seen.x + seen.width || before->x + before->width <= seen.x || before->y >= seen.y + seen.height
      || before->y + before->height <= seen.y)
    return -1;
  return along_scene_find_item (next, key);
}

/** along_canvas_set_glide: when another scene is shown, items whose key begins with @prefix glide to their place, lines fade,
 * for 200 ms, and the item a person is at work with stays where it is on the screen; %NULL: nothing does, as at first. */
void
along_canvas_set_glide (AlongCanvas *self, const char *prefix)
{
  along_text_set (&self->glide_prefix, prefix);
}

/** along_canvas_is_changing: whether items are still gliding to their places. */
gboolean
along_canvas_is_changing (AlongCanvas *self)
{
  return self->change != NULL;
}
