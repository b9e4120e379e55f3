/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-person-dialog.h"

#include <glib/gi18n-lib.h>

#include "along-check.h"
#include "along-clock.h"
#include "along-commit.h"
#include "along-date-row.h"
#include "along-facts.h"
#include "along-kin-words.h"
#include "along-refusal.h"
#include "along-text.h"

#define DIALOG "along-genogram-dialog"

typedef enum
{
  ADD,
  CHANGE,
  COUPLE,
  CONNECT,
} What;

/* One dialog: what it is about, and its rows; those it does not have are %NULL. */
typedef struct
{
  What what;
  AlongGenogramPage *page; /* alive as long as the window it is in; the dialog goes with that */
  GtkWidget *window, *list;
  AlongId about;
  AlongId result; /* whom to show when it is saved */
  GtkWidget *relation, *name, *preferred, *gender, *pronouns, *born, *died, *due, *role, *note, *index;
  GtkWidget *other, *link, *kind, *state, *from, *to, *bond, *is_private;
  GtkWidget *words; /* of a refusal that belongs to no one field */
  GArray *people;   /* AlongId, of @other */
  AlongRefusal refusal;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_array_unref (self->people);
  g_free (self);
}

static GtkWidget *
entry_row (Dialog *self, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return row;
}

static GtkWidget *
date_row (Dialog *self, const char *title, const char *edtf)
{
  GtkWidget *row = along_date_row_new (title);

  along_date_row_set_edtf (ALONG_DATE_ROW (row), edtf);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return row;
}

/* Takes @words. */
static GtkWidget *
choice_row (Dialog *self, const char *title, char **words, int selected)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *) words);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint) MAX (selected, 0));
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  g_strfreev (words);
  return row;
}

static GtkWidget *
switch_row (Dialog *self, const char *title, gboolean on)
{
  GtkWidget *row = adw_action_row_new (), *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), on);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return toggle;
}

static const char *
text_of (GtkWidget *row)
{
  const char *text = row != NULL ? gtk_editable_get_text (GTK_EDITABLE (row)) : NULL;

  return along_text_is_empty (text) ? NULL : text;
}

static int
chosen (GtkWidget *row)
{
  return row != NULL ? (int) adw_combo_row_get_selected (ADW_COMBO_ROW (row)) : 0;
}

static const char *
date_of (GtkWidget *row)
{
  return row != NULL && gtk_widget_get_visible (row) ? along_date_row_get_edtf (ALONG_DATE_ROW (row)) : NULL;
}

static void
refuse (Dialog *self, GtkWidget *row, const char *words)
{
  if (row != NULL && ALONG_IS_DATE_ROW (row))
    along_date_row_refuse (ALONG_DATE_ROW (row), words);
  else if (row != NULL && row == self->name)
    along_refusal_set (&self->refusal, words);
  else
    {
      gtk_label_set_label (GTK_LABEL (self->words), words);
      gtk_widget_set_visible (self->words, TRUE);
      return;
    }
  gtk_widget_grab_focus (row);
}

static gboolean
dates_can_be_read (Dialog *self)
{
  GtkWidget *rows[] = { self->born, self->died, self->due, self->from, self->to };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i] != NULL && gtk_widget_get_visible (rows[i]) && !along_date_row_read (ALONG_DATE_ROW (rows[i])))
      {
        gtk_widget_grab_focus (rows[i]);
        return FALSE;
      }
  return TRUE;
}

static AlongEdit *
make_person (Dialog *self, AlongFamily *family, AlongRecord *about)
{
  AlongRelation relation = about != NULL && self->relation != NULL ? (AlongRelation) chosen (self->relation) : ALONG_RELATION_NOBODY;
  gboolean pregnancy = relation == ALONG_RELATION_PREGNANCY;
  AlongPersonFields fields = { .name = text_of (self->name), .preferred = text_of (self->preferred),
                               .pronouns = text_of (self->pronouns), .role = text_of (self->role), .note = text_of (self->note),
                               .born = date_of (self->born), .died = date_of (self->died), .due = date_of (self->due),
                               .gender = chosen (self->gender),
                               .index = self->index != NULL && gtk_switch_get_active (GTK_SWITCH (self->index)) };
  g_autoptr (GError) error = NULL;

  if (fields.name == NULL && !pregnancy)
    {
      refuse (self, self->name, _ ("Write a name, or “Unknown”."));
      return NULL;
    }
  if (pregnancy && fields.due != NULL && !along_check_edd (along_date_first_day (fields.due), along_clock_today (), &error))
    {
      refuse (self, self->due, error->message);
      return NULL;
    }
  return self->what == CHANGE
           ? along_genogram_change_person (family, about, &fields)
           : along_genogram_add_person (family, about, relation, &fields, along_clock_today (), &self->result);
}

