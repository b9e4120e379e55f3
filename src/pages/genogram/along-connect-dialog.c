/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A couple changed; a line from one person who is there to another. */
#include "along-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "along-facts.h"
#include "along-genogram-page-private.h"
#include "along-kin-words.h"

typedef enum
{
  LINK_COUPLE,
  LINK_PARENT,
  LINK_CHILD,
  LINK_FEELING,
} Link;

/* The rows of a couple, as @couple (nullable) has them. */
void
along_dialog_couple_rows (Dialog *self, AlongRecord *couple)
{
  self->kind = along_dialog_choice_row (self, _ ("What they are to each other"), along_enum_all_words (ALONG_ENUM_COUPLE_KIND),
                                        couple != NULL ? along_record_get_enum (couple, ALONG_COUPLE_P_KIND)
                                                       : ALONG_COUPLE_KIND_COHABITING);
  self->state = along_dialog_choice_row (self, _ ("How it is now"), along_enum_all_words (ALONG_ENUM_COUPLE_STATE),
                                         couple != NULL ? along_record_get_enum (couple, ALONG_COUPLE_P_STATE)
                                                        : ALONG_COUPLE_STATE_CURRENT);
  if (self->what == DIALOG_ADD)
    return;
  self->from = along_dialog_date_row (self, _ ("From"), couple != NULL ? along_record_get_text (couple, ALONG_COUPLE_P_FROM) : NULL);
  self->to = along_dialog_date_row (self, _ ("Until"), couple != NULL ? along_record_get_text (couple, ALONG_COUPLE_P_TO) : NULL);
}

/* Refused where the two are joined that way already. */
static gboolean
is_new (Dialog *self, AlongFamily *family, AlongRecord *about, AlongRecord *other, Link link)
{
  AlongId one = along_record_get_id (about), two = along_record_get_id (other);

  if (link == LINK_COUPLE && along_genogram_find_couple (family, one, two) != NULL)
    along_dialog_refuse (self, self->other, _ ("They are a couple already. Change it in the panel."));
  else if ((link == LINK_PARENT && along_genogram_is_parent (family, one, two))
           || (link == LINK_CHILD && along_genogram_is_parent (family, two, one)))
    along_dialog_refuse (self, self->other, _ ("They are parent and child already."));
  else
    return TRUE;
  return FALSE;
}

AlongEdit *
along_dialog_make_connection (Dialog *self, AlongFamily *family, AlongRecord *about)
{
  Link link = (Link) along_dialog_chosen (self->link);
  AlongRecord *other;

  if (self->what == DIALOG_COUPLE)
    return along_genogram_change_couple (family, about, along_dialog_chosen (self->kind), along_dialog_chosen (self->state),
                                         along_dialog_date (self->from), along_dialog_date (self->to));
  other = along_family_find (family, ALONG_KIND_PERSON,
                             g_array_index (self->people, AlongId,
                                            MIN ((guint) along_dialog_chosen (self->other), self->people->len - 1)));
  if (other == NULL || !is_new (self, family, about, other, link))
    return NULL;
  switch (link)
    {
    case LINK_COUPLE:
      return along_genogram_add_couple (family, about, other, along_dialog_chosen (self->kind), along_dialog_chosen (self->state),
                                        along_dialog_date (self->from), along_dialog_date (self->to));
    case LINK_PARENT:
      return along_genogram_add_parent (family, about, other);
    case LINK_CHILD:
      return along_genogram_add_parent (family, other, about);
    default:
      return along_genogram_add_bond (family, about, other, along_dialog_chosen (self->bond),
                                      gtk_switch_get_active (GTK_SWITCH (self->is_private)));
    }
}

GtkWindow *
along_couple_dialog_change (AlongGenogramPage *page, AlongRecord *couple)
{
  Dialog *self = along_dialog_new (page, DIALOG_COUPLE, couple, _ ("Couple"), _ ("_Change"));
  AlongRecord *chosen = along_genogram_page_chosen (page);

  self->result = chosen != NULL ? along_record_get_id (chosen) : along_record_get_ref (couple, ALONG_COUPLE_P_ONE);
  along_dialog_couple_rows (self, couple);
  return along_dialog_present (self, self->kind);
}

static void
link_cb (Dialog *self)
{
  Link link = (Link) along_dialog_chosen (self->link);
  GtkWidget *of_couple[] = { self->kind, self->state, self->from, self->to };

  for (guint i = 0; i < G_N_ELEMENTS (of_couple); i++)
    gtk_widget_set_visible (of_couple[i], link == LINK_COUPLE);
  gtk_widget_set_visible (self->bond, link == LINK_FEELING);
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->is_private, GTK_TYPE_LIST_BOX_ROW), link == LINK_FEELING);
}

/** along_connect_dialog_new: a line from @from to somebody. Returns: (nullable): there is nobody else. */
GtkWindow *
along_connect_dialog_new (AlongGenogramPage *page, AlongRecord *from)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (page));
  const char *links[] = { C_ ("connection", "A couple"), C_ ("connection", "Parent of"), C_ ("connection", "Child of"),
                          C_ ("connection", "A feeling"), NULL };
  g_autofree char *title = g_strdup_printf (_ ("Connect %s"), along_facts_first_name (from));
  g_autofree char *between = g_strdup_printf (_ ("What %s is to them"), along_facts_first_name (from));
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  AlongRecord *person;
  Dialog *self;

  if (along_family_count (family, ALONG_KIND_PERSON) < 2)
    return NULL;
  self = along_dialog_new (page, DIALOG_CONNECT, from, title, _ ("_Add"));
  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    if (person != from)
      {
        AlongId id = along_record_get_id (person);

        g_strv_builder_add (names, along_record_get_text (person, ALONG_PERSON_P_NAME));
        g_array_append_val (self->people, id);
      }
  self->other = along_dialog_choice_row (self, _ ("With"), g_strv_builder_end (names), 0);
  self->link = along_dialog_choice_row (self, between, g_strdupv ((char **) links), LINK_FEELING);
  along_dialog_couple_rows (self, NULL);
  self->bond = along_dialog_choice_row (self, _ ("Feeling"), along_enum_all_words (ALONG_ENUM_BOND), ALONG_BOND_CLOSE);
  self->is_private = along_dialog_switch_row (self, _ ("Private: drawn only when asked for"), FALSE);
  g_signal_connect_swapped (self->link, "notify::selected", G_CALLBACK (link_cb), self);
  link_cb (self);
  return along_dialog_present (self, self->other);
}
