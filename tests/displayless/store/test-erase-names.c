/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that others bear, too, and names that are words: what nobody can tell is asked, and what others are called stays. */
#include "erased.h"

#include <string.h>

#include "along-erase-names.h"
#include "connection.h"

static AlongEraseNames *
names_of (const char *const *sure, const char *const *shared)
{
  AlongEraseNames *names = along_erase_names_new ();

  for (; *sure != NULL; sure++)
    along_erase_names_add (names, *sure, FALSE);
  for (; *shared != NULL; shared++)
    along_erase_names_add (names, *shared, TRUE);
  return names;
}

/* Names are whole words, whatever their accents; single ones begin with a capital; numbers however they are spaced. */
static void
test_words (void)
{
  static const char *const sure[] = { "Zoë O'Brien", "Zoe", "Will", "Unknown", "", "07700 900777", NULL };
  static const char *const shared[] = { "Maria", NULL };
  g_autoptr (AlongEraseNames) names = names_of (sure, shared);
  const struct
  {
    const char *text, *without, *all;
  } rows[] = {
    { "Zoë O’Brien came.", "[name erased] came.", NULL },
    { "The cot of Zoe's; ZOË", "The cot of [name erased]'s; [name erased]", NULL },
    { "Zoe came.", "[name erased] came.", NULL },
    { "We saw zoe.", "We saw zoe.", "We saw [name erased]." },
    { "Zoeann and O Brien", "Zoeann and O Brien", NULL },
    { "We will see Will. Will he come?", "We will see [name erased]. Will he come?", "We will see [name erased]. [name erased] he come?" },
    { "Cot.\n- Will it fit", "Cot.\n- Will it fit", "Cot.\n- [name erased] it fit" },
    { "“Will” he said", "“Will” he said", "“[name erased]” he said" },
    { "With Maria today", "With Maria today", "With [name erased] today" },
    { "Ring 07700900777 today", "Ring [name erased] today", NULL },
    { "Ring +44 7700 900 777 2 times", "Ring +[name erased] 2 times", NULL },
    { "Ring 07700 900778", "Ring 07700 900778", NULL },
    { "", "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *without = along_erase_names_without (names, rows[i].text, ALONG_ERASE_NAMED);
      g_autofree char *all = along_erase_names_without (names, rows[i].text, ALONG_ERASE_PERHAPS);

      g_assert_cmpstr (without, ==, rows[i].without);
      g_assert_cmpstr (all, ==, rows[i].all != NULL ? rows[i].all : rows[i].without);
    }
  g_assert_cmpint (along_erase_names_in (names, "Will it?"), ==, ALONG_ERASE_PERHAPS);
  g_assert_cmpint (along_erase_names_in (names, "It will"), ==, ALONG_ERASE_NOT_NAMED);
  g_assert_cmpint (along_erase_names_in (names, NULL), ==, ALONG_ERASE_NOT_NAMED);
}

/* A surname that these people write in small letters is a word of theirs. */
static void
test_learn (void)
{
  static const char *const sure[] = { "Kettle", "Quimby", NULL }, *const none[] = { NULL };
  g_autoptr (AlongEraseNames) names = names_of (sure, none);

  along_erase_names_learn (names, "Put the kettle on. The kettle is new. Told by Quimby, quimby too.");
  g_assert_cmpint (along_erase_names_in (names, "Kettle on the floor"), ==, ALONG_ERASE_PERHAPS);
  g_assert_cmpint (along_erase_names_in (names, "With Kettle on the floor"), ==, ALONG_ERASE_NAMED);
  g_assert_cmpint (along_erase_names_in (names, "Quimby on the floor"), ==, ALONG_ERASE_NAMED);
}

static void
test_json (void)
{
  static const char *const sure[] = { "Zoe", NULL }, *const shared[] = { "Maria", NULL };
  g_autoptr (AlongEraseNames) names = names_of (sure, shared);
  static const char json[] = "{\"linkId\":\"zoe\",\"valueString\":\"Zoe slept. So did Maria.\"}";
  g_autofree char *without = along_erase_names_without_json (names, json, ALONG_ERASE_NAMED);
  g_autofree char *all = along_erase_names_without_json (names, json, ALONG_ERASE_PERHAPS);
  g_autofree char *excerpt = along_erase_names_excerpt_json (names, json);

  g_assert_cmpstr (without, ==, "{\"linkId\":\"zoe\",\"valueString\":\"[name erased] slept. So did Maria.\"}");
  g_assert_cmpstr (all, ==, "{\"linkId\":\"zoe\",\"valueString\":\"[name erased] slept. So did [name erased].\"}");
  g_assert_cmpstr (excerpt, ==, "Zoe slept. So did Maria.");
  {
    /* One answer counts for all of a form: so all of it is shown. */
    g_autofree char *both = along_erase_names_excerpt_json (
      names, "[\"Maria ate.\",\"Zoe ate.\",\"Nobody.\",{\"valueString\":\"With Maria\"}]");

    g_assert_cmpstr (both, ==, "Maria ate.\nWith Maria");
  }
  g_assert_cmpint (along_erase_names_in_json (names, json), ==, ALONG_ERASE_NAMED);
  g_assert_cmpint (along_erase_names_in_json (names, "{\"linkId\":\"Zoe\"}"), ==, ALONG_ERASE_NOT_NAMED);
}

/** Lopez: a grandmother who goes, her daughter of the same first name, and a Will. */
typedef struct
{
  Fixture *fixture;
  AlongId family, grandmother, daughter, will, both, about, wonders;
} Lopez;

static void
make (Lopez *made)
{
  AlongEdit *edit;

  made->fixture = fixture_new ();
  made->family = fixture_add_family (made->fixture, "Haile");
  made->grandmother = fixture_add_person (made->fixture, made->family, "Maria Quimby");
  made->daughter = fixture_add_person (made->fixture, made->family, "Maria Haile");
  made->will = fixture_add_person (made->fixture, made->family, "Will Dalziel");
  {
    g_autoptr (AlongFamily) loaded = fixture_load (made->fixture, made->family);
    AlongRecord *alias;

    edit = along_edit_new ("telephones", made->family);
    along_record_set_text (along_edit_change (edit, along_family_lookup (loaded, made->grandmother)), ALONG_PERSON_P_PHONE, "07700900111");
    along_record_set_text (along_edit_change (edit, along_family_lookup (loaded, made->daughter)), ALONG_PERSON_P_PHONE, "07700 900111");
    /* A name of two people. */
    alias = along_edit_create (edit, ALONG_KIND_ALIAS);
    along_record_set_ref (alias, ALONG_ALIAS_P_PERSON, made->daughter);
    along_record_set_text (alias, ALONG_ALIAS_P_NAME, "Mimi");
    alias = along_edit_create (edit, ALONG_KIND_ALIAS);
    along_record_set_ref (alias, ALONG_ALIAS_P_PERSON, made->grandmother);
    along_record_set_text (alias, ALONG_ALIAS_P_NAME, "Mimi");
    fixture_commit (made->fixture, edit);
    g_object_unref (edit);
  }
  made->both = fixture_add_contact (made->fixture, made->family, "2026-02-10T10:00", ALONG_CONTACT_STATUS_COMPLETED,
                                    "Saw Maria Quimby, then Maria and Mimi. Ring 07700900111.");
  made->about = fixture_add_contact (made->fixture, made->family, "2026-02-11T10:00", ALONG_CONTACT_STATUS_COMPLETED,
                                     "Maria slept well.");
  made->wonders = fixture_add_contact (made->fixture, made->family, "2026-02-12T10:00", ALONG_CONTACT_STATUS_COMPLETED,
                                       "We will see. Will we?");
}

static const char *
note_of (AlongFamily *family, AlongId contact)
{
  return along_record_get_text (along_family_lookup (family, contact), ALONG_CONTACT_P_NOTE);
}

/* @sql: counts */
static gint64
count (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *store = fixture_path (fixture, "store");
  StoreConnection *connection = store_connection_open (store, fixture->key, STORE_CONNECTION_READ, &error);
  gint64 n = -1;

  g_assert_no_error (error);
  g_assert_true (store_get_int (connection, sql, &n, &error));
  store_connection_close (connection, NULL);
  return n;
}

static gint64
count_images (Fixture *fixture, const char *words)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"journal_image\" WHERE \"image\" LIKE '%%%s%%'", words);

  return count (fixture, sql);
}

