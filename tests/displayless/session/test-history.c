/* SPDX-License-Identifier: GPL-3.0-or-later */
/* History in words, taking back and putting back, without a window. */
#include "along-session-history.h"

#include "along-demonstration.h"
#include "along-store.h"
#include "along-test-folder.h"
#include "session-history-words.h"

typedef struct
{
  char *dir;
  AlongSession *session;
  AlongFamily *team;
  AlongFamily *family;
  AlongId id, jade;
} Fixture;

static GAsyncResult *answer;

static void
answered (GObject *source, GAsyncResult *result, gpointer data)
{
  answer = g_object_ref (result);
}

/* The answer to what was asked last; borrowed until the next. */
static GAsyncResult *
wait_for_answer (void)
{
  static GAsyncResult *last;

  g_clear_object (&last);
  while (answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  last = g_steal_pointer (&answer);
  return last;
}

static void
make_store (Fixture *fixture)
{
  g_autoptr (AlongStore) store = along_store_new (fixture->dir, TRUE);
  g_autoptr (AlongKey) key = along_demonstration_key ();
  g_autoptr (AlongEdit) team = along_edit_new ("Start the caseload", ALONG_ID_NONE), family = NULL;
  AlongRecord *worker = along_edit_create (team, ALONG_KIND_WORKER), *record;
  AlongId me = along_record_get_id (worker);
  g_autofree char *me_text = along_id_to_text (me);
  g_autoptr (GError) error = NULL;

  along_record_set_text (worker, ALONG_WORKER_P_NAME, "Wendy Worker");
  along_record_set_enum (worker, ALONG_WORKER_P_ROLE, ALONG_ROLE_MANAGER);
  fixture->id = along_id_new ();
  family = along_edit_new ("new family", fixture->id);
  record = along_edit_create_with_id (family, ALONG_KIND_FAMILY, fixture->id);
  along_record_set_text (record, ALONG_FAMILY_P_NAME, "Lowe");
  along_record_set_text (record, ALONG_FAMILY_P_REFERENCE, "T-0001");
  record = along_edit_create (family, ALONG_KIND_PERSON);
  along_record_set_text (record, ALONG_PERSON_P_NAME, "Jade Lowe");
  along_record_set_enum (record, ALONG_PERSON_P_GENDER, ALONG_GENDER_FEMALE);
  fixture->jade = along_record_get_id (record);
  along_store_create_sync (store, key, &error);
  along_store_open_sync (store, key, NULL, &error);
  g_assert_no_error (error);
  along_store_commit_sync (store, team, me, NULL, &error);
  along_store_commit_sync (store, family, me, NULL, &error);
  along_store_put_setting_sync (store, "me", me_text, &error);
  along_store_close_sync (store, &error);
  g_assert_no_error (error);
}

static void
start (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->session = along_session_new (fixture->dir, TRUE);
  along_session_open_async (fixture->session, FALSE, NULL, answered, NULL);
  along_session_open_finish (fixture->session, wait_for_answer (), &error);
  g_assert_no_error (error);
  along_session_load_async (fixture->session, fixture->id, NULL, answered, NULL);
  fixture->family = along_session_load_finish (fixture->session, wait_for_answer (), &error);
  g_assert_no_error (error);
}

static void
quit (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->family);
  along_session_close_async (fixture->session, answered, NULL);
  along_session_close_finish (fixture->session, wait_for_answer (), &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->session);
}

static Fixture *
fixture_new (void)
{
  Fixture *fixture = g_new0 (Fixture, 1);

  fixture->dir = g_dir_make_tmp ("along-history-XXXXXX", NULL);
  make_store (fixture);
  start (fixture);
  return fixture;
}

static void
fixture_free (Fixture *fixture)
{
  quit (fixture);
  along_test_folder_remove (fixture->dir);
  g_free (fixture->dir);
  g_free (fixture);
}

static AlongRecord *
jade (Fixture *fixture)
{
  return along_family_lookup (fixture->family, fixture->jade);
}

static void
set_text (Fixture *fixture, int property, const char *text, const char *title)
{
  g_autoptr (AlongEdit) edit = along_edit_new (title, fixture->id);
  g_autoptr (GError) error = NULL;

  along_record_set_text (along_edit_change (edit, jade (fixture)), property, text);
  along_session_commit_async (fixture->session, edit, NULL, NULL, answered, NULL);
  along_session_commit_finish (fixture->session, wait_for_answer (), NULL, &error);
  g_assert_no_error (error);
}

