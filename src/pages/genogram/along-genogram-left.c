/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page lets go of its family, at a lock or for another one; when the same family comes back, it goes on with whom was
 * chosen, and says that what was being written is kept. */
#include "along-genogram-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ask/along-ask.h"
#include "along-banner.h"
#include "along-canvas.h"
#include "along-ecomap-view.h"
#include "along-facts.h"
#include "along-people-list.h"
#include "along-person-panel.h"
#include "import/along-came-in.h"
#include "timeline/along-drawing.h"

/* Of the session: it outlives the pages, which go at a lock. Ids tell nobody anything. */
#define LEFT "along-genogram-left"
#define OF_DRAFTS "genogram-"

typedef struct
{
  AlongId family, chosen;
} Left;

/* Who was chosen when this family was left, where it was the last one. */
static void
remember (AlongGenogramPage *self)
{
  AlongSession *session = along_page_get_session (ALONG_PAGE (self));
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  Left left = { .chosen = self->chosen };

  if (session == NULL || family == NULL)
    return;
  left.family = along_family_get_id (family);
  g_object_set_data_full (G_OBJECT (session), LEFT, g_memdup2 (&left, sizeof left), g_free);
}

/** along_genogram_page_forget: nothing of the family stays in the page. */
void
along_genogram_page_forget (AlongPage *page)
{
  AlongGenogramPage *self = ALONG_GENOGRAM_PAGE (page);

  remember (self);
  along_ask_close (page);
  along_genogram_page_drop_menu (self);
  along_genogram_page_time_forget (self);
  along_came_in_show (self->came_in, NULL, NULL);
  along_banner_forget (ALONG_BANNER (self->kept));
  along_ecomap_view_forget (ALONG_ECOMAP_VIEW (self->ecomap));
  along_genogram_page_hands_forget (self);
  along_genogram_page_stop_drawing (self);
  along_genogram_page_forget_order (self);
  along_genogram_page_notation_forget (self);
  along_genogram_page_drop_fresh (self);
  along_genogram_page_forget_private (self);
  along_canvas_set_scene (ALONG_CANVAS (self->canvas), NULL);
  along_drawing_set_scene (ALONG_DRAWING (self->legend), NULL);
  along_people_list_set_layout (ALONG_PEOPLE_LIST (self->list), NULL, NULL, ALONG_DAY_NONE);
  along_person_panel_clear (self->panel);
  adw_flap_set_reveal_flap (ADW_FLAP (self->flap), FALSE);
  gtk_label_set_label (GTK_LABEL (self->invite), "");
  gtk_label_set_label (GTK_LABEL (self->banner_words), "");
  g_clear_pointer (&self->layout, along_layout_free);
  self->chosen = self->before = self->gone = ALONG_ID_NONE;
  self->shown = self->all = FALSE;
}

/* Whom a draft is about may have been removed since. */
static gboolean
is_there (AlongFamily *family, const AlongDraft *draft)
{
  const char *about = strchr (draft->key, '/');
  AlongId id;

  return about == NULL || !along_id_parse (about + 1, &id) || along_family_lookup (family, id) != NULL;
}

/* What was last being written on this page and was not saved. Returns: (nullable) */
static const AlongDraft *
find_kept (AlongGenogramPage *self)
{
  AlongSession *session = along_page_get_session (ALONG_PAGE (self));
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  g_autoptr (GPtrArray) drafts = NULL;

  if (session == NULL || family == NULL || along_page_is_read_only (ALONG_PAGE (self)))
    return NULL;
  drafts = along_session_list_drafts (session, along_family_get_id (family));
  for (guint i = 0; i < drafts->len; i++)
    {
      const AlongDraft *draft = drafts->pdata[i];

      if (g_str_has_prefix (draft->key, OF_DRAFTS) && is_there (family, draft))
        return draft;
    }
  return NULL;
}

static void
show_kept (AlongGenogramPage *self)
{
  const AlongDraft *draft = find_kept (self);
  const char *about = draft != NULL ? strchr (draft->key, '/') : NULL;
  AlongId id;
  AlongRecord *person = about != NULL && along_id_parse (about + 1, &id)
                          ? along_family_find (along_page_get_family (ALONG_PAGE (self)), ALONG_KIND_PERSON, id)
                          : NULL;
  /* Translators: first name */
  g_autofree char *words = person == NULL ? g_strdup (_ ("What you were writing here is kept."))
                           : g_str_has_prefix (draft->key, OF_DRAFTS "add/")
                             ? g_strdup_printf (_ ("What you were writing is kept: a relative of %s."), along_facts_first_name (person))
                             : g_strdup_printf (_ ("What you were writing is kept: about %s."), along_facts_first_name (person));

  if (draft == NULL)
    along_banner_hide (ALONG_BANNER (self->kept));
  else
    along_banner_show (ALONG_BANNER (self->kept), ALONG_BANNER_PLAIN, words, _ ("Carry on"));
}

static void
carry_on_cb (AlongGenogramPage *self)
{
  const AlongDraft *draft = find_kept (self);
  g_autofree char *key = draft != NULL ? g_strdup (draft->key) : NULL;

  along_banner_hide (ALONG_BANNER (self->kept));
  if (key != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (self->actions), "carry-on", g_variant_new_string (key));
}

/** along_genogram_page_make_kept: the banner of what waits; not in sight. */
GtkWidget *
along_genogram_page_make_kept (AlongGenogramPage *self)
{
  self->kept = along_banner_new ();
  g_signal_connect_swapped (self->kept, "button-clicked", G_CALLBACK (carry_on_cb), self);
  return self->kept;
}

/** along_genogram_page_come_back: @anew: the family has come, it did not change: who was chosen when it was left is so again,
 * and what was being written is offered. Else what was offered and is saved by now goes. */
void
along_genogram_page_come_back (AlongGenogramPage *self, gboolean anew)
{
  AlongSession *session = along_page_get_session (ALONG_PAGE (self));
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  g_autofree Left *left = NULL;

  if (anew || along_banner_get_revealed (ALONG_BANNER (self->kept)))
    show_kept (self);
  if (!anew || session == NULL || family == NULL)
    return;
  left = g_object_steal_data (G_OBJECT (session), LEFT);
  if (left != NULL && along_id_is_none (self->chosen) && along_id_equal (left->family, along_family_get_id (family))
      && along_family_find (family, ALONG_KIND_PERSON, left->chosen) != NULL)
    self->chosen = left->chosen;
}

/** along_genogram_page_chosen_key: "person/…", of whoever is chosen. */
char *
along_genogram_page_chosen_key (AlongGenogramPage *self)
{
  g_autofree char *id = along_id_to_text (self->chosen);

  return g_strconcat ("person/", id, NULL);
}

/** along_genogram_page_mark_chosen: in a drawing that is new. */
void
along_genogram_page_mark_chosen (AlongGenogramPage *self)
{
  g_autofree char *key = along_genogram_page_chosen_key (self);

  if (along_genogram_page_chosen (self) != NULL)
    along_canvas_set_selected (ALONG_CANVAS (self->canvas), key);
  along_genogram_page_mark_list (self);
}