static gint64
count_titles (Fixture *fixture, const char *title)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"edit\" WHERE \"title\" = '%s'", title);

  return count (fixture, sql);
}

static const AlongEraseMention *
mention_of (AlongErasePreview *preview, AlongId record)
{
  for (guint i = 0; i < preview->mentions->len; i++)
    if (along_id_equal (((AlongEraseMention *) preview->mentions->pdata[i])->record, record))
      return preview->mentions->pdata[i];
  return NULL;
}

/* The daughter of the same name keeps hers, and all that speaks of her, unless somebody says it does not. */
static void
test_shared (void)
{
  Lopez made;
  g_autoptr (AlongErasePreview) preview = NULL;
  g_autoptr (AlongFamily) loaded = NULL;
  const AlongEraseMention *both;

  make (&made);
  preview = erased_preview (made.fixture, made.family, made.grandmother);
  both = mention_of (preview, made.both);
  g_assert_null (mention_of (preview, made.daughter));
  g_assert_null (mention_of (preview, made.wonders));
  g_assert_cmpstr (both->without, ==, "Saw [name erased], then Maria and Mimi. Ring 07700900111.");
  g_assert_cmpstr (both->all, ==, "Saw [name erased], then [name erased] and [name erased]. Ring [name erased].");
  g_assert_cmpstr (mention_of (preview, made.about)->without, ==, "Maria slept well.");
  g_assert_cmpstr (mention_of (preview, made.about)->all, ==, "[name erased] slept well.");
  g_assert_cmpstr (mention_of (preview, made.about)->excerpt, ==, "Maria slept well.");

  /* Nobody decided anything. */
  loaded = erased_load (made.fixture, made.family, made.grandmother, NULL);
  g_assert_cmpstr (along_record_get_text (along_family_lookup (loaded, made.daughter), ALONG_PERSON_P_NAME), ==, "Maria Haile");
  g_assert_cmpstr (along_record_get_text (along_family_lookup (loaded, made.daughter), ALONG_PERSON_P_PHONE), ==, "07700 900111");
  g_assert_cmpuint (along_family_count (loaded, ALONG_KIND_ALIAS), ==, 1);
  g_assert_cmpstr (note_of (loaded, made.both), ==, "Saw [name erased], then Maria and Mimi. Ring 07700900111.");
  g_assert_cmpstr (note_of (loaded, made.about), ==, "Maria slept well.");
  g_assert_cmpint (count_images (made.fixture, "Maria Haile"), >, 0);
  g_assert_cmpint (count_images (made.fixture, "Maria slept"), >, 0);
  g_assert_cmpuint (erased_count (made.fixture, (const char *const[]){ "Quimby", "quimby", NULL }), ==, 0);
  fixture_free (made.fixture);
}

