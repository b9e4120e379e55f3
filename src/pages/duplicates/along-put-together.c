/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-put-together-private.h"

#include <glib/gi18n-lib.h>

#include "along-announcer.h"
#include "along-choose-fields.h"
#include "along-commit.h"
#include "along-message-dialog.h"
#include "along-narrow.h"
#include "along-session-duplicates.h"
#include "along-who-is-who.h"

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

/* put_together_is_one_family: two people of one family, not two families. */
gboolean
put_together_is_one_family (AlongPutTogether *self)
{
  return along_id_equal (self->of.family, self->of.other_family);
}

static gboolean
shows (AlongPutTogether *self, const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), page) == 0;
}

/* put_together_show_page: "waiting", "ask", "fields" or "refused". */
void
put_together_show_page (AlongPutTogether *self, const char *page)
{
  gboolean fields = g_str_equal (page, "fields"), ask = g_str_equal (page, "ask");

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
  gtk_widget_set_visible (self->next, fields || (ask && self->who != NULL));
  gtk_button_set_label (GTK_BUTTON (self->next), fields ? _ ("_Put together") : _ ("_Next"));
  gtk_widget_set_visible (self->back, self->who != NULL && !ask && !g_str_equal (page, "waiting"));
  gtk_widget_set_visible (self->foot, FALSE);
  gtk_widget_set_visible (self->count, fields && gtk_widget_get_visible (self->chooser));
}

/* put_together_refuse: there is nothing that can be done but close it, or go back. */
void
put_together_refuse (AlongPutTogether *self, const char *words)
{
  adw_status_page_set_description (ADW_STATUS_PAGE (self->refused), words);
  put_together_show_page (self, "refused");
  gtk_widget_grab_focus (gtk_widget_get_visible (self->back) ? self->back : self->cancel);
  along_announce (GTK_WIDGET (self), words);
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
    put_together_show_fields (self);
}

/* put_together_settle: from who is who to field by field. */
void
put_together_settle (AlongPutTogether *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongMerge) merge = along_merge_new (self->kept, put_together_is_one_family (self) ? NULL : self->other);
  const AlongMergeQuestion *questions;
  guint n;

  if (!(put_together_is_one_family (self) ? along_merge_pair (merge, self->of.person, self->of.other_person, &error)
                             : along_who_is_who_pair (self->who, merge, &error)))
    {
      put_together_refuse (self, error->message);
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
  put_together_show_page (self, "waiting");
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
  if (parent != NULL && !put_together_is_one_family (self))
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
  edit = along_merge_edit (self->merge, put_together_is_one_family (self) ? _ ("two people put together") : _ ("two families put together"), &error);
  if (edit == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->foot), error->message);
      gtk_widget_set_visible (self->foot, TRUE);
      along_announce (GTK_WIDGET (self), error->message);
      return;
    }
  gtk_widget_set_sensitive (self->next, FALSE);
  along_commit (GTK_WIDGET (self), self->session, edit, NULL,
                put_together_is_one_family (self) ? _ ("One person now") : _ ("One family now"), committed_cb);
}

static void
nobody_cb (AlongPutTogether *self, const char *response)
{
  if (g_str_equal (response, "nobody") && self->session != NULL)
    put_together_settle (self);
}

/* Two families of whom nobody is the same are mostly one that was only looked at too fast. */
static void
ask_nobody (AlongPutTogether *self)
{
  AdwMessageDialog *dialog = along_message_dialog_new (
    GTK_WIDGET (self), _ ("Is nobody the same?"),
    _ ("You have not said who is who. Everybody of both families would be in the one family then, and who is in both would be in it twice."));

  adw_message_dialog_add_responses (dialog, "back", _ ("_Go back"), "nobody", _ ("_Nobody is"), NULL);
  adw_message_dialog_set_default_response (dialog, "back");
  adw_message_dialog_set_close_response (dialog, "back");
  g_signal_connect_object (dialog, "response", G_CALLBACK (nobody_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
next_cb (AlongPutTogether *self)
{
  if (shows (self, "fields"))
    put_together (self);
  else if (shows (self, "ask") && !along_who_is_who_any (self->who))
    ask_nobody (self);
  else if (shows (self, "ask"))
    put_together_settle (self);
}

static void
back_cb (AlongPutTogether *self)
{
  put_together_show_page (self, "ask");
  gtk_widget_child_focus (self->ask_box, GTK_DIR_TAB_FORWARD);
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
  g_signal_connect_swapped (self->chooser, "notify::undecided", G_CALLBACK (put_together_count), self);
  self->count = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->count), TRUE);
  gtk_widget_add_css_class (self->count, "along-second");
  gtk_widget_add_css_class (self->count, "along-form-foot");
  gtk_widget_add_css_class (self->count, "along-below");
  gtk_box_append (GTK_BOX (page), self->stack);
  gtk_box_append (GTK_BOX (page), self->count);
  gtk_box_append (GTK_BOX (page), self->foot);
  gtk_box_append (GTK_BOX (page), along_announcer_new ());
  if (narrow)
    gtk_widget_add_css_class (page, "along-narrow");
  adw_window_set_content (ADW_WINDOW (self), page);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  put_together_show_page (self, "waiting");
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
    put_together_ask_family (self);
  else
    put_together_load (self, of->family);
  return GTK_WINDOW (self);
}
