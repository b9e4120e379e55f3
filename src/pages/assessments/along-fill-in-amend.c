/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is signed at the end: a new assessment, or one that was signed before and is put right, with the reason. */
#include "along-fill-in-private.h"

#include <glib/gi18n-lib.h>

#include "along-announcer.h"
#include "along-boxed.h"
#include "along-clock.h"
#include "along-questionnaire-record.h"
#include "along-signing.h"

static void
reason_cb (AlongFillIn *self)
{
  g_free (self->filling->reason);
  self->filling->reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason)));
  gtk_widget_remove_css_class (self->reason, "error");
  self->touched = TRUE;
  along_fill_in_put_draft (self);
}

/** along_fill_in_add_reason: asks in the summary why it is changed. */
void
along_fill_in_add_reason (AlongFillIn *self)
{
  GtkWidget *list = along_boxed_list (self->summary, _ ("Why it is changed"));

  self->reason = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason), _ ("Why it is changed"));
  if (self->filling->reason != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->reason), self->filling->reason);
  g_signal_connect_object (self->reason, "changed", G_CALLBACK (reason_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (list), self->reason);
  gtk_widget_set_margin_top (list, 18);
}

static gboolean
has_reason (AlongFillIn *self)
{
  g_autofree char *reason = g_strdup (self->filling->reason);

  return reason != NULL && g_strstrip (reason)[0] != '\0';
}

/* Whether the answers and the day are those that were signed. */
static gboolean
is_same (AlongFillIn *self)
{
  g_autoptr (AlongForm) before = along_form_of_assessment (self->filling->amends, along_session_get_team (self->session), NULL);
  g_autofree char *was = before != NULL ? along_form_to_text (before, "amended") : NULL;
  g_autofree char *is = along_form_to_text (self->form, "amended");

  return g_strcmp0 (was, is) == 0 && along_record_get_day (self->filling->amends, ALONG_ASSESSMENT_P_DATE) == self->filling->day;
}

/** along_fill_in_refuse_amendment: says why what was signed cannot be changed like this: nothing is different, or no reason is given.
 *  Returns: whether it was refused. */
gboolean
along_fill_in_refuse_amendment (AlongFillIn *self)
{
  const char *words = NULL;

  if (self->filling->amends == NULL)
    return FALSE;
  if (is_same (self))
    words = _ ("Nothing is different from what was signed. Change an answer first, or go back: what was signed stays.");
  else if (!has_reason (self))
    {
      words = _ ("Write why it is changed. It stands beside the signature.");
      gtk_widget_add_css_class (self->reason, "error");
      gtk_widget_grab_focus (self->reason);
    }
  if (words == NULL)
    return FALSE;
  along_announce (GTK_WIDGET (self), words);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "(sb)", words, FALSE);
  return TRUE;
}

static void
put_new (AlongFillIn *self, AlongRecord *assessment)
{
  along_record_set_ref (assessment, ALONG_ASSESSMENT_P_QUESTIONNAIRE, along_record_get_id (self->filling->questionnaire));
  along_record_set_ref (assessment, ALONG_ASSESSMENT_P_PARENT, along_record_get_id (self->filling->parent));
  if (self->filling->child != NULL)
    along_record_set_ref (assessment, ALONG_ASSESSMENT_P_CHILD, along_record_get_id (self->filling->child));
  if (self->filling->pregnancy != NULL)
    along_record_set_ref (assessment, ALONG_ASSESSMENT_P_PREGNANCY, along_record_get_id (self->filling->pregnancy));
}

/**
 * along_fill_in_put_record: what is signed, into @edit.
 *
 * @assessment: (out) (transfer none): its record in @edit
 *
 * Returns: %FALSE: what was to be put right was removed meanwhile
 */
gboolean
along_fill_in_put_record (AlongFillIn *self, AlongEdit *edit, AlongRecord **assessment)
{
  AlongId me = along_record_get_id (along_session_get_me (self->session));
  AlongInstant now = along_instant_new (along_clock_now (), ALONG_ZONE);
  AlongRecord *amends = self->filling->amends;
  g_autofree char *response = along_form_to_text (self->form, amends != NULL ? "amended" : "completed");
  g_autofree char *reason = amends != NULL ? g_strstrip (g_strdup (self->filling->reason)) : NULL;

  if (amends != NULL)
    amends = along_family_find (self->family, ALONG_KIND_ASSESSMENT, along_record_get_id (amends));
  if (self->filling->amends != NULL && amends == NULL)
    return FALSE;
  *assessment = amends != NULL ? along_edit_change (edit, amends) : along_edit_create (edit, ALONG_KIND_ASSESSMENT);
  along_record_set_day (*assessment, ALONG_ASSESSMENT_P_DATE, self->filling->day);
  if (self->filling->blind)
    along_assessment_mark_blind (&response);
  if (self->filling->too_young != NULL)
    along_assessment_mark_too_young (&response, self->filling->too_young);
  if (amends != NULL)
    along_assessment_amend (*assessment, response, reason, me, &now);
  else
    {
      put_new (self, *assessment);
      along_assessment_sign (*assessment, response, me, &now);
    }
  return TRUE;
}
