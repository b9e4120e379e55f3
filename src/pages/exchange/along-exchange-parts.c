/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-exchange-parts.h"

#include <glib/gi18n-lib.h>

#include "along-clock.h"
#include "along-message-dialog.h"
#include "along-mnemonics.h"
#include "along-narrow.h"
#include "along-when.h"

/* What is being done is ended; its callback says what then. Else there is nothing but to go. */
static void
cancel_cb (AlongExchangeFrame *frame)
{
  if (frame->working != NULL)
    {
      gtk_widget_set_sensitive (frame->cancel, FALSE);
      g_cancellable_cancel (frame->working);
    }
  else
    gtk_window_close (GTK_WINDOW (gtk_widget_get_root (frame->header)));
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer data)
{
  AlongExchangeFrame *frame = data;

  if (key == GDK_KEY_Escape && gtk_widget_get_sensitive (frame->cancel))
    cancel_cb (frame);
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK)
           && gtk_widget_get_visible (frame->action) && gtk_widget_get_sensitive (frame->action))
    gtk_widget_activate (frame->action);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/** along_exchange_frame_init: builds it into @window, which holds @frame. @action: words of its button. */
void
along_exchange_frame_init (AlongExchangeFrame *frame, AdwWindow *window, const char *action)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *spinner = gtk_spinner_new ();
  GtkWidget *work = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24), *clamp = adw_clamp_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  frame->header = adw_header_bar_new ();
  frame->cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  frame->action = gtk_button_new_with_mnemonic (action);
  gtk_widget_add_css_class (frame->action, "suggested-action");
  g_signal_connect_swapped (frame->cancel, "clicked", G_CALLBACK (cancel_cb), frame);
  along_narrow_title (ADW_HEADER_BAR (frame->header), GTK_WINDOW (window));
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (frame->header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (frame->header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (frame->header), frame->cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (frame->header), frame->action);

  frame->waiting = adw_status_page_new ();
  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  gtk_widget_set_size_request (spinner, 32, 32);
  frame->bar = gtk_progress_bar_new ();
  gtk_box_append (GTK_BOX (work), spinner);
  gtk_box_append (GTK_BOX (work), frame->bar);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 380);
  adw_clamp_set_child (ADW_CLAMP (clamp), work);
  adw_status_page_set_child (ADW_STATUS_PAGE (frame->waiting), clamp);
  frame->told = adw_status_page_new ();
  frame->offer = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (frame->offer), TRUE);
  gtk_widget_add_css_class (frame->offer, "pill");
  gtk_widget_set_halign (frame->offer, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (frame->told), frame->offer);

  frame->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (frame->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (frame->stack), FALSE);
  gtk_widget_set_vexpand (frame->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (frame->stack), frame->waiting, "waiting");
  gtk_stack_add_named (GTK_STACK (frame->stack), frame->told, "told");
  gtk_box_append (GTK_BOX (page), frame->header);
  gtk_box_append (GTK_BOX (page), frame->stack);
  adw_window_set_content (window, page);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), frame);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

/* What scrolls in a status page has the focus. */
static void
name_status (GtkWidget *status, const char *words)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (status)), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/** along_exchange_frame_wait: something is being done. @cancellable: (nullable): what ends it, and is the window's until the
 * next page is shown; without one it is quick, and nothing is told of how far it has come. */
void
along_exchange_frame_wait (AlongExchangeFrame *frame, const char *words, GCancellable *cancellable)
{
  frame->working = cancellable;
  gtk_widget_set_visible (frame->bar, cancellable != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (frame->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  along_exchange_frame_progress (0, frame);
  adw_status_page_set_title (ADW_STATUS_PAGE (frame->waiting), words);
  name_status (frame->waiting, words);
  gtk_widget_set_sensitive (frame->action, FALSE);
  gtk_widget_set_sensitive (frame->cancel, cancellable != NULL);
  gtk_button_set_label (GTK_BUTTON (frame->cancel), _ ("_Cancel"));
  gtk_stack_set_visible_child_name (GTK_STACK (frame->stack), "waiting");
}

/** along_exchange_frame_progress: an AlongSessionProgress. */
void
along_exchange_frame_progress (double done, gpointer data)
{
  AlongExchangeFrame *frame = data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (frame->bar), done);
  gtk_accessible_update_property (GTK_ACCESSIBLE (frame->bar), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, done, -1);
}

/** along_exchange_frame_tell: the end of it, good or not: only closing is left. */
void
along_exchange_frame_tell (AlongExchangeFrame *frame, const char *icon, const char *title, const char *words)
{
  g_autofree char *both = g_strdup_printf ("%s. %s", title, words);

  frame->working = NULL;
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (frame->told), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (frame->told), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (frame->told), words);
  name_status (frame->told, both);
  gtk_widget_set_visible (frame->action, FALSE);
  gtk_widget_set_visible (frame->offer, FALSE);
  gtk_widget_set_sensitive (frame->cancel, TRUE);
  gtk_button_set_label (GTK_BUTTON (frame->cancel), _ ("_Close"));
  gtk_stack_set_visible_child_name (GTK_STACK (frame->stack), "told");
  gtk_widget_grab_focus (frame->cancel);
}

