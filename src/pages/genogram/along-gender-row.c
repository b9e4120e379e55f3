/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gender of somebody in a dialog: of a child a girl or a boy, of who is grown up a woman or a man. */
#include <glib/gi18n-lib.h>

#include "along-age.h"
#include "along-ask-dialogs.h"
#include "along-genogram-edits.h"

/* As in the words of the drawing. */
#define GROWN_UP 18

/** along_dialog_gender_words: the genders, of a child or of who is grown up. */
char **
along_dialog_gender_words (gboolean child)
{
  char **words = along_enum_all_words (ALONG_ENUM_GENDER);

  if (!child)
    return words;
  g_free (words[ALONG_GENDER_FEMALE]);
  g_free (words[ALONG_GENDER_MALE]);
  words[ALONG_GENDER_FEMALE] = g_strdup (C_ ("baby", "Girl"));
  words[ALONG_GENDER_MALE] = g_strdup (C_ ("baby", "Boy"));
  return words;
}

/* Whether who is born on @born and died on @died (nullable) is a child, or was one. */
static gboolean
is_child (const char *born, const char *died, int today)
{
  int day = born != NULL ? along_date_last_day (born) : ALONG_DAY_NONE, last = died != NULL ? along_date_first_day (died) : today;

  return day != ALONG_DAY_NONE && last != ALONG_DAY_NONE && along_age_years (day, last) < GROWN_UP;
}

/** along_dialog_gender_row: the row “gender”, as @person (nullable) has it; what is asked of their dates is there already or comes. */
void
along_dialog_gender_row (AlongAsk *ask, AlongRecord *person)
{
  gboolean child = FALSE;

  if (person != NULL)
    child = along_genogram_expected (along_ask_get_family (ask), along_record_get_id (person)) != NULL
            || is_child (along_record_get_text (person, ALONG_PERSON_P_BORN), along_record_get_text (person, ALONG_PERSON_P_DIED),
                         along_ask_get_today (ask));
  along_ask_choice (ask, "gender", _ ("Gender"), along_dialog_gender_words (child),
                    person != NULL ? along_record_get_enum (person, ALONG_PERSON_P_GENDER) : ALONG_GENDER_UNKNOWN);
}

/** along_dialog_gender_follow: the words of the row are those of a child where the rows “born” and “died” say so, or @baby: somebody
 * not born yet. What is chosen stays. */
void
along_dialog_gender_follow (AlongAsk *ask, gboolean baby)
{
  gboolean child = baby || is_child (along_ask_get_date (ask, "born"), along_ask_get_date (ask, "died"), along_ask_get_today (ask));
  g_auto (GStrv) words = along_dialog_gender_words (child);

  along_ask_rename_words (ask, "gender", (const char *const *) words);
}
