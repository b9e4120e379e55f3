/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <sys/resource.h>

#include "along-app.h"
#include "along-application.h"

/* A core file would hold keys and records. Temporary files belong in memory, where only this person can read them. */
static void
keep_to_ourselves (void)
{
  struct rlimit none = { 0, 0 };
  const char *runtime = g_getenv ("XDG_RUNTIME_DIR");
  g_autofree char *folder = runtime != NULL ? g_build_filename (runtime, "alongside", NULL)
                                            : g_strdup ("/dev/shm/alongside-XXXXXX");

  setrlimit (RLIMIT_CORE, &none);
  if (runtime != NULL ? g_mkdir_with_parents (folder, 0700) == 0 : g_mkdtemp (folder) != NULL)
    g_setenv ("TMPDIR", folder, TRUE);
}

int
main (int argc, char *argv[])
{
  g_autoptr (AlongApplication) application = NULL;

  keep_to_ourselves ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, ALONG_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  along_app_register ();

  application = along_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
