# SPDX-License-Identifier: GPL-3.0-or-later
"""tests/count.py over made-up logs: what it counts, and what it says of tests that did not pass."""
import json
import os
import subprocess
import sys
import tempfile

from tap import check, done

COUNT = os.path.join(sys.argv[1], 'tests/count.py')


def count(*rows):
    """Returns: the lines that it writes of @rows, and how it ends."""
    with tempfile.NamedTemporaryFile('w', suffix='.json', encoding='utf-8') as log:
        log.writelines(json.dumps(row) + '\n' for row in rows)
        log.flush()
        ended = subprocess.run([sys.executable, COUNT, log.name], check=False, capture_output=True, text=True)
    return ended.stdout.splitlines(), ended.returncode


def row(name, result, stdout, stderr=''):
    return {'name': name, 'result': result, 'stdout': stdout, 'stderr': stderr}


def wrong(expected, found):
    return [] if expected == found else [f'{found!r}, not {expected!r}']


GOOD = row('good', 'OK', 'ok 1 one\n# a word\nok 2 two # SKIP no screen\n1..2\n', 'a warning')

check('what passes is counted, and nothing else said', wrong((['1 passed, 0 failed, 1 skipped'], 0), count(GOOD)))

lines, status = count(GOOD, row('bad', 'FAIL', 'ok 1 one\nnot ok 2 two\n' + ''.join(f'# {n}\n' for n in range(20)), 'x' * 500), GOOD)
check('the last line is the count', wrong(('3 passed, 1 failed, 2 skipped', 1), (lines[-1], status)))
check('before it stands who did not pass, which point, and what came last, each line cut',
      wrong(['bad: FAIL', '  not ok 2 two'] + [f'  # {n}' for n in range(10, 20)] + ['  ' + 'x' * 300], lines[:-1]))

lines, status = count(row('killed', 'TIMEOUT', 'ok 1 one\n'), row('plain', 'FAIL', 'it broke here\n'))
check('one that was ended is one failure', wrong(('1 passed, 2 failed', 1), (lines[-1], status)))
check('one that speaks no TAP says what it wrote', wrong(['plain: FAIL', '  it broke here'], lines[-3:-1]))

check('nothing run is no success', wrong((['0 passed, 0 failed'], 1), count()))
done()
