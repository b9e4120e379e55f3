-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first form of the store. One table for each kind of record, its
-- columns in the order of the kind's description; a date has x (EDTF), x_lo and x_hi (Julian day numbers), an
-- instant has x (milliseconds UTC; null where only the day is known), x_zone (IANA) and x_day; lists of a kind are
-- tables named kind_property, in order of "place". The column "rid" never leaves the store.

CREATE TABLE "programme" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "name" TEXT,
  "preset" TEXT,
  "contact_definition" TEXT,
  "intensive_low" TEXT,
  "intensive_high" TEXT,
  "around_birth_days" INTEGER,
  "fixed_percent" INTEGER,
  "ceiling_percent" INTEGER,
  "visit_minutes" INTEGER,
  "travel_minutes" INTEGER,
  "recording_minutes" INTEGER,
  "liaison_minutes" INTEGER,
  "crowding" INTEGER,
  "benchmarks" TEXT
);

CREATE TABLE "programme_areas" (
  "record" INTEGER NOT NULL REFERENCES "programme" ("rid") ON DELETE CASCADE,
  "place" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("record", "place")
) WITHOUT ROWID;

CREATE TABLE "worker" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "name" TEXT,
  "role" TEXT,
  "base" TEXT,
  "weekly_minutes" INTEGER,
  "phone" TEXT,
  "sign_key" TEXT,
  "seal_key" TEXT
);

CREATE TABLE "worker_languages" (
  "record" INTEGER NOT NULL REFERENCES "worker" ("rid") ON DELETE CASCADE,
  "place" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("record", "place")
) WITHOUT ROWID;

CREATE TABLE "worker_training" (
  "record" INTEGER NOT NULL REFERENCES "worker" ("rid") ON DELETE CASCADE,
  "place" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("record", "place")
) WITHOUT ROWID;

CREATE TABLE "absence" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "worker" BLOB REFERENCES "worker" ("id") DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT,
  "from" TEXT,
  "from_lo" INTEGER,
  "from_hi" INTEGER,
  "to" TEXT,
  "to_lo" INTEGER,
  "to_hi" INTEGER,
  "cover" BLOB REFERENCES "worker" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "module" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "code" TEXT,
  "title" TEXT,
  "set" TEXT,
  "element" TEXT,
  "kit" TEXT
);

CREATE TABLE "module_objectives" (
  "record" INTEGER NOT NULL REFERENCES "module" ("rid") ON DELETE CASCADE,
  "place" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("record", "place")
) WITHOUT ROWID;

CREATE TABLE "module_links" (
  "record" INTEGER NOT NULL REFERENCES "module" ("rid") ON DELETE CASCADE,
  "place" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("record", "place")
) WITHOUT ROWID;

CREATE TABLE "agency" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "name" TEXT,
  "kind" TEXT,
  "area" TEXT
);

CREATE TABLE "family" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "name" TEXT,
  "reference" TEXT,
  "area" TEXT,
  "home" TEXT,
  "safe_contact" TEXT,
  "engagement_note" TEXT,
  "first_time_parents" INTEGER,
  "lawful_basis" TEXT,
  "master_record" TEXT,
  "joint_protocol" TEXT
);

CREATE INDEX "family_by_family" ON "family" ("family");

CREATE TABLE "person" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "name" TEXT,
  "given" TEXT,
  "surname" TEXT,
  "preferred" TEXT,
  "pronounced" TEXT,
  "gender" TEXT,
  "sex_at_birth" TEXT,
  "pronouns" TEXT,
  "born" TEXT,
  "born_lo" INTEGER,
  "born_hi" INTEGER,
  "died" TEXT,
  "died_lo" INTEGER,
  "died_hi" INTEGER,
  "death_note" TEXT,
  "role" TEXT,
  "index" INTEGER,
  "phone" TEXT,
  "nhs_number" TEXT,
  "ethnicity" TEXT,
  "ethnicity_self" TEXT,
  "ethnicity_source" TEXT,
  "interpreter" TEXT,
  "faith" TEXT,
  "communication" TEXT,
  "care" TEXT,
  "care_leaver" INTEGER,
  "learning_disability" INTEGER,
  "unmet_learning_need" INTEGER,
  "first_time_parent" INTEGER,
  "previous_children_removed" INTEGER,
  "migration" TEXT,
  "whereabouts" TEXT,
  "safety" TEXT,
  "twin" TEXT,
  "monozygotic" INTEGER,
  "note" TEXT
);

