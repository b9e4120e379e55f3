/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-store.h"

/** Fixture: a store in a temporary folder with its key. */
typedef struct
{
  char *dir;
  AlongKey *key;
  AlongStore *store;
  AlongId worker;
} Fixture;

Fixture     *fixture_new       (void);
void         fixture_free      (Fixture *fixture);
void         fixture_close     (Fixture *fixture);
void         fixture_reopen    (Fixture *fixture);
char        *fixture_path      (Fixture *fixture, const char *name);

AlongId      fixture_add_family (Fixture *fixture, const char *name);
AlongId      fixture_add_person (Fixture *fixture, AlongId family, const char *name);
AlongId      fixture_add_contact (Fixture *fixture, AlongId family, const char *at, int status, const char *note);
void         fixture_commit    (Fixture *fixture, AlongEdit *edit);
AlongFamily *fixture_load      (Fixture *fixture, AlongId family);
void         fixture_fill      (AlongRecord *record, GHashTable *targets);

/* What the full check says of it. */
guint        fixture_count_problems (AlongStore *store);
void         fixture_assert_sound   (AlongStore *store);

/* Files. */
void         fixture_flip      (const char *path, gsize offset, guint8 bits);
void         fixture_copy_file (const char *from, const char *to);
gsize        fixture_size_of   (const char *path);
void         fixture_meddle    (Fixture *fixture, const char *sql);
