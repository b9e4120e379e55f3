/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawing in words, its couples: what two are to each other, and to their children. */
#include "along-genogram-words-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* "Ann", "Ann and Bob", "Ann, Bob and Cat" */
char *
along_words_list (GPtrArray *names)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      if (i > 0)
        g_string_append (text, i + 1 == names->len ? C_("last of a list", " and ") : ", ");
      g_string_append (text, g_ptr_array_index (names, i));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
couple_names (AlongLayout *layout, const AlongLayoutCouple *couple)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (couple->one >= 0)
    g_ptr_array_add (names, (gpointer) along_words_name (layout, couple->one));
  if (couple->other >= 0)
    g_ptr_array_add (names, (gpointer) along_words_name (layout, couple->other));
  return names->len == 0 ? NULL : along_words_list (names);
}

char *
along_words_child (AlongLayout *layout, const AlongGraphPerson *who, const AlongGraphChild *link, const AlongLayoutCouple *couple)
{
  g_autofree char *parents = couple_names (layout, couple);

  if (parents == NULL)
    return NULL;
  if (link != NULL && link->nature == ALONG_GRAPH_UNCERTAIN)
    return g_strdup_printf (_("perhaps child of %s"), parents);
  if (who->count != 1)
    return g_strdup_printf (_("children of %s"), parents);
  if (along_words_is_boy (who))
    return g_strdup_printf (_("son of %s"), parents);
  if (along_words_is_girl (who))
    return g_strdup_printf (_("daughter of %s"), parents);
  return g_strdup_printf (_("child of %s"), parents);
}

static char *
bare_care_words (AlongLayout *layout, const AlongGraphChild *link, const AlongLayoutCouple *couple)
{
  g_autofree char *carers = couple_names (layout, couple);

  if (carers == NULL)
    return NULL;
  switch (link->nature)
    {
    case ALONG_GRAPH_ADOPTED:
      return g_strdup_printf (_("adopted by %s"), carers);
    case ALONG_GRAPH_FOSTER:
      return g_strdup_printf (_("in foster care with %s"), carers);
    case ALONG_GRAPH_KINSHIP:
      return g_strdup_printf (_("in the care of %s"), carers);
    case ALONG_GRAPH_STEP:
      return g_strdup_printf (_("stepchild of %s"), carers);
    case ALONG_GRAPH_DONOR:
      return g_strdup_printf (_("donor: %s"), carers);
    case ALONG_GRAPH_SURROGATE:
      return g_strdup_printf (_("carried by %s"), carers);
    default:
      return g_strdup_printf (_("also child of %s"), carers);
    }
}

/* With what stands beside the line, where that says more: “in the care of Rita (SGO 2021)”. */
char *
along_words_care (AlongLayout *layout, const AlongGraphChild *link, const AlongLayoutCouple *couple)
{
  g_autofree char *words = bare_care_words (layout, link, couple);
  const char *lives = C_("beside a line", "LW"), *adopted = C_("beside a line", "A"), *more = link->caption;

  if (words == NULL || more == NULL || link->nature == ALONG_GRAPH_DONOR || link->nature == ALONG_GRAPH_SURROGATE)
    return g_steal_pointer (&words);
  /* That they live there, or were adopted, is said in full. */
  if (link->nature == ALONG_GRAPH_ADOPTED && g_str_has_prefix (more, adopted) && (more[strlen (adopted)] == ' ' || more[strlen (adopted)] == '\0'))
    more += strlen (adopted);
  else if (g_str_has_prefix (more, lives))
    more += strlen (lives);
  while (*more == ' ')
    more++;
  return *more == '\0' ? g_steal_pointer (&words) : g_strdup_printf ("%s (%s)", words, more);
}

/* Two who were going out and do so no more had no home to separate from. */
static gboolean
went_out (const AlongGraphUnion *about)
{
  return about->state == ALONG_GRAPH_ENDED && about->kind == ALONG_GRAPH_DATING;
}

