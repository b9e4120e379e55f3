#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A family that was entered twice: the dialog says so while it is typed, it is found, said to be two and asked about again,
put together by keys alone, taken back and put back, and taken apart from History. duplicates.py [light|dark|narrow|large|rtl]"""
import re
import subprocess
import sys

from driver import App, ENTRY, R, environment, journey, step
from hands import Keys

LOOK = sys.argv[1] if len(sys.argv) > 1 else 'light'


class Walk:
    def start(self):
        subprocess.run(['xprop', '-root', '-f', 'RESOURCE_MANAGER', '8s', '-set', 'RESOURCE_MANAGER',
                        f'Xft.dpi:\t{192 if LOOK == "large" else 96}\n'], check=True)
        self.app = App('--demo', env=environment(LOOK))
        self.hands = Keys(self.app)
        self.app.find(R.LIST_ITEM, re.compile('^Tesfay'), seconds=60)
        if LOOK == 'narrow':
            self.app.resize(360, 740)

    def picture(self, name):
        self.app.picture(f'duplicates-{LOOK}-{name}')

    def families(self):
        return {node.name.split('.')[0] for node in self.app.all(R.LIST_ITEM, re.compile('^(Tesfay|Tesfai)\\.'))}

    def enter_again(self):
        """By somebody who does not know that the family is here."""
        app, hands = self.app, self.hands
        app.key('ctrl+shift+n')
        hands.fill(re.compile('^Name of the parent'), 'Selam Tesfai')
        hands.fill(re.compile('^Born'), '30 August 2005')
        app.find(name=re.compile('^Selam Tesfay, .* is here already'))
        self.picture('1-already-here')
        step('while a family is typed, the dialog says who is here already')
        hands.fill(re.compile('^Due date'), '30 September 2026')
        app.key('ctrl+Return')
        app.gone(name=re.compile('^Safe contact$'), role=ENTRY)
        app.gone(name='Add family')
        if LOOK != 'narrow':
            app.wait(lambda: len(self.families()) == 2, 'two families')

    def less_likely(self):
        """Names that only sound alike, and nothing else known: below the line, and put together by hand if they are one."""
        app, hands = self.app, self.hands
        app.key('ctrl+shift+n')
        hands.fill(re.compile('^Name of the parent'), 'Salam Tesfai')
        app.find(name=re.compile('^Selam Tes.* is here already'))
        hands.fill(re.compile('^Due date'), '1 October 2026')
        app.key('ctrl+Return')
        app.gone(name=re.compile('^Safe contact$'), role=ENTRY)
        app.gone(name='Add family')
        self.look('Less likely')
        self.picture('12-less-likely')
        hands.press('Choose two families…')
        app.find(name='Which two families are one?')
        self.picture('13-choose')
        self.look_for('tesfai')
        app.along('Down', re.compile('^Tesf'))
        app.key('Return')
        app.find(name=re.compile('^Which family is the same as Tesf'))
        self.picture('14-other')
        hands.tab_to(re.compile('^Tesf'), R.LIST_ITEM)
        app.key('Return')
        app.find(name=re.compile('^Who of '))
        self.picture('15-who')
        app.leave(re.compile('^Who of '))
        app.leave('Less likely')
        step('names that only sound alike stand below a line; two families are chosen by hand')

    def look(self, heading='Families that may be one'):
        self.app.windows()[0].act('win.duplicates')
        self.app.find(name=heading)

    def apart(self):
        app, hands = self.app, self.hands
        self.look()
        self.picture('2-list')
        hands.press(re.compile('^Not the same: '))
        app.find(name=re.compile('^Ask about them again'))
        self.picture('3-apart')
        hands.press(re.compile('^Ask about them again'))
        app.find(name=re.compile('^Compare: '))
        step('two that are not the same are kept apart, and asked about again')

    def put_together(self):
        app, hands = self.app, self.hands
        hands.press(re.compile('^Compare: '))
        app.find(name=re.compile('^Who of '))
        self.picture('4-who-is-who')
        app.key('ctrl+Return')
        app.find(name=re.compile('still to decide'))
        self.picture('5-fields')
        app.key('ctrl+Return')
        app.find(name=re.compile('still to decide'))
        step('nothing is put together before everything is decided')
        for _ in range(40):
            here = app.focused()
            if app.all(name='All is decided.'):
                break
            if here is None or not re.search(': ', here.name):
                app.key('ctrl+Return')
                app.listen(0.3)  # the focus goes to what is still to decide
                continue
            app.key('space')
            if not app.all(name='All is decided.'):
                app.key('ctrl+Return')
        app.find(name='All is decided.')
        self.picture('6-decided')
        app.key('ctrl+Return')
        app.find(name='No one seems to be here twice.')
        self.picture('7-one')
        app.leave('No one seems to be here twice.')
        app.find(R.HEADING, 'Going well')
        if LOOK != 'narrow':
            app.wait(lambda: len(self.families()) == 1, 'one family')
        step('two families become one by keys alone')

    def undo(self):
        app = self.app
        app.key('ctrl+z')
        app.find(name=re.compile('^Two families were put together. They become two again: '))
        self.picture('8-asked')
        app.leave(re.compile('^Two families were put together. They become two again: '))
        app.wait(lambda: len(self.families()) == 1, 'one family still')
        app.key('ctrl+z')
        self.hands.press('Take back')
        app.wait(lambda: len(self.families()) == 2, 'two families')
        self.picture('8-two-again')
        step('undo asks first, then brings the other family back')
        app.key('ctrl+shift+z')
        app.find(name=re.compile('^Two families become one again: '))
        self.hands.press('Put back')
        app.wait(lambda: len(self.families()) == 1, 'one family')
        step('redo puts them together again')

    def look_for(self, words):
        """Types what to look for, once the field of the dialog has the keys."""
        app = self.app
        app.wait(lambda: app.tree.first_focused([inside for entry in app.all(ENTRY, within=app.windows()[0]) for inside in entry.walk()]),
                 'the focus in the search')
        app.type(words)

    def same_person(self):
        """From the panel of a person: everybody else, the likeliest first, and people of other families by their name."""
        app, hands = self.app, self.hands
        app.show_page('Genogram')
        app.find(R.LIST_ITEM, re.compile('^Selam, woman'))
        hands.tab_to(re.compile('^[A-Z][a-z]+, '), R.LIST_ITEM)
        app.key('Return')
        hands.press('Same person as…')
        app.find(name=re.compile('^Who is the same person as '))
        self.picture('9-same-person')
        self.look_for('donna')
        app.find(R.LIST_ITEM, re.compile('^Donna'))
        self.picture('9-same-search')
        app.along('Down', re.compile('^Donna'))
        app.key('Return')
        app.find(name=re.compile('^Who of '))
        self.picture('9-same-other')
        app.leave(re.compile('^Who of '))
        app.show_page('Genogram')
        hands.tab_to(re.compile('^[A-Z][a-z]+, '), R.LIST_ITEM)
        app.key('Menu')
        app.find(name='Same person as…', role=R.MENU_ITEM)
        self.picture('9-menu')
        app.key('Escape')
        step('the panel of a person asks who else is the same')

    def from_history(self):
        """Much later, with other work done since: both are as they were, and that work stays."""
        app, hands = self.app, self.hands
        app.show_page('Overview')
        app.find(R.HEADING, 'Going well')
        app.windows()[0].act('win.family-details')
        hands.fill(re.compile('^Safe contact'), 'Ring on Mondays')
        app.key('ctrl+Return')
        app.find(name=re.compile('^Family details changed'))
        app.gone(name=re.compile('^Referred on'))
        app.windows()[0].act('win.history')
        hands.open_row(re.compile('^Two families put together'), lambda: app.all(name=re.compile('^Take this back')))
        self.picture('10-history')
        hands.press(re.compile('^Take this back'))
        app.find(name=re.compile('^Two families were put together. They become two again: '))
        hands.press('Take back')
        app.find(name=re.compile('^Taken back: '))
        app.leave('Search what was changed')
        app.wait(lambda: len(self.families()) == 2, 'two families')
        app.find(name=re.compile('Ring on Mondays'))
        self.picture('11-taken-back')
        step('from History they are taken apart, and what was done since stays')

    def walk(self):
        self.start()
        self.enter_again()
        self.apart()
        self.put_together()
        if LOOK != 'narrow':  # there the list is out of sight
            self.undo()
            self.same_person()
            self.from_history()
        self.less_likely()
        self.app.quit()


if __name__ == '__main__':
    journey(Walk().walk)
