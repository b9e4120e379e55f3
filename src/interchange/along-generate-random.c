/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "generate-private.h"

#include <math.h>

/* splitmix64 (Steele, Lea and Flood 2014): small, and the same on every machine. */
guint64
generate_next (Generate *g)
{
  guint64 z = (g->state += 0x9e3779b97f4a7c15u);

  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

/* From 0 to less than 1. */
double
generate_real (Generate *g)
{
  return (double) (generate_next (g) >> 11) * 0x1p-53;
}

/* @low and @high included. */
int
generate_between (Generate *g, int low, int high)
{
  return low + (int) (generate_next (g) % (guint64) (high - low + 1));
}

gboolean
generate_chance (Generate *g, double share)
{
  return generate_real (g) < share;
}

double
generate_normal (Generate *g, double mean, double sd)
{
  double u = generate_real (g), v = generate_real (g);

  return mean + sd * sqrt (-2 * log (1 - u)) * cos (2 * G_PI * v);
}

/* Gamma with shape 4: the sum of four exponentials. */
double
generate_gamma4 (Generate *g, double mean)
{
  double sum = 0;

  for (int i = 0; i < 4; i++)
    sum -= log (1 - generate_real (g));
  return mean * sum / 4;
}

/* An id in the form of version 7, whose time only counts: records keep the order of making. */
AlongId
generate_id (Generate *g)
{
  guint64 ms = 1719792000000u + g->n_ids++, rest = generate_next (g);
  AlongId id;

  for (int i = 0; i < 6; i++)
    id.bytes[i] = (guint8) (ms >> (40 - 8 * i));
  id.bytes[6] = (guint8) (0x70 | (g->seed_mark >> 8 & 0x0f));
  id.bytes[7] = (guint8) g->seed_mark;
  for (int i = 8; i < 16; i++)
    id.bytes[i] = (guint8) (rest >> (8 * (i - 8)));
  id.bytes[8] = (guint8) ((id.bytes[8] & 0x3f) | 0x80);
  return id;
}

AlongRecord *
generate_record (Generate *g, AlongEdit *edit, AlongKindId kind)
{
  return along_edit_create_with_id (edit, kind, generate_id (g));
}