/* Where somebody says that she is meant, it goes from what stood there before as well. */
static void
test_decided (void)
{
  Lopez made;
  g_autoptr (AlongErasePreview) preview = NULL;
  g_autoptr (AlongFamily) loaded = NULL;

  make (&made);
  {
    g_autoptr (AlongFamily) before = fixture_load (made.fixture, made.family);
    g_autoptr (AlongEdit) edit = along_edit_new ("contact changed", made.family);

    along_record_set_text (along_edit_change (edit, along_family_lookup (before, made.about)), ALONG_CONTACT_P_NOTE,
                           "Maria slept well, and ate.");
    fixture_commit (made.fixture, edit);
  }
  preview = erased_preview (made.fixture, made.family, made.grandmother);
  for (guint i = 0; i < preview->mentions->len; i++)
    {
      AlongEraseMention *mention = preview->mentions->pdata[i];

      if (!along_id_equal (mention->record, made.about))
        continue;
      g_free (mention->without);
      mention->without = g_strdup (mention->all);
    }
  loaded = erased_load (made.fixture, made.family, made.grandmother, preview->mentions);
  g_assert_cmpstr (note_of (loaded, made.about), ==, "[name erased] slept well, and ate.");
  g_assert_cmpint (count_images (made.fixture, "Maria slept"), ==, 0);
  g_assert_cmpint (count_images (made.fixture, "Maria and Mimi"), >, 0);
  fixture_free (made.fixture);
}

