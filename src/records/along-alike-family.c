/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-alike.h"

/* People of a whole family's record: what is known of them, and who cannot be one. */

static AlongId
ref (AlongRecord *record, int property)
{
  return along_record_get_ref (record, property);
}

static gboolean
is_parent (AlongFamily *family, AlongRecord *link, AlongId parent)
{
  AlongRecord *couple = along_family_find (family, ALONG_KIND_COUPLE, ref (link, ALONG_CHILD_LINK_P_COUPLE));

  return along_id_equal (ref (link, ALONG_CHILD_LINK_P_PARENT), parent)
         || (couple != NULL
             && (along_id_equal (ref (couple, ALONG_COUPLE_P_ONE), parent)
                 || along_id_equal (ref (couple, ALONG_COUPLE_P_OTHER), parent)));
}

static gboolean
descends (AlongFamily *family, AlongId person, AlongId from, GHashTable *seen)
{
  AlongRecord *link;

  if (!g_hash_table_add (seen, g_memdup2 (&person, sizeof person)))
    return FALSE;
  ALONG_FOREACH (link, family, ALONG_KIND_CHILD_LINK)
    {
      AlongRecord *couple;

      if (!along_id_equal (ref (link, ALONG_CHILD_LINK_P_CHILD), person))
        continue;
      if (is_parent (family, link, from))
        return TRUE;
      couple = along_family_find (family, ALONG_KIND_COUPLE, ref (link, ALONG_CHILD_LINK_P_COUPLE));
      if (along_record_has (link, ALONG_CHILD_LINK_P_PARENT)
          && descends (family, ref (link, ALONG_CHILD_LINK_P_PARENT), from, seen))
        return TRUE;
      if (couple != NULL
          && (descends (family, ref (couple, ALONG_COUPLE_P_ONE), from, seen)
              || (along_record_has (couple, ALONG_COUPLE_P_OTHER)
                  && descends (family, ref (couple, ALONG_COUPLE_P_OTHER), from, seen))))
        return TRUE;
    }
  return FALSE;
}

/** along_alike_is_related: whether one descends from the other, they are a couple, or babies of one pregnancy: two people. */
gboolean
along_alike_is_related (AlongFamily *family, AlongId one, AlongId other)
{
  AlongRecord *record;

  ALONG_FOREACH (record, family, ALONG_KIND_COUPLE)
    if ((along_id_equal (ref (record, ALONG_COUPLE_P_ONE), one) && along_id_equal (ref (record, ALONG_COUPLE_P_OTHER), other))
        || (along_id_equal (ref (record, ALONG_COUPLE_P_ONE), other) && along_id_equal (ref (record, ALONG_COUPLE_P_OTHER), one)))
      return TRUE;
  ALONG_FOREACH (record, family, ALONG_KIND_PREGNANCY)
    if (along_record_refers_to (record, ALONG_PREGNANCY_P_BABIES, one)
        && along_record_refers_to (record, ALONG_PREGNANCY_P_BABIES, other))
      return TRUE;
  for (int turn = 0; turn < 2; turn++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);

      if (descends (family, turn == 0 ? one : other, turn == 0 ? other : one, seen))
        return TRUE;
    }
  return FALSE;
}

static void
add_parent (GPtrArray *parents, AlongFamily *family, AlongId id)
{
  AlongRecord *person = along_family_find (family, ALONG_KIND_PERSON, id);

  if (person != NULL && along_record_has (person, ALONG_PERSON_P_NAME))
    g_ptr_array_add (parents, (gpointer) along_record_get_text (person, ALONG_PERSON_P_NAME));
}

/** along_alike_of: what is known of @person, with other names and parents out of @family. */
AlongAlike *
along_alike_of (AlongFamily *family, AlongRecord *person)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new (), parents = g_ptr_array_new ();
  AlongId id = along_record_get_id (person);
  AlongRecord *record;

  ALONG_FOREACH (record, family, ALONG_KIND_ALIAS)
    if (along_id_equal (ref (record, ALONG_ALIAS_P_PERSON), id) && along_record_has (record, ALONG_ALIAS_P_NAME))
      g_ptr_array_add (others, (gpointer) along_record_get_text (record, ALONG_ALIAS_P_NAME));
  ALONG_FOREACH (record, family, ALONG_KIND_CHILD_LINK)
    {
      AlongRecord *couple = along_family_find (family, ALONG_KIND_COUPLE, ref (record, ALONG_CHILD_LINK_P_COUPLE));

      if (!along_id_equal (ref (record, ALONG_CHILD_LINK_P_CHILD), id))
        continue;
      add_parent (parents, family, ref (record, ALONG_CHILD_LINK_P_PARENT));
      if (couple != NULL)
        {
          add_parent (parents, family, ref (couple, ALONG_COUPLE_P_ONE));
          add_parent (parents, family, ref (couple, ALONG_COUPLE_P_OTHER));
        }
    }
  g_ptr_array_add (others, NULL);
  g_ptr_array_add (parents, NULL);
  return along_alike_new (&(AlongAlikeFacts){
    .name = along_record_get_text (person, ALONG_PERSON_P_NAME),
    .given = along_record_get_text (person, ALONG_PERSON_P_GIVEN),
    .surname = along_record_get_text (person, ALONG_PERSON_P_SURNAME),
    .preferred = along_record_get_text (person, ALONG_PERSON_P_PREFERRED),
    .others = (const char *const *) others->pdata,
    .born = along_record_get_text (person, ALONG_PERSON_P_BORN),
    .died = along_record_get_text (person, ALONG_PERSON_P_DIED),
    .gender = along_record_get_enum (person, ALONG_PERSON_P_GENDER),
    .nhs_number = along_record_get_text (person, ALONG_PERSON_P_NHS_NUMBER),
    .phone = along_record_get_text (person, ALONG_PERSON_P_PHONE),
    .parents = (const char *const *) parents->pdata,
    .is_twin = along_record_has (person, ALONG_PERSON_P_TWIN),
  });
}
