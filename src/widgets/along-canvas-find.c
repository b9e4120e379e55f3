/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-canvas-private.h"

#include <string.h>

#include "along-text.h"

/* Finding an item by what it is called: letters typed on the drawing, or the words of a bar. There is no time in which
 * one has to type: it goes on until Escape, a click, or another way through the drawing. */

/* @name up to its first comma: "Mia Jones" of "Mia Jones, girl, 3". One of its words, or all of it, begins with @typed. */
static gboolean
is_called (const char *name, const char *typed)
{
  g_autofree char *folded = along_text_fold (name);
  char *comma = strchr (folded, ','), *at = folded;

  if (comma != NULL)
    *comma = '\0';
  while (at != NULL)
    {
      if (g_str_has_prefix (at, typed))
        return TRUE;
      at = strpbrk (at, " -");
      if (at != NULL)
        at++;
    }
  return FALSE;
}

/* Indices of the items that are called so. */
static GArray *
matches (AlongCanvas *self, const char *words)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *typed = along_text_fold (words);

  for (guint i = 0; self->scene != NULL && typed[0] != '\0' && i < along_scene_get_n_items (self->scene); i++)
    {
      const AlongSceneItem *item = along_scene_peek_item (self->scene, i);

      if (item->name != NULL && self->find_prefix != NULL && g_str_has_prefix (item->key, self->find_prefix)
          && is_called (item->name, typed))
        g_array_append_val (found, i);
    }
  return found;
}

/* With the focus where it is in the drawing; where it is elsewhere, as in the bar, or on that one already, it stays there. */
static void
show_found (AlongCanvas *self, const char *key)
{
  along_canvas_leave_pointer (self);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL && !along_text_equal (self->focused, key))
    {
      along_canvas_focus_item (self, key);
      return;
    }
  along_text_set (&self->focused, key);
  along_canvas_set_selected (self, key);
  along_canvas_show_item (self, key);
  along_canvas_tell_focused (self, key);
}

/* Goes to the item @step after the one that has the focus, round and round; 0: it may be that one. FALSE: none. */
static gboolean
go_to (AlongCanvas *self, int step)
{
  g_autoptr (GArray) found = matches (self, self->typed->str);
  int at = along_scene_find_item (self->scene, self->focused), here = -1, next = (int) found->len;
  g_autofree char *key = NULL;

  for (int i = 0; i < (int) found->len; i++)
    {
      int index = (int) g_array_index (found, guint, i);

      if (index == at)
        here = i;
      if (index >= at && next == (int) found->len)
        next = i; /* the first that stands there or after */
    }
  if (found->len == 0)
    {
      along_canvas_tell_found (self, self->typed->str, 0, 0);
      return FALSE;
    }
  if (here >= 0)
    next = here + step;
  else if (step < 0)
    next--;
  next = (next + (int) found->len) % (int) found->len;
  key = g_strdup (along_scene_peek_item (self->scene, g_array_index (found, guint, next))->key);
  show_found (self, key);
  along_canvas_tell_found (self, self->typed->str, (guint) next + 1, found->len);
  return TRUE;
}

/** along_canvas_find: goes to an item one of whose words begins with @words: the one that has the focus, or the next
 * after it. %NULL or empty: nothing is looked for any more. Emits "found". */
void
along_canvas_find (AlongCanvas *self, const char *words)
{
  g_autofree char *kept = g_strdup (words);

  if (along_text_is_empty (kept) || self->scene == NULL)
    {
      along_canvas_find_end (self);
      return;
    }
  g_string_assign (self->typed, kept);
  go_to (self, 0);
}

/** along_canvas_find_next: to the next one that is called so, or with @step -1 the one before; after the last comes the
 * first again. */
void
along_canvas_find_next (AlongCanvas *self, int step)
{
  if (self->typed->len > 0 && self->scene != NULL)
    go_to (self, step);
}

/** along_canvas_get_find: what is looked for; empty: nothing. */
const char *
along_canvas_get_find (AlongCanvas *self)
{
  return self->typed->str;
}

void
along_canvas_find_end (AlongCanvas *self)
{
  if (self->typed->len == 0)
    return;
  g_string_truncate (self->typed, 0);
  along_canvas_tell_found (self, NULL, 0, 0);
}

static gboolean
is_repeated (const char *typed, gunichar letter)
{
  for (const char *at = typed; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_tolower (g_utf8_get_char (at)) != g_unichar_tolower (letter))
      return FALSE;
  return typed[0] != '\0';
}

/* One more letter. The same one again and again goes round those that begin with it. */
gboolean
along_canvas_find_letter (AlongCanvas *self, gunichar letter)
{
  gboolean again = is_repeated (self->typed->str, letter);
  gsize before = self->typed->len;
  g_autoptr (GArray) found = NULL;

  g_string_append_unichar (self->typed, letter);
  found = matches (self, self->typed->str);
  if (found->len == 0 && again)
    {
      g_string_truncate (self->typed, before);
      return go_to (self, 1);
    }
  /* The first letter does not stay with who has the focus. */
  if (!go_to (self, before == 0 ? 1 : 0))
    gtk_widget_error_bell (GTK_WIDGET (self));
  return TRUE;
}

/* One letter less. FALSE: there was none. */
gboolean
along_canvas_find_back (AlongCanvas *self)
{
  const char *last;

  if (self->typed->len == 0)
    return FALSE;
  last = g_utf8_find_prev_char (self->typed->str, self->typed->str + self->typed->len);
  if (last == NULL || last == self->typed->str)
    along_canvas_find_end (self);
  else
    {
      g_string_truncate (self->typed, (gsize) (last - self->typed->str));
      go_to (self, 0);
    }
  return TRUE;
}
