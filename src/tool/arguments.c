/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "verbs.h"

/** along_tool_take_option: takes "@name VALUE" out of the arguments, wherever it stands; %FALSE if VALUE is missing. */
gboolean
along_tool_take_option (int *argc, char **argv, const char *name, const char **value)
{
  for (int i = 1; i < *argc; i++)
    if (strcmp (argv[i], name) == 0)
      {
        if (i + 1 >= *argc)
          return FALSE;
        *value = argv[i + 1];
        for (int j = i; j + 2 <= *argc; j++)
          argv[j] = argv[j + 2];
        *argc -= 2;
        return TRUE;
      }
  return TRUE;
}

/** along_tool_take_flag: takes "@name" out of the arguments; whether it was there. */
gboolean
along_tool_take_flag (int *argc, char **argv, const char *name)
{
  for (int i = 1; i < *argc; i++)
    if (strcmp (argv[i], name) == 0)
      {
        for (int j = i; j < *argc; j++)
          argv[j] = argv[j + 1];
        *argc -= 1;
        return TRUE;
      }
  return FALSE;
}
