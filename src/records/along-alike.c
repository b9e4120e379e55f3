/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-alike-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-text.h"

/**
 * along_alike_nhs_number: whether @text is an NHS number that can be: ten digits, the last of which checks the others
 * (weights 10 to 2, modulo 11; NHS Data Dictionary, NHS NUMBER).
 *
 * @number: (out): its digits; "" if it is none
 */
gboolean
along_alike_nhs_number (const char *text, char number[11])
{
  int n = 0, sum = 0, check;

  number[0] = '\0';
  for (const char *c = text != NULL ? text : ""; *c != '\0'; c++)
    {
      if (g_ascii_isspace (*c) || *c == '-')
        continue;
      if (!g_ascii_isdigit (*c) || n == 10)
        {
          number[0] = '\0';
          return FALSE;
        }
      number[n++] = *c;
    }
  number[n] = '\0';
  for (int i = 0; i < 9 && n == 10; i++)
    sum += (number[i] - '0') * (10 - i);
  check = (11 - sum % 11) % 11;
  /* All of one digit is what people type who have none. */
  if (n == 10 && check < 10 && number[9] - '0' == check && strspn (number, (char[]){ number[0], '\0' }) < 10)
    return TRUE;
  number[0] = '\0';
  return FALSE;
}

/** along_alike_new: @facts: nothing of it is kept. */
AlongAlike *
along_alike_new (const AlongAlikeFacts *facts)
{
  AlongAlike *self = g_new0 (AlongAlike, 1);
  g_autoptr (GPtrArray) parents = g_ptr_array_new ();
  g_autoptr (GString) digits = g_string_new (NULL);

  alike_take_name (self, facts->name, facts->given, facts->surname);
  self->placeholder = self->n_names == 0 || alike_is_placeholder (self->names[0].given);
  /* What somebody is called stands with the surname they have. */
  if (!along_text_is_empty (facts->preferred))
    alike_take_name (self, NULL, facts->preferred, self->n_names > 0 ? self->names[0].surname : NULL);
  for (const char *const *other = facts->others; other != NULL && *other != NULL; other++)
    {
      g_autofree char *one_word = along_text_tidy_line (*other);

      if (strchr (one_word, ' ') != NULL)
        alike_take_name (self, one_word, NULL, NULL);
      else
        alike_take_name (self, NULL, one_word, self->n_names > 0 ? self->names[0].surname : NULL);
    }
  self->has_born = facts->born != NULL && along_date_parse (facts->born, &self->born, NULL);
  self->has_died = facts->died != NULL && along_date_parse (facts->died, &self->died, NULL);
  self->gender = facts->gender;
  along_alike_nhs_number (facts->nhs_number, self->nhs);
  for (const char *c = facts->phone != NULL ? facts->phone : ""; *c != '\0'; c++)
    if (g_ascii_isdigit (*c))
      g_string_append_c (digits, *c);
  if (g_str_has_prefix (digits->str, "0044"))
    g_string_erase (digits, 0, 4);
  else if (g_str_has_prefix (digits->str, "44") && digits->len > 10)
    g_string_erase (digits, 0, 2);
  if (digits->str[0] == '0')
    g_string_erase (digits, 0, 1);
  if (digits->len >= 7)
    self->phone = g_strdup (digits->str);
  for (const char *const *parent = facts->parents; parent != NULL && *parent != NULL; parent++)
    {
      int generation;
      char *folded = alike_plain_words (*parent, &generation);

      if (alike_is_placeholder (folded))
        g_free (folded);
      else
        g_ptr_array_add (parents, folded);
    }
  g_ptr_array_add (parents, NULL);
  self->parents = (char **) g_ptr_array_steal (parents, NULL);
  self->is_twin = facts->is_twin;
  return self;
}

void
along_alike_free (AlongAlike *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_names; i++)
    {
      g_free (self->names[i].given);
      g_free (self->names[i].surname);
      g_free (self->names[i].first);
      g_free (self->names[i].first_sound);
      g_free (self->names[i].surname_sound);
    }
  g_free (self->names);
  g_free (self->phone);
  g_strfreev (self->parents);
  g_free (self);
}

static int
sex_of (int gender)
{
  switch (gender)
    {
    case ALONG_GENDER_FEMALE:
      return 1;
    case ALONG_GENDER_MALE:
      return 2;
    default:
      return 0; /* one may have been asked, the other not */
    }
}

static int
score_parents (const AlongAlike *one, const AlongAlike *other)
{
  guint both = 0, n = g_strv_length (one->parents), m = g_strv_length (other->parents);

  for (char **parent = one->parents; *parent != NULL; parent++)
    both += g_strv_contains ((const char *const *) other->parents, *parent);
  return both == 0 ? 0 : both == MAX (n, m) ? WORTH_PARENTS : WORTH_PARENTS / 2;
}

