/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-session.h"

G_BEGIN_DECLS

/* A session over the made-up families, in a folder of the test; they are made once for each program. With
 * pages_start_empty() it is a caseload as it is after the first start, with one worker and no family. */

#define PAGES_PASSPHRASE "three warm quiet mugs"

typedef gboolean (*PagesMatch) (GtkWidget *widget, const char *what);

gboolean        pages_init          (int *argc, char ***argv);
int             pages_run           (void);
void            pages_style         (void);
void            pages_start         (void);
void            pages_start_empty   (void);
void            pages_end           (void);
void            pages_remove_folder (const char *path);
const char     *pages_folder        (void);
GtkApplication *pages_application   (void);
void            pages_wait          (gboolean *done);
AlongSession   *pages_open          (void);
AlongSession   *pages_start_own     (const char *place, char **words);
void            pages_unlock        (AlongSession *session);
void            pages_close         (AlongSession *session);
void            pages_commit        (AlongSession *session, AlongEdit *edit);
GPtrArray      *pages_list          (AlongSession *session);
AlongFamily    *pages_load          (AlongSession *session, const char *name);
AlongFamily    *pages_load_id       (AlongSession *session, AlongId id);
GtkWidget      *pages_find          (GtkWidget *widget, PagesMatch matches, const char *what);
GtkWidget      *pages_find_type     (GtkWidget *widget, const char *type);
GtkWidget      *pages_find_row      (GtkWidget *widget, const char *title);
GtkWidget      *pages_find_label    (GtkWidget *widget, const char *words);
GtkWidget      *pages_find_button   (GtkWidget *widget, const char *words);
void            pages_see           (gpointer widget, const char *words);
void            pages_click         (GtkWidget *widget, const char *words);
GtkWindow      *pages_find_window   (const char *type);
void            pages_answer        (const char *words, const char *response);
void            pages_close_window  (GtkWindow *window);
void            pages_click_to_end  (GtkWindow *window, const char *words);

G_END_DECLS
