/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Read together: a worker and a parent before one screen. One question at a time, large; nothing of earlier ratings, no key numbers, no
 * list of parts beside it. */
#include "along-fill-in-private.h"

#include <glib/gi18n-lib.h>

#include "along-announcer.h"

/** along_fill_in_is_together: whether it is read together on one screen. */
gboolean
along_fill_in_is_together (AlongFillIn *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->together));
}

/** along_fill_in_read_together: what follows from the button that switches it on and off. */
void
along_fill_in_read_together (AlongFillIn *self)
{
  gboolean together = along_fill_in_is_together (self);
  int item = along_fill_in_get_open (self);

  along_fill_in_read (self);
  if (together)
    gtk_widget_add_css_class (GTK_WIDGET (self), "along-together");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "along-together");
  self->screen.last = together ? NULL : self->last;
  if (!adw_flap_get_folded (ADW_FLAP (self->flap)))
    adw_flap_set_reveal_flap (ADW_FLAP (self->flap), !together);
  along_fill_in_build_section (self);
  if (item >= 0 && (guint) item < self->items->len)
    along_fill_in_open_number (self, (guint) item);
  along_announce (GTK_WIDGET (self), together ? _ ("One question at a time, large, without earlier ratings")
                                              : _ ("All questions of this part"));
}
