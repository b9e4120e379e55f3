#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the TAP subtests of a meson test log and says so in one line; a program that was killed, timed out or
gave no TAP counts as one failure. Exit 1 if anything failed or nothing was run."""
import json
import re
import sys

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
print(f'{passed} passed, {failed} failed' + (f', {skipped} skipped' if skipped else ''))
sys.exit(1 if failed or not passed else 0)
