/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-duplicates.h"

#include <glib/gi18n-lib.h>

#include "along-alike.h"
#include "along-announcer.h"
#include "along-date.h"
#include "along-flow.h"
#include "along-mnemonics.h"
#include "along-narrow.h"
#include "along-put-together.h"
#include "along-session-duplicates.h"
#include "along-toasts.h"

struct _AlongDuplicates
{
  AdwWindow parent_instance;

  AlongSession *session;
  GCancellable *cancellable; /* of the looking that goes on */
  gboolean looked;           /* once at least */

  GtkWidget *stack;
  GtkWidget *bar;
  GtkWidget *box;            /* groups */
  GtkWidget *status;
  GtkWidget *toasts;
};

G_DEFINE_FINAL_TYPE (AlongDuplicates, along_duplicates, ADW_TYPE_WINDOW)

/* What one row asks: two people of one family, or two families with what their people have in common. */
typedef struct
{
  AlongPutTogetherOf of;
  gboolean apart;
  gboolean is_family;
  int score; /* of the likeliest two */
  char *one, *other; /* names */
  GString *why;
} Asked;

static void look (AlongDuplicates *self);

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->one);
  g_free (asked->other);
  g_string_free (asked->why, TRUE);
  g_free (asked);
}

/* Toasts */

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongDuplicates) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *what = NULL, *words = NULL;

  if (along_session_undo_finish (ALONG_SESSION (source), result, &what, &error))
    words = g_strdup_printf (_ ("Taken back: %s"), what);
  else
    words = g_strdup (error->message);
  if (self->toasts != NULL)
    {
      along_toasts_add (ALONG_TOASTS (self->toasts), adw_toast_new (words));
      along_announce (GTK_WIDGET (self), words);
    }
}

static void
undo_cb (AdwToast *toast, AlongDuplicates *self)
{
  const AlongId *family = g_object_get_data (G_OBJECT (toast), "family");

  along_session_undo_async (self->session, *family, FALSE, NULL, undone_cb, g_object_ref (self));
}

static void
toast_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongDuplicates *self = ALONG_DUPLICATES (widget);
  AlongId family = along_session_get_edited (self->session);
  const char *title;
  gboolean undo;
  AdwToast *toast;

  g_variant_get (parameter, "(&sb)", &title, &undo);
  toast = adw_toast_new (title);
  if (undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_timeout (toast, 10);
      g_object_set_data_full (G_OBJECT (toast), "family", g_memdup2 (&family, sizeof family), g_free);
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, 0);
    }
  along_toasts_add (ALONG_TOASTS (self->toasts), toast);
  along_announce (widget, title);
}

static void
along_duplicates_dispose (GObject *object)
{
  AlongDuplicates *self = ALONG_DUPLICATES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  self->toasts = NULL;
  G_OBJECT_CLASS (along_duplicates_parent_class)->dispose (object);
}

static void
along_duplicates_class_init (AlongDuplicatesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_duplicates_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "win.toast", "(sb)", toast_cb);
}

static void
along_duplicates_init (AlongDuplicates *self)
{
}

/* Rows */

static char *
person_words (const AlongDuplicateSide *side)
{
  g_autofree char *born = side->born != NULL ? along_date_to_words (side->born) : NULL;

  /* Translators: a name and a day */
  return born != NULL ? g_strdup_printf (_ ("%s, born %s"), side->name, born) : g_strdup (side->name);
}

/* Whether another family that was found is called the same. */
static gboolean
has_namesake (GPtrArray *found, const AlongDuplicateSide *side)
{
  for (guint i = 0; i < 2 * found->len; i++)
    {
      const AlongDuplicate *duplicate = found->pdata[i / 2];
      const AlongDuplicateSide *other = i % 2 == 0 ? &duplicate->one : &duplicate->other;

      if (!along_id_equal (side->family, other->family) && g_strcmp0 (side->family_name, other->family_name) == 0)
        return TRUE;
    }
  return FALSE;
}

static char *
family_words (GPtrArray *found, const AlongDuplicateSide *side)
{
  if (side->reference != NULL && has_namesake (found, side))
    /* Translators: a family's name and its reference */
    return g_strdup_printf (_ ("%s (%s)"), side->family_name, side->reference);
  return g_strdup (side->family_name);
}

