/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-contact-names.h"

G_BEGIN_DECLS

/** The parts of a contact, in the order of the chips. */
typedef enum
{
  ALONG_ENTRY_FAMILY,
  ALONG_ENTRY_WHAT,
  ALONG_ENTRY_LONG,
  ALONG_ENTRY_WHEN,
  ALONG_ENTRY_STATUS,
  ALONG_ENTRY_PEOPLE,
  ALONG_ENTRY_WORKERS,
  ALONG_ENTRY_ELEMENTS,
  ALONG_ENTRY_MODULES,
  ALONG_ENTRY_STRENGTH,
  ALONG_ENTRY_NEXT,
  ALONG_ENTRY_N_PARTS,
} AlongEntryPart;

/**
 * AlongContactEntry: a contact while it is being written. What was said last counts: a part that was chosen by
 * hand stays as it is until the line says something else about that part.
 *
 * @chosen: bits 1 << AlongEntryPart: chosen by hand
 * @mode, @place, @status: ALONG_…, or -1; @minutes: or -1
 * @day: ALONG_DAY_NONE: not said; @hour, @minute: or -1
 * @elements: bits 1 << ALONG_ELEMENT_…
 * @strength, @next_step, @note, @how_tried: (nullable)
 */
typedef struct
{
  char *line;
  AlongContactLine *reading;
  guint chosen;
  int mode, place;
  gboolean substantive;
  int minutes;
  int day, hour, minute;
  int status;
  char *how_tried;
  GArray *people, *professionals, *workers, *modules;
  guint elements;
  char *strength, *next_step, *note;
  gboolean shared;
} AlongContactEntry;

AlongContactEntry *along_contact_entry_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void               along_contact_entry_free     (AlongContactEntry *self);
void               along_contact_entry_read     (AlongContactEntry *self, const char *line, AlongContactNames *names);
void               along_contact_entry_choose   (AlongContactEntry *self, AlongEntryPart part);
void               along_contact_entry_take_away (AlongContactEntry *self, AlongEntryPart part, AlongId id);
void               along_contact_entry_toggle   (GArray *ids, AlongId id, gboolean in);
gboolean           along_contact_entry_has      (GArray *ids, AlongId id);
gboolean           along_contact_entry_is_empty (AlongContactEntry *self);
gboolean           along_contact_entry_happened (AlongContactEntry *self);
void               along_contact_entry_at       (AlongContactEntry *self, gint64 now_ms, AlongInstant *at);
gboolean           along_contact_entry_is_ahead (AlongContactEntry *self, gint64 now_ms);
AlongRecord       *along_contact_entry_same_time (AlongContactEntry *self, AlongFamily *family, AlongRecord *but,
                                                  gint64 now_ms);

char              *along_contact_entry_to_draft (AlongContactEntry *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean           along_contact_entry_from_draft (AlongContactEntry *self, const char *draft, AlongContactNames *names);
void               along_contact_entry_from_record (AlongContactEntry *self, AlongFamily *family, AlongRecord *contact);
AlongEdit         *along_contact_entry_to_edit  (AlongContactEntry *self, AlongFamily *family, AlongFamily *team,
                                                 AlongRecord *me, AlongRecord *contact, gint64 now_ms,
                                                 AlongEntryPart *where, GError **error);
AlongEdit         *along_contact_entry_removal  (AlongFamily *family, AlongRecord *contact) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongContactEntry, along_contact_entry_free)

G_END_DECLS