/* A Will goes: "We will see" stays, and "Will we?" until somebody says that it is he. */
static void
test_word (void)
{
  Lopez made;
  g_autoptr (AlongErasePreview) preview = NULL;
  g_autoptr (AlongFamily) loaded = NULL;

  make (&made);
  preview = erased_preview (made.fixture, made.family, made.will);
  g_assert_cmpuint (preview->mentions->len, ==, 1);
  g_assert_cmpstr (mention_of (preview, made.wonders)->without, ==, "We will see. Will we?");
  g_assert_cmpstr (mention_of (preview, made.wonders)->all, ==, "We will see. [name erased] we?");
  erased_erase (made.fixture, made.family, made.will, preview->mentions);
  loaded = fixture_load (made.fixture, made.family);
  g_assert_cmpstr (note_of (loaded, made.wonders), ==, "We will see. Will we?");
  g_assert_cmpint (count_images (made.fixture, "We will see. Will we?"), >, 0);
  g_assert_cmpuint (erased_count (made.fixture, (const char *const[]){ "Dalziel", "dalziel", NULL }), ==, 0);
  fixture_free (made.fixture);
}

static AlongId
add_alias (Fixture *fixture, AlongId family, AlongId person, const char *name)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("alias", family);
  AlongRecord *alias = along_edit_create (edit, ALONG_KIND_ALIAS);
  AlongId id = along_record_get_id (alias);

  along_record_set_ref (alias, ALONG_ALIAS_P_PERSON, person);
  along_record_set_text (alias, ALONG_ALIAS_P_NAME, name);
  fixture_commit (fixture, edit);
  return id;
}

static const char *
alias_of (AlongFamily *family, AlongId alias)
{
  return along_record_get_text (along_family_lookup (family, alias), ALONG_ALIAS_P_NAME);
}

/* Who is called after her does not bear her name; and whether they are still to be called so is asked. */
static void
test_borrowed (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Tierney");
  AlongId child = fixture_add_person (fixture, family, "Odile Quimby"), mother = fixture_add_person (fixture, family, "Jade Tierney");
  AlongId mum = add_alias (fixture, family, mother, "Odile\u2019s mum"), kept = add_alias (fixture, family, mother, "Carer of Odile Quimby");
  AlongId contact = fixture_add_contact (fixture, family, "2026-02-10T10:00", ALONG_CONTACT_STATUS_COMPLETED, "Saw Odile.");
  g_autoptr (AlongErasePreview) preview = erased_preview (fixture, family, child);
  const AlongEraseMention *asked = mention_of (preview, mum);
  g_autoptr (AlongFamily) loaded = NULL;

  g_assert_cmpuint (preview->mentions->len, ==, 3);
  g_assert_cmpstr (mention_of (preview, contact)->without, ==, "Saw [name erased].");
  g_assert_cmpstr (asked->without, ==, "Odile\u2019s mum");
  g_assert_cmpstr (asked->all, ==, "[name erased]\u2019s mum");
  g_assert_cmpstr (mention_of (preview, kept)->without, ==, "Carer of Odile Quimby");
  g_free (asked->without);
  ((AlongEraseMention *) asked)->without = g_strdup (asked->all);
  loaded = erased_load (fixture, family, child, preview->mentions);
  g_assert_cmpstr (alias_of (loaded, mum), ==, "[name erased]\u2019s mum");
  g_assert_cmpstr (alias_of (loaded, kept), ==, "Carer of Odile Quimby");
  g_assert_cmpint (count_images (fixture, "Odile\u2019s"), ==, 0);
  g_assert_cmpint (count_images (fixture, "Carer of Odile"), >, 0);
  fixture_free (fixture);
}

