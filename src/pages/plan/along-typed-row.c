/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-typed-row.h"

#include "along-text.h"

typedef struct
{
  AlongSession *session; /* %NULL: the row shows nothing now */
  AlongId family;
  char *key;
  char *said; /* what the record says */
  gboolean filling;
} Typed;

static void
typed_clear (Typed *typed)
{
  g_clear_object (&typed->session);
  g_clear_pointer (&typed->key, g_free);
  g_clear_pointer (&typed->said, g_free);
}

static void
typed_free (Typed *typed)
{
  typed_clear (typed);
  g_free (typed);
}

static void
changed_cb (AdwEntryRow *row, Typed *typed)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  if (typed->filling || typed->session == NULL)
    return;
  if (along_text_equal (text, typed->said))
    along_session_drop_draft (typed->session, typed->key);
  else
    along_session_put_draft (typed->session, typed->key, "plan", typed->family, text);
}

static Typed *
typed_of (AdwEntryRow *row)
{
  Typed *typed = g_object_get_data (G_OBJECT (row), "typed");

  if (typed != NULL)
    return typed;
  typed = g_new0 (Typed, 1);
  g_object_set_data_full (G_OBJECT (row), "typed", typed, (GDestroyNotify) typed_free);
  g_signal_connect (row, "changed", G_CALLBACK (changed_cb), typed);
  return typed;
}

static void
fill (AdwEntryRow *row, Typed *typed, const char *text)
{
  typed->filling = TRUE;
  if (!along_text_equal (gtk_editable_get_text (GTK_EDITABLE (row)), text))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  typed->filling = FALSE;
}

/**
 * along_typed_row_show: shows what was being typed under @key, else @said.
 *
 * @key: of the draft; an edit of these words finishes it
 * @said: (nullable): what the record says
 */
void
along_typed_row_show (AdwEntryRow *row, AlongSession *session, AlongFamily *family, const char *key, const char *said)
{
  Typed *typed = typed_of (row);
  const AlongDraft *draft = along_family_get_known (family) == 0 ? along_session_get_draft (session, key) : NULL;
  g_autofree char *named = g_strdup (key);

  typed_clear (typed);
  typed->session = g_object_ref (session);
  typed->family = along_family_get_id (family);
  typed->key = g_steal_pointer (&named);
  typed->said = g_strdup (said != NULL ? said : "");
  fill (row, typed, draft != NULL ? draft->body : typed->said);
}

/** along_typed_row_get_key: of the draft. Returns: (transfer none) (nullable): %NULL while nothing is shown. */
const char *
along_typed_row_get_key (AdwEntryRow *row)
{
  return typed_of (row)->key;
}

/** along_typed_row_is_changed: whether there are other words in it than the record has. */
gboolean
along_typed_row_is_changed (AdwEntryRow *row)
{
  Typed *typed = typed_of (row);

  return typed->said != NULL && !along_text_equal (gtk_editable_get_text (GTK_EDITABLE (row)), typed->said);
}

/** along_typed_row_forget: empties the row; the draft stays. */
void
along_typed_row_forget (AdwEntryRow *row)
{
  Typed *typed = typed_of (row);

  typed_clear (typed);
  fill (row, typed, "");
}
