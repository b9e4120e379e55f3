/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-exchange.h"

G_BEGIN_DECLS

/* Families given to a colleague in one file, and taken in from one. */

typedef enum
{
  ALONG_TAKING_ERROR_PASSPHRASE,       /* it was made with a passphrase, and none was given */
  ALONG_TAKING_ERROR_WRONG_PASSPHRASE,
  ALONG_TAKING_ERROR_NOT_FOR_YOU,      /* made for somebody else's key */
  ALONG_TAKING_ERROR_DAMAGED,
  ALONG_TAKING_ERROR_NEWER,
  ALONG_TAKING_ERROR_SIGNATURE,        /* not as its maker signed it */
  ALONG_TAKING_ERROR_UNFIT,            /* it says what cannot be */
  ALONG_TAKING_ERROR_MADE_UP,          /* made-up families into a real caseload, or the other way round */
  ALONG_TAKING_ERROR_OWN,              /* made in this caseload: there is nothing in it that is not here */
  ALONG_TAKING_ERROR_UNDECIDED,
  ALONG_TAKING_ERROR_CHANGED,          /* the record has changed since the file was compared with it */
} AlongTakingError;

#define ALONG_TAKING_ERROR (along_taking_error_quark ())
GQuark along_taking_error_quark (void);

/** Bytes of a public key. */
#define ALONG_COLLEAGUE_KEY_SIZE 32

/**
 * AlongColleagueKey: the public keys of a colleague.
 *
 * @worker: whose; @accepted_at: when the fingerprint was compared and accepted here, milliseconds UTC; 0: not accepted
 */
typedef struct
{
  AlongId worker;
  guint8 sign_key[ALONG_COLLEAGUE_KEY_SIZE], seal_key[ALONG_COLLEAGUE_KEY_SIZE];
  gint64 accepted_at;
} AlongColleagueKey;

/** What is known of the key that a file was signed with. */
typedef enum
{
  ALONG_TAKING_KEY_UNKNOWN,  /* nobody has compared its fingerprint yet */
  ALONG_TAKING_KEY_ACCEPTED,
  ALONG_TAKING_KEY_CHANGED,  /* another key of the same colleague was accepted */
  ALONG_TAKING_KEY_OWN,      /* made in this caseload */
} AlongTakingKey;

/**
 * AlongTaking: a file from a colleague, read and compared with what is here; nothing has been changed yet.
 *
 * @maker: whose keys it was signed with; @maker_name: (nullable), @team_name: (nullable): as the file says
 * @fingerprint: of the key it was signed with, to be compared by telephone
 * @made_at: milliseconds UTC
 * @cut: restricted lines were left out; @left_out: how many records with them
 * @families: (element-type AlongExchange): one for each
 * @team: the team's records, those of the file among them, for names
 * @team_new: (element-type AlongRecord): workers, agencies, modules and forms that come along
 */
typedef struct
{
  AlongColleagueKey maker;
  char *maker_name, *team_name, *fingerprint;
  AlongTakingKey key;
  gint64 made_at;
  gboolean cut;
  guint left_out;
  GPtrArray *families;
  AlongFamily *team;
  GPtrArray *team_new;

  /* The store's own. */
  GArray *seen; /* of gint64: where the journal of each family ended */
  gpointer file;
  GDestroyNotify free_file;
} AlongTaking;

AlongTaking *along_taking_new             (void) G_GNUC_WARN_UNUSED_RESULT;
void         along_taking_free            (AlongTaking *self);
guint        along_taking_count           (const AlongTaking *self, AlongExchangeWhat what);
guint        along_taking_count_undecided (const AlongTaking *self);
gboolean     along_taking_is_all_here     (const AlongTaking *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongTaking, along_taking_free)

G_END_DECLS