static AlongEdit *
make_connection (Dialog *self, AlongFamily *family, AlongRecord *about)
{
  AlongId id = g_array_index (self->people, AlongId, MIN ((guint) chosen (self->other), self->people->len - 1));
  AlongRecord *other = along_family_find (family, ALONG_KIND_PERSON, id);

  if (other == NULL)
    return NULL;
  switch (chosen (self->link))
    {
    case 0:
      return along_genogram_add_couple (family, about, other, chosen (self->kind), chosen (self->state), date_of (self->from),
                                        date_of (self->to));
    case 1:
      return along_genogram_add_parent (family, about, other);
    default:
      return along_genogram_add_bond (family, about, other, chosen (self->bond), gtk_switch_get_active (GTK_SWITCH (self->is_private)));
    }
}

static AlongEdit *
make_edit (Dialog *self)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self->page));
  AlongRecord *about = family != NULL ? along_family_lookup (family, self->about) : NULL;

  if (family == NULL || (about == NULL && self->what != ADD))
    return NULL;
  switch (self->what)
    {
    case COUPLE:
      return along_genogram_change_couple (family, about, chosen (self->kind), chosen (self->state), date_of (self->from),
                                           date_of (self->to));
    case CONNECT:
      return make_connection (self, family, about);
    default:
      return make_person (self, family, about);
    }
}

static void
committed_cb (GtkWidget *page, const AlongCheckPlace *place, const GError *error)
{
  GtkWidget *window = g_object_get_data (G_OBJECT (page), DIALOG);
  Dialog *self = window != NULL ? g_object_get_data (G_OBJECT (window), DIALOG) : NULL;
  GtkWidget *row = NULL;

  if (self == NULL)
    return;
  gtk_widget_set_sensitive (self->list, TRUE);
  if (error == NULL)
    {
      AlongId result = self->result;

      gtk_window_destroy (GTK_WINDOW (window));
      along_genogram_page_choose (ALONG_GENOGRAM_PAGE (page), result, FALSE);
      return;
    }
  if (place == NULL)
    return;
  if (place->record != NULL && along_record_get_kind_id (place->record) == ALONG_KIND_PERSON)
    row = place->property == ALONG_PERSON_P_BORN   ? self->born
          : place->property == ALONG_PERSON_P_DIED ? self->died
                                                   : self->name;
  else if (place->record != NULL && along_record_get_kind_id (place->record) == ALONG_KIND_EDD)
    row = self->due;
  else if (place->record != NULL && along_record_get_kind_id (place->record) == ALONG_KIND_COUPLE)
    row = place->property == ALONG_COUPLE_P_TO ? self->to : place->property == ALONG_COUPLE_P_FROM ? self->from : NULL;
  refuse (self, row, error->message);
}

static void
done_cb (Dialog *self)
{
  g_autoptr (AlongEdit) edit = NULL;

  gtk_widget_set_visible (self->words, FALSE);
  if (self->name != NULL)
    along_refusal_set (&self->refusal, NULL);
  if (!gtk_widget_get_sensitive (self->list) || !dates_can_be_read (self))
    return;
  edit = make_edit (self);
  if (edit == NULL)
    return;
  gtk_widget_set_sensitive (self->list, FALSE);
  along_commit (GTK_WIDGET (self->page), along_page_get_session (ALONG_PAGE (self->page)), edit, NULL,
                along_edit_get_title (edit), committed_cb);
}