static void
rename_person (Fixture *fixture, AlongId family, AlongId person, const char *name)
{
  g_autoptr (AlongFamily) before = fixture_load (fixture, family);
  g_autoptr (AlongEdit) edit = along_edit_new ("person changed", family);

  along_record_set_text (along_edit_change (edit, along_family_lookup (before, person)), ALONG_PERSON_P_NAME, name);
  fixture_commit (fixture, edit);
}

/* Her name first typed into her mother's record is nowhere afterwards; a surname that they shared stays the mother's. */
static void
test_mistyped (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Tierney");
  AlongId mother = fixture_add_person (fixture, family, "Odile Quimby"), child;
  g_autoptr (AlongFamily) loaded = NULL;

  rename_person (fixture, family, mother, "Jade Quimby");
  rename_person (fixture, family, mother, "Jade Tierney");
  child = fixture_add_person (fixture, family, "Odile Quimby");
  loaded = erased_load (fixture, family, child, NULL);
  g_assert_cmpstr (along_record_get_text (along_family_lookup (loaded, mother), ALONG_PERSON_P_NAME), ==, "Jade Tierney");
  g_assert_cmpint (count_images (fixture, "Odile"), ==, 0);
  g_assert_cmpint (count_images (fixture, "Jade Quimby"), >, 0);
  fixture_free (fixture);
}

/* Nobody is asked about what has been rewritten since: there it goes. What was asked about stays as it was. */
static void
test_rewritten (void)
{
  Lopez made;

  make (&made);
  {
    g_autoptr (AlongFamily) before = fixture_load (made.fixture, made.family);
    g_autoptr (AlongEdit) edit = along_edit_new ("contact changed", made.family);

    along_record_set_text (along_edit_change (edit, along_family_lookup (before, made.about)), ALONG_CONTACT_P_NOTE, "Slept well.");
    fixture_commit (made.fixture, edit);
  }
  {
    g_autoptr (AlongErasePreview) preview = erased_preview (made.fixture, made.family, made.grandmother);

    g_assert_null (mention_of (preview, made.about));
  }
  erased_erase (made.fixture, made.family, made.grandmother, NULL);
  erased_verify (made.fixture);
  g_assert_cmpint (count_images (made.fixture, "Maria slept"), ==, 0);
  g_assert_cmpint (count_images (made.fixture, "Maria and Mimi"), >, 0);
  fixture_free (made.fixture);
}

static void
commit_titled (Lopez *made, const char *title, AlongId contact, const char *note)
{
  g_autoptr (AlongFamily) before = fixture_load (made->fixture, made->family);
  g_autoptr (AlongEdit) edit = along_edit_new (title, made->family);

  along_record_set_text (along_edit_change (edit, along_family_lookup (before, contact)), ALONG_CONTACT_P_NOTE, note);
  fixture_commit (made->fixture, edit);
}

/* Nobody can be asked about what an edit is called: whoever it may be goes out of it, unless it is somebody else's whole name. */
static void
test_titles (void)
{
  Lopez made;

  make (&made);
  commit_titled (&made, "Maria slept", made.wonders, "We will see, will we?");
  commit_titled (&made, "Maria Haile rang", made.wonders, "We will see: will we?");
  erased_erase (made.fixture, made.family, made.grandmother, NULL);
  erased_verify (made.fixture);
  g_assert_cmpint (count_titles (made.fixture, "[name erased] slept"), ==, 1);
  g_assert_cmpint (count_titles (made.fixture, "Maria Haile rang"), ==, 1);
  fixture_free (made.fixture);
}

