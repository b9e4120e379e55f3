/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-family.h"
#include "along-session.h"

G_BEGIN_DECLS

/**
 * AlongPick: a search field and below it a list, to choose a family or a person by hand. Before anything is typed the
 * likeliest stand first. Down goes from the field into the list.
 *
 * Signal: picked (char *family, char *person): their ids; of a family @person is %NULL.
 */
#define ALONG_TYPE_PICK (along_pick_get_type ())
G_DECLARE_FINAL_TYPE (AlongPick, along_pick, ALONG, PICK, GtkBox)

/* @than: (nullable): the family that another is to be chosen for */
GtkWidget *along_pick_new_family (AlongSession *session, AlongFamily *than);
/* Anybody but @person, of @family first. */
GtkWidget *along_pick_new_person (AlongSession *session, AlongFamily *family, AlongRecord *person);

/* "Tesfay", or "Tesfay (CALD-99)" where the two are called the same */
char      *along_pick_family_name (AlongFamily *family, AlongFamily *other) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