static gboolean
key_cb (Dialog *self, guint key, guint code, GdkModifierType state)
{
  if (key == GDK_KEY_Escape)
    gtk_window_destroy (GTK_WINDOW (self->window));
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK))
    done_cb (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static Dialog *
dialog_new (AlongGenogramPage *page, What what, AlongRecord *about, const char *title, const char *done)
{
  Dialog *self = g_new0 (Dialog, 1);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel")), *add = gtk_button_new_with_mnemonic (done);
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->what = what;
  self->page = page;
  self->about = about != NULL ? along_record_get_id (about) : ALONG_ID_NONE;
  self->result = self->about;
  self->people = g_array_new (FALSE, FALSE, sizeof (AlongId));
  self->window = g_object_new (ADW_TYPE_WINDOW, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL);
  self->list = gtk_list_box_new ();
  self->words = gtk_label_new (NULL);
  gtk_window_set_title (GTK_WINDOW (self->window), title);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 460, what == COUPLE || what == CONNECT ? 420 : 620);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self->window), GTK_WINDOW (root));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self->window), TRUE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_widget_add_css_class (add, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), add);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_destroy), self->window);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (done_cb), self);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_widget_add_css_class (self->words, "along-notice");
  gtk_widget_set_visible (self->words, FALSE);
  gtk_widget_set_margin_top (inside, 18);
  gtk_widget_set_margin_bottom (inside, 18);
  gtk_widget_set_margin_start (inside, 12);
  gtk_widget_set_margin_end (inside, 12);
  gtk_box_append (GTK_BOX (inside), self->words);
  gtk_box_append (GTK_BOX (inside), self->list);
  adw_clamp_set_child (ADW_CLAMP (clamp), inside);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (self->window), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->window, keys);
  g_object_set_data_full (G_OBJECT (self->window), DIALOG, self, dialog_free);
  /* Only one at a time; forgotten when it closes. */
  g_object_set_data (G_OBJECT (page), DIALOG, self->window);
  return self;
}

static gboolean
closed_cb (GtkWidget *window, AlongGenogramPage *page)
{
  if (g_object_get_data (G_OBJECT (page), DIALOG) == window)
    g_object_set_data (G_OBJECT (page), DIALOG, NULL);
  return FALSE;
}

static GtkWindow *
present (Dialog *self)
{
  g_signal_connect_object (self->window, "destroy", G_CALLBACK (closed_cb), self->page, 0);
  gtk_window_present (GTK_WINDOW (self->window));
  return GTK_WINDOW (self->window);
}

static void
relation_cb (Dialog *self)
{
  gboolean pregnancy = self->relation != NULL && chosen (self->relation) == ALONG_RELATION_PREGNANCY;

  gtk_widget_set_visible (self->due, pregnancy);
  gtk_widget_set_visible (self->born, !pregnancy);
  gtk_widget_set_visible (self->died, !pregnancy);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), pregnancy ? _ ("Name, if there is one") : _ ("Name"));
}

static const char *
get (AlongRecord *person, int property)
{
  return person != NULL ? along_record_get_text (person, property) : NULL;
}

static void
person_rows (Dialog *self, AlongRecord *person)
{
  self->name = entry_row (self, _ ("Name"), get (person, ALONG_PERSON_P_NAME));
  along_refusal_init (&self->refusal, ADW_ENTRY_ROW (self->name));
  self->gender = choice_row (self, _ ("Gender"), along_kin_gender_words (),
                             person != NULL ? along_record_get_enum (person, ALONG_PERSON_P_GENDER) : ALONG_GENDER_UNKNOWN);
  self->due = date_row (self, _ ("Due date"), NULL);
  along_date_row_set_exact (ALONG_DATE_ROW (self->due), TRUE);
  self->born = date_row (self, _ ("Born"), get (person, ALONG_PERSON_P_BORN));
  self->died = date_row (self, _ ("Died"), get (person, ALONG_PERSON_P_DIED));
  self->preferred = entry_row (self, _ ("Likes to be called"), get (person, ALONG_PERSON_P_PREFERRED));
  self->pronouns = entry_row (self, _ ("Pronouns"), get (person, ALONG_PERSON_P_PRONOUNS));
  self->role = entry_row (self, _ ("Role"), get (person, ALONG_PERSON_P_ROLE));
  self->note = entry_row (self, _ ("Note"), get (person, ALONG_PERSON_P_NOTE));
}

/** along_person_dialog_add: a new person. @to: (nullable): whom the question is about; %NULL: the first person. */
GtkWindow *
along_person_dialog_add (AlongGenogramPage *page, AlongRecord *to)
{
  Dialog *self = dialog_new (page, ADD, to, to != NULL ? _ ("Add relative") : _ ("Add person"), _ ("_Add"));

  if (to != NULL)
    {
      const char *words[] = { C_ ("relation", "Parent"), C_ ("relation", "Partner"), C_ ("relation", "Brother or sister"),
                              C_ ("relation", "Child"), C_ ("relation", "Pregnancy"), C_ ("relation", "Carer"),
                              C_ ("relation", "Somebody else"), NULL };
      g_autofree char *title = g_strdup_printf (_ ("Who is this to %s?"), along_facts_first_name (to));

      self->relation = choice_row (self, title, g_strdupv ((char **) words), ALONG_RELATION_PARENT);
      g_signal_connect_swapped (self->relation, "notify::selected", G_CALLBACK (relation_cb), self);
    }
  person_rows (self, NULL);
  if (to == NULL)
    self->index = switch_row (self, _ ("The support is about this person"),
                              along_family_count (along_page_get_family (ALONG_PAGE (page)), ALONG_KIND_PERSON) == 0);
  relation_cb (self);
  gtk_widget_grab_focus (to != NULL ? self->relation : self->name);
  return present (self);
}

