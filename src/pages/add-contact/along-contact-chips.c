/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-contact-chips.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-facts.h"
#include "along-text.h"
#include "along-when.h"

static void
chip_free (AlongContactChip *chip)
{
  g_free (chip->words);
  g_free (chip);
}

/* Takes @words. */
static void
add (GPtrArray *chips, AlongEntryPart part, AlongId id, const char *style, const char *icon, char *words, gboolean said)
{
  AlongContactChip *chip = g_new0 (AlongContactChip, 1);

  chip->part = part;
  chip->id = id;
  chip->style = style;
  chip->icon = icon;
  chip->words = words;
  chip->said = said;
  g_ptr_array_add (chips, chip);
}

static void
add_said (GPtrArray *chips, AlongEntryPart part, const char *icon, char *words)
{
  add (chips, part, ALONG_ID_NONE, "chip-neutral", icon, words, TRUE);
}

static void
add_unsaid (GPtrArray *chips, AlongEntryPart part, const char *words)
{
  add (chips, part, ALONG_ID_NONE, "chip-unknown", NULL, g_strdup (words), FALSE);
}

/** along_contact_what_words: "Home visit", "Phone". */
const char *
along_contact_what_words (int mode, int place)
{
  switch (mode)
    {
    case ALONG_MODE_VISIT:
      return place == ALONG_PLACE_HOME ? C_ ("chip", "Home visit") : C_ ("chip", "Visit");
    case ALONG_MODE_PHONE:
      return C_ ("chip", "Phone");
    case ALONG_MODE_VIDEO:
      return C_ ("chip", "Video");
    case ALONG_MODE_GROUP:
      return C_ ("chip", "Group");
    case ALONG_MODE_MESSAGE:
      return C_ ("chip", "Message");
    default:
      return C_ ("chip", "What was it?");
    }
}

static void
add_what (GPtrArray *chips, AlongContactEntry *entry)
{
  const char *words = along_contact_what_words (entry->mode, entry->place);

  if (entry->mode < 0)
    add_unsaid (chips, ALONG_ENTRY_WHAT, words);
  else if (entry->mode == ALONG_MODE_VISIT && entry->place > ALONG_PLACE_HOME)
    add_said (chips, ALONG_ENTRY_WHAT, along_contact_icon (entry->mode),
              /* Translators: visit, where it was */
              g_strdup_printf (C_ ("chip", "%s: %s"), words, along_enum_words (ALONG_ENUM_PLACE, entry->place)));
  else
    add_said (chips, ALONG_ENTRY_WHAT, along_contact_icon (entry->mode), g_strdup (words));
}

static char *
when_words (AlongContactEntry *entry, gint64 now_ms)
{
  AlongInstant at;
  int today = along_day_of_ms (now_ms, ALONG_ZONE), year, its_year, month, of_month;
  g_autofree char *day = NULL;
  g_autofree char *weekday = NULL;
  g_autofree char *time = NULL;

  if (entry->day == ALONG_DAY_NONE && entry->hour < 0)
    return g_strdup (C_ ("chip", "Now"));
  along_contact_entry_at (entry, now_ms, &at);
  weekday = along_day_to_weekday_words (at.day);
  along_day_to_ymd (today, &year, &month, &of_month);
  along_day_to_ymd (at.day, &its_year, &month, &of_month);
  if (its_year != year)
    /* Translators: weekday and date, year */
    day = g_strdup_printf (C_ ("chip", "%s %d"), weekday, its_year);
  else if (at.day == today)
    /* Translators: weekday and date */
    day = g_strdup_printf (C_ ("chip", "Today, %s"), weekday);
  else
    day = g_steal_pointer (&weekday);
  if (at.day_only)
    return g_steal_pointer (&day);
  time = along_instant_time_words (&at);
  /* Translators: day, time */
  return g_strdup_printf (C_ ("chip", "%s, %s"), day, time);
}

static void
add_status (GPtrArray *chips, AlongContactEntry *entry)
{
  static const char *const icons[] = {
    [ALONG_CONTACT_STATUS_PLANNED] = "x-office-calendar-symbolic",
    [ALONG_CONTACT_STATUS_COMPLETED] = "emblem-ok-symbolic",
    [ALONG_CONTACT_STATUS_NO_ACCESS] = "along-door-symbolic",
    [ALONG_CONTACT_STATUS_FAMILY_CANCELLED] = "appointment-missed-symbolic",
    [ALONG_CONTACT_STATUS_SERVICE_CANCELLED] = "appointment-missed-symbolic",
  };

  add_said (chips, ALONG_ENTRY_STATUS, icons[entry->status], g_strdup (along_contact_status_words (entry->status)));
  if (entry->status != ALONG_CONTACT_STATUS_NO_ACCESS)
    return;
  if (along_text_is_empty (entry->how_tried))
    add_unsaid (chips, ALONG_ENTRY_STATUS, _("How did you try?"));
  else
    add_said (chips, ALONG_ENTRY_STATUS, NULL, g_strdup (entry->how_tried));
}

