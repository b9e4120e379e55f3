/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-taking.h"

G_BEGIN_DECLS

/**
 * AlongTakeInList: what comes of one family: what a person must decide, what changes, what is new, what cannot come; each
 * record can be left out.
 *
 * Signal: changed (): something was decided, taken or left out.
 */
#define ALONG_TYPE_TAKE_IN_LIST (along_take_in_list_get_type ())
G_DECLARE_FINAL_TYPE (AlongTakeInList, along_take_in_list, ALONG, TAKE_IN_LIST, GtkBox)

/* @taking stays where it is for as long as the list. */
GtkWidget *along_take_in_list_new        (AlongTaking *taking, AlongExchange *exchange);
char      *along_take_in_list_name       (AlongTaking *taking, AlongExchange *exchange) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