static void
add_reason (Asked *asked, const AlongDuplicate *duplicate)
{
  g_autofree char *why = duplicate->reasons != 0 ? along_alike_words (duplicate->reasons & ~(guint) ALONG_ALIKE_FAMILY) : g_strdup (_ ("Same reference"));

  if (asked->why->len > 0)
    g_string_append_c (asked->why, '\n');
  if (asked->is_family && duplicate->one.name != NULL)
    {
      g_autofree char *one = person_words (&duplicate->one);

      if (g_strcmp0 (duplicate->one.name, duplicate->other.name) == 0)
        /* Translators: a person, and why they may be here twice */
        g_string_append_printf (asked->why, _ ("%s: %s"), one, why);
      else
        /* Translators: two people, and why they may be one */
        g_string_append_printf (asked->why, _ ("%s and %s: %s"), one, duplicate->other.name, why);
    }
  else if (!asked->is_family)
    /* Translators: why two may be one, and the family that they are in */
    g_string_append_printf (asked->why, _ ("%s · %s family"), why, duplicate->one.family_name);
  else
    g_string_append (asked->why, why);
}

static Asked *
find_asked (GPtrArray *all, const AlongDuplicate *duplicate)
{
  for (guint i = 0; i < all->len; i++)
    {
      Asked *asked = all->pdata[i];

      if (asked->is_family
          && ((along_id_equal (asked->of.family, duplicate->one.family) && along_id_equal (asked->of.other_family, duplicate->other.family))
              || (along_id_equal (asked->of.family, duplicate->other.family) && along_id_equal (asked->of.other_family, duplicate->one.family))))
        return asked;
    }
  return NULL;
}

/* What is found, as it is asked: people of two families come under their families. */
static GPtrArray *
gather (GPtrArray *found)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (asked_free);

  for (guint i = 0; i < found->len; i++)
    {
      const AlongDuplicate *duplicate = found->pdata[i];
      gboolean in_one = along_id_equal (duplicate->one.family, duplicate->other.family);
      Asked *asked = in_one ? NULL : find_asked (all, duplicate);

      if (asked == NULL)
        {
          asked = g_new0 (Asked, 1);
          asked->why = g_string_new (NULL);
          asked->is_family = !in_one;
          asked->apart = duplicate->apart;
          asked->of = (AlongPutTogetherOf){ duplicate->one.family, in_one ? duplicate->one.person : ALONG_ID_NONE,
                                            duplicate->other.family, in_one ? duplicate->other.person : ALONG_ID_NONE };
          asked->one = in_one ? person_words (&duplicate->one) : family_words (found, &duplicate->one);
          asked->other = in_one ? person_words (&duplicate->other) : family_words (found, &duplicate->other);
          g_ptr_array_add (all, asked);
        }
      asked->score = MAX (asked->score, duplicate->score);
      add_reason (asked, duplicate);
    }
  return all;
}

static void
compare_cb (GtkWidget *button, AlongDuplicates *self)
{
  const AlongPutTogetherOf *of = g_object_get_data (G_OBJECT (button), "of");

  gtk_window_present (along_put_together_new (GTK_WINDOW (self), self->session, of));
}

/* Two families that were not found to be alike. */
static void
choose_cb (AlongDuplicates *self)
{
  const AlongPutTogetherOf of = { ALONG_ID_NONE, ALONG_ID_NONE, ALONG_ID_NONE, ALONG_ID_NONE };

  gtk_window_present (along_put_together_new (GTK_WINDOW (self), self->session, &of));
}

static void
apart_cb (GtkWidget *button, AlongDuplicates *self)
{
  const AlongPutTogetherOf *of = g_object_get_data (G_OBJECT (button), "of");
  gboolean people = !along_id_is_none (of->person);
  gboolean apart = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "apart"));

  along_session_keep_apart (self->session, people ? of->person : of->family, people ? of->other_person : of->other_family, apart);
  along_announce (GTK_WIDGET (self), apart ? _ ("Kept apart") : _ ("Asked about again"));
  look (self);
}