CREATE INDEX "person_by_family" ON "person" ("family");

CREATE TABLE "person_languages" (
  "record" INTEGER NOT NULL REFERENCES "person" ("rid") ON DELETE CASCADE,
  "place" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("record", "place")
) WITHOUT ROWID;

CREATE TABLE "alias" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "person" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "type" TEXT,
  "from" TEXT,
  "from_lo" INTEGER,
  "from_hi" INTEGER,
  "to" TEXT,
  "to_lo" INTEGER,
  "to_hi" INTEGER
);

CREATE INDEX "alias_by_family" ON "alias" ("family");

CREATE TABLE "condition" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "person" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "text" TEXT,
  "area" TEXT,
  "status" TEXT,
  "from" TEXT,
  "from_lo" INTEGER,
  "from_hi" INTEGER,
  "to" TEXT,
  "to_lo" INTEGER,
  "to_hi" INTEGER
);

CREATE INDEX "condition_by_family" ON "condition" ("family");

CREATE TABLE "couple" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "one" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "other" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT,
  "state" TEXT,
  "from" TEXT,
  "from_lo" INTEGER,
  "from_hi" INTEGER,
  "to" TEXT,
  "to_lo" INTEGER,
  "to_hi" INTEGER,
  "note" TEXT
);

CREATE INDEX "couple_by_family" ON "couple" ("family");

CREATE TABLE "child_link" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "child" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "couple" BLOB REFERENCES "couple" ("id") DEFERRABLE INITIALLY DEFERRED,
  "parent" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "nature" TEXT,
  "primary" INTEGER,
  "from" TEXT,
  "from_lo" INTEGER,
  "from_hi" INTEGER,
  "to" TEXT,
  "to_lo" INTEGER,
  "to_hi" INTEGER
);

CREATE INDEX "child_link_by_family" ON "child_link" ("family");

CREATE TABLE "care_link" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "child" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT,
  "primary" INTEGER,
  "from" TEXT,
  "from_lo" INTEGER,
  "from_hi" INTEGER,
  "to" TEXT,
  "to_lo" INTEGER,
  "to_hi" INTEGER,
  "note" TEXT
);

CREATE INDEX "care_link_by_family" ON "care_link" ("family");

CREATE TABLE "care_link_carers" (
  "record" INTEGER NOT NULL REFERENCES "care_link" ("rid") ON DELETE CASCADE,
  "place" INTEGER NOT NULL,
  "value" BLOB NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("record", "place")
) WITHOUT ROWID;

CREATE TABLE "bond" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "from" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "to" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT,
  "directed" INTEGER,
  "label" TEXT,
  "source" TEXT,
  "start" TEXT,
  "start_lo" INTEGER,
  "start_hi" INTEGER,
  "end" TEXT,
  "end_lo" INTEGER,
  "end_hi" INTEGER,
  "private" INTEGER
);

CREATE INDEX "bond_by_family" ON "bond" ("family");

CREATE TABLE "household" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "name" TEXT,
  "note" TEXT
);

CREATE INDEX "household_by_family" ON "household" ("family");

CREATE TABLE "membership" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "household" BLOB REFERENCES "household" ("id") DEFERRABLE INITIALLY DEFERRED,
  "person" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "from" TEXT,
  "from_lo" INTEGER,
  "from_hi" INTEGER,
  "to" TEXT,
  "to_lo" INTEGER,
  "to_hi" INTEGER
);

CREATE INDEX "membership_by_family" ON "membership" ("family");

