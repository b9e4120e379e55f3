-- SPDX-License-Identifier: GPL-3.0-or-later

-- Searching finds the newest of each kind first and stops when it has enough: the number of an entry in the index says
-- what kind of record it is, its day, its family and its row, so that a walk through the index in order is a walk from
-- the newest to the oldest, with nothing to look up on the way. What was in the index goes over as it is.

-- "docid" of a name: code of the kind * 2^60 + (2^20 - 1 - rid of the family) * 2^40 + (2^40 - 1 - rid).
CREATE VIRTUAL TABLE "search_name_new" USING fts4 ("words", "sound", matchinfo=fts3, prefix="1,2,3", tokenize=unicode61);

INSERT INTO "search_name_new" ("docid", "words", "sound")
SELECT "new", "words", "sound"
FROM (SELECT ((CASE ("docid" >> 40) & 7 WHEN 1 THEN 0 WHEN 3 THEN 1 ELSE 2 END) << 60)
             | ((1048575 - ("docid" >> 43)) << 40) | (1099511627775 - ("docid" & 1099511627775)) AS "new", "words", "sound"
      FROM "search_name")
ORDER BY "new";

DROP TABLE "search_name";

ALTER TABLE "search_name_new" RENAME TO "search_name";

-- "docid" of a note: code of the kind * 2^60 + (2^17 - 1 - days since 31 December 1899) * 2^43 + rid of the family * 2^23 + rid.
CREATE VIRTUAL TABLE "search_text_new" USING fts4 ("words", matchinfo=fts3, prefix="3,4,5", tokenize=unicode61);

-- An assessment is found by the name of its form, too.
INSERT INTO "search_text_new" ("docid", "words")
SELECT ((131071 - max(0, min(131071, coalesce(r."date_lo" - 2415020, 0)))) << 43) | (f."rid" << 23) | r."rid" AS "new",
       coalesce(t."words" || ' ', '') || coalesce(q."title", '')
FROM "assessment" r
JOIN "family" f ON f."id" = r."family"
LEFT JOIN "questionnaire" q ON q."id" = r."questionnaire"
LEFT JOIN "search_text" t ON t."docid" = r."rid" * 16 + 8
WHERE r."deleted" = 0
ORDER BY 1;

INSERT INTO "search_text_new" ("docid", "words")
SELECT n."new", t."words"
FROM (
  SELECT (1 << 60) | ((131071 - max(0, min(131071, coalesce(r."date_lo" - 2415020, 0)))) << 43) | (f."family" << 23) | r."rid" AS "new",
         r."rid" * 16 + 7 AS "old"
  FROM "feedback" r JOIN "search_text_family" f ON f."docid" = r."rid" * 16 + 7
  UNION ALL
  SELECT (2 << 60) | ((131071 - max(0, min(131071, coalesce(r."date_lo" - 2415020, 0)))) << 43) | (f."family" << 23) | r."rid" AS "new",
         r."rid" * 16 + 6 AS "old"
  FROM "voice" r JOIN "search_text_family" f ON f."docid" = r."rid" * 16 + 6
  UNION ALL
  SELECT (3 << 60) | ((131071 - max(0, min(131071, coalesce(r."set_lo" - 2415020, 0)))) << 43) | (f."family" << 23) | r."rid" AS "new",
         r."rid" * 16 + 5 AS "old"
  FROM "hope" r JOIN "search_text_family" f ON f."docid" = r."rid" * 16 + 5
  UNION ALL
  SELECT (4 << 60) | ((131071 - max(0, min(131071, coalesce(r."date_day" - 2415020, 0)))) << 43) | (f."family" << 23) | r."rid" AS "new",
         r."rid" * 16 + 4 AS "old"
  FROM "event" r JOIN "search_text_family" f ON f."docid" = r."rid" * 16 + 4
  UNION ALL
  SELECT (5 << 60) | ((131071 - max(0, min(131071, coalesce(r."due_lo" - 2415020, 0)))) << 43) | (f."family" << 23) | r."rid" AS "new",
         r."rid" * 16 + 3 AS "old"
  FROM "next_step" r JOIN "search_text_family" f ON f."docid" = r."rid" * 16 + 3
  UNION ALL
  SELECT (6 << 60) | ((131071 - max(0, min(131071, coalesce(r."date_lo" - 2415020, 0)))) << 43) | (f."family" << 23) | r."rid" AS "new",
         r."rid" * 16 + 2 AS "old"
  FROM "observation" r JOIN "search_text_family" f ON f."docid" = r."rid" * 16 + 2
  UNION ALL
  SELECT (7 << 60) | ((131071 - max(0, min(131071, coalesce(r."at_day" - 2415020, 0)))) << 43) | (f."family" << 23) | r."rid" AS "new",
         r."rid" * 16 + 1 AS "old"
  FROM "contact" r JOIN "search_text_family" f ON f."docid" = r."rid" * 16 + 1
  ORDER BY 1
) n CROSS JOIN "search_text" t ON t."docid" = n."old";

DROP TABLE "search_text";

DROP TABLE "search_text_family";

ALTER TABLE "search_text_new" RENAME TO "search_text";
