/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AlongId: the id of a record: a UUID, 16 bytes. Passed by value; all zero means "none".
 */
typedef struct
{
  guint8 bytes[16];
} AlongId;

/** Room for the text of an id with its final zero. */
#define ALONG_ID_TEXT 37

#define ALONG_ID_NONE ((AlongId){ { 0 } })

AlongId  along_id_new       (void);
AlongId  along_id_from_name (const char *name);
gboolean along_id_parse     (const char *text, AlongId *id);
void     along_id_format    (AlongId id, char text[ALONG_ID_TEXT]);
char    *along_id_to_text   (AlongId id) G_GNUC_WARN_UNUSED_RESULT;
gboolean along_id_is_none   (AlongId id);
gboolean along_id_equal     (AlongId a, AlongId b);
int      along_id_compare   (AlongId a, AlongId b);

/* For GHashTable: the key is a pointer to an AlongId. */
guint    along_id_hash_key  (gconstpointer id);
gboolean along_id_equal_key (gconstpointer a, gconstpointer b);

G_END_DECLS
