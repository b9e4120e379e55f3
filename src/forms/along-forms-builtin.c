/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-forms-builtin.h"

#include "along-forms-resources.h"

#include <glib/gi18n-lib.h>

#define FOLDER "/org/alongside/forms/"

/** along_forms_register: makes the forms of data/forms/ reachable; call once before the others, as often as you like. */
void
along_forms_register (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      along_forms_register_resource ();
      g_once_init_leave (&done, 1);
    }
}

/** along_forms_builtin_list: (transfer none): the ids of our own forms, %NULL-terminated, in the order to offer them. */
const char *const *
along_forms_builtin_list (void)
{
  static const char *const ids[]
    = { "attachment-antenatal", "attachment-postnatal", "parenting-skills", "risk-and-resilience", "parents-own-view",
        "home-and-safety", "endings-review", "practice-audit", NULL };

  return ids;
}

/** along_forms_builtin_text: (transfer full) (nullable): one of our own forms as JSON. */
char *
along_forms_builtin_text (const char *id, GError **error)
{
  g_autofree char *path = g_strconcat (FOLDER, id, ".json", NULL);
  g_autoptr (GBytes) bytes = NULL;

  along_forms_register ();
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bytes == NULL)
    {
      g_set_error (error, ALONG_FORMS_ERROR, ALONG_FORMS_ERROR_MISSING, _("There is no form “%s”."), id);
      return NULL;
    }
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/** along_forms_builtin_load: (transfer full) (nullable): one of our own forms, ready to fill in. */
AlongQuestionnaire *
along_forms_builtin_load (const char *id, GError **error)
{
  g_autofree char *text = along_forms_builtin_text (id, error);

  return text != NULL ? along_questionnaire_new_from_text (text, -1, error) : NULL;
}

/** along_forms_builtin_versions: (transfer none): our own forms with their versions, ended by one without id. Read once. */
const AlongBuiltinForm *
along_forms_builtin_versions (void)
{
  static AlongBuiltinForm *forms;

  if (g_once_init_enter (&forms))
    {
      const char *const *ids = along_forms_builtin_list ();
      AlongBuiltinForm *read = g_new0 (AlongBuiltinForm, g_strv_length ((char **) ids) + 1);
      AlongBuiltinForm *next = read;

      for (guint i = 0; ids[i] != NULL; i++)
        {
          g_autoptr (AlongQuestionnaire) form = along_forms_builtin_load (ids[i], NULL);

          if (form == NULL)
            continue;
          next->id = ids[i];
          next->url = g_strdup (along_questionnaire_get_url (form));
          next->version = g_strdup (along_questionnaire_get_version (form));
          next++;
        }
      g_once_init_leave (&forms, read);
    }
  return forms;
}
