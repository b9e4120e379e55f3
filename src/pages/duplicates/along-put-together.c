/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-put-together.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-access.h"
#include "along-announcer.h"
#include "along-choose-fields.h"
#include "along-commit.h"
#include "along-facts.h"
#include "along-field-words.h"
#include "along-instant.h"
#include "along-merge.h"
#include "along-narrow.h"
#include "along-pick.h"
#include "along-session-duplicates.h"
#include "along-who-is-who.h"

struct _AlongPutTogether
{
  AdwWindow parent_instance;

  AlongSession *session;
  GCancellable *cancellable;
  AlongPutTogetherOf of;
  AlongFamily *kept, *other; /* the same within one family */
  AlongMerge *merge;
  GPtrArray *records;        /* what is asked about */
  GArray *written;           /* (nullable): of AlongWritten */

  GtkWidget *stack;
  GtkWidget *title;
  GtkWidget *cancel, *back, *next;
  GtkWidget *ask_box;        /* who is who */
  GtkWidget *who;            /* (nullable): the list in it */
  GtkWidget *ask_scrolled;
  GtkWidget *refused;
  GtkWidget *intro;
  GtkWidget *chooser;
  GtkWidget *count;          /* how much is still to be decided: stays in sight */
  GtkWidget *foot;           /* words of a refusal */
};

G_DEFINE_FINAL_TYPE (AlongPutTogether, along_put_together, ADW_TYPE_WINDOW)

static void
along_put_together_dispose (GObject *object)
{
  AlongPutTogether *self = ALONG_PUT_TOGETHER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->merge, along_merge_free);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->written, g_array_unref);
  g_clear_object (&self->kept);
  g_clear_object (&self->other);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (along_put_together_parent_class)->dispose (object);
}

static void
along_put_together_class_init (AlongPutTogetherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_put_together_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_DIALOG);
}

static void
along_put_together_init (AlongPutTogether *self)
{
  self->cancellable = g_cancellable_new ();
}

static gboolean
is_one_family (AlongPutTogether *self)
{
  return along_id_equal (self->of.family, self->of.other_family);
}

static gboolean
shows (AlongPutTogether *self, const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), page) == 0;
}

static void
show_page (AlongPutTogether *self, const char *page)
{
  gboolean fields = g_str_equal (page, "fields"), ask = g_str_equal (page, "ask");

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
  gtk_widget_set_visible (self->next, fields || (ask && self->who != NULL));
  gtk_button_set_label (GTK_BUTTON (self->next), fields ? _ ("_Put together") : _ ("_Next"));
  gtk_widget_set_visible (self->back, self->who != NULL && !ask && !g_str_equal (page, "waiting"));
  gtk_widget_set_visible (self->foot, FALSE);
  gtk_widget_set_visible (self->count, fields && gtk_widget_get_visible (self->chooser));
}

static void
refuse (AlongPutTogether *self, const char *words)
{
  adw_status_page_set_description (ADW_STATUS_PAGE (self->refused), words);
  show_page (self, "refused");
  gtk_widget_grab_focus (gtk_widget_get_visible (self->back) ? self->back : self->cancel);
  along_announce (GTK_WIDGET (self), words);
}

/* Questions as they are shown */

static char *
from_words (AlongPutTogether *self, AlongRecord *record, int property)
{
  AlongFamily *team = along_session_get_team (self->session);

  for (guint i = 0; self->written != NULL && i < self->written->len; i++)
    {
      const AlongWritten *written = &g_array_index (self->written, AlongWritten, i);
      AlongRecord *worker;
      g_autofree char *day = NULL;

      if (written->property != property || !along_id_equal (written->record, along_record_get_id (record)))
        continue;
      worker = team != NULL ? along_family_find (team, ALONG_KIND_WORKER, written->worker) : NULL;
      day = along_day_to_words (along_day_of_ms (written->known_at, ALONG_ZONE));
      /* Translators: who wrote it, and the day */
      return worker != NULL ? g_strdup_printf (_ ("%s, %s"), along_record_get_text (worker, ALONG_WORKER_P_NAME), day) : g_steal_pointer (&day);
    }
  return NULL;
}