GtkWindow *
along_person_dialog_change (AlongGenogramPage *page, AlongRecord *person)
{
  g_autofree char *title = g_strdup_printf (_ ("Edit %s"), along_facts_first_name (person));
  Dialog *self = dialog_new (page, CHANGE, person, title, _ ("_Change"));

  person_rows (self, person);
  self->index = switch_row (self, _ ("The support is about this person"), along_record_get_bool (person, ALONG_PERSON_P_INDEX));
  relation_cb (self);
  gtk_widget_grab_focus (self->name);
  return present (self);
}

static void
couple_rows (Dialog *self, AlongRecord *couple)
{
  self->kind = choice_row (self, _ ("What they are to each other"), along_kin_couple_words (),
                           couple != NULL ? along_record_get_enum (couple, ALONG_COUPLE_P_KIND) : ALONG_COUPLE_KIND_COHABITING);
  self->state = choice_row (self, _ ("How it is now"), along_kin_state_words (),
                            couple != NULL ? along_record_get_enum (couple, ALONG_COUPLE_P_STATE) : ALONG_COUPLE_STATE_CURRENT);
  self->from = date_row (self, _ ("From"), get (couple, ALONG_COUPLE_P_FROM));
  self->to = date_row (self, _ ("Until"), get (couple, ALONG_COUPLE_P_TO));
}

GtkWindow *
along_couple_dialog_change (AlongGenogramPage *page, AlongRecord *couple)
{
  Dialog *self = dialog_new (page, COUPLE, couple, _ ("Couple"), _ ("_Change"));

  self->result = along_record_get_ref (couple, ALONG_COUPLE_P_ONE);
  couple_rows (self, couple);
  return present (self);
}

static void
link_cb (Dialog *self)
{
  int link = chosen (self->link);

  gtk_widget_set_visible (self->kind, link == 0);
  gtk_widget_set_visible (self->state, link == 0);
  gtk_widget_set_visible (self->from, link == 0);
  gtk_widget_set_visible (self->to, link == 0);
  gtk_widget_set_visible (self->bond, link == 2);
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->is_private, GTK_TYPE_LIST_BOX_ROW), link == 2);
}

/** along_connect_dialog_new: a line from @from to somebody. Returns: (nullable): there is nobody else. */
GtkWindow *
along_connect_dialog_new (AlongGenogramPage *page, AlongRecord *from)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (page));
  const char *links[] = { C_ ("connection", "A couple"), C_ ("connection", "Parent of"), C_ ("connection", "A feeling"), NULL };
  g_autofree char *title = g_strdup_printf (_ ("Connect %s"), along_facts_first_name (from));
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  AlongRecord *person;
  Dialog *self;

  if (along_family_count (family, ALONG_KIND_PERSON) < 2)
    return NULL;
  self = dialog_new (page, CONNECT, from, title, _ ("_Add"));
  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    if (person != from)
      {
        AlongId id = along_record_get_id (person);

        g_strv_builder_add (names, along_record_get_text (person, ALONG_PERSON_P_NAME));
        g_array_append_val (self->people, id);
      }
  self->other = choice_row (self, _ ("With"), g_strv_builder_end (names), 0);
  self->link = choice_row (self, _ ("What is between them"), g_strdupv ((char **) links), 2);
  couple_rows (self, NULL);
  self->bond = choice_row (self, _ ("Feeling"), along_kin_bond_words (), ALONG_BOND_CLOSE);
  self->is_private = switch_row (self, _ ("Private: drawn only when asked for"), FALSE);
  g_signal_connect_swapped (self->link, "notify::selected", G_CALLBACK (link_cb), self);
  link_cb (self);
  return present (self);
}

/** along_person_dialog_close: closes the dialog that is open, if any: the store is about to lock. */
void
along_person_dialog_close (AlongGenogramPage *page)
{
  GtkWidget *window = g_object_get_data (G_OBJECT (page), DIALOG);

  if (window != NULL)
    gtk_window_destroy (GTK_WINDOW (window));
}
