# SPDX-License-Identifier: GPL-3.0-or-later
"""The least of TAP: check (name, problems) prints a point and its problems; done () ends."""
import sys

_points = 0
_failed = 0


def check(name, problems):
    global _points, _failed
    problems = list(problems)
    _points += 1
    _failed += bool(problems)
    for problem in problems:
        print('#', problem)
    print('not ok' if problems else 'ok', _points, name)


def done():
    print(f'1..{_points}')
    sys.exit(1 if _failed else 0)