static GtkWidget *
make_button (AlongDuplicates *self, const char *words, const Asked *asked, gboolean apart, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (words);
  /* Translators: what a button does, and two names: "Compare: Jade Tierney, Jade Tierny" */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s, %s"), words, asked->one, asked->other);

  along_button_say (button, name);
  g_object_set_data_full (G_OBJECT (button), "of", g_memdup2 (&asked->of, sizeof asked->of), g_free);
  g_object_set_data (G_OBJECT (button), "apart", GINT_TO_POINTER (apart));
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  return button;
}

static GtkWidget *
make_row (AlongDuplicates *self, const Asked *asked)
{
  GtkWidget *row = adw_preferences_row_new (), *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *names, *why = gtk_label_new (asked->why->str), *buttons = along_flow_new ();
  /* Translators: two names */
  g_autofree char *title = g_strdup_printf (_ ("%s and %s"), asked->one, asked->other);

  names = gtk_label_new (title);
  gtk_label_set_wrap (GTK_LABEL (names), TRUE);
  gtk_label_set_wrap (GTK_LABEL (why), TRUE);
  gtk_label_set_xalign (GTK_LABEL (names), 0);
  gtk_label_set_xalign (GTK_LABEL (why), 0);
  gtk_widget_add_css_class (names, "heading");
  gtk_widget_add_css_class (why, "along-second");
  if (asked->apart)
    along_flow_append (ALONG_FLOW (buttons), make_button (self, _ ("Ask about them again"), asked, FALSE, G_CALLBACK (apart_cb)));
  else
    {
      along_flow_append (ALONG_FLOW (buttons), make_button (self, _ ("Compare"), asked, FALSE, G_CALLBACK (compare_cb)));
      along_flow_append (ALONG_FLOW (buttons), make_button (self, _ ("Not the same"), asked, TRUE, G_CALLBACK (apart_cb)));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (buttons), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_add_css_class (inside, "along-field");
  gtk_box_append (GTK_BOX (inside), names);
  gtk_box_append (GTK_BOX (inside), why);
  gtk_box_append (GTK_BOX (inside), buttons);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), inside);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  asked->why->str, -1);
  return row;
}

typedef enum { FAMILIES, PEOPLE, LESS_LIKELY, APART, N_GROUPS } Group;

static Group
group_of (const Asked *asked)
{
  return asked->apart                        ? APART
         : asked->score < ALONG_ALIKE_POSSIBLE ? LESS_LIKELY
         : asked->is_family                    ? FAMILIES
                                               : PEOPLE;
}

static void
show_found (AlongDuplicates *self, GPtrArray *found)
{
  g_autoptr (GPtrArray) all = gather (found);
  const char *const headings[N_GROUPS] = { _ ("Families that may be one"), _ ("People who may be one"), _ ("Less likely"), _ ("Not the same") };
  GtkWidget *groups[N_GROUPS] = { NULL }, *child;
  guint open = 0;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (Group group = 0; group < N_GROUPS; group++)
    for (guint i = 0; i < all->len; i++)
      {
        const Asked *asked = all->pdata[i];

        if (group_of (asked) != group)
          continue;
        if (groups[group] == NULL)
          {
            groups[group] = adw_preferences_group_new ();
            adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (groups[group]), headings[group]);
            if (group == FAMILIES)
              adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (groups[group]),
                                                     _ ("Somebody of the one may be somebody of the other. Two families can share a person and still be two."));
            if (group == LESS_LIKELY)
              adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (groups[group]),
                                                     _ ("Only the names are alike. Most of these are two people."));
            if (group == APART)
              adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (groups[group]), _ ("Somebody said so. They are not asked about."));
            gtk_box_append (GTK_BOX (self->box), groups[group]);
          }
        open += group == FAMILIES || group == PEOPLE;
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (groups[group]), make_row (self, asked));
      }
  /* Above the less likely nobody is told that there are none: their own heading says how likely they are. */
  if (open == 0 && all->len > 0 && groups[LESS_LIKELY] == NULL)
    {
      GtkWidget *none = gtk_label_new (_ ("No one else seems to be here twice."));

      gtk_label_set_wrap (GTK_LABEL (none), TRUE);
      gtk_label_set_xalign (GTK_LABEL (none), 0);
      gtk_box_prepend (GTK_BOX (self->box), none);
    }
  if (all->len == 0)
    {
      adw_status_page_set_title (ADW_STATUS_PAGE (self->status), _ ("No one seems to be here twice."));
      adw_status_page_set_description (ADW_STATUS_PAGE (self->status), NULL);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "status");
      along_announce (GTK_WIDGET (self), _ ("No one seems to be here twice."));
      return;
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "found");
  gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
}

