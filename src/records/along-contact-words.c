/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-contact-words.h"

#include <glib/gi18n-lib.h>

#include "along-date.h"
#include "along-kind.h"

/** along_contact_words: "home visit", "visit", "phone". @place: or -1. */
const char *
along_contact_words (int mode, int place)
{
  switch (mode)
    {
    case ALONG_MODE_VISIT:
      return place == ALONG_PLACE_HOME ? C_ ("contact", "home visit") : C_ ("contact", "visit");
    case ALONG_MODE_PHONE:
      return C_ ("contact", "phone");
    case ALONG_MODE_VIDEO:
      return C_ ("contact", "video");
    case ALONG_MODE_GROUP:
      return C_ ("contact", "group");
    case ALONG_MODE_MESSAGE:
      return C_ ("contact", "message");
    default:
      return C_ ("contact", "contact");
    }
}

/** along_contact_status_words: "Done", "No answer". */
const char *
along_contact_status_words (int status)
{
  return along_enum_words (ALONG_ENUM_CONTACT_STATUS, status);
}

/** along_contact_icon: the symbolic icon of ALONG_MODE_…. */
const char *
along_contact_icon (int mode)
{
  switch (mode)
    {
    case ALONG_MODE_PHONE:
      return "call-start-symbolic";
    case ALONG_MODE_VIDEO:
      return "camera-video-symbolic";
    case ALONG_MODE_GROUP:
      return "system-users-symbolic";
    case ALONG_MODE_MESSAGE:
      return "chat-message-new-symbolic";
    default:
      return "user-home-symbolic";
    }
}

/** along_contact_edit_title: what an edit of a contact that was at @at is called, added, changed or removed: "contact on 12 March". */
char *
along_contact_edit_title (const AlongInstant *at)
{
  int year, month, day;

  along_day_to_ymd (at->day, &year, &month, &day);
  /* Translators: title of an edit, in "Taken back: contact on 12 March": day of the month, name of the month */
  return g_strdup_printf (_ ("contact on %d %s"), day, along_month_name (month));
}

/** along_contact_is_edit_title: whether an edit of a contact is called so, on whatever day that was. */
gboolean
along_contact_is_edit_title (const char *title)
{
  /* A leap year has every day. */
  const int first = along_day_from_ymd (2024, 1, 1);

  for (int day = first; day < first + 366; day++)
    {
      const AlongInstant at = { .day = day };
      g_autofree char *words = along_contact_edit_title (&at);

      if (g_str_equal (words, title))
        return TRUE;
    }
  return FALSE;
}