static GListModel *
make_choices (AlongPutTogether *self)
{
  GListStore *store = g_list_store_new (ALONG_TYPE_FIELD_CHOICE);
  AlongFamily *team = along_session_get_team (self->session);
  guint n;
  const AlongMergeQuestion *questions = along_merge_questions (self->merge, &n);

  for (guint i = 0; i < n; i++)
    {
      const AlongMergeQuestion *question = &questions[i];
      g_autofree char *group = along_record_words (question->keep, self->kept, team);
      g_autoptr (AlongFieldChoice) choice = along_field_choice_new (
        group, along_property_words (along_record_get_kind_id (question->keep), question->property));
      g_autofree char *one = along_field_words (question->keep, question->property, self->kept, team);
      g_autofree char *two = along_field_words (question->other, question->property, self->other, team);
      g_autofree char *from_one = from_words (self, question->keep, question->property);
      g_autofree char *from_two = from_words (self, question->other, question->property);

      along_field_choice_add (choice, one, from_one);
      along_field_choice_add (choice, two, from_two);
      if (question->both)
        along_field_choice_add (choice, _ ("Both, one after the other"), NULL);
      along_field_choice_set_chosen (choice, question->take);
      g_list_store_append (store, choice);
    }
  return G_LIST_MODEL (store);
}

/* What each side stands for: names, and where those are the same what tells them apart. */
static void
name_sides (AlongPutTogether *self)
{
  g_autofree char *one = NULL, *two = NULL, *all_one = NULL, *all_two = NULL;

  if (is_one_family (self))
    {
      one = g_strdup (along_record_get_text (along_family_lookup (self->kept, self->of.person), ALONG_PERSON_P_NAME));
      two = g_strdup (along_record_get_text (along_family_lookup (self->kept, self->of.other_person), ALONG_PERSON_P_NAME));
    }
  else
    {
      one = along_pick_family_name (self->kept, self->other);
      two = along_pick_family_name (self->other, self->kept);
    }
  if (g_strcmp0 (one, two) == 0)
    {
      g_autofree char *name = g_steal_pointer (&one);

      g_free (two);
      /* Translators: a name that two have */
      one = g_strdup_printf (C_ ("one of two", "%s, the first"), name);
      /* Translators: a name that two have */
      two = g_strdup_printf (C_ ("one of two", "%s, the second"), name);
    }
  /* Translators: on a button: whose values are taken, one and all */
  all_one = g_strdup_printf (_ ("All of %s"), one);
  all_two = g_strdup_printf (_ ("All of %s"), two);
  along_choose_fields_set_sides (ALONG_CHOOSE_FIELDS (self->chooser), (const char *const[]){ one, two, NULL },
                                 (const char *const[]){ all_one, all_two, NULL });
}

static void
counted_cb (AlongPutTogether *self)
{
  g_autofree char *words = along_choose_fields_count_words (ALONG_CHOOSE_FIELDS (self->chooser));

  gtk_label_set_label (GTK_LABEL (self->count), words);
}

