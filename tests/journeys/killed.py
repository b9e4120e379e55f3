#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed without warning as soon as something is shown as saved: it is there at the next start. killed.py FOLDER"""
import re
import sys
import time

from driver import ENTRY, Lost, R, journey, step
from hands import Widgets
from whole_job import Walk


class Killed(Walk):
    def kill_and_start(self):
        self.app.kill()
        self.start()
        self.app.find(R.LIST_ITEM, re.compile('^Marsden.*Keyworker'))

    def open_family(self):
        self.hands.tab_to(re.compile('^Marsden.*Keyworker'), R.LIST_ITEM)
        self.app.key('Return')
        self.app.find(name=re.compile('^Jade, Kofi and baby'))

    def killed(self):
        self.first_start()
        self.app.kill()
        self.start()
        self.app.find(name=re.compile('No families yet'))
        step('killed after the first start: the caseload opens without a question')

        self.add_family()
        self.kill_and_start()
        self.open_family()
        self.app.find(name=re.compile('Text Jade first'))
        step('killed when the new family was shown: it is there')

        self.app.show_page('Genogram')
        self.relative('Jade', 'Parent', 'Carol Marsden', 'Woman', '1971')
        self.kill_and_start()
        self.open_family()
        self.app.show_page('Genogram')
        self.person('Carol')
        self.said_of('Jade', 'of Carol')
        step('killed when a person was drawn: she is there, with her line')

        self.app.show_page('Overview')
        self.contact('v 1h10 yesterday 14:00 jade+kofi enab, jade rang the midwife *', 'Talked it through by the cot.')
        self.kill_and_start()
        self.open_family()
        self.app.find(name=re.compile('Jade rang the midwife'))
        step('killed at “Contact added”: the contact is there')

        self.app.key('ctrl+n')
        self.app.into(re.compile('^Say it in one line'), 'p 5m today jade')
        self.hands.fill('What happened', 'Half a thought.')
        self.app.find(name=re.compile('^Draft saved'))
        time.sleep(2)  # that may have been said of the line above; a kill may take the last second
        self.kill_and_start()
        self.open_family()
        self.app.key('ctrl+n')
        self.app.find(name=re.compile('^This is what you were writing'))
        self.app.wait(lambda: self.app.find(ENTRY, 'What happened').holds('Half a thought.'), 'the draft')
        self.hands.press('Let it go')
        self.app.leave('What happened')
        step('killed at “Draft saved”: what was being written is there')

        self.form()
        self.kill_and_start()
        self.open_family()
        self.app.show_page('Assessments')
        self.app.find(R.LIST_ITEM, 'Attachment and attunement, before birth')
        self.scores()
        step('killed at “Assessment finished”: the form is there with its scores')

        self.app.quit()
        if self.problems():
            raise Lost(f'the store is not whole: {self.problems()}')
        step('six times killed: the store is whole')


if __name__ == '__main__':
    journey(Killed(Widgets, sys.argv[1], 'killed').killed)