CREATE TABLE "pregnancy" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "mother" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "other_parent" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "multiplicity" INTEGER,
  "booking" TEXT,
  "booking_lo" INTEGER,
  "booking_hi" INTEGER,
  "outcome" TEXT,
  "born" INTEGER,
  "born_zone" TEXT,
  "born_day" INTEGER,
  "ended" TEXT,
  "ended_lo" INTEGER,
  "ended_hi" INTEGER,
  "gestation_days" INTEGER,
  "place" TEXT,
  "weight_g" INTEGER,
  "mode_of_birth" TEXT,
  "feeding" TEXT,
  "neonatal_unit" INTEGER,
  "concealed" INTEGER,
  "note" TEXT
);

CREATE INDEX "pregnancy_by_family" ON "pregnancy" ("family");

CREATE TABLE "pregnancy_babies" (
  "record" INTEGER NOT NULL REFERENCES "pregnancy" ("rid") ON DELETE CASCADE,
  "place" INTEGER NOT NULL,
  "value" BLOB NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("record", "place")
) WITHOUT ROWID;

CREATE TABLE "edd" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "pregnancy" BLOB REFERENCES "pregnancy" ("id") DEFERRABLE INITIALLY DEFERRED,
  "edd" TEXT,
  "edd_lo" INTEGER,
  "edd_hi" INTEGER,
  "recorded" TEXT,
  "recorded_lo" INTEGER,
  "recorded_hi" INTEGER,
  "source" TEXT,
  "confidence" TEXT,
  "best" INTEGER
);

CREATE INDEX "edd_by_family" ON "edd" ("family");

CREATE TABLE "support_status" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "child" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "status" TEXT,
  "from" TEXT,
  "from_lo" INTEGER,
  "from_hi" INTEGER,
  "to" TEXT,
  "to_lo" INTEGER,
  "to_hi" INTEGER
);

CREATE INDEX "support_status_by_family" ON "support_status" ("family");

CREATE TABLE "legal_status" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "child" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "code" TEXT,
  "text" TEXT,
  "from" TEXT,
  "from_lo" INTEGER,
  "from_hi" INTEGER,
  "to" TEXT,
  "to_lo" INTEGER,
  "to_hi" INTEGER
);

CREATE INDEX "legal_status_by_family" ON "legal_status" ("family");

CREATE TABLE "living" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "child" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "living" TEXT,
  "from" TEXT,
  "from_lo" INTEGER,
  "from_hi" INTEGER,
  "to" TEXT,
  "to_lo" INTEGER,
  "to_hi" INTEGER,
  "with_text" TEXT
);

CREATE INDEX "living_by_family" ON "living" ("family");

CREATE TABLE "living_with" (
  "record" INTEGER NOT NULL REFERENCES "living" ("rid") ON DELETE CASCADE,
  "place" INTEGER NOT NULL,
  "value" BLOB NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("record", "place")
) WITHOUT ROWID;

CREATE TABLE "professional" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "name" TEXT,
  "role" TEXT,
  "agency" BLOB REFERENCES "agency" ("id") DEFERRABLE INITIALLY DEFERRED,
  "purpose" TEXT,
  "start" TEXT,
  "start_lo" INTEGER,
  "start_hi" INTEGER,
  "end" TEXT,
  "end_lo" INTEGER,
  "end_hi" INTEGER,
  "sharing" TEXT
);

CREATE INDEX "professional_by_family" ON "professional" ("family");

CREATE TABLE "professional_contact" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "professional" BLOB REFERENCES "professional" ("id") DEFERRABLE INITIALLY DEFERRED,
  "date" TEXT,
  "date_lo" INTEGER,
  "date_hi" INTEGER,
  "place" TEXT,
  "joint" INTEGER
);

CREATE INDEX "professional_contact_by_family" ON "professional_contact" ("family");