static void
show_fields (AlongPutTogether *self)
{
  g_autoptr (GListModel) choices = make_choices (self);
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean any = g_list_model_get_n_items (choices) > 0;

  name_sides (self);
  along_choose_fields_set_model (ALONG_CHOOSE_FIELDS (self->chooser), choices);
  gtk_widget_set_visible (self->chooser, any);
  counted_cb (self);
  g_string_append (words, any ? _ ("Choose where the two do not agree. What only one of them says is kept unless you choose otherwise, and so "
                                   "is everything that was written about either.")
                              : _ ("The two agree on everything that both say. What only one of them says is kept, and so is "
                                   "everything that was written about either."));
  if (along_merge_has_one_support (self->merge))
    g_string_append_printf (words, "\n\n%s", _ ("Both families have support at the same time. It becomes one."));
  if (!is_one_family (self))
    g_string_append_printf (words, "\n\n%s", _ ("In the list there is one family afterwards. You can take it back with Undo, or later from History."));
  gtk_label_set_label (GTK_LABEL (self->intro), words->str);
  show_page (self, "fields");
  if (!any || !along_choose_fields_focus_undecided (ALONG_CHOOSE_FIELDS (self->chooser)))
    gtk_widget_grab_focus (self->next);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongPutTogether) self = data;
  g_autoptr (GError) error = NULL;
  GArray *written = along_session_who_wrote_finish (ALONG_SESSION (source), result, &error);

  if (self->session == NULL)
    {
      g_clear_pointer (&written, g_array_unref);
      return;
    }
  g_clear_pointer (&self->written, g_array_unref);
  self->written = written; /* without it nobody is named, and all else works */
  if (shows (self, "waiting"))
    show_fields (self);
}

/* From who is who to field by field. */
static void
settle (AlongPutTogether *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongMerge) merge = along_merge_new (self->kept, is_one_family (self) ? NULL : self->other);
  const AlongMergeQuestion *questions;
  guint n;

  if (!(is_one_family (self) ? along_merge_pair (merge, self->of.person, self->of.other_person, &error)
                             : along_who_is_who_pair (self->who, merge, &error)))
    {
      refuse (self, error->message);
      return;
    }
  along_merge_settle (merge);
  g_clear_pointer (&self->merge, along_merge_free);
  self->merge = g_steal_pointer (&merge);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  questions = along_merge_questions (self->merge, &n);
  for (guint i = 0; i < n; i++)
    {
      if (!g_ptr_array_find (self->records, questions[i].keep, NULL))
        g_ptr_array_add (self->records, g_object_ref (questions[i].keep));
      if (!g_ptr_array_find (self->records, questions[i].other, NULL))
        g_ptr_array_add (self->records, g_object_ref (questions[i].other));
    }
  show_page (self, "waiting");
  along_session_who_wrote_async (self->session, self->records, self->cancellable, written_cb, g_object_ref (self));
}

/* Doing it */

static void
committed_cb (GtkWidget *widget, const AlongCheckPlace *place, const GError *error)
{
  AlongPutTogether *self = ALONG_PUT_TOGETHER (widget);
  GtkWidget *parent;
  char id[ALONG_ID_TEXT];

  if (self->session == NULL)
    return;
  gtk_widget_set_sensitive (self->next, TRUE);
  if (error != NULL)
    {
      if (place != NULL)
        {
          gtk_label_set_label (GTK_LABEL (self->foot), error->message);
          gtk_widget_set_visible (self->foot, TRUE);
        }
      return;
    }
  parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  along_id_format (self->of.family, id);
  if (parent != NULL && !is_one_family (self))
    {
      /* The window itself, behind the list of who may be here twice. */
      while (GTK_IS_WINDOW (parent) && gtk_window_get_transient_for (GTK_WINDOW (parent)) != NULL)
        parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (parent)));
      gtk_widget_activate_action (parent, "win.show-family", "s", id);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
