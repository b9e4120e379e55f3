#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole family of a demonstration story drawn from nothing by keys alone: people, couples, a pregnancy with its due dates
and the birth, carers, homes, health, names, lines. What is drawn is then what the demonstration draws of the same story;
everything is undone and redone, and is the same again. genogram_keys.py FOLDER"""
import json
import os
import re
import time

from driver import App, COMBO, ENTRY, Lost, OPTION, R, S, journey, step
from hands import Keys
from whole_job import answer_start

STORY = os.path.join(os.path.dirname(__file__), '../../data/demo/1-early-start-and-taper.json')

GENDER = {'female': 'Woman', 'male': 'Man'}
COUPLE = {'married': 'Married', 'cohabiting': 'Living together', 'dating': 'Going out'}
STATE = {'current': 'Together now', 'ended': 'Ended', 'divorced': 'Divorced', 'widowed': 'Widowed'}
CARE = {'foster care': 'Foster care', 'kinship foster care': 'Foster care in the family',
        'kinship care, informal': 'Care in the family, informal'}
BOND = {'close': 'Close', 'controlling': 'Controls', 'cut-off': 'Cut off', 'distant': 'Distant', 'violence': 'Violence',
        'cut-off-repaired': 'Cut off, then mended', 'supportive': 'Supports', 'focused-on': 'Focused on'}
AREA = {'lower': 'Alcohol or drugs', 'left-physical': 'Body', 'left-mental-health': 'Mental health'}
STATUS = {'in recovery': 'In recovery', 'current': 'Now'}
SOURCE = {'LMP': 'Last period', 'dating scan': 'Dating scan'}
CONFIDENCE = {'estimate': 'A guess', 'scan': 'By scan'}
MONTHS = 'January February March April May June July August September October November December'.split()


def words(edtf):
    """A date of the story as a person types it."""
    about = 'about ' if edtf.endswith('~') else ''
    parts = edtf.rstrip('~').split('-')
    if len(parts) == 1:
        return about + parts[0]
    month = MONTHS[int(parts[1]) - 1]
    return f'{month} {parts[0]}' if len(parts) == 2 else f'{int(parts[2])} {month} {parts[0]}'


class Drawn:
    """What the genogram says of a family: each person, couple, line with its name and description."""

    def __init__(self, app):
        self.app = app

    def read(self):
        items = {}
        for node in self.app.all(R.LIST_ITEM):
            if 'item.menu' in node.actions() and node.name:
                items[node.name] = node.description
        return items


class Story:
    def __init__(self, folder):
        with open(STORY, encoding='utf-8') as file:
            self.story = json.load(file)
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
        app, hands = self.app, self.hands
        name = re.compile('^Holdsworth')
        app.find(R.LIST_ITEM, name, seconds=120)
        hands.tab_to(re.compile('Keyworker|Support ended|closed', re.I), R.LIST_ITEM)
        for _ in range(20):
            here = app.focused()
            if here is not None and name.search(here.name):
                break
            app.key('Down')
        else:
            raise Lost('the arrows do not reach the family')
        app.key('Return')
        app.wait(app.pages, 'the pages of the family', 60)
        app.show_page('Genogram')
        app.find(R.LIST_ITEM, re.compile('^Keira, '), seconds=60)
        self.private_lines()
        drawn = Drawn(app).read()
        app.picture('keys-story-demo')
        app.quit()
        return drawn

    def private_lines(self):
        app, hands = self.app, self.hands
        hands.press('Show')
        app.find(R.MENU_ITEM if hasattr(R, 'MENU_ITEM') else None, re.compile('Private lines'))
        app.key('Down', 'Down')
        for _ in range(12):
            here = app.focused()
            if here is not None and 'Private lines' in ' '.join(n.name for n in here.walk()):
                break
            app.key('Down')
        else:
            raise Lost('the arrows do not reach Private lines')
        app.key('space')
        time.sleep(0.5)
        if app.all(name=re.compile('^Private lines$')):
            app.key('Escape')
        app.wait(lambda: app.all(R.LIST_ITEM, re.compile('Gary.*(violence|Violence)')), 'a private line')

    # Hands.

    def first(self, person):
        return self.people[person]['name'].split()[0]

    def go_to(self, person):
        """Typing the first letters moves the focus to somebody, once it is in the drawing."""
        app, first = self.app, self.first(person)
        wanted = re.compile('^' + first + r'(, |$)')
        for _ in range(6):
            here = app.focused()
            if here is not None and 'item.menu' in here.actions() and wanted.search(here.name):
                return
            if here is None or 'item.menu' not in here.actions():
                self.hands.tab_to(re.compile('^[A-Z][a-z]+(, |$)'), R.LIST_ITEM)
            app.type(first[:4].lower())
            time.sleep(1.1)  # letters that follow one another are one name
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
            title = title.replace('_', ' ')
            if isinstance(value, tuple):
                self.hands.choose(title, value[0])
            else:
                self.hands.fill(title, value)

    def ask(self, person, *menu):
        """The dialog behind an entry of somebody's menu."""
        app = self.app
        self.go_to(person)
        app.key('Menu')
        for entry in menu:
            app.find(name=re.compile(entry))
            for _ in range(20):
                here = app.focused()
                if here is not None and re.search(entry, ' '.join(n.name for n in here.walk())):
                    break
                app.key('Down')
                time.sleep(0.05)
            else:
                raise Lost(f'the arrows do not reach {entry}; the focus is on {app.focused()}')
            app.key('Return')
            time.sleep(0.4)

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
            self.fields(What_they_are_to_each_other=(COUPLE[couple['kind']],), How_it_is_now=(STATE[couple['state'].split()[0]],))
        for title, value in more.items():
            self.fields(**{title: value})
        if couple is not None:
            self.fields(From=words(couple['start']), Until=words(couple['end']) if couple.get('end') else None)
        self.fields(Name=about['name'], Gender=(GENDER[about['sex']],), Born=words(about['born']),
                    Died=words(about['died']) if about.get('died') else None, Role=about['role'])
        self.done('Add relative')
        self.app.find(R.LIST_ITEM, re.compile('^' + self.first(person) + r'(, |$)'))

    def couple(self, *partners):
        return next(c for c in self.story['couples'] if set(c['partners']) == set(partners))

    def all_people(self):
        app = self.app
        keira = self.people['s1-keira']
        app.show_page('Genogram')
        app.find(R.LIST_ITEM, re.compile('^Keira'))
        self.go_to('s1-keira')
        app.key('Menu')
        app.key('Escape')
        self.ask('s1-keira', '^Edit')
        self.fields(Gender=(GENDER[keira['sex']],), Born=words(keira['born']), Pronouns=keira['pronouns'], Role=keira['role'])
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
        pregnancy = self.story['pregnancies'][0]
        self.go_to('s1-keira')
        app.key('Insert')
        app.find(R.DIALOG, 'Add relative')
        hands.choose('Who is this to Keira?', 'Pregnancy')
        hands.choose('With', 'Kai Marsden')
        self.done('Add relative')
        app.find(R.LIST_ITEM, re.compile('^Baby'))
        step('a pregnancy, of the partner of now without being asked twice')
        for edd in pregnancy['edd_history']:
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
        self.fields(Born_on=words(born[0]), At=born[1], Name=rowan['name'], Gender=(GENDER[rowan['sex']],),
                    Weight_in_grams=str(pregnancy['birth_weight_g']), Place_of_birth=pregnancy['place'],
                    How_baby_was_born=pregnancy['mode_of_birth'])
        self.done('Baby is born')
        app.find(R.LIST_ITEM, re.compile('^Rowan, '))
        app.gone(R.LIST_ITEM, re.compile('^Baby'))
        self.ask('s1-rowan', '^Edit')
        self.fields(Role=rowan['role'])
        self.hands.option('The support is about this person') if False else self.switch('The support is about this person')
        self.done('Edit Rowan')
        step('two due dates, then the birth with its hour: the same baby, born')

    def switch(self, title):
        roles = (R.SWITCH,) if hasattr(R, 'SWITCH') else ()
        node = self.hands.tab_to(title, roles + (R.TOGGLE_BUTTON, R.CHECK_BOX, R.LIST_ITEM, R.PUSH_BUTTON))
        self.app.key('space')
        return node

    # Care.

    def tick(self, title, names):
        """People in a folded list: it is opened, each is ticked, it is closed again."""
        app = self.app
        app.find(name=re.compile('^' + title))
        self.hands.tab_to(re.compile('^' + title), (R.LIST_ITEM, R.BUTTON if hasattr(R, 'BUTTON') else R.PUSH_BUTTON, R.TOGGLE_BUTTON))
        app.key('space')
        for name in sorted(names):
            self.hands.tab_to(name, (R.CHECK_BOX,))
            app.key('space')

    def care(self):
        links = self.story['carer_links']
        for link in links:
            child, carer = link['child'], link['carers'][0]
            if carer == 's1-christine':
                self.relative(child, 'Carer', carer, Kind_of_care=(CARE[link['kind']],), From=words(link['start']), Until=words(link['end']))
                continue
            self.ask(child, '^Add to the record', '^Care')
            self.app.find(R.DIALOG, 'Add care')
            self.fields(Kind_of_care=(CARE[link['kind']],))
            self.tick('Carers', [self.people[carer]['name']])
            self.fields(From=words(link['start']), Until=words(link['end']), Note=link['note'])
            self.done('Add care')
        step('who cared for two children, and when')

    # Homes.

    def member(self, person, home, new, since):
        self.ask(person, '^Add to the record', '^Home')
        self.app.find(R.DIALOG, 'Add a home')
        self.hands.choose('Home', 'A new home' if new else home)
        if new:
            self.fields(Name_of_the_new_home=home)
        self.fields(From=words(since))
        self.done('Add a home')

    def homes(self):
        first, flat, mandy, jean = self.story['households']
        self.member('s1-keira', first['name'], True, first['members'][0]['from'])
        self.member('s1-kai', first['name'], False, first['members'][1]['from'])
        self.ask('s1-keira', '^Something has happened', '^Moved home')
        self.fields(When=words(flat['members'][0]['from']), Name_of_the_new_home=flat['name'])
        self.tick('Who moved', [self.people['s1-kai']['name']])
        self.done('Keira moved')
        self.member('s1-rowan', flat['name'], False, flat['members'][2]['from'])
        self.member('s1-mandy', mandy['name'], True, mandy['members'][0]['from'])
        for row in mandy['members'][1:]:
            self.member(row['person'], mandy['name'], False, row['from'])
        self.member('s1-jean', jean['name'], True, jean['members'][0]['from'])
        step('homes, of now and before, and a move of two together')

    # Health and names.

    def health(self):
        for person in self.story['people']:
            for condition in person.get('conditions') or []:
                self.ask(person['id'], '^Add to the record', '^Health note')
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
        for line in self.story['emotional_lines']:
            self.go_to(line['from'])
            self.ask(line['from'], '^Connect')
            title = 'Connect ' + self.first(line['from'])
            self.app.find(R.DIALOG, title)
            self.hands.choose('With', self.people[line['to']]['name'])
            self.hands.choose('Feeling', BOND[line['kind']])
            if line['directed']:
                self.switch('One way only')
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
        self.start()
        app, hands = self.app, self.hands
        answer_start(app, hands)
        hands.press('I have it')
        app.find(name=re.compile('No families yet'))
        app.key('ctrl+shift+n')
        hands.fill(re.compile('^Name of the parent'), self.people['s1-keira']['name'])
        app.key('ctrl+Return')
        app.wait(app.pages, 'the pages of the family', 30)
        self.all_people()
        self.pregnancy()
        self.care()
        self.homes()
        self.health()
        self.lines()
        self.private_lines()

    def undone_and_redone(self, expected):
        app = self.app
        self.go_to('s1-keira')
        for _ in range(self.edits):
            app.key('ctrl+z')
            time.sleep(0.3)
        app.wait(lambda: [name for name in Drawn(app).read()] in (['Keira'], ['Keira Holdsworth']), 'nobody but Keira')
        step(f'{self.edits} edits are undone: she is alone again')
        for _ in range(self.edits):
            app.key('ctrl+shift+z')
            time.sleep(0.3)
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