CREATE TABLE "episode" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "type" TEXT,
  "from" TEXT,
  "from_lo" INTEGER,
  "from_hi" INTEGER,
  "to" TEXT,
  "to_lo" INTEGER,
  "to_hi" INTEGER,
  "referral_date" TEXT,
  "referral_date_lo" INTEGER,
  "referral_date_hi" INTEGER,
  "referral_source" TEXT,
  "referral_role" TEXT,
  "referral_ga" TEXT,
  "panel_at" INTEGER,
  "panel_at_zone" TEXT,
  "panel_at_day" INTEGER,
  "panel_decision" TEXT,
  "accepted_at" INTEGER,
  "accepted_at_zone" TEXT,
  "accepted_at_day" INTEGER,
  "consent_date" TEXT,
  "consent_date_lo" INTEGER,
  "consent_date_hi" INTEGER,
  "consent_to" TEXT,
  "close_reason" TEXT,
  "close_planned" INTEGER,
  "ending_session" TEXT,
  "ending_session_lo" INTEGER,
  "ending_session_hi" INTEGER,
  "come_back_given" INTEGER,
  "steps_agreed" INTEGER
);

CREATE INDEX "episode_by_family" ON "episode" ("family");

CREATE TABLE "episode_referral_reasons" (
  "record" INTEGER NOT NULL REFERENCES "episode" ("rid") ON DELETE CASCADE,
  "place" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("record", "place")
) WITHOUT ROWID;

CREATE TABLE "episode_panel_members" (
  "record" INTEGER NOT NULL REFERENCES "episode" ("rid") ON DELETE CASCADE,
  "place" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("record", "place")
) WITHOUT ROWID;

CREATE TABLE "episode_panel_conditions" (
  "record" INTEGER NOT NULL REFERENCES "episode" ("rid") ON DELETE CASCADE,
  "place" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("record", "place")
) WITHOUT ROWID;

CREATE TABLE "episode_consent_by" (
  "record" INTEGER NOT NULL REFERENCES "episode" ("rid") ON DELETE CASCADE,
  "place" INTEGER NOT NULL,
  "value" BLOB NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("record", "place")
) WITHOUT ROWID;

CREATE TABLE "allocation" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "episode" BLOB REFERENCES "episode" ("id") DEFERRABLE INITIALLY DEFERRED,
  "worker" BLOB REFERENCES "worker" ("id") DEFERRABLE INITIALLY DEFERRED,
  "role" TEXT,
  "from" TEXT,
  "from_lo" INTEGER,
  "from_hi" INTEGER,
  "to" TEXT,
  "to_lo" INTEGER,
  "to_hi" INTEGER
);

CREATE INDEX "allocation_by_family" ON "allocation" ("family");

CREATE TABLE "pause" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "episode" BLOB REFERENCES "episode" ("id") DEFERRABLE INITIALLY DEFERRED,
  "from" TEXT,
  "from_lo" INTEGER,
  "from_hi" INTEGER,
  "to" TEXT,
  "to_lo" INTEGER,
  "to_hi" INTEGER,
  "reason" TEXT
);

CREATE INDEX "pause_by_family" ON "pause" ("family");

CREATE TABLE "plan_version" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "episode" BLOB REFERENCES "episode" ("id") DEFERRABLE INITIALLY DEFERRED,
  "version" INTEGER,
  "agreed" TEXT,
  "agreed_lo" INTEGER,
  "agreed_hi" INTEGER,
  "understood" TEXT,
  "reason" TEXT
);

CREATE INDEX "plan_version_by_family" ON "plan_version" ("family");

CREATE TABLE "plan_version_agreed_with" (
  "record" INTEGER NOT NULL REFERENCES "plan_version" ("rid") ON DELETE CASCADE,
  "place" INTEGER NOT NULL,
  "value" BLOB NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("record", "place")
) WITHOUT ROWID;

CREATE TABLE "phase" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "plan_version" BLOB REFERENCES "plan_version" ("id") DEFERRABLE INITIALLY DEFERRED,
  "phase" TEXT,
  "from" TEXT,
  "from_lo" INTEGER,
  "from_hi" INTEGER,
  "to" TEXT,
  "to_lo" INTEGER,
  "to_hi" INTEGER,
  "low" TEXT,
  "high" TEXT
);

