-- SPDX-License-Identifier: GPL-3.0-or-later
-- Exchange between colleagues.

-- The public keys of colleagues whose fingerprints a person compared and accepted here: one of each at a time.
-- "sign_key": Ed25519; "seal_key": X25519; "accepted_at": milliseconds UTC.
CREATE TABLE "colleague_key" (
  "worker" BLOB PRIMARY KEY,
  "sign_key" BLOB NOT NULL,
  "seal_key" BLOB NOT NULL,
  "accepted_at" INTEGER NOT NULL,
  "accepted_by" BLOB
) WITHOUT ROWID;

-- By which name this store's own entries are known elsewhere, from entry "from_n" on; before the first, and where there
-- is none, by the store's id. A store that was restored from a backup goes on under a new one: others may have entries
-- that it lost, and gives the same numbers to others.
CREATE TABLE "origin" (
  "from_n" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE
);
