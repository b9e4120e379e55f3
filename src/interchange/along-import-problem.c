/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-import-problem.h"

static void
free_problem (gpointer data)
{
  AlongImportProblem *problem = data;

  g_free (problem->text);
  g_free (problem);
}

/** along_import_problems_new: an empty list. (element-type AlongImportProblem) */
GPtrArray *
along_import_problems_new (void)
{
  return g_ptr_array_new_with_free_func (free_problem);
}

void
along_import_problems_add (GPtrArray *problems, guint line, const char *format, ...)
{
  AlongImportProblem *problem = g_new (AlongImportProblem, 1);
  va_list args;

  va_start (args, format);
  problem->line = line;
  problem->text = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (problems, problem);
}
