/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which part of a name is the surname. */
#include "along-name.h"

static void
test_parts (void)
{
  static const struct
  {
    const char *name, *given, *surname;
  } rows[] = {
    { "Jade Tierney", "Jade", "Tierney" },
    { "Mary Jane Booth", "Mary Jane", "Booth" },
    { "Jade Marsden-Mensah", "Jade", "Marsden-Mensah" },
    { "Bronwyn Ó Briain", "Bronwyn", "Ó Briain" },
    { "Bronwyn O Brien", "Bronwyn", "O Brien" },
    { "Zoë O’Brien", "Zoë", "O’Brien" },
    { "Jane O. Smith", "Jane O.", "Smith" }, /* an initial */
    { "Síle Ní Dhomhnaill", "Síle", "Ní Dhomhnaill" },
    { "Sean Mac Mathúna", "Sean", "Mac Mathúna" },
    { "Ewan Mc Donald", "Ewan", "Mc Donald" },
    { "Kate St John", "Kate", "St John" },
    { "Kate St. John", "Kate", "St. John" },
    { "Anna Maria van der Berg", "Anna Maria", "van der Berg" },
    { "Eva Van den Broeck", "Eva", "Van den Broeck" },
    { "Joost op den Akker", "Joost", "op den Akker" },
    { "Sofie in 't Veld", "Sofie", "in 't Veld" },
    { "Lena von Arnim", "Lena", "von Arnim" },
    { "Marie de la Tour", "Marie", "de la Tour" },
    { "Rosa dos Santos", "Rosa", "dos Santos" },
    { "Layla Al Amin", "Layla", "Al Amin" },
    { "Layla al-Amin", "Layla", "al-Amin" },
    { "Ahmad bin Ismail", "Ahmad", "bin Ismail" },
    { "Nur binti Abdul Rahman", "Nur binti Abdul", "Rahman" }, /* only what stands before the last word */
    { "VAN DER BERG", "VAN", "DER BERG" },                     /* nobody is without a first name */
    { "Al Green", "Al", "Green" },
    { "Tom Van", "Tom", "Van" },
    { "Jade", NULL, NULL },
    { "Jade ", NULL, NULL },
    { "", NULL, NULL },
    { NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *given = along_name_given (rows[i].name);

      g_assert_cmpstr (along_name_surname (rows[i].name), ==, rows[i].surname);
      g_assert_cmpstr (given, ==, rows[i].given);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/names/parts", test_parts);
  return g_test_run ();
}
