# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups: made in a folder that was chosen, the passphrase and the key changed, started again; then, in another account
with an empty home and a keyring of its own, made a caseload again with the words of the sheet. backup.py FOLDER"""
import os
import re
import subprocess
import sys

from driver import BUTTON, ENTRY, Lost, R, journey, step
from hands import Keys, Widgets
from whole_job import PASSPHRASE, Walk, answer_start

NEW_PASSPHRASE = 'another warm quiet mug'
HERE = os.path.dirname(os.path.abspath(__file__))


def choose_path(app, path):
    """In the toolkit's own window for choosing, once it is there and has the keys: a path is typed."""
    def field():
        return next((entry for entry in app.all(ENTRY, within=app.windows()[0]) if app.tree.first_focused(list(entry.walk()))), None)

    def typed():
        if field() is None:
            app.key('slash')
            app.listen(1)
        return field()

    app.wait(typed, 'the field for a path')
    chooser = app.windows()[0]
    for _ in range(5):
        app.key('ctrl+a')
        app.type(path)
        # What the toolkit completes by itself while one types is not of the path.
        app.key('shift+End', 'Delete')
        app.wait(lambda: field() is None or field().holds(path), f'“{path}” in the field')
        app.key('Return')
        if app.closes(chooser, 5):
            return
    raise Lost(f'the window for choosing does not take {path}')