/* Looking */

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongDuplicates) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = along_session_find_duplicates_finish (ALONG_SESSION (source), result, &error);

  /* Closed, or another look has begun. */
  if (self->session == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  if (found == NULL)
    {
      adw_status_page_set_title (ADW_STATUS_PAGE (self->status), _ ("This could not be looked through"));
      adw_status_page_set_description (ADW_STATUS_PAGE (self->status), error->message);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "status");
      return;
    }
  self->looked = TRUE;
  show_found (self, found);
}

static void
progress_cb (double done, gpointer data)
{
  AlongDuplicates *self = data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), done);
}

static void
look (AlongDuplicates *self)
{
  if (self->session == NULL || along_session_get_state (self->session) != ALONG_SESSION_OPEN)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  /* What is shown stays until it is known better. */
  if (!self->looked)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "looking");
  along_session_find_duplicates_async (self->session, progress_cb, self, self->cancellable, found_cb, g_object_ref (self));
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer data)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_window_close (GTK_WINDOW (data));
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_looking (AlongDuplicates *self)
{
  GtkWidget *page = adw_status_page_new (), *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->bar = gtk_progress_bar_new ();
  gtk_widget_set_size_request (self->bar, 240, -1);
  gtk_widget_set_halign (inside, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("How much has been looked through"), -1);
  gtk_box_append (GTK_BOX (inside), self->bar);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "system-search-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Looking through everybody…"));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), inside);
  return page;
}

static void
build (AlongDuplicates *self, gboolean narrow)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new (), *close = gtk_button_new_with_mnemonic (_ ("_Close"));
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *by_hand = gtk_button_new_with_mnemonic (_ ("Choose _two families…"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->box);
  gtk_widget_add_css_class (clamp, "along-form-body");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Who may be here twice"), -1);
  self->status = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->status), "system-users-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->status)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Who may be here twice"), -1);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), make_looking (self), "looking");
  gtk_stack_add_named (GTK_STACK (self->stack), scrolled, "found");
  gtk_stack_add_named (GTK_STACK (self->stack), self->status, "status");
  self->toasts = along_toasts_new ();
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_ ("Who is here twice?"), NULL));
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (gtk_window_close), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), close);
  g_signal_connect_swapped (by_hand, "clicked", G_CALLBACK (choose_cb), self);
  gtk_widget_set_halign (by_hand, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (foot, "along-form-foot");
  gtk_widget_add_css_class (foot, "along-below");
  gtk_box_append (GTK_BOX (foot), by_hand);
  gtk_box_append (GTK_BOX (page), header);
  gtk_box_append (GTK_BOX (page), self->stack);
  gtk_box_append (GTK_BOX (page), self->toasts);
  gtk_box_append (GTK_BOX (page), foot);
  gtk_box_append (GTK_BOX (page), along_announcer_new ());
  if (narrow)
    gtk_widget_add_css_class (page, "along-narrow");
  adw_window_set_content (ADW_WINDOW (self), page);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/** along_duplicates_new: looks through everybody at once. */
GtkWindow *
along_duplicates_new (GtkWindow *parent, AlongSession *session)
{
  AlongDuplicates *self = g_object_new (ALONG_TYPE_DUPLICATES, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE,
                                        "default-width", 680, "default-height", 620, "title", _ ("Who is here twice?"), NULL);

  self->session = g_object_ref (session);
  build (self, along_narrow_as_parent (GTK_WINDOW (self), parent));
  g_signal_connect_object (session, "locking", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "summaries-changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  look (self);
  return GTK_WINDOW (self);
}