/** along_contact_professional_words: a professional's name, or the role if there is none. */
char *
along_contact_professional_words (AlongRecord *professional)
{
  return g_strdup (along_record_get_text (professional, along_record_has (professional, ALONG_PROFESSIONAL_P_NAME)
                                                          ? ALONG_PROFESSIONAL_P_NAME
                                                          : ALONG_PROFESSIONAL_P_ROLE));
}

static void
add_people (GPtrArray *chips, AlongContactEntry *entry, AlongFamily *family)
{
  gboolean anybody = FALSE;

  for (guint i = 0; i < entry->people->len; i++)
    {
      AlongId id = g_array_index (entry->people, AlongId, i);
      AlongRecord *person = along_family_find (family, ALONG_KIND_PERSON, id);

      if (person == NULL)
        continue;
      add (chips, ALONG_ENTRY_PEOPLE, id, "chip-neutral", "avatar-default-symbolic",
           g_strdup (along_facts_first_name (person)), TRUE);
      anybody = TRUE;
    }
  for (guint i = 0; i < entry->professionals->len; i++)
    {
      AlongId id = g_array_index (entry->professionals, AlongId, i);
      AlongRecord *professional = along_family_find (family, ALONG_KIND_PROFESSIONAL, id);

      if (professional == NULL)
        continue;
      add (chips, ALONG_ENTRY_PEOPLE, id, "chip-neutral", "along-meeting-symbolic",
           along_contact_professional_words (professional), TRUE);
      anybody = TRUE;
    }
  if (!anybody && along_contact_entry_happened (entry))
    add_unsaid (chips, ALONG_ENTRY_PEOPLE, _("Who took part?"));
}

static void
add_workers (GPtrArray *chips, AlongContactEntry *entry, AlongFamily *team, AlongRecord *me)
{
  if (entry->workers->len == 0)
    {
      if (me != NULL)
        add (chips, ALONG_ENTRY_WORKERS, along_record_get_id (me), "chip-neutral", "along-buddy-symbolic",
             g_strdup (C_ ("worker", "You")), FALSE);
      else
        add_unsaid (chips, ALONG_ENTRY_WORKERS, _("Who went?"));
      return;
    }
  for (guint i = 0; i < entry->workers->len; i++)
    {
      AlongId id = g_array_index (entry->workers, AlongId, i);
      AlongRecord *worker = along_family_find (team, ALONG_KIND_WORKER, id);

      if (worker != NULL)
        add (chips, ALONG_ENTRY_WORKERS, id, "chip-neutral", "along-buddy-symbolic",
             g_strdup (worker == me ? C_ ("worker", "You") : along_record_get_text (worker, ALONG_WORKER_P_NAME)), TRUE);
    }
}

static void
add_work (GPtrArray *chips, AlongContactEntry *entry, AlongFamily *team)
{
  for (guint element = 0; element < 3; element++)
    if (entry->elements & (1u << element))
      {
        AlongId id = ALONG_ID_NONE;

        id.bytes[sizeof id.bytes - 1] = (guint8) element;
        add (chips, ALONG_ENTRY_ELEMENTS, id, "chip-neutral", NULL, g_strdup (along_element_words ((int) element)), TRUE);
      }
  if (entry->elements == 0)
    add_unsaid (chips, ALONG_ENTRY_ELEMENTS, _("Elements?"));
  for (guint i = 0; i < entry->modules->len; i++)
    {
      AlongId id = g_array_index (entry->modules, AlongId, i);
      AlongRecord *module = along_family_find (team, ALONG_KIND_MODULE, id);

      if (module != NULL)
        add (chips, ALONG_ENTRY_MODULES, id, "chip-neutral", "emblem-ok-symbolic",
             g_strdup (along_record_get_text (module, ALONG_MODULE_P_TITLE)), TRUE);
    }
  if (entry->modules->len == 0)
    add_unsaid (chips, ALONG_ENTRY_MODULES, _("Modules?"));
}

