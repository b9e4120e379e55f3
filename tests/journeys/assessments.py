#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Assessments by keyboard alone: the programme's lists filled in and signed, what was signed put right with a reason.
assessments.py FOLDER"""
import os
import re
import subprocess
import sys
import time

from driver import App, BUTTON, ENTRY, R, journey, step
from hands import Keys
from whole_job import want


class Walk:
    def __init__(self, folder):
        self.folder = folder
        self.app = App('--demo')
        self.hands = Keys(self.app)

    def begin(self, form):
        """A new assessment of Whitworth: its form open at the first part."""
        self.hands.press('New assessment')
        self.app.find(BUTTON, 'Fill in')
        self.hands.choose('Form', form)
        self.hands.press('Fill in')
        self.app.find(BUTTON, 'Finish…')

    def rate(self, keys):
        """One item after the other, by the number of its answer."""
        for key in keys:
            self.app.key(key)
            time.sleep(.3)
            self.app.key('Return')
            time.sleep(.3)

    def sign(self, words='Sign and finish', said='Assessment finished'):
        self.app.key('ctrl+Return')
        self.app.find(name='Look it over')
        self.hands.press(words)
        self.app.said(said)

    def parents_own_view(self):
        app, hands = self.app, self.hands
        self.begin('My own view')
        # a screen reader gets the question as the name of the group, and each answer in it
        group = next(n for n in app.all(name='How I did this') if n.role != R.LABEL)
        app.wait(lambda: {'On my own', 'My worker read it to me', 'We did it together'}
                 <= {n.name for n in group.walk()}, 'the answers of a question below its name')
        app.along('Down', 'My worker read it to me')
        app.key('space')
        hands.press('Next: Me and my baby')
        hands.option(re.compile('^Yes'))
        app.find(name='I can calm my baby when they cry.')
        app.picture('own-view')
        self.sign()
        step('a parent’s own view is filled in and signed')

    def home_and_safety(self):
        app, hands = self.app, self.hands
        self.begin('Home and safety checklist')
        hands.option('Start (one of the first three visits)')
        hands.option('What I saw')
        hands.option("The parent's own home")
        hands.press('Next: Sleep')
        self.rate('1213')
        self.rate('11111')
        self.rate('1111n41')
        self.rate('1111')
        app.find(name=re.compile('There is danger now'))
        app.picture('home-danger')
        app.key('ctrl+Return')
        app.find(name='Look it over')
        # what is missing is named and leads there
        app.find(name=re.compile('What was done, who was told, and when'))
        app.key('Escape')
        hands.fill('What was done, who was told, and when', 'Locked away together')
        self.sign()
        step('home and safety: danger has to be acted on before it can be finished')

    def amend(self):
        app, hands = self.app, self.hands
        hands.tab_to(re.compile('^Home and safety'), R.LIST_ITEM)
        app.key('Return')
        hands.choose('What to show', 'Answers of one date')
        hands.press('Put right what was signed…')
        app.find(name=re.compile('changing what was signed'))
        hands.press('Next: Sleep')
        app.key('1')
        time.sleep(.3)
        app.key('Return')
        app.key('1')
        time.sleep(.3)
        app.key('ctrl+Return')
        app.find(name='Look it over')
        hands.fill('Why it is changed', 'The cot was there, in the other room')
        hands.press('Sign the change')
        app.said('Assessment amended')
        hands.tab_to(re.compile('^Home and safety'), R.LIST_ITEM)
        app.key('Return')
        hands.choose('What to show', 'Answers of one date')
        app.find(name=re.compile('Amended by .* Why: The cot was there'))
        app.picture('amended')
        step('what was signed is put right with a reason')

    def countersign(self):
        """The manager, of what a keyworker signed."""
        app, hands = self.app, self.hands
        app.key('Escape')
        app.find(BUTTON, 'New assessment')
        hands.tab_to(re.compile('^Parenting skills'), R.LIST_ITEM)
        app.key('Return')
        hands.choose('What to show', 'Answers of one date')
        hands.press('Countersign…')
        hands.press('Countersign')
        app.said('Assessment countersigned')
        app.find(name=re.compile('[Cc]ountersigned by'))
        app.gone(BUTTON, 'Countersign…')
        app.picture('countersigned')
        step('what a keyworker signed is countersigned by the manager')

    def printed(self):
        """The report of the one assessment, for the panel."""
        app, hands = self.app, self.hands
        pdf = os.path.join(self.folder, 'assessment.pdf')
        os.makedirs(self.folder, exist_ok=True)
        if os.path.exists(pdf):
            os.unlink(pdf)
        hands.press('Print or save as PDF…')
        app.find(name=re.compile('^Left out for this reader'))
        app.picture('assessment-print')
        app.give_path(lambda: hands.press('Save as PDF…'), pdf)
        app.wait(lambda: os.path.exists(pdf) and os.path.getsize(pdf) > 1000, 'the PDF')
        app.leave('Save as PDF…')
        text = subprocess.run(['pdftotext', '-layout', pdf, '-'], check=True, capture_output=True, text=True).stdout
        want(re.sub(r'\s+', ' ', text), ('Parenting skills', 'Dean', 'Marcus Oyelaran', 'Going well', 'Safe and well', '4.5', 'Evidence',
                                         'ountersigned', 'Not a validated scale', 'Page 1 of'), 'the report')
        step('the report of one assessment is saved as PDF, with every item and its evidence')

    def walk(self):
        app = self.app
        self.hands.open_family('Whitworth')
        app.key('ctrl+3')
        app.find(BUTTON, 'New assessment')
        self.parents_own_view()
        self.home_and_safety()
        self.amend()
        self.countersign()
        self.printed()
        app.quit()


if __name__ == '__main__':
    journey(lambda: Walk(sys.argv[1]).walk())