/* Somebody whose name has the whole name of the one who goes may be the same human being: that is asked. */
static void
test_within (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Tierney");
  AlongId nurse = fixture_add_person (fixture, family, "Odile Quimby"), other = fixture_add_person (fixture, family, "Odile Tierney");
  AlongId contact = fixture_add_contact (fixture, family, "2026-02-10T10:00", ALONG_CONTACT_STATUS_COMPLETED, "Rang Sister Odile Quimby.");
  AlongId hers = fixture_add_contact (fixture, family, "2026-02-11T10:00", ALONG_CONTACT_STATUS_COMPLETED, "Rang Odile Tierney.");
  g_autoptr (AlongErasePreview) preview = NULL;

  fixture_add_person (fixture, family, "Sister Odile Quimby");
  preview = erased_preview (fixture, family, nurse);
  g_assert_nonnull (mention_of (preview, contact));
  g_assert_cmpstr (mention_of (preview, contact)->all, ==, "Rang Sister [name erased].");
  /* Who has another name of their own is not meant. */
  g_assert_null (mention_of (preview, hers));
  g_assert_null (mention_of (preview, other));
  fixture_free (fixture);
}

/* Names that are words, typed without capitals: asked about, and what stays is counted in the certificate. */
static void
test_small (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Tierney");
  AlongId child = fixture_add_person (fixture, family, "Lily Quimby");
  AlongId small = fixture_add_contact (fixture, family, "2026-02-10T10:00", ALONG_CONTACT_STATUS_COMPLETED, "saw lily, lily is well");
  AlongId other = fixture_add_contact (fixture, family, "2026-02-11T10:00", ALONG_CONTACT_STATUS_COMPLETED, "A lily in a vase.");
  g_autoptr (AlongErasePreview) preview = erased_preview (fixture, family, child);
  const AlongEraseMention *asked = mention_of (preview, small);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (preview->mentions->len, ==, 2);
  g_assert_cmpstr (asked->without, ==, "saw lily, lily is well");
  g_assert_cmpstr (asked->all, ==, "saw [name erased], [name erased] is well");
  g_assert_cmpstr (mention_of (preview, other)->all, ==, "A [name erased] in a vase.");
  g_free (asked->without);
  ((AlongEraseMention *) asked)->without = g_strdup (asked->all);
  {
    const AlongEraseOrder order = { family, child, ALONG_ERASE_ASKED, "Asked in a letter", preview->mentions };
    g_autoptr (AlongErasure) erasure = along_store_erase_sync (fixture->store, &order, fixture->worker, &error);
    g_autoptr (GPtrArray) erasures = along_store_list_erasures_sync (fixture->store, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (along_erasure_count_left (erasure), ==, 1);
    g_assert_cmpuint (erasure->left[ALONG_KIND_CONTACT], ==, 1);
    g_assert_cmpuint (((AlongErasure *) erasures->pdata[0])->left[ALONG_KIND_CONTACT], ==, 1);
  }
  erased_verify (fixture);
  g_assert_cmpint (count_images (fixture, "saw lily"), ==, 0);
  g_assert_cmpint (count_images (fixture, "A lily in a vase"), ==, 1);
  fixture_free (fixture);
}

/* What other families' records say of the person is not touched, and counted. */
static void
test_elsewhere (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Tierney"), other = fixture_add_family (fixture, "Lowe");
  AlongId child = fixture_add_person (fixture, family, "Zoë O\u2019Brien");
  AlongId contact;
  g_autoptr (AlongErasePreview) preview = NULL;
  g_autoptr (AlongFamily) loaded = NULL;
  g_autoptr (GPtrArray) erasures = NULL;
  g_autoptr (GError) error = NULL;

  fixture_add_contact (fixture, family, "2026-02-10T10:00", ALONG_CONTACT_STATUS_COMPLETED, "Saw Zoë O\u2019Brien.");
  fixture_add_person (fixture, other, "Zoe O'Brien");
  contact = fixture_add_contact (fixture, other, "2026-02-10T10:00", ALONG_CONTACT_STATUS_COMPLETED, "With zoe o\u2019brien, cousin.");
  fixture_add_contact (fixture, other, "2026-02-11T10:00", ALONG_CONTACT_STATUS_COMPLETED, "Zoe. O\u2019Neill, not Brien.");
  {
    /* What no search finds: who else is involved, and homes. */
    g_autoptr (AlongEdit) edit = along_edit_new ("others", other);
    AlongRecord *professional = along_edit_create (edit, ALONG_KIND_PROFESSIONAL), *home = along_edit_create (edit, ALONG_KIND_HOUSEHOLD);
    AlongRecord *neither = along_edit_create (edit, ALONG_KIND_HOUSEHOLD);

    along_record_set_text (professional, ALONG_PROFESSIONAL_P_ROLE, "Zoe O'Brien's nurse");
    along_record_set_text (professional, ALONG_PROFESSIONAL_P_PURPOSE, "Sees ZOË O\u2019BRIEN on Mondays");
    along_record_set_text (home, ALONG_HOUSEHOLD_P_NAME, "Zoe O\u2019Brien\u2019s house");
    along_record_set_text (neither, ALONG_HOUSEHOLD_P_NAME, "Zoe");
    along_record_set_text (neither, ALONG_HOUSEHOLD_P_NOTE, "O\u2019Brien Street");
    fixture_commit (fixture, edit);
  }
  preview = erased_preview (fixture, family, child);
  g_assert_cmpuint (preview->elsewhere, ==, 4);
  erased_erase (fixture, family, child, NULL);
  erasures = along_store_list_erasures_sync (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (((AlongErasure *) erasures->pdata[0])->elsewhere, ==, 4);
  loaded = fixture_load (fixture, other);
  {
    /* Of a family, everybody; by a name and a surname apart, and by what else they are called. */
    AlongId third = fixture_add_family (fixture, "Haddou"), person = fixture_add_person (fixture, third, "Yasmin");
    g_autoptr (AlongFamily) there = fixture_load (fixture, third);
    g_autoptr (AlongEdit) edit = along_edit_new ("surname", third);

    along_record_set_text (along_edit_change (edit, along_family_lookup (there, person)), ALONG_PERSON_P_SURNAME, "Haddou");
    fixture_commit (fixture, edit);
    add_alias (fixture, third, person, "Little Minnow");
    fixture_add_contact (fixture, other, "2026-02-12T10:00", ALONG_CONTACT_STATUS_COMPLETED, "Yasmin Haddou rang.");
    fixture_add_contact (fixture, other, "2026-02-13T10:00", ALONG_CONTACT_STATUS_COMPLETED, "little minnow rang. Yasmin, Haddou");
    along_erase_preview_free (g_steal_pointer (&preview));
    preview = erased_preview (fixture, third, ALONG_ID_NONE);
    g_assert_cmpuint (preview->elsewhere, ==, 2);
    along_erase_preview_free (g_steal_pointer (&preview));
    preview = erased_preview (fixture, third, person);
    g_assert_cmpuint (preview->elsewhere, ==, 2);
  }
  g_assert_cmpstr (note_of (loaded, contact), ==, "With zoe o\u2019brien, cousin.");
  erased_verify (fixture);
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/erase/names/words", test_words);
  g_test_add_func ("/erase/names/learn", test_learn);
  g_test_add_func ("/erase/names/json", test_json);
  g_test_add_func ("/erase/names/shared", test_shared);
  g_test_add_func ("/erase/names/decided", test_decided);
  g_test_add_func ("/erase/names/word", test_word);
  g_test_add_func ("/erase/names/borrowed", test_borrowed);
  g_test_add_func ("/erase/names/mistyped", test_mistyped);
  g_test_add_func ("/erase/names/rewritten", test_rewritten);
  g_test_add_func ("/erase/names/titles", test_titles);
  g_test_add_func ("/erase/names/within", test_within);
  g_test_add_func ("/erase/names/small", test_small);
  g_test_add_func ("/erase/names/elsewhere", test_elsewhere);
  return g_test_run ();
}
