/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words under a name are somebody's own: a copy that goes round has of them only who somebody is. */
#include <string.h>

#include "along-picture-private.h"
#include "picture-support.h"

static const struct
{
  const char *role, *plain; /* (nullable) */
} roles[] = {
  { "mother", "mother" },
  { "Maternal Great-Grandmother", "Maternal Great-Grandmother" },
  { "maternal grandmother; lives in Addis Ababa, weekly calls", "maternal grandmother" },
  { "paternal grandfather (Wren)", "paternal grandfather" },
  { "Orla's half-brother; Birmingham", "Orla's half-brother" },
  { "Orla’s cousin", "Orla’s cousin" },
  { "Zed's cousin", NULL },
  { "lives in Addis Ababa", NULL },
  { "aunt in Leeds", NULL },
  { "former foster carer", NULL },
  { "adoptive father", NULL },
  { "partner", NULL },
  { "Orla's", NULL },
  { "; Leeds", NULL },
};

static void
test_plain (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());

  (void) picture_add_person (family, "Orla", ALONG_GENDER_FEMALE);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autofree char *plain = along_picture_plain_role (roles[i].role, family);

      g_test_message ("%s", roles[i].role);
      g_assert_cmpstr (plain, ==, roles[i].plain);
    }
}

static char *
svg_of (AlongFamily *family, AlongPictureVariant variant, char **left_out)
{
  AlongPictureChoice choice = picture_usual (family);
  g_autoptr (AlongPicture) picture = NULL;
  g_autoptr (GBytes) bytes = NULL;

  choice.variant = variant;
  picture = along_picture_new (family, picture_team, &choice);
  g_assert_true (along_picture_lay_out (picture, NULL));
  bytes = along_picture_to_bytes (picture, ALONG_PICTURE_SVG, 96, NULL, NULL, NULL);
  *left_out = g_strdup (along_picture_left_out (picture));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_copies (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
  AlongRecord *orla = picture_add_person (family, "Orla", ALONG_GENDER_FEMALE), *maeve = picture_add_person (family, "Maeve", ALONG_GENDER_FEMALE);
  AlongRecord *link = picture_add (family, ALONG_KIND_CHILD_LINK);
  g_autofree char *safe = NULL, *whole = NULL, *plain = NULL, *less = NULL, *all = NULL, *same = NULL;

  along_record_set_bool (orla, ALONG_PERSON_P_INDEX, TRUE);
  along_record_set_text (orla, ALONG_PERSON_P_ROLE, "mother; Bradford");
  along_record_set_ref (link, ALONG_CHILD_LINK_P_CHILD, along_record_get_id (orla));
  along_record_set_ref (link, ALONG_CHILD_LINK_P_PARENT, along_record_get_id (maeve));
  along_record_set_text (maeve, ALONG_PERSON_P_WHEREABOUTS, "in a refuge");
  along_record_set_text (maeve, ALONG_PERSON_P_ROLE, "grandmother; Halifax");
  safe = svg_of (family, ALONG_PICTURE_SHARE_SAFE, &less);
  g_assert_nonnull (strstr (safe, ">mother<"));
  g_assert_nonnull (strstr (safe, ">grandmother<"));
  g_assert_null (strstr (safe, "Halifax"));
  g_assert_null (strstr (safe, "Bradford"));
  g_assert_nonnull (strstr (less, "words under names that say more than who somebody is"));
  whole = svg_of (family, ALONG_PICTURE_AS_IT_IS, &all);
  g_assert_nonnull (strstr (whole, "Bradford"));
  g_assert_null (strstr (whole, "Halifax")); /* of who must not be found in no copy */
  g_assert_nonnull (strstr (all, "words under names"));
  along_record_set_text (maeve, ALONG_PERSON_P_ROLE, "grandmother");
  along_record_set_text (orla, ALONG_PERSON_P_ROLE, "mother");
  plain = svg_of (family, ALONG_PICTURE_SHARE_SAFE, &same);
  g_assert_null (strstr (same, "words under names"));
}

/* That somebody was adopted is said once, whether it stands under the name or not. */
static void
test_said_once (void)
{
  static const char *const roles_of[] = { NULL, "first child; adopted", "adopted", "not adopted yet" };

  for (guint i = 0; i < G_N_ELEMENTS (roles_of); i++)
    {
      g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
      AlongRecord *daisy = picture_add_person (family, "Daisy", ALONG_GENDER_FEMALE), *rose = picture_add_person (family, "Rose", ALONG_GENDER_FEMALE);
      AlongRecord *care = picture_add (family, ALONG_KIND_CARE_LINK);
      AlongId carer = along_record_get_id (rose);
      AlongPictureChoice choice = picture_usual (family);
      g_autoptr (AlongPicture) picture = NULL;
      g_autofree char *svg = NULL;
      g_autoptr (GBytes) bytes = NULL;

      along_record_set_bool (daisy, ALONG_PERSON_P_INDEX, TRUE);
      if (roles_of[i] != NULL)
        along_record_set_text (daisy, ALONG_PERSON_P_ROLE, roles_of[i]);
      along_record_set_ref (care, ALONG_CARE_LINK_P_CHILD, along_record_get_id (daisy));
      along_record_set_refs (care, ALONG_CARE_LINK_P_CARERS, &carer, 1);
      along_record_set_enum (care, ALONG_CARE_LINK_P_KIND, ALONG_CARE_KIND_ADOPTION);
      along_record_set_text (care, ALONG_CARE_LINK_P_FROM, "2016-01");
      choice.variant = ALONG_PICTURE_AS_IT_IS;
      choice.flags |= ALONG_GRAPH_WITH_CARE;
      picture = along_picture_new (family, picture_team, &choice);
      bytes = along_picture_to_bytes (picture, ALONG_PICTURE_SVG, 96, NULL, NULL, NULL);
      svg = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_test_message ("%s", svg);
      g_assert_nonnull (strstr (svg, "since Jan 2016"));
      g_assert_null (strstr (svg, "adopted, adopted"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture-roles/plain", test_plain);
  g_test_add_func ("/picture-roles/copies", test_copies);
  g_test_add_func ("/picture-roles/said-once", test_said_once);
  return picture_run ();
}
