/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duplicates.h"

static const char *
text_of (sqlite3_stmt *statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

/* duplicates_alike_of_row: of DUPLICATES_PERSON_COLUMNS. @others, @parents: (nullable): names */
AlongAlike *
duplicates_alike_of_row (sqlite3_stmt *statement, const char *const *others, const char *const *parents)
{
  const char *gender = text_of (statement, 8);

  return along_alike_new (&(AlongAlikeFacts){
    .name = text_of (statement, 2),
    .given = text_of (statement, 3),
    .surname = text_of (statement, 4),
    .preferred = text_of (statement, 5),
    .others = others,
    .born = text_of (statement, 6),
    .died = text_of (statement, 7),
    .gender = gender != NULL ? along_enum_find (ALONG_ENUM_GENDER, gender) : ALONG_ENUM_UNSET,
    .nhs_number = text_of (statement, 9),
    .phone = text_of (statement, 10),
    .parents = parents,
    .is_twin = sqlite3_column_type (statement, 11) != SQLITE_NULL,
  });
}

static gboolean
fill_family (StoreConnection *connection, AlongDuplicateSide *side, gboolean *there, GError **error)
{
  sqlite3_stmt *statement
    = store_statement (connection, "SELECT \"name\", \"reference\" FROM \"family\" WHERE \"id\" = ? AND \"deleted\" = 0", error);

  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, side->family);
  if (!store_row (connection, statement, there, error))
    return FALSE;
  if (*there)
    {
      side->family_name = store_column_text (statement, 0);
      side->reference = store_column_text (statement, 1);
      sqlite3_reset (statement);
    }
  return TRUE;
}

/* duplicates_fill_side: who it is and of which family, in words; @there: (out): whether both are. */
gboolean
duplicates_fill_side (StoreConnection *connection, AlongId person, AlongId family, AlongDuplicateSide *side, gboolean *there,
                      GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, "SELECT \"name\", \"born\" FROM \"person\" WHERE \"id\" = ?", error);

  if (statement == NULL)
    return FALSE;
  side->person = person;
  side->family = family;
  store_bind_id (statement, 1, person);
  if (!store_row (connection, statement, there, error) || !*there)
    return *there;
  side->name = store_column_text (statement, 0);
  side->born = store_column_text (statement, 1);
  sqlite3_reset (statement);
  return fill_family (connection, side, there, error);
}
