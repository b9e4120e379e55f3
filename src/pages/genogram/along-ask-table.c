/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every dialog of the genogram by its key, "what/id": menus, the panel, keys and drafts open them all the same way. */
#include <string.h>

#include "along-ask-dialogs.h"

/* @kind: of the record that the id is of. @makes: without @open: the kind of a new record about it. */
static const struct
{
  const char *what;
  AlongKindId kind;
  int makes;
  GtkWindow *(*open) (AlongGenogramPage *page, const char *key, AlongRecord *about);
} table[] = {
  { "add", ALONG_KIND_PERSON, -1, along_ask_person_add },
  { "change", ALONG_KIND_PERSON, -1, along_ask_person_change },
  { "connect", ALONG_KIND_PERSON, -1, along_ask_connect },
  { "died", ALONG_KIND_PERSON, -1, along_ask_died },
  { "to-care", ALONG_KIND_PERSON, -1, along_ask_to_care },
  { "guardianship", ALONG_KIND_PERSON, -1, along_ask_guardianship },
  { "adopted", ALONG_KIND_PERSON, -1, along_ask_adopted },
  { "came-home", ALONG_KIND_PERSON, -1, along_ask_home },
  { "moved", ALONG_KIND_PERSON, -1, along_ask_moved },
  { "born", ALONG_KIND_PREGNANCY, -1, along_ask_born },
  { "lost", ALONG_KIND_PREGNANCY, -1, along_ask_lost },
  { "couple", ALONG_KIND_COUPLE, -1, along_ask_couple },
  { "step", ALONG_KIND_COUPLE, -1, along_ask_couple_step },
  { "bond", ALONG_KIND_BOND, -1, along_ask_bond },
  { "professional", ALONG_KIND_PROFESSIONAL, -1, along_ask_professional },
  { "safety", ALONG_KIND_PERSON, -1, along_ask_safety },
  { "household", ALONG_KIND_HOUSEHOLD, -1, along_ask_household },
  { "new-household", ALONG_KIND_PERSON, -1, along_ask_household },
  { "new-condition", ALONG_KIND_PERSON, ALONG_KIND_CONDITION, NULL },
  { "new-alias", ALONG_KIND_PERSON, ALONG_KIND_ALIAS, NULL },
  { "new-membership", ALONG_KIND_PERSON, ALONG_KIND_MEMBERSHIP, NULL },
  { "new-care", ALONG_KIND_PERSON, ALONG_KIND_CARE_LINK, NULL },
  { "new-legal", ALONG_KIND_PERSON, ALONG_KIND_LEGAL_STATUS, NULL },
  { "new-support", ALONG_KIND_PERSON, ALONG_KIND_SUPPORT_STATUS, NULL },
  { "new-living", ALONG_KIND_PERSON, ALONG_KIND_LIVING, NULL },
  { "new-edd", ALONG_KIND_PREGNANCY, ALONG_KIND_EDD, NULL },
  { "condition", ALONG_KIND_CONDITION, -1, along_ask_change_record },
  { "alias", ALONG_KIND_ALIAS, -1, along_ask_change_record },
  { "membership", ALONG_KIND_MEMBERSHIP, -1, along_ask_change_record },
  { "care_link", ALONG_KIND_CARE_LINK, -1, along_ask_change_record },
  { "child_link", ALONG_KIND_CHILD_LINK, -1, along_ask_change_record },
  { "legal_status", ALONG_KIND_LEGAL_STATUS, -1, along_ask_change_record },
  { "support_status", ALONG_KIND_SUPPORT_STATUS, -1, along_ask_change_record },
  { "living", ALONG_KIND_LIVING, -1, along_ask_change_record },
  { "edd", ALONG_KIND_EDD, -1, along_ask_change_record },
  { "pregnancy", ALONG_KIND_PREGNANCY, -1, along_ask_change_record },
};

static void
saved_cb (AlongPage *page, AlongId result, const char *again)
{
  if (!along_id_is_none (result))
    along_genogram_page_choose (ALONG_GENOGRAM_PAGE (page), result, FALSE);
  if (again != NULL)
    along_ask_open (ALONG_GENOGRAM_PAGE (page), again);
}

/** along_dialog_new: see along_ask_new(); who it was about, or was added, is chosen when it is saved. */
AlongAsk *
along_dialog_new (AlongGenogramPage *page, const char *key, AlongRecord *about, const char *title, const char *done, AlongAskMake make)
{
  AlongAsk *ask = along_ask_new (ALONG_PAGE (page), "genogram", key, about, title, done, make);

  along_ask_on_saved (ask, saved_cb);
  return ask;
}

/**
 * along_ask_open: opens the dialog that @key says, "what/id"; of "connect" the other person may follow, "connect/id/id", and that they
 * are a couple, "connect/id/id/couple".
 * Nothing happens where the record is no more, or nobody may change it.
 *
 * Returns: (nullable)
 */
GtkWindow *
along_ask_open (AlongGenogramPage *page, const char *key)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (page));
  g_auto (GStrv) parts = g_strsplit (key, "/", 3);
  AlongRecord *about;
  AlongId id;

  if (family == NULL || along_page_is_read_only (ALONG_PAGE (page)) || g_strv_length (parts) < 2 || !along_id_parse (parts[1], &id))
    return NULL;
  along_ask_close (ALONG_PAGE (page));
  if (g_str_equal (parts[0], "add") && along_id_equal (id, along_family_get_id (family)))
    return along_ask_person_add (page, key, NULL);
  if (g_str_equal (parts[0], "new-professional") && along_id_equal (id, along_family_get_id (family)))
    return along_ask_professional (page, key, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      if (!g_str_equal (table[i].what, parts[0]) || (about = along_family_find (family, table[i].kind, id)) == NULL)
        continue;
      return table[i].open != NULL ? table[i].open (page, key, about) : along_ask_new_record (page, key, about, (AlongKindId) table[i].makes);
    }
  return NULL;
}