CREATE INDEX "phase_by_family" ON "phase" ("family");

CREATE TABLE "hope" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "text" TEXT,
  "owner" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "whose" TEXT,
  "set" TEXT,
  "set_lo" INTEGER,
  "set_hi" INTEGER,
  "ended" TEXT,
  "ended_lo" INTEGER,
  "ended_hi" INTEGER,
  "target" INTEGER,
  "state" TEXT,
  "state_note" TEXT
);

CREATE INDEX "hope_by_family" ON "hope" ("family");

CREATE TABLE "hope_steps" (
  "record" INTEGER NOT NULL REFERENCES "hope" ("rid") ON DELETE CASCADE,
  "place" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("record", "place")
) WITHOUT ROWID;

CREATE TABLE "hope_score" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "hope" BLOB REFERENCES "hope" ("id") DEFERRABLE INITIALLY DEFERRED,
  "on" TEXT,
  "on_lo" INTEGER,
  "on_hi" INTEGER,
  "value" INTEGER
);

CREATE INDEX "hope_score_by_family" ON "hope_score" ("family");

CREATE TABLE "contact" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "episode" BLOB REFERENCES "episode" ("id") DEFERRABLE INITIALLY DEFERRED,
  "at" INTEGER,
  "at_zone" TEXT,
  "at_day" INTEGER,
  "minutes" INTEGER,
  "planned_minutes" INTEGER,
  "mode" TEXT,
  "place" TEXT,
  "status" TEXT,
  "substantive" INTEGER,
  "by" TEXT,
  "structured" INTEGER,
  "enabling" INTEGER,
  "educational" INTEGER,
  "practical" INTEGER,
  "note" TEXT,
  "how_tried" TEXT,
  "entered_at" INTEGER,
  "entered_at_zone" TEXT,
  "entered_at_day" INTEGER,
  "shared_with_parent" INTEGER
);

CREATE INDEX "contact_by_family" ON "contact" ("family");

CREATE TABLE "contact_workers" (
  "record" INTEGER NOT NULL REFERENCES "contact" ("rid") ON DELETE CASCADE,
  "place" INTEGER NOT NULL,
  "value" BLOB NOT NULL REFERENCES "worker" ("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("record", "place")
) WITHOUT ROWID;

CREATE TABLE "contact_participants" (
  "record" INTEGER NOT NULL REFERENCES "contact" ("rid") ON DELETE CASCADE,
  "place" INTEGER NOT NULL,
  "value" BLOB NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("record", "place")
) WITHOUT ROWID;

CREATE TABLE "contact_professionals" (
  "record" INTEGER NOT NULL REFERENCES "contact" ("rid") ON DELETE CASCADE,
  "place" INTEGER NOT NULL,
  "value" BLOB NOT NULL REFERENCES "professional" ("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("record", "place")
) WITHOUT ROWID;

CREATE TABLE "contact_objectives" (
  "record" INTEGER NOT NULL REFERENCES "contact" ("rid") ON DELETE CASCADE,
  "place" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("record", "place")
) WITHOUT ROWID;

CREATE TABLE "contact_modules" (
  "record" INTEGER NOT NULL REFERENCES "contact" ("rid") ON DELETE CASCADE,
  "place" INTEGER NOT NULL,
  "value" BLOB NOT NULL REFERENCES "module" ("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("record", "place")
) WITHOUT ROWID;

CREATE TABLE "observation" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "side" TEXT,
  "text" TEXT,
  "date" TEXT,
  "date_lo" INTEGER,
  "date_hi" INTEGER,
  "told" TEXT,
  "told_by" TEXT,
  "contact" BLOB REFERENCES "contact" ("id") DEFERRABLE INITIALLY DEFERRED,
  "assessment" BLOB REFERENCES "assessment" ("id") DEFERRABLE INITIALLY DEFERRED,
  "being_done" TEXT,
  "ended" TEXT,
  "ended_lo" INTEGER,
  "ended_hi" INTEGER
);

CREATE INDEX "observation_by_family" ON "observation" ("family");

CREATE TABLE "observation_people" (
  "record" INTEGER NOT NULL REFERENCES "observation" ("rid") ON DELETE CASCADE,
  "place" INTEGER NOT NULL,
  "value" BLOB NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("record", "place")
) WITHOUT ROWID;

CREATE TABLE "next_step" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "text" TEXT,
  "who" TEXT,
  "due" TEXT,
  "due_lo" INTEGER,
  "due_hi" INTEGER,
  "contact" BLOB REFERENCES "contact" ("id") DEFERRABLE INITIALLY DEFERRED,
  "assessment" BLOB REFERENCES "assessment" ("id") DEFERRABLE INITIALLY DEFERRED,
  "done" TEXT,
  "done_lo" INTEGER,
  "done_hi" INTEGER
);

CREATE INDEX "next_step_by_family" ON "next_step" ("family");

CREATE TABLE "risk_factor" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "code" TEXT,
  "factor" TEXT,
  "start" TEXT,
  "start_lo" INTEGER,
  "start_hi" INTEGER,
  "end" TEXT,
  "end_lo" INTEGER,
  "end_hi" INTEGER,
  "highest_level" INTEGER,
  "source" TEXT,
  "trend" TEXT,
  "note" TEXT
);

