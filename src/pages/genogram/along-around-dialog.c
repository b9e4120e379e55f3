/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-around-dialog.h"

#include <glib/gi18n-lib.h>

#include "along-announcer.h"
#include "along-around-edits.h"
#include "along-commit.h"
#include "along-date-row.h"
#include "along-facts.h"
#include "along-field-words.h"
#include "along-genogram-page-private.h"
#include "along-narrow.h"

#define WIDTH 460
#define HEIGHT 600
#define MOST_ROWS 12

/* A row stands for one property. @ids: (nullable): what a row of records chooses from, after “none”. */
typedef struct
{
  GtkWidget *widget;
  int property;
  GArray *ids;
} Row;

/* @said: as the record is to be; @current: (nullable): as it is */
typedef struct
{
  AlongGenogramPage *page; /* alive as long as the window: the window goes first */
  GtkWidget *window, *group, *refusal;
  Row rows[MOST_ROWS];
  guint n_rows;
  AlongRecord *said, *current;
  gboolean working; /* being written: once is enough */
  gboolean closed;
} Around;

static void
around_free (gpointer data)
{
  Around *self = data;

  for (guint i = 0; i < self->n_rows; i++)
    if (self->rows[i].ids != NULL)
      g_array_unref (self->rows[i].ids);
  g_clear_object (&self->said);
  g_clear_object (&self->current);
  g_free (self);
}

/* --- Rows --- */

static Row *
add_row (Around *self, GtkWidget *widget, int property)
{
  Row *row = &self->rows[self->n_rows++];

  g_assert (self->n_rows <= MOST_ROWS);
  row->widget = widget;
  row->property = property;
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), widget);
  return row;
}

/* A row for a property, with what @said has of it; an enum that need not be said begins with “Not said”. */
static GtkWidget *
add_property (Around *self, int property, const char *title)
{
  const AlongKind *kind = along_record_get_kind (self->said);
  const AlongProperty *about = &kind->properties[property];
  GtkWidget *widget;

  if (title == NULL)
    title = along_property_words (kind->id, property);
  if (about->type == ALONG_TYPE_DATE)
    {
      widget = along_date_row_new (title);
      along_date_row_set_edtf (ALONG_DATE_ROW (widget), along_record_get_text (self->said, property));
    }
  else if (about->type == ALONG_TYPE_ENUM)
    {
      g_auto (GStrv) words = along_enum_all_words (about->enumeration);
      GtkStringList *list = gtk_string_list_new (NULL);
      gboolean needed = (about->flags & ALONG_PROPERTY_NEEDED) != 0;

      widget = adw_combo_row_new ();
      /* a name may have what would be markup */
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
      if (!needed)
        gtk_string_list_append (list, C_ ("choice", "Not said"));
      for (char **word = words; *word != NULL; word++)
        gtk_string_list_append (list, *word);
      adw_combo_row_set_model (ADW_COMBO_ROW (widget), G_LIST_MODEL (list));
      g_object_unref (list);
      adw_combo_row_set_selected (ADW_COMBO_ROW (widget),
                                  along_record_has (self->said, property)
                                    ? (guint) along_record_get_enum (self->said, property) + !needed
                                    : 0);
    }
  else
    {
      const char *text = along_record_get_text (self->said, property);

      widget = adw_entry_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
      gtk_editable_set_text (GTK_EDITABLE (widget), text != NULL ? text : "");
    }
  add_row (self, widget, property);
  return widget;
}

/* A row that chooses one of some records, or none. Takes @ids. */
static void
add_choice (Around *self, int property, const char *title, const char *none, GArray *ids, GtkStringList *names)
{
  GtkWidget *widget = adw_combo_row_new ();
  AlongId now = along_record_get_ref (self->said, property);
  guint chosen = 0;

  gtk_string_list_splice (names, 0, 0, (const char *const[]){ none, NULL });
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (widget), G_LIST_MODEL (names));
  for (guint i = 0; i < ids->len; i++)
    if (along_id_equal (g_array_index (ids, AlongId, i), now))
      chosen = i + 1;
  adw_combo_row_set_selected (ADW_COMBO_ROW (widget), chosen);
  add_row (self, widget, property)->ids = ids;
}

