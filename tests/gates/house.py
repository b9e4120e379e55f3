#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""House rules that a program can see: lengths, names, first lines, marks of unfinished work."""
import os
import re
import sys

from tap import check, done

root = sys.argv[1]
sources = []
for top in ('src', 'tests'):
    for folder, _, names in os.walk(os.path.join(root, top)):
        sources += [os.path.join(folder, name) for name in names if name.endswith(('.c', '.h', '.py', '.sh', '.sql', '.css', '.ui'))]
sources.sort()


def short(path):
    return os.path.relpath(path, root)


def text(path):
    return open(path, encoding='utf-8').read()


# Tables of data may be longer.
TABLES = re.compile(r'-tables?\.c$|-words\.c$')
check('no file of 1,000 lines or more',
      [f'{short(p)}: {text(p).count(chr(10))} lines' for p in sources
       if p.endswith(('.c', '.h')) and not TABLES.search(p) and text(p).count('\n') >= 1000])
check('no file called util, helper, common or misc',
      [short(p) for p in sources if re.search(r'(^|[-_])(utils?|helpers?|common|misc)\b', os.path.basename(p))])
check('every source says its licence', [short(p) for p in sources
                                        if p.endswith(('.c', '.h', '.py')) and 'SPDX-License-Identifier: GPL-3.0-or-later' not in text(p)[:200]])
MARKS = re.compile(r'\b(' + '|'.join(['TO' + 'DO', 'FIX' + 'ME', 'X' * 3, 'HA' + 'CK']) + r')\b')
check('nothing is marked as unfinished', [f'{short(p)}: {m.group()}' for p in sources for m in [MARKS.search(text(p))] if m])
check('no SQL is put together by printf',
      [short(p) for p in sources if '/src/' in p and re.search(r'sqlite3_v?mprintf|sqlite3_snprintf', text(p))])
check('no number is read by a function that fails by chance (see along_text_to_number)',
      [short(p) for p in sources if '/src/' in p and re.search(r'g_ascii_string_to_(un)?signed \(\w', text(p))])
done()