put_together (AlongPutTogether *self)
{
  GListModel *choices = along_choose_fields_get_model (ALONG_CHOOSE_FIELDS (self->chooser));
  g_autoptr (AlongEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  if (along_choose_fields_focus_undecided (ALONG_CHOOSE_FIELDS (self->chooser)))
    {
      along_announce (GTK_WIDGET (self), _ ("Something is still to be decided."));
      return;
    }
  for (guint i = 0; choices != NULL && i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (AlongFieldChoice) choice = g_list_model_get_item (choices, i);

      along_merge_decide (self->merge, i, (AlongMergeTake) along_field_choice_get_chosen (choice));
    }
  edit = along_merge_edit (self->merge, is_one_family (self) ? _ ("two people put together") : _ ("two families put together"), &error);
  if (edit == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->foot), error->message);
      gtk_widget_set_visible (self->foot, TRUE);
      along_announce (GTK_WIDGET (self), error->message);
      return;
    }
  gtk_widget_set_sensitive (self->next, FALSE);
  along_commit (GTK_WIDGET (self), self->session, edit, NULL,
                is_one_family (self) ? _ ("One person now") : _ ("One family now"), committed_cb);
}

static void
next_cb (AlongPutTogether *self)
{
  if (shows (self, "fields"))
    put_together (self);
  else if (shows (self, "ask"))
    settle (self);
}

static void
back_cb (AlongPutTogether *self)
{
  show_page (self, "ask");
  gtk_widget_child_focus (self->ask_box, GTK_DIR_TAB_FORWARD);
}

/* Beginning */

static void
add_words (GtkWidget *box, const char *words, const char *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
}

static void loaded_cb (GObject *source, GAsyncResult *result, gpointer data);

static void
load (AlongPutTogether *self, AlongId family)
{
  show_page (self, "waiting");
  along_session_load_async (self->session, family, self->cancellable, loaded_cb, g_object_ref (self));
}