/** along_exchange_frame_offer: a button below what was told; @callback gets @object. */
void
along_exchange_frame_offer (AlongExchangeFrame *frame, const char *words, GCallback callback, gpointer object)
{
  g_clear_signal_handler (&frame->offered, frame->offer);
  frame->offered = g_signal_connect_object (frame->offer, "clicked", callback, object, G_CONNECT_SWAPPED);
  gtk_button_set_label (GTK_BUTTON (frame->offer), words);
  gtk_widget_set_visible (frame->offer, TRUE);
}

void
along_exchange_frame_show (AlongExchangeFrame *frame, const char *page, gboolean can_act)
{
  frame->working = NULL;
  gtk_widget_set_visible (frame->action, TRUE);
  gtk_widget_set_sensitive (frame->action, can_act);
  gtk_widget_set_sensitive (frame->cancel, TRUE);
  gtk_stack_set_visible_child_name (GTK_STACK (frame->stack), page);
}

/** along_exchange_clamp: @box where it can be scrolled, as wide as is read with ease. @name: for assistive technology. */
GtkWidget *
along_exchange_clamp (GtkWidget *box, const char *name)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();

  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return scrolled;
}

/** along_exchange_below: what is said below a row. @words: (nullable): for now */
GtkWidget *
along_exchange_below (const char *words)
{
  return g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0, "wrap", TRUE, "margin-top", 6, "accessible-role",
                       GTK_ACCESSIBLE_ROLE_STATUS, "css-classes", (const char *[]){ "along-second", NULL }, NULL);
}

GtkWidget *
along_exchange_icon_button (const char *icon, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  along_button_say (button, name);
  return button;
}

/** along_exchange_who: who wrote something, and when: "Marta Nowak, yesterday". */
char *
along_exchange_who (AlongFamily *team, AlongId worker, gint64 at)
{
  AlongRecord *record = team != NULL ? along_family_find (team, ALONG_KIND_WORKER, worker) : NULL;
  const char *name = record != NULL ? along_record_get_text (record, ALONG_WORKER_P_NAME) : _ ("Somebody");
  AlongInstant instant = along_instant_new (at, ALONG_ZONE);
  g_autofree char *when = along_when_instant_inside (&instant, along_clock_today ());

  /* Translators: who wrote it, then when */
  return g_strdup_printf (_ ("%s, %s"), name, when);
}

/** along_exchange_markup: words for a row's title or subtitle, where they would be taken for markup. */
char *
along_exchange_markup (const char *words)
{
  return g_markup_escape_text (words != NULL ? words : "", -1);
}

/** along_exchange_kind_words: "3 people": how many of what whoever works with families counts. (nullable) for other kinds. */
char *
along_exchange_kind_words (AlongKindId kind, guint n)
{
  switch (kind)
    {
    case ALONG_KIND_FAMILY:
      return g_strdup_printf (ngettext ("%u family", "%u families", n), n);
    case ALONG_KIND_PERSON:
      return g_strdup_printf (ngettext ("%u person", "%u people", n), n);
    case ALONG_KIND_CONTACT:
      return g_strdup_printf (ngettext ("%u contact", "%u contacts", n), n);
    default:
      return NULL;
    }
}

/** along_exchange_more_words: how many records there are besides. */
char *
along_exchange_more_words (guint n)
{
  return g_strdup_printf (ngettext ("%u more record", "%u more records", n), n);
}

/** along_exchange_count_words: "1 family, 3 people, 1 contact and 12 more records". */
char *
along_exchange_count_words (const guint counts[ALONG_N_KINDS])
{
  static const AlongKindId first[] = { ALONG_KIND_FAMILY, ALONG_KIND_PERSON, ALONG_KIND_CONTACT };
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) words = g_string_new (NULL);
  guint others = 0;

  for (guint k = 0; k < ALONG_N_KINDS; k++)
    others += counts[k];
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    {
      others -= counts[first[i]];
      if (counts[first[i]] > 0)
        g_ptr_array_add (parts, along_exchange_kind_words (first[i], counts[first[i]]));
    }
  if (parts->len == 0)
    return g_strdup_printf (ngettext ("%u record", "%u records", others), others);
  if (others > 0)
    g_ptr_array_add (parts, along_exchange_more_words (others));
  for (guint i = 0; i + 1 < parts->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? C_ ("names", ", ") : "", (const char *) parts->pdata[i]);
  if (parts->len == 1)
    return g_strdup (parts->pdata[0]);
  /* Translators: the last of several: "1 family, 3 people and 12 more records" */
  return g_strdup_printf (C_ ("names", "%s and %s"), words->str, (const char *) parts->pdata[parts->len - 1]);
}

/** along_exchange_compare: asks whether a fingerprint is the one that its maker reads out, before their key is accepted. */
void
along_exchange_compare (GtkWidget *parent, const char *name, const char *fingerprint, GCallback compared, gpointer object)
{
  /* Translators: a colleague's name */
  g_autofree char *heading = g_strdup_printf (_ ("Is this %s’s key?"), name);
  g_autofree char *body = g_strdup_printf (
    /* Translators: a name, then a fingerprint on a line of its own */
    _ ("Ring %s, and have the fingerprint of their key read to you. Accept it only if it is this one:\n\n%s"), name, fingerprint);
  AdwMessageDialog *dialog = along_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Not now"), "same", _ ("It _is the same"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "same", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", compared, object, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