CREATE INDEX "risk_factor_by_family" ON "risk_factor" ("family");

CREATE TABLE "risk_factor_people" (
  "record" INTEGER NOT NULL REFERENCES "risk_factor" ("rid") ON DELETE CASCADE,
  "place" INTEGER NOT NULL,
  "value" BLOB NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("record", "place")
) WITHOUT ROWID;

CREATE TABLE "event" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "kind" TEXT,
  "date" INTEGER,
  "date_zone" TEXT,
  "date_day" INTEGER,
  "text" TEXT,
  "private" INTEGER
);

CREATE INDEX "event_by_family" ON "event" ("family");

CREATE TABLE "questionnaire" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "url" TEXT,
  "version" TEXT,
  "title" TEXT,
  "json" TEXT,
  "licence" TEXT,
  "hash" TEXT,
  "retired" INTEGER
);

CREATE TABLE "assessment" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "questionnaire" BLOB REFERENCES "questionnaire" ("id") DEFERRABLE INITIALLY DEFERRED,
  "date" TEXT,
  "date_lo" INTEGER,
  "date_hi" INTEGER,
  "parent" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "child" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "pregnancy" BLOB REFERENCES "pregnancy" ("id") DEFERRABLE INITIALLY DEFERRED,
  "rater" BLOB REFERENCES "worker" ("id") DEFERRABLE INITIALLY DEFERRED,
  "status" TEXT,
  "response" TEXT,
  "signed_by" BLOB REFERENCES "worker" ("id") DEFERRABLE INITIALLY DEFERRED,
  "signed_at" INTEGER,
  "signed_at_zone" TEXT,
  "signed_at_day" INTEGER,
  "amend_reason" TEXT,
  "countersigned_by" BLOB REFERENCES "worker" ("id") DEFERRABLE INITIALLY DEFERRED,
  "countersigned_at" INTEGER,
  "countersigned_at_zone" TEXT,
  "countersigned_at_day" INTEGER
);

CREATE INDEX "assessment_by_family" ON "assessment" ("family");

CREATE TABLE "score" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "instrument" TEXT,
  "version" TEXT,
  "date" TEXT,
  "date_lo" INTEGER,
  "date_hi" INTEGER,
  "about" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "done_by" TEXT,
  "total" TEXT,
  "subscales" TEXT,
  "maximum" TEXT,
  "better" TEXT,
  "cut_off" TEXT,
  "safety_item" TEXT,
  "note" TEXT
);

CREATE INDEX "score_by_family" ON "score" ("family");

