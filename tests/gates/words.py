#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words on screen: every file with some is in POTFILES.in, the template holds the same messages as the sources,
and none of the words that we do not use is among them."""
import os
import re
import subprocess
import sys
import tempfile

from tap import check, done

root = sys.argv[1]
found = set()
for top in ('src', 'data'):
    for folder, _, names in os.walk(os.path.join(root, top)):
        for name in names:
            path = os.path.join(folder, name)
            if name.endswith(('.c', '.h')):
                text = open(path, encoding='utf-8').read()
                if re.search(r'\b(_|N_|C_|NC_|Q_|ngettext|g_dngettext|dngettext)\s*\(\s*"', text):
                    found.add(os.path.relpath(path, root))
            elif name.endswith('.def'):
                if re.search(r'\b(WORDS|N_) ?\("', open(path, encoding='utf-8').read()):
                    found.add(os.path.relpath(path, root))
            elif name.endswith('.ui'):
                if 'translatable="yes"' in open(path, encoding='utf-8').read():
                    found.add(os.path.relpath(path, root))
            elif name.endswith(('.desktop.in', '.metainfo.xml.in', '.gschema.xml')):
                found.add(os.path.relpath(path, root))
listed = {line.strip() for line in open(os.path.join(root, 'po/POTFILES.in'), encoding='utf-8')
          if line.strip() and not line.startswith('#')}
check('POTFILES.in lists every file with words', [f'missing: {f}' for f in sorted(found - listed)] + [f'without words: {f}' for f in sorted(listed - found)])


def messages(path):
    """The (context, message, plural) of a template."""
    out = set()
    for block in re.split(r'\n\n+', open(path, encoding='utf-8').read()):
        fields = {}
        key = None
        for line in block.split('\n'):
            m = re.match(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) (".*")$', line)
            if m:
                key = m.group(1)
                fields[key] = m.group(2)[1:-1]
            elif line.startswith('"') and key:
                fields[key] += line[1:-1]
        if fields.get('msgid'):
            out.add((fields.get('msgctxt', ''), fields['msgid'], fields.get('msgid_plural', '')))
    return out


with tempfile.TemporaryDirectory() as folder:
    pot = os.path.join(folder, 'alongside.pot')
    subprocess.run(['xgettext', '--from-code=UTF-8', '--add-comments=Translators', '-k_', '-kN_', '-kC_:1c,2',
                    '-kNC_:1c,2', '-kngettext:1,2', '-kg_dpgettext2:2c,3', '-kWORDS:1c,2', '-o', pot, '-f', 'po/POTFILES.in', '-D', root],
                   cwd=root, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    now = messages(pot)
if len(sys.argv) > 2 and sys.argv[2] == '--write':
    sys.exit('use po/update.sh')
then = messages(os.path.join(root, 'po/alongside.pot'))
check('po/alongside.pot holds the messages of the sources (po/update.sh makes it)',
      [f'new: {m[1]}' for m in sorted(now - then)][:20] + [f'gone: {m[1]}' for m in sorted(then - now)][:20])

NEVER = re.compile(r'\b(error|errors|invalid|failed|failure|please|oops|client|clients|service user|non-compliant|'
                   r'hard to reach|refused|BAME|dysfunctional|the subject|token|password)\b', re.I)
# "measurement error" is what the field calls how far two scores differ by chance alone.
TERM = re.compile(r'\bmeasurement error\b')
check('no word that we do not use', [m for _, m, p in sorted(now) if NEVER.search(TERM.sub('', m + ' ' + p))])
check('no exclamation mark', [m for _, m, _ in sorted(now) if '!' in m and not m.startswith('<')])
done()
