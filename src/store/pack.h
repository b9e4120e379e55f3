/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Numbers and texts in few bytes, for what the store keeps for itself. Reading stops at the end of the bytes:
 * from there on everything is 0 and "bad" is set. */

typedef struct
{
  const guint8 *bytes;
  gsize left;
  gboolean bad;
} Unpack;

void   pack_int    (GByteArray *to, gint64 number);
void   pack_day    (GByteArray *to, int day);
void   pack_double (GByteArray *to, double number);
void   pack_text   (GByteArray *to, const char *text);

gint64 unpack_int    (Unpack *from);
int    unpack_day    (Unpack *from);
double unpack_double (Unpack *from);
char  *unpack_text   (Unpack *from);
