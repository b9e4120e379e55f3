/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-contact-names.h"

#include <glib/gi18n-lib.h>

#include "along-facts.h"
#include "along-text.h"

/* Modules that speak of a living baby: not offered after a loss. */
static const char *const of_the_baby[] = {
  "bonding-before-birth", "ready-for-baby", "labour-and-birth", "safe-sleep", "feeding",      "sterilising",   "cues",
  "crying",               "brain-development", "play",          "who-is-safe", "routines", "weaning",     "groups",
  "family-time",          "premature-baby",
};

static void
add_name (GPtrArray *names, const char *name)
{
  if (!along_text_is_empty (name))
    g_ptr_array_add (names, g_strdup (name));
}

/* Words with commas between, as translators write them. */
static void
add_words (GPtrArray *names, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, ",", -1);

  for (char **part = parts; *part != NULL; part++)
    add_name (names, *part);
}

/* Adds a row; takes @names. */
static void
add_row (AlongContactNames *self, GArray *rows, AlongId id, GPtrArray *names)
{
  AlongLineWord word = { .id = id };

  g_ptr_array_add (names, NULL);
  word.names = (const char *const *) g_ptr_array_free (names, FALSE);
  g_ptr_array_add (self->lists, (gpointer) word.names);
  g_array_append_val (rows, word);
}

/* Who is still to be born takes no part: "baby" of "baby clothes" is nobody. */
static gboolean
is_unborn (AlongRecord *pregnancy, AlongRecord *person)
{
  return pregnancy != NULL && along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, along_record_get_id (person))
         && along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME) == ALONG_PREGNANCY_OUTCOME_OPEN
         && along_facts_born (pregnancy) == ALONG_DAY_NONE && !along_record_has (person, ALONG_PERSON_P_BORN);
}

static void
add_people (AlongContactNames *self, AlongFamily *family)
{
  AlongRecord *pregnancy = along_facts_pregnancy (family, self->words.today), *person, *alias;

  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    {
      static const int properties[] = { ALONG_PERSON_P_NAME, ALONG_PERSON_P_GIVEN, ALONG_PERSON_P_PREFERRED };
      GPtrArray *names;
      AlongId id = along_record_get_id (person);

      if (is_unborn (pregnancy, person))
        continue;
      names = g_ptr_array_new ();
      for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
        add_name (names, along_record_get_text (person, properties[i]));
      ALONG_FOREACH (alias, family, ALONG_KIND_ALIAS)
        if (along_record_refers_to (alias, ALONG_ALIAS_P_PERSON, id))
          add_name (names, along_record_get_text (alias, ALONG_ALIAS_P_NAME));
      if (pregnancy != NULL && along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_MOTHER, id))
        /* Translators: words that may be typed for the mother, with commas between */
        add_words (names, C_ ("contact line", "mum,mother,mam,mom"));
      else if (pregnancy != NULL && along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT, id))
        /* Translators: words that may be typed for the other parent, with commas between */
        add_words (names, along_record_get_enum (person, ALONG_PERSON_P_GENDER) == ALONG_GENDER_FEMALE
                            ? C_ ("contact line", "partner,other mum")
                            : C_ ("contact line", "dad,father,partner"));
      else if (pregnancy != NULL && !along_facts_is_loss (pregnancy)
               && along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, id))
        add_words (names, C_ ("contact line", "baby"));
      add_row (self, self->people, id, names);
    }
}

static void
add_workers (AlongContactNames *self, AlongFamily *family, AlongFamily *team, AlongRecord *me)
{
  int today = self->words.today;
  AlongRecord *buddy = along_facts_worker (family, team, ALONG_ALLOCATION_ROLE_BUDDY, today);
  AlongRecord *keyworker = along_facts_worker (family, team, ALONG_ALLOCATION_ROLE_KEYWORKER, today), *worker;

  ALONG_FOREACH (worker, team, ALONG_KIND_WORKER)
    {
      GPtrArray *names = g_ptr_array_new ();
      const char *name = along_record_get_text (worker, ALONG_WORKER_P_NAME);
      g_auto (GStrv) parts = g_strsplit (name != NULL ? name : "", " ", 2);

      add_name (names, name);
      add_name (names, parts[0]);
      if (worker == me)
        add_words (names, C_ ("contact line", "me,myself"));
      if (worker == buddy)
        add_words (names, C_ ("contact line", "buddy"));
      if (worker == keyworker)
        add_words (names, C_ ("contact line", "keyworker,kw"));
      add_row (self, self->workers, along_record_get_id (worker), names);
    }
}

static void
add_modules (AlongContactNames *self, AlongFamily *family, AlongFamily *team)
{
  AlongRecord *module;

  ALONG_FOREACH (module, team, ALONG_KIND_MODULE)
    {
      GPtrArray *names;
      g_autofree char *spaced = g_strdup (along_record_get_text (module, ALONG_MODULE_P_CODE));

      if (!along_module_is_for (family, module))
        continue;
      names = g_ptr_array_new ();
      add_name (names, along_record_get_text (module, ALONG_MODULE_P_TITLE));
      add_name (names, spaced);
      add_name (names, g_strdelimit (spaced, "-", ' '));
      add_row (self, self->modules, along_record_get_id (module), names);
    }
}

/** along_contact_names_new: the names of today. @me: (nullable): the worker who writes. */
AlongContactNames *
along_contact_names_new (AlongFamily *family, AlongFamily *team, AlongRecord *me, int today)
{
  AlongContactNames *self = g_new0 (AlongContactNames, 1);

  self->words.today = today;
  self->people = g_array_new (FALSE, FALSE, sizeof (AlongLineWord));
  self->workers = g_array_new (FALSE, FALSE, sizeof (AlongLineWord));
  self->modules = g_array_new (FALSE, FALSE, sizeof (AlongLineWord));
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  add_people (self, family);
  add_workers (self, family, team, me);
  add_modules (self, family, team);
  self->words.people = (const AlongLineWord *) self->people->data;
  self->words.n_people = self->people->len;
  self->words.workers = (const AlongLineWord *) self->workers->data;
  self->words.n_workers = self->workers->len;
  self->words.modules = (const AlongLineWord *) self->modules->data;
  self->words.n_modules = self->modules->len;
  return self;
}

void
along_contact_names_free (AlongContactNames *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->people);
  g_array_unref (self->workers);
  g_array_unref (self->modules);
  g_ptr_array_unref (self->lists);
  g_free (self);
}

/** along_module_is_for: whether a module is offered to a family: after a loss none that is about the baby. */
gboolean
along_module_is_for (AlongFamily *family, AlongRecord *module)
{
  const char *code = along_record_get_text (module, ALONG_MODULE_P_CODE);

  if (!along_facts_is_loss (along_facts_pregnancy (family, ALONG_DAY_NONE)))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (of_the_baby); i++)
    if (g_strcmp0 (of_the_baby[i], code) == 0)
      return FALSE;
  return TRUE;
}

/** along_element_words: "Enabling", "Educational", "Practical". */
const char *
along_element_words (int element)
{
  switch (element)
    {
    case ALONG_ELEMENT_ENABLING:
      return C_ ("element", "Enabling");
    case ALONG_ELEMENT_EDUCATIONAL:
      return C_ ("element", "Educational");
    default:
      return C_ ("element", "Practical");
    }
}