/* The page that asks, with nothing but a heading. */
static void
clear_ask (AlongPutTogether *self, const char *heading)
{
  GtkWidget *child;

  self->who = NULL;
  while ((child = gtk_widget_get_first_child (self->ask_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->ask_box), child);
  add_words (self->ask_box, heading, "title-2");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->ask_scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
}

static void
picked_cb (AlongPutTogether *self, const char *family_text, const char *person_text)
{
  AlongId family, person = ALONG_ID_NONE;

  if (!along_id_parse (family_text, &family))
    return;
  if (person_text != NULL)
    along_id_parse (person_text, &person);
  if (self->kept == NULL)
    {
      self->of.family = family;
      load (self, family);
      return;
    }
  self->of.other_family = family;
  self->of.other_person = person;
  if (is_one_family (self))
    settle (self);
  else
    {
      g_clear_object (&self->other);
      load (self, family);
    }
}

/* @pick: (transfer full): a list to choose from, below @more */
static void
show_pick (AlongPutTogether *self, const char *heading, const char *more, GtkWidget *pick)
{
  clear_ask (self, heading);
  if (more != NULL)
    add_words (self->ask_box, more, "along-second");
  gtk_box_append (GTK_BOX (self->ask_box), pick);
  g_signal_connect_object (pick, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  show_page (self, "ask");
  gtk_widget_grab_focus (pick);
}

static void
ask_family (AlongPutTogether *self)
{
  g_autofree char *name = self->kept != NULL ? along_pick_family_name (self->kept, self->kept) : NULL;
  /* Translators: a family's name */
  g_autofree char *heading = name != NULL ? g_strdup_printf (_ ("Which family is the same as %s?"), name) : g_strdup (_ ("Which two families are one?"));

  show_pick (self, heading, name != NULL ? NULL : _ ("Choose the first, then the other."), along_pick_new_family (self->session, self->kept));
}

static void
ask_person (AlongPutTogether *self)
{
  AlongRecord *person = along_family_find (self->kept, ALONG_KIND_PERSON, self->of.person);
  /* Translators: a first name */
  g_autofree char *heading = g_strdup_printf (_ ("Who is the same person as %s?"), along_facts_first_name (person));

  show_pick (self, heading, _ ("The likeliest stand first. If it is somebody of another family, the two families are put together."),
             along_pick_new_person (self->session, self->kept, person));
}

static void
ask_who (AlongPutTogether *self)
{
  g_autofree char *other = along_pick_family_name (self->other, self->kept), *kept = along_pick_family_name (self->kept, self->other);
  /* Translators: the names of two families */
  g_autofree char *heading = g_strdup_printf (_ ("Who of %s is who of %s?"), other, kept);

  clear_ask (self, heading);
  add_words (self->ask_box, _ ("Who seems to be the same is chosen already. Look at each, and change what is not right."), "along-second");
  self->who = along_who_is_who_new (self->kept, self->other, self->of.person, self->of.other_person);
  gtk_box_append (GTK_BOX (self->ask_box), self->who);
  show_page (self, "ask");
  gtk_widget_child_focus (self->who, GTK_DIR_TAB_FORWARD);
}

/* What was begun about somebody who goes must be finished first: afterwards it would be about nobody. */
static gboolean
has_draft (AlongPutTogether *self)
{
  g_autoptr (GPtrArray) drafts = along_session_list_drafts (self->session, self->of.other_family);
  char id[ALONG_ID_TEXT];

  if (!is_one_family (self))
    return drafts->len > 0;
  along_id_format (self->of.other_person, id);
  for (guint i = 0; i < drafts->len; i++)
    {
      const AlongDraft *draft = drafts->pdata[i];

      if (strstr (draft->key, id) != NULL || (draft->body != NULL && strstr (draft->body, id) != NULL))
        return TRUE;
    }
  return FALSE;
}

static guint
count_records (AlongFamily *family)
{
  guint n = 0;

  for (AlongKindId kind = 0; kind < ALONG_N_KINDS; kind++)
    n += along_family_count (family, kind);
  return n;
}

/* The one with more in it is kept, so that less comes over. */
static void
keep_the_larger (AlongPutTogether *self)
{
  AlongPutTogetherOf of = self->of;
  AlongFamily *kept = self->kept;

  if (is_one_family (self) || count_records (self->other) <= count_records (self->kept))
    return;
  self->of = (AlongPutTogetherOf){ of.other_family, of.other_person, of.family, of.person };
  self->kept = self->other;
  self->other = kept;
}

static void
begin (AlongPutTogether *self)
{
  if (along_facts_family_record (self->kept) == NULL || along_facts_family_record (self->other) == NULL
      || (is_one_family (self) && along_family_find (self->kept, ALONG_KIND_PERSON, self->of.person) == NULL))
    {
      refuse (self, _ ("One of the two is not here any more."));
      return;
    }
  keep_the_larger (self);
  if (has_draft (self))
    {
      g_autofree char *name = along_pick_family_name (self->other, self->kept);
      g_autofree char *words = g_strdup_printf (
        /* Translators: a family's name */
        _ ("Something about %s has been begun and not finished. Finish it, or let go of it, then try again."), name);

      refuse (self, words);
      return;
    }
  /* What is in either is about to be read. */
  along_session_note_access (self->session, self->of.family, ALONG_ACCESS_OPEN, NULL);
  if (!is_one_family (self))
    along_session_note_access (self->session, self->of.other_family, ALONG_ACCESS_OPEN, NULL);
  if (!is_one_family (self))
    ask_who (self);
  else if (along_id_is_none (self->of.other_person))
    ask_person (self);
  else
    settle (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongPutTogether) self = data;
  g_autoptr (GError) error = NULL;
  AlongFamily *family = along_session_load_finish (ALONG_SESSION (source), result, &error);

  if (self->session == NULL)
    {
      g_clear_object (&family);
      return;
    }
  if (family == NULL)
    {
      refuse (self, _ ("One of the two cannot be read now. Close this, then try again."));
      return;
    }
  if (self->kept == NULL)
    {
      self->kept = family;
      if (along_id_is_none (self->of.other_family))
        {
          ask_family (self);
          return;
        }
      if (!is_one_family (self))
        {
          load (self, self->of.other_family);
          return;
        }
      self->other = g_object_ref (family);
    }
  else
    self->other = family;
  begin (self);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer data)
{
  AlongPutTogether *self = data;

  if (key == GDK_KEY_Escape)
    gtk_window_close (GTK_WINDOW (self));
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK) && gtk_widget_get_visible (self->next)
           && gtk_widget_get_sensitive (self->next))
    next_cb (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static GtkWidget *
scrolled (GtkWidget *child, const char *name)
{
  GtkWidget *window = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 720);
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  gtk_widget_add_css_class (clamp, "along-form-body");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), clamp);
  gtk_accessible_update_property (GTK_ACCESSIBLE (window), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return window;
}