static GPtrArray *
read_history (Fixture *fixture, const char *words, gint64 before, guint n, gboolean *more)
{
  const AlongHistoryAsk ask = { fixture->id, ALONG_ID_NONE, words, before, n };
  g_autoptr (GError) error = NULL;
  GPtrArray *list;

  along_session_history_async (fixture->session, &ask, NULL, answered, NULL);
  list = along_session_history_finish (fixture->session, wait_for_answer (), more, &error);
  g_assert_no_error (error);
  return list;
}

static const AlongHistoryPart *
first_part (GPtrArray *list, guint i)
{
  g_assert_cmpuint (i, <, list->len);
  return along_history_edit_get_parts (list->pdata[i])->pdata[0];
}

static const AlongHistoryField *
first_field (GPtrArray *list, guint i)
{
  return first_part (list, i)->fields->pdata[0];
}

static void
test_words (void)
{
  Fixture *fixture = fixture_new ();
  gboolean more;

  set_text (fixture, ALONG_PERSON_P_PHONE, "01", "phone of Jade");
  set_text (fixture, ALONG_PERSON_P_PHONE, "02", "phone of Jade");
  set_text (fixture, ALONG_PERSON_P_BORN, "2004-03", "birth of Jade");
  g_autoptr (GPtrArray) all = read_history (fixture, NULL, 0, 10, &more);
  g_assert_cmpuint (all->len, ==, 4);
  g_assert_false (more);
  g_assert_cmpstr (along_history_edit_get_title (all->pdata[0]), ==, "Birth of Jade");
  g_assert_cmpstr (along_history_edit_get_who (all->pdata[0]), ==, "Wendy Worker");
  g_assert_cmpstr (first_part (all, 0)->name, ==, "Jade Lowe");
  g_assert_cmpstr (first_part (all, 0)->what, ==, "Changed");
  g_assert_cmpstr (first_field (all, 0)->name, ==, "Date of birth");
  g_assert_cmpstr (first_field (all, 0)->from, ==, "");
  g_assert_cmpstr (first_field (all, 0)->to, ==, "March 2004");
  g_assert_cmpstr (first_field (all, 1)->from, ==, "01");
  g_assert_true (first_field (all, 1)->can_put_back);
  g_assert_cmpuint (along_history_edit_get_parts (all->pdata[3])->len, ==, 2);
  g_assert_true (along_history_edit_can_take_back (all->pdata[1]));

  /* Words are looked for everywhere in it, over pages. */
  g_autoptr (GPtrArray) found = read_history (fixture, "JADE 2004", 0, 10, &more);
  g_assert_cmpuint (found->len, ==, 1);
  g_autoptr (GPtrArray) page = read_history (fixture, "phone", 0, 1, &more);
  g_assert_cmpuint (page->len, ==, 1);
  g_assert_true (more);
  g_autoptr (GPtrArray) next = read_history (fixture, "phone", along_history_edit_get_place (page->pdata[0]), 1, &more);
  g_assert_cmpuint (next->len, ==, 1);
  g_assert_cmpstr (first_field (next, 0)->to, ==, "01");
  fixture_free (fixture);
}

static void
count (guint *times)
{
  (*times)++;
}

static AlongRecord *
contact (Fixture *fixture)
{
  return along_family_nth (fixture->family, ALONG_KIND_CONTACT, 0);
}

static void
commit (Fixture *fixture, AlongEdit *edit)
{
  g_autoptr (GError) error = NULL;

  along_session_commit_async (fixture->session, edit, NULL, NULL, answered, NULL);
  along_session_commit_finish (fixture->session, wait_for_answer (), NULL, &error);
  g_assert_no_error (error);
}

