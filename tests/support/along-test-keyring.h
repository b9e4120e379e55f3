/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** The password of the keyring that along_test_keyring_start () makes. */
#define ALONG_TEST_KEYRING_PASSWORD "test-keyring"

/**
 * AlongTestKeyring: a real gnome-keyring on a bus of the test's own, with a home of its own that stays from
 * one start to the next. The bus can start nothing by itself.
 */
typedef struct _AlongTestKeyring AlongTestKeyring;

AlongTestKeyring *along_test_keyring_new      (void);
void              along_test_keyring_free     (AlongTestKeyring *keyring);
void              along_test_keyring_start    (AlongTestKeyring *keyring);
gboolean          along_test_keyring_fresh    (AlongTestKeyring *keyring);
void              along_test_keyring_kill     (AlongTestKeyring *keyring);
void              along_test_keyring_pause    (AlongTestKeyring *keyring);
void              along_test_keyring_go_on    (AlongTestKeyring *keyring);
void              along_test_keyring_lock     (AlongTestKeyring *keyring);
gboolean          along_test_keyring_can_ask  (AlongTestKeyring *keyring);
void              along_test_keyring_answer   (AlongTestKeyring *keyring, const char *password);

G_END_DECLS
