/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-duplicate.h"

AlongDuplicate *
along_duplicate_new (void)
{
  return g_new0 (AlongDuplicate, 1);
}

static void
clear_side (AlongDuplicateSide *side)
{
  g_free (side->name);
  g_free (side->born);
  g_free (side->family_name);
  g_free (side->reference);
}

void
along_duplicate_free (AlongDuplicate *self)
{
  if (self == NULL)
    return;
  clear_side (&self->one);
  clear_side (&self->other);
  g_free (self);
}