/* FALSE: a date cannot be read; it has words beside it and the focus. */
static gboolean
read_rows (Around *self)
{
  for (guint i = 0; i < self->n_rows; i++)
    {
      const Row *row = &self->rows[i];
      const AlongProperty *about = &along_record_get_kind (self->said)->properties[row->property];

      if (row->ids != NULL)
        {
          guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (row->widget));

          along_record_set_ref (self->said, row->property, chosen > 0 ? g_array_index (row->ids, AlongId, chosen - 1) : ALONG_ID_NONE);
        }
      else if (about->type == ALONG_TYPE_DATE)
        {
          if (!along_date_row_read (ALONG_DATE_ROW (row->widget)))
            {
              gtk_widget_grab_focus (row->widget);
              return FALSE;
            }
          along_record_set_text (self->said, row->property, along_date_row_get_edtf (ALONG_DATE_ROW (row->widget)));
        }
      else if (about->type == ALONG_TYPE_ENUM)
        {
          int value = (int) adw_combo_row_get_selected (ADW_COMBO_ROW (row->widget)) - !(about->flags & ALONG_PROPERTY_NEEDED);

          if (value >= 0)
            along_record_set_enum (self->said, row->property, value);
          else
            along_record_unset (self->said, row->property);
        }
      else
        along_record_set_text (self->said, row->property, gtk_editable_get_text (GTK_EDITABLE (row->widget)));
    }
  return TRUE;
}

/* --- Done --- */

static void
refuse (Around *self, int property, const char *words)
{
  gtk_label_set_label (GTK_LABEL (self->refusal), words);
  gtk_widget_set_visible (self->refusal, TRUE);
  along_announce (GTK_WIDGET (self->page), words);
  for (guint i = 0; i < self->n_rows; i++)
    if (self->rows[i].property == property)
      gtk_widget_grab_focus (self->rows[i].widget);
}

static void
committed_cb (GtkWidget *window, const AlongCheckPlace *place, const GError *error)
{
  Around *self = g_object_get_data (G_OBJECT (window), "around");

  self->working = FALSE;
  /* closed while it was being saved: its rows are gone */
  if (self->closed)
    return;
  if (error == NULL)
    gtk_window_destroy (GTK_WINDOW (window));
  else if (place != NULL)
    refuse (self, place->property, error->message);
}

static void
done_cb (Around *self)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self->page));
  gboolean safety = along_record_get_kind_id (self->said) == ALONG_KIND_SAFETY;
  g_autoptr (AlongEdit) edit = NULL;

  if (self->working)
    return;
  gtk_widget_set_visible (self->refusal, FALSE);
  if (family == NULL || !read_rows (self))
    return;
  if (!safety && !along_record_has (self->said, ALONG_PROFESSIONAL_P_ROLE))
    {
      refuse (self, ALONG_PROFESSIONAL_P_ROLE, _ ("Write what they are, for example health visitor."));
      return;
    }
  edit = safety ? along_around_set_safety (family, self->said, along_page_get_today (ALONG_PAGE (self->page)))
                : along_around_set_professional (family, self->current, self->said);
  self->working = TRUE;
  along_commit (self->window, along_page_get_session (ALONG_PAGE (self->page)), edit, NULL,
                safety ? _ ("Safety map changed") : self->current != NULL ? _ ("Professional changed") : _ ("Professional added"), committed_cb);
}

static gboolean
key_cb (Around *self, guint key, guint code, GdkModifierType state)
{
  if (key == GDK_KEY_Escape)
    gtk_window_close (GTK_WINDOW (self->window));
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK))
    done_cb (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_header (Around *self, const char *done)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *finish = gtk_button_new_with_mnemonic (done);

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_widget_add_css_class (header, "flat");
  gtk_widget_add_css_class (finish, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  g_signal_connect_swapped (finish, "clicked", G_CALLBACK (done_cb), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), finish);
  return header;
}

static void
closed_cb (Around *self)
{
  self->closed = TRUE;
}