CREATE TABLE "measure_due" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "measure" TEXT,
  "questionnaire" BLOB REFERENCES "questionnaire" ("id") DEFERRABLE INITIALLY DEFERRED,
  "person" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "by" TEXT,
  "first_due" TEXT,
  "first_due_lo" INTEGER,
  "first_due_hi" INTEGER,
  "repeat" TEXT
);

CREATE INDEX "measure_due_by_family" ON "measure_due" ("family");

CREATE TABLE "voice" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "person" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "date" TEXT,
  "date_lo" INTEGER,
  "date_hi" INTEGER,
  "words" TEXT,
  "setting" TEXT,
  "language" TEXT,
  "translation" TEXT,
  "consent" TEXT,
  "theme" TEXT
);

CREATE INDEX "voice_by_family" ON "voice" ("family");

CREATE TABLE "feedback" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "date" TEXT,
  "date_lo" INTEGER,
  "date_hi" INTEGER,
  "role" TEXT,
  "words" TEXT,
  "consent_to_quote" INTEGER
);

CREATE INDEX "feedback_by_family" ON "feedback" ("family");

CREATE TABLE "outcome" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "child" BLOB REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED,
  "point" TEXT,
  "due" TEXT,
  "due_lo" INTEGER,
  "due_hi" INTEGER,
  "on" TEXT,
  "on_lo" INTEGER,
  "on_hi" INTEGER,
  "known" INTEGER,
  "outcome" TEXT,
  "components" TEXT
);

CREATE INDEX "outcome_by_family" ON "outcome" ("family");

CREATE TABLE "signal_note" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB NOT NULL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "episode" BLOB REFERENCES "episode" ("id") DEFERRABLE INITIALLY DEFERRED,
  "signal" TEXT,
  "on" TEXT,
  "on_lo" INTEGER,
  "on_hi" INTEGER,
  "reason" TEXT,
  "text" TEXT
);

CREATE INDEX "signal_note_by_family" ON "signal_note" ("family");

CREATE TABLE "caseload_note" (
  "rid" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "worker" BLOB REFERENCES "worker" ("id") DEFERRABLE INITIALLY DEFERRED,
  "on" TEXT,
  "on_lo" INTEGER,
  "on_hi" INTEGER,
  "reason" TEXT,
  "agreed_by" BLOB REFERENCES "worker" ("id") DEFERRABLE INITIALLY DEFERRED
);

-- The people whom the support is for, without reading a large family whole.
CREATE INDEX "person_in_focus" ON "person" ("family") WHERE "index" = 1 AND "deleted" = 0;

CREATE INDEX "contact_by_day" ON "contact" ("family", "at_day");

-- What a record is called elsewhere.
CREATE TABLE "external_id" (
  "record" BLOB NOT NULL,
  "system" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("record", "system", "value")
) WITHOUT ROWID;

CREATE INDEX "external_id_by_value" ON "external_id" ("system", "value");

-- One row for each edit, at its first journal entry. "mode": 0 made, 1 undoing, 2 redoing edit "of";
-- "undone_by": the edit that undid it, null when it stands.
CREATE TABLE "edit" (
  "first_n" INTEGER PRIMARY KEY,
  "last_n" INTEGER NOT NULL,
  "id" BLOB NOT NULL UNIQUE,
  "family" BLOB,
  "worker" BLOB,
  "title" TEXT NOT NULL,
  "lasting" INTEGER NOT NULL,
  "mode" INTEGER NOT NULL,
  "of" BLOB,
  "undone_by" BLOB
);

CREATE INDEX "edit_by_family" ON "edit" ("family", "worker", "first_n");

-- Every change of every record, in the store's own order. "place": its place in the edit; "made_hlc": 48 bits
-- of milliseconds and 16 of counter; "origin_store", "origin_n": null for what was made here; "before_c" and
-- "after_c": salted commitments to the images; "hash": over the previous hash and all columns.
CREATE TABLE "journal" (
  "n" INTEGER PRIMARY KEY,
  "edit" BLOB NOT NULL,
  "place" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "record" BLOB NOT NULL,
  "family" BLOB,
  "op" TEXT NOT NULL,
  "known_at" INTEGER NOT NULL,
  "made_hlc" INTEGER NOT NULL,
  "worker" BLOB,
  "device" BLOB NOT NULL,
  "origin_store" BLOB,
  "origin_n" INTEGER,
  "before_c" BLOB,
  "after_c" BLOB,
  "hash" BLOB NOT NULL
);

