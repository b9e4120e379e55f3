/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-family.h"

G_BEGIN_DECLS

/* The lists of a person's panel whose rows are records: each can be changed and removed from its row, and one more added. */

GtkWidget *along_panel_section       (GtkWidget *box, const char *title);
GtkWidget *along_panel_section_with  (GtkWidget *box, const char *title, const char *add, const char *action, const char *target);
GtkWidget *along_panel_row           (GtkWidget *list, const char *title, const char *subtitle);
void       along_panel_fact          (GtkWidget *list, const char *what, const char *value);
void       along_panel_record_row    (GtkWidget *list, AlongRecord *record, const char *title, const char *subtitle);
void       along_panel_nothing_yet   (GtkWidget *list, const char *words);
void       along_panel_kin_row       (GtkWidget *list, AlongRecord *other, const char *words, AlongRecord *record);
void       along_panel_pair_row      (GtkWidget *list, AlongRecord *other, const char *words, AlongId id);
void       along_panel_relationships (GtkWidget *box, AlongFamily *family, AlongRecord *person, gboolean with_private,
                                      const char *keeper, int today);
void       along_panel_kept_private  (GtkWidget *list, AlongFamily *family, AlongId person, const char *keeper, int today);
void       along_panel_homes         (GtkWidget *box, AlongFamily *family, AlongRecord *person, int today);
void       along_panel_health        (GtkWidget *box, AlongFamily *family, AlongRecord *person, int today);
void       along_panel_care          (GtkWidget *box, AlongFamily *family, AlongRecord *person, int today);
void       along_panel_pregnancies   (GtkWidget *box, AlongFamily *family, AlongRecord *person, int today);
void       along_panel_names         (GtkWidget *list, AlongFamily *family, AlongRecord *person, int today);

G_END_DECLS
