#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the TAP subtests of a meson test log and says so in one last line; a program that was killed, timed out or
gave no TAP counts as one failure. Before it stands why each test that did not pass did not: what is kept of a long log is its
end. Exit 1 if anything failed or nothing was run."""
import json
import re
import sys

LINES, LONGEST = 12, 300


def why(row):
    """The last a test said of what went wrong: its points that are not ok, its comments, what it wrote to stderr; of one that
    speaks no TAP what it wrote."""
    out, err = row.get('stdout', '').splitlines(), row.get('stderr', '').splitlines()
    said = [line for line in out if re.match(r'not ok\b|#(?!.*-DEBUG: )|Bail out!', line)] or out
    said = [line for line in said + err if line.strip()]
    points = [n for n, line in enumerate(said) if re.match('not ok|# Lost: ', line)][:LINES // 3]
    rest = [n for n in range(len(said)) if n not in points]
    return [said[n][:LONGEST] for n in sorted(points + rest[-(LINES - len(points)):])]


passed = failed = skipped = 0
for line in open(sys.argv[1], encoding='utf-8'):
    row = json.loads(line)
    points = re.findall(r'^(not )?ok\b[^#\n]*(?:#\s*(\w+))?', row.get('stdout', ''), re.M)
    bad = sum(1 for no, mark in points if no and mark.upper() not in ('SKIP', 'TO' 'DO'))
    skip = sum(1 for no, mark in points if mark.upper() == 'SKIP')
    failed += bad
    skipped += skip
    passed += sum(1 for no, mark in points if not no and mark.upper() != 'SKIP')
    if row['result'] == 'SKIP' and not points:
        skipped += 1
    elif row['result'] == 'OK' and not points:
        passed += 1
    elif row['result'] not in ('OK', 'SKIP', 'EXPECTEDFAIL') and not bad:
        failed += 1
    if row['result'] not in ('OK', 'SKIP', 'EXPECTEDFAIL') or bad:
        print(f'{row["name"]}: {row["result"]}', *why(row), sep='\n  ')
print(f'{passed} passed, {failed} failed' + (f', {skipped} skipped' if skipped else ''))
sys.exit(1 if failed or not passed else 0)
