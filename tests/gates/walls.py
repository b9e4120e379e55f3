#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The walls between the rooms, read from the includes: what the compiler holds, held a second time."""
import os
import re
import sys

from tap import check, done

root = sys.argv[1]
PURE = ['base', 'records', 'scene', 'forms', 'genogram', 'timeline', 'insight']
MAY = {
    'base': [],
    'records': ['base'],
    'scene': ['base'],
    'forms': ['base', 'records', 'scene'],
    'genogram': ['base', 'records', 'scene'],
    'timeline': ['base', 'records', 'scene'],
    'insight': ['base', 'records', 'scene'],
    'vault': ['base'],
    'store': ['base', 'records', 'vault'],
    'session': ['base', 'records', 'vault', 'store'],
    'interchange': PURE + ['vault', 'store', 'session'],
    'compat': ['base'],
    'widgets': ['base', 'records', 'scene', 'compat'],
    'pages': PURE + ['session', 'interchange', 'compat', 'widgets'],
}
MAY['app'] = list(MAY) + ['app']
MAY['tool'] = [room for room in MAY if room not in ('compat', 'widgets', 'pages', 'app')]
WITH_GTK = ['compat', 'widgets', 'pages', 'app']

# Headers outside the project, and who alone may use them.
OUTSIDE = {
    r'sqlite3\.h': ['store'],
    r'libsecret/': ['vault'],
    r'sodium\.h': ['vault'],
    r'gtk/|gdk/|adwaita\.h|gsk/': WITH_GTK,
    r'cairo|pango/': ['scene', 'interchange', 'tool'] + WITH_GTK,
}

files = {}
rooms = sorted(os.listdir(os.path.join(root, 'src')))
for room in rooms:
    for folder, _, names in os.walk(os.path.join(root, 'src', room)):
        for name in names:
            if name.endswith(('.c', '.h')):
                files[os.path.join(folder, name)] = room
header_room = {}
for path, room in files.items():
    if path.endswith('.h'):
        header_room.setdefault(os.path.basename(path), set()).add(room)

broken = {room: [] for room in rooms}
outside = []
for path, room in sorted(files.items()):
    for line in open(path, encoding='utf-8'):
        found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)', line)
        if not found:
            continue
        quote, header = found.groups()
        homes = header_room.get(os.path.basename(header), set())
        if quote == '"' and homes and room not in homes and not homes & set(MAY.get(room, [])):
            broken[room].append(f'{os.path.relpath(path, root)} includes {header} of {"/".join(sorted(homes))}')
        for pattern, allowed in OUTSIDE.items():
            if quote == '<' and re.match(pattern, header) and room not in allowed:
                outside.append(f'{os.path.relpath(path, root)} includes <{header}>')

check('every folder of src is a room', [room for room in rooms
                                        if os.path.isdir(os.path.join(root, 'src', room)) and room not in MAY and room != 'style'])
for room in rooms:
    if room in MAY:
        check(f'{room} includes only what it may', broken[room])
check('libraries stay in their rooms', outside)
done()