/* Edits of a contact are all called by it; History says what became of it. */
static void
test_contact (void)
{
  Fixture *fixture = fixture_new ();
  AlongInstant at;
  gboolean more;

  g_assert_true (along_instant_from_local (along_day_from_ymd (2026, 3, 12), 10, 0, ALONG_ZONE, &at));
  {
    g_autoptr (AlongEdit) add = along_edit_new ("contact on 12 March", fixture->id);
    AlongRecord *made = along_edit_create (add, ALONG_KIND_CONTACT), *episode = along_edit_create (add, ALONG_KIND_EPISODE);

    along_record_set_instant (made, ALONG_CONTACT_P_AT, &at);
    along_record_set_refs (made, ALONG_CONTACT_P_WORKERS, (const AlongId[]){ along_record_get_id (along_session_get_me (fixture->session)) }, 1);
    along_record_set_enum (episode, ALONG_EPISODE_P_TYPE, 0);
    along_record_set_text (episode, ALONG_EPISODE_P_FROM, "2026-02-02");
    along_record_set_ref (made, ALONG_CONTACT_P_EPISODE, along_record_get_id (episode));
    along_record_set_instant (made, ALONG_CONTACT_P_ENTERED_AT, &at);
    along_record_set_int (made, ALONG_CONTACT_P_MINUTES, 10);
    along_record_set_enum (made, ALONG_CONTACT_P_BY, ALONG_BY_KEYWORKER);
    along_record_set_enum (made, ALONG_CONTACT_P_MODE, ALONG_MODE_PHONE);
    along_record_set_enum (made, ALONG_CONTACT_P_STATUS, ALONG_CONTACT_STATUS_COMPLETED);
    commit (fixture, add);
  }
  {
    g_autoptr (AlongEdit) change = along_edit_new ("contact on 12 March", fixture->id);

    along_record_set_int (along_edit_change (change, contact (fixture)), ALONG_CONTACT_P_MINUTES, 20);
    commit (fixture, change);
  }
  {
    /* To another day: the edits before it keep the day that they were called by. */
    g_autoptr (AlongEdit) move = along_edit_new ("contact on 13 March", fixture->id);

    g_assert_true (along_instant_from_local (along_day_from_ymd (2026, 3, 13), 10, 0, ALONG_ZONE, &at));
    along_record_set_instant (along_edit_change (move, contact (fixture)), ALONG_CONTACT_P_AT, &at);
    commit (fixture, move);
  }
  {
    g_autoptr (AlongEdit) tick = along_edit_new ("tick of a contact", fixture->id);

    along_record_set_int (along_edit_change (tick, contact (fixture)), ALONG_CONTACT_P_MINUTES, 30);
    commit (fixture, tick);
  }
  {
    g_autoptr (AlongEdit) removal = along_edit_new ("contact on 13 March", fixture->id);

    along_edit_delete (removal, contact (fixture));
    commit (fixture, removal);
  }
  g_autoptr (GPtrArray) all = read_history (fixture, NULL, 0, 10, &more);
  g_assert_cmpstr (along_history_edit_get_title (all->pdata[0]), ==, "Contact on 13 March removed");
  g_assert_cmpstr (along_history_edit_get_title (all->pdata[1]), ==, "Tick of a contact");
  g_assert_cmpstr (along_history_edit_get_title (all->pdata[2]), ==, "Contact on 13 March changed");
  g_assert_cmpstr (along_history_edit_get_title (all->pdata[3]), ==, "Contact on 12 March changed");
  g_assert_cmpstr (along_history_edit_get_title (all->pdata[4]), ==, "Contact on 12 March added");
  fixture_free (fixture);
}

static gboolean
is_shown (Fixture *fixture, const char *phone)
{
  return g_strcmp0 (along_record_get_text (jade (fixture), ALONG_PERSON_P_PHONE), phone) == 0;
}

