#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Audits every page and dialog of the real program. walk.py [PART OF A PAGE'S NAME]"""
import os
import re
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'journeys'))

from audit import Audit  # noqa: E402
from backup import choose_path  # noqa: E402
from driver import App, BUTTON, COMBO, ENTRY, PANEL, R, TOOL, journey, note, verdict  # noqa: E402
from family_tree import FamilyTree  # noqa: E402
from hands import Widgets  # noqa: E402

only = sys.argv[1] if len(sys.argv) > 1 else ''


class Walk:
    def __init__(self):
        self.app = self.hands = None
        self.words = ''
        self.complained = 0

    def start(self, *arguments):
        self.app = App(*arguments)
        self.complained = 0
        self.hands = Widgets(self.app)

    def audit(self, name, popover=False):
        if only not in name:
            return
        time.sleep(0.3)  # what comes in from the side is there
        order, said = Audit(self.app, popover=popover).all()
        complaints = self.app.complaints()
        said += complaints[self.complained:]
        self.complained = len(complaints)
        for line in said:
            note(line)
        verdict(not said, f'{name}: {len(order)} stops of Tab, {len(said)} to mend')

    def close(self):
        """Escape, until one window is left."""
        def closed():
            windows = self.app.windows()
            if len(windows) > 1:
                self.app.key('Escape')
                self.app.closes(windows[0], 2)
            return len(self.app.windows()) == 1
        self.app.wait(closed, 'the dialog to close')
        self.app.wait(self.app.focused, 'the focus to come back')

    # A caseload of one's own.

    def start_pages(self):
        self.start()
        app, hands = self.app, self.hands
        app.find(name=re.compile('^Start a new caseload'))
        self.audit('welcome')
        hands.tab_to(re.compile('^Start a new caseload'), R.LIST_ITEM)
        app.key('Return')
        app.find(ENTRY, re.compile('^Your name'))
        self.audit('start: you')
        hands.fill(re.compile('^Your name'), 'Marta Keane')
        hands.press('Continue')
        app.find(name='Which programme?')
        self.audit('start: programme')
        hands.fill('Name of the team', 'Northvale')
        hands.press('Continue')
        app.find(name='Choose a passphrase')
        self.audit('start: passphrase')
        hands.fill('Passphrase', 'three warm quiet mugs')
        hands.fill('The same again', 'three warm quiet mugs')
        hands.press('Continue')
        app.find(name='Your recovery sheet')
        label = app.find(R.LABEL, name=re.compile('^1 +[a-z]+'))
        self.words = ' '.join(re.findall(r'\d+ +([a-z]+)', label.text() or label.name))
        self.audit('start: recovery sheet')
        hands.press('I have it')
        app.find(name=re.compile('No families yet'))
        self.audit('no families')
        app.key('ctrl+shift+n')
        app.find(ENTRY, re.compile('^Name of the parent'))
        self.audit('add family')
        self.close()
        self.backups()
        self.keys()
        self.exchange()
        app.key('ctrl+l')
        app.find(name=re.compile('^Locked'))
        self.audit('lock')
        app.quit()

    def backups(self):
        """No folder; one with a backup in it; restoring: what is asked, what is refused, what is shown."""
        app, hands = self.app, self.hands
        place = os.path.join(os.environ['XDG_RUNTIME_DIR'], 'backups')
        os.makedirs(place)
        app.windows()[0].act('win.backups')
        app.find(name='Last backup')
        self.audit('backups: no folder')
        app.click('Choose…')
        choose_path(app, place)
        hands.press('Back up now')
        app.find(name=re.compile('^Restore the backup'))
        self.audit('backups')
        hands.press(re.compile('^Restore the backup'))
        app.find(name=re.compile('^This backup was made today'))
        self.audit('restore: words')
        app.fill('Seven words', 'able able')
        hands.press('Open')
        app.find(name=re.compile('^Word 1 is not one'))
        self.audit('restore: refused')
        app.fill('Seven words', self.words)
        hands.press('Open')
        app.find(name='This caseload')
        self.audit('restore: what it holds')
        self.close()

    def keys(self):
        """What opens the caseload."""
        app = self.app
        for action, name, said in (('win.change-passphrase', 'Passphrase until now', 'change the passphrase'),
                                   ('win.new-sheet', 'New sheet', 'new recovery sheet'),
                                   ('win.change-key', 'Change the key?', 'change the key: question')):
            app.windows()[0].act(action)
            app.find(name=name)
            self.audit(said)
            self.close()

    def exchange(self):
        """Keys; a colleague's file: its passphrase, who made it, what comes, taken in and taken back; then one is given."""
        app, hands = self.app, self.hands
        place = os.environ['XDG_RUNTIME_DIR']
        store, secret, path = (os.path.join(place, name) for name in ('theirs', 'secret', 'theirs.along'))
        with open(secret, 'w', encoding='utf-8') as file:
            file.write('six blue boats by night')
        for words in (['generate', '--families', '1', '--seed', '3', '--contacts', '3'],
                      ['export', '--to', path, '--bundle-passphrase-file', secret]):
            subprocess.run([TOOL, *words, '--store', store, '--passphrase-file', secret], check=True, stdout=subprocess.DEVNULL)
        app.windows()[0].act('win.colleagues')
        app.find(name=re.compile('^([0-9A-F]{4}-){4}[0-9A-F]{4}$'))
        self.audit('keys of colleagues')
        self.close()
        app.give_path(lambda: app.windows()[0].act('win.take-in'), path)
        app.find(ENTRY, 'Passphrase')
        self.audit('take in: passphrase')
        app.fill('Passphrase', 'six blue boats by night')
        hands.press('Open')
        app.find(name=re.compile('^New here: '), seconds=60)
        self.audit('take in: what comes')
        hands.press('Compare…')
        app.find(name=re.compile('^Is this .* key'))
        self.audit('take in: compare the key')
        app.key('Escape')
        app.gone(name=re.compile('^Is this .* key'))
        hands.press('Take it in')
        app.find(name='Taken in', seconds=60)
        self.audit('take in: done')
        self.close()
        app.windows()[0].act('win.send')
        app.find(ENTRY, 'Passphrase')
        self.audit('send to a colleague')
        self.close()

    # The made-up families.

    def page(self, number, name):
        self.app.key(f'ctrl+{number}')
        self.app.find(PANEL, name)
        self.app.wait(self.app.focused, f'focus on {name}')

    def family_pages(self):
        self.start('--demo')
        app, hands = self.app, self.hands
        app.find(R.LIST_ITEM, re.compile('^Miah'), seconds=60)
        app.wait(app.focused, 'focus in the list')
        self.audit('families')
        hands.tab_to(re.compile('Keyworker'), R.LIST_ITEM)
        app.key('Return')
        app.find(R.HEADING, 'Going well', seconds=60)
        self.audit('overview')
        self.page(2, 'Genogram')
        self.audit('genogram')
        hands.tab_to(re.compile('^[A-Z][a-z]+, '), R.LIST_ITEM)
        app.key('Return')
        app.find(name='Close the panel')
        self.audit('genogram: a person')
        app.key('ctrl+p')
        app.find(name='Whole report…')
        hands.choose('Copy', 'As it is')
        self.audit('picture of the family')
        self.close()
        self.page(3, 'Assessments')
        self.audit('assessments')
        self.page(4, 'Timeline')
        app.find(name=re.compile('^Support Ribbon'))
        self.audit('timeline')
        app.key('t')
        time.sleep(1.5)
        self.audit('timeline: table')
        app.key('t')
        self.page(5, 'Plan')
        self.audit('plan')

    def dialogs(self):
        app, hands = self.app, self.hands
        app.key('ctrl+n')
        app.into(re.compile('^Say it in one line'), 'v 1h10 today 10am enab safe sleep')
        app.find(name='Safe sleep')
        self.audit('add contact')
        self.close()
        app.key('ctrl+p')
        app.find(name='Save as PDF…')
        self.audit('print')
        self.close()
        self.page(2, 'Genogram')
        hands.tab_to(re.compile('^[A-Z][a-z]+, '), R.LIST_ITEM)
        app.key('Insert')
        app.find(ENTRY, re.compile('^Name$'))
        self.audit('add relative')
        self.close()
        hands.tab_to(re.compile('^[A-Z][a-z]+, (man|woman|girl|boy)'), R.LIST_ITEM)
        app.key('Delete')
        app.find(name='Remove')
        self.audit('remove: question')
        self.close()
        self.connections()
        FamilyTree(self).all()
        self.assessment()
        self.over_time()
        self.rest()
        app.quit()

    def connections(self):
        """What the panel of a person leads to."""
        app, hands = self.app, self.hands
        hands.tab_to(re.compile('^[A-Z][a-z]+, (man|woman)'), R.LIST_ITEM)
        app.key('Return')
        app.find(name='Close the panel')
        hands.press('Connect…')
        app.find(COMBO, 'With')
        self.audit('connect: a couple')
        hands.choose(re.compile('^What .* is to them'), 'A feeling')
        app.find(COMBO, 'Feeling')
        self.audit('connect: a feeling')
        self.close()
        hands.press(re.compile('^Edit '))
        app.find(ENTRY, 'Pronouns')
        self.audit('edit person')
        self.close()
        hands.press(re.compile('^Change: [^,]+, (Partner|Other parent|Ended|Separated|Divorced|Widowed)'))
        app.find(COMBO, 'How it is now')
        self.audit('edit couple')
        self.close()

    def assessment(self):
        app, hands = self.app, self.hands
        self.page(3, 'Assessments')
        hands.press('New assessment')
        app.find(COMBO, 'Form')
        self.audit('new assessment')
        hands.press('Fill in')
        app.find(name='Back to the list')
        app.wait(app.focused, 'focus in the form')
        self.audit('fill in: start')
        app.key('alt+Down')
        time.sleep(1)
        self.audit('fill in: an item')
        app.key('ctrl+Return')
        app.find(name=re.compile('^Look it over'))
        self.audit('fill in: look it over')
        hands.press('Back to the list')
        app.find(name='New assessment')

    def assessments_of(self, name):
        """The assessments of another family."""
        app = self.app
        self.hands.open_family(name)
        self.page(3, 'Assessments')
        app.find(name='New assessment')

    def over_time(self):
        app, hands = self.app, self.hands
        self.assessments_of('Ingham')
        hands.tab_to(re.compile('^Attachment and attunement, after birth'), R.LIST_ITEM)
        app.key('Return')
        app.find(COMBO, 'What to show')
        self.audit('over time')
        for choice, name in (('Table', 'table'), ('Compare two dates', 'compare'), ('Answers of one date', 'answers')):
            hands.choose('What to show', choice)
            time.sleep(1)
            self.audit(f'over time: {name}')
        hands.press('Back to the list')
        app.find(name='New assessment')
        self.assessments_of('Miah')

    def contact_states(self):
        """The dialog to add a contact: empty, a choice open, what cannot be, a draft that was left."""
        app, hands = self.app, self.hands
        app.key('ctrl+n')
        app.find(ENTRY, re.compile('^Say it in one line'))
        self.audit('add contact: empty')
        app.into(re.compile('^Say it in one line'), 'p today jade, she rang')
        app.find(name=re.compile('^Phone'))
        self.audit('add contact: no length')
        app.key('ctrl+Return')
        time.sleep(1)
        self.audit('add contact: refused')
        self.close()
        app.key('ctrl+n')
        app.find(name=re.compile('^This is what you were writing'))
        self.audit('add contact: a draft')
        hands.press('Let it go')
        app.gone(name=re.compile('^This is what you were writing'))
        app.into(re.compile('^Say it in one line'), 'v 1h yesterday 10am')
        app.find(name='1 h')
        hands.tab_to(re.compile('^Home visit'), BUTTON)
        app.key('space')
        time.sleep(1)
        self.audit('add contact: a choice', popover=True)
        app.key('Escape')
        time.sleep(0.5)
        self.close()

    def take_in(self, name, contents, found):
        path = os.path.join(os.environ['XDG_RUNTIME_DIR'], name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(contents)
        app = self.app
        app.give_path(lambda: app.windows()[0].act('win.import'), path)
        app.find(name=found)
        self.audit(f'import: {name}')
        self.close()

    def rest(self):
        app, hands = self.app, self.hands
        self.page(5, 'Plan')
        hands.press('Re-agree plan')
        app.find(ENTRY, re.compile('^Why does it change'))
        self.audit('plan: question')
        self.close()
        self.contact_states()
        self.duplicates()
        self.outside()

    def duplicates(self):
        """A family that is written down again: while it is typed, in the list, who is who, field by field; one person."""
        app, hands = self.app, self.hands
        app.windows()[0].act('win.duplicates')
        app.find(name='No one seems to be here twice.')
        self.audit('duplicates: none')
        self.close()
        app.key('ctrl+shift+n')
        hands.fill(re.compile('^Name of the parent'), 'Selam Tesfai')
        hands.fill(re.compile('^Born'), '30 August 2005')
        hands.fill(re.compile('^Due date'), '30 September 2026')
        app.find(name=re.compile('^Selam Tesfay, .* is here already'))
        self.audit('add family: already here')
        app.key('ctrl+Return')
        app.gone(name='Add family')
        app.windows()[0].act('win.duplicates')
        app.find(name='Families that may be one')
        self.audit('duplicates')
        hands.press(re.compile('^Compare: '))
        app.find(name=re.compile('^Who of '))
        self.audit('put together: who is who')
        hands.press('Next')
        app.find(name=re.compile('still to decide'))
        self.audit('put together: field by field')
        self.close()

    def history(self):
        app, hands = self.app, self.hands
        app.windows()[0].act('win.history')
        app.find(ENTRY, 'Search what was changed')
        app.wait(lambda: app.all(R.LIST_ITEM, re.compile('.'), within=app.windows()[0]), 'what was changed')
        hands.open_row(re.compile('.'), lambda: app.all(name='Take this back'))
        self.audit('history: what was changed')
        hands.press(re.compile('^Who has read it'), R.PAGE_TAB)
        app.find(COMBO, 'What they did')
        self.audit('history: who has read it')
        self.close()
        app.windows()[0].act('win.certificates')
        app.find(name='Nothing was erased')
        self.audit('certificates: none')
        self.close()

    def outside(self):
        app, hands = self.app, self.hands
        self.history()
        app.windows()[0].act('win.family-details')
        app.find(ENTRY, re.compile('^Reference'))
        self.audit('family details')
        self.close()
        app.key('ctrl+p')
        app.find(name='Save as PDF…')
        hands.choose('Reader', re.compile('family'))
        app.find(COMBO, 'Whose copy it is')
        self.audit('print: the family’s copy')
        self.close()
        self.take_in('people.ged', '0 HEAD\n1 GEDC\n2 VERS 7.0\n0 @I1@ INDI\n1 NAME Orla /Quill/\n1 BIRT\n2 DATE soon\n0 TRLR\n',
                     re.compile('1 person'))
        self.take_in('contacts.csv', 'date,how\nnot a day,visit\n', re.compile('^(Contacts from a table|This file cannot)'))
        self.take_in('nothing.txt', 'nothing that is known\n', 'This file cannot be imported')
        app.key('ctrl+8')
        app.find(name=re.compile('^Parenting skills'))
        self.audit('forms')
        app.key('ctrl+comma')
        app.find(COMBO, 'Light or dark')
        self.audit('preferences')
        self.close()
        app.key('ctrl+question')
        app.find(name='Add contact', role=R.LIST_ITEM)
        self.audit('keys')
        self.close()

    def walk(self):
        self.start_pages()
        self.family_pages()
        self.dialogs()


if __name__ == '__main__':
    journey(Walk().walk)
