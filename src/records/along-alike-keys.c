/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-alike-private.h"

#include <string.h>

static guint64
mix (guint64 hash, guint64 with)
{
  hash ^= with + G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + (hash << 6) + (hash >> 2);
  return hash * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
}

static guint64
key_of (guint kind, const char *one, const char *other, gint64 number)
{
  guint64 hash = mix (kind, (guint64) number);

  for (const char *c = one; c != NULL && *c != '\0'; c++)
    hash = mix (hash, (guchar) *c);
  hash = mix (hash, 0x100);
  for (const char *c = other; c != NULL && *c != '\0'; c++)
    hash = mix (hash, (guchar) *c);
  return hash;
}

/* The day with day and month the other way round, if there is one. */
static int
swapped (int day)
{
  int y, m, d;

  along_day_to_ymd (day, &y, &m, &d);
  return d <= 12 && d != m ? along_day_from_ymd (y, d, m) : ALONG_DAY_NONE;
}

/**
 * along_alike_keys: calls @add with numbers of which two people share at least one if along_alike_score() finds them
 * possibly the same (but for those who have nothing in common that can be looked up).
 */
void
along_alike_keys (const AlongAlike *self, void (*add) (guint64 key, gpointer data), gpointer data)
{
  gboolean day = self->has_born && alike_is_day (&self->born);

  if (self->nhs[0] != '\0')
    add (key_of (1, self->nhs, NULL, 0), data);
  if (self->phone != NULL)
    add (key_of (2, self->phone, NULL, 0), data);
  if (self->placeholder)
    return;
  for (guint i = 0; i < self->n_names; i++)
    {
      const AlikeName *name = &self->names[i];
      const char *low = name->first_sound, *high = name->surname_sound;

      if (day)
        {
          int other = swapped (self->born.lo);

          /* Both ways of writing the day have the lesser of the two in the key. */
          add (key_of (3, name->first_sound, NULL, self->born.lo), data);
          add (key_of (4, name->surname_sound, NULL, self->born.lo), data);
          if (other != ALONG_DAY_NONE)
            add (key_of (5, name->surname_sound, NULL, MIN (other, self->born.lo)), data);
        }
      if (strcmp (low, high) > 0) /* swapped names meet */
        {
          low = name->surname_sound;
          high = name->first_sound;
        }
      if (*low != '\0' || *high != '\0')
        add (key_of (6, low, high, 0), data);
    }
}
