/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-plan-ask.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "along-clock.h"
#include "along-commit.h"
#include "along-facts.h"
#include "along-message-dialog.h"
#include "along-option-row.h"
#include "along-plan-edits.h"
#include "along-text.h"

/* With whom was it agreed, and, for a next version, why. */

typedef struct
{
  GtkWidget *widget; /* the page; the dialog is transient for its window */
  AlongSession *session;
  AlongFamily *family;
  AlongRecord *version;
  gboolean again;
  GtkWidget *dialog;
  GtkWidget *reason;
  GPtrArray *options; /* (element-type AlongOptionRow) */
} Ask;

static void
ask_free (Ask *ask)
{
  g_object_unref (ask->widget);
  g_object_unref (ask->session);
  g_object_unref (ask->family);
  g_object_unref (ask->version);
  g_ptr_array_unref (ask->options);
  g_free (ask);
}

static GArray *
chosen_people (Ask *ask)
{
  GArray *people = g_array_new (FALSE, FALSE, sizeof (AlongId));

  for (guint i = 0; i < ask->options->len; i++)
    if (along_option_row_get_active (ask->options->pdata[i]))
      g_array_append_vals (people, g_object_get_data (ask->options->pdata[i], "id"), 1);
  return people;
}

/* Agreed with somebody; a next version has a reason too. */
static void
update (Ask *ask)
{
  g_autoptr (GArray) people = chosen_people (ask);
  gboolean reason = !ask->again || !along_text_is_empty (gtk_editable_get_text (GTK_EDITABLE (ask->reason)));

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (ask->dialog), "agree", people->len > 0 && reason);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Ask *ask)
{
  g_autoptr (GArray) people = NULL;
  g_autoptr (AlongEdit) edit = NULL;

  if (!g_str_equal (response, "agree"))
    return;
  people = chosen_people (ask);
  edit = ask->again ? along_plan_agree_again (ask->family, ask->version, along_clock_today (), people,
                                              gtk_editable_get_text (GTK_EDITABLE (ask->reason)))
                    : along_plan_agree (ask->family, ask->version, along_clock_today (), people);
  along_commit (ask->widget, ask->session, edit, NULL, ask->again ? _("Plan agreed again") : _("Plan agreed"), NULL);
}

/* Nobody is ticked beforehand: who agreed is for them to say, mothers and fathers alike. */
static void
add_person (Ask *ask, GtkWidget *box, AlongRecord *person)
{
  GtkWidget *option = along_option_row_new_check (along_record_get_text (person, ALONG_PERSON_P_NAME), NULL);
  AlongId id = along_record_get_id (person);

  g_object_set_data_full (G_OBJECT (option), "id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_swapped (option, "chosen", G_CALLBACK (update), ask);
  g_ptr_array_add (ask->options, option);
  gtk_box_append (GTK_BOX (box), option);
}

/**
 * along_plan_ask: asks with whom @version was agreed, or, with @again, makes the next version and asks why too.
 *
 * @widget: the page: commits, and says so
 *
 * Returns: (transfer none): the dialog, shown
 */
GtkWidget *
along_plan_ask (GtkWidget *widget, AlongSession *session, AlongFamily *family, AlongRecord *version, gboolean again)
{
  Ask *ask = g_new0 (Ask, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *list = gtk_list_box_new ();
  AdwMessageDialog *dialog;
  g_autoptr (GPtrArray) parents = along_facts_parents (family);

  ask->widget = g_object_ref (widget);
  ask->session = g_object_ref (session);
  ask->family = g_object_ref (family);
  ask->version = g_object_ref (version);
  ask->again = again;
  ask->options = g_ptr_array_new ();
  dialog = along_message_dialog_new (widget, again ? _("Re-agree the plan") : _("Who agreed to this plan?"),
                                     again ? _("The plan goes on from today as a new version. The older one stays readable.")
                                           : NULL);
  ask->dialog = GTK_WIDGET (dialog);
  g_object_set_data_full (G_OBJECT (ask->dialog), "ask", ask, (GDestroyNotify) ask_free);
  ask->reason = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("Why does it change?"), NULL);
  g_signal_connect_swapped (ask->reason, "changed", G_CALLBACK (update), ask);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), ask->reason);
  gtk_widget_set_visible (list, again);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", _("Agreed today with"), "xalign", 0.0, NULL));
  for (guint i = 0; i < parents->len; i++)
    add_person (ask, box, parents->pdata[i]);
  gtk_widget_set_size_request (box, 260, -1);
  adw_message_dialog_set_extra_child (dialog, box);
  adw_message_dialog_add_responses (dialog, "close", _("_Cancel"), "agree",
                                    again ? _("_Re-agree plan") : _("_Agreed"), NULL);
  adw_message_dialog_set_close_response (dialog, "close");
  adw_message_dialog_set_default_response (dialog, "agree");
  adw_message_dialog_set_response_appearance (dialog, "agree", ADW_RESPONSE_SUGGESTED);
  g_signal_connect (ask->dialog, "response", G_CALLBACK (response_cb), ask);
  g_signal_connect_object (session, "locking", G_CALLBACK (gtk_window_destroy), ask->dialog, G_CONNECT_SWAPPED);
  update (ask);
  gtk_window_present (GTK_WINDOW (ask->dialog));
  return ask->dialog;
}
