# SPDX-License-Identifier: GPL-3.0-or-later
"""A family tree from a file becomes a new family, another file is merged into it, that is taken back and done again, and what
is there goes out as GEDCOM and is read back by alongsidectl. genogram_gedcom.py FOLDER"""
import json
import os
import re
import subprocess
import sys

from driver import App, Lost, R, TOOL, journey, step
from hands import Keys, Widgets
from whole_job import Walk, answer_start

FIRST = """0 HEAD
1 GEDC
2 VERS 5.5.1
1 CHAR UTF-8
0 @I1@ INDI
1 NAME Orla /Quill/
1 SEX F
1 BIRT
2 DATE 3 MAR 1998
2 PLAC Halifax
1 OCCU Baker
1 FAMS @F1@
0 @I2@ INDI
1 NAME Dara /Finch/
1 SEX M
1 BIRT
2 DATE ABT 1996
1 FAMS @F1@
0 @I3@ INDI
1 NAME Wren /Quill/
1 SEX F
1 BIRT
2 DATE 2 JUN 2024
1 FAMC @F1@
0 @F1@ FAM
1 HUSB @I2@
1 WIFE @I1@
1 CHIL @I3@
1 EVEN
2 TYPE Cohabitation
0 TRLR
"""

SECOND = """0 HEAD
1 GEDC
2 VERS 7.0
0 @A@ INDI
1 NAME Orla /Quill/
1 SEX F
1 BIRT
2 DATE 3 MAR 1998
1 FAMC @G@
0 @B@ INDI
1 NAME Maeve /Quill/
1 SEX F
1 BIRT
2 DATE (long ago)
1 DEAT
2 DATE 1 JAN 3020
1 FAMS @G@
0 @G@ FAM
1 WIFE @B@
1 CHIL @A@
0 TRLR
"""


class Tree(Walk):
    def __init__(self, folder):
        super().__init__(Widgets, folder, 'gedcom')
        self.place = os.path.join(os.environ['HOME'], 'Files')
        os.makedirs(self.place, exist_ok=True)
        for name, text in (('first.ged', FIRST), ('second.ged', SECOND)):
            with open(self.file(name), 'w', encoding='utf-8') as file:
                file.write(text)

    def file(self, name):
        return os.path.join(self.place, name)

    def first(self):
        """A first start with a file: it becomes a family."""
        self.app = App(self.file('first.ged'))
        self.hands = Widgets(self.app)
        app = self.app
        answer_start(app, self.hands)
        app.find(name='Your recovery sheet')
        self.hands.press('I have it')
        app.find(name='A new family from a genogram', seconds=60)
        app.find(name='3 people and 1 couple.')
        app.find(name=re.compile('^3 people are new'))
        self.picture('1-preview')
        self.hands.press('Import')
        app.find(R.LIST_ITEM, re.compile('^Orla, '), seconds=60)
        app.find(R.LIST_ITEM, re.compile('^Wren, '))
        self.picture('2-taken-in')
        step('a family tree from a file is a new family')

    def merge(self):
        """Another file for the same family: who is here is not doubled, what needs a look is said."""
        app = self.app
        app.give_path(lambda: app.windows()[0].act('win.import'), self.file('second.ged'))
        app.find(name='A new family from a genogram', seconds=60)  # nobody is mixed up with others by one key
        Keys(app).choose('Add these people to', re.compile('Quill'))
        app.find(name='People for this family’s genogram', seconds=60)
        app.find(name=re.compile('^1 person is new'))
        app.find(name=re.compile('^1 person seems to be here already'))
        app.find(name=re.compile('needs a look'))
        self.picture('3-merge')
        self.hands.press('Import')
        app.find(name=re.compile('^1 person came in. 1 thing needs a look'), seconds=60)
        self.hands.press('See them')  # at once: a toast stays for five seconds
        app.find(name=re.compile('^Line 10: Maeve Quill'))
        self.picture('4-needs-a-look')
        app.leave(re.compile('^Line 10: '))
        step('what needs a look is said, and can be read, copied and saved')
        app.find(R.LIST_ITEM, re.compile('^Maeve, |^Maeve$'))
        self.picture('5-merged')
        if len([node for node in app.all(R.LIST_ITEM, re.compile('^Orla, '))]) != 1:
            raise Lost('Orla is there twice')
        step('a second file is merged')

    def undo(self):
        app = self.app
        app.key('ctrl+z')
        app.gone(R.LIST_ITEM, re.compile('^Maeve, |^Maeve$'))
        app.find(R.LIST_ITEM, re.compile('^Orla, '))
        app.key('ctrl+shift+z')
        app.find(R.LIST_ITEM, re.compile('^Maeve, |^Maeve$'))
        step('the whole file is one step of undo')

    def save(self, name, *more):
        app = self.app
        more_button = [node for node in app.all(name='More') if node.actions()]
        more_button[0].act(*more_button[0].actions())
        item = app.find(R.MENU_ITEM, 'Save as GEDCOM…')
        item.act(*item.actions())
        app.find(name='What else goes out')
        if more:
            Keys(app).choose('Who is it for?', re.compile('social worker'))
        for row in more:
            Keys(app).press(row, R.CHECK_BOX)
        self.picture(f'6-save-{name}')
        app.give_path(lambda: app.click('Save…'), self.file(name))
        app.wait(lambda: os.path.exists(self.file(name)) and os.path.getsize(self.file(name)) > 100, name, 60)
        app.gone(name='What else goes out')
        with open(self.file(name), encoding='utf-8') as file:
            return file.read()

    def out(self):
        text = self.save('structure.ged')
        if 'Halifax' in text or 'OCCU' in text or 'Maeve' not in text:
            raise Lost(f'more than the structure went out, or less:\n{text}')
        step('the structure alone goes out')
        text = self.save('all.ged', re.compile('imported file'), re.compile('^Notes'))
        if 'Halifax' not in text or '1 OCCU Baker' not in text:
            raise Lost(f'what was chosen did not go out:\n{text}')
        said = json.loads(subprocess.run([TOOL, 'gedcom', self.file('all.ged')], check=True, capture_output=True, text=True).stdout)
        if said['people'] != 4 or said['warnings']:
            raise Lost(f'read back it is {said}')
        step('what is chosen goes out, and is read back')

    def walk(self):
        self.first()
        self.merge()
        self.undo()
        self.out()
        self.app.quit()


if __name__ == '__main__':
    journey(Tree(sys.argv[1]).walk)
