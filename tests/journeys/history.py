#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was changed is seen, taken back and put back, also after the program was closed. history.py FOLDER"""
import re
import sys

from driver import ENTRY, R, journey, step
from hands import Widgets
from whole_job import Walk


class History(Walk):
    def safe_contact(self, words):
        app, hands = self.app, self.hands
        app.windows()[0].act('win.family-details')
        hands.fill(re.compile('^Safe contact'), words)
        hands.press('Save')
        app.find(name=re.compile('^Family details changed'))
        app.gone(name=re.compile('^Referred on'))

    def says(self, words):
        """The overview has them, and the window has said that something was done."""
        self.app.find(name=re.compile(re.escape(words)))

    def history(self):
        self.app.windows()[0].act('win.history')
        self.app.find(ENTRY, 'Search what was changed')

    def search(self, words):
        """What is found stands in rows of its own: those of before go."""
        def rows():
            return {node.path for node in self.app.all(R.LIST_ITEM, within=self.app.windows()[0])}

        before = self.app.wait(rows, 'changes')
        self.hands.fill('Search what was changed', words)
        self.app.wait(lambda: rows() and not rows() & before, f'what is found of “{words}”')

    def row(self, words):
        """Opens the newest change whose words these are."""
        self.app.find(R.LIST_ITEM, re.compile(words))
        self.hands.tab_to(re.compile(words), R.LIST_ITEM)
        self.app.key('Return')

    def whole(self):
        self.first_start()
        self.add_family()
        self.safe_contact('Ring on Mondays')
        self.safe_contact('Text after six')
        step('a family, and two changes of its safe contact')

        self.app.quit()
        self.start()
        self.hands.open_row(re.compile('^Marsden'), lambda: self.app.all(name=re.compile('Text after six')))
        self.app.key('ctrl+z')
        self.says('Ring on Mondays')
        step('started again: Ctrl+Z takes the last change back')
        self.hands.press('Put back')  # at once: a toast stays for five seconds
        self.app.find(name=re.compile('^Put back: '))
        self.says('Text after six')
        step('its toast has the way back')

        self.history()
        self.picture('1-history')
        self.search('mondays six')
        self.row('^Safe contact changed')
        self.app.find(R.LABEL, re.compile('From “Ring on Mondays” to “Text after six”'))
        self.picture('2-change')
        self.hands.press(re.compile('^Put “Ring on Mondays” back'))
        self.app.find(name=re.compile('^Put back: Safe contact'))
        self.app.find(name=re.compile('^Safe contact of .* put back'))
        self.app.leave('Search what was changed', ENTRY)
        self.says('Ring on Mondays')
        step('an earlier value is put back')

        self.safe_contact('Write a letter')
        self.history()
        self.search('voicemail')
        self.row('^Safe contact changed')
        self.hands.press('Take this back')
        self.app.find(name='Changed since')
        self.picture('3-question')
        self.app.find((R.RADIO_BUTTON, R.CHECK_BOX), re.compile('No voicemail')).act('option.choose', 'click', 'activate')
        self.hands.press('Take back')
        self.app.find(name=re.compile('^Taken back: '))
        self.app.leave('Search what was changed', ENTRY)
        self.says('No voicemail')
        step('a change that others followed is taken back, after a question')

        self.history()
        self.hands.press(re.compile('^Who has read it'), R.PAGE_TAB)
        self.app.find(R.LIST_ITEM, re.compile('^Opened: Marta Keane'))
        self.picture('4-reading')
        self.app.leave(re.compile('^Opened: Marta Keane'), R.LIST_ITEM)
        step('who has opened the family is listed')
        self.app.quit()
        step('the program ends without a complaint')


if __name__ == '__main__':
    journey(History(Widgets, sys.argv[1], 'history').whole)
