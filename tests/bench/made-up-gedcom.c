/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "made-up-gedcom.h"

#define KIDS 3

/* Families of five, chained: each first child is the husband of the next. */
GBytes *
made_up_gedcom (guint people)
{
  GString *out = g_string_sized_new ((gsize) people * 360);
  guint families = people / (KIDS + 2);
  gsize length;

  g_string_append (out, "0 HEAD\n1 SOUR BENCH\n1 GEDC\n2 VERS 5.5.1\n2 FORM LINEAGE-LINKED\n1 CHAR UTF-8\n");
  for (guint i = 0; i < people; i++)
    {
      guint family = i / (KIDS + 2), place = i % (KIDS + 2);

      g_string_append_printf (out, "0 @I%u@ INDI\n1 NAME Given%u Middle /Surname%u/\n2 GIVN Given%u Middle\n2 SURN Surname%u\n1 SEX %c\n"
                              "1 BIRT\n2 DATE %u JAN %u\n2 PLAC Halifax, West Yorkshire, England\n1 DEAT\n2 DATE ABT %u\n"
                              "1 NOTE A note about this person which is here to have some text in it,\n2 CONC  and it goes on.\n2 CONT Second line.\n",
                              i, i, i % 977, i, i % 977, "MF"[i % 2], i % 28 + 1, 1800 + i % 200, 1880 + i % 140);
      g_string_append_printf (out, "1 FAM%c @F%u@\n", place < 2 ? 'S' : 'C', family);
    }
  for (guint f = 0; f < families; f++)
    {
      guint first = f * (KIDS + 2);

      g_string_append_printf (out, "0 @F%u@ FAM\n1 HUSB @I%u@\n1 WIFE @I%u@\n1 CHIL @I%u@\n1 CHIL @I%u@\n1 CHIL @I%u@\n1 MARR\n2 DATE 5 SEP 1969\n",
                              f, first, first + 1, first + 2, first + 3, first + 4);
    }
  g_string_append (out, "0 TRLR\n");
  length = out->len;
  return g_bytes_new_take (g_string_free (out, FALSE), length);
}
