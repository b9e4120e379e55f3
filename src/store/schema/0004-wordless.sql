-- SPDX-License-Identifier: GPL-3.0-or-later

-- A contact without a word has its place in the index, too, so that it is found by its day. Those that an older version
-- wrote get theirs; the numbers are those of 0003-search.sql. Both sides are walked through in order, each once, and no
-- record is read but what is left over: where every contact has a note, that is none. Rows beyond what the index can
-- number are left out as before.
INSERT INTO "search_text" ("docid", "words")
SELECT "place", ''
FROM (
  SELECT (7 << 60) | ((131071 - max(0, min(131071, coalesce(r."at_day" - 2415020, 0)))) << 43) | (f."rid" << 23) | r."rid" AS "place"
  FROM "family" f CROSS JOIN "contact" r INDEXED BY "contact_by_day" ON r."family" = f."id"
  WHERE f."rid" < 1048576 AND r."rid" < 8388608
  EXCEPT
  SELECT "docid" FROM "search_text_content" WHERE "docid" >= (7 << 60)
  ORDER BY 1
) n
WHERE EXISTS (SELECT 1 FROM "contact" c WHERE c."rid" = n."place" & 8388607 AND c."deleted" = 0);
