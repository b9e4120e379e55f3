/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-own-forms.h"

#include <glib/gi18n-lib.h>

#include "along-forms-builtin.h"
#include "along-questionnaire-record.h"

/* Of a session: they are being put there. Two pages may ask for them at once. */
#define ASKED "along-own-forms-asked"

/* Of the widget: the session that it asked. */
#define OF "along-own-forms-of"

/* Of the widget: the action that waits for them. */
#define WAITS "along-own-forms-waits"

static void
added_cb (GtkWidget *widget, const AlongCheckPlace *place, const GError *error)
{
  g_autoptr (AlongSession) session = g_object_steal_data (G_OBJECT (widget), OF);

  const char *waits = g_object_steal_data (G_OBJECT (widget), WAITS);

  if (session != NULL)
    g_object_set_data (G_OBJECT (session), ASKED, NULL);
  if (waits != NULL && error == NULL)
    gtk_widget_activate_action (widget, waits, NULL);
}

/**
 * along_own_forms_wait: what chooses among the forms waits until they are there.
 *
 * @action: (not copied): activated on @widget then
 *
 * Returns: whether @widget has asked for them and they are not there yet
 */
gboolean
along_own_forms_wait (GtkWidget *widget, const char *action)
{
  if (g_object_get_data (G_OBJECT (widget), OF) == NULL)
    return FALSE;
  g_object_set_data (G_OBJECT (widget), WAITS, (gpointer) action);
  return TRUE;
}

/**
 * along_own_forms_ensure: puts those of the programme's own forms into the caseload that are not there: all of them in a
 * new one, a newer version where this program brings it. Each is looked for by itself, whatever else is there.
 *
 * @widget: the page that shows them; refreshed by the commit
 */
void
along_own_forms_ensure (GtkWidget *widget, AlongSession *session)
{
  g_autoptr (AlongEdit) edit = NULL;

  if (g_object_get_data (G_OBJECT (session), ASKED) != NULL)
    return;
  edit = along_edit_new (_ ("the programme’s forms"), ALONG_ID_NONE);
  along_questionnaire_add_builtin (edit, along_session_get_team (session));
  if (along_edit_get_n (edit) == 0)
    return;
  along_edit_set_lasting (edit, TRUE);
  g_object_set_data (G_OBJECT (session), ASKED, GINT_TO_POINTER (TRUE));
  g_object_set_data_full (G_OBJECT (widget), OF, g_object_ref (session), g_object_unref);
  along_commit (widget, session, edit, NULL, NULL, added_cb);
}

/* Our own forms first, in their order: strengths before risks, and what baby's age asks for before all; then the team's
 * own. */
static guint
rank_of (AlongRecord *form, gboolean born)
{
  const char *const *ids = along_forms_builtin_list ();
  const char *url = along_record_get_text (form, ALONG_QUESTIONNAIRE_P_URL);

  for (guint i = 0; ids[i] != NULL; i++)
    if (g_str_has_suffix (url, ids[i]))
      return born && g_str_equal (ids[i], "attachment-antenatal") ? g_strv_length ((char **) ids) : i;
  return G_MAXUINT;
}

static int
compare_forms (gconstpointer a, gconstpointer b, gpointer data)
{
  AlongRecord *one = *(AlongRecord *const *) a, *other = *(AlongRecord *const *) b;
  guint rank = rank_of (one, *(gboolean *) data), other_rank = rank_of (other, *(gboolean *) data);

  if (rank != other_rank)
    return rank < other_rank ? -1 : 1;
  return g_utf8_collate (along_record_get_text (one, ALONG_QUESTIONNAIRE_P_TITLE),
                         along_record_get_text (other, ALONG_QUESTIONNAIRE_P_TITLE));
}

/**
 * along_own_forms_list: the forms that can be chosen, each in its newest version. @born: the baby is.
 *
 * Returns: (transfer full) (element-type AlongRecord)
 */
GPtrArray *
along_own_forms_list (AlongFamily *team, gboolean born)
{
  GPtrArray *forms = g_ptr_array_new_with_free_func (g_object_unref);
  AlongRecord *record;

  ALONG_FOREACH (record, team, ALONG_KIND_QUESTIONNAIRE)
    if (!along_record_get_bool (record, ALONG_QUESTIONNAIRE_P_RETIRED) && along_questionnaire_is_newest (record, team))
      g_ptr_array_add (forms, g_object_ref (record));
  g_ptr_array_sort_with_data (forms, compare_forms, &born);
  return forms;
}