char *
along_words_partner (AlongLayout *layout, const AlongLayoutCouple *couple, int person)
{
  const char *partner = along_words_name (layout, couple->one == person ? couple->other : couple->one);
  const AlongGraphUnion *about = couple->couple;

  if (went_out (about))
    return g_strdup_printf (_("was going out with %s"), partner);
  switch (about->state)
    {
    case ALONG_GRAPH_SEPARATED:
    case ALONG_GRAPH_ENDED:
      return g_strdup_printf (_("separated from %s"), partner);
    case ALONG_GRAPH_DIVORCED:
      return g_strdup_printf (_("divorced from %s"), partner);
    case ALONG_GRAPH_WIDOWED:
      if (along_words_person (layout, person)->person->dead)
        return g_strdup_printf (_("was the partner of %s"), partner);
      return g_strdup_printf (_("was the partner of %s, who died"), partner);
    case ALONG_GRAPH_RECONCILED:
      return g_strdup_printf (_("together again with %s"), partner);
    default:
      break;
    }
  switch (about->kind)
    {
    case ALONG_GRAPH_MARRIED:
      return g_strdup_printf (_("married to %s"), partner);
    case ALONG_GRAPH_COHABITING:
      return g_strdup_printf (_("living together with %s"), partner);
    case ALONG_GRAPH_ENGAGED:
      return g_strdup_printf (_("engaged to %s"), partner);
    case ALONG_GRAPH_CO_PARENTS:
    case ALONG_GRAPH_PARENTS_ONLY:
      return g_strdup_printf (_("parent together with %s"), partner);
    case ALONG_GRAPH_BRIEF:
      return g_strdup_printf (_("was briefly with %s"), partner);
    default:
      return g_strdup_printf (_("partner of %s"), partner);
    }
}

const char *
along_words_childless (AlongGraphChildless childless)
{
  return childless == ALONG_GRAPH_NO_CHILDREN   ? _("no children together")
         : childless == ALONG_GRAPH_INFERTILITY ? _("cannot have children together")
                                                : NULL;
}

/* What the two are to each other. */
static char *
words_of_two (AlongLayout *layout, const AlongLayoutCouple *couple)
{
  if (went_out (couple->couple))
    return g_strdup (C_("two people", "were going out"));
  switch (couple->couple->state)
    {
    case ALONG_GRAPH_SEPARATED:
    case ALONG_GRAPH_ENDED:
      return g_strdup (C_("two people", "separated"));
    case ALONG_GRAPH_DIVORCED:
      return g_strdup (C_("two people", "divorced"));
    case ALONG_GRAPH_WIDOWED:
      if (along_words_person (layout, couple->one)->person->dead == along_words_person (layout, couple->other)->person->dead)
        return g_strdup (C_("two people", "were partners"));
      return g_strdup_printf (C_("two people", "were partners until %s died"),
                              along_words_name (layout, along_words_person (layout, couple->one)->person->dead ? couple->one : couple->other));
    case ALONG_GRAPH_RECONCILED:
      return g_strdup (C_("two people", "together again"));
    default:
      break;
    }
  switch (couple->couple->kind)
    {
    case ALONG_GRAPH_MARRIED:
      return g_strdup (C_("two people", "married"));
    case ALONG_GRAPH_COHABITING:
      return g_strdup (C_("two people", "living together"));
    case ALONG_GRAPH_ENGAGED:
      return g_strdup (C_("two people", "engaged"));
    case ALONG_GRAPH_CO_PARENTS:
    case ALONG_GRAPH_PARENTS_ONLY:
      return g_strdup (C_("two people", "parents together"));
    case ALONG_GRAPH_BRIEF:
      return g_strdup (C_("two people", "were together briefly"));
    default:
      return g_strdup (C_("two people", "partners"));
    }
}

/** along_genogram_couple_words: “Kofi and Jade, living together. LT 2024”. */
char *
along_genogram_couple_words (AlongLayout *layout, guint couple)
{
  guint n;
  const AlongLayoutCouple *about = &along_layout_peek_couples (layout, &n)[couple];
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *words = NULL;

  if (about->one < 0 || about->other < 0)
    return NULL;
  words = words_of_two (layout, about);
  /* Translators: two names, and what the two are: "married" */
  g_string_append_printf (text, _("%s and %s, %s"), along_words_name (layout, about->one), along_words_name (layout, about->other), words);
  if (about->blood)
    along_words_add (text, ", ", _("related by blood"));
  along_words_add (text, ", ", along_words_childless (about->couple->childless));
  along_words_add (text, ". ", about->couple->caption);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
