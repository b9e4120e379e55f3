# SPDX-License-Identifier: GPL-3.0-or-later
"""The genogram's own windows and states, each audited: what a walk over the pages opens besides the drawing and the panel."""
import re
import time

from driver import BUTTON, COMBO, ENTRY, R

ITEM = (R.MENU_ITEM, R.CHECK_MENU_ITEM, R.RADIO_MENU_ITEM)
ADDED = {'Add a home': 'add a home', 'Add a health note': 'add a health note', 'Add care': 'add care'}


class FamilyTree:
    def __init__(self, walk):
        self.walk = walk
        self.app, self.hands, self.audit = walk.app, walk.hands, walk.audit

    def panel_of(self, name):
        """Typing a name goes to somebody; Enter opens their panel."""
        app = self.app
        self.hands.tab_to(re.compile('^[A-Z][a-z]+, (man|woman|girl|boy)'), R.LIST_ITEM)
        app.type(name.lower())
        app.wait(lambda: app.focused() is not None and app.focused().name.startswith(name + ','), f'the focus on {name}')
        app.key('Escape', 'Return')
        app.find(name=re.compile(f'^About {name}'))

    def stands(self, node):
        """Waits until @node no longer moves."""
        places = []

        def still():
            places.append(tuple(node.extents()))
            time.sleep(0.2)
            return len(places) > 2 and len(set(places[-3:])) == 1

        self.app.wait(still, f'{node} to stand still')

    def records(self):
        for button, said in ADDED.items():
            self.hands.press(button)
            self.app.wait(lambda: len(self.app.windows()) > 1, said)
            self.audit(f'genogram: {said}')
            self.walk.close()

    def events(self):
        """Whatever can have happened to somebody, one dialog after the other."""
        app = self.app

        def entries():
            # By its key: the panel glides to where the button is; a menu of what is out of sight has no place on the screen.
            button = self.hands.tab_to('Something has happened', BUTTON)
            self.stands(button)
            app.key('space')
            return app.wait(lambda: [node.name for node in app.all(ITEM)], 'what can have happened')

        names = entries()
        self.audit('genogram: what can have happened', popover=True)
        app.key('Escape')
        for name in dict.fromkeys(names):
            app.gone(ITEM)
            entries()
            item = app.find(ITEM, name)
            item.act(*item.actions())
            app.wait(lambda: len(app.windows()) > 1, name)
            self.audit(f'event: {name}')
            self.walk.close()

    def another_day(self):
        app = self.app
        app.key('ctrl+d')
        app.find(ENTRY, 'As true on')
        self.audit('genogram: which day', popover=True)
        app.into('As true on', '1 May 2018')
        app.key('Return')
        app.find(name=re.compile('^As it was on 1 May 2018'))
        app.wait(app.focused, 'the focus on the other day')
        self.audit('genogram: another day')
        self.hands.press('Today')
        app.gone(name=re.compile('^As it was on'))

    def safety_map(self):
        app = self.app

        def switch():
            self.hands.press('Show')
            item = app.find(ITEM, 'Safety map')
            item.act(*item.actions())
            app.key('Escape')
            app.gone(ITEM, 'Safety map')

        self.hands.press('Show')
        app.find(ITEM, 'Safety map')
        self.audit('genogram: what is shown', popover=True)
        app.key('Escape')
        app.gone(ITEM, 'Safety map')
        switch()
        app.wait(app.focused, 'the focus')
        self.audit('genogram: safety map')
        switch()

    def ecomap(self):
        app = self.app
        self.hands.press('Ecomap')
        app.find(R.LIST_ITEM, re.compile('^At home: '))
        app.wait(app.focused, 'the focus')
        self.audit('ecomap')
        self.hands.press('Add professional')
        app.find(ENTRY, 'Name')
        self.audit('ecomap: add a professional')
        self.walk.close()

    def listed(self):
        self.hands.press('List')
        self.app.find(R.LIST_ITEM, re.compile('^Leanne'))
        self.app.wait(self.app.focused, 'the focus')
        self.audit('genogram: list')
        self.hands.press('Drawing')
        self.app.find(R.LIST_ITEM, re.compile('^Leanne, '))

    def several(self):
        app = self.app
        self.hands.tab_to(re.compile('^[A-Z][a-z]+, (man|woman|girl|boy)'), R.LIST_ITEM)
        app.key('ctrl+a')
        app.find(name='Choose nobody')
        self.audit('genogram: several')
        app.key('Escape')

    def gedcom(self):
        app = self.app
        more = next(node for node in app.all(name='More') if node.actions())
        more.act(*more.actions())
        item = app.find(R.MENU_ITEM, 'Save as GEDCOM…')
        item.act(*item.actions())
        app.find(COMBO, 'Who is it for?')
        self.audit('gedcom: save')
        self.walk.close()

    def all(self):
        self.walk.page(1, 'Overview')  # a drawing hides the list of families
        self.walk.hands.open_family('Whitworth')
        self.walk.page(2, 'Genogram')
        self.listed()
        self.panel_of('Leanne')
        self.records()
        self.events()
        self.another_day()
        self.safety_map()
        self.several()
        self.gedcom()
        self.ecomap()
        self.hands.press('Drawing')
        self.app.find(R.LIST_ITEM, re.compile('^Leanne, '))
