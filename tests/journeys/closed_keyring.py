#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""First start over a keyring that is closed and cannot ask for its password here: the passphrase is the way on, now and at
the next start. Runs inside tests/journeys/inside.sh --locked."""
import re

from driver import App, journey, step
from hands import Widgets
from whole_job import PASSPHRASE, answer_start


def first_start():
    app = App()
    hands = Widgets(app)
    answer_start(app, hands)
    app.find(name='Your keyring is closed')
    step('a closed keyring is told apart from none')
    hands.press('Open keyring')
    app.find(name=re.compile('still closed.*go on with the passphrase'))
    step('that it did not open is said, with the way on')
    hands.press('Go on with the passphrase')
    app.find(name='Your recovery sheet', seconds=60)
    app.find(name=re.compile('The keyring does not hold the key'))
    hands.press('I have it')
    app.find(name=re.compile('No families yet'))
    app.quit()
    step('a caseload is made without the keyring')


def next_start():
    app = App()
    hands = Widgets(app)
    app.find(name='Open your caseload')
    step('the next start asks for the passphrase, not for the keyring')
    hands.fill('Passphrase', PASSPHRASE)
    hands.press('Unlock')
    app.find(name=re.compile('No families yet'), seconds=60)
    app.key('ctrl+l')
    app.find(name='Locked')
    hands.fill('Passphrase', PASSPHRASE)
    hands.press('Unlock')
    app.find(name=re.compile('No families yet'), seconds=60)
    app.quit()
    step('the passphrase opens it, after a lock too')


def whole():
    first_start()
    next_start()


if __name__ == '__main__':
    journey(whole)
