/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-family.h"

G_BEGIN_DECLS

/* What the windows about colleagues have in common. */

/**
 * AlongExchangeFrame: a dialog's header bar, and below it one of its pages at a time: "waiting", "told" and its own.
 *
 * @action: the button that does what the page is for; @cancel closes the window, or ends what is being done
 */
typedef struct
{
  GtkWidget *header, *cancel, *action, *stack, *waiting, *bar, *told, *offer;
  gulong offered;
  GCancellable *working; /* (nullable): of what is waited for, the window's own */
} AlongExchangeFrame;

void       along_exchange_frame_init (AlongExchangeFrame *frame, AdwWindow *window, const char *action);
void       along_exchange_frame_wait (AlongExchangeFrame *frame, const char *words, GCancellable *cancellable);
void       along_exchange_frame_progress (double done, gpointer frame);
void       along_exchange_frame_tell (AlongExchangeFrame *frame, const char *icon, const char *title, const char *words);
/* Below what was told: a way on. */
void       along_exchange_frame_offer (AlongExchangeFrame *frame, const char *words, GCallback callback, gpointer object);
void       along_exchange_frame_show (AlongExchangeFrame *frame, const char *page, gboolean can_act);
GtkWidget *along_exchange_clamp      (GtkWidget *box, const char *name) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *along_exchange_below       (const char *words);
GtkWidget *along_exchange_icon_button (const char *icon, const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* @compared: of the dialog's response, "same" where the two fingerprints are; @object: what it is of */
void       along_exchange_compare    (GtkWidget *parent, const char *name, const char *fingerprint, GCallback compared, gpointer object);
char      *along_exchange_who        (AlongFamily *team, AlongId worker, gint64 at) G_GNUC_WARN_UNUSED_RESULT;
char      *along_exchange_markup     (const char *words) G_GNUC_WARN_UNUSED_RESULT;
char      *along_exchange_kind_words  (AlongKindId kind, guint n) G_GNUC_WARN_UNUSED_RESULT;
char      *along_exchange_more_words  (guint n) G_GNUC_WARN_UNUSED_RESULT;
char      *along_exchange_count_words (const guint counts[ALONG_N_KINDS]) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
