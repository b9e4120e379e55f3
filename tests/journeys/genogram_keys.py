#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole family of a demonstration story drawn from nothing by keys alone: people, couples, a pregnancy with its due dates
and the birth, carers, homes, health, names, lines. What is drawn is then what the demonstration draws of the same story;
everything is undone and redone, and is the same again. genogram_keys.py FOLDER"""
import json
import os
import re
import time

from driver import App, Lost, R, journey, step
from hands import Keys

STORY = os.path.join(os.path.dirname(__file__), '../../data/demo/1-early-start-and-taper.json')

COUPLE = {'married': 'Married', 'cohabiting': 'Living together', 'dating': 'Going out'}
STATE = {'current': 'Together now', 'ended': 'Ended', 'divorced': 'Divorced', 'widowed': 'Widowed'}
CARE = {'foster': 'Foster care', 'kinship-foster': 'Foster care in the family', 'kinship-informal': 'Care in the family, informal'}
BOND = {'close': 'Close', 'controlling': 'Controls', 'cut-off': 'Cut off', 'distant': 'Distant', 'violence': 'Violence',
        'cut-off-repaired': 'Cut off, then mended', 'supportive': 'Supports', 'focused-on': 'Focused on'}
AREA = {'lower': 'Alcohol or drugs', 'left-physical': 'Body', 'left-mental-health': 'Mental health'}
STATUS = {'in-recovery': 'In recovery', 'current': 'Now'}
SOURCE = {'lmp': 'Last period', 'dating-scan': 'Dating scan'}
GENDER = {'female': 'Woman', 'male': 'Man'}
OF_BABY = {'female': 'Girl', 'male': 'Boy'}
CONFIDENCE = {'estimate': 'A guess', 'scan': 'By scan'}
MENU = (R.MENU_ITEM, R.CHECK_MENU_ITEM, R.RADIO_MENU_ITEM)
MONTHS = 'January February March April May June July August September October November December'.split()


def words(edtf):
    """A date of the story as a person types it."""
    about = 'about ' if edtf.endswith('~') else ''
    parts = edtf.rstrip('~').split('-')
    if len(parts) == 1:
        return about + parts[0]
    month = MONTHS[int(parts[1]) - 1]
    return f'{month} {parts[0]}' if len(parts) == 2 else f'{int(parts[2])} {month} {parts[0]}'


def read_story():
    """What the story comes to, as lists of records; a person is known by "s1-" and the first name."""
    with open(STORY, encoding='utf-8') as file:
        edits = json.load(file)['edits']
    records = {}
    for change in (change for edit in edits for change in edit['changes']):
        records.setdefault(change['id'], {'is': change['kind'], 'id': change['id']}).update(change['set'])
    named = {r['id']: 's1-' + r['given'].lower() for r in records.values() if r['is'] == 'person'}

    def of(kind):
        return [{key: named.get(value, value) if isinstance(value, str) else [named.get(v, v) for v in value] if isinstance(value, list) else value
                 for key, value in r.items()} for r in records.values() if r['is'] == kind]

    members = of('membership')
    return {'people': of('person'),
            'couples': [{**c, 'partners': [c['one'], c['other']]} for c in of('couple')],
            'care': of('care_link'), 'lines': of('bond'), 'conditions': of('condition'),
            'homes': {h['name']: [m for m in members if m['household'] == h['id']] for h in of('household')},
            'pregnancy': of('pregnancy')[0], 'due': sorted(of('edd'), key=lambda e: e['recorded']), 'names': of('alias')}


class Drawn:
    """What the genogram says of a family: each person, couple, line with its name and description."""

    def __init__(self, app):
        self.app = app

    @staticmethod
    def said(description):
        """The sentences, in whatever order they were written down; so also those who live together."""
        sentences = description.rstrip('.').split('. ')
        return sorted(' '.join(sorted(s.replace(',', '').split())) if s.startswith('Lives with') else s for s in sentences)

    def read(self):
        items = {}
        nodes = [node for node in self.app.all(R.LIST_ITEM) if node.name]
        for node, actions in zip(nodes, self.app.tree.actions(nodes)):
            if 'item.menu' in actions:
                items[node.name] = self.said(node.description)
        return items


class Story:
    def __init__(self, folder):
        self.story = read_story()
        self.folder = folder
        self.people = {person['id']: person for person in self.story['people']}
        self.app = self.hands = None
        self.edits = 0

    def start(self, *arguments):
        self.app = App(*arguments)
        self.hands = Keys(self.app)

    # What the demonstration draws.

    def expected(self):
        self.start('--demo')
        app = self.app
        app.find(R.LIST_ITEM, re.compile('^Tesfay'), seconds=120)
        app.key('ctrl+f')
        app.into('Search everything', 'Keira Holdsworth')
        app.find(R.LIST_ITEM, re.compile('^Person, '))
        app.key('Return')
        app.wait(app.pages, 'the pages of the family', 60)
        app.show_page('Genogram')
        app.find(R.LIST_ITEM, re.compile('^Keira, '), seconds=60)
        drawn = Drawn(app).read()
        app.picture('keys-story-demo')
        return drawn

    # Hands.

    def first(self, person):
        return self.people[person]['name'].split()[0]

    def go_to(self, person):
        """Typing the first letters moves the focus to somebody, once it is in the drawing."""
        app, first = self.app, self.first(person)
        wanted = re.compile('^' + first + r'(, |$)')

        def is_there():
            here = app.focused()
            return here is not None and wanted.search(here.name) and 'item.menu' in here.actions()

        for _ in range(6):
            here = app.focused()
            if is_there():
                return
            if here is None or 'item.menu' not in here.actions():
                self.hands.tab_to(re.compile('^[A-Z][a-z]+(, |$)'), R.LIST_ITEM)
            app.type(first[:4].lower())
            try:
                app.wait(is_there, first, 1)
            except Lost:
                pass  # the next time round
            app.key('Escape')  # the words that were sought stay until then
        raise Lost(f'typing does not find {first}; the focus is on {app.focused()}')

    def done(self, words):
        """Ctrl+Enter; the dialog goes, the drawing has the focus again."""
        app = self.app
        app.key('ctrl+Return')
        app.gone(R.DIALOG, words)
        self.edits += 1

    def fields(self, **rows):
        """Rows by their titles in the order in which they stand."""
        for title, value in rows.items():
            if value is None:
                continue
            title = title.replace('__', ', ').replace('_', ' ')
            if isinstance(value, tuple):
                self.hands.choose(title, value[0])
            else:
                self.hands.fill(title, value)

    def ask(self, person, *menu):
        """The dialog behind an entry of somebody's menu. On a busy machine, where the window that was closed gives the keyboard
        back late, a menu may close again: then it is opened once more."""
        app = self.app
        for _ in range(3):
            self.go_to(person)
            app.key('Menu')
            if all(self.enter(entry) for entry in menu):
                return
            app.key('Escape', 'Escape')
        raise Lost(f'the arrows do not reach {menu}; the focus is on {app.focused()}')

    def enter(self, entry):
        """Down along a menu to @entry, each step waited for, and Return; whether it was there."""
        app = self.app

        def at(here=None):
            now = app.focused()
            return now if now is not None and now.role in MENU and (here is None or now.path != here.path) else None

        try:
            app.find(MENU, re.compile(entry), seconds=10)
            here = app.wait(at, 'the focus in the menu', 5)
            for _ in range(20):
                if re.search(entry, ' '.join(n.name for n in here.walk())):
                    app.key('Return')
                    return True
                app.key('Down')
                here = app.wait(lambda: at(here), 'the next entry', 5)
        except Lost:
            pass
        return False

    # People.

    def relative(self, to, relation, person, couple=None, other=None, **more):
        about = self.people[person]
        self.go_to(to)
        self.app.key('Insert')
        self.app.find(R.DIALOG, 'Add relative')
        first = self.first(to)
        self.hands.choose(f'Who is this to {first}?', relation)
        if other is not None:
            self.hands.choose('With', self.people[other]['name'])
        if couple is not None:
            self.fields(What_they_are_to_each_other=(COUPLE[couple['kind']],), How_it_is_now=(STATE[couple['state']],))
        for title, value in more.items():
            self.fields(**{title: value})
        if couple is not None:
            self.fields(From=words(couple['from']), Until=words(couple['to']) if couple.get('to') else None)
        self.fields(Name=about['name'], Gender=(GENDER[about['gender']],), Born__or_age=words(about['born']),
                    Died=words(about['died']) if about.get('died') else None, Role=about.get('role'))
        self.done('Add relative')
        self.app.find(R.LIST_ITEM, re.compile('^' + self.first(person) + r'(, |$)'))

    def couple(self, *partners):
        return next(c for c in self.story['couples'] if set(c['partners']) == set(partners))

    def all_people(self):
        app = self.app
        keira = self.people['s1-keira']
        app.show_page('Genogram')
        app.find(R.LIST_ITEM, re.compile('^Keira'))
        # The baby that a family begins with: it is to come by the genogram's own hand.
        app.find(R.LIST_ITEM, re.compile('^Baby'))
        self.hands.tab_to(re.compile('^(Keira|Baby)'), R.LIST_ITEM)
        app.type('baby')
        app.wait(lambda: app.focused() is not None and app.focused().name.startswith('Baby'), 'the focus on the baby')
        app.key('Escape', 'Delete')
        self.hands.press('Remove')
        app.gone(R.LIST_ITEM, re.compile('^Baby(?! born)'))
        self.edits += 1
        self.ask('s1-keira', '^Edit')
        self.fields(Gender=(GENDER[keira['gender']],), Born__or_age=words(keira['born']), Pronouns=keira['pronouns'], Role=keira['role'])
        self.done('Edit Keira')
        self.relative('s1-keira', 'Parent', 's1-tracy')
        self.relative('s1-keira', 'Parent', 's1-neil', self.couple('s1-tracy', 's1-neil'))
        self.relative('s1-tracy', 'Partner', 's1-gary', self.couple('s1-tracy', 's1-gary'))
        self.relative('s1-tracy', 'Child', 's1-alfie', other='s1-gary')
        self.relative('s1-tracy', 'Parent', 's1-jean')
        self.relative('s1-tracy', 'Parent', 's1-roy', self.couple('s1-jean', 's1-roy'))
        step('parents and grandparents, with what became of them')
        self.relative('s1-keira', 'Partner', 's1-connor', self.couple('s1-keira', 's1-connor'))
        self.relative('s1-keira', 'Partner', 's1-kai', self.couple('s1-keira', 's1-kai'))
        self.relative('s1-kai', 'Parent', 's1-mandy')
        self.relative('s1-kai', 'Parent', 's1-stuart', self.couple('s1-mandy', 's1-stuart'))
        self.relative('s1-kai', 'Brother or sister', 's1-ellie')
        self.relative('s1-mandy', 'Partner', 's1-clive', self.couple('s1-mandy', 's1-clive'))
        app.picture('keys-story-people')
        step('partners of now and before, and the father’s side')

    # The pregnancy and the birth.

    def pregnancy(self):
        app, hands = self.app, self.hands
        pregnancy = self.story['pregnancy']
        self.go_to('s1-keira')
        app.key('Insert')
        app.find(R.DIALOG, 'Add relative')
        hands.choose('Who is this to Keira?', 'Pregnancy')
        hands.choose('With', 'Kai Marsden')
        self.done('Add relative')
        app.find(R.LIST_ITEM, re.compile('^Baby'))
        step('a pregnancy, of the partner of now without being asked twice')
        for edd in self.story['due']:
            self.go_to('s1-keira')
            app.key('Return')
            hands.press('Add a due date')
            app.find(R.DIALOG, 'Add a due date')
            self.fields(Due_date=words(edd['edd']), Told_on=words(edd['recorded']), Where_it_comes_from=(SOURCE[edd['source']],),
                        How_sure_it_is=(CONFIDENCE[edd['confidence']],))
            self.done('Add a due date')
        self.ask('s1-keira', '^Something has happened', '^Baby is born')
        born = pregnancy['born'].split('T')
        rowan = self.people['s1-rowan']
        self.fields(Born_on=words(born[0]), At=born[1][:5], First_name=rowan['name'].split()[0], Surname=rowan['name'].split(None, 1)[1], Gender=(OF_BABY[rowan['gender']],),
                    Weight_in_grams=str(pregnancy['weight_g']), Place_of_birth=pregnancy['place'],
                    How_baby_was_born=pregnancy['mode_of_birth'])
        self.done('Baby is born')
        app.find(R.LIST_ITEM, re.compile('^Rowan, '))
        app.gone(R.LIST_ITEM, re.compile('^Baby(?! born)'))
        self.ask('s1-rowan', '^Edit')
        self.fields(Role=rowan['role'])
        self.switch('The support is about this person')
        self.done('Edit Rowan')
        step('two due dates, then the birth with its hour: the same baby, born')

    def switch(self, title):
        roles = (R.SWITCH,) if hasattr(R, 'SWITCH') else ()
        node = self.hands.tab_to(title, roles + (R.TOGGLE_BUTTON, R.CHECK_BOX, R.LIST_ITEM, R.PUSH_BUTTON))
        self.app.key('space')
        return node

    # Care.

    def tick(self, title, names, folded=True):
        """People in a list: it is opened where it is folded, and each is ticked."""
        app = self.app
        app.find(name=re.compile('^' + title))
        self.hands.tab_to(re.compile('^' + title), (R.LIST_ITEM, R.BUTTON if hasattr(R, 'BUTTON') else R.PUSH_BUTTON, R.TOGGLE_BUTTON))
        if folded:
            app.key('space')
        for name in sorted(names):
            self.hands.tab_to(name, (R.CHECK_BOX,), app.find(R.CHECK_BOX, name))
            app.key('space')

    def care(self):
        for link in self.story['care']:
            child, carer = link['child'], link['carers'][0]
            if carer == 's1-christine':
                self.relative(child, 'Carer', carer, Kind_of_care=(CARE[link['kind']],), From=words(link['from']), Until=words(link['to']))
                continue
            self.ask(child, '^Add to the record', '^Care')
            self.app.find(R.DIALOG, 'Add care')
            self.fields(Kind_of_care=(CARE[link['kind']],))
            self.tick('Carers', [self.people[carer]['name']])
            self.fields(From=words(link['from']), Until=words(link['to']), Note=link.get('note'))
            self.done('Add care')
        step('who cared for two children, and when')

    # Homes.

    def member(self, person, home, new, since):
        self.ask(person, '^Add to the record', '^Home')
        self.app.find(R.DIALOG, 'Add a home')
        if new:
            self.fields(Name_of_the_new_home=home)
        else:
            self.hands.choose('Home', home)
        self.fields(From=words(since))
        self.done('Add a home')

    def homes(self):
        homes = self.story['homes']
        first, flat = (next(name for name in homes if part in name) for part in ('lodgings', 'Flat'))

        def since(home, person):
            return next(m['from'] for m in homes[home] if m['person'] == person)

        self.member('s1-keira', first, True, since(first, 's1-keira'))
        self.member('s1-kai', first, False, since(first, 's1-kai'))
        self.ask('s1-keira', '^Something has happened', '^Moved home')
        self.fields(When=words(since(flat, 's1-keira')), Name_of_the_new_home=flat)
        self.tick('Who moved', [self.people['s1-kai']['name']], folded=False)
        self.done('Keira moved')
        if any(m['person'] == 's1-rowan' for m in homes[flat]):
            self.member('s1-rowan', flat, False, since(flat, 's1-rowan'))
        for home in (name for name in homes if name not in (first, flat)):
            for n, row in enumerate(homes[home]):
                self.member(row['person'], home, n == 0, row['from'])
        step('homes, of now and before, and a move of two together')

    # Health and names.

    def health(self):
        for condition in self.story['conditions']:
            self.ask(condition['person'], '^Add to the record', '^Health note')
            self.app.find(R.DIALOG, 'Add a health note')
            self.fields(What_it_is=condition['text'], Where_it_is_drawn=(AREA[condition['area']],),
                        How_it_is_now=(STATUS[condition['status']],), From=words(condition['from']))
            self.done('Add a health note')
        self.ask('s1-mandy', '^Add to the record', '^Another name')
        self.app.find(R.DIALOG, 'Add another name')
        self.fields(Other_name='Mandy Marsden', Kind_of_name=('Former name',))
        self.done('Add another name')
        step('health notes and a former name')

    # Lines.

    def lines(self):
        for line in self.story['lines']:
            self.go_to(line['from'])
            self.ask(line['from'], '^Connect')
            title = 'Connect ' + self.first(line['from'])
            self.app.find(R.DIALOG, title)
            self.hands.choose('With', self.people[line['to']]['name'])
            self.hands.choose('Feeling', BOND[line['kind']])
            if line.get('directed'):
                self.hands.choose('Which way', f"From {self.first(line['from'])} to {self.first(line['to'])}")
            elif line['kind'] == 'violence':
                self.hands.choose('Which way', 'Both ways')
            self.fields(Since=words(line['start']), Until=words(line['end']) if line.get('end') else None)
            self.done(title)
        step('every line, with its direction and its time')

    # All of it.

    def compare(self, expected, when):
        drawn = {}

        def same():
            drawn.clear()
            drawn.update(Drawn(self.app).read())
            return drawn == expected

        try:
            self.app.wait(same, 'the same drawing', 10)
        except Lost:
            lines = [f'- {name}: {expected[name]}' for name in expected if drawn.get(name) != expected[name]]
            lines += [f'+ {name}: {drawn[name]}' for name in drawn if expected.get(name) != drawn[name]]
            raise Lost(f'{when} the drawing is not that of the demonstration:\n' + '\n'.join(lines)) from None

    def from_nothing(self):
        app, hands = self.app, self.hands
        app.key('ctrl+shift+n')
        hands.fill(re.compile('^Name of the parent'), self.people['s1-keira']['name'])
        hands.choose(re.compile('^Baby'), 'On the way, no due date')
        app.key('ctrl+Return')
        app.gone(R.DIALOG, 'Add family')
        app.wait(lambda: app.all(name=re.compile('^Keira$')) or app.pages(), 'the pages of the family', 30)
        time.sleep(1)
        self.all_people()
        self.pregnancy()
        self.care()
        self.homes()
        self.health()
        self.lines()

    def press_until(self, key, reached, what):
        """As many times as there were edits; a busy machine may not take every one at once: only a few wait for one another."""
        app = self.app
        for n in range(2 * self.edits):
            app.key(key)
            time.sleep(0.2)
            if n >= self.edits - 1:
                self.stands()  # those that wait are through: one more would be one too many
                if reached():
                    return
        app.wait(reached, what)

    def stands(self):
        """Until nothing more comes of what was pressed."""
        seen = [None]

        def same():
            seen.append(Drawn(self.app).read())
            return seen[-1] == seen[-2] or time.sleep(0.6)

        self.app.wait(same, 'an end of the changes', 120)

    def undone_and_redone(self, expected):
        self.go_to('s1-keira')
        self.press_until('ctrl+z', lambda: sorted(re.split('[ ,]', name)[0] for name in Drawn(self.app).read()) == ['Baby', 'Keira'],
                         'nobody but Keira and the baby')
        step(f'{self.edits} edits are undone: nothing is left but what the family began with')
        self.press_until('ctrl+shift+z', lambda: Drawn(self.app).read() == expected, 'the whole family again')
        self.compare(expected, 'redone')
        step('and redone: the family is whole again')

    def walk(self):
        expected = self.expected()
        step(f'the demonstration draws {len(expected)} people, couples and lines')
        self.from_nothing()
        self.compare(expected, 'built')
        self.app.picture('keys-story-built')
        step('the family built by keys is drawn and said as the demonstration’s')
        self.undone_and_redone(expected)
        self.app.quit()


if __name__ == '__main__':
    import sys

    journey(Story(sys.argv[1]).walk)