static gboolean
over_cb (gpointer over)
{
  *(gboolean *) over = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets the main loop turn for so long. */
static void
turn_for (guint seconds)
{
  gboolean over = FALSE;

  g_timeout_add_seconds (seconds, over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* Whoever only looks sees what the other program writes, without asking: changed, added and removed. */
static void
test_follow (void)
{
  Fixture *fixture = fixture_new (), looking = *fixture;
  g_autoptr (GError) error = NULL;
  guint told = 0;

  looking.session = along_session_new (fixture->dir, TRUE);
  along_session_set_looking (looking.session, TRUE);
  along_session_open_async (looking.session, FALSE, NULL, answered, NULL);
  g_assert_true (along_session_open_finish (looking.session, wait_for_answer (), &error));
  g_assert_true (along_session_is_looking (looking.session));
  along_session_load_async (looking.session, fixture->id, NULL, answered, NULL);
  looking.family = along_session_load_finish (looking.session, wait_for_answer (), &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (looking.session, "summaries-changed", G_CALLBACK (count), &told);
  set_text (fixture, ALONG_PERSON_P_PHONE, "01", "phone of Jade");
  while (!is_shown (&looking, "01"))
    g_main_context_iteration (NULL, TRUE);
  while (told == 0)
    g_main_context_iteration (NULL, TRUE);
  {
    g_autoptr (AlongEdit) edit = along_edit_new ("someone", fixture->id);
    AlongRecord *person = along_edit_create (edit, ALONG_KIND_PERSON);

    along_record_set_text (person, ALONG_PERSON_P_NAME, "Somebody");
    along_record_set_enum (person, ALONG_PERSON_P_GENDER, ALONG_GENDER_UNKNOWN);
    commit (fixture, edit);
  }
  while (along_family_count (looking.family, ALONG_KIND_PERSON) < 2)
    g_main_context_iteration (NULL, TRUE);
  {
    g_autoptr (AlongEdit) edit = along_edit_new ("someone", fixture->id);

    along_edit_delete (edit, along_family_nth (fixture->family, ALONG_KIND_PERSON, 1));
    commit (fixture, edit);
  }
  while (along_family_count (looking.family, ALONG_KIND_PERSON) > 1)
    g_main_context_iteration (NULL, TRUE);
  turn_for (3);
  told = 0;
  /* What is no change of a record is no news: a draft, who read what. */
  along_session_put_draft (fixture->session, "note:1", "note", fixture->id, "{}");
  along_session_note_access (fixture->session, fixture->id, "print", NULL);
  turn_for (5);
  g_assert_cmpuint (told, ==, 0);
  g_assert_cmpuint (along_session_take_notices (looking.session), ==, 0);
  /* Another file in its place: what is open here gets no news any more, and says so. */
  {
    g_autofree char *path = g_build_filename (fixture->dir, "store", NULL), *other = g_strconcat (path, ".other", NULL);
    g_autoptr (GFile) from = g_file_new_for_path (path), to = g_file_new_for_path (other);

    g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpint (g_rename (other, path), ==, 0);
  }
  turn_for (5);
  g_assert_cmpuint (along_session_take_notices (looking.session), ==, ALONG_SESSION_NOTICE_STALE);
  quit (&looking);
  fixture_free (fixture);
}

static void
look (Fixture *looking, const Fixture *of)
{
  g_autoptr (GError) error = NULL;

  *looking = *of;
  looking->session = along_session_new (of->dir, TRUE);
  looking->family = NULL;
  along_session_set_looking (looking->session, TRUE);
  along_session_open_async (looking->session, FALSE, NULL, answered, NULL);
  g_assert_true (along_session_open_finish (looking->session, wait_for_answer (), &error));
  g_assert_true (along_session_is_looking (looking->session));
}

static void
wait_until_free (const Fixture *looking, gboolean is_free)
{
  while (along_session_is_free (looking->session) != is_free)
    g_main_context_iteration (NULL, TRUE);
}

/* Whoever had it has closed it: that is told, as often as it changes; then it is opened in earnest, by one of those who look. */
static void
test_free (void)
{
  Fixture *fixture = fixture_new (), looking, other;
  g_autoptr (GError) error = NULL;
  g_autofree char *why_not = NULL;

  look (&looking, fixture);
  look (&other, fixture);
  quit (fixture);
  wait_until_free (&looking, TRUE);
  why_not = along_session_why_not (looking.session);
  g_assert_true (g_str_has_prefix (why_not, "These made-up families are free now"));
  start (fixture);
  wait_until_free (&looking, FALSE);
  quit (fixture);
  wait_until_free (&looking, TRUE);
  wait_until_free (&other, TRUE);

  along_session_reopen_async (looking.session, answered, NULL);
  g_assert_true (along_session_reopen_finish (looking.session, wait_for_answer (), &error));
  g_assert_no_error (error);
  g_assert_cmpint (along_session_get_state (looking.session), ==, ALONG_SESSION_OPEN);
  g_assert_false (along_session_is_looking (looking.session));
  g_assert_null (along_session_why_not (looking.session));
  along_session_load_async (looking.session, fixture->id, NULL, answered, NULL);
  looking.family = along_session_load_finish (looking.session, wait_for_answer (), &error);
  g_assert_no_error (error);
  set_text (&looking, ALONG_PERSON_P_PHONE, "01", "phone of Jade");

  /* The second is too late, and can look again. */
  along_session_reopen_async (other.session, answered, NULL);
  g_assert_false (along_session_reopen_finish (other.session, wait_for_answer (), &error));
  g_assert_error (error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_IN_USE);
  g_assert_cmpint (along_session_get_state (other.session), ==, ALONG_SESSION_CLOSED);
  g_clear_error (&error);
  quit (&other);
  look (&other, fixture);
  quit (&looking);

  /* Locked in the midst of it. */
  wait_until_free (&other, TRUE);
  along_session_reopen_async (other.session, answered, NULL);
  along_session_lock_async (other.session, NULL, NULL);
  g_assert_true (along_session_reopen_finish (other.session, wait_for_answer (), &error));
  g_assert_cmpint (along_session_get_state (other.session), ==, ALONG_SESSION_LOCKED);
  quit (&other);
  start (fixture);
  fixture_free (fixture);
}

static void
test_put_back (void)
{
  Fixture *fixture = fixture_new ();
  g_autoptr (GError) error = NULL;
  gboolean more;

  set_text (fixture, ALONG_PERSON_P_PHONE, "01", "phone");
  set_text (fixture, ALONG_PERSON_P_PHONE, "02", "phone");
  g_autoptr (GPtrArray) all = read_history (fixture, NULL, 0, 10, &more);
  along_session_put_back_async (fixture->session, first_part (all, 0)->n, ALONG_PERSON_P_PHONE, "earlier phone", answered, NULL);
  g_assert_true (along_session_put_back_finish (fixture->session, wait_for_answer (), &error));
  g_assert_no_error (error);
  g_assert_cmpstr (along_record_get_text (jade (fixture), ALONG_PERSON_P_PHONE), ==, "01");
  g_autoptr (GPtrArray) after = read_history (fixture, NULL, 0, 10, &more);
  g_assert_cmpstr (along_history_edit_get_title (after->pdata[0]), ==, "Earlier phone");
  g_assert_false (first_field (after, 1)->can_put_back);

  /* What does not fit is refused with words: a death before the birth. */
  set_text (fixture, ALONG_PERSON_P_DIED, "2020", "death");
  set_text (fixture, ALONG_PERSON_P_DIED, NULL, "not dead");
  set_text (fixture, ALONG_PERSON_P_BORN, "2022", "birth");
  g_autoptr (GPtrArray) dead = read_history (fixture, "not dead", 0, 1, &more);
  along_session_put_back_async (fixture->session, first_part (dead, 0)->n, ALONG_PERSON_P_DIED, "death", answered, NULL);
  g_assert_false (along_session_put_back_finish (fixture->session, wait_for_answer (), &error));
  g_assert_true (error->domain == ALONG_CHECK_ERROR);
  fixture_free (fixture);
}

/* After a restart: Ctrl+Z's edit, and one behind it that was changed since. */
static void
test_take_back (void)
{
  Fixture *fixture = fixture_new ();
  g_autofree char *what = NULL;
  g_autoptr (GError) error = NULL;
  gboolean more;

  set_text (fixture, ALONG_PERSON_P_PHONE, "01", "first phone");
  set_text (fixture, ALONG_PERSON_P_PHONE, "02", "second phone");
  set_text (fixture, ALONG_PERSON_P_FAITH, "None", "faith");
  quit (fixture);
  start (fixture);
  along_session_undo_async (fixture->session, fixture->id, FALSE, NULL, answered, NULL);
  g_assert_true (along_session_undo_finish (fixture->session, wait_for_answer (), &what, &error));
  g_assert_cmpstr (what, ==, "faith");
  g_assert_false (along_record_has (jade (fixture), ALONG_PERSON_P_FAITH));

  g_autoptr (GPtrArray) found = read_history (fixture, "first", 0, 1, &more);
  along_session_plan_take_back_async (fixture->session, along_history_edit_get_id (found->pdata[0]), fixture->id, FALSE, answered, NULL);
  g_autoptr (AlongTakeBack) asked = along_session_plan_take_back_finish (fixture->session, wait_for_answer (), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (along_take_back_get_changed (asked)->len, ==, 1);
  const AlongChangedSince *changed = along_take_back_get_changed (asked)->pdata[0];
  g_assert_cmpstr (changed->group, ==, "Jade Lowe");
  g_assert_cmpstr (changed->name, ==, "Phone");
  g_assert_cmpstr (changed->now, ==, "02");
  g_assert_cmpstr (changed->was, ==, "");
  g_assert_true (g_str_has_prefix (changed->since, "Wendy Worker, "));

  /* Left as it is: nothing is to be done. */
  along_session_take_back_async (fixture->session, asked, answered, NULL);
  g_assert_false (along_session_take_back_finish (fixture->session, wait_for_answer (), &error));
  g_assert_error (error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_NOTHING);
  g_clear_error (&error);

  along_session_plan_take_back_async (fixture->session, along_history_edit_get_id (found->pdata[0]), fixture->id, FALSE, answered, NULL);
  g_autoptr (AlongTakeBack) decided = along_session_plan_take_back_finish (fixture->session, wait_for_answer (), &error);
  along_take_back_decide (decided, 0, TRUE);
  along_session_take_back_async (fixture->session, decided, answered, NULL);
  g_assert_true (along_session_take_back_finish (fixture->session, wait_for_answer (), &error));
  g_assert_false (along_record_has (jade (fixture), ALONG_PERSON_P_PHONE));
  g_autoptr (GPtrArray) after = read_history (fixture, NULL, 0, 1, &more);
  g_assert_cmpstr (along_history_edit_get_title (after->pdata[0]), ==, "Taken back: first phone");
  fixture_free (fixture);
}

/* Of a form each answer that differs is said with its question. */
static void
test_answers (void)
{
  g_autoptr (AlongRecord) form = along_record_new (ALONG_KIND_QUESTIONNAIRE, along_id_new (), ALONG_ID_NONE);
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (history_field_free);
  const AlongHistoryField *field;

  along_record_set_text (form, ALONG_QUESTIONNAIRE_P_JSON,
                         "{\"item\":[{\"linkId\":\"a\",\"item\":[{\"linkId\":\"a.1\",\"text\":\"Touch\"},"
                         "{\"linkId\":\"a.2\",\"text\":\"Voice\"}]}]}");
  history_add_answers (fields, form,
                       "{\"item\":[{\"linkId\":\"a\",\"item\":[{\"linkId\":\"a.1\",\"answer\":[{\"valueInteger\":3}]},"
                       "{\"linkId\":\"a.2\",\"answer\":[{\"valueCoding\":{\"code\":\"2\",\"display\":\"Often\"}}]}]}]}",
                       "{\"item\":[{\"linkId\":\"a\",\"item\":[{\"linkId\":\"a.1\",\"answer\":[{\"valueInteger\":4}]},"
                       "{\"linkId\":\"a.2\",\"answer\":[{\"valueCoding\":{\"code\":\"2\",\"display\":\"Often\"}}]},"
                       "{\"linkId\":\"a.3\",\"answer\":[{\"valueString\":\"Sang\"},{\"valueBoolean\":true}]}]}]}");
  g_assert_cmpuint (fields->len, ==, 2);
  field = fields->pdata[0];
  g_assert_cmpstr (field->name, ==, "Touch");
  g_assert_cmpstr (field->from, ==, "3");
  g_assert_cmpstr (field->to, ==, "4");
  field = fields->pdata[1];
  g_assert_cmpstr (field->from, ==, "");
  g_assert_cmpstr (field->to, ==, "Sang; yes");

  /* What cannot be read says nothing, and takes nobody with it. */
  g_ptr_array_set_size (fields, 0);
  history_add_answers (fields, NULL, "[", "{\"item\":[3,{\"linkId\":4},{\"linkId\":\"b\",\"answer\":[1,{\"valueCoding\":{}}]}]}");
  g_assert_cmpuint (fields->len, ==, 0);
}

static void
test_access (void)
{
  Fixture *fixture = fixture_new ();
  const AlongAccessAsk all = { .n = 10 };
  g_autoptr (GError) error = NULL;

  g_assert_true (along_session_is_manager (fixture->session));
  along_session_note_access (fixture->session, fixture->id, "open", NULL);
  along_session_note_access (fixture->session, fixture->id, "print", "court; 7F3A-21");
  set_text (fixture, ALONG_PERSON_P_PHONE, "01", "phone"); /* behind them with the writer */
  along_session_access_async (fixture->session, &all, NULL, answered, NULL);
  g_autoptr (GPtrArray) lines = along_session_access_finish (fixture->session, wait_for_answer (), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 2);
  const AlongAccessLine *line = lines->pdata[0];
  g_assert_cmpstr (line->what, ==, "Printed");
  g_assert_cmpstr (line->who, ==, "Wendy Worker");
  g_assert_cmpstr (line->family_name, ==, "Lowe");
  g_assert_cmpstr (line->detail, ==, "court; 7F3A-21");
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  along_store_register ();
  g_test_add_func ("/session/history/words", test_words);
  g_test_add_func ("/session/history/contact", test_contact);
  g_test_add_func ("/session/history/follow", test_follow);
  g_test_add_func ("/session/history/free", test_free);
  g_test_add_func ("/session/history/put-back", test_put_back);
  g_test_add_func ("/session/history/take-back", test_take_back);
  g_test_add_func ("/session/history/answers", test_answers);
  g_test_add_func ("/session/history/access", test_access);
  return g_test_run ();
}
