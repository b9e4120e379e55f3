# SPDX-License-Identifier: GPL-3.0-or-later
"""Two colleagues with a caseload each: a key is given and compared, a family sent to that key and taken in, changed on
both sides, sent again, decided, taken back in History; the same file again changes nothing. exchange.py FOLDER"""
import os
import re
import sys

from driver import App, ENTRY, OPTION, R, S, journey, step
from hands import Keys, Widgets
from whole_job import Walk, answer_start


class Exchange(Walk):
    def __init__(self, folder):
        super().__init__(Widgets, folder, 'exchange')
        self.place = os.path.join(os.environ['HOME'], 'Files')
        os.makedirs(self.place, exist_ok=True)
        other = os.path.join(os.environ['HOME'], 'other')
        self.sams = {'HOME': other, 'XDG_DATA_HOME': os.path.join(other, 'data'), 'XDG_CONFIG_HOME': os.path.join(other, 'config')}

    def file(self, name):
        return os.path.join(self.place, name)

    def open_as(self, who, *arguments):
        self.app = App(*arguments, env=self.sams if who == 'Sam' else None)
        self.hands = Widgets(self.app)

    def do(self, action):
        """An action of the window, as the menu has it."""
        self.app.wait(lambda: any('win.send' in window.actions() for window in self.app.windows()), 'the window')
        next(window for window in self.app.windows() if action in window.actions()).act(action)

    def close(self):
        """The window that only closing is left of."""
        self.app.find(name='Close')
        before = len(self.app.windows())
        self.app.click('Close')
        self.app.wait(lambda: len(self.app.windows()) < before, 'the window to close')

    def start_marta(self):
        self.open_as('Marta')
        answer_start(self.app, self.hands)
        self.app.find(name='Your recovery sheet')
        self.hands.press('I have it')
        self.app.find(name=re.compile('No families yet'))
        self.add_family()
        self.app.quit()

    def start_sam(self):
        self.open_as('Sam')
        app, hands = self.app, self.hands
        answer_start(app, hands, name='Sam Idowu', team='Westvale Perinatal Family Support')
        app.find(name='Your recovery sheet')
        hands.press('I have it')
        app.find(name=re.compile('No families yet'))

    def give_key(self):
        self.do('win.colleagues')
        self.app.find(name=re.compile('^([0-9A-F]{4}-){4}[0-9A-F]{4}$'))
        self.picture('1-my-key')
        self.app.give_path(lambda: self.app.click('Give my key…'), self.file('sam.along-key'))
        self.app.find(name=re.compile('^Your key is saved'))
        self.close()
        self.app.quit()

    def accept_key(self):
        self.open_as('Marta', self.file('sam.along-key'))
        self.app.find(name='Is this Sam Idowu’s key?')
        self.picture('2-compare')
        self.app.click('It is the same')
        self.app.find(name='Sam Idowu')
        self.picture('3-colleagues')
        self.close()

    def show_family(self):
        Keys(self.app).open_row(re.compile('Marsden'), lambda: self.app.all(name=re.compile('^Jade, Kofi and baby')))

    def send(self, name):
        app = self.app
        self.do('win.send')
        app.find(name='Which families')
        Keys(app).choose('For', 'Sam Idowu')
        app.find(name=re.compile('^Only they can open it'))
        self.picture('4-send')
        app.give_path(lambda: app.click('Save file…'), self.file(name))
        app.find(name='The file is saved', seconds=60)
        app.find(name=re.compile('^In it: 1 family, 3 people'))
        self.picture('5-sent')
        self.close()

    def change_contact(self, words):
        app = self.app
        self.do('win.family-details')
        self.hands.fill(re.compile('^Safe contact'), words)
        app.key('ctrl+Return')
        app.gone(name=re.compile('^Safe contact'), role=ENTRY)

    def take_in(self, name):
        app = self.app
        self.open_as('Sam', self.file(name))
        app = self.app
        app.find(name=re.compile('New here: |Changes: |both sides'), seconds=60)
        return app

    def first(self):
        app = self.take_in('one.along')
        app.find(name=re.compile('Not confirmed'))
        self.picture('6-take-in')
        app.click('Compare…')
        app.find(name='Is this Marta Keane’s key?')
        app.click('It is the same')
        app.find(name=re.compile('You know this key'))
        app.click('Take it in')
        app.find(name='Taken in', seconds=60)
        self.picture('7-taken-in')
        app.click('Take it all back')
        app.find(name='Taken back', seconds=60)
        self.picture('7-taken-back')
        self.close()
        app.gone(name=re.compile('^Jade, Kofi and baby'))

    def put_back(self):
        """The file once more: what was taken back is offered."""
        app = self.app
        app.quit()
        self.open_as('Sam', self.file('one.along'))
        app = self.app
        app.find(name='You took this back', seconds=60)
        app.click('Put it back')
        app.find(name='Taken in', seconds=60)
        self.close()
        self.hands.press('All')
        self.show_family()

    def conflict(self):
        app = self.take_in('two.along')
        app.find(name='Changed on both sides')
        self.picture('8-conflict')
        app.find(OPTION, re.compile('Text Jade only')).act('option.choose', 'click', 'toggle')
        app.wait(lambda: app.find(OPTION, re.compile('Text Jade only')).has(S.CHECKED), 'what is chosen')
        self.picture('9-decided')
        app.click('Take it in')
        app.find(name='Taken in', seconds=60)
        self.close()

    def again(self):
        self.open_as('Sam', self.file('two.along'))
        self.app.find(name='You have all of this already', seconds=60)
        self.picture('10-again')
        self.close()

    def history(self):
        self.hands.press('All')
        self.show_family()
        self.do('win.history')
        self.app.find(name=re.compile('What came from Marta Keane'))
        self.picture('11-history')
        self.app.leave(re.compile('What came from Marta Keane'))
        self.app.quit()

    def whole(self):
        self.start_marta()
        step('Marta has a family')
        self.start_sam()
        self.give_key()
        step('Sam gives a key')
        self.accept_key()
        step('Marta compares and accepts it')
        self.show_family()
        self.send('one.along')
        step('Marta sends the family')
        self.change_contact('Text Jade only')
        self.send('two.along')
        self.app.quit()
        step('Marta changes it and sends it again')
        self.first()
        step('Sam takes it in, and takes it back')
        self.put_back()
        step('the same file offers it again')
        self.change_contact('Ring Kofi in the evening')
        self.app.quit()
        self.conflict()
        self.app.quit()
        step('what both changed is decided')
        self.again()
        step('the same file changes nothing')
        self.history()
        step('History tells of it')


if __name__ == '__main__':
    journey(Exchange(sys.argv[1]).whole)
