#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The disk is full: what was not saved is said, the words stay, and once there is room they are saved; at the very start too.
full_disk.py, with ALONG_FULL_DISK the library that makes it full."""
import os
import re

from driver import App, ENTRY, Lost, R, journey, step
from hands import Widgets
from whole_job import PASSPHRASE, Walk, answer_start

NOTE = 'We looked at the cot together. ' * 40
FULL = os.path.join(os.environ['XDG_RUNTIME_DIR'], 'disk-is-full')


def fill_up():
    open(FULL, 'w', encoding='utf-8').close()


def make_room():
    os.unlink(FULL)


class FullDisk(Walk):
    def start(self, *arguments):
        self.app = App(*arguments, env={'LD_PRELOAD': os.environ['ALONG_FULL_DISK'], 'ALONG_FULL_WHILE': FULL,
                                        'ALONG_FULL_UNDER': os.environ['HOME']})
        self.hands = self.hands_of(self.app)

    def open_marsden(self):
        self.app.find(R.LIST_ITEM, re.compile('^Marsden.*Keyworker'))
        self.hands.tab_to(re.compile('^Marsden.*Keyworker'), R.LIST_ITEM)
        self.app.key('Return')
        self.app.find(name=re.compile('^Jade, Kofi and baby'))

    def whole(self):
        app_words = re.compile('full|room')
        fill_up()
        self.start()
        answer_start(self.app, self.hands)
        self.app.find(name=app_words, seconds=60)
        self.picture('start')
        step('a full disk at the first start: it is said')
        make_room()
        self.hands.fill('Passphrase', PASSPHRASE)
        self.hands.fill('The same again', PASSPHRASE)
        self.hands.press('Continue')
        self.app.find(name='Your recovery sheet', seconds=60)
        self.hands.press('I have it')
        self.app.find(name=re.compile('No families yet'))
        step('with room again the caseload is made')
        self.add_family()

        fill_up()
        self.app.key('ctrl+n')
        self.app.into(re.compile('^Say it in one line'), 'v 40m yesterday 10:00 jade enab')
        self.hands.fill('What happened', NOTE)
        self.app.key('ctrl+Return')
        self.app.find(name=app_words)
        self.picture('contact')
        if not self.app.find(ENTRY, 'What happened').holds(NOTE):
            raise Lost('the words are gone')
        step('a contact that finds no room: it is said, the words stay')
        make_room()
        self.hands.press('Try again')
        self.app.gone(name='What happened', role=ENTRY)
        self.app.find(R.LIST_ITEM, 'Home visit')
        step('with room again the same is saved')

        fill_up()
        self.app.key('ctrl+l')
        self.app.find(name='Locked')
        self.hands.fill('Passphrase', PASSPHRASE)
        self.hands.press('Unlock')
        self.app.wait(lambda: self.app.all(name=app_words) or self.app.pages(), 'an answer', 60)
        self.picture('unlock')
        step('locked and unlocked on a full disk: it opens or says why not')
        make_room()
        if not self.app.pages():
            if self.app.all(name='Try again'):
                self.hands.press('Try again')
            self.app.find(name='Locked')
            self.hands.fill('Passphrase', PASSPHRASE)
            self.hands.press('Unlock')
        self.app.wait(self.app.pages, 'the family again', 60)

        fill_up()
        self.app.quit()
        self.start()
        self.app.wait(lambda: self.app.all(name=app_words) or self.app.all(R.LIST_ITEM, re.compile('^Marsden.*Keyworker')),
                      'an answer', 60)
        self.picture('again')
        step('ended and started on a full disk: it opens or says why not')
        make_room()
        if self.app.all(name='Try again'):
            self.hands.press('Try again')
        self.open_marsden()
        self.app.find(R.LIST_ITEM, 'Home visit')
        self.app.quit()
        if self.problems():
            raise Lost(f'the store is not whole: {self.problems()}')
        step('all is there, the store is whole')


if __name__ == '__main__':
    journey(FullDisk(Widgets, '.', 'full-disk').whole)