/* Takes @said. */
static Around *
around_new (AlongGenogramPage *page, AlongRecord *said, AlongRecord *current, const char *title, const char *done)
{
  Around *self = g_new0 (Around, 1);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *content = adw_preferences_page_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->page = page;
  self->said = said;
  self->current = current != NULL ? g_object_ref (current) : NULL;
  self->window = g_object_new (ADW_TYPE_WINDOW, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL);
  g_object_set_data_full (G_OBJECT (self->window), "around", self, around_free);
  gtk_window_set_title (GTK_WINDOW (self->window), title);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH, HEIGHT);
  if (GTK_IS_WINDOW (root))
    {
      gtk_window_set_transient_for (GTK_WINDOW (self->window), GTK_WINDOW (root));
      along_narrow_as_parent (GTK_WINDOW (self->window), GTK_WINDOW (root));
    }
  self->refusal = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->refusal), TRUE);
  gtk_widget_add_css_class (self->refusal, "along-notice");
  gtk_widget_set_visible (self->refusal, FALSE);
  self->group = adw_preferences_group_new ();
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (content), ADW_PREFERENCES_GROUP (self->group));
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (box), make_header (self, done));
  gtk_box_append (GTK_BOX (box), self->refusal);
  gtk_box_append (GTK_BOX (box), content);
  adw_window_set_content (ADW_WINDOW (self->window), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->window, keys);
  g_signal_connect_swapped (self->window, "destroy", G_CALLBACK (closed_cb), self);
  along_genogram_page_take_dialog (page, GTK_WINDOW (self->window));
  return self;
}

static GtkWindow *
present (Around *self)
{
  gtk_window_set_focus (GTK_WINDOW (self->window), self->rows[0].widget);
  gtk_window_present (GTK_WINDOW (self->window));
  return GTK_WINDOW (self->window);
}

/** along_around_ask_professional: @professional: (nullable): to be changed or ended; %NULL: a new one. Returns: (nullable) */
GtkWindow *
along_around_ask_professional (AlongGenogramPage *page, AlongRecord *professional)
{
  static const int asked[] = { ALONG_PROFESSIONAL_P_NAME, ALONG_PROFESSIONAL_P_ROLE, ALONG_PROFESSIONAL_P_PURPOSE, ALONG_PROFESSIONAL_P_START,
                               ALONG_PROFESSIONAL_P_END, ALONG_PROFESSIONAL_P_RING, ALONG_PROFESSIONAL_P_TIE, ALONG_PROFESSIONAL_P_FLOW };
  AlongFamily *family = along_page_get_family (ALONG_PAGE (page)), *team;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
  GtkStringList *names = gtk_string_list_new (NULL);
  AlongRecord *said, *agency;
  Around *self;

  if (family == NULL || along_page_is_read_only (ALONG_PAGE (page)))
    {
      g_array_unref (ids);
      g_object_unref (names);
      return NULL;
    }
  said = professional != NULL ? along_record_copy (professional)
                              : along_record_new (ALONG_KIND_PROFESSIONAL, along_id_new (), along_family_get_id (family));
  self = around_new (page, said, professional, professional != NULL ? _ ("Professional") : _ ("Add professional"),
                     professional != NULL ? _ ("_Change") : _ ("_Add"));
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    add_property (self, asked[i], NULL);
  team = along_session_get_team (along_page_get_session (ALONG_PAGE (page)));
  ALONG_FOREACH (agency, team, ALONG_KIND_AGENCY)
    {
      AlongId id = along_record_get_id (agency);

      g_array_append_val (ids, id);
      gtk_string_list_append (names, along_record_get_text (agency, ALONG_AGENCY_P_NAME));
    }
  add_choice (self, ALONG_PROFESSIONAL_P_AGENCY, along_property_words (ALONG_KIND_PROFESSIONAL, ALONG_PROFESSIONAL_P_AGENCY),
              C_ ("choice", "Not said"), ids, names);
  g_object_unref (names);
  return present (self);
}

/* Why, and who said so, of the answer that was given before. */
#define SAID "along-said"

