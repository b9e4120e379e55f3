# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole job once through, for either kind of hands: first start, a new family, its people on the genogram, contacts, a
form filled in and signed, the timeline, the report as PDF, quit, start again: all is there."""
import json
import os
import random
import re
import stat
import subprocess
import time

from driver import App, COMBO, ENTRY, Lost, OPTION, R, S, TOOL, step

PASSPHRASE = 'three warm quiet mugs'


def day(when):
    """A day as a person writes it."""
    return subprocess.run(['date', '-d', when, '+%-d %B %Y'], check=True, capture_output=True, text=True).stdout.strip()


def short_day(when):
    return subprocess.run(['date', '-d', when, '+%-d/%-m/%Y'], check=True, capture_output=True, text=True).stdout.strip()


def tool(*words):
    """What alongsidectl says of the store, read anew from the disk with the passphrase."""
    secret = os.path.join(os.environ['XDG_RUNTIME_DIR'], 'passphrase')
    with open(os.open(secret, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), 'w', encoding='utf-8') as file:
        file.write(PASSPHRASE)
    try:
        done = subprocess.run([TOOL, *words, '--passphrase-file', secret], capture_output=True, text=True, check=False)
    finally:
        os.unlink(secret)
    if done.returncode != 0:
        raise Lost(f'alongsidectl {words}: {done.returncode}: {done.stdout}{done.stderr}')
    return done.stdout


def want(text, words, where):
    for word in words:
        if word not in text:
            raise Lost(f'“{word}” is not in {where}:\n{text[:3000]}')


def answer_start(app, hands, picture=lambda name: None, name='Marta Keane', team='Northvale Perinatal Family Support'):
    """The pages of a first start, answered, to the passphrase."""
    app.find(name=re.compile('^Start a new caseload'))
    picture('1-welcome')
    app.key('Return')
    hands.fill(re.compile('^Your name'), name)
    hands.press('Continue')
    app.find(name='Which programme?')
    hands.fill('Name of the team', team)
    hands.press('Continue')
    app.find(name='Choose a passphrase')
    hands.fill('Passphrase', PASSPHRASE)
    hands.fill('The same again', PASSPHRASE)
    picture('2-passphrase')
    hands.press('Continue')


class Walk:
    def __init__(self, hands_of, folder, pictures):
        self.hands_of, self.folder, self.pictures = hands_of, folder, pictures
        self.app = self.hands = None
        self.mark = ''.join(random.choices('bdfgklmnprst', k=12))  # a word that no other run has
        self.here_before = {os.path.join(where, name) for where in ('/tmp', '/var/tmp', os.environ.get('TMPDIR', '/tmp'))
                            for name in os.listdir(where)}

    def start(self, *arguments):
        self.app = App(*arguments)
        self.hands = self.hands_of(self.app)

    def picture(self, name):
        self.app.picture(f'{self.pictures}-{name}')

    # First start.

    def first_start(self):
        self.start()
        app, hands = self.app, self.hands
        answer_start(app, hands, self.picture)
        app.find(name='Your recovery sheet')
        self.picture('3-recovery')
        hands.press('I have it')
        app.find(name=re.compile('No families yet'))

    # A family.

    def add_family(self):
        app, hands = self.app, self.hands
        app.key('ctrl+shift+n')
        hands.fill(re.compile('^Name of the parent'), 'Jade Marsden')
        hands.fill(re.compile('^Name of the other parent'), 'Kofi Mensah')
        hands.fill(re.compile('^Due date'), day('+60 weeks'))
        self.picture('4-family')
        app.key('ctrl+Return')
        app.find(name=re.compile('at most 40 weeks ahead'))
        hands.fill(re.compile('^Due date'), day('+10 weeks'))
        hands.fill(re.compile('^Safe contact'), f'Text Jade first. No voicemail. {self.mark}')
        hands.fill('Referred on', day('-25 days'))
        hands.fill('Accepted on', day('-20 days'))
        hands.fill(re.compile('^Accepted at'), '10:00')
        app.key('ctrl+Return')
        app.find(name=re.compile('^Jade, Kofi and baby'))
        app.gone(name=re.compile('^Safe contact$'), role=ENTRY)
        self.picture('5-overview')

    # The genogram.

    def person(self, first_name):
        return self.app.find(R.LIST_ITEM, self.called(first_name))

    @staticmethod
    def called(first_name):
        """Jade herself, not the couple that she is half of."""
        return re.compile('^' + first_name + '(, (woman|man|girl|boy|baby)|$)')

    def go_to(self, first_name):
        """Typing a name moves the focus to it, once the focus is in the drawing; Escape ends the search."""
        app = self.app
        here = app.focused()
        if here is None or 'item.menu' not in here.actions():
            self.hands.tab_to(re.compile('^[A-Z][a-z]+, '), R.LIST_ITEM)
        for _ in range(10):
            app.type(first_name.lower())
            end = time.monotonic() + 1
            while time.monotonic() < end:
                here = app.focused()
                if here is not None and self.called(first_name).search(here.name):
                    app.key('Escape')
                    return
                app.listen(0.1)
            app.key('Escape')
        raise Lost(f'typing does not find {first_name}; the focus is on {here}')

    def relative(self, of, relation, name, gender, born=None, other=None):
        app, hands = self.app, self.hands
        self.go_to(of)
        app.key('Insert')
        hands.choose(f'Who is this to {of}?', relation)
        if other is not None:
            hands.choose('With', other)
        hands.fill(re.compile('^Name$'), name)
        hands.choose('Gender', gender)
        if born is not None:
            hands.fill('Born, or age', born)
        hands.press('Add')
        app.gone(COMBO, f'Who is this to {of}?')
        self.person(name.split()[0])

    def said_of(self, first_name, *words):
        app = self.app
        app.wait(lambda: all(word in self.person(first_name).description for word in words),
                 f'{words} said of {first_name}, but “{self.person(first_name).description}”', 8)

    def people(self):
        app, hands = self.app, self.hands
        app.show_page('Genogram')
        self.person('Jade')
        self.relative('Jade', 'Parent', 'Carol Marsden', 'Woman', '1971')
        self.said_of('Jade', 'of Carol')
        self.relative('Jade', 'Brother or sister', 'Ryan Marsden', 'Man')
        self.said_of('Ryan', 'of Carol')
        self.relative('Kofi', 'Child', 'Amara Mensah', 'Woman', '2019', 'Other, or not known')
        self.said_of('Amara', 'Kofi')
        if 'Jade' in self.person('Amara').description:
            raise Lost(f'Kofi’s child from before is drawn as Jade’s: {self.person("Amara").description}')
        self.picture('6-genogram')
        step(f'{self.pictures}: a grandparent, a sibling and a partner’s child are drawn')

        self.go_to('Carol')
        app.key('Return')
        hands.press('Connect…')
        hands.choose('With', 'Kofi Mensah')
        hands.choose(re.compile('^What'), 'A feeling')
        hands.choose('Feeling', 'Conflict')
        hands.press('Add')
        app.find(R.LIST_ITEM, re.compile('^Carol and Kofi: conflict$'))
        step(f'{self.pictures}: two people are connected, the line says by what')

        self.go_to('Ryan')
        app.key('Return')
        hands.press('Edit Ryan')
        hands.fill('Born, or age', '3 May 2001')
        hands.press('Change')
        app.gone(name='Edit Ryan', role=R.DIALOG)
        app.wait(lambda: re.search(r'\b2[4-9]\b', self.person('Ryan').name), 'the age of Ryan')
        step(f'{self.pictures}: a person is changed')

        self.go_to('Amara')
        app.key('Delete')
        hands.press('Remove')
        app.gone(R.LIST_ITEM, re.compile('^Amara'))
        app.key('ctrl+z')
        self.person('Amara')
        app.key('ctrl+shift+z')
        app.gone(R.LIST_ITEM, re.compile('^Amara'))
        app.key('ctrl+z')
        self.person('Amara')
        self.said_of('Amara', 'Kofi')
        self.picture('7-people')
        step(f'{self.pictures}: removed, undone, redone, undone')

    # Contacts.

    def contact(self, line, note):
        app, hands = self.app, self.hands
        app.key('ctrl+n')
        app.into(re.compile('^Say it in one line'), line)
        if note:
            hands.fill('What happened', note)
        app.key('ctrl+Return')
        app.find(name='Contact added')
        app.gone(name=re.compile('^Say it in one line'))

    def contacts(self):
        self.app.show_page('Overview')
        self.contact(f'v 1h10 {short_day("-18 days")} 14:00 jade+kofi enab safe sleep, jade rang the midwife *',
                     f'Talked it through by the cot. {self.mark}')
        self.contact(f'p 20m {short_day("-9 days")} 10:00 jade prac', None)
        self.contact(f'v {short_day("-2 days")} 11:00 no answer', None)
        self.app.find(name=re.compile('Jade rang the midwife'))
        self.picture('8-contacts')

    # A form.

    def form(self):
        app, hands = self.app, self.hands
        app.show_page('Assessments')
        hands.press('Choose a form')
        hands.choose('Form', 'Attachment and attunement, before birth')
        hands.choose('With whom', 'Jade Marsden')
        hands.press('Fill in')
        hands.option('Start (one of the first three visits)')
        hands.option('Mother')
        hands.option('What I saw')
        app.key('alt+Down')
        app.find(name=re.compile('Can the parent talk about who this baby might be'))
        self.picture('9-form')
        ratings = {'Baby as a person': '334', 'Feelings about becoming a parent': '2N4', 'Protecting baby now': '555',
                   'Getting ready together': '344'}
        for section, keys in ratings.items():
            for n, key in enumerate(keys):
                if n > 0 or section != 'Baby as a person':
                    app.key('alt+Down')
                before = len(self.chosen())
                app.key(key)
                app.wait(lambda: len(self.chosen()) > before or n > 0, f'a rating in {section}')
            app.wait(lambda: app.all(R.LIST_ITEM, f'{section}, 3 of 3'), f'{section}, 3 of 3')
        step(f'{self.pictures}: every item is rated by its key')
        app.key('alt+Down', 'alt+Down')
        hands.fill('Strengths seen', 'Jade sings to baby in the bath.')
        hands.fill("In the parent's own words", 'I like it more than I thought.')
        hands.option('Yes')
        app.key('ctrl+Return')
        app.find(name='Look it over')
        self.scores()
        self.picture('10-look-over')
        hands.press('Sign and finish')
        app.find(name=re.compile('^Assessment finished'))
        app.find(R.LIST_ITEM, 'Attachment and attunement, before birth')
        self.scores()
        self.picture('11-assessments')

    def chosen(self):
        return [node for node in self.app.all(OPTION) if node.has(S.CHECKED)]

    def scores(self):
        """3, 3, 4 - 2, not seen, 4 - 5, 5, 5 - 3, 4, 4: the mean of what was seen."""
        for words in ('Baby as a person.*3.3', 'Feelings about becoming a parent.*3.0', 'Protecting baby now.*5.0', 'Getting ready together.*3.7'):
            self.app.wait(lambda: re.search(words, ' '.join(node.words() for node in self.app.all(R.LABEL))), words, 10)

    # The timeline and the report.

    def timeline(self):
        app = self.app
        app.show_page('Timeline')
        app.find(name=re.compile('Support began 13 weeks before the due date'))
        ribbon = [node.name for node in app.wait(lambda: app.all(R.LIST_ITEM, re.compile('week of|, growing|, strong')), 'weeks')]
        # A week that support did not fill says its rate, too: which one that is hangs on the weekday of the journey.
        weeks = re.sub(r' \d+ contacts? in \d+ days?( \(a rate of [\d.]+ a week\))?\.', '', '\n'.join(ribbon))
        want(weeks, ('1 of planned 1 to 3 contacts. Nobody missed. 1 hour 10.', '1 of planned 1 to 3 contacts. Nobody missed. 20 minutes.',
                     '1 no answer', 'Baby as a person: 3.3, growing', 'Protecting baby now: 5.0, strong'), 'the timeline')
        self.picture('12-timeline')

    def report(self):
        app, hands = self.app, self.hands
        app.key('ctrl+p')
        pdf = os.path.join(self.folder, f'{self.pictures}-report.pdf')
        os.makedirs(self.folder, exist_ok=True)
        if os.path.exists(pdf):
            os.unlink(pdf)
        app.give_path(lambda: hands.press('Save as PDF…'), pdf)
        app.wait(lambda: os.path.exists(pdf) and os.path.getsize(pdf) > 1000, 'the PDF')
        self.picture('13-print')
        app.leave('Save as PDF…')
        text = subprocess.run(['pdftotext', '-layout', pdf, '-'], check=True, capture_output=True, text=True).stdout
        text = re.sub(r'\s+', ' ', text)
        want(text, ('Jade', 'Kofi', 'Carol', 'Ryan', 'Amara', 'Going well', 'Jade rang the midwife', 'Talked it through by the cot',
                    'Baby as a person', '3.3', '5.0', '3.7', 'I like it more than I thought', 'Page 1 of'), 'the report')

    # Once more, and what lies on the disk.

    def again(self):
        self.start()
        app = self.app
        self.hands.open_row(re.compile('^Marsden.*Keyworker'), lambda: app.all(name=re.compile('^Jade, Kofi and baby')))
        app.find(name=re.compile('Jade rang the midwife'))
        app.show_page('Genogram')
        for name in ('Jade', 'Kofi', 'Carol', 'Ryan', 'Amara', 'Baby'):
            self.person(name)
        app.find(R.LIST_ITEM, re.compile('^Carol and Kofi: conflict$'))
        app.show_page('Assessments')
        app.find(R.LIST_ITEM, 'Attachment and attunement, before birth')
        self.scores()
        self.timeline()
        self.picture('14-again')
        app.quit()

    @staticmethod
    def problems():
        return json.loads(tool('store', 'verify'))['problems']

    def read_back(self):
        """alongsidectl opens the same store by the passphrase and finds the same."""
        if self.problems():
            raise Lost(f'the store is not whole: {self.problems()}')
        for words, found in (('Carol', 'Carol Marsden'), ('Amara', 'Amara Mensah'), ('cot', '"kind":"contact"'), ('bath', '"kind":')):
            want(tool('search', words), (found,), f'what a search for {words} finds')

    def half_a_contact(self):
        """A draft, the lock over it, and what lies on the disk at each; then it is let go."""
        app, hands = self.app, self.hands
        app.key('ctrl+n')
        app.into(re.compile('^Say it in one line'), 'p 5m today jade, quilted elephants')
        hands.fill('What happened', f'She told of the velvet staircase. {self.mark}')
        app.find(name=re.compile('^Draft saved'))
        self.in_clear()
        app.leave('What happened')
        app.key('ctrl+l')
        app.find(name=re.compile('^Locked'))
        self.in_clear()
        hands.fill('Passphrase', PASSPHRASE)
        hands.press('Unlock')
        app.wait(app.pages, 'the family again')
        app.key('ctrl+n')
        app.find(name=re.compile('^This is what you were writing'))
        app.wait(lambda: app.find(ENTRY, 'What happened').holds(f'She told of the velvet staircase. {self.mark}'), 'the draft')
        hands.press('Let it go')
        app.gone(name=re.compile('^This is what you were writing'))
        app.leave('What happened')

    @staticmethod
    def own_files(app):
        """What the program has written at home, and what it has open, also where the name is gone."""
        for where in (os.environ['HOME'], os.environ['XDG_RUNTIME_DIR']):
            for top, _, names in os.walk(where):
                yield from (os.path.join(top, name) for name in names)
        if app.process.poll() is None:
            opened = f'/proc/{app.process.pid}/fd'
            yield from (os.path.join(opened, name) for name in os.listdir(opened))

    def new_files(self):
        """What is new in the folders for passing files, whoever wrote it."""
        for where in {'/tmp', '/var/tmp', os.environ.get('TMPDIR', '/tmp')}:
            for name in os.listdir(where):
                path = os.path.join(where, name)
                if path in self.here_before:
                    continue
                yield path
                for top, _, names in os.walk(path):
                    yield from (os.path.join(top, name) for name in names)

    @staticmethod
    def search(paths, planted):
        """How many files were searched for words that must not be there."""
        looked = 0
        for path in paths:
            try:
                if not stat.S_ISREG(os.stat(path).st_mode):
                    continue
                with open(path, 'rb') as file:
                    data = file.read()
            except OSError:
                continue  # gone meanwhile
            looked += 1
            for word in planted:
                if word in data:
                    raise Lost(f'“{word.decode()}” is in clear in {path} ({os.path.realpath(path)})')
        return looked

    def in_clear(self):
        planted = [b'Marsden', b'Amara', b'voicemail', PASSPHRASE.encode(), b'by the cot', b'in the bath', b'more than I thought',
                   b'quilted elephants', b'velvet staircase', self.mark.encode()]
        looked = self.search(self.own_files(self.app), planted)
        if looked < 5:
            raise Lost(f'only {looked} files were looked at')
        self.search(self.new_files(), [self.mark.encode()])

    def whole(self):
        def done(words):
            step(f'{self.pictures}: {words}')

        self.first_start()
        done('a caseload is started, the recovery sheet shown')
        self.add_family()
        done('a family is added; what cannot be was said beside the field')
        self.people()
        self.contacts()
        done('three contacts in one line each')
        self.form()
        done('the form is signed; its scores are in the list')
        self.timeline()
        done('the timeline shows contacts and assessment')
        self.report()
        done('the report is saved as PDF with names, scores and contacts')
        self.half_a_contact()
        done('a draft outlives the lock; nothing of it is in clear before, while and after')
        self.app.quit()
        done('the program ends without a complaint')
        self.again()
        done('started again: no question, all is there')
        self.read_back()
        done('alongsidectl opens and finds the same')
        self.in_clear()
        done('no name, note, word of a form or passphrase is in clear in any file')