static int
generation (const AlongAlike *self)
{
  return self->n_names > 0 ? self->names[0].generation : 0;
}

/**
 * along_alike_score: how likely it is that both are one person, 0 (they are not, or nothing says so) to 100.
 *
 * @setting: AlongAlikeSetting
 * @reasons: (out) (optional): AlongAlikeReasons
 */
int
along_alike_score (const AlongAlike *one, const AlongAlike *other, guint setting, guint *reasons)
{
  gboolean same_nhs = one->nhs[0] != '\0' && strcmp (one->nhs, other->nhs) == 0;
  guint name_reason, born_reason, why = 0;
  int name, born, score;

  if (reasons != NULL)
    *reasons = 0;
  if ((setting & ALONG_ALIKE_RELATED) || (one->nhs[0] != '\0' && other->nhs[0] != '\0' && !same_nhs))
    return 0;
  born = alike_score_births (one, other, &born_reason);
  if (born < 0 && !same_nhs)
    return 0;
  name = alike_score_names (one, other, &name_reason);
  if (same_nhs)
    {
      /* Two people under one number: one of the numbers is wrong, and somebody should look. */
      score = WORTH_NHS_NUMBER + (name > 0 ? 10 : 0) + (born > 0 ? 15 : born < 0 ? -10 : 0);
      why = ALONG_ALIKE_NHS_NUMBER | name_reason | born_reason;
    }
  else
    {
      int parents = score_parents (one, other);
      gboolean phone = one->phone != NULL && g_strcmp0 (one->phone, other->phone) == 0;

      if (name == 0 || alike_never_met (one, other) || alike_never_met (other, one) || alike_died_apart (one, other)
          || one->placeholder || other->placeholder
          || (generation (one) != 0 && generation (other) != 0 && generation (one) != generation (other)))
        return 0;
      /* Twins, and brothers and sisters near in age, have names that are alike. */
      if ((one->is_twin || other->is_twin) && name_reason != ALONG_ALIKE_NAME && name_reason != ALONG_ALIKE_NAME_SWAPPED)
        return 0;
      if ((setting & ALONG_ALIKE_IN_ONE_FAMILY) && parents > 0
          && (name_reason == ALONG_ALIKE_NAME_SOUND || name_reason == ALONG_ALIKE_FIRST_NAME))
        return 0;
      score = name + born;
      why = name_reason | born_reason;
      if (phone)
        {
          score += WORTH_PHONE;
          why |= ALONG_ALIKE_PHONE;
        }
      if (parents > 0)
        {
          score += parents;
          why |= ALONG_ALIKE_PARENTS;
        }
      if ((setting & ALONG_ALIKE_IN_ONE_FAMILY) && name >= WORTH_SHORTENED)
        {
          score += WORTH_FAMILY;
          why |= ALONG_ALIKE_FAMILY;
        }
      if (sex_of (one->gender) != 0 && sex_of (other->gender) != 0)
        score += sex_of (one->gender) == sex_of (other->gender) ? WORTH_GENDER : -AGAINST_GENDER;
    }
  if (reasons != NULL)
    *reasons = why;
  return CLAMP (score, 0, 100);
}

/**
 * along_alike_words: why they may be one, for a person to read: "Same NHS number, names sound alike".
 */
char *
along_alike_words (guint reasons)
{
  static const struct
  {
    guint reason;
    const char *words;
  } all[] = {
    { ALONG_ALIKE_NHS_NUMBER, N_ ("same NHS number") },
    { ALONG_ALIKE_NAME, N_ ("same name") },
    { ALONG_ALIKE_NAME_SWAPPED, N_ ("first name and surname swapped") },
    { ALONG_ALIKE_OTHER_NAME, N_ ("another name is the same") },
    { ALONG_ALIKE_NAME_SHORTENED, N_ ("a short form of the name") },
    { ALONG_ALIKE_NAME_SOUND, N_ ("names sound alike") },
    { ALONG_ALIKE_FIRST_NAME, N_ ("same first name") },
    { ALONG_ALIKE_BORN, N_ ("born the same day") },
    { ALONG_ALIKE_BORN_SWAPPED, N_ ("day and month of birth swapped") },
    { ALONG_ALIKE_BORN_SLIP, N_ ("one digit of the birth differs") },
    { ALONG_ALIKE_BORN_NEAR, N_ ("may be born the same day") },
    { ALONG_ALIKE_PHONE, N_ ("same phone") },
    { ALONG_ALIKE_PARENTS, N_ ("same parents") },
    { ALONG_ALIKE_FAMILY, N_ ("in one family") },
  };
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (reasons & all[i].reason)
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", _ (all[i].words));
  return along_text_capital (words->str);
}
