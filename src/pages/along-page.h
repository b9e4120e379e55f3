/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session.h"

G_BEGIN_DECLS

/**
 * AlongPage: one page of a family: Overview, Genogram, Assessments, Timeline, Plan. The window makes it
 * when it is first shown, gives it the family, and takes it away again at a lock.
 *
 * A page is shown anew when it is given a family and after each edit to it, but never while nobody sees
 * it: what happened meanwhile is caught up with when it is mapped.
 *
 * What a page asks of the window goes through actions on any of its widgets:
 * "win.toast" (sb): title, with Undo; "win.show-page" (s): name of a page; "win.add-contact" (s): a day as
 * EDTF, or ""; "win.change-contact" (s): id of one of its contacts; "win.show-family" (s): id of a family; "win.undo", "win.redo", "win.add-family".
 *
 * A page may be read only: the family is shown as it was known on a day, is another's, or somebody else has the caseload open. Then nothing in it can be
 * changed: what only edits (along_page_edits ()) is not there, its actions are off; of a family that the worker is buddy to,
 * contacts can be added (along_page_adds ()). It says so from its making to its
 * end: the window makes pages anew when that changes. A page that shows another day by itself is read only as long as
 * it does (along_page_set_past ()).
 *
 * Signal: whole-changed (): along_page_get_whole() says something else.
 */
#define ALONG_TYPE_PAGE (along_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (AlongPage, along_page, ALONG, PAGE, AdwBin)

/**
 * @refresh: shows along_page_get_family() anew; @edit (nullable) is what has just changed, %NULL: everything
 * @forget: (nullable): lets go of every family, record and draft: the store closes next
 * @summarise: (nullable): the page in a sentence or two, as ui.md 6 "Speaks"; transfer full
 * @focus_first: (nullable): puts the focus where a keyworker's hands start; %FALSE: there is nothing yet
 * @toggle_panel: (nullable): panel in and out (Shift+F9)
 * @get_day: (nullable): the day that the keyboard is at, for a contact added from there; ALONG_DAY_NONE: none
 * @arrange: (nullable): its parts, for a new size in px that has settled; with it, the page may be narrower than they are
 * @show_record: (nullable): brings one record of the family into sight, with the focus
 * @take_back: (nullable): as along_page_take_back()
 * @get_foot: (nullable): as along_page_get_foot()
 */
struct _AlongPageClass
{
  AdwBinClass parent_class;

  void     (*refresh)      (AlongPage *self, AlongEdit *edit);
  void     (*forget)       (AlongPage *self);
  char    *(*summarise)    (AlongPage *self);
  gboolean (*focus_first)  (AlongPage *self);
  void     (*toggle_panel) (AlongPage *self);
  int      (*get_day)      (AlongPage *self);
  int      (*get_foot)     (AlongPage *self, int width, int *start, int *end);
  void     (*show_record)  (AlongPage *self, AlongId record);
  gboolean (*take_back)    (AlongPage *self, gboolean redo);
  void     (*arrange)      (AlongPage *self, int width, int height);
};

void          along_page_set_family       (AlongPage *self, AlongSession *session, AlongFamily *family);
void          along_page_show_again       (GtkWidget *widget);
AlongSession *along_page_get_session      (AlongPage *self);
AlongFamily  *along_page_get_family       (AlongPage *self);
char         *along_page_summarise        (AlongPage *self) G_GNUC_WARN_UNUSED_RESULT;
void          along_page_speak            (AlongPage *self);
gboolean      along_page_focus_first      (AlongPage *self);
void          along_page_set_whole        (AlongPage *self, GtkWidget *under);
void          along_page_set_read_only    (AlongPage *self, gboolean read_only);
gboolean      along_page_is_read_only     (AlongPage *self);
void          along_page_set_past         (AlongPage *self, gboolean past);
gboolean      along_page_is_past          (AlongPage *self);
void          along_page_say_why_not      (AlongPage *self);
gboolean      along_page_widget_is_read_only (GtkWidget *widget);
void          along_page_set_adds         (AlongPage *self, gboolean adds);
gboolean      along_page_widget_adds      (GtkWidget *widget);
void          along_page_adds             (GtkWidget *widget);
void          along_page_edits            (GtkWidget *widget);
int           along_page_get_today        (AlongPage *self);
GtkWidget    *along_page_get_under        (AlongPage *self);
gboolean      along_page_get_whole        (AlongPage *self);
gboolean      along_page_has_panel        (AlongPage *self);
void          along_page_set_flap         (AlongPage *self, AdwFlap *flap);
GtkWidget    *along_page_get_panel        (AlongPage *self);
void          along_page_toggle_panel     (AlongPage *self);
gboolean      along_page_take_back        (AlongPage *self, gboolean redo);
int           along_page_get_day          (AlongPage *self);
int           along_page_get_foot         (AlongPage *self, int width, int *start, int *end);
void          along_page_show_record      (AlongPage *self, AlongId record);
void          along_page_set_sought       (AlongPage *self, const char *words);
const char   *along_page_get_sought       (AlongPage *self);

G_END_DECLS
