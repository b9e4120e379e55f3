/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-gedcom-tags.h"

#include <string.h>

#define SLOTS 512 /* far more than there are tags: most look-ups end at the first slot */
#define LONGEST 12

static const char *const names[] = {
  "",
#define TAG_NAME(name) #name,
  ALONG_GEDCOM_TAGS (TAG_NAME)
#undef TAG_NAME
};

static guint8 slots[SLOTS];

static guint
slot_of (const char *text, gsize length)
{
  guint hash = 5381;

  for (gsize i = 0; i < length; i++)
    hash = hash * 33 + (guchar) g_ascii_toupper (text[i]);
  return hash % SLOTS;
}

static void
fill_slots (void)
{
  static gsize filled;

  if (!g_once_init_enter (&filled))
    return;
  for (guint tag = 1; tag < ALONG_N_TAGS; tag++)
    {
      guint slot = slot_of (names[tag], strlen (names[tag]));

      while (slots[slot] != 0)
        slot = (slot + 1) % SLOTS;
      slots[slot] = tag;
    }
  g_once_init_leave (&filled, 1);
}

/** along_gedcom_tag_of: the tag of this name, capitals or not (some exports write small letters). */
AlongGedcomTag
along_gedcom_tag_of (const char *text, gsize length)
{
  if (length > LONGEST)
    return ALONG_TAG_OTHER;
  fill_slots ();
  for (guint slot = slot_of (text, length); slots[slot] != 0; slot = (slot + 1) % SLOTS)
    if (g_ascii_strncasecmp (names[slots[slot]], text, length) == 0 && names[slots[slot]][length] == '\0')
      return slots[slot];
  return ALONG_TAG_OTHER;
}

const char *
along_gedcom_tag_name (AlongGedcomTag tag)
{
  return names[tag];
}

/** along_gedcom_tag_is_event: whether it is an event (not an attribute) of a person or a couple. */
gboolean
along_gedcom_tag_is_event (AlongGedcomTag tag)
{
  return tag >= ALONG_TAG_BIRT && tag <= ALONG_TAG_MARS;
}
