/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-report.h"
#include "along-session.h"

G_BEGIN_DECLS

/**
 * AlongPrintChoices: who a report is for and what goes into it. The family's copy asks which person it is for; what
 * is restricted is chosen line by line; contacts can be chosen from a day on, and one by one.
 *
 *   signal "changed" ()
 */
#define ALONG_TYPE_PRINT_CHOICES (along_print_choices_get_type ())
G_DECLARE_FINAL_TYPE (AlongPrintChoices, along_print_choices, ALONG, PRINT_CHOICES, AdwBin)

void        along_print_choices_hide_parts  (AlongPrintChoices *self);
GtkWidget  *along_print_choices_new         (AlongSession *session, AlongFamily *family);
void        along_print_choices_fill        (AlongPrintChoices *self, AlongReportChoice *choice);
void        along_print_choices_show        (AlongPrintChoices *self, AlongReport *report);
char       *along_print_choices_describe    (AlongPrintChoices *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean    along_print_choices_is_complete (AlongPrintChoices *self);
void        along_print_choices_ask_reader  (AlongPrintChoices *self);
void        along_print_choices_ask_person  (AlongPrintChoices *self);

G_END_DECLS