static void
build (AlongPutTogether *self, gboolean narrow)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new (), *spinner = gtk_spinner_new ();
  GtkWidget *fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  self->next = gtk_button_new_with_mnemonic (_ ("_Next"));
  gtk_widget_add_css_class (self->next, "suggested-action");
  gtk_widget_set_tooltip_text (self->back, _ ("Back to who is who"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Back to who is who"), -1);
  g_signal_connect_swapped (self->cancel, "clicked", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (back_cb), self);
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (next_cb), self);
  self->title = adw_window_title_new (_ ("Put together"), NULL);
  gtk_widget_set_visible (self->title, !narrow);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), self->title);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->cancel);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->back);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->next);

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (spinner, 32, 32);
  self->ask_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->refused = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->refused), "system-users-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->refused), _ ("These cannot be put together"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->refused)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("These cannot be put together"), -1);
  self->intro = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->intro), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->intro), 0);
  self->chooser = along_choose_fields_new ();
  gtk_box_append (GTK_BOX (fields), self->intro);
  gtk_box_append (GTK_BOX (fields), self->chooser);

  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), spinner, "waiting");
  self->ask_scrolled = scrolled (self->ask_box, _ ("Who is who"));
  gtk_stack_add_named (GTK_STACK (self->stack), self->ask_scrolled, "ask");
  gtk_stack_add_named (GTK_STACK (self->stack), scrolled (fields, _ ("Field by field")), "fields");
  gtk_stack_add_named (GTK_STACK (self->stack), self->refused, "refused");
  self->foot = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->foot), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->foot), 0);
  gtk_widget_add_css_class (self->foot, "along-notice");
  gtk_widget_add_css_class (self->foot, "along-form-foot");
  gtk_box_append (GTK_BOX (page), header);
  along_choose_fields_hide_count (ALONG_CHOOSE_FIELDS (self->chooser));
  g_signal_connect_swapped (self->chooser, "notify::undecided", G_CALLBACK (counted_cb), self);
  self->count = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->count), TRUE);
  gtk_widget_add_css_class (self->count, "along-second");
  gtk_widget_add_css_class (self->count, "along-form-foot");
  gtk_box_append (GTK_BOX (page), self->stack);
  gtk_box_append (GTK_BOX (page), self->count);
  gtk_box_append (GTK_BOX (page), self->foot);
  gtk_box_append (GTK_BOX (page), along_announcer_new ());
  if (narrow)
    gtk_widget_add_css_class (page, "along-narrow");
  adw_window_set_content (ADW_WINDOW (self), page);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  show_page (self, "waiting");
}

/** along_put_together_new: @of: of two families the one with more in it is kept. */
GtkWindow *
along_put_together_new (GtkWindow *parent, AlongSession *session, const AlongPutTogetherOf *of)
{
  AlongPutTogether *self = g_object_new (ALONG_TYPE_PUT_TOGETHER, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE,
                                         "default-width", 760, "default-height", 680, "title", _ ("Put together"), NULL);

  self->session = g_object_ref (session);
  self->of = *of;
  build (self, along_narrow_as_parent (GTK_WINDOW (self), parent));
  g_signal_connect_object (session, "locking", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  if (along_id_is_none (of->family))
    ask_family (self);
  else
    load (self, of->family);
  return GTK_WINDOW (self);
}
