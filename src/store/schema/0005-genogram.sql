-- SPDX-License-Identifier: GPL-3.0-or-later
-- What genograms, ecomaps and safety maps say besides, and what files said that were brought in.

ALTER TABLE "programme" ADD COLUMN "nation" TEXT;

ALTER TABLE "person" ADD COLUMN "orientation" TEXT;
ALTER TABLE "person" ADD COLUMN "count" TEXT;
ALTER TABLE "person" ADD COLUMN "sort" TEXT;

ALTER TABLE "couple" ADD COLUMN "childless" TEXT;
ALTER TABLE "couple" ADD COLUMN "childless_reason" TEXT;

ALTER TABLE "bond" ADD COLUMN "confidence" TEXT;
ALTER TABLE "bond" ADD COLUMN "intensity" INTEGER;

ALTER TABLE "professional" ADD COLUMN "ring" TEXT;
ALTER TABLE "professional" ADD COLUMN "tie" TEXT;
ALTER TABLE "professional" ADD COLUMN "flow" TEXT;

-- A hint to the layout: one stands left of the other.
CREATE TABLE "arrangement" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "left" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "right" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX "arrangement_by_family" ON "arrangement" ("family");

CREATE TABLE "safety" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "person" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "child" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "safe" TEXT,
  "why" TEXT,
  "from" TEXT,
  "from_lo" INTEGER,
  "from_hi" INTEGER,
  "to" TEXT,
  "to_lo" INTEGER,
  "to_hi" INTEGER,
  "told_by" TEXT
);

CREATE INDEX "safety_by_family" ON "safety" ("family");

-- Lines of a GEDCOM file that have no place in the record: written back.
CREATE TABLE "kept_line" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "person" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "couple" BLOB REFERENCES "couple" ("id") DEFERRABLE INITIALLY DEFERRED,
  "format" TEXT,
  "text" TEXT
);

CREATE INDEX "kept_line_by_family" ON "kept_line" ("family");