/**
 * along_contact_chips: the chips for what has been written, in their order: family, what, how long, when, whether
 * it happened, who took part, who went, elements, modules, strength, next step, words that could not be read.
 *
 * @family: (nullable): %NULL: only the chip that asks for it
 * @with_family: the family can be chosen here
 *
 * Returns: (transfer full) (element-type AlongContactChip)
 */
GPtrArray *
along_contact_chips (AlongContactEntry *entry, AlongFamily *family, AlongFamily *team, AlongRecord *me, gboolean with_family,
                     gint64 now_ms)
{
  GPtrArray *chips = g_ptr_array_new_with_free_func ((GDestroyNotify) chip_free);

  if (family == NULL)
    {
      add_unsaid (chips, ALONG_ENTRY_FAMILY, _("Which family?"));
      return chips;
    }
  if (with_family)
    {
      AlongRecord *record = along_facts_family_record (family);

      add (chips, ALONG_ENTRY_FAMILY, ALONG_ID_NONE, "chip-neutral", "system-users-symbolic",
           g_strdup (record != NULL ? along_record_get_text (record, ALONG_FAMILY_P_NAME) : _("Family")), TRUE);
    }
  add_what (chips, entry);
  if (entry->minutes > 0)
    add_said (chips, ALONG_ENTRY_LONG, "document-open-recent-symbolic", along_when_minutes (entry->minutes));
  else if (along_contact_entry_happened (entry))
    add_unsaid (chips, ALONG_ENTRY_LONG, _("How long?"));
  add (chips, ALONG_ENTRY_WHEN, ALONG_ID_NONE, "chip-neutral", "x-office-calendar-symbolic", when_words (entry, now_ms),
       entry->day != ALONG_DAY_NONE || entry->hour >= 0);
  add_status (chips, entry);
  add_people (chips, entry, family);
  add_workers (chips, entry, team, me);
  if (along_contact_entry_happened (entry) || entry->status == ALONG_CONTACT_STATUS_PLANNED)
    add_work (chips, entry, team);
  if (!along_text_is_empty (entry->strength))
    add (chips, ALONG_ENTRY_STRENGTH, ALONG_ID_NONE, "chip-strength", "starred-symbolic", g_strdup (entry->strength), TRUE);
  else if (along_contact_entry_happened (entry))
    add_unsaid (chips, ALONG_ENTRY_STRENGTH, _("What went well?"));
  if (!along_text_is_empty (entry->next_step))
    add_said (chips, ALONG_ENTRY_NEXT, "go-next-symbolic", g_strdup (entry->next_step));
  else
    add_unsaid (chips, ALONG_ENTRY_NEXT, _("Next step?"));
  for (guint i = 0; i < entry->reading->unread->len; i++)
    {
      const char *word = entry->reading->unread->pdata[i];

      if (g_str_equal (word, "?"))
        continue;
      add (chips, ALONG_ENTRY_N_PARTS, ALONG_ID_NONE, "chip-unknown", NULL,
           /* Translators: a word that could not be read */
           g_str_has_suffix (word, "?") || strchr (word, ' ') != NULL ? g_strdup (word)
                                                                       : g_strdup_printf (C_ ("chip", "%s?"), word),
           FALSE);
    }
  return chips;
}

/** along_contact_chips_speech: "Read as: Home visit, 1 h 10, Jade, Enabling. Strength: Jade rang midwife." */
char *
along_contact_chips_speech (GPtrArray *chips)
{
  GString *said = g_string_new (NULL), *after = g_string_new (NULL), *unread = g_string_new (NULL);
  char *speech;

  for (guint i = 0; i < chips->len; i++)
    {
      const AlongContactChip *chip = chips->pdata[i];

      if (chip->part == ALONG_ENTRY_STRENGTH && chip->said)
        g_string_append_printf (after, _(" Strength: %s."), chip->words);
      else if (chip->part == ALONG_ENTRY_NEXT && chip->said)
        g_string_append_printf (after, _(" Next step: %s."), chip->words);
      else if (chip->part == ALONG_ENTRY_N_PARTS)
        g_string_append_printf (unread, "%s%s", unread->len > 0 ? C_ ("list", ", ") : "", chip->words);
      else if (chip->said)
        g_string_append_printf (said, "%s%s", said->len > 0 ? C_ ("list", ", ") : "", chip->words);
    }
  if (unread->len > 0)
    g_string_append_printf (after, _(" Not read: %s"), unread->str);
  /* Translators: what was read from the line; more sentences */
  speech = g_strdup_printf (_("Read as: %s.%s"), said->str, after->str);
  g_string_free (said, TRUE);
  g_string_free (after, TRUE);
  g_string_free (unread, TRUE);
  return speech;
}