CREATE INDEX "journal_by_family" ON "journal" ("family", "n");

CREATE UNIQUE INDEX "journal_by_origin" ON "journal" ("origin_store", "origin_n") WHERE "origin_store" IS NOT NULL;

-- The images themselves, which erasing empties. "slot": 2 n for the image before, 2 n + 1 for the one after.
CREATE TABLE "journal_image" (
  "slot" INTEGER PRIMARY KEY,
  "salt" BLOB NOT NULL,
  "image" TEXT NOT NULL
);

-- Who read, printed or exported what; chained like the journal.
CREATE TABLE "access" (
  "n" INTEGER PRIMARY KEY,
  "at" INTEGER NOT NULL,
  "worker" BLOB,
  "family" BLOB,
  "what" TEXT NOT NULL,
  "detail" TEXT,
  "hash" BLOB NOT NULL
);

CREATE INDEX "access_by_family" ON "access" ("family", "n");

CREATE TABLE "draft" (
  "key" TEXT PRIMARY KEY,
  "owner" BLOB,
  "kind" TEXT NOT NULL,
  "family" BLOB,
  "body" TEXT NOT NULL,
  "changed_at" INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE "setting" (
  "name" TEXT PRIMARY KEY,
  "value" TEXT
) WITHOUT ROWID;

-- What the store knows of itself: its id, this device, the last backup.
CREATE TABLE "fact" (
  "name" TEXT PRIMARY KEY,
  "value"
) WITHOUT ROWID;

-- One row a family, for the list. "family": the rid of its row; "sort": its folded name; "body" and "contacts"
-- hold plan, pauses and contacts of the latest episode in a form of the store's own.
CREATE TABLE "summary" (
  "family" INTEGER PRIMARY KEY REFERENCES "family" ("rid") ON DELETE CASCADE,
  "id" BLOB NOT NULL,
  "name" TEXT NOT NULL,
  "sort" TEXT NOT NULL,
  "reference" TEXT,
  "parents" TEXT,
  "safe_contact" TEXT,
  "episode" BLOB,
  "episode_from" INTEGER,
  "episode_to" INTEGER,
  "body" BLOB NOT NULL,
  "contacts" BLOB NOT NULL
);

CREATE INDEX "summary_by_sort" ON "summary" ("sort", "id");

-- Keyworkers and buddies of the latest episode. "role" as in allocation; days null where open.
CREATE TABLE "summary_worker" (
  "worker" BLOB NOT NULL,
  "family" INTEGER NOT NULL REFERENCES "summary" ("family") ON DELETE CASCADE,
  "role" TEXT NOT NULL,
  "from_day" INTEGER NOT NULL,
  "to_day" INTEGER,
  PRIMARY KEY ("worker", "family", "role", "from_day")
) WITHOUT ROWID;

CREATE INDEX "summary_worker_by_family" ON "summary_worker" ("family");

-- Names to be found from the first letter. "docid": rid of the family * 2^43 + code of the kind * 2^40 + rid.
CREATE VIRTUAL TABLE "search_name" USING fts4 ("words", "sound", matchinfo=fts3, prefix="1,2,3", tokenize=unicode61);

-- Notes to be found from the third letter. "docid": rid * 16 + code of the kind.
CREATE VIRTUAL TABLE "search_text" USING fts4 ("words", matchinfo=fts3, prefix="2,3", tokenize=unicode61);

-- Whose a note is: the rid of the family.
CREATE TABLE "search_text_family" (
  "docid" INTEGER PRIMARY KEY,
  "family" INTEGER NOT NULL
);
