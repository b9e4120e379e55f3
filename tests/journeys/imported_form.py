#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A questionnaire of others by keyboard alone: taken in from a file, skip logic, a group that repeats, numbers that are worked out,
undo, a kill in the midst of it, signed, countersigned, and two dates compared. imported_form.py FOLDER"""
import os
import re
import sys
import time

from driver import BUTTON, ENTRY, Lost, PANEL, R, journey, step
from hands import Keys
from whole_job import Walk, short_day

FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../data/fhir/a-week-with-baby.json')
WHY, FEEDS, HOURS = 'What made them hard?', re.compile('^Feeds in a night'), re.compile('^Hours of help')


class Imported(Walk):
    def take_in(self):
        app = self.app
        app.quit()
        self.start(FILE)
        app = self.app
        app.find(name='A form with 7 questions.')
        app.find(name=re.compile('^Written for the tests'))
        self.hands.press('Import')
        app.said('Form imported')
        app.find(name='A week with baby')
        step('a questionnaire is taken in from its file, after a look at what is in it')

    def open_page(self):
        self.hands.tab_to(re.compile('^Marsden'), R.LIST_ITEM)
        self.app.key('Return')
        self.app.find(name=re.compile('^Jade, Kofi and baby'))
        self.app.show_page('Assessments')

    def begin(self, button):
        self.hands.press(button)
        self.hands.choose('Form', 'A week with baby')
        self.hands.press('Fill in')
        self.app.find(BUTTON, 'Finish…')

    def skip(self):
        app, hands = self.app, self.hands
        hands.option('Hard')
        hands.fill(WHY, 'Teeth')
        app.key('shift+Tab')
        app.along('Up', 'Broken')
        app.key('space')
        app.gone(name=WHY)
        app.key('ctrl+z')
        app.said(re.compile('^Taken back: How were the nights'))
        app.wait(lambda: app.find(ENTRY, WHY).holds('Teeth'), 'the answer that was hidden')
        hands.fill(FEEDS, '21')
        app.key('Tab')
        app.find(name=re.compile('^“Feeds in a night”: .*20'))
        app.key('shift+Tab')
        hands.fill(FEEDS, '4')
        step('skip logic: a question comes and goes with an answer, undo brings back what was written')

    def repeats(self):
        app, hands = self.app, self.hands
        hands.press(re.compile('^Next: Help'))
        hands.fill('Name of who helped', 'Carol')
        hands.fill(HOURS, '3.5')
        hands.press('Add another')
        second = app.find(PANEL, 'Who helped 2')
        entries = [node for node in second.walk() if node.role in ENTRY]
        app.wait(lambda: app.tree.first_focused(entries), 'the focus in the second')
        app.type('Aunt Bev')
        app.key('Tab')
        app.type('2.25')
        app.find(R.LIST_ITEM, 'Hours in all')
        app.wait(lambda: self.worked_out() == ['5.75', '10'], 'the hours added up, the load worked out')
        hands.press('Remove: Who helped 2')
        app.wait(lambda: self.worked_out() == ['3.5', '10'], 'less hours')
        app.key('ctrl+z')
        app.wait(lambda: self.worked_out() == ['5.75', '10'], 'the hours as they were')
        app.picture('imported-repeats')
        step('a group repeats; what is worked out follows it; undo brings back the one that was taken away')

    def worked_out(self):
        rows = [self.app.find(R.LIST_ITEM, name) for name in ('Hours in all', 'Load of the week')]
        return [next(n.name for n in row.walk() if re.match(r'[\d.]+$|incomplete', n.name)) for row in rows]

    def killed(self):
        app = self.app
        app.find(name=re.compile('^Draft saved'))
        time.sleep(2)  # a kill may take the last second
        app.kill()
        self.start()
        self.app.find(R.LIST_ITEM, re.compile('^Marsden'))
        self.open_page()
        self.app.picture('imported-draft')
        self.hands.press(re.compile('^Carry on'))
        self.app.find(BUTTON, 'Finish…')
        self.app.wait(lambda: self.worked_out() == ['5.75', '10'], 'what was worked out before the kill')
        names = [node for node in self.app.all(ENTRY, 'Name of who helped')]
        if not (names[0].holds('Carol') and names[1].holds('Aunt Bev')):
            raise Lost('who helped is not there')
        step('killed while it is filled in: it goes on where it was, with all that was answered')

    def sign(self, day):
        app, hands = self.app, self.hands
        app.key('ctrl+Return')
        app.find(name='Look it over')
        app.picture('imported-finish')
        hands.fill('Day of the rating', day)
        hands.press('Sign and finish')
        app.said('Assessment finished')

    def compared(self):
        app, hands = self.app, self.hands
        hands.press('New review')
        app.find(BUTTON, 'Finish…')
        hands.option('Calm')
        hands.fill(FEEDS, '2')
        hands.press(re.compile('^Next: Help'))
        hands.fill('Name of who helped', 'Kofi')
        hands.fill(HOURS, '10')
        self.sign(short_day('today'))
        hands.tab_to('A week with baby', R.LIST_ITEM)
        app.key('Return')
        hands.choose('What to show', 'Compare two dates')
        app.picture('imported-compared')
        for name, words in (('How were the nights?', 'Hard → Calm · down'), (WHY, 'Teeth → no answer'), (FEEDS, '4 → 2 · down'),
                            (HOURS, '3.5; 2.25 → 10'), ('Hours in all', '5.75 → 10 · up'), ('Load of the week', '10 → 2 · down')):
            row = app.find(R.LIST_ITEM, name)
            if not any(node.name == words for node in row.walk()):
                raise Lost(f'{row} does not say {words}')
        step('two dates side by side, question by question')

    def walk(self):
        self.first_start()
        self.add_family()
        self.take_in()
        self.open_page()
        self.begin('Choose a form')
        self.skip()
        self.repeats()
        self.killed()
        self.sign(short_day('-10 days'))
        step('a form of others is finished and signed')
        self.compared()
        self.app.quit()


if __name__ == '__main__':
    journey(lambda: Imported(Keys, sys.argv[1], 'imported').walk())