class Backing(Walk):
    def __init__(self, folder):
        super().__init__(Widgets, folder, 'backup')
        self.place = os.path.join(os.environ['HOME'], 'Backups')
        self.words = ''
        os.makedirs(self.place)

    def start_with_sheet(self):
        self.start()
        app, hands = self.app, self.hands
        app.find(name=re.compile('^Open a backup'))
        answer_start(app, hands)
        app.find(name='Your recovery sheet')
        label = app.find(R.LABEL, name=re.compile('^1 +[a-z]+'))
        self.words = ' '.join(re.findall(r'\d+ +([a-z]+)', label.text() or label.name))
        if len(self.words.split()) != 7:
            raise Lost(f'seven words are not in “{label.text()}”')
        hands.press('I have it')
        app.find(name=re.compile('No families yet'))

    def told_gently(self):
        self.app.find(name=re.compile('^There is no backup'))
        self.picture('1-told')

    def backups(self):
        self.app.click('Choose a folder')
        self.app.find(name='Last backup')

    def choose_folder(self):
        app = self.app
        self.backups()
        self.picture('2-no-folder')
        app.click('Choose…')
        choose_path(app, self.place)
        app.find(name=re.compile('^Today at .*read back$'))
        app.find(name=re.compile('^Restore the backup'))
        self.picture('3-backups')

    def files(self):
        """Two of one second have one name, and are two files all the same."""
        return [(entry.name, entry.inode()) for entry in os.scandir(self.place)]

    def by_hand(self):
        app = self.app
        before = self.files()
        app.click('Back up now')
        # The newest of a day takes the place of those before it.
        app.wait(lambda: len(self.files()) == 1 and self.files() != before, 'another backup in the folder')
        app.find(name=re.compile('^Today at .*read back$'))
        app.key('Escape')
        app.gone(name='Last backup')

    def preferences(self):
        """Keys that come while another window goes may be for nobody: they are pressed again."""
        def opened():
            if not self.app.all(name=re.compile('^Your name')):
                self.app.key('ctrl+comma')
                self.app.listen(3)
            return self.app.all(name=re.compile('^Your name'))

        self.app.wait(opened, 'the preferences')

    def locking(self, row):
        """A row of the preferences that leads on: chosen by keys."""
        app = self.app
        self.preferences()
        app.find(name=re.compile('^' + row))
        Keys(app).tab_to(re.compile('^' + row), R.LIST_ITEM)
        app.key('Return')

    def change_passphrase(self):
        app, hands = self.app, self.hands
        self.locking('Change the passphrase…')
        hands.fill('Passphrase until now', 'wrong')
        hands.fill('New passphrase', NEW_PASSPHRASE)
        hands.fill('Once more', NEW_PASSPHRASE)
        self.picture('4-passphrase')
        app.click('Change')
        app.find(name=re.compile('^That is not the passphrase'))
        hands.fill('Passphrase until now', PASSPHRASE)
        app.click('Change')
        app.find(name='The passphrase is changed')

    def forgotten(self):
        """The words of the sheet open it, and set another passphrase in the place of the one that is forgotten."""
        app, hands = self.app, self.hands
        app.key('ctrl+l')
        app.find(name='Locked')
        hands.press('Use the recovery sheet instead')
        hands.fill('Seven words', self.words)
        app.click('Unlock')
        app.find(name=re.compile('^The recovery sheet opened your caseload'), seconds=60)
        self.picture('4-forgotten')
        hands.press('Set a new passphrase…')
        hands.fill('Seven words', self.words)
        hands.fill('New passphrase', NEW_PASSPHRASE)
        hands.fill('Once more', NEW_PASSPHRASE)
        self.picture('4-by-words')
        app.click('Set')
        app.find(name='The passphrase is changed', seconds=60)
        app.gone(name=re.compile('^The recovery sheet opened your caseload'))

    def change_key(self):
        app = self.app
        self.locking('Change the key…')
        app.find(name='Change the key?')
        self.picture('5-key')
        app.click('Change the key')
        app.find(name='The key is changed', seconds=60)

    def start_again(self):
        """The keyring has the new key; after a lock the new passphrase opens."""
        self.leave()
        self.start()
        app, hands = self.app, self.hands
        app.find(name=re.compile('Marsden'), seconds=60)
        app.key('ctrl+l')
        app.find(name='Locked')
        hands.fill('Passphrase', NEW_PASSPHRASE)
        app.click('Unlock')
        app.find(name=re.compile('Marsden'), seconds=60)

    def backups_page(self):
        keys, tabs = Keys(self.app), (R.PAGE_TAB, R.RADIO_BUTTON, R.TOGGLE_BUTTON, *BUTTON)
        try:
            keys.tab_to('Backups', tabs)
        except Lost: # newer GTK: Tab reaches the page that is open, the arrows its neighbours
            keys.tab_to('You and this computer', tabs)
            self.app.key('Right')
        self.app.key('space')

    def restore_newest(self):
        """A backup that is made meanwhile takes the place of the row."""
        for _ in range(3):
            self.app.click(re.compile('^Restore the backup'))
            try:
                return self.app.find(ENTRY, 'Seven words', seconds=8)
            except Lost as lost:
                why = lost
        raise why

    def in_place(self):
        """A backup takes the place of the caseload, which is kept until it is let go."""
        app, hands = self.app, self.hands
        self.preferences()
        self.backups_page()
        self.restore_newest()
        hands.fill('Seven words', self.words)
        app.click('Open')
        app.find(name='This caseload', seconds=60)
        self.picture('6-preview')
        app.click('Restore')
        app.said(re.compile('^This is the caseload as it was backed up today at .* is kept: see Preferences'))
        app.find(name=re.compile('Marsden'))
        self.preferences()
        self.backups_page()
        app.find(name=re.compile('^Put the caseload of before back'))
        self.picture('6-kept')
        app.click(re.compile('^Put the caseload of before back'))
        app.find(name='Kept since', seconds=60)
        self.picture('6-put-back')
        app.click('Put it back')
        app.said(re.compile('^This is the caseload as it was until today at'))
        self.picture('6-back')
        app.find(name=re.compile('Marsden'))
        self.preferences()
        self.backups_page()
        # The one that was put back is kept as well.
        for left in (1, 0):
            app.click(re.compile('^Let the caseload of before go: '))
            app.find(name='Let the caseload of before go?')
            self.picture('7-let-go')
            app.click('Let it go')
            app.wait(lambda: len(app.all(name=re.compile('^Let the caseload of before go: '))) == left, f'{left} kept')
        app.key('Escape')
        app.gone(name='Last backup')

    def damaged(self):
        """A page of the file that cannot be read: the last good copy is offered by its day."""
        store = os.path.join(os.environ['XDG_DATA_HOME'], 'alongside', 'caseload', 'store')
        with open(store, 'r+b') as file:
            for page in range(0, os.path.getsize(store), 4096):
                file.seek(page + 100)
                file.write(b'not as it was')
        self.start()
        app, hands = self.app, self.hands
        app.find(name='Part of this record cannot be read', seconds=60)
        self.picture('8-damaged')
        app.click(re.compile('Open copy from today'))
        hands.fill('Seven words', self.words)
        app.click('Open')
        app.find(name=re.compile('^1 family, '), seconds=60)
        app.click('Restore')
        app.said(re.compile('^This is the caseload as it was backed up today'))
        app.find(name=re.compile('Marsden'))

    def leave(self):
        self.app.key('ctrl+q')
        self.app.process.wait(30)

    def elsewhere(self):
        home = os.path.join(os.environ['HOME'], 'another-account')
        newest = max(os.listdir(self.place))
        env = {**os.environ, 'ALONG_BACKUP_FILE': os.path.join(self.place, newest), 'ALONG_BACKUP_WORDS': self.words}
        done = subprocess.run([os.path.join(HERE, 'inside.sh'), '--home', home, '--', sys.executable, os.path.abspath(__file__),
                               '--elsewhere', self.folder], env=env, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Lost(done.stdout[-6000:] + done.stderr[-2000:])

    def whole(self):
        self.start_with_sheet()
        step('a first start, to the sheet')
        self.add_family()
        step('a family')
        self.told_gently()
        step('somebody is told that there is no backup')
        self.choose_folder()
        step('a folder is chosen: a backup is made at once')
        self.by_hand()
        step('another by hand')
        self.change_passphrase()
        step('another passphrase')
        self.forgotten()
        step('opened with the sheet, and by it another passphrase again')
        self.change_key()
        step('another key')
        self.start_again()
        step('started again, locked and unlocked')
        self.in_place()
        step('a backup put in the place of the caseload, that one put back, and those of before let go')
        self.leave()
        self.damaged()
        step('what cannot be read: the last good copy')
        self.leave()
        step('closed')
        self.elsewhere()
        step('in another account, with an empty home: the file and the sheet')


class Elsewhere(Walk):
    def __init__(self, folder):
        super().__init__(Widgets, folder, 'elsewhere')

    def restore(self):
        self.start()
        app, hands = self.app, self.hands
        app.find(R.LIST_ITEM, re.compile('^Open a backup'))
        Keys(app).tab_to(re.compile('^Open a backup'), R.LIST_ITEM)
        self.picture('1-welcome')
        app.key('Return')
        choose_path(app, os.environ['ALONG_BACKUP_FILE'])
        app.find(name=re.compile('^This backup was made today at'))
        words = os.environ['ALONG_BACKUP_WORDS'].split()
        hands.fill('Seven words', ' '.join(words[:2]))
        app.click('Open')
        app.find(name='A recovery sheet has 7 words. These are 2 words.', seconds=60)
        app.fill('Seven words', ' '.join(reversed(words)))
        self.picture('2-words')
        app.click('Open')
        app.find(name=re.compile('^Those are not the words of this backup'), seconds=60)
        hands.fill('Seven words', os.environ['ALONG_BACKUP_WORDS'])
        app.click('Open')
        app.find(name=re.compile('^1 family, '), seconds=60)
        app.find(name='Marta Keane, Northvale Perinatal Family Support')
        hands.fill('Passphrase', PASSPHRASE)
        hands.fill('Once more', PASSPHRASE)
        self.picture('3-preview')
        app.click('Restore')
        app.said(re.compile('^This is the caseload as it was backed up today'))
        app.find(name=re.compile('Marsden'))
        self.picture('4-restored')

    def again(self):
        self.app.key('ctrl+q')
        self.app.process.wait(30)
        self.start()
        self.app.find(name=re.compile('Marsden'), seconds=60)
        self.app.key('ctrl+q')
        self.app.process.wait(30)

    def whole(self):
        self.restore()
        step('restored with the words')
        self.again()
        step('opened again by its own keyring')


if __name__ == '__main__':
    if sys.argv[1] == '--elsewhere':
        journey(Elsewhere(sys.argv[2]).whole)
    else:
        journey(Backing(sys.argv[1]).whole)
