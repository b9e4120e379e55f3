#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A caseload that another program has open: it can be looked at, and nothing in it changed; once it is closed there that
is said, and it is opened in earnest. look.py FOLDER [light|dark|narrow|rtl]"""
import os
import re
import signal
import subprocess
import sys
import time

from driver import App, ENTRY, Lost, PROGRAM, R, environment, journey, step
from hands import Keys

LOOK = sys.argv[2] if len(sys.argv) > 2 else 'light'
BANNER = re.compile('You can look, but not change')
PAGES = ['Overview', 'Genogram', 'Assessments', 'Timeline', 'Plan']


def another():
    """The same program on a bus and a screen of its own, as another login of this computer has: it does not know of the
    first. It is there when the caseload has been made and is open."""
    command = ['xvfb-run', '-a', 'dbus-run-session', '--', PROGRAM, '--demo']
    process = subprocess.Popen(command, env={**os.environ, 'NO_AT_BRIDGE': '1', 'GTK_A11Y': 'none'}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               start_new_session=True)
    end = time.monotonic() + 90
    since = None
    while time.monotonic() < end:
        held = subprocess.run(['find', os.environ['HOME'], os.environ.get('XDG_DATA_HOME', os.environ['HOME']), '-name', 'store.lock',
                               '-size', '+0', '-printf', '%T@'], capture_output=True, text=True, check=False).stdout
        if held != since:
            since, quiet = held, time.monotonic()
        # Making it takes the lock as well, for shorter.
        if held and time.monotonic() - quiet > 8:
            return process
        time.sleep(0.2)
    raise Lost('the other program does not open the caseload')


def walk():
    holder = another()
    app = App('--demo', env=environment(LOOK))
    hands = Keys(app)
    app.find(name='Someone else has this caseload open on this computer', seconds=60)
    app.picture(f'look-{LOOK}-1-in-use')
    hands.press('Look')
    app.find(name=BANNER, seconds=60)
    app.find(R.LIST_ITEM, re.compile('^Tesfay'), seconds=60)
    if LOOK == 'narrow':
        app.resize(360, 740)
    hands.tab_to(re.compile('^Tesfay'), R.LIST_ITEM)
    app.key('Return')
    app.find(R.HEADING, 'Going well')
    app.picture(f'look-{LOOK}-2-overview')
    step('a caseload that is open elsewhere can be looked at, and the banner says so')

    for number, page in enumerate(PAGES):
        app.key(f'ctrl+{number + 1}')
        time.sleep(1.5)
        app.find(name=BANNER)
        app.key('Insert', 'Delete', 'ctrl+n', 'ctrl+z', 'ctrl+shift+z', 'ctrl+shift+n')
        time.sleep(0.5)
        if len(app.windows()) > 1:
            raise Lost(f'on {page} a dialog came:\n' + '\n'.join(app.describe()))
        app.picture(f'look-{LOOK}-3-{page.lower()}')
    step('every page is there, and no key changes anything')

    if LOOK != 'narrow':
        app.key('ctrl+f')
        app.into('Search everything', 'sleep')
        app.find(R.LIST_ITEM, re.compile('sleep'))
        app.key('ctrl+a', 'BackSpace')
        app.windows()[0].act('win.history')
        app.find(ENTRY, 'Search what was changed')
        app.leave('Search what was changed')
        step('it can be searched, and its history read')

    os.killpg(holder.pid, signal.SIGTERM)
    holder.wait(30)
    app.find(name=re.compile('are free now'), seconds=60)
    app.picture(f'look-{LOOK}-4-free')
    hands.press('Open them')
    app.find(name='Made-up families. Nothing here is real.', seconds=60)
    app.key('ctrl+1')
    app.find(R.HEADING, 'Going well')
    app.picture(f'look-{LOOK}-5-opened')
    app.key('ctrl+n')
    app.find(name='Add contact', role=R.DIALOG)
    app.leave('Add contact', R.DIALOG)
    step('closed there, that is said, and it opens in earnest where one is')
    app.quit()


if __name__ == '__main__':
    journey(walk)