/* Another answer has reasons of its own: what stands there of the one before goes, unless somebody wrote it anew; with the answer it
 * comes back. */
static void
safe_cb (AdwComboRow *safe, GParamSpec *pspec, GtkEditable *reason)
{
  gboolean same = (int) adw_combo_row_get_selected (safe) == GPOINTER_TO_INT (g_object_get_data (G_OBJECT (safe), SAID));
  const char *said = g_object_get_data (G_OBJECT (reason), SAID), *now = gtk_editable_get_text (reason);

  if (!same && g_str_equal (now, said))
    gtk_editable_set_text (reason, "");
  else if (same && *now == '\0')
    gtk_editable_set_text (reason, said);
}

static void
add_reason (Around *self, GtkWidget *safe, int property)
{
  GtkWidget *reason = add_property (self, property, NULL);

  g_object_set_data_full (G_OBJECT (reason), SAID, g_strdup (gtk_editable_get_text (GTK_EDITABLE (reason))), g_free);
  g_signal_connect_object (safe, "notify::selected", G_CALLBACK (safe_cb), reason, 0);
}

/** along_around_ask_safety: whether @person is safe around the baby. What was said before stays, ended. Returns: (nullable) */
GtkWindow *
along_around_ask_safety (AlongGenogramPage *page, AlongRecord *person)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (page));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *question = g_strdup_printf (_ ("Is %s safe around the baby?"), along_facts_first_name (person)), *today = NULL;
  AlongRecord *said, *child, *now;
  GtkWidget *safe;
  Around *self;

  if (family == NULL || along_page_is_read_only (ALONG_PAGE (page)))
    {
      g_array_unref (ids);
      return NULL;
    }
  now = along_around_safety_now (family, along_record_get_id (person), ALONG_ID_NONE, along_page_get_today (ALONG_PAGE (page)));
  said = along_record_new (ALONG_KIND_SAFETY, along_id_new (), along_family_get_id (family));
  along_record_set_ref (said, ALONG_SAFETY_P_PERSON, along_record_get_id (person));
  along_record_set_enum (said, ALONG_SAFETY_P_SAFE, now != NULL ? along_record_get_enum (now, ALONG_SAFETY_P_SAFE) : ALONG_SAFE_WITH_NOT_KNOWN);
  if (now != NULL)
    {
      along_record_set_text (said, ALONG_SAFETY_P_WHY, along_record_get_text (now, ALONG_SAFETY_P_WHY));
      along_record_set_text (said, ALONG_SAFETY_P_TOLD_BY, along_record_get_text (now, ALONG_SAFETY_P_TOLD_BY));
    }
  today = along_day_to_edtf (along_page_get_today (ALONG_PAGE (page)));
  along_record_set_text (said, ALONG_SAFETY_P_FROM, today);
  self = around_new (page, said, NULL, question, _ ("_Done"));
  safe = add_property (self, ALONG_SAFETY_P_SAFE, question);
  g_object_set_data (G_OBJECT (safe), SAID, GINT_TO_POINTER (adw_combo_row_get_selected (ADW_COMBO_ROW (safe))));
  add_reason (self, safe, ALONG_SAFETY_P_WHY);
  add_property (self, ALONG_SAFETY_P_FROM, NULL);
  add_reason (self, safe, ALONG_SAFETY_P_TOLD_BY);
  /* who is, or will be, a child of somebody here: only they are asked about */
  ALONG_FOREACH (child, family, ALONG_KIND_PERSON)
    {
      AlongId id = along_record_get_id (child);
      AlongRecord *pregnancy;
      gboolean baby = FALSE;

      ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
        baby |= along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, id);
      if (!baby || along_id_equal (id, along_record_get_id (person)))
        continue;
      g_array_append_val (ids, id);
      gtk_string_list_append (names, along_facts_first_name (child));
    }
  add_choice (self, ALONG_SAFETY_P_CHILD, along_property_words (ALONG_KIND_SAFETY, ALONG_SAFETY_P_CHILD), C_ ("children", "All children here"),
              ids, names);
  return present (self);
}
